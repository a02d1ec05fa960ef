/* SPDX-License-Identifier: MIT */
/* framing.c - line ends, echo, prompt, and in which order OK and the result come. */
#include "private.h"

#include <stdio.h>
#include <string.h>

static bool begins(const reply_t *reply, const char *text)
{
    const size_t n = strlen(text);
    return reply->raw_length >= n && memcmp(reply->first, text, n) == 0;
}

static void run_line_ends(conform_t *conform, const conform_case_t *about)
{
    (void)command(conform, NULL, 0, "AT");
    (void)about;
    (void)case_check(conform,
                     conform->reply.raw_length == 6 && begins(&conform->reply, "\r\nOK\r\n"),
                     "\\r\\nOK\\r\\n and nothing else", "%zu bytes", conform->reply.raw_length);
}

/* V.250 6.2.4: what was sent comes back, with its end, before the answer. */
static void run_echo(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    if (!command(conform, NULL, 0, "ATE1")) {
        case_fail(conform, "OK", "%s", conform->reply.raw);
        return;
    }
    (void)command(conform, NULL, 0, "AT+CSQ");
    (void)case_check(conform, begins(&conform->reply, "AT+CSQ\r"), "AT+CSQ and \\r first", "%.20s",
                     conform->reply.raw);
    observe(conform, begins(&conform->reply, "AT+CSQ\r\r\n")
                         ? "an answer begins with \\r\\n behind an echo"
                         : "an answer has no \\r\\n behind an echo");
    if (!command(conform, NULL, 0, "ATE0")) {
        case_fail(conform, "OK", "%s", conform->reply.raw);
    }
    (void)command(conform, NULL, 0, "AT+CSQ");
    (void)case_check(conform, !begins(&conform->reply, "AT"), "no echo after ATE0", "%.20s",
                     conform->reply.raw);
}

/* V.250 5.4.1: letters may be small. */
static void run_lower_case(conform_t *conform, const conform_case_t *about)
{
    line_begin(conform, NULL);
    line_add(conform, "at+csq");
    talk(conform, find_form(conform, SIMCOM_FORM_CSQ_EXECUTE));
    (void)about;
    (void)expect_success(conform, find_form(conform, SIMCOM_FORM_CSQ_EXECUTE));
}

static void run_unknown(conform_t *conform, const conform_case_t *about)
{
    (void)command(conform, NULL, 0, "AT+CONFORMNONE");
    (void)about;
    (void)case_check(conform,
                     conform->reply.complete && memchr(conform->reply.steps, SIMCOM_STEP_ERROR,
                                                       conform->reply.step_count) != NULL,
                     "ERROR", "%s", conform->reply.raw);
    observe(conform,
            conform->reply.cme ? "errors of other commands are +CME ERROR" : "errors are ERROR");
}

/* The manual shows ">" and modules send "> " as well: either is right, nothing else is. */
static void run_prompt(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *form = find_that_holds(conform, SIMCOM_STATE_WILL_TOPIC);
    const argument_t argument = {SIMCOM_VALUE_CLIENT, NULL, 0};

    (void)about;
    if (!reach(conform, LEVEL_ACQUIRED)) {
        return;
    }
    if (!say(conform, form, "conform", 7, &argument, 1)) {
        case_fail(conform, "a prompt, then OK", "%s", conform->reply.raw);
        return;
    }
    (void)case_check(
        conform, begins(&conform->reply, "\r\n>\r\nOK") || begins(&conform->reply, "\r\n> \r\nOK"),
        "\\r\\n> and nothing behind it but a space", "%.20s", conform->reply.raw);
    observe(conform,
            begins(&conform->reply, "\r\n> ") ? "the prompt is \"> \"" : "the prompt is \">\"");
    conform->level = LEVEL_UNKNOWN;
}

/* In which order the parts of the last answer came, after the command that it was. */
static void observe_order(conform_t *conform, const char *what, const simcom_described_form_t *form)
{
    char steps[64];

    describe_steps(conform->reply.steps, conform->reply.step_count, steps, sizeof steps);
    observe(conform, "%sAT%s: %s", what, command_of(conform, form)->wire, steps);
}

/* Only said, not judged: both orders are documented. */
static void run_order(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *topic = find_that_holds(conform, SIMCOM_STATE_TOPIC);
    const argument_t argument = {SIMCOM_VALUE_CLIENT, NULL, 0};

    (void)about;
    conform->level = LEVEL_UNKNOWN;
    if (!reach(conform, LEVEL_STARTED)) {
        return;
    }
    observe_order(conform, "", find_that_reaches(conform, SIMCOM_STATE_STARTED));
    if (conform->settings.broker != NULL && reach(conform, LEVEL_CONNECTED) &&
        reach(conform, LEVEL_ACQUIRED)) {
        observe_order(conform, "", find_that_ends(conform, SIMCOM_STATE_CONNECTED));
    }
    if (topic != NULL) {
        const simcom_parameter_t *length =
            &simcom_parameters_of(topic->form)[topic->form->data_from - 1u];
        (void)say(conform, topic, NULL, limit_of(conform, length).max + 1u, &argument, 1);
        observe_order(conform, "a refused ", topic);
    }
}

void framing_cases(conform_t *conform)
{
    const simcom_described_form_t *will = find_that_holds(conform, SIMCOM_STATE_WILL_TOPIC);
    const simcom_described_form_t *start = find_that_reaches(conform, SIMCOM_STATE_STARTED);
    const struct {
        const char *name, *text, *section, *command;
        void (*run)(conform_t *, const conform_case_t *);
    } rows[] = {
        {"line-ends", "answers stand between \\r\\n and \\r\\n", "V.250 5.7.1", "AT",
         run_line_ends},
        {"echo", "ATE1 sends back what comes, ATE0 does not", "V.250 6.2.4", "ATE", run_echo},
        {"lower-case", "a command in small letters", "V.250 5.4.1", "CSQ", run_lower_case},
        {"unknown", "a command that does not exist", "V.250 5.7.1", "AT", run_unknown},
        {"prompt", "the prompt of the topic of a will", "V1.00 2.2.6",
         will == NULL ? NULL : command_of(conform, will)->name, run_prompt},
        {"order", "in which order OK and the result come (only told)", "V1.00 2.2.1",
         start == NULL ? NULL : command_of(conform, start)->name, run_order}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].command == NULL) {
            continue; /* the revision has no command for it */
        }
        conform_case_t *added = case_add(conform);
        (void)snprintf(added->name, sizeof added->name, "framing.%s", rows[i].name);
        (void)snprintf(added->text, sizeof added->text, "%s", rows[i].text);
        (void)snprintf(added->section, sizeof added->section, "%s", rows[i].section);
        added->command = rows[i].command;
        added->run = rows[i].run;
    }
}
