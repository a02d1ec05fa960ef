/* SPDX-License-Identifier: MIT */
/* html.h - the conversation as one self-contained page with a timeline. */
#ifndef SIMCOM_LOG_HTML_H
#define SIMCOM_LOG_HTML_H

#include "entries.h"

#include <stdio.h>

/* Entries that the page shows: of a longer log those around the first violation, or the last ones. */
#define HTML_ENTRIES 2000u

/* What the picture needs of an entry. */
typedef struct html_mark {
    uint8_t kind; /* entry_kind_t */
    uint8_t end;
    uint8_t client;
    bool violated;
    uint32_t begin_ms;
    uint32_t end_ms;
    char name[40];
    char words[120]; /* what a pointer that rests on it sees */
} html_mark_t;

typedef struct html {
    FILE *file;
    FILE *rows; /* a temporary file: the rows come behind the picture */
    bool timed;
    FILE *older;           /* the first half of them; NULL: `rows` is all */
    bool failed;           /* there was no temporary file */
    uint64_t count;        /* entries that came */
    uint64_t dropped;      /* of which are not shown before the first one that is */
    size_t first_violated; /* number of the mark; HTML_ENTRIES: none */
    html_mark_t marks[HTML_ENTRIES];
} html_t;

/* What the head of the page says. */
typedef struct html_summary {
    const char *name; /* of the capture */
    const char *revision;
    bool matched; /* the revision was found, not given */
    uint64_t violations;
    const check_violation_t *first;
} html_summary_t;

/* Returns false if there is no room for the rows. [in] file  open for writing */
bool html_begin(html_t *html, FILE *file, bool timed);

/* An entries_sink_t; the context is the html_t. */
void html_entry(void *context, const entry_t *entry);

/* Writes the page. Returns false if that failed. */
bool html_end(html_t *html, const html_summary_t *summary);

#endif
