/* SPDX-License-Identifier: MIT */
/*
 * filter.h - makes the text of a log of the bytes of its file: UTF-8 of UTF-16, no colours, the signs of
 * a page (&quot;), the bytes of a hexadecimal dump.
 */
#ifndef SIMCOM_LOG_FILTER_H
#define SIMCOM_LOG_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct filter {
    uint8_t wide; /* 0: bytes, 'L' or 'B': UTF-16, the low or the high byte first */
    bool colours; /* sequences that steer a terminal go */
    bool page;    /* &quot; and the like become signs; not with colours, or in a dump */
    bool dump;    /* lines of offsets and hexadecimal bytes become the bytes */
} filter_t;

/* Finds out what a file is. [out] skip  bytes of a mark at its beginning
 * Returns the encoding, as filter_t.wide. */
uint8_t filter_encoding(const uint8_t *bytes, size_t n, size_t *skip);

/* Whether a text has colours. */
bool filter_has_colours(const uint8_t *bytes, size_t n);

/* Whether a text was copied from the source of a page: its signs are written as &quot; and the like. */
bool filter_is_page(const uint8_t *bytes, size_t n);

/* Whether a text is a hexadecimal dump. */
bool filter_is_dump(const uint8_t *bytes, size_t n);

/* Makes UTF-8 of UTF-16. [in] out  room for 3 bytes for each 2
 * [out] used  how many bytes were taken. Returns how many were made. */
size_t filter_narrow(uint8_t wide, const uint8_t *bytes, size_t n, size_t *used, uint8_t *out);

/* Takes colours out and undoes a dump, in place.
 * [in]  final  nothing follows
 * [out] used   how many bytes were taken; the rest waits for more
 * Returns how many bytes are left of those. */
size_t filter_text(const filter_t *filter, uint8_t *bytes, size_t n, bool final, size_t *used);

#endif
