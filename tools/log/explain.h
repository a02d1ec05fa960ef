/* SPDX-License-Identifier: MIT */
/* explain.h - words for what trace.h finds on a serial line, without the secrets in it. */
#ifndef SIMCOM_LOG_EXPLAIN_H
#define SIMCOM_LOG_EXPLAIN_H

#include "text.h"
#include "trace.h"

/* Text is at most so long: a line of TRACE_LINE_MAX bytes, each shown as \xHH. */
#define EXPLAIN_TEXT_SIZE (4u * TRACE_LINE_MAX + 256u)

/* Pieces of what is shown of a line: at most so many, two for each value that can be secret. */
#define EXPLAIN_PIECES 52u

/* Finds what may be shown of a command, echo, prompt or line: pieces of its bytes, and plain words
 * for what is left out. Returns how many pieces. */
size_t explain_pieces(const trace_item_t *item, simcom_bytes_t pieces[EXPLAIN_PIECES]);

/* Whether the value of a parameter or field must not be shown. [in] string  its value, if it is one */
bool explain_is_hidden(const trace_item_t *item, const simcom_parameter_t *row,
                       simcom_bytes_t string);

/* How many bytes of data may be shown: those of a run that came as it was announced, up to the first line
 * end, as more can be something that a damaged length has swallowed. */
size_t explain_visible(const trace_item_t *item);

/* Adds what an item says, as it may be shown: the line with <hidden> for what is secret, or
 * <9 bytes of data: "simcommsg"> */
void explain_shown(const trace_item_t *item, text_t *shown);

/* Adds what it means: nothing if there is nothing to say. */
void explain_meaning(const trace_item_t *item, text_t *meaning);

/* Writes "32 handshake_failed: the TLS handshake failed". */
void explain_code(const simcom_revision_t *revision, uint32_t code, text_t *text);

#endif
