/* SPDX-License-Identifier: MIT */
#include "topic_match.h"

#include <string.h>

bool topic_match(const char *filter, simcom_bytes_t topic)
{
    const uint8_t *at = topic.data;
    const uint8_t *const end = topic.length > 0 ? at + topic.length : at;

    /* Topics that begin with $ are meant by no wildcard at the beginning. */
    if (at != end && *at == (uint8_t)'$' && (*filter == '+' || *filter == '#')) {
        return false;
    }
    for (;;) {
        const size_t n = strcspn(filter, "/");
        const uint8_t *level = at != end ? memchr(at, '/', (size_t)(end - at)) : NULL;
        const size_t have = (size_t)((level != NULL ? level : end) - at);
        if (strcmp(filter, "#") == 0) {
            return true;
        }
        if (!(n == 1 && *filter == '+') && (n != have || (n > 0 && memcmp(filter, at, n) != 0))) {
            return false;
        }
        if (level == NULL) {
            /* The parent of "a/#" is meant by it, too. */
            return filter[n] == '\0' || strcmp(filter + n, "/#") == 0;
        }
        if (filter[n] == '\0') {
            return false;
        }
        filter += n + 1;
        at = level + 1;
    }
}
