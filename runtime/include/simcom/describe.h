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
    bool has_default; /* of a number */
    uint32_t default_value;
    const char *default_text; /* of a string that has one, else NULL */
    uint8_t role;             /* simcom_value_t */
    bool bare;                /* the module prints the string without quotation marks */
} simcom_described_parameter_t;

/* --- States -------------------------------------------------------------------------------------
 * What a module's state allows: which conditions there are, which of them a form needs, and what a
 * success changes. simcom/track.h acts on it. A state is a number SIMCOM_STATE_... of simcom/states.h,
 * a set of them a number with a bit for each. */

#define SIMCOM_NO_STATE 0xFFu

/* What answers a command whose condition is not met: an <err> code, or one of these. */
#define SIMCOM_ANSWER_NONE  0x00u /* nothing: no command asks for it */
#define SIMCOM_ANSWER_ERROR 0xFFu /* ERROR alone */

/* What a state holds. */
typedef enum simcom_holds {
    SIMCOM_HOLDS_NOTHING,
    SIMCOM_HOLDS_ONE, /* the data that was given last */
    SIMCOM_HOLDS_MANY /* all data since it was used up */
} simcom_holds_t;

typedef struct simcom_described_state {
    const char *name; /* "connected" */
    const char *description;
    const char *source;
    const char *when_missing; /* "the client is not connected", "" if nothing answers */
    const char *when_present;
    uint8_t id;         /* SIMCOM_STATE_... */
    uint8_t within;     /* the state that it ends with, SIMCOM_NO_STATE if none */
    uint8_t missing;    /* SIMCOM_ANSWER_..., or the code, unless a form has its own */
    uint8_t present;    /* the same where it is there and must not be */
    bool of_client;     /* each client has its own */
    bool during_result; /* there from the OK to the result of a command of the client */
    uint8_t holds;      /* simcom_holds_t */
} simcom_described_state_t;

/* A state that a form needs or forbids. */
typedef struct simcom_condition {
    uint8_t state;
    bool forbidden;
    uint8_t answer; /* SIMCOM_ANSWER_ERROR, or the code */
} simcom_condition_t;

/* Settings are forgotten after a form that ended so. */
typedef struct simcom_until {
    uint8_t form; /* SIMCOM_FORM_... */
    bool success;
    bool failure;
} simcom_until_t;

/* Parameters of a form that the module keeps. All but those kept for ever end with a restart. */
typedef struct simcom_store {
    uint8_t
        key; /* 1 + index of the parameter that says of what they are the settings; 0: of the module */
    bool
        all_rows; /* a read form prints a line for each value of the key, not only for those that were set */
    bool forever;
    uint16_t kept;  /* a bit for each parameter of the form */
    uint32_t until; /* states: until one of them ends */
    const simcom_until_t *after;
    uint8_t after_count;
    const char *const *preset; /* arguments that a module comes with, NULL ends; NULL: none */
} simcom_store_t;

/* The state that an information line proves. */
typedef struct simcom_shown {
    uint8_t state;
    uint8_t by; /* index of the field */
    bool
        has_value; /* the state is there if the field has this value; else: if the field is there and not empty */
    uint32_t value;
} simcom_shown_t;

/* What a code says beside what it answers: this state is gone. */
typedef struct simcom_code_ends {
    uint8_t code;
    uint8_t state;
} simcom_code_ends_t;

/* What a module answers with an error code, where no state is in the way. */
typedef enum simcom_reason {
    SIMCOM_REASON_FAILED, /* what it is about is not there, or cannot be done */
    SIMCOM_REASON_BAD_CLIENT,
    SIMCOM_REASON_BAD_VALUE,
    SIMCOM_REASON_BAD_LENGTH,
    SIMCOM_REASON_BAD_TEXT,
    SIMCOM_REASON_NO_NETWORK,
    SIMCOM_REASON_UNKNOWN_HOST,
    SIMCOM_REASON_UNREACHABLE,
    SIMCOM_REASON_HANDSHAKE_FAILED,
    SIMCOM_REASON_NO_CERTIFICATE,
    SIMCOM_REASON_BAD_CERTIFICATE,
    SIMCOM_REASON_NOT_CONNECTED,
    SIMCOM_REASON_CLOSED,
    SIMCOM_REASON_TIMED_OUT,
    SIMCOM_REASONS
} simcom_reason_t;

/* What a form does beside keeping its parameters and changing states. */
typedef enum simcom_act {
    SIMCOM_ACT_NONE,
    SIMCOM_ACT_NETWORK_OPEN,
    SIMCOM_ACT_CONNECT,
    SIMCOM_ACT_DISCONNECT,
    SIMCOM_ACT_PUBLISH,
    SIMCOM_ACT_SUBSCRIBE,
    SIMCOM_ACT_UNSUBSCRIBE,
    SIMCOM_ACT_PUT_FILE,
    SIMCOM_ACT_DELETE_FILE,
    SIMCOM_ACT_ECHO,
    SIMCOM_ACT_RESTART,
    SIMCOM_ACT_SET_CLOCK
} simcom_act_t;

/* What a parameter or a field is to a module. */
typedef enum simcom_value {
    SIMCOM_VALUE_NONE,
    SIMCOM_VALUE_CLIENT, /* the client index */
    SIMCOM_VALUE_CLIENT_ID,
    SIMCOM_VALUE_SERVER_TYPE,
    SIMCOM_VALUE_MQTT_VERSION,
    SIMCOM_VALUE_SERVER,
    SIMCOM_VALUE_KEEP_ALIVE,
    SIMCOM_VALUE_CLEAN_SESSION,
    SIMCOM_VALUE_USER,
    SIMCOM_VALUE_PASSWORD,
    SIMCOM_VALUE_QOS,
    SIMCOM_VALUE_RETAIN,
    SIMCOM_VALUE_DUP,
    SIMCOM_VALUE_CHECK_UTF8,
    SIMCOM_VALUE_MESSAGE_LINE, /* whether a received message comes on one line */
    SIMCOM_VALUE_OPERATION_TIMEOUT,
    SIMCOM_VALUE_TLS_CONTEXT,
    SIMCOM_VALUE_TLS_VERSION,
    SIMCOM_VALUE_TLS_AUTHMODE,
    SIMCOM_VALUE_TLS_IGNORE_TIME,
    SIMCOM_VALUE_TLS_NEGOTIATE_TIME,
    SIMCOM_VALUE_TLS_CA,
    SIMCOM_VALUE_TLS_CERTIFICATE,
    SIMCOM_VALUE_TLS_KEY,
    SIMCOM_VALUE_TLS_KEY_PASSWORD,
    SIMCOM_VALUE_TLS_SNI,
    SIMCOM_VALUE_TLS_CIPHERS,
    SIMCOM_VALUE_FILE_NAME,
    SIMCOM_VALUE_ECHO,
    SIMCOM_VALUE_SIGNAL,
    SIMCOM_VALUE_BIT_ERRORS,
    SIMCOM_VALUE_SIM,
    SIMCOM_VALUE_REPORTS,
    SIMCOM_VALUE_REGISTRATION,
    SIMCOM_VALUE_AREA,
    SIMCOM_VALUE_CELL,
    SIMCOM_VALUE_PDP_CONTEXT,
    SIMCOM_VALUE_PDP_ADDRESS,
    SIMCOM_VALUE_CLOCK,
    SIMCOM_VALUES
} simcom_value_t;

/* What the data after a prompt is. */
typedef enum simcom_data {
    SIMCOM_DATA_NONE,
    SIMCOM_DATA_TOPIC,
    SIMCOM_DATA_PAYLOAD,
    SIMCOM_DATA_FILE
} simcom_data_t;

/* --- Commands ---------------------------------------------------------------------------------- */

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
    bool has_shown;
    simcom_shown_t shown; /* valid with has_shown */
    uint8_t ends;         /* of a URC: the state that is gone; SIMCOM_NO_STATE: none */
    uint8_t doubts;       /* of a URC: the state that nobody can count on any more */
    uint16_t optional;    /* a bit for each field that may be missing in this revision */
    uint16_t empty; /* of these: printed empty, and not left out, where there is nothing to print */
    uint16_t lacks; /* a bit for each field that the line does not have in this revision */
    const uint8_t *own; /* for simcom_fields_read_as(): NULL where the shape's fields are as here */
} simcom_described_line_t;

typedef struct simcom_described_form {
    uint8_t type;        /* simcom_form_type_t */
    const char *variant; /* "" if the command has one form of this type */
    const char *option;  /* leading quoted word such as "sslversion", "" if none */
    const char *description;
    const char *source;
    const simcom_form_t *form;
    const simcom_described_parameter_t *parameters; /* as form->parameters, row by row */
    uint16_t optional; /* a bit for each that may be left out in this revision */
    uint16_t lacks;    /* a bit for each that the form does not have in it */
    const uint8_t
        *own; /* for simcom_fields_read_as(): NULL where the form's parameters are as here */
    const char *const *replies;           /* of a test form: texts after "+NAME: ", NULL ends */
    const simcom_described_line_t *lines; /* of a read, write or execute form */
    uint8_t line_count;
    const simcom_described_outcome_t *outcomes;
    uint8_t outcome_count;
    uint8_t act;                          /* simcom_act_t */
    uint8_t data_content;                 /* simcom_data_t */
    const simcom_condition_t *conditions; /* in the order in which a module asks for them */
    uint8_t condition_count;
    uint8_t reaches; /* the state that a success makes, SIMCOM_NO_STATE if none */
    uint8_t
        ends; /* the state that a success ends, with all within it; of every client if the form names none */
    uint8_t holds;                /* the state that keeps its data */
    uint32_t uses;                /* states whose data it uses up */
    const simcom_store_t *stores; /* NULL: it keeps nothing */
    bool data_secret;             /* the data after the prompt is never shown */
    uint16_t arguments_size;      /* sizeof the argument struct, in bytes */
    const char *example;          /* "" if none */
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
    const char *const
        *boot; /* what a module with a SIM card says when it has started; NULL ends it */
    const simcom_described_state_t *states; /* in the order in which a module asks for them */
    size_t state_count;
    const simcom_code_ends_t *code_ends;
    size_t code_ends_count;
    const uint8_t *codes; /* the error codes that it has, ascending; there may be gaps */
    size_t code_count;
    const uint8_t *reasons; /* of each simcom_reason_t the code, or SIMCOM_ANSWER_ERROR */
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
