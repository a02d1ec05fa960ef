/* SPDX-License-Identifier: MIT */
/* arguments.c - what stands in a form's arguments, by parameter and by role. */
#include "module.h"

#include <string.h>

bool argument_given(const simcom_parameter_t *parameter, const void *arguments)
{
    const uint8_t *at = (const uint8_t *)arguments + parameter->offset;
    simcom_optional_t optional;

    if (!simcom_is_number(parameter)) {
        return argument_text(parameter, arguments).data != NULL;
    }
    if ((parameter->flags & SIMCOM_PARAMETER_OPTIONAL) == 0) {
        return true;
    }
    memcpy(&optional, at, sizeof optional);
    return optional.given;
}

uint32_t argument_number(const simcom_parameter_t *parameter, const void *arguments)
{
    return simcom_argument_number(parameter, arguments);
}

simcom_bytes_t argument_text(const simcom_parameter_t *parameter, const void *arguments)
{
    simcom_bytes_t text;

    memcpy(&text, (const uint8_t *)arguments + parameter->offset, sizeof text);
    return text;
}

/* The index of the parameter with a role; of those that the form does not have its count. */
static uint8_t role_at(const exchange_t *exchange, simcom_value_t role)
{
    uint8_t i = 0;

    while (i < exchange->form->form->parameter_count &&
           exchange->form->parameters[i].role != (uint8_t)role) {
        i++;
    }
    return i;
}

uint32_t exchange_number(const exchange_t *exchange, simcom_value_t role)
{
    const uint8_t i = role_at(exchange, role);
    const simcom_form_t *form = exchange->form->form;

    if (i == form->parameter_count || !simcom_is_number(&simcom_parameters_of(form)[i])) {
        return 0;
    }
    if (argument_given(&simcom_parameters_of(form)[i], exchange->arguments.bytes)) {
        return argument_number(&simcom_parameters_of(form)[i], exchange->arguments.bytes);
    }
    return exchange->form->parameters[i].has_default ? exchange->form->parameters[i].default_value
                                                     : 0;
}

simcom_bytes_t exchange_text(const exchange_t *exchange, simcom_value_t role)
{
    const uint8_t i = role_at(exchange, role);
    const simcom_form_t *form = exchange->form->form;

    return i == form->parameter_count || simcom_is_number(&simcom_parameters_of(form)[i])
               ? (simcom_bytes_t){NULL, 0}
               : argument_text(&simcom_parameters_of(form)[i], exchange->arguments.bytes);
}

unsigned client_of(const exchange_t *exchange)
{
    return exchange->client < SIMCOM_CLIENTS ? exchange->client : SIMCOM_NO_CLIENT;
}

typedef bool fits_t(const simcom_described_form_t *form, unsigned state);

static bool holds(const simcom_described_form_t *form, unsigned state)
{
    return form->holds == state;
}

static bool uses(const simcom_described_form_t *form, unsigned state)
{
    return state < STATES && (form->uses >> state & 1u) != 0u;
}

static const simcom_described_form_t *first(const simcom_module_t *module, fits_t *fits,
                                            unsigned state)
{
    const simcom_description_t *description = module->description;

    for (size_t i = 0; i < description->command_count; i++) {
        for (uint8_t j = 0; j < description->commands[i].form_count; j++) {
            if (fits(&description->commands[i].forms[j], state)) {
                return &description->commands[i].forms[j];
            }
        }
    }
    return NULL;
}

const simcom_described_form_t *form_that_holds(const simcom_module_t *module, unsigned state)
{
    return state == SIMCOM_NO_STATE ? NULL : first(module, holds, state);
}

const simcom_described_form_t *form_that_uses(const simcom_module_t *module, unsigned state)
{
    return first(module, uses, state);
}
