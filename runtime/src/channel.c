/* SPDX-License-Identifier: MIT */
/* channel.c - the public calls: routes bytes in, events out, bytes to send, time. */
#include "simcom/channel.h"

#include "bytes.h"
#include "engine.h"

#include "simcom/lines.h"

#include <limits.h>

/* Set-up ----------------------------------------------------------------------------------- */

static void clear(void *memory, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        ((uint8_t *)memory)[i] = 0;
    }
}

void simcom_init(simcom_t *modem, const simcom_config_t *config)
{
    clear(modem, sizeof *modem);
    modem->revision = config->revision;
    modem->module.client = SIMCOM_MODULE;
    for (uint8_t i = 0; i < SIMCOM_CLIENTS; i++) {
        modem->client[i] = config->client[i];
        if (config->client[i] != NULL) {
            clear(config->client[i], sizeof *config->client[i]);
            config->client[i]->slot.client = i;
        }
    }
    modem->tracer = config->tracer;
    simcom_scan_init(&modem->scan, config->line, config->line_size);
}

/* Operations ------------------------------------------------------------------------------- */

/* The slot of a client or of SIMCOM_MODULE; NULL for a client without memory. */
static simcom_slot_t *slot_of(simcom_t *modem, uint8_t client)
{
    unsigned index = (client + 1u) & 0xFFu;
    return index < SLOT_COUNT ? simcom_slot_at(modem, index) : NULL;
}

simcom_status_t simcom_refuse(simcom_t *modem, simcom_status_t status, const simcom_form_t *form,
                              size_t offset)
{
    clear(&modem->problem, sizeof modem->problem);
    modem->problem.status = (uint8_t)status;
    modem->problem.form = form;
    modem->problem.offset = (uint32_t)offset;
    return status;
}

const simcom_problem_t *simcom_last_problem(const simcom_t *modem)
{
    return &modem->problem;
}

bool simcom_busy(const simcom_t *modem, uint8_t client)
{
    if (client == SIMCOM_MODULE) {
        return modem->module.phase != PHASE_IDLE;
    }
    return client < SIMCOM_CLIENTS && modem->client[client] != NULL &&
           modem->client[client]->slot.phase != PHASE_IDLE;
}

/* Whether a single command that names the client is under way: the module takes one operation of a
 * client at a time (14), however it was started. */
static bool is_named(const simcom_t *modem, uint8_t client)
{
    return client != SIMCOM_MODULE && modem->module.phase != PHASE_IDLE &&
           modem->module.result_client == client;
}

simcom_status_t simcom_operation_begin(simcom_t *modem, uint8_t client,
                                       simcom_operation_t operation, simcom_steps_t steps,
                                       const void *arguments, size_t size)
{
    simcom_slot_t *slot = slot_of(modem, client);
    if (slot == NULL) {
        return simcom_refuse(modem, SIMCOM_E_CLIENT, NULL, 0);
    }
    if (slot->phase != PHASE_IDLE || is_named(modem, client)) {
        return simcom_refuse(modem, SIMCOM_E_BUSY, NULL, 0);
    }
    for (size_t i = 0; i < size; i++) {
        ((uint8_t *)&slot->arguments)[i] = ((const uint8_t *)arguments)[i];
    }
    slot->result_client = client;
    slot->operation = (uint8_t)operation;
    slot->steps = steps;
    return simcom_exchange_begin(modem, slot);
}

static bool raw_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                      simcom_sending_t *sending)
{
    (void)modem;
    sending->form = slot->arguments.raw.form;
    sending->arguments = slot->arguments.raw.arguments;
    sending->data = slot->arguments.raw.data;
    sending->last = true;
    return step == 0u;
}

simcom_status_t simcom_send(simcom_t *modem, const simcom_form_t *form, const void *arguments,
                            simcom_bytes_t data)
{
    simcom_slot_t *slot = &modem->module;
    uint8_t client = SIMCOM_MODULE;
    if (form->client_from != 0u && arguments != NULL) {
        client =
            (uint8_t)simcom_argument_number(&form->parameters[form->client_from - 1u], arguments);
    }
    if (slot->phase != PHASE_IDLE || simcom_busy(modem, client)) {
        return simcom_refuse(modem, SIMCOM_E_BUSY, form, 0);
    }
    slot->arguments.raw.form = form;
    slot->arguments.raw.arguments = arguments;
    slot->arguments.raw.data = data;
    slot->result_client = client;
    slot->operation = SIMCOM_OPERATION_COMMAND;
    slot->steps = raw_steps;
    return simcom_exchange_begin(modem, slot);
}

/* The slot of an operation that is under way; NULL if there is none. */
static simcom_slot_t *running(simcom_t *modem, uint8_t client)
{
    simcom_slot_t *slot = slot_of(modem, client);
    return slot != NULL && slot->phase != PHASE_IDLE && slot->phase != PHASE_ENDED ? slot : NULL;
}

simcom_status_t simcom_cancel(simcom_t *modem, uint8_t client)
{
    simcom_slot_t *slot = running(modem, client);
    if (slot == NULL) {
        return simcom_refuse(modem, SIMCOM_E_IDLE, NULL, 0);
    }
    slot->flags |= SLOT_CANCEL;
    if (slot->phase != PHASE_SENDING && slot->phase != PHASE_DATA) {
        simcom_exchange_expire(modem, slot);
    }
    return SIMCOM_GOOD;
}

simcom_status_t simcom_time_limit(simcom_t *modem, uint8_t client, uint16_t seconds)
{
    simcom_slot_t *slot = running(modem, client);
    if (slot == NULL) {
        return simcom_refuse(modem, SIMCOM_E_IDLE, NULL, 0);
    }
    if (seconds == 0u) {
        simcom_refuse(modem, SIMCOM_E_RANGE, NULL, 0);
        modem->problem.limit.min = 1;
        modem->problem.limit.max = UINT16_MAX;
        return SIMCOM_E_RANGE;
    }
    slot->limit_s = seconds;
    if (slot->phase != PHASE_QUEUED && slot->phase != PHASE_LINGER) {
        simcom_timer_start(modem, simcom_slot_index(slot), &slot->due, seconds * 1000u);
    }
    return SIMCOM_GOOD;
}

size_t simcom_progress(const simcom_t *modem, size_t *total)
{
    bool data = (modem->flags & MODEM_DATA) != 0u;
    if (total != NULL) {
        *total = data ? modem->out.data.length : 0u;
    }
    return data ? modem->out.data.sent : 0u;
}

/* Bytes in --------------------------------------------------------------------------------- */

static void restart(simcom_t *modem)
{
    simcom_exchange_abort(modem);
    simcom_incoming_restart(modem);
    modem->event = SIMCOM_EVENT_RESTARTED;
}

static void take_line(simcom_t *modem)
{
    static const uint8_t events[] = {
        [SIMCOM_ROLE_CONNECTION_LOST] = SIMCOM_EVENT_CONNECTION_LOST,
        [SIMCOM_ROLE_NETWORK_LOST] = SIMCOM_EVENT_NETWORK_LOST,
        [SIMCOM_ROLE_PING_FAILED] = SIMCOM_EVENT_PING_FAILED,
        [SIMCOM_ROLE_NOTICE] = SIMCOM_EVENT_NOTICE,
    };
    simcom_role_t role = (simcom_role_t)simcom_line_roles[modem->scan.name];
    if (role == SIMCOM_ROLE_NONE) {
        if (!simcom_exchange_line(modem)) {
            modem->event = SIMCOM_EVENT_UNKNOWN_LINE;
        }
    } else if (role <= SIMCOM_ROLE_MESSAGE_END) {
        simcom_incoming_line(modem, role);
    } else if (role == SIMCOM_ROLE_RESTART) {
        restart(modem);
    } else {
        modem->event = events[role];
    }
}

/* A line that the module should not send any more echoes a command: it has forgotten ATE0. Where no
 * command was sent it is none: a part of a broken message can begin with AT, too. */
static void take_echo_line(simcom_t *modem)
{
    bool sent = modem->wire != NULL || modem->recovery != RECOVERY_NONE;
    if (sent && (modem->flags & MODEM_ECHO_OFF) != 0u) {
        restart(modem);
        /* Without RDY it may be a mistake: the answer to the command may still come. */
        modem->out.data.length = 0;
        simcom_recovery_begin(modem, 0);
    } else {
        modem->flags |= MODEM_ECHOES;
    }
}

/* Whether the scanner has a part of a received message. */
static bool is_part(const simcom_t *modem)
{
    if (modem->scan.token != SIMCOM_TOKEN_LINE) {
        return false;
    }
    simcom_role_t role = (simcom_role_t)simcom_line_roles[modem->scan.name];
    return role != SIMCOM_ROLE_NONE && role <= SIMCOM_ROLE_MESSAGE_END;
}

static void take_token(simcom_t *modem)
{
    static const uint8_t parts[] = {
        [SIMCOM_TOKEN_OK] = SIMCOM_PART_OK,
        [SIMCOM_TOKEN_ERROR] = SIMCOM_PART_ERROR,
        [SIMCOM_TOKEN_CME_ERROR] = SIMCOM_PART_ERROR,
        [SIMCOM_TOKEN_PROMPT] = SIMCOM_PART_PROMPT,
    };
    uint8_t token = modem->scan.token;
    TRACE(modem, simcom_trace_token(modem));
    if (modem->recovery != RECOVERY_NONE) {
        simcom_recovery_token(modem);
    }
    if (!is_part(modem)) {
        simcom_incoming_other(modem);
    }
    if (token <= SIMCOM_TOKEN_PROMPT) {
        if (modem->wire != NULL) {
            simcom_exchange_final(modem, parts[token]);
        }
    } else if (token == SIMCOM_TOKEN_LINE) {
        take_line(modem);
    } else if (token == SIMCOM_TOKEN_ECHO) {
        take_echo_line(modem);
    } else {
        modem->event = SIMCOM_EVENT_UNKNOWN_LINE;
    }
}

/* Whether an event waits to be pulled. */
static bool waiting(const simcom_t *modem)
{
    return (modem->event | modem->broken | modem->ended) != 0u;
}

/* The space that was taken for the prompt's may have been the first of the data's own: then the echo is one
 * byte further than it seems. */
static void skip_space(simcom_outgoing_t *data, uint8_t byte)
{
    uint16_t spaces = 0;
    while (spaces < data->length && data->data[spaces] == (uint8_t)' ') {
        spaces++;
    }
    if (spaces == data->echoed + 1u && spaces < data->length && data->data[spaces] == byte) {
        data->echoed = spaces;
    }
}

/* Takes the echo of data that was sent after a prompt, as far as the bytes are the same. It could
 * hold anything, lines that look like answers too. Returns how many bytes it took. */
static size_t take_echo(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    simcom_outgoing_t *data = &modem->out.data;
    size_t taken = 0;
    skip_space(data, *bytes);
    while (taken < n && data->echoed < data->length && bytes[taken] == data->data[data->echoed]) {
        data->echoed++;
        taken++;
    }
    if (taken < n || data->echoed == data->length) {
        modem->flags &= (uint8_t)~MODEM_ECHOING;
    }
    return taken;
}

/* Takes the bytes of a line, or of as much of it as there is. */
static size_t take_bytes(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    if ((modem->flags & MODEM_ECHOING) != 0u) {
        /* The space of the prompt comes before the echo, and belongs to the scanner. */
        if (modem->out.data.echoed != 0u || !simcom_scan_prompted(&modem->scan) ||
            *bytes != (uint8_t)' ') {
            return take_echo(modem, bytes, n);
        }
        n = 1;
    }
    n = simcom_scan(&modem->scan, bytes, n);
    if (modem->scan.token != SIMCOM_TOKEN_NONE) {
        take_token(modem);
    }
    return n;
}

size_t simcom_feed(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    const uint8_t *at = bytes;
    if (modem->recovery != RECOVERY_NONE) {
        simcom_recovery_heard(modem);
    }
    while (n > 0u && !waiting(modem)) {
        size_t taken;
        if (modem->scan.data_left > 0u) {
            taken = simcom_incoming_data(modem, at, n);
            TRACE(modem, simcom_trace_token(modem));
        } else {
            if ((modem->flags & MODEM_COUNTED) != 0u) {
                simcom_incoming_behind(modem, *at);
            }
            taken = take_bytes(modem, at, n);
        }
        at += taken;
        n -= taken;
    }
    return (size_t)(at - bytes);
}

/* Events out ------------------------------------------------------------------------------- */

/* Hands out an operation that has ended, the module's first. */
static void pull_done(simcom_t *modem, simcom_event_t *event)
{
    unsigned index = 0;
    while ((modem->ended & (1u << index)) == 0u) {
        index++;
    }
    modem->ended &= (uint8_t) ~(1u << index);
    if (index == SLOT_COUNT) {
        event->kind = SIMCOM_EVENT_RECOVERED;
        event->client = SIMCOM_MODULE;
        return;
    }
    simcom_slot_t *slot = simcom_slot_at(modem, index);
    slot->phase = PHASE_IDLE;
    event->kind = SIMCOM_EVENT_DONE;
    event->client = slot->client;
    event->u.done.operation = slot->operation;
    event->u.done.outcome = slot->outcome;
    event->u.done.code = slot->outcome == SIMCOM_DONE ? 0u : slot->code;
    event->u.done.cme.data = NULL;
    event->u.done.cme.length = 0;
    if ((slot->flags & SLOT_CME) != 0u && modem->scan.token == SIMCOM_TOKEN_CME_ERROR) {
        event->u.done.cme = simcom_scan_argument(&modem->scan);
    }
}

static void fill_line(const simcom_t *modem, simcom_event_t *event)
{
    const simcom_scan_t *scan = &modem->scan;
    if (event->kind == SIMCOM_EVENT_INFORMATION && modem->wire != NULL) {
        event->client = modem->wire->client;
    }
    event->u.line.name = scan->token == SIMCOM_TOKEN_LINE ? scan->name : 0u;
    event->u.line.cut = scan->cut;
    event->u.line.text.data = scan->text;
    event->u.line.text.length = scan->length;
    event->u.line.argument = simcom_scan_argument(scan);
}

/* Number `index` of the line in the scanner as a byte, 0 if it has none. */
static uint8_t small_number(const simcom_scan_t *scan, unsigned index)
{
    uint16_t number = index < scan->count ? scan->number[index] : 0u;
    return number > 0xFEu ? 0xFEu : (uint8_t)number;
}

static void fill_late(const simcom_t *modem, const simcom_slot_t *slot, simcom_event_t *event)
{
    event->client = slot->client;
    event->u.done.operation = slot->owed_operation;
    event->u.done.code = small_number(&modem->scan, modem->scan.count - 1u);
    event->u.done.outcome = event->u.done.code == 0u ? SIMCOM_DONE : SIMCOM_REFUSED;
    event->u.done.cme.data = NULL;
    event->u.done.cme.length = 0;
}

/* An event that came with a line or with data: what it says is still in the scanner. */
static void pull_line(simcom_t *modem, simcom_event_t *event)
{
    uint8_t kind = modem->event & EVENT_KIND_MASK;
    unsigned slot = modem->event >> EVENT_SLOT_SHIFT;
    modem->event = SIMCOM_EVENT_NONE;
    event->kind = kind;
    event->client = SIMCOM_MODULE;
    if (kind >= SIMCOM_EVENT_MESSAGE && kind <= SIMCOM_EVENT_MESSAGE_END) {
        simcom_incoming_event(modem, event);
    } else if (kind == SIMCOM_EVENT_INFORMATION || kind == SIMCOM_EVENT_UNKNOWN_LINE ||
               kind == SIMCOM_EVENT_NOTICE) {
        fill_line(modem, event);
    } else if (kind == SIMCOM_EVENT_LATE_RESULT) {
        fill_late(modem, simcom_slot_at(modem, slot), event);
    } else if (kind == SIMCOM_EVENT_CONNECTION_LOST || kind == SIMCOM_EVENT_PING_FAILED) {
        event->client = modem->scan.count > 0u ? small_number(&modem->scan, 0) : SIMCOM_MODULE;
        event->u.cause = small_number(&modem->scan, 1);
    }
}

bool simcom_next_event(simcom_t *modem, simcom_event_t *event)
{
    if (modem->ended != 0u) {
        pull_done(modem, event);
    } else if (modem->broken != 0u) {
        event->kind = SIMCOM_EVENT_MESSAGE_BROKEN;
        event->client = modem->broken_client;
        event->u.broken = (uint8_t)(modem->broken - 1u);
        modem->broken = 0;
    } else if (modem->event != SIMCOM_EVENT_NONE) {
        pull_line(modem, event);
    } else {
        event->kind = SIMCOM_EVENT_NONE;
        return false;
    }
    return true;
}

/* Bytes out -------------------------------------------------------------------------------- */

size_t simcom_tx_peek(simcom_t *modem, const uint8_t **bytes)
{
    const simcom_outgoing_t *data = &modem->out.data;
    /* Promised data comes first, whatever became of the operation it belongs to. */
    if ((modem->flags & MODEM_DATA) != 0u) {
        *bytes = data->data + data->sent;
        return (size_t)data->length - data->sent;
    }
    if ((modem->flags & MODEM_LINE) != 0u) {
        return simcom_command_peek(&modem->command, bytes);
    }
    return modem->recovery != RECOVERY_NONE ? simcom_recovery_peek(modem, bytes) : 0u;
}

/* Takes data as sent; true when all of it is. */
static bool ack_data(simcom_outgoing_t *data, size_t n)
{
    uint16_t left = (uint16_t)(data->length - data->sent);
    data->sent = (uint16_t)(data->sent + (n < left ? n : left));
    return data->sent == data->length;
}

void simcom_tx_ack(simcom_t *modem, size_t n)
{
    bool whole;
    if (n == 0u) {
        return;
    }
    if ((modem->flags & MODEM_DATA) != 0u) {
        whole = ack_data(&modem->out.data, n);
    } else if ((modem->flags & MODEM_LINE) != 0u) {
        whole = simcom_command_ack(&modem->command, n);
    } else {
        simcom_recovery_ack(modem, n);
        return;
    }
    if (whole) {
        simcom_exchange_sent(modem);
    } else {
        simcom_exchange_progress(modem);
    }
}

/* Time ------------------------------------------------------------------------------------- */

/* Where a time limit is kept. */
static uint32_t *timer_at(simcom_t *modem, unsigned timer)
{
    if (timer == TIMER_INCOMING) {
        return &modem->incoming.due;
    }
    return timer == TIMER_RECOVERY ? &modem->recovery_due : &simcom_slot_at(modem, timer)->due;
}

/* What a time limit has left, 0 if it is over. One that was set just now begins to run. */
static uint32_t time_left(simcom_t *modem, unsigned timer, uint32_t now)
{
    uint32_t *due = timer_at(modem, timer);
    if ((modem->fresh & (1u << timer)) != 0u) {
        modem->fresh &= (uint8_t) ~(1u << timer);
        *due += now;
    }
    /* Across a wrap of the clock. */
    return (int32_t)(*due - now) > 0 ? *due - now : 0u;
}

static void expire(simcom_t *modem, unsigned timer)
{
    if (timer == TIMER_INCOMING) {
        simcom_incoming_expire(modem);
    } else if (timer == TIMER_RECOVERY) {
        simcom_recovery_expire(modem);
    } else {
        simcom_exchange_expire(modem, simcom_slot_at(modem, timer));
    }
}

uint32_t simcom_tick(simcom_t *modem, uint32_t now_ms)
{
    const uint8_t *bytes;
    uint32_t wait = UINT32_MAX;
    bool ended = false;
    for (unsigned i = 0; modem->timers >> i != 0u; i++) {
        if ((modem->timers & (1u << i)) == 0u) {
            continue;
        }
        uint32_t left = time_left(modem, i, now_ms);
        if (left == 0u) {
            /* Ending one thing can begin another: the round starts over, and time with it. */
            expire(modem, i);
            ended = true;
            wait = UINT32_MAX;
            i = UINT_MAX;
        } else if (left < wait) {
            wait = left;
        }
    }
    /* What ended may have left an event, or bytes to send that an application has not looked for. */
    return waiting(modem) || (ended && simcom_tx_peek(modem, &bytes) > 0u) ? 0u : wait;
}
