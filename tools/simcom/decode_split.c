/* SPDX-License-Identifier: MIT */
/* decode_split.c - tells host and module apart where a log does not. */
#include "decode_source.h"

#include <string.h>

void source_feed(source_t *source, bool sent, const uint8_t *bytes, size_t n, trace_place_t place,
                 bool exact)
{
    if (sent) {
        source->counts.sent += n;
    } else {
        source->counts.received += n;
    }
    trace_at(source->trace, place, exact);
    trace_feed(source->trace, sent, bytes, n, source->now_ms);
}

static bool is_end(uint8_t byte)
{
    return byte == '\r' || byte == '\n';
}

/* Length of the text before a line end. */
static size_t text_length(const uint8_t *bytes, size_t n)
{
    size_t i = 0;

    while (i < n && !is_end(bytes[i])) {
        i++;
    }
    return i;
}

/* Length of a line with all of its end: CR CR LF is what an echo and the answer behind it make. */
static size_t whole_length(const uint8_t *bytes, size_t n)
{
    size_t i = text_length(bytes, n);

    while (i < n && is_end(bytes[i])) {
        i++;
    }
    return i;
}

/* Whether a line is a command: AT and something that can follow it. */
static bool is_command(const uint8_t *bytes, size_t n)
{
    static const char follows[] = "+&^$\\*#%=?/";

    if (n < 2 || (bytes[0] | 0x20) != 'a' || (bytes[1] | 0x20) != 't') {
        return false;
    }
    if (n == 2 || is_end(bytes[2]) || memchr(follows, bytes[2], sizeof follows - 1) != NULL) {
        return true;
    }
    /* ATE0, ATI, ATZ: a letter, then digits. */
    return n == 3 || is_end(bytes[3]) || (bytes[3] >= '0' && bytes[3] <= '9');
}

/* Whether a line can only be an answer, and not data that nobody sees. */
static bool is_answer(const uint8_t *bytes, size_t n)
{
    static const char *const answers[] = {"OK", "ERROR", "+CME ERROR", "+CMQTT", "+CCERT"};
    if (bytes[0] != 'O' && bytes[0] != 'E' && bytes[0] != '+') {
        return false;
    }
    const size_t length = text_length(bytes, n);
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        const size_t wanted = strlen(answers[i]);
        if (length >= wanted && memcmp(bytes, answers[i], wanted) == 0 &&
            (answers[i][0] == '+' || length == wanted)) {
            return true;
        }
    }
    return false;
}

static void feed_module(source_t *source, const uint8_t *bytes, size_t n, trace_place_t place,
                        bool exact)
{
    source->module_seen = source->module_seen || text_length(bytes, n) > 0;
    source_feed(source, false, bytes, n, place, exact);
}

/* Whether a space behind a prompt belongs to it: the length of the line tells, and where the data
 * has line ends in it, the prompts before. [in] text  bytes of the line, with the space */
static bool space_of_prompt(source_t *source, size_t wanted, size_t text)
{
    if (text == wanted + 1 || text == 2 * wanted + 1) {
        source->spaced = true;
        return true;
    }
    return source->spaced && text != wanted && text != 2 * wanted;
}

/* Takes what stands behind a prompt. Returns how many bytes, 0 if no data is shown there. */
static size_t split_data(source_t *source, const uint8_t *bytes, size_t n, trace_place_t place,
                         bool exact)
{
    const size_t wanted = trace_wants_data(source->trace);
    const bool begins = !source->sending;

    if (wanted == 0) {
        source->sending = false;
        return 0;
    }
    if (begins && (is_end(bytes[0]) || is_answer(bytes, n))) {
        return 0;
    }
    if (begins && bytes[0] == ' ' && space_of_prompt(source, wanted, text_length(bytes, n))) {
        feed_module(source, bytes, 1, place, exact); /* it belongs to the prompt */
        return 1;
    }
    const size_t length = n < wanted ? n : wanted;
    source_feed(source, true, bytes, length, place, exact);
    source->sending = length < wanted;
    return length;
}

/* Takes a command, or its echo. Returns how many bytes. */
static size_t split_command(source_t *source, const uint8_t *bytes, size_t n, trace_place_t place,
                            bool exact)
{
    const size_t length = text_length(bytes, n);
    size_t whole = length;

    if (source->echo_possible && length == source->command_length &&
        memcmp(bytes, source->command, length) == 0) {
        source->echo_possible = false;
        whole = whole_length(bytes, n);
        feed_module(source, bytes, whole, place, exact);
        return whole;
    }
    /* One CR, or LF, ends it; more are the module's. */
    whole += whole < n;
    source_feed(source, true, bytes, whole, place, exact);
    source->command_length = length < sizeof source->command ? length : sizeof source->command;
    memcpy(source->command, bytes, source->command_length);
    source->echo_possible = length <= sizeof source->command;
    return whole;
}

/* Takes a line, or a part of one. Returns how many bytes. */
static size_t split_line(source_t *source, const uint8_t *bytes, size_t n, trace_place_t place,
                         bool exact)
{
    trace_t *trace = source->trace;

    if (trace_wants_prompt(trace) && bytes[0] == '>') {
        feed_module(source, bytes, 1, place, exact);
        return 1;
    }
    if (is_command(bytes, n)) {
        return split_command(source, bytes, n, place, exact);
    }
    if (trace_wants_prompt(trace) && !source->module_seen && !is_end(bytes[0])) {
        trace_assume_prompt(trace); /* a log of the host alone */
        return split_data(source, bytes, n, place, exact);
    }
    const size_t whole = whole_length(bytes, n);
    source->echo_possible = source->echo_possible && is_end(bytes[0]);
    feed_module(source, bytes, whole, place, exact);
    return whole;
}

void source_split(source_t *source, const uint8_t *bytes, size_t n, trace_place_t place, bool exact)
{
    while (n > 0) {
        const size_t piece = trace_wants_piece(source->trace);
        size_t taken = piece < n ? piece : n;
        if (source->line_begins && taken > 0) {
            feed_module(source, bytes, taken, place, exact);
        } else {
            taken = split_data(source, bytes, n, place, exact);
        }
        if (taken == 0 && source->line_begins) {
            taken = split_line(source, bytes, n, place, exact);
        } else if (taken == 0) {
            /* The rest of a line that was too long to be seen as a whole. */
            taken = whole_length(bytes, n);
            feed_module(source, bytes, taken, place, exact);
        }
        source->line_begins = is_end(bytes[taken - 1]) || trace_wants_data(source->trace) > 0 ||
                              trace_wants_piece(source->trace) > 0 || piece > 0;
        bytes += taken;
        n -= taken;
        place.offset += exact ? taken : 0;
    }
}

/* --- Two files ------------------------------------------------------------------------------- */

/* The next line that the host sends, without taking it. */
static size_t next_command(source_t *source, lookup_command_t *found)
{
    const uint8_t *bytes;
    const size_t n = source_reader_peek(&source->reader, TRACE_LINE_MAX, &bytes);
    size_t begin = 0;

    while (begin < n && is_end(bytes[begin])) {
        begin++;
    }
    const simcom_bytes_t line = {bytes + begin, text_length(bytes + begin, n - begin)};
    lookup_command(source->trace->lookup, line, found);
    return line.length;
}

/* Whether a line of the module can stand before the host's next command: it is no answer to it. */
static bool stands_before(source_t *source, const uint8_t *bytes, size_t n)
{
    const simcom_bytes_t line = {bytes, text_length(bytes, n)};
    lookup_command_t command;
    lookup_answer_t answer;

    if (line.length == 0 || trace_wants_piece(source->trace) > 0) {
        return true;
    }
    if (next_command(source, &command) == 0) {
        return true; /* the host says no more */
    }
    if (is_command(bytes, n) || bytes[0] == '>') {
        return false;
    }
    lookup_answer(source->trace->lookup, line, &answer);
    if (answer.kind == LOOKUP_ANSWER) {
        return command.command == NULL || command.command->line != answer.command->line;
    }
    return answer.kind == LOOKUP_URC || answer.kind == LOOKUP_UNKNOWN;
}

/* Feeds a command, or the data that is wanted. Returns false at the end of the file. */
static bool feed_host(source_t *source)
{
    const uint8_t *bytes;
    size_t n;
    trace_place_t place;

    if (!source_reader_next(&source->reader, &bytes, &n, &place)) {
        return false;
    }
    const size_t wanted = trace_wants_data(source->trace);
    size_t taken = wanted > 0 ? wanted : text_length(bytes, n) + 1u;
    taken = taken < n ? taken : n;
    source_reader_unread(&source->reader, bytes + taken, n - taken);
    place.line = 0;
    source_feed(source, true, bytes, taken, place, true);
    return true;
}

/* Feeds a line of the module. Returns false if it belongs behind the host's next command. */
static bool feed_other(source_t *source)
{
    const uint8_t *bytes;
    size_t n;
    trace_place_t place;

    if (!source_reader_next(&source->other, &bytes, &n, &place)) {
        return false;
    }
    if (!trace_wants_answer(source->trace) && !stands_before(source, bytes, n)) {
        source_reader_unread(&source->other, bytes, n);
        return false;
    }
    /* The prompt has no line end: what follows it comes behind the data. */
    const size_t taken = trace_wants_prompt(source->trace) && bytes[0] == '>' ? 1 : n;
    source_reader_unread(&source->other, bytes + taken, n - taken);
    place.line = 0;
    source_feed(source, false, bytes, taken, place, true);
    return true;
}

void source_pair(source_t *source)
{
    bool more = true;

    while (more) {
        if (trace_wants_data(source->trace) > 0) {
            more = feed_host(source) || feed_other(source);
        } else {
            more = feed_other(source) || feed_host(source);
        }
    }
}
