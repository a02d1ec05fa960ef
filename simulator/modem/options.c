/* SPDX-License-Identifier: MIT */
#include "options.h"
#include "simcom/version.h"

#include "profile.h"
#include "simcom/describe.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In two: C11 promises no longer strings. */
static const char help_begin[] =
    "simcom-modem - a simulated SIMCom LTE module with MQTT and TLS\n"
    "\n"
    "Usage: simcom-modem [OPTION]...\n"
    "       simcom-modem ctl SOCKET [OPTION]... COMMAND [ARGUMENT]...\n"
    "\n"
    "Answers AT commands as a SIM7500, SIM7600 or SIM7800 module does: the MQTT and TLS\n"
    "commands of a revision of its firmware, and the few others around them. Without options\n"
    "it opens a pseudo-terminal and prints its path on standard output; connections to\n"
    "brokers are real ones, over TCP or TLS, with the certificates that the host has uploaded.\n"
    "\n"
    "The module keeps its state when a host closes the port and another one opens it, as a\n"
    "real module does when only the microcontroller restarts. AT+CRESET restarts it; files\n"
    "put into it with AT+CCERTDOWN survive that, and are gone when the program ends.\n"
    "\n"
    "It runs until SIGINT (Ctrl-C), SIGTERM or SIGHUP, and leaves nothing behind.\n"
    "\n"
    "The way in:\n"
    "  -l, --link PATH     make PATH a symbolic link to the pseudo-terminal, and remove it\n"
    "                      at the end; an existing symbolic link is replaced, any other\n"
    "                      existing file is not\n"
    "      --tcp [ADDRESS:]PORT\n"
    "                      listen there instead of opening a pseudo-terminal, and print where;\n"
    "                      address 127.0.0.1, port 0: a free one. One host at a time\n"
    "      --stdio         use standard input and output; ends when the input does\n"
    "      --count N       N modules in one program, 1 to 16; --link and --record get -1, -2,\n"
    "                      ... behind their paths, --tcp ports that follow each other\n"
    "\n"
    "The module:\n"
    "      --profile NAME  what it is like: sim7600 (default), a7670, or manual, which answers\n"
    "                      as the manual prints it, at once and without echo; list: print what\n"
    "                      there is, and exit. The options below change what a profile says\n"
    "      --boot-time MS  from a restart to its first line (default: the profile's)\n"
    "      --speed N       boot and other delays take a N-th of their time, 1 to 10000\n"
    "      --answers FILE  commands of your own, in YAML; can be given several times\n"
    "\n"
    "The firmware:\n"
    "      --revision NAME the firmware, see below (default: the profile's)\n"
    "  -e, --echo          echo is on after a start, as with ATE1\n"
    "      --order ORDER   what comes first where the manual allows both (START, STOP, DISC):\n"
    "                      result-first: the result line, then OK\n"
    "                      ok-first:     OK, then the result line\n"
    "                      random:       drawn for each command\n"
    "                      documented:   the order that the manual lists first\n"
    "      --prompt TEXT   prompt for data: \">\" (default) or \"> \"\n"
    "      --packet N      largest piece of a received topic or payload, 1 to 10240 bytes\n"
    "                      (default: 1500)\n"
    "      --depart ID     depart from the revision in one fact; can be given several times\n"
    "      --list-departures\n"
    "                      print what ID can be for the revision, and exit\n"
    "      --boot LINES    after a restart: rdy says only that it has restarted (RDY, "
    "or\n"
    "                      what the revision says instead), full what modules with a SIM card say\n"
    "\n"
    "The line:\n"
    "      --line-delay MS milliseconds between a line and the next\n"
    "      --baud RATE     as slow as a line of so many bits per second (default: no limit)\n"
    "      --lf-is-data    an LF right after the CR of a command counts as data where the\n"
    "                      command asks for some (default: it is a part of the line end)\n"
    "      --bytes-per-read N\n"
    "                      the host gets pieces of at most N bytes, a millisecond apart\n"
    "\n";

static const char help_end[] =
    "The network:\n"
    "      --network KIND  real (default): brokers are where the host says; loopback: any\n"
    "                      address is one broker inside the program, which all its modules\n"
    "                      share; none: every connect fails with 3\n"
    "\n"
    "Faults and records (docs/simulator.md):\n"
    "      --faults FILE   a script of what is to go wrong, in YAML\n"
    "      --seed N        what chance begins with: the same seed, the same faults (default: 0,\n"
    "                      or the script's)\n"
    "      --control PATH  a socket for 'simcom-modem ctl PATH'\n"
    "      --record FILE   write everything that goes over the line, with times; passwords too\n"
    "      --replay FILE   be no module: play the module's side of a recording, and say where\n"
    "                      the host departs from its own side\n"
    "\n"
    "  -v, --verbose       say on standard error what happens on the network and on the port\n"
    "  -h, --help          print this and exit\n"
    "  -V, --version       print the version and exit\n"
    "\n"
    "Exit codes:\n"
    "  0  stopped by a signal; --stdio: the input is over; --replay: followed to its end\n"
    "  1  a port, a link, a socket or a file could not be made or read, or failed\n"
    "  2  bad usage, or a mistake in a script or recording\n"
    "  3  --replay: the host departed from the recording, or did not come to its end\n"
    "\n"
    "Examples:\n"
    "  A module at a path of its own, for the programs of this project and for others:\n"
    "    simcom-modem --link /tmp/modem &\n"
    "    simcom pub -D /tmp/modem -h test.mosquitto.org -t hello -m world\n"
    "\n"
    "  By hand:\n"
    "    simcom-modem --echo --link /tmp/modem &\n"
    "    picocom /tmp/modem\n"
    "\n"
    "  In a test of a driver, without any broker, with the network lost now and then:\n"
    "    simcom-modem --network loopback --link /tmp/modem --control /tmp/modem.ctl &\n"
    "    simcom-modem ctl /tmp/modem.ctl network 5000\n"
    "\n"
    "  For an emulated machine:\n"
    "    simcom-modem --tcp 7600 &\n"
    "    qemu-system-arm ... -serial tcp:127.0.0.1:7600\n"
    "\n"
    "  A firmware that answers in the other order and prompts with a space:\n"
    "    simcom-modem --order result-first --prompt '> '\n";

enum {
    OPTION_ORDER = 256,
    OPTION_PROMPT,
    OPTION_PACKET,
    OPTION_REVISION,
    OPTION_TCP,
    OPTION_STDIO,
    OPTION_COUNT,
    OPTION_BOOT,
    OPTION_LINE_DELAY,
    OPTION_BAUD,
    OPTION_BYTES_PER_READ,
    OPTION_LF_IS_DATA,
    OPTION_PROFILE,
    OPTION_BOOT_TIME,
    OPTION_SPEED,
    OPTION_ANSWERS,
    OPTION_NETWORK,
    OPTION_FAULTS,
    OPTION_SEED,
    OPTION_CONTROL,
    OPTION_RECORD,
    OPTION_REPLAY,
    OPTION_DEPART,
    OPTION_LIST_DEPARTURES
};

static const struct option long_options[] = {
    {"link", required_argument, NULL, 'l'},
    {"tcp", required_argument, NULL, OPTION_TCP},
    {"stdio", no_argument, NULL, OPTION_STDIO},
    {"count", required_argument, NULL, OPTION_COUNT},
    {"revision", required_argument, NULL, OPTION_REVISION},
    {"echo", no_argument, NULL, 'e'},
    {"order", required_argument, NULL, OPTION_ORDER},
    {"prompt", required_argument, NULL, OPTION_PROMPT},
    {"packet", required_argument, NULL, OPTION_PACKET},
    {"depart", required_argument, NULL, OPTION_DEPART},
    {"list-departures", no_argument, NULL, OPTION_LIST_DEPARTURES},
    {"boot", required_argument, NULL, OPTION_BOOT},
    {"line-delay", required_argument, NULL, OPTION_LINE_DELAY},
    {"baud", required_argument, NULL, OPTION_BAUD},
    {"bytes-per-read", required_argument, NULL, OPTION_BYTES_PER_READ},
    {"profile", required_argument, NULL, OPTION_PROFILE},
    {"boot-time", required_argument, NULL, OPTION_BOOT_TIME},
    {"speed", required_argument, NULL, OPTION_SPEED},
    {"answers", required_argument, NULL, OPTION_ANSWERS},
    {"lf-is-data", no_argument, NULL, OPTION_LF_IS_DATA},
    {"network", required_argument, NULL, OPTION_NETWORK},
    {"faults", required_argument, NULL, OPTION_FAULTS},
    {"seed", required_argument, NULL, OPTION_SEED},
    {"control", required_argument, NULL, OPTION_CONTROL},
    {"record", required_argument, NULL, OPTION_RECORD},
    {"replay", required_argument, NULL, OPTION_REPLAY},
    {"verbose", no_argument, NULL, 'v'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

static _Noreturn void bad_usage(const char *option, const char *value, const char *allowed)
{
    fprintf(stderr, "simcom-modem: %s '%s': %s\n", option, value, allowed);
    fprintf(stderr, "Try 'simcom-modem --help'.\n");
    exit(EXIT_USAGE);
}

/* --- Values ----------------------------------------------------------------------------------- */

/* The index of a word in a list that ends with NULL. */
static unsigned read_word(const char *option, const char *text, const char *const *words,
                          const char *allowed)
{
    for (unsigned i = 0; words[i] != NULL; i++) {
        if (strcmp(text, words[i]) == 0) {
            return i;
        }
    }
    bad_usage(option, text, allowed);
}

static unsigned long long read_number(const char *option, const char *text, unsigned long long min,
                                      unsigned long long max)
{
    char allowed[80];
    char *end;
    unsigned long long value;

    errno = 0;
    value = strtoull(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || value < min ||
        value > max) {
        snprintf(allowed, sizeof allowed, "must be a number from %llu to %llu", min, max);
        bad_usage(option, text, allowed);
    }
    return value;
}

static uint8_t read_order(const char *text)
{
    static const char *const words[] = {"documented", "result-first", "ok-first", "random", NULL};
    return (uint8_t)read_word("--order", text, words, "must be result-first, ok-first or random");
}

static const char *read_prompt(const char *text)
{
    static const char *const words[] = {">", "> ", NULL};
    return words[read_word("--prompt", text, words, "must be '>' or '> '")];
}

static bool read_boot(const char *text)
{
    static const char *const words[] = {"rdy", "full", NULL};
    return read_word("--boot", text, words, "must be rdy or full") == 1;
}

static network_kind_t read_network(const char *text)
{
    static const char *const words[] = {"real", "loopback", "none", NULL};
    return (network_kind_t)read_word("--network", text, words, "must be real, loopback or none");
}

static const simcom_revision_t *read_revision(const char *text)
{
    const simcom_description_t *found = simcom_description_find(text);

    if (found == NULL) {
        fprintf(stderr, "simcom-modem: --revision '%s': must be one of", text);
        for (size_t i = 0; i < simcom_description_count; i++) {
            fprintf(stderr, "%s %s", i > 0 ? "," : "", simcom_descriptions[i]->revision->name);
        }
        fprintf(stderr, "\nTry 'simcom-modem --help'.\n");
        exit(EXIT_USAGE);
    }
    return found->revision;
}

static void read_tcp(options_t *options, const char *text)
{
    const char *colon = strrchr(text, ':');
    size_t n = colon == NULL ? 0 : (size_t)(colon - text);

    if (n >= sizeof options->address) {
        bad_usage("--tcp", text, "must be ADDRESS:PORT or PORT");
    }
    snprintf(options->address, sizeof options->address, "%.*s", n == 0 ? 9 : (int)n,
             n == 0 ? "127.0.0.1" : text);
    options->tcp_port =
        (unsigned)read_number("--tcp", colon == NULL ? text : colon + 1, 0, UINT16_MAX);
    options->port = PORT_TCP;
}

static void read_faults(options_t *options, const char *path)
{
    script_free(&options->script);
    if (!script_read(&options->script, path)) {
        exit(EXIT_USAGE);
    }
    options->settings.faults = options->script.faults;
    options->settings.fault_count = options->script.count;
}

static void read_answers(options_t *options, const char *path)
{
    if (!answers_read(&options->answers, path)) {
        exit(EXIT_USAGE);
    }
}

static void read_depart(options_t *options, const char *id)
{
    if (options->depart_count == DEPARTS_MAX) {
        bad_usage("--depart", id, "there are too many");
    }
    options->departs[options->depart_count++] = id;
}

/* The departure of a name. Does not return if there is none. */
static const simcom_departure_t *departure_find(const simcom_departure_t *list, size_t count,
                                                const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(list[i].id, id) == 0) {
            return &list[i];
        }
    }
    bad_usage("--depart", id, "there is no such departure; see --list-departures");
}

/* Behind all other options, since the revision says which departures there are. */
static void find_departures(options_t *options)
{
    simcom_departure_t *list;
    const size_t count =
        simcom_departures(simcom_description_of(options->settings.revision), &list);

    for (size_t i = 0; options->list_departures && i < count; i++) {
        printf("%-60s %s\n", list[i].id, list[i].text);
    }
    options->departures = calloc(DEPARTS_MAX, sizeof *options->departures);
    for (size_t i = 0; options->departures != NULL && i < options->depart_count; i++) {
        options->departures[i] = *departure_find(list, count, options->departs[i]);
    }
    free(list);
    if (options->list_departures) {
        exit(EXIT_STOPPED);
    }
    if (options->departures == NULL) {
        fprintf(stderr, "simcom-modem: %s\n", strerror(errno));
        exit(EXIT_FAILED);
    }
    options->settings.departures = options->departures;
    options->settings.departure_count = options->depart_count;
}

/* --- Options ---------------------------------------------------------------------------------- */

static bool read_firmware(simcom_module_settings_t *settings, int option)
{
    switch (option) {
    case 'e':
        settings->echo = true;
        return true;
    case OPTION_ORDER:
        settings->order = read_order(optarg);
        return true;
    case OPTION_PROMPT:
        settings->prompt = read_prompt(optarg);
        return true;
    case OPTION_PACKET:
        settings->packet =
            (uint16_t)read_number("--packet", optarg, 1, settings->revision->payload_limit);
        return true;
    case OPTION_REVISION:
        settings->revision = read_revision(optarg);
        return true;
    case OPTION_BOOT:
        settings->boot_full = read_boot(optarg);
        return true;
    case OPTION_LINE_DELAY:
        settings->line_ms = (uint32_t)read_number("--line-delay", optarg, 0, 3600000);
        return true;
    case OPTION_BAUD:
        settings->baud = (uint32_t)read_number("--baud", optarg, 50, 10000000);
        return true;
    case OPTION_BYTES_PER_READ:
        settings->chunk = (uint32_t)read_number("--bytes-per-read", optarg, 1, 65536);
        return true;
    case OPTION_BOOT_TIME:
        settings->boot_ms = (uint32_t)read_number("--boot-time", optarg, 0, 3600000);
        return true;
    case OPTION_LF_IS_DATA:
        settings->lf_is_data = true;
        return true;
    default:
        return false;
    }
}

static bool read_way(options_t *options, int option)
{
    switch (option) {
    case 'l':
        options->link = optarg;
        return true;
    case OPTION_TCP:
        read_tcp(options, optarg);
        return true;
    case OPTION_STDIO:
        options->port = PORT_STDIO;
        return true;
    case OPTION_COUNT:
        options->count = (unsigned)read_number("--count", optarg, 1, MODULES_MAX);
        return true;
    case OPTION_NETWORK:
        options->network = read_network(optarg);
        return true;
    case OPTION_FAULTS:
        read_faults(options, optarg);
        return true;
    case OPTION_SEED:
        options->settings.seed = read_number("--seed", optarg, 0, UINT64_MAX);
        options->has_seed = true;
        return true;
    case OPTION_CONTROL:
        options->control = optarg;
        return true;
    case OPTION_RECORD:
        options->record = optarg;
        return true;
    case OPTION_REPLAY:
        options->replay = optarg;
        return true;
    case OPTION_DEPART:
        read_depart(options, optarg);
        return true;
    case OPTION_LIST_DEPARTURES:
        options->list_departures = true;
        return true;
    case OPTION_PROFILE: /* applied before all others */
        return true;
    case OPTION_SPEED:
        options->speed = (uint32_t)read_number("--speed", optarg, 1, 10000);
        return true;
    case OPTION_ANSWERS:
        read_answers(options, optarg);
        return true;
    default:
        return false;
    }
}

static void read_option(options_t *options, int option)
{
    if (read_firmware(&options->settings, option) || read_way(options, option)) {
        return;
    }
    switch (option) {
    case 'v':
        options->verbose = true;
        return;
    case 'h':
        fputs(help_begin, stdout);
        fputs(help_end, stdout);
        fputs("\nThe revisions of the firmware:\n", stdout);
        for (size_t i = 0; i < simcom_description_count; i++) {
            printf("    %s\n", simcom_descriptions[i]->revision->name);
        }
        exit(EXIT_STOPPED);
    case 'V':
        puts("simcom-modem " SIMCOM_VERSION);
        exit(EXIT_STOPPED);
    default:
        fprintf(stderr, "Try 'simcom-modem --help'.\n");
        exit(EXIT_USAGE);
    }
}

/* What does not go together. */
static void check(const options_t *options)
{
    if (options->port != PORT_PTY && options->link != NULL) {
        bad_usage("--link", options->link, "is for a pseudo-terminal, not for --tcp or --stdio");
    }
    if (options->port == PORT_STDIO && options->count > 1) {
        bad_usage("--count", "", "there is only one standard input");
    }
    if (options->replay != NULL && options->count > 1) {
        bad_usage("--count", "", "one recording is played to one host");
    }
    if (options->replay != NULL && (options->record != NULL || options->control != NULL)) {
        bad_usage("--replay", options->replay, "there is no module to record or to control");
    }
}

/* The profile comes first, wherever it stands: other options change what it says. */
static void read_profile(options_t *options, int argc, char **argv)
{
    const char *name = PROFILE_DEFAULT;
    int option;

    opterr = 0;
    while ((option = getopt_long(argc, argv, "l:evhV", long_options, NULL)) != -1) {
        name = option == OPTION_PROFILE ? optarg : name;
    }
    opterr = 1;
    optind = 1;
    if (strcmp(name, "list") == 0) {
        profile_list();
        exit(EXIT_STOPPED);
    }
    if (!profile_apply(name, &options->settings)) {
        bad_usage("--profile", name, "there is no such profile; see --profile list");
    }
}

static void hurry(simcom_module_settings_t *settings, uint32_t speed)
{
    settings->boot_ms /= speed;
    settings->prompt_ms /= speed;
    settings->line_ms /= speed;
    settings->speed = speed;
}

simcom_module_settings_t options_settings(const options_t *options)
{
    simcom_module_settings_t settings = options->settings;

    settings.answers = options->answers.document_count > 0 ? &options->answers.answers : NULL;
    return settings;
}

/* Faults of commands that there are not would never strike. */
static bool check_faults(const options_t *options)
{
    const simcom_module_settings_t settings = options_settings(options);
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

options_t options_read(int argc, char **argv)
{
    options_t options = {.settings = simcom_module_defaults(), .count = 1, .speed = 1};
    int option;

    read_profile(&options, argc, argv);
    while ((option = getopt_long(argc, argv, "l:evhV", long_options, NULL)) != -1) {
        read_option(&options, option);
    }
    if (optind < argc) {
        bad_usage("argument", argv[optind], "there are no arguments besides options");
    }
    check(&options);
    if (options.depart_count > 0 || options.list_departures) {
        find_departures(&options);
    }
    hurry(&options.settings, options.speed);
    if (!check_faults(&options)) {
        exit(EXIT_USAGE);
    }
    if (!options.has_seed && options.script.has_seed) {
        options.settings.seed = options.script.seed;
    }
    return options;
}

void options_free(options_t *options)
{
    script_free(&options->script);
    answers_free(&options->answers);
    free(options->departures);
}

void options_numbered(const options_t *options, const char *path, unsigned index, char *text,
                      size_t size)
{
    if (options->count == 1) {
        snprintf(text, size, "%s", path);
    } else {
        snprintf(text, size, "%s-%u", path, index + 1);
    }
}
