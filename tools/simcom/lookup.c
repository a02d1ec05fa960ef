/* SPDX-License-Identifier: MIT */
#include "lookup.h"

#include "simcom/fields.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a name on the wire stands for. */
typedef struct entry {
    char name[LOOKUP_NAME_SIZE];               /* capital letters; empty: a free place */
    const simcom_described_command_t *command; /* that answers under it */
    const simcom_described_command_t *sent;    /* that is sent under it */
    const simcom_described_line_t *urc;
} entry_t;

/* Places of the table of names, a power of two. */
#define PLACES 512u

struct lookup {
    const simcom_description_t *description;
    size_t count;
    entry_t names[PLACES];
};

static bool begins_with(simcom_bytes_t line, const char *text, size_t length)
{
    return line.length >= length && strncasecmp((const char *)line.data, text, length) == 0;
}

static simcom_bytes_t behind(simcom_bytes_t line, size_t n)
{
    const simcom_bytes_t rest = {line.data + n, line.length - n};
    return rest;
}

/* Letters and digits, in capital letters; 0 for every other byte. */
static char name_letter(uint8_t byte)
{
    if (byte >= 'a' && byte <= 'z') {
        return (char)(byte - 'a' + 'A');
    }
    return (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ? (char)byte : '\0';
}

/* Reads the letters and digits at the beginning of `text`. Returns how many there are, 0 if it is
 * no name. */
static size_t read_name(simcom_bytes_t text, lookup_name_t *name)
{
    uint32_t hash = 2166136261u;
    size_t n = 0;

    while (n < text.length && n < LOOKUP_NAME_SIZE - 1) {
        const char letter = name_letter(text.data[n]);
        if (letter == '\0') {
            break;
        }
        name->text[n++] = letter;
        hash = (hash ^ (uint8_t)letter) * 16777619u;
    }
    name->text[n] = '\0';
    name->length = (uint32_t)n;
    name->hash = hash ^ hash >> 15;
    return n;
}

/* --- The table of names -------------------------------------------------------------------- */

/* The entry of a name, or the free place where it belongs. */
static const entry_t *find(const lookup_t *lookup, const lookup_name_t *name)
{
    size_t place = name->hash % PLACES;

    while (lookup->names[place].name[0] != '\0' &&
           memcmp(lookup->names[place].name, name->text, name->length + 1u) != 0) {
        place = (place + 1) % PLACES;
    }
    return &lookup->names[place];
}

/* The entry of a name, which is added if there is none; NULL if it is no name. */
static entry_t *enter(lookup_t *lookup, const char *text)
{
    lookup_name_t name;

    if (read_name(simcom_text(text), &name) == 0 || lookup->count + 1 >= PLACES) {
        return NULL;
    }
    entry_t *entry = &lookup->names[find(lookup, &name) - lookup->names];
    if (entry->name[0] == '\0') {
        memcpy(entry->name, name.text, name.length + 1u);
        lookup->count++;
    }
    return entry;
}

/* The fixed text of a form, as the revision spells it. */
static simcom_bytes_t text_of(const lookup_t *lookup, const simcom_form_t *form)
{
    const simcom_text_t *own = lookup->description->revision->texts;

    for (; own != NULL && own->text != NULL; own++) {
        if (own->form == form->id) {
            return (simcom_bytes_t){(const uint8_t *)own->text, own->length};
        }
    }
    return (simcom_bytes_t){(const uint8_t *)form->text, form->text_length};
}

static void enter_commands(lookup_t *lookup)
{
    for (size_t i = 0; i < lookup->description->command_count; i++) {
        const simcom_described_command_t *command = &lookup->description->commands[i];
        entry_t *entry = enter(lookup, command->name);
        if (entry != NULL) {
            entry->command = command;
        }
        for (size_t j = 0; j < command->form_count; j++) {
            const simcom_bytes_t text = text_of(lookup, command->forms[j].form);
            entry = begins_with(text, "AT+", 3) ? enter(lookup, (const char *)text.data + 3) : NULL;
            if (entry != NULL) {
                entry->sent = command;
            }
        }
    }
}

/* Names that were printed somewhere stand for what the name stands for that is used. */
static void enter_aliases(lookup_t *lookup)
{
    for (size_t i = 0; i < lookup->description->alias_count; i++) {
        const simcom_described_alias_t *alias = &lookup->description->aliases[i];
        const entry_t *real = enter(lookup, alias->name);
        entry_t *printed = enter(lookup, alias->printed);
        if (real != NULL && printed != NULL) {
            printed->command = real->command;
            printed->urc = real->urc;
        }
    }
}

const lookup_t *lookup_of(const simcom_description_t *description)
{
    static lookup_t *known[16];
    size_t i = 0;

    for (; i < sizeof known / sizeof known[0] - 1 && known[i] != NULL; i++) {
        if (known[i]->description == description) {
            return known[i];
        }
    }
    lookup_t *lookup = calloc(1, sizeof *lookup);
    if (lookup == NULL) {
        fputs("simcom: there is no memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    lookup->description = description;
    enter_commands(lookup);
    for (size_t j = 0; j < description->urc_count; j++) {
        entry_t *entry = enter(lookup, description->urcs[j].name);
        if (entry != NULL) {
            entry->urc = &description->urcs[j];
        }
    }
    enter_aliases(lookup);
    known[i] = lookup;
    return lookup;
}

const simcom_description_t *lookup_description(const lookup_t *lookup)
{
    return lookup->description;
}

/* --- Commands ------------------------------------------------------------------------------ */

/* How many bytes of the line the fixed text of the form takes; 0 if the line is not of the form. */
static size_t match(const lookup_t *lookup, const simcom_described_form_t *form,
                    simcom_bytes_t line, lookup_values_t *values)
{
    const simcom_form_t *row = form->form;
    const simcom_bytes_t text = text_of(lookup, row);

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

/* Of the forms of a command the one with the longest fixed text: AT+CSSLCFG="authmode", and not
 * AT+CSSLCFG= */
static size_t find_form(const lookup_t *lookup, const simcom_described_command_t *command,
                        simcom_bytes_t line, size_t best, lookup_command_t *found)
{
    lookup_values_t values;

    for (size_t j = 0; j < command->form_count; j++) {
        const size_t length = match(lookup, &command->forms[j], line, &values);
        if (length > best) {
            best = length;
            found->command = command;
            found->form = &command->forms[j];
            memcpy(&found->values, &values, command->forms[j].arguments_size);
        }
    }
    return best;
}

/* A command without a name: AT, ATE0. */
static void find_basic(const lookup_t *lookup, simcom_bytes_t line, lookup_command_t *found)
{
    const simcom_description_t *description = lookup->description;
    size_t best = 0;

    for (size_t i = 0; i < description->command_count; i++) {
        if (description->commands[i].wire[0] != '+') {
            best = find_form(lookup, &description->commands[i], line, best, found);
        }
    }
}

static void find_named(const lookup_t *lookup, simcom_bytes_t line, lookup_command_t *found)
{
    const entry_t *entry = find(lookup, &found->name);

    if (entry->sent != NULL) {
        (void)find_form(lookup, entry->sent, line, 0, found);
        found->command = entry->sent;
    } else {
        found->command = entry->command;
    }
}

void lookup_command(const lookup_t *lookup, simcom_bytes_t line, lookup_command_t *found)
{
    found->command = NULL;
    found->form = NULL;
    found->name.length = 0;
    if (!begins_with(line, "AT+", 3)) {
        find_basic(lookup, line, found);
    } else if (read_name(behind(line, 3), &found->name) > 0) {
        find_named(lookup, line, found);
    }
}

/* The revision's own words for a form, NULL if it does not have it. Two forms with the same row
 * and spelling read the same lines; a form that the other revision does not know might read this
 * one better. */
static const simcom_described_form_t *same_form(const lookup_t *lookup,
                                                const simcom_described_command_t *command,
                                                const lookup_command_t *other)
{
    const simcom_described_form_t *found = NULL;

    if (command->form_count > other->command->form_count ||
        lookup->description->revision->texts != NULL) {
        return NULL;
    }
    for (size_t i = 0; i < command->form_count; i++) {
        if (command->forms[i].form == other->form->form) {
            found = &command->forms[i];
        }
    }
    return found;
}

bool lookup_command_again(const lookup_t *lookup, simcom_bytes_t line,
                          const lookup_command_t *other, lookup_command_t *found)
{
    found->command = NULL;
    found->form = NULL;
    if (other->name.length == 0) {
        found->name.length = 0;
        find_basic(lookup, line, found);
        return false;
    }
    const entry_t *entry = find(lookup, &other->name);
    if (entry->sent != NULL && other->form != NULL) {
        found->command = entry->sent;
        found->form = same_form(lookup, entry->sent, other);
    }
    if (found->form == NULL) {
        found->name = other->name;
        find_named(lookup, line, found);
        return false;
    }
    return true;
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

static bool command_has_secret(const simcom_described_command_t *command)
{
    for (size_t i = 0; i < command->form_count; i++) {
        const simcom_form_t *form = command->forms[i].form;
        if (rows_have_secret(form->parameters, form->parameter_count)) {
            return true;
        }
    }
    return false;
}

bool lookup_has_secret(const simcom_described_command_t *command)
{
    lookup_name_t name;

    (void)read_name(simcom_text(command->name), &name);
    for (size_t i = 0; i < simcom_description_count; i++) {
        const entry_t *entry = find(lookup_of(simcom_descriptions[i]), &name);
        if (entry->command != NULL && command_has_secret(entry->command)) {
            return true;
        }
    }
    return false;
}

bool lookup_is_ours(simcom_bytes_t name)
{
    static const char *const beginnings[] = {"CMQTT", "CSSLCFG", "CCERT"};

    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        if (begins_with(name, beginnings[i], strlen(beginnings[i]))) {
            return true;
        }
    }
    return false;
}

/* --- Answers ------------------------------------------------------------------------------- */

static bool is(simcom_bytes_t line, const char *text, size_t length)
{
    return line.length == length && memcmp(line.data, text, length) == 0;
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

/* Finds what the name stands for. */
static void find_line(const lookup_t *lookup, simcom_bytes_t line, const lookup_name_t *name,
                      lookup_answer_t *found)
{
    const size_t plus = line.data[0] == '+' ? 1 : 0;
    const entry_t *entry = find(lookup, name);

    found->line = entry->urc;
    found->command = plus != 0 && found->line == NULL ? entry->command : NULL;
    if (found->line != NULL && (found->line->wire[0] == '+') != (plus != 0)) {
        found->line = NULL;
    }
    if (found->line != NULL || found->command != NULL) {
        found->kind = found->line != NULL ? LOOKUP_URC : LOOKUP_ANSWER;
        found->argument = argument_of(line, plus + name->length);
    }
}

/* Most lines of a conversation hold a few numbers: they are read once. */
static void read_numbers(lookup_answer_t *found)
{
    size_t count = 1;

    for (size_t i = 0; i < found->argument.length; i++) {
        count += found->argument.data[i] == ',';
    }
    if (found->argument.length < 32 && count <= 3 &&
        lookup_numbers(found->argument, found->numbers, count)) {
        found->number_count = (uint8_t)count;
    }
}

static bool is_cme(simcom_bytes_t line)
{
    static const char cme[] = "+CME ERROR:";

    return line.length > 4 && line.data[4] == ' ' && begins_with(line, cme, sizeof cme - 1);
}

void lookup_answer(const lookup_t *lookup, simcom_bytes_t line, lookup_answer_t *found)
{
    const size_t plus = line.length > 0 && line.data[0] == '+' ? 1 : 0;

    found->kind = LOOKUP_UNKNOWN;
    found->line = NULL;
    found->command = NULL;
    found->argument = behind(line, line.length);
    found->number_count = 0;
    found->name.length = 0;
    if (is(line, "OK", 2)) {
        found->kind = LOOKUP_OK;
    } else if (is(line, "ERROR", 5)) {
        found->kind = LOOKUP_ERROR;
    } else if (is_cme(line)) {
        found->kind = LOOKUP_CME_ERROR;
        found->argument = argument_of(line, sizeof "+CME ERROR:" - 1);
    } else {
        const size_t end = plus + read_name(behind(line, plus), &found->name);
        if (end == plus || (end < line.length && (plus == 0 || line.data[end] != ':'))) {
            found->name.length = 0;
        } else {
            find_line(lookup, line, &found->name, found);
            read_numbers(found);
        }
    }
}

void lookup_answer_again(const lookup_t *lookup, simcom_bytes_t line, const lookup_answer_t *other,
                         lookup_answer_t *found)
{
    found->kind = other->kind;
    found->line = NULL;
    found->command = NULL;
    found->argument = other->argument;
    found->number_count = other->number_count;
    memcpy(found->numbers, other->numbers, sizeof found->numbers);
    if (other->name.length > 0) {
        found->kind = LOOKUP_UNKNOWN;
        find_line(lookup, line, &other->name, found);
    }
}

bool lookup_answer_numbers(const lookup_answer_t *found, uint32_t *numbers, size_t count)
{
    if (found->number_count == 0) {
        return lookup_numbers(found->argument, numbers, count);
    }
    for (size_t i = 0; i < count && i < found->number_count; i++) {
        numbers[i] = found->numbers[i];
    }
    return found->number_count == count;
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
