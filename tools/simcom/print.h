/* SPDX-License-Identifier: MIT */
/* print.h - prints a serial line as it runs: --trace. */
#ifndef SIMCOM_TOOL_PRINT_H
#define SIMCOM_TOOL_PRINT_H

#include "trace.h"

#include <stdio.h>

typedef struct print {
    FILE *file;
    uint32_t begin_ms;
    trace_t trace;
} print_t;

/* Starts the clock. [in] file  must stay open until print_end() */
void print_init(print_t *print, const simcom_revision_t *revision, FILE *file);

/* A simcom_posix_tap_t; the context is the print_t. */
void print_tap(void *context, bool sent, const uint8_t *bytes, size_t n);

/* Prints what has begun and not ended. */
void print_end(print_t *print);

#endif
