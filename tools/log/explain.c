/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include "simcom/codes.h"
#include "simcom/command.h"

#include <string.h>

/* Bytes of data that are shown. */
#define PREVIEW 60u

static const char hidden[] = "<hidden>";

void explain_code(const simcom_revision_t *revision, uint32_t code, text_t *text)
{
    text_add_number(text, code);
    const simcom_code_t *row = simcom_code_in(revision, code);

    if (row->number != code) {
        text_add_string(text, ", a code that is not documented");
        return;
    }
    text_put(text, " ", 1);
    text_add_string(text, row->name);
    text_add_string(text, ": ");
    text_add_clause(text, row->meaning);
}

/* --- Data ---------------------------------------------------------------------------------- */

/* How much of the data is shown: whole characters, at most PREVIEW bytes. 0: it is not text. */
static size_t preview_length(simcom_bytes_t bytes)
{
    size_t n = text_plain(bytes.data, bytes.length < PREVIEW ? bytes.length : PREVIEW);

    while (n < bytes.length) {
        const size_t length = text_character(bytes.data + n, bytes.length - n);
        if (n + length > PREVIEW) {
            break;
        }
        if (length == 0) {
            return 0;
        }
        n += length;
    }
    return n;
}

/* Writes <9 bytes of data: "simcommsg"> */
static void show_data(const trace_item_t *item, const char *what, text_t *shown)
{
    char count[TEXT_COUNT_SIZE];
    const size_t preview = item->secret ? 0 : preview_length(item->bytes);

    text_put(shown, "<", 1);
    text_add_string(shown, text_count(count, item->length));
    if (item->length < item->total) {
        text_add_string(shown, " of ");
        text_add_string(shown, text_count(count, item->total));
    }
    text_add_string(shown, item->length == 1 && item->total == 1 ? " byte of " : " bytes of ");
    text_add_string(shown, item->secret ? "secret " : "");
    text_add_string(shown, what);
    if (preview > 0) {
        text_add_string(shown, ": \"");
        text_add_bytes(shown, item->bytes.data, preview);
        text_add_string(shown, preview < item->length ? "...\"" : "\"");
    }
    text_put(shown, ">", 1);
}

/* --- Fields -------------------------------------------------------------------------------- */

/* Whether the value must not be shown. */
static bool is_hidden(const trace_item_t *item, const simcom_parameter_t *row)
{
    return (row->flags & SIMCOM_PARAMETER_SECRET) != 0 && !item->reveal;
}

static bool is_number(const simcom_parameter_t *row)
{
    return row->kind == SIMCOM_KIND_NUMBER || row->kind == SIMCOM_KIND_HEX;
}

/* Adds " 60 s" or " 1 (at_least_once)". */
static void add_number(const simcom_described_parameter_t *parameter, const simcom_parameter_t *row,
                       uint32_t number, text_t *text)
{
    if (row->kind == SIMCOM_KIND_HEX) {
        text_add(text, " 0x%04X", (unsigned)number);
    } else {
        text_put(text, " ", 1);
        text_add_number(text, number);
    }
    if (parameter->unit[0] != '\0') {
        text_put(text, " ", 1);
        text_add_string(text, parameter->unit);
    }
    for (size_t i = 0; i < parameter->value_count; i++) {
        if (parameter->values[i].value == number) {
            text_put(text, " (", 2);
            text_add_string(text, parameter->values[i].name);
            text_put(text, ")", 1);
        }
    }
}

static void add_bytes(const trace_item_t *item, const simcom_parameter_t *row,
                      simcom_bytes_t string, text_t *text)
{
    if (is_hidden(item, row)) {
        text_put(text, " ", 1);
        text_add_string(text, hidden);
    } else {
        text_put(text, " \"", 2);
        text_add_bytes(text, string.data, string.length);
        text_put(text, "\"", 1);
    }
}

/* Adds "client_index 0, qos 1 (at_least_once), pub_timeout 60 s" behind `separator`. */
static void add_fields(const trace_item_t *item, const simcom_described_parameter_t *parameters,
                       const simcom_parameter_t *rows, size_t count, const lookup_values_t *values,
                       const char *separator, text_t *text)
{
    simcom_bytes_t string = {NULL, 0};
    uint32_t number = 0;

    for (size_t i = 0; i < count; i++) {
        const bool numeric = is_number(&rows[i]);
        if (numeric ? !lookup_number(&rows[i], values, &number)
                    : !lookup_string(&rows[i], values, &string)) {
            continue;
        }
        text_add_string(text, separator);
        text_add_string(text, parameters[i].name);
        if (numeric) {
            add_number(&parameters[i], &rows[i], number, text);
        } else {
            add_bytes(item, &rows[i], string, text);
        }
        separator = ", ";
    }
}

/* --- Pieces of a line ------------------------------------------------------------------------ */

typedef struct pieces {
    simcom_bytes_t *at; /* EXPLAIN_PIECES of them */
    size_t count;
} pieces_t;

static void add_piece(pieces_t *pieces, const uint8_t *data, size_t length)
{
    if (length > 0 && pieces->count < EXPLAIN_PIECES) {
        pieces->at[pieces->count++] = (simcom_bytes_t){data, length};
    }
}

static void add_words(pieces_t *pieces, const char *words)
{
    add_piece(pieces, (const uint8_t *)words, strlen(words));
}

/* Adds a line whose secret strings are replaced. */
static void add_without_secrets(pieces_t *pieces, const trace_item_t *item,
                                const simcom_parameter_t *rows, size_t count,
                                const lookup_values_t *values)
{
    const simcom_bytes_t line = item->bytes;
    const uint8_t *at = line.data;
    simcom_bytes_t string;

    for (size_t i = 0; i < count; i++) {
        if (is_hidden(item, &rows[i]) && !is_number(&rows[i]) &&
            lookup_string(&rows[i], values, &string)) {
            add_piece(pieces, at, (size_t)(string.data - at));
            add_words(pieces, hidden);
            at = string.data + string.length;
        }
    }
    add_piece(pieces, at, (size_t)(line.data + line.length - at));
}

/* Adds a line up to and with its first '=' or ':', and hides the rest. */
static void add_name_only(pieces_t *pieces, simcom_bytes_t line)
{
    size_t n = 0;

    while (n < line.length && line.data[n] != '=' && line.data[n] != ':') {
        n++;
    }
    if (n < line.length) {
        add_piece(pieces, line.data, n + 1);
    }
    add_words(pieces, hidden);
}

/* --- Commands ------------------------------------------------------------------------------ */

static void add_purpose(const lookup_command_t *found, text_t *meaning)
{
    switch (found->form->type) {
    case SIMCOM_TYPE_TEST:
        text_add(meaning, "ask what AT%s takes", found->command->wire);
        break;
    case SIMCOM_TYPE_READ:
        text_add(meaning, "ask for the state of AT%s", found->command->wire);
        break;
    default:
        text_add_clause(meaning, found->form->description);
        break;
    }
}

/* Whether this can be one of the commands with secrets, with a mistake in its name. */
static bool is_misspelt(const trace_item_t *item)
{
    const size_t behind = item->bytes.length < 3 ? item->bytes.length : 3;
    const simcom_bytes_t name = {item->bytes.data + behind, item->bytes.length - behind};

    return !item->reveal && lookup_is_ours(name);
}

static void command_pieces(const trace_item_t *item, pieces_t *pieces)
{
    const lookup_command_t *found = item->command;

    if (item->secret) {
        add_words(pieces, hidden);
    } else if (found->form != NULL) {
        add_without_secrets(pieces, item, lookup_rows(found->form), lookup_row_count(found->form),
                            &found->values);
    } else if (found->command == NULL ? is_misspelt(item)
                                      : !item->reveal && lookup_has_secret(found->command)) {
        add_name_only(pieces, item->bytes);
    } else {
        add_piece(pieces, item->bytes.data, item->bytes.length);
    }
}

static void command_meaning(const trace_item_t *item, text_t *meaning)
{
    const lookup_command_t *found = item->command;

    if (item->secret) {
        return;
    }
    if (found->form != NULL) {
        add_purpose(found, meaning);
        add_fields(item, found->form->parameters, lookup_rows(found->form),
                   lookup_row_count(found->form), &found->values, ": ", meaning);
    } else if (found->command != NULL) {
        text_add(meaning, "arguments that fit no form of AT%s", found->command->wire);
    } else {
        text_add_string(meaning, "unknown");
    }
}

/* --- Answers ------------------------------------------------------------------------------- */

/* Whether the success of a form comes with a result line. */
static bool has_result(const simcom_described_form_t *form)
{
    for (size_t i = 0; i < form->outcome_count; i++) {
        for (size_t j = 0; j < sizeof form->outcomes[i].steps; j++) {
            if (form->outcomes[i].success && form->outcomes[i].steps[j] == SIMCOM_STEP_RESULT) {
                return true;
            }
        }
    }
    return false;
}

/* Adds the name of a form's command: the letters of its text behind AT+. */
static void add_command_name(const simcom_form_t *form, text_t *text)
{
    char room[SIMCOM_FORM_TEXT_SIZE];
    const char *name = simcom_form_text(form, room);

    name += strncmp(name, "AT+", 3) == 0 ? 3 : 0;
    text_put(text, name, strcspn(name, "=?"));
}

static void final_meaning(const trace_item_t *item, const lookup_answer_t *found, text_t *meaning)
{
    if (item->form == NULL) {
        return;
    }
    add_command_name(item->form->form, meaning);
    if (found->kind != LOOKUP_OK) {
        text_add_string(meaning, " failed");
        if (found->kind == LOOKUP_CME_ERROR) {
            text_add_string(meaning, ": ");
            text_add_bytes(meaning, found->argument.data, found->argument.length);
        }
    } else {
        /* With a result line, OK says nothing about success. */
        text_add_string(meaning, has_result(item->form) ? " accepted" : " done");
    }
}

/* Numbers in a result line of the command; 0 if it has none. */
static size_t result_fields(const simcom_described_command_t *command)
{
    for (size_t i = 0; i < command->form_count; i++) {
        if (command->forms[i].form->result_fields != 0) {
            return command->forms[i].form->result_fields;
        }
    }
    return 0;
}

/* Whether the command that is being answered asks for information in such lines. */
static bool asked_for(const trace_item_t *item, const simcom_described_command_t *command)
{
    return item->form != NULL && item->form->form->result_fields == 0 &&
           item->form->form->line == command->line;
}

static bool answers_test(const trace_item_t *item, const simcom_described_command_t *command)
{
    return item->form != NULL && item->form->type == SIMCOM_TYPE_TEST &&
           item->form->form->line == command->line;
}

/* A result and an information line can look the same: the command that was sent decides. Returns
 * how many numbers the result has, 0 if it is none. */
static size_t read_result(const trace_item_t *item, const lookup_answer_t *found,
                          uint32_t numbers[2])
{
    const size_t count = result_fields(found->command);

    if (count < 1 || count > 2 || asked_for(item, found->command) ||
        !lookup_answer_numbers(found, numbers, count)) {
        return 0;
    }
    return count;
}

/* Of the command's information lines the first that the fields fit; NULL: none. */
static const simcom_described_line_t *find_information(const lookup_answer_t *found,
                                                       lookup_values_t *values)
{
    for (size_t i = 0; i < found->command->form_count; i++) {
        const simcom_described_form_t *form = &found->command->forms[i];
        for (size_t j = 0; j < form->line_count; j++) {
            if (lookup_fields(&form->lines[j], found->argument, values)) {
                return &form->lines[j];
            }
        }
    }
    return NULL;
}

static void answer_pieces(const trace_item_t *item, pieces_t *pieces)
{
    const lookup_answer_t *found = item->answer;
    lookup_values_t values;
    uint32_t numbers[2];

    if (!answers_test(item, found->command) && read_result(item, found, numbers) == 0) {
        const simcom_described_line_t *line = find_information(found, &values);
        if (line != NULL) {
            add_without_secrets(pieces, item, line->shape->fields, line->shape->count, &values);
            return;
        }
        if (!item->reveal && lookup_has_secret(found->command)) {
            add_name_only(pieces, item->bytes);
            return;
        }
    }
    add_piece(pieces, item->bytes.data, item->bytes.length);
}

static void answer_meaning(const trace_item_t *item, text_t *meaning)
{
    const lookup_answer_t *found = item->answer;
    lookup_values_t values;
    uint32_t numbers[2];

    if (answers_test(item, found->command)) {
        text_add(meaning, "what AT%s takes", found->command->wire);
        return;
    }
    const size_t count = read_result(item, found, numbers);
    if (count > 0) {
        text_add(meaning, "result of %s", found->command->name);
        if (count == 2) {
            text_add(meaning, ", client %u", (unsigned)numbers[0]);
        }
        text_add_string(meaning, ": ");
        explain_code(lookup_description(item->lookup)->revision, numbers[count - 1], meaning);
        return;
    }
    const simcom_described_line_t *line = find_information(found, &values);
    if (line != NULL) {
        add_fields(item, line->fields, line->shape->fields, line->shape->count, &values, "",
                   meaning);
    }
}

static void urc_meaning(const trace_item_t *item, text_t *meaning)
{
    const lookup_answer_t *found = item->answer;
    lookup_values_t values;

    text_add_clause(meaning, found->line->title);
    if (lookup_fields(found->line, found->argument, &values)) {
        add_fields(item, found->line->fields, found->line->shape->fields, found->line->shape->count,
                   &values, ": ", meaning);
    }
}

static void line_meaning(const trace_item_t *item, text_t *meaning)
{
    switch (item->answer->kind) {
    case LOOKUP_OK:
    case LOOKUP_ERROR:
    case LOOKUP_CME_ERROR:
        final_meaning(item, item->answer, meaning);
        break;
    case LOOKUP_URC:
        urc_meaning(item, meaning);
        break;
    case LOOKUP_ANSWER:
        answer_meaning(item, meaning);
        break;
    default:
        text_add_string(meaning, item->secret ? "not understood; perhaps a damaged echo of "
                                                "something secret"
                                              : "unknown");
        break;
    }
}

/* --- Items --------------------------------------------------------------------------------- */

size_t explain_pieces(const trace_item_t *item, simcom_bytes_t pieces[EXPLAIN_PIECES])
{
    pieces_t found = {pieces, 0};

    if (item->kind == TRACE_COMMAND || item->kind == TRACE_ECHO) {
        command_pieces(item, &found);
    } else if (item->kind == TRACE_PROMPT) {
        add_words(&found, ">");
    } else if (item->answer->kind == LOOKUP_ANSWER) {
        answer_pieces(item, &found);
    } else if (item->answer->kind == LOOKUP_UNKNOWN && item->secret) {
        add_words(&found, hidden);
    } else {
        add_piece(&found, item->bytes.data, item->bytes.length);
    }
    if (item->cut && (item->kind == TRACE_COMMAND || item->kind == TRACE_LINE)) {
        add_words(&found, "...");
    }
    return found.count;
}

void explain_shown(const trace_item_t *item, text_t *shown)
{
    simcom_bytes_t pieces[EXPLAIN_PIECES];
    char number[TEXT_COUNT_SIZE];
    size_t count;

    switch (item->kind) {
    case TRACE_DATA:
    case TRACE_DATA_ECHO:
        show_data(item, "data", shown);
        break;
    case TRACE_EXTRA:
        text_put(shown, "<", 1);
        text_add_string(shown, text_count(number, item->length));
        text_add_string(shown, item->length == 1 ? " more byte" : " more bytes");
        text_add_string(shown, " than announced>");
        break;
    case TRACE_TOPIC:
        show_data(item, "topic", shown);
        break;
    case TRACE_PAYLOAD:
        show_data(item, "payload", shown);
        break;
    default:
        count = explain_pieces(item, pieces);
        for (size_t i = 0; i < count; i++) {
            text_add_bytes(shown, pieces[i].data, pieces[i].length);
        }
        break;
    }
}

void explain_meaning(const trace_item_t *item, text_t *meaning)
{
    switch (item->kind) {
    case TRACE_COMMAND:
        command_meaning(item, meaning);
        break;
    case TRACE_ECHO:
        text_add_string(meaning, item->secret ? "damaged echo of something secret" : "echo");
        break;
    case TRACE_EXTRA:
        text_add_string(meaning, "the module takes them for a command line");
        break;
    case TRACE_DATA_ECHO:
        text_add_string(meaning, "echo");
        break;
    case TRACE_PROMPT:
        text_add_string(meaning, "send the data");
        break;
    case TRACE_LINE:
        line_meaning(item, meaning);
        break;
    default:
        break;
    }
}
