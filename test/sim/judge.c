/* SPDX-License-Identifier: MIT */
/*
 * judge.c - what must hold.
 *
 * The host's bytes are read here by a parser of its own, made from the manual: nothing of it comes from
 * the library's tables.
 */
#include "sim.h"

#include "simcom/revisions.h"

#include <string.h>

/* --- The host's bytes ----------------------------------------------------------------------------- */

/* The commands of V1.00 2.1 and 2.2, and those around them. `length`: which argument is the number of
 * bytes that a prompt asks for (from 1), and how many arguments there are at least if it is one. */
typedef struct known {
    const char *name;
    unsigned length;
    unsigned least;
    bool client;      /* the first argument is the client's index */
    uint8_t spelling; /* which of two: what modules take, or what V1.00 prints; 0: there is one */
} known_t;

enum { ONE_SPELLING, USUAL, AS_PRINTED };

static const known_t knowns[] = {
    {"+CMQTTSTART", .length = 0},
    {"+CMQTTSTOP", .length = 0},
    {"+CMQTTACCQ", .client = true},
    {"+CMQTTREL", .client = true},
    {"+CMQTTSSLCFG", .client = true},
    {"+CMQTTWILLTOPIC", 2, 2, true, ONE_SPELLING},
    {"+CMQTTWILLMSG", 2, 3, true, ONE_SPELLING},
    {"+CMQTTCONNECT", .client = true},
    {"+CMQTTDISC", .client = true},
    {"+CMQTTTOPIC", 2, 2, true, ONE_SPELLING},
    {"+CMQTTPAYLOAD", 2, 2, true, USUAL},
    {"+CMQTPPAYLOAD", 2, 2, true, AS_PRINTED},
    {"+CMQTTPUB", .client = true, .spelling = USUAL},
    {"+CMQTPUB", .client = true, .spelling = AS_PRINTED},
    {"+CMQTTSUBTOPIC", 2, 3, true, ONE_SPELLING},
    {"+CMQTTSUB", 2, 3, true, ONE_SPELLING},
    {"+CMQTTUNSUBTOPIC", 2, 2, true, ONE_SPELLING},
    {"+CMQTTUNSUB", 2, 3, true, ONE_SPELLING},
    {"+CMQTTCFG", .length = 0},
    {"+CSSLCFG", .length = 0},
    {"+CCERTDOWN", 2, 2, false, ONE_SPELLING},
    {"+CCERTLIST", .length = 0},
    {"+CCERTDELE", .spelling = USUAL},
    {"+CCERTDELETE", .spelling = AS_PRINTED},
    {"+CSQ", .length = 0},
    {"+CREG", .length = 0},
    {"+CGREG", .length = 0},
    {"+CEREG", .length = 0},
    {"+CPIN", .length = 0},
    {"+CRESET", .length = 0},
    {"+CCLK", .length = 0},
    {"E0", .length = 0},
    {"", .length = 0},
};

/* The name's row, and where the arguments begin; NULL if this is no command line. */
static const known_t *read_name(const world_t *world, const char *line, const char **arguments)
{
    bool printed = world->plan.module.revision == &simcom_revision_v1_00_as_printed;

    if (strncmp(line, "AT", 2) != 0) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof knowns / sizeof *knowns; i++) {
        size_t n = strlen(knowns[i].name);
        const char *end = line + 2 + n;
        if (strncmp(line + 2, knowns[i].name, n) == 0 &&
            knowns[i].spelling != (printed ? USUAL : AS_PRINTED) &&
            (*end == '\0' || *end == '=' || strcmp(end, "?") == 0)) {
            *arguments = *end == '=' && strcmp(end, "=?") != 0 ? end + 1 : "";
            return &knowns[i];
        }
    }
    return NULL;
}

/* Argument number `index` (from 1) as a number; `count` gets how many there are. */
static size_t read_number(const char *arguments, unsigned index, unsigned *count)
{
    size_t value = 0;
    bool quoted = false;

    *count = *arguments != '\0' ? 1u : 0u;
    for (; *arguments != '\0'; arguments++) {
        quoted ^= *arguments == '"';
        if (*arguments == ',' && !quoted) {
            (*count)++;
        } else if (*count == index && *arguments >= '0' && *arguments <= '9') {
            value = value * 10u + (size_t)(*arguments - '0');
        }
    }
    return value;
}

static bool is_text(const judge_t *judge)
{
    for (size_t i = 0; i < judge->line_length; i++) {
        if (judge->line[i] < 0x20 || judge->line[i] == 0x7F) {
            return false;
        }
    }
    return true;
}

static void want(judge_t *judge, const simcom_bytes_t *data, unsigned count, size_t *used)
{
    for (unsigned i = 0; i < count; i++) {
        if (data[i].length == judge->promised && judge->wanted_count < WANTED &&
            *used + data[i].length <= sizeof judge->copy) {
            memcpy(judge->copy + *used, data[i].data, data[i].length);
            judge->wanted[judge->wanted_count++] =
                (simcom_bytes_t){judge->copy + *used, data[i].length};
            *used += data[i].length;
        }
    }
}

/* What may follow the prompt: the data of the operation whose command this is. */
static void keep_wanted(world_t *world, const known_t *known, unsigned client)
{
    judge_t *judge = &world->judge;
    const operation_t *operation = &world->operations[known->client ? client + 1u : 0u];
    size_t used = 0;

    judge->wanted_count = 0;
    want(judge, operation->data, operation->datas, &used);
    want(judge, operation->old_data, operation->old_datas, &used);
    if (judge->wanted_count == 0u && !judge->off && operation->given_up < 2u) {
        fail(world, "the host promises %u bytes that are not of its operation: %.60s",
             (unsigned)judge->promised, (const char *)judge->line);
    }
}

static void read_line(world_t *world)
{
    judge_t *judge = &world->judge;
    const char *arguments;
    const known_t *known;
    unsigned count;

    judge->line[judge->line_length] = '\0';
    judge->promised = 0;
    known = is_text(judge) ? read_name(world, (const char *)judge->line, &arguments) : NULL;
    if (known == NULL) {
        fail(world, "the host sends what is no command: %.60s", (const char *)judge->line);
        return;
    }
    size_t length = read_number(arguments, known->length, &count);
    if (known->length == 0u || count < known->least) {
        return;
    }
    unsigned client = (unsigned)read_number(arguments, 1, &count);
    judge->promised = length;
    if (known->client && client >= SIMCOM_CLIENTS) {
        fail(world, "the host names client %u", client);
        return;
    }
    keep_wanted(world, known, client);
}

void judge_host_bytes(world_t *world, const uint8_t *bytes, size_t n, bool data)
{
    judge_t *judge = &world->judge;

    judge->excuse_bytes -= n < judge->excuse_bytes ? n : judge->excuse_bytes;
    if (data) {
        size_t room = sizeof judge->data - judge->data_length;
        memcpy(judge->data + judge->data_length, bytes, n < room ? n : room);
        judge->data_length += n < room ? n : room;
        return;
    }
    for (size_t i = 0; i < n && bytes[i] != '\r'; i++) {
        /* ESC leaves a text that CR does not end, where there is one. */
        if (bytes[i] != 0x1B && judge->line_length + 1u < sizeof judge->line) {
            judge->line[judge->line_length++] = bytes[i];
        }
    }
}

void judge_line_end(world_t *world, size_t data_left)
{
    judge_t *judge = &world->judge;

    judge->promised = 0;
    judge->data_length = 0;
    judge->wanted_count = 0;
    if (judge->excuse == 0u && !judge->off && judge->line_length > 0u) {
        read_line(world);
        if (data_left > 0u && data_left != judge->promised) {
            fail(world, "the module waits for %u bytes, the host promised %u", (unsigned)data_left,
                 (unsigned)judge->promised);
        }
    }
    judge->line_length = 0;
    if (judge->excuse == 1u && judge->excuse_bytes == 0u) {
        judge->excuse = 0;
    }
}

/* Whether what came is this data, or the beginning of it filled up with CR. */
static bool is_data(const judge_t *judge, simcom_bytes_t data)
{
    size_t same = 0;

    while (same < judge->data_length && same < data.length &&
           judge->data[same] == data.data[same]) {
        same++;
    }
    /* A filler may equal the next byte of the data: so look for CR from the end. */
    size_t rest = judge->data_length;
    while (rest > 0u && judge->data[rest - 1u] == '\r') {
        rest--;
    }
    return judge->data_length == data.length && rest <= same;
}

void judge_data_end(world_t *world)
{
    judge_t *judge = &world->judge;

    for (unsigned i = 0; i < judge->wanted_count; i++) {
        if (is_data(judge, judge->wanted[i])) {
            return;
        }
    }
    /* A lost line end can make the next prompt the end of an OK. */
    bool damaged =
        world->plan.family >= FAMILY_LOSE && world->struck > 1u && world_struck_lately(world) > 0u;
    if (judge->excuse == 0u && !judge->off && !damaged && judge->promised > 0u &&
        judge->wanted_count > 0u) {
        fail(world, "something else went out as promised data: %u bytes, %.40s",
             (unsigned)judge->data_length, (const char *)judge->data);
    }
}

/* The module has forgotten what it was promised; the host does not know yet. */
void judge_restart(world_t *world)
{
    judge_t *judge = &world->judge;

    judge->excuse = 2;
}

void judge_synchronised(world_t *world)
{
    judge_t *judge = &world->judge;

    if (judge->excuse != 0u) {
        judge->excuse_bytes = world->up_length;
        judge->excuse = (uint8_t)(world->up_length == 0u && judge->line_length == 0u ? 0 : 1);
    }
}

/* --- Messages at the broker ------------------------------------------------------------------------ */

static bool equal(simcom_bytes_t a, const uint8_t *b, size_t n)
{
    return a.length == n && (n == 0u || memcmp(a.data, b, n) == 0);
}

/* Whether a message is the one that its number says. */
static bool is_item(const world_t *world, uint32_t number, simcom_bytes_t topic,
                    simcom_bytes_t payload)
{
    static uint8_t bytes[PAYLOAD_ROOM];
    const item_t *item = &world->items[number];

    return equal(topic, bytes, content_topic(item, number, bytes)) &&
           equal(payload, bytes, content_payload(&world->plan, item, number, bytes));
}

void judge_published(world_t *world, const char *client_id, const simcom_module_publish_t *message)
{
    uint32_t number = content_number(message->topic);
    size_t n = strlen(client_id);
    unsigned client = n > 0u ? (unsigned)(client_id[n - 1u] - '0') : 9u;
    item_t *item = number < world->item_count ? &world->items[number] : NULL;

    note(world, "broker: got message %d of client %u, topic %u, payload %u bytes", (int)number,
         client, (unsigned)message->topic.length, (unsigned)message->payload.length);
    if (item == NULL || item->kind != ITEM_PUBLISH || item->client != client ||
        !is_item(world, number, message->topic, message->payload)) {
        world->altered = true;
        if (!world->judge.off) {
            fail(world,
                 "the broker got from client %u what the host did not publish (message %d, %u "
                 "bytes)",
                 client, (int)number, (unsigned)message->payload.length);
        }
        return;
    }
    item->arrived++;
    if (world->plan.session) {
        keeper_arrived(world, number);
    }
    if (item->ended && item->outcome == SIMCOM_NOT_DONE) {
        fail(world, "publish %u ended as not done, and reached the broker", (unsigned)number);
    }
}

bool judge_forged(world_t *world, uint8_t client)
{
    uint8_t orphan = (uint8_t)(1u << client);
    bool excused = plan_forges(&world->plan) || world->judge.off ||
                   (world->plan.family > FAMILY_LINES && world_struck_lately(world) > 0u);

    if (!excused && (world->orphans & orphan) != 0u) {
        world->orphans &= (uint8_t)~orphan;
        return true;
    }
    return excused;
}

/* --- Messages at the host -------------------------------------------------------------------------- */

void judge_expect_nothing(world_t *world, unsigned client)
{
    for (uint32_t i = 0; world->open_items > 0u && i < world->item_count; i++) {
        item_t *item = &world->items[i];
        if (item->expected && item->delivered == 0u && item->client == client) {
            item->expected = false;
            world->open_items--;
        }
    }
}

/* Bytes in which a message differs from the one that its number says; SIZE_MAX: another length. */
static size_t difference(const world_t *world, uint32_t number)
{
    static uint8_t bytes[PAYLOAD_ROOM];
    const incoming_t *in = &world->incoming;
    const item_t *item = &world->items[number];
    size_t differs = 0;

    if (content_topic(item, number, bytes) != in->topic_length ||
        item->payload_length != in->payload_length) {
        return SIZE_MAX;
    }
    for (size_t i = 0; i < in->topic_length; i++) {
        differs += bytes[i] != in->topic[i];
    }
    content_payload(&world->plan, item, number, bytes);
    for (size_t i = 0; i < in->payload_length; i++) {
        differs += bytes[i] != in->payload[i];
    }
    return differs;
}

/* Bytes that faults can have damaged in what comes now. */
static uint32_t damaged_bytes(const world_t *world)
{
    uint32_t most = 1;

    for (uint32_t i = 0; i < world->plan.fault_count; i++) {
        most = world->plan.faults[i].count > most ? world->plan.faults[i].count : most;
    }
    return world_struck_lately(world) * most;
}

/* Whether the text of a URC stands in bytes that have no such text by themselves. */
static bool holds(const uint8_t *bytes, size_t n, simcom_bytes_t text)
{
    for (size_t i = 0; text.length > 0u && i + text.length <= n; i++) {
        if (memcmp(bytes + i, text.data, text.length) == 0) {
            return true;
        }
    }
    return false;
}

/* A URC put into data so that the count ends just before its second line end: that looks like the one behind
 * the data. */
static bool is_masked(const world_t *world)
{
    const incoming_t *in = &world->incoming;

    for (uint32_t i = 0; i < world->plan.fault_count; i++) {
        const simcom_fault_t *fault = &world->plan.faults[i];
        if (fault->kind == SIMCOM_FAULT_URC &&
            (holds(in->topic, in->topic_length, fault->text) ||
             holds(in->payload, in->payload_length, fault->text))) {
            return true;
        }
    }
    return false;
}

static void judge_delivered(world_t *world)
{
    incoming_t *in = &world->incoming;
    simcom_bytes_t topic = {in->topic, in->topic_length};
    uint32_t number = content_number(topic);
    bool flips = world->plan.family == FAMILY_FLIP;
    item_t *item = number < world->item_count ? &world->items[number] : NULL;

    /* A wrong bit in its number; two faults can make up for each other. */
    bool excused = world->altered || (flips && world_struck_lately(world) > 0u) ||
                   (world->plan.family >= FAMILY_LOSE && damaged_bytes(world) > 1u) ||
                   is_masked(world);

    world->message_count++;
    /* The client of a session subscribes to the topics of both, if nobody has the other. */
    bool alone = world->plan.session && world->plan.company == COMPANY_NONE;
    bool for_it = item != NULL &&
                  (item->target == in->client || (alone && item->target < SIMCOM_CLIENTS &&
                                                  in->client == world->keepers[0].config.client));
    if (!for_it || item->kind == ITEM_WILL) {
        /* Of a damaged line of the host the module may have read another filter. */
        if (!excused && !(world->judge.off && world->struck > 0u)) {
            fail(world, "client %u got a message that is not for it: %.30s", in->client,
                 (const char *)in->topic);
        }
        return;
    }
    if (difference(world, number) > (flips ? 64u * world_struck_lately(world) : 0u)) {
        if (!excused) {
            fail(world, "message %u was delivered with other bytes than it has", (unsigned)number);
        }
        return;
    }
    item->delivered++;
    if (item->kind == ITEM_MESSAGE && item->delivered > 1u) {
        fail(world, "message %u was delivered twice", (unsigned)number);
    }
    if (item->expected && item->delivered == 1u) {
        world->open_items--;
    }
}

static void take_span(world_t *world, const simcom_event_t *event, bool payload)
{
    incoming_t *in = &world->incoming;
    size_t *got = payload ? &in->payload_got : &in->topic_got;
    size_t whole = payload ? in->payload_length : in->topic_length;

    if (!in->open || event->client != in->client || event->u.span.offset != *got ||
        *got + event->u.span.bytes.length > whole || event->u.span.bytes.length == 0u) {
        fail(world, "a span of a %s where none can be", payload ? "payload" : "topic");
        return;
    }
    memcpy((payload ? in->payload : in->topic) + *got, event->u.span.bytes.data,
           event->u.span.bytes.length);
    *got += event->u.span.bytes.length;
}

static void begin_message(world_t *world, const simcom_event_t *event)
{
    incoming_t *in = &world->incoming;

    if (in->open) {
        fail(world, "a message begins inside another");
    }
    in->open = true;
    in->client = event->client;
    in->topic_length = event->u.message.topic_length;
    in->payload_length = event->u.message.payload_length;
    in->topic_got = 0;
    in->payload_got = 0;
    if (in->client >= SIMCOM_CLIENTS || in->topic_length == 0u || in->topic_length >= TOPIC_ROOM ||
        in->payload_length >= PAYLOAD_ROOM) {
        fail(world, "a message of impossible lengths");
    }
}

static void end_message(world_t *world, bool whole)
{
    incoming_t *in = &world->incoming;

    if (whole &&
        (!in->open || in->topic_got != in->topic_length || in->payload_got != in->payload_length)) {
        fail(world, "a message ends that is not complete");
        return;
    }
    if (whole) {
        judge_delivered(world);
    } else if (world->plan.family == FAMILY_CLEAN && world->judge.excuse == 0u &&
               world->wakes == 0u) {
        fail(world, "a message is broken, and nothing went wrong");
    }
    in->open = false;
    in->at = world->now;
}

/* --- All events ------------------------------------------------------------------------------------ */

static void judge_loss(world_t *world, const simcom_event_t *event)
{
    bool damaged = world->plan.family > FAMILY_LINES;

    if (event->kind == SIMCOM_EVENT_RESTARTED && world->restarts == 0u && !damaged &&
        !world->judge.torn) {
        fail(world, "the engine says that the module restarted, and it did not");
    }
    if (world->plan.family == FAMILY_CLEAN && world->restarts == 0u &&
        (event->kind == SIMCOM_EVENT_NETWORK_LOST || event->kind == SIMCOM_EVENT_PING_FAILED)) {
        fail(world, "the engine says that the network was lost, and it was not");
    }
    if (event->kind == SIMCOM_EVENT_CONNECTION_LOST && event->client < SIMCOM_CLIENTS) {
        world->connected[event->client] = false;
        world->subscribed[event->client] = false;
    } else if (event->kind != SIMCOM_EVENT_CONNECTION_LOST) {
        for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
            world->connected[i] = false;
            world->subscribed[i] = false;
            world->acquired[i] = world->acquired[i] && event->kind == SIMCOM_EVENT_PING_FAILED;
        }
        world->started = world->started && event->kind == SIMCOM_EVENT_PING_FAILED;
    }
    if (event->kind == SIMCOM_EVENT_RESTARTED && !world->judge.torn) {
        judge_synchronised(world);
    }
}

static void judge_strange(world_t *world, const simcom_event_t *event)
{
    note_bytes(world, "  nobody's line:", event->u.line.text.data, event->u.line.text.length);
    if (world->plan.family == FAMILY_CLEAN && world->plan.polite && !world->plan.module.echo &&
        world->restarts == 0u && world->wakes == 0u) {
        fail(world, "a line is nobody's, and nothing went wrong: %.*s",
             (int)event->u.line.text.length, (const char *)event->u.line.text.data);
    }
}

void judge_event(world_t *world, const simcom_event_t *event)
{
    if (world->plan.session) {
        keeper_event(world, event);
    }
    switch ((simcom_event_kind_t)event->kind) {
    case SIMCOM_EVENT_DONE:
        if (!world->plan.session) {
            app_ended(world, event);
        }
        break;
    case SIMCOM_EVENT_MESSAGE:
        begin_message(world, event);
        break;
    case SIMCOM_EVENT_TOPIC:
    case SIMCOM_EVENT_PAYLOAD:
        take_span(world, event, event->kind == SIMCOM_EVENT_PAYLOAD);
        break;
    case SIMCOM_EVENT_MESSAGE_END:
    case SIMCOM_EVENT_MESSAGE_BROKEN:
        note(world, "event: message %s for client %u",
             event->kind == SIMCOM_EVENT_MESSAGE_END ? "whole" : "broken", event->client);
        end_message(world, event->kind == SIMCOM_EVENT_MESSAGE_END);
        break;
    case SIMCOM_EVENT_CONNECTION_LOST:
    case SIMCOM_EVENT_NETWORK_LOST:
    case SIMCOM_EVENT_PING_FAILED:
    case SIMCOM_EVENT_RESTARTED:
        note(world, "event: loss of kind %u, client %u", event->kind, event->client);
        judge_loss(world, event);
        break;
    case SIMCOM_EVENT_UNKNOWN_LINE:
        judge_strange(world, event);
        break;
    case SIMCOM_EVENT_RECOVERED:
        note(world, "event: recovered");
        world->recoveries++;
        if (world->judge.torn) {
            driver_reset(world); /* a payload may have said that the module restarted */
        }
        world->judge.torn = false;
        judge_synchronised(world);
        break;
    case SIMCOM_EVENT_LATE_RESULT:
        note(world, "event: late result of %s of client %u: %s",
             operation_name(event->u.done.operation), event->client,
             outcome_name(event->u.done.outcome));
        break;
    default:
        break;
    }
}

/* --- In each turn, and at the end ------------------------------------------------------------------ */

/* On the slowest line a long message takes ten seconds. */
#define DELIVERY_MS 120000u

/* The oldest message that is expected and has not come. */
static const item_t *first_open(world_t *world)
{
    while (world->first_open < world->item_count) {
        const item_t *item = &world->items[world->first_open];
        if (item->expected && item->delivered == 0u) {
            return item;
        }
        world->first_open++; /* nothing is expected later that was not from the beginning */
    }
    return NULL;
}

void judge_turn(world_t *world)
{
    const item_t *open = world->open_items > 0u ? first_open(world) : NULL;

    if (open != NULL && world->now > open->at + DELIVERY_MS) {
        fail(world, "message %u was lost, and nothing went wrong", (unsigned)world->first_open);
        return;
    }
    for (unsigned i = 0; i < SLOTS; i++) {
        const operation_t *operation = &world->operations[i];
        uint8_t client = i == 0u ? SIMCOM_MODULE : (uint8_t)(i - 1u);
        if (operation->active && world->now > operation->deadline) {
            fail(world, "%s of slot %u has not ended %u s after it began",
                 operation_name(operation->kind), i,
                 (unsigned)((world->now - operation->started) / 1000u));
        } else if (operation->active != simcom_busy(&world->modem, client)) {
            fail(world, "%s of slot %u: %s", operation_name(operation->kind), i,
                 operation->active ? "it went away without an event"
                                   : "the slot is busy with nothing");
        }
    }
}

void judge_end(world_t *world)
{
    for (uint32_t i = 0; i < world->item_count && !world->failed; i++) {
        const item_t *item = &world->items[i];
        if (item->expected && item->delivered == 0u) {
            fail(world, "message %u was lost, and nothing went wrong", (unsigned)i);
        }
    }
}
