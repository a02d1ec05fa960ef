/* SPDX-License-Identifier: MIT */
/* scan.c - the shell around the generated machine: spans, the line buffer, counted data. */
#include "simcom/scan.h"

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
    scan->state = simcom_machine_start;
    scan->value = 0;
    scan->count = 0;
    scan->numeric = false;
    scan->cut = false;
    scan->name = 0;
    scan->data_left = 0;
    scan->spilled = 0;
    scan->text = NULL;
    scan->length = 0;
}

void simcom_scan_expect_data(simcom_scan_t *scan, uint16_t n)
{
    scan->data_left = n;
}

/* Keeps the part of a line that this call had, for when the rest comes. */
static void spill(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    size_t room = scan->spilled < scan->line_size ? (size_t)(scan->line_size - scan->spilled) : 0u;
    size_t kept = n < room ? n : room;
    for (size_t i = 0; i < kept; i++) {
        scan->line[scan->spilled + i] = bytes[i];
    }
    scan->spilled = n < (size_t)(LONGEST - scan->spilled) ? (uint16_t)(scan->spilled + n) : LONGEST;
}

/* Takes the line's end off a span; it is one LF and any CR before it, or a CR behind an echo. */
static uint16_t without_end(const uint8_t *text, size_t n)
{
    const uint8_t *end = text + n;
    while (end > text && (end[-1] == (uint8_t)'\n' || end[-1] == (uint8_t)'\r')) {
        end--;
    }
    return (uint16_t)(end - text);
}

/* The text of a complete line that began in an earlier call: what the line buffer holds of it. */
static void join_text(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    spill(scan, bytes, n);
    uint16_t kept = scan->spilled < scan->line_size ? scan->spilled : scan->line_size;
    scan->text = scan->line;
    scan->length = kept > 0u ? without_end(scan->line, kept) : 0u;
    /* A line of which only the end did not fit is whole. */
    scan->cut = scan->spilled > kept && scan->length == kept;
    scan->spilled = 0;
}

/* Where the next line begins: behind the one space of a prompt and behind blank bytes. */
static const uint8_t *begin_line(simcom_scan_t *scan, const uint8_t *at, const uint8_t *end)
{
    if (simcom_scan_prompted(scan) && *at == (uint8_t)' ') {
        at++;
    }
    scan->state = simcom_machine_start;
    scan->name = 0;
    scan->count = 0;
    scan->numeric = false;
    while (at < end && (*at == (uint8_t)'\r' || *at == (uint8_t)'\n')) {
        at++;
    }
    return at;
}

size_t simcom_scan(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    const uint8_t *at = bytes;
    if (n > SIMCOM_SCAN_MOST) {
        n = SIMCOM_SCAN_MOST;
    }
    scan->token = SIMCOM_TOKEN_NONE;
    if (n == 0u) {
        return 0;
    }
    if (scan->data_left > 0u) {
        return simcom_scan_data(scan, bytes, n);
    }
    if (scan->state == simcom_machine_start || simcom_scan_prompted(scan)) {
        at = begin_line(scan, bytes, bytes + n);
    }
    size_t taken = simcom_machine_run(scan, at, n - (size_t)(at - bytes));
    if (scan->token == SIMCOM_TOKEN_NONE) {
        spill(scan, at, taken);
    } else if (scan->token == SIMCOM_TOKEN_PROMPT) {
        scan->state = SIMCOM_SCAN_PROMPTED;
    } else if (scan->spilled != 0u) {
        join_text(scan, at, taken);
    } else {
        scan->cut = false;
        scan->text = at;
        scan->length = without_end(at, taken);
    }
    return (size_t)(at - bytes) + taken;
}

simcom_bytes_t simcom_scan_argument(const simcom_scan_t *scan)
{
    simcom_bytes_t text = {scan->text, scan->length};
    size_t at = 0;
    if (text.length == 0u) {
        return text;
    }
    /* A name ends at its colon, or at a space where a colon was left out; "+CME ERROR:" is the one
     * name with a space in it, and "+ NAME:" has one behind the plus. */
    while (at < text.length && text.data[at] != (uint8_t)':') {
        at++;
    }
    if (at == text.length) {
        for (at = 2; at < text.length && text.data[at] != (uint8_t)' ';) {
            at++;
        }
    }
    if (at >= text.length) {
        text.data = scan->text + scan->length;
        text.length = 0;
        return text;
    }
    at++;
    while (at < text.length && text.data[at] == (uint8_t)' ') {
        at++;
    }
    text.data += at;
    text.length -= at;
    return text;
}
