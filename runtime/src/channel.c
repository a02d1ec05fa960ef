/* SPDX-License-Identifier: MIT */
/* channel.c - the public calls: routes bytes in, events out, bytes to send, time. */
#include "simcom/channel.h"

#include "bytes.h"
#include "engine.h"

#include "simcom/lines.h"

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
    simcom_scan_init(&modem->scan, config->line, config->line_size);
}

bool simcom_busy(const simcom_t *modem, uint8_t client)
{
    if (client == SIMCOM_MODULE) {
        return modem->module.phase != PHASE_IDLE;
    }
    return client < SIMCOM_CLIENTS && modem->client[client] != NULL &&
           modem->client[client]->slot.phase != PHASE_IDLE;
}

const simcom_problem_t *simcom_last_problem(const simcom_t *modem)
{
    return &modem->problem;
}

/* Operations ------------------------------------------------------------------------------- */

static simcom_status_t refuse(simcom_t *modem, simcom_status_t status, const simcom_form_t *form)
{
    clear(&modem->problem, sizeof modem->problem);
    modem->problem.status = (uint8_t)status;
    modem->problem.form = form;
    return status;
}

/* The length that a command promises must be the data's. */
static simcom_status_t check_data(simcom_t *modem, const simcom_sending_t *sending)
{
    const simcom_form_t *form = sending->form;
    if (form->data_from == 0u) {
        return SIMCOM_GOOD;
    }
    const simcom_parameter_t *length = &form->parameters[form->data_from - 1u];
    if (sending->data.data != NULL &&
        simcom_argument_number(length, sending->arguments) == sending->data.length) {
        return SIMCOM_GOOD;
    }
    refuse(modem, SIMCOM_E_LENGTH, form);
    modem->problem.has_parameter = true;
    modem->problem.parameter = length->id;
    modem->problem.limit = modem->revision->limits[length->id];
    return SIMCOM_E_LENGTH;
}

/* Every command of an operation is checked before its first byte leaves. */
static simcom_status_t check_steps(simcom_t *modem, const simcom_slot_t *slot)
{
    simcom_status_t status = SIMCOM_GOOD;
    for (unsigned step = 0; status == SIMCOM_GOOD; step++) {
        simcom_sending_t sending = {NULL, NULL, {NULL, 0}, 0};
        if (!slot->steps(modem, slot, step, &sending)) {
            break;
        }
        if (sending.form != NULL) {
            status = simcom_arguments_check(modem->revision, sending.form, sending.arguments,
                                            &modem->problem);
            status = status == SIMCOM_GOOD ? check_data(modem, &sending) : status;
        }
    }
    return status;
}

static bool raw_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                      simcom_sending_t *sending)
{
    (void)modem;
    sending->form = slot->arguments.raw.form;
    sending->arguments = slot->arguments.raw.arguments;
    sending->data = slot->arguments.raw.data;
    return step == 0u;
}

/* The client that a command names among its arguments, SIMCOM_MODULE if it names none. */
static uint8_t named_client(const simcom_raw_t *raw)
{
    if (raw->form->client_from == 0u || raw->arguments == NULL) {
        return SIMCOM_MODULE;
    }
    return (uint8_t)simcom_argument_number(&raw->form->parameters[raw->form->client_from - 1u],
                                           raw->arguments);
}

/* Whether a single command that names the client is under way. */
static bool is_named(const simcom_t *modem, uint8_t client)
{
    return client != SIMCOM_MODULE && modem->module.phase != PHASE_IDLE &&
           modem->module.operation == SIMCOM_OPERATION_COMMAND &&
           modem->module.steps == raw_steps && named_client(&modem->module.arguments.raw) == client;
}

simcom_status_t simcom_operation_begin(simcom_t *modem, uint8_t client,
                                       simcom_operation_t operation, simcom_steps_t steps,
                                       const void *arguments, size_t size)
{
    simcom_slot_t *slot = simcom_slot_of(modem, client);
    if (slot == NULL) {
        return refuse(modem, SIMCOM_E_CLIENT, NULL);
    }
    if (slot->phase != PHASE_IDLE || is_named(modem, client)) {
        return refuse(modem, SIMCOM_E_BUSY, NULL);
    }
    for (size_t i = 0; i < size; i++) {
        ((uint8_t *)&slot->arguments)[i] = ((const uint8_t *)arguments)[i];
    }
    slot->steps = steps;
    slot->step = 0;
    slot->operation = (uint8_t)operation;
    /* Checking builds each command's arguments in the shared room, which a line on its way out
     * may still need: it is kept and put back. */
    simcom_sending_room_t kept = modem->sending;
    simcom_status_t status = check_steps(modem, slot);
    modem->sending = kept;
    if (status == SIMCOM_GOOD) {
        slot->phase = PHASE_QUEUED;
        simcom_exchange_dispatch(modem);
    }
    return status;
}

simcom_status_t simcom_send(simcom_t *modem, const simcom_form_t *form, const void *arguments,
                            simcom_bytes_t data)
{
    simcom_raw_t raw = {form, arguments, data};
    /* The module takes one operation of a client at a time (14), however it is started. */
    uint8_t client = named_client(&raw);
    if (client != SIMCOM_MODULE && simcom_busy(modem, client)) {
        return refuse(modem, SIMCOM_E_BUSY, form);
    }
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_COMMAND, raw_steps, &raw,
                                  sizeof raw);
}

/* Bytes in --------------------------------------------------------------------------------- */

static void take_line(simcom_t *modem)
{
    simcom_role_t role = (simcom_role_t)simcom_line_roles[modem->scan.name];
    switch (role) {
    case SIMCOM_ROLE_NONE:
        if (!simcom_exchange_line(modem)) {
            modem->event = SIMCOM_EVENT_UNKNOWN_LINE;
        }
        break;
    case SIMCOM_ROLE_CONNECTION_LOST:
        modem->event = SIMCOM_EVENT_CONNECTION_LOST;
        break;
    case SIMCOM_ROLE_NETWORK_LOST:
        modem->event = SIMCOM_EVENT_NETWORK_LOST;
        break;
    case SIMCOM_ROLE_PING_FAILED:
        modem->event = SIMCOM_EVENT_PING_FAILED;
        break;
    case SIMCOM_ROLE_NOTICE:
        modem->event = SIMCOM_EVENT_NOTICE;
        break;
    case SIMCOM_ROLE_RESTART:
        simcom_exchange_abort(modem);
        if (simcom_incoming_active(modem)) {
            simcom_incoming_break(modem, SIMCOM_BROKEN_RESTART);
            modem->incoming.state = 0;
        }
        modem->event = SIMCOM_EVENT_RESTARTED;
        break;
    default:
        simcom_incoming_line(modem, role);
        break;
    }
}

/* OK, ERROR or a prompt: for the command on the wire, or for the question of the recovery. */
static void take_final(simcom_t *modem, uint8_t part)
{
    if (modem->wire != NULL) {
        simcom_exchange_final(modem, part);
    } else if (simcom_recovery_final(modem, part)) {
        modem->event = SIMCOM_EVENT_RECOVERED;
        simcom_exchange_dispatch(modem);
    }
}

static void take_token(simcom_t *modem)
{
    switch ((simcom_token_t)modem->scan.token) {
    case SIMCOM_TOKEN_OK:
        take_final(modem, SIMCOM_PART_OK);
        break;
    case SIMCOM_TOKEN_ERROR:
    case SIMCOM_TOKEN_CME_ERROR:
        take_final(modem, SIMCOM_PART_ERROR);
        break;
    case SIMCOM_TOKEN_PROMPT:
        take_final(modem, SIMCOM_PART_PROMPT);
        break;
    case SIMCOM_TOKEN_LINE:
        take_line(modem);
        break;
    case SIMCOM_TOKEN_UNKNOWN:
        modem->event = SIMCOM_EVENT_UNKNOWN_LINE;
        break;
    case SIMCOM_TOKEN_ECHO:
        modem->echoes = true;
        break;
    case SIMCOM_TOKEN_DATA:
        simcom_incoming_data(modem);
        break;
    case SIMCOM_TOKEN_NONE:
        break;
    }
}

/* Whether an event waits to be pulled. */
static bool waiting(const simcom_t *modem)
{
    return (modem->event | modem->broken | modem->ended) != 0u;
}

/* Takes the echo of data that was sent after a prompt, as far as the bytes are the same. It could
 * hold anything, lines that look like answers too. */
static size_t take_echo(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    size_t taken = 0;
    while (taken < n && modem->echo_left > 0u && bytes[taken] == *modem->echo) {
        modem->echo++;
        modem->echo_left--;
        taken++;
    }
    if (taken < n) {
        modem->echo_left = 0;
    }
    return taken;
}

size_t simcom_feed(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    size_t taken = 0;
    if (n > 0u) {
        simcom_recovery_heard(modem);
    }
    while (taken < n && !waiting(modem)) {
        bool echo = modem->echo_left > 0u;
        /* The space of the prompt comes before the echo, and belongs to the scanner. */
        bool space = echo && simcom_scan_prompted(&modem->scan) && bytes[taken] == (uint8_t)' ';
        if (echo && !space) {
            taken += take_echo(modem, bytes + taken, n - taken);
            continue;
        }
        taken += simcom_scan(&modem->scan, bytes + taken, space ? 1u : n - taken);
        take_token(modem);
    }
    return taken;
}

/* Events out ------------------------------------------------------------------------------- */

/* Hands out an operation that has ended, the module's first. */
static void pull_done(simcom_t *modem, simcom_event_t *event)
{
    unsigned index = 0;
    while ((modem->ended & (1u << index)) == 0u) {
        index++;
    }
    simcom_slot_t *slot = simcom_slot_at(modem, index);
    modem->ended &= (uint8_t) ~(1u << index);
    slot->phase = PHASE_IDLE;
    event->kind = SIMCOM_EVENT_DONE;
    event->client = slot->client;
    event->u.done.operation = slot->operation;
    event->u.done.outcome = slot->outcome;
    event->u.done.code = slot->outcome == SIMCOM_DONE ? 0u : slot->code;
    event->u.done.cme.data = NULL;
    event->u.done.cme.length = 0;
    if (slot->cme && modem->scan.token == SIMCOM_TOKEN_CME_ERROR) {
        event->u.done.cme = simcom_scan_argument(&modem->scan);
    }
}

static void fill_line(const simcom_t *modem, simcom_event_t *event)
{
    const simcom_scan_t *scan = &modem->scan;
    bool answer = event->kind == SIMCOM_EVENT_INFORMATION && modem->wire != NULL;
    event->client = answer ? modem->wire->client : SIMCOM_MODULE;
    event->u.line.name = scan->token == SIMCOM_TOKEN_LINE ? scan->name : 0u;
    event->u.line.cut = scan->cut;
    event->u.line.text.data = scan->text;
    event->u.line.text.length = scan->length;
    event->u.line.argument = simcom_scan_argument(scan);
}

static void fill_event(const simcom_t *modem, simcom_event_t *event)
{
    switch ((simcom_event_kind_t)event->kind) {
    case SIMCOM_EVENT_INFORMATION:
    case SIMCOM_EVENT_UNKNOWN_LINE:
    case SIMCOM_EVENT_NOTICE:
        fill_line(modem, event);
        break;
    case SIMCOM_EVENT_MESSAGE:
    case SIMCOM_EVENT_TOPIC:
    case SIMCOM_EVENT_PAYLOAD:
    case SIMCOM_EVENT_MESSAGE_END:
        simcom_incoming_event(modem, event);
        break;
    case SIMCOM_EVENT_CONNECTION_LOST:
    case SIMCOM_EVENT_PING_FAILED:
        event->client = modem->scan.count > 0u ? (uint8_t)modem->scan.number[0] : SIMCOM_MODULE;
        event->u.cause = modem->scan.count > 1u ? (uint8_t)modem->scan.number[1] : 0u;
        break;
    default:
        event->client = SIMCOM_MODULE;
        break;
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
    } else {
        event->kind = modem->event;
        modem->event = SIMCOM_EVENT_NONE;
        if (event->kind == SIMCOM_EVENT_NONE) {
            return false;
        }
        fill_event(modem, event);
    }
    return true;
}

/* Bytes out -------------------------------------------------------------------------------- */

size_t simcom_tx_peek(simcom_t *modem, const uint8_t **bytes)
{
    /* Promised data comes first, whatever became of the operation it belongs to. */
    if (modem->tx_left > 0u) {
        *bytes = modem->tx;
        return modem->tx_left;
    }
    if (modem->wire != NULL && modem->wire->phase == PHASE_SENDING) {
        return simcom_command_peek(&modem->command, bytes);
    }
    return modem->recovery != RECOVERY_NONE ? simcom_recovery_peek(modem, bytes) : 0u;
}

void simcom_tx_ack(simcom_t *modem, size_t n)
{
    const uint8_t *rest;
    if (n > 0u) {
        simcom_exchange_progress(modem);
    }
    if (modem->tx_left > 0u) {
        n = n < modem->tx_left ? n : modem->tx_left;
        modem->tx += n;
        modem->tx_left -= n;
        if (modem->tx_left == 0u) {
            simcom_exchange_sent(modem);
        }
    } else if (modem->wire != NULL && modem->wire->phase == PHASE_SENDING) {
        simcom_command_ack(&modem->command, n);
        if (simcom_command_peek(&modem->command, &rest) == 0u) {
            simcom_exchange_sent(modem);
        }
    } else if (modem->recovery != RECOVERY_NONE) {
        simcom_recovery_ack(modem, n);
    }
}

/* Time ------------------------------------------------------------------------------------- */

/* Brings the wait down to what a time limit has left; one that was set just now begins to run. */
static void sooner(simcom_timer_t *timer, uint32_t now, uint32_t *wait)
{
    uint32_t left = simcom_timer_over(timer, now) ? 0u : timer->at - now;
    if (left < *wait) {
        *wait = left;
    }
}

uint32_t simcom_tick(simcom_t *modem, uint32_t now_ms)
{
    uint32_t wait = UINT32_MAX;
    simcom_exchange_tick(modem, now_ms);
    simcom_incoming_tick(modem, now_ms);
    simcom_recovery_tick(modem, now_ms);
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot != NULL && slot->phase >= PHASE_SENDING && slot->phase <= PHASE_LINGER) {
            sooner(&slot->timer, now_ms, &wait);
        }
    }
    if (simcom_incoming_active(modem)) {
        sooner(&modem->incoming.timer, now_ms, &wait);
    }
    if (modem->recovery != RECOVERY_NONE) {
        sooner(&modem->recovery_timer, now_ms, &wait);
    }
    return waiting(modem) ? 0u : wait;
}
