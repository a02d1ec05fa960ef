/* SPDX-License-Identifier: MIT */
/* file_name.c - names of certificate files with other characters than ASCII (V1.00 2.1.2). */
#include "simcom/mqtt.h"

#include "bytes.h"

/* A buffer that is filled; `length` goes on behind its end. */
typedef struct sink {
    char *buffer;
    size_t size;
    size_t length;
} sink_t;

static void put(sink_t *sink, char byte)
{
    if (sink->length < sink->size) {
        sink->buffer[sink->length] = byte;
    }
    sink->length++;
}

static char hex_digit(uint32_t value)
{
    return "0123456789ABCDEF"[value & 0xFu];
}

static void put_hex(sink_t *sink, uint8_t byte)
{
    put(sink, hex_digit(byte >> 4));
    put(sink, hex_digit(byte));
}

/* &#xHHHH; of a character, in hex. */
static void put_character(sink_t *sink, uint32_t character)
{
    put_hex(sink, '&');
    put_hex(sink, '#');
    put_hex(sink, 'x');
    for (unsigned shift = character > 0xFFFFu ? 24u : 16u; shift > 0u;) {
        shift -= 4u;
        if (shift < 16u || (character >> shift) != 0u) {
            put_hex(sink, (uint8_t)hex_digit(character >> shift));
        }
    }
    put_hex(sink, ';');
}

/* The character at `at` of valid UTF-8; moves behind it. */
static uint32_t next_character(simcom_bytes_t text, size_t *at)
{
    uint8_t first = text.data[(*at)++];
    uint32_t character = first;
    if (first >= 0xC0u) {
        character = first < 0xE0u ? first & 0x1Fu : first < 0xF0u ? first & 0x0Fu : first & 0x07u;
        while (*at < text.length && (text.data[*at] & 0xC0u) == 0x80u) {
            character = (character << 6) | (text.data[(*at)++] & 0x3Fu);
        }
    }
    return character;
}

static bool is_ascii(simcom_bytes_t name)
{
    for (size_t i = 0; i < name.length; i++) {
        if (name.data[i] >= 0x80u) {
            return false;
        }
    }
    return true;
}

size_t simcom_file_name(simcom_bytes_t name, char *buffer, size_t size)
{
    sink_t sink = {buffer, size, 0};
    size_t at = 0;
    if (!simcom_bytes_are_utf8(name, &at)) {
        return 0;
    }
    if (is_ascii(name)) {
        for (at = 0; at < name.length; at++) {
            put(&sink, (char)name.data[at]);
        }
        return sink.length <= size ? sink.length : 0u;
    }
    for (const char *prefix = "{non-ascii}\""; *prefix != '\0'; prefix++) {
        put(&sink, *prefix);
    }
    for (at = 0; at < name.length;) {
        uint32_t character = next_character(name, &at);
        if (character < 0x80u) {
            put_hex(&sink, (uint8_t)character);
        } else {
            put_character(&sink, character);
        }
    }
    put(&sink, '"');
    return sink.length <= size ? sink.length : 0u;
}
