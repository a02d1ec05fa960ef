/* SPDX-License-Identifier: MIT */
/*
 * form.h - what the lines of a log have before and after the bytes of the wire, found out from the log.
 *
 * Nobody knows how all programs write: dates, levels, tags, TX and RX, arrows. So no list of programs is
 * kept. Lines that end in something a module or a host certainly says (OK, +CSQ: 9,0, AT+CSQ) are
 * anchors; what is before it, with its dates and numbers taken out, is a shape. The shapes that most
 * anchors have are what the log has before its lines. One that is only ever before commands, where
 * another is before answers, is the host's.
 */
#ifndef SIMCOM_LOG_FORM_H
#define SIMCOM_LOG_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FORM_SHAPES 24u
#define FORM_TOKENS 24u
#define FORM_TEXT   96u

typedef struct form_token {
    uint8_t kind;  /* private to form.c */
    uint8_t begin; /* of its text, or how many blanks */
    uint8_t length;
} form_token_t;

/* What may be before the bytes in a line. */
typedef struct form_shape {
    form_token_t tokens[FORM_TOKENS];
    uint8_t token_count;
    uint8_t text_length;
    uint8_t direction; /* '>', '<', 0: of both */
    uint8_t time;      /* number of the token that is the time, from 1; 0: none */
    bool header;       /* a line of its own: what follows has its direction */
    bool strong;       /* a date or a word for a direction: once is enough */
    char text[FORM_TEXT];
    uint32_t sent;     /* commands that were seen after it */
    uint32_t received; /* answers */
    uint32_t seen;
    size_t example; /* where in the sample one is */
    size_t example_length;
} form_shape_t;

typedef struct form {
    form_shape_t shapes[FORM_SHAPES];
    size_t count;
    bool bare; /* there are lines with nothing before them */
    bool timed;
    bool directed;      /* shapes tell the direction */
    bool blocks;        /* headers */
    bool trim;          /* lines are padded with blanks */
    bool hex;           /* the bytes are hexadecimal */
    unsigned notations; /* of control characters */
    uint8_t suffix_length;
    char suffix[12]; /* after the bytes, such as a quote */
    size_t width;    /* lines of so many bytes go on in the next; 0: none do */
} form_t;

/* What is before the bytes in a line. */
typedef struct form_prefix {
    size_t length;
    bool has_time;
    uint64_t ms;
    uint8_t direction; /* '>', '<', or 0 */
    bool header;
} form_prefix_t;

/* Finds out. [in] bytes  the beginning of the log
 * Returns whether lines have anything before or after the bytes of the wire. */
bool form_learn(form_t *form, const uint8_t *bytes, size_t n);

/* Reads what is before the bytes of a line; false if there is nothing that was learned. */
bool form_prefix(const form_t *form, const uint8_t *line, size_t n, form_prefix_t *prefix);

/* The bytes of the wire in the rest of a line, without the line's end.
 * [in]  text   after the prefix; may be changed
 * [out] ended  line ends are among the bytes: that of the log is not one of them
 * Returns how many bytes there are, at `text`. */
size_t form_content(const form_t *form, const form_prefix_t *prefix, uint8_t *text, size_t n,
                    bool *ended);

/* Whether a line is certainly a command ('>') or an answer ('<'); 0: neither.
 * Looks at the whole of it. */
uint8_t form_anchor(const uint8_t *line, size_t n);

/* Describes the form in words: what was found before the lines, and around the bytes. */
void form_describe(const form_t *form, char *buffer, size_t size);

#endif
