/* SPDX-License-Identifier: MIT */
/* probe.c - simcom probe: what does an unknown firmware have? */
#include "probe.h"
#include "commands.h"
#include "interrupt.h"
#include "limits.h"
#include "serial.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct arguments {
    serial_t serial;
    const simcom_description_t *description; /* NULL: the nearest */
    const char *overlay;
} arguments_t;

#define AT(member) offsetof(arguments_t, member)

static const cli_option_t table[] = {
    CLI_A_VALUE('D', "device", "DEVICE", AT(serial.device), CLI_DEVICE,
                "serial port of the module; default: $SIMCOM_DEVICE"),
    CLI_A_NUMBER('b', "baud", "RATE", AT(serial.baud), 1, 99999999, "115200"),
    CLI_A_CALL(0, "revision", "NAME", AT(description), CLI_REVISION, NULL, limits_read_revision,
               "compare with this revision, not with the nearest"),
    CLI_A_VALUE(0, "overlay", "FILE", AT(overlay), CLI_FILE,
                "write the differences as a revision of the specification, for spec/revisions/; "
                "the file's name without .yaml is the revision's"),
    CLI_A_HELP,
};

static const cli_exit_t exits[] = {
    {EXIT_GOOD, "no difference"},
    {EXIT_FAILED, "there are differences"},
    {EXIT_USAGE, "bad usage, or the overlay cannot be written"},
    {EXIT_MODULE, "the device cannot be opened, or the module does not answer"},
    {EXIT_INTERRUPTED, "stopped by Ctrl-C"},
};

const cli_t probe_cli = {
    .program = "simcom probe",
    .brief = "ask an unknown firmware what it has",
    .usages = (const char *const[]){"-D DEVICE [option]...", NULL},
    .text = "Asks a module what it is and every test and read form, compares the answers with the "
            "known revisions, names the nearest and prints what differs. Changes nothing in the "
            "module but the echo.",
    .tables = {{table, CLI_COUNT(table)}},
    .exits = exits,
    .exit_count = CLI_COUNT(exits),
    .print_more = limits_print_revisions,
};

static int read_arguments(arguments_t *arguments, int argc, char **argv)
{
    *arguments = (arguments_t){.serial = {.baud = 115200, .program = "simcom probe"}};
    const int result = cli_read(&probe_cli, arguments, argc, argv);
    if (result >= 0) {
        return result;
    }
    if (arguments->serial.device == NULL) {
        arguments->serial.device = getenv("SIMCOM_DEVICE");
    }
    if (arguments->serial.device == NULL || arguments->serial.device[0] == '\0') {
        cli_wrong(&probe_cli, "no device: give the serial port with -D, such as -D /dev/ttyUSB2");
        return EXIT_USAGE;
    }
    return -1;
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
