/* SPDX-License-Identifier: MIT */
/* clock.h - the time of the programs: milliseconds that wrap at 32 bits, and nanoseconds for the line. */
#ifndef SIMULATOR_CLOCK_H
#define SIMULATOR_CLOCK_H

#include <stdint.h>
#include <time.h>

static inline uint64_t clock_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline uint32_t clock_ms(void)
{
    return (uint32_t)(clock_ns() / 1000000u);
}

#endif
