/* SPDX-License-Identifier: MIT */
/* config_file.h - options from a file, one a line, as if they were on the command line. */
#ifndef SIMCOM_TOOL_CONFIG_FILE_H
#define SIMCOM_TOOL_CONFIG_FILE_H

#include "cli.h"

#define CONFIG_FILE_BYTES 16384u
#define CONFIG_FILE_LINES 200u

typedef struct config_file {
    char path[512];
    char bytes[CONFIG_FILE_BYTES];
    char arguments[CONFIG_FILE_BYTES + 4u * CONFIG_FILE_LINES];
    char *argv[CONFIG_FILE_LINES + 2u];
    int count; /* of argv; 1: there is no file, or nothing in it */
} config_file_t;

/* Reads a file: on each line an option by its long name, with or without dashes, and after a blank or an equals sign its
 * value; "#" begins a comment line. Returns false after saying what is wrong.
 * [in] named    the file; NULL: $XDG_CONFIG_HOME/simcom/NAME or ~/.config/simcom/NAME, which need not be there
 * [in] command  NAME */
bool config_file_load(config_file_t *file, const cli_t *cli, const char *named,
                      const char *command);

#endif
