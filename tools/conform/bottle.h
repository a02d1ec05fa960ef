/* SPDX-License-Identifier: MIT */
/*
 * bottle.h - a simulated module and a broker in the same program, in a time of their own.
 *
 * The broker is as good as the suite needs: sessions, takeover, retained messages, wills, and the
 * refusals that docs/conform.md describes. It answers after BOTTLE_DELAY_MS.
 */
#ifndef CONFORM_BOTTLE_H
#define CONFORM_BOTTLE_H

#include "simcom_module.h"
#include "wire.h"

#define BOTTLE_DELAY_MS 200u
#define BOTTLE_BROKER   "tcp://broker.test:1883"
#define BOTTLE_REFUSER  "tcp://refuser.test"

typedef struct bottle bottle_t;

/* [in] settings  network and network_context are the bottle's to set */
bottle_t *bottle_new(const simcom_module_settings_t *settings);
void bottle_free(bottle_t *bottle);
wire_t bottle_wire(bottle_t *bottle);

uint32_t bottle_now(const bottle_t *bottle);

#endif
