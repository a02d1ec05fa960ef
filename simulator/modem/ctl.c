/* SPDX-License-Identifier: MIT */
/* ctl.c - `simcom-modem ctl`: tells a running simcom-modem what is to go wrong now. */
#define _GNU_SOURCE

#include "control.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define ANSWER_S 10 /* a module answers at once; one that hangs is not waited for */

static const char help[] =
    "simcom-modem ctl - tell a running simcom-modem what is to go wrong\n"
    "\n"
    "Usage: simcom-modem ctl SOCKET [-m N] COMMAND [ARGUMENT]...\n"
    "\n"
    "SOCKET is the path that the module was given with --control.\n"
    "\n"
    "Commands:\n"
    "  state               print what the module is doing\n"
    "  hash                print a number of all that it did and knows\n"
    "  reset               as by the reset pin: the state is lost, boot lines follow\n"
    "  network [MS]        the packet network is gone, for MS milliseconds\n"
    "  broker [MS]         connections are lost, and no broker answers for MS milliseconds\n"
    "  tls [MS]            the same of TLS connections only\n"
    "  stall [MS]          the module takes no bytes for MS milliseconds; without: until reset\n"
    "  get NAME            print what the module knows: sim, registration, signal, imei, ...\n"
    "  set NAME VALUE      change it: sim 'SIM PIN', registration 3 (denied), signal 5\n"
    "  urc TEXT            the module says a line\n"
    "  publish TOPIC PAYLOAD\n"
    "                      with --network loopback: a message from somebody else\n"
    "  fault KIND [FIELD=VALUE]...\n"
    "                      plan a fault, as a script of --faults has them; it counts from now\n"
    "\n"
    "Options:\n"
    "  -m, --module N      of several modules (--count), the N-th; default: the first\n"
    "  -h, --help          print this and exit\n"
    "\n"
    "Exit codes:\n"
    "  0  done\n"
    "  1  the module refused it, and standard error says why; or it does not answer\n"
    "  2  bad usage\n"
    "\n"
    "Examples:\n"
    "  simcom-modem ctl /tmp/modem.ctl state\n"
    "  simcom-modem ctl /tmp/modem.ctl fault answer command=CMQTTPUB nth=1 code=14\n"
    "  simcom-modem ctl /tmp/modem.ctl fault lose part=result byte=2\n"
    "  simcom-modem ctl /tmp/modem.ctl urc '+CGEV: ME PDN DEACT 1'\n";

static int bad_usage(const char *what)
{
    fprintf(stderr, "simcom-modem ctl: %s\nTry 'simcom-modem ctl --help'.\n", what);
    return EXIT_USAGE;
}

/* The words of a command as one line. A value with spaces goes into quotation marks, in a fault. */
static bool join(char *line, size_t size, unsigned module, char **words)
{
    bool fault = strcmp(words[0], "fault") == 0;
    size_t length = (size_t)snprintf(line, size, "%u", module);

    for (size_t i = 0; words[i] != NULL && length < size; i++) {
        const char *equals = fault ? strchr(words[i], '=') : NULL;
        bool quote = equals != NULL && equals[1] != '"' && strchr(equals, ' ') != NULL;

        if (quote) {
            length += (size_t)snprintf(line + length, size - length, " %.*s\"%s\"",
                                       (int)(equals + 1 - words[i]), words[i], equals + 1);
        } else {
            length += (size_t)snprintf(line + length, size - length, " %s", words[i]);
        }
    }
    if (length + 1 >= size || strchr(line, '\n') != NULL) {
        return false;
    }
    strcpy(line + length, "\n");
    return true;
}

static int connect_to(const char *path)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    struct timeval limit = {.tv_sec = ANSWER_S};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    snprintf(at.sun_path, sizeof at.sun_path, "%s", path);
    if (fd >= 0 && connect(fd, (struct sockaddr *)&at, sizeof at) != 0) {
        int error = errno;
        close(fd);
        errno = error;
        return -1;
    }
    (void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    return fd;
}

/* Prints the answer: what follows ok, or the error. */
static int print_answer(char *answer)
{
    if (strncmp(answer, "ok\n", 3) == 0) {
        fputs(answer + 3, stdout);
        return EXIT_STOPPED;
    }
    fprintf(stderr, "simcom-modem ctl: %s", answer[0] != '\0' ? answer : "no answer\n");
    return EXIT_FAILED;
}

static int ask(const char *path, const char *line)
{
    char answer[4400];
    size_t length = 0;
    ssize_t n;
    int fd = connect_to(path);

    if (fd < 0) {
        fprintf(stderr, "simcom-modem ctl: %s: %s\n", path, strerror(errno));
        return EXIT_FAILED;
    }
    (void)send(fd, line, strlen(line), MSG_NOSIGNAL);
    while ((n = recv(fd, answer + length, sizeof answer - 1 - length, 0)) > 0) {
        length += (size_t)n;
    }
    close(fd);
    answer[length] = '\0';
    return print_answer(answer);
}

int ctl_main(int argc, char **argv)
{
    static const struct option options[] = {{"module", required_argument, NULL, 'm'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    unsigned module = 1;
    char line[2048];
    int option;

    /* + : what follows the command is its own, -1 and all. The socket comes first. */
    const char *path = argc > 1 && argv[1][0] != '-' ? argv[1] : NULL;
    optind = path != NULL ? 2 : 1;
    while ((option = getopt_long(argc, argv, "+m:h", options, NULL)) != -1) {
        if (option == 'h') {
            fputs(help, stdout);
            return EXIT_STOPPED;
        }
        if (option != 'm' || optarg[0] < '1' || optarg[0] > '9') {
            return bad_usage("-m needs the number of a module");
        }
        module = (unsigned)strtoul(optarg, NULL, 10);
    }
    if (path == NULL || optind >= argc) {
        return bad_usage("expected the path of a socket, and a command");
    }
    if (!join(line, sizeof line, module, argv + optind)) {
        return bad_usage("the command is too long, or has a line end in it");
    }
    return ask(path, line);
}
