/* SPDX-License-Identifier: MIT */
#include "pace.h"

#define BITS     10u
#define NS_PER_S 1000000000u

/* When so many bytes since the beginning have ended, in whole nanoseconds: none ends too early. */
static uint64_t end_of(const pace_t *pace, uint64_t bytes)
{
    return pace->begun_ns + (bytes * BITS * NS_PER_S + pace->rate - 1) / pace->rate;
}

void pace_set(pace_t *pace, uint32_t rate)
{
    if (rate != pace->rate) {
        *pace = (pace_t){.rate = rate};
    }
}

/* Those that are under way are counted from their beginning, so that no rounding adds up. */
size_t pace_take(pace_t *pace, uint64_t now_ns, size_t waiting)
{
    size_t over = 0;

    if (pace->rate == 0) {
        return waiting;
    }
    if (!pace->running && waiting > 0) {
        pace->running = true;
        pace->begun_ns = now_ns > pace->begun_ns ? now_ns : pace->begun_ns;
    }
    while (over < waiting && end_of(pace, pace->gone + 1) <= now_ns) {
        pace->gone++;
        over++;
    }
    if (pace->running && over == waiting) {
        pace->running = false;
        pace->begun_ns = end_of(pace, pace->gone);
        pace->gone = 0;
    }
    return over;
}

uint64_t pace_wait(const pace_t *pace, uint64_t now_ns, size_t n)
{
    const uint64_t end = pace->rate == 0 ? 0 : end_of(pace, pace->gone + n);
    return end > now_ns ? end - now_ns : 0;
}
