/* SPDX-License-Identifier: MIT */
/* sink.h - text into a buffer of the caller's, as far as it goes. */
#ifndef SIMCOM_SINK_H
#define SIMCOM_SINK_H

#include "simcom/private/table.h"

/* A buffer that is filled; one byte is kept for the NUL. */
typedef struct simcom_sink {
    char *buffer;
    size_t size; /* at least 1 */
    size_t length;
} simcom_sink_t;

void simcom_sink_text(simcom_sink_t *sink, const char *text);
void simcom_sink_number(simcom_sink_t *sink, uint32_t value);

/* Bytes that may be anything: what a terminal could take for a command is a dot. */
void simcom_sink_bytes(simcom_sink_t *sink, simcom_bytes_t bytes);

/* Sets the NUL. Returns the length without it. */
size_t simcom_sink_end(simcom_sink_t *sink);

#endif
