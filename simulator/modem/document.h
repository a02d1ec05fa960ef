/* SPDX-License-Identifier: MIT */
/* document.h - a YAML file, and complaints about it as path:line:column: error: text. */
#ifndef SIMULATOR_DOCUMENT_H
#define SIMULATOR_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

typedef struct document {
    const char *path;
    yaml_document_t yaml;
    bool good; /* nobody has complained */
} document_t;

/* Reads a file whose top is a mapping; `expected` says so where it is not. False after a complaint on standard
 * error, and then there is nothing to close. */
bool document_open(document_t *document, const char *path, const char *expected);
void document_close(document_t *document);

const yaml_node_t *document_top(document_t *document);
const yaml_node_t *document_node(document_t *document, yaml_node_item_t item);
void document_complain(document_t *document, const yaml_node_t *node, const char *what,
                       const char *why);
/* The text of a single value; NULL, after a complaint, if the node is something else. It lives as long as the
 * document is open. */
const char *document_text(document_t *document, const yaml_node_t *node);
/* Complains about keys that are here twice, and about those that are not in the list, which ends with NULL. */
void document_keys(document_t *document, const yaml_node_t *mapping, const char *const *keys);
/* The value of a key; NULL if the node is no mapping or has no such key. */
const yaml_node_t *document_value(document_t *document, const yaml_node_t *mapping,
                                  const char *key);

#endif
