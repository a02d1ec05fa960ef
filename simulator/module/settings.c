/* SPDX-License-Identifier: MIT */
/* settings.c - what the module keeps of its commands' parameters: the key stores of a form. */
#include "depart.h"

#include <stdlib.h>
#include <string.h>

/* --- The rows -------------------------------------------------------------------------------------- */

static setting_t *find(const simcom_module_t *module, unsigned parameter, uint32_t key)
{
    for (size_t i = 0; i < module->kept.count; i++) {
        if (module->kept.rows[i].parameter == parameter && module->kept.rows[i].key == key) {
            return &module->kept.rows[i];
        }
    }
    return NULL;
}

const setting_t *settings_find(const simcom_module_t *module, unsigned parameter, uint32_t key)
{
    return find(module, parameter, key);
}

static void forget(simcom_module_t *module, unsigned parameter, uint32_t key)
{
    setting_t *row = find(module, parameter, key);

    if (row != NULL) {
        buffer_free(&row->text);
        *row = module->kept.rows[--module->kept.count];
    }
}

static void keep(simcom_module_t *module, const simcom_parameter_t *parameter, uint32_t key,
                 const void *arguments)
{
    setting_t *row = find(module, parameter->id, key);

    if (row == NULL) {
        module->kept.rows =
            realloc(module->kept.rows, (module->kept.count + 1) * sizeof *module->kept.rows);
        if (module->kept.rows == NULL) {
            abort();
        }
        row = &module->kept.rows[module->kept.count++];
        memset(row, 0, sizeof *row);
        row->parameter = parameter->id;
        row->key = key;
    }
    if (simcom_is_number(parameter)) {
        row->number = argument_number(parameter, arguments);
    } else {
        buffer_set(&row->text, argument_text(parameter, arguments));
    }
}

void settings_free(simcom_module_t *module)
{
    for (size_t i = 0; i < module->kept.count; i++) {
        buffer_free(&module->kept.rows[i].text);
    }
    free(module->kept.rows);
    module->kept.rows = NULL;
    module->kept.count = 0;
}

/* --- What a form keeps ------------------------------------------------------------------------------ */

static void keep_arguments(simcom_module_t *module, const simcom_described_form_t *form,
                           const exchange_t *exchange)
{
    const simcom_store_t *store = form->stores;
    const simcom_parameter_t *parameters = simcom_parameters_of(form->form);
    const void *arguments = exchange->arguments.bytes;
    const uint32_t key =
        store->key == 0 ? 0 : argument_number(&parameters[store->key - 1], arguments);
    unsigned place = 0; /* in the line; parameters that the revision does not have take none */

    for (uint8_t i = 0; i < form->form->parameter_count; i++) {
        const bool kept = (store->kept >> i & 1u) != 0u;
        /* One that other revisions demand has no mark of its own that it is not there. */
        const bool given =
            place < exchange->argument_count && argument_given(&parameters[i], arguments);
        place += (form->lacks >> i & 1u) == 0u;
        if (kept && given) {
            keep(module, &parameters[i], key, arguments);
        } else if (kept) {
            forget(module, parameters[i].id, key);
        }
    }
}

void settings_take(simcom_module_t *module, const exchange_t *exchange)
{
    if (exchange->form->stores != NULL) {
        keep_arguments(module, exchange->form, exchange);
    }
}

/* --- When they are forgotten ------------------------------------------------------------------------- */

static bool of_client(const simcom_described_form_t *form)
{
    const simcom_store_t *store = form->stores;
    return store->key != 0 &&
           (simcom_parameters_of(form->form)[store->key - 1].flags & SIMCOM_PARAMETER_CLIENT) != 0;
}

/* Those of one client, or all of them. */
static void drop(simcom_module_t *module, const simcom_described_form_t *form, unsigned client)
{
    for (uint8_t i = 0; i < form->form->parameter_count; i++) {
        const unsigned parameter = simcom_parameters_of(form->form)[i].id;
        for (size_t at = module->kept.count; (form->stores->kept >> i & 1u) != 0u && at-- > 0;) {
            const uint32_t key = module->kept.rows[at].key;
            if (module->kept.rows[at].parameter == parameter &&
                (client == SIMCOM_NO_CLIENT || key == client)) {
                forget(module, parameter, key);
            }
        }
    }
}

typedef void visit_t(simcom_module_t *module, const simcom_described_form_t *form,
                     const void *context);

static void each_store(simcom_module_t *module, visit_t *visit, const void *context)
{
    const simcom_description_t *description = module->description;

    for (size_t i = 0; i < description->command_count; i++) {
        for (size_t j = 0; j < description->commands[i].form_count; j++) {
            if (description->commands[i].forms[j].stores != NULL) {
                visit(module, &description->commands[i].forms[j], context);
            }
        }
    }
}

typedef struct ended {
    uint32_t states;
    unsigned client;
} ended_t;

static void drop_ended(simcom_module_t *module, const simcom_described_form_t *form,
                       const void *context)
{
    const ended_t *ended = context;

    if ((form->stores->until & ended->states) != 0u &&
        of_client(form) == (ended->client != SIMCOM_NO_CLIENT)) {
        drop(module, form, ended->client);
    }
}

void settings_end(simcom_module_t *module, uint32_t states, unsigned client)
{
    const ended_t ended = {states, client};
    each_store(module, drop_ended, &ended);
}

typedef struct finished {
    const simcom_described_form_t *form;
    unsigned client;
    bool success;
} finished_t;

static void drop_after(simcom_module_t *module, const simcom_described_form_t *form,
                       const void *context)
{
    const finished_t *finished = context;

    for (uint8_t i = 0; i < form->stores->after_count; i++) {
        const simcom_until_t *until = &form->stores->after[i];
        if (until->form == finished->form->form->id &&
            (finished->success ? until->success : until->failure) &&
            !depart_keeps_settings(module, form)) {
            drop(module, form, of_client(form) ? finished->client : SIMCOM_NO_CLIENT);
        }
    }
}

void settings_after(simcom_module_t *module, const simcom_described_form_t *form, unsigned client,
                    bool success)
{
    const finished_t finished = {form, client, success};
    each_store(module, drop_after, &finished);
}

/* --- How a module begins ------------------------------------------------------------------------------ */

static void preset(simcom_module_t *module, const simcom_described_form_t *form,
                   const void *context)
{
    const bool *ever = context;
    exchange_t exchange;

    if (form->stores->forever && !*ever) {
        return;
    }
    drop(module, form, SIMCOM_NO_CLIENT);
    for (const char *const *text = form->stores->preset; text != NULL && *text != NULL; text++) {
        memset(&exchange, 0, sizeof exchange);
        if (parse_arguments(module, form, simcom_text(*text), &exchange)) {
            keep_arguments(module, form, &exchange);
        }
    }
}

void settings_begin(simcom_module_t *module, bool ever)
{
    each_store(module, preset, &ever);
}

typedef struct sought {
    unsigned parameter;
    const simcom_described_parameter_t **found;
} sought_t;

static void seek(simcom_module_t *module, const simcom_described_form_t *form, const void *context)
{
    const sought_t *sought = context;

    (void)module;
    for (uint8_t i = 0; *sought->found == NULL && i < form->form->parameter_count; i++) {
        if ((form->stores->kept >> i & 1u) != 0u &&
            simcom_parameters_of(form->form)[i].id == sought->parameter) {
            *sought->found = &form->parameters[i];
        }
    }
}

const simcom_described_parameter_t *settings_described(simcom_module_t *module, unsigned parameter)
{
    const simcom_described_parameter_t *found = NULL;
    const sought_t sought = {parameter, &found};

    each_store(module, seek, &sought);
    return found;
}

/* --- By what a parameter is ---------------------------------------------------------------------------- */

static void note_roles(simcom_module_t *module, const simcom_described_form_t *form,
                       const void *context)
{
    (void)context;
    for (uint8_t i = 0; i < form->form->parameter_count; i++) {
        const unsigned role = form->parameters[i].role;
        if ((form->stores->kept >> i & 1u) != 0u && module->roles[role].described == NULL) {
            module->roles[role].described = &form->parameters[i];
            module->roles[role].parameter = simcom_parameters_of(form->form)[i].id;
        }
    }
}

void settings_roles(simcom_module_t *module)
{
    memset(module->roles, 0, sizeof module->roles);
    each_store(module, note_roles, NULL);
}

bool settings_has(const simcom_module_t *module, simcom_value_t role)
{
    return module->roles[role].described != NULL;
}

static const setting_t *kept(const simcom_module_t *module, simcom_value_t role, uint32_t key)
{
    return settings_has(module, role) ? find(module, module->roles[role].parameter, key) : NULL;
}

bool settings_given(const simcom_module_t *module, simcom_value_t role, uint32_t key)
{
    return kept(module, role, key) != NULL;
}

uint32_t settings_number(const simcom_module_t *module, simcom_value_t role, uint32_t key)
{
    const setting_t *row = kept(module, role, key);

    if (row != NULL) {
        return row->number;
    }
    return settings_has(module, role) && module->roles[role].described->has_default
               ? module->roles[role].described->default_value
               : 0;
}

simcom_bytes_t settings_text(const simcom_module_t *module, simcom_value_t role, uint32_t key)
{
    const setting_t *row = kept(module, role, key);

    if (row != NULL) {
        return buffer_view(&row->text);
    }
    return simcom_text(settings_has(module, role) ? module->roles[role].described->default_text
                                                  : NULL);
}
