/* SPDX-License-Identifier: MIT */
#include "session.h"

#include "interrupt.h"
#include "limits.h"
#include "simcom/codes.h"
#include "simcom/states.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* The SSL context that the program uses. */
#define CONTEXT 0u
/* sslversion, V1.00 2.1.1. */
#define ALL_VERSIONS 4u

/* --- Files --------------------------------------------------------------------------------- */

static bool read_file(content_t *content, const char *name)
{
    return name == NULL || content_read_certificate(content, name);
}

bool session_read_files(session_t *session, const options_t *options)
{
    return read_file(&session->ca, options->ca_file) &&
           read_file(&session->cert, options->cert_file) &&
           read_file(&session->key, options->key_file);
}

/* --- Words --------------------------------------------------------------------------------- */

static const char *step_text(unsigned step)
{
    static const char *const texts[] = {
        [SIMCOM_SESSION_RESET] = "restart",
        [SIMCOM_SESSION_BOOT] = "restart",
        [SIMCOM_SESSION_WAKE] = "wake",
        [SIMCOM_SESSION_SIM] = "SIM",
        [SIMCOM_SESSION_REGISTRATION] = "registration",
        [SIMCOM_SESSION_PACKET_NETWORK] = "registration",
        [SIMCOM_SESSION_LTE_NETWORK] = "registration",
        [SIMCOM_SESSION_NO_NETWORK] = "registration",
        [SIMCOM_SESSION_START] = "start",
        [SIMCOM_SESSION_FIND] = "finding out what an earlier run left",
        [SIMCOM_SESSION_FIND_CLIENT] = "finding out what an earlier run left",
        [SIMCOM_SESSION_FIND_SERVER] = "finding out what an earlier run left",
        [SIMCOM_SESSION_DISCONNECT] = "disconnect",
        [SIMCOM_SESSION_RELEASE] = "release",
        [SIMCOM_SESSION_STOP] = "stop",
        [SIMCOM_SESSION_ACQUIRE] = "acquire",
        [SIMCOM_SESSION_CONFIGURE] = "settings",
        [SIMCOM_SESSION_TLS] = "TLS",
        [SIMCOM_SESSION_WILL] = "will",
        [SIMCOM_SESSION_CONNECT] = "connect",
        [SIMCOM_SESSION_SETTLE] = "connect",
        [SIMCOM_SESSION_SUBSCRIBE] = "subscribe",
        [SIMCOM_SESSION_CHECK] = "check of the connection",
    };
    const char *text = step < sizeof texts / sizeof texts[0] ? texts[step] : NULL;

    return text != NULL ? text : "session";
}

static const char *lost_text(const session_t *session, const simcom_session_event_t *news)
{
    switch (news->cause) {
    case SIMCOM_SESSION_CAUSE_PING_FAILED:
        return "the broker does not answer pings";
    case SIMCOM_SESSION_CAUSE_NETWORK_LOST:
        return "the module lost the network";
    case SIMCOM_SESSION_CAUSE_RESTARTED:
        return "the module restarted";
    case SIMCOM_SESSION_CAUSE_SILENT:
        return "the module does not answer";
    case SIMCOM_SESSION_CAUSE_REFUSED:
        return simcom_code_in(session->module->options->revision->revision, news->code)->meaning;
    default:
        return news->code == 1   ? "the broker closed it"
               : news->code == 2 ? "it was reset"
               : news->code == 3 ? "the network is gone"
                                 : "the module gave no cause";
    }
}

/* Says why an attempt failed. Returns the exit code that goes with it. */
static int report(const session_t *session, const simcom_session_event_t *news)
{
    const module_t *module = session->module;
    const char *step = step_text(news->step);
    ending_t ending = {SIMCOM_REFUSED, news->code, ""};
    char text[256];

    switch (news->cause) {
    case SIMCOM_SESSION_CAUSE_REFUSED:
        module_report(module, step, &ending);
        return EXIT_FAILED;
    case SIMCOM_SESSION_CAUSE_WRONG_ARGUMENTS:
        (void)simcom_problem_text(simcom_last_problem(&module->modem), text, sizeof text);
        fprintf(stderr, "simcom: %s: %s\n", step, text);
        return EXIT_USAGE;
    case SIMCOM_SESSION_CAUSE_NO_SIM:
        fprintf(stderr, "simcom: %s: no SIM that is ready\n", step);
        return EXIT_MODULE;
    case SIMCOM_SESSION_CAUSE_NOT_REGISTERED:
        fprintf(stderr, "simcom: %s: the module is not registered in a network\n", step);
        return EXIT_MODULE;
    case SIMCOM_SESSION_CAUSE_SILENT:
        if (news->step == SIMCOM_SESSION_WAKE) {
            module_report_silence(module);
        } else {
            fprintf(stderr, "simcom: %s: the module did not answer in time\n", step);
        }
        return EXIT_MODULE;
    default:
        fprintf(stderr, "simcom: %s: %s\n", step, lost_text(session, news));
        return news->cause == SIMCOM_SESSION_CAUSE_RESTARTED ? EXIT_MODULE : EXIT_FAILED;
    }
}

/* --- TLS ----------------------------------------------------------------------------------- */

/* Puts a file into the module, if it is not there. Its name there goes into *stored. */
static bool upload(session_t *session, store_t *store, const char *file, const content_t *content,
                   char name[STORE_NAME], simcom_bytes_t *stored)
{
    bool uploaded = false;

    if (file == NULL) {
        return true;
    }
    store_name(name, content);
    *stored = simcom_text(name);
    if (!store_put(store, content, false, &uploaded)) {
        return false;
    }
    session->found_files = session->found_files || !uploaded;
    return true;
}

/* What the module verifies: see authmode, V1.00 2.1.1. */
static uint8_t authmode(const options_t *options)
{
    if (options->insecure) {
        return options->cert_file != NULL ? 3 : 0;
    }
    return options->cert_file != NULL ? 2 : 1;
}

/* Puts the files into a module that listens, and notes what is to be set up. */
static bool set_up_tls(session_t *session)
{
    module_t *module = session->module;
    const options_t *options = module->options;
    simcom_tls_t *tls = &session->tls;
    store_t *store = &session->store;
    ending_t ending;

    if (!options->tls) {
        return true;
    }
    if (options->insecure) {
        fputs("simcom: --insecure: nobody verifies that this is the broker\n", stderr);
    }
    tls->set = SIMCOM_TLS_VERSION | SIMCOM_TLS_AUTHMODE | SIMCOM_TLS_IGNORE_TIME;
    tls->context = CONTEXT;
    tls->version = options->tls_version != 0 ? (uint8_t)options->tls_version : ALL_VERSIONS;
    tls->authmode = authmode(options);
    tls->ignore_time = 1;
    session->config.tls = tls;
    module->hush = true;
    (void)simcom_wake(&module->modem); /* nothing is under way yet */
    if (!module_await(module, "wake", simcom_echo_off(&module->modem), &ending)) {
        return false;
    }
    if (ending.outcome != SIMCOM_DONE && ending.outcome != SIMCOM_REFUSED) {
        module_report_silence(module);
        module->dead = true;
        module_fail(module, EXIT_MODULE);
        return false;
    }
    if (options->ca_file == NULL && options->cert_file == NULL && options->key_file == NULL) {
        return true;
    }
    return store_open(store, module) &&
           upload(session, store, options->ca_file, &session->ca, session->ca_name,
                  &tls->ca_file) &&
           upload(session, store, options->cert_file, &session->cert, session->cert_name,
                  &tls->clientcert_file) &&
           upload(session, store, options->key_file, &session->key, session->key_name,
                  &tls->clientkey_file);
}

/* A file that an earlier run could not finish has the right name and the wrong content. After a refusal that may be due to it,
 * the files that were found in the module go; the next run uploads them. */
static void drop_files(session_t *session)
{
    module_t *module = session->module;
    store_t *store = &session->store;
    const char *const names[] = {session->ca_name, session->cert_name, session->key_name};

    if (!session->files_suspected || !session->found_files || module->dead) {
        return;
    }
    module_say(module, "the files that were in the module are deleted; the next run uploads them");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (names[i][0] != '\0') {
            (void)store_delete(store, names[i]);
        }
    }
}

/* --- What the session does ------------------------------------------------------------------ */

/* An attempt failed. What was never connected, or has one thing to do, is not tried again: the user is there, and is told. */
static void take_failure(session_t *session, const simcom_session_event_t *news)
{
    const int code = report(session, news);
    const simcom_revision_t *revision = session->module->options->revision->revision;

    session->files_suspected =
        news->cause == SIMCOM_SESSION_CAUSE_REFUSED &&
        simcom_code_in(revision, news->code)->origin == SIMCOM_ORIGIN_CERTIFICATES;
    if (news->kind == SIMCOM_SESSION_EVENT_GAVE_UP || session->once || !session->was_online) {
        session->module->dead = news->cause == SIMCOM_SESSION_CAUSE_SILENT;
        module_fail(session->module, code);
    } else {
        fprintf(stderr, "simcom: trying again in %u s\n",
                (unsigned)((news->wait_ms + 999u) / 1000u));
    }
}

static void take_loss(session_t *session, const simcom_session_event_t *news)
{
    if (news->cause == SIMCOM_SESSION_CAUSE_ASKED) {
        return;
    }
    fprintf(stderr, "simcom: connection lost: %s\n", lost_text(session, news));
    if (session->once) {
        module_fail(session->module, EXIT_FAILED);
    }
}

static void take_publish(session_t *session, const simcom_session_event_t *news)
{
    const ending_t ending = {news->outcome, news->code, ""};

    if (news->outcome == SIMCOM_DONE) {
        module_say(session->module, "published");
    } else {
        module_report(session->module, "publish", &ending);
        module_fail(session->module, EXIT_FAILED);
    }
}

static void take_news(session_t *session, const simcom_session_event_t *news)
{
    module_t *module = session->module;

    switch (news->kind) {
    case SIMCOM_SESSION_EVENT_WORKING:
        module_say(module, "%s", step_text(news->step));
        if (news->step == SIMCOM_SESSION_NO_NETWORK) {
            fputs("simcom: waiting for the SIM and the network\n", stderr);
        }
        break;
    case SIMCOM_SESSION_EVENT_NEED_PIN:
        fputs("simcom: the SIM waits for its PIN\n", stderr);
        break;
    case SIMCOM_SESSION_EVENT_CONNECTED:
        if (session->was_online) {
            fputs("simcom: connected again\n", stderr);
        }
        session->was_online = true;
        module_say(module, module->options->publish ? "connected" : "connected and subscribed");
        break;
    case SIMCOM_SESSION_EVENT_DISCONNECTED:
        take_loss(session, news);
        break;
    case SIMCOM_SESSION_EVENT_PUBLISHED:
        take_publish(session, news);
        break;
    case SIMCOM_SESSION_EVENT_WAITING:
    case SIMCOM_SESSION_EVENT_GAVE_UP:
        take_failure(session, news);
        break;
    case SIMCOM_SESSION_EVENT_STOPPED:
        session->stopped = true;
        break;
    default:
        break;
    }
}

/* Gives the session each event first. While it is not connected nothing but its own operations is wanted. */
static bool take_event(void *context, const simcom_event_t *event)
{
    session_t *session = context;
    module_t *module = session->module;
    const bool own = simcom_session_handle(&session->session, event);
    const unsigned step = simcom_session_step(&session->session);

    module->listening = !session->stopping && step >= SIMCOM_SESSION_CONNECT;
    module->hush = step < SIMCOM_SESSION_ONLINE;
    return own;
}

bool session_turn(session_t *session, uint32_t timeout_ms)
{
    module_t *module = session->module;
    simcom_session_event_t news;
    ending_t ending;
    const uint32_t wait = simcom_session_tick(&session->session, simcom_posix_now());
    const module_turn_t turn = module_turn(module, wait < timeout_ms ? wait : timeout_ms, &ending);

    while (simcom_session_next_event(&session->session, &news)) {
        take_news(session, &news);
    }
    return turn != MODULE_DEAD && !module->dead;
}

/* --- Opening and closing -------------------------------------------------------------------- */

/* MQTT 3.1.1 is what every module speaks when nothing is said. Where the version is given depends on the firmware: when a
 * client is acquired, or as a setting. */
static bool choose_version(session_t *session)
{
    const options_t *options = session->module->options;
    simcom_limit_t limit = {1, 0};
    const simcom_described_form_t *form =
        limits_find(options->revision, SIMCOM_VALUE_MQTT_VERSION, &limit);

    if (options->version == 0 || (form == NULL && options->version == 4)) {
        return true;
    }
    if (form == NULL || options->version < limit.min || options->version > limit.max) {
        fprintf(stderr, "simcom: -V: this firmware speaks MQTT 3.1.1 and has no choice\n");
        module_fail(session->module, EXIT_USAGE);
        return false;
    }
    if (form->reaches == SIMCOM_STATE_ACQUIRED) {
        session->config.acquire.mqtt_version = (uint8_t)options->version;
    } else {
        session->settings.version = (simcom_optional_byte_t){(uint8_t)options->version, true};
        session->config.settings = &session->settings;
    }
    return true;
}

static void configure(session_t *session)
{
    const options_t *options = session->module->options;
    simcom_session_config_t *config = &session->config;

    session->connect = (simcom_connect_t){
        .server = simcom_text(session->server),
        .user = simcom_text(options->user),
        .password = simcom_text(options->password),
        .keepalive = (uint16_t)options->keepalive,
        .clean = !options->keep_session,
        .context = options->tls ? CONTEXT : SIMCOM_CONTEXT_NONE,
    };
    config->client = MODULE_CLIENT;
    config->servers = &session->connect;
    config->acquire.client_id = simcom_text(options->client_id);
    config->acquire.tls = options->tls;
    if (options->will_topic != NULL) {
        session->will = (simcom_will_t){
            .topic = simcom_text(options->will_topic),
            .message = simcom_text(options->will_payload),
            .qos = (uint8_t)options->will_qos,
        };
        config->will = &session->will;
    }
    if (options->publish) {
        config->queue = session->queue;
        config->queue_size = sizeof session->queue;
    } else {
        for (size_t i = 0; i < options->topics.count; i++) {
            session->filters[i] = (simcom_filter_t){
                .filter = simcom_text(options->topics.at[i]),
                .qos = (uint8_t)options->qos,
            };
        }
        config->filters = session->filters;
        config->filter_count = (uint8_t)options->topics.count;
    }
}

bool session_open(session_t *session, module_t *module)
{
    const options_t *options = module->options;
    /* An address of IPv6 has colons of its own. */
    const bool brackets = strchr(options->host, ':') != NULL && options->host[0] != '[';

    session->module = module;
    (void)snprintf(session->server, sizeof session->server,
                   brackets ? "tcp://[%s]:%u" : "tcp://%s:%u", options->host, options->port);
    configure(session);
    if (!choose_version(session) || !set_up_tls(session)) {
        return false;
    }
    module_say(module, "connecting to %s%s...", session->server, options->tls ? " over TLS" : "");
    if (simcom_session_init(&session->session, &module->modem, &session->config) != SIMCOM_GOOD ||
        simcom_session_start(&session->session) != SIMCOM_GOOD) {
        return false; /* cannot be: what it asks for was checked with the options */
    }
    session->started = true;
    module->take = take_event;
    module->take_context = session;
    while (!session->was_online && !module_stopping(module)) {
        (void)session_turn(session, UINT32_MAX);
    }
    return session->was_online && !module_stopping(module);
}

bool session_publish(session_t *session, simcom_bytes_t topic, simcom_bytes_t payload)
{
    module_t *module = session->module;
    const simcom_publish_t message = {
        .topic = topic,
        .payload = payload,
        .qos = (uint8_t)module->options->qos,
        .retain = module->options->retain,
    };
    simcom_status_t status = simcom_session_publish(&session->session, &message, 0);

    while (status == SIMCOM_E_FULL && simcom_session_queued(&session->session) != 0u &&
           !module_stopping(module)) {
        (void)session_turn(session, UINT32_MAX);
        status = simcom_session_publish(&session->session, &message, 0);
    }
    if (status != SIMCOM_GOOD && !module_stopping(module)) {
        fprintf(stderr, "simcom: publish: %s\n", simcom_status_text(status));
        module_fail(module, EXIT_USAGE);
    }
    return status == SIMCOM_GOOD;
}

bool session_flush(session_t *session)
{
    while (simcom_session_queued(&session->session) != 0u && !module_stopping(session->module)) {
        (void)session_turn(session, UINT32_MAX);
    }
    return simcom_session_queued(&session->session) == 0u && !module_stopping(session->module);
}

void session_close(session_t *session)
{
    session->stopping = true;
    if (!session->started || session->module->dead ||
        simcom_session_stop(&session->session) != SIMCOM_GOOD) {
        return;
    }
    module_say(session->module, "taking down");
    while (!session->stopped && session_turn(session, UINT32_MAX)) {
    }
    drop_files(session);
}
