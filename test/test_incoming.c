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
    unsigned announced[2]; /* lengths of topic and payload */
} inbox_t;

static simcom_t modem;
static simcom_client_t clients[SIMCOM_CLIENTS];
static inbox_t inbox;

/* Of what can hold a message on one line, as far as it came in pieces. */
static uint8_t line[1100];

/* [in] size  of the line buffer */
static void prepare_revision(const simcom_revision_t *revision, size_t size)
{
    const simcom_config_t config = {.revision = revision,
                                    .client = {&clients[0], &clients[1]},
                                    .line = line,
                                    .line_size = size};
    simcom_init(&modem, &config);
    simcom_tick(&modem, 1000);
    memset(&inbox, 0, sizeof inbox);
}

static void prepare(void)
{
    prepare_revision(&simcom_revision_v1_00, 0);
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
        inbox.announced[0] = event->u.message.topic_length;
        inbox.announced[1] = event->u.message.payload_length;
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

/* Messages on one line -------------------------------------------------------------------------------- */

/* Of the revision in which they come, with room for the longest topic. */
static void prepare_lines(void)
{
    prepare_revision(&simcom_revision_a76xx_v1_06, sizeof line);
}

/* +CMQTTRECV: 0,"topic",n,"payload". Returns its length on the wire. */
static size_t wire_line(char *wire, const void *topic, size_t topic_length, const void *payload,
                        size_t payload_length)
{
    size_t n = (size_t)snprintf(wire, WIRE, "\r\n+CMQTTRECV: 0,\"");
    memcpy(wire + n, topic, topic_length);
    n += topic_length;
    n += (size_t)snprintf(wire + n, WIRE - n, "\",%zu,\"", payload_length);
    memcpy(wire + n, payload, payload_length);
    n += payload_length;
    return n + (size_t)snprintf(wire + n, WIRE - n, "\"\r\n");
}

static void expire(void)
{
    simcom_event_t event;
    simcom_tick(&modem, 1000);
    simcom_tick(&modem, 1000 + SIMCOM_GAP_MS);
    while (simcom_next_event(&modem, &event)) {
        take(&event);
    }
}

static void assert_message(const char *topic, size_t topic_length, const char *payload,
                           size_t payload_length)
{
    assert_int_equal(inbox.announced[0], topic_length);
    assert_int_equal(inbox.announced[1], payload_length);
    assert_int_equal(inbox.topic_length, topic_length);
    assert_memory_equal(inbox.topic, topic, topic_length);
    assert_int_equal(inbox.payload_length, payload_length);
    assert_memory_equal(inbox.payload, payload, payload_length);
}

#define TEXT(literal) literal, sizeof(literal) - 1u

/* Contents that look like ends, lines and other messages. */
static const struct {
    const char *topic;
    size_t topic_length;
    const char *payload;
    size_t payload_length;
} contents[] = {
    {TEXT("t"), TEXT("x\r\n+CMQTTCONNLOST: 0,1\r\nRDY\"")},
    {TEXT("t"), TEXT("")},
    {TEXT("a/b"), TEXT("\"")},
    {TEXT("a/b"), TEXT("\"\r\n")},
    {TEXT("\""), TEXT("\",3,\"")},
    {TEXT("\"\""), TEXT("\",3,\"abc\"\r\n")},
    {TEXT("a\",b"), TEXT(">")},
    {TEXT("a\",12"), TEXT("\"\r\n\r\n*ATREADY: 1\r\n")},
    {TEXT("a\",12,b"), TEXT("\0\xFF\0")},
    {TEXT("a\",1 2,\"b"), TEXT("AT\r\n")},
    {TEXT("\r\nOK\r\n"), TEXT("\r\nERROR\r\n")},
    {TEXT("\r\nRDY\r\n\r\n*ATREADY: 1\r\n"), TEXT("+CMQTTRXSTART: 0,1,1\r\n")},
    {TEXT("+CMQTTRECV: 0,\"t"), TEXT("+CMQTTRECV: 0,\"t\",1,\"x\"\r\n")},
};

/* Cut in two at every place, and byte by byte: the same message and nothing else, and the line behind it is one. */
static void test_line_at_every_cut(void **state)
{
    static char wire[WIRE];
    (void)state;
    for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++) {
        size_t n = wire_line(wire, contents[i].topic, contents[i].topic_length, contents[i].payload,
                             contents[i].payload_length);
        n += (size_t)snprintf(wire + n, WIRE - n, "\r\n+CMQTTCONNLOST: 1,1\r\n");
        for (size_t cut = 0; cut <= n; cut++) {
            prepare_lines();
            if (cut == 0) {
                feed(wire, n, 1);
            } else {
                feed(wire, cut, cut);
                feed(wire + cut, n - cut, n);
            }
            assert_log("message0 end0 lost1 ");
            assert_message(contents[i].topic, contents[i].topic_length, contents[i].payload,
                           contents[i].payload_length);
        }
    }
}

/* Spaces behind commas; the largest topic and payload; no line buffer where the topic comes in one piece. */
static void test_line_sizes(void **state)
{
    static char wire[WIRE];
    static char topic[1025];
    static char payload[10241];
    (void)state;
    memset(topic, '"', sizeof topic);
    memset(payload, '"', sizeof payload);
    prepare_lines();
    feed_text("+CMQTTRECV: 1, \"top\", 2 , \"ic\", 2, \"hi\"\r\n");
    assert_log("message1 end1 ");
    assert_message("top\", 2 , \"ic", 13, "hi", 2);
    for (size_t chunk = 1; chunk < WIRE; chunk = chunk * 7 + 1) {
        prepare_lines();
        size_t n = wire_line(wire, topic, 1024, payload, 10240);
        feed(wire, n, chunk);
        assert_log("message0 end0 ");
        assert_message(topic, 1024, payload, 10240);
    }
    prepare_revision(&simcom_revision_a76xx_v1_06, 0);
    size_t n = wire_line(wire, "a/b", 3, payload, 10240);
    feed(wire, 30, 30);
    feed(wire + 30, n - 30, 100);
    assert_log("message0 end0 ");
    assert_message("a/b", 3, payload, 10240);
}

/* What is no message is told as that, and the next one is whole. */
static void test_broken_lines(void **state)
{
    static char wire[WIRE];
    static char topic[2000];
    static const struct {
        const char *wire;
        const char *log;
    } rows[] = {
        {"+CMQTTRECV: 2,\"t\",1,\"x\"\r\n", "broken2:limit "},
        {"+CMQTTRECV: 999,\"t\",1,\"x\"\r\n", "broken255:limit "},
        {"+CMQTTRECV: 0,\"\",1,\"x\"\r\n", "broken0:limit "},
        {"+CMQTTRECV: 0,\"\",9,\"\r\nRDY\r\n.\"\r\n", "broken0:limit "},
        {"+CMQTTRECV: 0,\"t\",2,\"x\"\r\n", "message0 broken0:total "},
        {"+CMQTTRECV: 0,\"t\",3,\"x\"\r\n", "message0 broken0:total "},
        {"+CMQTTRECV: 0,\"t\",1,\"x\"\n", "message0 broken0:total "},
        {"+CMQTTRECV: 0,1,\"x\"\r\n", "line "},
        {"+CMQTTRECV: 0,t,1,x\r\n", "line "},
        {"+CMQTTRECV: \"t\",1,\"x\"\r\n", "line "},
        {"+CMQTTRECV\r\n", "line "},
        {"+CMQTTRECV:\r\n", "line "},
        /* A topic that holds an end of a topic cannot be told from one: the message is broken, and nothing of it is read as
         * lines. */
        {"+CMQTTRECV: 0,\"a\",1,\"b\",9,\"x\r\nRDY\r\ny\"\r\n", "message0 broken0:total "},
        {"+CMQTTRECV: 0,\"a\",0,\"b\",9,\"x\r\nRDY\r\ny\"\r\n", "message0 broken0:total "},
        {"+CMQTTRECV: 0,\"a\",1,\"bcd\",9,\"x\r\nRDY\r\ny\"\r\n", "message0 broken0:total "},
        {"+CMQTTRECV: 0,\"a\",99999,\"b\",9,\"x\r\nRDY\r\ny\"\r\n", "broken0:limit "},
        {"+CMQTTRECV: 0,\"a\",10241,\"b\",9,\"x\r\nRDY\r\ny\"\r\n", "broken0:limit "},
        /* A message in parts that has begun is no more. */
        {"+CMQTTRXSTART: 1,1,1\r\n+CMQTTRXTOPIC: 1,1\r\nt\r\n+CMQTTRECV: 0,\"t\",1,\"x\"\r\n",
         "message1 broken1:order message0 end0 "},
        {"+CMQTTRECV: 0,\"t\",1,\"x\"\r\n+CMQTTRXEND: 0\r\n", "message0 end0 broken0:order "},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (size_t chunk = 1; chunk < 200; chunk = chunk * 3 + 1) {
            char wanted[200];
            prepare_lines();
            feed("\r\n", 2, 2);
            feed(rows[i].wire, strlen(rows[i].wire), chunk);
            size_t n = wire_line(wire, "next", 4, "hi", 2);
            feed(wire, n, chunk);
            snprintf(wanted, sizeof wanted, "%smessage0 end0 ", rows[i].log);
            assert_log(wanted);
            assert_message("next", 4, "hi", 2);
        }
    }
    /* Longer than the revision allows, whole and in pieces; in pieces longer than the line buffer. */
    memset(topic, 't', sizeof topic);
    for (size_t chunk = 1; chunk < WIRE; chunk = chunk * 9 + 1) {
        prepare_lines();
        feed(wire, wire_line(wire, topic, 1025, "\r\nRDY\r\n", 7), chunk);
        assert_log("broken0:limit ");
        prepare_revision(&simcom_revision_a76xx_v1_06, 20);
        feed(wire, wire_line(wire, topic, 10, "\r\nRDY\r\n", 7), chunk);
        assert_log(chunk < 40 ? "broken0:limit " : "message0 end0 ");
        feed(wire, wire_line(wire, "next", 4, "hi", 2), WIRE);
        assert_log("message0 end0 ");
    }
}

/* A topic without an end, as long as bytes come and when they stop. */
static void test_line_without_end(void **state)
{
    static char wire[WIRE];
    (void)state;
    prepare_lines();
    feed_text("\r\n+CMQTTRECV: 1,\"never ends");
    expire();
    assert_log("broken1:gap ");
    feed_text("\r\n+CMQTTCONNLOST: 1,3\r\n");
    assert_log("lost1 ");
    prepare_lines();
    feed_text("\r\n+CMQTTRECV: 1,\"t\",8,\"only");
    expire();
    assert_log("message1 broken1:gap ");
    feed_text("\r\n+CMQTTCONNLOST: 1,3\r\n");
    assert_log("lost1 ");
    prepare_lines();
    feed_text("\r\n+CMQTTRECV: 1,\"t\",2,\"hi\"");
    expire();
    assert_log("message1 broken1:gap ");
    feed_text("\r\n+CMQTTCONNLOST: 1,3\r\n");
    assert_log("lost1 ");
    /* One that goes on for ever is given up. */
    prepare_lines();
    feed_text("\r\n+CMQTTRECV: 1,\"");
    memset(wire, 'x', sizeof wire);
    feed(wire, 1200, 50);
    feed_text("\r\n");
    assert_log("broken1:limit line ");
    feed(wire, wire_line(wire, "next", 4, "hi", 2), 7);
    assert_log("message0 end0 ");
}

/* Every single byte lost from, doubled in or changed in it. */
static void test_every_single_fault_of_a_line(void **state)
{
    static char wire[WIRE];
    char broken[WIRE];
    unsigned whole = 0;
    (void)state;
    size_t n = wire_line(wire, "t/1", 3, "payload-0123456789", 18);
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
            prepare_lines();
            feed(broken, length, 1000);
            if (strstr(inbox.log, "end0") != NULL) {
                assert_int_equal(inbox.payload_length, inbox.announced[1]);
                assert_int_equal(inbox.payload_length, 18);
                whole++;
            }
            expire();
            inbox.log[0] = '\0';
            feed(wire, n, 1000);
            /* A byte in the place of the last line feed is a line of its own. */
            assert_log(strncmp(inbox.log, "line ", 5) == 0 && at == n - 1 ? "line message0 end0 "
                                                                          : "message0 end0 ");
            assert_message("t/1", 3, "payload-0123456789", 18);
        }
    }
    assert_true(whole > 0);
}

/* A line that was cut says nothing about the next. */
static void test_cut_is_of_one_line(void **state)
{
    static const char text[] = "+LONGER: than the buffer is\r\n+X\r\n";
    simcom_event_t event;
    (void)state;
    prepare_revision(&simcom_revision_v1_00, 10);
    size_t used = simcom_feed(&modem, (const uint8_t *)text, 15);
    assert_false(simcom_next_event(&modem, &event));
    used += simcom_feed(&modem, (const uint8_t *)text + used, sizeof text - 1 - used);
    assert_true(simcom_next_event(&modem, &event));
    assert_true(event.u.line.cut);
    used += simcom_feed(&modem, (const uint8_t *)text + used, sizeof text - 1 - used);
    assert_true(simcom_next_event(&modem, &event));
    assert_int_equal(event.u.line.text.length, 2);
    assert_false(event.u.line.cut);
    assert_int_equal(used, sizeof text - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_largest_message),
        cmocka_unit_test(test_lines_between_parts),
        cmocka_unit_test(test_broken_messages),
        cmocka_unit_test(test_gap),
        cmocka_unit_test(test_every_single_fault),
        cmocka_unit_test(test_line_at_every_cut),
        cmocka_unit_test(test_line_sizes),
        cmocka_unit_test(test_broken_lines),
        cmocka_unit_test(test_line_without_end),
        cmocka_unit_test(test_every_single_fault_of_a_line),
        cmocka_unit_test(test_cut_is_of_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
