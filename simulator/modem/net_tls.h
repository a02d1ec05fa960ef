/* SPDX-License-Identifier: MIT */
/* net_tls.h - a TLS configuration out of the files in the module's memory. */
#ifndef SIMULATOR_NET_TLS_H
#define SIMULATOR_NET_TLS_H

#include "simcom_module.h"

#include <openssl/ssl.h>

/* A context, or NULL with *code set to the SIMCOM_CODE_... of the failure. The private key never
 * reaches a disk. */
SSL_CTX *net_tls_new(const simcom_module_tls_t *tls, uint8_t *code);

#endif
