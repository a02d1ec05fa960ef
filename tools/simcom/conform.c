/* SPDX-License-Identifier: MIT */
/* conform.c - simcom conform: where does a module depart from a revision of the specification? */
#define _DEFAULT_SOURCE

#include "conform.h"
#include "as_module.h"
#include "commands.h"
#include "interrupt.h"
#include "limits.h"
#include "profile.h"
#include "report.h"
#include "serial.h"
#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct arguments {
    modem_options_t modem; /* the first: modem_shared_options */
    serial_t serial;
    conform_settings_t settings;
    const char *junit, *json, *html;
    int argc; /* as it was called */
    char **argv;
    unsigned settle_ms;
    bool list, dry_run, as_module, verbose;
    bool may_certs, may_settings, may_reset;
} arguments_t;

#define AT(member) offsetof(arguments_t, member)

static bool read_address(const cli_t *cli, const cli_option_t *option, void *into,
                         const char *value)
{
    char name[48];

    if (strncmp(value, "tcp://", 6) != 0 || strlen(value) < 9 || strpbrk(value, "\"\r\n") != NULL) {
        return cli_wrong(cli, "%s needs an address such as tcp://192.168.1.2:1883, not '%s'",
                         cli_option_name(option, name), value);
    }
    *(const char **)(void *)((char *)into + option->at) = value;
    return true;
}

static const cli_option_t table[] = {
    CLI_A_VALUE('D', "device", "DEVICE", AT(serial.device), CLI_DEVICE,
                "serial port of the module; default: $SIMCOM_DEVICE"),
    CLI_A_NUMBER('b', "baud", "RATE", AT(serial.baud), 1, 99999999, "115200"),
    CLI_A_CALL(0, "revision", "NAME", AT(settings.description), CLI_REVISION, NULL,
               limits_read_revision, "what to compare with, see below"),
    CLI_A_CALL(0, "broker", "ADDRESS", AT(settings.broker), CLI_ANY, NULL, read_address,
               "tcp://HOST:PORT, a broker as the module sees it, for all that needs one"),
    CLI_A_CALL(0, "refuser", "ADDRESS", AT(settings.refuser), CLI_ANY, NULL, read_address,
               "tcp://HOST:PORT, a broker that refuses as the user name says: see docs/conform.md"),
    CLI_A_VALUE(0, "only", "NAME", AT(settings.only), CLI_ANY,
                "the cases of one command, or those whose name begins so"),
    CLI_A_FLAG(0, "list", AT(list), "print the cases and exit"),
    CLI_A_NUMBER(0, "settle", "MS", AT(settle_ms), 0, 10000,
                 "silence after each answer in which nothing may follow; 20"),
    CLI_A_FLAG(0, "dry-run", AT(dry_run), "say what would be done and exit"),
    CLI_A_TITLE("what it may touch; without these it leaves them alone"),
    CLI_A_FLAG(0, "allow-certs", AT(may_certs),
               "put files conform*.pem into the certificate store, and delete them"),
    CLI_A_FLAG(0, "allow-settings", AT(may_settings),
               "write PDP contexts, SSL context 0 and the clock, and give them back"),
    CLI_A_FLAG(0, "allow-reset", AT(may_reset), "restart the module once"),
    CLI_A_FLAG(0, "assist", AT(serial.may_ask),
               "ask a person to break things: network, SIM, broker"),
    CLI_A_TITLE("reports"),
    CLI_A_VALUE(0, "junit", "FILE", AT(junit), CLI_FILE, "JUnit XML"),
    CLI_A_VALUE(0, "json", "FILE", AT(json), CLI_FILE, "everything, for programs"),
    CLI_A_VALUE(0, "html", "FILE", AT(html), CLI_FILE, "one page to send to the vendor"),
    CLI_A_FLAG('v', "verbose", AT(verbose), "print the cases that pass as well"),
    CLI_A_TITLE("a driver instead of a module"),
    CLI_A_FLAG(0, "as-module", AT(as_module),
               "be the module, and judge what a driver sends; the options after this one are those "
               "of simcom-modem, --network loopback by default"),
    CLI_A_VALUE(0, "link", "PATH", AT(modem.link), CLI_FILE,
                "instead of -D: on a pseudo-terminal of that name"),
};

static const cli_option_t help[] = {
    CLI_A_TITLE("this program"),
    CLI_A_HELP,
};

static const cli_exit_t exits[] = {
    {EXIT_GOOD, "no departure"},
    {EXIT_FAILED, "the module, or the driver, departs"},
    {EXIT_USAGE, "bad usage, or a report that cannot be written"},
    {EXIT_MODULE, "the device cannot be opened, or the module does not answer"},
    {EXIT_INTERRUPTED, "stopped by Ctrl-C"},
};

const cli_t conform_cli = {
    .program = "simcom conform",
    .brief = "tell where a module departs from a revision",
    .usages = (const char *const[]){"-D DEVICE [option]...", "--list [--revision NAME]",
                                    "--as-module -D DEVICE [option]...", NULL},
    .text =
        "Tells where a module departs from a revision of the specification. The cases come from "
        "the specification: every form, limit, value, code and rule of order.",
    .tables = {{table, CLI_COUNT(table)},
               {modem_shared_options, MODEM_SHARED_OPTIONS},
               {help, CLI_COUNT(help)}},
    .exits = exits,
    .exit_count = CLI_COUNT(exits),
    .print_more = limits_print_revisions,
};

/* What a person allows. */
static uint8_t allowed(const arguments_t *arguments)
{
    return (uint8_t)((arguments->settings.broker != NULL ? CONFORM_NEEDS_BROKER : 0u) |
                     (arguments->settings.refuser != NULL ? CONFORM_NEEDS_REFUSER : 0u) |
                     (arguments->may_certs ? CONFORM_NEEDS_CERTS : 0u) |
                     (arguments->may_settings ? CONFORM_NEEDS_SETTINGS : 0u) |
                     (arguments->may_reset ? CONFORM_NEEDS_RESET : 0u) |
                     (arguments->serial.may_ask ? CONFORM_NEEDS_ASSIST : 0u));
}

/* Returns -1 to go on, or what to exit with. */
static int read_arguments(arguments_t *arguments, int argc, char **argv)
{
    *arguments = (arguments_t){.modem = modem_options_begin(),
                               .serial = {.baud = 115200, .program = "simcom conform"},
                               .settings = {.keep_log = true},
                               .settle_ms = 20};
    arguments->modem.network = NETWORK_LOOPBACK;
    const int result = cli_read(&conform_cli, arguments, argc, argv);
    if (result >= 0) {
        return result;
    }
    if (strcmp(arguments->modem.profile, "list") == 0) {
        profile_list();
        return EXIT_GOOD;
    }
    arguments->modem.revision = arguments->settings.description;
    arguments->modem.program = "simcom conform";
    if (arguments->as_module && !modem_options_settle(&arguments->modem, &conform_cli)) {
        return EXIT_USAGE;
    }
    if (arguments->settings.description == NULL) {
        arguments->settings.description = simcom_descriptions[0];
    }
    arguments->settings.settle_ms = arguments->settle_ms;
    arguments->settings.allowed = allowed(arguments);
    if (arguments->serial.device == NULL) {
        arguments->serial.device = getenv("SIMCOM_DEVICE");
    }
    if (!arguments->list && !arguments->dry_run && arguments->modem.link == NULL &&
        (arguments->serial.device == NULL || arguments->serial.device[0] == '\0')) {
        cli_wrong(&conform_cli, "no device: give the serial port with -D, such as -D /dev/ttyUSB2");
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
    fputs("It will: switch the echo off; end MQTT sessions that run in the module, start and stop\n"
          "the service, acquire both clients; change registration reports and SSL context 9 and\n"
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

static bool write_report(const char *path, const conform_t *conform, const report_run_t *about,
                         void (*writer)(FILE *, const conform_t *, const report_run_t *))
{
    FILE *file = path == NULL ? NULL : fopen(path, "w");

    if (path == NULL) {
        return true;
    }
    if (file != NULL) {
        writer(file, conform, about);
    }
    if (file == NULL || fclose(file) != 0) {
        fprintf(stderr, "simcom conform: %s: %s\n", path, strerror(errno));
        return false;
    }
    return true;
}

static int run(conform_t *conform, arguments_t *arguments)
{
    const report_run_t about = {time(NULL), arguments->serial.device, arguments->argc,
                                arguments->argv};
    const bool good = conform_run(conform);

    summary(conform, arguments);
    if (!write_report(arguments->junit, conform, &about, report_junit) ||
        !write_report(arguments->json, conform, &about, report_json) ||
        !write_report(arguments->html, conform, &about, report_html)) {
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
        return as_module(&arguments.serial, &arguments.modem);
    }
    arguments.settings.wire = serial_wire(&arguments.serial);
    arguments.settings.progress = progress;
    arguments.settings.progress_context = &arguments;
    arguments.argc = argc;
    arguments.argv = argv;
    conform_t *conform = conform_new(&arguments.settings);
    int code = EXIT_GOOD;
    if (arguments.settings.only != NULL && count_wanted(conform, 0xFF) == 0) {
        cli_wrong(&conform_cli, "--only '%s': there is no such case; --list prints them",
                  arguments.settings.only);
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
