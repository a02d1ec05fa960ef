/* SPDX-License-Identifier: MIT */
/* options.h - the command line of simcom pub and simcom sub. */
#ifndef SIMCOM_TOOL_OPTIONS_H
#define SIMCOM_TOOL_OPTIONS_H

#include "simcom/describe.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the program exits with; --help says the same. */
#define EXIT_GOOD        0
#define EXIT_FAILED      1
#define EXIT_USAGE       2
#define EXIT_MODULE      3
#define EXIT_TIME_OVER   4
#define EXIT_INTERRUPTED 130

/* Topics of one sub. */
#define OPTIONS_TOPICS 64u

typedef enum options_source {
    SOURCE_NONE,
    SOURCE_TEXT,  /* -m */
    SOURCE_FILE,  /* -f */
    SOURCE_STDIN, /* -s */
    SOURCE_LINES, /* -l */
    SOURCE_EMPTY  /* -n */
} options_source_t;

/* Strings are those of argv; NULL if not given. */
typedef struct options {
    bool publish; /* pub; otherwise sub */
    const char *device;
    unsigned baud;
    bool trace;
    bool debug;
    const simcom_description_t *revision; /* of the module's firmware */

    const char *host;
    unsigned port;
    char id[32];
    const char *client_id;
    const char *user;
    const char *password;
    unsigned keepalive;
    bool keep_session;
    unsigned qos;

    bool tls;
    bool insecure;
    const char *ca_file;
    const char *cert_file;
    const char *key_file;

    const char *will_topic;
    const char *will_payload;
    unsigned will_qos;

    const char *topics[OPTIONS_TOPICS];
    size_t topic_count;
    options_source_t source;
    const char *message; /* text, or name of the file */
    bool retain;

    bool verbose;
    bool no_newline;
    unsigned long count;  /* -C, 0: no limit */
    unsigned long wait_s; /* -W, 0: for ever */
} options_t;

/* Reads the options of a subcommand; argv[0] is "pub" or "sub". Prints what is wrong with them.
 * Returns -1 to go on, or what to exit with: --help was given, or something is wrong. */
int options_read(options_t *options, int argc, char **argv);

/* Prints the help of the program, of pub, or of sub. */
void help_print(void);
void help_print_subcommand(bool publish);

#endif
