/* SPDX-License-Identifier: MIT */
/* escape.h - what a module sent, as text that no terminal and no file takes for something else. */
#ifndef CONFORM_ESCAPE_H
#define CONFORM_ESCAPE_H

#include <stddef.h>

/* Copies a text; each byte that is not printable ASCII becomes \xHH. What does not fit is left out, an escape whole. */
void escape_text(char *out, size_t size, const char *text);

/* The same within the text's own buffer. */
void escape_in_place(char *text, size_t size);

#endif
