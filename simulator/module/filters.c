/* SPDX-License-Identifier: MIT */
#include "module.h"

#include <stdlib.h>
#include <string.h>

void filters_add(filters_t *filters, simcom_bytes_t text, uint8_t qos)
{
    uint8_t *copy = allocate(text.length + 1, 1);

    memcpy(copy, text.data, text.length);
    filters->rows = realloc(filters->rows, (filters->count + 1) * sizeof *filters->rows);
    if (filters->rows == NULL) {
        abort();
    }
    filters->rows[filters->count++] = (simcom_module_filter_t){{copy, text.length}, qos};
}

size_t filters_length(const filters_t *filters)
{
    size_t length = 0;

    for (size_t i = 0; i < filters->count; i++) {
        length += filters->rows[i].text.length;
    }
    return length;
}

void filters_clear(filters_t *filters)
{
    for (size_t i = 0; i < filters->count; i++) {
        /* Owned, though the network sees it as constant. */
        free((void *)(uintptr_t)filters->rows[i].text.data);
    }
    free(filters->rows);
    *filters = (filters_t){NULL, 0};
}
