/* SPDX-License-Identifier: MIT */
/* json.h - a JSON object a line for each event; docs/decode.schema.json describes them. */
#ifndef SIMCOM_LOG_JSON_H
#define SIMCOM_LOG_JSON_H

#include "check.h"
#include "out.h"
#include "words.h"

/* The fields are private. */
typedef struct json {
    out_t *out;
    const words_t *words;
    bool timed;
    out_counter_t seconds;
    out_counter_t line;
    out_counter_t offset;
} json_t;

/* [in] timed  the log has times */
void json_init(json_t *json, out_t *out, bool timed);

/* To be given to check_init(); the context is a json_t. */
extern const check_observer_t json_observer;

/* Writes a text as a JSON string, quotation marks included; bytes that are not UTF-8 as \ufffd. */
void json_string(out_t *out, const char *text);

#endif
