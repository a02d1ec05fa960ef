/* SPDX-License-Identifier: MIT */
/* player.c - plays a conversation to the library. */
#include "player.h"

#include "simcom/describe.h"
#include "simcom/simcom.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARGUMENTS 12
#define TEXT      16384

/* An argument of a call: name=value, the value a number or bytes. */
typedef struct argument {
    char name[32];
    bool quoted;
    uint32_t number;
    uint8_t *bytes;
    size_t length;
    bool used;
} argument_t;

/* Everything of one run. */
typedef struct player {
    const simcom_description_t *description; /* of the conversation's revision */
    simcom_t modem;
    simcom_client_t clients[SIMCOM_CLIENTS];
    simcom_connect_t connect[SIMCOM_CLIENTS];
    simcom_tls_t tls;
    uint8_t *line;
    uint32_t now;
    size_t fed; /* module's bytes so far, for the single cut */
    argument_t arguments[ARGUMENTS];
    size_t argument_count;
    uint8_t storage[TEXT]; /* what the strings of a call point to, until its event */
    size_t stored;
    union {
        uint64_t align;
        uint8_t bytes[256];
    } raw;
    uint8_t span[TEXT]; /* topic or payload that is being joined */
    size_t span_length;
    uint8_t span_kind;
    char *events; /* as lines */
    size_t events_length;
    char *why;
    size_t why_size;
    bool failed;
} player_t;

static void fail(player_t *player, unsigned line, const char *format, ...)
{
    va_list arguments;
    if (player->failed) {
        return;
    }
    player->failed = true;
    int n = snprintf(player->why, player->why_size, "line %u: ", line);
    va_start(arguments, format);
    vsnprintf(player->why + n, player->why_size - (size_t)n, format, arguments);
    va_end(arguments);
}

/* Events as text --------------------------------------------------------------------------- */

static void put(player_t *player, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    player->events_length += (size_t)vsnprintf(player->events + player->events_length,
                                               4 * TEXT - player->events_length, format, arguments);
    va_end(arguments);
}

static void put_bytes(player_t *player, const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] < 32 || bytes[i] > 126 || bytes[i] == '"' || bytes[i] == '\\') {
            put(player, "\\x%02X", bytes[i]);
        } else {
            put(player, "%c", bytes[i]);
        }
    }
}

static void flush_span(player_t *player)
{
    if (player->span_kind != SIMCOM_EVENT_NONE) {
        put(player, "%s \"", player->span_kind == SIMCOM_EVENT_TOPIC ? "topic" : "payload");
        put_bytes(player, player->span, player->span_length);
        put(player, "\"\n");
    }
    player->span_kind = SIMCOM_EVENT_NONE;
    player->span_length = 0;
}

static const char *const operations[] = {
    [SIMCOM_OPERATION_COMMAND] = "command",
    [SIMCOM_OPERATION_START] = "start",
    [SIMCOM_OPERATION_STOP] = "stop",
    [SIMCOM_OPERATION_TLS] = "tls",
    [SIMCOM_OPERATION_CERTIFICATE] = "certificate",
    [SIMCOM_OPERATION_CERTIFICATE_DELETE] = "certificate_delete",
    [SIMCOM_OPERATION_ACQUIRE] = "acquire",
    [SIMCOM_OPERATION_RELEASE] = "release",
    [SIMCOM_OPERATION_WILL] = "will",
    [SIMCOM_OPERATION_CONNECT] = "connect",
    [SIMCOM_OPERATION_DISCONNECT] = "disconnect",
    [SIMCOM_OPERATION_PUBLISH] = "publish",
    [SIMCOM_OPERATION_SUBSCRIBE] = "subscribe",
    [SIMCOM_OPERATION_UNSUBSCRIBE] = "unsubscribe",
    [SIMCOM_OPERATION_CONFIGURE] = "configure",
    [SIMCOM_OPERATION_CERTIFICATE_LIST] = "certificate_list",
    [SIMCOM_OPERATION_ECHO_OFF] = "echo_off",
};

static void put_done(player_t *player, const simcom_event_t *event)
{
    put(player, "done %s", operations[event->u.done.operation]);
    if (event->client != SIMCOM_MODULE) {
        put(player, " %u", event->client);
    }
    switch ((simcom_outcome_t)event->u.done.outcome) {
    case SIMCOM_DONE:
        put(player, " ok\n");
        break;
    case SIMCOM_REFUSED:
        if (event->u.done.cme.data != NULL) {
            put(player, " refused cme %.*s\n", (int)event->u.done.cme.length,
                (const char *)event->u.done.cme.data);
        } else if (event->u.done.code == SIMCOM_CODE_MISSING) {
            put(player, " refused -\n");
        } else {
            put(player, " refused %u\n", event->u.done.code);
        }
        break;
    case SIMCOM_NOT_DONE:
        put(player, " not_done\n");
        break;
    case SIMCOM_UNKNOWN:
        put(player, " unknown\n");
        break;
    case SIMCOM_CANCELLED:
        put(player, " cancelled\n");
        break;
    }
}

static void put_line(player_t *player, const simcom_event_t *event)
{
    if (event->kind == SIMCOM_EVENT_INFORMATION) {
        const char *name = simcom_line_names[event->u.line.name];
        put(player, "info %.*s ", (int)strlen(name) - 2, name + 1);
        put_bytes(player, simcom_line_argument(event->u.line.text).data,
                  simcom_line_argument(event->u.line.text).length);
        put(player, "\n");
    } else {
        put(player, "%s \"", event->kind == SIMCOM_EVENT_NOTICE ? "notice" : "unknown");
        put_bytes(player, event->u.line.text.data, event->u.line.text.length);
        put(player, "\"\n");
    }
}

static void put_event(player_t *player, const simcom_event_t *event)
{
    if (event->kind == SIMCOM_EVENT_TOPIC || event->kind == SIMCOM_EVENT_PAYLOAD) {
        if (player->span_kind != event->kind) {
            flush_span(player);
        }
        player->span_kind = event->kind;
        if (event->u.span.offset != player->span_length) {
            put(player, "span at %u, not %zu\n", event->u.span.offset, player->span_length);
        }
        memcpy(player->span + player->span_length, event->u.span.bytes.data,
               event->u.span.bytes.length);
        player->span_length += event->u.span.bytes.length;
        return;
    }
    flush_span(player);
    switch ((simcom_event_kind_t)event->kind) {
    case SIMCOM_EVENT_DONE:
        put_done(player, event);
        break;
    case SIMCOM_EVENT_INFORMATION:
    case SIMCOM_EVENT_UNKNOWN_LINE:
    case SIMCOM_EVENT_NOTICE:
        put_line(player, event);
        break;
    case SIMCOM_EVENT_MESSAGE:
        put(player, "message %u %u %u\n", event->client, event->u.message.topic_length,
            event->u.message.payload_length);
        break;
    case SIMCOM_EVENT_MESSAGE_END:
        put(player, "end %u\n", event->client);
        break;
    case SIMCOM_EVENT_MESSAGE_BROKEN:
        put(player, "broken %u\n", event->client);
        break;
    case SIMCOM_EVENT_CONNECTION_LOST:
        put(player, "connlost %u %u\n", event->client, event->u.cause);
        break;
    case SIMCOM_EVENT_NETWORK_LOST:
        put(player, "nonet\n");
        break;
    case SIMCOM_EVENT_PING_FAILED:
        put(player, "ping %u %u\n", event->client, event->u.cause);
        break;
    case SIMCOM_EVENT_RESTARTED:
        put(player, "restarted\n");
        break;
    case SIMCOM_EVENT_RECOVERED:
        put(player, "recovered\n");
        break;
    default:
        put(player, "event %u\n", event->kind);
        break;
    }
}

static void pull(player_t *player)
{
    simcom_event_t event;
    while (simcom_next_event(&player->modem, &event)) {
        put_event(player, &event);
    }
}

/* Compares the events so far with a written one, and takes it off. */
static void expect_event(player_t *player, const step_t *step)
{
    static char wanted[4 * TEXT];
    size_t length = 0;
    uint8_t bytes[TEXT];
    flush_span(player);
    /* Bytes in the text are brought into the form that put_bytes() writes. */
    size_t n = unescape((const char *)step->bytes, step->length, bytes);
    const char *first = strchr((const char *)step->bytes, '"');
    bool quoted = strncmp((const char *)step->bytes, "info", 4) != 0;
    if (n == SIZE_MAX) {
        fail(player, step->line, "an escape is wrong");
        return;
    }
    size_t begin =
        first != NULL ? (size_t)(first - (const char *)step->bytes) + (quoted ? 1 : 0) : n;
    for (size_t i = 0; i < n; i++) {
        bool mark = quoted && i + 1 == n && first != NULL;
        bool plain = i < begin || mark ||
                     (bytes[i] >= 32 && bytes[i] <= 126 && bytes[i] != '"' && bytes[i] != '\\');
        length += (size_t)snprintf(wanted + length, sizeof wanted - length,
                                   plain ? "%c" : "\\x%02X", bytes[i]);
    }
    length += (size_t)snprintf(wanted + length, sizeof wanted - length, "\n");
    if (strncmp(player->events, wanted, length) != 0) {
        fail(player, step->line, "expected event:\n  %sgot:\n  %s", wanted,
             player->events_length > 0 ? player->events : "nothing\n");
        return;
    }
    memmove(player->events, player->events + length, player->events_length - length + 1);
    player->events_length -= length;
}

/* Calls ------------------------------------------------------------------------------------ */

static argument_t *find(player_t *player, const char *name)
{
    for (size_t i = 0; i < player->argument_count; i++) {
        if (strcmp(player->arguments[i].name, name) == 0) {
            player->arguments[i].used = true;
            return &player->arguments[i];
        }
    }
    return NULL;
}

static uint32_t number(player_t *player, const char *name, uint32_t otherwise)
{
    const argument_t *found = find(player, name);
    return found != NULL ? found->number : otherwise;
}

static simcom_bytes_t bytes(player_t *player, const char *name)
{
    simcom_bytes_t none = {NULL, 0};
    const argument_t *found = find(player, name);
    if (found != NULL) {
        none.data = found->bytes;
        none.length = found->length;
    }
    return none;
}

/* Reads name=value pairs; returns false on a mistake in the transcript. */
static bool read_arguments(player_t *player, const char *at)
{
    player->argument_count = 0;
    while (*at != '\0') {
        argument_t *made = &player->arguments[player->argument_count++];
        size_t n = strcspn(at, "=");
        if (at[n] != '=' || n >= sizeof made->name || player->argument_count == ARGUMENTS) {
            return false;
        }
        memset(made, 0, sizeof *made);
        memcpy(made->name, at, n);
        at += n + 1;
        if (*at == '"') {
            size_t end = 1;
            while (at[end] != '"') {
                end += at[end] == '\\' && at[end + 1] != '\0' ? 2 : 1;
                if (at[end] == '\0') {
                    return false;
                }
            }
            made->quoted = true;
            made->bytes = player->storage + player->stored;
            made->length = unescape(at + 1, end - 1, made->bytes);
            player->stored += made->length;
            at += end + 1;
        } else {
            char *end;
            made->number = (uint32_t)strtoul(at, &end, strncmp(at, "0x", 2) == 0 ? 16 : 10);
            if (end == at) {
                return false;
            }
            at = end;
        }
        at += strspn(at, " ");
    }
    return true;
}

static simcom_status_t call_tls(player_t *player)
{
    simcom_tls_t *tls = &player->tls;
    static const struct {
        const char *name;
        uint8_t bit;
    } settings[] = {{"version", SIMCOM_TLS_VERSION},
                    {"authmode", SIMCOM_TLS_AUTHMODE},
                    {"ignore_time", SIMCOM_TLS_IGNORE_TIME},
                    {"negotiate_time", SIMCOM_TLS_NEGOTIATE_TIME},
                    {"sni", SIMCOM_TLS_SNI},
                    {"ciphersuites", SIMCOM_TLS_CIPHERSUITES}};
    memset(tls, 0, sizeof *tls);
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        tls->set |= find(player, settings[i].name) != NULL ? settings[i].bit : 0;
    }
    tls->ca_file = bytes(player, "cacert");
    tls->clientcert_file = bytes(player, "clientcert");
    tls->clientkey_file = bytes(player, "clientkey");
    tls->key_password = bytes(player, "keypwd");
    tls->context = (uint8_t)number(player, "context", 0);
    tls->version = (uint8_t)number(player, "version", 0);
    tls->authmode = (uint8_t)number(player, "authmode", 0);
    tls->ignore_time = (uint8_t)number(player, "ignore_time", 0);
    tls->negotiate_time = (uint16_t)number(player, "negotiate_time", 0);
    tls->sni = (uint8_t)number(player, "sni", 0);
    tls->ciphersuites = (uint16_t)number(player, "ciphersuites", 0);
    return simcom_tls_configure(&player->modem, tls);
}

/* Puts the arguments into the form's struct, by its rows. */
static bool fill_form(player_t *player, const simcom_described_form_t *form)
{
    memset(&player->raw, 0, sizeof player->raw);
    for (uint8_t i = 0; i < form->form->parameter_count; i++) {
        const simcom_parameter_t *row = &simcom_parameters_of(form->form)[i];
        const argument_t *given = find(player, form->parameters[i].name);
        bool optional = (row->flags & SIMCOM_PARAMETER_OPTIONAL) != 0;
        void *member = player->raw.bytes + row->offset;
        if (given == NULL) {
            if (!optional && (form->lacks >> i & 1u) == 0) {
                return false;
            }
        } else if (row->kind != SIMCOM_KIND_NUMBER && row->kind != SIMCOM_KIND_HEX) {
            *(simcom_bytes_t *)member = (simcom_bytes_t){given->bytes, given->length};
        } else if (optional) {
            *(simcom_optional_t *)member = (simcom_optional_t){given->number, true};
        } else {
            *(uint32_t *)member = given->number;
        }
    }
    for (size_t i = 0; i < player->argument_count; i++) {
        if (!player->arguments[i].used) {
            return false;
        }
    }
    return true;
}

static simcom_status_t call_command(player_t *player, const char *name, const char *kind)
{
    static const char *const kinds[] = {"test", "read", "write", "execute"};
    for (size_t i = 0; i < player->description->command_count; i++) {
        const simcom_described_command_t *command = &player->description->commands[i];
        for (uint8_t k = 0; strcmp(command->name, name) == 0 && k < command->form_count; k++) {
            const simcom_described_form_t *form = &command->forms[k];
            simcom_bytes_t option = bytes(player, "option");
            simcom_bytes_t data = bytes(player, "data");
            bool same = option.length == strlen(form->option) &&
                        memcmp(option.data != NULL ? (const char *)option.data : "", form->option,
                               option.length) == 0;
            if (strcmp(kinds[form->type], kind) == 0 && same && fill_form(player, form)) {
                return simcom_send(&player->modem, form->form, player->raw.bytes, data);
            }
            for (size_t m = 0; m < player->argument_count; m++) {
                player->arguments[m].used = false;
            }
        }
    }
    return SIMCOM_E_MISSING;
}

static simcom_status_t call_client(player_t *player, const char *name, uint8_t client)
{
    simcom_t *modem = &player->modem;
    if (strcmp(name, "acquire") == 0) {
        simcom_acquire_t args = {.client_id = bytes(player, "client_id"),
                                 .tls = number(player, "tls", 0) != 0,
                                 .mqtt_version = (uint8_t)number(player, "mqtt_version", 0)};
        return simcom_mqtt_acquire(modem, client, &args);
    }
    if (strcmp(name, "configure") == 0) {
        simcom_settings_t args = {
            .check_utf8 = {(uint8_t)number(player, "check_utf8", 0),
                           find(player, "check_utf8") != NULL},
            .optimeout = {(uint8_t)number(player, "optimeout", 0),
                          find(player, "optimeout") != NULL},
            .version = {(uint8_t)number(player, "version", 0), find(player, "version") != NULL},
            .argtopic = {(uint8_t)number(player, "argtopic", 0), find(player, "argtopic") != NULL}};
        return simcom_mqtt_configure(modem, client, &args);
    }
    if (strcmp(name, "release") == 0) {
        return simcom_mqtt_release(modem, client);
    }
    if (strcmp(name, "will") == 0) {
        simcom_will_t args = {bytes(player, "topic"), bytes(player, "message"),
                              (uint8_t)number(player, "qos", 0)};
        return simcom_mqtt_will(modem, client, &args);
    }
    if (strcmp(name, "connect") == 0) {
        simcom_connect_t *args = &player->connect[client % SIMCOM_CLIENTS];
        args->server = bytes(player, "server");
        args->user = bytes(player, "user");
        args->password = bytes(player, "password");
        args->keepalive = (uint16_t)number(player, "keepalive", 0);
        args->clean = number(player, "clean", 0) != 0;
        args->context = (uint8_t)number(player, "context", SIMCOM_CONTEXT_NONE);
        args->sni = (uint8_t)number(player, "sni", SIMCOM_SNI_KEEP);
        return simcom_mqtt_connect(modem, client, args);
    }
    if (strcmp(name, "publish") == 0) {
        simcom_publish_t args = {.topic = bytes(player, "topic"),
                                 .payload = bytes(player, "payload"),
                                 .timeout = (uint16_t)number(player, "timeout", 0),
                                 .qos = (uint8_t)number(player, "qos", 0),
                                 .retain = number(player, "retain", 0) != 0,
                                 .dup = number(player, "dup", 0) != 0};
        return simcom_mqtt_publish(modem, client, &args);
    }
    if (strcmp(name, "disconnect") == 0) {
        return simcom_mqtt_disconnect(modem, client, (uint16_t)number(player, "timeout", 0));
    }
    simcom_filter_t args = {bytes(player, "filter"), (uint8_t)number(player, "qos", 0),
                            number(player, "dup", 0) != 0};
    return strcmp(name, "subscribe") == 0 ? simcom_mqtt_subscribe(modem, client, &args)
                                          : simcom_mqtt_unsubscribe(modem, client, &args);
}

static void call(player_t *player, const step_t *step)
{
    char first[32] = "";
    char second[32] = "";
    char third[32] = "";
    int used = 0;
    const char *text = (const char *)step->bytes;
    simcom_status_t status = SIMCOM_E_MISSING;
    sscanf(text, "%31s%n", first, &used);
    text += used;
    if (strcmp(first, "command") == 0) {
        sscanf(text, " %31s %31s%n", second, third, &used);
        text += used;
    } else if (text[0] == ' ' && text[1] >= '0' && text[1] <= '9' &&
               strchr("0123456789", text[1])) {
        sscanf(text, " %31s%n", second, &used);
        text += used;
    }
    text += strspn(text, " ");
    if (!read_arguments(player, text)) {
        fail(player, step->line, "cannot read the call");
        return;
    }
    if (strcmp(first, "command") == 0) {
        status = call_command(player, second, third);
    } else if (strcmp(first, "start") == 0) {
        status = simcom_mqtt_start(&player->modem);
    } else if (strcmp(first, "stop") == 0) {
        status = simcom_mqtt_stop(&player->modem);
    } else if (strcmp(first, "tls") == 0) {
        status = call_tls(player);
    } else if (strcmp(first, "certificate") == 0) {
        simcom_certificate_t args = {bytes(player, "name"), bytes(player, "data")};
        status = simcom_certificate_upload(&player->modem, &args);
    } else if (second[0] != '\0') {
        status = call_client(player, first, (uint8_t)atoi(second));
    }
    for (size_t i = 0; i < player->argument_count; i++) {
        if (!player->arguments[i].used) {
            fail(player, step->line, "argument '%s' is not known", player->arguments[i].name);
        }
    }
    if (status != SIMCOM_GOOD) {
        char problem[200];
        simcom_problem_text(simcom_last_problem(&player->modem), problem, sizeof problem);
        fail(player, step->line, "the call was refused: %s: %s", simcom_status_text(status),
             problem);
    }
}

/* Bytes ------------------------------------------------------------------------------------ */

static void expect_bytes(player_t *player, const step_t *step)
{
    for (size_t i = 0; i < step->length; i++) {
        const uint8_t *next;
        size_t n = simcom_tx_peek(&player->modem, &next);
        if (n == 0 || next[0] != step->bytes[i]) {
            fail(player, step->line, "byte %zu of %zu sent: expected 0x%02X, got %s%02X", i,
                 step->length, step->bytes[i], n == 0 ? "nothing " : "0x", n == 0 ? 0 : next[0]);
            return;
        }
        simcom_tx_ack(&player->modem, 1);
    }
}

/* Hands over one piece. It is copied to memory of just its size, so that a read beyond it shows. */
static void feed_piece(player_t *player, const uint8_t *from, size_t n)
{
    uint8_t *piece = malloc(n > 0 ? n : 1);
    memcpy(piece, from, n);
    for (size_t used = 0; used < n;) {
        used += simcom_feed(&player->modem, piece + used, n - used);
        pull(player);
    }
    memset(piece, 0xA5, n); /* spans must not be used behind the next feed */
    free(piece);
}

static void feed(player_t *player, const step_t *step, const cuts_t *cuts)
{
    size_t at = 0;
    while (at < step->length) {
        size_t n = step->length - at;
        if (cuts->chunk == SIZE_MAX && player->fed < cuts->at && player->fed + n > cuts->at) {
            n = cuts->at - player->fed;
        } else if (cuts->chunk != 0 && cuts->chunk != SIZE_MAX && n > cuts->chunk) {
            n = cuts->chunk;
        }
        feed_piece(player, step->bytes + at, n);
        at += n;
        player->fed += n;
    }
}

static void pass_ms(player_t *player, uint32_t left)
{
    for (;;) {
        uint32_t wait = simcom_tick(&player->modem, player->now);
        pull(player);
        if (left == 0) {
            return;
        }
        uint32_t n = wait == 0 || wait > left ? left : wait;
        player->now += n;
        left -= n;
    }
}

static void pass_time(player_t *player, const step_t *step)
{
    pass_ms(player, (uint32_t)strtoul((const char *)step->bytes, NULL, 10));
}

/* In a tree of several revisions the library waits where another one documents a longer answer. */
static void be_patient(player_t *player, const step_t *step, const cuts_t *cuts)
{
    const uint8_t *next;
    if ((step->kind == '=' && player->events[0] == '\0') ||
        (step->kind == '>' && simcom_tx_peek(&player->modem, &next) == 0)) {
        pass_ms(player, cuts->patience_ms);
    }
}

/* Whether the library still has something to send that no line of the transcript names. */
static void expect_silence(player_t *player, const step_t *step)
{
    const uint8_t *next;
    size_t n = simcom_tx_peek(&player->modem, &next);
    if (n > 0) {
        fail(player, step->line,
             "before this line the library sends %zu bytes that nobody expects: %.*s", n, (int)n,
             (const char *)next);
    }
}

static void play_step(player_t *player, const step_t *step, const cuts_t *cuts)
{
    if (cuts->patience_ms != 0) {
        be_patient(player, step, cuts);
    }
    if (step->kind != '=' && player->events_length > 0) {
        flush_span(player);
        fail(player, step->line, "an event that is not written before this line: %s",
             player->events);
        return;
    }
    switch (step->kind) {
    case '!':
        simcom_tick(&player->modem, player->now);
        call(player, step);
        break;
    case '>':
        expect_bytes(player, step);
        break;
    case '<':
        expect_silence(player, step);
        feed(player, step, cuts);
        break;
    case '@':
        pass_time(player, step);
        break;
    default:
        expect_event(player, step);
        break;
    }
}

bool play(const conversation_t *conversation, const cuts_t *cuts, char *why, size_t size)
{
    player_t *player = calloc(1, sizeof *player);
    player->events = calloc(1, 4 * TEXT);
    player->line = calloc(1, cuts->line + 1);
    player->now = UINT32_MAX - 50; /* the clock wraps soon */
    player->why = why;
    player->why_size = size;
    player->description = simcom_description_find(conversation->revision);
    if (player->description == NULL) {
        fail(player, 1, "there is no revision '%s'", conversation->revision);
        free(player->line);
        free(player->events);
        free(player);
        return false;
    }
    const simcom_config_t config = {.revision = player->description->revision,
                                    .client = {&player->clients[0], &player->clients[1]},
                                    .line = player->line,
                                    .line_size = cuts->line};
    simcom_init(&player->modem, &config);
    for (size_t i = 0; i < conversation->count && !player->failed; i++) {
        play_step(player, &conversation->steps[i], cuts);
    }
    if (!player->failed && conversation->count > 0) {
        flush_span(player);
        expect_silence(player, &conversation->steps[conversation->count - 1]);
        if (player->events_length > 0) {
            fail(player, conversation->steps[conversation->count - 1].line,
                 "an event behind the last line: %s", player->events);
        }
    }
    bool good = !player->failed;
    free(player->line);
    free(player->events);
    free(player);
    return good;
}

size_t module_bytes(const conversation_t *conversation)
{
    size_t n = 0;
    for (size_t i = 0; i < conversation->count; i++) {
        n += conversation->steps[i].kind == '<' ? conversation->steps[i].length : 0;
    }
    return n;
}
