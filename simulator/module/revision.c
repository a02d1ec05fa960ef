/* SPDX-License-Identifier: MIT */
/* revision.c - what the revision of a module has. */
#include "module.h"

bool revision_has(const simcom_module_t *module, uint16_t parameter)
{
    simcom_limit_t limit = *simcom_limit_of(module->settings.revision, parameter);
    return limit.min <= limit.max;
}

/* Code 34 came with V3.00, so that a revision made from v3.00 is one, too. */
bool revision_is_v3(const simcom_module_t *module)
{
    return simcom_description_has_code(module->description, SIMCOM_CODE_SSL_SESSION_FAILED);
}

const simcom_described_line_t *revision_urc(const simcom_module_t *module, simcom_role_t role)
{
    for (size_t i = 0; i < module->description->urc_count; i++) {
        if (module->description->urcs[i].role == (uint8_t)role) {
            return &module->description->urcs[i];
        }
    }
    return NULL;
}
