/* SPDX-License-Identifier: MIT */
/* buffer.h - a run of bytes that grows at its end and is taken from its beginning. */
#ifndef SIMULATOR_BUFFER_H
#define SIMULATOR_BUFFER_H

#include "simcom/types.h"

/* All zero is an empty buffer. */
typedef struct buffer {
    uint8_t *bytes;
    size_t begin; /* of what has not been taken yet */
    size_t end;
    size_t size;
} buffer_t;

/* Memory, zeroed, or no return: a simulator without memory has nothing to say. */
void *allocate(size_t count, size_t size);

void buffer_add(buffer_t *buffer, const void *bytes, size_t n);
void buffer_add_text(buffer_t *buffer, const char *text);
void buffer_set(buffer_t *buffer, simcom_bytes_t bytes);
void buffer_take(buffer_t *buffer, size_t n);
void buffer_clear(buffer_t *buffer);
void buffer_free(buffer_t *buffer);
size_t buffer_length(const buffer_t *buffer);
simcom_bytes_t buffer_view(const buffer_t *buffer);

bool bytes_equal(simcom_bytes_t a, simcom_bytes_t b);

#endif
