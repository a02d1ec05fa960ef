/* SPDX-License-Identifier: MIT */
/*
 * engine.h - what the parts of the channel share.
 *
 *     channel.c   the public calls: routes bytes in and out, keeps time
 *     exchange.c  one command and its answer; from step to step of an operation
 *     recovery.c  after a time limit passed: back to a line that is known to be quiet
 *     incoming.c  received messages
 *
 * Each calls those after it, and none before it.
 *
 * A slot is where an operation runs: number 0 is the module's, the others are the clients'.
 */
#ifndef SIMCOM_ENGINE_H
#define SIMCOM_ENGINE_H

#include "bytes.h"
#include "values.h"

#include "simcom/channel.h"
#include "simcom/config.h"

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

/* Flags of a slot. */
enum {
    SLOT_HURT = 1,   /* what may have been the result came damaged */
    SLOT_CANCEL = 2, /* simcom_cancel() was called */
    SLOT_DOUBT = 4, /* a result was taken for a late one before OK came: it may have been its own */
    SLOT_NAMED = 16,    /* of a client: results of a command that gives others its name may come */
    SLOT_ANY_BYTES = 8, /* of a client, for as long as it is acquired: checkUTF8 is off */
    SLOT_OLD_PAYLOAD = SIMCOM_LEFT_PAYLOAD, /* of a client */
    SLOT_OLD_FILTERS = SIMCOM_LEFT_FILTERS, /* of a client */
    SLOT_OWED_BEFORE = 128 /* the result of an operation before the owed one may still come */
};
/* Those that outlive an operation, until the client is released. */
#define SLOT_KEPT SIMCOM_LEFT_CLIENT
_Static_assert(SLOT_KEPT == (SLOT_NAMED | SLOT_ANY_BYTES | SLOT_OLD_PAYLOAD | SLOT_OLD_FILTERS |
                             SLOT_OWED_BEFORE),
               "the flags of simcom/private/plan.h");

/* Flags of the modem. */
enum {
    MODEM_ECHOES = 1,    /* the module echoed a command line, and its data if there was any */
    MODEM_ECHOING = 2,   /* the data may come back */
    MODEM_DATA = 4,      /* promised data goes out */
    MODEM_LINE = 8,      /* a command line goes out */
    MODEM_ECHO_OFF = 16, /* ATE0 was confirmed: an echo means that the module restarted */
    MODEM_COUNTED = 32,  /* the last byte was the last of counted data */
    MODEM_BARE = 64,     /* no line end stood behind the data */
    MODEM_HEARD = 128    /* bytes came in the present window of the recovery */
};

#define SLOT_COUNT (1u + SIMCOM_CLIENTS)

/* simcom_t.stalls, while no recovery runs: the answer to what was sent before a restart may still come. */
#define STALE 1u

/* Time limits by number: one for each slot, and these. */
#define TIMER_INCOMING SLOT_COUNT
#define TIMER_RECOVERY (SLOT_COUNT + 1u)
#define TIMER_LINE     (SLOT_COUNT + 2u) /* between the CR and the LF at the end of a line */

/* simcom_t.event: the kind of an event, from bit 5 on the slot it is about, and whether that is not sure. */
#define EVENT_KIND       31u
#define EVENT_SLOT_SHIFT 5u
#define EVENT_SLOT       3u
#define EVENT_DOUBT      128u

/* simcom_t.ended: a bit for each slot that has ended, and for RECOVERED; 1 + reason of a broken message. */
#define ENDED_RECOVERED    (1u << SLOT_COUNT)
#define ENDED_SLOTS        (2u * ENDED_RECOVERED - 1u)
#define ENDED_BROKEN_SHIFT 4u
#define ENDED_BROKEN       (7u << ENDED_BROKEN_SHIFT)

/* What stands for slot or time limit number n in the sets of simcom_t: in `timers` it runs, and from bit 8 on it
 * begins to run at the next tick; in `queued` and `ended` the lower half counts. */
#define simcom_bits(n) (0x101u << (n))

/* Starts the time limit of a slot's present phase, or another. It begins to run at the next tick, so that an
 * application need not tell the time before it feeds bytes or starts an operation. */
static inline void simcom_timer_start(simcom_t *modem, unsigned bits)
{
    modem->timers |= (uint16_t)bits;
}

static inline void simcom_timer_stop(simcom_t *modem, unsigned bits)
{
    modem->timers &= (uint16_t)~bits;
}

/* What was peeked is not to go out any more. It may be on its way all the same: what is acknowledged first is that. */
static inline void simcom_tx_drop(simcom_t *modem)
{
    modem->presumed = (uint16_t)(modem->presumed + modem->peeked);
    modem->peeked = 0;
}

/* The slot of a client or of SIMCOM_MODULE; NULL for a client without memory. */
static inline simcom_slot_t *simcom_slot_of(const simcom_t *modem, uint8_t client)
{
    unsigned index = (client + 1u) & 0xFFu;
    return index < SLOT_COUNT ? modem->slot[index] : NULL;
}

/* Whose answer a final result code or a prompt is: nobody's; the command's on the wire; or not known, but if it is the one
 * to AT then the command was accepted before. */
typedef enum simcom_whose { WHOSE_NONE, WHOSE_ACCEPTED, WHOSE_OWN } simcom_whose_t;

/* exchange.c: simcom_operation_begin() of simcom/channel.h, and: */

/* Gives the wire to the next operation that waits for it. */
void simcom_exchange_dispatch(simcom_t *modem);
/* The line is out, or all of the data. */
void simcom_exchange_sent(simcom_t *modem);
/* OK, ERROR or a prompt has come. */
void simcom_exchange_final(simcom_t *modem, simcom_token_t token, simcom_whose_t whose);
/* A known line has come. */
void simcom_exchange_line(simcom_t *modem);
/* A line that is not known has come. */
#if SIMCOM_TEXT
void simcom_exchange_unknown(simcom_t *modem);
#else
#define simcom_exchange_unknown(modem) ((void)(modem))
#endif
/* The time limit of the slot's present phase, in milliseconds. */
uint32_t simcom_exchange_limit(const simcom_t *modem, const simcom_slot_t *slot);
/* It has passed. */
void simcom_exchange_expire(simcom_t *modem, simcom_slot_t *slot);
/* The operation ends without waiting for anything more. */
void simcom_exchange_stop(simcom_t *modem, simcom_slot_t *slot);
/* Ends what waits for the wire: the module does not answer. */
void simcom_exchange_give_up(simcom_t *modem);
/* The module answers AT again. */
void simcom_exchange_recovered(simcom_t *modem);
/* The module restarted: every operation ends, and a message that comes in. */
void simcom_exchange_abort(simcom_t *modem);

/* incoming.c */

/* Of simcom_incoming_t. */
enum {
    INCOMING_TOPIC,   /* RXSTART has come, or a part of the topic */
    INCOMING_PAYLOAD, /* a part of the payload has come */
    INCOMING_SKIP, /* broken: counted data is passed over, so that none of it is read as a line */
    INCOMING_NONE
};

/* A line of a message, or the bytes are at their end in the topic of one on one line (SIMCOM_SCAN_QUOTED). */
void simcom_incoming_line(simcom_t *modem, simcom_role_t role);
/* The first byte behind counted data. Returns whether it belongs to the message. */
bool simcom_incoming_behind(simcom_t *modem, uint8_t byte);
/* Of a message on one line: its simcom_incoming_t.left[0], and left[1] when the quotation mark behind the payload has come.
 * No length is so large. */
#define SIMCOM_INCOMING_ONE_LINE 0xFFFFu

static inline bool simcom_is_one_line(const simcom_incoming_t *in)
{
    return in->left[0] == SIMCOM_INCOMING_ONE_LINE;
}
/* What is no part of a message has come directly behind counted data. */
void simcom_incoming_other(simcom_t *modem);
void simcom_incoming_restart(simcom_t *modem);
void simcom_incoming_expire(simcom_t *modem);
/* The module does not answer: if what is counted is no message, it may have been counted wrongly. */
void simcom_incoming_give_up(simcom_t *modem);

/* recovery.c */

/* States. The order counts. */
enum {
    RECOVERY_NONE,
    RECOVERY_FILL,   /* promised data is filled up */
    RECOVERY_ESCAPE, /* the same, ESC first */
    RECOVERY_QUIET,  /* waits until the line is quiet */
    RECOVERY_SETTLE, /* OK has come; waits for others */
    RECOVERY_PROBE,  /* AT is asked */
    RECOVERY_ASK     /* the same, while a command has the wire */
};
/* An exchange got no answer. [in] fill  bytes of data that the module may still wait for */
void simcom_recovery_begin(simcom_t *modem, unsigned fill);
/* A command got no answer, and nothing of it can be missing: asks AT while it keeps the wire. */
void simcom_recovery_ask(simcom_t *modem);

/* A token came in while it runs. */
simcom_whose_t simcom_recovery_token(simcom_t *modem);
/* The time limit of its present state, in milliseconds. */
uint32_t simcom_recovery_limit(const simcom_t *modem);
/* It has passed. Returns what follows for the operations. */
typedef enum simcom_recovery {
    RECOVERY_GOES_ON,
    RECOVERY_GIVES_UP, /* what waits for the wire has waited long enough */
    RECOVERY_ENDS      /* the wire is free */
} simcom_recovery_t;
simcom_recovery_t simcom_recovery_expire(simcom_t *modem);
size_t simcom_recovery_peek(const simcom_t *modem, const uint8_t **bytes);
void simcom_recovery_ack(simcom_t *modem, size_t n);

/* trace.c: tells the application of a line. Called if it wants to be told. */
#if SIMCOM_TRACE
void simcom_trace_token(simcom_t *modem);
void simcom_trace_command(simcom_t *modem, const simcom_values_t *values);
void simcom_trace_sent(simcom_t *modem, size_t length);
#define TRACE(modem, call) ((modem)->tracer != NULL ? (call) : (void)0)
#else
#define TRACE(modem, call) ((void)0)
#endif

#endif
