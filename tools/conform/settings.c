/* SPDX-License-Identifier: MIT */
/*
 * settings.c - what a user has set is read before the first case and written again after the last.
 *
 * Generic: a line of a read form has the fields that the write forms of the same command take.
 */
#include "private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kept[] = {"CREG", "CGREG", "CEREG", "CGDCONT", "CGSOCKCONT", "CCLK"};

static bool may_change(const conform_t *conform, const char *name)
{
    const bool lasting = strcmp(name, "CGDCONT") == 0 || strcmp(name, "CGSOCKCONT") == 0 ||
                         strcmp(name, "CCLK") == 0;
    return !lasting || (conform->settings.allowed & CONFORM_NEEDS_SETTINGS) != 0;
}

static bool read_all(conform_t *conform, const char *name)
{
    const simcom_described_command_t *found = find_command(conform, name);
    const simcom_described_form_t *reading = found == NULL ? NULL : read_form(found);

    if (reading == NULL) {
        return false;
    }
    good_line(conform, reading, 0);
    talk(conform, reading);
    return conform->reply.outcome != NULL && conform->reply.outcome->success;
}

static void keep(conform_t *conform, const char *name, const char *text, bool file)
{
    if (conform->saved_count < SAVED) {
        saved_t *saved = &conform->saved[conform->saved_count++];
        saved->command = name;
        saved->file = file;
        (void)snprintf(saved->text, sizeof saved->text, "%s", text);
    }
}

static void save_files(conform_t *conform)
{
    const simcom_described_form_t *list = find_that_lists(conform);

    if (list == NULL || (conform->settings.allowed & CONFORM_NEEDS_CERTS) == 0) {
        return;
    }
    good_line(conform, list, 0);
    talk(conform, list);
    for (size_t i = 0; i < conform->reply.line_count; i++) {
        keep(conform, command_of(conform, list)->name, conform->reply.lines[i].text, true);
    }
}

static void save_lines(conform_t *conform, const char *name)
{
    if (may_change(conform, name) && read_all(conform, name)) {
        for (size_t i = 0; i < conform->reply.line_count; i++) {
            keep(conform, name, conform->reply.lines[i].text, false);
        }
    }
}

void save_settings(conform_t *conform)
{
    const simcom_described_form_t *tls = find_that_keeps(conform, SIMCOM_VALUE_TLS_VERSION);

    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        save_lines(conform, kept[i]);
    }
    if (tls != NULL) {
        save_lines(conform, command_of(conform, tls)->name);
    }
    save_files(conform);
}

bool file_is_users(const conform_t *conform, const char *name)
{
    for (size_t i = 0; i < conform->saved_count; i++) {
        const char *text = conform->saved[i].text + (conform->saved[i].text[0] == '"');
        if (conform->saved[i].file && strncmp(text, name, strlen(name)) == 0 &&
            (text[strlen(name)] == '"' || text[strlen(name)] == '\0')) {
            return true;
        }
    }
    return false;
}

/* Writes the parameters of a form from the fields of a line. False: one of them was empty. */
static bool compose(conform_t *conform, const simcom_described_form_t *form,
                    const simcom_described_line_t *line, const char *text)
{
    const char *comma = "";

    line_begin(conform, form);
    for (uint8_t i = 0; i < form->form->parameter_count; i++) {
        const simcom_parameter_t *row = &simcom_parameters_of(form->form)[i];
        const simcom_limit_t limit = limit_of(conform, row);
        field_t field;
        if (!has_parameter(form, i)) {
            continue;
        }
        if (!read_field(line, text, form->parameters[i].name, &field)) {
            return (form->optional >> i & 1u) != 0;
        }
        if (field.is_string && field.number < limit.min) {
            return false;
        }
        line_add(conform, "%s", comma);
        comma = ",";
        if (field.is_string) {
            line_add(conform, "\"%s\"", field.text);
        } else {
            line_add(conform, row->kind == SIMCOM_KIND_HEX ? "0x%04X" : "%u",
                     (unsigned)field.number);
        }
    }
    return true;
}

static bool is_there(const conform_t *conform, const char *text)
{
    for (size_t i = 0; i < conform->reply.line_count; i++) {
        if (strcmp(conform->reply.lines[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

static void restore_line(conform_t *conform, const simcom_described_command_t *command,
                         const char *text)
{
    const simcom_described_line_t *line = &read_form(command)->lines[0];

    for (uint8_t i = 0; i < command->form_count; i++) {
        const simcom_described_form_t *form = &command->forms[i];
        const bool changes = form->type == SIMCOM_TYPE_WRITE && form->line_count == 0;
        if (changes && in_revision(conform, form->form) && compose(conform, form, line, text)) {
            talk(conform, form);
        }
    }
}

/* Only what is not as it was; a file name cannot be made empty again, which is told. */
void restore_settings(conform_t *conform)
{
    for (size_t i = 0; i < conform->saved_count; i++) {
        const saved_t *saved = &conform->saved[i];
        const simcom_described_command_t *command = find_command(conform, saved->command);
        if (command == NULL || saved->file || !read_all(conform, saved->command) ||
            is_there(conform, saved->text)) {
            continue;
        }
        restore_line(conform, command, saved->text);
        if (strcmp(saved->command, "CCLK") != 0 && read_all(conform, saved->command) &&
            !is_there(conform, saved->text)) {
            observe(conform, "not as before: +%s: %.80s", saved->command, saved->text);
        }
    }
}
