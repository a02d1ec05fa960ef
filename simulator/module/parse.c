/* SPDX-License-Identifier: MIT */
/* parse.c - from a command line to a form of the tables and its arguments. */
#include "depart.h"
#include "simcom/command.h"
#include "simcom/fields.h"

#include <string.h>

static int lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Whether a text begins with a word, in either case: V.250 5.4.1. */
static bool begins(simcom_bytes_t text, const char *word)
{
    size_t n = strlen(word);

    if (text.length < n) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (lower(text.data[i]) != lower((unsigned char)word[i])) {
            return false;
        }
    }
    return true;
}

static simcom_bytes_t behind(simcom_bytes_t text, size_t n)
{
    return (simcom_bytes_t){text.data + n, text.length - n};
}

/* Parts of a line: its command, the type of form, the text of the parameters. */
typedef struct parts {
    const simcom_described_command_t *command;
    uint8_t type;
    simcom_bytes_t text;
} parts_t;

/* What stands behind the command's name. False if the name goes on there. */
static bool split_form(simcom_bytes_t rest, bool extended, parts_t *parts)
{
    parts->text = rest;
    if (!extended) { /* basic commands such as ATE0 have their parameter right there */
        parts->type = SIMCOM_TYPE_EXECUTE;
        return true;
    }
    if (rest.length == 0) {
        parts->type = SIMCOM_TYPE_EXECUTE;
    } else if (begins(rest, "=?") && rest.length == 2) {
        parts->type = SIMCOM_TYPE_TEST;
        parts->text = behind(rest, 2);
    } else if (rest.data[0] == '?' && rest.length == 1) {
        parts->type = SIMCOM_TYPE_READ;
        parts->text = behind(rest, 1);
    } else if (rest.data[0] == '=') {
        parts->type = SIMCOM_TYPE_WRITE;
        parts->text = behind(rest, 1);
    } else {
        return false;
    }
    return true;
}

static bool split(const simcom_description_t *description, simcom_bytes_t line, parts_t *parts)
{
    for (size_t i = 0; i < description->command_count; i++) {
        const simcom_described_command_t *command = &description->commands[i];
        simcom_bytes_t rest;

        if (!begins(line, command->wire)) {
            continue;
        }
        rest = behind(line, strlen(command->wire));
        if (command->wire[0] == '\0' && rest.length > 0) {
            continue; /* AT alone */
        }
        if (split_form(rest, command->wire[0] == '+', parts)) {
            parts->command = command;
            return true;
        }
    }
    return false;
}

/* Removes a leading quoted word, such as "sslversion", and its comma. */
static bool skip_option(simcom_bytes_t *text, const char *option)
{
    size_t n = strlen(option);

    if (n == 0) {
        return true;
    }
    if (text->length == n + 2 && text->data[0] == '"' && text->data[n + 1] == '"' &&
        begins(behind(*text, 1), option)) { /* nothing follows it */
        *text = behind(*text, n + 2);
        return true;
    }
    if (text->length < n + 3 || text->data[0] != '"' || !begins(behind(*text, 1), option) ||
        text->data[n + 1] != '"' || text->data[n + 2] != ',') {
        return false;
    }
    *text = behind(*text, n + 3);
    return true;
}

/* The walker takes strings without quotation marks as well, as some modules answer; a module does
 * not take them from a host. */
static bool strings_quoted(const simcom_form_t *form, const void *arguments)
{
    for (size_t i = 0; i < form->parameter_count; i++) {
        simcom_bytes_t value;

        if (simcom_parameters_of(form)[i].kind == SIMCOM_KIND_NUMBER ||
            simcom_parameters_of(form)[i].kind == SIMCOM_KIND_HEX) {
            continue;
        }
        memcpy(&value, (const uint8_t *)arguments + simcom_parameters_of(form)[i].offset,
               sizeof value);
        if (value.data == NULL || (value.length > 0 && value.data[0] == '{')) {
            continue;
        }
        if (value.data[-1] != '"') { /* never before the line: AT stands there */
            return false;
        }
    }
    return true;
}

/* How many arguments a text has; commas between quotation marks are a part of one. */
static uint8_t count_arguments(simcom_bytes_t text)
{
    uint8_t count = text.length > 0;
    bool quoted = false;

    for (size_t i = 0; i < text.length; i++) {
        quoted = text.data[i] == '"' ? !quoted : quoted;
        count = (uint8_t)(count + (text.data[i] == ',' && !quoted && count < UINT8_MAX));
    }
    return count;
}

bool parse_arguments(const simcom_module_t *module, const simcom_described_form_t *form,
                     simcom_bytes_t text, exchange_t *exchange)
{
    const simcom_form_t *row = form->form;

    exchange->argument_count = count_arguments(text);

    (void)module;
    if (row->parameter_count == 0) {
        return text.length == 0;
    }
    if (form->arguments_size > sizeof exchange->arguments) {
        return false;
    }
    return simcom_fields_read_as(simcom_parameters_of(row), form->own, row->parameter_count, text,
                                 exchange->arguments.bytes, form->arguments_size) == SIMCOM_GOOD &&
           strings_quoted(row, exchange->arguments.bytes);
}

/* What may be left out in another revision is given in this one. */
static bool nothing_missing(const simcom_described_form_t *form, const exchange_t *exchange)
{
    for (uint8_t i = 0; i < form->form->parameter_count; i++) {
        const simcom_parameter_t *parameter = &simcom_parameters_of(form->form)[i];
        if ((form->lacks >> i & 1u) == 0u && (form->optional >> i & 1u) == 0u &&
            !argument_given(parameter, exchange->arguments.bytes)) {
            return false;
        }
    }
    return true;
}

static bool read_form(const simcom_module_t *module, const simcom_described_form_t *form,
                      simcom_bytes_t text, exchange_t *exchange)
{
    if (text.length == 0 && form->type == SIMCOM_TYPE_EXECUTE && form->form->parameter_count == 1) {
        text = simcom_text("0"); /* V.250 5.3.1: a number that is left out is 0 */
    }
    return skip_option(&text, form->option) && parse_arguments(module, form, text, exchange) &&
           nothing_missing(form, exchange);
}

static bool in_revision(const simcom_module_t *module, const simcom_form_t *form)
{
    const uint8_t *forms = module->settings.revision->forms;
    return (forms[form->id / 8] >> (form->id % 8) & 1) != 0;
}

static bool find_form(const simcom_module_t *module, const parts_t *parts, exchange_t *exchange)
{
    for (size_t i = 0; i < parts->command->form_count; i++) {
        const simcom_described_form_t *form = &parts->command->forms[i];

        if (form->type == parts->type && in_revision(module, form->form) &&
            read_form(module, form, parts->text, exchange)) {
            exchange->command = parts->command;
            exchange->form = form;
            return true;
        }
    }
    return false;
}

/* What is wrong with arguments that the tables do not allow (V1.00 2.3.1). */
static simcom_reason_t reason_of(const simcom_form_t *form, const simcom_problem_t *problem)
{
    unsigned flags = 0;

    for (size_t i = 0; i < form->parameter_count && problem->has_parameter; i++) {
        if (simcom_parameters_of(form)[i].id == problem->parameter) {
            flags = simcom_parameters_of(form)[i].flags;
        }
    }
    if ((flags & SIMCOM_PARAMETER_CLIENT) != 0) {
        return SIMCOM_REASON_BAD_CLIENT;
    }
    if (problem->status == SIMCOM_E_UTF8) {
        return SIMCOM_REASON_BAD_TEXT;
    }
    if (problem->status == SIMCOM_E_LENGTH || (flags & SIMCOM_PARAMETER_LENGTH) != 0) {
        return SIMCOM_REASON_BAD_LENGTH;
    }
    return SIMCOM_REASON_BAD_VALUE;
}

static parsed_t check_arguments(simcom_module_t *module, exchange_t *exchange, uint8_t *status)
{
    const simcom_form_t *form = exchange->form->form;
    simcom_problem_t problem;

    exchange->client = SIMCOM_MODULE;
    if (form->client_from != 0) {
        exchange->client = simcom_argument_number(
            &simcom_parameters_of(form)[form->client_from - 1], exchange->arguments.bytes);
    }
    memset(&problem, 0, sizeof problem);
    problem.status = (uint8_t)simcom_arguments_check(module->settings.revision, form,
                                                     exchange->arguments.bytes, &problem);
    *status = problem.status;
    module->problem = problem;
    if (problem.status == SIMCOM_GOOD) {
        return PARSED_GOOD;
    }
    if (problem.status == SIMCOM_E_REVISION) {
        return PARSED_MALFORMED; /* an argument too many */
    }
    exchange->code = code_of(module, reason_of(form, &problem));
    return PARSED_REFUSED;
}

bool parse_is_command(simcom_bytes_t line)
{
    return begins(line, "AT");
}

bool parse_is_known(const simcom_module_t *module, simcom_bytes_t part)
{
    parts_t parts;
    return split(module->description, part, &parts);
}

static bool is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(uint8_t byte)
{
    return lower(byte) >= 'a' && lower(byte) <= 'z';
}

/* V.250 5.3.1: a letter, or & and a letter, and a number; 5.3.2: S, a number, and = with a value or ?. */
static size_t basic_length(simcom_bytes_t text)
{
    size_t n = text.data[0] == '&' ? 1 : 0;
    const bool parameter = lower(text.data[0]) == 's';

    if (lower(text.data[0]) == 'd') {
        return text.length; /* 6.3.1: the rest is a number to dial */
    }
    for (n++; n < text.length && is_digit(text.data[n]); n++) {
    }
    if (parameter && n < text.length && (text.data[n] == '=' || text.data[n] == '?')) {
        for (n++; n < text.length && is_digit(text.data[n]); n++) {
        }
    }
    return n < text.length ? n : text.length;
}

/* V.250 5.4.1: up to a semicolon that is not in quotation marks. */
static size_t extended_length(simcom_bytes_t text)
{
    bool quoted = false;
    size_t n = 0;

    while (n < text.length && (quoted || text.data[n] != ';')) {
        quoted = text.data[n] == '"' ? !quoted : quoted;
        n++;
    }
    return n;
}

simcom_bytes_t parse_cut(simcom_bytes_t *rest)
{
    simcom_bytes_t text = *rest;
    simcom_bytes_t part;

    while (text.length > 0 && (text.data[0] == ' ' || text.data[0] == ';')) {
        text = behind(text, 1);
    }
    part = text;
    if (text.length > 0) {
        part.length = is_letter(text.data[0]) || text.data[0] == '&' ? basic_length(text)
                                                                     : extended_length(text);
    }
    *rest = behind(text, part.length);
    while (rest->length > 0 && (rest->data[0] == ' ' || rest->data[0] == ';')) {
        *rest = behind(*rest, 1);
    }
    while (part.length > 0 && part.data[part.length - 1] == ' ') {
        part.length--;
    }
    return part;
}

parsed_t parse_part(simcom_module_t *module, simcom_bytes_t part, exchange_t *exchange)
{
    parts_t parts;
    uint8_t status = SIMCOM_GOOD;
    parsed_t parsed;

    memset(exchange, 0, sizeof *exchange);
    if (!split(module->description, part, &parts) || !find_form(module, &parts, exchange)) {
        return PARSED_MALFORMED;
    }
    parsed = check_arguments(module, exchange, &status);
    parsed = depart_arguments(module, exchange, parsed, status);
    if (parsed == PARSED_GOOD && exchange->form->form->client_from != 0 &&
        exchange->client >= SIMCOM_CLIENTS) {
        exchange->code =
            code_of(module, SIMCOM_REASON_BAD_CLIENT); /* whatever the revision's range is */
        return PARSED_REFUSED;
    }
    return parsed;
}
