/* SPDX-License-Identifier: MIT */
#include "source.h"

#include "words8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How much of a capture is looked at to find its format. A pipe may bring less at first. */
#define LOOK      65536u
#define LOOK_PIPE 4096u

static const char no_memory[] = "there is no memory";

/* Finds out what the capture is, and says so. */
static void recognise(source_t *source, source_format_t format)
{
    char found[240] = "";
    const uint8_t *bytes;
    const size_t look = source->reader.size > 0 ? LOOK : LOOK_PIPE;
    const filter_t *filter = &source->reader.filter;

    source_reader_recognise(&source->reader, look, format == FORMAT_HEX);
    const size_t n = source_reader_peek(&source->reader, look, &bytes);
    const size_t sample = n < LOOK ? n : LOOK;
    if (format == FORMAT_AUTO && source_is_recording(bytes, n)) {
        format = FORMAT_RECORDING;
    } else if (format == FORMAT_AUTO || format == FORMAT_TEXT) {
        const bool lines = form_learn(&source->form, bytes, sample);
        format = lines || format == FORMAT_TEXT ? FORMAT_TEXT : FORMAT_RAW;
        form_describe(&source->form, found, sizeof found);
    } else if (format == FORMAT_HEX) {
        format = FORMAT_RAW;
    }
    source->format = (uint8_t)format;
    source->timed = format == FORMAT_RECORDING || (format == FORMAT_TEXT && source->form.timed);
    (void)snprintf(source->words, sizeof source->words, "%s%s%s%s%s%s%s%s",
                   format == FORMAT_RECORDING ? "recording"
                   : format == FORMAT_TEXT    ? "text"
                   : filter->dump             ? "hexadecimal dump"
                                              : "raw",
                   filter->wide == 'L'   ? ", UTF-16 LE"
                   : filter->wide == 'B' ? ", UTF-16 BE"
                                         : "",
                   source->reader.skip > 0 ? ", byte order mark" : "",
                   filter->colours ? ", colours" : "", filter->page ? ", signs of a page" : "",
                   found[0] != '\0' ? ": " : "", found, source->timed ? "" : ", without times");
}

const char *source_open(source_t *source, int file, int received, source_format_t format)
{
    memset(source, 0, sizeof *source);
    source->two = file >= 0 && received >= 0;
    source->only_received = file < 0;
    source->scratch = malloc(SOURCE_LINE_MAX * 2u);
    if (source->scratch == NULL ||
        !source_reader_open(&source->reader, file >= 0 ? file : received) ||
        (source->two && !source_reader_open(&source->other, received))) {
        return no_memory;
    }
    recognise(source, format);
    if (source->two && source->format != FORMAT_RAW) {
        return "two files, one for each direction, must be raw bytes";
    }
    return NULL;
}

void source_only_sent(source_t *source)
{
    source->only_sent = true;
}

bool source_rewind(source_t *source)
{
    memset(&source->counts, 0, sizeof source->counts);
    source->has_base = false;
    source->now_ms = 0;
    source->block = 0;
    return source_reader_rewind(&source->reader) &&
           (!source->two || source_reader_rewind(&source->other));
}

/* Takes a time of the log. One that goes back stands still: somebody has set a clock. */
static void set_time(source_t *source, const form_prefix_t *prefix)
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
    form_prefix_t prefix = {0};
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

/* Ends data, or a piece, that a line shows to be over before it is as long as announced. */
static void end_by_evidence(source_t *source, bool sent, const uint8_t *line, size_t n)
{
    const size_t wanted = sent ? trace_wants_data(source->trace) : trace_wants_piece(source->trace);

    if (wanted > 0 && n != wanted && source_is_evidence(source, line, n)) {
        trace_settle(source->trace, TRACE_CUT, false);
    }
}

/* Whether a line is what people write where they have cut a log: "...", "[...]", "(snip)". */
static bool is_cut_mark(const uint8_t *line, size_t n)
{
    const bool bracketed = n > 2u && ((line[0] == '(' && line[n - 1u] == ')') ||
                                      (line[0] == '[' && line[n - 1u] == ']'));
    size_t dots = 0;
    size_t i = 0;

    while (i < n && (memchr(".[]()<>* ", line[i], 9) != NULL ||
                     (bracketed && (line[i] | 0x20) >= 'a' && (line[i] | 0x20) <= 'z'))) {
        dots += line[i++] == '.';
    }
    return i == n && (dots >= 2u || bracketed);
}

/* Feeds a line whose direction is written before it. Its end is the log's: the line on the wire
 * has one unless it is data, which ends by its length. */
static void feed_marked(source_t *source, bool sent, const uint8_t *line, size_t n,
                        trace_place_t place)
{
    static const uint8_t end[] = "\r\n";
    const size_t wanted = sent ? trace_wants_data(source->trace) : trace_wants_piece(source->trace);

    source->module_seen = source->module_seen || !sent;
    if (wanted > 0 && n != wanted && !source->sending &&
        (is_cut_mark(line, n) || source_is_next(source, wanted))) {
        sent = false; /* a print before the data */
    }
    end_by_evidence(source, sent, line, n);
    while (wanted > 0 && n > wanted && line[n - 1u] == ' ') {
        n--; /* what a window has added */
    }
    const bool data = sent && trace_wants_data(source->trace) > 0;
    if (data && !source->sending) {
        source->data_end = n < wanted ? source_line_ends(source, n, wanted) : 2;
    }
    source_feed(source, sent, line, n, place, false);
    source->sending = data && trace_wants_data(source->trace) > 0;
    if (source->sending) {
        source_feed(source, sent, end + 2u - source->data_end, source->data_end, place, false);
        source->sending = trace_wants_data(source->trace) > 0;
    } else if (!data) {
        source_feed(source, sent, end, sent ? 1 : 2, place, false);
    }
}

/* A line of a text, without what its log has before and after the bytes of the wire. */
typedef struct content {
    uint8_t *bytes; /* in source->scratch */
    size_t length;
    bool ended; /* line ends of the wire are among them */
    bool known; /* what the log has before lines was there */
    form_prefix_t prefix;
} content_t;

/* Reads the bytes of a line. */
static content_t read_content(source_t *source, const uint8_t *line, size_t n)
{
    content_t content = {0};

    n = without_end(line, n);
    content.known = form_prefix(&source->form, line, n, &content.prefix);
    memcpy(source->scratch, line, n);
    content.bytes = source->scratch + content.prefix.length;
    content.length = form_content(&source->form, &content.prefix, content.bytes,
                                  n - content.prefix.length, &content.ended);
    return content;
}

/* Adds the lines that a window tore off this one. [in] n  bytes of the line in the log */
static void join_torn(source_t *source, content_t *content, size_t n)
{
    while (source->form.width > 0 && n == source->form.width) {
        const uint8_t *line;
        trace_place_t place;
        size_t whole;
        form_prefix_t prefix;
        const uint8_t *next;
        const size_t there = source_reader_peek(&source->reader, SOURCE_LINE_MAX, &next);
        const uint8_t *end = memchr(next, '\n', there);
        const size_t length = end != NULL ? (size_t)(end - next) : there;
        if (length == 0 || form_prefix(&source->form, next, length, &prefix) ||
            form_anchor(next, without_end(next, length)) != 0 ||
            content->length + length > SOURCE_LINE_MAX ||
            !source_reader_next(&source->reader, &line, &whole, &place)) {
            return;
        }
        n = without_end(line, whole);
        size_t kept = n;
        while (source->form.trim && kept > 0 && line[kept - 1u] == ' ') {
            kept--;
        }
        memcpy(content->bytes + content->length, line, kept);
        content->length += kept;
    }
}

/* Feeds a line of a log that does not say whose it is. */
static void feed_either(source_t *source, const content_t *content, trace_place_t place)
{
    size_t n = content->length;

    if (!content->ended) {
        content->bytes[n++] = '\n';
    }
    (void)source_split(source, content->bytes, n, place, false);
}

/* Whether a line is somebody else's print between a prompt and its data: the host's lines are marked, and
 * this one is not. */
static bool is_print(source_t *source, const content_t *content, uint8_t direction)
{
    return direction == 0 && !content->known && source->form.directed && !source->form.bare &&
           !source->sending &&
           (trace_wants_data(source->trace) > 0 || trace_wants_prompt(source->trace)) &&
           !source_is_evidence(source, content->bytes, content->length);
}

static void run_text(source_t *source)
{
    const uint8_t *line;
    size_t n;
    trace_place_t place;

    while (source_reader_next(&source->reader, &line, &n, &place)) {
        content_t content = read_content(source, line, n);
        if (content.prefix.has_time) {
            set_time(source, &content.prefix);
        }
        if (content.known) {
            if (content.prefix.header || content.prefix.direction != 0 || !source->form.blocks) {
                source->block = content.prefix.header ? content.prefix.direction : 0;
            }
            if (content.prefix.header && content.length == 0) {
                continue;
            }
        }
        const uint8_t direction =
            content.prefix.direction != 0 ? content.prefix.direction : source->block;
        if (!content.ended) {
            join_torn(source, &content, without_end(line, n));
        }
        if (source->sending && direction == 0 && is_cut_mark(content.bytes, content.length)) {
            trace_settle(source->trace, TRACE_CUT, false);
            source->sending = false;
            continue;
        }
        if (is_print(source, &content, direction)) {
            feed_marked(source, false, content.bytes, content.length, place);
            continue;
        }
        if (direction == 0) {
            feed_either(source, &content, place);
        } else if (content.ended) {
            end_by_evidence(source, direction == '>', content.bytes,
                            words8_line(content.bytes, content.length));
            source_feed(source, direction == '>', content.bytes, content.length, place, false);
        } else if (content.length > 0) {
            feed_marked(source, direction == '>', content.bytes, content.length, place);
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
    source->block = 0;
    source->settled = false;
    source->skip = 0;
    source->take = 0;
    if (source->two) {
        source_pair(source);
    } else if (source->format == FORMAT_RECORDING) {
        run_recording(source);
    } else if (source->format == FORMAT_TEXT) {
        run_text(source);
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
    free(source->reader.raw);
    free(source->other.raw);
    free(source->scratch);
    source->reader.bytes = NULL;
    source->other.bytes = NULL;
    source->scratch = NULL;
}
