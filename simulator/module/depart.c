/* SPDX-License-Identifier: MIT */
/* depart.c - a module that departs from its revision: which departures there are is in departures.c. */
#include "depart.h"
#include "departures.h"
#include "simcom/command.h"
#include "simcom/commands.h"
#include "simcom/revisions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A byte says which range a parameter has. */
_Static_assert(SIMCOM_PARAMETERS <= 256u, "a range for each parameter");

/* A module's own tables. */
struct depart {
    const simcom_departure_t *list;
    size_t count;
    const simcom_description_t *original;
    simcom_description_t description;
    simcom_revision_t revision;
    simcom_limit_t ranges[SIMCOM_PARAMETERS]; /* one for each parameter */
    uint8_t limits[SIMCOM_PARAMETERS];        /* which is which */
    uint8_t forms[SIMCOM_FORMS / 8 + 1];
    simcom_described_command_t *commands;
    simcom_described_line_t *urcs;
    void **owned;
    size_t owned_count;
};

/* --- Altered copies of the tables --------------------------------------------------------------- */

static void *own_text(depart_t *depart, size_t bytes)
{
    void *text = allocate(1, bytes);

    depart->owned = realloc(depart->owned, (depart->owned_count + 1) * sizeof *depart->owned);
    if (depart->owned == NULL) {
        abort();
    }
    depart->owned[depart->owned_count++] = text;
    return text;
}

static void *copy(depart_t *depart, const void *rows, size_t bytes)
{
    return memcpy(own_text(depart, bytes + 1), rows, bytes);
}

/* The form of a departure, in a copy of its command's forms that may be changed. */
static simcom_described_form_t *own_form(depart_t *depart, const simcom_departure_t *one)
{
    simcom_described_command_t *command = &depart->commands[one->command];
    simcom_described_form_t *forms =
        copy(depart, command->forms, command->form_count * sizeof *command->forms);

    command->forms = forms;
    return &forms[one->form];
}

static const simcom_parameter_t *parameter_of(const depart_t *depart, const simcom_departure_t *one)
{
    return &simcom_parameters_of(
        depart->original->commands[one->command].forms[one->form].form)[one->item];
}

static void alter_limit(depart_t *depart, const simcom_departure_t *one)
{
    simcom_limit_t *limit = &depart->ranges[parameter_of(depart, one)->id];

    if (one->part == 0) {
        limit->min = (uint16_t)(limit->min + one->value);
    } else {
        limit->max = (uint16_t)(limit->max + one->value);
    }
}

/* The number `part` of a reply, plus one. */
static void alter_reply(depart_t *depart, const simcom_departure_t *one)
{
    simcom_described_form_t *form = own_form(depart, one);
    size_t count = 0;

    while (form->replies[count] != NULL) {
        count++;
    }
    const char **replies = copy(depart, form->replies, (count + 1) * sizeof *replies);
    char *text = own_text(depart, strlen(replies[one->item]) + 16);

    departures_change_number(replies[one->item], one->part, one->value, text);
    replies[one->item] = text;
    form->replies = replies;
}

static void alter_default(depart_t *depart, const simcom_departure_t *one)
{
    simcom_described_form_t *form = own_form(depart, one);
    simcom_described_parameter_t *parameters =
        copy(depart, form->parameters, form->form->parameter_count * sizeof *parameters);

    parameters[one->item].default_value = (uint32_t)one->value;
    form->parameters = parameters;
}

/* Changed, unless it is allowed: then it is only preferred, see depart_prefers(). */
static void alter_outcome(depart_t *depart, const simcom_departure_t *one)
{
    if (!one->allowed) {
        simcom_described_form_t *form = own_form(depart, one);
        simcom_described_outcome_t *outcomes =
            copy(depart, form->outcomes, form->outcome_count * sizeof *outcomes);

        departures_change_outcome(form, one->item, outcomes[one->item].steps);
        form->outcomes = outcomes;
    }
}

static void alter_wire(depart_t *depart, const simcom_departure_t *one)
{
    const char *printed = depart->original->aliases[one->item].printed;
    const bool urc = one->part == 1;
    const char *old = urc ? depart->urcs[one->command].wire : depart->commands[one->command].wire;
    char *text = own_text(depart, strlen(printed) + 4);

    (void)snprintf(text, strlen(printed) + 4, "+%s%s", printed,
                   old[strlen(old) - 1] == ':' ? ":" : "");
    if (urc) {
        depart->urcs[one->command].wire = text;
    } else {
        depart->commands[one->command].wire = text;
    }
}

static void alter_option(depart_t *depart, const simcom_departure_t *one)
{
    own_form(depart, one)->option = depart->original->aliases[one->item].printed;
}

/* A form of another revision, or one of this that is not there. */
static void alter_form(depart_t *depart, const simcom_departure_t *one)
{
    const simcom_description_t *other = simcom_descriptions[one->part];
    const simcom_described_command_t *command = &other->commands[one->command];
    const simcom_form_t *form = command->forms[one->form].form;

    if (one->kind == DEPART_FORM_GONE) {
        depart->forms[form->id / 8] &= (uint8_t) ~(1u << (form->id % 8));
        return;
    }
    depart->forms[form->id / 8] |= (uint8_t)(1u << (form->id % 8));
    for (uint8_t i = 0; i < form->parameter_count; i++) {
        const uint16_t id = simcom_parameters_of(form)[i].id;
        depart->ranges[id] = *simcom_limit_of(other->revision, id);
    }
    for (size_t i = 0; i < depart->description.command_count; i++) {
        if (strcmp(depart->commands[i].name, command->name) == 0) {
            depart->commands[i].forms = command->forms;
            depart->commands[i].form_count = command->form_count;
        }
    }
}

static void alter_absent(depart_t *depart, const simcom_departure_t *one)
{
    const uint16_t id = parameter_of(depart, one)->id;
    depart->ranges[id] = *simcom_limit_of(simcom_descriptions[one->part]->revision, id);
}

static void alter_revision(simcom_module_t *module, depart_t *depart, const simcom_departure_t *one)
{
    switch (one->item) {
    case DEPART_LINE:
        depart->revision.line_limit = (uint16_t)(depart->revision.line_limit + one->value);
        break;
    case DEPART_TOPICS:
        depart->revision.topics_limit = (uint16_t)(depart->revision.topics_limit + one->value);
        break;
    case DEPART_TOPIC:
        depart->revision.topic_limit = (uint16_t)(depart->revision.topic_limit + one->value);
        break;
    case DEPART_PAYLOAD:
        depart->revision.payload_limit = (uint16_t)(depart->revision.payload_limit + one->value);
        break;
    default:
        module->settings.packet = (uint16_t)(depart->revision.packet_limit + one->value);
    }
}

static void alter(simcom_module_t *module, depart_t *depart, const simcom_departure_t *one)
{
    switch (one->kind) {
    case DEPART_LIMIT:
        alter_limit(depart, one);
        break;
    case DEPART_REPLY:
        alter_reply(depart, one);
        break;
    case DEPART_DEFAULT:
        alter_default(depart, one);
        break;
    case DEPART_OUTCOME:
        alter_outcome(depart, one);
        break;
    case DEPART_ALIAS:
        alter_wire(depart, one);
        break;
    case DEPART_OPTION:
        alter_option(depart, one);
        break;
    case DEPART_FORM_GONE:
    case DEPART_FORM_EXTRA:
        alter_form(depart, one);
        break;
    case DEPART_ABSENT:
        alter_absent(depart, one);
        break;
    case DEPART_REVISION:
        alter_revision(module, depart, one);
        break;
    default: /* asked for where it happens */
        break;
    }
}

void depart_begin(simcom_module_t *module)
{
    const simcom_description_t *original = module->description;
    const simcom_module_settings_t *settings = &module->settings;

    if (settings->departure_count == 0) {
        return;
    }
    depart_t *depart = allocate(1, sizeof *depart);
    depart->list = settings->departures;
    depart->count = settings->departure_count;
    depart->original = original;
    depart->description = *original;
    depart->revision = *original->revision;
    for (unsigned id = 0; id < SIMCOM_PARAMETERS; id++) {
        depart->ranges[id] = *simcom_limit_of(original->revision, id);
        depart->limits[id] = (uint8_t)id;
    }
    memcpy(depart->forms, original->revision->forms, (SIMCOM_FORMS + 7) / 8);
    depart->commands =
        copy(depart, original->commands, original->command_count * sizeof *original->commands);
    depart->urcs = copy(depart, original->urcs, original->urc_count * sizeof *original->urcs);
    depart->description.commands = depart->commands;
    depart->description.urcs = depart->urcs;
    depart->description.revision = &depart->revision;
    depart->revision.ranges = depart->ranges;
    depart->revision.limits = depart->limits;
    depart->revision.forms = depart->forms;
    for (size_t i = 0; i < depart->count; i++) {
        alter(module, depart, &depart->list[i]);
    }
    module->depart = depart;
    module->description = &depart->description;
    module->settings.revision = &depart->revision;
}

void depart_end(simcom_module_t *module)
{
    depart_t *depart = module->depart;

    for (size_t i = 0; depart != NULL && i < depart->owned_count; i++) {
        free(depart->owned[i]);
    }
    if (depart != NULL) {
        free(depart->owned);
    }
    free(depart);
    module->depart = NULL;
}

/* --- Asked for where it happens ------------------------------------------------------------------ */

/* The next departure of a kind behind `from`, or NULL. */
static const simcom_departure_t *next(const simcom_module_t *module, uint8_t kind,
                                      const simcom_departure_t *from)
{
    const depart_t *depart = module->depart;

    if (depart == NULL) {
        return NULL;
    }
    for (const simcom_departure_t *one = from == NULL ? depart->list : from + 1;
         one < depart->list + depart->count; one++) {
        if (one->kind == kind) {
            return one;
        }
    }
    return NULL;
}

static const simcom_described_form_t *form_of(const simcom_module_t *module,
                                              const simcom_departure_t *one)
{
    return &module->depart->original->commands[one->command].forms[one->form];
}

/* The length of a string, or the number; UINT32_MAX if it was left out. */
static uint32_t size_of(const simcom_parameter_t *parameter, const exchange_t *exchange)
{
    const uint8_t *at = exchange->arguments.bytes + parameter->offset;

    if (parameter->kind != SIMCOM_KIND_NUMBER && parameter->kind != SIMCOM_KIND_HEX) {
        simcom_bytes_t bytes;
        memcpy(&bytes, at, sizeof bytes);
        return bytes.data == NULL ? UINT32_MAX : (uint32_t)bytes.length;
    }
    if ((parameter->flags & SIMCOM_PARAMETER_OPTIONAL) != 0) {
        simcom_optional_t optional;
        memcpy(&optional, at, sizeof optional);
        return optional.given ? optional.value : UINT32_MAX;
    }
    return simcom_argument_number(parameter, exchange->arguments.bytes);
}

/* What settings and clients are counted with. */
static bool is_index(const exchange_t *exchange, uint8_t i)
{
    const simcom_store_t *store = exchange->form->stores;

    return (simcom_parameters_of(exchange->form->form)[i].flags & SIMCOM_PARAMETER_CLIENT) != 0 ||
           (store != NULL && store->key == i + 1u) ||
           exchange->form->parameters[i].role == SIMCOM_VALUE_PDP_CONTEXT ||
           exchange->form->parameters[i].role == SIMCOM_VALUE_TLS_CONTEXT;
}

/* An index beyond the true limits has no settings that anybody could read: the nearest one is meant instead. */
static void clamp(const simcom_module_t *module, exchange_t *exchange)
{
    const simcom_form_t *form = exchange->form->form;

    for (uint8_t i = 0; i < form->parameter_count; i++) {
        const simcom_parameter_t *parameter = &simcom_parameters_of(form)[i];
        const simcom_limit_t limit =
            *simcom_limit_of(module->depart->original->revision, parameter->id);
        uint32_t number = size_of(parameter, exchange);
        if (!is_index(exchange, i)) {
            continue;
        }
        number = number < limit.min ? limit.min : number > limit.max ? limit.max : number;
        memcpy(exchange->arguments.bytes + parameter->offset, &number, sizeof number);
    }
    if (form->client_from != 0) {
        exchange->client = simcom_argument_number(
            &simcom_parameters_of(form)[form->client_from - 1], exchange->arguments.bytes);
    }
}

static bool refuses(const simcom_module_t *module, const exchange_t *exchange)
{
    for (const simcom_departure_t *one = NULL; (one = next(module, DEPART_REFUSE, one)) != NULL;) {
        const simcom_form_t *form = form_of(module, one)->form;
        if (form == exchange->form->form &&
            size_of(&simcom_parameters_of(form)[one->item], exchange) == (uint32_t)one->value) {
            return true;
        }
    }
    for (const simcom_departure_t *one = NULL; (one = next(module, DEPART_REQUIRE, one)) != NULL;) {
        const simcom_form_t *form = form_of(module, one)->form;
        if (form == exchange->form->form &&
            size_of(&simcom_parameters_of(form)[one->item], exchange) == UINT32_MAX) {
            return true;
        }
    }
    return false;
}

static bool accepts(const simcom_module_t *module, const exchange_t *exchange, uint8_t status)
{
    for (const simcom_departure_t *one = NULL; (one = next(module, DEPART_ACCEPT, one)) != NULL;) {
        if (form_of(module, one)->form == exchange->form->form && one->value == status) {
            return true;
        }
    }
    return false;
}

parsed_t depart_arguments(simcom_module_t *module, exchange_t *exchange, parsed_t parsed,
                          uint8_t status)
{
    if (module->depart == NULL) {
        return parsed;
    }
    if (parsed == PARSED_REFUSED && accepts(module, exchange, status)) {
        parsed = PARSED_GOOD;
    }
    if (parsed == PARSED_GOOD) {
        clamp(module, exchange);
    }
    if (parsed == PARSED_GOOD && refuses(module, exchange)) {
        exchange->code = code_of(module, SIMCOM_REASON_BAD_VALUE);
        return PARSED_REFUSED;
    }
    return parsed;
}

/* Whether there is a departure of a kind about an item of a form. */
static bool departs(const simcom_module_t *module, uint8_t kind,
                    const simcom_described_form_t *form, unsigned item)
{
    for (const simcom_departure_t *one = NULL; (one = next(module, kind, one)) != NULL;) {
        if (form_of(module, one)->form == form->form && one->item == item) {
            return true;
        }
    }
    return false;
}

bool depart_asks(const simcom_module_t *module, const simcom_described_form_t *form,
                 unsigned condition)
{
    return !departs(module, DEPART_RULE, form, condition);
}

bool depart_checks(const simcom_module_t *module, const simcom_described_form_t *form)
{
    return !departs(module, DEPART_CHECK, form, 0);
}

bool depart_keeps(const simcom_module_t *module, const simcom_described_form_t *form,
                  unsigned state)
{
    return departs(module, DEPART_KEEP, form, state);
}

bool depart_keeps_settings(const simcom_module_t *module, const simcom_described_form_t *form)
{
    return departs(module, DEPART_KEEP, form, DEPART_SETTINGS);
}

bool depart_keeps_all(const simcom_module_t *module, const simcom_described_form_t *form)
{
    return departs(module, DEPART_KEEP, form, DEPART_ALL);
}

bool depart_prefers(const simcom_module_t *module, const simcom_described_form_t *form,
                    const simcom_described_outcome_t *outcome)
{
    for (const simcom_departure_t *one = NULL; (one = next(module, DEPART_OUTCOME, one)) != NULL;) {
        if (form_of(module, one)->form == form->form && outcome == &form->outcomes[one->item]) {
            return true;
        }
    }
    return false;
}

uint8_t depart_code(const simcom_module_t *module, uint8_t code)
{
    for (const simcom_departure_t *one = NULL; (one = next(module, DEPART_CODE, one)) != NULL;) {
        if (one->item == code) {
            return (uint8_t)one->value;
        }
    }
    return code;
}

uint32_t depart_client(const simcom_module_t *module, const simcom_described_form_t *form,
                       uint32_t client)
{
    for (const simcom_departure_t *one = NULL; (one = next(module, DEPART_CLIENT, one)) != NULL;) {
        if (form_of(module, one)->form == form->form) {
            return client + 1;
        }
    }
    return client;
}

/* --- Lines ---------------------------------------------------------------------------------------------- */

/* Puts `with` in the place of the n-th field; NULL removes it. Commas in quotation marks are text. */
static void replace_field(char *text, size_t size, unsigned n, const char *with)
{
    char old[1400];
    bool quoted = false;
    unsigned i = 0;
    size_t begin = 0, end;

    (void)snprintf(old, sizeof old, "%s", text);
    for (end = 0; old[end] != '\0' && (i < n || quoted || old[end] != ','); end++) {
        quoted = old[end] == '"' ? !quoted : quoted;
        if (old[end] == ',' && !quoted) {
            i++;
            begin = end + 1;
        }
    }
    if (i < n || (begin == end && with != NULL)) {
        return; /* the line has no such field */
    }
    if (with == NULL && old[end] == ',') {
        end++;
    } else if (with == NULL && begin > 0) {
        begin--;
    }
    (void)snprintf(text, size, "%.*s%s%s", (int)begin, old, with == NULL ? "" : with, old + end);
}

static void field_beyond(const simcom_module_t *module, const simcom_departure_t *one,
                         const simcom_described_line_t *line, char *text, size_t size)
{
    const simcom_parameter_t *field = &line->shape->fields[one->item];
    const simcom_limit_t limit = *simcom_limit_of(module->depart->original->revision, field->id);
    char with[400];

    if (field->kind == SIMCOM_KIND_NUMBER) {
        (void)snprintf(with, sizeof with, "%ld", (long)one->value);
    } else if (field->kind == SIMCOM_KIND_HEX) {
        (void)snprintf(with, sizeof with, "0x%04lX", (long)one->value);
    } else {
        (void)snprintf(with, sizeof with, "\"%0*d\"", limit.max + 1, 0);
    }
    replace_field(text, size, one->item, with);
}

void depart_information(const simcom_module_t *module, const exchange_t *exchange, char *text,
                        size_t size)
{
    for (const simcom_departure_t *one = NULL; (one = next(module, DEPART_FIELD, one)) != NULL;) {
        const simcom_described_form_t *form = form_of(module, one);
        if (form->form->line != exchange->form->form->line || exchange->form->line_count == 0) {
            continue;
        }
        if (one->part == 0) {
            field_beyond(module, one, &form->lines[0], text, size);
        } else {
            replace_field(text, size, one->item, NULL);
        }
    }
}

/* The n-th number of a URC is replaced, or the URC does not come. */
void depart_urc(const simcom_module_t *module, uint16_t line, char *text, size_t size)
{
    for (const simcom_departure_t *one = NULL; (one = next(module, DEPART_URC, one)) != NULL;) {
        if (module->depart->original->urcs[one->command].id != line) {
            continue;
        }
        if (one->part == 0) {
            text[0] = '\0';
            continue;
        }
        char changed[200];
        departures_change_number(text, one->item, one->value, changed);
        (void)snprintf(text, size, "%s", changed);
    }
}

void depart_unsolicited(const simcom_module_t *module, char *text, size_t size)
{
    for (size_t i = 0; module->depart != NULL && i < module->depart->original->urc_count; i++) {
        const simcom_described_line_t *urc = &module->depart->original->urcs[i];
        const char *wire = module->depart->urcs[i].wire;
        const size_t n = strlen(wire);
        if (strncmp(text, wire, n) == 0) {
            char rest[200];
            (void)snprintf(rest, sizeof rest, "%s", text[n] == ' ' ? text + n + 1 : "?");
            depart_urc(module, urc->id, rest, sizeof rest);
            if (rest[0] == '\0') {
                text[0] = '\0';
            } else if (rest[0] != '?') {
                (void)snprintf(text, size, "%s %s", wire, rest);
            }
            return;
        }
    }
}
