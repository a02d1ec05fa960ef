/* SPDX-License-Identifier: MIT */
/* values.h - where an operation's commands take their values from. */
#ifndef SIMCOM_VALUES_H
#define SIMCOM_VALUES_H

#include "simcom/command.h"

/* simcom_source_t.kind */
/* The order counts: simcom_value_of() compares. */
enum {
    FROM_NOTHING,  /* of a step's condition: there is none */
    FROM_CONSTANT, /* the offset itself */
    FROM_CLIENT,   /* the client's number */
    FROM_BYTE,     /* uint8_t or bool */
    FROM_TIME,     /* uint16_t, seconds; 0 stands for SIMCOM_PUBLISH_S */
    FROM_HALF,     /* uint16_t */
    FROM_LENGTH,   /* of a simcom_bytes_t */
    FROM_BYTES,    /* simcom_bytes_t; as a number: whether it is given */
    FROM_BIT       /* and up to FROM_BIT + 7: that bit of a uint8_t */
};

/* How long the module may wait for the answer to a publish if the application does not say. */
#define SIMCOM_PUBLISH_S 60u

/* The number that a source stands for. */
uint32_t simcom_value_of(const simcom_values_t *values, const simcom_source_t *source);

/* The number of a parameter that is one. */
uint32_t simcom_values_number(const simcom_values_t *values, unsigned index);

/* The string of one that is none. */
const simcom_bytes_t *simcom_values_string(const simcom_values_t *values, unsigned index);

/* Counts the values to send: all but the optional ones at the end that are not given. */
void simcom_values_count(simcom_values_t *values);

/* Checks the values of a command that were counted. See simcom_arguments_check(). */
simcom_status_t simcom_values_check(const simcom_revision_t *revision,
                                    const simcom_values_t *values, simcom_problem_t *problem);

/* Whether what is peeked is the end of the line. */
bool simcom_command_ends(const simcom_command_t *command);

/* Starts the line of a command whose values were checked. */
void simcom_command_start(simcom_command_t *command, const simcom_revision_t *revision,
                          const simcom_values_t *values);

#endif
