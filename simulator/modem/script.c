/* SPDX-License-Identifier: MIT */
/*
 * script.c - reads a fault script with libyaml.
 *
 * Values are taken as they are written: that 010 is ten and yes is a word to everybody is what
 * fault_text.c decides, the same for scripts and for the control socket.
 */
#include "script.h"

#include "buffer.h"
#include "document.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
    document_t document;
    script_t *script;
} reader_t;

static script_row_t *add_row(script_t *script)
{
    script->rows = realloc(script->rows, (script->count + 1) * sizeof(script_row_t *));
    if (script->rows == NULL) {
        abort();
    }
    script->rows[script->count] = allocate(1, sizeof(script_row_t));
    return script->rows[script->count++];
}

static void read_field(reader_t *reader, const yaml_node_pair_t *pair, script_row_t *row)
{
    const yaml_node_t *value_node = document_node(&reader->document, pair->value);
    const char *key = document_text(&reader->document, document_node(&reader->document, pair->key));
    const char *value = document_text(&reader->document, value_node);
    const char *problem;

    if (key == NULL || value == NULL) {
        return;
    }
    problem = simcom_fault_set(&row->fault, &row->room, key, value);
    if (problem != NULL) {
        document_complain(&reader->document, value_node, key, problem);
    }
}

static void read_fault(reader_t *reader, const yaml_node_t *node)
{
    script_row_t *row;
    bool good = reader->document.good;
    const char *problem;

    if (node->type != YAML_MAPPING_NODE) {
        document_complain(&reader->document, node, "", "expected a fault: fields and values");
        return;
    }
    row = add_row(reader->script);
    row->line = (unsigned)node->start_mark.line + 1;
    reader->document.good = true;
    document_keys(&reader->document, node, NULL);
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        read_field(reader, pair, row);
    }
    problem = reader->document.good ? simcom_fault_finish(&row->fault, &row->room) : NULL;
    if (problem != NULL) {
        document_complain(&reader->document, node, "", problem);
    }
    reader->document.good = reader->document.good && good;
}

static void read_faults(reader_t *reader, const yaml_node_t *node)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        document_complain(&reader->document, node, "faults", "expected a list");
        return;
    }
    for (const yaml_node_item_t *item = node->data.sequence.items.start;
         item < node->data.sequence.items.top; item++) {
        read_fault(reader, document_node(&reader->document, *item));
    }
}

static void read_seed(reader_t *reader, const yaml_node_t *node)
{
    const char *text = document_text(&reader->document, node);
    char *end = NULL;

    errno = 0;
    reader->script->seed = text == NULL ? 0 : strtoull(text, &end, 10);
    reader->script->has_seed = true;
    if (text != NULL && (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0)) {
        document_complain(&reader->document, node, "seed", "expected a number");
    }
}

static void read_top(reader_t *reader)
{
    static const char *const keys[] = {"faults", "seed", NULL};
    const yaml_node_t *top = document_top(&reader->document);
    const yaml_node_t *faults = document_value(&reader->document, top, "faults");
    const yaml_node_t *seed = document_value(&reader->document, top, "seed");

    if (faults != NULL) {
        read_faults(reader, faults);
    }
    if (seed != NULL) {
        read_seed(reader, seed);
    }
    document_keys(&reader->document, top, keys);
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
    reader_t reader = {.script = script};
    bool good;

    *script = (script_t){.path = path};
    if (!document_open(&reader.document, path, "'faults:' and a list")) {
        return false;
    }
    read_top(&reader);
    good = reader.document.good;
    document_close(&reader.document);
    gather(script);
    if (!good) {
        script_free(script);
    }
    return good;
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
