/* SPDX-License-Identifier: MIT */
/* command.c - checks arguments and produces command lines, from the tables. */
#include "simcom/command.h"

#include "bytes.h"

#include "simcom/config.h"

#include "values.h"

/* Stages of a line on its way out. */
enum {
    STAGE_TEXT,       /* what it begins with is out, the text is not */
    STAGE_PARAMETERS, /* the next parameter, or the end of the line */
    STAGE_STRING,     /* a string's opening mark is out */
    STAGE_CLOSE,      /* a string is out, its closing mark is not */
    STAGE_DONE = COMMAND_ENDS
};

/* Bytes that a number can take, 0x and four digits: 65535 is the largest that a limit can allow. */
#define HEX_LENGTH 6u

/* What a limit of a line's length does not count: AT and CR. */
#define NOT_COUNTED 3u

/* Values ----------------------------------------------------------------------------------- */

uint32_t simcom_argument_number(const simcom_parameter_t *parameter, const void *arguments)
{
    const void *value = (const uint8_t *)arguments + parameter->offset;
    if ((parameter->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u &&
        !((const simcom_optional_t *)value)->given) {
        return 0;
    }
    /* An optional number has its value first. */
    return *(const uint32_t *)value;
}

/* The uint16_t or its default. */
static uint32_t half_of(const simcom_source_t *source, const uint8_t *at)
{
    uint16_t half = *(const uint16_t *)(const void *)at;
    return half == 0u && source->kind >= SIMCOM_FROM_DEFAULT
               ? simcom_operation_defaults[source->kind - SIMCOM_FROM_DEFAULT]
               : half;
}

uint32_t simcom_value_of(const simcom_values_t *values, const simcom_source_t *source)
{
    unsigned kind = source->kind;
    const uint8_t *at = (const uint8_t *)values->base + source->offset;
    const simcom_bytes_t *bytes = (const simcom_bytes_t *)(const void *)at;
    if (kind < SIMCOM_FROM_BYTE) {
        return kind == SIMCOM_FROM_CLIENT     ? values->client
               : kind == SIMCOM_FROM_DECISION ? (uint32_t)values->decided >> source->offset & 1u
                                              : source->offset;
    }
    if (kind <= SIMCOM_FROM_OPTIONAL) {
        return *at; /* an optional byte has its value first */
    }
    if (kind == SIMCOM_FROM_HALF || kind >= SIMCOM_FROM_DEFAULT) {
        return half_of(source, at);
    }
    if (kind >= SIMCOM_FROM_BIT) {
        return (uint32_t)*at >> (kind - SIMCOM_FROM_BIT) & 1u;
    }
    if (kind == SIMCOM_FROM_LENGTH && bytes->data == NULL && bytes->length != 0u) {
        /* Bytes are promised and there are none: no length that would be allowed. */
        return UINT32_MAX;
    }
    if (bytes->data == NULL) {
        return 0;
    }
#if SIZE_MAX > UINT32_MAX
    /* A length that does not fit the parameter stays too large, so that it is refused. */
    if (bytes->length > UINT32_MAX) {
        return UINT32_MAX;
    }
#endif
    return (uint32_t)bytes->length;
}

bool simcom_is_given(const simcom_values_t *values, const simcom_source_t *source)
{
    unsigned kind = source->kind;
    const uint8_t *at = (const uint8_t *)values->base + source->offset;
    switch (kind) {
    case SIMCOM_FROM_NOTHING:
        return false;
    case SIMCOM_FROM_CONSTANT:
    case SIMCOM_FROM_CLIENT:
        return true;
    case SIMCOM_FROM_INDEX:
        return *at != UINT8_MAX;
    case SIMCOM_FROM_OPTIONAL:
        return ((const simcom_optional_byte_t *)(const void *)at)->given;
    case SIMCOM_FROM_BYTES:
        return ((const simcom_bytes_t *)(const void *)at)->data != NULL;
    default:
        return kind >= SIMCOM_FROM_DEFAULT ? *(const uint16_t *)(const void *)at != 0u
                                           : simcom_value_of(values, source) != 0u;
    }
}

/* Where the value of a parameter stands. */
static const void *place_of(const simcom_values_t *values, const simcom_parameter_t *parameter,
                            unsigned index)
{
    unsigned offset = values->sources != NULL ? values->sources[index].offset : parameter->offset;
    return (const uint8_t *)values->base + offset;
}

/* Whether an optional parameter or a string is given. */
static bool is_given(const simcom_values_t *values, const simcom_parameter_t *parameter,
                     unsigned index)
{
    if (values->sources != NULL) {
        return simcom_is_given(values, &values->sources[index]);
    }
    const void *place = place_of(values, parameter, index);
    if (!simcom_is_number(parameter)) {
        return ((const simcom_bytes_t *)place)->data != NULL;
    }
    /* What the struct has no flag for, although a revision could do without it, is given if it is not 0. */
    return (parameter->flags & SIMCOM_PARAMETER_OPTIONAL) == 0u
               ? *(const uint32_t *)place != 0u
               : ((const simcom_optional_t *)place)->given;
}

/* Whether the default of the revision stands for what is not given. */
static bool is_default(const simcom_values_t *values, unsigned index)
{
    const simcom_source_t *source = &values->sources[index];
    unsigned wanted = source->kind == SIMCOM_FROM_NOTHING ? SIMCOM_OWN_DEFAULT : SIMCOM_OWN_INSTEAD;
    return values->own->defaults != NULL && (values->own->flags[index] & wanted) != 0u &&
           !simcom_is_given(values, source);
}

static uint32_t number_of(const simcom_values_t *values, const simcom_parameter_t *parameter,
                          unsigned index)
{
    if (values->sources == NULL) {
        return *(const uint32_t *)place_of(values, parameter, index);
    }
    return values->own != NULL && is_default(values, index)
               ? values->own->defaults[index]
               : simcom_value_of(values, &values->sources[index]);
}

uint32_t simcom_values_number(const simcom_values_t *values, unsigned index)
{
    return number_of(values, &simcom_parameters_of(values->form)[index], index);
}

const simcom_bytes_t *simcom_values_string(const simcom_values_t *values, unsigned index)
{
    return place_of(values, &simcom_parameters_of(values->form)[index], index);
}

const simcom_own_form_t *simcom_own_form_of(const simcom_revision_t *revision,
                                            const simcom_form_t *form)
{
    const simcom_own_form_t *own = revision->own_forms;
    while (own != NULL && own->form != form->id) {
        own = own->form == SIMCOM_OWN_END ? NULL : own + 1;
    }
    return own;
}

/* Whether something asks for a parameter that the revision does not have: a number that is not 0, or a string. */
static bool is_asked(const simcom_values_t *values, const simcom_parameter_t *parameter,
                     unsigned index)
{
    if (!simcom_is_number(parameter)) {
        return is_given(values, parameter, index);
    }
    if (values->sources == NULL) {
        return is_given(values, parameter, index);
    }
    return is_given(values, parameter, index) &&
           (values->sources[index].kind > SIMCOM_FROM_CLIENT ||
            simcom_value_of(values, &values->sources[index]) != 0u);
}

/* Whether a parameter at the end is left out. */
static bool is_left_out(const simcom_values_t *values, const simcom_parameter_t *parameter,
                        unsigned index)
{
    const uint8_t *own = values->own != NULL ? values->own->flags : NULL;
    unsigned flags = own != NULL ? own[index] : parameter->flags;
    if ((flags & SIMCOM_OWN_LACKS) != 0u) {
        return !is_asked(values, parameter, index);
    }
    return (flags & SIMCOM_PARAMETER_OPTIONAL) != 0u && (flags & SIMCOM_OWN_NEEDS) == 0u &&
           !is_given(values, parameter, index);
}

void simcom_values_open(const simcom_revision_t *revision, simcom_values_t *values)
{
    unsigned given = values->form->parameter_count;
    const simcom_parameter_t *last = simcom_parameters_of(values->form) + given - 1;
    values->own = simcom_own_form_of(revision, values->form);
    while (given > 0u && values->base != NULL && is_left_out(values, last, given - 1u)) {
        given--;
        last--;
    }
    values->given = (uint8_t)given;
}

/* Lines ------------------------------------------------------------------------------------ */

/* Whether a byte can stand in a string. There is no escape for a quotation mark or a control byte, so refusing them is
 * what keeps one argument from becoming another, or a second command. */
static SIMCOM_INLINE bool is_good(unsigned byte)
{
    return byte >= 0x20u && byte != (uint8_t)'"' && byte != 0x7Fu;
}

/* How many bytes can stand in a string, or in {non-ascii}"<hex>". */
static size_t count_good(const uint8_t *bytes, size_t n, bool hex)
{
    size_t i = 0;
    while (i != n && (hex ? simcom_hex_digit(bytes[i]) >= 0 : is_good(bytes[i]))) {
        i++;
    }
    return i;
}

/* How many digits a number of at most 65535 takes. */
static unsigned count_digits(uint32_t value)
{
    unsigned n = 1;
    for (uint32_t least = 10; least <= value; least *= 10u) {
        n++;
    }
    return n;
}

/* Writes such a number; returns where it ends. */
static uint8_t *put_digits(uint8_t *out, uint32_t value, bool hex)
{
    unsigned n = 4;
    uint32_t base = 16;
    /* 2 to the 19th divided by the base: exact up to 81919, where a division would be a call. */
    uint32_t part = 32768;
    if (hex) {
        *out++ = '0';
        *out++ = 'x';
    } else {
        n = count_digits(value);
        base = 10;
        part = 52429;
    }
    uint8_t *end = out + n;
    for (uint8_t *at = end; at != out;) {
        uint32_t rest = (value * part) >> 19;
        *--at = (uint8_t) "0123456789ABCDEF"[value - rest * base];
        value = rest;
    }
    return end;
}

/* Numbers ---------------------------------------------------------------------------------- */

const simcom_limit_t *simcom_limit_of(const simcom_revision_t *revision, unsigned parameter)
{
    unsigned range = revision->limits[parameter];
    if (range >= SIMCOM_OWN_LIMIT) {
        range = revision->own[range - SIMCOM_OWN_LIMIT];
    }
    return &revision->ranges[range];
}

/* Whether a number that is not between its limits is one that is allowed, and if not, why. */
static simcom_status_t judge_number(unsigned flags, const simcom_limit_t *limit, uint32_t value)
{
    if (limit->min > limit->max) {
        return SIMCOM_E_REVISION;
    }
    /* Of hexadecimal numbers only the two ends are allowed. */
    if (value == limit->min || value == limit->max ||
        (value == 0u && (flags & SIMCOM_PARAMETER_ZERO) != 0u)) {
        return SIMCOM_GOOD;
    }
    /* A length that does not fit is a length to the caller, who gave bytes and not a number. */
    return (flags & SIMCOM_PARAMETER_LENGTH) != 0u ? SIMCOM_E_LENGTH : SIMCOM_E_RANGE;
}

static simcom_status_t take_number(bool hex, unsigned flags, const simcom_limit_t *limit,
                                   uint32_t value, size_t *length)
{
    if (value < limit->min || value > limit->max || hex) {
        simcom_status_t status = judge_number(flags, limit, value);
        if (status != SIMCOM_GOOD) {
            return status;
        }
    }
    *length += hex ? HEX_LENGTH : count_digits(value);
    return SIMCOM_GOOD;
}

/* Strings ---------------------------------------------------------------------------------- */

/* What a file name ends with. */
#define PEM 0x2E70656Du
#define DER 0x2E646572u

/* Whether a file name that ends at `end` ends so. */
static bool ends_well(const uint8_t *end, bool hex)
{
    uint32_t tail = 0;
    for (const uint8_t *at = end - (hex ? 8 : 4); at != end; at++) {
        tail = hex ? tail << 4 | (uint32_t)simcom_hex_digit(*at) : tail << 8 | *at;
    }
    return tail == PEM || tail == DER;
}

#if SIMCOM_TLS
/* {non-ascii}"<hex>" carries its own quotation marks: what is checked is the hex between them. */
static bool is_non_ascii(const simcom_parameter_t *parameter, const simcom_bytes_t *name)
{
    return parameter->kind == SIMCOM_KIND_FILE && simcom_is_non_ascii(name->data, name->length);
}
#else
#define is_non_ascii(parameter, name) false
#endif

/* What an address begins with, for TLS as well: ssl:// is answered with 12. */
static const char scheme[] = "tcp://";
#define SCHEME_LENGTH (sizeof scheme - 1u)

/* What else a string has to be than of good characters. */
static simcom_status_t judge_string(const simcom_parameter_t *parameter, unsigned flags,
                                    const simcom_bytes_t *string, size_t *offset)
{
    if (parameter->kind == SIMCOM_KIND_FILE) {
        bool hex = is_non_ascii(parameter, string);
        return SIMCOM_TLS && ends_well(string->data + string->length - hex, hex)
                   ? SIMCOM_GOOD
                   : SIMCOM_E_FILE_NAME;
    }
    if (parameter->kind == SIMCOM_KIND_ADDRESS &&
        (string->length < SCHEME_LENGTH ||
         !simcom_bytes_equal(string->data, scheme, SCHEME_LENGTH))) {
        return SIMCOM_E_ADDRESS;
    }
    if ((flags & SIMCOM_PARAMETER_UTF8) != 0u && !simcom_bytes_are_utf8(*string, offset)) {
        return SIMCOM_E_UTF8;
    }
    *offset = 0;
    return SIMCOM_GOOD;
}

static simcom_status_t take_string(const simcom_parameter_t *parameter, unsigned flags,
                                   const simcom_limit_t *limit, const simcom_bytes_t *string,
                                   size_t *length, size_t *offset)
{
    const uint8_t *bytes = string->data; /* to be checked */
    size_t n = string->length;
    if (bytes == NULL) {
        return SIMCOM_E_MISSING;
    }
    /* Only as many bytes are looked at as may be there: a name of hexadecimal digits is the longest. */
    bool hex =
        n / 2u <= (size_t)limit->max + SIMCOM_NON_ASCII_LENGTH && is_non_ascii(parameter, string);
    if (hex) {
        bytes += SIMCOM_NON_ASCII_LENGTH;
        n -= SIMCOM_NON_ASCII_LENGTH + 1u;
    }
    size_t size = hex ? n / 2u : n;
    if (size < limit->min || size > limit->max) {
        return limit->min > limit->max ? SIMCOM_E_REVISION : SIMCOM_E_LENGTH;
    }
    if (hex && (bytes[n] != (uint8_t)'"' || n % 2u != 0u)) {
        return SIMCOM_E_FILE_NAME;
    }
    size_t good = count_good(bytes, n, hex);
    if (good != n) {
        *offset = (size_t)(bytes - string->data) + good;
        return SIMCOM_E_CHARACTER;
    }
    /* The quotation marks. Around hexadecimal digits they are a part of the name. */
    *length += hex ? string->length : n + 2u;
    return parameter->kind == SIMCOM_KIND_STRING && (flags & SIMCOM_PARAMETER_UTF8) == 0u
               ? SIMCOM_GOOD
               : judge_string(parameter, flags, string, offset);
}

/* Checking --------------------------------------------------------------------------------- */

/* One value. One that is not given stands before one that is: optional ones nest, so that it cannot be left out. */
static simcom_status_t take_value(const simcom_revision_t *revision, const simcom_values_t *values,
                                  const simcom_parameter_t *parameter, unsigned index,
                                  size_t *length, size_t *offset)
{
    const simcom_limit_t *limit = simcom_limit_of(revision, parameter->id);
    const uint8_t *own = values->own != NULL ? values->own->flags : NULL;
    unsigned flags = own != NULL ? own[index] : parameter->flags;
    /* No argument of the operation is for it, and the revision has no default. */
    if (values->sources != NULL && values->sources[index].kind == SIMCOM_FROM_NOTHING &&
        (flags & SIMCOM_OWN_DEFAULT) == 0u) {
        return SIMCOM_E_REVISION;
    }
    if (!simcom_is_number(parameter)) {
        return take_string(parameter, flags, limit, place_of(values, parameter, index), length,
                           offset);
    }
    /* Of an operation's values 0 is one: it is not the last. */
    if (values->sources == NULL && (parameter->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u &&
        !is_given(values, parameter, index)) {
        return SIMCOM_E_MISSING;
    }
    return take_number(parameter->kind == SIMCOM_KIND_HEX, flags, limit,
                       number_of(values, parameter, index), length);
}

/* Whether the revision has a text of its own for the form. */
static SIMCOM_INLINE bool has_text(const simcom_values_t *values)
{
    return values->own != NULL && values->own->text != NULL;
}

/* Of a line with its CR. */
static SIMCOM_INLINE bool is_too_long(const simcom_revision_t *revision, size_t length)
{
    return revision->line_limit != 0u && length - NOT_COUNTED > revision->line_limit;
}

/* The values of a line, after its text, with commas between them and CR after the last. [out] bad  the parameter that is
 * wrong; NULL: none of them */
static simcom_status_t take_values(const simcom_revision_t *revision, const simcom_values_t *values,
                                   size_t *length, const simcom_parameter_t **bad, size_t *offset)
{
    const simcom_parameter_t *parameter = simcom_parameters_of(values->form);
    const simcom_parameter_t *end = parameter + values->given;
    bool any = false;
    *bad = NULL;
    if (!simcom_has_form(revision, values->form)) {
        return SIMCOM_E_REVISION;
    }
    if (values->base == NULL && parameter != end) {
        return SIMCOM_E_MISSING;
    }
    for (unsigned i = 0; parameter != end; i++, parameter++) {
        if (values->own != NULL && simcom_lacks(values, i)) {
            if (is_asked(values, parameter, i)) {
                *bad = parameter;
                return SIMCOM_E_REVISION;
            }
            continue;
        }
        simcom_status_t status = take_value(revision, values, parameter, i, length, offset);
        if (status != SIMCOM_GOOD) {
            *bad = parameter;
            return status;
        }
        ++*length;
        any = true;
    }
    /* The comma after the last value counts for the CR. */
    *length += !any;
    return SIMCOM_GOOD;
}

/* Tells what is wrong. */
static void tell(const simcom_revision_t *revision, const simcom_form_t *form,
                 simcom_status_t status, const simcom_parameter_t *bad, size_t offset,
                 simcom_problem_t *problem)
{
    problem->form = form->text_length != 0u ? form : NULL; /* none: what no revision here has */
    problem->status = (uint8_t)status;
    problem->has_parameter = bad != NULL;
    problem->parameter = 0;
    problem->limit.min = 0;
    problem->limit.max = revision->line_limit;
    if (bad != NULL) {
        problem->parameter = bad->id;
        problem->limit = *simcom_limit_of(revision, bad->id);
    }
    problem->offset = (uint32_t)offset;
}

simcom_status_t simcom_values_check(const simcom_revision_t *revision,
                                    const simcom_values_t *values, simcom_problem_t *problem)
{
    const simcom_parameter_t *bad;
    size_t offset = 0;
    size_t length = has_text(values) ? values->own->length : values->form->text_length;
    simcom_status_t status = take_values(revision, values, &length, &bad, &offset);
    if (status == SIMCOM_GOOD && is_too_long(revision, length)) {
        status = SIMCOM_E_LINE_TOO_LONG;
    }
    if (status != SIMCOM_GOOD && problem != NULL) {
        tell(revision, values->form, status, bad, offset, problem);
    }
    return status;
}

/* An argument struct of the form's own. */
static SIMCOM_APART void set_arguments(const simcom_revision_t *revision, simcom_values_t *values,
                                       const simcom_form_t *form, const void *arguments)
{
    values->form = form;
    values->base = arguments;
    values->sources = NULL;
    values->client = 0;
    values->decided = 0;
    simcom_values_open(revision, values);
}

simcom_status_t simcom_arguments_check(const simcom_revision_t *revision, const simcom_form_t *form,
                                       const void *arguments, simcom_problem_t *problem)
{
    simcom_values_t values;
    set_arguments(revision, &values, form, arguments);
    return simcom_values_check(revision, &values, problem);
}

/* Producing -------------------------------------------------------------------------------- */

/* Behind the text come the parameters. If there are none it ends with CR, which is not counted. */
static SIMCOM_APART void end_text(simcom_command_t *command)
{
    command->stage = STAGE_PARAMETERS;
    if (command->values.form->parameter_count == 0u) {
        command->piece_length++;
        command->stage = STAGE_DONE;
    }
}

/* The text, or what follows its beginning. */
static void open_text(simcom_command_t *command, size_t begun)
{
    const simcom_form_t *form = command->values.form;
    command->piece = (const uint8_t *)simcom_text_of(form);
    command->piece_length = (uint16_t)(form->text_length - begun);
    end_text(command);
}

void simcom_command_start(simcom_command_t *command, const simcom_values_t *values)
{
    command->values = *values;
    command->next = 0;
    if (has_text(values)) {
        command->piece = (const uint8_t *)values->own->text;
        command->piece_length = values->own->length;
        end_text(command);
        return;
    }
    const simcom_beginning_t *beginning = &simcom_beginnings[values->form->beginning];
    command->stage = STAGE_TEXT;
    command->piece = (const uint8_t *)beginning->text;
    command->piece_length = beginning->length;
}

void simcom_command_open(simcom_command_t *command, const simcom_revision_t *revision,
                         const simcom_form_t *form, const void *arguments)
{
    simcom_values_t values;
    set_arguments(revision, &values, form, arguments);
    simcom_command_start(command, &values);
}

simcom_status_t simcom_command_begin(simcom_command_t *command, const simcom_revision_t *revision,
                                     const simcom_form_t *form, const void *arguments,
                                     simcom_problem_t *problem)
{
    simcom_values_t *values = &command->values;
    set_arguments(revision, values, form, arguments);
    simcom_status_t status = simcom_values_check(revision, values, problem);
    command->stage = STAGE_DONE;
    command->piece_length = 0;
    if (status == SIMCOM_GOOD) {
        simcom_command_start(command, values);
    }
    return status;
}

/* The opening mark is out: the string itself, in place. */
static void open_string(simcom_command_t *command)
{
    const simcom_bytes_t *string = simcom_values_string(&command->values, command->next);
    command->piece = string->data;
    command->piece_length = (uint16_t)string->length;
    command->stage =
        is_non_ascii(&simcom_parameters_of(command->values.form)[command->next], string)
            ? STAGE_PARAMETERS
            : STAGE_CLOSE;
    command->next++;
}

/* Whether a value comes before the parameter: one that the revision has. */
static bool has_before(const simcom_values_t *values, unsigned index)
{
    if (values->own == NULL) {
        return index != 0u;
    }
    while (index > 0u && simcom_lacks(values, index - 1u)) {
        index--;
    }
    return index != 0u;
}

/* Fills the scratch bytes with what stands before the next string, or before the end of the line. */
static void compose(simcom_command_t *command)
{
    uint8_t *out = command->scratch;
    if (command->stage == STAGE_CLOSE) {
        *out++ = '"';
    }
    command->stage = STAGE_PARAMETERS;
    for (;; command->next++) {
        const simcom_parameter_t *parameter =
            &simcom_parameters_of(command->values.form)[command->next];
        if (command->next == command->values.given) {
            *out++ = '\r';
            command->stage = STAGE_DONE;
            break;
        }
        if (out > command->scratch + sizeof command->scratch - (1u + HEX_LENGTH)) {
            break;
        }
        if (command->values.own != NULL && simcom_lacks(&command->values, command->next)) {
            continue;
        }
        if (has_before(&command->values, command->next)) {
            *out++ = ',';
        }
        if (!simcom_is_number(parameter)) {
            command->stage = STAGE_STRING;
            if (!is_non_ascii(parameter, simcom_values_string(&command->values, command->next))) {
                *out++ = '"';
            }
            break;
        }
        out = put_digits(out, simcom_values_number(&command->values, command->next),
                         parameter->kind == SIMCOM_KIND_HEX);
    }
    command->piece = command->scratch;
    command->piece_length = (uint16_t)(out - command->scratch);
}

size_t simcom_command_peek(simcom_command_t *command, const uint8_t **bytes)
{
    while (command->piece_length == 0u && command->stage != STAGE_DONE) {
        if (command->stage == STAGE_STRING) {
            open_string(command);
        } else if (command->stage == STAGE_TEXT) {
            open_text(command, simcom_beginnings[command->values.form->beginning].length);
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
    size_t n;
    do {
        n = simcom_command_peek(command, &bytes);
        if (n == 0u || n > size) {
            return 0;
        }
        size -= n;
        for (size_t i = n; i-- > 0u;) {
            out[i] = bytes[i];
        }
        out += n;
    } while (!simcom_command_ack(command, n));
    return (size_t)(out - buffer);
}

size_t simcom_command_line(const simcom_revision_t *revision, const simcom_form_t *form,
                           const void *arguments, uint8_t *buffer, size_t size,
                           simcom_problem_t *problem)
{
    simcom_command_t command;
    if (simcom_command_begin(&command, revision, form, arguments, problem) != SIMCOM_GOOD) {
        return 0;
    }
    size_t length = simcom_command_copy(&command, buffer, size);
    if (length == 0u && problem != NULL) {
        tell(revision, form, SIMCOM_E_LINE_TOO_LONG, NULL, 0, problem);
    }
    return length;
}
