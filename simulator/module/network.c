/* SPDX-License-Identifier: MIT */
/* network.c - what the network tells the module. */
#include "module.h"

/* Bytes that may wait for a host that does not read. */
#define BACKLOG_LIMIT 0x100000u

/* Ends the operation of a client that awaits it. The answer to one that has timed out is nobody's:
 * false. */
static bool settle(simcom_module_t *module, unsigned client, simcom_act_t act, uint8_t code)
{
    exchange_t *exchange = client < SIMCOM_CLIENTS ? answer_pending(module, client, act) : NULL;

    if (exchange == NULL) {
        return false;
    }
    state_after(module, exchange, code == SIMCOM_CODE_NONE);
    answer_settle(module, exchange, code);
    return true;
}

/* The connection of a client is gone; nobody has to cut it. */
static void drop(simcom_module_t *module, unsigned client)
{
    if (module->connection < STATES) {
        module->clients[client].scope.there &= ~(1u << module->connection);
        state_end(module, module->connection, client);
    }
}

static bool is_connected(const simcom_module_t *module, unsigned client)
{
    return client < SIMCOM_CLIENTS && state_is(module, module->connection, client);
}

void simcom_module_connected(simcom_module_t *module, unsigned client, uint8_t code)
{
    settle(module, client, SIMCOM_ACT_CONNECT, code);
}

void simcom_module_published(simcom_module_t *module, unsigned client, uint8_t code)
{
    settle(module, client, SIMCOM_ACT_PUBLISH, code);
}

void simcom_module_subscribed(simcom_module_t *module, unsigned client, uint8_t code)
{
    settle(module, client, SIMCOM_ACT_SUBSCRIBE, code);
}

void simcom_module_unsubscribed(simcom_module_t *module, unsigned client, uint8_t code)
{
    settle(module, client, SIMCOM_ACT_UNSUBSCRIBE, code);
}

void simcom_module_disconnected(simcom_module_t *module, unsigned client, uint8_t code)
{
    if (client < SIMCOM_CLIENTS && code == SIMCOM_CODE_NONE) {
        drop(module, client);
    }
    settle(module, client, SIMCOM_ACT_DISCONNECT, code);
}

bool simcom_module_message(simcom_module_t *module, unsigned client, simcom_bytes_t topic,
                           simcom_bytes_t payload)
{
    const simcom_revision_t *revision = module->settings.revision;

    if (!is_connected(module, client) || topic.length == 0 ||
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
    const simcom_described_line_t *urc = line_of_role(module, SIMCOM_ROLE_CONNECTION_LOST);

    if (!is_connected(module, client)) {
        return;
    }
    drop(module, client);
    if (settle(module, client, SIMCOM_ACT_DISCONNECT, SIMCOM_CODE_NONE)) {
        return;
    }
    settle(module, client, SIMCOM_ACT_NONE, code_of(module, SIMCOM_REASON_CLOSED));
    line_urc(module, urc, client, cause);
}

/* --- What only some revisions have a URC for --------------------------------------------------- */

/* V1.00 has no word of its own for it: cause 3 of the URC for a lost connection. */
static void lose(simcom_module_t *module, unsigned client)
{
    if (is_connected(module, client)) {
        module->settings.network->cut(module->settings.network_context, client);
        simcom_module_connection_lost(module, client, 3);
    }
}

/* "Network lost, START again": of the state that the URC is about nothing is left. */
static void end_service(simcom_module_t *module, unsigned state)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        settle(module, i, SIMCOM_ACT_NONE, code_of(module, SIMCOM_REASON_CLOSED));
        module_cut(module, i);
    }
    state_end(module, state, SIMCOM_NO_CLIENT);
}

void simcom_module_network_lost(simcom_module_t *module)
{
    const simcom_described_line_t *urc = line_of_role(module, SIMCOM_ROLE_NETWORK_LOST);
    const unsigned state = urc == NULL                    ? SIMCOM_NO_STATE
                           : urc->ends != SIMCOM_NO_STATE ? urc->ends
                                                          : urc->doubts;

    if (urc == NULL) {
        for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
            lose(module, i);
        }
    } else if (state == SIMCOM_NO_STATE || state_is(module, state, SIMCOM_NO_CLIENT)) {
        line_urc(module, urc, SIMCOM_NO_CLIENT, 0); /* first: spec/transcripts/v3.00-urcs.md */
        end_service(module, state);
    }
}

void simcom_module_ping_failed(simcom_module_t *module, unsigned client, uint8_t code)
{
    const simcom_described_line_t *urc = line_of_role(module, SIMCOM_ROLE_PING_FAILED);

    if (!is_connected(module, client)) {
        return;
    }
    if (urc == NULL) {
        lose(module, client);
    } else {
        line_urc(module, urc, client, code);
    }
}
