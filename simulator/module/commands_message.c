/* SPDX-License-Identifier: MIT */
/* commands_message.c - publish, subscribe, unsubscribe: V1.00 2.2.10 to 2.2.16. */
#include "commands.h"
#include "depart.h"

/* 2.2.17 and 2.3.1: topics and filters are checked to be UTF-8 unless AT+CMQTTCFG says otherwise.
 * Payloads are not, whatever 2.2.11 says: users of real modules publish binary ones. */
uint8_t text_objection(const client_t *client, simcom_bytes_t text)
{
    return objection(client->check_utf8 && !utf8_valid(text), SIMCOM_CODE_BAD_UTF8_STRING);
}

/* The network side of a connected client is there: see connect_act(). */
static const simcom_module_network_t *network(const simcom_module_t *module)
{
    return module->settings.network;
}

/* 2.2.10 */
uint8_t topic_act(simcom_module_t *module, exchange_t *exchange)
{
    client_t *client = &module->clients[exchange->client];
    uint8_t code = text_objection(client, buffer_view(&module->data));

    if (code == SIMCOM_CODE_NONE) {
        buffer_set(&client->topic, buffer_view(&module->data));
    }
    return code;
}

/* 2.2.11 */
uint8_t payload_act(simcom_module_t *module, exchange_t *exchange)
{
    buffer_set(&module->clients[exchange->client].payload, buffer_view(&module->data));
    return SIMCOM_CODE_NONE;
}

/* 2.3.1: 18, topic is empty. A payload is not needed (3.5). */
uint8_t publish_check(simcom_module_t *module, const exchange_t *exchange)
{
    bool empty = buffer_length(&module->clients[exchange->client].topic) == 0;
    return objection(empty, SIMCOM_CODE_TOPIC_EMPTY);
}

/* 2.2.12: topic and payload are used up. */
uint8_t publish_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttpub_write_t *arguments = ARGUMENTS(simcom_cmqttpub_write_t, exchange);
    client_t *client = &module->clients[exchange->client];
    simcom_module_publish_t message = {
        .topic = buffer_view(&client->topic),
        .payload = buffer_view(&client->payload),
        .qos = (uint8_t)arguments->qos,
        .retain = arguments->retained.given && arguments->retained.value == 1,
        .dup = arguments->dup.given && arguments->dup.value == 1,
    };

    network(module)->publish(module->settings.network_context, exchange->client, &message);
    if (!depart_keeps(module, DEPART_KEEP_TOPIC)) {
        buffer_clear(&client->topic);
    }
    if (!depart_keeps(module, DEPART_KEEP_PAYLOAD)) {
        buffer_clear(&client->payload);
    }
    return CODE_PENDING;
}

/* V3.00 16: the topics that wait for a batch are together no longer than this; 22 if they were. */
static uint8_t batch_objection(const simcom_module_t *module, const filters_t *filters,
                               uint32_t length)
{
    uint16_t limit = module->settings.revision->topics_limit;
    return objection(limit != 0 && filters_length(filters) + length > limit,
                     SIMCOM_CODE_LENGTH_OUT_OF_RANGE);
}

uint8_t subscribe_topic_check(simcom_module_t *module, const exchange_t *exchange)
{
    return batch_objection(module, &module->clients[exchange->client].subscribe,
                           ARGUMENTS(simcom_cmqttsubtopic_write_t, exchange)->req_length);
}

/* 2.2.13 */
uint8_t subscribe_topic_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttsubtopic_write_t *arguments =
        ARGUMENTS(simcom_cmqttsubtopic_write_t, exchange);
    client_t *client = &module->clients[exchange->client];
    uint8_t code = text_objection(client, buffer_view(&module->data));

    if (code == SIMCOM_CODE_NONE) {
        filters_add(&client->subscribe, buffer_view(&module->data), (uint8_t)arguments->qos);
    }
    return code;
}

/* 2.2.14: without AT+CMQTTSUBTOPIC before there is no topic. */
uint8_t subscribe_batch_check(simcom_module_t *module, const exchange_t *exchange)
{
    bool empty = module->clients[exchange->client].subscribe.count == 0;
    return objection(empty, SIMCOM_CODE_TOPIC_EMPTY);
}

uint8_t subscribe_batch_act(simcom_module_t *module, exchange_t *exchange)
{
    filters_t *filters = &module->clients[exchange->client].subscribe;

    network(module)->subscribe(module->settings.network_context, exchange->client, filters->rows,
                               filters->count);
    if (!depart_keeps(module, DEPART_KEEP_SUBTOPICS)) {
        filters_clear(filters); /* 2.2.13: clean after AT+CMQTTSUB */
    }
    return CODE_PENDING;
}

uint8_t subscribe_one_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cmqttsub_write_topic_t *arguments =
        ARGUMENTS(simcom_cmqttsub_write_topic_t, exchange);
    simcom_module_filter_t filter = {buffer_view(&module->data), (uint8_t)arguments->qos};
    uint8_t code = text_objection(&module->clients[exchange->client], filter.text);

    if (code != SIMCOM_CODE_NONE) {
        return code;
    }
    network(module)->subscribe(module->settings.network_context, exchange->client, &filter, 1);
    return CODE_PENDING;
}

uint8_t unsubscribe_topic_check(simcom_module_t *module, const exchange_t *exchange)
{
    return batch_objection(module, &module->clients[exchange->client].unsubscribe,
                           ARGUMENTS(simcom_cmqttunsubtopic_write_t, exchange)->req_length);
}

/* 2.2.15 */
uint8_t unsubscribe_topic_act(simcom_module_t *module, exchange_t *exchange)
{
    client_t *client = &module->clients[exchange->client];
    uint8_t code = text_objection(client, buffer_view(&module->data));

    if (code == SIMCOM_CODE_NONE) {
        filters_add(&client->unsubscribe, buffer_view(&module->data), 0);
    }
    return code;
}

/* 2.2.16 */
uint8_t unsubscribe_batch_check(simcom_module_t *module, const exchange_t *exchange)
{
    bool empty = module->clients[exchange->client].unsubscribe.count == 0;
    return objection(empty, SIMCOM_CODE_TOPIC_EMPTY);
}

uint8_t unsubscribe_batch_act(simcom_module_t *module, exchange_t *exchange)
{
    filters_t *filters = &module->clients[exchange->client].unsubscribe;

    network(module)->unsubscribe(module->settings.network_context, exchange->client, filters->rows,
                                 filters->count);
    if (!depart_keeps(module, DEPART_KEEP_UNSUBTOPICS)) {
        filters_clear(filters); /* 2.2.15: clean after AT+CMQTTUNSUB */
    }
    return CODE_PENDING;
}

uint8_t unsubscribe_one_act(simcom_module_t *module, exchange_t *exchange)
{
    simcom_module_filter_t filter = {buffer_view(&module->data), 0};
    uint8_t code = text_objection(&module->clients[exchange->client], filter.text);

    if (code != SIMCOM_CODE_NONE) {
        return code;
    }
    network(module)->unsubscribe(module->settings.network_context, exchange->client, &filter, 1);
    return CODE_PENDING;
}
