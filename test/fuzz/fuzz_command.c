/* SPDX-License-Identifier: MIT */
/*
 * fuzz_command.c - any arguments of any command, with libFuzzer.
 *
 * The input chooses revision, form, and what each parameter gets. A line that is accepted is one command whatever its
 * arguments hold, the same written at once and taken in pieces; one that is refused says why. ./dev fuzz builds and
 * runs it.
 */
#include "simcom/describe.h"
#include "simcom/simcom.h"

#include "script.h"

#include <string.h>

#define LINE_ROOM 2048

/* A number near a limit, or any. */
static uint32_t number(const simcom_limit_t *limit)
{
    const unsigned choice = byte();
    switch (choice % 8u) {
    case 0:
        return limit->min;
    case 1:
        return limit->max;
    case 2:
        return limit->max + 1u;
    case 3:
        return limit->min - 1u;
    case 4:
        return choice >> 3;
    case 5:
        return byte() << 24 | byte() << 16 | byte();
    default:
        return byte() << 8 | byte();
    }
}

/* Bytes of the input in memory of their own, so that nothing behind them can be read unseen. */
static simcom_bytes_t string(void)
{
    static const char *const beginnings[] = {"", "tcp://", "{non-ascii}\"", "a.pem"};
    const unsigned choice = byte();
    const char *beginning = beginnings[choice % 4u];
    const size_t begun = strlen(beginning);
    size_t n = choice >> 2;

    if (choice == 255u) {
        return (simcom_bytes_t){NULL, 0};
    }
    n = n < (size_t)(end - at) ? n : (size_t)(end - at);
    uint8_t *bytes = malloc(begun + n + 1u);
    memcpy(bytes, beginning, begun);
    memcpy(bytes + begun, at, n);
    at += n;
    return (simcom_bytes_t){bytes, begun + n};
}

typedef union arguments {
    uint8_t bytes[256];
    simcom_bytes_t string;
    simcom_optional_t optional;
} arguments_t;

static void fill(const simcom_revision_t *revision, const simcom_form_t *form,
                 arguments_t *arguments)
{
    memset(arguments, 0, sizeof *arguments);
    for (unsigned i = 0; i < form->parameter_count; i++) {
        const simcom_parameter_t *parameter = &simcom_parameters_of(form)[i];
        void *place = arguments->bytes + parameter->offset;
        if (!simcom_is_number(parameter)) {
            const simcom_bytes_t value = string();
            memcpy(place, &value, sizeof value);
        } else if ((parameter->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u) {
            const simcom_optional_t value = {number(simcom_limit_of(revision, parameter->id)),
                                             byte() % 4u != 0u};
            memcpy(place, &value, sizeof value);
        } else {
            const uint32_t value = number(simcom_limit_of(revision, parameter->id));
            memcpy(place, &value, sizeof value);
        }
    }
}

static void release(const simcom_form_t *form, arguments_t *arguments)
{
    for (unsigned i = 0; i < form->parameter_count; i++) {
        const simcom_parameter_t *parameter = &simcom_parameters_of(form)[i];
        if (!simcom_is_number(parameter)) {
            simcom_bytes_t value;
            memcpy(&value, arguments->bytes + parameter->offset, sizeof value);
            free((void *)(uintptr_t)value.data);
        }
    }
}

/* One command: CR at the end and nowhere else, no other control byte, marks in pairs. */
static void check_line(const simcom_revision_t *revision, const uint8_t *line, size_t n)
{
    size_t marks = 0;
    DEMAND(n > 2u && line[n - 1u] == '\r');
    DEMAND(revision->line_limit == 0u || n - 3u <= revision->line_limit);
    for (size_t i = 0; i + 1u < n; i++) {
        DEMAND(line[i] >= 0x20u && line[i] != 0x7Fu);
        marks += line[i] == '"';
    }
    DEMAND(marks % 2u == 0u);
}

/* Takes the line in pieces, and of each what the input says. */
static size_t take_pieces(simcom_command_t *command, uint8_t *line)
{
    const uint8_t *piece;
    size_t n, length = 0;

    while ((n = simcom_command_peek(command, &piece)) != 0u) {
        size_t some = 1u + byte();
        some = some < n ? some : n;
        DEMAND(length + some <= LINE_ROOM);
        memcpy(line + length, piece, some);
        length += some;
        (void)simcom_command_ack(command, some);
    }
    return length;
}

static void check_problem(const simcom_problem_t *problem, simcom_status_t status)
{
    char words[256];
    DEMAND(problem->status == (uint8_t)status);
    DEMAND(simcom_problem_text(problem, words, sizeof words) == strlen(words));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static uint8_t pieces[LINE_ROOM], whole[LINE_ROOM];
    arguments_t arguments;
    simcom_command_t command;
    simcom_problem_t problem, other;

    at = bytes;
    end = bytes + n;
    const simcom_description_t *description =
        simcom_descriptions[byte() % simcom_description_count];
    const simcom_described_command_t *described =
        &description->commands[byte() % description->command_count];
    const simcom_form_t *form = described->forms[byte() % described->form_count].form;
    fill(description->revision, form, &arguments);
    const simcom_status_t status =
        simcom_command_begin(&command, description->revision, form, arguments.bytes, &problem);
    const size_t written = simcom_command_line(description->revision, form, arguments.bytes, whole,
                                               sizeof whole, &other);
    DEMAND((written != 0u) == (status == SIMCOM_GOOD));
    DEMAND(simcom_arguments_check(description->revision, form, arguments.bytes, NULL) == status);
    if (status == SIMCOM_GOOD) {
        check_line(description->revision, whole, written);
        DEMAND(take_pieces(&command, pieces) == written && memcmp(pieces, whole, written) == 0);
        /* With too little room nothing behind it is touched. */
        const size_t room = byte() * written / 256u;
        uint8_t *small = malloc(room + (room == 0u));
        DEMAND(simcom_command_line(description->revision, form, arguments.bytes, small, room,
                                   &other) == 0u);
        check_problem(&other, SIMCOM_E_LINE_TOO_LONG);
        free(small);
    } else {
        check_problem(&problem, status);
        check_problem(&other, status);
        DEMAND(other.parameter == problem.parameter && other.offset == problem.offset);
        DEMAND(simcom_command_peek(&command, &at) == 0u);
    }
    release(form, &arguments);
    return 0;
}
