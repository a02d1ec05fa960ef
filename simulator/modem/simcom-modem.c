/* SPDX-License-Identifier: MIT */
/* simcom-modem.c - the program: simulated modules, each with a serial side and a network. */
#define _DEFAULT_SOURCE

#include "exits.h"
#include "modems.h"
#include "replay.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

typedef struct program {
    modem_options_t options;
    int signals;
    modems_t modules;
} program_t;

/* A descriptor that becomes readable when the program is to end. */
static int open_signals(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* --- The life of the program ------------------------------------------------------------------ */

/* Standard output tells where the modules are, unless it is where one is. */
static void say_where(const program_t *program)
{
    for (unsigned i = 0; i < program->modules.count && program->options.port != PORT_STDIO; i++) {
        puts(program->modules.modems[i].port.name);
    }
    fflush(stdout);
}

static int run_modules(program_t *program)
{
    bool good = modems_open(&program->modules, &program->options, NULL);

    if (good) {
        say_where(program);
        good = modems_run(&program->modules, program->signals);
    }
    return modems_close(&program->modules) && good ? EXIT_STOPPED : EXIT_FAILED;
}

static int run_replay(program_t *program)
{
    static const int codes[] = {[REPLAY_FOLLOWED] = EXIT_STOPPED,
                                [REPLAY_DEPARTED] = EXIT_DEPARTED,
                                [REPLAY_STOPPED] = EXIT_DEPARTED,
                                [REPLAY_FAILED] = EXIT_FAILED};
    const modem_options_t *options = &program->options;
    modem_t *modem = &program->modules.modems[0];
    recording_t recording;
    replay_end_t end;

    if (!recording_read(&recording, options->replay)) {
        return EXIT_USAGE;
    }
    if (!modem_open_port(modem, options, 0)) {
        recording_free(&recording);
        return EXIT_FAILED;
    }
    if (options->port != PORT_STDIO) {
        puts(modem->port.name);
        fflush(stdout);
    }
    end = replay(&modem->port, &recording, options->replay, program->signals);
    if (end == REPLAY_FAILED) {
        fprintf(stderr, "simcom-modem: %s: %s\n", modem->port.name, strerror(errno));
    }
    if (end == REPLAY_FOLLOWED && options->verbose) {
        fprintf(stderr, "%s: followed to its end\n", options->replay);
    }
    port_close(&modem->port);
    recording_free(&recording);
    return codes[end];
}

/* The man page and the completion, of the tables that are read here. */
static int print_pages(int argc, char **argv)
{
    static const cli_t *const commands[] = {&modem_cli, &ctl_cli};
    const cli_program_t about = {modem_cli.program, modem_cli.brief, modem_cli.text, commands,
                                 CLI_COUNT(commands)};
    char names[400] = "";
    size_t n = 0;

    if (strcmp(argv[1], "--man") == 0) {
        cli_man(&about, stdout);
        return EXIT_STOPPED;
    }
    for (size_t i = 0; i < simcom_description_count && n < sizeof names; i++) {
        n += (size_t)snprintf(names + n, sizeof names - n, "%s ",
                              simcom_descriptions[i]->revision->name);
    }
    if (argc > 2 && cli_completion(&about, argv[2], names, stdout)) {
        return EXIT_STOPPED;
    }
    fputs("simcom-modem: --completion needs bash, zsh or fish\n", stderr);
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    static program_t program;
    int code;

    if (argc > 1 && strcmp(argv[1], "ctl") == 0) {
        return ctl_main(argc - 1, argv + 1);
    }
    if (argc > 1 && (strcmp(argv[1], "--man") == 0 || strcmp(argv[1], "--completion") == 0)) {
        return print_pages(argc, argv);
    }
    program.options = modem_options_begin();
    code = modem_options_read(&program.options, argc, argv);
    if (code >= 0) {
        modem_options_free(&program.options);
        return code;
    }
    program.signals = open_signals();
    if (program.signals < 0) {
        fprintf(stderr, "simcom-modem: %s\n", strerror(errno));
        return EXIT_FAILED;
    }
    code = program.options.replay != NULL ? run_replay(&program) : run_modules(&program);
    modem_options_free(&program.options);
    close(program.signals);
    return code;
}
