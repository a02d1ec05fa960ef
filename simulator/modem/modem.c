/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */

#include "modem.h"
#include "simcom/version.h"

#include "clock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NS_PER_MS UINT64_C(1000000)
/* A slow line is looked at so often: who reads it sees it grow. */
#define STEP_NS (2u * NS_PER_MS)

bool modem_open_port(modem_t *modem, const modem_options_t *options, unsigned index)
{
    const char *what = "";
    bool good = true;

    if (options->link != NULL) {
        modem_options_numbered(options, options->link, index, modem->link, sizeof modem->link);
    }
    switch ((port_kind_t)options->port) {
    case PORT_PTY:
        good = port_open_pty(&modem->port, options->link != NULL ? modem->link : NULL, &what);
        break;
    case PORT_TCP:
        good = port_open_tcp(&modem->port, options->address,
                             options->tcp_port == 0 ? 0 : options->tcp_port + index, &what);
        break;
    case PORT_STDIO:
        port_open_stdio(&modem->port);
        break;
    case PORT_FD:
        port_open_fd(&modem->port, options->fd);
        break;
    }
    if (!good) {
        fprintf(stderr, "%s: %s%s%s: %s\n", options->program, what,
                options->link != NULL ? " " : "", options->link != NULL ? modem->link : "",
                strerror(errno));
    }
    return good;
}

static bool open_recorder(modem_t *modem, const modem_options_t *options, unsigned index)
{
    char path[4096];
    char comment[120];

    if (options->record == NULL) {
        return true;
    }
    modem_options_numbered(options, options->record, index, path, sizeof path);
    snprintf(comment, sizeof comment, "%s " SIMCOM_VERSION ", revision %.40s", options->program,
             options->settings.revision->name);
    if (!recorder_open(&modem->recorder, path, comment, clock_ms())) {
        fprintf(stderr, "%s: %s: %s\n", options->program, path, strerror(errno));
        return false;
    }
    return true;
}

/* Said once for each name: a driver may poll. */
static void say_unknown(modem_t *modem, const char *name, const char *what)
{
    for (size_t i = 0; i < modem->unknown_count; i++) {
        if (strcmp(modem->unknown[i], name) == 0) {
            return;
        }
    }
    fprintf(stderr, "simcom-modem: %s: %s, answered ERROR (--answers FILE adds commands)\n", name,
            what);
    if (modem->unknown_count < UNKNOWN_MOST) {
        (void)snprintf(modem->unknown[modem->unknown_count++], sizeof modem->unknown[0], "%s",
                       name);
    }
}

static void hear(void *context, const simcom_module_heard_t *heard)
{
    modem_t *modem = context;

    if (modem->tap != NULL) {
        modem->tap->heard(modem->tap->context, heard);
    } else if (heard->verdict == SIMCOM_MODULE_UNKNOWN) {
        say_unknown(modem, heard->name, "unknown command");
    } else if (heard->verdict == SIMCOM_MODULE_OTHER && heard->code == SIMCOM_ANSWER_ERROR &&
               !simcom_module_knows(modem->module, heard->name)) {
        say_unknown(modem, heard->name, "not modelled");
    }
}

bool modem_open(modem_t *modem, const modem_options_t *options, unsigned index,
                simcom_broker_t *broker, const modem_tap_t *tap)
{
    simcom_module_settings_t settings = modem_options_settings(options);
    simcom_broker_port_t *port = NULL;

    *modem = (modem_t){.program = options->program,
                       .verbose = options->verbose,
                       .tap = tap,
                       .baud = options->baud};
    if (!modem_open_port(modem, options, index)) {
        return false;
    }
    if (!open_recorder(modem, options, index)) {
        port_close(&modem->port);
        return false;
    }
    settings.utc = (int64_t)time(NULL);
    settings.hear = hear;
    settings.hear_context = modem;
    settings.seed += index; /* so that several modules do not all have the same luck */
    if (options->network == NETWORK_REAL) {
        modem->net = net_new(options->verbose);
        settings.network = &net_mosquitto;
        settings.network_context = modem->net;
    } else if (options->network == NETWORK_LOOPBACK) {
        port = simcom_broker_port_new(broker);
        settings.network = &simcom_broker_network;
        settings.network_context = port;
    }
    modem->module = simcom_module_new(&settings);
    if (modem->net != NULL) {
        net_attach(modem->net, modem->module);
    }
    if (port != NULL) {
        simcom_broker_attach(port, modem->module);
    }
    (void)simcom_module_tick(modem->module, clock_ms());
    return true;
}

static void feed(modem_t *modem)
{
    const size_t taken = simcom_module_feed(modem->module, modem->input, modem->arrived);

    modem->arrived -= taken;
    modem->input_length -= taken;
    memmove(modem->input, modem->input + taken, modem->input_length);
}

/* The rate that AT+IPR has fixed; 0: none. */
static uint32_t fixed_rate(const modem_t *modem)
{
    const char *text = simcom_module_get(modem->module, "rate");
    return text == NULL ? 0 : (uint32_t)strtoul(text, NULL, 10);
}

/* Whether the module's rate was fixed (AT+IPR) to another than the host's: nobody understands anything then. */
static bool is_garbled(const modem_t *modem)
{
    const uint32_t rate = fixed_rate(modem);
    const uint32_t host = rate == 0 ? 0 : port_rate(&modem->port);

    return host != 0 && rate != host;
}

/* What a byte is at another rate: not the same, and the same each time. */
static uint8_t garbled(uint8_t byte)
{
    return (uint8_t)((byte << 1 | byte >> 5) ^ 0x95);
}

/* Another host, or none: what was meant for the last one goes. */
static void note_host(modem_t *modem)
{
    if (port_changed(&modem->port)) {
        simcom_module_discard(modem->module);
        if (modem->verbose) {
            fprintf(stderr, "the port was %s\n", port_has_host(&modem->port) ? "opened" : "closed");
        }
    }
}

static bool read_port(modem_t *modem)
{
    uint8_t *room = modem->input + modem->input_length;
    long n;

    note_host(modem);
    if (modem->input_length == sizeof modem->input) {
        return true;
    }
    n = port_read(&modem->port, room, sizeof modem->input - modem->input_length);
    if (n < 0) {
        return false;
    }
    /* Who opened the port in between has written what was just read: it is answered after that. */
    note_host(modem);
    for (long i = 0; i < n && is_garbled(modem); i++) {
        room[i] = garbled(room[i]);
    }
    modem->input_length += (size_t)n;
    return true;
}

/* What has come over the line by now. */
static void receive(modem_t *modem)
{
    const uint8_t *bytes = modem->input + modem->arrived;
    const size_t n = pace_take(&modem->up, clock_ns(), modem->input_length - modem->arrived);

    recorder_write(&modem->recorder, clock_ms(), '>', bytes, n);
    if (modem->tap != NULL && n > 0) {
        modem->tap->received(modem->tap->context, modem->module, clock_ms(), bytes, n);
    }
    modem->arrived += n;
}

static long write_bytes(modem_t *modem, const uint8_t *bytes, size_t n)
{
    uint8_t other[256];

    if (is_garbled(modem)) {
        n = n < sizeof other ? n : sizeof other;
        for (size_t i = 0; i < n; i++) {
            other[i] = garbled(bytes[i]);
        }
        bytes = other;
    }
    const long written = port_write(&modem->port, bytes, n);
    if (written > 0) {
        recorder_write(&modem->recorder, clock_ms(), '<', bytes, (size_t)written);
        if (modem->tap != NULL) {
            modem->tap->sent(modem->tap->context, modem->module, bytes, (size_t)written);
        }
    }
    return written;
}

static bool write_port(modem_t *modem)
{
    const uint8_t *bytes;
    const size_t n = simcom_module_peek(modem->module, &bytes);

    modem->leaving = modem->leaving < n ? modem->leaving : n; /* some was lost, by a restart */
    modem->leaving += pace_take(&modem->down, clock_ns(), n - modem->leaving);
    const long written = modem->leaving == 0 ? 0 : write_bytes(modem, bytes, modem->leaving);

    if (written > 0) {
        modem->leaving -= (size_t)written;
        simcom_module_ack(modem->module, (size_t)written);
    }
    return written >= 0;
}

/* How long until something has come over the line that somebody could do something about: a command, the end of what
 * is under way, or what a program that reads in between would see. */
static uint64_t line_wait(const modem_t *modem, size_t to_host)
{
    const uint64_t now = clock_ns();
    const size_t coming = modem->input_length - modem->arrived;
    const uint8_t *end = coming == 0 ? NULL : memchr(modem->input + modem->arrived, '\r', coming);
    uint64_t wait = UINT64_MAX;

    if (coming > 0) {
        wait = pace_wait(&modem->up, now,
                         end != NULL ? (size_t)(end - modem->input) - modem->arrived + 1 : coming);
    }
    if (to_host > modem->leaving) {
        const uint64_t down = pace_wait(&modem->down, now, to_host - modem->leaving);
        wait = down < wait ? down : wait;
    }
    return wait == UINT64_MAX || wait < STEP_NS ? wait : STEP_NS;
}

size_t modem_poll(modem_t *modem, struct pollfd fds[MODEM_FDS], uint64_t *wait_ns)
{
    const uint8_t *bytes;
    uint32_t wait = simcom_module_tick(modem->module, clock_ms()); /* after all that was done */
    const bool room = modem->input_length < sizeof modem->input;
    const size_t output = simcom_module_peek(modem->module, &bytes);
    size_t count = port_poll(&modem->port, fds, room, modem->leaving > 0);
    const uint64_t line = line_wait(modem, output);

    if (modem->net != NULL) {
        count += net_poll(modem->net, fds + count, &wait);
    }
    if (wait != UINT32_MAX && wait * NS_PER_MS < *wait_ns) {
        *wait_ns = wait * NS_PER_MS;
    }
    *wait_ns = line < *wait_ns ? line : *wait_ns;
    return count;
}

bool modem_run(modem_t *modem)
{
    const uint32_t fixed = fixed_rate(modem);

    if (modem->baud != 0) {
        pace_set(&modem->up, fixed != 0 ? fixed : modem->baud);
        pace_set(&modem->down, fixed != 0 ? fixed : modem->baud);
    }
    (void)simcom_module_tick(modem->module, clock_ms());
    if (!read_port(modem)) {
        return false;
    }
    receive(modem);
    feed(modem);
    if (!write_port(modem)) {
        return false;
    }
    if (modem->net != NULL) {
        net_run(modem->net, clock_ms());
    }
    (void)simcom_module_tick(modem->module, clock_ms());
    feed(modem); /* what waited for a result that has come now */
    return write_port(modem);
}

bool modem_ended(modem_t *modem)
{
    const uint8_t *bytes;

    if (!modem->port.ended || modem->input_length > 0) {
        return false;
    }
    /* Data that it waits for will not come any more. */
    return simcom_module_is_quiet(modem->module) ||
           (simcom_module_data_left(modem->module) > 0 &&
            simcom_module_peek(modem->module, &bytes) == 0);
}

bool modem_close(modem_t *modem)
{
    bool good;

    simcom_module_free(modem->module);
    net_free(modem->net);
    port_close(&modem->port);
    good = recorder_close(&modem->recorder);
    if (!good) {
        fprintf(stderr, "%s: the recording could not be written: %s\n", modem->program,
                strerror(errno));
    }
    return good;
}
