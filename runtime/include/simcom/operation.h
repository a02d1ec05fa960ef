/* SPDX-License-Identifier: MIT */
/*
 * operation.h - what the operations of simcom/mqtt.h are given.
 *
 * Ownership: a call copies the struct. The bytes that it points to (topics, payloads, names,
 * passwords, file contents) are not copied and must stay as they are until the operation's event.
 */
#ifndef SIMCOM_OPERATION_H
#define SIMCOM_OPERATION_H

#include "simcom/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* AT+CMQTTACCQ (V1.00 2.2.3) */
typedef struct simcom_acquire {
    simcom_bytes_t client_id; /* 1-23 bytes, UTF-8; v3.00: 1-128 */
    bool tls;                 /* connect over TLS */
} simcom_acquire_t;

/* AT+CMQTTWILLTOPIC and AT+CMQTTWILLMSG (V1.00 2.2.6, 2.2.7). The module has no retained will. */
typedef struct simcom_will {
    simcom_bytes_t topic;   /* 1-1024 bytes, UTF-8 */
    simcom_bytes_t message; /* 1-10240 bytes; v3.00: 1-1024 */
    uint8_t qos;            /* 0-2 */
} simcom_will_t;

/* Which settings of simcom_tls_t are sent. */
#define SIMCOM_TLS_VERSION        0x01u
#define SIMCOM_TLS_AUTHMODE       0x02u
#define SIMCOM_TLS_IGNORE_TIME    0x04u
#define SIMCOM_TLS_NEGOTIATE_TIME 0x08u

/* The settings of AT+CSSLCFG (V1.00 2.1.1), each sent by a command of its own. Files are sent if
 * their name is given, numbers if their bit is set. */
typedef struct simcom_tls {
    simcom_bytes_t ca_file;         /* 5-128 bytes, .pem or .der */
    simcom_bytes_t clientcert_file; /* as ca_file */
    simcom_bytes_t clientkey_file;  /* as ca_file */
    uint16_t negotiate_time;        /* seconds, 10-300; the module's default is 300 */
    uint8_t set;                    /* SIMCOM_TLS_... */
    uint8_t context;                /* SSL context, 0-9 */
    uint8_t version;     /* 0 SSL 3.0, 1 TLS 1.0, 2 TLS 1.1, 3 TLS 1.2, 4 all (default) */
    uint8_t authmode;    /* 0 none, 1 server, 2 server and client, 3 client; default 0 */
    uint8_t ignore_time; /* 1 (default): dates of certificates are not checked */
} simcom_tls_t;

/* AT+CCERTDOWN (V1.00 2.1.2) */
typedef struct simcom_certificate {
    simcom_bytes_t name; /* 5-128 bytes, .pem or .der */
    simcom_bytes_t data; /* 1-10240 bytes, sent as they are */
} simcom_certificate_t;

/* Use no particular SSL context: the module takes the one of the client's number. */
#define SIMCOM_CONTEXT_NONE 0xFFu

/* AT+CMQTTSSLCFG and AT+CMQTTCONNECT (V1.00 2.2.5, 2.2.8) */
typedef struct simcom_connect {
    simcom_bytes_t server;   /* 9-256 bytes, tcp://host[:port], for TLS too */
    simcom_bytes_t user;     /* 1-256 bytes, or not given. Some firmware wants a password with it */
    simcom_bytes_t password; /* 1-256 bytes; needs a user */
    uint16_t keepalive;      /* seconds, 60-64800; v3.00: 1-64800 */
    /* Seconds that the TLS handshake may take, as set in the SSL context; 0: the module's default of
     * 300. The time limit of the operation follows from it. */
    uint16_t negotiate_time;
    bool clean;      /* start with a clean session */
    uint8_t context; /* SSL context 0-9, or SIMCOM_CONTEXT_NONE */
} simcom_connect_t;

/* AT+CMQTTTOPIC, AT+CMQTTPAYLOAD and AT+CMQTTPUB (V1.00 2.2.10 to 2.2.12) */
typedef struct simcom_publish {
    simcom_bytes_t topic;   /* 1-1024 bytes, UTF-8 */
    simcom_bytes_t payload; /* 0-10240 bytes, any */
    uint16_t timeout;       /* seconds the module waits for the broker, 60-180; 0 stands for 60 */
    uint8_t qos;            /* 0-2 */
    bool retain;
    bool dup;
} simcom_publish_t;

/* AT+CMQTTSUB and AT+CMQTTUNSUB of one topic (V1.00 2.2.14, 2.2.16) */
typedef struct simcom_filter {
    simcom_bytes_t filter; /* 1-1024 bytes, UTF-8 */
    uint8_t qos;           /* 0-2; not used when unsubscribing */
    bool dup;
} simcom_filter_t;

/* Any one command: simcom_send(). */
typedef struct simcom_raw {
    const simcom_form_t *form;
    const void *arguments; /* its argument struct; kept by pointer until the event */
    simcom_bytes_t data;   /* what follows the prompt, if the form has one */
} simcom_raw_t;

/* Room for any of them; kept in the slot of the running operation. */
typedef union simcom_operation_arguments {
    simcom_acquire_t acquire;
    simcom_will_t will;
    simcom_tls_t tls;
    simcom_certificate_t certificate;
    simcom_connect_t connect;
    simcom_publish_t publish;
    simcom_filter_t filter;
    simcom_raw_t raw;
    simcom_bytes_t name;
    uint16_t seconds;
} simcom_operation_arguments_t;

#ifdef __cplusplus
}
#endif

#endif
