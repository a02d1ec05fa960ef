/* SPDX-License-Identifier: MIT */
/*
 * store.h - the certificate files in a module. A file is stored under a name that follows from its content, so that one that is
 * there is not written again: a module's flash wears, and no command says what is in a file.
 */
#ifndef SIMCOM_TOOL_STORE_H
#define SIMCOM_TOOL_STORE_H

#include "content.h"
#include "module.h"

/* "simcom-", 16 digits, ".pem", and its end. */
#define STORE_NAME 32u
/* Names of other files that are looked at; a module that holds more has its last ones uploaded again. */
#define STORE_FILES     64u
#define STORE_NAME_MOST 160u

typedef struct store {
    module_t *module;
    size_t count;
    char names[STORE_FILES][STORE_NAME_MOST];
} store_t;

/* Whether a file is DER: it does not begin as PEM does (RFC 7468). */
bool store_is_der(const content_t *content);

/* The name that a file is stored under. */
void store_name(char name[STORE_NAME], const content_t *content);

/* Asks the module which files it has. Returns false if the module is gone; one that refuses has none. */
bool store_open(store_t *store, module_t *module);

bool store_has(const store_t *store, const char *name);

/* Uploads a file, if it is not there. Returns false after saying why not.
 * [in]  anew      also if it is there
 * [out] uploaded  whether it was not there; may be NULL */
bool store_put(store_t *store, const content_t *content, bool anew, bool *uploaded);

/* Deletes a file. Returns false after saying why not. */
bool store_delete(store_t *store, const char *name);

#endif
