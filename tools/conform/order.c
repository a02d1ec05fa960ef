/* SPDX-License-Identifier: MIT */
/*
 * order.c - what must come before a command, and the cases that leave it out.
 *
 * The manual says this in sentences and not in tables; here it is as a table, with the sections.
 */
#include "private.h"

#include <stdio.h>
#include <string.h>

#define FORM(name) SIMCOM_FORM_##name

/* clang-format off */
static const order_rule_t rules[] = {
    {FORM(CMQTTSTART_EXECUTE),     LEVEL_IDLE,      0,                LEVEL_STARTED,   false, "V1.00 2.2.1"},
    {FORM(CMQTTSTOP_EXECUTE),      LEVEL_STARTED,   0,                LEVEL_IDLE,      false, "V1.00 2.2.2"},
    {FORM(CMQTTACCQ_WRITE),        LEVEL_STARTED,   0,                LEVEL_ACQUIRED,  false, "V1.00 2.2.3"},
    {FORM(CMQTTREL_WRITE),         LEVEL_ACQUIRED,  0,                LEVEL_STARTED,   true,  "V1.00 2.2.4"},
    {FORM(CMQTTSSLCFG_WRITE),      LEVEL_STARTED,   0,                0,               false, "V1.00 2.2.5"},
    {FORM(CMQTTWILLTOPIC_WRITE),   LEVEL_ACQUIRED,  0,                0,               false, "V1.00 2.2.6"},
    {FORM(CMQTTWILLMSG_WRITE),     LEVEL_ACQUIRED,  0,                0,               false, "V1.00 2.2.7"},
    {FORM(CMQTTCONNECT_WRITE),     LEVEL_ACQUIRED,  0,                LEVEL_CONNECTED, true,  "V1.00 2.2.8"},
    {FORM(CMQTTDISC_WRITE),        LEVEL_CONNECTED, 0,                LEVEL_ACQUIRED,  true,  "V1.00 2.2.9"},
    {FORM(CMQTTTOPIC_WRITE),       LEVEL_CONNECTED, 0,                0,               false, "V1.00 2.2.10"},
    {FORM(CMQTTPAYLOAD_WRITE),     LEVEL_CONNECTED, 0,                0,               false, "V1.00 2.2.11"},
    {FORM(CMQTTPUB_WRITE),         LEVEL_CONNECTED, ORDER_TOPIC,      0,               true,  "V1.00 2.2.12"},
    {FORM(CMQTTSUBTOPIC_WRITE),    LEVEL_CONNECTED, 0,                0,               false, "V1.00 2.2.13"},
    {FORM(CMQTTSUB_WRITE_BATCH),   LEVEL_CONNECTED, ORDER_SUBTOPIC,   0,               true,  "V1.00 2.2.14"},
    {FORM(CMQTTSUB_WRITE_TOPIC),   LEVEL_CONNECTED, 0,                0,               true,  "V1.00 2.2.14"},
    {FORM(CMQTTUNSUBTOPIC_WRITE),  LEVEL_CONNECTED, 0,                0,               false, "V1.00 2.2.15"},
    {FORM(CMQTTUNSUB_WRITE_BATCH), LEVEL_CONNECTED, ORDER_UNSUBTOPIC, 0,               true,  "V1.00 2.2.16"},
    {FORM(CMQTTUNSUB_WRITE_TOPIC), LEVEL_CONNECTED, 0,                0,               true,  "V1.00 2.2.16"},
    {FORM(CMQTTCFG_WRITE_CHECK_UTF8), LEVEL_STARTED, 0,               0,               false, "V1.00 2.2.17"},
    /* V3.00 16: after AT+CMQTTACCQ and before AT+CMQTTCONNECT; see order_find(). */
    {FORM(CMQTTCFG_WRITE_OPTIMEOUT), LEVEL_ACQUIRED, 0,               0,               false, "V3.00 16"},
    {FORM(CMQTTCFG_WRITE_ALIAUTH), LEVEL_ACQUIRED,  0,                0,               false, "V3.00 16"},
    {FORM(CMQTTCFG_WRITE_VERSION), LEVEL_ACQUIRED,  0,                0,               false, "A76-V1.06 18.2.17"},
    {FORM(CMQTTCFG_WRITE_ARGTOPIC), LEVEL_ACQUIRED, 0,                0,               false, "field argtopic"},
};
/* clang-format on */

const order_rule_t *order_find(uint16_t form)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (rules[i].form == form) {
            return &rules[i];
        }
    }
    return NULL;
}

/* The level that a form needs in this revision. V1.00 says nothing of when AT+CMQTTCFG may come. */
static level_t level_needed(const conform_t *conform, const order_rule_t *rule)
{
    if (rule == NULL) {
        return LEVEL_UNKNOWN;
    }
    if (rule->form == FORM(CMQTTCFG_WRITE_CHECK_UTF8) &&
        find_form(conform, FORM(CMQTTCFG_WRITE_OPTIMEOUT)) != NULL) {
        return LEVEL_ACQUIRED;
    }
    return (level_t)rule->level;
}

/* --- Preparing ------------------------------------------------------------------------------------- */

static uint16_t input_form(uint8_t before)
{
    return before == ORDER_TOPIC      ? FORM(CMQTTTOPIC_WRITE)
           : before == ORDER_SUBTOPIC ? FORM(CMQTTSUBTOPIC_WRITE)
                                      : FORM(CMQTTUNSUBTOPIC_WRITE);
}

static bool give_input(conform_t *conform, uint8_t before, unsigned client)
{
    const simcom_described_form_t *form = find_form(conform, input_form(before));

    if (form == NULL) {
        return false;
    }
    return command(conform, "simcom/conform", 14, "%s%u,14%s",
                   form_text(conform->description->revision, form->form).text, client,
                   before == ORDER_SUBTOPIC ? ",0" : "");
}

static bool prepare_client(conform_t *conform, const order_rule_t *rule, level_t level,
                           unsigned client)
{
    if (client == 1 && level >= LEVEL_ACQUIRED && !second_up(conform, client_name(1), 1, level)) {
        return case_check(conform, false, "client 1 can be brought up", "%s answered %s",
                          conform->line.text, conform->reply.raw);
    }
    if (rule->before != 0 && !give_input(conform, rule->before, client)) {
        return case_check(conform, false, "topics can be given", "%s answered %s",
                          conform->line.text, conform->reply.raw);
    }
    return true;
}

bool order_prepare_for(conform_t *conform, const simcom_described_form_t *form, unsigned client)
{
    const order_rule_t *rule = order_find(form->form->id);
    const level_t level = level_needed(conform, rule);

    if (rule == NULL) {
        return true;
    }
    if (!reach(conform, client == 1 && level > LEVEL_STARTED ? LEVEL_STARTED : level)) {
        return false;
    }
    return prepare_client(conform, rule, level, client);
}

/* After a success, for client 0. What cannot be undone by one command begins anew. */
void order_settle(conform_t *conform, const simcom_described_form_t *form)
{
    const order_rule_t *rule = order_find(form->form->id);

    if (rule == NULL) {
        return;
    }
    if (conform->second || rule->form == FORM(CMQTTSUBTOPIC_WRITE) ||
        rule->form == FORM(CMQTTUNSUBTOPIC_WRITE) || rule->form == FORM(CMQTTWILLTOPIC_WRITE) ||
        rule->form == FORM(CMQTTWILLMSG_WRITE)) {
        conform->level = LEVEL_UNKNOWN;
    } else if (rule->after != 0) {
        conform->level = (level_t)rule->after;
    }
}

/* --- The cases -------------------------------------------------------------------------------------- */

static const char *const level_names[] = {"", "before the service is started",
                                          "before a client is acquired",
                                          "before the client is connected", ""};
static const uint8_t level_codes[] = {0, SIMCOM_CODE_NETWORK_NOT_OPENED,
                                      SIMCOM_CODE_CLIENT_NOT_ACQUIRED, SIMCOM_CODE_NO_CONNECTION};

static void run_too_early(conform_t *conform, const conform_case_t *about)
{
    if (!reach(conform, (level_t)about->value)) {
        return;
    }
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    (void)expect_refusal(conform, about->form, level_codes[about->value]);
}

static void run_without_input(conform_t *conform, const conform_case_t *about)
{
    conform->level = LEVEL_UNKNOWN; /* topics of other cases are forgotten */
    if (!reach(conform, LEVEL_CONNECTED)) {
        return;
    }
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    (void)expect_refusal(conform, about->form, SIMCOM_CODE_TOPIC_EMPTY);
}

/* Used up: the same again is refused. */
static void run_twice(conform_t *conform, const conform_case_t *about)
{
    conform->level = LEVEL_UNKNOWN;
    if (!order_prepare_for(conform, about->form, 0)) {
        return;
    }
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    if (!expect_success(conform, about->form)) {
        return;
    }
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    (void)expect_refusal(conform, about->form, SIMCOM_CODE_TOPIC_EMPTY);
}

static bool nothing_pending(const conform_t *conform, uint32_t value)
{
    (void)value;
    return conform->pending == NULL;
}

/* What is under way while the next command comes: a publish; a connect where the client must not be
 * connected, or the answer would be the same for another reason. */
static const simcom_described_form_t *begin_operation(conform_t *conform,
                                                      const conform_case_t *about)
{
    const bool connecting = about->form->form->id == FORM(CMQTTREL_WRITE);
    const simcom_described_form_t *form =
        find_form(conform, connecting ? FORM(CMQTTCONNECT_WRITE) : FORM(CMQTTPUB_WRITE));
    const order_rule_t *rule = order_find(about->form->form->id);

    conform->level = LEVEL_UNKNOWN;
    if (form == NULL || !reach(conform, connecting ? LEVEL_ACQUIRED : LEVEL_CONNECTED) ||
        (!connecting && !give_input(conform, ORDER_TOPIC, 0)) ||
        (rule->before > ORDER_TOPIC && !give_input(conform, rule->before, 0))) {
        case_fail(conform, "an operation can be prepared", "%s answered %s", conform->line.text,
                  conform->reply.raw);
        return NULL;
    }
    good_line(conform, form, required_count(form));
    talk_until(conform, form, SIMCOM_STEP_OK);
    return form;
}

static void run_busy(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *operation = begin_operation(conform, about);

    if (operation == NULL) {
        return;
    }
    if (conform->reply.has_result) {
        case_skip(conform, "the result came before OK: there is no time between them");
        conform->level = LEVEL_UNKNOWN;
        return;
    }
    conform->pending = operation;
    conform->pending_ended_early = false;
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    if (conform->pending_ended_early) {
        case_skip(conform, "the operation ended before the next command was read");
    } else {
        (void)expect_refusal(conform, about->form, SIMCOM_CODE_CLIENT_BUSY);
    }
    (void)talk_wait(conform, nothing_pending, 0, 10000);
    conform->pending = NULL;
    conform->level = LEVEL_UNKNOWN;
}

static conform_case_t *add(conform_t *conform, const simcom_described_command_t *command,
                           const simcom_described_form_t *form, const order_rule_t *rule,
                           const char *name, void (*run)(conform_t *, const conform_case_t *))
{
    conform_case_t *added = case_add(conform);

    (void)snprintf(added->name, sizeof added->name, "%s%s%s.%s", command->name,
                   form->variant[0] == '\0' ? "" : ":", form->variant, name);
    (void)snprintf(added->section, sizeof added->section, "%s", rule->section);
    added->command = command->name;
    added->described = command;
    added->form = form;
    added->run = run;
    return added;
}

static void add_rule(conform_t *conform, const simcom_described_command_t *command,
                     const simcom_described_form_t *form)
{
    const order_rule_t *rule = order_find(form->form->id);
    static const char *const names[] = {"", "not-started", "not-acquired", "not-connected"};

    if (rule == NULL) {
        return;
    }
    for (unsigned level = LEVEL_IDLE; level < (unsigned)level_needed(conform, rule); level++) {
        conform_case_t *early = add(conform, command, form, rule, names[level], run_too_early);
        early->value = level;
        (void)snprintf(early->text, sizeof early->text, "AT+%s %s is refused", command->name,
                       level_names[level]);
    }
    if (rule->before != 0) {
        conform_case_t *empty =
            add(conform, command, form, rule, "without-topic", run_without_input);
        empty->needs = CONFORM_NEEDS_BROKER;
        (void)snprintf(empty->text, sizeof empty->text,
                       "AT+%s without a topic given before is refused", command->name);
        conform_case_t *twice = add(conform, command, form, rule, "uses-up", run_twice);
        twice->needs = CONFORM_NEEDS_BROKER;
        (void)snprintf(twice->text, sizeof twice->text, "AT+%s uses the topic up", command->name);
    }
    if (rule->idle) {
        conform_case_t *busy = add(conform, command, form, rule, "busy", run_busy);
        busy->needs = CONFORM_NEEDS_BROKER;
        (void)snprintf(busy->text, sizeof busy->text,
                       "AT+%s while another operation of the client runs is refused",
                       command->name);
    }
}

void order_cases(conform_t *conform)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *command = &conform->description->commands[i];
        for (size_t j = 0; j < command->form_count; j++) {
            if (in_revision(conform, command->forms[j].form)) {
                add_rule(conform, command, &command->forms[j]);
            }
        }
    }
}
