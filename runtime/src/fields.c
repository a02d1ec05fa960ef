/* SPDX-License-Identifier: MIT */
/* fields.c - walks the comma-separated fields of a line. */
#include "simcom/fields.h"

#include "bytes.h"

/* What is left to read. */
typedef struct walk {
    const uint8_t *at;
    const uint8_t *end;
} walk_t;

static void skip_spaces(walk_t *walk)
{
    while (walk->at < walk->end && *walk->at == (uint8_t)' ') {
        walk->at++;
    }
}

static bool at_end(const walk_t *walk)
{
    return walk->at == walk->end || *walk->at == (uint8_t)',';
}

static bool read_number(walk_t *walk, uint32_t *value)
{
    uint32_t number = 0;
    const uint8_t *begin = walk->at;
    while (walk->at < walk->end && *walk->at >= (uint8_t)'0' && *walk->at <= (uint8_t)'9') {
        uint32_t digit = (uint32_t)*walk->at - (uint32_t)'0';
        if (number > (UINT32_MAX - digit) / 10u) {
            return false;
        }
        number = number * 10u + digit;
        walk->at++;
    }
    *value = number;
    return walk->at != begin;
}

static bool read_hex(walk_t *walk, uint32_t *value)
{
    uint32_t number = 0;
    size_t digits = 0;
    if (walk->end - walk->at < 3 || walk->at[0] != (uint8_t)'0' || (walk->at[1] | 0x20u) != 'x') {
        return false;
    }
    for (walk->at += 2; !at_end(walk) && *walk->at != (uint8_t)' '; walk->at++) {
        int digit = simcom_hex_digit(*walk->at);
        if (digit < 0 || ++digits > 8u) {
            return false;
        }
        number = number * 16u + (uint32_t)digit;
    }
    *value = number;
    return digits > 0u;
}

static bool read_value(walk_t *walk, uint8_t kind, uint32_t *value)
{
    return kind == SIMCOM_KIND_HEX ? read_hex(walk, value) : read_number(walk, value);
}

/* Up to and over the closing mark; a comma is an ordinary byte in between. */
static bool read_quoted(walk_t *walk, simcom_bytes_t *string)
{
    walk->at++;
    string->data = walk->at;
    while (walk->at < walk->end && *walk->at != (uint8_t)'"') {
        walk->at++;
    }
    string->length = (size_t)(walk->at - string->data);
    if (walk->at == walk->end) {
        return false;
    }
    walk->at++;
    return true;
}

static bool read_bare(walk_t *walk, simcom_bytes_t *string)
{
    string->data = walk->at;
    while (!at_end(walk)) {
        walk->at++;
    }
    string->length = (size_t)(walk->at - string->data);
    while (string->length > 0u && string->data[string->length - 1u] == (uint8_t)' ') {
        string->length--;
    }
    return true;
}

static bool read_string(walk_t *walk, simcom_bytes_t *string)
{
    static const char non_ascii[] = "{non-ascii}\"";
    size_t prefix = sizeof non_ascii - 1u;
    if (*walk->at == (uint8_t)'"') {
        return read_quoted(walk, string);
    }
    if ((size_t)(walk->end - walk->at) >= prefix &&
        simcom_bytes_equal(walk->at, non_ascii, prefix)) {
        const uint8_t *begin = walk->at;
        walk->at += prefix - 1u;
        bool good = read_quoted(walk, string);
        string->data = begin;
        string->length = (size_t)(walk->at - begin);
        return good;
    }
    return read_bare(walk, string);
}

static bool read_field(walk_t *walk, const simcom_parameter_t *field, void *out)
{
    uint8_t *member = (uint8_t *)out + field->offset;
    bool optional = (field->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u;
    if (at_end(walk)) {
        return optional;
    }
    if (field->kind != SIMCOM_KIND_NUMBER && field->kind != SIMCOM_KIND_HEX) {
        return read_string(walk, (simcom_bytes_t *)(void *)member);
    }
    if (!optional) {
        return read_value(walk, field->kind, (uint32_t *)(void *)member);
    }
    simcom_optional_t *number = (simcom_optional_t *)(void *)member;
    number->given = true;
    return read_value(walk, field->kind, &number->value);
}

simcom_status_t simcom_fields_read(const simcom_parameter_t *fields, uint8_t count,
                                   simcom_bytes_t text, void *out, size_t size)
{
    static const uint8_t nothing = 0;
    walk_t walk = {text.data != NULL ? text.data : &nothing, NULL};
    walk.end = walk.at + (text.data != NULL ? text.length : 0u);
    for (size_t i = 0; i < size; i++) {
        ((uint8_t *)out)[i] = 0;
    }
    for (uint8_t i = 0; i < count; i++) {
        skip_spaces(&walk);
        if (!read_field(&walk, &fields[i], out)) {
            return SIMCOM_E_FORMAT;
        }
        skip_spaces(&walk);
        if (walk.at < walk.end) {
            if (*walk.at != (uint8_t)',' || i + 1u == count) {
                return SIMCOM_E_FORMAT;
            }
            walk.at++;
        }
    }
    return walk.at == walk.end ? SIMCOM_GOOD : SIMCOM_E_FORMAT;
}
