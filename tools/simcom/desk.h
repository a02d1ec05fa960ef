/* SPDX-License-Identifier: MIT */
/* desk.h - what the commands for the desk share: the options that say which module, and a module that listens. */
#ifndef SIMCOM_TOOL_DESK_H
#define SIMCOM_TOOL_DESK_H

#include "module.h"

/* First in the struct that a command line is read into. */
typedef struct desk {
    options_t options;
    module_t module;
} desk_t;

/* The options of the module: -D, -b, --revision, --trace, -d, --help. */
extern const cli_option_t desk_options[];
extern const size_t desk_option_count;

/* Opens the port and waits until the module answers. Returns false after saying why not. */
bool desk_open(desk_t *desk, const cli_t *cli);

/* Closes it. Returns what to exit with. [in] good  what the command found when nothing failed */
int desk_close(desk_t *desk, int good);

#endif
