/* SPDX-License-Identifier: MIT */
#include "lookup.h"

#include "simcom/fields.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Longer names than this do not exist. */
#define NAME_SIZE 32u

static bool begins_with(simcom_bytes_t line, const char *text, size_t length)
{
    return line.length >= length && strncasecmp((const char *)line.data, text, length) == 0;
}

static simcom_bytes_t behind(simcom_bytes_t line, size_t n)
{
    const simcom_bytes_t rest = {line.data + n, line.length - n};
    return rest;
}

/* Copies the letters and digits at the beginning of `text`, in capital letters. Returns how many
 * there are, 0 if it is no name. */
static size_t copy_name(simcom_bytes_t text, char name[NAME_SIZE])
{
    size_t n = 0;

    while (n < text.length && n < NAME_SIZE - 1 && isalnum(text.data[n])) {
        name[n] = (char)toupper(text.data[n]);
        n++;
    }
    name[n] = '\0';
    return n;
}

/* The revision that is looked up: one for the whole program. */
static const simcom_description_t *description = &simcom_description_v1_00;

void lookup_use(const simcom_description_t *chosen)
{
    description = chosen;
}

/* The name that the specification uses for one that was printed somewhere. */
static const char *mended(const char *name)
{
    for (size_t i = 0; i < description->alias_count; i++) {
        if (strcmp(description->aliases[i].printed, name) == 0) {
            return description->aliases[i].name;
        }
    }
    return name;
}

static const simcom_described_command_t *find_command(const char *name)
{
    for (size_t i = 0; i < description->command_count; i++) {
        if (strcmp(description->commands[i].name, name) == 0) {
            return &description->commands[i];
        }
    }
    return NULL;
}

static const simcom_described_line_t *find_urc(const char *name)
{
    for (size_t i = 0; i < description->urc_count; i++) {
        if (strcmp(description->urcs[i].name, name) == 0) {
            return &description->urcs[i];
        }
    }
    return NULL;
}

/* --- Commands ------------------------------------------------------------------------------ */

/* The fixed text of a form, as the revision spells it. */
static simcom_bytes_t text_of(const simcom_form_t *form)
{
    const simcom_text_t *own = description->revision->texts;

    for (; own != NULL && own->text != NULL; own++) {
        if (own->form == form->id) {
            return (simcom_bytes_t){(const uint8_t *)own->text, own->length};
        }
    }
    return (simcom_bytes_t){(const uint8_t *)form->text, form->text_length};
}

/* How many bytes of the line the fixed text of the form takes; 0 if the line is not of the form. */
static size_t match(const simcom_described_form_t *form, simcom_bytes_t line,
                    lookup_values_t *values)
{
    const simcom_form_t *row = form->form;
    const simcom_bytes_t text = text_of(row);

    if (!begins_with(line, (const char *)text.data, text.length)) {
        return 0;
    }
    if (row->parameter_count == 0) {
        return line.length == text.length ? text.length : 0;
    }
    if (form->arguments_size > sizeof *values ||
        simcom_fields_read(row->parameters, row->parameter_count, behind(line, text.length), values,
                           form->arguments_size) != SIMCOM_GOOD) {
        return 0;
    }
    return text.length;
}

/* The form with the longest fixed text wins: AT+CSSLCFG="authmode", and not AT+CSSLCFG= */
static void find_form(simcom_bytes_t line, lookup_command_t *found)
{
    size_t best = 0;
    lookup_values_t values;

    for (size_t i = 0; i < description->command_count; i++) {
        const simcom_described_command_t *command = &description->commands[i];
        for (size_t j = 0; j < command->form_count; j++) {
            const size_t length = match(&command->forms[j], line, &values);
            if (length > best) {
                best = length;
                found->command = command;
                found->form = &command->forms[j];
                found->values = values;
            }
        }
    }
}

void lookup_command(simcom_bytes_t line, lookup_command_t *found)
{
    char name[NAME_SIZE];

    found->command = NULL;
    found->form = NULL;
    find_form(line, found);
    if (found->command == NULL && begins_with(line, "AT+", 3) &&
        copy_name(behind(line, 3), name) > 0) {
        found->command = find_command(mended(name));
    }
}

static bool rows_have_secret(const simcom_parameter_t *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if ((rows[i].flags & SIMCOM_PARAMETER_SECRET) != 0) {
            return true;
        }
    }
    return false;
}

bool lookup_has_secret(const simcom_described_command_t *command)
{
    for (size_t i = 0; i < command->form_count; i++) {
        const simcom_form_t *form = command->forms[i].form;
        if (rows_have_secret(form->parameters, form->parameter_count)) {
            return true;
        }
    }
    return false;
}

/* --- Answers ------------------------------------------------------------------------------- */

static bool is(simcom_bytes_t line, const char *text)
{
    return line.length == strlen(text) && memcmp(line.data, text, line.length) == 0;
}

/* The part behind the name, the colon and spaces. */
static simcom_bytes_t argument_of(simcom_bytes_t line, size_t name_end)
{
    size_t n = name_end;

    if (n < line.length && line.data[n] == ':') {
        n++;
    }
    while (n < line.length && line.data[n] == ' ') {
        n++;
    }
    return behind(line, n);
}

static void find_answer(simcom_bytes_t line, lookup_answer_t *found)
{
    char name[NAME_SIZE];
    const size_t plus = line.length > 0 && line.data[0] == '+' ? 1 : 0;
    const size_t length = copy_name(behind(line, plus), name);
    const size_t end = plus + length;

    if (length == 0 || (end < line.length && (plus == 0 || line.data[end] != ':'))) {
        return;
    }
    const char *known = mended(name);
    found->line = find_urc(known);
    found->command = plus != 0 && found->line == NULL ? find_command(known) : NULL;
    if (found->line != NULL && (found->line->wire[0] == '+') != (plus != 0)) {
        found->line = NULL;
    }
    if (found->line != NULL || found->command != NULL) {
        found->kind = found->line != NULL ? LOOKUP_URC : LOOKUP_ANSWER;
        found->argument = argument_of(line, end);
    }
}

void lookup_answer(simcom_bytes_t line, lookup_answer_t *found)
{
    static const char cme[] = "+CME ERROR:";

    memset(found, 0, sizeof *found);
    if (is(line, "OK")) {
        found->kind = LOOKUP_OK;
    } else if (is(line, "ERROR")) {
        found->kind = LOOKUP_ERROR;
    } else if (begins_with(line, cme, sizeof cme - 1)) {
        found->kind = LOOKUP_CME_ERROR;
        found->argument = argument_of(line, sizeof cme - 1);
    } else {
        find_answer(line, found);
    }
}

/* --- Values -------------------------------------------------------------------------------- */

bool lookup_fields(const simcom_described_line_t *line, simcom_bytes_t argument,
                   lookup_values_t *values)
{
    return line->shape != NULL &&
           simcom_fields_read(line->shape->fields, line->shape->count, argument, values,
                              sizeof *values) == SIMCOM_GOOD;
}

bool lookup_number(const simcom_parameter_t *row, const lookup_values_t *values, uint32_t *number)
{
    const uint8_t *at = (const uint8_t *)values + row->offset;

    if ((row->flags & SIMCOM_PARAMETER_OPTIONAL) != 0) {
        simcom_optional_t optional;
        memcpy(&optional, at, sizeof optional);
        *number = optional.value;
        return optional.given;
    }
    memcpy(number, at, sizeof *number);
    return true;
}

bool lookup_string(const simcom_parameter_t *row, const lookup_values_t *values,
                   simcom_bytes_t *string)
{
    memcpy(string, (const uint8_t *)values + row->offset, sizeof *string);
    return string->data != NULL;
}

bool lookup_numbers(simcom_bytes_t argument, uint32_t *numbers, size_t count)
{
    size_t i = 0;

    for (size_t n = 0; n < count; n++) {
        size_t digits = 0;
        if (n > 0 && (i == argument.length || argument.data[i++] != ',')) {
            return false;
        }
        while (i < argument.length && argument.data[i] == ' ') {
            i++;
        }
        numbers[n] = 0;
        for (; i < argument.length && isdigit(argument.data[i]) && digits < 6; digits++) {
            numbers[n] = numbers[n] * 10u + (uint32_t)(argument.data[i++] - '0');
        }
        if (digits == 0) {
            return false;
        }
    }
    return i == argument.length;
}
