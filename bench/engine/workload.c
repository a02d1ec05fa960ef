/* SPDX-License-Identifier: MIT */
/* workload.c - the loop of an application around the engine, and what it is compared with. */
#include "workload.h"
#include "streams.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_MAX = 64, LARGE = 10240, SMALL = 60, TEXT_MAX = 128 };

static simcom_t modem;
static simcom_client_t client;
/* A message, and its beginning once more, so that every piece of the endless stream lies in one. */
static uint8_t message[BENCH_MESSAGE_SIZE(LARGE) + CHUNK_MAX];
static size_t period; /* of the stream in message */
static size_t chunk;  /* bytes in a piece */
static unsigned long rounds;
static uint32_t now; /* virtual time, ms */
static uint8_t copy[TEXT_MAX > CHUNK_MAX ? TEXT_MAX : CHUNK_MAX];
static size_t copied;
static unsigned long line_ends;
static unsigned long done, messages, payload_bytes, refused;
static void (*selected)(void);
static bool is_control;

/* --- the engine, as an application drives it ------------------------------------------------- */

static void send_all(void)
{
    const uint8_t *bytes;
    size_t n;
    while ((n = simcom_tx_peek(&modem, &bytes)) > 0u) {
        simcom_tx_ack(&modem, n);
    }
}

/* As little as an application can do that publishes and receives, and enough to know that all came. */
static void feed(const uint8_t *bytes, size_t n)
{
    simcom_event_t event;
    const uint8_t *end = bytes + n;
    do {
        bytes += simcom_feed(&modem, bytes, (size_t)(end - bytes));
        while (simcom_next_event(&modem, &event)) {
            if (event.kind == SIMCOM_EVENT_PAYLOAD) {
                payload_bytes += event.u.span.bytes.length;
            } else if (event.kind == SIMCOM_EVENT_DONE) {
                done += event.u.done.outcome == SIMCOM_DONE;
            } else if (event.kind == SIMCOM_EVENT_MESSAGE_END) {
                messages++;
            }
        }
    } while (bytes != end);
}

static void feed_in_chunks(simcom_bytes_t bytes)
{
    for (size_t at = 0; at < bytes.length; at += chunk) {
        const size_t left = bytes.length - at;
        feed(bytes.data + at, left < chunk ? left : chunk);
    }
}

static void converse(const bench_exchange_t *exchange)
{
    const simcom_status_t status =
        exchange->form == NULL
            ? simcom_mqtt_publish(&modem, 0, &bench_publish_arguments)
            : simcom_send(&modem, exchange->form, exchange->arguments, exchange->data);
    refused += status != SIMCOM_GOOD;
    send_all();
    simcom_tick(&modem, ++now);
    for (size_t i = 0; i < BENCH_PIECES && exchange->answer[i].data != NULL; i++) {
        feed_in_chunks(exchange->answer[i]);
        send_all();
    }
}

static void engine_control(void)
{
    for (unsigned long i = 0; i < rounds; i++) {
        for (size_t k = 0; k < BENCH_CYCLE; k++) {
            converse(&bench_control[k]);
        }
    }
}

static void engine_publish(void)
{
    for (unsigned long i = 0; i < rounds; i++) {
        converse(&bench_publish);
    }
}

/* Calls a function with each piece of the stream of messages. */
static inline void each_piece(void (*take)(const uint8_t *, size_t))
{
    const size_t piece = chunk;
    const uint8_t *at = message;
    const uint8_t *const end = message + period;
    unsigned long left = rounds * period;
    for (; left >= piece; left -= piece) {
        take(at, piece);
        at += piece;
        if (at >= end) {
            at -= period;
        }
    }
    if (left > 0u) {
        take(at, (size_t)left);
    }
}

static void engine_messages(void)
{
    each_piece(feed);
}

static void engine_connect(void)
{
    simcom_problem_t problem;
    for (unsigned long i = 0; i < rounds; i++) {
        copied = simcom_command_line(&simcom_revision_v1_00, &simcom_form_cmqttconnect_write,
                                     &bench_connect, copy, sizeof copy, &problem);
        refused += copied == 0u;
    }
}

/* --- what it is compared with ---------------------------------------------------------------- */

static void copy_piece(const uint8_t *bytes, size_t n)
{
    memcpy(copy, bytes, n);
}

static void find_line_ends(const uint8_t *bytes, size_t n)
{
    const uint8_t *at = bytes;
    const uint8_t *const end = bytes + n;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        line_ends++;
        at++;
    }
}

/* The pieces of the control stream, without the commands between them. */
static inline void each_control_piece(void (*take)(const uint8_t *, size_t))
{
    for (unsigned long i = 0; i < rounds; i++) {
        for (size_t k = 0; k < BENCH_CYCLE; k++) {
            const simcom_bytes_t *const answer = bench_control[k].answer;
            for (size_t j = 0; j < BENCH_PIECES && answer[j].data != NULL; j++) {
                for (size_t at = 0; at < answer[j].length; at += chunk) {
                    const size_t left = answer[j].length - at;
                    take(answer[j].data + at, left < chunk ? left : chunk);
                }
            }
        }
    }
}

static void memcpy_control(void)
{
    each_control_piece(copy_piece);
}
static void memchr_control(void)
{
    each_control_piece(find_line_ends);
}
static void memcpy_messages(void)
{
    each_piece(copy_piece);
}
static void memchr_messages(void)
{
    each_piece(find_line_ends);
}

static void memcpy_connect(void)
{
    for (unsigned long i = 0; i < rounds; i++) {
        copied = sizeof bench_connect_text - 1u;
        memcpy(copy, bench_connect_text, copied);
    }
}

static void snprintf_connect(void)
{
    for (unsigned long i = 0; i < rounds; i++) {
        const int n =
            snprintf((char *)copy, sizeof copy, "AT+CMQTTCONNECT=%u,\"%s\",%u,%u,\"%s\",\"%s\"\r",
                     0u, "tcp://host:1883", 60u, 1u, "user", "pass");
        copied = (size_t)n;
    }
}

/* --- choosing, checking ---------------------------------------------------------------------- */

static const struct {
    const char *what, *stream;
    void (*run)(void);
} workloads[] = {{"engine", "control", engine_control},    {"memcpy", "control", memcpy_control},
                 {"memchr", "control", memchr_control},    {"engine", "small", engine_messages},
                 {"memcpy", "small", memcpy_messages},     {"memchr", "small", memchr_messages},
                 {"engine", "large", engine_messages},     {"memcpy", "large", memcpy_messages},
                 {"memchr", "large", memchr_messages},     {"engine", "publish", engine_publish},
                 {"engine", "connect", engine_connect},    {"memcpy", "connect", memcpy_connect},
                 {"snprintf", "connect", snprintf_connect}};

/* Copies the next word of text; returns what stands behind it. */
static const char *word(const char *text, char *out, size_t size)
{
    const size_t length = strcspn(text, " ");
    const size_t kept = length < size ? length : size - 1u;
    memcpy(out, text, kept);
    out[kept] = '\0';
    text += length;
    return text + strspn(text, " ");
}

static void prepare_message(const char *stream)
{
    period = bench_message(message, strcmp(stream, "large") == 0 ? LARGE : SMALL);
    for (size_t i = 0; i < CHUNK_MAX; i++) {
        message[period + i] = message[i % period];
    }
}

bool bench_prepare(const char *text)
{
    const simcom_config_t config = {.revision = &simcom_revision_v1_00, .client = {&client, NULL}};
    char what[16], stream[16], number[16];
    text = word(text, what, sizeof what);
    text = word(text, stream, sizeof stream);
    text = word(text, number, sizeof number);
    chunk = (size_t)strtoul(number, NULL, 10);
    rounds = strtoul(text, NULL, 10);
    for (size_t i = 0; i < sizeof workloads / sizeof workloads[0]; i++) {
        if (strcmp(what, workloads[i].what) == 0 && strcmp(stream, workloads[i].stream) == 0) {
            selected = workloads[i].run;
        }
    }
    is_control = strcmp(stream, "control") == 0;
    prepare_message(stream);
    simcom_init(&modem, &config);
    simcom_tick(&modem, now);
    return selected != NULL && chunk > 0u && chunk <= CHUNK_MAX && rounds > 0u;
}

void bench_measured(void)
{
    selected();
}

static size_t answer_length(const bench_exchange_t *exchange)
{
    size_t length = 0;
    for (size_t i = 0; i < BENCH_PIECES; i++) {
        length += exchange->answer[i].length;
    }
    return length;
}

static bool all_came(void)
{
    if (selected == engine_messages) {
        return messages == rounds &&
               (payload_bytes == rounds * SMALL || payload_bytes == rounds * LARGE);
    }
    if (selected == engine_control || selected == engine_publish) {
        return done == (selected == engine_control ? BENCH_CYCLE : 1u) * rounds;
    }
    return copied == 0u || (copied == sizeof bench_connect_text - 1u &&
                            memcmp(copy, bench_connect_text, copied) == 0);
}

bool bench_check(bench_result_t *result)
{
    result->rounds = rounds;
    result->bytes = rounds * period;
    if (selected == engine_publish) {
        result->bytes = rounds * answer_length(&bench_publish);
    } else if (selected == engine_connect || copied > 0u) {
        result->bytes = rounds * copied;
    } else if (is_control) {
        result->bytes = 0;
        for (size_t k = 0; k < BENCH_CYCLE; k++) {
            result->bytes += rounds * answer_length(&bench_control[k]);
        }
        result->rounds = rounds * BENCH_CYCLE;
    }
    return refused == 0u && all_came();
}
