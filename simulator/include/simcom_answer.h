/* SPDX-License-Identifier: MIT */
/*
 * simcom_answer.h - commands that the specification does not model, and what a simulated module answers to them.
 *
 * A row says: this command, with such arguments, while a variable has such a value, is answered with these lines
 * and this result, after so long; it sets variables, asks for data, and more lines follow later. Rows are constant data:
 * those that every module has are made from simulator/answers/around.yaml, and a program can bring more (simcom-modem --answers).
 *
 * Variables are what a module knows of itself by a name, as a text: "sim", "registration", "imei". Their first values
 * come from the rows that define them; commands, faults and simcom_module_set() change them. In lines {name} stands
 * for the value of an argument or of a variable.
 */
#ifndef SIMCOM_ANSWER_H
#define SIMCOM_ANSWER_H

#include "simcom/describe.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum simcom_answer_kind {
    SIMCOM_ANSWER_NUMBER, /* decimal, from min to max */
    SIMCOM_ANSWER_TEXT    /* with or without quotation marks, min to max bytes long */
} simcom_answer_kind_t;

/* An argument. Those that may be left out have a preset, which may be "". */
typedef struct simcom_answer_argument {
    const char *name;
    uint8_t kind; /* simcom_answer_kind_t */
    uint32_t min, max;
    const char *preset; /* NULL: it must be given */
    const char *equals; /* of TEXT: name of a variable that it must be the same as; NULL: any */
} simcom_answer_argument_t;

/* A line that comes after the result. */
typedef struct simcom_answer_late {
    const char *line;
    uint32_t ms; /* after the result, or after the line before */
} simcom_answer_late_t;

/* What data a prompt asks for. */
typedef enum simcom_answer_data {
    SIMCOM_ANSWER_NO_DATA,
    SIMCOM_ANSWER_COUNTED, /* as many bytes as the argument `length` says */
    SIMCOM_ANSWER_ENDED    /* up to 0x1A, which is no part of it; 0x1B gives up */
} simcom_answer_data_t;

/* What a row does that is more than to set variables. */
typedef enum simcom_answer_act {
    SIMCOM_ANSWER_ACT_NONE,
    SIMCOM_ANSWER_ACT_RESTART,
    SIMCOM_ANSWER_ACT_POWER_OFF,
    SIMCOM_ANSWER_ACT_DEFAULTS,    /* echo as after a start */
    SIMCOM_ANSWER_ACT_NETWORK_TIME /* the clock is set by the network, where that knows the time */
} simcom_answer_act_t;

/* Of several rows of one command and type the first counts whose condition holds and whose arguments fit. */
typedef struct simcom_answer {
    const char *command; /* what follows AT: "+CFUN", "I", "&F" */
    uint8_t type;        /* simcom_form_type_t */
    const simcom_answer_argument_t *arguments;
    uint8_t argument_count;
    const char *const *when; /* "name=value" that must all hold, NULL at the end; NULL: always */
    const char
        *as; /* a command of the specification that is done instead, without AT; NULL: none */
    const char *const
        *lines;              /* whole, NULL at the end; NULL: none. One that is empty is left out */
    const char *result;      /* "OK", "ERROR", "+CME ERROR: 10"; "": none comes */
    uint32_t delay_ms;       /* before the lines */
    const char *const *sets; /* "name=value", {names} in both, NULL at the end; NULL: none */
    uint8_t data;            /* simcom_answer_data_t */
    const char *length;      /* of COUNTED: name of the argument */
    const simcom_answer_late_t *late;
    uint8_t late_count;
    uint8_t act; /* simcom_answer_act_t */
} simcom_answer_t;

/* The first value of a variable. */
typedef struct simcom_variable {
    const char *name;
    const char *value;
} simcom_variable_t;

typedef struct simcom_answers {
    const simcom_answer_t *rows;
    size_t count;
    const simcom_variable_t *variables;
    size_t variable_count;
    const simcom_variable_t *boot; /* what variables are after each start */
    size_t boot_count;
    const char *const
        *others; /* commands that modules have and no row models, NULL at the end; NULL: none */
} simcom_answers_t;

/* Those that every module has: simulator/answers/around.yaml. */
extern const simcom_answers_t simcom_answers_around;

#ifdef __cplusplus
}
#endif

#endif
