/* SPDX-License-Identifier: MIT */
/* format.c - the format of mosquitto_sub's -F, as far as a module says what it asks for. */

/* clock_gettime, localtime_r */
#define _DEFAULT_SOURCE

#include "format.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What can be between the percent sign and the letter. */
typedef struct shape {
    bool zero;
    bool left;
    size_t width;
    size_t most; /* SIZE_MAX: all */
    char letter;
} shape_t;

/* Reads what is after a percent sign. Returns its end. */
static const char *read_shape(const char *at, shape_t *shape)
{
    *shape = (shape_t){.most = SIZE_MAX};
    for (; *at == '0' || *at == '-'; at++) {
        shape->zero = shape->zero || *at == '0';
        shape->left = shape->left || *at == '-';
    }
    for (; *at >= '0' && *at <= '9' && shape->width < 100000; at++) {
        shape->width = shape->width * 10u + (size_t)(*at - '0');
    }
    if (*at == '.') {
        shape->most = 0;
        for (at++; *at >= '0' && *at <= '9' && shape->most < 100000; at++) {
            shape->most = shape->most * 10u + (size_t)(*at - '0');
        }
    }
    shape->letter = *at;
    return *at != '\0' ? at + 1 : at;
}

bool format_check(const cli_t *cli, const char *format)
{
    shape_t shape;

    for (const char *at = format; *at != '\0';) {
        if (*at == '\\' || *at == '@') {
            if (at[1] == '\0' || (*at == '\\' && strchr("\\0aefnrtv", at[1]) == NULL)) {
                return cli_wrong(cli, "-F: %.2s is not possible", at);
            }
            at += 2;
        } else if (*at++ == '%') {
            at = read_shape(at, &shape);
            if (shape.letter != '\0' && strchr("mqr", shape.letter) != NULL) {
                return cli_wrong(cli,
                                 "-F: %%%c is not possible: a module does not say with which "
                                 "QoS, message identifier and retain flag a message came",
                                 shape.letter);
            }
            if (shape.letter == '\0' || strchr("%tpxXlIUj", shape.letter) == NULL) {
                return cli_wrong(cli,
                                 "-F: %%%c is not possible; there are %%t %%p %%x %%X %%l "
                                 "%%I %%U %%j %%%%",
                                 shape.letter != '\0' ? shape.letter : ' ');
            }
        }
    }
    return true;
}

static void put_field(FILE *out, const shape_t *shape, const void *bytes, size_t length)
{
    const size_t n = length < shape->most ? length : shape->most;
    const size_t blanks = n < shape->width ? shape->width - n : 0;

    for (size_t i = 0; i < blanks && !shape->left; i++) {
        fputc(shape->zero ? '0' : ' ', out);
    }
    (void)fwrite(bytes, 1, n, out);
    for (size_t i = 0; i < blanks && shape->left; i++) {
        fputc(' ', out);
    }
}

/* The time as ISO 8601 has it. */
static void time_text(const struct tm *when, char text[32])
{
    (void)strftime(text, 32, "%Y-%m-%dT%H:%M:%S%z", when);
}

/* How many bytes the next character of UTF-8 has; 0: it is none. */
static size_t utf8_length(const uint8_t *bytes, size_t n)
{
    const size_t length = bytes[0] < 0x80   ? 1
                          : bytes[0] < 0xC2 ? 0
                          : bytes[0] < 0xE0 ? 2
                          : bytes[0] < 0xF0 ? 3
                          : bytes[0] < 0xF5 ? 4
                                            : 0;

    if (length > n ||
        (length > 2 &&
         ((bytes[0] == 0xE0 && bytes[1] < 0xA0) || (bytes[0] == 0xED && bytes[1] > 0x9F) ||
          (bytes[0] == 0xF0 && bytes[1] < 0x90) || (bytes[0] == 0xF4 && bytes[1] > 0x8F)))) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0u) != 0x80u) {
            return 0;
        }
    }
    return length;
}

static bool is_utf8(simcom_bytes_t bytes)
{
    for (size_t i = 0, n; i < bytes.length; i += n) {
        n = utf8_length(bytes.data + i, bytes.length - i);
        if (n == 0) {
            return false;
        }
    }
    return true;
}

static void put_json_string(FILE *out, simcom_bytes_t bytes)
{
    fputc('"', out);
    for (size_t i = 0; i < bytes.length; i++) {
        const uint8_t byte = bytes.data[i];
        if (byte < 0x20u || byte == 0x7Fu) {
            fprintf(out, "\\u%04x", byte);
        } else {
            if (byte == (uint8_t)'"' || byte == (uint8_t)'\\') {
                fputc('\\', out);
            }
            fputc(byte, out);
        }
    }
    fputc('"', out);
}

static void put_hex(FILE *out, simcom_bytes_t bytes, bool capitals)
{
    for (size_t i = 0; i < bytes.length; i++) {
        fprintf(out, capitals ? "%02X" : "%02x", bytes.data[i]);
    }
}

/* {"tst":...,"topic":...,"payloadlen":...,"payload":...}; what is no text is in hexadecimal, under another name. */
static void put_json(FILE *out, const message_t *message, const struct tm *when)
{
    char time[32];

    time_text(when, time);
    fprintf(out, "{\"tst\":\"%s\",", time);
    for (unsigned i = 0; i < 2; i++) {
        const simcom_bytes_t bytes = i == 0 ? message->topic : message->payload;
        const char *name = i == 0 ? "topic" : "payload";
        if (i == 1) {
            fprintf(out, ",\"payloadlen\":%zu,", message->payload.length);
        }
        if (is_utf8(bytes)) {
            fprintf(out, "\"%s\":", name);
            put_json_string(out, bytes);
        } else {
            fprintf(out, "\"%s_hex\":\"", name);
            put_hex(out, bytes, false);
            fputc('"', out);
        }
    }
    fputc('}', out);
}

static void put(FILE *out, const shape_t *shape, const message_t *message,
                const struct timespec *now, const struct tm *when)
{
    char text[64];

    switch (shape->letter) {
    case 't':
        put_field(out, shape, message->topic.data, message->topic.length);
        return;
    case 'p':
        put_field(out, shape, message->payload.data, message->payload.length);
        return;
    case 'x':
    case 'X':
        put_hex(out, message->payload, shape->letter == 'X');
        return;
    case 'j':
        put_json(out, message, when);
        return;
    case 'l':
        (void)snprintf(text, sizeof text, "%zu", message->payload.length);
        break;
    case 'I':
        time_text(when, text);
        break;
    case 'U':
        (void)snprintf(text, sizeof text, "%" PRId64 ".%09ld", (int64_t)now->tv_sec, now->tv_nsec);
        break;
    default:
        (void)snprintf(text, sizeof text, "%%");
        break;
    }
    put_field(out, shape, text, strlen(text));
}

static void put_escape(FILE *out, char letter)
{
    static const char letters[] = "\\0aefnrtv";
    static const char bytes[] = "\\\0\a\x1B\f\n\r\t\v";

    fputc(bytes[strchr(letters, letter) - letters], out);
}

/* @ and a letter: as in strftime, but for N. */
static void put_time(FILE *out, char letter, const struct timespec *now, const struct tm *when)
{
    const char format[] = {'%', letter, '\0'};
    char text[128];

    if (letter == 'N') {
        fprintf(out, "%09ld", now->tv_nsec);
    } else if (letter == '@') {
        fputc('@', out);
    } else if (strftime(text, sizeof text, format, when) > 0) {
        fputs(text, out);
    }
}

void format_print(FILE *out, const char *format, const message_t *message)
{
    struct timespec now;
    struct tm when;
    shape_t shape;

    (void)clock_gettime(CLOCK_REALTIME, &now);
    (void)localtime_r(&now.tv_sec, &when);
    for (const char *at = format; *at != '\0';) {
        if (*at == '%') {
            at = read_shape(at + 1, &shape);
            put(out, &shape, message, &now, &when);
        } else if (*at == '\\') {
            put_escape(out, at[1]);
            at += 2;
        } else if (*at == '@') {
            put_time(out, at[1], &now, &when);
            at += 2;
        } else {
            fputc(*at++, out);
        }
    }
}
