/* SPDX-License-Identifier: MIT */
/* hear.c - what the module makes of a command, for who wants to know: the owner of a simulated module, a judge of drivers. */
#include "module.h"

static void tell(const simcom_module_t *module, const simcom_module_heard_t *heard)
{
    if (module->settings.hear != NULL) {
        module->settings.hear(module->settings.hear_context, heard);
    }
}

void hear(const simcom_module_t *module, simcom_module_verdict_t verdict, const char *name,
          uint8_t code)
{
    const bool problem = verdict == SIMCOM_MODULE_ARGUMENT && module->problem.status != SIMCOM_GOOD;
    const simcom_module_heard_t heard = {.verdict = (uint8_t)verdict,
                                         .name = name,
                                         .command = module->part,
                                         .code = code,
                                         .problem = problem ? &module->problem : NULL};
    tell(module, &heard);
}

/* Hosts send what takes down a state to begin anew: where it, or what it is within, is not there nothing is lost. */
static bool takes_down(const simcom_module_t *module, const exchange_t *exchange,
                       const simcom_condition_t *unmet)
{
    const uint32_t inside = simcom_track_inside(module->description, unmet->state);
    const unsigned ends = exchange->form->ends;

    return !unmet->forbidden && ends != SIMCOM_NO_STATE && (inside >> ends & 1u) != 0u;
}

void hear_order(const simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_condition_t *unmet = state_unmet(module, exchange);
    simcom_module_heard_t heard = {
        .verdict = SIMCOM_MODULE_ORDER, .name = exchange->command->name, .command = module->part};

    if (unmet != NULL) {
        heard.code = unmet->answer;
        heard.harmless = takes_down(module, exchange, unmet);
    }
    tell(module, &heard);
}

void hear_done(const simcom_module_t *module, const exchange_t *exchange, uint8_t code)
{
    const simcom_code_t *row = simcom_code_in(module->settings.revision, code);
    const bool wrong = code != SIMCOM_CODE_NONE && code != CODE_PENDING &&
                       row->says == SIMCOM_SAYS_WRONG && row->origin == SIMCOM_ORIGIN_CALL;

    hear(module, wrong ? SIMCOM_MODULE_ARGUMENT : SIMCOM_MODULE_GOOD, exchange->command->name,
         code);
}
