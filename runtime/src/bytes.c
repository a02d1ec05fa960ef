/* SPDX-License-Identifier: MIT */
/* bytes.c - comparing and checking runs of bytes. */
#include "bytes.h"

bool simcom_bytes_equal(const uint8_t *bytes, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] != (uint8_t)text[i]) {
            return false;
        }
    }
    return true;
}

int simcom_hex_digit(uint8_t byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    if (byte >= 'A' && byte <= 'F') {
        return byte - 'A' + 10;
    }
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* Length of the sequence that begins with this byte, 0 if none does. The second byte's range is
 * what rules out long forms (C0, C1, E0 80, F0 80), surrogates (ED A0) and values above U+10FFFF
 * (F4 90, F5 and up). */
static size_t sequence(uint8_t first, uint8_t *low, uint8_t *high)
{
    *low = 0x80u;
    *high = 0xBFu;
    if (first < 0x80u) {
        return first == 0u ? 0u : 1u;
    }
    if (first < 0xC2u || first > 0xF4u) {
        return 0;
    }
    if (first < 0xE0u) {
        return 2;
    }
    if (first < 0xF0u) {
        *low = first == 0xE0u ? 0xA0u : 0x80u;
        *high = first == 0xEDu ? 0x9Fu : 0xBFu;
        return 3;
    }
    *low = first == 0xF0u ? 0x90u : 0x80u;
    *high = first == 0xF4u ? 0x8Fu : 0xBFu;
    return 4;
}

bool simcom_bytes_are_utf8(simcom_bytes_t bytes, size_t *offset)
{
    for (size_t i = 0; i < bytes.length;) {
        uint8_t low;
        uint8_t high;
        size_t n = sequence(bytes.data[i], &low, &high);
        if (n == 0u || n > bytes.length - i) {
            *offset = i;
            return false;
        }
        for (size_t k = 1; k < n; k++) {
            uint8_t byte = bytes.data[i + k];
            if (byte < low || byte > high) {
                *offset = i;
                return false;
            }
            low = 0x80u;
            high = 0xBFu;
        }
        i += n;
    }
    return true;
}
