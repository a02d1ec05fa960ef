/* SPDX-License-Identifier: MIT */
/*
 * judge.h - plays the module, and judges what a driver sends to it.
 *
 * A simulated module with its own broker answers; everything that passes is looked at: lines that the
 * specification does not know, arguments beyond their limits, commands that come too early, bytes too
 * many behind a prompt, commands that do not wait for the answer before.
 */
#ifndef CONFORM_JUDGE_H
#define CONFORM_JUDGE_H

#include "simcom/describe.h"
#include "simcom_module.h"

typedef enum judge_kind {
    JUDGE_UNKNOWN,   /* a line that the revision does not know */
    JUDGE_ARGUMENTS, /* refused because of an argument */
    JUDGE_ORDER,     /* refused because something else has to come first */
    JUDGE_TOO_SOON,  /* sent while the answer before was still to come */
    JUDGE_LENGTH,    /* bytes behind a prompt that were not promised, or sent before the prompt */
    JUDGE_LINE_END,  /* a line that ends in \n */
    JUDGE_KINDS
} judge_kind_t;

typedef struct judge judge_t;

/* tell is called for each complaint with words and the line it is about. */
judge_t *judge_new(const simcom_module_settings_t *settings,
                   const simcom_description_t *description,
                   void (*tell)(void *context, judge_kind_t kind, const char *words,
                                const char *line),
                   void *context);
void judge_free(judge_t *judge);

/* Bytes of the driver. Returns how many were taken; offer the rest again later. */
size_t judge_feed(judge_t *judge, const uint8_t *bytes, size_t n);
/* Bytes for the driver, as simcom_module_peek() and simcom_module_ack(). */
size_t judge_peek(judge_t *judge, const uint8_t **bytes);
void judge_ack(judge_t *judge, size_t n);
/* Lets the time pass; returns how many ms may go by until the next call. */
uint32_t judge_tick(judge_t *judge, uint32_t now_ms);

/* What came: commands, and complaints of a kind. */
size_t judge_commands(const judge_t *judge);
size_t judge_complaints(const judge_t *judge, judge_kind_t kind);

#endif
