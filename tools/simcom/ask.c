/* SPDX-License-Identifier: MIT */
#include "ask.h"

#include <string.h>

/* A line has ended. Returns whether it is a final result, and which. */
static bool end_line(ask_t *ask, const char *command, ask_end_t *end)
{
    ask->line[ask->length] = '\0';
    const bool empty = ask->length == 0;
    ask->length = 0;
    if (empty) {
        return false;
    }
    if (command != NULL && strcmp(ask->line, command) == 0) {
        ask->echo = true;
        return false;
    }
    if (ask->count < ASK_LINES) {
        memcpy(ask->lines[ask->count++], ask->line, ASK_LINE);
    }
    if (strcmp(ask->line, "OK") == 0) {
        *end = ASK_OK;
        return true;
    }
    if (strcmp(ask->line, "ERROR") == 0 || strncmp(ask->line, "+CME ERROR:", 11) == 0 ||
        strncmp(ask->line, "+CMS ERROR:", 11) == 0) {
        *end = ASK_REFUSED;
        return true;
    }
    return false;
}

static bool take(ask_t *ask, const char *command, uint8_t byte, ask_end_t *end)
{
    const bool text = byte == '\r' || byte == '\n' || byte == '\t' || (byte >= 0x20 && byte < 0x7F);

    ask->bytes++;
    ask->odd += text ? 0u : 1u;
    if (byte == '\r' || byte == '\n') {
        return end_line(ask, command, end);
    }
    if (ask->length + 1 < ASK_LINE) {
        ask->line[ask->length++] = (char)byte;
    }
    return false;
}

ask_end_t ask(ask_t *ask, const char *command, uint32_t limit_ms)
{
    const uint32_t begin = ask->wire.now(ask->wire.context);
    uint8_t bytes[256];
    ask_end_t end = ASK_SILENT;

    ask->count = ask->bytes = ask->odd = ask->length = 0;
    ask->echo = false;
    if (command != NULL &&
        (!ask->wire.send(ask->wire.context, (const uint8_t *)command, strlen(command)) ||
         !ask->wire.send(ask->wire.context, (const uint8_t *)"\r", 1))) {
        return ASK_GONE;
    }
    for (;;) {
        const uint32_t passed = ask->wire.now(ask->wire.context) - begin;
        if (passed >= limit_ms) {
            return ask->length == 1 && ask->line[0] == '>' ? ASK_PROMPT : ASK_SILENT;
        }
        const long n = ask->wire.receive(ask->wire.context, bytes, sizeof bytes, limit_ms - passed);
        if (n < 0) {
            return n == -2 ? ASK_STOPPED : ASK_GONE;
        }
        for (long i = 0; i < n; i++) {
            if (take(ask, command, bytes[i], &end)) {
                return end; /* what came behind it in the same read belongs to nobody */
            }
        }
    }
}

const char *ask_find(const ask_t *ask, const char *prefix)
{
    const size_t n = strlen(prefix);

    for (size_t i = 0; i < ask->count; i++) {
        if (strncmp(ask->lines[i], prefix, n) == 0) {
            return ask->lines[i] + n + strspn(ask->lines[i] + n, " ");
        }
    }
    return NULL;
}

const char *ask_last(const ask_t *ask)
{
    return ask->count == 0 ? "" : ask->lines[ask->count - 1];
}
