/* SPDX-License-Identifier: MIT */
/* session.h - from an opened module to a connected client, and back. */
#ifndef SIMCOM_TOOL_SESSION_H
#define SIMCOM_TOOL_SESSION_H

#include "content.h"
#include "module.h"
#include "simcom/session.h"
#include "store.h"

/* Room for messages that wait to be published: as much as a queue can have. */
#define QUEUE_SIZE 65535u

/* A client that is kept connected by simcom_session_t. Set `once` before session_open(); the rest is private. */
typedef struct session {
    bool once; /* a connection that is lost is not made again */
    bool started;
    bool was_online;
    bool stopping;
    bool stopped;
    module_t *module;
    simcom_session_t session;
    simcom_session_config_t config;
    simcom_connect_t connect;
    simcom_will_t will;
    simcom_settings_t settings;
    simcom_tls_t tls;
    simcom_filter_t filters[OPTIONS_TOPICS];
    content_t ca;
    content_t cert;
    content_t key;
    store_t store;
    char ca_name[STORE_NAME]; /* in the module; empty: none */
    char cert_name[STORE_NAME];
    char key_name[STORE_NAME];
    bool found_files;     /* some of them were there */
    bool files_suspected; /* the module refused to connect, perhaps because of them */
    char server[300];
    uint8_t queue[QUEUE_SIZE];
} session_t;

/* Reads the certificate files, before anything else is touched. */
bool session_read_files(session_t *session, const options_t *options);

/* Brings the module up and connects and subscribes. Returns false after saying why, with the module's `failure` set, or if
 * Ctrl-C was pressed. What it did has to be taken down anyway. */
bool session_open(session_t *session, module_t *module);

/* One turn of the loop. Returns false when the module is gone.
 * [in] timeout_ms  UINT32_MAX waits for the next event */
bool session_turn(session_t *session, uint32_t timeout_ms);

/* Puts a message into the queue, which is copied; waits while there is no room. Returns false after saying why. */
bool session_publish(session_t *session, simcom_bytes_t topic, simcom_bytes_t payload);

/* Waits until the queue is empty. Returns false if it is not, because something failed or Ctrl-C was pressed. */
bool session_flush(session_t *session);

/* Takes down what was built up. */
void session_close(session_t *session);

#endif
