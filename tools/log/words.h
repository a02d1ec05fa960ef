/* SPDX-License-Identifier: MIT */
/*
 * words.h - what the JSON of an event has from the specification, ready to be copied.
 *
 * Most of a line of JSON are names: of the command, its form, its fields. They are put together
 * once, for all revisions, and found by the address of what they describe.
 */
#ifndef SIMCOM_LOG_WORDS_H
#define SIMCOM_LOG_WORDS_H

#include "lookup.h"
#include "out.h"

/* Bytes that are copied at a time. */
#define WORDS_STEP 32u

/* A text with WORDS_STEP readable bytes behind it. */
typedef struct words_text {
    const char *text;
    size_t length;
} words_text_t;

/* The texts of a command, a form or a line. */
typedef struct words_row {
    const void *of;     /* NULL: a free place */
    words_text_t name;  /* , "command": "CMQTTSUB"   , "form": "write"   , "name": "nonet" */
    words_text_t whole; /* of a form: , "command": "CMQTTSUB", "form": "write" */
    words_text_t sent;  /* the same, and , "variant": "topic" if it has one */
    const words_text_t *fields; /* of each parameter: , "client_index": and a space */
    bool numbers;               /* they are numbers that all are there and may be shown */
} words_row_t;

typedef struct words words_t;

/* All of them: made at the first call, and kept until the program ends. */
const words_t *words_all(void);

/* The texts of a simcom_described_command_t, simcom_described_form_t or simcom_described_line_t. */
const words_row_t *words_of(const words_t *words, const void *described);

/* , "err": {"code": 32, "name": "handshake_failed"}
 * NULL for a code that no revision documents. */
const words_text_t *words_code(const words_t *words, const simcom_revision_t *revision,
                               uint32_t code);

/* Writes a text without its first bytes. */
static inline void words_put_from(out_t *out, const words_text_t *words, size_t from)
{
    const size_t length = words->length - from;
    char *at = out_room(out, length + WORDS_STEP);

    for (size_t i = 0; i < length; i += WORDS_STEP) {
        memcpy(at + i, words->text + from + i, WORDS_STEP);
    }
    out->length += length;
}

static inline void words_put(out_t *out, const words_text_t *words)
{
    words_put_from(out, words, 0);
}

/* Writes what stands before the value of a field: a comma before all but the first. */
static inline void words_put_field(out_t *out, const words_text_t *field, bool first)
{
    words_put_from(out, field, first ? 2 : 0);
}

#endif
