/* SPDX-License-Identifier: MIT */
/*
 * script.c - reads a fault script with libyaml.
 *
 * Values are taken as they are written: that 010 is ten and yes is a word to everybody is what
 * fault_text.c decides, the same for scripts and for the control socket.
 */
#include "script.h"

#include "buffer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

typedef struct reader {
    const char *path;
    yaml_document_t document;
    script_t *script;
    bool good;
} reader_t;

static void complain(reader_t *reader, const yaml_node_t *node, const char *what, const char *why)
{
    fprintf(stderr, "%s:%zu:%zu: error: %s%s%s\n", reader->path, node->start_mark.line + 1,
            node->start_mark.column + 1, what, what[0] != '\0' ? ": " : "", why);
    reader->good = false;
}

/* The text of a scalar; NULL, after a complaint, if the node is something else. */
static const char *scalar(reader_t *reader, const yaml_node_t *node)
{
    if (node->type != YAML_SCALAR_NODE ||
        memchr(node->data.scalar.value, '\0', node->data.scalar.length) != NULL) {
        complain(reader, node, "", "expected a single value");
        return NULL;
    }
    return (const char *)node->data.scalar.value;
}

static yaml_node_t *node_of(reader_t *reader, yaml_node_item_t item)
{
    return yaml_document_get_node(&reader->document, item);
}

/* Whether an earlier pair of the mapping has the same key. */
static bool repeated(reader_t *reader, const yaml_node_t *mapping, const yaml_node_pair_t *pair)
{
    const yaml_node_t *key = node_of(reader, pair->key);

    for (const yaml_node_pair_t *before = mapping->data.mapping.pairs.start; before < pair;
         before++) {
        const yaml_node_t *other = node_of(reader, before->key);
        if (other->type == YAML_SCALAR_NODE && strcmp((const char *)other->data.scalar.value,
                                                      (const char *)key->data.scalar.value) == 0) {
            return true;
        }
    }
    return false;
}

static script_row_t *add_row(script_t *script)
{
    script->rows = realloc(script->rows, (script->count + 1) * sizeof(script_row_t *));
    if (script->rows == NULL) {
        abort();
    }
    script->rows[script->count] = allocate(1, sizeof(script_row_t));
    return script->rows[script->count++];
}

static void read_field(reader_t *reader, const yaml_node_t *mapping, const yaml_node_pair_t *pair,
                       script_row_t *row)
{
    const yaml_node_t *key_node = node_of(reader, pair->key);
    const yaml_node_t *value_node = node_of(reader, pair->value);
    const char *key = scalar(reader, key_node);
    const char *value = scalar(reader, value_node);
    const char *problem;

    if (key == NULL || value == NULL) {
        return;
    }
    if (repeated(reader, mapping, pair)) {
        complain(reader, key_node, key, "it is here twice");
        return;
    }
    problem = simcom_fault_set(&row->fault, &row->room, key, value);
    if (problem != NULL) {
        complain(reader, value_node, key, problem);
    }
}

static void read_fault(reader_t *reader, const yaml_node_t *node)
{
    script_row_t *row;
    bool good = reader->good;
    const char *problem;

    if (node->type != YAML_MAPPING_NODE) {
        complain(reader, node, "", "expected a fault: fields and values");
        return;
    }
    row = add_row(reader->script);
    reader->good = true;
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        read_field(reader, node, pair, row);
    }
    problem = reader->good ? simcom_fault_finish(&row->fault, &row->room) : NULL;
    if (problem != NULL) {
        complain(reader, node, "", problem);
    }
    reader->good = reader->good && good;
}

static void read_faults(reader_t *reader, const yaml_node_t *node)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        complain(reader, node, "faults", "expected a list");
        return;
    }
    for (const yaml_node_item_t *item = node->data.sequence.items.start;
         item < node->data.sequence.items.top; item++) {
        read_fault(reader, node_of(reader, *item));
    }
}

static void read_seed(reader_t *reader, const yaml_node_t *node)
{
    const char *text = scalar(reader, node);
    char *end = NULL;

    errno = 0;
    reader->script->seed = text == NULL ? 0 : strtoull(text, &end, 10);
    reader->script->has_seed = true;
    if (text != NULL && (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0)) {
        complain(reader, node, "seed", "expected a number");
    }
}

static void read_top(reader_t *reader)
{
    const yaml_node_t *top = yaml_document_get_root_node(&reader->document);

    if (top == NULL || top->type != YAML_MAPPING_NODE) {
        fprintf(stderr, "%s:1:1: error: expected 'faults:' and a list\n", reader->path);
        reader->good = false;
        return;
    }
    for (const yaml_node_pair_t *pair = top->data.mapping.pairs.start;
         pair < top->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key_node = node_of(reader, pair->key);
        const yaml_node_t *value = node_of(reader, pair->value);
        const char *key = scalar(reader, key_node);

        if (key != NULL && repeated(reader, top, pair)) {
            complain(reader, key_node, key, "it is here twice");
        } else if (key != NULL && strcmp(key, "faults") == 0) {
            read_faults(reader, value);
        } else if (key != NULL && strcmp(key, "seed") == 0) {
            read_seed(reader, value);
        } else if (key != NULL) {
            complain(reader, key_node, key, "expected faults or seed");
        }
    }
}

static bool load(reader_t *reader, FILE *file)
{
    yaml_parser_t parser;
    bool loaded;

    if (yaml_parser_initialize(&parser) == 0) {
        abort();
    }
    yaml_parser_set_input_file(&parser, file);
    loaded = yaml_parser_load(&parser, &reader->document) != 0;
    if (!loaded) {
        fprintf(stderr, "%s:%zu:%zu: error: %s\n", reader->path, parser.problem_mark.line + 1,
                parser.problem_mark.column + 1,
                parser.problem != NULL ? parser.problem : "this is not YAML");
    }
    yaml_parser_delete(&parser);
    return loaded;
}

/* The faults in one block; what they point to stays in the rows. */
static void gather(script_t *script)
{
    script->faults = allocate(script->count + 1, sizeof *script->faults);
    for (size_t i = 0; i < script->count; i++) {
        script->faults[i] = script->rows[i]->fault;
    }
}

bool script_read(script_t *script, const char *path)
{
    reader_t reader = {.path = path, .script = script, .good = true};
    FILE *file = fopen(path, "rb");

    *script = (script_t){0};
    if (file == NULL) {
        fprintf(stderr, "simcom-modem: %s: %s\n", path, strerror(errno));
        return false;
    }
    if (load(&reader, file)) {
        read_top(&reader);
        yaml_document_delete(&reader.document);
    } else {
        reader.good = false;
    }
    fclose(file);
    gather(script);
    if (!reader.good) {
        script_free(script);
    }
    return reader.good;
}

void script_free(script_t *script)
{
    for (size_t i = 0; i < script->count; i++) {
        free(script->rows[i]);
    }
    free(script->rows);
    free(script->faults);
    *script = (script_t){0};
}
