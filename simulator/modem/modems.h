/* SPDX-License-Identifier: MIT */
/* modems.h - all modules of one program, with the broker and the control socket that they share. */
#ifndef SIMULATOR_MODEMS_H
#define SIMULATOR_MODEMS_H

#include "control.h"
#include "modem.h"

typedef struct modems {
    modem_t modems[MODULES_MAX];
    unsigned count; /* of those that are open */
    simcom_broker_t *broker;
    control_t control;
} modems_t;

/* Opens what the options ask for. False after a complaint on standard error; close it then as well.
 * [in] tap  sees what passes; NULL: nobody does */
bool modems_open(modems_t *modems, const modem_options_t *options, const modem_tap_t *tap);

/* Runs until a descriptor is readable, or a module comes to its end. False when a port failed, after saying so. */
bool modems_run(modems_t *modems, int stop);

/* False if something could not be written. */
bool modems_close(modems_t *modems);

#endif
