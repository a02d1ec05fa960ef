/* SPDX-License-Identifier: MIT */
/* values.h - where an operation's commands take their values from. */
#ifndef SIMCOM_VALUES_H
#define SIMCOM_VALUES_H

#include "simcom/private/plan.h"

/* Whether it was given; a constant and the client's number are. */
bool simcom_is_given(const simcom_values_t *values, const simcom_source_t *source);

/* The number that a source stands for. */
uint32_t simcom_value_of(const simcom_values_t *values, const simcom_source_t *source);

/* The number of a parameter that is one. */
uint32_t simcom_values_number(const simcom_values_t *values, unsigned index);

/* The string of one that is none. */
const simcom_bytes_t *simcom_values_string(const simcom_values_t *values, unsigned index);

/* Whether the revision has the form. */
static inline bool simcom_has_form(const simcom_revision_t *revision, const simcom_form_t *form)
{
    return (revision->forms[form->id / 8u] >> form->id % 8u & 1u) != 0u;
}

/* Whether the form does not have the parameter in the revision that they were opened for. */
static inline bool simcom_lacks(const simcom_values_t *values, unsigned index)
{
    return values->own != NULL && values->own->flags != NULL &&
           (values->own->flags[index] & SIMCOM_OWN_LACKS) != 0u;
}

/* Looks up what the revision has otherwise, and counts the values to send: all but the optional ones at the end that are
 * not given. */
void simcom_values_open(const simcom_revision_t *revision, simcom_values_t *values);

/* Checks the values of a command that were opened. See simcom_arguments_check(). */
simcom_status_t simcom_values_check(const simcom_revision_t *revision,
                                    const simcom_values_t *values, simcom_problem_t *problem);

/* simcom_command_t.stage: the piece that is peeked is the last of the line. */
#define COMMAND_ENDS 4u

/* Starts the line of a command whose values were checked. */
void simcom_command_start(simcom_command_t *command, const simcom_values_t *values);

#endif
