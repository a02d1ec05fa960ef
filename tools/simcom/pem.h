/* SPDX-License-Identifier: MIT */
/* pem.h - what is in a certificate file, before a module gets it: kind, whose, until when, does it fit the others. */
#ifndef SIMCOM_TOOL_PEM_H
#define SIMCOM_TOOL_PEM_H

#include "content.h"

#include <openssl/x509.h>
#include <stdio.h>

/* At most so many certificates and keys of one call of the program. */
#define PEM_ITEMS 32u

typedef struct pem_item {
    const char *file;
    X509 *certificate; /* or */
    EVP_PKEY *key;
} pem_item_t;

typedef struct pem {
    size_t count;
    pem_item_t items[PEM_ITEMS];
    size_t wrong; /* what cannot work */
} pem_t;

/* Prints a line for each certificate and key of a file, and for what is wrong with it. [in] file  its name, kept */
void pem_look(pem_t *pem, const char *file, const content_t *content, FILE *out);

/* Prints which key belongs to which certificate, and who signed it, and what fits nothing. */
void pem_compare(pem_t *pem, FILE *out);

void pem_free(pem_t *pem);

#endif
