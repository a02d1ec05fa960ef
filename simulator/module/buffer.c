/* SPDX-License-Identifier: MIT */
#include "buffer.h"

#include <stdlib.h>
#include <string.h>

void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) {
        abort();
    }
    return memory;
}

static void buffer_reserve(buffer_t *buffer, size_t n)
{
    if (buffer->begin > 0) {
        memmove(buffer->bytes, buffer->bytes + buffer->begin, buffer_length(buffer));
        buffer->end -= buffer->begin;
        buffer->begin = 0;
    }
    if (n <= buffer->size - buffer->end) {
        return;
    }
    buffer->size = (buffer->end + n) * 2;
    buffer->bytes = realloc(buffer->bytes, buffer->size);
    if (buffer->bytes == NULL) {
        abort();
    }
}

void buffer_add(buffer_t *buffer, const void *bytes, size_t n)
{
    if (n == 0) {
        return;
    }
    if (n > buffer->size - buffer->end) {
        buffer_reserve(buffer, n);
    }
    memcpy(buffer->bytes + buffer->end, bytes, n);
    buffer->end += n;
}

void buffer_add_text(buffer_t *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_set(buffer_t *buffer, simcom_bytes_t bytes)
{
    buffer_clear(buffer);
    buffer_add(buffer, bytes.data, bytes.length);
}

void buffer_take(buffer_t *buffer, size_t n)
{
    buffer->begin += n;
    if (buffer->begin == buffer->end) {
        buffer_clear(buffer);
    }
}

void buffer_clear(buffer_t *buffer)
{
    buffer->begin = 0;
    buffer->end = 0;
}

void buffer_free(buffer_t *buffer)
{
    free(buffer->bytes);
    *buffer = (buffer_t){NULL, 0, 0, 0};
}

size_t buffer_length(const buffer_t *buffer)
{
    return buffer->end - buffer->begin;
}

simcom_bytes_t buffer_view(const buffer_t *buffer)
{
    simcom_bytes_t view = {NULL, 0};
    if (buffer->end > buffer->begin) {
        view.data = buffer->bytes + buffer->begin;
        view.length = buffer_length(buffer);
    }
    return view;
}

bool bytes_equal(simcom_bytes_t a, simcom_bytes_t b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}
