/* SPDX-License-Identifier: MIT */
/* sessions.c - who is subscribed to what, what is retained, what waits for whom. */
#include "broker.h"

#include <stdlib.h>
#include <string.h>

/* Messages that wait for a client that is away; older ones go first. */
#define WAITING_LIMIT 1000u

/* Room for one more element; the old block is not valid any more. */
static void *grown(void *block, size_t count, size_t size)
{
    void *more = realloc(block, (count + 1) * size);

    if (more == NULL) {
        abort();
    }
    memset((char *)more + count * size, 0, size);
    return more;
}

/* --- Messages --------------------------------------------------------------------------------- */

void kept_set(kept_t *kept, const simcom_module_publish_t *message)
{
    buffer_set(&kept->topic, message->topic);
    buffer_set(&kept->payload, message->payload);
    kept->qos = message->qos;
    kept->retain = message->retain;
}

void kept_free(kept_t *kept)
{
    buffer_free(&kept->topic);
    buffer_free(&kept->payload);
}

static simcom_module_publish_t view(const kept_t *kept)
{
    return (simcom_module_publish_t){.topic = buffer_view(&kept->topic),
                                     .payload = buffer_view(&kept->payload),
                                     .qos = kept->qos,
                                     .retain = kept->retain};
}

/* MQTT 3.1.1, 3.3.1.3: the last message of a topic stays; an empty one removes it. */
static void retain(simcom_broker_t *broker, const simcom_module_publish_t *message)
{
    size_t i = 0;

    while (i < broker->retained_count &&
           !bytes_equal(buffer_view(&broker->retained[i].topic), message->topic)) {
        i++;
    }
    if (message->payload.length == 0) {
        if (i < broker->retained_count) {
            kept_free(&broker->retained[i]);
            broker->retained_count--;
            memmove(broker->retained + i, broker->retained + i + 1,
                    (broker->retained_count - i) * sizeof *broker->retained);
        }
        return;
    }
    if (i == broker->retained_count) {
        broker->retained =
            grown(broker->retained, broker->retained_count++, sizeof *broker->retained);
    }
    kept_set(&broker->retained[i], message);
}

/* --- Sessions --------------------------------------------------------------------------------- */

session_t *broker_session_find(const simcom_broker_t *broker, simcom_bytes_t id)
{
    for (size_t i = 0; i < broker->session_count; i++) {
        if (bytes_equal(buffer_view(&broker->sessions[i]->id), id)) {
            return broker->sessions[i];
        }
    }
    return NULL;
}

static void forget_contents(session_t *session)
{
    for (size_t i = 0; i < session->subscription_count; i++) {
        buffer_free(&session->subscriptions[i].filter);
    }
    free(session->subscriptions);
    session->subscriptions = NULL;
    session->subscription_count = 0;
    for (size_t i = 0; i < session->waiting_count; i++) {
        kept_free(&session->waiting[i]);
    }
    free(session->waiting);
    session->waiting = NULL;
    session->waiting_count = 0;
}

void broker_session_free(session_t *session)
{
    if (session == NULL) {
        return;
    }
    forget_contents(session);
    kept_free(&session->will);
    buffer_free(&session->id);
    free(session);
}

static void broker_session_remove(simcom_broker_t *broker, session_t *session)
{
    size_t i = 0;

    while (broker->sessions[i] != session) {
        i++;
    }
    broker->session_count--;
    memmove(broker->sessions + i, broker->sessions + i + 1,
            (broker->session_count - i) * sizeof *broker->sessions);
    broker_session_free(session);
}

session_t *broker_session_open(simcom_broker_t *broker, session_t *asked)
{
    session_t *session = broker_session_find(broker, buffer_view(&asked->id));

    if (session == NULL) {
        broker->sessions = grown(broker->sessions, broker->session_count, sizeof *broker->sessions);
        session = allocate(1, sizeof *session);
        broker->sessions[broker->session_count++] = session;
        buffer_set(&session->id, buffer_view(&asked->id));
    }
    if (asked->clean) {
        forget_contents(session);
    }
    kept_free(&session->will);
    session->clean = asked->clean;
    session->has_will = asked->has_will;
    session->will = asked->will;
    session->connected = true;
    session->port = asked->port;
    session->client = asked->client;
    asked->will = (kept_t){0};
    broker_session_free(asked);
    return session;
}

void broker_session_close(simcom_broker_t *broker, session_t *session, bool will)
{
    kept_t last = session->will;
    bool send = will && session->has_will;

    session->will = (kept_t){0};
    session->has_will = false;
    session->connected = false;
    session->port = NULL;
    if (session->clean) {
        broker_session_remove(broker, session);
    }
    if (send) {
        simcom_module_publish_t message = view(&last);
        broker_spread(broker, &message);
    }
    kept_free(&last);
}

/* --- From a message to those who want it ------------------------------------------------------ */

static void deliver(simcom_broker_t *broker, session_t *session,
                    const simcom_module_publish_t *message)
{
    broker_event_t *event = broker_event(broker, EVENT_DELIVER, session->port, session->client, 1);
    kept_set(&event->message, message);
}

void broker_session_keep(session_t *session, const kept_t *message)
{
    simcom_module_publish_t what = view(message);

    if (session->clean || message->qos == 0) {
        return;
    }
    if (session->waiting_count == WAITING_LIMIT) {
        kept_free(&session->waiting[0]);
        session->waiting_count--;
        memmove(session->waiting, session->waiting + 1,
                session->waiting_count * sizeof *session->waiting);
    }
    session->waiting = grown(session->waiting, session->waiting_count++, sizeof *session->waiting);
    kept_set(&session->waiting[session->waiting_count - 1], &what);
}

void broker_session_flush(simcom_broker_t *broker, session_t *session)
{
    for (size_t i = 0; i < session->waiting_count; i++) {
        simcom_module_publish_t message = view(&session->waiting[i]);
        deliver(broker, session, &message);
        kept_free(&session->waiting[i]);
    }
    session->waiting_count = 0;
}

/* The largest QoS that a session's subscriptions grant a topic, -1 for none. */
static int granted(const session_t *session, simcom_bytes_t topic)
{
    int best = -1;

    for (size_t i = 0; i < session->subscription_count; i++) {
        const subscription_t *row = &session->subscriptions[i];
        if (row->qos > best && simcom_broker_matches(buffer_view(&row->filter), topic)) {
            best = row->qos;
        }
    }
    return best;
}

void broker_spread(simcom_broker_t *broker, const simcom_module_publish_t *message)
{
    if (message->retain) {
        retain(broker, message);
    }
    for (size_t i = 0; i < broker->session_count; i++) {
        session_t *session = broker->sessions[i];
        int qos = granted(session, message->topic);
        simcom_module_publish_t copy = *message;

        if (qos < 0) {
            continue;
        }
        copy.qos = message->qos < qos ? message->qos : (uint8_t)qos;
        if (session->connected) {
            deliver(broker, session, &copy);
        } else {
            kept_t kept = {0};
            kept_set(&kept, &copy);
            broker_session_keep(session, &kept);
            kept_free(&kept);
        }
    }
}

/* --- Subscriptions ---------------------------------------------------------------------------- */

static subscription_t *find_subscription(session_t *session, simcom_bytes_t filter)
{
    for (size_t i = 0; i < session->subscription_count; i++) {
        if (bytes_equal(buffer_view(&session->subscriptions[i].filter), filter)) {
            return &session->subscriptions[i];
        }
    }
    return NULL;
}

void broker_session_subscribe(simcom_broker_t *broker, session_t *session,
                              const subscription_t *filter)
{
    simcom_bytes_t text = buffer_view(&filter->filter);
    subscription_t *row = find_subscription(session, text);

    if (row == NULL) {
        session->subscriptions = grown(session->subscriptions, session->subscription_count++,
                                       sizeof *session->subscriptions);
        row = &session->subscriptions[session->subscription_count - 1];
        buffer_set(&row->filter, text);
    }
    row->qos = filter->qos;
    for (size_t i = 0; i < broker->retained_count; i++) {
        simcom_module_publish_t message = view(&broker->retained[i]);
        if (simcom_broker_matches(text, message.topic)) {
            message.qos = message.qos < filter->qos ? message.qos : filter->qos;
            deliver(broker, session, &message);
        }
    }
}

void broker_session_unsubscribe(session_t *session, simcom_bytes_t filter)
{
    subscription_t *row = find_subscription(session, filter);
    size_t i;

    if (row == NULL) {
        return;
    }
    i = (size_t)(row - session->subscriptions);
    buffer_free(&row->filter);
    session->subscription_count--;
    memmove(row, row + 1, (session->subscription_count - i) * sizeof *row);
}
