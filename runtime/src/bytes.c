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

/* The second byte's range is what rules out long forms (C0, C1, E0 80, F0 80), surrogates (ED A0) and
 * values above U+10FFFF (F4 90, F5 and up). */
bool simcom_bytes_are_utf8(simcom_bytes_t bytes, size_t *offset)
{
    const uint8_t *at = bytes.data;
    unsigned more = 0; /* bytes of the sequence still to come */
    unsigned low = 0x80;
    unsigned high = 0xBF;
    for (size_t left = bytes.length; left > 0u; left--) {
        unsigned byte = *at++;
        if (more > 0u) {
            if (byte < low || byte > high) {
                return false;
            }
            low = 0x80;
            high = 0xBF;
            more--;
            continue;
        }
        *offset = bytes.length - left;
        if (byte == 0u || (byte >= 0x80u && byte < 0xC2u) || byte > 0xF4u) {
            return false;
        }
        if (byte >= 0xC2u) {
            more = 1u + (byte >= 0xE0u) + (byte >= 0xF0u);
            low = byte == 0xE0u ? 0xA0u : byte == 0xF0u ? 0x90u : low;
            high = byte == 0xEDu ? 0x9Fu : byte == 0xF4u ? 0x8Fu : high;
        }
    }
    return more == 0u;
}
