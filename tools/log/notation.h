/* SPDX-License-Identifier: MIT */
/* notation.h - how programs write bytes that cannot be seen: <CR>, \r, [CR], ^M, U+240D. */
#ifndef SIMCOM_LOG_NOTATION_H
#define SIMCOM_LOG_NOTATION_H

#include <stddef.h>
#include <stdint.h>

#define NOTATION_ANGLE     0x01u /* <CR> <LF> <0x1A> */
#define NOTATION_BACKSLASH 0x02u /* \r \n \x1A \" \\ */
#define NOTATION_SQUARE    0x04u /* [CR] {LF} */
#define NOTATION_CARET     0x08u /* ^M ^J */
#define NOTATION_PICTURE   0x10u /* the signs U+2400 to U+241F */
#define NOTATION_ALL       0x1Fu

/* The byte that is written at the beginning of a text in one of the notations.
 * [in]  which  bits of those that are looked for
 * [out] byte   it
 * [out] found  the notation
 * Returns how many bytes of the text it takes; 0: there is none. */
size_t notation_at(const uint8_t *text, size_t n, unsigned which, uint8_t *byte, unsigned *found);

/* Undoes them all. [in] out  room for n bytes, may be `text`. Returns how many bytes there are. */
size_t notation_undo(const uint8_t *text, size_t n, unsigned which, uint8_t *out);

#endif
