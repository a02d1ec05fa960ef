/* SPDX-License-Identifier: MIT */
/* variables.c - what a module knows of itself by names: simcom_answer.h. */
#include "module.h"

#include <stdlib.h>
#include <string.h>

static variable_t *find(const simcom_module_t *module, simcom_bytes_t name)
{
    for (size_t i = 0; i < module->variables.count; i++) {
        if (bytes_equal(buffer_view(&module->variables.rows[i].name), name)) {
            return &module->variables.rows[i];
        }
    }
    return NULL;
}

const char *variable_get(const simcom_module_t *module, const char *name)
{
    const variable_t *row = find(module, simcom_text(name));
    return row == NULL ? "" : (const char *)buffer_view(&row->value).data;
}

bool variable_is(const simcom_module_t *module, const char *name, const char *value)
{
    return strcmp(variable_get(module, name), value) == 0;
}

uint32_t variable_number(const simcom_module_t *module, const char *name)
{
    return (uint32_t)strtoul(variable_get(module, name), NULL, 10);
}

void variable_set(simcom_module_t *module, const char *name, const char *value)
{
    variable_t *row = find(module, simcom_text(name));

    if (row == NULL) {
        module->variables.rows = realloc(
            module->variables.rows, (module->variables.count + 1) * sizeof *module->variables.rows);
        if (module->variables.rows == NULL) {
            abort();
        }
        row = &module->variables.rows[module->variables.count++];
        memset(row, 0, sizeof *row);
        buffer_set(&row->name, simcom_text(name));
    }
    buffer_clear(&row->value);
    buffer_add(&row->value, value, strlen(value) + 1);
}

static void begin(simcom_module_t *module, const simcom_answers_t *answers)
{
    for (size_t i = 0; i < answers->variable_count; i++) {
        variable_set(module, answers->variables[i].name, answers->variables[i].value);
    }
}

void variables_begin(simcom_module_t *module)
{
    begin(module, &simcom_answers_around);
    for (size_t i = 0; i < module->settings.variable_count; i++) {
        variable_set(module, module->settings.variables[i].name,
                     module->settings.variables[i].value);
    }
    if (module->settings.answers != NULL) {
        begin(module, module->settings.answers);
    }
}

static void begin_boot(simcom_module_t *module, const simcom_answers_t *answers)
{
    for (size_t i = 0; answers != NULL && i < answers->boot_count; i++) {
        variable_set(module, answers->boot[i].name, answers->boot[i].value);
    }
}

void variables_boot(simcom_module_t *module)
{
    begin_boot(module, &simcom_answers_around);
    begin_boot(module, module->settings.answers);
}

void variables_free(simcom_module_t *module)
{
    for (size_t i = 0; i < module->variables.count; i++) {
        buffer_free(&module->variables.rows[i].name);
        buffer_free(&module->variables.rows[i].value);
    }
    free(module->variables.rows);
    module->variables.rows = NULL;
    module->variables.count = 0;
}

const char *simcom_module_get(const simcom_module_t *module, const char *name)
{
    return find(module, simcom_text(name)) == NULL ? NULL : variable_get(module, name);
}

bool simcom_module_set(simcom_module_t *module, const char *name, const char *value)
{
    if (find(module, simcom_text(name)) == NULL) {
        return false;
    }
    variable_set(module, name, value);
    if (strcmp(name, "power") == 0) {
        module_power(module, strcmp(value, "off") != 0);
    }
    registration_changed(module);
    wire_pump(module);
    return true;
}
