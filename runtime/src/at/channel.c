/* SPDX-License-Identifier: MIT */
/* channel.c - the public calls: routes bytes in, events out, bytes to send, time. */
#include "simcom/channel.h"

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
    modem->slot[0] = &modem->module;
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        if (i > 0u) {
            modem->slot[i] = (simcom_slot_t *)(void *)config->client[i - 1u];
        }
        simcom_slot_t *slot = modem->slot[i];
        if (slot != NULL) {
            clear(slot, sizeof *slot);
            slot->client = (uint8_t)(i - 1u); /* 0 less 1 is SIMCOM_MODULE */
            slot->bits = (uint16_t)simcom_bits(i);
        }
    }
    modem->incoming.state = INCOMING_NONE;
    modem->tracer = config->tracer;
    simcom_scan_init(&modem->scan, config->line, config->line_size);
}

/* Operations ------------------------------------------------------------------------------- */

SIMCOM_APART simcom_status_t simcom_refuse(simcom_t *modem, simcom_status_t status,
                                           const simcom_form_t *form, size_t offset)
{
    simcom_problem_t *problem = &modem->problem;
    clear(problem, sizeof *problem);
    problem->status = (uint8_t)status;
    problem->form = form;
    problem->offset = (uint32_t)offset;
    return status;
}

const simcom_problem_t *simcom_last_problem(const simcom_t *modem)
{
    return &modem->problem;
}

bool simcom_busy(const simcom_t *modem, uint8_t client)
{
    const simcom_slot_t *slot = simcom_slot_of(modem, client);
    return slot != NULL && slot->phase != PHASE_IDLE;
}

static SIMCOM_PLAN(raw_plan, 1) = {
    {.operation = SIMCOM_OPERATION_COMMAND},
    {{.data = offsetof(simcom_raw_t, data), .flags = SIMCOM_PLAN_STEP_END}},
};

/* Whether the data is as long as the command promises. */
static bool is_promised(const simcom_form_t *form, const void *arguments, simcom_bytes_t data)
{
    return data.data != NULL &&
           simcom_argument_number(&simcom_parameters_of(form)[form->data_from - 1u], arguments) ==
               data.length;
}

simcom_status_t simcom_send(simcom_t *modem, const simcom_form_t *form, const void *arguments,
                            simcom_bytes_t data)
{
    simcom_slot_t *slot = modem->slot[0];
    uint8_t client = SIMCOM_MODULE;
    if (form->parameter_count != 0u && arguments == NULL) {
        return simcom_refuse(modem, SIMCOM_E_MISSING, form, 0);
    }
    if (form->client_from != 0u) {
        client = (uint8_t)simcom_argument_number(
            &simcom_parameters_of(form)[form->client_from - 1u], arguments);
    }
    if (slot->phase != PHASE_IDLE || simcom_busy(modem, client)) {
        return simcom_refuse(modem, SIMCOM_E_BUSY, form, 0);
    }
    if (form->data_from != 0u && !is_promised(form, arguments, data)) {
        return simcom_refuse(modem, SIMCOM_E_LENGTH, form, 0);
    }
    slot->arguments.raw.form = form;
    slot->arguments.raw.arguments = arguments;
    slot->arguments.raw.data = data;
    simcom_status_t status = simcom_operation_begin(modem, SIMCOM_MODULE, &raw_plan.plan, NULL);
    slot->result_client = client;
    return status;
}

/* The slot of an operation that is under way; NULL if there is none, which is the problem then. */
static simcom_slot_t *running(simcom_t *modem, uint8_t client)
{
    simcom_slot_t *slot = simcom_slot_of(modem, client);
    if (slot == NULL || slot->phase == PHASE_IDLE || slot->phase == PHASE_ENDED) {
        simcom_refuse(modem, SIMCOM_E_IDLE, NULL, 0);
        return NULL;
    }
    return slot;
}

simcom_status_t simcom_cancel(simcom_t *modem, uint8_t client)
{
    simcom_slot_t *slot = running(modem, client);
    if (slot == NULL) {
        return SIMCOM_E_IDLE;
    }
    slot->flags |= SLOT_CANCEL;
    if (slot->phase != PHASE_SENDING && slot->phase != PHASE_DATA) {
        simcom_exchange_stop(modem, slot);
    }
    return SIMCOM_GOOD;
}

simcom_status_t simcom_time_limit(simcom_t *modem, uint8_t client, uint16_t seconds)
{
    simcom_slot_t *slot = running(modem, client);
    if (slot == NULL) {
        return SIMCOM_E_IDLE;
    }
    if (seconds == 0u) {
        simcom_refuse(modem, SIMCOM_E_RANGE, NULL, 0);
        modem->problem.limit.min = 1;
        modem->problem.limit.max = UINT16_MAX;
        return SIMCOM_E_RANGE;
    }
    slot->limit_s = seconds;
    if (slot->phase != PHASE_QUEUED && slot->phase != PHASE_LINGER) {
        simcom_timer_start(modem, slot->bits);
    }
    return SIMCOM_GOOD;
}

size_t simcom_progress(const simcom_t *modem, size_t *total)
{
    bool data = (modem->flags & MODEM_DATA) != 0u;
    if (total != NULL) {
        *total = data ? modem->data.length : 0u;
    }
    return data ? modem->data.sent : 0u;
}

/* Bytes out -------------------------------------------------------------------------------- */

size_t simcom_tx_peek(simcom_t *modem, const uint8_t **bytes)
{
    size_t n = 0;
    size_t last;
    if ((modem->flags & MODEM_DATA) != 0u) {
        const simcom_outgoing_t *data = &modem->data;
        *bytes = data->data + data->sent;
        n = (size_t)data->length - data->sent;
        last = n;
    } else if ((modem->flags & MODEM_LINE) != 0u) {
        n = simcom_command_peek(&modem->command, bytes);
        last = modem->command.stage == COMMAND_ENDS ? n : 0u;
    } else {
        if (modem->recovery != RECOVERY_NONE) {
            n = simcom_recovery_peek(modem, bytes);
        }
        last = n;
    }
    modem->peeked = (uint16_t)last;
    return n;
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
    if (modem->presumed != 0u) {
        size_t presumed = modem->presumed < n ? modem->presumed : n;
        modem->presumed = (uint16_t)(modem->presumed - presumed);
        n -= presumed;
    } else {
        modem->peeked = 0;
    }
    if (n == 0u) {
        return;
    }
    if ((modem->flags & MODEM_DATA) != 0u) {
        whole = ack_data(&modem->data, n);
    } else if ((modem->flags & MODEM_LINE) != 0u) {
        whole = simcom_command_ack(&modem->command, n);
    } else {
        simcom_recovery_ack(modem, n);
        return;
    }
    /* 10,240 bytes take longer than the time for an answer on a slow line: it is counted from the last
     * byte that went out. */
    if (modem->wire != NULL) {
        simcom_timer_start(modem, modem->wire->bits);
    }
    if (whole) {
        simcom_exchange_sent(modem);
    }
}

/* What was peeked to its end is answered: the UART has had it, and the application has not come to acknowledging it. */
static void presume(simcom_t *modem)
{
    uint16_t presumed = modem->presumed;
    uint16_t n = modem->peeked;
    modem->presumed = 0;
    simcom_tx_ack(modem, n);
    modem->presumed = (uint16_t)(presumed + n);
}

/* Bytes in --------------------------------------------------------------------------------- */

/* Roles and their events stand in the same order. */
#define EVENT_OF(role)                                                                             \
    ((unsigned)(role) + SIMCOM_EVENT_CONNECTION_LOST - SIMCOM_ROLE_CONNECTION_LOST)
_Static_assert(EVENT_OF(SIMCOM_ROLE_NETWORK_LOST) == SIMCOM_EVENT_NETWORK_LOST, "");
_Static_assert(EVENT_OF(SIMCOM_ROLE_PING_FAILED) == SIMCOM_EVENT_PING_FAILED, "");
_Static_assert(EVENT_OF(SIMCOM_ROLE_RESTART) == SIMCOM_EVENT_RESTARTED, "");
_Static_assert(EVENT_OF(SIMCOM_ROLE_NOTICE) == SIMCOM_EVENT_NOTICE, "");

/* Whether what has come says that a command, or its data, was received whole. */
static bool is_answer(const simcom_t *modem, simcom_token_t token)
{
    if ((modem->flags & MODEM_DATA) != 0u) {
        return token == SIMCOM_TOKEN_OK;
    }
    return token <= SIMCOM_TOKEN_PROMPT ||
           (token == SIMCOM_TOKEN_LINE &&
            simcom_role_of(modem->revision, modem->scan.name) == SIMCOM_ROLE_NONE);
}

static void take_line(simcom_t *modem)
{
    simcom_role_t role = simcom_role_of(modem->revision, modem->scan.name);
    if (role == SIMCOM_ROLE_NONE) {
        simcom_exchange_line(modem);
    } else if (role <= SIMCOM_ROLE_MESSAGE_LINE) {
        simcom_incoming_line(modem, role);
    } else if (role == SIMCOM_ROLE_RESTART && simcom_has_urc(modem->revision, modem->scan.name)) {
        simcom_exchange_abort(modem);
    } else if (role == SIMCOM_ROLE_RESTART) {
        /* URCs of other revisions are taken, too, since firmware says more than its manual; but not what costs all state. */
        modem->scan.token = SIMCOM_TOKEN_UNKNOWN;
        modem->event = SIMCOM_EVENT_UNKNOWN_LINE;
    } else {
        modem->event = (uint8_t)(EVENT_OF(role));
    }
}

/* A line that the module should not send any more echoes a command: it has forgotten ATE0. Where no
 * command was sent it is none: a part of a broken message can begin with AT, too. */
static void take_echo_line(simcom_t *modem)
{
    bool sent = modem->wire != NULL || modem->recovery != RECOVERY_NONE;
    if (sent && (modem->flags & MODEM_ECHO_OFF) != 0u) {
        simcom_exchange_abort(modem);
        /* Without RDY it may be a mistake: the answer to the command may still come. */
        modem->data.length = 0;
        simcom_recovery_begin(modem, 0);
    } else {
        modem->flags |= MODEM_ECHOES;
    }
}

static void take_token(simcom_t *modem)
{
    simcom_token_t token = (simcom_token_t)modem->scan.token;
    simcom_whose_t whose = WHOSE_OWN;
    TRACE(modem, simcom_trace_token(modem));
    if (modem->peeked != 0u && is_answer(modem, token)) {
        presume(modem);
    }
    if (modem->recovery != RECOVERY_NONE) {
        whose = simcom_recovery_token(modem);
    }
    if (token == SIMCOM_TOKEN_LINE) {
        take_line(modem);
    } else if (token <= SIMCOM_TOKEN_PROMPT) {
        simcom_exchange_final(modem, token, whose);
    } else if (token == SIMCOM_TOKEN_ECHO) {
        take_echo_line(modem);
    } else {
        modem->event = SIMCOM_EVENT_UNKNOWN_LINE;
        simcom_exchange_unknown(modem);
    }
}

/* Takes the echo of data that was sent after a prompt, as far as the bytes are the same. It could
 * hold anything, lines that look like answers too. Returns how many bytes it took. */
static size_t take_echo(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    simcom_outgoing_t *out = &modem->data;
    size_t taken = 0;
    for (; taken < n && out->echoed < out->length; taken++) {
        const uint8_t *next = out->data + out->echoed;
        if (*next == (uint8_t)' ' && bytes[taken] != (uint8_t)' ' &&
            out->echoed + 1u < out->length) {
            /* What was taken for the space of the prompt was the first of the data's own. */
            next++;
            out->echoed++;
        }
        if (bytes[taken] != *next) {
            break;
        }
        out->echoed++;
    }
    if (taken < n || out->echoed == out->length) {
        /* If not even the first byte came back, the module echoes nothing any longer. */
        modem->flags &=
            (uint8_t) ~(out->echoed != 0u ? MODEM_ECHOING : MODEM_ECHOING | MODEM_ECHOES);
    }
    return taken;
}

/* All counted bytes have come. A count of 65535 stands for more, too: that ends when the module falls silent. */
static void end_count(simcom_t *modem)
{
    if (modem->scan.number[1] == UINT16_MAX) {
        modem->scan.data_left = UINT16_MAX;
    } else {
        modem->flags |= MODEM_COUNTED;
    }
}

/* Takes bytes of a topic or payload: no more than the line before them announced. */
static SIMCOM_INLINE void take_data(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    simcom_scan_data(&modem->scan, bytes, n);
    if (modem->scan.data_left == 0u) {
        end_count(modem);
    }
    simcom_timer_start(modem, simcom_bits(TIMER_INCOMING));
#if SIMCOM_RECEIVE
    unsigned state = modem->incoming.state;
    if (state <= INCOMING_PAYLOAD) {
        modem->event = (uint8_t)(SIMCOM_EVENT_TOPIC + state);
    }
#endif
    TRACE(modem, simcom_trace_token(modem));
}

/* Takes what stands between data and lines. Returns how many bytes it took; of the others the next `line` are to be
 * scanned. */
static size_t take_between(simcom_t *modem, const uint8_t *bytes, size_t n, size_t *line)
{
    if ((modem->flags & MODEM_COUNTED) != 0u && simcom_incoming_behind(modem, *bytes)) {
        *line = 0;
        return 1;
    }
    if ((modem->flags & MODEM_ECHOING) == 0u) {
        return 0;
    }
    /* The space of the prompt comes before the echo, and belongs to the scanner. */
    if (modem->data.echoed == 0u && simcom_scan_prompted(&modem->scan) && *bytes == (uint8_t)' ') {
        *line = 1;
        return 0;
    }
    *line = 0;
    return take_echo(modem, bytes, n);
}

/* What can be lines, too. */
static size_t take(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    const uint8_t *at = bytes;
    if (n == 0u) {
        return 0; /* nothing was heard; bytes may be NULL */
    }
    const uint8_t *end = bytes + n;
    modem->flags |= MODEM_HEARD;
    while (at != end && !simcom_has_event(modem)) {
        size_t left = (size_t)(end - at);
        if (left > SIMCOM_SCAN_MOST) {
            left = SIMCOM_SCAN_MOST;
        }
        if (modem->scan.data_left != 0u) {
            left = left < modem->scan.data_left ? left : modem->scan.data_left;
            take_data(modem, at, left);
            at += left;
            continue;
        }
        if ((modem->flags & (MODEM_COUNTED | MODEM_ECHOING)) != 0u) {
            at += take_between(modem, at, left, &left);
            if (left == 0u) {
                continue;
            }
        }
        at += simcom_scan_line(&modem->scan, at, left);
        if (modem->scan.token != SIMCOM_TOKEN_NONE) {
            take_token(modem);
#if SIMCOM_RECEIVE
            if ((modem->flags & MODEM_BARE) != 0u) {
                simcom_incoming_other(modem);
            }
#endif
        }
#if SIMCOM_ONE_LINE
        else if (modem->scan.state == SIMCOM_SCAN_QUOTED) {
            simcom_incoming_line(modem, SIMCOM_ROLE_MESSAGE_LINE);
        }
#endif
    }
    if (at == end) {
        simcom_timer_stop(modem, simcom_bits(TIMER_LINE));
        if (at[-1] == (uint8_t)'\r' && modem->scan.state > SIMCOM_SCAN_START) {
            /* If only the LF was lost, nobody has to wait for the next line. */
            simcom_timer_start(modem, simcom_bits(TIMER_LINE));
        }
    }
    return (size_t)(at - bytes);
}

size_t simcom_feed(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    return take(modem, bytes, n);
}

/* Events out ------------------------------------------------------------------------------- */

/* An operation that has ended, the module's first; or a broken message. */
static void pull_ended(simcom_t *modem, simcom_event_t *event)
{
    unsigned index = 0;
    if ((modem->ended & ENDED_SLOTS) == 0u) {
        event->kind = SIMCOM_EVENT_MESSAGE_BROKEN;
        event->client = modem->broken_client;
        event->u.broken = (uint8_t)((modem->ended >> ENDED_BROKEN_SHIFT) - 1u);
        modem->ended = 0;
        return;
    }
    while ((modem->ended >> index & 1u) == 0u) {
        index++;
    }
    modem->ended &= (uint8_t) ~(1u << index);
    if (index == SLOT_COUNT) {
        event->kind = SIMCOM_EVENT_RECOVERED;
        event->client = SIMCOM_MODULE;
        return;
    }
    simcom_slot_t *slot = modem->slot[index];
    slot->phase = PHASE_IDLE;
    event->kind = SIMCOM_EVENT_DONE;
    event->client = slot->client;
    event->u.done.operation = slot->plan->operation;
    event->u.done.outcome = slot->seen;
    event->u.done.code = slot->seen == SIMCOM_DONE ? 0u : slot->code;
    event->u.done.cme.data = NULL;
    event->u.done.cme.length = 0;
#if SIMCOM_TEXT
    if (slot->seen == SIMCOM_REFUSED && modem->scan.token == SIMCOM_TOKEN_CME_ERROR) {
        event->u.done.cme = simcom_line_argument(simcom_scan_text(&modem->scan));
    }
#endif
}

static void fill_line(const simcom_t *modem, simcom_event_t *event)
{
    const simcom_scan_t *scan = &modem->scan;
    if (event->kind == SIMCOM_EVENT_INFORMATION && modem->wire != NULL) {
        event->client = modem->wire->client;
    }
    event->u.line.name = scan->token == SIMCOM_TOKEN_LINE ? scan->name : 0u;
#if SIMCOM_TEXT
    event->u.line.cut = scan->cut;
    event->u.line.text = simcom_scan_text(scan);
#else
    event->u.line.cut = true;
    event->u.line.text.data = NULL;
    event->u.line.text.length = 0;
#endif
}

/* Number `index` of the line in the scanner as a byte, 0 if it has none. */
static uint8_t small_number(const simcom_scan_t *scan, unsigned index)
{
    uint16_t number = index < scan->count ? scan->number[index] : 0u;
    return number > 0xFEu ? 0xFEu : (uint8_t)number;
}

/* [in] doubt  whether it may be the result of another operation */
static void fill_late(const simcom_t *modem, const simcom_slot_t *slot, bool doubt,
                      simcom_event_t *event)
{
    event->client = slot->client;
    event->u.done.operation = slot->owed_operation;
    event->u.done.code = small_number(&modem->scan, modem->scan.count - 1u);
    event->u.done.outcome = doubt                      ? SIMCOM_UNKNOWN
                            : event->u.done.code == 0u ? SIMCOM_DONE
                                                       : SIMCOM_REFUSED;
    event->u.done.cme.data = NULL;
    event->u.done.cme.length = 0;
}

static void fill_message(simcom_t *modem, simcom_event_t *event)
{
    simcom_incoming_t *in = &modem->incoming;
    unsigned kind = modem->event;
    modem->event = SIMCOM_EVENT_NONE;
    event->kind = (uint8_t)kind;
    event->client = in->client;
    if (kind == SIMCOM_EVENT_MESSAGE) {
        event->u.message.topic_length = in->left[0];
        event->u.message.payload_length = in->left[1];
#if SIMCOM_ONE_LINE
        if (simcom_is_one_line(in)) {
            event->u.message.topic_length = modem->scan.length;
            modem->event = SIMCOM_EVENT_TOPIC;
        }
#endif
    } else {
        event->u.span.bytes.data = modem->scan.text;
        event->u.span.bytes.length = modem->scan.length;
        event->u.span.offset = (uint16_t)(in->offset - modem->scan.data_left - modem->scan.length);
#if SIMCOM_ONE_LINE
        if (kind == SIMCOM_EVENT_TOPIC && simcom_is_one_line(in)) {
            in->offset = in->left[1];
            in->state = INCOMING_PAYLOAD;
        }
#endif
    }
}

/* What came with a line or with data: what it says is still in the scanner. */
static void pull_line(simcom_t *modem, simcom_event_t *event)
{
    unsigned slot = modem->event >> EVENT_SLOT_SHIFT & EVENT_SLOT;
    unsigned kind = modem->event & EVENT_KIND;
    bool doubt = (modem->event & EVENT_DOUBT) != 0u;
    modem->event = SIMCOM_EVENT_NONE;
    event->kind = (uint8_t)kind;
    event->client = SIMCOM_MODULE;
    if (kind == SIMCOM_EVENT_LATE_RESULT) {
        fill_late(modem, modem->slot[slot], doubt, event);
    } else if (kind >= SIMCOM_EVENT_NOTICE || kind == SIMCOM_EVENT_INFORMATION) {
        fill_line(modem, event);
    } else if (kind != SIMCOM_EVENT_RESTARTED) {
        /* The loss of the network names no client. */
        if (modem->scan.count > 0u) {
            event->client = small_number(&modem->scan, 0);
        }
        event->u.cause = small_number(&modem->scan, 1);
    }
}

void simcom_pull_event(simcom_t *modem, simcom_event_t *event)
{
    if (modem->ended != 0u) {
        pull_ended(modem, event);
    } else if (SIMCOM_RECEIVE && modem->event >= SIMCOM_EVENT_MESSAGE &&
               modem->event <= SIMCOM_EVENT_MESSAGE_END) {
        fill_message(modem, event);
    } else {
        pull_line(modem, event);
    }
}

/* Time ------------------------------------------------------------------------------------- */

/* How long a time limit is. */
static SIMCOM_APART uint32_t limit_of(simcom_t *modem, unsigned timer)
{
    if (timer == TIMER_INCOMING) {
        return modem->incoming.state <= INCOMING_PAYLOAD ? SIMCOM_GAP_MS : SIMCOM_SKIP_MS;
    }
    if (timer == TIMER_LINE) {
        return SIMCOM_QUIET_MS;
    }
    return timer == TIMER_RECOVERY ? simcom_recovery_limit(modem)
                                   : simcom_exchange_limit(modem, modem->slot[timer]);
}

static void expire_recovery(simcom_t *modem)
{
    simcom_recovery_t what = simcom_recovery_expire(modem);
    if (what == RECOVERY_GIVES_UP) {
        simcom_exchange_give_up(modem);
        simcom_incoming_give_up(modem);
    } else if (what == RECOVERY_ENDS) {
        simcom_exchange_recovered(modem);
    }
}

/* A line of which only the LF is missing. */
static void end_line(simcom_t *modem)
{
    static const uint8_t end = '\n';
    unsigned heard = modem->flags & MODEM_HEARD;
    if (simcom_has_event(modem)) {
        simcom_timer_start(modem, simcom_bits(TIMER_LINE)); /* when it was pulled */
        return;
    }
    (void)take(modem, &end, 1);
    modem->flags = (uint8_t)((modem->flags & ~(unsigned)MODEM_HEARD) | heard);
}

static void expire(simcom_t *modem, unsigned timer)
{
    if (timer == TIMER_INCOMING) {
        simcom_incoming_expire(modem);
    } else if (timer == TIMER_RECOVERY) {
        expire_recovery(modem);
    } else if (timer == TIMER_LINE) {
        end_line(modem);
    } else {
        simcom_exchange_expire(modem, modem->slot[timer]);
    }
}

/* Runs a time limit. Returns what is left of it, 0 if it is over: what it means is done then. */
static uint32_t run(simcom_t *modem, unsigned timer, uint32_t now)
{
    uint32_t *due = &modem->due[timer];
    if ((modem->timers & (0x100u << timer)) != 0u) {
        /* One that was set just now begins to run. */
        modem->timers ^= (uint16_t)(0x100u << timer);
        *due = now + limit_of(modem, timer);
    }
    /* Across a wrap of the clock. */
    int32_t left = (int32_t)(*due - now);
    if (left > 0) {
        return (uint32_t)left;
    }
    expire(modem, timer);
    return 0;
}

/* Whether there is something to send. */
static bool has_bytes(const simcom_t *modem)
{
    const uint8_t *bytes;
    return (modem->flags & (MODEM_DATA | MODEM_LINE)) != 0u ||
           simcom_recovery_peek(modem, &bytes) > 0u;
}

uint32_t simcom_tick(simcom_t *modem, uint32_t now_ms)
{
    uint32_t wait = UINT32_MAX;
    bool ended = false;
    for (unsigned i = 0; i < SIMCOM_TIMERS; i++) {
        if ((modem->timers >> i & 1u) == 0u) {
            continue;
        }
        uint32_t left = run(modem, i, now_ms);
        if (left == 0u) {
            /* Ending one thing can begin another: the round starts over, and time with it. */
            ended = true;
            left = UINT32_MAX;
            i = UINT_MAX;
            wait = left;
        }
        wait = left < wait ? left : wait;
    }
    /* What ended may have left an event, or bytes to send that an application has not looked for. */
    if (simcom_has_event(modem) || (ended && has_bytes(modem))) {
        return 0;
    }
    return wait;
}
