/* SPDX-License-Identifier: MIT */
/* exchange.c - one command and its answer, and from one step of an operation to the next. */
#include "engine.h"

#include "simcom/lines.h"

/* The time limit of the slot's present phase. */
static void limit_s(simcom_slot_t *slot, uint32_t seconds)
{
    simcom_timer_set(&slot->timer, seconds * 1000u);
}

/* Ending ----------------------------------------------------------------------------------- */

static void release_wire(simcom_t *modem, const simcom_slot_t *slot)
{
    if (modem->wire == slot) {
        modem->wire = NULL;
    }
}

static void end_operation(simcom_t *modem, simcom_slot_t *slot, simcom_outcome_t outcome)
{
    release_wire(modem, slot);
    slot->outcome = (uint8_t)outcome;
    slot->phase = PHASE_ENDED;
    modem->ended |= (uint8_t)(slot->client == SIMCOM_MODULE ? 1u : 2u << slot->client);
}

/* Finds the command of the slot's step, passing over those that are left out. */
static bool find_step(simcom_t *modem, simcom_slot_t *slot, simcom_sending_t *sending)
{
    bool found;
    do {
        simcom_sending_t none = {NULL, NULL, {NULL, 0}, 0};
        *sending = none;
        found = slot->steps(modem, slot, slot->step, sending);
        if (found && sending->form == NULL) {
            slot->step++;
        }
    } while (found && sending->form == NULL);
    return found;
}

/* The same only to know whether there is one: the arguments of a line that is going out stay. */
static bool has_step(simcom_t *modem, simcom_slot_t *slot)
{
    simcom_sending_t sending;
    simcom_sending_room_t kept = modem->sending;
    bool found = find_step(modem, slot, &sending);
    modem->sending = kept;
    return found;
}

/* Puts the command of the slot's step on the wire. */
static void send_step(simcom_t *modem, simcom_slot_t *slot, const simcom_sending_t *sending)
{
    const simcom_form_t *form = sending->form;
    slot->form = form;
    slot->data = sending->data;
    slot->seen = 0;
    slot->code = SIMCOM_CODE_MISSING;
    slot->cme = false;
    slot->phase = PHASE_SENDING;
    limit_s(slot, form->answer_s);
    slot->result_client = SIMCOM_MODULE;
    if (form->client_from != 0u) {
        slot->result_client = (uint8_t)simcom_argument_number(
            &form->parameters[form->client_from - 1u], sending->arguments);
    }
    /* The arguments live only until the line is out: what is needed later is taken now. */
    slot->result_s = sending->result_s != 0u ? sending->result_s : form->result_s;
    if (sending->result_s == 0u && form->result_from != 0u) {
        uint32_t given =
            simcom_argument_number(&form->parameters[form->result_from - 1u], sending->arguments);
        slot->result_s = given != 0u ? (uint16_t)(given + SIMCOM_RESULT_MARGIN_S) : form->result_s;
    }
    modem->wire = slot;
    modem->echoes = false;
    modem->echo_left = 0;
    simcom_command_open(&modem->command, modem->revision, form, sending->arguments);
}

/* The command is done as asked: the next step, or the end of the operation. */
static void step_done(simcom_t *modem, simcom_slot_t *slot)
{
    slot->step++;
    if (has_step(modem, slot)) {
        release_wire(modem, slot);
        slot->phase = PHASE_QUEUED;
    } else {
        end_operation(modem, slot, SIMCOM_DONE);
    }
}

static void end_exchange(simcom_t *modem, simcom_slot_t *slot)
{
    bool refused = (slot->seen & SIMCOM_PART_ERROR) != 0u ||
                   ((slot->seen & SIMCOM_PART_RESULT) != 0u && slot->code != 0u);
    if (refused) {
        end_operation(modem, slot, SIMCOM_REFUSED);
    } else {
        step_done(modem, slot);
    }
    simcom_exchange_dispatch(modem);
}

/* An operation that has begun goes on before another begins: the module keeps a topic between
 * commands, and the other's waiting is not longer than it would be behind it. */
static simcom_slot_t *next_queued(simcom_t *modem)
{
    simcom_slot_t *first = NULL;
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot != NULL && slot->phase == PHASE_QUEUED &&
            (first == NULL || slot->step > first->step)) {
            first = slot;
        }
    }
    return first;
}

void simcom_exchange_dispatch(simcom_t *modem)
{
    simcom_sending_t sending;
    simcom_slot_t *slot = next_queued(modem);
    if (slot != NULL && modem->wire == NULL && modem->recovery == RECOVERY_NONE &&
        find_step(modem, slot, &sending)) {
        send_step(modem, slot, &sending);
    }
}

/* Answers ---------------------------------------------------------------------------------- */

/* What the documented outcomes say about the parts seen so far. */
static uint8_t find_outcome(const simcom_slot_t *slot)
{
    for (const uint8_t *mask = slot->form->outcomes; *mask != 0u; mask++) {
        if ((*mask & (uint8_t)~SIMCOM_PART_LINGER) == slot->seen) {
            return *mask;
        }
    }
    return 0;
}

/* Takes a part of the answer. Documented outcomes are sets: their parts may come in any order.
 * What no document lists is ended by what is sure: nothing follows ERROR, and nothing follows OK
 * but a result line. */
static void take_part(simcom_t *modem, simcom_slot_t *slot, uint8_t part)
{
    slot->seen |= part;
    uint8_t outcome = find_outcome(slot);
    bool final = (slot->seen & (SIMCOM_PART_OK | SIMCOM_PART_ERROR)) != 0u;
    bool owed = slot->form->results != NULL && (slot->seen & SIMCOM_PART_RESULT) == 0u &&
                (slot->seen & SIMCOM_PART_ERROR) == 0u && outcome == 0u;
    if ((outcome & SIMCOM_PART_LINGER) != 0u) {
        slot->phase = PHASE_LINGER;
        simcom_timer_set(&slot->timer, SIMCOM_LINGER_MS);
    } else if (outcome != 0u || (final && !owed)) {
        end_exchange(modem, slot);
    } else if (final) {
        slot->phase = PHASE_RESULT;
        limit_s(slot, slot->result_s);
        release_wire(modem, slot);
        simcom_exchange_dispatch(modem);
    }
}

static void take_prompt(simcom_t *modem, simcom_slot_t *slot)
{
    if (slot->phase != PHASE_ANSWER || slot->form->data_from == 0u ||
        (slot->seen & SIMCOM_PART_PROMPT) != 0u) {
        return;
    }
    slot->phase = PHASE_DATA;
    modem->tx = slot->data.data;
    modem->tx_left = slot->data.length;
    /* With echo on, the data may come back; a module that echoed the line is one that may. */
    modem->echo = slot->data.data;
    modem->echo_left = modem->echoes ? slot->data.length : 0u;
    take_part(modem, slot, SIMCOM_PART_PROMPT);
}

void simcom_exchange_final(simcom_t *modem, uint8_t part)
{
    simcom_slot_t *slot = modem->wire;
    if (part == SIMCOM_PART_PROMPT) {
        take_prompt(modem, slot);
    } else if (slot->phase != PHASE_LINGER) {
        modem->echo_left = 0;
        slot->cme = modem->scan.token == SIMCOM_TOKEN_CME_ERROR;
        take_part(modem, slot, part);
    }
}

/* Whether the line in the scanner is the slot's result. */
static bool is_result(const simcom_t *modem, const simcom_slot_t *slot)
{
    const simcom_scan_t *scan = &modem->scan;
    if (slot->phase < PHASE_SENDING || slot->phase > PHASE_LINGER || slot->form->results == NULL ||
        (slot->seen & SIMCOM_PART_RESULT) != 0u) {
        return false;
    }
    if (!scan->numeric || scan->count != slot->form->result_fields ||
        (scan->count == 2u && scan->number[0] != slot->result_client)) {
        return false;
    }
    const uint16_t *name = slot->form->results;
    while (*name != 0u && *name != scan->name) {
        name++;
    }
    return *name != 0u;
}

/* Whether the line is what the form on the wire asked for, and not the result of another. */
static bool is_information(const simcom_t *modem)
{
    const simcom_slot_t *slot = modem->wire;
    return slot != NULL && slot->phase != PHASE_LINGER && slot->form->line == modem->scan.name;
}

bool simcom_exchange_line(simcom_t *modem)
{
    const simcom_scan_t *scan = &modem->scan;
    /* A read reply made of numbers alone looks like a result; the line on the wire has precedence. */
    bool read_reply =
        is_information(modem) && scan->numeric && modem->wire->form->line_numbers == scan->count;
    for (unsigned i = 0; i < SLOT_COUNT && !read_reply; i++) {
        simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot != NULL && is_result(modem, slot)) {
            slot->code = scan->number[scan->count - 1u] > 0xFEu
                             ? 0xFEu
                             : (uint8_t)scan->number[scan->count - 1u];
            take_part(modem, slot, SIMCOM_PART_RESULT);
            return true;
        }
    }
    if (is_information(modem)) {
        modem->event = SIMCOM_EVENT_INFORMATION;
        return true;
    }
    return false;
}

/* Whether the slot on the wire still sends its line or its data. */
static bool is_sending(const simcom_slot_t *slot)
{
    return slot != NULL && (slot->phase == PHASE_SENDING || slot->phase == PHASE_DATA);
}

/* 10,240 bytes take longer than the time for an answer on a slow line: it is counted from the last
 * byte that went out. */
void simcom_exchange_progress(simcom_t *modem)
{
    if (is_sending(modem->wire)) {
        limit_s(modem->wire, modem->wire->form->answer_s);
    }
}

void simcom_exchange_sent(simcom_t *modem)
{
    if (is_sending(modem->wire)) {
        modem->wire->phase = PHASE_ANSWER;
    }
}

/* Time ------------------------------------------------------------------------------------- */

/* Whether the command that got no answer can have had the operation's effect: only the last
 * command of an operation has it, and not before its data is out. */
static bool may_have_happened(simcom_t *modem, simcom_slot_t *slot)
{
    if (slot->phase == PHASE_SENDING || slot->phase == PHASE_DATA ||
        (slot->form->data_from != 0u && (slot->seen & SIMCOM_PART_PROMPT) == 0u)) {
        return false;
    }
    slot->step++;
    return !has_step(modem, slot);
}

static void expire(simcom_t *modem, simcom_slot_t *slot)
{
    bool on_wire = modem->wire == slot;
    /* A result without the final code that should follow it still says how it went. */
    if (slot->phase == PHASE_LINGER || (slot->seen & SIMCOM_PART_RESULT) != 0u) {
        end_exchange(modem, slot);
        return;
    }
    size_t fill = slot->form->data_from != 0u ? slot->data.length : 0u;
    end_operation(modem, slot, may_have_happened(modem, slot) ? SIMCOM_UNKNOWN : SIMCOM_NOT_DONE);
    if (on_wire) {
        simcom_recovery_begin(modem, fill);
    }
}

void simcom_exchange_tick(simcom_t *modem, uint32_t now)
{
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot == NULL) {
            continue;
        }
        if (slot->phase >= PHASE_SENDING && slot->phase <= PHASE_LINGER &&
            simcom_timer_over(&slot->timer, now)) {
            expire(modem, slot);
        } else if (slot->phase == PHASE_QUEUED && modem->probes >= SIMCOM_PROBES) {
            end_operation(modem, slot, SIMCOM_NOT_DONE);
        }
    }
}

void simcom_exchange_abort(simcom_t *modem)
{
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot != NULL && slot->phase == PHASE_QUEUED) {
            end_operation(modem, slot, SIMCOM_NOT_DONE);
        } else if (slot != NULL && slot->phase >= PHASE_SENDING && slot->phase <= PHASE_LINGER) {
            end_operation(modem, slot,
                          may_have_happened(modem, slot) ? SIMCOM_UNKNOWN : SIMCOM_NOT_DONE);
        }
    }
    modem->tx_left = 0;
    modem->echo_left = 0;
    modem->recovery = RECOVERY_NONE;
}
