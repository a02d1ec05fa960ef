/* SPDX-License-Identifier: MIT */
#include "print.h"

#include "explain.h"
#include "simcom/port/posix.h"

/* Columns of the text before the explanation. */
#define TEXT_COLUMNS 38u

/* Prints 0.012 > AT+CMQTTPUB=0,1,60    publish a message: ... */
static void print_item(void *context, const trace_item_t *item)
{
    print_t *print = context;
    const uint32_t time = item->time_ms - print->begin_ms;
    const char *arrow = text_utf8() ? (item->sent ? "→" : "←") : (item->sent ? ">" : "<");
    char line[EXPLAIN_TEXT_SIZE];
    char words[EXPLAIN_TEXT_SIZE];
    text_t shown;
    text_t meaning;

    text_init(&shown, line, sizeof line);
    text_init(&meaning, words, sizeof words);
    explain_shown(item, &shown);
    explain_meaning(item, &meaning);
    if (meaning.length > 0) {
        text_pad(&shown, TEXT_COLUMNS);
    }
    fprintf(print->file, "%3lu.%03lu %s %s%s%s\n", (unsigned long)(time / 1000u),
            (unsigned long)(time % 1000u), arrow, shown.at, meaning.length > 0 ? "  " : "",
            meaning.at);
}

void print_init(print_t *print, const simcom_revision_t *revision, FILE *file)
{
    print->file = file;
    print->begin_ms = simcom_posix_now();
    trace_init(&print->trace, simcom_description_of(revision), print_item, print);
}

void print_tap(void *context, bool sent, const uint8_t *bytes, size_t n)
{
    print_t *print = context;

    trace_feed(&print->trace, sent, bytes, n, simcom_posix_now());
}

void print_end(print_t *print)
{
    trace_end(&print->trace);
}
