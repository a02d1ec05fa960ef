/* SPDX-License-Identifier: MIT */
/* bytes.c - comparing and checking runs of bytes. */
#include "bytes.h"

const char simcom_non_ascii[] = "{non-ascii}\"";

bool simcom_bytes_equal(const uint8_t *bytes, const char *text, size_t n)
{
    while (n > 0u) {
        n--;
        if (bytes[n] != (uint8_t)text[n]) {
            return false;
        }
    }
    return true;
}

bool simcom_is_non_ascii(const uint8_t *bytes, size_t length)
{
    return length >= SIMCOM_NON_ASCII_LENGTH &&
           simcom_bytes_equal(bytes, simcom_non_ascii, SIMCOM_NON_ASCII_LENGTH);
}

int simcom_hex_digit(uint8_t byte)
{
    unsigned digit = byte - (unsigned)'0';
    unsigned letter = (byte | 0x20u) - (unsigned)'a';
    if (digit < 10u) {
        return (int)digit;
    }
    return letter < 6u ? (int)letter + 10 : -1;
}

/* The first two bytes of a sequence as a number, from C2 80, the least that there is. */
#define PLACE(first, second) (((first)-0xC2u) * 4u + ((second) >> 4) - 8u)

/* Whether a sequence may begin so. Ruled out are long forms (C0, C1, E0 80, F0 80), surrogates (ED A0) and values
 * above U+10FFFF (F4 90, F5 and up). */
static bool can_begin(unsigned first, unsigned second)
{
    unsigned place = PLACE(first, second);
    return place <= PLACE(0xF4u, 0x80u) && place != PLACE(0xF0u, 0x80u) &&
           place / 2u != PLACE(0xE0u, 0x80u) / 2u && place / 2u != PLACE(0xEDu, 0xA0u) / 2u;
}

bool simcom_bytes_are_utf8(simcom_bytes_t bytes, size_t *offset)
{
    const uint8_t *at = bytes.data;
    /* Nothing can be added to NULL, not even 0. */
    const uint8_t *end = bytes.length != 0u ? at + bytes.length : at;
    while (at != end) {
        *offset = (size_t)(at - bytes.data);
        unsigned first = *at++;
        if (first == 0u) {
            return false;
        }
        if (first >= 0x80u) {
            /* One byte follows, and one more for each 1 behind the first two. */
            const uint8_t *second = at;
            uint32_t ones = (uint32_t)first << 25;
            do {
                if (at == end || (*at++ & 0xC0u) != 0x80u) {
                    return false;
                }
                ones <<= 1;
            } while (ones >> 31 != 0u);
            if (!can_begin(first, *second)) {
                return false;
            }
        }
    }
    return true;
}
