/* SPDX-License-Identifier: MIT */
/* coverage.c - what of the specification was never seen. */
#include "private.h"

#include <stdio.h>
#include <string.h>

typedef struct count {
    conform_coverage_t coverage;
    void (*tell)(void *, const char *);
    void *context;
} count_t;

static void add(count_t *count, bool seen, const char *name)
{
    count->coverage.all++;
    count->coverage.seen += seen;
    if (!seen && count->tell != NULL) {
        count->tell(count->context, name);
    }
}

static void cover_outcomes(const conform_t *conform, const simcom_described_form_t *form,
                           count_t *count)
{
    char steps[64], name[160];

    for (uint8_t i = 0; i < form->outcome_count; i++) {
        const simcom_described_outcome_t *outcome = &form->outcomes[i];
        describe_steps(outcome->steps, sizeof outcome->steps, steps, sizeof steps);
        (void)snprintf(name, sizeof name, "%s %s: %s",
                       form_text(conform->description->revision, form->form).text,
                       outcome->success ? "success" : "failure", steps);
        add(count, (conform->outcome_seen[form->form->id] >> i & 1) != 0, name);
    }
}

static void cover_forms(const conform_t *conform, conform_cover_t kind, count_t *count)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *command = &conform->description->commands[i];
        bool any = false;
        for (uint8_t j = 0; j < command->form_count; j++) {
            const simcom_described_form_t *form = &command->forms[j];
            if (!in_revision(conform, form->form)) {
                continue;
            }
            any = any || conform->form_seen[form->form->id] != 0;
            if (kind == CONFORM_COVER_FORMS) {
                add(count, conform->form_seen[form->form->id] != 0,
                    form_text(conform->description->revision, form->form).text);
            } else if (kind == CONFORM_COVER_OUTCOMES) {
                cover_outcomes(conform, form, count);
            }
        }
        if (kind == CONFORM_COVER_COMMANDS) {
            add(count, any, command->name);
        }
    }
}

conform_coverage_t conform_coverage(const conform_t *conform, conform_cover_t kind,
                                    void (*tell)(void *context, const char *name), void *context)
{
    count_t count = {{0, 0}, tell, context};
    char name[64];

    if (kind == CONFORM_COVER_CODES) {
        for (size_t i = 0; i < conform->description->code_count; i++) {
            const unsigned code = conform->description->codes[i];
            (void)snprintf(name, sizeof name, "%u %s", code,
                           simcom_code_in(conform->description->revision, code)->name);
            add(&count, conform->code_seen[code], name);
        }
    } else if (kind == CONFORM_COVER_URCS) {
        for (size_t i = 0; i < conform->description->urc_count; i++) {
            const simcom_described_line_t *urc = &conform->description->urcs[i];
            add(&count, conform->urc_seen[urc->id], urc->name);
        }
    } else {
        cover_forms(conform, kind, &count);
    }
    return count.coverage;
}

const char *conform_cover_name(conform_cover_t kind)
{
    static const char *const names[] = {"commands", "forms", "outcomes", "codes", "URCs"};
    return names[kind];
}
