/* SPDX-License-Identifier: MIT */
/* ctl.c - `simcom-modem ctl`: tells a running simcom-modem what is to go wrong now. */
#define _GNU_SOURCE

#include "exits.h"
#include "modem_options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define ANSWER_S 10 /* a module answers at once; one that hangs is not waited for */

/* Words of a command. */
#define WORDS 64u

typedef struct arguments {
    unsigned module;
    const char *words[WORDS + 1]; /* NULL ends them */
    size_t count;
} arguments_t;

static bool take(const cli_t *cli, void *into, const char *operand)
{
    arguments_t *arguments = into;

    if (arguments->count == WORDS) {
        return cli_wrong(cli, "the command has more than %u words", WORDS);
    }
    arguments->words[arguments->count++] = operand;
    return true;
}

static const cli_option_t table[] = {
    CLI_A_NUMBER('m', "module", "N", offsetof(arguments_t, module), 1, MODULES_MAX,
                 "of several modules (--count), the N-th; default: the first"),
    {.kind = CLI_HELP, .letter = 'h', .name = "help", .text = "print this and exit"},
};

static const cli_exit_t exits[] = {
    {EXIT_STOPPED, "done"},
    {EXIT_FAILED, "the module refused it, and standard error says why; or it does not answer"},
    {EXIT_USAGE, "bad usage"},
};

static void print_commands(FILE *out)
{
    static const char *const rows[][2] = {
        {"state", "print what the module is doing"},
        {"hash", "print a number of all that it did and knows"},
        {"reset", "as by the reset pin: the state is lost, boot lines follow"},
        {"network [MS]", "the packet network is gone, for MS milliseconds"},
        {"broker [MS]", "connections are lost, and no broker answers for MS milliseconds"},
        {"tls [MS]", "the same of TLS connections only"},
        {"stall [MS]", "the module takes no bytes for MS milliseconds; without: until reset"},
        {"get NAME", "print what the module knows: sim, registration, signal, imei, ..."},
        {"set NAME VALUE", "change it: sim 'SIM PIN', registration 3 (denied), signal 5"},
        {"urc TEXT", "the module says a line"},
        {"publish TOPIC PAYLOAD", "with --network loopback: a message from somebody else"},
        {"fault KIND [FIELD=VALUE]...",
         "plan a fault, as a script of --faults has them, from now on"},
    };

    fputs("commands\n", out);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        fprintf(out, "  %-28s %s\n", rows[i][0], rows[i][1]);
    }
}

const cli_t ctl_cli = {
    .program = "simcom-modem ctl",
    .brief = "tell a running simcom-modem what is to go wrong",
    .usages = (const char *const[]){"SOCKET [-m N] COMMAND [ARGUMENT]...", NULL},
    .text = "Tells a running simcom-modem, or simcom conform --as-module, what is to go wrong. "
            "SOCKET is the path that it was given with --control.",
    .tables = {{table, CLI_COUNT(table)}},
    .exits = exits,
    .exit_count = CLI_COUNT(exits),
    .print_more = print_commands,
    .more = "\nexamples\n"
            "  simcom-modem ctl /tmp/modem.ctl state\n"
            "  simcom-modem ctl /tmp/modem.ctl fault answer command=CMQTTPUB nth=1 code=14\n"
            "  simcom-modem ctl /tmp/modem.ctl fault lose part=result byte=2\n"
            "  simcom-modem ctl /tmp/modem.ctl urc '+CGEV: ME PDN DEACT 1'\n",
    .take = take,
    .ordered = true,
};

/* The words of a command as one line. A value with spaces goes into quotation marks, in a fault. */
static bool join(char *line, size_t size, unsigned module, const char *const *words)
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
    static arguments_t arguments = {.module = 1};
    /* The socket comes first, and cli_read() does not look at the first. */
    const bool has_path = argc > 1 && argv[1][0] != '-';
    const int result = has_path ? cli_read(&ctl_cli, &arguments, argc - 1, argv + 1)
                                : cli_read(&ctl_cli, &arguments, argc, argv);
    char line[2048];

    if (result >= 0) {
        return result;
    }
    if (!has_path || arguments.count == 0) {
        cli_wrong(&ctl_cli, "expected the path of a socket, and a command");
        return EXIT_USAGE;
    }
    if (!join(line, sizeof line, arguments.module, arguments.words)) {
        cli_wrong(&ctl_cli, "the command is too long, or has a line end in it");
        return EXIT_USAGE;
    }
    return ask(argv[1], line);
}
