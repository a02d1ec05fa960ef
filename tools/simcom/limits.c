/* SPDX-License-Identifier: MIT */
#include "limits.h"

#include "text.h"

#include <stdio.h>

static const simcom_limit_t none = {1, 0};

const simcom_described_form_t *limits_find(const simcom_description_t *description, unsigned value,
                                           simcom_limit_t *limit)
{
    for (size_t i = 0; i < description->command_count; i++) {
        const simcom_described_command_t *command = &description->commands[i];
        for (uint8_t f = 0; f < command->form_count; f++) {
            const simcom_described_form_t *form = &command->forms[f];
            for (uint8_t p = 0; p < form->form->parameter_count; p++) {
                if (form->parameters[p].role == value && (form->lacks >> p & 1u) == 0u) {
                    *limit = *simcom_limit_of(description->revision,
                                              simcom_parameters_of(form->form)[p].id);
                    return form;
                }
            }
        }
    }
    return NULL;
}

simcom_limit_t limits_of(const simcom_description_t *description, unsigned value)
{
    simcom_limit_t limit = none;

    (void)limits_find(description, value, &limit);
    return limit;
}

simcom_limit_t limits_of_data(const simcom_description_t *description, unsigned holds)
{
    for (size_t i = 0; i < description->command_count; i++) {
        const simcom_described_command_t *command = &description->commands[i];
        for (uint8_t f = 0; f < command->form_count; f++) {
            const simcom_described_form_t *form = &command->forms[f];
            if (form->form->data_from != 0u && form->holds == holds) {
                return *simcom_limit_of(
                    description->revision,
                    simcom_parameters_of(form->form)[form->form->data_from - 1u].id);
            }
        }
    }
    return none;
}

typedef simcom_limit_t (*limits_t)(const simcom_description_t *description, unsigned what);

static bool same(simcom_limit_t left, simcom_limit_t right)
{
    return left.min == right.min && left.max == right.max;
}

/* Each range once, with the revisions that have it; without them if all have the same. */
static const char *join(char out[LIMITS_TEXT], limits_t limits, unsigned what)
{
    text_t text;
    bool one = true;

    text_init(&text, out, LIMITS_TEXT);
    for (size_t i = 1; i < simcom_description_count; i++) {
        one =
            one && same(limits(simcom_descriptions[0], what), limits(simcom_descriptions[i], what));
    }
    for (size_t i = 0; i < simcom_description_count; i++) {
        const simcom_limit_t limit = limits(simcom_descriptions[i], what);
        bool known = limit.min > limit.max;
        for (size_t j = 0; j < i; j++) {
            known = known || same(limits(simcom_descriptions[j], what), limit);
        }
        if (known) {
            continue;
        }
        text_add(&text, "%s%u to %u", i > 0 ? "; " : "", limit.min, limit.max);
        for (size_t j = i; !one && j < simcom_description_count; j++) {
            if (same(limits(simcom_descriptions[j], what), limit)) {
                text_add(&text, "%s%s", j == i ? " (" : ", ",
                         simcom_descriptions[j]->revision->name);
            }
        }
        text_add(&text, "%s", one ? "" : ")");
    }
    return out;
}

const char *limits_text(char text[LIMITS_TEXT], unsigned value)
{
    return join(text, limits_of, value);
}

const char *limits_text_of_data(char text[LIMITS_TEXT], unsigned holds)
{
    return join(text, limits_of_data, holds);
}

const char *limits_revisions(char out[LIMITS_TEXT])
{
    text_t text;

    text_init(&text, out, LIMITS_TEXT);
    for (size_t i = 0; i < simcom_description_count; i++) {
        text_add(&text, "%s%s", i > 0 ? ", " : "", simcom_descriptions[i]->revision->name);
    }
    return out;
}

void limits_print_revisions(FILE *out)
{
    char text[LIMITS_TEXT];

    fprintf(out, "revisions of the firmware: %s\n", limits_revisions(text));
}

bool limits_read_revision(const cli_t *cli, const cli_option_t *option, void *into,
                          const char *value)
{
    const simcom_description_t *description = simcom_description_find(value);
    char names[LIMITS_TEXT];

    if (description == NULL) {
        return cli_wrong(cli, "--revision needs one of %s, not '%s'", limits_revisions(names),
                         value);
    }
    *(const simcom_description_t **)(void *)((char *)into + option->at) = description;
    return true;
}
