/* SPDX-License-Identifier: MIT */
/*
 * words8.h - looks at eight bytes of a text at a time.
 *
 * A mark is the highest bit of a byte. The first mark of a word is always right; behind it there may be
 * marks too many, as sums and differences carry upwards.
 */
#ifndef SIMCOM_LOG_WORDS8_H
#define SIMCOM_LOG_WORDS8_H

#include <stddef.h>
#include <stdint.h>

#define WORDS8_ONES  0x0101010101010101u
#define WORDS8_MARKS 0x8080808080808080u

/* Eight bytes, the first one lowest on every machine; compilers make one load of it. */
static inline uint64_t words8_load(const uint8_t *bytes)
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 |
           (uint64_t)bytes[3] << 24 | (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
           (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

/* The first `n` bytes, fewer than eight, and zeros. */
static inline uint64_t words8_load_some(const uint8_t *bytes, size_t n)
{
    uint64_t word = 0;

    for (size_t i = 0; i < n; i++) {
        word |= (uint64_t)bytes[i] << 8 * i;
    }
    return word;
}

/* The first `n` bytes of a word, at most eight, and zeros. */
static inline uint64_t words8_keep(uint64_t word, size_t n)
{
    return n < 8 ? word & (((uint64_t)1 << 8 * n) - 1u) : word;
}

/* Marks the bytes from `first` to `last`, both ASCII; all marks are right. */
static inline uint64_t words8_between(uint64_t word, uint8_t first, uint8_t last)
{
    const uint64_t low = word & ~WORDS8_MARKS;
    const uint64_t from = low + WORDS8_ONES * (0x80u - first);
    const uint64_t behind = low + WORDS8_ONES * (0x7Fu - last);

    return from & ~behind & ~word & WORDS8_MARKS;
}

/* Marks the bytes that are no letters and no digits; all marks are right. */
static inline uint64_t words8_no_name(uint64_t word)
{
    const uint64_t small = word | WORDS8_ONES * 0x20u;

    return ~(words8_between(small, 'a', 'z') | words8_between(word, '0', '9')) & WORDS8_MARKS;
}

/* Letters and digits with the letters in capitals. */
static inline uint64_t words8_capital(uint64_t word)
{
    return word & ~((word & WORDS8_ONES * 0x40u) >> 1);
}

/* Marks the bytes that are `byte`. */
static inline uint64_t words8_equal(uint64_t word, uint8_t byte)
{
    const uint64_t rest = word ^ WORDS8_ONES * byte;

    return (rest - WORDS8_ONES) & ~rest & WORDS8_MARKS;
}

/* Marks the bytes that are no printable ASCII: below 0x20, from 0x7F. */
static inline uint64_t words8_unprintable(uint64_t word)
{
    return (word | (word - WORDS8_ONES * 0x20u) | (word + WORDS8_ONES)) & WORDS8_MARKS;
}

/* Marks the bytes that continue a character of UTF-8; all marks are right. */
static inline uint64_t words8_continued(uint64_t word)
{
    return word & ~(word << 1) & WORDS8_MARKS;
}

/* How many marks there are, of those that are all right. */
static inline size_t words8_count(uint64_t marks)
{
    return (size_t)(((marks >> 7) * WORDS8_ONES) >> 56);
}

/* Number of the byte with the first mark. [in] marks  not 0 */
static inline size_t words8_first(uint64_t marks)
{
    /* One in each byte up to the mark, and their sum in the highest byte. */
    return (size_t)((((marks - 1u) & ~marks & WORDS8_ONES) * WORDS8_ONES) >> 56) - 1u;
}

/* Marks line ends. */
static inline uint64_t words8_ends(uint64_t word)
{
    return words8_equal(word, '\r') | words8_equal(word, '\n');
}

/* Number of bytes before the first line end, CR or LF; `n` if there is none. */
static inline size_t words8_line(const uint8_t *bytes, size_t n)
{
    size_t i = 0;

    for (; n - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        const uint64_t marks = words8_ends(words8_load(bytes + i));
        if (marks != 0) {
            return i + words8_first(marks);
        }
    }
    if (i > 0) {
        /* The rest together with some that has no line end. */
        const size_t begin = n - sizeof(uint64_t);
        const uint64_t marks = words8_ends(words8_load(bytes + begin));
        return marks != 0 ? begin + words8_first(marks) : n;
    }
    while (i < n && bytes[i] != '\r' && bytes[i] != '\n') {
        i++;
    }
    return i;
}

#endif
