/* SPDX-License-Identifier: MIT */
/* check.c - puts operations together and checks the order of their parts. */
#include "rarely.h"
#include "rules.h"

#include <stdio.h>
#include <string.h>

const char *check_rule_name(unsigned rule)
{
    static const char *const names[CHECK_RULES] = {
        [CHECK_ARGUMENT] = "argument", [CHECK_COMMAND] = "command", [CHECK_ORDER] = "order",
        [CHECK_DATA] = "data",         [CHECK_ANSWER] = "answer",   [CHECK_RESULT] = "result",
        [CHECK_CODE] = "code",         [CHECK_LINE] = "line",       [CHECK_MESSAGE] = "message",
    };
    return rule < CHECK_RULES ? names[rule] : "";
}

const char *check_confidence_name(unsigned confidence)
{
    static const char *const names[] = {"violation", "damaged log", "cannot tell"};

    return confidence < sizeof names / sizeof names[0] ? names[confidence] : "";
}

void check_init(check_t *check, const simcom_description_t *description, bool timed,
                const check_observer_t *observer, void *context)
{
    memset(check, 0, sizeof *check);
    check->lookup = lookup_of(description);
    check->description = description;
    check->revision = description->revision;
    check->timed = timed;
    check->observer = observer;
    check->context = context;
    check->message.partial = true;
    simcom_track_begin(&check->track, description);
    for (size_t i = 0; i < description->state_count && i < SIMCOM_TRACK_STATES; i++) {
        if (description->states[i].during_result) {
            check->busy[check->busy_count++] = description->states[i].id;
        }
    }
}

void check_set_exact(check_t *check)
{
    check->exact = true;
}

/* Hands a verdict out. */
static void pronounce(check_t *check, const check_operation_t *operation,
                      const check_violation_t *violation)
{
    if (violation->confidence != CHECK_VIOLATION) {
        check->doubts++;
    } else if (check->violations++ == 0) {
        check->first = *violation;
    }
    if (check->observer != NULL && check->observer->violation != NULL) {
        check->observer->violation(check->context, operation, violation);
    }
}

/* How sure a rule is in a log that can have lost something. */
static check_confidence_t confidence_of(const check_t *check, check_rule_t rule)
{
    if (check->exact || rule == CHECK_DATA || rule <= CHECK_ORDER) {
        return CHECK_VIOLATION;
    }
    return rule == CHECK_LINE || rule == CHECK_MESSAGE ? CHECK_DAMAGED : CHECK_CANNOT_TELL;
}

/* A place for a verdict that waits for the end of its command; NULL: it need not, or there is none. */
static check_held_t *held_place(check_t *check, const check_operation_t *operation,
                                check_rule_t rule)
{
    if (check->exact || rule > CHECK_ORDER || operation != &check->current || !operation->used) {
        return NULL;
    }
    for (size_t i = 0; i < CHECK_HELD; i++) {
        if (check->held[i].serial == 0) {
            return &check->held[i];
        }
    }
    return NULL;
}

static void fill(const check_t *check, check_violation_t *violation, check_rule_t rule,
                 const char *section, const char *expected)
{
    violation->what[0] = '\0';
    violation->rule = (uint8_t)rule;
    violation->confidence = (uint8_t)confidence_of(check, rule);
    violation->time_ms = check->item->time_ms;
    violation->place = check->item->place;
    text_t text;
    text_init(&text, violation->section, sizeof violation->section);
    text_add_string(&text, section);
    text_init(&text, violation->expected, sizeof violation->expected);
    text_add_string(&text, expected);
}

/* Whether anybody wants to know more of a verdict than that it is there. */
static bool is_heard(const check_t *check, check_confidence_t confidence)
{
    return (confidence == CHECK_VIOLATION && check->violations == 0) ||
           (check->observer != NULL && check->observer->violation != NULL);
}

/* Counts a verdict of which nobody wants to know more: of many revisions only the first violation is asked
 * for, and how many there are. Returns whether it is one. */
static bool is_counted(check_t *check, const check_held_t *held, check_rule_t rule)
{
    const check_confidence_t confidence = confidence_of(check, rule);

    if (held != NULL || is_heard(check, confidence)) {
        return false;
    }
    *(confidence == CHECK_VIOLATION ? &check->violations : &check->doubts) += 1;
    return true;
}

void rules_say(check_t *check, const check_operation_t *operation, check_rule_t rule,
               const char *section, const char *expected, const char *what)
{
    check_violation_t violation;
    check_held_t *held = held_place(check, operation, rule);
    text_t text;

    if (is_counted(check, held, rule)) {
        return;
    }
    check_violation_t *verdict = held != NULL ? &held->violation : &violation;
    fill(check, verdict, rule, section, expected);
    text_init(&text, verdict->what, sizeof verdict->what);
    text_add_string(&text, what);
    if (held != NULL) {
        held->serial = operation->serial;
        held->refusal = check->refusal;
        check->holding++;
    } else {
        pronounce(check, operation, &violation);
    }
}

void rules_report(check_t *check, const check_operation_t *operation, check_rule_t rule,
                  const char *section, const char *expected, const char *format, ...)
{
    char what[sizeof((check_violation_t *)0)->what];
    va_list arguments;

    if (is_counted(check, held_place(check, operation, rule), rule)) {
        return;
    }
    va_start(arguments, format);
    (void)vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    rules_say(check, operation, rule, section, expected, what);
}

void rules_doubt(check_t *check, const check_operation_t *operation, check_confidence_t confidence,
                 check_rule_t rule, const char *section, const char *expected, const char *what)
{
    check_violation_t violation;

    fill(check, &violation, rule, section, expected);
    violation.confidence = (uint8_t)confidence;
    (void)snprintf(violation.what, sizeof violation.what, "%s", what);
    pronounce(check, operation, &violation);
}

/* Whether a command has failed, and not for a reason that is another one. */
static bool is_refused_for(const check_operation_t *operation, const check_held_t *held)
{
    const bool other = held->refusal != SIMCOM_ANSWER_NONE &&
                       held->refusal != SIMCOM_ANSWER_ERROR && operation->has_code &&
                       operation->code != held->refusal;

    return operation->end == CHECK_FAILED && !other;
}

/* What was held back about a command is certain if the module has refused it. */
static RARELY void release_held(check_t *check, const check_operation_t *operation)
{
    for (size_t i = 0; i < CHECK_HELD; i++) {
        check_held_t *held = &check->held[i];
        if (held->serial == operation->serial) {
            held->violation.confidence = operation->end == CHECK_OPEN      ? CHECK_CANNOT_TELL
                                         : is_refused_for(operation, held) ? CHECK_VIOLATION
                                                                           : CHECK_DAMAGED;
            pronounce(check, operation, &held->violation);
            held->serial = 0;
            check->holding--;
        }
    }
}

/* --- Outcomes ------------------------------------------------------------------------------ */

static simcom_step_t step_at(const check_operation_t *operation, size_t i)
{
    return (simcom_step_t)(operation->steps >> 3u * (operation->count - 1u - i) & 7u);
}

/* Whether the steps of an operation are the beginning of a sequence. Information lines may be
 * missing; data may be missing because the log shows the other direction only.
 * [out] rest  what of the sequence is still to come */
static bool fits(const check_operation_t *operation, const uint8_t *sequence, const uint8_t **rest)
{
    for (size_t i = 0; i < operation->count; i++) {
        const simcom_step_t part = step_at(operation, i);
        while (*sequence != part &&
               (*sequence == SIMCOM_STEP_LINES || *sequence == SIMCOM_STEP_DATA)) {
            sequence++;
        }
        if (*sequence != part) {
            return false;
        }
        sequence++;
    }
    *rest = sequence;
    return true;
}

/* What modules were seen to do besides the rows of the manual: the result before OK where the
 * manual has it behind, and the reverse; a result of an input command before its OK (field). */
static const uint8_t seen_in_the_field[][6] = {
    {SIMCOM_STEP_RESULT, SIMCOM_STEP_OK},
    {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT},
    {SIMCOM_STEP_ERROR, SIMCOM_STEP_RESULT},
    {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR},
    {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_RESULT, SIMCOM_STEP_OK},
};

/* Whether one of the field's sequences may stand for one of the form's. */
static bool allowed(const simcom_described_form_t *form, const uint8_t *sequence)
{
    const bool prompt = form->form->data_from != 0;

    return form->form->result_fields > 0 && (sequence[0] == SIMCOM_STEP_PROMPT) == prompt;
}

/* Finds what may follow the steps. Returns false if they are not documented. */
static RARELY bool find_next(const check_operation_t *operation, unsigned *next)
{
    const simcom_described_form_t *form = operation->form;
    const uint8_t *rest;
    bool good = false;

    *next = 0;
    for (size_t i = 0; i < form->outcome_count; i++) {
        if (fits(operation, form->outcomes[i].steps, &rest)) {
            *next |= 1u << *rest;
            good = true;
        }
    }
    for (size_t i = 0; !good && i < sizeof seen_in_the_field / sizeof seen_in_the_field[0]; i++) {
        if (allowed(form, seen_in_the_field[i]) && fits(operation, seen_in_the_field[i], &rest)) {
            *next |= 1u << *rest;
            good = true;
        }
    }
    return good;
}

/* What find_next() answered. Conversations repeat themselves. */
typedef struct memory {
    const simcom_described_form_t *form;
    uint64_t steps;
    unsigned next;
    bool good;
} memory_t;

#define MEMORIES 512u

static RARELY void remember(const check_operation_t *operation, memory_t *memory)
{
    memory->good = find_next(operation, &memory->next);
    memory->form = operation->form;
    memory->steps = operation->steps;
}

/* Whether the steps are the beginning of what is documented, and what may follow: a bit per
 * simcom_step_t, that of SIMCOM_STEP_END says that it may end here. */
static const memory_t *documented(const check_operation_t *operation)
{
    static memory_t memories[MEMORIES];
    const uintptr_t form = (uintptr_t)operation->form >> 3;
    memory_t *memory = &memories[(size_t)(form * 7u ^ operation->steps * 31u) % MEMORIES];

    if (memory->form != operation->form || memory->steps != operation->steps) {
        remember(operation, memory);
    }
    return memory;
}

/* Adds "OK", behind a comma if it is not the first. */
static void add_step(text_t *text, size_t i, simcom_step_t part)
{
    static const char *const names[] = {
        [SIMCOM_STEP_END] = "",          [SIMCOM_STEP_LINES] = "information lines",
        [SIMCOM_STEP_PROMPT] = "prompt", [SIMCOM_STEP_DATA] = "data",
        [SIMCOM_STEP_OK] = "OK",         [SIMCOM_STEP_ERROR] = "ERROR",
        [SIMCOM_STEP_RESULT] = "result",
    };

    text_add_string(text, i > 0 ? ", " : "");
    text_add_string(text, names[part]);
}

static RARELY void report_order(check_t *check, const check_operation_t *operation)
{
    const simcom_described_form_t *form = operation->form;
    char expected[320];
    char seen[128];
    text_t list;
    text_t text;

    if (is_counted(check, NULL, CHECK_ANSWER)) {
        return;
    }
    text_init(&list, expected, sizeof expected);
    for (size_t i = 0; i < form->outcome_count; i++) {
        text_add_string(&list, i > 0 ? "; or " : "");
        const uint8_t *steps = form->outcomes[i].steps;
        for (size_t j = 0; j < sizeof form->outcomes[i].steps && steps[j] != SIMCOM_STEP_END; j++) {
            add_step(&list, j, (simcom_step_t)steps[j]);
        }
    }
    text_init(&text, seen, sizeof seen);
    for (size_t i = 0; i < operation->count; i++) {
        add_step(&text, i, step_at(operation, i));
    }
    rules_report(check, operation, CHECK_ANSWER, form->source, expected,
                 "AT%s was answered with: %s", operation->command->wire, seen);
}

/* --- Operations ---------------------------------------------------------------------------- */

static void pass_on(check_t *check, const check_operation_t *operation)
{
    if (check->observer != NULL && check->observer->item != NULL) {
        check->observer->item(check->context, operation, check->item);
    }
}

/* Ends an operation and frees its place. */
static void finish(check_t *check, check_operation_t *operation, check_end_t end)
{
    const bool pending = operation >= check->pending && operation < check->pending + CHECK_PENDING;

    operation->end = (uint8_t)end;
    rules_learn(check, operation);
    if (check->holding > 0) {
        release_held(check, operation);
    }
    if (operation->has_code) {
        check->last_code = operation->end == CHECK_FAILED ? operation->code : 0;
    }
    if (check->observer != NULL && check->observer->end != NULL) {
        check->observer->end(check->context, operation);
    }
    operation->used = false;
    check->waiting -= pending;
}

static bool has_step(const check_operation_t *operation, simcom_step_t step)
{
    return (operation->seen & 1u << step) != 0;
}

/* Whether a code and the final result say the same: 0 and ERROR do not. */
static void check_code(check_t *check, check_operation_t *operation)
{
    if (operation->has_code && operation->code == 0 && has_step(operation, SIMCOM_STEP_ERROR)) {
        rules_report(check, operation, CHECK_CODE, operation->form->source,
                     "a code other than 0 with ERROR, or OK with 0",
                     "AT%s says ERROR and the code 0", operation->command->wire);
    }
}

static check_end_t end_of(const check_operation_t *operation)
{
    if (operation->has_code) {
        return operation->code == 0 ? CHECK_GOOD : CHECK_FAILED;
    }
    return has_step(operation, SIMCOM_STEP_ERROR) ? CHECK_FAILED : CHECK_GOOD;
}

/* The place for one more operation that waits for its result; the oldest makes room. */
static check_operation_t *free_place(check_t *check)
{
    check_operation_t *oldest = &check->pending[0];

    for (size_t i = 0; i < CHECK_PENDING; i++) {
        if (!check->pending[i].used) {
            return &check->pending[i];
        }
        if (check->pending[i].serial < oldest->serial) {
            oldest = &check->pending[i];
        }
    }
    finish(check, oldest, CHECK_OPEN);
    return oldest;
}

/* Behind OK or ERROR: ends the operation if nothing can follow, or lets it wait for its result. */
static void settle(check_t *check, check_operation_t *operation, unsigned next)
{
    if ((next & 1u << SIMCOM_STEP_RESULT) == 0) {
        check_code(check, operation);
        finish(check, operation, end_of(operation));
    } else if (operation < check->pending || operation >= check->pending + CHECK_PENDING) {
        check_operation_t *place = free_place(check);
        *place = *operation;
        check->waiting++;
        operation->used = false;
        check->lingering = check->lingering || has_step(place, SIMCOM_STEP_ERROR);
        rules_accepted(check, place);
    }
}

/* Notes a part of an operation. Returns what may follow. */
static unsigned note_step(check_t *check, check_operation_t *operation, simcom_step_t part)
{
    if (operation->count < CHECK_STEPS &&
        (part != SIMCOM_STEP_LINES || !has_step(operation, part))) {
        operation->steps = operation->steps << 3 | part;
        operation->seen |= (uint8_t)(1u << part);
        operation->count++;
    }
    if (operation->form == NULL) {
        return 1u << SIMCOM_STEP_END;
    }
    const memory_t *memory = documented(operation);
    if (!memory->good && !operation->flagged) {
        operation->flagged = true;
        report_order(check, operation);
    }
    return memory->next;
}

/* Adds a part to an operation. */
static void step(check_t *check, check_operation_t *operation, simcom_step_t part)
{
    operation->end_ms = check->item->end_ms;
    if (part == SIMCOM_STEP_OK || part == SIMCOM_STEP_ERROR) {
        operation->answered = true;
        operation->answer_ms = check->item->end_ms;
    }
    const unsigned next = note_step(check, operation, part);
    pass_on(check, operation);
    if (operation->answered) {
        settle(check, operation, next);
    }
}

/* Ends what failed and may still have got a code, now that something else comes. */
static RARELY void end_failed(check_t *check)
{
    check->lingering = false;
    for (size_t i = 0; i < CHECK_PENDING; i++) {
        check_operation_t *operation = &check->pending[i];
        if (operation->used && has_step(operation, SIMCOM_STEP_ERROR)) {
            finish(check, operation, CHECK_FAILED);
        }
    }
}

static void end_lingering(check_t *check)
{
    if (check->lingering) {
        end_failed(check);
    }
}

/* --- Commands ------------------------------------------------------------------------------ */

/* A host asks with AT alone whether the module listens, again and again: the next need not wait. */
static bool is_poll(const check_operation_t *operation)
{
    return operation->form != NULL && operation->form->form->text_length == 2u;
}

static void report_early(check_t *check, const check_operation_t *early)
{
    rules_report(check, early, CHECK_ORDER, early->form->source,
                 "the answer, OK or ERROR, before the next command",
                 "a command was sent while AT%s had not been answered", early->command->wire);
}

/* Removes a command from those that were not answered in time. */
static void remove_early(check_t *check, size_t number)
{
    check->early_count--;
    for (size_t i = number; i < check->early_count; i++) {
        check->early[i] = check->early[i + 1u];
    }
}

static bool is_at(simcom_bytes_t line)
{
    return line.length >= 2u && (line.data[0] | 0x20) == 'a' && (line.data[1] | 0x20) == 't';
}

/* Puts the current command aside: another comes, and its answer has not. */
static RARELY void set_aside(check_t *check, const simcom_described_form_t *next)
{
    check_operation_t *current = &check->current;
    const uint32_t waited = check->item->time_ms - current->begin_ms;
    const bool known = check->seen_module && current->form != NULL && !current->flagged;
    const bool late = known && check->timed && waited >= current->form->form->answer_s * 1000u;

    if (current->form == NULL || current->form == next || late || is_poll(current)) {
        if (late && !is_poll(current)) {
            rules_report(check, current, CHECK_ANSWER, current->form->source, "OK or ERROR",
                         "AT%s was not answered within %lu s", current->command->wire,
                         (unsigned long)(waited / 1000u));
        }
        check->owed++;
        finish(check, current, CHECK_OPEN);
        return;
    }
    if (!check->exact && current->count > 0) {
        /* It was answered, as far as the log has it: the rest is lost. */
        finish(check, current, current->has_code ? end_of(current) : CHECK_OPEN);
        return;
    }
    if (known && check->exact) {
        report_early(check, current);
    }
    if (check->early_count == CHECK_EARLY) {
        finish(check, &check->early[0], CHECK_OPEN);
        remove_early(check, 0);
    }
    if (!check->exact) {
        rules_accepted(check, current); /* its answer may be lost */
    }
    check->early[check->early_count] = *current;
    check->early[check->early_count].followed = !check->exact && is_at(check->item->bytes);
    check->early[check->early_count].place = check->item->place;
    check->early_count++;
    current->used = false;
}

/* A second operation of the same kind for the same client: the first one's result is lost. */
static RARELY void drop_same(check_t *check, const check_operation_t *operation)
{
    for (size_t i = 0; i < CHECK_PENDING; i++) {
        check_operation_t *other = &check->pending[i];
        if (other->used && other->command == operation->command &&
            other->client == operation->client && operation->form != NULL &&
            operation->form->form->result_fields > 0) {
            finish(check, other, CHECK_OPEN);
        }
    }
}

static uint8_t client_of(const lookup_command_t *command, const lookup_values_t *values)
{
    const simcom_form_t *form = command->form != NULL ? command->form->form : NULL;
    uint32_t number;

    if (form == NULL || form->client_from == 0 ||
        !lookup_number(&simcom_parameters_of(form)[form->client_from - 1u], values, &number) ||
        number > 1) {
        return CHECK_NO_CLIENT;
    }
    return (uint8_t)number;
}

/* Nobody waits any more for a result whose time is over. */
static void end_overdue(check_t *check, const check_operation_t *operation)
{
    for (size_t i = 0; i < CHECK_PENDING && check->waiting > 0 && check->timed; i++) {
        const check_operation_t *other = &check->pending[i];
        if (other->used && other->client == operation->client &&
            operation->begin_ms - other->answer_ms >= other->form->form->result_s * 1000u) {
            rules_no_more_busy(check, other->client, false);
        }
    }
}

static void take_command(check_t *check)
{
    const lookup_command_t *command = check->item->command;
    const lookup_values_t *values = &command->values;
    check_operation_t *current = &check->current;

    if (check->item->lookup != check->lookup) {
        command = &check->command;
        if (lookup_command_again(check->lookup, check->item->bytes, check->item->command,
                                 &check->command)) {
            values = &check->item->command->values;
        } else {
            values = &check->command.values;
        }
    }
    end_lingering(check);
    if (current->used) {
        set_aside(check, command->form);
    }
    memset(current, 0, sizeof *current);
    current->used = true;
    current->steps = 1;
    current->client = client_of(command, values);
    current->serial = ++check->serial;
    current->revision = check->revision;
    current->begin_ms = check->item->end_ms;
    current->end_ms = current->begin_ms;
    current->place = check->item->place;
    current->command = command->command;
    current->form = command->form;
    check->strange = command->form == NULL;
    check->seen_host = true;
    check->understood++;
    if (check->observer != NULL && check->observer->begin != NULL) {
        check->observer->begin(check->context, current, check->item);
    }
    pass_on(check, current);
    rules_arguments(check, current, command, values);
    end_overdue(check, current);
    rules_order(check, current);
    if (check->waiting > 0) {
        drop_same(check, current);
    }
}

/* --- Answers ------------------------------------------------------------------------------- */

/* The operation that a result belongs to, NULL if there is none. */
static check_operation_t *owner_of(check_t *check, uint16_t line, uint32_t client)
{
    check_operation_t *current = &check->current;

    for (size_t i = 0; i < CHECK_PENDING && check->waiting > 0; i++) {
        check_operation_t *other = &check->pending[i];
        if (other->used && simcom_is_result_name(other->form->form, line) &&
            other->client == client) {
            return other;
        }
    }
    if (current->used && current->form != NULL &&
        simcom_is_result_name(current->form->form, line) && current->client == client) {
        return current;
    }
    return NULL;
}

/* Whether this is the first result of this name and client of which no command was seen. */
static bool first_of_name(check_t *check, uint16_t line, uint32_t client)
{
    const size_t bit = (size_t)line * 4u + client;
    uint64_t *word = &check->results_seen[bit / 64u % 64u];
    const uint64_t mask = 1ull << bit % 64u;
    const bool first = (*word & mask) == 0;

    *word |= mask;
    return first;
}

static void take_result(check_t *check, const lookup_answer_t *answer, const uint32_t *numbers,
                        size_t count)
{
    const uint32_t client = count == 2 ? numbers[0] : CHECK_NO_CLIENT;
    const uint32_t code = numbers[count - 1];
    check_operation_t *operation = owner_of(check, answer->command->line, client);

    rules_code(check, operation, code);
    if (operation != NULL) {
        operation->damaged = operation->damaged || check->glued;
        operation->has_code = true;
        operation->code = code;
        (void)first_of_name(check, answer->command->line, client < 2 ? client : 2u);
        step(check, operation, SIMCOM_STEP_RESULT);
        return;
    }
    pass_on(check, NULL);
    if (check->seen_host && client <= CHECK_NO_CLIENT &&
        (!first_of_name(check, answer->command->line, client) || check->certain)) {
        rules_report(
            check, NULL, CHECK_RESULT, answer->command->source, "a result only after its command",
            "a result of AT%s, which was not sent or has had its result", answer->command->wire);
    }
}

/* Numbers in a result line of the command; 0 if it has none. */
static size_t result_fields(const simcom_described_command_t *command)
{
    for (size_t i = 0; i < command->form_count; i++) {
        if (command->forms[i].form->result_fields != 0) {
            return command->forms[i].form->result_fields;
        }
    }
    return 0;
}

static bool asks_for(const check_operation_t *operation, const lookup_answer_t *answer)
{
    return operation->used && operation->form != NULL &&
           operation->form->form->line == answer->command->line &&
           (operation->form->type == SIMCOM_TYPE_TEST || operation->form->line_count > 0);
}

/* The command that asks for information in such lines, NULL if none that is being answered does. */
static check_operation_t *asker_of(check_t *check, const lookup_answer_t *answer)
{
    for (size_t i = 0; i < check->early_count && !asks_for(&check->current, answer); i++) {
        if (asks_for(&check->early[i], answer)) {
            return &check->early[i];
        }
    }
    return asks_for(&check->current, answer) ? &check->current : NULL;
}

/* Reads the numbers at the beginning of a line that has something glued to its end: what the host printed
 * next. Returns how many, 0: there is none. */
static size_t glued_numbers(const lookup_answer_t *answer, uint32_t *numbers, size_t count)
{
    simcom_bytes_t text = answer->argument;

    while (text.length > 0 &&
           (text.data[text.length - 1u] < '0' || text.data[text.length - 1u] > '9')) {
        text.length--;
    }
    for (; text.length > 0; text.length--) {
        const uint8_t next = text.length < answer->argument.length ? text.data[text.length] : ',';
        if (next != ',' && (next < '0' || next > '9') && lookup_numbers(text, numbers, count)) {
            return count;
        }
    }
    return 0;
}

/* What an information line shows of the state. An operation that is awaited is over then. */
static void learn_information(check_t *check, const check_operation_t *asker,
                              const simcom_described_line_t *line, const lookup_values_t *values)
{
    uint32_t client = asker->client;

    if (line == NULL || !line->has_shown) {
        return;
    }
    for (size_t i = 0; i < line->shape->count; i++) {
        if (strcmp(line->fields[i].name, asker->client == CHECK_NO_CLIENT ? "client_index" : "") ==
            0) {
            (void)lookup_number(&line->shape->fields[i], values, &client);
        }
    }
    for (size_t i = 0; i < CHECK_PENDING && check->waiting > 0; i++) {
        check_operation_t *other = &check->pending[i];
        if (other->used && other->client == client && other->form->reaches == line->shown.state) {
            finish(check, other, CHECK_OPEN);
        }
    }
    (void)rules_learn_line(check, line, values, client);
}

/* A result and an information line can look the same: what was asked and what is awaited decide. */
static void take_answer(check_t *check, const lookup_answer_t *answer)
{
    const size_t count = result_fields(answer->command);
    check_operation_t *asker = asker_of(check, answer);
    lookup_values_t values;
    uint32_t numbers[3] = {answer->numbers[0], answer->numbers[1], 0};
    size_t there = answer->number_count;

    check->glued = false;
    if (there == 0 && count >= 1 && count <= 2 && asker == NULL && !check->exact) {
        there = glued_numbers(answer, numbers, count);
        check->glued = there > 0;
    }
    const bool result =
        count >= 1 && count <= 2 && there == count &&
        (asker == NULL || (asker->form->form->line_numbers != count &&
                           owner_of(check, answer->command->line,
                                    count == 2 ? numbers[0] : CHECK_NO_CLIENT) != NULL));
    if (result) {
        if (check->glued) {
            rules_doubt(check, NULL, CHECK_DAMAGED, CHECK_LINE, answer->command->source,
                        count == 2 ? "the client and the code" : "the code",
                        "something is glued to the end of a result");
        }
        take_result(check, answer, numbers, count);
        check->glued = false;
        return;
    }
    if (asker != NULL) {
        learn_information(check, asker, rules_information(check, asker, answer, &values), &values);
        step(check, asker, SIMCOM_STEP_LINES);
        return;
    }
    pass_on(check, NULL);
    if (check->seen_host && count > 0) {
        rules_report(check, NULL, CHECK_LINE, answer->command->source,
                     count == 2 ? "the client and the code" : "the code",
                     "a line of AT%s that is no result and answers no question",
                     answer->command->wire);
    }
}

/* Whether the module has begun to answer. */
static bool is_answering(const check_operation_t *operation)
{
    return operation->count > 0;
}

/* The command that OK or ERROR belongs to: one whose answer has begun, else the oldest where nothing can
 * have been lost, else the last. NULL: none is waiting. */
static check_operation_t *answered_by_final(check_t *check)
{
    if (check->early_count == 0 || (check->current.used && is_answering(&check->current))) {
        return check->current.used ? &check->current : NULL;
    }
    for (size_t i = 0; i < check->early_count; i++) {
        const simcom_described_form_t *form = check->early[i].form;
        if (is_answering(&check->early[i]) ||
            (check->exact && !(form->type == SIMCOM_TYPE_READ && form->line_count > 0))) {
            return &check->early[i];
        }
    }
    return check->current.used ? &check->current : &check->early[check->early_count - 1u];
}

/* The answer of a command that was not waited for. */
static RARELY void answer_early(check_t *check, check_operation_t *early, simcom_step_t part)
{
    if (early->followed) {
        check_violation_t violation;
        char what[160];
        text_t text;
        text_init(&text, what, sizeof what);
        text_add(&text, "a command was sent while AT%s had not been answered",
                 early->command->wire);
        fill(check, &violation, CHECK_ORDER, early->form->source,
             "the answer, OK or ERROR, before the next command");
        violation.place = early->place;
        (void)snprintf(violation.what, sizeof violation.what, "%s", what);
        pronounce(check, early, &violation);
    }
    step(check, early, part);
    for (size_t i = check->early_count; i > 0; i--) {
        if (!check->early[i - 1u].used) {
            remove_early(check, i - 1u);
        }
    }
}

static void take_final(check_t *check, simcom_step_t part)
{
    check_operation_t *owner = answered_by_final(check);

    /* No message is under way at its beginning if the log began inside one. */
    check->message.partial = false;
    if (owner != NULL && owner != &check->current) {
        answer_early(check, owner, part);
        return;
    }
    if (owner != NULL) {
        step(check, owner, part);
        return;
    }
    pass_on(check, NULL);
    if (check->owed > 0) {
        check->owed--;
    } else if (check->seen_host && check->serial > 0 && !check->strange) {
        rules_report(check, NULL, CHECK_ANSWER, "V.250 5.7.1", "one final result for each command",
                     "%s answers no command", part == SIMCOM_STEP_OK ? "OK" : "ERROR");
    }
}

static void take_unknown(check_t *check)
{
    if (check->current.used && check->item->bytes.length > 0 && check->item->bytes.length <= 2 &&
        check->item->bytes.data[0] == '>') {
        step(check, &check->current, SIMCOM_STEP_PROMPT);
        return;
    }
    check->current.mixed = true;
    pass_on(check, NULL);
    rules_unknown_line(check, check->item->bytes);
}

/* Nothing that is under way will end. */
static void end_all(check_t *check)
{
    end_lingering(check);
    for (size_t i = 0; i < CHECK_PENDING; i++) {
        if (check->pending[i].used) {
            finish(check, &check->pending[i], CHECK_OPEN);
        }
    }
    while (check->early_count > 0) {
        finish(check, &check->early[0], CHECK_OPEN);
        remove_early(check, 0);
    }
    if (check->current.used) {
        finish(check, &check->current, CHECK_OPEN);
    }
    check->owed = 0;
}

static void take_line(check_t *check)
{
    const lookup_answer_t *answer = check->item->answer;

    if (check->item->lookup != check->lookup) {
        lookup_answer_again(check->lookup, check->item->bytes, answer, &check->answer);
        answer = &check->answer;
    }
    check->understood += answer->kind != LOOKUP_UNKNOWN;
    if (answer->kind != LOOKUP_ANSWER) {
        end_lingering(check);
    }
    switch (answer->kind) {
    case LOOKUP_OK:
        take_final(check, SIMCOM_STEP_OK);
        break;
    case LOOKUP_ERROR:
    case LOOKUP_CME_ERROR:
        take_final(check, SIMCOM_STEP_ERROR);
        break;
    case LOOKUP_URC:
        pass_on(check, NULL);
        if (answer->line->role == SIMCOM_ROLE_RESTART) {
            end_all(check);
        }
        rules_urc(check, answer);
        break;
    case LOOKUP_ANSWER:
        take_answer(check, answer);
        break;
    default:
        take_unknown(check);
        break;
    }
}

/* --- Data ---------------------------------------------------------------------------------- */

/* Data that the lines of the log end before it is as long as announced. */
static RARELY void take_short(check_t *check, const check_operation_t *owner)
{
    const trace_item_t *item = check->item;
    const char *source = item->form != NULL ? item->form->source : "";
    char what[200];
    text_t text;

    text_init(&text, what, sizeof what);
    if (item->shown == TRACE_SWALLOWED) {
        rules_report(check, owner, CHECK_DATA, source, "exactly as many bytes as announced",
                     "%lu of %lu announced bytes were sent: the module takes the line end and the "
                     "beginning of the next command for the rest",
                     (unsigned long)item->length, (unsigned long)item->total);
        return;
    }
    text_add(&text, "the log shows %lu of %lu announced bytes", (unsigned long)item->length,
             (unsigned long)item->total);
    rules_doubt(check, owner, CHECK_DAMAGED, CHECK_DATA, source, "as many bytes as announced",
                what);
}

static void take_data(check_t *check)
{
    check_operation_t *current = &check->current;
    const check_operation_t *owner = current->used ? current : NULL;
    const trace_item_t *item = check->item;

    check->seen_host = true;
    check->data_line = item->place.line;
    if (item->length < item->total && (item->shown != TRACE_ALL || !check->exact)) {
        take_short(check, owner);
    } else if (item->length < item->total) {
        rules_report(check, owner, CHECK_DATA, item->form != NULL ? item->form->source : "",
                     "exactly as many bytes as announced", "%lu of %lu announced bytes were sent",
                     (unsigned long)item->length, (unsigned long)item->total);
        pass_on(check, owner);
        return;
    }
    if (owner == NULL || !check->seen_module) {
        pass_on(check, owner); /* a log of the host alone: no prompt, no answer */
        return;
    }
    if (current->form != NULL && !has_step(current, SIMCOM_STEP_PROMPT) && !current->flagged) {
        current->flagged = true;
        rules_report(check, current, CHECK_ORDER, current->form->source,
                     "the data after the prompt", "data was sent before the prompt came");
    }
    step(check, current, SIMCOM_STEP_DATA);
}

static void take_extra(check_t *check)
{
    check_operation_t *current = check->current.used ? &check->current : NULL;

    const char *section = current != NULL && current->form != NULL ? current->form->source : "";
    const char *expected = "exactly as many bytes as announced";
    char what[64];
    (void)snprintf(what, sizeof what, "%lu byte%s more than announced",
                   (unsigned long)check->item->length, check->item->length == 1 ? "" : "s");
    const bool strange = current != NULL && (current->flagged || current->mixed);
    if (check->exact || (check->item->place.line == check->data_line && !strange)) {
        rules_report(check, current, CHECK_DATA, section, expected, "%s", what);
    } else { /* a line of its own, which may be anybody's */
        rules_doubt(check, current, CHECK_DAMAGED, CHECK_DATA, section, expected, what);
    }
    pass_on(check, current);
}

static void take_prompt(check_t *check)
{
    if (check->current.used) {
        step(check, &check->current, SIMCOM_STEP_PROMPT);
    } else {
        pass_on(check, NULL);
    }
}

static void take_piece(check_t *check)
{
    pass_on(check, NULL);
    rules_piece(check, check->item);
}

static void take_echo(check_t *check)
{
    pass_on(check, check->current.used ? &check->current : NULL);
}

void check_item(check_t *check, const trace_item_t *item)
{
    static void (*const takers[])(check_t *) = {
        [TRACE_COMMAND] = take_command, [TRACE_DATA] = take_data,      [TRACE_EXTRA] = take_extra,
        [TRACE_ECHO] = take_echo,       [TRACE_DATA_ECHO] = take_echo, [TRACE_PROMPT] = take_prompt,
        [TRACE_LINE] = take_line,       [TRACE_TOPIC] = take_piece,    [TRACE_PAYLOAD] = take_piece,
    };

    check->item = item;
    check->seen_module = check->seen_module || !item->sent;
    takers[item->kind](check);
}

void check_end(check_t *check)
{
    end_all(check);
}
