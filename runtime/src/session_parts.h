/* SPDX-License-Identifier: MIT */
/*
 * session_parts.h - what the parts of a session share.
 *
 *     session.c        the public calls: events of the modem in, time, news out
 *     session_steps.c  what each step sends, what its end means, what comes next
 *     session_queue.c  messages that wait to be published
 */
#ifndef SIMCOM_SESSION_PARTS_H
#define SIMCOM_SESSION_PARTS_H

#include "simcom/session.h"

/* What is known to be set up, each on top of the one before. */
enum {
    LEVEL_NONE,
    LEVEL_AWAKE,
    LEVEL_STARTED,
    LEVEL_ACQUIRED, /* by this run or an earlier one */
    LEVEL_READY     /* and all that is configured of client and TLS is set: it may connect */
};

/* How far a client is being taken down. */
enum { DOWN_NOT, DOWN_CONNECTION, DOWN_CLIENT, DOWN_SERVICE, DOWN_FOR_GOOD };

/* The ladder: what an attempt begins with. */
enum { RUNG_CONNECT, RUNG_ACQUIRE, RUNG_START, RUNG_RESET };

enum { AWAITS_NOTHING, AWAITS_MODULE, AWAITS_CLIENT };

enum {
    FLAG_TIMER = 0x001,      /* due is a time */
    FLAG_FRESH = 0x002,      /* due is a span that begins at the next tick */
    FLAG_PATIENCE = 0x004,   /* network_due is a time */
    FLAG_FOUND = 0x008,      /* the lines of a read say what one hopes to read */
    FLAG_NEED_PIN = 0x010,   /* the SIM waits for a PIN, and the application knows */
    FLAG_TAKEN_DOWN = 0x020, /* in this attempt, the client was taken down already */
    FLAG_DISCONNECT = 0x040, /* the client has to be disconnected before it connects */
    FLAG_TOLD = 0x080,       /* the application was told that it is connected */
    FLAG_HOLD = 0x100,       /* the queue waits for a moment */
    FLAG_ENDED = 0x200,      /* the oldest message has ended, its event waits */
    FLAG_AGAIN = 0x400       /* it may have been delivered, and is to be sent again */
};

/* session.c */

/* Begins a time limit of the present step. It runs from the next tick on. */
void simcom_session_timer(simcom_session_t *session, uint32_t ms);
/* Lets an event be pulled. */
void simcom_session_tell(simcom_session_t *session, simcom_session_event_kind_t kind);

/* session_steps.c */

/* Goes to a step. */
void simcom_session_enter(simcom_session_t *session, simcom_session_step_t step);
/* Goes to a step as soon as the operation under way has ended. */
void simcom_session_divert(simcom_session_t *session, simcom_session_step_t step);
/* Starts the operation of the present step; if there is none to start, awaits stays AWAITS_NOTHING. */
simcom_status_t simcom_session_begin(simcom_session_t *session);
/* Takes a line of the operation under way. */
void simcom_session_line(simcom_session_t *session, const simcom_event_t *event);
/* The operation of the present step has ended. */
void simcom_session_step_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code);
/* An attempt has failed: pauses, or gives up. */
void simcom_session_fail(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code);
/* Nothing can help. */
void simcom_session_give_up(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code);
/* There is no connection any more, or no hope that the one being made is any good. */
void simcom_session_lost(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code);
/* Another attempt, behind a pause. */
void simcom_session_attempt(simcom_session_t *session);
/* What a code says about what is set up. Returns true if it says that there is no connection. */
bool simcom_session_learn(simcom_session_t *session, uint8_t code);
/* Nothing above a level is set up any more. */
void simcom_session_sink(simcom_session_t *session, unsigned level);

/* session_queue.c */

/* Whether there is a message to send now. */
bool simcom_queue_ready(const simcom_session_t *session);
/* Publishes the oldest message. */
simcom_status_t simcom_queue_send(simcom_session_t *session);
/* It has ended, or has to be sent again. */
void simcom_queue_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code);
/* Fills in the event of the oldest message and takes it off the queue. */
void simcom_queue_event(simcom_session_t *session, simcom_session_event_t *event);

#endif
