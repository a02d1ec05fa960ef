/* SPDX-License-Identifier: MIT */
/* decode_json.h - a JSON object a line for each event; docs/decode.schema.json describes them. */
#ifndef SIMCOM_TOOL_DECODE_JSON_H
#define SIMCOM_TOOL_DECODE_JSON_H

#include "decode_check.h"

#include <stdio.h>

typedef struct json {
    FILE *file;
    bool timed;
} json_t;

/* To be given to check_init(); the context is a json_t. */
extern const check_observer_t json_observer;

/* Writes a text as a JSON string, quotation marks included; bytes that are not UTF-8 as \ufffd. */
void json_string(FILE *file, const char *text);

/* Writes "name": "text" behind a comma. */
void json_member(FILE *file, const char *name, const char *text);

/* Writes the members of a violation, with a comma before the first. */
void json_violation(const json_t *json, const check_violation_t *violation);

#endif
