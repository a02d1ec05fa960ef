/* SPDX-License-Identifier: MIT */
/* keeper_make.c - what sessions are made of, drawn from the seed of the run. */
#include "sim.h"

#include "simcom/revisions.h"

#include <string.h>

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

static void draw_will(world_t *world, keeper_t *keeper)
{
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

/* --- TLS ------------------------------------------------------------------------------------------- */

simcom_bytes_t keeper_file(const keeper_t *keeper, unsigned which)
{
    return (simcom_bytes_t){keeper->file[which], keeper->file_length[which]};
}

/* Files of this client's own, so that a mix-up is seen. Nobody reads them but the judge. */
static void write_files(world_t *world, keeper_t *keeper)
{
    static const char *const names[KEEPER_FILES] = {"ca", "own", "key"};
    unsigned client = keeper->config.client;

    for (unsigned i = 0; i < KEEPER_FILES; i++) {
        size_t length = 20u + draw(&world->chance, FILE_ROOM - 20u);
        char mark[32];
        int n = snprintf(mark, sizeof mark, CANARY "-%s-%u\n", names[i], client);
        (void)snprintf(keeper->name[i], sizeof keeper->name[i], "%s%u.%s", names[i], client,
                       i == 2u ? "der" : "pem");
        for (size_t at = 0; at < length; at++) {
            keeper->file[i][at] = (uint8_t)mark[at % (size_t)n];
        }
        keeper->file_length[i] = (uint16_t)length;
    }
}

/* Most are in the module from an earlier day; the application uploads the others when 33 tells of them. */
static void store_files(world_t *world, keeper_t *keeper)
{
    unsigned authmode = keeper->config.tls != NULL ? keeper->tls.authmode : 0u;
    keeper->needs =
        (uint8_t)((authmode == 1u || authmode == 2u ? 1u : 0u) | (authmode >= 2u ? 6u : 0u));

    keeper->lacks =
        (uint8_t)(once_in(&world->chance, 5) ? keeper->needs & draw(&world->chance, 8) : 0u);
    for (unsigned i = 0; i < KEEPER_FILES; i++) {
        if (((unsigned)keeper->lacks >> i & 1u) == 0u) {
            simcom_module_put_file(world->module, simcom_text(keeper->name[i]),
                                   keeper_file(keeper, i));
        }
    }
}

/* Which SSL context, and how the name of the server is told: the same for each server. */
static void draw_context(world_t *world, keeper_t *keeper)
{
    chance_t *chance = &world->chance;
    uint8_t client = keeper->config.client;
    bool alone = world->plan.company != COMPANY_APPLICATION; /* which has the context 0 */
    uint8_t context =
        (uint8_t)(alone && once_in(chance, 2) ? client : 2u + client * 4u + draw(chance, 4));
    bool usual = context == client && once_in(chance, 2);
    uint8_t sni = (uint8_t)draw(chance, 3);

    keeper->tls.context = context;
    for (unsigned i = 0; i < 2u; i++) {
        keeper->servers[i].context = usual ? SIMCOM_CONTEXT_NONE : context;
        keeper->servers[i].sni = sni;
        keeper->servers[i].negotiate_time = keeper->tls.negotiate_time;
    }
}

static void draw_tls(world_t *world, keeper_t *keeper)
{
    chance_t *chance = &world->chance;
    simcom_tls_t *tls = &keeper->tls;
    bool v3 = world->plan.module.revision == &simcom_revision_v3_00;

    tls->set = SIMCOM_TLS_VERSION | SIMCOM_TLS_AUTHMODE | SIMCOM_TLS_IGNORE_TIME;
    tls->version = (uint8_t)(3u + draw(chance, 2));
    tls->authmode = (uint8_t)draw(chance, 4);
    tls->ignore_time = 1;
    if (world->plan.handshake_ms < 10000u && once_in(chance, 2)) {
        tls->set |= SIMCOM_TLS_NEGOTIATE_TIME;
        tls->negotiate_time = (uint16_t)(10u + draw(chance, 291));
    }
    if (v3) {
        tls->set |= SIMCOM_TLS_SNI | SIMCOM_TLS_CIPHERSUITES;
        tls->sni = (uint8_t)draw(chance, 2);
        tls->ciphersuites = once_in(chance, 2) ? 0x002Fu : 0xFFFFu;
    }
    if (tls->authmode == 1u || tls->authmode == 2u) {
        tls->ca_file = simcom_text(keeper->name[0]);
    }
    if (tls->authmode >= 2u) {
        tls->clientcert_file = simcom_text(keeper->name[1]);
        tls->clientkey_file = simcom_text(keeper->name[2]);
        tls->key_password = simcom_text(v3 && once_in(chance, 2) ? "key-" CANARY : NULL);
    }
    /* Without any, the module's own settings do. */
    keeper->config.tls = once_in(chance, 5) ? NULL : tls;
    if (keeper->config.tls == NULL) {
        *tls = (simcom_tls_t){0};
    }
}

static void make_secure(world_t *world, keeper_t *keeper)
{
    keeper->config.acquire.tls = true;
    write_files(world, keeper);
    draw_tls(world, keeper);
    draw_context(world, keeper);
    store_files(world, keeper);
    keeper->demands_name = once_in(&world->chance, 2);
}

void keeper_renew(world_t *world, keeper_t *keeper)
{
    if (keeper->config.tls != NULL && once_in(&world->chance, 2)) {
        keeper->tls.version = (uint8_t)(7u - keeper->tls.version); /* 3 or 4 */
        note(world, "session %u: its TLS version is %u now", keeper_number(world, keeper),
             keeper->tls.version);
    }
}

/* --- All of it ------------------------------------------------------------------------------------- */

/* Alone, a client has the messages of both; else its own, and nobody's. */
static void write_filters(world_t *world, keeper_t *keeper)
{
    unsigned client = keeper->config.client;
    bool alone = world->plan.company == COMPANY_NONE;

    for (unsigned i = 0; i < 2u; i++) {
        if (i == client || alone) {
            (void)snprintf(keeper->text[i + 1u], sizeof keeper->text[0], "c%u/m/#", i);
        } else {
            (void)snprintf(keeper->text[i + 1u], sizeof keeper->text[0], "n%u/+/x", client);
        }
        keeper->filters[i] =
            (simcom_filter_t){.filter = simcom_text(keeper->text[i + 1u]), .qos = (uint8_t)i};
    }
}

static void draw_config(world_t *world, keeper_t *keeper, uint8_t client)
{
    chance_t *chance = &world->chance;
    simcom_session_config_t *config = &keeper->config;

    config->client = client;
    (void)snprintf(keeper->text[0], sizeof keeper->text[0], "sim-%u", client);
    config->acquire = (simcom_acquire_t){.client_id = simcom_text(keeper->text[0])};
    write_filters(world, keeper);
    for (unsigned i = 0; i < 2u; i++) {
        keeper->servers[i] = (simcom_connect_t){
            .server = simcom_text(i == 0u ? "tcp://broker.example:8883" : "tcp://10.0.0.1"),
            .user = simcom_text(client == 0u ? "user-0-" CANARY : "user-1-" CANARY),
            .password = simcom_text(client == 0u ? "password-0-" CANARY : "password-1-" CANARY),
            .keepalive = (uint16_t)(60u + client),
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

void keeper_make(world_t *world)
{
    uint8_t client = (uint8_t)draw(&world->chance, SIMCOM_CLIENTS);

    world->keeper_count = world->plan.company == COMPANY_SESSION ? 2u : 1u;
    for (unsigned i = 0; i < world->keeper_count; i++) {
        keeper_t *keeper = &world->keepers[i];
        draw_config(world, keeper, (uint8_t)(i == 0u ? client : 1u - client));
        if (((unsigned)world->plan.secure >> i & 1u) != 0u) {
            make_secure(world, keeper);
        }
        if (once_in(&world->chance, 2)) {
            draw_will(world, keeper);
        }
        keeper->next_stop = draw(&world->chance, 300000);
    }
    world->restless = once_in(&world->chance, 3) && world->plan.flow == 0u;
}

void keeper_write_data(world_t *world, keeper_t *keeper)
{
    operation_t *operation = &world->operations[keeper->config.client + 1u];
    unsigned n = 0;

    if (operation->used) { /* its line may still be on its way */
        app_keep_old(operation);
        operation->used = false;
    }
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
