/* SPDX-License-Identifier: MIT */
/* report.h - what came of a run, for programs and for people. */
#ifndef CONFORM_REPORT_H
#define CONFORM_REPORT_H

#include "conform.h"

#include <stdio.h>
#include <time.h>

/* What was run: a report is read long after, by somebody who was not there. */
typedef struct report_run {
    time_t began;
    const char *device;
    int argc; /* the command line without the program; what may hold a password is not shown */
    char *const *argv;
} report_run_t;

void report_junit(FILE *file, const conform_t *conform, const report_run_t *run);
void report_json(FILE *file, const conform_t *conform, const report_run_t *run);
/* One page that needs nothing else: what failed, with the bytes of it, the sections of the manual, a
 * timeline, and what was never seen. */
void report_html(FILE *file, const conform_t *conform, const report_run_t *run);

#endif
