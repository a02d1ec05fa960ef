/* SPDX-License-Identifier: MIT */
/*
 * net_bridge.h - carries bytes between a libmosquitto client and a server.
 *
 * libmosquitto makes its connections itself and cannot be given one. So it connects to a port of
 * the loopback interface that is opened for it alone, and what it says there goes on over a
 * connection that is made here: with the server name, the time limit and the reason for its end that
 * the module wants.
 */
#ifndef SIMULATOR_NET_BRIDGE_H
#define SIMULATOR_NET_BRIDGE_H

#include "net_stream.h"

#include <poll.h>

/* Descriptors of one bridge to poll, at most. */
#define NET_BRIDGE_FDS 2u

/* Bytes on their way in one direction. */
typedef struct net_pipe {
    uint8_t bytes[4096];
    size_t begin;
    size_t end;
} net_pipe_t;

typedef struct net_bridge {
    net_stream_t stream; /* to the server; the owner connects it */
    int listener;        /* -1: closed */
    int local;           /* to libmosquitto, -1: it has not come yet, or was closed */
    uint16_t expected;   /* the port that libmosquitto comes from */
    net_pipe_t up;       /* to the server */
    net_pipe_t down;
    bool client_ended; /* libmosquitto has said all */
    bool server_ended; /* and the server, for the reason below */
    bool told;         /* libmosquitto knows that the server has ended */
    int error;         /* an errno; 0: the server closed the connection */
} net_bridge_t;

void net_bridge_init(net_bridge_t *bridge);

/* Opens the port that libmosquitto is to connect to, at 127.0.0.1. 0 on failure. */
uint16_t net_bridge_listen(net_bridge_t *bridge);

/* [in] fd  libmosquitto's socket, connected or connecting. A stranger's connection is not taken. */
void net_bridge_expect(net_bridge_t *bridge, int fd);

/* Carries what can be carried now. */
void net_bridge_run(net_bridge_t *bridge);

/* Whether all that libmosquitto said has left, and no more can come. */
bool net_bridge_flushed(const net_bridge_t *bridge);

/* Fills `fds`, returns how many. Before net_bridge_listen(): none. */
size_t net_bridge_poll(const net_bridge_t *bridge, struct pollfd fds[NET_BRIDGE_FDS]);

/* Closes everything, the stream as well. */
void net_bridge_close(net_bridge_t *bridge);

#endif
