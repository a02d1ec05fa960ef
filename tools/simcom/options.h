/* SPDX-License-Identifier: MIT */
/* options.h - the command line of simcom pub and simcom sub. */
#ifndef SIMCOM_TOOL_OPTIONS_H
#define SIMCOM_TOOL_OPTIONS_H

#include "cli.h"
#include "simcom/describe.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the program exits with; --help says the same. */
#define EXIT_GOOD        0
#define EXIT_FAILED      1
#define EXIT_USAGE       CLI_USAGE
#define EXIT_MODULE      3
#define EXIT_TIME_OVER   4
#define EXIT_INTERRUPTED 130

/* Topics of one sub: those of -t, of -T, and of -U. */
#define OPTIONS_TOPICS 64u

typedef enum options_source {
    SOURCE_NONE,
    SOURCE_TEXT,  /* -m */
    SOURCE_FILE,  /* -f */
    SOURCE_STDIN, /* -s */
    SOURCE_LINES, /* -l */
    SOURCE_EMPTY  /* -n */
} options_source_t;

typedef struct topics {
    const char *at[OPTIONS_TOPICS];
    size_t count;
} topics_t;

/* Strings are those of argv, of the environment or of a configuration file; NULL if not given. */
typedef struct options {
    bool publish; /* pub; otherwise sub */
    const char *device;
    unsigned baud;
    bool trace;
    bool debug;
    bool quiet;
    const simcom_description_t *revision; /* of the module's firmware */

    const char *options_file; /* -o */
    const char *url;          /* -L */
    const char *host;
    unsigned port;
    char id[160];
    const char *id_prefix;
    const char *client_id;
    const char *user;
    const char *password;
    const char *password_file;
    unsigned keepalive;
    bool keep_session;
    unsigned qos;
    unsigned version; /* of MQTT: 0 not given, 3 for 3.1, 4 for 3.1.1 */

    bool tls; /* also of -L mqtts:// */
    bool insecure;
    const char *ca_file;
    const char *cert_file;
    const char *key_file;
    unsigned tls_version; /* as in AT+CSSLCFG="sslversion": 1 for 1.0, 2, 3 for 1.2, 4 all */

    const char *will_topic;
    const char *will_payload;
    unsigned will_qos;

    topics_t topics;
    options_source_t source;
    const char *message; /* text, or name of the file */
    bool retain;
    unsigned repeat;          /* 1 and more */
    unsigned repeat_delay_ms; /* between two of them */

    bool verbose;
    bool no_newline;
    bool end_when_subscribed;
    const char *format;    /* -F */
    unsigned show_percent; /* of the messages; 100 all */
    topics_t hidden;       /* -T */
    topics_t unsubscribe;  /* -U */
    unsigned count;        /* -C, 0: no limit */
    unsigned wait_s;       /* -W, 0: for ever */
} options_t;

/* Reads the options of a subcommand, and before them those of its configuration file; argv[0] is "pub" or "sub". Prints
 * what is wrong with them. Returns -1 to go on, or what to exit with: --help was given, or something is wrong. */
int options_read(options_t *options, int argc, char **argv);

/* The tables behind it. */
extern const cli_t options_pub;
extern const cli_t options_sub;

#endif
