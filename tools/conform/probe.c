/* SPDX-License-Identifier: MIT */
#include "probe.h"

#include "escape.h"
#include "private.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINES_MAX 24u
#define GROUPS    12u

typedef struct answer {
    form_text_t asked; /* AT+CMQTTACCQ=? */
    bool good;
    size_t count;
    char lines[LINES_MAX][256];
} answer_t;

struct probe {
    conform_t *conform;
    size_t count, room;
    answer_t *answers; /* to every test and read form of any revision */
};

/* --- Asking ------------------------------------------------------------------------------------------- */

static const answer_t *find_answer(const probe_t *probe, const char *asked)
{
    for (size_t i = 0; i < probe->count; i++) {
        if (strcmp(probe->answers[i].asked.text, asked) == 0) {
            return &probe->answers[i];
        }
    }
    return NULL;
}

static void ask(probe_t *probe, const char *text)
{
    conform_t *conform = probe->conform;

    if (find_answer(probe, text) != NULL || conform->gone || conform->stopped) {
        return;
    }
    if (probe->count == probe->room) {
        probe->room = probe->room == 0 ? 128 : probe->room * 2;
        probe->answers = realloc(probe->answers, probe->room * sizeof *probe->answers);
        if (probe->answers == NULL) {
            abort();
        }
    }
    answer_t *answer = &probe->answers[probe->count++];
    memset(answer, 0, sizeof *answer);
    line_begin(conform, NULL);
    line_add(conform, "%s", text);
    talk(conform, NULL);
    (void)snprintf(answer->asked.text, sizeof answer->asked.text, "%s", text);
    answer->good = conform->reply.complete &&
                   memchr(conform->reply.steps, SIMCOM_STEP_OK, conform->reply.step_count) != NULL;
    answer->count = conform->reply.line_count < LINES_MAX ? conform->reply.line_count : LINES_MAX;
    for (size_t i = 0; i < answer->count; i++) {
        (void)snprintf(answer->lines[i], sizeof answer->lines[i], "%.250s",
                       conform->reply.lines[i].text);
    }
}

static bool is_asked(const simcom_description_t *description, const simcom_described_form_t *form)
{
    const uint8_t *forms = description->revision->forms;

    return (form->type == SIMCOM_TYPE_TEST || form->type == SIMCOM_TYPE_READ) &&
           (forms[form->form->id / 8] >> (form->form->id % 8) & 1) != 0;
}

probe_t *probe_run(wire_t wire, uint32_t settle_ms)
{
    const conform_settings_t settings = {
        .description = simcom_descriptions[0], .wire = wire, .settle_ms = settle_ms};
    probe_t *probe = calloc(1, sizeof *probe);

    if (probe == NULL) {
        abort();
    }
    probe->conform = conform_new(&settings);
    conform_identify(probe->conform);
    for (size_t d = 0; d < simcom_description_count; d++) {
        const simcom_description_t *description = simcom_descriptions[d];
        for (size_t c = 0; c < description->command_count; c++) {
            for (uint8_t f = 0; f < description->commands[c].form_count; f++) {
                const simcom_described_form_t *form = &description->commands[c].forms[f];
                if (is_asked(description, form)) {
                    ask(probe, form_text(description->revision, form->form).text);
                }
            }
        }
    }
    return probe;
}

void probe_free(probe_t *probe)
{
    if (probe != NULL) {
        conform_free(probe->conform);
        free(probe->answers);
        free(probe);
    }
}

bool probe_answered(const probe_t *probe)
{
    for (size_t i = 0; i < probe->count; i++) {
        if (probe->answers[i].good) {
            return true;
        }
    }
    return false;
}

const char *probe_identity(const probe_t *probe)
{
    return conform_identity(probe->conform);
}

/* --- Replies of test forms ------------------------------------------------------------------------------- */

/* "(0-1),(1-23),(0, 60-180)" or "\"name\",(0-9),(0,1)" taken apart. */
typedef struct group {
    uint32_t values[16]; /* all that stand there, in order */
    size_t count;
    bool range; /* the last two are the ends of one */
} group_t;

typedef struct reply_groups {
    char option[32];
    group_t groups[GROUPS];
    size_t count;
} reply_groups_t;

static const char *read_group(const char *text, group_t *group)
{
    memset(group, 0, sizeof *group);
    for (; *text != '\0' && *text != ')'; text++) {
        if (isdigit((unsigned char)*text) && group->count < 16) {
            char *end;
            group->values[group->count++] =
                (uint32_t)strtoul(text, &end, strncmp(text, "0x", 2) == 0 ? 16 : 10);
            text = end - 1;
        } else if (*text == '-') {
            group->range = true;
        }
    }
    return *text == ')' ? text + 1 : text;
}

static void read_groups(const char *text, reply_groups_t *out)
{
    memset(out, 0, sizeof *out);
    if (*text == '"') {
        size_t n = strcspn(text + 1, "\"");
        n = n < sizeof out->option ? n : sizeof out->option - 1;
        memcpy(out->option, text + 1, n);
        text += n + 1;
    }
    while ((text = strchr(text, '(')) != NULL && out->count < GROUPS) {
        text = read_group(text + 1, &out->groups[out->count++]);
    }
}

static bool same_spaceless(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, " ");
        b += strspn(b, " ");
        if (*a != *b) {
            return false;
        }
        if (*a == '\0') {
            return true;
        }
    }
}

/* --- Differences ------------------------------------------------------------------------------------------ */

typedef struct writer {
    const probe_t *probe;
    const simcom_description_t *description;
    FILE *words;   /* for people, NULL: none */
    FILE *overlay; /* NULL: none */
    size_t differences;
    size_t changes;
} writer_t;

static void differ(writer_t *writer, const char *format, ...) CONFORM_FORMAT(2, 3);

static void differ(writer_t *writer, const char *format, ...)
{
    char text[1000], shown[1000];
    va_list list;

    writer->differences++;
    if (writer->words != NULL) {
        va_start(list, format);
        (void)vsnprintf(text, sizeof text, format, list);
        va_end(list);
        escape_text(shown, sizeof shown, text);
        fprintf(writer->words, "%s\n", shown);
    }
}

/* One change; what `why` names is written as the document "probe" and of what it was. */
static void change(writer_t *writer, const char *format, ...) CONFORM_FORMAT(2, 3);

static void change(writer_t *writer, const char *format, ...)
{
    const char *identity = probe_identity(writer->probe);
    va_list list;

    writer->changes++;
    if (writer->overlay == NULL) {
        return;
    }
    if (writer->changes == 1) {
        fputs("changes:\n", writer->overlay);
    }
    va_start(list, format);
    vfprintf(writer->overlay, format, list);
    va_end(list);
    fputs("    why: {document: probe, section: \"of ", writer->overlay);
    for (const char *at = identity[0] == '\0' ? "a module without a name" : identity; *at != '\0';
         at++) {
        fputc(*at == '"' || *at == '\\' || (unsigned char)*at < 0x20 || (unsigned char)*at > 0x7E
                  ? '_'
                  : *at,
              writer->overlay);
    }
    fputs("\"}\n", writer->overlay);
}

/* Parameters that spec/parameters.yaml has for all commands: a change of one command needs its own. */
static bool is_shared(const char *name)
{
    static const char *const shared[] = {"client_index", "ssl_ctx_index", "qos", "dup"};

    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        if (strcmp(shared[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool holds(const group_t *group, uint32_t value)
{
    for (size_t i = 0; i < group->count; i++) {
        if (group->values[i] == value) {
            return true;
        }
    }
    return group->range && group->count >= 2 && value >= group->values[group->count - 2] &&
           value <= group->values[group->count - 1];
}

/* The number, or the length of the string, that the i-th argument of an example has. */
static bool example_value(const simcom_described_form_t *form, unsigned wanted, uint32_t *value)
{
    const char *at = form->example + form->form->text_length;
    char text[SIMCOM_FORM_TEXT_SIZE];
    unsigned i = 0;

    if (strncmp(form->example, simcom_form_text(form->form, text), form->form->text_length) != 0) {
        return false;
    }
    for (;; i++) {
        const bool quoted = *at == '"';
        const size_t n = strcspn(at + quoted, quoted ? "\"" : ",");
        if (i == wanted) {
            *value = quoted ? (uint32_t)n : (uint32_t)strtoul(at, NULL, 0);
            return n > 0;
        }
        at += n + 2u * quoted;
        if (*at != ',') {
            return false;
        }
        at++;
    }
}

/* Examples, and a default, that the changed parameter does not allow any more. */
static void drop_examples(writer_t *writer, const simcom_described_command_t *command,
                          const simcom_described_form_t *changed, unsigned i, const group_t *group)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(changed->form)[i];

    for (uint8_t f = 0; f < command->form_count; f++) {
        const simcom_described_form_t *form = &command->forms[f];
        for (unsigned j = 0; j < form->form->parameter_count; j++) {
            uint32_t value;
            if (simcom_parameters_of(form->form)[j].id == parameter->id &&
                example_value(form, j, &value) && !holds(group, value)) {
                change(writer, "  - remove: %s.write%s%s.example\n", command->name,
                       form->variant[0] == '\0' ? "" : ":", form->variant);
            }
        }
    }
    const simcom_described_parameter_t *described = &changed->parameters[i];
    if (described->has_default && !holds(group, described->default_value)) {
        change(writer, "  - remove: %s.%s.default\n", command->name, described->name);
    }
}

/* The values of an enumeration that the module has more or fewer of. */
static void compare_values(writer_t *writer, const simcom_described_command_t *command,
                           const simcom_described_parameter_t *described, const group_t *group)
{
    const uint32_t last = group->values[group->count - 1];

    for (uint32_t value = 0; value <= last && value < 256; value++) {
        bool known = false;
        for (uint16_t v = 0; v < described->value_count; v++) {
            known = known || described->values[v].value == value;
        }
        if (!known && holds(group, value)) {
            change(writer,
                   "  - add: %s.%s.values\n    value: {value: %u, name: value_%u, meaning: \"The "
                   "test form lists it.\"}\n",
                   command->name, described->name, (unsigned)value, (unsigned)value);
        }
    }
    for (uint16_t v = 0; v < described->value_count; v++) {
        if (!holds(group, described->values[v].value)) {
            change(writer, "  - remove: %s.%s.values.%s\n", command->name, described->name,
                   described->values[v].name);
        }
    }
}

static void compare_group(writer_t *writer, const simcom_described_command_t *command,
                          const simcom_described_form_t *write, unsigned i, const group_t *group)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(write->form)[i];
    const simcom_described_parameter_t *described = &write->parameters[i];
    const simcom_limit_t limit = *simcom_limit_of(writer->description->revision, parameter->id);

    if (group->count == 0 || limit.min > limit.max || is_shared(described->name)) {
        return;
    }
    if (described->value_count > 0) {
        compare_values(writer, command, described, group);
        drop_examples(writer, command, write, i, group);
        return;
    }
    if (!group->range || group->count < 2 || parameter->kind == SIMCOM_KIND_HEX) {
        return;
    }
    const uint32_t low = group->values[group->count - 2], high = group->values[group->count - 1];
    if (low != limit.min || high != limit.max) {
        change(writer, "  - set: %s.%s.%s\n    to: [%u, %u]\n", command->name, described->name,
               parameter->kind == SIMCOM_KIND_NUMBER ? "range" : "length", (unsigned)low,
               (unsigned)high);
        drop_examples(writer, command, write, i, group);
    }
}

/* The write form that a line of the test reply speaks of: the one of its option; of several without
 * one, that with the most parameters. */
static const simcom_described_form_t *write_form(const writer_t *writer,
                                                 const simcom_described_command_t *command,
                                                 const char *option)
{
    const uint8_t *forms = writer->description->revision->forms;
    const simcom_described_form_t *found = NULL;

    for (uint8_t i = 0; i < command->form_count; i++) {
        const simcom_described_form_t *form = &command->forms[i];
        const bool there = (forms[form->form->id / 8] >> (form->form->id % 8) & 1) != 0;
        if (there && form->type == SIMCOM_TYPE_WRITE && form->line_count == 0 &&
            strcmp(form->option, option) == 0 &&
            (found == NULL || form->form->parameter_count > found->form->parameter_count)) {
            found = form;
        }
    }
    return found;
}

/* A text as YAML has it between single quotation marks: printable, each of the marks twice. */
static void add_yaml(char *out, size_t size, const char *text)
{
    char shown[1200];
    size_t used = strlen(out);

    escape_text(shown, sizeof shown, text);
    if (used + 2 * strlen(shown) + 5 > size) {
        return;
    }
    used += (size_t)sprintf(out + used, "%s'", used > 0 ? ", " : "");
    for (const char *at = shown; *at != '\0'; at++) {
        if (*at == '\'') {
            out[used++] = '\'';
        }
        out[used++] = *at;
    }
    out[used++] = '\'';
    out[used] = '\0';
}

static void write_replies(writer_t *writer, const simcom_described_command_t *command,
                          const answer_t *answer)
{
    char text[LINES_MAX * 2048] = "";

    if (answer->count == 0) {
        return; /* a revision without a reply cannot be written: the words say it */
    }
    for (size_t i = 0; i < answer->count; i++) {
        add_yaml(text, sizeof text, answer->lines[i]);
    }
    change(writer, "  - set: %s.test.replies\n    to: [%s]\n", command->name, text);
}

static bool has_option(const answer_t *answer, const char *option)
{
    for (size_t i = 0; i < answer->count; i++) {
        reply_groups_t groups;
        read_groups(answer->lines[i], &groups);
        if (strcmp(groups.option, option) == 0) {
            return true;
        }
    }
    return false;
}

/* An option that the test form does not list any more. */
static void compare_options(writer_t *writer, const simcom_described_command_t *command,
                            const simcom_described_form_t *test, const answer_t *answer)
{
    for (const char *const *reply = test->replies; *reply != NULL; reply++) {
        reply_groups_t groups;
        read_groups(*reply, &groups);
        const simcom_described_form_t *form = write_form(writer, command, groups.option);
        if (groups.option[0] != '\0' && form != NULL && !has_option(answer, groups.option)) {
            differ(writer, "%s: the option \"%s\" is gone", command->name, groups.option);
            change(writer, "  - remove: %s.write:%s\n", command->name, form->variant);
        }
    }
}

static void compare_test(writer_t *writer, const simcom_described_command_t *command,
                         const simcom_described_form_t *test, const answer_t *answer)
{
    size_t known = 0;
    bool same = true;

    while (test->replies[known] != NULL) {
        known++;
    }
    for (size_t i = 0; i < answer->count || i < known; i++) {
        const char *now = i < answer->count ? answer->lines[i] : "nothing";
        const char *before = i < known ? test->replies[i] : "nothing";
        if (!same_spaceless(now, before)) {
            same = false;
            differ(writer, "%s: %s, not %s", answer->asked.text, now, before);
        }
    }
    if (same) {
        return;
    }
    if (answer->count == 0) {
        differ(writer, "%s: OK alone; shown, not written", answer->asked.text);
        return;
    }
    write_replies(writer, command, answer);
    compare_options(writer, command, test, answer);
    for (size_t i = 0; i < answer->count; i++) {
        reply_groups_t groups;
        read_groups(answer->lines[i], &groups);
        const simcom_described_form_t *form = write_form(writer, command, groups.option);
        if (form == NULL) {
            differ(writer, "%s: \"%s\" is an option that no revision has; shown, not written",
                   answer->asked.text, groups.option);
            continue;
        }
        for (unsigned j = 0; j < groups.count && j < form->form->parameter_count; j++) {
            compare_group(writer, command, form, j, &groups.groups[j]);
        }
        if (groups.count > form->form->parameter_count) {
            differ(writer, "%s: more parameters than any revision has; shown, not written",
                   answer->asked.text);
        }
    }
}

static unsigned fields_of(const char *text)
{
    unsigned count = 1;
    bool quoted = false;

    for (; *text != '\0'; text++) {
        quoted = *text == '"' ? !quoted : quoted;
        count += *text == ',' && !quoted;
    }
    return count;
}

static unsigned fields_known(const writer_t *writer, const simcom_described_line_t *line)
{
    unsigned count = 0;

    for (uint8_t i = 0; i < line->shape->count; i++) {
        const simcom_limit_t limit =
            *simcom_limit_of(writer->description->revision, line->shape->fields[i].id);
        count += limit.min <= limit.max;
    }
    return count;
}

/* Fields up to the last that the revision always prints. */
static unsigned fields_least(const writer_t *writer, const simcom_described_line_t *line)
{
    unsigned count = 0, least = 0;

    for (uint8_t i = 0; i < line->shape->count; i++) {
        const simcom_limit_t limit =
            *simcom_limit_of(writer->description->revision, line->shape->fields[i].id);
        count += limit.min <= limit.max;
        if (limit.min <= limit.max && ((line->optional | line->lacks) >> i & 1u) == 0) {
            least = count;
        }
    }
    return least;
}

static void compare_read(writer_t *writer, const simcom_described_form_t *form,
                         const answer_t *answer)
{
    for (size_t i = 0; form->line_count > 0 && i < answer->count; i++) {
        const unsigned now = fields_of(answer->lines[i]),
                       known = fields_known(writer, &form->lines[0]),
                       least = fields_least(writer, &form->lines[0]);
        if (now > known || now < least) {
            differ(writer, "%s: %u fields, not %u: %s; shown, not written", answer->asked.text, now,
                   now > known ? known : least, answer->lines[i]);
            return;
        }
    }
}

/* Whether a module in some state answers the form by ERROR alone: it is asked in any. */
static bool may_refuse(const simcom_described_form_t *form)
{
    for (uint8_t i = 0; i < form->condition_count; i++) {
        if (form->conditions[i].answer == SIMCOM_ANSWER_ERROR) {
            return true;
        }
    }
    return false;
}

static void compare_form(writer_t *writer, const simcom_described_command_t *command,
                         const simcom_described_form_t *form)
{
    static const char *const types[] = {"test", "read"};
    const answer_t *answer =
        find_answer(writer->probe, form_text(writer->description->revision, form->form).text);

    if (answer == NULL) {
        differ(writer, "%s: was not asked: the module was gone",
               form_text(writer->description->revision, form->form).text);
        return;
    }
    if (!answer->good && may_refuse(form)) {
        return;
    }
    if (!answer->good) {
        differ(writer, "%s: refused", answer->asked.text);
        change(writer, "  - remove: %s.%s\n", command->name, types[form->type]);
    } else if (form->type == SIMCOM_TYPE_TEST) {
        compare_test(writer, command, form, answer);
    } else {
        compare_read(writer, form, answer);
    }
}

/* What the module answers to and the revision does not have: nothing is known of it but that. */
static void compare_others(writer_t *writer)
{
    const simcom_description_t *description = writer->description;

    for (size_t i = 0; i < writer->probe->count; i++) {
        const answer_t *answer = &writer->probe->answers[i];
        bool known = !answer->good;
        for (size_t c = 0; c < description->command_count && !known; c++) {
            const simcom_described_command_t *command = &description->commands[c];
            for (uint8_t f = 0; f < command->form_count && !known; f++) {
                known = is_asked(description, &command->forms[f]) &&
                        strcmp(form_text(description->revision, command->forms[f].form).text,
                               answer->asked.text) == 0;
            }
        }
        if (!known) {
            differ(writer, "%s: answered, and the revision does not have it; shown, not written",
                   answer->asked.text);
        }
    }
}

static void compare(writer_t *writer)
{
    for (size_t c = 0; c < writer->description->command_count; c++) {
        const simcom_described_command_t *command = &writer->description->commands[c];
        for (uint8_t f = 0; f < command->form_count; f++) {
            if (is_asked(writer->description, &command->forms[f])) {
                compare_form(writer, command, &command->forms[f]);
            }
        }
    }
    compare_others(writer);
}

size_t probe_compare(const probe_t *probe, const simcom_description_t *description, FILE *file)
{
    writer_t writer = {.probe = probe, .description = description, .words = file};

    compare(&writer);
    return writer.differences;
}

const simcom_description_t *probe_nearest(const probe_t *probe)
{
    const simcom_description_t *best = simcom_descriptions[0];
    size_t fewest = probe_compare(probe, best, NULL);

    for (size_t i = 1; i < simcom_description_count; i++) {
        const size_t count = probe_compare(probe, simcom_descriptions[i], NULL);
        if (count < fewest) {
            fewest = count;
            best = simcom_descriptions[i];
        }
    }
    return best;
}

size_t probe_overlay(const probe_t *probe, const simcom_description_t *description,
                     const char *name, FILE *file)
{
    writer_t writer = {.probe = probe, .description = description, .overlay = file};

    fprintf(file,
            "# yaml-language-server: $schema=../schema/spec.schema.json\n"
            "# SPDX-License-Identifier: MIT\n"
            "# What simcom probe found, against %s. Test and read forms say nothing of codes, "
            "order and messages:\n"
            "# simcom conform does.\n"
            "revision:\n  name: %s\n  extends: %s\n  document: probe\n"
            "  description: Firmware that was asked by simcom probe.\n",
            description->revision->name, name, description->revision->name);
    compare(&writer);
    return writer.changes;
}
