/* SPDX-License-Identifier: MIT */
/* incoming.c - received messages: order, totals and limits of their parts (V1.00 2.3.2.2). */
#include "engine.h"

enum {
    INCOMING_NONE,
    INCOMING_TOPIC,   /* RXSTART has come, or a part of the topic */
    INCOMING_PAYLOAD, /* a part of the payload has come */
    INCOMING_SKIP /* broken: counted data is passed over, so that none of it is read as a line */
};

bool simcom_incoming_active(const simcom_t *modem)
{
    return modem->incoming.state != INCOMING_NONE;
}

void simcom_incoming_break(simcom_t *modem, simcom_broken_t reason)
{
    simcom_incoming_t *in = &modem->incoming;
    if (in->state != INCOMING_SKIP) {
        modem->broken = (uint8_t)(1u + (unsigned)reason);
        modem->broken_client = in->client;
    }
    in->state = INCOMING_SKIP;
}

static void start(simcom_t *modem)
{
    const simcom_scan_t *scan = &modem->scan;
    simcom_incoming_t *in = &modem->incoming;
    if (in->state != INCOMING_NONE && in->state != INCOMING_SKIP) {
        simcom_incoming_break(modem, SIMCOM_BROKEN_ORDER);
    }
    if (!scan->numeric || scan->count != 3u || scan->number[0] >= SIMCOM_CLIENTS ||
        scan->number[1] == 0u || scan->number[1] > modem->revision->topic_limit ||
        scan->number[2] > modem->revision->payload_limit) {
        in->client = scan->count > 0u ? (uint8_t)(scan->number[0] & 0xFFu) : SIMCOM_MODULE;
        in->state = INCOMING_NONE;
        simcom_incoming_break(modem, SIMCOM_BROKEN_LIMIT);
        return;
    }
    in->state = INCOMING_TOPIC;
    in->client = (uint8_t)scan->number[0];
    in->topic_left = scan->number[1];
    in->payload_left = scan->number[2];
    in->offset = 0;
    modem->event = SIMCOM_EVENT_MESSAGE;
}

/* A header of a topic or payload part: so many bytes follow its line end. */
static void part(simcom_t *modem, bool payload)
{
    simcom_scan_t *scan = &modem->scan;
    simcom_incoming_t *in = &modem->incoming;
    uint16_t limit = payload ? modem->revision->payload_limit : modem->revision->topic_limit;
    if (!scan->numeric || scan->count != 2u || scan->number[1] == 0u || scan->number[1] > limit) {
        simcom_incoming_break(modem, SIMCOM_BROKEN_LIMIT);
        return;
    }
    uint16_t n = scan->number[1];
    if (payload && in->state == INCOMING_TOPIC && in->topic_left == 0u) {
        in->state = INCOMING_PAYLOAD;
        in->offset = 0;
    }
    uint8_t wanted = payload ? INCOMING_PAYLOAD : INCOMING_TOPIC;
    /* The bytes are counted even if the message is broken: they are not lines. */
    simcom_scan_expect_data(scan, n);
    if (in->state == INCOMING_SKIP) {
        return;
    }
    if (in->state != wanted || scan->number[0] != in->client) {
        simcom_incoming_break(modem, SIMCOM_BROKEN_ORDER);
    } else if (n > (payload ? in->payload_left : in->topic_left)) {
        simcom_incoming_break(modem, SIMCOM_BROKEN_TOTAL);
    }
}

static void end(simcom_t *modem)
{
    const simcom_scan_t *scan = &modem->scan;
    simcom_incoming_t *in = &modem->incoming;
    if (in->state == INCOMING_NONE) {
        in->client = scan->count > 0u ? (uint8_t)(scan->number[0] & 0xFFu) : SIMCOM_MODULE;
        simcom_incoming_break(modem, SIMCOM_BROKEN_ORDER);
    } else if (in->state != INCOMING_SKIP) {
        bool ours = scan->numeric && scan->count == 1u && scan->number[0] == in->client;
        if (!ours) {
            simcom_incoming_break(modem, SIMCOM_BROKEN_ORDER);
        } else if (in->topic_left != 0u || in->payload_left != 0u) {
            simcom_incoming_break(modem, SIMCOM_BROKEN_TOTAL);
        } else {
            modem->event = SIMCOM_EVENT_MESSAGE_END;
        }
    }
    in->state = INCOMING_NONE;
}

void simcom_incoming_line(simcom_t *modem, simcom_role_t role)
{
    simcom_timer_set(&modem->incoming.timer, SIMCOM_GAP_MS);
    if (role == SIMCOM_ROLE_MESSAGE_START) {
        start(modem);
    } else if (role == SIMCOM_ROLE_MESSAGE_END) {
        end(modem);
    } else {
        if (modem->incoming.state == INCOMING_NONE) {
            modem->incoming.client =
                modem->scan.count > 0u ? (uint8_t)(modem->scan.number[0] & 0xFFu) : SIMCOM_MODULE;
        }
        part(modem, role == SIMCOM_ROLE_MESSAGE_PAYLOAD);
    }
}

void simcom_incoming_data(simcom_t *modem)
{
    simcom_incoming_t *in = &modem->incoming;
    uint16_t n = (uint16_t)modem->scan.length;
    simcom_timer_set(&in->timer, SIMCOM_GAP_MS);
    if (in->state == INCOMING_TOPIC) {
        in->topic_left = (uint16_t)(in->topic_left - n);
        modem->event = SIMCOM_EVENT_TOPIC;
    } else if (in->state == INCOMING_PAYLOAD) {
        in->payload_left = (uint16_t)(in->payload_left - n);
        modem->event = SIMCOM_EVENT_PAYLOAD;
    }
    in->offset = (uint16_t)(in->offset + n);
}

/* Fills in an event of the message. Called once per event, when it is pulled. */
void simcom_incoming_event(const simcom_t *modem, simcom_event_t *event)
{
    const simcom_incoming_t *in = &modem->incoming;
    event->client = in->client;
    if (event->kind == SIMCOM_EVENT_MESSAGE) {
        event->u.message.topic_length = in->topic_left;
        event->u.message.payload_length = in->payload_left;
    } else if (event->kind != SIMCOM_EVENT_MESSAGE_END) {
        event->u.span.bytes.data = modem->scan.text;
        event->u.span.bytes.length = modem->scan.length;
        event->u.span.offset = (uint16_t)(in->offset - modem->scan.length);
    }
}

void simcom_incoming_tick(simcom_t *modem, uint32_t now)
{
    simcom_incoming_t *in = &modem->incoming;
    if (in->state == INCOMING_NONE || !simcom_timer_over(&in->timer, now)) {
        return;
    }
    simcom_incoming_break(modem, SIMCOM_BROKEN_GAP);
    in->state = INCOMING_NONE;
    simcom_scan_reset(&modem->scan);
}
