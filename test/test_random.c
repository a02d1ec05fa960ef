/* SPDX-License-Identifier: MIT */
/* test_random.c - damaged and invented streams: the same events in every cut, and never a bad access.
 *
 * Streams are made of pieces that modules send, with bytes lost, doubled, changed and inserted. The
 * generator is seeded: a failure names the seed, `test_random SEED` repeats it. Sanitizers and the
 * exact-size copies do the rest. */
#include "simcom/simcom.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEEDS  20000u
#define STREAM 4096u

static const char received[] =
    "\r\n+CMQTTRXSTART: 0,3,5\r\n+CMQTTRXTOPIC: 0,3\r\na/b\r\n+CMQTTRXPAYLOAD: 0,5\r\nhello\r\n"
    "+CMQTTRXEND: 0\r\n";

static const char *const pieces[] = {
    "\r\nOK\r\n",
    "\r\nERROR\r\n",
    "\r\n+CME ERROR: 100\r\n",
    "\r\n>",
    "\r\n> ",
    "\r\n+CMQTTSTART: 0\r\n",
    "\r\n+CMQTTPUB: 0,0\r\n",
    "\r\n+CMQTTPUB: 0,17\r\n",
    "\r\n+CMQTTCONNLOST: 1,2\r\n",
    "\r\nRDY\r\n",
    "\r\n+CMQTTRECV: 0,\"t\",2,\"hi\"\r\n",
    "\r\n+CMQTTRECV: 1,\"",
    "\",3,\"",
    "\r\n+CGEV: ME PDN ACT 1\r\n",
    "AT+CMQTTPUB=0,1,60\r",
    received,
    "\r\n+CMQTTRXSTART: 1,1,0\r\n+CMQTTRXTOPIC: 1,1\r\nx\r\n+CMQTTRXEND: 1\r\n",
    "+CMQTTRXPAYLOAD: 0,40\r\n",
    "\r\n+CMQTTACCQ: 0,\"a,b\",1\r\n",
    "\r\n+CSSLCFG: 0,4,0,1,300,\"ca.pem\",\"\",\"\"\r\n",
    "\r\n+CREG: 0,1\r\n",
};

typedef struct random {
    uint32_t state;
} random_t;

static uint32_t next(random_t *random, uint32_t below)
{
    random->state = random->state * 1664525u + 1013904223u;
    return (random->state >> 8) % below;
}

/* Makes a stream: pieces one after the other, then a few faults. */
static size_t make(random_t *random, uint8_t *stream)
{
    size_t n = 0;
    for (uint32_t left = 1 + next(random, 12); left > 0; left--) {
        const char *piece = pieces[next(random, sizeof pieces / sizeof pieces[0])];
        size_t length = strlen(piece);
        memcpy(stream + n, piece, length);
        n += length;
    }
    for (uint32_t faults = next(random, 6); faults > 0; faults--) {
        size_t at = next(random, (uint32_t)n);
        switch (next(random, 4)) {
        case 0:
            memmove(stream + at, stream + at + 1, --n - at);
            break;
        case 1:
            memmove(stream + at + 1, stream + at, n++ - at);
            break;
        case 2:
            stream[at] = (uint8_t)next(random, 256);
            break;
        default:
            stream[at] ^= (uint8_t)(1u << next(random, 8));
            break;
        }
    }
    return n;
}

/* Events as one number, in which cuts of spans make no difference. */
typedef struct digest {
    uint64_t hash;
    unsigned events;
} digest_t;

static void mix(digest_t *digest, const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        digest->hash = (digest->hash ^ bytes[i]) * 1099511628211u;
    }
}

static void mix_number(digest_t *digest, uint32_t number)
{
    uint8_t bytes[4] = {(uint8_t)number, (uint8_t)(number >> 8), (uint8_t)(number >> 16),
                        (uint8_t)(number >> 24)};
    mix(digest, bytes, 4);
}

static void take(digest_t *digest, const simcom_event_t *event)
{
    if (event->kind == SIMCOM_EVENT_TOPIC || event->kind == SIMCOM_EVENT_PAYLOAD) {
        for (size_t i = 0; i < event->u.span.bytes.length; i++) {
            mix_number(digest, (uint32_t)(event->kind + event->u.span.offset + i));
            mix(digest, event->u.span.bytes.data + i, 1);
        }
        return;
    }
    digest->events++;
    mix_number(digest, event->kind);
    mix_number(digest, event->client);
    if (event->kind == SIMCOM_EVENT_DONE) {
        mix_number(digest, event->u.done.outcome);
        mix_number(digest, event->u.done.code);
    } else if (event->kind == SIMCOM_EVENT_UNKNOWN_LINE ||
               event->kind == SIMCOM_EVENT_INFORMATION) {
        assert_false(event->u.line.cut);
        mix_number(digest, event->u.line.name);
        mix(digest, event->u.line.text.data, event->u.line.text.length);
        mix(digest, simcom_line_argument(event->u.line.text).data,
            simcom_line_argument(event->u.line.text).length);
    } else if (event->kind == SIMCOM_EVENT_MESSAGE) {
        mix_number(digest, event->u.message.topic_length);
        mix_number(digest, event->u.message.payload_length);
    } else if (event->kind == SIMCOM_EVENT_MESSAGE_BROKEN) {
        mix_number(digest, event->u.broken);
    }
}

/* A publish is under way, so that answers find somebody. */
static void begin(simcom_t *modem)
{
    static const simcom_publish_t message = {.topic = {(const uint8_t *)"a/b", 3},
                                             .payload = {(const uint8_t *)"hello", 5}};
    const uint8_t *bytes;
    simcom_tick(modem, 0);
    assert_int_equal(simcom_mqtt_publish(modem, 0, &message), SIMCOM_GOOD);
    for (size_t n = simcom_tx_peek(modem, &bytes); n > 0; n = simcom_tx_peek(modem, &bytes)) {
        simcom_tx_ack(modem, n);
    }
}

static digest_t run(const uint8_t *stream, size_t n, random_t *cuts, size_t chunk)
{
    static simcom_client_t clients[SIMCOM_CLIENTS];
    static uint8_t line[STREAM];
    simcom_t modem;
    simcom_event_t event;
    digest_t digest = {14695981039346656037u, 0};
    const simcom_config_t config = {.revision = &simcom_revision_v1_00,
                                    .client = {&clients[0], &clients[1]},
                                    .line = line,
                                    .line_size = sizeof line};
    simcom_init(&modem, &config);
    begin(&modem);
    for (size_t done = 0; done < n;) {
        size_t some = chunk != 0 ? chunk : 1 + next(cuts, 20);
        some = some < n - done ? some : n - done;
        uint8_t *piece = malloc(some);
        memcpy(piece, stream + done, some);
        for (size_t used = 0; used < some;) {
            used += simcom_feed(&modem, piece + used, some - used);
            while (simcom_next_event(&modem, &event)) {
                take(&digest, &event);
            }
        }
        free(piece);
        done += some;
    }
    return digest;
}

static unsigned long events_seen;

static void try_seed(uint32_t seed)
{
    static uint8_t stream[STREAM];
    random_t random = {seed};
    size_t n = make(&random, stream);
    digest_t whole = run(stream, n, &random, n);
    digest_t bytes = run(stream, n, &random, 1);
    digest_t pieces_of_it = run(stream, n, &random, 0);
    if (whole.hash != bytes.hash || whole.hash != pieces_of_it.hash) {
        fail_msg("seed %u: %u events whole, %u byte by byte, %u in pieces", seed, whole.events,
                 bytes.events, pieces_of_it.events);
    }
    events_seen += whole.events;
}

static void test_streams(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        try_seed(seed);
    }
    assert_true(events_seen > SEEDS); /* the streams do say something */
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_streams)};
    if (argc > 1) {
        try_seed((uint32_t)strtoul(argv[1], NULL, 10));
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
