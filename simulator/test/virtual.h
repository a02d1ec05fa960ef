/* SPDX-License-Identifier: MIT */
/* virtual.h - a host, modules and the broker in the program, in virtual time: for tests. */
#ifndef VIRTUAL_H
#define VIRTUAL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "simcom/codes.h"
#include "simcom/revisions.h"
#include "simcom_broker.h"

/* One module, and all that it said since host_take(). */
typedef struct host {
    simcom_module_t *module;
    char said[200000];
    size_t length;
} host_t;

typedef struct world {
    simcom_broker_t *broker;
    host_t hosts[2];
    size_t count;
    uint32_t now;
} world_t;

static inline void world_read(world_t *world)
{
    for (size_t i = 0; i < world->count; i++) {
        host_t *host = &world->hosts[i];
        const uint8_t *bytes;
        size_t n = simcom_module_peek(host->module, &bytes);

        assert_true(host->length + n < sizeof host->said);
        if (n > 0) {
            memcpy(host->said + host->length, bytes, n);
        }
        host->length += n;
        host->said[host->length] = '\0';
        simcom_module_ack(host->module, n);
    }
}

/* Does what is due now; returns ms to the next thing. */
static inline uint32_t world_tick(world_t *world)
{
    uint32_t wait = simcom_broker_tick(world->broker, world->now);

    for (size_t i = 0; i < world->count; i++) {
        uint32_t more = simcom_module_tick(world->hosts[i].module, world->now);
        wait = more < wait ? more : wait;
    }
    world_read(world);
    return wait;
}

static inline void world_pass(world_t *world, uint32_t ms)
{
    while (ms > 0) {
        uint32_t wait = world_tick(world);

        wait = wait == 0 ? 1 : wait;
        wait = wait < ms ? wait : ms;
        world->now += wait;
        ms -= wait;
    }
    (void)world_tick(world);
}

/* Modules with these settings on one broker. */
static inline void world_open(world_t *world, size_t count, simcom_module_settings_t settings,
                              const simcom_broker_settings_t *broker)
{
    memset(world, 0, sizeof *world);
    world->broker = simcom_broker_new(broker);
    world->now = UINT32_MAX - 500; /* the clock wraps soon */
    world->count = count;
    for (size_t i = 0; i < count; i++) {
        simcom_broker_port_t *port = simcom_broker_port_new(world->broker);
        settings.network = &simcom_broker_network;
        settings.network_context = port;
        world->hosts[i].module = simcom_module_new(&settings);
        simcom_broker_attach(port, world->hosts[i].module);
    }
    (void)world_tick(world);
}

static inline void world_close(world_t *world)
{
    for (size_t i = 0; i < world->count; i++) {
        simcom_module_free(world->hosts[i].module);
    }
    simcom_broker_free(world->broker);
}

/* Sends bytes as the module takes them, for at most 10 s. */
static inline void world_send(world_t *world, size_t host, const char *text)
{
    size_t n = strlen(text);

    for (int i = 0; i < 1000 && n > 0; i++) {
        size_t taken = simcom_module_feed(world->hosts[host].module, (const uint8_t *)text, n);
        text += taken;
        n -= taken;
        if (n > 0) {
            world_pass(world, 10);
        }
    }
    world_read(world);
}

/* A command, and what was said within a second. */
static inline const char *world_ask(world_t *world, size_t host, const char *command)
{
    world_read(world);
    world->hosts[host].length = 0;
    world->hosts[host].said[0] = '\0';
    world_send(world, host, command);
    world_pass(world, 1000);
    return world->hosts[host].said;
}

/* START, ACCQ and CONNECT of client 0. */
static inline void world_connect(world_t *world, size_t host, const char *id, int clean)
{
    char text[200];

    (void)world_ask(world, host, "AT+CMQTTSTART\r");
    snprintf(text, sizeof text, "AT+CMQTTACCQ=0,\"%s\"\r", id);
    assert_string_equal(world_ask(world, host, text), "\r\nOK\r\n");
    snprintf(text, sizeof text, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,%d\r", clean);
    assert_string_equal(world_ask(world, host, text), "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,0\r\n");
}

static inline void world_publish(world_t *world, size_t host, const char *topic,
                                 const char *payload, int qos)
{
    char text[300];

    snprintf(text, sizeof text, "AT+CMQTTTOPIC=0,%zu\r%s", strlen(topic), topic);
    assert_string_equal(world_ask(world, host, text), "\r\n>\r\nOK\r\n");
    snprintf(text, sizeof text, "AT+CMQTTPAYLOAD=0,%zu\r%s", strlen(payload), payload);
    assert_string_equal(world_ask(world, host, text), "\r\n>\r\nOK\r\n");
    snprintf(text, sizeof text, "AT+CMQTTPUB=0,%d,60\r", qos);
    (void)world_ask(world, host, text);
}

static inline void world_subscribe(world_t *world, size_t host, const char *filter, int qos)
{
    char text[300];

    snprintf(text, sizeof text, "AT+CMQTTSUB=0,%zu,%d\r%s", strlen(filter), qos, filter);
    assert_non_null(strstr(world_ask(world, host, text), "+CMQTTSUB: 0,0\r\n"));
}

#endif
