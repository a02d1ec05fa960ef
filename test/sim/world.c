/* SPDX-License-Identifier: MIT */
/* world.c - the loop: engine, pipe, module, broker, time. */
#include "sim.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#define NOTED 240u /* bytes of a line of the trace */

/* --- Notes ------------------------------------------------------------------------------------- */

void note(world_t *world, const char *text, ...)
{
    va_list arguments;

    if (!world->traced) {
        return;
    }
    printf("%10.3f  ", (double)world->now / 1000.0);
    va_start(arguments, text);
    vprintf(text, arguments);
    va_end(arguments);
    putchar('\n');
}

void note_bytes(world_t *world, const char *mark, const uint8_t *bytes, size_t n)
{
    if (!world->traced || n == 0u) {
        return;
    }
    printf("%10.3f  %s ", (double)world->now / 1000.0, mark);
    for (size_t i = 0; i < n && i < NOTED; i++) {
        if (bytes[i] == '\r') {
            fputs("\\r", stdout);
        } else if (bytes[i] == '\n') {
            fputs("\\n", stdout);
        } else if (bytes[i] >= 0x20 && bytes[i] < 0x7F) {
            putchar(bytes[i]);
        } else {
            printf("\\x%02X", bytes[i]);
        }
    }
    if (n > NOTED) {
        printf(" ... %u bytes", (unsigned)n);
    }
    putchar('\n');
}

void fail(world_t *world, const char *text, ...)
{
    va_list arguments;

    if (world->failed) {
        return;
    }
    world->failed = true;
    va_start(arguments, text);
    vsnprintf(world->problem, sizeof world->problem, text, arguments);
    va_end(arguments);
    for (char *at = world->problem; *at != '\0'; at++) {
        *at = *at >= ' ' && *at <= '~' ? *at : '.';
    }
    note(world, "VIOLATED: %s", world->problem);
}

/* FNV-1a, byte by byte: the same on every machine. */
void world_hash(world_t *world, uint64_t number)
{
    for (int i = 0; i < 8; i++) {
        world->hash = (world->hash ^ (number & 0xFFu)) * 0x100000001B3u;
        number >>= 8;
    }
}

uint32_t world_clock(const world_t *world)
{
    return world->plan.clock + (uint32_t)world->now;
}

/* --- What the broker and the engine tell ---------------------------------------------------------- */

static uint8_t on_connect(void *context, const simcom_module_connect_t *how)
{
    world_t *world = context;
    unsigned client = how->client_id.length > 0u
                          ? (unsigned)(how->client_id.data[how->client_id.length - 1u] - '0')
                          : 9u;

    keeper_t *keeper = keeper_of(world, client);

    if (client < SIMCOM_CLIENTS) {
        world->connects[client]++;
        judge_expect_nothing(world, client);
    }
    return keeper != NULL ? keeper_connects(world, keeper, how) : 0u;
}

static void on_published(void *context, const char *client_id,
                         const simcom_module_publish_t *message)
{
    judge_published(context, client_id, message);
}

static void on_trace(void *context, const simcom_trace_line_t *line)
{
    world_t *world = context;
    char text[300];

    if (line->kind == SIMCOM_TRACE_COMMAND) {
        world->free_at = world->now;
    }
    simcom_trace_text(line, text, sizeof text);
    if (strstr(text, CANARY) != NULL) {
        fail(world, "a secret is in the trace: %s", text);
    }
}

/* --- Making ------------------------------------------------------------------------------------- */

static void init_engine(world_t *world)
{
    simcom_config_t config = {.revision = world->plan.module.revision,
                              .client = {&world->clients[0], &world->clients[1]},
                              .line = world->line,
                              .line_size = sizeof world->line,
                              .tracer = &world->tracer};
    simcom_init(&world->modem, &config);
}

static void make(world_t *world)
{
    simcom_module_settings_t settings = world->plan.module;
    simcom_broker_settings_t broker = {.latency_ms = world->plan.latency_ms,
                                       .handshake_ms = world->plan.handshake_ms,
                                       .authorize = on_connect,
                                       .published = on_published,
                                       .context = world};

    world->tracer.tell = on_trace;
    world->tracer.context = world;
    init_engine(world);
    world->broker = simcom_broker_new(&broker);
    world->port = simcom_broker_port_new(world->broker);
    settings.lf_is_data = true; /* the engine ends no line with LF */
    settings.network = &simcom_broker_network;
    settings.network_context = world->port;
    settings.faults = world->plan.faults;
    settings.fault_count = world->plan.fault_count;
    world->module = simcom_module_new(&settings);
    simcom_broker_attach(world->port, world->module);
    if (world->plan.session) {
        keeper_begin(world);
    }
}

static void see_restart(world_t *world)
{
    if (simcom_module_restarting(world->module) && !world->restarted_now) {
        world->restarts++;
        note(world, "the module restarts");
        judge_restart(world);
        for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
            judge_expect_nothing(world, i);
        }
    }
    world->restarted_now = simcom_module_restarting(world->module);
}

void world_reset_host(world_t *world)
{
    note(world, "the host is reset");
    init_engine(world);
    world->unacknowledged = 0;
    for (unsigned i = 0; i < SLOTS; i++) {
        world->operations[i].active = false;
    }
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        world->orphans |= (uint8_t)(simcom_module_pending(world->module, i) ? 1u << i : 0u);
    }
    world->judge.torn = world->incoming.open && world->plan.hostile;
    world->incoming.open = false;
    judge_restart(world);
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        judge_expect_nothing(world, i);
    }
}

void world_reset_module(world_t *world)
{
    simcom_module_restart(world->module);
    see_restart(world);
}

/* --- Messages through the broker ------------------------------------------------------------------ */

/* A header of a piece of a message has about so many bytes. */
#define HEADER 30u
/* No part of a message takes longer than this on a slow line: answers have to come in time behind it. */
#define PART_MS 1000u
/* Nor is more than this on its way, if it can be helped. */
#define BACKLOG_MS 2000u

static uint32_t packet_of(const world_t *world, bool topic)
{
    const simcom_module_settings_t *module = &world->plan.module;
    uint32_t packet = module->packet != 0u ? module->packet : 1500u;
    return topic && module->topic_packet != 0u ? module->topic_packet : packet;
}

/* Bytes that the line carries in so many ms. */
static uint64_t carries(const world_t *world, uint32_t ms)
{
    const simcom_module_settings_t *module = &world->plan.module;
    uint64_t baud = module->baud != 0u ? (uint64_t)module->baud * ms / 10000u : UINT32_MAX;
    uint64_t chunk = module->chunk != 0u ? (uint64_t)module->chunk * ms : UINT32_MAX;
    return baud < chunk ? baud : chunk;
}

uint32_t world_most(const world_t *world, bool topic)
{
    uint64_t packet = packet_of(world, topic);
    uint64_t most = carries(world, PART_MS) * packet / (packet + HEADER);
    return most < PAYLOAD_ROOM ? (uint32_t)most : PAYLOAD_ROOM;
}

bool world_is_flooded(const world_t *world)
{
    return world->line_until > world->now + BACKLOG_MS;
}

void world_load(world_t *world, const item_t *item)
{
    uint64_t bytes = item->topic_length + item->payload_length +
                     HEADER * (3u + item->topic_length / packet_of(world, true) +
                               item->payload_length / packet_of(world, false));
    uint64_t ms = bytes * 1000u / carries(world, 1000) + world->plan.module.line_ms;
    world->line_until = (world->line_until > world->now ? world->line_until : world->now) + ms;
}

uint32_t world_item(world_t *world, item_kind_t kind, uint8_t client)
{
    item_t *item = &world->items[world->item_count];

    if (world->item_count + 1u >= MOST_ITEMS) {
        return UINT32_MAX;
    }
    memset(item, 0, sizeof *item);
    item->kind = (uint8_t)kind;
    item->client = client;
    item->target = 0xFF;
    item->at = world->now;
    uint32_t more = draw(&world->chance, once_in(&world->chance, 20) ? 1000u : 20u);
    uint32_t most = world_most(world, true);
    item->topic_length = (uint16_t)(18u + (more < most ? more : most));
    return world->item_count++;
}

uint32_t world_message(world_t *world, uint8_t client, uint32_t payload_length, bool expected)
{
    static uint8_t topic[TOPIC_ROOM], payload[PAYLOAD_ROOM];
    uint32_t number = world_item(world, ITEM_MESSAGE, client);
    item_t *item = &world->items[number];
    simcom_module_publish_t message = {.qos = 0};

    if (number == UINT32_MAX) {
        return number;
    }
    item->target = client;
    uint32_t most = world_most(world, false);
    item->payload_length = (uint16_t)(payload_length < most ? payload_length : most);
    item->expected = expected;
    world_load(world, item);
    message.topic = (simcom_bytes_t){topic, content_topic(item, number, topic)};
    message.payload =
        (simcom_bytes_t){payload, content_payload(&world->plan, item, number, payload)};
    note(world, "broker: message %u for client %u, %u bytes%s", (unsigned)number, client,
         item->payload_length, expected ? ", expected" : "");
    simcom_broker_publish(world->broker, &message);
    return number;
}

/* --- Bytes --------------------------------------------------------------------------------------- */

/* How many bytes of the host the line carries now. */
static size_t carried(const world_t *world)
{
    uint64_t now_us = world->now * 1000u;
    uint64_t n;

    if (world->plan.up_baud == 0u) {
        return world->up_length;
    }
    if (now_us < world->up_due_us) {
        return 0;
    }
    n = (now_us - world->up_due_us) / (10000000u / world->plan.up_baud) + 1u;
    return n < world->up_length ? (size_t)n : world->up_length;
}

/* A line, or data, or as much of it as there is. */
static size_t piece(const world_t *world, size_t most)
{
    const uint8_t *end;

    if (simcom_module_data_left(world->module) > 0u) {
        return simcom_module_data_left(world->module) < most
                   ? simcom_module_data_left(world->module)
                   : most;
    }
    end = memchr(world->up, '\r', most);
    return end == NULL ? most : (size_t)(end - world->up) + 1u;
}

static void drop_up(world_t *world, size_t n)
{
    world->up_length -= n;
    memmove(world->up, world->up + n, world->up_length);
    if (world->plan.up_baud != 0u) {
        world->up_due_us += (uint64_t)n * (10000000u / world->plan.up_baud);
    }
}

/* Bytes reach a module that does not listen. */
static bool lose_up(world_t *world, size_t n)
{
    if (n > 0u && simcom_module_restarting(world->module)) {
        note_bytes(world, ">! lost", world->up, n);
        judge_restart(world);
        drop_up(world, n);
        return true;
    }
    return false;
}

static bool send_up(world_t *world)
{
    bool moved = false;
    size_t most;

    while ((most = carried(world)) > 0u) {
        size_t before = simcom_module_data_left(world->module);
        size_t n = piece(world, most);
        if (lose_up(world, most)) {
            return true;
        }
        size_t taken = simcom_module_feed(world->module, world->up, n);
        if (taken == 0u) {
            break;
        }
        (void)simcom_module_feed(world->module, NULL, 0); /* what faults of the input keep back */
        moved = true;
        note_bytes(world, before > 0u ? ">data" : ">", world->up, taken);
        judge_host_bytes(world, world->up, taken, before > 0u);
        bool ended = before == 0u && world->up[taken - 1u] == '\r';
        drop_up(world, taken);
        see_restart(world);
        if (ended) {
            judge_line_end(world, simcom_module_data_left(world->module));
        } else if (before > 0u && simcom_module_data_left(world->module) == 0u) {
            judge_data_end(world);
        }
    }
    return moved;
}

/* What of the UART goes wrong now. */
enum { UART_BLOCKED = 1, UART_UNREAD = 2, UART_LIED = 4 };

static bool is_in(const world_t *world, span_t span)
{
    return world->stage == STAGE_STORM && span.ms != 0u && world->now >= span.at &&
           world->now - span.at < span.ms;
}

/* Each time that something of it begins or ends is a fault. */
static void see_uart(world_t *world)
{
    unsigned uart = (is_in(world, world->plan.blocked) ? UART_BLOCKED : 0u) |
                    (is_in(world, world->plan.unread) ? UART_UNREAD : 0u) |
                    (world->uart & UART_LIED);

    if (uart != world->uart) {
        note(world, "the UART: %s%s", (uart & UART_BLOCKED) != 0u ? "blocked " : "",
             (uart & UART_UNREAD) != 0u ? "unread" : "");
        world->uart = (uint8_t)uart;
        world->host_struck++;
    }
}

/* The engine's bytes go to the line. */
static bool push_up(world_t *world)
{
    const uint8_t *bytes;
    bool moved = world->unacknowledged > 0u;
    size_t n;

    if (moved) {
        simcom_tx_ack(&world->modem, world->unacknowledged);
        world->unacknowledged = 0;
    }
    while (world->up_length < UP_ROOM && (n = simcom_tx_peek(&world->modem, &bytes)) > 0u) {
        uint32_t chunk = world->plan.up_chunk;
        size_t room = UP_ROOM - world->up_length;
        size_t whole = n;
        if ((world->uart & UART_BLOCKED) != 0u) {
            simcom_tx_ack(&world->modem, 0);
            break;
        }
        n = n < room ? n : room;
        if (chunk != 0u) {
            /* How the engine cuts its bytes into pieces must not be seen in what is drawn. */
            world->up_quota =
                world->up_quota != 0u ? world->up_quota : 1u + draw(&world->chance, chunk);
            n = n < world->up_quota ? n : world->up_quota;
            world->up_quota -= (uint32_t)n;
        }
        if (world->up_length == 0u && world->up_due_us < world->now * 1000u) {
            world->up_due_us = world->now * 1000u;
        }
        memcpy(world->up + world->up_length, bytes, n);
        world->up_length += n;
        moved = true;
        if (world->plan.acks_late && n == whole && !isupper(bytes[n - 1u]) &&
            bytes[n - 1u] != (uint8_t)'=') {
            /* Not in the middle of a command's name, nor after it, where small code cuts it in two. */
            world->unacknowledged = n;
            break;
        }
        simcom_tx_ack(&world->modem, n);
    }
    return moved;
}

/* What an event points to: nothing, or bytes that are there. */
static simcom_bytes_t pointed_to(const simcom_event_t *event)
{
    switch ((simcom_event_kind_t)event->kind) {
    case SIMCOM_EVENT_DONE:
    case SIMCOM_EVENT_LATE_RESULT:
        return event->u.done.cme;
    case SIMCOM_EVENT_TOPIC:
    case SIMCOM_EVENT_PAYLOAD:
        return event->u.span.bytes;
    case SIMCOM_EVENT_INFORMATION:
    case SIMCOM_EVENT_NOTICE:
    case SIMCOM_EVENT_UNKNOWN_LINE:
        return event->u.line.text;
    default:
        return (simcom_bytes_t){NULL, 0};
    }
}

static bool lies_in(simcom_bytes_t bytes, const uint8_t *begin, size_t n)
{
    return (uintptr_t)bytes.data >= (uintptr_t)begin &&
           (uintptr_t)bytes.data + bytes.length <= (uintptr_t)begin + n;
}

static void check_span(world_t *world, const simcom_event_t *event)
{
    const simcom_bytes_t bytes = pointed_to(event);

    if (bytes.length != 0u && !lies_in(bytes, world->fed, world->fed_length) &&
        !lies_in(bytes, world->line, sizeof world->line)) {
        fail(world, "event %u points to %u bytes that are not there any longer", event->kind,
             (unsigned)bytes.length);
    }
}

static void pull_events(world_t *world)
{
    simcom_event_t event;

    while (!world->failed && simcom_next_event(&world->modem, &event)) {
        check_span(world, &event);
        world_hash(world, event.kind | (uint64_t)event.client << 8 | world->now << 16);
        judge_event(world, &event);
    }
}

static void see_faults(world_t *world)
{
    uint32_t struck = simcom_module_faults_struck(world->module) + world->host_struck;

    if (struck != world->struck) {
        note(world, "a fault strikes (%u so far)", (unsigned)struck);
        if (world->now > world->struck_at + RECENT_MS) {
            world->struck_long_ago = world->struck;
        }
        world->struck = struck;
        world->struck_at = world->now;
        for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
            judge_expect_nothing(world, i);
        }
        for (unsigned i = 0; i < SLOTS; i++) {
            world->operations[i].interfered = true;
        }
    }
}

uint32_t world_struck_lately(const world_t *world)
{
    return world->struck == 0u || world->now > world->struck_at + RECENT_MS
               ? 0u
               : world->struck - world->struck_long_ago;
}

static void feed_engine(world_t *world, const uint8_t *bytes, size_t n)
{
    unsigned refused = 0;

    for (size_t used = 0; used < n && !world->failed;) {
        world->fed = bytes + used;
        world->fed_length = n - used;
        size_t taken = simcom_feed(&world->modem, bytes + used, n - used);
        used += taken;
        refused = taken == 0u ? refused + 1u : 0u;
        pull_events(world);
        if (refused > 2u) {
            fail(world, "the engine takes no bytes, and has no event");
        }
    }
    world->fed = NULL;
    world->fed_length = 0;
}

/* A part of a message whose announced length is over the limits, between two lines: its bytes are full of lines. */
static void lie(world_t *world)
{
    static const char lines[] = "\r\nOK\r\n\r\nERROR\r\n\r\n+CMQTTPUB: 0,0\r\n\r\n>\r\nRDY\r\n"
                                "\r\n+CMQTTCONNLOST: 0,1\r\n\r\n+CMQTTCONNECT: 1,0\r\n";
    static uint8_t bytes[65536 + 64];
    const simcom_t *modem = &world->modem;
    const uint8_t *more;
    bool line = modem->scan.state <= SIMCOM_SCAN_START && modem->scan.data_left == 0u;

    if (world->plan.liar_at == 0u || world->now < world->plan.liar_at || !line ||
        world->incoming.open || world->stage != STAGE_STORM || (world->uart & UART_LIED) != 0u ||
        simcom_module_peek(world->module, &more) > 0u || simcom_progress(modem, NULL) > 0u) {
        return;
    }
    int head = snprintf((char *)bytes, 64, "\r\n+CMQTTRX%s: %u,%u\r\n",
                        world->plan.seed % 2u != 0u ? "TOPIC" : "PAYLOAD",
                        (unsigned)(world->plan.seed / 2u % 2u), (unsigned)world->plan.liar_bytes);
    size_t n = (size_t)head;
    for (uint32_t i = 0; i < world->plan.liar_bytes; i++) {
        bytes[n++] = (uint8_t)lines[i % (sizeof lines - 1u)];
    }
    world->uart |= UART_LIED;
    world->host_struck++;
    see_faults(world);
    note(world, "the module lies: %u bytes", (unsigned)world->plan.liar_bytes);
    feed_engine(world, bytes, n);
    feed_engine(world, (const uint8_t *)"\r\n+CMQTTRXEND: 0\r\n", 18);
}

/* The module's bytes reach the engine, in the pieces that the plan asks for. The module learns of what
 * the host makes of them only behind all of them. */
static bool take_down(world_t *world)
{
    const uint8_t *bytes;
    uint8_t chunk[4096];
    bool moved = false;
    size_t n;

    if (world->plan.feeds_nothing) {
        (void)simcom_feed(&world->modem, NULL, 0);
    }
    if ((world->uart & UART_UNREAD) != 0u) {
        return false;
    }
    lie(world);
    while (!world->failed && (n = simcom_module_peek(world->module, &bytes)) > 0u) {
        n = n < sizeof chunk ? n : sizeof chunk;
        memcpy(chunk, bytes, n);
        simcom_module_ack(world->module, n);
        see_faults(world);
        note_bytes(world, "<", chunk, n);
        for (size_t used = 0; used < n && !world->failed;) {
            uint32_t most = world->plan.down_chunk;
            size_t piece = most != 0u ? 1u + draw(&world->chance, most) : n;
            piece = piece < n - used ? piece : n - used;
            feed_engine(world, chunk + used, piece);
            used += piece;
        }
        moved = true;
    }
    return moved;
}

/* --- Time ---------------------------------------------------------------------------------------- */

static void play(world_t *world)
{
    if (world->stage == STAGE_STORM && world->now >= world->plan.storm_ms) {
        proof_begin(world);
    }
    if (world->plan.session) {
        keeper_turn(world);
    } else if (world->stage != STAGE_STORM) {
        proof_turn(world);
    } else if (world->plan.flow != 0u) {
        flow_turn(world);
    } else {
        world->wake_at = driver_turn(world);
    }
}

/* How long the wire is of no use. A file is stored for as long as that takes, and nothing may be asked meanwhile. */
static void see_deafness(world_t *world)
{
    const operation_t *first = &world->operations[0];
    bool stores = first->active && first->kind == SIMCOM_OPERATION_CERTIFICATE;
    if ((world->modem.wire == NULL && world->modem.recovery == 0u) || stores) {
        world->free_at = world->now;
    } else if (world->struck > 0u && world->now - world->free_at > world->deaf_ms) {
        world->deaf_ms = world->now - world->free_at;
    }
}

/* Everything that can happen now. Returns ms to what comes next. */
static uint64_t turn(world_t *world)
{
    uint32_t module_wait, engine_wait, broker_wait;
    uint64_t wait;
    unsigned rounds = 0;
    bool moved;

    see_deafness(world);
    do {
        broker_wait = simcom_broker_tick(world->broker, world_clock(world));
        module_wait = simcom_module_tick(world->module, world_clock(world));
        see_restart(world);
        see_uart(world);
        moved = send_up(world);
        moved |= take_down(world);
        see_faults(world);
        play(world);
        engine_wait = simcom_tick(&world->modem, world_clock(world));
        pull_events(world);
        moved |= push_up(world);
        moved |= world->dirty;
        if (++rounds > 100000u) {
            fail(world, "the engine and the module never come to rest");
        }
    } while (moved && !world->failed);
    judge_turn(world);
    see_deafness(world);
    wait = module_wait < broker_wait ? module_wait : broker_wait;
    wait = engine_wait < wait ? engine_wait : wait;
    if (world->wake_at > world->now && world->wake_at - world->now < wait) {
        wait = world->wake_at - world->now;
    }
    if (world->uart != 0u && world->stage == STAGE_STORM && wait > 100u) {
        wait = 100; /* it ends some time */
    }
    if (world->up_length > 0u && world->up_due_us > world->now * 1000u) {
        uint64_t line = world->up_due_us / 1000u + 1u - world->now;
        wait = line < wait ? line : wait;
    }
    return wait;
}

static void finish(world_t *world)
{
    judge_end(world);
    world_hash(world, simcom_module_hash(world->module));
    world_hash(world, world->now);
    simcom_module_free(world->module);
    simcom_broker_free(world->broker);
}

bool world_run(world_t *world, const plan_t *plan, bool traced)
{
    uint32_t still = 0;

    memset(world, 0, sizeof *world);
    world->plan = *plan;
    world->traced = traced;
    world->chance.state = plan->seed ^ 0x5EED5EED5EED5EEDu;
    world->hash = 0xCBF29CE484222325u;
    for (uint32_t i = 0; i < plan->fault_count; i++) {
        world->judge.off |= plan->faults[i].place == SIMCOM_PLACE_INPUT &&
                            (plan->faults[i].kind < SIMCOM_FAULT_RESTART ||
                             plan->faults[i].kind == SIMCOM_FAULT_STALL);
    }
    make(world);
    while (!world->failed && world->stage != STAGE_OVER) {
        uint64_t wait = turn(world);
        still = wait == 0u ? still + 1u : 0u;
        if (wait >= UINT32_MAX || still > 1000u) {
            fail(world,
                 wait == 0u
                     ? "time does not go on: somebody asks to be called at once, and does nothing"
                     : "nobody waits for anything any more");
        }
        world->now += wait == 0u ? 1u : wait;
    }
    finish(world);
    return !world->failed;
}
