/* SPDX-License-Identifier: MIT */
/*
 * recording.h - what went over a serial line, with times, as a file of lines.
 *
 *     simcom-recording 1
 *     # a comment
 *     1204 > AT\r
 *     1211 < \r\nOK\r\n
 *
 * Milliseconds since the beginning, the direction (> from the host, < from the module), a space, and
 * the bytes: printable ASCII as it is, \r \n \\, and \xHH for the others. docs/recording.md.
 */
#ifndef SIMULATOR_RECORDING_H
#define SIMULATOR_RECORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* --- Writing ---------------------------------------------------------------------------------- */

typedef struct recorder {
    FILE *file; /* NULL: nothing is recorded */
    uint32_t begin;
} recorder_t;

/* Begins a file; an existing one is replaced. False with errno set. */
bool recorder_open(recorder_t *recorder, const char *path, const char *comment, uint32_t now_ms);
/* [in] direction  '>' or '<' */
void recorder_write(recorder_t *recorder, uint32_t now_ms, char direction, const uint8_t *bytes,
                    size_t n);
/* False with errno set if not everything could be written. */
bool recorder_close(recorder_t *recorder);

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct recorded {
    unsigned line; /* of the file */
    uint32_t ms;
    char direction;
    uint8_t *bytes;
    size_t length;
} recorded_t;

typedef struct recording {
    recorded_t *rows;
    size_t count;
} recording_t;

/* Reads a file. False after a complaint on standard error: path:line: error: ... */
bool recording_read(recording_t *recording, const char *path);
void recording_free(recording_t *recording);

/* Bytes as such a file has them, as many as there is room for; ends with NUL. */
void recording_show(const uint8_t *bytes, size_t n, char *text, size_t size);

#endif
