/* SPDX-License-Identifier: MIT */
/*
 * depart.h - where a module looks whether it is to depart from its revision.
 *
 * Most departures are altered copies of the tables, of which the rest of the simulator knows nothing.
 * The others are asked for at the few places below. Without departures every answer is "no".
 */
#ifndef SIMULATOR_DEPART_H
#define SIMULATOR_DEPART_H

#include "module.h"

/* Gives the module tables of its own, if its settings name departures. */
void depart_begin(simcom_module_t *module);
void depart_end(simcom_module_t *module);

/* parse.c: whether arguments that the tables refuse are taken, or good ones refused. Keeps an
 * index that was taken beyond the true limits away from arrays. */
parsed_t depart_arguments(simcom_module_t *module, exchange_t *exchange, parsed_t parsed,
                          uint8_t status);

/* state.c: whether a condition of a form, by its index, is asked; act.c: whether what a form is about is. */
bool depart_asks(const simcom_module_t *module, const simcom_described_form_t *form,
                 unsigned condition);
bool depart_checks(const simcom_module_t *module, const simcom_described_form_t *form);

/* answer.c: whether an outcome is the one to answer with where it is possible. */
bool depart_prefers(const simcom_module_t *module, const simcom_described_form_t *form,
                    const simcom_described_outcome_t *outcome);

/* answer.c: the code and the client of a result line. */
uint8_t depart_code(const simcom_module_t *module, uint8_t code);
uint32_t depart_client(const simcom_module_t *module, const simcom_described_form_t *form,
                       uint32_t client);

/* Whether the data of a state is kept that a form uses up; whether settings are that a command ends; whether
 * all is that was within a state that a form ends. */
bool depart_keeps(const simcom_module_t *module, const simcom_described_form_t *form,
                  unsigned state);
bool depart_keeps_settings(const simcom_module_t *module, const simcom_described_form_t *form);
bool depart_keeps_all(const simcom_module_t *module, const simcom_described_form_t *form);

/* line.c: changes an information line, or the text of a URC behind its name. */
void depart_information(const simcom_module_t *module, const exchange_t *exchange, char *text,
                        size_t size);
void depart_urc(const simcom_module_t *module, uint16_t line, char *text, size_t size);
/* The same for a URC with its name. */
void depart_unsolicited(const simcom_module_t *module, char *text, size_t size);

#endif
