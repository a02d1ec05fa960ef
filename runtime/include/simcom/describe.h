/* SPDX-License-Identifier: MIT */
/*
 * describe.h - everything the specification says, for programs that explain, simulate or test.
 *
 * A simulated module, a trace, a conformance suite want names, meanings, sources and the exact
 * order of answers. Firmware does not: nothing in the runtime refers to these tables, so a linker
 * that drops unused sections leaves them out.
 */
#ifndef SIMCOM_DESCRIBE_H
#define SIMCOM_DESCRIBE_H

#include "simcom/private/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A value of an enumeration. */
typedef struct simcom_described_value {
    uint32_t value;
    const char *name;
    const char *meaning;
} simcom_described_value_t;

/* A parameter or a field. */
typedef struct simcom_described_parameter {
    const char *name; /* as the manual writes it */
    const char *description;
    const char *unit;                       /* "" if it has none */
    const char *source;                     /* document and section */
    const simcom_described_value_t *values; /* of an enumeration, else NULL */
    uint16_t value_count;
    bool has_default;
    uint32_t default_value;
} simcom_described_parameter_t;

typedef enum simcom_form_type {
    SIMCOM_TYPE_TEST,   /* AT+NAME=? */
    SIMCOM_TYPE_READ,   /* AT+NAME?  */
    SIMCOM_TYPE_WRITE,  /* AT+NAME=... */
    SIMCOM_TYPE_EXECUTE /* AT+NAME, or a basic command such as ATE0 */
} simcom_form_type_t;

/* One step of an outcome, in the order of the manual. */
typedef enum simcom_step {
    SIMCOM_STEP_END,
    SIMCOM_STEP_LINES,  /* any number of information lines */
    SIMCOM_STEP_PROMPT, /* module: > */
    SIMCOM_STEP_DATA,   /* host: the promised bytes */
    SIMCOM_STEP_OK,
    SIMCOM_STEP_ERROR,
    SIMCOM_STEP_RESULT /* the result line */
} simcom_step_t;

typedef struct simcom_described_outcome {
    bool success;
    uint8_t steps[6]; /* simcom_step_t, SIMCOM_STEP_END ends it */
    const char *source;
} simcom_described_outcome_t;

/* An information line of a command, or a URC. */
typedef struct simcom_described_line {
    const char *name; /* of the line among the command's, or of the URC */
    const char *title;
    const char *wire; /* text on the wire before the fields, "+CSQ:" */
    uint16_t id;      /* SIMCOM_LINE_... */
    uint8_t role;     /* simcom_role_t */
    const simcom_shape_t *shape;
    const simcom_described_parameter_t *fields; /* as shape->fields, row by row */
    const char *source;
} simcom_described_line_t;

typedef struct simcom_described_form {
    uint8_t type;        /* simcom_form_type_t */
    const char *variant; /* "" if the command has one form of this type */
    const char *option;  /* leading quoted word such as "sslversion", "" if none */
    const char *description;
    const char *source;
    const simcom_form_t *form;
    const simcom_described_parameter_t *parameters; /* as form->parameters, row by row */
    const char *const *replies;           /* of a test form: texts after "+NAME: ", NULL ends */
    const simcom_described_line_t *lines; /* of a read, write or execute form */
    uint8_t line_count;
    const simcom_described_outcome_t *outcomes;
    uint8_t outcome_count;
    bool data_secret;        /* the data after the prompt is never shown */
    uint16_t arguments_size; /* sizeof the argument struct, in bytes */
    const char *example;     /* "" if none */
} simcom_described_form_t;

typedef struct simcom_described_command {
    const char *name; /* CMQTTCONNECT */
    const char *wire; /* text after AT, "+CMQTTCONNECT" or "E" */
    const char *title;
    const char *description;
    const char *source;
    uint16_t line; /* name of its lines on the wire, SIMCOM_LINE_..., 0: none */
    const simcom_described_form_t *forms;
    uint8_t form_count;
} simcom_described_command_t;

/* A spelling that a manual printed: of a command or URC it is accepted on receipt and never sent. */
typedef struct simcom_described_alias {
    const char *printed;
    const char *name;
    const char *source;
} simcom_described_alias_t;

/* All of one revision. */
typedef struct simcom_description {
    const simcom_revision_t *revision;
    const simcom_described_command_t *commands;
    size_t command_count;
    const simcom_described_line_t *urcs;
    size_t urc_count;
    const simcom_described_alias_t *aliases;
    size_t alias_count;
    const char *const *boot; /* what a module with a SIM card says when it has started; NULL ends it */
    const uint8_t *codes; /* the error codes that it has, ascending; there may be gaps */
    size_t code_count;
} simcom_description_t;

/* Every revision, the default first; simcom/descriptions.h has a name for each. */
extern const simcom_description_t *const simcom_descriptions[];
extern const size_t simcom_description_count;

/* The description of the revision of this name ("v1.00"), NULL if there is none. */
const simcom_description_t *simcom_description_find(const char *name);

/* The description of a revision, NULL for one that is not generated. */
const simcom_description_t *simcom_description_of(const simcom_revision_t *revision);

/* Whether a revision has an error code. [in] code  any number that a line may hold */
bool simcom_description_has_code(const simcom_description_t *description, uint32_t code);

/* Room for the text of any form, CR and NUL included. */
#define SIMCOM_FORM_TEXT_SIZE 66u

/* Writes the text of a form in one piece, up to its first parameter, without CR and with a NUL. Returns `text`. */
const char *simcom_form_text(const simcom_form_t *form, char text[SIMCOM_FORM_TEXT_SIZE]);

/* The names of parameters by simcom_parameter_t.id, as the manual writes them. */
extern const char *const simcom_parameter_names[];
/* The text of a known line by its id, "+CSQ:"; index 0 is "". */
extern const char *const simcom_line_names[];
/* What modules of any revision say when they have started; NULL ends it. */
extern const char *const simcom_boot_lines[];

#ifdef __cplusplus
}
#endif

#endif
