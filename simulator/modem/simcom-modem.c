/* SPDX-License-Identifier: MIT */
/* simcom-modem.c - the program: simulated modules, each with a serial side and a network. */
#define _DEFAULT_SOURCE

#include "clock.h"
#include "control.h"
#include "modem.h"
#include "replay.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

typedef struct program {
    options_t options;
    int signals;
    modem_t modems[MODULES_MAX];
    unsigned count; /* of those that are open */
    simcom_broker_t *broker;
    control_t control;
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

static bool told_to_stop(const program_t *program)
{
    struct signalfd_siginfo about;
    return read(program->signals, &about, sizeof about) > 0;
}

/* --- The loop --------------------------------------------------------------------------------- */

/* Waits until there is something to do. */
static void wait_for_work(program_t *program)
{
    uint32_t wait = program->broker != NULL ? simcom_broker_wait(program->broker) : UINT32_MAX;
    struct pollfd fds[1 + CONTROL_FDS + MODULES_MAX * MODEM_FDS];
    size_t count = 1;

    fds[0] = (struct pollfd){.fd = program->signals, .events = POLLIN};
    count += control_poll(&program->control, fds + count);
    for (unsigned i = 0; i < program->count; i++) {
        count += modem_poll(&program->modems[i], fds + count, &wait);
    }
    (void)poll(fds, (nfds_t)count, wait > INT32_MAX ? -1 : (int)wait);
}

/* Returns false when a port has failed. */
static bool run_modems(program_t *program)
{
    if (program->broker != NULL) {
        (void)simcom_broker_tick(program->broker, clock_ms());
    }
    for (unsigned i = 0; i < program->count; i++) {
        if (!modem_run(&program->modems[i])) {
            fprintf(stderr, "simcom-modem: %s: %s\n", program->modems[i].port.name,
                    strerror(errno));
            return false;
        }
    }
    return true;
}

static bool run(program_t *program)
{
    while (!told_to_stop(program)) {
        wait_for_work(program);
        control_run(&program->control);
        if (!run_modems(program)) {
            return false;
        }
        if (modem_ended(&program->modems[0])) {
            return true;
        }
    }
    return true;
}

/* --- The life of the program ------------------------------------------------------------------ */

static bool open_program(program_t *program)
{
    const options_t *options = &program->options;

    program->control = (control_t){.listener = -1, .client = -1};
    if (options->network == NETWORK_LOOPBACK) {
        program->broker = simcom_broker_new(NULL);
        (void)simcom_broker_tick(program->broker, clock_ms());
    }
    for (; program->count < options->count; program->count++) {
        if (!modem_open(&program->modems[program->count], options, program->count,
                        program->broker)) {
            return false;
        }
    }
    if (options->control != NULL) {
        if (!control_open(&program->control, options->control)) {
            fprintf(stderr, "simcom-modem: %s: %s\n", options->control, strerror(errno));
            return false;
        }
        program->control.modems = program->modems;
        program->control.count = program->count;
        program->control.broker = program->broker;
    }
    return true;
}

static bool close_program(program_t *program)
{
    bool good = true;

    control_close(&program->control);
    for (unsigned i = 0; i < program->count; i++) {
        good = modem_close(&program->modems[i]) && good;
    }
    simcom_broker_free(program->broker);
    return good;
}

/* Standard output tells where the modules are, unless it is where one is. */
static void say_where(const program_t *program)
{
    for (unsigned i = 0; i < program->count && program->options.port != PORT_STDIO; i++) {
        puts(program->modems[i].port.name);
    }
    fflush(stdout);
}

static int run_modules(program_t *program)
{
    bool good = open_program(program);

    if (good) {
        say_where(program);
        good = run(program);
    }
    return close_program(program) && good ? EXIT_STOPPED : EXIT_FAILED;
}

static int run_replay(program_t *program)
{
    static const int codes[] = {[REPLAY_FOLLOWED] = EXIT_STOPPED,
                                [REPLAY_DEPARTED] = EXIT_DEPARTED,
                                [REPLAY_STOPPED] = EXIT_DEPARTED,
                                [REPLAY_FAILED] = EXIT_FAILED};
    const options_t *options = &program->options;
    modem_t *modem = &program->modems[0];
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

int main(int argc, char **argv)
{
    static program_t program;
    int code;

    if (argc > 1 && strcmp(argv[1], "ctl") == 0) {
        return ctl_main(argc - 1, argv + 1);
    }
    program.options = options_read(argc, argv);
    program.signals = open_signals();
    if (program.signals < 0) {
        fprintf(stderr, "simcom-modem: %s\n", strerror(errno));
        return EXIT_FAILED;
    }
    code = program.options.replay != NULL ? run_replay(&program) : run_modules(&program);
    options_free(&program.options);
    close(program.signals);
    return code;
}
