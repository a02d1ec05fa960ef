/* SPDX-License-Identifier: MIT */
/* answers.h - commands of the user's own: YAML after simulator/schema/answers.schema.json. */
#ifndef SIMULATOR_ANSWERS_H
#define SIMULATOR_ANSWERS_H

#include "document.h"
#include "simcom_answer.h"

typedef struct answers {
    simcom_answers_t answers; /* of all files */
    simcom_answer_t *rows;
    simcom_variable_t *variables;
    simcom_variable_t *boot;
    const char **others; /* NULL ends them */
    size_t other_count;
    document_t *documents; /* stay open: texts point into them */
    size_t document_count;
    void **owned;
    size_t owned_count;
} answers_t;

/* Adds what a file has. All its mistakes are said on standard error, as path:line:column: error: ...; false if there
 * was one. */
bool answers_read(answers_t *answers, const char *path);
void answers_free(answers_t *answers);

#endif
