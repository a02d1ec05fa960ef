/* SPDX-License-Identifier: MIT */
/* tls.c - SSL contexts and certificate files: the steps of their operations. */
#include "simcom/mqtt.h"

#include "service.h"

#include "simcom/commands.h"

/* The settings share a shape: context and value. A step for each number, in the order of the manual,
 * then one for each string. */
typedef struct number {
    const simcom_form_t *form;
    uint8_t bit;
} number_t;

static const number_t numbers[] = {
    {&simcom_form_csslcfg_write_sslversion, SIMCOM_TLS_VERSION},
    {&simcom_form_csslcfg_write_authmode, SIMCOM_TLS_AUTHMODE},
    {&simcom_form_csslcfg_write_ignorelocaltime, SIMCOM_TLS_IGNORE_TIME},
    {&simcom_form_csslcfg_write_negotiatetime, SIMCOM_TLS_NEGOTIATE_TIME},
#ifdef SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI
    {&simcom_form_csslcfg_write_enable_sni, SIMCOM_TLS_SNI},
#else
    {NULL, SIMCOM_TLS_SNI}, /* a tree of a revision without it */
#endif
#ifdef SIMCOM_FORM_CSSLCFG_WRITE_CIPHERSUITES
    {&simcom_form_csslcfg_write_ciphersuites, SIMCOM_TLS_CIPHERSUITES},
#else
    {NULL, SIMCOM_TLS_CIPHERSUITES},
#endif
};
#define NUMBERS (sizeof numbers / sizeof numbers[0])

static const simcom_form_t *const strings[] = {
    &simcom_form_csslcfg_write_cacert,
    &simcom_form_csslcfg_write_clientcert,
    &simcom_form_csslcfg_write_clientkey,
#ifdef SIMCOM_FORM_CSSLCFG_WRITE_KEYPWD
    &simcom_form_csslcfg_write_keypwd,
#else
    NULL,
#endif
};
#define STRINGS (sizeof strings / sizeof strings[0])

static bool tls_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                      simcom_sending_t *sending)
{
    const simcom_tls_t *tls = slot->arguments.tls;
    (void)modem;
    if (step < NUMBERS) {
        const uint16_t values[NUMBERS] = {tls->version,        tls->authmode, tls->ignore_time,
                                          tls->negotiate_time, tls->sni,      tls->ciphersuites};
        simcom_csslcfg_write_sslversion_t *args = ROOM(sending, simcom_csslcfg_write_sslversion_t);
        args->ssl_ctx_index = tls->context;
        args->sslversion = values[step];
        return (tls->set & numbers[step].bit) == 0u ||
               simcom_step(sending, numbers[step].form, args);
    }
    if (step < NUMBERS + STRINGS) {
        const simcom_bytes_t *const values[STRINGS] = {&tls->ca_file, &tls->clientcert_file,
                                                       &tls->clientkey_file, &tls->key_password};
        simcom_csslcfg_write_cacert_t *args = ROOM(sending, simcom_csslcfg_write_cacert_t);
        args->ssl_ctx_index = tls->context;
        args->ca_file = *values[step - NUMBERS];
        return args->ca_file.data == NULL || simcom_step(sending, strings[step - NUMBERS], args);
    }
    return false;
}

/* Whether the tree has a form for everything that is given; another revision would say so itself. */
static bool is_known(const simcom_tls_t *tls)
{
    for (size_t i = 0; i < NUMBERS; i++) {
        if ((tls->set & numbers[i].bit) != 0u && numbers[i].form == NULL) {
            return false;
        }
    }
    return tls->key_password.data == NULL || strings[STRINGS - 1u] != NULL;
}

simcom_status_t simcom_tls_configure(simcom_t *modem, const simcom_tls_t *tls)
{
    if (!is_known(tls)) {
        return simcom_refuse(modem, SIMCOM_E_REVISION, &simcom_form_csslcfg_write_sslversion, 0);
    }
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_TLS, tls_steps, &tls,
                                  sizeof tls);
}

static bool certificate_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                              simcom_sending_t *sending)
{
    const simcom_certificate_t *certificate = &slot->arguments.certificate;
    simcom_ccertdown_write_t *args = ROOM(sending, simcom_ccertdown_write_t);
    (void)modem;
    args->filename = certificate->name;
    args->len = simcom_length(certificate->data);
    return step == 0u &&
           simcom_step_data(sending, &simcom_form_ccertdown_write, args, certificate->data);
}

simcom_status_t simcom_certificate_upload(simcom_t *modem, const simcom_certificate_t *certificate)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_CERTIFICATE,
                                  certificate_steps, certificate, sizeof *certificate);
}

static bool delete_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                         simcom_sending_t *sending)
{
    simcom_ccertdele_write_t *args = ROOM(sending, simcom_ccertdele_write_t);
    (void)modem;
    args->filename = slot->arguments.name;
    return simcom_only_step(sending, step, &simcom_form_ccertdele_write, args);
}

simcom_status_t simcom_certificate_delete(simcom_t *modem, simcom_bytes_t name)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_CERTIFICATE_DELETE,
                                  delete_steps, &name, sizeof name);
}

static bool list_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                       simcom_sending_t *sending)
{
    (void)modem;
    (void)slot;
    return simcom_only_step(sending, step, &simcom_form_ccertlist_execute, NULL);
}

simcom_status_t simcom_certificate_list(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_CERTIFICATE_LIST,
                                  list_steps, NULL, 0);
}
