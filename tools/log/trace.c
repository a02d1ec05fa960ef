/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include "rarely.h"
#include "words8.h"

#include <string.h>

/* The line that is a whole message: of this revision, or of one that has it. */
static const simcom_described_line_t *find_one_line(const simcom_description_t *description)
{
    for (size_t i = 0; i < description->urc_count; i++) {
        if (description->urcs[i].role == SIMCOM_ROLE_MESSAGE_LINE) {
            return &description->urcs[i];
        }
    }
    return NULL;
}

void trace_init(trace_t *trace, const simcom_description_t *description, trace_sink_t sink,
                void *context)
{
    memset(trace, 0, sizeof *trace);
    trace->lookup = lookup_of(description);
    trace->revision = description->revision;
    trace->sink = sink;
    trace->context = context;
    trace->answered = true;
    trace->one_line = find_one_line(description);
    for (size_t i = 0; trace->one_line == NULL && i < simcom_description_count; i++) {
        trace->one_line = find_one_line(simcom_descriptions[i]);
    }
}

void trace_reveal(trace_t *trace)
{
    trace->reveal = true;
}

void trace_assume_prompt(trace_t *trace)
{
    trace->prompted = trace->data_total > 0;
}

/* --- Runs and items ------------------------------------------------------------------------ */

/* Where a byte of what is being fed stands. */
static trace_place_t place_of(const trace_t *trace, const uint8_t *byte)
{
    trace_place_t place = trace->place;

    if (trace->exact) {
        place.offset += (uint64_t)(byte - trace->begin);
    }
    return place;
}

static void begin_run(const trace_t *trace, trace_run_t *run, const uint8_t *bytes)
{
    run->time_ms = trace->now_ms;
    run->place = place_of(trace, bytes);
}

/* Adds bytes of what is being fed. */
static void append(trace_t *trace, trace_run_t *run, const uint8_t *bytes, size_t n)
{
    if (run->length == 0) {
        begin_run(trace, run, bytes);
    }
    if (run->length < sizeof run->bytes) {
        const size_t room = sizeof run->bytes - run->length;
        memcpy(run->bytes + run->length, bytes, n < room ? n : room);
    }
    run->length += n;
}

static bool is_end(uint8_t byte)
{
    return byte == '\r' || byte == '\n';
}

/* As much of a line or a run as is kept of one. */
static simcom_bytes_t cut(const uint8_t *bytes, size_t length)
{
    return (simcom_bytes_t){bytes, length < TRACE_LINE_MAX ? length : TRACE_LINE_MAX};
}

static simcom_bytes_t kept(const trace_run_t *run)
{
    return cut(run->bytes, run->length);
}

/* Behind something secret: whether a line of the module may be shown only if it is understood. It
 * may be a damaged echo. */
static RARELY bool is_doubtful(const trace_t *trace, trace_kind_t kind, simcom_bytes_t line)
{
    if (trace->answered || (kind != TRACE_LINE && kind != TRACE_ECHO)) {
        return false;
    }
    return kind == TRACE_LINE || line.length != trace->command_length ||
           memcmp(line.data, trace->sent.bytes, line.length) != 0;
}

/* Begins the item of a line, or of a run. [in] bytes  what was kept of it */
static void begin_item(const trace_t *trace, trace_kind_t kind, const trace_run_t *run,
                       simcom_bytes_t bytes, trace_item_t *item)
{
    item->kind = (uint8_t)kind;
    item->sent = run == &trace->sent;
    item->cut = bytes.length < run->length;
    item->secret = trace->secret && !trace->reveal && is_doubtful(trace, kind, bytes);
    item->shown = TRACE_ALL;
    item->unasked = false;
    item->reveal = trace->reveal;
    item->time_ms = run->time_ms;
    item->end_ms = trace->now_ms;
    item->place = run->place;
    item->total = 0;
    item->length = run->length;
    item->bytes = bytes;
    item->form = trace->form;
    item->lookup = trace->lookup;
    item->command = NULL;
    item->answer = NULL;
}

/* Hands out a run and empties it. */
static void emit_run(trace_t *trace, trace_kind_t kind, size_t total)
{
    trace_item_t item;

    begin_item(trace, kind, &trace->received, kept(&trace->received), &item);
    item.total = total;
    trace->sink(trace->context, &item);
    trace->received.length = 0;
}

/* Hands out a line. [in] line  what was kept of it */
static void emit_line(trace_t *trace, simcom_bytes_t line, const lookup_answer_t *answer)
{
    trace_item_t item;

    begin_item(trace, TRACE_LINE, &trace->received, line, &item);
    item.answer = answer;
    trace->sink(trace->context, &item);
    trace->received.length = 0;
}

/* Hands out a command or its echo. [in] lookup  of the revision that `command` is of */
static void emit_command(trace_t *trace, trace_kind_t kind, trace_run_t *run, simcom_bytes_t line,
                         const lookup_t *lookup, const lookup_command_t *command)
{
    trace_item_t item;

    begin_item(trace, kind, run, line, &item);
    item.lookup = lookup;
    item.command = command;
    trace->sink(trace->context, &item);
    run->length = 0;
}

/* Hands out the data after a prompt, or its echo. */
static void emit_data(trace_t *trace, trace_kind_t kind, size_t length)
{
    const size_t keep = length < sizeof trace->data ? length : sizeof trace->data;
    const bool sent = kind == TRACE_DATA;
    const trace_item_t item = {
        .kind = (uint8_t)kind,
        .sent = sent,
        .cut = keep < length,
        .secret = !trace->reveal && trace->form != NULL && trace->form->data_secret,
        .shown = trace->shown,
        .unasked = !trace->prompted || (sent && trace->too_long),
        .reveal = trace->reveal,
        .time_ms = sent ? trace->data_time_ms : trace->now_ms,
        .end_ms = trace->now_ms,
        .place = trace->data_place,
        .total = trace->data_total,
        .length = length,
        .bytes = {trace->data, keep},
        .form = trace->form,
        .lookup = trace->lookup,
    };
    trace->sink(trace->context, &item);
}

/* Hands out how many bytes the host has sent behind the data. */
static RARELY void emit_extra(trace_t *trace)
{
    const trace_item_t item = {
        .kind = TRACE_EXTRA,
        .sent = true,
        .reveal = trace->reveal,
        .time_ms = trace->extra_time_ms,
        .end_ms = trace->now_ms,
        .place = trace->extra_place,
        .total = trace->extra,
        .length = trace->extra,
        .form = trace->form,
        .lookup = trace->lookup,
    };
    trace->extra = 0;
    trace->sink(trace->context, &item);
}

static void forget_data(trace_t *trace)
{
    if (trace->data_sent > 0 && trace->data_sent < trace->data_total) {
        emit_data(trace, TRACE_DATA, trace->data_sent);
    }
    if (trace->extra > 0) {
        emit_extra(trace);
    }
    trace->data_total = 0;
    trace->data_sent = 0;
    trace->data_echoed = 0;
    trace->prompted = false;
}

/* --- From the host ------------------------------------------------------------------------- */

static bool form_is_secret(const simcom_described_form_t *form)
{
    for (size_t i = 0; i < lookup_row_count(form); i++) {
        if ((lookup_rows(form)[i].flags & SIMCOM_PARAMETER_SECRET) != 0) {
            return true;
        }
    }
    return form->data_secret;
}

/* Bytes of data that a command announces; 0: none. */
static uint32_t announced(const lookup_command_t *command)
{
    uint32_t length = 0;

    if (command->form == NULL || command->form->form->data_from == 0 ||
        !lookup_number(&lookup_rows(command->form)[command->form->form->data_from - 1u],
                       &command->values, &length)) {
        return 0;
    }
    return length;
}

/* A command that the revision does not have, or spells in another way. */
static RARELY const lookup_t *find_elsewhere(const lookup_t *lookup, simcom_bytes_t line,
                                             lookup_command_t *found)
{
    lookup_command_t other;

    for (size_t i = 0; i < simcom_description_count; i++) {
        const lookup_t *next = lookup_of(simcom_descriptions[i]);
        lookup_command(next, line, &other);
        if (other.form != NULL) {
            *found = other;
            return next;
        }
    }
    return lookup;
}

/* Looks a command up. One that the revision does not have has the secrets and announces the data that
 * it does in a revision that knows it. Returns whose words it was found in. */
static const lookup_t *find_anywhere(const lookup_t *lookup, simcom_bytes_t line,
                                     lookup_command_t *found)
{
    lookup_command(lookup, line, found);
    return found->form != NULL ? lookup : find_elsewhere(lookup, line, found);
}

static void end_command(trace_t *trace)
{
    const simcom_bytes_t line = kept(&trace->sent);
    lookup_command_t found;

    forget_data(trace);
    const lookup_t *lookup = find_anywhere(trace->lookup, line, &found);
    trace->form = found.form;
    trace->secret = found.form != NULL ? form_is_secret(found.form)
                                       : found.command != NULL && lookup_has_secret(found.command);
    trace->answered = false;
    trace->echoed = false;
    trace->command_length = line.length;
    emit_command(trace, TRACE_COMMAND, &trace->sent, line, lookup, &found);
    trace->data_total = announced(&found);
}

/* Whether a byte of the host belongs to the data after a prompt. A host that recovers from a lost
 * prompt sends bytes without having seen one; a secret is rather taken for data once too often. */
static bool is_data(const trace_t *trace, uint8_t byte)
{
    if (trace->data_sent == trace->data_total) {
        return false;
    }
    if (trace->prompted || trace->form->data_secret || trace->data_sent > 0) {
        return true;
    }
    return trace->sent.length == 0 && byte != 'A' && byte != 'a';
}

static bool is_nothing(uint8_t byte)
{
    return is_end(byte) || byte == 0x1Au;
}

/* Takes data, at most what is promised. Returns how many bytes. */
static size_t take_data(trace_t *trace, const uint8_t *bytes, size_t n)
{
    const size_t rest = trace->data_total - trace->data_sent;
    const size_t more = n;

    if (n > rest) {
        n = rest;
    }
    if (trace->data_sent == 0) {
        trace->data_time_ms = trace->now_ms;
        trace->data_place = place_of(trace, bytes);
    }
    if (trace->data_sent < sizeof trace->data) {
        const size_t room = sizeof trace->data - trace->data_sent;
        memcpy(trace->data + trace->data_sent, bytes, n < room ? n : room);
    }
    trace->data_sent += n;
    if (trace->data_sent == trace->data_total) {
        trace->too_long = n < more && !is_nothing(bytes[n]);
        emit_data(trace, TRACE_DATA, trace->data_sent);
    }
    return n;
}

/* Takes what the host sends behind the data before the module has answered, up to what can be the
 * next command. Returns how many bytes. */
static size_t take_extra(trace_t *trace, const uint8_t *bytes, size_t n)
{
    size_t taken = 0;

    if (!trace->prompted || trace->answered || trace->sent.length > 0 ||
        trace->data_sent < trace->data_total) {
        return 0;
    }
    /* Line ends and SUB, which many hosts send after data, are nothing to a module. */
    while (taken < n && is_nothing(bytes[taken])) {
        taken++;
    }
    size_t more = taken;
    while (more < n && bytes[more] != 'A' && bytes[more] != 'a') {
        more++;
    }
    if (more > taken) {
        if (trace->extra == 0) {
            trace->extra_time_ms = trace->now_ms;
            trace->extra_place = place_of(trace, bytes + taken);
        }
        trace->extra += more - taken;
        taken = more;
    }
    return taken;
}

/* Takes a line with its end, or a part of one. Returns how many bytes. */
static size_t take_command(trace_t *trace, const uint8_t *bytes, size_t n)
{
    const size_t length = words8_line(bytes, n);

    if (length > 0) {
        append(trace, &trace->sent, bytes, length);
    }
    if (length == n) {
        return n;
    }
    if (trace->sent.length > 0) {
        end_command(trace);
    }
    if (bytes[length] == '\r' && length + 1u == n) {
        trace->sent_line_feed = true;
    } else if (bytes[length] == '\r' && bytes[length + 1u] == '\n') {
        return length + 2u;
    }
    return length + 1;
}

static void feed_sent(trace_t *trace, const uint8_t *bytes, size_t n)
{
    if (trace->sent_line_feed && n > 0) {
        /* The LF right after the CR of a command is a part of its end, also where data comes next. */
        trace->sent_line_feed = false;
        n -= bytes[0] == '\n';
        bytes += bytes[0] == '\n';
    }
    while (n > 0) {
        size_t taken =
            is_data(trace, bytes[0]) ? take_data(trace, bytes, n) : take_extra(trace, bytes, n);
        if (taken == 0) {
            taken = take_command(trace, bytes, n);
        }
        bytes += taken;
        n -= taken;
    }
}

/* --- From the module ----------------------------------------------------------------------- */

/* If the line announces a piece of a topic or payload: its bytes come next and are no lines. */
static void expect_piece(trace_t *trace, const lookup_answer_t *found)
{
    uint32_t numbers[2];
    const bool topic = found->line->role == SIMCOM_ROLE_MESSAGE_TOPIC;
    const uint32_t limit = topic ? trace->revision->topic_limit : trace->revision->payload_limit;

    if ((topic || found->line->role == SIMCOM_ROLE_MESSAGE_PAYLOAD) &&
        lookup_answer_numbers(found, numbers, 2) && numbers[1] > 0 && numbers[1] <= limit) {
        trace->expect = topic ? TRACE_TOPIC : TRACE_PAYLOAD;
        trace->expect_total = numbers[1];
    }
}

static void note_answer(trace_t *trace, const lookup_answer_t *found)
{
    switch (found->kind) {
    case LOOKUP_OK:
    case LOOKUP_ERROR:
    case LOOKUP_CME_ERROR:
        trace->answered = true;
        /* Promised data that was not asked for is not wanted. If it has begun, the rest of it is
         * still on its way: it is data until it is complete. */
        if (!trace->prompted || trace->data_sent == 0) {
            forget_data(trace);
        }
        break;
    case LOOKUP_URC:
        if (found->line->role == SIMCOM_ROLE_RESTART) {
            forget_data(trace);
            trace->form = NULL;
        }
        expect_piece(trace, found);
        break;
    default:
        break;
    }
}

/* [in] line  what was kept of it */
static RARELY void end_echo(trace_t *trace, simcom_bytes_t line)
{
    lookup_command_t found;
    const lookup_t *lookup = find_anywhere(trace->lookup, line, &found);

    trace->echoed = true;
    emit_command(trace, TRACE_ECHO, &trace->received, line, lookup, &found);
}

/* [in] line  what was kept of it */
static void end_line(trace_t *trace, simcom_bytes_t line)
{
    lookup_answer_t found;

    if (line.length >= 2 && (line.data[0] | 0x20) == 'a' && (line.data[1] | 0x20) == 't') {
        end_echo(trace, line);
        return;
    }
    lookup_answer(trace->lookup, line, &found);
    /* Handed out before it is noted, as a part of the answer that it belongs to. The line's bytes
     * stay in place. */
    emit_line(trace, line, &found);
    note_answer(trace, &found);
}

/* Takes line ends: that of the line that has begun, or those of empty lines. Returns how many. */
static size_t take_ends(trace_t *trace, const uint8_t *bytes, size_t n)
{
    size_t taken = 1;

    if (trace->received.length > 0) {
        end_line(trace, kept(&trace->received));
        trace->line_feed = bytes[0] == '\r';
        return 1;
    }
    /* Where data is echoed they can belong to it. */
    while (taken < n && is_end(bytes[taken]) && !trace_wants_echo(trace)) {
        taken++;
    }
    return taken;
}

/* Takes a line that is there as a whole: it is looked at where it is. */
static void take_whole(trace_t *trace, const uint8_t *bytes, size_t length)
{
    begin_run(trace, &trace->received, bytes);
    trace->received.length = length;
    end_line(trace, cut(bytes, length));
}

/* --- Messages on one line -------------------------------------------------------------------- */

/* Spaces and digits in the beginning of one. */
#define AROUND_CLIENT 16u

/* Whether text is all that comes before the topic: +CMQTTRECV: 0," */
static bool is_before_topic(const trace_t *trace, simcom_bytes_t text)
{
    const size_t name = strlen(trace->one_line->wire);

    if (text.length < name + 3 || memcmp(text.data, trace->one_line->wire, name) != 0) {
        return false;
    }
    for (size_t i = name; i < text.length - 1; i++) {
        if (memchr(" ,0123456789", text.data[i], 12) == NULL) {
            return false;
        }
    }
    return text.data[text.length - 1] == '"';
}

/* How many bytes of a line are what comes before the topic of a message on one line, with those that came before;
 * 0: it is none. */
static size_t before_topic(const trace_t *trace, simcom_bytes_t before, const uint8_t *bytes,
                           size_t n)
{
    uint8_t text[64];
    const size_t most = trace->one_line == NULL ? 0 : strlen(trace->one_line->wire) + AROUND_CLIENT;
    const uint8_t first = before.length > 0 ? before.data[0] : bytes[0];

    if (most > sizeof text || before.length >= most || first != (uint8_t)trace->one_line->wire[0]) {
        return 0;
    }
    const size_t room = most - before.length;
    const uint8_t *const quote = memchr(bytes, '"', n < room ? n : room);
    if (quote == NULL) {
        return 0;
    }
    const size_t length = (size_t)(quote - bytes) + 1u;
    if (before.length > 0) {
        memcpy(text, before.data, before.length);
    }
    memcpy(text + before.length, bytes, length);
    return is_before_topic(trace, (simcom_bytes_t){text, before.length + length}) ? length : 0;
}

bool trace_is_message(const trace_t *trace, simcom_bytes_t line)
{
    return before_topic(trace, (simcom_bytes_t){NULL, 0}, line.data, line.length) > 0;
}

/* Hands out what is in the line that has come: the line itself, and its topic. */
static void emit_head(trace_t *trace)
{
    const simcom_bytes_t line = kept(&trace->received);
    lookup_answer_t found;
    trace_item_t item;
    size_t end = line.length - 1;

    lookup_answer(trace->lookup, line, &found);
    begin_item(trace, TRACE_LINE, &trace->received, line, &item);
    item.answer = &found;
    trace->sink(trace->context, &item);
    while (end > trace->topic_from && line.data[--end] != '"') {
    }
    const simcom_bytes_t topic = {line.data + trace->topic_from, end - trace->topic_from};
    begin_item(trace, TRACE_TOPIC, &trace->received, topic, &item);
    item.cut = false;
    item.total = item.length = topic.length;
    trace->sink(trace->context, &item);
    trace->received.length = 0;
}

/* What stands where a topic begins is no message after all: no end of a topic came. */
static void give_up_line(trace_t *trace)
{
    if (trace->inside != TRACE_OUTSIDE && trace->inside != TRACE_BEHIND_PAYLOAD) {
        end_line(trace, kept(&trace->received));
    }
    trace->inside = TRACE_OUTSIDE;
}

/* What a byte of the topic makes of its end. */
static trace_inside_t inside_after(const trace_t *trace, uint8_t byte)
{
    const trace_inside_t inside = (trace_inside_t)trace->inside;

    if (byte == '"') {
        return inside == TRACE_BEHIND_NUMBER ? TRACE_BEHIND_PAYLOAD : TRACE_BEHIND_QUOTE;
    }
    if (byte == ',' && (inside == TRACE_BEHIND_QUOTE || inside == TRACE_BEHIND_DIGITS)) {
        return (trace_inside_t)(inside + 1);
    }
    if (byte >= '0' && byte <= '9' &&
        (inside == TRACE_BEHIND_COMMA || inside == TRACE_BEHIND_DIGITS)) {
        return TRACE_BEHIND_DIGITS;
    }
    return byte == ' ' && (inside == TRACE_BEHIND_COMMA || inside == TRACE_BEHIND_NUMBER)
               ? inside
               : TRACE_IN_TOPIC;
}

/* Takes the next byte of a message on one line, where it is not of the payload. */
static size_t take_inside(trace_t *trace, const uint8_t *byte)
{
    if (trace->inside == TRACE_BEHIND_PAYLOAD) {
        trace->inside = TRACE_OUTSIDE;
        return *byte == '"';
    }
    trace->inside = (uint8_t)inside_after(trace, *byte);
    if (trace->inside == TRACE_BEHIND_QUOTE) {
        trace->number = 0;
    } else if (trace->inside == TRACE_BEHIND_DIGITS && trace->number < 100000) {
        trace->number = trace->number * 10 + (size_t)(*byte - '0');
    }
    append(trace, &trace->received, byte, 1);
    if (trace->inside == TRACE_BEHIND_PAYLOAD) {
        const size_t number = trace->number;
        emit_head(trace);
        if (number > 0 && number <= trace->revision->payload_limit) {
            trace->expect = TRACE_PAYLOAD;
            trace->expect_total = number;
        }
    } else if (trace->received.length > trace->topic_from + trace->revision->topic_limit + 16u) {
        give_up_line(trace);
    }
    return 1;
}

/* Takes bytes up to and with a line end or a prompt. Returns how many. */
static size_t take_line(trace_t *trace, const uint8_t *bytes, size_t n)
{
    const bool begins = trace->received.length == 0;

    if (is_end(bytes[0])) {
        return take_ends(trace, bytes, n);
    }
    if (bytes[0] == '>' && begins && trace_wants_prompt(trace)) {
        append(trace, &trace->received, bytes, 1);
        emit_run(trace, TRACE_PROMPT, 0);
        trace->prompted = true;
        trace->space = true;
        return 1;
    }
    const size_t length = words8_line(bytes, n);
    const size_t head = before_topic(trace, kept(&trace->received), bytes, length);
    if (head > 0) {
        append(trace, &trace->received, bytes, head);
        trace->inside = TRACE_IN_TOPIC;
        trace->topic_from = trace->received.length;
        return head;
    }
    if (!begins || length == n) {
        append(trace, &trace->received, bytes, length);
        return length;
    }
    take_whole(trace, bytes, length);
    trace->line_feed = bytes[length] == '\r';
    return length + 1;
}

/* What looked like the echo of data and was the beginning of something else. */
static RARELY void give_back_echo(trace_t *trace, size_t count)
{
    trace->echoed = false;
    if (trace->form->data_secret) {
        return;
    }
    const bool exact = trace->exact;
    const uint8_t *const begin = trace->begin;
    trace->exact = false;
    trace->begin = trace->data;
    for (size_t i = 0; i < count && i < sizeof trace->data;) {
        const size_t kept_bytes = count < sizeof trace->data ? count : sizeof trace->data;
        i += take_line(trace, trace->data + i, kept_bytes - i);
    }
    trace->exact = exact;
    trace->begin = begin;
}

/* A module that echoes commands also echoes data. Returns whether the byte is of such an echo. */
static bool take_data_echo(trace_t *trace, uint8_t byte)
{
    if (!trace_wants_echo(trace) || trace->received.length > 0) {
        return false;
    }
    const size_t at = trace->data_echoed;
    if (at >= sizeof trace->data || trace->data[at] == byte) {
        if (++trace->data_echoed == trace->data_total) {
            emit_data(trace, TRACE_DATA_ECHO, trace->data_total);
        }
        return true;
    }
    /* Not the echo after all, or a damaged one. */
    give_back_echo(trace, at);
    return false;
}

/* Whether the byte is the one that may follow a line end or a prompt and belongs to it. */
static bool take_trailer(trace_t *trace, uint8_t byte)
{
    const bool taken = (trace->line_feed && byte == '\n') || (trace->space && byte == ' ');

    trace->line_feed = false;
    trace->space = false;
    return taken;
}

/* Takes a piece of a received message, at most what is left of it. Returns how many bytes. */
static size_t take_piece(trace_t *trace, const uint8_t *bytes, size_t n)
{
    const size_t rest = trace->expect_total - trace->received.length;

    if (n > rest) {
        n = rest;
    }
    append(trace, &trace->received, bytes, n);
    if (trace->received.length == trace->expect_total) {
        emit_run(trace, (trace_kind_t)trace->expect, trace->expect_total);
        trace->expect = 0;
    }
    return n;
}

static void feed_received(trace_t *trace, const uint8_t *bytes, size_t n)
{
    if (trace->extra > 0) {
        emit_extra(trace);
    }
    while (n > 0) {
        size_t taken = 1;
        if (!take_trailer(trace, bytes[0])) {
            if (trace->expect != 0) {
                taken = take_piece(trace, bytes, n);
            } else if (trace->inside != TRACE_OUTSIDE) {
                taken = take_inside(trace, bytes);
            } else if (!take_data_echo(trace, bytes[0])) {
                taken = take_line(trace, bytes, n);
            }
        }
        bytes += taken;
        n -= taken;
    }
}

/* --- Both ---------------------------------------------------------------------------------- */

static void give_up_piece(trace_t *trace)
{
    if (trace->expect != 0) {
        emit_run(trace, (trace_kind_t)trace->expect, trace->expect_total);
        trace->expect = 0;
    }
    give_up_line(trace);
}

void trace_settle(trace_t *trace, trace_shown_t shown, bool whole)
{
    if (trace->expect != 0) {
        trace->expect_total = whole ? trace->received.length : trace->expect_total;
        give_up_piece(trace);
    } else if (trace->data_total > 0 && trace->prompted && trace->data_sent < trace->data_total) {
        trace->data_total = whole ? trace->data_sent : trace->data_total;
        trace->shown = (uint8_t)shown;
        emit_data(trace, TRACE_DATA, trace->data_sent);
        trace->shown = TRACE_ALL;
        trace->data_total = trace->data_sent;
    }
}

void trace_feed(trace_t *trace, bool sent, const uint8_t *bytes, size_t n, uint32_t now_ms)
{
    if (!sent && now_ms - trace->received_ms > TRACE_GAP_MS) {
        give_up_piece(trace);
    }
    trace->now_ms = now_ms;
    trace->begin = bytes;
    if (sent) {
        feed_sent(trace, bytes, n);
    } else {
        trace->received_ms = now_ms;
        feed_received(trace, bytes, n);
    }
}

void trace_command(trace_t *trace, simcom_bytes_t line, uint32_t now_ms)
{
    trace->now_ms = now_ms;
    trace->begin = line.data;
    append(trace, &trace->sent, line.data, line.length);
    end_command(trace);
    trace->sent_line_feed = true;
}

void trace_line(trace_t *trace, simcom_bytes_t line, uint32_t now_ms)
{
    trace_skip_ends(trace, now_ms);
    trace->begin = line.data;
    take_whole(trace, line.data, line.length);
}

void trace_end(trace_t *trace)
{
    lookup_command_t command;
    lookup_answer_t answer;

    give_up_piece(trace);
    forget_data(trace);
    if (trace->sent.length > 0) {
        const simcom_bytes_t line = kept(&trace->sent);
        const lookup_t *lookup = find_anywhere(trace->lookup, line, &command);
        emit_command(trace, TRACE_COMMAND, &trace->sent, line, lookup, &command);
    }
    if (trace->received.length > 0) {
        lookup_answer(trace->lookup, kept(&trace->received), &answer);
        emit_line(trace, kept(&trace->received), &answer);
    }
}
