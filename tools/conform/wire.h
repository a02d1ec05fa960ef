/* SPDX-License-Identifier: MIT */
/*
 * wire.h - the two ends that the conformance suite can speak over: a serial port, or a simulated
 * module in the same program, whose time is its own.
 */
#ifndef CONFORM_WIRE_H
#define CONFORM_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Something that only a person, or a simulator, can do to a module. */
typedef enum wire_assist {
    WIRE_ASSIST_NETWORK_LOST, /* the packet network goes away, and comes back */
    WIRE_ASSIST_PING_FAILED,  /* the broker stops answering pings */
    WIRE_ASSIST_FAIL,         /* the next command fails: no SIM, not ready */
    WIRE_ASSIST_CODE          /* the next connect fails with this code */
} wire_assist_t;

typedef struct wire {
    void *context;
    /* Sends all of it. False: the line is gone. */
    bool (*send)(void *context, const uint8_t *bytes, size_t n);
    /* Waits at most so long for bytes. Returns how many came, 0 when the time is over, -1 when the
     * line is gone, -2 when the user wants to stop. */
    long (*receive)(void *context, uint8_t *bytes, size_t size, uint32_t timeout_ms);
    /* Milliseconds of a clock that only goes forward. */
    uint32_t (*now)(void *context);
    /* After the line is gone: waits until it is back. False: it will not be. May be NULL. */
    bool (*reopen)(void *context);
    /* NULL: nobody is there to do it. False: it was not done. */
    bool (*assist)(void *context, wire_assist_t what, unsigned code);
} wire_t;

#endif
