/* SPDX-License-Identifier: MIT */
/* decode_options.h - the command line of simcom decode. */
#ifndef SIMCOM_TOOL_DECODE_OPTIONS_H
#define SIMCOM_TOOL_DECODE_OPTIONS_H

#include "source.h"

/* What the program exits with besides EXIT_GOOD and EXIT_USAGE; --help says the same. */
#define EXIT_VIOLATION 1
#define EXIT_NOTHING   3

/* Strings are those of argv; NULL if not given. */
typedef struct decode_options {
    const char *file; /* "-": standard input */
    const char *sent;
    const char *received;
    const char *html;
    const simcom_description_t *revision; /* NULL: the best match */
    source_format_t format;
    bool json;
    bool stats;
    bool quiet;
    bool reveal;
} decode_options_t;

/* Reads the command line. Returns -1, or what to exit with. */
int decode_options_read(decode_options_t *options, int argc, char **argv);

#endif
