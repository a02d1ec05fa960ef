/* SPDX-License-Identifier: MIT */
/*
 * source.h - reads captures and feeds them to a trace.
 *
 * A capture is read in large pieces and never held: memory does not grow with it. Three formats:
 *
 * recording  "simcom-recording 1", then lines "<ms> <dir> <bytes>": dir is > for host to module and
 *            < for module to host, bytes are escaped as in C, lines with # are comments
 * text       lines that have something before or after the bytes of the wire: see form.h
 * raw        the bytes themselves
 *
 * Text and raw captures hold both directions in one stream, or one of them: what looks like a
 * command is one, a repetition of it is its echo.
 */
#ifndef SIMCOM_LOG_SOURCE_H
#define SIMCOM_LOG_SOURCE_H

#include "filter.h"
#include "form.h"
#include "trace.h"

#include <string.h>

typedef enum source_format {
    FORMAT_AUTO,
    FORMAT_RECORDING,
    FORMAT_TEXT, /* lines with something before or after the bytes of the wire */
    FORMAT_RAW,
    FORMAT_HEX /* a hexadecimal dump of the bytes */
} source_format_t;

/* Largest piece that is looked at as a whole, in bytes; longer lines come in several. */
#define SOURCE_LINE_MAX 65536u
#define SOURCE_BUFFER   (1024u * 1024u)

/* A file that is read line by line. */
typedef struct source_reader {
    int file;
    bool at_end;
    uint8_t *bytes; /* SOURCE_BUFFER of them */
    size_t begin;
    size_t end;
    uint64_t offset; /* of bytes[begin] in the file */
    uint64_t line;   /* of bytes[begin], from 1 */
    uint64_t size;   /* of the file, 0: not known */
    filter_t filter; /* of its bytes */
    size_t tail;     /* bytes behind `end` that wait for more */
    uint8_t *raw;    /* of a file in UTF-16 */
    size_t raw_length;
    size_t skip; /* bytes of a mark at its beginning */
} source_reader_t;

/* What a capture held. */
typedef struct source_counts {
    uint64_t bytes;     /* of the file */
    uint64_t sent;      /* bytes of the host */
    uint64_t received;  /* bytes of the module */
    uint64_t bad_lines; /* lines that are none of a recording */
    uint64_t first_bad; /* the first one's number */
    uint32_t last_ms;
} source_counts_t;

/* The fields are private but for counts and the results of source_open(). */
typedef struct source {
    source_reader_t reader; /* of the capture, or of what the host sent */
    source_reader_t other;  /* of what the module sent, in a capture of two files */
    bool two;
    bool only_sent;     /* a capture of what the host sent */
    bool only_received; /* a capture of what the module sent */
    uint8_t format;     /* source_format_t, FORMAT_AUTO no more */
    bool timed;
    source_counts_t counts;
    trace_t *trace;
    form_t form;      /* of the lines of a text */
    char words[320];  /* what the capture is */
    uint8_t *scratch; /* SOURCE_LINE_MAX bytes */
    uint8_t block;    /* the direction that a header gave to the lines after it; 0: none */
    bool has_base;
    uint64_t base_ms; /* of the first timestamp */
    uint32_t now_ms;
    /* One stream for both directions. */
    bool line_begins;
    bool module_seen;
    bool spaced;        /* prompts come with a space */
    bool echo_possible; /* the last command may be followed by its echo */
    size_t command_length;
    uint8_t command[TRACE_LINE_MAX];
    bool sending; /* the line that was begun belongs to the host */
    /* What the lines show of the data, or of the piece, that comes next; see settle.c. */
    bool settled;
    bool whole;      /* all of it is there, whatever was announced */
    uint8_t shown;   /* trace_shown_t */
    size_t take;     /* bytes of the stream that are left of it */
    size_t skip;     /* bytes that are a part of it for the module alone */
    size_t data_end; /* bytes of the line ends in data whose lines are marked */
    size_t behind;   /* bytes that were given after the line that is split */
} source_t;

/* Opens a capture.
 * [in] file      descriptor of it, or of what the host sent, or -1
 * [in] received  descriptor of what the module sent, if that is apart; -1: it is not
 * [in] format    FORMAT_AUTO: find out
 * Returns NULL, or what is wrong in words. */
const char *source_open(source_t *source, int file, int received, source_format_t format);

/* Says that the file holds what the host sent, and nothing else. */
void source_only_sent(source_t *source);

/* Goes back to the beginning; for files only. */
bool source_rewind(source_t *source);

/* Feeds all of it. */
void source_run(source_t *source, trace_t *trace);

void source_close(source_t *source);

/* --- reader.c ------------------------------------------------------------------------- */

bool source_reader_open(source_reader_t *reader, int file);

/* Finds out how the file is encoded, whether it has colours, whether it is a dump.
 * [in] look  bytes that are looked at; [in] dump  it is said to be one */
void source_reader_recognise(source_reader_t *reader, size_t look, bool dump);

/* Goes back to the beginning; for files only. */
bool source_reader_rewind(source_reader_t *reader);

/* Goes on behind the next bytes. [in] whole  there is a line end among them */
static inline void source_reader_take(source_reader_t *reader, size_t n, bool whole)
{
    reader->begin += n;
    reader->offset += n;
    reader->line += whole;
}

bool source_reader_next_slow(source_reader_t *reader, const uint8_t **bytes, size_t *n,
                             trace_place_t *place);

/* Hands out the next line with its end, or the first SOURCE_LINE_MAX bytes of a longer one.
 * Returns false at the end. [out] bytes, n  live until the next call */
static inline bool source_reader_next(source_reader_t *reader, const uint8_t **bytes, size_t *n,
                                      trace_place_t *place)
{
    const uint8_t *at = reader->bytes + reader->begin;
    const size_t there = reader->end - reader->begin;
    const uint8_t *end = memchr(at, '\n', there < SOURCE_LINE_MAX ? there : SOURCE_LINE_MAX);

    if (end == NULL) {
        return source_reader_next_slow(reader, bytes, n, place);
    }
    *bytes = at;
    *n = (size_t)(end - at) + 1u;
    *place = (trace_place_t){reader->line, reader->offset};
    source_reader_take(reader, *n, true);
    return true;
}

/* The same, but as many whole lines as are there, SOURCE_LINE_MAX bytes together at most; lines may
 * end with CR alone. The caller counts line feeds. */
bool source_reader_lines(source_reader_t *reader, const uint8_t **bytes, size_t *n,
                         trace_place_t *place);

/* Hands the last `n` bytes of the line back. */
void source_reader_unread(source_reader_t *reader, const uint8_t *bytes, size_t n);

/* Shows what comes next without taking it: at least `wanted` bytes if there are so many. */
size_t source_reader_peek(source_reader_t *reader, size_t wanted, const uint8_t **bytes);

/* --- formats.c ------------------------------------------------------------------------------- */

/* Whether a capture is a recording. */
bool source_is_recording(const uint8_t *bytes, size_t n);

/* Reads "1234 > " of a recording; false if the line is none. */
bool source_recording_prefix(const uint8_t *line, size_t n, form_prefix_t *prefix);

/* Undoes \r \n \t \0 \" \\ and \xHH. Returns how many bytes are in `out`, at most n.
 * [in]  whole  more does not follow; otherwise an escape at the end may be the beginning of one
 * [out] used   how many bytes of the line were taken */
size_t source_unescape(const uint8_t *line, size_t n, bool whole, uint8_t *out, size_t *used);

/* --- settle.c -------------------------------------------------------------------------------- */

/* Finds where data of an announced length ends in a log of one stream. The lines are stronger than the
 * number: what users post is cut, redacted, and has other line ends.
 * [in] bytes   the rest of the line, or of more, where the data begins
 * [in] wanted  bytes that were announced */
void source_settle(source_t *source, const uint8_t *bytes, size_t n, size_t wanted, bool sent);

/* How many bytes the line ends of data have that is logged in lines which are marked as the host's: 0, 1 or
 * 2, whichever makes it as long as announced. [in] n  bytes of its first line, which has come */
size_t source_line_ends(source_t *source, size_t n, size_t wanted);

/* Whether data of an announced length is the next line of the log as a whole: what is before it is a print. */
bool source_is_next(source_t *source, size_t wanted);

/* Whether a line can only be one of the wire: a known command, answer or unsolicited line. */
bool source_is_evidence(source_t *source, const uint8_t *line, size_t n);

/* --- split.c -------------------------------------------------------------------------- */

/* Feeds bytes of a stream that holds both directions: whole lines, or a piece of one.
 * Returns how many line feeds there were. */
uint64_t source_split(source_t *source, const uint8_t *bytes, size_t n, trace_place_t place,
                      bool exact);

/* Feeds two files by the order in which commands and answers take turns. */
void source_pair(source_t *source);

/* Feeds bytes whose direction is known. */
void source_feed(source_t *source, bool sent, const uint8_t *bytes, size_t n, trace_place_t place,
                 bool exact);

#endif
