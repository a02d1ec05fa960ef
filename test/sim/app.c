/* SPDX-License-Identifier: MIT */
/* app.c - operations: starts one, and says what must be true when it has ended. */
#include "sim.h"

#include "simcom/codes.h"
#include "simcom/commands.h"
#include "simcom/revisions.h"

#include <string.h>

unsigned slot_number(uint8_t client)
{
    return client == SIMCOM_MODULE ? 0u : client + 1u;
}

const char *outcome_name(unsigned outcome)
{
    static const char *const names[] = {"done", "refused", "not done", "unknown", "cancelled"};
    return outcome < sizeof names / sizeof *names ? names[outcome] : "nonsense";
}

const char *operation_name(unsigned operation)
{
    static const char *const names[] = {"nothing",
                                        "command",
                                        "start",
                                        "stop",
                                        "tls",
                                        "certificate",
                                        "certificate delete",
                                        "acquire",
                                        "release",
                                        "will",
                                        "connect",
                                        "disconnect",
                                        "publish",
                                        "subscribe",
                                        "unsubscribe",
                                        "configure",
                                        "certificate list",
                                        "echo off"};
    return operation < sizeof names / sizeof *names ? names[operation] : "nonsense";
}

/* Commands that an operation has at most, and the seconds that its results may take by the manual: START,
 * STOP and most others 120, CONNECT besides them negotiatetime, PUB and DISC what they are told. */
uint64_t app_limit_ms(unsigned kind, const world_t *world)
{
    unsigned commands = kind == SIMCOM_OPERATION_PUBLISH ? 3u : 1u;
    unsigned results_s = 200;

    if (kind == SIMCOM_OPERATION_SUBSCRIBE || kind == SIMCOM_OPERATION_UNSUBSCRIBE) {
        commands = FILTERS * 2u + 1u;
        results_s = 200u * FILTERS;
    } else if (kind == SIMCOM_OPERATION_CONNECT) {
        commands = 3;
        results_s = 420;
    } else if (kind == SIMCOM_OPERATION_TLS) {
        commands = 10;
    }
    /* Each command may wait for one of each other slot, and for the way back behind it: the longest payload
     * in fillers, three questions. */
    uint64_t way_back_ms =
        10000u + (world->plan.up_baud != 0u ? 110000000u / world->plan.up_baud : 0u);
    return 1000u * results_s + commands * SLOTS * (120000u + way_back_ms) + world->plan.outage_ms;
}

/* --- Beginning ------------------------------------------------------------------------------------- */

void app_keep_old(operation_t *operation)
{
    size_t used = 0;

    operation->old_datas = operation->datas;
    for (unsigned i = 0; i < operation->datas; i++) {
        simcom_bytes_t data = operation->data[i];
        if (data.length > 0u) {
            memcpy(operation->old + used, data.data, data.length);
        }
        operation->old_data[i] = (simcom_bytes_t){operation->old + used, data.length};
        used += data.length;
    }
}

/* The slot's memory, cleared; NULL while its operation is under way. */
static operation_t *take(world_t *world, uint8_t client)
{
    operation_t *operation = &world->operations[slot_number(client)];

    if (operation->active || simcom_busy(&world->modem, client)) {
        return NULL;
    }
    app_keep_old(operation);
    operation->datas = 0;
    operation->cancelled = false;
    operation->limited = false;
    operation->interfered = false;
    return operation;
}

/* These end what a subscription brings. */
static bool is_upheaval(unsigned kind)
{
    return kind == SIMCOM_OPERATION_DISCONNECT || kind == SIMCOM_OPERATION_UNSUBSCRIBE ||
           kind == SIMCOM_OPERATION_RELEASE || kind == SIMCOM_OPERATION_CONNECT ||
           kind == SIMCOM_OPERATION_ACQUIRE || kind == SIMCOM_OPERATION_STOP ||
           kind == SIMCOM_OPERATION_START;
}

static simcom_status_t begun(world_t *world, uint8_t client, operation_t *operation, unsigned kind,
                             simcom_status_t status)
{
    if (status != SIMCOM_GOOD) {
        if (status != SIMCOM_E_BUSY && status != SIMCOM_E_REVISION) {
            fail(world, "%s was refused before it began: status %u", operation_name(kind),
                 (unsigned)status);
        }
        return status;
    }
    operation->active = true;
    operation->by = 0;
    operation->kind = (uint8_t)kind;
    operation->started = world->now;
    operation->deadline = world->now + app_limit_ms(kind, world);
    operation->connects = client < SIMCOM_CLIENTS ? world->connects[client] : 0u;
    note(world, "begin: %s of slot %u", operation_name(kind), slot_number(client));
    world_hash(world, kind | (uint64_t)client << 8 | world->now << 16);
    for (unsigned i = 0; i < SIMCOM_CLIENTS && is_upheaval(kind); i++) {
        if (client == SIMCOM_MODULE || client == i) {
            judge_expect_nothing(world, i);
            world->subscribed[i] = false; /* whatever becomes of it */
        }
    }
    return status;
}

simcom_status_t app_start(world_t *world)
{
    operation_t *operation = take(world, SIMCOM_MODULE);
    return operation == NULL ? SIMCOM_E_BUSY
                             : begun(world, SIMCOM_MODULE, operation, SIMCOM_OPERATION_START,
                                     simcom_mqtt_start(&world->modem));
}

simcom_status_t app_stop(world_t *world)
{
    operation_t *operation = take(world, SIMCOM_MODULE);
    return operation == NULL ? SIMCOM_E_BUSY
                             : begun(world, SIMCOM_MODULE, operation, SIMCOM_OPERATION_STOP,
                                     simcom_mqtt_stop(&world->modem));
}

simcom_status_t app_echo_off(world_t *world)
{
    operation_t *operation = take(world, SIMCOM_MODULE);
    return operation == NULL ? SIMCOM_E_BUSY
                             : begun(world, SIMCOM_MODULE, operation, SIMCOM_OPERATION_ECHO_OFF,
                                     simcom_echo_off(&world->modem));
}

simcom_status_t app_list(world_t *world)
{
    operation_t *operation = take(world, SIMCOM_MODULE);
    return operation == NULL
               ? SIMCOM_E_BUSY
               : begun(world, SIMCOM_MODULE, operation, SIMCOM_OPERATION_CERTIFICATE_LIST,
                       simcom_certificate_list(&world->modem));
}

simcom_status_t app_acquire(world_t *world, uint8_t client, bool tls)
{
    operation_t *operation = take(world, client);

    if (operation == NULL) {
        return SIMCOM_E_BUSY;
    }
    snprintf(operation->text[0], sizeof operation->text[0], "sim-%u", client);
    operation->acquire =
        (simcom_acquire_t){.client_id = simcom_text(operation->text[0]), .tls = tls};
    world->tls[client] = tls;
    return begun(world, client, operation, SIMCOM_OPERATION_ACQUIRE,
                 simcom_mqtt_acquire(&world->modem, client, &operation->acquire));
}

simcom_status_t app_release(world_t *world, uint8_t client)
{
    operation_t *operation = take(world, client);
    return operation == NULL ? SIMCOM_E_BUSY
                             : begun(world, client, operation, SIMCOM_OPERATION_RELEASE,
                                     simcom_mqtt_release(&world->modem, client));
}

simcom_status_t app_disconnect(world_t *world, uint8_t client)
{
    operation_t *operation = take(world, client);
    return operation == NULL ? SIMCOM_E_BUSY
                             : begun(world, client, operation, SIMCOM_OPERATION_DISCONNECT,
                                     simcom_mqtt_disconnect(&world->modem, client, 60));
}

simcom_status_t app_connect(world_t *world, uint8_t client, bool tls)
{
    operation_t *operation = take(world, client);
    bool named = once_in(&world->chance, 2);

    if (operation == NULL) {
        return SIMCOM_E_BUSY;
    }
    operation->connect = (simcom_connect_t){
        .server = simcom_text(once_in(&world->chance, 2) ? "tcp://broker.example:8883"
                                                         : "tcp://10.0.0.1"),
        .user = simcom_text(named ? "user-" CANARY : NULL),
        .password = simcom_text(named ? "password-" CANARY : NULL),
        .keepalive = 60,
        .clean = !once_in(&world->chance, 3),
        .context = tls ? 0 : SIMCOM_CONTEXT_NONE,
        .sni = (uint8_t)draw(&world->chance, 3)};
    return begun(world, client, operation, SIMCOM_OPERATION_CONNECT,
                 simcom_mqtt_connect(&world->modem, client, &operation->connect));
}

simcom_status_t app_configure(world_t *world, uint8_t client)
{
    operation_t *operation = take(world, client);
    simcom_settings_t settings = {.check_utf8 = {(uint8_t)draw(&world->chance, 2), true}};

    if (operation == NULL) {
        return SIMCOM_E_BUSY;
    }
    if (world->plan.module.revision == &simcom_revision_v3_00 && once_in(&world->chance, 2)) {
        settings.optimeout = (simcom_optional_byte_t){60, true};
    }
    return begun(world, client, operation, SIMCOM_OPERATION_CONFIGURE,
                 simcom_mqtt_configure(&world->modem, client, &settings));
}

/* --- With data ------------------------------------------------------------------------------------- */

/* Topic and payload of an item, in the slot's memory, as what may follow a prompt. */
static void write_item(world_t *world, operation_t *operation, uint32_t number)
{
    const item_t *item = &world->items[number];

    operation->item = number;
    operation->data[0] =
        (simcom_bytes_t){operation->topic, content_topic(item, number, operation->topic)};
    operation->data[1] = (simcom_bytes_t){
        operation->payload, content_payload(&world->plan, item, number, operation->payload)};
    operation->datas = 2;
}

static uint32_t draw_size(world_t *world)
{
    static const uint32_t most[] = {1,  12, 12, 12,  80,  80,  80,   80,   80,   80,
                                    80, 80, 80, 400, 400, 400, 1501, 1501, 10241};
    uint32_t size = most[draw(&world->chance, sizeof most / sizeof *most)];
    return once_in(&world->chance, 6) ? size - 1u : draw(&world->chance, size);
}

static simcom_status_t publish_item(world_t *world, operation_t *operation, uint8_t client,
                                    uint32_t number)
{
    const item_t *item = &world->items[number];

    write_item(world, operation, number);
    operation->publish =
        (simcom_publish_t){.topic = operation->data[0],
                           .payload = operation->data[1],
                           .qos = item->qos,
                           .timeout = (uint16_t)(once_in(&world->chance, 3) ? 180u : 60u)};
    note(world, "publish %u: topic %u, payload %u bytes, qos %u", (unsigned)number,
         item->topic_length, item->payload_length, item->qos);
    return simcom_mqtt_publish(&world->modem, client, &operation->publish);
}

/* Where the module may hold the payload of a publish that was given up, an empty one may be refused. */
simcom_status_t app_publish(world_t *world, uint8_t client, uint8_t target, uint8_t qos,
                            uint32_t size)
{
    operation_t *operation = take(world, client);
    uint32_t number;

    if (operation == NULL || (number = world_item(world, ITEM_PUBLISH, client)) == UINT32_MAX) {
        return SIMCOM_E_BUSY;
    }
    item_t *item = &world->items[number];
    uint32_t most = world_most(world, false);
    size = size == UINT32_MAX ? draw_size(world) : size;
    item->target = world_is_flooded(world) ? 0xFF : target;
    item->qos = qos;
    item->payload_length = (uint16_t)(size < most ? size : most);
    if (item->target < SIMCOM_CLIENTS) {
        world_load(world, item);
    }
    simcom_status_t status = publish_item(world, operation, client, number);
    if (status == SIMCOM_E_OLD_PAYLOAD && world->stale[client] && item->payload_length == 0u) {
        item->payload_length = 1;
        status = publish_item(world, operation, client, number);
    }
    world->stale[client] = true;
    return begun(world, client, operation, SIMCOM_OPERATION_PUBLISH, status);
}

simcom_status_t app_will(world_t *world, uint8_t client)
{
    operation_t *operation = take(world, client);
    uint32_t number;

    if (operation == NULL || (number = world_item(world, ITEM_WILL, client)) == UINT32_MAX) {
        return SIMCOM_E_BUSY;
    }
    world->items[number].payload_length = (uint16_t)(1u + draw(&world->chance, 300));
    write_item(world, operation, number);
    operation->will =
        (simcom_will_t){.topic = operation->data[0], .message = operation->data[1], .qos = 1};
    return begun(world, client, operation, SIMCOM_OPERATION_WILL,
                 simcom_mqtt_will(&world->modem, client, &operation->will));
}

static void write_filter(operation_t *operation, unsigned index, uint8_t client, const char *rest)
{
    char *text = operation->text[index];

    snprintf(text, sizeof operation->text[index], "c%u/%s", client, rest);
    operation->filter[index] = (simcom_filter_t){.filter = simcom_text(text), .qos = 1};
    operation->data[index] = operation->filter[index].filter;
    operation->datas = index + 1u;
}

simcom_status_t app_subscribe(world_t *world, uint8_t client)
{
    operation_t *operation = take(world, client);

    if (operation == NULL) {
        return SIMCOM_E_BUSY;
    }
    write_filter(operation, 0, client, "m/#");
    return begun(world, client, operation, SIMCOM_OPERATION_SUBSCRIBE,
                 simcom_mqtt_subscribe(&world->modem, client, &operation->filter[0]));
}

simcom_status_t app_unsubscribe(world_t *world, uint8_t client)
{
    operation_t *operation = take(world, client);

    if (operation == NULL) {
        return SIMCOM_E_BUSY;
    }
    write_filter(operation, 0, client, "m/#");
    return begun(world, client, operation, SIMCOM_OPERATION_UNSUBSCRIBE,
                 simcom_mqtt_unsubscribe(&world->modem, client, &operation->filter[0]));
}

/* Filters that fit none of the messages that are counted. */
simcom_status_t app_batch(world_t *world, uint8_t client, bool subscribe)
{
    static const char *const rests[FILTERS] = {"batch/+/x", "other/#", "z", "one/two/three/+"};
    operation_t *operation = take(world, client);
    unsigned count = 1u + draw(&world->chance, FILTERS);

    if (operation == NULL) {
        return SIMCOM_E_BUSY;
    }
    for (unsigned i = 0; i < count; i++) {
        write_filter(operation, i, client, rests[i]);
    }
    operation->filters = (simcom_filters_t){.filter = operation->filter, .count = (uint8_t)count};
    if (subscribe) {
        return begun(world, client, operation, SIMCOM_OPERATION_SUBSCRIBE,
                     simcom_mqtt_subscribe_all(&world->modem, client, &operation->filters));
    }
    return begun(world, client, operation, SIMCOM_OPERATION_UNSUBSCRIBE,
                 simcom_mqtt_unsubscribe_all(&world->modem, client, &operation->filters));
}

/* --- TLS ------------------------------------------------------------------------------------------- */

static const char *const files[] = {"ca.pem", "me.pem", "key.pem"};

simcom_status_t app_tls(world_t *world, uint8_t authmode)
{
    operation_t *operation = take(world, SIMCOM_MODULE);
    simcom_tls_t tls = {.set = SIMCOM_TLS_VERSION | SIMCOM_TLS_AUTHMODE | SIMCOM_TLS_IGNORE_TIME,
                        .version = 4,
                        .authmode = authmode,
                        .ignore_time = 1};

    if (operation == NULL) {
        return SIMCOM_E_BUSY;
    }
    tls.ca_file = simcom_text(authmode == 1u || authmode == 2u ? files[0] : NULL);
    tls.clientcert_file = simcom_text(authmode >= 2u ? files[1] : NULL);
    tls.clientkey_file = simcom_text(authmode >= 2u ? files[2] : NULL);
    if (authmode >= 2u && world->plan.module.revision == &simcom_revision_v3_00) {
        tls.key_password = simcom_text("key-" CANARY);
    }
    operation->tls = tls;
    return begun(world, SIMCOM_MODULE, operation, SIMCOM_OPERATION_TLS,
                 simcom_tls_configure(&world->modem, &operation->tls));
}

simcom_status_t app_certificate(world_t *world, unsigned which, bool remove)
{
    static uint8_t data[PAYLOAD_ROOM];
    size_t length = 1u + draw(&world->chance, once_in(&world->chance, 10) ? 10000u : 900u);
    operation_t *operation = remove ? take(world, SIMCOM_MODULE) : NULL;

    if (remove) {
        return operation == NULL
                   ? SIMCOM_E_BUSY
                   : begun(world, SIMCOM_MODULE, operation, SIMCOM_OPERATION_CERTIFICATE_DELETE,
                           simcom_certificate_delete(&world->modem, simcom_text(files[which])));
    }
    for (size_t i = 0; i < length; i++) {
        data[i] = (uint8_t)(CANARY "\n"[i % sizeof CANARY]);
    }
    return app_upload(world, files[which], (simcom_bytes_t){data, length});
}

simcom_status_t app_upload(world_t *world, const char *name, simcom_bytes_t data)
{
    operation_t *operation = take(world, SIMCOM_MODULE);

    if (operation == NULL) {
        return SIMCOM_E_BUSY;
    }
    operation->data[0] = data;
    operation->datas = 1;
    operation->certificate = (simcom_certificate_t){simcom_text(name), data};
    return begun(world, SIMCOM_MODULE, operation, SIMCOM_OPERATION_CERTIFICATE,
                 simcom_certificate_upload(&world->modem, &operation->certificate));
}

/* --- Others ---------------------------------------------------------------------------------------- */

/* The result of AT+CMQTTDISC looks like a line that answers AT+CMQTTDISC? (docs/testing.md). */
static bool is_disconnecting(const world_t *world)
{
    for (unsigned i = 1; i < SLOTS; i++) {
        const operation_t *operation = &world->operations[i];
        if (operation->active && operation->kind == SIMCOM_OPERATION_DISCONNECT) {
            return true;
        }
    }
    return false;
}

simcom_status_t app_read(world_t *world)
{
    static const simcom_form_t *const forms[] = {
        &simcom_form_cmqttconnect_read, &simcom_form_cmqttdisc_read, &simcom_form_cmqttaccq_read,
        &simcom_form_cmqttrel_read,     &simcom_form_creg_read,      &simcom_form_csslcfg_read,
        &simcom_form_cmqttcfg_read};
    operation_t *operation = take(world, SIMCOM_MODULE);
    const simcom_form_t *form = forms[draw(&world->chance, sizeof forms / sizeof *forms)];

    if (form == &simcom_form_cmqttdisc_read && is_disconnecting(world)) {
        form = &simcom_form_csq_execute;
    }
    return operation == NULL
               ? SIMCOM_E_BUSY
               : begun(world, SIMCOM_MODULE, operation, SIMCOM_OPERATION_COMMAND,
                       simcom_send(&world->modem, form, NULL, (simcom_bytes_t){NULL, 0}));
}

simcom_status_t app_wake(world_t *world)
{
    simcom_status_t status = simcom_wake(&world->modem);
    if (status == SIMCOM_GOOD) {
        note(world, "begin: wake");
        world->wakes++;
    }
    return status;
}

bool app_idle(const world_t *world)
{
    for (unsigned i = 0; i < SLOTS; i++) {
        if (world->operations[i].active) {
            return false;
        }
    }
    return true;
}

/* --- Ending ---------------------------------------------------------------------------------------- */

/* What must be true of a message whose publish has ended. */
static void judge_publish(world_t *world, const operation_t *operation, unsigned outcome)
{
    item_t *item = &world->items[operation->item];

    item->ended = true;
    item->outcome = (uint8_t)outcome;
    if (outcome == SIMCOM_DONE && item->qos > 0u && item->arrived == 0u &&
        !judge_forged(world, item->client)) {
        fail(world, "publish %u was confirmed, and the broker never got it",
             (unsigned)operation->item);
    }
    if (outcome == SIMCOM_NOT_DONE && item->arrived > 0u) {
        fail(world, "publish %u ended as not done, and the broker has it",
             (unsigned)operation->item);
    }
}

static void judge_outcome(world_t *world, const operation_t *operation, uint8_t client,
                          unsigned outcome)
{
    bool patient =
        (world->plan.session ? !world->plan.rude && !world->resets : world->plan.polite) &&
        !operation->cancelled && !operation->limited;

    /* The one second of ATE0 is less than a message may take. */
    patient = patient && !(operation->kind == SIMCOM_OPERATION_ECHO_OFF &&
                           (world->incoming.open || world->incoming.at >= operation->started));
    if (outcome > SIMCOM_CANCELLED || (outcome == SIMCOM_CANCELLED && !operation->cancelled)) {
        fail(world, "%s ended as %s", operation_name(operation->kind), outcome_name(outcome));
    }
    if (patient && world->plan.family == FAMILY_CLEAN && outcome > SIMCOM_REFUSED &&
        world->restarts == 0u) {
        fail(world, "%s ended as %s, and nothing went wrong", operation_name(operation->kind),
             outcome_name(outcome));
    }
    if (operation->kind == SIMCOM_OPERATION_PUBLISH) {
        judge_publish(world, operation, outcome);
    } else if (operation->kind == SIMCOM_OPERATION_CONNECT && outcome == SIMCOM_DONE &&
               world->connects[client] == operation->connects && !judge_forged(world, client)) {
        fail(world, "a connect was confirmed, and the broker never saw it");
    }
}

static void forget_client(world_t *world, uint8_t client)
{
    world->connected[client] = false;
    world->subscribed[client] = false;
}

/* What the application believes, from what operations tell. */
static void believe_done(world_t *world, const operation_t *operation, uint8_t client)
{
    switch (operation->kind) {
    case SIMCOM_OPERATION_START:
    case SIMCOM_OPERATION_STOP:
        world->started = operation->kind == SIMCOM_OPERATION_START;
        for (uint8_t i = 0; i < SIMCOM_CLIENTS; i++) {
            world->acquired[i] = false;
            forget_client(world, i);
        }
        break;
    case SIMCOM_OPERATION_ACQUIRE:
    case SIMCOM_OPERATION_RELEASE:
        world->acquired[client] = operation->kind == SIMCOM_OPERATION_ACQUIRE;
        forget_client(world, client);
        break;
    case SIMCOM_OPERATION_PUBLISH:
        world->stale[client] = false;
        break;
    case SIMCOM_OPERATION_CONNECT:
    case SIMCOM_OPERATION_DISCONNECT:
        forget_client(world, client);
        world->connected[client] = operation->kind == SIMCOM_OPERATION_CONNECT;
        break;
    case SIMCOM_OPERATION_SUBSCRIBE:
        world->subscribed[client] |= operation->text[0][3] == 'm';
        break;
    case SIMCOM_OPERATION_UNSUBSCRIBE:
        world->subscribed[client] &= operation->text[0][3] != 'm';
        break;
    default:
        break;
    }
}

static void believe_code(world_t *world, uint8_t client, uint8_t code)
{
    bool of_client = client < SIMCOM_CLIENTS;

    if (code == SIMCOM_CODE_NETWORK_OPENED) {
        world->started = true;
    } else if (code == SIMCOM_CODE_NETWORK_NOT_OPENED) {
        world->started = false;
    } else if (of_client && code == SIMCOM_CODE_CLIENT_USED) {
        world->acquired[client] = true;
    } else if (of_client && code == SIMCOM_CODE_CLIENT_NOT_ACQUIRED) {
        world->acquired[client] = false;
        forget_client(world, client);
    } else if (of_client && code == SIMCOM_CODE_NO_CONNECTION) {
        forget_client(world, client);
    } else if (of_client && code == SIMCOM_CODE_NOT_SUPPORTED_OPERATION) {
        world->connected[client] = true;
    }
}

void app_ended(world_t *world, const simcom_event_t *event)
{
    unsigned slot = slot_number(event->client);
    operation_t *operation = &world->operations[slot < SLOTS ? slot : 0];
    unsigned outcome = event->u.done.outcome;

    note(world, "event: %s of slot %u ended as %s, code %u",
         operation_name(event->u.done.operation), slot, outcome_name(outcome), event->u.done.code);
    if (slot >= SLOTS || !operation->active || operation->kind != event->u.done.operation) {
        fail(world, "%s of slot %u ended, which is not under way",
             operation_name(event->u.done.operation), slot);
        return;
    }
    operation->active = false;
    world->ended_count++;
    world->done_count += outcome == SIMCOM_DONE;
    world_hash(world, outcome | (uint64_t)event->u.done.code << 8);
    judge_outcome(world, operation, event->client, outcome);
    operation->given_up = outcome == SIMCOM_DONE ? 0u : operation->given_up + 1u;
    if (outcome == SIMCOM_DONE) {
        world->failed_in_a_row = 0;
        believe_done(world, operation, event->client);
    } else {
        world->failed_in_a_row++;
        believe_code(world, event->client, event->u.done.code);
    }
    if (world->plan.session && world->plan.company != COMPANY_APPLICATION) {
        return; /* an upload of what a session needs */
    }
    if (world->plan.session && world->stage != STAGE_STORM) {
        proof_beside_ended(world, event);
    } else if (world->stage != STAGE_STORM) {
        proof_ended(world, event);
    } else if (world->plan.flow != 0u) {
        flow_ended(world, event);
    } else {
        driver_ended(world, slot);
    }
}
