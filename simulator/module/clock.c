/* SPDX-License-Identifier: MIT */
/* clock.c - the module's clock, AT+CCLK (V1.00 3, TS 27.007 8.15). It runs on virtual time. */
#include "module.h"

#include <stdio.h>
#include <stdlib.h>

#define DAY 86400

/* Days from 1970-01-01 to a date of the proleptic Gregorian calendar, and back, after Howard
 * Hinnant's "chrono-compatible low-level date algorithms": years begin in March, so that the leap
 * day is the last of its year. */
static int64_t days_from_date(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = y / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static void date_from_days(int64_t days, int *year, int *month, int *day)
{
    int64_t z = days + 719468;
    int64_t era = z / 146097;
    int64_t day_of_era = z - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;

    *day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2 ? 1 : 0));
}

int64_t clock_now(const simcom_module_t *module)
{
    return module->clock + (int64_t)(module->elapsed / 1000);
}

/* "yy/MM/dd,hh:mm:ss" at the start of a text, as numbers. */
static bool read_pairs(simcom_bytes_t text, int pairs[6])
{
    static const char between[] = "//,::";

    for (size_t i = 0; i < 6; i++) {
        uint8_t tens = text.data[i * 3];
        uint8_t ones = text.data[i * 3 + 1];
        if (tens < '0' || tens > '9' || ones < '0' || ones > '9') {
            return false;
        }
        if (i < 5 && text.data[i * 3 + 2] != (uint8_t)between[i]) {
            return false;
        }
        pairs[i] = (tens - '0') * 10 + ones - '0';
    }
    return true;
}

/* "+zz" behind it, in quarters of an hour. */
static bool read_zone(simcom_bytes_t text, int *quarters)
{
    if (text.length != 20 || (text.data[17] != '+' && text.data[17] != '-')) {
        return false;
    }
    if (text.data[18] < '0' || text.data[18] > '9' || text.data[19] < '0' || text.data[19] > '9') {
        return false;
    }
    *quarters = (text.data[18] - '0') * 10 + text.data[19] - '0';
    if (text.data[17] == '-') {
        *quarters = -*quarters;
    }
    return true;
}

bool clock_parse(simcom_bytes_t text, int64_t *seconds, int *zone)
{
    int pairs[6];
    int quarters = 0;

    if (text.length < 17 || !read_pairs(text, pairs)) {
        return false;
    }
    if (text.length != 17 && !read_zone(text, &quarters)) {
        return false;
    }
    if (pairs[1] < 1 || pairs[1] > 12 || pairs[2] < 1 || pairs[2] > 31 || pairs[3] > 23 ||
        pairs[4] > 59 || pairs[5] > 59 || quarters < -48 || quarters > 56) {
        return false;
    }
    /* TS 27.007: two digits of the year. 70 to 99 are the last century's, as a module that was
     * never set shows 80/01/06. */
    int year = pairs[0] + (pairs[0] >= 70 ? 1900 : 2000);
    *seconds = days_from_date(year, pairs[1], pairs[2]) * DAY + pairs[3] * 3600 + pairs[4] * 60 +
               pairs[5] - quarters * 900;
    *zone = quarters;
    return true;
}

void clock_format(int64_t seconds, int zone, char text[24])
{
    int64_t local = seconds + zone * 900;
    int of_day = (int)(local % DAY);
    int year;
    int month;
    int day;

    date_from_days(local / DAY, &year, &month, &day);
    snprintf(text, 24, "%02u/%02u/%02u,%02u:%02u:%02u%c%02u", (unsigned)year % 100u,
             (unsigned)month % 100u, (unsigned)day % 100u, (unsigned)of_day / 3600u % 100u,
             (unsigned)of_day / 60u % 60u, (unsigned)of_day % 60u, zone < 0 ? '-' : '+',
             (unsigned)(zone < 0 ? -zone : zone) % 100u);
}

/* The zone, in quarters of an hour, is what the host asked for. */
void clock_from_network(simcom_module_t *module)
{
    if (module->settings.utc != 0) {
        module->clock = module->settings.utc;
        module->zone = (int)strtol(variable_get(module, "time_zone"), NULL, 10);
    }
}
