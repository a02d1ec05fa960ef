/* SPDX-License-Identifier: MIT */
/*
 * pace.h - one direction of a serial line at a rate: when each byte has gone over it.
 *
 * Ten bits to a byte, and bytes that wait follow each other without a gap. The time is the caller's, in nanoseconds.
 */
#ifndef SIMULATOR_PACE_H
#define SIMULATOR_PACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct pace {
    uint32_t rate;     /* bits per second; 0: everything is over at once */
    bool running;      /* bytes are under way */
    uint64_t begun_ns; /* the first of them began; without any: the last one ended */
    uint64_t gone;     /* bytes that ended since then */
} pace_t;

/* Another rate from now on. */
void pace_set(pace_t *pace, uint32_t rate);

/* How many of the bytes that wait are over now; they wait no more. [in] waiting  those of this and of earlier calls */
size_t pace_take(pace_t *pace, uint64_t now_ns, size_t waiting);

/* Nanoseconds until the n-th of the bytes that wait is over, from 1; 0 if it is. */
uint64_t pace_wait(const pace_t *pace, uint64_t now_ns, size_t n);

#endif
