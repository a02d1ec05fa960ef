/* SPDX-License-Identifier: MIT */
/* registration.c - what follows when the registration changes: lost connections, and reports for who asked (TS 27.007 7.2). */
#include "module.h"

/* The field of the line that says which reports are on; NULL: the line is not about a registration. */
static const simcom_parameter_t *reports_of(const simcom_described_line_t *line)
{
    const simcom_parameter_t *reports = NULL;
    bool registration = false;

    for (uint8_t i = 0; line->shape != NULL && i < line->shape->count; i++) {
        registration = registration || line->fields[i].role == SIMCOM_VALUE_REGISTRATION;
        reports = line->fields[i].role == SIMCOM_VALUE_REPORTS ? &line->shape->fields[i] : reports;
    }
    return registration ? reports : NULL;
}

static void report_form(simcom_module_t *module, const simcom_described_command_t *command,
                        const simcom_described_form_t *form)
{
    const exchange_t exchange = {.command = command, .form = form};

    for (uint8_t i = 0; i < form->line_count; i++) {
        const simcom_parameter_t *reports = reports_of(&form->lines[i]);
        const setting_t *n = reports == NULL ? NULL : settings_find(module, reports->id, 0);
        if (n != NULL && n->number != 0) {
            print_report(module, &exchange, &form->lines[i]);
        }
    }
}

static void report(simcom_module_t *module)
{
    for (size_t i = 0; i < module->description->command_count; i++) {
        const simcom_described_command_t *command = &module->description->commands[i];
        for (uint8_t j = 0; j < command->form_count; j++) {
            if (command->forms[j].type == SIMCOM_TYPE_READ) {
                report_form(module, command, &command->forms[j]);
            }
        }
    }
}

void registration_begin(simcom_module_t *module)
{
    module->registration = facts_registration(module);
    module->online = facts_online(module);
    module->radio = facts_radio(module);
}

void registration_changed(simcom_module_t *module)
{
    const uint32_t before = module->registration;
    const bool online = module->online;

    if (!module->radio && facts_radio(module)) {
        registration_search(module);
    }
    registration_begin(module);
    if (module->restarting || module->off) {
        return;
    }
    if (online && !module->online) {
        simcom_module_network_lost(module);
    }
    if (before != module->registration) {
        report(module);
    }
}

void registration_search(simcom_module_t *module)
{
    module->searching_until = module->elapsed + module->settings.register_ms;
}

uint32_t registration_time(simcom_module_t *module)
{
    const uint64_t until = module->network_until > module->searching_until
                               ? module->network_until
                               : module->searching_until;

    registration_changed(module);
    return until > module->elapsed && until - module->elapsed < UINT32_MAX
               ? (uint32_t)(until - module->elapsed)
               : UINT32_MAX;
}
