/* SPDX-License-Identifier: MIT */
/* lseek */
#define _DEFAULT_SOURCE

#include "source.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How much of a capture is looked at to find its format. A pipe may bring less at first. */
#define LOOK 4096u

static const char no_memory[] = "there is no memory";

const char *source_open(source_t *source, int file, int received, source_format_t format)
{
    const uint8_t *bytes;

    memset(source, 0, sizeof *source);
    source->two = file >= 0 && received >= 0;
    source->only_received = file < 0;
    source->scratch = malloc(SOURCE_LINE_MAX);
    if (source->scratch == NULL ||
        !source_reader_open(&source->reader, file >= 0 ? file : received) ||
        (source->two && !source_reader_open(&source->other, received))) {
        return no_memory;
    }
    const size_t n = source_reader_peek(&source->reader, LOOK, &bytes);
    source->format = (uint8_t)(format != SOURCE_AUTO ? format : source_recognise(bytes, n));
    if (source->two && source->format != SOURCE_RAW) {
        return "two files, one for each direction, must be raw bytes";
    }
    source->timed = source->format != SOURCE_RAW;
    return NULL;
}

void source_only_sent(source_t *source)
{
    source->only_sent = true;
}

static bool rewind_reader(source_reader_t *reader)
{
    if (lseek(reader->file, 0, SEEK_SET) != 0) {
        return false;
    }
    reader->begin = 0;
    reader->end = 0;
    reader->offset = 0;
    reader->line = 1;
    reader->at_end = false;
    return true;
}

bool source_rewind(source_t *source)
{
    memset(&source->counts, 0, sizeof source->counts);
    source->has_base = false;
    source->now_ms = 0;
    return rewind_reader(&source->reader) && (!source->two || rewind_reader(&source->other));
}

/* Takes a time of the log. One that goes back stands still: somebody has set a clock. */
static void set_time(source_t *source, const source_prefix_t *prefix)
{
    if (!source->has_base) {
        source->has_base = true;
        source->base_ms = prefix->ms;
    }
    if (prefix->ms >= source->base_ms + source->now_ms) {
        source->now_ms = (uint32_t)(prefix->ms - source->base_ms);
    }
    source->counts.last_ms = source->now_ms;
}

/* --- The three formats ----------------------------------------------------------------------- */

static size_t without_end(const uint8_t *line, size_t n)
{
    n -= n > 0 && line[n - 1] == '\n';
    n -= n > 0 && line[n - 1] == '\r';
    return n;
}

static void note_bad(source_t *source, trace_place_t place)
{
    if (source->counts.bad_lines++ == 0) {
        source->counts.first_bad = place.line;
    }
}

static void run_recording(source_t *source)
{
    const uint8_t *line;
    size_t n;
    trace_place_t place;
    source_prefix_t prefix = {0};
    uint64_t last = 0;

    while (source_reader_next(&source->reader, &line, &n, &place)) {
        /* What is too long for one piece goes on in the direction and at the time of the line. */
        const bool goes_on = place.line == last;
        const bool whole = line[n - 1] == '\n' || n < SOURCE_LINE_MAX;
        last = whole ? 0 : place.line;
        n = whole ? without_end(line, n) : n;
        if (!goes_on) {
            if (n == 0 || line[0] == '#' || place.offset == 0) {
                prefix.direction = 0;
                continue;
            }
            if (!source_recording_prefix(line, n, &prefix)) {
                prefix.direction = 0;
                note_bad(source, place);
                continue;
            }
            set_time(source, &prefix);
            line += prefix.length;
            n -= prefix.length;
        }
        if (prefix.direction != 0) {
            size_t used;
            const size_t length = source_unescape(line, n, whole, source->scratch, &used);
            source_reader_unread(&source->reader, line + used, n - used);
            source_feed(source, prefix.direction == '>', source->scratch, length, place, false);
        }
    }
}

/* Feeds a line whose direction is written before it. Its end is the log's: the line on the wire
 * has one unless it is data, which ends by its length. */
static void feed_marked(source_t *source, bool sent, const uint8_t *line, size_t n,
                        trace_place_t place)
{
    static const uint8_t end[] = "\r\n";
    const bool data = sent && trace_wants_data(source->trace) > 0;

    source_feed(source, sent, line, n, place, false);
    if (!data || trace_wants_data(source->trace) > 0) {
        source_feed(source, sent, end, sent && !data ? 1 : 2, place, false);
    }
}

static void run_stamped(source_t *source)
{
    const uint8_t *line;
    size_t n;
    trace_place_t place;
    source_prefix_t prefix;

    while (source_reader_next(&source->reader, &line, &n, &place)) {
        prefix.direction = 0;
        if (source_stamp_prefix(line, n, &prefix)) {
            set_time(source, &prefix);
            line += prefix.length;
            n -= prefix.length;
        }
        if (prefix.direction != 0) {
            feed_marked(source, prefix.direction == '>', line, without_end(line, n), place);
        } else {
            (void)source_split(source, line, n, place, false);
        }
    }
}

static void run_raw(source_t *source)
{
    const uint8_t *line;
    size_t n;
    trace_place_t place;

    while (source_reader_lines(&source->reader, &line, &n, &place)) {
        source->reader.line += source_split(source, line, n, place, true);
    }
}

/* What the host sends, and nothing else: no prompt is waited for. */
static void run_sent(source_t *source)
{
    const uint8_t *line;
    size_t n;
    trace_place_t place;

    while (source_reader_next(&source->reader, &line, &n, &place)) {
        place.line = 0;
        while (n > 0) {
            trace_assume_prompt(source->trace);
            const size_t wanted = trace_wants_data(source->trace);
            const uint8_t *end = memchr(line, '\r', n);
            size_t taken = end != NULL ? (size_t)(end - line) + 1u : n;
            taken = wanted > 0 ? (wanted < n ? wanted : n) : taken;
            source_feed(source, true, line, taken, place, true);
            line += taken;
            n -= taken;
            place.offset += taken;
        }
    }
}

static void run_received(source_t *source)
{
    const uint8_t *line;
    size_t n;
    trace_place_t place;

    while (source_reader_next(&source->reader, &line, &n, &place)) {
        source_feed(source, false, line, n, place, true);
    }
}

void source_run(source_t *source, trace_t *trace)
{
    source->trace = trace;
    source->line_begins = true;
    source->module_seen = false;
    source->echo_possible = false;
    source->sending = false;
    source->spaced = false;
    if (source->two) {
        source_pair(source);
    } else if (source->format == SOURCE_RECORDING) {
        run_recording(source);
    } else if (source->format == SOURCE_STAMPED) {
        run_stamped(source);
    } else if (source->only_sent) {
        run_sent(source);
    } else if (source->only_received) {
        run_received(source);
    } else {
        run_raw(source);
    }
    source->counts.bytes = source->reader.offset + (source->two ? source->other.offset : 0);
    trace_end(trace);
}

void source_close(source_t *source)
{
    free(source->reader.bytes);
    free(source->other.bytes);
    free(source->scratch);
    source->reader.bytes = NULL;
    source->other.bytes = NULL;
    source->scratch = NULL;
}
