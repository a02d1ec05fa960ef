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

/* rules.c: the conditions of a form without those that are not asked; whether its own check is. */
uint16_t depart_needs(const simcom_module_t *module, const rule_t *rule);
bool depart_checks(const simcom_module_t *module, const rule_t *rule);

/* answer.c: whether an outcome is the one to answer with where it is possible. */
bool depart_prefers(const simcom_module_t *module, const simcom_described_form_t *form,
                    const simcom_described_outcome_t *outcome);

/* answer.c: the code and the client of a result line. */
uint8_t depart_code(const simcom_module_t *module, uint8_t code);
uint32_t depart_client(const simcom_module_t *module, const simcom_described_form_t *form,
                       uint32_t client);

/* What is used up, and is kept instead. */
typedef enum depart_keep {
    DEPART_KEEP_TOPIC,
    DEPART_KEEP_PAYLOAD,
    DEPART_KEEP_SUBTOPICS,
    DEPART_KEEP_UNSUBTOPICS,
    DEPART_KEEP_CONTEXT,
    DEPART_KEEP_CLIENT,
    DEPART_KEEPS
} depart_keep_t;
bool depart_keeps(const simcom_module_t *module, depart_keep_t what);

/* line.c: changes an information line, or the text of a URC behind its name. */
void depart_information(const simcom_module_t *module, const exchange_t *exchange, char *text,
                        size_t size);
void depart_urc(const simcom_module_t *module, uint16_t line, char *text, size_t size);
/* The same for a URC with its name. */
void depart_unsolicited(const simcom_module_t *module, char *text, size_t size);

#endif
