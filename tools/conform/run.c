/* SPDX-License-Identifier: MIT */
/* run.c - makes the cases, runs them, keeps what came of them. */
#include "escape.h"
#include "private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

conform_case_t *case_add(conform_t *conform)
{
    if (conform->count == conform->room) {
        conform->room = conform->room == 0 ? 512 : conform->room * 2;
        conform->cases = realloc(conform->cases, conform->room * sizeof *conform->cases);
        if (conform->cases == NULL) {
            abort();
        }
    }
    conform_case_t *added = &conform->cases[conform->count++];
    memset(added, 0, sizeof *added);
    return added;
}

conform_t *conform_new(const conform_settings_t *settings)
{
    conform_t *conform = calloc(1, sizeof *conform);

    if (conform == NULL) {
        abort();
    }
    conform->settings = *settings;
    conform->description = settings->description;
    for (size_t i = 0; i < sizeof conform->data; i++) {
        conform->data[i] = (uint8_t)('a' + i % 26);
    }
    simcom_scan_init(&conform->scan, conform->scan_line, sizeof conform->scan_line);
    framing_cases(conform);
    values_cases(conform);
    order_cases(conform);
    behaviour_cases(conform);
    conform->results = calloc(conform->count, sizeof *conform->results);
    if (conform->results == NULL) {
        abort();
    }
    for (size_t i = 0; i < conform->count; i++) {
        conform->results[i].verdict = CONFORM_NOT_RUN;
    }
    return conform;
}

void conform_free(conform_t *conform)
{
    if (conform != NULL) {
        free(conform->cases);
        free(conform->results);
        free(conform->log);
        free(conform);
    }
}

/* --- Verdicts ------------------------------------------------------------------------------------ */

static conform_result_t *result_now(conform_t *conform)
{
    return &conform->results[conform->current];
}

bool case_failed(const conform_t *conform)
{
    return conform->results[conform->current].verdict == CONFORM_FAILED;
}

static void fail_list(conform_t *conform, const char *expected, const char *format, va_list list)
{
    conform_result_t *result = result_now(conform);

    /* What was skipped has not been tried. */
    if (conform->stopped || conform->gone || result->verdict == CONFORM_FAILED ||
        result->verdict == CONFORM_SKIPPED) {
        return;
    }
    result->verdict = CONFORM_FAILED;
    (void)snprintf(result->expected, sizeof result->expected, "%s", expected);
    (void)vsnprintf(result->received, sizeof result->received, format, list);
    escape_in_place(result->received, sizeof result->received);
}

void case_fail(conform_t *conform, const char *expected, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    fail_list(conform, expected, format, list);
    va_end(list);
}

bool case_check(conform_t *conform, bool holds, const char *expected, const char *format, ...)
{
    va_list list;

    if (!holds) {
        va_start(list, format);
        fail_list(conform, expected, format, list);
        va_end(list);
    }
    return holds;
}

void case_skip(conform_t *conform, const char *format, ...)
{
    conform_result_t *result = result_now(conform);
    va_list list;

    if (result->verdict == CONFORM_FAILED) {
        return;
    }
    result->verdict = CONFORM_SKIPPED;
    va_start(list, format);
    (void)vsnprintf(result->received, sizeof result->received, format, list);
    va_end(list);
    escape_in_place(result->received, sizeof result->received);
}

void observe(conform_t *conform, const char *format, ...)
{
    char text[sizeof conform->observations[0]];
    va_list list;

    va_start(list, format);
    (void)vsnprintf(text, sizeof text, format, list);
    va_end(list);
    escape_in_place(text, sizeof text);
    for (size_t i = 0; i < conform->observation_count; i++) {
        if (strcmp(conform->observations[i], text) == 0) {
            return;
        }
    }
    if (conform->observation_count <
        sizeof conform->observations / sizeof conform->observations[0]) {
        memcpy(conform->observations[conform->observation_count++], text, sizeof text);
    }
}

/* --- Running --------------------------------------------------------------------------------------- */

bool conform_wanted(const conform_t *conform, size_t index)
{
    const char *only = conform->settings.only;
    const conform_case_t *about = &conform->cases[index];

    return only == NULL || strcmp(only, about->command) == 0 ||
           strncmp(only, about->name, strlen(only)) == 0;
}

static const char *missing(const conform_t *conform, uint8_t needs)
{
    const unsigned lacks = needs & ~(unsigned)conform->settings.allowed;

    return (lacks & CONFORM_NEEDS_BROKER) != 0     ? "needs --broker"
           : (lacks & CONFORM_NEEDS_REFUSER) != 0  ? "needs --refuser"
           : (lacks & CONFORM_NEEDS_CERTS) != 0    ? "needs --allow-certs"
           : (lacks & CONFORM_NEEDS_RESET) != 0    ? "needs --allow-reset"
           : (lacks & CONFORM_NEEDS_SETTINGS) != 0 ? "needs --allow-settings"
           : (lacks & CONFORM_NEEDS_ASSIST) != 0   ? "needs --assist"
                                                   : NULL;
}

static uint32_t passed(const conform_t *conform)
{
    return conform->settings.wire.now(conform->settings.wire.context) - conform->begin;
}

/* The line is gone: waits for it, and makes the module listen again. */
static bool come_back(conform_t *conform)
{
    const wire_t *wire = &conform->settings.wire;

    if (conform->stopped || wire->reopen == NULL || !wire->reopen(wire->context)) {
        return false;
    }
    conform->gone = false;
    conform->chunk_begin = conform->chunk_end = 0;
    simcom_scan_reset(&conform->scan);
    talk_recover(conform);
    (void)command(conform, NULL, 0, "ATE0");
    conform->level = LEVEL_UNKNOWN;
    return !conform->gone;
}

static void run_case(conform_t *conform, size_t index)
{
    const conform_case_t *about = &conform->cases[index];
    conform_result_t *result = &conform->results[index];
    const char *lacks = missing(conform, about->needs);

    conform->current = index;
    result->begin_ms = passed(conform);
    result->log_begin = conform->log_count;
    result->verdict = CONFORM_PASSED;
    forget_messages(conform);
    if (lacks != NULL) {
        case_skip(conform, "%s", lacks);
    } else {
        about->run(conform, about);
        (void)case_check(conform, conform->urc_problem[0] == '\0', "URCs in their shape", "%s",
                         conform->urc_problem);
    }
    if (result->verdict == CONFORM_FAILED) {
        conform->level = LEVEL_UNKNOWN; /* whatever it was, begin anew */
    }
    result->end_ms = passed(conform);
    result->log_end = conform->log_count;
}

static void tell(conform_t *conform, size_t index, bool after)
{
    if (conform->settings.progress != NULL) {
        conform->settings.progress(conform->settings.progress_context, conform, index,
                                   after ? &conform->results[index] : NULL);
    }
}

static void take_identity(conform_t *conform, const char *text)
{
    static const char name[] = "+CGMR: "; /* some put the command's name before it */
    const size_t used = strlen(conform->identity);

    if (strncmp(text, name, sizeof name - 1) == 0) {
        text += sizeof name - 1;
    }
    (void)snprintf(conform->identity + used, sizeof conform->identity - used, "%s%s",
                   used > 0 ? ", " : "", text);
    escape_in_place(conform->identity, sizeof conform->identity);
}

/* Not in the tables of an MQTT manual: any answer is fine, none as well. The IMEI is the owner's. */
static void identify(conform_t *conform)
{
    static const char *const lines[] = {"ATI", "AT+CGMR"};

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        line_begin(conform, NULL);
        line_add(conform, "%s", lines[i]);
        talk(conform, NULL);
        for (size_t j = 0; j < conform->reply.line_count; j++) {
            const char *text = conform->reply.lines[j].text;
            if (strncmp(text, "IMEI", 4) != 0 && strncmp(text, "+GCAP", 5) != 0) {
                take_identity(conform, text);
            }
        }
    }
}

void conform_identify(conform_t *conform)
{
    conform->begin = conform->settings.wire.now(conform->settings.wire.context);
    talk_recover(conform);
    (void)command(conform, NULL, 0, "ATE0");
    identify(conform);
}

/* The cases between here and the end run with echo off and the service down. */
static bool prepare(conform_t *conform)
{
    conform->current = 0;
    conform_identify(conform);
    save_settings(conform);
    return !conform->gone && !conform->stopped;
}

bool conform_run(conform_t *conform)
{
    bool good = prepare(conform);

    for (size_t i = 0; i < conform->count && good; i++) {
        if (!conform_wanted(conform, i)) {
            continue;
        }
        tell(conform, i, false);
        run_case(conform, i);
        if (conform->gone && come_back(conform)) {
            run_case(conform, i); /* what was interrupted begins again */
        }
        if (conform->gone || conform->stopped) {
            conform->results[i].verdict = CONFORM_NOT_RUN;
            good = false;
            break;
        }
        tell(conform, i, true);
        if (conform->settings.stop_at_failure && conform->results[i].verdict == CONFORM_FAILED) {
            break;
        }
    }
    conform->stopped = false; /* what was changed is given back even so */
    if (!conform->gone && !conform->settings.stop_at_failure) {
        talk_recover(conform);
        take_down(conform);
        restore_settings(conform);
    }
    conform->stopped = !good;
    return good;
}

/* --- Looking at it ---------------------------------------------------------------------------------- */

size_t conform_count(const conform_t *conform)
{
    return conform->count;
}

const conform_case_t *conform_case(const conform_t *conform, size_t index)
{
    return &conform->cases[index];
}

const conform_result_t *conform_result(const conform_t *conform, size_t index)
{
    return &conform->results[index];
}

const simcom_description_t *conform_description(const conform_t *conform)
{
    return conform->description;
}

size_t conform_count_verdict(const conform_t *conform, conform_verdict_t verdict)
{
    size_t count = 0;

    for (size_t i = 0; i < conform->count; i++) {
        count += conform->results[i].verdict == (uint8_t)verdict && conform_wanted(conform, i);
    }
    return count;
}

const conform_event_t *conform_log(const conform_t *conform)
{
    return conform->log;
}

const char *conform_identity(const conform_t *conform)
{
    return conform->identity;
}

const char *conform_observation(const conform_t *conform, size_t index)
{
    return index < conform->observation_count ? conform->observations[index] : NULL;
}
