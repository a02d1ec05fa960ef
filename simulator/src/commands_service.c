/* SPDX-License-Identifier: MIT */
/* commands_service.c - START, STOP, ACCQ, REL, CFG: V1.00 2.2.1 to 2.2.4 and 2.2.17. */
#include "commands.h"

/* 2.2.1 and the field: a service that is started already answers 23. */
uint8_t start_check(simcom_module_t *module, const exchange_t *exchange)
{
    (void)exchange;
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
        client_clear(&module->clients[i]);
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
    client->tls = arguments->server_type.given && arguments->server_type.value == 1;
    buffer_set(&client->id, arguments->client_id);
    return SIMCOM_CODE_NONE;
}

/* 2.2.3 prints a line for each client; one that is not acquired has an empty clientID. */
void acquire_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        simcom_bytes_t id = buffer_view(&module->clients[i].id);
        line_information(module, exchange, "%u,\"%.*s\",%d", i, SPAN(id), module->clients[i].tls);
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
    client_clear(&module->clients[exchange->client]);
    return SIMCOM_CODE_NONE;
}

/* 2.2.17. The setting is lost when the client is released: V3.00 says so, V1.00 is silent. */
uint8_t configure_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttcfg_write_check_utf8_t *arguments =
        ARGUMENTS(simcom_cmqttcfg_write_check_utf8_t, exchange);

    module->clients[exchange->client].check_utf8 = arguments->check_utf8_flag == 1;
    return SIMCOM_CODE_NONE;
}

void configure_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        line_information(module, exchange, "%u,%d", i, module->clients[i].check_utf8);
    }
}
