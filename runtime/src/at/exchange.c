/* SPDX-License-Identifier: MIT */
/* exchange.c - one command and its answer, and from one step of an operation to the next. */
#include "engine.h"

#include "simcom/lines.h"

/* Whether a command may go out now. */
static bool is_free(const simcom_t *modem)
{
    return modem->wire == NULL && modem->recovery == RECOVERY_NONE;
}

/* Steps ------------------------------------------------------------------------------------ */

static const simcom_plan_step_t *step_of(const simcom_slot_t *slot)
{
    return simcom_steps_of(slot->plan) + slot->step;
}

/* What the offsets of a step are counted from. */
static SIMCOM_APART const void *base_of(const simcom_slot_t *slot, const simcom_plan_step_t *step)
{
    if ((step->flags & SIMCOM_PLAN_STEP_EACH) != 0u) {
        return (const uint8_t *)slot->arguments.list.item + slot->item * slot->plan->item_size;
    }
    return (slot->plan->flags & SIMCOM_PLAN_KEPT) != 0u ? slot->arguments.kept.settings
                                                        : &slot->arguments;
}

/* Number of a step behind the last. */
#define STEP_OVER 0xFFu

static uint8_t step_after(const simcom_slot_t *slot, const simcom_plan_step_t *step)
{
    return (step->flags & SIMCOM_PLAN_STEP_END) != 0u ? STEP_OVER : (uint8_t)(slot->step + 1u);
}

/* Whether the revision can take the way from a step up to the one that its fallback leads to. */
static bool has_way(const simcom_t *modem, const simcom_plan_step_t *step)
{
    for (unsigned i = 0; i < step->fallback; i++) {
        if (!simcom_has_form(modem->revision, step[i].form)) {
            return false;
        }
    }
    return true;
}

/* Whether the operation takes its fallback without trying: the revision does not have the forms, or the module may hold what
 * an operation before has left there. */
static SIMCOM_APART bool falls_back(const simcom_t *modem, const simcom_slot_t *slot,
                                    const simcom_plan_step_t *step)
{
    return slot->item == 0u && ((slot->flags & slot->plan->marks) != 0u || !has_way(modem, step));
}

/* Goes on to the first step, from the slot's own on, that is not left out, and finds its values. NULL if there is
 * none. */
static const simcom_plan_step_t *seek(const simcom_t *modem, simcom_slot_t *slot,
                                      simcom_values_t *values)
{
    while (slot->step != STEP_OVER) {
        const simcom_plan_step_t *step = step_of(slot);
        values->form = step->form;
        values->sources = step->sources;
        values->base = base_of(slot, step);
        values->client = slot->client;
        values->decided = slot->arguments.kept.decided;
        if (values->form == NULL) {
            values->form = slot->arguments.raw.form;
            values->base = slot->arguments.raw.arguments;
        }
        if (step->fallback != 0u && falls_back(modem, slot, step)) {
            slot->step = (uint8_t)(slot->step + step->fallback);
        } else if (step->when.kind == SIMCOM_FROM_NOTHING || simcom_is_given(values, &step->when)) {
            simcom_values_open(modem->revision, values);
            return step;
        } else {
            slot->step = step_after(slot, step);
        }
    }
    return NULL;
}

/* Whether the step is sent for another item. */
static bool has_item(const simcom_slot_t *slot, const simcom_plan_step_t *step)
{
    return (step->flags & SIMCOM_PLAN_STEP_EACH) != 0u &&
           slot->item + 1u < slot->arguments.list.count;
}

/* Behind a step that is done: the next item of its list, or the next step. */
static void advance(simcom_slot_t *slot)
{
    const simcom_plan_step_t *step = step_of(slot);
    if (has_item(slot, step)) {
        slot->item++;
        return;
    }
    slot->item = 0;
    slot->step = step_after(slot, step);
}

/* Whether the operation is done with the command under way. */
static bool is_last(const simcom_slot_t *slot)
{
    const simcom_plan_step_t *step = step_of(slot);
    return (step->flags & (SIMCOM_PLAN_STEP_END | SIMCOM_PLAN_STEP_LAST)) != 0u &&
           !has_item(slot, step);
}

/* Whether another command follows it. */
static bool has_more(const simcom_t *modem, simcom_slot_t *slot)
{
    simcom_values_t values;
    uint8_t step = slot->step;
    uint8_t item = slot->item;
    if (is_last(slot)) {
        return false;
    }
    advance(slot);
    bool more = seek(modem, slot, &values) != NULL;
    slot->step = step;
    slot->item = item;
    return more;
}

/* What follows the prompt. */
static const simcom_bytes_t *data_of(const simcom_slot_t *slot, const simcom_plan_step_t *step)
{
    return (const simcom_bytes_t *)(const void *)((const uint8_t *)base_of(slot, step) +
                                                  step->data);
}

/* Ending ----------------------------------------------------------------------------------- */

/* Whether some firmware gives the results of other commands the name of this one. */
static bool lends_name(const simcom_form_t *form)
{
    return SIMCOM_LINE_IS_LENT(form->line);
}

/* What the end of an operation means to what is known of the module. A topic, a payload or a filter that
 * was given to it stays there until it is used, or the client is released. */
static void settle(simcom_t *modem, simcom_slot_t *slot, bool done)
{
    const simcom_plan_t *plan = slot->plan;
    /* How far it was: a prompt of the first step, and its other items, come before the second. */
    unsigned prompt = (slot->seen & SIMCOM_PART_PROMPT) != 0u ? 1u : 0u;
    unsigned far = 2u * slot->step | slot->item | prompt;
    if (!done) {
        slot->flags |= plan->leaves != 0u && far >= plan->leaves ? plan->marks : 0u;
        return;
    }
    slot->flags &= (plan->flags & SIMCOM_PLAN_CLEARS) != 0u ? (uint8_t)~plan->marks : 0xFFu;
    if ((plan->flags & SIMCOM_PLAN_ECHO) != 0u) {
        modem->flags = (uint8_t)((modem->flags & ~MODEM_ECHOES) | MODEM_ECHO_OFF);
    } else if ((plan->flags & SIMCOM_PLAN_UTF8) != 0u) {
        const simcom_optional_byte_t *check =
            (const void *)((const uint8_t *)&slot->arguments + plan->utf8);
        slot->flags &= check->given ? (uint8_t)~SLOT_ANY_BYTES : 0xFFu;
        slot->flags |= check->given && check->value == 0u ? SLOT_ANY_BYTES : 0u;
    }
}

static void end_operation(simcom_t *modem, simcom_slot_t *slot, simcom_outcome_t outcome)
{
    if (modem->wire == slot) {
        modem->wire = NULL;
        modem->flags &= (uint8_t)~MODEM_LINE;
    }
    if (outcome != SIMCOM_DONE && outcome != SIMCOM_REFUSED && (slot->flags & SLOT_CANCEL) != 0u) {
        outcome = SIMCOM_CANCELLED;
    }
    settle(modem, slot, outcome == SIMCOM_DONE);
    simcom_timer_stop(modem, slot->bits);
    modem->queued &= (uint8_t)~slot->bits;
    slot->seen = (uint8_t)outcome;
    slot->phase = PHASE_ENDED;
    modem->ended |= (uint8_t)slot->bits;
}

/* The time limit of the result, in seconds: the operation's own, what the command was given and a margin, or the form's. */
static uint16_t result_limit(const simcom_plan_step_t *step, const simcom_values_t *values)
{
    const simcom_form_t *form = values->form;
    uint32_t seconds = 0;
    if ((step->flags & SIMCOM_PLAN_STEP_TIMED) != 0u) {
        const simcom_source_t *parts = step->sources + form->parameter_count;
        seconds = simcom_value_of(values, &parts[0]) + simcom_value_of(values, &parts[1]);
    } else if (form->result_from != 0u) {
        seconds = simcom_values_number(values, form->result_from - 1u);
        seconds += seconds != 0u ? SIMCOM_RESULT_MARGIN_S : 0u;
    }
    return seconds == 0u ? form->result_s : seconds >= UINT16_MAX ? UINT16_MAX : (uint16_t)seconds;
}

/* Puts a command on the wire. */
static void send(simcom_t *modem, simcom_slot_t *slot, const simcom_plan_step_t *step,
                 const simcom_values_t *values)
{
    const simcom_form_t *form = values->form;
    modem->queued &= (uint8_t)~slot->bits;
    slot->form = form;
    slot->seen = 0;
    slot->code = SIMCOM_CODE_MISSING;
    slot->phase = PHASE_SENDING;
    slot->flags &= (uint8_t)~SLOT_HURT;
    slot->flags |= lends_name(form) ? SLOT_NAMED : 0u;
    simcom_tx_drop(modem);
    slot->result_s = result_limit(step, values);
    if (form->data_from != 0u) {
        const simcom_bytes_t *data = data_of(slot, step);
        modem->data.data = data->data;
        modem->data.length = (uint16_t)data->length;
        modem->data.sent = 0;
        modem->data.echoed = 0;
    }
    modem->wire = slot;
    modem->flags &= (uint8_t)~MODEM_ECHOING;
    modem->flags |= MODEM_LINE;
    simcom_timer_start(modem, slot->bits);
    simcom_command_start(&modem->command, values);
    TRACE(modem, simcom_trace_command(modem, &modem->command.values));
}

/* Whether the line has to be brought to a known state before a command: the answer to one that was sent before a restart may
 * still come, and would be taken for its own. The lines of a read tell. */
static bool needs_quiet(simcom_t *modem, const simcom_form_t *form)
{
    bool reads = form->line != 0u && form->result_fields == 0u && form->data_from == 0u;
    if (modem->stalls == 0u || reads) {
        return false;
    }
    simcom_recovery_begin(modem, 0);
    return true;
}

/* Goes on to the command of a step as soon as the wire is free; ends the operation if there is none. */
static void go_to(simcom_t *modem, simcom_slot_t *slot, const simcom_plan_step_t *step,
                  const simcom_values_t *values)
{
    if (step == NULL) {
        end_operation(modem, slot, SIMCOM_DONE);
    } else if ((slot->flags & SLOT_CANCEL) != 0u) {
        end_operation(modem, slot, SIMCOM_CANCELLED);
    } else if (is_free(modem) && !needs_quiet(modem, values->form)) {
        send(modem, slot, step, values);
    } else {
        slot->phase = PHASE_QUEUED;
        slot->seen = 0; /* what was answered to the command before says nothing of this one */
        modem->queued |= (uint8_t)slot->bits;
    }
}

static void go_on(simcom_t *modem, simcom_slot_t *slot)
{
    simcom_values_t values;
    const simcom_plan_step_t *step = seek(modem, slot, &values);
    go_to(modem, slot, step, &values);
}

/* Checks the values of all steps. Those after the last, to which a fallback leads, need not be in the revision. [out] values
 * those of the last one */
static simcom_status_t check_steps(simcom_t *modem, simcom_slot_t *slot, simcom_values_t *values)
{
    const simcom_plan_step_t *step;
    bool needed = true;
    while ((step = seek(modem, slot, values)) != NULL) {
        if (needed || step->when.kind != SIMCOM_FROM_NOTHING ||
            simcom_has_form(modem->revision, values->form)) {
            simcom_status_t status = simcom_values_check(modem->revision, values, &modem->problem);
            if (status != SIMCOM_GOOD) {
                return status;
            }
        }
        needed = needed && (step->flags & SIMCOM_PLAN_STEP_LAST) == 0u;
        advance(slot);
    }
    return SIMCOM_GOOD;
}

simcom_status_t simcom_operation_begin(simcom_t *modem, uint8_t client, const simcom_plan_t *plan,
                                       const void *arguments)
{
    simcom_values_t values;
    simcom_slot_t *slot = simcom_slot_of(modem, client);
    if (slot == NULL) {
        return simcom_refuse(modem, SIMCOM_E_CLIENT, NULL, 0);
    }
    /* A single command that names the client counts, too: the module takes one operation of a client at a time
     * (14), however it was started. */
    if (slot->phase != PHASE_IDLE ||
        (modem->slot[0]->phase != PHASE_IDLE && modem->slot[0]->result_client == client)) {
        return simcom_refuse(modem, SIMCOM_E_BUSY, NULL, 0);
    }
    for (size_t i = 0; i < plan->size; i++) {
        ((uint8_t *)&slot->arguments)[i] = ((const uint8_t *)arguments)[i];
    }
    slot->result_client = client;
    slot->plan = plan;
    slot->step = 0;
    slot->item = 0;
    simcom_status_t status = check_steps(modem, slot, &values);
    if (status != SIMCOM_GOOD) {
        return status;
    }
    slot->flags &= SLOT_KEPT;
    slot->limit_s = 0;
    slot->step = 0;
    slot->item = 0;
    go_on(modem, slot);
    return SIMCOM_GOOD;
}

/* The exchange is over, one way or the other. */
static void end_exchange(simcom_t *modem, simcom_slot_t *slot)
{
    const simcom_plan_step_t *step = step_of(slot);
    bool refused = (slot->seen & SIMCOM_PART_ERROR) != 0u ||
                   ((slot->seen & SIMCOM_PART_RESULT) != 0u && slot->code != 0u);
    if (modem->wire == slot) {
        modem->wire = NULL;
    }
    simcom_timer_stop(modem, slot->bits);
    bool falls_back = refused && step->fallback != 0u && slot->item == 0u &&
                      slot->code == SIMCOM_CODE_MISSING &&
                      simcom_has_form(modem->revision, step[step->fallback].form);
    if (lends_name(slot->form) ? falls_back || (slot->seen & SIMCOM_PART_RESULT) != 0u
                               : !refused && is_last(slot)) {
        slot->flags &= (uint8_t)~SLOT_NAMED; /* nothing of that name can come any more */
    }
    if (!refused && is_last(slot)) {
        end_operation(modem, slot, SIMCOM_DONE);
    } else if (!refused) {
        advance(slot);
        go_on(modem, slot);
    } else if (falls_back) {
        slot->step = (uint8_t)(slot->step + step->fallback);
        go_on(modem, slot);
    } else {
        end_operation(modem, slot, SIMCOM_REFUSED);
    }
    simcom_exchange_dispatch(modem);
}

/* An operation that has begun goes on before another begins: the module keeps a topic between
 * commands, and the other's waiting is not longer than it would be behind it. */
static simcom_slot_t *next_queued(simcom_t *modem)
{
    simcom_slot_t *first = NULL;
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        if ((modem->queued >> i & 1u) != 0u) {
            simcom_slot_t *slot = modem->slot[i];
            if (first == NULL || (slot->step | slot->item) > (first->step | first->item)) {
                first = slot;
            }
        }
    }
    return first;
}

void simcom_exchange_dispatch(simcom_t *modem)
{
    while (modem->queued != 0u && is_free(modem)) {
        go_on(modem, next_queued(modem));
    }
}

/* Answers ---------------------------------------------------------------------------------- */

/* Whether the command that got no answer can have had the operation's effect: only the last
 * command of an operation has it, and not before its data is out. */
static bool may_have_happened(const simcom_t *modem, simcom_slot_t *slot)
{
    if (slot->phase < PHASE_ANSWER || slot->phase == PHASE_DATA ||
        (slot->form->data_from != 0u && (slot->seen & SIMCOM_PART_PROMPT) == 0u)) {
        return false;
    }
    return !has_more(modem, slot);
}

/* Whether a result can come when the line is quiet again: one that comes with ERROR alone is over by then,
 * and what answers the next command is its own. */
static bool has_late_result(const simcom_form_t *form)
{
    return (form->outcomes & SIMCOM_OUTCOMES_OK_RESULT) != 0u;
}

/* Ends the operation without its answer. */
static void end_unanswered(simcom_t *modem, simcom_slot_t *slot)
{
    simcom_outcome_t outcome = may_have_happened(modem, slot) ? SIMCOM_UNKNOWN : SIMCOM_NOT_DONE;
    bool doubt = (slot->flags & SLOT_DOUBT) != 0u;
    if (slot->phase >= PHASE_ANSWER && has_late_result(slot->form) && !doubt) {
        slot->flags |= slot->owed != 0u ? SLOT_OWED_BEFORE : 0u;
        slot->owed = slot->form->line;
        slot->owed_operation = slot->plan->operation;
    }
    end_operation(modem, slot, outcome);
}

/* The module ended the command before all of its data went out, or what came was not meant for it. The rest could be taken
 * for commands, and belongs to the application as soon as the operation has ended: it is not sent, and the promised count
 * is filled up. */
static void stop_data(simcom_t *modem, simcom_slot_t *slot, unsigned part)
{
    unsigned left = (unsigned)modem->data.length - modem->data.sent;
    end_operation(modem, slot,
                  part != SIMCOM_PART_OK && slot->code != 0u ? SIMCOM_REFUSED : SIMCOM_NOT_DONE);
    simcom_recovery_begin(modem, left);
}

/* Takes a part of the answer. Documented outcomes are sets: their parts may come in any order.
 * What no document lists is ended by what is sure: nothing follows ERROR, and nothing follows OK
 * but a result line. */
static void take_part(simcom_t *modem, simcom_slot_t *slot, unsigned part)
{
    const simcom_form_t *form = slot->form;
    unsigned seen = slot->seen | part;
    if (slot->phase == PHASE_DATA) {
        stop_data(modem, slot, part);
        return;
    }
    slot->seen = (uint8_t)seen;
    bool documented = (form->outcomes >> seen & 1u) != 0u;
    bool final = (seen & (SIMCOM_PART_OK | SIMCOM_PART_ERROR)) != 0u;
    if (documented && form->lingers != 0u && !(final && (seen & SIMCOM_PART_RESULT) != 0u)) {
        slot->phase = PHASE_LINGER;
        simcom_timer_start(modem, slot->bits);
    } else if (documented || (seen & SIMCOM_PART_ERROR) != 0u) {
        end_exchange(modem, slot);
        return;
    } else if ((seen & SIMCOM_PART_OK) == 0u ||
               (form->data_from != 0u && (seen & SIMCOM_PART_PROMPT) == 0u)) {
        /* An OK before the prompt is a stray one, unless a document has it: the prompt is still to come. The final code
         * that should follow a result follows it closely. */
        simcom_timer_start(modem, part == SIMCOM_PART_RESULT ? slot->bits : 0u);
        return;
    } else if (form->result_fields == 0u || (seen & SIMCOM_PART_RESULT) != 0u) {
        end_exchange(modem, slot);
        return;
    } else {
        slot->phase = PHASE_RESULT;
        modem->wire = NULL;
        simcom_timer_start(modem, slot->bits);
    }
    simcom_exchange_dispatch(modem);
}

static void take_prompt(simcom_t *modem, simcom_slot_t *slot)
{
    slot->phase = PHASE_DATA;
    slot->seen |= SIMCOM_PART_PROMPT;
    simcom_tx_drop(modem);
    /* With echo on, the data may come back; a module that echoed a line is one that may. */
    modem->flags |= (modem->flags & MODEM_ECHOES) != 0u ? MODEM_DATA | MODEM_ECHOING : MODEM_DATA;
    simcom_timer_start(modem, slot->bits);
    TRACE(modem, simcom_trace_sent(modem, modem->data.length));
}

void simcom_exchange_final(simcom_t *modem, simcom_token_t token, simcom_whose_t whose)
{
    simcom_slot_t *slot = modem->wire;
    /* What comes while the line still goes out answers an earlier one. */
    if (slot == NULL || (slot->phase != PHASE_ANSWER && slot->phase != PHASE_DATA) ||
        whose == WHOSE_NONE) {
        return;
    }
    if (whose == WHOSE_ACCEPTED && ((slot->form->outcomes & SIMCOM_OUTCOME(SIMCOM_PART_OK)) != 0u ||
                                    slot->form->result_fields == 0u)) {
        return; /* that it was accepted is not all that OK would say */
    }
    if (modem->recovery == RECOVERY_NONE && modem->stalls != 0u && token != SIMCOM_TOKEN_PROMPT) {
        modem->stalls = 0; /* of before a restart, as it seems: none of its own lines came */
        return;
    }
    if (token == SIMCOM_TOKEN_PROMPT) {
        if (slot->form->data_from != 0u && (slot->seen & SIMCOM_PART_PROMPT) == 0u) {
            take_prompt(modem, slot);
        }
        return;
    }
    take_part(modem, slot, token == SIMCOM_TOKEN_OK ? SIMCOM_PART_OK : SIMCOM_PART_ERROR);
}

/* The code of a result line: its last number. */
static uint16_t code_of(const simcom_scan_t *scan)
{
    return scan->number[scan->count - 1u];
}

/* Whether a result line names the client of the slot. */
static bool is_of_client(const simcom_t *modem, uint8_t client)
{
    return modem->scan.count == 1u || modem->scan.number[0] == client;
}

/* Whether it says that a command is done which has not asked for its data yet: then it is the result of the
 * one before. */
static bool is_too_soon(const simcom_t *modem, const simcom_slot_t *slot)
{
    return slot->form->data_from != 0u && (slot->seen & SIMCOM_PART_PROMPT) == 0u &&
           code_of(&modem->scan) == 0u;
}

/* Whether the line has the name of the slot's result. The other name that some firmware gives it counts only if no command
 * of that name went before, as a step, an operation or a single command, whose own result it could be. */
static bool has_result_name(const simcom_t *modem, const simcom_slot_t *slot)
{
    const simcom_form_t *form = slot->form;
    if (modem->scan.name == form->line) {
        return true;
    }
    const simcom_slot_t *owner = simcom_slot_of(modem, slot->result_client);
    unsigned flags = slot->flags | modem->slot[0]->flags | (owner != NULL ? owner->flags : 0u);
    return modem->scan.name == form->also && (flags & SLOT_NAMED) == 0u;
}

/* Whether the line in the scanner is the slot's result. */
static bool is_result(const simcom_t *modem, const simcom_slot_t *slot)
{
    const simcom_scan_t *scan = &modem->scan;
    const simcom_form_t *form = slot->form;
    return slot->phase > PHASE_SENDING && slot->phase <= PHASE_LINGER &&
           (slot->seen & SIMCOM_PART_RESULT) == 0u && scan->count == form->result_fields &&
           has_result_name(modem, slot) && is_of_client(modem, slot->result_client) &&
           !is_too_soon(modem, slot);
}

/* A result that its own operation did not wait for any longer. The module has one operation of a client
 * at a time (14), so before OK has come for the next one the result can be that of the last. A single command of a client
 * has the module's slot: results of more than one operation can be owed under the same name.
 * [in] asking  whose result it can be as well, since it has no OK yet; NULL: nobody's */
static bool take_late(simcom_t *modem, simcom_slot_t *asking)
{
    simcom_slot_t *found = NULL;
    bool doubt = asking != NULL;
    if (doubt && (asking->flags & SLOT_OWED_BEFORE) != 0u && asking->owed == 0u) {
        /* The one of an operation before the last may still come. */
        asking->owed = modem->scan.name;
        asking->owed_operation = asking->plan->operation;
    }
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = modem->slot[i];
        if (slot != NULL && slot->owed != 0u && slot->owed == modem->scan.name &&
            is_of_client(modem, slot->result_client)) {
            doubt |= found != NULL || (slot->flags & SLOT_OWED_BEFORE) != 0u;
            found = found == NULL ? slot : found;
        }
    }
    if (found == NULL) {
        return false;
    }
    found->owed = 0;
    if (code_of(&modem->scan) != modem->revision->already_busy) {
        found->flags &= (uint8_t)~SLOT_OWED_BEFORE;
    }
    /* The slot's number: that of its client, and 1. */
    modem->event = (uint8_t)(SIMCOM_EVENT_LATE_RESULT | (found->client + 1u) << EVENT_SLOT_SHIFT |
                             (doubt ? EVENT_DOUBT : 0u));
    return true;
}

static void take_result(simcom_t *modem, simcom_slot_t *slot)
{
    uint16_t code = code_of(&modem->scan);
    /* 14 says that the earlier operation is still under way: it answers this one, and the result of the
     * other is yet to come. */
    if (code != modem->revision->already_busy) {
        if ((slot->seen & SIMCOM_PART_OK) == 0u && take_late(modem, slot)) {
            slot->flags |= SLOT_DOUBT;
            return;
        }
        slot->owed = 0;
        slot->flags &= (uint8_t)~SLOT_OWED_BEFORE;
    }
    slot->code = code > 0xFEu ? 0xFEu : (uint8_t)code;
    take_part(modem, slot, SIMCOM_PART_RESULT);
}

/* Finds the operation that the result belongs to. */
static bool find_result(simcom_t *modem)
{
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = modem->slot[i];
        if (slot != NULL && is_result(modem, slot)) {
            take_result(modem, slot);
            return true;
        }
    }
    return take_late(modem, NULL);
}

/* Whether the line has the name of a form's result, and not its numbers. */
static bool lacks_numbers(const simcom_scan_t *scan, const simcom_form_t *form)
{
    return scan->name == form->line && !(scan->numeric && scan->count == form->result_fields);
}

#if SIMCOM_TEXT

/* Character i of the text of a form. */
static unsigned text_at(const simcom_form_t *form, size_t i)
{
    const simcom_beginning_t *beginning = &simcom_beginnings[form->beginning];
    if (i < beginning->length) {
        return (uint8_t)beginning->text[i];
    }
    i -= beginning->length;
    return (uint8_t)simcom_text_of(form)[i];
}

/* Whether the line has the name of a form's result but for one byte that was lost. */
static bool is_nearly(const simcom_scan_t *scan, const simcom_form_t *form)
{
    const simcom_bytes_t text = simcom_scan_text(scan);
    size_t at = 0;
    unsigned lost = 0;
    /* Behind AT, up to = or CR. */
    for (size_t i = 2; text_at(form, i) != (uint8_t)'=' && text_at(form, i) != (uint8_t)'\r'; i++) {
        if (at < text.length && text.data[at] == text_at(form, i)) {
            at++;
        } else {
            lost++;
        }
    }
    return lost == 1u && at < text.length && text.data[at] == (uint8_t)':';
}
#define is_damaged(scan, form)                                                                     \
    ((scan)->token == SIMCOM_TOKEN_LINE ? lacks_numbers(scan, form) : is_nearly(scan, form))
#else
#define is_damaged(scan, form) lacks_numbers(scan, form)
#endif

/* If a result came damaged, as it seems, it is not waited for much longer: simcom_exchange_limit(). */
static void take_damaged(simcom_t *modem)
{
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = modem->slot[i];
        if (slot != NULL && slot->phase > PHASE_SENDING && slot->phase <= PHASE_RESULT &&
            slot->form->result_fields != 0u && is_damaged(&modem->scan, slot->form)) {
            slot->flags |= SLOT_HURT;
            simcom_timer_start(modem, slot->phase == PHASE_RESULT ? slot->bits : 0u);
        }
    }
}

#if SIMCOM_TEXT
void simcom_exchange_unknown(simcom_t *modem)
{
    take_damaged(modem);
}
#endif

void simcom_exchange_line(simcom_t *modem)
{
    const simcom_scan_t *scan = &modem->scan;
    const simcom_slot_t *wire = modem->wire;
    bool answer = wire != NULL && wire->phase != PHASE_LINGER && wire->form->line == scan->name;
    /* A read reply made of numbers alone looks like a result; the line on the wire has precedence. */
    bool read_reply = answer && wire->form->line_numbers == scan->count;
    if (!scan->numeric || scan->count - 1u > 1u || read_reply || !find_result(modem)) {
        modem->event = (uint8_t)(answer ? SIMCOM_EVENT_INFORMATION : SIMCOM_EVENT_UNKNOWN_LINE);
        if (answer && modem->recovery == RECOVERY_NONE) {
            modem->stalls = 0; /* what comes now is its own */
        }
        if (!answer || wire->form->result_fields != 0u) {
            take_damaged(modem); /* a command with a result has no other lines of that name */
        }
    }
}

/* Sending ---------------------------------------------------------------------------------- */

void simcom_exchange_sent(simcom_t *modem)
{
    simcom_slot_t *slot = modem->wire;
    modem->flags &= (uint8_t) ~(MODEM_LINE | MODEM_DATA);
    if (slot == NULL) {
        return;
    }
    slot->phase = PHASE_ANSWER;
    if ((slot->flags & SLOT_CANCEL) != 0u) {
        simcom_exchange_stop(modem, slot);
    }
}

/* Time ------------------------------------------------------------------------------------- */

/* The whole time limit of the slot's present phase, in seconds: the application's own, or else that of the form. */
static uint32_t whole_limit(const simcom_slot_t *slot)
{
    if (slot->limit_s != 0u) {
        return slot->limit_s;
    }
    return slot->phase == PHASE_RESULT ? slot->result_s : slot->form->answer_s;
}

/* Whether the module is to be asked AT before the time limit has passed: none of the command can be missing, and nothing
 * of its answer has come. */
static bool may_ask(const simcom_slot_t *slot)
{
    return slot->phase == PHASE_ANSWER && slot->form->data_from == 0u && slot->seen == 0u &&
           whole_limit(slot) > 2u * SIMCOM_ASK_S;
}

uint32_t simcom_exchange_limit(const simcom_t *modem, const simcom_slot_t *slot)
{
    uint32_t seconds = whole_limit(slot);
    bool soon = (slot->flags & SLOT_HURT) != 0u;
    if (slot->phase == PHASE_LINGER) {
        return SIMCOM_LINGER_MS;
    }
    if (slot->phase == PHASE_ANSWER) {
        if ((slot->seen & SIMCOM_PART_RESULT) != 0u) {
            return SIMCOM_PROBE_MS;
        }
        if (may_ask(slot) && modem->recovery != RECOVERY_NONE) {
            return (seconds - SIMCOM_ASK_S) * 1000u;
        }
        /* Nothing but OK follows the data of a file, and storing it takes its time. */
        soon = may_ask(slot) || (slot->form->data_from != 0u &&
                                 (slot->seen == 0u || slot->form->result_fields != 0u));
    }
    return (soon && seconds > SIMCOM_ASK_S ? SIMCOM_ASK_S : seconds) * 1000u;
}

void simcom_exchange_expire(simcom_t *modem, simcom_slot_t *slot)
{
    if (modem->wire == slot && modem->recovery == RECOVERY_NONE && may_ask(slot)) {
        simcom_recovery_ask(modem);
        simcom_timer_start(modem, slot->bits);
    } else {
        simcom_exchange_stop(modem, slot);
    }
}

/* How many bytes the module may still wait for after a command that got no answer: a late prompt would ask for as much data
 * as this one would have. A line that was cut off is ended. */
static void resynchronise(simcom_t *modem, const simcom_slot_t *slot)
{
    if (slot->form->data_from == 0u || slot->phase == PHASE_SENDING) {
        modem->data.length = 0;
    }
    simcom_recovery_begin(modem, slot->phase == PHASE_SENDING ? 1u : modem->data.length);
}

void simcom_exchange_stop(simcom_t *modem, simcom_slot_t *slot)
{
    if (modem->scan.token == SIMCOM_TOKEN_CME_ERROR) {
        /* The bytes of its text are gone. */
        modem->scan.token = SIMCOM_TOKEN_ERROR;
    }
    /* A result without the final code that should follow it still says how it went. */
    bool answered = slot->phase == PHASE_LINGER || (slot->seen & SIMCOM_PART_RESULT) != 0u;
    if (modem->wire == slot && slot->phase != PHASE_LINGER) {
        /* What is missing may be on its way: the next command must not take it for its own. */
        resynchronise(modem, slot);
    }
    if (answered) {
        end_exchange(modem, slot);
    } else {
        end_unanswered(modem, slot);
    }
}

void simcom_exchange_give_up(simcom_t *modem)
{
    while (modem->queued != 0u) {
        end_operation(modem, next_queued(modem), SIMCOM_NOT_DONE);
    }
}

void simcom_exchange_recovered(simcom_t *modem)
{
    simcom_slot_t *slot = modem->wire;
    if (slot != NULL && slot->phase == PHASE_ANSWER) {
        /* AT was answered, and it was not: the answer was lost. */
        end_unanswered(modem, slot);
    }
    simcom_exchange_dispatch(modem);
}

void simcom_exchange_abort(simcom_t *modem)
{
    const simcom_slot_t *wire = modem->wire;
    bool cut = wire != NULL && wire->phase == PHASE_SENDING;
    bool stale = wire != NULL && (wire->phase == PHASE_ANSWER || wire->phase == PHASE_DATA);
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = modem->slot[i];
        if (slot == NULL) {
            continue;
        }
        if (slot->phase >= PHASE_QUEUED && slot->phase <= PHASE_LINGER) {
            end_unanswered(modem, slot);
        }
        slot->owed = 0;
        slot->flags = 0;
    }
    modem->wire = NULL;
    modem->flags = 0;
    if (cut || modem->recovery != RECOVERY_NONE) {
        /* The question is asked anew: its answer may be on its way. */
        simcom_recovery_begin(modem, cut ? 1u : 0u);
    } else {
        modem->stalls = stale ? STALE : 0u;
    }
    simcom_incoming_restart(modem);
    modem->event = SIMCOM_EVENT_RESTARTED;
}
