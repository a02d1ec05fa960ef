/* SPDX-License-Identifier: MIT */
/*
 * track.h - what is known of a module's state, from the descriptions of its revision (simcom/describe.h).
 *
 * For programs that explain, simulate or test: firmware has the session. A state is there, is not there, or is not
 * known, which is how everything begins for somebody who reads a log from its middle. Commands, results, lines and URCs
 * change what is known; the tables say how, and nothing here knows one of them by name:
 *
 *     simcom_track_t track;
 *     simcom_track_begin(&track, simcom_description_find("v3.00"));
 *     objection = simcom_track_objection(&track, form, client);   before a command goes out
 *     simcom_track_good(&track, form, client);                    it ended with success
 *     simcom_track_failed(&track, form, client, code);            or with a code
 *     simcom_track_doubt(&track, form, client);                   or nobody knows how
 *     simcom_track_urc(&track, urc, client);
 *
 * `client` is the client index that a form, line or URC names, or SIMCOM_NO_CLIENT. Nothing here allocates; a tracker
 * is the caller's and can be copied.
 */
#ifndef SIMCOM_TRACK_H
#define SIMCOM_TRACK_H

#include "simcom/describe.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SIMCOM_TRACK_CLIENTS 2u
#define SIMCOM_TRACK_STATES  32u /* one of them has a bit in a set */
#define SIMCOM_NO_CLIENT     0xFFu

typedef enum simcom_known {
    SIMCOM_TRACK_UNKNOWN,
    SIMCOM_TRACK_ABSENT, /* the state is not there */
    SIMCOM_TRACK_PRESENT
} simcom_known_t;

/* Sets of states, a bit 1 << SIMCOM_STATE_... each; a state in neither is not known. */
typedef struct simcom_track_set {
    uint32_t present;
    uint32_t absent;
} simcom_track_set_t;

typedef struct simcom_track {
    const simcom_description_t *description;
    simcom_track_set_t module; /* states of the module */
    simcom_track_set_t client[SIMCOM_TRACK_CLIENTS];
    /* Of the description: */
    uint32_t clients;                     /* the states that each client has */
    uint32_t inside[SIMCOM_TRACK_STATES]; /* those that are within each, itself among them */
    uint32_t around[SIMCOM_TRACK_STATES]; /* those that each is within, itself among them */
    const simcom_described_state_t *states[SIMCOM_TRACK_STATES];
} simcom_track_t;

/* A condition that is certainly not met. */
typedef struct simcom_objection {
    const simcom_condition_t *condition; /* NULL: there is none */
    const simcom_described_state_t *state;
    uint8_t client; /* whose state it is; SIMCOM_NO_CLIENT for one of the module */
    /* The form would have ended the state that is missing, or one within it: nothing is lost by sending it, and
     * hosts do so to begin anew (STOP of a service that is not started). */
    bool harmless;
} simcom_objection_t;

/* Nothing is known. */
void simcom_track_begin(simcom_track_t *track, const simcom_description_t *description);

/* The module has just started: no state is there. */
void simcom_track_restart(simcom_track_t *track);

/* The state of this number, NULL if the revision has none. */
const simcom_described_state_t *simcom_track_state(const simcom_description_t *description,
                                                   unsigned state);

/* A state and all that are within it, a bit 1 << SIMCOM_STATE_... each. */
uint32_t simcom_track_inside(const simcom_description_t *description, unsigned state);

/* What is known of a state; of a client's state the client has to be named. */
simcom_known_t simcom_track_get(const simcom_track_t *track, unsigned state, unsigned client);

/* Something else than a command said so: a test that prepared it, a busy client. A state that is there has all those
 * that it is within; one that is not takes all that are within it. */
void simcom_track_set(simcom_track_t *track, unsigned state, unsigned client, simcom_known_t known);

/* The first condition of a form, in the order in which a module asks, that is certainly not met. */
simcom_objection_t simcom_track_objection(const simcom_track_t *track,
                                          const simcom_described_form_t *form, unsigned client);

/* A command ended with success: of a form with data the data was taken. */
void simcom_track_good(simcom_track_t *track, const simcom_described_form_t *form, unsigned client);

/* It ended with a code, or with ERROR alone (SIMCOM_ANSWER_ERROR). What it would have changed is not known, but the
 * code can say what is there and what is not. */
void simcom_track_failed(simcom_track_t *track, const simcom_described_form_t *form,
                         unsigned client, unsigned code);

/* Nobody knows how it ended. */
void simcom_track_doubt(simcom_track_t *track, const simcom_described_form_t *form,
                        unsigned client);

/* A line came unasked. One that says that the module restarted ends the outermost states and so everything. */
void simcom_track_urc(simcom_track_t *track, const simcom_described_line_t *urc, unsigned client);

/* An information line proved a state, or that it is not there (simcom_shown_t).
 * [in] given  whether the field is there and not empty    [in] value  of the field, if it is a number */
void simcom_track_line(simcom_track_t *track, const simcom_described_line_t *line, unsigned client,
                       bool given, uint32_t value);

#ifdef __cplusplus
}
#endif

#endif
