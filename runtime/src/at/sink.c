/* SPDX-License-Identifier: MIT */
/* sink.c - text into a buffer of the caller's. */
#include "sink.h"

#include "bytes.h"

static void put(simcom_sink_t *sink, char byte)
{
    if (sink->length + 1u < sink->size) {
        sink->buffer[sink->length++] = byte;
    }
}

void simcom_sink_text(simcom_sink_t *sink, const char *text)
{
    for (; *text != '\0'; text++) {
        put(sink, *text);
    }
}

void simcom_sink_number(simcom_sink_t *sink, uint32_t value)
{
    char digits[11];
    size_t at = sizeof digits - 1u;
    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + (int)(value % 10u));
        value /= 10u;
    } while (value != 0u);
    simcom_sink_text(sink, digits + at);
}

void simcom_sink_bytes(simcom_sink_t *sink, simcom_bytes_t bytes)
{
    size_t offset = 0;
    bool utf8 = simcom_bytes_are_utf8(bytes, &offset);
    for (size_t i = 0; i < bytes.length; i++) {
        uint8_t byte = bytes.data[i];
        bool shown = byte >= 0x80u ? utf8 : byte >= 0x20u && byte != 0x7Fu;
        put(sink, shown ? (char)byte : '.');
    }
}

size_t simcom_sink_end(simcom_sink_t *sink)
{
    sink->buffer[sink->length] = '\0';
    return sink->length;
}
