/* SPDX-License-Identifier: MIT */
/* formats.c - the lines of a recording: times, directions, escapes. */
#include "source.h"
#include "words8.h"

#include <string.h>

/* What is left of a line. */
typedef struct cursor {
    const uint8_t *at;
    const uint8_t *end;
} cursor_t;

static bool is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

static bool skip(cursor_t *cursor, char byte)
{
    if (cursor->at < cursor->end && *cursor->at == (uint8_t)byte) {
        cursor->at++;
        return true;
    }
    return false;
}

/* Reads a number of `least` to `most` digits. */
static bool number(cursor_t *cursor, size_t least, size_t most, uint64_t *value)
{
    const uint8_t *at = cursor->at;
    const size_t there = (size_t)(cursor->end - at);
    const uint8_t *const end = at + (there < most ? there : most);
    uint64_t sum = 0;

    while (at < end && is_digit(*at)) {
        sum = sum * 10u + (uint64_t)(*at++ - '0');
    }
    const size_t digits = (size_t)(at - cursor->at);
    cursor->at = at;
    *value = sum;
    return digits >= least && (at == cursor->end || !is_digit(*at));
}

/* --- Recordings ------------------------------------------------------------------------------ */

bool source_recording_prefix(const uint8_t *line, size_t n, form_prefix_t *prefix)
{
    cursor_t cursor = {line, line + n};

    if (!number(&cursor, 1, 18, &prefix->ms) || !skip(&cursor, ' ') || cursor.end - cursor.at < 1 ||
        (*cursor.at != '>' && *cursor.at != '<')) {
        return false;
    }
    prefix->direction = *cursor.at++;
    if (cursor.at < cursor.end && *cursor.at == ' ') {
        cursor.at++;
    } else if (cursor.at < cursor.end && *cursor.at != '\r' && *cursor.at != '\n') {
        return false;
    }
    prefix->has_time = true;
    prefix->length = (size_t)(cursor.at - line);
    return true;
}

static int hex(uint8_t byte)
{
    if (is_digit(byte)) {
        return byte - '0';
    }
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* Undoes one escape. Returns how many bytes it takes. */
static size_t escape(const uint8_t *at, size_t n, uint8_t *out)
{
    static const char letters[] = "rntabfv0e";
    static const char values[] = "\r\n\t\a\b\f\v\0\x1B";

    if (n >= 4 && at[1] == 'x' && hex(at[2]) >= 0 && hex(at[3]) >= 0) {
        *out = (uint8_t)(hex(at[2]) * 16 + hex(at[3]));
        return 4;
    }
    if (n >= 2) {
        const char *letter = memchr(letters, at[1], sizeof letters - 1);
        *out = letter != NULL ? (uint8_t)values[letter - letters] : at[1];
        return 2;
    }
    *out = at[0];
    return 1;
}

/* Copies bytes up to a backslash. Returns how many. [in] out  room for n bytes */
static size_t copy_plain(uint8_t *out, const uint8_t *line, size_t n)
{
    size_t i = 0;

    for (; n - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        const uint64_t marks = words8_equal(words8_load(line + i), '\\');
        memcpy(out + i, line + i, sizeof(uint64_t));
        if (marks != 0) {
            return i + words8_first(marks);
        }
    }
    for (; i < n && line[i] != '\\'; i++) {
        out[i] = line[i];
    }
    return i;
}

size_t source_unescape(const uint8_t *line, size_t n, bool whole, uint8_t *out, size_t *used)
{
    const uint8_t *const begin = line;
    size_t length = 0;

    while (n > 0) {
        size_t taken = copy_plain(out + length, line, n);
        length += taken;
        line += taken;
        n -= taken;
        if (n == 0 || (n < 4 && !whole)) {
            break;
        }
        if (n >= 2 && (line[1] == 'r' || line[1] == 'n')) {
            out[length++] = line[1] == 'r' ? '\r' : '\n';
            taken = 2;
        } else {
            taken = escape(line, n, out + length++);
        }
        line += taken;
        n -= taken;
    }
    *used = (size_t)(line - begin);
    return length;
}

bool source_is_recording(const uint8_t *bytes, size_t n)
{
    static const char header[] = "simcom-recording 1";

    return n >= sizeof header - 1 && memcmp(bytes, header, sizeof header - 1) == 0;
}
