/* SPDX-License-Identifier: MIT */

/* sigaction and pipe. */
#define _DEFAULT_SOURCE

#include "interrupt.h"

#include "options.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interrupts;
static int ends[2] = {-1, -1};

static void note(int number)
{
    const int error = errno;

    (void)number;
    if (++interrupts > 2) {
        _exit(EXIT_INTERRUPTED);
    }
    /* A full pipe is as readable as one byte makes it. */
    const ssize_t ignored = write(ends[1], "", 1);
    (void)ignored;
    errno = error;
}

int interrupt_catch(void)
{
    struct sigaction action;

    if (pipe(ends) != 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0 ||
        fcntl(ends[1], F_SETFL, O_NONBLOCK) != 0) {
        return -1;
    }
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
    /* A reader that goes away is an error of the next write. */
    action.sa_handler = SIG_IGN;
    (void)sigaction(SIGPIPE, &action, NULL);
    return ends[0];
}

void interrupt_drain(void)
{
    char bytes[16];

    while (read(ends[0], bytes, sizeof bytes) > 0) {
    }
}

int interrupt_count(void)
{
    return interrupts;
}
