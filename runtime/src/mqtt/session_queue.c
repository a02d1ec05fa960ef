/* SPDX-License-Identifier: MIT */
/*
 * session_queue.c - messages that wait to be published, in a ring of bytes.
 *
 * A message stands in one piece, since the module's topic and payload are sent from where they stand.
 * What does not fit behind the last one goes to the beginning; `wrap` is where the messages before it
 * end. A record is: topic length, payload length, tag, timeout (two bytes each, low byte first), QoS, retain,
 * topic, payload.
 */
#include "session_parts.h"

#include "simcom/codes.h"

enum {
    AT_TOPIC = 0,
    AT_PAYLOAD = 2,
    AT_TAG = 4,
    AT_TIMEOUT = 6,
    AT_QOS = 7,
    AT_RETAIN = 8,
    AT_TRIES = 9
};

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

static uint8_t *append(uint8_t *at, const simcom_bytes_t *bytes)
{
    for (size_t i = 0; i < bytes->length; i++) {
        *at++ = bytes->data[i];
    }
    return at;
}

static uint8_t *oldest(const simcom_session_t *session)
{
    return session->config->queue + session->head;
}

/* Puts the tail where a record of so many bytes can stand. */
static bool find_room(simcom_session_t *session, size_t size)
{
    if (session->count == 0u) {
        session->head = 0;
        session->tail = 0;
        session->wrap = 0;
    }
    size_t end = session->wrap != 0u ? session->head : session->config->queue_size;
    if (size <= end - session->tail) {
        return true;
    }
    if (session->wrap != 0u || size > session->head) {
        return false;
    }
    session->wrap = session->tail;
    session->tail = 0;
    return true;
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
        publish->payload.length > revision->payload_limit || publish->topic.data == NULL ||
        (publish->payload.data == NULL && publish->payload.length != 0u)) {
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
    if (!find_room(session, size)) {
        return SIMCOM_E_FULL;
    }
    uint8_t *record = session->config->queue + session->tail;
    put(record + AT_TOPIC, publish->topic.length);
    put(record + AT_PAYLOAD, publish->payload.length);
    put(record + AT_TAG, tag);
    record[AT_TIMEOUT] = (uint8_t)publish->timeout;
    record[AT_QOS] = publish->qos;
    record[AT_RETAIN] = publish->retain;
    record[AT_TRIES] = 0;
    (void)append(append(record + SIMCOM_SESSION_RECORD, &publish->topic), &publish->payload);
    session->tail = (uint16_t)(session->tail + size);
    session->count++;
    return SIMCOM_GOOD;
}

simcom_status_t simcom_queue_send(simcom_session_t *session)
{
    const uint8_t *record = oldest(session);
    simcom_publish_t publish;
    publish.payload.length = get(record + AT_PAYLOAD);
    publish.topic.length = get(record + AT_TOPIC);
    publish.topic.data = record + SIMCOM_SESSION_RECORD;
    publish.payload.data = publish.topic.data + publish.topic.length;
    publish.timeout = record[AT_TIMEOUT];
    publish.qos = record[AT_QOS];
    publish.retain = record[AT_RETAIN] != 0u;
    publish.dup = session->oldest != 0u;
    session->awaits = AWAITS(session->config->client);
    return simcom_mqtt_publish(session->modem, session->config->client, &publish);
}

/* What becomes of a message whose publish has ended. */
enum {
    OVER,  /* it ended as the code says */
    LATER, /* it was certainly not sent, and is as soon as there is a connection */
    RETRY, /* it was refused and may be taken later: a few times, then it is over */
    DOUBT  /* it may have been delivered */
};

static unsigned verdict_of(const simcom_session_t *session, simcom_outcome_t outcome, uint8_t code)
{
    if (outcome == SIMCOM_REFUSED) {
        unsigned meaning = simcom_session_meaning(session, code);
        unsigned says = SIMCOM_SAYS_OF(meaning);
        if (says == SIMCOM_SAYS_RETRY) {
            return SIMCOM_ENDS_OF(meaning) != SIMCOM_ENDS_NOTHING ? LATER : RETRY;
        }
        return says == SIMCOM_SAYS_UNKNOWN ? DOUBT : OVER;
    }
    return outcome == SIMCOM_DONE ? OVER : outcome == SIMCOM_NOT_DONE ? LATER : DOUBT;
}

void simcom_queue_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code)
{
    unsigned verdict = verdict_of(session, outcome, code);
    uint8_t *record = oldest(session);
    if (verdict == LATER) {
        return;
    }
    if (verdict == RETRY) {
        record[AT_TRIES]++;
        if (record[AT_TRIES] < SIMCOM_SESSION_PUBLISH_TRIES) {
            session->oldest |= OLDEST_HOLD;
            simcom_session_timer(session, HOLD_MS);
            return;
        }
    }
    if (verdict == DOUBT) {
        if (session->config->policy.resend && record[AT_QOS] != 0u) {
            session->oldest = outcome == SIMCOM_REFUSED ? OLDEST_AGAIN : OLDEST_AGAIN | OLDEST_OWED;
            return;
        }
        outcome = SIMCOM_UNKNOWN;
    }
    session->oldest = OLDEST_ENDED;
    session->sent_outcome = (uint8_t)outcome;
    session->sent_code = code;
    simcom_session_tell(session, SIMCOM_SESSION_EVENT_PUBLISHED);
}

void simcom_queue_event(simcom_session_t *session, simcom_session_event_t *event)
{
    const uint8_t *record = oldest(session);
    event->tag = get(record + AT_TAG);
    event->outcome = session->sent_outcome;
    event->code = session->sent_code;
    session->oldest = 0;
    session->count--;
    session->head = (uint16_t)(session->head + SIMCOM_SESSION_RECORD + get(record + AT_TOPIC) +
                               get(record + AT_PAYLOAD));
    if (session->head == session->wrap) {
        session->head = 0;
        session->wrap = 0;
    }
}
