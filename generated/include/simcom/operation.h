/* SPDX-License-Identifier: MIT */
/*
 * simcom/operation.h - the operations, and what an application gives them.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
/* Ownership: a call of simcom/mqtt.h copies the struct that it is given, unless the struct says that it is kept by pointer.
 * What is pointed to (topics, payloads, names, passwords, file contents) is never copied. All of it must stay as it is until
 * the operation's event.
 *
 * A number that is 0 is not given where its parameter can be left out. What a revision has no parameter or form for is
 * answered SIMCOM_E_REVISION if it is given. */
#ifndef SIMCOM_OPERATION_H
#define SIMCOM_OPERATION_H

#include "simcom/private/arguments.h"
#include "simcom/private/table.h"

#if SIMCOM_TABLE_VERSION != 11
#error "Made for another version of the runtime. Regenerate: python3 -m codegen generate"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The operations, as an event names them. */
typedef enum simcom_operation {
    SIMCOM_OPERATION_NONE,
    SIMCOM_OPERATION_COMMAND, /* simcom_send() */
    SIMCOM_OPERATION_START = 2, /* Start the MQTT service */
    SIMCOM_OPERATION_STOP = 3, /* Stop the MQTT service */
    SIMCOM_OPERATION_TLS = 4, /* Configure an SSL context */
    SIMCOM_OPERATION_CERTIFICATE = 5, /* Put a certificate file into the module */
    SIMCOM_OPERATION_CERTIFICATE_DELETE = 6, /* Delete a certificate file */
    SIMCOM_OPERATION_ACQUIRE = 7, /* Acquire a client */
    SIMCOM_OPERATION_RELEASE = 8, /* Release a client */
    SIMCOM_OPERATION_WILL = 9, /* Set the will of a client */
    SIMCOM_OPERATION_CONNECT = 10, /* Connect a client to a broker */
    SIMCOM_OPERATION_DISCONNECT = 11, /* Disconnect a client */
    SIMCOM_OPERATION_PUBLISH = 12, /* Publish a message */
    SIMCOM_OPERATION_SUBSCRIBE = 13, /* Subscribe to a topic filter */
    SIMCOM_OPERATION_UNSUBSCRIBE = 14, /* Unsubscribe from a topic filter */
    SIMCOM_OPERATION_CONFIGURE = 15, /* Configure a client */
    SIMCOM_OPERATION_CERTIFICATE_LIST = 16, /* List the certificate files */
    SIMCOM_OPERATION_ECHO_OFF = 17 /* Switch the echo of commands off */
} simcom_operation_t;

/* Which numbers of simcom_tls_t are given. */
#define SIMCOM_TLS_VERSION 0x01u
#define SIMCOM_TLS_AUTHMODE 0x02u
#define SIMCOM_TLS_IGNORE_TIME 0x04u
#define SIMCOM_TLS_NEGOTIATE_TIME 0x08u
#define SIMCOM_TLS_SNI 0x10u
#define SIMCOM_TLS_CIPHERSUITES 0x20u

/* Configure an SSL context: AT+CSSLCFG (V1.00 2.1.1). Each setting is sent by a command of its own:
 * a file and the key's password if they are given, a number if its bit is set. Kept by pointer
 * until the operation has ended. */
typedef struct simcom_tls {
    /* File name of the server's root CA: .pem or .der, see simcom_file_name(). v1.00,
     * v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. */
    simcom_bytes_t ca_file;
    /* File name of the client's certificate. v1.00, v1.00-as-printed, v3.00: 5-128 bytes;
     * a76xx-v1.06: 5-108 bytes. */
    simcom_bytes_t clientcert_file;
    /* File name of the client's private key. v1.00, v1.00-as-printed, v3.00: 5-128 bytes;
     * a76xx-v1.06: 5-108 bytes. */
    simcom_bytes_t clientkey_file;
    /* Password of the private key. v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 0-128
     * bytes. */
    simcom_bytes_t key_password;
    /* The longest time that the TLS handshake may take. 10-300 s, default 300. */
    uint16_t negotiate_time;
    /* The cipher suites to offer. v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 0x002F or
     * 0xFFFF, default 65535. */
    uint16_t ciphersuites;
    /* Which numbers are given: SIMCOM_TLS_... or-ed. */
    uint8_t set;
    /* The SSL context. 0-9. */
    uint8_t context;
    /* The TLS versions to offer. 0 ssl_3_0, 1 tls_1_0, 2 tls_1_1, 3 tls_1_2, 4 all, default 4. */
    uint8_t version;
    /* What is verified. 0 none, 1 server, 2 both, 3 client, default 0. */
    uint8_t authmode;
    /* Whether the dates of certificates are left unchecked. 0 check, 1 ignore, default 1. */
    uint8_t ignore_time;
    /* Whether the server's name is sent. See simcom_connect_t.sni. v1.00, v1.00-as-printed: not
     * there; v3.00, a76xx-v1.06: 0 off, 1 on, default 0. */
    uint8_t sni;
} simcom_tls_t;

/* Put a certificate file into the module: AT+CCERTDOWN (V1.00 2.1.2). */
typedef struct simcom_certificate {
    /* Name of the file: .pem or .der, see simcom_file_name(). v1.00, v1.00-as-printed, v3.00: 5-128
     * bytes; a76xx-v1.06: 5-108 bytes. */
    simcom_bytes_t name;
    /* The file, sent as it is. v1.00, v1.00-as-printed, v3.00: 1-10240 bytes; a76xx-v1.06: 1-3072
     * bytes. */
    simcom_bytes_t data;
} simcom_certificate_t;

/* Acquire a client: AT+CMQTTACCQ (V1.00 2.2.3). */
typedef struct simcom_acquire {
    /* The client identifier that the broker sees. v1.00, v1.00-as-printed: 1-23 bytes in UTF-8;
     * v3.00, a76xx-v1.06: 1-128 bytes in UTF-8. */
    simcom_bytes_t client_id;
    /* Connect over TLS. 0 tcp, 1 tls, default 0. */
    bool tls;
    /* The version of MQTT; 0: the module's default. v1.00, v1.00-as-printed, a76xx-v1.06: not
     * there; v3.00: 3 mqtt_3_1, 4 mqtt_3_1_1, default 4. */
    uint8_t mqtt_version;
} simcom_acquire_t;

/* Set the will of a client: AT+CMQTTWILLTOPIC, AT+CMQTTWILLMSG (V1.00 2.2.6). The module has no
 * retained will. */
typedef struct simcom_will {
    /* A topic name, without + and #. 1-1024 bytes. */
    simcom_bytes_t topic;
    /* The message. v1.00, v1.00-as-printed: 1-10240 bytes; v3.00, a76xx-v1.06: 1-1024 bytes. */
    simcom_bytes_t message;
    /* Quality of service. 0 at_most_once, 1 at_least_once, 2 exactly_once. */
    uint8_t qos;
} simcom_will_t;

/* Whether a connection over TLS tells the server's name (SNI); used with a context only. */
typedef enum simcom_sni {
    SIMCOM_SNI_AUTO = 0, /* Yes, if the server is a name and not an address, and the revision has it. */
    SIMCOM_SNI_OFF = 1, /* No. */
    SIMCOM_SNI_KEEP = 2 /* As the SSL context is set already. */
} simcom_sni_t;

/* Not given: The SSL context of a connection over TLS. */
#define SIMCOM_CONTEXT_NONE 0xFFu

/* Connect a client to a broker: AT+CSSLCFG, AT+CMQTTSSLCFG, AT+CMQTTCONNECT (V1.00 2.2.8). With an
 * SSL context the module is told of it each time: it forgets the choice at the end of a connection,
 * or of an attempt. Kept by pointer until the operation has ended. */
typedef struct simcom_connect {
    /* The broker: tcp://host[:port], for TLS too. 9-256 bytes. */
    simcom_bytes_t server;
    /* User name, or not given. Some firmware wants a password with it. 1-256 bytes. */
    simcom_bytes_t user;
    /* Password; needs a user. 1-256 bytes. */
    simcom_bytes_t password;
    /* The client sends a ping when nothing else was sent for so long. v1.00, v1.00-as-printed:
     * 60-64800 s; v3.00, a76xx-v1.06: 1-64800 s. */
    uint16_t keepalive;
    /* The time that the TLS handshake may take, as set in the SSL context. The time limit of the
     * operation follows from it. Seconds. 0 stands for 300. */
    uint16_t negotiate_time;
    /* Start with a clean session. 0 keep, 1 clean, default 0. */
    bool clean;
    /* The SSL context of a connection over TLS. 0-9. SIMCOM_CONTEXT_NONE: none. */
    uint8_t context;
    /* Whether a connection over TLS tells the server's name (SNI); used with a context only.
     * simcom_sni_t. */
    uint8_t sni;
} simcom_connect_t;

/* Publish a message: AT+CMQTTTOPIC, AT+CMQTTPAYLOAD, AT+CMQTTPUB (V1.00 2.2.12). */
typedef struct simcom_publish {
    /* A topic name, without + and #. 1-1024 bytes. */
    simcom_bytes_t topic;
    /* Any bytes, or none. 1-10240 bytes. */
    simcom_bytes_t payload;
    /* How long the module waits for the broker. 60-180 s. 0 stands for 60. */
    uint16_t timeout;
    /* Quality of service. 0 at_most_once, 1 at_least_once, 2 exactly_once. */
    uint8_t qos;
    /* The broker keeps the message for later subscribers. 0 off, 1 on, default 0. */
    bool retain;
    /* Marks the message as sent again. 0 first, 1 again, default 0. */
    bool dup;
} simcom_publish_t;

/* Subscribe to a topic filter: AT+CMQTTSUB, AT+CMQTTUNSUB (V1.00 2.2.14; V1.00 2.2.16; V1.00
 * 2.2.13; V1.00 2.2.15). */
typedef struct simcom_filter {
    /* A topic filter: + is a level, # the last one. 1-1024 bytes. */
    simcom_bytes_t filter;
    /* Quality of service; not used when unsubscribing. 0 at_most_once, 1 at_least_once, 2
     * exactly_once. */
    uint8_t qos;
    /* Marks the request as sent again. 0 first, 1 again, default 0. */
    bool dup;
} simcom_filter_t;

/* Configure a client: AT+CMQTTCFG (V1.00 2.2.17). Settings of an acquired client, lost when it is
 * released. Each is sent by a command of its own. */
typedef struct simcom_settings {
    /* Whether topics and messages must be UTF-8. 0 off, 1 on, default 1. */
    simcom_optional_byte_t check_utf8;
    /* How long the module waits for the broker in an operation. v1.00, v1.00-as-printed: not there;
     * v3.00, a76xx-v1.06: 20-120 s, default 120. */
    simcom_optional_byte_t optimeout;
    /* The version of MQTT where it is a setting and not a parameter of AT+CMQTTACCQ. v1.00,
     * v1.00-as-printed, v3.00: not there; a76xx-v1.06: 3 mqtt_3_1, 4 mqtt_3_1_1, default 4. */
    simcom_optional_byte_t version;
    /* Whether a received message comes on one line, +CMQTTRECV. Its topic has to fit into the line
     * buffer of simcom_config_t where it comes in pieces. v1.00, v1.00-as-printed, v3.00: not
     * there; a76xx-v1.06: 0 off, 1 on, default 0. */
    simcom_optional_byte_t argtopic;
} simcom_settings_t;

/* The largest number of items of simcom_filters_t. */
#define SIMCOM_FILTERS 100u

/* Subscribe to several topic filters: AT+CMQTTSUBTOPIC, AT+CMQTTSUB, AT+CMQTTUNSUBTOPIC,
 * AT+CMQTTUNSUB (V1.00 2.2.13; V1.00 2.2.15). */
typedef struct simcom_filters {
    /* The filters. Kept by pointer. */
    const simcom_filter_t *filter;
    /* 1-100: how many. */
    uint8_t count;
    /* Marks the request as sent again. 0 first, 1 again, default 0. */
    bool dup;
} simcom_filters_t;

/* Room for any of them; kept in the slot of the running operation. Private. */
typedef union simcom_operation_arguments {
    simcom_raw_t raw;
    simcom_kept_t kept;
    simcom_list_t list;
    simcom_certificate_t certificate;
    simcom_acquire_t acquire;
    simcom_will_t will;
    simcom_publish_t publish;
    simcom_filter_t filter;
    simcom_settings_t settings;
    simcom_filters_t filters;
    simcom_bytes_t name;
    uint16_t seconds;
} simcom_operation_arguments_t;

#ifdef __cplusplus
}
#endif

#endif
