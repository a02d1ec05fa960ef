/* SPDX-License-Identifier: MIT */
/*
 * main.c - the tests of a tree for one revision, which stand for themselves beside it.
 *
 * Needs a C compiler and nothing else; run from the tree's folder:
 *
 *     cc -std=c11 -Iinclude -Iruntime/include -Itest -Ivectors test/?*.c src/?*.c runtime/src/at/?*.c runtime/src/mqtt/?*.c -o check
 *     ./check
 *
 * What is right was written by hand: the examples of commands in the specification (vectors/), and
 * conversations from the manuals and from real modules (test/transcripts/), which must give the same
 * bytes and events however they are cut.
 */
#include "player.h"
#include "vectors.h"

#include "simcom/simcom.h"

#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Whether the arguments of an example give its line. */
static bool composes(const vector_t *vector)
{
    simcom_command_t command;
    simcom_problem_t problem;
    uint8_t line[1024];
    char text[160];
    simcom_status_t status =
        simcom_command_begin(&command, vectors_revision, vector->form, vector->arguments, &problem);
    if (status != SIMCOM_GOOD) {
        simcom_problem_text(&problem, text, sizeof text);
        printf("FAILED: %s: refused: %s\n", vector->line, text);
        return false;
    }
    size_t length = simcom_command_copy(&command, line, sizeof line);
    if (length != strlen(vector->line) + 1u || memcmp(line, vector->line, length - 1u) != 0 ||
        line[length - 1u] != (uint8_t)'\r') {
        printf("FAILED: %s: composed as %.*s\n", vector->line, (int)length, (const char *)line);
        return false;
    }
    return true;
}

/* Plays a conversation in one way; false and a word about it if something is not as written. */
static bool plays(const char *path, const conversation_t *conversation, cuts_t cuts)
{
    static char why[40000];
    if (play(conversation, &cuts, why, sizeof why)) {
        return true;
    }
    printf("FAILED: %s: %s: chunk %zu, cut %zu: %s\n", path, conversation->name, cuts.chunk,
           cuts.at, why);
    return false;
}

/* A conversation as written, in small pieces, and cut in two at every position. */
static bool holds(const char *path, const conversation_t *conversation)
{
    bool good = plays(path, conversation, (cuts_t){0, 0, 512, 0});
    for (size_t chunk = 1; good && chunk <= 8; chunk++) {
        good = plays(path, conversation, (cuts_t){chunk, 0, 512, 0});
    }
    size_t n = module_bytes(conversation);
    for (size_t at = 1; good && at < n; at++) {
        good = plays(path, conversation, (cuts_t){SIZE_MAX, at, 512, 0});
    }
    return good;
}

/* Plays a file; returns how many of its conversations do not hold, and counts them all. */
static size_t play_file(const char *path, size_t *count)
{
    size_t failed = 0;
    transcript_t transcript = transcript_read(path);
    for (size_t i = 0; i < transcript.count; i++) {
        failed += holds(path, &transcript.conversations[i]) ? 0u : 1u;
    }
    *count += transcript.count;
    transcript_free(&transcript);
    return failed;
}

int main(void)
{
    size_t failed = 0;
    size_t conversations = 0;
    for (size_t i = 0; i < COUNT(vectors); i++) {
        failed += composes(&vectors[i]) ? 0u : 1u;
    }
    for (size_t i = 0; i < COUNT(transcripts); i++) {
        failed += play_file(transcripts[i], &conversations);
    }
    printf("%s: %zu examples, %zu conversations, %zu failed\n", vectors_revision->name,
           COUNT(vectors), conversations, failed);
    return failed == 0u ? 0 : 1;
}
