/* SPDX-License-Identifier: MIT */
/* line.c - whether a line has the shape and the values that a revision documents. */
#include "rules.h"

#include "simcom/command.h"

#include <stdio.h>
#include <string.h>

/* Where the limits of a parameter come from. */
static const char *source_of(const simcom_described_form_t *form, const simcom_problem_t *problem)
{
    for (size_t i = 0; problem->has_parameter && i < form->form->parameter_count; i++) {
        if (simcom_parameters_of(form->form)[i].id == problem->parameter) {
            return form->parameters[i].source;
        }
    }
    return form->source;
}

/* Writes "60 to 180". */
static const char *range(simcom_limit_t limit, const char *unit, char *buffer, size_t size)
{
    (void)snprintf(buffer, size, "%u to %u%s", limit.min, limit.max, unit);
    return buffer;
}

static const char *expectation(const simcom_problem_t *problem, char *buffer, size_t size)
{
    switch (problem->status) {
    case SIMCOM_E_RANGE:
        return range(problem->limit, "", buffer, size);
    case SIMCOM_E_LENGTH:
        return range(problem->limit, " bytes", buffer, size);
    case SIMCOM_E_LINE_TOO_LONG:
        (void)snprintf(buffer, size, "at most %u characters behind AT", problem->limit.max);
        return buffer;
    case SIMCOM_E_ADDRESS:
        return "an address that begins with tcp://";
    case SIMCOM_E_FILE_NAME:
        return "a file name that ends in .pem or .der";
    case SIMCOM_E_UTF8:
        return "UTF-8";
    default:
        return "an argument within its limits";
    }
}

static void unknown_command(check_t *check, const check_operation_t *operation)
{
    simcom_bytes_t name = check->item->bytes;
    size_t n = 0;

    if (name.length < 4 || name.data[2] != '+') {
        return;
    }
    name.data += 3;
    name.length -= 3;
    while (n < name.length && name.data[n] >= 'A' && name.data[n] <= 'Z') {
        n++;
    }
    if (lookup_is_ours(name)) {
        rules_report(check, operation, CHECK_COMMAND, "V1.00 2", "a command of the revision",
                     "revision %s has no command AT+%.*s", check->revision->name,
                     (int)(n < 32 ? n : 32), (const char *)name.data);
    }
}

/* How many letters two names have in common in the same order: a misspelt one has most of them. */
static size_t likeness(const char *name, simcom_bytes_t line)
{
    size_t same = 0;

    for (size_t i = 0; i < line.length && name[same] != '\0'; i++) {
        same += (line.data[i] | 0x20) == (name[same] | 0x20);
    }
    return same;
}

/* Writes the forms of a command, the one that the line is most like first. */
static const char *form_names(const simcom_described_command_t *command, simcom_bytes_t line,
                              char *buffer, size_t size)
{
    char room[SIMCOM_FORM_TEXT_SIZE];
    size_t best = 0;
    size_t most = 0;
    text_t text;

    for (size_t i = 0; i < command->form_count; i++) {
        const char *option = command->forms[i].option;
        const size_t length = strlen(option);
        const size_t like = length > 0 ? likeness(option, line) * 100u / length : 0;
        if (like > most) {
            most = like;
            best = i;
        }
    }
    text_init(&text, buffer, size);
    for (size_t i = 0; i < command->form_count; i++) {
        const size_t number = i == 0 ? best : i <= best ? i - 1u : i;
        text_add_string(&text, i > 0 ? " or " : "");
        text_add_string(&text, simcom_form_text(command->forms[number].form, room));
    }
    return buffer;
}

static simcom_bytes_t text_of(const char *text)
{
    return (simcom_bytes_t){(const uint8_t *)text, strlen(text)};
}

/* Whether a secret is empty: whoever posts a log takes it out. */
static bool is_redacted(const simcom_described_form_t *form, const lookup_values_t *values,
                        const simcom_problem_t *problem)
{
    simcom_bytes_t string;

    for (size_t i = 0; problem->has_parameter && i < form->form->parameter_count; i++) {
        const simcom_parameter_t *row = &simcom_parameters_of(form->form)[i];
        if (row->id == problem->parameter && (row->flags & SIMCOM_PARAMETER_SECRET) != 0) {
            return lookup_string(row, values, &string) && string.length == 0;
        }
    }
    return false;
}

void rules_arguments(check_t *check, const check_operation_t *operation,
                     const lookup_command_t *command, const lookup_values_t *values)
{
    const simcom_described_form_t *form = command->form;
    simcom_problem_t problem;
    char text[240];
    char limits[64];

    if (command->command == NULL) {
        unknown_command(check, operation);
    } else if (form == NULL) {
        char forms[320];
        /* Of what any module has the specification holds what the library sends, and no more. */
        if (!lookup_is_ours(text_of(command->command->name))) {
            return;
        }
        text_t what;
        text_init(&what, text, sizeof text);
        text_add_string(&what, "revision ");
        text_add_string(&what, check->revision->name);
        text_add_string(&what, " has no form of AT");
        text_add_string(&what, command->command->wire);
        text_add_string(&what, " with this spelling and these arguments");
        rules_say(check, operation, CHECK_COMMAND, command->command->source,
                  form_names(command->command, check->item->bytes, forms, sizeof forms), text);
    } else if (lookup_is_good(check->lookup, command)) {
        return;
    } else if (simcom_arguments_check(check->revision, form->form, values, &problem) ==
               SIMCOM_GOOD) {
        lookup_set_good(check->lookup, command);
    } else if (!check->exact && is_redacted(form, values, &problem)) {
        (void)simcom_problem_text(&problem, text, sizeof text);
        rules_doubt(check, operation, CHECK_DAMAGED, CHECK_ARGUMENT, source_of(form, &problem),
                    expectation(&problem, limits, sizeof limits), text);
    } else {
        (void)simcom_problem_text(&problem, text, sizeof text);
        rules_report(check, operation, CHECK_ARGUMENT, source_of(form, &problem),
                     expectation(&problem, limits, sizeof limits), "%s", text);
    }
}

/* --- Lines of the module --------------------------------------------------------------------- */

static bool in_range(const simcom_parameter_t *row, simcom_limit_t limit, uint32_t number)
{
    if (limit.min > limit.max || ((row->flags & SIMCOM_PARAMETER_ZERO) != 0 && number == 0)) {
        return true;
    }
    return number >= limit.min && number <= limit.max;
}

void rules_fields(check_t *check, const check_operation_t *operation,
                  const simcom_described_line_t *line, const lookup_values_t *values)
{
    char limits[64];
    uint32_t number;

    for (size_t i = 0; i < line->shape->count; i++) {
        const simcom_parameter_t *row = &line->shape->fields[i];
        const simcom_limit_t limit = rules_limit(check, row);
        if ((row->kind != SIMCOM_KIND_NUMBER && row->kind != SIMCOM_KIND_HEX) ||
            !lookup_number(row, values, &number)) {
            continue;
        }
        if (strcmp(line->fields[i].name, "err") == 0) {
            rules_code(check, operation, number);
        } else if (!in_range(row, limit, number)) {
            rules_report(check, operation, CHECK_LINE, line->fields[i].source,
                         range(limit, "", limits, sizeof limits), "%s %s %lu", line->wire,
                         line->fields[i].name, (unsigned long)number);
        }
    }
}

/* Whether the texts are equal but for spaces. */
static bool equal_but_spaces(simcom_bytes_t line, const char *text)
{
    size_t i = 0;

    for (;;) {
        while (i < line.length && line.data[i] == ' ') {
            i++;
        }
        while (*text == ' ') {
            text++;
        }
        if (i == line.length || *text == '\0') {
            return i == line.length && *text == '\0';
        }
        if (line.data[i++] != (uint8_t)*text++) {
            return false;
        }
    }
}

static void test_reply(check_t *check, const check_operation_t *operation,
                       const lookup_answer_t *answer)
{
    const char *const *reply = operation->form->replies;
    char expected[320];
    text_t text;

    text_init(&text, expected, sizeof expected);
    for (; reply != NULL && *reply != NULL; reply++) {
        if (equal_but_spaces(answer->argument, *reply)) {
            return;
        }
        text_add(&text, "%s%s", text.length > 0 ? " or " : "", *reply);
    }
    rules_report(check, operation, CHECK_LINE, operation->form->source, expected,
                 "AT%s=? was answered in another way", operation->command->wire);
}

const simcom_described_line_t *rules_information(check_t *check, const check_operation_t *operation,
                                                 const lookup_answer_t *answer,
                                                 lookup_values_t *values)
{
    const simcom_described_form_t *form = operation->form;
    char expected[320];
    text_t text;

    if (form->type == SIMCOM_TYPE_TEST) {
        test_reply(check, operation, answer);
        return NULL;
    }
    text_init(&text, expected, sizeof expected);
    for (size_t i = 0; i < form->line_count; i++) {
        const simcom_described_line_t *line = &form->lines[i];
        if (lookup_fields(line, answer->argument, values)) {
            rules_fields(check, operation, line, values);
            return line;
        }
        text_add(&text, "%s%s ", i > 0 ? " or " : "", line->wire);
        for (size_t j = 0; j < line->shape->count; j++) {
            text_add(&text, "%s%s", j > 0 ? "," : "", line->fields[j].name);
        }
    }
    rules_report(check, operation, CHECK_LINE, form->source, expected,
                 "an information line of AT%s with other fields", operation->command->wire);
    return NULL;
}

void rules_code(check_t *check, const check_operation_t *operation, uint32_t code)
{
    char expected[64];

    if (!simcom_description_has_code(check->description, code)) {
        (void)snprintf(expected, sizeof expected, "a code that revision %s has",
                       check->revision->name);
        rules_report(check, operation, CHECK_CODE, "V1.00 2.3.1", expected,
                     "revision %s has no code %lu", check->revision->name, (unsigned long)code);
    }
}

void rules_unknown_line(check_t *check, simcom_bytes_t line)
{
    const size_t plus = line.length > 0 && line.data[0] == '+' ? 1 : 0;
    const simcom_bytes_t name = {line.data + plus, line.length - plus};
    size_t n = 0;

    while (n < name.length && name.data[n] >= 'A' && name.data[n] <= 'Z') {
        n++;
    }
    if (plus != 0 && lookup_is_ours(name)) {
        rules_report(check, NULL, CHECK_LINE, "V1.00 2.3.2",
                     "a documented result or unsolicited line", "revision %s has no line +%.*s",
                     check->revision->name, (int)(n < 32 ? n : 32), (const char *)name.data);
    }
}
