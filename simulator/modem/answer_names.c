/* SPDX-License-Identifier: MIT */
#include "answer_names.h"

#include <stdio.h>
#include <string.h>

typedef struct search {
    const simcom_answers_t *own;
    const simcom_answer_t *row;
    char *name; /* char[64]: the one that is not found */
} search_t;

static bool is(const char *text, size_t n, const char *name)
{
    return strncmp(text, name, n) == 0 && name[n] == '\0';
}

/* "auth_{cid}=..." sets auth_1 as well as auth_2. */
static bool sets(const char *const *rows, const char *text, size_t n)
{
    for (; rows != NULL && *rows != NULL; rows++) {
        const size_t fixed = strcspn(*rows, "={");
        if (fixed <= n && strncmp(*rows, text, fixed) == 0 &&
            ((*rows)[fixed] == '{' || fixed == n)) {
            return true;
        }
    }
    return false;
}

static bool has_variable(const simcom_answers_t *answers, const char *text, size_t n)
{
    for (size_t i = 0; i < answers->variable_count; i++) {
        if (is(text, n, answers->variables[i].name)) {
            return true;
        }
    }
    for (size_t i = 0; i < answers->count; i++) {
        if (sets(answers->rows[i].sets, text, n)) {
            return true;
        }
    }
    return false;
}

static bool keep(const search_t *search, const char *text, size_t n)
{
    (void)snprintf(search->name, 64, "%.*s", (int)(n < 63 ? n : 63), text);
    return false;
}

static bool is_variable(const search_t *search, const char *text, size_t n)
{
    return has_variable(search->own, text, n) || has_variable(&simcom_answers_around, text, n) ||
           keep(search, text, n);
}

static bool is_argument(const search_t *search, const char *text, size_t n)
{
    for (uint8_t i = 0; i < search->row->argument_count; i++) {
        if (is(text, n, search->row->arguments[i].name)) {
            return true;
        }
    }
    return keep(search, text, n);
}

/* The {names} of a text. */
static bool is_filled(const search_t *search, const char *text)
{
    for (const char *at = text == NULL ? NULL : strchr(text, '{'); at != NULL;
         at = strchr(at + 1, '{')) {
        const size_t n = strcspn(at + 1, "}");
        if (at[1 + n] == '}' && !is(at + 1, n, "clock") && !is(at + 1, n, "data_length") &&
            !is_argument(search, at + 1, n) && !is_variable(search, at + 1, n)) {
            return false;
        }
    }
    return true;
}

static bool are_filled(const search_t *search, const char *const *texts)
{
    for (; texts != NULL && *texts != NULL; texts++) {
        if (!is_filled(search, *texts)) {
            return false;
        }
    }
    return true;
}

static bool texts_are_filled(const search_t *search)
{
    for (uint8_t i = 0; i < search->row->late_count; i++) {
        if (!is_filled(search, search->row->late[i].line)) {
            return false;
        }
    }
    return are_filled(search, search->row->lines) && are_filled(search, search->row->sets) &&
           is_filled(search, search->row->as);
}

static bool conditions_are_variables(const search_t *search)
{
    for (const char *const *when = search->row->when; when != NULL && *when != NULL; when++) {
        if (!is_variable(search, *when, strcspn(*when, "="))) {
            return false;
        }
    }
    for (uint8_t i = 0; i < search->row->argument_count; i++) {
        const char *equals = search->row->arguments[i].equals;
        if (equals != NULL && !is_variable(search, equals, strlen(equals))) {
            return false;
        }
    }
    return true;
}

/* A command that is done instead is one of any revision, or of the rows. */
static bool is_command(const search_t *search, const char *as)
{
    const size_t n = strcspn(as, "=?");

    for (size_t i = 0; i < simcom_description_count; i++) {
        for (size_t k = 0; k < simcom_descriptions[i]->command_count; k++) {
            if (is(as, n, simcom_descriptions[i]->commands[k].wire)) {
                return true;
            }
        }
    }
    for (size_t i = 0; i < search->own->count; i++) {
        if (&search->own->rows[i] != search->row && is(as, n, search->own->rows[i].command)) {
            return true;
        }
    }
    for (size_t i = 0; i < simcom_answers_around.count; i++) {
        if (is(as, n, simcom_answers_around.rows[i].command)) {
            return true;
        }
    }
    return keep(search, as, n);
}

const char *answer_names_problem(const simcom_answers_t *own, const simcom_answer_t *row,
                                 char name[64])
{
    const search_t search = {own, row, name};

    if (!texts_are_filled(&search)) {
        return "neither an argument nor a variable";
    }
    if (!conditions_are_variables(&search)) {
        return "no variable";
    }
    if (row->data == SIMCOM_ANSWER_COUNTED &&
        !is_argument(&search, row->length, strlen(row->length))) {
        return "no argument; expected ended, or the one that says how many bytes";
    }
    if (row->as != NULL && !is_command(&search, row->as)) {
        return "no command";
    }
    return NULL;
}
