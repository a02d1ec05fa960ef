/* SPDX-License-Identifier: MIT */
/* simcom_pty.h - a pseudo-terminal that behaves like the serial port of a module. */
#ifndef SIMCOM_PTY_H
#define SIMCOM_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct pty {
    int master;
    int slave;      /* kept open, so that the port outlives a host that closes it */
    int watch;      /* tells when a host opens or closes the port, -1: the system cannot */
    unsigned hosts; /* who have it open */
    bool unheard;   /* nobody has it open, as far as is known */
    char path[64];
    const char *link; /* symbolic link to path, or NULL */
} pty_t;

/* Opens a raw port. False with errno set. */
bool pty_open(pty_t *pty);

/* Makes a symbolic link to the port. It replaces a symbolic link and nothing else. False with errno
 * set. */
bool pty_make_link(pty_t *pty, const char *path);

/* Looks whether hosts came or went. True if the first one came or the last one went: what was sent
 * before is lost, as on a serial line that nobody reads. Call it before reading. */
bool pty_host_changed(pty_t *pty);

/* Reads or writes what is possible at once. 0 if nothing is; -1 with errno set. What is written
 * while nobody has the port open is lost. */
long pty_read(pty_t *pty, uint8_t *bytes, size_t size);
long pty_write(const pty_t *pty, const uint8_t *bytes, size_t n);

/* The rate that the host has set the port to, in bits per second; 0: none of the usual ones. */
uint32_t pty_rate(const pty_t *pty);

/* Removes the link and closes the port. */
void pty_close(pty_t *pty);

#endif
