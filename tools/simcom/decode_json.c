/* SPDX-License-Identifier: MIT */
#include "decode_json.h"

#include "explain.h"
#include "simcom/codes.h"

#include <string.h>

void json_string(FILE *file, const char *text)
{
    const uint8_t *at = (const uint8_t *)text;
    size_t n = strlen(text);

    (void)fputc('"', file);
    while (n > 0) {
        const size_t length = text_character(at, n);
        if (length == 0) {
            fprintf(file, at[0] < 0x80 ? "\\u%04x" : "\\ufffd", at[0]);
        } else {
            fprintf(file, "%s%.*s", at[0] == '"' || at[0] == '\\' ? "\\" : "", (int)length,
                    (const char *)at);
        }
        at += length > 0 ? length : 1;
        n -= length > 0 ? length : 1;
    }
    (void)fputc('"', file);
}

void json_member(FILE *file, const char *name, const char *text)
{
    fprintf(file, ", \"%s\": ", name);
    json_string(file, text);
}

static void begin(const json_t *json, const char *direction, const char *kind, uint32_t ms,
                  trace_place_t place)
{
    if (json->timed) {
        fprintf(json->file, "{\"time\": %lu.%03lu", (unsigned long)(ms / 1000u),
                (unsigned long)(ms % 1000u));
    } else {
        fputs("{\"time\": null", json->file);
    }
    if (place.line > 0) {
        fprintf(json->file, ", \"line\": %llu", (unsigned long long)place.line);
    }
    fprintf(json->file, ", \"offset\": %llu", (unsigned long long)place.offset);
    if (direction != NULL) {
        json_member(json->file, "dir", direction);
    }
    json_member(json->file, "kind", kind);
}

static void code(const json_t *json, uint32_t number)
{
    fprintf(json->file, ", \"err\": {\"code\": %lu, \"name\": ", (unsigned long)number);
    if (number < simcom_code_count) {
        json_string(json->file, simcom_codes[number].name);
    } else {
        fputs("null", json->file);
    }
    fputs("}", json->file);
}

/* Writes ", "fields": {...}" with what was given. */
static void fields(const json_t *json, const trace_item_t *item,
                   const simcom_described_parameter_t *names, const simcom_parameter_t *rows,
                   size_t count, const lookup_values_t *values)
{
    char buffer[EXPLAIN_TEXT_SIZE];
    const char *separator = "";
    simcom_bytes_t string;
    uint32_t number;
    text_t text;

    fputs(", \"fields\": {", json->file);
    for (size_t i = 0; i < count; i++) {
        const bool numeric = rows[i].kind == SIMCOM_KIND_NUMBER || rows[i].kind == SIMCOM_KIND_HEX;
        if (numeric ? !lookup_number(&rows[i], values, &number)
                    : !lookup_string(&rows[i], values, &string)) {
            continue;
        }
        fprintf(json->file, "%s\"%s\": ", separator, names[i].name);
        separator = ", ";
        if ((rows[i].flags & SIMCOM_PARAMETER_SECRET) != 0 && !item->reveal) {
            fputs("\"<hidden>\"", json->file);
        } else if (numeric) {
            fprintf(json->file, "%lu", (unsigned long)number);
        } else {
            text_init(&text, buffer, sizeof buffer);
            text_add_bytes(&text, string.data, string.length);
            json_string(json->file, buffer);
        }
    }
    fputs("}", json->file);
}

static const char *form_name(const simcom_described_form_t *form)
{
    static const char *const names[] = {
        [SIMCOM_TYPE_TEST] = "test",
        [SIMCOM_TYPE_READ] = "read",
        [SIMCOM_TYPE_WRITE] = "write",
        [SIMCOM_TYPE_EXECUTE] = "execute",
    };
    return names[form->type];
}

static void command(const json_t *json, const trace_item_t *item)
{
    const lookup_command_t *found = item->command;

    if (found == NULL || found->command == NULL || item->secret) {
        return;
    }
    json_member(json->file, "command", found->command->name);
    if (found->form != NULL) {
        const simcom_form_t *form = found->form->form;
        json_member(json->file, "form", form_name(found->form));
        if (found->form->variant[0] != '\0') {
            json_member(json->file, "variant", found->form->variant);
        }
        fields(json, item, found->form->parameters, simcom_parameters_of(form), form->parameter_count,
               &found->values);
    }
}

/* --- Lines --------------------------------------------------------------------------------- */

static void result(const json_t *json, const trace_item_t *item)
{
    uint32_t numbers[2];

    if (lookup_numbers(item->answer->argument, numbers, 2)) {
        fprintf(json->file, ", \"fields\": {\"client_index\": %lu, \"err\": %lu}",
                (unsigned long)numbers[0], (unsigned long)numbers[1]);
        code(json, numbers[1]);
    } else if (lookup_numbers(item->answer->argument, numbers, 1)) {
        fprintf(json->file, ", \"fields\": {\"err\": %lu}", (unsigned long)numbers[0]);
        code(json, numbers[0]);
    }
}

/* The first of the form's lines that fits. */
static void information(const json_t *json, const check_operation_t *operation,
                        const trace_item_t *item)
{
    const simcom_described_form_t *form = operation->form;
    lookup_values_t values;

    for (size_t i = 0; form != NULL && i < form->line_count; i++) {
        const simcom_described_line_t *line = &form->lines[i];
        if (lookup_fields(line, item->answer->argument, &values)) {
            fields(json, item, line->fields, line->shape->fields, line->shape->count, &values);
            return;
        }
    }
}

static void urc(const json_t *json, const trace_item_t *item)
{
    const simcom_described_line_t *line = item->answer->line;
    lookup_values_t values;
    uint32_t numbers[2];

    json_member(json->file, "name", line->name);
    if (lookup_fields(line, item->answer->argument, &values)) {
        fields(json, item, line->fields, line->shape->fields, line->shape->count, &values);
    }
    if (line->role == SIMCOM_ROLE_PING_FAILED &&
        lookup_numbers(item->answer->argument, numbers, 2)) {
        code(json, numbers[1]);
    }
}

static bool is_result(const check_operation_t *operation)
{
    return operation == NULL ||
           (operation->count > 0 && operation->steps[operation->count - 1u] == SIMCOM_STEP_RESULT);
}

static const char *line_kind(const check_operation_t *operation, const trace_item_t *item)
{
    switch (item->answer->kind) {
    case LOOKUP_OK:
        return "ok";
    case LOOKUP_ERROR:
        return "error";
    case LOOKUP_CME_ERROR:
        return "cme_error";
    case LOOKUP_URC:
        return "urc";
    case LOOKUP_ANSWER:
        return is_result(operation) ? "result" : "information";
    default:
        return "line";
    }
}

static void line(const json_t *json, const check_operation_t *operation, const trace_item_t *item)
{
    const simcom_described_command_t *answered = item->answer->kind == LOOKUP_ANSWER
                                                     ? item->answer->command
                                                 : operation != NULL ? operation->command
                                                                     : NULL;

    if (answered != NULL) {
        json_member(json->file, "command", answered->name);
    }
    if (operation != NULL && operation->form != NULL) {
        json_member(json->file, "form", form_name(operation->form));
    }
    if (item->answer->kind == LOOKUP_URC) {
        urc(json, item);
    } else if (item->answer->kind == LOOKUP_ANSWER && is_result(operation)) {
        result(json, item);
    } else if (item->answer->kind == LOOKUP_ANSWER) {
        information(json, operation, item);
    }
}

/* --- Data ---------------------------------------------------------------------------------- */

static void data(const json_t *json, const trace_item_t *item)
{
    char buffer[EXPLAIN_TEXT_SIZE];
    text_t text;

    fprintf(json->file, ", \"length\": %llu, \"announced\": %llu", (unsigned long long)item->length,
            (unsigned long long)item->total);
    if (item->secret) {
        json_member(json->file, "data", "<hidden>");
    } else if (item->bytes.data != NULL) {
        const size_t most = TRACE_LINE_MAX;
        const size_t n = item->bytes.length < most ? item->bytes.length : most;
        text_init(&text, buffer, sizeof buffer);
        text_add_bytes(&text, item->bytes.data, n < item->length ? n : item->length);
        json_member(json->file, "data", buffer);
        if (n < item->length) {
            fputs(", \"cut\": true", json->file);
        }
    }
}

static const char *kind_of(const check_operation_t *operation, const trace_item_t *item)
{
    static const char *const names[] = {
        [TRACE_COMMAND] = "command", [TRACE_DATA] = "data",           [TRACE_EXTRA] = "extra",
        [TRACE_ECHO] = "echo",       [TRACE_DATA_ECHO] = "data_echo", [TRACE_PROMPT] = "prompt",
        [TRACE_TOPIC] = "topic",     [TRACE_PAYLOAD] = "payload",
    };
    return item->kind == TRACE_LINE ? line_kind(operation, item) : names[item->kind];
}

static void on_item(void *context, const check_operation_t *operation, const trace_item_t *item)
{
    const json_t *json = context;
    char words[EXPLAIN_TEXT_SIZE];
    char ignored[EXPLAIN_TEXT_SIZE];
    text_t shown;
    text_t meaning;

    begin(json, item->sent ? "host" : "module", kind_of(operation, item), item->time_ms,
          item->place);
    switch (item->kind) {
    case TRACE_COMMAND:
    case TRACE_ECHO:
        command(json, item);
        break;
    case TRACE_LINE:
        line(json, operation, item);
        break;
    case TRACE_PROMPT:
        break;
    default:
        data(json, item);
        break;
    }
    if (item->kind == TRACE_COMMAND || item->kind == TRACE_ECHO || item->kind == TRACE_LINE) {
        text_init(&shown, words, sizeof words);
        text_init(&meaning, ignored, sizeof ignored);
        explain(item, &shown, &meaning);
        json_member(json->file, "text", words);
    }
    fputs("}\n", json->file);
}

void json_violation(const json_t *json, const check_violation_t *violation)
{
    json_member(json->file, "rule", check_rule_name(violation->rule));
    json_member(json->file, "what", violation->what);
    json_member(json->file, "section", violation->section);
    json_member(json->file, "expected", violation->expected);
}

static void on_violation(void *context, const check_operation_t *operation,
                         const check_violation_t *violation)
{
    const json_t *json = context;

    begin(json, NULL, "violation", violation->time_ms, violation->place);
    if (operation != NULL && operation->command != NULL) {
        json_member(json->file, "command", operation->command->name);
    }
    json_violation(json, violation);
    fputs("}\n", json->file);
}

const check_observer_t json_observer = {
    .begin = NULL,
    .item = on_item,
    .end = NULL,
    .violation = on_violation,
};
