/* SPDX-License-Identifier: MIT */
#include "config_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Where the file is when nobody names it. Returns false if there is no such place. */
static bool find(config_file_t *file, const char *command)
{
    const char *base = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    int n = -1;

    if (base != NULL && base[0] == '/') {
        n = snprintf(file->path, sizeof file->path, "%s/simcom/%s", base, command);
    } else if (home != NULL && home[0] == '/') {
        n = snprintf(file->path, sizeof file->path, "%s/.config/simcom/%s", home, command);
    }
    return n > 0 && (size_t)n < sizeof file->path;
}

/* "name value" becomes "--name=value", and "name" "--name". Returns how many bytes that is with its NUL; 0 for a line
 * without an option. [out] argument  4 bytes more than the line */
static size_t take_line(const char *line, size_t length, char *argument)
{
    while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL) {
        length--;
    }
    while (length > 0 && strchr(" \t-", *line) != NULL) {
        line++;
        length--;
    }
    if (length == 0 || *line == '#') {
        return 0;
    }
    size_t name = 0;
    while (name < length && strchr(" \t=", line[name]) == NULL) {
        name++;
    }
    size_t value = name;
    while (value < length && strchr(" \t=", line[value]) != NULL) {
        value++;
    }
    return 1u + (size_t)sprintf(argument, value < length ? "--%.*s=%.*s" : "--%.*s", (int)name,
                                line, (int)(length - value), line + value);
}

static bool split(config_file_t *file, const cli_t *cli, size_t length)
{
    char *argument = file->arguments;
    const char *const end = file->bytes + length;

    for (const char *at = file->bytes; at < end;) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        next = next == NULL ? end : next;
        if (file->count > (int)CONFIG_FILE_LINES) {
            return cli_wrong(cli, "%s: more than %u options", file->path, CONFIG_FILE_LINES);
        }
        const size_t n = take_line(at, (size_t)(next - at), argument);
        if (n > 0) {
            file->argv[file->count++] = argument;
            argument += n;
        }
        at = next + 1;
    }
    return true;
}

bool config_file_load(config_file_t *file, const cli_t *cli, const char *named, const char *command)
{
    file->argv[0] = file->path;
    file->count = 1;
    if (named != NULL) {
        (void)snprintf(file->path, sizeof file->path, "%s", named);
    } else if (!find(file, command)) {
        return true;
    }
    FILE *stream = fopen(file->path, "r");
    if (stream == NULL) {
        return (named == NULL && (errno == ENOENT || errno == ENOTDIR)) ||
               cli_wrong(cli, "%s: %s", file->path, strerror(errno));
    }
    const size_t n = fread(file->bytes, 1, sizeof file->bytes, stream);
    const bool more = fgetc(stream) != EOF;
    const bool failed = ferror(stream) != 0;
    (void)fclose(stream);
    if (failed || more || memchr(file->bytes, '\0', n) != NULL) {
        return cli_wrong(cli, "%s: %s", file->path,
                         failed ? "it cannot be read" : "it is no file of options");
    }
    return split(file, cli, n);
}
