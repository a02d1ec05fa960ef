/* SPDX-License-Identifier: MIT */
/* content.h - what is in a file. */
#ifndef SIMCOM_TOOL_CONTENT_H
#define SIMCOM_TOOL_CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most that a certificate file or a message can have in any revision. */
#define FILE_MAX 65535u

/* A file's content. */
typedef struct content {
    size_t length;
    uint8_t bytes[FILE_MAX + 1u]; /* one more, to notice a file that is too long */
} content_t;

/* Reads a file, or the standard input if the name is NULL. Returns false after saying why not.
 * [in] most  bytes that it may have, at most FILE_MAX */
bool content_read(content_t *content, const char *name, size_t most);

/* The same of a certificate or key: an empty one is wrong. */
bool content_read_certificate(content_t *content, const char *name);

#endif
