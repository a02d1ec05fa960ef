/* SPDX-License-Identifier: MIT */
/* text.h - text built up in a buffer of fixed size; what does not fit is cut. */
#ifndef SIMCOM_LOG_TEXT_H
#define SIMCOM_LOG_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#define TEXT_FORMAT(string, first) __attribute__((format(printf, string, first)))
#else
#define TEXT_FORMAT(string, first)
#endif

typedef struct text {
    char *at;      /* always ends with a NUL */
    size_t size;   /* of the buffer, in bytes */
    size_t length; /* without the NUL */
} text_t;

/* Starts an empty text. [in] size  at least 1 */
void text_init(text_t *text, char *buffer, size_t size);

/* Adds as printf does. */
void text_add(text_t *text, const char *format, ...) TEXT_FORMAT(2, 3);

/* Adds bytes as they are. */
static inline void text_put(text_t *text, const void *bytes, size_t n)
{
    const size_t room = text->size - text->length - 1;

    n = n < room ? n : room;
    memcpy(text->at + text->length, bytes, n);
    text->length += n;
    text->at[text->length] = '\0';
}

/* Adds a string as it is. */
static inline void text_add_string(text_t *text, const char *string)
{
    text_put(text, string, strlen(string));
}

/* Adds a number in decimal. */
void text_add_number(text_t *text, uint64_t number);

/* Adds milliseconds as seconds, "1.234". */
void text_add_seconds(text_t *text, uint32_t ms);

/* Adds bytes in a form that is safe on a terminal: valid UTF-8 stays if the terminal understands
 * it, every other byte that is not printable becomes \xHH. */
void text_add_bytes(text_t *text, const uint8_t *bytes, size_t n);

/* Adds a sentence of the specification as a clause: without the full stop, and with a small letter
 * at the beginning unless it begins with an abbreviation. */
void text_add_clause(text_t *text, const char *sentence);

/* How many columns the text takes. */
size_t text_width(const text_t *text);

/* Adds spaces until the text is `columns` wide. */
void text_pad(text_t *text, size_t columns);

/* Whether the bytes are text: UTF-8 without control characters. */
bool text_is_printable(const uint8_t *bytes, size_t n);

/* Length of the UTF-8 character at the beginning, or 0 if there is none or it is a control
 * character. */
size_t text_character(const uint8_t *bytes, size_t n);

/* How many printable ASCII characters stand at the beginning. */
size_t text_plain(const uint8_t *bytes, size_t n);

/* Writes a number in decimal, without a NUL. Returns how many digits. */
#define TEXT_DIGITS 20u
size_t text_digits(char digits[TEXT_DIGITS], uint64_t number);

/* Says whether the terminal understands UTF-8; false at first. */
void text_set_utf8(bool utf8);
bool text_utf8(void);

/* Writes a number as 10,240. Returns `buffer`. */
#define TEXT_COUNT_SIZE 32
const char *text_count(char buffer[TEXT_COUNT_SIZE], size_t number);

#endif
