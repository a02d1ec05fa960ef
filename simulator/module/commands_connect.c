/* SPDX-License-Identifier: MIT */
/* commands_connect.c - SSLCFG, will, CONNECT, DISC: V1.00 2.2.5 to 2.2.9. */
#include "commands.h"
#include "depart.h"

/* 2.2.5: comes before AT+CMQTTCONNECT. */
uint8_t session_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttsslcfg_write_t *arguments = ARGUMENTS(simcom_cmqttsslcfg_write_t, exchange);
    client_t *client = &module->clients[exchange->client];

    client->has_context = true;
    client->context = (uint8_t)arguments->ssl_ctx_index;
    return SIMCOM_CODE_NONE;
}

/* 2.2.5 prints <session_id>,[<ssl_ctx_index>]: the comma stays where nothing is chosen. */
void session_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        if (module->clients[i].has_context) {
            line_information(module, exchange, "%u,%u", i, module->clients[i].context);
        } else {
            line_information(module, exchange, "%u,", i);
        }
    }
}

/* 2.2.6. Unlike those of a publish, topic and message of the will are not said to be used up: they
 * stay until the client is released. */
uint8_t will_topic_act(simcom_module_t *module, exchange_t *exchange)
{
    client_t *client = &module->clients[exchange->client];
    uint8_t code = text_objection(client, buffer_view(&module->data));

    if (code == SIMCOM_CODE_NONE) {
        buffer_set(&client->will_topic, buffer_view(&module->data));
    }
    return code;
}

/* 2.2.7 */
uint8_t will_message_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttwillmsg_write_t *arguments = ARGUMENTS(simcom_cmqttwillmsg_write_t, exchange);
    client_t *client = &module->clients[exchange->client];

    client->will_qos = (uint8_t)arguments->qos;
    buffer_set(&client->will_message, buffer_view(&module->data));
    return SIMCOM_CODE_NONE;
}

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

/* 2.2.8: "tcp://host:port", without a port 1883. The prefix was checked with the tables. An IPv6
 * address stands in brackets, as in every URL (RFC 3986 3.2.2); the manual does not speak of it. */
static bool read_address(simcom_bytes_t address, simcom_bytes_t *host, uint16_t *port)
{
    size_t begin = sizeof "tcp://" - 1;
    bool brackets = begin < address.length && address.data[begin] == '[';
    size_t end = brackets ? find_byte(address, ++begin, ']') : find_byte(address, begin, ':');

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

uint8_t connect_check(simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_cmqttconnect_write_t *arguments = ARGUMENTS(simcom_cmqttconnect_write_t, exchange);
    simcom_bytes_t host;
    uint16_t port;

    (void)module;
    return objection(!read_address(arguments->server_addr, &host, &port),
                     SIMCOM_CODE_INVALID_PARAMETER);
}

/* What AT+CMQTTCONNECT? shows. */
static void remember(client_t *client, const simcom_cmqttconnect_write_t *arguments)
{
    buffer_set(&client->server, arguments->server_addr);
    client->keepalive = arguments->keepalive_time;
    client->clean = arguments->clean_session;
    buffer_set(&client->user, arguments->user_name);
    buffer_set(&client->password, arguments->password);
}

static void describe(const client_t *client, simcom_module_connect_t *how)
{
    read_address(buffer_view(&client->server), &how->host, &how->port);
    how->keepalive = (uint16_t)client->keepalive;
    how->clean = client->clean == 1;
    how->client_id = buffer_view(&client->id);
    how->user = buffer_view(&client->user);
    how->password = buffer_view(&client->password);
    how->will_topic = buffer_view(&client->will_topic);
    how->will_message = buffer_view(&client->will_message);
    how->will_qos = client->will_qos;
    how->mqtt_version = client->mqtt_version;
    how->tls = NULL;
}

uint8_t connect_act(simcom_module_t *module, exchange_t *exchange)
{
    client_t *client = &module->clients[exchange->client];
    simcom_module_connect_t how;
    simcom_module_tls_t tls;

    remember(client, ARGUMENTS(simcom_cmqttconnect_write_t, exchange));
    describe(client, &how);
    exchange->limit = exchange->form->form->answer_s * 1000u;
    if (client->tls) {
        uint8_t code = tls_collect(module, client, exchange->client, &tls);
        if (code != SIMCOM_CODE_NONE) {
            client->has_context = false;
            return code;
        }
        exchange->limit += tls.negotiate_time * 1000u; /* 2.1.1 */
        how.tls = &tls;
    }
    /* 2.2.5: the choice of a context is cleared when the connect has finished. No other command of
     * this client that looks at it can come before. For V3.00 see tls_ended(). */
    if ((!revision_is_v3(module) || module->settings.network == NULL) &&
        !depart_keeps(module, DEPART_KEEP_CONTEXT)) {
        client->has_context = false;
    }
    if (module_unreachable(module, client->tls) != SIMCOM_CODE_NONE) {
        uint8_t code = module_unreachable(module, client->tls);
        tls_ended(module, exchange->client, exchange->form->form, code);
        exchange->settled = true; /* after OK, as when the network answers */
        exchange->code = code;
        return CODE_PENDING;
    }
    module->settings.network->connect(module->settings.network_context, exchange->client, &how);
    return CODE_PENDING;
}

/* 2.2.8: an idle client shows its number alone. */
void connect_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        const client_t *client = &module->clients[i];
        simcom_bytes_t server = buffer_view(&client->server);
        simcom_bytes_t user = buffer_view(&client->user);
        simcom_bytes_t password = buffer_view(&client->password);

        if (!client->connected) {
            line_information(module, exchange, "%u", i);
        } else if (user.data == NULL) {
            line_information(module, exchange, "%u,\"%.*s\",%u,%u", i, SPAN(server),
                             client->keepalive, client->clean);
        } else if (password.data == NULL) {
            line_information(module, exchange, "%u,\"%.*s\",%u,%u,\"%.*s\"", i, SPAN(server),
                             client->keepalive, client->clean, SPAN(user));
        } else {
            line_information(module, exchange, "%u,\"%.*s\",%u,%u,\"%.*s\",\"%.*s\"", i,
                             SPAN(server), client->keepalive, client->clean, SPAN(user),
                             SPAN(password));
        }
    }
}

uint8_t disconnect_act(simcom_module_t *module, exchange_t *exchange)
{
    module->settings.network->disconnect(module->settings.network_context, exchange->client);
    return CODE_PENDING;
}

/* 2.2.9: 0 is connected. */
void disconnect_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        line_information(module, exchange, "%u,%d", i, !module->clients[i].connected);
    }
}
