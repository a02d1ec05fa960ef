/* SPDX-License-Identifier: MIT */
/*
 * test_revisions.c - what differs between the revisions of the firmware, both ways.
 *
 * Every fact is asked of three: the encoder, which sends it with one revision and refuses it with
 * the other; the simulated module, which takes it or does not; the readers and the channel. Texts
 * and numbers are written by hand from the manuals V1.00 and V3.00; nothing comes from the tables.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "simcom/codes.h"
#include "simcom/descriptions.h"
#include "simcom/revisions.h"
#include "simcom/simcom.h"
#include "simcom_module.h"

#define V1      (&simcom_revision_v1_00)
#define PRINTED (&simcom_revision_v1_00_as_printed)
#define V3      (&simcom_revision_v3_00)

static const simcom_revision_t *const revisions[] = {V1, PRINTED, V3};
#define REVISIONS (sizeof revisions / sizeof *revisions)

/* A string of n bytes, the same one until it has been called for often enough. */
static simcom_bytes_t letters(size_t n)
{
    static uint8_t text[12000];

    memset(text, 'a', sizeof text);
    assert_true(n <= sizeof text);
    return (simcom_bytes_t){text, n};
}

/* An address of n bytes. */
static simcom_bytes_t address(size_t n)
{
    static uint8_t text[300];

    memset(text, 'h', sizeof text);
    memcpy(text, "tcp://", 6);
    return (simcom_bytes_t){text, n};
}

/* --- The encoder ------------------------------------------------------------------------------ */

static void sends(const simcom_revision_t *revision, const simcom_form_t *form,
                  const void *arguments, const char *line)
{
    simcom_command_t command;
    simcom_problem_t problem;
    uint8_t bytes[2048];

    assert_int_equal(simcom_command_begin(&command, revision, form, arguments, &problem),
                     SIMCOM_GOOD);
    size_t n = simcom_command_copy(&command, bytes, sizeof bytes);
    if (n != strlen(line) + 1 || memcmp(bytes, line, n - 1) != 0 || bytes[n - 1] != '\r') {
        print_error("expected: %s\ngot:      %.*s\n", line, (int)n, (const char *)bytes);
        fail();
    }
}

/* That it is sent, and how long its line is behind AT. */
static void sends_length(const simcom_revision_t *revision, const simcom_form_t *form,
                         const void *arguments, size_t length)
{
    simcom_command_t command;
    uint8_t bytes[2048];

    assert_int_equal(simcom_command_begin(&command, revision, form, arguments, NULL), SIMCOM_GOOD);
    assert_int_equal(simcom_command_copy(&command, bytes, sizeof bytes), 2 + length + 1);
}

static void refuses(const simcom_revision_t *revision, const simcom_form_t *form,
                    const void *arguments, simcom_status_t status)
{
    simcom_command_t command;
    simcom_problem_t problem;
    uint8_t bytes[16];

    memset(&problem, 0, sizeof problem);
    assert_int_equal(simcom_command_begin(&command, revision, form, arguments, &problem), status);
    assert_int_equal(problem.status, status);
    assert_ptr_equal(problem.form, form);
    assert_int_equal(simcom_command_copy(&command, bytes, sizeof bytes), 0);
}

static void accq_length(const simcom_revision_t *revision, size_t length, simcom_status_t status)
{
    simcom_cmqttaccq_write_t args = {.client_index = 0, .client_id = letters(length)};

    if (status == SIMCOM_GOOD) {
        sends_length(revision, &simcom_form_cmqttaccq_write, &args,
                     strlen("+CMQTTACCQ=0,\"\"") + length);
    } else {
        refuses(revision, &simcom_form_cmqttaccq_write, &args, status);
    }
}

static void test_client_id(void **state)
{
    (void)state;
    accq_length(V1, 23, SIMCOM_GOOD);
    accq_length(V1, 24, SIMCOM_E_LENGTH);
    accq_length(PRINTED, 24, SIMCOM_E_LENGTH);
    accq_length(V3, 24, SIMCOM_GOOD);
    accq_length(V3, 128, SIMCOM_GOOD);
    accq_length(V3, 129, SIMCOM_E_LENGTH);
    accq_length(V1, 0, SIMCOM_E_LENGTH);
    accq_length(V3, 0, SIMCOM_E_LENGTH);
    accq_length(V1, 1, SIMCOM_GOOD);
    accq_length(V3, 1, SIMCOM_GOOD);
}

static void test_mqtt_version(void **state)
{
    static const simcom_form_t *const form = &simcom_form_cmqttaccq_write;
    simcom_cmqttaccq_write_t args = {.client_index = 1,
                                     .client_id = simcom_text("one"),
                                     .server_type = {1, true},
                                     .mqtt_version = {3, true}};

    (void)state;
    sends(V3, form, &args, "AT+CMQTTACCQ=1,\"one\",1,3");
    refuses(V1, form, &args, SIMCOM_E_REVISION);
    refuses(PRINTED, form, &args, SIMCOM_E_REVISION);
    args.mqtt_version.value = 4;
    sends(V3, form, &args, "AT+CMQTTACCQ=1,\"one\",1,4");
    args.mqtt_version.value = 2;
    refuses(V3, form, &args, SIMCOM_E_RANGE);
    args.mqtt_version.value = 5;
    refuses(V3, form, &args, SIMCOM_E_RANGE);
    args.mqtt_version.given = false;
    sends(V3, form, &args, "AT+CMQTTACCQ=1,\"one\",1");
    sends(V1, form, &args, "AT+CMQTTACCQ=1,\"one\",1");
}

static void will_length(const simcom_revision_t *revision, uint32_t length, const char *line)
{
    simcom_cmqttwillmsg_write_t args = {.client_index = 0, .req_length = length, .qos = 2};

    if (line != NULL) {
        sends(revision, &simcom_form_cmqttwillmsg_write, &args, line);
    } else {
        refuses(revision, &simcom_form_cmqttwillmsg_write, &args, SIMCOM_E_LENGTH);
    }
}

static void test_will_message(void **state)
{
    (void)state;
    will_length(V3, 1, "AT+CMQTTWILLMSG=0,1,2");
    will_length(V3, 1024, "AT+CMQTTWILLMSG=0,1024,2");
    will_length(V3, 1025, NULL);
    will_length(V3, 0, NULL);
    will_length(V1, 1025, "AT+CMQTTWILLMSG=0,1025,2");
    will_length(V1, 10240, "AT+CMQTTWILLMSG=0,10240,2");
    will_length(V1, 10241, NULL);
    will_length(V1, 0, NULL);
}

static void keepalive(const simcom_revision_t *revision, uint32_t seconds, const char *line)
{
    simcom_cmqttconnect_write_t args = {.client_index = 0,
                                        .server_addr = simcom_text("tcp://host"),
                                        .keepalive_time = seconds,
                                        .clean_session = 1};

    if (line != NULL) {
        sends(revision, &simcom_form_cmqttconnect_write, &args, line);
    } else {
        refuses(revision, &simcom_form_cmqttconnect_write, &args, SIMCOM_E_RANGE);
    }
}

static void test_keepalive(void **state)
{
    (void)state;
    keepalive(V3, 1, "AT+CMQTTCONNECT=0,\"tcp://host\",1,1");
    keepalive(V3, 59, "AT+CMQTTCONNECT=0,\"tcp://host\",59,1");
    keepalive(V3, 64800, "AT+CMQTTCONNECT=0,\"tcp://host\",64800,1");
    keepalive(V3, 0, NULL);
    keepalive(V3, 64801, NULL);
    keepalive(V1, 1, NULL);
    keepalive(V1, 59, NULL);
    keepalive(V1, 60, "AT+CMQTTCONNECT=0,\"tcp://host\",60,1");
    keepalive(V1, 64800, "AT+CMQTTCONNECT=0,\"tcp://host\",64800,1");
    keepalive(V1, 64801, NULL);
}

/* A CONNECT with the longest address and user, whose line has 541 + n characters behind AT:
 * +CMQTTCONNECT=0,"(256)",60,1,"(256)","(n)" */
static simcom_cmqttconnect_write_t long_connect(size_t password)
{
    return (simcom_cmqttconnect_write_t){.client_index = 0,
                                         .server_addr = address(256),
                                         .keepalive_time = 60,
                                         .clean_session = 1,
                                         .user_name = letters(256),
                                         .password = letters(password)};
}

static void test_line_limit(void **state)
{
    static const simcom_form_t *const form = &simcom_form_cmqttconnect_write;
    simcom_cmqttconnect_write_t args = long_connect(18);

    (void)state;
    sends_length(V3, form, &args, 559);
    sends_length(V1, form, &args, 559);
    args = long_connect(19);
    refuses(V3, form, &args, SIMCOM_E_LINE_TOO_LONG);
    sends_length(V1, form, &args, 560);
    args = long_connect(256);
    refuses(V3, form, &args, SIMCOM_E_LINE_TOO_LONG);
    sends_length(V1, form, &args, 797);
    sends_length(PRINTED, form, &args, 797);
}

static void test_optimeout(void **state)
{
    static const simcom_form_t *const form = &simcom_form_cmqttcfg_write_optimeout;
    simcom_cmqttcfg_write_optimeout_t args = {.index = 0, .optimeout = 20};

    (void)state;
    sends(V3, form, &args, "AT+CMQTTCFG=\"optimeout\",0,20");
    refuses(V1, form, &args, SIMCOM_E_REVISION);
    refuses(PRINTED, form, &args, SIMCOM_E_REVISION);
    args = (simcom_cmqttcfg_write_optimeout_t){.index = 1, .optimeout = 120};
    sends(V3, form, &args, "AT+CMQTTCFG=\"optimeout\",1,120");
    args.optimeout = 19;
    refuses(V3, form, &args, SIMCOM_E_RANGE);
    args.optimeout = 121;
    refuses(V3, form, &args, SIMCOM_E_RANGE);
}

static void test_aliauth(void **state)
{
    static const simcom_form_t *const form = &simcom_form_cmqttcfg_write_aliauth;
    simcom_cmqttcfg_write_aliauth_t args = {.index = 0,
                                            .productkey = simcom_text("key"),
                                            .devicename = simcom_text("name"),
                                            .devicesecret = simcom_text("secret")};

    (void)state;
    sends(V3, form, &args, "AT+CMQTTCFG=\"aliauth\",0,\"key\",\"name\",\"secret\"");
    refuses(V1, form, &args, SIMCOM_E_REVISION);
    args.devicesecret = (simcom_bytes_t){NULL, 0};
    refuses(V3, form, &args, SIMCOM_E_MISSING);
}

static void test_check_utf8(void **state)
{
    simcom_cmqttcfg_write_check_utf8_t args = {.index = 1, .check_utf8_flag = 0};

    (void)state;
    for (size_t i = 0; i < REVISIONS; i++) {
        sends(revisions[i], &simcom_form_cmqttcfg_write_check_utf8, &args,
              "AT+CMQTTCFG=\"checkUTF8\",1,0");
    }
}

static void test_sni(void **state)
{
    static const simcom_form_t *const form = &simcom_form_csslcfg_write_enable_sni;
    simcom_csslcfg_write_enable_sni_t args = {.ssl_ctx_index = 9, .enable_sni = 1};

    (void)state;
    sends(V3, form, &args, "AT+CSSLCFG=\"enableSNI\",9,1");
    refuses(V1, form, &args, SIMCOM_E_REVISION);
    args.enable_sni = 2;
    refuses(V3, form, &args, SIMCOM_E_RANGE);
}

static void test_key_password(void **state)
{
    static const simcom_form_t *const form = &simcom_form_csslcfg_write_keypwd;
    simcom_csslcfg_write_keypwd_t args = {.ssl_ctx_index = 0, .keypwd = simcom_text("pw")};

    (void)state;
    sends(V3, form, &args, "AT+CSSLCFG=\"keypwd\",0,\"pw\"");
    refuses(V1, form, &args, SIMCOM_E_REVISION);
    args.keypwd = simcom_text("");
    sends(V3, form, &args, "AT+CSSLCFG=\"keypwd\",0,\"\"");
    args.keypwd = letters(128);
    sends_length(V3, form, &args, strlen("+CSSLCFG=\"keypwd\",0,\"\"") + 128);
    args.keypwd = letters(129);
    refuses(V3, form, &args, SIMCOM_E_LENGTH);
}

static void test_cipher_suites(void **state)
{
    static const simcom_form_t *const form = &simcom_form_csslcfg_write_ciphersuites;
    static const uint32_t wrong[] = {0, 0x2E, 0x30, 0xFFFE, 0x10000};
    simcom_csslcfg_write_ciphersuites_t args = {.ssl_ctx_index = 0, .ciphersuites = 0x2F};

    (void)state;
    sends(V3, form, &args, "AT+CSSLCFG=\"ciphersuites\",0,0x002F");
    refuses(V1, form, &args, SIMCOM_E_REVISION);
    args.ciphersuites = 0xFFFF;
    sends(V3, form, &args, "AT+CSSLCFG=\"ciphersuites\",0,0xFFFF");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        args.ciphersuites = wrong[i];
        refuses(V3, form, &args, SIMCOM_E_RANGE);
    }
}

/* Codes 0-33, and 34 with V3.00. */
static void test_codes(void **state)
{
    (void)state;
    /* V1.00 2.3.1: 0 to 33; V3.00 adds 34. */
    for (unsigned code = 0; code < 256; code++) {
        assert_true(simcom_description_has_code(&simcom_description_v1_00, code) == (code <= 33));
        assert_true(simcom_description_has_code(&simcom_description_v1_00_as_printed, code) ==
                    (code <= 33));
        assert_true(simcom_description_has_code(&simcom_description_v3_00, code) == (code <= 34));
    }
    assert_int_equal(SIMCOM_CODE_SSL_SESSION_FAILED, 34);
    assert_string_equal(simcom_code_of(34)->name, "ssl_session_failed");
    assert_int_equal(simcom_code_of(34)->says, SIMCOM_SAYS_RETRY);
    assert_int_equal(simcom_code_of(34)->origin, SIMCOM_ORIGIN_CERTIFICATES);
}

/* Whatever number a line held, there is a row, and its texts are there. */
static void test_any_code_can_be_looked_up(void **state)
{
    (void)state;
    for (unsigned code = 0; code < 70000; code++) {
        const simcom_code_t *row = simcom_code_of(code);
        assert_non_null(row);
        assert_true(row->name[0] != '\0' && row->meaning[0] != '\0' && row->advice[0] != '\0');
        assert_true(row->number == code || row->number == SIMCOM_CODE_UNKNOWN);
    }
    for (size_t i = 0; i < simcom_description_count; i++) {
        const simcom_description_t *all = simcom_descriptions[i];
        for (uint8_t c = 0; c < all->code_count; c++) {
            const simcom_code_t *row = simcom_code_in(all->revision, all->codes[c]);
            assert_int_equal(row->number, all->codes[c]);
            /* What the session acts on, and what is read, agree. */
            assert_int_equal(row->says, SIMCOM_SAYS_OF(all->revision->meanings[row->number]));
            assert_int_equal(row->origin, SIMCOM_ORIGIN_OF(all->revision->meanings[row->number]));
        }
        assert_ptr_equal(simcom_code_in(all->revision, 253), simcom_code_of(253));
    }
    assert_string_equal(simcom_code_of(SIMCOM_CODE_MISSING)->name, "no code");
    assert_string_equal(simcom_code_of(99)->name, "not documented");
    assert_string_equal(simcom_code_of(32)->name, "handshake_failed");
}

/* START, REL, DISC, PUB, SUB and UNSUB take 120 s at most; CONNECT as well, and the handshake. */
static void test_response_times(void **state)
{
    static const simcom_form_t *const forms[] = {
        &simcom_form_cmqttstart_execute,     &simcom_form_cmqttrel_write,
        &simcom_form_cmqttdisc_write,        &simcom_form_cmqttpub_write,
        &simcom_form_cmqttsub_write_batch,   &simcom_form_cmqttsub_write_topic,
        &simcom_form_cmqttunsub_write_batch, &simcom_form_cmqttunsub_write_topic,
        &simcom_form_cmqttconnect_write};

    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_int_equal(forms[i]->answer_s, 120);
        assert_true(forms[i]->result_s >= 120);
    }
}

/* The rows of the table under "unchanged". */
static void test_what_is_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < REVISIONS; i++) {
        const simcom_revision_t *revision = revisions[i];
        simcom_cmqttconnect_write_t connect = long_connect(1);
        simcom_cmqttpub_write_t publish = {.client_index = 1, .qos = 2, .pub_timeout = 59};
        simcom_cmqttdisc_write_t disconnect = {.client_index = 1, .timeout = {0, true}};

        connect.user_name = simcom_text("u");
        sends_length(revision, &simcom_form_cmqttconnect_write, &connect, 287);
        connect.server_addr = address(257);
        refuses(revision, &simcom_form_cmqttconnect_write, &connect, SIMCOM_E_LENGTH);
        connect.server_addr = address(8);
        refuses(revision, &simcom_form_cmqttconnect_write, &connect, SIMCOM_E_LENGTH);
        connect.server_addr = simcom_text("ssl://host");
        refuses(revision, &simcom_form_cmqttconnect_write, &connect, SIMCOM_E_ADDRESS);
        refuses(revision, &simcom_form_cmqttpub_write, &publish, SIMCOM_E_RANGE);
        publish.pub_timeout = 181;
        refuses(revision, &simcom_form_cmqttpub_write, &publish, SIMCOM_E_RANGE);
        sends(revision, &simcom_form_cmqttdisc_write, &disconnect, "AT+CMQTTDISC=1,0");
        disconnect.timeout.value = 59;
        refuses(revision, &simcom_form_cmqttdisc_write, &disconnect, SIMCOM_E_RANGE);
        assert_int_equal(revision->topic_limit, 1024);
        assert_int_equal(revision->payload_limit, 10240);
        assert_int_equal(revision->packet_limit, revision == V3 ? 1500 : 0);
    }
}

/* --- As printed ------------------------------------------------------------------------------- */

static void test_printed_names_are_sent(void **state)
{
    simcom_cmqttpub_write_t publish = {.client_index = 0, .qos = 1, .pub_timeout = 60};
    simcom_cmqttpayload_write_t payload = {.client_index = 0, .req_length = 60};
    simcom_ccertdele_write_t delete = {.filename = simcom_text("a.pem")};

    (void)state;
    sends(PRINTED, &simcom_form_cmqttpub_write, &publish, "AT+CMQTPUB=0,1,60");
    sends(PRINTED, &simcom_form_cmqttpub_test, NULL, "AT+CMQTPUB=?");
    sends(PRINTED, &simcom_form_cmqttpayload_write, &payload, "AT+CMQTPPAYLOAD=0,60");
    sends(PRINTED, &simcom_form_ccertdele_write, &delete, "AT+CCERTDELETE=\"a.pem\"");
    sends(V1, &simcom_form_cmqttpub_write, &publish, "AT+CMQTTPUB=0,1,60");
    sends(V3, &simcom_form_cmqttpub_write, &publish, "AT+CMQTTPUB=0,1,60");
    sends(V1, &simcom_form_cmqttpayload_write, &payload, "AT+CMQTTPAYLOAD=0,60");
    sends(V3, &simcom_form_ccertdele_write, &delete, "AT+CCERTDELE=\"a.pem\"");
}

/* --- The simulated module --------------------------------------------------------------------- */

typedef struct network {
    simcom_module_t *module;
    bool wait;
    uint8_t code;
    uint8_t mqtt_version; /* of the last connect, with the rest */
    bool server_name;
    bool one_suite;
    uint8_t unusable;
    uint32_t negotiate_time;
    char key_password[64];
} network_t;

static network_t network;

static void on_connect(void *context, unsigned client, const simcom_module_connect_t *how)
{
    (void)context;
    network.mqtt_version = how->mqtt_version;
    if (how->tls != NULL) {
        network.server_name = how->tls->server_name;
        network.one_suite = how->tls->one_suite;
        network.unusable = how->tls->unusable;
        network.negotiate_time = how->tls->negotiate_time;
        snprintf(network.key_password, sizeof network.key_password, "%.*s",
                 (int)how->tls->key_password.length, (const char *)how->tls->key_password.data);
    }
    simcom_module_connected(network.module, client, network.code);
}

static void on_publish(void *context, unsigned client, const simcom_module_publish_t *message)
{
    (void)context;
    (void)message;
    simcom_module_published(network.module, client, network.code);
}

static void on_filters(void *context, unsigned client, const simcom_module_filter_t *filters,
                       size_t count)
{
    (void)context;
    (void)filters;
    (void)count;
    if (!network.wait) {
        simcom_module_subscribed(network.module, client, network.code);
        simcom_module_unsubscribed(network.module, client, network.code);
    }
}

static void on_disconnect(void *context, unsigned client)
{
    (void)context;
    simcom_module_disconnected(network.module, client, 0);
}

static void on_cut(void *context, unsigned client)
{
    (void)context;
    (void)client;
}

static const simcom_module_network_t network_calls = {on_connect, on_publish,    on_filters,
                                                      on_filters, on_disconnect, on_cut};

/* Makes the module anew. */
static void module_of(const simcom_revision_t *revision)
{
    simcom_module_settings_t settings = simcom_module_defaults();

    simcom_module_free(network.module);
    memset(&network, 0, sizeof network);
    settings.revision = revision;
    settings.network = &network_calls;
    network.module = simcom_module_new(&settings);
    (void)simcom_module_tick(network.module, 0);
}

static int tear_down(void **state)
{
    (void)state;
    simcom_module_free(network.module);
    network.module = NULL;
    return 0;
}

static void expect(const char *text)
{
    const uint8_t *bytes;
    size_t n = simcom_module_peek(network.module, &bytes);

    if (n != strlen(text) || (n > 0 && memcmp(bytes, text, n) != 0)) {
        print_error("expected: %s\ngot:      %.*s\n", text, (int)n, (const char *)bytes);
        fail();
    }
    simcom_module_ack(network.module, n);
}

static void feed(const void *bytes, size_t n)
{
    assert_int_equal(simcom_module_feed(network.module, bytes, n), n);
}

static void at(const char *line, const char *answer)
{
    feed(line, strlen(line));
    feed("\r", 1);
    expect(answer);
}

static void at_data(const char *line, size_t length, const char *answer)
{
    at(line, "\r\n>");
    feed(letters(length).data, length);
    expect(answer);
}

#define OK              "\r\nOK\r\n"
#define ERROR           "\r\nERROR\r\n"
#define LINE(text)      "\r\n" text "\r\n"
#define REFUSED(text)   LINE(text) ERROR
#define STARTED         OK LINE("+CMQTTSTART: 0")
#define CONNECTED       OK LINE("+CMQTTCONNECT: 0,0")
#define CONNECT_COMMAND "AT+CMQTTCONNECT=0,\"tcp://host\",60,1"

static void connected_module_of(const simcom_revision_t *revision)
{
    module_of(revision);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=0,\"one\"", OK);
    at(CONNECT_COMMAND, CONNECTED);
}

static void test_module_accq(void **state)
{
    char line[200];

    (void)state;
    module_of(V3);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=?", LINE("+CMQTTACCQ: (0-1),(1-128),(0-1),(3-4)") OK);
    snprintf(line, sizeof line, "AT+CMQTTACCQ=0,\"%.*s\"", 129, (const char *)letters(129).data);
    at(line, REFUSED("+CMQTTACCQ: 0,22"));
    snprintf(line, sizeof line, "AT+CMQTTACCQ=0,\"%.*s\"", 128, (const char *)letters(128).data);
    at(line, OK);
    at("AT+CMQTTREL=0", OK);
    at("AT+CMQTTACCQ=0,\"one\",0,2", REFUSED("+CMQTTACCQ: 0,12"));
    at("AT+CMQTTACCQ=0,\"one\",0,3", OK);
    at("AT+CMQTTACCQ=1,\"two\"", OK);
    at("AT+CMQTTACCQ?", LINE("+CMQTTACCQ: 0,\"one\",0,3") LINE("+CMQTTACCQ: 1,\"two\",0,4") OK);
    at(CONNECT_COMMAND, CONNECTED);
    assert_int_equal(network.mqtt_version, 3);
    at("AT+CMQTTCONNECT=1,\"tcp://host\",60,1", OK LINE("+CMQTTCONNECT: 1,0"));
    assert_int_equal(network.mqtt_version, 4);
    module_of(V1);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=?", LINE("+CMQTTACCQ: (0-1),(1-23),(0-1)") OK);
    at("AT+CMQTTACCQ=0,\"one\",0,3", ERROR);
    at("AT+CMQTTACCQ=0,\"123456789012345678901234\"", REFUSED("+CMQTTACCQ: 0,22"));
    at("AT+CMQTTACCQ=0,\"one\",0", OK);
    at("AT+CMQTTACCQ?", LINE("+CMQTTACCQ: 0,\"one\",0") LINE("+CMQTTACCQ: 1,\"\",0") OK);
    at(CONNECT_COMMAND, CONNECTED);
    assert_int_equal(network.mqtt_version, 4);
}

static void test_module_failure_order(void **state)
{
    (void)state;
    module_of(V3);
    at("AT+CMQTTSTOP", REFUSED("+CMQTTSTOP: 9"));
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTSTART", REFUSED("+CMQTTSTART: 23"));
    module_of(V1);
    at("AT+CMQTTSTOP", ERROR LINE("+CMQTTSTOP: 9"));
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTSTART", ERROR LINE("+CMQTTSTART: 23"));
}

/* Client 0 with TLS, the context 7 chosen, which has a negotiatetime of its own. */
static void choose_context(const simcom_revision_t *revision)
{
    module_of(revision);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=0,\"one\",1", OK);
    at("AT+CSSLCFG=\"negotiatetime\",7,77", OK);
    at("AT+CMQTTSSLCFG=0,7", OK);
}

static void expect_choice(const char *choice)
{
    char text[80];

    snprintf(text, sizeof text, LINE("+CMQTTSSLCFG: 0,%s") LINE("+CMQTTSSLCFG: 1,") OK, choice);
    at("AT+CMQTTSSLCFG?", text);
}

static void test_module_context_choice(void **state)
{
    (void)state;
    choose_context(V3);
    at(CONNECT_COMMAND, CONNECTED);
    assert_int_equal(network.negotiate_time, 77);
    expect_choice("7"); /* kept while it is connected */
    at("AT+CMQTTDISC=0,60", LINE("+CMQTTDISC: 0,0") OK);
    expect_choice("");
    at("AT+CMQTTSSLCFG=0,7", OK);
    network.code = SIMCOM_CODE_HANDSHAKE_FAILED;
    at(CONNECT_COMMAND, OK LINE("+CMQTTCONNECT: 0,32"));
    expect_choice("");
    choose_context(V1);
    at(CONNECT_COMMAND, CONNECTED);
    assert_int_equal(network.negotiate_time, 77);
    expect_choice(""); /* over as soon as the connect has finished */
    at("AT+CMQTTSSLCFG=0,7", OK);
    at("AT+CMQTTDISC=0,60", LINE("+CMQTTDISC: 0,0") OK);
    expect_choice("7");
}

static void test_module_will_and_keepalive(void **state)
{
    (void)state;
    module_of(V3);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=0,\"one\"", OK);
    at("AT+CMQTTWILLMSG=?", LINE("+CMQTTWILLMSG: (0-1),(1-1024),(0-2)") OK);
    at_data("AT+CMQTTWILLMSG=0,1024,1", 1024, OK);
    at("AT+CMQTTWILLMSG=0,1025,1", REFUSED("+CMQTTWILLMSG: 0,22"));
    at("AT+CMQTTCONNECT=0,\"tcp://host\",0,1", REFUSED("+CMQTTCONNECT: 0,12"));
    at("AT+CMQTTCONNECT=0,\"tcp://host\",1,1", CONNECTED);
    module_of(V1);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=0,\"one\"", OK);
    at_data("AT+CMQTTWILLMSG=0,10240,1", 10240, OK);
    at("AT+CMQTTWILLMSG=0,10241,1", REFUSED("+CMQTTWILLMSG: 0,22"));
    at("AT+CMQTTCONNECT=0,\"tcp://host\",59,1", REFUSED("+CMQTTCONNECT: 0,12"));
}

/* 5 topics of 1024 bytes are 5120, the most that may wait together. */
static void fill_batch(const char *command, const char *batch, const char *done)
{
    char line[64];

    for (int i = 0; i < 4; i++) {
        snprintf(line, sizeof line, "AT+%sTOPIC=0,1024%s", command, batch);
        at_data(line, 1024, OK);
    }
    snprintf(line, sizeof line, "AT+%sTOPIC=0,1023%s", command, batch);
    at_data(line, 1023, OK);
    snprintf(line, sizeof line, "AT+%sTOPIC=0,2%s", command, batch);
    at(line, done);
}

static void test_module_batch(void **state)
{
    (void)state;
    connected_module_of(V3);
    fill_batch("CMQTTSUB", ",1", REFUSED("+CMQTTSUBTOPIC: 0,22"));
    at_data("AT+CMQTTSUBTOPIC=0,1,1", 1, OK);
    at("AT+CMQTTSUBTOPIC=0,1,1", REFUSED("+CMQTTSUBTOPIC: 0,22"));
    at("AT+CMQTTSUB=0", OK LINE("+CMQTTSUB: 0,0"));
    at_data("AT+CMQTTSUBTOPIC=0,1024,1", 1024, OK); /* the batch is empty again */
    fill_batch("CMQTTUNSUB", "", REFUSED("+CMQTTUNSUBTOPIC: 0,22"));
    at("AT+CMQTTUNSUB=?", LINE("+CMQTTUNSUB: (0-1),(1-1024),(0-1)") OK);
    at("AT+CMQTTUNSUB=0,0", OK LINE("+CMQTTUNSUB: 0,0"));
    connected_module_of(V1);
    fill_batch("CMQTTSUB", ",1", "\r\n>");
    feed("ab", 2);
    expect(OK);
}

static void test_module_cfg(void **state)
{
    (void)state;
    module_of(V3);
    at("AT+CMQTTCFG=?", LINE("+CMQTTCFG: \"checkUTF8\",(0-1),(0-1)")
                            LINE("+CMQTTCFG: \"optimeout\",(0-1),(20-120)") OK);
    at("AT+CMQTTCFG=\"optimeout\",0,24", REFUSED("+CMQTTCFG: 0,9"));
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTCFG=\"optimeout\",0,24", REFUSED("+CMQTTCFG: 0,20"));
    at("AT+CMQTTACCQ=0,\"one\"", OK);
    at("AT+CMQTTCFG?", LINE("+CMQTTCFG: 0,1,120") LINE("+CMQTTCFG: 1,1,120") OK);
    at("AT+CMQTTCFG=\"optimeout\",0,19", REFUSED("+CMQTTCFG: 0,12"));
    at("AT+CMQTTCFG=\"optimeout\",2,24", REFUSED("+CMQTTCFG: 2,10"));
    at("AT+CMQTTCFG=\"optimeout\",0,24", OK);
    at("AT+CMQTTCFG=\"checkUTF8\",0,0", OK);
    at("AT+CMQTTCFG=\"aliauth\",0,\"key\",\"name\",\"secret\"", OK);
    at("AT+CMQTTCFG?", LINE("+CMQTTCFG: 0,0,24") LINE("+CMQTTCFG: 1,1,120") OK);
    at(CONNECT_COMMAND, CONNECTED);
    at("AT+CMQTTCFG=\"optimeout\",0,30", REFUSED("+CMQTTCFG: 0,13"));
    at("AT+CMQTTDISC=0,60", LINE("+CMQTTDISC: 0,0") OK);
    at("AT+CMQTTREL=0", OK);
    at("AT+CMQTTCFG?", LINE("+CMQTTCFG: 0,1,120") LINE("+CMQTTCFG: 1,1,120") OK);
    connected_module_of(V1);
    at("AT+CMQTTCFG=\"optimeout\",0,24", ERROR);
    at("AT+CMQTTCFG=\"aliauth\",0,\"key\",\"name\",\"secret\"", ERROR);
    at("AT+CMQTTCFG=\"checkUTF8\",1,0", OK); /* neither acquired nor before the connect */
    at("AT+CMQTTCFG?", LINE("+CMQTTCFG: 0,1") LINE("+CMQTTCFG: 1,0") OK);
    at("AT+CMQTTCFG=\"checkUTF8\",2,0", ERROR);
}

static void test_module_optimeout_is_kept(void **state)
{
    (void)state;
    module_of(V3);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=0,\"one\"", OK);
    at("AT+CMQTTCFG=\"optimeout\",0,20", OK);
    at(CONNECT_COMMAND, CONNECTED);
    network.wait = true;
    at_data("AT+CMQTTSUB=0,1,1", 1, OK);
    (void)simcom_module_tick(network.module, 19999);
    expect("");
    (void)simcom_module_tick(network.module, 20000);
    expect(LINE("+CMQTTSUB: 0,17"));
}

static void test_module_ssl(void **state)
{
    (void)state;
    module_of(V3);
    at("AT+CSSLCFG=0", LINE("+CSSLCFG: 0,4,0,1,300,\"\",\"\",\"\",0,\"\",0xFFFF") OK);
    at("AT+CSSLCFG=\"enableSNI\",0,1", OK);
    at("AT+CSSLCFG=\"keypwd\",0,\"pw\"", OK);
    at("AT+CSSLCFG=\"ciphersuites\",0,0x002F", OK);
    at("AT+CSSLCFG=\"enableSNI\",0,2", ERROR);
    at("AT+CSSLCFG=\"ciphersuites\",0,0x0035", ERROR);
    at("AT+CSSLCFG=\"ciphersuites\",0,47", ERROR);
    at("AT+CSSLCFG=0", LINE("+CSSLCFG: 0,4,0,1,300,\"\",\"\",\"\",1,\"pw\",0x002F") OK);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=0,\"one\",1", OK);
    at(CONNECT_COMMAND, CONNECTED);
    assert_true(network.server_name);
    assert_true(network.one_suite);
    assert_string_equal(network.key_password, "pw");
    assert_int_equal(network.unusable, 34);
    module_of(V1);
    at("AT+CSSLCFG=0", LINE("+CSSLCFG: 0,4,0,1,300,\"\",\"\",\"\"") OK);
    at("AT+CSSLCFG=\"enableSNI\",0,1", ERROR);
    at("AT+CSSLCFG=\"keypwd\",0,\"pw\"", ERROR);
    at("AT+CSSLCFG=\"ciphersuites\",0,0x002F", ERROR);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=0,\"one\",1", OK);
    at(CONNECT_COMMAND, CONNECTED);
    assert_false(network.server_name);
    assert_false(network.one_suite);
    assert_string_equal(network.key_password, "");
    assert_int_equal(network.unusable, 33);
}

static void connect_line(char *line, size_t size, size_t password)
{
    snprintf(line, size, "AT+CMQTTCONNECT=0,\"%.*s\",60,1,\"%.*s\",\"%.*s\"", 256,
             (const char *)address(256).data, 256, (const char *)letters(256).data, (int)password,
             (const char *)letters(password).data);
}

static void test_module_line_limit(void **state)
{
    char line[1024];

    (void)state;
    module_of(V3);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=0,\"one\"", OK);
    connect_line(line, sizeof line, 19);
    assert_int_equal(strlen(line), 2 + 560);
    at(line, ERROR);
    connect_line(line, sizeof line, 18);
    at(line, CONNECTED);
    module_of(V1);
    at("AT+CMQTTSTART", STARTED);
    at("AT+CMQTTACCQ=0,\"one\"", OK);
    connect_line(line, sizeof line, 256);
    at(line, CONNECTED);
}

/* V3.00: at most 1500 bytes each. V1.00 says "split" and no number: modules show the same. */
static void test_module_packets(void **state)
{
    char text[2000];

    (void)state;
    snprintf(text, sizeof text,
             LINE("+CMQTTRXSTART: 0,1,1501") "+CMQTTRXTOPIC: 0,1\r\nt\r\n"
                                             "+CMQTTRXPAYLOAD: 0,1500\r\n%.*s\r\n"
                                             "+CMQTTRXPAYLOAD: 0,1\r\na\r\n+CMQTTRXEND: 0\r\n",
             1500, (const char *)letters(1500).data);
    for (unsigned i = 0; i < 2; i++) {
        connected_module_of(i == 0 ? V3 : V1);
        assert_true(simcom_module_message(network.module, 0, simcom_text("t"), letters(1501)));
        expect(text);
    }
}

static void test_module_network_lost(void **state)
{
    (void)state;
    connected_module_of(V3);
    simcom_module_network_lost(network.module);
    expect(LINE("+CMQTTNONET"));
    simcom_module_network_lost(network.module); /* there is no service to lose it */
    expect("");
    at(CONNECT_COMMAND, REFUSED("+CMQTTCONNECT: 0,9"));
    at("AT+CMQTTSTART", STARTED);
    at(CONNECT_COMMAND, REFUSED("+CMQTTCONNECT: 0,20"));
    connected_module_of(V1);
    simcom_module_network_lost(network.module);
    expect(LINE("+CMQTTCONNLOST: 0,3"));
    at(CONNECT_COMMAND, CONNECTED);
}

static void test_module_ping_failed(void **state)
{
    (void)state;
    connected_module_of(V3);
    simcom_module_ping_failed(network.module, 1, 17); /* not connected */
    expect("");
    simcom_module_ping_failed(network.module, 0, 17);
    expect(LINE("+CMQTTPING: 0,17"));
    at("AT+CMQTTDISC=0,60", LINE("+CMQTTDISC: 0,0") OK);
    at(CONNECT_COMMAND, CONNECTED);
    connected_module_of(V1);
    simcom_module_ping_failed(network.module, 0, 17);
    expect(LINE("+CMQTTCONNLOST: 0,3"));
    at(CONNECT_COMMAND, CONNECTED);
}

static void test_module_as_printed(void **state)
{
    (void)state;
    connected_module_of(PRINTED);
    at_data("AT+CMQTTTOPIC=0,1", 1, OK);
    at("AT+CMQTTPAYLOAD=0,1", ERROR);
    at_data("AT+CMQTPPAYLOAD=0,1", 1, OK);
    at("AT+CMQTPPAYLOAD=0,0", REFUSED("+CMQTPPAYLOAD: 0,22"));
    at("AT+CMQTTPUB=0,1,60", ERROR);
    at("AT+CMQTPUB=0,1,60", OK LINE("+CMQTPUB: 0,0"));
    at("AT+CMQTPUB=0,1,60", REFUSED("+CMQTPUB: 0,18"));
    at("AT+CMQTPUB=?", LINE("+CMQTPUB: (0-1),(0-2),(60-180),(0-1),(0-1)") OK);
    assert_true(simcom_module_message(network.module, 0, simcom_text("t"), simcom_text("x")));
    expect(LINE("+CMQTRXSTART: 0,1,1") "+CMQTRXTOPIC: 0,1\r\nt\r\n"
                                       "+CMQTRXPAYLOAD: 0,1\r\nx\r\n+CMQTRXEND: 0\r\n");
    at_data("AT+CCERTDOWN=\"a.pem\",1", 1, OK);
    at("AT+CCERTDELE=\"a.pem\"", ERROR);
    at("AT+CCERTDELETE=\"a.pem\"", OK);
    connected_module_of(V3);
    at("AT+CMQTPUB=0,1,60", ERROR);
}

/* --- The readers and the channel -------------------------------------------------------------- */

static void test_readers(void **state)
{
    simcom_cmqttaccq_client_line_t client;
    simcom_cmqttcfg_settings_line_t settings;
    simcom_csslcfg_context_line_t context;

    (void)state;
    assert_int_equal(simcom_cmqttaccq_client_read(simcom_text("1,\"one\",1,3"), &client),
                     SIMCOM_GOOD);
    assert_true(client.mqtt_version.given);
    assert_int_equal(client.mqtt_version.value, 3);
    assert_int_equal(simcom_cmqttaccq_client_read(simcom_text("1,\"one\",1"), &client),
                     SIMCOM_GOOD);
    assert_false(client.mqtt_version.given);
    assert_int_equal(client.server_type, 1);
    assert_int_equal(simcom_cmqttcfg_settings_read(simcom_text("0,1,24"), &settings), SIMCOM_GOOD);
    assert_true(settings.optimeout.given);
    assert_int_equal(settings.optimeout.value, 24);
    assert_int_equal(simcom_cmqttcfg_settings_read(simcom_text("0,1"), &settings), SIMCOM_GOOD);
    assert_false(settings.optimeout.given);
    assert_int_equal(
        simcom_csslcfg_context_read(
            simcom_text("0,4,2,1,300,\"a.pem\",\"b.pem\",\"c.pem\",1,\"pw\",0x002F"), &context),
        SIMCOM_GOOD);
    assert_int_equal(context.enable_sni.value, 1);
    assert_int_equal(context.keypwd.length, 2);
    assert_memory_equal(context.keypwd.data, "pw", 2);
    assert_true(context.ciphersuites.given);
    assert_int_equal(context.ciphersuites.value, 0x2F);
    assert_int_equal(simcom_csslcfg_context_read(
                         simcom_text("0,4,2,1,300,\"a.pem\",\"b.pem\",\"c.pem\""), &context),
                     SIMCOM_GOOD);
    assert_false(context.enable_sni.given);
    assert_null(context.keypwd.data);
    assert_false(context.ciphersuites.given);
}

typedef struct host {
    simcom_t modem;
    simcom_client_t clients[2];
    uint8_t line[128];
} host_t;

static void host_of(host_t *host, const simcom_revision_t *revision)
{
    simcom_config_t config = {.revision = revision,
                              .client = {&host->clients[0], &host->clients[1]},
                              .line = host->line,
                              .line_size = sizeof host->line};

    memset(host, 0, sizeof *host);
    simcom_init(&host->modem, &config);
}

static void sent(host_t *host, const char *expected)
{
    uint8_t bytes[256];
    const uint8_t *piece;
    size_t length = 0;

    for (size_t n; (n = simcom_tx_peek(&host->modem, &piece)) > 0;) {
        memcpy(bytes + length, piece, n);
        length += n;
        simcom_tx_ack(&host->modem, n);
    }
    assert_int_equal(length, strlen(expected));
    assert_memory_equal(bytes, expected, length);
}

/* Feeds bytes that make one event. */
static simcom_event_t gives(host_t *host, const char *bytes)
{
    simcom_event_t event = {.kind = SIMCOM_EVENT_NONE};
    simcom_event_t found = event;
    unsigned count = 0;

    for (size_t used = 0, n = strlen(bytes); used < n;) {
        used += simcom_feed(&host->modem, (const uint8_t *)bytes + used, n - used);
        while (simcom_next_event(&host->modem, &event)) {
            found = event;
            count++;
        }
    }
    assert_int_equal(count, 1);
    return found;
}

/* A host of any revision understands the lines of all: which firmware there is may be unknown. */
static void test_urcs_are_understood(void **state)
{
    host_t host;

    (void)state;
    for (size_t i = 0; i < REVISIONS; i++) {
        host_of(&host, revisions[i]);
        assert_int_equal(gives(&host, LINE("+CMQTTNONET")).kind, SIMCOM_EVENT_NETWORK_LOST);
        simcom_event_t event = gives(&host, LINE("+CMQTTPING: 1,26"));
        assert_int_equal(event.kind, SIMCOM_EVENT_PING_FAILED);
        assert_int_equal(event.client, 1);
        assert_int_equal(event.u.cause, 26);
        assert_int_equal(gives(&host, LINE("+CMQTTNONETX")).kind, SIMCOM_EVENT_UNKNOWN_LINE);
    }
}

static void test_both_failure_orders_are_understood(void **state)
{
    static const char *const answers[] = {REFUSED("+CMQTTSTART: 23"),
                                          ERROR LINE("+CMQTTSTART: 23")};
    host_t host;

    (void)state;
    for (size_t i = 0; i < REVISIONS; i++) {
        for (size_t k = 0; k < 2; k++) {
            host_of(&host, revisions[i]);
            assert_int_equal(simcom_mqtt_start(&host.modem), SIMCOM_GOOD);
            sent(&host, "AT+CMQTTSTART\r");
            simcom_event_t event = gives(&host, answers[k]);
            assert_int_equal(event.kind, SIMCOM_EVENT_DONE);
            assert_int_equal(event.u.done.outcome, SIMCOM_REFUSED);
            assert_int_equal(event.u.done.code, 23);
        }
    }
}

static void test_cfg_result_is_understood(void **state)
{
    simcom_cmqttcfg_write_optimeout_t args = {.index = 1, .optimeout = 24};
    simcom_bytes_t none = {NULL, 0};
    host_t host;

    (void)state;
    host_of(&host, V3);
    assert_int_equal(simcom_send(&host.modem, &simcom_form_cmqttcfg_write_optimeout, &args, none),
                     SIMCOM_GOOD);
    sent(&host, "AT+CMQTTCFG=\"optimeout\",1,24\r");
    simcom_event_t event = gives(&host, REFUSED("+CMQTTCFG: 1,20"));
    assert_int_equal(event.u.done.outcome, SIMCOM_REFUSED);
    assert_int_equal(event.u.done.code, 20);
    host_of(&host, V1);
    assert_int_equal(simcom_send(&host.modem, &simcom_form_cmqttcfg_write_optimeout, &args, none),
                     SIMCOM_E_REVISION);
    sent(&host, "");
}

static void test_printed_results_are_understood(void **state)
{
    static const char *const results[] = {LINE("+CMQTPUB: 0,0"), LINE("+CMQTTPUB: 0,0")};
    simcom_cmqttpub_write_t args = {.client_index = 0, .qos = 1, .pub_timeout = 60};
    simcom_bytes_t none = {NULL, 0};
    host_t host;

    (void)state;
    for (size_t i = 0; i < REVISIONS; i++) {
        for (size_t k = 0; k < 2; k++) {
            char answer[64];
            host_of(&host, revisions[i]);
            assert_int_equal(simcom_send(&host.modem, &simcom_form_cmqttpub_write, &args, none),
                             SIMCOM_GOOD);
            sent(&host, revisions[i] == PRINTED ? "AT+CMQTPUB=0,1,60\r" : "AT+CMQTTPUB=0,1,60\r");
            snprintf(answer, sizeof answer, OK "%s", results[k]);
            simcom_event_t event = gives(&host, answer);
            assert_int_equal(event.kind, SIMCOM_EVENT_DONE);
            assert_int_equal(event.u.done.outcome, SIMCOM_DONE);
        }
    }
}

/* --- The list of revisions -------------------------------------------------------------------- */

static void test_revisions_are_found(void **state)
{
    (void)state;
    assert_true(simcom_description_count >= 3); /* somebody may have added one */
    assert_ptr_equal(simcom_descriptions[0], &simcom_description_v1_00);
    assert_ptr_equal(simcom_description_find("v1.00")->revision, V1);
    assert_ptr_equal(simcom_description_find("v1.00-as-printed")->revision, PRINTED);
    assert_ptr_equal(simcom_description_find("v3.00")->revision, V3);
    assert_null(simcom_description_find("v3.0"));
    assert_null(simcom_description_find("v3.001"));
    assert_null(simcom_description_find(""));
    assert_ptr_equal(simcom_description_of(V3), &simcom_description_v3_00);
}

#define TEST(name)        cmocka_unit_test(name)
#define MODULE_TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_client_id),
        TEST(test_mqtt_version),
        TEST(test_will_message),
        TEST(test_keepalive),
        TEST(test_line_limit),
        TEST(test_optimeout),
        TEST(test_aliauth),
        TEST(test_check_utf8),
        TEST(test_sni),
        TEST(test_key_password),
        TEST(test_cipher_suites),
        TEST(test_codes),
        TEST(test_any_code_can_be_looked_up),
        TEST(test_response_times),
        TEST(test_what_is_the_same),
        TEST(test_printed_names_are_sent),
        MODULE_TEST(test_module_accq),
        MODULE_TEST(test_module_failure_order),
        MODULE_TEST(test_module_context_choice),
        MODULE_TEST(test_module_will_and_keepalive),
        MODULE_TEST(test_module_batch),
        MODULE_TEST(test_module_cfg),
        MODULE_TEST(test_module_optimeout_is_kept),
        MODULE_TEST(test_module_ssl),
        MODULE_TEST(test_module_line_limit),
        MODULE_TEST(test_module_packets),
        MODULE_TEST(test_module_network_lost),
        MODULE_TEST(test_module_ping_failed),
        MODULE_TEST(test_module_as_printed),
        TEST(test_readers),
        TEST(test_urcs_are_understood),
        TEST(test_both_failure_orders_are_understood),
        TEST(test_cfg_result_is_understood),
        TEST(test_printed_results_are_understood),
        TEST(test_revisions_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
