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
 *     > AT+CMQTTCONNECT=0,"tcp://broker:1883",60,1,"sensor",(secret)
 *     < OK
 *     < +CMQTTCONNECT: 0,32 - handshake_fail
 *
 * Passwords, keys, certificates and payloads are never in it: arguments and fields that the
 * specification marks as secret are replaced, of data only the length is told, and of lines that are
 * not understood, and of echoes, only what cannot hold an argument.
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
    SIMCOM_TRACE_COMMAND, /* a command line begins to go out: form, arguments */
    SIMCOM_TRACE_DATA,    /* its data begins to go out: form, length */
    SIMCOM_TRACE_RECEIVED /* the scanner has a token: scan */
} simcom_trace_kind_t;

/* What is told. Everything in it lives only until the callback returns. */
typedef struct simcom_trace {
    uint8_t kind; /* simcom_trace_kind_t */
    const simcom_revision_t *revision;
    const simcom_form_t *form; /* of the command on the wire; NULL: none */
    const void *arguments;     /* its arguments; may hold secrets */
    const simcom_scan_t *scan; /* what came in; its text may hold secrets */
    size_t length;             /* of the data, in bytes */
} simcom_trace_line_t;

/* Puts it into words, without a line end, cut to size, with a NUL. Returns the length. */
size_t simcom_trace_text(const simcom_trace_line_t *line, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
