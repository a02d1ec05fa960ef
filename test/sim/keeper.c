/* SPDX-License-Identifier: MIT */
/*
 * keeper.c - an application whose clients are kept connected by sessions, one or both of them.
 *
 * It queues messages, the broker sends it others, it stops and starts sessions and is reset itself. After
 * the last fault each session has to be connected again by itself, to deliver and to receive.
 */
#include "sim.h"

/* From the last fault, and what it began, until a message of the queue was delivered: 12 attempts (3 on
 * each of 4 rungs) with the longest pause that is drawn, 120 s, and what they ask. */
#define AGAIN_MS    1800000u
#define SETTLING_MS 30000u
#define MESSAGES    3u
#define ATTEMPTS    3u

/* Of each session. */
enum { STEP_MEND, STEP_CONNECT, STEP_DELIVER, STEP_WORKS };
/* Of the proof: each works by itself; then all of them together. */
enum { PROOF_EACH, PROOF_ALL };

keeper_t *keeper_of(world_t *world, unsigned client)
{
    for (unsigned i = 0; i < world->keeper_count; i++) {
        if (world->keepers[i].config.client == client) {
            return &world->keepers[i];
        }
    }
    return NULL;
}

unsigned keeper_number(const world_t *world, const keeper_t *keeper)
{
    return (unsigned)(keeper - world->keepers) + 1u;
}

/* The client that the application has for itself; SIMCOM_CLIENTS if there is none. */
static uint8_t own_client(const world_t *world)
{
    return world->plan.company == COMPANY_APPLICATION
               ? (uint8_t)(1u - world->keepers[0].config.client)
               : (uint8_t)SIMCOM_CLIENTS;
}

static void wake_at(world_t *world, uint64_t at)
{
    world->wake_at = at < world->wake_at ? at : world->wake_at;
}

/* --- Starting and stopping ------------------------------------------------------------------------- */

void keeper_start(world_t *world, keeper_t *keeper)
{
    note(world, "session %u: start", keeper_number(world, keeper));
    keeper->ended = false;
    keeper->stopping = false;
    world->dirty = true;
    if (simcom_session_start(&keeper->session) != SIMCOM_GOOD) {
        fail(world, "the session cannot be started");
    }
}

/* The host begins. */
static void prepare(world_t *world)
{
    for (unsigned i = 0; i < world->keeper_count; i++) {
        keeper_t *keeper = &world->keepers[i];
        if (simcom_session_init(&keeper->session, &world->modem, &keeper->config) != SIMCOM_GOOD) {
            fail(world, "the session cannot be prepared");
        }
        keeper->told = false;
        keeper->count = 0;
        keeper_write_data(world, keeper);
        keeper_start(world, keeper);
    }
}

void keeper_begin(world_t *world)
{
    keeper_make(world);
    world->wakes = 1; /* sessions ask the module to listen whenever they like */
    prepare(world);
}

static void stop(world_t *world, keeper_t *keeper)
{
    note(world, "session %u: stop", keeper_number(world, keeper));
    keeper->stopping = true;
    keeper->ended = false;
    /* What is under way, and three more. */
    keeper->stop_by = world->now + 4u * app_limit_ms(SIMCOM_OPERATION_SUBSCRIBE, world);
    world->dirty = true;
    if (simcom_session_stop(&keeper->session) != SIMCOM_GOOD) {
        fail(world, "the session cannot be stopped");
    }
    keeper_news(world, keeper);
}

static void reset_host(world_t *world)
{
    world->resets = true;
    world_reset_host(world);
    for (unsigned i = 0; i < world->keeper_count; i++) {
        keeper_renew(world, &world->keepers[i]);
    }
    driver_reset(world);
    prepare(world);
}

/* One that gave up, or was stopped, is started again, once its files are in the module. */
static void revive(world_t *world, keeper_t *keeper)
{
    for (unsigned i = 0; i < KEEPER_FILES; i++) {
        if (((unsigned)keeper->lacks >> i & 1u) != 0u) {
            keeper->next_start = world->now + 1000u;
            (void)app_upload(world, keeper->name[i], keeper_file(keeper, i));
            return;
        }
    }
    keeper_start(world, keeper);
}

/* --- Events ---------------------------------------------------------------------------------------- */

/* A file that a session needs is in the module now. */
static void take_upload(world_t *world, const operation_t *operation)
{
    for (unsigned i = 0; i < world->keeper_count; i++) {
        keeper_t *keeper = &world->keepers[i];
        for (unsigned j = 0; j < KEEPER_FILES; j++) {
            if (operation->certificate.name.data == (const uint8_t *)keeper->name[j]) {
                keeper->lacks &= (uint8_t) ~(1u << j);
            }
        }
    }
}

/* The end of an operation. [in] owner  number of the session that says that it is its own; 0: none does */
static void take_done(world_t *world, const simcom_event_t *event, unsigned owner)
{
    unsigned slot = slot_number(event->client);
    operation_t *operation = &world->operations[slot < SLOTS ? slot : 0];
    unsigned outcome = event->u.done.outcome;

    if (slot >= SLOTS || !operation->active || operation->by != owner) {
        fail(world, "%s of slot %u ended, which is not under way, or not of session %u",
             operation_name(event->u.done.operation), slot, owner);
        return;
    }
    if (owner == 0u) {
        if (event->u.done.operation == SIMCOM_OPERATION_CERTIFICATE && outcome == SIMCOM_DONE) {
            take_upload(world, operation);
        }
        app_ended(world, event);
        return;
    }
    note(world, "event: %s of slot %u ended as %s, code %u",
         operation_name(event->u.done.operation), slot, outcome_name(outcome), event->u.done.code);
    operation->active = false;
    operation->given_up = outcome == SIMCOM_DONE ? 0u : operation->given_up + 1u;
    world->ended_count++;
    world->done_count += outcome == SIMCOM_DONE;
    world_hash(world, outcome | (uint64_t)event->u.done.code << 8);
}

void keeper_event(world_t *world, const simcom_event_t *event)
{
    world->service_stopped = event->kind == SIMCOM_EVENT_DONE &&
                             event->u.done.operation == SIMCOM_OPERATION_STOP &&
                             event->u.done.outcome == SIMCOM_DONE;
    bool told[SIMCOM_CLIENTS] = {world->keepers[0].told, world->keepers[1].told};
    unsigned owner = 0;

    world->dirty = true;
    for (unsigned i = 0; i < world->keeper_count; i++) {
        keeper_t *keeper = &world->keepers[i];
        if (simcom_session_handle(&keeper->session, event)) {
            if (owner != 0u) {
                fail(world, "an event of kind %u is of both sessions", event->kind);
            }
            owner = i + 1u;
        }
    }
    if (event->kind == SIMCOM_EVENT_DONE) {
        take_done(world, event, owner);
    }
    for (unsigned i = 0; i < world->keeper_count; i++) {
        keeper_news(world, &world->keepers[i]);
        keeper_heard(world, &world->keepers[i], event, told[i]);
    }
}

/* --- What it does ---------------------------------------------------------------------------------- */

/* Puts a message into the queue; UINT32_MAX if there is no room. */
static uint32_t publish(world_t *world, keeper_t *keeper, uint8_t qos, uint32_t size)
{
    static uint8_t topic[TOPIC_ROOM], payload[PAYLOAD_ROOM];
    uint8_t target = (uint8_t)draw(&world->chance, 3);
    uint32_t number;

    if (keeper->count == QUEUED ||
        (number = world_item(world, ITEM_PUBLISH, keeper->config.client)) == UINT32_MAX) {
        return UINT32_MAX;
    }
    item_t *item = &world->items[number];
    uint32_t most = world_most(world, false);
    item->target = target < SIMCOM_CLIENTS && !world_is_flooded(world) ? target : 0xFF;
    item->qos = qos;
    item->payload_length = (uint16_t)(size < most ? size : most);
    if (item->target < SIMCOM_CLIENTS) {
        world_load(world, item);
    }
    simcom_publish_t message = {
        .topic = {topic, content_topic(item, number, topic)},
        .payload = {payload, content_payload(&world->plan, item, number, payload)},
        .qos = qos,
        .timeout = (uint16_t)(once_in(&world->chance, 3) ? 180u : 0u)};
    simcom_status_t status = simcom_session_publish(&keeper->session, &message, (uint16_t)number);
    note(world, "session %u: publish %u, topic %u, payload %u bytes, qos %u: status %u",
         keeper_number(world, keeper), (unsigned)number, item->topic_length, item->payload_length,
         qos, (unsigned)status);
    if (status != SIMCOM_GOOD && status != SIMCOM_E_FULL) {
        fail(world, "the session does not take a message: status %u", (unsigned)status);
    } else if (status == SIMCOM_E_FULL && keeper->count == 0u) {
        fail(world, "the queue is full, and there is nothing in it");
    }
    if (status != SIMCOM_GOOD) {
        return UINT32_MAX;
    }
    world->dirty = true;
    keeper->queued[keeper->count++] = number;
    if (keeper->count == 1u) {
        keeper_write_data(world, keeper);
    }
    return number;
}

static void send_message(world_t *world, const keeper_t *keeper, uint32_t size, bool expected)
{
    uint8_t client = keeper->config.client;
    uint8_t target = world->plan.company == COMPANY_NONE
                         ? (uint8_t)draw(&world->chance, SIMCOM_CLIENTS)
                         : client;
    uint32_t number = world_message(world, target, size, expected);

    if (number != UINT32_MAX) {
        world->items[number].client = client;
        world->open_items += expected;
    }
}

static void disturb(world_t *world, keeper_t *keeper)
{
    keeper->next_stop = world->now + 1u + draw(&world->chance, 900000);
    if (once_in(&world->chance, 3)) {
        reset_host(world);
    } else if (!keeper->ended && !keeper->stopping) {
        stop(world, keeper);
    }
}

/* Whether a message that is sent now must come, as long as nothing goes wrong. */
static bool is_safe(const world_t *world, const keeper_t *keeper)
{
    simcom_session_step_t step = simcom_session_step(&keeper->session);
    const operation_t *own = &world->operations[keeper->config.client + 1u];

    return keeper->told && step >= SIMCOM_SESSION_ONLINE &&
           (!own->active || step == SIMCOM_SESSION_ONLINE) && world->judge.excuse == 0u &&
           !world->restarted_now && !(world->judge.off && world->struck > 0u) &&
           (world->struck == 0u || world->now > world->struck_at + 900000u);
}

static void play(world_t *world, keeper_t *keeper)
{
    static const uint32_t most[] = {2, 40, 40, 300, 300, 1501, 3000};
    chance_t *chance = &world->chance;

    if (world->restless && world->now >= keeper->next_stop) {
        disturb(world, keeper);
    }
    if (world->now >= keeper->next_publish) {
        uint32_t size = draw(chance, most[draw(chance, sizeof most / sizeof *most)]);
        (void)publish(world, keeper, (uint8_t)(once_in(chance, 3) ? draw(chance, 3) : 1u), size);
        keeper->next_publish = world->now + 1u + draw(chance, once_in(chance, 3) ? 500u : 60000u);
    }
    if (world->now >= keeper->next_message) {
        uint32_t size = draw(chance, most[draw(chance, sizeof most / sizeof *most)]);
        if (!world_is_flooded(world)) {
            send_message(world, keeper, size, is_safe(world, keeper));
        }
        keeper->next_message = world->now + 20u + draw(chance, once_in(chance, 3) ? 500u : 90000u);
    }
    wake_at(world, keeper->next_publish);
    wake_at(world, keeper->next_message);
    if (world->restless) {
        wake_at(world, keeper->next_stop);
    }
}

static void play_all(world_t *world)
{
    wake_at(world, world->plan.storm_ms);
    for (unsigned i = 0; i < world->keeper_count; i++) {
        play(world, &world->keepers[i]);
    }
    if (world->plan.company == COMPANY_APPLICATION) {
        driver_turn(world);
    }
}

/* --- After the last fault -------------------------------------------------------------------------- */

static void prove(world_t *world, keeper_t *keeper)
{
    const item_t *item = &world->items[keeper->proof];

    if (world->now > world->stage_at + AGAIN_MS) {
        fail(world, "%u s after the last fault session %u does not work again: step %u, at %u",
             AGAIN_MS / 1000u, keeper_number(world, keeper), keeper->step,
             (unsigned)simcom_session_step(&keeper->session));
    } else if (keeper->step == STEP_MEND && !keeper->stopping && !keeper->ended) {
        /* What the module read may be another filter, another client: no session can know. */
        if (world->plan.family >= FAMILY_FLIP && !keeper->mended) {
            stop(world, keeper);
        }
        keeper->mended = true;
        keeper->step = STEP_CONNECT;
    } else if (keeper->step == STEP_CONNECT && keeper->told) {
        keeper->proof = publish(world, keeper, 1, 50);
        keeper->step = keeper->proof == UINT32_MAX ? STEP_CONNECT : STEP_DELIVER;
    } else if (keeper->step == STEP_DELIVER && item->ended && item->outcome != SIMCOM_DONE) {
        keeper->step = STEP_CONNECT;
        if (++keeper->attempt >= ATTEMPTS) {
            fail(world, "after the last fault a message of the queue ended as %s",
                 outcome_name(item->outcome));
        }
    } else if (keeper->step == STEP_DELIVER && item->ended && keeper->told) {
        keeper->again = world->now - world->stage_at;
        keeper->step = STEP_WORKS;
    }
}

/* Each works; now all of them have to, at once and for good. */
static void begin_together(world_t *world)
{
    world->step = PROOF_ALL;
    world->stage_at = world->now;
    for (unsigned i = 0; i < world->keeper_count; i++) {
        for (unsigned j = 0; j < MESSAGES; j++) {
            send_message(world, &world->keepers[i], j * 700u, true);
        }
    }
    if (world->plan.company == COMPANY_APPLICATION) {
        for (unsigned j = 0; j < MESSAGES; j++) {
            world->open_items +=
                world_message(world, own_client(world), j * 700u, true) != UINT32_MAX;
        }
    }
}

static void prove_all(world_t *world)
{
    bool works = true, empty = true;

    for (unsigned i = 0; i < world->keeper_count; i++) {
        keeper_t *keeper = &world->keepers[i];
        if (world->step == PROOF_EACH) {
            prove(world, keeper);
        }
        /* A session that is still on its ladder may restart the module of both. */
        works = works && keeper->step == STEP_WORKS && keeper->told;
        empty = empty && keeper->count == 0u;
    }
    if (works && world->plan.company == COMPANY_APPLICATION) {
        works = proof_beside(world, own_client(world));
    }
    if (works && world->step == PROOF_EACH) {
        begin_together(world);
    } else if (world->step == PROOF_ALL && world->open_items == 0u && empty) {
        world->stage = STAGE_OVER;
    } else if (world->now > world->stage_at + AGAIN_MS) {
        fail(world, "%u s after the last fault not all of it works again", AGAIN_MS / 1000u);
    }
    wake_at(world, world->now + 1000u);
}

static void calm(world_t *world)
{
    uint64_t quiet = world->stage_at + world->plan.outage_ms + SETTLING_MS;

    if (world->now < quiet) {
        wake_at(world, quiet);
    } else {
        note(world, "--- the proof");
        world->stage = STAGE_PROOF;
        world->stage_at = world->now;
        world->step = PROOF_EACH;
        prove_all(world);
    }
}

/* --- Its turn -------------------------------------------------------------------------------------- */

/* Operations that a session has begun. */
static void see_operations(world_t *world, const keeper_t *keeper)
{
    for (unsigned i = 0; i < SLOTS; i++) {
        operation_t *operation = &world->operations[i];
        uint8_t client = i == 0u ? SIMCOM_MODULE : (uint8_t)(i - 1u);
        if (!operation->active && simcom_busy(&world->modem, client)) {
            note(world, "begin: step %u of session %u in slot %u",
                 (unsigned)simcom_session_step(&keeper->session), keeper_number(world, keeper), i);
            if (client != SIMCOM_MODULE && client != keeper->config.client) {
                fail(world, "session %u uses the client of another", keeper_number(world, keeper));
            }
            operation->active = true;
            operation->used = true;
            operation->by = (uint8_t)keeper_number(world, keeper);
            operation->kind = SIMCOM_OPERATION_SUBSCRIBE; /* the longest */
            operation->started = world->now;
            operation->deadline = world->now + app_limit_ms(operation->kind, world);
        }
    }
}

static void tick(world_t *world, keeper_t *keeper)
{
    uint32_t wait = 0;

    for (unsigned i = 0; wait == 0u && !world->failed; i++) {
        wait = simcom_session_tick(&keeper->session, world_clock(world));
        see_operations(world, keeper);
        keeper_news(world, keeper);
        if (i > 100u) {
            fail(world, "the session asks to be called at once, and does nothing");
        }
    }
    if (wait != UINT32_MAX) {
        wake_at(world, world->now + wait);
    }
}

void keeper_turn(world_t *world)
{
    world->wake_at = FOREVER;
    for (unsigned i = 0; i < world->keeper_count; i++) {
        keeper_t *keeper = &world->keepers[i];
        if (keeper->ended && world->now >= keeper->next_start) {
            revive(world, keeper);
        } else if (keeper->stopping && !keeper->ended && world->now > keeper->stop_by) {
            fail(world, "the session was asked to stop, and does not");
        }
    }
    if (world->stage == STAGE_STORM) {
        play_all(world);
    } else if (world->stage == STAGE_CALM) {
        calm(world);
    } else {
        prove_all(world);
    }
    for (unsigned i = 0; i < world->keeper_count; i++) {
        if (world->keepers[i].ended) {
            wake_at(world, world->keepers[i].next_start);
        }
        tick(world, &world->keepers[i]);
    }
    world->dirty = false;
}
