/* SPDX-License-Identifier: MIT */
#include "escape.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

void escape_text(char *out, size_t size, const char *text)
{
    size_t used = 0;

    for (; *text != '\0'; text++) {
        const uint8_t byte = (uint8_t)*text;
        const size_t n = byte < 0x20 || byte >= 0x7F ? 4 : 1;
        if (used + n + 1 > size) {
            break;
        }
        if (n == 1) {
            out[used] = (char)byte;
        } else {
            (void)snprintf(out + used, size - used, "\\x%02X", byte);
        }
        used += n;
    }
    if (size > 0) {
        out[used] = '\0';
    }
}

void escape_in_place(char *text, size_t size)
{
    char copy[1024];

    (void)snprintf(copy, sizeof copy, "%s", text);
    escape_text(text, size, copy);
}
