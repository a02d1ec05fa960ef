/* SPDX-License-Identifier: MIT */
/* description.c - finds the description of a revision. */
#include "simcom/describe.h"

static bool same(const char *left, const char *right)
{
    while (*left != '\0' && *left == *right) {
        left++;
        right++;
    }
    return *left == *right;
}

const simcom_description_t *simcom_description_find(const char *name)
{
    for (size_t i = 0; i < simcom_description_count; i++) {
        if (same(simcom_descriptions[i]->revision->name, name)) {
            return simcom_descriptions[i];
        }
    }
    return NULL;
}

const simcom_description_t *simcom_description_of(const simcom_revision_t *revision)
{
    for (size_t i = 0; i < simcom_description_count; i++) {
        if (simcom_descriptions[i]->revision == revision) {
            return simcom_descriptions[i];
        }
    }
    return NULL;
}
