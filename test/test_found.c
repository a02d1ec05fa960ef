/* SPDX-License-Identifier: MIT */
/* test_found.c - what the campaign of test/sim found in the engine, each as small as it gets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "simcom/revisions.h"
#include "simcom/simcom.h"

static simcom_t modem;
static simcom_client_t clients[2];
static simcom_event_t last; /* of the operation that ended last */
static bool whole, broken;  /* what became of a message */
static char sent[400];
static uint32_t now;

static int set_up(void **state)
{
    simcom_config_t config = {.revision = &simcom_revision_v1_00,
                              .client = {&clients[0], &clients[1]}};

    (void)state;
    simcom_init(&modem, &config);
    memset(&last, 0, sizeof last);
    whole = broken = false;
    return 0;
}

/* Takes what there is to send, into `sent`. */
static const char *send(void)
{
    const uint8_t *bytes;
    size_t n, length = 0;

    while ((n = simcom_tx_peek(&modem, &bytes)) > 0u && length + n < sizeof sent) {
        memcpy(sent + length, bytes, n);
        length += n;
        simcom_tx_ack(&modem, n);
    }
    sent[length] = '\0';
    return sent;
}

static void pull(void)
{
    simcom_event_t event;

    while (simcom_next_event(&modem, &event)) {
        if (event.kind == SIMCOM_EVENT_DONE) {
            last = event;
        }
        whole |= event.kind == SIMCOM_EVENT_MESSAGE_END;
        broken |= event.kind == SIMCOM_EVENT_MESSAGE_BROKEN;
    }
}

static const char *say(const char *text)
{
    size_t n = strlen(text);

    for (size_t used = 0; used < n;) {
        used += simcom_feed(&modem, (const uint8_t *)text + used, n - used);
        pull();
    }
    return send();
}

static const char *pass(uint32_t ms)
{
    while (ms-- > 0u) {
        (void)simcom_tick(&modem, now++);
        pull();
    }
    return send();
}

static const simcom_connect_t connection = {.server = {(const uint8_t *)"tcp://broker", 12},
                                            .keepalive = 60,
                                            .context = SIMCOM_CONTEXT_NONE};

/* The operation is given up between its result and the ERROR behind it: that ERROR is not the answer to
 * the next command. */
static void test_final_code_of_a_cancelled_command_is_not_the_next_ones(void **state)
{
    (void)state;
    assert_int_equal(simcom_mqtt_connect(&modem, 0, &connection), SIMCOM_GOOD);
    (void)send();
    (void)say("\r\n+CMQTTCONNECT: 0,13\r\n");
    assert_int_equal(simcom_cancel(&modem, 0), SIMCOM_GOOD);
    pull();
    assert_int_equal(last.u.done.code, 13);
    assert_int_equal(simcom_mqtt_release(&modem, 1), SIMCOM_GOOD);
    assert_string_equal(send(), ""); /* not before the line is quiet */
    (void)say("\r\nERROR\r\n");
    assert_string_equal(pass(700), "AT\r");
    (void)say("\r\nOK\r\n");
    assert_string_equal(pass(200), "AT+CMQTTREL=1\r");
    (void)say("\r\nOK\r\n");
    assert_int_equal(last.client, 1);
    assert_int_equal(last.u.done.outcome, SIMCOM_DONE);
}

/* An operation that waits for the wire is given up: it has nothing of the result of the one before it. */
static void test_cancelled_while_waiting_has_no_old_result(void **state)
{
    (void)state;
    assert_int_equal(simcom_mqtt_connect(&modem, 0, &connection), SIMCOM_GOOD);
    (void)send();
    (void)say("\r\n+CMQTTCONNECT: 0,14\r\n\r\nERROR\r\n");
    assert_int_equal(last.u.done.outcome, SIMCOM_REFUSED);
    assert_int_equal(simcom_mqtt_release(&modem, 1), SIMCOM_GOOD);
    assert_int_equal(simcom_mqtt_connect(&modem, 0, &connection), SIMCOM_GOOD); /* waits */
    assert_int_equal(simcom_cancel(&modem, 0), SIMCOM_GOOD);
    pull();
    assert_int_equal(last.client, 0);
    assert_int_equal(last.u.done.outcome, SIMCOM_CANCELLED);
}

/* Several questions were asked while the module was held up: their answers come one after the other, and
 * none is left for the next command. */
static void test_answers_to_earlier_questions_do_not_end_the_next_command(void **state)
{
    (void)state;
    assert_int_equal(simcom_wake(&modem), SIMCOM_GOOD);
    assert_string_equal(pass(100), "AT\r");
    assert_int_equal(simcom_mqtt_start(&modem), SIMCOM_GOOD);
    (void)say("\r\nOK\r\n");
    for (int i = 0; i < 5; i++) {
        assert_string_equal(pass(60), "");
        (void)say("\r\nOK\r\n");
    }
    assert_string_equal(pass(200), "AT+CMQTTSTART\r");
}

/* The same of a module that was held up for minutes, on a slow line: that many answers are not a line that
 * never falls silent. */
static void test_answers_to_many_questions_do_not_end_the_next_command(void **state)
{
    (void)state;
    assert_int_equal(simcom_wake(&modem), SIMCOM_GOOD);
    assert_string_equal(pass(100), "AT\r");
    assert_int_equal(simcom_mqtt_start(&modem), SIMCOM_GOOD);
    for (int i = 0; i < 90; i++) {
        (void)say("\r\nOK\r\n");
        assert_string_equal(pass(40), "");
    }
    assert_string_equal(pass(200), "AT+CMQTTSTART\r");
}

/* A UART that takes a byte of the question and then none for seconds: it is asked to the end, not begun anew
 * behind its first byte. */
static void test_a_question_is_asked_to_its_end(void **state)
{
    const uint8_t *bytes;

    (void)state;
    assert_int_equal(simcom_wake(&modem), SIMCOM_GOOD);
    assert_int_equal(simcom_tx_peek(&modem, &bytes), 3);
    simcom_tx_ack(&modem, 1);
    assert_int_equal(simcom_mqtt_start(&modem), SIMCOM_GOOD);
    for (int i = 0; i < 4000; i++) {
        (void)simcom_tick(&modem, now++);
        pull();
    }
    assert_string_equal(send(), "T\r");
    (void)say("\r\nOK\r\n");
    assert_string_equal(pass(200), "AT+CMQTTSTART\r");
}

/* 14: the earlier connect is still under way. This is the answer to the second one, and the first one's
 * result, when it comes, is not the third one's. */
static void test_busy_is_never_a_late_result(void **state)
{
    (void)state;
    assert_int_equal(simcom_mqtt_connect(&modem, 0, &connection), SIMCOM_GOOD);
    (void)send();
    (void)say("\r\nOK\r\n");
    assert_int_equal(simcom_cancel(&modem, 0), SIMCOM_GOOD);
    pull();
    assert_int_equal(simcom_mqtt_connect(&modem, 0, &connection), SIMCOM_GOOD);
    (void)send();
    (void)say("\r\n+CMQTTCONNECT: 0,14\r\n\r\nERROR\r\n");
    assert_int_equal(last.u.done.outcome, SIMCOM_REFUSED);
    assert_int_equal(last.u.done.code, 14);
    assert_int_equal(simcom_mqtt_connect(&modem, 0, &connection), SIMCOM_GOOD);
    (void)send();
    (void)say("\r\n+CMQTTCONNECT: 0,0\r\n");
    assert_true(simcom_busy(&modem, 0));
}

static const simcom_publish_t message = {
    .topic = {(const uint8_t *)"t", 1}, .payload = {(const uint8_t *)"p", 1}, .qos = 1};

/* Answers TOPIC and PAYLOAD. */
static void publish(void)
{
    assert_int_equal(simcom_mqtt_publish(&modem, 0, &message), SIMCOM_GOOD);
    for (int i = 0; i < 2; i++) {
        (void)send();
        (void)say("\r\n>");
        (void)say("\r\nOK\r\n");
    }
    assert_string_equal(sent, "AT+CMQTTPUB=0,1,60\r");
}

/* A publish is given up, and what comes behind it as well: it was refused since the publish is still under
 * way (14). The result of that one is not the next publish's. */
static void test_busy_says_that_an_earlier_result_is_yet_to_come(void **state)
{
    const simcom_filter_t filter = {.filter = {(const uint8_t *)"f", 1}, .qos = 1};

    (void)state;
    publish();
    (void)say("\r\nOK\r\n");
    assert_int_equal(simcom_cancel(&modem, 0), SIMCOM_GOOD);
    pull();
    assert_int_equal(simcom_mqtt_subscribe(&modem, 0, &filter), SIMCOM_GOOD);
    assert_string_equal(send(), "AT+CMQTTSUB=0,1,1\r");
    assert_int_equal(simcom_cancel(&modem, 0), SIMCOM_GOOD);
    pull();
    (void)say("\r\n+CMQTTSUB: 0,14\r\n\r\nERROR\r\n");
    assert_string_equal(pass(700), "AT\r");
    (void)say("\r\nOK\r\n");
    assert_string_equal(pass(200), "");
    publish();
    (void)say("\r\n+CMQTTPUB: 0,0\r\n\r\nOK\r\n");
    assert_true(simcom_busy(&modem, 0));
    (void)say("\r\n+CMQTTPUB: 0,17\r\n");
    assert_int_equal(last.u.done.outcome, SIMCOM_REFUSED);
    assert_int_equal(last.u.done.code, 17);
}

/* The module echoes the data, and a piece of it that is fed begins with a space: that is not the prompt's. */
static void test_a_space_in_echoed_data_is_not_the_prompts(void **state)
{
    static const char *const payloads[] = {"a RDY\r\nb", " x\r\nRDY\r\n", "  x\r\nRDY\r\n"};
    static const char *const prompts[] = {"\r\n>", "\r\n> "};

    for (size_t i = 0; i < 6; i++) {
        const char *payload = payloads[i / 2];
        const simcom_publish_t publish_it = {
            .topic = simcom_text("t"), .payload = simcom_text(payload), .qos = 1};
        set_up(state);
        assert_int_equal(simcom_mqtt_publish(&modem, 0, &publish_it), SIMCOM_GOOD);
        (void)say(send()); /* the echo of the line */
        (void)say("\r\n>");
        (void)say("t\r\nOK\r\n");
        (void)say(sent);
        (void)say(prompts[i % 2]);
        for (const char *at = payload; *at != '\0'; at++) {
            const char one[2] = {*at, '\0'};
            (void)say(one);
            assert_true(simcom_busy(&modem, 0));
        }
        assert_string_equal(say("\r\nOK\r\n"), "AT+CMQTTPUB=0,1,60\r");
    }
}

/* The text of +CME ERROR is in the caller's bytes. START may have its result behind ERROR: it ends when that has
 * not come, or is given up, and the bytes are gone by then. Found by test/fuzz/fuzz_engine.c. */
static void test_text_of_an_error_is_not_kept(void **state)
{
    for (unsigned given_up = 0; given_up < 2u; given_up++) {
        char error[] = "\r\n+CME ERROR: SIM busy\r\n";
        set_up(state);
        assert_int_equal(simcom_mqtt_start(&modem), SIMCOM_GOOD);
        assert_string_equal(send(), "AT+CMQTTSTART\r");
        (void)say(error);
        assert_true(simcom_busy(&modem, SIMCOM_MODULE));
        memset(error, 'x', sizeof error - 1u);
        if (given_up != 0u) {
            assert_int_equal(simcom_cancel(&modem, SIMCOM_MODULE), SIMCOM_GOOD);
        }
        (void)pass(SIMCOM_LINGER_MS + 2u);
        assert_false(simcom_busy(&modem, SIMCOM_MODULE));
        assert_int_equal(last.u.done.outcome, SIMCOM_REFUSED);
        assert_int_equal(last.u.done.code, SIMCOM_CODE_MISSING);
        assert_null(last.u.done.cme.data);
        assert_int_equal(last.u.done.cme.length, 0);
    }
}

/* A URC comes into the middle of a command's echo, which is no echo then; that of the command before was one, so that the
 * data of this one comes back as well. If it does not, that is found out by its first byte. */
static void test_an_echo_that_is_torn(void **state)
{
    const simcom_publish_t publish_it = {
        .topic = simcom_text("t"), .payload = simcom_text("x\r\nRDY\r\n"), .qos = 1};

    for (unsigned echoes = 0; echoes < 2u; echoes++) {
        set_up(state);
        assert_int_equal(simcom_mqtt_publish(&modem, 0, &publish_it), SIMCOM_GOOD);
        (void)say(send()); /* the echo of the line */
        (void)say("\r\n>");
        assert_string_equal(say("t\r\nOK\r\n"), "AT+CMQTTPAYLOAD=0,8\r");
        (void)say("A\r\n+CMQTTUNSUB: 1,0\r\nT+CMQTTPAYLOAD=0,8\r");
        assert_string_equal(say("\r\n>"), "x\r\nRDY\r\n");
        if (echoes != 0u) {
            (void)say("x\r\nRDY\r\n");
        }
        assert_true(simcom_busy(&modem, 0));
        assert_string_equal(say("\r\nOK\r\n"), "AT+CMQTTPUB=0,1,60\r");
    }
}

static const simcom_filter_t one_filter = {.filter = {(const uint8_t *)"filter", 6}, .qos = 1};

/* SUB has asked for its filter, of which two bytes are out. */
static void subscribe_into_data(void)
{
    const uint8_t *bytes;
    assert_int_equal(simcom_mqtt_subscribe(&modem, 0, &one_filter), SIMCOM_GOOD);
    assert_string_equal(send(), "AT+CMQTTSUB=0,6,1\r");
    for (const char *at = "\r\n>"; *at != '\0'; at++) {
        assert_int_equal(simcom_feed(&modem, (const uint8_t *)at, 1), 1);
    }
    assert_int_equal(simcom_tx_peek(&modem, &bytes), 6);
    simcom_tx_ack(&modem, 2);
}

/* A module gives up in the middle of the data, and says so by the result. The operation has ended and its data belongs to
 * the application again: what is left of the count is filled up. Found by test/fuzz/fuzz_engine.c: the data went on, and if
 * the module was woken meanwhile there was nothing to send for ever. */
static void test_result_in_the_middle_of_data(void **state)
{
    static const struct {
        const char *line;
        simcom_outcome_t outcome;
        uint8_t code;
    } rows[] = {{"\r\n+CMQTTSUB: 0,11\r\n", SIMCOM_REFUSED, 11},
                {"\r\n+CMQTTSUB: 0,0\r\n", SIMCOM_NOT_DONE, 0}};

    for (size_t i = 0; i < 2; i++) {
        set_up(state);
        subscribe_into_data();
        (void)say(rows[i].line);
        assert_false(simcom_busy(&modem, 0));
        assert_int_equal(last.u.done.outcome, rows[i].outcome);
        assert_int_equal(last.u.done.code, rows[i].code);
        assert_string_equal(sent, "\r\r\r\r");
        assert_string_equal(pass(2u * SIMCOM_QUIET_MS + 2u), "AT\r");
    }
}

/* The UART takes nothing more for longer than the time limit: the same. */
static void test_time_limit_in_the_middle_of_data(void **state)
{
    const uint8_t *bytes;

    (void)state;
    subscribe_into_data();
    for (uint32_t ms = 0; ms < 200000u && simcom_busy(&modem, 0); ms += 100u) {
        (void)simcom_tick(&modem, now += 100u);
        pull();
    }
    assert_int_equal(last.u.done.outcome, SIMCOM_NOT_DONE);
    assert_int_equal(simcom_tx_peek(&modem, &bytes), 6);
    assert_memory_equal(bytes, "\r\r\r\r\r\r", 6);
}

static const simcom_filter_t both[] = {{.filter = {(const uint8_t *)"f", 1}, .qos = 1},
                                       {.filter = {(const uint8_t *)"g", 1}, .qos = 1}};

/* Some modules send a result behind the OK of SUBTOPIC. It comes when the next one is out, and is not that one's,
 * which has not even asked for its filter. Then the module is silent: what it will ask for is filled up, and
 * nothing is subscribed to. */
static void test_result_behind_ok_is_not_the_next_ones(void **state)
{
    const simcom_filters_t filters = {.filter = both, .count = 2};

    (void)state;
    assert_int_equal(simcom_mqtt_subscribe_all(&modem, 0, &filters), SIMCOM_GOOD);
    assert_string_equal(send(), "AT+CMQTTSUBTOPIC=0,1,1\r");
    assert_string_equal(say("\r\n>"), "f");
    assert_string_equal(say("\r\nOK\r\n"), "AT+CMQTTSUBTOPIC=0,1,1\r");
    assert_string_equal(say("\r\n+CMQTTSUBTOPIC: 0,0\r\n"), "");
    assert_string_equal(pass(10100), "\r");
    assert_int_equal(last.u.done.operation, SIMCOM_OPERATION_SUBSCRIBE);
    assert_int_equal(last.u.done.outcome, SIMCOM_NOT_DONE);
    assert_string_equal(say("\r\n>\r\nOK\r\n"), "\r");
}

/* A byte of the payload is lost, or one is put in: what was counted is not what was sent. */
static void test_a_rest_behind_counted_data_breaks_the_message(void **state)
{
    static const char *const messages[] = {
        "\r\n+CMQTTRXSTART: 0,1,5\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXPAYLOAD: "
        "0,5\r\nabcd\r\n+CMQTTRXEND: 0\r\n",
        "\r\n+CMQTTRXSTART: 0,1,5\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXPAYLOAD: "
        "0,5\r\nabc\r\n+CMQTTRXEND: 0\r\n",
        "\r\n+CMQTTRXSTART: 0,1,5\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXPAYLOAD: "
        "0,5\r\nabcxde\r\n+CMQTTRXEND: 0\r\n",
        "\r\n+CMQTTRXSTART: 0,2,1\r\n+CMQTTRXTOPIC: 0,2\r\nt\r\n+CMQTTRXPAYLOAD: "
        "0,1\r\na\r\n+CMQTTRXEND: 0\r\n",
        "\r\n+CMQTTRXSTART: 0,3,1\r\n+CMQTTRXTOPIC: 0,3\r\nt\r\n+CMQTTRXPAYLOAD: "
        "0,1\r\na\r\n+CMQTTRXEND: 0\r\n",
    };

    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        set_up(state);
        (void)say(messages[i]);
        assert_true(broken);
        assert_false(whole);
    }
    set_up(state);
    (void)say("\r\n+CMQTTRXSTART: 0,1,5\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXPAYLOAD: 0,3\r\nabc"
              "+CMQTTRXPAYLOAD: 0,2\r\nde\r\n+CMQTTRXEND: 0\r\n");
    assert_true(whole);
    assert_false(broken);
}

/* A URC stands in a packet so that its first line end completes the count: what follows the data is not the
 * next packet, and what was counted is not what was sent. */
static void test_a_line_in_a_packet_breaks_the_message(void **state)
{
    (void)state;
    (void)say("\r\n+CMQTTRXSTART: 0,1,7\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXPAYLOAD: 0,5\r\nabc"
              "\r\n+CGEV: ME PDN ACT 1\r\nde\r\n+CMQTTRXPAYLOAD: 0,2\r\nfg\r\n+CMQTTRXEND: 0\r\n");
    assert_true(broken);
    assert_false(whole);
    /* Between packets it may stand. */
    set_up(state);
    (void)say("\r\n+CMQTTRXSTART: 0,1,7\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n+CMQTTRXPAYLOAD: 0,5\r\nabcde"
              "\r\n\r\n+CGEV: ME PDN ACT 1\r\n+CMQTTRXPAYLOAD: 0,2\r\nfg\r\n+CMQTTRXEND: 0\r\n");
    assert_true(whole);
    assert_false(broken);
}

/* A line that never falls silent, since URCs and messages follow each other: the way back after a time
 * limit ends all the same, and what waits behind it goes out. */
static void test_recovery_on_a_line_that_is_never_silent(void **state)
{
    static const char urc[] = "\r\n+CGEV: ME PDN ACT 1\r\n";
    const simcom_bytes_t none = {NULL, 0};
    bool asked = false;
    bool started = false;

    (void)state;
    assert_int_equal(simcom_send(&modem, &simcom_form_csq_execute, NULL, none), SIMCOM_GOOD);
    assert_string_equal(send(), "AT+CSQ\r");
    simcom_tick(&modem, now);
    for (unsigned i = 0; i < 1200 && !started; i++) {
        now += 50;
        (void)simcom_feed(&modem, (const uint8_t *)urc, sizeof urc - 1u);
        pull();
        simcom_tick(&modem, now);
        pull();
        if (last.kind == SIMCOM_EVENT_DONE && !simcom_busy(&modem, SIMCOM_MODULE)) {
            assert_int_equal(simcom_mqtt_start(&modem), SIMCOM_GOOD);
        }
        const char *out = send();
        if (strcmp(out, "AT\r") == 0) {
            asked = true;
            (void)simcom_feed(&modem, (const uint8_t *)"\r\nOK\r\n", 6);
            pull();
        }
        started = strcmp(out, "AT+CMQTTSTART\r") == 0;
    }
    assert_true(asked);
    assert_true(started);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_final_code_of_a_cancelled_command_is_not_the_next_ones, set_up),
        cmocka_unit_test_setup(test_cancelled_while_waiting_has_no_old_result, set_up),
        cmocka_unit_test_setup(test_answers_to_earlier_questions_do_not_end_the_next_command,
                               set_up),
        cmocka_unit_test_setup(test_answers_to_many_questions_do_not_end_the_next_command, set_up),
        cmocka_unit_test_setup(test_a_question_is_asked_to_its_end, set_up),
        cmocka_unit_test_setup(test_busy_is_never_a_late_result, set_up),
        cmocka_unit_test_setup(test_busy_says_that_an_earlier_result_is_yet_to_come, set_up),
        cmocka_unit_test_setup(test_a_space_in_echoed_data_is_not_the_prompts, set_up),
        cmocka_unit_test_setup(test_text_of_an_error_is_not_kept, set_up),
        cmocka_unit_test_setup(test_result_in_the_middle_of_data, set_up),
        cmocka_unit_test_setup(test_an_echo_that_is_torn, set_up),
        cmocka_unit_test_setup(test_time_limit_in_the_middle_of_data, set_up),
        cmocka_unit_test_setup(test_result_behind_ok_is_not_the_next_ones, set_up),
        cmocka_unit_test_setup(test_recovery_on_a_line_that_is_never_silent, set_up),
        cmocka_unit_test_setup(test_a_line_in_a_packet_breaks_the_message, set_up),
        cmocka_unit_test_setup(test_a_rest_behind_counted_data_breaks_the_message, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
