/* SPDX-License-Identifier: MIT */
#include "text.h"

#include "words8.h"

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

size_t text_digits(char digits[TEXT_DIGITS], uint64_t number)
{
    char reversed[TEXT_DIGITS];
    size_t n = 0;

    do {
        reversed[n++] = (char)('0' + number % 10u);
        number /= 10u;
    } while (number > 0);
    for (size_t i = 0; i < n; i++) {
        digits[i] = reversed[n - 1 - i];
    }
    return n;
}

void text_add_number(text_t *text, uint64_t number)
{
    char digits[TEXT_DIGITS];
    const size_t n = text_digits(digits, number);

    text_put(text, digits, n);
}

void text_add_seconds(text_t *text, uint32_t ms)
{
    const uint32_t rest = ms % 1000u;
    const char fraction[4] = {'.', (char)('0' + rest / 100u), (char)('0' + rest / 10u % 10u),
                              (char)('0' + rest % 10u)};

    text_add_number(text, ms / 1000u);
    text_put(text, fraction, sizeof fraction);
}

size_t text_plain(const uint8_t *bytes, size_t n)
{
    size_t i = 0;

    for (; n - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        const uint64_t marks = words8_unprintable(words8_load(bytes + i));
        if (marks != 0) {
            return i + words8_first(marks);
        }
    }
    while (i < n && bytes[i] >= 0x20 && bytes[i] < 0x7F) {
        i++;
    }
    return i;
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

/* Adds a character that is not ASCII if it can be shown, else its first byte as \xHH. Returns how
 * many bytes it takes. */
static size_t add_strange(text_t *text, const uint8_t *bytes, size_t n)
{
    static const char digits[] = "0123456789ABCDEF";
    const size_t length = text_character(bytes, n);

    if (length == 0 || !utf8_terminal) {
        const char escape[4] = {'\\', 'x', digits[bytes[0] >> 4], digits[bytes[0] & 0xFu]};
        text_put(text, escape, sizeof escape);
        return 1;
    }
    text_put(text, bytes, length);
    return length;
}

void text_add_bytes(text_t *text, const uint8_t *bytes, size_t n)
{
    while (n > 0) {
        size_t taken = text_plain(bytes, n);
        text_put(text, bytes, taken);
        if (taken < n) {
            taken += add_strange(text, bytes + taken, n - taken);
        }
        bytes += taken;
        n -= taken;
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
        text_put(text, &first, 1);
        text_put(text, sentence + 1, length - 1);
    }
}

size_t text_width(const text_t *text)
{
    const uint8_t *bytes = (const uint8_t *)text->at;
    size_t width = text->length;
    size_t i = 0;

    /* A byte that continues a character has no width of its own. */
    for (; text->length - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        width -= words8_count(words8_continued(words8_load(bytes + i)));
    }
    for (; i < text->length; i++) {
        width -= (bytes[i] & 0xC0u) == 0x80u;
    }
    return width;
}

void text_pad(text_t *text, size_t columns)
{
    for (size_t width = text_width(text); width < columns; width++) {
        text_put(text, " ", 1);
    }
}

const char *text_count(char buffer[TEXT_COUNT_SIZE], size_t number)
{
    char digits[TEXT_DIGITS];
    const size_t n = text_digits(digits, number);
    size_t out = 0;

    for (size_t i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0) {
            buffer[out++] = ',';
        }
        buffer[out++] = digits[i];
    }
    buffer[out] = '\0';
    return buffer;
}
