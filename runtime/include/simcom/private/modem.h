/* SPDX-License-Identifier: MIT */
/*
 * modem.h - what simcom_t consists of. Private: an application needs it for its size alone.
 */
#ifndef SIMCOM_PRIVATE_MODEM_H
#define SIMCOM_PRIVATE_MODEM_H

#include "simcom/command.h"
#include "simcom/operation.h"
#include "simcom/private/scan.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Clients of a module (V1.00 2.2.3). */
#define SIMCOM_CLIENTS 2u

/* Is told of each line: simcom/channel.h. */
struct simcom_tracer;

typedef struct simcom simcom_t;
typedef struct simcom_slot simcom_slot_t;

/* What an operation consists of. Private. */
struct simcom_plan;

/* An operation under way. Private; public only for its size. */
struct simcom_slot {
    /* Bytes stand first: a Cortex-M0 reaches the first 32 of a struct in one instruction. */
    uint8_t phase;
    uint8_t flags;
    uint8_t client; /* 0, 1 or SIMCOM_MODULE */
    uint8_t seen; /* parts of the answer, SIMCOM_PART_ bits; once it has ended: simcom_outcome_t */
    uint8_t code;
    uint8_t result_client;     /* client index that the result line carries */
    uint8_t step;              /* of the plan */
    uint8_t item;              /* of a step that is sent for each item of a list */
    uint8_t owed;              /* name of a result line that may still come; 0: none */
    uint8_t owed_operation;    /* whose it is */
    uint16_t bits;             /* what stands for it in the sets of simcom_t: simcom_bits() */
    uint16_t limit_s;          /* the application's own time limit of each answer; 0: none */
    uint16_t result_s;         /* time limit of the result, seconds */
    const simcom_form_t *form; /* of the command under way */
    const struct simcom_plan *plan;
    simcom_operation_arguments_t arguments;
};

/* The memory of one client. The caller's; simcom_init() prepares it. */
typedef struct simcom_client {
    simcom_slot_t slot;
} simcom_client_t;

/* A message that comes in. Private. */
typedef struct simcom_incoming {
    uint16_t left[2]; /* bytes of the topic and of the payload that no part has announced yet */
    uint16_t offset;  /* in the topic or payload, behind the part that was announced last */
    uint8_t state;
    uint8_t client;
} simcom_incoming_t;

/* The data of a command. Private. */
typedef struct simcom_outgoing {
    const uint8_t *data;
    uint16_t length;
    uint16_t sent;
    uint16_t echoed; /* bytes that came back */
} simcom_outgoing_t;

/* Time limits: one for each slot, of a message, of the recovery, of a line. Private. */
#define SIMCOM_TIMERS (1u + SIMCOM_CLIENTS + 3u)

/* The engine. Private; all memory is the caller's. In the order of size, since a Cortex-M0 reaches the first 32
 * bytes, 32 halfwords and 32 words of a struct in one instruction. */
struct simcom {
    /* These four are read at once, see simcom_has_event(). */
    uint8_t event; /* that came with bytes and waits to be pulled, and the slot it is about */
    uint8_t ended; /* what else waits: a bit per slot that has ended, and more */
    uint8_t recovery;
    uint8_t probes;  /* AT sent without an answer */
    uint16_t timers; /* a bit per time limit that runs, and per one that begins at the next tick */
    uint8_t flags;
    uint8_t queued;        /* a bit per slot that waits for the wire */
    uint16_t fill;         /* bytes still to send so that the module leaves data mode */
    uint8_t broken_client; /* of a message given up */
    uint8_t stalls;        /* of the recovery: time limits without a byte sent, and prompts */
    uint16_t peeked;   /* bytes that were peeked and are all that is to go out; 0: there is more */
    uint16_t presumed; /* bytes that are taken for sent and were not acknowledged yet */
    simcom_incoming_t incoming;
    simcom_scan_t scan;
    simcom_outgoing_t data; /* that goes out behind its prompt */
    simcom_problem_t problem;
    simcom_slot_t *wire; /* whose command is on the wire, NULL: it is free */
    const struct simcom_tracer *tracer;
    const simcom_revision_t *revision;
    simcom_slot_t *slot[1u + SIMCOM_CLIENTS]; /* the module's, the clients' */
    uint32_t due[SIMCOM_TIMERS];
    simcom_command_t command; /* that goes out */
    simcom_slot_t module;
};

#ifdef __cplusplus
}
#endif

#endif
