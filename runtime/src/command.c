/* SPDX-License-Identifier: MIT */
/* command.c - checks arguments and produces command lines, from the tables. */
#include "simcom/command.h"

#include "bytes.h"

/* Stages of a line on its way out. */
enum {
    STAGE_PARAMETERS, /* the next parameter, or the end of the line */
    STAGE_STRING,     /* a string's opening mark is out */
    STAGE_CLOSE,      /* a string is out, its closing mark is not */
    STAGE_DONE
};

static const void *member(const simcom_parameter_t *parameter, const void *arguments)
{
    return (const uint8_t *)arguments + parameter->offset;
}

static bool optional(const simcom_parameter_t *parameter)
{
    return (parameter->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u;
}

static bool is_number(const simcom_parameter_t *parameter)
{
    return parameter->kind == SIMCOM_KIND_NUMBER || parameter->kind == SIMCOM_KIND_HEX;
}

/* A parameter's value where it is a string. */
static simcom_bytes_t string_of(const simcom_parameter_t *parameter, const void *arguments)
{
    return *(const simcom_bytes_t *)member(parameter, arguments);
}

/* Whether the caller gave the parameter. Only optional numbers and strings can be missing. */
static bool is_given(const simcom_parameter_t *parameter, const void *arguments)
{
    if (!is_number(parameter)) {
        return string_of(parameter, arguments).data != NULL;
    }
    return !optional(parameter) || ((const simcom_optional_t *)member(parameter, arguments))->given;
}

uint32_t simcom_argument_number(const simcom_parameter_t *parameter, const void *arguments)
{
    if (optional(parameter)) {
        const simcom_optional_t *number = member(parameter, arguments);
        return number->given ? number->value : 0u;
    }
    return *(const uint32_t *)member(parameter, arguments);
}

/* Checking --------------------------------------------------------------------------------- */

static simcom_status_t fail(simcom_problem_t *problem, simcom_status_t status,
                            const simcom_form_t *form, const simcom_parameter_t *parameter,
                            simcom_limit_t limit, size_t offset)
{
    if (problem != NULL) {
        problem->form = form;
        problem->has_parameter = parameter != NULL;
        problem->parameter = parameter != NULL ? parameter->id : 0u;
        problem->status = (uint8_t)status;
        problem->limit = limit;
        problem->offset = (uint32_t)offset;
    }
    return status;
}

/* The bytes of a quoted string. There is no escape for a quotation mark or a control byte, so
 * refusing them is what keeps one argument from becoming another, or a second command. */
static simcom_status_t check_characters(simcom_bytes_t string, size_t *offset)
{
    for (size_t i = 0; i < string.length; i++) {
        uint8_t byte = string.data[i];
        if (byte < 0x20u || byte == (uint8_t)'"' || byte == 0x7Fu) {
            *offset = i;
            return SIMCOM_E_CHARACTER;
        }
    }
    return SIMCOM_GOOD;
}

/* {non-ascii}"<hex>" carries its own quotation marks: what is checked is the hex between them. */
static const char non_ascii[] = "{non-ascii}\"";
#define NON_ASCII_LENGTH (sizeof non_ascii - 1u)

static bool is_non_ascii(simcom_bytes_t name)
{
    return name.length > NON_ASCII_LENGTH &&
           simcom_bytes_equal(name.data, non_ascii, NON_ASCII_LENGTH);
}

/* Whether the last four bytes are .pem or .der, given directly or as hexadecimal. */
static bool has_ending(const uint8_t *end, bool hex)
{
    static const char endings[2][4] = {{'.', 'p', 'e', 'm'}, {'.', 'd', 'e', 'r'}};
    uint8_t last[4];
    for (size_t i = 0; i < sizeof last; i++) {
        last[i] =
            hex ? (uint8_t)(simcom_hex_digit(end[2u * i]) * 16 + simcom_hex_digit(end[2u * i + 1u]))
                : end[i];
    }
    return simcom_bytes_equal(last, endings[0], 4) || simcom_bytes_equal(last, endings[1], 4);
}

static simcom_status_t check_non_ascii(simcom_bytes_t name, size_t *offset)
{
    size_t digits = name.length - NON_ASCII_LENGTH - 1u;
    if (name.data[name.length - 1u] != (uint8_t)'"' || digits < 8u || digits % 2u != 0u) {
        return SIMCOM_E_FILE_NAME;
    }
    for (size_t i = NON_ASCII_LENGTH; i < name.length - 1u; i++) {
        if (simcom_hex_digit(name.data[i]) < 0) {
            *offset = i;
            return SIMCOM_E_CHARACTER;
        }
    }
    return has_ending(name.data + name.length - 9u, true) ? SIMCOM_GOOD : SIMCOM_E_FILE_NAME;
}

static simcom_status_t check_file(simcom_bytes_t name, size_t *offset)
{
    if (is_non_ascii(name)) {
        return check_non_ascii(name, offset);
    }
    simcom_status_t status = check_characters(name, offset);
    if (status != SIMCOM_GOOD) {
        return status;
    }
    return name.length >= 4u && has_ending(name.data + name.length - 4u, false)
               ? SIMCOM_GOOD
               : SIMCOM_E_FILE_NAME;
}

/* What an address begins with, for TLS as well: ssl:// is answered with 12. */
static const char scheme[] = "tcp://";
#define SCHEME_LENGTH (sizeof scheme - 1u)

static simcom_status_t check_content(const simcom_parameter_t *parameter, simcom_bytes_t string,
                                     size_t *offset)
{
    if (parameter->kind == SIMCOM_KIND_FILE) {
        return check_file(string, offset);
    }
    simcom_status_t status = check_characters(string, offset);
    if (status == SIMCOM_GOOD && parameter->kind == SIMCOM_KIND_ADDRESS &&
        (string.length < SCHEME_LENGTH ||
         !simcom_bytes_equal(string.data, scheme, SCHEME_LENGTH))) {
        return SIMCOM_E_ADDRESS;
    }
    if (status == SIMCOM_GOOD && (parameter->flags & SIMCOM_PARAMETER_UTF8) != 0u &&
        !simcom_bytes_are_utf8(string, offset)) {
        return SIMCOM_E_UTF8;
    }
    return status;
}

/* The length that limits mean: of {non-ascii}"<hex>" the bytes that the hex stands for. */
static size_t counted_length(const simcom_parameter_t *parameter, simcom_bytes_t string)
{
    if (parameter->kind == SIMCOM_KIND_FILE && is_non_ascii(string)) {
        return (string.length - NON_ASCII_LENGTH) / 2u;
    }
    return string.length;
}

static simcom_status_t check_string(const simcom_form_t *form, const simcom_parameter_t *parameter,
                                    simcom_limit_t limit, simcom_bytes_t string,
                                    simcom_problem_t *problem)
{
    size_t offset = 0;
    size_t length = counted_length(parameter, string);
    if (length < limit.min || length > limit.max) {
        return fail(problem, SIMCOM_E_LENGTH, form, parameter, limit, 0);
    }
    simcom_status_t status = check_content(parameter, string, &offset);
    return status == SIMCOM_GOOD ? status : fail(problem, status, form, parameter, limit, offset);
}

static simcom_status_t check_number(const simcom_form_t *form, const simcom_parameter_t *parameter,
                                    simcom_limit_t limit, uint32_t value, simcom_problem_t *problem)
{
    bool between = (parameter->flags & SIMCOM_PARAMETER_ENDS) == 0u || value == limit.min ||
                   value == limit.max;
    if (value >= limit.min && value <= limit.max && between) {
        return SIMCOM_GOOD;
    }
    if (value == 0u && (parameter->flags & SIMCOM_PARAMETER_ZERO) != 0u) {
        return SIMCOM_GOOD;
    }
    /* A length that does not fit is a length to the caller, who gave bytes and not a number. */
    simcom_status_t status =
        (parameter->flags & SIMCOM_PARAMETER_LENGTH) != 0u ? SIMCOM_E_LENGTH : SIMCOM_E_RANGE;
    return fail(problem, status, form, parameter, limit, 0);
}

/* 0x and four digits. */
#define HEX_LENGTH 6u

/* Bytes that a parameter takes on the line, its comma not counted. */
static size_t wire_length(const simcom_parameter_t *parameter, const void *arguments)
{
    if (parameter->kind == SIMCOM_KIND_HEX) {
        return HEX_LENGTH;
    }
    if (parameter->kind == SIMCOM_KIND_NUMBER) {
        size_t digits = 1;
        for (uint32_t rest = simcom_argument_number(parameter, arguments); rest >= 10u;
             rest /= 10u) {
            digits++;
        }
        return digits;
    }
    simcom_bytes_t string = string_of(parameter, arguments);
    return string.length + (is_non_ascii(string) ? 0u : 2u);
}

static simcom_status_t check_parameter(const simcom_revision_t *revision, const simcom_form_t *form,
                                       const simcom_parameter_t *parameter, const void *arguments,
                                       simcom_problem_t *problem)
{
    simcom_limit_t limit = revision->limits[parameter->id];
    if (limit.min > limit.max) {
        return fail(problem, SIMCOM_E_REVISION, form, parameter, limit, 0);
    }
    if (is_number(parameter)) {
        return check_number(form, parameter, limit, simcom_argument_number(parameter, arguments),
                            problem);
    }
    return check_string(form, parameter, limit, string_of(parameter, arguments), problem);
}

/* Parameters to send: all up to the first one that is not given. Optional parameters nest, so one
 * behind a gap is an error and not silently dropped. */
static simcom_status_t count_given(const simcom_form_t *form, const void *arguments, uint8_t *given,
                                   simcom_problem_t *problem)
{
    static const simcom_limit_t none = {0, 0};
    uint8_t count = 0;
    while (count < form->parameter_count && is_given(&form->parameters[count], arguments)) {
        count++;
    }
    for (uint8_t i = count; i < form->parameter_count; i++) {
        bool gap = i > count && is_given(&form->parameters[i], arguments);
        if (!optional(&form->parameters[i]) || gap) {
            return fail(problem, SIMCOM_E_MISSING, form, &form->parameters[count], none, 0);
        }
    }
    *given = count;
    return SIMCOM_GOOD;
}

/* The form's text, or the one that the revision spells in its own way. */
static simcom_bytes_t text_of(const simcom_revision_t *revision, const simcom_form_t *form)
{
    simcom_bytes_t text = {(const uint8_t *)form->text, form->text_length};
    for (const simcom_text_t *own = revision->texts; own != NULL && own->text != NULL; own++) {
        if (own->form == form->id) {
            text.data = (const uint8_t *)own->text;
            text.length = own->length;
        }
    }
    return text;
}

static simcom_status_t check(const simcom_revision_t *revision, const simcom_form_t *form,
                             const void *arguments, uint8_t *given, simcom_problem_t *problem)
{
    static const simcom_limit_t none = {0, 0};
    if ((revision->forms[form->id / 8u] & (1u << (form->id % 8u))) == 0u) {
        return fail(problem, SIMCOM_E_REVISION, form, NULL, none, 0);
    }
    simcom_status_t status = count_given(form, arguments, given, problem);
    size_t length = text_of(revision, form).length - 2u; /* limits count behind AT */
    for (uint8_t i = 0; i < *given && status == SIMCOM_GOOD; i++) {
        const simcom_parameter_t *parameter = &form->parameters[i];
        status = check_parameter(revision, form, parameter, arguments, problem);
        if (revision->line_limit != 0u && status == SIMCOM_GOOD) {
            length += wire_length(parameter, arguments) + (i > 0u ? 1u : 0u);
        }
    }
    if (status == SIMCOM_GOOD && revision->line_limit != 0u && length > revision->line_limit) {
        simcom_limit_t limit = {0, revision->line_limit};
        return fail(problem, SIMCOM_E_LINE_TOO_LONG, form, NULL, limit, 0);
    }
    return status;
}

simcom_status_t simcom_arguments_check(const simcom_revision_t *revision, const simcom_form_t *form,
                                       const void *arguments, simcom_problem_t *problem)
{
    uint8_t given = 0;
    return check(revision, form, arguments, &given, problem);
}

/* Producing -------------------------------------------------------------------------------- */

static void open_line(simcom_command_t *command, const simcom_revision_t *revision,
                      const simcom_form_t *form, const void *arguments, uint8_t given)
{
    simcom_bytes_t text = text_of(revision, form);
    command->form = form;
    command->arguments = arguments;
    command->given = given;
    command->next = 0;
    command->stage = STAGE_PARAMETERS;
    command->piece = text.data;
    command->piece_length = text.length;
}

void simcom_command_open(simcom_command_t *command, const simcom_revision_t *revision,
                         const simcom_form_t *form, const void *arguments)
{
    uint8_t given = 0;
    while (given < form->parameter_count && is_given(&form->parameters[given], arguments)) {
        given++;
    }
    open_line(command, revision, form, arguments, given);
}

simcom_status_t simcom_command_begin(simcom_command_t *command, const simcom_revision_t *revision,
                                     const simcom_form_t *form, const void *arguments,
                                     simcom_problem_t *problem)
{
    uint8_t given = 0;
    simcom_status_t status = check(revision, form, arguments, &given, problem);
    if (status == SIMCOM_GOOD) {
        open_line(command, revision, form, arguments, given);
    } else {
        command->stage = STAGE_DONE;
        command->piece_length = 0;
    }
    return status;
}

/* Writes a number in decimal, returns its length: at most 10 digits. */
static size_t put_number(uint8_t *out, uint32_t value)
{
    uint8_t digits[10];
    size_t n = 0;
    do {
        digits[n++] = (uint8_t)('0' + value % 10u);
        value /= 10u;
    } while (value != 0u);
    for (size_t i = 0; i < n; i++) {
        out[i] = digits[n - 1u - i];
    }
    return n;
}

static size_t put_hex(uint8_t *out, uint32_t value)
{
    out[0] = '0';
    out[1] = 'x';
    for (size_t i = 0; i < 4u; i++) {
        out[2u + i] = (uint8_t) "0123456789ABCDEF"[(value >> (12u - 4u * i)) & 0xFu];
    }
    return HEX_LENGTH;
}

/* Fills the scratch bytes from the next parameter on: a comma, and then either a number, after
 * which the line may end, or the opening quotation mark of a string. */
static void next_parameter(simcom_command_t *command, size_t n)
{
    const simcom_form_t *form = command->form;
    if (command->next == command->given) {
        command->scratch[n++] = '\r';
        command->stage = STAGE_DONE;
    } else {
        const simcom_parameter_t *parameter = &form->parameters[command->next];
        if (command->next > 0u) {
            command->scratch[n++] = ',';
        }
        if (is_number(parameter)) {
            uint32_t value = simcom_argument_number(parameter, command->arguments);
            n += parameter->kind == SIMCOM_KIND_HEX ? put_hex(command->scratch + n, value)
                                                    : put_number(command->scratch + n, value);
            command->next++;
            command->stage = STAGE_PARAMETERS;
        } else {
            if (!is_non_ascii(string_of(parameter, command->arguments))) {
                command->scratch[n++] = '"';
            }
            command->stage = STAGE_STRING;
        }
    }
    command->piece = command->scratch;
    command->piece_length = n;
}

static void advance(simcom_command_t *command)
{
    if (command->stage == STAGE_STRING) {
        /* The opening mark is out: the string itself, in place. */
        simcom_bytes_t string =
            string_of(&command->form->parameters[command->next], command->arguments);
        command->next++;
        command->piece = string.data;
        command->piece_length = string.length;
        command->stage = is_non_ascii(string) ? STAGE_PARAMETERS : STAGE_CLOSE;
        return;
    }
    size_t n = 0;
    if (command->stage == STAGE_CLOSE) {
        command->scratch[n++] = '"';
    }
    next_parameter(command, n);
}

size_t simcom_command_peek(simcom_command_t *command, const uint8_t **bytes)
{
    while (command->piece_length == 0u && command->stage != STAGE_DONE) {
        advance(command);
    }
    *bytes = command->piece;
    return command->piece_length;
}

void simcom_command_ack(simcom_command_t *command, size_t n)
{
    if (n > command->piece_length) {
        n = command->piece_length;
    }
    command->piece += n;
    command->piece_length -= n;
}

size_t simcom_command_copy(simcom_command_t *command, uint8_t *buffer, size_t size)
{
    size_t length = 0;
    const uint8_t *bytes;
    for (size_t n = simcom_command_peek(command, &bytes); n > 0u;
         n = simcom_command_peek(command, &bytes)) {
        if (n > size - length) {
            return 0;
        }
        for (size_t i = 0; i < n; i++) {
            buffer[length + i] = bytes[i];
        }
        length += n;
        simcom_command_ack(command, n);
    }
    return length;
}
