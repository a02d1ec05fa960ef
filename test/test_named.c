/* SPDX-License-Identifier: MIT */
/*
 * test_named.c - what goes wrong elsewhere, a test for each by its name.
 *
 * First what users of these modules meet, then the bugs that were found in other libraries. docs/why.md
 * lists them all; those that are not here are tested in another file that it names. */
#include "rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static simcom_bytes_t none(void)
{
    return (simcom_bytes_t){NULL, 0};
}

static const simcom_connect_t plain = {.server = {(const uint8_t *)"tcp://host:1883", 15},
                                       .keepalive = 60,
                                       .clean = true,
                                       .context = SIMCOM_CONTEXT_NONE};

static void connect_up_to_ok(uint8_t client)
{
    char line[64];
    assert_int_equal(simcom_mqtt_connect(&rig.modem, client, &plain), SIMCOM_GOOD);
    snprintf(line, sizeof line, "AT+CMQTTCONNECT=%u,\"tcp://host:1883\",60,1\r", client);
    assert_sent(line);
    feed("\r\nOK\r\n");
}

/* What users meet -------------------------------------------------------------------------- */

/* The host restarted and the module did not: what is left over can be seen and taken down. */
static void test_start_23_accq_19_after_host_restart(void **state)
{
    const simcom_acquire_t acquire = {.client_id = simcom_text("client0")};
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    feed("\r\n+CMQTTSTART: 23\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_REFUSED, SIMCOM_CODE_NETWORK_OPENED);
    assert_int_equal(simcom_mqtt_acquire(&rig.modem, 0, &acquire), SIMCOM_GOOD);
    assert_sent("AT+CMQTTACCQ=0,\"client0\"\r");
    feed("\r\n+CMQTTACCQ: 0,19\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_ACQUIRE, 0, SIMCOM_REFUSED, SIMCOM_CODE_CLIENT_USED);
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttdisc_read, NULL, none()),
                     SIMCOM_GOOD);
    assert_sent("AT+CMQTTDISC?\r");
    feed("\r\n+CMQTTDISC: 0,0\r\n");
    assert_event(SIMCOM_EVENT_INFORMATION, SIMCOM_MODULE);
    feed("\r\n+CMQTTDISC: 1,1\r\n");
    assert_event(SIMCOM_EVENT_INFORMATION, SIMCOM_MODULE);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_DONE, 0);
    /* 11, 20 and 9 are no reason to stop. */
    assert_int_equal(simcom_mqtt_disconnect(&rig.modem, 0, 60), SIMCOM_GOOD);
    assert_sent("AT+CMQTTDISC=0,60\r");
    feed("\r\n+CMQTTDISC: 0,11\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_DISCONNECT, 0, SIMCOM_REFUSED, 11);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=0\r");
    feed("\r\n+CMQTTREL: 0,20\r\n\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_REFUSED, 20);
    assert_int_equal(simcom_mqtt_stop(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTOP\r");
    feed("\r\nERROR\r\n\r\n+CMQTTSTOP: 9\r\n");
    assert_done(SIMCOM_OPERATION_STOP, SIMCOM_MODULE, SIMCOM_REFUSED, 9);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    feed("\r\n+CMQTTSTART: 0\r\n\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

static void test_ok_taken_for_success(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    feed("\r\nOK\r\n");
    assert_nothing();
    assert_true(simcom_busy(&rig.modem, SIMCOM_MODULE));
    connect_up_to_ok(0);
    assert_nothing();
    assert_true(simcom_busy(&rig.modem, 0));
    feed("\r\n+CMQTTCONNECT: 0,3\r\n");
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_REFUSED, 3);
    feed("\r\n+CMQTTSTART: 0\r\n");
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* Many causes: the error's text has them all. */
static void test_tls_connect_answers_32(void **state)
{
    static const char *const causes[] = {"clock", "ignorelocaltime", "CMQTTSSLCFG", "SNI", "CA"};
    const char *advice = simcom_code_of(SIMCOM_CODE_HANDSHAKE_FAILED)->advice;
    (void)state;
    prepare();
    connect_up_to_ok(0);
    feed("\r\n+CMQTTCONNECT: 0,32\r\n");
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_REFUSED, SIMCOM_CODE_HANDSHAKE_FAILED);
    for (size_t i = 0; i < sizeof causes / sizeof causes[0]; i++) {
        if (strstr(advice, causes[i]) == NULL) {
            fail_msg("the advice for 32 does not say %s", causes[i]);
        }
    }
}

/* The result is lost: the limit covers the handshake, and CMQTTDISC? settles how it went. */
static void test_connect_result_missed(void **state)
{
    (void)state;
    prepare();
    connect_up_to_ok(0);
    pass(300 * 1000);
    assert_nothing();
    pass(121 * 1000);
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_UNKNOWN, 0);
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttdisc_read, NULL, none()),
                     SIMCOM_GOOD);
    assert_sent("AT+CMQTTDISC?\r");
    feed("\r\n+CMQTTDISC: 0,0\r\n");
    simcom_event_t event = pull();
    simcom_cmqttdisc_state_line_t line;
    assert_int_equal(event.kind, SIMCOM_EVENT_INFORMATION);
    assert_int_equal(simcom_cmqttdisc_state_read(simcom_line_argument(event.u.line.text), &line),
                     SIMCOM_GOOD);
    assert_int_equal(line.client_index, 0);
    assert_int_equal(line.disc_state, 0); /* connected */
    feed("\r\n+CMQTTDISC: 1,1\r\n");
    assert_event(SIMCOM_EVENT_INFORMATION, SIMCOM_MODULE);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* Whatever says that a client is not connected any more is told, as what it is. */
static void test_connected_flag_goes_stale(void **state)
{
    static const uint8_t codes[] = {9, 11, 26};
    char line[40];
    (void)state;
    for (size_t i = 0; i < sizeof codes; i++) {
        prepare();
        assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
        assert_sent("AT+CMQTTTOPIC=0,3\r");
        snprintf(line, sizeof line, "\r\n+CMQTTTOPIC: 0,%u\r\n\r\nERROR\r\n", codes[i]);
        feed(line);
        assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, codes[i]);
        publish_up_to_result(0);
        snprintf(line, sizeof line, "\r\n+CMQTTPUB: 0,%u\r\n", codes[i]);
        feed(line);
        assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, codes[i]);
    }
    prepare_for(&simcom_revision_v3_00);
    feed("\r\n+CMQTTCONNLOST: 1,3\r\n");
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_CONNECTION_LOST);
    assert_int_equal(event.client, 1);
    assert_int_equal(event.u.cause, 3);
    feed("\r\n+CMQTTPING: 1,26\r\n");
    event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_PING_FAILED);
    assert_int_equal(event.client, 1);
    assert_int_equal(event.u.cause, 26);
    feed("\r\n+CMQTTNONET\r\n");
    assert_event(SIMCOM_EVENT_NETWORK_LOST, SIMCOM_MODULE);
    feed("\r\nRDY\r\n");
    assert_event(SIMCOM_EVENT_RESTARTED, SIMCOM_MODULE);
}

/* One operation of a client at a time, until its result is there. */
static void test_client_is_busy_14(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_E_BUSY);
    assert_int_equal(simcom_mqtt_disconnect(&rig.modem, 0, 60), SIMCOM_E_BUSY);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_E_BUSY);
    assert_sent("");
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
}

/* The result without one of its bytes: an unknown line and no failure; the next operation works. */
static void test_one_byte_lost_in_a_line(void **state)
{
    static const char result[] = "+CMQTTPUB: 0,0\r\n";
    (void)state;
    for (size_t at = 0; at < sizeof "+CMQTTPUB" - 1; at++) {
        char line[sizeof result];
        prepare();
        publish_up_to_result(0);
        memcpy(line, result, at);
        memcpy(line + at, result + at + 1, sizeof result - at - 1);
        feed(line);
        if (strncmp(line, "+CMQTPUB", 8) == 0) { /* a spelling that the manual has too */
            assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
            continue;
        }
        assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
        assert_nothing();
        pass(71 * 1000);
        assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
        publish_up_to_result(0);
        feed("\r\n+CMQTTPUB: 0,0\r\n");
        assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    }
}

static void test_publish_timed_out_did_it_go(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    publish_up_to_result(0);
    feed("\r\n+CMQTTPUB: 0,17\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, 17);
    publish_up_to_result(0);
    pass(71 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
    /* Before PUB was sent, it cannot have gone. */
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    pass(10 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_NOT_DONE, 0);
}

/* CONNLOST wants CONNECT, NONET wants START: they are told apart, and end no operation by themselves. */
static void test_lost_link(void **state)
{
    (void)state;
    prepare_for(&simcom_revision_v3_00);
    publish_up_to_result(0);
    feed("\r\n+CMQTTCONNLOST: 0,1\r\n");
    assert_event(SIMCOM_EVENT_CONNECTION_LOST, 0);
    assert_nothing();
    feed("\r\n+CMQTTPUB: 0,26\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, 26);
    feed("\r\n+CMQTTNONET\r\n");
    assert_event(SIMCOM_EVENT_NETWORK_LOST, SIMCOM_MODULE);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
}

static void test_12_for_ssl_address(void **state)
{
    static const char *const wrong[] = {"ssl://host:8883", "mqtt://host:1883", "mqtts://host:8883",
                                        "wss://host:443",  "TCP://host:1883",  "host.example:1883",
                                        "tcp:/host.org:80"};
    simcom_connect_t connect = plain;
    (void)state;
    prepare();
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        connect.server = simcom_text(wrong[i]);
        assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_ADDRESS);
    }
    assert_sent("");
}

static void test_user_without_password(void **state)
{
    simcom_connect_t connect = plain;
    (void)state;
    prepare();
    connect.password = simcom_text("pw");
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_MISSING);
    connect.password = none();
    connect.user = simcom_text("me");
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    assert_sent("AT+CMQTTCONNECT=0,\"tcp://host:1883\",60,1,\"me\"\r");
}

/* What the codes mean in practice stands in their advice. */
static void test_codes_in_practice(void **state)
{
    static const struct {
        uint8_t code;
        const char *word;
    } rows[] = {{3, "not the cause"},
                {6, "client identifier or a topic"},
                {9, "Harmless as the answer to AT+CMQTTSTOP"},
                {11, "Connect again"},
                {13, "connected already"},
                {14, "Wait for the result"},
                {18, "topic again"},
                {19, "earlier run"},
                {20, "Harmless as the answer to AT+CMQTTREL"},
                {21, "release both clients"},
                {23, "earlier run"},
                {26, "The broker closed"},
                {33, "AT+CCERTDOWN"},
                {34, "cannot be used"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const simcom_code_t *code = simcom_code_of(rows[i].code);
        if (strstr(code->advice, rows[i].word) == NULL &&
            strstr(code->meaning, rows[i].word) == NULL) {
            fail_msg("%u: \"%s\" \"%s\" does not say %s", rows[i].code, code->meaning, code->advice,
                     rows[i].word);
        }
    }
}

/* Bugs of other libraries ------------------------------------------------------------------ */

/* A user's string never becomes a second command, and the longest goes out as it is. */
static void test_long_string_injects(void **state)
{
    static const char *const evil[] = {"a\rAT+CRESET\r", "a\"\rAT+CRESET", "a\nAT", "a\",\"b"};
    static char longest[257];
    char line[600];
    simcom_connect_t connect = plain;
    (void)state;
    prepare();
    for (size_t i = 0; i < sizeof evil / sizeof evil[0]; i++) {
        connect.user = simcom_text(evil[i]);
        assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_CHARACTER);
        simcom_acquire_t acquire = {.client_id = simcom_text(evil[i])};
        assert_int_equal(simcom_mqtt_acquire(&rig.modem, 0, &acquire), SIMCOM_E_CHARACTER);
    }
    connect.user = (simcom_bytes_t){(const uint8_t *)"a\0b", 3};
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_CHARACTER);
    memset(longest, 'u', sizeof longest);
    connect.user = (simcom_bytes_t){(const uint8_t *)longest, 257};
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_LENGTH);
    assert_sent("");
    connect.user = (simcom_bytes_t){(const uint8_t *)longest, 256};
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    snprintf(line, sizeof line, "AT+CMQTTCONNECT=0,\"tcp://host:1883\",60,1,\"%.256s\"\r", longest);
    assert_sent(line);
}

static void test_high_bytes_vanish(void **state)
{
    static const char name[] = "\"\xE4\xB8\xAD\xE5\x8D\x8E\x80\xFF\xFE.pem\"";
    static const char topic[] = "\xC3\xA9\xFF\x80";
    char line[80];
    (void)state;
    prepare();
    assert_int_equal(simcom_certificate_list(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CCERTLIST\r");
    snprintf(line, sizeof line, "\r\n+CCERTLIST: %s\r\n", name);
    for (const char *at = line; *at != '\0'; at++) {
        feed_bytes(at, 1);
    }
    simcom_event_t event = pull();
    assert_int_equal(simcom_line_argument(event.u.line.text).length, sizeof name - 1);
    assert_memory_equal(simcom_line_argument(event.u.line.text).data, name, sizeof name - 1);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_CERTIFICATE_LIST, SIMCOM_MODULE, SIMCOM_DONE, 0);
    feed("+CMQTTRXSTART: 0,4,0\r\n");
    assert_event(SIMCOM_EVENT_MESSAGE, 0);
    feed("+CMQTTRXTOPIC: 0,4\r\n");
    feed_bytes(topic, 4);
    event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_TOPIC);
    assert_memory_equal(event.u.span.bytes.data, topic, 4);
    feed("\r\n+CMQTTRXEND: 0\r\n");
    assert_event(SIMCOM_EVENT_MESSAGE_END, 0);
}

/* A line over the buffer is told, and told to be cut; its numbers are whole. */
static void test_long_urc_silently_lost(void **state)
{
    char line[2000];
    (void)state;
    for (size_t chunk = 1; chunk < 900; chunk += 300) {
        prepare();
        memset(line, 'x', sizeof line);
        memcpy(line, "\r\n+XURC: ", 9);
        memcpy(line + sizeof line - 2, "\r\n", 2);
        for (size_t at = 0; at < sizeof line;) {
            size_t some = sizeof line - at < chunk ? sizeof line - at : chunk;
            at += simcom_feed(&rig.modem, (const uint8_t *)line + at, some);
        }
        simcom_event_t event = pull();
        assert_int_equal(event.kind, SIMCOM_EVENT_UNKNOWN_LINE);
        assert_true(event.u.line.cut);
        assert_int_equal(event.u.line.text.length, sizeof rig.line);
        assert_memory_equal(event.u.line.text.data, "+XURC: xxx", 10);
    }
    prepare();
    rig.modem.scan.line_size = 4;
    for (const char *at = "\r\n+CMQTTCONNLOST: 1,2\r\n"; *at != '\0'; at++) {
        feed_bytes(at, 1);
    }
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_CONNECTION_LOST);
    assert_int_equal(event.client, 1);
    assert_int_equal(event.u.cause, 2);
}

/* Announced lengths, cut at every byte. */
static void test_length_header_split(void **state)
{
    static const char wire[] = "\r\n+CMQTTRXSTART: 0,3,12\r\n+CMQTTRXTOPIC: 0,3\r\na/b\r\n"
                               "+CMQTTRXPAYLOAD: 0,12\r\nhello, world\r\n+CMQTTRXEND: 0\r\n";
    (void)state;
    for (size_t cut = 1; cut < sizeof wire - 1; cut++) {
        char got[64] = "";
        size_t starts[] = {0, cut};
        size_t ends[] = {cut, sizeof wire - 1};
        bool whole = false;
        prepare();
        for (size_t part = 0; part < 2; part++) {
            for (size_t at = starts[part]; at < ends[part];) {
                simcom_event_t event;
                at += simcom_feed(&rig.modem, (const uint8_t *)wire + at, ends[part] - at);
                while (simcom_next_event(&rig.modem, &event)) {
                    if (event.kind == SIMCOM_EVENT_PAYLOAD) {
                        strncat(got, (const char *)event.u.span.bytes.data,
                                event.u.span.bytes.length);
                    }
                    whole = whole || event.kind == SIMCOM_EVENT_MESSAGE_END;
                }
            }
        }
        assert_true(whole);
        assert_string_equal(got, "hello, world");
    }
}

/* No length that a publisher chooses reaches memory of ours: there is a guard around all of it. */
static void test_stack_smashed_by_message(void **state)
{
    static struct {
        uint8_t before[64];
        simcom_t modem;
        uint8_t between[64];
        simcom_client_t client;
        uint8_t line[8];
        uint8_t after[64];
    } memory;
    static char wire[12000];
    uint8_t guard[64];
    simcom_event_t event;
    (void)state;
    memset(guard, 0x5A, sizeof guard);
    memset(&memory, 0x5A, sizeof memory);
    const simcom_config_t config = {.revision = &simcom_revision_v1_00,
                                    .client = {&memory.client, NULL},
                                    .line = memory.line,
                                    .line_size = sizeof memory.line};
    simcom_init(&memory.modem, &config);
    size_t n =
        (size_t)snprintf(wire, sizeof wire,
                         "\r\n+CMQTTRXSTART: 0,1024,10240\r\n+CMQTTRXTOPIC: 0,1024\r\n%01024d"
                         "\r\n+CMQTTRXPAYLOAD: 0,10240\r\n%010240d\r\n+CMQTTRXEND: 0\r\n",
                         1, 2);
    for (size_t chunk = 1; chunk < 20000; chunk *= 20) {
        bool whole = false;
        for (size_t at = 0; at < n;) {
            size_t some = n - at < chunk ? n - at : chunk;
            at += simcom_feed(&memory.modem, (const uint8_t *)wire + at, some);
            while (simcom_next_event(&memory.modem, &event)) {
                whole = whole || event.kind == SIMCOM_EVENT_MESSAGE_END;
            }
        }
        assert_true(whole);
    }
    assert_memory_equal(memory.before, guard, sizeof guard);
    assert_memory_equal(memory.between, guard, sizeof guard);
    assert_memory_equal(memory.after, guard, sizeof guard);
}

/* Headers of later packets are no payload, and nothing of earlier ones is lost. */
static void test_second_packet_in_payload(void **state)
{
    static const char wire[] =
        "\r\n+CMQTTRXSTART: 0,4,9\r\n+CMQTTRXTOPIC: 0,2\r\na/\r\n+CMQTTRXTOPIC: 0,2\r\nbc\r\n"
        "+CMQTTRXPAYLOAD: 0,4\r\nFirs\r\n+CMQTTRXPAYLOAD: 0,4\r\ntSec\r\n"
        "+CMQTTRXPAYLOAD: 0,1\r\n!\r\n+CMQTTRXEND: 0\r\n";
    char topic[16] = "";
    char payload[64] = "";
    simcom_event_t event = {0};
    (void)state;
    prepare();
    for (size_t at = 0; at < sizeof wire - 1;) {
        at += simcom_feed(&rig.modem, (const uint8_t *)wire + at, sizeof wire - 1 - at);
        while (simcom_next_event(&rig.modem, &event)) {
            bool is_topic = event.kind == SIMCOM_EVENT_TOPIC;
            if (is_topic || event.kind == SIMCOM_EVENT_PAYLOAD) {
                strncat(is_topic ? topic : payload, (const char *)event.u.span.bytes.data,
                        event.u.span.bytes.length);
            }
            if (at == sizeof wire - 1) {
                assert_int_equal(event.kind, SIMCOM_EVENT_MESSAGE_END);
            }
        }
    }
    assert_string_equal(topic, "a/bc");
    assert_string_equal(payload, "FirstSec!");
}

static void test_ok_taken_for_error(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=0\r");
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_DONE, 0);
    /* And ERROR is one at once: no waiting for a result that cannot come. */
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &plain), SIMCOM_GOOD);
    assert_sent("AT+CMQTTCONNECT=0,\"tcp://host:1883\",60,1\r");
    feed("\r\nERROR\r\n");
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
}

static void test_publish_true_on_ok(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0);
    assert_nothing();
    pass(60 * 1000);
    assert_nothing();
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
}

/* Seconds are what is sent, and what is waited. */
static void test_seconds_as_milliseconds(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_disconnect(&rig.modem, 0, 180), SIMCOM_GOOD);
    assert_sent("AT+CMQTTDISC=0,180\r");
    feed("\r\nOK\r\n");
    pass(180 * 1000 + SIMCOM_RESULT_MARGIN_S * 1000 - 1);
    assert_nothing();
    pass(1);
    assert_done(SIMCOM_OPERATION_DISCONNECT, 0, SIMCOM_UNKNOWN, 0);
    assert_int_equal(simcom_mqtt_disconnect(&rig.modem, 0, 1000), SIMCOM_E_RANGE);
}

static void test_unquoted_certificate(void **state)
{
    const simcom_tls_t tls = {.ca_file = simcom_text("ca.pem"),
                              .clientcert_file = simcom_text("cert.pem"),
                              .clientkey_file = simcom_text("key.pem")};
    static const char *const lines[] = {"AT+CSSLCFG=\"cacert\",0,\"ca.pem\"\r",
                                        "AT+CSSLCFG=\"clientcert\",0,\"cert.pem\"\r",
                                        "AT+CSSLCFG=\"clientkey\",0,\"key.pem\"\r"};
    (void)state;
    prepare();
    assert_int_equal(simcom_tls_configure(&rig.modem, &tls), SIMCOM_GOOD);
    for (size_t i = 0; i < 3; i++) {
        assert_sent(lines[i]);
        feed("\r\nOK\r\n");
    }
    assert_done(SIMCOM_OPERATION_TLS, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* A packet that does not come is waited for with a limit, and without work. */
static void test_busy_loop_on_missing_packet(void **state)
{
    (void)state;
    prepare();
    feed("\r\n+CMQTTRXSTART: 0,1,20\r\n");
    assert_event(SIMCOM_EVENT_MESSAGE, 0);
    feed("+CMQTTRXTOPIC: 0,1\r\nt");
    assert_event(SIMCOM_EVENT_TOPIC, 0);
    feed("\r\n+CMQTTRXPAYLOAD: 0,10\r\n0123456789");
    assert_event(SIMCOM_EVENT_PAYLOAD, 0);
    assert_int_equal(simcom_tick(&rig.modem, rig.now), SIMCOM_GAP_MS);
    pass(SIMCOM_GAP_MS);
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_MESSAGE_BROKEN);
    assert_int_equal(event.u.broken, SIMCOM_BROKEN_GAP);
    assert_int_equal(simcom_tick(&rig.modem, rig.now), UINT32_MAX);
    feed("\r\n+CMQTTCONNLOST: 0,1\r\n");
    assert_event(SIMCOM_EVENT_CONNECTION_LOST, 0);
}

static void test_nul_or_empty_payload_refused(void **state)
{
    simcom_publish_t publish = message;
    (void)state;
    prepare();
    publish.payload = (simcom_bytes_t){(const uint8_t *)"\0a\0", 3};
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &publish), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("\r\n>");
    assert_sent("a/b");
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTPAYLOAD=0,3\r");
    feed("\r\n>");
    assert_sent_bytes("\0a\0", 3);
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTPUB=0,1,60\r");
    feed("\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    publish.payload = none();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &publish), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("\r\n>");
    assert_sent("a/b");
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTPUB=0,1,60\r");
}

static void test_urc_glued_into_answer(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cgpaddr_execute, NULL, none()),
                     SIMCOM_GOOD);
    assert_sent("AT+CGPADDR\r");
    feed("\r\n+CMQTTCONNLOST: 1,1\r\n");
    assert_event(SIMCOM_EVENT_CONNECTION_LOST, 1);
    feed("\r\n+CGPADDR: 1,10.0.0.1\r\n");
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_INFORMATION);
    assert_int_equal(event.u.line.text.length, strlen("+CGPADDR: 1,10.0.0.1"));
    feed("\r\n+CGEV: ME PDN ACT 1\r\n");
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
    feed("\r\n+CMQTTRXSTART: 1,1,0\r\n");
    assert_event(SIMCOM_EVENT_MESSAGE, 1);
    feed("+CMQTTRXTOPIC: 1,1\r\nt");
    assert_event(SIMCOM_EVENT_TOPIC, 1);
    feed("\r\n+CMQTTRXEND: 1\r\n");
    assert_event(SIMCOM_EVENT_MESSAGE_END, 1);
    feed("\r\n+CGPADDR: 4,10.0.0.4\r\n");
    assert_event(SIMCOM_EVENT_INFORMATION, SIMCOM_MODULE);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

static void test_overlong_line_never_ends(void **state)
{
    static char line[100000];
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=0\r");
    memset(line, 'y', sizeof line);
    feed_bytes(line, sizeof line);
    feed("\r\n");
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_UNKNOWN_LINE);
    assert_true(event.u.line.cut);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_DONE, 0);
    /* And one that does end never is cut short by the time limit of the command. */
    assert_int_equal(simcom_mqtt_release(&rig.modem, 1), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=1\r");
    feed_bytes(line, sizeof line);
    pass(130 * 1000);
    assert_done(SIMCOM_OPERATION_RELEASE, 1, SIMCOM_UNKNOWN, 0);
}

/* Lines that share a prefix: a result of the other client, a read reply, a URC, a longer name. */
static void test_urc_same_prefix_as_answer(void **state)
{
    (void)state;
    prepare();
    connect_up_to_ok(0);
    feed("\r\n+CMQTTCONNECT: 1,0\r\n"); /* nobody's */
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
    feed("\r\n+CMQTTCONNECTED: 0,0\r\n");
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
    assert_true(simcom_busy(&rig.modem, 0));
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttconnect_read, NULL, none()),
                     SIMCOM_GOOD);
    assert_sent("AT+CMQTTCONNECT?\r");
    feed("\r\n+CMQTTCONNECT: 0,\"tcp://host:1883\",60,1\r\n");
    assert_event(SIMCOM_EVENT_INFORMATION, SIMCOM_MODULE);
    feed("\r\n+CMQTTCONNECT: 1\r\n");
    assert_event(SIMCOM_EVENT_INFORMATION, SIMCOM_MODULE);
    feed("\r\n+CMQTTCONNECT: 0,0\r\n"); /* client 0's result, in the middle of the reply */
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_DONE, 0);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_DONE, 0);
    /* +CREG is a URC too: without its read command it is no answer. */
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_csq_execute, NULL, none()), SIMCOM_GOOD);
    assert_sent("AT+CSQ\r");
    feed("\r\n+CREG: 1\r\n");
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
    feed("\r\n+CSQ: 20,0\r\n");
    assert_event(SIMCOM_EVENT_INFORMATION, SIMCOM_MODULE);
}

/* Every call from where any event is handled. */
static void call_everything(void)
{
    const simcom_acquire_t acquire = {.client_id = {(const uint8_t *)"c", 1}};
    const uint8_t *bytes;
    simcom_event_t event;
    (void)simcom_mqtt_start(&rig.modem);
    (void)simcom_mqtt_acquire(&rig.modem, 0, &acquire);
    (void)simcom_mqtt_publish(&rig.modem, 1, &message);
    (void)simcom_wake(&rig.modem);
    (void)simcom_time_limit(&rig.modem, 0, 5);
    (void)simcom_progress(&rig.modem, NULL);
    (void)simcom_tx_peek(&rig.modem, &bytes);
    (void)simcom_tick(&rig.modem, rig.now);
    while (simcom_next_event(&rig.modem, &event)) {
    }
}

static void test_call_from_callback_deadlocks(void **state)
{
    static const char *const events[] = {"\r\n+CMQTTCONNLOST: 0,1\r\n", "\r\n+CMQTTNONET\r\n",
                                         "\r\nRDY\r\n", "\r\n+XY: 1\r\n",
                                         "\r\n+CMQTTRXSTART: 0,1,1\r\n"};
    (void)state;
    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
        prepare_for(&simcom_revision_v3_00);
        feed(events[i]);
        pull();
        call_everything();
        assert_sent("AT+CMQTTSTART\r");
        assert_true(simcom_busy(&rig.modem, 0));
        assert_true(simcom_busy(&rig.modem, 1));
    }
    /* The next operation is started where the end of the last one is handled. */
    prepare();
    for (unsigned i = 0; i < 100; i++) {
        publish_up_to_result(i % 2);
        feed(i % 2 == 0 ? "\r\n+CMQTTPUB: 0,0\r\n" : "\r\n+CMQTTPUB: 1,0\r\n");
        assert_done(SIMCOM_OPERATION_PUBLISH, i % 2, SIMCOM_DONE, 0);
    }
}

/* The prompt is lost: the module takes what comes for data. No command may be in it. */
static void expect_filler(const char *command, size_t promised)
{
    assert_sent(command);
    pass(130 * 1000);
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_DONE);
    assert_int_equal(event.u.done.outcome, SIMCOM_NOT_DONE);
    (void)simcom_mqtt_release(&rig.modem, 1); /* it waits until the line is safe */
    send_all();
    assert_true(rig.sent_length >= promised);
    for (size_t i = 0; i < promised; i++) {
        assert_int_equal(rig.sent[i], '\r');
    }
    assert_int_equal(rig.sent_length, promised);
    feed("\r\nOK\r\n");
    recover();
    assert_sent("AT+CMQTTREL=1\r");
}

static void test_next_command_becomes_payload(void **state)
{
    static uint8_t large[10240];
    const simcom_filter_t filter = {.filter = {(const uint8_t *)"a/#", 3}, .qos = 1};
    const simcom_will_t will = {.topic = simcom_text("w"), .message = simcom_text("gone")};
    const simcom_certificate_t file = {.name = simcom_text("ca.pem"), .data = {large, 10240}};
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    expect_filler("AT+CMQTTTOPIC=0,3\r", 3);
    prepare();
    assert_int_equal(simcom_mqtt_subscribe(&rig.modem, 0, &filter), SIMCOM_GOOD);
    expect_filler("AT+CMQTTSUB=0,3,1\r", 3);
    prepare();
    assert_int_equal(simcom_mqtt_will(&rig.modem, 0, &will), SIMCOM_GOOD);
    expect_filler("AT+CMQTTWILLTOPIC=0,1\r", 1);
    prepare();
    assert_int_equal(simcom_certificate_upload(&rig.modem, &file), SIMCOM_GOOD);
    expect_filler("AT+CCERTDOWN=\"ca.pem\",10240\r", 10240);
    prepare();
    simcom_publish_t publish = message;
    publish.payload = (simcom_bytes_t){large, 600};
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &publish), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("\r\n>");
    assert_sent("a/b");
    feed("\r\nOK\r\n");
    expect_filler("AT+CMQTTPAYLOAD=0,600\r", 600);
}

/* With echo on, what comes back is no answer and is not sent again. */
static void test_echo_becomes_payload(void **state)
{
    static const uint8_t bait[] = "x\r\nOK\r\n+CMQTTPUB: 0,0\r\nERROR\r\n>";
    simcom_publish_t publish = message;
    (void)state;
    prepare();
    publish.payload = (simcom_bytes_t){bait, sizeof bait - 1};
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &publish), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("AT+CMQTTTOPIC=0,3\r\r\n>");
    assert_sent("a/b");
    feed("a/b\r\nOK\r\n");
    assert_sent("AT+CMQTTPAYLOAD=0,31\r");
    feed("AT+CMQTTPAYLOAD=0,31\r\r\n> ");
    assert_sent((const char *)bait);
    feed((const char *)bait);
    assert_nothing();
    assert_sent("");
    /* The module stalls; then it goes on. */
    pass(3 * 1000);
    assert_sent("");
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTPUB=0,1,60\r");
    feed("AT+CMQTTPUB=0,1,60\r\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
}

/* Unknown at the limit; the late result is told as one, and nothing was sent twice. */
static void test_publish_result_minutes_late(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0);
    pass(71 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
    pass(270 * 1000);
    assert_sent("");
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_LATE_RESULT);
    assert_int_equal(event.client, 0);
    assert_int_equal(event.u.done.operation, SIMCOM_OPERATION_PUBLISH);
    assert_int_equal(event.u.done.outcome, SIMCOM_DONE);
    publish_up_to_result(0);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
}

/* A received payload that holds answers, while a command waits for its own. */
static void test_payload_contains_ok(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_release(&rig.modem, 1), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=1\r");
    feed("\r\n+CMQTTRXSTART: 0,1,23\r\n");
    assert_event(SIMCOM_EVENT_MESSAGE, 0);
    feed("+CMQTTRXTOPIC: 0,1\r\nt");
    assert_event(SIMCOM_EVENT_TOPIC, 0);
    feed("\r\n+CMQTTRXPAYLOAD: 0,23\r\n\r\nOK\r\n\r\nERROR\r\n+CMQTTR\n");
    assert_event(SIMCOM_EVENT_PAYLOAD, 0);
    assert_true(simcom_busy(&rig.modem, 1));
    feed("\r\n+CMQTTRXEND: 0\r\n");
    assert_event(SIMCOM_EVENT_MESSAGE_END, 0);
    assert_true(simcom_busy(&rig.modem, 1));
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 1, SIMCOM_DONE, 0);
}

/* A command ends with CR alone: LF behind it would be the first byte of the data. */
static void test_lf_is_first_payload_byte(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0); /* compares every byte */
    const simcom_filter_t filter = {.filter = simcom_text("a"), .qos = 0};
    assert_int_equal(simcom_mqtt_subscribe(&rig.modem, 1, &filter), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSUB=1,1,0\r");
    feed("\r\n>");
    assert_sent("a");
    assert_sent("");
}

static void test_unknown_urc_blocks_later_ones(void **state)
{
    static const char *const strange[] = {"\r\n*ATREADY: 1\r\n", "\r\nSMS DONE\r\n", "\r\n:\r\n",
                                          "\r\n+\r\n",           "\r\n\x01\x02\r\n", "\r\n \r\n",
                                          "\r\n\"\r\n",          "\r\n+CMQTT\r\n"};
    (void)state;
    for (size_t i = 0; i < sizeof strange / sizeof strange[0]; i++) {
        prepare();
        feed(strange[i]);
        assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
        feed("\r\n+CMQTTCONNLOST: 0,2\r\n");
        assert_event(SIMCOM_EVENT_CONNECTION_LOST, 0);
        assert_nothing();
    }
}

/* Feeds bytes of exactly their size, so that a read behind them is seen. A message is announced only as
 * one that can be. */
static void feed_nasty(const char *nasty)
{
    size_t n = strlen(nasty);
    char *copy = malloc(n);
    simcom_event_t event;
    memcpy(copy, nasty, n);
    for (size_t used = 0; used < n;) {
        used += simcom_feed(&rig.modem, (const uint8_t *)copy + used, n - used);
        while (simcom_next_event(&rig.modem, &event)) {
            if (event.kind == SIMCOM_EVENT_MESSAGE) {
                assert_true(event.client < SIMCOM_CLIENTS);
                assert_true(event.u.message.topic_length >= 1 &&
                            event.u.message.topic_length <= 1024);
                assert_true(event.u.message.payload_length <= 10240);
            }
        }
    }
    free(copy);
}

/* Whatever a module says in whatever state: no bad access (sanitizers watch), and it works afterwards. */
/* Lets time pass, whatever happens meanwhile, and forgets what was sent. */
static void pass_quietly(uint32_t ms)
{
    for (uint32_t end = rig.now + ms; (int32_t)(end - rig.now) > 0;) {
        simcom_event_t event;
        pass(1);
        rig.sent_length = 0;
        while (simcom_next_event(&rig.modem, &event)) {
        }
    }
}

static void test_malicious_module(void **state)
{
    static const char *const nasty[] = {"+CMQTTRXSTART: ,,\r\n",
                                        "+CMQTTRXSTART: 0,65535,65535\r\n",
                                        "+CMQTTRXSTART: 0,1,10241\r\n",
                                        "+CMQTTRXSTART: 0,0,1\r\n",
                                        "+CMQTTRXSTART: 255,1,1\r\n",
                                        "+CMQTTRXTOPIC: 0,65535\r\n",
                                        "+CMQTTRXPAYLOAD: 0,0\r\n",
                                        "+CMQTTRXPAYLOAD: ,\r\n",
                                        "+CMQTTRXEND:\r\n",
                                        "+CMQTTRXEND: 4294967296\r\n",
                                        "+CMQTTCONNLOST: 9,9\r\n",
                                        "+CMQTTCONNLOST:\r\n",
                                        "+CMQTTPING: 254,65535\r\n",
                                        "+CMQTTPUB: ,\r\n",
                                        "+CMQTTPUB:\r\n",
                                        "+CMQTTPUB: 0\r\n",
                                        "+CMQTTPUB: 0,0,0\r\n",
                                        "+CMQTTPUB: 7,0\r\n",
                                        "+CMQTTPUB: 0,65536\r\n",
                                        "+CMQTTPUB: -1,0\r\n",
                                        "+CME ERROR:\r\n",
                                        "+CME ERROR: \r\n",
                                        ">>>>>>>>\r\n",
                                        "> > > >\r\n",
                                        "\"\"\"\"\r\n",
                                        "+CCERTLIST: \"\r\n",
                                        "+CSSLCFG: ,,,,,,,,,,,,,,,,,,,,,,,,\r\n",
                                        "OK\r\nOK\r\nOK\r\n",
                                        "ERROR\r\nOK\r\n",
                                        "AT\r\r\r\rAT+\r",
                                        "+CMQTTACCQ: 0,\"a\r\n"};
    (void)state;
    for (size_t i = 0; i < sizeof nasty / sizeof nasty[0]; i++) {
        for (unsigned phase = 0; phase < 4; phase++) {
            prepare_for(&simcom_revision_v3_00);
            if (phase > 0) {
                assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
                send_all();
            }
            if (phase > 1) {
                feed("\r\n>");
                send_all();
            }
            if (phase > 2) {
                feed("\r\nOK\r\n");
                send_all();
            }
            feed_nasty(nasty[i]);
            feed_anything("\r\nRDY\r\n", 7);
            pass_quietly(30 * 1000);
            feed_anything("\r\nRDY\r\n", 7);
            /* If something was asked before, it is asked anew. */
            pass(2 * SIMCOM_QUIET_MS + 50);
            feed_anything("\r\nOK\r\n", rig.sent_length != 0 ? 6 : 0);
            pass_quietly(SIMCOM_LINGER_MS + 50);
            publish_up_to_result(0);
            feed("\r\n+CMQTTPUB: 0,0\r\n");
            assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
        }
    }
}

#define TEST(name) cmocka_unit_test(test_##name)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(start_23_accq_19_after_host_restart),
        TEST(ok_taken_for_success),
        TEST(tls_connect_answers_32),
        TEST(connect_result_missed),
        TEST(connected_flag_goes_stale),
        TEST(client_is_busy_14),
        TEST(one_byte_lost_in_a_line),
        TEST(publish_timed_out_did_it_go),
        TEST(lost_link),
        TEST(12_for_ssl_address),
        TEST(user_without_password),
        TEST(codes_in_practice),
        TEST(long_string_injects),
        TEST(high_bytes_vanish),
        TEST(long_urc_silently_lost),
        TEST(length_header_split),
        TEST(stack_smashed_by_message),
        TEST(second_packet_in_payload),
        TEST(ok_taken_for_error),
        TEST(publish_true_on_ok),
        TEST(seconds_as_milliseconds),
        TEST(unquoted_certificate),
        TEST(busy_loop_on_missing_packet),
        TEST(nul_or_empty_payload_refused),
        TEST(urc_glued_into_answer),
        TEST(overlong_line_never_ends),
        TEST(urc_same_prefix_as_answer),
        TEST(call_from_callback_deadlocks),
        TEST(next_command_becomes_payload),
        TEST(echo_becomes_payload),
        TEST(publish_result_minutes_late),
        TEST(payload_contains_ok),
        TEST(lf_is_first_payload_byte),
        TEST(unknown_urc_blocks_later_ones),
        TEST(malicious_module),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
