/* SPDX-License-Identifier: MIT */
#include "notation.h"

#include <stdbool.h>
#include <string.h>

static int hex(uint8_t byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static bool hex_pair(const uint8_t *text, uint8_t *byte)
{
    if (hex(text[0]) < 0 || hex(text[1]) < 0) {
        return false;
    }
    *byte = (uint8_t)(hex(text[0]) * 16 + hex(text[1]));
    return true;
}

/* Reads the name of a control character, or its number, up to a closing bracket. */
static size_t bracketed(const uint8_t *text, size_t n, char close, uint8_t *byte)
{
    static const struct {
        const char *name;
        uint8_t byte;
    } names[] = {
        {"CR", '\r'}, {"LF", '\n'}, {"NUL", 0},   {"TAB", '\t'},    {"ESC", 0x1B}, {"SUB", 0x1A},
        {"cr", '\r'}, {"lf", '\n'}, {"^Z", 0x1A}, {"CTRL-Z", 0x1A}, {"BS", '\b'},  {"HT", '\t'},
    };
    size_t i = 1;

    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
        const size_t length = strlen(names[k].name);
        if (n >= length + 2u && memcmp(text + 1, names[k].name, length) == 0 &&
            text[length + 1u] == (uint8_t)close) {
            *byte = names[k].byte;
            return length + 2u;
        }
    }
    if (n >= 3u && text[1] == '0' && (text[2] | 0x20) == 'x') {
        i = 3;
    }
    return n >= i + 3u && hex_pair(text + i, byte) && text[i + 2u] == (uint8_t)close ? i + 3u : 0;
}

static size_t backslash(const uint8_t *text, size_t n, uint8_t *byte)
{
    static const char letters[] = "rntbfv0e\"'\\/";
    static const char values[] = "\r\n\t\b\f\v\0\x1B\"'\\/";

    if (n >= 4u && text[1] == 'x' && hex_pair(text + 2, byte)) {
        return 4;
    }
    if (n >= 6u && text[1] == 'u' && text[2] == '0' && text[3] == '0' && hex_pair(text + 4, byte)) {
        return 6;
    }
    const char *letter = n >= 2u && text[1] != '\0' ? strchr(letters, text[1]) : NULL;
    if (letter == NULL) {
        return 0;
    }
    *byte = (uint8_t)values[letter - letters];
    return 2;
}

static size_t caret(const uint8_t *text, size_t n, uint8_t *byte)
{
    if (n < 2u ||
        (text[1] != '@' && text[1] != '[' && text[1] != '?' && (text[1] < 'A' || text[1] > 'Z'))) {
        return 0;
    }
    *byte = (uint8_t)(text[1] ^ 0x40u);
    return 2;
}

static size_t picture(const uint8_t *text, size_t n, uint8_t *byte)
{
    if (n < 3u || text[1] != 0x90u || text[2] < 0x80u || text[2] > 0x9Fu) {
        return 0;
    }
    *byte = text[2] & 0x1Fu;
    return 3;
}

size_t notation_at(const uint8_t *text, size_t n, unsigned which, uint8_t *byte, unsigned *found)
{
    *found = 0;
    if (n == 0) {
        return 0;
    }
    switch (text[0]) {
    case '<':
        *found = NOTATION_ANGLE;
        return (which & *found) != 0 ? bracketed(text, n, '>', byte) : 0;
    case '[':
        *found = NOTATION_SQUARE;
        return (which & *found) != 0 ? bracketed(text, n, ']', byte) : 0;
    case '{':
        *found = NOTATION_SQUARE;
        return (which & *found) != 0 ? bracketed(text, n, '}', byte) : 0;
    case '\\':
        *found = NOTATION_BACKSLASH;
        return (which & *found) != 0 ? backslash(text, n, byte) : 0;
    case '^':
        *found = NOTATION_CARET;
        return (which & *found) != 0 ? caret(text, n, byte) : 0;
    case 0xE2:
        *found = NOTATION_PICTURE;
        return (which & *found) != 0 ? picture(text, n, byte) : 0;
    default:
        return 0;
    }
}

size_t notation_undo(const uint8_t *text, size_t n, unsigned which, uint8_t *out)
{
    size_t length = 0;

    for (size_t i = 0; i < n;) {
        uint8_t byte = text[i];
        unsigned found;
        const size_t taken = notation_at(text + i, n - i, which, &byte, &found);
        out[length++] = byte;
        i += taken > 0 ? taken : 1;
    }
    return length;
}
