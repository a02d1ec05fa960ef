/* SPDX-License-Identifier: MIT */
/*
 * wire.c - how many messages a second can be published, and how much of the time is the driver's.
 *
 * The engine and the simulated module talk over a serial line whose bytes take their time: virtual
 * time in picoseconds, so that a run takes milliseconds and gives the same figures everywhere. The
 * application publishes again where it handles the event of the publish before.
 *
 * The least that the protocol needs for a publish with QoS 1: every byte of
 *     AT+CMQTTTOPIC=.. > topic OK  AT+CMQTTPAYLOAD=.. > payload OK  AT+CMQTTPUB=.. OK +CMQTTPUB: ..
 * one after the other, the module's latency before each of its five answers, and from the last OK
 * on the broker's time, in which the line carries that OK.
 *
 * Exit codes: 0 if the driver adds nothing to that, never sleeps and never asks, and two clients
 * give at least 1.95 times as much as one wherever the broker takes longer than the line is held;
 * 1 if not; 2 for bad usage.
 */
#include "simcom/simcom.h"
#include "simcom_module.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PS_PER_S  1000000000000u
#define PS_PER_MS 1000000000u
#define NEVER     UINT64_MAX
#define PUBLISHES 200u /* of each client */
#define QUEUE     4096u
#define TOPIC     "sensors/a"
#define ANSWERS   5u   /* of the module to a publish, its result not counted */
#define ROUNDING  1e-6 /* of a figure */
#define MOST      1.001
#define GAIN      1.95

/* --- A serial line, one way ------------------------------------------------------------------ */

typedef struct line {
    uint8_t byte[QUEUE];
    uint64_t at[QUEUE]; /* when the byte has arrived, or may leave */
    size_t first, count;
    uint64_t free; /* from when on the line is idle */
} line_t;

static void put(line_t *line, uint8_t byte, uint64_t at)
{
    const size_t end = (line->first + line->count) % QUEUE;
    if (line->count == QUEUE) {
        fputs("wire: a queue is full\n", stderr);
        exit(1);
    }
    line->byte[end] = byte;
    line->at[end] = at;
    line->count++;
}

static uint8_t take(line_t *line)
{
    const uint8_t byte = line->byte[line->first];
    line->first = (line->first + 1u) % QUEUE;
    line->count--;
    return byte;
}

static uint64_t next_at(const line_t *line)
{
    return line->count > 0u ? line->at[line->first] : NEVER;
}

/* --- The world: engine, lines, module, broker ------------------------------------------------ */

typedef struct world {
    uint64_t now;     /* ps */
    uint64_t byte_ps; /* a byte on the line: 10 bits */
    uint64_t latency; /* of the module, before an answer */
    uint64_t broker;  /* from publish to acknowledgement */
    simcom_t modem;
    simcom_client_t client[SIMCOM_CLIENTS];
    simcom_module_t *module;
    line_t up, down;
    line_t answers; /* what the module has made and not begun to send, with the time of sending */
    uint64_t acknowledged[SIMCOM_CLIENTS]; /* when the broker answers a client, or NEVER */
    bool connecting[SIMCOM_CLIENTS];
    unsigned clients; /* that publish */
    unsigned published[SIMCOM_CLIENTS], failed;
    unsigned long commands, sleeps;
    uint32_t wait; /* ms, as simcom_tick() said */
    bool measuring;
} world_t;

static uint32_t now_ms(const world_t *world)
{
    return (uint32_t)(world->now / PS_PER_MS);
}

static void on_connect(void *context, unsigned client, const simcom_module_connect_t *how)
{
    world_t *const world = context;
    (void)how;
    world->connecting[client] = true;
    world->acknowledged[client] = world->now + world->latency;
}

/* The module hands the message to the broker when it says OK. */
static void on_publish(void *context, unsigned client, const simcom_module_publish_t *message)
{
    world_t *const world = context;
    (void)message;
    world->acknowledged[client] = world->now + world->latency + world->broker;
}

static void on_filters(void *context, unsigned client, const simcom_module_filter_t *filters,
                       size_t count)
{
    (void)context, (void)client, (void)filters, (void)count;
}

static void on_end(void *context, unsigned client)
{
    (void)context, (void)client;
}

static const simcom_module_network_t network = {on_connect, on_publish, on_filters,
                                                on_filters, on_end,     on_end};

/* Takes what the module has to say; it begins to say it after `delay`. */
static void collect(world_t *world, uint64_t delay)
{
    const uint8_t *bytes;
    size_t n;
    while ((n = simcom_module_peek(world->module, &bytes)) > 0u) {
        for (size_t i = 0; i < n; i++) {
            put(&world->answers, bytes[i], world->now + delay);
        }
        simcom_module_ack(world->module, n);
    }
}

static void transmit(world_t *world, line_t *line, uint8_t byte)
{
    const uint64_t begin = line->free > world->now ? line->free : world->now;
    line->free = begin + world->byte_ps;
    put(line, byte, line->free);
}

/* --- The driver: what an application does around the engine ---------------------------------- */

static void publish(world_t *world, uint8_t client)
{
    static const uint8_t payload[60] = {0};
    const simcom_publish_t message = {
        .topic = simcom_text(TOPIC), .payload = {payload, sizeof payload}, .qos = 1};
    world->failed += simcom_mqtt_publish(&world->modem, client, &message) != SIMCOM_GOOD;
}

static void handle(world_t *world, const simcom_event_t *event)
{
    if (event->kind != SIMCOM_EVENT_DONE) {
        return;
    }
    world->failed += event->u.done.outcome != SIMCOM_DONE;
    if (event->u.done.operation == SIMCOM_OPERATION_PUBLISH &&
        ++world->published[event->client] < PUBLISHES) {
        publish(world, event->client);
    }
}

static void driver_sends(world_t *world)
{
    const uint8_t *bytes;
    size_t n;
    while ((n = simcom_tx_peek(&world->modem, &bytes)) > 0u) {
        for (size_t i = 0; i < n; i++) {
            world->commands += bytes[i] == '\r';
            transmit(world, &world->up, bytes[i]);
        }
        simcom_tx_ack(&world->modem, n);
    }
    world->wait = simcom_tick(&world->modem, now_ms(world));
}

static void driver_receives(world_t *world, uint8_t byte)
{
    simcom_event_t event;
    size_t used = 0;
    do {
        used = simcom_feed(&world->modem, &byte, 1);
        while (simcom_next_event(&world->modem, &event)) {
            handle(world, &event);
        }
    } while (used == 0u);
    driver_sends(world);
}

/* --- Time ------------------------------------------------------------------------------------ */

static void module_receives(world_t *world, uint8_t byte)
{
    simcom_module_tick(world->module, now_ms(world));
    if (simcom_module_feed(world->module, &byte, 1) != 1u) {
        fputs("wire: the driver sent while the module was busy\n", stderr);
        exit(1);
    }
    collect(world, world->latency);
}

static void broker_answers(world_t *world, unsigned client)
{
    world->acknowledged[client] = NEVER;
    if (world->connecting[client]) {
        world->connecting[client] = false;
        simcom_module_connected(world->module, client, 0);
    } else {
        simcom_module_published(world->module, client, 0);
    }
    collect(world, 0);
}

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Goes on to whatever happens next. False if nothing does. */
static bool step(world_t *world)
{
    uint64_t next = least(next_at(&world->up), next_at(&world->down));
    next = least(next, next_at(&world->answers));
    next = least(next, least(world->acknowledged[0], world->acknowledged[1]));
    if (next == NEVER) { /* only the driver's own clock could go on */
        if (world->wait == UINT32_MAX) {
            return false;
        }
        world->sleeps++;
        world->now += (uint64_t)world->wait * PS_PER_MS;
        driver_sends(world);
        return true;
    }
    world->now = next;
    if (next_at(&world->answers) == next) {
        transmit(world, &world->down, take(&world->answers));
    } else if (next_at(&world->down) == next) {
        driver_receives(world, take(&world->down));
    } else if (next_at(&world->up) == next) {
        module_receives(world, take(&world->up));
    } else {
        broker_answers(world, world->acknowledged[0] == next ? 0 : 1);
    }
    return true;
}

static bool busy(const world_t *world)
{
    return simcom_busy(&world->modem, 0) || simcom_busy(&world->modem, 1) ||
           simcom_busy(&world->modem, SIMCOM_MODULE);
}

/* Lets time pass until all operations have ended. */
static void finish(world_t *world)
{
    driver_sends(world);
    while (busy(world) && step(world)) {
    }
    world->failed += busy(world);
}

/* --- Measuring ------------------------------------------------------------------------------- */

static void begin(world_t *world)
{
    simcom_module_settings_t settings = simcom_module_defaults();
    const simcom_config_t config = {.revision = &simcom_revision_v1_00,
                                    .client = {&world->client[0], &world->client[1]}};
    settings.network = &network;
    settings.network_context = world;
    world->module = simcom_module_new(&settings);
    world->acknowledged[0] = world->acknowledged[1] = NEVER;
    simcom_init(&world->modem, &config);
    world->failed += simcom_mqtt_start(&world->modem) != SIMCOM_GOOD;
    finish(world);
    for (uint8_t i = 0; i < SIMCOM_CLIENTS; i++) {
        const simcom_acquire_t acquire = {.client_id = simcom_text(i == 0u ? "a" : "b")};
        const simcom_connect_t connect = {.server = simcom_text("tcp://broker:1883"),
                                          .keepalive = 600,
                                          .clean = true,
                                          .context = SIMCOM_CONTEXT_NONE};
        world->failed += simcom_mqtt_acquire(&world->modem, i, &acquire) != SIMCOM_GOOD;
        finish(world);
        world->failed += simcom_mqtt_connect(&world->modem, i, &connect) != SIMCOM_GOOD;
        finish(world);
    }
}

/* Seconds that PUBLISHES publishes of each of `clients` clients take. */
static double run(world_t *world, unsigned clients)
{
    begin(world);
    const uint64_t start = world->now;
    world->commands = world->sleeps = 0;
    for (uint8_t i = 0; i < clients; i++) {
        publish(world, i);
    }
    finish(world);
    for (unsigned i = 0; i < clients; i++) {
        world->failed += world->published[i] != PUBLISHES;
    }
    simcom_module_free(world->module);
    return (double)(world->now - start) / (double)PS_PER_S;
}

typedef struct setting {
    unsigned baud, latency_ms, broker_ms;
} setting_t;

static world_t world_of(const setting_t *setting)
{
    world_t world = {.byte_ps = (uint64_t)PS_PER_S * 10u / setting->baud,
                     .latency = (uint64_t)setting->latency_ms * PS_PER_MS,
                     .broker = (uint64_t)setting->broker_ms * PS_PER_MS};
    return world;
}

/* What a publish needs, in seconds, from the texts of the manual alone. */
typedef struct need {
    double held;  /* the line, from the first byte to the last OK */
    double whole; /* until the result has arrived */
} need_t;

static need_t need_of(const setting_t *setting)
{
    static const char up[] = "AT+CMQTTTOPIC=0,9\r" TOPIC "AT+CMQTTPAYLOAD=0,60\r"
                             "AT+CMQTTPUB=0,1,60\r";
    static const char down[] = "\r\n>"
                               "\r\nOK\r\n"
                               "\r\n>"
                               "\r\nOK\r\n"
                               "\r\nOK\r\n";
    static const char ok[] = "\r\nOK\r\n", result[] = "\r\n+CMQTTPUB: 0,0\r\n";
    const double byte = 10.0 / setting->baud, broker = setting->broker_ms / 1e3;
    const double last_ok = byte * (double)(sizeof ok - 1u);
    need_t need;
    need.held = byte * (double)(sizeof up - 1u + 60u + sizeof down - 1u) +
                ANSWERS * (double)setting->latency_ms / 1e3;
    need.whole = need.held + byte * (double)(sizeof result - 1u) +
                 (broker > last_ok ? broker - last_ok : 0.0);
    return need;
}

static bool report(const setting_t *setting)
{
    const need_t need = need_of(setting);
    world_t one = world_of(setting), two = world_of(setting);
    const double alone = run(&one, 1) / PUBLISHES, both = run(&two, 2) / (2.0 * PUBLISHES);
    const long asked = (long)(one.commands + two.commands) - 3l * 3l * PUBLISHES;
    const unsigned long slept = one.sleeps + two.sleeps;
    const bool overlaps = setting->broker_ms / 1e3 > need.held;
    const double gain = alone / both;
    const bool good = one.failed + two.failed == 0u && slept == 0u && asked == 0 &&
                      alone <= need.whole * MOST && alone >= need.whole * (1.0 - ROUNDING) &&
                      (!overlaps || gain >= GAIN);
    printf("%8u %7u %6u %10.3f %10.3f %9.2f %6lu %5ld %9.2f %6.2f %8s %s\n", setting->baud,
           setting->latency_ms, setting->broker_ms, need.whole * 1e3, alone * 1e3, 1.0 / alone,
           slept, asked, 1.0 / both, gain, overlaps ? ">= 1.95" : "-", good ? "good" : "WRONG");
    return good;
}

int main(int argc, char **argv)
{
    static const unsigned bauds[] = {115200, 921600, 3000000}, latencies[] = {0, 5, 20},
                          brokers[] = {0, 20, 100, 500};
    bool good = true;
    if (argc != 1) {
        const bool asked = argc == 2 && strcmp(argv[1], "--help") == 0;
        fputs("usage: ./dev bench wire\n\nPublishes per second against the least that the protocol "
              "needs, in "
              "virtual time.\nexit codes: 0 good, 1 a figure is not reached, 2 bad usage\n",
              asked ? stdout : stderr);
        return asked ? 0 : 2;
    }
    puts("A publish of 60 bytes, QoS 1; virtual time. Module and broker in ms, publishes in ms and "
         "per second.\n");
    printf("%8s %7s %6s %10s %10s %9s %6s %5s %9s %6s %8s\n", "baud", "module", "broker",
           "least ms", "one client", "per s", "sleeps", "asked", "two per s", "gain", "to reach");
    for (size_t i = 0; i < sizeof bauds / sizeof bauds[0]; i++) {
        for (size_t j = 0; j < sizeof latencies / sizeof latencies[0]; j++) {
            for (size_t k = 0; k < sizeof brokers / sizeof brokers[0]; k++) {
                const setting_t setting = {bauds[i], latencies[j], brokers[k]};
                good = report(&setting) && good;
            }
        }
    }
    return good ? 0 : 1;
}
