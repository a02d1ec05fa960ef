/* SPDX-License-Identifier: MIT */
/* bytes.h - the few things the runtime does with runs of bytes. */
#ifndef SIMCOM_BYTES_H
#define SIMCOM_BYTES_H

#include "simcom/private/table.h"

/* Whether n bytes are the same. */
bool simcom_bytes_equal(const uint8_t *bytes, const char *text, size_t n);

/* What a file name with other characters than ASCII begins with: {non-ascii}". */
extern const char simcom_non_ascii[];
#define SIMCOM_NON_ASCII_LENGTH 12u
bool simcom_is_non_ascii(const uint8_t *bytes, size_t length);

/* Value of a hexadecimal digit, -1 if it is none. */
int simcom_hex_digit(uint8_t byte);

/* Whether the bytes are UTF-8 as MQTT demands it: shortest forms only, no surrogates, nothing above
 * U+10FFFF, no U+0000. [out] offset  of the first sequence that is not; also written otherwise */
bool simcom_bytes_are_utf8(simcom_bytes_t bytes, size_t *offset);

#endif
