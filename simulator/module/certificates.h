/* SPDX-License-Identifier: MIT */
/* certificates.h - the files that AT+CCERTDOWN put into the module. They survive a restart. */
#ifndef SIMULATOR_CERTIFICATES_H
#define SIMULATOR_CERTIFICATES_H

#include "buffer.h"

typedef struct certificate {
    buffer_t name;
    buffer_t data;
} certificate_t;

typedef struct certificates {
    certificate_t *files; /* in the order of their upload */
    size_t count;
} certificates_t;

/* Names come as they stand in a command: {non-ascii}"hex" means the same file as its bytes. */
const certificate_t *certificates_find(const certificates_t *certificates, simcom_bytes_t name);
void certificates_put(certificates_t *certificates, simcom_bytes_t name, simcom_bytes_t data);
bool certificates_remove(certificates_t *certificates, simcom_bytes_t name);
void certificates_free(certificates_t *certificates);

#endif
