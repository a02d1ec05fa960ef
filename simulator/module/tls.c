/* SPDX-License-Identifier: MIT */
/* tls.c - which context and which files a TLS connection takes. */
#include "depart.h"

/* The bytes of the file that a context names; NULL data if none is named or it is not there. */
static simcom_bytes_t file(const simcom_module_t *module, const buffer_t *name)
{
    const certificate_t *found = certificates_find(&module->certificates, buffer_view(name));
    return found == NULL ? (simcom_bytes_t){NULL, 0} : buffer_view(&found->data);
}

/* When a choice of AT+CMQTTSSLCFG ends. V1.00 2.2.5: when the connect has finished; connect_act()
 * forgets it there. V3.00 16: when a connect has failed, and after a disconnect. */
void tls_ended(simcom_module_t *module, unsigned client, const simcom_form_t *form, uint8_t code)
{
    bool disconnected = form == &simcom_form_cmqttdisc_write;
    bool failed = form == &simcom_form_cmqttconnect_write && code != SIMCOM_CODE_NONE;

    if (revision_is_v3(module) && (disconnected || failed) &&
        !depart_keeps(module, DEPART_KEEP_CONTEXT)) {
        module->clients[client].has_context = false;
    }
}

/* What V3.00 10.2.12 adds; without it no name is sent, and every suite is offered. */
static void collect_v3(const simcom_module_t *module, const ssl_context_t *context,
                       simcom_module_tls_t *tls)
{
    /* 34, which V1.00 does not have: the file is there and cannot be used. */
    tls->unusable =
        revision_is_v3(module) ? SIMCOM_CODE_SSL_SESSION_FAILED : SIMCOM_CODE_CERTIFICATE_NOT_SET;
    tls->server_name = context->enable_sni == 1;
    tls->one_suite = context->ciphersuites == 0x002F;
    tls->key_password = buffer_view(&context->keypwd);
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
    collect_v3(module, context, tls);
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
