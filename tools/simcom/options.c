/* SPDX-License-Identifier: MIT */
/* options.c - what simcom pub and simcom sub can be told. The tables are in the order of mosquitto_pub's help where they
 * have the same options. */

/* getpid */
#define _DEFAULT_SOURCE

#include "options.h"

#include "config_file.h"
#include "format.h"
#include "limits.h"
#include "simcom/states.h"
#include "url.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define AT(member) offsetof(options_t, member)

/* --- Values -------------------------------------------------------------------------------------- */

static bool set_source(const cli_t *cli, options_t *options, options_source_t source,
                       const char *value)
{
    if (options->source != SOURCE_NONE) {
        return cli_wrong(cli, "one message only: of -m, -f, -s, -l and -n give one");
    }
    options->source = source;
    options->message = value;
    return true;
}

static bool read_source(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    static const char letters[] = "mfsln"; /* as in options_source_t */

    return set_source(
        cli, into,
        (options_source_t)(strchr(letters, option->letter) - letters + (ptrdiff_t)SOURCE_TEXT),
        value);
}

/* A topic, in the list at option->at. */
static bool read_topic(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    options_t *options = into;
    topics_t *topics = (topics_t *)(void *)((char *)into + option->at);
    const size_t most = options->publish ? 1 : OPTIONS_TOPICS;

    if (topics->count == most) {
        return cli_wrong(cli, "more than %zu topic%s", most, most == 1 ? "" : "s");
    }
    if (options->publish && strpbrk(value, "+#") != NULL) {
        return cli_wrong(cli, "a topic to publish to has no + or # in it: '%s'", value);
    }
    topics->at[topics->count++] = value;
    return true;
}

static bool read_version(const cli_t *cli, const cli_option_t *option, void *into,
                         const char *value)
{
    options_t *options = into;

    (void)option;
    if (strcmp(value, "5") == 0 || strcmp(value, "mqttv5") == 0) {
        return cli_wrong(cli, "-V %s is not possible: the modules speak MQTT 3.1 and 3.1.1", value);
    }
    options->version = strcmp(value, "mqttv31") == 0 || strcmp(value, "31") == 0     ? 3
                       : strcmp(value, "mqttv311") == 0 || strcmp(value, "311") == 0 ? 4
                                                                                     : 0;
    return options->version != 0 || cli_wrong(cli, "-V needs mqttv31 or mqttv311, not '%s'", value);
}

static bool read_tls_version(const cli_t *cli, const cli_option_t *option, void *into,
                             const char *value)
{
    static const char *const names[] = {"tlsv1", "tlsv1.1", "tlsv1.2", "all"};
    options_t *options = into;

    (void)option;
    for (unsigned i = 0; i < CLI_COUNT(names); i++) {
        if (strcmp(value, names[i]) == 0) {
            options->tls_version = i + 1u;
            return true;
        }
    }
    return cli_wrong(cli, "--tls-version needs tlsv1, tlsv1.1, tlsv1.2 or all, not '%s'", value);
}

/* Seconds, with or without a fraction, up to a day. */
static bool read_delay(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    char *end = NULL;
    const double seconds = strtod(value, &end);

    (void)option;
    if (value[0] < '0' || value[0] > '9' || *end != '\0' || !(seconds <= 86400.0)) {
        return cli_wrong(cli, "--repeat-delay needs 0 to 86400 seconds, not '%s'", value);
    }
    ((options_t *)into)->repeat_delay_ms = (unsigned)(seconds * 1000.0);
    return true;
}

/* --- The tables ------------------------------------------------------------------------------------ */

static const cli_option_t common_table[] = {
    CLI_A_TITLE("module"),
    CLI_A_VALUE('D', "device", "DEVICE", AT(device), CLI_DEVICE,
                "serial port of the module; default: $SIMCOM_DEVICE"),
    CLI_A_NUMBER('b', "baud", "RATE", AT(baud), 1, 99999999, "115200"),
    CLI_A_FLAG(0, "trace", AT(trace),
               "show on stderr what goes over the serial port, explained; passwords and keys are "
               "hidden"),
    CLI_A_CALL(0, "revision", "NAME", AT(revision), CLI_REVISION, NULL, limits_read_revision,
               "firmware of the module, see below"),
    CLI_A_FLAG('d', "debug", AT(debug), "say on stderr what is being done"),
    CLI_A_FLAG(0, "quiet", AT(quiet), "print no errors; the exit code says it"),
    CLI_A_TITLE("broker"),
    CLI_A_VALUE('L', "url", "URL", AT(url), CLI_ANY,
                "all at once: mqtt[s]://[USER[:PASSWORD]@]HOST[:PORT]/TOPIC"),
    CLI_A_VALUE('h', "host", "HOST", AT(host), CLI_ANY, "localhost, as the module sees it"),
    CLI_A_NUMBER('p', "port", "PORT", AT(port), 1, 65535, "1883; 8883 with TLS"),
    CLI_A_VALUE('i', "id", "ID", AT(client_id), CLI_ANY,
                "client identifier; simcom- and the process number"),
    CLI_A_VALUE('I', "id-prefix", "TEXT", AT(id_prefix), CLI_ANY,
                "client identifier: this and the process number"),
    CLI_A_NUMBER('k', "keepalive", "SECONDS", AT(keepalive), 0, 65535, "60"),
    CLI_A_VALUE('u', "username", "USER", AT(user), CLI_ANY, "user name; default: $SIMCOM_USERNAME"),
    CLI_A_VALUE('P', "pw", "PASSWORD", AT(password), CLI_ANY,
                "password. Everybody on this machine sees it in the list of processes; better: "
                "$SIMCOM_PASSWORD"),
    CLI_A_VALUE(0, "pw-file", "FILE", AT(password_file), CLI_FILE,
                "the password is the first line of this file"),
    CLI_A_FLAG('c', "disable-clean-session", AT(keep_session),
               "the broker keeps subscriptions and messages between runs"),
    CLI_A_CALL('V', "protocol-version", "VERSION", 0, CLI_ANY, "mqttv31|mqttv311", read_version,
               "mqttv311, or mqttv31 where the firmware has a choice"),
    CLI_A_TITLE("TLS; files are put into the module, PEM, or DER if the name ends in .der"),
    CLI_A_VALUE(0, "cafile", "FILE", AT(ca_file), CLI_FILE,
                "certificate of the authority: verify the broker with it"),
    CLI_A_VALUE(0, "cert", "FILE", AT(cert_file), CLI_FILE, "the client's certificate"),
    CLI_A_VALUE(0, "key", "FILE", AT(key_file), CLI_FILE, "its key"),
    CLI_A_FLAG(0, "insecure", AT(insecure), "do not verify the broker at all"),
    CLI_A_CALL(0, "tls-version", "VERSION", 0, CLI_ANY, "tlsv1|tlsv1.1|tlsv1.2|all",
               read_tls_version, "speak this version alone; default: all that the module has"),
    CLI_A_TITLE("will, which the broker sends if the client vanishes"),
    CLI_A_VALUE(0, "will-topic", "TOPIC", AT(will_topic), CLI_ANY, "its topic"),
    CLI_A_VALUE(0, "will-payload", "TEXT", AT(will_payload), CLI_ANY, "its text"),
    CLI_A_NUMBER(0, "will-qos", "QOS", AT(will_qos), 0, 2, "0 (default), 1 or 2"),
    CLI_A_TITLE("what mosquitto's programs have and a module cannot do"),
    CLI_NEVER(0, "will-retain", NULL, "the modules have no retained will (V1.00 2.2.7)"),
    CLI_NEVER('A', "bind", "ADDRESS", "the module has one network interface, its own"),
    CLI_NEVER(0, "capath", "FOLDER", "a module takes one file of authorities; put them into it"),
    CLI_NEVER(0, "ciphers", "LIST", "the module chooses the cipher suite"),
    CLI_NEVER(0, "keyform", "FORM", "a key is a file, PEM or DER"),
    CLI_NEVER(0, "nodelay", NULL, "the module decides how it cuts its packets"),
    CLI_NEVER(0, "property", "NAME", "properties are of MQTT 5; the modules speak 3.1 and 3.1.1"),
    CLI_NEVER(0, "proxy", "URL", "the module connects to the broker itself"),
    CLI_NEVER(0, "psk", "KEY", "the modules have no pre-shared keys"),
    CLI_NEVER(0, "psk-identity", "TEXT", "the modules have no pre-shared keys"),
    CLI_NEVER(0, "tls-alpn", "PROTOCOL",
              "the modules send no ALPN; a broker that needs it (AWS IoT at port 443) has another "
              "port"),
    CLI_NEVER(0, "tls-engine", "ENGINE", "TLS is the module's own"),
    CLI_NEVER(0, "tls-engine-kpass-sha1", "HASH", "TLS is the module's own"),
    CLI_NEVER(0, "tls-use-os-certs", NULL,
              "the module has no store of well-known authorities: give --cafile"),
    CLI_NEVER(0, "unix", "PATH", "the module connects to the broker by TCP"),
    CLI_NEVER('x', "session-expiry-interval", "SECONDS",
              "it is of MQTT 5; the modules speak 3.1 and 3.1.1"),
};

static const cli_option_t last_table[] = {
    CLI_A_TITLE("this program"),
    CLI_A_VALUE('o', "options", "FILE", AT(options_file), CLI_FILE,
                "options from this file first, one a line, such as 'host broker.example'; "
                "default: ~/.config/simcom/pub or sub, if it is there"),
    CLI_A_HELP,
};

static const cli_option_t pub_table[] = {
    CLI_A_TITLE("message, one of"),
    CLI_A_CALL('m', "message", "TEXT", 0, CLI_ANY, NULL, read_source, "this text"),
    CLI_A_CALL('f', "file", "FILE", 0, CLI_FILE, NULL, read_source,
               "what is in the file, any bytes"),
    CLI_A_CALL('s', "stdin-file", NULL, 0, CLI_ANY, NULL, read_source, "all of the standard input"),
    CLI_A_CALL('l', "stdin-line", NULL, 0, CLI_ANY, NULL, read_source,
               "a message for each line of the standard input; none for an empty one"),
    CLI_A_CALL('n', "null-message", NULL, 0, CLI_ANY, NULL, read_source, "an empty message"),
    CLI_A_TITLE("where and how"),
    CLI_A_CALL('t', "topic", "TOPIC", AT(topics), CLI_ANY, NULL, read_topic, "topic"),
    CLI_A_NUMBER('q', "qos", "QOS", AT(qos), 0, 2, "0 (default), 1 or 2"),
    CLI_A_FLAG('r', "retain", AT(retain), "the broker keeps the message for later subscribers"),
    CLI_A_NUMBER(0, "repeat", "N", AT(repeat), 1, 999999999,
                 "publish the message of -m, -f, -s or -n so many times"),
    CLI_A_CALL(0, "repeat-delay", "SECONDS", 0, CLI_ANY, NULL, read_delay,
               "wait so long between them; 0"),
};

static const cli_option_t pub_never[] = {
    CLI_NEVER('M', "max-inflight", "N", "a module publishes one message of a client at a time"),
};

static const cli_option_t sub_table[] = {
    CLI_A_TITLE("what comes"),
    CLI_A_CALL('t', "topic", "TOPIC", AT(topics), CLI_ANY, NULL, read_topic,
               "topic filter; can be given several times"),
    CLI_A_NUMBER('q', "qos", "QOS", AT(qos), 0, 2, "0 (default), 1 or 2"),
    CLI_A_CALL('T', "filter-out", "TOPIC", AT(hidden), CLI_ANY, NULL, read_topic,
               "print nothing of these topics; can be given several times"),
    CLI_A_CALL('U', "unsubscribe", "TOPIC", AT(unsubscribe), CLI_ANY, NULL, read_topic,
               "unsubscribe from this filter first, as an earlier run with -c left it"),
    CLI_A_TITLE("output"),
    CLI_A_FLAG('v', "verbose", AT(verbose), "print the topic and a space before each message"),
    CLI_A_VALUE(
        'F', "format", "FORMAT", AT(format), CLI_ANY,
        "print each message so: %t topic, %p payload, %x %X in hexadecimal, %l its length, %I "
        "time, %U "
        "seconds, %j a JSON object, %% a percent sign, @ and a letter as in strftime, \\n \\t "
        "\\\\ \\e \\0"),
    CLI_A_FLAG('N', NULL, AT(no_newline), "print no newline after a message"),
    CLI_A_NUMBER(0, "random-filter", "PERCENT", AT(show_percent), 0, 100,
                 "print so many of a hundred messages, by chance"),
    CLI_A_TITLE("the end"),
    CLI_A_NUMBER('C', NULL, "COUNT", AT(count), 1, 999999999, "exit after so many messages"),
    CLI_A_NUMBER('W', NULL, "SECONDS", AT(wait_s), 1, 4000000,
                 "exit so many seconds after the connection was made"),
    CLI_A_FLAG('E', NULL, AT(end_when_subscribed), "exit as soon as it has subscribed"),
};

static const cli_option_t sub_never[] = {
    CLI_NEVER('R', "no-retained", NULL, "a module does not say whether a message was retained"),
    CLI_NEVER(0, "retained-only", NULL, "a module does not say whether a message was retained"),
    CLI_NEVER(0, "remove-retained", NULL, "a module does not say whether a message was retained"),
    CLI_NEVER(0, "pretty", NULL, "pipe the output of -F %j through a program such as jq"),
};

/* What a firmware takes, from the tables of the specification. */
static void print_limits(FILE *out)
{
    char text[LIMITS_TEXT];

    limits_print_revisions(out);
    fprintf(out, "The first is the default.\n\nlimits\n  client identifier  %s bytes\n",
            limits_text(text, SIMCOM_VALUE_CLIENT_ID));
    fprintf(out, "  keep-alive         %s s\n", limits_text(text, SIMCOM_VALUE_KEEP_ALIVE));
    fprintf(out, "  topic              %s bytes\n", limits_text_of_data(text, SIMCOM_STATE_TOPIC));
    fprintf(out, "  message            0, or %s bytes\n",
            limits_text_of_data(text, SIMCOM_STATE_PAYLOAD));
    fprintf(out, "  will               %s bytes\n",
            limits_text_of_data(text, SIMCOM_STATE_WILL_MESSAGE));
}

static const cli_exit_t exits[] = {
    {EXIT_GOOD, "good; also a sub that was stopped by Ctrl-C or SIGTERM once it had subscribed"},
    {EXIT_FAILED, "an operation failed; why, and what to do, is on stderr"},
    {EXIT_USAGE, "bad usage, or a file that cannot be read"},
    {EXIT_MODULE, "the device cannot be opened, or the module does not answer"},
    {EXIT_TIME_OVER,
     "sub: the time of -W was over before -C messages came; without -C, before any came"},
    {EXIT_INTERRUPTED, "stopped by Ctrl-C or SIGTERM before it was done"},
};
static const char after[] =
    "Ctrl-C takes the session in the module down first; a second one quits at once.\n";

const cli_t options_pub = {
    .program = "simcom pub",
    .brief = "publish messages through a SIMCom module",
    .usages = (const char *const[]){"-D DEVICE -t TOPIC MESSAGE [option]...", NULL},
    .text = "Publishes messages through a SIMCom module.",
    .tables = {{pub_table, CLI_COUNT(pub_table)},
               {common_table, CLI_COUNT(common_table)},
               {pub_never, CLI_COUNT(pub_never)},
               {last_table, CLI_COUNT(last_table)}},
    .exits = exits,
    .exit_count = CLI_COUNT(exits),
    .print_more = print_limits,
    .more = after,
    .operand = "Topics go after -t, messages after -m",
};

const cli_t options_sub = {
    .program = "simcom sub",
    .brief = "subscribe through a SIMCom module, print what comes",
    .usages = (const char *const[]){"-D DEVICE -t TOPIC [-t TOPIC]... [option]...", NULL},
    .text = "Subscribes through a SIMCom module and prints the messages that come.",
    .tables = {{sub_table, CLI_COUNT(sub_table)},
               {common_table, CLI_COUNT(common_table)},
               {sub_never, CLI_COUNT(sub_never)},
               {last_table, CLI_COUNT(last_table)}},
    .exits = exits,
    .exit_count = CLI_COUNT(exits),
    .print_more = print_limits,
    .more = after,
    .operand = "Topics go after -t",
};

/* --- All of them ------------------------------------------------------------------------------------- */

static bool check_tls(const cli_t *cli, options_t *options)
{
    if ((options->cert_file != NULL) != (options->key_file != NULL)) {
        return cli_wrong(cli, "--cert and --key go together");
    }
    if (options->ca_file != NULL && options->insecure) {
        return cli_wrong(cli,
                         "--cafile verifies the broker, --insecure does not: give one of them");
    }
    if (options->cert_file != NULL && options->ca_file == NULL && !options->insecure) {
        return cli_wrong(cli, "--cert needs --cafile to verify the broker, or --insecure not to");
    }
    if (options->tls && options->ca_file == NULL && !options->insecure) {
        return cli_wrong(cli, "mqtts:// needs --cafile to verify the broker, or --insecure not to");
    }
    options->tls = options->ca_file != NULL || options->insecure;
    if (options->tls_version != 0 && !options->tls) {
        return cli_wrong(cli, "--tls-version needs --cafile or --insecure");
    }
    if (options->port == 0) {
        options->port = options->tls ? 8883 : 1883;
    }
    return true;
}

static bool check_topics(const cli_t *cli, const options_t *options, const topics_t *topics)
{
    const simcom_limit_t topic = limits_of_data(
        options->revision, options->publish ? SIMCOM_STATE_TOPIC : SIMCOM_STATE_FILTERS);

    for (size_t i = 0; i < topics->count; i++) {
        const size_t n = strlen(topics->at[i]);
        if (n < topic.min || n > topic.max) {
            return cli_wrong(cli, "a topic has %u to %u bytes, not %zu", topic.min, topic.max, n);
        }
    }
    return true;
}

/* What differs between revisions, which may be named after what they limit. */
static bool check_limits(const cli_t *cli, const options_t *options)
{
    const simcom_limit_t id = limits_of(options->revision, SIMCOM_VALUE_CLIENT_ID);
    const simcom_limit_t alive = limits_of(options->revision, SIMCOM_VALUE_KEEP_ALIVE);
    const size_t length = strlen(options->client_id);

    if (!check_topics(cli, options, &options->topics) ||
        !check_topics(cli, options, &options->unsubscribe)) {
        return false;
    }
    if (length < id.min || length > id.max) {
        return cli_wrong(cli, "the client id has %u to %u bytes, not %zu", id.min, id.max, length);
    }
    if (options->keepalive < alive.min || options->keepalive > alive.max) {
        return cli_wrong(cli, "-k needs a number from %u to %u, not '%u'", alive.min, alive.max,
                         options->keepalive);
    }
    return true;
}

/* The password, where it is not on the command line. */
static bool find_password(const cli_t *cli, options_t *options)
{
    static char line[1024];

    if (options->user == NULL) {
        options->user = getenv("SIMCOM_USERNAME");
    }
    if (options->password_file == NULL) {
        if (options->password == NULL && options->user != NULL) {
            options->password = getenv("SIMCOM_PASSWORD");
        }
        return true;
    }
    if (options->password != NULL) {
        return cli_wrong(cli, "-P and --pw-file: give one of them");
    }
    FILE *file = fopen(options->password_file, "r");
    if (file == NULL || fgets(line, sizeof line, file) == NULL) {
        const int error = errno;
        if (file != NULL) {
            (void)fclose(file);
        }
        return cli_wrong(cli, "--pw-file: %s: %s", options->password_file,
                         file == NULL ? strerror(error) : "there is no password in it");
    }
    (void)fclose(file);
    line[strcspn(line, "\r\n")] = '\0';
    options->password = line;
    return true;
}

static bool check_client(const cli_t *cli, options_t *options)
{
    if (options->client_id != NULL && options->id_prefix != NULL) {
        return cli_wrong(cli, "-i and -I: give one of them");
    }
    if (options->client_id == NULL) {
        (void)snprintf(options->id, sizeof options->id, "%.140s%ld",
                       options->id_prefix != NULL ? options->id_prefix : "simcom-", (long)getpid());
        options->client_id = options->id;
    }
    if (!check_limits(cli, options) || !find_password(cli, options)) {
        return false;
    }
    if (options->password != NULL && options->user == NULL) {
        return cli_wrong(cli, "-P needs -u");
    }
    if (options->will_topic == NULL && options->will_payload != NULL) {
        return cli_wrong(cli, "--will-payload needs --will-topic");
    }
    if (options->will_topic != NULL &&
        (options->will_payload == NULL || options->will_payload[0] == '\0')) {
        return cli_wrong(cli, "--will-topic needs --will-payload: the module has no empty will "
                              "(V1.00 2.2.7)");
    }
    return true;
}

static bool check_host(const cli_t *cli, options_t *options)
{
    if (options->url != NULL && !url_take(cli, options)) {
        return false;
    }
    if (options->host[0] == '\0') {
        return cli_wrong(cli, "-h needs the broker's name or address");
    }
    if (strstr(options->host, "://") != NULL) {
        return cli_wrong(cli, "-h needs a name or an address alone; '%s' goes after -L",
                         options->host);
    }
    return true;
}

static bool check_message(const cli_t *cli, const options_t *options)
{
    if (options->topics.count == 0) {
        return cli_wrong(cli, "no topic: give it with -t");
    }
    if (options->publish && options->source == SOURCE_NONE) {
        return cli_wrong(cli, "no message: give it with -m, -f, -s, -l or -n");
    }
    if (options->format != NULL && options->verbose) {
        return cli_wrong(cli, "-v and -F: give one of them");
    }
    if (options->format != NULL && !format_check(cli, options->format)) {
        return false;
    }
    if (options->repeat > 1 && options->source == SOURCE_LINES) {
        return cli_wrong(cli, "--repeat is for one message, not for the lines of -l");
    }
    return true;
}

static bool check(const cli_t *cli, options_t *options)
{
    if (!check_host(cli, options) || !check_message(cli, options) || !check_tls(cli, options) ||
        !check_client(cli, options)) {
        return false;
    }
    if (options->device == NULL) {
        options->device = getenv("SIMCOM_DEVICE");
    }
    if (options->device == NULL || options->device[0] == '\0') {
        return cli_wrong(cli, "no device: give the module's serial port with -D, such as "
                              "-D /dev/ttyUSB2, or in the environment as SIMCOM_DEVICE");
    }
    return true;
}

static void set_defaults(options_t *options, bool publish)
{
    memset(options, 0, sizeof *options);
    options->publish = publish;
    options->baud = 115200;
    options->host = "localhost";
    options->keepalive = 60;
    options->repeat = 1;
    options->show_percent = 100;
    options->revision = simcom_descriptions[0];
}

int options_read(options_t *options, int argc, char **argv)
{
    static config_file_t file;
    const bool publish = strcmp(argv[0], "pub") == 0;
    const cli_t *cli = publish ? &options_pub : &options_sub;

    set_defaults(options, publish);
    int result = cli_read(cli, options, argc, argv);
    if (result >= 0) {
        return result;
    }
    if (!config_file_load(&file, cli, options->options_file, argv[0])) {
        return EXIT_USAGE;
    }
    if (file.count > 1) {
        /* The file first, so that the command line has the last word. */
        set_defaults(options, publish);
        if (cli_read(cli, options, file.count, file.argv) >= 0) {
            fprintf(stderr, "This is in %s.\n", file.path);
            return EXIT_USAGE;
        }
        (void)cli_read(cli, options, argc, argv);
    }
    return check(cli, options) ? -1 : EXIT_USAGE;
}
