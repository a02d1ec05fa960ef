/* SPDX-License-Identifier: MIT */
/* tls.c - which context and which files a TLS connection takes. */
#include "module.h"

/* The bytes of the file that a context names; NULL data if none is named or it is not there. */
static simcom_bytes_t file(const simcom_module_t *module, const buffer_t *name)
{
    const certificate_t *found = certificates_find(&module->certificates, buffer_view(name));
    return found == NULL ? (simcom_bytes_t){NULL, 0} : buffer_view(&found->data);
}

/* V1.00 2.1.1 <authmode>: 1 and 2 need the CA, 2 and 3 the client's certificate and key. One that
 * is missing answers 33. */
uint8_t tls_collect(simcom_module_t *module, const client_t *client, unsigned index,
                    simcom_module_tls_t *tls)
{
    /* V1.00 2.2.5: without AT+CMQTTSSLCFG the context of the client's own number. */
    const ssl_context_t *context = &module->ssl[client->has_context ? client->context : index];
    bool verify_client = context->authmode >= 2;

    *tls = (simcom_module_tls_t){
        .version = (uint8_t)context->version,
        .verify_server = context->authmode == 1 || context->authmode == 2,
        .check_dates = context->ignorelocaltime == 0,
        .time = clock_now(module),
        .negotiate_time = context->negotiatetime,
    };
    if (tls->verify_server) {
        tls->ca = file(module, &context->ca);
        if (tls->ca.data == NULL) {
            return SIMCOM_CODE_CERTIFICATE_NOT_SET;
        }
    }
    if (verify_client) {
        tls->certificate = file(module, &context->certificate);
        tls->key = file(module, &context->key);
        if (tls->certificate.data == NULL || tls->key.data == NULL) {
            return SIMCOM_CODE_CERTIFICATE_NOT_SET;
        }
    }
    return SIMCOM_CODE_NONE;
}
