/* SPDX-License-Identifier: MIT */
/* writer.h - text into a buffer of the caller's, as far as it goes. */
#ifndef SIMCOM_WRITER_H
#define SIMCOM_WRITER_H

#include "simcom/private/table.h"

/* A buffer that is filled; one byte is kept for the NUL. */
typedef struct simcom_writer {
    char *buffer;
    size_t size; /* at least 1 */
    size_t length;
} simcom_writer_t;

void simcom_writer_text(simcom_writer_t *writer, const char *text);
void simcom_writer_number(simcom_writer_t *writer, uint32_t value);

/* Bytes that may be anything: what a terminal could take for a command is a dot. */
void simcom_writer_bytes(simcom_writer_t *writer, simcom_bytes_t bytes);

/* Sets the NUL. Returns the length without it. */
size_t simcom_writer_end(simcom_writer_t *writer);

#endif
