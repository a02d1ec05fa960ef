/* SPDX-License-Identifier: MIT */
/* hello DEVICE tcp://HOST:PORT - sends a message through a SIMCom module, to itself. */
#include "simcom/port/posix.h"
#include "simcom/simcom.h"
#include <stdio.h>

static simcom_t modem; /* all memory is the application's */
static simcom_client_t client;
static simcom_posix_t port;
/* A refusal of CLOSE_OLD and FREE_OLD only says that an earlier run has left nothing behind. */
enum { START, CLOSE_OLD, FREE_OLD, ACQUIRE, CONNECT, SUBSCRIBE, PUBLISH, CLOSE, FREE, STOP };

static simcom_status_t begin(int step, const char *server)
{
    const simcom_acquire_t acquire = {.client_id = simcom_text("simcom-hello")};
    static simcom_connect_t connect = {.keepalive = 60, .context = SIMCOM_CONTEXT_NONE};
    const simcom_filter_t filter = {.filter = simcom_text("hello/world")};
    const simcom_publish_t hello = {.topic = filter.filter,
                                    .payload = simcom_text("Hello, world!")};
    if (step == START)
        return simcom_mqtt_start(&modem);
    if (step == CLOSE_OLD || step == CLOSE)
        return simcom_mqtt_disconnect(&modem, 0, 0);
    if (step == FREE_OLD || step == FREE)
        return simcom_mqtt_release(&modem, 0);
    if (step == ACQUIRE)
        return simcom_mqtt_acquire(&modem, 0, &acquire);
    connect.server = simcom_text(server);
    if (step == CONNECT)
        return simcom_mqtt_connect(&modem, 0, &connect);
    if (step == SUBSCRIBE)
        return simcom_mqtt_subscribe(&modem, 0, &filter);
    return step == PUBLISH ? simcom_mqtt_publish(&modem, 0, &hello) : simcom_mqtt_stop(&modem);
}

int main(int argc, char **argv)
{
    const simcom_config_t config = {.revision = &simcom_revision_v1_00, .client = {&client}};
    simcom_event_t event;
    int step = START, came = 0;
    if (argc != 3 || !simcom_posix_open(&port, argv[1], 115200))
        return perror("hello DEVICE tcp://HOST:PORT"), 2;
    simcom_init(&modem, &config);
    simcom_status_t status = begin(step, argv[2]);
    while (status == SIMCOM_GOOD && simcom_posix_wait(&port, &modem, &event, 130000) == 1) {
        const bool done = event.kind == SIMCOM_EVENT_DONE;
        if (event.kind == SIMCOM_EVENT_PAYLOAD)
            fwrite(event.u.span.bytes.data, 1, event.u.span.bytes.length, stdout);
        if (event.kind == SIMCOM_EVENT_MESSAGE_END)
            came = puts("") >= 0;
        if (done && event.u.done.outcome != SIMCOM_DONE && step >= ACQUIRE)
            return fprintf(stderr, "hello: step %d: code %u\n", step, event.u.done.code), 1;
        if (done && step == STOP)
            return 0;
        if (!simcom_busy(&modem, 0) && !simcom_busy(&modem, SIMCOM_MODULE) &&
            (step != PUBLISH || came))
            status = begin(++step, argv[2]);
    }
    return fprintf(stderr, "hello: step %d: %s\n", step, simcom_status_text(status)), 1;
}
