/* SPDX-License-Identifier: MIT */
/* ask.h - one AT command and its answer, over a serial port as bytes: for modules of which nothing is known yet. */
#ifndef SIMCOM_TOOL_ASK_H
#define SIMCOM_TOOL_ASK_H

#include "wire.h"

#define ASK_LINES 48u
#define ASK_LINE  256u

typedef enum ask_end {
    ASK_OK,
    ASK_REFUSED, /* ERROR, +CME ERROR, +CMS ERROR: the last line */
    ASK_PROMPT,  /* it waits for data */
    ASK_SILENT,  /* nothing of this in time; lines may have come all the same */
    ASK_GONE,    /* the port is gone */
    ASK_STOPPED  /* Ctrl-C */
} ask_end_t;

typedef struct ask {
    wire_t wire;
    size_t count;
    char lines[ASK_LINES][ASK_LINE]; /* without the echo; cut where they are longer */
    size_t bytes;                    /* that came */
    size_t odd;                      /* of them, those that no text has */
    bool echo;                       /* the command came back */
    /* While a line is put together. */
    char line[ASK_LINE];
    size_t length;
} ask_t;

/* Sends a line (NULL: none) and CR, and takes what comes until a final result or for so long. */
ask_end_t ask(ask_t *ask, const char *command, uint32_t limit_ms);

/* The first line that begins with `prefix`: what follows it, without blanks. NULL: there is none. */
const char *ask_find(const ask_t *ask, const char *prefix);

/* The last line; "" if there is none. */
const char *ask_last(const ask_t *ask);

#endif
