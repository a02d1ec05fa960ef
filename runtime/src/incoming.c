/* SPDX-License-Identifier: MIT */
/* incoming.c - received messages: order, totals and limits of their parts (V1.00 2.3.2.2). */
#include "engine.h"

#if SIMCOM_RECEIVE

enum {
    INCOMING_NONE,
    INCOMING_TOPIC,   /* RXSTART has come, or a part of the topic */
    INCOMING_PAYLOAD, /* a part of the payload has come */
    INCOMING_SKIP /* broken: counted data is passed over, so that none of it is read as a line */
};

/* Bytes of the part that is coming. */
static uint16_t *left(simcom_incoming_t *in)
{
    return &in->left[in->state - INCOMING_TOPIC];
}

static bool is_whole_so_far(const simcom_incoming_t *in)
{
    return in->state == INCOMING_TOPIC || in->state == INCOMING_PAYLOAD;
}

static void break_message(simcom_t *modem, simcom_broken_t reason)
{
    simcom_incoming_t *in = &modem->incoming;
    if (in->state != INCOMING_SKIP) {
        modem->broken = (uint8_t)(1u + (unsigned)reason);
        modem->broken_client = in->client;
    }
    in->state = INCOMING_SKIP;
}

static void finish(simcom_t *modem)
{
    modem->incoming.state = INCOMING_NONE;
    simcom_timer_stop(modem, TIMER_INCOMING);
}

static void start(simcom_t *modem, bool shaped)
{
    const uint16_t *number = modem->scan.number;
    simcom_incoming_t *in = &modem->incoming;
    if (!shaped || number[0] >= SIMCOM_CLIENTS || number[1] == 0u ||
        number[1] > modem->revision->topic_limit || number[2] > modem->revision->payload_limit) {
        in->state = INCOMING_NONE;
        break_message(modem, SIMCOM_BROKEN_LIMIT);
        return;
    }
    in->state = INCOMING_TOPIC;
    in->left[0] = number[1];
    in->left[1] = number[2];
    in->offset = 0;
    modem->event = SIMCOM_EVENT_MESSAGE;
}

/* Behind data stands a line end; only between two packets it may be missing (FIRMWARE: 3.2). Anything else
 * is a rest of the data: bytes were lost or put in, and what was counted is not what was sent. */
void simcom_incoming_behind(simcom_t *modem, uint8_t byte)
{
    modem->flags &= (uint8_t) ~(MODEM_COUNTED | MODEM_BARE);
    if (byte == (uint8_t)'+') {
        modem->flags |= MODEM_BARE;
    } else if (byte != (uint8_t)'\r' && is_whole_so_far(&modem->incoming)) {
        break_message(modem, SIMCOM_BROKEN_TOTAL);
    }
}

/* Whether a part that is not the next packet follows the data without a line end. */
static bool is_bare(simcom_t *modem)
{
    bool bare = (modem->flags & MODEM_BARE) != 0u;
    modem->flags &= (uint8_t)~MODEM_BARE;
    return bare;
}

/* A header of a topic or payload part: so many bytes follow its line end. */
static void part(simcom_t *modem, bool shaped, bool payload, bool ours)
{
    simcom_incoming_t *in = &modem->incoming;
    uint16_t limit = payload ? modem->revision->payload_limit : modem->revision->topic_limit;
    uint16_t n = modem->scan.number[1];
    bool bare = is_bare(modem);
    if (!shaped || n == 0u || n > limit) {
        break_message(modem, SIMCOM_BROKEN_LIMIT);
        return;
    }
    /* The bytes are counted even if the message is broken: they are not lines. */
    simcom_scan_expect_data(&modem->scan, n);
    if (payload && in->state == INCOMING_TOPIC && in->left[0] == 0u) {
        in->state = INCOMING_PAYLOAD;
        in->offset = 0;
        if (bare) {
            break_message(modem, SIMCOM_BROKEN_TOTAL);
        }
    }
    if (in->state != (payload ? INCOMING_PAYLOAD : INCOMING_TOPIC) || !ours) {
        break_message(modem, SIMCOM_BROKEN_ORDER);
    } else if (n > *left(in)) {
        break_message(modem, SIMCOM_BROKEN_TOTAL);
    }
}

static void end(simcom_t *modem, bool ours)
{
    simcom_incoming_t *in = &modem->incoming;
    bool bare = is_bare(modem);
    if (in->state == INCOMING_NONE || !ours) {
        break_message(modem, SIMCOM_BROKEN_ORDER);
    } else if (in->state != INCOMING_SKIP) {
        if ((in->left[0] | in->left[1]) != 0u || bare) {
            break_message(modem, SIMCOM_BROKEN_TOTAL);
        } else {
            modem->event = SIMCOM_EVENT_MESSAGE_END;
        }
    }
    finish(modem);
}

void simcom_incoming_line(simcom_t *modem, simcom_role_t role)
{
    const simcom_scan_t *scan = &modem->scan;
    simcom_incoming_t *in = &modem->incoming;
    bool first = role == SIMCOM_ROLE_MESSAGE_START;
    unsigned fields = first ? 3u : role == SIMCOM_ROLE_MESSAGE_END ? 1u : 2u;
    bool shaped = scan->numeric && scan->count == fields;
    uint8_t client = SIMCOM_MODULE;
    if (scan->count > 0u && scan->number[0] < SIMCOM_MODULE) {
        client = (uint8_t)scan->number[0];
    }
    bool ours = client == in->client;
    simcom_timer_start(modem, TIMER_INCOMING, &in->due, SIMCOM_GAP_MS);
    if (first && is_whole_so_far(in)) {
        break_message(modem, SIMCOM_BROKEN_ORDER);
    }
    if (first || in->state == INCOMING_NONE) {
        in->client = client;
    }
    if (first) {
        start(modem, shaped);
    } else if (role == SIMCOM_ROLE_MESSAGE_END) {
        end(modem, ours && shaped);
    } else {
        part(modem, shaped, role == SIMCOM_ROLE_MESSAGE_PAYLOAD, ours);
    }
}

size_t simcom_incoming_data(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    simcom_incoming_t *in = &modem->incoming;
    uint16_t taken = simcom_scan_data(&modem->scan, bytes, n);
    modem->flags |= modem->scan.data_left == 0u ? MODEM_COUNTED : 0u;
    simcom_timer_start(modem, TIMER_INCOMING, &in->due, SIMCOM_GAP_MS);
    if (is_whole_so_far(in)) {
        uint16_t *rest = left(in);
        *rest = (uint16_t)(*rest - taken);
        in->offset = (uint16_t)(in->offset + taken);
        modem->event = (uint8_t)(SIMCOM_EVENT_TOPIC + in->state - INCOMING_TOPIC);
    }
    return taken;
}

/* Fills in an event of the message. Called once per event, when it is pulled. */
void simcom_incoming_event(const simcom_t *modem, simcom_event_t *event)
{
    const simcom_incoming_t *in = &modem->incoming;
    event->client = in->client;
    if (event->kind == SIMCOM_EVENT_MESSAGE) {
        event->u.message.topic_length = in->left[0];
        event->u.message.payload_length = in->left[1];
    } else if (event->kind != SIMCOM_EVENT_MESSAGE_END) {
        event->u.span.bytes.data = modem->scan.text;
        event->u.span.bytes.length = modem->scan.length;
        event->u.span.offset = (uint16_t)(in->offset - modem->scan.length);
    }
}

void simcom_incoming_other(simcom_t *modem)
{
    if (is_bare(modem) && is_whole_so_far(&modem->incoming)) {
        break_message(modem, SIMCOM_BROKEN_TOTAL);
    }
}

void simcom_incoming_restart(simcom_t *modem)
{
    if (modem->incoming.state != INCOMING_NONE) {
        break_message(modem, SIMCOM_BROKEN_RESTART);
        finish(modem);
    }
}

void simcom_incoming_expire(simcom_t *modem)
{
    break_message(modem, SIMCOM_BROKEN_GAP);
    finish(modem);
    simcom_scan_reset(&modem->scan);
}

#else

void simcom_incoming_line(simcom_t *modem, simcom_role_t role)
{
    const simcom_scan_t *scan = &modem->scan;
    modem->event = SIMCOM_EVENT_UNKNOWN_LINE;
    if ((role == SIMCOM_ROLE_MESSAGE_TOPIC || role == SIMCOM_ROLE_MESSAGE_PAYLOAD) &&
        scan->numeric && scan->count == 2u && scan->number[1] <= modem->revision->payload_limit) {
        simcom_scan_expect_data(&modem->scan, scan->number[1]);
        simcom_timer_start(modem, TIMER_INCOMING, &modem->incoming.due, SIMCOM_GAP_MS);
    }
}

size_t simcom_incoming_data(simcom_t *modem, const uint8_t *bytes, size_t n)
{
    simcom_timer_start(modem, TIMER_INCOMING, &modem->incoming.due, SIMCOM_GAP_MS);
    return simcom_scan_data(&modem->scan, bytes, n);
}

void simcom_incoming_behind(simcom_t *modem, uint8_t byte)
{
    (void)modem;
    (void)byte;
}

void simcom_incoming_other(simcom_t *modem)
{
    (void)modem;
}

void simcom_incoming_event(const simcom_t *modem, simcom_event_t *event)
{
    (void)modem;
    (void)event;
}

void simcom_incoming_restart(simcom_t *modem)
{
    simcom_timer_stop(modem, TIMER_INCOMING);
}

void simcom_incoming_expire(simcom_t *modem)
{
    simcom_timer_stop(modem, TIMER_INCOMING);
    simcom_scan_reset(&modem->scan);
}

#endif
