/* SPDX-License-Identifier: MIT */
/*
 * engine.h - what the parts of the channel share.
 *
 *     slots.c     where operations are kept
 *     channel.c   the public calls: routes bytes in and out
 *     exchange.c  one command and its answer; from step to step of an operation
 *     incoming.c  received messages
 *     recovery.c  after a time limit passed: back to a line that is known to be quiet
 */
#ifndef SIMCOM_ENGINE_H
#define SIMCOM_ENGINE_H

#include "simcom/channel.h"

/* Phases of a slot. */
enum {
    PHASE_IDLE,
    PHASE_QUEUED,  /* the next command waits for the wire */
    PHASE_SENDING, /* the command line goes out */
    PHASE_ANSWER,  /* the line is out: prompt, OK or ERROR is awaited */
    PHASE_DATA,    /* the data goes out */
    PHASE_RESULT,  /* OK has come, the wire is free, the result line is awaited */
    PHASE_LINGER,  /* it has ended, yet a result line may still follow */
    PHASE_ENDED    /* its event waits to be pulled */
};

/* Whether `now` is at or behind `deadline`, across a wrap of the clock. */
static inline bool is_due(uint32_t now, uint32_t deadline)
{
    return (int32_t)(now - deadline) >= 0;
}

/* A time limit of so many ms from the next tick on. */
static inline void simcom_timer_set(simcom_timer_t *timer, uint32_t ms)
{
    timer->at = ms;
    timer->running = false;
}

/* Whether a time limit is over; lets it begin to run if it did not. */
static inline bool simcom_timer_over(simcom_timer_t *timer, uint32_t now)
{
    if (!timer->running) {
        timer->at += now;
        timer->running = true;
    }
    return is_due(now, timer->at);
}

/* The slot of a client or of SIMCOM_MODULE; NULL for a client without memory. */
simcom_slot_t *simcom_slot_of(simcom_t *modem, uint8_t client);

/* The slots one by one: 0 is the module, then the clients. NULL where there is none. */
#define SLOT_COUNT (1u + SIMCOM_CLIENTS)
simcom_slot_t *simcom_slot_at(simcom_t *modem, unsigned index);

/* exchange.c */

/* Gives the wire to the next operation that waits for it. */
void simcom_exchange_dispatch(simcom_t *modem);
/* Bytes go out: the time for an answer does not run yet. */
void simcom_exchange_progress(simcom_t *modem);
/* The line, or the data, is out. */
void simcom_exchange_sent(simcom_t *modem);
/* OK, ERROR or a prompt has come for the command on the wire. */
void simcom_exchange_final(simcom_t *modem, uint8_t part);
/* A known line has come: true if it is somebody's answer. */
bool simcom_exchange_line(simcom_t *modem);
void simcom_exchange_tick(simcom_t *modem, uint32_t now);
/* The module restarted: every operation ends. */
void simcom_exchange_abort(simcom_t *modem);

/* incoming.c */

void simcom_incoming_line(simcom_t *modem, simcom_role_t role);
void simcom_incoming_data(simcom_t *modem);
void simcom_incoming_break(simcom_t *modem, simcom_broken_t reason);
void simcom_incoming_tick(simcom_t *modem, uint32_t now);
void simcom_incoming_event(const simcom_t *modem, simcom_event_t *event);
bool simcom_incoming_active(const simcom_t *modem);

/* recovery.c */

enum { RECOVERY_NONE, RECOVERY_FILL, RECOVERY_QUIET, RECOVERY_PROBE };
/* An exchange got no answer. [in] fill  bytes of data that the module may still wait for */
void simcom_recovery_begin(simcom_t *modem, size_t fill);
/* Bytes came in. */
void simcom_recovery_heard(simcom_t *modem);
/* OK, ERROR or a prompt while nobody has the wire: true if the module answers again. */
bool simcom_recovery_final(simcom_t *modem, uint8_t part);
void simcom_recovery_tick(simcom_t *modem, uint32_t now);
size_t simcom_recovery_peek(const simcom_t *modem, const uint8_t **bytes);
void simcom_recovery_ack(simcom_t *modem, size_t n);

#endif
