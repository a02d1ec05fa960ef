/* SPDX-License-Identifier: MIT */
/*
 * simcom_depart.h - simulated modules that depart from their revision in one fact.
 *
 * A departure is a fact of the specification and what a module does instead: a limit that is one
 * higher, a value that is refused, another code, an answer with a part missing, a rule of order that
 * is not kept. They are made from the tables of the revision, so that there is one for each fact.
 * With them one tries a driver against firmware that nobody has seen, and measures how much a test
 * suite notices.
 */
#ifndef SIMCOM_DEPART_H
#define SIMCOM_DEPART_H

#include "simcom/describe.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct simcom_departure {
    char id[112];   /* "limit:CMQTTCONNECT.keepalive_time.max+1" */
    char text[160]; /* in words */
    bool allowed; /* no departure, but a choice that the revision leaves: which documented answer */
    /* What is departed from: the rest is the simulator's own. */
    uint8_t kind;
    uint16_t command; /* index into the description */
    uint16_t form;    /* of the command */
    uint16_t item;    /* parameter, outcome, field, reply, code, ... */
    uint16_t part;
    int32_t value;
} simcom_departure_t;

/* All departures of a revision. Returns how many; *list is the caller's, to be freed with free(). */
size_t simcom_departures(const simcom_description_t *description, simcom_departure_t **list);

#ifdef __cplusplus
}
#endif

#endif
