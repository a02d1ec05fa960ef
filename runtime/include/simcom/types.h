/* SPDX-License-Identifier: MIT */
/*
 * types.h - the types that all calls share: bytes, optional numbers, what a call answers.
 */
#ifndef SIMCOM_TYPES_H
#define SIMCOM_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes of the caller's. NULL data means "not given"; data may hold any byte, NUL included. */
typedef struct simcom_bytes {
    const uint8_t *data;
    size_t length;
} simcom_bytes_t;

/* The bytes of a C string without its NUL. [in] text may be NULL: "not given". */
static inline simcom_bytes_t simcom_text(const char *text)
{
    simcom_bytes_t bytes = {NULL, 0};
    if (text != NULL) {
        bytes.data = (const uint8_t *)text;
        while (text[bytes.length] != '\0') {
            bytes.length++;
        }
    }
    return bytes;
}

/* The same for a constant: an initialiser of simcom_bytes_t from a string literal. Unlike simcom_text() it can
 * stand in a const struct, which then lies in flash. */
#define SIMCOM_LITERAL(text)                                                                       \
    {                                                                                              \
        (const uint8_t *)("" text), sizeof(text) - 1u                                              \
    }

/* An optional number. {0} is "not given", so that designated initialisers may leave it out. */
typedef struct simcom_optional {
    uint32_t value;
    bool given;
} simcom_optional_t;

/* What the generated tables describe; an application has pointers to them. */
typedef struct simcom_form simcom_form_t;         /* a form of a command: simcom/commands.h */
typedef struct simcom_revision simcom_revision_t; /* a firmware revision: simcom/revisions.h */

/* What a call answers. 0 is good; everything else means that nothing was sent and nothing has
 * changed. simcom_problem_t says which parameter and which limits. */
typedef enum simcom_status {
    SIMCOM_GOOD = 0,
    SIMCOM_E_RANGE,  /* a number is outside its range */
    SIMCOM_E_LENGTH, /* a string or the data is too short or too long */
    SIMCOM_E_CHARACTER, /* CR, LF, NUL, another control byte or " in a quoted string: AT has no escape */
    SIMCOM_E_UTF8,      /* not UTF-8 where the module demands it */
    SIMCOM_E_ADDRESS,   /* the address does not begin with tcp:// */
    SIMCOM_E_FILE_NAME, /* the file name ends neither in .pem nor in .der */
    SIMCOM_E_MISSING,   /* an argument is missing, or one before an optional one that is given */
    SIMCOM_E_LINE_TOO_LONG, /* the composed command line is longer than the revision allows */
    SIMCOM_E_REVISION,      /* this revision has no such form or parameter */
    SIMCOM_E_BUSY,          /* an operation of this client is under way; wait for its event */
    SIMCOM_E_CLIENT,        /* no such client, or its memory was not handed over */
    SIMCOM_E_FORMAT,        /* a received line does not have the shape of its description */
    SIMCOM_E_TOPIC,         /* a topic name with + or #, or a filter in which they stand wrongly */
    SIMCOM_E_IDLE,          /* there is no operation under way */
    SIMCOM_E_OLD_PAYLOAD,   /* an empty publish would send the payload of one that failed */
    SIMCOM_E_FULL,          /* the queue has no room for it */
    SIMCOM_STATUS_COUNT
} simcom_status_t;

#ifdef __cplusplus
}
#endif

#endif
