/* SPDX-License-Identifier: MIT */
#include "json.h"

#include "explain.h"
#include "simcom/codes.h"

#include <string.h>

void json_init(json_t *json, out_t *out, bool timed)
{
    memset(json, 0, sizeof *json);
    json->out = out;
    json->words = words_all();
    json->timed = timed;
}

void json_string(out_t *out, const char *text)
{
    const uint8_t *at = (const uint8_t *)text;
    size_t n = strlen(text);
    char code[8];

    out_literal(out, "\"");
    while (n > 0) {
        const size_t length = text_character(at, n);
        if (length == 0 && at[0] < 0x80) {
            out_put(out, code, (size_t)snprintf(code, sizeof code, "\\u%04x", at[0]));
        } else if (length == 0) {
            out_literal(out, "\\ufffd");
        } else {
            out_json(out, at, length);
        }
        at += length > 0 ? length : 1;
        n -= length > 0 ? length : 1;
    }
    out_literal(out, "\"");
}

/* Writes a member whose value is a text of the specification or of a violation. */
static void member(out_t *out, const char *name, const char *text)
{
    out_literal(out, ", \"");
    out_string(out, name);
    out_literal(out, "\": ");
    json_string(out, text);
}

/* Writes {"time": 1.234, "line": 5, "offset": 67 */
static void begin(json_t *json, uint32_t ms, trace_place_t place)
{
    out_t *out = json->out;

    if (json->timed) {
        out_literal(out, "{\"time\": ");
        out_count(out, &json->seconds, ms / 1000u);
        out_fraction(out, ms);
    } else {
        out_literal(out, "{\"time\": null");
    }
    if (place.line > 0) {
        out_literal(out, ", \"line\": ");
        out_count(out, &json->line, place.line);
    }
    out_literal(out, ", \"offset\": ");
    out_count(out, &json->offset, place.offset);
}

static void code(const json_t *json, const trace_item_t *item, uint32_t number)
{
    const words_text_t *known =
        words_code(json->words, lookup_description(item->lookup)->revision, number);

    if (known != NULL) {
        words_put(json->out, known);
    } else {
        out_literal(json->out, ", \"err\": {\"code\": ");
        out_number(json->out, number);
        out_literal(json->out, ", \"name\": null}");
    }
}

/* --- Fields -------------------------------------------------------------------------------- */

/* Writes the value of a field; false if there is none. [in] name  what stands before it */
static bool field(const json_t *json, const trace_item_t *item, const words_text_t *name,
                  const simcom_parameter_t *row, const lookup_values_t *values, bool first)
{
    const bool numeric = row->kind == SIMCOM_KIND_NUMBER || row->kind == SIMCOM_KIND_HEX;
    out_t *out = json->out;
    simcom_bytes_t string = {NULL, 0};
    uint32_t number = 0;

    if (numeric ? !lookup_number(row, values, &number) : !lookup_string(row, values, &string)) {
        return false;
    }
    words_put_field(out, name, first);
    if (explain_is_hidden(item, row, string)) {
        out_literal(out, "\"<hidden>\"");
    } else if (numeric) {
        out_number(out, number);
    } else {
        out_literal(out, "\"");
        out_json(out, string.data, string.length);
        out_literal(out, "\"");
    }
    return true;
}

/* Writes ", "fields": {...}" with what was given. */
static void fields(const json_t *json, const trace_item_t *item, const words_text_t *names,
                   const simcom_parameter_t *rows, size_t count, const lookup_values_t *values)
{
    bool first = true;

    out_literal(json->out, ", \"fields\": {");
    for (size_t i = 0; i < count; i++) {
        first = !field(json, item, &names[i], &rows[i], values, first) && first;
    }
    out_literal(json->out, "}");
}

static void line_fields(const json_t *json, const trace_item_t *item,
                        const simcom_described_line_t *line, const lookup_values_t *values)
{
    fields(json, item, words_of(json->words, line)->fields, line->shape->fields, line->shape->count,
           values);
}

/* --- Lines --------------------------------------------------------------------------------- */

static void command(const json_t *json, const trace_item_t *item)
{
    const lookup_command_t *found = item->command;

    if (found == NULL || found->command == NULL || item->secret) {
        return;
    }
    if (found->form != NULL) {
        const words_row_t *words = words_of(json->words, found->form);
        words_put(json->out, &words->sent);
        fields(json, item, words->fields, lookup_rows(found->form), lookup_row_count(found->form),
               &found->values);
    } else {
        words_put(json->out, &words_of(json->words, found->command)->name);
    }
}

static void result(const json_t *json, const trace_item_t *item)
{
    uint32_t numbers[2];

    if (lookup_answer_numbers(item->answer, numbers, 2)) {
        out_literal(json->out, ", \"fields\": {\"client_index\": ");
        out_number(json->out, numbers[0]);
        out_literal(json->out, ", \"err\": ");
        out_number(json->out, numbers[1]);
        out_literal(json->out, "}");
        code(json, item, numbers[1]);
    } else if (lookup_answer_numbers(item->answer, numbers, 1)) {
        out_literal(json->out, ", \"fields\": {\"err\": ");
        out_number(json->out, numbers[0]);
        out_literal(json->out, "}");
        code(json, item, numbers[0]);
    }
}

/* The first of the form's lines that fits. */
static bool form_information(const json_t *json, const simcom_described_form_t *form,
                             const trace_item_t *item)
{
    lookup_values_t values;

    for (size_t i = 0; form != NULL && i < form->line_count; i++) {
        if (lookup_fields(&form->lines[i], item->answer->argument, &values)) {
            line_fields(json, item, &form->lines[i], &values);
            return true;
        }
    }
    return false;
}

/* Of a line that answers no command of the log, any form of its command may be meant. */
static void information(const json_t *json, const check_operation_t *operation,
                        const trace_item_t *item)
{
    const simcom_described_command_t *command = item->answer->command;

    if (operation != NULL) {
        (void)form_information(json, operation->form, item);
        return;
    }
    for (size_t i = 0; i < command->form_count; i++) {
        if (form_information(json, &command->forms[i], item)) {
            return;
        }
    }
}

/* Writes the fields of a line that has been read already. */
static void number_fields(out_t *out, const words_text_t *names, const uint32_t *numbers,
                          size_t count)
{
    out_literal(out, ", \"fields\": {");
    for (size_t i = 0; i < count; i++) {
        words_put_field(out, &names[i], i == 0);
        out_number(out, numbers[i]);
    }
    out_literal(out, "}");
}

static void urc(const json_t *json, const trace_item_t *item)
{
    const simcom_described_line_t *line = item->answer->line;
    const words_row_t *words = words_of(json->words, line);
    const size_t count = item->answer->number_count;
    lookup_values_t values;
    uint32_t numbers[2];

    words_put(json->out, &words->name);
    if (words->numbers && count > 0 && count == line->shape->count) {
        number_fields(json->out, words->fields, item->answer->numbers, count);
    } else if (lookup_fields(line, item->answer->argument, &values)) {
        line_fields(json, item, line, &values);
    }
    if (line->role == SIMCOM_ROLE_PING_FAILED && lookup_answer_numbers(item->answer, numbers, 2)) {
        code(json, item, numbers[1]);
    }
}

/* Of a line that belongs to no operation the command tells: the result of one that has none is none. */
static bool is_result(const check_operation_t *operation, const trace_item_t *item)
{
    const simcom_described_command_t *command = item->answer->command;

    if (operation != NULL) {
        return check_last_step(operation) == SIMCOM_STEP_RESULT;
    }
    for (size_t i = 0; command != NULL && i < command->form_count; i++) {
        if (command->forms[i].form->result_fields != 0) {
            return true;
        }
    }
    return false;
}

/* Writes whose line it is, of a line that is not simply one of the command's answer. */
static void other_words(const json_t *json, const simcom_described_command_t *answered,
                        const check_operation_t *operation)
{
    if (answered != NULL) {
        words_put(json->out, &words_of(json->words, answered)->name);
    }
    if (operation != NULL && operation->form != NULL) {
        words_put(json->out, &words_of(json->words, operation->form)->name);
    }
}

static void line(const json_t *json, const check_operation_t *operation, const trace_item_t *item)
{
    const simcom_described_command_t *answered = item->answer->kind == LOOKUP_ANSWER
                                                     ? item->answer->command
                                                 : operation != NULL ? operation->command
                                                                     : NULL;

    if (operation != NULL && operation->form != NULL && answered == operation->command) {
        words_put(json->out, &words_of(json->words, operation->form)->whole);
    } else {
        other_words(json, answered, operation);
    }
    if (item->answer->kind == LOOKUP_URC) {
        urc(json, item);
    } else if (item->answer->kind == LOOKUP_ANSWER && is_result(operation, item)) {
        result(json, item);
    } else if (item->answer->kind == LOOKUP_ANSWER) {
        information(json, operation, item);
    }
}

/* Writes the line as it may be shown, and the end of the object. */
static void shown(const json_t *json, const trace_item_t *item)
{
    simcom_bytes_t pieces[EXPLAIN_PIECES];
    const size_t count = explain_pieces(item, pieces);

    out_literal(json->out, ", \"text\": \"");
    for (size_t i = 0; i < count; i++) {
        out_json(json->out, pieces[i].data, pieces[i].length);
    }
    out_literal(json->out, "\"}");
}

/* --- Data ---------------------------------------------------------------------------------- */

/* Writes the bytes of data, and the end of the object. */
static void data_bytes(out_t *out, const trace_item_t *item)
{
    const size_t most = item->bytes.length < TRACE_LINE_MAX ? item->bytes.length : TRACE_LINE_MAX;
    const size_t visible = explain_visible(item);
    const size_t n = most < visible ? most : visible;

    out_literal(out, ", \"data\": \"");
    out_json(out, item->bytes.data, n);
    if (n < item->length) {
        out_literal(out, "\", \"cut\": true}");
    } else {
        out_literal(out, "\"}");
    }
}

static void data(const json_t *json, const trace_item_t *item)
{
    out_t *out = json->out;

    if (item->kind == TRACE_PROMPT) {
        out_literal(out, "}");
        return;
    }
    out_literal(out, ", \"length\": ");
    out_number(out, item->length);
    out_literal(out, ", \"announced\": ");
    out_number(out, item->total);
    if (item->secret) {
        out_literal(out, ", \"data\": \"<hidden>\"}");
    } else if (item->bytes.data != NULL) {
        data_bytes(out, item);
    } else {
        out_literal(out, "}");
    }
}

/* --- Items --------------------------------------------------------------------------------- */

/* Writes who sent it and what it is. A literal each: their lengths are known then. */
static void line_kind(out_t *out, const check_operation_t *operation, const trace_item_t *item)
{
    switch (item->answer->kind) {
    case LOOKUP_OK:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"ok\"");
        break;
    case LOOKUP_ERROR:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"error\"");
        break;
    case LOOKUP_CME_ERROR:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"cme_error\"");
        break;
    case LOOKUP_URC:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"urc\"");
        break;
    case LOOKUP_ANSWER:
        if (is_result(operation, item)) {
            out_literal(out, ", \"dir\": \"module\", \"kind\": \"result\"");
        } else {
            out_literal(out, ", \"dir\": \"module\", \"kind\": \"information\"");
        }
        break;
    default:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"line\"");
        break;
    }
}

static void other_kind(out_t *out, const trace_item_t *item)
{
    switch (item->kind) {
    case TRACE_COMMAND:
        out_literal(out, ", \"dir\": \"host\", \"kind\": \"command\"");
        break;
    case TRACE_DATA:
        out_literal(out, ", \"dir\": \"host\", \"kind\": \"data\"");
        break;
    case TRACE_EXTRA:
        out_literal(out, ", \"dir\": \"host\", \"kind\": \"extra\"");
        break;
    case TRACE_ECHO:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"echo\"");
        break;
    case TRACE_DATA_ECHO:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"data_echo\"");
        break;
    case TRACE_TOPIC:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"topic\"");
        break;
    case TRACE_PAYLOAD:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"payload\"");
        break;
    default:
        out_literal(out, ", \"dir\": \"module\", \"kind\": \"prompt\"");
        break;
    }
}

static void on_item(void *context, const check_operation_t *operation, const trace_item_t *item)
{
    json_t *json = context;

    begin(json, item->time_ms, item->place);
    if (item->kind == TRACE_LINE) {
        line_kind(json->out, operation, item);
        line(json, operation, item);
        shown(json, item);
    } else {
        other_kind(json->out, item);
        if (item->kind == TRACE_COMMAND || item->kind == TRACE_ECHO) {
            command(json, item);
            shown(json, item);
        } else {
            data(json, item);
        }
    }
    out_end(json->out);
}

static void on_violation(void *context, const check_operation_t *operation,
                         const check_violation_t *violation)
{
    json_t *json = context;
    out_t *out = json->out;

    begin(json, violation->time_ms, violation->place);
    out_string(out, violation->confidence == CHECK_VIOLATION ? ", \"kind\": \"violation\""
                                                             : ", \"kind\": \"doubt\"");
    if (operation != NULL && operation->command != NULL) {
        words_put(out, &words_of(json->words, operation->command)->name);
    }
    member(out, "rule", check_rule_name(violation->rule));
    member(out, "confidence", check_confidence_name(violation->confidence));
    member(out, "what", violation->what);
    member(out, "section", violation->section);
    member(out, "expected", violation->expected);
    out_literal(out, "}");
    out_end(out);
}

const check_observer_t json_observer = {
    .begin = NULL,
    .item = on_item,
    .end = NULL,
    .violation = on_violation,
};
