/* SPDX-License-Identifier: MIT */
/*
 * test_arguments.c - what is given is checked before it is read.
 *
 * Lengths that are not true, pointers that are missing: each call refuses them, and reads no byte that is not there. The
 * bytes are the last of a page, and the page after it cannot be read.
 */
#define _DEFAULT_SOURCE
#include "rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Four bytes, and after them nothing that can be read. */
static const uint8_t *brink;

static int set_up(void **state)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uint8_t *pages =
        mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    (void)state;
    assert_true(pages != MAP_FAILED);
    assert_int_equal(mprotect(pages + page, page, PROT_NONE), 0);
    memcpy(pages + page - 4, "a/b{", 4);
    brink = pages + page - 4;
    return 0;
}

/* Lengths that no four bytes have; what adds one or ten to them wraps. */
static const size_t lengths[] = {0xFFFFFFFFu, 0xFFFFFFFEu, 0xFFFFFFF6u, 0x80000000u, (size_t)-1,
                                 (size_t)-11, 65536u + 3u, 65536u,      65535u,      20000u};
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static simcom_session_t session;
static uint8_t queue[100];
static const simcom_connect_t server = {
    .server = SIMCOM_LITERAL("tcp://host"), .keepalive = 60, .context = SIMCOM_CONTEXT_NONE};
static const simcom_session_config_t settings = {.servers = &server,
                                                 .queue = queue,
                                                 .queue_size = sizeof queue,
                                                 .acquire = {.client_id = SIMCOM_LITERAL("x")}};

/* What all of the operations say of bytes in each place that they have. */
static simcom_status_t give(unsigned place, simcom_bytes_t bytes)
{
    const simcom_bytes_t good = simcom_text("a/b");
    simcom_connect_t connect = server;
    simcom_t *modem = &rig.modem;
    switch (place) {
    case 0:
        return simcom_mqtt_publish(modem, 0, &(simcom_publish_t){.topic = bytes, .payload = good});
    case 1:
        return simcom_mqtt_publish(modem, 0, &(simcom_publish_t){.topic = good, .payload = bytes});
    case 2:
        return simcom_mqtt_subscribe(modem, 0, &(simcom_filter_t){.filter = bytes});
    case 3:
        return simcom_mqtt_unsubscribe(modem, 0, &(simcom_filter_t){.filter = bytes});
    case 4:
        return simcom_mqtt_subscribe_all(
            modem, 0, &(simcom_filters_t){&(simcom_filter_t){.filter = bytes}, 1, false});
    case 5:
        return simcom_mqtt_will(modem, 0, &(simcom_will_t){.topic = bytes, .message = good});
    case 6:
        return simcom_mqtt_will(modem, 0, &(simcom_will_t){.topic = good, .message = bytes});
    case 7:
        return simcom_mqtt_acquire(modem, 0, &(simcom_acquire_t){.client_id = bytes});
    case 8:
        connect.server = bytes;
        return simcom_mqtt_connect(modem, 0, &connect);
    case 9:
        return simcom_certificate_upload(modem,
                                         &(simcom_certificate_t){.name = bytes, .data = good});
    case 10:
        return simcom_certificate_upload(
            modem, &(simcom_certificate_t){.name = simcom_text("ca.pem"), .data = bytes});
    case 11:
        return simcom_certificate_delete(modem, bytes);
    case 12:
        return simcom_session_publish(&session,
                                      &(simcom_publish_t){.topic = bytes, .payload = good}, 1);
    case 13:
        return simcom_session_publish(&session,
                                      &(simcom_publish_t){.topic = good, .payload = bytes}, 1);
    case 14:
        return simcom_send(modem, &simcom_form_cmqtttopic_write, &(simcom_cmqtttopic_write_t){0, 3},
                           bytes);
    default:
        return simcom_file_name(bytes, NULL, 0) == 0u ? SIMCOM_E_FILE_NAME : SIMCOM_GOOD;
    }
}
#define PLACES 16u

static void begin(void)
{
    prepare();
    assert_int_equal(simcom_session_init(&session, &rig.modem, &settings), SIMCOM_GOOD);
}

static void test_lengths_that_are_not_true(void **state)
{
    (void)state;
    for (unsigned place = 0; place < PLACES; place++) {
        for (size_t i = 0; i < COUNT(lengths); i++) {
            begin();
            assert_int_not_equal(give(place, (simcom_bytes_t){brink, lengths[i]}), SIMCOM_GOOD);
            assert_sent("");
        }
    }
}

static void test_bytes_that_are_missing(void **state)
{
    (void)state;
    for (unsigned place = 0; place < PLACES; place++) {
        for (size_t n = 1; n < 200; n += 4) {
            begin();
            assert_int_not_equal(give(place, (simcom_bytes_t){NULL, n}), SIMCOM_GOOD);
            assert_sent("");
        }
    }
}

/* Such a payload has no bytes: what an earlier publish left in the module would go out in its place. */
static void test_payload_that_is_missing_is_an_empty_one(void **state)
{
    (void)state;
    begin();
    publish_up_to_result(0);
    feed("\r\n+CMQTTPUB: 0,14\r\n");
    assert_done(SIMCOM_OPERATION_PUBLISH, 0, SIMCOM_REFUSED, SIMCOM_CODE_CLIENT_BUSY);
    assert_int_equal(give(1, (simcom_bytes_t){NULL, 0}), SIMCOM_E_OLD_PAYLOAD);
    assert_int_equal(give(1, (simcom_bytes_t){NULL, 5}), SIMCOM_E_OLD_PAYLOAD);
    assert_int_equal(give(1, (simcom_bytes_t){brink, 0}), SIMCOM_E_OLD_PAYLOAD);
}

static void test_structs_that_are_missing(void **state)
{
    uint8_t line[80];
    simcom_command_t command;
    (void)state;
    begin();
    assert_int_equal(simcom_send(&rig.modem, &simcom_form_cmqttpub_write, NULL, simcom_text(NULL)),
                     SIMCOM_E_MISSING);
    assert_int_equal(
        simcom_send(&rig.modem, &simcom_form_cmqttpayload_write, NULL, simcom_text("x")),
        SIMCOM_E_MISSING);
    assert_int_equal(
        simcom_send(&rig.modem, &simcom_form_cmqttsub_write_batch, NULL, simcom_text(NULL)),
        SIMCOM_E_MISSING);
    assert_int_equal(simcom_mqtt_subscribe_all(&rig.modem, 0, &(simcom_filters_t){NULL, 3, false}),
                     SIMCOM_E_MISSING);
    assert_int_equal(
        simcom_arguments_check(&simcom_revision_v1_00, &simcom_form_cmqttpub_write, NULL, NULL),
        SIMCOM_E_MISSING);
    assert_int_equal(simcom_command_begin(&command, &simcom_revision_v1_00,
                                          &simcom_form_cmqttconnect_write, NULL, NULL),
                     SIMCOM_E_MISSING);
    assert_int_equal(simcom_command_line(&simcom_revision_v1_00, &simcom_form_cmqttpub_write, NULL,
                                         line, sizeof line, NULL),
                     0);
    assert_sent("");
}

/* Seconds near the end of 16 bits: the time limit gets longer with them, not short. */
static void test_time_limits_do_not_wrap(void **state)
{
    static const uint16_t seconds[] = {300, 32768, 65415, 65416, 65535};
    (void)state;
    for (size_t i = 0; i < COUNT(seconds); i++) {
        simcom_connect_t connect = server;
        begin();
        connect.negotiate_time = seconds[i];
        assert_int_equal(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_GOOD);
        send_all();
        feed("\r\nOK\r\n");
        pass(seconds[i] * 1000u - 1000u);
        assert_true(simcom_busy(&rig.modem, 0));
        assert_nothing();
    }
}

/* Nothing was heard: nothing changes, whatever the pointer. */
static void test_feeding_nothing_is_nothing(void **state)
{
    (void)state;
    begin();
    assert_int_equal(simcom_wake(&rig.modem), SIMCOM_GOOD);
    assert_sent("AT\r");
    feed("\r\nOK\r\n");
    for (unsigned ms = 0; ms < SIMCOM_LINGER_MS; ms++) {
        assert_int_equal(simcom_feed(&rig.modem, NULL, 0), 0);
        assert_int_equal(simcom_feed(&rig.modem, brink + 4, 0), 0);
        (void)simcom_tick(&rig.modem, rig.now++);
        assert_nothing();
    }
    (void)simcom_tick(&rig.modem, rig.now + 1u);
    assert_event(SIMCOM_EVENT_RECOVERED, SIMCOM_MODULE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lengths_that_are_not_true),
        cmocka_unit_test(test_bytes_that_are_missing),
        cmocka_unit_test(test_payload_that_is_missing_is_an_empty_one),
        cmocka_unit_test(test_structs_that_are_missing),
        cmocka_unit_test(test_time_limits_do_not_wrap),
        cmocka_unit_test(test_feeding_nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
