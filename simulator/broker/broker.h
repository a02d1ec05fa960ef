/* SPDX-License-Identifier: MIT */
/*
 * broker.h - what the broker in the program consists of.
 *
 *     module -> broker.c: requests become events ----> broker.c: tick, in the order of time
 *                                                          |
 *     module <- its functions of simcom_module.h <----- sessions.c: who gets what
 */
#ifndef SIMULATOR_BROKER_H
#define SIMULATOR_BROKER_H

#include "buffer.h"
#include "simcom/channel.h"
#include "simcom_broker.h"

/* A message that somebody keeps. */
typedef struct kept {
    buffer_t topic;
    buffer_t payload;
    uint8_t qos;
    bool retain;
} kept_t;

typedef struct subscription {
    buffer_t filter;
    uint8_t qos;
} subscription_t;

/* What the broker knows of a client identifier. */
typedef struct session {
    buffer_t id;
    bool clean;
    bool connected;
    simcom_broker_port_t *port; /* of the connection */
    unsigned client;
    bool has_will;
    kept_t will;
    subscription_t *subscriptions;
    size_t subscription_count;
    kept_t *waiting; /* for a client that is away */
    size_t waiting_count;
} session_t;

/* A connection of a module, made or in the making. */
typedef struct broker_link {
    uint32_t number; /* of this connection; 0: none */
    session_t *session;
} broker_link_t;

struct simcom_broker_port {
    simcom_broker_t *broker;
    simcom_module_t *module;
    broker_link_t links[SIMCOM_CLIENTS];
};

typedef enum broker_event_kind {
    EVENT_CONNECT, /* reaches the broker */
    EVENT_CONNECTED,
    EVENT_PUBLISH, /* reaches the broker */
    EVENT_PUBLISHED,
    EVENT_SUBSCRIBE, /* reaches the broker */
    EVENT_SUBSCRIBED,
    EVENT_UNSUBSCRIBE, /* reaches the broker */
    EVENT_UNSUBSCRIBED,
    EVENT_DISCONNECT,
    EVENT_DELIVER
} broker_event_kind_t;

typedef struct broker_event {
    uint8_t kind;
    uint64_t at;
    uint64_t order;  /* among those of the same time */
    uint32_t number; /* of the connection; the event dies with it */
    simcom_broker_port_t *port;
    unsigned client;
    uint8_t code;
    kept_t message;          /* of PUBLISH and DELIVER, the will of CONNECT */
    session_t *asked;        /* of CONNECT: what the client says of itself, not a session yet */
    subscription_t *filters; /* of SUBSCRIBE and UNSUBSCRIBE */
    size_t filter_count;
} broker_event_t;

struct simcom_broker {
    simcom_broker_settings_t settings;
    bool stopped;
    bool ticking;
    uint32_t now;
    uint64_t elapsed;
    uint64_t order;
    uint32_t numbers;
    simcom_broker_port_t **ports;
    size_t port_count;
    session_t **sessions;
    size_t session_count;
    kept_t *retained;
    size_t retained_count;
    broker_event_t *events;
    size_t event_count;
};

/* --- broker.c --- */
/* An event of a connection, `latencies` ways from now. */
broker_event_t *broker_event(simcom_broker_t *broker, broker_event_kind_t kind,
                             simcom_broker_port_t *port, unsigned client, uint32_t latencies);

/* --- sessions.c --- */
void kept_set(kept_t *kept, const simcom_module_publish_t *message);
void kept_free(kept_t *kept);
session_t *broker_session_find(const simcom_broker_t *broker, simcom_bytes_t id);
/* The session of a client that connects: the one that waited for it, or a new one. It takes what
 * `asked` says and frees that. */
session_t *broker_session_open(simcom_broker_t *broker, session_t *asked);
/* A connection has ended; with `will` without a word. The session may be gone afterwards. */
void broker_session_close(simcom_broker_t *broker, session_t *session, bool will);
void broker_session_free(session_t *session);
void broker_session_subscribe(simcom_broker_t *broker, session_t *session,
                              const subscription_t *filter);
void broker_session_unsubscribe(session_t *session, simcom_bytes_t filter);
/* A message goes to everybody who wants it. */
void broker_spread(simcom_broker_t *broker, const simcom_module_publish_t *message);
/* For a client that is away: keeps the message if its session asks for that. */
void broker_session_keep(session_t *session, const kept_t *message);
/* What waited for the client goes to it. */
void broker_session_flush(simcom_broker_t *broker, session_t *session);

/* --- topics.c --- */
bool topic_valid(simcom_bytes_t topic);
bool filter_valid(simcom_bytes_t filter);

#endif
