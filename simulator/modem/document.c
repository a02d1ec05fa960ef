/* SPDX-License-Identifier: MIT */
#include "document.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void document_complain(document_t *document, const yaml_node_t *node, const char *what,
                       const char *why)
{
    fprintf(stderr, "%s:%zu:%zu: error: %s%s%s\n", document->path, node->start_mark.line + 1,
            node->start_mark.column + 1, what, what[0] != '\0' ? ": " : "", why);
    document->good = false;
}

const char *document_text(document_t *document, const yaml_node_t *node)
{
    if (node->type != YAML_SCALAR_NODE ||
        memchr(node->data.scalar.value, '\0', node->data.scalar.length) != NULL) {
        document_complain(document, node, "", "expected a single value");
        return NULL;
    }
    return (const char *)node->data.scalar.value;
}

const yaml_node_t *document_node(document_t *document, yaml_node_item_t item)
{
    return yaml_document_get_node(&document->yaml, item);
}

const yaml_node_t *document_top(document_t *document)
{
    return yaml_document_get_root_node(&document->yaml);
}

/* Whether an earlier pair of the mapping has the same key. */
static bool is_repeated(document_t *document, const yaml_node_t *mapping,
                        const yaml_node_pair_t *pair, const char *key)
{
    for (const yaml_node_pair_t *before = mapping->data.mapping.pairs.start; before < pair;
         before++) {
        const yaml_node_t *other = document_node(document, before->key);
        if (other->type == YAML_SCALAR_NODE &&
            strcmp((const char *)other->data.scalar.value, key) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_known(const char *key, const char *const *keys)
{
    for (size_t i = 0; keys[i] != NULL; i++) {
        if (strcmp(keys[i], key) == 0) {
            return true;
        }
    }
    return false;
}

void document_keys(document_t *document, const yaml_node_t *mapping, const char *const *keys)
{
    for (const yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++) {
        const yaml_node_t *node = document_node(document, pair->key);
        const char *key = document_text(document, node);
        char why[300] = "expected";

        if (key == NULL) {
            continue;
        }
        if (is_repeated(document, mapping, pair, key)) {
            document_complain(document, node, key, "it is here twice");
        }
        if (keys == NULL || is_known(key, keys)) {
            continue;
        }
        for (size_t i = 0; keys[i] != NULL; i++) {
            (void)snprintf(why + strlen(why), sizeof why - strlen(why), "%s %s",
                           i == 0                ? ""
                           : keys[i + 1] == NULL ? " or"
                                                 : ",",
                           keys[i]);
        }
        document_complain(document, node, key, why);
    }
}

const yaml_node_t *document_value(document_t *document, const yaml_node_t *mapping, const char *key)
{
    if (mapping->type != YAML_MAPPING_NODE) {
        return NULL;
    }
    for (const yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++) {
        const yaml_node_t *node = document_node(document, pair->key);
        if (node->type == YAML_SCALAR_NODE &&
            strcmp((const char *)node->data.scalar.value, key) == 0) {
            return document_node(document, pair->value);
        }
    }
    return NULL;
}

static bool load(document_t *document, FILE *file)
{
    yaml_parser_t parser;
    bool loaded;

    if (yaml_parser_initialize(&parser) == 0) {
        abort();
    }
    yaml_parser_set_input_file(&parser, file);
    loaded = yaml_parser_load(&parser, &document->yaml) != 0;
    if (!loaded) {
        fprintf(stderr, "%s:%zu:%zu: error: %s\n", document->path, parser.problem_mark.line + 1,
                parser.problem_mark.column + 1,
                parser.problem != NULL ? parser.problem : "this is not YAML");
    }
    yaml_parser_delete(&parser);
    return loaded;
}

bool document_open(document_t *document, const char *path, const char *expected)
{
    FILE *file = fopen(path, "rb");
    bool loaded;

    *document = (document_t){.path = path, .good = true};
    if (file == NULL) {
        fprintf(stderr, "simcom-modem: %s: %s\n", path, strerror(errno));
        return false;
    }
    loaded = load(document, file);
    fclose(file);
    if (!loaded) {
        return false;
    }
    const yaml_node_t *top = document_top(document);
    if (top == NULL || top->type != YAML_MAPPING_NODE) {
        fprintf(stderr, "%s:1:1: error: expected %s\n", path, expected);
        document_close(document);
        return false;
    }
    return true;
}

void document_close(document_t *document)
{
    yaml_document_delete(&document->yaml);
}
