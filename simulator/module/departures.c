/* SPDX-License-Identifier: MIT */
/* departures.c - one departure for each fact of a revision, made from its tables. */
#include "departures.h"
#include "act.h"
#include "depart.h"
#include "simcom/commands.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct maker {
    const simcom_description_t *description;
    simcom_departure_t *rows;
    size_t count, room;
} maker_t;

/* --- Shared with depart.c ------------------------------------------------------------------------ */

void departures_change_number(const char *text, unsigned n, long by, char *changed)
{
    unsigned i = 0;

    while (*text != '\0') {
        if (!isdigit((unsigned char)*text)) {
            const bool hex = text[0] == 'x' || isalpha((unsigned char)*text);
            *changed++ = *text++;
            while (hex && isalnum((unsigned char)*text)) { /* checkUTF8 and 0x002F are no numbers */
                *changed++ = *text++;
            }
            continue;
        }
        char *end;
        const unsigned long number = strtoul(text, &end, 10);
        if (i++ == n) {
            changed += sprintf(changed, "%lu", number + (unsigned long)by);
        } else {
            memcpy(changed, text, (size_t)(end - text));
            changed += end - text;
        }
        text = end;
    }
    *changed = '\0';
}

/* Numbers in a text; [out] value  of the n-th */
static unsigned count_numbers(const char *text, unsigned n, unsigned long *value)
{
    unsigned count = 0;

    while (*text != '\0') {
        if (isalpha((unsigned char)*text)) {
            while (isalnum((unsigned char)*text)) {
                text++;
            }
        } else if (isdigit((unsigned char)*text)) {
            char *end;
            const unsigned long number = strtoul(text, &end, 10);
            if (count++ == n) {
                *value = number;
            }
            text = end;
        } else {
            text++;
        }
    }
    return count;
}

static bool same_steps(const uint8_t *a, const uint8_t *b)
{
    return memcmp(a, b, 6) == 0;
}

/* Information lines may be none: a sequence without them is the same one. */
static bool documented(const simcom_described_form_t *form, const uint8_t steps[6])
{
    for (uint8_t i = 0; i < form->outcome_count; i++) {
        uint8_t bare[6] = {0};
        size_t n = 0;
        for (size_t j = 0; j < 6 && form->outcomes[i].steps[j] != SIMCOM_STEP_END; j++) {
            if (form->outcomes[i].steps[j] != SIMCOM_STEP_LINES) {
                bare[n++] = form->outcomes[i].steps[j];
            }
        }
        if (same_steps(form->outcomes[i].steps, steps) || same_steps(bare, steps)) {
            return true;
        }
    }
    return false;
}

/* Without its last step; or, where that is documented as well, with it twice. */
void departures_change_outcome(const simcom_described_form_t *form, unsigned outcome,
                               uint8_t steps[6])
{
    uint8_t changed[6];
    size_t n = 0;

    memcpy(changed, form->outcomes[outcome].steps, 6);
    while (n < 6 && changed[n] != SIMCOM_STEP_END) {
        n++;
    }
    const uint8_t last = changed[n - 1];
    changed[n - 1] = SIMCOM_STEP_END;
    if (documented(form, changed)) {
        changed[n - 1] = last;
        if (n < 6) {
            changed[n] = last;
        }
    }
    memcpy(steps, changed, 6);
}

/* --- Making ----------------------------------------------------------------------------------------- */

static simcom_departure_t *add(maker_t *maker, departure_kind_t kind, const char *format, ...)
    PRINTF_LIKE(3, 4);

static simcom_departure_t *add(maker_t *maker, departure_kind_t kind, const char *format, ...)
{
    va_list list;

    if (maker->count == maker->room) {
        maker->room = maker->room == 0 ? 512 : maker->room * 2;
        maker->rows = realloc(maker->rows, maker->room * sizeof *maker->rows);
        if (maker->rows == NULL) {
            abort();
        }
    }
    simcom_departure_t *one = &maker->rows[maker->count++];
    memset(one, 0, sizeof *one);
    one->kind = (uint8_t)kind;
    va_start(list, format);
    (void)vsnprintf(one->id, sizeof one->id, format, list);
    va_end(list);
    return one;
}

typedef struct place {
    size_t command, form;
    const char *name; /* of the command */
    const simcom_described_form_t *described;
    char label[64]; /* command and variant */
} place_t;

static simcom_departure_t *put(simcom_departure_t *one, const place_t *place, unsigned item,
                               const char *text)
{
    one->command = (uint16_t)place->command;
    one->form = (uint16_t)place->form;
    one->item = (uint16_t)item;
    (void)snprintf(one->text, sizeof one->text, "%s", text);
    return one;
}

static bool has_form(const simcom_description_t *description, const simcom_form_t *form)
{
    return (description->revision->forms[form->id / 8] >> (form->id % 8) & 1) != 0;
}

static simcom_limit_t limit_of(const simcom_description_t *description,
                               const simcom_parameter_t *parameter)
{
    return *simcom_limit_of(description->revision, parameter->id);
}

static void make_end(maker_t *maker, const place_t *place, unsigned i, unsigned part, int by)
{
    static const char *const ends[] = {"min", "max"};
    simcom_departure_t *one = add(maker, DEPART_LIMIT, "limit:%s.%s.%s%+d", place->label,
                                  place->described->parameters[i].name, ends[part], by);

    put(one, place, i, by > 0 ? "a limit is one higher" : "a limit is one lower");
    one->part = (uint16_t)part;
    one->value = by;
}

static void make_refuse(maker_t *maker, const place_t *place, unsigned i, uint32_t value)
{
    simcom_departure_t *one = add(maker, DEPART_REFUSE, "refuse:%s.%s.%u", place->label,
                                  place->described->parameters[i].name, (unsigned)value);
    put(one, place, i, "a value is refused")->value = (int32_t)value;
}

static void make_accept(maker_t *maker, const place_t *place, unsigned i, simcom_status_t status,
                        const char *what)
{
    simcom_departure_t *one = add(maker, DEPART_ACCEPT, "accept:%s.%s.%s", place->label,
                                  place->described->parameters[i].name, what);
    put(one, place, i, "what must be refused is taken")->value = (int32_t)status;
}

static void make_limits(maker_t *maker, const place_t *place, unsigned i)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(place->described->form)[i];
    const simcom_described_parameter_t *described = &place->described->parameters[i];
    const simcom_limit_t limit = limit_of(maker->description, parameter);
    const bool zero =
        simcom_is_number(parameter) && (parameter->flags & SIMCOM_PARAMETER_ZERO) != 0;
    const bool ends = parameter->kind == SIMCOM_KIND_HEX;

    if (limit.min > 0 && !(zero && limit.min == 1)) {
        make_end(maker, place, i, 0, -1);
    }
    if (limit.max < 0xFFFF) {
        make_end(maker, place, i, 1, 1);
    }
    for (uint16_t v = 0; v < described->value_count; v++) {
        make_refuse(maker, place, i, described->values[v].value);
    }
    if (described->value_count == 0 && !ends) {
        make_end(maker, place, i, 0, 1);
        make_end(maker, place, i, 1, -1);
    }
    if (ends) {
        make_refuse(maker, place, i, limit.min);
        make_refuse(maker, place, i, limit.max);
        make_accept(maker, place, i, SIMCOM_E_RANGE, "between");
    }
    if (zero) {
        make_refuse(maker, place, i, 0);
    }
}

static void make_parameter(maker_t *maker, const place_t *place, unsigned i)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(place->described->form)[i];

    make_limits(maker, place, i);
    if (parameter->kind == SIMCOM_KIND_ADDRESS) {
        make_accept(maker, place, i, SIMCOM_E_ADDRESS, "other-prefix");
    }
    if (parameter->kind == SIMCOM_KIND_FILE) {
        make_accept(maker, place, i, SIMCOM_E_FILE_NAME, "other-ending");
    }
    if (!simcom_is_number(parameter) && (parameter->flags & SIMCOM_PARAMETER_UTF8) != 0) {
        make_accept(maker, place, i, SIMCOM_E_UTF8, "not-utf-8");
    }
    if ((parameter->flags & SIMCOM_PARAMETER_OPTIONAL) != 0) {
        put(add(maker, DEPART_REQUIRE, "require:%s.%s", place->label,
                place->described->parameters[i].name),
            place, i, "an optional parameter is demanded");
    }
}

/* A parameter that only another revision has. */
static void make_absent(maker_t *maker, const place_t *place, unsigned i)
{
    for (size_t j = 0; j < simcom_description_count; j++) {
        const simcom_limit_t limit =
            limit_of(simcom_descriptions[j], &simcom_parameters_of(place->described->form)[i]);
        if (limit.min <= limit.max) {
            simcom_departure_t *one = add(maker, DEPART_ABSENT, "extra:%s.%s", place->label,
                                          place->described->parameters[i].name);
            put(one, place, i, "a parameter of another revision is taken")->part = (uint16_t)j;
            return;
        }
    }
}

/* Whether a reading of the command shows the parameter. */
static bool is_shown(const simcom_described_command_t *command, const char *name)
{
    for (uint8_t j = 0; j < command->form_count; j++) {
        const simcom_described_form_t *form = &command->forms[j];
        for (uint8_t k = 0; form->type == SIMCOM_TYPE_READ && form->line_count > 0 &&
                            k < form->lines[0].shape->count;
             k++) {
            if (strcmp(form->lines[0].fields[k].name, name) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void make_default(maker_t *maker, const place_t *place, unsigned i)
{
    const simcom_described_parameter_t *described = &place->described->parameters[i];
    const simcom_described_command_t *command = &maker->description->commands[place->command];

    if (!described->has_default || !is_shown(command, described->name) || command->wire[0] != '+') {
        return;
    }
    simcom_departure_t *one =
        add(maker, DEPART_DEFAULT, "default:%s.%s", place->label, described->name);
    uint32_t other = described->default_value == 0 ? 1 : described->default_value - 1;
    for (uint16_t v = 0; v < described->value_count; v++) {
        other = described->values[v].value != described->default_value ? described->values[v].value
                                                                       : other;
    }
    put(one, place, i, "another default")->value = (int32_t)other;
}

static void make_replies(maker_t *maker, const place_t *place)
{
    for (unsigned i = 0; place->described->replies[i] != NULL; i++) {
        unsigned long value = 0;
        for (unsigned n = 0; n < count_numbers(place->described->replies[i], n, &value); n++) {
            (void)count_numbers(place->described->replies[i], n, &value);
            for (int by = value == 0 ? 1 : -1; by <= 1; by += 2) {
                simcom_departure_t *one =
                    add(maker, DEPART_REPLY, "reply:%s.%u.%u%+d", place->label, i, n, by);
                put(one, place, i, "the test form tells another number");
                one->part = (uint16_t)n;
                one->value = by;
            }
        }
    }
}

static bool has_result(const simcom_described_form_t *form)
{
    for (uint8_t i = 0; i < form->outcome_count; i++) {
        if (memchr(form->outcomes[i].steps, SIMCOM_STEP_RESULT, sizeof form->outcomes[i].steps) !=
            NULL) {
            return true;
        }
    }
    return false;
}

static void make_outcomes(maker_t *maker, const place_t *place)
{
    for (unsigned i = 0; i < place->described->outcome_count; i++) {
        put(add(maker, DEPART_OUTCOME, "outcome:%s.%u", place->label, i), place, i,
            "one documented end is answered with a part missing or twice");
        simcom_departure_t *one = add(maker, DEPART_OUTCOME, "choose:%s.%u", place->label, i);
        put(one, place, i, "of the documented ends this one is answered")->allowed = true;
    }
    if (place->described->form->result_fields > 1 && has_result(place->described)) {
        put(add(maker, DEPART_CLIENT, "client:%s", place->label), place, 0,
            "a result names another client");
    }
}

/* Whether a field may be left out only because another revision lacks it. */
static bool lacks_somewhere(const simcom_parameter_t *field)
{
    for (size_t i = 0; i < simcom_description_count; i++) {
        const simcom_limit_t limit = limit_of(simcom_descriptions[i], field);
        if (limit.min > limit.max) {
            return true;
        }
    }
    return false;
}

/* What a field of a read form can be. */
static void make_fields(maker_t *maker, const place_t *place)
{
    const simcom_described_line_t *line = &place->described->lines[0];

    for (unsigned i = 0; i < line->shape->count; i++) {
        const simcom_parameter_t *field = &line->shape->fields[i];
        const simcom_limit_t limit = limit_of(maker->description, field);
        if (limit.min > limit.max) {
            continue;
        }
        simcom_departure_t *one =
            add(maker, DEPART_FIELD, "field:%s.%s.beyond", place->label, line->fields[i].name);
        put(one, place, i, "a field is beyond its limits")->value = limit.max + 1;
        if (field->kind == SIMCOM_KIND_HEX) {
            one->value = limit.min + 1;
        }
        if ((field->flags & SIMCOM_PARAMETER_OPTIONAL) == 0 || lacks_somewhere(field)) {
            one =
                add(maker, DEPART_FIELD, "field:%s.%s.missing", place->label, line->fields[i].name);
            put(one, place, i, "a field is missing")->part = 1;
        }
    }
}

static simcom_departure_t *put_order(maker_t *maker, departure_kind_t kind, const place_t *place,
                                     const char *prefix, const char *name, unsigned item,
                                     const char *text)
{
    const char *variant = place->described->variant;
    simcom_departure_t *one = add(maker, kind, "%s:%s%s%s.%s", prefix, place->name,
                                  variant[0] == '\0' ? "" : ":", variant, name);

    return put(one, place, item, text);
}

/* Conditions, and what the form is about. */
static void make_rules(maker_t *maker, const place_t *place)
{
    const simcom_described_form_t *form = place->described;

    for (unsigned i = 0; i < form->condition_count; i++) {
        const simcom_described_state_t *state =
            simcom_track_state(maker->description, form->conditions[i].state);
        char name[40];
        (void)snprintf(name, sizeof name, "%s%s", form->conditions[i].forbidden ? "not-" : "",
                       state->name);
        (void)put_order(maker, DEPART_RULE, place, "order", name, i,
                        "what must come before is not asked for");
    }
    if (act_objects(maker->description, form)) {
        (void)put_order(maker, DEPART_CHECK, place, "order", "check", 0,
                        "what the command checks itself is not checked");
    }
}

/* What is used up or ends, and is kept. */
static void make_keeps(maker_t *maker, const place_t *place)
{
    static const char text[] = "what a command uses up or ends is kept";
    const simcom_described_form_t *form = place->described;

    for (size_t i = 0; i < maker->description->state_count; i++) {
        const simcom_described_state_t *state = &maker->description->states[i];
        if ((form->uses >> state->id & 1u) != 0u) {
            (void)put_order(maker, DEPART_KEEP, place, "keep", state->name, state->id, text);
        }
    }
    if (form->stores != NULL && form->stores->after_count > 0) {
        (void)put_order(maker, DEPART_KEEP, place, "keep", "settings", DEPART_SETTINGS, text);
    }
    if (form->ends != SIMCOM_NO_STATE && form->act == SIMCOM_ACT_NONE &&
        form->form->client_from != 0) {
        (void)put_order(maker, DEPART_KEEP, place, "keep", "all", DEPART_ALL, text);
    }
}

static void make_form(maker_t *maker, size_t c, size_t f)
{
    const simcom_described_command_t *command = &maker->description->commands[c];
    place_t place = {c, f, command->name, &command->forms[f], ""};
    static const char *const types[] = {"=?", "?", "", ""};

    (void)snprintf(place.label, sizeof place.label, "%s%s%s%s", command->name,
                   types[place.described->type], place.described->variant[0] == '\0' ? "" : ":",
                   place.described->variant);
    simcom_departure_t *gone = add(maker, DEPART_FORM_GONE, "gone:%s", place.label);
    put(gone, &place, 0, "a form is not there");
    while (simcom_descriptions[gone->part] != maker->description) {
        gone->part++;
    }
    for (unsigned i = 0; i < place.described->form->parameter_count; i++) {
        const simcom_limit_t limit =
            limit_of(maker->description, &simcom_parameters_of(place.described->form)[i]);
        if (limit.min > limit.max) {
            make_absent(maker, &place, i);
            continue;
        }
        make_parameter(maker, &place, i);
        make_default(maker, &place, i);
    }
    if (place.described->replies != NULL) {
        make_replies(maker, &place);
    }
    make_outcomes(maker, &place);
    make_rules(maker, &place);
    make_keeps(maker, &place);
    if (place.described->line_count > 0) {
        make_fields(maker, &place);
    }
}

/* Forms that only another revision has. */
static void make_extra_forms(maker_t *maker)
{
    bool listed[SIMCOM_FORMS] = {false};

    for (size_t d = 0; d < simcom_description_count; d++) {
        const simcom_description_t *other = simcom_descriptions[d];
        for (size_t c = 0; c < other->command_count; c++) {
            for (size_t f = 0; f < other->commands[c].form_count; f++) {
                const simcom_described_form_t *form = &other->commands[c].forms[f];
                if (has_form(maker->description, form->form) || listed[form->form->id]) {
                    continue;
                }
                listed[form->form->id] = true;
                const place_t place = {c, f, other->commands[c].name, form, ""};
                simcom_departure_t *one =
                    add(maker, DEPART_FORM_EXTRA, "extra:%s:%s", place.name, form->variant);
                put(one, &place, 0, "a form of another revision is there")->part = (uint16_t)d;
            }
        }
    }
}

/* Codes that the module tells; 0 told as another is a success that looks like a failure. */
static void make_codes(maker_t *maker)
{
    const uint8_t *codes = maker->description->codes;
    const size_t count = maker->description->code_count;

    for (size_t i = 0; i < count; i++) {
        const unsigned code = codes[i];
        simcom_departure_t *one = add(maker, DEPART_CODE, "code:%u", code);
        one->item = (uint16_t)code;
        one->value = codes[i + 1 < count ? i + 1 : i - 1];
        (void)snprintf(one->text, sizeof one->text, "code %u is told as %d", code, (int)one->value);
    }
}

static void make_option_alias(maker_t *maker, unsigned a)
{
    const simcom_described_alias_t *alias = &maker->description->aliases[a];

    for (size_t c = 0; c < maker->description->command_count; c++) {
        const simcom_described_command_t *command = &maker->description->commands[c];
        for (size_t f = 0; f < command->form_count; f++) {
            if (strcmp(command->forms[f].option, alias->name) == 0) {
                simcom_departure_t *one = add(maker, DEPART_OPTION, "alias:%s", alias->printed);
                one->command = (uint16_t)c;
                one->form = (uint16_t)f;
                one->item = (uint16_t)a;
                (void)snprintf(one->text, sizeof one->text, "the option is %s, as %s prints",
                               alias->printed, alias->source);
            }
        }
    }
}

static void make_aliases(maker_t *maker)
{
    const simcom_description_t *description = maker->description;

    for (unsigned a = 0; a < description->alias_count; a++) {
        const simcom_described_alias_t *alias = &description->aliases[a];
        simcom_departure_t *one = NULL;
        for (size_t c = 0; c < description->command_count; c++) {
            if (strcmp(description->commands[c].name, alias->name) == 0 &&
                strcmp(description->commands[c].wire + 1, alias->printed) != 0) {
                one = add(maker, DEPART_ALIAS, "alias:%s", alias->printed);
                one->command = (uint16_t)c;
            }
        }
        for (size_t u = 0; u < description->urc_count; u++) {
            const size_t n = strlen(alias->printed);
            if (strcmp(description->urcs[u].name, alias->name) == 0 &&
                strncmp(description->urcs[u].wire + 1, alias->printed, n) != 0) {
                one = add(maker, DEPART_ALIAS, "alias:%s", alias->printed);
                one->command = (uint16_t)u;
                one->part = 1;
            }
        }
        if (one != NULL) {
            one->item = (uint16_t)a;
            (void)snprintf(one->text, sizeof one->text, "%s is spelled %s, as %s prints",
                           alias->name, alias->printed, alias->source);
        } else {
            make_option_alias(maker, a);
        }
    }
}

static void make_revision(maker_t *maker)
{
    const simcom_revision_t *revision = maker->description->revision;
    static const struct {
        const char *name;
        uint8_t which;
        int by;
    } rows[] = {{"line", DEPART_LINE, -1},     {"line", DEPART_LINE, 1},
                {"topics", DEPART_TOPICS, -1}, {"topics", DEPART_TOPICS, 1},
                {"topic", DEPART_TOPIC, -1},   {"payload", DEPART_PAYLOAD, -1},
                {"packet", DEPART_PACKET, 1}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if ((rows[i].which == DEPART_LINE && revision->line_limit == 0) ||
            (rows[i].which == DEPART_TOPICS && revision->topics_limit == 0) ||
            (rows[i].which == DEPART_PACKET && revision->packet_limit == 0)) { /* not stated */
            continue;
        }
        simcom_departure_t *one =
            add(maker, DEPART_REVISION, "revision:%s%+d", rows[i].name, rows[i].by);
        one->item = rows[i].which;
        one->value = rows[i].by;
        (void)snprintf(one->text, sizeof one->text, "a limit of the revision is another");
    }
}

static void make_urcs(maker_t *maker)
{
    for (size_t u = 0; u < maker->description->urc_count; u++) {
        const simcom_described_line_t *urc = &maker->description->urcs[u];
        simcom_departure_t *one = add(maker, DEPART_URC, "urc:%s.silent", urc->name);
        one->command = (uint16_t)u;
        (void)snprintf(one->text, sizeof one->text, "the URC does not come");
        for (unsigned i = 0; urc->shape != NULL && i < urc->shape->count; i++) {
            one = add(maker, DEPART_URC, "urc:%s.%s", urc->name, urc->fields[i].name);
            one->command = (uint16_t)u;
            one->part = 1;
            one->item = (uint16_t)i;
            one->value =
                urc->fields[i].value_count > 0 || strcmp(urc->fields[i].name, "err") == 0 ? 100 : 1;
            (void)snprintf(one->text, sizeof one->text, "a number of the URC is wrong");
        }
    }
}

size_t simcom_departures(const simcom_description_t *description, simcom_departure_t **list)
{
    maker_t maker = {description, NULL, 0, 0};

    for (size_t c = 0; c < description->command_count; c++) {
        for (size_t f = 0; f < description->commands[c].form_count; f++) {
            if (has_form(description, description->commands[c].forms[f].form)) {
                make_form(&maker, c, f);
            }
        }
    }
    make_extra_forms(&maker);
    make_codes(&maker);
    make_aliases(&maker);
    make_revision(&maker);
    make_urcs(&maker);
    *list = maker.rows;
    return maker.count;
}
