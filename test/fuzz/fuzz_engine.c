/* SPDX-License-Identifier: MIT */
/*
 * fuzz_engine.c - any bytes of a module, any calls of an application, at any time, with libFuzzer.
 *
 * The first byte of the input chooses revision, line buffer and whether a session runs; the rest is a script: an
 * operation, bytes to feed, an amount to acknowledge, time that passes. Whatever happens, an operation that was begun
 * ends once, and when the script is over everything ends by time alone. ./dev fuzz builds and runs it.
 */
#include "simcom/simcom.h"

#include "script.h"

#include <string.h>

static const char whole_message[] =
    "\r\n+CMQTTRXSTART: 0,3,5\r\n+CMQTTRXTOPIC: 0,3\r\na/b\r\n+CMQTTRXPAYLOAD: 0,5\r\nhello\r\n"
    "+CMQTTRXEND: 0\r\n";

/* What modules say, so that not all of it has to be found. */
static const char *const answers[] = {
    "\r\nOK\r\n",
    "\r\nERROR\r\n",
    "\r\n+CME ERROR: 100\r\n",
    "\r\n>",
    "\r\n> ",
    "\r\n+CMQTTSTART: 0\r\n",
    "\r\n+CMQTTSTART: 23\r\n",
    "\r\n+CMQTTSTOP: 0\r\n",
    "\r\n+CMQTTACCQ: 0,0\r\n",
    "\r\n+CMQTTACCQ: 0,\"id\",0\r\n",
    "\r\n+CMQTTCONNECT: 0,0\r\n",
    "\r\n+CMQTTCONNECT: 0,32\r\n",
    "\r\n+CMQTTCONNECT: 0,\"tcp://host\",60,1\r\n",
    "\r\n+CMQTTDISC: 0,0\r\n",
    "\r\n+CMQTTDISC: 1,1\r\n",
    "\r\n+CMQTTPUB: 0,0\r\n",
    "\r\n+CMQTTSUB: 0,0\r\n",
    "\r\n+CMQTTUNSUB: 0,0\r\n",
    "\r\n+CMQTTCONNLOST: 0,2\r\n",
    "\r\n+CMQTTNONET\r\n",
    "\r\nRDY\r\n",
    "\r\n+CMQTTRECV: 0,\"t\",2,\"hi\"\r\n",
    "\r\n+CMQTTRECV: 1,\"",
    "\",3,\"",
    "\r\n+CPIN: READY\r\n",
    "\r\n+CREG: 0,1\r\n",
    "\r\n+CGREG: 0,1\r\n",
    whole_message,
    "AT+CMQTTPUB=0,1,60\r",
};
#define ANSWERS (sizeof answers / sizeof answers[0])

static simcom_t modem;
static simcom_client_t clients[SIMCOM_CLIENTS];
static simcom_session_t session;
static bool has_session;
static uint32_t now;
static unsigned running; /* a bit for each slot whose operation was begun here */

static volatile uint8_t seen; /* what was read of all that the library hands out */

/* What an operation is given is there until it ends, and not for longer. A row for each slot, and one for what is given to
 * a call that has not answered yet. */
#define ROWS (2u + SIMCOM_CLIENTS)
#define CALL (ROWS - 1u)
#define HELD 8
static void *held[ROWS][HELD];
static size_t held_count[ROWS];

static void *hold(size_t n)
{
    void *memory = malloc(n + (n == 0u));
    DEMAND(memory != NULL && held_count[CALL] < HELD);
    held[CALL][held_count[CALL]++] = memory;
    return memory;
}

static void drop(size_t row)
{
    while (held_count[row] > 0u) {
        free(held[row][--held_count[row]]);
    }
}

static simcom_bytes_t bytes_of(size_t n)
{
    uint8_t *bytes = hold(n);
    memset(bytes, 'a', n);
    return (simcom_bytes_t){bytes, n};
}

static simcom_bytes_t some(size_t most)
{
    return bytes_of(byte() * most / 255u);
}

static simcom_bytes_t word(const char *word)
{
    const size_t n = strlen(word);
    return (simcom_bytes_t){memcpy(hold(n), word, n), n};
}

static unsigned slot_of(unsigned client)
{
    return client < SIMCOM_CLIENTS ? 1u + client : 0u;
}

static unsigned bit_of(unsigned client)
{
    return 1u << slot_of(client);
}

static void began(unsigned client, simcom_status_t status)
{
    if (status == SIMCOM_GOOD) {
        const unsigned slot = slot_of(client);
        DEMAND((running & bit_of(client)) == 0u);
        running |= bit_of(client);
        memcpy(held[slot], held[CALL], sizeof held[slot]);
        held_count[slot] = held_count[CALL];
        held_count[CALL] = 0;
    } else {
        DEMAND(simcom_last_problem(&modem)->status == (uint8_t)status);
        drop(CALL);
    }
}

static void pull(void)
{
    simcom_event_t event;
    simcom_session_event_t news;

    while (simcom_next_event(&modem, &event)) {
        const bool own = has_session && simcom_session_handle(&session, &event);
        if (event.kind == SIMCOM_EVENT_DONE && !own) {
            DEMAND((running & bit_of(event.client)) != 0u);
            DEMAND(event.u.done.outcome <= SIMCOM_CANCELLED);
            running &= ~bit_of(event.client);
            drop(slot_of(event.client));
        } else if (event.kind == SIMCOM_EVENT_TOPIC || event.kind == SIMCOM_EVENT_PAYLOAD) {
            for (size_t i = 0; i < event.u.span.bytes.length; i++) {
                seen ^= event.u.span.bytes.data[i];
            }
        } else if (event.kind == SIMCOM_EVENT_INFORMATION ||
                   event.kind == SIMCOM_EVENT_UNKNOWN_LINE) {
            const simcom_bytes_t argument = simcom_line_argument(event.u.line.text);
            for (size_t i = 0; i < argument.length; i++) {
                seen ^= argument.data[i];
            }
        }
    }
    while (has_session && simcom_session_next_event(&session, &news)) {
    }
}

/* A copy of its own for each piece, so that nothing outside it can be read unseen. */
static void feed(const uint8_t *bytes, size_t n)
{
    uint8_t *piece = malloc(n + (n == 0u));
    size_t used = 0;

    memcpy(piece, bytes, n);
    while (used < n) {
        const size_t took = simcom_feed(&modem, piece + used, n - used);
        DEMAND(took != 0u && took <= n - used);
        used += took;
        pull();
    }
    free(piece);
}

static uint32_t tick(void)
{
    const uint32_t wait = simcom_tick(&modem, now);
    pull();
    const uint32_t other = has_session ? simcom_session_tick(&session, now) : UINT32_MAX;
    pull();
    return wait < other ? wait : other;
}

static void send(size_t most)
{
    const uint8_t *bytes;
    size_t n = simcom_tx_peek(&modem, &bytes);

    n = n < most ? n : most;
    for (size_t i = 0; i < n; i++) {
        seen ^= bytes[i];
    }
    simcom_tx_ack(&modem, n);
}

static void publish(unsigned client)
{
    const simcom_publish_t message = {some(1100), some(10241), 0, (uint8_t)(byte() % 4u),
                                      false,      false};
    if (has_session && (byte() & 1u) != 0u) {
        (void)simcom_session_publish(&session, &message, (uint16_t)byte());
        drop(CALL);
    } else {
        began(client, simcom_mqtt_publish(&modem, (uint8_t)client, &message));
    }
}

static void begin_connect(unsigned client)
{
    simcom_connect_t *connect = hold(sizeof *connect);
    *connect = (simcom_connect_t){.server = word("tcp://host:1883"),
                                  .user = bytes_of(byte() % 8u),
                                  .keepalive = (uint16_t)(byte() * 257u),
                                  .context = (uint8_t)byte(),
                                  .sni = (uint8_t)(byte() % 3u)};
    began(client, simcom_mqtt_connect(&modem, (uint8_t)client, connect));
}

static void begin_batch(unsigned client)
{
    simcom_filter_t *filter = hold(3u * sizeof *filter);
    const simcom_filters_t filters = {filter, (uint8_t)(byte() % 4u), false};
    for (size_t i = 0; i < 3; i++) {
        filter[i] = (simcom_filter_t){some(1100), (uint8_t)(byte() % 4u), false};
    }
    if ((byte() & 1u) != 0u) {
        began(client, simcom_mqtt_subscribe_all(&modem, (uint8_t)client, &filters));
    } else {
        began(client, simcom_mqtt_unsubscribe_all(&modem, (uint8_t)client, &filters));
    }
}

static void begin_tls(void)
{
    simcom_tls_t *tls = hold(sizeof *tls);
    *tls = (simcom_tls_t){.ca_file = word("ca.pem"),
                          .negotiate_time = (uint16_t)(byte() * 2u),
                          .set = (uint8_t)byte(),
                          .version = (uint8_t)byte(),
                          .authmode = (uint8_t)byte()};
    began(SIMCOM_MODULE, simcom_tls_configure(&modem, tls));
}

static void begin_file(void)
{
    const simcom_certificate_t file = {word("ca.pem"), some(10241)};
    switch (byte() % 3u) {
    case 0:
        began(SIMCOM_MODULE, simcom_certificate_upload(&modem, &file));
        break;
    case 1:
        began(SIMCOM_MODULE, simcom_certificate_delete(&modem, file.name));
        break;
    default:
        began(SIMCOM_MODULE, simcom_certificate_list(&modem));
        break;
    }
}

static void begin_raw(void)
{
    const simcom_bytes_t none = {NULL, 0};
    simcom_cmqttpub_write_t *pub = hold(sizeof *pub);
    *pub = (simcom_cmqttpub_write_t){
        .client_index = byte() % 3u, .qos = byte() % 4u, .pub_timeout = byte()};
    began(SIMCOM_MODULE, simcom_send(&modem, &simcom_form_cmqttpub_write, pub, none));
}

static void begin_client(unsigned client)
{
    const simcom_acquire_t acquire = {bytes_of(1u + byte() % 24u), (byte() & 1u) != 0u, 0};
    began(client, simcom_mqtt_acquire(&modem, (uint8_t)client, &acquire));
}

static void begin_will(unsigned client)
{
    const simcom_will_t will = {bytes_of(9), bytes_of(1u + byte()), 1};
    began(client, simcom_mqtt_will(&modem, (uint8_t)client, &will));
}

static void subscribe(unsigned client)
{
    const simcom_filter_t filter = {bytes_of(9), 1, false};
    if ((byte() & 1u) != 0u) {
        began(client, simcom_mqtt_subscribe(&modem, (uint8_t)client, &filter));
    } else {
        began(client, simcom_mqtt_unsubscribe(&modem, (uint8_t)client, &filter));
    }
}

static void begin(unsigned what, unsigned client)
{
    const simcom_settings_t settings = {.check_utf8 = {(uint8_t)(byte() & 1u), true},
                                        .optimeout = {60, (byte() & 1u) != 0u},
                                        .argtopic = {1, (byte() & 3u) == 0u}};

    switch (what) {
    case 0:
        publish(client);
        break;
    case 1:
        begin_connect(client);
        break;
    case 2:
        began(client, simcom_mqtt_disconnect(&modem, (uint8_t)client, (uint16_t)byte()));
        break;
    case 3:
        begin_client(client);
        break;
    case 4:
        began(client, simcom_mqtt_release(&modem, (uint8_t)client));
        break;
    case 5:
        began(SIMCOM_MODULE, simcom_mqtt_start(&modem));
        break;
    case 6:
        began(SIMCOM_MODULE, simcom_mqtt_stop(&modem));
        break;
    case 7:
        subscribe(client);
        break;
    case 8:
        begin_batch(client);
        break;
    case 9:
        begin_will(client);
        break;
    case 10:
        began(client, simcom_mqtt_configure(&modem, (uint8_t)client, &settings));
        break;
    case 11:
        begin_tls();
        break;
    case 12:
        begin_file();
        break;
    case 13:
        begin_raw();
        break;
    case 14:
        began(SIMCOM_MODULE, simcom_echo_off(&modem));
        break;
    default:
        (void)simcom_wake(&modem);
        break;
    }
}

static void step(void)
{
    const unsigned what = byte();
    const unsigned client = what >> 4 & 1u;
    size_t n;

    switch (what & 7u) {
    case 0: /* anything at all */
        n = byte() % 80u;
        n = n < (size_t)(end - at) ? n : (size_t)(end - at);
        feed(at, n);
        at += n;
        break;
    case 1:
    case 2: /* what a module would say, or the beginning of it */
        n = byte();
        feed((const uint8_t *)answers[n % ANSWERS], strlen(answers[n % ANSWERS]) >> (what >> 7));
        break;
    case 3:
        send(what >> 3);
        break;
    case 4:
        send(SIZE_MAX);
        break;
    case 5:
        now += byte() * (1u << (what >> 3 & 15u));
        (void)tick();
        break;
    case 6:
        begin(what >> 3 & 1u ? byte() % 16u : 0u, client);
        break;
    default:
        n = (what & 8u) != 0u ? SIMCOM_MODULE : client;
        if ((what & 32u) != 0u) {
            (void)simcom_cancel(&modem, (uint8_t)n);
        } else if ((what & 64u) != 0u) {
            (void)simcom_time_limit(&modem, (uint8_t)n, (uint16_t)(1u + byte()));
        } else if (has_session) {
            (void)((what & 128u) != 0u ? simcom_session_start(&session)
                                       : simcom_session_stop(&session));
        }
        break;
    }
    pull();
}

/* The module says nothing more: time alone ends everything. */
static void settle(void)
{
    if (has_session) {
        (void)simcom_session_stop(&session);
    }
    for (unsigned turns = 0; turns < 20000u; turns++) {
        const uint8_t *bytes;
        pull();
        while (simcom_tx_peek(&modem, &bytes) != 0u) {
            send(SIZE_MAX);
        }
        const uint32_t wait = tick();
        if (running == 0u && (!has_session || simcom_session_step(&session) == SIMCOM_SESSION_OFF ||
                              simcom_session_step(&session) == SIMCOM_SESSION_GIVEN_UP)) {
            return;
        }
        now += wait == UINT32_MAX ? 1000u : wait;
    }
    fprintf(stderr, "operations %x, session in step %d\n", running,
            has_session ? (int)simcom_session_step(&session) : -1);
    DEMAND(false);
}

static uint32_t draw(void *context)
{
    (void)context;
    return byte() << 24 | byte();
}

static void pull_reset_pin(void *context)
{
    (void)context;
}

/* A session with any of what one can have. */
static void set_up_session(unsigned choice)
{
    static uint8_t queue[600];
    static const simcom_connect_t servers[] = {
        {.server = SIMCOM_LITERAL("tcp://host:1883"), .keepalive = 60, .context = 0},
        {.server = SIMCOM_LITERAL("tcp://10.0.0.1"),
         .user = SIMCOM_LITERAL("user"),
         .keepalive = 600,
         .context = SIMCOM_CONTEXT_NONE}};
    static const simcom_filter_t filters[] = {{SIMCOM_LITERAL("a/b"), 1, false},
                                              {SIMCOM_LITERAL("c/#"), 2, false}};
    static const simcom_tls_t tls = {
        .ca_file = SIMCOM_LITERAL("ca.pem"), .set = SIMCOM_TLS_AUTHMODE, .authmode = 1};
    static const simcom_will_t will = {SIMCOM_LITERAL("will"), SIMCOM_LITERAL("gone"), 1};
    static const simcom_settings_t settings = {.check_utf8 = {0, true}};
    static simcom_session_config_t config;
    const unsigned more = byte();

    config = (simcom_session_config_t){
        .policy = {.tries = (uint8_t)(more >> 6),
                   .no_network_check = (choice & 16u) != 0u,
                   .no_reset = (choice & 32u) != 0u,
                   .adopt = (choice & 64u) != 0u,
                   .resend = (choice & 128u) != 0u,
                   .check_s = (more & 1u) != 0u ? 60 : 0},
        .client = (more & 2u) != 0u && modem.slot[2] != NULL,
        .server_count = (uint8_t)(1u + (more >> 2 & 1u)),
        .filter_count = (uint8_t)(more >> 3 & 1u ? 2u : 0u),
        .queue_size = sizeof queue,
        .queue = queue,
        .servers = servers,
        .filters = filters,
        .tls = (more & 16u) != 0u ? &tls : NULL,
        .will = (more & 16u) != 0u ? &will : NULL,
        .settings = (more & 32u) != 0u ? &settings : NULL,
        .acquire = {.client_id = SIMCOM_LITERAL("id"), .tls = (more & 16u) != 0u},
        .random = (more & 32u) != 0u ? draw : NULL,
        .reset = (more & 1u) != 0u ? pull_reset_pin : NULL};
    DEMAND(simcom_session_init(&session, &modem, &config) == SIMCOM_GOOD);
    DEMAND(simcom_session_start(&session) == SIMCOM_GOOD);
}

static void set_up(unsigned choice)
{
    static uint8_t line[64];
    const simcom_config_t config = {
        .revision = (choice & 1u) != 0u ? &simcom_revision_v3_00 : &simcom_revision_v1_00,
        .client = {&clients[0], (choice & 2u) != 0u ? &clients[1] : NULL},
        .line = (choice & 4u) != 0u ? line : NULL,
        .line_size = (choice & 4u) != 0u ? sizeof line - (choice >> 4) * 4u : 0u};

    memset(&modem, 0xA5, sizeof modem);
    memset(clients, 0xA5, sizeof clients);
    now = 0xFFFF0000u;
    running = 0;
    has_session = (choice & 8u) != 0u;
    simcom_init(&modem, &config);
    if (has_session) {
        set_up_session(choice);
    }
    (void)tick();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    at = bytes;
    end = bytes + n;
    set_up(byte());
    while (at < end) {
        step();
    }
    settle();
    for (size_t row = 0; row < ROWS; row++) {
        drop(row);
    }
    return 0;
}
