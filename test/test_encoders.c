/* SPDX-License-Identifier: MIT */
/*
 * test_encoders.c - from arguments to the bytes of a command line, for every form.
 *
 * What is right stands in encoder_cases.h, written by hand from the manual. The tests below walk
 * those rows; what only one form has (addresses, file names, UTF-8, DISC's timeout) has its own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "encoder_cases.h"
#include "simcom/commands.h"
#include "simcom/describe.h"
#include "simcom/revisions.h"

/* The longest line, a CONNECT at its limits: AT, 800 characters, CR. */
#define LINE_ROOM 1024
#define GUARD     0x5A

#define CHECK(row, name, condition)                                                                \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fail_msg("%s %s: not so: %s", (row)->prefix, (name), #condition);                      \
        }                                                                                          \
    } while (0)

/* Arguments ------------------------------------------------------------------------------------- */

/* An argument struct that a test may change. */
typedef union arguments {
    max_align_t align;
    uint8_t bytes[128];
} arguments_t;

/* A string in a heap block of just its size, so that AddressSanitizer sees a byte too far. */
typedef struct string {
    uint8_t *memory;
    size_t length;
} string_t;

static string_t string_of(const void *bytes, size_t length)
{
    string_t string = {malloc(length > 0u ? length : 1u), length};
    assert_non_null(string.memory);
    memcpy(string.memory, bytes, length);
    return string;
}

/* A string that is good for the parameter wherever its length is: "aaaa", "tcp://aaa", "a.pem". */
static string_t good_string(const parameter_t *parameter, size_t length)
{
    string_t string = {malloc(length > 0u ? length : 1u), length};
    assert_non_null(string.memory);
    memset(string.memory, 'a', length);
    if (parameter->content == ADDRESS && length >= 6u) {
        memcpy(string.memory, "tcp://", 6);
    }
    if (parameter->content == FILENAME && length >= 4u) {
        memcpy(string.memory + length - 4u, length % 2u == 0u ? ".pem" : ".der", 4);
    }
    return string;
}

static bool is_string(const parameter_t *parameter)
{
    return parameter->content != NUMBER && parameter->content != COUNT;
}

static void set_number(const parameter_t *parameter, arguments_t *arguments, uint32_t value)
{
    if (parameter->presence != REQUIRED) {
        simcom_optional_t number = {.value = value, .given = true};
        memcpy(arguments->bytes + parameter->offset, &number, sizeof number);
    } else {
        memcpy(arguments->bytes + parameter->offset, &value, sizeof value);
    }
}

static void set_bytes(const parameter_t *parameter, arguments_t *arguments, simcom_bytes_t bytes)
{
    memcpy(arguments->bytes + parameter->offset, &bytes, sizeof bytes);
}

static void set_string(const parameter_t *parameter, arguments_t *arguments, string_t string)
{
    simcom_bytes_t bytes = {string.memory, string.length};
    set_bytes(parameter, arguments, bytes);
}

static void leave_out(const parameter_t *parameter, arguments_t *arguments)
{
    if (is_string(parameter)) {
        simcom_bytes_t nothing = {NULL, 0};
        set_bytes(parameter, arguments, nothing);
    } else {
        simcom_optional_t nothing = {.value = 1, .given = false};
        memcpy(arguments->bytes + parameter->offset, &nothing, sizeof nothing);
    }
}

static arguments_t plain_of(const encoder_case_t *row)
{
    arguments_t arguments;
    memset(&arguments, GUARD, sizeof arguments);
    assert_true(row->size <= sizeof arguments.bytes);
    if (row->size > 0u) {
        memcpy(&arguments, row->plain, row->size);
    }
    return arguments;
}

/* The plain arguments without the last `fewer` optional ones. */
static arguments_t shorter_of(const encoder_case_t *row, size_t fewer)
{
    arguments_t arguments = plain_of(row);
    for (size_t i = 0; i < fewer; i++) {
        leave_out(&row->parameters[row->parameter_count - 1u - i], &arguments);
    }
    return arguments;
}

/* Every parameter at its upper limit; the strings are kept for release(). */
static arguments_t longest_of(const encoder_case_t *row, string_t strings[MAX_PARAMETERS])
{
    arguments_t arguments = plain_of(row);
    for (size_t i = 0; i < row->parameter_count; i++) {
        const parameter_t *parameter = &row->parameters[i];
        strings[i].memory = NULL;
        if (is_string(parameter)) {
            strings[i] = good_string(parameter, parameter->max);
            set_string(parameter, &arguments, strings[i]);
        } else {
            set_number(parameter, &arguments, parameter->max);
        }
    }
    return arguments;
}

static void release(const encoder_case_t *row, string_t strings[MAX_PARAMETERS])
{
    for (size_t i = 0; i < row->parameter_count; i++) {
        free(strings[i].memory);
    }
}

/* What has to come out --------------------------------------------------------------------------- */

/* The line that the row's parameters and these arguments make. */
static size_t expected_line(const encoder_case_t *row, const arguments_t *arguments,
                            char line[LINE_ROOM])
{
    size_t length = (size_t)snprintf(line, LINE_ROOM, "%s", row->prefix);
    for (size_t i = 0; i < row->parameter_count; i++) {
        const parameter_t *parameter = &row->parameters[i];
        const uint8_t *member = arguments->bytes + parameter->offset;
        const char *comma = i > 0u ? "," : "";
        if (is_string(parameter)) {
            simcom_bytes_t bytes;
            memcpy(&bytes, member, sizeof bytes);
            if (bytes.data == NULL) {
                break;
            }
            length += (size_t)sprintf(line + length, "%s\"", comma);
            memcpy(line + length, bytes.data, bytes.length);
            length += bytes.length;
            line[length++] = '"';
        } else {
            simcom_optional_t number = {.given = true};
            if (parameter->presence != REQUIRED) {
                memcpy(&number, member, sizeof number);
            } else {
                memcpy(&number.value, member, sizeof number.value);
            }
            if (!number.given) {
                break;
            }
            length += (size_t)sprintf(line + length, "%s%lu", comma, (unsigned long)number.value);
        }
    }
    line[length++] = '\r';
    return length;
}

/* Begins a line; and what is written at once is the same. */
static simcom_status_t encode(const encoder_case_t *row, simcom_command_t *command,
                              const simcom_revision_t *revision, const void *arguments,
                              simcom_problem_t *problem)
{
    uint8_t pieces[LINE_ROOM];
    uint8_t whole[LINE_ROOM];
    simcom_problem_t other;
    memset(&other, GUARD, sizeof other);
    simcom_status_t status = row->encode(command, revision, arguments, problem);
    simcom_command_t begun = *command;
    size_t length = simcom_command_copy(&begun, pieces, sizeof pieces);
    size_t written = simcom_command_line(revision, row->form, arguments, whole, sizeof whole,
                                         problem != NULL ? &other : NULL);
    CHECK(row, "whole", written == length && (written != 0u) == (status == SIMCOM_GOOD));
    CHECK(row, "whole", memcmp(whole, pieces, length) == 0);
    if (status != SIMCOM_GOOD && problem != NULL) {
        CHECK(row, "whole", other.form == problem->form && other.status == problem->status);
        CHECK(row, "whole", other.has_parameter == problem->has_parameter);
        CHECK(row, "whole", other.parameter == problem->parameter);
        CHECK(row, "whole", other.limit.min == problem->limit.min);
        CHECK(row, "whole", other.limit.max == problem->limit.max);
        CHECK(row, "whole", other.offset == problem->offset);
    }
    return status;
}

static void expect_line(const encoder_case_t *row, const char *name, simcom_command_t *command,
                        const void *line, size_t length)
{
    uint8_t buffer[LINE_ROOM];
    size_t n = simcom_command_copy(command, buffer, sizeof buffer);
    if (n != length || memcmp(buffer, line, length) != 0) {
        fail_msg("%s %s: sent %.*s", row->prefix, name, (int)n, (const char *)buffer);
    }
}

/* The arguments are taken, the problem is left alone, the line is right. */
static void expect_accepted(const encoder_case_t *row, const parameter_t *parameter,
                            const arguments_t *arguments)
{
    simcom_command_t command;
    simcom_problem_t problem;
    simcom_problem_t untouched;
    memset(&problem, GUARD, sizeof problem);
    memset(&untouched, GUARD, sizeof untouched);
    simcom_status_t status =
        encode(row, &command, &simcom_revision_v1_00, arguments->bytes, &problem);
    CHECK(row, parameter->name, status == SIMCOM_GOOD);
    CHECK(row, parameter->name, memcmp(&problem, &untouched, sizeof problem) == 0);

    char line[LINE_ROOM];
    size_t length = expected_line(row, arguments, line);
    expect_line(row, parameter->name, &command, line, length);
    CHECK(row, parameter->name,
          simcom_arguments_check(&simcom_revision_v1_00, row->form, arguments->bytes, NULL) ==
              SIMCOM_GOOD);
}

/* The arguments are refused, the parameter at fault is named, and there is nothing to send. */
static simcom_problem_t expect_refused(const encoder_case_t *row, const parameter_t *parameter,
                                       const arguments_t *arguments, simcom_status_t status,
                                       size_t offset)
{
    const char *name = parameter->name;
    simcom_command_t command;
    simcom_problem_t problem;
    memset(&command, GUARD, sizeof command);
    memset(&problem, GUARD, sizeof problem);
    simcom_status_t answer =
        encode(row, &command, &simcom_revision_v1_00, arguments->bytes, &problem);
    if (answer != status) {
        fail_msg("%s %s: answered %d, not %d", row->prefix, name, (int)answer, (int)status);
    }
    CHECK(row, name, problem.status == (uint8_t)status);
    CHECK(row, name, problem.form == row->form);
    CHECK(row, name, problem.has_parameter);
    CHECK(row, name, problem.parameter < SIMCOM_PARAMETERS);
    if (strcmp(simcom_parameter_names[problem.parameter], name) != 0) {
        fail_msg("%s %s: names %s", row->prefix, name, simcom_parameter_names[problem.parameter]);
    }
    CHECK(row, name, problem.offset == offset);
    if (status == SIMCOM_E_RANGE || status == SIMCOM_E_LENGTH) {
        CHECK(row, name, problem.limit.min == parameter->min);
        CHECK(row, name, problem.limit.max == parameter->max);
    }

    uint8_t buffer[LINE_ROOM];
    const uint8_t *piece;
    CHECK(row, name, simcom_command_peek(&command, &piece) == 0u);
    CHECK(row, name, simcom_command_copy(&command, buffer, sizeof buffer) == 0u);
    CHECK(row, name,
          encode(row, &command, &simcom_revision_v1_00, arguments->bytes, NULL) == status);
    CHECK(row, name,
          simcom_arguments_check(&simcom_revision_v1_00, row->form, arguments->bytes, NULL) ==
              status);
    return problem;
}

/* Walks all parameters of all forms. */
typedef void visitor_t(const encoder_case_t *row, const parameter_t *parameter);

static void for_each_number(visitor_t *visit)
{
    size_t visited = 0;
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        for (size_t k = 0; k < row->parameter_count; k++) {
            if (!is_string(&row->parameters[k])) {
                visit(row, &row->parameters[k]);
                visited++;
            }
        }
    }
    assert_true(visited > 0u);
}

static void for_each_string(visitor_t *visit)
{
    size_t visited = 0;
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        for (size_t k = 0; k < row->parameter_count; k++) {
            if (is_string(&row->parameters[k])) {
                visit(row, &row->parameters[k]);
                visited++;
            }
        }
    }
    assert_true(visited > 0u);
}

static const encoder_case_t *row_of(uint16_t id)
{
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        if (encoder_cases[i].id == id) {
            return &encoder_cases[i];
        }
    }
    fail_msg("no row of form %u", (unsigned)id);
    return NULL;
}

/* Every form ------------------------------------------------------------------------------------- */

static void every_form_has_one_row(void **state)
{
    (void)state;
    unsigned seen[SIMCOM_FORMS] = {0};
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        CHECK(row, "", row->id < SIMCOM_FORMS);
        CHECK(row, "", row->form->id == row->id);
        CHECK(row, "", row->form->parameter_count >= row->parameter_count);
        for (size_t k = row->parameter_count; k < row->form->parameter_count; k++) {
            /* What another revision adds is not in this one. */
            simcom_limit_t limit =
                *simcom_limit_of(&simcom_revision_v1_00, simcom_parameters_of(row->form)[k].id);
            CHECK(row, "", limit.min > limit.max);
        }
        seen[row->id]++;
    }
    for (size_t id = 0; id < SIMCOM_FORMS; id++) {
        bool there = (simcom_revision_v1_00.forms[id / 8u] & (1u << (id % 8u))) != 0;
        if (seen[id] != (there ? 1u : 0u)) {
            fail_msg("form %zu has %u rows", id, seen[id]);
        }
    }
    assert_int_equal(ENCODER_CASES, 76); /* counted in the manual, with those of the network */
}

static void plain_arguments_give_the_manuals_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        for (size_t fewer = 0; fewer <= MAX_OPTIONALS && row->lines[fewer] != NULL; fewer++) {
            arguments_t arguments = shorter_of(row, fewer);
            const char *line = row->lines[fewer];
            simcom_command_t command;
            CHECK(row, line,
                  encode(row, &command, &simcom_revision_v1_00, arguments.bytes, NULL) ==
                      SIMCOM_GOOD);
            expect_line(row, "begun", &command, line, strlen(line));
            simcom_command_open(&command, &simcom_revision_v1_00, row->form, arguments.bytes);
            expect_line(row, "opened", &command, line, strlen(line));
        }
    }
}

/* Numbers ----------------------------------------------------------------------------------------- */

static void visit_number(const encoder_case_t *row, const parameter_t *parameter)
{
    simcom_status_t status = parameter->content == COUNT ? SIMCOM_E_LENGTH : SIMCOM_E_RANGE;
    arguments_t arguments = plain_of(row);
    const uint32_t accepted[] = {parameter->min, (parameter->min + 1u), parameter->max - 1u,
                                 parameter->max};
    for (size_t i = 0; i < sizeof accepted / sizeof accepted[0]; i++) {
        set_number(parameter, &arguments, accepted[i]);
        expect_accepted(row, parameter, &arguments);
    }
    /* 65536 more than a good value, 2^31 and the largest are what a narrow type would let pass. */
    const uint32_t refused[] = {parameter->max + 1u, 65536u + parameter->min, UINT32_C(0x80000000),
                                UINT32_MAX};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        set_number(parameter, &arguments, refused[i]);
        expect_refused(row, parameter, &arguments, status, 0);
    }
    if (parameter->min > 0u) {
        if (parameter->min > 1u || parameter->presence != OPTIONAL_OR_ZERO) {
            set_number(parameter, &arguments, parameter->min - 1u);
            expect_refused(row, parameter, &arguments, status, 0);
        }
        set_number(parameter, &arguments, 0);
        if (parameter->presence == OPTIONAL_OR_ZERO) {
            expect_accepted(row, parameter, &arguments);
        } else {
            expect_refused(row, parameter, &arguments, status, 0);
        }
    }
}

static void numbers_at_and_over_their_limits(void **state)
{
    (void)state;
    for_each_number(visit_number);
}

static void disconnect_timeout_is_0_or_60_to_180(void **state)
{
    (void)state;
    static const struct {
        uint32_t timeout;
        const char *line; /* NULL: refused */
    } rows[] = {
        {0, "AT+CMQTTDISC=1,0\r"},     {1, NULL},   {59, NULL}, {60, "AT+CMQTTDISC=1,60\r"},
        {180, "AT+CMQTTDISC=1,180\r"}, {181, NULL},
    };
    const encoder_case_t *row = row_of(SIMCOM_FORM_CMQTTDISC_WRITE);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        simcom_cmqttdisc_write_t arguments = {.client_index = 1,
                                              .timeout = {rows[i].timeout, true}};
        simcom_command_t command;
        simcom_problem_t problem;
        simcom_status_t status =
            simcom_cmqttdisc_write(&command, &simcom_revision_v1_00, &arguments, &problem);
        if (rows[i].line != NULL) {
            assert_int_equal(status, SIMCOM_GOOD);
            expect_line(row, "timeout", &command, rows[i].line, strlen(rows[i].line));
        } else {
            assert_int_equal(status, SIMCOM_E_RANGE);
            assert_string_equal(simcom_parameter_names[problem.parameter], "timeout");
            assert_int_equal(problem.limit.min, 60);
            assert_int_equal(problem.limit.max, 180);
        }
    }
}

static void visit_argument_number(const encoder_case_t *row, const parameter_t *parameter)
{
    const simcom_parameter_t *generated =
        &simcom_parameters_of(row->form)[parameter - row->parameters];
    arguments_t arguments = plain_of(row);
    set_number(parameter, &arguments, UINT32_C(3141592653));
    CHECK(row, parameter->name,
          simcom_argument_number(generated, arguments.bytes) == UINT32_C(3141592653));
    if (parameter->presence != REQUIRED) {
        leave_out(parameter, &arguments);
        CHECK(row, parameter->name, simcom_argument_number(generated, arguments.bytes) == 0u);
    }
}

static void numbers_are_read_back(void **state)
{
    (void)state;
    for_each_number(visit_argument_number);
}

/* Strings ----------------------------------------------------------------------------------------- */

static void visit_length(const encoder_case_t *row, const parameter_t *parameter)
{
    const size_t accepted[] = {parameter->min, parameter->min + 1u, parameter->max - 1u,
                               parameter->max};
    for (size_t i = 0; i < sizeof accepted / sizeof accepted[0]; i++) {
        arguments_t arguments = plain_of(row);
        string_t string = good_string(parameter, accepted[i]);
        set_string(parameter, &arguments, string);
        expect_accepted(row, parameter, &arguments);
        free(string.memory);
    }
    const size_t refused[] = {parameter->max + 1u, 65536u + parameter->min,
                              parameter->min > 0u ? parameter->min - 1u : parameter->max + 2u,
                              parameter->min > 0u ? 0u : parameter->max + 3u};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        arguments_t arguments = plain_of(row);
        string_t string = good_string(parameter, refused[i]);
        set_string(parameter, &arguments, string);
        expect_refused(row, parameter, &arguments, SIMCOM_E_LENGTH, 0);
        free(string.memory);
    }
}

static void strings_at_and_over_their_lengths(void **state)
{
    (void)state;
    for_each_string(visit_length);
}

static void visit_missing(const encoder_case_t *row, const parameter_t *parameter)
{
    if (parameter->presence != REQUIRED) {
        return;
    }
    arguments_t arguments = plain_of(row);
    simcom_bytes_t nothing = {NULL, 0};
    set_bytes(parameter, &arguments, nothing);
    expect_refused(row, parameter, &arguments, SIMCOM_E_MISSING, 0);
    nothing.length = 10; /* NULL means not given, whatever the length */
    set_bytes(parameter, &arguments, nothing);
    expect_refused(row, parameter, &arguments, SIMCOM_E_MISSING, 0);
}

static void a_required_string_is_missed(void **state)
{
    (void)state;
    for_each_string(visit_missing);
}

/* The first, the middle and the last byte of a string, or, if `inside`, of what stands between
 * tcp:// and .pem. */
static size_t places(const parameter_t *parameter, size_t length, bool inside, size_t place[3])
{
    size_t first = inside && parameter->content == ADDRESS ? 6u : 0u;
    size_t last = length - 1u - (inside && parameter->content == FILENAME ? 4u : 0u);
    place[0] = first;
    place[1] = first + (last - first) / 2u;
    place[2] = last;
    return 3;
}

static void visit_control(const encoder_case_t *row, const parameter_t *parameter)
{
    const size_t lengths[] = {parameter->min > 0u ? parameter->min : 1u, parameter->max};
    for (size_t l = 0; l < sizeof lengths / sizeof lengths[0]; l++) {
        for (unsigned byte = 0; byte <= 0x7Fu; byte++) {
            if (byte >= 0x20u && byte != 0x7Fu && byte != '"') {
                continue;
            }
            size_t place[3];
            size_t count = places(parameter, lengths[l], false, place);
            for (size_t i = 0; i < count; i++) {
                arguments_t arguments = plain_of(row);
                string_t string = good_string(parameter, lengths[l]);
                string.memory[place[i]] = (uint8_t)byte;
                set_string(parameter, &arguments, string);
                expect_refused(row, parameter, &arguments, SIMCOM_E_CHARACTER, place[i]);
                free(string.memory);
            }
        }
    }
}

static void control_bytes_and_quotation_marks_are_refused(void **state)
{
    (void)state;
    for_each_string(visit_control);
}

static void visit_two_bad_bytes(const encoder_case_t *row, const parameter_t *parameter)
{
    arguments_t arguments = plain_of(row);
    string_t string = good_string(parameter, parameter->max);
    string.memory[parameter->max - 1u] = '\r';
    string.memory[parameter->max - 2u] = '"';
    string.memory[parameter->max - 3u] = '\n';
    set_string(parameter, &arguments, string);
    expect_refused(row, parameter, &arguments, SIMCOM_E_CHARACTER, parameter->max - 3u);
    free(string.memory);
}

static void the_first_bad_byte_is_told(void **state)
{
    (void)state;
    for_each_string(visit_two_bad_bytes);
}

/* The manual leaves it open whether a bare file name may hold bytes above 0x7F. */
static void visit_good_bytes(const encoder_case_t *row, const parameter_t *parameter)
{
    unsigned end = parameter->content == TEXT || parameter->content == ADDRESS ? 0x100u : 0x7Fu;
    for (unsigned byte = 0x20; byte < end; byte++) {
        if (byte == '"' || byte == 0x7Fu) {
            continue;
        }
        size_t place[3];
        size_t count = places(parameter, parameter->max, true, place);
        for (size_t i = 0; i < count; i++) {
            arguments_t arguments = plain_of(row);
            string_t string = good_string(parameter, parameter->max);
            string.memory[place[i]] = (uint8_t)byte;
            set_string(parameter, &arguments, string);
            expect_accepted(row, parameter, &arguments);
            free(string.memory);
        }
    }
}

static void all_other_bytes_are_sent_as_they_are(void **state)
{
    (void)state;
    for_each_string(visit_good_bytes);
}

/* UTF-8 ------------------------------------------------------------------------------------------- */

static const parameter_t *client_id = &accq_parameters[1];

static void accept_client_id(const char *text, size_t length)
{
    const encoder_case_t *row = row_of(SIMCOM_FORM_CMQTTACCQ_WRITE);
    arguments_t arguments = plain_of(row);
    string_t string = string_of(text, length);
    set_string(client_id, &arguments, string);
    expect_accepted(row, client_id, &arguments);
    free(string.memory);
}

static void refuse_client_id(const char *text, size_t length, simcom_status_t status, size_t offset)
{
    const encoder_case_t *row = row_of(SIMCOM_FORM_CMQTTACCQ_WRITE);
    arguments_t arguments = plain_of(row);
    string_t string = string_of(text, length);
    set_string(client_id, &arguments, string);
    expect_refused(row, client_id, &arguments, status, offset);
    free(string.memory);
}

static void a_client_id_is_utf8(void **state)
{
    (void)state;
    static const char *const good[] = {
        "\xC2\x80",         /* U+0080, the first of two bytes */
        "\xDF\xBF",         /* U+07FF, the last */
        "\xE0\xA0\x80",     /* U+0800, the first of three */
        "\xE4\xB8\xAD",     /* U+4E2D */
        "\xED\x9F\xBF",     /* U+D7FF, before the surrogates */
        "\xEE\x80\x80",     /* U+E000, behind them */
        "\xEF\xBF\xBF",     /* U+FFFF */
        "\xF0\x90\x80\x80", /* U+10000, the first of four */
        "\xF1\x80\x80\x80", /* U+40000 */
        "\xF4\x8F\xBF\xBF", /* U+10FFFF, the last of all */
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        char text[16];
        accept_client_id(good[i], strlen(good[i]));
        accept_client_id(text, (size_t)snprintf(text, sizeof text, "ab%sc", good[i]));
    }
}

static void a_client_id_of_other_bytes_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80", /* a following byte alone */
        "\xBF",
        "\xC0\x80",         /* NUL in two bytes */
        "\xC1\xBF",         /* U+007F in two bytes */
        "\xE0\x80\x80",     /* NUL in three */
        "\xE0\x9F\xBF",     /* U+07FF in three */
        "\xF0\x80\x80\x80", /* NUL in four */
        "\xF0\x8F\xBF\xBF", /* U+FFFF in four */
        "\xED\xA0\x80",     /* the first surrogate, U+D800 */
        "\xED\xBF\xBF",     /* the last, U+DFFF */
        "\xF4\x90\x80\x80", /* U+110000 */
        "\xF5\x80\x80\x80",
        "\xF8\x88\x80\x80", /* five bytes, as they were once */
        "\xFE",
        "\xFF",
        "\xC3", /* the rest is missing */
        "\xE2\x82",
        "\xE2",
        "\xF0\x9F\x98",
        "\xF0\x9F",
        "\xC3(", /* the rest is something else */
        "\xE2(\xA1",
        "\xE2\x82(",
        "\xF0\x9F(\x80",
        "\xF0\x9F\x98(",
        "\xC3\xC3\xA9", /* begins anew */
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char text[16];
        refuse_client_id(bad[i], strlen(bad[i]), SIMCOM_E_UTF8, 0);
        refuse_client_id(text, (size_t)snprintf(text, sizeof text, "ab%s", bad[i]), SIMCOM_E_UTF8,
                         2);
        refuse_client_id(text, (size_t)snprintf(text, sizeof text, "\xC3\xA9%sz", bad[i]),
                         SIMCOM_E_UTF8, 2);
    }
}

static void a_client_ids_length_is_in_bytes(void **state)
{
    (void)state;
#define EURO "\xE2\x82\xAC"
    static const char seven[] = EURO EURO EURO EURO EURO EURO EURO;
    static const char eight[] = EURO EURO EURO EURO EURO EURO EURO EURO;
    char text[32];
    accept_client_id(seven, 21);
    accept_client_id(text, (size_t)snprintf(text, sizeof text, "%szz", seven));
    refuse_client_id(eight, 24, SIMCOM_E_LENGTH, 0);
}

/* Addresses and file names ------------------------------------------------------------------------ */

static void an_address_begins_with_tcp(void **state)
{
    (void)state;
    static const char *const refused[] = {
        "ssl://broker:8883",  "mqtt://broker:1883",  "mqtts://broker:8883", "TCP://broker:1883",
        "Tcp://broker:1883",  "broker.example:1883", " tcp://broker:1883",  "tcp:/broker:1883",
        "tcp:broker.example", "tcps://broker:1883",  "tcp//broker:1883",    "xtcp://broker:1883",
    };
    static const char *const accepted[] = {
        "tcp://a.b",
        "tcp://116.247.119.165:5141",
        "tcp://test.mosquitto.org",
        "tcp://[2001:db8::1]:1883",
    };
    const encoder_case_t *row = row_of(SIMCOM_FORM_CMQTTCONNECT_WRITE);
    const parameter_t *address = &row->parameters[1];
    arguments_t arguments = plain_of(row);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        string_t string = string_of(refused[i], strlen(refused[i]));
        set_string(address, &arguments, string);
        expect_refused(row, address, &arguments, SIMCOM_E_ADDRESS, 0);
        free(string.memory);
    }
    for (size_t i = 0; i < sizeof accepted / sizeof accepted[0]; i++) {
        string_t string = string_of(accepted[i], strlen(accepted[i]));
        set_string(address, &arguments, string);
        expect_accepted(row, address, &arguments);
        free(string.memory);
    }
}

static void visit_file_name(const encoder_case_t *row, const parameter_t *parameter)
{
    static const char *const refused[] = {
        "ca.crt", "ca.pe",  "ca.pem.", "ca.pem ", "ca_pem",  "cacert",
        "ca.PEM", "ca.Der", "pem..",   "ca.derx", ".pem/ca",
    };
    static const char *const accepted[] = {"a.pem", "b.der", "my ca, 2.pem", "ca.pem.der"};
    if (parameter->content != FILENAME) {
        return;
    }
    arguments_t arguments = plain_of(row);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        string_t string = string_of(refused[i], strlen(refused[i]));
        set_string(parameter, &arguments, string);
        expect_refused(row, parameter, &arguments, SIMCOM_E_FILE_NAME, 0);
        free(string.memory);
    }
    for (size_t i = 0; i < sizeof accepted / sizeof accepted[0]; i++) {
        string_t string = string_of(accepted[i], strlen(accepted[i]));
        set_string(parameter, &arguments, string);
        expect_accepted(row, parameter, &arguments);
        free(string.memory);
    }
}

static void a_file_name_ends_in_pem_or_der(void **state)
{
    (void)state;
    for_each_string(visit_file_name);
}

/* The manual's name in hexadecimal, 2.1.2. */
#define ZHONGHUA "{non-ascii}\"262378344532443B262378353334453B2E70656D\""

static void a_name_in_hexadecimal_is_sent_in_its_own_marks(void **state)
{
    (void)state;
    simcom_csslcfg_write_cacert_t ca = {.ssl_ctx_index = 0, .ca_file = BYTES(ZHONGHUA)};
    simcom_csslcfg_write_clientcert_t cert = {.ssl_ctx_index = 1,
                                              .clientcert_file = BYTES(ZHONGHUA)};
    simcom_csslcfg_write_clientkey_t key = {.ssl_ctx_index = 9, .clientkey_file = BYTES(ZHONGHUA)};
    simcom_ccertdown_write_t down = {.filename = BYTES(ZHONGHUA), .len = 10240};
    simcom_ccertdele_write_t dele = {.filename = BYTES(ZHONGHUA)};
    const struct {
        uint16_t id;
        const void *arguments;
        const char *line;
    } rows[] = {
        {SIMCOM_FORM_CSSLCFG_WRITE_CACERT, &ca, "AT+CSSLCFG=\"cacert\",0," ZHONGHUA "\r"},
        {SIMCOM_FORM_CSSLCFG_WRITE_CLIENTCERT, &cert, "AT+CSSLCFG=\"clientcert\",1," ZHONGHUA "\r"},
        {SIMCOM_FORM_CSSLCFG_WRITE_CLIENTKEY, &key, "AT+CSSLCFG=\"clientkey\",9," ZHONGHUA "\r"},
        {SIMCOM_FORM_CCERTDOWN_WRITE, &down, "AT+CCERTDOWN=" ZHONGHUA ",10240\r"},
        {SIMCOM_FORM_CCERTDELE_WRITE, &dele, "AT+CCERTDELE=" ZHONGHUA "\r"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const encoder_case_t *row = row_of(rows[i].id);
        size_t length = strlen(rows[i].line);
        simcom_revision_t revision = simcom_revision_v1_00;
        simcom_command_t command;
        /* The marks are counted once on the line, too. */
        revision.line_limit = (uint16_t)(length - strlen("AT\r"));
        CHECK(row, "name",
              encode(row, &command, &revision, rows[i].arguments, NULL) == SIMCOM_GOOD);
        for (size_t size = 0; size <= length; size++) {
            uint8_t buffer[LINE_ROOM];
            buffer[size] = GUARD;
            CHECK(row, "name",
                  simcom_command_line(&revision, row->form, rows[i].arguments, buffer, size,
                                      NULL) == (size < length ? 0u : length));
            CHECK(row, "name", buffer[size] == GUARD);
        }
        expect_line(row, "name", &command, rows[i].line, length);
        revision.line_limit--;
        CHECK(row, "name",
              encode(row, &command, &revision, rows[i].arguments, NULL) == SIMCOM_E_LINE_TOO_LONG);
        expect_line(row, "refused", &command, "", 0);
    }
}

/* The answer to a name in hexadecimal, as the argument of CCERTDELE. */
static simcom_status_t answer_to_name(const char *name, size_t length)
{
    string_t string = string_of(name, length);
    simcom_ccertdele_write_t arguments = {.filename = {string.memory, string.length}};
    simcom_command_t command;
    simcom_problem_t problem;
    memset(&problem, GUARD, sizeof problem);
    simcom_status_t status =
        simcom_ccertdele_write(&command, &simcom_revision_v1_00, &arguments, &problem);
    if (status != SIMCOM_GOOD) {
        const uint8_t *piece;
        assert_int_equal(simcom_command_peek(&command, &piece), 0);
        assert_int_equal(problem.status, status);
        assert_true(problem.has_parameter);
        assert_string_equal(simcom_parameter_names[problem.parameter], "filename");
        assert_true(problem.offset < length);
    }
    free(string.memory);
    return status;
}

static void a_wrong_name_in_hexadecimal_is_refused(void **state)
{
    (void)state;
    static const char *const refused[] = {
        "{non-ascii}\"612E70656\"",   /* odd */
        "{non-ascii}\"1612E70656D\"", /* odd, with a good ending */
        "{non-ascii}\"612E7065GD\"",  /* not hexadecimal */
        "{non-ascii}\"6G2E70656D\"",  /* not in front either */
        "{non-ascii}\"61 2E70656D\"",
        "{non-ascii}\"612E637274\"",   /* a.crt */
        "{non-ascii}\"612E50454D\"",   /* a.PEM */
        "{non-ascii}\"612E70656D6D\"", /* a.pemm */
        "{non-ascii}\"61\"",           /* a */
        "{non-ascii}\"\"",             /* nothing */
        "{non-ascii}\"",
        "{non-ascii}\"612E70656D",     /* the second mark is missing */
        "{non-ascii}612E70656D\"",     /* the first is */
        "{non-ascii}\"a.pem\"",        /* not hexadecimal at all */
        "{non-ascii}\"612E70656D\"\r", /* something behind it */
        "{non-ascii}\"612E70656D\";+CRESET",
        "{non-ascii}\"612E\"70656D\"", /* a mark inside */
        "{non-ascii}\"612E70656D\"2E70656D\"",
        "{non-ascii}\"612E70656D\r\n\"", /* a line end inside */
        "{non-ascii}\"\r12E70656D\"",
        "{non-ascii} \"612E70656D\"",
        "{NON-ASCII}\"612E70656D\"",
        "x{non-ascii}\"612E70656D\"", /* not at the beginning */
    };
    assert_int_equal(answer_to_name("{non-ascii}\"612E70656D\"", 23), SIMCOM_GOOD); /* a.pem */
    assert_int_equal(answer_to_name("{non-ascii}\"622E646572\"", 23), SIMCOM_GOOD); /* b.der */
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        simcom_status_t status = answer_to_name(refused[i], strlen(refused[i]));
        /* E_LENGTH where what stands between the marks is shorter than a name can be. */
        if (status != SIMCOM_E_CHARACTER && status != SIMCOM_E_FILE_NAME &&
            status != SIMCOM_E_LENGTH) {
            fail_msg("%s is answered with %d", refused[i], (int)status);
        }
    }
    /* A NUL, and a mark that stands for the end of the argument, in place of each digit. */
    for (size_t i = strlen("{non-ascii}\""); i < strlen(ZHONGHUA) - 1u; i++) {
        static const char bad[] = {'\0', '\r', '"', 'g', 'G', '/', ':', '@', '`', '\x80'};
        for (size_t k = 0; k < sizeof bad; k++) {
            char name[] = ZHONGHUA;
            name[i] = bad[k];
            assert_int_equal(answer_to_name(name, strlen(ZHONGHUA)), SIMCOM_E_CHARACTER);
        }
    }
}

/* The answer to a name of so many bytes, its ending included, in hexadecimal. */
static simcom_status_t answer_to_name_of(size_t bytes)
{
    char name[300];
    size_t length = (size_t)sprintf(name, "{non-ascii}\"");
    for (size_t i = 4; i < bytes; i++) {
        length += (size_t)sprintf(name + length, "61");
    }
    length += (size_t)sprintf(name + length, "2E70656D\"");
    return answer_to_name(name, length);
}

/* 2.1.2: "The length of filename is from 5 to 128 bytes", and the prefix belongs to "the file path
 * parameter", not to the name. */
static void a_name_in_hexadecimal_has_at_least_5_bytes(void **state)
{
    (void)state;
    assert_int_equal(answer_to_name_of(5), SIMCOM_GOOD);
    assert_int_not_equal(answer_to_name_of(4), SIMCOM_GOOD); /* .pem */
}

static void a_name_in_hexadecimal_has_at_most_128_bytes(void **state)
{
    (void)state;
    for (size_t bytes = 5; bytes <= 128u; bytes++) {
        simcom_status_t status = answer_to_name_of(bytes);
        if (status != SIMCOM_GOOD) {
            fail_msg("a name of %zu bytes is answered with %d", bytes, (int)status);
        }
    }
    assert_int_equal(answer_to_name_of(129), SIMCOM_E_LENGTH);
}

/* Optional parameters ----------------------------------------------------------------------------- */

static void optional_parameters_nest(void **state)
{
    (void)state;
    size_t gaps = 0;
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        size_t first = row->parameter_count;
        while (first > 0u && row->parameters[first - 1u].presence != REQUIRED) {
            first--;
        }
        size_t count = row->parameter_count - first;
        assert_true(count <= MAX_OPTIONALS);
        /* Each set of optional parameters; bit k is the parameter first + k. */
        for (unsigned set = 0; set < 1u << count; set++) {
            arguments_t arguments = plain_of(row);
            const parameter_t *missing = NULL;
            bool gap = false;
            for (size_t k = 0; k < count; k++) {
                const parameter_t *parameter = &row->parameters[first + k];
                if ((set & (1u << k)) == 0u) {
                    leave_out(parameter, &arguments);
                    missing = missing != NULL ? missing : parameter;
                } else {
                    gap = gap || missing != NULL;
                }
            }
            if (gap) {
                expect_refused(row, missing, &arguments, SIMCOM_E_MISSING, 0);
                gaps++;
            } else if (row->parameter_count > 0u) {
                expect_accepted(row, &row->parameters[0], &arguments);
            }
        }
    }
    /* password, dup of PUB, pdp_addr of CGSOCKCONT; of the 16 sets of the four of CGDCONT all but 5. */
    assert_int_equal(gaps, 3 + 11);
}

/* A number that is out of range and not given harms nothing. */
static void a_number_not_given_is_not_looked_at(void **state)
{
    (void)state;
    simcom_cmqttaccq_write_t arguments = {.client_id = BYTES("id"),
                                          .server_type = {.value = 77, .given = false}};
    simcom_command_t command;
    assert_int_equal(simcom_cmqttaccq_write(&command, &simcom_revision_v1_00, &arguments, NULL),
                     SIMCOM_GOOD);
    expect_line(row_of(SIMCOM_FORM_CMQTTACCQ_WRITE), "", &command, "AT+CMQTTACCQ=0,\"id\"\r", 20);
}

static void the_first_of_many_problems_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        for (size_t first = 0; first < row->parameter_count; first++) {
            arguments_t arguments = plain_of(row);
            simcom_bytes_t bad = BYTES("\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r");
            for (size_t k = first; k < row->parameter_count; k++) {
                if (is_string(&row->parameters[k])) {
                    bad.length = row->parameters[k].min > 0u ? row->parameters[k].min : 1u;
                    set_bytes(&row->parameters[k], &arguments, bad);
                } else {
                    set_number(&row->parameters[k], &arguments, UINT32_MAX);
                }
            }
            const parameter_t *parameter = &row->parameters[first];
            simcom_status_t status = is_string(parameter)          ? SIMCOM_E_CHARACTER
                                     : parameter->content == COUNT ? SIMCOM_E_LENGTH
                                                                   : SIMCOM_E_RANGE;
            expect_refused(row, parameter, &arguments, status, 0);
        }
    }
}

/* Sending ----------------------------------------------------------------------------------------- */

/* Sends a line in pieces of at most `chunk` bytes. */
static size_t send_in_chunks(simcom_command_t *command, size_t chunk, uint8_t line[LINE_ROOM])
{
    size_t length = 0;
    const uint8_t *piece;
    for (size_t n = simcom_command_peek(command, &piece); n > 0u;
         n = simcom_command_peek(command, &piece)) {
        const uint8_t *again;
        assert_int_equal(simcom_command_peek(command, &again), n);
        assert_ptr_equal(again, piece);
        n = n < chunk ? n : chunk;
        assert_true(length + n <= LINE_ROOM);
        memcpy(line + length, piece, n);
        length += n;
        simcom_command_ack(command, n);
    }
    assert_int_equal(simcom_command_peek(command, &piece), 0);
    return length;
}

static void expect_same_in_chunks(const encoder_case_t *row, const arguments_t *arguments)
{
    simcom_command_t command;
    uint8_t line[LINE_ROOM];
    char expected[LINE_ROOM];
    size_t length = expected_line(row, arguments, expected);
    for (size_t chunk = 1; chunk <= length; chunk++) {
        CHECK(row, "chunks",
              encode(row, &command, &simcom_revision_v1_00, arguments->bytes, NULL) == SIMCOM_GOOD);
        CHECK(row, "chunks", send_in_chunks(&command, chunk, line) == length);
        CHECK(row, "chunks", memcmp(line, expected, length) == 0);
    }
}

static void pieces_of_any_size_give_the_same_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        string_t strings[MAX_PARAMETERS];
        for (size_t fewer = 0; fewer <= MAX_OPTIONALS && row->lines[fewer] != NULL; fewer++) {
            arguments_t arguments = shorter_of(row, fewer);
            expect_same_in_chunks(row, &arguments);
        }
        arguments_t arguments = longest_of(row, strings);
        expect_same_in_chunks(row, &arguments);
        release(row, strings);
    }
}

static void the_rest_of_a_begun_line_is_copied(void **state)
{
    (void)state;
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        arguments_t arguments = plain_of(row);
        size_t length = strlen(row->lines[0]);
        for (size_t sent = 0; sent <= length; sent++) {
            simcom_command_t command;
            const uint8_t *piece;
            CHECK(row, "rest",
                  encode(row, &command, &simcom_revision_v1_00, arguments.bytes, NULL) ==
                      SIMCOM_GOOD);
            for (size_t k = 0; k < sent; k++) {
                CHECK(row, "rest", simcom_command_peek(&command, &piece) > 0u);
                simcom_command_ack(&command, 1);
            }
            expect_line(row, "rest", &command, row->lines[0] + sent, length - sent);
        }
    }
}

static void a_buffer_too_small_is_not_overrun(void **state)
{
    (void)state;
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        string_t strings[MAX_PARAMETERS];
        arguments_t arguments = longest_of(row, strings);
        char expected[LINE_ROOM];
        size_t length = expected_line(row, &arguments, expected);
        for (size_t size = 0; size <= length + 1u; size++) {
            uint8_t buffer[LINE_ROOM + 8];
            simcom_command_t command;
            memset(buffer, GUARD, sizeof buffer);
            CHECK(row, "copy",
                  encode(row, &command, &simcom_revision_v1_00, arguments.bytes, NULL) ==
                      SIMCOM_GOOD);
            CHECK(row, "copy",
                  simcom_command_copy(&command, buffer, size) == (size < length ? 0u : length));
            size_t end = size < length ? size : length; /* and no NUL behind the line */
            for (size_t k = end; k < sizeof buffer; k++) {
                CHECK(row, "copy", buffer[k] == GUARD);
            }
            CHECK(row, "copy", size < length || memcmp(buffer, expected, length) == 0);

            simcom_problem_t problem;
            memset(buffer, GUARD, sizeof buffer);
            memset(&problem, GUARD, sizeof problem);
            CHECK(row, "line",
                  simcom_command_line(&simcom_revision_v1_00, row->form, arguments.bytes, buffer,
                                      size, &problem) == (size < length ? 0u : length));
            for (size_t k = end; k < sizeof buffer; k++) {
                CHECK(row, "line", buffer[k] == GUARD);
            }
            CHECK(row, "line", size < length || memcmp(buffer, expected, length) == 0);
            CHECK(row, "line",
                  size >= length || (problem.status == SIMCOM_E_LINE_TOO_LONG &&
                                     problem.form == row->form && !problem.has_parameter));
        }
        release(row, strings);
    }
}

/* Revisions --------------------------------------------------------------------------------------- */

static void v1_00_has_the_manuals_figures(void **state)
{
    (void)state;
    assert_int_equal(simcom_revision_v1_00.line_limit, 0);        /* not stated */
    assert_int_equal(simcom_revision_v1_00.topic_limit, 1024);    /* 2.2.10 */
    assert_int_equal(simcom_revision_v1_00.payload_limit, 10240); /* 2.2.11 */
}

/* A CONNECT whose address and user name are at their limits. Behind AT stand +CMQTTCONNECT=0, with
 * 16 characters, the address with 258, ,64800,1, with 9, the user name with 258, and a comma: 542.
 * A password of 256 bytes makes 800, one of 15 bytes 559. */
static simcom_status_t connect_with_password(uint16_t line_limit, size_t length,
                                             simcom_problem_t *problem)
{
    static char address[256];
    static char user[256];
    static char password[256];
    memset(address, 'h', sizeof address);
    memcpy(address, "tcp://", 6);
    memset(user, 'u', sizeof user);
    memset(password, 'p', sizeof password);
    simcom_revision_t revision = simcom_revision_v1_00;
    revision.line_limit = line_limit;
    simcom_cmqttconnect_write_t arguments = {
        .client_index = 0,
        .server_addr = {(const uint8_t *)address, sizeof address},
        .keepalive_time = 64800,
        .clean_session = 1,
        .user_name = {(const uint8_t *)user, sizeof user},
        .password = {(const uint8_t *)password, length},
    };
    simcom_command_t command;
    uint8_t line[LINE_ROOM];
    simcom_status_t status = simcom_cmqttconnect_write(&command, &revision, &arguments, problem);
    size_t sent = simcom_command_copy(&command, line, sizeof line);
    assert_int_equal(sent, status == SIMCOM_GOOD ? 2u + 544u + length + 1u : 0u);
    return status;
}

static void a_line_of_559_characters_is_the_longest(void **state)
{
    (void)state;
    simcom_problem_t problem;
    assert_int_equal(connect_with_password(0, 256, NULL), SIMCOM_GOOD);
    assert_int_equal(connect_with_password(559, 256, &problem), SIMCOM_E_LINE_TOO_LONG);
    assert_int_equal(problem.status, SIMCOM_E_LINE_TOO_LONG);
    assert_ptr_equal(problem.form, &simcom_form_cmqttconnect_write);
    assert_int_equal(problem.limit.max, 559);
    assert_int_equal(connect_with_password(559, 15, NULL), SIMCOM_GOOD);
    assert_int_equal(connect_with_password(559, 16, NULL), SIMCOM_E_LINE_TOO_LONG);
}

static void the_line_limit_counts_every_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < ENCODER_CASES; i++) {
        const encoder_case_t *row = &encoder_cases[i];
        for (size_t fewer = 0; fewer <= MAX_OPTIONALS && row->lines[fewer] != NULL; fewer++) {
            arguments_t arguments = shorter_of(row, fewer);
            simcom_revision_t revision = simcom_revision_v1_00;
            simcom_command_t command;
            size_t length = strlen(row->lines[fewer]) - strlen("AT\r");
            if (length < 2u) {
                continue; /* AT alone */
            }
            revision.line_limit = (uint16_t)length;
            CHECK(row, row->lines[fewer],
                  encode(row, &command, &revision, arguments.bytes, NULL) == SIMCOM_GOOD);
            expect_line(row, "at the limit", &command, row->lines[fewer], length + strlen("AT\r"));
            revision.line_limit--;
            CHECK(row, row->lines[fewer],
                  encode(row, &command, &revision, arguments.bytes, NULL) ==
                      SIMCOM_E_LINE_TOO_LONG);
            expect_line(row, "over the limit", &command, "", 0);
        }
    }
}

static void a_form_that_a_revision_lacks_is_refused(void **state)
{
    (void)state;
    for (size_t lacking = 0; lacking < ENCODER_CASES; lacking++) {
        uint8_t forms[(SIMCOM_FORMS + 7u) / 8u];
        memcpy(forms, simcom_revision_v1_00.forms, sizeof forms);
        uint16_t id = encoder_cases[lacking].id;
        forms[id / 8u] = (uint8_t)(forms[id / 8u] & ~(1u << (id % 8u)));
        simcom_revision_t revision = simcom_revision_v1_00;
        revision.forms = forms;
        for (size_t i = 0; i < ENCODER_CASES; i++) {
            const encoder_case_t *row = &encoder_cases[i];
            arguments_t arguments = plain_of(row);
            simcom_command_t command;
            simcom_problem_t problem;
            simcom_status_t status = encode(row, &command, &revision, arguments.bytes, &problem);
            if (i != lacking) {
                CHECK(row, "has it", status == SIMCOM_GOOD);
                continue;
            }
            CHECK(row, "lacks it", status == SIMCOM_E_REVISION);
            CHECK(row, "lacks it", problem.status == SIMCOM_E_REVISION);
            CHECK(row, "lacks it", problem.form == row->form);
            CHECK(row, "lacks it", !problem.has_parameter);
            expect_line(row, "lacks it", &command, "", 0);
        }
    }
}

static void a_parameter_that_a_revision_lacks_is_refused(void **state)
{
    (void)state;
    simcom_limit_t ranges[SIMCOM_PARAMETERS];
    uint8_t limits[SIMCOM_PARAMETERS];
    for (size_t id = 0; id < SIMCOM_PARAMETERS; id++) {
        ranges[id] = *simcom_limit_of(&simcom_revision_v1_00, (unsigned)id);
        limits[id] = (uint8_t)id;
    }
    ranges[SIMCOM_PARAMETER_CMQTTPUB_DUP].min = 1;
    ranges[SIMCOM_PARAMETER_CMQTTPUB_DUP].max = 0;
    simcom_revision_t revision = simcom_revision_v1_00;
    revision.ranges = ranges;
    revision.limits = limits;

    const encoder_case_t *row = row_of(SIMCOM_FORM_CMQTTPUB_WRITE);
    arguments_t with = shorter_of(row, 0);
    arguments_t without = shorter_of(row, 1);
    simcom_command_t command;
    simcom_problem_t problem;
    assert_int_equal(encode(row, &command, &revision, with.bytes, &problem), SIMCOM_E_REVISION);
    assert_true(problem.has_parameter);
    assert_int_equal(problem.parameter, SIMCOM_PARAMETER_CMQTTPUB_DUP);
    assert_string_equal(simcom_parameter_names[problem.parameter], "dup");
    expect_line(row, "dup", &command, "", 0);
    assert_int_equal(encode(row, &command, &revision, without.bytes, NULL), SIMCOM_GOOD);
    expect_line(row, "dup", &command, row->lines[1], strlen(row->lines[1]));
}

/* Problems in words ------------------------------------------------------------------------------- */

/* The text begins with the command and its form, and holds these three; NULL: none. */
static void expect_text(const encoder_case_t *row, const simcom_problem_t *problem,
                        const parameter_t *parameter, const char *low, const char *high)
{
    char text[256];
    size_t length = simcom_problem_text(problem, text, sizeof text);
    CHECK(row, "text", length > 0u && length < sizeof text - 1u);
    CHECK(row, text, strlen(text) == length);
    CHECK(row, text, strncmp(text, row->prefix, strlen(row->prefix)) == 0);
    CHECK(row, text, strstr(text, simcom_status_text((simcom_status_t)problem->status)) != NULL);
    CHECK(row, text, parameter == NULL || strstr(text, parameter->name) != NULL);
    CHECK(row, text, low == NULL || strstr(text, low) != NULL);
    CHECK(row, text, high == NULL || strstr(text, high) != NULL);
    CHECK(row, text, strstr(text, "CANARY") == NULL);
    CHECK(row, text, strstr(text, "3141592653") == NULL);
}

static void visit_number_text(const encoder_case_t *row, const parameter_t *parameter)
{
    char limits[32];
    arguments_t arguments = plain_of(row);
    set_number(parameter, &arguments, UINT32_C(3141592653));
    simcom_problem_t problem =
        expect_refused(row, parameter, &arguments,
                       parameter->content == COUNT ? SIMCOM_E_LENGTH : SIMCOM_E_RANGE, 0);
    snprintf(limits, sizeof limits, "%u to %u", (unsigned)parameter->min, (unsigned)parameter->max);
    expect_text(row, &problem, parameter, limits, NULL);
}

/* A canary that is too long, of a wrong byte and, where there is such a thing, of a wrong kind. */
static void visit_string_text(const encoder_case_t *row, const parameter_t *parameter)
{
    static const uint8_t canary[] = "CANARY";
    char limits[32];
    char place[32];
    arguments_t arguments = plain_of(row);
    string_t string = {malloc(parameter->max + 1u), parameter->max + 1u};
    assert_non_null(string.memory);
    for (size_t i = 0; i < string.length; i++) {
        string.memory[i] = canary[i % 6u];
    }
    set_string(parameter, &arguments, string);
    simcom_problem_t problem = expect_refused(row, parameter, &arguments, SIMCOM_E_LENGTH, 0);
    snprintf(limits, sizeof limits, "%u to %u", (unsigned)parameter->min, (unsigned)parameter->max);
    expect_text(row, &problem, parameter, limits, NULL);

    string.length = parameter->max;
    string.memory[7] = '\n';
    set_string(parameter, &arguments, string);
    problem = expect_refused(row, parameter, &arguments, SIMCOM_E_CHARACTER, 7);
    snprintf(place, sizeof place, "%u", 7u);
    expect_text(row, &problem, parameter, place, NULL);

    string.memory[7] = 'A';
    set_string(parameter, &arguments, string);
    if (parameter->content == ADDRESS) {
        problem = expect_refused(row, parameter, &arguments, SIMCOM_E_ADDRESS, 0);
        expect_text(row, &problem, parameter, "tcp://", NULL);
    } else if (parameter->content == FILENAME) {
        problem = expect_refused(row, parameter, &arguments, SIMCOM_E_FILE_NAME, 0);
        expect_text(row, &problem, parameter, ".pem", ".der");
    } else if (parameter->content == UTF8) {
        string.memory[7] = 0xFF;
        problem = expect_refused(row, parameter, &arguments, SIMCOM_E_UTF8, 7);
        expect_text(row, &problem, parameter, "UTF-8", "7");
    }
    free(string.memory);
}

static void a_text_names_command_parameter_and_limits(void **state)
{
    (void)state;
    for_each_number(visit_number_text);
    for_each_string(visit_string_text);
}

static void a_text_never_shows_a_value(void **state)
{
    (void)state;
    const encoder_case_t *row = row_of(SIMCOM_FORM_CMQTTCONNECT_WRITE);
    simcom_cmqttconnect_write_t arguments = {
        .server_addr = BYTES("tcp://CANARY"), .keepalive_time = 60, .password = BYTES("CANARY")};
    simcom_command_t command;
    simcom_problem_t problem;
    assert_int_equal(
        simcom_cmqttconnect_write(&command, &simcom_revision_v1_00, &arguments, &problem),
        SIMCOM_E_MISSING);
    expect_text(row, &problem, &row->parameters[4], NULL, NULL); /* user_name */

    simcom_bytes_t canary = BYTES("CANARY");
    arguments.user_name = canary;
    simcom_revision_t revision = simcom_revision_v1_00;
    revision.line_limit = 37;
    assert_int_equal(simcom_cmqttconnect_write(&command, &revision, &arguments, &problem),
                     SIMCOM_E_LINE_TOO_LONG);
    expect_text(row, &problem, NULL, "37", NULL);

    static const uint8_t no_forms[(SIMCOM_FORMS + 7u) / 8u];
    revision.forms = no_forms;
    assert_int_equal(simcom_cmqttconnect_write(&command, &revision, &arguments, &problem),
                     SIMCOM_E_REVISION);
    expect_text(row, &problem, NULL, NULL, NULL);
}

static void a_text_fits_its_buffer(void **state)
{
    (void)state;
    simcom_cmqttpub_write_t arguments = {.qos = 1, .pub_timeout = 181};
    simcom_command_t command;
    simcom_problem_t problem;
    assert_int_equal(simcom_cmqttpub_write(&command, &simcom_revision_v1_00, &arguments, &problem),
                     SIMCOM_E_RANGE);
    char whole[256];
    size_t length = simcom_problem_text(&problem, whole, sizeof whole);
    assert_true(length > 40u && length < sizeof whole - 1u);
    assert_non_null(strstr(whole, "AT+CMQTTPUB="));
    assert_non_null(strstr(whole, "pub_timeout"));
    assert_non_null(strstr(whole, "60 to 180"));
    for (size_t size = 0; size <= length + 2u; size++) {
        char text[256];
        size_t cut = size <= length ? size : length + 1u; /* text and NUL */
        memset(text, GUARD, sizeof text);
        assert_int_equal(simcom_problem_text(&problem, text, size), cut > 0u ? cut - 1u : 0u);
        if (cut > 0u) {
            assert_memory_equal(text, whole, cut - 1u);
            assert_int_equal(text[cut - 1u], '\0');
        }
        for (size_t i = cut; i < sizeof text; i++) {
            assert_int_equal(text[i], GUARD);
        }
    }
}

static void a_problem_without_a_form_has_a_text(void **state)
{
    (void)state;
    simcom_problem_t problem = {.status = SIMCOM_E_BUSY};
    char text[256];
    size_t length = simcom_problem_text(&problem, text, sizeof text);
    assert_int_equal(length, strlen(text));
    assert_non_null(strstr(text, simcom_status_text(SIMCOM_E_BUSY)));
}

static void every_status_has_its_own_text(void **state)
{
    (void)state;
    for (int i = 0; i < (int)SIMCOM_STATUS_COUNT; i++) {
        const char *text = simcom_status_text((simcom_status_t)i);
        assert_non_null(text);
        assert_true(strlen(text) > 0u);
        for (int k = 0; k < i; k++) {
            assert_string_not_equal(text, simcom_status_text((simcom_status_t)k));
        }
    }
    assert_non_null(simcom_status_text(SIMCOM_STATUS_COUNT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_has_one_row),
        cmocka_unit_test(plain_arguments_give_the_manuals_line),
        cmocka_unit_test(numbers_at_and_over_their_limits),
        cmocka_unit_test(disconnect_timeout_is_0_or_60_to_180),
        cmocka_unit_test(numbers_are_read_back),
        cmocka_unit_test(strings_at_and_over_their_lengths),
        cmocka_unit_test(a_required_string_is_missed),
        cmocka_unit_test(control_bytes_and_quotation_marks_are_refused),
        cmocka_unit_test(the_first_bad_byte_is_told),
        cmocka_unit_test(all_other_bytes_are_sent_as_they_are),
        cmocka_unit_test(a_client_id_is_utf8),
        cmocka_unit_test(a_client_id_of_other_bytes_is_refused),
        cmocka_unit_test(a_client_ids_length_is_in_bytes),
        cmocka_unit_test(an_address_begins_with_tcp),
        cmocka_unit_test(a_file_name_ends_in_pem_or_der),
        cmocka_unit_test(a_name_in_hexadecimal_is_sent_in_its_own_marks),
        cmocka_unit_test(a_wrong_name_in_hexadecimal_is_refused),
        cmocka_unit_test(a_name_in_hexadecimal_has_at_least_5_bytes),
        cmocka_unit_test(a_name_in_hexadecimal_has_at_most_128_bytes),
        cmocka_unit_test(optional_parameters_nest),
        cmocka_unit_test(a_number_not_given_is_not_looked_at),
        cmocka_unit_test(the_first_of_many_problems_is_told),
        cmocka_unit_test(pieces_of_any_size_give_the_same_line),
        cmocka_unit_test(the_rest_of_a_begun_line_is_copied),
        cmocka_unit_test(a_buffer_too_small_is_not_overrun),
        cmocka_unit_test(v1_00_has_the_manuals_figures),
        cmocka_unit_test(a_line_of_559_characters_is_the_longest),
        cmocka_unit_test(the_line_limit_counts_every_form),
        cmocka_unit_test(a_form_that_a_revision_lacks_is_refused),
        cmocka_unit_test(a_parameter_that_a_revision_lacks_is_refused),
        cmocka_unit_test(a_text_names_command_parameter_and_limits),
        cmocka_unit_test(a_text_never_shows_a_value),
        cmocka_unit_test(a_text_fits_its_buffer),
        cmocka_unit_test(a_problem_without_a_form_has_a_text),
        cmocka_unit_test(every_status_has_its_own_text),
    };
    return cmocka_run_group_tests_name("encoders", tests, NULL, NULL);
}
