/* SPDX-License-Identifier: MIT */
/*
 * channel.h - the five calls: bytes in, events out, bytes to send, time.
 *
 * The library does no input or output and never waits. The application moves bytes between the
 * UART and simcom_t, and tells it the time:
 *
 *     for (;;) {
 *         n = uart_read(chunk, sizeof chunk);                  // 0: nothing came
 *         for (used = 0; used < n || simcom_has_event(&modem);) {
 *             used += simcom_feed(&modem, chunk + used, n - used);
 *             while (simcom_next_event(&modem, &event)) {
 *                 handle(&event);                              // may call any simcom function
 *             }
 *         }
 *         do {
 *             n = simcom_tx_peek(&modem, &bytes);
 *             n = uart_write(bytes, n);                        // how many it took, 0 too
 *             simcom_tx_ack(&modem, n);
 *         } while (n > 0);
 *         wait = simcom_tick(&modem, now_ms);                  // until then, or bytes come
 *     }
 *
 * Events come with time as well as with bytes: they are pulled in each turn, whether bytes came or not.
 *
 * Where the UART sends by itself (DMA, an interrupt), bytes are acknowledged when they are sent, in parts or all at once; until
 * then they stay where they are. An answer may be fed before: what was peeked to its end, and not acknowledged, counts as sent
 * as soon as the module answers it, and the acknowledgement that comes later is taken for that. So everything that is
 * sent has to be acknowledged, and nothing else; 0 says that the UART has taken none of what was peeked.
 *
 * Events are pulled, so an application may start the next operation where it handles an event.
 *
 * One command line is on the wire at a time; after its OK the wire is free, so that one client's
 * operation runs while another's result is awaited. An operation that has to wait for the wire
 * waits inside the library.
 *
 * Concurrency: no function blocks and none locks. Calls on one simcom_t must not overlap; an
 * interrupt should fill a ring and the main loop feed from it. Several simcom_t are independent.
 */
#ifndef SIMCOM_CHANNEL_H
#define SIMCOM_CHANNEL_H

#include "simcom/command.h"
#include "simcom/fields.h"
#include "simcom/operation.h"
#include "simcom/private/modem.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How an operation ended. */
typedef enum simcom_outcome {
    SIMCOM_DONE,     /* the module confirmed it; a publish is delivered */
    SIMCOM_REFUSED,  /* the module or the broker refused it: see code */
    SIMCOM_NOT_DONE, /* it took no effect: a time limit passed before its last step was sent whole */
    SIMCOM_UNKNOWN,  /* the answer did not come in time; it may have taken effect */
    SIMCOM_CANCELLED /* given up by simcom_cancel(); it may have taken effect */
} simcom_outcome_t;

/* Which client an event belongs to: 0, 1, or the module as a whole. */
#define SIMCOM_MODULE 0xFFu

/* Why a received message was given up. */
typedef enum simcom_broken {
    SIMCOM_BROKEN_ORDER,  /* a part stands where it must not, or belongs to another client */
    SIMCOM_BROKEN_TOTAL,  /* the parts do not add up to the announced totals */
    SIMCOM_BROKEN_LIMIT,  /* a length is missing, zero or over the revision's limit */
    SIMCOM_BROKEN_GAP,    /* bytes stopped coming in the middle */
    SIMCOM_BROKEN_RESTART /* the module restarted */
} simcom_broken_t;

typedef enum simcom_event_kind {
    SIMCOM_EVENT_NONE,
    SIMCOM_EVENT_DONE,           /* an operation ended: .done */
    SIMCOM_EVENT_INFORMATION,    /* a line of the running command: .line */
    SIMCOM_EVENT_MESSAGE,        /* a message begins: .message */
    SIMCOM_EVENT_TOPIC,          /* a span of its topic: .span */
    SIMCOM_EVENT_PAYLOAD,        /* a span of its payload: .span */
    SIMCOM_EVENT_MESSAGE_END,    /* it is complete, its totals were right */
    SIMCOM_EVENT_MESSAGE_BROKEN, /* it is given up: .broken; what was handed out is not a message */
    SIMCOM_EVENT_CONNECTION_LOST, /* a client lost its connection: .cause */
    SIMCOM_EVENT_NETWORK_LOST,    /* the service lost the network: start it again */
    SIMCOM_EVENT_PING_FAILED, /* the keep-alive failed: disconnect and connect: .cause is the code */
    SIMCOM_EVENT_RESTARTED,   /* the module restarted: all its state is gone */
    SIMCOM_EVENT_NOTICE,      /* a URC that concerns the application alone: .line */
    SIMCOM_EVENT_UNKNOWN_LINE, /* a line that is nobody's answer: .line */
    SIMCOM_EVENT_RECOVERED,    /* after a time limit passed, the module answers again */
    SIMCOM_EVENT_LATE_RESULT   /* the result of an operation that has ended before: .done, as if */
} simcom_event_kind_t;

/* What happened. Spans point into the bytes of the last feed, or into the line buffer; they live
 * until the next feed. */
typedef struct simcom_event {
    uint8_t kind;   /* simcom_event_kind_t */
    uint8_t client; /* 0, 1 or SIMCOM_MODULE */
    union {
        struct {
            uint8_t operation;  /* simcom_operation_t */
            uint8_t outcome;    /* simcom_outcome_t; of LATE_RESULT: DONE, REFUSED, or UNKNOWN if it
                                   may be that of another operation */
            uint8_t code;       /* of a refusal; SIMCOM_CODE_MISSING if it had none */
            simcom_bytes_t cme; /* text of a +CME ERROR, else not given */
        } done;
        struct {
            uint16_t name;       /* SIMCOM_LINE_..., 0 of an unknown line */
            bool cut;            /* text is only the beginning: the line buffer is too small */
            simcom_bytes_t text; /* the line without its end; simcom_line_argument() for the
                                        part of it behind the name */
        } line;
        struct {
            uint16_t topic_length;   /* bytes */
            uint16_t payload_length; /* bytes */
        } message;
        struct {
            simcom_bytes_t bytes;
            uint16_t offset; /* of its first byte in the topic or payload */
        } span;
        uint8_t broken; /* simcom_broken_t */
        /* CONNECTION_LOST: 1 closed, 2 reset, 3 network (V1.00 2.3.2.1); PING_FAILED: the code */
        uint8_t cause;
    } u;
} simcom_event_t;

/* Who is told of each line both ways: see simcom/trace.h. */
struct simcom_trace;
typedef struct simcom_tracer {
    void (*tell)(void *context, const struct simcom_trace *line);
    void *context; /* handed to it */
} simcom_tracer_t;

/* What a modem is made of. */
typedef struct simcom_config {
    const simcom_revision_t *revision; /* &simcom_revision_v1_00 or another of simcom/revisions.h */
    simcom_client_t *client[SIMCOM_CLIENTS]; /* NULL for a client that is not used */
    uint8_t *line;    /* line buffer, for the text of lines that arrive in pieces; may be */
    size_t line_size; /* NULL and 0: results, messages and URCs do not need it */
    const simcom_tracer_t *tracer; /* is told of each line (simcom/trace.h); NULL: nobody is */
} simcom_config_t;

/* Time limits that no document states, in milliseconds. They are compiled in. */
#define SIMCOM_LINGER_MS     100u  /* for a result line that may follow ERROR (V1.00 2.2.1 d) */
#define SIMCOM_GAP_MS        5000u /* between two parts of one received message */
#define SIMCOM_SKIP_MS       2000u /* the same of one that is broken: what is counted may be anything */
#define SIMCOM_QUIET_MS      300u  /* without a byte from the module, before it is asked again */
#define SIMCOM_QUIET_WINDOWS 20u   /* such times, on a line that never falls silent */
#define SIMCOM_PROBE_MS      1000u /* for OK to AT */
#define SIMCOM_PROBES        3u    /* unanswered, before waiting operations end as not done */
/* Seconds without an answer after which the module is asked AT; and the longest for a prompt, for the OK that says that data
 * was accepted, and for a result of which a damaged copy came. Modules accept a command, and data, within
 * milliseconds; longer limits are for one that is at work and does not answer AT either. */
#define SIMCOM_ASK_S 4u
/* Seconds that a result may come after the time limit that the command itself was given. */
#define SIMCOM_RESULT_MARGIN_S 10u

/* Prepares a modem. The config is not kept; what it points to must outlive the modem. */
void simcom_init(simcom_t *modem, const simcom_config_t *config);

/* Takes bytes from the UART, returns how many. Stops behind a byte that makes an event, and takes
 * nothing while an event waits to be pulled. */
size_t simcom_feed(simcom_t *modem, const uint8_t *bytes, size_t n);

/* What simcom_next_event() does if there is one. Private. */
void simcom_pull_event(simcom_t *modem, simcom_event_t *event);

/* Whether an event waits to be pulled. */
static inline bool simcom_has_event(const simcom_t *modem)
{
    /* Written so that compilers load both bytes at once. */
    return ((unsigned)modem->event | (unsigned)modem->ended << 8) != 0u;
}

/* Pulls an event; false if there is none, and nothing is written then. */
static inline bool simcom_next_event(simcom_t *modem, simcom_event_t *event)
{
    if (!simcom_has_event(modem)) {
        return false;
    }
    simcom_pull_event(modem, event);
    return true;
}

/* The bytes to send next. Returns how many, 0 if there is nothing to send. */
size_t simcom_tx_peek(simcom_t *modem, const uint8_t **bytes);

/* Takes n of them as sent: a part is fine. 0: none of them is on its way. */
void simcom_tx_ack(simcom_t *modem, size_t n);

/* Tells the time, from any clock that counts milliseconds and wraps at 32 bits. Returns how many
 * ms may pass until the next call, 0 if there is something to pull or to send now, UINT32_MAX if nothing
 * waits for time. Call it in each turn of
 * the loop, behind feeding and starting operations: time limits that these set begin to run here.
 * It may make events. */
uint32_t simcom_tick(simcom_t *modem, uint32_t now_ms);

/* Sends one command of simcom/commands.h. Its information lines come as events, then DONE with
 * SIMCOM_OPERATION_COMMAND.
 * [in] form       simcom_form_...
 * [in] arguments  the form's argument struct; must live until DONE; NULL if it has no parameters
 * [in] data       what to send after the prompt, exactly as long as the length parameter says */
simcom_status_t simcom_send(simcom_t *modem, const simcom_form_t *form, const void *arguments,
                            simcom_bytes_t data);

/* Finds out whether the module listens, and makes it listen: asks AT until OK, and if that is not
 * answered fills up what a host that was reset in the middle of sending data may have left open.
 * Good as the first call after a start. SIMCOM_EVENT_RECOVERED says that it answers; operations may
 * be started before, they wait for it. They end with SIMCOM_NOT_DONE when SIMCOM_PROBES questions
 * were not answered; the asking goes on. SIMCOM_E_BUSY while an operation is under way. */
simcom_status_t simcom_wake(simcom_t *modem);

/* Gives up the operation of a client (or of SIMCOM_MODULE). It ends with SIMCOM_CANCELLED as soon as
 * the line is safe: a command or data that has begun is sent to its end, and what the module still
 * answers is absorbed. If the answer was complete before, the operation ends as it would have.
 * SIMCOM_E_IDLE if there is none. */
simcom_status_t simcom_cancel(simcom_t *modem, uint8_t client);

/* Sets a time limit of its own for the operation of a client (or of SIMCOM_MODULE): each answer of it
 * that is still to come has so many seconds. Called behind the call that starts it.
 * [in] seconds  1-65535. SIMCOM_E_IDLE if there is none. */
simcom_status_t simcom_time_limit(simcom_t *modem, uint8_t client, uint16_t seconds);

/* How far the data of the running command is sent: a payload or a certificate.
 * [out] total  bytes of it, 0 if no data goes out; may be NULL. Returns the bytes sent. */
size_t simcom_progress(const simcom_t *modem, size_t *total);

/* Whether an operation of the client (or of SIMCOM_MODULE) is under way. */
bool simcom_busy(const simcom_t *modem, uint8_t client);

/* What was wrong with the last call that did not answer SIMCOM_GOOD. */
const simcom_problem_t *simcom_last_problem(const simcom_t *modem);

/* For the services: refuses a call. Keeps the problem for simcom_last_problem(), returns status. */
simcom_status_t simcom_refuse(simcom_t *modem, simcom_status_t status, const simcom_form_t *form,
                              size_t offset);

/* For the services: starts an operation in the slot of `client` (or of SIMCOM_MODULE), after all
 * its commands were checked. `arguments` is copied. */
simcom_status_t simcom_operation_begin(simcom_t *modem, uint8_t client,
                                       const struct simcom_plan *plan, const void *arguments);

#ifdef __cplusplus
}
#endif

#endif
