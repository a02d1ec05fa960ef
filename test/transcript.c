/* SPDX-License-Identifier: MIT */
/* transcript.c - reads the conversations of a Markdown file. */
#include "transcript.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *grow(void *memory, size_t size)
{
    void *more = realloc(memory, size);
    if (more == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(2);
    }
    return more;
}

static int hex(char c)
{
    const char *digits = "0123456789abcdef";
    const char *at = c != '\0' ? strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c) : NULL;
    return at != NULL ? (int)(at - digits) : -1;
}

size_t unescape(const char *text, size_t n, uint8_t *out)
{
    size_t length = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] != '\\') {
            out[length++] = (uint8_t)text[i];
        } else if (i + 1 < n && strchr("rn\\\"", text[i + 1]) != NULL) {
            i++;
            out[length++] = (uint8_t)(text[i] == 'r' ? '\r' : text[i] == 'n' ? '\n' : text[i]);
        } else if (i + 3 < n && text[i + 1] == 'x' && hex(text[i + 2]) >= 0 &&
                   hex(text[i + 3]) >= 0) {
            out[length++] = (uint8_t)(hex(text[i + 2]) * 16 + hex(text[i + 3]));
            i += 3;
        } else {
            return SIZE_MAX;
        }
    }
    return length;
}

static void bad(const char *path, unsigned line, const char *why)
{
    fprintf(stderr, "%s:%u: %s\n", path, line, why);
    exit(2);
}

static void add_step(conversation_t *to, const char *path, unsigned line, const char *text)
{
    if (strchr("!<>=@", text[0]) == NULL || text[1] != ' ') {
        bad(path, line, "expected one of # ! < > = @ and a space");
    }
    step_t step = {text[0], line, NULL, 0};
    size_t n = strlen(text + 2);
    step.bytes = grow(NULL, n + 1);
    if (text[0] == '<' || text[0] == '>') {
        step.length = unescape(text + 2, n, step.bytes);
        if (step.length == SIZE_MAX) {
            bad(path, line, "an escape that is not \\r \\n \\\\ \\xHH");
        }
    } else {
        memcpy(step.bytes, text + 2, n + 1);
        step.length = n;
    }
    to->steps = grow(to->steps, (to->count + 1) * sizeof step);
    to->steps[to->count++] = step;
}

static conversation_t *add_conversation(transcript_t *to, const char *name, const char *revision)
{
    to->conversations = grow(to->conversations, (to->count + 1) * sizeof *to->conversations);
    conversation_t *made = &to->conversations[to->count++];
    memset(made, 0, sizeof *made);
    snprintf(made->name, sizeof made->name, "%s", name);
    snprintf(made->revision, sizeof made->revision, "%s", revision);
    return made;
}

transcript_t transcript_read(const char *path)
{
    static char text[65536];
    char heading[160] = "";
    char revision[32] = "v1.00";
    transcript_t found = {NULL, 0};
    conversation_t *open = NULL;
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        bad(path, 0, "cannot be opened");
        return found;
    }
    for (unsigned line = 1; fgets(text, sizeof text, file) != NULL; line++) {
        text[strcspn(text, "\n")] = '\0';
        if (open != NULL && strcmp(text, "```") == 0) {
            open = NULL;
        } else if (open != NULL && text[0] != '#' && text[0] != '\0') {
            add_step(open, path, line, text);
        } else if (open == NULL && strncmp(text, "## ", 3) == 0) {
            snprintf(heading, sizeof heading, "%.150s", text + 3);
        } else if (open == NULL && strcmp(text, "```transcript") == 0) {
            open = add_conversation(&found, heading, revision);
        } else if (heading[0] == '\0') {
            sscanf(text, "<!-- revision: %31s -->", revision);
        }
    }
    fclose(file);
    if (open != NULL) {
        bad(path, 0, "a block is not closed");
    }
    return found;
}

void transcript_free(transcript_t *transcript)
{
    for (size_t i = 0; i < transcript->count; i++) {
        for (size_t k = 0; k < transcript->conversations[i].count; k++) {
            free(transcript->conversations[i].steps[k].bytes);
        }
        free(transcript->conversations[i].steps);
    }
    free(transcript->conversations);
}
