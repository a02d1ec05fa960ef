/* SPDX-License-Identifier: MIT */
/* simcom-modem.c - the program: a simulated module on a pseudo-terminal, with a real network. */
#define _DEFAULT_SOURCE

#include "pty.h"
#include "simcom/describe.h"
#include "simcom_depart.h"
#include "simcom_module.h"
#include "src/net_mosquitto.h"

#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#ifndef SIMCOM_VERSION
#define SIMCOM_VERSION "(unreleased)"
#endif

/* Exit codes. */
#define EXIT_STOPPED 0
#define EXIT_FAILED  1
#define EXIT_USAGE   2

static const char help[] =
    "simcom-modem - a simulated SIMCom LTE module with MQTT and TLS\n"
    "\n"
    "Usage: simcom-modem [OPTION]...\n"
    "\n"
    "Opens a pseudo-terminal, prints its path on standard output and answers AT commands\n"
    "there as a SIM7500, SIM7600 or SIM7800 module does: the MQTT and TLS commands of a\n"
    "revision of its firmware, and the few network commands around them. Connections to\n"
    "brokers are real ones, over TCP or TLS, with the certificates that the host has\n"
    "uploaded. Any program that can use a serial port can use it; the baud rate is ignored.\n"
    "\n"
    "The module keeps its state when a host closes the port and another one opens it, as a\n"
    "real module does when only the microcontroller restarts. AT+CRESET restarts it; files\n"
    "put into it with AT+CCERTDOWN survive that, and are gone when the program ends.\n"
    "\n"
    "It runs until SIGINT (Ctrl-C), SIGTERM or SIGHUP, and leaves nothing behind.\n"
    "\n"
    "Options:\n"
    "  -l, --link PATH     make PATH a symbolic link to the pseudo-terminal, and remove it\n"
    "                      at the end; an existing symbolic link is replaced, any other\n"
    "                      existing file is not\n"
    "      --revision NAME the firmware: v1.00 (default) follows the MQTT manual V1.00, v3.00\n"
    "                      the AT command manual V3.00; v1.00-as-printed also has the names\n"
    "                      that V1.00 misprints\n"
    "  -e, --echo          echo is on after a start, as with ATE1 (default: off)\n"
    "      --order ORDER   what comes first where the manual allows both (START, STOP, DISC):\n"
    "                      result-first: the result line, then OK\n"
    "                      ok-first:     OK, then the result line\n"
    "                      default: the order that the manual lists first\n"
    "      --prompt TEXT   prompt for data: \">\" (default) or \"> \"\n"
    "      --packet N      largest piece of a received topic or payload, 1 to 10240 bytes\n"
    "                      (default: 1500)\n"
    "      --depart ID     depart from the revision in one fact; can be given several times\n"
    "      --list-departures  print what ID can be for the revision, and exit\n"
    "  -v, --verbose       say on standard error what happens on the network and on the port\n"
    "  -h, --help          print this and exit\n"
    "  -V, --version       print the version and exit\n"
    "\n"
    "Exit codes:\n"
    "  0  stopped by a signal\n"
    "  1  the pseudo-terminal or the link could not be made, or failed\n"
    "  2  bad usage\n"
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
    "  From Python with pyserial:\n"
    "    port = serial.Serial('/tmp/modem', timeout=1)\n"
    "    port.write(b'AT\\r')\n"
    "\n"
    "  A firmware that answers in the other order and prompts with a space:\n"
    "    simcom-modem --order result-first --prompt '> '\n";

/* So many --depart at once. */
#define DEPARTS 32u

typedef struct options {
    simcom_module_settings_t settings;
    const char *link;
    bool verbose;
    bool list_departures;
    const char *departs[DEPARTS];
    size_t depart_count;
    simcom_departure_t departures[DEPARTS];
} options_t;

typedef struct program {
    pty_t pty;
    net_t *net;
    simcom_module_t *module;
    int signals;
    bool verbose;
    uint8_t input[4096]; /* from the host, not taken by the module yet */
    size_t input_length;
} program_t;

/* --- Options ---------------------------------------------------------------------------------- */

enum {
    OPTION_ORDER = 256,
    OPTION_PROMPT,
    OPTION_PACKET,
    OPTION_REVISION,
    OPTION_DEPART,
    OPTION_LIST_DEPARTURES
};

static const struct option long_options[] = {
    {"link", required_argument, NULL, 'l'},
    {"echo", no_argument, NULL, 'e'},
    {"order", required_argument, NULL, OPTION_ORDER},
    {"prompt", required_argument, NULL, OPTION_PROMPT},
    {"packet", required_argument, NULL, OPTION_PACKET},
    {"revision", required_argument, NULL, OPTION_REVISION},
    {"depart", required_argument, NULL, OPTION_DEPART},
    {"list-departures", no_argument, NULL, OPTION_LIST_DEPARTURES},
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

static uint8_t read_order(const char *text)
{
    if (strcmp(text, "result-first") == 0) {
        return SIMCOM_MODULE_ORDER_RESULT_FIRST;
    }
    if (strcmp(text, "ok-first") == 0) {
        return SIMCOM_MODULE_ORDER_OK_FIRST;
    }
    bad_usage("--order", text, "must be result-first or ok-first");
}

static const char *read_prompt(const char *text)
{
    if (strcmp(text, ">") != 0 && strcmp(text, "> ") != 0) {
        bad_usage("--prompt", text, "must be '>' or '> '");
    }
    return text;
}

static uint16_t read_packet(const char *text, unsigned long limit)
{
    char *end;
    unsigned long value;

    errno = 0;
    value = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || value < 1 ||
        value > limit) {
        bad_usage("--packet", text, "must be a number from 1 to 10240");
    }
    return (uint16_t)value;
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

static void read_option(options_t *options, int option)
{
    simcom_module_settings_t *settings = &options->settings;

    switch (option) {
    case 'l':
        options->link = optarg;
        break;
    case 'e':
        settings->echo = true;
        break;
    case OPTION_ORDER:
        settings->order = read_order(optarg);
        break;
    case OPTION_PROMPT:
        settings->prompt = read_prompt(optarg);
        break;
    case OPTION_PACKET:
        settings->packet = read_packet(optarg, settings->revision->payload_limit);
        break;
    case OPTION_REVISION:
        settings->revision = read_revision(optarg);
        break;
    case OPTION_DEPART:
        if (options->depart_count == DEPARTS) {
            bad_usage("--depart", optarg, "there are too many");
        }
        options->departs[options->depart_count++] = optarg;
        break;
    case OPTION_LIST_DEPARTURES:
        options->list_departures = true;
        break;
    case 'v':
        options->verbose = true;
        break;
    case 'h':
        fputs(help, stdout);
        exit(EXIT_STOPPED);
    case 'V':
        puts("simcom-modem " SIMCOM_VERSION);
        exit(EXIT_STOPPED);
    default:
        fprintf(stderr, "Try 'simcom-modem --help'.\n");
        exit(EXIT_USAGE);
    }
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
    for (size_t i = 0; i < options->depart_count; i++) {
        size_t at = 0;
        while (at < count && strcmp(list[at].id, options->departs[i]) != 0) {
            at++;
        }
        if (at == count) {
            bad_usage("--depart", options->departs[i],
                      "there is no such departure; see --list-departures");
        }
        options->departures[i] = list[at];
    }
    free(list);
    if (options->list_departures) {
        exit(EXIT_STOPPED);
    }
}

static void read_options(options_t *options, int argc, char **argv)
{
    int option;

    *options = (options_t){.settings = simcom_module_defaults()};
    while ((option = getopt_long(argc, argv, "l:evhV", long_options, NULL)) != -1) {
        read_option(options, option);
    }
    if (optind < argc) {
        bad_usage("argument", argv[optind], "there are no arguments besides options");
    }
    if (options->depart_count > 0 || options->list_departures) {
        find_departures(options);
    }
    options->settings.departures = options->departures;
    options->settings.departure_count = options->depart_count;
}

/* --- The loop --------------------------------------------------------------------------------- */

static uint32_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint32_t)((uint64_t)now.tv_sec * 1000u + (uint64_t)now.tv_nsec / 1000000u);
}

/* A descriptor that becomes readable when the program is to end. */
static int open_signals(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void feed(program_t *program)
{
    size_t taken = simcom_module_feed(program->module, program->input, program->input_length);

    program->input_length -= taken;
    memmove(program->input, program->input + taken, program->input_length);
}

static bool read_port(program_t *program)
{
    long n;

    if (pty_host_changed(&program->pty)) {
        simcom_module_discard(program->module);
        if (program->verbose) {
            fprintf(stderr, "the port was %s\n", program->pty.hosts > 0 ? "opened" : "closed");
        }
    }
    if (program->input_length == sizeof program->input) {
        return true;
    }
    n = pty_read(&program->pty, program->input + program->input_length,
                 sizeof program->input - program->input_length);
    if (n < 0) {
        return false;
    }
    program->input_length += (size_t)n;
    return true;
}

static bool write_port(program_t *program)
{
    const uint8_t *bytes;
    size_t n = simcom_module_peek(program->module, &bytes);
    long written = n == 0 ? 0 : pty_write(&program->pty, bytes, n);

    if (written > 0) {
        simcom_module_ack(program->module, (size_t)written);
    }
    return written >= 0;
}

/* Waits until there is something to do. */
static void wait_for_work(program_t *program, uint32_t wait)
{
    struct pollfd fds[3 + NET_FDS];
    const uint8_t *bytes;
    size_t count = 3 + net_poll(program->net, fds + 3, &wait);
    bool room = program->input_length < sizeof program->input;
    bool output = simcom_module_peek(program->module, &bytes) > 0;

    fds[0] = (struct pollfd){.fd = program->signals, .events = POLLIN};
    fds[1] = (struct pollfd){.fd = program->pty.watch, .events = POLLIN}; /* -1 is passed over */
    fds[2] = (struct pollfd){.fd = program->pty.master,
                             .events = (short)((room ? POLLIN : 0) | (output ? POLLOUT : 0))};
    (void)poll(fds, (nfds_t)count, wait > INT32_MAX ? -1 : (int)wait);
}

static bool told_to_stop(const program_t *program)
{
    struct signalfd_siginfo about;
    return read(program->signals, &about, sizeof about) > 0;
}

/* Returns false when the port has failed. */
static bool run(program_t *program)
{
    uint32_t wait = 0;

    while (!told_to_stop(program)) {
        wait_for_work(program, wait);
        (void)simcom_module_tick(program->module, now_ms());
        if (!read_port(program)) {
            return false;
        }
        feed(program);
        /* Before the network, which may wait for a name server. */
        if (!write_port(program)) {
            return false;
        }
        net_run(program->net, now_ms());
        wait = simcom_module_tick(program->module, now_ms());
        feed(program); /* what waited for a result that has come now */
        if (!write_port(program)) {
            return false;
        }
    }
    return true;
}

static bool open_program(program_t *program, const options_t *options)
{
    simcom_module_settings_t settings = options->settings;

    *program = (program_t){.verbose = options->verbose};
    program->signals = open_signals();
    if (program->signals < 0 || !pty_open(&program->pty)) {
        fprintf(stderr, "simcom-modem: no pseudo-terminal: %s\n", strerror(errno));
        return false;
    }
    if (options->link != NULL && !pty_make_link(&program->pty, options->link)) {
        fprintf(stderr, "simcom-modem: cannot make the link %s: %s\n", options->link,
                strerror(errno));
        pty_close(&program->pty);
        return false;
    }
    program->net = net_new(options->verbose);
    settings.network = &net_mosquitto;
    settings.network_context = program->net;
    program->module = simcom_module_new(&settings);
    net_attach(program->net, program->module);
    return true;
}

int main(int argc, char **argv)
{
    static program_t program;
    static options_t options;
    bool good;

    read_options(&options, argc, argv);
    if (!open_program(&program, &options)) {
        return EXIT_FAILED;
    }
    puts(program.pty.path);
    fflush(stdout);
    (void)simcom_module_tick(program.module, now_ms());
    good = run(&program);
    if (!good) {
        fprintf(stderr, "simcom-modem: %s: %s\n", program.pty.path, strerror(errno));
    }
    simcom_module_free(program.module);
    net_free(program.net);
    pty_close(&program.pty);
    close(program.signals);
    return good ? EXIT_STOPPED : EXIT_FAILED;
}
