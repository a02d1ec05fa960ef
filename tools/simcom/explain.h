/* SPDX-License-Identifier: MIT */
/* explain.h - words for what trace.h finds on a serial line, without the secrets in it. */
#ifndef SIMCOM_TOOL_EXPLAIN_H
#define SIMCOM_TOOL_EXPLAIN_H

#include "text.h"
#include "trace.h"

/* Text is at most so long: a line of TRACE_LINE_MAX bytes, each shown as \xHH. */
#define EXPLAIN_TEXT_SIZE (4u * TRACE_LINE_MAX + 256u)

/* Writes what an item says, as it may be shown, and what it means.
 * [out] shown    the line with <hidden> for what is secret, or <9 bytes of data: "simcommsg">
 * [out] meaning  empty if there is nothing to say */
void explain(const trace_item_t *item, text_t *shown, text_t *meaning);

/* Writes "32 handshake_failed: the TLS handshake failed". */
void explain_code(uint32_t code, text_t *text);

#endif
