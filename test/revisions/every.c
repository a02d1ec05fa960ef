/* SPDX-License-Identifier: MIT */
/*
 * every [--transcripts DIR] [--record DIR] [--seed N] REVISION... - what has to hold of any revision of this tree.
 *
 *     conform   the conformance suite is clean against the simulated module, in each order and with small packets
 *     probe     the module has 0 differences to its own revision
 *     speak     the library does each operation with the module; what went over the line is written to DIR/REVISION.txt
 *     random    any call with any arguments, against the module: each ends, and nothing is touched that is nobody's
 *     play      the conversations of DIR/REVISION/ that the revision has not changed
 *
 * Each check of each revision runs in a process of its own, so that one that crashes says which it was. A line for each
 * failure: REVISION: CHECK: what.
 *
 * exit codes: 0 all held, 1 something failed, 2 bad usage
 */
#define _DEFAULT_SOURCE

#include "bottle.h"
#include "conform.h"
#include "player.h"
#include "probe.h"

#include "simcom/descriptions.h"
#include "simcom/simcom.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Virtual time after which an operation that has not ended never will: the longest limits are minutes. */
#define FOR_EVER_MS 4000000u
#define CALLS       400u

typedef struct run {
    const simcom_description_t *description;
    const char *check;
    const char *transcripts;
    const char *record;
    uint64_t random;
    unsigned failures;
} run_t;

#define FAIL(run, ...)                                                                             \
    do {                                                                                           \
        printf("%s: %s: ", (run)->description->revision->name, (run)->check);                      \
        printf(__VA_ARGS__);                                                                       \
        putchar('\n');                                                                             \
        (run)->failures++;                                                                         \
    } while (0)

static uint32_t draw(run_t *run, uint32_t below)
{
    run->random = run->random * 6364136223846793005u + 1442695040888963407u;
    return below == 0 ? 0 : (uint32_t)(run->random >> 33) % below;
}

static simcom_module_settings_t settings_of(const run_t *run)
{
    simcom_module_settings_t settings = simcom_module_defaults();
    settings.revision = run->description->revision;
    return settings;
}

/* --- Conform and probe -------------------------------------------------------------------------- */

static void conform_once(run_t *run, unsigned order, uint16_t packet)
{
    simcom_module_settings_t settings = settings_of(run);
    settings.order = (uint8_t)order;
    settings.packet = packet;
    const uint16_t most = run->description->revision->packet_limit;
    if (most != 0 && packet > most) {
        settings.packet = most;
    }
    bottle_t *bottle = bottle_new(&settings);
    const conform_settings_t how = {.description = run->description,
                                    .wire = bottle_wire(bottle),
                                    .broker = BOTTLE_BROKER,
                                    .refuser = BOTTLE_REFUSER,
                                    .allowed = 0xFF,
                                    .settle_ms = 20};
    conform_t *conform = conform_new(&how);
    if (!conform_run(conform)) {
        FAIL(run, "the suite was stopped");
    }
    for (size_t i = 0; i < conform_count(conform); i++) {
        const conform_result_t *result = conform_result(conform, i);
        if (result->verdict == CONFORM_FAILED) {
            FAIL(run, "order %u, packet %u, %s: expected %s; received %s", order, packet,
                 conform_case(conform, i)->name, result->expected, result->received);
        }
    }
    conform_free(conform);
    bottle_free(bottle);
}

static void check_conform(run_t *run)
{
    conform_once(run, SIMCOM_MODULE_ORDER_DOCUMENTED, 0);
    conform_once(run, SIMCOM_MODULE_ORDER_RESULT_FIRST, 7);
    conform_once(run, SIMCOM_MODULE_ORDER_OK_FIRST, 1500);
}

static void check_probe(run_t *run)
{
    const simcom_module_settings_t settings = settings_of(run);
    bottle_t *bottle = bottle_new(&settings);
    probe_t *probe = probe_run(bottle_wire(bottle), 20);
    if (!probe_answered(probe)) {
        FAIL(run, "the module did not answer");
    }
    if (probe_compare(probe, run->description, NULL) != 0) {
        FAIL(run, "differs from its own revision:");
        (void)probe_compare(probe, run->description, stdout);
    }
    probe_free(probe);
    bottle_free(bottle);
}

/* --- The library and the module ----------------------------------------------------------------- */

typedef struct desk {
    run_t *run;
    bottle_t *bottle;
    FILE *record;
    simcom_t modem;
    simcom_client_t clients[SIMCOM_CLIENTS];
    uint8_t line[700];
    unsigned open;       /* operations that have not ended */
    simcom_event_t last; /* the last DONE */
    size_t messages;
} desk_t;

static void put_bytes(desk_t *desk, char direction, const uint8_t *bytes, size_t n)
{
    if (desk->record == NULL) {
        return;
    }
    fprintf(desk->record, "%u %c ", (unsigned)bottle_now(desk->bottle), direction);
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] == '\\') {
            fputs("\\\\", desk->record);
        } else if (bytes[i] >= 0x20 && bytes[i] < 0x7F) {
            fputc(bytes[i], desk->record);
        } else {
            fprintf(desk->record, "\\x%02X", bytes[i]);
        }
    }
    fputc('\n', desk->record);
}

static void desk_open(desk_t *desk, run_t *run, bool record)
{
    const simcom_module_settings_t settings = settings_of(run);
    const simcom_config_t config = {.revision = run->description->revision,
                                    .client = {&desk->clients[0], &desk->clients[1]},
                                    .line = desk->line,
                                    .line_size = sizeof desk->line};
    memset(desk, 0, sizeof *desk);
    desk->run = run;
    desk->bottle = bottle_new(&settings);
    if (record && run->record != NULL) {
        char path[600];
        (void)snprintf(path, sizeof path, "%s/%s.txt", run->record,
                       run->description->revision->name);
        desk->record = fopen(path, "w");
        if (desk->record != NULL) {
            fputs("simcom-recording 1\n", desk->record);
        }
    }
    simcom_init(&desk->modem, &config);
}

static void desk_close(desk_t *desk)
{
    if (desk->record != NULL) {
        fclose(desk->record);
    }
    bottle_free(desk->bottle);
}

/* Looks at every byte that an event points to, so that the sanitizers see what it points to. */
static void look_at(const simcom_event_t *event)
{
    static volatile uint8_t sum;
    simcom_bytes_t bytes = {NULL, 0};
    if (event->kind == SIMCOM_EVENT_TOPIC || event->kind == SIMCOM_EVENT_PAYLOAD) {
        bytes = event->u.span.bytes;
    } else if (event->kind == SIMCOM_EVENT_INFORMATION ||
               event->kind == SIMCOM_EVENT_UNKNOWN_LINE || event->kind == SIMCOM_EVENT_NOTICE) {
        bytes = event->u.line.text;
    }
    for (size_t i = 0; i < bytes.length; i++) {
        sum = (uint8_t)(sum + bytes.data[i]);
    }
}

static void take_events(desk_t *desk)
{
    simcom_event_t event;
    while (simcom_next_event(&desk->modem, &event)) {
        look_at(&event);
        if (event.kind == SIMCOM_EVENT_DONE) {
            desk->last = event;
            desk->open -= desk->open != 0;
            (void)simcom_code_of(event.u.done.code);
        } else if (event.kind == SIMCOM_EVENT_MESSAGE_END) {
            desk->messages++;
        }
    }
}

/* One turn: bytes out, bytes in, time. Returns the ms that went by. */
static uint32_t turn(desk_t *desk)
{
    wire_t wire = bottle_wire(desk->bottle);
    const uint32_t begin = bottle_now(desk->bottle);
    const uint8_t *bytes;
    size_t n;
    while ((n = simcom_tx_peek(&desk->modem, &bytes)) != 0) {
        /* A copy of its own size: reading behind it is seen. */
        uint8_t *copy = malloc(n);
        if (copy == NULL) {
            abort();
        }
        memcpy(copy, bytes, n);
        put_bytes(desk, '>', copy, n);
        (void)wire.send(wire.context, copy, n);
        free(copy);
        simcom_tx_ack(&desk->modem, n);
    }
    uint32_t wait = simcom_tick(&desk->modem, bottle_now(desk->bottle));
    take_events(desk);
    uint8_t *piece = malloc(64);
    if (piece == NULL) {
        abort();
    }
    const long got =
        wire.receive(wire.context, piece, 1 + draw(desk->run, 64), wait < 50000u ? wait : 50000u);
    if (got > 0) {
        put_bytes(desk, '<', piece, (size_t)got);
        size_t at = 0;
        while (at < (size_t)got) {
            at += simcom_feed(&desk->modem, piece + at, (size_t)got - at);
            take_events(desk);
        }
    }
    free(piece);
    (void)simcom_tick(&desk->modem, bottle_now(desk->bottle));
    take_events(desk);
    return bottle_now(desk->bottle) - begin;
}

static void settle(desk_t *desk, const char *what)
{
    uint32_t spent = 0;
    while (desk->open != 0 && spent < FOR_EVER_MS) {
        const uint32_t ms = turn(desk);
        spent += ms != 0 ? ms : 1;
    }
    if (desk->open != 0) {
        FAIL(desk->run, "%s never ends", what);
        desk->open = 0;
    }
}

/* An operation that has to be answered, whatever the answer is. */
static bool does(desk_t *desk, const char *what, simcom_status_t status)
{
    if (status != SIMCOM_GOOD) {
        return false;
    }
    desk->open++;
    settle(desk, what);
    if (desk->last.u.done.outcome == SIMCOM_UNKNOWN ||
        desk->last.u.done.outcome == SIMCOM_NOT_DONE) {
        FAIL(desk->run, "%s was not answered", what);
    }
    return desk->last.u.done.outcome == SIMCOM_DONE;
}

/* --- Speak: everything once, in order ------------------------------------------------------------- */

/* Whether the revision has words for a received message. */
static bool has_messages(const desk_t *desk)
{
    const simcom_description_t *description = desk->run->description;

    for (size_t i = 0; i < description->urc_count; i++) {
        if (description->urcs[i].role == SIMCOM_ROLE_MESSAGE_START) {
            return true;
        }
    }
    return false;
}

static void speak_messages(desk_t *desk)
{
    static uint8_t large[10240];
    simcom_t *modem = &desk->modem;
    const simcom_filter_t filter = {.filter = simcom_text("a/b"), .qos = 1};
    const simcom_filter_t many[] = {{.filter = simcom_text("b/#")},
                                    {.filter = simcom_text("c"), .qos = 2}};
    const simcom_filters_t filters = {.filter = many, .count = 2};
    simcom_publish_t message = {
        .topic = simcom_text("a/b"), .payload = simcom_text("hello"), .qos = 1};
    const size_t before = desk->messages;
    memset(large, 'x', sizeof large);
    const bool subscribed = does(desk, "subscribe", simcom_mqtt_subscribe(modem, 0, &filter));
    (void)does(desk, "subscribe all", simcom_mqtt_subscribe_all(modem, 0, &filters));
    const bool published = does(desk, "publish", simcom_mqtt_publish(modem, 0, &message));
    for (unsigned i = 0; i < 50 && desk->messages == before; i++) {
        (void)turn(desk);
    }
    if (subscribed && published && desk->messages == before && has_messages(desk)) {
        FAIL(desk->run, "what was published to a filter that was subscribed to did not come back");
    }
    message.payload = (simcom_bytes_t){large, 3000};
    (void)does(desk, "publish of 3,000 bytes", simcom_mqtt_publish(modem, 0, &message));
    message.payload = simcom_text("");
    message.qos = 0;
    (void)does(desk, "publish of nothing", simcom_mqtt_publish(modem, 0, &message));
    (void)does(desk, "unsubscribe", simcom_mqtt_unsubscribe(modem, 0, &filter));
    (void)does(desk, "unsubscribe all", simcom_mqtt_unsubscribe_all(modem, 0, &filters));
}

static void check_speak(run_t *run)
{
    static desk_t desk;
    simcom_t *modem = &desk.modem;
    desk_open(&desk, run, true);
    const simcom_certificate_t file = {.name = simcom_text("ca.pem"),
                                       .data = simcom_text("not a certificate")};
    const simcom_tls_t tls = {.set = SIMCOM_TLS_VERSION | SIMCOM_TLS_AUTHMODE,
                              .version = 4,
                              .ca_file = simcom_text("ca.pem")};
    const simcom_acquire_t acquire = {.client_id = simcom_text("one")};
    const simcom_settings_t settings = {.check_utf8 = {1, true}};
    bool released = true;
    const simcom_will_t will = {
        .topic = simcom_text("gone"), .message = simcom_text("bye"), .qos = 1};
    const simcom_connect_t connect = {.server = simcom_text(BOTTLE_BROKER),
                                      .keepalive = 60,
                                      .clean = true,
                                      .context = SIMCOM_CONTEXT_NONE};
    (void)does(&desk, "echo off", simcom_echo_off(modem));
    (void)does(&desk, "certificate", simcom_certificate_upload(modem, &file));
    (void)does(&desk, "certificate list", simcom_certificate_list(modem));
    (void)does(&desk, "tls", simcom_tls_configure(modem, &tls));
    (void)does(&desk, "start", simcom_mqtt_start(modem));
    if (does(&desk, "acquire", simcom_mqtt_acquire(modem, 0, &acquire))) {
        (void)does(&desk, "configure", simcom_mqtt_configure(modem, 0, &settings));
        (void)does(&desk, "will", simcom_mqtt_will(modem, 0, &will));
        if (does(&desk, "connect", simcom_mqtt_connect(modem, 0, &connect))) {
            speak_messages(&desk);
            (void)does(&desk, "disconnect", simcom_mqtt_disconnect(modem, 0, 60));
        }
        released = does(&desk, "release", simcom_mqtt_release(modem, 0));
    }
    if (released) { /* no host stops the service before: V1.00 2.2.4 */
        (void)does(&desk, "stop", simcom_mqtt_stop(modem));
    }
    (void)does(&desk, "certificate delete", simcom_certificate_delete(modem, file.name));
    desk_close(&desk);
}

/* --- Random: anything, in any order --------------------------------------------------------------- */

/* Bytes of their own, so that reading behind them is seen; freed when the run is over. */
static simcom_bytes_t some_bytes(run_t *run, void **keep)
{
    static const uint32_t lengths[] = {0,   1,   4,   5,    9,    23,   24,    108,  128,
                                       129, 256, 257, 1024, 1025, 3000, 10240, 10241};
    const uint32_t n = lengths[draw(run, sizeof lengths / sizeof lengths[0])];
    uint8_t *bytes = malloc(n + (n == 0));
    if (bytes == NULL) {
        abort();
    }
    const bool text = draw(run, 4) != 0;
    for (uint32_t i = 0; i < n; i++) {
        bytes[i] = (uint8_t)(text ? 'a' + draw(run, 26) : draw(run, 256));
    }
    if (n >= 9 && draw(run, 2) == 0) {
        memcpy(bytes, "tcp://a:1", 9);
    } else if (n >= 4 && draw(run, 2) == 0) {
        memcpy(bytes + n - 4, draw(run, 2) != 0 ? ".pem" : ".der", 4);
    }
    *keep = bytes;
    if (draw(run, 16) == 0) {
        return (simcom_bytes_t){NULL, draw(run, 2)};
    }
    return (simcom_bytes_t){bytes, n};
}

typedef struct things {
    void *keep[64];
    size_t kept;
    union {
        simcom_acquire_t acquire;
        simcom_settings_t settings;
        simcom_will_t will;
        simcom_connect_t connect;
        simcom_publish_t publish;
        simcom_filters_t filters;
        simcom_tls_t tls;
        simcom_certificate_t certificate;
    } u[8];
    simcom_filter_t filter[8][4];
    uint8_t *arguments[8];
} things_t;

static simcom_bytes_t bytes(run_t *run, things_t *things)
{
    if (things->kept == sizeof things->keep / sizeof things->keep[0]) {
        return (simcom_bytes_t){NULL, 0};
    }
    return some_bytes(run, &things->keep[things->kept++]);
}

static simcom_filter_t some_filter(run_t *run, things_t *things)
{
    return (simcom_filter_t){
        .filter = bytes(run, things), .qos = (uint8_t)draw(run, 4), .dup = draw(run, 2) != 0};
}

/* A form of the revision or of another one, with arguments of the right shape and any value. */
static simcom_status_t send_form(desk_t *desk, things_t *things, unsigned slot)
{
    run_t *run = desk->run;
    const simcom_described_command_t *command =
        &run->description->commands[draw(run, (uint32_t)run->description->command_count)];
    const simcom_described_form_t *form = &command->forms[draw(run, command->form_count)];
    const simcom_parameter_t *rows = simcom_parameters_of(form->form);
    uint8_t *arguments = calloc(1, form->arguments_size + 1u);
    simcom_bytes_t data = {NULL, 0};
    if (arguments == NULL) {
        abort();
    }
    things->arguments[slot] = arguments;
    for (unsigned i = 0; i < form->form->parameter_count; i++) {
        const simcom_limit_t *limit = simcom_limit_of(run->description->revision, rows[i].id);
        if (simcom_is_number(&rows[i])) {
            const uint32_t values[] = {limit->min, limit->max, limit->min - 1u, limit->max + 1u, 0,
                                       1,          70000};
            simcom_optional_t number = {values[draw(run, 7)], draw(run, 3) != 0};
            const bool optional = (rows[i].flags & SIMCOM_PARAMETER_OPTIONAL) != 0;
            if ((rows[i].flags & SIMCOM_PARAMETER_LENGTH) != 0) {
                data = bytes(run, things);
                number.value = (uint32_t)data.length;
            }
            memcpy(arguments + rows[i].offset, &number,
                   optional ? sizeof number : sizeof number.value);
        } else {
            const simcom_bytes_t string = bytes(run, things);
            memcpy(arguments + rows[i].offset, &string, sizeof string);
        }
    }
    return simcom_send(&desk->modem, form->form, form->arguments_size != 0 ? arguments : NULL,
                       data);
}

static simcom_status_t call(desk_t *desk, things_t *things, unsigned slot)
{
    run_t *run = desk->run;
    simcom_t *modem = &desk->modem;
    const uint8_t client = (uint8_t)draw(run, 3);
    void *any = &things->u[slot];
    simcom_filter_t *filters = things->filter[slot];
    memset(any, 0, sizeof things->u[slot]);
    switch (draw(run, 20)) {
    case 0:
        return simcom_mqtt_start(modem);
    case 1:
        return simcom_mqtt_stop(modem);
    case 2:
        things->u[slot].acquire =
            (simcom_acquire_t){bytes(run, things), draw(run, 2) != 0, (uint8_t)draw(run, 6)};
        return simcom_mqtt_acquire(modem, client, any);
    case 3:
        return simcom_mqtt_release(modem, client);
    case 4:
        things->u[slot].settings.check_utf8 =
            (simcom_optional_byte_t){(uint8_t)draw(run, 3), draw(run, 2) != 0};
        things->u[slot].settings.optimeout =
            (simcom_optional_byte_t){(uint8_t)draw(run, 256), draw(run, 2) != 0};
        return simcom_mqtt_configure(modem, client, any);
    case 5:
        things->u[slot].will =
            (simcom_will_t){bytes(run, things), bytes(run, things), (uint8_t)draw(run, 4)};
        return simcom_mqtt_will(modem, client, any);
    case 6:
    case 7:
        things->u[slot].connect.server =
            draw(run, 4) != 0 ? simcom_text(BOTTLE_BROKER) : bytes(run, things);
        things->u[slot].connect.keepalive = (uint16_t)draw(run, 70000);
        things->u[slot].connect.clean = draw(run, 2) != 0;
        things->u[slot].connect.context =
            draw(run, 2) != 0 ? SIMCOM_CONTEXT_NONE : (uint8_t)draw(run, 12);
        things->u[slot].connect.user = draw(run, 2) != 0 ? bytes(run, things) : simcom_text(NULL);
        return simcom_mqtt_connect(modem, client, any);
    case 8:
        return simcom_mqtt_disconnect(modem, client, (uint16_t)draw(run, 200));
    case 9:
    case 10:
        things->u[slot].publish =
            (simcom_publish_t){.topic = bytes(run, things), .payload = bytes(run, things)};
        things->u[slot].publish.qos = (uint8_t)draw(run, 4);
        things->u[slot].publish.timeout = (uint16_t)(draw(run, 2) * draw(run, 200));
        return simcom_mqtt_publish(modem, client, any);
    case 11:
        filters[0] = some_filter(run, things);
        return simcom_mqtt_subscribe(modem, client, filters);
    case 12:
        filters[0] = some_filter(run, things);
        return simcom_mqtt_unsubscribe(modem, client, filters);
    case 13:
    case 14:
        for (unsigned i = 0; i < 3; i++) {
            filters[i] = some_filter(run, things);
        }
        things->u[slot].filters =
            (simcom_filters_t){.filter = filters, .count = (uint8_t)draw(run, 4)};
        return draw(run, 2) != 0 ? simcom_mqtt_subscribe_all(modem, client, any)
                                 : simcom_mqtt_unsubscribe_all(modem, client, any);
    case 15:
        things->u[slot].tls =
            (simcom_tls_t){.ca_file = bytes(run, things), .set = (uint8_t)draw(run, 64)};
        things->u[slot].tls.key_password =
            draw(run, 4) == 0 ? bytes(run, things) : simcom_text(NULL);
        return simcom_tls_configure(modem, any);
    case 16:
        things->u[slot].certificate =
            (simcom_certificate_t){bytes(run, things), bytes(run, things)};
        return simcom_certificate_upload(modem, any);
    case 17:
        return draw(run, 2) != 0 ? simcom_certificate_list(modem)
                                 : simcom_certificate_delete(modem, bytes(run, things));
    default:
        return send_form(desk, things, slot);
    }
}

static void check_random(run_t *run)
{
    static desk_t desk;
    desk_open(&desk, run, false);
    for (unsigned i = 0; i < CALLS; i++) {
        things_t things;
        char text[256];
        memset(&things, 0, sizeof things);
        /* Up to three at once: the module's and both clients'. */
        for (unsigned slot = 0; slot < 3; slot++) {
            if (call(&desk, &things, slot) == SIMCOM_GOOD) {
                desk.open++;
            } else {
                (void)simcom_problem_text(simcom_last_problem(&desk.modem), text, sizeof text);
            }
            if (draw(run, 8) == 0) {
                (void)simcom_cancel(&desk.modem,
                                    draw(run, 2) != 0 ? SIMCOM_MODULE : (uint8_t)draw(run, 2));
            }
        }
        settle(&desk, "a call");
        for (size_t k = 0; k < things.kept; k++) {
            free(things.keep[k]);
        }
        for (unsigned slot = 0; slot < 8; slot++) {
            free(things.arguments[slot]);
        }
    }
    desk_close(&desk);
}

/* --- Play: conversations written by hand ----------------------------------------------------------- */

static void play_file(run_t *run, const char *path)
{
    static char why[40000];
    static const cuts_t cuts[] = {{0, 0, 512, SIMCOM_LINGER_MS}, {1, 0, 512, SIMCOM_LINGER_MS}};
    transcript_t transcript = transcript_read(path);
    for (size_t i = 0; i < transcript.count; i++) {
        for (size_t k = 0; k < sizeof cuts / sizeof cuts[0]; k++) {
            if (!play(&transcript.conversations[i], &cuts[k], why, sizeof why)) {
                FAIL(run, "%s: %s: %s", path, transcript.conversations[i].name, why);
            }
        }
    }
    transcript_free(&transcript);
}

static void check_play(run_t *run)
{
    char folder[300], path[700];
    if (run->transcripts == NULL) {
        return;
    }
    (void)snprintf(folder, sizeof folder, "%.200s/%.60s", run->transcripts,
                   run->description->revision->name);
    DIR *files = opendir(folder);
    if (files == NULL) {
        return; /* it has changed so much that none is left */
    }
    for (struct dirent *entry = readdir(files); entry != NULL; entry = readdir(files)) {
        const size_t n = strlen(entry->d_name);
        if (n > 3 && strcmp(entry->d_name + n - 3, ".md") == 0) {
            (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
            play_file(run, path);
        }
    }
    closedir(files);
}

/* --- All of it -------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*check)(run_t *run);
} checks[] = {{"conform", check_conform},
              {"probe", check_probe},
              {"speak", check_speak},
              {"random", check_random},
              {"play", check_play}};

static bool run_check(const run_t *begin, size_t check)
{
    int status = 0;
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        run_t run = *begin;
        run.check = checks[check].name;
        alarm(240);
        checks[check].check(&run);
        fflush(stdout);
        _exit(run.failures != 0);
    }
    if (child < 0 || waitpid(child, &status, 0) != child) {
        perror("every");
        return false;
    }
    if (WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) > 1)) {
        printf("%s: %s: %s\n", begin->description->revision->name, checks[check].name,
               WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM ? "does not end" : "crashed");
    }
    return status == 0;
}

int main(int argc, char **argv)
{
    run_t run = {.random = 1};
    bool good = true;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--transcripts") == 0 && i + 1 < argc) {
            run.transcripts = argv[++i];
        } else if (strcmp(argv[i], "--record") == 0 && i + 1 < argc) {
            run.record = argv[++i];
        } else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc) {
            run.random = strtoull(argv[++i], NULL, 10);
        } else if ((run.description = simcom_description_find(argv[i])) != NULL) {
            for (size_t check = 0; check < sizeof checks / sizeof checks[0]; check++) {
                good = run_check(&run, check) && good;
            }
        } else {
            fprintf(stderr, "every: what is '%s'?\n", argv[i]);
            return 2;
        }
    }
    return good ? 0 : 1;
}
