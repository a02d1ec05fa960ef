/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* ppoll */

#include "modems.h"

#include "clock.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

/* The system may wake a program so much later than asked; a byte at 921,600 baud takes 10,850. */
#define SLACK_NS 1000ul

static bool open_control(modems_t *modems, const char *program, const char *path)
{
    if (path == NULL) {
        return true;
    }
    if (!control_open(&modems->control, path)) {
        fprintf(stderr, "%s: %s: %s\n", program, path, strerror(errno));
        return false;
    }
    modems->control.modems = modems->modems;
    modems->control.count = modems->count;
    modems->control.broker = modems->broker;
    return true;
}

bool modems_open(modems_t *modems, const modem_options_t *options, const modem_tap_t *tap)
{
    modems->control = (control_t){.listener = -1, .client = -1};
    if (options->network == NETWORK_LOOPBACK) {
        modems->broker = simcom_broker_new(NULL);
        (void)simcom_broker_tick(modems->broker, clock_ms());
    }
    for (; modems->count < options->count; modems->count++) {
        if (!modem_open(&modems->modems[modems->count], options, modems->count, modems->broker,
                        tap)) {
            return false;
        }
    }
    return open_control(modems, options->program, options->control);
}

/* Waits until there is something to do. False when it is to stop. */
static bool wait_for_work(modems_t *modems, int stop)
{
    const uint32_t broker =
        modems->broker != NULL ? simcom_broker_wait(modems->broker) : UINT32_MAX;
    uint64_t wait = broker == UINT32_MAX ? UINT64_MAX : broker * UINT64_C(1000000);
    struct pollfd fds[1 + CONTROL_FDS + MODULES_MAX * MODEM_FDS];
    size_t count = 1;

    fds[0] = (struct pollfd){.fd = stop, .events = POLLIN};
    count += control_poll(&modems->control, fds + count);
    for (unsigned i = 0; i < modems->count; i++) {
        count += modem_poll(&modems->modems[i], fds + count, &wait);
    }
    const struct timespec limit = {.tv_sec = (time_t)(wait / 1000000000u),
                                   .tv_nsec = (long)(wait % 1000000000u)};
    return ppoll(fds, (nfds_t)count, wait == UINT64_MAX ? NULL : &limit, NULL) <= 0 ||
           fds[0].revents == 0;
}

/* Returns false when a port has failed. */
static bool run_once(modems_t *modems)
{
    control_run(&modems->control);
    if (modems->broker != NULL) {
        (void)simcom_broker_tick(modems->broker, clock_ms());
    }
    for (unsigned i = 0; i < modems->count; i++) {
        if (!modem_run(&modems->modems[i])) {
            fprintf(stderr, "%s: %s: %s\n", modems->modems[i].program, modems->modems[i].port.name,
                    strerror(errno));
            return false;
        }
    }
    return true;
}

bool modems_run(modems_t *modems, int stop)
{
    (void)prctl(PR_SET_TIMERSLACK, SLACK_NS, 0, 0, 0);
    while (wait_for_work(modems, stop)) {
        if (!run_once(modems)) {
            return false;
        }
        if (modem_ended(&modems->modems[0])) {
            return true;
        }
    }
    return true;
}

bool modems_close(modems_t *modems)
{
    bool good = true;

    control_close(&modems->control);
    for (unsigned i = 0; i < modems->count; i++) {
        good = modem_close(&modems->modems[i]) && good;
    }
    simcom_broker_free(modems->broker);
    return good;
}
