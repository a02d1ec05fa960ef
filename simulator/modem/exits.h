/* SPDX-License-Identifier: MIT */
/* exits.h - what simcom-modem exits with; --help says the same. */
#ifndef SIMULATOR_EXITS_H
#define SIMULATOR_EXITS_H

#include "cli.h"

#define EXIT_STOPPED  0
#define EXIT_FAILED   1
#define EXIT_USAGE    CLI_USAGE
#define EXIT_DEPARTED 3

/* `simcom-modem ctl`: the arguments after the word ctl. Returns the exit code. */
int ctl_main(int argc, char **argv);

extern const cli_t ctl_cli;

#endif
