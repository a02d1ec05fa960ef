/* SPDX-License-Identifier: MIT */
/* port.h - the serial side of a module: a pseudo-terminal, a TCP listener, standard input and output, or a
 * real one. */
#ifndef SIMULATOR_PORT_H
#define SIMULATOR_PORT_H

#include "simcom_pty.h"

#include <poll.h>

#define PORT_FDS 2u

typedef enum port_kind { PORT_PTY, PORT_TCP, PORT_STDIO, PORT_FD } port_kind_t;

typedef struct port {
    port_kind_t kind;
    pty_t pty;
    int listener;
    int in; /* the host's connection, -1: nobody is there */
    int out;
    bool changed;   /* a host came or went since port_changed() */
    bool ended;     /* standard input is over */
    char name[128]; /* for a person and for a script: a path, or address:port */
} port_t;

/* [in] link  name of a symbolic link to make, or NULL; must outlive the port.
 * False with errno set, and *what what could not be done. */
bool port_open_pty(port_t *port, const char *link, const char **what);

/* Listens. [in] address  a number such as 127.0.0.1; port 0: a free one. */
bool port_open_tcp(port_t *port, const char *address, unsigned number, const char **what);

void port_open_stdio(port_t *port);

/* A serial port that somebody else has opened, without blocking, and closes. */
void port_open_fd(port_t *port, int fd);

/* What to poll for: whether there is room for bytes from the host, and bytes for it. */
size_t port_poll(const port_t *port, struct pollfd fds[PORT_FDS], bool room, bool output);

/* Looks whether a host came or went; true if so: what waits to be sent is lost. Before reading. */
bool port_changed(port_t *port);

/* Whether somebody is there, as far as the system says. */
bool port_has_host(const port_t *port);

/* The rate that the host has set, 0 where there is none: only a pseudo-terminal has one. */
uint32_t port_rate(const port_t *port);

/* Reads or writes what is possible at once. 0 if nothing is; -1 with errno set: the port is no
 * more. Bytes for nobody are lost. */
long port_read(port_t *port, uint8_t *bytes, size_t size);
long port_write(port_t *port, const uint8_t *bytes, size_t n);

/* Leaves nothing behind. */
void port_close(port_t *port);

#endif
