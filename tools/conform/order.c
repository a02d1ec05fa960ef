/* SPDX-License-Identifier: MIT */
/*
 * order.c - what must come before a command, and the cases that leave it out.
 *
 * Which states a form needs, reaches, holds and uses is in its description; here they become levels of client 0 that
 * the suite brings the module to.
 */
#include "private.h"

#include <stdio.h>
#include <string.h>

/* The level of a state; LEVEL_UNKNOWN: none. */
static level_t level_of(unsigned state)
{
    return state == SIMCOM_STATE_STARTED     ? LEVEL_STARTED
           : state == SIMCOM_STATE_ACQUIRED  ? LEVEL_ACQUIRED
           : state == SIMCOM_STATE_CONNECTED ? LEVEL_CONNECTED
                                             : LEVEL_UNKNOWN;
}

/* What a form does needs a level, even where the revision states none. */
static level_t level_of_act(const simcom_described_form_t *form)
{
    switch (form->act) {
    case SIMCOM_ACT_CONNECT:
        return LEVEL_ACQUIRED;
    case SIMCOM_ACT_DISCONNECT:
    case SIMCOM_ACT_PUBLISH:
    case SIMCOM_ACT_SUBSCRIBE:
    case SIMCOM_ACT_UNSUBSCRIBE:
        return LEVEL_CONNECTED;
    default:
        return LEVEL_UNKNOWN;
    }
}

level_t level_needed(const simcom_described_form_t *form)
{
    level_t level = level_of_act(form);

    for (uint8_t i = 0; i < form->condition_count; i++) {
        const simcom_condition_t *condition = &form->conditions[i];
        const level_t of = level_of(condition->state);
        const level_t least = !condition->forbidden ? of
                              : of != LEVEL_UNKNOWN ? LEVEL_IDLE
                                                    : LEVEL_UNKNOWN;
        level = least > level ? least : level;
    }
    return level;
}

uint8_t answer_of(const simcom_described_form_t *form, unsigned state, bool forbidden)
{
    for (uint8_t i = 0; i < form->condition_count; i++) {
        if (form->conditions[i].state == state && form->conditions[i].forbidden == forbidden) {
            return form->conditions[i].answer;
        }
    }
    return SIMCOM_ANSWER_NONE;
}

uint8_t answer_at(const conform_t *conform, const simcom_described_form_t *form, level_t level)
{
    static const uint8_t states[] = {SIMCOM_STATE_STARTED, SIMCOM_STATE_ACQUIRED,
                                     SIMCOM_STATE_CONNECTED};
    simcom_track_t track;

    simcom_track_begin(&track, conform->description);
    simcom_track_restart(&track);
    for (size_t i = 0; i < sizeof states && level_of(states[i]) <= level; i++) {
        simcom_track_set(&track, states[i], 0, SIMCOM_TRACK_PRESENT);
    }
    const simcom_objection_t objection = simcom_track_objection(&track, form, 0);
    return objection.condition == NULL ? SIMCOM_ANSWER_NONE : objection.condition->answer;
}

/* The state that a form needs and that another keeps data for; SIMCOM_NO_STATE: none. */
static uint8_t input_of(const conform_t *conform, const simcom_described_form_t *form)
{
    for (uint8_t i = 0; i < form->condition_count; i++) {
        const uint8_t state = form->conditions[i].state;
        const simcom_described_state_t *described = simcom_track_state(conform->description, state);
        if (!form->conditions[i].forbidden && described != NULL &&
            described->holds != SIMCOM_HOLDS_NOTHING) {
            return state;
        }
    }
    return SIMCOM_NO_STATE;
}

level_t level_with_input(const conform_t *conform, const simcom_described_form_t *form)
{
    const level_t level = level_needed(form);
    const uint8_t input = input_of(conform, form);
    const simcom_described_form_t *giver =
        input == SIMCOM_NO_STATE ? NULL : find_that_holds(conform, input);
    const level_t before = giver == NULL ? LEVEL_UNKNOWN : level_needed(giver);

    return before > level ? before : level;
}

/* --- Preparing ------------------------------------------------------------------------------------- */

static bool give_input(conform_t *conform, unsigned state, unsigned client)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, client},
                                    {SIMCOM_VALUE_QOS, NULL, 0}};

    return say(conform, find_that_holds(conform, state), "simcom/conform", 14, arguments, 2);
}

static bool prepare_client(conform_t *conform, const simcom_described_form_t *form, level_t level,
                           unsigned client)
{
    const uint8_t input = input_of(conform, form);

    if (client == 1 && level >= LEVEL_ACQUIRED && !second_up(conform, client_name(1), 1, level)) {
        return case_check(conform, false, "client 1 can be brought up", "%s answered %s",
                          conform->line.text, conform->reply.raw);
    }
    if (input != SIMCOM_NO_STATE && !give_input(conform, input, client)) {
        return case_check(conform, false, "topics can be given", "%s answered %s",
                          conform->line.text, conform->reply.raw);
    }
    return true;
}

bool order_prepare_for(conform_t *conform, const simcom_described_form_t *form, unsigned client)
{
    const level_t level = level_with_input(conform, form);

    if (level == LEVEL_UNKNOWN) {
        return true;
    }
    if (!reach(conform, client == 1 && level > LEVEL_STARTED ? LEVEL_STARTED : level)) {
        return false;
    }
    return prepare_client(conform, form, level, client);
}

/* After a success, for client 0. What cannot be undone by one command begins anew. */
void order_settle(conform_t *conform, const simcom_described_form_t *form)
{
    const level_t reached = level_of(form->reaches), ended = level_of(form->ends);

    if (conform->second || form->holds != SIMCOM_NO_STATE) {
        conform->level = LEVEL_UNKNOWN;
    } else if (reached != LEVEL_UNKNOWN) {
        conform->level = reached;
    } else if (ended != LEVEL_UNKNOWN) {
        conform->level = (level_t)(ended - 1);
    }
}

/* --- The cases -------------------------------------------------------------------------------------- */

static const char *const level_names[] = {"", "before the service is started",
                                          "before a client is acquired",
                                          "before the client is connected", ""};

static void run_too_early(conform_t *conform, const conform_case_t *about)
{
    if (!reach(conform, (level_t)about->value)) {
        return;
    }
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    (void)expect_refusal(conform, about->form,
                         answer_at(conform, about->form, (level_t)about->value));
}

static void run_without_input(conform_t *conform, const conform_case_t *about)
{
    conform->level = LEVEL_UNKNOWN; /* topics of other cases are forgotten */
    if (!reach(conform, LEVEL_CONNECTED)) {
        return;
    }
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    (void)expect_refusal(conform, about->form,
                         answer_of(about->form, input_of(conform, about->form), false));
}

/* Used up: the same again is refused. */
static void run_twice(conform_t *conform, const conform_case_t *about)
{
    conform->level = LEVEL_UNKNOWN;
    if (!order_prepare_for(conform, about->form, 0)) {
        return;
    }
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    if (!expect_success(conform, about->form)) {
        return;
    }
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    (void)expect_refusal(conform, about->form,
                         answer_of(about->form, input_of(conform, about->form), false));
}

static bool nothing_pending(const conform_t *conform, uint32_t value)
{
    (void)value;
    return conform->pending == NULL;
}

/* What is under way while the next command comes: a publish; a connect where the client must not be
 * connected, or the answer would be the same for another reason. */
static const simcom_described_form_t *begin_operation(conform_t *conform,
                                                      const conform_case_t *about)
{
    const bool connecting =
        about->form->act != SIMCOM_ACT_CONNECT &&
        answer_of(about->form, SIMCOM_STATE_CONNECTED, true) != SIMCOM_ANSWER_NONE;
    const simcom_described_form_t *form =
        find_that_does(conform, connecting ? SIMCOM_ACT_CONNECT : SIMCOM_ACT_PUBLISH);
    const uint8_t input = input_of(conform, about->form);

    conform->level = LEVEL_UNKNOWN;
    if (form == NULL) {
        case_skip(conform, "the revision has no operation that takes time");
        return NULL;
    }
    const uint8_t first = input_of(conform, form);
    if (!reach(conform, level_with_input(conform, form)) ||
        (first != SIMCOM_NO_STATE && !give_input(conform, first, 0)) ||
        (input != SIMCOM_NO_STATE && input != first && !give_input(conform, input, 0))) {
        case_fail(conform, "an operation can be prepared", "%s answered %s", conform->line.text,
                  conform->reply.raw);
        return NULL;
    }
    good_line(conform, form, required_count(form));
    talk_until(conform, form, SIMCOM_STEP_OK);
    return form;
}

static void run_busy(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *operation = begin_operation(conform, about);

    if (operation == NULL) {
        return;
    }
    if (conform->reply.has_result) {
        case_skip(conform, "the result came before OK: there is no time between them");
        conform->level = LEVEL_UNKNOWN;
        return;
    }
    conform->pending = operation;
    conform->pending_ended_early = false;
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    if (conform->pending_ended_early) {
        case_skip(conform, "the operation ended before the next command was read");
    } else {
        (void)expect_refusal(conform, about->form, answer_of(about->form, SIMCOM_STATE_BUSY, true));
    }
    (void)talk_wait(conform, nothing_pending, 0, 10000);
    conform->pending = NULL;
    conform->level = LEVEL_UNKNOWN;
}

static conform_case_t *add(conform_t *conform, const simcom_described_command_t *command,
                           const simcom_described_form_t *form, const char *name,
                           void (*run)(conform_t *, const conform_case_t *))
{
    conform_case_t *added = case_add(conform);

    (void)snprintf(added->name, sizeof added->name, "%s%s%s.%s", command->name,
                   form->variant[0] == '\0' ? "" : ":", form->variant, name);
    (void)snprintf(added->section, sizeof added->section, "%s", form->source);
    added->command = command->name;
    added->described = command;
    added->form = form;
    added->run = run;
    return added;
}

static void add_rule(conform_t *conform, const simcom_described_command_t *command,
                     const simcom_described_form_t *form)
{
    static const char *const names[] = {"", "not-started", "not-acquired", "not-connected"};

    for (unsigned level = LEVEL_IDLE; level < (unsigned)level_needed(form); level++) {
        if (answer_at(conform, form, (level_t)level) == SIMCOM_ANSWER_NONE) {
            continue;
        }
        conform_case_t *early = add(conform, command, form, names[level], run_too_early);
        early->value = level;
        (void)snprintf(early->text, sizeof early->text, "AT+%s %s is refused", command->name,
                       level_names[level]);
    }
    if (input_of(conform, form) != SIMCOM_NO_STATE) {
        conform_case_t *empty = add(conform, command, form, "without-topic", run_without_input);
        empty->needs = CONFORM_NEEDS_BROKER;
        (void)snprintf(empty->text, sizeof empty->text,
                       "AT+%s without a topic given before is refused", command->name);
    }
    if (input_of(conform, form) != SIMCOM_NO_STATE &&
        (form->uses >> input_of(conform, form) & 1u) != 0) {
        conform_case_t *twice = add(conform, command, form, "uses-up", run_twice);
        twice->needs = CONFORM_NEEDS_BROKER;
        (void)snprintf(twice->text, sizeof twice->text, "AT+%s uses the topic up", command->name);
    }
    if (answer_of(form, SIMCOM_STATE_BUSY, true) != SIMCOM_ANSWER_NONE) {
        conform_case_t *busy = add(conform, command, form, "busy", run_busy);
        busy->needs = CONFORM_NEEDS_BROKER;
        (void)snprintf(busy->text, sizeof busy->text,
                       "AT+%s while another operation of the client runs is refused",
                       command->name);
    }
}

void order_cases(conform_t *conform)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *command = &conform->description->commands[i];
        for (size_t j = 0; j < command->form_count; j++) {
            if (in_revision(conform, command->forms[j].form)) {
                add_rule(conform, command, &command->forms[j]);
            }
        }
    }
}
