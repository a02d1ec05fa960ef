/* SPDX-License-Identifier: MIT */
/* test_incoming.c - received messages: any payload, lost and foreign bytes, broken orders. */
#include "simcom/simcom.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WIRE 24000

/* What an application has got, as one text and the payload apart. */
typedef struct inbox {
    char log[4096];
    uint8_t topic[2048];
    size_t topic_length;
    uint8_t payload[12000];
    size_t payload_length;
} inbox_t;

static simcom_t modem;
static simcom_client_t clients[SIMCOM_CLIENTS];
static inbox_t inbox;

static void prepare(void)
{
    const simcom_config_t config = {.revision = &simcom_revision_v1_00,
                                    .client = {&clients[0], &clients[1]}};
    simcom_init(&modem, &config);
    simcom_tick(&modem, 1000);
    memset(&inbox, 0, sizeof inbox);
}

static void note(const char *format, ...)
{
    va_list arguments;
    size_t used = strlen(inbox.log);
    va_start(arguments, format);
    vsnprintf(inbox.log + used, sizeof inbox.log - used, format, arguments);
    va_end(arguments);
}

static void take(const simcom_event_t *event)
{
    static const char *const reasons[] = {"order", "total", "limit", "gap", "restart"};
    switch ((simcom_event_kind_t)event->kind) {
    case SIMCOM_EVENT_MESSAGE:
        inbox.topic_length = 0;
        inbox.payload_length = 0;
        note("message%u ", event->client);
        break;
    case SIMCOM_EVENT_TOPIC:
        assert_int_equal(event->u.span.offset, inbox.topic_length);
        memcpy(inbox.topic + inbox.topic_length, event->u.span.bytes.data,
               event->u.span.bytes.length);
        inbox.topic_length += event->u.span.bytes.length;
        break;
    case SIMCOM_EVENT_PAYLOAD:
        assert_int_equal(event->u.span.offset, inbox.payload_length);
        memcpy(inbox.payload + inbox.payload_length, event->u.span.bytes.data,
               event->u.span.bytes.length);
        inbox.payload_length += event->u.span.bytes.length;
        break;
    case SIMCOM_EVENT_MESSAGE_END:
        note("end%u ", event->client);
        break;
    case SIMCOM_EVENT_MESSAGE_BROKEN:
        note("broken%u:%s ", event->client, reasons[event->u.broken]);
        break;
    case SIMCOM_EVENT_UNKNOWN_LINE:
        note("line ");
        break;
    case SIMCOM_EVENT_CONNECTION_LOST:
        note("lost%u ", event->client);
        break;
    case SIMCOM_EVENT_DONE:
        note("done%u ", event->u.done.outcome);
        break;
    case SIMCOM_EVENT_RESTARTED:
        note("restarted ");
        break;
    default:
        note("event%u ", event->kind);
        break;
    }
}

static void feed(const void *bytes, size_t n, size_t chunk)
{
    simcom_event_t event;
    const uint8_t *at = bytes;
    for (size_t done = 0; done < n;) {
        size_t some = n - done < chunk ? n - done : chunk;
        uint8_t *piece = malloc(some);
        memcpy(piece, at + done, some);
        for (size_t used = 0; used < some;) {
            used += simcom_feed(&modem, piece + used, some - used);
            while (simcom_next_event(&modem, &event)) {
                take(&event);
            }
        }
        free(piece);
        done += some;
    }
}

static void feed_text(const char *text)
{
    feed(text, strlen(text), 5);
}

static void assert_log(const char *wanted)
{
    assert_string_equal(inbox.log, wanted);
    inbox.log[0] = '\0';
}

/* Writes a message as a module does, its payload in packets. Returns its length on the wire. */
static size_t wire_message(char *wire, const uint8_t *topic, size_t topic_length,
                           const uint8_t *payload, size_t payload_length, size_t packet)
{
    size_t n = (size_t)snprintf(wire, WIRE, "\r\n+CMQTTRXSTART: 0,%zu,%zu\r\n", topic_length,
                                payload_length);
    for (size_t at = 0; at < topic_length; at += packet) {
        size_t some = topic_length - at < packet ? topic_length - at : packet;
        n += (size_t)snprintf(wire + n, WIRE - n, "+CMQTTRXTOPIC: 0,%zu\r\n", some);
        memcpy(wire + n, topic + at, some);
        n += some;
        n += (size_t)snprintf(wire + n, WIRE - n, "\r\n");
    }
    for (size_t at = 0; at < payload_length; at += packet) {
        size_t some = payload_length - at < packet ? payload_length - at : packet;
        n += (size_t)snprintf(wire + n, WIRE - n, "+CMQTTRXPAYLOAD: 0,%zu\r\n", some);
        memcpy(wire + n, payload + at, some);
        n += some;
        n += (size_t)snprintf(wire + n, WIRE - n, "\r\n");
    }
    return n + (size_t)snprintf(wire + n, WIRE - n, "+CMQTTRXEND: 0\r\n");
}

/* The largest message, of bytes that look like everything the module says. */
static void test_largest_message(void **state)
{
    static const char bait[] =
        "\r\nOK\r\n+CMQTTRXEND: 0\r\n>\0\r\nRDY\r\n+CMQTTRXPAYLOAD: 0,5\r\nERROR\r\n\xFF";
    static const size_t packets[] = {100, 1500, 10240};
    static char wire[WIRE];
    uint8_t topic[1024];
    uint8_t payload[10240];
    (void)state;
    for (size_t i = 0; i < sizeof payload; i++) {
        payload[i] = (uint8_t)bait[i % sizeof bait];
    }
    memset(topic, '>', sizeof topic);
    for (size_t i = 0; i < 3; i++) {
        for (size_t chunk = 1; chunk < 3000; chunk = chunk * 3 + 1) {
            prepare();
            size_t n = wire_message(wire, topic, sizeof topic, payload, sizeof payload, packets[i]);
            feed(wire, n, chunk);
            feed_text("\r\n+CMQTTCONNLOST: 0,1\r\n");
            assert_log("message0 end0 lost0 ");
            assert_int_equal(inbox.topic_length, sizeof topic);
            assert_memory_equal(inbox.topic, topic, sizeof topic);
            assert_int_equal(inbox.payload_length, sizeof payload);
            assert_memory_equal(inbox.payload, payload, sizeof payload);
        }
    }
}

/* URCs and unknown lines may stand between the parts. */
static void test_lines_between_parts(void **state)
{
    (void)state;
    prepare();
    feed_text("\r\n+CMQTTRXSTART: 1,3,4\r\n\r\n+CGEV: X\r\n+CMQTTRXTOPIC: 1,1\r\na\r\n"
              "\r\n+CMQTTCONNLOST: 0,2\r\n+CMQTTRXTOPIC: 1,2\r\nbc\r\nSMS DONE\r\n"
              "+CMQTTRXPAYLOAD: 1,4\r\n1234\r\n+MSTK: 1\r\n+CMQTTRXEND: 1\r\n");
    assert_log("message1 line lost0 line line end1 ");
    assert_memory_equal(inbox.topic, "abc", 3);
    assert_memory_equal(inbox.payload, "1234", 4);
}

/* Each way in which the parts can be wrong: one event says how, and the next message is whole. */
static void test_broken_messages(void **state)
{
    static const char whole[] = "\r\n+CMQTTRXSTART: 0,1,2\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n"
                                "+CMQTTRXPAYLOAD: 0,2\r\nhi\r\n+CMQTTRXEND: 0\r\n";
    static const struct {
        const char *wire;
        const char *log;
    } rows[] = {
        {"+CMQTTRXEND: 0\r\n", "broken0:order "},
        {"+CMQTTRXTOPIC: 0,4\r\nOK\r\n\r\n+CMQTTRXEND: 0\r\n", "broken0:order "},
        {"+CMQTTRXSTART: 0,2,0\r\n+CMQTTRXTOPIC: 0,1\r\na\r\n+CMQTTRXEND: 0\r\n",
         "message0 broken0:total "},
        {"+CMQTTRXSTART: 0,1,3\r\n+CMQTTRXTOPIC: 0,1\r\na\r\n+CMQTTRXPAYLOAD: "
         "0,2\r\nOK\r\n+CMQTTRXEND: 0\r\n",
         "message0 broken0:total "},
        {"+CMQTTRXSTART: 0,1,3\r\n+CMQTTRXTOPIC: 0,1\r\na\r\n+CMQTTRXPAYLOAD: "
         "0,4\r\nOK\r\n\r\n+CMQTTRXEND: 0\r\n",
         "message0 broken0:total "},
        {"+CMQTTRXSTART: 0,1,3\r\n+CMQTTRXTOPIC: 1,1\r\na\r\n+CMQTTRXPAYLOAD: "
         "0,3\r\nOK\n\r\n+CMQTTRXEND: 0\r\n",
         "message0 broken0:order "},
        {"+CMQTTRXSTART: 0,2,2\r\n+CMQTTRXTOPIC: 0,1\r\na\r\n+CMQTTRXPAYLOAD: "
         "0,2\r\nOK\r\n+CMQTTRXEND: 0\r\n",
         "message0 broken0:order "},
        {"+CMQTTRXSTART: 0,1,0\r\n+CMQTTRXTOPIC: 0,1\r\na\r\n+CMQTTRXEND: 1\r\n",
         "message0 broken0:order "},
        {"+CMQTTRXSTART: 0,1025,0\r\n", "broken0:limit "},
        {"+CMQTTRXSTART: 0,1,10241\r\n", "broken0:limit "},
        {"+CMQTTRXSTART: 0,0,1\r\n", "broken0:limit "},
        {"+CMQTTRXSTART: 2,1,1\r\n", "broken2:limit "},
        {"+CMQTTRXSTART: 0,1\r\n", "broken0:limit "},
        {"+CMQTTRXSTART: 0,1,99999999999999\r\n", "broken0:limit "},
        {"+CMQTTRXSTART: 0,1,1\r\n+CMQTTRXTOPIC: 0\r\n", "message0 broken0:limit "},
        {"+CMQTTRXSTART: 0,1,1\r\n", "message0 broken0:order "}, /* by the next message's start */
        {"+CMQTTRXSTART: 0,1,1\r\n+CMQTTRXTOPIC: 0,1\r\na\r\nRDY\r\n",
         "message0 broken0:restart restarted "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char wanted[200];
        prepare();
        feed_text("\r\n");
        feed_text(rows[i].wire);
        feed_text(whole);
        snprintf(wanted, sizeof wanted, "%smessage0 end0 ", rows[i].log);
        assert_log(wanted);
        assert_memory_equal(inbox.payload, "hi", 2);
    }
}

/* Bytes that stop coming inside counted data: the rest is not waited for for ever. */
static void test_gap(void **state)
{
    simcom_event_t event;
    (void)state;
    prepare();
    feed_text("\r\n+CMQTTRXSTART: 0,1,100\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXPAYLOAD: "
              "0,100\r\nonly this");
    /* The module was silent for long before: only the time since then counts. */
    assert_int_equal(simcom_tick(&modem, 900000), SIMCOM_GAP_MS);
    assert_int_equal(simcom_tick(&modem, 900000 + SIMCOM_GAP_MS - 1), 1);
    simcom_tick(&modem, 900000 + SIMCOM_GAP_MS);
    while (simcom_next_event(&modem, &event)) {
        take(&event);
    }
    assert_log("message0 broken0:gap ");
    feed_text("\r\n+CMQTTCONNLOST: 1,3\r\n");
    assert_log("lost1 ");
}

/* Every single byte lost from, doubled in or changed in a message: it is whole or broken, never
 * something else, and the one behind it is whole. */
static void test_every_single_fault(void **state)
{
    static char wire[WIRE];
    static const uint8_t topic[] = "t/1";
    static const uint8_t payload[] = "payload-0123456789";
    char broken[WIRE];
    simcom_event_t event;
    unsigned whole = 0;
    (void)state;
    size_t n = wire_message(wire, topic, 3, payload, 18, 10);
    for (size_t at = 0; at < n; at++) {
        for (int fault = 0; fault < 4; fault++) {
            size_t length = n;
            memcpy(broken, wire, n);
            if (fault == 0) {
                memmove(broken + at, broken + at + 1, --length - at);
            } else if (fault == 1) {
                memmove(broken + at + 1, broken + at, length++ - at);
            } else {
                broken[at] = (char)(broken[at] ^ (fault == 2 ? 0x01 : 0x80));
            }
            prepare();
            feed(broken, length, 1000);
            bool ended = strstr(inbox.log, "end0") != NULL;
            if (ended) {
                /* Whatever was delivered as whole has the announced lengths. */
                assert_int_equal(inbox.topic_length + inbox.payload_length, 3 + 18);
                whole++;
            }
            simcom_tick(&modem, 1000);
            simcom_tick(&modem, 1000 + SIMCOM_GAP_MS);
            while (simcom_next_event(&modem, &event)) {
                take(&event);
            }
            inbox.log[0] = '\0';
            feed(wire, n, 1000);
            assert_log("message0 end0 ");
            assert_memory_equal(inbox.payload, payload, 18);
        }
    }
    assert_true(whole > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_largest_message),    cmocka_unit_test(test_lines_between_parts),
        cmocka_unit_test(test_broken_messages),    cmocka_unit_test(test_gap),
        cmocka_unit_test(test_every_single_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
