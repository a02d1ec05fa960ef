/* SPDX-License-Identifier: MIT */
/* conform.c - simcom conform: where does a module depart from a revision of the specification? */
#define _DEFAULT_SOURCE

#include "conform.h"
#include "as_module.h"
#include "commands.h"
#include "interrupt.h"
#include "limits.h"
#include "report.h"
#include "serial.h"
#include "text.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: simcom conform -D DEVICE [option]...\n"
    "       simcom conform --list [--revision NAME]\n"
    "       simcom conform --as-module -D DEVICE [--revision NAME]\n"
    "Tells where a module departs from a revision of the specification. The cases come from the\n"
    "specification: every form, limit, value, code and rule of order.\n"
    "\n"
    "  -D, --device DEVICE      serial port of the module; default: $SIMCOM_DEVICE\n"
    "  -b, --baud RATE          115200\n"
    "      --revision NAME      what to compare with, see below\n"
    "      --broker tcp://HOST:PORT  a broker as the module sees it, for all that needs one\n"
    "      --refuser tcp://HOST:PORT a broker that refuses as the user name says: see "
    "docs/conform.md\n"
    "      --only NAME          the cases of one command, or those whose name begins so\n"
    "      --list               print the cases and exit\n"
    "      --settle MS          silence after each answer in which nothing may follow; 20\n"
    "      --dry-run            say what would be done and exit\n"
    "\n"
    "what it may touch; without these it leaves them alone\n"
    "      --allow-certs        put files conform*.pem into the certificate store, and delete "
    "them\n"
    "      --allow-settings     write PDP contexts, SSL context 0 and the clock, and give them "
    "back\n"
    "      --allow-reset        restart the module once\n"
    "      --assist             ask a person to break things: network, SIM, broker\n"
    "\n"
    "reports\n"
    "      --junit FILE         JUnit XML\n"
    "      --json FILE          everything, for programs\n"
    "      --html FILE          one page to send to the vendor\n"
    "  -v, --verbose            print the cases that pass as well\n"
    "\n"
    "a driver instead of a module\n"
    "      --as-module          be the module, and check what a driver sends; with --link PATH "
    "instead\n"
    "                           of -D on a pseudo-terminal of that name\n"
    "\n"
    "exit codes\n"
    "  0    no departure\n"
    "  1    the module, or the driver, departs\n"
    "  2    bad usage, or a report that cannot be written\n"
    "  3    the device cannot be opened, or the module does not answer\n"
    "  130  stopped by Ctrl-C\n";

typedef struct arguments {
    serial_t serial;
    conform_settings_t settings;
    const char *junit, *json, *html, *link;
    bool list, dry_run, as_module, verbose;
} arguments_t;

static bool wrong(const char *format, ...) TEXT_FORMAT(1, 2);

static bool wrong(const char *format, ...)
{
    va_list list;

    fputs("simcom conform: ", stderr);
    va_start(list, format);
    vfprintf(stderr, format, list);
    va_end(list);
    fputs("\nTry 'simcom conform --help'.\n", stderr);
    return false;
}

enum {
    OPTION_REVISION = 256,
    OPTION_BROKER,
    OPTION_REFUSER,
    OPTION_ONLY,
    OPTION_LIST,
    OPTION_DRY_RUN,
    OPTION_CERTS,
    OPTION_SETTINGS,
    OPTION_RESET,
    OPTION_ASSIST,
    OPTION_JUNIT,
    OPTION_JSON,
    OPTION_HTML,
    OPTION_AS_MODULE,
    OPTION_LINK,
    OPTION_SETTLE,
    OPTION_HELP
};

static const struct option names[] = {
    {"device", required_argument, NULL, 'D'},
    {"baud", required_argument, NULL, 'b'},
    {"verbose", no_argument, NULL, 'v'},
    {"revision", required_argument, NULL, OPTION_REVISION},
    {"broker", required_argument, NULL, OPTION_BROKER},
    {"refuser", required_argument, NULL, OPTION_REFUSER},
    {"only", required_argument, NULL, OPTION_ONLY},
    {"list", no_argument, NULL, OPTION_LIST},
    {"settle", required_argument, NULL, OPTION_SETTLE},
    {"dry-run", no_argument, NULL, OPTION_DRY_RUN},
    {"allow-certs", no_argument, NULL, OPTION_CERTS},
    {"allow-settings", no_argument, NULL, OPTION_SETTINGS},
    {"allow-reset", no_argument, NULL, OPTION_RESET},
    {"assist", no_argument, NULL, OPTION_ASSIST},
    {"junit", required_argument, NULL, OPTION_JUNIT},
    {"json", required_argument, NULL, OPTION_JSON},
    {"html", required_argument, NULL, OPTION_HTML},
    {"as-module", no_argument, NULL, OPTION_AS_MODULE},
    {"link", required_argument, NULL, OPTION_LINK},
    {"help", no_argument, NULL, OPTION_HELP},
    {NULL, 0, NULL, 0},
};

static bool read_address(const char *option, const char **address, arguments_t *arguments,
                         uint8_t meets)
{
    if (strncmp(optarg, "tcp://", 6) != 0 || strlen(optarg) < 9 ||
        strpbrk(optarg, "\"\r\n") != NULL) {
        return wrong("%s needs an address such as tcp://192.168.1.2:1883, not '%s'", option,
                     optarg);
    }
    *address = optarg;
    arguments->settings.allowed |= meets;
    return true;
}

static bool read_revision(arguments_t *arguments)
{
    arguments->settings.description = simcom_description_find(optarg);
    return arguments->settings.description != NULL ||
           wrong("--revision '%s': there is no such revision; see --help", optarg);
}

static bool read_baud(arguments_t *arguments)
{
    char *end = NULL;
    const unsigned long baud = strtoul(optarg, &end, 10);

    arguments->serial.baud = (unsigned)baud;
    return (optarg[0] >= '1' && optarg[0] <= '9' && *end == '\0' && baud < 100000000) ||
           wrong("-b needs a number, not '%s'", optarg);
}

static bool read_settle(arguments_t *arguments)
{
    char *end = NULL;

    arguments->settings.settle_ms = (uint32_t)strtoul(optarg, &end, 10);
    return (optarg[0] >= '0' && optarg[0] <= '9' && *end == '\0' &&
            arguments->settings.settle_ms <= 10000) ||
           wrong("--settle needs 0 to 10000 milliseconds, not '%s'", optarg);
}

static void allow(arguments_t *arguments, int option)
{
    arguments->settings.allowed |= option == OPTION_CERTS      ? CONFORM_NEEDS_CERTS
                                   : option == OPTION_SETTINGS ? CONFORM_NEEDS_SETTINGS
                                   : option == OPTION_RESET    ? CONFORM_NEEDS_RESET
                                                               : CONFORM_NEEDS_ASSIST;
    arguments->serial.may_ask = arguments->serial.may_ask || option == OPTION_ASSIST;
}

static bool read_option(arguments_t *arguments, int option)
{
    conform_settings_t *settings = &arguments->settings;

    switch (option) {
    case 'D':
        arguments->serial.device = optarg;
        return true;
    case 'b':
        return read_baud(arguments);
    case 'v':
        arguments->verbose = true;
        return true;
    case OPTION_REVISION:
        return read_revision(arguments);
    case OPTION_BROKER:
        return read_address("--broker", &settings->broker, arguments, CONFORM_NEEDS_BROKER);
    case OPTION_REFUSER:
        return read_address("--refuser", &settings->refuser, arguments, CONFORM_NEEDS_REFUSER);
    case OPTION_ONLY:
        settings->only = optarg;
        return true;
    case OPTION_LIST:
        arguments->list = true;
        return true;
    case OPTION_SETTLE:
        return read_settle(arguments);
    case OPTION_DRY_RUN:
        arguments->dry_run = true;
        return true;
    case OPTION_CERTS:
    case OPTION_SETTINGS:
    case OPTION_RESET:
    case OPTION_ASSIST:
        allow(arguments, option);
        return true;
    case OPTION_JUNIT:
        arguments->junit = optarg;
        return true;
    case OPTION_JSON:
        arguments->json = optarg;
        return true;
    case OPTION_HTML:
        arguments->html = optarg;
        return true;
    case OPTION_AS_MODULE:
        arguments->as_module = true;
        return true;
    case OPTION_LINK:
        arguments->link = optarg;
        return true;
    default:
        return wrong("what is '%s'?", optind > 0 ? "that option" : "");
    }
}

/* Returns -1 to go on, or what to exit with. */
static int read_arguments(arguments_t *arguments, int argc, char **argv)
{
    int option;

    *arguments = (arguments_t){
        .serial = {.baud = 115200, .program = "simcom conform"},
        .settings = {.description = simcom_descriptions[0], .settle_ms = 20, .keep_log = true}};
    while ((option = getopt_long(argc, argv, ":D:b:v", names, NULL)) != -1) {
        if (option == OPTION_HELP) {
            fputs(help, stdout);
            limits_print_revisions();
            return EXIT_GOOD;
        }
        if (option == '?' || option == ':') {
            wrong(option == ':' ? "%s needs a value" : "there is no option %s", argv[optind - 1]);
            return EXIT_USAGE;
        }
        if (!read_option(arguments, option)) {
            return EXIT_USAGE;
        }
    }
    if (optind < argc) {
        wrong("what is '%s'?", argv[optind]);
        return EXIT_USAGE;
    }
    if (arguments->serial.device == NULL) {
        arguments->serial.device = getenv("SIMCOM_DEVICE");
    }
    if (!arguments->list && !arguments->dry_run && arguments->link == NULL &&
        (arguments->serial.device == NULL || arguments->serial.device[0] == '\0')) {
        wrong("no device: give the serial port with -D, such as -D /dev/ttyUSB2");
        return EXIT_USAGE;
    }
    return -1;
}

/* --- Before ------------------------------------------------------------------------------------- */

static void list_cases(const conform_t *conform)
{
    for (size_t i = 0; i < conform_count(conform); i++) {
        const conform_case_t *about = conform_case(conform, i);
        if (conform_wanted(conform, i)) {
            printf("%-52s %s (%s)\n", about->name, about->text, about->section);
        }
    }
}

static size_t count_wanted(const conform_t *conform, uint8_t allowed)
{
    size_t count = 0;

    for (size_t i = 0; i < conform_count(conform); i++) {
        count += conform_wanted(conform, i) &&
                 (conform_case(conform, i)->needs & ~(unsigned)allowed) == 0;
    }
    return count;
}

static void say_plan(const conform_t *conform, const arguments_t *arguments)
{
    const uint8_t allowed = arguments->settings.allowed;

    printf("Compares the module at %s with revision %s: %zu of %zu cases.\n",
           arguments->serial.device == NULL ? "(no device)" : arguments->serial.device,
           arguments->settings.description->revision->name, count_wanted(conform, allowed),
           count_wanted(conform, 0xFF));
    fputs(
        "It will: switch the echo off; end MQTT sessions that run in the module, start and stop\n"
        "the service, acquire both clients; change settings of CREG, CGREG, CEREG and CSSLCFG and\n"
        "give them back, but for file names in SSL context 9, which stay until the module\n"
        "restarts.\n",
        stdout);
    printf("%s", (allowed & CONFORM_NEEDS_BROKER) != 0
                     ? "With the broker: connect, and publish and subscribe below simcom/conform.\n"
                     : "No broker (--broker): nothing that needs a connection.\n");
    printf("Certificate store: %s. PDP contexts and clock: %s. Restart: %s.\n",
           (allowed & CONFORM_NEEDS_CERTS) != 0
               ? "files conform*.pem and such are put there and deleted"
               : "not touched (--allow-certs)",
           (allowed & CONFORM_NEEDS_SETTINGS) != 0 ? "written and given back"
                                                   : "not touched (--allow-settings)",
           (allowed & CONFORM_NEEDS_RESET) != 0 ? "once" : "never (--allow-reset)");
}

/* --- While and after ------------------------------------------------------------------------------ */

static void progress(void *context, const conform_t *conform, size_t index,
                     const conform_result_t *result)
{
    const arguments_t *arguments = context;
    const bool terminal = isatty(STDERR_FILENO) != 0;
    static const char *const words[] = {"passed", "FAILED", "skipped", "not run"};

    if (result == NULL) {
        if (terminal) {
            fprintf(stderr, "\r\033[K%zu/%zu %.60s", index + 1, conform_count(conform),
                    conform_case(conform, index)->name);
        }
        return;
    }
    if (terminal) {
        fputs("\r\033[K", stderr);
    } else if (index % 100 == 99) {
        fprintf(stderr, "simcom conform: %zu of %zu cases\n", index + 1, conform_count(conform));
    }
    if (result->verdict == CONFORM_FAILED ||
        (arguments->verbose && result->verdict != CONFORM_NOT_RUN)) {
        printf("%-7s %-50s %s\n", words[result->verdict], conform_case(conform, index)->name,
               conform_case(conform, index)->section);
        if (result->verdict == CONFORM_FAILED) {
            printf("        expected %s\n        received %s\n", result->expected,
                   result->received);
        }
        fflush(stdout);
    }
}

static void tell(void *context, const char *name)
{
    (void)context;
    printf("    %s\n", name);
}

static void summary(const conform_t *conform, const arguments_t *arguments)
{
    printf("\n%s\n", conform_identity(conform)[0] == '\0' ? "(the module does not say what it is)"
                                                          : conform_identity(conform));
    for (size_t i = 0; conform_observation(conform, i) != NULL; i++) {
        printf("  %s\n", conform_observation(conform, i));
    }
    printf("\nseen of the specification:");
    for (int kind = 0; kind < CONFORM_COVER_KINDS; kind++) {
        const conform_coverage_t coverage =
            conform_coverage(conform, (conform_cover_t)kind, NULL, NULL);
        printf("%s %zu of %zu %s", kind > 0 ? "," : "", coverage.seen, coverage.all,
               conform_cover_name((conform_cover_t)kind));
    }
    printf("\n");
    for (int kind = 0; arguments->verbose && kind < CONFORM_COVER_KINDS; kind++) {
        printf("  never seen, %s:\n", conform_cover_name((conform_cover_t)kind));
        (void)conform_coverage(conform, (conform_cover_t)kind, tell, NULL);
    }
    printf("%zu passed, %zu failed, %zu skipped, %zu not run\n",
           conform_count_verdict(conform, CONFORM_PASSED),
           conform_count_verdict(conform, CONFORM_FAILED),
           conform_count_verdict(conform, CONFORM_SKIPPED),
           conform_count_verdict(conform, CONFORM_NOT_RUN));
}

static bool write_report(const char *path, const conform_t *conform,
                         void (*writer)(FILE *, const conform_t *))
{
    FILE *file = path == NULL ? NULL : fopen(path, "w");

    if (path == NULL) {
        return true;
    }
    if (file != NULL) {
        writer(file, conform);
    }
    if (file == NULL || fclose(file) != 0) {
        fprintf(stderr, "simcom conform: %s: %s\n", path, strerror(errno));
        return false;
    }
    return true;
}

static int run(conform_t *conform, arguments_t *arguments)
{
    const bool good = conform_run(conform);

    summary(conform, arguments);
    if (!write_report(arguments->junit, conform, report_junit) ||
        !write_report(arguments->json, conform, report_json) ||
        !write_report(arguments->html, conform, report_html)) {
        return EXIT_USAGE;
    }
    if (!good) {
        return interrupt_count() > 0 ? EXIT_INTERRUPTED : EXIT_MODULE;
    }
    return conform_count_verdict(conform, CONFORM_FAILED) > 0 ? EXIT_FAILED : EXIT_GOOD;
}

int conform_command(int argc, char **argv)
{
    static arguments_t arguments;
    const int result = read_arguments(&arguments, argc, argv);

    if (result >= 0) {
        return result;
    }
    if (arguments.as_module) {
        return as_module(&arguments.serial, arguments.link, arguments.settings.description);
    }
    arguments.settings.wire = serial_wire(&arguments.serial);
    arguments.settings.progress = progress;
    arguments.settings.progress_context = &arguments;
    conform_t *conform = conform_new(&arguments.settings);
    int code = EXIT_GOOD;
    if (arguments.settings.only != NULL && count_wanted(conform, 0xFF) == 0) {
        wrong("--only '%s': there is no such case; --list prints them", arguments.settings.only);
        code = EXIT_USAGE;
    } else if (arguments.list) {
        list_cases(conform);
    } else {
        say_plan(conform, &arguments);
        fflush(stdout);
        if (!arguments.dry_run) {
            arguments.serial.interrupt = interrupt_catch();
            code = serial_open(&arguments.serial) ? run(conform, &arguments) : EXIT_MODULE;
            serial_close(&arguments.serial);
        }
    }
    conform_free(conform);
    return code;
}
