/* SPDX-License-Identifier: MIT */
/* symptoms.h - what can be wrong with a module on a desk: the checks of simcom doctor. */
#ifndef SIMCOM_TOOL_SYMPTOMS_H
#define SIMCOM_TOOL_SYMPTOMS_H

#include "ask.h"

typedef enum health {
    GOOD,
    NOTE,        /* good, and worth knowing */
    WRONG,       /* nothing works until the cure is applied */
    CANNOT_TELL, /* the module does not say */
} health_t;

/* What a check found. */
typedef struct finding {
    const char *check; /* "sim" */
    const char *title; /* "SIM" */
    health_t health;
    char text[256];
    const char *cure; /* "": none is needed */
} finding_t;

typedef void (*symptoms_report_t)(void *context, const finding_t *finding);

/* Asks everything that a module can be asked without a change to it. Returns false when the line is gone, or the user stopped. */
bool symptoms_look(ask_t *ask, symptoms_report_t report, void *context);

#endif
