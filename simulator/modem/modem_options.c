/* SPDX-License-Identifier: MIT */
#include "modem_options.h"

#include "profile.h"
#include "simcom/describe.h"
#include "simcom/version.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AT(member) offsetof(modem_options_t, member)

/* --- Values ----------------------------------------------------------------------------------- */

static bool read_revision(const cli_t *cli, const cli_option_t *option, void *into,
                          const char *value)
{
    modem_options_t *options = into;
    char names[400] = "";
    size_t n = 0;

    (void)option;
    options->revision = simcom_description_find(value);
    for (size_t i = 0; i < simcom_description_count && n < sizeof names; i++) {
        n += (size_t)snprintf(names + n, sizeof names - n, "%s%s", i > 0 ? ", " : "",
                              simcom_descriptions[i]->revision->name);
    }
    return options->revision != NULL ||
           cli_wrong(cli, "--revision needs one of %s, not '%s'", names, value);
}

static bool read_prompt(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    (void)option;
    ((modem_options_t *)into)->prompt = value;
    return strcmp(value, ">") == 0 || strcmp(value, "> ") == 0 ||
           cli_wrong(cli, "--prompt needs '>' or '> ', not '%s'", value);
}

static bool read_tcp(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    modem_options_t *options = into;
    const char *colon = strrchr(value, ':');
    const size_t n = colon == NULL ? 0 : (size_t)(colon - value);
    unsigned long port;

    (void)option;
    if (n >= sizeof options->address ||
        !cli_number(colon == NULL ? value : colon + 1, 0, UINT16_MAX, &port)) {
        return cli_wrong(cli, "--tcp needs ADDRESS:PORT or PORT, not '%s'", value);
    }
    (void)snprintf(options->address, sizeof options->address, "%.*s", n == 0 ? 9 : (int)n,
                   n == 0 ? "127.0.0.1" : value);
    options->tcp_port = (unsigned)port;
    options->port = PORT_TCP;
    return true;
}

static bool read_stdio(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    (void)cli;
    (void)option;
    (void)value;
    ((modem_options_t *)into)->port = PORT_STDIO;
    return true;
}

static bool read_seed(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    modem_options_t *options = into;
    char *end;

    (void)option;
    errno = 0;
    options->seed = strtoull(value, &end, 10);
    options->has_seed = true;
    return (value[0] >= '0' && value[0] <= '9' && *end == '\0' && errno == 0) ||
           cli_wrong(cli, "--seed needs a number of at most 64 bits, not '%s'", value);
}

static bool read_faults(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    modem_options_t *options = into;

    (void)cli;
    (void)option;
    script_free(&options->script);
    return script_read(&options->script, value);
}

static bool read_answers(const cli_t *cli, const cli_option_t *option, void *into,
                         const char *value)
{
    (void)cli;
    (void)option;
    return answers_read(&((modem_options_t *)into)->answers, value);
}

static bool read_depart(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    modem_options_t *options = into;

    (void)option;
    if (options->depart_count == DEPARTS_MAX) {
        return cli_wrong(cli, "--depart '%s': there are too many", value);
    }
    options->departs[options->depart_count++] = value;
    return true;
}

/* --- The table -------------------------------------------------------------------------------- */

static const cli_option_t way_in[] = {
    CLI_A_TITLE("the way in"),
    CLI_A_VALUE('l', "link", "PATH", AT(link), CLI_FILE,
                "make PATH a symbolic link to the pseudo-terminal, and remove it at the end; an "
                "existing symbolic link is replaced, any other file is not"),
    CLI_A_CALL(0, "tcp", "[ADDRESS:]PORT", 0, CLI_ANY, NULL, read_tcp,
               "listen there instead of opening a pseudo-terminal, and print where; address "
               "127.0.0.1, port 0: a free one. One host at a time"),
    CLI_A_CALL(0, "stdio", NULL, 0, CLI_ANY, NULL, read_stdio,
               "use standard input and output; ends when the input does"),
    CLI_A_NUMBER(0, "count", "N", AT(count), 1, MODULES_MAX,
                 "N modules in one program, 1 to 16; --link and --record get -1, -2, ... after "
                 "their paths, --tcp ports that follow each other"),
    CLI_A_TITLE("the module"),
};

const cli_option_t modem_shared_options[MODEM_SHARED_OPTIONS] = {
    {.kind = CLI_TEXT,
     .name = "profile",
     .takes = "NAME",
     .at = AT(profile),
     .words = "sim7600|a7670|manual|list",
     .text = "what it is like: sim7600 (default), a7670, or manual, which answers as the manual "
             "prints it, at once and without echo; list: print what there is, and exit. Other "
             "options change what a profile says"},
    CLI_A_FLAG('e', "echo", AT(echo), "echo is on after a start, as with ATE1"),
    CLI_A_CHOICE(0, "order", "ORDER", AT(order), "documented|result-first|ok-first|random",
                 "what comes first where the manual allows both, OK or the result line (START, "
                 "STOP, DISC): ok-first, result-first, random, or documented: what the manual "
                 "lists first"),
    CLI_A_CHOICE(0, "network", "KIND", AT(network), "real|loopback|none",
                 "real: brokers are where the host says; loopback: any address is one broker "
                 "inside the program, which all its modules share; none: every connect fails "
                 "with 3"),
    CLI_A_VALUE(0, "control", "PATH", AT(control), CLI_FILE,
                "a socket for 'simcom-modem ctl PATH'"),
    CLI_A_VALUE(0, "record", "FILE", AT(record), CLI_FILE,
                "write everything that goes over the line, with times; passwords too"),
};

static const cli_option_t table[] = {
    CLI_A_CALL(0, "revision", "NAME", 0, CLI_REVISION, NULL, read_revision,
               "the firmware, see below (default: the profile's)"),
    CLI_A_NUMBER(0, "boot-time", "MS", AT(boot_ms), 0, 3600000,
                 "from a restart to its first line (default: the profile's)"),
    CLI_A_NUMBER(0, "speed", "N", AT(speed), 1, 10000,
                 "boot and other delays take an N-th of their time, 1 to 10000"),
    CLI_A_CALL(0, "answers", "FILE", 0, CLI_FILE, NULL, read_answers,
               "commands of your own, in YAML; can be given several times"),
    CLI_A_CALL(0, "prompt", "TEXT", 0, CLI_ANY, ">|> ", read_prompt,
               "prompt for data: '>' (default) or '> '"),
    CLI_A_NUMBER(0, "packet", "N", AT(packet), 1, 65535,
                 "largest piece of a received topic or payload, in bytes (default: 1500)"),
    CLI_A_CHOICE(0, "boot", "LINES", AT(boot), "rdy|full",
                 "after a restart: rdy says only that it has restarted (RDY, or what the revision "
                 "says instead), full what modules with a SIM card say"),
    CLI_A_CALL(0, "depart", "ID", 0, CLI_ANY, NULL, read_depart,
               "depart from the revision in one fact; can be given several times"),
    CLI_A_FLAG(0, "list-departures", AT(list_departures),
               "print what ID can be for the revision, and exit"),
    CLI_A_TITLE("the line"),
    CLI_A_NUMBER(0, "line-delay", "MS", AT(line_ms), 0, 3600000,
                 "milliseconds between a line and the next"),
    CLI_A_NUMBER(0, "baud", "RATE", AT(baud), 50, 10000000,
                 "as slow as a line of so many bits per second, both ways (default: no limit)"),
    CLI_A_FLAG(0, "lf-is-data", AT(lf_is_data),
               "an LF right after the CR of a command counts as data where the command asks for "
               "some (default: it is a part of the line end)"),
    CLI_A_NUMBER(0, "bytes-per-read", "N", AT(chunk), 1, 65536,
                 "the host gets pieces of at most N bytes, a millisecond apart"),
    CLI_A_TITLE("faults and replays (docs/simulator.md)"),
    CLI_A_CALL(0, "faults", "FILE", 0, CLI_FILE, NULL, read_faults,
               "a script of what is to go wrong, in YAML"),
    CLI_A_CALL(0, "seed", "N", 0, CLI_ANY, NULL, read_seed,
               "what chance begins with: the same seed, the same faults (default: 0, or the "
               "script's)"),
    CLI_A_VALUE(0, "replay", "FILE", AT(replay), CLI_FILE,
                "be no module: play the module's side of a recording, and say where the host "
                "departs from its own side"),
    CLI_A_TITLE("this program"),
    CLI_A_FLAG('v', "verbose", AT(verbose),
               "say on standard error what happens on the network and on the port"),
    CLI_A_FLAG('V', "version", AT(version), "print the version and exit"),
    {.kind = CLI_HELP, .letter = 'h', .name = "help", .text = "print this and exit"},
};

static const cli_exit_t exits[] = {
    {0, "stopped by a signal; --stdio: the input is over; --replay: followed to its end"},
    {1, "a port, a link, a socket or a file could not be made or read, or failed"},
    {CLI_USAGE, "bad usage, or a mistake in a script or recording"},
    {3, "--replay: the host departed from the recording, or did not come to its end"},
};

static void print_revisions(FILE *out)
{
    fputs("revisions of the firmware:", out);
    for (size_t i = 0; i < simcom_description_count; i++) {
        fprintf(out, "%s %s", i > 0 ? "," : "", simcom_descriptions[i]->revision->name);
    }
    fputc('\n', out);
}

const cli_t modem_cli = {
    .program = "simcom-modem",
    .brief = "a simulated SIMCom LTE module with MQTT and TLS",
    .usages = (const char *const[]){"[option]...", "ctl SOCKET [option]... COMMAND [ARGUMENT]...",
                                    "--profile list", "--man", "--completion SHELL", NULL},
    .text =
        "Answers AT commands as a SIM7500, SIM7600, SIM7800 or A76XX module does: the MQTT and "
        "TLS commands of a revision of its firmware, and those around them. Without options it "
        "opens a pseudo-terminal and prints its path on standard output; connections to brokers "
        "are real ones, over TCP or TLS, with the certificates that the host has uploaded.\n\n"
        "The module keeps its state when a host closes the port and another one opens it, as a "
        "real module does when only the microcontroller restarts. AT+CRESET restarts it; files "
        "put into it with AT+CCERTDOWN survive that, and are gone when the program ends.\n\n"
        "It runs until SIGINT (Ctrl-C), SIGTERM or SIGHUP, and leaves nothing behind.",
    .tables = {{way_in, CLI_COUNT(way_in)},
               {modem_shared_options, MODEM_SHARED_OPTIONS},
               {table, CLI_COUNT(table)}},
    .exits = exits,
    .exit_count = CLI_COUNT(exits),
    .print_more = print_revisions,
    .more = "\nexamples\n"
            "  a module at a path of its own, for the programs of this project and for others:\n"
            "    simcom-modem --link /tmp/modem &\n"
            "    simcom pub -D /tmp/modem -h test.mosquitto.org -t hello -m world\n"
            "  by hand:\n"
            "    simcom-modem --link /tmp/modem &\n"
            "    picocom /tmp/modem\n"
            "  in a test of a driver, without any broker, with the network lost now and then:\n"
            "    simcom-modem --network loopback --link /tmp/modem --control /tmp/modem.ctl &\n"
            "    simcom-modem ctl /tmp/modem.ctl network 5000\n"
            "  for an emulated machine:\n"
            "    simcom-modem --tcp 7600 &\n"
            "    qemu-system-arm ... -serial tcp:127.0.0.1:7600\n",
    .operand = "there are no arguments besides options",
};

/* --- What was given --------------------------------------------------------------------------- */

modem_options_t modem_options_begin(void)
{
    return (modem_options_t){
        .program = "simcom-modem",
        .profile = PROFILE_DEFAULT,
        .order = NOT_GIVEN,
        .packet = NOT_GIVEN,
        .boot = NOT_GIVEN,
        .boot_ms = NOT_GIVEN,
        .line_ms = NOT_GIVEN,
        .speed = 1,
        .fd = -1,
        .count = 1,
    };
}

/* What does not go together. */
static bool check(const modem_options_t *options, const cli_t *cli)
{
    if (options->port != PORT_PTY && options->link != NULL) {
        return cli_wrong(cli, "--link is for a pseudo-terminal, not for --tcp or --stdio");
    }
    if (options->port == PORT_STDIO && options->count > 1) {
        return cli_wrong(cli, "--count: there is only one standard input");
    }
    if (options->replay != NULL && options->count > 1) {
        return cli_wrong(cli, "--count: one recording is played to one host");
    }
    if (options->replay != NULL && (options->record != NULL || options->control != NULL)) {
        return cli_wrong(cli, "--replay: there is no module to record or to control");
    }
    return true;
}

/* --- Settings --------------------------------------------------------------------------------- */

static void list_departures(const simcom_departure_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        printf("%-60s %s\n", list[i].id, list[i].text);
    }
}

/* Finds what --depart names. NULL: all is well; or the name that there is not. */
static const char *find_departures(modem_options_t *options, const simcom_departure_t *list,
                                   size_t count)
{
    for (size_t i = 0; i < options->depart_count; i++) {
        size_t k = 0;
        while (k < count && strcmp(list[k].id, options->departs[i]) != 0) {
            k++;
        }
        if (k == count) {
            return options->departs[i];
        }
        options->departures[i] = list[k];
    }
    return NULL;
}

static bool settle_departures(modem_options_t *options, const cli_t *cli)
{
    simcom_departure_t *list;
    size_t count;
    const char *missing;

    if (options->depart_count == 0 && !options->list_departures) {
        return true;
    }
    count = simcom_departures(simcom_description_of(options->settings.revision), &list);
    if (options->list_departures) {
        list_departures(list, count);
    }
    options->departures = calloc(DEPARTS_MAX, sizeof *options->departures);
    if (options->departures == NULL) {
        abort();
    }
    missing = find_departures(options, list, count);
    free(list);
    options->settings.departures = options->departures;
    options->settings.departure_count = options->depart_count;
    return missing == NULL ||
           cli_wrong(cli, "--depart '%s': there is no such departure; see --list-departures",
                     missing);
}

/* Faults of commands that there are not would never strike. */
static bool check_faults(const modem_options_t *options)
{
    const simcom_module_settings_t settings = modem_options_settings(options);
    simcom_module_t *module = simcom_module_new(&settings);
    bool good = true;

    for (size_t i = 0; i < options->script.count; i++) {
        const char *command = options->script.rows[i]->fault.command;
        if (command != NULL && !simcom_module_knows(module, command)) {
            fprintf(stderr, "%s:%u:1: error: command: the module has no command %s\n",
                    options->script.path, options->script.rows[i]->line, command);
            good = false;
        }
    }
    simcom_module_free(module);
    return good;
}

static void change(uint32_t *setting, unsigned given)
{
    *setting = given == NOT_GIVEN ? *setting : given;
}

/* What was given changes what the profile says. */
static void settle_module(modem_options_t *options)
{
    simcom_module_settings_t *settings = &options->settings;

    settings->revision =
        options->revision != NULL ? options->revision->revision : settings->revision;
    settings->echo = settings->echo || options->echo;
    settings->order = options->order == NOT_GIVEN ? settings->order : (uint8_t)options->order;
    settings->prompt = options->prompt != NULL ? options->prompt : settings->prompt;
    settings->packet = options->packet == NOT_GIVEN ? 0 : (uint16_t)options->packet;
    settings->boot_full = options->boot == NOT_GIVEN ? settings->boot_full : options->boot == 1;
    change(&settings->boot_ms, options->boot_ms);
    change(&settings->line_ms, options->line_ms);
    settings->chunk = options->chunk;
    settings->lf_is_data = options->lf_is_data;
    settings->boot_ms /= options->speed;
    settings->register_ms /= options->speed;
    settings->prompt_ms /= options->speed;
    settings->line_ms /= options->speed;
    settings->speed = options->speed;
    settings->faults = options->script.faults;
    settings->fault_count = options->script.count;
    settings->seed =
        !options->has_seed && options->script.has_seed ? options->script.seed : options->seed;
}

bool modem_options_settle(modem_options_t *options, const cli_t *cli)
{
    options->settings = simcom_module_defaults();
    if (!profile_apply(options->profile, &options->settings)) {
        return cli_wrong(cli, "--profile '%s': there is no such profile; see --profile list",
                         options->profile);
    }
    settle_module(options);
    if (options->settings.packet > options->settings.revision->payload_limit) {
        return cli_wrong(cli, "--packet needs a number from 1 to %u, not '%u'",
                         options->settings.revision->payload_limit, options->packet);
    }
    return settle_departures(options, cli) && check_faults(options);
}

simcom_module_settings_t modem_options_settings(const modem_options_t *options)
{
    simcom_module_settings_t settings = options->settings;

    settings.answers = options->answers.document_count > 0 ? &options->answers.answers : NULL;
    return settings;
}

int modem_options_read(modem_options_t *options, int argc, char **argv)
{
    const int result = cli_read(&modem_cli, options, argc, argv);

    if (result >= 0) {
        return result;
    }
    if (options->version) {
        puts("simcom-modem " SIMCOM_VERSION);
        return 0;
    }
    if (strcmp(options->profile, "list") == 0) {
        profile_list();
        return 0;
    }
    if (!check(options, &modem_cli) || !modem_options_settle(options, &modem_cli)) {
        return CLI_USAGE;
    }
    return options->list_departures ? 0 : -1;
}

void modem_options_free(modem_options_t *options)
{
    script_free(&options->script);
    answers_free(&options->answers);
    free(options->departures);
}

void modem_options_numbered(const modem_options_t *options, const char *path, unsigned index,
                            char *text, size_t size)
{
    if (options->count == 1) {
        snprintf(text, size, "%s", path);
    } else {
        snprintf(text, size, "%s-%u", path, index + 1);
    }
}
