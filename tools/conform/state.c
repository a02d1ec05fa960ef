/* SPDX-License-Identifier: MIT */
/* state.c - brings the service of the module up and down, keeps what a user has set. */
#include "private.h"
#include "simcom/revisions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Finding things in the tables --------------------------------------------------------------- */

bool in_revision(const conform_t *conform, const simcom_form_t *form)
{
    const uint8_t *forms = conform->description->revision->forms;
    return (forms[form->id / 8] >> (form->id % 8) & 1) != 0;
}

const simcom_described_form_t *find_form(const conform_t *conform, uint16_t id)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *command = &conform->description->commands[i];
        for (size_t j = 0; j < command->form_count; j++) {
            if (command->forms[j].form->id == id && in_revision(conform, command->forms[j].form)) {
                return &command->forms[j];
            }
        }
    }
    return NULL;
}

const simcom_described_command_t *find_command(const conform_t *conform, const char *name)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        if (strcmp(conform->description->commands[i].name, name) == 0) {
            return &conform->description->commands[i];
        }
    }
    return NULL;
}

form_text_t form_text(const simcom_revision_t *revision, const simcom_form_t *form)
{
    const simcom_own_form_t *own = simcom_own_form_of(revision, form);
    form_text_t found;

    if (own != NULL && own->text != NULL) {
        (void)snprintf(found.text, sizeof found.text, "%.*s", own->length, own->text);
    } else {
        char text[SIMCOM_FORM_TEXT_SIZE];
        (void)snprintf(found.text, sizeof found.text, "%s", simcom_form_text(form, text));
    }
    return found;
}

/* How the revision writes the name of a line, without the colon; "" if it has none. */
const char *wire_of(const conform_t *conform, uint16_t line)
{
    const simcom_description_t *description = conform->description;

    for (size_t i = 0; i < description->command_count; i++) {
        if (line != 0 && description->commands[i].line == line) {
            return description->commands[i].wire;
        }
    }
    for (size_t i = 0; i < description->urc_count; i++) {
        if (description->urcs[i].id == line) {
            return description->urcs[i].wire;
        }
    }
    return "";
}

simcom_limit_t limit_of(const conform_t *conform, const simcom_parameter_t *parameter)
{
    return *simcom_limit_of(conform->description->revision, parameter->id);
}

const char *client_name(unsigned client)
{
    return client == 0 ? "simcom-conform-0" : "simcom-conform-1";
}

/* --- Commands of the suite's own ---------------------------------------------------------------- */

/* The form of a line such as AT+CMQTTREL=0: the one with the longest text in common; where data
 * follows, one that asks for data. */
static const simcom_described_form_t *form_of_line(const conform_t *conform, const char *line)
{
    const simcom_described_form_t *best = NULL;
    size_t length = 0;

    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *command = &conform->description->commands[i];
        for (size_t j = 0; j < command->form_count; j++) {
            const simcom_described_form_t *form = &command->forms[j];
            const form_text_t text = form_text(conform->description->revision, form->form);
            const size_t n = strlen(text.text);
            const bool data = conform->line.data_length > 0;
            if (in_revision(conform, form->form) && strncmp(line, text.text, n) == 0 &&
                (n > length || (n == length && (form->form->data_from != 0) == data))) {
                best = form;
                length = n;
            }
        }
    }
    return best;
}

bool command(conform_t *conform, const void *data, size_t n, const char *format, ...)
{
    char text[1200];
    va_list list;

    va_start(list, format);
    (void)vsnprintf(text, sizeof text, format, list);
    va_end(list);
    line_begin(conform, NULL);
    line_add(conform, "%s", text);
    conform->line.data = data;
    conform->line.data_length = n;
    const simcom_described_form_t *form = form_of_line(conform, text);
    talk(conform, form);
    return conform->reply.outcome != NULL && conform->reply.outcome->success;
}

/* The name of a command as the revision spells it. */
static const char *name(const conform_t *conform, const char *command)
{
    const simcom_described_command_t *found = find_command(conform, command);
    return found == NULL ? command : found->wire + 1;
}

/* --- Up and down --------------------------------------------------------------------------------- */

void take_down(conform_t *conform)
{
    for (unsigned client = 0; client < CLIENTS; client++) {
        if (client == 1 && !conform->second && conform->level != LEVEL_UNKNOWN) {
            continue;
        }
        (void)command(conform, NULL, 0, "AT+%s=%u,0", name(conform, "CMQTTDISC"), client);
        (void)command(conform, NULL, 0, "AT+%s=%u", name(conform, "CMQTTREL"), client);
    }
    (void)command(conform, NULL, 0, "AT+%s", name(conform, "CMQTTSTOP"));
    conform->level = LEVEL_IDLE;
    conform->second = false;
}

unsigned within(const conform_t *conform, uint16_t parameter, unsigned wanted)
{
    const simcom_limit_t limit = *simcom_limit_of(conform->description->revision, parameter);
    return wanted < limit.min ? limit.min : wanted > limit.max ? limit.max : wanted;
}

bool connect_to(conform_t *conform, unsigned client, const char *address, unsigned clean,
                const char *more)
{
    return command(conform, NULL, 0, "AT+%s=%u,\"%s\",%u,%u%s", name(conform, "CMQTTCONNECT"),
                   client, address,
                   within(conform, SIMCOM_PARAMETER_CMQTTCONNECT_KEEPALIVE_TIME, 60), clean, more);
}

static bool connect_first(conform_t *conform)
{
    return connect_to(conform, 0, conform->settings.broker, 1, "");
}

static bool step_up(conform_t *conform, unsigned type)
{
    switch (conform->level) {
    case LEVEL_IDLE:
        return command(conform, NULL, 0, "AT+%s", name(conform, "CMQTTSTART"));
    case LEVEL_STARTED:
        conform->acquired_type = (uint8_t)type;
        return command(conform, NULL, 0, "AT+%s=0,\"%s\",%u", name(conform, "CMQTTACCQ"),
                       client_name(0), type);
    default:
        return connect_first(conform);
    }
}

static bool step_down(conform_t *conform)
{
    switch (conform->level) {
    case LEVEL_CONNECTED:
        return command(conform, NULL, 0, "AT+%s=0,0", name(conform, "CMQTTDISC"));
    case LEVEL_ACQUIRED:
        return command(conform, NULL, 0, "AT+%s=0", name(conform, "CMQTTREL"));
    default:
        return command(conform, NULL, 0, "AT+%s", name(conform, "CMQTTSTOP"));
    }
}

bool reach_type(conform_t *conform, level_t level, unsigned type)
{
    if (conform->level == LEVEL_UNKNOWN || (conform->second && level <= LEVEL_STARTED)) {
        conform->level = LEVEL_UNKNOWN;
        take_down(conform);
    }
    while (conform->level > level ||
           (conform->level >= LEVEL_ACQUIRED && conform->acquired_type != type)) {
        if (!step_down(conform)) {
            goto failed;
        }
        conform->level = (level_t)(conform->level - 1);
    }
    while (conform->level < level) {
        if (!step_up(conform, type)) {
            goto failed;
        }
        conform->level = (level_t)(conform->level + 1);
    }
    return true;
failed:
    case_fail(conform, "the module can be brought to where the case begins", "%s answered %s",
              conform->line.text, conform->reply.raw[0] == '\0' ? "nothing" : conform->reply.raw);
    conform->level = LEVEL_UNKNOWN;
    return false;
}

bool reach(conform_t *conform, level_t level)
{
    return reach_type(conform, level, 0);
}

/* Client 1, for what needs two. */
bool second_up(conform_t *conform, const char *id, unsigned clean, level_t level)
{
    conform->second = true;
    return command(conform, NULL, 0, "AT+%s=1,\"%s\",0", name(conform, "CMQTTACCQ"), id) &&
           (level < LEVEL_CONNECTED || connect_to(conform, 1, conform->settings.broker, clean, ""));
}
