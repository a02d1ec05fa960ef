/* SPDX-License-Identifier: MIT */
/* command.c - checks arguments and produces command lines, from the tables. */
#include "simcom/command.h"

#include "bytes.h"

#include "simcom/config.h"

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

static bool is_optional(const simcom_parameter_t *parameter)
{
    return (parameter->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u;
}

/* Whether the caller gave the parameter. Only optional numbers and strings can be missing. */
static bool is_given(const simcom_parameter_t *parameter, const void *arguments)
{
    const void *value = member(parameter, arguments);
    if (!simcom_is_number(parameter)) {
        return ((const simcom_bytes_t *)value)->data != NULL;
    }
    return !is_optional(parameter) || ((const simcom_optional_t *)value)->given;
}

uint32_t simcom_argument_number(const simcom_parameter_t *parameter, const void *arguments)
{
    const void *value = member(parameter, arguments);
    if (is_optional(parameter) && !((const simcom_optional_t *)value)->given) {
        return 0;
    }
    /* An optional number has its value first. */
    return *(const uint32_t *)value;
}

/* Bytes that a number can take: 65535 is the largest that a limit can allow, 0x and four digits. */
#define DECIMAL_LENGTH 5u
#define HEX_LENGTH     6u

/* File names ------------------------------------------------------------------------------- */

/* The bytes of a quoted string. There is no escape for a quotation mark or a control byte, so
 * refusing them is what keeps one argument from becoming another, or a second command. */
static simcom_status_t check_characters(const simcom_bytes_t *string, size_t *offset)
{
    for (size_t i = 0; i < string->length; i++) {
        uint8_t byte = string->data[i];
        if (byte < 0x20u || byte == (uint8_t)'"' || byte == 0x7Fu) {
            *offset = i;
            return SIMCOM_E_CHARACTER;
        }
    }
    return SIMCOM_GOOD;
}

#if SIMCOM_TLS

/* {non-ascii}"<hex>" carries its own quotation marks: what is checked is the hex between them. */
static const char non_ascii[] = "{non-ascii}\"";
#define NON_ASCII_LENGTH (sizeof non_ascii - 1u)

static bool is_non_ascii(const simcom_parameter_t *parameter, const simcom_bytes_t *name)
{
    return parameter->kind == SIMCOM_KIND_FILE && name->length > NON_ASCII_LENGTH &&
           simcom_bytes_equal(name->data, non_ascii, NON_ASCII_LENGTH);
}

/* Whether the last four bytes are .pem or .der, given directly or as hexadecimal. */
static bool has_ending(const uint8_t *end, bool hex)
{
    bool pem = true;
    bool der = true;
    for (unsigned i = 0; i < 4u; i++) {
        int byte = hex ? simcom_hex_digit(end[0]) * 16 + simcom_hex_digit(end[1]) : end[0];
        pem = pem && byte == ".pem"[i];
        der = der && byte == ".der"[i];
        end += hex ? 2 : 1;
    }
    return pem || der;
}

static simcom_status_t check_non_ascii(const simcom_bytes_t *name, size_t *offset)
{
    size_t digits = name->length - NON_ASCII_LENGTH - 1u;
    if (name->data[name->length - 1u] != (uint8_t)'"' || digits < 8u || digits % 2u != 0u) {
        return SIMCOM_E_FILE_NAME;
    }
    for (size_t i = NON_ASCII_LENGTH; i < name->length - 1u; i++) {
        if (simcom_hex_digit(name->data[i]) < 0) {
            *offset = i;
            return SIMCOM_E_CHARACTER;
        }
    }
    return has_ending(name->data + name->length - 9u, true) ? SIMCOM_GOOD : SIMCOM_E_FILE_NAME;
}

static simcom_status_t check_file(const simcom_parameter_t *parameter, const simcom_bytes_t *name,
                                  size_t *offset)
{
    if (is_non_ascii(parameter, name)) {
        return check_non_ascii(name, offset);
    }
    simcom_status_t status = check_characters(name, offset);
    if (status != SIMCOM_GOOD) {
        return status;
    }
    return name->length >= 4u && has_ending(name->data + name->length - 4u, false)
               ? SIMCOM_GOOD
               : SIMCOM_E_FILE_NAME;
}

/* The length that limits mean: of {non-ascii}"<hex>" the bytes that the hex stands for. */
static size_t counted_length(const simcom_parameter_t *parameter, const simcom_bytes_t *string)
{
    return is_non_ascii(parameter, string) ? (string->length - NON_ASCII_LENGTH) / 2u
                                           : string->length;
}

#else
#define is_non_ascii(parameter, name)       false
#define check_file(parameter, name, offset) SIMCOM_E_FILE_NAME
#define counted_length(parameter, string)   ((string)->length)
#endif

/* Checking --------------------------------------------------------------------------------- */

/* What an address begins with, for TLS as well: ssl:// is answered with 12. */
static const char scheme[] = "tcp://";
#define SCHEME_LENGTH (sizeof scheme - 1u)

static simcom_status_t check_string(const simcom_parameter_t *parameter, simcom_limit_t limit,
                                    const simcom_bytes_t *string, size_t *offset)
{
    size_t length = counted_length(parameter, string);
    if (length < limit.min || length > limit.max) {
        return SIMCOM_E_LENGTH;
    }
    if (parameter->kind == SIMCOM_KIND_FILE) {
        return check_file(parameter, string, offset);
    }
    simcom_status_t status = check_characters(string, offset);
    if (status == SIMCOM_GOOD && parameter->kind == SIMCOM_KIND_ADDRESS &&
        (string->length < SCHEME_LENGTH ||
         !simcom_bytes_equal(string->data, scheme, SCHEME_LENGTH))) {
        return SIMCOM_E_ADDRESS;
    }
    if (status == SIMCOM_GOOD && (parameter->flags & SIMCOM_PARAMETER_UTF8) != 0u &&
        !simcom_bytes_are_utf8(*string, offset)) {
        return SIMCOM_E_UTF8;
    }
    return status;
}

static simcom_status_t check_number(const simcom_parameter_t *parameter, simcom_limit_t limit,
                                    uint32_t value)
{
    bool ends = parameter->kind == SIMCOM_KIND_HEX;
    bool inside = value >= limit.min && value <= limit.max &&
                  (!ends || value == limit.min || value == limit.max);
    if (inside || (value == 0u && (parameter->flags & SIMCOM_PARAMETER_ZERO) != 0u)) {
        return SIMCOM_GOOD;
    }
    /* A length that does not fit is a length to the caller, who gave bytes and not a number. */
    return (parameter->flags & SIMCOM_PARAMETER_LENGTH) != 0u ? SIMCOM_E_LENGTH : SIMCOM_E_RANGE;
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

/* Bytes that a given parameter takes on the line, with the comma before it. */
static size_t wire_length(const simcom_parameter_t *parameter, const void *arguments)
{
    if (parameter->kind == SIMCOM_KIND_HEX) {
        return 1u + HEX_LENGTH;
    }
    if (parameter->kind == SIMCOM_KIND_NUMBER) {
        size_t length = 2;
        uint32_t value = simcom_argument_number(parameter, arguments);
        for (uint32_t more = 10; more <= value; more *= 10u) {
            length++;
        }
        return length;
    }
    const simcom_bytes_t *string = member(parameter, arguments);
    return 1u + string->length + (is_non_ascii(parameter, string) ? 0u : 2u);
}

/* Whether the composed line is longer than the revision takes behind AT. */
static APART bool is_too_long(const simcom_revision_t *revision, const simcom_form_t *form,
                              const void *arguments)
{
    const simcom_parameter_t *parameter = form->parameters;
    size_t length = text_of(revision, form).length - 2u; /* AT is not counted */
    for (unsigned i = 0; i < form->parameter_count && is_given(parameter, arguments); i++) {
        /* No comma before the first. */
        length += wire_length(parameter++, arguments) - (i == 0u ? 1u : 0u);
    }
    return length > revision->line_limit;
}

/* Checks the parameters from the first to the last. Optional ones nest, so one behind a gap is an error
 * and not silently dropped. [out] bad  the one that is wrong */
static APART simcom_status_t check_parameters(const simcom_revision_t *revision,
                                              const simcom_form_t *form, const void *arguments,
                                              const simcom_parameter_t **bad, size_t *offset)
{
    const simcom_parameter_t *gap = NULL;
    const simcom_parameter_t *parameter = form->parameters;
    for (unsigned left = form->parameter_count; left > 0u; left--, parameter++) {
        simcom_status_t status;
        simcom_limit_t limit = simcom_limit_of(revision, parameter->id);
        bool given = is_given(parameter, arguments);
        *bad = parameter;
        *offset = 0;
        if (!given && gap == NULL) {
            gap = parameter;
        }
        if (given ? gap != NULL : !is_optional(parameter)) {
            *bad = gap;
            return SIMCOM_E_MISSING;
        }
        if (!given) {
            continue;
        }
        if (limit.min > limit.max) {
            return SIMCOM_E_REVISION;
        }
        if (simcom_is_number(parameter)) {
            status = check_number(parameter, limit, simcom_argument_number(parameter, arguments));
        } else {
            status = check_string(parameter, limit, member(parameter, arguments), offset);
        }
        if (status != SIMCOM_GOOD) {
            return status;
        }
    }
    *bad = NULL;
    return SIMCOM_GOOD;
}

simcom_status_t simcom_arguments_check(const simcom_revision_t *revision, const simcom_form_t *form,
                                       const void *arguments, simcom_problem_t *problem)
{
    const simcom_parameter_t *bad = NULL;
    size_t offset = 0;
    simcom_status_t status = SIMCOM_E_REVISION;
    if ((revision->forms[form->id / 8u] & (1u << (form->id % 8u))) != 0u) {
        status = check_parameters(revision, form, arguments, &bad, &offset);
    }
    if (status == SIMCOM_GOOD && revision->line_limit != 0u &&
        is_too_long(revision, form, arguments)) {
        status = SIMCOM_E_LINE_TOO_LONG;
    }
    if (status != SIMCOM_GOOD && problem != NULL) {
        problem->form = form;
        problem->status = (uint8_t)status;
        problem->has_parameter = bad != NULL;
        problem->parameter = bad != NULL ? bad->id : 0u;
        problem->limit.min = 0;
        problem->limit.max = revision->line_limit;
        if (bad != NULL) {
            problem->limit = simcom_limit_of(revision, bad->id);
        }
        problem->offset = (uint32_t)offset;
    }
    return status;
}

/* Producing -------------------------------------------------------------------------------- */

void simcom_command_open(simcom_command_t *command, const simcom_revision_t *revision,
                         const simcom_form_t *form, const void *arguments)
{
    simcom_bytes_t text = text_of(revision, form);
    uint8_t given = 0;
    while (given < form->parameter_count && is_given(&form->parameters[given], arguments)) {
        given++;
    }
    command->form = form;
    command->arguments = arguments;
    command->given = given;
    command->next = 0;
    command->piece = text.data;
    command->piece_length = (uint16_t)text.length;
    command->stage = STAGE_PARAMETERS;
    if (form->parameter_count == 0u) {
        /* Its text ends with CR, which text_length does not count. */
        command->piece_length++;
        command->stage = STAGE_DONE;
    }
}

simcom_status_t simcom_command_begin(simcom_command_t *command, const simcom_revision_t *revision,
                                     const simcom_form_t *form, const void *arguments,
                                     simcom_problem_t *problem)
{
    simcom_status_t status = simcom_arguments_check(revision, form, arguments, problem);
    command->stage = STAGE_DONE;
    command->piece_length = 0;
    if (status == SIMCOM_GOOD) {
        simcom_command_open(command, revision, form, arguments);
    }
    return status;
}

/* Writes a number of at most 65535 in decimal; returns where it ends. */
static uint8_t *put_number(uint8_t *out, uint32_t value)
{
    uint8_t digits[DECIMAL_LENGTH];
    unsigned n = 0;
    do {
        /* A tenth, exact up to 81919, where a division would be a call. */
        uint32_t tenth = (value * 52429u) >> 19;
        digits[n++] = (uint8_t)(value - tenth * 10u);
        value = tenth;
    } while (value != 0u);
    while (n > 0u) {
        *out++ = (uint8_t)('0' + digits[--n]);
    }
    return out;
}

static uint8_t *put_hex(uint8_t *out, uint32_t value)
{
    *out++ = '0';
    *out++ = 'x';
    for (unsigned shift = 16; shift > 0u;) {
        shift -= 4u;
        *out++ = (uint8_t) "0123456789ABCDEF"[(value >> shift) & 0xFu];
    }
    return out;
}

/* Fills the scratch bytes with what stands before the next string, or before the end of the line. */
static void compose(simcom_command_t *command)
{
    uint8_t *out = command->scratch;
    const simcom_parameter_t *parameter = command->form->parameters + command->next;
    if (command->stage == STAGE_CLOSE) {
        *out++ = '"';
    }
    for (;; parameter++, command->next++) {
        size_t room = sizeof command->scratch - (size_t)(out - command->scratch);
        command->stage = STAGE_PARAMETERS;
        if (command->next == command->given) {
            *out++ = '\r';
            command->stage = STAGE_DONE;
            break;
        }
        bool number = simcom_is_number(parameter);
        if (room < 1u + (number ? HEX_LENGTH : 1u) + 1u) {
            break;
        }
        if (command->next > 0u) {
            *out++ = ',';
        }
        if (!number) {
            command->stage = STAGE_STRING;
            if (!is_non_ascii(parameter,
                              (const simcom_bytes_t *)member(parameter, command->arguments))) {
                *out++ = '"';
            }
            break;
        }
        uint32_t value = simcom_argument_number(parameter, command->arguments);
        out = parameter->kind == SIMCOM_KIND_HEX ? put_hex(out, value) : put_number(out, value);
    }
    command->piece = command->scratch;
    command->piece_length = (uint16_t)(out - command->scratch);
}

/* The opening mark is out: the string itself, in place. */
static void open_string(simcom_command_t *command)
{
    const simcom_parameter_t *parameter = &command->form->parameters[command->next++];
    const simcom_bytes_t *string = member(parameter, command->arguments);
    command->piece = string->data;
    command->piece_length = (uint16_t)string->length;
    command->stage = is_non_ascii(parameter, string) ? STAGE_PARAMETERS : STAGE_CLOSE;
}

size_t simcom_command_peek(simcom_command_t *command, const uint8_t **bytes)
{
    while (command->piece_length == 0u && command->stage != STAGE_DONE) {
        if (command->stage == STAGE_STRING) {
            open_string(command);
        } else {
            compose(command);
        }
    }
    *bytes = command->piece;
    return command->piece_length;
}

bool simcom_command_ack(simcom_command_t *command, size_t n)
{
    if (n > command->piece_length) {
        n = command->piece_length;
    }
    command->piece += n;
    command->piece_length = (uint16_t)(command->piece_length - n);
    return command->piece_length == 0u && command->stage == STAGE_DONE;
}

size_t simcom_command_copy(simcom_command_t *command, uint8_t *buffer, size_t size)
{
    uint8_t *out = buffer;
    const uint8_t *bytes;
    bool whole = false;
    while (!whole) {
        size_t n = simcom_command_peek(command, &bytes);
        if (n == 0u || n > size) {
            return 0;
        }
        size -= n;
        whole = simcom_command_ack(command, n);
        for (size_t i = n; i-- > 0u;) {
            out[i] = bytes[i];
        }
        out += n;
    }
    return (size_t)(out - buffer);
}
