/* SPDX-License-Identifier: MIT */
/* player.h - plays a conversation to the library and compares what it sends and reports. */
#ifndef PLAYER_H
#define PLAYER_H

#include "transcript.h"

#include <stdbool.h>

/* How the module's bytes are handed over. */
typedef struct cuts {
    size_t chunk; /* pieces of so many bytes; 0: as the transcript's lines have them */
    size_t at;    /* with chunk SIZE_MAX: one cut behind so many bytes of the whole conversation */
    size_t line;  /* size of the line buffer */
    uint32_t patience_ms; /* that may pass before what is expected comes; 0: it has to be there */
} cuts_t;

/* Plays the conversation. Returns true if all was as written; else writes why, with the line. */
bool play(const conversation_t *conversation, const cuts_t *cuts, char *why, size_t size);

/* Bytes that the module sends in the whole conversation. */
size_t module_bytes(const conversation_t *conversation);

#endif
