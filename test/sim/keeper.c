/* SPDX-License-Identifier: MIT */
/*
 * keeper.c - an application whose client is kept connected by a session.
 *
 * It queues messages, the broker sends it others, it stops and starts the session and is reset itself.
 * After the last fault the session has to be connected again by itself, to deliver and to receive.
 */
#include "sim.h"

#include "simcom/codes.h"

#include <string.h>

/* From the last fault, and what it began, until a message of the queue was delivered: 12 attempts (3 on
 * each of 4 rungs) with the longest pause that is drawn, 120 s, and what they ask. */
#define AGAIN_MS    1800000u
#define SETTLING_MS 30000u
#define MESSAGES    3u
#define ATTEMPTS    3u

enum { STEP_MEND, STEP_CONNECT, STEP_DELIVER, STEP_RECEIVE };

/* --- Making ---------------------------------------------------------------------------------------- */

static uint32_t on_random(void *context)
{
    world_t *world = context;
    return (uint32_t)chance_next(&world->chance);
}

static void on_reset(void *context)
{
    world_reset_module(context);
}

static void draw_policy(world_t *world, simcom_session_policy_t *policy)
{
    chance_t *chance = &world->chance;

    policy->pause_min_s = (uint16_t)draw(chance, 11);
    policy->pause_max_s = (uint16_t)(once_in(chance, 2) ? 0u : 5u + draw(chance, 116));
    policy->network_s = (uint16_t)(once_in(chance, 2) ? 0u : 10u + draw(chance, 171));
    policy->boot_s = (uint16_t)(once_in(chance, 2) ? 0u : 10u + draw(chance, 50));
    policy->check_s = (uint16_t)(once_in(chance, 2) ? 0u : 20u + draw(chance, 600));
    policy->tries = (uint8_t)draw(chance, 4);
    policy->no_network_check = once_in(chance, 4);
    policy->no_reset = once_in(chance, 8);
    policy->adopt = once_in(chance, 2);
    policy->resend = once_in(chance, 2);
}

static void draw_will(world_t *world)
{
    keeper_t *keeper = &world->keeper;
    uint32_t number = world_item(world, ITEM_WILL, keeper->config.client);
    item_t *item = &world->items[number];

    item->payload_length = (uint16_t)(1u + draw(&world->chance, 300));
    keeper->will = (simcom_will_t){
        .topic = {keeper->will_topic, content_topic(item, number, keeper->will_topic)},
        .message = {keeper->will_message,
                    content_payload(&world->plan, item, number, keeper->will_message)},
        .qos = 1};
    keeper->config.will = &keeper->will;
}

static void draw_config(world_t *world)
{
    keeper_t *keeper = &world->keeper;
    chance_t *chance = &world->chance;
    simcom_session_config_t *config = &keeper->config;

    config->client = (uint8_t)draw(chance, SIMCOM_CLIENTS);
    (void)snprintf(keeper->text[0], sizeof keeper->text[0], "sim-%u", config->client);
    config->acquire = (simcom_acquire_t){.client_id = simcom_text(keeper->text[0])};
    for (unsigned i = 0; i < 2u; i++) {
        (void)snprintf(keeper->text[i + 1u], sizeof keeper->text[0], "c%u/m/#", i);
        keeper->filters[i] =
            (simcom_filter_t){.filter = simcom_text(keeper->text[i + 1u]), .qos = (uint8_t)i};
        keeper->servers[i] = (simcom_connect_t){
            .server = simcom_text(i == 0u ? "tcp://broker.example:8883" : "tcp://10.0.0.1"),
            .user = simcom_text("user-" CANARY),
            .password = simcom_text("password-" CANARY),
            .keepalive = 60,
            .clean = !once_in(chance, 3),
            .context = SIMCOM_CONTEXT_NONE};
    }
    config->servers = keeper->servers;
    config->server_count = (uint8_t)draw(chance, 3);
    config->filters = keeper->filters;
    config->filter_count = 2;
    keeper->settings.check_utf8 = (simcom_optional_byte_t){1, true};
    config->settings = once_in(chance, 2) ? &keeper->settings : NULL;
    draw_policy(world, &config->policy);
    config->random = once_in(chance, 2) ? on_random : NULL;
    config->reset = once_in(chance, 2) ? on_reset : NULL;
    config->context = world;
    config->queue = keeper->queue;
    config->queue_size = (uint16_t)(KEEPER_ROOM + draw(chance, sizeof keeper->queue - KEEPER_ROOM));
}

/* What the host may send behind a prompt: of its configuration, and of the oldest message. */
static void write_data(world_t *world)
{
    keeper_t *keeper = &world->keeper;
    operation_t *operation = &world->operations[keeper->config.client + 1u];
    unsigned n = 0;

    app_keep_old(operation);
    for (unsigned i = 0; i < 2u; i++) {
        operation->data[n++] = keeper->filters[i].filter;
    }
    if (keeper->config.will != NULL) {
        operation->data[n++] = keeper->will.topic;
        operation->data[n++] = keeper->will.message;
    }
    if (keeper->count > 0u) {
        uint32_t number = keeper->queued[0];
        const item_t *item = &world->items[number];
        operation->data[n++] =
            (simcom_bytes_t){operation->topic, content_topic(item, number, operation->topic)};
        operation->data[n++] = (simcom_bytes_t){
            operation->payload, content_payload(&world->plan, item, number, operation->payload)};
    }
    operation->datas = n;
}

static void start(world_t *world)
{
    keeper_t *keeper = &world->keeper;

    note(world, "session: start");
    keeper->ended = false;
    keeper->stopping = false;
    keeper->dirty = true;
    if (simcom_session_start(&keeper->session) != SIMCOM_GOOD) {
        fail(world, "the session cannot be started");
    }
}

static void prepare(world_t *world)
{
    keeper_t *keeper = &world->keeper;

    if (simcom_session_init(&keeper->session, &world->modem, &keeper->config) != SIMCOM_GOOD) {
        fail(world, "the session cannot be prepared");
    }
    keeper->told = false;
    keeper->count = 0;
    write_data(world);
    start(world);
}

void keeper_begin(world_t *world)
{
    keeper_t *keeper = &world->keeper;

    draw_config(world);
    if (once_in(&world->chance, 2)) {
        draw_will(world);
    }
    keeper->restless = once_in(&world->chance, 3);
    keeper->next_stop = draw(&world->chance, 300000);
    world->wakes = 1; /* it asks the module to listen whenever it likes */
    prepare(world);
}

/* --- What the session tells -------------------------------------------------------------------------- */

static bool has_damage(const world_t *world)
{
    return world->plan.family > FAMILY_LINES;
}

/* Whether the run has a fault that refuses connections with this code. */
static bool is_refused_so(const world_t *world, uint8_t code)
{
    for (uint32_t i = 0; i < world->plan.fault_count; i++) {
        const simcom_fault_t *fault = &world->plan.faults[i];
        if (fault->kind == SIMCOM_FAULT_ANSWER && fault->has_code && fault->code == code) {
            return true;
        }
    }
    return has_damage(world);
}

static void take_connected(world_t *world)
{
    if (world->keeper.told) {
        fail(world, "the session tells twice that it is connected");
    }
    world->keeper.told = true;
}

static void take_disconnected(world_t *world, const simcom_session_event_t *news)
{
    keeper_t *keeper = &world->keeper;

    judge_expect_nothing(world, keeper->config.client);
    if (!keeper->told) {
        fail(world, "the session tells that it is disconnected, and it was not connected");
    } else if (world->plan.family == FAMILY_CLEAN && !keeper->resets &&
               news->cause != SIMCOM_SESSION_ASKED) {
        fail(world, "the session is disconnected, cause %u, and nothing went wrong", news->cause);
    } else if (world->stage == STAGE_PROOF && world->step == STEP_RECEIVE) {
        fail(world, "the session is disconnected, cause %u, and the faults are over", news->cause);
    }
    keeper->told = false;
}

static void take_gave_up(world_t *world, const simcom_session_event_t *news)
{
    keeper_t *keeper = &world->keeper;
    bool final = news->code == SIMCOM_CODE_REFUSED_PROTOCOL_VERSION ||
                 news->code == SIMCOM_CODE_REFUSED_IDENTIFIER ||
                 news->code == SIMCOM_CODE_REFUSED_USER_OR_PASSWORD ||
                 news->code == SIMCOM_CODE_REFUSED_NOT_AUTHORIZED ||
                 news->code == SIMCOM_CODE_CERTIFICATE_NOT_SET;

    if (keeper->told || news->step != SIMCOM_SESSION_CONNECT ||
        news->cause != SIMCOM_SESSION_REFUSED || !final || !is_refused_so(world, news->code)) {
        fail(world, "the session gives up: step %u, cause %u, code %u", news->step, news->cause,
             news->code);
    }
    keeper->ended = true;
    keeper->next_start = world->now + draw(&world->chance, 60000);
}

static void take_published(world_t *world, const simcom_session_event_t *news)
{
    keeper_t *keeper = &world->keeper;
    uint32_t number = keeper->queued[0];
    item_t *item = &world->items[number];
    bool once = !keeper->config.policy.resend && !has_damage(world);

    if (keeper->count == 0u || news->tag != number) {
        fail(world, "message %u of the queue ends, and it is not the oldest", news->tag);
        return;
    }
    item->ended = true;
    item->outcome = news->outcome;
    if (news->outcome != SIMCOM_DONE && news->outcome != SIMCOM_REFUSED &&
        news->outcome != SIMCOM_UNKNOWN) {
        fail(world, "message %u of the queue ended as %s", (unsigned)number,
             outcome_name(news->outcome));
    } else if (news->outcome != SIMCOM_DONE && world->plan.family == FAMILY_CLEAN &&
               !keeper->restless) {
        fail(world, "message %u of the queue ended as %s, and nothing went wrong", (unsigned)number,
             outcome_name(news->outcome));
    } else if (news->outcome == SIMCOM_DONE && item->qos > 0u && item->arrived == 0u &&
               !plan_forges(&world->plan) && !world->judge.off) {
        fail(world, "message %u of the queue was delivered, and the broker never got it",
             (unsigned)number);
    } else if (news->outcome == SIMCOM_REFUSED && once && item->arrived > 0u) {
        fail(world, "message %u of the queue was refused, and the broker has it", (unsigned)number);
    } else if (news->outcome == SIMCOM_UNKNOWN && keeper->config.policy.resend && item->qos > 0u) {
        fail(world, "message %u of the queue was not sent again", (unsigned)number);
    }
    keeper->count--;
    memmove(keeper->queued, keeper->queued + 1, keeper->count * sizeof *keeper->queued);
    write_data(world);
}

static void take_news(world_t *world)
{
    static const char *const kinds[] = {"none",      "published", "disconnected",
                                        "working",   "need pin",  "waiting",
                                        "connected", "gave up",   "stopped"};
    keeper_t *keeper = &world->keeper;
    simcom_session_event_t news;

    while (!world->failed && simcom_session_next_event(&keeper->session, &news)) {
        note(world, "session: %s, step %u, cause %u, code %u, tag %u, outcome %u, wait %u",
             kinds[news.kind], news.step, news.cause, news.code, news.tag, news.outcome,
             (unsigned)news.wait_ms);
        world_hash(world, news.kind | (uint64_t)news.step << 8 | (uint64_t)news.cause << 16 |
                              (uint64_t)news.code << 24 | (uint64_t)news.tag << 32);
        keeper->dirty = true;
        if (keeper->ended) {
            fail(world, "the session tells %s, and it has ended", kinds[news.kind]);
        } else if (news.kind == SIMCOM_SESSION_EVENT_PUBLISHED) {
            take_published(world, &news);
        } else if (news.kind == SIMCOM_SESSION_EVENT_CONNECTED) {
            take_connected(world);
        } else if (news.kind == SIMCOM_SESSION_EVENT_DISCONNECTED) {
            take_disconnected(world, &news);
        } else if (news.kind == SIMCOM_SESSION_EVENT_GAVE_UP) {
            take_gave_up(world, &news);
        } else if (news.kind == SIMCOM_SESSION_EVENT_STOPPED) {
            if (!keeper->stopping || keeper->told) {
                fail(world, "the session has stopped, and nobody asked it to");
            }
            keeper->ended = true;
            keeper->next_start = world->now + draw(&world->chance, 60000);
        }
    }
    if (keeper->told != simcom_session_is_online(&keeper->session) ||
        keeper->count != simcom_session_queued(&keeper->session)) {
        fail(world, "the session tells one thing and answers another");
    }
}

/* An event behind which nobody can believe that the client is connected. */
static bool tells_loss(const world_t *world, const simcom_event_t *event)
{
    bool own = event->client == world->keeper.config.client || event->client == SIMCOM_MODULE;

    return event->kind == SIMCOM_EVENT_RESTARTED || event->kind == SIMCOM_EVENT_NETWORK_LOST ||
           (own && (event->kind == SIMCOM_EVENT_CONNECTION_LOST ||
                    event->kind == SIMCOM_EVENT_PING_FAILED));
}

void keeper_event(world_t *world, const simcom_event_t *event)
{
    keeper_t *keeper = &world->keeper;
    unsigned slot = slot_number(event->client);
    bool own = simcom_session_handle(&keeper->session, event);

    if (event->kind == SIMCOM_EVENT_DONE) {
        operation_t *operation = &world->operations[slot < SLOTS ? slot : 0];
        unsigned outcome = event->u.done.outcome;
        note(world, "event: %s of slot %u ended as %s, code %u",
             operation_name(event->u.done.operation), slot, outcome_name(outcome),
             event->u.done.code);
        if (!own || slot >= SLOTS || !operation->active) {
            fail(world, "%s of slot %u ended, which is not under way, or not the session's",
                 operation_name(event->u.done.operation), slot);
        }
        operation->active = false;
        operation->given_up = outcome == SIMCOM_DONE ? 0u : operation->given_up + 1u;
        world->ended_count++;
        world->done_count += outcome == SIMCOM_DONE;
        world_hash(world, outcome | (uint64_t)event->u.done.code << 8);
    }
    keeper->dirty = true;
    take_news(world);
    if (tells_loss(world, event) && keeper->told) {
        fail(world, "the module tells a loss of kind %u, and the session does not", event->kind);
    }
}

void keeper_arrived(world_t *world, uint32_t number)
{
    keeper_t *keeper = &world->keeper;
    const item_t *item = &world->items[number];

    if (has_damage(world)) {
        return;
    }
    if (item->arrived > 1u && (!keeper->config.policy.resend || item->qos == 0u)) {
        fail(world, "message %u of the queue came to the broker twice", (unsigned)number);
    } else if (item->arrived == 1u && number + 1u < keeper->newest) {
        fail(world, "message %u of the queue came behind a later one", (unsigned)number);
    }
    keeper->newest = number + 1u > keeper->newest ? number + 1u : keeper->newest;
}

/* --- What it does -------------------------------------------------------------------------------------- */

/* Puts a message into the queue; UINT32_MAX if there is no room. */
static uint32_t publish(world_t *world, uint8_t qos, uint32_t size)
{
    static uint8_t topic[TOPIC_ROOM], payload[PAYLOAD_ROOM];
    keeper_t *keeper = &world->keeper;
    uint8_t target = (uint8_t)draw(&world->chance, 3);
    uint32_t number;

    if (keeper->count == QUEUED ||
        (number = world_item(world, ITEM_PUBLISH, keeper->config.client)) == UINT32_MAX) {
        return UINT32_MAX;
    }
    item_t *item = &world->items[number];
    item->target = target < SIMCOM_CLIENTS ? target : 0xFF;
    item->qos = qos;
    item->payload_length = (uint16_t)size;
    simcom_publish_t message = {
        .topic = {topic, content_topic(item, number, topic)},
        .payload = {payload, content_payload(&world->plan, item, number, payload)},
        .qos = qos,
        .timeout = (uint16_t)(once_in(&world->chance, 3) ? 180u : 0u)};
    simcom_status_t status = simcom_session_publish(&keeper->session, &message, (uint16_t)number);
    note(world, "session: publish %u, topic %u, payload %u bytes, qos %u: status %u",
         (unsigned)number, item->topic_length, item->payload_length, qos, (unsigned)status);
    if (status != SIMCOM_GOOD && status != SIMCOM_E_FULL) {
        fail(world, "the session does not take a message: status %u", (unsigned)status);
    } else if (status == SIMCOM_E_FULL && keeper->count == 0u) {
        fail(world, "the queue is full, and there is nothing in it");
    }
    if (status != SIMCOM_GOOD) {
        return UINT32_MAX;
    }
    keeper->dirty = true;
    keeper->queued[keeper->count++] = number;
    if (keeper->count == 1u) {
        write_data(world);
    }
    return number;
}

static void send_message(world_t *world, uint32_t size, bool expected)
{
    uint32_t number =
        world_message(world, (uint8_t)draw(&world->chance, SIMCOM_CLIENTS), size, expected);

    if (number != UINT32_MAX) {
        world->items[number].client = world->keeper.config.client;
        world->open_items += expected;
    }
}

static void stop(world_t *world)
{
    keeper_t *keeper = &world->keeper;

    note(world, "session: stop");
    keeper->stopping = true;
    keeper->ended = false;
    /* What is under way, and three more. */
    keeper->stop_by = world->now + 4u * app_limit_ms(SIMCOM_OPERATION_SUBSCRIBE, world);
    keeper->dirty = true;
    if (simcom_session_stop(&keeper->session) != SIMCOM_GOOD) {
        fail(world, "the session cannot be stopped");
    }
    take_news(world);
}

static void disturb(world_t *world)
{
    keeper_t *keeper = &world->keeper;

    keeper->next_stop = world->now + 1u + draw(&world->chance, 900000);
    if (once_in(&world->chance, 3)) {
        keeper->resets = true;
        world_reset_host(world);
        prepare(world);
    } else if (!keeper->ended && !keeper->stopping) {
        stop(world);
    }
}

static void play(world_t *world)
{
    static const uint32_t most[] = {2, 40, 40, 300, 300, 1501, 3000};
    keeper_t *keeper = &world->keeper;
    chance_t *chance = &world->chance;

    if (keeper->restless && world->now >= keeper->next_stop) {
        disturb(world);
    }
    if (world->now >= keeper->next_publish) {
        uint32_t size = 1u + draw(chance, most[draw(chance, sizeof most / sizeof *most)] - 1u);
        (void)publish(world, (uint8_t)(once_in(chance, 3) ? draw(chance, 3) : 1u), size);
        keeper->next_publish = world->now + 1u + draw(chance, once_in(chance, 3) ? 500u : 60000u);
    }
    if (world->now >= world->next_message) {
        const operation_t *own = &world->operations[keeper->config.client + 1u];
        bool safe =
            keeper->told && simcom_session_step(&keeper->session) >= SIMCOM_SESSION_ONLINE &&
            (!own->active || simcom_session_step(&keeper->session) == SIMCOM_SESSION_ONLINE) &&
            world->judge.excuse == 0u && !world->restarted_now &&
            (world->struck == 0u || world->now > world->struck_at + 900000u);
        send_message(world, draw(chance, most[draw(chance, sizeof most / sizeof *most)]), safe);
        world->next_message = world->now + 20u + draw(chance, once_in(chance, 3) ? 500u : 90000u);
    }
    uint64_t next =
        keeper->next_publish < world->next_message ? keeper->next_publish : world->next_message;
    next = keeper->restless && keeper->next_stop < next ? keeper->next_stop : next;
    world->wake_at = world->plan.storm_ms < next ? world->plan.storm_ms : next;
}

/* --- After the last fault ------------------------------------------------------------------------------ */

static void prove(world_t *world)
{
    keeper_t *keeper = &world->keeper;
    const item_t *item = &world->items[keeper->proof];

    if (world->now > world->stage_at + AGAIN_MS) {
        fail(world, "%u s after the last fault the session does not work again: step %u, at %u",
             AGAIN_MS / 1000u, world->step, (unsigned)simcom_session_step(&keeper->session));
    } else if (world->step == STEP_MEND && !keeper->stopping && !keeper->ended) {
        /* What the module read may be another filter, another client: no session can know. */
        if (world->plan.family >= FAMILY_FLIP && !keeper->mended) {
            stop(world);
        }
        keeper->mended = true;
        world->step = STEP_CONNECT;
    } else if (world->step == STEP_CONNECT && keeper->told) {
        keeper->proof = publish(world, 1, 50);
        world->step = keeper->proof == UINT32_MAX ? STEP_CONNECT : STEP_DELIVER;
    } else if (world->step == STEP_DELIVER && item->ended && item->outcome != SIMCOM_DONE) {
        world->step = STEP_CONNECT;
        if (++world->attempt >= ATTEMPTS) {
            fail(world, "after the last fault a message of the queue ended as %s",
                 outcome_name(item->outcome));
        }
    } else if (world->step == STEP_DELIVER && item->ended && keeper->told) {
        keeper->again = world->now - world->stage_at;
        world->step = STEP_RECEIVE;
        for (unsigned i = 0; i < MESSAGES; i++) {
            send_message(world, i * 700u, true);
        }
        world->stage_at = world->now;
    } else if (world->step == STEP_RECEIVE && world->open_items == 0u && keeper->count == 0u) {
        world->stage = STAGE_OVER;
    }
    world->wake_at = world->now + 1000u;
}

static void calm(world_t *world)
{
    uint64_t quiet = world->stage_at + world->plan.outage_ms + SETTLING_MS;

    world->wake_at = quiet;
    if (world->now >= quiet) {
        note(world, "--- the proof");
        world->stage = STAGE_PROOF;
        world->stage_at = world->now;
        world->step = STEP_MEND;
        prove(world);
    }
}

/* --- Its turn ------------------------------------------------------------------------------------------ */

/* Operations that the session has begun. */
static void see_operations(world_t *world)
{
    for (unsigned i = 0; i < SLOTS; i++) {
        operation_t *operation = &world->operations[i];
        uint8_t client = i == 0u ? SIMCOM_MODULE : (uint8_t)(i - 1u);
        if (!operation->active && simcom_busy(&world->modem, client)) {
            note(world, "begin: step %u in slot %u",
                 (unsigned)simcom_session_step(&world->keeper.session), i);
            operation->active = true;
            operation->kind = SIMCOM_OPERATION_SUBSCRIBE; /* the longest */
            operation->started = world->now;
            operation->deadline = world->now + app_limit_ms(operation->kind, world);
        }
    }
}

static void tick(world_t *world)
{
    keeper_t *keeper = &world->keeper;
    uint32_t wait = 0;

    for (unsigned i = 0; wait == 0u && !world->failed; i++) {
        wait = simcom_session_tick(&keeper->session, world_clock(world));
        see_operations(world);
        take_news(world);
        if (i > 100u) {
            fail(world, "the session asks to be called at once, and does nothing");
        }
    }
    keeper->dirty = false;
    if (wait != UINT32_MAX && world->now + wait < world->wake_at) {
        world->wake_at = world->now + wait;
    }
}

void keeper_turn(world_t *world)
{
    keeper_t *keeper = &world->keeper;

    if (keeper->ended && world->now >= keeper->next_start) {
        start(world);
    } else if (keeper->stopping && !keeper->ended && world->now > keeper->stop_by) {
        fail(world, "the session was asked to stop, and does not");
    }
    if (world->stage == STAGE_STORM) {
        play(world);
    } else if (world->stage == STAGE_CALM) {
        calm(world);
    } else {
        prove(world);
    }
    if (keeper->ended && keeper->next_start > world->now && keeper->next_start < world->wake_at) {
        world->wake_at = keeper->next_start;
    }
    tick(world);
}
