/* SPDX-License-Identifier: MIT */
/*
 * conform.h - does a module do what a revision of the specification says?
 *
 * The cases come from the generated tables (values.c), from the rules of order (order.c) and from
 * what no table holds (behaviour.c). Each brings the module into the state that it needs, sends
 * lines as bytes - also wrong ones, which the library would refuse to send - and compares what
 * comes back with the documented outcomes.
 */
#ifndef CONFORM_CONFORM_H
#define CONFORM_CONFORM_H

#include "simcom/describe.h"
#include "wire.h"

typedef struct conform conform_t;
typedef struct conform_case conform_case_t;

/* What a case needs besides a module; bits. A case whose needs are not met is skipped. */
#define CONFORM_NEEDS_BROKER   0x01u /* --broker */
#define CONFORM_NEEDS_CERTS    0x02u /* --allow-certs: writes to the certificate store */
#define CONFORM_NEEDS_RESET    0x04u /* --allow-reset */
#define CONFORM_NEEDS_SETTINGS 0x08u /* --allow-settings: PDP contexts and the clock */
#define CONFORM_NEEDS_REFUSER  0x10u /* --refuser: a broker that refuses on demand */
#define CONFORM_NEEDS_ASSIST   0x20u /* --assist: somebody who pulls the antenna */

struct conform_case {
    char name[96];       /* "CMQTTCONNECT.keepalive_time.above" */
    char text[160];      /* what is tested, in words */
    char section[48];    /* of the manual */
    const char *command; /* for --only */
    uint8_t needs;
    void (*run)(conform_t *, const conform_case_t *);
    /* What run() works on; which of them is its own matter. */
    const simcom_described_command_t *described;
    const simcom_described_form_t *form;
    uint8_t parameter;
    uint8_t kind;
    uint32_t value;
};

typedef enum conform_verdict {
    CONFORM_PASSED,
    CONFORM_FAILED,
    CONFORM_SKIPPED, /* what it needs is not there, or it could not be provoked */
    CONFORM_NOT_RUN  /* stopped before */
} conform_verdict_t;

typedef struct conform_result {
    uint8_t verdict;
    uint32_t begin_ms; /* since the run began */
    uint32_t end_ms;
    char expected[200];
    char received[400];
    size_t log_begin; /* of conform_log() */
    size_t log_end;
} conform_result_t;

/* Bytes that went over the line, for reports. */
typedef struct conform_event {
    uint32_t time_ms;
    bool sent;
    size_t total;  /* bytes on the wire */
    size_t length; /* of them that are kept */
    uint8_t bytes[120];
} conform_event_t;

typedef struct conform_settings {
    const simcom_description_t *description;
    wire_t wire;
    const char *broker;  /* tcp://host:port, NULL: none */
    const char *refuser; /* see docs/conform.md, NULL: none */
    const char *only;    /* name of a command, or the beginning of a case's name; NULL: all */
    uint8_t allowed;     /* CONFORM_NEEDS_... that are met */
    bool keep_log;
    bool stop_at_failure;
    uint32_t settle_ms; /* silence after an answer, to see what should not follow */
    /* Called before and after each case; result is NULL before. May be NULL. */
    void (*progress)(void *context, const conform_t *, size_t index, const conform_result_t *);
    void *progress_context;
} conform_settings_t;

/* The cases of a revision. All memory is freed by conform_free(). */
conform_t *conform_new(const conform_settings_t *settings);
void conform_free(conform_t *conform);

size_t conform_count(const conform_t *conform);
const conform_case_t *conform_case(const conform_t *conform, size_t index);
const conform_result_t *conform_result(const conform_t *conform, size_t index);
const simcom_description_t *conform_description(const conform_t *conform);

/* Whether --only lets a case run. */
bool conform_wanted(const conform_t *conform, size_t index);

/* Runs the wanted cases and leaves the module as it was found. Returns false if it was stopped. */
bool conform_run(conform_t *conform);

size_t conform_count_verdict(const conform_t *conform, conform_verdict_t verdict);
const conform_event_t *conform_log(const conform_t *conform);

/* What the module is, from ATI and AT+CGMR; empty before conform_run(). */
const char *conform_identity(const conform_t *conform);

/* What the firmware does where the manual leaves the choice. One text per line, NULL ends. */
const char *conform_observation(const conform_t *conform, size_t index);

/* --- Coverage: what of the specification was never seen ---------------------------------------- */

typedef enum conform_kind {
    CONFORM_COVER_COMMANDS,
    CONFORM_COVER_FORMS,
    CONFORM_COVER_OUTCOMES,
    CONFORM_COVER_CODES,
    CONFORM_COVER_URCS,
    CONFORM_COVER_KINDS
} conform_cover_t;

typedef struct conform_coverage {
    size_t all;
    size_t seen;
} conform_coverage_t;

/* Calls `tell` with a name for each that was not seen; may be NULL. */
conform_coverage_t conform_coverage(const conform_t *conform, conform_cover_t kind,
                                    void (*tell)(void *context, const char *name), void *context);
const char *conform_cover_name(conform_cover_t kind);

#endif
