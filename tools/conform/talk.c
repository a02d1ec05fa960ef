/* SPDX-License-Identifier: MIT */
/*
 * talk.c - lines out, answers in.
 *
 * The suite reads with the scanner of the library and keeps everything in the order in which it
 * came: the order is what is tested.
 */
#include "private.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Behind ERROR, or in front of OK: how long another part of the answer may take. */
#define PART_MS 2000u
/* Added to the manual's time limits. */
#define GRACE_MS 2000u
/* A module that goes on talking for so long without an answer among it is none that can be tested. */
#define CHATTER_MS 20000u

/* --- The log ---------------------------------------------------------------------------------- */

static void *grow(void *rows, size_t *room, size_t count, size_t size)
{
    if (count < *room) {
        return rows;
    }
    *room = *room == 0 ? 256 : *room * 2;
    void *more = realloc(rows, *room * size);
    if (more == NULL) {
        abort();
    }
    return more;
}

static void log_bytes(conform_t *conform, bool sent, const uint8_t *bytes, size_t n)
{
    if (!conform->settings.keep_log || n == 0) {
        return;
    }
    conform->log = grow(conform->log, &conform->log_room, conform->log_count, sizeof *conform->log);
    conform_event_t *event = &conform->log[conform->log_count++];
    event->time_ms = conform->settings.wire.now(conform->settings.wire.context) - conform->begin;
    event->sent = sent;
    event->total = n;
    event->length = n < sizeof event->bytes ? n : sizeof event->bytes;
    memcpy(event->bytes, bytes, event->length);
}

/* --- The line that is sent --------------------------------------------------------------------- */

void line_begin(conform_t *conform, const simcom_described_form_t *form)
{
    conform->line.length = 0;
    conform->line.data = NULL;
    conform->line.data_length = 0;
    if (form != NULL) {
        line_add(conform, "%s", form_text(conform->description->revision, form->form).text);
    }
}

void line_add_bytes(conform_t *conform, const void *bytes, size_t n)
{
    line_t *line = &conform->line;
    const size_t room = sizeof line->text - line->length - 1;

    n = n < room ? n : room;
    memcpy(line->text + line->length, bytes, n);
    line->length += n;
    line->text[line->length] = '\0';
}

void line_add(conform_t *conform, const char *format, ...)
{
    char text[1200];
    va_list list;

    va_start(list, format);
    const int n = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    line_add_bytes(conform, text,
                   n < 0                     ? 0
                   : (size_t)n < sizeof text ? (size_t)n
                                             : sizeof text - 1);
}

/* --- Messages and URCs ------------------------------------------------------------------------- */

static void urc_wrong(conform_t *conform, const char *what)
{
    if (conform->urc_problem[0] == '\0') {
        (void)snprintf(conform->urc_problem, sizeof conform->urc_problem, "%s", what);
    }
}

void forget_messages(conform_t *conform)
{
    conform->message_count = 0;
    conform->urc_problem[0] = '\0';
    conform->restarted = false;
    conform->no_network = false;
    memset(conform->lost, 0, sizeof conform->lost);
    memset(conform->ping, 0, sizeof conform->ping);
}

static message_t *message_now(conform_t *conform)
{
    return conform->message_count == 0 ? NULL : &conform->messages[conform->message_count - 1];
}

static void message_start(conform_t *conform)
{
    const simcom_scan_t *scan = &conform->scan;

    if (scan->count != 3 || !scan->numeric) {
        urc_wrong(conform, "the start of a message does not have three numbers");
        return;
    }
    if (conform->message_count == MESSAGES) {
        conform->message_count = 0;
    }
    message_t *message = &conform->messages[conform->message_count++];
    message->complete = false;
    message->client = scan->number[0];
    message->topic_total = scan->number[1];
    message->payload_total = scan->number[2];
    message->topic_length = message->payload_length = message->largest = 0;
}

/* +CMQTTRXTOPIC or +CMQTTRXPAYLOAD: so many bytes follow. */
static void message_piece(conform_t *conform, int part)
{
    simcom_scan_t *scan = &conform->scan;
    message_t *message = message_now(conform);
    const uint16_t limit = conform->description->revision->packet_limit;

    if (scan->count != 2 || !scan->numeric || message == NULL || message->complete) {
        urc_wrong(conform,
                  "a piece of a message does not have two numbers, or belongs to no message");
        return;
    }
    if (scan->number[0] != message->client) {
        urc_wrong(conform, "a piece of a message names another client than its start");
    }
    if (limit != 0 && scan->number[1] > limit) {
        urc_wrong(conform, "a piece of a message is longer than the packet limit of the revision");
    }
    if (scan->number[1] > message->largest) {
        message->largest = scan->number[1];
    }
    conform->data_for = part;
    simcom_scan_expect_data(scan, scan->number[1]);
}

static void message_bytes(conform_t *conform)
{
    const simcom_scan_t *scan = &conform->scan;
    message_t *message = message_now(conform);

    if (message == NULL || conform->data_for == 0) {
        return;
    }
    uint8_t *to = conform->data_for == 1 ? message->topic : message->payload;
    size_t *length = conform->data_for == 1 ? &message->topic_length : &message->payload_length;
    const size_t size = conform->data_for == 1 ? sizeof message->topic : sizeof message->payload;
    if (*length + scan->length <= size) {
        memcpy(to + *length, scan->text, scan->length);
    }
    *length += scan->length;
}

static void message_end(conform_t *conform)
{
    message_t *message = message_now(conform);

    if (conform->scan.count != 1 || !conform->scan.numeric || message == NULL ||
        message->complete) {
        urc_wrong(conform,
                  "the end of a message does not have one number, or belongs to no message");
        return;
    }
    if (conform->scan.number[0] != message->client) {
        urc_wrong(conform, "the end of a message names another client than its start");
    }
    if (message->topic_length != message->topic_total ||
        message->payload_length != message->payload_total) {
        urc_wrong(conform, "the pieces of a message are not as long as its start says");
    }
    message->complete = true;
}

static void client_urc(conform_t *conform, uint8_t role)
{
    const simcom_scan_t *scan = &conform->scan;

    if (scan->count != 2 || !scan->numeric || scan->number[0] >= CLIENTS) {
        const simcom_described_line_t *urc = find_urc(conform, (simcom_role_t)role);
        char what[100];
        (void)snprintf(what, sizeof what, "%.40s does not have a client and a %s",
                       urc == NULL ? "a URC" : urc->wire,
                       role == SIMCOM_ROLE_PING_FAILED ? "code" : "cause");
        urc_wrong(conform, what);
        return;
    }
    if (role == SIMCOM_ROLE_PING_FAILED) {
        conform->ping[scan->number[0]] = true;
        conform->ping_code = (uint8_t)scan->number[1];
    } else {
        conform->lost[scan->number[0]] = (uint8_t)scan->number[1];
        if (scan->number[0] == 0 && conform->level == LEVEL_CONNECTED) {
            conform->level = LEVEL_ACQUIRED;
        }
    }
}

static bool spelled_right(conform_t *conform)
{
    const char *wire = wire_of(conform, conform->scan.name);
    const simcom_bytes_t text = simcom_scan_text(&conform->scan);

    return wire[0] == '\0' ||
           (text.length >= strlen(wire) && memcmp(text.data, wire, strlen(wire)) == 0);
}

static void take_urc(conform_t *conform, uint8_t role)
{
    conform->urc_seen[conform->scan.name] = true;
    if (!spelled_right(conform)) {
        urc_wrong(conform, "a URC is not spelled as the revision does");
    }
    switch (role) {
    case SIMCOM_ROLE_MESSAGE_START:
        message_start(conform);
        break;
    case SIMCOM_ROLE_MESSAGE_TOPIC:
        message_piece(conform, 1);
        break;
    case SIMCOM_ROLE_MESSAGE_PAYLOAD:
        message_piece(conform, 2);
        break;
    case SIMCOM_ROLE_MESSAGE_END:
        message_end(conform);
        break;
    case SIMCOM_ROLE_MESSAGE_LINE:
        /* Nobody asked for it: its payload is passed over, so that none of it is taken for lines. */
        if (conform->scan.count == SIMCOM_TOPIC_WHOLE) {
            conform->data_for = 0;
            simcom_scan_expect_data(&conform->scan, conform->scan.number[1]);
        }
        break;
    case SIMCOM_ROLE_NETWORK_LOST:
        conform->no_network = true;
        conform->level = LEVEL_IDLE;
        break;
    case SIMCOM_ROLE_RESTART:
        conform->restarted = true;
        conform->level = LEVEL_IDLE;
        break;
    case SIMCOM_ROLE_CONNECTION_LOST:
    case SIMCOM_ROLE_PING_FAILED:
        client_urc(conform, role);
        break;
    default: /* a notice: nothing to do about it */
        break;
    }
}

/* --- Tokens ------------------------------------------------------------------------------------ */

typedef enum turn { TURN_TOKEN, TURN_TIME, TURN_GONE } turn_t;

static bool read_more(conform_t *conform, uint32_t timeout_ms, turn_t *turn)
{
    const wire_t *wire = &conform->settings.wire;
    reply_t *reply = &conform->reply;
    const long n = wire->receive(wire->context, conform->chunk, sizeof conform->chunk, timeout_ms);

    if (n <= 0) {
        *turn = n == 0 ? TURN_TIME : TURN_GONE;
        conform->stopped = conform->stopped || n == -2;
        conform->gone = conform->gone || n == -1;
        return false;
    }
    conform->chunk_begin = 0;
    conform->chunk_end = (size_t)n;
    for (size_t i = 0; i < (size_t)n && reply->raw_length + i < sizeof reply->first; i++) {
        reply->first[reply->raw_length + i] = conform->chunk[i];
    }
    reply->raw_length += (size_t)n;
    log_bytes(conform, false, conform->chunk, (size_t)n);
    return true;
}

static uint32_t now(const conform_t *conform)
{
    return conform->settings.wire.now(conform->settings.wire.context);
}

/* Whether the module has talked too long since `begin`; then it is taken for one that has gone. */
static bool chatters(conform_t *conform, uint32_t begin, uint32_t limit_ms)
{
    if (now(conform) - begin > limit_ms + CHATTER_MS) {
        conform->gone = true;
    }
    return conform->gone;
}

/* The next token in conform->scan; URCs are taken on the way. */
static turn_t next_token(conform_t *conform, uint32_t timeout_ms)
{
    const wire_t *wire = &conform->settings.wire;
    const uint32_t begin = wire->now(wire->context);
    turn_t turn = TURN_TIME;

    for (;;) {
        if (conform->chunk_begin == conform->chunk_end) {
            const uint32_t passed = wire->now(wire->context) - begin;
            const uint32_t left = passed < timeout_ms ? timeout_ms - passed : 0;
            if (conform->stopped || chatters(conform, begin, timeout_ms)) {
                return TURN_GONE;
            }
            if (!read_more(conform, left, &turn)) {
                return turn;
            }
        }
        conform->chunk_begin += simcom_scan(&conform->scan, conform->chunk + conform->chunk_begin,
                                            conform->chunk_end - conform->chunk_begin);
        const uint8_t role =
            conform->scan.token == SIMCOM_TOKEN_LINE
                ? (uint8_t)simcom_role_of(conform->description->revision, conform->scan.name)
                : (uint8_t)SIMCOM_ROLE_NONE;
        if (conform->scan.token == SIMCOM_TOKEN_DATA) {
            message_bytes(conform);
        } else if (role != SIMCOM_ROLE_NONE) {
            take_urc(conform, role);
        } else if (conform->scan.token != SIMCOM_TOKEN_NONE) {
            return TURN_TOKEN;
        }
    }
}

bool talk_send(conform_t *conform, const void *bytes, size_t n)
{
    const wire_t *wire = &conform->settings.wire;

    log_bytes(conform, true, bytes, n);
    if (conform->gone || conform->stopped || !wire->send(wire->context, bytes, n)) {
        conform->gone = !conform->stopped;
        return false;
    }
    return true;
}

/* --- Answers ----------------------------------------------------------------------------------- */

static void reply_wrong(reply_t *reply, const char *what)
{
    if (reply->problem[0] == '\0') {
        (void)snprintf(reply->problem, sizeof reply->problem, "%s", what);
    }
}

static void add_step(reply_t *reply, uint8_t step)
{
    if (step == SIMCOM_STEP_LINES && reply->step_count > 0 &&
        reply->steps[reply->step_count - 1] == SIMCOM_STEP_LINES) {
        return;
    }
    if (reply->step_count == sizeof reply->steps) {
        reply_wrong(reply, "the answer has more parts than any documented one");
        return;
    }
    reply->steps[reply->step_count++] = step;
}

static bool has(const reply_t *reply, uint8_t step)
{
    return memchr(reply->steps, step, reply->step_count) != NULL;
}

/* What came, in one line: for reports. */
static void add_raw(reply_t *reply, const char *text, size_t n)
{
    const size_t used = strlen(reply->raw);

    (void)snprintf(reply->raw + used, sizeof reply->raw - used, "%s%.*s", used > 0 ? " | " : "",
                   (int)n, text);
}

static bool is_result(const conform_t *conform, const simcom_described_form_t *form)
{
    const simcom_scan_t *scan = &conform->scan;

    return form != NULL && simcom_is_result_name(form->form, scan->name) && scan->numeric &&
           scan->count == form->form->result_fields;
}

/* Whether a line is the result of the operation that another command met under way. */
static bool is_pending(conform_t *conform, const simcom_described_form_t *form)
{
    const simcom_scan_t *scan = &conform->scan;

    if (conform->pending == NULL || scan->name != conform->pending->form->line ||
        (is_result(conform, form) && !conform->reply.has_result)) {
        return false;
    }
    /* Before the module can have read the command. */
    conform->pending_ended_early =
        conform->settings.wire.now(conform->settings.wire.context) - conform->sent_at < 50;
    conform->pending = NULL;
    return true;
}

static void take_line(conform_t *conform, const simcom_described_form_t *form)
{
    const simcom_scan_t *scan = &conform->scan;
    reply_t *reply = &conform->reply;
    const simcom_bytes_t argument = simcom_line_argument(simcom_scan_text(scan));

    if (is_pending(conform, form)) {
        return;
    }

    if (!spelled_right(conform)) {
        reply_wrong(reply, "a line is not spelled as the revision does");
    }
    if (is_result(conform, form)) {
        add_step(reply, SIMCOM_STEP_RESULT);
        reply->has_result = true;
        reply->result_name = scan->name;
        reply->code = (uint8_t)scan->number[scan->count - 1];
        reply->client = scan->count > 1 ? scan->number[0] : 0;
        conform->code_seen[reply->code] = true;
        return;
    }
    if (form != NULL && form->form->line != scan->name) {
        reply_wrong(reply, "an information line of another command");
        return;
    }
    add_step(reply, SIMCOM_STEP_LINES);
    if (reply->line_count < REPLY_LINES) {
        (void)snprintf(reply->lines[reply->line_count++].text, sizeof reply->lines[0].text, "%.*s",
                       (int)argument.length, (const char *)argument.data);
    }
}

static void take_token(conform_t *conform, const simcom_described_form_t *form)
{
    const simcom_scan_t *scan = &conform->scan;
    const simcom_bytes_t text = simcom_scan_text(scan);
    reply_t *reply = &conform->reply;

    if (scan->token == SIMCOM_TOKEN_PROMPT) {
        add_raw(reply, ">", 1);
    } else if (text.length > 0) {
        add_raw(reply, (const char *)text.data, text.length);
    } else {
        add_raw(reply, scan->token == SIMCOM_TOKEN_OK ? "OK" : "ERROR",
                scan->token == SIMCOM_TOKEN_OK ? 2 : 5);
    }
    switch (scan->token) {
    case SIMCOM_TOKEN_OK:
        add_step(reply, SIMCOM_STEP_OK);
        break;
    case SIMCOM_TOKEN_CME_ERROR:
        reply->cme = true;
        add_step(reply, SIMCOM_STEP_ERROR);
        break;
    case SIMCOM_TOKEN_ERROR:
        add_step(reply, SIMCOM_STEP_ERROR);
        break;
    case SIMCOM_TOKEN_PROMPT:
        add_step(reply, SIMCOM_STEP_PROMPT);
        break;
    case SIMCOM_TOKEN_LINE:
        take_line(conform, form);
        break;
    case SIMCOM_TOKEN_ECHO:
        reply->echo_length = text.length < sizeof reply->echo ? text.length : sizeof reply->echo;
        memcpy(reply->echo, text.data, reply->echo_length);
        break;
    default: /* an unknown line stands for itself: information of a command that is not known */
        if (form == NULL && reply->line_count < REPLY_LINES) {
            (void)snprintf(reply->lines[reply->line_count++].text, sizeof reply->lines[0].text,
                           "%.*s", (int)text.length, (const char *)text.data);
        }
    }
}

/* Whether a success of the form has a result. */
static bool result_follows(const simcom_described_form_t *form, bool behind_error)
{
    for (uint8_t i = 0; form != NULL && i < form->outcome_count; i++) {
        const simcom_described_outcome_t *outcome = &form->outcomes[i];
        for (size_t j = 1; j < sizeof outcome->steps; j++) {
            const uint8_t before = outcome->steps[j - 1];
            if (outcome->steps[j] == SIMCOM_STEP_RESULT &&
                before == (behind_error ? SIMCOM_STEP_ERROR : SIMCOM_STEP_OK)) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t result_limit(const simcom_described_form_t *form)
{
    return form->form->result_s * 1000u + 60000u +
           GRACE_MS; /* a timeout that was set is at most 180 s */
}

/* How long the next part may take; 0: the answer is complete. */
static uint32_t wait_for(const conform_t *conform, const simcom_described_form_t *form)
{
    const reply_t *reply = &conform->reply;
    const uint32_t answer = (form == NULL ? 9u : form->form->answer_s) * 1000u + GRACE_MS;

    if (has(reply, SIMCOM_STEP_OK)) {
        return !has(reply, SIMCOM_STEP_RESULT) && result_follows(form, false) ? result_limit(form)
                                                                              : 0;
    }
    if (has(reply, SIMCOM_STEP_ERROR)) {
        return !has(reply, SIMCOM_STEP_RESULT) && result_follows(form, true) ? PART_MS : 0;
    }
    return has(reply, SIMCOM_STEP_RESULT) ? PART_MS : answer;
}

static void send_data(conform_t *conform)
{
    const line_t *line = &conform->line;

    add_step(&conform->reply, SIMCOM_STEP_DATA);
    (void)talk_send(conform, line->data != NULL ? line->data : conform->data, line->data_length);
}

static bool same_steps(const reply_t *reply, const simcom_described_outcome_t *outcome)
{
    size_t n = 0, at = 0;

    while (n < sizeof outcome->steps && outcome->steps[n] != SIMCOM_STEP_END) {
        n++;
    }
    for (size_t i = 0; i < n; i++) {
        const bool same = at < reply->step_count && outcome->steps[i] == reply->steps[at];
        if (same) {
            at++;
        } else if (outcome->steps[i] != SIMCOM_STEP_LINES) { /* there may be none */
            return false;
        }
    }
    return at == reply->step_count;
}

/* Finds the documented outcome; where a success and a failure look the same, the code decides. */
static void find_outcome(conform_t *conform, const simcom_described_form_t *form)
{
    reply_t *reply = &conform->reply;

    reply->outcome = NULL;
    for (uint8_t i = 0; form != NULL && i < form->outcome_count; i++) {
        const simcom_described_outcome_t *outcome = &form->outcomes[i];
        if (same_steps(reply, outcome) &&
            (!reply->has_result || outcome->success == (reply->code == 0))) {
            reply->outcome = outcome;
            conform->outcome_seen[form->form->id] |= (uint16_t)(1u << i);
            return;
        }
    }
}

/* Reads until the answer is complete, or up to a step. */
static void collect(conform_t *conform, const simcom_described_form_t *form, uint8_t stop)
{
    reply_t *reply = &conform->reply;
    const uint32_t begin = now(conform);
    uint32_t wait, longest = 0;

    while ((wait = wait_for(conform, form)) > 0) {
        longest = wait > longest ? wait : longest;
        if (chatters(conform, begin, longest)) {
            break;
        }
        const uint8_t before = reply->step_count;
        if (next_token(conform, wait) != TURN_TOKEN) {
            break;
        }
        take_token(conform, form);
        if (reply->step_count > before &&
            reply->steps[reply->step_count - 1] == SIMCOM_STEP_PROMPT) {
            send_data(conform);
        }
        if (stop != SIMCOM_STEP_END && has(reply, stop)) {
            return;
        }
    }
    reply->complete = has(reply, SIMCOM_STEP_OK) || has(reply, SIMCOM_STEP_ERROR);
    if (reply->complete && has(reply, SIMCOM_STEP_OK) && wait_for(conform, form) > 0) {
        reply->complete = false;
    }
}

/* What still comes within the settling time does not belong there. */
static void settle(conform_t *conform, const simcom_described_form_t *form)
{
    const reply_t *reply = &conform->reply;
    const uint32_t begin = now(conform);

    while (!chatters(conform, begin, 0) &&
           next_token(conform, conform->settings.settle_ms) == TURN_TOKEN) {
        const uint8_t before = reply->step_count;
        conform->reply.late = conform->scan.token != SIMCOM_TOKEN_UNKNOWN;
        take_token(conform, form);
        if (reply->step_count > before &&
            reply->steps[reply->step_count - 1] == SIMCOM_STEP_PROMPT) {
            send_data(conform);
        }
    }
}

/* Lines that are passed over before a command: a module that says more is not waited for. */
#define UNASKED 1000u

static void send_line(conform_t *conform, const simcom_described_form_t *form)
{
    reply_t *reply = &conform->reply;

    memset(reply, 0, offsetof(reply_t, echo));
    memset(&reply->line_count, 0, sizeof reply->line_count);
    reply->problem[0] = '\0';
    reply->raw[0] = '\0';
    reply->raw_length = 0;
    reply->outcome = NULL;
    for (unsigned i = 0; i < UNASKED && next_token(conform, 0) == TURN_TOKEN; i++) {
        /* nobody asked for it */
        if (conform->scan.token == SIMCOM_TOKEN_LINE && is_pending(conform, NULL)) {
            conform->pending_ended_early = true;
        }
    }
    reply->raw_length = 0;
    if (form != NULL) {
        conform->form_seen[form->form->id] = 1;
    }
    conform->sent_at = conform->settings.wire.now(conform->settings.wire.context);
    conform->line.text[conform->line.length] = '\r';
    (void)talk_send(conform, conform->line.text, conform->line.length + 1);
    conform->line.text[conform->line.length] = '\0';
}

void talk_until(conform_t *conform, const simcom_described_form_t *form, uint8_t step)
{
    send_line(conform, form);
    collect(conform, form, step);
}

void talk_rest(conform_t *conform, const simcom_described_form_t *form)
{
    collect(conform, form, SIMCOM_STEP_END);
    settle(conform, form);
    find_outcome(conform, form);
    if (!conform->reply.complete) {
        talk_recover(conform);
    }
}

void talk(conform_t *conform, const simcom_described_form_t *form)
{
    send_line(conform, form);
    talk_rest(conform, form);
}

/* Bytes that have come of the message that is coming, at most those that were announced. */
static size_t message_so_far(conform_t *conform)
{
    const message_t *message = message_now(conform);

    if (message == NULL || message->complete) {
        return 0;
    }
    const size_t total = (size_t)message->topic_total + message->payload_total;
    const size_t come = message->topic_length + message->payload_length;
    return come < total ? come : total;
}

bool talk_wait(conform_t *conform, bool (*until)(const conform_t *, uint32_t), uint32_t value,
               uint32_t timeout_ms)
{
    const wire_t *wire = &conform->settings.wire;
    const uint32_t first = wire->now(wire->context);
    uint32_t begin = first;
    size_t come = message_so_far(conform);

    /* A token that is no URC belongs to nothing here; a URC does not end next_token(). */
    while (!until(conform, value)) {
        const uint32_t passed = wire->now(wire->context) - begin;
        const uint32_t left = passed < timeout_ms ? timeout_ms - passed : 0;
        const uint32_t piece = left < 50 ? left : 50;
        const turn_t turn = next_token(conform, piece);
        if (turn == TURN_TOKEN && conform->scan.token == SIMCOM_TOKEN_LINE) {
            (void)is_pending(conform, NULL);
        }
        if (message_so_far(conform) > come &&
            wire->now(wire->context) - first < timeout_ms + 10u * CHATTER_MS) {
            /* the line may be slow */
            come = message_so_far(conform);
            begin = wire->now(wire->context);
            continue;
        }
        if (turn == TURN_GONE || (left == 0 && conform->chunk_begin == conform->chunk_end) ||
            chatters(conform, begin, timeout_ms)) {
            return until(conform, value);
        }
    }
    return true;
}

/* Whether OK comes within half a second of silence; what comes after it is passed over. */
static bool answers_ok(conform_t *conform)
{
    const uint32_t begin = now(conform);
    bool ok = false;

    while (!chatters(conform, begin, 0) && next_token(conform, ok ? 50 : 500) == TURN_TOKEN) {
        ok = ok || conform->scan.token == SIMCOM_TOKEN_OK;
    }
    return ok;
}

/* As the channel of the library does: AT until OK, with the promised bytes filled up. */
void talk_recover(conform_t *conform)
{
    uint8_t block[512];

    memset(block, '\r', sizeof block);
    conform->level = LEVEL_UNKNOWN;
    simcom_scan_reset(&conform->scan);
    for (unsigned i = 0;
         i < 3 + sizeof conform->data / sizeof block && !conform->gone && !conform->stopped; i++) {
        if (!talk_send(conform, "AT\r", 3)) {
            return;
        }
        if (answers_ok(conform)) {
            return;
        }
        if (i >= 2) {
            (void)talk_send(conform, block, sizeof block);
        }
    }
}

void describe_steps(const uint8_t *steps, size_t count, char *text, size_t size)
{
    static const char *const names[] = {"", "lines", "prompt", "data", "OK", "ERROR", "result"};

    text[0] = '\0';
    for (size_t i = 0; i < count && steps[i] != SIMCOM_STEP_END; i++) {
        const size_t used = strlen(text);
        (void)snprintf(text + used, size - used, "%s%s", i > 0 ? ", " : "", names[steps[i]]);
    }
    if (text[0] == '\0') {
        (void)snprintf(text, size, "nothing");
    }
}
