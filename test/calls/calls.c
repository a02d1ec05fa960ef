/* SPDX-License-Identifier: MIT */
/*
 * calls.c - makes every call of simcom/mqtt.h in one revision, and prints what goes out.
 *
 *     calls REVISION [CALL]
 *
 * One line a call: its name, then either the status and what it is about, or the command lines with the data that follows
 * them in brackets, and how it ended. A module that agrees to everything answers; with `REVISION!` it answers the first
 * command by ERROR alone. codegen/tests/test_calls.py compares.
 */
#include "simcom/descriptions.h"
#include "simcom/simcom.h"

#include <stdio.h>
#include <string.h>

static simcom_client_t client;
static simcom_t modem;
static bool refuses;
static char text[8192];

static void pull(void)
{
    static const char *const outcomes[] = {"done", "refused", "not done", "unknown", "cancelled"};
    simcom_event_t event;
    while (simcom_next_event(&modem, &event)) {
        if (event.kind == SIMCOM_EVENT_DONE) {
            printf(" %s", outcomes[event.u.done.outcome]);
        }
    }
}

static void feed(const char *bytes)
{
    size_t n = strlen(bytes);
    const uint8_t *at = (const uint8_t *)bytes;
    while (n > 0) {
        size_t taken = simcom_feed(&modem, at, n);
        at += taken;
        n -= taken;
        pull();
        (void)simcom_tick(&modem, 0);
    }
}

/* Takes what goes out up to the end of the command or of the data; returns its length. */
static size_t take(bool data, size_t length)
{
    size_t n = 0;
    const uint8_t *bytes;
    while (n < sizeof text - 1 && (data ? n < length : n == 0 || text[n - 1] != '\r')) {
        size_t left = simcom_tx_peek(&modem, &bytes);
        if (left == 0) {
            break;
        }
        text[n++] = (char)*bytes;
        simcom_tx_ack(&modem, 1);
    }
    text[n] = '\0';
    return n;
}

static void answer(const simcom_form_t *form)
{
    char line[200];
    const char *name = text + 2;
    size_t length = strcspn(name, "=?\r");
    if (refuses) {
        refuses = false;
        feed("\r\nERROR\r\n");
        return;
    }
    if (form->data_from != 0) {
        size_t total = 0;
        feed("\r\n> ");
        (void)simcom_progress(&modem, &total);
        snprintf(line, sizeof line, "\r\n%.*s", (int)length, name);
        size_t n = take(true, total);
        printf("[%s]", n > 40 ? "..." : text);
        name = line + 2;
    } else {
        snprintf(line, sizeof line, "\r\n%.*s", (int)length, name);
        name = line + 2;
    }
    feed("\r\nOK\r\n");
    if (form->result_fields != 0 &&
        simcom_busy(&modem, 0) + simcom_busy(&modem, SIMCOM_MODULE) != 0 && modem.wire == NULL) {
        snprintf(text, sizeof text, "\r\n%s: %s0\r\n", name, form->result_fields > 1 ? "0," : "");
        feed(text);
    }
}

static void finish(const char *name, simcom_status_t status)
{
    printf("%s:", name);
    if (status != SIMCOM_GOOD) {
        (void)simcom_problem_text(simcom_last_problem(&modem), text, sizeof text);
        printf(" %s\n", text);
        return;
    }
    (void)simcom_tick(&modem, 0);
    pull();
    while (take(false, 0) > 0) {
        const simcom_form_t *form = modem.wire->form;
        printf(" %.*s", (int)strcspn(text, "\r"), text);
        answer(form);
    }
    (void)simcom_tick(&modem, 200);
    pull();
    printf("\n");
}

static void begin(const simcom_revision_t *revision)
{
    const simcom_config_t config = {.revision = revision, .client = {&client}};
    simcom_init(&modem, &config);
}

/* The calls: a name, and what is called. */
typedef simcom_status_t call_t(void);
#define CALL(name) static simcom_status_t name(void)

CALL(echo_off)
{
    return simcom_echo_off(&modem);
}
CALL(start)
{
    return simcom_mqtt_start(&modem);
}
CALL(stop)
{
    return simcom_mqtt_stop(&modem);
}
CALL(release)
{
    return simcom_mqtt_release(&modem, 0);
}
CALL(certificate_list)
{
    return simcom_certificate_list(&modem);
}
CALL(certificate_delete)
{
    return simcom_certificate_delete(&modem, simcom_text("a.pem"));
}
CALL(disconnect)
{
    return simcom_mqtt_disconnect(&modem, 0, 0);
}
CALL(disconnect_60)
{
    return simcom_mqtt_disconnect(&modem, 0, 60);
}

CALL(certificate)
{
    const simcom_certificate_t file = {simcom_text("a.pem"), simcom_text("x")};
    return simcom_certificate_upload(&modem, &file);
}

static simcom_tls_t settings;

CALL(tls_nothing)
{
    static const simcom_tls_t none = {.context = 1};
    return simcom_tls_configure(&modem, &none);
}
CALL(tls_old)
{
    settings = (simcom_tls_t){.context = 1,
                              .set = SIMCOM_TLS_VERSION | SIMCOM_TLS_AUTHMODE |
                                     SIMCOM_TLS_IGNORE_TIME | SIMCOM_TLS_NEGOTIATE_TIME,
                              .version = 4,
                              .authmode = 2,
                              .ignore_time = 1,
                              .negotiate_time = 300,
                              .ca_file = simcom_text("ca.pem"),
                              .clientcert_file = simcom_text("cc.pem"),
                              .clientkey_file = simcom_text("ck.pem")};
    return simcom_tls_configure(&modem, &settings);
}
CALL(tls_sni)
{
    settings = (simcom_tls_t){.context = 1, .set = SIMCOM_TLS_SNI, .sni = 1};
    return simcom_tls_configure(&modem, &settings);
}
CALL(tls_ciphersuites)
{
    settings = (simcom_tls_t){.context = 1, .set = SIMCOM_TLS_CIPHERSUITES, .ciphersuites = 0x2F};
    return simcom_tls_configure(&modem, &settings);
}
CALL(tls_password)
{
    settings = (simcom_tls_t){.context = 1, .key_password = simcom_text("k")};
    return simcom_tls_configure(&modem, &settings);
}

static simcom_status_t acquire_with(bool tls, uint8_t version)
{
    const simcom_acquire_t arguments = {simcom_text("me"), tls, version};
    return simcom_mqtt_acquire(&modem, 0, &arguments);
}
CALL(acquire)
{
    return acquire_with(false, 0);
}
CALL(acquire_tls)
{
    return acquire_with(true, 0);
}
CALL(acquire_version)
{
    return acquire_with(false, 3);
}

CALL(will)
{
    const simcom_will_t arguments = {simcom_text("gone"), simcom_text("bye"), 1};
    return simcom_mqtt_will(&modem, 0, &arguments);
}

static simcom_connect_t connection;
static simcom_status_t connect_with(const char *user, const char *password, uint8_t context,
                                    uint8_t sni)
{
    connection = (simcom_connect_t){.server = simcom_text("tcp://host:1883"),
                                    .user = simcom_text(user),
                                    .password = simcom_text(password),
                                    .keepalive = 60,
                                    .clean = true,
                                    .context = context,
                                    .sni = sni};
    return simcom_mqtt_connect(&modem, 0, &connection);
}
CALL(connect_plain)
{
    return connect_with(NULL, NULL, SIMCOM_CONTEXT_NONE, 0);
}
CALL(connect_user)
{
    return connect_with("me", NULL, SIMCOM_CONTEXT_NONE, 0);
}
CALL(connect_password)
{
    return connect_with("me", "x", SIMCOM_CONTEXT_NONE, 0);
}
CALL(connect_tls)
{
    return connect_with(NULL, NULL, 1, SIMCOM_SNI_AUTO);
}
CALL(connect_tls_off)
{
    return connect_with(NULL, NULL, 1, SIMCOM_SNI_OFF);
}
CALL(connect_tls_keep)
{
    return connect_with(NULL, NULL, 1, SIMCOM_SNI_KEEP);
}

static simcom_status_t publish_with(const char *payload, simcom_publish_t more)
{
    more.topic = simcom_text("t");
    more.payload = simcom_text(payload);
    return simcom_mqtt_publish(&modem, 0, &more);
}
CALL(publish)
{
    return publish_with("hi", (simcom_publish_t){.qos = 1});
}
CALL(publish_empty)
{
    return publish_with("", (simcom_publish_t){0});
}
CALL(publish_retain)
{
    return publish_with("hi", (simcom_publish_t){.retain = true});
}
CALL(publish_dup)
{
    return publish_with("hi", (simcom_publish_t){.qos = 1, .dup = true});
}
CALL(publish_time)
{
    return publish_with("hi", (simcom_publish_t){.timeout = 90});
}

static const simcom_filter_t filters[] = {{{(const uint8_t *)"a/+", 3}, 1, false},
                                          {{(const uint8_t *)"b/#", 3}, 0, false}};
CALL(subscribe)
{
    return simcom_mqtt_subscribe(&modem, 0, &filters[0]);
}
CALL(unsubscribe)
{
    return simcom_mqtt_unsubscribe(&modem, 0, &filters[0]);
}
CALL(subscribe_dup)
{
    const simcom_filter_t filter = {simcom_text("a"), 0, true};
    return simcom_mqtt_subscribe(&modem, 0, &filter);
}
CALL(subscribe_all)
{
    const simcom_filters_t all = {filters, 2, false};
    return simcom_mqtt_subscribe_all(&modem, 0, &all);
}
CALL(unsubscribe_all)
{
    const simcom_filters_t all = {filters, 2, true};
    return simcom_mqtt_unsubscribe_all(&modem, 0, &all);
}
CALL(configure_utf8)
{
    const simcom_settings_t arguments = {.check_utf8 = {0, true}};
    return simcom_mqtt_configure(&modem, 0, &arguments);
}
CALL(configure_optimeout)
{
    const simcom_settings_t arguments = {.optimeout = {30, true}};
    return simcom_mqtt_configure(&modem, 0, &arguments);
}

/* clang-format off */
#define ROW(name) {#name, name}
static const struct { const char *name; call_t *call; } calls[] = {
    ROW(echo_off), ROW(start), ROW(stop), ROW(release), ROW(certificate_list), ROW(certificate_delete), ROW(disconnect),
    ROW(disconnect_60), ROW(certificate), ROW(tls_nothing), ROW(tls_old), ROW(tls_sni), ROW(tls_ciphersuites),
    ROW(tls_password), ROW(acquire), ROW(acquire_tls), ROW(acquire_version), ROW(will), ROW(connect_plain),
    ROW(connect_user), ROW(connect_password), ROW(connect_tls), ROW(connect_tls_off), ROW(connect_tls_keep), ROW(publish),
    ROW(publish_empty), ROW(publish_retain), ROW(publish_dup), ROW(publish_time), ROW(subscribe), ROW(subscribe_dup),
    ROW(unsubscribe), ROW(subscribe_all), ROW(unsubscribe_all), ROW(configure_utf8), ROW(configure_optimeout),
};
/* clang-format on */

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    size_t length = strcspn(name, "!");
    int found = 0;
    for (size_t i = 0; i < simcom_description_count; i++) {
        const simcom_revision_t *revision = simcom_descriptions[i]->revision;
        if (strlen(revision->name) != length || strncmp(revision->name, name, length) != 0) {
            continue;
        }
        for (size_t j = 0; j < sizeof calls / sizeof *calls; j++) {
            if (argc < 3 || strcmp(calls[j].name, argv[2]) == 0) {
                begin(revision);
                refuses = name[length] == '!';
                finish(calls[j].name, calls[j].call());
                found++;
            }
        }
    }
    if (found == 0) {
        fprintf(stderr, "calls: there is no revision or call of this name\n");
        return 2;
    }
    return 0;
}
