/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE

#include "as_module.h"

#include "interrupt.h"
#include "judge.h"
#include "options.h"
#include "simcom_pty.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const names[JUDGE_KINDS] = {"unknown",  "argument", "order",
                                               "too soon", "length",   "line end"};

typedef struct host {
    judge_t *judge;
    serial_t *serial; /* one of the two */
    pty_t pty;
    bool is_pty;
    uint8_t input[4096];
    size_t length;
} host_t;

static void tell(void *context, judge_kind_t kind, const char *words, const char *line)
{
    (void)context;
    /* Passwords stand in quotation marks behind the fourth comma: the line ends there. */
    int commas = 0;
    size_t n = 0;
    while (line[n] != '\0' && (line[n] != ',' || ++commas < 4)) {
        n++;
    }
    printf("%-9s %.*s%s\n          %s\n", names[kind], (int)n, line, line[n] == '\0' ? "" : ",...",
           words);
    fflush(stdout);
}

static bool read_host(host_t *host)
{
    const size_t room = sizeof host->input - host->length;
    long n;

    if (host->is_pty) {
        (void)pty_host_changed(&host->pty);
        n = room == 0 ? 0 : pty_read(&host->pty, host->input + host->length, room);
    } else {
        n = room == 0 ? 0 : read(host->serial->port.fd, host->input + host->length, room);
        n = n < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : n;
    }
    host->length += n > 0 ? (size_t)n : 0;
    const size_t taken = judge_feed(host->judge, host->input, host->length);
    host->length -= taken;
    memmove(host->input, host->input + taken, host->length);
    return n >= 0;
}

static bool write_host(host_t *host)
{
    const uint8_t *bytes;
    const size_t n = judge_peek(host->judge, &bytes);
    long written = 0;

    if (n > 0) {
        written =
            host->is_pty ? pty_write(&host->pty, bytes, n) : write(host->serial->port.fd, bytes, n);
        written = written < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : written;
    }
    if (written > 0) {
        judge_ack(host->judge, (size_t)written);
    }
    return written >= 0;
}

static bool run(host_t *host, int interrupt)
{
    while (interrupt_count() == 0) {
        uint32_t wait = judge_tick(host->judge, simcom_posix_now());
        const int fd = host->is_pty ? host->pty.master : host->serial->port.fd;
        struct pollfd watch[2] = {{.fd = fd, .events = POLLIN},
                                  {.fd = interrupt, .events = POLLIN}};

        if (!read_host(host) || !write_host(host)) {
            return false;
        }
        wait = wait > 50 ? 50 : wait; /* a host that reopens the port is noticed */
        (void)poll(watch, 2, (int)wait);
    }
    return true;
}

static int report(const judge_t *judge)
{
    size_t sum = 0;

    printf("%zu commands", judge_commands(judge));
    for (int kind = 0; kind < JUDGE_KINDS; kind++) {
        sum += judge_complaints(judge, (judge_kind_t)kind);
        printf(", %zu %s", judge_complaints(judge, (judge_kind_t)kind), names[kind]);
    }
    printf("\n");
    return sum > 0 ? EXIT_FAILED : judge_commands(judge) > 0 ? EXIT_GOOD : EXIT_MODULE;
}

int as_module(serial_t *serial, const char *link, const simcom_description_t *description)
{
    static host_t host;
    simcom_module_settings_t settings = simcom_module_defaults();
    const int interrupt = interrupt_catch();
    bool good;

    settings.revision = description->revision;
    host = (host_t){.serial = serial, .is_pty = link != NULL};
    if (host.is_pty && (!pty_open(&host.pty) || !pty_make_link(&host.pty, link))) {
        fprintf(stderr, "simcom conform: %s: %s\n", link, strerror(errno));
        pty_close(&host.pty);
        return EXIT_MODULE;
    }
    if (!host.is_pty && !serial_open(serial)) {
        return EXIT_MODULE;
    }
    printf(
        "being a module of revision %s at %s, with a broker behind it; Ctrl-C ends and reports\n",
        description->revision->name, host.is_pty ? link : serial->device);
    fflush(stdout);
    host.judge = judge_new(&settings, description, tell, NULL);
    good = run(&host, interrupt);
    if (!good) {
        fprintf(stderr, "simcom conform: the line is gone: %s\n", strerror(errno));
    }
    const int code = report(host.judge);
    judge_free(host.judge);
    if (host.is_pty) {
        pty_close(&host.pty);
    } else {
        serial_close(serial);
    }
    return good ? code : EXIT_MODULE;
}
