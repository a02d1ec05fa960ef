/* SPDX-License-Identifier: MIT */
/* test_module.c - the simulated module in virtual time, with a network made of variables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "simcom/codes.h"
#include "simcom_module.h"

/* --- A network that records what is asked, and answers at once unless it is told to wait ------ */

typedef struct fake {
    simcom_module_t *module;
    bool wait;
    uint8_t code; /* of the answers */
    char log[4096];
    bool tls;
    simcom_module_tls_t last_tls;
} fake_t;

static void note(fake_t *fake, const char *what, unsigned client, simcom_bytes_t text)
{
    size_t n = strlen(fake->log);
    snprintf(fake->log + n, sizeof fake->log - n, "%s %u %.*s;", what, client, (int)text.length,
             (const char *)text.data);
}

static void fake_connect(void *context, unsigned client, const simcom_module_connect_t *how)
{
    fake_t *fake = context;
    char text[600];

    snprintf(text, sizeof text, "%.*s:%u id=%.*s keepalive=%u clean=%d user=%.*s will=%.*s/%.*s/%u",
             (int)how->host.length, (const char *)how->host.data, how->port,
             (int)how->client_id.length, (const char *)how->client_id.data, how->keepalive,
             how->clean, (int)how->user.length, (const char *)how->user.data,
             (int)how->will_topic.length, (const char *)how->will_topic.data,
             (int)how->will_message.length, (const char *)how->will_message.data, how->will_qos);
    note(fake, "connect", client, simcom_text(text));
    fake->tls = how->tls != NULL;
    if (fake->tls) {
        fake->last_tls = *how->tls;
    }
    if (!fake->wait) {
        simcom_module_connected(fake->module, client, fake->code);
    }
}

static void fake_publish(void *context, unsigned client, const simcom_module_publish_t *message)
{
    fake_t *fake = context;

    note(fake, "publish", client, message->topic);
    note(fake, "payload", client, message->payload);
    if (!fake->wait) {
        simcom_module_published(fake->module, client, fake->code);
    }
}

static void fake_subscribe(void *context, unsigned client, const simcom_module_filter_t *filters,
                           size_t count)
{
    fake_t *fake = context;

    for (size_t i = 0; i < count; i++) {
        note(fake, "subscribe", filters[i].qos, filters[i].text);
    }
    if (!fake->wait) {
        simcom_module_subscribed(fake->module, client, fake->code);
    }
}

static void fake_unsubscribe(void *context, unsigned client, const simcom_module_filter_t *filters,
                             size_t count)
{
    fake_t *fake = context;

    for (size_t i = 0; i < count; i++) {
        note(fake, "unsubscribe", client, filters[i].text);
    }
    if (!fake->wait) {
        simcom_module_unsubscribed(fake->module, client, fake->code);
    }
}

static void fake_disconnect(void *context, unsigned client)
{
    fake_t *fake = context;

    note(fake, "disconnect", client, simcom_text(""));
    if (!fake->wait) {
        simcom_module_disconnected(fake->module, client, fake->code);
    }
}

static void fake_cut(void *context, unsigned client)
{
    note(context, "cut", client, simcom_text(""));
}

static const simcom_module_network_t fake_network = {
    fake_connect, fake_publish, fake_subscribe, fake_unsubscribe, fake_disconnect, fake_cut,
};

/* --- A module and a host ---------------------------------------------------------------------- */

static fake_t fake;
static simcom_module_settings_t settings;

static int set_up(void **state)
{
    (void)state;
    fake = (fake_t){0};
    settings = simcom_module_defaults();
    settings.network = &fake_network;
    settings.network_context = &fake;
    fake.module = simcom_module_new(&settings);
    simcom_module_tick(fake.module, 1000);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    simcom_module_free(fake.module);
    return 0;
}

/* Makes the module anew with the changed settings. */
static void make_again(void)
{
    simcom_module_free(fake.module);
    fake.log[0] = '\0';
    fake.module = simcom_module_new(&settings);
    simcom_module_tick(fake.module, 1000);
}

static void expect_bytes(const void *expected, size_t n)
{
    const uint8_t *bytes;
    size_t length = simcom_module_peek(fake.module, &bytes);

    if (length != n || (n > 0 && memcmp(bytes, expected, n) != 0)) {
        print_message("expected: %.*s\ngot:      %.*s\n", (int)n, (const char *)expected,
                      (int)length, (const char *)bytes);
        fail();
    }
    simcom_module_ack(fake.module, length);
}

static void expect(const char *text)
{
    expect_bytes(text, strlen(text));
}

static void feed(const char *text)
{
    assert_int_equal(simcom_module_feed(fake.module, (const uint8_t *)text, strlen(text)),
                     strlen(text));
}

/* Sends a line and expects the answer, all of it. */
static void at(const char *line, const char *answer)
{
    feed(line);
    feed("\r");
    expect(answer);
}

#define OK            "\r\nOK\r\n"
#define ERROR         "\r\nERROR\r\n"
#define REFUSED(text) "\r\n" text "\r\n" ERROR

/* Sends a line, and data after the prompt. */
static void at_data(const char *line, const char *data, const char *answer)
{
    at(line, "\r\n>");
    feed(data);
    expect(answer);
}

static void start_and_acquire(void)
{
    at("AT+CMQTTSTART", OK "\r\n+CMQTTSTART: 0\r\n");
    at("AT+CMQTTACCQ=0,\"one\"", OK);
}

static void connect_client(void)
{
    start_and_acquire();
    at("AT+CMQTTCONNECT=0,\"tcp://host\",60,1", OK "\r\n+CMQTTCONNECT: 0,0\r\n");
    fake.log[0] = '\0';
}

/* --- Service and clients ---------------------------------------------------------------------- */

static void test_start_and_stop(void **state)
{
    (void)state;
    at("AT+CMQTTSTOP", ERROR "\r\n+CMQTTSTOP: 9\r\n");
    at("AT+CMQTTACCQ=0,\"one\"", REFUSED("+CMQTTACCQ: 0,9"));
    at("AT+CMQTTSTART", OK "\r\n+CMQTTSTART: 0\r\n");
    at("AT+CMQTTSTART", ERROR "\r\n+CMQTTSTART: 23\r\n");
    at("AT+CMQTTACCQ=1,\"one\"", OK);
    at("AT+CMQTTSTOP", ERROR "\r\n+CMQTTSTOP: 21\r\n");
    at("AT+CMQTTREL=1", OK);
    at("AT+CMQTTSTOP", "\r\n+CMQTTSTOP: 0\r\n" OK);
    at("AT+CMQTTSTART", OK "\r\n+CMQTTSTART: 0\r\n");
}

static void test_acquire_and_release(void **state)
{
    (void)state;
    start_and_acquire();
    at("AT+CMQTTACCQ=0,\"one\"", REFUSED("+CMQTTACCQ: 0,19"));
    at("AT+CMQTTACCQ=1,\"two\",1", OK);
    at("AT+CMQTTACCQ?", "\r\n+CMQTTACCQ: 0,\"one\",0\r\n\r\n+CMQTTACCQ: 1,\"two\",1\r\n" OK);
    at("AT+CMQTTREL=0", OK);
    at("AT+CMQTTREL=0", REFUSED("+CMQTTREL: 0,20"));
    at("AT+CMQTTREL?", OK);
    at("AT+CMQTTACCQ=0,\"12345678901234567890123\"", OK);
    at("AT+CMQTTREL=0", OK);
    at("AT+CMQTTACCQ=0,\"123456789012345678901234\"", REFUSED("+CMQTTACCQ: 0,22"));
    at("AT+CMQTTACCQ=0,\"\xFF\"", REFUSED("+CMQTTACCQ: 0,2"));
    at("AT+CMQTTACCQ=2,\"one\"", REFUSED("+CMQTTACCQ: 2,10"));
    at("AT+CMQTTACCQ=0,\"one\",2", REFUSED("+CMQTTACCQ: 0,12"));
}

/* --- Connect and disconnect ------------------------------------------------------------------- */

static void test_connect(void **state)
{
    (void)state;
    start_and_acquire();
    at_data("AT+CMQTTWILLTOPIC=0,4", "gone", OK);
    at_data("AT+CMQTTWILLMSG=0,3,1", "bye", OK);
    at("AT+CMQTTCONNECT?", "\r\n+CMQTTCONNECT: 0\r\n\r\n+CMQTTCONNECT: 1\r\n" OK);
    at("AT+CMQTTCONNECT=0,\"tcp://a.b:99\",60,1,\"me\",\"pw\"", OK "\r\n+CMQTTCONNECT: 0,0\r\n");
    assert_string_equal(fake.log,
                        "connect 0 a.b:99 id=one keepalive=60 clean=1 user=me will=gone/bye/1;");
    at("AT+CMQTTCONNECT?",
       "\r\n+CMQTTCONNECT: 0,\"tcp://a.b:99\",60,1,\"me\",\"pw\"\r\n\r\n+CMQTTCONNECT: 1\r\n" OK);
    at("AT+CMQTTDISC?", "\r\n+CMQTTDISC: 0,0\r\n\r\n+CMQTTDISC: 1,1\r\n" OK);
    at("AT+CMQTTCONNECT=0,\"tcp://a.b:99\",60,1", REFUSED("+CMQTTCONNECT: 0,13"));
    at("AT+CMQTTREL=0", REFUSED("+CMQTTREL: 0,14"));
    at("AT+CMQTTDISC=0,120", "\r\n+CMQTTDISC: 0,0\r\n" OK);
    at("AT+CMQTTDISC=0,120", REFUSED("+CMQTTDISC: 0,11"));
    at("AT+CMQTTDISC?", "\r\n+CMQTTDISC: 0,1\r\n\r\n+CMQTTDISC: 1,1\r\n" OK);
}

static void test_connect_is_refused(void **state)
{
    (void)state;
    at("AT+CMQTTCONNECT=0,\"tcp://host\",60,1", REFUSED("+CMQTTCONNECT: 0,9"));
    at("AT+CMQTTSTART", OK "\r\n+CMQTTSTART: 0\r\n");
    at("AT+CMQTTCONNECT=0,\"tcp://host\",60,1", REFUSED("+CMQTTCONNECT: 0,20"));
    at("AT+CMQTTACCQ=0,\"one\"", OK);
    at("AT+CMQTTCONNECT=0,\"ssl://host\",60,1", REFUSED("+CMQTTCONNECT: 0,12"));
    at("AT+CMQTTCONNECT=0,\"tcp://host:0\",60,1", REFUSED("+CMQTTCONNECT: 0,12"));
    at("AT+CMQTTCONNECT=0,\"tcp://host:x\",60,1", REFUSED("+CMQTTCONNECT: 0,12"));
    at("AT+CMQTTCONNECT=0,\"tcp://host\",59,1", REFUSED("+CMQTTCONNECT: 0,12"));
    at("AT+CMQTTCONNECT=0,\"tcp://host\",60", ERROR);
    assert_string_equal(fake.log, "");
    fake.code = SIMCOM_CODE_DNS_ERROR;
    at("AT+CMQTTCONNECT=0,\"tcp://host\",60,1", OK "\r\n+CMQTTCONNECT: 0,25\r\n");
    at("AT+CMQTTDISC?", "\r\n+CMQTTDISC: 0,1\r\n\r\n+CMQTTDISC: 1,1\r\n" OK);
}

static void test_connect_takes_time(void **state)
{
    (void)state;
    start_and_acquire();
    fake.wait = true;
    at("AT+CMQTTCONNECT=0,\"tcp://host\",60,1", OK);
    at("AT+CMQTTCONNECT=0,\"tcp://host\",60,1", REFUSED("+CMQTTCONNECT: 0,14"));
    at("AT+CMQTTREL=0", REFUSED("+CMQTTREL: 0,14"));
    at("AT", OK);
    assert_int_equal(simcom_module_tick(fake.module, 1000), 120000);
    assert_int_equal(simcom_module_tick(fake.module, 120999), 1);
    expect("");
    simcom_module_tick(fake.module, 121000);
    expect("\r\n+CMQTTCONNECT: 0,17\r\n");
    assert_non_null(strstr(fake.log, "cut 0"));
    simcom_module_connected(fake.module, 0, 0); /* too late */
    expect("");
    at("AT+CMQTTDISC?", "\r\n+CMQTTDISC: 0,1\r\n\r\n+CMQTTDISC: 1,1\r\n" OK);
}

static void test_connection_lost(void **state)
{
    (void)state;
    connect_client();
    at_data("AT+CMQTTTOPIC=0,1", "t", OK);
    fake.wait = true;
    at("AT+CMQTTPUB=0,1,60", OK);
    simcom_module_connection_lost(fake.module, 0, 2);
    expect("\r\n+CMQTTPUB: 0,26\r\n\r\n+CMQTTCONNLOST: 0,2\r\n");
    at("AT+CMQTTTOPIC=0,1", REFUSED("+CMQTTTOPIC: 0,11"));
    at("AT+CMQTTPUB=0,1,60", REFUSED("+CMQTTPUB: 0,11"));
    at("AT+CMQTTSUB=0,1,1", REFUSED("+CMQTTSUB: 0,11"));
    at("AT+CMQTTUNSUB=0,1,1", REFUSED("+CMQTTUNSUB: 0,11"));
    simcom_module_connection_lost(fake.module, 0, 1);
    expect("");
}

static void test_orders(void **state)
{
    (void)state;
    settings.order = SIMCOM_MODULE_ORDER_RESULT_FIRST;
    make_again();
    at("AT+CMQTTSTART", "\r\n+CMQTTSTART: 0\r\n" OK);
    at("AT+CMQTTACCQ=0,\"one\"", OK);
    at("AT+CMQTTCONNECT=0,\"tcp://host\",60,1", OK "\r\n+CMQTTCONNECT: 0,0\r\n");
    at("AT+CMQTTDISC=0,60", "\r\n+CMQTTDISC: 0,0\r\n" OK);
    at("AT+CMQTTREL=0", OK);
    at("AT+CMQTTSTOP", "\r\n+CMQTTSTOP: 0\r\n" OK);
    settings.order = SIMCOM_MODULE_ORDER_OK_FIRST;
    make_again();
    connect_client();
    at("AT+CMQTTDISC=0,60", OK "\r\n+CMQTTDISC: 0,0\r\n");
    at("AT+CMQTTREL=0", OK);
    at("AT+CMQTTSTOP", OK "\r\n+CMQTTSTOP: 0\r\n");
}

/* While the final result code is awaited the module takes no other command. */
static void test_result_first_holds_the_line(void **state)
{
    (void)state;
    connect_client();
    fake.wait = true;
    at("AT+CMQTTDISC=0,60", "");
    assert_int_equal(simcom_module_feed(fake.module, (const uint8_t *)"AT\r", 3), 0);
    simcom_module_disconnected(fake.module, 0, 0);
    expect("\r\n+CMQTTDISC: 0,0\r\n" OK);
    at("AT", OK);
}

static void test_disconnect_takes_too_long(void **state)
{
    (void)state;
    connect_client();
    fake.wait = true;
    at("AT+CMQTTDISC=0,60", "");
    simcom_module_tick(fake.module, 61000);
    expect(OK "\r\n+CMQTTDISC: 0,17\r\n"); /* the failure that 2.2.9 lists first */
    assert_string_equal(fake.log, "disconnect 0 ;cut 0 ;");
}

/* --- TLS -------------------------------------------------------------------------------------- */

static void test_contexts(void **state)
{
    (void)state;
    at("AT+CSSLCFG=3", "\r\n+CSSLCFG: 3,4,0,1,300,\"\",\"\",\"\"\r\n" OK);
    at("AT+CSSLCFG=\"sslversion\",3,2", OK);
    at("AT+CSSLCFG=\"authmode\",3,2", OK);
    at("AT+CSSLCFG=\"ignorelocaltime\",3,0", OK);
    at("AT+CSSLCFG=\"negotiatetime\",3,10", OK);
    at("AT+CSSLCFG=\"cacert\",3,\"ca.pem\"", OK);
    at("AT+CSSLCFG=\"clientcert\",3,\"c.der\"", OK);
    at("AT+CSSLCFG=\"clientkey\",3,\"k.pem\"", OK);
    at("AT+CSSLCFG=3", "\r\n+CSSLCFG: 3,2,2,0,10,\"ca.pem\",\"c.der\",\"k.pem\"\r\n" OK);
    at("AT+CSSLCFG=\"authmode\",10,2", ERROR);
    at("AT+CSSLCFG=\"authmode\",0,4", ERROR);
    at("AT+CSSLCFG=\"cacert\",0,\"ca.txt\"", ERROR);
    at("AT+CSSLCFG=\"nothing\",0,1", ERROR);
}

static void test_file_names(void **state)
{
    (void)state;
    at_data("AT+CCERTDOWN=\"a.pem\",3", "abc", OK);
    at_data("AT+CCERTDOWN={non-ascii}\"262378344532443B2E70656D\",1", "x", OK);
    at("AT+CCERTLIST", "\r\n+CCERTLIST: \"a.pem\"\r\n\r\n+CCERTLIST: \"&#x4E2D;.pem\"\r\n" OK);
    at("AT+CCERTDELE=\"b.pem\"", ERROR);
    at("AT+CCERTDELE=\"a.pem\"", OK);
    at("AT+CCERTDELE={non-ascii}\"262378344532443B2E70656D\"", OK);
    at("AT+CCERTLIST", OK);
    at("AT+CCERTDOWN=\"a.txt\",3", ERROR);
    at("AT+CCERTDOWN=\"a.pem\",0", ERROR);
    at("AT+CCERTDOWN=\"a.pem\",10241", ERROR);
    at("AT+CCERTDOWN=a.pem,3", ERROR);
}

static void test_missing_certificates(void **state)
{
    static const char *const connect = "AT+CMQTTCONNECT=0,\"tcp://host:8883\",60,1";

    (void)state;
    at("AT+CMQTTSTART", OK "\r\n+CMQTTSTART: 0\r\n");
    at("AT+CMQTTACCQ=0,\"one\",1", OK);
    at("AT+CSSLCFG=\"authmode\",0,2", OK);
    at("AT+CSSLCFG=\"cacert\",0,\"ca.pem\"", OK);
    at(connect, REFUSED("+CMQTTCONNECT: 0,33"));
    at_data("AT+CCERTDOWN=\"ca.pem\",2", "CA", OK);
    at(connect, REFUSED("+CMQTTCONNECT: 0,33"));
    at("AT+CSSLCFG=\"clientcert\",0,\"c.pem\"", OK);
    at("AT+CSSLCFG=\"clientkey\",0,\"k.pem\"", OK);
    at_data("AT+CCERTDOWN=\"c.pem\",1", "C", OK);
    at(connect, REFUSED("+CMQTTCONNECT: 0,33"));
    at_data("AT+CCERTDOWN=\"k.pem\",1", "K", OK);
    fake.code = SIMCOM_CODE_HANDSHAKE_FAILED;
    at(connect, OK "\r\n+CMQTTCONNECT: 0,32\r\n");
    assert_true(fake.tls && fake.last_tls.verify_server && !fake.last_tls.check_dates);
    assert_memory_equal(fake.last_tls.ca.data, "CA", 2);
    assert_memory_equal(fake.last_tls.certificate.data, "C", 1);
    assert_memory_equal(fake.last_tls.key.data, "K", 1);
}

static void test_context_choice_is_cleared(void **state)
{
    (void)state;
    at("AT+CMQTTSSLCFG=1,7", ERROR);
    at("AT+CMQTTSTART", OK "\r\n+CMQTTSTART: 0\r\n");
    at("AT+CMQTTACCQ=1,\"one\",1", OK);
    at("AT+CSSLCFG=\"negotiatetime\",7,77", OK);
    at("AT+CMQTTSSLCFG=1,7", OK);
    at("AT+CMQTTSSLCFG?", "\r\n+CMQTTSSLCFG: 0,\r\n\r\n+CMQTTSSLCFG: 1,7\r\n" OK);
    fake.code = SIMCOM_CODE_HANDSHAKE_FAILED;
    at("AT+CMQTTCONNECT=1,\"tcp://host\",60,1", OK "\r\n+CMQTTCONNECT: 1,32\r\n");
    assert_int_equal(fake.last_tls.negotiate_time, 77);
    at("AT+CMQTTSSLCFG?", "\r\n+CMQTTSSLCFG: 0,\r\n\r\n+CMQTTSSLCFG: 1,\r\n" OK);
    at("AT+CMQTTCONNECT=1,\"tcp://host\",60,1", OK "\r\n+CMQTTCONNECT: 1,32\r\n");
    assert_int_equal(fake.last_tls.negotiate_time, 300);
}

/* --- Messages --------------------------------------------------------------------------------- */

static void test_publish(void **state)
{
    (void)state;
    connect_client();
    at("AT+CMQTTPUB=0,1,60", REFUSED("+CMQTTPUB: 0,18"));
    at_data("AT+CMQTTTOPIC=0,2", "ab", OK);
    at_data("AT+CMQTTPAYLOAD=0,3", "xyz", OK);
    at("AT+CMQTTPUB=0,1,59", REFUSED("+CMQTTPUB: 0,12"));
    at("AT+CMQTTPUB=0,3,60", REFUSED("+CMQTTPUB: 0,12"));
    at("AT+CMQTTPUB=0,1,60", OK "\r\n+CMQTTPUB: 0,0\r\n");
    at("AT+CMQTTPUB=0,1,60", REFUSED("+CMQTTPUB: 0,18"));
    at_data("AT+CMQTTTOPIC=0,2", "cd", OK);
    at("AT+CMQTTPUB=0,0,60,1,0", OK "\r\n+CMQTTPUB: 0,0\r\n");
    assert_string_equal(fake.log, "publish 0 ab;payload 0 xyz;publish 0 cd;payload 0 ;");
}

static void test_publish_takes_time(void **state)
{
    (void)state;
    connect_client();
    at("AT+CMQTTACCQ=1,\"two\"", OK);
    at("AT+CMQTTCONNECT=1,\"tcp://host\",60,1", OK "\r\n+CMQTTCONNECT: 1,0\r\n");
    fake.wait = true;
    at_data("AT+CMQTTTOPIC=0,1", "t", OK);
    at("AT+CMQTTPUB=0,1,70", OK);
    at_data("AT+CMQTTTOPIC=0,1", "t", OK);
    at("AT+CMQTTPUB=0,1,60", REFUSED("+CMQTTPUB: 0,14"));
    at("AT+CMQTTSUB=0,1,1", REFUSED("+CMQTTSUB: 0,14"));
    at("AT+CMQTTDISC=0,60", REFUSED("+CMQTTDISC: 0,14"));
    at_data("AT+CMQTTSUB=1,1,1", "t", OK); /* the other client is free */
    simcom_module_subscribed(fake.module, 1, 0);
    expect("\r\n+CMQTTSUB: 1,0\r\n");
    simcom_module_tick(fake.module, 71000);
    expect("\r\n+CMQTTPUB: 0,17\r\n");
    simcom_module_published(fake.module, 0, 0);
    expect("");
}

static void test_lengths(void **state)
{
    (void)state;
    connect_client();
    at("AT+CMQTTTOPIC=0,0", REFUSED("+CMQTTTOPIC: 0,22"));
    at("AT+CMQTTTOPIC=0,1025", REFUSED("+CMQTTTOPIC: 0,22"));
    at("AT+CMQTTPAYLOAD=0,10241", REFUSED("+CMQTTPAYLOAD: 0,22"));
    at("AT+CMQTTWILLTOPIC=0,1025", REFUSED("+CMQTTWILLTOPIC: 0,22"));
    at("AT+CMQTTSUB=0,1025,1", REFUSED("+CMQTTSUB: 0,22"));
    at("AT+CMQTTTOPIC=2,1", REFUSED("+CMQTTTOPIC: 2,10"));
    at("AT+CMQTTTOPIC=0,99999999999", ERROR);
}

static void test_utf8(void **state)
{
    (void)state;
    connect_client();
    at_data("AT+CMQTTTOPIC=0,2", "\xC0\x80", REFUSED("+CMQTTTOPIC: 0,2"));
    at_data("AT+CMQTTSUB=0,3,1", "\xED\xA0\x80", REFUSED("+CMQTTSUB: 0,2"));
    at_data("AT+CMQTTPAYLOAD=0,1", "\xFF", OK);
    at_data("AT+CMQTTTOPIC=0,3", "\xE2\x82\xAC", OK);
    at("AT+CMQTTCFG=\"checkUTF8\",0,0", OK);
    at("AT+CMQTTCFG?", "\r\n+CMQTTCFG: 0,0\r\n\r\n+CMQTTCFG: 1,1\r\n" OK);
    at_data("AT+CMQTTTOPIC=0,2", "\xC0\x80", OK);
}

static void test_subscribe(void **state)
{
    (void)state;
    connect_client();
    at_data("AT+CMQTTSUB=0,3,1", "a/+", OK "\r\n+CMQTTSUB: 0,0\r\n");
    at("AT+CMQTTSUB=0", REFUSED("+CMQTTSUB: 0,18"));
    at_data("AT+CMQTTSUBTOPIC=0,1,0", "b", OK);
    at_data("AT+CMQTTSUBTOPIC=0,1,2", "c", OK);
    at("AT+CMQTTSUB=0", OK "\r\n+CMQTTSUB: 0,0\r\n");
    at("AT+CMQTTSUB=0", REFUSED("+CMQTTSUB: 0,18"));
    at("AT+CMQTTUNSUB=0,0", REFUSED("+CMQTTUNSUB: 0,18"));
    at_data("AT+CMQTTUNSUBTOPIC=0,1", "b", OK);
    at("AT+CMQTTUNSUB=0,0", OK "\r\n+CMQTTUNSUB: 0,0\r\n");
    at_data("AT+CMQTTUNSUB=0,3,0", "a/+", OK "\r\n+CMQTTUNSUB: 0,0\r\n");
    assert_string_equal(fake.log, "subscribe 1 a/+;subscribe 0 b;subscribe 2 c;unsubscribe 0 b;"
                                  "unsubscribe 0 a/+;");
    fake.code = SIMCOM_CODE_MESSAGE_RECEIVE_FAILED;
    at_data("AT+CMQTTSUB=0,1,1", "d", OK "\r\n+CMQTTSUB: 0,6\r\n");
}

static void test_message(void **state)
{
    (void)state;
    settings.packet = 4;
    make_again();
    connect_client();
    assert_true(
        simcom_module_message(fake.module, 0, simcom_text("topic"), simcom_text("\r\nOK\r\n>")));
    expect("\r\n+CMQTTRXSTART: 0,5,7\r\n"
           "+CMQTTRXTOPIC: 0,4\r\ntopi\r\n+CMQTTRXTOPIC: 0,1\r\nc\r\n"
           "+CMQTTRXPAYLOAD: 0,4\r\n\r\nOK\r\n+CMQTTRXPAYLOAD: 0,3\r\n\r\n>\r\n"
           "+CMQTTRXEND: 0\r\n");
    assert_true(simcom_module_message(fake.module, 0, simcom_text("t"), simcom_text(NULL)));
    expect("\r\n+CMQTTRXSTART: 0,1,0\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXEND: 0\r\n");
    assert_false(simcom_module_message(fake.module, 1, simcom_text("t"), simcom_text("x")));
}

/* Nothing comes between a prompt and the end of its data. */
static void test_data_is_not_disturbed(void **state)
{
    (void)state;
    connect_client();
    at("AT+CMQTTPAYLOAD=0,4", "\r\n>");
    simcom_module_message(fake.module, 0, simcom_text("t"), simcom_text("x"));
    feed("AT\r");
    expect("");
    feed("\n");
    expect(OK "\r\n+CMQTTRXSTART: 0,1,1\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXPAYLOAD: 0,1\r\nx\r\n"
              "+CMQTTRXEND: 0\r\n");
}

static void test_connection_lost_while_data_comes(void **state)
{
    (void)state;
    connect_client();
    at("AT+CMQTTTOPIC=0,2", "\r\n>");
    simcom_module_connection_lost(fake.module, 0, 1);
    expect("");
    feed("ab");
    expect(REFUSED("+CMQTTTOPIC: 0,11") "\r\n+CMQTTCONNLOST: 0,1\r\n");
}

/* --- The line --------------------------------------------------------------------------------- */

static void test_command_lines(void **state)
{
    (void)state;
    at("", "");
    at("AT", OK);
    at("at+csq", "\r\n+CSQ: 23,0\r\n" OK);
    at("\nAT", OK);
    at("AT+CMQTTSTART", OK "\r\n+CMQTTSTART: 0\r\n");
    at("at+cmqttaccq=0, \"one\", 0", OK);
    at("AT+CMQTTTOPIC=?", "\r\n+CMQTTTOPIC: (0-1),(1-1024)\r\n" OK);
    at("hello", ""); /* V.250 5.2.1: no command line */
    at("AT+NOTHING", ERROR);
    at("AT+CMQTTSTARTX", ERROR);
    at("AT+CMQTTSTART=1", ERROR);
    at("AT+CMQTTACCQ", ERROR);
    at("AT+CMQTTTOPIC=0,1,2,3", ERROR);
    at("AT+CMQPUB=0,1,60", ERROR); /* only ever printed */
}

/* Hosts that end lines with CR LF: the LF is part of the line end, also where a prompt follows. What comes after the
 * data is a line of its own, and has no answer where it is no command. */
static void test_line_ends(void **state)
{
    (void)state;
    at("AT\r\n\r\n  \r\n\x1A\r\nAT", OK OK);
    feed("AT+CCERTDOWN=\"a.pem\",3\r\nabc\r\n");
    expect("\r\n>" OK);
    feed("AT+CCERTDOWN=\"b.pem\",3\r\n\nbc\x1A\r\n");
    expect("\r\n>" OK);
    feed("AT+CCERTDOWN=\"c.pem\",3\r");
    expect("\r\n>");
    feed("\nbc\r\n"); /* the host has seen the prompt: its LF is data */
    expect(OK);
    at("AT+CCERTLIST", "\r\n+CCERTLIST: \"a.pem\"\r\n\r\n+CCERTLIST: \"b.pem\"\r\n\r\n+CCERTLIST: "
                       "\"c.pem\"\r\n" OK);
}

static void test_an_lf_that_is_data(void **state)
{
    (void)state;
    feed("AT+CCERTDOWN=\"a.pem\",3\r\nab");
    expect("\r\n>");
    settings.lf_is_data = true;
    make_again();
    feed("AT+CCERTDOWN=\"a.pem\",3\r\nab");
    expect("\r\n>" OK);
}

/* V.250 5.2.1 and 5.4.1: commands on one line. */
static void test_rows_of_commands(void **state)
{
    (void)state;
    at("AT+CSQ;+CREG?", "\r\n+CSQ: 23,0\r\n\r\n+CREG: 0,1\r\n" OK);
    at("ATE0V1", OK);
    at("ATE1;+CSQ", "\r\n+CSQ: 23,0\r\n" OK);
    at("ATE0+CSQ", "ATE0+CSQ\r\r\n+CSQ: 23,0\r\n" OK);
    at("AT+CSQ;+NOTHING;+CREG?", "\r\n+CSQ: 23,0\r\n" ERROR);
    at("AT+CSQ;", "\r\n+CSQ: 23,0\r\n" OK);
    at("AT+CMQTTSTART;+CMQTTACCQ=0,\"a;b\"", "\r\n+CMQTTSTART: 0\r\n" OK);
    at("AT+CMQTTACCQ?", "\r\n+CMQTTACCQ: 0,\"a;b\",0\r\n\r\n+CMQTTACCQ: 1,\"\",0\r\n" OK);
    at("AT+CMQTTACCQ=0,\"c\";+CSQ", "\r\n+CMQTTACCQ: 0,19\r\n" ERROR);
    feed("AT+CCERTDOWN=\"a.pem\",3;+CSQ\r");
    expect("\r\n>");
    feed("abc");
    expect("\r\n+CSQ: 23,0\r\n" OK);
    at("AT+CRESET;+CSQ", OK); /* nothing is left to do the rest */
}

static void test_echo(void **state)
{
    (void)state;
    at("ATE1", OK);
    at("AT", "AT\r" OK);
    at("AT+CCERTDOWN=\"a.pem\",3", "AT+CCERTDOWN=\"a.pem\",3\r\r\n>");
    feed("abc");
    expect("abc" OK);
    at("ATE0", "ATE0\r" OK);
    at("AT", OK);
    at("ATE2", ERROR);
}

static void test_garbage(void **state)
{
    uint8_t bytes[4096];
    uint32_t random = 1;

    (void)state;
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            random = random * 1664525u + 1013904223u;
            bytes[i] = (uint8_t)(random >> 24);
        }
        simcom_module_feed(fake.module, bytes, sizeof bytes);
        simcom_module_discard(fake.module);
    }
    feed("\r");
    simcom_module_discard(fake.module);
    at("AT", OK);
    feed("AT+");
    for (int i = 0; i < 0x21000; i++) {
        feed("A");
    }
    at("", ERROR);
    at("AT", OK);
}

static void test_restart(void **state)
{
    (void)state;
    connect_client();
    at_data("AT+CCERTDOWN=\"a.pem\",3", "abc", OK);
    at("AT+CSSLCFG=\"authmode\",0,2", OK);
    at("AT+CRESET", OK);
    assert_string_equal(fake.log, "cut 0 ;");
    assert_int_equal(simcom_module_feed(fake.module, (const uint8_t *)"AT\r", 3), 0);
    assert_int_equal(simcom_module_tick(fake.module, 1000), 100);
    simcom_module_tick(fake.module, 1100);
    expect("\r\nRDY\r\n");
    at("AT+CCERTLIST", "\r\n+CCERTLIST: \"a.pem\"\r\n" OK);
    at("AT+CSSLCFG=0", "\r\n+CSSLCFG: 0,4,0,1,300,\"\",\"\",\"\"\r\n" OK);
    at("AT+CMQTTDISC?", "\r\n+CMQTTDISC: 0,1\r\n\r\n+CMQTTDISC: 1,1\r\n" OK);
    at("AT+CMQTTREL=0", REFUSED("+CMQTTREL: 0,9"));
    at("AT+CMQTTSTART", OK "\r\n+CMQTTSTART: 0\r\n");
}

static void test_clock(void **state)
{
    (void)state;
    at("AT+CCLK?", "\r\n+CCLK: \"80/01/06,00:00:00+00\"\r\n" OK);
    at("AT+CCLK=\"26/12/31,23:59:58+08\"", OK);
    simcom_module_tick(fake.module, 3000);
    at("AT+CCLK?", "\r\n+CCLK: \"27/01/01,00:00:00+08\"\r\n" OK);
    at("AT+CCLK=\"24/02/29,00:00:00-04\"", OK);
    at("AT+CCLK?", "\r\n+CCLK: \"24/02/29,00:00:00-04\"\r\n" OK);
    at("AT+CCLK=\"24/13/01,00:00:00+00\"", ERROR);
    at("AT+CCLK=\"yesterday 12 o'clock\"", ERROR);
}

static void test_network_commands(void **state)
{
    (void)state;
    at("AT+CPIN?", "\r\n+CPIN: READY\r\n" OK);
    at("AT+CREG?", "\r\n+CREG: 0,1\r\n" OK);
    at("AT+CEREG=2", OK);
    at("AT+CEREG?", "\r\n+CEREG: 2,1,\"1816\",\"0A1B2C3\"\r\n" OK);
    at("AT+CGREG=1", OK);
    at("AT+CGREG?", "\r\n+CGREG: 1,1\r\n" OK);
    at("AT+CGSOCKCONT=1,\"IP\",\"CMNET\"", OK);
    at("AT+CGSOCKCONT?", "\r\n+CGSOCKCONT: 1,\"IP\",\"CMNET\",\"0.0.0.0\"\r\n" OK);
    at("AT+CGDCONT=25,\"IP\"", ERROR);
    at("AT+CGPADDR", "\r\n+CGPADDR: 1,10.49.14.68\r\n\r\n+CGPADDR: 4,0.0.0.0\r\n" OK);
    at("AT+CGPADDR=1", "\r\n+CGPADDR: 1,10.49.14.68\r\n" OK);
    at("AT+CGPADDR=2", ERROR);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_start_and_stop),
        TEST(test_acquire_and_release),
        TEST(test_connect),
        TEST(test_connect_is_refused),
        TEST(test_connect_takes_time),
        TEST(test_connection_lost),
        TEST(test_orders),
        TEST(test_result_first_holds_the_line),
        TEST(test_disconnect_takes_too_long),
        TEST(test_contexts),
        TEST(test_file_names),
        TEST(test_missing_certificates),
        TEST(test_context_choice_is_cleared),
        TEST(test_publish),
        TEST(test_publish_takes_time),
        TEST(test_lengths),
        TEST(test_utf8),
        TEST(test_subscribe),
        TEST(test_message),
        TEST(test_data_is_not_disturbed),
        TEST(test_connection_lost_while_data_comes),
        TEST(test_command_lines),
        TEST(test_line_ends),
        TEST(test_an_lf_that_is_data),
        TEST(test_rows_of_commands),
        TEST(test_echo),
        TEST(test_garbage),
        TEST(test_restart),
        TEST(test_clock),
        TEST(test_network_commands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
