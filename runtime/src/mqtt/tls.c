/* SPDX-License-Identifier: MIT */
/* tls.c - SSL contexts and certificate files: the commands of their operations. */
#include "simcom/mqtt.h"

#include "../at/plan.h"

#include "simcom/commands.h"

/* The settings share a shape: context and value. A step for each number, in the order of the manual,
 * then one for each string. */
#define SETTING(kind, member)                                                                      \
    {                                                                                              \
        FROM(FROM_BYTE, simcom_tls_t, context), FROM(kind, simcom_tls_t, member)                   \
    }
static const simcom_source_t setting_sources[][2] = {
    SETTING(FROM_BYTE, version),
    SETTING(FROM_BYTE, authmode),
    SETTING(FROM_BYTE, ignore_time),
    SETTING(FROM_HALF, negotiate_time),
    SETTING(FROM_BYTE, sni),
    SETTING(FROM_HALF, ciphersuites),
    SETTING(FROM_BYTES, ca_file),
    SETTING(FROM_BYTES, clientcert_file),
    SETTING(FROM_BYTES, clientkey_file),
    SETTING(FROM_BYTES, key_password),
};
enum { VERSION, AUTHMODE, IGNORE_TIME, NEGOTIATE_TIME, SNI, CIPHERSUITES };
enum { CA_FILE = CIPHERSUITES + 1, CLIENTCERT_FILE, CLIENTKEY_FILE, KEY_PASSWORD };

/* Sent if its bit is set. */
#define NUMBER(command, index)                                                                     \
    {                                                                                              \
        .form = command, .sources = setting_sources[index], .when = {                              \
            FROM_BIT + (index),                                                                    \
            offsetof(simcom_tls_t, set)                                                            \
        }                                                                                          \
    }
/* Sent if it is given. */
#define STRING(command, index, member, end)                                                        \
    {                                                                                              \
        .form = command, .sources = setting_sources[index],                                        \
        .when = FROM(FROM_BYTES, simcom_tls_t, member), .flags = end                               \
    }
_Static_assert(SIMCOM_TLS_VERSION == 1u << VERSION && SIMCOM_TLS_AUTHMODE == 1u << AUTHMODE &&
                   SIMCOM_TLS_IGNORE_TIME == 1u << IGNORE_TIME &&
                   SIMCOM_TLS_NEGOTIATE_TIME == 1u << NEGOTIATE_TIME &&
                   SIMCOM_TLS_SNI == 1u << SNI && SIMCOM_TLS_CIPHERSUITES == 1u << CIPHERSUITES,
               "the bits of simcom_tls_t.set in the order of the steps");

PLAN(tls_plan, 10) = {
    {.operation = SIMCOM_OPERATION_TLS, .size = sizeof(simcom_kept_t), .flags = PLAN_KEPT},
    {
        NUMBER(&simcom_form_csslcfg_write_sslversion, VERSION),
        NUMBER(&simcom_form_csslcfg_write_authmode, AUTHMODE),
        NUMBER(&simcom_form_csslcfg_write_ignorelocaltime, IGNORE_TIME),
        NUMBER(&simcom_form_csslcfg_write_negotiatetime, NEGOTIATE_TIME),
#ifdef SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI
        NUMBER(&simcom_form_csslcfg_write_enable_sni, SNI),
#endif
#ifdef SIMCOM_FORM_CSSLCFG_WRITE_CIPHERSUITES
        NUMBER(&simcom_form_csslcfg_write_ciphersuites, CIPHERSUITES),
#endif
        STRING(&simcom_form_csslcfg_write_cacert, CA_FILE, ca_file, 0),
        STRING(&simcom_form_csslcfg_write_clientcert, CLIENTCERT_FILE, clientcert_file, 0),
#ifdef SIMCOM_FORM_CSSLCFG_WRITE_KEYPWD
        STRING(&simcom_form_csslcfg_write_clientkey, CLIENTKEY_FILE, clientkey_file, 0),
        STRING(&simcom_form_csslcfg_write_keypwd, KEY_PASSWORD, key_password, STEP_END),
#else
        STRING(&simcom_form_csslcfg_write_clientkey, CLIENTKEY_FILE, clientkey_file, STEP_END),
#endif
    },
};

/* What the tree has no form for, since it is one of a revision without: another revision would say so itself. */
static bool is_known(const simcom_tls_t *tls)
{
    unsigned unknown = 0;
    bool password = false;
#ifndef SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI
    unknown |= SIMCOM_TLS_SNI;
#endif
#ifndef SIMCOM_FORM_CSSLCFG_WRITE_CIPHERSUITES
    unknown |= SIMCOM_TLS_CIPHERSUITES;
#endif
#ifndef SIMCOM_FORM_CSSLCFG_WRITE_KEYPWD
    password = tls->key_password.data != NULL;
#endif
    return (tls->set & unknown) == 0u && !password;
}

simcom_status_t simcom_tls_configure(simcom_t *modem, const simcom_tls_t *tls)
{
    const simcom_kept_t kept = {tls, 0};
    if (!is_known(tls)) {
        return simcom_refuse(modem, SIMCOM_E_REVISION, &simcom_form_csslcfg_write_sslversion, 0);
    }
    return simcom_operation_begin(modem, SIMCOM_MODULE, &tls_plan.plan, &kept);
}

static const simcom_source_t certificate_sources[] = {
    FROM(FROM_BYTES, simcom_certificate_t, name),
    FROM(FROM_LENGTH, simcom_certificate_t, data),
};
PLAN(certificate_plan, 1) = {
    {.operation = SIMCOM_OPERATION_CERTIFICATE, .size = sizeof(simcom_certificate_t)},
    {{.form = &simcom_form_ccertdown_write,
      .sources = certificate_sources,
      .data = offsetof(simcom_certificate_t, data),
      .flags = STEP_END}},
};

simcom_status_t simcom_certificate_upload(simcom_t *modem, const simcom_certificate_t *certificate)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &certificate_plan.plan, certificate);
}

static const simcom_source_t delete_sources[] = {{FROM_BYTES, 0}};
PLAN(delete_plan, 1) = {
    {.operation = SIMCOM_OPERATION_CERTIFICATE_DELETE, .size = sizeof(simcom_bytes_t)},
    {{.form = &simcom_form_ccertdele_write, .sources = delete_sources, .flags = STEP_END}},
};

simcom_status_t simcom_certificate_delete(simcom_t *modem, simcom_bytes_t name)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &delete_plan.plan, &name);
}

PLAN(list_plan, 1) = {
    {.operation = SIMCOM_OPERATION_CERTIFICATE_LIST},
    {{.form = &simcom_form_ccertlist_execute, .flags = STEP_END}},
};

simcom_status_t simcom_certificate_list(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &list_plan.plan, NULL);
}
