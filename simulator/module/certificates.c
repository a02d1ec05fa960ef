/* SPDX-License-Identifier: MIT */
#include "certificates.h"

#include <stdlib.h>
#include <string.h>

static int hex_digit(uint8_t c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return -1;
}

/* The bytes of a name. V1.00 2.1.1: {non-ascii}"<hexadecimal>" for a name that is not ASCII. */
static void name_decode(buffer_t *name, simcom_bytes_t written)
{
    static const char prefix[] = "{non-ascii}\"";
    size_t at = sizeof prefix - 1;

    if (written.length < at || memcmp(written.data, prefix, at) != 0) {
        buffer_set(name, written);
        return;
    }
    buffer_clear(name);
    while (at + 1 < written.length) {
        int high = hex_digit(written.data[at]);
        int low = hex_digit(written.data[at + 1]);
        if (high < 0 || low < 0) {
            break;
        }
        uint8_t byte = (uint8_t)(high * 16 + low);
        buffer_add(name, &byte, 1);
        at += 2;
    }
}

static size_t find(const certificates_t *certificates, simcom_bytes_t written)
{
    buffer_t name = {NULL, 0, 0, 0};
    size_t i = 0;

    name_decode(&name, written);
    while (i < certificates->count &&
           !bytes_equal(buffer_view(&certificates->files[i].name), buffer_view(&name))) {
        i++;
    }
    buffer_free(&name);
    return i;
}

const certificate_t *certificates_find(const certificates_t *certificates, simcom_bytes_t name)
{
    size_t i = find(certificates, name);
    return i < certificates->count ? &certificates->files[i] : NULL;
}

void certificates_put(certificates_t *certificates, simcom_bytes_t name, simcom_bytes_t data)
{
    size_t i = find(certificates, name);

    if (i == certificates->count) {
        certificates->count++;
        certificates->files =
            realloc(certificates->files, certificates->count * sizeof *certificates->files);
        if (certificates->files == NULL) {
            abort();
        }
        certificates->files[i] = (certificate_t){{NULL, 0, 0, 0}, {NULL, 0, 0, 0}};
        name_decode(&certificates->files[i].name, name);
    }
    buffer_set(&certificates->files[i].data, data);
}

bool certificates_remove(certificates_t *certificates, simcom_bytes_t name)
{
    size_t i = find(certificates, name);

    if (i == certificates->count) {
        return false;
    }
    buffer_free(&certificates->files[i].name);
    buffer_free(&certificates->files[i].data);
    certificates->count--;
    memmove(&certificates->files[i], &certificates->files[i + 1],
            (certificates->count - i) * sizeof *certificates->files);
    return true;
}

void certificates_free(certificates_t *certificates)
{
    for (size_t i = 0; i < certificates->count; i++) {
        buffer_free(&certificates->files[i].name);
        buffer_free(&certificates->files[i].data);
    }
    free(certificates->files);
    *certificates = (certificates_t){NULL, 0};
}
