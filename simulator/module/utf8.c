/* SPDX-License-Identifier: MIT */
#include "module.h"

/* Bytes that follow a lead byte, or -1. C0, C1 and F5 to FF never occur. */
static int continuation(uint8_t lead)
{
    if (lead < 0x80) {
        return 0;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 1;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 2;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 3 : -1;
}

/* Overlong forms, surrogates and what is beyond U+10FFFF show in the second byte. */
static bool second_valid(uint8_t lead, uint8_t second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second <= 0x9F;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second <= 0x8F;
    default:
        return true;
    }
}

bool utf8_valid(simcom_bytes_t text)
{
    size_t i = 0;

    while (i < text.length) {
        uint8_t lead = text.data[i++];
        int more = continuation(lead);

        if (more < 0 || (size_t)more > text.length - i) {
            return false;
        }
        if (more > 0 && !second_valid(lead, text.data[i])) {
            return false;
        }
        for (; more > 0; more--) {
            if ((text.data[i++] & 0xC0u) != 0x80u) {
                return false;
            }
        }
    }
    return true;
}
