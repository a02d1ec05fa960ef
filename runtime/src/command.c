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
    STAGE_DONE
};

/* Bytes that a number can take: 65535 is the largest that a limit can allow, 0x and four digits. */
#define DECIMAL_LENGTH 5u
#define HEX_LENGTH     6u

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

uint32_t simcom_value_of(const simcom_values_t *values, const simcom_source_t *source)
{
    unsigned kind = source->kind;
    const uint8_t *at = (const uint8_t *)values->base + source->offset;
    const simcom_bytes_t *bytes = (const simcom_bytes_t *)(const void *)at;
    if (kind < FROM_BYTE) {
        return kind == FROM_CLIENT ? values->client : source->offset;
    }
    if (kind == FROM_BYTE) {
        return *at;
    }
    if (kind < FROM_LENGTH) {
        uint16_t half = *(const uint16_t *)(const void *)at;
        return half == 0u && kind == FROM_TIME ? SIMCOM_PUBLISH_S : half;
    }
    if (kind >= FROM_BIT) {
        return (uint32_t)*at >> (kind - FROM_BIT) & 1u;
    }
    if (bytes->data == NULL) {
        return 0;
    }
    /* A length that does not fit the parameter stays too large, so that it is refused. */
    return kind == FROM_BYTES           ? 1u
           : bytes->length > UINT32_MAX ? UINT32_MAX
                                        : (uint32_t)bytes->length;
}

/* Where the value of a parameter stands. */
static OFTEN const void *place_of(const simcom_values_t *values, unsigned index)
{
    unsigned offset = values->sources != NULL ? values->sources[index].offset
                                              : simcom_parameters_of(values->form)[index].offset;
    return (const uint8_t *)values->base + offset;
}

uint32_t simcom_values_number(const simcom_values_t *values, unsigned index)
{
    return values->sources != NULL ? simcom_value_of(values, &values->sources[index])
                                   : *(const uint32_t *)place_of(values, index);
}

const simcom_bytes_t *simcom_values_string(const simcom_values_t *values, unsigned index)
{
    return place_of(values, index);
}

/* Whether an optional parameter or a string is given: an operation's number, if it is not 0. */
static bool is_given(const simcom_values_t *values, unsigned index)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(values->form)[index];
    if (values->sources != NULL) {
        return simcom_value_of(values, &values->sources[index]) != 0u;
    }
    const void *place = place_of(values, index);
    return simcom_is_number(parameter) ? ((const simcom_optional_t *)place)->given
                                       : ((const simcom_bytes_t *)place)->data != NULL;
}

/* Counts the parameters to send: all but the optional ones at the end that are not given. */
void simcom_values_count(simcom_values_t *values)
{
    unsigned given = values->form->parameter_count;
    while (given > 0u &&
           (simcom_parameters_of(values->form)[given - 1u].flags & SIMCOM_PARAMETER_OPTIONAL) !=
               0u &&
           !is_given(values, given - 1u)) {
        given--;
    }
    values->given = (uint8_t)given;
}

/* Strings ---------------------------------------------------------------------------------- */

#if SIMCOM_TLS
/* {non-ascii}"<hex>" carries its own quotation marks: what is checked is the hex between them. */
static OFTEN bool is_non_ascii(const simcom_parameter_t *parameter, const simcom_bytes_t *name)
{
    return parameter->kind == SIMCOM_KIND_FILE && simcom_is_non_ascii(name->data, name->length);
}
#else
#define is_non_ascii(parameter, name) false
#endif

/* What a file name ends with. */
#define PEM 0x2E70656Du
#define DER 0x2E646572u

/* What an address begins with, for TLS as well: ssl:// is answered with 12. */
static const char scheme[] = "tcp://";
#define SCHEME_LENGTH (sizeof scheme - 1u)

/* What the checking of a command finds. */
typedef struct found {
    size_t offset; /* of the byte at which a string is wrong */
    size_t line;   /* its length without the commas before the parameters, and without CR */
} found_t;

/* The last four bytes of a file name that ends at `end`. */
static uint32_t tail_of(const uint8_t *end, bool hex)
{
    uint32_t tail = 0;
    for (const uint8_t *at = end - (hex ? 8 : 4); at != end; at++) {
        tail = hex ? tail << 4 | (uint32_t)simcom_hex_digit(*at) : tail << 8 | *at;
    }
    return tail;
}

/* Finds the first byte from `at` to `end` that cannot stand in the string; `end` if there is none. There is no escape
 * for a quotation mark or a control byte, so refusing them is what keeps one argument from becoming another, or a
 * second command. */
static OFTEN const uint8_t *find_wrong(const uint8_t *at, const uint8_t *end, bool hex)
{
    for (; at != end; at++) {
        unsigned byte = *at;
        if (hex ? simcom_hex_digit((uint8_t)byte) < 0
                : byte < 0x20u || byte == (uint8_t)'"' || byte == 0x7Fu) {
            break;
        }
    }
    return at;
}

static simcom_status_t check_string(const simcom_parameter_t *parameter,
                                    const simcom_limit_t *limit, const simcom_bytes_t *string,
                                    found_t *found)
{
    size_t length = string->length; /* of what it stands for */
    const uint8_t *begin = string->data;
    const uint8_t *end = begin + length;
    bool hex = is_non_ascii(parameter, string);
    found->line += length + 2u;
    if (hex) {
        found->line -= 2u;
        begin += SIMCOM_NON_ASCII_LENGTH;
        end--;
        length = (size_t)(end - begin) / 2u;
    }
    if (length < limit->min || length > limit->max) {
        return SIMCOM_E_LENGTH;
    }
    if (hex && (*end != (uint8_t)'"' || (end - begin) % 2 != 0)) {
        return SIMCOM_E_FILE_NAME;
    }
    const uint8_t *wrong = find_wrong(begin, end, hex);
    if (wrong != end) {
        found->offset = (size_t)(wrong - string->data);
        return SIMCOM_E_CHARACTER;
    }
    if (parameter->kind == SIMCOM_KIND_FILE) {
        uint32_t tail = SIMCOM_TLS ? tail_of(end, hex) : 0u;
        return tail == PEM || tail == DER ? SIMCOM_GOOD : SIMCOM_E_FILE_NAME;
    }
    if (parameter->kind == SIMCOM_KIND_ADDRESS &&
        (length < SCHEME_LENGTH || !simcom_bytes_equal(string->data, scheme, SCHEME_LENGTH))) {
        return SIMCOM_E_ADDRESS;
    }
    return (parameter->flags & SIMCOM_PARAMETER_UTF8) == 0u ||
                   simcom_bytes_are_utf8(*string, &found->offset)
               ? SIMCOM_GOOD
               : SIMCOM_E_UTF8;
}

/* Checking --------------------------------------------------------------------------------- */

const simcom_limit_t *simcom_limit_of(const simcom_revision_t *revision, unsigned parameter)
{
    unsigned range = revision->limits[parameter];
    if (range >= SIMCOM_OWN_LIMIT) {
        range = revision->own[range - SIMCOM_OWN_LIMIT];
    }
    return &revision->ranges[range];
}

static simcom_status_t check_number(const simcom_parameter_t *parameter,
                                    const simcom_limit_t *limit, uint32_t value, found_t *found)
{
    /* Of hexadecimal numbers only the two ends are allowed. */
    if (value == limit->min || value == limit->max ||
        (value > limit->min && value < limit->max && parameter->kind != SIMCOM_KIND_HEX) ||
        (value == 0u && (parameter->flags & SIMCOM_PARAMETER_ZERO) != 0u)) {
        uint32_t least = 10;
        for (found->line++; least <= value; found->line++) {
            least *= 10u;
        }
        return SIMCOM_GOOD;
    }
    /* A length that does not fit is a length to the caller, who gave bytes and not a number. */
    return (parameter->flags & SIMCOM_PARAMETER_LENGTH) != 0u ? SIMCOM_E_LENGTH : SIMCOM_E_RANGE;
}

/* Checks the value of one parameter. One that is not given stands before one that is: optional ones nest, so that
 * it cannot be left out. */
static SIMCOM_APART simcom_status_t check_value(const simcom_revision_t *revision,
                                                const simcom_values_t *values, unsigned index,
                                                found_t *found)
{
    const simcom_parameter_t *parameter = &simcom_parameters_of(values->form)[index];
    const simcom_limit_t *limit = simcom_limit_of(revision, parameter->id);
    /* A number that is not optional is there, and 0 is a value of an operation's: it is not the last one. */
    bool there = simcom_is_number(parameter) &&
                 (values->sources != NULL || (parameter->flags & SIMCOM_PARAMETER_OPTIONAL) == 0u);
    if (!there && !is_given(values, index)) {
        return SIMCOM_E_MISSING;
    }
    if (limit->min > limit->max) {
        return SIMCOM_E_REVISION;
    }
    return simcom_is_number(parameter)
               ? check_number(parameter, limit, simcom_values_number(values, index), found)
               : check_string(parameter, limit, simcom_values_string(values, index), found);
}

/* The text of a form that the revision spells in its own way; NULL if it does not. */
static SIMCOM_APART const simcom_text_t *own_text(const simcom_revision_t *revision,
                                                  const simcom_form_t *form)
{
    const simcom_text_t *own = revision->texts;
    while (own != NULL && own->text != NULL) {
        if (own->form == form->id) {
            return own;
        }
        own++;
    }
    return NULL;
}

simcom_status_t simcom_values_check(const simcom_revision_t *revision,
                                    const simcom_values_t *values, simcom_problem_t *problem)
{
    unsigned form = values->form->id;
    const simcom_parameter_t *bad = NULL;
    const simcom_text_t *own = own_text(revision, values->form);
    found_t found = {0, own != NULL ? own->length : values->form->text_length};
    simcom_status_t status = SIMCOM_E_REVISION;
    if ((revision->forms[form / 8u] >> form % 8u & 1u) != 0u) {
        status = SIMCOM_GOOD;
        for (unsigned i = 0; i < values->given && status == SIMCOM_GOOD; i++) {
            bad = &simcom_parameters_of(values->form)[i];
            found.offset = 0;
            status = check_value(revision, values, i, &found);
        }
        /* Counted was AT, too; a comma stands before each parameter but the first. */
        size_t line = found.line + values->given - (values->given != 0u ? 3u : 2u);
        if (status == SIMCOM_GOOD && revision->line_limit != 0u && line > revision->line_limit) {
            bad = NULL;
            status = SIMCOM_E_LINE_TOO_LONG;
        }
    }
    if (status != SIMCOM_GOOD && problem != NULL) {
        problem->form = values->form;
        problem->status = (uint8_t)status;
        problem->has_parameter = bad != NULL;
        problem->parameter = 0;
        problem->limit.min = 0;
        problem->limit.max = revision->line_limit;
        if (bad != NULL) {
            problem->parameter = bad->id;
            problem->limit = *simcom_limit_of(revision, bad->id);
        }
        problem->offset = (uint32_t)found.offset;
    }
    return status;
}

/* An argument struct of the form's own. */
static SIMCOM_APART void set_arguments(simcom_values_t *values, const simcom_form_t *form,
                                       const void *arguments)
{
    values->form = form;
    values->base = arguments;
    values->sources = NULL;
    values->client = 0;
    simcom_values_count(values);
}

simcom_status_t simcom_arguments_check(const simcom_revision_t *revision, const simcom_form_t *form,
                                       const void *arguments, simcom_problem_t *problem)
{
    simcom_values_t values;
    set_arguments(&values, form, arguments);
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

void simcom_command_start(simcom_command_t *command, const simcom_revision_t *revision,
                          const simcom_values_t *values)
{
    const simcom_text_t *own = own_text(revision, values->form);
    command->values = *values;
    command->next = 0;
    if (own != NULL) {
        command->piece = (const uint8_t *)own->text;
        command->piece_length = own->length;
        end_text(command);
        return;
    }
#if SIMCOM_QUICK
    open_text(command, 0);
#else
    const simcom_beginning_t *beginning = &simcom_beginnings[values->form->beginning];
    command->stage = STAGE_TEXT;
    command->piece = (const uint8_t *)beginning->text;
    command->piece_length = beginning->length;
#endif
}

void simcom_command_open(simcom_command_t *command, const simcom_revision_t *revision,
                         const simcom_form_t *form, const void *arguments)
{
    simcom_values_t values;
    set_arguments(&values, form, arguments);
    simcom_command_start(command, revision, &values);
}

simcom_status_t simcom_command_begin(simcom_command_t *command, const simcom_revision_t *revision,
                                     const simcom_form_t *form, const void *arguments,
                                     simcom_problem_t *problem)
{
    simcom_values_t *values = &command->values;
    set_arguments(values, form, arguments);
    simcom_status_t status = simcom_values_check(revision, values, problem);
    command->stage = STAGE_DONE;
    command->piece_length = 0;
    if (status == SIMCOM_GOOD) {
        simcom_command_start(command, revision, values);
    }
    return status;
}

/* Writes a number of at most 65535; returns where it ends. */
static uint8_t *put_number(uint8_t *out, uint32_t value, bool hex)
{
#if SIMCOM_QUICK
    if (value < 10u && !hex) {
        *out = (uint8_t)('0' + value);
        return out + 1;
    }
#endif
    unsigned n = 1;
    uint32_t base = 10;
    /* 2 to the 19th divided by the base: exact up to 81919, where a division would be a call. */
    uint32_t part = 52429;
    if (hex) {
        *out++ = '0';
        *out++ = 'x';
        n = 4;
        base = 16;
        part = 32768;
    } else {
        for (uint32_t least = 10; least <= value; least *= 10u) {
            n++;
        }
    }
    uint8_t *end = out + n;
    for (uint8_t *at = end; at != out;) {
        uint32_t rest = (value * part) >> 19;
        *--at = (uint8_t) "0123456789ABCDEF"[value - rest * base];
        value = rest;
    }
    return end;
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
        if (command->next > 0u) {
            *out++ = ',';
        }
        if (!simcom_is_number(parameter)) {
            command->stage = STAGE_STRING;
            if (!is_non_ascii(parameter, simcom_values_string(&command->values, command->next))) {
                *out++ = '"';
            }
            break;
        }
        out = put_number(out, simcom_values_number(&command->values, command->next),
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
#if !SIMCOM_QUICK
        } else if (command->stage == STAGE_TEXT) {
            open_text(command, simcom_beginnings[command->values.form->beginning].length);
#endif
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
