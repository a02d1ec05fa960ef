/* SPDX-License-Identifier: MIT */
/*
 * keep DEVICE tcp://HOST:PORT CLIENT-ID TOPIC [FILTER] - keeps a SIMCom module connected.
 *
 * Each line of standard input is published to TOPIC, with QoS 1. While there is no connection lines wait in
 * a queue; while that is full, input waits. What comes to FILTER is printed, a line each: topic, space,
 * payload. What the session does is told on standard error. At the end of the input the queue is sent and
 * the session ends.
 *
 * exit codes: 0 all lines were sent, 1 the session gave up or a line was not sent, 2 bad usage, 3 the device failed
 */
#include "simcom/port/posix.h"
#include "simcom/simcom.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static simcom_t modem; /* all memory is the application's */
static simcom_client_t client;
static simcom_session_t session;
static simcom_posix_t port;
static uint8_t line_buffer[256];
static uint8_t queue[8192];

/* A line of standard input; what does not fit is sent as a line of its own. */
static char input[1024];
static size_t input_length;
static bool input_ended;
static bool failed;

static uint32_t give_random(void *context)
{
    (void)context;
    return (uint32_t)rand();
}

/* Publishes the first line that was read. False: there is none, or the queue is full. */
static bool publish_line(const char *topic)
{
    const char *end = memchr(input, '\n', input_length);
    size_t length = end != NULL ? (size_t)(end - input) : input_length;
    if (end == NULL && input_length < sizeof input && (!input_ended || input_length == 0)) {
        return false;
    }
    const simcom_publish_t message = {
        .topic = simcom_text(topic), .payload = {(const uint8_t *)input, length}, .qos = 1};
    simcom_status_t status = simcom_session_publish(&session, &message, 0);
    if (status == SIMCOM_E_FULL) {
        return false;
    }
    if (status != SIMCOM_GOOD) {
        fprintf(stderr, "keep: %s\n", simcom_status_text(status));
        failed = true;
    }
    length += end != NULL ? 1u : 0u;
    input_length -= length;
    memmove(input, input + length, input_length);
    return true;
}

/* Reads what is there, and lets the next wait end when there is more. */
static void read_input(const char *topic)
{
    struct pollfd watch = {.fd = STDIN_FILENO, .events = POLLIN};
    while (publish_line(topic)) {
    }
    if (!input_ended && input_length < sizeof input && poll(&watch, 1, 0) > 0) {
        ssize_t n = read(STDIN_FILENO, input + input_length, sizeof input - input_length);
        input_ended = n <= 0;
        input_length += n > 0 ? (size_t)n : 0u;
        while (publish_line(topic)) {
        }
    }
    port.wake = input_ended || input_length == sizeof input ? -1 : STDIN_FILENO;
}

static void print_message(const simcom_event_t *event)
{
    if (event->kind == SIMCOM_EVENT_TOPIC || event->kind == SIMCOM_EVENT_PAYLOAD) {
        if (event->kind == SIMCOM_EVENT_PAYLOAD && event->u.span.offset == 0) {
            putchar(' ');
        }
        fwrite(event->u.span.bytes.data, 1, event->u.span.bytes.length, stdout);
    } else if (event->kind == SIMCOM_EVENT_MESSAGE_END) {
        putchar('\n');
        fflush(stdout);
    }
}

/* Tells what the session does. Returns false when it has ended. */
static bool tell_news(void)
{
    simcom_session_event_t news;
    while (simcom_session_next_event(&session, &news)) {
        switch (news.kind) {
        case SIMCOM_SESSION_EVENT_CONNECTED:
            fprintf(stderr, "keep: connected\n");
            break;
        case SIMCOM_SESSION_EVENT_DISCONNECTED:
            fprintf(stderr, "keep: disconnected, cause %u code %u\n", news.cause, news.code);
            break;
        case SIMCOM_SESSION_EVENT_WAITING:
            fprintf(stderr, "keep: step %u failed, cause %u code %u; again in %u ms\n", news.step,
                    news.cause, news.code, (unsigned)news.wait_ms);
            break;
        case SIMCOM_SESSION_EVENT_NEED_PIN:
            fprintf(stderr, "keep: the SIM waits for its PIN\n");
            break;
        case SIMCOM_SESSION_EVENT_PUBLISHED:
            if (news.outcome != SIMCOM_DONE) {
                fprintf(stderr, "keep: a line was not sent, code %u\n", news.code);
                failed = true;
            }
            break;
        case SIMCOM_SESSION_EVENT_GAVE_UP:
            fprintf(stderr, "keep: step %u failed for good, cause %u code %u\n", news.step,
                    news.cause, news.code);
            failed = true;
            return false;
        case SIMCOM_SESSION_EVENT_STOPPED:
            return false;
        default:
            break;
        }
    }
    return true;
}

int main(int argc, char **argv)
{
    if (argc < 5 || argc > 6) {
        fprintf(stderr, "usage: keep DEVICE tcp://HOST:PORT CLIENT-ID TOPIC [FILTER]\n");
        return 2;
    }
    const simcom_config_t config = {.revision = &simcom_revision_v1_00,
                                    .client = {&client, NULL},
                                    .line = line_buffer,
                                    .line_size = sizeof line_buffer};
    const simcom_connect_t server = {
        .server = simcom_text(argv[2]), .keepalive = 60, .context = SIMCOM_CONTEXT_NONE};
    const simcom_filter_t filter = {.filter = simcom_text(argv[argc - 1]), .qos = 1};
    const simcom_session_config_t keep = {
        .acquire = {.client_id = simcom_text(argv[3])},
        .servers = &server,
        .filters = &filter,
        .filter_count = argc == 6 ? 1 : 0,
        .policy = {.pause_min_s = 1, .pause_max_s = 60, .check_s = 300, .resend = true},
        .random = give_random,
        .queue = queue,
        .queue_size = sizeof queue,
    };
    simcom_event_t event;
    if (!simcom_posix_open(&port, argv[1], 115200)) {
        perror(argv[1]);
        return 3;
    }
    srand(simcom_posix_now() ^ (unsigned)getpid());
    simcom_init(&modem, &config);
    (void)simcom_session_init(&session, &modem, &keep);
    (void)simcom_session_start(&session);
    do {
        read_input(argv[4]);
        if (input_ended && input_length == 0 && simcom_session_queued(&session) == 0) {
            (void)simcom_session_stop(&session); /* SIMCOM_E_BUSY from the second time on */
        }
        uint32_t wait = simcom_session_tick(&session, simcom_posix_now());
        int result = simcom_posix_wait(&port, &modem, &event, wait);
        if (result < 0) {
            perror(argv[1]);
            return 3;
        }
        if (result == 1 && !simcom_session_handle(&session, &event)) {
            print_message(&event);
        }
    } while (tell_news());
    simcom_posix_close(&port);
    return failed ? 1 : 0;
}
