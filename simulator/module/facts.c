/* SPDX-License-Identifier: MIT */
/* facts.c - what a module reports of itself and of its network, by the role of a field. */
#include "module.h"

/* TS 27.007 8.2. */
bool facts_radio(const simcom_module_t *module)
{
    return variable_is(module, "sim", "READY") && variable_is(module, "function", "1");
}

/* While a fault keeps it away, the SIM is not ready, or the radio is off. */
static bool network_gone(const simcom_module_t *module)
{
    return module->network_until > module->elapsed || !facts_radio(module);
}

static value_t number(uint32_t n)
{
    return (value_t){.kind = VALUE_NUMBER, .number = n};
}

static value_t text(const char *words)
{
    return (value_t){.kind = VALUE_TEXT, .text = simcom_text(words)};
}

/* TS 27.007 7.2: searching, 2, while there is no network; 0 where nobody searches. */
uint32_t facts_registration(const simcom_module_t *module)
{
    if (module->network_until > module->elapsed) {
        return 2;
    }
    if (network_gone(module)) {
        return 0;
    }
    return module->searching_until > module->elapsed ? 2 : variable_number(module, "registration");
}

bool facts_registered(const simcom_module_t *module)
{
    const uint32_t status = facts_registration(module);
    return status == 1 || status == 5;
}

bool facts_attached(const simcom_module_t *module)
{
    return facts_registered(module) && variable_is(module, "attached", "1");
}

bool facts_online(const simcom_module_t *module)
{
    return facts_attached(module) && variable_is(module, "pdp", "1");
}

const char *facts_sim_line(const simcom_module_t *module)
{
    for (size_t i = 0; i < module->description->command_count; i++) {
        const simcom_described_command_t *command = &module->description->commands[i];
        for (uint8_t j = 0; j < command->form_count; j++) {
            const simcom_described_form_t *form = &command->forms[j];
            if (form->line_count > 0 && form->lines[0].fields[0].role == SIMCOM_VALUE_SIM) {
                return form->lines[0].wire;
            }
        }
    }
    return NULL;
}

/* A number that the revision lets its line print: the nearest to what the module knows. */
static value_t within(const simcom_module_t *module, simcom_value_t role, uint32_t value)
{
    for (size_t i = 0; i < module->description->command_count; i++) {
        const simcom_described_command_t *command = &module->description->commands[i];
        for (uint8_t j = 0; j < command->form_count; j++) {
            const simcom_described_form_t *form = &command->forms[j];
            for (uint8_t k = 0; form->line_count > 0 && k < form->lines[0].shape->count; k++) {
                if (form->lines[0].fields[k].role == (uint8_t)role) {
                    const simcom_limit_t *limit = simcom_limit_of(
                        module->settings.revision, form->lines[0].shape->fields[k].id);
                    return number(value < limit->min   ? limit->min
                                  : value > limit->max ? limit->max
                                                       : value);
                }
            }
        }
    }
    return number(value);
}

value_t facts_of(simcom_module_t *module, unsigned role, uint32_t key)
{
    const bool registered = facts_registered(module);

    switch ((simcom_value_t)role) {
    case SIMCOM_VALUE_SIGNAL: /* TS 27.007 8.5: 99 is not known */
        return within(module, SIMCOM_VALUE_SIGNAL,
                      network_gone(module) ? 99 : variable_number(module, "signal"));
    case SIMCOM_VALUE_BIT_ERRORS:
        return within(module, SIMCOM_VALUE_BIT_ERRORS,
                      network_gone(module) ? 99 : variable_number(module, "bit_errors"));
    case SIMCOM_VALUE_SIM: /* TS 27.007 8.3 */
        return text(variable_get(module, "sim"));
    case SIMCOM_VALUE_REGISTRATION:
        return number(facts_registration(module));
    case SIMCOM_VALUE_AREA:
        return registered ? text(variable_get(module, "area")) : (value_t){.kind = VALUE_NONE};
    case SIMCOM_VALUE_CELL:
        return registered ? text(variable_get(module, "cell")) : (value_t){.kind = VALUE_NONE};
    case SIMCOM_VALUE_PDP_ADDRESS: /* V1.00 3 b): the first context has an address, the others have none */
        return text(key == 1 && facts_online(module) ? variable_get(module, "address") : "0.0.0.0");
    case SIMCOM_VALUE_ECHO:
        return number(module->echo ? 1 : 0);
    case SIMCOM_VALUE_CLOCK:
        clock_format(clock_now(module), module->zone, module->room);
        return text(module->room);
    default:
        return (value_t){.kind = VALUE_NONE};
    }
}
