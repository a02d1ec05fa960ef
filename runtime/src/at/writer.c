/* SPDX-License-Identifier: MIT */
/* writer.c - text into a buffer of the caller's. */
#include "writer.h"

#include "bytes.h"

static void put(simcom_writer_t *writer, char byte)
{
    if (writer->length + 1u < writer->size) {
        writer->buffer[writer->length++] = byte;
    }
}

void simcom_writer_text(simcom_writer_t *writer, const char *text)
{
    for (; *text != '\0'; text++) {
        put(writer, *text);
    }
}

void simcom_writer_number(simcom_writer_t *writer, uint32_t value)
{
    char digits[11];
    size_t at = sizeof digits - 1u;
    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + (int)(value % 10u));
        value /= 10u;
    } while (value != 0u);
    simcom_writer_text(writer, digits + at);
}

void simcom_writer_bytes(simcom_writer_t *writer, simcom_bytes_t bytes)
{
    size_t offset = 0;
    bool utf8 = simcom_bytes_are_utf8(bytes, &offset);
    for (size_t i = 0; i < bytes.length; i++) {
        uint8_t byte = bytes.data[i];
        bool shown = byte >= 0x80u ? utf8 : byte >= 0x20u && byte != 0x7Fu;
        put(writer, shown ? (char)byte : '.');
    }
}

size_t simcom_writer_end(simcom_writer_t *writer)
{
    writer->buffer[writer->length] = '\0';
    return writer->length;
}
