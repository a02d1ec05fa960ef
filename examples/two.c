/* SPDX-License-Identifier: MIT */
/* two DEVICE tcp://HOST:PORT COUNT - publishes COUNT messages by each of the module's two clients, both at
 * once: while the broker's answer to one is awaited, the other has the wire. */
#include "simcom/port/posix.h"
#include "simcom/simcom.h"
#include <stdio.h>
#include <stdlib.h>

static simcom_t modem;
static simcom_client_t clients[SIMCOM_CLIENTS];
static simcom_posix_t port;
static simcom_connect_t connection = {
    .keepalive = 60, .clean = true, .context = SIMCOM_CONTEXT_NONE};
static int count;

/* Where each client is: 0 acquire, 1 connect, 2 and up publish, then disconnect and release. */
static int at[SIMCOM_CLIENTS];

static simcom_status_t next(uint8_t client)
{
    static const char *const names[SIMCOM_CLIENTS] = {"two-0", "two-1"};
    const simcom_acquire_t acquire = {.client_id = simcom_text(names[client])};
    const simcom_publish_t message = {.topic = simcom_text(client == 0 ? "two/0" : "two/1"),
                                      .payload = simcom_text("both at once"),
                                      .qos = 1};
    const int step = at[client]++;
    if (step == 0) {
        return simcom_mqtt_acquire(&modem, client, &acquire);
    }
    if (step == 1) {
        return simcom_mqtt_connect(&modem, client, &connection);
    }
    if (step < 2 + count) {
        return simcom_mqtt_publish(&modem, client, &message);
    }
    return step == 2 + count ? simcom_mqtt_disconnect(&modem, client, 0)
                             : simcom_mqtt_release(&modem, client);
}

static int fail(const char *what, unsigned client, unsigned code)
{
    fprintf(stderr, "two: client %u: %s (code %u)\n", client, what, code);
    return 1;
}

int main(int argc, char **argv)
{
    const simcom_config_t config = {.revision = &simcom_revision_v1_00,
                                    .client = {&clients[0], &clients[1]}};
    simcom_event_t event;
    unsigned open = SIMCOM_CLIENTS;
    if (argc != 4 || (count = atoi(argv[3])) < 1 || !simcom_posix_open(&port, argv[1], 115200)) {
        return perror("two DEVICE tcp://HOST:PORT COUNT"), 2;
    }
    connection.server = simcom_text(argv[2]);
    simcom_init(&modem, &config);
    simcom_status_t status = simcom_mqtt_start(&modem);
    while (status == SIMCOM_GOOD && simcom_posix_wait(&port, &modem, &event, 130000) == 1) {
        if (event.kind != SIMCOM_EVENT_DONE) {
            continue;
        }
        if (event.u.done.outcome != SIMCOM_DONE) {
            return fail("refused, or no answer", event.client, event.u.done.code);
        }
        if (event.u.done.operation == SIMCOM_OPERATION_STOP) {
            return printf("%d messages each\n", count) < 0;
        }
        if (event.u.done.operation == SIMCOM_OPERATION_START) {
            status = next(0);
            status = status == SIMCOM_GOOD ? next(1) : status;
        } else if (event.u.done.operation != SIMCOM_OPERATION_RELEASE) {
            status = next(event.client);
        } else if (--open == 0) {
            status = simcom_mqtt_stop(&modem);
        }
    }
    return fail(simcom_status_text(status), 0, 0);
}
