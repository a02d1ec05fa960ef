/* SPDX-License-Identifier: MIT */
#include "filter.h"

#include <string.h>

/* Bytes in a line of a dump, at most. */
#define DUMP_MOST 64u

uint8_t filter_encoding(const uint8_t *bytes, size_t n, size_t *skip)
{
    size_t zeros[2] = {0, 0};
    size_t text[2] = {0, 0};

    *skip = 0;
    if (n >= 3u && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        *skip = 3;
        return 0;
    }
    if (n >= 2u && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        *skip = 2;
        return bytes[0] == 0xFFu ? 'L' : 'B';
    }
    for (size_t i = 0; i < n && i < 4096u; i++) {
        zeros[i % 2u] += bytes[i] == 0;
        text[i % 2u] += bytes[i] >= 0x09u && bytes[i] < 0x7Fu;
    }
    const size_t half = (n < 4096u ? n : 4096u) / 2u;
    if (half >= 4u && zeros[1] * 10u >= half * 8u && text[0] * 10u >= half * 8u) {
        return 'L';
    }
    return half >= 4u && zeros[0] * 10u >= half * 8u && text[1] * 10u >= half * 8u ? 'B' : 0;
}

size_t filter_narrow(uint8_t wide, const uint8_t *bytes, size_t n, size_t *used, uint8_t *out)
{
    const size_t low = wide == 'L' ? 0 : 1;
    size_t length = 0;
    size_t i = 0;

    for (; i + 2u <= n; i += 2u) {
        const unsigned unit = (unsigned)bytes[i + low] | (unsigned)bytes[i + 1u - low] << 8;
        if (unit == 0xFEFFu) {
            continue;
        }
        if (unit < 0x80u) {
            out[length++] = (uint8_t)unit;
        } else if (unit < 0x800u) {
            out[length++] = (uint8_t)(0xC0u | unit >> 6);
            out[length++] = (uint8_t)(0x80u | (unit & 0x3Fu));
        } else {
            /* Pairs of units stand for signs that no serial line needs: one mark each. */
            const unsigned sign = unit >= 0xD800u && unit < 0xE000u ? 0xFFFDu : unit;
            out[length++] = (uint8_t)(0xE0u | sign >> 12);
            out[length++] = (uint8_t)(0x80u | (sign >> 6 & 0x3Fu));
            out[length++] = (uint8_t)(0x80u | (sign & 0x3Fu));
        }
    }
    *used = i;
    return length;
}

/* --- Colours --------------------------------------------------------------------------------- */

static bool is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

/* The length of "[0;32m" and the like at a place, the opening bracket included; 0: it is none,
 * n + 1: it may be one, and is not there as a whole. */
static size_t parameters(const uint8_t *bytes, size_t n, bool only_colour)
{
    size_t i = 1;

    if (n == 0 || bytes[0] != '[') {
        return n == 0 ? 1 : 0;
    }
    while (i < n && (is_digit(bytes[i]) || (!only_colour && bytes[i] == '?') || bytes[i] == ';')) {
        i++;
    }
    if (i == n) {
        return n + 1u;
    }
    const bool end =
        only_colour ? bytes[i] == 'm' && i > 1u : bytes[i] >= 0x40u && bytes[i] < 0x7Fu;
    return end ? i + 1u : 0;
}

/* The length of a sequence for a terminal at a place: with the byte ESC, with ESC written as text, or
 * with ESC lost. 0: none; n + 1: it may be one that is not there as a whole. */
static size_t sequence(const uint8_t *bytes, size_t n)
{
    static const char *const written[] = {"^[", "\\x1b", "\\x1B", "\\033", "\\e", "\\u001b"};

    if (bytes[0] == 0x1Bu) {
        const size_t rest = parameters(bytes + 1, n - 1u, false);
        return rest > 0 ? rest + 1u : 2u;
    }
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
        const size_t length = strlen(written[i]);
        if (n > length && memcmp(bytes, written[i], length) == 0) {
            const size_t rest = parameters(bytes + length, n - length, true);
            return rest > 0 ? rest + length : 0;
        }
    }
    return bytes[0] == '[' ? parameters(bytes, n, true) : 0;
}

/* How many colours begin with a byte, at most two. */
static size_t count_colours(const uint8_t *bytes, size_t n, uint8_t first)
{
    const uint8_t *const end = bytes + n;
    const uint8_t *at = bytes;
    size_t count = 0;

    while (count < 2u && (at = memchr(at, first, (size_t)(end - at))) != NULL) {
        const size_t rest = (size_t)(end - at);
        const size_t length = sequence(at, rest);
        count += length > 2u && length <= rest && at[length - 1u] == 'm';
        at++;
    }
    return count;
}

bool filter_has_colours(const uint8_t *bytes, size_t n)
{
    return count_colours(bytes, n, 0x1Bu) >= 2u || count_colours(bytes, n, '[') >= 2u;
}

static size_t without_colours(uint8_t *bytes, size_t n, bool final, size_t *used)
{
    size_t length = 0;
    size_t i = 0;

    while (i < n) {
        const uint8_t first = bytes[i];
        const size_t taken = first == 0x1Bu || first == '[' || first == '\\' || first == '^'
                                 ? sequence(bytes + i, n - i)
                                 : 0;
        if (taken > n - i && !final) {
            break;
        }
        if (taken > 0 && taken <= n - i) {
            i += taken;
        } else {
            bytes[length++] = bytes[i++];
        }
    }
    *used = i;
    return length;
}

/* --- Pages ----------------------------------------------------------------------------------- */

/* The length of &quot; and the like at an ampersand; 0: none; n + 1: it may be one that is not there as a whole. */
static size_t entity(const uint8_t *bytes, size_t n, uint8_t *sign)
{
    static const struct {
        const char *text;
        uint8_t sign;
    } entities[] = {{"&quot;", '"'},  {"&#34;", '"'},  {"&gt;", '>'},    {"&lt;", '<'},
                    {"&amp;", '&'},   {"&#39;", '\''}, {"&apos;", '\''}, {"&nbsp;", ' '},
                    {"&#x27;", '\''}, {"&#x22;", '"'}, {"&#60;", '<'},   {"&#62;", '>'}};
    size_t length = 0;

    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        const size_t whole = strlen(entities[i].text);
        const size_t there = n < whole ? n : whole;
        if (memcmp(bytes, entities[i].text, there) == 0) {
            *sign = entities[i].sign;
            length = there < whole ? n + 1u : whole;
        }
    }
    return length;
}

bool filter_is_page(const uint8_t *bytes, size_t n)
{
    const uint8_t *const end = bytes + n;
    size_t count = 0;
    uint8_t sign = 0;

    for (const uint8_t *at = bytes; at < end && (at = memchr(at, '&', (size_t)(end - at))) != NULL;
         at++) {
        const size_t length = entity(at, (size_t)(end - at), &sign);
        count += length > 0 && length <= (size_t)(end - at) && sign != ' ' && sign != '&';
    }
    return count > 0 && memchr(bytes, '"', n) == NULL && memchr(bytes, '<', n) == NULL &&
           memchr(bytes, '>', n) == NULL;
}

static size_t without_entities(uint8_t *bytes, size_t n, bool final, size_t *used)
{
    size_t length = 0;
    size_t i = 0;

    while (i < n) {
        uint8_t sign = 0;
        const size_t taken = bytes[i] == '&' ? entity(bytes + i, n - i, &sign) : 0;
        if (taken > n - i && !final) {
            break;
        }
        const bool is = taken > 0 && taken <= n - i;
        bytes[length++] = is ? sign : bytes[i];
        i += is ? taken : 1u;
    }
    *used = i;
    return length;
}

/* --- Dumps ----------------------------------------------------------------------------------- */

static int hex_digit(uint8_t byte)
{
    if (is_digit(byte)) {
        return byte - '0';
    }
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static size_t hex_run(const uint8_t *line, size_t n)
{
    size_t i = 0;

    while (i < n && hex_digit(line[i]) >= 0) {
        i++;
    }
    return i;
}

/* Reads "00000010  41 54 0d 0a  |AT..|" or "00000010: 4154 0d0a  AT..". Returns how many bytes it
 * has. [out] offset  the number before them, to tell a line that is none; [out] good  it is one */
static size_t dump_line(const uint8_t *line, size_t n, uint8_t *out, bool *good)
{
    size_t count = 0;
    size_t i = 0;

    *good = false;
    while (i < n && line[i] == ' ') {
        i++;
    }
    const size_t digits = hex_run(line + i, n - i);
    if (digits < 4u || digits > 16u || i + digits == n) {
        *good = digits >= 6u && i + digits == n; /* the last line of some: the length alone */
        return 0;
    }
    i += digits;
    if (line[i] == ':') {
        i++;
    } else if (line[i] != ' ' && line[i] != '\t') {
        return 0;
    }
    while (i < n && count < 16u) {
        size_t blanks = 0;
        while (i < n && (line[i] == ' ' || line[i] == '\t' || line[i] == '-')) {
            blanks++;
            i++;
        }
        const size_t run = hex_run(line + i, n - i);
        const bool bounded = i + run == n || line[i + run] == ' ' || line[i + run] == '-';
        if (blanks == 0 || blanks > 2u + (count == 0) || run < 2u || run % 2u != 0 || run > 16u ||
            !bounded) {
            break;
        }
        for (size_t k = 0; k < run && count < DUMP_MOST; k += 2u) {
            out[count++] = (uint8_t)(hex_digit(line[i + k]) * 16 + hex_digit(line[i + k + 1u]));
        }
        i += run;
    }
    *good = count > 0;
    return count;
}

bool filter_is_dump(const uint8_t *bytes, size_t n)
{
    uint8_t out[DUMP_MOST];
    size_t good = 0;
    size_t lines = 0;

    while (n > 0 && lines < 50u) {
        const uint8_t *end = memchr(bytes, '\n', n);
        const size_t length = end != NULL ? (size_t)(end - bytes) + 1u : n;
        size_t text = length;
        while (text > 0 && (bytes[text - 1u] == '\n' || bytes[text - 1u] == '\r')) {
            text--;
        }
        bool is = false;
        if (text > 0) {
            lines++;
            (void)dump_line(bytes, text, out, &is);
            good += is;
        }
        bytes += length;
        n -= length;
    }
    return good > 0 && good * 10u >= lines * 8u;
}

static size_t undumped(uint8_t *bytes, size_t n, bool final, size_t *used)
{
    uint8_t out[DUMP_MOST];
    size_t length = 0;
    size_t i = 0;
    bool good;

    while (i < n) {
        const uint8_t *end = memchr(bytes + i, '\n', n - i);
        if (end == NULL && !final) {
            break;
        }
        const size_t line = end != NULL ? (size_t)(end - (bytes + i)) : n - i;
        size_t text = line;
        text -= text > 0 && bytes[i + text - 1u] == '\r';
        const size_t count = dump_line(bytes + i, text, out, &good);
        memcpy(bytes + length, out, count);
        length += count;
        i += line + (end != NULL);
    }
    *used = i;
    return length;
}

size_t filter_text(const filter_t *filter, uint8_t *bytes, size_t n, bool final, size_t *used)
{
    size_t length = n;
    size_t taken = n;

    if (filter->colours) {
        length = without_colours(bytes, n, final, &taken);
    }
    if (filter->page && !filter->colours && !filter->dump) {
        length = without_entities(bytes, n, final, &taken);
    }
    if (filter->dump) {
        size_t lines;
        const size_t text = length;
        length = undumped(bytes, text, final, &lines);
        /* What is left of a line waits behind what waits already. */
        memmove(bytes + taken - (text - lines), bytes + lines, text - lines);
        taken -= text - lines;
    }
    *used = taken;
    return length;
}
