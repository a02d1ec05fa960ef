/* SPDX-License-Identifier: MIT */
/* departures.h - the kinds of departures, and what makes them. */
#ifndef SIMULATOR_DEPARTURES_H
#define SIMULATOR_DEPARTURES_H

#include "simcom_depart.h"

typedef enum departure_kind {
    DEPART_LIMIT,      /* item: parameter; part: 0 lower, 1 upper end; value: added */
    DEPART_REFUSE,     /* item: parameter; value: refused */
    DEPART_REQUIRE,    /* item: parameter that may be left out, and is demanded */
    DEPART_ACCEPT,     /* value: a simcom_status_t that is passed over */
    DEPART_ABSENT,     /* item: parameter of another revision (part) that is taken */
    DEPART_REPLY,      /* item: line of a test form; part: number in it; value: added */
    DEPART_DEFAULT,    /* item: parameter; value: its default */
    DEPART_FIELD,      /* item: field; part: 0 beyond its limits, 1 missing */
    DEPART_CODE,       /* item: code; value: told instead */
    DEPART_CLIENT,     /* a result names another client */
    DEPART_OUTCOME,    /* item: outcome that is chosen, changed unless allowed */
    DEPART_ALIAS,      /* item: alias that is spoken; part: 1 of a URC */
    DEPART_OPTION,     /* item: alias of an option */
    DEPART_FORM_GONE,  /* part: description */
    DEPART_FORM_EXTRA, /* part: description that has it */
    DEPART_RULE,       /* item: condition that is not asked */
    DEPART_CHECK,      /* what a form is about is not asked */
    DEPART_KEEP,       /* item: state whose data is kept, or DEPART_SETTINGS, DEPART_ALL */
    DEPART_REVISION,   /* item: see below; value: added */
    DEPART_URC         /* command: URC; part: 0 does not come, 1 number item changed by value */
} departure_kind_t;

/* Of DEPART_KEEP: the settings of a form; all that is within the state that a form ends. */
#define DEPART_SETTINGS 0x100u
#define DEPART_ALL      0x101u

typedef enum departure_limit {
    DEPART_LINE,
    DEPART_TOPICS,
    DEPART_TOPIC,
    DEPART_PAYLOAD,
    DEPART_PACKET
} departure_limit_t;

/* Writes `text` with its n-th number changed by `by`. [out] changed  as long as text and 12 more */
void departures_change_number(const char *text, unsigned n, long by, char *changed);
/* Changes the steps of an outcome into a sequence that the form does not have. */
void departures_change_outcome(const simcom_described_form_t *form, unsigned outcome,
                               uint8_t steps[6]);

#endif
