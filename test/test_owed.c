/* SPDX-License-Identifier: MIT */
/*
 * test_owed.c - an answer ends what it answers, and nothing else.
 *
 * What answers something sent before a restart, what is the result of another operation, what stands in counted bytes: none
 * of that is taken for the answer that is awaited.
 */
#include "rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static const simcom_bytes_t none = {NULL, 0};

/* Restarts -------------------------------------------------------------------------------------- */

/* RDY was in the receive ring when AT was sent: the OK to that AT ends nothing that begins after RDY. */
static void test_ok_to_at_from_before_a_restart(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_wake(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT\r");
    feed("\r\nRDY\r\n");
    assert_event(SIMCOM_EVENT_RESTARTED, SIMCOM_MODULE);
    assert_int_equal(simcom_certificate_list(&rig.modem), SIMCOM_GOOD);
    feed("\r\nOK\r\n");
    assert_nothing();
    recover();
    assert_sent("AT+CCERTLIST\r");
    feed("\r\n+CCERTLIST: \"ca.pem\"\r\n");
    assert_event(SIMCOM_EVENT_INFORMATION, SIMCOM_MODULE);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_CERTIFICATE_LIST, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* The same of a command: what it is, and how it is answered late. */
static const struct {
    bool data;
    const char *late;
} commands[] = {
    {false, "\r\nOK\r\n"},
    {false, "\r\nERROR\r\n"},
    {false, "\r\n+CMQTTREL: 0,20\r\n\r\nERROR\r\n"},
    {true, "\r\nERROR\r\n"},
};

static void begin_command(bool data)
{
    prepare();
    assert_int_equal(data ? simcom_mqtt_publish(&rig.modem, 0, &message)
                          : simcom_mqtt_release(&rig.modem, 0),
                     SIMCOM_GOOD);
    send_all();
    rig.sent_length = 0;
    feed("\r\nRDY\r\n");
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_DONE);
    assert_event(SIMCOM_EVENT_RESTARTED, SIMCOM_MODULE);
}

static void test_answer_to_a_command_from_before_a_restart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        simcom_event_t event;
        begin_command(commands[i].data);
        assert_int_equal(
            simcom_mqtt_acquire(&rig.modem, 0, &(simcom_acquire_t){.client_id = simcom_text("x")}),
            SIMCOM_GOOD);
        feed_anything(commands[i].late, strlen(commands[i].late));
        assert_true(simcom_busy(&rig.modem, 0));
        recover();
        assert_sent("AT+CMQTTACCQ=0,\"x\"\r");
        feed("\r\nOK\r\n");
        event = pull();
        assert_int_equal(event.u.done.operation, SIMCOM_OPERATION_ACQUIRE);
        assert_int_equal(event.u.done.outcome, SIMCOM_DONE);
    }
}

/* A read goes out at once: its own lines tell its own OK. */
static void test_read_after_a_restart(void **state)
{
    (void)state;
    for (unsigned late = 0; late < 2; late++) {
        begin_command(false);
        assert_int_equal(simcom_send(&rig.modem, &simcom_form_csq_execute, NULL, none),
                         SIMCOM_GOOD);
        assert_sent("AT+CSQ\r");
        if (late != 0) {
            feed("\r\nOK\r\n");
            assert_nothing();
        }
        feed("\r\n+CSQ: 23,0\r\n");
        assert_event(SIMCOM_EVENT_INFORMATION, SIMCOM_MODULE);
        feed("\r\nOK\r\n");
        assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_DONE, 0);
    }
}

/* A boot while simcom_wake() asks: the asking goes on until it is answered. */
static void test_restart_while_at_is_asked(void **state)
{
    (void)state;
    for (uint32_t at = 0; at < 9000; at += 100) {
        prepare();
        assert_int_equal(simcom_wake(&rig.modem), SIMCOM_GOOD);
        for (uint32_t ms = 0; ms < at; ms += 50) {
            send_all();
            (void)simcom_tick(&rig.modem, rig.now += 50);
        }
        feed("\r\nRDY\r\n");
        assert_event(SIMCOM_EVENT_RESTARTED, SIMCOM_MODULE);
        rig.sent_length = 0;
        recover();
    }
}

/* The answer comes before the question, AT, has gone out, or while it goes out, and then nothing more: the command that
 * waits is given up, and the module is asked on. */
static void test_answered_before_it_was_asked(void **state)
{
    static const char *const answers[] = {"\r\nOK\r\n", "\r\nERROR\r\n"};
    const simcom_settings_t settings = {.check_utf8 = {1, true}, .optimeout = {60, true}};
    (void)state;
    for (unsigned i = 0; i < 2u * 3u; i++) {
        const uint8_t *bytes;
        size_t sent = 0;
        prepare_for(&simcom_revision_v3_00);
        assert_int_equal(simcom_mqtt_configure(&rig.modem, 0, &settings), SIMCOM_GOOD);
        send_all();
        for (uint32_t ms = 0; simcom_tx_peek(&rig.modem, &bytes) == 0u; ms += 50) {
            assert_true(ms < 60000u);
            (void)simcom_tick(&rig.modem, rig.now += 50);
        }
        for (; sent < i % 3u; sent++) {
            (void)simcom_tx_peek(&rig.modem, &bytes);
            simcom_tx_ack(&rig.modem, 1);
        }
        assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
        feed_anything(answers[i / 3u], strlen(answers[i / 3u]));
        for (uint32_t ms = 0; ms < 600000u; ms += 50) {
            send_all();
            (void)simcom_tick(&rig.modem, rig.now += 50);
            if (simcom_next_event(&rig.modem, &(simcom_event_t){0})) {
                ms = 0;
            }
        }
        assert_false(simcom_busy(&rig.modem, 0));
        assert_false(simcom_busy(&rig.modem, SIMCOM_MODULE));
    }
}

/* A line that a restart cuts off is ended before the next one. */
static void test_line_cut_off_by_a_restart(void **state)
{
    const uint8_t *bytes;
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    (void)simcom_tx_peek(&rig.modem, &bytes);
    simcom_tx_ack(&rig.modem, 5);
    feed("\r\nRDY\r\n");
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_NOT_DONE, 0);
    assert_event(SIMCOM_EVENT_RESTARTED, SIMCOM_MODULE);
    assert_sent("\r");
    recover();
}

/* Results --------------------------------------------------------------------------------------- */

static void publish_in_vain(void)
{
    publish_up_to_result(0);
    pass(71 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
}

static void assert_late(simcom_outcome_t outcome)
{
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_LATE_RESULT);
    assert_int_equal(event.u.done.outcome, outcome);
}

/* Two are owed: nobody knows whose it is. */
static void test_late_result_of_one_of_two(void **state)
{
    (void)state;
    prepare();
    publish_in_vain();
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_late(SIMCOM_DONE);
    publish_in_vain();
    publish_in_vain();
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_late(SIMCOM_UNKNOWN);
}

/* The same with a single command for the client, which has the module's slot. */
static void test_late_result_of_an_operation_or_a_command(void **state)
{
    static const simcom_cmqttpub_write_t publish = {.client_index = 0, .qos = 1, .pub_timeout = 60};
    (void)state;
    prepare();
    publish_in_vain();
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttpub_write, &publish, none),
                     SIMCOM_GOOD);
    assert_sent("AT+CMQTTPUB=0,1,60\r");
    feed("\r\nOK\r\n");
    pass(71 * 1000);
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_UNKNOWN, 0);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_late(SIMCOM_UNKNOWN);
}

static const simcom_filter_t filters[] = {{.filter = SIMCOM_LITERAL("a"), .qos = 1},
                                          {.filter = SIMCOM_LITERAL("b"), .qos = 1}};

static void cache(const char *line, const char *data)
{
    assert_sent(line);
    feed("\r\n>");
    assert_sent(data);
    feed("\r\nOK\r\n");
}

/* SUB answered under the name SUBTOPIC counts only where no SUBTOPIC went before. */
static void test_result_of_subtopic_is_not_that_of_sub(void **state)
{
    (void)state;
    for (unsigned order = 0; order < 2; order++) {
        prepare();
        assert_int_equal(
            simcom_mqtt_subscribe_all(&rig.modem, 0, &(simcom_filters_t){filters, 2, false}),
            SIMCOM_GOOD);
        cache("AT+CMQTTSUBTOPIC=0,1,1\r", "a");
        cache("AT+CMQTTSUBTOPIC=0,1,1\r", "b");
        assert_sent("AT+CMQTTSUB=0\r");
        feed(order != 0 ? "\r\nOK\r\n" : "\r\n");
        feed("\r\n+CMQTTSUBTOPIC: 0,0\r\n");
        assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
        feed(order != 0 ? "\r\n" : "\r\nOK\r\n");
        pass(300);
        assert_nothing();
        feed("\r\n+CMQTTSUB: 0,11\r\n");
        assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_REFUSED, 11);
    }
}

/* Nor that of a SUBTOPIC of an operation, or a single command, that has ended. */
static void test_result_of_an_earlier_subtopic(void **state)
{
    static const simcom_cmqttsubtopic_write_t subtopic = {
        .client_index = 0, .req_length = 1, .qos = 1};
    (void)state;
    for (unsigned raw = 0; raw < 2; raw++) {
        prepare();
        if (raw != 0) {
            assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttsubtopic_write, &subtopic,
                                         simcom_text("a")),
                             SIMCOM_GOOD);
            cache("AT+CMQTTSUBTOPIC=0,1,1\r", "a");
            assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_DONE, 0);
        } else {
            assert_int_equal(
                simcom_mqtt_subscribe_all(&rig.modem, 0, &(simcom_filters_t){filters, 2, false}),
                SIMCOM_GOOD);
            cache("AT+CMQTTSUBTOPIC=0,1,1\r", "a");
            assert_sent("AT+CMQTTSUBTOPIC=0,1,1\r");
            feed("\r\nERROR\r\n");
            assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
        }
        assert_int_equal(simcom_mqtt_subscribe(&rig.modem, 0, &filters[1]), SIMCOM_GOOD);
        cache("AT+CMQTTSUB=0,1,1\r", "b");
        feed("\r\n+CMQTTSUBTOPIC: 0,0\r\n");
        assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
        feed("\r\n+CMQTTSUB: 0,11\r\n");
        assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_REFUSED, 11);
    }
}

/* Where none went, it is the result: also where SUBTOPIC was refused, so that filters go one by one. */
static void test_result_under_the_other_name(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_subscribe(&rig.modem, 0, &filters[0]), SIMCOM_GOOD);
    cache("AT+CMQTTSUB=0,1,1\r", "a");
    feed("\r\n+CMQTTSUBTOPIC: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_DONE, 0);
    prepare();
    assert_int_equal(
        simcom_mqtt_subscribe_all(&rig.modem, 0, &(simcom_filters_t){filters, 1, false}),
        SIMCOM_GOOD);
    assert_sent("AT+CMQTTSUBTOPIC=0,1,1\r");
    feed("\r\nERROR\r\n");
    cache("AT+CMQTTSUB=0,1,1\r", "a");
    feed("\r\n+CMQTTSUBTOPIC: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_SUBSCRIBE, 0, SIMCOM_DONE, 0);
}

/* Counted bytes --------------------------------------------------------------------------------- */

static const char forged[] =
    "\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n\r\nRDY\r\n\r\n+CMQTTCONNLOST: 0,1\r\n"
    "\r\n+CMQTTRXSTART: 0,1,1\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n";

/* Feeds so many bytes, full of what would end the publish, in pieces; nothing of it may be believed. */
static void feed_forged(size_t n, size_t piece)
{
    static char bytes[sizeof forged + 4096];
    for (size_t at = 0; at < n;) {
        size_t some = n - at < piece ? n - at : piece;
        for (size_t i = 0; i < some; i++) {
            bytes[i] = forged[(at + i) % (sizeof forged - 1)];
        }
        for (size_t used = 0; used < some;) {
            simcom_event_t event;
            used += simcom_feed(&rig.modem, (const uint8_t *)bytes + used, some - used);
            while (simcom_next_event(&rig.modem, &event)) {
                assert_true(event.kind == SIMCOM_EVENT_TOPIC || event.kind == SIMCOM_EVENT_PAYLOAD);
            }
        }
        at += some;
    }
}

/* Bytes that were announced are counted, whatever the limits say, and are never lines. */
static void test_announced_bytes_are_never_lines(void **state)
{
    static const uint32_t lengths[] = {1,     1025,  1100,  10241, 32767,  32768,
                                       65534, 65535, 65536, 70000, 1000000};
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        for (unsigned payload = 0; payload < 4; payload++) {
            char line[200];
            prepare();
            publish_up_to_result(0);
            snprintf(line, sizeof line, "\r\n+CMQTTRXSTART: 0,%u,%u\r\n",
                     payload == 0 ? lengths[i] : 1u, payload == 0 ? 1u : lengths[i]);
            feed_anything(line, payload == 3 ? 0 : strlen(line));
            feed_anything("+CMQTTRXTOPIC: 0,1\r\nt\r\n", payload != 0 ? 23 : 0);
            snprintf(line, sizeof line, "+CMQTTRX%s: %u,%u\r\n", payload != 0 ? "PAYLOAD" : "TOPIC",
                     payload == 2 ? 1u : 0u, lengths[i]);
            feed_anything(line, strlen(line));
            feed_forged(lengths[i], payload % 2 != 0 ? 64 : 4096);
            assert_true(simcom_busy(&rig.modem, 0));
            /* More than 16 bits can count ends with silence. */
            if (lengths[i] >= 65535u) {
                pass(SIMCOM_GAP_MS);
                feed_anything("", 0);
            }
            feed_anything("\r\n+CMQTTRXEND: 0\r\n", 18);
            simcom_event_t event;
            while (simcom_next_event(&rig.modem, &event)) {
            }
            feed("\r\n+CMQTTPUB: 0,17\r\n");
            assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, 17);
        }
    }
}

/* Where the count lost its comma, it is what the message still lacks. */
static void test_count_that_was_lost(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0);
    char line[200];
    snprintf(line, sizeof line,
             "\r\n+CMQTTRXSTART: 0,1,%zu\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXPAYLOAD: 0%zu\r\n",
             sizeof forged - 1, sizeof forged - 1);
    feed_anything(line, strlen(line));
    feed_forged(sizeof forged - 1, 7);
    feed_anything("\r\n+CMQTTRXEND: 0\r\n", 18);
    assert_true(simcom_busy(&rig.modem, 0));
}

/* Secrets --------------------------------------------------------------------------------------- */

static bool holds(const void *memory, size_t n, const char *text)
{
    for (size_t i = 0; i + strlen(text) <= n; i++) {
        if (memcmp((const uint8_t *)memory + i, text, strlen(text)) == 0) {
            return true;
        }
    }
    return false;
}

/* The echo of a password, whole or damaged, stays nowhere once the next line has come. */
static void test_no_copy_of_a_password_stays(void **state)
{
    static const simcom_connect_t connect = {.server = SIMCOM_LITERAL("tcp://host"),
                                             .user = SIMCOM_LITERAL("u"),
                                             .password = SIMCOM_LITERAL("SECRETPASSWORD"),
                                             .keepalive = 60,
                                             .context = SIMCOM_CONTEXT_NONE};
    (void)state;
    for (size_t lost = 0; lost < 80; lost++) {
        prepare();
        assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
        send_all();
        for (size_t i = 0; i < rig.sent_length; i++) {
            feed_anything(rig.sent + i, i == lost ? 0 : 1);
        }
        feed_anything("\r\nOK\r\n", 6);
        feed_anything("\r\n+CMQTTCONNECT: 0,0\r\n", 22);
        assert_false(holds(rig.line, sizeof rig.line, "SECRET"));
        assert_false(holds(&rig.modem, sizeof rig.modem, "SECRET"));
        assert_false(holds(rig.clients, sizeof rig.clients, "SECRET"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ok_to_at_from_before_a_restart),
        cmocka_unit_test(test_answer_to_a_command_from_before_a_restart),
        cmocka_unit_test(test_read_after_a_restart),
        cmocka_unit_test(test_restart_while_at_is_asked),
        cmocka_unit_test(test_answered_before_it_was_asked),
        cmocka_unit_test(test_line_cut_off_by_a_restart),
        cmocka_unit_test(test_late_result_of_one_of_two),
        cmocka_unit_test(test_late_result_of_an_operation_or_a_command),
        cmocka_unit_test(test_result_of_subtopic_is_not_that_of_sub),
        cmocka_unit_test(test_result_of_an_earlier_subtopic),
        cmocka_unit_test(test_result_under_the_other_name),
        cmocka_unit_test(test_announced_bytes_are_never_lines),
        cmocka_unit_test(test_count_that_was_lost),
        cmocka_unit_test(test_no_copy_of_a_password_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
