/* SPDX-License-Identifier: MIT */
/*
 * transcript.h - conversations in Markdown, as they stand in spec/transcripts.
 *
 * A fenced block `transcript` below a `## heading` is a conversation, a line a step:
 *
 *     # comment
 *     ! call          the application calls the library
 *     > bytes         the library must send these bytes, exactly
 *     < bytes         the module sends these bytes
 *     = event         the application must get this event
 *     @ ms            time passes
 *
 * A line <!-- revision: v3.00 --> above the first heading names the firmware revision of the file;
 * without it, it is v1.00.
 *
 * Bytes are written with the escapes \r \n \\ \xHH.
 */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include <stddef.h>
#include <stdint.h>

/* One step. Text is unescaped for > and <, and as it stands for the others. */
typedef struct step {
    char kind;
    unsigned line;
    uint8_t *bytes;
    size_t length;
} step_t;

typedef struct conversation {
    char name[160];
    char revision[32]; /* name of the firmware revision */
    step_t *steps;
    size_t count;
} conversation_t;

typedef struct transcript {
    conversation_t *conversations;
    size_t count;
} transcript_t;

/* Reads a file; ends the program with file and line if it is not of this form. */
transcript_t transcript_read(const char *path);
void transcript_free(transcript_t *transcript);

/* Undoes the escapes in place of `out`, which has room for strlen(text). Returns the length, or
 * SIZE_MAX if an escape is wrong. */
size_t unescape(const char *text, size_t n, uint8_t *out);

#endif
