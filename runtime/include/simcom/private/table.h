/* SPDX-License-Identifier: MIT */
/*
 * table.h - the types of the generated tables.
 *
 * Everything under generated/ is constant data of these types (and the scanner's machine); the
 * functions under runtime/ are the only thing that acts on it. An application has pointers to some of them (a form, a
 * revision) and looks into none.
 */
#ifndef SIMCOM_PRIVATE_TABLE_H
#define SIMCOM_PRIVATE_TABLE_H

#include "simcom/config.h"
#include "simcom/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Not inlined: a function whose locals would lie on the stack, or take the registers, while others run. */
#ifdef __GNUC__
#define SIMCOM_APART __attribute__((noinline))
#else
#define SIMCOM_APART
#endif

/* Part of its callers even where the compiler is asked for small code: what runs for each piece of bytes. */
#ifdef __GNUC__
#define SIMCOM_INLINE inline __attribute__((always_inline))
#else
#define SIMCOM_INLINE inline
#endif

/* The version of these types. Generated code states the version it was made for and refuses to
 * build with another: regenerate with `python3 -m codegen generate`. */
#define SIMCOM_TABLE_VERSION 11

/* How a parameter or field stands on the wire. */
typedef enum simcom_kind {
    SIMCOM_KIND_NUMBER,  /* decimal; uint32_t, or simcom_optional_t if optional */
    SIMCOM_KIND_HEX,     /* 0x and four hexadecimal digits; as NUMBER, only the ends of its range */
    SIMCOM_KIND_STRING,  /* in quotation marks; simcom_bytes_t */
    SIMCOM_KIND_ADDRESS, /* as STRING, begins with tcp:// */
    SIMCOM_KIND_FILE     /* as STRING, ends in .pem or .der, or {non-ascii}"<hex>" */
} simcom_kind_t;

#define SIMCOM_PARAMETER_OPTIONAL 0x01u /* may be left out; so may all that follow */
#define SIMCOM_PARAMETER_ZERO     0x02u /* of a number: 0 is allowed besides the range */
#define SIMCOM_PARAMETER_UTF8     0x02u /* of a string: must be UTF-8 */
#define SIMCOM_PARAMETER_SECRET   0x04u /* never in a trace or an error */
#define SIMCOM_PARAMETER_CLIENT   0x08u /* the client index */
#define SIMCOM_PARAMETER_LENGTH   0x10u /* the number of data bytes that follow the prompt */

/* Parameters of a form, and fields of a line. */
#define SIMCOM_PARAMETERS_MOST 15u

/* One parameter of a form, or one field of an information line. */
typedef struct simcom_parameter {
    uint8_t kind : 3;  /* simcom_kind_t */
    uint8_t flags : 5; /* SIMCOM_PARAMETER_... */
    uint8_t offset;    /* where it stands in the argument struct, in bytes */
    uint8_t id;        /* index into a revision's limits and into simcom_parameter_names */
} simcom_parameter_t;

/* Whether it is written in digits. */
static inline bool simcom_is_number(const simcom_parameter_t *parameter)
{
    return parameter->kind <= SIMCOM_KIND_HEX;
}

/* Range of a number, or of a string's length in bytes. min > max: not in this revision. */
typedef struct simcom_limit {
    uint16_t min;
    uint16_t max;
} simcom_limit_t;

/* The parts of an answer. A set of them is a number below 16, a bit of simcom_form_t.outcomes. */
#define SIMCOM_PART_OK        0x01u
#define SIMCOM_PART_ERROR     0x02u
#define SIMCOM_PART_PROMPT    0x04u
#define SIMCOM_PART_RESULT    0x08u
#define SIMCOM_OUTCOME(parts) (1u << (parts))
/* The sets that hold both OK and a result line: those with bits 0 and 3, so 9, 11, 13 and 15. */
#define SIMCOM_OUTCOMES_OK_RESULT 0xAA00u

/* A form of a command: how it can be answered. Behind it stand its parameters and its text. */
struct simcom_form {
    uint16_t outcomes;       /* a bit for each set of parts that ends it */
    uint16_t result_s;       /* time limit of the result line behind OK, in seconds */
    uint8_t answer_s;        /* time limit of prompt, OK and ERROR, in seconds */
    uint8_t id;              /* SIMCOM_FORM_... */
    uint8_t line;            /* name of its information lines and of its result line, 0: none */
    uint8_t also;            /* another name that its result line can have, 0: none */
    uint8_t text_length : 6; /* up to the first parameter, AT included, CR not */
    uint8_t beginning : 2;   /* index into simcom_beginnings, of what it begins with */
    uint8_t parameter_count : 4;
    uint8_t result_fields : 2; /* numbers in the result line, the code last; 0: no result line */
    /* A set that ends it may be followed by what it lacks, the result line or the final code: the channel waits
     * SIMCOM_LINGER_MS for that. */
    uint8_t lingers : 1;
    /* Numbers in its information lines if they hold nothing else, so that one can look like a
     * result; 0: they do not. */
    uint8_t line_numbers : 4;
    /* 1 + index of the parameter that holds it; 0: there is none. */
    uint8_t client_from : 4; /* the client index */
    uint8_t result_from : 4; /* the result's time limit, in seconds */
    uint8_t data_from : 4;   /* the length of the data, which a prompt asks for */
};

/* The parameters of a form. */
static inline const simcom_parameter_t *simcom_parameters_of(const simcom_form_t *form)
{
    return (const simcom_parameter_t *)(const void *)(form + 1);
}

/* The text of a form: the line up to the first parameter, with its CR if there is none. If it has a beginning,
 * this is what follows that. See simcom_form_text() of simcom/describe.h. */
static inline const char *simcom_text_of(const simcom_form_t *form)
{
    return (const char *)(const void *)(simcom_parameters_of(form) + form->parameter_count);
}

/* Texts begin alike: that is kept once. */
#define SIMCOM_BEGINNING_MOST 11u
typedef struct simcom_beginning {
    uint8_t length;
    char text[SIMCOM_BEGINNING_MOST + 1u];
} simcom_beginning_t;
extern const simcom_beginning_t simcom_beginnings[];

/* Whether a line of this name, SIMCOM_LINE_..., can be the form's result. */
static inline bool simcom_is_result_name(const simcom_form_t *form, unsigned line)
{
    return form->result_fields != 0u && line != 0u && (line == form->line || line == form->also);
}

/* What a known line means to the channel. */
typedef enum simcom_role {
    SIMCOM_ROLE_NONE, /* an information line or a result */
    SIMCOM_ROLE_MESSAGE_START,
    SIMCOM_ROLE_MESSAGE_TOPIC,
    SIMCOM_ROLE_MESSAGE_PAYLOAD,
    SIMCOM_ROLE_MESSAGE_END,
    SIMCOM_ROLE_MESSAGE_LINE, /* all of a message on one line, in quotation marks */
    SIMCOM_ROLE_CONNECTION_LOST,
    SIMCOM_ROLE_NETWORK_LOST,
    SIMCOM_ROLE_PING_FAILED,
    SIMCOM_ROLE_RESTART,
    SIMCOM_ROLE_NOTICE /* for the application: the library does nothing about it */
} simcom_role_t;

/* What a revision has otherwise than the form's table says. The flags are those of a parameter, and these. */
#define SIMCOM_OWN_LACKS   0x20u /* the form does not have the parameter */
#define SIMCOM_OWN_NEEDS   0x40u /* optional in other revisions, it must be there in this one */
#define SIMCOM_OWN_DEFAULT 0x80u /* no argument of an operation is for it: the default is sent */
#define SIMCOM_OWN_INSTEAD 0x04u /* if the operation's argument is not given, the default is sent */
#define SIMCOM_OWN_END     0xFFFFu
typedef struct simcom_own_form {
    uint16_t form;        /* SIMCOM_FORM_...; SIMCOM_OWN_END ends a list */
    uint8_t length;       /* of text */
    const char *text;     /* whole, with its CR if there is no parameter; NULL: as in the table */
    const uint8_t *flags; /* one for each parameter; NULL: as in the table */
    const uint16_t *defaults; /* one for each parameter, where a flag says so; else NULL */
} simcom_own_form_t;

/* That of a form; NULL: it is as the tables say. */
const simcom_own_form_t *simcom_own_form_of(const simcom_revision_t *revision,
                                            const simcom_form_t *form);

/* A firmware revision: what differs between them. The rest of the tables serves all. */
struct simcom_revision {
    const char *name;
    const simcom_limit_t *ranges; /* the ranges that there are */
    /* Which of them a parameter has, by its id. From SIMCOM_OWN_LIMIT on: the place in `own`, of a parameter that the
     * revisions do not have alike. */
    const uint8_t *limits;
    const uint8_t *own;
    const uint8_t *forms; /* a bit per form id: set if the revision has the form */
    const uint8_t *urcs;  /* a bit per line name: set if it is a URC of the revision */
    const simcom_own_form_t *own_forms; /* forms that are not as the tables say; NULL: none */
    const uint8_t *meanings;            /* of error codes, by code: SIMCOM_MEANING() */
    uint16_t line_limit;                /* longest command line after AT, in bytes; 0: not stated */
    uint16_t topic_limit;               /* longest topic, in bytes */
    uint16_t payload_limit;             /* longest payload, in bytes */
    /* Largest piece of a received message, in bytes; 0: not stated, a piece may be all that is left. */
    uint16_t packet_limit;
    uint16_t topics_limit; /* longest sum of the topics of a batch, in bytes; 0: not stated */
    uint8_t meaning_count; /* of meanings */
    uint8_t own_code_count;
    const uint8_t *
        own_codes; /* places in simcom_code_rows, of codes that other revisions have otherwise; NULL: none */
    /* The code that answers where a state is there already (spec/states.yaml). SIMCOM_CODE_MISSING: ERROR alone;
     * SIMCOM_CODE_UNKNOWN: nothing says so. */
    uint8_t already_started;
    uint8_t already_acquired;
    uint8_t already_busy;
    uint8_t already_connected;
};

#define SIMCOM_OWN_LIMIT 0x80u

/* The limits of a parameter. */
const simcom_limit_t *simcom_limit_of(const simcom_revision_t *revision, unsigned parameter);

/* Whether the revision has a URC of this name, SIMCOM_LINE_.... */
static inline bool simcom_has_urc(const simcom_revision_t *revision, unsigned line)
{
    return ((unsigned)revision->urcs[line / 8u] >> (line % 8u) & 1u) != 0u;
}

/* What a line means to the channel, by its name: simcom_role_t. With SIMCOM_ROLE_OWN only in revisions that have the URC: in
 * others a command has the name. */
extern const uint8_t simcom_line_roles[];
#define SIMCOM_ROLE_OWN 0x80u
static inline simcom_role_t simcom_role_of(const simcom_revision_t *revision, unsigned line)
{
    const unsigned role = simcom_line_roles[line];
    if (role > SIMCOM_ROLE_OWN) {
        return simcom_has_urc(revision, line) ? (simcom_role_t)(role - SIMCOM_ROLE_OWN)
                                              : SIMCOM_ROLE_NONE;
    }
    return (simcom_role_t)role;
}

/* The three in a byte: simcom_revision_t.meanings, without the texts. A gap is 0: SIMCOM_SAYS_WRONG. */
#define SIMCOM_MEANING(says, origin, ends) ((says) | (origin) << 3 | (ends) << 6)
#define SIMCOM_SAYS_OF(meaning)            ((meaning)&7u)
#define SIMCOM_ORIGIN_OF(meaning)          ((meaning) >> 3 & 7u)
#define SIMCOM_ENDS_OF(meaning)            ((meaning) >> 6)

/* Shape of an information line or URC: its fields, to be read by simcom_fields_read(). */
typedef struct simcom_shape {
    const simcom_parameter_t *fields;
    uint8_t count;
    uint8_t own_count; /* kinds of the line, where the revisions do not have it alike; else 0 */
    const uint8_t
        *own; /* for each of them the flags of each field: OPTIONAL and SIMCOM_OWN_LACKS */
} simcom_shape_t;

#ifdef __cplusplus
}
#endif

#endif
