/* SPDX-License-Identifier: MIT */
/* test_services.c - TLS, certificates, batches, settings, topics, cancel, time limits, late results. */
#include "rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static simcom_bytes_t text(const char *string)
{
    return simcom_text(string);
}

static const simcom_revision_t *const v1 = &simcom_revision_v1_00;
static const simcom_revision_t *const v3 = &simcom_revision_v3_00;

/* A command that is answered by OK. */
static void expect_ok(const char *line)
{
    assert_sent(line);
    feed("\r\nOK\r\n");
}

/* A command with a prompt, its data, and OK. */
static void expect_data(const char *line, const char *data)
{
    assert_sent(line);
    feed("\r\n>");
    assert_sent(data);
    feed("\r\nOK\r\n");
}

/* TLS -------------------------------------------------------------------------------------- */

static const simcom_tls_t all_settings = {.context = 3,
                                          .set = 0x3F,
                                          .version = 3,
                                          .authmode = 2,
                                          .ignore_time = 0,
                                          .negotiate_time = 60,
                                          .sni = 1,
                                          .ciphersuites = 0x002F,
                                          .ca_file = {(const uint8_t *)"ca.pem", 6},
                                          .clientcert_file = {(const uint8_t *)"cl.der", 6},
                                          .clientkey_file = {(const uint8_t *)"ke.pem", 6},
                                          .key_password = {(const uint8_t *)"pw,1", 4}};

static void test_all_ten_settings(void **state)
{
    static const char *const lines[] = {
        "AT+CSSLCFG=\"sslversion\",3,3\r",         "AT+CSSLCFG=\"authmode\",3,2\r",
        "AT+CSSLCFG=\"ignorelocaltime\",3,0\r",    "AT+CSSLCFG=\"negotiatetime\",3,60\r",
        "AT+CSSLCFG=\"enableSNI\",3,1\r",          "AT+CSSLCFG=\"ciphersuites\",3,0x002F\r",
        "AT+CSSLCFG=\"cacert\",3,\"ca.pem\"\r",    "AT+CSSLCFG=\"clientcert\",3,\"cl.der\"\r",
        "AT+CSSLCFG=\"clientkey\",3,\"ke.pem\"\r", "AT+CSSLCFG=\"keypwd\",3,\"pw,1\"\r"};
    (void)state;
    prepare_for(v3);
    assert_int_equal(simcom_tls_configure(&rig.modem, &all_settings), SIMCOM_GOOD);
    for (size_t i = 0; i < COUNT(lines); i++) {
        assert_nothing();
        expect_ok(lines[i]);
    }
    assert_done(SIMCOM_OPERATION_TLS, SIMCOM_MODULE, SIMCOM_DONE, 0);
    assert_sent("");
}

/* Each alone, so that a bit means its own setting. */
static void test_each_number_alone(void **state)
{
    static const char *const lines[] = {
        "AT+CSSLCFG=\"sslversion\",3,3\r",      "AT+CSSLCFG=\"authmode\",3,2\r",
        "AT+CSSLCFG=\"ignorelocaltime\",3,0\r", "AT+CSSLCFG=\"negotiatetime\",3,60\r",
        "AT+CSSLCFG=\"enableSNI\",3,1\r",       "AT+CSSLCFG=\"ciphersuites\",3,0x002F\r"};
    static const uint8_t bits[] = {SIMCOM_TLS_VERSION,     SIMCOM_TLS_AUTHMODE,
                                   SIMCOM_TLS_IGNORE_TIME, SIMCOM_TLS_NEGOTIATE_TIME,
                                   SIMCOM_TLS_SNI,         SIMCOM_TLS_CIPHERSUITES};
    (void)state;
    for (size_t i = 0; i < COUNT(lines); i++) {
        simcom_tls_t tls = all_settings;
        prepare_for(v3);
        tls.set = bits[i];
        tls.ca_file.data = tls.clientcert_file.data = tls.clientkey_file.data = NULL;
        tls.key_password.data = NULL;
        assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_GOOD);
        expect_ok(lines[i]);
        assert_done(SIMCOM_OPERATION_TLS, SIMCOM_MODULE, SIMCOM_DONE, 0);
        /* V1.00 has the first four. */
        prepare_for(v1);
        assert_int_equal(simcom_tls_configure(&rig.modem, &tls),
                         i < 4 ? SIMCOM_GOOD : SIMCOM_E_REVISION);
        assert_sent(i < 4 ? lines[i] : "");
    }
}

static void test_key_password_needs_v3(void **state)
{
    const simcom_tls_t tls = {.key_password = {(const uint8_t *)"", 0}};
    (void)state;
    prepare_for(v1);
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_E_REVISION);
    assert_sent("");
    assert_nothing();
    prepare_for(v3);
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_GOOD);
    expect_ok("AT+CSSLCFG=\"keypwd\",0,\"\"\r");
    assert_done(SIMCOM_OPERATION_TLS, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

static void test_wrong_settings(void **state)
{
    (void)state;
    prepare_for(v3);
    simcom_tls_t tls = all_settings;
    tls.context = 10;
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_E_RANGE);
    tls = all_settings;
    tls.version = 5;
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_E_RANGE);
    tls = all_settings;
    tls.negotiate_time = 301;
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_E_RANGE);
    tls = all_settings;
    tls.ciphersuites = 0x0035;
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_E_RANGE);
    tls = all_settings;
    tls.clientkey_file = text("key.txt");
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_E_FILE_NAME);
    assert_sent(""); /* the right ones before the wrong one neither */
    assert_nothing();
}

static void test_a_refused_setting_ends_it(void **state)
{
    (void)state;
    prepare_for(v3);
    assert_int_equal(simcom_tls_configure(&rig.modem, &all_settings), SIMCOM_GOOD);
    expect_ok("AT+CSSLCFG=\"sslversion\",3,3\r");
    assert_sent("AT+CSSLCFG=\"authmode\",3,2\r");
    feed("\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_TLS, SIMCOM_MODULE, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
    assert_sent("");
}

/* SNI -------------------------------------------------------------------------------------- */

static simcom_connect_t tls_connect(const char *server)
{
    const simcom_connect_t connect = {
        .server = simcom_text(server), .keepalive = 60, .clean = true, .context = 2};
    return connect;
}

static void expect_connect(const char *server)
{
    char line[200];
    expect_ok("AT+CMQTTSSLCFG=0,2\r");
    snprintf(line, sizeof line, "AT+CMQTTCONNECT=0,\"%s\",60,1\r", server);
    assert_sent(line);
    feed("\r\nOK\r\n\r\n+CMQTTCONNECT: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_DONE, 0);
}

static void test_sni_of_names_only(void **state)
{
    static const struct {
        const char *server;
        bool name;
    } rows[] = {{"tcp://broker.example.org:8883", true},
                {"tcp://broker", true},
                {"tcp://1.2.3.example:8883", true},
                {"tcp://a-1:1", true},
                {"tcp://x1.example", true},
                {"tcp://10.0.0.1:8883", false},
                {"tcp://10.0.0.1", false},
                {"tcp://255.255.255.255:65535", false},
                {"tcp://[2001:db8::1]:8883", false},
                {"tcp://[::1]", false}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        simcom_connect_t connect = tls_connect(rows[i].server);
        prepare_for(v3);
        assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
        expect_ok(rows[i].name ? "AT+CSSLCFG=\"enableSNI\",2,1\r"
                               : "AT+CSSLCFG=\"enableSNI\",2,0\r");
        expect_connect(rows[i].server);
    }
}

static void test_sni_off_and_keep(void **state)
{
    simcom_connect_t connect = tls_connect("tcp://broker:8883");
    (void)state;
    prepare_for(v3);
    connect.sni = SIMCOM_SNI_OFF;
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    expect_ok("AT+CSSLCFG=\"enableSNI\",2,0\r");
    expect_connect("tcp://broker:8883");
    connect.sni = SIMCOM_SNI_KEEP;
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    expect_connect("tcp://broker:8883");
}

/* A module that does not know it is asked to connect all the same. */
static void test_sni_refused(void **state)
{
    static const char *const refusals[] = {"\r\nERROR\r\n", "\r\n+CME ERROR: 4\r\n"};
    const simcom_connect_t connect = tls_connect("tcp://broker:8883");
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        prepare_for(v3);
        assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
        assert_sent("AT+CSSLCFG=\"enableSNI\",2,1\r");
        feed(refusals[i]);
        assert_nothing();
        expect_connect("tcp://broker:8883");
    }
}

static void test_no_sni_where_there_is_none(void **state)
{
    simcom_connect_t connect = tls_connect("tcp://broker:8883");
    (void)state;
    prepare_for(v1);
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    expect_connect("tcp://broker:8883");
    prepare_for(v3);
    connect.context = SIMCOM_CONTEXT_NONE;
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    assert_sent("AT+CMQTTCONNECT=0,\"tcp://broker:8883\",60,1\r");
}

/* The module forgets the context each time. */
static void test_context_before_every_connect(void **state)
{
    simcom_connect_t connect = tls_connect("tcp://broker:8883");
    (void)state;
    prepare_for(v1);
    for (unsigned i = 0; i < 3; i++) {
        assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
        expect_connect("tcp://broker:8883");
    }
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSSLCFG=0,2\r");
    feed("\r\nERROR\r\n"); /* without it the connection would not be the one that was asked for */
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
    assert_sent("");
}

/* Certificates ----------------------------------------------------------------------------- */

static void test_upload_exact_bytes_and_progress(void **state)
{
    static uint8_t file[10240];
    const uint8_t *bytes;
    size_t total = 99;
    (void)state;
    for (size_t i = 0; i < sizeof file; i++) {
        file[i] = (uint8_t)(i * 7u); /* NUL, CR, LF, ESC, all of them */
    }
    const simcom_certificate_t certificate = {.name = text("ca.pem"), .data = {file, sizeof file}};
    prepare();
    assert_int_equal(simcom_certificate_upload(&rig.modem, &certificate), SIMCOM_GOOD);
    assert_int_equal(simcom_progress(&rig.modem, &total), 0);
    assert_int_equal(total, 0);
    assert_sent("AT+CCERTDOWN=\"ca.pem\",10240\r");
    feed("\r\n> ");
    for (size_t sent = 0; sent < sizeof file;) {
        assert_int_equal(simcom_progress(&rig.modem, &total), sent);
        assert_int_equal(total, sizeof file);
        size_t n = simcom_tx_peek(&rig.modem, &bytes);
        assert_int_equal(n, sizeof file - sent);
        size_t some = n < 1000 ? n : 1000;
        assert_memory_equal(bytes, file + sent, some);
        simcom_tx_ack(&rig.modem, some);
        sent += some;
    }
    assert_int_equal(simcom_progress(&rig.modem, NULL), 0);
    assert_sent("");
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_CERTIFICATE, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

static void test_upload_limits(void **state)
{
    static uint8_t file[10241];
    simcom_certificate_t certificate = {.name = text("ca.pem"), .data = {file, sizeof file}};
    (void)state;
    prepare();
    assert_int_equal(simcom_certificate_upload(&rig.modem, &certificate), SIMCOM_E_LENGTH);
    certificate.data.length = 0;
    assert_int_equal(simcom_certificate_upload(&rig.modem, &certificate), SIMCOM_E_LENGTH);
    certificate.data.length = 1;
    certificate.name = text("ca.txt");
    assert_int_equal(simcom_certificate_upload(&rig.modem, &certificate), SIMCOM_E_FILE_NAME);
    certificate.name = text(".pem");
    assert_int_equal(simcom_certificate_upload(&rig.modem, &certificate), SIMCOM_E_LENGTH);
    assert_sent("");
}

static void test_list_and_delete(void **state)
{
    simcom_ccertlist_file_line_t file;
    (void)state;
    prepare();
    assert_int_equal(simcom_certificate_list(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CCERTLIST\r");
    feed("\r\n+CCERTLIST: \"ca.pem\"\r\n");
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_INFORMATION);
    assert_int_equal(simcom_ccertlist_file_read(simcom_line_argument(event.u.line.text), &file),
                     SIMCOM_GOOD);
    assert_int_equal(file.filename.length, 6);
    assert_memory_equal(file.filename.data, "ca.pem", 6);
    feed("+CCERTLIST: \"b,c.der\"\r\n");
    event = pull();
    assert_int_equal(simcom_ccertlist_file_read(simcom_line_argument(event.u.line.text), &file),
                     SIMCOM_GOOD);
    assert_int_equal(file.filename.length, 7);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_CERTIFICATE_LIST, SIMCOM_MODULE, SIMCOM_DONE, 0);
    assert_int_equal(simcom_certificate_delete(&rig.modem, text("ca.pem")), SIMCOM_GOOD);
    expect_ok("AT+CCERTDELE=\"ca.pem\"\r");
    assert_done(SIMCOM_OPERATION_CERTIFICATE_DELETE, SIMCOM_MODULE, SIMCOM_DONE, 0);
    assert_int_equal(simcom_certificate_delete(&rig.modem, text("ca.pem")), SIMCOM_GOOD);
    assert_sent("AT+CCERTDELE=\"ca.pem\"\r");
    feed("\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_CERTIFICATE_DELETE, SIMCOM_MODULE, SIMCOM_REFUSED,
                SIMCOM_CODE_MISSING);
}

/* The manual's example: 中华.pem. */
#define CHINA "\xE4\xB8\xAD\xE5\x8D\x8E.pem"

static void test_file_names(void **state)
{
    static const struct {
        const char *name;
        const char *written;
    } rows[] = {{"ca.pem", "ca.pem"},
                {CHINA, "{non-ascii}\"262378344532443B262378353334453B2E70656D\""},
                {"a\xC3\xA9.der", "{non-ascii}\"61262378303045393B2E646572\""},
                {"\xF0\x9F\x94\x91.pem", "{non-ascii}\"26237831463531313B2E70656D\""},
                {"\xC3.pem", ""},
                {"\xED\xA0\x80.pem", ""}};
    char buffer[100];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t n = strlen(rows[i].written);
        memset(buffer, '!', sizeof buffer);
        assert_int_equal(simcom_file_name(text(rows[i].name), buffer, sizeof buffer), n);
        assert_memory_equal(buffer, rows[i].written, n);
        assert_int_equal(n == 0 ? '!' : buffer[n], '!');
        for (size_t size = 0; size < n; size++) {
            memset(buffer, '!', sizeof buffer);
            assert_int_equal(simcom_file_name(text(rows[i].name), buffer, size), 0);
            assert_int_equal(buffer[size], '!');
        }
    }
}

static void test_non_ascii_names_in_commands(void **state)
{
    char name[100];
    char line[160];
    size_t n = simcom_file_name(text(CHINA), name, sizeof name);
    const simcom_bytes_t written = {(const uint8_t *)name, n};
    const simcom_certificate_t certificate = {.name = written, .data = text("data")};
    const simcom_tls_t tls = {.ca_file = written};
    (void)state;
    prepare();
    assert_int_equal(simcom_certificate_upload(&rig.modem, &certificate), SIMCOM_GOOD);
    snprintf(line, sizeof line, "AT+CCERTDOWN=%.*s,4\r", (int)n, name);
    expect_data(line, "data");
    assert_done(SIMCOM_OPERATION_CERTIFICATE, SIMCOM_MODULE, SIMCOM_DONE, 0);
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_GOOD);
    snprintf(line, sizeof line, "AT+CSSLCFG=\"cacert\",0,%.*s\r", (int)n, name);
    expect_ok(line);
    assert_done(SIMCOM_OPERATION_TLS, SIMCOM_MODULE, SIMCOM_DONE, 0);
    assert_int_equal(simcom_certificate_delete(&rig.modem, written), SIMCOM_GOOD);
    snprintf(line, sizeof line, "AT+CCERTDELE=%.*s\r", (int)n, name);
    expect_ok(line);
    assert_done(SIMCOM_OPERATION_CERTIFICATE_DELETE, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* Batches ---------------------------------------------------------------------------------- */

static simcom_filter_t filters[SIMCOM_FILTERS + 1];
static uint8_t levels[1025];

static simcom_filters_t batch(uint8_t count)
{
    for (size_t i = 0; i < COUNT(filters); i++) {
        filters[i] = (simcom_filter_t){.filter = simcom_text("a/b"), .qos = (uint8_t)(i % 3)};
    }
    return (simcom_filters_t){.filter = filters, .count = count};
}

static void test_batches(void **state)
{
    static const uint8_t counts[] = {1, 2, 100};
    char line[40];
    (void)state;
    for (size_t k = 0; k < COUNT(counts); k++) {
        simcom_filters_t all = batch(counts[k]);
        prepare();
        assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
        for (unsigned i = 0; i < counts[k]; i++) {
            snprintf(line, sizeof line, "AT+CMQTTSUBTOPIC=0,3,%u\r", i % 3);
            expect_data(line, "a/b");
        }
        expect_ok("AT+CMQTTSUB=0\r");
        assert_nothing();
        feed("\r\n+CMQTTSUB: 0,0\r\n");
        assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_DONE, 0);
        assert_int_equal(simcom_mqtt_unsubscribe_all(&rig.modem, 1, &all), SIMCOM_GOOD);
        for (unsigned i = 0; i < counts[k]; i++) {
            expect_data("AT+CMQTTUNSUBTOPIC=1,3\r", "a/b");
        }
        expect_ok("AT+CMQTTUNSUB=1,0\r");
        feed("\r\n+CMQTTUNSUB: 1,0\r\n");
        assert_done(SIMCOM_OPERATION_UNSUBSCRIBE, 1, SIMCOM_DONE, 0);
    }
    simcom_filters_t again = batch(1);
    again.dup = true;
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &again), SIMCOM_GOOD);
    expect_data("AT+CMQTTSUBTOPIC=0,3,0\r", "a/b");
    assert_sent("AT+CMQTTSUB=0,1\r");
}

static void test_wrong_batches(void **state)
{
    (void)state;
    prepare();
    simcom_filters_t all = batch(0);
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_E_RANGE);
    all = batch(101);
    assert_int_equal(simcom_mqtt_unsubscribe_all(&rig.modem, 0, &all), SIMCOM_E_RANGE);
    assert_int_equal(simcom_last_problem(&rig.modem)->limit.min, 1);
    assert_int_equal(simcom_last_problem(&rig.modem)->limit.max, 100);
    all = batch(3);
    filters[2].filter = text("a/#/b");
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_E_TOPIC);
    assert_int_equal(simcom_last_problem(&rig.modem)->offset, 2);
    filters[2].filter = text("");
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_E_LENGTH);
    all = batch(3);
    filters[1].qos = 3;
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_E_RANGE);
    assert_sent("");
    assert_nothing();
}

/* A module without SUBTOPIC gets the filters one by one; so does one without UNSUBTOPIC. */
static void test_batch_falls_back_to_single_filters(void **state)
{
    simcom_filters_t all = batch(2);
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSUBTOPIC=0,3,0\r");
    feed("\r\nERROR\r\n");
    assert_nothing();
    expect_data("AT+CMQTTSUB=0,3,0\r", "a/b");
    feed("\r\n+CMQTTSUB: 0,0\r\n");
    assert_nothing();
    expect_data("AT+CMQTTSUB=0,3,1\r", "a/b");
    feed("\r\n+CMQTTSUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_unsubscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    assert_sent("AT+CMQTTUNSUBTOPIC=0,3\r");
    feed("\r\nERROR\r\n");
    expect_data("AT+CMQTTUNSUB=0,3,0\r", "a/b");
    feed("\r\n+CMQTTUNSUB: 0,0\r\n");
    expect_data("AT+CMQTTUNSUB=0,3,0\r", "a/b");
    feed("\r\n+CMQTTUNSUB: 0,12\r\n");
    assert_done(SIMCOM_OPERATION_UNSUBSCRIBE, 0, SIMCOM_REFUSED, 12);
    assert_sent("");
}

static void test_batch_refused(void **state)
{
    simcom_filters_t all = batch(2);
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSUBTOPIC=0,3,0\r");
    feed("\r\n+CMQTTSUBTOPIC: 0,11\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_REFUSED, 11);
    assert_sent("");
    assert_int_equal(simcom_mqtt_unsubscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    assert_sent("AT+CMQTTUNSUBTOPIC=0,3\r");
    feed("\r\n+CMQTTUNSUBTOPIC: 0,11\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_UNSUBSCRIBE, 0, SIMCOM_REFUSED, 11);
    /* The second SUBTOPIC: a module that took the first has the command. Nothing was cached so far. */
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    expect_data("AT+CMQTTSUBTOPIC=0,3,0\r", "a/b");
    assert_sent("AT+CMQTTSUBTOPIC=0,3,1\r");
    feed("\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
    assert_sent("");
    /* The broker refuses all of them. */
    prepare();
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    expect_data("AT+CMQTTSUBTOPIC=0,3,0\r", "a/b");
    expect_data("AT+CMQTTSUBTOPIC=0,3,1\r", "a/b");
    expect_ok("AT+CMQTTSUB=0\r");
    feed("\r\n+CMQTTSUB: 0,6\r\n");
    assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_REFUSED, 6);
}

/* A filter that a batch left in the module would be subscribed to by the next one. */
static void test_filters_of_a_batch_that_failed(void **state)
{
    simcom_filters_t all = batch(2);
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    expect_data("AT+CMQTTSUBTOPIC=0,3,0\r", "a/b");
    assert_sent("AT+CMQTTSUBTOPIC=0,3,1\r");
    feed("\r\n+CMQTTSUBTOPIC: 0,11\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_REFUSED, 11);
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSUB=0,3,0\r"); /* one by one */
    feed("\r\n>");
    assert_sent("a/b");
    feed("\r\nOK\r\n\r\n+CMQTTSUB: 0,0\r\n");
    assert_sent("AT+CMQTTSUB=0,3,1\r");
    feed("\r\n>");
    assert_sent("a/b");
    feed("\r\nOK\r\n\r\n+CMQTTSUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_DONE, 0);
    /* Released and acquired: the module has forgotten them. */
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    expect_ok("AT+CMQTTREL=0\r");
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSUBTOPIC=0,3,0\r");
}

/* Behind a publish that failed the module may hold its payload, and an empty publish would send that. */
static void test_payload_of_a_publish_that_failed(void **state)
{
    const simcom_publish_t empty = {.topic = simcom_text("a/b"), .qos = 1};
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    expect_data("AT+CMQTTTOPIC=0,3\r", "a/b");
    expect_data("AT+CMQTTPAYLOAD=0,5\r", "hello");
    assert_sent("AT+CMQTTPUB=0,1,60\r");
    feed("\r\n+CMQTTPUB: 0,11\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, 11);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &empty), SIMCOM_E_OLD_PAYLOAD);
    assert_int_equal(simcom_last_problem(&rig.modem)->status, SIMCOM_E_OLD_PAYLOAD);
    assert_sent("");
    /* The other client is not concerned, and a publish with a payload puts it right. */
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 1, &empty), SIMCOM_GOOD);
    expect_data("AT+CMQTTTOPIC=1,3\r", "a/b");
    assert_sent("AT+CMQTTPUB=1,1,60\r");
    feed("\r\nOK\r\n\r\n+CMQTTPUB: 1,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 1, SIMCOM_DONE, 0);
    publish_up_to_result(0);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &empty), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
}

/* A stray OK does not end a command that was not asked for its data yet, and nobody else gets the wire. */
static void test_ok_before_the_prompt(void **state)
{
    const simcom_certificate_t file = {.name = simcom_text("ca.pem"), .data = simcom_text("PEM")};
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("\r\nOK\r\n");
    assert_int_equal(simcom_mqtt_release(&rig.modem, 1), SIMCOM_GOOD);
    assert_sent("");
    feed("\r\n>");
    assert_sent("a/b");
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTPAYLOAD=0,5\r");

    prepare();
    assert_int_equal(simcom_certificate_upload(&rig.modem, &file), SIMCOM_GOOD);
    assert_sent("AT+CCERTDOWN=\"ca.pem\",3\r");
    feed("\r\nOK\r\n");
    assert_true(simcom_busy(&rig.modem, SIMCOM_MODULE));
    pass(120 * 1000);
    assert_done(SIMCOM_OPERATION_CERTIFICATE, SIMCOM_MODULE, SIMCOM_NOT_DONE, 0);
}

/* V3.00 keeps at most 5120 bytes of topics; V1.00 states no limit. */
static void test_batch_over_the_cache(void **state)
{
    simcom_filters_t all = batch(6);
    (void)state;
    memset(levels, 'x', sizeof levels);
    for (size_t i = 0; i < 5; i++) {
        filters[i].filter = (simcom_bytes_t){levels, 1024};
    }
    filters[5].filter = (simcom_bytes_t){levels, 1};
    prepare_for(v3);
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_E_LENGTH);
    assert_int_equal(simcom_last_problem(&rig.modem)->limit.max, 5120);
    assert_int_equal(simcom_mqtt_unsubscribe_all(&rig.modem, 0, &all), SIMCOM_E_LENGTH);
    assert_sent("");
    all.count = 5;
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSUBTOPIC=0,1024,0\r");
    prepare_for(v1);
    all.count = 6;
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    filters[0].filter = (simcom_bytes_t){levels, 1025};
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 1, &all), SIMCOM_E_LENGTH);
}

/* Settings --------------------------------------------------------------------------------- */

static void configure(uint8_t client, uint8_t check)
{
    const simcom_settings_t settings = {.check_utf8 = {check, true}};
    char line[60];
    assert_int_equal(simcom_mqtt_configure(&rig.modem, client, &settings), SIMCOM_GOOD);
    snprintf(line, sizeof line, "AT+CMQTTCFG=\"checkUTF8\",%u,%u\r", client, check);
    assert_sent(line);
}

static const simcom_publish_t not_utf8 = {.topic = {(const uint8_t *)"a/\xFF\xC3", 4},
                                          .payload = {(const uint8_t *)"x", 1}};

static void assert_checked(uint8_t client)
{
    assert_int_equal(simcom_mqtt_publish(&rig.modem, client, &not_utf8), SIMCOM_E_UTF8);
    assert_int_equal(simcom_last_problem(&rig.modem)->offset, 2);
    assert_sent("");
}

static void switch_check_off(uint8_t client)
{
    configure(client, 0);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_CONFIGURE, client, SIMCOM_DONE, 0);
}

static void test_any_bytes_without_check(void **state)
{
    const simcom_will_t will = {.topic = text("w\x80"), .message = text("\xFF")};
    const simcom_filter_t filter = {.filter = text("\xFF/#")};
    (void)state;
    prepare();
    assert_checked(0);
    assert_int_equal(simcom_mqtt_will(&rig.modem, 0, &will), SIMCOM_E_UTF8);
    assert_int_equal(simcom_mqtt_subscribe(&rig.modem, 0, &filter), SIMCOM_E_UTF8);
    switch_check_off(0);
    assert_checked(1); /* the other client's is its own */
    assert_int_equal(simcom_mqtt_will(&rig.modem, 0, &will), SIMCOM_GOOD);
    expect_data("AT+CMQTTWILLTOPIC=0,2\r", "w\x80");
    expect_data("AT+CMQTTWILLMSG=0,1,0\r", "\xFF");
    assert_done(SIMCOM_OPERATION_WILL, 0, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_subscribe(&rig.modem, 0, &filter), SIMCOM_GOOD);
    expect_data("AT+CMQTTSUB=0,3,0\r", "\xFF/#");
    feed("\r\n+CMQTTSUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_DONE, 0);
    /* What MQTT itself forbids is still refused. */
    simcom_publish_t publish = not_utf8;
    publish.topic = text("\xFF/+");
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &publish), SIMCOM_E_TOPIC);
    publish.topic = (simcom_bytes_t){(const uint8_t *)"a\0", 2};
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &publish), SIMCOM_E_CHARACTER);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &not_utf8), SIMCOM_GOOD);
    expect_data("AT+CMQTTTOPIC=0,4\r", "a/\xFF\xC3");
}

static void test_what_puts_the_check_back(void **state)
{
    (void)state;
    prepare();
    switch_check_off(0);
    configure(0, 1);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_CONFIGURE, 0, SIMCOM_DONE, 0);
    assert_checked(0);
    switch_check_off(0);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    expect_ok("AT+CMQTTREL=0\r");
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_DONE, 0);
    assert_checked(0);
    switch_check_off(0);
    switch_check_off(1);
    feed("\r\nRDY\r\n");
    assert_event(SIMCOM_EVENT_RESTARTED, SIMCOM_MODULE);
    assert_checked(0);
    assert_checked(1);
}

static void test_a_refused_setting_changes_nothing(void **state)
{
    (void)state;
    prepare();
    configure(0, 0);
    feed("\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_CONFIGURE, 0, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
    assert_checked(0);
    switch_check_off(0);
    configure(0, 1);
    feed("\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_CONFIGURE, 0, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=0\r");
    feed("\r\n+CMQTTREL: 0,20\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_REFUSED, 20);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &not_utf8), SIMCOM_GOOD);
}

static void test_optimeout(void **state)
{
    simcom_settings_t settings = {.check_utf8 = {1, true}, .optimeout = {20, true}};
    (void)state;
    prepare_for(v3);
    assert_int_equal(simcom_mqtt_configure(&rig.modem, 1, &settings), SIMCOM_GOOD);
    expect_ok("AT+CMQTTCFG=\"checkUTF8\",1,1\r");
    expect_ok("AT+CMQTTCFG=\"optimeout\",1,20\r");
    assert_done(SIMCOM_OPERATION_CONFIGURE, 1, SIMCOM_DONE, 0);
    settings.optimeout.value = 121;
    assert_int_equal(simcom_mqtt_configure(&rig.modem, 1, &settings), SIMCOM_E_RANGE);
    prepare_for(v1);
    settings.optimeout.value = 20;
    assert_int_equal(simcom_mqtt_configure(&rig.modem, 1, &settings), SIMCOM_E_REVISION);
    assert_sent("");
}

/* Topics ----------------------------------------------------------------------------------- */

static void test_topics(void **state)
{
    static const struct {
        const char *topic;
        uint8_t length;
        uint8_t name; /* status as a name, as a filter */
        uint8_t filter;
        uint8_t name_offset;
        uint8_t filter_offset;
    } rows[] = {
        {"a", 1, SIMCOM_GOOD, SIMCOM_GOOD, 0, 0},
        {"/", 1, SIMCOM_GOOD, SIMCOM_GOOD, 0, 0},
        {"//", 2, SIMCOM_GOOD, SIMCOM_GOOD, 0, 0},
        {"a//b/", 5, SIMCOM_GOOD, SIMCOM_GOOD, 0, 0},
        {" a ", 3, SIMCOM_GOOD, SIMCOM_GOOD, 0, 0},
        {"$SYS/x", 6, SIMCOM_GOOD, SIMCOM_GOOD, 0, 0},
        {"\"\r\n>", 4, SIMCOM_GOOD, SIMCOM_GOOD, 0, 0}, /* counted data may hold it */
        {"\xF4\x8F\xBF\xBF", 4, SIMCOM_GOOD, SIMCOM_GOOD, 0, 0},
        {"+", 1, SIMCOM_E_TOPIC, SIMCOM_GOOD, 0, 0},
        {"#", 1, SIMCOM_E_TOPIC, SIMCOM_GOOD, 0, 0},
        {"/#", 2, SIMCOM_E_TOPIC, SIMCOM_GOOD, 1, 0},
        {"+/+/#", 5, SIMCOM_E_TOPIC, SIMCOM_GOOD, 0, 0},
        {"a/+/b", 5, SIMCOM_E_TOPIC, SIMCOM_GOOD, 2, 0},
        {"a+", 2, SIMCOM_E_TOPIC, SIMCOM_E_TOPIC, 1, 1},
        {"+a", 2, SIMCOM_E_TOPIC, SIMCOM_E_TOPIC, 0, 0},
        {"a/b+/c", 6, SIMCOM_E_TOPIC, SIMCOM_E_TOPIC, 3, 3},
        {"a#", 2, SIMCOM_E_TOPIC, SIMCOM_E_TOPIC, 1, 1},
        {"#/a", 3, SIMCOM_E_TOPIC, SIMCOM_E_TOPIC, 0, 0},
        {"a/#/", 4, SIMCOM_E_TOPIC, SIMCOM_E_TOPIC, 2, 2},
        {"##", 2, SIMCOM_E_TOPIC, SIMCOM_E_TOPIC, 0, 0},
        {"a/\0b", 4, SIMCOM_E_CHARACTER, SIMCOM_E_CHARACTER, 2, 2},
        {"\0", 1, SIMCOM_E_CHARACTER, SIMCOM_E_CHARACTER, 0, 0},
        {"ab\xFF", 3, SIMCOM_E_UTF8, SIMCOM_E_UTF8, 2, 2},
        {"a\xC0\x80", 3, SIMCOM_E_UTF8, SIMCOM_E_UTF8, 1, 1},
        {"abc\xED\xA0\x80", 6, SIMCOM_E_UTF8, SIMCOM_E_UTF8, 3, 3},
        {"\xF4\x90\x80\x80", 4, SIMCOM_E_UTF8, SIMCOM_E_UTF8, 0, 0},
        {"a\xE4\xB8", 3, SIMCOM_E_UTF8, SIMCOM_E_UTF8, 1, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const simcom_bytes_t topic = {(const uint8_t *)rows[i].topic, rows[i].length};
        const simcom_publish_t publish = {.topic = topic, .payload = simcom_text("x")};
        const simcom_filter_t filter = {.filter = topic};
        const simcom_will_t will = {.topic = topic, .message = simcom_text("x")};
        prepare();
        assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &publish), rows[i].name);
        if (rows[i].name != SIMCOM_GOOD) {
            assert_int_equal(simcom_last_problem(&rig.modem)->offset, rows[i].name_offset);
            assert_sent("");
        }
        assert_int_equal(simcom_mqtt_subscribe(&rig.modem, 1, &filter), rows[i].filter);
        if (rows[i].filter != SIMCOM_GOOD) {
            assert_int_equal(simcom_last_problem(&rig.modem)->offset, rows[i].filter_offset);
        }
        prepare();
        assert_int_equal(simcom_mqtt_will(&rig.modem, 0, &will), rows[i].name);
        assert_int_equal(simcom_mqtt_unsubscribe(&rig.modem, 1, &filter), rows[i].filter);
    }
}

static void test_utf8_of_client_id_and_will(void **state)
{
    const simcom_acquire_t acquire = {.client_id = text("ok\xC3")};
    const simcom_will_t will = {.topic = text("w"), .message = text("gone\x80")};
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_acquire(&rig.modem, 0, &acquire), SIMCOM_E_UTF8);
    assert_int_equal(simcom_last_problem(&rig.modem)->offset, 2);
    assert_int_equal(simcom_mqtt_will(&rig.modem, 0, &will), SIMCOM_E_UTF8);
    assert_int_equal(simcom_last_problem(&rig.modem)->offset, 4);
    assert_sent("");
}

/* Cancel ----------------------------------------------------------------------------------- */

/* A publish of the same client goes through: nothing of the cancelled one is left. */
static void assert_next_works(uint8_t client)
{
    char line[40];
    publish_up_to_result(client);
    snprintf(line, sizeof line, "\r\n+CMQTTPUB: %u,0\r\n", client);
    feed(line);
    assert_done(SIMCOM_OPERATION_PUBLISH, client, SIMCOM_DONE, 0);
    assert_nothing();
}

static void cancel(uint8_t client)
{
    assert_int_equal(simcom_cancel(&rig.modem, client), SIMCOM_GOOD);
}

static void assert_cancelled(simcom_operation_t operation, uint8_t client)
{
    assert_done(operation, client, SIMCOM_CANCELLED, 0);
    assert_int_equal(simcom_cancel(&rig.modem, client), SIMCOM_E_IDLE);
}

static void test_cancel_while_queued(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 1, &message), SIMCOM_GOOD);
    cancel(1);
    assert_cancelled(SIMCOM_OPERATION_PUBLISH, 1);
    expect_ok("AT+CMQTTSTART\r");
    assert_sent(""); /* nothing of it was sent */
    feed("\r\n+CMQTTSTART: 0\r\n");
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
    assert_next_works(1);
}

/* A line that is half out is sent to its end, whichever byte it has come to. */
static void test_cancel_in_the_middle_of_a_line(void **state)
{
    static const char line[] = "AT+CMQTTREL=0\r";
    const uint8_t *bytes;
    (void)state;
    for (size_t sent = 0; sent < sizeof line - 1; sent++) {
        prepare();
        assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
        for (size_t i = 0; i < sent; i++) {
            assert_true(simcom_tx_peek(&rig.modem, &bytes) > 0);
            simcom_tx_ack(&rig.modem, 1);
        }
        cancel(0);
        assert_nothing();
        assert_sent(&line[sent]);
        assert_cancelled(SIMCOM_OPERATION_RELEASE, 0);
        assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
        assert_sent("");
        feed("\r\nERROR\r\n"); /* the answer to what was cancelled */
        assert_nothing();
        recover();
        assert_sent("AT+CMQTTTOPIC=0,3\r");
    }
}

/* What is awaited is absorbed, whether it comes or not. */
static void test_cancel_before_the_answer(void **state)
{
    static const char *const answers[] = {"", "\r\nOK\r\n", "\r\nERROR\r\n",
                                          "\r\n+CMQTTREL: 0,20\r\n\r\nERROR\r\n"};
    (void)state;
    for (size_t i = 0; i < COUNT(answers); i++) {
        prepare();
        assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
        assert_sent("AT+CMQTTREL=0\r");
        cancel(0);
        assert_cancelled(SIMCOM_OPERATION_RELEASE, 0);
        feed_anything(answers[i], strlen(answers[i]));
        recover();
        assert_next_works(0);
    }
}

/* A prompt that is awaited: the module gets its bytes, and nothing of the next command is among them. */
static void test_cancel_before_the_prompt(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    cancel(0);
    assert_cancelled(SIMCOM_OPERATION_PUBLISH, 0);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("\r\r\r");
    feed("\r\n>");
    assert_sent("\r\r\r");
    feed("\r\nOK\r\n");
    recover();
    expect_ok("AT+CMQTTSTART\r");
    feed("\r\n+CMQTTSTART: 0\r\n");
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
    assert_next_works(0);
}

/* Data that has begun is sent to its end. */
static void test_cancel_in_the_middle_of_data(void **state)
{
    const uint8_t *bytes;
    (void)state;
    for (size_t sent = 0; sent < 3; sent++) {
        prepare();
        assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
        assert_sent("AT+CMQTTTOPIC=0,3\r");
        feed("\r\n>");
        assert_int_equal(simcom_tx_peek(&rig.modem, &bytes), 3);
        simcom_tx_ack(&rig.modem, sent);
        cancel(0);
        assert_nothing();
        send_all();
        assert_true(rig.sent_length >= 3 - sent);
        assert_memory_equal(rig.sent, &"a/b"[sent], 3 - sent);
        for (size_t i = 3 - sent; i < rig.sent_length; i++) {
            assert_int_equal(rig.sent[i], '\r');
        }
        assert_cancelled(SIMCOM_OPERATION_PUBLISH, 0);
        feed("\r\nOK\r\n");
        assert_nothing();
        recover();
        assert_next_works(0);
    }
}

/* A result that is awaited: the wire is free, the next operation runs at once; the result is told as a late
 * one. */
static void test_cancel_before_the_result(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0);
    cancel(0);
    assert_cancelled(SIMCOM_OPERATION_PUBLISH, 0);
    publish_up_to_result(1);
    feed("\r\n+CMQTTPUB: 0,17\r\n");
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_LATE_RESULT);
    assert_int_equal(event.client, 0);
    assert_int_equal(event.u.done.outcome, SIMCOM_REFUSED);
    assert_int_equal(event.u.done.code, 17);
    feed("\r\n+CMQTTPUB: 1,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 1, SIMCOM_DONE, 0);
    assert_next_works(0);
}

/* The answer is complete, only a line that may follow it is waited for. */
static void test_cancel_in_linger(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    feed("\r\nERROR\r\n");
    assert_nothing();
    cancel(SIMCOM_MODULE);
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
    assert_next_works(0);
    /* The same of a result whose OK is waited for. */
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    feed("\r\n+CMQTTSTART: 0\r\n");
    assert_nothing();
    cancel(SIMCOM_MODULE);
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* Between two steps, where the operation waits for the wire. */
static void test_cancel_between_steps(void **state)
{
    (void)state;
    prepare();
    const simcom_filters_t all = batch(3);
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &all), SIMCOM_GOOD);
    expect_data("AT+CMQTTSUBTOPIC=0,3,0\r", "a/b");
    assert_sent("AT+CMQTTSUBTOPIC=0,3,1\r");
    cancel(0);
    assert_cancelled(SIMCOM_OPERATION_SUBSCRIBE, 0);
    assert_sent("\r\r\r");
    feed("\r\nOK\r\n");
    recover();
    assert_sent("");
    assert_next_works(0);
}

/* Time limits ------------------------------------------------------------------------------ */

static void test_time_limit_of_a_call(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_int_equal(simcom_time_limit(&rig.modem, SIMCOM_MODULE, 5), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    pass(4999);
    assert_nothing();
    feed("\r\nOK\r\n");
    pass(4999);
    assert_nothing();
    pass(1);
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_UNKNOWN, 0);
    /* It is that call's and no other's. */
    assert_int_equal(simcom_mqtt_stop(&rig.modem), SIMCOM_GOOD);
    expect_ok("AT+CMQTTSTOP\r");
    pass(100 * 1000);
    assert_nothing();
}

static void test_time_limit_of_every_step(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_int_equal(simcom_time_limit(&rig.modem, 0, 2), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    pass(1999);
    feed("\r\n>");
    assert_sent("a/b");
    pass(1999);
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTPAYLOAD=0,5\r");
    pass(1999);
    assert_nothing();
    pass(1);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_NOT_DONE, 0);
}

/* Longer than the library's own; set while it is under way, and while it is queued. */
static void test_time_limit_that_is_longer(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0);
    assert_int_equal(simcom_time_limit(&rig.modem, 0, 400), SIMCOM_GOOD);
    pass(399 * 1000);
    assert_nothing();
    pass(1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    assert_int_equal(simcom_mqtt_release(&rig.modem, 1), SIMCOM_GOOD);
    assert_int_equal(simcom_time_limit(&rig.modem, 1, 3), SIMCOM_GOOD);
    pass(60 * 1000); /* it waits for the wire: its time does not run */
    assert_nothing();
    /* A module at work answers it all when it is done: the command, and the questions whether it is there. */
    assert_int_equal(rig.sent_length, 60 / SIMCOM_ASK_S * 3u);
    feed("\r\nOK\r\n");
    for (size_t i = 0; i < rig.sent_length; i += 3) {
        assert_memory_equal(rig.sent + i, "AT\r", 3);
        feed("\r\nOK\r\n");
    }
    rig.sent_length = 0;
    pass(SIMCOM_LINGER_MS);
    assert_event(SIMCOM_EVENT_RECOVERED, SIMCOM_MODULE);
    assert_sent("AT+CMQTTREL=1\r");
    pass(2999);
    assert_nothing();
    pass(1);
    assert_done(SIMCOM_OPERATION_RELEASE, 1, SIMCOM_UNKNOWN, 0);
}

/* Late results ----------------------------------------------------------------------------- */

static void assert_late(simcom_operation_t operation, uint8_t client, simcom_outcome_t outcome,
                        uint8_t code)
{
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_LATE_RESULT);
    assert_int_equal(event.client, client);
    assert_int_equal(event.u.done.operation, operation);
    assert_int_equal(event.u.done.outcome, outcome);
    assert_int_equal(event.u.done.code, code);
}

/* Publishes until the result is overdue. */
static void publish_in_vain(uint8_t client)
{
    publish_up_to_result(client);
    pass(71 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, client, SIMCOM_UNKNOWN, 0);
}

/* The late result in each phase of the next publish: step is how far that has come. */
static void late_result_at(uint8_t client, unsigned step)
{
    char result[40];
    char line[40];
    const uint8_t *bytes;
    const char *const lines[] = {"AT+CMQTTTOPIC=%u,3\r", "AT+CMQTTPAYLOAD=%u,5\r",
                                 "AT+CMQTTPUB=%u,1,60\r"};
    const char *const data[] = {"a/b", "hello"};
    unsigned at = 0;
    snprintf(result, sizeof result, "\r\n+CMQTTPUB: %u,17\r\n", client);
    prepare();
    publish_in_vain(client);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, client, &message), SIMCOM_GOOD);
    for (unsigned i = 0; i < 3; i++) {
        if (at++ == step) { /* no byte of the line is out */
            feed(result);
            assert_late(SIMCOM_OPERATION_PUBLISH, client, SIMCOM_REFUSED, 17);
        }
        assert_true(simcom_tx_peek(&rig.modem, &bytes) > 5);
        snprintf(line, sizeof line, lines[i], client);
        assert_memory_equal(bytes, line, 5);
        simcom_tx_ack(&rig.modem, 5);
        if (at++ == step) { /* the line is half out */
            feed(result);
            assert_late(SIMCOM_OPERATION_PUBLISH, client, SIMCOM_REFUSED, 17);
        }
        assert_sent(line + 5);
        if (at++ == step) { /* prompt or OK is awaited: that of PUB can be its own, too */
            feed(result);
            assert_late(SIMCOM_OPERATION_PUBLISH, client, i < 2 ? SIMCOM_REFUSED : SIMCOM_UNKNOWN,
                        17);
        }
        if (i < 2) {
            feed("\r\n>");
            if (at++ == step) { /* the data is not out */
                feed(result);
                assert_late(SIMCOM_OPERATION_PUBLISH, client, SIMCOM_REFUSED, 17);
            }
            assert_sent(data[i]);
            if (at++ == step) { /* OK behind the data is awaited */
                feed(result);
                assert_late(SIMCOM_OPERATION_PUBLISH, client, SIMCOM_REFUSED, 17);
            }
        }
        feed("\r\nOK\r\n");
    }
    assert_nothing();
    snprintf(result, sizeof result, "\r\n+CMQTTPUB: %u,0\r\n", client);
    feed(result);
    assert_done(SIMCOM_OPERATION_PUBLISH, client, SIMCOM_DONE, 0);
    assert_int_equal(at, 13);
}

static void test_late_result_in_each_phase(void **state)
{
    (void)state;
    for (uint8_t client = 0; client < SIMCOM_CLIENTS; client++) {
        for (unsigned step = 0; step < 13; step++) {
            late_result_at(client, step);
        }
    }
}

static void test_late_result_while_idle(void **state)
{
    (void)state;
    prepare();
    publish_in_vain(0);
    publish_in_vain(1);
    feed("\r\n+CMQTTPUB: 1,0\r\n");
    assert_late(SIMCOM_OPERATION_PUBLISH, 1, SIMCOM_DONE, 0);
    feed("\r\n+CMQTTPUB: 0,11\r\n");
    assert_late(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, 11);
    feed("\r\n+CMQTTPUB: 0,0\r\n"); /* a second one is nobody's */
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
}

static void test_late_result_of_the_module(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    expect_ok("AT+CMQTTSTART\r");
    pass(130 * 1000);
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_UNKNOWN, 0);
    assert_int_equal(simcom_mqtt_stop(&rig.modem), SIMCOM_GOOD);
    expect_ok("AT+CMQTTSTOP\r");
    feed("\r\n+CMQTTSTART: 0\r\n");
    assert_late(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
    feed("\r\n+CMQTTSTOP: 0\r\n");
    assert_done(SIMCOM_OPERATION_STOP, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* A restart of the module: nothing is owed any longer. */
static void test_late_result_after_a_restart(void **state)
{
    (void)state;
    prepare();
    publish_in_vain(0);
    feed("\r\nRDY\r\n");
    assert_event(SIMCOM_EVENT_RESTARTED, SIMCOM_MODULE);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
}

/* A result before OK that was taken for the last one's, and no other comes: not known. */
static void test_result_that_may_have_been_its_own(void **state)
{
    (void)state;
    prepare();
    publish_in_vain(0);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    expect_data("AT+CMQTTTOPIC=0,3\r", "a/b");
    expect_data("AT+CMQTTPAYLOAD=0,5\r", "hello");
    assert_sent("AT+CMQTTPUB=0,1,60\r");
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_late(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
    feed("\r\nOK\r\n");
    assert_nothing();
    pass(71 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
    /* Nothing is owed for it: the next result is the next operation's, before OK too. */
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    expect_data("AT+CMQTTTOPIC=0,3\r", "a/b");
    expect_data("AT+CMQTTPAYLOAD=0,5\r", "hello");
    assert_sent("AT+CMQTTPUB=0,1,60\r");
    feed("\r\n+CMQTTPUB: 0,0\r\n\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
}

/* One that surely was late, before the command that has such a result was sent, leaves no doubt. */
static void test_late_results_one_after_the_other(void **state)
{
    (void)state;
    prepare();
    publish_in_vain(0);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_late(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    feed("\r\n>");
    assert_sent("a/b");
    feed("\r\nOK\r\n");
    expect_data("AT+CMQTTPAYLOAD=0,5\r", "hello");
    expect_ok("AT+CMQTTPUB=0,1,60\r");
    pass(71 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
    feed("\r\n+CMQTTPUB: 0,17\r\n");
    assert_late(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, 17);
}

/* A single command of the same client runs elsewhere: the late result is not its own. */
static void test_late_result_and_a_single_command(void **state)
{
    static const simcom_cmqttpub_write_t publish = {.client_index = 0, .qos = 1, .pub_timeout = 60};
    const simcom_bytes_t none = {NULL, 0};
    (void)state;
    prepare();
    publish_in_vain(0);
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttpub_write, &publish, none),
                     SIMCOM_GOOD);
    assert_sent("AT+CMQTTPUB=0,1,60\r");
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_late(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
    feed("\r\n+CMQTTPUB: 0,18\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_REFUSED, 18);
}

/* A result that only comes with ERROR cannot be late: what answers the next command is its own. */
static void test_refusal_after_a_cancelled_command(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=0\r");
    cancel(0);
    assert_cancelled(SIMCOM_OPERATION_RELEASE, 0);
    feed("\r\nOK\r\n");
    recover();
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=0\r");
    feed("\r\n+CMQTTREL: 0,20\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_REFUSED, 20);
    /* The same of a step of a publish, after a time limit. */
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    pass(10 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_NOT_DONE, 0);
    assert_sent("\r\r\r");
    recover();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("\r\n+CMQTTTOPIC: 0,11\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, 11);
}

/* Echo ------------------------------------------------------------------------------------- */

static void echo_off(void)
{
    assert_int_equal(simcom_echo_off(&rig.modem), SIMCOM_GOOD);
    assert_sent("ATE0\r");
    feed("ATE0\r\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_ECHO_OFF, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* An echo behind ATE0: the module restarted and its RDY was lost. */
static void test_echo_after_echo_off_is_a_restart(void **state)
{
    (void)state;
    prepare();
    echo_off();
    publish_up_to_result(0);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 1), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=1\r");
    feed("AT+CMQTTREL=1\r");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
    assert_done(SIMCOM_OPERATION_RELEASE, 1, SIMCOM_UNKNOWN, 0);
    assert_event(SIMCOM_EVENT_RESTARTED, SIMCOM_MODULE);
    feed("\r\nERROR\r\n"); /* the rest of it belongs to nobody */
    assert_nothing();
    /* Nothing goes out before the module answers again. It echoes now, and that is said once. */
    recover();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    feed("AT+CMQTTSTART\r\r\nOK\r\n\r\n+CMQTTSTART: 0\r\n");
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
    echo_off();
    assert_next_works(0);
}

/* A part of a broken message is read as a line. It can begin with AT, and is no echo where nothing was sent. */
static void test_payload_that_looks_like_an_echo(void **state)
{
    (void)state;
    prepare();
    echo_off();
    publish_up_to_result(0);
    feed("\r\n+CMQTTRXSTART: 0,1,9\r\n");
    assert_event(SIMCOM_EVENT_MESSAGE, 0);
    feed("+CMQTTRXTOPIC: 0,1\r\nt");
    assert_event(SIMCOM_EVENT_TOPIC, 0);
    feed("\r\n+CMQTTXPAYLOAD: 0,9\r\n"); /* a byte is lost: what follows is not counted */
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
    feed("ATTENTION\r\n+CMQTTRXEND: 0\r\n");
    assert_event(SIMCOM_EVENT_MESSAGE_BROKEN, 0);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
}

static void test_echo_while_it_was_never_off(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_echo_off(&rig.modem), SIMCOM_GOOD);
    assert_sent("ATE0\r");
    feed("ATE0\r\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_ECHO_OFF, SIMCOM_MODULE, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 1), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=1\r");
    feed("AT+CMQTTREL=1\r\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 1, SIMCOM_DONE, 0);
    /* After RDY the module echoes by right. */
    echo_off();
    feed("\r\nRDY\r\n");
    assert_event(SIMCOM_EVENT_RESTARTED, SIMCOM_MODULE);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 1), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=1\r");
    feed("AT+CMQTTREL=1\r\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 1, SIMCOM_DONE, 0);
}

/* Two clients and the module ---------------------------------------------------------------- */

static void test_three_in_flight(void **state)
{
    const simcom_connect_t connect = tls_connect("tcp://broker:8883");
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    expect_ok("AT+CMQTTSSLCFG=0,2\r");
    expect_ok("AT+CMQTTCONNECT=0,\"tcp://broker:8883\",60,1\r");
    publish_up_to_result(1);
    assert_int_equal(simcom_mqtt_stop(&rig.modem), SIMCOM_GOOD);
    expect_ok("AT+CMQTTSTOP\r");
    pass(50 * 1000); /* a handshake takes minutes */
    assert_nothing();
    feed("\r\n+CMQTTSTOP: 21\r\n");
    assert_done(SIMCOM_OPERATION_STOP, SIMCOM_MODULE, SIMCOM_REFUSED, 21);
    feed("\r\n+CMQTTCONNECT: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_DONE, 0);
    feed("\r\n+CMQTTPUB: 1,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 1, SIMCOM_DONE, 0);
    assert_nothing();
}

/* Calls at the wrong time ------------------------------------------------------------------ */

static void test_calls_at_the_wrong_time(void **state)
{
    static const uint8_t all[] = {0, 1, SIMCOM_MODULE, 2, 7, 0xFE};
    size_t total = 7;
    (void)state;
    prepare();
    for (size_t i = 0; i < COUNT(all); i++) {
        assert_int_equal(simcom_cancel(&rig.modem, all[i]), SIMCOM_E_IDLE);
        assert_int_equal(simcom_time_limit(&rig.modem, all[i], 1), SIMCOM_E_IDLE);
        assert_false(simcom_busy(&rig.modem, all[i]));
    }
    assert_int_equal(simcom_progress(&rig.modem, &total), 0);
    assert_int_equal(total, 0);
    simcom_tx_ack(&rig.modem, 100);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 2), SIMCOM_E_CLIENT);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    assert_int_equal(simcom_time_limit(&rig.modem, 0, 0), SIMCOM_E_RANGE);
    assert_int_equal(simcom_last_problem(&rig.modem)->limit.max, 65535);
    assert_int_equal(simcom_wake(&rig.modem), SIMCOM_E_BUSY);
    assert_int_equal(simcom_last_problem(&rig.modem)->status, SIMCOM_E_BUSY);
    expect_ok("AT+CMQTTREL=0\r");
    /* It has ended, its event waits: there is nothing to cancel, and no room for the next. */
    assert_int_equal(simcom_cancel(&rig.modem, 0), SIMCOM_E_IDLE);
    assert_int_equal(simcom_time_limit(&rig.modem, 0, 1), SIMCOM_E_IDLE);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_E_BUSY);
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_DONE, 0);
    /* A client without memory. */
    const simcom_config_t config = {.revision = v1, .client = {&rig.clients[0], NULL}};
    simcom_init(&rig.modem, &config);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 1, &message), SIMCOM_E_CLIENT);
    assert_int_equal(simcom_cancel(&rig.modem, 1), SIMCOM_E_IDLE);
    assert_sent("");
}

/* Nothing to send is done at once; behind others, in its turn. */
static void test_nothing_to_set(void **state)
{
    const simcom_settings_t settings = {0};
    const simcom_tls_t tls = {0};
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_configure(&rig.modem, 0, &settings), SIMCOM_GOOD);
    assert_done(SIMCOM_OPERATION_CONFIGURE, 0, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 1), SIMCOM_GOOD);
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_GOOD);
    assert_done(SIMCOM_OPERATION_TLS, SIMCOM_MODULE, SIMCOM_DONE, 0); /* it needs no wire */
    expect_ok("AT+CMQTTREL=1\r");
    assert_done(SIMCOM_OPERATION_RELEASE, 1, SIMCOM_DONE, 0);
    assert_sent("");
}

/* Cancelled twice, limited after cancelling: still one event. */
static void test_cancel_twice(void **state)
{
    const uint8_t *bytes;
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    assert_true(simcom_tx_peek(&rig.modem, &bytes) > 2);
    simcom_tx_ack(&rig.modem, 2);
    cancel(0);
    cancel(0);
    assert_int_equal(simcom_time_limit(&rig.modem, 0, 9), SIMCOM_GOOD);
    send_all();
    assert_cancelled(SIMCOM_OPERATION_RELEASE, 0);
    assert_nothing();
}

#define TEST(name) cmocka_unit_test(test_##name)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_ten_settings),
        TEST(each_number_alone),
        TEST(key_password_needs_v3),
        TEST(wrong_settings),
        TEST(a_refused_setting_ends_it),
        TEST(sni_of_names_only),
        TEST(sni_off_and_keep),
        TEST(sni_refused),
        TEST(no_sni_where_there_is_none),
        TEST(context_before_every_connect),
        TEST(upload_exact_bytes_and_progress),
        TEST(upload_limits),
        TEST(list_and_delete),
        TEST(file_names),
        TEST(non_ascii_names_in_commands),
        TEST(batches),
        TEST(wrong_batches),
        TEST(batch_falls_back_to_single_filters),
        TEST(batch_refused),
        TEST(filters_of_a_batch_that_failed),
        TEST(payload_of_a_publish_that_failed),
        TEST(ok_before_the_prompt),
        TEST(batch_over_the_cache),
        TEST(any_bytes_without_check),
        TEST(what_puts_the_check_back),
        TEST(a_refused_setting_changes_nothing),
        TEST(optimeout),
        TEST(topics),
        TEST(utf8_of_client_id_and_will),
        TEST(cancel_while_queued),
        TEST(cancel_in_the_middle_of_a_line),
        TEST(cancel_before_the_answer),
        TEST(cancel_before_the_prompt),
        TEST(cancel_in_the_middle_of_data),
        TEST(cancel_before_the_result),
        TEST(cancel_in_linger),
        TEST(cancel_between_steps),
        TEST(time_limit_of_a_call),
        TEST(time_limit_of_every_step),
        TEST(time_limit_that_is_longer),
        TEST(late_result_in_each_phase),
        TEST(late_result_while_idle),
        TEST(late_result_of_the_module),
        TEST(late_result_after_a_restart),
        TEST(result_that_may_have_been_its_own),
        TEST(late_results_one_after_the_other),
        TEST(refusal_after_a_cancelled_command),
        TEST(late_result_and_a_single_command),
        TEST(echo_after_echo_off_is_a_restart),
        TEST(payload_that_looks_like_an_echo),
        TEST(echo_while_it_was_never_off),
        TEST(three_in_flight),
        TEST(calls_at_the_wrong_time),
        TEST(nothing_to_set),
        TEST(cancel_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
