/* SPDX-License-Identifier: MIT */
/*
 * proof.c - after the last fault everything works again: both clients connect, publish and receive.
 *
 * The faults end, and what they began. What is under way may end as it likes. Then, without any fault,
 * the module is asked to listen, taken down and brought up.
 */
#include "sim.h"

#include "simcom/codes.h"

/* From the last fault to the proof, everything included. Operations under way have their own limits. */
#define PROOF_MS    1800000u
#define ATTEMPTS    3u
#define MESSAGES    3u
#define SETTLING_MS 30000u
#define PAUSE_MS    200000u

enum {
    STEP_WAKE,
    STEP_AWAKE,
    STEP_DOWN, /* disconnect, release each; stop */
    STEP_UP = STEP_DOWN + 5,
    STEP_CLIENT = STEP_UP + 1, /* acquire, connect, subscribe, publish of each */
    STEP_MESSAGES = STEP_CLIENT + 4 * SIMCOM_CLIENTS,
    STEP_END
};

void proof_begin(world_t *world)
{
    note(world, "--- no faults from here on");
    simcom_module_faults_end(world->module);
    world->stage = STAGE_CALM;
    world->stage_at = world->now;
    world->wake_at = world->now + world->plan.outage_ms + SETTLING_MS;
}

static simcom_status_t begin_down(world_t *world, unsigned step)
{
    if (step >= 4u) {
        return app_stop(world);
    }
    return step < 2u ? app_disconnect(world, (uint8_t)step)
                     : app_release(world, (uint8_t)(step - 2u));
}

static simcom_status_t begin_client(world_t *world, unsigned step)
{
    uint8_t client = (uint8_t)(step / 4u);

    switch (step % 4u) {
    case 0:
        return app_acquire(world, client, false);
    case 1:
        return app_connect(world, client, false);
    case 2:
        return app_subscribe(world, client);
    default:
        return app_publish(world, client, client, 1, 50);
    }
}

static void begin_step(world_t *world)
{
    simcom_status_t status = SIMCOM_GOOD;

    if (world->step == STEP_WAKE) {
        world->recoveries = 0;
        status = app_wake(world);
        world->step = STEP_AWAKE;
    } else if (world->step < STEP_UP) {
        status = begin_down(world, world->step - STEP_DOWN);
    } else if (world->step == STEP_UP) {
        status = app_start(world);
    } else {
        status = begin_client(world, world->step - STEP_CLIENT);
    }
    if (status != SIMCOM_GOOD) {
        fail(world, "after the last fault step %u cannot begin: status %u", world->step,
             (unsigned)status);
    }
}

static void send_messages(world_t *world)
{
    for (uint8_t client = 0; client < SIMCOM_CLIENTS; client++) {
        for (unsigned i = 0; i < MESSAGES; i++) {
            (void)world_message(world, client, i * 700u, true);
            world->open_items++;
        }
    }
    world->step = STEP_END;
    world->stage_at = world->now;
}

void proof_turn(world_t *world)
{
    if (world->stage == STAGE_CALM) {
        uint64_t quiet = world->stage_at + world->plan.outage_ms + SETTLING_MS;
        if (world->now < quiet || !app_idle(world)) {
            world->wake_at = world->now < quiet ? quiet : world->now + 1000u;
            return;
        }
        note(world, "--- the proof");
        world->stage = STAGE_PROOF;
        world->stage_at = world->now;
        world->step = STEP_WAKE;
    }
    world->wake_at = world->now + 1000u;
    if (world->now > world->stage_at + PROOF_MS) {
        fail(world, "%u s after the last fault it does not work again: step %u", PROOF_MS / 1000u,
             world->step);
    } else if (world->step == STEP_WAKE && world->now < world->next_act[0] && world->attempt > 0u) {
        return;
    } else if (world->step == STEP_AWAKE) {
        if (world->recoveries > 0u) {
            world->step = STEP_DOWN;
        }
    } else if (world->step == STEP_END) {
        world->stage = world->open_items == 0u ? STAGE_OVER : world->stage;
        return;
    }
    if (world->step == STEP_MESSAGES && app_idle(world)) {
        send_messages(world);
    } else if (world->step != STEP_AWAKE && world->step != STEP_MESSAGES && app_idle(world)) {
        begin_step(world);
    }
}

void proof_ended(world_t *world, const simcom_event_t *event)
{
    bool wanted = world->step >= STEP_UP;
    unsigned outcome = event->u.done.outcome;

    if (world->stage != STAGE_PROOF) {
        return; /* an operation of before */
    }
    bool running = world->step == STEP_UP && event->u.done.code == SIMCOM_CODE_NETWORK_OPENED;
    if (!wanted || outcome == SIMCOM_DONE || running) {
        world->step++;
        return;
    }
    if (++world->attempt >= ATTEMPTS) {
        fail(world, "after the last fault %s ended as %s, code %u",
             operation_name(event->u.done.operation), outcome_name(outcome), event->u.done.code);
    }
    world->step = STEP_WAKE;
    world->next_act[0] =
        world->now + PAUSE_MS; /* the module may still be busy with what was given up */
}

/* --- A client beside a session --------------------------------------------------------------------- */

enum { BESIDE_DOWN, BESIDE_UP = 2, BESIDE_WORKS = 6 };

static simcom_status_t begin_beside(world_t *world, uint8_t client)
{
    if (world->beside == BESIDE_DOWN) {
        return app_disconnect(world, client);
    }
    return world->beside < BESIDE_UP ? app_release(world, client)
                                     : begin_client(world, client * 4u + world->beside - BESIDE_UP);
}

bool proof_beside(world_t *world, uint8_t client)
{
    unsigned slot = slot_number(client);

    if (world->beside < BESIDE_WORKS && !world->operations[slot].active &&
        world->now >= world->next_act[slot]) {
        world->beside_begun = begin_beside(world, client) == SIMCOM_GOOD;
    }
    return world->beside == BESIDE_WORKS;
}

void proof_beside_ended(world_t *world, const simcom_event_t *event)
{
    unsigned slot = slot_number(event->client);

    if (slot == 0u || !world->beside_begun) {
        return; /* an operation of before */
    }
    world->beside_begun = false;
    if (world->beside < BESIDE_UP || event->u.done.outcome == SIMCOM_DONE) {
        world->beside++;
        return;
    }
    if (++world->beside_attempt >= ATTEMPTS) {
        fail(world, "beside the session %s ended as %s, code %u",
             operation_name(event->u.done.operation), outcome_name(event->u.done.outcome),
             event->u.done.code);
    }
    world->beside = BESIDE_DOWN;
    world->next_act[slot] = world->now + PAUSE_MS;
}
