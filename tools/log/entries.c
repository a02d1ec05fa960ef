/* SPDX-License-Identifier: MIT */
#include "entries.h"

#include "simcom/codes.h"
#include "simcom/command.h"

#include <string.h>

void entries_init(entries_t *entries, bool timed, entries_sink_t sink, void *context)
{
    entries->sink = sink;
    entries->context = context;
    entries->timed = timed;
    entries->first = 0;
    entries->count = 0;
    entries->message = 0;
    entries->number = 1;
}

/* --- The queue ----------------------------------------------------------------------------- */

static entry_t *entry_at(entries_t *entries, size_t i)
{
    return &entries->waiting[(entries->first + i) % ENTRIES_WAITING];
}

static void hand_out(entries_t *entries)
{
    entry_t *entry = entry_at(entries, 0);

    if (entry->kind == ENTRY_MESSAGE && entry->meaning.length == 0) {
        text_add_string(&entry->meaning, "incomplete: its end is not in the log");
    }
    entries->sink(entries->context, entry_at(entries, 0));
    entries->first = (entries->first + 1) % ENTRIES_WAITING;
    entries->count--;
    entries->number++;
}

/* Hands out what is complete, but for the newest: a violation may still belong to it. */
static void flush(entries_t *entries)
{
    while (entries->count > 1 && entry_at(entries, 0)->complete) {
        hand_out(entries);
    }
}

static entry_t *add(entries_t *entries, entry_kind_t kind, const trace_item_t *item)
{
    flush(entries);
    if (entries->count == ENTRIES_WAITING) {
        hand_out(entries);
    }
    entry_t *entry = entry_at(entries, entries->count++);
    /* What is behind it has its length before it: it would be the most of the work to clear it. */
    memset(entry, 0, offsetof(entry_t, shown));
    entry->name = "";
    text_init(&entry->shown, entry->shown_text, sizeof entry->shown_text);
    text_init(&entry->meaning, entry->meaning_text, sizeof entry->meaning_text);
    text_init(&entry->outcome, entry->outcome_text, sizeof entry->outcome_text);
    entry->violation_count = 0;
    entry->kind = (uint8_t)kind;
    entry->client = CHECK_NO_CLIENT;
    entry->sent = item->sent;
    entry->begin_ms = item->time_ms;
    entry->end_ms = item->end_ms;
    entry->place = item->place;
    return entry;
}

/* The entry of an operation, NULL if it was handed out. */
static entry_t *find(entries_t *entries, const check_operation_t *operation)
{
    for (size_t i = entries->count; operation != NULL && i > 0; i--) {
        entry_t *entry = entry_at(entries, i - 1);
        if (entry->kind == ENTRY_OPERATION && entry->serial == operation->serial) {
            return entry;
        }
    }
    return NULL;
}

void entries_end(entries_t *entries)
{
    while (entries->count > 0) {
        hand_out(entries);
    }
}

/* --- Words --------------------------------------------------------------------------------- */

/* Begins what is added to an outcome. */
static void separate(text_t *outcome)
{
    if (outcome->length > 0) {
        text_add_string(outcome, "; ");
    }
}

static void explain_entry(entry_t *entry, const trace_item_t *item)
{
    explain_shown(item, &entry->shown);
    explain_meaning(item, &entry->meaning);
}

/* Adds what an item says to what is shown of its entry. */
static void add_shown(entry_t *entry, const trace_item_t *item)
{
    text_put(&entry->shown, " ", 1);
    explain_shown(item, &entry->shown);
}

/* Adds an information line to the outcome, in words if there are. */
static void add_information(entry_t *entry, const trace_item_t *item)
{
    const bool test = item->form != NULL && item->form->type == SIMCOM_TYPE_TEST;

    separate(&entry->outcome);
    const size_t begin = entry->outcome.length;
    if (!test) {
        explain_meaning(item, &entry->outcome);
    }
    if (entry->outcome.length == begin) {
        explain_shown(item, &entry->outcome);
    }
}

/* What to do about a code, the first time that it comes. */
static const char *advice_of(entries_t *entries, const check_operation_t *operation)
{
    const simcom_code_t *row = simcom_code_in(operation->revision, operation->code);
    const uint32_t bit = 1u << operation->code % 32u;

    if (row->number != operation->code || operation->code > 255u ||
        (entries->advised[operation->code / 32u] & bit) != 0) {
        return NULL;
    }
    entries->advised[operation->code / 32u] |= bit;
    return row->advice;
}

static void add_failure(entries_t *entries, entry_t *entry, const check_operation_t *operation)
{
    text_add_string(&entry->outcome, "failed");
    if (operation->has_code) {
        text_add_string(&entry->outcome, " with ");
        explain_code(operation->revision, operation->code, &entry->outcome);
        entry->advice = advice_of(entries, operation);
    }
}

static void add_outcome(entries_t *entries, entry_t *entry, const check_operation_t *operation)
{
    text_t *text = &entry->outcome;

    separate(text);
    switch (operation->end) {
    case CHECK_GOOD:
        text_add_string(text, "ok");
        break;
    case CHECK_FAILED:
        add_failure(entries, entry, operation);
        break;
    default:
        text_add_string(text, operation->answered ? "accepted, no result in the log"
                                                  : "no answer in the log");
        return;
    }
    if (entries->timed) {
        text_add_string(text, ", ");
        text_add_seconds(text, operation->end_ms - operation->begin_ms);
        text_add_string(text, " s");
    }
}

/* --- What the check tells ------------------------------------------------------------------ */

static void on_begin(void *context, const check_operation_t *operation, const trace_item_t *item)
{
    entries_t *entries = context;
    entry_t *entry = add(entries, ENTRY_OPERATION, item);

    entry->serial = operation->serial;
    entry->client = operation->client;
    entry->begin_ms = operation->begin_ms;
    if (operation->command != NULL) {
        entry->name = operation->command->name;
    }
    explain_entry(entry, item);
}

/* The entry of the message that is under way, NULL if there is none. */
static entry_t *message_entry(entries_t *entries)
{
    if (entries->message < entries->number || entries->message == 0) {
        return NULL;
    }
    return entry_at(entries, (size_t)(entries->message - entries->number));
}

/* The client of a line that announces a message. Returns whether it names one. */
static bool client_of(const trace_item_t *item, uint32_t *client)
{
    uint32_t numbers[3];
    simcom_bytes_t first = {item->answer->argument.data, 0};

    if (item->answer->line->role == SIMCOM_ROLE_MESSAGE_START) {
        const bool known = lookup_answer_numbers(item->answer, numbers, 3);
        *client = numbers[0];
        return known;
    }
    while (first.length < item->answer->argument.length && first.data[first.length] != ',') {
        first.length++;
    }
    return lookup_numbers(first, client, 1);
}

/* Whether a message on one line has no payload: ...",0," */
static bool is_empty(simcom_bytes_t line)
{
    return line.length >= 5 && memcmp(line.data + line.length - 5, "\",0,\"", 5) == 0;
}

static void begin_message(entries_t *entries, const trace_item_t *item)
{
    entry_t *entry = message_entry(entries);
    uint32_t client = 0;

    if (entry != NULL) {
        entry->complete = true;
    }
    entry = add(entries, ENTRY_MESSAGE, item);
    entries->message = entries->number + entries->count - 1;
    entry->name = item->answer->line->name;
    text_add_string(&entry->shown, "message");
    entries->one_line = item->answer->line->role == SIMCOM_ROLE_MESSAGE_LINE;
    entries->empty = entries->one_line && is_empty(item->bytes);
    if (client_of(item, &client)) {
        entry->client = client < 2 ? (uint8_t)client : CHECK_NO_CLIENT;
        text_add_string(&entry->shown, " for client ");
        text_add_number(&entry->shown, client);
        text_put(&entry->shown, ":", 1);
    }
}

/* Takes a line that is a part of a message. Returns whether it is. */
static bool take_message(entries_t *entries, const trace_item_t *item)
{
    entry_t *entry = message_entry(entries);

    if (item->answer->kind != LOOKUP_URC) {
        return false;
    }
    switch (item->answer->line->role) {
    case SIMCOM_ROLE_MESSAGE_START:
    case SIMCOM_ROLE_MESSAGE_LINE:
        begin_message(entries, item);
        return true;
    case SIMCOM_ROLE_MESSAGE_TOPIC:
    case SIMCOM_ROLE_MESSAGE_PAYLOAD:
        return entry != NULL;
    case SIMCOM_ROLE_MESSAGE_END:
        entries->message = 0;
        if (entry == NULL) {
            return false;
        }
        entry->complete = true;
        entry->end_ms = item->end_ms;
        text_add_string(&entry->meaning, entry->answered ? "incomplete" : "received");
        return true;
    default:
        return false;
    }
}

static void take_piece(entries_t *entries, const trace_item_t *item)
{
    entry_t *entry = message_entry(entries);

    if (entry == NULL) {
        entry = add(entries, ENTRY_LINE, item);
        explain_entry(entry, item);
        entry->complete = true;
    } else {
        add_shown(entry, item);
        entry->end_ms = item->end_ms;
        if (entries->one_line && (entries->empty || item->kind == TRACE_PAYLOAD)) {
            entry->complete = true;
            entries->message = 0;
        }
    }
}

/* A line of its own. */
static void take_alone(entries_t *entries, const trace_item_t *item)
{
    const bool urc = item->answer != NULL && item->answer->kind == LOOKUP_URC;
    entry_t *entry = add(entries, urc ? ENTRY_URC : ENTRY_LINE, item);
    uint32_t client;

    explain_entry(entry, item);
    entry->complete = true;
    if (urc) {
        entry->name = item->answer->line->name;
    }
    if (urc && item->answer->argument.length > 0) {
        const simcom_bytes_t first = {item->answer->argument.data, 1};
        entry->client =
            lookup_numbers(first, &client, 1) && client < 2 ? (uint8_t)client : CHECK_NO_CLIENT;
    }
}

static void take_part(entry_t *entry, const check_operation_t *operation, const trace_item_t *item)
{
    const bool result = check_last_step(operation) == SIMCOM_STEP_RESULT;

    entry->end_ms = item->end_ms;
    if (item->kind == TRACE_DATA || item->kind == TRACE_EXTRA) {
        add_shown(entry, item);
    } else if (item->kind == TRACE_LINE && item->answer->kind == LOOKUP_CME_ERROR) {
        separate(&entry->outcome);
        explain_shown(item, &entry->outcome);
    } else if (item->kind == TRACE_LINE && item->answer->kind == LOOKUP_ANSWER && !result) {
        add_information(entry, item);
    }
}

static void on_item(void *context, const check_operation_t *operation, const trace_item_t *item)
{
    entries_t *entries = context;
    entry_t *entry = find(entries, operation);

    if (operation != NULL) {
        if (entry != NULL) {
            take_part(entry, operation, item);
        }
        return;
    }
    if (item->kind == TRACE_TOPIC || item->kind == TRACE_PAYLOAD) {
        take_piece(entries, item);
    } else if (item->kind != TRACE_LINE || !take_message(entries, item)) {
        take_alone(entries, item);
    }
}

static void on_end(void *context, const check_operation_t *operation)
{
    entries_t *entries = context;
    entry_t *entry = find(entries, operation);

    if (entry != NULL) {
        entry->complete = true;
        entry->end = operation->end;
        entry->answered = operation->answered;
        entry->answer_ms = operation->answer_ms;
        entry->end_ms = operation->end_ms;
        add_outcome(entries, entry, operation);
    }
}

static void on_violation(void *context, const check_operation_t *operation,
                         const check_violation_t *violation)
{
    entries_t *entries = context;
    entry_t *entry = find(entries, operation);

    if (entry == NULL && entries->count > 0) {
        entry = entry_at(entries, entries->count - 1);
    }
    if (entry != NULL) {
        if (entry->violation_count < ENTRY_VIOLATIONS) {
            entry->violations[entry->violation_count] = *violation;
        }
        entry->violation_count++;
    }
}

const check_observer_t entries_observer = {
    .begin = on_begin,
    .item = on_item,
    .end = on_end,
    .violation = on_violation,
};
