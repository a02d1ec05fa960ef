/* SPDX-License-Identifier: MIT */
/*
 * judge.h - judges what a driver sends to a module.
 *
 * The module is a simulated one. It says of each command what it makes of it (simcom_module_settings_t.hear); the bytes that
 * pass say whether the driver waits for answers and prompts, and sends no more than it promised.
 */
#ifndef CONFORM_JUDGE_H
#define CONFORM_JUDGE_H

#include "simcom/describe.h"
#include "simcom_module.h"

typedef enum judge_kind {
    JUDGE_NOT_JUDGED, /* a command that the revision does not describe, around MQTT; nothing is wrong */
    JUDGE_UNKNOWN,   /* a command that there is not */
    JUDGE_ARGUMENTS, /* one with wrong arguments */
    JUDGE_ORDER,     /* refused because something else has to come first */
    JUDGE_TOO_SOON,  /* sent while the answer before was still to come */
    JUDGE_LENGTH,    /* bytes that no prompt asked for, or sent before the prompt */
    JUDGE_LINE_END,  /* a line that ends with LF alone */
    JUDGE_KINDS
} judge_kind_t;

typedef struct judge judge_t;

/* Called for each complaint, and for the first command of each name that is not judged. [in] command  what it is
 * about, AT included, as it came: it may hold secrets and any bytes */
typedef void judge_tell_t(void *context, judge_kind_t kind, const char *words,
                          simcom_bytes_t command);

judge_t *judge_new(const simcom_description_t *description, judge_tell_t *tell, void *context);
void judge_free(judge_t *judge);

/* Bytes of the driver, before the module gets them. */
void judge_received(judge_t *judge, const simcom_module_t *module, uint32_t now_ms,
                    const uint8_t *bytes, size_t n);
/* Bytes that went to the driver. */
void judge_sent(judge_t *judge, const simcom_module_t *module, const uint8_t *bytes, size_t n);
/* What the module makes of a command. */
void judge_heard(judge_t *judge, const simcom_module_heard_t *heard);

/* What came: commands, and what was said of a kind. */
size_t judge_commands(const judge_t *judge);
size_t judge_count(const judge_t *judge, judge_kind_t kind);
/* All that is wrong. */
size_t judge_wrong(const judge_t *judge);

#endif
