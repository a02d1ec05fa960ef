/* SPDX-License-Identifier: MIT */
/* scan.c - the shell around the generated machine: spans, the line buffer, counted data. */
#include "simcom/private/scan.h"

#include "simcom/lines.h"

/* A line of as many bytes or more. */
#define LONGEST 65535u

void simcom_scan_init(simcom_scan_t *scan, uint8_t *line, size_t line_size)
{
    scan->line = line;
    scan->line_size = line == NULL ? 0u : line_size < LONGEST ? (uint16_t)line_size : LONGEST - 1u;
    simcom_scan_reset(scan);
}

void simcom_scan_reset(simcom_scan_t *scan)
{
    scan->token = SIMCOM_TOKEN_NONE;
    scan->state = SIMCOM_SCAN_START;
    scan->value = 0;
    scan->data_left = 0;
    scan->spilled = 0;
    scan->length = 0;
}

void simcom_scan_expect_data(simcom_scan_t *scan, uint16_t n)
{
    scan->data_left = n;
}

#if SIMCOM_TEXT

/* Nothing that could be a secret stays in the line buffer: an echo holds what was sent, and a line that is not known can be a
 * damaged echo. */
static SIMCOM_APART void wipe(simcom_scan_t *scan)
{
    size_t n = scan->token > SIMCOM_TOKEN_LINE || !scan->numeric ? scan->length : 0u;
    while (n-- != 0u) {
        scan->line[n] = 0;
    }
}

/* Keeps the part of a line that this call had, for when the rest comes. */
static void spill(simcom_scan_t *scan)
{
    size_t n = scan->length;
    for (size_t i = 0; i < n && scan->spilled + i < scan->line_size; i++) {
        scan->line[scan->spilled + i] = scan->text[i];
    }
    scan->spilled = n < (size_t)(LONGEST - scan->spilled) ? (uint16_t)(scan->spilled + n) : LONGEST;
}

/* A line that began in an earlier call, or that goes on in the next: its text is in the line buffer. */
static void join(simcom_scan_t *scan)
{
    spill(scan);
    if (scan->token == SIMCOM_TOKEN_NONE) {
        return;
    }
    uint16_t spilled = scan->spilled;
    uint16_t kept = spilled < scan->line_size ? spilled : scan->line_size;
    scan->text = scan->line;
    scan->length = kept;
    /* A line of which only the end did not fit is whole. */
    scan->cut = spilled > kept && simcom_scan_text(scan).length == kept;
    scan->spilled = 0;
}
#endif

#if SIMCOM_ONE_LINE

/* Looks for the end of a topic; scan->count is how much of it the last bytes were: SIMCOM_TOPIC_.... Returns behind it,
 * or the end of the bytes. */
static SIMCOM_APART const uint8_t *quoted(simcom_scan_t *scan, const uint8_t *at,
                                          const uint8_t *end)
{
    unsigned found = scan->count;
    unsigned length = scan->number[1];
    while (at != end) {
        unsigned byte = *at++;
        unsigned digit = byte - (unsigned)'0';
        if (byte == (unsigned)'"') {
            if (found == SIMCOM_TOPIC_NUMBER) {
                scan->token = SIMCOM_TOKEN_LINE;
                scan->state = SIMCOM_SCAN_START;
                found = SIMCOM_TOPIC_WHOLE;
                break;
            }
            found = SIMCOM_TOPIC_QUOTE;
            length = 0;
        } else if (digit <= 9u && found - SIMCOM_TOPIC_COMMA <= 1u) {
            /* Where it wraps it was no length: none is so large. */
            length = length * 10u + digit;
            found = SIMCOM_TOPIC_DIGITS;
        } else if (byte == (unsigned)',' && (found & 1u) != 0u) {
            found++;
        } else if (byte != (unsigned)' ' || (found & 1u) != 0u) {
            found = SIMCOM_TOPIC;
        }
    }
    scan->count = (uint8_t)found;
    scan->number[1] = (uint16_t)length;
    scan->length = (uint16_t)(at - scan->text);
    return at;
}

void simcom_scan_look_again(simcom_scan_t *scan, bool quote)
{
    scan->state = SIMCOM_SCAN_QUOTED;
    scan->name = SIMCOM_LINE_MESSAGE;
    scan->count = quote;
    scan->number[1] = 0;
}
#endif

size_t simcom_scan_line(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    const uint8_t *at = bytes;
    const uint8_t *end = bytes + n;
    if (scan->state <= SIMCOM_SCAN_START) {
#if SIMCOM_TEXT
        if (scan->text == scan->line && scan->token >= SIMCOM_TOKEN_LINE) {
            wipe(scan);
        }
#endif
        scan->cut = false;
        if (scan->state == SIMCOM_SCAN_PROMPTED) {
            scan->state = SIMCOM_SCAN_START;
            at += *at == (uint8_t)' ';
        }
    }
#if SIMCOM_ONE_LINE
    if (scan->state != SIMCOM_SCAN_QUOTED) {
        at += simcom_machine_run(scan, at, (size_t)(end - at));
    } else {
        scan->token = SIMCOM_TOKEN_NONE;
        scan->text = at;
    }
    if (scan->state == SIMCOM_SCAN_QUOTED) {
        at = quoted(scan, at, end);
    }
#else
    at += simcom_machine_run(scan, at, (size_t)(end - at));
#endif
#if SIMCOM_TEXT
    if (scan->token == SIMCOM_TOKEN_NONE || scan->spilled != 0u) {
        join(scan);
    }
#endif
    return (size_t)(at - bytes);
}

size_t simcom_scan(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    if (n > SIMCOM_SCAN_MOST) {
        n = SIMCOM_SCAN_MOST;
    }
    scan->token = SIMCOM_TOKEN_NONE;
    if (n == 0u) {
        return 0;
    }
    if (scan->data_left == 0u) {
        return simcom_scan_line(scan, bytes, n);
    }
    n = n < scan->data_left ? n : scan->data_left;
    simcom_scan_data(scan, bytes, n);
    return n;
}

#if SIMCOM_TEXT

/* The end of a line is one LF and any CR before it, or a CR behind an echo. */
simcom_bytes_t simcom_scan_text(const simcom_scan_t *scan)
{
    simcom_bytes_t text = {scan->text, scan->length};
    while (text.length > 0u && (text.data[text.length - 1u] == (uint8_t)'\n' ||
                                text.data[text.length - 1u] == (uint8_t)'\r')) {
        text.length--;
    }
    return text;
}

#else

simcom_bytes_t simcom_scan_text(const simcom_scan_t *scan)
{
    const simcom_bytes_t nothing = {NULL, 0};
    (void)scan;
    return nothing;
}
#endif
