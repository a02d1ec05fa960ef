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

bool simcom_description_has_code(const simcom_description_t *description, uint32_t code)
{
    for (size_t i = 0; i < description->code_count; i++) {
        if (description->codes[i] == code) {
            return true;
        }
    }
    return false;
}

const char *simcom_form_text(const simcom_form_t *form, char text[SIMCOM_FORM_TEXT_SIZE])
{
    const char *rest = simcom_text_of(form);
    size_t begun = 0;
    const simcom_beginning_t *beginning = &simcom_beginnings[form->beginning];
    for (; begun < beginning->length; begun++) {
        text[begun] = beginning->text[begun];
    }
    for (size_t i = begun; i < form->text_length; i++) {
        text[i] = rest[i - begun];
    }
    text[form->text_length] = '\0';
    return text;
}
