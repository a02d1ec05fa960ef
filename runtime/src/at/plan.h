/* SPDX-License-Identifier: MIT */
/*
 * plan.h - what an operation consists of: which commands, and where their values come from.
 *
 * A plan is constant data. The engine goes through its steps once to check all values before a byte
 * leaves, and once to send them; nothing is kept meanwhile but the operation's own arguments.
 */
#ifndef SIMCOM_PLAN_H
#define SIMCOM_PLAN_H

#include "values.h"

#include "simcom/channel.h"

/* Flags of a step. */
enum {
    STEP_END = 1, /* no step follows */
    STEP_DONE =
        2, /* the operation is done with it, though steps follow, to which a fallback leads */
    STEP_EACH = 4, /* is sent for each item of simcom_filters_t; the offsets are those of an item */
    STEP_TIMED = 8 /* simcom_kept_t.result_s is the time limit of its result */
};

typedef struct simcom_step {
    const simcom_form_t *form; /* NULL: that of a simcom_raw_t */
    const simcom_source_t *sources;
    simcom_source_t when; /* sent if this is not 0; {0}: always */
    uint8_t data;         /* offset of the simcom_bytes_t that follows its prompt */
    uint8_t flags : 4;
    uint8_t
        fallback : 4; /* so many steps on if it is answered by ERROR alone, of items the first; 0: none */
} simcom_step_t;

/* Flags of a plan. */
enum {
    PLAN_KEPT = 1,  /* its arguments are a simcom_kept_t, the offsets are those of the settings */
    PLAN_CLEARS = 2 /* when it is done, the marks do not hold any longer */
};

/* Its steps stand behind it. */
typedef struct simcom_plan {
    uint8_t operation; /* simcom_operation_t */
    uint8_t size;      /* of the arguments, in bytes */
    uint8_t flags : 4;
    /* If it is not done, the marks hold: 1 from its first prompt on, 2 from its second step on; 0: never. */
    uint8_t leaves : 4;
    uint8_t marks; /* flags of the slot that say what the module may still hold */
} simcom_plan_t;

/* A plan with room for n steps. It is given to simcom_operation_begin() as &name.plan. */
#define PLAN(name, n)                                                                              \
    static const struct {                                                                          \
        simcom_plan_t plan;                                                                        \
        simcom_step_t step[n];                                                                     \
    } name

static inline const simcom_step_t *steps_of(const simcom_plan_t *plan)
{
    const struct {
        simcom_plan_t plan;
        simcom_step_t step[1];
    } *whole = (const void *)plan;
    return whole->step;
}

/* Rows of sources and steps. */
/* clang-format off */
#define FROM(kind, type, member) {kind, offsetof(type, member)}
#define CLIENT                   {FROM_CLIENT, 0}
/* clang-format on */

#endif
