/* SPDX-License-Identifier: MIT */
/*
 * workload.h - the work whose instructions are counted, the same on the host and on a Cortex-M0+.
 *
 * A workload is a stream (what the module sends), something that is done with its bytes, the size of
 * the pieces in which they come, and how many rounds. bench_prepare() does all that is not to be
 * counted, bench_measured() nothing but what is; bench_check() says whether the engine understood the
 * stream as it must, because a fast wrong answer is worth nothing.
 */
#ifndef BENCH_WORKLOAD_H
#define BENCH_WORKLOAD_H

#include <stdbool.h>
#include <stddef.h>

/* How much work one run was. */
typedef struct bench_result {
    unsigned long rounds; /* exchanges, messages, publishes or command lines */
    unsigned long bytes;  /* from the module; of connect: of the line */
} bench_result_t;

/* [in] text  "WHAT STREAM CHUNK ROUNDS", such as "engine control 64 1000"
 *   WHAT    engine, memchr, memcpy; for connect also snprintf
 *   STREAM  control, small, large, publish, connect
 *   ROUNDS  a control round is ten exchanges
 * Returns false if it is not understood. */
bool bench_prepare(const char *text);

/* Everything that is executed between its first and its last instruction is counted. */
void bench_measured(void);

/* Whether all came out as it must; [out] result. */
bool bench_check(bench_result_t *result);

#endif
