/* SPDX-License-Identifier: MIT */
/* broker.c - requests of modules, and what comes of them in the order of time. */
#include "broker.h"
#include "simcom/codes.h"

#include <stdlib.h>
#include <string.h>

static broker_link_t *link_of(simcom_broker_port_t *port, unsigned client)
{
    return &port->links[client];
}

broker_event_t *broker_event(simcom_broker_t *broker, broker_event_kind_t kind,
                             simcom_broker_port_t *port, unsigned client, uint32_t latencies)
{
    broker_event_t *event;

    broker->events = realloc(broker->events, (broker->event_count + 1) * sizeof *broker->events);
    if (broker->events == NULL) {
        abort();
    }
    event = &broker->events[broker->event_count++];
    *event = (broker_event_t){
        .kind = (uint8_t)kind,
        .at = broker->elapsed + (uint64_t)latencies * broker->settings.latency_ms,
        .order = broker->order++,
        .number = link_of(port, client)->number,
        .port = port,
        .client = client,
    };
    return event;
}

static void event_free(broker_event_t *event)
{
    kept_free(&event->message);
    broker_session_free(event->asked);
    for (size_t i = 0; i < event->filter_count; i++) {
        buffer_free(&event->filters[i].filter);
    }
    free(event->filters);
}

/* --- What modules ask for --------------------------------------------------------------------- */

/* A TLS handshake takes its time; longer than negotiatetime it must not take. */
static void add_handshake(const simcom_broker_t *broker, const simcom_module_tls_t *tls,
                          broker_event_t *event)
{
    uint64_t most_ms = (uint64_t)tls->negotiate_time * 1000u;

    if (broker->settings.handshake_ms <= most_ms) {
        event->at += broker->settings.handshake_ms;
    } else {
        event->kind = EVENT_CONNECTED;
        event->at = broker->elapsed + most_ms;
        event->code = SIMCOM_CODE_HANDSHAKE_FAILED;
    }
}

static void port_connect(void *context, unsigned client, const simcom_module_connect_t *how)
{
    simcom_broker_port_t *port = context;
    simcom_broker_t *broker = port->broker;
    session_t *asked = allocate(1, sizeof *asked);
    broker_event_t *event;

    *link_of(port, client) = (broker_link_t){.number = ++broker->numbers};
    buffer_set(&asked->id, how->client_id);
    asked->clean = how->clean;
    asked->port = port;
    asked->client = client;
    asked->has_will = how->will_topic.data != NULL;
    if (asked->has_will) {
        simcom_module_publish_t will = {
            .topic = how->will_topic, .payload = how->will_message, .qos = how->will_qos};
        kept_set(&asked->will, &will);
    }
    event = broker_event(broker, EVENT_CONNECT, port, client, 1);
    event->asked = asked;
    event->code = SIMCOM_CODE_NONE;
    if (broker->settings.authorize != NULL) {
        event->code = broker->settings.authorize(broker->settings.context, how);
    }
    if (how->tls != NULL) {
        add_handshake(broker, how->tls, event);
    }
}

static void port_publish(void *context, unsigned client, const simcom_module_publish_t *message)
{
    static const uint32_t latencies[] = {0, 2, 4};
    simcom_broker_port_t *port = context;
    broker_event_t *event;

    if (!topic_valid(message->topic)) {
        simcom_module_published(port->module, client, SIMCOM_CODE_PACKET_FAILED);
        return;
    }
    event = broker_event(port->broker, EVENT_PUBLISH, port, client, 1);
    kept_set(&event->message, message);
    if (message->qos == 0) {
        simcom_module_published(port->module, client, SIMCOM_CODE_NONE);
    } else {
        (void)broker_event(port->broker, EVENT_PUBLISHED, port, client,
                           latencies[message->qos <= 2 ? message->qos : 2]);
    }
}

/* A request with filters is on its way; one of them that MQTT does not allow spoils it. */
static void send_filters(simcom_broker_port_t *port, broker_event_kind_t kind, unsigned client,
                         const simcom_module_filter_t *filters, size_t count)
{
    broker_event_t *event = broker_event(port->broker, kind, port, client, 1);

    event->filters = allocate(count, sizeof *event->filters);
    event->filter_count = count;
    for (size_t i = 0; i < count; i++) {
        buffer_set(&event->filters[i].filter, filters[i].text);
        event->filters[i].qos = filters[i].qos;
        if (!filter_valid(filters[i].text)) {
            event->code = SIMCOM_CODE_PACKET_FAILED;
        }
    }
}

static void port_subscribe(void *context, unsigned client, const simcom_module_filter_t *filters,
                           size_t count)
{
    send_filters(context, EVENT_SUBSCRIBE, client, filters, count);
}

static void port_unsubscribe(void *context, unsigned client, const simcom_module_filter_t *filters,
                             size_t count)
{
    send_filters(context, EVENT_UNSUBSCRIBE, client, filters, count);
}

static void port_disconnect(void *context, unsigned client)
{
    simcom_broker_port_t *port = context;
    (void)broker_event(port->broker, EVENT_DISCONNECT, port, client, 1);
}

/* The next message on its way to a connection, behind those of an order; NULL if there is none. */
static const broker_event_t *next_delivery(const simcom_broker_t *broker, uint32_t number,
                                           uint64_t behind)
{
    const broker_event_t *best = NULL;

    for (size_t i = 0; i < broker->event_count; i++) {
        const broker_event_t *event = &broker->events[i];
        if (event->kind == EVENT_DELIVER && event->number == number && event->order >= behind &&
            (best == NULL || event->order < best->order)) {
            best = event;
        }
    }
    return best;
}

/* A connection ends. What was on its way to the client waits for its return, if its session lasts. */
static void leave(simcom_broker_port_t *port, unsigned client, bool will)
{
    broker_link_t link = *link_of(port, client);
    const broker_event_t *event;
    uint64_t behind = 0;

    *link_of(port, client) = (broker_link_t){0};
    if (link.session == NULL) {
        return;
    }
    while ((event = next_delivery(port->broker, link.number, behind)) != NULL) {
        broker_session_keep(link.session, &event->message);
        behind = event->order + 1;
    }
    broker_session_close(port->broker, link.session, will);
}

/* Without a word: the broker sends the will. */
static void port_cut(void *context, unsigned client)
{
    leave(context, client, true);
}

const simcom_module_network_t simcom_broker_network = {
    .connect = port_connect,
    .publish = port_publish,
    .subscribe = port_subscribe,
    .unsubscribe = port_unsubscribe,
    .disconnect = port_disconnect,
    .cut = port_cut,
};

/* --- What comes of it ------------------------------------------------------------------------- */

/* The broker closes a connection. */
static void drop(session_t *session)
{
    simcom_broker_port_t *port = session->port;
    unsigned client = session->client;

    port_cut(port, client);
    simcom_module_connection_lost(port->module, client, 1);
}

static void connect_arrives(simcom_broker_t *broker, broker_event_t *event)
{
    broker_link_t *link = link_of(event->port, event->client);
    session_t *before = broker_session_find(broker, buffer_view(&event->asked->id));
    uint8_t code = broker->stopped ? (uint8_t)SIMCOM_CODE_SOCKET_CONNECT_FAILED : event->code;
    simcom_broker_port_t *port = event->port;
    unsigned client = event->client;

    if (code == SIMCOM_CODE_NONE) {
        if (before != NULL && before->connected) {
            drop(before); /* MQTT 3.1.1, 3.1.4: the identifier belongs to the new one */
        }
        link->session = broker_session_open(broker, event->asked);
        event->asked = NULL;
    }
    broker_event(broker, EVENT_CONNECTED, port, client, 1)->code = code;
    if (link->session != NULL) {
        broker_session_flush(broker, link->session);
    }
}

static void publish_arrives(simcom_broker_t *broker, const broker_event_t *event)
{
    const session_t *session = link_of(event->port, event->client)->session;
    simcom_module_publish_t message = {.topic = buffer_view(&event->message.topic),
                                       .payload = buffer_view(&event->message.payload),
                                       .qos = event->message.qos,
                                       .retain = event->message.retain};

    if (broker->settings.published != NULL && session != NULL) {
        buffer_t id = {NULL, 0, 0, 0};
        buffer_set(&id, buffer_view(&session->id));
        buffer_add(&id, "", 1);
        broker->settings.published(broker->settings.context, (const char *)buffer_view(&id).data,
                                   &message);
        buffer_free(&id);
    }
    broker_spread(broker, &message);
}

/* The answer first, then the retained messages. */
static void filters_arrive(simcom_broker_t *broker, const broker_event_t *event)
{
    session_t *session = link_of(event->port, event->client)->session;
    bool subscribe = event->kind == EVENT_SUBSCRIBE;

    broker_event(broker, subscribe ? EVENT_SUBSCRIBED : EVENT_UNSUBSCRIBED, event->port,
                 event->client, 1)
        ->code = event->code;
    for (size_t i = 0; i < event->filter_count && session != NULL && event->code == 0; i++) {
        if (subscribe) {
            broker_session_subscribe(broker, session, &event->filters[i]);
        } else {
            broker_session_unsubscribe(session, buffer_view(&event->filters[i].filter));
        }
    }
}

static void disconnect_arrives(const broker_event_t *event)
{
    leave(event->port, event->client, false);
    simcom_module_disconnected(event->port->module, event->client, SIMCOM_CODE_NONE);
}

static void happen(simcom_broker_t *broker, broker_event_t *event)
{
    simcom_module_t *module = event->port->module;

    switch ((broker_event_kind_t)event->kind) {
    case EVENT_CONNECT:
        connect_arrives(broker, event);
        break;
    case EVENT_CONNECTED:
        simcom_module_connected(module, event->client, event->code);
        break;
    case EVENT_PUBLISH:
        publish_arrives(broker, event);
        break;
    case EVENT_PUBLISHED:
        simcom_module_published(module, event->client, event->code);
        break;
    case EVENT_SUBSCRIBE:
    case EVENT_UNSUBSCRIBE:
        filters_arrive(broker, event);
        break;
    case EVENT_SUBSCRIBED:
        simcom_module_subscribed(module, event->client, event->code);
        break;
    case EVENT_UNSUBSCRIBED:
        simcom_module_unsubscribed(module, event->client, event->code);
        break;
    case EVENT_DISCONNECT:
        disconnect_arrives(event);
        break;
    case EVENT_DELIVER:
        (void)simcom_module_message(module, event->client, buffer_view(&event->message.topic),
                                    buffer_view(&event->message.payload));
        break;
    }
}

/* The event that comes next, SIZE_MAX if there is none. */
static size_t next_event(const simcom_broker_t *broker)
{
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < broker->event_count; i++) {
        const broker_event_t *event = &broker->events[i];
        if (best == SIZE_MAX || event->at < broker->events[best].at ||
            (event->at == broker->events[best].at && event->order < broker->events[best].order)) {
            best = i;
        }
    }
    return best;
}

static void run_event(simcom_broker_t *broker, size_t index)
{
    broker_event_t event = broker->events[index];

    broker->event_count--;
    broker->events[index] = broker->events[broker->event_count];
    if (event.number == link_of(event.port, event.client)->number && event.number != 0) {
        happen(broker, &event);
    }
    event_free(&event);
}

uint32_t simcom_broker_tick(simcom_broker_t *broker, uint32_t now_ms)
{
    size_t next;

    broker->elapsed += broker->ticking ? now_ms - broker->now : 0;
    broker->ticking = true;
    broker->now = now_ms;
    while ((next = next_event(broker)) != SIZE_MAX && broker->events[next].at <= broker->elapsed) {
        run_event(broker, next);
    }
    return simcom_broker_wait(broker);
}

uint32_t simcom_broker_wait(const simcom_broker_t *broker)
{
    size_t next = next_event(broker);

    if (next == SIZE_MAX) {
        return UINT32_MAX;
    }
    return broker->events[next].at <= broker->elapsed
               ? 0
               : (uint32_t)(broker->events[next].at - broker->elapsed);
}

/* --- Made and freed --------------------------------------------------------------------------- */

simcom_broker_t *simcom_broker_new(const simcom_broker_settings_t *settings)
{
    simcom_broker_t *broker = allocate(1, sizeof *broker);

    broker->settings.latency_ms = 10;
    if (settings != NULL) {
        broker->settings = *settings;
    }
    return broker;
}

simcom_broker_port_t *simcom_broker_port_new(simcom_broker_t *broker)
{
    simcom_broker_port_t *port = allocate(1, sizeof *port);

    port->broker = broker;
    broker->ports =
        realloc(broker->ports, (broker->port_count + 1) * sizeof(simcom_broker_port_t *));
    if (broker->ports == NULL) {
        abort();
    }
    broker->ports[broker->port_count++] = port;
    return port;
}

void simcom_broker_attach(simcom_broker_port_t *port, simcom_module_t *module)
{
    port->module = module;
}

void simcom_broker_detach(simcom_broker_port_t *port)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        port_cut(port, i);
    }
    port->module = NULL;
}

void simcom_broker_publish(simcom_broker_t *broker, const simcom_module_publish_t *message)
{
    broker_spread(broker, message);
}

void simcom_broker_run(simcom_broker_t *broker, bool running)
{
    size_t i = 0;

    broker->stopped = !running;
    while (!running && i < broker->session_count) {
        if (broker->sessions[i]->connected) {
            drop(broker->sessions[i]);
            i = 0; /* it may be gone, and others moved */
        } else {
            i++;
        }
    }
}

bool simcom_broker_connected(const simcom_broker_t *broker, const char *client_id)
{
    const session_t *session = broker_session_find(broker, simcom_text(client_id));
    return session != NULL && session->connected;
}

void simcom_broker_free(simcom_broker_t *broker)
{
    if (broker == NULL) {
        return;
    }
    for (size_t i = 0; i < broker->event_count; i++) {
        event_free(&broker->events[i]);
    }
    for (size_t i = 0; i < broker->session_count; i++) {
        broker_session_free(broker->sessions[i]);
    }
    for (size_t i = 0; i < broker->retained_count; i++) {
        kept_free(&broker->retained[i]);
    }
    for (size_t i = 0; i < broker->port_count; i++) {
        free(broker->ports[i]);
    }
    free(broker->events);
    free(broker->sessions);
    free(broker->retained);
    free(broker->ports);
    free(broker);
}
