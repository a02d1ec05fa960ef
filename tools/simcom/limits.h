/* SPDX-License-Identifier: MIT */
/* limits.h - what a revision allows, by what a value is for; and in words for all revisions. */
#ifndef SIMCOM_TOOL_LIMITS_H
#define SIMCOM_TOOL_LIMITS_H

#include "cli.h"
#include "simcom/describe.h"

#include <stdio.h>

/* The limits of the parameter that takes a value: of a number its range, of a string its length in bytes.
 * [in] value  simcom_value_t. A revision without such a parameter: 1 to 0. */
simcom_limit_t limits_of(const simcom_description_t *description, unsigned value);

/* The form with the parameter that takes a value, and the parameter's limits; NULL if the revision has none. */
const simcom_described_form_t *limits_find(const simcom_description_t *description, unsigned value,
                                           simcom_limit_t *limit);

/* How long the data of a prompt may be, in bytes. [in] holds  SIMCOM_STATE_... that keeps it */
simcom_limit_t limits_of_data(const simcom_description_t *description, unsigned holds);

/* Room for a text of limits or of names. */
#define LIMITS_TEXT 512u

/* "1 to 23 (v1.00), 1 to 128 (v3.00, a76xx-v1.06)". Returns text. */
const char *limits_text(char text[LIMITS_TEXT], unsigned value);
const char *limits_text_of_data(char text[LIMITS_TEXT], unsigned holds);

/* Prints which revisions there are, for a help text. */
void limits_print_revisions(FILE *out);

/* "v1.00, v3.00, ...". Returns text. */
const char *limits_revisions(char text[LIMITS_TEXT]);

/* For an option that takes the name of a revision: puts its description, const simcom_description_t *, where the option says.
 * Used as cli_option_t.read. */
bool limits_read_revision(const cli_t *cli, const cli_option_t *option, void *into,
                          const char *value);

#endif
