/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include <string.h>

void trace_init(trace_t *trace, const simcom_description_t *description, trace_sink_t sink,
                void *context)
{
    memset(trace, 0, sizeof *trace);
    trace->lookup = lookup_of(description);
    trace->revision = description->revision;
    trace->sink = sink;
    trace->context = context;
    trace->answered = true;
}

void trace_reveal(trace_t *trace)
{
    trace->reveal = true;
}

void trace_at(trace_t *trace, trace_place_t place, bool exact)
{
    trace->place = place;
    trace->exact = exact;
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

/* Adds bytes of what is being fed. */
static void append(trace_t *trace, trace_run_t *run, const uint8_t *bytes, size_t n)
{
    if (run->length == 0) {
        run->time_ms = trace->now_ms;
        run->place = place_of(trace, bytes);
    }
    if (run->length < sizeof run->bytes) {
        const size_t room = sizeof run->bytes - run->length;
        memcpy(run->bytes + run->length, bytes, n < room ? n : room);
    }
    run->length += n;
}

static simcom_bytes_t kept(const trace_run_t *run)
{
    const size_t length = run->length < sizeof run->bytes ? run->length : sizeof run->bytes;
    const simcom_bytes_t bytes = {run->bytes, length};
    return bytes;
}

/* Whether a line of the module may be shown only if it is understood: it may be a damaged echo of
 * something secret. */
static bool is_doubtful(const trace_t *trace, trace_kind_t kind, simcom_bytes_t line)
{
    if (!trace->secret || trace->answered || (kind != TRACE_LINE && kind != TRACE_ECHO)) {
        return false;
    }
    return kind == TRACE_LINE || line.length != trace->command_length ||
           memcmp(line.data, trace->sent.bytes, line.length) != 0;
}

static trace_item_t item_of(const trace_t *trace, trace_kind_t kind, const trace_run_t *run,
                            size_t total, const lookup_answer_t *answer)
{
    const simcom_bytes_t bytes = kept(run);
    const trace_item_t item = {
        .kind = (uint8_t)kind,
        .sent = run == &trace->sent,
        .cut = bytes.length < run->length,
        .secret = !trace->reveal && is_doubtful(trace, kind, bytes),
        .reveal = trace->reveal,
        .time_ms = run->time_ms,
        .end_ms = trace->now_ms,
        .place = run->place,
        .total = total,
        .length = run->length,
        .bytes = bytes,
        .form = trace->form,
        .lookup = trace->lookup,
        .answer = answer,
    };
    return item;
}

/* Hands out a run and empties it. */
static void emit_run(trace_t *trace, trace_kind_t kind, trace_run_t *run, size_t total,
                     const lookup_answer_t *answer)
{
    const trace_item_t item = item_of(trace, kind, run, total, answer);

    trace->sink(trace->context, &item);
    run->length = 0;
}

/* The same for a command or its echo. [in] lookup  of the revision that `command` is of */
static void emit_command(trace_t *trace, trace_kind_t kind, trace_run_t *run,
                         const lookup_t *lookup, const lookup_command_t *command)
{
    trace_item_t item = item_of(trace, kind, run, 0, NULL);

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
static void emit_extra(trace_t *trace)
{
    if (trace->extra == 0) {
        return;
    }
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
    emit_extra(trace);
    trace->data_total = 0;
    trace->data_sent = 0;
    trace->data_echoed = 0;
    trace->prompted = false;
}

/* --- From the host ------------------------------------------------------------------------- */

static bool form_is_secret(const simcom_described_form_t *form)
{
    for (size_t i = 0; i < form->form->parameter_count; i++) {
        if ((simcom_parameters_of(form->form)[i].flags & SIMCOM_PARAMETER_SECRET) != 0) {
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
        !lookup_number(&simcom_parameters_of(command->form->form)[command->form->form->data_from - 1u],
                       &command->values, &length)) {
        return 0;
    }
    return length;
}

/* A command that the revision does not have, or spells in another way, has the secrets and
 * announces the data that it does in a revision that knows it. Returns whose words it was found
 * in. */
static const lookup_t *find_anywhere(const lookup_t *lookup, simcom_bytes_t line,
                                     lookup_command_t *found)
{
    lookup_command_t other;

    lookup_command(lookup, line, found);
    for (size_t i = 0; found->form == NULL && i < simcom_description_count; i++) {
        const lookup_t *next = lookup_of(simcom_descriptions[i]);
        lookup_command(next, line, &other);
        if (other.form != NULL) {
            *found = other;
            return next;
        }
    }
    return lookup;
}

static void end_command(trace_t *trace)
{
    lookup_command_t found;

    forget_data(trace);
    const lookup_t *lookup = find_anywhere(trace->lookup, kept(&trace->sent), &found);
    trace->form = found.form;
    trace->secret = found.form != NULL ? form_is_secret(found.form)
                                       : found.command != NULL && lookup_has_secret(found.command);
    trace->answered = false;
    trace->echoed = false;
    trace->command_length = kept(&trace->sent).length;
    emit_command(trace, TRACE_COMMAND, &trace->sent, lookup, &found);
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

/* Takes data, at most what is promised. Returns how many bytes. */
static size_t take_data(trace_t *trace, const uint8_t *bytes, size_t n)
{
    const size_t rest = trace->data_total - trace->data_sent;

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
        emit_data(trace, TRACE_DATA, trace->data_sent);
    }
    return n;
}

/* Where the line ends, or `n`. */
static size_t line_length(const uint8_t *bytes, size_t n)
{
    size_t i = 0;

    while (i < n && bytes[i] != '\r' && bytes[i] != '\n') {
        i++;
    }
    return i;
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
    while (taken < n && bytes[taken] != 'A' && bytes[taken] != 'a') {
        taken++;
    }
    if (trace->extra == 0) {
        trace->extra_time_ms = trace->now_ms;
        trace->extra_place = place_of(trace, bytes);
    }
    trace->extra += taken;
    return taken;
}

/* Takes a line, or a part of one, or its end. Returns how many bytes. */
static size_t take_command(trace_t *trace, const uint8_t *bytes, size_t n)
{
    const size_t length = line_length(bytes, n);

    if (length > 0) {
        append(trace, &trace->sent, bytes, length);
        return length;
    }
    if (trace->sent.length > 0) {
        end_command(trace);
    }
    return 1;
}

static void feed_sent(trace_t *trace, const uint8_t *bytes, size_t n)
{
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
        lookup_numbers(found->argument, numbers, 2) && numbers[1] > 0 && numbers[1] <= limit) {
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

static void end_line(trace_t *trace)
{
    const simcom_bytes_t line = kept(&trace->received);
    lookup_answer_t found;

    if (line.length >= 2 && (line.data[0] | 0x20) == 'a' && (line.data[1] | 0x20) == 't') {
        lookup_command_t command;
        trace->echoed = true;
        const lookup_t *lookup = find_anywhere(trace->lookup, line, &command);
        emit_command(trace, TRACE_ECHO, &trace->received, lookup, &command);
        return;
    }
    lookup_answer(trace->lookup, line, &found);
    /* Handed out before it is noted, as a part of the answer that it belongs to. The line's bytes
     * stay in place. */
    emit_run(trace, TRACE_LINE, &trace->received, 0, &found);
    note_answer(trace, &found);
}

/* Takes bytes up to and with a line end or a prompt. Returns how many. */
static size_t take_line(trace_t *trace, const uint8_t *bytes, size_t n)
{
    if (bytes[0] == '\r' || bytes[0] == '\n') {
        if (trace->received.length > 0) {
            end_line(trace);
            trace->line_feed = bytes[0] == '\r';
        }
        return 1;
    }
    if (bytes[0] == '>' && trace->received.length == 0 && trace->data_total > 0 &&
        !trace->prompted) {
        append(trace, &trace->received, bytes, 1);
        emit_run(trace, TRACE_PROMPT, &trace->received, 0, NULL);
        trace->prompted = true;
        trace->space = true;
        return 1;
    }
    const size_t length = line_length(bytes, n);
    append(trace, &trace->received, bytes, length);
    return length;
}

/* What looked like the echo of data and was the beginning of something else. */
static void give_back_echo(trace_t *trace, size_t count)
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
    if (!trace->echoed || !trace->prompted || trace->answered || trace->received.length > 0 ||
        trace->data_echoed == trace->data_sent) {
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
        emit_run(trace, (trace_kind_t)trace->expect, &trace->received, trace->expect_total, NULL);
        trace->expect = 0;
    }
    return n;
}

static void feed_received(trace_t *trace, const uint8_t *bytes, size_t n)
{
    emit_extra(trace);
    while (n > 0) {
        size_t taken = 1;
        if (!take_trailer(trace, bytes[0])) {
            if (trace->expect != 0) {
                taken = take_piece(trace, bytes, n);
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
        emit_run(trace, (trace_kind_t)trace->expect, &trace->received, trace->expect_total, NULL);
        trace->expect = 0;
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

void trace_end(trace_t *trace)
{
    lookup_command_t command;
    lookup_answer_t answer;

    give_up_piece(trace);
    forget_data(trace);
    if (trace->sent.length > 0) {
        const lookup_t *lookup = find_anywhere(trace->lookup, kept(&trace->sent), &command);
        emit_command(trace, TRACE_COMMAND, &trace->sent, lookup, &command);
    }
    if (trace->received.length > 0) {
        lookup_answer(trace->lookup, kept(&trace->received), &answer);
        emit_run(trace, TRACE_LINE, &trace->received, 0, &answer);
    }
}
