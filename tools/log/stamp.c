/* SPDX-License-Identifier: MIT */
#include "stamp.h"

#include <string.h>

/* What is left of a text. */
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

static bool skip_any(cursor_t *cursor, const char *bytes)
{
    if (cursor->at < cursor->end && *cursor->at != '\0' && strchr(bytes, *cursor->at) != NULL) {
        cursor->at++;
        return true;
    }
    return false;
}

static void skip_spaces(cursor_t *cursor)
{
    while (skip_any(cursor, " \t")) {
    }
}

/* Reads a number of `least` to `most` digits. */
static bool number(cursor_t *cursor, size_t least, size_t most, uint64_t *value)
{
    const uint8_t *begin = cursor->at;
    uint64_t sum = 0;

    while (cursor->at < cursor->end && is_digit(*cursor->at) &&
           (size_t)(cursor->at - begin) < most) {
        sum = sum * 10u + (uint64_t)(*cursor->at++ - '0');
    }
    *value = sum;
    return (size_t)(cursor->at - begin) >= least &&
           (cursor->at == cursor->end || !is_digit(*cursor->at));
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

/* Reads a fraction after . or , or, with three digits, : */
static uint64_t any_fraction(cursor_t *cursor)
{
    const size_t rest = (size_t)(cursor->end - cursor->at);

    if (rest >= 2u && (*cursor->at == '.' || *cursor->at == ',') && is_digit(cursor->at[1])) {
        cursor->at++;
        return fraction(cursor);
    }
    if (rest >= 4u && *cursor->at == ':' && is_digit(cursor->at[1]) && is_digit(cursor->at[2]) &&
        is_digit(cursor->at[3]) && (rest == 4u || !is_digit(cursor->at[4]))) {
        cursor->at++;
        return fraction(cursor);
    }
    return 0;
}

/* Reads " AM" or "pm". Returns the hours as of 24. */
static uint64_t half_day(cursor_t *cursor, uint64_t hours)
{
    cursor_t at = *cursor;

    skip_spaces(&at);
    if (at.end - at.at >= 2 && (at.at[1] | 0x20) == 'm' &&
        ((at.at[0] | 0x20) == 'a' || (at.at[0] | 0x20) == 'p') && hours >= 1u && hours <= 12u) {
        const bool after = (at.at[0] | 0x20) == 'p';
        cursor->at = at.at + 2;
        return hours % 12u + (after ? 12u : 0);
    }
    return hours;
}

/* Reads Z, +02:00 or -0530 right after a time. */
static void zone(cursor_t *cursor)
{
    cursor_t at = *cursor;
    uint64_t ignored;

    if (skip(cursor, 'Z')) {
        return;
    }
    if (skip_any(&at, "+-") && number(&at, 2, 4, &ignored)) {
        (void)(skip(&at, ':') && number(&at, 2, 2, &ignored));
        *cursor = at;
    }
}

/* Reads 12:34:56 with or without a fraction. */
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
    const uint64_t part = any_fraction(cursor);
    hours = half_day(cursor, hours);
    *ms = ((hours * 60u + minutes) * 60u + seconds) * 1000u + part;
    return true;
}

/* Reads three numbers of a date, whichever way round. */
static bool numeric_date(cursor_t *cursor, uint64_t *days)
{
    uint64_t first;
    uint64_t second;
    uint64_t third;
    const uint8_t *begin = cursor->at;

    if (!number(cursor, 1, 4, &first)) {
        return false;
    }
    const bool year_first = cursor->at - begin == 4;
    if (!skip_any(cursor, "-/.") || !number(cursor, 1, 2, &second) || !skip_any(cursor, "-/.") ||
        !number(cursor, year_first ? 1 : 2, year_first ? 2 : 4, &third)) {
        return false;
    }
    uint64_t year = year_first ? first : third;
    uint64_t day = year_first ? third : first;
    uint64_t month = second;
    if (month > 12u && day <= 12u) {
        month = day; /* the month stands first in some countries */
        day = second;
    }
    year += year < 100u ? 2000u : 0;
    if (month < 1u || month > 12u || day < 1u || day > 31u) {
        return false;
    }
    *days = days_to(year, month, day);
    return true;
}

/* The number of a month by the three letters of its name; 0: it is none. */
static uint64_t month_of(cursor_t *cursor)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

    for (size_t i = 0; i + 3 <= sizeof months - 1; i += 3) {
        if (cursor->end - cursor->at > 4 && memcmp(cursor->at, months + i, 3) == 0) {
            cursor->at += 3;
            return i / 3u + 1u;
        }
    }
    return 0;
}

static void skip_weekday(cursor_t *cursor)
{
    static const char weekdays[] = "MonTueWedThuFriSatSun";

    for (size_t i = 0; i + 3 <= sizeof weekdays - 1; i += 3) {
        if (cursor->end - cursor->at > 4 && memcmp(cursor->at, weekdays + i, 3) == 0) {
            cursor->at += 3;
            (void)skip(cursor, ',');
            skip_spaces(cursor);
            return;
        }
    }
}

/* Reads "Jan 31" or "31 Jan 2026", with or without the day of the week before it. */
static bool named_date(cursor_t *cursor, uint64_t *days)
{
    uint64_t year = 2000;
    uint64_t day;

    skip_weekday(cursor);
    uint64_t month = month_of(cursor);
    if (month != 0) {
        skip_spaces(cursor);
        if (!number(cursor, 1, 2, &day)) {
            return false;
        }
    } else {
        if (!number(cursor, 1, 2, &day) || !skip_any(cursor, " -/") ||
            (month = month_of(cursor)) == 0) {
            return false;
        }
        cursor_t at = *cursor;
        if (skip_any(&at, " -/") && number(&at, 4, 4, &year)) {
            *cursor = at;
        }
    }
    if (day < 1u || day > 31u) {
        return false;
    }
    *days = days_to(year, month, day);
    return true;
}

/* Reads a date and the time after it. */
static bool dated(cursor_t *cursor, uint64_t *ms)
{
    cursor_t at = *cursor;
    uint64_t days = 0;
    uint64_t ignored;

    if (!numeric_date(&at, &days) && (at = *cursor, !named_date(&at, &days))) {
        return false;
    }
    (void)skip(&at, ',');
    if (!skip_any(&at, "T_")) {
        skip_spaces(&at);
    }
    if (!clock_time(&at, ms)) {
        return false;
    }
    *ms += days * 86400000u;
    zone(&at);
    *cursor = at;
    if (skip(&at, ' ') && number(&at, 4, 4, &ignored) &&
        (at.at == at.end || *at.at == ']' || *at.at == ')')) {
        *cursor = at; /* Fri Jan 02 10:00:00 2026 */
    }
    return true;
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
    if (at.at < at.end && *at.at == '.') {
        return false; /* an address, or a version */
    }
    *cursor = at;
    return true;
}

size_t stamp_read(const uint8_t *text, size_t n, uint64_t *ms)
{
    cursor_t cursor = {text, text + n};
    cursor_t at = cursor;

    if (n < 3 || (!is_digit(text[0]) && (text[0] < 'A' || text[0] > 'W'))) {
        return 0;
    }
    if (dated(&at, ms)) {
        return (size_t)(at.at - text);
    }
    at = cursor;
    if (clock_time(&at, ms)) {
        zone(&at);
        return (size_t)(at.at - text);
    }
    return elapsed(&cursor, ms) || seconds(&cursor, ms) ? (size_t)(cursor.at - text) : 0;
}
