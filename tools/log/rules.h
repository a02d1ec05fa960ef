/* SPDX-License-Identifier: MIT */
/* rules.h - what the parts of the check share. */
#ifndef SIMCOM_LOG_RULES_H
#define SIMCOM_LOG_RULES_H

#include "check.h"
#include "text.h"

/* Reports a violation at the item that is being looked at.
 * [in] operation  that it belongs to, NULL if to none
 * [in] section    document and section
 * [in] expected   what should have been there
 * [in] format     what was there; never with a secret */
void rules_report(check_t *check, const check_operation_t *operation, check_rule_t rule,
                  const char *section, const char *expected, const char *format, ...)
    TEXT_FORMAT(6, 7);

/* The same with words that are there. [in] what  what was there */
void rules_say(check_t *check, const check_operation_t *operation, check_rule_t rule,
               const char *section, const char *expected, const char *what);

/* The same where the log is damaged, or where nobody can tell. */
void rules_doubt(check_t *check, const check_operation_t *operation, check_confidence_t confidence,
                 check_rule_t rule, const char *section, const char *expected, const char *what);

/* The limits of a parameter or field in the revision that is checked against. */
static inline simcom_limit_t rules_limit(const check_t *check, const simcom_parameter_t *row)
{
    return *simcom_limit_of(check->revision, row->id);
}

/* --- order.c: what the module's state allows ----------------------------------------- */

/* Reports a command that cannot be done now. */
void rules_order(check_t *check, const check_operation_t *operation);

/* An operation was accepted; its result is still to come. */
void rules_accepted(check_t *check, const check_operation_t *operation);

/* No result of the client is awaited any more. [in] certain  else: nobody knows */
void rules_no_more_busy(check_t *check, uint32_t client, bool certain);

/* Learns from the end of an operation what state the module is in. */
void rules_learn(check_t *check, const check_operation_t *operation);

/* Learns from an unsolicited line. [in] client  0 or 1; otherwise both */
void rules_learn_urc(check_t *check, const simcom_described_line_t *line, uint32_t client);

/* Learns from an information line. Returns whether it says anything of the state. */
bool rules_learn_line(check_t *check, const simcom_described_line_t *line,
                      const lookup_values_t *values, uint32_t client);

/* --- message.c: received messages and unsolicited lines ------------------------------ */

void rules_urc(check_t *check, const lookup_answer_t *answer);

/* Takes a piece of a topic or payload. */
void rules_piece(check_t *check, const trace_item_t *item);

/* --- line.c: shapes of lines ----------------------------------------------------------- */

/* Reports arguments outside their limits, and commands that the revision does not have. */
void rules_arguments(check_t *check, const check_operation_t *operation,
                     const lookup_command_t *command, const lookup_values_t *values);

/* Reports numbers outside their limits in the fields of a line. */
void rules_fields(check_t *check, const check_operation_t *operation,
                  const simcom_described_line_t *line, const lookup_values_t *values);

/* Reports an information line that has no documented shape.
 * [out] values  its fields. Returns which line it is, NULL: none */
const simcom_described_line_t *rules_information(check_t *check, const check_operation_t *operation,
                                                 const lookup_answer_t *answer,
                                                 lookup_values_t *values);

/* Reports a code that the revision does not have. */
void rules_code(check_t *check, const check_operation_t *operation, uint32_t code);

/* Reports a line that looks like one of the MQTT or TLS commands and is not known. */
void rules_unknown_line(check_t *check, simcom_bytes_t line);

#endif
