/* SPDX-License-Identifier: MIT */
/* format.h - simcom sub -F: how a received message is printed. */
#ifndef SIMCOM_TOOL_FORMAT_H
#define SIMCOM_TOOL_FORMAT_H

#include "cli.h"
#include "module.h"

/* Whether a format can be printed. Returns false after saying what is wrong with it. */
bool format_check(const cli_t *cli, const char *format);

/* Prints a message by a format that was checked. */
void format_print(FILE *out, const char *format, const message_t *message);

#endif
