/* SPDX-License-Identifier: MIT */
/* control.h - the socket through which `simcom-modem ctl` speaks with a running simcom-modem. */
#ifndef SIMULATOR_CONTROL_H
#define SIMULATOR_CONTROL_H

#include "modem.h"

#define CONTROL_FDS 2u

typedef struct control {
    int listener;
    int client; /* -1: none */
    const char *path;
    char line[2048];
    size_t length;
    modem_t *modems;
    unsigned count;
    simcom_broker_t *broker; /* the one in the program, or NULL */
} control_t;

/* Makes the socket, for this user only. A socket that nobody answers at is replaced. False with
 * errno set. */
bool control_open(control_t *control, const char *path);
size_t control_poll(const control_t *control, struct pollfd fds[CONTROL_FDS]);
void control_run(control_t *control);
/* Removes the socket. */
void control_close(control_t *control);

#endif
