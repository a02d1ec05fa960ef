/* SPDX-License-Identifier: MIT */
/* session.h - from an opened module to a connected client, and back. */
#ifndef SIMCOM_TOOL_SESSION_H
#define SIMCOM_TOOL_SESSION_H

#include "module.h"

/* The most that a certificate file or a message has. */
#define FILE_MAX 10240u

/* A file's content. */
typedef struct content {
    size_t length;
    uint8_t bytes[FILE_MAX + 1u]; /* one more, to notice a file that is too long */
} content_t;

/* Reads a file, or the standard input if the name is NULL. Returns false after saying why not. */
bool content_read(content_t *content, const char *name);

typedef struct session {
    module_t *module;
    bool started;
    bool adopted; /* the service was running already */
    bool acquired;
    content_t ca;
    content_t cert;
    content_t key;
    char server[300];
} session_t;

/* Reads the certificate files, before anything else is touched. */
bool session_read_files(session_t *session, const options_t *options);

/* Starts, acquires, sets up TLS and will, connects. Returns false after saying why, with the
 * module's `failure` set, or if Ctrl-C was pressed. What it did has to be taken down anyway. */
bool session_open(session_t *session, module_t *module);

/* Takes down what was built up. */
void session_close(session_t *session);

#endif
