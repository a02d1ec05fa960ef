/* SPDX-License-Identifier: MIT */
/*
 * simcom_broker.h - an MQTT broker inside the program, for tests in virtual time.
 *
 * It serves any number of simulated modules, speaks with them through simcom_module_network_t, and
 * opens no socket. It knows what MQTT 3.1.1 asks of a broker: QoS 0 to 2, retained messages, wills,
 * wildcards, sessions that outlive a connection, and one connection per client identifier.
 *
 *     simcom_broker_t *broker = simcom_broker_new(&settings);
 *     simcom_broker_port_t *port = simcom_broker_port_new(broker);
 *     module_settings.network = &simcom_broker_network;
 *     module_settings.network_context = port;
 *     module = simcom_module_new(&module_settings);
 *     simcom_broker_attach(port, module);
 *     ...
 *     wait = simcom_broker_tick(broker, now_ms);
 *
 * Every name of a host is this broker, and TLS succeeds unless `authorize` has something against it
 * or the handshake takes too long: what else those can do wrong is a fault (simcom_fault.h). Nothing
 * of it depends on chance or on the system's time.
 */
#ifndef SIMCOM_BROKER_H
#define SIMCOM_BROKER_H

#include "simcom_module.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct simcom_broker simcom_broker_t;

/* One module's way to the broker. */
typedef struct simcom_broker_port simcom_broker_port_t;

typedef struct simcom_broker_settings {
    /* One way, in ms. A CONNECT, SUBSCRIBE or QoS 1 publish takes two of them, QoS 2 four, and QoS 0
     * none until the module says that it is done. */
    uint32_t latency_ms;
    /* How much longer a connection over TLS takes, in ms. If that is longer than the negotiatetime of
     * its SSL context (V1.00 2.1.1), the connect ends with 32 when that is over. */
    uint32_t handshake_ms;
    /* Answers a CONNECT with a SIMCOM_CODE_..., 27 to 31 being CONNACK's 1 to 5, 32 and 34 of a
     * handshake that a server with other settings refuses (how->tls), or 0. NULL: all are let in. */
    uint8_t (*authorize)(void *context, const simcom_module_connect_t *how);
    /* Told of every message that reaches the broker. NULL: nobody. It lives only during the call. */
    void (*published)(void *context, const char *client_id, const simcom_module_publish_t *message);
    void *context; /* of both */
} simcom_broker_settings_t;

/* The settings are copied; NULL: 10 ms, everybody let in. */
simcom_broker_t *simcom_broker_new(const simcom_broker_settings_t *settings);

/* Frees the ports as well. After the modules were freed. */
void simcom_broker_free(simcom_broker_t *broker);

extern const simcom_module_network_t simcom_broker_network;

/* A port for one more module; it belongs to the broker. */
simcom_broker_port_t *simcom_broker_port_new(simcom_broker_t *broker);

/* Whom the port serves. Before the module is fed. */
void simcom_broker_attach(simcom_broker_port_t *port, simcom_module_t *module);

/* A module is about to be freed: without a word to anybody its connections end, and its wills are
 * sent. Freeing the module does the same for connections that it has. */
void simcom_broker_detach(simcom_broker_port_t *port);

/* Tells the time, from the modules' clock, and does what is due. Returns how many ms may pass until
 * the next call, UINT32_MAX if nothing is under way. */
uint32_t simcom_broker_tick(simcom_broker_t *broker, uint32_t now_ms);

/* The same without a new time: how long after the last tick the next thing is due. */
uint32_t simcom_broker_wait(const simcom_broker_t *broker);

/* A message from somebody who is no module. */
void simcom_broker_publish(simcom_broker_t *broker, const simcom_module_publish_t *message);

/* Closes every connection, and takes no new ones until it is called with true. Retained messages
 * and sessions stay. */
void simcom_broker_run(simcom_broker_t *broker, bool running);

/* Whether a client is connected. */
bool simcom_broker_connected(const simcom_broker_t *broker, const char *client_id);

/* MQTT 3.1.1, 4.7: whether a filter matches a topic. */
bool simcom_broker_matches(simcom_bytes_t filter, simcom_bytes_t topic);

#ifdef __cplusplus
}
#endif

#endif
