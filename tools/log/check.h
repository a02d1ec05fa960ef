/* SPDX-License-Identifier: MIT */
/*
 * check.h - follows a conversation and finds where it departs from a revision.
 *
 * Takes the items of trace.h. Puts the parts of each exchange together into an operation: command,
 * prompt, data, information, OK or ERROR, result. Checks arguments, answers, documented outcomes,
 * received messages, and the order of commands.
 *
 * A log may begin in the middle: what the module's state is counts as unknown until the log shows
 * it, and only what is certainly wrong is reported. Memory is that of check_t.
 */
#ifndef SIMCOM_LOG_CHECK_H
#define SIMCOM_LOG_CHECK_H

#include "trace.h"

#include "simcom/track.h"

/* What can be wrong. */
typedef enum check_rule {
    CHECK_ARGUMENT, /* a parameter of the host is outside its limits */
    CHECK_COMMAND,  /* a command, form or spelling that the revision does not have */
    CHECK_ORDER,    /* a command at a time when it cannot be done */
    CHECK_DATA,     /* other than the announced number of bytes after a prompt */
    CHECK_ANSWER,   /* an order of parts that is not documented for the command, or no answer */
    CHECK_RESULT,   /* a result of a command that was never sent */
    CHECK_CODE,     /* a code that is not documented, or one that its OK or ERROR contradicts */
    CHECK_LINE,     /* a line that does not have its documented shape, or that does not exist */
    CHECK_MESSAGE,  /* a received message whose parts do not fit */
    CHECK_RULES
} check_rule_t;

/* "argument" and so on. */
const char *check_rule_name(unsigned rule);

/* How sure it is. A log of one stream loses lines, and what is lost looks as if it had not been said. */
typedef enum check_confidence {
    CHECK_VIOLATION,
    CHECK_DAMAGED,    /* the log has lost something, or has something added */
    CHECK_CANNOT_TELL /* the host, the module or the log: the lines do not show which */
} check_confidence_t;

/* "violation" and so on. */
const char *check_confidence_name(unsigned confidence);

typedef struct check_violation {
    uint8_t rule;       /* check_rule_t */
    uint8_t confidence; /* check_confidence_t */
    uint32_t time_ms;
    trace_place_t place;
    char section[80]; /* document and section */
    char what[320];   /* never with a secret */
    char expected[320];
} check_violation_t;

/* Parts of an answer that are kept. */
#define CHECK_STEPS 12u

/* Of operations that name no client. */
#define CHECK_NO_CLIENT 2u

typedef enum check_end {
    CHECK_GOOD,
    CHECK_FAILED,
    CHECK_OPEN /* its end is not in the log */
} check_end_t;

typedef struct check_operation {
    bool used;
    bool flagged;  /* its order was reported */
    bool answered; /* OK or ERROR came */
    bool damaged;  /* a part of it is not as it was on the wire */
    bool mixed;    /* a line that nobody knows is among it: a print, or where something was cut */
    bool followed; /* another command was sent before it was answered */
    bool has_code;
    uint8_t end; /* check_end_t, once it has ended */
    uint8_t client;
    uint8_t count;  /* of its parts */
    uint8_t seen;   /* a bit per simcom_step_t of them */
    uint64_t steps; /* a simcom_step_t for each, three bits, the last one lowest, behind a 1 */
    uint32_t code;
    uint32_t serial;    /* counts operations from 1 */
    uint32_t begin_ms;  /* last byte of the command */
    uint32_t answer_ms; /* OK or ERROR */
    uint32_t end_ms;
    trace_place_t place;
    const simcom_described_command_t *command; /* NULL: unknown */
    const simcom_described_form_t *form;       /* NULL: unknown */
    const simcom_revision_t *revision;         /* that it is checked against */
} check_operation_t;

/* The last of its parts, SIMCOM_STEP_END if there is none. */
static inline simcom_step_t check_last_step(const check_operation_t *operation)
{
    return operation->count > 0 ? (simcom_step_t)(operation->steps & 7u) : SIMCOM_STEP_END;
}

/* Whoever wants to know more than the number of violations; any may be NULL. */
typedef struct check_observer {
    /* Before the item of the command is passed on. */
    void (*begin)(void *context, const check_operation_t *operation, const trace_item_t *item);
    /* An item; [in] operation  that it belongs to, NULL if to none. */
    void (*item)(void *context, const check_operation_t *operation, const trace_item_t *item);
    void (*end)(void *context, const check_operation_t *operation);
    /* [in] operation  that it belongs to, NULL if to none */
    void (*violation)(void *context, const check_operation_t *operation,
                      const check_violation_t *violation);
} check_observer_t;

/* Operations that can wait for their result at a time: more than the modules do. */
#define CHECK_PENDING 8u

/* Commands that can wait for their answer while others are sent. */
#define CHECK_EARLY 4u

/* What is said of a command only when its end is known, in a log that can have lost lines. */
#define CHECK_HELD 12u

typedef struct check_held {
    uint32_t serial;  /* of the operation; 0: a free place */
    uint32_t refusal; /* what a module answers that sees it, SIMCOM_ANSWER_NONE: nothing certain */
    check_violation_t violation;
} check_held_t;

/* The received message that is under way. */
typedef struct check_message {
    bool open;
    bool partial; /* its beginning is not in the log */
    uint32_t client;
    uint32_t topic_total;
    uint32_t payload_total;
    uint64_t topic;
    uint64_t payload;
} check_message_t;

/* The fields are private but for violations, doubts, first, last_code, understood, serial, revision. */
typedef struct check {
    uint64_t violations;
    check_violation_t first;
    const lookup_t *lookup;
    const simcom_description_t *description;
    const simcom_revision_t *revision; /* the description's */
    const check_observer_t *observer;
    void *context;
    uint64_t understood; /* commands and known lines */
    uint32_t serial;     /* of the last operation */
    bool seen_host;
    bool seen_module;
    bool timed;         /* the log has times */
    bool certain;       /* the log shows a start of the service or module */
    bool exact;         /* the log has every byte: nothing in it can have been lost */
    bool strange;       /* the last command is unknown: so is what it answers */
    uint32_t owed;      /* answers that can still come to commands that were given up */
    uint64_t doubts;    /* what is no certain violation */
    uint32_t last_code; /* of the last command with a result, 0: it succeeded */
    simcom_track_t track;
    uint8_t busy[SIMCOM_TRACK_STATES]; /* the states that last from an OK to its result */
    size_t busy_count;
    check_held_t held[CHECK_HELD];
    size_t holding;
    uint32_t refusal; /* of the verdict that is being reported: see check_held_t */
    bool glued;       /* the result that is being looked at has something at its end */
    check_operation_t
        early[CHECK_EARLY]; /* not answered when the next was sent; the oldest first */
    size_t early_count;
    check_operation_t current;
    check_operation_t pending[CHECK_PENDING];
    size_t waiting;            /* how many of them are used */
    uint64_t results_seen[64]; /* a bit per line name and client */
    check_message_t message;
    const trace_item_t *item; /* that is being looked at */
    uint64_t data_line;       /* where the last data began */
    bool lingering;           /* something failed and may still get its code */
    lookup_command_t command; /* for a log that was taken apart with another revision */
    lookup_answer_t answer;
} check_t;

/* [in] timed     the times of the items mean something
 * [in] observer  NULL: only count */
void check_init(check_t *check, const simcom_description_t *description, bool timed,
                const check_observer_t *observer, void *context);

/* Says that the log has every byte that was on the wire. */
void check_set_exact(check_t *check);

/* Takes the next item. */
void check_item(check_t *check, const trace_item_t *item);

/* Ends what is under way; a log that ends in the middle of something is no violation. */
void check_end(check_t *check);

#endif
