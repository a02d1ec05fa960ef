/* SPDX-License-Identifier: MIT */
/*
 * operation.h - what the operations of simcom/mqtt.h are given.
 *
 * Ownership: a call copies the struct, with two exceptions: the settings of a connection
 * (simcom_connect_t) and of TLS (simcom_tls_t) and an array of filters are kept by pointer, since
 * a firmware has them as constants. What is pointed to (topics, payloads, names, passwords, file
 * contents) is never copied. All of it must stay as it is until the operation's event.
 */
#ifndef SIMCOM_OPERATION_H
#define SIMCOM_OPERATION_H

#include "simcom/private/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A number of a few bits that may be left out; {0} is "not given". */
typedef struct simcom_optional_byte {
    uint8_t value;
    bool given;
} simcom_optional_byte_t;

/* AT+CMQTTACCQ (V1.00 2.2.3) */
typedef struct simcom_acquire {
    simcom_bytes_t client_id; /* 1-23 bytes, UTF-8; v3.00: 1-128 */
    bool tls;                 /* connect over TLS */
    uint8_t mqtt_version; /* v3.00: 3 (MQTT 3.1) or 4 (3.1.1); 0: not sent, the module's default */
} simcom_acquire_t;

/* AT+CMQTTWILLTOPIC and AT+CMQTTWILLMSG (V1.00 2.2.6, 2.2.7). The module has no retained will. */
typedef struct simcom_will {
    simcom_bytes_t topic;   /* 1-1024 bytes, UTF-8 */
    simcom_bytes_t message; /* 1-10240 bytes; v3.00: 1-1024 */
    uint8_t qos;            /* 0-2 */
} simcom_will_t;

/* Which numbers of simcom_tls_t are sent. */
#define SIMCOM_TLS_VERSION        0x01u
#define SIMCOM_TLS_AUTHMODE       0x02u
#define SIMCOM_TLS_IGNORE_TIME    0x04u
#define SIMCOM_TLS_NEGOTIATE_TIME 0x08u
#define SIMCOM_TLS_SNI            0x10u /* v3.00 */
#define SIMCOM_TLS_CIPHERSUITES   0x20u /* v3.00 */

/* The settings of AT+CSSLCFG (V1.00 2.1.1; V3.00 10.2.12), each sent by a command of its own. Files
 * and the key's password are sent if they are given, numbers if their bit is set. Kept by pointer. */
typedef struct simcom_tls {
    simcom_bytes_t ca_file; /* 5-128 bytes, .pem or .der, or {non-ascii}: simcom_file_name() */
    simcom_bytes_t clientcert_file; /* as ca_file */
    simcom_bytes_t clientkey_file;  /* as ca_file */
    simcom_bytes_t key_password;    /* v3.00: 0-128 bytes; secret */
    uint16_t negotiate_time;        /* seconds, 10-300; the module's default is 300 */
    uint16_t ciphersuites;          /* v3.00: 0x002F, or 0xFFFF for all (default) */
    uint8_t set;                    /* SIMCOM_TLS_... */
    uint8_t context;                /* SSL context, 0-9 */
    uint8_t version;     /* 0 SSL 3.0, 1 TLS 1.0, 2 TLS 1.1, 3 TLS 1.2, 4 all (default) */
    uint8_t authmode;    /* 0 none, 1 server, 2 server and client, 3 client; default 0 */
    uint8_t ignore_time; /* 1 (default): dates of certificates are not checked */
    uint8_t sni;         /* v3.00: 1 sends the server's name; default 0. See simcom_connect_t.sni */
} simcom_tls_t;

/* AT+CCERTDOWN (V1.00 2.1.2) */
typedef struct simcom_certificate {
    simcom_bytes_t name; /* 5-128 bytes, .pem or .der */
    simcom_bytes_t data; /* 1-10240 bytes, sent as they are */
} simcom_certificate_t;

/* Use no particular SSL context: the module takes the one of the client's number. */
#define SIMCOM_CONTEXT_NONE 0xFFu

/* Whether a connection over TLS tells the server's name (SNI). */
typedef enum simcom_sni {
    SIMCOM_SNI_AUTO, /* yes, if the server is a name and not an address, and the revision has it */
    SIMCOM_SNI_OFF,  /* no */
    SIMCOM_SNI_KEEP  /* as the SSL context is set already */
} simcom_sni_t;

/* AT+CMQTTSSLCFG and AT+CMQTTCONNECT (V1.00 2.2.5, 2.2.8). Kept by pointer. */
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
    uint8_t sni;     /* simcom_sni_t; used with a context only */
} simcom_connect_t;

/* AT+CMQTTCFG (V1.00 2.2.17): settings of an acquired client, lost when it is released. */
typedef struct simcom_settings {
    simcom_optional_byte_t check_utf8; /* 0: topics need not be UTF-8; the module's default is 1 */
    simcom_optional_byte_t optimeout;  /* v3.00: seconds of an operation, 20-120, default 120 */
} simcom_settings_t;

/* AT+CMQTTTOPIC, AT+CMQTTPAYLOAD and AT+CMQTTPUB (V1.00 2.2.10 to 2.2.12) */
typedef struct simcom_publish {
    simcom_bytes_t topic;   /* 1-1024 bytes, UTF-8, without + and # */
    simcom_bytes_t payload; /* 0-10240 bytes, any */
    uint16_t timeout;       /* seconds the module waits for the broker, 60-180; 0 stands for 60 */
    uint8_t qos;            /* 0-2 */
    bool retain;
    bool dup;
} simcom_publish_t;

/* A topic filter: AT+CMQTTSUB and AT+CMQTTUNSUB (V1.00 2.2.14, 2.2.16) */
typedef struct simcom_filter {
    simcom_bytes_t filter; /* 1-1024 bytes, UTF-8; + is a level, # the last one */
    uint8_t qos;           /* 0-2; not used when unsubscribing */
    bool dup;
} simcom_filter_t;

/* Several filters at once. */
typedef struct simcom_filters {
    const simcom_filter_t *filter; /* kept by pointer */
    uint8_t count;                 /* 1-100 */
    bool dup;
} simcom_filters_t;

/* Any one command: simcom_send(). */
typedef struct simcom_raw {
    const simcom_form_t *form;
    const void *arguments; /* its argument struct; kept by pointer until the event */
    simcom_bytes_t data;   /* what follows the prompt, if the form has one */
} simcom_raw_t;

/* Settings that are kept by pointer; private. */
typedef struct simcom_kept {
    const void *settings;
    uint16_t result_s; /* of a connection: time limit of its result, in seconds */
} simcom_kept_t;

/* Room for any of them; kept in the slot of the running operation. */
typedef union simcom_operation_arguments {
    simcom_acquire_t acquire;
    simcom_will_t will;
    simcom_kept_t kept; /* simcom_tls_t, simcom_connect_t */
    simcom_certificate_t certificate;
    simcom_settings_t settings;
    simcom_publish_t publish;
    simcom_filter_t filter;
    simcom_filters_t filters;
    simcom_raw_t raw;
    simcom_bytes_t name;
    uint16_t seconds;
} simcom_operation_arguments_t;

#ifdef __cplusplus
}
#endif

#endif
