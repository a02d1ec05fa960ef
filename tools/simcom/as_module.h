/* SPDX-License-Identifier: MIT */
/* as_module.h - simcom conform --as-module: plays the module for a driver under test. */
#ifndef SIMCOM_TOOL_AS_MODULE_H
#define SIMCOM_TOOL_AS_MODULE_H

#include "serial.h"
#include "simcom/describe.h"

/* Runs until Ctrl-C or SIGTERM. [in] link  makes a pseudo-terminal of this name instead of opening
 * the serial port; NULL: none. Returns what the program exits with. */
int as_module(serial_t *serial, const char *link, const simcom_description_t *description);

#endif
