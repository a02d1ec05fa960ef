/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* O_NOFOLLOW, fdopen */

#include "recording.h"

#include "buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_LINE "simcom-recording 1"

/* --- Writing ---------------------------------------------------------------------------------- */

/* A byte as the file has it; the length is at most 4. */
static int escape(uint8_t byte, char text[5])
{
    if (byte == '\r' || byte == '\n' || byte == '\\') {
        return snprintf(text, 5, "\\%c", byte == '\r' ? 'r' : byte == '\n' ? 'n' : '\\');
    }
    return snprintf(text, 5, byte >= 32 && byte < 127 ? "%c" : "\\x%02X", byte);
}

bool recorder_open(recorder_t *recorder, const char *path, const char *comment, uint32_t now_ms)
{
    /* It holds passwords: nobody else reads it, and no link leads it elsewhere. */
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);

    recorder->begin = now_ms;
    recorder->file = fd < 0 ? NULL : fdopen(fd, "w");
    if (recorder->file == NULL) {
        const int error = errno;
        if (fd >= 0) {
            close(fd);
        }
        errno = error;
        return false;
    }
    (void)setvbuf(recorder->file, NULL, _IOLBF, BUFSIZ);
    fprintf(recorder->file, FIRST_LINE "\n# %s\n", comment);
    return true;
}

void recorder_write(recorder_t *recorder, uint32_t now_ms, char direction, const uint8_t *bytes,
                    size_t n)
{
    char text[5];

    if (recorder->file == NULL || n == 0) {
        return;
    }
    fprintf(recorder->file, "%u %c ", (unsigned)(now_ms - recorder->begin), direction);
    for (size_t i = 0; i < n; i++) {
        (void)escape(bytes[i], text);
        fputs(text, recorder->file);
    }
    fputc('\n', recorder->file);
}

bool recorder_close(recorder_t *recorder)
{
    FILE *file = recorder->file;
    bool good = file == NULL || ferror(file) == 0;

    recorder->file = NULL;
    return (file == NULL || fclose(file) == 0) && good;
}

void recording_show(const uint8_t *bytes, size_t n, char *text, size_t size)
{
    size_t length = 0;
    char one[5];

    for (size_t i = 0; i < n && length + sizeof one < size; i++) {
        int more = escape(bytes[i], one);
        memcpy(text + length, one, (size_t)more);
        length += (size_t)more;
    }
    text[length] = '\0';
}

/* --- Reading ---------------------------------------------------------------------------------- */

static int hex(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Undoes the escapes. Returns how many bytes, or SIZE_MAX. */
static size_t unescape(const char *text, uint8_t *bytes)
{
    size_t n = 0;

    for (; *text != '\0'; text++) {
        if (*text != '\\') {
            bytes[n++] = (uint8_t)*text;
        } else if (text[1] == 'r' || text[1] == 'n' || text[1] == '\\') {
            text++;
            bytes[n++] = (uint8_t)(*text == 'r' ? '\r' : *text == 'n' ? '\n' : '\\');
        } else if (text[1] == 'x' && hex(text[2]) >= 0 && hex(text[3]) >= 0) {
            bytes[n++] = (uint8_t)(hex(text[2]) * 16 + hex(text[3]));
            text += 3;
        } else {
            return SIZE_MAX;
        }
    }
    return n;
}

/* Reads "1204 > AT\r". NULL if all is well, else what is wrong. */
static const char *read_row(char *text, unsigned line, uint32_t least, recorded_t *row)
{
    char *end;
    unsigned long long ms = strtoull(text, &end, 10);

    if (text[0] < '0' || text[0] > '9' || ms > UINT32_MAX || *end != ' ') {
        return "expected milliseconds and a space";
    }
    if (ms < least) {
        return "the time runs backwards";
    }
    if ((end[1] != '>' && end[1] != '<') || end[2] != ' ') {
        return "expected '> ' or '< '";
    }
    *row = (recorded_t){.line = line, .ms = (uint32_t)ms, .direction = end[1]};
    row->bytes = allocate(strlen(end + 3) + 1, 1);
    row->length = unescape(end + 3, row->bytes);
    if (row->length == SIZE_MAX) {
        free(row->bytes);
        return "escapes are \\r \\n \\\\ and \\xHH";
    }
    return NULL;
}

static const char *read_line(recording_t *recording, char *text, unsigned line)
{
    uint32_t least = recording->count > 0 ? recording->rows[recording->count - 1].ms : 0;
    recorded_t row;
    const char *problem;

    if (line == 1) {
        return strcmp(text, FIRST_LINE) == 0 ? NULL : "expected '" FIRST_LINE "'";
    }
    if (text[0] == '#' || text[0] == '\0') {
        return NULL;
    }
    problem = read_row(text, line, least, &row);
    if (problem == NULL) {
        recording->rows =
            realloc(recording->rows, (recording->count + 1) * sizeof *recording->rows);
        if (recording->rows == NULL) {
            abort();
        }
        recording->rows[recording->count++] = row;
    }
    return problem;
}

/* A line of any length without its \n, NULL at the end of the file. */
static char *next_line(FILE *file, buffer_t *line)
{
    int c;

    buffer_clear(line);
    while ((c = fgetc(file)) != EOF && c != '\n') {
        uint8_t byte = (uint8_t)c;
        buffer_add(line, &byte, 1);
    }
    if (c == EOF && buffer_length(line) == 0) {
        return NULL;
    }
    buffer_add(line, "", 1);
    return (char *)line->bytes + line->begin;
}

bool recording_read(recording_t *recording, const char *path)
{
    FILE *file = fopen(path, "r");
    buffer_t line = {NULL, 0, 0, 0};
    const char *problem = NULL;
    unsigned number = 0;
    char *text;

    *recording = (recording_t){NULL, 0};
    if (file == NULL) {
        fprintf(stderr, "simcom-modem: %s: %s\n", path, strerror(errno));
        return false;
    }
    while (problem == NULL && (text = next_line(file, &line)) != NULL) {
        problem = read_line(recording, text, ++number);
    }
    if (problem == NULL && number == 0) {
        problem = "the file is empty";
    }
    fclose(file);
    buffer_free(&line);
    if (problem != NULL) {
        fprintf(stderr, "%s:%u: error: %s\n", path, number > 0 ? number : 1, problem);
        recording_free(recording);
    }
    return problem == NULL;
}

void recording_free(recording_t *recording)
{
    for (size_t i = 0; i < recording->count; i++) {
        free(recording->rows[i].bytes);
    }
    free(recording->rows);
    *recording = (recording_t){NULL, 0};
}
