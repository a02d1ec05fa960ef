/* SPDX-License-Identifier: MIT */
/* reader.c - reads a file or a pipe in large pieces and hands out lines. */

/* read */
#define _DEFAULT_SOURCE

#include "source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool source_reader_open(source_reader_t *reader, int file)
{
    struct stat status;

    memset(reader, 0, sizeof *reader);
    reader->file = file;
    reader->line = 1;
    reader->bytes = malloc(SOURCE_BUFFER);
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        reader->size = (uint64_t)status.st_size;
    }
    return reader->bytes != NULL;
}

/* Reads more behind what is there; false if there is no more. */
static bool fill(source_reader_t *reader)
{
    ssize_t n;

    if (reader->begin > 0) {
        memmove(reader->bytes, reader->bytes + reader->begin, reader->end - reader->begin);
        reader->end -= reader->begin;
        reader->begin = 0;
    }
    do {
        n = read(reader->file, reader->bytes + reader->end, SOURCE_BUFFER - reader->end);
    } while (n < 0 && errno == EINTR);
    reader->at_end = n <= 0;
    reader->end += n > 0 ? (size_t)n : 0;
    return n > 0;
}

/* Reads on until there is a line end or a piece that is large enough.
 * Returns how many bytes belong to it. [in] searched  bytes that have no line end */
static size_t find_end(source_reader_t *reader, size_t searched)
{
    for (;;) {
        const uint8_t *at = reader->bytes + reader->begin;
        const size_t there = reader->end - reader->begin;
        const size_t most = there < SOURCE_LINE_MAX ? there : SOURCE_LINE_MAX;
        const uint8_t *end = most > searched ? memchr(at + searched, '\n', most - searched) : NULL;
        if (end != NULL) {
            return (size_t)(end - at) + 1u;
        }
        if (there >= SOURCE_LINE_MAX || reader->at_end) {
            return most;
        }
        searched = most;
        (void)fill(reader);
    }
}

bool source_reader_next_slow(source_reader_t *reader, const uint8_t **bytes, size_t *n,
                             trace_place_t *place)
{
    *n = find_end(reader, 0);
    *bytes = reader->bytes + reader->begin;
    *place = (trace_place_t){reader->line, reader->offset};
    source_reader_take(reader, *n, *n > 0 && (*bytes)[*n - 1] == '\n');
    return *n > 0;
}

/* Where the last line ends before `n`; 0: nowhere. */
static size_t last_end(const uint8_t *bytes, size_t n, uint8_t end)
{
    while (n > 0 && bytes[n - 1] != end) {
        n--;
    }
    return n;
}

bool source_reader_lines(source_reader_t *reader, const uint8_t **bytes, size_t *n,
                         trace_place_t *place)
{
    const size_t length = find_end(reader, 0);
    const size_t there = reader->end - reader->begin;
    const size_t most = there < SOURCE_LINE_MAX ? there : SOURCE_LINE_MAX;

    *bytes = reader->bytes + reader->begin;
    *place = (trace_place_t){reader->line, reader->offset};
    *n = last_end(*bytes, most, '\n');
    if (*n == 0 && length == SOURCE_LINE_MAX) {
        *n = last_end(*bytes, most, '\r'); /* nothing else may end its lines */
    }
    *n = *n > 0 ? *n : length;
    source_reader_take(reader, *n, false);
    return *n > 0;
}

void source_reader_unread(source_reader_t *reader, const uint8_t *bytes, size_t n)
{
    reader->begin -= n;
    reader->offset -= n;
    reader->line -= n > 0 && bytes[n - 1] == '\n';
}

size_t source_reader_peek(source_reader_t *reader, size_t wanted, const uint8_t **bytes)
{
    while (reader->end - reader->begin < wanted && !reader->at_end) {
        (void)fill(reader);
    }
    *bytes = reader->bytes + reader->begin;
    return reader->end - reader->begin;
}
