/* SPDX-License-Identifier: MIT */
/*
 * print.c - information lines: with exactly the fields that the revision has, from what is kept, from
 * states, and from what the module reports of itself.
 */
#include "depart.h"

#include <stdio.h>
#include <string.h>

/* What a line is about. */
typedef struct row {
    const simcom_described_line_t *line;
    const exchange_t *exchange;
    bool has_key;
    uint8_t key_field; /* valid with has_key */
    uint32_t key;
    simcom_bytes_t file; /* of a line about a file, else NULL data */
    bool report;         /* it comes unasked */
} row_t;

/* --- Of what there are lines --------------------------------------------------------------------------- */

/* A form that keeps settings, and says of what by a parameter. */
typedef struct keeper {
    const simcom_described_form_t *form;
    const simcom_parameter_t *key;
    const simcom_described_parameter_t *described;
} keeper_t;

static keeper_t keeper_of(const simcom_described_form_t *form)
{
    const simcom_store_t *store = form->stores;
    if (store == NULL || store->key == 0) {
        return (keeper_t){NULL, NULL, NULL};
    }
    return (keeper_t){form, &simcom_parameters_of(form->form)[store->key - 1],
                      &form->parameters[store->key - 1]};
}

/* The form of a command whose settings a field says the key of. */
static keeper_t command_keeper(const simcom_described_command_t *command, unsigned field)
{
    for (uint8_t i = 0; i < command->form_count; i++) {
        const keeper_t keeper = keeper_of(&command->forms[i]);
        if (keeper.form != NULL && keeper.key->id == field) {
            return keeper;
        }
    }
    return (keeper_t){NULL, NULL, NULL};
}

/* The first form of any command whose settings are of such things: of PDP contexts. */
static keeper_t role_keeper(const simcom_description_t *description, unsigned role)
{
    for (size_t i = 0; i < description->command_count; i++) {
        for (uint8_t j = 0; j < description->commands[i].form_count; j++) {
            const keeper_t keeper = keeper_of(&description->commands[i].forms[j]);
            if (keeper.form != NULL && keeper.described->role == role) {
                return keeper;
            }
        }
    }
    return (keeper_t){NULL, NULL, NULL};
}

static bool was_set(const simcom_module_t *module, const keeper_t *keeper, uint32_t key)
{
    for (uint8_t i = 0; i < keeper->form->form->parameter_count; i++) {
        if ((keeper->form->stores->kept >> i & 1u) != 0u &&
            settings_find(module, simcom_parameters_of(keeper->form->form)[i].id, key) != NULL) {
            return true;
        }
    }
    return false;
}

bool rows_has(const simcom_module_t *module, simcom_value_t role, uint32_t key)
{
    const keeper_t keeper = role_keeper(module->description, role);
    return keeper.form != NULL && was_set(module, &keeper, key);
}

/* --- Fields ----------------------------------------------------------------------------------------------- */

static const value_t nothing = {.kind = VALUE_NONE};

static value_t value_number(uint32_t number)
{
    return (value_t){.kind = VALUE_NUMBER, .number = number};
}

static value_t value_text(simcom_bytes_t text)
{
    return (value_t){.kind = VALUE_TEXT, .text = text};
}

/* An enumeration's value that says that a state is not there. */
static uint32_t other_value(const simcom_module_t *module, const row_t *row, uint8_t field)
{
    const simcom_described_parameter_t *described = &row->line->fields[field];
    const simcom_limit_t limit =
        *simcom_limit_of(module->settings.revision, row->line->shape->fields[field].id);

    for (uint16_t i = 0; i < described->value_count; i++) {
        if (described->values[i].value != row->line->shown.value) {
            return described->values[i].value;
        }
    }
    return limit.min != row->line->shown.value ? limit.min : limit.max;
}

static bool shown_is_there(const simcom_module_t *module, const row_t *row)
{
    const unsigned client = row->has_key ? (unsigned)row->key : SIMCOM_NO_CLIENT;
    return !row->line->has_shown || state_is(module, row->line->shown.state, client);
}

/* An argument of the same name as the field. */
static value_t argument(const row_t *row, const simcom_parameter_t *field)
{
    const simcom_form_t *form = row->exchange->form->form;

    for (uint8_t i = 0; i < form->parameter_count; i++) {
        const simcom_parameter_t *parameter = &simcom_parameters_of(form)[i];
        const void *arguments = row->exchange->arguments.bytes;
        if (parameter->id != field->id || !argument_given(parameter, arguments)) {
            continue;
        }
        return simcom_is_number(parameter) ? value_number(argument_number(parameter, arguments))
                                           : value_text(argument_text(parameter, arguments));
    }
    return nothing;
}

static value_t kept(const simcom_module_t *module, const row_t *row,
                    const simcom_parameter_t *field)
{
    const setting_t *found = settings_find(module, field->id, row->has_key ? row->key : 0);

    if (found == NULL) {
        return nothing;
    }
    return simcom_is_number(field) ? value_number(found->number)
                                   : value_text(buffer_view(&found->text));
}

static value_t by_default(const simcom_described_parameter_t *described)
{
    return described->default_text != NULL ? value_text(simcom_text(described->default_text))
           : described->has_default        ? value_number(described->default_value)
                                           : nothing;
}

/* Whether location reports are on, where the line says so: TS 27.007 7.2 shows area and cell then only. */
static bool reports_location(simcom_module_t *module, const row_t *row)
{
    for (uint8_t i = 0; i < row->line->shape->count; i++) {
        if (row->line->fields[i].role == SIMCOM_VALUE_REPORTS) {
            const value_t n = kept(module, row, &row->line->shape->fields[i]);
            return n.kind == VALUE_NUMBER && n.number == 2;
        }
    }
    return true;
}

static value_t value_of(simcom_module_t *module, const row_t *row, uint8_t field)
{
    const simcom_parameter_t *parameter = &row->line->shape->fields[field];
    const simcom_described_parameter_t *described = &row->line->fields[field];
    value_t value;

    if (row->has_key && field == row->key_field) {
        return value_number(row->key);
    }
    if (row->file.data != NULL && described->role == SIMCOM_VALUE_FILE_NAME) {
        return value_text(row->file);
    }
    if (row->line->has_shown && field == row->line->shown.by && row->line->shown.has_value) {
        return value_number(shown_is_there(module, row) ? row->line->shown.value
                                                        : other_value(module, row, field));
    }
    if ((described->role == SIMCOM_VALUE_AREA || described->role == SIMCOM_VALUE_CELL) &&
        !reports_location(module, row)) {
        return nothing;
    }
    value = facts_of(module, described->role, row->key);
    if (value.kind == VALUE_NONE) {
        value = kept(module, row, parameter);
    }
    if (value.kind == VALUE_NONE ||
        (value.kind == VALUE_TEXT && value.text.length == 0 && described->default_text != NULL)) {
        const value_t given = argument(row, parameter);
        const simcom_described_parameter_t *stored = settings_described(module, parameter->id);
        value = given.kind != VALUE_NONE ? given : by_default(stored != NULL ? stored : described);
    }
    return value;
}

/* What stands where there is nothing: of a number the least that it can be. */
static value_t least(const simcom_module_t *module, const simcom_parameter_t *parameter)
{
    const simcom_limit_t limit = *simcom_limit_of(module->settings.revision, parameter->id);

    if (simcom_is_number(parameter)) {
        return value_number(limit.min);
    }
    return value_text((simcom_bytes_t){(const uint8_t *)"", 0});
}

static void add_value(buffer_t *text, const simcom_parameter_t *parameter, bool bare,
                      const value_t *value)
{
    char number[16];

    if (value->kind == VALUE_TEXT) {
        const bool quoted = !bare && !(parameter->kind == SIMCOM_KIND_FILE &&
                                       value->text.length > 0 && value->text.data[0] == '{');
        buffer_add(text, "\"", quoted ? 1 : 0);
        buffer_add(text, value->text.data, value->text.length);
        buffer_add(text, "\"", quoted ? 1 : 0);
        return;
    }
    (void)snprintf(number, sizeof number, parameter->kind == SIMCOM_KIND_HEX ? "0x%04X" : "%u",
                   (unsigned)value->number);
    buffer_add_text(text, number);
}

static bool has_field(const row_t *row, uint8_t field)
{
    return (row->line->lacks >> field & 1u) == 0u &&
           !(row->report && row->line->fields[field].role == SIMCOM_VALUE_REPORTS);
}

/* The number of fields that are printed: optional ones at the end go where there is nothing to print. */
static uint8_t fields_of(simcom_module_t *module, const row_t *row)
{
    uint8_t count = row->line->shape->count;

    if (row->line->has_shown && !row->line->shown.has_value && !shown_is_there(module, row) &&
        (row->line->optional >> row->line->shown.by & 1u) != 0u) {
        count = row->line->shown.by;
    }
    while (count > 0) {
        const uint8_t last = (uint8_t)(count - 1);
        const bool optional = (row->line->optional >> last & 1u) != 0u;
        if (has_field(row, last) && (!optional || (row->line->empty >> last & 1u) != 0u ||
                                     value_of(module, row, last).kind != VALUE_NONE)) {
            break;
        }
        count--;
    }
    return count;
}

static void print_row(simcom_module_t *module, const row_t *row)
{
    const uint8_t count = fields_of(module, row);
    buffer_t text = {NULL, 0, 0, 0};
    bool first = true;

    for (uint8_t i = 0; i < count; i++) {
        const simcom_parameter_t *field = &row->line->shape->fields[i];
        const bool optional = (row->line->optional >> i & 1u) != 0u;
        value_t value;
        if (!has_field(row, i)) {
            continue;
        }
        value = value_of(module, row, i);
        if (row->line->has_shown && i == row->line->shown.by && !row->line->shown.has_value &&
            !shown_is_there(module, row)) {
            value = nothing;
        }
        if (value.kind == VALUE_NONE && (!optional || !simcom_is_number(field))) {
            value = least(module, field);
        }
        buffer_add(&text, ",", first ? 0 : 1);
        first = false;
        if (value.kind != VALUE_NONE) {
            add_value(&text, field, row->line->fields[i].bare, &value);
        }
    }
    if (row->report) {
        const simcom_bytes_t fields = buffer_view(&text);
        line_unsolicited(module, "%s %.*s", row->line->wire, SPAN(fields));
    } else {
        line_information(module, row->exchange, buffer_view(&text));
    }
    buffer_free(&text);
}

/* --- Lines ------------------------------------------------------------------------------------------------ */

static void print_files(simcom_module_t *module, row_t row)
{
    for (size_t i = 0; i < module->certificates.count; i++) {
        row.file = buffer_view(&module->certificates.files[i].name);
        print_row(module, &row);
    }
}

/* The argument that says which row is meant: the key itself, or a thing of the same kind. */
static bool key_argument(const row_t *row, const keeper_t *keeper, uint32_t *key)
{
    const simcom_described_form_t *form = row->exchange->form;

    for (uint8_t i = 0; i < form->form->parameter_count; i++) {
        const simcom_parameter_t *parameter = &simcom_parameters_of(form->form)[i];
        if (parameter->id == row->line->shape->fields[row->key_field].id ||
            parameter->id == keeper->key->id) {
            *key = argument_number(parameter, row->exchange->arguments.bytes);
            return true;
        }
    }
    return false;
}

static void print_rows(simcom_module_t *module, row_t row, const keeper_t *keeper)
{
    const simcom_limit_t limit = *simcom_limit_of(module->settings.revision, keeper->key->id);
    const bool all = keeper->form->stores->all_rows;

    row.has_key = true;
    if (key_argument(&row, keeper, &row.key)) {
        print_row(module, &row);
        return;
    }
    for (uint32_t key = limit.min; key <= limit.max; key++) {
        if (all || was_set(module, keeper, key)) {
            row.key = key;
            print_row(module, &row);
        }
    }
}

/* A line for each client of the revision. */
static void print_clients(simcom_module_t *module, row_t row)
{
    const simcom_limit_t limit =
        *simcom_limit_of(module->settings.revision, row.line->shape->fields[row.key_field].id);

    row.has_key = true;
    for (uint32_t key = limit.min; key <= limit.max && key < SIMCOM_CLIENTS; key++) {
        row.key = key;
        print_row(module, &row);
    }
}

static void print_line(simcom_module_t *module, const exchange_t *exchange,
                       const simcom_described_line_t *line)
{
    row_t row = {.line = line, .exchange = exchange};

    for (uint8_t i = 0; i < line->shape->count; i++) {
        keeper_t keeper = command_keeper(exchange->command, line->shape->fields[i].id);
        row.key_field = i;
        if (line->fields[i].role == SIMCOM_VALUE_FILE_NAME) {
            print_files(module, row);
            return;
        }
        if (keeper.form == NULL && line->fields[i].role != SIMCOM_VALUE_NONE &&
            line->fields[i].role != SIMCOM_VALUE_CLIENT) {
            keeper = role_keeper(module->description, line->fields[i].role);
        }
        if (keeper.form != NULL) {
            print_rows(module, row, &keeper);
            return;
        }
        if (line->fields[i].role == SIMCOM_VALUE_CLIENT) {
            print_clients(module, row);
            return;
        }
    }
    print_row(module, &row);
}

void print_lines(simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_described_form_t *form = exchange->form;

    for (const char *const *reply = form->replies; reply != NULL && *reply != NULL; reply++) {
        line_information(module, exchange, simcom_text(*reply));
    }
    for (uint8_t i = 0; i < form->line_count; i++) {
        print_line(module, exchange, &form->lines[i]);
    }
}

void print_report(simcom_module_t *module, const exchange_t *exchange,
                  const simcom_described_line_t *line)
{
    const row_t row = {.line = line, .exchange = exchange, .report = true};
    print_row(module, &row);
}
