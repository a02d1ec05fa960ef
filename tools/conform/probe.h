/* SPDX-License-Identifier: MIT */
/*
 * probe.h - asks a module every test and read form, and compares with the revisions that are known.
 *
 * Nothing is written to the module but ATE0.
 */
#ifndef CONFORM_PROBE_H
#define CONFORM_PROBE_H

#include "simcom/describe.h"
#include "wire.h"

#include <stdio.h>

typedef struct probe probe_t;

/* Asks. Free with probe_free(). */
probe_t *probe_run(wire_t wire, uint32_t settle_ms);
void probe_free(probe_t *probe);

/* Whether the module answered anything. */
bool probe_answered(const probe_t *probe);
/* What it says it is, without its IMEI. */
const char *probe_identity(const probe_t *probe);

/* Prints the differences to a revision, a line each, on `file` (NULL: none). Returns how many. */
size_t probe_compare(const probe_t *probe, const simcom_description_t *description, FILE *file);
/* The revision with the fewest differences. */
const simcom_description_t *probe_nearest(const probe_t *probe);

/* Writes the differences as an overlay of the specification (docs/new-firmware.md). Returns how many
 * changes it has. */
size_t probe_overlay(const probe_t *probe, const simcom_description_t *description,
                     const char *name, FILE *file);

#endif
