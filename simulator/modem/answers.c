/* SPDX-License-Identifier: MIT */
#include "answers.h"

#include "answer_names.h"
#include "buffer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
    answers_t *answers;
    document_t *document;
    char wire[40];             /* of the command: "+CFUN" */
    const yaml_node_t **nodes; /* of the rows of this file */
    size_t first;              /* of them */
} reader_t;

/* --- Memory ---------------------------------------------------------------------------------------------- */

static void *own(answers_t *answers, size_t size)
{
    void *made = allocate(1, size);

    answers->owned = realloc(answers->owned, (answers->owned_count + 1) * sizeof *answers->owned);
    if (answers->owned == NULL) {
        abort();
    }
    answers->owned[answers->owned_count++] = made;
    return made;
}

static const char *join(answers_t *answers, const char *one, const char *two, const char *three)
{
    const size_t size = strlen(one) + strlen(two) + strlen(three) + 1;
    char *text = own(answers, size);

    (void)snprintf(text, size, "%s%s%s", one, two, three);
    return text;
}

/* --- Values ------------------------------------------------------------------------------------------------ */

static const char *text_of(reader_t *reader, const yaml_node_t *mapping, const char *key,
                           const char *otherwise)
{
    const yaml_node_t *node = document_value(reader->document, mapping, key);
    const char *text = node == NULL ? otherwise : document_text(reader->document, node);
    return text == NULL ? otherwise : text;
}

static uint32_t number_of(reader_t *reader, const yaml_node_t *node, uint32_t most)
{
    const char *text = document_text(reader->document, node);
    char *end = NULL;
    unsigned long long number = text == NULL ? 0 : strtoull(text, &end, 10);

    if (text != NULL && (text[0] < '0' || text[0] > '9' || *end != '\0' || number > most)) {
        document_complain(reader->document, node, text, "expected a number that is not too large");
        return 0;
    }
    return (uint32_t)number;
}

static uint8_t word_of(reader_t *reader, const yaml_node_t *mapping, const char *key,
                       const char *const *words)
{
    const yaml_node_t *node = document_value(reader->document, mapping, key);
    const char *text = node == NULL ? words[0] : document_text(reader->document, node);
    char why[120] = "expected";

    for (uint8_t i = 0; text != NULL && words[i] != NULL; i++) {
        if (strcmp(text, words[i]) == 0) {
            return i;
        }
        (void)snprintf(why + strlen(why), sizeof why - strlen(why), "%s %s", i > 0 ? "," : "",
                       words[i]);
    }
    if (text != NULL) {
        document_complain(reader->document, node, text, why);
    }
    return 0;
}

static size_t length_of(reader_t *reader, const yaml_node_t *node, const char *key)
{
    if (node == NULL) {
        return 0;
    }
    if (node->type != YAML_SEQUENCE_NODE) {
        document_complain(reader->document, node, key, "expected a list");
        return 0;
    }
    return (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
}

static const yaml_node_t *item_of(reader_t *reader, const yaml_node_t *list, size_t i)
{
    return document_node(reader->document, list->data.sequence.items.start[i]);
}

static bool is_mapping(reader_t *reader, const yaml_node_t *node, const char *what)
{
    if (node->type != YAML_MAPPING_NODE) {
        document_complain(reader->document, node, what, "expected keys with values");
        return false;
    }
    return true;
}

/* --- Lines -------------------------------------------------------------------------------------------------- */

/* `lines` after "+NAME: ", then `text` as it stands. */
static const char *const *read_lines(reader_t *reader, const yaml_node_t *mapping, size_t *count)
{
    const yaml_node_t *lines = document_value(reader->document, mapping, "lines");
    const yaml_node_t *texts = document_value(reader->document, mapping, "text");
    const size_t named = length_of(reader, lines, "lines");
    const size_t plain = length_of(reader, texts, "text");
    const char **found = own(reader->answers, (named + plain + 1) * sizeof *found);

    for (size_t i = 0; i < named; i++) {
        const char *text = document_text(reader->document, item_of(reader, lines, i));
        found[i] = join(reader->answers, reader->wire, ": ", text == NULL ? "" : text);
    }
    for (size_t i = 0; i < plain; i++) {
        const char *text = document_text(reader->document, item_of(reader, texts, i));
        found[named + i] = text == NULL ? "" : text;
    }
    *count = named + plain;
    return found;
}

static void read_late(reader_t *reader, const yaml_node_t *mapping, simcom_answer_t *row)
{
    static const char *const keys[] = {"after", "lines", "text", NULL};
    const yaml_node_t *list = document_value(reader->document, mapping, "later");
    const size_t count = length_of(reader, list, "later");
    simcom_answer_late_t *late = own(reader->answers, 256 * sizeof *late);

    for (size_t i = 0; i < count; i++) {
        const yaml_node_t *item = item_of(reader, list, i);
        const yaml_node_t *after = document_value(reader->document, item, "after");
        const char *const *lines;
        size_t n;
        if (!is_mapping(reader, item, "later")) {
            continue;
        }
        document_keys(reader->document, item, keys);
        lines = read_lines(reader, item, &n);
        for (size_t j = 0; j < n && row->late_count < UINT8_MAX; j++) {
            late[row->late_count++] = (simcom_answer_late_t){
                lines[j], j > 0 || after == NULL ? 0 : number_of(reader, after, 3600000)};
        }
    }
    row->late = late;
}

/* --- Arguments, conditions, variables --------------------------------------------------------------------------- */

static void read_limits(reader_t *reader, const yaml_node_t *node, const char *key,
                        simcom_answer_argument_t *argument)
{
    const yaml_node_t *limits = document_value(reader->document, node, key);

    if (length_of(reader, limits, key) == 2) {
        argument->min = number_of(reader, item_of(reader, limits, 0), UINT32_MAX);
        argument->max = number_of(reader, item_of(reader, limits, 1), UINT32_MAX);
    } else if (limits != NULL) {
        document_complain(reader->document, limits, key, "expected two numbers");
    }
}

static void read_argument(reader_t *reader, const yaml_node_t *node,
                          simcom_answer_argument_t *argument)
{
    static const char *const keys[] = {"name", "range", "length", "equals", "default", NULL};

    if (!is_mapping(reader, node, "arguments")) {
        return;
    }
    document_keys(reader->document, node, keys);
    argument->name = text_of(reader, node, "name", "");
    argument->preset = text_of(reader, node, "default", NULL);
    argument->equals = text_of(reader, node, "equals", NULL);
    if (argument->name[0] == '\0') {
        document_complain(reader->document, node, "argument", "expected the key name");
    }
    if (document_value(reader->document, node, "range") != NULL) {
        argument->kind = SIMCOM_ANSWER_NUMBER;
        read_limits(reader, node, "range", argument);
    } else if (document_value(reader->document, node, "length") != NULL) {
        argument->kind = SIMCOM_ANSWER_TEXT;
        read_limits(reader, node, "length", argument);
    } else if (argument->equals != NULL) {
        argument->kind = SIMCOM_ANSWER_TEXT;
    } else {
        document_complain(reader->document, node, "argument", "expected range, length or equals");
    }
}

#define ARGUMENTS_MOST 12u

static void read_arguments(reader_t *reader, const yaml_node_t *node, simcom_answer_t *row)
{
    const yaml_node_t *list = document_value(reader->document, node, "arguments");
    const size_t count = length_of(reader, list, "arguments");
    simcom_answer_argument_t *arguments =
        own(reader->answers, (ARGUMENTS_MOST + 1u) * sizeof *arguments);

    if (count > ARGUMENTS_MOST) {
        document_complain(reader->document, list, "arguments", "there are more than 12");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        read_argument(reader, item_of(reader, list, i), &arguments[i]);
    }
    row->arguments = arguments;
    row->argument_count = (uint8_t)count;
}

/* "name=value" of each key. */
static const char *const *read_pairs(reader_t *reader, const yaml_node_t *mapping)
{
    const yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
    const char **found = own(
        reader->answers, ((size_t)(mapping->data.mapping.pairs.top - pair) + 1) * sizeof *found);
    size_t count = 0;

    for (; pair < mapping->data.mapping.pairs.top; pair++) {
        const char *key =
            document_text(reader->document, document_node(reader->document, pair->key));
        const char *value =
            document_text(reader->document, document_node(reader->document, pair->value));
        if (key != NULL && value != NULL) {
            found[count++] = join(reader->answers, key, "=", value);
        }
    }
    return found;
}

static void read_condition(reader_t *reader, const yaml_node_t *node, simcom_answer_t *row)
{
    const yaml_node_t *when = document_value(reader->document, node, "when");

    if (when == NULL || !is_mapping(reader, when, "when")) {
        return;
    }
    row->when = read_pairs(reader, when);
}

static void read_sets(reader_t *reader, const yaml_node_t *node, simcom_answer_t *row)
{
    const yaml_node_t *set = document_value(reader->document, node, "set");

    if (set != NULL && is_mapping(reader, set, "set")) {
        row->sets = read_pairs(reader, set);
    }
}

/* --- Answers ---------------------------------------------------------------------------------------------------- */

static void read_answer(reader_t *reader, const yaml_node_t *node)
{
    static const char *const keys[] = {"form",  "arguments", "when",  "as",  "lines",
                                       "text",  "result",    "delay", "set", "data",
                                       "later", "act",       NULL};
    static const char *const forms[] = {"execute", "test", "read", "write", NULL};
    static const uint8_t types[] = {SIMCOM_TYPE_EXECUTE, SIMCOM_TYPE_TEST, SIMCOM_TYPE_READ,
                                    SIMCOM_TYPE_WRITE};
    static const char *const acts[] = {"none",     "restart",      "power-off",
                                       "defaults", "network-time", NULL};
    answers_t *answers = reader->answers;
    const yaml_node_t *delay = document_value(reader->document, node, "delay");
    const char *data;
    simcom_answer_t row = {0};
    size_t lines;

    if (!is_mapping(reader, node, "answers")) {
        return;
    }
    document_keys(reader->document, node, keys);
    row.command = join(answers, reader->wire, "", "");
    row.type = types[word_of(reader, node, "form", forms)];
    row.as = text_of(reader, node, "as", NULL);
    row.result = text_of(reader, node, "result", "OK");
    row.delay_ms = delay == NULL ? 0 : number_of(reader, delay, 3600000);
    row.act = word_of(reader, node, "act", acts);
    data = text_of(reader, node, "data", "");
    row.data = data[0] == '\0'              ? SIMCOM_ANSWER_NO_DATA
               : strcmp(data, "ended") == 0 ? SIMCOM_ANSWER_ENDED
                                            : SIMCOM_ANSWER_COUNTED;
    row.length = data;
    row.lines = read_lines(reader, node, &lines);
    read_arguments(reader, node, &row);
    read_condition(reader, node, &row);
    read_sets(reader, node, &row);
    read_late(reader, node, &row);
    answers->rows = realloc(answers->rows, (answers->answers.count + 1) * sizeof *answers->rows);
    if (answers->rows == NULL) {
        abort();
    }
    reader->nodes = realloc(reader->nodes,
                            (answers->answers.count - reader->first + 1) * sizeof *reader->nodes);
    if (reader->nodes == NULL) {
        abort();
    }
    reader->nodes[answers->answers.count - reader->first] = node;
    answers->rows[answers->answers.count++] = row;
}

/* Names of nothing: when all is read, since a file says things in any order. */
static void check_names(reader_t *reader)
{
    const simcom_answers_t *answers = &reader->answers->answers;

    for (size_t i = reader->first; i < answers->count; i++) {
        char name[64];
        const char *why = answer_names_problem(answers, &answers->rows[i], name);
        if (why != NULL) {
            document_complain(reader->document, reader->nodes[i - reader->first], name, why);
        }
    }
}

static void read_command(reader_t *reader, const yaml_node_t *node)
{
    static const char *const keys[] = {"command", "basic", "source", "answers", NULL};
    const yaml_node_t *list = document_value(reader->document, node, "answers");
    const char *name, *basic;

    if (!is_mapping(reader, node, "commands")) {
        return;
    }
    document_keys(reader->document, node, keys);
    name = text_of(reader, node, "command", "");
    basic = text_of(reader, node, "basic", "false");
    if (name[0] == '\0' || strlen(name) > 32 || list == NULL) {
        document_complain(reader->document, node, name, "expected the keys command and answers");
        return;
    }
    (void)snprintf(reader->wire, sizeof reader->wire, "%s%s", strcmp(basic, "true") == 0 ? "" : "+",
                   name);
    for (size_t i = 0; i < length_of(reader, list, "answers"); i++) {
        read_answer(reader, item_of(reader, list, i));
    }
}

/* Adds variables to some that there are. */
static void read_variables(reader_t *reader, const yaml_node_t *node, const char *key,
                           simcom_variable_t **rows, size_t *count)
{
    if (!is_mapping(reader, node, key)) {
        return;
    }
    document_keys(reader->document, node, NULL);
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const char *name =
            document_text(reader->document, document_node(reader->document, pair->key));
        const char *value =
            document_text(reader->document, document_node(reader->document, pair->value));
        *rows = realloc(*rows, (*count + 1) * sizeof **rows);
        if (*rows == NULL) {
            abort();
        }
        if (name != NULL && value != NULL) {
            (*rows)[(*count)++] = (simcom_variable_t){name, value};
        }
    }
}

/* Names of commands, after those that there are. */
static void read_others(reader_t *reader, const yaml_node_t *list)
{
    answers_t *answers = reader->answers;
    const size_t more = length_of(reader, list, "others");

    answers->others =
        realloc(answers->others, (answers->other_count + more + 1) * sizeof *answers->others);
    if (answers->others == NULL) {
        abort();
    }
    for (size_t i = 0; i < more; i++) {
        const char *name = document_text(reader->document, item_of(reader, list, i));
        answers->others[answers->other_count++] = name == NULL ? "" : name;
    }
    answers->others[answers->other_count] = NULL;
}

static void read_top(reader_t *reader)
{
    static const char *const keys[] = {"variables", "boot", "others", "commands", NULL};
    const yaml_node_t *top = document_top(reader->document);
    const yaml_node_t *variables = document_value(reader->document, top, "variables");
    const yaml_node_t *boot = document_value(reader->document, top, "boot");
    answers_t *answers = reader->answers;
    const yaml_node_t *commands = document_value(reader->document, top, "commands");

    document_keys(reader->document, top, keys);
    if (variables != NULL) {
        read_variables(reader, variables, "variables", &answers->variables,
                       &answers->answers.variable_count);
    }
    if (boot != NULL) {
        read_variables(reader, boot, "boot", &answers->boot, &answers->answers.boot_count);
    }
    read_others(reader, document_value(reader->document, top, "others"));
    if (commands == NULL) {
        document_complain(reader->document, top, "", "expected the key commands");
    }
    for (size_t i = 0; i < length_of(reader, commands, "commands"); i++) {
        read_command(reader, item_of(reader, commands, i));
    }
}

bool answers_read(answers_t *answers, const char *path)
{
    document_t document;
    reader_t reader = {.answers = answers, .first = answers->answers.count};

    if (!document_open(&document, path, "'commands:' and a list")) {
        return false;
    }
    answers->documents =
        realloc(answers->documents, (answers->document_count + 1) * sizeof *answers->documents);
    if (answers->documents == NULL) {
        abort();
    }
    answers->documents[answers->document_count++] = document;
    reader.document = &answers->documents[answers->document_count - 1];
    read_top(&reader);
    answers->answers.rows = answers->rows;
    answers->answers.variables = answers->variables;
    answers->answers.boot = answers->boot;
    answers->answers.others = answers->others;
    check_names(&reader);
    free(reader.nodes);
    return reader.document->good;
}

void answers_free(answers_t *answers)
{
    for (size_t i = 0; i < answers->owned_count; i++) {
        free(answers->owned[i]);
    }
    for (size_t i = 0; i < answers->document_count; i++) {
        document_close(&answers->documents[i]);
    }
    free(answers->owned);
    free(answers->documents);
    free(answers->rows);
    free(answers->variables);
    free(answers->boot);
    free(answers->others);
    *answers = (answers_t){0};
}
