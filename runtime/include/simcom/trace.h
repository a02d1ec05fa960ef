/* SPDX-License-Identifier: MIT */
/*
 * trace.h - each line both ways, for a log.
 *
 * simcom_config_t.tracer is called for each command line when it begins to go out, for data when it
 * begins to go out, and for everything that comes in. simcom_trace_text() puts it into words:
 *
 *     static void log_line(void *context, const simcom_trace_line_t *line)
 *     {
 *         char text[120];
 *         simcom_trace_text(line, text, sizeof text);
 *         puts(text);
 *     }
 *
 *     > AT+CMQTTCONNECT=0,"tcp://broker:1883",60,1,"(secret)","(secret)" - Connect a client to a broker
 *     < OK - CMQTTCONNECT accepted
 *     < +CMQTTCONNECT: 0,32 - handshake_failed
 *
 * User names, passwords, keys, certificates and payloads are never in it. Of a command, secret arguments
 * are replaced; of data only the length is told. What the module sends may be an echo that lost bytes: of
 * lines that are not understood only the length is told, of echoes the name of the command, and strings
 * only of whole information lines that the command on the wire asked for. The text of a +CME ERROR is
 * among what is hidden; its number is not.
 *
 * The callback must not call the library. Without a callback it costs a comparison per line; with
 * SIMCOM_TRACE 0 (simcom/config.h) nothing.
 */
#ifndef SIMCOM_TRACE_H
#define SIMCOM_TRACE_H

#include "simcom/channel.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum simcom_trace_kind {
    SIMCOM_TRACE_COMMAND, /* a command line begins to go out: form, values */
    SIMCOM_TRACE_DATA,    /* its data begins to go out: form, length */
    SIMCOM_TRACE_RECEIVED /* the scanner has a token: scan */
} simcom_trace_kind_t;

/* What is told. Everything in it lives only until the callback returns. */
typedef struct simcom_trace {
    uint8_t kind; /* simcom_trace_kind_t */
    const simcom_revision_t *revision;
    const simcom_form_t *form;     /* of the command on the wire; NULL: none */
    const simcom_values_t *values; /* of its parameters: see below; may hold secrets */
    const simcom_scan_t *scan;     /* what came in; its text may hold secrets */
    size_t length;                 /* of the data, in bytes */
} simcom_trace_line_t;

/* The value of a parameter of the command that goes out, counted from 0 up to values->given; of a number and of a string,
 * which simcom_is_number() tells apart. */
uint32_t simcom_trace_number(const simcom_trace_line_t *line, unsigned parameter);
simcom_bytes_t simcom_trace_string(const simcom_trace_line_t *line, unsigned parameter);

/* Puts it into words, without a line end, cut to size, with a NUL. Returns the length. A program that
 * calls it is linked with the descriptions of all revisions (simcom/describe.h), 75 KB of flash on
 * Cortex-M. That suits a host; small firmware rather sends form->id, scan->name and the numbers on, and
 * puts them into words elsewhere. */
size_t simcom_trace_text(const simcom_trace_line_t *line, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
