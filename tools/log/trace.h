/* SPDX-License-Identifier: MIT */
/*
 * trace.h - takes the bytes of a serial line apart: commands, answers, prompts, data.
 *
 * Both directions go in as they come, in pieces of any size; out come items, each a line or a run
 * of data. Received topics and payloads, and data after a prompt, are counted and never read as
 * lines. Nothing here prints: see explain.h for the words.
 *
 * Lost bytes and garbage make strange items and nothing worse. Memory is that of trace_t.
 */
#ifndef SIMCOM_LOG_TRACE_H
#define SIMCOM_LOG_TRACE_H

#include "lookup.h"

/* Bytes kept of a line; the longest command has about 800. */
#define TRACE_LINE_MAX 1024u
/* Bytes kept of data after a prompt, to know its echo; the most that a command takes. */
#define TRACE_DATA_MAX 10240u
/* Milliseconds of silence after which the rest of received data is not expected any more. */
#define TRACE_GAP_MS 5000u

typedef enum trace_kind {
    TRACE_COMMAND,   /* a line of the host */
    TRACE_DATA,      /* what the host sends after a prompt */
    TRACE_EXTRA,     /* what it sends behind them, before the answer */
    TRACE_ECHO,      /* a command, sent back by the module */
    TRACE_DATA_ECHO, /* data, sent back by the module */
    TRACE_PROMPT,
    TRACE_LINE,   /* any other line of the module */
    TRACE_TOPIC,  /* a piece of the topic of a received message */
    TRACE_PAYLOAD /* a piece of its payload */
} trace_kind_t;

/* Whether all of data is in the log. */
typedef enum trace_shown {
    TRACE_ALL,
    TRACE_CUT,      /* the lines of the log end it before it is as long as announced */
    TRACE_SWALLOWED /* the same, and the next command is its rest for the module */
} trace_shown_t;

/* Where something stands in a log. */
typedef struct trace_place {
    uint64_t line;   /* from 1; 0: the log has no lines */
    uint64_t offset; /* in bytes from its beginning */
} trace_place_t;

typedef struct trace_item {
    uint8_t kind;        /* trace_kind_t */
    bool sent;           /* by the host */
    bool cut;            /* bytes are only the beginning */
    bool secret;         /* data: not to be shown; a line or echo: not to be shown unless it is an
                              answer that is understood: it may be a damaged echo of a secret */
    uint8_t shown;       /* of data: trace_shown_t */
    bool unasked;        /* data that came before a prompt, or that is longer than announced: it may
                              be anything */
    bool reveal;         /* secrets are to be shown */
    uint32_t time_ms;    /* of its first byte */
    uint32_t end_ms;     /* of its last byte */
    trace_place_t place; /* of its first byte */
    size_t total;        /* of data: bytes that were announced */
    size_t length;       /* of data: bytes that came */
    simcom_bytes_t bytes;                /* what was kept of it; lives for the call only */
    const simcom_described_form_t *form; /* of the command that is being answered, or NULL */
    const lookup_t *lookup;              /* of the revision */
    const lookup_command_t *command;     /* of a command: what it is; else NULL */
    const lookup_answer_t *answer;       /* of a line: what it is; else NULL */
} trace_item_t;

typedef void (*trace_sink_t)(void *context, const trace_item_t *item);

/* Where in a message on one line the module is: +CMQTTRECV: 0,"topic",7,"payload". In the topic and how much of its end the
 * last bytes were, or behind the payload. */
typedef enum trace_inside {
    TRACE_OUTSIDE,
    TRACE_IN_TOPIC,
    TRACE_BEHIND_QUOTE,  /* " */
    TRACE_BEHIND_COMMA,  /* ", */
    TRACE_BEHIND_DIGITS, /* ",7 */
    TRACE_BEHIND_NUMBER, /* ",7, */
    TRACE_BEHIND_PAYLOAD
} trace_inside_t;

/* A line or a run of data that grows. */
typedef struct trace_run {
    uint8_t bytes[TRACE_LINE_MAX];
    size_t length; /* may be larger than what is kept */
    uint32_t time_ms;
    trace_place_t place;
} trace_run_t;

/* The fields are private. */
typedef struct trace {
    trace_sink_t sink;
    void *context;
    const lookup_t *lookup;
    const simcom_revision_t *revision;
    bool reveal;
    uint32_t now_ms;
    trace_place_t place;                 /* of what is being fed */
    bool exact;                          /* each byte of it has a place of its own */
    const uint8_t *begin;                /* of what is being fed */
    const simcom_described_form_t *form; /* of the last command */
    bool secret;                         /* it holds something secret, or its data does */
    bool answered;                       /* its final result came */
    bool echoed;                         /* the module sent it back */
    size_t command_length;               /* sent.bytes keep it until the next one begins */
    bool prompted;
    size_t data_total;
    size_t data_sent;
    size_t data_echoed;
    bool too_long; /* more bytes follow the data at once */
    size_t extra;  /* bytes of the host behind the data */
    uint32_t extra_time_ms;
    trace_place_t extra_place;
    uint32_t data_time_ms;
    trace_place_t data_place;
    uint8_t data[TRACE_DATA_MAX];
    trace_run_t sent;
    trace_run_t received;
    uint8_t expect; /* TRACE_TOPIC, TRACE_PAYLOAD, or 0 for lines */
    const simcom_described_line_t
        *one_line;     /* of a message on one line, NULL: no revision has it */
    uint8_t inside;    /* trace_inside_t: in such a message */
    size_t topic_from; /* where its topic begins in the line */
    size_t number;     /* its payload's length, as far as it is read */
    size_t expect_total;
    uint32_t received_ms; /* when the last byte came */
    bool line_feed;       /* one may follow and belongs to the line before */
    bool space;           /* one may follow and belongs to the prompt */
    bool sent_line_feed;  /* one may follow the CR of the host's command and belongs to it */
    uint8_t shown;        /* trace_shown_t of the data that ends now */
} trace_t;

/* [in] description  the revision whose names and limits hold */
void trace_init(trace_t *trace, const simcom_description_t *description, trace_sink_t sink,
                void *context);

/* Says that secrets are to be shown. */
void trace_reveal(trace_t *trace);

/* Says where in a log the bytes of the next trace_feed() stand.
 * [in] exact  the bytes stand there one by one; otherwise place is that of all of them */
static inline void trace_at(trace_t *trace, trace_place_t place, bool exact)
{
    trace->place = place;
    trace->exact = exact;
}

/* How many bytes of data after a prompt the host still owes. */
static inline size_t trace_wants_data(const trace_t *trace)
{
    return trace->prompted ? trace->data_total - trace->data_sent : 0;
}

/* Whether a prompt can come, behind a command that announces data. */
static inline bool trace_wants_prompt(const trace_t *trace)
{
    return trace->data_total > 0 && !trace->prompted;
}

/* How many bytes of a received topic or payload are still to come. */
static inline size_t trace_wants_piece(const trace_t *trace)
{
    if (trace->expect != 0) {
        return trace->expect_total - trace->received.length;
    }
    /* A message on one line: one byte at a time up to the payload, which has a length, and the quotation mark behind it. */
    return trace->inside != TRACE_OUTSIDE;
}

/* Whether the last command has no final result yet. */
static inline bool trace_wants_answer(const trace_t *trace)
{
    return !trace->answered;
}

/* Takes the prompt as given: for logs that hold one direction only. */
void trace_assume_prompt(trace_t *trace);

/* Ends data or a piece of a message that the lines of a log show to be over. [in] whole  all of it came,
 * whatever was announced: a log has its own line ends */
void trace_settle(trace_t *trace, trace_shown_t shown, bool whole);

/* Whether the module may still send data back that the host has sent: one that echoes commands does
 * so. */
static inline bool trace_wants_echo(const trace_t *trace)
{
    return trace->echoed && trace->prompted && !trace->answered &&
           trace->data_echoed != trace->data_sent;
}

/* Whether line ends of the module mean nothing: no line has begun, and no data is under way. */
static inline bool trace_ignores_ends(const trace_t *trace)
{
    return trace->received.length == 0 && trace->expect == 0 && trace->extra == 0 &&
           trace->inside == TRACE_OUTSIDE && !trace_wants_echo(trace) &&
           trace_wants_data(trace) == 0;
}

/* Takes line ends of the module where they mean nothing; the same as trace_feed(), and quicker. */
static inline void trace_skip_ends(trace_t *trace, uint32_t now_ms)
{
    trace->now_ms = now_ms;
    trace->received_ms = now_ms;
    trace->line_feed = false;
    trace->space = false;
}

/* Whether the host is between two commands: nothing of one has come, no data is promised. */
static inline bool trace_is_between(const trace_t *trace)
{
    return trace->sent.length == 0 && trace->data_sent == trace->data_total;
}

/* Takes a command where the host is between two; the same as trace_feed() with the line and CR, and
 * quicker. [in] line  without its end */
void trace_command(trace_t *trace, simcom_bytes_t line, uint32_t now_ms);

/* Whether bytes of the module begin a message on one line: they can hold anything, and are taken by trace_feed().
 * [in] line  of which nothing has come before */
bool trace_is_message(const trace_t *trace, simcom_bytes_t line);

/* Takes a line of the module that is neither empty nor a prompt, and no message, where line ends mean nothing; the
 * same as trace_feed() with the line and CR LF, and quicker.
 * [in] line  without its end */
void trace_line(trace_t *trace, simcom_bytes_t line, uint32_t now_ms);

/* Takes bytes of one direction.
 * [in] sent    by the host to the module
 * [in] now_ms  when they went over the line; any clock */
void trace_feed(trace_t *trace, bool sent, const uint8_t *bytes, size_t n, uint32_t now_ms);

/* Hands out what has begun and not ended. */
void trace_end(trace_t *trace);

#endif
