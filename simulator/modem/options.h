/* SPDX-License-Identifier: MIT */
/* options.h - the command line of simcom-modem. */
#ifndef SIMULATOR_OPTIONS_H
#define SIMULATOR_OPTIONS_H

#include "answers.h"
#include "port.h"
#include "script.h"
#include "simcom_depart.h"
#include "simcom_module.h"

/* Exit codes. */
#define EXIT_STOPPED  0
#define EXIT_FAILED   1
#define EXIT_USAGE    2
#define EXIT_DEPARTED 3

#define MODULES_MAX 16u
/* So many --depart at once. */
#define DEPARTS_MAX 32u

typedef enum network_kind { NETWORK_REAL, NETWORK_LOOPBACK, NETWORK_NONE } network_kind_t;

typedef struct options {
    simcom_module_settings_t settings; /* faults, seed and departures included */
    script_t script;
    answers_t answers;
    uint32_t speed; /* --speed: delays of the module are divided by it */
    bool has_seed;  /* --seed: it counts, whatever the script says */
    port_kind_t port;
    const char *link;
    char address[64]; /* of --tcp */
    unsigned tcp_port;
    unsigned count;
    network_kind_t network;
    const char *control;
    const char *record;
    const char *replay;
    const char *departs[DEPARTS_MAX]; /* --depart, as given */
    size_t depart_count;
    simcom_departure_t *departures; /* the same, found; owned */
    bool list_departures;
    bool verbose;
} options_t;

/* Reads the command line. Does not return on --help, --version, --list-departures and bad usage. */
options_t options_read(int argc, char **argv);
/* The settings of a module, with what points into the options: these must stay where they are. */
simcom_module_settings_t options_settings(const options_t *options);
void options_free(options_t *options);

/* A path for one of several modules: as given for one, with -1, -2, ... behind it for more. */
void options_numbered(const options_t *options, const char *path, unsigned index, char *text,
                      size_t size);

#endif
