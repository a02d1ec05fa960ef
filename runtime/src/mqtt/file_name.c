/* SPDX-License-Identifier: MIT */
/* file_name.c - names of certificate files with other characters than ASCII (V1.00 2.1.2). */
#include "simcom/mqtt.h"

#include "../at/bytes.h"

/* A buffer that is filled; `length` goes on behind its end. */
typedef struct sink {
    char *buffer;
    size_t size;
    size_t length;
    bool hex; /* each byte as two digits */
} sink_t;

static void put_byte(sink_t *sink, uint32_t byte)
{
    if (sink->length < sink->size) {
        sink->buffer[sink->length] = (char)byte;
    }
    sink->length++;
}

static uint32_t hex_digit(uint32_t value)
{
    return (uint8_t) "0123456789ABCDEF"[value & 0xFu];
}

static void put(sink_t *sink, uint32_t byte)
{
    if (sink->hex) {
        put_byte(sink, hex_digit(byte >> 4));
        byte = hex_digit(byte);
    }
    put_byte(sink, byte);
}

static void put_text(sink_t *sink, const char *text)
{
    for (; *text != '\0'; text++) {
        put(sink, (uint8_t)*text);
    }
}

/* &#xHHHH; with four digits at least. */
static void put_character(sink_t *sink, uint32_t character)
{
    put_text(sink, "&#x");
    unsigned shift = 16;
    while (character >> shift != 0u) {
        shift += 4u;
    }
    while (shift > 0u) {
        shift -= 4u;
        put(sink, hex_digit(character >> shift));
    }
    put(sink, ';');
}

size_t simcom_file_name(simcom_bytes_t name, char *buffer, size_t size)
{
    sink_t sink = {buffer, size, 0, false};
    size_t offset;
    /* A name that does not fit is not read. */
    if (name.data == NULL || name.length > size || !simcom_bytes_are_utf8(name, &offset)) {
        return 0;
    }
    for (size_t at = 0; at < name.length;) {
        uint32_t character = name.data[at++];
        uint32_t limit = 0x40;
        if (character < 0x80u) {
            put(&sink, character);
            continue;
        }
        if (!sink.hex) {
            /* It is not ASCII: from the beginning, as hex. */
            at = 0;
            sink.length = 0;
            put_text(&sink, simcom_non_ascii);
            sink.hex = true;
            continue;
        }
        /* Each 1 behind the first stands for a byte that follows, with 6 bits. */
        for (uint32_t ones = character << 25; ones >> 31 != 0u; ones <<= 1) {
            character = character << 6 | (name.data[at++] & 0x3Fu);
            limit <<= 5;
        }
        put_character(&sink, character & (limit - 1u));
    }
    if (sink.hex) {
        put_byte(&sink, '"');
    }
    return sink.length <= size ? sink.length : 0u;
}
