/* SPDX-License-Identifier: MIT */
/*
 * entries.h - one entry for each exchange, received message and line, in words.
 *
 * Observes a check. An entry is handed out when it is complete and those before it are: a result
 * may come long after its command. If too many are waiting the first one is handed out as it is.
 */
#ifndef SIMCOM_LOG_ENTRIES_H
#define SIMCOM_LOG_ENTRIES_H

#include "check.h"
#include "explain.h"

typedef enum entry_kind {
    ENTRY_OPERATION,
    ENTRY_MESSAGE, /* a received message */
    ENTRY_URC,
    ENTRY_LINE /* anything else that the module says, or data out of place */
} entry_kind_t;

/* Violations of one entry that are kept. */
#define ENTRY_VIOLATIONS 4u

typedef struct entry {
    uint8_t kind;   /* entry_kind_t */
    uint8_t end;    /* check_end_t, of an operation */
    uint8_t client; /* 0, 1 or CHECK_NO_CLIENT */
    bool complete;
    bool answered;
    bool sent;
    uint32_t serial; /* of an operation */
    uint32_t begin_ms;
    uint32_t answer_ms;
    uint32_t end_ms;
    trace_place_t place;
    const char *name; /* of the command or line, "" if unknown */
    /* What to do about the code that it failed with; NULL: it has none, or this was said before. */
    const char *advice;
    text_t shown;
    text_t meaning;
    text_t outcome;           /* empty if there is nothing to say */
    unsigned violation_count; /* may be larger than what is kept */
    check_violation_t violations[ENTRY_VIOLATIONS];
    char shown_text[EXPLAIN_TEXT_SIZE];
    char meaning_text[EXPLAIN_TEXT_SIZE];
    char outcome_text[EXPLAIN_TEXT_SIZE];
} entry_t;

typedef void (*entries_sink_t)(void *context, const entry_t *entry);

/* Entries that can wait. */
#define ENTRIES_WAITING 32u

/* The fields are private. */
typedef struct entries {
    entries_sink_t sink;
    void *context;
    size_t first;
    size_t count;
    uint64_t message; /* number of the entry of the message under way, 0: none */
    bool one_line;    /* it came on one line */
    bool empty;       /* and has no payload */
    uint64_t number;  /* of the first entry that waits, from 1 */
    bool timed;
    uint32_t advised[8]; /* codes whose advice was given, a bit each */
    entry_t waiting[ENTRIES_WAITING];
} entries_t;

void entries_init(entries_t *entries, bool timed, entries_sink_t sink, void *context);

/* To be given to check_init(); the context is the entries_t. */
extern const check_observer_t entries_observer;

/* Hands out what waits. */
void entries_end(entries_t *entries);

#endif
