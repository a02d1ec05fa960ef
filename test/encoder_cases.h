/* SPDX-License-Identifier: MIT */
/*
 * encoder_cases.h - what the manual says about each form, a row per form.
 *
 * Written by hand from the MQTT AT command manual V1.00, section 2, with its misprints mended. It
 * shares nothing with the generated tables: that the two agree is what test_encoders.c shows.
 * Forms that this manual only uses or does not have (ATE, CREG, CGDCONT, CGSOCKCONT, CGPADDR,
 * CCLK and the like) have the texts of V.250, TS 27.007 and the manual's examples; where those
 * leave a limit to the module, the limit is the one that simcom/commands.h promises.
 */
#ifndef TEST_ENCODER_CASES_H
#define TEST_ENCODER_CASES_H

#include <stddef.h>
#include <stdint.h>

#include "simcom/commands.h"

/* What a parameter holds, which decides how it is written and which status refuses it. */
typedef enum content {
    NUMBER,  /* refused with SIMCOM_E_RANGE */
    COUNT,   /* number of data bytes behind the prompt: refused with SIMCOM_E_LENGTH */
    TEXT,    /* any bytes but control bytes and quotation marks */
    UTF8,    /* as TEXT, and UTF-8 */
    ADDRESS, /* as TEXT, begins with tcp:// */
    FILENAME /* as TEXT, ends in .pem or .der */
} content_t;

typedef enum presence {
    REQUIRED,
    OPTIONAL_OR_ZERO, /* a number that may be 0 besides its range, or left out */
    OPTIONAL
} presence_t;

typedef struct parameter {
    const char *name; /* as the manual writes it */
    content_t content;
    presence_t presence;
    uint16_t min; /* of a number, or of a string's length in bytes */
    uint16_t max;
    size_t offset; /* in the argument struct */
} parameter_t;

#define MAX_PARAMETERS 6
#define MAX_OPTIONALS  4

typedef simcom_status_t encoder_t(simcom_command_t *command, const simcom_revision_t *revision,
                                  const void *arguments, simcom_problem_t *problem);

typedef struct encoder_case {
    uint16_t id;
    const simcom_form_t *form;
    encoder_t *encode;  /* the typed encoder of commands.h */
    const char *prefix; /* the line up to the first parameter */
    const void *plain;  /* arguments, all optional ones given; NULL if there are none */
    size_t size;        /* of the argument struct */
    /* The lines of the plain arguments: all of them, without the last optional one, and so on. */
    const char *lines[MAX_OPTIONALS + 1];
    const parameter_t *parameters;
    size_t parameter_count;
} encoder_case_t;

/* Arguments. */
#define BYTES(text)                                                                                \
    {                                                                                              \
        (const uint8_t *)(text), sizeof(text) - 1u                                                 \
    }
#define GIVEN(value)                                                                               \
    {                                                                                              \
        (value), true                                                                              \
    }

/* The typed encoders under one signature. */
#define ENCODER(form)                                                                              \
    static simcom_status_t encode_##form(simcom_command_t *command,                                \
                                         const simcom_revision_t *revision, const void *arguments, \
                                         simcom_problem_t *problem)                                \
    {                                                                                              \
        return simcom_##form(command, revision, arguments, problem);                               \
    }
#define BARE_ENCODER(form)                                                                         \
    static simcom_status_t encode_##form(simcom_command_t *command,                                \
                                         const simcom_revision_t *revision, const void *arguments, \
                                         simcom_problem_t *problem)                                \
    {                                                                                              \
        (void)arguments;                                                                           \
        return simcom_##form(command, revision, problem);                                          \
    }

/* A row of a form's parameters: its place in the argument struct, and what the manual says. */
#define P(type, member, name, content, presence, min, max)                                         \
    {                                                                                              \
        name, content, presence, min, max, offsetof(simcom_##type##_t, member)                     \
    }

/* MQTT, without parameters ---------------------------------------------------------------------- */

BARE_ENCODER(cmqttstart_execute)
BARE_ENCODER(cmqttstop_execute)
BARE_ENCODER(cmqttaccq_test)
BARE_ENCODER(cmqttaccq_read)
BARE_ENCODER(cmqttrel_test)
BARE_ENCODER(cmqttrel_read)
BARE_ENCODER(cmqttsslcfg_test)
BARE_ENCODER(cmqttsslcfg_read)
BARE_ENCODER(cmqttwilltopic_test)
BARE_ENCODER(cmqttwillmsg_test)
BARE_ENCODER(cmqttconnect_test)
BARE_ENCODER(cmqttconnect_read)
BARE_ENCODER(cmqttdisc_test)
BARE_ENCODER(cmqttdisc_read)
BARE_ENCODER(cmqtttopic_test)
BARE_ENCODER(cmqttpayload_test)
BARE_ENCODER(cmqttpub_test)
BARE_ENCODER(cmqttsubtopic_test)
BARE_ENCODER(cmqttsub_test)
BARE_ENCODER(cmqttunsubtopic_test)
BARE_ENCODER(cmqttunsub_test)
BARE_ENCODER(cmqttcfg_test)
BARE_ENCODER(cmqttcfg_read)

/* MQTT, with parameters ------------------------------------------------------------------------- */

/* 2.2.3 */
ENCODER(cmqttaccq_write)
static const simcom_cmqttaccq_write_t plain_accq = {
    .client_index = 0, .client_id = BYTES("client test0"), .server_type = GIVEN(1)};
static const parameter_t accq_parameters[] = {
    P(cmqttaccq_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttaccq_write, client_id, "clientID", UTF8, REQUIRED, 1, 23),
    P(cmqttaccq_write, server_type, "server_type", NUMBER, OPTIONAL, 0, 1),
};

/* 2.2.4 */
ENCODER(cmqttrel_write)
static const simcom_cmqttrel_write_t plain_rel = {.client_index = 1};
static const parameter_t rel_parameters[] = {
    P(cmqttrel_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
};

/* 2.2.5 */
ENCODER(cmqttsslcfg_write)
static const simcom_cmqttsslcfg_write_t plain_sslcfg = {.session_id = 1, .ssl_ctx_index = 9};
static const parameter_t sslcfg_parameters[] = {
    P(cmqttsslcfg_write, session_id, "session_id", NUMBER, REQUIRED, 0, 1),
    P(cmqttsslcfg_write, ssl_ctx_index, "ssl_ctx_index", NUMBER, REQUIRED, 0, 9),
};

/* 2.2.6 */
ENCODER(cmqttwilltopic_write)
static const simcom_cmqttwilltopic_write_t plain_willtopic = {.client_index = 0, .req_length = 10};
static const parameter_t willtopic_parameters[] = {
    P(cmqttwilltopic_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttwilltopic_write, req_length, "req_length", COUNT, REQUIRED, 1, 1024),
};

/* 2.2.7 */
ENCODER(cmqttwillmsg_write)
static const simcom_cmqttwillmsg_write_t plain_willmsg = {
    .client_index = 0, .req_length = 6, .qos = 1};
static const parameter_t willmsg_parameters[] = {
    P(cmqttwillmsg_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttwillmsg_write, req_length, "req_length", COUNT, REQUIRED, 1, 10240),
    P(cmqttwillmsg_write, qos, "qos", NUMBER, REQUIRED, 0, 2),
};

/* 2.2.8 */
ENCODER(cmqttconnect_write)
static const simcom_cmqttconnect_write_t plain_connection = {
    .client_index = 0,
    .server_addr = BYTES("tcp://test.mosquitto.org:1883"),
    .keepalive_time = 60,
    .clean_session = 1,
    .user_name = BYTES("user"),
    .password = BYTES("pass, word")};
static const parameter_t connection_parameters[] = {
    P(cmqttconnect_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttconnect_write, server_addr, "server_addr", ADDRESS, REQUIRED, 9, 256),
    P(cmqttconnect_write, keepalive_time, "keepalive_time", NUMBER, REQUIRED, 60, 64800),
    P(cmqttconnect_write, clean_session, "clean_session", NUMBER, REQUIRED, 0, 1),
    P(cmqttconnect_write, user_name, "user_name", TEXT, OPTIONAL, 1, 256),
    P(cmqttconnect_write, password, "password", TEXT, OPTIONAL, 1, 256),
};

/* 2.2.9: 60 to 180, or 0 for no limit */
ENCODER(cmqttdisc_write)
static const simcom_cmqttdisc_write_t plain_disc = {.client_index = 0, .timeout = {120, true}};
static const parameter_t disc_parameters[] = {
    P(cmqttdisc_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttdisc_write, timeout, "timeout", NUMBER, OPTIONAL_OR_ZERO, 60, 180),
};

/* 2.2.10 */
ENCODER(cmqtttopic_write)
static const simcom_cmqtttopic_write_t plain_topic = {.client_index = 0, .req_length = 9};
static const parameter_t topic_parameters[] = {
    P(cmqtttopic_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqtttopic_write, req_length, "req_length", COUNT, REQUIRED, 1, 1024),
};

/* 2.2.11 */
ENCODER(cmqttpayload_write)
static const simcom_cmqttpayload_write_t plain_payload = {.client_index = 0, .req_length = 60};
static const parameter_t payload_parameters[] = {
    P(cmqttpayload_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttpayload_write, req_length, "req_length", COUNT, REQUIRED, 1, 10240),
};

/* 2.2.12 */
ENCODER(cmqttpub_write)
static const simcom_cmqttpub_write_t plain_pub = {
    .client_index = 0, .qos = 1, .pub_timeout = 60, .retained = GIVEN(1), .dup = GIVEN(0)};
static const parameter_t pub_parameters[] = {
    P(cmqttpub_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttpub_write, qos, "qos", NUMBER, REQUIRED, 0, 2),
    P(cmqttpub_write, pub_timeout, "pub_timeout", NUMBER, REQUIRED, 60, 180),
    P(cmqttpub_write, retained, "retained", NUMBER, OPTIONAL, 0, 1),
    P(cmqttpub_write, dup, "dup", NUMBER, OPTIONAL, 0, 1),
};

/* 2.2.13 */
ENCODER(cmqttsubtopic_write)
static const simcom_cmqttsubtopic_write_t plain_subtopic = {
    .client_index = 0, .req_length = 9, .qos = 1};
static const parameter_t subtopic_parameters[] = {
    P(cmqttsubtopic_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttsubtopic_write, req_length, "req_length", COUNT, REQUIRED, 1, 1024),
    P(cmqttsubtopic_write, qos, "qos", NUMBER, REQUIRED, 0, 2),
};

/* 2.2.14, with the batch form as the later manual writes it */
ENCODER(cmqttsub_write_batch)
static const simcom_cmqttsub_write_batch_t plain_sub_batch = {.client_index = 0, .dup = GIVEN(1)};
static const parameter_t sub_batch_parameters[] = {
    P(cmqttsub_write_batch, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttsub_write_batch, dup, "dup", NUMBER, OPTIONAL, 0, 1),
};
ENCODER(cmqttsub_write_topic)
static const simcom_cmqttsub_write_topic_t plain_sub_topic = {
    .client_index = 0, .req_length = 9, .qos = 1, .dup = GIVEN(0)};
static const parameter_t sub_topic_parameters[] = {
    P(cmqttsub_write_topic, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttsub_write_topic, req_length, "req_length", COUNT, REQUIRED, 1, 1024),
    P(cmqttsub_write_topic, qos, "qos", NUMBER, REQUIRED, 0, 2),
    P(cmqttsub_write_topic, dup, "dup", NUMBER, OPTIONAL, 0, 1),
};

/* 2.2.15 */
ENCODER(cmqttunsubtopic_write)
static const simcom_cmqttunsubtopic_write_t plain_unsubtopic = {.client_index = 1,
                                                                .req_length = 1000};
static const parameter_t unsubtopic_parameters[] = {
    P(cmqttunsubtopic_write, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttunsubtopic_write, req_length, "req_length", COUNT, REQUIRED, 1, 1024),
};

/* 2.2.16 */
ENCODER(cmqttunsub_write_batch)
static const simcom_cmqttunsub_write_batch_t plain_unsub_batch = {.client_index = 1, .dup = 0};
static const parameter_t unsub_batch_parameters[] = {
    P(cmqttunsub_write_batch, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttunsub_write_batch, dup, "dup", NUMBER, REQUIRED, 0, 1),
};
ENCODER(cmqttunsub_write_topic)
static const simcom_cmqttunsub_write_topic_t plain_unsub_topic = {
    .client_index = 0, .req_length = 9, .dup = 1};
static const parameter_t unsub_topic_parameters[] = {
    P(cmqttunsub_write_topic, client_index, "client_index", NUMBER, REQUIRED, 0, 1),
    P(cmqttunsub_write_topic, req_length, "req_length", COUNT, REQUIRED, 1, 1024),
    P(cmqttunsub_write_topic, dup, "dup", NUMBER, REQUIRED, 0, 1),
};

/* 2.2.17 */
ENCODER(cmqttcfg_write_check_utf8)
static const simcom_cmqttcfg_write_check_utf8_t plain_check_utf8 = {.index = 1,
                                                                    .check_utf8_flag = 0};
static const parameter_t check_utf8_parameters[] = {
    P(cmqttcfg_write_check_utf8, index, "index", NUMBER, REQUIRED, 0, 1),
    P(cmqttcfg_write_check_utf8, check_utf8_flag, "checkUTF8_flag", NUMBER, REQUIRED, 0, 1),
};

/* The module and the network -------------------------------------------------------------------- */

BARE_ENCODER(at_execute)
BARE_ENCODER(creset_execute)
BARE_ENCODER(csq_execute)
BARE_ENCODER(cpin_read)
BARE_ENCODER(creg_test)
BARE_ENCODER(creg_read)
BARE_ENCODER(cgreg_test)
BARE_ENCODER(cgreg_read)
BARE_ENCODER(cereg_test)
BARE_ENCODER(cereg_read)
BARE_ENCODER(cgdcont_read)
BARE_ENCODER(cgsockcont_read)
BARE_ENCODER(cgpaddr_execute)
BARE_ENCODER(cclk_read)

/* V.250 6.2.4: no = between the letter and its value */
ENCODER(ate_execute)
static const simcom_ate_execute_t plain_ate = {.value = 0};
static const parameter_t ate_parameters[] = {
    P(ate_execute, value, "value", NUMBER, REQUIRED, 0, 1),
};

/* TS 27.007 7.2 and 10.1.20 */
ENCODER(creg_write)
static const simcom_creg_write_t plain_creg = {.n = 2};
static const parameter_t creg_parameters[] = {
    P(creg_write, n, "n", NUMBER, REQUIRED, 0, 2),
};
ENCODER(cgreg_write)
static const simcom_cgreg_write_t plain_cgreg = {.n = 1};
static const parameter_t cgreg_parameters[] = {
    P(cgreg_write, n, "n", NUMBER, REQUIRED, 0, 2),
};
ENCODER(cereg_write)
static const simcom_cereg_write_t plain_cereg = {.n = 0};
static const parameter_t cereg_parameters[] = {
    P(cereg_write, n, "n", NUMBER, REQUIRED, 0, 2),
};

/* TS 27.007 10.1.1 */
ENCODER(cgdcont_write)
static const simcom_cgdcont_write_t plain_cgdcont = {.cid = 1,
                                                     .pdp_type = BYTES("IP"),
                                                     .apn = BYTES("internet"),
                                                     .pdp_addr = BYTES(""),
                                                     .d_comp = {0, true},
                                                     .h_comp = {1, true}};
static const parameter_t cgdcont_parameters[] = {
    P(cgdcont_write, cid, "cid", NUMBER, REQUIRED, 1, 24),
    P(cgdcont_write, pdp_type, "pdp_type", TEXT, REQUIRED, 1, 8),
    P(cgdcont_write, apn, "apn", TEXT, OPTIONAL, 0, 100),
    P(cgdcont_write, pdp_addr, "pdp_addr", TEXT, OPTIONAL, 0, 64),
    P(cgdcont_write, d_comp, "d_comp", NUMBER, OPTIONAL, 0, 3),
    P(cgdcont_write, h_comp, "h_comp", NUMBER, OPTIONAL, 0, 4),
};

/* Example in section 3: AT+CGSOCKCONT=1,"IP","CMNET" */
ENCODER(cgsockcont_write)
static const simcom_cgsockcont_write_t plain_cgsockcont = {
    .cid = 1, .pdp_type = BYTES("IP"), .apn = BYTES("CMNET"), .pdp_addr = BYTES("0.0.0.0")};
static const parameter_t cgsockcont_parameters[] = {
    P(cgsockcont_write, cid, "cid", NUMBER, REQUIRED, 1, 24),
    P(cgsockcont_write, pdp_type, "pdp_type", TEXT, REQUIRED, 1, 8),
    P(cgsockcont_write, apn, "apn", TEXT, OPTIONAL, 0, 100),
    P(cgsockcont_write, pdp_addr, "pdp_addr", TEXT, OPTIONAL, 0, 64),
};

ENCODER(cgpaddr_write)
static const simcom_cgpaddr_write_t plain_cgpaddr = {.cid = 4};
static const parameter_t cgpaddr_parameters[] = {
    P(cgpaddr_write, cid, "cid", NUMBER, REQUIRED, 1, 24),
};

/* TS 27.007 8.15: yy/MM/dd,hh:mm:ss is 17 bytes, with a zone 20 */
ENCODER(cclk_write)
static const simcom_cclk_write_t plain_cclk = {.time = BYTES("18/10/12,09:05:30+32")};
static const parameter_t cclk_parameters[] = {
    P(cclk_write, time, "time", TEXT, REQUIRED, 17, 20),
};

/* TLS and certificates -------------------------------------------------------------------------- */

BARE_ENCODER(csslcfg_test)
BARE_ENCODER(csslcfg_read)
BARE_ENCODER(ccertdown_test)
BARE_ENCODER(ccertlist_execute)

/* 2.1.1 */
ENCODER(csslcfg_write_query)
static const simcom_csslcfg_write_query_t plain_query = {.ssl_ctx_index = 7};
static const parameter_t query_parameters[] = {
    P(csslcfg_write_query, ssl_ctx_index, "ssl_ctx_index", NUMBER, REQUIRED, 0, 9),
};
ENCODER(csslcfg_write_sslversion)
static const simcom_csslcfg_write_sslversion_t plain_sslversion = {.ssl_ctx_index = 0,
                                                                   .sslversion = 4};
static const parameter_t sslversion_parameters[] = {
    P(csslcfg_write_sslversion, ssl_ctx_index, "ssl_ctx_index", NUMBER, REQUIRED, 0, 9),
    P(csslcfg_write_sslversion, sslversion, "sslversion", NUMBER, REQUIRED, 0, 4),
};
ENCODER(csslcfg_write_authmode)
static const simcom_csslcfg_write_authmode_t plain_authmode = {.ssl_ctx_index = 0, .authmode = 2};
static const parameter_t authmode_parameters[] = {
    P(csslcfg_write_authmode, ssl_ctx_index, "ssl_ctx_index", NUMBER, REQUIRED, 0, 9),
    P(csslcfg_write_authmode, authmode, "authmode", NUMBER, REQUIRED, 0, 3),
};
ENCODER(csslcfg_write_ignorelocaltime)
static const simcom_csslcfg_write_ignorelocaltime_t plain_ignorelocaltime = {.ssl_ctx_index = 3,
                                                                             .ignorelocaltime = 1};
static const parameter_t ignorelocaltime_parameters[] = {
    P(csslcfg_write_ignorelocaltime, ssl_ctx_index, "ssl_ctx_index", NUMBER, REQUIRED, 0, 9),
    P(csslcfg_write_ignorelocaltime, ignorelocaltime, "ignorelocaltime", NUMBER, REQUIRED, 0, 1),
};
ENCODER(csslcfg_write_negotiatetime)
static const simcom_csslcfg_write_negotiatetime_t plain_negotiatetime = {.ssl_ctx_index = 9,
                                                                         .negotiatetime = 300};
static const parameter_t negotiatetime_parameters[] = {
    P(csslcfg_write_negotiatetime, ssl_ctx_index, "ssl_ctx_index", NUMBER, REQUIRED, 0, 9),
    P(csslcfg_write_negotiatetime, negotiatetime, "negotiatetime", NUMBER, REQUIRED, 10, 300),
};
ENCODER(csslcfg_write_cacert)
static const simcom_csslcfg_write_cacert_t plain_cacert = {.ssl_ctx_index = 0,
                                                           .ca_file = BYTES("server_ca.pem")};
static const parameter_t cacert_parameters[] = {
    P(csslcfg_write_cacert, ssl_ctx_index, "ssl_ctx_index", NUMBER, REQUIRED, 0, 9),
    P(csslcfg_write_cacert, ca_file, "ca_file", FILENAME, REQUIRED, 5, 128),
};
ENCODER(csslcfg_write_clientcert)
static const simcom_csslcfg_write_clientcert_t plain_clientcert = {
    .ssl_ctx_index = 0, .clientcert_file = BYTES("client.der")};
static const parameter_t clientcert_parameters[] = {
    P(csslcfg_write_clientcert, ssl_ctx_index, "ssl_ctx_index", NUMBER, REQUIRED, 0, 9),
    P(csslcfg_write_clientcert, clientcert_file, "clientcert_file", FILENAME, REQUIRED, 5, 128),
};
ENCODER(csslcfg_write_clientkey)
static const simcom_csslcfg_write_clientkey_t plain_clientkey = {
    .ssl_ctx_index = 2, .clientkey_file = BYTES("key.pem")};
static const parameter_t clientkey_parameters[] = {
    P(csslcfg_write_clientkey, ssl_ctx_index, "ssl_ctx_index", NUMBER, REQUIRED, 0, 9),
    P(csslcfg_write_clientkey, clientkey_file, "clientkey_file", FILENAME, REQUIRED, 5, 128),
};

/* 2.1.2 */
ENCODER(ccertdown_write)
static const simcom_ccertdown_write_t plain_certdown = {.filename = BYTES("server_ca.pem"),
                                                        .len = 1294};
static const parameter_t certdown_parameters[] = {
    P(ccertdown_write, filename, "filename", FILENAME, REQUIRED, 5, 128),
    P(ccertdown_write, len, "len", COUNT, REQUIRED, 1, 10240),
};

/* 2.1.4 */
ENCODER(ccertdele_write)
static const simcom_ccertdele_write_t plain_certdele = {.filename = BYTES("server_ca.pem")};
static const parameter_t certdele_parameters[] = {
    P(ccertdele_write, filename, "filename", FILENAME, REQUIRED, 5, 128),
};

/* The forms ------------------------------------------------------------------------------------- */

#define BARE(ID, form, line)                                                                       \
    {                                                                                              \
        SIMCOM_FORM_##ID, &simcom_form_##form, encode_##form, line, NULL, 0, {line "\r"}, NULL, 0  \
    }
#define WITH(ID, form, row, prefix, ...)                                                           \
    {                                                                                              \
        SIMCOM_FORM_##ID, &simcom_form_##form, encode_##form, prefix, &plain_##row,                \
            sizeof plain_##row, {__VA_ARGS__}, row##_parameters,                                   \
            sizeof row##_parameters / sizeof row##_parameters[0]                                   \
    }

static const encoder_case_t encoder_cases[] = {
    /* 2.2.1 */
    BARE(CMQTTSTART_EXECUTE, cmqttstart_execute, "AT+CMQTTSTART"),
    /* 2.2.2 */
    BARE(CMQTTSTOP_EXECUTE, cmqttstop_execute, "AT+CMQTTSTOP"),
    /* 2.2.3 */
    BARE(CMQTTACCQ_TEST, cmqttaccq_test, "AT+CMQTTACCQ=?"),
    BARE(CMQTTACCQ_READ, cmqttaccq_read, "AT+CMQTTACCQ?"),
    WITH(CMQTTACCQ_WRITE, cmqttaccq_write, accq, "AT+CMQTTACCQ=",
         "AT+CMQTTACCQ=0,\"client test0\",1\r", "AT+CMQTTACCQ=0,\"client test0\"\r"),
    /* 2.2.4 */
    BARE(CMQTTREL_TEST, cmqttrel_test, "AT+CMQTTREL=?"),
    BARE(CMQTTREL_READ, cmqttrel_read, "AT+CMQTTREL?"),
    WITH(CMQTTREL_WRITE, cmqttrel_write, rel, "AT+CMQTTREL=", "AT+CMQTTREL=1\r"),
    /* 2.2.5 */
    BARE(CMQTTSSLCFG_TEST, cmqttsslcfg_test, "AT+CMQTTSSLCFG=?"),
    BARE(CMQTTSSLCFG_READ, cmqttsslcfg_read, "AT+CMQTTSSLCFG?"),
    WITH(CMQTTSSLCFG_WRITE, cmqttsslcfg_write, sslcfg, "AT+CMQTTSSLCFG=", "AT+CMQTTSSLCFG=1,9\r"),
    /* 2.2.6 */
    BARE(CMQTTWILLTOPIC_TEST, cmqttwilltopic_test, "AT+CMQTTWILLTOPIC=?"),
    WITH(CMQTTWILLTOPIC_WRITE, cmqttwilltopic_write, willtopic,
         "AT+CMQTTWILLTOPIC=", "AT+CMQTTWILLTOPIC=0,10\r"),
    /* 2.2.7 */
    BARE(CMQTTWILLMSG_TEST, cmqttwillmsg_test, "AT+CMQTTWILLMSG=?"),
    WITH(CMQTTWILLMSG_WRITE, cmqttwillmsg_write, willmsg,
         "AT+CMQTTWILLMSG=", "AT+CMQTTWILLMSG=0,6,1\r"),
    /* 2.2.8 */
    BARE(CMQTTCONNECT_TEST, cmqttconnect_test, "AT+CMQTTCONNECT=?"),
    BARE(CMQTTCONNECT_READ, cmqttconnect_read, "AT+CMQTTCONNECT?"),
    WITH(CMQTTCONNECT_WRITE, cmqttconnect_write, connection, "AT+CMQTTCONNECT=",
         "AT+CMQTTCONNECT=0,\"tcp://test.mosquitto.org:1883\",60,1,\"user\",\"pass, word\"\r",
         "AT+CMQTTCONNECT=0,\"tcp://test.mosquitto.org:1883\",60,1,\"user\"\r",
         "AT+CMQTTCONNECT=0,\"tcp://test.mosquitto.org:1883\",60,1\r"),
    /* 2.2.9 */
    BARE(CMQTTDISC_TEST, cmqttdisc_test, "AT+CMQTTDISC=?"),
    BARE(CMQTTDISC_READ, cmqttdisc_read, "AT+CMQTTDISC?"),
    WITH(CMQTTDISC_WRITE, cmqttdisc_write, disc, "AT+CMQTTDISC=", "AT+CMQTTDISC=0,120\r",
         "AT+CMQTTDISC=0\r"),
    /* 2.2.10 */
    BARE(CMQTTTOPIC_TEST, cmqtttopic_test, "AT+CMQTTTOPIC=?"),
    WITH(CMQTTTOPIC_WRITE, cmqtttopic_write, topic, "AT+CMQTTTOPIC=", "AT+CMQTTTOPIC=0,9\r"),
    /* 2.2.11, printed CMQTPPAYLOAD */
    BARE(CMQTTPAYLOAD_TEST, cmqttpayload_test, "AT+CMQTTPAYLOAD=?"),
    WITH(CMQTTPAYLOAD_WRITE, cmqttpayload_write, payload,
         "AT+CMQTTPAYLOAD=", "AT+CMQTTPAYLOAD=0,60\r"),
    /* 2.2.12, printed CMQTPUB */
    BARE(CMQTTPUB_TEST, cmqttpub_test, "AT+CMQTTPUB=?"),
    WITH(CMQTTPUB_WRITE, cmqttpub_write, pub, "AT+CMQTTPUB=", "AT+CMQTTPUB=0,1,60,1,0\r",
         "AT+CMQTTPUB=0,1,60,1\r", "AT+CMQTTPUB=0,1,60\r"),
    /* 2.2.13 */
    BARE(CMQTTSUBTOPIC_TEST, cmqttsubtopic_test, "AT+CMQTTSUBTOPIC=?"),
    WITH(CMQTTSUBTOPIC_WRITE, cmqttsubtopic_write, subtopic,
         "AT+CMQTTSUBTOPIC=", "AT+CMQTTSUBTOPIC=0,9,1\r"),
    /* 2.2.14 */
    BARE(CMQTTSUB_TEST, cmqttsub_test, "AT+CMQTTSUB=?"),
    WITH(CMQTTSUB_WRITE_BATCH, cmqttsub_write_batch, sub_batch, "AT+CMQTTSUB=", "AT+CMQTTSUB=0,1\r",
         "AT+CMQTTSUB=0\r"),
    WITH(CMQTTSUB_WRITE_TOPIC, cmqttsub_write_topic, sub_topic,
         "AT+CMQTTSUB=", "AT+CMQTTSUB=0,9,1,0\r", "AT+CMQTTSUB=0,9,1\r"),
    /* 2.2.15 */
    BARE(CMQTTUNSUBTOPIC_TEST, cmqttunsubtopic_test, "AT+CMQTTUNSUBTOPIC=?"),
    WITH(CMQTTUNSUBTOPIC_WRITE, cmqttunsubtopic_write, unsubtopic,
         "AT+CMQTTUNSUBTOPIC=", "AT+CMQTTUNSUBTOPIC=1,1000\r"),
    /* 2.2.16 */
    BARE(CMQTTUNSUB_TEST, cmqttunsub_test, "AT+CMQTTUNSUB=?"),
    WITH(CMQTTUNSUB_WRITE_BATCH, cmqttunsub_write_batch, unsub_batch,
         "AT+CMQTTUNSUB=", "AT+CMQTTUNSUB=1,0\r"),
    WITH(CMQTTUNSUB_WRITE_TOPIC, cmqttunsub_write_topic, unsub_topic,
         "AT+CMQTTUNSUB=", "AT+CMQTTUNSUB=0,9,1\r"),
    /* 2.2.17 */
    BARE(CMQTTCFG_TEST, cmqttcfg_test, "AT+CMQTTCFG=?"),
    BARE(CMQTTCFG_READ, cmqttcfg_read, "AT+CMQTTCFG?"),
    WITH(CMQTTCFG_WRITE_CHECK_UTF8, cmqttcfg_write_check_utf8, check_utf8,
         "AT+CMQTTCFG=\"checkUTF8\",", "AT+CMQTTCFG=\"checkUTF8\",1,0\r"),
    /* V.250 and TS 27.007; AT+CRESET is SIMCom's */
    BARE(AT_EXECUTE, at_execute, "AT"),
    WITH(ATE_EXECUTE, ate_execute, ate, "ATE", "ATE0\r"),
    BARE(CRESET_EXECUTE, creset_execute, "AT+CRESET"),
    BARE(CSQ_EXECUTE, csq_execute, "AT+CSQ"),
    BARE(CPIN_READ, cpin_read, "AT+CPIN?"),
    BARE(CREG_TEST, creg_test, "AT+CREG=?"),
    BARE(CREG_READ, creg_read, "AT+CREG?"),
    WITH(CREG_WRITE, creg_write, creg, "AT+CREG=", "AT+CREG=2\r"),
    BARE(CGREG_TEST, cgreg_test, "AT+CGREG=?"),
    BARE(CGREG_READ, cgreg_read, "AT+CGREG?"),
    WITH(CGREG_WRITE, cgreg_write, cgreg, "AT+CGREG=", "AT+CGREG=1\r"),
    BARE(CEREG_TEST, cereg_test, "AT+CEREG=?"),
    BARE(CEREG_READ, cereg_read, "AT+CEREG?"),
    WITH(CEREG_WRITE, cereg_write, cereg, "AT+CEREG=", "AT+CEREG=0\r"),
    BARE(CGDCONT_READ, cgdcont_read, "AT+CGDCONT?"),
    WITH(CGDCONT_WRITE, cgdcont_write, cgdcont,
         "AT+CGDCONT=", "AT+CGDCONT=1,\"IP\",\"internet\",\"\",0,1\r",
         "AT+CGDCONT=1,\"IP\",\"internet\",\"\",0\r", "AT+CGDCONT=1,\"IP\",\"internet\",\"\"\r",
         "AT+CGDCONT=1,\"IP\",\"internet\"\r", "AT+CGDCONT=1,\"IP\"\r"),
    BARE(CGSOCKCONT_READ, cgsockcont_read, "AT+CGSOCKCONT?"),
    WITH(CGSOCKCONT_WRITE, cgsockcont_write, cgsockcont,
         "AT+CGSOCKCONT=", "AT+CGSOCKCONT=1,\"IP\",\"CMNET\",\"0.0.0.0\"\r",
         "AT+CGSOCKCONT=1,\"IP\",\"CMNET\"\r", "AT+CGSOCKCONT=1,\"IP\"\r"),
    BARE(CGPADDR_EXECUTE, cgpaddr_execute, "AT+CGPADDR"),
    WITH(CGPADDR_WRITE, cgpaddr_write, cgpaddr, "AT+CGPADDR=", "AT+CGPADDR=4\r"),
    BARE(CCLK_READ, cclk_read, "AT+CCLK?"),
    WITH(CCLK_WRITE, cclk_write, cclk, "AT+CCLK=", "AT+CCLK=\"18/10/12,09:05:30+32\"\r"),
    /* 2.1.1 */
    BARE(CSSLCFG_TEST, csslcfg_test, "AT+CSSLCFG=?"),
    BARE(CSSLCFG_READ, csslcfg_read, "AT+CSSLCFG?"),
    WITH(CSSLCFG_WRITE_QUERY, csslcfg_write_query, query, "AT+CSSLCFG=", "AT+CSSLCFG=7\r"),
    WITH(CSSLCFG_WRITE_SSLVERSION, csslcfg_write_sslversion, sslversion,
         "AT+CSSLCFG=\"sslversion\",", "AT+CSSLCFG=\"sslversion\",0,4\r"),
    WITH(CSSLCFG_WRITE_AUTHMODE, csslcfg_write_authmode, authmode, "AT+CSSLCFG=\"authmode\",",
         "AT+CSSLCFG=\"authmode\",0,2\r"),
    WITH(CSSLCFG_WRITE_IGNORELOCALTIME, csslcfg_write_ignorelocaltime, ignorelocaltime,
         "AT+CSSLCFG=\"ignorelocaltime\",", "AT+CSSLCFG=\"ignorelocaltime\",3,1\r"),
    WITH(CSSLCFG_WRITE_NEGOTIATETIME, csslcfg_write_negotiatetime, negotiatetime,
         "AT+CSSLCFG=\"negotiatetime\",", "AT+CSSLCFG=\"negotiatetime\",9,300\r"),
    WITH(CSSLCFG_WRITE_CACERT, csslcfg_write_cacert, cacert, "AT+CSSLCFG=\"cacert\",",
         "AT+CSSLCFG=\"cacert\",0,\"server_ca.pem\"\r"),
    WITH(CSSLCFG_WRITE_CLIENTCERT, csslcfg_write_clientcert, clientcert,
         "AT+CSSLCFG=\"clientcert\",", "AT+CSSLCFG=\"clientcert\",0,\"client.der\"\r"),
    WITH(CSSLCFG_WRITE_CLIENTKEY, csslcfg_write_clientkey, clientkey, "AT+CSSLCFG=\"clientkey\",",
         "AT+CSSLCFG=\"clientkey\",2,\"key.pem\"\r"),
    /* 2.1.2 */
    BARE(CCERTDOWN_TEST, ccertdown_test, "AT+CCERTDOWN=?"),
    WITH(CCERTDOWN_WRITE, ccertdown_write, certdown,
         "AT+CCERTDOWN=", "AT+CCERTDOWN=\"server_ca.pem\",1294\r"),
    /* 2.1.3 */
    BARE(CCERTLIST_EXECUTE, ccertlist_execute, "AT+CCERTLIST"),
    /* 2.1.4, printed CCERTDELETE */
    WITH(CCERTDELE_WRITE, ccertdele_write, certdele,
         "AT+CCERTDELE=", "AT+CCERTDELE=\"server_ca.pem\"\r"),
};
#define ENCODER_CASES (sizeof encoder_cases / sizeof encoder_cases[0])

#endif
