/* SPDX-License-Identifier: MIT */
/* slots.c - where the operations of the module and of its clients are kept. */
#include "engine.h"

simcom_slot_t *simcom_slot_at(simcom_t *modem, unsigned index)
{
    if (index == 0u) {
        return &modem->module;
    }
    return modem->client[index - 1u] != NULL ? &modem->client[index - 1u]->slot : NULL;
}

simcom_slot_t *simcom_slot_of(simcom_t *modem, uint8_t client)
{
    if (client == SIMCOM_MODULE) {
        return &modem->module;
    }
    return client < SIMCOM_CLIENTS ? simcom_slot_at(modem, client + 1u) : NULL;
}
