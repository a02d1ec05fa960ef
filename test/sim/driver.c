/* SPDX-License-Identifier: MIT */
/* driver.c - an application that does what it likes. */
#include "sim.h"

static uint64_t pause_ms(world_t *world)
{
    static const uint32_t most[] = {1, 1, 50, 5000, 60000, 180000, 600000};
    return draw(&world->chance, most[draw(&world->chance, sizeof most / sizeof *most)]);
}

/* Whether it gives each operation its time. */
static bool is_patient(const world_t *world)
{
    return world->plan.session ? !world->plan.rude : world->plan.polite;
}

static void act_module(world_t *world)
{
    chance_t *chance = &world->chance;

    if (!world->started && !once_in(chance, 4)) {
        (void)app_start(world);
        return;
    }
    switch (draw(chance, 12)) {
    case 0:
        (void)app_tls(world, (uint8_t)draw(chance, 4));
        break;
    case 1:
    case 2:
        (void)app_certificate(world, draw(chance, 3), false);
        break;
    case 3:
        (void)app_certificate(world, draw(chance, 3), true);
        break;
    case 4:
        (void)app_list(world);
        break;
    case 5:
        (void)app_echo_off(world);
        break;
    case 6:
        if (!world->plan.polite) {
            (void)app_stop(world);
        }
        break;
    default:
        (void)app_read(world);
        break;
    }
}

/* What concerns the module, where a session starts the service and stops it. */
static void act_beside(world_t *world)
{
    chance_t *chance = &world->chance;
    uint32_t what = draw(chance, 8);

    if (what == 0u) {
        (void)app_tls(world, (uint8_t)draw(chance, 4));
    } else if (what <= 2u) {
        (void)app_certificate(world, draw(chance, 3), what == 2u);
    } else if (what == 3u) {
        (void)app_list(world);
    } else {
        (void)app_read(world);
    }
}

static void act_acquired(world_t *world, uint8_t client)
{
    uint32_t what = draw(&world->chance, 10);

    if (what == 0u) {
        (void)app_will(world, client);
    } else if (what == 1u) {
        (void)app_configure(world, client);
    } else if (what == 2u) {
        (void)app_release(world, client);
    } else {
        (void)app_connect(world, client, world->tls[client]);
    }
}

static void act_connected(world_t *world, uint8_t client)
{
    chance_t *chance = &world->chance;
    uint32_t what = draw(chance, 20);

    if (what < 3u || (!world->subscribed[client] && what < 8u)) {
        (void)app_subscribe(world, client);
    } else if (what == 9u) {
        (void)app_unsubscribe(world, client);
    } else if (what == 10u || what == 11u) {
        (void)app_batch(world, client, what == 10u);
    } else if (what == 12u) {
        (void)app_disconnect(world, client);
    } else {
        uint8_t target = (uint8_t)draw(chance, 3);
        (void)app_publish(world, client, target < SIMCOM_CLIENTS ? target : 0xFF,
                          (uint8_t)draw(chance, 3), UINT32_MAX);
    }
}

static void act_client(world_t *world, uint8_t client)
{
    bool wrong =
        !is_patient(world) && once_in(&world->chance, 20); /* what is refused must do no harm */

    if (!world->started && !wrong) {
        return;
    }
    if (!world->acquired[client] && !wrong) {
        (void)app_acquire(world, client, once_in(&world->chance, 3));
    } else if (!world->connected[client] && !wrong) {
        act_acquired(world, client);
    } else {
        act_connected(world, client);
    }
}

/* Cancels an operation, or gives it little time. */
static void disturb(world_t *world, unsigned slot)
{
    operation_t *operation = &world->operations[slot];
    uint8_t client = slot == 0u ? SIMCOM_MODULE : (uint8_t)(slot - 1u);

    if (is_patient(world) || !operation->active || operation->by != 0u) {
        return;
    }
    if (once_in(&world->chance, 40) && simcom_cancel(&world->modem, client) == SIMCOM_GOOD) {
        note(world, "cancel: %s of slot %u", operation_name(operation->kind), slot);
        operation->cancelled = true;
    } else if (once_in(&world->chance, 60) &&
               simcom_time_limit(&world->modem, client,
                                 (uint16_t)(1u + draw(&world->chance, 30))) == SIMCOM_GOOD) {
        note(world, "time limit: %s of slot %u", operation_name(operation->kind), slot);
        operation->limited = true;
    }
}

static void act(world_t *world, unsigned slot)
{
    world->next_act[slot] = world->now + 1u + pause_ms(world);
    if (slot == 0u && world->plan.session) {
        act_beside(world);
        world->next_act[slot] += 20000u;
    } else if (slot == 0u) {
        act_module(world);
        world->next_act[slot] += world->started ? 5000u : 0u;
    } else {
        act_client(world, (uint8_t)(slot - 1u));
    }
    disturb(world, slot);
}

static void send_message(world_t *world)
{
    uint8_t client = world->plan.session ? (uint8_t)(1u - world->keepers[0].config.client)
                                         : (uint8_t)draw(&world->chance, SIMCOM_CLIENTS);
    const operation_t *own = &world->operations[client + 1u];
    const operation_t *whole = &world->operations[0];
    bool quiet = (!own->active || own->kind == SIMCOM_OPERATION_PUBLISH ||
                  own->kind == SIMCOM_OPERATION_SUBSCRIBE) &&
                 (!whole->active ||
                  (whole->kind != SIMCOM_OPERATION_STOP && whole->kind != SIMCOM_OPERATION_START));
    bool safe = world->subscribed[client] && world->connected[client] && quiet &&
                world->judge.excuse == 0u && world->restarted_now == false &&
                !(world->judge.off && world->struck > 0u) &&
                (world->struck == 0u || world->now > world->struck_at + 900000u);
    static const uint32_t most[] = {2,   40,  40,  40,   40,   40,   300,  300,
                                    300, 300, 300, 1501, 1501, 3001, 10241};
    uint32_t size = draw(&world->chance, most[draw(&world->chance, sizeof most / sizeof *most)]);
    uint32_t number = world_message(world, client, size, safe);

    world->open_items += number != UINT32_MAX && safe;
}

void driver_ended(world_t *world, unsigned slot)
{
    if (once_in(&world->chance, 2)) {
        act(world, slot); /* from where the event is handled */
    }
}

/* Where a session keeps the other client, it says whether the service is started. */
static bool has_slot(const world_t *world, unsigned slot)
{
    return !world->plan.session || (world->plan.company == COMPANY_APPLICATION &&
                                    slot_number(world->keepers[0].config.client) != slot);
}

void driver_reset(world_t *world)
{
    for (uint8_t i = 0; i < SIMCOM_CLIENTS; i++) {
        if (has_slot(world, i + 1u)) {
            simcom_mqtt_adopt(&world->modem, i);
            world->stale[i] = true;
        }
    }
}

uint64_t driver_turn(world_t *world)
{
    uint64_t next = world->plan.storm_ms;

    if (world->plan.session) {
        world->started = simcom_session_step(&world->keepers[0].session) > SIMCOM_SESSION_START;
    }
    for (unsigned i = 0; i < SLOTS; i++) {
        if (!has_slot(world, i)) {
            continue;
        }
        if (world->operations[i].active) {
            disturb(world, i);
        } else if (world->now >= world->next_act[i]) {
            act(world, i);
        }
        next = world->next_act[i] > world->now && world->next_act[i] < next ? world->next_act[i]
                                                                            : next;
    }
    if (world->now >= world->next_message) {
        if (!world_is_flooded(world)) {
            send_message(world);
        }
        world->next_message =
            world->now + 20u + draw(&world->chance, once_in(&world->chance, 3) ? 500u : 90000u);
        if (!world->plan.session && !world->plan.polite && once_in(&world->chance, 400)) {
            world_reset_host(world);
            driver_reset(world);
            (void)app_wake(world);
        }
    }
    return world->next_message < next ? world->next_message : next;
}
