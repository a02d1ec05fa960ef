/* SPDX-License-Identifier: MIT */
/* publish_only.c - the least that a sensor's firmware does: connect, and publish now and then.
 * Linked for its size only; uart_read, uart_write and millis stand for the board's own. */
#include "simcom/mqtt.h"
#include "simcom/revisions.h"

#ifndef REVISION
#define REVISION (&simcom_revision_v1_00)
#endif

size_t uart_read(uint8_t *bytes, size_t size);
size_t uart_write(const uint8_t *bytes, size_t n);
uint32_t millis(void);

static simcom_t modem;
static simcom_client_t client;

static const simcom_acquire_t acquire = {.client_id = SIMCOM_LITERAL("sensor")};
static const simcom_connect_t connect = {.server = SIMCOM_LITERAL("tcp://broker:1883"),
                                         .keepalive = 600,
                                         .clean = true,
                                         .context = SIMCOM_CONTEXT_NONE};
static const simcom_publish_t reading = {
    .topic = SIMCOM_LITERAL("a/b"), .payload = SIMCOM_LITERAL("21.5"), .qos = 1};

static void next_operation(unsigned step)
{
    switch (step) {
    case 0:
        simcom_mqtt_start(&modem);
        break;
    case 1:
        simcom_mqtt_acquire(&modem, 0, &acquire);
        break;
    case 2:
        simcom_mqtt_connect(&modem, 0, &connect);
        break;
    default:
        simcom_mqtt_publish(&modem, 0, &reading);
        break;
    }
}

int main(void)
{
    const simcom_config_t config = {.revision = REVISION, .client = {&client, NULL}};
    uint8_t chunk[32];
    const uint8_t *bytes;
    simcom_event_t event;
    unsigned step = 0;

    simcom_init(&modem, &config);
    simcom_tick(&modem, millis());
    next_operation(step);
    for (;;) {
        size_t n = uart_read(chunk, sizeof chunk);
        for (size_t used = 0; used < n || simcom_has_event(&modem);) {
            used += simcom_feed(&modem, chunk + used, n - used);
            while (simcom_next_event(&modem, &event)) {
                if (event.kind == SIMCOM_EVENT_DONE && event.u.done.outcome == SIMCOM_DONE) {
                    next_operation(++step);
                }
            }
        }
        n = simcom_tx_peek(&modem, &bytes);
        simcom_tx_ack(&modem, uart_write(bytes, n));
        simcom_tick(&modem, millis());
    }
}
