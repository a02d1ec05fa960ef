/* SPDX-License-Identifier: MIT */
/* order.c - what the module's state allows, as far as a log shows the state. */
#include "rules.h"

#include <string.h>

static unsigned client_of(uint32_t client)
{
    return client < SIMCOM_TRACK_CLIENTS ? client : SIMCOM_NO_CLIENT;
}

/* Says of the states that last from an OK to its result whether they are there. */
static void set_busy(check_t *check, uint32_t client, simcom_known_t known)
{
    for (size_t i = 0; client < SIMCOM_TRACK_CLIENTS && i < check->busy_count; i++) {
        simcom_track_set(&check->track, check->busy[i], client, known);
    }
}

void rules_order(check_t *check, const check_operation_t *operation)
{
    if (operation->form == NULL || operation->form->condition_count == 0 || !check->certain) {
        return;
    }
    const simcom_objection_t objection =
        simcom_track_objection(&check->track, operation->form, client_of(operation->client));
    if (objection.condition == NULL || objection.harmless) {
        return;
    }
    const bool present = objection.condition->forbidden;
    check->refusal = objection.condition->answer;
    rules_report(check, operation, CHECK_ORDER, objection.state->source,
                 objection.state->description, "AT%s: %s", operation->command->wire,
                 present ? objection.state->when_present : objection.state->when_missing);
    check->refusal = SIMCOM_ANSWER_NONE;
}

void rules_accepted(check_t *check, const check_operation_t *operation)
{
    /* Until the result comes nobody knows what it will be. */
    simcom_track_doubt(&check->track, operation->form, client_of(operation->client));
    set_busy(check, operation->client, SIMCOM_TRACK_PRESENT);
}

void rules_no_more_busy(check_t *check, uint32_t client, bool certain)
{
    set_busy(check, client, certain ? SIMCOM_TRACK_ABSENT : SIMCOM_TRACK_UNKNOWN);
}

void rules_learn(check_t *check, const check_operation_t *operation)
{
    const unsigned client = client_of(operation->client);

    if (operation->form == NULL) {
        return;
    }
    if (operation->answered) {
        rules_no_more_busy(check, operation->client, operation->end != CHECK_OPEN);
    }
    if (operation->end == CHECK_GOOD && !operation->damaged) {
        simcom_track_good(&check->track, operation->form, client);
        const unsigned reached = operation->form->reaches;
        const simcom_described_state_t *state =
            reached < SIMCOM_TRACK_STATES ? check->track.states[reached] : NULL;
        check->certain = check->certain || (state != NULL && !state->of_client);
    } else if (operation->end == CHECK_FAILED) {
        simcom_track_failed(&check->track, operation->form, client,
                            operation->has_code ? operation->code : SIMCOM_ANSWER_ERROR);
    } else {
        simcom_track_doubt(&check->track, operation->form, client);
    }
}

void rules_learn_urc(check_t *check, const simcom_described_line_t *line, uint32_t client)
{
    simcom_track_urc(&check->track, line, client_of(client));
    check->certain = check->certain || line->role == SIMCOM_ROLE_RESTART;
}

bool rules_learn_line(check_t *check, const simcom_described_line_t *line,
                      const lookup_values_t *values, uint32_t client)
{
    simcom_bytes_t string = {NULL, 0};
    uint32_t number = 0;

    if (!line->has_shown) {
        return false;
    }
    const simcom_parameter_t *row = &line->shape->fields[line->shown.by];
    const bool numeric = row->kind == SIMCOM_KIND_NUMBER || row->kind == SIMCOM_KIND_HEX;
    const bool given = numeric ? lookup_number(row, values, &number)
                               : lookup_string(row, values, &string) && string.length > 0;
    set_busy(check, client, SIMCOM_TRACK_ABSENT);
    simcom_track_line(&check->track, line, client_of(client), given, number);
    return true;
}
