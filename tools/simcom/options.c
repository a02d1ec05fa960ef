/* SPDX-License-Identifier: MIT */

/* getopt_long and getpid. */
#define _DEFAULT_SOURCE

#include "options.h"

#include "limits.h"
#include "simcom/states.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Options without a short form. */
enum {
    OPTION_HELP = 256,
    OPTION_CA,
    OPTION_CERT,
    OPTION_KEY,
    OPTION_INSECURE,
    OPTION_TRACE,
    OPTION_REVISION,
    OPTION_WILL_TOPIC,
    OPTION_WILL_PAYLOAD,
    OPTION_WILL_QOS,
    OPTION_WILL_RETAIN
};

#define COMMON_LETTERS ":h:p:t:q:i:k:u:P:cdD:b:"
#define COMMON_NAMES                                                                               \
    {"help", no_argument, NULL, OPTION_HELP}, {"host", required_argument, NULL, 'h'},              \
        {"port", required_argument, NULL, 'p'}, {"topic", required_argument, NULL, 't'},           \
        {"qos", required_argument, NULL, 'q'}, {"id", required_argument, NULL, 'i'},               \
        {"keepalive", required_argument, NULL, 'k'}, {"username", required_argument, NULL, 'u'},   \
        {"pw", required_argument, NULL, 'P'}, {"disable-clean-session", no_argument, NULL, 'c'},   \
        {"debug", no_argument, NULL, 'd'}, {"device", required_argument, NULL, 'D'},               \
        {"baud", required_argument, NULL, 'b'}, {"cafile", required_argument, NULL, OPTION_CA},    \
        {"cert", required_argument, NULL, OPTION_CERT},                                            \
        {"key", required_argument, NULL, OPTION_KEY},                                              \
        {"insecure", no_argument, NULL, OPTION_INSECURE},                                          \
        {"trace", no_argument, NULL, OPTION_TRACE},                                                \
        {"revision", required_argument, NULL, OPTION_REVISION},                                    \
        {"will-topic", required_argument, NULL, OPTION_WILL_TOPIC},                                \
        {"will-payload", required_argument, NULL, OPTION_WILL_PAYLOAD},                            \
        {"will-qos", required_argument, NULL, OPTION_WILL_QOS},                                    \
    {                                                                                              \
        "will-retain", no_argument, NULL, OPTION_WILL_RETAIN                                       \
    }

static const struct option pub_names[] = {
    COMMON_NAMES,
    {"message", required_argument, NULL, 'm'},
    {"file", required_argument, NULL, 'f'},
    {"stdin-file", no_argument, NULL, 's'},
    {"stdin-line", no_argument, NULL, 'l'},
    {"null-message", no_argument, NULL, 'n'},
    {"retain", no_argument, NULL, 'r'},
    {NULL, 0, NULL, 0},
};

static const struct option sub_names[] = {
    COMMON_NAMES,
    {"verbose", no_argument, NULL, 'v'},
    {NULL, 0, NULL, 0},
};

/* Says what is wrong with the command line. Returns false. */
static bool wrong(const options_t *options, const char *format, ...)
{
    const char *name = options->publish ? "pub" : "sub";
    va_list arguments;

    fprintf(stderr, "simcom %s: ", name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, "\nTry 'simcom %s --help'.\n", name);
    return false;
}

/* --- Values -------------------------------------------------------------------------------- */

static bool read_number(const options_t *options, const char *option, unsigned long min,
                        unsigned long max, unsigned long *number)
{
    char *end = NULL;

    errno = 0;
    *number = strtoul(optarg, &end, 10);
    if (errno == 0 && optarg[0] >= '0' && optarg[0] <= '9' && *end == '\0' && *number >= min &&
        *number <= max) {
        return true;
    }
    return wrong(options, "%s needs a number from %lu to %lu, not '%s'", option, min, max, optarg);
}

static bool read_unsigned(const options_t *options, const char *option, unsigned min, unsigned max,
                          unsigned *number)
{
    unsigned long value = 0;

    if (!read_number(options, option, min, max, &value)) {
        return false;
    }
    *number = (unsigned)value;
    return true;
}

static bool set_source(options_t *options, options_source_t source)
{
    if (options->source != SOURCE_NONE) {
        return wrong(options, "one message only: of -m, -f, -s, -l and -n give one");
    }
    options->source = source;
    options->message = optarg;
    return true;
}

static bool add_topic(options_t *options)
{
    const size_t most = options->publish ? 1 : OPTIONS_TOPICS;

    if (options->topic_count == most) {
        return wrong(options, "more than %zu topic%s", most, most == 1 ? "" : "s");
    }
    if (options->publish && strpbrk(optarg, "+#") != NULL) {
        return wrong(options, "a topic to publish to has no + or # in it: '%s'", optarg);
    }
    options->topics[options->topic_count++] = optarg;
    return true;
}

/* --- Options, by what they are about -------------------------------------------------------- */

static bool read_revision(options_t *options)
{
    char names[LIMITS_TEXT];

    options->revision = simcom_description_find(optarg);
    return options->revision != NULL ||
           wrong(options, "--revision needs one of %s, not '%s'", limits_revisions(names), optarg);
}

static bool read_line_option(options_t *options, int option)
{
    switch (option) {
    case 'D':
        options->device = optarg;
        return true;
    case 'b':
        return read_unsigned(options, "-b", 1, UINT_MAX, &options->baud);
    case 'd':
        options->debug = true;
        return true;
    case OPTION_REVISION:
        return read_revision(options);
    default: /* OPTION_TRACE */
        options->trace = true;
        return true;
    }
}

static bool read_broker_option(options_t *options, int option)
{
    switch (option) {
    case 'h':
        options->host = optarg;
        return true;
    case 'p':
        return read_unsigned(options, "-p", 1, 65535, &options->port);
    case 'i':
        options->client_id = optarg;
        return true;
    case 'k':
        return read_unsigned(options, "-k", 0, 65535, &options->keepalive);
    case 'u':
        options->user = optarg;
        return true;
    case 'P':
        options->password = optarg;
        return true;
    default: /* 'c' */
        options->keep_session = true;
        return true;
    }
}

static bool read_long_option(options_t *options, int option)
{
    switch (option) {
    case OPTION_CA:
        options->ca_file = optarg;
        return true;
    case OPTION_CERT:
        options->cert_file = optarg;
        return true;
    case OPTION_KEY:
        options->key_file = optarg;
        return true;
    case OPTION_INSECURE:
        options->insecure = true;
        return true;
    case OPTION_WILL_TOPIC:
        options->will_topic = optarg;
        return true;
    case OPTION_WILL_PAYLOAD:
        options->will_payload = optarg;
        return true;
    case OPTION_WILL_QOS:
        return read_unsigned(options, "--will-qos", 0, 2, &options->will_qos);
    default: /* OPTION_WILL_RETAIN */
        return wrong(options, "--will-retain is not possible: the modules have no retained will "
                              "(V1.00 2.2.7)");
    }
}

static bool read_message_option(options_t *options, int option)
{
    unsigned long count = 0;

    switch (option) {
    case 't':
        return add_topic(options);
    case 'q':
        return read_unsigned(options, "-q", 0, 2, &options->qos);
    case 'm':
        return set_source(options, SOURCE_TEXT);
    case 'f':
        return set_source(options, SOURCE_FILE);
    case 's':
        return set_source(options, SOURCE_STDIN);
    case 'l':
        return set_source(options, SOURCE_LINES);
    case 'n':
        return set_source(options, SOURCE_EMPTY);
    case 'r':
        options->retain = true;
        return true;
    case 'v':
        options->verbose = true;
        return true;
    case 'N':
        options->no_newline = true;
        return true;
    default: /* 'C' or 'W'; a time limit must fit into milliseconds of 32 bits */
        if (!read_number(options, option == 'C' ? "-C" : "-W", 1,
                         option == 'C' ? ULONG_MAX : 4000000, &count)) {
            return false;
        }
        *(option == 'C' ? &options->count : &options->wait_s) = count;
        return true;
    }
}

static bool read_option(options_t *options, int option)
{
    if (option == 'D' || option == 'b' || option == 'd' || option == OPTION_TRACE ||
        option == OPTION_REVISION) {
        return read_line_option(options, option);
    }
    if (option > 255) {
        return read_long_option(options, option);
    }
    return strchr("hpikuPc", option) != NULL ? read_broker_option(options, option)
                                             : read_message_option(options, option);
}

/* --- All of them --------------------------------------------------------------------------- */

static bool check_tls(options_t *options)
{
    if ((options->cert_file != NULL) != (options->key_file != NULL)) {
        return wrong(options, "--cert and --key go together");
    }
    if (options->ca_file != NULL && options->insecure) {
        return wrong(options,
                     "--cafile verifies the broker, --insecure does not: give one of them");
    }
    if (options->cert_file != NULL && options->ca_file == NULL && !options->insecure) {
        return wrong(options, "--cert needs --cafile to verify the broker, or --insecure not to");
    }
    options->tls = options->ca_file != NULL || options->insecure;
    if (options->port == 0) {
        options->port = options->tls ? 8883 : 1883;
    }
    return true;
}

/* What differs between revisions, which may be named behind what they limit. */
static bool check_limits(const options_t *options)
{
    const simcom_limit_t id = limits_of(options->revision, SIMCOM_VALUE_CLIENT_ID);
    const simcom_limit_t alive = limits_of(options->revision, SIMCOM_VALUE_KEEP_ALIVE);
    const simcom_limit_t topic = limits_of_data(
        options->revision, options->publish ? SIMCOM_STATE_TOPIC : SIMCOM_STATE_FILTERS);
    const size_t length = strlen(options->client_id);

    for (size_t i = 0; i < options->topic_count; i++) {
        const size_t n = strlen(options->topics[i]);
        if (n < topic.min || n > topic.max) {
            return wrong(options, "a topic has %u to %u bytes, not %zu", topic.min, topic.max, n);
        }
    }
    if (length < id.min || length > id.max) {
        return wrong(options, "the client id has %u to %u bytes, not %zu", id.min, id.max, length);
    }
    if (options->keepalive < alive.min || options->keepalive > alive.max) {
        return wrong(options, "-k needs a number from %u to %u, not '%u'", alive.min, alive.max,
                     options->keepalive);
    }
    return true;
}

static bool check_client(options_t *options)
{
    if (options->client_id == NULL) {
        (void)snprintf(options->id, sizeof options->id, "simcom-%ld", (long)getpid());
        options->client_id = options->id;
    }
    if (!check_limits(options)) {
        return false;
    }
    if (options->password != NULL && options->user == NULL) {
        return wrong(options, "-P needs -u");
    }
    if (options->will_topic == NULL && options->will_payload != NULL) {
        return wrong(options, "--will-payload needs --will-topic");
    }
    if (options->will_topic != NULL &&
        (options->will_payload == NULL || options->will_payload[0] == '\0')) {
        return wrong(options, "--will-topic needs --will-payload: the module has no empty will "
                              "(V1.00 2.2.7)");
    }
    return true;
}

static bool check(options_t *options)
{
    if (options->topic_count == 0) {
        return wrong(options, "no topic: give it with -t");
    }
    if (options->publish && options->source == SOURCE_NONE) {
        return wrong(options, "no message: give it with -m, -f, -s, -l or -n");
    }
    if (options->host[0] == '\0') {
        return wrong(options, "-h needs the broker's name or address");
    }
    if (!check_tls(options) || !check_client(options)) {
        return false;
    }
    if (options->device == NULL) {
        options->device = getenv("SIMCOM_DEVICE");
    }
    if (options->device == NULL || options->device[0] == '\0') {
        return wrong(options, "no device: give the module's serial port with -D, such as "
                              "-D /dev/ttyUSB2, or in the environment as SIMCOM_DEVICE");
    }
    return true;
}

int options_read(options_t *options, int argc, char **argv)
{
    const bool publish = strcmp(argv[0], "pub") == 0;
    const char *letters = publish ? COMMON_LETTERS "m:f:slnr" : COMMON_LETTERS "vNC:W:";
    const struct option *names = publish ? pub_names : sub_names;
    int option;

    memset(options, 0, sizeof *options);
    options->publish = publish;
    options->baud = 115200;
    options->host = "localhost";
    options->keepalive = 60;
    options->revision = simcom_descriptions[0];
    while ((option = getopt_long(argc, argv, letters, names, NULL)) != -1) {
        if (option == OPTION_HELP) {
            help_print_subcommand(publish);
            return EXIT_GOOD;
        }
        if (option == '?' || option == ':') {
            wrong(options, option == ':' ? "%s needs a value" : "there is no option %s",
                  argv[optind - 1]);
            return EXIT_USAGE;
        }
        if (!read_option(options, option)) {
            return EXIT_USAGE;
        }
    }
    if (optind < argc) {
        wrong(options, "what is '%s'? Topics go behind -t%s", argv[optind],
              publish ? ", messages behind -m" : "");
        return EXIT_USAGE;
    }
    return check(options) ? -1 : EXIT_USAGE;
}
