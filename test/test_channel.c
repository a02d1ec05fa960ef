/* SPDX-License-Identifier: MIT */
/* test_channel.c - exchanges: every documented outcome, time limits, recovery, two clients. */
#include "rig.h"

#include "simcom/descriptions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static simcom_bytes_t none(void)
{
    return (simcom_bytes_t){NULL, 0};
}

/* Documented outcomes ---------------------------------------------------------------------- */

/* An argument struct of the smallest values that the manual allows. */
static void smallest(const simcom_form_t *form, uint8_t *args)
{
    static const char letters[] = "tcp://aaaaaaaaaaaaaaaaaaaaaaaaa";
    for (uint8_t i = 0; i < form->parameter_count; i++) {
        const simcom_parameter_t *row = &simcom_parameters_of(form)[i];
        simcom_limit_t limit = *simcom_limit_of(&simcom_revision_v1_00, row->id);
        void *member = args + row->offset;
        if ((row->flags & SIMCOM_PARAMETER_OPTIONAL) != 0) {
            continue;
        }
        if (row->kind == SIMCOM_KIND_NUMBER) {
            *(uint32_t *)member = limit.min;
        } else if (row->kind == SIMCOM_KIND_FILE) {
            *(simcom_bytes_t *)member = simcom_text("a.pem");
        } else {
            *(simcom_bytes_t *)member = (simcom_bytes_t){(const uint8_t *)letters, limit.min};
        }
    }
}

static void play_step(const simcom_described_command_t *command, const simcom_form_t *form,
                      simcom_step_t step, bool success)
{
    char text[80];
    switch (step) {
    case SIMCOM_STEP_LINES:
        break;
    case SIMCOM_STEP_PROMPT:
        feed("\r\n>");
        break;
    case SIMCOM_STEP_DATA:
        send_all();
        break;
    case SIMCOM_STEP_OK:
        feed("\r\nOK\r\n");
        break;
    case SIMCOM_STEP_ERROR:
        feed("\r\nERROR\r\n");
        break;
    case SIMCOM_STEP_RESULT:
        snprintf(text, sizeof text, "\r\n+%s: %s%d\r\n", command->name,
                 form->result_fields == 2 ? "0," : "", success ? 0 : 11);
        feed(text);
        break;
    default:
        fail();
    }
}

static void play_outcome(const simcom_described_command_t *command,
                         const simcom_described_form_t *form,
                         const simcom_described_outcome_t *outcome)
{
    uint64_t args[32] = {0};
    uint8_t data[1] = {'x'};
    bool has_result = false;
    prepare();
    smallest(form->form, (uint8_t *)args);
    simcom_bytes_t promised = form->form->data_from != 0 ? (simcom_bytes_t){data, 1} : none();
    assert_int_equal(simcom_send(&rig.modem, form->form, args, promised), SIMCOM_GOOD);
    send_all();
    for (size_t i = 0; i < 6 && outcome->steps[i] != SIMCOM_STEP_END; i++) {
        assert_true(simcom_busy(&rig.modem, SIMCOM_MODULE));
        play_step(command, form->form, (simcom_step_t)outcome->steps[i], outcome->success);
        has_result = has_result || outcome->steps[i] == SIMCOM_STEP_RESULT;
    }
    pass(SIMCOM_LINGER_MS);
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE,
                outcome->success ? SIMCOM_DONE : SIMCOM_REFUSED,
                has_result ? 11 : SIMCOM_CODE_MISSING);
    assert_nothing();
    assert_false(simcom_busy(&rig.modem, SIMCOM_MODULE));
}

static void test_every_documented_outcome(void **state)
{
    size_t played = 0;
    (void)state;
    for (size_t i = 0; i < simcom_description_v1_00.command_count; i++) {
        const simcom_described_command_t *command = &simcom_description_v1_00.commands[i];
        for (uint8_t k = 0; k < command->form_count; k++) {
            for (uint8_t o = 0; o < command->forms[k].outcome_count; o++) {
                play_outcome(command, &command->forms[k], &command->forms[k].outcomes[o]);
                played++;
            }
        }
    }
    /* The manual's 21 commands alone list more than this. */
    assert_true(played > 120);
}

/* Time limits ------------------------------------------------------------------------------ */

/* A publish whose result does not come is neither delivered nor refused. */
static void test_result_that_does_not_come_is_unknown(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0);
    pass(60 * 1000);
    assert_nothing();
    pass(SIMCOM_RESULT_MARGIN_S * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_UNKNOWN, 0);
    /* The wire was free: nothing has to be recovered, the next command goes out at once. */
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
}

static void test_connect_waits_for_the_handshake(void **state)
{
    (void)state;
    prepare();
    simcom_connect_t connect = {.server = simcom_text("tcp://host:8883"),
                                .keepalive = 60,
                                .negotiate_time = 200,
                                .context = SIMCOM_CONTEXT_NONE};
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    assert_sent("AT+CMQTTCONNECT=0,\"tcp://host:8883\",60,0\r");
    feed("\r\nOK\r\n");
    pass(319 * 1000);
    assert_nothing();
    feed("\r\n+CMQTTCONNECT: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_DONE, 0);
}

/* A prompt that does not come: the promised bytes are filled up, nothing of the next command
 * lands in a message, and the operation is not done. */
static void test_lost_prompt(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    pass(10 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_NOT_DONE, 0);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    send_all();
    assert_int_equal(rig.sent_length, 3);
    assert_memory_equal(rig.sent, "\r\r\r", 3);
    feed("\r\nOK\r\n"); /* the module had waited for the bytes */
    recover();
    assert_sent("AT+CMQTTSTART\r");
}

/* Data bytes lost on the way: the module waits for the rest. */
static void test_lost_data(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("\r\n>");
    assert_sent("a/b");
    pass(10 * 1000);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_NOT_DONE, 0);
    send_all();
    assert_memory_equal(rig.sent, "\r\r\r", 3);
    recover();
}

/* A slow UART: the time for an answer counts from the last byte that went out. */
static void test_slow_uart(void **state)
{
    static uint8_t payload[10240];
    const uint8_t *bytes;
    (void)state;
    prepare();
    simcom_publish_t large = message;
    large.payload = (simcom_bytes_t){payload, sizeof payload};
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &large), SIMCOM_GOOD);
    assert_sent("AT+CMQTTTOPIC=0,3\r");
    feed("\r\n>");
    assert_sent("a/b");
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTPAYLOAD=0,10240\r");
    feed("\r\n>");
    for (size_t left = sizeof payload; left > 0; left -= 32) {
        assert_int_equal(simcom_tx_peek(&rig.modem, &bytes), left);
        simcom_tx_ack(&rig.modem, 32);
        rig.now += 267; /* 1,200 baud */
        simcom_tick(&rig.modem, rig.now);
        assert_nothing();
    }
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTPUB=0,1,60\r");
}

/* deaf_until_bytes_arrive: the host was reset while the module waited for its data. */
static void test_wake_a_module_that_waits_for_data(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_wake(&rig.modem), SIMCOM_GOOD);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT\r");
    pass(SIMCOM_PROBE_MS);
    send_all();
    assert_int_equal(rig.sent_length, 10240);
    for (size_t i = 0; i < rig.sent_length; i++) {
        assert_int_equal(rig.sent[i], '\r');
    }
    feed("\r\nOK\r\n"); /* what the module says to the data that it has got now */
    rig.sent_length = 0;
    recover();
    assert_sent("AT+CMQTTSTART\r");
    assert_int_equal(simcom_wake(&rig.modem), SIMCOM_E_BUSY);
}

static void test_wake_a_module_that_listens(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_wake(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT\r");
    feed("AT\r\r\nOK\r\n"); /* with echo on */
    pass(SIMCOM_LINGER_MS);
    assert_int_equal(pull().kind, SIMCOM_EVENT_RECOVERED);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
}

/* late_error_hits_next: what comes late for a command that was given up does not end the next. */
static void test_late_error_hits_next(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_csq_execute, NULL, none()), SIMCOM_GOOD);
    assert_sent("AT+CSQ\r");
    pass(10 * 1000);
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_UNKNOWN, 0);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    feed("\r\nERROR\r\n");
    assert_true(simcom_busy(&rig.modem, SIMCOM_MODULE));
    recover();
    assert_sent("AT+CMQTTSTART\r");
    feed("\r\nOK\r\n\r\n+CMQTTSTART: 0\r\n");
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* A module that answers nothing at all: what waits ends, and the next try still recovers. */
static void test_dead_module(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_csq_execute, NULL, none()), SIMCOM_GOOD);
    send_all();
    pass(10 * 1000);
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_UNKNOWN, 0);
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    pass(10 * 1000);
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_NOT_DONE, 0);
    pass(SIMCOM_PROBE_MS + SIMCOM_QUIET_MS);
    feed("\r\nOK\r\n");
    for (int i = 0; i < 4 && simcom_tick(&rig.modem, rig.now) != 0; i++) {
        rig.sent_length = 0;
        pass(SIMCOM_QUIET_MS);
        if (rig.sent_length > 0) {
            feed("\r\nOK\r\n");
        }
    }
    assert_int_equal(pull().kind, SIMCOM_EVENT_RECOVERED);
}

/* Two clients ------------------------------------------------------------------------------ */

static void test_two_clients_in_flight(void **state)
{
    (void)state;
    prepare();
    publish_up_to_result(0);
    publish_up_to_result(1);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_E_BUSY);
    feed("\r\n+CMQTTPUB: 1,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 1, SIMCOM_DONE, 0);
    feed("\r\n+CMQTTPUB: 0,17\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, 17);
    assert_nothing();
}

/* One operation of a client at a time, also when one of them is a single command. */
static void test_single_commands_count_as_the_clients(void **state)
{
    simcom_cmqttdisc_write_t disconnect = {.client_index = 0, .timeout = {60, true}};
    (void)state;
    prepare();
    publish_up_to_result(0);
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttdisc_write, &disconnect, none()),
                     SIMCOM_E_BUSY);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttdisc_write, &disconnect, none()),
                     SIMCOM_GOOD);
    assert_sent("AT+CMQTTDISC=0,60\r");
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_E_BUSY);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 1, &message), SIMCOM_GOOD);
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTTOPIC=1,3\r");
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_E_BUSY);
    feed("\r\n+CMQTTDISC: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
}

/* The result of one client while the other's command line is only half out. */
static void test_result_in_the_middle_of_a_line(void **state)
{
    const uint8_t *bytes;
    (void)state;
    prepare();
    publish_up_to_result(0);
    simcom_connect_t connect = {.server = simcom_text("tcp://host:1883"),
                                .keepalive = 60,
                                .clean = true,
                                .context = SIMCOM_CONTEXT_NONE};
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 1, &connect), SIMCOM_GOOD);
    assert_true(simcom_tx_peek(&rig.modem, &bytes) > 5);
    simcom_tx_ack(&rig.modem, 5);
    feed("\r\n+CMQTTPUB: 0,0\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
    assert_sent("QTTCONNECT=1,\"tcp://host:1883\",60,1\r");
    feed("\r\nOK\r\n");
    assert_sent("AT+CMQTTTOPIC=0,3\r");
}

/* A read reply of the same shape as a result belongs to the read on the wire. */
static void test_read_reply_is_no_result(void **state)
{
    (void)state;
    prepare();
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttdisc_read, NULL, none()),
                     SIMCOM_GOOD);
    send_all();
    feed("\r\n+CMQTTDISC: 0,1\r\n");
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_INFORMATION);
    assert_int_equal(event.u.line.name, SIMCOM_LINE_CMQTTDISC);
    feed("\r\n+CMQTTDISC: 1,0\r\n");
    assert_int_equal(pull().kind, SIMCOM_EVENT_INFORMATION);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

/* Calls ------------------------------------------------------------------------------------ */

static void test_calls_that_are_refused_change_nothing(void **state)
{
    const uint8_t *bytes;
    char text[160];
    (void)state;
    prepare();
    simcom_connect_t connect = {
        .server = simcom_text("ssl://host:1883"), .keepalive = 60, .context = SIMCOM_CONTEXT_NONE};
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_ADDRESS);
    simcom_problem_text(simcom_last_problem(&rig.modem), text, sizeof text);
    assert_non_null(strstr(text, "CMQTTCONNECT"));
    assert_non_null(strstr(text, "server_addr"));
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 2, &connect), SIMCOM_E_CLIENT);
    simcom_publish_t empty_topic = {.qos = 3};
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &empty_topic), SIMCOM_E_LENGTH);
    simcom_publish_t wrong_qos = message;
    wrong_qos.qos = 3;
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &wrong_qos), SIMCOM_E_RANGE);
    simcom_cmqtttopic_write_t args = {.client_index = 0, .req_length = 4};
    assert_int_equal(
        simcom_send(&rig.modem, &simcom_form_cmqtttopic_write, &args, simcom_text("abc")),
        SIMCOM_E_LENGTH);
    assert_int_equal(simcom_tx_peek(&rig.modem, &bytes), 0);
    assert_false(simcom_busy(&rig.modem, 0));
    assert_nothing();
}

/* The struct of a call may be gone when the call returns: it was copied. */
static void test_arguments_are_copied(void **state)
{
    (void)state;
    prepare();
    simcom_publish_t once = message;
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 1, &once), SIMCOM_GOOD);
    memset(&once, 0xFF, sizeof once);
    assert_sent("AT+CMQTTTOPIC=1,3\r");
    feed("\r\n>");
    assert_sent("a/b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_documented_outcome),
        cmocka_unit_test(test_result_that_does_not_come_is_unknown),
        cmocka_unit_test(test_connect_waits_for_the_handshake),
        cmocka_unit_test(test_lost_prompt),
        cmocka_unit_test(test_lost_data),
        cmocka_unit_test(test_slow_uart),
        cmocka_unit_test(test_wake_a_module_that_waits_for_data),
        cmocka_unit_test(test_wake_a_module_that_listens),
        cmocka_unit_test(test_late_error_hits_next),
        cmocka_unit_test(test_dead_module),
        cmocka_unit_test(test_two_clients_in_flight),
        cmocka_unit_test(test_single_commands_count_as_the_clients),
        cmocka_unit_test(test_result_in_the_middle_of_a_line),
        cmocka_unit_test(test_read_reply_is_no_result),
        cmocka_unit_test(test_calls_that_are_refused_change_nothing),
        cmocka_unit_test(test_arguments_are_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
