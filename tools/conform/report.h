/* SPDX-License-Identifier: MIT */
/* report.h - what came of a run, for programs and for people. */
#ifndef CONFORM_REPORT_H
#define CONFORM_REPORT_H

#include "conform.h"

#include <stdio.h>

void report_junit(FILE *file, const conform_t *conform);
void report_json(FILE *file, const conform_t *conform);
/* One page that needs nothing else: what failed, with the bytes of it, the sections of the manual, a
 * timeline, and what was never seen. */
void report_html(FILE *file, const conform_t *conform);

#endif
