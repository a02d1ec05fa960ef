/* SPDX-License-Identifier: MIT */
/* expect.c - compares an answer with the documented ones. */
#include "private.h"
#include "simcom/fields.h"

#include <stdio.h>
#include <string.h>

typedef union values {
    simcom_bytes_t strings[24];
    uint32_t numbers[24];
} values_t;

static const char *received(const reply_t *reply)
{
    return reply->raw[0] == '\0' ? "nothing" : reply->raw;
}

static bool is_error(const reply_t *reply)
{
    return reply->complete && reply->step_count == 1 && reply->steps[0] == SIMCOM_STEP_ERROR;
}

/* V.250 5.7.1: every command may answer ERROR, also one whose rows list no failure. */
static bool plain_error(const conform_t *conform, const simcom_described_form_t *form)
{
    const reply_t *reply = &conform->reply;

    for (uint8_t i = 0; i < form->outcome_count; i++) {
        if (!form->outcomes[i].success) {
            return false;
        }
    }
    return is_error(reply);
}

/* What goes wrong whatever was expected. */
static bool sound(conform_t *conform)
{
    const reply_t *reply = &conform->reply;
    char steps[64];

    if (conform->gone || conform->stopped) {
        return false;
    }
    if (!reply->complete) {
        return case_check(conform, false, "an answer within the time limit of the manual",
                          "%s answered %s", conform->line.text, received(reply));
    }
    if (reply->problem[0] != '\0') {
        return case_check(conform, false, "lines in the shape and spelling of the revision",
                          "%s: %s", reply->problem, received(reply));
    }
    if (reply->outcome == NULL) {
        describe_steps(reply->steps, reply->step_count, steps, sizeof steps);
        return case_check(conform, false, "one of the documented ends of the command", "%s (%s)",
                          steps, received(reply));
    }
    return true;
}

bool expect_success(conform_t *conform, const simcom_described_form_t *form)
{
    if (!sound(conform)) {
        return false;
    }
    if (!case_check(conform, conform->reply.outcome->success, "success", "%s",
                    received(&conform->reply))) {
        return false;
    }
    check_lines(conform, form);
    return !case_failed(conform);
}

/* In which client's name a result speaks. */
static bool right_client(const conform_t *conform, const simcom_described_form_t *form)
{
    unsigned client = 0, i = 0;
    char text[20];

    while (i < form->form->parameter_count &&
           form->parameters[i].role != (uint8_t)SIMCOM_VALUE_CLIENT) {
        i++;
    }
    if (!conform->reply.has_result || form->form->result_fields < 2 ||
        i == form->form->parameter_count || !has_parameter(form, i)) {
        return true;
    }
    sent_argument(conform, form, i, text, sizeof text);
    return sscanf(text, "%u", &client) != 1 || client == conform->reply.client;
}

bool expect_refusal(conform_t *conform, const simcom_described_form_t *form, uint8_t code)
{
    char expected[100];

    if (plain_error(conform, form)) {
        return true;
    }
    if (!sound(conform)) {
        return false;
    }
    if (code == ANY_CODE) {
        (void)snprintf(expected, sizeof expected, "a refusal");
    } else {
        (void)snprintf(expected, sizeof expected, "a refusal with code %u (%s)", code,
                       simcom_code_in(conform->description->revision, code)->name);
    }
    if (!case_check(conform, !conform->reply.outcome->success, expected, "%s",
                    received(&conform->reply)) ||
        !case_check(conform, right_client(conform, form), "a result of the client that was named",
                    "%s", received(&conform->reply))) {
        return false;
    }
    if (code == ANY_CODE || !conform->reply.has_result) {
        return true; /* ERROR alone is documented and tells no code */
    }
    return case_check(conform, conform->reply.code == code, expected, "%s",
                      received(&conform->reply));
}

bool expect_error(conform_t *conform, const simcom_described_form_t *form)
{
    return (!conform->gone && !conform->stopped && is_error(&conform->reply)) ||
           expect_refusal(conform, form, ANY_CODE);
}

/* Whether a code says that the arguments are wrong. */
static bool blames_arguments(const conform_t *conform, uint8_t code)
{
    const uint8_t *reasons = conform->description->reasons;

    return code == reasons[SIMCOM_REASON_BAD_VALUE] || code == reasons[SIMCOM_REASON_BAD_LENGTH] ||
           code == reasons[SIMCOM_REASON_BAD_CLIENT] || code == reasons[SIMCOM_REASON_BAD_TEXT];
}

bool expect_accepted(conform_t *conform, const simcom_described_form_t *form)
{
    if (!sound(conform)) {
        return false;
    }
    if (conform->reply.outcome->success) {
        return expect_success(conform, form);
    }
    return case_check(
        conform, conform->reply.has_result && !blames_arguments(conform, conform->reply.code),
        "arguments that are taken, whatever comes of them", "%s", received(&conform->reply));
}

/* --- Information lines ----------------------------------------------------------------------------- */

const simcom_described_form_t *read_form(const simcom_described_command_t *command)
{
    for (size_t i = 0; i < command->form_count; i++) {
        const simcom_described_form_t *form = &command->forms[i];
        if (form->type == SIMCOM_TYPE_READ && form->line_count > 0) {
            return form;
        }
    }
    return NULL;
}

static bool read_values(const simcom_described_line_t *line, const char *text, values_t *values)
{
    return simcom_fields_read_as(line->shape->fields, line->own, line->shape->count,
                                 simcom_text(text), values, sizeof *values) == SIMCOM_GOOD;
}

static void take_value(const simcom_parameter_t *row, const values_t *values, field_t *out)
{
    const uint8_t *at = (const uint8_t *)values + row->offset;

    memset(out, 0, sizeof *out);
    out->is_string = row->kind != SIMCOM_KIND_NUMBER && row->kind != SIMCOM_KIND_HEX;
    if (out->is_string) {
        simcom_bytes_t bytes;
        memcpy(&bytes, at, sizeof bytes);
        out->given = bytes.data != NULL;
        out->number = (uint32_t)bytes.length;
        (void)snprintf(out->text, sizeof out->text, "%.*s", (int)bytes.length,
                       bytes.data == NULL ? "" : (const char *)bytes.data);
    } else if ((row->flags & SIMCOM_PARAMETER_OPTIONAL) != 0) {
        simcom_optional_t optional;
        memcpy(&optional, at, sizeof optional);
        out->given = optional.given;
        out->number = optional.value;
    } else {
        memcpy(&out->number, at, sizeof out->number);
        out->given = true;
    }
}

bool read_field(const simcom_described_line_t *line, const char *text, const char *name,
                field_t *out)
{
    values_t values;

    if (!read_values(line, text, &values)) {
        return false;
    }
    for (uint8_t i = 0; i < line->shape->count; i++) {
        if (strcmp(line->fields[i].name, name) == 0) {
            take_value(&line->shape->fields[i], &values, out);
            return out->given;
        }
    }
    return false;
}

static bool listed(const simcom_described_parameter_t *described, uint32_t number)
{
    for (uint16_t i = 0; i < described->value_count; i++) {
        if (described->values[i].value == number) {
            return true;
        }
    }
    return described->value_count == 0;
}

/* Fields that the revision does not have come last and are optional in the common shape. */
static bool check_field(conform_t *conform, const simcom_parameter_t *row,
                        const simcom_described_parameter_t *described, const field_t *field)
{
    const simcom_limit_t limit = limit_of(conform, row);
    const bool absent = limit.min > limit.max;
    const bool zero =
        simcom_is_number(row) && (row->flags & SIMCOM_PARAMETER_ZERO) != 0 && field->number == 0;

    if (absent) {
        return case_check(conform, !field->given, "no field that the revision does not have",
                          "%s: %s", described->name, field->text);
    }
    if (!field->given) {
        return true;
    }
    if (field->is_string && field->number == 0) {
        return true; /* nothing is set */
    }
    return case_check(conform,
                      zero || (field->number >= limit.min && field->number <= limit.max &&
                               (field->is_string || listed(described, field->number))),
                      "fields within their limits", "%s is %u%s, limits are %u to %u",
                      described->name, (unsigned)field->number,
                      field->is_string ? " bytes long" : "", limit.min, limit.max);
}

static void check_line(conform_t *conform, const simcom_described_line_t *line, const char *text)
{
    values_t values;
    bool whole = true;

    if (!case_check(conform, read_values(line, text, &values), "an information line of its shape",
                    "\"%s\"", text)) {
        return;
    }
    for (uint8_t i = 0; i < line->shape->count; i++) {
        field_t field;

        if ((line->lacks >> i & 1u) != 0) {
            continue; /* not in this revision, so that it was not read either */
        }
        take_value(&line->shape->fields[i], &values, &field);
        whole = whole && (field.given || (line->optional >> i & 1u) != 0);
        (void)check_field(conform, &line->shape->fields[i], &line->fields[i], &field);
    }
    (void)case_check(conform, whole, "all fields of the line", "\"%s\"", text);
}

void check_lines(conform_t *conform, const simcom_described_form_t *form)
{
    for (size_t i = 0; form != NULL && form->line_count > 0 && i < conform->reply.line_count; i++) {
        check_line(conform, &form->lines[0], conform->reply.lines[i].text);
    }
}
