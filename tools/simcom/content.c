/* SPDX-License-Identifier: MIT */
#include "content.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

bool content_read(content_t *content, const char *name, size_t most)
{
    FILE *file = name == NULL ? stdin : fopen(name, "rb");
    const char *shown = name == NULL ? "standard input" : name;

    if (file == NULL) {
        fprintf(stderr, "simcom: %s: %s\n", shown, strerror(errno));
        return false;
    }
    content->length = fread(content->bytes, 1, sizeof content->bytes, file);
    const int error = ferror(file) != 0 ? errno : 0;
    if (name != NULL) {
        (void)fclose(file);
    }
    if (error != 0) {
        fprintf(stderr, "simcom: %s: %s\n", shown, strerror(error));
        return false;
    }
    if (content->length > most) {
        fprintf(stderr, "simcom: %s: longer than the %zu bytes that a module takes\n", shown, most);
        return false;
    }
    return true;
}

bool content_read_certificate(content_t *content, const char *name)
{
    if (!content_read(content, name, FILE_MAX)) {
        return false;
    }
    if (content->length == 0) {
        fprintf(stderr, "simcom: %s: the file is empty\n", name);
        return false;
    }
    return true;
}
