/* SPDX-License-Identifier: MIT */
#include "profile.h"

#include "simcom_answer.h"

#include <stdio.h>
#include <string.h>

typedef struct profile {
    const char *name;
    const char *text;
    const char *revision;
    bool echo;
    uint8_t order;
    const char *prompt;
    bool boot_full;
    uint32_t boot_ms;
    uint32_t register_ms;
    uint32_t prompt_ms;
    uint32_t line_ms;
    const simcom_variable_t *variables;
    size_t variable_count;
} profile_t;

static const simcom_variable_t a7670_variables[] = {
    {"manufacturer", "INCORPORATED"},
    {"model", "A7670E-FASE"},
    {"firmware", "A7670M7_V1.11.1"},
};

static const profile_t profiles[] = {
    {"sim7600", "a SIM7600 in the field: echo on, START's result first, a boot of 8 s (default)",
     "v1.00", true, SIMCOM_MODULE_ORDER_RESULT_FIRST, ">", true, 8000, 3000, 10, 1, NULL, 0},
    {"a7670", "an A7670 in the field: the firmware of A76XX V1.06, *ATREADY: 1 at its boot",
     "a76xx-v1.06", true, SIMCOM_MODULE_ORDER_OK_FIRST, ">", true, 6000, 2000, 10, 1,
     a7670_variables, sizeof a7670_variables / sizeof a7670_variables[0]},
    {"manual",
     "what the manual prints, at once: no echo, its order of answers, no more than that it has "
     "restarted",
     "v1.00", false, SIMCOM_MODULE_ORDER_DOCUMENTED, ">", false, 0, 0, 0, 0, NULL, 0},
};

bool profile_apply(const char *name, simcom_module_settings_t *settings)
{
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++) {
        const profile_t *profile = &profiles[i];
        const simcom_description_t *description = simcom_description_find(profile->revision);
        if (strcmp(profile->name, name) != 0) {
            continue;
        }
        if (description != NULL) { /* a tree may have been made without it */
            settings->revision = description->revision;
        }
        settings->echo = profile->echo;
        settings->order = profile->order;
        settings->prompt = profile->prompt;
        settings->boot_full = profile->boot_full;
        settings->boot_ms = profile->boot_ms;
        settings->register_ms = profile->register_ms;
        settings->prompt_ms = profile->prompt_ms;
        settings->line_ms = profile->line_ms;
        settings->variables = profile->variables;
        settings->variable_count = profile->variable_count;
        return true;
    }
    return false;
}

void profile_list(void)
{
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++) {
        printf("%-8s  %s\n", profiles[i].name, profiles[i].text);
    }
}
