/* SPDX-License-Identifier: MIT */
/* net_mosquitto_tls.h - a TLS configuration out of the files in the module's memory. */
#ifndef SIMULATOR_NET_MOSQUITTO_TLS_H
#define SIMULATOR_NET_MOSQUITTO_TLS_H

#include "simcom_module.h"

#include <openssl/ssl.h>

/* What a connection wants to know of its handshake, and says about it. */
typedef struct net_handshake {
    char *server_name; /* to send as SNI, NULL: none */
    bool begun;        /* the first message has left, so TCP is connected */
    bool done;
} net_handshake_t;

/* A context, or NULL with *code set to the SIMCOM_CODE_... of the failure. The private key never
 * reaches a disk. [in] handshake must outlive the context. */
SSL_CTX *net_tls_new(const simcom_module_tls_t *tls, net_handshake_t *handshake, uint8_t *code);

#endif
