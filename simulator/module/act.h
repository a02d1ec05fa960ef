/* SPDX-License-Identifier: MIT */
/*
 * act.h - what a form does beside keeping its parameters and changing states: its role (simcom_act_t).
 *
 * Which form has which role says the specification; nothing here knows a command by name.
 */
#ifndef SIMULATOR_ACT_H
#define SIMULATOR_ACT_H

#include "module.h"

/* What stands against a form before anything is done, beside its conditions; 0: nothing. */
uint8_t act_objection(simcom_module_t *module, const exchange_t *exchange);
/* Whether act_objection() has something to ask of a form of this revision. */
bool act_objects(const simcom_description_t *description, const simcom_described_form_t *form);
/* Does it, after the promised data came. Returns a code, or CODE_PENDING. */
uint8_t act_do(simcom_module_t *module, exchange_t *exchange);

/* act_connect.c */
uint8_t connect_objection(const simcom_module_t *module, const exchange_t *exchange);
uint8_t connect_do(simcom_module_t *module, exchange_t *exchange);
/* The code that stands against a new connection while faults keep the network away, or 0. */
uint8_t connect_unreachable(const simcom_module_t *module, bool tls);
/* Whether a client was acquired for TLS. */
bool connect_is_tls(const simcom_module_t *module, unsigned client);

#endif
