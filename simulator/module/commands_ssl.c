/* SPDX-License-Identifier: MIT */
/* commands_ssl.c - SSL contexts and certificate files: V1.00 2.1. */
#include "commands.h"
#include "simcom/revisions.h"

#include <stdio.h>

/* 2.1.1: the seven settings of a context. A file may be named before it is uploaded: the manual's
 * own steps (1.1) name it first. */
uint8_t sslversion_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_sslversion_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_sslversion_t, exchange);
    module->ssl[arguments->ssl_ctx_index].version = arguments->sslversion;
    return SIMCOM_CODE_NONE;
}

uint8_t authmode_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_authmode_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_authmode_t, exchange);
    module->ssl[arguments->ssl_ctx_index].authmode = arguments->authmode;
    return SIMCOM_CODE_NONE;
}

uint8_t ignorelocaltime_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_ignorelocaltime_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_ignorelocaltime_t, exchange);
    module->ssl[arguments->ssl_ctx_index].ignorelocaltime = arguments->ignorelocaltime;
    return SIMCOM_CODE_NONE;
}

uint8_t negotiatetime_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_negotiatetime_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_negotiatetime_t, exchange);
    module->ssl[arguments->ssl_ctx_index].negotiatetime = arguments->negotiatetime;
    return SIMCOM_CODE_NONE;
}

uint8_t cacert_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_cacert_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_cacert_t, exchange);
    buffer_set(&module->ssl[arguments->ssl_ctx_index].ca, arguments->ca_file);
    return SIMCOM_CODE_NONE;
}

uint8_t clientcert_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_clientcert_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_clientcert_t, exchange);
    buffer_set(&module->ssl[arguments->ssl_ctx_index].certificate, arguments->clientcert_file);
    return SIMCOM_CODE_NONE;
}

uint8_t clientkey_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_clientkey_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_clientkey_t, exchange);
    buffer_set(&module->ssl[arguments->ssl_ctx_index].key, arguments->clientkey_file);
    return SIMCOM_CODE_NONE;
}

/* V3.00 10.2.12: three more. */
uint8_t enable_sni_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_enable_sni_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_enable_sni_t, exchange);
    module->ssl[arguments->ssl_ctx_index].enable_sni = arguments->enable_sni;
    return SIMCOM_CODE_NONE;
}

uint8_t keypwd_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_keypwd_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_keypwd_t, exchange);
    buffer_set(&module->ssl[arguments->ssl_ctx_index].keypwd, arguments->keypwd);
    return SIMCOM_CODE_NONE;
}

uint8_t ciphersuites_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_csslcfg_write_ciphersuites_t *arguments =
        ARGUMENTS(simcom_csslcfg_write_ciphersuites_t, exchange);
    module->ssl[arguments->ssl_ctx_index].ciphersuites = arguments->ciphersuites;
    return SIMCOM_CODE_NONE;
}

static void context_line(simcom_module_t *module, const exchange_t *exchange, uint32_t index)
{
    const ssl_context_t *context = &module->ssl[index];
    simcom_bytes_t ca = buffer_view(&context->ca);
    simcom_bytes_t certificate = buffer_view(&context->certificate);
    simcom_bytes_t key = buffer_view(&context->key);

    simcom_bytes_t keypwd = buffer_view(&context->keypwd);
    char more[160] = "";

    if (revision_has(module, SIMCOM_PARAMETER_CSSLCFG_CIPHERSUITES)) {
        snprintf(more, sizeof more, ",%u,\"%.*s\",0x%04X", context->enable_sni, SPAN(keypwd),
                 context->ciphersuites);
    } else if (revision_has(module, SIMCOM_PARAMETER_CSSLCFG_ENABLE_SNI)) {
        snprintf(more, sizeof more, ",%u", context->enable_sni);
    }
    line_information(module, exchange, "%u,%u,%u,%u,%u,\"%.*s\",\"%.*s\",\"%.*s\"%s", index,
                     context->version, context->authmode, context->ignorelocaltime,
                     context->negotiatetime, SPAN(ca), SPAN(certificate), SPAN(key), more);
}

void context_lines(simcom_module_t *module, const exchange_t *exchange)
{
    context_line(module, exchange,
                 ARGUMENTS(simcom_csslcfg_write_query_t, exchange)->ssl_ctx_index);
}

void contexts_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned i = 0; i < SSL_CONTEXTS; i++) {
        context_line(module, exchange, i);
    }
}

/* 2.1.2. A file of the same name is replaced. */
uint8_t certdown_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_ccertdown_write_t *arguments = ARGUMENTS(simcom_ccertdown_write_t, exchange);
    certificates_put(&module->certificates, arguments->filename, buffer_view(&module->data));
    return SIMCOM_CODE_NONE;
}

/* 2.1.3 */
void certlist_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (size_t i = 0; i < module->certificates.count; i++) {
        simcom_bytes_t name = buffer_view(&module->certificates.files[i].name);
        line_information(module, exchange, "\"%.*s\"", SPAN(name));
    }
}

/* 2.1.4 */
uint8_t certdele_check(simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_ccertdele_write_t *arguments = ARGUMENTS(simcom_ccertdele_write_t, exchange);
    bool there = certificates_find(&module->certificates, arguments->filename) != NULL;
    return objection(!there, SIMCOM_CODE_FAILED);
}

uint8_t certdele_act(simcom_module_t *module, exchange_t *exchange)
{
    certificates_remove(&module->certificates,
                        ARGUMENTS(simcom_ccertdele_write_t, exchange)->filename);
    return SIMCOM_CODE_NONE;
}
