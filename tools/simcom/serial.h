/* SPDX-License-Identifier: MIT */
/* serial.h - a serial port as bytes, for conform and probe: no channel of the library between. */
#ifndef SIMCOM_TOOL_SERIAL_H
#define SIMCOM_TOOL_SERIAL_H

#include "simcom/port/posix.h"
#include "wire.h"

typedef struct serial {
    const char *device;
    unsigned baud;
    const char *program; /* for messages */
    bool may_ask;        /* --assist: somebody is there to do things */
    simcom_posix_t port;
    int interrupt; /* file descriptor of interrupt_catch() */
} serial_t;

/* Opens the device. Returns false after saying why not. */
bool serial_open(serial_t *serial);
void serial_close(serial_t *serial);
wire_t serial_wire(serial_t *serial);

#endif
