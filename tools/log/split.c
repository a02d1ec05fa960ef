/* SPDX-License-Identifier: MIT */
/* split.c - tells host and module apart where a log does not. */
#include "rarely.h"
#include "source.h"
#include "words8.h"

#include <string.h>

/* What is left of lines, or of a piece of one. */
typedef struct rest {
    const uint8_t *bytes;
    size_t n;
    trace_place_t place;
    bool exact;
} rest_t;

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

/* Goes on behind what was taken. [in] lines  line feeds in it */
static void go_on(rest_t *rest, size_t n, size_t lines)
{
    rest->bytes += n;
    rest->n -= n;
    rest->place.offset += rest->exact ? n : 0;
    rest->place.line += lines;
}

/* Feeds the first bytes of what is left of a line. */
static void feed(source_t *source, bool sent, rest_t *rest, size_t n)
{
    source_feed(source, sent, rest->bytes, n, rest->place, rest->exact);
    go_on(rest, n, 0);
}

static bool is_end(uint8_t byte)
{
    return byte == '\r' || byte == '\n';
}

/* Length of a line with all of its end: CR CR LF is what an echo and the answer behind it make. */
static size_t whole_length(const uint8_t *bytes, size_t n)
{
    size_t i = words8_line(bytes, n);

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
    /* ATE0, ATI, ATZ: a letter, then digits; ATD and what is dialled. */
    return n == 3 || is_end(bytes[3]) || bytes[3] == ' ' || (bytes[3] >= '0' && bytes[3] <= '9') ||
           ((bytes[2] | 0x20) == 'd' && memchr("*#+TPtp", bytes[3], 7) != NULL);
}

/* Whether a line can only be an answer, and not data that nobody sees. */
static bool is_answer(const uint8_t *bytes, size_t n)
{
    static const char *const answers[] = {"OK", "ERROR", "+CME ERROR", "+CMQTT", "+CCERT"};
    if (bytes[0] != 'O' && bytes[0] != 'E' && bytes[0] != '+') {
        return false;
    }
    const size_t length = words8_line(bytes, n);
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        const size_t wanted = strlen(answers[i]);
        if (length >= wanted && memcmp(bytes, answers[i], wanted) == 0 &&
            (answers[i][0] == '+' || length == wanted)) {
            return true;
        }
    }
    return false;
}

static void feed_module(source_t *source, rest_t *rest, size_t n)
{
    source->module_seen = source->module_seen || words8_line(rest->bytes, n) > 0;
    feed(source, false, rest, n);
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

/* Takes what is left of data, or of a piece, as far as the lines show it. */
static void take_settled(source_t *source, bool sent, rest_t *rest)
{
    const size_t n = rest->n < source->take ? rest->n : source->take;

    if (n > 0) {
        feed(source, sent, rest, n);
        source->take -= n;
    }
    if (source->take > 0) {
        return;
    }
    source->settled = false;
    if (source->shown != TRACE_ALL || source->whole) {
        trace_settle(source->trace, (trace_shown_t)source->shown, source->whole);
    }
}

/* Leaves out what is data for the module alone: the command after data that was too short. */
static bool skip_swallowed(source_t *source, rest_t *rest)
{
    if (source->skip == 0 || rest->n == 0 || is_end(rest->bytes[0])) {
        return false;
    }
    const size_t n = rest->n < source->skip ? rest->n : source->skip;
    source->skip -= n;
    go_on(rest, n, 0);
    return true;
}

/* Whether a line is a print between a prompt and its data, which is the next line as a whole. */
static bool is_before_data(source_t *source, const rest_t *rest, size_t wanted)
{
    const size_t length = words8_line(rest->bytes, rest->n);

    return length != wanted && source->behind == 0 && length < rest->n &&
           whole_length(rest->bytes, rest->n) == rest->n && source_is_next(source, wanted);
}

/* Takes what stands behind a prompt. Returns whether data is shown there. */
static bool split_data(source_t *source, rest_t *rest)
{
    const size_t wanted = trace_wants_data(source->trace);
    const bool begins = !source->sending;

    if (wanted == 0) {
        source->sending = false;
        return false;
    }
    if (begins && (is_end(rest->bytes[0]) || is_answer(rest->bytes, rest->n))) {
        return false;
    }
    if (begins && rest->bytes[0] == ' ' &&
        space_of_prompt(source, wanted, words8_line(rest->bytes, rest->n))) {
        feed_module(source, rest, 1); /* it belongs to the prompt */
        return true;
    }
    if (begins && is_before_data(source, rest, wanted)) {
        feed_module(source, rest, whole_length(rest->bytes, rest->n));
        return true;
    }
    if (begins) {
        source_settle(source, rest->bytes, rest->n + source->behind, wanted, true);
    }
    take_settled(source, true, rest);
    source->sending = source->settled;
    return true;
}

/* Whether a command is the echo of the one before. */
static bool is_echo(const source_t *source, const uint8_t *bytes, size_t length)
{
    return source->echo_possible && trace_wants_answer(source->trace) &&
           length == source->command_length && memcmp(bytes, source->command, length) == 0;
}

/* Keeps a command, to know its echo. */
static void keep_command(source_t *source, const uint8_t *bytes, size_t length)
{
    source->echo_possible = length <= sizeof source->command;
    source->command_length = source->echo_possible ? length : 0;
    memcpy(source->command, bytes, source->command_length);
}

/* Takes a command, or its echo. */
static void split_command(source_t *source, rest_t *rest)
{
    const uint8_t *bytes = rest->bytes;
    const size_t length = words8_line(bytes, rest->n);

    if (is_echo(source, bytes, length)) {
        source->echo_possible = false;
        feed_module(source, rest, whole_length(bytes, rest->n));
        return;
    }
    /* One CR, or LF, ends it; more are the module's. */
    feed(source, true, rest, length + (length < rest->n));
    keep_command(source, bytes, length);
}

/* Whether a line is certainly the module's. */
static bool is_of_module(source_t *source, const rest_t *rest)
{
    const simcom_bytes_t line = {rest->bytes, words8_line(rest->bytes, rest->n)};

    return lookup_is_boot_line(line) || source_is_evidence(source, line.data, line.length);
}

/* Takes a line, or a part of one. */
static void split_line(source_t *source, rest_t *rest)
{
    const uint8_t first = rest->bytes[0];
    const bool prompt = trace_wants_prompt(source->trace);

    if (prompt && first == '>') {
        feed_module(source, rest, 1);
    } else if (is_command(rest->bytes, rest->n)) {
        split_command(source, rest);
    } else if (prompt && !source->module_seen && !is_end(first) && !is_of_module(source, rest)) {
        trace_assume_prompt(source->trace); /* a log of the host alone */
        (void)split_data(source, rest);
    } else {
        feed_module(source, rest, whole_length(rest->bytes, rest->n));
    }
}

/* Takes one line, or a piece of one, whatever it is. */
static RARELY void split_slowly(source_t *source, rest_t *rest)
{
    const trace_t *trace = source->trace;
    const uint8_t *end = memchr(rest->bytes, '\n', rest->n);
    const size_t n = end != NULL ? (size_t)(end - rest->bytes) + 1u : rest->n;
    rest_t line = {rest->bytes, n, rest->place, rest->exact};

    while (line.n > 0) {
        const uint8_t *const begin = line.bytes;
        const size_t piece = trace_wants_piece(trace);
        source->behind = rest->n - n;
        if (source->line_begins && piece > 0) {
            if (!source->settled) {
                source_settle(source, line.bytes, line.n + source->behind, piece, false);
            }
            take_settled(source, false, &line);
        } else if (!skip_swallowed(source, &line) && !split_data(source, &line)) {
            if (source->line_begins) {
                split_line(source, &line);
            } else {
                /* The rest of a line that was too long to be seen as a whole. */
                feed_module(source, &line, whole_length(line.bytes, line.n));
            }
        }
        /* Where nothing was taken there is no byte before: what began still begins. */
        const bool ended = line.bytes > begin ? is_end(line.bytes[-1]) : source->line_begins;
        source->line_begins =
            ended || trace_wants_data(trace) > 0 || trace_wants_piece(trace) > 0 || piece > 0;
    }
    go_on(rest, n, end != NULL);
}

/* --- What most of a log is ------------------------------------------------------------------- */

/* Line ends that mean nothing. */
static void quick_ends(source_t *source, rest_t *rest)
{
    size_t n = 0;
    size_t lines = 0;

    while (n < rest->n && is_end(rest->bytes[n])) {
        lines += rest->bytes[n++] == '\n';
    }
    trace_skip_ends(source->trace, source->now_ms);
    source->sending = false;
    source->line_begins = true;
    source->counts.received += n;
    go_on(rest, n, lines);
}

/* Counted bytes, of a direction that is known. */
static void quick_bytes(source_t *source, bool sent, rest_t *rest, size_t n)
{
    const uint8_t *at = rest->bytes;
    const uint8_t *const end = at + n;
    size_t lines = 0;

    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        at++;
        lines++;
    }
    source_feed(source, sent, rest->bytes, n, rest->place, rest->exact);
    go_on(rest, n, lines);
}

/* Whether so many bytes are all of what is left of a line. */
static bool is_plain(const rest_t *rest, size_t n)
{
    return rest->n > n && is_end(rest->bytes[n]) && memchr(rest->bytes, '\n', n) == NULL &&
           memchr(rest->bytes, '\r', n) == NULL;
}

/* The data behind a prompt, if all of it is there and can be nothing else. */
static bool quick_data(source_t *source, rest_t *rest, size_t wanted)
{
    if (source->sending || source->skip > 0 || !is_plain(rest, wanted) ||
        memchr("\r\n OE+", rest->bytes[0], 6) != NULL) {
        return false;
    }
    quick_bytes(source, true, rest, wanted);
    source->line_begins = is_end(rest->bytes[-1]);
    return true;
}

/* A prompt that is waited for. */
static void quick_prompt(source_t *source, rest_t *rest)
{
    source->sending = false;
    source->module_seen = true;
    source_feed(source, false, rest->bytes, 1, rest->place, rest->exact);
    go_on(rest, 1, 0);
}

/* A whole line with the first of its ends, or both of CR LF. [in] length  of its text */
static bool quick_line(source_t *source, rest_t *rest, size_t length)
{
    const simcom_bytes_t line = {rest->bytes, length};
    const bool command = is_command(rest->bytes, length + 1u);
    size_t n = length + 1u;

    if (!command && trace_is_message(source->trace, line)) {
        return false;
    }
    if (command && (!trace_is_between(source->trace) || is_echo(source, line.data, length))) {
        return false;
    }
    source->sending = false;
    trace_at(source->trace, rest->place, rest->exact);
    if (command) {
        source->counts.sent += n;
        trace_command(source->trace, line, source->now_ms);
        keep_command(source, line.data, length);
    } else {
        source->module_seen = true;
        n += rest->bytes[length] == '\r' && rest->bytes[length + 1u] == '\n';
        source->counts.received += n;
        trace_line(source->trace, line, source->now_ms);
    }
    go_on(rest, n, rest->bytes[n - 1u] == '\n');
    return true;
}

/* Takes what most of a log is: line ends, whole lines, prompts, data and pieces of messages, where
 * they can be nothing else. Returns whether something was taken. */
static bool split_quickly(source_t *source, rest_t *rest)
{
    const trace_t *trace = source->trace;
    const size_t piece = trace_wants_piece(trace);
    const size_t wanted = trace_wants_data(trace);

    if (piece > 0) {
        const bool quick = source->line_begins && !source->settled && is_plain(rest, piece);
        if (quick) {
            quick_bytes(source, false, rest, piece);
        }
        return quick;
    }
    if (wanted > 0) {
        return quick_data(source, rest, wanted);
    }
    if (!trace_ignores_ends(trace) || source->skip > 0) {
        return false;
    }
    if (is_end(rest->bytes[0])) {
        quick_ends(source, rest);
        return true;
    }
    if (trace_wants_prompt(trace)) {
        const bool prompt = source->line_begins && rest->bytes[0] == '>';
        if (prompt) {
            quick_prompt(source, rest);
        }
        return prompt;
    }
    const size_t length = words8_line(rest->bytes, rest->n);
    return source->line_begins && length + 1u < rest->n && quick_line(source, rest, length);
}

uint64_t source_split(source_t *source, const uint8_t *bytes, size_t n, trace_place_t place,
                      bool exact)
{
    rest_t rest = {bytes, n, place, exact};

    while (rest.n > 0) {
        if (!split_quickly(source, &rest)) {
            split_slowly(source, &rest);
        }
    }
    return rest.place.line - place.line;
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
    const simcom_bytes_t line = {bytes + begin, words8_line(bytes + begin, n - begin)};
    lookup_command(source->trace->lookup, line, found);
    return line.length;
}

/* Whether a line of the module can stand before the host's next command: it is no answer to it. */
static bool stands_before(source_t *source, const uint8_t *bytes, size_t n)
{
    const simcom_bytes_t line = {bytes, words8_line(bytes, n)};
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
    size_t taken = wanted > 0 ? wanted : words8_line(bytes, n) + 1u;
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
