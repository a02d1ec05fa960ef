/* SPDX-License-Identifier: MIT */
/*
 * words8.h - looks at eight bytes of a text at a time.
 *
 * A mark is the highest bit of a byte. The first mark of a word is always right; those behind it may
 * stand at a byte too many, as subtractions carry upwards.
 */
#ifndef SIMCOM_TOOL_WORDS8_H
#define SIMCOM_TOOL_WORDS8_H

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

/* Marks the bytes that are `byte`. */
static inline uint64_t words8_equal(uint64_t word, uint8_t byte)
{
    const uint64_t rest = word ^ WORDS8_ONES * byte;

    return (rest - WORDS8_ONES) & ~rest & WORDS8_MARKS;
}

/* Marks the bytes that are no printable ASCII. */
static inline uint64_t words8_unprintable(uint64_t word)
{
    return ((word | (word - WORDS8_ONES * 0x20u)) & WORDS8_MARKS) | words8_equal(word, 0x7F);
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

#endif
