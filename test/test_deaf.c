/* SPDX-License-Identifier: MIT */
/*
 * test_deaf.c - whatever the module says or the UART takes, everything ends, and soon.
 *
 * Each operation ends within a bounded time, and so does what a lost byte costs the others.
 */
#include "rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#define HOUR 3600000u

static simcom_event_t last; /* that ended an operation */
static unsigned ended, recovered;

static void count(void)
{
    simcom_event_t event;
    while (simcom_next_event(&rig.modem, &event)) {
        if (event.kind == SIMCOM_EVENT_DONE) {
            last = event;
            ended++;
        }
        recovered += event.kind == SIMCOM_EVENT_RECOVERED;
    }
}

static void begin(void)
{
    prepare();
    ended = recovered = 0;
}

static void say(const char *text)
{
    size_t n = strlen(text);
    for (size_t used = 0; used < n;) {
        used += simcom_feed(&rig.modem, (const uint8_t *)text + used, n - used);
        count();
    }
}

/* The UART takes nothing; whether the application looks for bytes all the same. Returns the ms until an operation ends. */
static uint32_t wait_blocked(bool peeks)
{
    uint32_t ms = 0;
    for (unsigned before = ended; ended == before && ms < HOUR; ms += 50) {
        const uint8_t *bytes;
        if (peeks) {
            (void)simcom_tx_peek(&rig.modem, &bytes);
            simcom_tx_ack(&rig.modem, 0);
        }
        (void)simcom_tick(&rig.modem, rig.now += 50);
        count();
    }
    return ms;
}

static void test_uart_that_takes_nothing(void **state)
{
    (void)state;
    for (unsigned peeks = 0; peeks < 2; peeks++) {
        begin();
        assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
        assert_true(wait_blocked(peeks != 0) <= 121000);
        assert_int_equal(last.u.done.outcome, SIMCOM_NOT_DONE);
        for (unsigned i = 0; i < 5; i++) {
            assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
            assert_true(wait_blocked(peeks != 0) <= 12000);
            assert_int_equal(last.u.done.outcome, SIMCOM_NOT_DONE);
        }
        /* It takes bytes again: nothing is lost for good. */
        uint32_t ms = 0;
        for (recovered = 0; recovered == 0 && ms < 20000; ms += 50) {
            rig.sent_length = 0;
            send_all();
            if (rig.sent_length >= 3 && memcmp(rig.sent + rig.sent_length - 3, "AT\r", 3) == 0) {
                say("\r\nOK\r\n");
            }
            (void)simcom_tick(&rig.modem, rig.now += 50);
            count();
        }
        assert_int_equal(recovered, 1);
        rig.sent_length = 0;
        publish_up_to_result(0);
    }
}

/* A module that says one thing over and over while an operation waits. Returns the ms until that ends. */
static uint32_t chatter(const char *text, uint32_t every, size_t *sent)
{
    uint32_t next = 0, ms = 0;
    *sent = 0;
    begin();
    assert_int_equal(simcom_wake(&rig.modem), SIMCOM_GOOD);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    for (; ended == 0 && ms < HOUR; ms += 10) {
        if (ms >= next) {
            next += every;
            say(text);
        }
        send_all();
        *sent += rig.sent_length;
        rig.sent_length = 0;
        (void)simcom_tick(&rig.modem, rig.now += 10);
        count();
    }
    return ms;
}

static void test_module_that_says_one_thing_for_ever(void **state)
{
    static const char *const texts[] = {"\r\n>",
                                        "\r\nOK\r\n",
                                        "\r\nERROR\r\n",
                                        "\r\n+CME ERROR: 3\r\n",
                                        "AT\r",
                                        "\r\nnoise\r\n",
                                        "\r\n> \r\nOK\r\n",
                                        "\r\nOK\r\n\r\n>",
                                        "\r\nRING",
                                        "\r\n+CMQTTPUB: 0,0\r\n",
                                        "\r\n+CMQTTDISC: 0,0\r\n",
                                        "x"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        for (uint32_t every = 10; every <= 2000; every = every * 5 / 2) {
            size_t sent;
            uint32_t ms = chatter(texts[i], every, &sent);
            if (ms > 250000u || sent > 25000u) {
                fail_msg("%s each %u ms: %u ms, %zu bytes", texts[i] + 2, every, ms, sent);
            }
        }
    }
}

/* The text of an SMS, left by an earlier run: each CR is answered by a prompt, Ctrl-Z sends it, ESC leaves it. */
static void test_text_of_an_sms_is_left(void **state)
{
    unsigned escapes = 0;
    bool text = true;
    (void)state;
    begin();
    assert_int_equal(simcom_wake(&rig.modem), SIMCOM_GOOD);
    for (uint32_t ms = 0; recovered == 0 && ms < 10000; ms += 10) {
        const uint8_t *bytes;
        size_t n = simcom_tx_peek(&rig.modem, &bytes);
        char answers[400] = "";
        for (size_t i = 0; i < n; i++) {
            assert_int_not_equal(bytes[i], 0x1A);
            escapes += bytes[i] == 0x1B;
            if (text && bytes[i] == 0x1B) {
                text = false;
                strcat(answers, "\r\nOK\r\n");
            } else if (bytes[i] == '\r') {
                strcat(answers, text ? "\r\n> " : n == 3 ? "\r\nOK\r\n" : "");
            }
        }
        simcom_tx_ack(&rig.modem, n);
        say(answers);
        (void)simcom_tick(&rig.modem, rig.now += 10);
        count();
    }
    assert_int_equal(recovered, 1);
    assert_int_equal(escapes, 1);
}

/* One OK is lost: the module answers AT, and the others wait no longer than that takes. */
static void test_lost_ok_of_a_command_with_a_result(void **state)
{
    (void)state;
    begin();
    publish_up_to_result(0);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    count();
    assert_int_equal(simcom_mqtt_disconnect(&rig.modem, 0, 60), SIMCOM_GOOD);
    assert_sent("AT+CMQTTDISC=0,60\r");
    assert_int_equal(simcom_mqtt_release(&rig.modem, 1), SIMCOM_GOOD);
    feed("\r\nK\r\n");
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
    pass(SIMCOM_ASK_S * 1000u);
    assert_sent("AT\r");
    feed("\r\nOK\r\n");
    pass(SIMCOM_LINGER_MS);
    assert_event(SIMCOM_EVENT_RECOVERED, SIMCOM_MODULE);
    assert_sent("AT+CMQTTREL=1\r");
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 1, SIMCOM_DONE, 0);
    /* And its own result is still awaited. */
    feed("\r\n+CMQTTDISC: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_DISCONNECT, 0, SIMCOM_DONE, 0);
}

/* Where OK is all that there is, nobody can say what it said. */
static void test_lost_ok_of_a_command_without_a_result(void **state)
{
    (void)state;
    begin();
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    assert_sent("AT+CMQTTREL=0\r");
    pass(SIMCOM_ASK_S * 1000u);
    assert_sent("AT\r");
    feed("\r\nOK\r\n");
    assert_nothing();
    pass(SIMCOM_LINGER_MS);
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_UNKNOWN, 0);
    assert_event(SIMCOM_EVENT_RECOVERED, SIMCOM_MODULE);
}

/* A module that is at work answers the command when it is done, and then AT. */
static void test_answer_that_takes_long_is_the_answer(void **state)
{
    (void)state;
    for (unsigned refused = 0; refused < 2; refused++) {
        begin();
        assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
        assert_sent("AT+CMQTTREL=0\r");
        pass(2u * SIMCOM_ASK_S * 1000u + 1000u);
        assert_sent("AT\rAT\r");
        if (refused != 0) {
            feed("\r\nERROR\r\n");
            assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_REFUSED, SIMCOM_CODE_MISSING);
            feed("\r\nOK\r\n\r\nOK\r\n");
            recover();
        } else {
            feed("\r\nOK\r\n\r\nOK\r\n");
            assert_nothing();
            feed("\r\nOK\r\n");
            assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_DONE, 0);
        }
    }
}

/* The result has come and its OK has not: it is not waited for. */
static void test_result_without_its_ok(void **state)
{
    (void)state;
    begin();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    feed("\r\n+CMQTTSTART: 0\r\n");
    pass(SIMCOM_PROBE_MS);
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
    recover();
}

/* The LF at the end of a line is lost, and nothing follows. */
static void test_line_without_its_lf(void **state)
{
    (void)state;
    begin();
    publish_up_to_result(0);
    feed("\r\n+CMQTTPUB: 0,0\r");
    assert_nothing();
    pass(SIMCOM_QUIET_MS);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    /* Without the CR it may go on: 0,1 can become 0,12. */
    publish_up_to_result(0);
    feed("\r\n+CMQTTPUB: 0,1");
    pass(2000);
    assert_nothing();
    feed("2\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, 12);
}

/* A result that lost a byte cannot be believed; it is not waited for until the end of the time limit either. */
static void test_damaged_result(void **state)
{
    static const char whole[] = "+CMQTTPUB: 0,0";
    (void)state;
    for (size_t lost = 0; lost < sizeof whole - 1; lost++) {
        char line[40] = "\r\n";
        begin();
        publish_up_to_result(0);
        memcpy(line + 2, whole, lost);
        memcpy(line + 2 + lost, whole + lost + 1, sizeof whole - lost - 1);
        strcat(line, "\r\n");
        say(line);
        if (ended == 0) {
            pass(SIMCOM_ASK_S * 1000u);
            count();
        }
        assert_int_equal(ended, 1);
        /* Spelt CMQTPUB by a manual; without the colon, the space or one of two letters it is the same line. */
        bool same =
            strncmp(line + 2, "+CMQTPUB", 8) == 0 || whole[lost] == ':' || whole[lost] == ' ';
        assert_int_equal(last.u.done.outcome, same ? SIMCOM_DONE : SIMCOM_UNKNOWN);
    }
}

/* A late acknowledgement costs nothing: the answer was fed before it. */
static void test_late_acknowledgement(void **state)
{
    const uint8_t *bytes;
    size_t n;
    (void)state;
    for (unsigned first = 0; first < 2; first++) {
        begin();
        assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
        n = simcom_tx_peek(&rig.modem, &bytes);
        while (bytes[n - 1] != '\r') {
            simcom_tx_ack(&rig.modem, n);
            n = simcom_tx_peek(&rig.modem, &bytes);
        }
        feed(first != 0 ? "\r\n+CMQTTSTART: 0\r\n\r\nOK\r\n" : "\r\nOK\r\n\r\n+CMQTTSTART: 0\r\n");
        assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
        assert_int_equal(simcom_mqtt_stop(&rig.modem), SIMCOM_GOOD);
        simcom_tx_ack(&rig.modem, n); /* of START */
        assert_sent("AT+CMQTTSTOP\r");
    }
}

static void test_late_acknowledgement_of_data(void **state)
{
    const uint8_t *bytes;
    (void)state;
    begin();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("\r\n>");
    assert_int_equal(simcom_tx_peek(&rig.modem, &bytes), 3);
    feed("\r\nOK\r\n");
    simcom_tx_ack(&rig.modem, 1);
    simcom_tx_ack(&rig.modem, 2);
    assert_sent("AT+CMQTTPAYLOAD=0,5\r");
}

static void test_late_acknowledgement_of_at(void **state)
{
    const uint8_t *bytes;
    (void)state;
    begin();
    assert_int_equal(simcom_wake(&rig.modem), SIMCOM_GOOD);
    assert_int_equal(simcom_tx_peek(&rig.modem, &bytes), 3);
    feed("\r\nOK\r\n");
    simcom_tx_ack(&rig.modem, 3);
    pass(SIMCOM_LINGER_MS);
    assert_event(SIMCOM_EVENT_RECOVERED, SIMCOM_MODULE);
    assert_sent("");
}

/* What is on its way when its operation ends is acknowledged after that: those bytes are not the next line's. */
static void test_acknowledgement_after_the_end(void **state)
{
    const uint8_t *bytes;
    (void)state;
    begin();
    assert_int_equal(simcom_echo_off(&rig.modem), SIMCOM_GOOD);
    size_t n = simcom_tx_peek(&rig.modem, &bytes);
    while (bytes[n - 1] != '\r') {
        simcom_tx_ack(&rig.modem, n);
        n = simcom_tx_peek(&rig.modem, &bytes);
    }
    while (ended == 0) {
        (void)simcom_tick(&rig.modem, rig.now += 100);
        count();
    }
    assert_int_equal(last.u.done.outcome, SIMCOM_NOT_DONE);
    simcom_tx_ack(&rig.modem, n);
    assert_sent("\r"); /* ends what of the line may have gone out */
    recover();
}

/* Bytes peeked that the UART did not take are not on their way: an answer that comes is an old one. */
static void test_what_the_uart_did_not_take_is_not_answered(void **state)
{
    const uint8_t *bytes;
    (void)state;
    begin();
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    size_t n = simcom_tx_peek(&rig.modem, &bytes);
    while (bytes[n - 1] != '\r') {
        simcom_tx_ack(&rig.modem, n);
        n = simcom_tx_peek(&rig.modem, &bytes);
    }
    simcom_tx_ack(&rig.modem, 0);
    feed("\r\nOK\r\n");
    assert_nothing();
    send_all();
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_RELEASE, 0, SIMCOM_DONE, 0);
}

/* The loop of simcom/channel.h: time alone makes events. */
static void test_loop_of_the_header_sees_what_time_does(void **state)
{
    (void)state;
    begin();
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    for (uint32_t ms = 0; ms < 300000; ms += 10) {
        const uint8_t *bytes;
        size_t n = 0;
        for (size_t used = 0; used < n || simcom_has_event(&rig.modem);) {
            used += simcom_feed(&rig.modem, NULL, n - used);
            count();
        }
        do {
            n = simcom_tx_peek(&rig.modem, &bytes);
            simcom_tx_ack(&rig.modem, n);
        } while (n > 0);
        (void)simcom_tick(&rig.modem, rig.now += 10);
    }
    assert_int_equal(ended, 1);
    assert_int_equal(last.u.done.outcome, SIMCOM_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uart_that_takes_nothing),
        cmocka_unit_test(test_module_that_says_one_thing_for_ever),
        cmocka_unit_test(test_text_of_an_sms_is_left),
        cmocka_unit_test(test_lost_ok_of_a_command_with_a_result),
        cmocka_unit_test(test_lost_ok_of_a_command_without_a_result),
        cmocka_unit_test(test_answer_that_takes_long_is_the_answer),
        cmocka_unit_test(test_result_without_its_ok),
        cmocka_unit_test(test_line_without_its_lf),
        cmocka_unit_test(test_damaged_result),
        cmocka_unit_test(test_late_acknowledgement),
        cmocka_unit_test(test_late_acknowledgement_of_data),
        cmocka_unit_test(test_late_acknowledgement_of_at),
        cmocka_unit_test(test_acknowledgement_after_the_end),
        cmocka_unit_test(test_what_the_uart_did_not_take_is_not_answered),
        cmocka_unit_test(test_loop_of_the_header_sees_what_time_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
