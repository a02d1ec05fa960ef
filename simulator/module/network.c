/* SPDX-License-Identifier: MIT */
/* network.c - what the network tells the module. */
#include "module.h"

/* Bytes that may wait for a host that does not read. */
#define BACKLOG_LIMIT 0x100000u

/* Ends the operation of a client that awaits it. The answer to one that has timed out is nobody's:
 * false. */
static bool settle(simcom_module_t *module, unsigned client, const simcom_form_t *form,
                   uint8_t code)
{
    exchange_t *exchange = client < SIMCOM_CLIENTS ? answer_pending(module, client, form) : NULL;

    if (exchange == NULL) {
        return false;
    }
    answer_settle(module, exchange, code);
    return true;
}

void simcom_module_connected(simcom_module_t *module, unsigned client, uint8_t code)
{
    if (client >= SIMCOM_CLIENTS ||
        answer_pending(module, client, &simcom_form_cmqttconnect_write) == NULL) {
        return;
    }
    module->clients[client].connected = code == SIMCOM_CODE_NONE;
    tls_ended(module, client, &simcom_form_cmqttconnect_write, code);
    settle(module, client, &simcom_form_cmqttconnect_write, code);
}

void simcom_module_published(simcom_module_t *module, unsigned client, uint8_t code)
{
    settle(module, client, &simcom_form_cmqttpub_write, code);
}

void simcom_module_subscribed(simcom_module_t *module, unsigned client, uint8_t code)
{
    if (!settle(module, client, &simcom_form_cmqttsub_write_batch, code)) {
        settle(module, client, &simcom_form_cmqttsub_write_topic, code);
    }
}

void simcom_module_unsubscribed(simcom_module_t *module, unsigned client, uint8_t code)
{
    if (!settle(module, client, &simcom_form_cmqttunsub_write_batch, code)) {
        settle(module, client, &simcom_form_cmqttunsub_write_topic, code);
    }
}

void simcom_module_disconnected(simcom_module_t *module, unsigned client, uint8_t code)
{
    if (client < SIMCOM_CLIENTS && code == SIMCOM_CODE_NONE) {
        module->clients[client].connected = false;
        tls_ended(module, client, &simcom_form_cmqttdisc_write, code);
    }
    settle(module, client, &simcom_form_cmqttdisc_write, code);
}

bool simcom_module_message(simcom_module_t *module, unsigned client, simcom_bytes_t topic,
                           simcom_bytes_t payload)
{
    const simcom_revision_t *revision = module->settings.revision;

    if (client >= SIMCOM_CLIENTS || !module->clients[client].connected || topic.length == 0 ||
        topic.length > revision->topic_limit || payload.length > revision->payload_limit) {
        return false;
    }
    if (queue_length(&module->out) + queue_length(&module->later) +
            buffer_length(&module->wire_out.sent) >
        BACKLOG_LIMIT) {
        return false;
    }
    line_message(module, client, topic, payload);
    return true;
}

/* V1.00 2.3.2.1. An operation under way ends first; a disconnect has got what it wanted. */
void simcom_module_connection_lost(simcom_module_t *module, unsigned client, uint8_t cause)
{
    if (client >= SIMCOM_CLIENTS || !module->clients[client].connected) {
        return;
    }
    module->clients[client].connected = false;
    if (answer_pending(module, client, &simcom_form_cmqttdisc_write) != NULL) {
        tls_ended(module, client, &simcom_form_cmqttdisc_write, SIMCOM_CODE_NONE);
        settle(module, client, &simcom_form_cmqttdisc_write, SIMCOM_CODE_NONE);
        return;
    }
    settle(module, client, NULL, SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER);
    line_unsolicited(module, "%s %u,%u", line_name(module, SIMCOM_LINE_CMQTTCONNLOST).text, client,
                     cause);
}

/* --- V3.00 16: +CMQTTNONET and +CMQTTPING ----------------------------------------------------- */

/* V1.00 has no word of its own for it: cause 3 of +CMQTTCONNLOST. */
static void lose(simcom_module_t *module, unsigned client)
{
    if (module->clients[client].connected) {
        module->settings.network->cut(module->settings.network_context, client);
        simcom_module_connection_lost(module, client, 3);
    }
}

/* "Network lost, START again": of the service nothing is left. */
static void end_service(simcom_module_t *module)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        settle(module, i, NULL, SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER);
        module_cut(module, i);
        client_clear(module->description, &module->clients[i]);
    }
    module->started = false;
}

void simcom_module_network_lost(simcom_module_t *module)
{
    const simcom_described_line_t *urc = revision_urc(module, SIMCOM_ROLE_NETWORK_LOST);

    if (urc == NULL) {
        for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
            lose(module, i);
        }
    } else if (module->started) {
        line_unsolicited(module, "%s", urc->wire); /* first: spec/transcripts/v3.00-urcs.md */
        end_service(module);
    }
}

void simcom_module_ping_failed(simcom_module_t *module, unsigned client, uint8_t code)
{
    const simcom_described_line_t *urc = revision_urc(module, SIMCOM_ROLE_PING_FAILED);

    if (client >= SIMCOM_CLIENTS || !module->clients[client].connected) {
        return;
    }
    if (urc == NULL) {
        lose(module, client);
    } else {
        line_unsolicited(module, "%s %u,%u", urc->wire, client, code);
    }
}
