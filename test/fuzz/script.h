/* SPDX-License-Identifier: MIT */
/* script.h - what fuzz targets share whose input is a script: reading it, and saying what is not so. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#define DEMAND(what)                                                                               \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #what);                     \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* What is left of the input. */
static const uint8_t *at, *end;

/* Its next byte; 0 behind its end. */
static inline unsigned byte(void)
{
    return at < end ? *at++ : 0u;
}

#endif
