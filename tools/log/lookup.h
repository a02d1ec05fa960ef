/* SPDX-License-Identifier: MIT */
/* lookup.h - finds what the specification says about a line on the wire. */
#ifndef SIMCOM_LOG_LOOKUP_H
#define SIMCOM_LOG_LOOKUP_H

#include "simcom/descriptions.h"

#include <string.h>

/* The names of one revision, to be found fast. */
typedef struct lookup lookup_t;

/* The names of a revision: made at the first call for it, and kept until the program ends. */
const lookup_t *lookup_of(const simcom_description_t *description);

/* The revision that they are of. */
const simcom_description_t *lookup_description(const lookup_t *lookup);

/* Room for the values of any command or line. */
typedef union lookup_values {
    simcom_bytes_t strings[24];
    uint32_t numbers[24];
} lookup_values_t;

/* A name on the wire that a revision knows, and what it stands for in each of them. */
typedef struct lookup_entry lookup_entry_t;

/* A command line that came before. */
typedef struct lookup_known lookup_known_t;

/* The rows of a form's parameters. */
static inline const simcom_parameter_t *lookup_rows(const simcom_described_form_t *form)
{
    return simcom_parameters_of(form->form);
}

static inline size_t lookup_row_count(const simcom_described_form_t *form)
{
    return form->form->parameter_count;
}

/* What a command line is. Pointers are NULL for what was not found. */
typedef struct lookup_command {
    const simcom_described_command_t *command;
    const simcom_described_form_t *form; /* NULL also if the arguments do not fit any form */
    const lookup_entry_t *entry;         /* of the name behind AT+ */
    uint32_t name_length;
    lookup_known_t *known;  /* NULL: its like is not remembered */
    lookup_values_t values; /* the form's arguments; strings point into the line */
} lookup_command_t;

/* Looks a command line up, AT included, without its end. */
void lookup_command(const lookup_t *lookup, simcom_bytes_t line, lookup_command_t *found);

/* Looks a command line up that was looked up with another revision: faster than at first. The
 * values are those of `other` if true is returned, and of `found` otherwise. */
bool lookup_command_again(const lookup_t *lookup, simcom_bytes_t line,
                          const lookup_command_t *other, lookup_command_t *found);

/* Remembers that the arguments of such a command line are good in a revision. */
void lookup_set_good(const lookup_t *lookup, const lookup_command_t *found);
bool lookup_is_good(const lookup_t *lookup, const lookup_command_t *found);

/* Whether an argument of the command can be secret, in any revision. */
bool lookup_has_secret(const simcom_described_command_t *command);

/* Whether a line is what modules say when they start, and nothing else. */
bool lookup_is_boot_line(simcom_bytes_t line);

/* Whether a name without its plus sign is of the kind that the specification has all of. */
bool lookup_is_ours(simcom_bytes_t name);

typedef enum lookup_kind {
    LOOKUP_UNKNOWN,
    LOOKUP_OK,
    LOOKUP_ERROR,
    LOOKUP_CME_ERROR,
    LOOKUP_URC,   /* .line */
    LOOKUP_ANSWER /* a result or an information line of .command */
} lookup_kind_t;

/* What a line of the module is. */
typedef struct lookup_answer {
    uint8_t kind; /* lookup_kind_t */
    const simcom_described_line_t *line;
    const simcom_described_command_t *command;
    simcom_bytes_t argument; /* what follows the name and the colon */
    uint8_t number_count;    /* if the argument holds nothing else, at most 3; otherwise 0 */
    uint32_t numbers[3];
    const lookup_entry_t *entry; /* of the name */
    uint32_t name_end;           /* in the line */
} lookup_answer_t;

/* Looks a line of the module up, without its end. */
void lookup_answer(const lookup_t *lookup, simcom_bytes_t line, lookup_answer_t *found);

/* Reads an argument that holds nothing but `count` numbers. */
bool lookup_answer_numbers(const lookup_answer_t *found, uint32_t *numbers, size_t count);

/* Looks a line up that was looked up with another revision: faster than at first. */
void lookup_answer_again(const lookup_t *lookup, simcom_bytes_t line, const lookup_answer_t *other,
                         lookup_answer_t *found);

/* Reads the fields of a line; false if they do not fit. */
bool lookup_fields(const simcom_described_line_t *line, simcom_bytes_t argument,
                   lookup_values_t *values);

/* The value of a number; false if it was left out. */
static inline bool lookup_number(const simcom_parameter_t *row, const lookup_values_t *values,
                                 uint32_t *number)
{
    const uint8_t *at = (const uint8_t *)values + row->offset;

    if ((row->flags & SIMCOM_PARAMETER_OPTIONAL) != 0) {
        simcom_optional_t optional;
        memcpy(&optional, at, sizeof optional);
        *number = optional.value;
        return optional.given;
    }
    memcpy(number, at, sizeof *number);
    return true;
}

/* The value of a string; false if it was left out. */
static inline bool lookup_string(const simcom_parameter_t *row, const lookup_values_t *values,
                                 simcom_bytes_t *string)
{
    memcpy(string, (const uint8_t *)values + row->offset, sizeof *string);
    return string->data != NULL;
}

/* Reads a line that holds nothing but `count` numbers. */
bool lookup_numbers(simcom_bytes_t argument, uint32_t *numbers, size_t count);

#endif
