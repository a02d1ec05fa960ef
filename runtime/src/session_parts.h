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
enum { LEVEL_NONE, LEVEL_AWAKE, LEVEL_STARTED, LEVEL_ACQUIRED };

/* How far a client is being taken down, if it is. */
enum { DOWN_CONNECTION, DOWN_CLIENT, DOWN_SERVICE, DOWN_FOR_GOOD };

/* The ladder: how far an attempt takes down what there is, before it begins; and above that, a restart. */
enum {
    RUNG_CONNECT = DOWN_CONNECTION,
    RUNG_ACQUIRE = DOWN_CLIENT,
    RUNG_START = DOWN_SERVICE,
    RUNG_RESET
};

/* Whose operation is under way: nobody's, or that of a client or of SIMCOM_MODULE. */
#define AWAITS_NOTHING 0u
#define AWAITS_MODULE  AWAITS(SIMCOM_MODULE)
#define AWAITS(client) ((uint8_t)((client) + 2u))

enum {
    FLAG_TIMER = 0x01,      /* due is a time */
    FLAG_FRESH = 0x02,      /* due is a span that begins at the next tick */
    FLAG_PATIENCE = 0x04,   /* network_due is a time */
    FLAG_HOLD = 0x08,       /* the queue waits for a moment */
    FLAG_NEED_PIN = 0x10,   /* the SIM waits for a PIN, and the application knows */
    FLAG_TAKEN_DOWN = 0x20, /* in this attempt, the client was taken down already */
    FLAG_DISCONNECT = 0x40, /* the client has to be disconnected before it connects */
    FLAG_TOLD = 0x80        /* the application was told that it is connected */
};

/* What is known of the oldest message of the queue. */
enum {
    OLDEST_WAITS, /* it is to be sent, or under way */
    OLDEST_AGAIN, /* the same, yet it may have been delivered before */
    OLDEST_ENDED  /* its event waits */
};

/* What a code means: to the message that was published, and to the connection. */
enum {
    OVER = 0x00,  /* it ended as the code says */
    LATER = 0x01, /* it was certainly not sent */
    RETRY = 0x02, /* refused without a reason: so many times, then it is over */
    DOUBT = 0x03, /* it may have been delivered */
    VERDICT = 0x03,
    GONE = 0x04,       /* there is no connection */
    FINAL = 0x08,      /* of a connect: stays as it is until somebody sets something right */
    DOWN_TO_SHIFT = 4, /* and above: LEVEL_AWAKE or LEVEL_STARTED if no more than that is set up */
};

/* The bit of a kind of event in news; 0 of SIMCOM_SESSION_EVENT_NONE. */
#define NEWS(kind) ((uint8_t)((1u << (kind)) >> 1))

/* A time of the policy in milliseconds, or what stands for 0. */
uint32_t simcom_session_ms(uint16_t seconds, uint16_t otherwise);

/* session.c */

/* Begins a time limit of the present step. It runs from the next tick on. */
void simcom_session_timer(simcom_session_t *session, uint32_t ms);
/* Lets an event be pulled. */
void simcom_session_tell(simcom_session_t *session, unsigned kind);

/* session_steps.c */

/* Goes to a step. */
void simcom_session_enter(simcom_session_t *session, unsigned step);
/* Goes to a step as soon as the operation under way has ended. */
void simcom_session_divert(simcom_session_t *session, unsigned step);
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
/* The application is told that there is no connection any more, if it was told that there is one. */
void simcom_session_hang_up(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code);
/* There is no connection any more, or no hope that the one being made is any good. */
void simcom_session_lost(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code);
/* Another attempt, behind a pause. */
void simcom_session_attempt(simcom_session_t *session);
/* What a code means, as above. */
unsigned simcom_session_meaning(uint8_t code);
/* What a code says about what is set up. Returns true if it says that there is no connection. */
bool simcom_session_learn(simcom_session_t *session, uint8_t code);
/* Nothing above a level is set up any more. */
void simcom_session_sink(simcom_session_t *session, unsigned level);

/* session_queue.c */

/* Publishes the oldest message. */
simcom_status_t simcom_queue_send(simcom_session_t *session);
/* It has ended, or has to be sent again. */
void simcom_queue_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code);
/* Fills in the event of the oldest message and takes it off the queue. */
void simcom_queue_event(simcom_session_t *session, simcom_session_event_t *event);

#endif
