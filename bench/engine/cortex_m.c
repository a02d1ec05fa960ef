/* SPDX-License-Identifier: MIT */
/*
 * cortex_m.c - runs one workload on a Cortex-M in QEMU: vector table, semihosting, and what newlib's
 * snprintf wants of a system. The loader has put everything where it belongs.
 */
#include "workload.h"
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Semihosting operations (Arm IHI 0100). */
enum { SYS_WRITE0 = 0x04, SYS_GET_CMDLINE = 0x15, SYS_EXIT_EXTENDED = 0x20 };
#define APPLICATION_EXIT 0x20026u

void reset(void);
void *_sbrk(ptrdiff_t increment);
extern uint32_t stack_end; /* cortex_m.ld */

static uint32_t semihost(uint32_t operation, const void *argument)
{
    register uint32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

static void leave(uint32_t status)
{
    const uint32_t block[2] = {APPLICATION_EXIT, status};
    semihost(SYS_EXIT_EXTENDED, block);
    for (;;) {
    }
}

/* There is no heap: newlib's snprintf names one, and does not use it for these formats. */
void *_sbrk(ptrdiff_t increment)
{
    (void)increment;
    return (void *)-1;
}

/* Any exception but the reset is a failure. */
static void fault(void)
{
    semihost(SYS_WRITE0, "fault\n");
    leave(3);
}

const uintptr_t vectors[16] __attribute__((section(".vectors"), used)) = {
    (uintptr_t)&stack_end, (uintptr_t)reset, (uintptr_t)fault, (uintptr_t)fault,
    (uintptr_t)fault,      (uintptr_t)fault, (uintptr_t)fault};

void reset(void)
{
    char line[128] = {0}, text[80];
    const uintptr_t block[2] = {(uintptr_t)line, sizeof line};
    bench_result_t result;
    if (semihost(SYS_GET_CMDLINE, block) != 0u || !bench_prepare(line)) {
        semihost(SYS_WRITE0, "not understood\n");
        leave(2);
    }
    bench_measured();
    const bool good = bench_check(&result);
    snprintf(text, sizeof text, "%s %lu %lu\n", good ? "good" : "WRONG", result.rounds,
             result.bytes);
    semihost(SYS_WRITE0, text);
    leave(good ? 0 : 1);
}
