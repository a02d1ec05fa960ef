/* SPDX-License-Identifier: MIT */
/* commands_service.c - START, STOP, ACCQ, REL, CFG: V1.00 2.2.1 to 2.2.4 and 2.2.17. */
#include "commands.h"
#include "depart.h"
#include "simcom/revisions.h"

/* 2.2.1 and the field: a service that is started already answers 23. */
uint8_t start_check(simcom_module_t *module, const exchange_t *exchange)
{
    (void)exchange;
    if (!module->started && module->network_until > module->elapsed) {
        return SIMCOM_CODE_NETWORK_OPEN_FAILED; /* 2.3.1: 7 */
    }
    return objection(module->started, SIMCOM_CODE_NETWORK_OPENED);
}

uint8_t start_act(simcom_module_t *module, exchange_t *exchange)
{
    (void)exchange;
    module->started = true;
    return SIMCOM_CODE_NONE;
}

/* 2.2.4: AT+CMQTTREL comes before AT+CMQTTSTOP; 2.3.1: 21 while a client is not released. */
uint8_t stop_check(simcom_module_t *module, const exchange_t *exchange)
{
    (void)exchange;
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        if (module->clients[i].acquired) {
            return SIMCOM_CODE_CLIENT_NOT_RELEASED;
        }
    }
    return SIMCOM_CODE_NONE;
}

uint8_t stop_act(simcom_module_t *module, exchange_t *exchange)
{
    (void)exchange;
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        client_clear(module->description, &module->clients[i]);
    }
    module->started = false;
    return SIMCOM_CODE_NONE;
}

/* 2.3.1: 19, client is used. */
uint8_t acquire_check(simcom_module_t *module, const exchange_t *exchange)
{
    return objection(module->clients[exchange->client].acquired, SIMCOM_CODE_CLIENT_USED);
}

uint8_t acquire_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttaccq_write_t *arguments = ARGUMENTS(simcom_cmqttaccq_write_t, exchange);
    client_t *client = &module->clients[exchange->client];

    client->acquired = true;
    client->tls = (arguments->server_type.given ? arguments->server_type.value
                                                : exchange->form->parameters[2].default_value) == 1;
    if (arguments->mqtt_version.given) {
        client->mqtt_version = (uint8_t)arguments->mqtt_version.value;
    }
    buffer_set(&client->id, arguments->client_id);
    return SIMCOM_CODE_NONE;
}

/* 2.2.3 prints a line for each client; one that is not acquired has an empty clientID. */
void acquire_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        const client_t *client = &module->clients[i];
        simcom_bytes_t id = buffer_view(&client->id);
        if (revision_has(module, SIMCOM_PARAMETER_CMQTTACCQ_MQTT_VERSION)) {
            line_information(module, exchange, "%u,\"%.*s\",%d,%u", i, SPAN(id), client->tls,
                             client->mqtt_version);
        } else {
            line_information(module, exchange, "%u,\"%.*s\",%d", i, SPAN(id), client->tls);
        }
    }
}

/* 2.2.4: comes after AT+CMQTTDISC. The manual names no code for a client that is still connected;
 * 14, client is busy, describes it. */
uint8_t release_check(simcom_module_t *module, const exchange_t *exchange)
{
    return objection(module->clients[exchange->client].connected, SIMCOM_CODE_CLIENT_BUSY);
}

uint8_t release_act(simcom_module_t *module, exchange_t *exchange)
{
    client_t *client = &module->clients[exchange->client];

    if (depart_keeps(module, DEPART_KEEP_CLIENT)) {
        client->acquired = false;
    } else {
        client_clear(module->description, client);
    }
    return SIMCOM_CODE_NONE;
}

/* V3.00 16: after AT+CMQTTACCQ and before AT+CMQTTCONNECT. V1.00 2.2.17 says nothing of it. */
uint8_t configure_check(simcom_module_t *module, const exchange_t *exchange)
{
    const client_t *client = &module->clients[exchange->client];

    if (!revision_is_v3(module)) {
        return SIMCOM_CODE_NONE;
    }
    if (!client->acquired) {
        return SIMCOM_CODE_CLIENT_NOT_ACQUIRED;
    }
    return objection(client->connected, SIMCOM_CODE_NOT_SUPPORTED_OPERATION);
}

/* 2.2.17. The setting is lost when the client is released: V3.00 says so, V1.00 is silent. */
uint8_t configure_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttcfg_write_check_utf8_t *arguments =
        ARGUMENTS(simcom_cmqttcfg_write_check_utf8_t, exchange);

    module->clients[exchange->client].check_utf8 = arguments->check_utf8_flag == 1;
    return SIMCOM_CODE_NONE;
}

uint8_t optimeout_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttcfg_write_optimeout_t *arguments =
        ARGUMENTS(simcom_cmqttcfg_write_optimeout_t, exchange);

    module->clients[exchange->client].optimeout = arguments->optimeout;
    return SIMCOM_CODE_NONE;
}

/* V3.00 16. The module is said to make client id, user and password of them; how, no document of
 * the project says, so that they are kept and not used. */
uint8_t aliauth_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttcfg_write_aliauth_t *arguments =
        ARGUMENTS(simcom_cmqttcfg_write_aliauth_t, exchange);
    client_t *client = &module->clients[exchange->client];

    buffer_set(&client->productkey, arguments->productkey);
    buffer_set(&client->devicename, arguments->devicename);
    buffer_set(&client->devicesecret, arguments->devicesecret);
    return SIMCOM_CODE_NONE;
}

uint8_t version_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttcfg_write_version_t *arguments =
        ARGUMENTS(simcom_cmqttcfg_write_version_t, exchange);

    module->clients[exchange->client].mqtt_version = (uint8_t)arguments->version;
    return SIMCOM_CODE_NONE;
}

void configure_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        const client_t *client = &module->clients[i];
        if (revision_has(module, SIMCOM_PARAMETER_CMQTTCFG_OPTIMEOUT)) {
            line_information(module, exchange, "%u,%d,%u", i, client->check_utf8,
                             client->optimeout);
        } else {
            line_information(module, exchange, "%u,%d", i, client->check_utf8);
        }
    }
}
