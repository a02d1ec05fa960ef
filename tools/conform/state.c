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

/* --- Forms by what they do ------------------------------------------------------------------------ */

typedef bool fits_t(const simcom_described_form_t *form, unsigned what);

static bool does(const simcom_described_form_t *form, unsigned what)
{
    return form->act == what;
}

static bool holds(const simcom_described_form_t *form, unsigned what)
{
    return form->holds == what;
}

static bool reaches(const simcom_described_form_t *form, unsigned what)
{
    return form->reaches == what;
}

static bool ends(const simcom_described_form_t *form, unsigned what)
{
    return form->ends == what && form->act != SIMCOM_ACT_RESTART;
}

static const simcom_described_form_t *first(const conform_t *conform, fits_t *fits, unsigned what)
{
    const simcom_described_form_t *found = NULL;

    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *command = &conform->description->commands[i];
        for (size_t j = 0; j < command->form_count; j++) {
            const simcom_described_form_t *form = &command->forms[j];
            if (fits(form, what) && in_revision(conform, form->form) &&
                (found == NULL || (found->form->data_from == 0 && form->form->data_from != 0))) {
                found = form;
            }
        }
    }
    return found;
}

const simcom_described_form_t *find_that_does(const conform_t *conform, simcom_act_t act)
{
    return first(conform, does, (unsigned)act);
}

const simcom_described_form_t *find_that_holds(const conform_t *conform, unsigned state)
{
    return first(conform, holds, state);
}

const simcom_described_form_t *find_that_reaches(const conform_t *conform, unsigned state)
{
    return first(conform, reaches, state);
}

const simcom_described_form_t *find_that_ends(const conform_t *conform, unsigned state)
{
    return first(conform, ends, state);
}

int parameter_of(const simcom_described_form_t *form, simcom_value_t role)
{
    for (uint8_t i = 0; i < form->form->parameter_count; i++) {
        if (form->parameters[i].role == (uint8_t)role && has_parameter(form, i)) {
            return i;
        }
    }
    return -1;
}

static bool keeps(const simcom_described_form_t *form, unsigned role)
{
    return form->stores != NULL && parameter_of(form, (simcom_value_t)role) >= 0;
}

const simcom_described_form_t *find_that_keeps(const conform_t *conform, simcom_value_t role)
{
    return first(conform, keeps, (unsigned)role);
}

const simcom_described_line_t *find_urc(const conform_t *conform, simcom_role_t role)
{
    for (size_t i = 0; i < conform->description->urc_count; i++) {
        if (conform->description->urcs[i].role == (uint8_t)role) {
            return &conform->description->urcs[i];
        }
    }
    return NULL;
}

static const argument_t *argument_of(const simcom_described_form_t *form, unsigned i,
                                     const argument_t *arguments, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        if (has_parameter(form, i) && form->parameters[i].role == arguments[k].role) {
            return &arguments[k];
        }
    }
    return NULL;
}

static void add_argument(conform_t *conform, const simcom_described_form_t *form, unsigned i,
                         const argument_t *argument)
{
    if ((simcom_parameters_of(form->form)[i].flags & SIMCOM_PARAMETER_LENGTH) != 0 &&
        simcom_is_number(&simcom_parameters_of(form->form)[i])) {
        line_add(conform, "%zu", conform->line.data_length);
    } else if (argument == NULL) {
        add_good(conform, form, i);
    } else if (argument->text != NULL) {
        line_add(conform, "\"%s\"", argument->text);
    } else {
        line_add(conform, "%u", (unsigned)argument->number);
    }
}

bool say(conform_t *conform, const simcom_described_form_t *form, const void *data, size_t n,
         const argument_t *arguments, size_t count)
{
    unsigned given = form == NULL ? 0 : required_count(form);
    const char *comma = "";

    if (form == NULL) {
        case_skip(conform, "the revision has no command for it");
        return false;
    }
    for (unsigned i = given; i < form->form->parameter_count; i++) {
        given = argument_of(form, i, arguments, count) != NULL ? i + 1 : given;
    }
    line_begin(conform, form);
    conform->line.data = data;
    conform->line.data_length = n;
    for (unsigned i = 0; i < given; i++) {
        if (has_parameter(form, i)) {
            line_add(conform, "%s", comma);
            add_argument(conform, form, i, argument_of(form, i, arguments, count));
            comma = ",";
        }
    }
    talk(conform, form);
    return conform->reply.outcome != NULL && conform->reply.outcome->success;
}

/* --- Up and down --------------------------------------------------------------------------------- */

bool end_state(conform_t *conform, unsigned state, unsigned client)
{
    const argument_t argument = {SIMCOM_VALUE_CLIENT, NULL, client};
    const simcom_described_form_t *form = find_that_ends(conform, state);

    return form != NULL && say(conform, form, NULL, 0, &argument, 1);
}

void take_down(conform_t *conform)
{
    for (unsigned client = 0; client < CLIENTS; client++) {
        if (client == 1 && !conform->second && conform->level != LEVEL_UNKNOWN) {
            continue;
        }
        (void)end_state(conform, SIMCOM_STATE_CONNECTED, client);
        (void)end_state(conform, SIMCOM_STATE_ACQUIRED, client);
    }
    (void)end_state(conform, SIMCOM_STATE_STARTED, 0);
    conform->level = LEVEL_IDLE;
    conform->second = false;
}

unsigned within(const conform_t *conform, uint16_t parameter, unsigned wanted)
{
    const simcom_limit_t limit = *simcom_limit_of(conform->description->revision, parameter);
    return wanted < limit.min ? limit.min : wanted > limit.max ? limit.max : wanted;
}

static unsigned keep_alive(const conform_t *conform, const simcom_described_form_t *form)
{
    for (uint8_t i = 0; form != NULL && i < form->form->parameter_count; i++) {
        if (form->parameters[i].role == (uint8_t)SIMCOM_VALUE_KEEP_ALIVE) {
            return within(conform, simcom_parameters_of(form->form)[i].id, 60);
        }
    }
    return 60;
}

bool connect_to(conform_t *conform, unsigned client, const char *address, unsigned clean,
                const char *user)
{
    const simcom_described_form_t *form = find_that_does(conform, SIMCOM_ACT_CONNECT);
    const argument_t arguments[] = {
        {SIMCOM_VALUE_CLIENT, NULL, client},
        {SIMCOM_VALUE_SERVER, address, 0},
        {SIMCOM_VALUE_KEEP_ALIVE, NULL, keep_alive(conform, form)},
        {SIMCOM_VALUE_CLEAN_SESSION, NULL, clean},
        {SIMCOM_VALUE_USER, user, 0},
        {SIMCOM_VALUE_PASSWORD, "x", 0},
    };

    return say(conform, form, NULL, 0, arguments, user == NULL ? 4 : 6);
}

bool acquire(conform_t *conform, unsigned client, const char *id, unsigned type)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, client},
                                    {SIMCOM_VALUE_CLIENT_ID, id, 0},
                                    {SIMCOM_VALUE_SERVER_TYPE, NULL, type}};

    return say(conform, find_that_reaches(conform, SIMCOM_STATE_ACQUIRED), NULL, 0, arguments, 3);
}

/* The suite reads messages in parts. Where a revision switches them to one line by default, that is switched off; it has to
 * be done before a client connects. */
static bool messages_in_parts(conform_t *conform, unsigned client)
{
    const simcom_described_form_t *form = find_that_keeps(conform, SIMCOM_VALUE_MESSAGE_LINE);
    const int i = form == NULL ? -1 : parameter_of(form, SIMCOM_VALUE_MESSAGE_LINE);
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, client},
                                    {SIMCOM_VALUE_MESSAGE_LINE, NULL, 0}};

    return i < 0 || form->parameters[i].default_value == 0 ||
           say(conform, form, NULL, 0, arguments, 2);
}

static bool step_up(conform_t *conform, unsigned type)
{
    switch (conform->level) {
    case LEVEL_IDLE:
        return say(conform, find_that_reaches(conform, SIMCOM_STATE_STARTED), NULL, 0, NULL, 0);
    case LEVEL_STARTED:
        conform->acquired_type = (uint8_t)type;
        return acquire(conform, 0, client_name(0), type);
    default:
        return messages_in_parts(conform, 0) &&
               connect_to(conform, 0, conform->settings.broker, 1, NULL);
    }
}

static bool step_down(conform_t *conform)
{
    const unsigned state = conform->level == LEVEL_CONNECTED  ? SIMCOM_STATE_CONNECTED
                           : conform->level == LEVEL_ACQUIRED ? SIMCOM_STATE_ACQUIRED
                                                              : SIMCOM_STATE_STARTED;

    if (find_that_ends(conform, state) == NULL) {
        case_skip(conform, "the revision has no command that ends what runs");
    }
    return end_state(conform, state, 0);
}

bool reach_type(conform_t *conform, level_t level, unsigned type)
{
    if (level == LEVEL_UNKNOWN) {
        return true; /* nothing is needed */
    }
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
    return acquire(conform, 1, id, 0) &&
           (level < LEVEL_CONNECTED ||
            (messages_in_parts(conform, 1) &&
             connect_to(conform, 1, conform->settings.broker, clean, NULL)));
}
