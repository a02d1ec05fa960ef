/* SPDX-License-Identifier: MIT */
/* answer_names.h - whether the names in an answer are those of something. */
#ifndef SIMULATOR_ANSWER_NAMES_H
#define SIMULATOR_ANSWER_NAMES_H

#include "simcom_answer.h"

/* Looks for a name in an answer that nothing has: an argument, a variable, a command. [in] own  all rows and variables of
 * the program's own. Returns what is wrong with `*name`, or NULL. */
const char *answer_names_problem(const simcom_answers_t *own, const simcom_answer_t *row,
                                 char name[64]);

#endif
