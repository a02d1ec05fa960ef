/* SPDX-License-Identifier: MIT */
/* test_least.c - the library with everything left out that can be (simcom/config.h): what is left does the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "rig.h"

#include "simcom/commands.h"
#include "simcom/lines.h"
#include "simcom/session.h"
#include "simcom/trace.h"

static int set_up(void **state)
{
    (void)state;
    prepare();
    return 0;
}

static void everything_is_left_out(void **state)
{
    (void)state;
    assert_int_equal(SIMCOM_TEXT + SIMCOM_RECEIVE + SIMCOM_TLS + SIMCOM_TRACE, 0);
}

static void it_connects_and_publishes(void **state)
{
    static const simcom_acquire_t acquire = {.client_id = SIMCOM_LITERAL("sensor")};
    static const simcom_connect_t connect = {.server = SIMCOM_LITERAL("tcp://broker:1883"),
                                             .keepalive = 600,
                                             .clean = true,
                                             .context = SIMCOM_CONTEXT_NONE};
    (void)state;
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT+CMQTTSTART\r");
    feed("\r\nOK\r\n");
    feed_bytes("\r\n+CMQTTSTART: 0\r\n", 18);
    assert_done(SIMCOM_OPERATION_START, SIMCOM_MODULE, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_acquire(&rig.modem, 0, &acquire), SIMCOM_GOOD);
    assert_sent("AT+CMQTTACCQ=0,\"sensor\"\r");
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_ACQUIRE, 0, SIMCOM_DONE, 0);
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    assert_sent("AT+CMQTTCONNECT=0,\"tcp://broker:1883\",600,1\r");
    feed("\r\nOK\r\n");
    feed_bytes("\r\n+CMQTTCONNECT: 0,0\r\n", 22);
    assert_done(SIMCOM_OPERATION_CONNECT, 0, SIMCOM_DONE, 0);
    publish_up_to_result(0);
    feed_bytes("\r\n+CMQTTPUB: 0,0\r\n", 18);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
}

static void a_refusal_has_its_code_and_no_text(void **state)
{
    (void)state;
    assert_int_equal(simcom_mqtt_start(&rig.modem), SIMCOM_GOOD);
    send_all();
    rig.sent_length = 0;
    feed_bytes("\r\n+CME ERROR: SIM not inserted\r\n", 32);
    pass(SIMCOM_LINGER_MS);
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_DONE);
    assert_int_equal(event.u.done.outcome, SIMCOM_REFUSED);
    assert_int_equal(event.u.done.code, SIMCOM_CODE_MISSING);
    assert_null(event.u.done.cme.data);
}

static void a_line_has_its_name_and_numbers_and_no_text(void **state)
{
    (void)state;
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_csq_execute, NULL, simcom_text(NULL)),
                     SIMCOM_GOOD);
    assert_sent("AT+CSQ\r");
    assert_int_equal(simcom_feed(&rig.modem, (const uint8_t *)"\r\n+CSQ: 20,99\r\n", 15), 15);
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_INFORMATION);
    assert_int_equal(event.u.line.name, SIMCOM_LINE_CSQ);
    assert_true(event.u.line.cut);
    assert_null(event.u.line.text.data);
    assert_int_equal(simcom_line_argument(event.u.line.text).length, 0);
    assert_int_equal(rig.modem.scan.number[0], 20);
    feed("\r\nOK\r\n");
    assert_done(SIMCOM_OPERATION_COMMAND, SIMCOM_MODULE, SIMCOM_DONE, 0);
}

static void a_message_is_passed_over(void **state)
{
    static const struct {
        const char *text;
        bool event;
    } pieces[] = {
        {"\r\n+CMQTTRXSTART: 0,2,10\r\n", true},
        {"+CMQTTRXTOPIC: 0,2\r\n", true},
        /* Its bytes look like the end of an operation and a lost connection. */
        {"OK\r\n", false},
        {"+CMQTTRXPAYLOAD: 0,10\r\n", true},
        {"\r\nOK\r\nEND>\r\n", false},
        {"+CMQTTRXEND: 0\r\n", true},
    };
    (void)state;
    publish_up_to_result(0);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        feed_bytes(pieces[i].text, strlen(pieces[i].text));
        if (pieces[i].event) {
            assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
        } else {
            assert_nothing();
        }
    }
    feed_bytes("\r\n+CMQTTPUB: 0,0\r\n", 18);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
}

static void data_that_stops_coming_is_given_up(void **state)
{
    (void)state;
    feed_bytes("\r\n+CMQTTRXPAYLOAD: 0,10240\r\n", 28);
    assert_event(SIMCOM_EVENT_UNKNOWN_LINE, SIMCOM_MODULE);
    feed("half of it");
    pass(SIMCOM_GAP_MS);
    publish_up_to_result(0);
    feed_bytes("\r\n+CMQTTPUB: 0,0\r\n", 18);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
}

static void a_certificate_file_has_no_name_that_is_good(void **state)
{
    static const simcom_connect_t connect = {
        .server = SIMCOM_LITERAL("tcp://broker:8883"), .keepalive = 60, .context = 0};
    (void)state;
    assert_int_equal(simcom_certificate_delete(&rig.modem, simcom_text("ca.pem")),
                     SIMCOM_E_FILE_NAME);
    /* The context is not looked at. */
    assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
    assert_sent("AT+CMQTTCONNECT=0,\"tcp://broker:8883\",60,0\r");
}

static unsigned told;

static void tell(void *context, const simcom_trace_line_t *line)
{
    (void)context;
    (void)line;
    told++;
}

static void nobody_is_told_of_lines(void **state)
{
    static const simcom_tracer_t tracer = {tell, NULL};
    simcom_config_t config = {
        .revision = &simcom_revision_v1_00, .client = {&rig.clients[0], NULL}, .tracer = &tracer};
    (void)state;
    simcom_init(&rig.modem, &config);
    publish_up_to_result(0);
    feed_bytes("\r\n+CMQTTPUB: 0,0\r\n", 18);
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_DONE, 0);
    assert_int_equal(told, 0);
}

/* Without text it takes a SIM for ready, registration tells; and nothing is adopted. */
static void a_session_connects(void **state)
{
    static const simcom_connect_t server = {.server = SIMCOM_LITERAL("tcp://broker:1883"),
                                            .keepalive = 60,
                                            .context = SIMCOM_CONTEXT_NONE};
    static const simcom_session_config_t config = {
        .client = 0, .acquire = {.client_id = SIMCOM_LITERAL("sensor")}, .servers = &server};
    static const char *const talk[][2] = {
        {"AT\r", "\r\nOK\r\n"},
        {"ATE0\r", "\r\nOK\r\n"},
        {"AT+CPIN?\r", "\r\n+CPIN: READY\r\n\r\nOK\r\n"},
        {"AT+CREG?\r", "\r\n+CREG: 0,1\r\n\r\nOK\r\n"},
        {"AT+CMQTTSTART\r", "\r\nOK\r\n\r\n+CMQTTSTART: 0\r\n"},
        {"AT+CMQTTACCQ=0,\"sensor\"\r", "\r\nOK\r\n"},
        {"AT+CMQTTCONNECT=0,\"tcp://broker:1883\",60,0\r", "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,0\r\n"},
    };
    simcom_session_t session;
    simcom_event_t event;
    simcom_session_event_t news;
    (void)state;
    simcom_session_init(&session, &rig.modem, &config);
    simcom_session_start(&session);
    for (size_t i = 0; i < sizeof talk / sizeof *talk; i++) {
        for (unsigned ms = 0; rig.sent_length == 0u && ms < 2000u; ms += 10u) {
            rig.now += 10u;
            simcom_tick(&rig.modem, rig.now);
            while (simcom_next_event(&rig.modem, &event)) {
                simcom_session_handle(&session, &event);
            }
            simcom_session_tick(&session, rig.now);
            send_all();
        }
        assert_sent(talk[i][0]);
        const uint8_t *bytes = (const uint8_t *)talk[i][1];
        for (size_t left = strlen(talk[i][1]), n; left > 0u; left -= n, bytes += n) {
            n = simcom_feed(&rig.modem, bytes, left);
            while (simcom_next_event(&rig.modem, &event)) {
                simcom_session_handle(&session, &event);
            }
        }
    }
    simcom_session_tick(&session, rig.now);
    bool connected = false;
    while (simcom_session_next_event(&session, &news)) {
        connected = connected || news.kind == SIMCOM_SESSION_EVENT_CONNECTED;
    }
    assert_true(connected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(everything_is_left_out, set_up),
        cmocka_unit_test_setup(it_connects_and_publishes, set_up),
        cmocka_unit_test_setup(a_refusal_has_its_code_and_no_text, set_up),
        cmocka_unit_test_setup(a_line_has_its_name_and_numbers_and_no_text, set_up),
        cmocka_unit_test_setup(a_message_is_passed_over, set_up),
        cmocka_unit_test_setup(data_that_stops_coming_is_given_up, set_up),
        cmocka_unit_test_setup(a_certificate_file_has_no_name_that_is_good, set_up),
        cmocka_unit_test_setup(nobody_is_told_of_lines, set_up),
        cmocka_unit_test_setup(a_session_connects, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
