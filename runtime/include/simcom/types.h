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

/* The same of at most 255. */
typedef struct simcom_optional_byte {
    uint8_t value;
    bool given;
} simcom_optional_byte_t;

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

/* Code of a refusal without a number: ERROR alone, or +CME ERROR. */
#define SIMCOM_CODE_MISSING 0xFFu
/* simcom_code_t.number of a code that no revision documents. */
#define SIMCOM_CODE_UNKNOWN 0xFEu

/* What an error code says of the operation that it ended. 0 is what is assumed of a code that no manual lists. */
typedef enum simcom_says {
    SIMCOM_SAYS_WRONG,   /* not done; the same call in the same state never will be */
    SIMCOM_SAYS_REFUSED, /* not done, and will not be before somebody sets something right */
    SIMCOM_SAYS_RETRY,   /* not done; the same may be done later */
    SIMCOM_SAYS_UNKNOWN, /* it may have been done */
    SIMCOM_SAYS_DONE
} simcom_says_t;

/* Where the cause of an error code is. */
typedef enum simcom_origin {
    SIMCOM_ORIGIN_CALL,        /* the call, or the state in which it came */
    SIMCOM_ORIGIN_MODULE,      /* the module */
    SIMCOM_ORIGIN_NETWORK,     /* SIM, registration, data link, name server */
    SIMCOM_ORIGIN_BROKER,      /* the broker refused or ended it */
    SIMCOM_ORIGIN_CERTIFICATES /* files, clock or settings of TLS */
} simcom_origin_t;

/* What an error code says is certainly gone, and all that is on top of it. */
typedef enum simcom_ends {
    SIMCOM_ENDS_NOTHING,
    SIMCOM_ENDS_STARTED,  /* the service */
    SIMCOM_ENDS_ACQUIRED, /* the client */
    SIMCOM_ENDS_CONNECTED /* the client's connection */
} simcom_ends_t;

/* An error code of the MQTT commands. */
typedef struct simcom_code {
    const char *name; /* as in the constants SIMCOM_CODE_..., in lower case */
    const char *meaning;
    const char *advice;
    uint8_t number; /* the code */
    uint8_t says;   /* simcom_says_t */
    uint8_t origin; /* simcom_origin_t */
    uint8_t ends;   /* simcom_ends_t */
} simcom_code_t;

#ifdef __cplusplus
}
#endif

#endif
