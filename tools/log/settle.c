/* SPDX-License-Identifier: MIT */
/* settle.c - where data ends, by the lines of a log and the number that was announced. */
#include "source.h"
#include "words8.h"

#include <string.h>

/* Lines that are looked at beyond the beginning. */
#define LINES_MOST 400u

/* The lines from where the data begins, one by one. */
typedef struct ahead {
    source_t *source;
    const uint8_t *at; /* of what was given */
    size_t n;
    const uint8_t *next; /* of what the reader has */
    size_t rest;
    simcom_bytes_t line;
    size_t end; /* bytes of its end, in the stream that is fed */
    uint8_t room[TRACE_LINE_MAX];
} ahead_t;

static size_t end_length(const uint8_t *bytes, size_t n)
{
    size_t i = 0;

    while (i < n && bytes[i] == '\r') {
        i++;
    }
    return i < n && bytes[i] == '\n' ? i + 1u : i;
}

/* Goes on to the next line. Returns false at the end of what is known. */
static bool next_line(ahead_t *ahead)
{
    if (ahead->n > 0) {
        const size_t length = words8_line(ahead->at, ahead->n);
        ahead->line = (simcom_bytes_t){ahead->at, length};
        ahead->end = end_length(ahead->at + length, ahead->n - length);
        ahead->at += length + ahead->end;
        ahead->n -= length + ahead->end;
        return true;
    }
    const uint8_t *end = memchr(ahead->next, '\n', ahead->rest);
    if (ahead->rest == 0) {
        return false;
    }
    const size_t whole = end != NULL ? (size_t)(end - ahead->next) + 1u : ahead->rest;
    size_t length = words8_line(ahead->next, whole);
    ahead->end = end_length(ahead->next + length, whole - length);
    ahead->line = (simcom_bytes_t){ahead->next, length};
    if (ahead->source->format == FORMAT_TEXT) {
        form_prefix_t prefix = {0};
        bool ended;
        (void)form_prefix(&ahead->source->form, ahead->next, length, &prefix);
        size_t rest = length - prefix.length;
        rest = rest < sizeof ahead->room - 1u ? rest : sizeof ahead->room - 1u;
        ahead->room[0] = prefix.length > 0 ? ahead->next[prefix.length - 1u] : ' ';
        memcpy(ahead->room + 1, ahead->next + prefix.length, rest);
        ahead->line =
            (simcom_bytes_t){ahead->room + 1, form_content(&ahead->source->form, &prefix,
                                                           ahead->room + 1, rest, &ended)};
        ahead->end = 1;
        length = whole;
    } else {
        length += ahead->end;
    }
    ahead->next += length;
    ahead->rest -= length;
    return true;
}

bool source_is_evidence(source_t *source, const uint8_t *line, size_t n)
{
    const simcom_bytes_t text = {line, n};
    lookup_command_t command;
    lookup_answer_t answer;

    if (n < 2u) {
        return false;
    }
    if (form_anchor(line, n) == '>') {
        lookup_command(source->trace->lookup, text, &command);
        return command.command != NULL;
    }
    lookup_answer(source->trace->lookup, text, &answer);
    return answer.kind != LOOKUP_UNKNOWN &&
           (line[0] == '+' || answer.kind == LOOKUP_OK || answer.kind == LOOKUP_ERROR);
}

static bool is_evidence(ahead_t *ahead)
{
    return source_is_evidence(ahead->source, ahead->line.data, ahead->line.length);
}

static void begin(ahead_t *ahead, source_t *source, const uint8_t *bytes, size_t n)
{
    ahead->source = source;
    ahead->at = bytes;
    ahead->n = n;
    ahead->rest = source_reader_peek(&source->reader, 1, &ahead->next);
}

/* Whether the next line that is not empty is one of the wire, or there is none. */
static bool is_followed(ahead_t ahead)
{
    while (next_line(&ahead)) {
        if (ahead.line.length > 0) {
            return is_evidence(&ahead);
        }
    }
    return true;
}

/* Whether a host has sent a command where a module waits for data: what is missing of it fits into the
 * command, and the command is not obeyed. */
static bool is_swallowed(ahead_t ahead, size_t missing)
{
    lookup_command_t command;
    lookup_answer_t answer;

    if (form_anchor(ahead.line.data, ahead.line.length) != '>' ||
        missing > ahead.line.length + 2u) {
        return false;
    }
    lookup_command(ahead.source->trace->lookup, ahead.line, &command);
    const simcom_described_command_t *sent = command.command;
    while (next_line(&ahead)) {
        if (ahead.line.length > 0 && ahead.line.data[0] == '>') {
            return false;
        }
        if (form_anchor(ahead.line.data, ahead.line.length) == '>') {
            return true;
        }
        lookup_answer(ahead.source->trace->lookup, ahead.line, &answer);
        if (answer.kind == LOOKUP_ANSWER && answer.command == sent) {
            return false;
        }
    }
    return false;
}

static void decide(source_t *source, size_t take, trace_shown_t shown, bool whole)
{
    source->settled = true;
    source->take = take;
    source->shown = (uint8_t)shown;
    source->whole = whole;
    source->skip = 0;
}

/* The number falls into the first line: what is after it is something else, or the line is too long. */
static size_t longer(ahead_t *ahead, size_t wanted, bool sent)
{
    const simcom_bytes_t rest = {ahead->line.data + wanted, ahead->line.length - wanted};
    size_t blanks = 0;

    while (blanks < rest.length && rest.data[blanks] == ' ') {
        blanks++;
    }
    const bool twice = rest.length == wanted && memcmp(rest.data, ahead->line.data, wanted) == 0;
    if (!sent || twice || blanks == rest.length ||
        source_is_evidence(ahead->source, rest.data, rest.length)) {
        return wanted;
    }
    return ahead->line.length;
}

/* Whether the next line is the data as a whole. */
static bool is_data_next(ahead_t ahead, size_t wanted)
{
    for (size_t i = 0; i < 4u && next_line(&ahead); i++) {
        if (ahead.line.length > 0) {
            const size_t prompt = ahead.line.data[0] == '>' && ahead.line.length > wanted;
            return ahead.line.length - prompt == wanted && !is_evidence(&ahead) &&
                   is_followed(ahead) && ahead.rest > 0;
        }
    }
    return false;
}

bool source_is_next(source_t *source, size_t wanted)
{
    ahead_t ahead;

    begin(&ahead, source, NULL, 0);
    return wanted > 1u && is_data_next(ahead, wanted);
}

/* Whether lines are as long as announced, with line ends of none, one or two bytes. */
static bool is_text_of(size_t text, size_t ends, size_t wanted)
{
    return text == wanted || text + ends == wanted || text + 2u * ends == wanted;
}

void source_settle(source_t *source, const uint8_t *bytes, size_t n, size_t wanted, bool sent)
{
    ahead_t ahead;
    ahead_t found;
    size_t position = 0;
    size_t last = 0; /* where the last line that is not empty ends */
    size_t text = 0; /* bytes without line ends */
    size_t ends = 0; /* lines before it */
    bool cut = false;

    begin(&ahead, source, bytes, n);
    decide(source, wanted, TRACE_ALL, false);
    for (size_t i = 0; i < LINES_MOST && next_line(&ahead); i++) {
        const size_t length = ahead.line.length;
        if (position + length == wanted && (i == 0 || !cut || is_followed(ahead))) {
            return;
        }
        if (!cut && (i > 0 || !sent) && is_evidence(&ahead)) {
            cut = true;
            found = ahead;
            if (ahead.n == 0 && ahead.line.data == ahead.room + 1) {
                found.line.data = found.room + 1;
            }
        }
        if (position + length > wanted) {
            if (i == 0 && !cut) {
                decide(source, longer(&ahead, wanted, sent), TRACE_ALL, false);
            }
            break;
        }
        if (!cut && length > 0) {
            last = position + length;
            text += length;
            ends = i;
        }
        position += length + ahead.end;
    }
    if (cut) {
        const bool whole = is_text_of(text, ends, wanted) || is_text_of(text, ends + 1u, wanted);
        const bool swallowed = sent && !whole && is_swallowed(found, wanted - last);
        decide(source, last, swallowed ? TRACE_SWALLOWED : TRACE_CUT, whole);
        source->skip = swallowed ? found.line.length : 0;
    }
}

size_t source_line_ends(source_t *source, size_t n, size_t wanted)
{
    const uint8_t *next;
    size_t rest = source_reader_peek(&source->reader, 1, &next);
    size_t text = n;
    size_t lines = 1;

    while (rest > 0 && lines < LINES_MOST) {
        const uint8_t *end = memchr(next, '\n', rest);
        const size_t whole = end != NULL ? (size_t)(end - next) + 1u : rest;
        const size_t length = words8_line(next, whole);
        form_prefix_t prefix = {0};
        if (form_prefix(&source->form, next, length, &prefix) && prefix.direction != '>') {
            break;
        }
        uint8_t room[TRACE_LINE_MAX];
        bool ended;
        size_t content = length - prefix.length;
        content = content < sizeof room - 1u ? content : sizeof room - 1u;
        room[0] = prefix.length > 0 ? next[prefix.length - 1u] : ' ';
        memcpy(room + 1, next + prefix.length, content);
        text += form_content(&source->form, &prefix, room + 1, content, &ended);
        lines++;
        next += whole;
        rest -= whole;
    }
    for (size_t end = 0; end <= 2u; end++) {
        if (text + end * lines == wanted || text + end * (lines - 1u) == wanted) {
            return end;
        }
    }
    return 1;
}
