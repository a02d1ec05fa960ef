/* SPDX-License-Identifier: MIT */
#include "bottle.h"

#include "simcom/codes.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CLIENTS  2u
#define TEXT_MAX 1025u
#define FILTERS  16u
#define EVENTS   16u
#define RETAINED 1u

typedef struct message {
    size_t topic_length, payload_length;
    uint8_t topic[TEXT_MAX];
    uint8_t payload[10240];
} message_t;

typedef struct session {
    bool used;
    char id[160];
    size_t filter_count;
    char filters[FILTERS][TEXT_MAX];
    bool has_queued; /* one message for a client that is away */
    message_t queued;
} session_t;

typedef enum event_kind {
    EVENT_NONE,
    EVENT_CONNECTED,
    EVENT_PUBLISHED,
    EVENT_SUBSCRIBED,
    EVENT_UNSUBSCRIBED,
    EVENT_DISCONNECTED,
    EVENT_LOST
} event_kind_t;

typedef struct event {
    uint8_t kind;
    unsigned client;
    uint8_t code;
    uint32_t at;
} event_t;

typedef struct link {
    bool up;
    bool clean;
    uint8_t grant; /* code that answers every request, 0: none */
    session_t *session;
    bool has_will;
    message_t will;
} link_t;

struct bottle {
    simcom_module_t *module;
    uint32_t now;
    event_t events[EVENTS];
    size_t event_count;
    link_t links[CLIENTS];
    session_t sessions[4];
    uint8_t next_code; /* of a connect, 0: none */
    bool has_orphan;   /* the will of a client that was thrown out */
    message_t orphan;
    size_t retained_count;
    message_t retained[RETAINED];
};

/* --- Later --------------------------------------------------------------------------------------- */

static void later(bottle_t *bottle, event_kind_t kind, unsigned client, uint8_t code)
{
    if (bottle->event_count < EVENTS) {
        bottle->events[bottle->event_count++] =
            (event_t){(uint8_t)kind, client, code, bottle->now + BOTTLE_DELAY_MS};
    }
}

static void forget_events(bottle_t *bottle, unsigned client)
{
    size_t kept = 0;

    for (size_t i = 0; i < bottle->event_count; i++) {
        if (bottle->events[i].client != client) {
            bottle->events[kept++] = bottle->events[i];
        }
    }
    bottle->event_count = kept;
}

static void publish(bottle_t *bottle, const message_t *message);
static void deliver(bottle_t *bottle, unsigned client, const message_t *message);

static void now_connected(bottle_t *bottle, const event_t *event)
{
    link_t *link = &bottle->links[event->client];

    link->up = event->code == 0;
    simcom_module_connected(bottle->module, event->client, event->code);
    if (link->up && link->session != NULL && link->session->has_queued) {
        link->session->has_queued = false;
        deliver(bottle, event->client, &link->session->queued);
    }
    if (bottle->has_orphan) {
        bottle->has_orphan = false;
        publish(bottle, &bottle->orphan);
    }
}

static void happen(bottle_t *bottle, const event_t *event)
{
    switch (event->kind) {
    case EVENT_CONNECTED:
        now_connected(bottle, event);
        break;
    case EVENT_PUBLISHED:
        simcom_module_published(bottle->module, event->client, event->code);
        break;
    case EVENT_SUBSCRIBED:
        simcom_module_subscribed(bottle->module, event->client, event->code);
        break;
    case EVENT_UNSUBSCRIBED:
        simcom_module_unsubscribed(bottle->module, event->client, event->code);
        break;
    case EVENT_DISCONNECTED:
        simcom_module_disconnected(bottle->module, event->client, event->code);
        break;
    default:
        simcom_module_connection_lost(bottle->module, event->client, 1);
    }
}

static uint32_t bottle_tick(bottle_t *bottle, uint32_t now_ms)
{
    uint32_t wait = simcom_module_tick(bottle->module, now_ms);

    bottle->now = now_ms;
    for (size_t i = 0; i < bottle->event_count;) {
        const event_t event = bottle->events[i];
        const uint32_t left = event.at - now_ms;
        if (left != 0 && left < 0x80000000u) {
            wait = left < wait ? left : wait;
            i++;
            continue;
        }
        bottle->event_count--;
        memmove(&bottle->events[i], &bottle->events[i + 1],
                (bottle->event_count - i) * sizeof event);
        happen(bottle, &event);
        i = 0; /* it may have made others */
        wait = simcom_module_tick(bottle->module, now_ms);
    }
    return wait;
}

/* --- The broker ------------------------------------------------------------------------------------ */

static bool same_text(simcom_bytes_t a, const char *text)
{
    return a.length == strlen(text) && (a.length == 0 || memcmp(a.data, text, a.length) == 0);
}

static void copy_message(message_t *to, simcom_bytes_t topic, simcom_bytes_t payload)
{
    to->topic_length = topic.length < sizeof to->topic ? topic.length : sizeof to->topic;
    to->payload_length = payload.length < sizeof to->payload ? payload.length : sizeof to->payload;
    if (to->topic_length > 0) {
        memcpy(to->topic, topic.data, to->topic_length);
    }
    if (to->payload_length > 0) {
        memcpy(to->payload, payload.data, to->payload_length);
    }
}

/* Filters of the suite are topics without wildcards. */
static bool matches(const session_t *session, const message_t *message)
{
    for (size_t i = 0; session != NULL && i < session->filter_count; i++) {
        if (strlen(session->filters[i]) == message->topic_length &&
            memcmp(session->filters[i], message->topic, message->topic_length) == 0) {
            return true;
        }
    }
    return false;
}

static void deliver(bottle_t *bottle, unsigned client, const message_t *message)
{
    const simcom_bytes_t topic = {message->topic, message->topic_length};
    const simcom_bytes_t payload = {message->payload, message->payload_length};

    if (bottle->links[client].up && matches(bottle->links[client].session, message)) {
        (void)simcom_module_message(bottle->module, client, topic, payload);
    }
}

/* For the sessions of clients that are away. */
static void queue(bottle_t *bottle, const message_t *message)
{
    for (size_t i = 0; i < sizeof bottle->sessions / sizeof *bottle->sessions; i++) {
        session_t *session = &bottle->sessions[i];
        const bool away =
            session != bottle->links[0].session && session != bottle->links[1].session;
        if (session->used && away && matches(session, message)) {
            session->has_queued = true;
            session->queued = *message;
        }
    }
}

static void publish(bottle_t *bottle, const message_t *message)
{
    for (unsigned i = 0; i < CLIENTS; i++) {
        deliver(bottle, i, message);
    }
    queue(bottle, message);
}

static session_t *find_session(bottle_t *bottle, simcom_bytes_t id, bool clean)
{
    session_t *found = NULL;

    for (size_t i = 0; i < sizeof bottle->sessions / sizeof *bottle->sessions; i++) {
        session_t *session = &bottle->sessions[i];
        if (session->used && same_text(id, session->id)) {
            found = session;
            break;
        }
        if (!session->used && found == NULL) {
            found = session;
        }
    }
    if (found == NULL) {
        found = &bottle->sessions[0];
    }
    if (!found->used || clean) {
        found->filter_count = 0;
        found->has_queued = false;
    }
    found->used = true;
    (void)snprintf(found->id, sizeof found->id, "%.*s", (int)id.length, (const char *)id.data);
    return found;
}

/* A code that somebody asked for with "word-N". */
static uint8_t asked(simcom_bytes_t user, const char *word)
{
    const size_t n = strlen(word);
    unsigned code = 0;

    for (size_t i = n; user.length > n && memcmp(user.data, word, n) == 0 && i < user.length; i++) {
        code = code * 10 + user.data[i] - '0';
    }
    return (uint8_t)code;
}

static uint8_t verdict(const simcom_module_connect_t *how)
{
    const uint8_t code = asked(how->user, "code-");

    if (same_text(how->host, "refuser.test")) {
        return code;
    }
    if (!same_text(how->host, "broker.test")) {
        return SIMCOM_CODE_DNS_ERROR;
    }
    if (how->port != 1883) {
        return SIMCOM_CODE_SOCKET_CONNECT_FAILED;
    }
    if (how->tls == NULL) {
        return SIMCOM_CODE_NONE;
    }
    return how->tls->verify_server ? how->tls->unusable : SIMCOM_CODE_HANDSHAKE_FAILED;
}

static void send_will(bottle_t *bottle, unsigned client)
{
    link_t *link = &bottle->links[client];

    if (link->has_will) {
        link->has_will = false;
        publish(bottle, &link->will);
    }
}

/* Another client of the same id is thrown out (MQTT 3.1.1 3.1.4), after the new one is in. */
static void take_over(bottle_t *bottle, unsigned client)
{
    const unsigned other = 1 - client;

    if (bottle->links[other].up && bottle->links[other].session == bottle->links[client].session) {
        bottle->links[other].up = false;
        later(bottle, EVENT_LOST, other, 0);
        bottle->has_orphan = bottle->links[other].has_will;
        bottle->orphan = bottle->links[other].will;
        bottle->links[other].has_will = false;
        bottle->links[other].session = NULL;
    }
}

static void on_connect(void *context, unsigned client, const simcom_module_connect_t *how)
{
    bottle_t *bottle = context;
    link_t *link = &bottle->links[client];
    const uint8_t code = bottle->next_code != 0 ? bottle->next_code : verdict(how);

    bottle->next_code = 0;
    memset(link, 0, offsetof(link_t, will));
    link->grant = asked(how->user, "grant-");
    if (code == SIMCOM_CODE_TIMEOUT) {
        return; /* never answered */
    }
    later(bottle, EVENT_CONNECTED, client, code);
    if (code != SIMCOM_CODE_NONE) {
        return;
    }
    link->clean = how->clean;
    link->session = find_session(bottle, how->client_id, how->clean);
    take_over(bottle, client);
    if (how->will_topic.data != NULL) {
        link->has_will = true;
        copy_message(&link->will, how->will_topic, how->will_message);
    }
}

static void on_publish(void *context, unsigned client, const simcom_module_publish_t *published)
{
    bottle_t *bottle = context;
    static message_t message;

    copy_message(&message, published->topic, published->payload);
    later(bottle, EVENT_PUBLISHED, client, bottle->links[client].grant);
    if (published->retain) {
        bottle->retained_count = message.payload_length > 0 ? 1 : 0;
        bottle->retained[0] = message;
    }
    publish(bottle, &message);
}

static void on_subscribe(void *context, unsigned client, const simcom_module_filter_t *filters,
                         size_t count)
{
    bottle_t *bottle = context;
    session_t *session = bottle->links[client].session;

    later(bottle, EVENT_SUBSCRIBED, client, bottle->links[client].grant);
    for (size_t i = 0; session != NULL && i < count && session->filter_count < FILTERS; i++) {
        (void)snprintf(session->filters[session->filter_count++], TEXT_MAX, "%.*s",
                       (int)filters[i].text.length, (const char *)filters[i].text.data);
    }
    for (size_t i = 0; i < bottle->retained_count; i++) {
        deliver(bottle, client, &bottle->retained[i]);
    }
}

static void on_unsubscribe(void *context, unsigned client, const simcom_module_filter_t *filters,
                           size_t count)
{
    bottle_t *bottle = context;
    session_t *session = bottle->links[client].session;

    later(bottle, EVENT_UNSUBSCRIBED, client, bottle->links[client].grant);
    for (size_t i = 0; session != NULL && i < count; i++) {
        for (size_t j = 0; j < session->filter_count; j++) {
            if (same_text(filters[i].text, session->filters[j])) {
                memmove(session->filters[j], session->filters[--session->filter_count], TEXT_MAX);
            }
        }
    }
}

static void end_link(bottle_t *bottle, unsigned client)
{
    link_t *link = &bottle->links[client];

    if (link->session != NULL && link->clean) {
        link->session->used = false;
    }
    link->up = false;
    link->session = NULL;
}

static void on_disconnect(void *context, unsigned client)
{
    bottle_t *bottle = context;

    bottle->links[client].has_will = false;
    end_link(bottle, client);
    later(bottle, EVENT_DISCONNECTED, client, SIMCOM_CODE_NONE);
}

static void on_cut(void *context, unsigned client)
{
    bottle_t *bottle = context;

    forget_events(bottle, client);
    send_will(bottle, client);
    end_link(bottle, client);
}

/* --- The wire ------------------------------------------------------------------------------------------ */

static bool wire_send(void *context, const uint8_t *bytes, size_t n)
{
    bottle_t *bottle = context;

    while (n > 0) {
        const size_t taken = simcom_module_feed(bottle->module, bytes, n);
        bytes += taken;
        n -= taken;
        if (n > 0 && taken == 0) { /* it still works on the command before */
            const uint32_t wait = bottle_tick(bottle, bottle->now);
            if (wait == UINT32_MAX) {
                return true; /* for ever: the bytes are lost in its UART */
            }
            (void)bottle_tick(bottle, bottle->now + (wait == 0 ? 1 : wait));
        }
    }
    return true;
}

static long wire_receive(void *context, uint8_t *bytes, size_t size, uint32_t timeout_ms)
{
    bottle_t *bottle = context;
    const uint32_t begin = bottle->now;

    for (;;) {
        const uint8_t *from;
        size_t n = simcom_module_peek(bottle->module, &from);
        if (n > 0) {
            n = n < size ? n : size;
            memcpy(bytes, from, n);
            simcom_module_ack(bottle->module, n);
            return (long)n;
        }
        const uint32_t left = timeout_ms - (bottle->now - begin);
        uint32_t wait = bottle_tick(bottle, bottle->now);
        if (simcom_module_peek(bottle->module, &from) > 0) {
            continue;
        }
        if (left == 0) {
            return 0;
        }
        wait = wait < left ? wait : left;
        (void)bottle_tick(bottle, bottle->now + (wait == 0 ? 1 : wait));
    }
}

static uint32_t wire_now(void *context)
{
    return ((bottle_t *)context)->now;
}

/* The next command fails, whatever it is: as when the SIM is not ready. */
static const simcom_fault_t fail_next = {.kind = SIMCOM_FAULT_ANSWER,
                                         .place = SIMCOM_PLACE_COMMAND,
                                         .times = 1,
                                         .has_code = true,
                                         .code = SIMCOM_CODE_FAILED};

static bool wire_assist(void *context, wire_assist_t what, unsigned code)
{
    bottle_t *bottle = context;

    switch (what) {
    case WIRE_ASSIST_NETWORK_LOST:
        simcom_module_network_lost(bottle->module);
        break;
    case WIRE_ASSIST_PING_FAILED:
        simcom_module_ping_failed(bottle->module, 0, SIMCOM_CODE_TIMEOUT);
        break;
    case WIRE_ASSIST_FAIL:
        simcom_module_fault(bottle->module, &fail_next);
        break;
    default:
        bottle->next_code = (uint8_t)code;
    }
    return true;
}

wire_t bottle_wire(bottle_t *bottle)
{
    return (wire_t){bottle, wire_send, wire_receive, wire_now, NULL, wire_assist};
}

uint32_t bottle_now(const bottle_t *bottle)
{
    return bottle->now;
}

bottle_t *bottle_new(const simcom_module_settings_t *settings)
{
    static const simcom_module_network_t network = {on_connect,     on_publish,    on_subscribe,
                                                    on_unsubscribe, on_disconnect, on_cut};
    simcom_module_settings_t own = *settings;
    bottle_t *bottle = calloc(1, sizeof *bottle);

    if (bottle == NULL) {
        abort();
    }
    own.network = &network;
    own.network_context = bottle;
    bottle->module = simcom_module_new(&own);
    (void)bottle_tick(bottle, 1000);
    return bottle;
}

void bottle_free(bottle_t *bottle)
{
    if (bottle != NULL) {
        simcom_module_free(bottle->module);
        free(bottle);
    }
}
