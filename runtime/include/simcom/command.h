/* SPDX-License-Identifier: MIT */
/*
 * command.h - from checked arguments to the bytes of a command line, piece by piece.
 *
 * The typed encoders of simcom/commands.h call simcom_command_begin(); it checks every argument
 * before a byte leaves. After that the line is handed out in pieces that point into the tables,
 * the caller's own strings and a few bytes inside simcom_command_t: no line buffer is needed.
 *
 *     simcom_command_t command;
 *     simcom_cmqttpub_write_t args = {.client_index = 0, .qos = 1, .pub_timeout = 60};
 *     if (simcom_cmqttpub_write(&command, &simcom_revision_v1_00, &args) == SIMCOM_GOOD) {
 *         size_t n = simcom_command_copy(&command, buffer, sizeof buffer);   // AT+CMQTTPUB=0,1,60\r
 *     }
 */
#ifndef SIMCOM_COMMAND_H
#define SIMCOM_COMMAND_H

#include "simcom/private/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Why a call was refused: the first problem found. It never holds a value of the caller's. */
typedef struct simcom_problem {
    const simcom_form_t *form; /* the command's form, NULL if the problem is not of a form */
    uint16_t parameter;        /* id of the parameter, valid where limit is */
    uint8_t status;            /* simcom_status_t */
    bool has_parameter;
    simcom_limit_t limit; /* what is allowed: values, or lengths in bytes */
    uint32_t offset;      /* byte of the string at which the problem stands */
} simcom_problem_t;

/* Where the value of a parameter comes from. Private. */
typedef struct simcom_source {
    uint8_t kind;
    uint8_t offset; /* in bytes */
} simcom_source_t;

/* The values of a command's parameters. Private. */
typedef struct simcom_values {
    const simcom_form_t *form;
    const void *base; /* what the offsets are counted from */
    const simcom_source_t
        *sources; /* one for each parameter; NULL: base is the form's argument struct */
    const struct simcom_own_form *own; /* what the revision has otherwise; NULL: nothing */
    uint8_t client;
    uint8_t decided; /* see SIMCOM_FROM_DECISION */
    uint8_t given;   /* parameters to send: those behind them are optional, and left out */
} simcom_values_t;

/* A command line on its way out. The fields are private. */
typedef struct simcom_command {
    simcom_values_t values;
    const uint8_t *piece;
    uint16_t piece_length;
    uint8_t next; /* parameter to produce next */
    uint8_t stage;
    uint8_t scratch[12]; /* , " digits " , CR around and between the strings */
} simcom_command_t;

/* Checks the arguments of a form.
 * [in]  revision   whose limits hold
 * [in]  form       a form of simcom/commands.h
 * [in]  arguments  its argument struct; NULL if the form has no parameters
 * [out] problem    what is wrong; written only when the answer is not SIMCOM_GOOD; may be NULL */
simcom_status_t simcom_arguments_check(const simcom_revision_t *revision, const simcom_form_t *form,
                                       const void *arguments, simcom_problem_t *problem);

/* The value of a numeric parameter in an argument struct; 0 if it is optional and not given. */
uint32_t simcom_argument_number(const simcom_parameter_t *parameter, const void *arguments);

/* Starts a line after checking its arguments. `arguments` is kept by pointer. */
simcom_status_t simcom_command_begin(simcom_command_t *command, const simcom_revision_t *revision,
                                     const simcom_form_t *form, const void *arguments,
                                     simcom_problem_t *problem);

/* The same for arguments that were checked before. */
void simcom_command_open(simcom_command_t *command, const simcom_revision_t *revision,
                         const simcom_form_t *form, const void *arguments);

/* The bytes to send next. Returns how many; 0 when the line, with its CR, is complete. */
size_t simcom_command_peek(simcom_command_t *command, const uint8_t **bytes);

/* Takes n bytes of the last peek as sent. True when the whole line is. */
bool simcom_command_ack(simcom_command_t *command, size_t n);

/* Copies the rest of the line into a buffer. Returns its length, CR included, or 0 if the buffer
 * is too small; there is no NUL at the end. */
size_t simcom_command_copy(simcom_command_t *command, uint8_t *buffer, size_t size);

/* Checks arguments and writes the whole line into a buffer: simcom_command_begin() and simcom_command_copy() in one.
 * [out] problem  what is wrong, SIMCOM_E_LINE_TOO_LONG also if it is the buffer that is too small; may be NULL
 * Returns the length of the line, CR included, or 0. */
size_t simcom_command_line(const simcom_revision_t *revision, const simcom_form_t *form,
                           const void *arguments, uint8_t *buffer, size_t size,
                           simcom_problem_t *problem);

/* Name, meaning and advice of an error code (V1.00 2.3.1), and what it says of the operation that it ended.
 * [in] code  any number, such as .code of SIMCOM_EVENT_DONE; SIMCOM_CODE_MISSING and numbers that no revision documents
 *            have rows of their own, "no code" and "not documented"
 * Never NULL; the row is constant. */
const simcom_code_t *simcom_code_of(unsigned code);

/* The same, as a revision has it: firmware can give a number another meaning. What the revision does not have is looked up in
 * the others. [in] revision  NULL: as simcom_code_of() */
const simcom_code_t *simcom_code_in(const simcom_revision_t *revision, unsigned code);

/* A short English text for a status. */
const char *simcom_status_text(simcom_status_t status);

/* Writes "AT+CMQTTPUB= pub_timeout: the number is outside its range (60 to 180)" into a buffer, cut to
 * size, with a NUL. Returns the length without the NUL. The text never holds an argument's value. */
size_t simcom_problem_text(const simcom_problem_t *problem, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
