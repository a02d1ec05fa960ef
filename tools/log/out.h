/* SPDX-License-Identifier: MIT */
/*
 * out.h - output in large pieces.
 *
 * A large log makes hundreds of bytes of output for each of its lines: they are put together here,
 * with nothing between them and a memcpy, and given to the system a buffer at a time.
 */
#ifndef SIMCOM_LOG_OUT_H
#define SIMCOM_LOG_OUT_H

#include "text.h"

#include <stdio.h>
#include <string.h>

/* Bytes of the buffer: fewer, and the system is called more often than it costs to be near. */
#define OUT_SIZE 262144u

/* Most bytes that out_put() and the like take at a time. */
#define OUT_MOST (OUT_SIZE / 8u)

typedef struct out {
    FILE *file;
    bool interactive; /* somebody waits for each line */
    size_t length;
    char bytes[OUT_SIZE];
} out_t;

/* A number that grows slowly, such as the number of a line: its upper digits are kept. Begins with
 * zeros. */
typedef struct out_counter {
    uint64_t base; /* the number whose upper digits they are */
    size_t length;
    char digits[TEXT_DIGITS];
} out_counter_t;

/* [in] file  stays the caller's */
void out_init(out_t *out, FILE *file, bool interactive);

/* Gives what there is to the file. Errors are those of the file. */
void out_flush(out_t *out);

/* Room for `n` bytes, at most OUT_SIZE; those that are written there are to be added to length. */
static inline char *out_room(out_t *out, size_t n)
{
    if (OUT_SIZE - out->length < n) {
        out_flush(out);
    }
    return out->bytes + out->length;
}

/* [in] n  at most OUT_MOST */
static inline void out_put(out_t *out, const char *bytes, size_t n)
{
    memcpy(out_room(out, n), bytes, n);
    out->length += n;
}

/* A text that is known when this is compiled: no call is left of it. */
#define out_literal(out, text) out_put((out), "" text, sizeof(text) - 1)

static inline void out_string(out_t *out, const char *string)
{
    out_put(out, string, strlen(string));
}

void out_number(out_t *out, uint64_t number);

/* Writes a number with spaces before it, `width` characters together. */
void out_wide(out_t *out, uint64_t number, size_t width);

/* Writes a number of a series. */
void out_count(out_t *out, out_counter_t *counter, uint64_t number);

/* Writes the milliseconds of a time behind its seconds, ".234". */
void out_fraction(out_t *out, uint32_t ms);

/* Writes spaces until `width` columns are full of which `taken` are. */
void out_pad(out_t *out, size_t taken, size_t width);

/* Writes bytes as the inside of a JSON string: what is no character of UTF-8 as the text \xHH.
 * [in] n  at most OUT_MOST */
void out_json(out_t *out, const uint8_t *bytes, size_t n);

/* Ends a line. */
static inline void out_end(out_t *out)
{
    out_literal(out, "\n");
    if (out->interactive) {
        out_flush(out);
    }
}

#endif
