/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include <string.h>

void trace_init(trace_t *trace, const simcom_revision_t *revision, trace_sink_t sink, void *context)
{
    memset(trace, 0, sizeof *trace);
    trace->revision = revision;
    trace->sink = sink;
    trace->context = context;
    trace->answered = true;
}

/* --- Runs and items ------------------------------------------------------------------------ */

static void append(trace_run_t *run, uint8_t byte, uint32_t now_ms)
{
    if (run->length == 0) {
        run->time_ms = now_ms;
    }
    if (run->length < sizeof run->bytes) {
        run->bytes[run->length] = byte;
    }
    run->length++;
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

/* Hands out a run and empties it. */
static void emit_run(trace_t *trace, trace_kind_t kind, trace_run_t *run, size_t total)
{
    const simcom_bytes_t bytes = kept(run);
    const trace_item_t item = {
        .kind = (uint8_t)kind,
        .sent = run == &trace->sent,
        .cut = bytes.length < run->length,
        .secret = is_doubtful(trace, kind, bytes),
        .time_ms = run->time_ms,
        .total = total,
        .length = run->length,
        .bytes = bytes,
        .form = trace->form,
    };
    trace->sink(trace->context, &item);
    run->length = 0;
}

/* Hands out the data after a prompt, or its echo. */
static void emit_data(trace_t *trace, trace_kind_t kind, size_t length, uint32_t time_ms)
{
    const size_t keep = length < sizeof trace->data ? length : sizeof trace->data;
    const trace_item_t item = {
        .kind = (uint8_t)kind,
        .sent = kind == TRACE_DATA,
        .cut = keep < length,
        .secret = trace->form != NULL && trace->form->data_secret,
        .time_ms = time_ms,
        .total = trace->data_total,
        .length = length,
        .bytes = {trace->data, keep},
        .form = trace->form,
    };
    trace->sink(trace->context, &item);
}

static void forget_data(trace_t *trace)
{
    if (trace->data_sent > 0 && trace->data_sent < trace->data_total) {
        emit_data(trace, TRACE_DATA, trace->data_sent, trace->data_time_ms);
    }
    trace->data_total = 0;
    trace->data_sent = 0;
    trace->data_echoed = 0;
    trace->prompted = false;
}

/* --- From the host ------------------------------------------------------------------------- */

static bool form_is_secret(const simcom_described_form_t *form)
{
    for (size_t i = 0; i < form->form->parameter_count; i++) {
        if ((form->form->parameters[i].flags & SIMCOM_PARAMETER_SECRET) != 0) {
            return true;
        }
    }
    return form->data_secret;
}

static void end_command(trace_t *trace)
{
    lookup_command_t found;
    uint32_t length = 0;

    forget_data(trace);
    lookup_command(kept(&trace->sent), &found);
    trace->form = found.form;
    trace->secret = found.form != NULL ? form_is_secret(found.form)
                                       : found.command != NULL && lookup_has_secret(found.command);
    trace->answered = false;
    trace->echoed = false;
    trace->command_length = kept(&trace->sent).length;
    emit_run(trace, TRACE_COMMAND, &trace->sent, 0);
    if (found.form != NULL && found.form->form->data_from != 0 &&
        lookup_number(&found.form->form->parameters[found.form->form->data_from - 1u],
                      &found.values, &length)) {
        trace->data_total = length;
    }
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

static void take_sent(trace_t *trace, uint8_t byte, uint32_t now_ms)
{
    if (is_data(trace, byte)) {
        if (trace->data_sent == 0) {
            trace->data_time_ms = now_ms;
        }
        if (trace->data_sent < sizeof trace->data) {
            trace->data[trace->data_sent] = byte;
        }
        if (++trace->data_sent == trace->data_total) {
            emit_data(trace, TRACE_DATA, trace->data_sent, trace->data_time_ms);
        }
    } else if (byte != '\r' && byte != '\n') {
        append(&trace->sent, byte, now_ms);
    } else if (trace->sent.length > 0) {
        end_command(trace);
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
        trace->echoed = true;
        emit_run(trace, TRACE_ECHO, &trace->received, 0);
        return;
    }
    lookup_answer(line, &found);
    /* Handed out before it is noted, as a part of the answer that it belongs to. The line's bytes
     * stay in place. */
    emit_run(trace, TRACE_LINE, &trace->received, 0);
    note_answer(trace, &found);
}

static void take_line(trace_t *trace, uint8_t byte, uint32_t now_ms)
{
    if (byte == '\r' || byte == '\n') {
        if (trace->received.length > 0) {
            end_line(trace);
            trace->line_feed = byte == '\r';
        }
        return;
    }
    append(&trace->received, byte, now_ms);
    if (byte == '>' && trace->received.length == 1 && trace->data_total > 0 && !trace->prompted) {
        emit_run(trace, TRACE_PROMPT, &trace->received, 0);
        trace->prompted = true;
        trace->space = true;
    }
}

/* A module that echoes commands also echoes data. Returns whether the byte is of such an echo. */
static bool take_data_echo(trace_t *trace, uint8_t byte, uint32_t now_ms)
{
    if (!trace->echoed || !trace->prompted || trace->answered || trace->received.length > 0 ||
        trace->data_echoed == trace->data_sent) {
        return false;
    }
    const size_t at = trace->data_echoed;
    if (at >= sizeof trace->data || trace->data[at] == byte) {
        if (++trace->data_echoed == trace->data_total) {
            emit_data(trace, TRACE_DATA_ECHO, trace->data_total, now_ms);
        }
        return true;
    }
    /* Not the echo after all, or a damaged one: what looked like it was the beginning of a line. */
    trace->echoed = false;
    if (!trace->form->data_secret) {
        for (size_t i = 0; i < at; i++) {
            take_line(trace, trace->data[i], now_ms);
        }
    }
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

static void take_received(trace_t *trace, uint8_t byte, uint32_t now_ms)
{
    if (take_trailer(trace, byte)) {
        return;
    }
    if (trace->expect != 0) {
        append(&trace->received, byte, now_ms);
        if (trace->received.length == trace->expect_total) {
            emit_run(trace, (trace_kind_t)trace->expect, &trace->received, trace->expect_total);
            trace->expect = 0;
        }
    } else if (!take_data_echo(trace, byte, now_ms)) {
        take_line(trace, byte, now_ms);
    }
}

/* --- Both ---------------------------------------------------------------------------------- */

static void give_up_piece(trace_t *trace)
{
    if (trace->expect != 0) {
        emit_run(trace, (trace_kind_t)trace->expect, &trace->received, trace->expect_total);
        trace->expect = 0;
    }
}

void trace_feed(trace_t *trace, bool sent, const uint8_t *bytes, size_t n, uint32_t now_ms)
{
    if (!sent) {
        if (now_ms - trace->received_ms > TRACE_GAP_MS) {
            give_up_piece(trace);
        }
        trace->received_ms = now_ms;
    }
    for (size_t i = 0; i < n; i++) {
        if (sent) {
            take_sent(trace, bytes[i], now_ms);
        } else {
            take_received(trace, bytes[i], now_ms);
        }
    }
}

void trace_end(trace_t *trace)
{
    give_up_piece(trace);
    forget_data(trace);
    if (trace->sent.length > 0) {
        emit_run(trace, TRACE_COMMAND, &trace->sent, 0);
    }
    if (trace->received.length > 0) {
        emit_run(trace, TRACE_LINE, &trace->received, 0);
    }
}
