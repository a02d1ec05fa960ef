/* SPDX-License-Identifier: MIT */
/* fields.c - walks the comma-separated fields of a line. */
#include "simcom/fields.h"

#include "bytes.h"

simcom_bytes_t simcom_line_argument(simcom_bytes_t text)
{
    size_t at = 0;
    /* A name ends at its colon, or at a space where a colon was left out; "+CME ERROR:" is the one
     * name with a space in it, and "+ NAME:" has one behind the plus. */
    while (at < text.length && text.data[at] != (uint8_t)':') {
        at++;
    }
    if (at == text.length) {
        for (at = 2; at < text.length && text.data[at] != (uint8_t)' ';) {
            at++;
        }
    }
    do {
        at++;
    } while (at < text.length && text.data[at] == (uint8_t)' ');
    if (at > text.length) {
        at = text.length;
    }
    if (at != 0u) {
        text.data += at;
        text.length -= at;
    }
    return text;
}

/* What is left to read. */
typedef struct walk {
    const uint8_t *at;
    const uint8_t *end;
} walk_t;

/* The next byte; at the end a comma, as behind each other field. */
static uint8_t peek(const walk_t *walk)
{
    return walk->at != walk->end ? *walk->at : (uint8_t)',';
}

static void skip_spaces(walk_t *walk)
{
    while (peek(walk) == (uint8_t)' ') {
        walk->at++;
    }
}

/* Digits of a hexadecimal number, at most. */
#define HEX_DIGITS 8

/* Reads digits, or 0x and hexadecimal ones, as the number that `value` holds, which is 0 before. */
static bool read_number(walk_t *walk, uint32_t base, uint32_t *value)
{
    if (base == 16u) {
        if (*walk->at++ != (uint8_t)'0' || (peek(walk) | 0x20u) != (uint8_t)'x') {
            return false;
        }
        walk->at++;
    }
    const uint8_t *begin = walk->at;
    for (;; walk->at++) {
        uint32_t digit = (uint32_t)simcom_hex_digit(peek(walk));
        if (digit >= base) {
            return walk->at != begin && (base == 10u || walk->at - begin <= HEX_DIGITS);
        }
        /* More than 32 bits? Of hexadecimal numbers, the number of digits says it. */
        if (*value > UINT32_MAX / 10u) {
            return false;
        }
        *value = *value * base + digit;
        if (*value < digit) {
            return false;
        }
    }
}

/* A string with or without quotation marks. Behind the prefix of a name that is not ASCII, they belong to it. */
static bool read_string(walk_t *walk, simcom_bytes_t *string)
{
    size_t marks = 1;
    const uint8_t *begin = walk->at;
    const uint8_t *end = begin;
    if (simcom_is_non_ascii(begin, (size_t)(walk->end - begin))) {
        walk->at += SIMCOM_NON_ASCII_LENGTH - 1u;
        marks = 0;
    }
    if (*walk->at == (uint8_t)'"') {
        do {
            walk->at++;
            if (walk->at == walk->end) {
                return false;
            }
        } while (*walk->at != (uint8_t)'"');
        walk->at++;
        begin += marks;
        end = walk->at - marks;
    } else {
        for (; peek(walk) != (uint8_t)','; walk->at++) {
            if (*walk->at != (uint8_t)' ') {
                end = walk->at + 1;
            }
        }
    }
    string->data = begin;
    string->length = (size_t)(end - begin);
    return true;
}

/* [in] may_miss  whether nothing may be there */
static bool read_field(walk_t *walk, const simcom_parameter_t *field, bool may_miss, void *out)
{
    void *member = (uint8_t *)out + field->offset;
    if (peek(walk) == (uint8_t)',') {
        return may_miss;
    }
    if (!simcom_is_number(field)) {
        return read_string(walk, member);
    }
    simcom_optional_t *number = member;
    if ((field->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u) {
        number->given = true;
    }
    return read_number(walk, field->kind == SIMCOM_KIND_HEX ? 16u : 10u, &number->value);
}

simcom_status_t simcom_fields_read_as(const simcom_parameter_t *fields, const uint8_t *own,
                                      uint8_t count, simcom_bytes_t text, void *out, size_t size)
{
    walk_t walk = {text.data, text.data};
    bool first = true;
    if (text.data != NULL) {
        walk.end += text.length;
    }
    for (size_t i = 0; i < size; i++) {
        ((uint8_t *)out)[i] = 0;
    }
    for (uint8_t i = 0; i < count; i++) {
        unsigned flags = own != NULL ? own[i] : fields[i].flags;
        if ((flags & SIMCOM_OWN_LACKS) != 0u && own != NULL) {
            continue;
        }
        if (!first && walk.at != walk.end && *walk.at++ != (uint8_t)',') {
            return SIMCOM_E_FORMAT;
        }
        first = false;
        skip_spaces(&walk);
        if (!read_field(&walk, &fields[i], (flags & SIMCOM_PARAMETER_OPTIONAL) != 0u, out)) {
            return SIMCOM_E_FORMAT;
        }
        skip_spaces(&walk);
    }
    return walk.at == walk.end ? SIMCOM_GOOD : SIMCOM_E_FORMAT;
}

simcom_status_t simcom_fields_read(const simcom_parameter_t *fields, uint8_t count,
                                   simcom_bytes_t text, void *out, size_t size)
{
    return simcom_fields_read_as(fields, NULL, count, text, out, size);
}

simcom_status_t simcom_shape_read(const simcom_shape_t *shape, simcom_bytes_t text, void *out,
                                  size_t size)
{
    const uint8_t *own = shape->own;
    simcom_status_t status;
    uint8_t kind = 0;
    do {
        status = simcom_fields_read_as(shape->fields, own, shape->count, text, out, size);
        own = own != NULL ? own + shape->count : NULL;
        kind++;
    } while (status != SIMCOM_GOOD && kind < shape->own_count);
    return status;
}
