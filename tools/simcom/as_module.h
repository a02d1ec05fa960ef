/* SPDX-License-Identifier: MIT */
/* as_module.h - simcom conform --as-module: be a module, and judge the driver at the other end. */
#ifndef SIMCOM_TOOL_AS_MODULE_H
#define SIMCOM_TOOL_AS_MODULE_H

#include "modem_options.h"
#include "serial.h"

/* Plays the module at options->link, or at a serial port where there is no link, until Ctrl-C. Returns the exit code.
 * The options are settled. */
int as_module(serial_t *serial, modem_options_t *options);

#endif
