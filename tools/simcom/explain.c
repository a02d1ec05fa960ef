/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include "simcom/codes.h"

#include <string.h>

/* Bytes of data that are shown. */
#define PREVIEW 60u

static const char hidden[] = "<hidden>";

void explain_code(uint32_t code, text_t *text)
{
    if (code >= simcom_code_count) {
        text_add(text, "%u, a code that is not documented", (unsigned)code);
        return;
    }
    text_add(text, "%u %s: ", (unsigned)code, simcom_codes[code].name);
    text_add_clause(text, simcom_codes[code].meaning);
}

/* --- Data ---------------------------------------------------------------------------------- */

/* How much of the data is shown: whole characters, at most PREVIEW bytes. 0: it is not text. */
static size_t preview_length(simcom_bytes_t bytes)
{
    size_t n = 0;

    while (n < bytes.length) {
        const size_t length = text_character(bytes.data + n, bytes.length - n);
        if (n + length > PREVIEW) {
            break;
        }
        if (length == 0) {
            return 0;
        }
        n += length;
    }
    return n;
}

/* Writes <9 bytes of data: "simcommsg"> */
static void show_data(const trace_item_t *item, const char *what, text_t *shown)
{
    char count[TEXT_COUNT_SIZE];
    const size_t preview = item->secret ? 0 : preview_length(item->bytes);

    text_add(shown, "<%s", text_count(count, item->length));
    if (item->length < item->total) {
        text_add(shown, " of %s", text_count(count, item->total));
    }
    text_add(shown, " byte%s of %s%s", item->length == 1 && item->total == 1 ? "" : "s",
             item->secret ? "secret " : "", what);
    if (preview > 0) {
        text_add(shown, ": \"");
        text_add_bytes(shown, item->bytes.data, preview);
        text_add(shown, preview < item->length ? "...\"" : "\"");
    }
    text_add(shown, ">");
}

/* --- Fields -------------------------------------------------------------------------------- */

/* Whether the value must not be shown. */
static bool is_hidden(const trace_item_t *item, const simcom_parameter_t *row)
{
    return (row->flags & SIMCOM_PARAMETER_SECRET) != 0 && !item->reveal;
}

static void add_value_name(const simcom_described_parameter_t *parameter, uint32_t number,
                           text_t *text)
{
    for (size_t i = 0; i < parameter->value_count; i++) {
        if (parameter->values[i].value == number) {
            text_add(text, " (%s)", parameter->values[i].name);
        }
    }
}

static bool add_field(const trace_item_t *item, const simcom_described_parameter_t *parameter,
                      const simcom_parameter_t *row, const lookup_values_t *values,
                      const char *separator, text_t *text)
{
    simcom_bytes_t string;
    uint32_t number;

    if (row->kind == SIMCOM_KIND_NUMBER || row->kind == SIMCOM_KIND_HEX) {
        if (!lookup_number(row, values, &number)) {
            return false;
        }
        text_add(text, row->kind == SIMCOM_KIND_HEX ? "%s%s 0x%04X" : "%s%s %u", separator,
                 parameter->name, (unsigned)number);
        text_add(text, parameter->unit[0] != '\0' ? " %s" : "%s", parameter->unit);
        add_value_name(parameter, number, text);
        return true;
    }
    if (!lookup_string(row, values, &string)) {
        return false;
    }
    text_add(text, "%s%s ", separator, parameter->name);
    if (is_hidden(item, row)) {
        text_add(text, "%s", hidden);
    } else {
        text_add(text, "\"");
        text_add_bytes(text, string.data, string.length);
        text_add(text, "\"");
    }
    return true;
}

/* Adds "client_index 0, qos 1 (at_least_once), pub_timeout 60 s" behind `separator`. */
static void add_fields(const trace_item_t *item, const simcom_described_parameter_t *parameters,
                       const simcom_parameter_t *rows, size_t count, const lookup_values_t *values,
                       const char *separator, text_t *text)
{
    for (size_t i = 0; i < count; i++) {
        if (add_field(item, &parameters[i], &rows[i], values, separator, text)) {
            separator = ", ";
        }
    }
}

/* Adds a line whose secret strings are replaced. */
static void show_without_secrets(const trace_item_t *item, const simcom_parameter_t *rows,
                                 size_t count, const lookup_values_t *values, text_t *shown)
{
    const simcom_bytes_t line = item->bytes;
    const uint8_t *at = line.data;
    simcom_bytes_t string;

    for (size_t i = 0; i < count; i++) {
        if (is_hidden(item, &rows[i]) && rows[i].kind != SIMCOM_KIND_NUMBER &&
            rows[i].kind != SIMCOM_KIND_HEX && lookup_string(&rows[i], values, &string)) {
            text_add_bytes(shown, at, (size_t)(string.data - at));
            text_add(shown, "%s", hidden);
            at = string.data + string.length;
        }
    }
    text_add_bytes(shown, at, (size_t)(line.data + line.length - at));
}

/* Adds a line up to and with its first '=' or ':', and hides the rest. */
static void show_name_only(simcom_bytes_t line, text_t *shown)
{
    size_t n = 0;

    while (n < line.length && line.data[n] != '=' && line.data[n] != ':') {
        n++;
    }
    if (n < line.length) {
        text_add_bytes(shown, line.data, n + 1);
    }
    text_add(shown, "%s", hidden);
}

/* --- Commands ------------------------------------------------------------------------------ */

static void add_purpose(const lookup_command_t *found, text_t *meaning)
{
    switch (found->form->type) {
    case SIMCOM_TYPE_TEST:
        text_add(meaning, "ask what AT%s takes", found->command->wire);
        break;
    case SIMCOM_TYPE_READ:
        text_add(meaning, "ask for the state of AT%s", found->command->wire);
        break;
    default:
        text_add_clause(meaning, found->form->description);
        break;
    }
}

/* Whether this can be one of the commands with secrets, with a mistake in its name. */
static bool is_misspelt(const trace_item_t *item)
{
    const size_t behind = item->bytes.length < 3 ? item->bytes.length : 3;
    const simcom_bytes_t name = {item->bytes.data + behind, item->bytes.length - behind};

    return !item->reveal && lookup_is_ours(name);
}

static void explain_command(const trace_item_t *item, text_t *shown, text_t *meaning)
{
    const lookup_command_t *found = item->command;

    if (item->secret) {
        text_add(shown, "%s", hidden);
        return;
    }
    if (found->form != NULL) {
        const simcom_form_t *form = found->form->form;
        show_without_secrets(item, simcom_parameters_of(form), form->parameter_count, &found->values, shown);
        add_purpose(found, meaning);
        add_fields(item, found->form->parameters, simcom_parameters_of(form), form->parameter_count,
                   &found->values, ": ", meaning);
    } else if (found->command == NULL && is_misspelt(item)) {
        show_name_only(item->bytes, shown);
        text_add(meaning, "unknown");
    } else if (found->command != NULL && lookup_has_secret(found->command) && !item->reveal) {
        show_name_only(item->bytes, shown);
        text_add(meaning, "arguments that fit no form of AT%s", found->command->wire);
    } else {
        text_add_bytes(shown, item->bytes.data, item->bytes.length);
        text_add(meaning,
                 found->command != NULL ? "arguments that fit no form of AT%s" : "unknown%s",
                 found->command != NULL ? found->command->wire : "");
    }
}

/* --- Answers ------------------------------------------------------------------------------- */

/* Whether the success of a form comes with a result line. */
static bool has_result(const simcom_described_form_t *form)
{
    for (size_t i = 0; i < form->outcome_count; i++) {
        for (size_t j = 0; j < sizeof form->outcomes[i].steps; j++) {
            if (form->outcomes[i].success && form->outcomes[i].steps[j] == SIMCOM_STEP_RESULT) {
                return true;
            }
        }
    }
    return false;
}

/* Adds the name of a form's command: the letters of its text behind AT+. */
static void add_command_name(const simcom_form_t *form, text_t *text)
{
    char room[SIMCOM_FORM_TEXT_SIZE];
    const char *name = simcom_form_text(form, room);

    name += strncmp(name, "AT+", 3) == 0 ? 3 : 0;
    text_add(text, "%.*s", (int)strcspn(name, "=?"), name);
}

static void explain_final(const trace_item_t *item, const lookup_answer_t *found, text_t *meaning)
{
    if (item->form == NULL) {
        return;
    }
    add_command_name(item->form->form, meaning);
    if (found->kind != LOOKUP_OK) {
        text_add(meaning, " failed");
        if (found->kind == LOOKUP_CME_ERROR) {
            text_add(meaning, ": ");
            text_add_bytes(meaning, found->argument.data, found->argument.length);
        }
    } else {
        /* With a result line, OK says nothing about success. */
        text_add(meaning, has_result(item->form) ? " accepted" : " done");
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

/* Whether the command that is being answered asks for information in such lines. */
static bool asked_for(const trace_item_t *item, const simcom_described_command_t *command)
{
    return item->form != NULL && item->form->form->result_fields == 0 &&
           item->form->form->line == command->line;
}

static bool explain_result(const trace_item_t *item, const lookup_answer_t *found, text_t *meaning)
{
    const size_t count = result_fields(found->command);
    uint32_t numbers[2];

    if (count < 1 || count > 2 || asked_for(item, found->command) ||
        !lookup_numbers(found->argument, numbers, count)) {
        return false;
    }
    text_add(meaning, "result of %s", found->command->name);
    if (count == 2) {
        text_add(meaning, ", client %u", (unsigned)numbers[0]);
    }
    text_add(meaning, ": ");
    explain_code(numbers[count - 1], meaning);
    return true;
}

/* An information line: of the command's lines the first that the fields fit. */
static bool explain_information(const trace_item_t *item, const lookup_answer_t *found,
                                text_t *shown, text_t *meaning)
{
    lookup_values_t values;

    for (size_t i = 0; i < found->command->form_count; i++) {
        const simcom_described_form_t *form = &found->command->forms[i];
        for (size_t j = 0; j < form->line_count; j++) {
            const simcom_described_line_t *line = &form->lines[j];
            if (lookup_fields(line, found->argument, &values)) {
                show_without_secrets(item, line->shape->fields, line->shape->count, &values, shown);
                add_fields(item, line->fields, line->shape->fields, line->shape->count, &values, "",
                           meaning);
                return true;
            }
        }
    }
    return false;
}

static bool answers_test(const trace_item_t *item, const simcom_described_command_t *command)
{
    return item->form != NULL && item->form->type == SIMCOM_TYPE_TEST &&
           item->form->form->line == command->line;
}

/* A result and an information line can look the same: the command that was sent decides. */
static void explain_answer(const trace_item_t *item, const lookup_answer_t *found, text_t *shown,
                           text_t *meaning)
{
    if (answers_test(item, found->command)) {
        text_add(meaning, "what AT%s takes", found->command->wire);
    } else if (!explain_result(item, found, meaning)) {
        if (explain_information(item, found, shown, meaning)) {
            return;
        }
        if (lookup_has_secret(found->command) && !item->reveal) {
            show_name_only(item->bytes, shown);
            return;
        }
    }
    text_add_bytes(shown, item->bytes.data, item->bytes.length);
}

static void explain_urc(const trace_item_t *item, const lookup_answer_t *found, text_t *shown,
                        text_t *meaning)
{
    lookup_values_t values;

    text_add_bytes(shown, item->bytes.data, item->bytes.length);
    text_add_clause(meaning, found->line->title);
    if (lookup_fields(found->line, found->argument, &values)) {
        add_fields(item, found->line->fields, found->line->shape->fields, found->line->shape->count,
                   &values, ": ", meaning);
    }
}

static void explain_line(const trace_item_t *item, text_t *shown, text_t *meaning)
{
    const lookup_answer_t *found = item->answer;

    switch (found->kind) {
    case LOOKUP_OK:
    case LOOKUP_ERROR:
    case LOOKUP_CME_ERROR:
        text_add_bytes(shown, item->bytes.data, item->bytes.length);
        explain_final(item, found, meaning);
        break;
    case LOOKUP_URC:
        explain_urc(item, found, shown, meaning);
        break;
    case LOOKUP_ANSWER:
        explain_answer(item, found, shown, meaning);
        break;
    default:
        if (item->secret) {
            text_add(shown, "%s", hidden);
            text_add(meaning, "not understood; perhaps a damaged echo of something secret");
        } else {
            text_add_bytes(shown, item->bytes.data, item->bytes.length);
            text_add(meaning, "unknown");
        }
        break;
    }
}

void explain(const trace_item_t *item, text_t *shown, text_t *meaning)
{
    char count[TEXT_COUNT_SIZE];

    switch (item->kind) {
    case TRACE_COMMAND:
        explain_command(item, shown, meaning);
        break;
    case TRACE_ECHO:
        explain_command(item, shown, meaning);
        text_init(meaning, meaning->at, meaning->size);
        text_add(meaning, item->secret ? "damaged echo of something secret" : "echo");
        break;
    case TRACE_DATA:
        show_data(item, "data", shown);
        break;
    case TRACE_EXTRA:
        text_add(shown, "<%s more byte%s than announced>", text_count(count, item->length),
                 item->length == 1 ? "" : "s");
        text_add(meaning, "the module takes them for a command line");
        break;
    case TRACE_DATA_ECHO:
        show_data(item, "data", shown);
        text_add(meaning, "echo");
        break;
    case TRACE_PROMPT:
        text_add(shown, ">");
        text_add(meaning, "send the data");
        break;
    case TRACE_TOPIC:
        show_data(item, "topic", shown);
        break;
    case TRACE_PAYLOAD:
        show_data(item, "payload", shown);
        break;
    default:
        explain_line(item, shown, meaning);
        break;
    }
    if (item->cut && (item->kind == TRACE_COMMAND || item->kind == TRACE_LINE)) {
        text_add(shown, "...");
    }
}
