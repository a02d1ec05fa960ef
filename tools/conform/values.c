/* SPDX-License-Identifier: MIT */
/*
 * values.c - the cases that the tables hold: forms, limits, enumerations, what may be left out.
 *
 * A value that is taken is read back where the command has a read form that shows it.
 */
#include "private.h"

#include <stdio.h>
#include <string.h>

typedef enum kind {
    KIND_VALUE,    /* .value is allowed: a number, or the length of a string */
    KIND_REFUSED,  /* .value is not */
    KIND_LEFT_OUT, /* from .parameter on nothing is sent; allowed */
    KIND_MISSING,  /* the same, not allowed */
    KIND_EXTRA,    /* one parameter more than there are */
    KIND_PREFIX,   /* an address that does not begin with tcp:// */
    KIND_SUFFIX,   /* a file name that ends otherwise */
    KIND_UTF8,     /* not UTF-8 */
    KIND_OPTION,   /* an option that does not exist */
} kind_t;

/* --- Lines -------------------------------------------------------------------------------------- */

bool has_parameter(const simcom_described_form_t *form, unsigned i)
{
    return (form->lacks >> i & 1u) == 0;
}

unsigned required_count(const simcom_described_form_t *form)
{
    unsigned count = 0;

    for (unsigned i = 0; i < form->form->parameter_count; i++) {
        if (has_parameter(form, i) && (form->optional >> i & 1u) == 0) {
            count = i + 1;
        }
    }
    return count;
}

static unsigned present_count(const simcom_described_form_t *form)
{
    unsigned count = form->form->parameter_count;

    while (count > 0 && !has_parameter(form, count - 1)) {
        count--;
    }
    return count;
}

static bool is_string(const simcom_parameter_t *parameter)
{
    return parameter->kind != SIMCOM_KIND_NUMBER && parameter->kind != SIMCOM_KIND_HEX;
}

static uint32_t good_number(const conform_t *conform, const simcom_described_form_t *form,
                            unsigned i)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(form->form)[i];
    const simcom_limit_t limit = limit_of(conform, parameter);

    if ((parameter->flags & SIMCOM_PARAMETER_LENGTH) != 0) {
        return limit.min < 14 ? 14 : limit.min;
    }
    if ((parameter->flags & SIMCOM_PARAMETER_CLIENT) != 0) {
        return 0;
    }
    switch (form->parameters[i].role) {
    case SIMCOM_VALUE_TLS_CONTEXT:
        return limit.max; /* seldom in use */
    case SIMCOM_VALUE_QOS:
        return 1; /* so that an acknowledgement is awaited */
    default:
        break;
    }
    return form->parameters[i].has_default ? form->parameters[i].default_value : limit.min;
}

static const char *good_string(const conform_t *conform, const char *name)
{
    static const struct {
        const char *name;
        const char *text;
    } texts[] = {{"clientID", "simcom-conform-0"},
                 {"pdp_type", "IP"},
                 {"apn", "internet"},
                 {"pdp_addr", "0.0.0.0"},
                 {"time", "26/01/31,12:00:00+04"}};

    if (strcmp(name, "server_addr") == 0) {
        return conform->settings.broker != NULL ? conform->settings.broker
                                                : "tcp://conform.invalid";
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(name, texts[i].name) == 0) {
            return texts[i].text;
        }
    }
    return strstr(name, "file") != NULL ? "conform.pem" : "conform";
}

static void add_number(conform_t *conform, const simcom_parameter_t *parameter, uint32_t number)
{
    if (parameter->kind == SIMCOM_KIND_HEX) {
        line_add(conform, "0x%04X", (unsigned)number);
    } else {
        line_add(conform, "%u", (unsigned)number);
    }
    if ((parameter->flags & SIMCOM_PARAMETER_LENGTH) != 0) {
        conform->line.data_length = number;
    }
}

/* Letters around what the kind of string demands, `length` bytes in all. */
static void add_string(conform_t *conform, const simcom_parameter_t *parameter, const char *name,
                       uint32_t length)
{
    const char *head = parameter->kind == SIMCOM_KIND_ADDRESS ? "tcp://" : "";
    const char *tail = parameter->kind == SIMCOM_KIND_FILE ? ".pem" : "";
    static const char time[] = "26/01/31,12:00:00+04000";
    const size_t fixed = strlen(head) + strlen(tail);

    line_add(conform, "\"%s", head);
    for (size_t i = fixed; i < length; i++) {
        const char letter = strcmp(name, "time") == 0
                                ? time[i < sizeof time - 1 ? i : sizeof time - 2]
                                : (char)('a' + (i - fixed) % 26);
        line_add_bytes(conform, &letter, 1);
    }
    line_add(conform, "%s\"", tail);
}

void add_good(conform_t *conform, const simcom_described_form_t *form, unsigned i)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(form->form)[i];

    if (is_string(parameter)) {
        const char *text = good_string(conform, form->parameters[i].name);
        const simcom_limit_t limit = limit_of(conform, parameter);
        const size_t n = strlen(text);
        if (n >= limit.min && n <= limit.max) {
            line_add(conform, "\"%s\"", text);
        } else {
            add_string(conform, parameter, form->parameters[i].name,
                       n < limit.min ? limit.min : limit.max);
        }
    } else {
        add_number(conform, parameter, good_number(conform, form, i));
    }
}

void good_line(conform_t *conform, const simcom_described_form_t *form, unsigned given)
{
    const char *comma = "";

    line_begin(conform, form);
    for (unsigned i = 0; i < given; i++) {
        if (has_parameter(form, i)) {
            line_add(conform, "%s", comma);
            add_good(conform, form, i);
            comma = ",";
        }
    }
}

static void add_tested(conform_t *conform, const conform_case_t *about)
{
    const simcom_parameter_t *parameter =
        &simcom_parameters_of(about->form->form)[about->parameter];
    const char *name = about->form->parameters[about->parameter].name;

    switch (about->kind) {
    case KIND_PREFIX:
        line_add(conform, "\"ssl://conform.invalid\"");
        break;
    case KIND_SUFFIX:
        line_add(conform, "\"conform.txt\"");
        break;
    case KIND_UTF8:
        line_add(conform, "\"conform\xFF\"");
        break;
    default:
        if (is_string(parameter)) {
            add_string(conform, parameter, name, about->value);
        } else {
            add_number(conform, parameter, about->value);
        }
    }
}

/* Builds the line of a case; returns the index after its last parameter. */
static unsigned case_line(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *form = about->form;
    unsigned given = required_count(form);
    const char *comma = "";

    if (about->kind == KIND_LEFT_OUT || about->kind == KIND_MISSING) {
        good_line(conform, form, about->parameter);
        return about->parameter;
    }
    if (about->kind == KIND_EXTRA) {
        given = present_count(form);
        good_line(conform, form, given);
        line_add(conform, ",%u", (unsigned)about->value);
        return given;
    }
    given = about->parameter >= given ? about->parameter + 1u : given;
    line_begin(conform, form);
    for (unsigned i = 0; i < given; i++) {
        if (!has_parameter(form, i)) {
            continue;
        }
        line_add(conform, "%s", comma);
        comma = ",";
        if (i == about->parameter) {
            add_tested(conform, about);
        } else {
            add_good(conform, form, i);
        }
    }
    return given;
}

/* --- Reading back ------------------------------------------------------------------------------- */

void sent_argument(const conform_t *conform, const simcom_described_form_t *form, unsigned wanted,
                   char *text, size_t size)
{
    const char *at =
        conform->line.text + strlen(form_text(conform->description->revision, form->form).text);
    bool quoted = false;
    unsigned i = 0, place = 0;
    size_t n = 0;

    for (unsigned before = 0; before < wanted; before++) {
        place += has_parameter(form, before);
    }
    for (; *at != '\0' && i <= place; at++) {
        if (*at == '"') {
            quoted = !quoted;
        } else if (*at == ',' && !quoted) {
            i++;
        } else if (i == place && n + 1 < size) {
            text[n++] = *at;
        }
    }
    text[n] = '\0';
}

static bool same_value(const char *name, const char *sent, const field_t *field)
{
    unsigned number = 0;

    if (field->is_string && sent[0] == '\0') {
        return true; /* the module may have one of its own: an address */
    }
    if (field->is_string) { /* the clock runs on */
        return strncmp(sent, field->text, strcmp(name, "time") == 0 ? 14 : sizeof field->text) == 0;
    }
    return sscanf(sent, strncmp(sent, "0x", 2) == 0 ? "0x%x" : "%u", &number) == 1 &&
           number == field->number;
}

static bool has_field(const simcom_described_line_t *line, const char *name)
{
    for (uint8_t i = 0; i < line->shape->count; i++) {
        if ((line->lacks >> i & 1u) == 0 && strcmp(line->fields[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the module keeps a parameter of a form, so that a read form can show it. */
static bool is_kept(const simcom_described_form_t *form, unsigned i)
{
    return form->act == SIMCOM_ACT_SET_CLOCK ||
           (form->stores != NULL && (form->stores->kept >> i & 1u) != 0);
}

/* The line of a reading that speaks of what was written: a field has the key of the setting. */
static const char *line_about(const conform_t *conform, const simcom_described_form_t *form,
                              const simcom_described_line_t *line, char sent[24][300])
{
    const unsigned key = form->stores != NULL ? form->stores->key : 0;
    const char *name = key > 0 ? form->parameters[key - 1].name : "";

    for (size_t i = 0; i < conform->reply.line_count; i++) {
        field_t field;
        if (!has_field(line, name) ||
            (read_field(line, conform->reply.lines[i].text, name, &field) &&
             same_value("", sent[key - 1], &field))) {
            return conform->reply.lines[i].text;
        }
    }
    return NULL;
}

/* A form that asks for one of several gets that one. */
static void check_asked(conform_t *conform, const simcom_described_form_t *form)
{
    char asked[300];
    field_t field;
    unsigned first = 0;

    /* The one that the line repeats. */
    while (
        first + 1u < form->form->parameter_count &&
        !(has_parameter(form, first) && has_field(&form->lines[0], form->parameters[first].name))) {
        first++;
    }
    sent_argument(conform, form, first, asked, sizeof asked);
    (void)case_check(conform,
                     conform->reply.line_count == 1 &&
                         read_field(&form->lines[0], conform->reply.lines[0].text,
                                    form->parameters[first].name, &field) &&
                         same_value("", asked, &field),
                     "one line, about what was asked for", "%s", conform->reply.raw);
}

/* What was written is what is read: each parameter that was sent, and the default of the first that
 * was left out. */
static void read_back(conform_t *conform, const conform_case_t *about, unsigned given)
{
    const simcom_described_form_t *form = about->form;
    const simcom_described_form_t *reading = read_form(about->described);
    char sent[24][300];
    char line_sent[200];

    if (form->line_count > 0) {
        check_asked(conform, form);
        return;
    }
    bool shown = false;
    for (unsigned i = 0; reading != NULL && i < form->form->parameter_count; i++) {
        shown =
            shown || (is_kept(form, i) && has_field(&reading->lines[0], form->parameters[i].name));
    }
    if (!shown) {
        return;
    }
    for (unsigned i = 0; i < given && i < 24; i++) {
        sent_argument(conform, form, i, sent[i], sizeof sent[i]);
    }
    (void)snprintf(line_sent, sizeof line_sent, "%.180s", conform->line.text);
    good_line(conform, reading, 0);
    talk(conform, reading);
    if (!expect_success(conform, reading)) {
        return;
    }
    const char *text = line_about(conform, form, &reading->lines[0], sent);
    if (!case_check(conform, text != NULL, "a line about what was written", "%s after %s",
                    conform->reply.raw, line_sent)) {
        return;
    }
    for (unsigned i = 0; i < form->form->parameter_count; i++) {
        const simcom_described_parameter_t *described = &form->parameters[i];
        field_t field;
        char expected[320];
        if (i >= given && described->has_default) {
            (void)snprintf(sent[i], sizeof sent[i], "%u", (unsigned)described->default_value);
        } else if (i >= given) {
            continue;
        }
        if (!is_kept(form, i) || !has_field(&reading->lines[0], described->name) ||
            !has_parameter(form, i)) {
            continue;
        }
        (void)snprintf(expected, sizeof expected, "%s reads %.150s after it was written",
                       described->name, sent[i]);
        (void)case_check(conform,
                         read_field(&reading->lines[0], text, described->name, &field) &&
                             same_value(described->name, sent[i], &field),
                         expected, "\"%s\" after %s", text, line_sent);
    }
}

/* --- Running ------------------------------------------------------------------------------------- */

static uint8_t refusal_code(const conform_t *conform, const conform_case_t *about)
{
    const simcom_parameter_t *parameter =
        &simcom_parameters_of(about->form->form)[about->parameter];

    if (about->form->form->result_fields == 0 || about->kind == KIND_MISSING ||
        about->kind == KIND_EXTRA) {
        return ANY_CODE;
    }
    if ((parameter->flags & SIMCOM_PARAMETER_CLIENT) != 0) {
        return code_for(conform, SIMCOM_REASON_BAD_CLIENT);
    }
    if (about->kind == KIND_UTF8) {
        return code_for(conform, SIMCOM_REASON_BAD_TEXT);
    }
    if (about->kind == KIND_REFUSED &&
        (is_string(parameter) || (parameter->flags & SIMCOM_PARAMETER_LENGTH) != 0)) {
        return code_for(conform, SIMCOM_REASON_BAD_LENGTH);
    }
    return code_for(conform, SIMCOM_REASON_BAD_VALUE);
}

static bool is_form(const conform_case_t *about, uint16_t id)
{
    return about->form->form->id == id;
}

/* AT+CMQTTCONNECT can only succeed with a broker behind its address. */
static bool accepted(conform_t *conform, const conform_case_t *about)
{
    const bool other_address =
        about->form->act == SIMCOM_ACT_CONNECT &&
        (about->form->parameters[about->parameter].role == (uint8_t)SIMCOM_VALUE_SERVER ||
         conform->settings.broker == NULL);

    return other_address ? expect_accepted(conform, about->form)
                         : expect_success(conform, about->form);
}

/* A client that was asked for and is not the first. */
static unsigned client_of(const conform_case_t *about)
{
    const simcom_parameter_t *parameter =
        &simcom_parameters_of(about->form->form)[about->parameter];
    return about->kind == KIND_VALUE && (parameter->flags & SIMCOM_PARAMETER_CLIENT) != 0
               ? about->value
               : 0;
}

/* The name of the file that the line is about. */
static void sent_file(const conform_t *conform, const simcom_described_form_t *form, char *name,
                      size_t size)
{
    const int i = parameter_of(form, SIMCOM_VALUE_FILE_NAME);

    sent_argument(conform, form, i < 0 ? 0 : (unsigned)i, name, size);
}

/* A user's file is neither written over nor deleted. What is to be deleted must be there. */
static bool prepare_file(conform_t *conform, const conform_case_t *about)
{
    char name[300];

    if ((about->needs & CONFORM_NEEDS_CERTS) == 0) {
        return true;
    }
    (void)case_line(conform, about);
    sent_file(conform, about->form, name, sizeof name);
    if (file_is_users(conform, name)) {
        case_skip(conform, "the module has a file of this name");
        return false;
    }
    if (about->form->act == SIMCOM_ACT_DELETE_FILE) {
        const argument_t argument = {SIMCOM_VALUE_FILE_NAME, name, 0};
        (void)say(conform, find_that_does(conform, SIMCOM_ACT_PUT_FILE), "conform", 7, &argument,
                  1);
    }
    return true;
}

/* And what was put there goes. */
static void remove_file(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *delete = find_that_does(conform, SIMCOM_ACT_DELETE_FILE);
    char name[300];

    if (about->form->act == SIMCOM_ACT_PUT_FILE && delete != NULL) {
        sent_file(conform, about->form, name, sizeof name);
        const argument_t argument = {SIMCOM_VALUE_FILE_NAME, name, 0};
        (void)say(conform, delete, NULL, 0, &argument, 1);
    }
}

/* A PDP context has an address only if it is defined; the first one is. */
static bool define_context(conform_t *conform, const conform_case_t *about)
{
    if (is_form(about, SIMCOM_FORM_CGPADDR_WRITE) && about->kind == KIND_VALUE &&
        about->form->parameters[about->parameter].role == (uint8_t)SIMCOM_VALUE_PDP_CONTEXT &&
        about->value != 1 &&
        !command(conform, NULL, 0, "AT+CGDCONT=%u,\"IP\"", (unsigned)about->value)) {
        case_skip(conform, "no context of this number can be defined");
        return false;
    }
    return true;
}

/* Limits of the revision that are no parameter's: of a line, of all topics of a batch together. */
static bool beyond_limits(conform_t *conform, const conform_case_t *about)
{
    const simcom_revision_t *revision = conform->description->revision;
    const simcom_described_state_t *state =
        simcom_track_state(conform->description, about->form->holds);
    const bool many = state != NULL && state->holds == SIMCOM_HOLDS_MANY;

    if (revision->line_limit != 0 && conform->line.length > revision->line_limit + 2u) {
        case_skip(conform, "such a line is longer than the revision allows");
        return true;
    }
    if (many && revision->topics_limit != 0 && conform->line.data_length > revision->topics_limit) {
        case_skip(conform, "so long a topic is longer than all topics of a batch may be");
        return true;
    }
    return false;
}

static void run_good(conform_t *conform, const conform_case_t *about)
{
    if (!order_prepare_for(conform, about->form, client_of(about))) {
        return;
    }
    if (!prepare_file(conform, about)) {
        return;
    }
    if (!define_context(conform, about)) {
        return;
    }
    const unsigned given = case_line(conform, about);
    if (beyond_limits(conform, about)) {
        return;
    }
    talk(conform, about->form);
    if (!accepted(conform, about)) {
        return;
    }
    if (conform->reply.outcome->success) {
        if (about->kind == KIND_VALUE &&
            about->form->parameters[about->parameter].role == (uint8_t)SIMCOM_VALUE_SERVER_TYPE) {
            conform->acquired_type = (uint8_t)about->value;
        }
        conform->second = conform->second || client_of(about) == 1;
        order_settle(conform, about->form);
        read_back(conform, about, given);
        remove_file(conform, about);
    }
    if (about->form->act == SIMCOM_ACT_ECHO) {
        (void)command(conform, NULL, 0, "ATE0");
    }
}

static void run_bad(conform_t *conform, const conform_case_t *about)
{
    if (!order_prepare_for(conform, about->form, 0)) {
        return;
    }
    if (about->kind == KIND_OPTION) {
        line_begin(conform, NULL);
        line_add(conform, "AT%s=\"conform\",0,0", about->described->wire);
        talk(conform, about->form);
        (void)expect_error(conform, about->form);
        return;
    }
    (void)case_line(conform, about);
    talk(conform, about->form);
    if (about->kind == KIND_MISSING || about->kind == KIND_EXTRA) {
        (void)expect_error(conform, about->form);
    } else {
        (void)expect_refusal(conform, about->form, refusal_code(conform, about));
    }
}

/* Forms without parameters. */
static void run_plain(conform_t *conform, const conform_case_t *about)
{
    if (!order_prepare_for(conform, about->form, 0)) {
        return;
    }
    good_line(conform, about->form, 0);
    talk(conform, about->form);
    if (expect_success(conform, about->form)) {
        order_settle(conform, about->form);
    }
}

/* --- The test form --------------------------------------------------------------------------------- */

/* Spaces mean nothing. */
static bool same_reply(const char *expected, const char *text)
{
    for (;;) {
        while (*expected == ' ') {
            expected++;
        }
        while (*text == ' ') {
            text++;
        }
        if (*expected != *text) {
            return false;
        }
        if (*text == '\0') {
            return true;
        }
        expected++;
        text++;
    }
}

static void run_test(conform_t *conform, const conform_case_t *about)
{
    size_t count = 0;

    good_line(conform, about->form, 0);
    talk(conform, about->form);
    if (!expect_success(conform, about->form)) {
        return;
    }
    for (const char *const *reply = about->form->replies; *reply != NULL; reply++, count++) {
        char expected[200];
        (void)snprintf(expected, sizeof expected, "%s", *reply);
        (void)case_check(conform,
                         count < conform->reply.line_count &&
                             same_reply(*reply, conform->reply.lines[count].text),
                         expected, "%s",
                         count < conform->reply.line_count ? conform->reply.lines[count].text
                                                           : "no such line");
    }
    (void)case_check(conform, conform->reply.line_count == count, "as many lines as the manual has",
                     "%u lines", (unsigned)conform->reply.line_count);
}

/* A form that another revision has and this one has not. */
static void run_absent(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *form = about->form;

    if (!reach(conform, LEVEL_ACQUIRED)) {
        return;
    }
    line_begin(conform, NULL);
    line_add(conform, "%s", form_text(conform->description->revision, form->form).text);
    if (form->example[0] != '\0') {
        line_begin(conform, NULL);
        line_add(conform, "%s", form->example);
    } else {
        const char *comma = "";
        for (unsigned i = 0; i < required_count(form); i++) {
            if (!has_parameter(form, i)) {
                continue;
            }
            line_add(conform, "%s", comma);
            comma = ",";
            if (is_string(&simcom_parameters_of(form->form)[i])) {
                line_add(conform, "\"conform\"");
            } else {
                line_add(conform, "0");
            }
        }
    }
    talk(conform, form);
    (void)case_check(conform,
                     conform->reply.complete && memchr(conform->reply.steps, SIMCOM_STEP_ERROR,
                                                       conform->reply.step_count) != NULL,
                     "a refusal: the revision does not have it", "%s", conform->reply.raw);
}

/* --- Making the cases -------------------------------------------------------------------------------- */

/* What a command writes that outlives the run, or that may be dear to its owner. */
static uint8_t needs_of(const conform_t *conform, const simcom_described_form_t *form)
{
    static const struct {
        uint8_t act;
        uint8_t needs;
    } rows[] = {{SIMCOM_ACT_PUT_FILE, CONFORM_NEEDS_CERTS},
                {SIMCOM_ACT_DELETE_FILE, CONFORM_NEEDS_CERTS},
                {SIMCOM_ACT_RESTART, CONFORM_NEEDS_RESET},
                {SIMCOM_ACT_SET_CLOCK, CONFORM_NEEDS_SETTINGS}};
    uint8_t needs = level_with_input(conform, form) == LEVEL_CONNECTED ? CONFORM_NEEDS_BROKER : 0;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].act == form->act) {
            needs |= rows[i].needs;
        }
    }
    if (form->stores != NULL && form->stores->forever) {
        needs |= CONFORM_NEEDS_SETTINGS;
    }
    return needs;
}

static conform_case_t *add(conform_t *conform, const simcom_described_command_t *command,
                           const simcom_described_form_t *form, const char *source,
                           const char *name, void (*run)(conform_t *, const conform_case_t *))
{
    conform_case_t *added = case_add(conform);

    (void)snprintf(added->name, sizeof added->name, "%s%s%s.%s", command->name,
                   form->variant[0] == '\0' ? "" : ":", form->variant, name);
    (void)snprintf(added->section, sizeof added->section, "%s", source);
    added->command = command->name;
    added->described = command;
    added->form = form;
    added->run = run;
    added->needs = needs_of(conform, form);
    return added;
}

static void add_value(conform_t *conform, const simcom_described_command_t *command,
                      const simcom_described_form_t *form, unsigned parameter, kind_t kind,
                      uint32_t value, const char *what)
{
    const simcom_described_parameter_t *described = &form->parameters[parameter];
    const bool good = kind == KIND_VALUE || kind == KIND_LEFT_OUT;
    char name[80];

    (void)snprintf(name, sizeof name, "%s.%s", described->name, what);
    conform_case_t *added =
        add(conform, command, form, described->source, name, good ? run_good : run_bad);
    added->parameter = (uint8_t)parameter;
    added->kind = (uint8_t)kind;
    if (kind == KIND_VALUE && form->form->id == SIMCOM_FORM_CGPADDR_WRITE && value != 1) {
        added->needs |= CONFORM_NEEDS_SETTINGS;
    }
    if (good && kind == KIND_VALUE && parameter == 0 && form->option[0] != '\0' &&
        form->form->parameter_count > 1 &&
        simcom_parameters_of(form->form)[1].kind == SIMCOM_KIND_FILE && value == 0) {
        added->needs |= CONFORM_NEEDS_SETTINGS; /* a name cannot be made empty again */
    }
    added->value = value;
    if (kind == KIND_VALUE || kind == KIND_REFUSED) {
        (void)snprintf(added->text, sizeof added->text, "%s of %u%s is %s", described->name,
                       (unsigned)value,
                       is_string(&simcom_parameters_of(form->form)[parameter]) ? " bytes" : "",
                       good ? "taken" : "refused");
    } else {
        (void)snprintf(added->text, sizeof added->text, "%s: %s, %s", described->name, what,
                       good ? "taken" : "refused");
    }
}

static void add_enumeration(conform_t *conform, const simcom_described_command_t *command,
                            const simcom_described_form_t *form, unsigned i)
{
    const simcom_described_parameter_t *described = &form->parameters[i];
    uint32_t last = 0;
    char what[16];

    for (uint16_t v = 0; v < described->value_count; v++) {
        (void)snprintf(what, sizeof what, "%u", (unsigned)described->values[v].value);
        add_value(conform, command, form, i, KIND_VALUE, described->values[v].value, what);
        last = described->values[v].value > last ? described->values[v].value : last;
    }
    add_value(conform, command, form, i, KIND_REFUSED, last + 1, "above");
    if (described->values[0].value > 0) {
        add_value(conform, command, form, i, KIND_REFUSED, described->values[0].value - 1, "below");
    }
}

/* The two ends, and just outside. */
static void add_range(conform_t *conform, const simcom_described_command_t *command,
                      const simcom_described_form_t *form, unsigned i)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(form->form)[i];
    const simcom_limit_t limit = limit_of(conform, parameter);
    const bool zero =
        simcom_is_number(parameter) && (parameter->flags & SIMCOM_PARAMETER_ZERO) != 0;

    if (zero) {
        add_value(conform, command, form, i, KIND_VALUE, 0, "zero");
    }
    if (limit.min > 0 && !(zero && limit.min == 1)) {
        add_value(conform, command, form, i, KIND_REFUSED, limit.min - 1u, "below");
    }
    add_value(conform, command, form, i, KIND_VALUE, limit.min, "lowest");
    if (limit.max != limit.min) {
        add_value(conform, command, form, i, KIND_VALUE, limit.max, "highest");
    }
    if (parameter->kind == SIMCOM_KIND_HEX) {
        add_value(conform, command, form, i, KIND_REFUSED, limit.min + 1u, "between");
    }
    if (limit.max < 0xFFFF) {
        add_value(conform, command, form, i, KIND_REFUSED, limit.max + 1u, "above");
    }
}

static void add_parameter(conform_t *conform, const simcom_described_command_t *command,
                          const simcom_described_form_t *form, unsigned i)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(form->form)[i];

    if (form->parameters[i].value_count > 0) {
        add_enumeration(conform, command, form, i);
    } else {
        add_range(conform, command, form, i);
    }
    if (parameter->kind == SIMCOM_KIND_ADDRESS) {
        add_value(conform, command, form, i, KIND_PREFIX, 0, "without-tcp");
    }
    if (parameter->kind == SIMCOM_KIND_FILE) {
        add_value(conform, command, form, i, KIND_SUFFIX, 0, "other-ending");
    }
    if (!simcom_is_number(parameter) && (parameter->flags & SIMCOM_PARAMETER_UTF8) != 0) {
        add_value(conform, command, form, i, KIND_UTF8, 0, "not-utf-8");
    }
    if (i >= required_count(form)) {
        add_value(conform, command, form, i, KIND_LEFT_OUT, 0, "left-out");
    }
}

/* Whether a longer line would be another form of the command. */
static bool longer_form(const simcom_described_command_t *command,
                        const simcom_described_form_t *form)
{
    for (size_t i = 0; i < command->form_count; i++) {
        const simcom_described_form_t *other = &command->forms[i];
        if (other != form && other->type == SIMCOM_TYPE_WRITE &&
            strcmp(other->option, form->option) == 0 &&
            present_count(other) > present_count(form)) {
            return true;
        }
    }
    return false;
}

/* A value that the next parameter would have in a revision that has it. */
static uint32_t extra_value(const simcom_described_form_t *form, unsigned count)
{
    for (size_t i = 0; i < simcom_description_count && count < form->form->parameter_count; i++) {
        const simcom_limit_t limit = *simcom_limit_of(simcom_descriptions[i]->revision,
                                                      simcom_parameters_of(form->form)[count].id);
        if (limit.min <= limit.max) {
            return limit.min;
        }
    }
    return 1;
}

static void add_write(conform_t *conform, const simcom_described_command_t *command,
                      const simcom_described_form_t *form)
{
    const unsigned count = present_count(form), required = required_count(form);

    for (unsigned i = 0; i < count; i++) {
        if (has_parameter(form, i)) {
            add_parameter(conform, command, form, i);
        }
    }
    if (form->type == SIMCOM_TYPE_EXECUTE) {
        return; /* a basic command: ATE and ATE01 are other commands */
    }
    if (required > 0) {
        add_value(conform, command, form, required - 1, KIND_MISSING, 0, "missing");
    }
    if (!longer_form(command, form)) {
        add_value(conform, command, form, count - 1, KIND_EXTRA, extra_value(form, count),
                  "one-more");
    }
    if (form->option[0] != '\0') {
        conform_case_t *option = add(conform, command, form, form->source, "other-option", run_bad);
        option->kind = KIND_OPTION;
        (void)snprintf(option->text, sizeof option->text,
                       "an option that does not exist is refused");
    }
}

static void add_form(conform_t *conform, const simcom_described_command_t *command,
                     const simcom_described_form_t *form)
{
    static const char *const names[] = {"test", "read", "write", "execute"};

    if (present_count(form) > 0) {
        add_write(conform, command, form);
        return;
    }
    if (form->act == SIMCOM_ACT_RESTART) {
        return; /* behaviour.c */
    }
    conform_case_t *added = add(conform, command, form, form->source, names[form->type],
                                form->replies != NULL ? run_test : run_plain);
    (void)snprintf(added->text, sizeof added->text, "%s answers as the manual says",
                   form_text(conform->description->revision, form->form).text);
}

/* Forms of the other revisions. */
static void add_absent(conform_t *conform)
{
    bool listed[SIMCOM_FORMS] = {false};

    for (size_t i = 0; i < simcom_description_count; i++) {
        const simcom_description_t *other = simcom_descriptions[i];
        for (size_t j = 0; j < other->command_count; j++) {
            for (size_t k = 0; k < other->commands[j].form_count; k++) {
                const simcom_described_form_t *form = &other->commands[j].forms[k];
                if (in_revision(conform, form->form) || listed[form->form->id]) {
                    continue;
                }
                listed[form->form->id] = true;
                conform_case_t *absent =
                    add(conform, &other->commands[j], form,
                        conform->description->commands[0].source, "absent", run_absent);
                (void)snprintf(absent->text, sizeof absent->text, "%s of %s is refused",
                               form_text(other->revision, form->form).text, other->revision->name);
            }
        }
    }
}

void values_cases(conform_t *conform)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *command = &conform->description->commands[i];
        for (size_t j = 0; j < command->form_count; j++) {
            if (in_revision(conform, command->forms[j].form)) {
                add_form(conform, command, &command->forms[j]);
            }
        }
    }
    add_absent(conform);
}
