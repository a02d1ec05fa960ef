/* SPDX-License-Identifier: MIT */
/* act_connect.c - a connection, with or without TLS: what it is made of is kept by other commands. */
#include "act.h"
#include "depart.h"

#include <string.h>

/* --- The address ----------------------------------------------------------------------------------- */

/* Digits up to the end; 0 if there is anything else or the value is no port. */
static uint16_t read_port(simcom_bytes_t text)
{
    uint32_t port = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || port > UINT16_MAX) {
            return 0;
        }
        port = port * 10 + text.data[i] - '0';
    }
    return port <= UINT16_MAX ? (uint16_t)port : 0;
}

static size_t find_byte(simcom_bytes_t text, size_t at, char byte)
{
    while (at < text.length && text.data[at] != (uint8_t)byte) {
        at++;
    }
    return at;
}

/* V1.00 2.2.8: "tcp://host:port", without a port 1883. The prefix was checked with the tables. An IPv6 address
 * stands in brackets, as in every URL (RFC 3986 3.2.2); the manual does not speak of it. */
static bool read_address(simcom_bytes_t address, simcom_bytes_t *host, uint16_t *port)
{
    size_t begin = sizeof "tcp://" - 1;
    bool brackets = begin < address.length && address.data[begin] == '[';
    size_t end = brackets ? find_byte(address, ++begin, ']') : find_byte(address, begin, ':');

    if (address.length < begin) {
        return false;
    }
    *host = (simcom_bytes_t){address.data + begin, end - begin};
    if (brackets) {
        end++;
        if (end > address.length || (end < address.length && address.data[end] != ':')) {
            return false;
        }
    }
    *port = 1883;
    if (end < address.length) {
        *port = read_port((simcom_bytes_t){address.data + end + 1, address.length - end - 1});
    }
    return host->length > 0 && *port != 0;
}

uint8_t connect_objection(const simcom_module_t *module, const exchange_t *exchange)
{
    simcom_bytes_t host;
    uint16_t port;

    return read_address(exchange_text(exchange, SIMCOM_VALUE_SERVER), &host, &port)
               ? SIMCOM_CODE_NONE
               : code_of(module, SIMCOM_REASON_BAD_VALUE);
}

/* --- TLS --------------------------------------------------------------------------------------------- */

bool connect_is_tls(const simcom_module_t *module, unsigned client)
{
    return settings_number(module, SIMCOM_VALUE_SERVER_TYPE, client) == 1;
}

/* The bytes of the file that a context names; NULL data if none is named or it is not there. */
static simcom_bytes_t file(const simcom_module_t *module, simcom_value_t role, uint32_t context)
{
    const certificate_t *found =
        certificates_find(&module->certificates, settings_text(module, role, context));
    return found == NULL ? (simcom_bytes_t){NULL, 0} : buffer_view(&found->data);
}

/* V1.00 2.1.1 <authmode>: 1 and 2 need the CA, 2 and 3 the client's certificate and key. One that is missing
 * answers 33; one that is there and cannot be used 34 where the revision has that code. */
static uint8_t collect_tls(const simcom_module_t *module, unsigned client, simcom_module_tls_t *tls)
{
    /* V1.00 2.2.5: without AT+CMQTTSSLCFG the context of the client's own number. */
    const uint32_t context = settings_given(module, SIMCOM_VALUE_TLS_CONTEXT, client)
                                 ? settings_number(module, SIMCOM_VALUE_TLS_CONTEXT, client)
                                 : client;
    const uint32_t authmode = settings_number(module, SIMCOM_VALUE_TLS_AUTHMODE, context);

    *tls = (simcom_module_tls_t){
        .version = (uint8_t)settings_number(module, SIMCOM_VALUE_TLS_VERSION, context),
        .verify_server = authmode == 1 || authmode == 2,
        .check_dates = settings_number(module, SIMCOM_VALUE_TLS_IGNORE_TIME, context) == 0,
        .server_name = settings_number(module, SIMCOM_VALUE_TLS_SNI, context) == 1,
        .one_suite = settings_number(module, SIMCOM_VALUE_TLS_CIPHERS, context) == 0x002F,
        .unusable = code_of(module, SIMCOM_REASON_BAD_CERTIFICATE),
        .time = clock_now(module),
        .negotiate_time = settings_number(module, SIMCOM_VALUE_TLS_NEGOTIATE_TIME, context),
        .key_password = settings_text(module, SIMCOM_VALUE_TLS_KEY_PASSWORD, context),
    };
    if (tls->verify_server) {
        tls->ca = file(module, SIMCOM_VALUE_TLS_CA, context);
    }
    if (authmode >= 2) {
        tls->certificate = file(module, SIMCOM_VALUE_TLS_CERTIFICATE, context);
        tls->key = file(module, SIMCOM_VALUE_TLS_KEY, context);
    }
    return (tls->verify_server && tls->ca.data == NULL) ||
                   (authmode >= 2 && (tls->certificate.data == NULL || tls->key.data == NULL))
               ? code_of(module, SIMCOM_REASON_NO_CERTIFICATE)
               : SIMCOM_CODE_NONE;
}

/* --- Connect ------------------------------------------------------------------------------------------ */

uint8_t connect_unreachable(const simcom_module_t *module, bool tls)
{
    if (module->settings.network == NULL || !facts_online(module) ||
        module->broker_until > module->elapsed) {
        return code_of(module, SIMCOM_REASON_UNREACHABLE);
    }
    return tls && module->tls_until > module->elapsed
               ? code_of(module, SIMCOM_REASON_HANDSHAKE_FAILED)
               : SIMCOM_CODE_NONE;
}

/* The will is what forms with its settings hold: a topic, and a message with a quality of service. */
static void add_will(simcom_module_t *module, unsigned client, simcom_module_connect_t *how)
{
    for (size_t i = 0; i < module->description->state_count; i++) {
        const unsigned state = module->description->states[i].id;
        const simcom_described_form_t *giver = form_that_holds(module, state);
        if (giver == NULL || form_that_uses(module, state) != NULL) {
            continue; /* not of a will: something else uses it up */
        }
        if (giver->data_content == SIMCOM_DATA_TOPIC) {
            how->will_topic = state_data(module, state, client);
        } else if (giver->data_content == SIMCOM_DATA_PAYLOAD) {
            how->will_message = state_data(module, state, client);
            how->will_qos = state_qos(module, state, client);
        }
    }
}

static void describe(simcom_module_t *module, unsigned client, simcom_module_connect_t *how)
{
    memset(how, 0, sizeof *how);
    read_address(settings_text(module, SIMCOM_VALUE_SERVER, client), &how->host, &how->port);
    how->keepalive = (uint16_t)settings_number(module, SIMCOM_VALUE_KEEP_ALIVE, client);
    how->clean = settings_number(module, SIMCOM_VALUE_CLEAN_SESSION, client) == 1;
    how->client_id = settings_text(module, SIMCOM_VALUE_CLIENT_ID, client);
    how->user = settings_text(module, SIMCOM_VALUE_USER, client);
    how->password = settings_text(module, SIMCOM_VALUE_PASSWORD, client);
    how->mqtt_version = settings_has(module, SIMCOM_VALUE_MQTT_VERSION)
                            ? (uint8_t)settings_number(module, SIMCOM_VALUE_MQTT_VERSION, client)
                            : 4; /* a revision that does not let one choose speaks 3.1.1 */
    add_will(module, client, how);
}

uint8_t connect_do(simcom_module_t *module, exchange_t *exchange)
{
    const unsigned client = client_of(exchange);
    const bool secure = connect_is_tls(module, client);
    simcom_module_connect_t how;
    simcom_module_tls_t tls;
    uint8_t code;

    describe(module, client, &how);
    exchange->limit = exchange->form->form->answer_s * 1000u;
    if (secure) {
        code = collect_tls(module, client, &tls);
        if (code != SIMCOM_CODE_NONE) {
            return code;
        }
        exchange->limit += tls.negotiate_time * 1000u; /* 2.1.1 */
        how.tls = &tls;
    }
    code = connect_unreachable(module, secure);
    if (code != SIMCOM_CODE_NONE) {
        state_after(module, exchange, false);
        exchange->settled = true; /* after OK, as when the network answers */
        exchange->code = code;
        return CODE_PENDING;
    }
    module->settings.network->connect(module->settings.network_context, client, &how);
    return CODE_PENDING;
}
