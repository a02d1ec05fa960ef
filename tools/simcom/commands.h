/* SPDX-License-Identifier: MIT */
/* commands.h - the subcommands. Each returns what the program exits with. */
#ifndef SIMCOM_TOOL_COMMANDS_H
#define SIMCOM_TOOL_COMMANDS_H

#include "options.h"

int pub_run(const options_t *options);
int sub_run(const options_t *options);
int decode_run(int argc, char **argv);
/* These read their own options; argv[0] is the subcommand. */
int conform_command(int argc, char **argv);
int probe_command(int argc, char **argv);
int cert_run(int argc, char **argv);
int doctor_run(int argc, char **argv);

/* Their command lines; those of pub and sub are in options.h. */
extern const cli_t decode_cli;
extern const cli_t conform_cli;
extern const cli_t probe_cli;
extern const cli_t cert_cli;
extern const cli_t doctor_cli;

#endif
