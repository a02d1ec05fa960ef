/* SPDX-License-Identifier: MIT */
#include "out.h"

#include "words8.h"

/* Numbers that share their upper digits in a series. */
#define COUNTER_SPAN 10000u

/* Most bytes that one byte of a text becomes: a backslash of JSON and \xHH. */
#define JSON_MOST 5u

static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                            "25262728293031323334353637383940414243444546474849"
                            "50515253545556575859606162636465666768697071727374"
                            "75767778798081828384858687888990919293949596979899";

void out_init(out_t *out, FILE *file, bool interactive)
{
    out->file = file;
    out->interactive = interactive;
    out->length = 0;
}

void out_flush(out_t *out)
{
    (void)fwrite(out->bytes, 1, out->length, out->file);
    out->length = 0;
    if (out->interactive) {
        (void)fflush(out->file);
    }
}

/* --- Numbers --------------------------------------------------------------------------------- */

/* Writes a number below 10,000. Returns how many digits. [in] at  room for four */
static size_t put_small(char *at, uint32_t number)
{
    if (number >= 1000u) {
        memcpy(at, pairs + number / 100u * 2u, 2);
        memcpy(at + 2, pairs + number % 100u * 2u, 2);
        return 4;
    }
    if (number >= 100u) {
        at[0] = (char)('0' + number / 100u);
        memcpy(at + 1, pairs + number % 100u * 2u, 2);
        return 3;
    }
    if (number >= 10u) {
        memcpy(at, pairs + number * 2u, 2);
        return 2;
    }
    at[0] = (char)('0' + number);
    return 1;
}

void out_number(out_t *out, uint64_t number)
{
    char *at = out_room(out, TEXT_DIGITS);

    out->length += number < 10000u ? put_small(at, (uint32_t)number) : text_digits(at, number);
}

void out_wide(out_t *out, uint64_t number, size_t width)
{
    char digits[TEXT_DIGITS];
    const size_t n = text_digits(digits, number);

    out_pad(out, n, width);
    out_put(out, digits, n);
}

/* Keeps the upper digits of a number. */
static void renew(out_counter_t *counter, uint64_t number)
{
    counter->base = number - number % COUNTER_SPAN;
    counter->length = counter->base > 0 ? text_digits(counter->digits, number / COUNTER_SPAN) : 0;
}

void out_count(out_t *out, out_counter_t *counter, uint64_t number)
{
    if (number - counter->base >= COUNTER_SPAN) {
        renew(counter, number);
    }
    const uint32_t rest = (uint32_t)(number - counter->base);
    if (counter->base == 0) {
        out_number(out, rest);
        return;
    }
    char *at = out_room(out, sizeof counter->digits + 4u);
    memcpy(at, counter->digits, sizeof counter->digits);
    at += counter->length;
    memcpy(at, pairs + rest / 100u * 2u, 2);
    memcpy(at + 2, pairs + rest % 100u * 2u, 2);
    out->length += counter->length + 4u;
}

void out_fraction(out_t *out, uint32_t ms)
{
    const uint32_t rest = ms % 1000u;
    char *at = out_room(out, 4);

    at[0] = '.';
    at[1] = (char)('0' + rest / 100u);
    memcpy(at + 2, pairs + rest % 100u * 2u, 2);
    out->length += 4;
}

void out_pad(out_t *out, size_t taken, size_t width)
{
    if (taken < width) {
        memset(out_room(out, width - taken), ' ', width - taken);
        out->length += width - taken;
    }
}

/* --- JSON ------------------------------------------------------------------------------------ */

/* Marks what does not stand for itself. */
static inline uint64_t special(uint64_t word)
{
    return words8_unprintable(word) | words8_equal(word, '"') | words8_equal(word, '\\');
}

/* Copies characters that stand for themselves. Returns how many. [in] at  room for n bytes */
static size_t copy_plain(char *at, const uint8_t *bytes, size_t n)
{
    size_t i = 0;

    for (; n - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        const uint64_t marks = special(words8_load(bytes + i));
        memcpy(at + i, bytes + i, sizeof(uint64_t));
        if (marks != 0) {
            return i + words8_first(marks);
        }
    }
    if (i > 0) {
        /* The rest together with some that was copied already. */
        const size_t begin = n - sizeof(uint64_t);
        const uint64_t marks = special(words8_load(bytes + begin));
        memcpy(at + begin, bytes + begin, sizeof(uint64_t));
        return marks != 0 ? begin + words8_first(marks) : n;
    }
    for (; i < n && bytes[i] >= 0x20 && bytes[i] < 0x7F && bytes[i] != '"' && bytes[i] != '\\';
         i++) {
        at[i] = (char)bytes[i];
    }
    return i;
}

/* Writes a character that does not stand for itself, or a byte that is no character.
 * [out] taken  how many bytes it takes. Returns how many were written. */
static size_t escape(char *at, const uint8_t *bytes, size_t n, size_t *taken)
{
    static const char digits[] = "0123456789ABCDEF";
    const size_t length = text_character(bytes, n);

    *taken = length > 0 ? length : 1;
    if (length > 1) {
        memcpy(at, bytes, length);
        return length;
    }
    at[0] = '\\';
    if (length == 1) {
        at[1] = (char)bytes[0]; /* a quotation mark or a backslash */
        return 2;
    }
    at[1] = '\\';
    at[2] = 'x';
    at[3] = digits[bytes[0] >> 4];
    at[4] = digits[bytes[0] & 0xFu];
    return JSON_MOST;
}

void out_json(out_t *out, const uint8_t *bytes, size_t n)
{
    char *const begin = out_room(out, n * JSON_MOST);
    char *at = begin;

    while (n > 0) {
        size_t taken = copy_plain(at, bytes, n);
        at += taken;
        bytes += taken;
        n -= taken;
        if (n > 0) {
            at += escape(at, bytes, n, &taken);
            bytes += taken;
            n -= taken;
        }
    }
    out->length += (size_t)(at - begin);
}
