/* SPDX-License-Identifier: MIT */
/* reader.c - reads a file or a pipe in large pieces and hands out lines. */

/* read, lseek */
#define _DEFAULT_SOURCE

#include "source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes of a file in UTF-16 that are read at a time. */
#define RAW_SIZE 262144u

bool source_reader_open(source_reader_t *reader, int file)
{
    struct stat status;

    memset(reader, 0, sizeof *reader);
    reader->file = file;
    reader->line = 1;
    reader->bytes = malloc(SOURCE_BUFFER);
    reader->raw = malloc(RAW_SIZE);
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        reader->size = (uint64_t)status.st_size;
    }
    return reader->bytes != NULL && reader->raw != NULL;
}

/* Reads as much as there is room for; 0: there is no more. */
static size_t read_some(int file, uint8_t *bytes, size_t n)
{
    ssize_t count;

    do {
        count = read(file, bytes, n);
    } while (count < 0 && errno == EINTR);
    return count > 0 ? (size_t)count : 0;
}

/* Makes text of what has come and was not looked at. */
static void apply(source_reader_t *reader)
{
    size_t used = reader->tail;
    size_t length = reader->tail;
    uint8_t *at = reader->bytes + reader->end;

    if (reader->filter.colours || reader->filter.page || reader->filter.dump) {
        length = filter_text(&reader->filter, at, reader->tail, reader->at_end, &used);
        memmove(at + length, at + used, reader->tail - used);
    }
    reader->end += length;
    reader->tail -= used;
}

/* Takes bytes of the file that were read as they are. */
static void take_raw(source_reader_t *reader)
{
    size_t used = 0;

    reader->tail += filter_narrow(reader->filter.wide, reader->raw, reader->raw_length, &used,
                                  reader->bytes + reader->end + reader->tail);
    memmove(reader->raw, reader->raw + used, reader->raw_length - used);
    reader->raw_length -= used;
}

/* Reads more behind what is there; false if there is no more. */
static bool fill(source_reader_t *reader)
{
    size_t n;

    if (reader->begin > 0) {
        memmove(reader->bytes, reader->bytes + reader->begin,
                reader->end + reader->tail - reader->begin);
        reader->end -= reader->begin;
        reader->begin = 0;
    }
    uint8_t *at = reader->bytes + reader->end + reader->tail;
    const size_t room = SOURCE_BUFFER - reader->end - reader->tail;
    if (reader->filter.wide != 0) {
        size_t most = room / 2u;
        most = most < RAW_SIZE - reader->raw_length ? most : RAW_SIZE - reader->raw_length;
        n = read_some(reader->file, reader->raw + reader->raw_length, most);
        reader->raw_length += n;
        take_raw(reader);
    } else {
        n = read_some(reader->file, at, room);
        reader->tail += n;
    }
    reader->at_end = n == 0;
    apply(reader);
    return n > 0;
}

/* Looks at what is there once more, with another filter. */
static void again(source_reader_t *reader)
{
    reader->tail += reader->end - reader->begin;
    reader->end = reader->begin;
    apply(reader);
}

void source_reader_recognise(source_reader_t *reader, size_t look, bool dump)
{
    const uint8_t *bytes;
    size_t skip;
    size_t n = source_reader_peek(reader, look, &bytes);

    reader->filter.wide = filter_encoding(bytes, n, &skip);
    reader->begin += skip;
    reader->offset += skip;
    if (reader->filter.wide != 0) {
        /* Text of two bytes a letter needs less than twice the room, one that needs three more. */
        reader->raw_length = reader->end - reader->begin;
        reader->raw_length = reader->raw_length < RAW_SIZE ? reader->raw_length : RAW_SIZE;
        memcpy(reader->raw, reader->bytes + reader->begin, reader->raw_length);
        reader->begin = 0;
        reader->end = 0;
        take_raw(reader);
        apply(reader);
    }
    n = source_reader_peek(reader, 1, &bytes);
    reader->filter.colours = filter_has_colours(bytes, n);
    if (reader->filter.colours) {
        again(reader);
        n = source_reader_peek(reader, 1, &bytes);
    }
    reader->filter.page = !reader->filter.colours && filter_is_page(bytes, n);
    if (reader->filter.page) {
        again(reader);
        n = source_reader_peek(reader, 1, &bytes);
    }
    reader->filter.dump = dump || filter_is_dump(bytes, n);
    if (reader->filter.dump) {
        again(reader);
    }
    reader->skip = skip;
}

bool source_reader_rewind(source_reader_t *reader)
{
    if (lseek(reader->file, (off_t)reader->skip, SEEK_SET) < 0) {
        return false;
    }
    reader->begin = 0;
    reader->end = 0;
    reader->tail = 0;
    reader->raw_length = 0;
    reader->offset = reader->skip;
    reader->line = 1;
    reader->at_end = false;
    return true;
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
