/* SPDX-License-Identifier: MIT */
#include "rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

rig_t rig;

void prepare_for(const simcom_revision_t *revision)
{
    memset(&rig, 0xA5, sizeof rig); /* simcom_init() must not count on zeroed memory */
    const simcom_config_t config = {.revision = revision,
                                    .client = {&rig.clients[0], &rig.clients[1]},
                                    .line = rig.line,
                                    .line_size = sizeof rig.line};
    simcom_init(&rig.modem, &config);
    rig.now = UINT32_MAX - 1000;
    rig.sent_length = 0;
    simcom_tick(&rig.modem, rig.now);
}

void prepare(void)
{
    prepare_for(&simcom_revision_v1_00);
}

void send_all(void)
{
    const uint8_t *bytes;
    for (size_t n = simcom_tx_peek(&rig.modem, &bytes); n > 0;
         n = simcom_tx_peek(&rig.modem, &bytes)) {
        size_t some = n > 7 ? 7 : n;
        assert_true(rig.sent_length + some <= sizeof rig.sent);
        memcpy(rig.sent + rig.sent_length, bytes, some);
        rig.sent_length += some;
        simcom_tx_ack(&rig.modem, some);
    }
}

void assert_sent_bytes(const void *bytes, size_t n)
{
    send_all();
    assert_int_equal(rig.sent_length, n);
    assert_memory_equal(rig.sent, bytes, n);
    rig.sent_length = 0;
}

void assert_sent(const char *text)
{
    send_all();
    rig.sent[rig.sent_length] = '\0';
    assert_string_equal((const char *)rig.sent, text);
    rig.sent_length = 0;
}

void feed_bytes(const void *bytes, size_t n)
{
    assert_int_equal(simcom_feed(&rig.modem, bytes, n), n);
}

void feed(const char *text)
{
    feed_bytes(text, strlen(text));
}

void feed_anything(const void *bytes, size_t n)
{
    simcom_event_t event;
    for (size_t used = 0; used < n;) {
        used += simcom_feed(&rig.modem, (const uint8_t *)bytes + used, n - used);
        while (simcom_next_event(&rig.modem, &event)) {
        }
    }
}

simcom_event_t pull(void)
{
    simcom_event_t event;
    assert_true(simcom_next_event(&rig.modem, &event));
    return event;
}

void assert_event(simcom_event_kind_t kind, uint8_t client)
{
    simcom_event_t event = pull();
    assert_int_equal(event.kind, kind);
    assert_int_equal(event.client, client);
}

void assert_nothing(void)
{
    simcom_event_t event;
    assert_false(simcom_next_event(&rig.modem, &event));
}

void assert_done(simcom_operation_t operation, uint8_t client, simcom_outcome_t outcome,
                 uint8_t code)
{
    simcom_event_t event = pull();
    assert_int_equal(event.kind, SIMCOM_EVENT_DONE);
    assert_int_equal(event.u.done.operation, operation);
    assert_int_equal(event.client, client);
    assert_int_equal(event.u.done.outcome, outcome);
    if (outcome == SIMCOM_REFUSED) {
        assert_int_equal(event.u.done.code, code);
    }
}

void pass(uint32_t ms)
{
    while (ms > 0) {
        uint32_t wait = simcom_tick(&rig.modem, rig.now);
        uint32_t n = wait == 0 || wait > ms ? ms : wait;
        rig.now += n;
        ms -= n;
        /* 0: an event waits, or bytes that are to be sent. */
        if (simcom_tick(&rig.modem, rig.now) == 0) {
            send_all();
            if (simcom_tick(&rig.modem, rig.now) == 0) {
                return;
            }
        }
        send_all();
    }
}

void recover(void)
{
    pass(2 * SIMCOM_QUIET_MS + 50);
    assert_true(rig.sent_length >= 3);
    assert_memory_equal(rig.sent + rig.sent_length - 3, "AT\r", 3);
    feed("\r\nOK\r\n");
    assert_nothing(); /* it could be a late OK: the line has to stay quiet */
    rig.sent_length = 0;
    pass(SIMCOM_LINGER_MS);
    assert_event(SIMCOM_EVENT_RECOVERED, SIMCOM_MODULE);
}

const simcom_publish_t message = {.topic = {(const uint8_t *)"a/b", 3},
                                  .payload = {(const uint8_t *)"hello", 5},
                                  .timeout = 60,
                                  .qos = 1};

void publish_up_to_result(uint8_t client)
{
    char line[64];
    assert_int_equal(simcom_mqtt_publish(&rig.modem, client, &message), SIMCOM_GOOD);
    snprintf(line, sizeof line, "AT+CMQTTTOPIC=%u,3\r", client);
    assert_sent(line);
    feed("\r\n>");
    assert_sent("a/b");
    feed("\r\nOK\r\n");
    snprintf(line, sizeof line, "AT+CMQTTPAYLOAD=%u,5\r", client);
    assert_sent(line);
    feed("\r\n> ");
    assert_sent("hello");
    feed("\r\nOK\r\n");
    snprintf(line, sizeof line, "AT+CMQTTPUB=%u,1,60\r", client);
    assert_sent(line);
    feed("\r\nOK\r\n");
}
