/* SPDX-License-Identifier: MIT */
/* exchange.c - one command and its answer, and from one step of an operation to the next. */
#include "engine.h"

#include "simcom/codes.h"

/* The time limit of the slot's present phase: the application's own, or else this one. */
static void limit_s(simcom_t *modem, simcom_slot_t *slot, uint32_t seconds)
{
    if (slot->limit_s != 0u) {
        seconds = slot->limit_s;
    }
    simcom_timer_start(modem, simcom_slot_index(slot), &slot->due, seconds * 1000u);
}

static void enqueue(simcom_t *modem, simcom_slot_t *slot)
{
    slot->phase = PHASE_QUEUED;
    slot->seen = 0; /* what was answered to the command before says nothing of this one */
    modem->queued |= (uint8_t)(1u << simcom_slot_index(slot));
}

static void dequeue(simcom_t *modem, const simcom_slot_t *slot)
{
    modem->queued &= (uint8_t) ~(1u << simcom_slot_index(slot));
}

/* Whether a command may go out now. */
static bool is_free(const simcom_t *modem)
{
    return modem->wire == NULL && modem->recovery == RECOVERY_NONE;
}

/* Steps ------------------------------------------------------------------------------------ */

/* Finds the command of a step, passing over those that are left out. The answer is the step's number
 * plus 1, 0 behind the last. Its arguments are made in the room. */
static unsigned find_step(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                          simcom_sending_room_t *room, simcom_sending_t *sending)
{
    do {
        sending->room = room;
        sending->form = NULL;
        sending->data.data = NULL;
        sending->data.length = 0;
        sending->result_s = 0;
        sending->fallback = 0;
        sending->last = false;
        if (!slot->steps(modem, slot, step, sending)) {
            return 0;
        }
        step++;
    } while (sending->form == NULL);
    return step;
}

/* The length that a command promises must be the data's. */
static simcom_status_t check_data(simcom_t *modem, const simcom_sending_t *sending)
{
    const simcom_form_t *form = sending->form;
    if (form->data_from == 0u) {
        return SIMCOM_GOOD;
    }
    const simcom_parameter_t *length = &form->parameters[form->data_from - 1u];
    if (sending->data.data != NULL &&
        simcom_argument_number(length, sending->arguments) == sending->data.length) {
        return SIMCOM_GOOD;
    }
    simcom_refuse(modem, SIMCOM_E_LENGTH, form, 0);
    modem->problem.has_parameter = true;
    modem->problem.parameter = length->id;
    modem->problem.limit = modem->revision->limits[length->id];
    return SIMCOM_E_LENGTH;
}

/* Ending ----------------------------------------------------------------------------------- */

/* What the end of an operation means to what is known of the module. A topic, a payload or a filter that
 * was given to it stays there until it is used, or the client is released. */
static void settle(simcom_t *modem, simcom_slot_t *slot, simcom_outcome_t outcome)
{
    bool done = outcome == SIMCOM_DONE;
    /* Whether the module can have got data. */
    bool begun = slot->step > 0u || (slot->seen & SIMCOM_PART_PROMPT) != 0u;
    unsigned flags = slot->flags;
    switch (slot->operation) {
    case SIMCOM_OPERATION_ECHO_OFF:
        modem->flags |= done ? MODEM_ECHO_OFF : 0u;
        break;
    case SIMCOM_OPERATION_RELEASE:
        flags &= done ? ~(unsigned)SLOT_KEPT : ~0u;
        break;
    case SIMCOM_OPERATION_CONFIGURE:
        if (done && slot->arguments.settings.check_utf8.given) {
            flags &= ~(unsigned)SLOT_ANY_BYTES;
            flags |= slot->arguments.settings.check_utf8.value == 0u ? SLOT_ANY_BYTES : 0u;
        }
        break;
    case SIMCOM_OPERATION_PUBLISH:
        flags &= done ? ~(unsigned)SLOT_OLD_PAYLOAD : ~0u;
        flags |= !done && slot->step > 0u && begun ? SLOT_OLD_PAYLOAD : 0u;
        break;
    case SIMCOM_OPERATION_SUBSCRIBE:
    case SIMCOM_OPERATION_UNSUBSCRIBE:
        flags |= !done && begun ? SLOT_OLD_FILTERS : 0u;
        break;
    default:
        break;
    }
    slot->flags = (uint8_t)flags;
}

static void end_operation(simcom_t *modem, simcom_slot_t *slot, simcom_outcome_t outcome)
{
    unsigned index = simcom_slot_index(slot);
    if (modem->wire == slot) {
        modem->wire = NULL;
        modem->flags &= (uint8_t)~MODEM_LINE;
    }
    if (outcome != SIMCOM_DONE && outcome != SIMCOM_REFUSED && (slot->flags & SLOT_CANCEL) != 0u) {
        outcome = SIMCOM_CANCELLED;
    }
    settle(modem, slot, outcome);
    simcom_timer_stop(modem, index);
    dequeue(modem, slot);
    slot->outcome = (uint8_t)outcome;
    slot->phase = PHASE_ENDED;
    modem->ended |= (uint8_t)(1u << index);
}

/* Puts a command on the wire. Its arguments are in the room. */
static void send_step(simcom_t *modem, simcom_slot_t *slot, const simcom_sending_t *sending)
{
    const simcom_form_t *form = sending->form;
    slot->form = form;
    slot->seen = 0;
    slot->code = SIMCOM_CODE_MISSING;
    slot->fallback = sending->fallback;
    slot->phase = PHASE_SENDING;
    slot->flags = (uint8_t)((slot->flags & ~SLOT_LAST) | (sending->last ? SLOT_LAST : 0));
    /* The arguments live only until the line is out: what is needed later is taken now. */
    slot->result_s = sending->result_s;
    if (slot->result_s == 0u) {
        slot->result_s = form->result_s;
        if (form->result_from != 0u) {
            uint32_t given = simcom_argument_number(&form->parameters[form->result_from - 1u],
                                                    sending->arguments);
            slot->result_s =
                given != 0u ? (uint16_t)(given + SIMCOM_RESULT_MARGIN_S) : form->result_s;
        }
    }
    modem->wire = slot;
    modem->flags &= (uint8_t) ~(MODEM_ECHOES | MODEM_ECHOING);
    modem->flags |= MODEM_LINE;
    limit_s(modem, slot, form->answer_s);
    simcom_command_open(&modem->command, modem->revision, form, sending->arguments);
    TRACE(modem, simcom_trace_command(modem, form, sending->arguments));
}

/* Whether the operation has a command from a step on, while the room holds another's arguments. */
static APART bool has_step(const simcom_t *modem, const simcom_slot_t *slot, unsigned step)
{
    simcom_sending_room_t room;
    simcom_sending_t sending;
    return find_step(modem, slot, step, &room, &sending) != 0u;
}

/* Sends the command of the slot's step, the wire being free. False if there is none left. */
static APART bool send_next(simcom_t *modem, simcom_slot_t *slot)
{
    simcom_sending_t sending;
    unsigned found = find_step(modem, slot, slot->step, &modem->out.room, &sending);
    if (found == 0u) {
        return false;
    }
    slot->step = (uint8_t)(found - 1u);
    dequeue(modem, slot);
    send_step(modem, slot, &sending);
    return true;
}

/* Goes on to the command of the slot's step as soon as the wire is free; ends the operation if there
 * is none left. */
static void go_on(simcom_t *modem, simcom_slot_t *slot)
{
    bool cancelled = (slot->flags & SLOT_CANCEL) != 0u;
    if (is_free(modem) && !cancelled) {
        if (!send_next(modem, slot)) {
            end_operation(modem, slot, SIMCOM_DONE);
        }
    } else if (!has_step(modem, slot, slot->step)) {
        end_operation(modem, slot, SIMCOM_DONE);
    } else if (cancelled) {
        end_operation(modem, slot, SIMCOM_CANCELLED);
    } else {
        enqueue(modem, slot);
    }
}

/* Checks every command before the first byte leaves. */
static APART simcom_status_t check_steps(simcom_t *modem, const simcom_slot_t *slot)
{
    simcom_sending_room_t room;
    simcom_sending_t sending;
    simcom_status_t status;
    unsigned step = 0;
    do {
        step = find_step(modem, slot, step, &room, &sending);
        if (step == 0u) {
            return SIMCOM_GOOD;
        }
        status = simcom_arguments_check(modem->revision, sending.form, sending.arguments,
                                        &modem->problem);
        status = status == SIMCOM_GOOD ? check_data(modem, &sending) : status;
    } while (status == SIMCOM_GOOD && !sending.last);
    return status;
}

simcom_status_t simcom_exchange_begin(simcom_t *modem, simcom_slot_t *slot)
{
    simcom_status_t status = check_steps(modem, slot);
    if (status == SIMCOM_GOOD) {
        slot->step = 0;
        slot->flags &= SLOT_KEPT;
        slot->limit_s = 0;
        go_on(modem, slot);
    }
    return status;
}

/* The exchange is over, one way or the other. */
static void end_exchange(simcom_t *modem, simcom_slot_t *slot)
{
    bool refused = (slot->seen & SIMCOM_PART_ERROR) != 0u ||
                   ((slot->seen & SIMCOM_PART_RESULT) != 0u && slot->code != 0u);
    if (modem->wire == slot) {
        modem->wire = NULL;
    }
    simcom_timer_stop(modem, simcom_slot_index(slot));
    if (!refused && (slot->flags & SLOT_LAST) != 0u) {
        end_operation(modem, slot, SIMCOM_DONE);
    } else if (!refused) {
        slot->step++;
        go_on(modem, slot);
    } else if (slot->fallback != 0u && slot->code == SIMCOM_CODE_MISSING) {
        slot->step = slot->fallback;
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
        if ((modem->queued & (1u << i)) != 0u) {
            simcom_slot_t *slot = simcom_slot_at(modem, i);
            first = first == NULL || slot->step > first->step ? slot : first;
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

/* What the documented outcomes say about the parts seen so far. */
static uint8_t find_outcome(const simcom_slot_t *slot)
{
    const uint8_t *mask = slot->form->outcomes;
    while (*mask != 0u && (*mask & (uint8_t)~SIMCOM_PART_LINGER) != slot->seen) {
        mask++;
    }
    return *mask;
}

/* Takes a part of the answer. Documented outcomes are sets: their parts may come in any order.
 * What no document lists is ended by what is sure: nothing follows ERROR, and nothing follows OK
 * but a result line. */
static void take_part(simcom_t *modem, simcom_slot_t *slot, uint8_t part)
{
    slot->seen |= part;
    uint8_t outcome = find_outcome(slot);
    bool final = (slot->seen & (SIMCOM_PART_OK | SIMCOM_PART_ERROR)) != 0u;
    bool owed = slot->form->results != NULL &&
                (slot->seen & (SIMCOM_PART_RESULT | SIMCOM_PART_ERROR)) == 0u && outcome == 0u;
    /* An OK before the prompt is a stray one, unless a document has it: the prompt is still to come. */
    bool unasked = slot->form->data_from != 0u &&
                   (slot->seen & (SIMCOM_PART_PROMPT | SIMCOM_PART_ERROR)) == 0u && outcome == 0u;
    if ((outcome & SIMCOM_PART_LINGER) != 0u) {
        slot->phase = PHASE_LINGER;
        simcom_timer_start(modem, simcom_slot_index(slot), &slot->due, SIMCOM_LINGER_MS);
    } else if (outcome != 0u || (final && !owed && !unasked)) {
        end_exchange(modem, slot);
    } else if (final && !unasked) {
        slot->phase = PHASE_RESULT;
        limit_s(modem, slot, slot->result_s);
        modem->wire = NULL;
        simcom_exchange_dispatch(modem);
    }
}

static void take_prompt(simcom_t *modem, simcom_slot_t *slot)
{
    if (slot->phase == PHASE_ANSWER && slot->form->data_from != 0u &&
        (slot->seen & SIMCOM_PART_PROMPT) == 0u) {
        slot->phase = PHASE_DATA;
        slot->seen |= SIMCOM_PART_PROMPT;
        /* With echo on, the data may come back; a module that echoed the line is one that may. */
        modem->flags |= MODEM_DATA;
        modem->flags |= (modem->flags & MODEM_ECHOES) != 0u ? MODEM_ECHOING : 0u;
        simcom_exchange_progress(modem);
        TRACE(modem, simcom_trace_sent(modem, modem->out.data.length));
    }
}

/* The module ended the command before all of its data went out, or what came was not meant for it. The
 * rest could be taken for commands: it is not sent, and the promised count is filled up. */
static void stop_data(simcom_t *modem, simcom_slot_t *slot, uint8_t part)
{
    uint16_t left = (uint16_t)(modem->out.data.length - modem->out.data.sent);
    modem->flags &= (uint8_t)~MODEM_DATA;
    end_operation(modem, slot, part == SIMCOM_PART_ERROR ? SIMCOM_REFUSED : SIMCOM_NOT_DONE);
    simcom_recovery_begin(modem, left);
}

void simcom_exchange_final(simcom_t *modem, uint8_t part)
{
    simcom_slot_t *slot = modem->wire;
    if (part == SIMCOM_PART_PROMPT) {
        take_prompt(modem, slot);
        return;
    }
    /* What comes while the line still goes out answers an earlier one. */
    if (slot->phase == PHASE_LINGER || slot->phase == PHASE_SENDING) {
        return;
    }
    if (modem->scan.token == SIMCOM_TOKEN_CME_ERROR) {
        slot->flags |= SLOT_CME;
    }
    if (slot->phase == PHASE_DATA) {
        stop_data(modem, slot, part);
    } else {
        take_part(modem, slot, part);
    }
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
           modem->scan.number[modem->scan.count - 1u] == 0u;
}

/* Whether the line in the scanner is the slot's result. */
static bool is_result(const simcom_t *modem, const simcom_slot_t *slot)
{
    const simcom_scan_t *scan = &modem->scan;
    if (slot->phase <= PHASE_SENDING || slot->phase > PHASE_LINGER || slot->form->results == NULL ||
        (slot->seen & SIMCOM_PART_RESULT) != 0u || scan->count != slot->form->result_fields ||
        !is_of_client(modem, slot->result_client) || is_too_soon(modem, slot)) {
        return false;
    }
    const uint16_t *name = slot->form->results;
    while (*name != 0u && *name != scan->name) {
        name++;
    }
    return *name != 0u;
}

/* A result that its own operation did not wait for any longer. The module has one operation of a client
 * at a time (14), so before OK has come for the next one the result can be that of the last. */
static bool take_late(simcom_t *modem, simcom_slot_t *slot)
{
    if (slot->owed == 0u || slot->owed != modem->scan.name ||
        !is_of_client(modem, slot->result_client)) {
        return false;
    }
    slot->owed = 0;
    if (modem->scan.number[modem->scan.count - 1u] != SIMCOM_CODE_CLIENT_BUSY) {
        slot->flags &= (uint8_t)~SLOT_OWED_BEFORE;
    }
    modem->event =
        (uint8_t)(SIMCOM_EVENT_LATE_RESULT | simcom_slot_index(slot) << EVENT_SLOT_SHIFT);
    return true;
}

/* The same of whatever slot: a single command of a client has the module's. */
static bool take_any_late(simcom_t *modem)
{
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot != NULL && take_late(modem, slot)) {
            return true;
        }
    }
    return false;
}

/* A result before the OK of its command, while that of an operation before the last may still come. */
static bool take_earlier(simcom_t *modem, simcom_slot_t *slot)
{
    if ((slot->flags & SLOT_OWED_BEFORE) == 0u) {
        return false;
    }
    slot->owed = (uint8_t)modem->scan.name;
    slot->owed_operation = slot->operation;
    return take_late(modem, slot);
}

static void take_result(simcom_t *modem, simcom_slot_t *slot)
{
    const simcom_scan_t *scan = &modem->scan;
    uint16_t code = scan->number[scan->count - 1u];
    /* 14 says that the earlier operation is still under way: it answers this one, and the result of the
     * other is yet to come. */
    if (code != SIMCOM_CODE_CLIENT_BUSY) {
        if ((slot->seen & SIMCOM_PART_OK) == 0u &&
            (take_any_late(modem) || take_earlier(modem, slot))) {
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
        simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot != NULL && is_result(modem, slot)) {
            take_result(modem, slot);
            return true;
        }
    }
    return take_any_late(modem);
}

bool simcom_exchange_line(simcom_t *modem)
{
    const simcom_scan_t *scan = &modem->scan;
    const simcom_slot_t *wire = modem->wire;
    bool answer = wire != NULL && wire->phase != PHASE_LINGER && wire->form->line == scan->name;
    /* A read reply made of numbers alone looks like a result; the line on the wire has precedence. */
    bool read_reply = answer && wire->form->line_numbers == scan->count;
    if (scan->numeric && (scan->count == 1u || scan->count == 2u) && !read_reply &&
        find_result(modem)) {
        return true;
    }
    if (answer) {
        modem->event = SIMCOM_EVENT_INFORMATION;
    }
    return answer;
}

/* Sending ---------------------------------------------------------------------------------- */

/* 10,240 bytes take longer than the time for an answer on a slow line: it is counted from the last
 * byte that went out. */
void simcom_exchange_progress(simcom_t *modem)
{
    if (modem->wire != NULL) {
        limit_s(modem, modem->wire, modem->wire->form->answer_s);
    }
}

/* The line is out: the room of its arguments is free for the data that its prompt will ask for. */
static APART void keep_data(simcom_t *modem, const simcom_slot_t *slot)
{
    simcom_sending_t sending;
    (void)find_step(modem, slot, slot->step, &modem->out.room, &sending);
    modem->out.data.data = sending.data.data;
    modem->out.data.length = (uint16_t)sending.data.length;
    modem->out.data.sent = 0;
    modem->out.data.echoed = 0;
}

void simcom_exchange_sent(simcom_t *modem)
{
    simcom_slot_t *slot = modem->wire;
    modem->flags &= (uint8_t) ~(MODEM_LINE | MODEM_DATA);
    if (slot == NULL) {
        return;
    }
    limit_s(modem, slot, slot->form->answer_s);
    if (slot->phase == PHASE_SENDING && slot->form->data_from != 0u) {
        keep_data(modem, slot);
    }
    slot->phase = PHASE_ANSWER;
    if ((slot->flags & SLOT_CANCEL) != 0u) {
        simcom_exchange_expire(modem, slot);
    }
}

/* Time ------------------------------------------------------------------------------------- */

/* Whether the command that got no answer can have had the operation's effect: only the last
 * command of an operation has it, and not before its data is out. */
static bool may_have_happened(const simcom_t *modem, const simcom_slot_t *slot)
{
    if (slot->phase < PHASE_ANSWER || slot->phase == PHASE_DATA ||
        (slot->form->data_from != 0u && (slot->seen & SIMCOM_PART_PROMPT) == 0u)) {
        return false;
    }
    return (slot->flags & SLOT_LAST) != 0u || !has_step(modem, slot, slot->step + 1u);
}

/* Whether a result can come when the line is quiet again: one that comes with ERROR alone is over by then,
 * and what answers the next command is its own. */
static bool has_late_result(const simcom_form_t *form)
{
    const uint8_t both = SIMCOM_PART_OK | SIMCOM_PART_RESULT;
    const uint8_t *mask = form->outcomes;
    while (*mask != 0u && (*mask & both) != both) {
        mask++;
    }
    return *mask != 0u;
}

/* Ends the operation without its answer. */
static void end_unanswered(simcom_t *modem, simcom_slot_t *slot)
{
    simcom_outcome_t outcome = may_have_happened(modem, slot) ? SIMCOM_UNKNOWN : SIMCOM_NOT_DONE;
    bool doubt = (slot->flags & SLOT_DOUBT) != 0u;
    if (slot->phase >= PHASE_ANSWER && has_late_result(slot->form) && !doubt) {
        slot->flags |= slot->owed != 0u ? SLOT_OWED_BEFORE : 0u;
        slot->owed = (uint8_t)slot->form->results[0];
        slot->owed_operation = slot->operation;
    }
    end_operation(modem, slot, outcome);
}

void simcom_exchange_expire(simcom_t *modem, simcom_slot_t *slot)
{
    bool on_wire = modem->wire == slot;
    bool asked = on_wire && slot->form->data_from != 0u && slot->phase != PHASE_SENDING;
    /* A result without the final code that should follow it still says how it went. The code may be on
     * its way: the next command must not take it for its own. */
    if (slot->phase == PHASE_LINGER || (slot->seen & SIMCOM_PART_RESULT) != 0u) {
        if (on_wire && slot->phase != PHASE_LINGER) {
            modem->out.data.length = asked ? modem->out.data.length : 0u;
            simcom_recovery_begin(modem, modem->out.data.length);
        }
        end_exchange(modem, slot);
        return;
    }
    end_unanswered(modem, slot);
    if (on_wire) {
        /* A late prompt would ask for as much. */
        modem->out.data.length = asked ? modem->out.data.length : 0u;
        simcom_recovery_begin(modem, modem->out.data.length);
    }
}

void simcom_exchange_give_up(simcom_t *modem)
{
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot != NULL && slot->phase == PHASE_QUEUED) {
            end_operation(modem, slot, SIMCOM_NOT_DONE);
        }
    }
}

void simcom_exchange_abort(simcom_t *modem)
{
    simcom_exchange_give_up(modem);
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot == NULL) {
            continue;
        }
        if (slot->phase >= PHASE_SENDING && slot->phase <= PHASE_LINGER) {
            end_unanswered(modem, slot);
        }
        slot->owed = 0;
        slot->flags = 0;
    }
    modem->wire = NULL;
    modem->flags = 0;
    modem->recovery = RECOVERY_NONE;
    simcom_timer_stop(modem, TIMER_RECOVERY);
}
