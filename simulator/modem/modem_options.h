/* SPDX-License-Identifier: MIT */
/* modem_options.h - the command line of simcom-modem, and what a module of it is made of. */
#ifndef SIMULATOR_MODEM_OPTIONS_H
#define SIMULATOR_MODEM_OPTIONS_H

#include "answers.h"
#include "cli.h"
#include "port.h"
#include "script.h"
#include "simcom_depart.h"
#include "simcom_module.h"

#define MODULES_MAX 16u
/* So many --depart at once. */
#define DEPARTS_MAX 32u

/* A number or a choice that was not given: the profile decides. */
#define NOT_GIVEN 0xFFFFFFFFu

typedef enum network_kind { NETWORK_REAL, NETWORK_LOOPBACK, NETWORK_NONE } network_kind_t;

typedef struct modem_options {
    const char *program; /* for messages */
    const char *profile;
    const simcom_description_t *revision; /* NULL: not given */
    bool echo;
    unsigned order; /* simcom_module_order_t */
    const char *prompt;
    unsigned packet;
    unsigned boot; /* 1: full */
    unsigned boot_ms;
    unsigned line_ms;
    unsigned baud;
    unsigned chunk;
    bool lf_is_data;
    unsigned speed; /* delays of the module are divided by it */
    uint64_t seed;
    bool has_seed; /* --seed: it counts, whatever the script says */
    script_t script;
    answers_t answers;
    const char *departs[DEPARTS_MAX]; /* --depart, as given */
    size_t depart_count;
    simcom_departure_t *departures; /* the same, found; owned */

    unsigned port; /* port_kind_t */
    const char *link;
    char address[64]; /* of --tcp */
    unsigned tcp_port;
    int fd; /* of PORT_FD */
    unsigned count;
    unsigned network; /* network_kind_t */
    const char *control;
    const char *record;
    const char *replay;
    bool list_departures;
    bool version;
    bool verbose;

    simcom_module_settings_t settings; /* made of all that: modem_options_settle() */
} modem_options_t;

/* What holds where nothing is given. */
modem_options_t modem_options_begin(void);

/* Reads the command line of simcom-modem. Returns -1 to go on, or what to exit with: something was printed, or is wrong
 * and was said. */
int modem_options_read(modem_options_t *options, int argc, char **argv);

/* Makes settings of what was given: the profile, what changes it, departures, faults, the seed. False after a
 * complaint of the command line. */
bool modem_options_settle(modem_options_t *options, const cli_t *cli);

/* The settings of a module, with what points into the options: these must stay where they are. */
simcom_module_settings_t modem_options_settings(const modem_options_t *options);
void modem_options_free(modem_options_t *options);

/* A path for one of several modules: as given for one, with -1, -2, ... behind it for more. */
void modem_options_numbered(const modem_options_t *options, const char *path, unsigned index,
                            char *text, size_t size);

extern const cli_t modem_cli;

/* Options that other programs with a module in them have, too: the struct of such a program begins with
 * modem_options_t. */
#define MODEM_SHARED_OPTIONS 6u
extern const cli_option_t modem_shared_options[MODEM_SHARED_OPTIONS];

#endif
