/* SPDX-License-Identifier: MIT */
/* incoming.c - received messages: order, totals and limits of their parts (V1.00 2.3.2.2). */
#include "engine.h"

#include "simcom/lines.h"

#if SIMCOM_RECEIVE

static bool is_whole_so_far(const simcom_incoming_t *in)
{
    return in->state <= INCOMING_PAYLOAD;
}

/* What is wrong with a line: 0, or 1 + simcom_broken_t. */
#define WRONG(reason) (1u + SIMCOM_BROKEN_##reason)

/* [in] wrong  1 + simcom_broken_t */
static void break_message(simcom_t *modem, unsigned wrong)
{
    simcom_incoming_t *in = &modem->incoming;
    if (in->state != INCOMING_SKIP) {
        modem->ended = (uint8_t)((modem->ended & ENDED_SLOTS) | wrong << ENDED_BROKEN_SHIFT);
        modem->broken_client = in->client;
    }
    in->state = INCOMING_SKIP;
}

static SIMCOM_APART void finish(simcom_t *modem)
{
    modem->incoming.state = INCOMING_NONE;
    modem->incoming.left[0] = 0;
    simcom_timer_stop(modem, simcom_bits(TIMER_INCOMING));
}

#if SIMCOM_ONE_LINE

/* Longest beginning of a message on one line, and end of its topic. */
#define AROUND_TOPIC 64u

/* A message on one line up to its payload, +CMQTTRECV: 0,"topic",7," or, where no token is complete, part of that. */
static unsigned one_line(simcom_t *modem)
{
    simcom_scan_t *scan = &modem->scan;
    simcom_incoming_t *in = &modem->incoming;
    uint16_t n = scan->number[1];
    /* Of one that is broken nothing counts but its end. */
    bool fits = in->state != INCOMING_SKIP || !simcom_is_one_line(in);
    if (scan->token == SIMCOM_TOKEN_NONE) {
        if (scan->spilled <= modem->revision->topic_limit + AROUND_TOPIC) {
            return 0;
        }
        simcom_scan_reset(scan);
        return WRONG(LIMIT);
    }
    in->left[0] = SIMCOM_INCOMING_ONE_LINE;
    in->left[1] = n;
    if (n > modem->revision->payload_limit) {
        fits = false;
        n = 0;
        in->left[1] = SIMCOM_INCOMING_ONE_LINE;
    }
    simcom_scan_expect_data(scan, n);
    if (n == 0u) {
        modem->flags |= MODEM_COUNTED;
    }
    /* A line buffer that was too small has not kept the end. */
    if (!fits || scan->cut || scan->text[scan->length - 1u] != (uint8_t)'"' ||
        in->client >= SIMCOM_CLIENTS) {
        return WRONG(LIMIT);
    }
    const uint8_t *topic = scan->text;
    const uint8_t *end = topic + scan->length - 1u;
    while (*topic++ != (uint8_t)'"') {
    }
    while (*--end != (uint8_t)'"') {
    }
    if (topic == end || (size_t)(end - topic) > modem->revision->topic_limit) {
        return WRONG(LIMIT);
    }
    scan->text = topic;
    scan->length = (uint16_t)(end - topic);
    in->offset = (uint16_t)(n + scan->length);
    in->state = INCOMING_TOPIC;
    modem->event = SIMCOM_EVENT_MESSAGE;
    return 0;
}

/* Behind the payload of a message on one line stand a quotation mark and the line end. If not, what looked like the end of the
 * topic was none: it is looked for again, so that nothing of the message is read as lines. Returns whether it takes the byte. */
static bool behind_payload(simcom_t *modem, uint8_t byte)
{
    simcom_incoming_t *in = &modem->incoming;
    bool quote = in->left[1] == SIMCOM_INCOMING_ONE_LINE;
    if (!quote && byte == (uint8_t)'"') {
        in->left[1] = SIMCOM_INCOMING_ONE_LINE;
        return true;
    }
    modem->flags &= (uint8_t)~MODEM_COUNTED;
    bool ends = byte == (uint8_t)'\r';
    if (is_whole_so_far(in)) {
        if (quote && ends) {
            modem->event = SIMCOM_EVENT_MESSAGE_END;
        } else {
            break_message(modem, WRONG(TOTAL));
        }
    }
    if (ends || byte == (uint8_t)'\n') {
        finish(modem);
        return true;
    }
    simcom_scan_look_again(&modem->scan, quote);
    return false;
}
#endif

/* Behind data stands a line end; only between two packets it may be missing (FIRMWARE: 3.2). Anything else
 * is a rest of the data: bytes were lost or put in, and what was counted is not what was sent. */
bool simcom_incoming_behind(simcom_t *modem, uint8_t byte)
{
#if SIMCOM_ONE_LINE
    if (simcom_is_one_line(&modem->incoming)) {
        return behind_payload(modem, byte);
    }
#endif
    modem->flags &= (uint8_t) ~(MODEM_COUNTED | MODEM_BARE);
    if (byte == (uint8_t)'+') {
        modem->flags |= MODEM_BARE;
    } else if (byte != (uint8_t)'\r' && is_whole_so_far(&modem->incoming)) {
        break_message(modem, WRONG(TOTAL));
    }
    return false;
}

static unsigned start(simcom_t *modem, bool shaped)
{
    const uint16_t *number = modem->scan.number;
    simcom_incoming_t *in = &modem->incoming;
    in->state = INCOMING_NONE;
    if (!shaped || number[0] >= SIMCOM_CLIENTS || number[1] == 0u ||
        number[1] > modem->revision->topic_limit || number[2] > modem->revision->payload_limit) {
        return WRONG(LIMIT);
    }
    in->state = INCOMING_TOPIC;
    in->left[0] = number[1];
    in->left[1] = number[2];
    in->offset = 0;
    modem->event = SIMCOM_EVENT_MESSAGE;
    return 0;
}

/* The count of a header that lost a byte, its comma or the client: what the message still lacks. A header that was cut off
 * before or after the client has no data. */
static uint16_t missing_count(const simcom_t *modem, unsigned state)
{
    const simcom_scan_t *scan = &modem->scan;
    const simcom_incoming_t *in = &modem->incoming;
    bool cut = scan->count == 0u ? scan->numeric : scan->number[0] < SIMCOM_CLIENTS;
    return cut || in->state > state ? 0u : in->left[state];
}

/* A header of a topic or payload part: so many bytes follow its line end.
 * [in] bare  no line end stood before it */
static unsigned part(simcom_t *modem, bool shaped, unsigned state, bool ours, bool bare)
{
    simcom_incoming_t *in = &modem->incoming;
    const simcom_revision_t *revision = modem->revision;
    uint16_t limit = state == INCOMING_PAYLOAD ? revision->payload_limit : revision->topic_limit;
    /* The bytes are counted even if the message is broken: they are not lines. */
    uint16_t n = modem->scan.count > 1u ? modem->scan.number[1] : missing_count(modem, state);
    simcom_scan_expect_data(&modem->scan, n);
    if (!shaped || n == 0u || n > limit) {
        return WRONG(LIMIT);
    }
    if (state == INCOMING_PAYLOAD && in->state == INCOMING_TOPIC && in->left[0] == 0u) {
        in->state = INCOMING_PAYLOAD;
        in->offset = 0;
        if (bare) {
            return WRONG(TOTAL);
        }
    }
    if (in->state != state || !ours) {
        return WRONG(ORDER);
    }
    if (n > in->left[state]) {
        return WRONG(TOTAL);
    }
    in->left[state] = (uint16_t)(in->left[state] - n);
    in->offset = (uint16_t)(in->offset + n);
    return 0;
}

static unsigned end(simcom_t *modem, bool ours, bool bare)
{
    const simcom_incoming_t *in = &modem->incoming;
    if (in->state == INCOMING_NONE || !ours) {
        return WRONG(ORDER);
    }
    if ((in->left[0] | in->left[1]) != 0u || bare) {
        return WRONG(TOTAL);
    }
    if (in->state != INCOMING_SKIP) {
        modem->event = SIMCOM_EVENT_MESSAGE_END;
    }
    return 0;
}

_Static_assert(SIMCOM_ROLE_MESSAGE_START == 1 && SIMCOM_ROLE_MESSAGE_TOPIC == 2 &&
                   SIMCOM_ROLE_MESSAGE_PAYLOAD == 3 && SIMCOM_ROLE_MESSAGE_END == 4,
               "numbers of fields and states are reckoned from the roles");

void simcom_incoming_line(simcom_t *modem, simcom_role_t role)
{
    const simcom_scan_t *scan = &modem->scan;
    simcom_incoming_t *in = &modem->incoming;
    /* Client, topic's and payload's length; client and length; client. */
    bool shaped = scan->numeric && scan->count == 3u - (unsigned)role / 2u;
    bool bare = (modem->flags & MODEM_BARE) != 0u;
    unsigned client = SIMCOM_MODULE;
    unsigned wrong;
    bool line = SIMCOM_ONE_LINE && role == SIMCOM_ROLE_MESSAGE_LINE;
    bool begins = line || role == SIMCOM_ROLE_MESSAGE_START;
#if SIMCOM_ONE_LINE
    if (line && scan->token == SIMCOM_TOKEN_LINE && scan->count != SIMCOM_TOPIC_WHOLE) {
        modem->event = SIMCOM_EVENT_UNKNOWN_LINE;
        return;
    }
#endif
    if ((line || scan->count > 0u) && scan->number[0] < SIMCOM_MODULE) {
        client = scan->number[0];
    }
    bool ours = client == in->client;
    modem->flags &= (uint8_t)~MODEM_BARE;
    simcom_timer_start(modem, simcom_bits(TIMER_INCOMING));
    if (begins && is_whole_so_far(in)) {
        break_message(modem, WRONG(ORDER));
    }
    if (begins || in->state == INCOMING_NONE) {
        in->client = (uint8_t)client;
    }
    if (role == SIMCOM_ROLE_MESSAGE_START) {
        wrong = start(modem, shaped);
#if SIMCOM_ONE_LINE
    } else if (line) {
        wrong = one_line(modem);
#endif
    } else if (role == SIMCOM_ROLE_MESSAGE_END) {
        wrong = end(modem, ours && shaped, bare);
    } else {
        wrong = part(modem, shaped, (unsigned)role - SIMCOM_ROLE_MESSAGE_TOPIC, ours, bare);
    }
    if (wrong != 0u) {
        break_message(modem, wrong);
    }
    if (role == SIMCOM_ROLE_MESSAGE_END) {
        finish(modem);
    }
}

void simcom_incoming_other(simcom_t *modem)
{
    modem->flags &= (uint8_t)~MODEM_BARE;
    if (is_whole_so_far(&modem->incoming)) {
        break_message(modem, WRONG(TOTAL));
    }
}

void simcom_incoming_restart(simcom_t *modem)
{
    if (modem->incoming.state != INCOMING_NONE) {
        break_message(modem, WRONG(RESTART));
        finish(modem);
    }
}

void simcom_incoming_expire(simcom_t *modem)
{
    break_message(modem, WRONG(GAP));
    finish(modem);
    simcom_scan_reset(&modem->scan);
}

void simcom_incoming_give_up(simcom_t *modem)
{
    if (modem->incoming.state == INCOMING_SKIP && modem->scan.data_left != 0u) {
        simcom_incoming_expire(modem);
    }
}

#else

void simcom_incoming_line(simcom_t *modem, simcom_role_t role)
{
    const simcom_scan_t *scan = &modem->scan;
    modem->event = SIMCOM_EVENT_UNKNOWN_LINE;
    if ((role == SIMCOM_ROLE_MESSAGE_TOPIC || role == SIMCOM_ROLE_MESSAGE_PAYLOAD) &&
        scan->count > 1u && scan->number[1] != 0u) {
        simcom_scan_expect_data(&modem->scan, scan->number[1]);
        simcom_timer_start(modem, simcom_bits(TIMER_INCOMING));
    }
}

bool simcom_incoming_behind(simcom_t *modem, uint8_t byte)
{
    (void)byte;
    modem->flags &= (uint8_t)~MODEM_COUNTED;
    return false;
}

void simcom_incoming_restart(simcom_t *modem)
{
    simcom_timer_stop(modem, simcom_bits(TIMER_INCOMING));
}

void simcom_incoming_expire(simcom_t *modem)
{
    simcom_timer_stop(modem, simcom_bits(TIMER_INCOMING));
    simcom_scan_reset(&modem->scan);
}

void simcom_incoming_give_up(simcom_t *modem)
{
    if (modem->scan.data_left != 0u) {
        simcom_incoming_expire(modem);
    }
}

#endif
