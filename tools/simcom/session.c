/* SPDX-License-Identifier: MIT */
#include "session.h"

#include "simcom/codes.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The SSL context that the program uses. */
#define CONTEXT 0u

/* --- Files --------------------------------------------------------------------------------- */

bool content_read(content_t *content, const char *name)
{
    FILE *file = name == NULL ? stdin : fopen(name, "rb");
    const char *shown = name == NULL ? "standard input" : name;

    if (file == NULL) {
        fprintf(stderr, "simcom: %s: %s\n", shown, strerror(errno));
        return false;
    }
    content->length = fread(content->bytes, 1, sizeof content->bytes, file);
    const int error = ferror(file) != 0 ? errno : 0;
    if (name != NULL) {
        (void)fclose(file);
    }
    if (error != 0) {
        fprintf(stderr, "simcom: %s: %s\n", shown, strerror(error));
        return false;
    }
    if (content->length > FILE_MAX) {
        fprintf(stderr, "simcom: %s: longer than the 10,240 bytes that a module takes\n", shown);
        return false;
    }
    return true;
}

static bool read_certificate(content_t *content, const char *name)
{
    if (name == NULL) {
        return true;
    }
    if (!content_read(content, name)) {
        return false;
    }
    if (content->length == 0) {
        fprintf(stderr, "simcom: %s: the file is empty\n", name);
        return false;
    }
    return true;
}

bool session_read_files(session_t *session, const options_t *options)
{
    return read_certificate(&session->ca, options->ca_file) &&
           read_certificate(&session->cert, options->cert_file) &&
           read_certificate(&session->key, options->key_file);
}

/* --- Steps --------------------------------------------------------------------------------- */

/* Codes that are as good as success in a step; 0 ends the list. */
static const uint8_t none[] = {0};
static const uint8_t harmless_start[] = {SIMCOM_CODE_NETWORK_OPENED, 0};
static const uint8_t harmless_disconnect[] = {
    SIMCOM_CODE_NETWORK_NOT_OPENED, SIMCOM_CODE_NO_CONNECTION, SIMCOM_CODE_CLIENT_NOT_ACQUIRED,
    SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER, 0};
static const uint8_t harmless_release[] = {SIMCOM_CODE_NETWORK_NOT_OPENED,
                                           SIMCOM_CODE_CLIENT_NOT_ACQUIRED, 0};
static const uint8_t harmless_stop[] = {SIMCOM_CODE_NETWORK_NOT_OPENED, 0};
/* The other client may belong to whoever started the service. */
static const uint8_t harmless_stop_adopted[] = {SIMCOM_CODE_NETWORK_NOT_OPENED,
                                                SIMCOM_CODE_CLIENT_NOT_RELEASED, 0};

static bool is_good(const ending_t *ending, const uint8_t *harmless)
{
    if (ending->outcome == SIMCOM_DONE) {
        return true;
    }
    return ending->outcome == SIMCOM_REFUSED && ending->code != 0 &&
           strchr((const char *)harmless, ending->code) != NULL;
}

/* Waits for an operation. If it fails, says so and keeps the failure. */
static bool step(module_t *module, const char *what, simcom_status_t status,
                 const uint8_t *harmless, ending_t *ending)
{
    if (!module_await(module, what, status, ending)) {
        return false;
    }
    if (is_good(ending, harmless)) {
        return true;
    }
    module_report(what, ending);
    module_fail(module, EXIT_FAILED);
    return false;
}

/* --- Building up --------------------------------------------------------------------------- */

/* Finds out whether somebody is there, and lets a module that waits for the rest of somebody's data
 * have it: echo can only be switched off when it listens. */
static bool wake_up(module_t *module)
{
    ending_t ending;

    (void)simcom_wake(&module->modem); /* nothing is under way yet */
    if (!module_await(module, "ATE0", simcom_echo_off(&module->modem), &ending) ||
        module_stopping(module)) {
        return false;
    }
    /* An ERROR is an answer, too. */
    if (ending.outcome == SIMCOM_DONE || ending.outcome == SIMCOM_REFUSED) {
        return true;
    }
    fprintf(stderr,
            "simcom: %s: the module does not answer. Is it on, is this its AT port (of several, "
            "often the third), and is %u its rate (-b)?\n",
            module->options->device, module->options->baud);
    module->dead = true;
    module_fail(module, EXIT_MODULE);
    return false;
}

static bool start(session_t *session)
{
    module_t *module = session->module;
    ending_t ending;

    module_say(module, "starting the MQTT service");
    if (!step(module, "start", simcom_mqtt_start(&module->modem), harmless_start, &ending)) {
        return false;
    }
    session->started = true;
    session->adopted = ending.outcome == SIMCOM_REFUSED;
    if (session->adopted) {
        module_say(module, "it was started before; going on with it");
    }
    return true;
}

/* Takes down a client that an earlier run left behind. Ends as the release ends. */
static bool clear(module_t *module)
{
    ending_t ending;

    module_say(module, "an earlier run left the client behind; taking it down");
    return step(module, "disconnect", simcom_mqtt_disconnect(&module->modem, MODULE_CLIENT, 0),
                harmless_disconnect, &ending) &&
           step(module, "release", simcom_mqtt_release(&module->modem, MODULE_CLIENT),
                harmless_release, &ending);
}

static bool acquire(session_t *session)
{
    module_t *module = session->module;
    const simcom_acquire_t arguments = {
        .client_id = simcom_text(module->options->client_id),
        .tls = module->options->tls,
    };
    ending_t ending;

    module_say(module, "acquiring client %u as %s", MODULE_CLIENT, module->options->client_id);
    if (!module_await(module, "acquire",
                      simcom_mqtt_acquire(&module->modem, MODULE_CLIENT, &arguments), &ending)) {
        return false;
    }
    if (ending.outcome == SIMCOM_REFUSED && ending.code == SIMCOM_CODE_CLIENT_USED) {
        if (!clear(module) ||
            !module_await(module, "acquire",
                          simcom_mqtt_acquire(&module->modem, MODULE_CLIENT, &arguments),
                          &ending)) {
            return false;
        }
    }
    if (!is_good(&ending, none)) {
        module_report("acquire", &ending);
        module_fail(module, EXIT_FAILED);
        return false;
    }
    session->acquired = true;
    module->listening = true;
    return true;
}

static bool is_der(const char *file)
{
    const size_t length = strlen(file);

    return length > 4 && strcasecmp(file + length - 4, ".der") == 0;
}

/* Puts a file into the module. Returns the name it has there in *stored. */
static bool upload(module_t *module, const char *file, const content_t *content, const char *pem,
                   const char *der, simcom_bytes_t *stored)
{
    char count[TEXT_COUNT_SIZE];
    ending_t ending;

    if (file == NULL) {
        return true;
    }
    *stored = simcom_text(is_der(file) ? der : pem);
    const simcom_certificate_t certificate = {
        .name = *stored,
        .data = {content->bytes, content->length},
    };
    module_say(module, "uploading %s (%s bytes)", is_der(file) ? der : pem,
               text_count(count, content->length));
    return step(module, "certificate", simcom_certificate_upload(&module->modem, &certificate),
                none, &ending) &&
           !module_stopping(module);
}

/* What the module verifies: see authmode, V1.00 2.1.1. */
static uint8_t authmode(const options_t *options)
{
    if (options->insecure) {
        return options->cert_file != NULL ? 3 : 0;
    }
    return options->cert_file != NULL ? 2 : 1;
}

static bool set_up_tls(session_t *session)
{
    module_t *module = session->module;
    const options_t *options = module->options;
    simcom_tls_t tls = {
        .set = SIMCOM_TLS_VERSION | SIMCOM_TLS_AUTHMODE | SIMCOM_TLS_IGNORE_TIME,
        .context = CONTEXT,
        .version = 4,
        .authmode = authmode(options),
        .ignore_time = 1,
    };
    ending_t ending;

    if (!options->tls) {
        return true;
    }
    module->hush = true;
    if (!upload(module, options->ca_file, &session->ca, "simcom_ca.pem", "simcom_ca.der",
                &tls.ca_file) ||
        !upload(module, options->cert_file, &session->cert, "simcom_cert.pem", "simcom_cert.der",
                &tls.clientcert_file) ||
        !upload(module, options->key_file, &session->key, "simcom_key.pem", "simcom_key.der",
                &tls.clientkey_file)) {
        return false;
    }
    module->hush = false;
    module_say(module, "setting up TLS");
    return step(module, "TLS", simcom_tls_configure(&module->modem, &tls), none, &ending);
}

static bool set_will(module_t *module)
{
    const simcom_will_t will = {
        .topic = simcom_text(module->options->will_topic),
        .message = simcom_text(module->options->will_payload),
        .qos = (uint8_t)module->options->will_qos,
    };
    ending_t ending;

    if (module->options->will_topic == NULL) {
        return true;
    }
    module_say(module, "giving the will");
    return step(module, "will", simcom_mqtt_will(&module->modem, MODULE_CLIENT, &will), none,
                &ending);
}

/* A result that did not come may have been success: then there is a connection to take down. */
static bool make_connection(session_t *session)
{
    module_t *module = session->module;
    const options_t *options = module->options;
    const simcom_connect_t arguments = {
        .server = simcom_text(session->server),
        .user = simcom_text(options->user),
        .password = simcom_text(options->password),
        .keepalive = (uint16_t)options->keepalive,
        .clean = !options->keep_session,
        .context = options->tls ? CONTEXT : SIMCOM_CONTEXT_NONE,
    };
    ending_t ending;

    module_say(module, "connecting to %s%s...", session->server, options->tls ? " over TLS" : "");
    module->hush = true;
    if (!module_await(module, "connect",
                      simcom_mqtt_connect(&module->modem, MODULE_CLIENT, &arguments), &ending)) {
        return false;
    }
    module->hush = false;
    module->connected = ending.outcome == SIMCOM_DONE || ending.outcome == SIMCOM_UNKNOWN;
    if (ending.outcome == SIMCOM_DONE) {
        module_say(module, "connected");
        return true;
    }
    module_report("connect", &ending);
    module_fail(module, EXIT_FAILED);
    return false;
}

bool session_open(session_t *session, module_t *module)
{
    const options_t *options = module->options;
    /* An address of IPv6 has colons of its own. */
    const bool brackets = strchr(options->host, ':') != NULL && options->host[0] != '[';

    session->module = module;
    session->started = false;
    session->adopted = false;
    session->acquired = false;
    (void)snprintf(session->server, sizeof session->server,
                   brackets ? "tcp://[%s]:%u" : "tcp://%s:%u", options->host, options->port);
    return wake_up(module) && start(session) && !module_stopping(module) && acquire(session) &&
           !module_stopping(module) && set_up_tls(session) && !module_stopping(module) &&
           set_will(module) && !module_stopping(module) && make_connection(session) &&
           !module_stopping(module);
}

/* --- Taking down --------------------------------------------------------------------------- */

/* A step down. One that is refused does not keep the next ones from being tried; one that is not
 * answered does, since they would take minutes. */
static void step_down(module_t *module, const char *what, simcom_status_t status,
                      const uint8_t *harmless)
{
    ending_t ending = {SIMCOM_DONE, 0, ""};

    if (!step(module, what, status, harmless, &ending) && ending.outcome != SIMCOM_REFUSED) {
        module->dead = true;
    }
}

void session_close(session_t *session)
{
    module_t *module = session->module;

    module->listening = false;
    if (module->connected && !module->dead) {
        module_say(module, "disconnecting");
        module->connected = false;
        step_down(module, "disconnect", simcom_mqtt_disconnect(&module->modem, MODULE_CLIENT, 0),
                  harmless_disconnect);
    }
    if (session->acquired && !module->dead) {
        module_say(module, "releasing the client");
        step_down(module, "release", simcom_mqtt_release(&module->modem, MODULE_CLIENT),
                  harmless_release);
    }
    if (session->started && !module->dead) {
        module_say(module, "stopping the MQTT service");
        step_down(module, "stop", simcom_mqtt_stop(&module->modem),
                  session->adopted ? harmless_stop_adopted : harmless_stop);
    }
}
