/* SPDX-License-Identifier: MIT */
/* modem.h - one module of the program: its port, its network, its recording. */
#ifndef SIMULATOR_MODEM_H
#define SIMULATOR_MODEM_H

#include "modem_options.h"
#include "net_mosquitto.h"
#include "pace.h"
#include "port.h"
#include "recording.h"
#include "simcom_broker.h"

/* Names of unknown commands that are remembered. */
#define UNKNOWN_MOST 64u

#define MODEM_FDS (PORT_FDS + NET_FDS)

/* Who sees what passes: the bytes as they come from the host and as they go to it, and what the module makes of each
 * command. */
typedef struct modem_tap {
    void (*received)(void *context, simcom_module_t *module, uint32_t now_ms, const uint8_t *bytes,
                     size_t n);
    void (*sent)(void *context, simcom_module_t *module, const uint8_t *bytes, size_t n);
    void (*heard)(void *context, const simcom_module_heard_t *heard);
    void *context;
} modem_tap_t;

typedef struct modem {
    const char *program; /* for messages */
    port_t port;
    net_t *net; /* NULL unless the network is the real one */
    simcom_module_t *module;
    recorder_t recorder;
    const modem_tap_t *tap; /* NULL: nobody */
    char link[4096];
    bool verbose;
    char unknown[UNKNOWN_MOST][32]; /* what has been said to be unknown */
    size_t unknown_count;
    uint8_t input[4096]; /* from the host, not taken by the module yet */
    size_t input_length;
    size_t arrived; /* of these, what has come over the line; the others are on their way */
    size_t
        leaving; /* bytes for the host that have gone over the line, and are not in its port yet */
    uint32_t baud; /* of the line, unless AT+IPR has set it */
    pace_t up;     /* from the host */
    pace_t down;   /* to it */
} modem_t;

/* Opens one of the program's modules. False after a complaint on standard error; nothing is left
 * then. [in] broker  the one in the program, if the network is that    [in] tap  must outlive it; NULL: nobody */
bool modem_open(modem_t *modem, const modem_options_t *options, unsigned index,
                simcom_broker_t *broker, const modem_tap_t *tap);

/* Opens only its port. */
bool modem_open_port(modem_t *modem, const modem_options_t *options, unsigned index);

/* What to poll for; lowers *wait_ns to how long at most. Returns how many descriptors. */
size_t modem_poll(modem_t *modem, struct pollfd fds[MODEM_FDS], uint64_t *wait_ns);

/* Does what is due. False when the port failed. */
bool modem_run(modem_t *modem);

/* Whether it has come to its end: standard input is over, and everything said. */
bool modem_ended(modem_t *modem);

/* False if the recording could not be written. */
bool modem_close(modem_t *modem);

#endif
