/* SPDX-License-Identifier: MIT */
/*
 * fuzz_decode.c - any capture at all, through everything of simcom decode, with libFuzzer.
 *
 * The first byte of the input chooses format and output, the rest is the capture. ./dev fuzz builds and runs it.
 */

/* memfd_create */
#define _GNU_SOURCE

#include "entries.h"
#include "html.h"
#include "json.h"
#include "source.h"
#include "stats.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static check_t checks[3];
static trace_t trace;
static source_t source;
static entries_t entries;
static stats_t stats;
static html_t html;
static out_t out;
static json_t json;

static void take(void *context, const trace_item_t *item)
{
    (void)context;
    for (size_t i = 0; i < 3; i++) {
        check_item(&checks[i], item);
    }
}

static int file_of(const uint8_t *bytes, size_t n)
{
    const int file = memfd_create("capture", 0);

    if (file < 0 || write(file, bytes, n) != (ssize_t)n || lseek(file, 0, SEEK_SET) != 0) {
        abort();
    }
    return file;
}

static void begin(uint8_t choice, FILE *file)
{
    memset(&stats, 0, sizeof stats);
    out_init(&out, file, (choice & 1) != 0);
    json_init(&json, &out, source.timed);
    if (!html_begin(&html, file, source.timed)) {
        abort();
    }
    entries_init(&entries, source.timed, html_entry, &html);
    check_init(&checks[0], simcom_descriptions[choice % simcom_description_count], source.timed,
               &entries_observer, &entries);
    check_init(&checks[1], simcom_descriptions[0], source.timed, &json_observer, &json);
    check_init(&checks[2], simcom_descriptions[2], source.timed, &stats_observer, &stats);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static FILE *nowhere;

    if (nowhere == NULL && (nowhere = fopen("/dev/null", "w")) == NULL) {
        abort();
    }
    if (n == 0) {
        return 0;
    }
    const uint8_t choice = bytes[0];
    const bool two = (choice & 0x70) == 0x70;
    const size_t half = two ? n / 2 : n - 1;
    const int file = file_of(bytes + 1, half);
    const int other = two ? file_of(bytes + 1 + half, n - 1 - half) : -1;
    if (source_open(&source, file, other, two ? FORMAT_RAW : (source_format_t)(choice >> 2 & 3)) ==
        NULL) {
        const html_summary_t summary = {"capture", "v1.00", true, 1, &checks[0].first};
        begin(choice, nowhere);
        if ((choice & 0x80) != 0) {
            source_only_sent(&source);
        }
        trace_init(&trace, simcom_descriptions[choice % simcom_description_count], take, NULL);
        source_run(&source, &trace);
        for (size_t i = 0; i < 3; i++) {
            check_end(&checks[i]);
        }
        entries_end(&entries);
        out_flush(&out);
        stats_json(&stats, &source, nowhere);
        if (!html_end(&html, &summary)) {
            abort();
        }
    }
    source_close(&source);
    (void)close(file);
    (void)(other >= 0 && close(other));
    return 0;
}
