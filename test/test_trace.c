/* SPDX-License-Identifier: MIT */
/*
 * test_trace.c - the trace in words: what it says, and that nothing secret is ever in it.
 *
 * A module that echoes answers every operation of every service. Of its bytes each one in turn is lost or
 * changed, or a run of them is lost. Canaries stand in all secret places; every text of the trace is
 * searched for each 6 bytes of each canary. */
#include "simcom/descriptions.h"
#include "simcom/simcom.h"
#include "simcom/trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Canaries --------------------------------------------------------------------------------- */

#define USER        "uQ7xVbLm2zRd"
#define PASSWORD    "p3WfJk9TqYh,NcZs"
#define KEY_PASS    "kY4vGt8HwXe2"
#define DEVICE_KEY  "dM6bPz1SaFuo"
#define CERTIFICATE "-----\r\nCjE5rTgHnBvQ\r\nLpOiKmJnUhYb\r\nXsZaWqRtGfDe\r\n"
#define TOPIC       "tB8nRk2Lx/Vw5"
#define PAYLOAD     "yH3dSg6K\r\nOK\r\nAfTjUeIq\r\n+CMQTTACCQ: 0,\"hUzXwVcB\",1\r\n"

/* Without CR and LF, which no text has, and that of ACCQ, which stands in one. */
static const char *const canaries[] = {
    USER,           PASSWORD, KEY_PASS,   DEVICE_KEY, "CjE5rTgHnBvQ", "LpOiKmJnUhYb",
    "XsZaWqRtGfDe", TOPIC,    "yH3dSg6K", "AfTjUeIq", "hUzXwVcB",
};
#define PIECE 6u

static bool near_a_canary[65536];

static unsigned hash(const char *piece)
{
    unsigned value = 0;
    for (unsigned i = 0; i < PIECE; i++) {
        value = value * 31u + (uint8_t)piece[i];
    }
    return value & 0xFFFFu;
}

static void learn_canaries(void)
{
    for (size_t i = 0; i < sizeof canaries / sizeof canaries[0]; i++) {
        for (const char *at = canaries[i]; strlen(at) >= PIECE; at++) {
            near_a_canary[hash(at)] = true;
        }
    }
}

/* The first piece of a canary in a text, NULL if there is none. */
static const char *find_canary(const char *text)
{
    size_t length = strlen(text);
    for (size_t at = 0; at + PIECE <= length; at++) {
        char piece[PIECE + 1] = {0};
        memcpy(piece, text + at, PIECE);
        for (size_t i = 0; near_a_canary[hash(piece)] && i < sizeof canaries / sizeof canaries[0];
             i++) {
            if (strstr(canaries[i], piece) != NULL) {
                return text + at;
            }
        }
    }
    return NULL;
}

/* The module ------------------------------------------------------------------------------- */

typedef struct fault {
    size_t at;
    size_t lost; /* bytes; 0: one is changed */
    int change;  /* -1 and -2: a bit flips; else the byte that it becomes */
} fault_t;

typedef struct rig {
    simcom_t modem;
    simcom_client_t clients[SIMCOM_CLIENTS];
    uint8_t buffer[1024];
    uint32_t now;
    const simcom_revision_t *revision;
    char line[1024]; /* of the host, as it comes */
    size_t line_length;
    size_t data_left; /* promised to the module */
    char out[4096];   /* bytes of the module on their way */
    size_t out_length;
    size_t said; /* bytes of the module so far, before the fault */
    fault_t fault;
    bool echo;
    char log[16384];
    size_t texts;
    const char *name; /* of the operation */
} rig_t;

static rig_t rig;

static void take_trace(void *context, const simcom_trace_line_t *line)
{
    char text[512];
    (void)context;
    size_t n = simcom_trace_text(line, text, sizeof text);
    assert_int_equal(n, strlen(text));
    rig.texts++;
    const char *leak = find_canary(text);
    if (leak != NULL) {
        fail_msg("%s, fault at %zu (%zu lost, %d): \"%s\" has \"%.6s\"", rig.name, rig.fault.at,
                 rig.fault.lost, rig.fault.change, text, leak);
    }
    size_t used = strlen(rig.log);
    snprintf(rig.log + used, sizeof rig.log - used, "%s\n", text);
}

static const simcom_tracer_t tracer = {.tell = take_trace};

static void prepare(const simcom_revision_t *revision, bool echo)
{
    memset(&rig, 0, sizeof rig);
    const simcom_config_t config = {.revision = revision,
                                    .client = {&rig.clients[0], &rig.clients[1]},
                                    .line = rig.buffer,
                                    .line_size = sizeof rig.buffer,
                                    .tracer = &tracer};
    simcom_init(&rig.modem, &config);
    rig.revision = revision;
    rig.echo = echo;
    rig.fault.at = SIZE_MAX;
    simcom_tick(&rig.modem, 0);
}

/* The module says something; the fault happens on the way. */
static void say_bytes(const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++, rig.said++) {
        const fault_t *fault = &rig.fault;
        char byte = bytes[i];
        if (rig.said >= fault->at && rig.said - fault->at < fault->lost) {
            continue;
        }
        if (rig.said == fault->at && fault->lost == 0) {
            byte = fault->change == -1   ? (char)(byte ^ 1)
                   : fault->change == -2 ? (char)(byte ^ 0x80)
                                         : (char)fault->change;
        }
        assert_true(rig.out_length < sizeof rig.out);
        rig.out[rig.out_length++] = byte;
    }
}

static void say(const char *text)
{
    say_bytes(text, strlen(text));
}

/* Answers of the module. A prompt asks for as many bytes as `length_at`-th number says. */
typedef struct answer {
    const char *begin;
    unsigned length_at; /* 0: no prompt */
    const char *reply;
} answer_t;

static const answer_t answers[] = {
    {"AT+CMQTTCONNECT?", 0,
     "\r\n+CMQTTCONNECT: 0,\"tcp://host:1883\",60,1,\"" USER "\",\"" PASSWORD
     "\"\r\n+CMQTTCONNECT: 1\r\n\r\nOK\r\n"},
    {"AT+CSSLCFG?", 0,
     "\r\n+CSSLCFG: 0,4,0,1,300,\"ca.pem\",\"cl.pem\",\"key.pem\",1,\"" KEY_PASS
     "\",0xFFFF\r\n\r\nOK\r\n"},
    {"AT+CCERTLIST", 0, "\r\n+CCERTLIST: \"ca.pem\"\r\n+CCERTLIST: \"cl.pem\"\r\n\r\nOK\r\n"},
    {"AT+CMQTTSTART", 0, "\r\nOK\r\n\r\n+CMQTTSTART: 0\r\n"},
    {"AT+CMQTTSTOP", 0, "\r\n+CMQTTSTOP: 0\r\n\r\nOK\r\n"},
    {"AT+CMQTTCONNECT=", 0, "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,0\r\n"},
    {"AT+CMQTTDISC=", 0, "\r\nOK\r\n\r\n+CMQTTDISC: 0,0\r\n"},
    {"AT+CMQTTPUB=", 0, "\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n"},
    {"AT+CMQTTTOPIC=", 2, "\r\nOK\r\n"},
    {"AT+CMQTTPAYLOAD=", 2, "\r\nOK\r\n"},
    {"AT+CMQTTWILLTOPIC=", 2, "\r\nOK\r\n"},
    {"AT+CMQTTWILLMSG=", 2, "\r\nOK\r\n"},
    {"AT+CMQTTSUBTOPIC=", 2, "\r\nOK\r\n"},
    {"AT+CMQTTUNSUBTOPIC=", 2, "\r\nOK\r\n"},
    {"AT+CMQTTSUB=0,13", 2, "\r\nOK\r\n\r\n+CMQTTSUB: 0,0\r\n"},
    {"AT+CMQTTUNSUB=0,13", 2, "\r\nOK\r\n\r\n+CMQTTUNSUB: 0,0\r\n"},
    {"AT+CMQTTSUB=", 0, "\r\nOK\r\n\r\n+CMQTTSUB: 0,0\r\n"},
    {"AT+CMQTTUNSUB=", 0, "\r\nOK\r\n\r\n+CMQTTUNSUB: 0,0\r\n"},
    {"AT+CCERTDOWN=", 2, "\r\nOK\r\n"},
    {"AT", 0, "\r\nOK\r\n"},
};

static const char *owed; /* what the module says once it has its data */

static void obey(void)
{
    const answer_t *answer = answers;
    rig.line[rig.line_length] = '\0';
    while (strncmp(rig.line, answer->begin, strlen(answer->begin)) != 0) {
        answer++;
        assert_true(answer < answers + sizeof answers / sizeof answers[0]);
    }
    if (rig.echo) {
        say(rig.line);
        say("\r");
    }
    if (answer->length_at != 0) {
        const char *number = strchr(rig.line, ',');
        rig.data_left = strtoul(number + 1, NULL, 10);
        owed = answer->reply;
        say("\r\n>");
    } else {
        say(answer->reply);
    }
    rig.line_length = 0;
}

static void hear(uint8_t byte)
{
    if (rig.data_left > 0) {
        if (rig.echo) {
            say_bytes((const char *)&byte, 1);
        }
        if (--rig.data_left == 0) {
            say(owed);
        }
    } else if (byte != '\r') {
        rig.line[rig.line_length++] = (char)byte;
        assert_true(rig.line_length < sizeof rig.line);
    } else if (rig.line_length > 0) {
        obey();
    }
}

/* Moves what there is to move. Returns false if there was nothing. */
static bool move(void)
{
    const uint8_t *bytes;
    simcom_event_t event;
    bool moved = false;
    for (size_t n = simcom_tx_peek(&rig.modem, &bytes); n > 0;
         n = simcom_tx_peek(&rig.modem, &bytes)) {
        hear(bytes[0]);
        simcom_tx_ack(&rig.modem, 1);
        moved = true;
    }
    for (size_t used = 0; used < rig.out_length;) {
        size_t some = rig.out_length - used < 16 ? rig.out_length - used : 16;
        used += simcom_feed(&rig.modem, (const uint8_t *)rig.out + used, some);
        while (simcom_next_event(&rig.modem, &event)) {
        }
        moved = true;
    }
    rig.out_length = 0;
    return moved;
}

/* Until the operation has ended and the line is quiet again. */
static void finish(void)
{
    simcom_event_t event;
    for (unsigned turn = 0; turn < 500; turn++) {
        if (move()) {
            continue;
        }
        uint32_t wait = simcom_tick(&rig.modem, rig.now);
        while (simcom_next_event(&rig.modem, &event)) {
            wait = 0;
        }
        if (wait == UINT32_MAX) {
            return;
        }
        rig.now += wait;
        simcom_tick(&rig.modem, rig.now);
    }
    fail_msg("%s does not end, fault at %zu", rig.name, rig.fault.at);
}

/* Operations ------------------------------------------------------------------------------- */

static simcom_bytes_t text(const char *string)
{
    return simcom_text(string);
}

static const simcom_connect_t connect_arguments = {
    .server = {(const uint8_t *)"tcp://host:1883", 15},
    .user = {(const uint8_t *)USER, sizeof USER - 1},
    .password = {(const uint8_t *)PASSWORD, sizeof PASSWORD - 1},
    .keepalive = 60,
    .context = 0};
static const simcom_tls_t tls_arguments = {
    .key_password = {(const uint8_t *)KEY_PASS, sizeof KEY_PASS - 1},
    .ca_file = {(const uint8_t *)"ca.pem", 6}};
static const simcom_filter_t two_filters[2] = {
    {.filter = {(const uint8_t *)TOPIC, sizeof TOPIC - 1}, .qos = 1},
    {.filter = {(const uint8_t *)TOPIC, sizeof TOPIC - 1}}};

static simcom_status_t do_echo_off(void)
{
    return simcom_echo_off(&rig.modem);
}

static simcom_status_t do_start(void)
{
    return simcom_mqtt_start(&rig.modem);
}

static simcom_status_t do_stop(void)
{
    return simcom_mqtt_stop(&rig.modem);
}

static simcom_status_t do_tls(void)
{
    return simcom_tls_configure(&rig.modem, &tls_arguments);
}

static simcom_status_t do_upload(void)
{
    const simcom_certificate_t certificate = {.name = text("ca.pem"), .data = text(CERTIFICATE)};
    return simcom_certificate_upload(&rig.modem, &certificate);
}

static simcom_status_t do_delete(void)
{
    return simcom_certificate_delete(&rig.modem, text("ca.pem"));
}

static simcom_status_t do_list(void)
{
    return simcom_certificate_list(&rig.modem);
}

static simcom_status_t do_acquire(void)
{
    const simcom_acquire_t acquire = {.client_id = text("client0"), .tls = true, .mqtt_version = 4};
    return simcom_mqtt_acquire(&rig.modem, 0, &acquire);
}

static simcom_status_t do_release(void)
{
    return simcom_mqtt_release(&rig.modem, 0);
}

static simcom_status_t do_will(void)
{
    const simcom_will_t will = {.topic = text(TOPIC), .message = text(PAYLOAD), .qos = 1};
    return simcom_mqtt_will(&rig.modem, 0, &will);
}

static simcom_status_t do_configure(void)
{
    const simcom_settings_t settings = {.check_utf8 = {0, true}, .optimeout = {60, true}};
    return simcom_mqtt_configure(&rig.modem, 0, &settings);
}

static simcom_status_t do_connect(void)
{
    return simcom_mqtt_connect(&rig.modem, 0, &connect_arguments);
}

static simcom_status_t do_disconnect(void)
{
    return simcom_mqtt_disconnect(&rig.modem, 0, 60);
}

static simcom_status_t do_publish(void)
{
    const simcom_publish_t publish = {.topic = text(TOPIC), .payload = text(PAYLOAD), .qos = 1};
    return simcom_mqtt_publish(&rig.modem, 0, &publish);
}

static simcom_status_t do_subscribe(void)
{
    return simcom_mqtt_subscribe(&rig.modem, 0, &two_filters[0]);
}

static simcom_status_t do_unsubscribe(void)
{
    return simcom_mqtt_unsubscribe(&rig.modem, 0, &two_filters[0]);
}

static simcom_status_t do_subscribe_all(void)
{
    const simcom_filters_t filters = {.filter = two_filters, .count = 2};
    return simcom_mqtt_subscribe_all(&rig.modem, 0, &filters);
}

static simcom_status_t do_unsubscribe_all(void)
{
    const simcom_filters_t filters = {.filter = two_filters, .count = 2};
    return simcom_mqtt_unsubscribe_all(&rig.modem, 0, &filters);
}

static simcom_status_t send(const simcom_form_t *form, const void *arguments)
{
    const simcom_bytes_t none = {NULL, 0};
    return simcom_send(&rig.modem, form, arguments, none);
}

static simcom_status_t do_aliauth(void)
{
    static const simcom_cmqttcfg_write_aliauth_t arguments = {
        .productkey = {(const uint8_t *)"product", 7},
        .devicename = {(const uint8_t *)"device", 6},
        .devicesecret = {(const uint8_t *)DEVICE_KEY, sizeof DEVICE_KEY - 1}};
    return send(&simcom_form_cmqttcfg_write_aliauth, &arguments);
}

static simcom_status_t do_read_connections(void)
{
    return send(&simcom_form_cmqttconnect_read, NULL);
}

static simcom_status_t do_read_contexts(void)
{
    return send(&simcom_form_csslcfg_read, NULL);
}

/* Not an operation: a message comes in. */
static simcom_status_t do_receive(void)
{
    char wire[512];
    size_t n = (size_t)snprintf(wire, sizeof wire,
                                "\r\n+CMQTTRXSTART: 0,%zu,%zu\r\n+CMQTTRXTOPIC: 0,%zu\r\n" TOPIC
                                "\r\n+CMQTTRXPAYLOAD: 0,%zu\r\n" PAYLOAD "\r\n+CMQTTRXEND: 0\r\n",
                                sizeof TOPIC - 1, sizeof PAYLOAD - 1, sizeof TOPIC - 1,
                                sizeof PAYLOAD - 1);
    say_bytes(wire, n);
    return SIMCOM_GOOD;
}

static const struct operation {
    const char *name;
    simcom_status_t (*start)(void);
} operations[] = {
    {"echo off", do_echo_off},
    {"start", do_start},
    {"stop", do_stop},
    {"tls", do_tls},
    {"upload", do_upload},
    {"delete", do_delete},
    {"list", do_list},
    {"acquire", do_acquire},
    {"release", do_release},
    {"will", do_will},
    {"configure", do_configure},
    {"connect", do_connect},
    {"disconnect", do_disconnect},
    {"publish", do_publish},
    {"subscribe", do_subscribe},
    {"unsubscribe", do_unsubscribe},
    {"subscribe all", do_subscribe_all},
    {"unsubscribe all", do_unsubscribe_all},
    {"aliauth", do_aliauth},
    {"CMQTTCONNECT?", do_read_connections},
    {"CSSLCFG?", do_read_contexts},
    {"receive", do_receive},
};
#define OPERATIONS (sizeof operations / sizeof operations[0])

/* Runs an operation with a fault. Returns the bytes that the module said. */
static size_t run(const struct operation *operation, bool echo, fault_t fault)
{
    prepare(&simcom_revision_v3_00, echo);
    rig.name = operation->name;
    rig.fault = fault;
    assert_int_equal(operation->start(), SIMCOM_GOOD);
    finish();
    assert_true(rig.texts > 0 || fault.lost > 1);
    return rig.said;
}

/* Secrets ---------------------------------------------------------------------------------- */

static void test_the_search_finds_a_canary(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof canaries / sizeof canaries[0]; i++) {
        char hay[64];
        size_t n = strlen(canaries[i]);
        for (size_t at = 0; at + PIECE <= n; at++) {
            snprintf(hay, sizeof hay, "< +CMQTTPUB: %.6s,0", canaries[i] + at);
            assert_ptr_equal(find_canary(hay), hay + 13);
        }
    }
    assert_null(find_canary("< +CMQTTPUB: 0,0 - none"));
}

static void test_no_secret_in_any_operation(void **state)
{
    const fault_t none = {SIZE_MAX, 0, 0};
    (void)state;
    for (size_t i = 0; i < OPERATIONS; i++) {
        run(&operations[i], false, none);
        run(&operations[i], true, none);
    }
}

/* An echo, a read reply or a message that lost bytes is a line that holds a secret. */
static void test_no_secret_with_bytes_lost(void **state)
{
    static const size_t runs[] = {1, 2, 3, 7, 20, 45};
    (void)state;
    for (size_t i = 0; i < OPERATIONS; i++) {
        size_t n = run(&operations[i], true, (fault_t){SIZE_MAX, 0, 0});
        assert_true(n > 5);
        for (size_t at = 0; at < n; at++) {
            for (size_t k = 0; k < sizeof runs / sizeof runs[0]; k++) {
                run(&operations[i], true, (fault_t){at, runs[k], 0});
            }
        }
    }
}

/* Of a read reply any run of bytes: what is left of a password must not pass for another field. */
static void test_no_secret_with_any_run_lost(void **state)
{
    static const struct operation reads[] = {{"CMQTTCONNECT?", do_read_connections},
                                             {"CSSLCFG?", do_read_contexts}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        size_t n = run(&reads[i], true, (fault_t){SIZE_MAX, 0, 0});
        for (size_t at = 0; at < n; at++) {
            for (size_t lost = 1; at + lost <= n; lost++) {
                run(&reads[i], true, (fault_t){at, lost, 0});
            }
        }
    }
}

static void test_no_secret_with_bytes_changed(void **state)
{
    static const int changes[] = {-1, -2, '\n', '\r', '"', ',', ':', '>'};
    (void)state;
    for (size_t i = 0; i < OPERATIONS; i++) {
        size_t n = run(&operations[i], true, (fault_t){SIZE_MAX, 0, 0});
        for (size_t at = 0; at < n; at++) {
            for (size_t k = 0; k < sizeof changes / sizeof changes[0]; k++) {
                run(&operations[i], true, (fault_t){at, 0, changes[k]});
            }
        }
    }
}

static void assert_problem(simcom_status_t status, simcom_status_t wanted)
{
    char words[200];
    assert_int_equal(status, wanted);
    simcom_problem_text(simcom_last_problem(&rig.modem), words, sizeof words);
    assert_true(strlen(words) > 10);
    assert_null(find_canary(words));
}

/* Each way in which a secret can be refused. */
static void test_no_secret_in_a_problem(void **state)
{
    static char long_secret[400];
    (void)state;
    prepare(&simcom_revision_v3_00, false);
    for (size_t i = 0; i + 1 < sizeof long_secret; i++) {
        long_secret[i] = PASSWORD[i % (sizeof PASSWORD - 1)];
    }
    simcom_connect_t connect = connect_arguments;
    connect.password = text(PASSWORD "\"");
    assert_problem(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_CHARACTER);
    connect.password = text(long_secret);
    assert_problem(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_LENGTH);
    connect = connect_arguments;
    connect.user = text(USER "\r");
    assert_problem(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_CHARACTER);
    connect = connect_arguments;
    connect.server = text("ssl://" USER ":" PASSWORD "@host");
    assert_problem(simcom_mqtt_connect(&rig.modem, 0, &connect), SIMCOM_E_ADDRESS);
    simcom_tls_t tls = tls_arguments;
    tls.key_password = text(long_secret);
    assert_problem(simcom_tls_configure(&rig.modem, &tls), SIMCOM_E_LENGTH);
    simcom_certificate_t certificate = {.name = text("ca.pem"), .data = {NULL, 0}};
    assert_problem(simcom_certificate_upload(&rig.modem, &certificate), SIMCOM_E_LENGTH);
    simcom_publish_t publish = {.topic = text(TOPIC "\xFF"), .payload = text(PAYLOAD)};
    assert_problem(simcom_mqtt_publish(&rig.modem, 0, &publish), SIMCOM_E_UTF8);
    publish.topic = text(TOPIC "/#");
    assert_problem(simcom_mqtt_publish(&rig.modem, 0, &publish), SIMCOM_E_TOPIC);
    assert_int_equal(rig.texts, 0); /* nothing was sent */
}

/* Words ------------------------------------------------------------------------------------ */

static void assert_log(const char *wanted)
{
    assert_string_equal(rig.log, wanted);
    rig.log[0] = '\0';
}

static void test_a_connection(void **state)
{
    (void)state;
    run(&(struct operation){"connect", do_connect}, true, (fault_t){SIZE_MAX, 0, 0});
    assert_log("> AT+CSSLCFG=\"enableSNI\",0,1 - Set whether the server's name is sent.: enableSNI "
               "on\n"
               "< AT+CSSLCFG=\"enableSNI\",... - echo\n"
               "< OK - CSSLCFG done\n"
               "> AT+CMQTTSSLCFG=0,0 - Choose the SSL context of a client\n"
               "< AT+CMQTTSSLCFG=... - echo\n"
               "< OK - CMQTTSSLCFG done\n"
               "> AT+CMQTTCONNECT=0,\"tcp://host:1883\",60,0,\"(secret)\",\"(secret)\" - Connect a "
               "client to a broker: clean_session keep\n"
               "< AT+CMQTTCONNECT=... - echo\n"
               "< OK - CMQTTCONNECT accepted\n"
               "< +CMQTTCONNECT: 0,0 - none\n");
}

static void test_a_publish(void **state)
{
    (void)state;
    run(&(struct operation){"publish", do_publish}, false, (fault_t){SIZE_MAX, 0, 0});
    assert_log("> AT+CMQTTTOPIC=0,13 - Give the topic of a publish\n"
               "< > - send the data\n"
               "> (13 bytes of data)\n"
               "< OK - CMQTTTOPIC done\n"
               "> AT+CMQTTPAYLOAD=0,52 - Give the payload of a publish\n"
               "< > - send the data\n"
               "> (52 bytes of data)\n"
               "< OK - CMQTTPAYLOAD done\n"
               "> AT+CMQTTPUB=0,1,60 - Publish a message: qos at_least_once\n"
               "< OK - CMQTTPUB accepted\n"
               "< +CMQTTPUB: 0,0 - none\n");
}

static void test_read_replies(void **state)
{
    const fault_t none = {SIZE_MAX, 0, 0};
    (void)state;
    run(&(struct operation){"read", do_read_connections}, false, none);
    assert_log("> AT+CMQTTCONNECT? - What each client is connected to; a client that is idle shows "
               "its number alone.\n"
               "< +CMQTTCONNECT: 0,\"tcp://host:1883\",60,1,(secret),(secret) - clean_session "
               "clean\n"
               "< +CMQTTCONNECT: 1\n"
               "< OK - CMQTTCONNECT done\n");
    run(&(struct operation){"read", do_read_contexts}, false, none);
    assert_non_null(strstr(rig.log, "< +CSSLCFG: 0,4,0,1,300,\"ca.pem\",\"cl.pem\",\"key.pem\",1,"
                                    "(secret),65535 - sslversion all, authmode none, "
                                    "ignorelocaltime ignore, enableSNI on\n"));
    run(&(struct operation){"list", do_list}, false, none);
    assert_non_null(strstr(rig.log, "< +CCERTLIST: \"ca.pem\"\n< +CCERTLIST: \"cl.pem\"\n"));
}

static void hear_line(const char *line)
{
    say(line);
    move();
}

/* What nobody asked for. */
static void test_what_comes_on_its_own(void **state)
{
    (void)state;
    prepare(&simcom_revision_v3_00, false);
    hear_line("\r\n+CMQTTCONNLOST: 0,3\r\n\r\n+CMQTTNONET\r\n\r\n+CMQTTPING: 1,26\r\nRDY\r\n");
    assert_non_null(strstr(rig.log, "< +CMQTTCONNLOST: 0,3 - "));
    assert_non_null(strstr(rig.log, ": cause network\n"));
    assert_non_null(strstr(rig.log, "\n< +CMQTTNONET - "));
    assert_non_null(strstr(rig.log, "\n< +CMQTTPING: 1,26 - "));
    assert_non_null(strstr(rig.log, "\n< RDY - "));
    rig.log[0] = '\0';
    hear_line("\r\nSMS DONE\r\n+CGEV: ME PDN ACT 1\r\n+CREG: 1,\"1A2B\",\"0C0D\"\r\n+XYZ: " USER
              "\r\n+CME ERROR: 100\r\n+CME ERROR: 1000\r\n+CME ERROR: " USER
              "\r\n\r\n+CMQTTPUB: 0,99\r\n"
              "+CMQTTACCQ: 0,\"" USER "\",1\r\n+CSQ: 1,2,3,4,5,6\r\nAT+CMQTTREL=0\r");
    assert_log("< SMS DONE\n< +CGEV:...\n< +CREG: (hidden)\n< (18 bytes that are not understood)\n"
               "< +CME ERROR: 100\n< +CME ERROR: (hidden)\n< +CME ERROR: (hidden)\n< +CMQTTPUB: "
               "0,99 - not documented\n"
               "< +CMQTTACCQ: (hidden)\n< +CSQ: 1,2,3,4,...\n< (echo)\n");
    do_receive();
    move();
    assert_non_null(strstr(rig.log, "< +CMQTTRXSTART: 0,13,52 - "));
    assert_non_null(strstr(rig.log, "< (13 bytes of a message)\n"));
    assert_non_null(strstr(rig.log, "< +CMQTTRXEND: 0 - "));
}

/* A form that every revision's description has is told by its own text. */
static void test_test_replies(void **state)
{
    (void)state;
    prepare(&simcom_revision_v3_00, false);
    assert_int_equal(send(&simcom_form_cmqttpub_test, NULL), SIMCOM_GOOD);
    move();
    rig.log[0] = '\0';
    prepare(&simcom_revision_v3_00, false);
    assert_int_equal(send(&simcom_form_cmqttaccq_test, NULL), SIMCOM_GOOD);
    const uint8_t *bytes;
    simcom_tx_ack(&rig.modem, simcom_tx_peek(&rig.modem, &bytes));
    simcom_tx_ack(&rig.modem, simcom_tx_peek(&rig.modem, &bytes));
    rig.log[0] = '\0';
    hear_line("\r\n+CMQTTACCQ: (0-1),(1-128),(0-1),(3-4)\r\n+CMQTTACCQ: (0-1),(" USER ")\r\n");
    assert_log("< +CMQTTACCQ: (0-1),(1-128),(0-1),(3-4)\n< +CMQTTACCQ: (hidden)\n");
}

/* Each size of the buffer: cut, and never written over. */
static void cut_trace(void *context, const simcom_trace_line_t *line)
{
    char whole[300];
    char words[300];
    size_t length = simcom_trace_text(line, whole, sizeof whole);
    (void)context;
    assert_int_equal(simcom_trace_text(line, words, 0), 0);
    for (size_t size = 1; size <= length + 1; size++) {
        memset(words, 'x', sizeof words);
        assert_int_equal(simcom_trace_text(line, words, size), size - 1);
        assert_int_equal(words[size - 1], '\0');
        assert_int_equal(words[size], 'x');
        assert_memory_equal(words, whole, size - 1);
    }
}

static void test_small_buffers(void **state)
{
    (void)state;
    prepare(&simcom_revision_v3_00, true);
    static const simcom_tracer_t cutter = {.tell = cut_trace};
    rig.modem.tracer = &cutter;
    assert_int_equal(do_connect(), SIMCOM_GOOD);
    finish();
}

/* A small buffer for lines: what is cut is not shown as if it were whole. */
static void test_cut_lines(void **state)
{
    (void)state;
    for (uint16_t size = 1; size < 70; size++) {
        prepare(&simcom_revision_v3_00, false);
        rig.modem.scan.line_size = size;
        assert_int_equal(do_read_contexts(), SIMCOM_GOOD);
        finish();
        assert_non_null(strstr(rig.log, "< +CSSLCFG: (hidden)\n"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_search_finds_a_canary),
        cmocka_unit_test(test_no_secret_in_any_operation),
        cmocka_unit_test(test_no_secret_with_bytes_lost),
        cmocka_unit_test(test_no_secret_with_any_run_lost),
        cmocka_unit_test(test_no_secret_with_bytes_changed),
        cmocka_unit_test(test_no_secret_in_a_problem),
        cmocka_unit_test(test_a_connection),
        cmocka_unit_test(test_a_publish),
        cmocka_unit_test(test_read_replies),
        cmocka_unit_test(test_what_comes_on_its_own),
        cmocka_unit_test(test_test_replies),
        cmocka_unit_test(test_small_buffers),
        cmocka_unit_test(test_cut_lines),
    };
    learn_canaries();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
