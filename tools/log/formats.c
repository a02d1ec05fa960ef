/* SPDX-License-Identifier: MIT */
/* formats.c - timestamps, directions and escapes in the lines of a log. */
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

static void skip_spaces(cursor_t *cursor)
{
    while (cursor->at < cursor->end && (*cursor->at == ' ' || *cursor->at == '\t')) {
        cursor->at++;
    }
}

static bool skip_text(cursor_t *cursor, const char *text)
{
    const size_t length = strlen(text);

    if ((size_t)(cursor->end - cursor->at) < length || memcmp(cursor->at, text, length) != 0) {
        return false;
    }
    cursor->at += length;
    return true;
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

/* Reads the digits of a fraction of a second; more than three are cut. */
static uint64_t fraction(cursor_t *cursor)
{
    uint64_t ms = 0;
    uint64_t weight = 100;

    while (cursor->at < cursor->end && is_digit(*cursor->at)) {
        ms += (uint64_t)(*cursor->at++ - '0') * weight;
        weight /= 10;
    }
    return ms;
}

/* --- Recordings ------------------------------------------------------------------------------ */

bool source_recording_prefix(const uint8_t *line, size_t n, source_prefix_t *prefix)
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

/* --- Timestamps ------------------------------------------------------------------------------ */

/* Days from 1970 to a day; years as far as anybody logs. */
static uint64_t days_to(uint64_t year, uint64_t month, uint64_t day)
{
    static const uint16_t before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const uint64_t leaps = year / 4u - year / 100u + year / 400u;
    const bool leap = (year % 4u == 0 && year % 100u != 0) || year % 400u == 0;
    uint64_t days = year * 365u + leaps + before[month - 1u] + day;

    days -= leap && month < 3u;
    return days > 719528u ? days - 719528u : 0;
}

/* Reads 12:34:56 and a fraction behind . or , */
static bool clock_time(cursor_t *cursor, uint64_t *ms)
{
    uint64_t hours;
    uint64_t minutes;
    uint64_t seconds;

    if (!number(cursor, 1, 2, &hours) || !skip(cursor, ':') || !number(cursor, 2, 2, &minutes) ||
        !skip(cursor, ':') || !number(cursor, 2, 2, &seconds) || hours > 23u || minutes > 59u ||
        seconds > 60u) {
        return false;
    }
    *ms = ((hours * 60u + minutes) * 60u + seconds) * 1000u;
    if (cursor->end - cursor->at >= 2 && (*cursor->at == '.' || *cursor->at == ',') &&
        is_digit(cursor->at[1])) {
        cursor->at++;
        *ms += fraction(cursor);
    }
    return true;
}

/* Reads 2026-01-31 or 2026/01/31, and the T or spaces behind it. */
static bool iso_date(cursor_t *cursor, uint64_t *days)
{
    uint64_t year;
    uint64_t month;
    uint64_t day;

    if (!number(cursor, 4, 4, &year) || (!skip(cursor, '-') && !skip(cursor, '/')) ||
        !number(cursor, 2, 2, &month) || (!skip(cursor, '-') && !skip(cursor, '/')) ||
        !number(cursor, 2, 2, &day) || month < 1u || month > 12u || day < 1u || day > 31u) {
        return false;
    }
    *days = days_to(year, month, day);
    if (!skip(cursor, 'T')) {
        skip_spaces(cursor);
    }
    return true;
}

/* Reads "Jan 31 " with or without the day of the week before it. */
static bool named_date(cursor_t *cursor, uint64_t *days)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    static const char weekdays[] = "MonTueWedThuFriSatSun";
    uint64_t day;

    for (size_t i = 0; i + 3 <= sizeof weekdays - 1; i += 3) {
        if (cursor->end - cursor->at > 4 && memcmp(cursor->at, weekdays + i, 3) == 0) {
            cursor->at += 3;
            (void)skip(cursor, ',');
            skip_spaces(cursor);
            break;
        }
    }
    for (size_t i = 0; i + 3 <= sizeof months - 1; i += 3) {
        if (cursor->end - cursor->at > 4 && memcmp(cursor->at, months + i, 3) == 0) {
            cursor->at += 3;
            skip_spaces(cursor);
            if (!number(cursor, 1, 2, &day) || day < 1u || day > 31u) {
                return false;
            }
            skip_spaces(cursor);
            *days = days_to(2000, i / 3u + 1u, day);
            return true;
        }
    }
    return false;
}

/* Reads "0 00:00:01.234": days and a time since the log began. */
static bool elapsed(cursor_t *cursor, uint64_t *ms)
{
    uint64_t days;
    cursor_t at = *cursor;

    if (!number(&at, 1, 4, &days) || !skip(&at, ' ') || !clock_time(&at, ms)) {
        return false;
    }
    *ms += days * 86400000u;
    *cursor = at;
    return true;
}

/* Reads "12.345678": seconds with a fraction. */
static bool seconds(cursor_t *cursor, uint64_t *ms)
{
    uint64_t value;
    cursor_t at = *cursor;

    if (!number(&at, 1, 10, &value) || !skip(&at, '.') || at.at == at.end || !is_digit(*at.at)) {
        return false;
    }
    *ms = value * 1000u + fraction(&at);
    *cursor = at;
    return true;
}

/* Reads any of them. [in] brackets  seconds alone are too common to be believed without */
static bool stamp(cursor_t *cursor, bool brackets, uint64_t *ms)
{
    cursor_t at = *cursor;
    uint64_t days = 0;

    if (iso_date(&at, &days) || (at = *cursor, named_date(&at, &days))) {
        if (!clock_time(&at, ms)) {
            return false;
        }
        *ms += days * 86400000u;
        (void)skip(&at, 'Z');
        cursor_t year = at;
        uint64_t ignored;
        if (skip(&year, ' ') && number(&year, 4, 4, &ignored) &&
            (year.at == year.end || *year.at == ']')) {
            at = year;
        }
        *cursor = at;
        return true;
    }
    at = *cursor;
    if (clock_time(&at, ms)) {
        *cursor = at;
        return true;
    }
    return brackets && (elapsed(cursor, ms) || seconds(cursor, ms));
}

/* Reads a direction: TX: RX: >> << --> <-- ; "->" stands before lines of both directions. */
static uint8_t direction(cursor_t *cursor)
{
    static const struct {
        const char *text;
        uint8_t direction;
    } marks[] = {
        {"[TX]", '>'}, {"[RX]", '<'}, {"TX:", '>'}, {"RX:", '<'}, {"TX ", '>'}, {"RX ", '<'},
        {"-->", '>'},  {"<--", '<'},  {">> ", '>'}, {"<< ", '<'}, {"-> ", 0},
    };

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (skip_text(cursor, marks[i].text)) {
            (void)skip(cursor, ' ');
            return marks[i].direction;
        }
    }
    return 0;
}

bool source_stamp_prefix(const uint8_t *line, size_t n, source_prefix_t *prefix)
{
    cursor_t cursor = {line, line + n};
    const bool brackets = skip(&cursor, '[');

    if (brackets) {
        skip_spaces(&cursor);
    }
    if (!stamp(&cursor, brackets, &prefix->ms)) {
        return false;
    }
    if (brackets) {
        uint64_t ignored;
        /* A second number: the time since the line before. */
        skip_spaces(&cursor);
        (void)seconds(&cursor, &ignored);
        if (!skip(&cursor, ']')) {
            return false;
        }
    } else if (cursor.at < cursor.end && *cursor.at != ' ' && *cursor.at != '\t' &&
               *cursor.at != ':' && *cursor.at != '\r' && *cursor.at != '\n') {
        return false;
    } else {
        (void)skip(&cursor, ':');
    }
    if (!skip(&cursor, ' ')) {
        (void)skip(&cursor, '\t');
    }
    prefix->has_time = true;
    prefix->direction = direction(&cursor);
    prefix->length = (size_t)(cursor.at - line);
    return true;
}

/* --- Which format ---------------------------------------------------------------------------- */

source_format_t source_recognise(const uint8_t *bytes, size_t n)
{
    static const char header[] = "simcom-recording 1";
    source_prefix_t prefix;
    size_t stamped = 0;
    size_t lines = 0;

    if (n >= sizeof header - 1 && memcmp(bytes, header, sizeof header - 1) == 0) {
        return SOURCE_RECORDING;
    }
    while (n > 0 && lines < 50) {
        const uint8_t *end = memchr(bytes, '\n', n);
        const size_t length = end != NULL ? (size_t)(end - bytes) + 1u : n;
        if (length > 1 && bytes[0] != '\r') {
            lines++;
            stamped += source_stamp_prefix(bytes, length, &prefix);
        }
        bytes += length;
        n -= length;
    }
    return stamped > 0 && stamped * 2 >= lines ? SOURCE_STAMPED : SOURCE_RAW;
}
