/* SPDX-License-Identifier: MIT */

/* random */
#define _DEFAULT_SOURCE

#include "commands.h"
#include "format.h"
#include "interrupt.h"
#include "session.h"
#include "topic_match.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct sub {
    const options_t *options;
    module_t module;
    session_t session;
    unsigned received;
    uint32_t begin_ms; /* when the connection was made */
    bool subscribed;
    bool late; /* the time of -W is over */
} sub_t;

static bool has_enough(const sub_t *sub)
{
    return sub->options->count != 0 && sub->received >= sub->options->count;
}

static void write_bytes(simcom_bytes_t bytes)
{
    (void)fwrite(bytes.data, 1, bytes.length, stdout);
}

/* Whether nobody wants to see it: -T, --random-filter. */
static bool is_hidden(const options_t *options, simcom_bytes_t topic)
{
    for (size_t i = 0; i < options->hidden.count; i++) {
        if (topic_match(options->hidden.at[i], topic)) {
            return true;
        }
    }
    return options->show_percent < 100 && (unsigned)(random() % 100) >= options->show_percent;
}

static void print_message(void *context, const message_t *message)
{
    sub_t *sub = context;

    if (has_enough(sub) || is_hidden(sub->options, message->topic)) {
        return;
    }
    sub->received++;
    if (sub->options->format != NULL) {
        format_print(stdout, sub->options->format, message);
    } else {
        if (sub->options->verbose) {
            write_bytes(message->topic);
            fputc(' ', stdout);
        }
        write_bytes(message->payload);
    }
    if (!sub->options->no_newline) {
        fputc('\n', stdout);
    }
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        fprintf(stderr, "simcom: standard output: %s\n", strerror(errno));
        module_fail(&sub->module, EXIT_FAILED);
    }
}

/* Milliseconds of -W that are left. */
static uint32_t time_left(const sub_t *sub)
{
    const uint32_t limit = sub->options->wait_s * 1000u;
    const uint32_t passed = simcom_posix_now() - sub->begin_ms;

    if (sub->options->wait_s == 0) {
        return UINT32_MAX;
    }
    return passed < limit ? limit - passed : 0;
}

static void listen_on(sub_t *sub)
{
    while (!has_enough(sub) && !module_stopping(&sub->module)) {
        const uint32_t left = time_left(sub);
        if (left == 0) {
            sub->late = true;
            return;
        }
        (void)session_turn(&sub->session, left);
    }
}

/* -U: filters that an earlier run with -c left behind. */
static bool unsubscribe(sub_t *sub)
{
    const topics_t *topics = &sub->options->unsubscribe;
    ending_t ending;

    for (size_t i = 0; i < topics->count; i++) {
        const simcom_filter_t filter = {.filter = simcom_text(topics->at[i])};
        if (!module_await(&sub->module, "unsubscribe",
                          simcom_mqtt_unsubscribe(&sub->module.modem, MODULE_CLIENT, &filter),
                          &ending)) {
            return false;
        }
        if (ending.outcome != SIMCOM_DONE) {
            module_report(&sub->module, "unsubscribe", &ending);
            module_fail(&sub->module, EXIT_FAILED);
            return false;
        }
    }
    return true;
}

static int exit_code(const sub_t *sub)
{
    if (sub->module.failure != 0) {
        return sub->module.failure;
    }
    if (has_enough(sub) || (sub->subscribed && sub->options->end_when_subscribed)) {
        return EXIT_GOOD;
    }
    if (sub->late) {
        return sub->options->count != 0 || sub->received == 0 ? EXIT_TIME_OVER : EXIT_GOOD;
    }
    return sub->subscribed && sub->options->count == 0 ? EXIT_GOOD : EXIT_INTERRUPTED;
}

int sub_run(const options_t *options)
{
    static sub_t sub; /* too large for some stacks */

    sub.options = options;
    srandom((unsigned)time(NULL));
    if (!session_read_files(&sub.session, options)) {
        return EXIT_USAGE;
    }
    if (module_open(&sub.module, options)) {
        sub.module.deliver = print_message;
        sub.module.deliver_context = &sub;
        if (session_open(&sub.session, &sub.module)) {
            sub.begin_ms = simcom_posix_now();
            sub.subscribed = true;
            if (unsubscribe(&sub) && !options->end_when_subscribed) {
                listen_on(&sub);
            }
        }
        session_close(&sub.session);
    }
    module_close(&sub.module);
    return exit_code(&sub);
}
