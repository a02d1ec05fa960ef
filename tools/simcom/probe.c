/* SPDX-License-Identifier: MIT */
/* probe.c - simcom probe: what does an unknown firmware have? */
#define _DEFAULT_SOURCE

#include "probe.h"
#include "commands.h"
#include "interrupt.h"
#include "serial.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: simcom probe -D DEVICE [option]...\n"
    "Asks a module what it is and every test and read form, compares the answers with the known\n"
    "revisions, names the nearest and prints what differs. Changes nothing in the module but the "
    "echo.\n"
    "\n"
    "  -D, --device DEVICE      serial port of the module; default: $SIMCOM_DEVICE\n"
    "  -b, --baud RATE          115200\n"
    "      --revision NAME      compare with this revision, not with the nearest\n"
    "      --overlay FILE       write the differences as a revision of the specification, for\n"
    "                           spec/revisions/; the file's name without .yaml is the revision's\n"
    "\n"
    "exit codes\n"
    "  0    no difference\n"
    "  1    there are differences\n"
    "  2    bad usage, or the overlay cannot be written\n"
    "  3    the device cannot be opened, or the module does not answer\n"
    "  130  stopped by Ctrl-C\n";

typedef struct arguments {
    serial_t serial;
    const simcom_description_t *description; /* NULL: the nearest */
    const char *overlay;
} arguments_t;

static int wrong(const char *text, const char *value)
{
    fprintf(stderr, "simcom probe: %s '%s'\nTry 'simcom probe --help'.\n", text, value);
    return EXIT_USAGE;
}

static int read_option(arguments_t *arguments, int option, char **argv)
{
    char *end = NULL;

    switch (option) {
    case 'D':
        arguments->serial.device = optarg;
        return -1;
    case 'b':
        arguments->serial.baud = (unsigned)strtoul(optarg, &end, 10);
        return isdigit((unsigned char)optarg[0]) && *end == '\0'
                   ? -1
                   : wrong("-b needs a number, not", optarg);
    case 'r':
        arguments->description = simcom_description_find(optarg);
        return arguments->description != NULL ? -1 : wrong("there is no revision", optarg);
    case 'o':
        arguments->overlay = optarg;
        return -1;
    case 'h':
        fputs(help, stdout);
        return EXIT_GOOD;
    default:
        return wrong(option == ':' ? "a value is missing behind" : "there is no option",
                     argv[optind - 1]);
    }
}

static int read_arguments(arguments_t *arguments, int argc, char **argv)
{
    static const struct option names[] = {
        {"device", required_argument, NULL, 'D'},   {"baud", required_argument, NULL, 'b'},
        {"revision", required_argument, NULL, 'r'}, {"overlay", required_argument, NULL, 'o'},
        {"help", no_argument, NULL, 'h'},           {NULL, 0, NULL, 0},
    };
    int option;

    *arguments = (arguments_t){.serial = {.baud = 115200, .program = "simcom probe"}};
    while ((option = getopt_long(argc, argv, ":D:b:", names, NULL)) != -1) {
        const int result = read_option(arguments, option, argv);
        if (result >= 0) {
            return result;
        }
    }
    if (optind < argc) {
        return wrong("what is", argv[optind]);
    }
    if (arguments->serial.device == NULL) {
        arguments->serial.device = getenv("SIMCOM_DEVICE");
    }
    return arguments->serial.device != NULL && arguments->serial.device[0] != '\0'
               ? -1
               : wrong("no device: give the serial port with -D, such as", "-D /dev/ttyUSB2");
}

/* "spec/revisions/v9.9.yaml" -> "v9.9" */
static void name_of(const char *path, char name[64])
{
    const char *begin = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
    const char *end = strstr(begin, ".yaml");

    (void)snprintf(name, 64, "%.*s", end == NULL ? (int)strlen(begin) : (int)(end - begin), begin);
}

static int write_overlay(const arguments_t *arguments, const probe_t *probe,
                         const simcom_description_t *description)
{
    char name[64];
    FILE *file = fopen(arguments->overlay, "w");

    name_of(arguments->overlay, name);
    const size_t changes = file == NULL ? 0 : probe_overlay(probe, description, name, file);
    if (file == NULL || fclose(file) != 0) {
        fprintf(stderr, "simcom probe: %s: %s\n", arguments->overlay, strerror(errno));
        return EXIT_USAGE;
    }
    printf("wrote %s: %zu changes to %s; check it with python3 -m codegen check\n",
           arguments->overlay, changes, description->revision->name);
    return -1;
}

static int report(const arguments_t *arguments, const probe_t *probe)
{
    const simcom_description_t *nearest = probe_nearest(probe);
    const simcom_description_t *chosen =
        arguments->description != NULL ? arguments->description : nearest;

    if (!probe_answered(probe)) {
        fprintf(stderr, "simcom probe: the module does not answer\n");
        return interrupt_count() > 0 ? EXIT_INTERRUPTED : EXIT_MODULE;
    }
    printf("module: %s\n",
           probe_identity(probe)[0] == '\0' ? "does not say what it is" : probe_identity(probe));
    for (size_t i = 0; i < simcom_description_count; i++) {
        printf("%-20s %zu differences%s\n", simcom_descriptions[i]->revision->name,
               probe_compare(probe, simcom_descriptions[i], NULL),
               simcom_descriptions[i] == nearest ? ", the nearest" : "");
    }
    printf("\nagainst %s:\n", chosen->revision->name);
    const size_t count = probe_compare(probe, chosen, stdout);
    if (count == 0) {
        puts("no difference");
    }
    const int result = arguments->overlay == NULL ? -1 : write_overlay(arguments, probe, chosen);
    return result >= 0 ? result : count > 0 ? EXIT_FAILED : EXIT_GOOD;
}

int probe_command(int argc, char **argv)
{
    static arguments_t arguments;
    int result = read_arguments(&arguments, argc, argv);

    if (result >= 0) {
        return result;
    }
    arguments.serial.interrupt = interrupt_catch();
    if (!serial_open(&arguments.serial)) {
        return EXIT_MODULE;
    }
    probe_t *probe = probe_run(serial_wire(&arguments.serial), 30);
    result = report(&arguments, probe);
    probe_free(probe);
    serial_close(&arguments.serial);
    return result;
}
