/* SPDX-License-Identifier: MIT */
/*
 * session_queue.c - messages that wait to be published, in a ring of bytes.
 *
 * A message stands in one piece, since the module's topic and payload are sent from where they stand.
 * What does not fit behind the last one goes to the beginning; `wrap` is where the messages before it
 * end. A record is: topic length, payload length, tag, timeout (two bytes each, low byte first), bits,
 * tries, topic, payload.
 */
#include "session_parts.h"

#include "simcom/codes.h"

enum { AT_TOPIC = 0, AT_PAYLOAD = 2, AT_TAG = 4, AT_TIMEOUT = 6, AT_BITS = 8, AT_TRIES = 9 };
enum { BITS_QOS = 0x03, BITS_RETAIN = 0x04 };

#define HOLD_MS 1000u

static void put(uint8_t *at, size_t value)
{
    at[0] = (uint8_t)(value & 0xFFu);
    at[1] = (uint8_t)((value >> 8) & 0xFFu);
}

static uint16_t get(const uint8_t *at)
{
    return (uint16_t)(at[0] | (unsigned)at[1] << 8);
}

static uint8_t *append(uint8_t *at, simcom_bytes_t bytes)
{
    for (size_t i = 0; i < bytes.length; i++) {
        *at++ = bytes.data[i];
    }
    return at;
}

static uint8_t *oldest(const simcom_session_t *session)
{
    return session->config->queue + session->head;
}

/* Where a record of so many bytes can stand; NULL if nowhere. */
static uint8_t *find_room(simcom_session_t *session, size_t size)
{
    if (session->count == 0u) {
        session->head = 0;
        session->tail = 0;
        session->wrap = 0;
    }
    size_t end = session->wrap != 0u ? session->head : session->config->queue_size;
    if (size <= end - session->tail) {
        return session->config->queue + session->tail;
    }
    if (session->wrap != 0u || size > session->head) {
        return NULL;
    }
    session->wrap = session->tail;
    session->tail = 0;
    return session->config->queue;
}

static simcom_status_t check(const simcom_session_t *session, const simcom_publish_t *publish)
{
    const simcom_revision_t *revision = session->modem->revision;
    const simcom_settings_t *settings = session->config->settings;
    bool any = settings != NULL && settings->check_utf8.given && settings->check_utf8.value == 0u;
    size_t offset;
    if (publish->qos > 2u ||
        (publish->timeout != 0u && (publish->timeout < 60u || publish->timeout > 180u))) {
        return SIMCOM_E_RANGE;
    }
    if (publish->topic.length == 0u || publish->topic.length > revision->topic_limit ||
        publish->payload.length > revision->payload_limit) {
        return SIMCOM_E_LENGTH;
    }
    return simcom_topic_check(publish->topic, any ? SIMCOM_TOPIC_ANY_BYTES : SIMCOM_TOPIC_NAME,
                              &offset);
}

simcom_status_t simcom_session_publish(simcom_session_t *session, const simcom_publish_t *publish,
                                       uint16_t tag)
{
    simcom_status_t status = check(session, publish);
    if (status != SIMCOM_GOOD) {
        return status;
    }
    size_t size = SIMCOM_SESSION_RECORD + publish->topic.length + publish->payload.length;
    uint8_t *record = find_room(session, size);
    if (record == NULL) {
        return SIMCOM_E_FULL;
    }
    put(record + AT_TOPIC, publish->topic.length);
    put(record + AT_PAYLOAD, publish->payload.length);
    put(record + AT_TAG, tag);
    put(record + AT_TIMEOUT, publish->timeout);
    record[AT_BITS] = (uint8_t)(publish->qos | (publish->retain ? BITS_RETAIN : 0u));
    record[AT_TRIES] = 0;
    (void)append(append(record + SIMCOM_SESSION_RECORD, publish->topic), publish->payload);
    session->tail = (uint16_t)(session->tail + size);
    session->count++;
    return SIMCOM_GOOD;
}

bool simcom_queue_ready(const simcom_session_t *session)
{
    return session->count > 0u && (session->flags & (FLAG_HOLD | FLAG_ENDED)) == 0u;
}

simcom_status_t simcom_queue_send(simcom_session_t *session)
{
    const uint8_t *record = oldest(session);
    simcom_publish_t publish;
    publish.topic.data = record + SIMCOM_SESSION_RECORD;
    publish.topic.length = get(record + AT_TOPIC);
    publish.payload.data = publish.topic.data + publish.topic.length;
    publish.payload.length = get(record + AT_PAYLOAD);
    publish.timeout = get(record + AT_TIMEOUT);
    publish.qos = record[AT_BITS] & BITS_QOS;
    publish.retain = (record[AT_BITS] & BITS_RETAIN) != 0u;
    publish.dup = (session->flags & FLAG_AGAIN) != 0u;
    return simcom_mqtt_publish(session->modem, session->config->client, &publish);
}

/* What the end of a publish means to its message. */
typedef enum verdict {
    OVER,  /* as it says */
    LATER, /* it was certainly not sent */
    RETRY, /* refused without a reason: so many times, then it is over */
    DOUBT  /* it may have been delivered */
} verdict_t;

static verdict_t judge(simcom_outcome_t outcome, uint8_t code)
{
    if (outcome != SIMCOM_REFUSED) {
        return outcome == SIMCOM_DONE ? OVER : outcome == SIMCOM_NOT_DONE ? LATER : DOUBT;
    }
    switch (code) {
    case SIMCOM_CODE_NETWORK_NOT_OPENED:
    case SIMCOM_CODE_NO_CONNECTION:
    case SIMCOM_CODE_CLIENT_NOT_ACQUIRED:
        return LATER;
    case SIMCOM_CODE_MISSING:
    case SIMCOM_CODE_FAILED:
    case SIMCOM_CODE_CLIENT_BUSY:
    case SIMCOM_CODE_TOPIC_EMPTY:
        return RETRY;
    case SIMCOM_CODE_MESSAGE_RECEIVE_FAILED:
    case SIMCOM_CODE_SOCKET_SEND_FAILED:
    case SIMCOM_CODE_TIMEOUT:
    case SIMCOM_CODE_PACKET_FAILED:
    case SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER:
        return DOUBT;
    default:
        return OVER;
    }
}

static void report(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code)
{
    session->flags |= FLAG_ENDED;
    session->flags &= (uint16_t)~FLAG_AGAIN;
    session->sent_outcome = (uint8_t)outcome;
    session->sent_code = code;
    simcom_session_tell(session, SIMCOM_SESSION_EVENT_PUBLISHED);
}

void simcom_queue_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code)
{
    uint8_t *record = oldest(session);
    switch (judge(outcome, code)) {
    case LATER:
        break;
    case RETRY:
        record[AT_TRIES]++;
        if (record[AT_TRIES] < SIMCOM_SESSION_PUBLISH_TRIES) {
            session->flags |= FLAG_HOLD;
            simcom_session_timer(session, HOLD_MS);
            break;
        }
        report(session, outcome, code);
        break;
    case DOUBT:
        if (session->config->policy.resend && (record[AT_BITS] & BITS_QOS) != 0u) {
            session->flags |= FLAG_AGAIN;
            break;
        }
        report(session, SIMCOM_UNKNOWN, code);
        break;
    default:
        report(session, outcome, code);
        break;
    }
}

void simcom_queue_event(simcom_session_t *session, simcom_session_event_t *event)
{
    const uint8_t *record = oldest(session);
    event->tag = get(record + AT_TAG);
    event->outcome = session->sent_outcome;
    event->code = session->sent_code;
    session->flags &= (uint16_t)~FLAG_ENDED;
    session->count--;
    session->head = (uint16_t)(session->head + SIMCOM_SESSION_RECORD + get(record + AT_TOPIC) +
                               get(record + AT_PAYLOAD));
    if (session->wrap != 0u && session->head == session->wrap) {
        session->head = 0;
        session->wrap = 0;
    }
}
