/* SPDX-License-Identifier: MIT */
/*
 * net_mosquitto.h - the network of a simulated module: real connections through libmosquitto.
 *
 * No waiting: the owner polls the file descriptors and calls net_run(). Only names are looked up in
 * threads of their own.
 */
#ifndef SIMULATOR_NET_MOSQUITTO_H
#define SIMULATOR_NET_MOSQUITTO_H

#include "simcom_module.h"

#include <poll.h>
#include <stdint.h>

/* File descriptors of one network, at most. */
#define NET_FDS 6u

typedef struct net net_t;

/* For simcom_module_settings_t.network; the context is a net_t. */
extern const simcom_module_network_t net_mosquitto;

/* [in] verbose  libmosquitto's log goes to stderr. NULL with no memory. */
net_t *net_new(bool verbose);

/* Whom the network tells what happens. Before the module is fed. */
void net_attach(net_t *net, simcom_module_t *module);

/* What to poll for: fills `fds`, returns how many, and lowers *wait_ms to when net_run() has to be
 * called at the latest. */
size_t net_poll(const net_t *net, struct pollfd fds[NET_FDS], uint32_t *wait_ms);

/* Does what is due. After each poll. */
void net_run(net_t *net, uint32_t now_ms);

/* Closes everything. After the module was freed. */
void net_free(net_t *net);

#endif
