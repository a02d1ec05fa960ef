/* SPDX-License-Identifier: MIT */
/*
 * plan.h - what an operation consists of: which commands, and where their values come from. Private.
 *
 * A plan is constant data, generated from spec/operations.yaml. The channel goes through its steps once to
 * check all values before a byte leaves, and once to send them; nothing is kept meanwhile but the operation's
 * own arguments.
 */
#ifndef SIMCOM_PRIVATE_PLAN_H
#define SIMCOM_PRIVATE_PLAN_H

#include "simcom/command.h"

#ifdef __cplusplus
extern "C" {
#endif

/* simcom_source_t.kind. The order counts: simcom_value_of() compares. */
enum {
    SIMCOM_FROM_NOTHING,  /* of a parameter: no argument is for it; of a condition: there is none */
    SIMCOM_FROM_CONSTANT, /* the offset itself */
    SIMCOM_FROM_CLIENT,   /* the client's number */
    SIMCOM_FROM_DECISION, /* bit number `offset` of what the service decided */
    SIMCOM_FROM_BYTE,     /* uint8_t or bool; 0: not given */
    SIMCOM_FROM_INDEX,    /* uint8_t; 0xFF: not given */
    SIMCOM_FROM_OPTIONAL, /* simcom_optional_byte_t */
    SIMCOM_FROM_HALF,     /* uint16_t; 0: not given */
    SIMCOM_FROM_LENGTH,   /* of a simcom_bytes_t; 0: not given */
    SIMCOM_FROM_BYTES,    /* simcom_bytes_t */
    SIMCOM_FROM_BIT,      /* and up to SIMCOM_FROM_BIT + 7: that bit of a uint8_t */
    /* and on: uint16_t, for which simcom_operation_defaults[kind - SIMCOM_FROM_DEFAULT] stands if it is 0 */
    SIMCOM_FROM_DEFAULT = SIMCOM_FROM_BIT + 8
};

/* What stands for arguments that are 0. Generated. */
extern const uint16_t simcom_operation_defaults[];

/* Flags of a step. */
enum {
    SIMCOM_PLAN_STEP_END = 1, /* no step follows */
    SIMCOM_PLAN_STEP_LAST =
        2, /* the operation is done after it, although steps follow to which a fallback leads */
    SIMCOM_PLAN_STEP_EACH =
        4, /* is sent for each item of a simcom_list_t; the offsets are those of an item */
    /* Two sources follow those of the parameters: the sum of their values is the time limit of its result in seconds. */
    SIMCOM_PLAN_STEP_TIMED = 8
};

typedef struct simcom_plan_step {
    const simcom_form_t *form;      /* NULL: that of a simcom_raw_t */
    const simcom_source_t *sources; /* one for each parameter */
    simcom_source_t when;           /* sent if this is given; {0}: always */
    uint8_t data;                   /* offset of the simcom_bytes_t that follows its prompt */
    uint8_t flags : 4;
    /* So many steps on if the revision has no such form, if what earlier operations left in the module forbids it, or if
     * it is answered by ERROR alone, of items the first; 0: no. */
    uint8_t fallback : 4;
} simcom_plan_step_t;

/* Flags of a plan. */
enum {
    SIMCOM_PLAN_KEPT =
        1, /* its arguments are a simcom_kept_t, the offsets are those of the settings */
    SIMCOM_PLAN_CLEARS = 2, /* when it is done, the marks do not hold any longer */
    SIMCOM_PLAN_ECHO = 4,   /* when it is done, the module echoes no commands */
    SIMCOM_PLAN_UTF8 =
        8 /* when it is done, the module checks UTF-8 as the optional byte at `utf8` says */
};

/* What the module may still hold of an operation that was not done: flags of a slot. */
enum {
    SIMCOM_LEFT_PAYLOAD = 32, /* the payload of a publish */
    SIMCOM_LEFT_FILTERS = 64, /* filters of a batch */
    /* All that is known of a client until it is released: these, that it takes any bytes, and late results (16 and 128). */
    SIMCOM_LEFT_CLIENT = 8 | 16 | 32 | 64 | 128
};

/* Its steps follow it. */
typedef struct simcom_plan {
    uint8_t operation; /* simcom_operation_t */
    uint8_t size;      /* of the arguments, in bytes */
    uint8_t flags : 4;
    /* If it is not done, the marks hold: 1 from its first prompt on, 2 from its second step on; 0: never. */
    uint8_t leaves : 4;
    uint8_t marks;     /* SIMCOM_LEFT_... */
    uint8_t item_size; /* of an item of its simcom_list_t, in bytes; 0: it has none */
    uint8_t utf8;      /* see SIMCOM_PLAN_UTF8 */
} simcom_plan_t;

/* A plan with room for n steps. It is given to simcom_operation_begin() as &name.plan. */
#define SIMCOM_PLAN(name, n)                                                                       \
    const struct name {                                                                            \
        simcom_plan_t plan;                                                                        \
        simcom_plan_step_t step[n];                                                                \
    } name

/* How each of them begins. */
struct simcom_planned {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
};

static inline const simcom_plan_step_t *simcom_steps_of(const simcom_plan_t *plan)
{
    return ((const struct simcom_planned *)(const void *)plan)->step;
}

#ifdef __cplusplus
}
#endif

#endif
