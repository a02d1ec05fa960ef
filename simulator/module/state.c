/* SPDX-License-Identifier: MIT */
/* state.c - which states are there, and what is held in them: spec/states.yaml. */
#include "depart.h"

static uint32_t bit(unsigned state)
{
    return state < STATES ? 1u << state : 0u;
}

scope_t *state_scope(simcom_module_t *module, unsigned state, unsigned client)
{
    const simcom_described_state_t *described = simcom_track_state(module->description, state);

    if (described == NULL) {
        return NULL;
    }
    if (!described->of_client) {
        return &module->scope;
    }
    return client < SIMCOM_CLIENTS ? &module->clients[client].scope : NULL;
}

static bool is_there(const simcom_module_t *module, const simcom_described_state_t *state,
                     unsigned client)
{
    if (!state->of_client) {
        return (module->scope.there & bit(state->id)) != 0u;
    }
    if (client >= SIMCOM_CLIENTS) {
        return false;
    }
    return state->during_result ? module->clients[client].pending.form != NULL
                                : (module->clients[client].scope.there & bit(state->id)) != 0u;
}

bool state_is(const simcom_module_t *module, unsigned state, unsigned client)
{
    const simcom_described_state_t *described = simcom_track_state(module->description, state);

    if (described == NULL) {
        return false;
    }
    if (!described->of_client || client != SIMCOM_NO_CLIENT) {
        return is_there(module, described, client);
    }
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        if (is_there(module, described, i)) {
            return true;
        }
    }
    return false;
}

const simcom_condition_t *state_unmet(const simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_described_form_t *form = exchange->form;
    const unsigned client = client_of(exchange);

    for (uint8_t i = 0; i < form->condition_count; i++) {
        const simcom_condition_t *condition = &form->conditions[i];
        if (state_is(module, condition->state, client) == condition->forbidden &&
            depart_asks(module, form, i)) {
            return condition;
        }
    }
    return NULL;
}

uint8_t state_objection(const simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_condition_t *unmet = state_unmet(module, exchange);
    return unmet == NULL ? SIMCOM_CODE_NONE : unmet->answer;
}

static void set(simcom_module_t *module, unsigned state, unsigned client)
{
    scope_t *scope = state_scope(module, state, client);

    if (scope != NULL) {
        scope->there |= bit(state);
    }
}

void state_reach(simcom_module_t *module, unsigned state, unsigned client)
{
    const simcom_described_state_t *described = simcom_track_state(module->description, state);

    for (size_t i = 0; described != NULL && i < module->description->state_count; i++) {
        set(module, described->id, client);
        described = simcom_track_state(module->description, described->within);
    }
}

/* What a client has of a set of states goes. */
static void end_client(simcom_module_t *module, uint32_t states, unsigned client)
{
    if ((states & bit(module->connection)) != 0u && state_is(module, module->connection, client)) {
        module_cut(module, client);
    }
    module->clients[client].scope.there &= ~states;
    for (unsigned state = 0; state < STATES; state++) {
        if ((states & bit(state)) != 0u) {
            held_clear(&module->clients[client].scope.held[state]);
        }
    }
    settings_end(module, states, client);
}

void state_end(simcom_module_t *module, unsigned state, unsigned client)
{
    const simcom_described_state_t *described = simcom_track_state(module->description, state);
    const uint32_t states = simcom_track_inside(module->description, state);

    if (described == NULL) {
        return;
    }
    if (!described->of_client) {
        client = SIMCOM_NO_CLIENT;
        module->scope.there &= ~states;
        for (unsigned i = 0; i < STATES; i++) {
            if ((states & bit(i)) != 0u) {
                held_clear(&module->scope.held[i]);
            }
        }
    }
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        if (client == i || client == SIMCOM_NO_CLIENT) {
            end_client(module, states, i);
        }
    }
    settings_end(module, states, SIMCOM_NO_CLIENT);
}

void state_after(simcom_module_t *module, const exchange_t *exchange, bool success)
{
    const simcom_described_form_t *form = exchange->form;
    const unsigned client = client_of(exchange);

    if (success && form->reaches != SIMCOM_NO_STATE) {
        state_reach(module, form->reaches, client);
    }
    if (success && form->ends != SIMCOM_NO_STATE && depart_keeps_all(module, form)) {
        scope_t *scope = state_scope(module, form->ends, client);
        if (scope != NULL) {
            scope->there &= ~bit(form->ends);
        }
    } else if (success && form->ends != SIMCOM_NO_STATE) {
        state_end(module, form->ends, client);
    }
    settings_after(module, form, client, success);
}

/* --- Data ----------------------------------------------------------------------------------------- */

held_t *state_held(simcom_module_t *module, unsigned state, unsigned client)
{
    scope_t *scope = state_scope(module, state, client);
    return scope == NULL || state >= STATES ? NULL : &scope->held[state];
}

void state_hold(simcom_module_t *module, const exchange_t *exchange, simcom_bytes_t data,
                uint8_t qos)
{
    const unsigned client = client_of(exchange);
    const unsigned state = exchange->form->holds;
    const simcom_described_state_t *described = simcom_track_state(module->description, state);
    held_t *held = state_held(module, state, client);

    if (held == NULL) {
        return;
    }
    if (described->holds == SIMCOM_HOLDS_ONE) {
        held_clear(held);
    }
    held_add(held, data, qos);
    set(module, state, client);
}

void state_use(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned state = 0; state < STATES; state++) {
        if ((exchange->form->uses & bit(state)) == 0u ||
            depart_keeps(module, exchange->form, state)) {
            continue;
        }
        scope_t *scope = state_scope(module, state, client_of(exchange));
        if (scope != NULL) {
            held_clear(&scope->held[state]);
            scope->there &= ~bit(state);
        }
    }
}

uint8_t state_qos(simcom_module_t *module, unsigned state, unsigned client)
{
    const held_t *held = state_held(module, state, client);
    return held == NULL || held->count == 0 ? 0 : held->rows[held->count - 1].qos;
}

simcom_bytes_t state_data(simcom_module_t *module, unsigned state, unsigned client)
{
    const held_t *held = state_held(module, state, client);
    return held == NULL || held->count == 0 ? (simcom_bytes_t){NULL, 0}
                                            : held->rows[held->count - 1].text;
}
