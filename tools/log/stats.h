/* SPDX-License-Identifier: MIT */
/* stats.h - counts, latencies, codes: what --stats prints. */
#ifndef SIMCOM_LOG_STATS_H
#define SIMCOM_LOG_STATS_H

#include "check.h"
#include "source.h"

#include <stdio.h>

/* Latencies are counted in classes: exact below STATS_EXACT ms, within 1 % above. */
#define STATS_EXACT   128u
#define STATS_CLASSES (STATS_EXACT + 64u * 25u)

typedef struct stats_latency {
    uint64_t count;
    uint32_t least;
    uint32_t most;
    uint32_t classes[STATS_CLASSES];
} stats_latency_t;

typedef struct stats_command {
    const char *name; /* NULL: unused */
    uint64_t sent;
    uint64_t good;
    uint64_t failed;
    uint64_t open;
    stats_latency_t answer; /* command to OK or ERROR */
    stats_latency_t result; /* command to result */
} stats_command_t;

/* More commands than any revision has. */
#define STATS_COMMANDS 64u

/* Where the row of a command was found. */
#define STATS_PLACES 64u
typedef struct stats_place {
    const simcom_described_command_t *command;
    stats_command_t *row;
} stats_place_t;

typedef struct stats {
    stats_command_t commands[STATS_COMMANDS];
    stats_place_t places[STATS_PLACES];
    uint64_t unknown; /* commands that are not in the revision */
    uint64_t codes[256];
    const simcom_revision_t *revision; /* of the last command that had one */
    uint64_t messages;
    uint64_t urcs;
    uint64_t lines; /* unknown ones */
    uint64_t topic_bytes;
    uint64_t payload_bytes;
    uint64_t data_bytes;
    uint64_t violations[CHECK_RULES];
} stats_t;

/* To be given to check_init(); the context is a stats_t that was cleared. */
extern const check_observer_t stats_observer;

void stats_print(const stats_t *stats, const source_t *source, FILE *file);

/* The same as one JSON object, without what is around it. */
void stats_json(const stats_t *stats, const source_t *source, FILE *file);

#endif
