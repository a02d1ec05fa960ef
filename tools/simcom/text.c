/* SPDX-License-Identifier: MIT */
#include "text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool utf8_terminal;

void text_set_utf8(bool utf8)
{
    utf8_terminal = utf8;
}

bool text_utf8(void)
{
    return utf8_terminal;
}

void text_init(text_t *text, char *buffer, size_t size)
{
    text->at = buffer;
    text->size = size;
    text->length = 0;
    buffer[0] = '\0';
}

void text_add(text_t *text, const char *format, ...)
{
    const size_t room = text->size - text->length;
    va_list arguments;

    va_start(arguments, format);
    const int n = vsnprintf(text->at + text->length, room, format, arguments);
    va_end(arguments);
    if (n > 0) {
        text->length += (size_t)n < room ? (size_t)n : room - 1;
    }
}

size_t text_character(const uint8_t *bytes, size_t n)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

    if (n == 0 || bytes[0] < 0x20 || bytes[0] == 0x7F) {
        return 0;
    }
    if (bytes[0] < 0x80) {
        return 1;
    }
    const size_t length = bytes[0] >= 0xF5   ? 0
                          : bytes[0] >= 0xF0 ? 4
                          : bytes[0] >= 0xE0 ? 3
                          : bytes[0] >= 0xC2 ? 2
                                             : 0;
    if (length == 0 || length > n) {
        return 0;
    }
    uint32_t value = bytes[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0u) != 0x80) {
            return 0;
        }
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    /* U+0080 to U+009F are control characters, too; U+D800 to U+DFFF are no characters. */
    const bool good = value >= smallest[length] && value >= 0xA0 && value <= 0x10FFFF &&
                      (value < 0xD800 || value > 0xDFFF);
    return good ? length : 0;
}

bool text_is_printable(const uint8_t *bytes, size_t n)
{
    while (n > 0) {
        const size_t length = text_character(bytes, n);
        if (length == 0) {
            return false;
        }
        bytes += length;
        n -= length;
    }
    return true;
}

void text_add_bytes(text_t *text, const uint8_t *bytes, size_t n)
{
    while (n > 0) {
        const size_t length = text_character(bytes, n);
        if (length == 0 || (length > 1 && !utf8_terminal)) {
            text_add(text, "\\x%02X", bytes[0]);
            bytes++;
            n--;
        } else {
            text_add(text, "%.*s", (int)length, (const char *)bytes);
            bytes += length;
            n -= length;
        }
    }
}

void text_add_clause(text_t *text, const char *sentence)
{
    size_t length = strlen(sentence);
    char first = sentence[0];

    if (length > 1 && !isupper((unsigned char)sentence[1])) {
        first = (char)tolower((unsigned char)first);
    }
    if (length > 0 && sentence[length - 1] == '.') {
        length--;
    }
    if (length > 0) {
        text_add(text, "%c%.*s", first, (int)(length - 1), sentence + 1);
    }
}

void text_pad(text_t *text, size_t columns)
{
    size_t width = 0;

    for (size_t i = 0; i < text->length; i++) {
        /* A byte that continues a character has no width of its own. */
        width += ((unsigned char)text->at[i] & 0xC0u) != 0x80;
    }
    if (width < columns) {
        text_add(text, "%*s", (int)(columns - width), "");
    }
}

const char *text_count(char buffer[TEXT_COUNT_SIZE], size_t number)
{
    char digits[TEXT_COUNT_SIZE];
    int n = snprintf(digits, sizeof digits, "%zu", number);
    int out = 0;

    for (int i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0) {
            buffer[out++] = ',';
        }
        buffer[out++] = digits[i];
    }
    buffer[out] = '\0';
    return buffer;
}
