/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include "words8.h"

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

/* Whether a string in quotes begins or ends after them or before them, next to a comma: a part of arguments. */
static bool is_torn(simcom_bytes_t bytes)
{
    const uint8_t *const begin = bytes.data;
    const uint8_t *const end = begin + bytes.length;
    size_t quotes = 0;
    bool comma = false;

    for (const uint8_t *at = begin; at < end && (at = memchr(at, '"', (size_t)(end - at))) != NULL;
         at++) {
        quotes++;
        comma = comma || (at > begin && at[-1] == ',') || (at + 1 < end && at[1] == ',');
    }
    return quotes % 2u != 0 && comma;
}

/* Whether bytes look as if they held a line of the wire: a length that was damaged swallows what comes
 * after the data, and that can be anything. */
static bool holds_line(simcom_bytes_t bytes)
{
    static const bool third[256] = {['+'] = true, ['&'] = true, ['^'] = true, ['$'] = true,
                                    ['*'] = true, ['#'] = true, ['%'] = true, [','] = true};

    if (is_torn(bytes)) {
        return true;
    }
    for (size_t i = 2; i < bytes.length; i++) {
        if (!third[bytes.data[i]]) {
            continue;
        }
        const uint8_t *at = bytes.data + i - 2u;
        const bool comma = at[2] == ',';
        if (comma ? at[0] == '=' && at[1] >= '0' && at[1] <= '9'
                  : (at[0] | 0x20) == 'a' && (at[1] | 0x20) == 't') {
            return true;
        }
    }
    return false;
}

size_t explain_visible(const trace_item_t *item)
{
    if (item->reveal) {
        return item->bytes.length;
    }
    if (item->secret || item->unasked || item->length != item->total || holds_line(item->bytes)) {
        return 0;
    }
    return words8_line(item->bytes.data, item->bytes.length);
}

/* Writes <9 bytes of data: "simcommsg"> */
static void show_data(const trace_item_t *item, const char *what, text_t *shown)
{
    char count[TEXT_COUNT_SIZE];
    const simcom_bytes_t visible = {item->bytes.data, explain_visible(item)};
    const size_t preview = preview_length(visible);

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

/* Whether the value must not be shown. An address can have a user's name and password in it. */
bool explain_is_hidden(const trace_item_t *item, const simcom_parameter_t *row,
                       simcom_bytes_t string)
{
    return !item->reveal && ((row->flags & SIMCOM_PARAMETER_SECRET) != 0 ||
                             (string.length > 0 && row->kind == SIMCOM_KIND_ADDRESS &&
                              memchr(string.data, '@', string.length) != NULL));
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
    if (explain_is_hidden(item, row, string)) {
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
        if (!is_number(&rows[i]) && lookup_string(&rows[i], values, &string) &&
            explain_is_hidden(item, &rows[i], string)) {
            add_piece(pieces, at, (size_t)(string.data - at));
            add_words(pieces, hidden);
            at = string.data + string.length;
        }
    }
    add_piece(pieces, at, (size_t)(line.data + line.length - at));
}

static bool is_letter(uint8_t byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* Letters of a name that are shown of a line that is not understood: no name is longer, and a secret that
 * has lost what was before it is. */
#define NAME_MOST 14u

static size_t name_length(simcom_bytes_t text)
{
    size_t n = 0;

    while (n < text.length && text.data[n] >= 'A' && text.data[n] <= 'Z') {
        n++;
    }
    return n <= NAME_MOST ? n : 0;
}

/* Whether a text is numbers that are too short for a PIN or the like. */
static bool is_harmless(simcom_bytes_t text)
{
    size_t digits = 0;

    for (size_t i = 0; i < text.length; i++) {
        const uint8_t byte = text.data[i];
        digits = byte >= '0' && byte <= '9' ? digits + 1u : 0;
        if (digits > 2u || (digits == 0 && byte != ',' && byte != ' ')) {
            return false;
        }
    }
    return true;
}

/* The length of a misspelt option at the beginning of arguments: a word in quotes, then numbers or
 * nothing. 0: there is none. */
static size_t option_length(simcom_bytes_t text)
{
    size_t n = 1;

    if (text.length < 4u || text.data[0] != '"') {
        return 0;
    }
    while (n < text.length && is_letter(text.data[n])) {
        n++;
    }
    return n > 1u && n <= NAME_MOST + 4u && n < text.length && text.data[n] == '"' ? n + 1u : 0;
}

/* Adds of arguments what is certainly no secret. */
static void add_harmless(pieces_t *pieces, simcom_bytes_t text, bool options)
{
    const size_t option = options ? option_length(text) : 0;
    const simcom_bytes_t rest = {text.data + option, text.length - option};

    add_piece(pieces, text.data, option);
    if (is_harmless(rest)) {
        add_piece(pieces, rest.data, rest.length);
    } else {
        add_words(pieces, hidden);
    }
}

/* Adds of a line that is not understood what is certainly no secret: AT or a plus sign, a name, what
 * separates it from its arguments, and short numbers. [in] begin  what is before the name */
static void add_not_understood(pieces_t *pieces, simcom_bytes_t line, size_t begin, bool options)
{
    const simcom_bytes_t name = {line.data + begin, line.length - begin};
    const size_t length = name_length(name);
    size_t n = begin + length;

    if (length == 0) {
        add_words(pieces, hidden);
        return;
    }
    if (n < line.length && memchr("=:?", line.data[n], 3) == NULL) {
        /* What follows the name may be what a damaged byte has made a part of it. */
        add_piece(pieces, line.data, begin);
        add_words(pieces, hidden);
        return;
    }
    while (n < line.length && memchr("=:? ", line.data[n], 4) != NULL) {
        n++;
    }
    add_piece(pieces, line.data, n);
    add_harmless(pieces, (simcom_bytes_t){line.data + n, line.length - n}, options);
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

static bool is_at(simcom_bytes_t line)
{
    return line.length >= 2u && (line.data[0] | 0x20) == 'a' && (line.data[1] | 0x20) == 't';
}

/* Whether the first argument of a command is the name of an option. */
static bool has_options(const simcom_described_command_t *command)
{
    for (size_t i = 0; command != NULL && i < command->form_count; i++) {
        if (command->forms[i].option[0] != '\0') {
            return true;
        }
    }
    return false;
}

/* Adds of a command that is not understood what is certainly no secret. */
static void add_strange_command(pieces_t *pieces, const trace_item_t *item)
{
    const simcom_bytes_t line = item->bytes;

    if (!is_at(line)) {
        add_words(pieces, hidden);
    } else if (line.length == 2u) {
        add_piece(pieces, line.data, 2);
    } else if (line.data[2] == '+') {
        add_not_understood(pieces, line, 3, has_options(item->command->command));
    } else if (line.length <= 4u && is_letter(line.data[2])) {
        add_piece(pieces, line.data, line.length); /* ATI, ATE1 */
    } else {
        add_piece(pieces, line.data, 2);
        add_words(pieces, hidden);
    }
}

static void command_pieces(const trace_item_t *item, pieces_t *pieces)
{
    const lookup_command_t *found = item->command;

    if (item->reveal) {
        add_piece(pieces, item->bytes.data, item->bytes.length);
    } else if (item->secret) {
        add_words(pieces, hidden);
    } else if (found->form != NULL && !item->cut) {
        add_without_secrets(pieces, item, lookup_rows(found->form), lookup_row_count(found->form),
                            &found->values);
    } else {
        add_strange_command(pieces, item);
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

/* The text of an error as it may be shown: one of those of 3GPP TS 27.007, or a short number. */
static simcom_bytes_t error_text(const trace_item_t *item, simcom_bytes_t argument)
{
    static const char *const texts[] = {
        "phone failure",
        "no connection to phone",
        "operation not allowed",
        "operation not supported",
        "PH-SIM PIN required",
        "SIM not inserted",
        "SIM PIN required",
        "SIM PUK required",
        "SIM failure",
        "SIM busy",
        "SIM wrong",
        "incorrect password",
        "SIM PIN2 required",
        "SIM PUK2 required",
        "memory full",
        "invalid index",
        "not found",
        "memory failure",
        "text string too long",
        "invalid characters in text string",
        "dial string too long",
        "invalid characters in dial string",
        "no network service",
        "network timeout",
        "network not allowed - emergency calls only",
        "unknown",
        "unknown error",
        "Incorrect parameters",
        "retry operation",
        "invalid parameter",
        "SIM not ready",
    };

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (argument.length == strlen(texts[i]) &&
            memcmp(argument.data, texts[i], argument.length) == 0) {
            return argument;
        }
    }
    bool digits = argument.length > 0 && argument.length <= 3u;
    for (size_t i = 0; i < argument.length && digits; i++) {
        digits = argument.data[i] >= '0' && argument.data[i] <= '9';
    }
    return digits || item->reveal ? argument
                                  : (simcom_bytes_t){(const uint8_t *)hidden, sizeof hidden - 1u};
}

static void add_error(pieces_t *pieces, const trace_item_t *item)
{
    const simcom_bytes_t text = error_text(item, item->answer->argument);

    add_piece(pieces, text.data, text.length);
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
            const simcom_bytes_t error = error_text(item, found->argument);
            text_add_bytes(meaning, error.data, error.length);
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

/* Whether a text can be nothing but the ranges of a test command's answer, or numbers. */
static bool is_ranges(simcom_bytes_t text)
{
    size_t digits = 0;

    for (size_t i = 0; i < text.length; i++) {
        const uint8_t byte = text.data[i];
        digits = byte >= '0' && byte <= '9' ? digits + 1u : 0;
        if (digits > 5u || (digits == 0 && memchr("(),- ", byte, 5) == NULL)) {
            return false;
        }
    }
    return true;
}

/* Whether a text is one of the documented answers of the test command that was sent. */
static bool is_reply(const trace_item_t *item, simcom_bytes_t text)
{
    const char *const *reply = item->form != NULL ? item->form->replies : NULL;

    for (; reply != NULL && *reply != NULL; reply++) {
        if (strlen(*reply) == text.length && memcmp(*reply, text.data, text.length) == 0) {
            return true;
        }
    }
    return false;
}

static void answer_pieces(const trace_item_t *item, pieces_t *pieces)
{
    const lookup_answer_t *found = item->answer;
    lookup_values_t values;
    uint32_t numbers[2];
    const bool test = answers_test(item, found->command);
    const bool whole = read_result(item, found, numbers) > 0 || is_ranges(found->argument) ||
                       (test && is_reply(item, found->argument));

    if (item->reveal || (whole && !item->cut)) {
        add_piece(pieces, item->bytes.data, item->bytes.length);
        return;
    }
    const simcom_described_line_t *line =
        test || item->secret || item->cut ? NULL : find_information(found, &values);
    if (line != NULL) {
        add_without_secrets(pieces, item, line->shape->fields, line->shape->count, &values);
    } else {
        add_not_understood(pieces, item->bytes, 1, false);
    }
}

static void urc_pieces(const trace_item_t *item, pieces_t *pieces)
{
    const lookup_answer_t *found = item->answer;
    const simcom_shape_t *shape = found->line->shape;
    lookup_values_t values;

    if (item->reveal || found->argument.length == 0 || is_ranges(found->argument)) {
        add_piece(pieces, item->bytes.data, item->bytes.length);
    } else if (shape != NULL && !item->cut && !item->secret &&
               lookup_fields(found->line, found->argument, &values)) {
        add_without_secrets(pieces, item, shape->fields, shape->count, &values);
    } else {
        add_not_understood(pieces, item->bytes, item->bytes.data[0] == '+', false);
    }
}

/* Whether a line that nobody knows has at least the form of an unsolicited one: +NAME: */
static bool is_named(simcom_bytes_t line)
{
    if (line.length < 3u || line.data[0] != '+') {
        return false;
    }
    const size_t end = 1u + name_length((simcom_bytes_t){line.data + 1, line.length - 1u});
    return end < line.length && line.data[end] == ':';
}

static void unknown_pieces(const trace_item_t *item, pieces_t *pieces)
{
    const simcom_bytes_t line = item->bytes;

    if (item->reveal || lookup_is_boot_line(line)) {
        add_piece(pieces, line.data, line.length);
    } else if (item->secret || !is_named(line)) {
        add_words(pieces, hidden);
    } else {
        add_not_understood(pieces, line, 1, false);
    }
}

static void line_pieces(const trace_item_t *item, pieces_t *pieces)
{
    switch (item->answer->kind) {
    case LOOKUP_ANSWER:
        answer_pieces(item, pieces);
        break;
    case LOOKUP_URC:
        urc_pieces(item, pieces);
        break;
    case LOOKUP_CME_ERROR:
        add_words(pieces, "+CME ERROR: ");
        add_error(pieces, item);
        break;
    case LOOKUP_UNKNOWN:
        unknown_pieces(item, pieces);
        break;
    default:
        add_words(pieces, item->answer->kind == LOOKUP_OK ? "OK" : "ERROR");
        break;
    }
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
                                 : lookup_is_boot_line(item->bytes)
                                     ? "said when the module has started"
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
    } else {
        line_pieces(item, &found);
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
