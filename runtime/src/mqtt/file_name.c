/* SPDX-License-Identifier: MIT */
/* file_name.c - names of certificate files with other characters than ASCII (V1.00 2.1.2). */
#include "simcom/mqtt.h"

#include "../at/bytes.h"

/* A buffer that is filled; `length` goes on behind its end. */
typedef struct writer {
    char *buffer;
    size_t size;
    size_t length;
    bool hex; /* each byte as two digits */
} writer_t;

static void put_byte(writer_t *writer, uint32_t byte)
{
    if (writer->length < writer->size) {
        writer->buffer[writer->length] = (char)byte;
    }
    writer->length++;
}

static uint32_t hex_digit(uint32_t value)
{
    return (uint8_t) "0123456789ABCDEF"[value & 0xFu];
}

static void put(writer_t *writer, uint32_t byte)
{
    if (writer->hex) {
        put_byte(writer, hex_digit(byte >> 4));
        byte = hex_digit(byte);
    }
    put_byte(writer, byte);
}

static void put_text(writer_t *writer, const char *text)
{
    for (; *text != '\0'; text++) {
        put(writer, (uint8_t)*text);
    }
}

/* &#xHHHH; with four digits at least. */
static void put_character(writer_t *writer, uint32_t character)
{
    put_text(writer, "&#x");
    unsigned shift = 16;
    while (character >> shift != 0u) {
        shift += 4u;
    }
    while (shift > 0u) {
        shift -= 4u;
        put(writer, hex_digit(character >> shift));
    }
    put(writer, ';');
}

size_t simcom_file_name(simcom_bytes_t name, char *buffer, size_t size)
{
    writer_t writer = {buffer, size, 0, false};
    size_t offset;
    /* A name that does not fit is not read. */
    if (name.data == NULL || name.length > size || !simcom_bytes_are_utf8(name, &offset)) {
        return 0;
    }
    for (size_t at = 0; at < name.length;) {
        uint32_t character = name.data[at++];
        uint32_t limit = 0x40;
        if (character < 0x80u) {
            put(&writer, character);
            continue;
        }
        if (!writer.hex) {
            /* It is not ASCII: from the beginning, as hex. */
            at = 0;
            writer.length = 0;
            put_text(&writer, simcom_non_ascii);
            writer.hex = true;
            continue;
        }
        /* Each 1 behind the first stands for a byte that follows, with 6 bits. */
        for (uint32_t ones = character << 25; ones >> 31 != 0u; ones <<= 1) {
            character = character << 6 | (name.data[at++] & 0x3Fu);
            limit <<= 5;
        }
        put_character(&writer, character & (limit - 1u));
    }
    if (writer.hex) {
        put_byte(&writer, '"');
    }
    return writer.length <= size ? writer.length : 0u;
}
