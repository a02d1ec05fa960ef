/* SPDX-License-Identifier: MIT */
/* decode_reader.c - reads a file or a pipe in large pieces and hands out lines. */

/* read */
#define _DEFAULT_SOURCE

#include "decode_source.h"

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

static void take(source_reader_t *reader, size_t n, bool whole)
{
    reader->begin += n;
    reader->offset += n;
    reader->line += whole;
}

bool source_reader_next(source_reader_t *reader, const uint8_t **bytes, size_t *n,
                        trace_place_t *place)
{
    size_t searched = 0;

    for (;;) {
        const uint8_t *at = reader->bytes + reader->begin;
        size_t there = reader->end - reader->begin;
        const bool full = there >= SOURCE_LINE_MAX;
        there = full ? SOURCE_LINE_MAX : there;
        const uint8_t *end =
            there > searched ? memchr(at + searched, '\n', there - searched) : NULL;
        if (end == NULL && !full && !reader->at_end) {
            searched = there;
            (void)fill(reader);
            continue;
        }
        *bytes = at;
        *n = end != NULL ? (size_t)(end - at) + 1u : there;
        place->offset = reader->offset;
        place->line = reader->line;
        take(reader, *n, end != NULL);
        return *n > 0;
    }
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
