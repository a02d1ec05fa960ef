/* SPDX-License-Identifier: MIT */
/* flows.c - the examples of V1.00 section 3: each with one fault at each place. */
#include "sim.h"

#define FLOW_STEPS 24u
#define PATIENCE   3u /* a step that does not end well is tried so often, and then left */

typedef enum act {
    ACT_END,
    ACT_ECHO_OFF,
    ACT_CA,
    ACT_CERT,
    ACT_KEY,
    ACT_TLS,
    ACT_START,
    ACT_ACQUIRE,
    ACT_CONFIGURE,
    ACT_WILL,
    ACT_CONNECT,
    ACT_SUBSCRIBE,
    ACT_BATCH,
    ACT_PUBLISH,
    ACT_EMPTY,
    ACT_MESSAGE,
    ACT_UNSUBSCRIBE,
    ACT_DISCONNECT,
    ACT_RELEASE,
    ACT_STOP
} act_t;

static const uint8_t flows[FLOWS][FLOW_STEPS] = {
    {ACT_START, ACT_ACQUIRE, ACT_WILL, ACT_CONNECT, ACT_SUBSCRIBE, ACT_PUBLISH, ACT_MESSAGE,
     ACT_UNSUBSCRIBE, ACT_DISCONNECT, ACT_RELEASE, ACT_STOP},
    {ACT_ECHO_OFF, ACT_TLS, ACT_START, ACT_ACQUIRE, ACT_CONNECT, ACT_SUBSCRIBE, ACT_PUBLISH,
     ACT_MESSAGE, ACT_DISCONNECT, ACT_RELEASE, ACT_STOP},
    {ACT_CA, ACT_TLS, ACT_START, ACT_ACQUIRE, ACT_CONNECT, ACT_BATCH, ACT_PUBLISH, ACT_DISCONNECT,
     ACT_RELEASE, ACT_STOP},
    {ACT_CA, ACT_CERT, ACT_KEY, ACT_TLS, ACT_START, ACT_ACQUIRE, ACT_CONNECT, ACT_SUBSCRIBE,
     ACT_PUBLISH, ACT_MESSAGE, ACT_UNSUBSCRIBE, ACT_DISCONNECT, ACT_RELEASE, ACT_STOP},
    {ACT_START, ACT_ACQUIRE, ACT_CONFIGURE, ACT_CONNECT, ACT_SUBSCRIBE, ACT_PUBLISH, ACT_EMPTY,
     ACT_MESSAGE, ACT_DISCONNECT, ACT_RELEASE, ACT_STOP},
};

static simcom_status_t begin(world_t *world, act_t act)
{
    bool tls = world->plan.flow >= 2u && world->plan.flow <= 4u;

    switch (act) {
    case ACT_ECHO_OFF:
        return app_echo_off(world);
    case ACT_CA:
    case ACT_CERT:
    case ACT_KEY:
        return app_certificate(world, (unsigned)act - ACT_CA, false);
    case ACT_TLS:
        return app_tls(world, (uint8_t)(world->plan.flow - 2u));
    case ACT_START:
        return app_start(world);
    case ACT_ACQUIRE:
        return app_acquire(world, 0, tls);
    case ACT_CONFIGURE:
        return app_configure(world, 0);
    case ACT_WILL:
        return app_will(world, 0);
    case ACT_CONNECT:
        return app_connect(world, 0, tls);
    case ACT_SUBSCRIBE:
        return app_subscribe(world, 0);
    case ACT_BATCH:
        return app_batch(world, 0, true);
    case ACT_PUBLISH:
        return app_publish(world, 0, 0, 1, 33);
    case ACT_EMPTY:
        return app_publish(world, 0, 0xFF, 2, 0);
    case ACT_UNSUBSCRIBE:
        return app_unsubscribe(world, 0);
    case ACT_DISCONNECT:
        return app_disconnect(world, 0);
    case ACT_RELEASE:
        return app_release(world, 0);
    case ACT_STOP:
        return app_stop(world);
    default:
        return SIMCOM_E_IDLE;
    }
}

void flow_turn(world_t *world)
{
    act_t act = (act_t)flows[world->plan.flow - 1u][world->step];

    world->wake_at = FOREVER;
    if (!app_idle(world)) {
        return;
    }
    if (world->now < world->next_act[0]) {
        world->wake_at = world->next_act[0];
        return;
    }
    if (act == ACT_END) {
        world->plan.storm_ms = 0;
        world->step = 0;
        world->attempt = 0;
        proof_begin(world);
    } else if (act == ACT_MESSAGE) {
        bool safe = world->subscribed[0] && world->connected[0] && world->struck == 0u;
        world->open_items += world_message(world, 0, 80, safe) != UINT32_MAX && safe;
        world->step++;
        world->next_act[0] = world->now + 500u;
        world->wake_at = world->next_act[0];
    } else if (begin(world, act) != SIMCOM_GOOD) {
        fail(world, "step %u of the flow cannot begin", world->step);
    }
}

void flow_ended(world_t *world, const simcom_event_t *event)
{
    if (event->u.done.outcome == SIMCOM_DONE || ++world->attempt >= PATIENCE) {
        world->attempt = 0;
        world->step++;
    }
}
