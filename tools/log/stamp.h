/* SPDX-License-Identifier: MIT */
/* stamp.h - dates and times as programs write them before the lines of a log. */
#ifndef SIMCOM_LOG_STAMP_H
#define SIMCOM_LOG_STAMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads the time at the beginning of a text: with or without a date before it, a clock's, or seconds
 * with a fraction. Returns how many bytes it takes; 0: there is none.
 * [out] ms  since 1970, or since midnight, or since the log began */
size_t stamp_read(const uint8_t *text, size_t n, uint64_t *ms);

#endif
