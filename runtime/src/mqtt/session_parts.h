/* SPDX-License-Identifier: MIT */
/*
 * session_parts.h - what the parts of a session share.
 *
 *     session.c        the public calls: events of the modem in, time, its own events out
 *     session_steps.c  what each step sends, what its end means, what comes next
 *     session_queue.c  messages that wait to be published
 *     session_state.c  what it waits for, what is set up, what it has to tell
 *
 * Each calls those after it, and none before it.
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

/* How far a client is taken down, if it is: each takes down what stands before it, too. */
enum { DOWN_CONNECTION, DOWN_CLIENT, DOWN_SERVICE, DOWN_FOR_GOOD };

/* Escalation: how far an attempt takes the client down before it connects, and above that a restart. */
enum {
    ESCALATE_CONNECT = DOWN_CONNECTION,
    ESCALATE_CLIENT = DOWN_CLIENT,
    ESCALATE_SERVICE = DOWN_SERVICE,
    ESCALATE_RESET
};

/* Whose operation is under way: the number of a client, or SIMCOM_MODULE, two added. */
enum { AWAITS_NOTHING, AWAITS_MODULE, AWAITS_CLIENT };
#define AWAITS(client) ((uint8_t)((client) + AWAITS_CLIENT))

enum {
    FLAG_SPAN = 0x01,        /* due is a span that begins at the next tick; 0: for ever */
    FLAG_NETWORK_DUE = 0x02, /* network_due is a time */
    FLAG_NEED_PIN = 0x04,    /* the SIM waits for a PIN, and the application knows */
    FLAG_TAKEN_DOWN = 0x08,  /* in this attempt, the client was taken down already */
    FLAG_DISCONNECT = 0x10,  /* the client has to be disconnected before it connects */
    FLAG_TOLD = 0x20         /* the application was told that it is connected */
};

/* What is known of the oldest message of the queue. With OLDEST_HOLD or OLDEST_ENDED it is neither to be sent nor under way. */
enum {
    OLDEST_AGAIN = 1, /* it may have been delivered before */
    OLDEST_HOLD = 2,  /* it waits for a moment */
    OLDEST_ENDED = 4, /* its event waits */
    OLDEST_OWED = 8   /* with OLDEST_AGAIN: a late result of a publish is that of this message */
};

/* The bit of a kind of event in simcom_session_t.events; none of SIMCOM_SESSION_EVENT_NONE. */
#define EVENT_BIT(kind) ((uint8_t)((1u << (kind)) >> 1))

/* session_steps.c */

/* Goes to a step: begins its time, tells the application. */
void simcom_session_enter(simcom_session_t *session, unsigned step);
/* Goes to a step as soon as the operation under way has ended. */
void simcom_session_divert(simcom_session_t *session, unsigned step);
/* Starts the operation of the present step, and sets awaits; if there is none to start, to AWAITS_NOTHING. */
simcom_status_t simcom_session_begin(simcom_session_t *session);
/* Takes a line of the operation under way. */
void simcom_session_line(simcom_session_t *session, const simcom_event_t *event);
/* The operation of the present step has ended. */
void simcom_session_step_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code);
/* An attempt has failed: pauses, or gives up. */
void simcom_session_fail(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code);
/* Nothing can help. */
void simcom_session_give_up(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code);
/* Tells the application that there is no connection any more, if it was told that there is one. */
void simcom_session_hang_up(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code);
/* There is no connection any more, or no hope that the one being made is any good. */
void simcom_session_lost(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code);
/* Another attempt, behind a pause. */
void simcom_session_attempt(simcom_session_t *session);

/* session_queue.c */

/* Publishes the oldest message. awaits is that of the client, whatever the answer. */
simcom_status_t simcom_queue_send(simcom_session_t *session);
/* It has ended, or has to be sent again. */
void simcom_queue_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code);
/* Fills in the event of the oldest message and takes it off the queue. */
void simcom_queue_event(simcom_session_t *session, simcom_session_event_t *event);

/* session_state.c */

/* Lets an event be pulled. */
void simcom_session_tell(simcom_session_t *session, unsigned kind);
/* A time of the policy in milliseconds, or what stands for 0. */
uint32_t simcom_session_ms(uint16_t seconds, uint16_t otherwise);
/* Begins a time limit of the present step, or sets none: 0. It runs from the next tick on. */
void simcom_session_timer(simcom_session_t *session, uint32_t ms);
/* What is left of it: 0 if it is over, UINT32_MAX if there is none. */
uint32_t simcom_session_left(simcom_session_t *session, uint32_t now);
/* What a code means: SIMCOM_MEANING() of the tables, also of no code and of one that no revision documents. */
unsigned simcom_session_meaning(const simcom_session_t *session, uint8_t code);
/* What a code says about what is set up. Returns true if it says that there is no connection. */
bool simcom_session_learn(simcom_session_t *session, uint8_t code);
/* Nothing above a level is set up any more. */
void simcom_session_lower(simcom_session_t *session, unsigned level);

#endif
