/* SPDX-License-Identifier: MIT */
/* held.c - data that waits for the command that uses it. */
#include "module.h"

#include <stdlib.h>
#include <string.h>

void held_add(held_t *held, simcom_bytes_t text, uint8_t qos)
{
    uint8_t *copy = allocate(text.length + 1, 1);

    if (text.length > 0) { /* an empty text has no address */
        memcpy(copy, text.data, text.length);
    }
    held->rows = realloc(held->rows, (held->count + 1) * sizeof *held->rows);
    if (held->rows == NULL) {
        abort();
    }
    held->rows[held->count++] = (simcom_module_filter_t){{copy, text.length}, qos};
}

size_t held_length(const held_t *held)
{
    size_t length = 0;

    for (size_t i = 0; i < held->count; i++) {
        length += held->rows[i].text.length;
    }
    return length;
}

void held_clear(held_t *held)
{
    for (size_t i = 0; i < held->count; i++) {
        /* Owned, though the network sees it as constant. */
        free((void *)(uintptr_t)held->rows[i].text.data);
    }
    free(held->rows);
    *held = (held_t){NULL, 0};
}
