/* SPDX-License-Identifier: MIT */
/*
 * control.c - a line comes in, an answer goes out, the connection ends.
 *
 *     1 fault lose output=5            ok
 *     2 state                          ok, and lines that describe the module
 *     1 fault lose                     error: it needs a place: ...
 */
#define _GNU_SOURCE /* accept4 */

#include "control.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* --- The socket ------------------------------------------------------------------------------- */

/* Whether something is there that is a socket and that nobody answers at. */
static bool is_left_over(const struct sockaddr_un *at)
{
    struct stat about;
    bool dead = false;
    int probe;

    if (lstat(at->sun_path, &about) != 0 || !S_ISSOCK(about.st_mode)) {
        return false;
    }
    probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (probe >= 0) {
        dead =
            connect(probe, (const struct sockaddr *)at, sizeof *at) != 0 && errno == ECONNREFUSED;
        close(probe);
    }
    return dead;
}

bool control_open(control_t *control, const char *path)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    mode_t mask;
    int error;

    *control = (control_t){.listener = -1, .client = -1};
    if (strlen(path) >= sizeof at.sun_path) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(at.sun_path, path, strlen(path));
    control->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (is_left_over(&at)) {
        (void)unlink(path);
    }
    mask = umask(0077);
    error = control->listener < 0 || bind(control->listener, (struct sockaddr *)&at, sizeof at) != 0
                ? errno
                : 0;
    (void)umask(mask);
    if (error == 0) {
        control->path = path;
        error = listen(control->listener, 4) != 0 ? errno : 0;
    }
    if (error != 0) {
        control_close(control);
        errno = error;
    }
    return error == 0;
}

size_t control_poll(const control_t *control, struct pollfd fds[CONTROL_FDS])
{
    bool busy = control->client >= 0;

    fds[0] = (struct pollfd){.fd = busy ? -1 : control->listener, .events = POLLIN};
    fds[1] = (struct pollfd){.fd = control->client, .events = POLLIN};
    return CONTROL_FDS;
}

static void hang_up(control_t *control)
{
    close(control->client);
    control->client = -1;
    control->length = 0;
}

void control_close(control_t *control)
{
    if (control->client >= 0) {
        close(control->client);
    }
    if (control->listener >= 0) {
        close(control->listener);
    }
    if (control->path != NULL) {
        (void)unlink(control->path);
    }
}

/* --- Commands --------------------------------------------------------------------------------- */

/* The rest of a line, NULL if it begins with another word. */
static const char *command(const char *line, const char *word)
{
    size_t n = strlen(word);

    if (strncmp(line, word, n) != 0 || (line[n] != '\0' && line[n] != ' ')) {
        return NULL;
    }
    return line[n] == '\0' ? line + n : line + n + 1;
}

static const char *add_fault(const modem_t *modem, const char *text)
{
    simcom_fault_t fault;
    simcom_fault_room_t room;
    const char *problem = simcom_fault_parse(&fault, &room, text);

    if (problem == NULL && fault.command != NULL &&
        !simcom_module_knows(modem->module, fault.command)) {
        return "the module has no such command";
    }
    if (problem == NULL) {
        simcom_module_fault(modem->module, &fault);
    }
    return problem;
}

/* network, broker, tls, stall: with ms behind it. */
static const char *add_outage(const modem_t *modem, const char *kind, const char *ms)
{
    char text[80];

    if (strlen(ms) > 20) {
        return "expected milliseconds";
    }
    snprintf(text, sizeof text, "%s%s%s", kind, ms[0] != '\0' ? " ms=" : "", ms);
    return add_fault(modem, text);
}

/* NAME VALUE, with the first space between them; the value may be empty. */
static const char *set_variable(const modem_t *modem, const char *text)
{
    const size_t n = strcspn(text, " ");
    char name[64];

    if (n == 0 || n >= sizeof name) {
        return "expected a name and a value";
    }
    snprintf(name, sizeof name, "%.*s", (int)n, text);
    return simcom_module_set(modem->module, name, text[n] == '\0' ? "" : text + n + 1)
               ? NULL
               : "the module knows nothing of this name";
}

static const char *get_variable(const modem_t *modem, const char *name, char *answer, size_t size)
{
    const char *value = simcom_module_get(modem->module, name);

    if (value == NULL) {
        return "the module knows nothing of this name";
    }
    snprintf(answer, size, "%s\n", value);
    return NULL;
}

/* TOPIC PAYLOAD, with the first space between them. */
static const char *publish(simcom_broker_t *broker, const char *text)
{
    size_t n = strcspn(text, " ");
    const char *payload = text[n] == '\0' ? "" : text + n + 1;
    simcom_module_publish_t message = {
        .topic = {(const uint8_t *)text, n}, .payload = simcom_text(payload), .qos = 1};

    if (broker == NULL) {
        return "the network is not --network loopback: publish at your broker";
    }
    if (n == 0) {
        return "expected a topic";
    }
    simcom_broker_publish(broker, &message);
    return NULL;
}

static const char *obey_outages(const modem_t *modem, const char *line, bool *known)
{
    static const char *const kinds[] = {"network", "broker", "tls", "stall"};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *rest = command(line, kinds[i]);
        if (rest != NULL) {
            return add_outage(modem, kinds[i], rest);
        }
    }
    *known = false;
    return NULL;
}

/* Does what a line says. NULL if it was good; `answer` is what it wants to know. */
static const char *obey(control_t *control, const modem_t *modem, const char *line, char *answer,
                        size_t size)
{
    const char *rest;
    const char *problem;
    bool known = true;

    if (command(line, "state") != NULL) {
        (void)simcom_module_describe(modem->module, answer, size);
        return NULL;
    }
    if (command(line, "hash") != NULL) {
        snprintf(answer, size, "%016" PRIx64 "\n", simcom_module_hash(modem->module));
        return NULL;
    }
    if ((rest = command(line, "fault")) != NULL) {
        return add_fault(modem, rest);
    }
    if ((rest = command(line, "urc")) != NULL) {
        simcom_module_urc(modem->module, rest);
        return rest[0] == '\0' ? "expected a text" : NULL;
    }
    if ((rest = command(line, "set")) != NULL) {
        return set_variable(modem, rest);
    }
    if ((rest = command(line, "get")) != NULL) {
        return get_variable(modem, rest, answer, size);
    }
    if (command(line, "reset") != NULL) {
        simcom_module_restart(modem->module);
        return NULL;
    }
    if ((rest = command(line, "publish")) != NULL) {
        return publish(control->broker, rest);
    }
    problem = obey_outages(modem, line, &known);
    return known ? problem : "there is no such command; see 'simcom-modem ctl --help'";
}

static void answer_line(control_t *control)
{
    char answer[4096] = "";
    char text[4400];
    char *line;
    unsigned long number = strtoul(control->line, &line, 10);
    const char *problem;
    int n;

    if (number < 1 || number > control->count || *line != ' ') {
        problem = "there is no module of this number";
    } else {
        problem = obey(control, &control->modems[number - 1], line + 1, answer, sizeof answer);
    }
    n = problem == NULL ? snprintf(text, sizeof text, "ok\n%s", answer)
                        : snprintf(text, sizeof text, "error: %s\n", problem);
    (void)send(control->client, text, (size_t)n, MSG_NOSIGNAL);
}

static void read_client(control_t *control)
{
    ssize_t n = recv(control->client, control->line + control->length,
                     sizeof control->line - 1 - control->length, 0);
    char *end;

    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) {
        return;
    }
    if (n <= 0) {
        hang_up(control);
        return;
    }
    control->length += (size_t)n;
    control->line[control->length] = '\0';
    end = strchr(control->line, '\n');
    if (end != NULL) {
        *end = '\0';
        answer_line(control);
    }
    if (end != NULL || control->length == sizeof control->line - 1) {
        hang_up(control);
    }
}

void control_run(control_t *control)
{
    if (control->listener < 0) {
        return;
    }
    if (control->client < 0) {
        control->client = accept4(control->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    }
    if (control->client >= 0) {
        read_client(control);
    }
}
