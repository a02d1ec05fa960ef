/* SPDX-License-Identifier: MIT */
/*
 * trace_text.c - a line of the trace in words.
 *
 * Apart from trace.c, so that only a program that calls it carries the descriptions.
 *
 * Nothing secret can come out of it, whatever the line did to the bytes: of what the module sends, only
 * this is ever written: names and numbers (of at most five digits), and the strings of a complete
 * information line that the command on the wire asked for. The rest could be a damaged echo.
 */
#include "simcom/trace.h"

#include "../at/bytes.h"
#include "../at/values.h"
#include "../at/writer.h"

#include "simcom/codes.h"
#include "simcom/describe.h"
#include "simcom/fields.h"
#include "simcom/lines.h"
#include "simcom/revisions.h"

static const char secret[] = "(secret)";
static const char hidden[] = "(hidden)";

/* Whether a parameter or field must not be written. */
static bool is_secret(const simcom_parameter_t *row)
{
    return (row->flags & SIMCOM_PARAMETER_SECRET) != 0u;
}

static bool has_secret(const simcom_parameter_t *rows, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        if (is_secret(&rows[i])) {
            return true;
        }
    }
    return false;
}

static bool is_number(const simcom_parameter_t *row)
{
    return row->kind == SIMCOM_KIND_NUMBER || row->kind == SIMCOM_KIND_HEX;
}

/* The string of a row in the struct that it belongs to. */
static simcom_bytes_t string_of(const simcom_parameter_t *row, const void *values)
{
    return *(const simcom_bytes_t *)(const void *)((const uint8_t *)values + row->offset);
}

/* Descriptions ----------------------------------------------------------------------------- */

/* What the specification says about a form or a line; pointers are NULL for what it does not know. */
typedef struct found {
    const simcom_described_command_t *command;
    const simcom_described_form_t *form;
} found_t;

static found_t find_form(const simcom_trace_line_t *line)
{
    const simcom_description_t *all = simcom_description_of(line->revision);
    found_t found = {NULL, NULL};
    for (size_t i = 0; all != NULL && i < all->command_count; i++) {
        for (uint8_t k = 0; k < all->commands[i].form_count; k++) {
            if (all->commands[i].forms[k].form == line->form) {
                found.command = &all->commands[i];
                found.form = &all->commands[i].forms[k];
            }
        }
    }
    return found;
}

static const simcom_described_line_t *find_urc(const simcom_trace_line_t *line)
{
    const simcom_description_t *all = simcom_description_of(line->revision);
    for (size_t i = 0; all != NULL && i < all->urc_count; i++) {
        if (all->urcs[i].id == line->scan->name) {
            return &all->urcs[i];
        }
    }
    return NULL;
}

/* Numbers in a result line of this name; 0 if there is no such result. */
static uint8_t result_fields(const simcom_trace_line_t *line)
{
    const simcom_description_t *all = simcom_description_of(line->revision);
    for (size_t i = 0; all != NULL && i < all->command_count; i++) {
        const simcom_described_command_t *command = &all->commands[i];
        for (uint8_t k = 0; k < command->form_count && command->line == line->scan->name; k++) {
            if (command->forms[k].form->result_fields != 0u) {
                return command->forms[k].form->result_fields;
            }
        }
    }
    return 0;
}

/* Meanings --------------------------------------------------------------------------------- */

static const char *value_name(const simcom_described_parameter_t *parameter, uint32_t value)
{
    for (uint16_t i = 0; i < parameter->value_count; i++) {
        if (parameter->values[i].value == value) {
            return parameter->values[i].name;
        }
    }
    return NULL;
}

/* Writes "qos at_least_once, dup first": the numbers that stand for something. */
static void put_values(simcom_writer_t *writer, const char *separator,
                       const simcom_described_parameter_t *described,
                       const simcom_parameter_t *rows, unsigned count, const void *values)
{
    for (unsigned i = 0; i < count && described != NULL; i++) {
        const void *member = (const uint8_t *)values + rows[i].offset;
        bool given = (rows[i].flags & SIMCOM_PARAMETER_OPTIONAL) == 0u ||
                     (is_number(&rows[i]) && ((const simcom_optional_t *)member)->given);
        if (is_number(&rows[i]) && given) {
            const char *name = value_name(&described[i], simcom_argument_number(&rows[i], values));
            if (name != NULL) {
                simcom_writer_text(writer, separator);
                simcom_writer_text(writer, described[i].name);
                simcom_writer_text(writer, " ");
                simcom_writer_text(writer, name);
                separator = ", ";
            }
        }
    }
}

static void put_code(simcom_writer_t *writer, const simcom_trace_line_t *line, uint32_t code)
{
    simcom_writer_text(writer, " - ");
    simcom_writer_text(writer, simcom_code_in(line->revision, code)->name);
}

/* Host to module --------------------------------------------------------------------------- */

/* Whether a piece of a command line is one of its secret strings. */
static bool is_secret_piece(const simcom_trace_line_t *line, const uint8_t *piece)
{
    const simcom_parameter_t *rows = simcom_parameters_of(line->form);
    for (uint8_t i = 0; i < line->form->parameter_count; i++) {
        if (!is_number(&rows[i]) && is_secret(&rows[i]) && i < line->values->given &&
            !simcom_lacks(line->values, i) && simcom_trace_string(line, i).data == piece) {
            return true;
        }
    }
    return false;
}

/* Room for the argument struct of any command: offsets in it are bytes. */
typedef union arguments {
    simcom_bytes_t string;
    uint32_t number;
    uint8_t bytes[UINT8_MAX + sizeof(simcom_bytes_t)];
} arguments_t;

/* The values as the form's argument struct has them. */
static void fill(arguments_t *arguments, const simcom_values_t *values)
{
    const simcom_parameter_t *parameter = simcom_parameters_of(values->form);
    for (unsigned i = 0; i < values->given; i++, parameter++) {
        void *place = (uint8_t *)arguments + parameter->offset;
        if (simcom_lacks(values, i)) {
            continue;
        }
        if (!simcom_is_number(parameter)) {
            *(simcom_bytes_t *)place = *simcom_values_string(values, i);
            continue;
        }
        *(uint32_t *)place = simcom_values_number(values, i);
        if ((parameter->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u) {
            ((simcom_optional_t *)place)->given = true;
        }
    }
}

static void put_command(simcom_writer_t *writer, const simcom_trace_line_t *line)
{
    simcom_command_t command;
    simcom_bytes_t piece;
    found_t found = find_form(line);
    simcom_command_start(&command, line->values);
    while ((piece.length = simcom_command_peek(&command, &piece.data)) > 0u) {
        simcom_command_ack(&command, piece.length);
        if (is_secret_piece(line, piece.data)) {
            simcom_writer_text(writer, secret);
        } else {
            piece.length -= piece.data[piece.length - 1u] == (uint8_t)'\r' ? 1u : 0u;
            simcom_writer_bytes(writer, piece);
        }
    }
    if (found.form != NULL) {
        simcom_writer_text(writer, " - ");
        simcom_writer_text(writer, found.form->description);
        arguments_t room = {0};
        const void *arguments = line->values->base;
        if (line->values->sources != NULL) {
            fill(&room, line->values);
            arguments = &room;
        }
        put_values(writer, ": ", found.form->parameters, simcom_parameters_of(line->form),
                   line->form->parameter_count, arguments);
    }
}

/* Module to host --------------------------------------------------------------------------- */

/* Whether OK is not the end of the form's success: a result line follows, or came before. */
static bool has_result(const simcom_form_t *form)
{
    return (form->outcomes & SIMCOM_OUTCOMES_OK_RESULT) != 0u;
}

/* "< OK - CMQTTSTART accepted" */
static void put_final(simcom_writer_t *writer, const simcom_trace_line_t *line, const char *text)
{
    found_t found = find_form(line);
    simcom_writer_text(writer, text);
    if (line->scan->token == SIMCOM_TOKEN_CME_ERROR) {
        /* Codes have up to three digits. A text cannot be told from a damaged line. */
        simcom_bytes_t code = simcom_line_argument(simcom_scan_text(line->scan));
        bool digits = code.length > 0u && code.length <= 3u;
        for (size_t i = 0; i < code.length && digits; i++) {
            digits = code.data[i] >= (uint8_t)'0' && code.data[i] <= (uint8_t)'9';
        }
        simcom_writer_text(writer, digits ? "" : hidden);
        code.length = digits ? code.length : 0u;
        simcom_writer_bytes(writer, code);
    }
    if (found.command != NULL) {
        simcom_writer_text(writer, " - ");
        simcom_writer_text(writer, found.command->name);
        simcom_writer_text(writer, line->scan->token != SIMCOM_TOKEN_OK ? " failed"
                                   : has_result(line->form)             ? " accepted"
                                                                        : " done");
    }
}

/* Room for the fields of any line. */
typedef union fields {
    simcom_csslcfg_context_line_t context;
    simcom_cmqttconnect_connection_line_t connection;
} fields_t;

static bool fits(const simcom_shape_t *shape)
{
    for (uint8_t i = 0; i < shape->count; i++) {
        const simcom_parameter_t *row = &shape->fields[i];
        size_t size = is_number(row) ? sizeof(simcom_optional_t) : sizeof(simcom_bytes_t);
        if (row->offset + size > sizeof(fields_t)) {
            return false;
        }
    }
    return true;
}

/* The line as it is described, whole; false if it is none of these. */
static bool read_fields(const simcom_trace_line_t *line, const simcom_described_line_t *described,
                        fields_t *fields)
{
    const simcom_shape_t *shape = described->shape;
    return fits(shape) && !line->scan->cut &&
           simcom_fields_read_as(shape->fields, described->own, shape->count,
                                 simcom_line_argument(simcom_scan_text(line->scan)), fields,
                                 sizeof *fields) == SIMCOM_GOOD;
}

/* Whether row `index` is followed by an optional number that is given. */
static bool is_fenced(const simcom_shape_t *shape, unsigned index, const void *fields)
{
    if (index + 1u >= shape->count) {
        return false;
    }
    const simcom_parameter_t *next = &shape->fields[index + 1u];
    const void *member = (const uint8_t *)fields + next->offset;
    return is_number(next) && (next->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u &&
           ((const simcom_optional_t *)member)->given;
}

/* Whether a string can be nothing but what its row says. In a line that holds a secret, bytes may have been
 * lost between this one and that: a file name has an ending that shows it, a server's address a number
 * behind it. */
static bool is_sure(const simcom_shape_t *shape, unsigned index, const void *fields)
{
    const simcom_parameter_t *row = &shape->fields[index];
    simcom_bytes_t text = string_of(row, fields);
    if (!has_secret(shape->fields, shape->count)) {
        return true;
    }
    if (row->kind == SIMCOM_KIND_FILE) {
        return text.length > 4u && (simcom_bytes_equal(text.data + text.length - 4u, ".pem", 4) ||
                                    simcom_bytes_equal(text.data + text.length - 4u, ".der", 4));
    }
    return row->kind == SIMCOM_KIND_ADDRESS && is_fenced(shape, index, fields) &&
           text.length > 6u && simcom_bytes_equal(text.data, "tcp://", 6);
}

static void put_string(simcom_writer_t *writer, const simcom_shape_t *shape, unsigned index,
                       const void *fields)
{
    simcom_bytes_t text = string_of(&shape->fields[index], fields);
    if (text.length == 0u) {
        simcom_writer_text(writer, "\"\"");
    } else if (is_secret(&shape->fields[index]) || !is_sure(shape, index, fields)) {
        simcom_writer_text(writer, is_secret(&shape->fields[index]) ? secret : hidden);
    } else {
        simcom_writer_text(writer, "\"");
        simcom_writer_bytes(writer, text);
        simcom_writer_text(writer, "\"");
    }
}

/* Writes the fields of an information line, one by one. */
static void put_fields(simcom_writer_t *writer, const simcom_shape_t *shape, const void *fields)
{
    const char *separator = " ";
    for (unsigned i = 0; i < shape->count; i++) {
        const simcom_parameter_t *row = &shape->fields[i];
        bool optional = (row->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u;
        const void *member = (const uint8_t *)fields + row->offset;
        if (optional && (is_number(row) ? !((const simcom_optional_t *)member)->given
                                        : string_of(row, fields).data == NULL)) {
            continue;
        }
        simcom_writer_text(writer, separator);
        separator = ",";
        if (is_number(row)) {
            uint32_t number = simcom_argument_number(row, fields);
            simcom_writer_number(writer, number > UINT16_MAX ? UINT16_MAX : number);
        } else {
            put_string(writer, shape, i, fields);
        }
    }
}

/* An information line that the command on the wire asked for. */
static bool put_information(simcom_writer_t *writer, const simcom_trace_line_t *line)
{
    found_t found = find_form(line);
    fields_t fields;
    if (found.form == NULL ||
        has_secret(simcom_parameters_of(line->form), line->form->parameter_count)) {
        return false;
    }
    for (uint8_t i = 0; i < found.form->line_count; i++) {
        const simcom_described_line_t *described = &found.form->lines[i];
        if (described->id == line->scan->name && read_fields(line, described, &fields)) {
            put_fields(writer, described->shape, &fields);
            put_values(writer, " - ", described->fields, described->shape->fields,
                       described->shape->count, &fields);
            return true;
        }
    }
    return false;
}

/* The answer to a test command, if it is the documented one. */
static bool put_test_reply(simcom_writer_t *writer, const simcom_trace_line_t *line)
{
    found_t found = find_form(line);
    simcom_bytes_t text = simcom_line_argument(simcom_scan_text(line->scan));
    const char *const *reply = found.form != NULL ? found.form->replies : NULL;
    for (; line->form != NULL && line->form->line == line->scan->name && reply != NULL &&
           *reply != NULL;
         reply++) {
        simcom_bytes_t documented = simcom_text(*reply);
        if (documented.length == text.length &&
            simcom_bytes_equal(text.data, *reply, text.length)) {
            simcom_writer_text(writer, " ");
            simcom_writer_bytes(writer, documented);
            return true;
        }
    }
    return false;
}

/* Writes the numbers of a line that holds nothing else. */
static void put_numbers(simcom_writer_t *writer, const simcom_scan_t *scan)
{
    for (unsigned i = 0; i < scan->count && i < SIMCOM_NUMBERS; i++) {
        simcom_writer_text(writer, i == 0u ? " " : ",");
        simcom_writer_number(writer, scan->number[i]);
    }
    if (scan->count > SIMCOM_NUMBERS) {
        simcom_writer_text(writer, ",...");
    }
}

static void put_urc(simcom_writer_t *writer, const simcom_trace_line_t *line)
{
    const simcom_described_line_t *urc = find_urc(line);
    fields_t fields;
    if (line->scan->numeric) {
        put_numbers(writer, line->scan);
    } else if (simcom_line_argument(simcom_scan_text(line->scan)).length > 0u) {
        simcom_writer_text(writer, " ");
        simcom_writer_text(writer, hidden);
    }
    if (urc != NULL) {
        simcom_writer_text(writer, " - ");
        simcom_writer_text(writer, urc->title);
        if (line->scan->numeric && urc->shape != NULL && read_fields(line, urc, &fields)) {
            put_values(writer, ": ", urc->fields, urc->shape->fields, urc->shape->count, &fields);
        }
    }
}

/* A read reply made of numbers alone looks like a result; what is on the wire decides. */
static bool is_result(const simcom_trace_line_t *line)
{
    const simcom_scan_t *scan = line->scan;
    bool asked = line->form != NULL && line->form->line == scan->name &&
                 line->form->line_numbers == scan->count;
    return scan->numeric && scan->count > 0u && scan->count == result_fields(line) && !asked;
}

static void put_line(simcom_writer_t *writer, const simcom_trace_line_t *line)
{
    const simcom_scan_t *scan = line->scan;
    simcom_writer_text(writer, simcom_line_names[scan->name]);
    if (simcom_role_of(line->revision, scan->name) != SIMCOM_ROLE_NONE) {
        put_urc(writer, line);
    } else if (is_result(line)) {
        put_numbers(writer, scan);
        put_code(writer, line, scan->number[scan->count - 1u]);
    } else if (!put_information(writer, line) && !put_test_reply(writer, line)) {
        if (scan->numeric) {
            put_numbers(writer, scan);
        } else {
            simcom_writer_text(writer, " ");
            simcom_writer_text(writer, hidden);
        }
    }
}

/* Lines that modules send on their own and that say nothing about MQTT; they are written from here. */
static const char *const strangers[] = {
    "+CGEV:", "+MSTK:", "+CIPEVENT:", "+CMTI:", "RING", "NO CARRIER", "+CFUN: 1", NULL};

/* Writes the text of a list that a line begins with. Returns whether there is one. */
static bool put_known(simcom_writer_t *writer, const char *const *known, simcom_bytes_t text)
{
    for (; *known != NULL; known++) {
        size_t n = simcom_text(*known).length;
        if (text.length >= n && simcom_bytes_equal(text.data, *known, n)) {
            simcom_writer_text(writer, *known);
            simcom_writer_text(writer, text.length > n ? "..." : "");
            return true;
        }
    }
    return false;
}

static void put_unknown(simcom_writer_t *writer, const simcom_scan_t *scan)
{
    const simcom_bytes_t text = simcom_scan_text(scan);
    if (put_known(writer, simcom_boot_lines, text) || put_known(writer, strangers, text)) {
        return;
    }
    simcom_writer_text(writer, "(");
    simcom_writer_number(writer, (uint32_t)text.length);
    simcom_writer_text(writer, " bytes that are not understood)");
}

/* What a command that came back began with, if it is the one on the wire. */
static void put_echo(simcom_writer_t *writer, const simcom_trace_line_t *line)
{
    const simcom_bytes_t echo = simcom_scan_text(line->scan);
    char text[SIMCOM_FORM_TEXT_SIZE];
    if (line->form != NULL && echo.length >= line->form->text_length &&
        simcom_bytes_equal(echo.data, simcom_form_text(line->form, text),
                           line->form->text_length)) {
        simcom_writer_text(writer, text);
        simcom_writer_text(writer, line->form->parameter_count > 0u ? "..." : "");
        simcom_writer_text(writer, " - echo");
    } else {
        simcom_writer_text(writer, "(echo)");
    }
}

static void put_received(simcom_writer_t *writer, const simcom_trace_line_t *line)
{
    switch (line->scan->token) {
    case SIMCOM_TOKEN_OK:
        put_final(writer, line, "OK");
        break;
    case SIMCOM_TOKEN_ERROR:
        put_final(writer, line, "ERROR");
        break;
    case SIMCOM_TOKEN_CME_ERROR:
        put_final(writer, line, "+CME ERROR: ");
        break;
    case SIMCOM_TOKEN_PROMPT:
        simcom_writer_text(writer, "> - send the data");
        break;
    case SIMCOM_TOKEN_LINE:
        put_line(writer, line);
        break;
    case SIMCOM_TOKEN_ECHO:
        put_echo(writer, line);
        break;
    case SIMCOM_TOKEN_DATA:
        simcom_writer_text(writer, "(");
        simcom_writer_number(writer, (uint32_t)line->length);
        simcom_writer_text(writer, " bytes of a message)");
        break;
    default:
        put_unknown(writer, line->scan);
        break;
    }
}

size_t simcom_trace_text(const simcom_trace_line_t *line, char *buffer, size_t size)
{
    simcom_writer_t writer = {buffer, size, 0};
    if (size == 0u) {
        return 0;
    }
    simcom_writer_text(&writer, line->kind == SIMCOM_TRACE_RECEIVED ? "< " : "> ");
    if (line->kind == SIMCOM_TRACE_COMMAND) {
        put_command(&writer, line);
    } else if (line->kind == SIMCOM_TRACE_DATA) {
        simcom_writer_text(&writer, "(");
        simcom_writer_number(&writer, (uint32_t)line->length);
        simcom_writer_text(&writer, " bytes of data)");
    } else {
        put_received(&writer, line);
    }
    return simcom_writer_end(&writer);
}
