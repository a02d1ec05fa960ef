/* SPDX-License-Identifier: MIT */

/* poll and read. */
#define _DEFAULT_SOURCE

#include "commands.h"
#include "interrupt.h"
#include "limits.h"
#include "session.h"
#include "simcom/states.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* While it waits for a line, the port's one wake-up is the standard input: Ctrl-C is seen after
 * this many milliseconds at the latest. */
#define GLANCE_MS 250u

/* The standard input, line by line. */
typedef struct lines {
    uint8_t bytes[FILE_MAX + 1u];
    size_t length;
    bool end;
} lines_t;

typedef struct pub {
    const options_t *options;
    module_t module;
    session_t session;
    content_t content;
    lines_t lines;
    bool finished; /* everything was published */
} pub_t;

/* The longest message of the module's firmware, in bytes. */
static size_t payload_most(const pub_t *pub)
{
    return limits_of_data(pub->options->revision, SIMCOM_STATE_PAYLOAD).max;
}

static bool publish(pub_t *pub, const uint8_t *bytes, size_t length)
{
    char count[TEXT_COUNT_SIZE];

    module_say(&pub->module, "publishing %s bytes to %s", text_count(count, length),
               pub->options->topics.at[0]);
    return session_publish(&pub->session, simcom_text(pub->options->topics.at[0]),
                           (simcom_bytes_t){bytes, length});
}

/* --- Lines --------------------------------------------------------------------------------- */

/* Publishes the first line if it is complete, and takes it away. Returns false if there is none. */
static bool publish_line(pub_t *pub)
{
    lines_t *lines = &pub->lines;
    const uint8_t *end = memchr(lines->bytes, '\n', lines->length);

    if (end == NULL && (!lines->end || lines->length == 0)) {
        return false;
    }
    const size_t length = end != NULL ? (size_t)(end - lines->bytes) : lines->length;
    const size_t taken = end != NULL ? length + 1 : length;
    if (length > 0 && !publish(pub, lines->bytes, length)) {
        return false;
    }
    lines->length -= taken;
    memmove(lines->bytes, lines->bytes + taken, lines->length);
    return true;
}

static bool can_read(void)
{
    struct pollfd watch = {.fd = STDIN_FILENO, .events = POLLIN};

    return poll(&watch, 1, 0) > 0;
}

/* Reads what is there behind what is kept. */
static void read_input(pub_t *pub)
{
    lines_t *lines = &pub->lines;

    if (lines->length > payload_most(pub)) {
        fprintf(stderr, "simcom: a line is longer than the %zu bytes that a module takes\n",
                payload_most(pub));
        module_fail(&pub->module, EXIT_USAGE);
        return;
    }
    const ssize_t n =
        read(STDIN_FILENO, lines->bytes + lines->length, payload_most(pub) + 1u - lines->length);
    if (n > 0) {
        lines->length += (size_t)n;
    } else if (n == 0) {
        lines->end = true;
    } else if (errno != EINTR && errno != EAGAIN) {
        fprintf(stderr, "simcom: standard input: %s\n", strerror(errno));
        module_fail(&pub->module, EXIT_FAILED);
    }
}

static bool publish_lines(pub_t *pub)
{
    module_t *module = &pub->module;

    while (!module_stopping(module)) {
        if (publish_line(pub)) {
            continue;
        }
        if (pub->lines.end && pub->lines.length == 0) {
            return session_flush(&pub->session);
        }
        if (can_read()) {
            read_input(pub);
        } else {
            module->port.wake = STDIN_FILENO;
            (void)session_turn(&pub->session, GLANCE_MS);
            module->port.wake = module->interrupt;
        }
    }
    return false;
}

/* --- One message ---------------------------------------------------------------------------- */

/* Publishes the message as often as it is wanted. */
static bool publish_message(pub_t *pub)
{
    const unsigned delay = pub->options->repeat_delay_ms;

    for (unsigned i = 0; i < pub->options->repeat; i++) {
        const uint32_t begin = simcom_posix_now();
        for (uint32_t passed = 0; i > 0 && passed < delay; passed = simcom_posix_now() - begin) {
            if (module_stopping(&pub->module) || !session_turn(&pub->session, delay - passed)) {
                return false;
            }
        }
        if (!publish(pub, pub->content.bytes, pub->content.length)) {
            return false;
        }
    }
    return session_flush(&pub->session);
}

/* --- All of it ----------------------------------------------------------------------------- */

/* Fetches the message, before anything else is touched. */
static bool read_message(pub_t *pub)
{
    const char *text = pub->options->message;

    switch (pub->options->source) {
    case SOURCE_FILE:
        return content_read(&pub->content, text, payload_most(pub));
    case SOURCE_STDIN:
        return content_read(&pub->content, NULL, payload_most(pub));
    case SOURCE_TEXT:
        if (strlen(text) > payload_most(pub)) {
            fprintf(stderr,
                    "simcom: the message is longer than the %zu bytes that a module takes\n",
                    payload_most(pub));
            return false;
        }
        pub->content.length = strlen(text);
        memcpy(pub->content.bytes, text, pub->content.length);
        return true;
    default:
        return true;
    }
}

int pub_run(const options_t *options)
{
    static pub_t pub; /* too large for some stacks */

    pub.options = options;
    if (!session_read_files(&pub.session, options) || !read_message(&pub)) {
        return EXIT_USAGE;
    }
    if (module_open(&pub.module, options)) {
        pub.session.once = options->source != SOURCE_LINES && options->repeat == 1;
        if (session_open(&pub.session, &pub.module)) {
            pub.finished =
                options->source == SOURCE_LINES ? publish_lines(&pub) : publish_message(&pub);
        }
        session_close(&pub.session);
    }
    module_close(&pub.module);
    if (pub.module.failure != 0) {
        return pub.module.failure;
    }
    return pub.finished ? EXIT_GOOD : EXIT_INTERRUPTED;
}
