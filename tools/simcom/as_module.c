/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE

#include "as_module.h"

#include "explain.h"
#include "interrupt.h"
#include "judge.h"
#include "modems.h"
#include "options.h"

#include <stdio.h>

static const char *const names[JUDGE_KINDS] = {"not judged", "unknown", "argument", "order",
                                               "too soon",   "length",  "line end"};

typedef struct host {
    judge_t *judge;
    const simcom_description_t *description;
} host_t;

static void show(void *context, const trace_item_t *item)
{
    explain_shown(item, context);
}

/* As everything that explains a line does it: without secrets, and nothing of a line that is not understood. */
static void tell(void *context, judge_kind_t kind, const char *words, simcom_bytes_t command)
{
    static char shown[EXPLAIN_TEXT_SIZE];
    static trace_t trace;
    const host_t *host = context;
    text_t text;

    text_init(&text, shown, sizeof shown);
    trace_init(&trace, host->description, show, &text);
    trace_command(&trace, command, 0);
    printf("%-10s %s\n           %s\n", names[kind], shown, words);
    fflush(stdout);
}

static void received(void *context, simcom_module_t *module, uint32_t now_ms, const uint8_t *bytes,
                     size_t n)
{
    judge_received(((const host_t *)context)->judge, module, now_ms, bytes, n);
}

static void sent(void *context, simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    judge_sent(((const host_t *)context)->judge, module, bytes, n);
}

static void heard(void *context, const simcom_module_heard_t *command)
{
    judge_heard(((const host_t *)context)->judge, command);
}

static int report(const judge_t *judge)
{
    printf("%zu commands", judge_commands(judge));
    for (int kind = 0; kind < JUDGE_KINDS; kind++) {
        printf(", %zu %s", judge_count(judge, (judge_kind_t)kind), names[kind]);
    }
    printf("\n");
    if (judge_wrong(judge) > 0) {
        return EXIT_FAILED;
    }
    return judge_commands(judge) > 0 ? EXIT_GOOD : EXIT_MODULE;
}

static void say_what_it_is(const modem_options_t *options, const char *where)
{
    static const char *const networks[] = {"the brokers that it names",
                                           "a broker behind every address", "no network"};

    printf("being a module of revision %s at %s, with %s; Ctrl-C ends and reports\n",
           options->settings.revision->name, where, networks[options->network]);
    fflush(stdout);
}

int as_module(serial_t *serial, modem_options_t *options)
{
    static modems_t modules;
    const simcom_description_t *description = simcom_description_of(options->settings.revision);
    host_t host = {judge_new(description, tell, &host), description};
    const modem_tap_t tap = {received, sent, heard, &host};
    const int interrupt = interrupt_catch();
    bool good = options->link != NULL || serial_open(serial);
    int code = EXIT_MODULE;

    if (options->link == NULL) {
        options->port = PORT_FD;
        options->fd = serial->port.fd;
    }
    if (good && modems_open(&modules, options, &tap)) {
        say_what_it_is(options, options->link != NULL ? options->link : serial->device);
        good = modems_run(&modules, interrupt);
        code = report(host.judge);
        code = good ? code : EXIT_MODULE;
    }
    code = modems_close(&modules) ? code : EXIT_MODULE;
    if (options->link == NULL) {
        serial_close(serial);
    }
    judge_free(host.judge);
    return code;
}
