/* SPDX-License-Identifier: MIT */
/* track.c - what is known of a module's state. */
#include "simcom/track.h"

static uint32_t bit(unsigned state)
{
    return state < 32u ? 1u << state : 0u;
}

const simcom_described_state_t *simcom_track_state(const simcom_description_t *description,
                                                   unsigned state)
{
    for (size_t i = 0; i < description->state_count; i++) {
        if (description->states[i].id == state) {
            return &description->states[i];
        }
    }
    return NULL;
}

uint32_t simcom_track_inside(const simcom_description_t *description, unsigned state)
{
    uint32_t found = bit(state);
    uint32_t before;

    do {
        before = found;
        for (size_t i = 0; i < description->state_count; i++) {
            if ((bit(description->states[i].within) & found) != 0u) {
                found |= bit(description->states[i].id);
            }
        }
    } while (found != before);
    return found;
}

/* The states that one is within, itself among them. */
static uint32_t around(const simcom_description_t *description, unsigned state)
{
    uint32_t found = 0;

    for (const simcom_described_state_t *at = simcom_track_state(description, state);
         at != NULL && (found & bit(at->id)) == 0u;
         at = simcom_track_state(description, at->within)) {
        found |= bit(at->id);
    }
    return found;
}

/* The state of this number in the tracker's description; NULL if there is none. */
static const simcom_described_state_t *state_of(const simcom_track_t *track, unsigned state)
{
    return state < SIMCOM_TRACK_STATES ? track->states[state] : NULL;
}

/* A state and all within it. */
static uint32_t inside_of(const simcom_track_t *track, unsigned state)
{
    return state < SIMCOM_TRACK_STATES ? track->inside[state] : 0u;
}

static void learn(simcom_track_set_t *set, uint32_t states, simcom_known_t known)
{
    set->present = known == SIMCOM_TRACK_PRESENT ? set->present | states : set->present & ~states;
    set->absent = known == SIMCOM_TRACK_ABSENT ? set->absent | states : set->absent & ~states;
}

/* What is known of states, of one client and the module, or of all clients. */
static void learn_all(simcom_track_t *track, uint32_t states, unsigned client, simcom_known_t known)
{
    const uint32_t clients = states & track->clients;

    if (states == 0u) {
        return;
    }
    learn(&track->module, states & ~clients, known);
    if (client < SIMCOM_TRACK_CLIENTS) {
        learn(&track->client[client], clients, known);
    }
    for (unsigned i = 0; client == SIMCOM_NO_CLIENT && i < SIMCOM_TRACK_CLIENTS; i++) {
        learn(&track->client[i], clients, known);
    }
}

void simcom_track_begin(simcom_track_t *track, const simcom_description_t *description)
{
    static const simcom_track_t nothing;

    *track = nothing;
    track->description = description;
    for (size_t i = 0; i < description->state_count; i++) {
        const simcom_described_state_t *state = &description->states[i];
        if (state->id < SIMCOM_TRACK_STATES) {
            track->states[state->id] = state;
            track->inside[state->id] = simcom_track_inside(description, state->id);
            track->around[state->id] = around(description, state->id);
            track->clients |= state->of_client ? bit(state->id) : 0u;
        }
    }
}

void simcom_track_restart(simcom_track_t *track)
{
    learn_all(track, UINT32_MAX, SIMCOM_NO_CLIENT, SIMCOM_TRACK_ABSENT);
}

simcom_known_t simcom_track_get(const simcom_track_t *track, unsigned state, unsigned client)
{
    const uint32_t wanted = bit(state);
    simcom_track_set_t set = track->module;

    if ((track->clients & wanted) != 0u) {
        if (client < SIMCOM_TRACK_CLIENTS) {
            set = track->client[client];
        } else {
            set = (simcom_track_set_t){0u, client == SIMCOM_NO_CLIENT ? UINT32_MAX : 0u};
            for (unsigned i = 0; client == SIMCOM_NO_CLIENT && i < SIMCOM_TRACK_CLIENTS; i++) {
                set.present |= track->client[i].present;
                set.absent &= track->client[i].absent;
            }
        }
    }
    return (set.present & wanted) != 0u  ? SIMCOM_TRACK_PRESENT
           : (set.absent & wanted) != 0u ? SIMCOM_TRACK_ABSENT
                                         : SIMCOM_TRACK_UNKNOWN;
}

/* Of the states inside one those that are there are in doubt; what is not there does not come by itself. */
static void doubt_inside(simcom_track_t *track, unsigned state, unsigned client)
{
    const uint32_t states = inside_of(track, state);
    const uint32_t clients = states & track->clients;

    track->module.present &= ~(states & ~clients);
    for (unsigned i = 0; i < SIMCOM_TRACK_CLIENTS; i++) {
        if (client == i || client == SIMCOM_NO_CLIENT ||
            (clients != states && client >= SIMCOM_TRACK_CLIENTS)) {
            track->client[i].present &= ~clients;
        }
    }
}

void simcom_track_set(simcom_track_t *track, unsigned state, unsigned client, simcom_known_t known)
{
    const simcom_described_state_t *described = state_of(track, state);

    if (described == NULL) {
        return;
    }
    if (!described->of_client && known != SIMCOM_TRACK_PRESENT) {
        client = SIMCOM_NO_CLIENT; /* with it ends what the clients have */
    }
    if (known == SIMCOM_TRACK_ABSENT) {
        learn_all(track, inside_of(track, state), client, SIMCOM_TRACK_ABSENT);
        return;
    }
    doubt_inside(track, state, client);
    learn_all(track, bit(state), client, SIMCOM_TRACK_UNKNOWN);
    if (known == SIMCOM_TRACK_PRESENT) {
        learn_all(track, track->around[state], client, SIMCOM_TRACK_PRESENT);
    }
}

/* --- Before a command ------------------------------------------------------------------------- */

/* The form ends the state, or one that is within it. */
static bool ends_inside(const simcom_track_t *track, const simcom_described_form_t *form,
                        unsigned state)
{
    return form->ends < SIMCOM_TRACK_STATES && (track->around[form->ends] & bit(state)) != 0u;
}

simcom_objection_t simcom_track_objection(const simcom_track_t *track,
                                          const simcom_described_form_t *form, unsigned client)
{
    const simcom_objection_t none = {NULL, NULL, SIMCOM_NO_CLIENT, false};

    for (unsigned i = 0; i < form->condition_count; i++) {
        const simcom_condition_t *condition = &form->conditions[i];
        const simcom_known_t known = simcom_track_get(track, condition->state, client);
        if (known != (condition->forbidden ? SIMCOM_TRACK_PRESENT : SIMCOM_TRACK_ABSENT)) {
            continue;
        }
        const simcom_described_state_t *state = state_of(track, condition->state);
        if (state != NULL) {
            const bool harmless = !condition->forbidden && ends_inside(track, form, state->id);
            return (simcom_objection_t){
                condition, state, state->of_client ? (uint8_t)client : SIMCOM_NO_CLIENT, harmless};
        }
    }
    return none;
}

/* --- After it ---------------------------------------------------------------------------------- */

void simcom_track_good(simcom_track_t *track, const simcom_described_form_t *form, unsigned client)
{
    if (form->reaches != SIMCOM_NO_STATE) {
        /* It begins anew: what is within it is not there yet. */
        const simcom_described_state_t *state = state_of(track, form->reaches);
        const bool of_client = state != NULL && state->of_client;
        learn_all(track, inside_of(track, form->reaches), of_client ? client : SIMCOM_NO_CLIENT,
                  SIMCOM_TRACK_ABSENT);
        simcom_track_set(track, form->reaches, client, SIMCOM_TRACK_PRESENT);
    }
    if (form->holds != SIMCOM_NO_STATE) {
        simcom_track_set(track, form->holds, client, SIMCOM_TRACK_PRESENT);
    }
    learn_all(track, form->uses, client, SIMCOM_TRACK_ABSENT);
    if (form->ends != SIMCOM_NO_STATE) {
        simcom_track_set(track, form->ends, client, SIMCOM_TRACK_ABSENT);
    }
}

void simcom_track_doubt(simcom_track_t *track, const simcom_described_form_t *form, unsigned client)
{
    if (form->reaches != SIMCOM_NO_STATE) {
        learn_all(track, bit(form->reaches), client, SIMCOM_TRACK_UNKNOWN);
    }
    if (form->holds != SIMCOM_NO_STATE) {
        learn_all(track, bit(form->holds), client, SIMCOM_TRACK_UNKNOWN);
    }
    learn_all(track, form->uses, client, SIMCOM_TRACK_UNKNOWN);
    if (form->ends != SIMCOM_NO_STATE) {
        doubt_inside(track, form->ends, client);
    }
}

/* The one condition of the form that a code answers; NULL if there is none, or more than one. */
static const simcom_condition_t *condition_of(const simcom_described_form_t *form, unsigned code)
{
    const simcom_condition_t *found = NULL;

    for (unsigned i = 0; i < form->condition_count; i++) {
        if (form->conditions[i].answer == code) {
            if (found != NULL) {
                return NULL;
            }
            found = &form->conditions[i];
        }
    }
    return found;
}

/* Whether a code is the answer of any condition of the form. */
static bool is_answer(const simcom_described_form_t *form, unsigned code)
{
    for (unsigned i = 0; i < form->condition_count; i++) {
        if (form->conditions[i].answer == code) {
            return true;
        }
    }
    return false;
}

/* A code that no condition of the form has can still be the answer of one state alone. */
static void learn_state_of(simcom_track_t *track, unsigned client, unsigned code)
{
    const simcom_described_state_t *found = NULL;
    simcom_known_t known = SIMCOM_TRACK_UNKNOWN;

    for (size_t i = 0; i < track->description->state_count; i++) {
        const simcom_described_state_t *state = &track->description->states[i];
        if (state->missing != code && state->present != code) {
            continue;
        }
        if (found != NULL) {
            return;
        }
        found = state;
        known = state->missing == code ? SIMCOM_TRACK_ABSENT : SIMCOM_TRACK_PRESENT;
    }
    if (found != NULL && (!found->of_client || client < SIMCOM_TRACK_CLIENTS)) {
        simcom_track_set(track, found->id, client, known);
    }
}

void simcom_track_failed(simcom_track_t *track, const simcom_described_form_t *form,
                         unsigned client, unsigned code)
{
    const simcom_condition_t *condition = condition_of(form, code);

    simcom_track_doubt(track, form, client);
    if (code == SIMCOM_ANSWER_ERROR || code == SIMCOM_ANSWER_NONE) {
        return; /* it can have any reason */
    }
    if (condition != NULL) {
        const simcom_described_state_t *state = state_of(track, condition->state);
        if (state != NULL && (!state->of_client || client < SIMCOM_TRACK_CLIENTS)) {
            simcom_track_set(track, condition->state, client,
                             condition->forbidden ? SIMCOM_TRACK_PRESENT : SIMCOM_TRACK_ABSENT);
        }
    } else if (!is_answer(form, code)) {
        learn_state_of(track, client, code);
    }
    for (size_t i = 0; i < track->description->code_ends_count; i++) {
        const simcom_code_ends_t *ends = &track->description->code_ends[i];
        if (ends->code == code && client < SIMCOM_TRACK_CLIENTS) {
            simcom_track_set(track, ends->state, client, SIMCOM_TRACK_ABSENT);
        }
    }
}

/* --- Lines -------------------------------------------------------------------------------------- */

void simcom_track_urc(simcom_track_t *track, const simcom_described_line_t *urc, unsigned client)
{
    if (urc->role == (uint8_t)SIMCOM_ROLE_RESTART) {
        simcom_track_restart(track);
    }
    if (urc->ends != SIMCOM_NO_STATE) {
        simcom_track_set(track, urc->ends, client, SIMCOM_TRACK_ABSENT);
    }
    if (urc->doubts != SIMCOM_NO_STATE) {
        doubt_inside(track, urc->doubts, client);
        simcom_track_set(track, urc->doubts, client, SIMCOM_TRACK_UNKNOWN);
    }
}

void simcom_track_line(simcom_track_t *track, const simcom_described_line_t *line, unsigned client,
                       bool given, uint32_t value)
{
    if (line->has_shown) {
        const bool there = line->shown.has_value ? given && value == line->shown.value : given;
        simcom_track_set(track, line->shown.state, client,
                         there ? SIMCOM_TRACK_PRESENT : SIMCOM_TRACK_ABSENT);
    }
}
