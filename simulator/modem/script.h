/* SPDX-License-Identifier: MIT */
/* script.h - fault scripts: YAML after simulator/schema/faults.schema.json. */
#ifndef SIMULATOR_SCRIPT_H
#define SIMULATOR_SCRIPT_H

#include "simcom_fault.h"

typedef struct script_row {
    simcom_fault_t fault;
    simcom_fault_room_t room;
    unsigned line; /* of the file */
} script_row_t;

typedef struct script {
    script_row_t **rows;
    simcom_fault_t *faults; /* the same in one block, for simcom_module_settings_t */
    size_t count;
    const char *path;
    bool has_seed;
    uint64_t seed;
} script_t;

/* Reads a file. All its mistakes are said on standard error, as path:line:column: error: ...; false
 * if there was one. */
bool script_read(script_t *script, const char *path);
void script_free(script_t *script);

#endif
