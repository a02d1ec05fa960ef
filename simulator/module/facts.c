/* SPDX-License-Identifier: MIT */
/* facts.c - what a module reports of itself and of its network, by the role of a field. */
#include "module.h"

#include <stdio.h>

static bool network_gone(const simcom_module_t *module)
{
    return module->network_until > module->elapsed;
}

/* V1.00 3 b): the first context has the address of the print, the others have none. */
static const char *address_of(uint32_t context)
{
    return context == 1 ? "10.49.14.68" : "0.0.0.0";
}

static value_t number(uint32_t n)
{
    return (value_t){.kind = VALUE_NUMBER, .number = n};
}

static value_t text(const char *words)
{
    return (value_t){.kind = VALUE_TEXT, .text = simcom_text(words)};
}

value_t facts_of(simcom_module_t *module, unsigned role, uint32_t key)
{
    switch ((simcom_value_t)role) {
    case SIMCOM_VALUE_SIGNAL: /* V1.00 3: a good one. TS 27.007 8.5: 99 is not known */
        return number(network_gone(module) ? 99 : 23);
    case SIMCOM_VALUE_BIT_ERRORS:
        return number(network_gone(module) ? 99 : 0);
    case SIMCOM_VALUE_SIM: /* TS 27.007 8.3 */
        return text("READY");
    case SIMCOM_VALUE_REGISTRATION: /* TS 27.007 7.2: at home, or searching while there is no network */
        return number(network_gone(module) ? 2 : 1);
    case SIMCOM_VALUE_AREA:
        return network_gone(module) ? (value_t){.kind = VALUE_NONE} : text("1816");
    case SIMCOM_VALUE_CELL:
        return network_gone(module) ? (value_t){.kind = VALUE_NONE} : text("0A1B2C3");
    case SIMCOM_VALUE_PDP_ADDRESS:
        return text(address_of(key));
    case SIMCOM_VALUE_ECHO:
        return number(module->echo ? 1 : 0);
    case SIMCOM_VALUE_CLOCK:
        clock_format(clock_now(module), module->zone, module->room);
        return text(module->room);
    default:
        return (value_t){.kind = VALUE_NONE};
    }
}
