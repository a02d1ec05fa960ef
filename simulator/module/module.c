/* SPDX-License-Identifier: MIT */
/* module.c - the life of a module: made, told the time, restarted, freed. */
#include "module.h"
#include "depart.h"
#include "simcom/revisions.h"

#include <stdlib.h>
#include <string.h>

/* From a reset to RDY. Real modules need seconds; a test need not wait for them. */
#define RESTART_MS 100u
/* Size of the pieces of a received message where the revision states none: what real modules show. */
#define USUAL_PACKET 1500u

simcom_module_settings_t simcom_module_defaults(void)
{
    simcom_module_settings_t settings = {
        .revision = &simcom_revision_v1_00,
        .prompt = ">",
        .order = SIMCOM_MODULE_ORDER_DOCUMENTED,
    };
    return settings;
}

/* What does not survive a restart. Files, the clock and what is kept for ever do. */
static void clear_volatile(simcom_module_t *module)
{
    module->echo = module->settings.echo;
    variables_boot(module);
    for (size_t i = 0; i < module->description->state_count; i++) {
        if (module->description->states[i].within == SIMCOM_NO_STATE) {
            state_end(module, module->description->states[i].id, SIMCOM_NO_CLIENT);
        }
    }
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        module->clients[i].pending.form = NULL;
    }
    settings_begin(module, false);
}

/* The state that a connect reaches. */
static uint8_t connection_of(const simcom_description_t *description)
{
    for (size_t i = 0; i < description->command_count; i++) {
        for (uint8_t j = 0; j < description->commands[i].form_count; j++) {
            if (description->commands[i].forms[j].act == SIMCOM_ACT_CONNECT) {
                return description->commands[i].forms[j].reaches;
            }
        }
    }
    return SIMCOM_NO_STATE;
}

simcom_module_t *simcom_module_new(const simcom_module_settings_t *settings)
{
    simcom_module_t *module = allocate(1, sizeof *module);

    module->settings = *settings;
    module->description = simcom_description_of(settings->revision);
    if (module->settings.packet == 0) {
        module->settings.packet = settings->revision->packet_limit;
    }
    if (module->settings.packet == 0) {
        module->settings.packet = USUAL_PACKET; /* not stated */
    }
    depart_begin(module);
    module->faults.random = settings->seed;
    for (size_t i = 0; i < settings->fault_count; i++) {
        faults_add(module, &settings->faults[i]);
    }
    module->settings.faults = NULL; /* copied */
    module->wire_out.sum = 0xCBF29CE484222325u;
    variables_begin(module);
    module->connection = connection_of(module->description);
    settings_roles(module);
    settings_begin(module, true);
    clear_volatile(module);
    registration_begin(module);
    /* A module that never saw a network counts from the beginning of GPS time. */
    clock_parse(simcom_text("80/01/06,00:00:00+00"), &module->clock, &module->zone);
    return module;
}

void module_cut(simcom_module_t *module, unsigned client)
{
    if (module->settings.network != NULL &&
        (state_is(module, module->connection, client) ||
         answer_pending(module, client, SIMCOM_ACT_NONE) != NULL)) {
        module->settings.network->cut(module->settings.network_context, client);
    }
    if (module->connection < STATES) {
        module->clients[client].scope.there &= ~(1u << module->connection);
    }
}

void module_forget(simcom_module_t *module)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        module_cut(module, i);
    }
    clear_volatile(module);
    module->rest.length = 0;
    module->restarting = true;
    module->restart_at =
        module->now + (module->settings.boot_ms != 0 ? module->settings.boot_ms : RESTART_MS);
    module->stalled_until = 0;
}

void module_power(simcom_module_t *module, bool on)
{
    if (!on) {
        module_power_off(module);
    } else if (module->off) {
        simcom_module_restart(module);
    }
}

void module_power_off(simcom_module_t *module)
{
    module_forget(module);
    module->restarting = false;
    module->off = true;
    variable_set(module, "power", "off");
}

void simcom_module_restart(simcom_module_t *module)
{
    wire_lose(module);
    module_forget(module);
    module->wire.form = NULL;
    module->other.row = NULL;
    module->off = false;
    variable_set(module, "power", "on");
    module->data_ended = false;
    buffer_clear(&module->line);
    module->line_too_long = false;
    module->data_left = 0;
    buffer_clear(&module->in);
}

void simcom_module_urc(simcom_module_t *module, const char *text)
{
    line_unsolicited(module, "%s", text);
}

size_t simcom_module_data_left(const simcom_module_t *module)
{
    return module->data_left;
}

bool simcom_module_data_ended(const simcom_module_t *module)
{
    return module->data_ended;
}

bool simcom_module_restarting(const simcom_module_t *module)
{
    return module->restarting;
}

bool simcom_module_is_quiet(const simcom_module_t *module)
{
    return module->wire.form == NULL && module->other.row == NULL && module->late_count == 0 &&
           queue_length(&module->out) + queue_length(&module->later) == 0 &&
           buffer_length(&module->wire_out.sent) + buffer_length(&module->wire_out.limbo) == 0;
}

bool simcom_module_pending(const simcom_module_t *module, unsigned client)
{
    return module->clients[client].pending.form != NULL;
}

void simcom_module_put_file(simcom_module_t *module, simcom_bytes_t name, simcom_bytes_t bytes)
{
    certificates_put(&module->certificates, name, bytes);
}

void simcom_module_free(simcom_module_t *module)
{
    if (module == NULL) {
        return;
    }
    module_forget(module);
    settings_free(module);
    variables_free(module);
    other_free(module);
    certificates_free(&module->certificates);
    wire_free(module);
    faults_free(module);
    buffer_free(&module->data);
    buffer_free(&module->line);
    depart_end(module);
    free(module);
}

/* The time limit of an operation has passed: 17. A connection that could not be made or ended in
 * time is given up. */
static void time_out(simcom_module_t *module, unsigned client, exchange_t *exchange)
{
    const uint8_t act = exchange->form->act;

    if (act == SIMCOM_ACT_CONNECT || act == SIMCOM_ACT_DISCONNECT) {
        module_cut(module, client);
    }
    /* A connection that was cut has ended, too. */
    state_after(module, exchange, act == SIMCOM_ACT_DISCONNECT);
    answer_settle(module, exchange, code_of(module, SIMCOM_REASON_TIMED_OUT));
}

/* Ms until a moment; 0 when it has come. */
static uint32_t until(const simcom_module_t *module, uint32_t moment)
{
    uint32_t left = moment - module->now;
    return left > INT32_MAX ? 0 : left;
}

static uint32_t earlier(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t tick_client(simcom_module_t *module, unsigned client)
{
    exchange_t *exchange = answer_pending(module, client, SIMCOM_ACT_NONE);

    if (exchange == NULL || exchange->limit == 0) {
        return UINT32_MAX;
    }
    if (until(module, exchange->deadline) > 0) {
        return until(module, exchange->deadline);
    }
    time_out(module, client, exchange);
    return UINT32_MAX;
}

/* Whether the line tells a host that the module has restarted. */
static bool says_restart(const simcom_module_t *module, const char *line)
{
    for (size_t i = 0; i < module->description->urc_count; i++) {
        const simcom_described_line_t *urc = &module->description->urcs[i];
        if (urc->role == SIMCOM_ROLE_RESTART && strcmp(urc->wire, line) == 0) {
            return true;
        }
    }
    return false;
}

static void say_boot_line(simcom_module_t *module, const char *text)
{
    const char *name = facts_sim_line(module);

    if (name != NULL && strncmp(text, name, strlen(name)) == 0) {
        /* what the SIM waits for is not always what the revision's manual shows */
        if (!variable_is(module, "sim", "")) {
            line_unsolicited(module, "%s %s", name, variable_get(module, "sim"));
        }
    } else {
        line_unsolicited(module, "%s", text);
    }
}

/* Says what a module says when it has started. */
static void boot(simcom_module_t *module)
{
    module->restarting = false;
    if (variable_is(module, "lock", "1") && variable_is(module, "sim", "READY")) {
        variable_set(module, "sim", "SIM PIN");
    }
    registration_search(module);
    registration_begin(module);
    for (const char *const *line = module->description->boot; *line != NULL; line++) {
        if (module->settings.boot_full || says_restart(module, *line)) {
            say_boot_line(module, *line);
        }
    }
}

static uint32_t tick_restart(simcom_module_t *module)
{
    if (!module->restarting) {
        return UINT32_MAX;
    }
    if (until(module, module->restart_at) > 0) {
        return until(module, module->restart_at);
    }
    boot(module);
    return UINT32_MAX;
}

/* Ms until a stall ends; the bytes that wait behind it are taken then. */
static uint32_t tick_stall(const simcom_module_t *module)
{
    if (module->stalled_until <= module->elapsed || module->stalled_until == UINT64_MAX) {
        return UINT32_MAX;
    }
    return (uint32_t)(module->stalled_until - module->elapsed);
}

uint32_t simcom_module_tick(simcom_module_t *module, uint32_t now_ms)
{
    uint32_t wait;

    /* Where the owner's clock begins does not matter. */
    module->elapsed += module->ticking ? now_ms - module->now : 0;
    module->ticking = true;
    module->now = now_ms;
    wait = faults_time(module);
    faults_settle(module);
    wait = earlier(wait, tick_restart(module));
    wait = earlier(wait, registration_time(module));
    wait = earlier(wait, other_time(module));
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        wait = earlier(wait, tick_client(module, i));
    }
    input_go_on(module);
    wire_pump(module);
    return earlier(earlier(wait, tick_stall(module)), wire_wait(module));
}
