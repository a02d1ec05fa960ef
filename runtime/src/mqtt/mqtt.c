/* SPDX-License-Identifier: MIT */
/* mqtt.c - the operations of the MQTT service: what is checked before, and what is decided. Their commands are data:
 * spec/operations.yaml. */
#include "simcom/mqtt.h"

#include "../at/engine.h"

#include "simcom/private/plans.h"

/* Module ----------------------------------------------------------------------------------- */

simcom_status_t simcom_echo_off(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &simcom_plan_echo_off.plan, NULL);
}

simcom_status_t simcom_mqtt_start(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &simcom_plan_start.plan, NULL);
}

simcom_status_t simcom_mqtt_stop(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &simcom_plan_stop.plan, NULL);
}

/* Client ----------------------------------------------------------------------------------- */

simcom_status_t simcom_mqtt_acquire(simcom_t *modem, uint8_t client,
                                    const simcom_acquire_t *acquire)
{
    return simcom_operation_begin(modem, client, &simcom_plan_acquire.plan, acquire);
}

simcom_status_t simcom_mqtt_release(simcom_t *modem, uint8_t client)
{
    return simcom_operation_begin(modem, client, &simcom_plan_release.plan, NULL);
}

void simcom_mqtt_adopt(simcom_t *modem, uint8_t client)
{
    if (client < SIMCOM_CLIENTS && modem->slot[1u + client] != NULL) {
        modem->slot[1u + client]->flags |= SLOT_OLD_PAYLOAD;
    }
}

simcom_status_t simcom_mqtt_configure(simcom_t *modem, uint8_t client,
                                      const simcom_settings_t *settings)
{
    return simcom_operation_begin(modem, client, &simcom_plan_configure.plan, settings);
}

/* Topics ----------------------------------------------------------------------------------- */

/* What is known of a client; 0 for one without memory. */
static unsigned flags_of(const simcom_t *modem, uint8_t client)
{
    return client < SIMCOM_CLIENTS && modem->slot[1u + client] != NULL
               ? modem->slot[1u + client]->flags
               : 0u;
}

/* Checks bytes that go out as data, which no table describes. [in] step  whose data they are */
static simcom_status_t check_topic(simcom_t *modem, uint8_t client, const simcom_plan_step_t *step,
                                   const simcom_bytes_t *topic, unsigned rules)
{
    size_t offset = 0;
    if (topic->data == NULL || topic->length > modem->revision->topic_limit) {
        return SIMCOM_GOOD; /* its length is refused, before a byte of it is read */
    }
    if ((flags_of(modem, client) & SLOT_ANY_BYTES) != 0u) {
        rules |= SIMCOM_TOPIC_ANY_BYTES;
    }
    simcom_status_t status = simcom_topic_check(*topic, (simcom_topic_rules_t)rules, &offset);
    if (status != SIMCOM_GOOD) {
        simcom_refuse(modem, status, step->form, offset);
    }
    return status;
}

/* The message of a will may hold any character, but must be UTF-8 while the module checks it. */
static SIMCOM_APART simcom_status_t check_message(simcom_t *modem, uint8_t client,
                                                  const simcom_bytes_t *message)
{
    size_t offset = 0;
    if (message->data == NULL || message->length > modem->revision->payload_limit ||
        (flags_of(modem, client) & SLOT_ANY_BYTES) != 0u ||
        simcom_bytes_are_utf8(*message, &offset)) {
        return SIMCOM_GOOD;
    }
    return simcom_refuse(modem, SIMCOM_E_UTF8, SIMCOM_PLAN_STEP(will, message)->form, offset);
}

simcom_status_t simcom_mqtt_will(simcom_t *modem, uint8_t client, const simcom_will_t *will)
{
    simcom_status_t status =
        check_topic(modem, client, SIMCOM_PLAN_STEP(will, topic), &will->topic, 0);
    if (status == SIMCOM_GOOD) {
        status = check_message(modem, client, &will->message);
    }
    return status != SIMCOM_GOOD
               ? status
               : simcom_operation_begin(modem, client, &simcom_plan_will.plan, will);
}

/* Connection ------------------------------------------------------------------------------- */

#if SIMCOM_TLS

/* What stands before the name of the server; simcom_arguments_check() sees that it does. */
#define SCHEME_LENGTH (sizeof "tcp://" - 1u)

/* Whether the server is given by its name: an address has no name to tell. */
static bool is_named(simcom_bytes_t server)
{
    for (size_t i = SCHEME_LENGTH; i < server.length && server.data[i] != (uint8_t)':'; i++) {
        uint8_t byte = server.data[i];
        if (byte == (uint8_t)'[') {
            return false;
        }
        if (byte != (uint8_t)'.' && (byte < (uint8_t)'0' || byte > (uint8_t)'9')) {
            return true;
        }
    }
    return false;
}

/* Whether the module is told to send the server's name in the handshake, not to, or neither. */
static uint8_t decide(const simcom_connect_t *connect)
{
    if (connect->context == SIMCOM_CONTEXT_NONE || connect->sni == SIMCOM_SNI_KEEP) {
        return 0;
    }
    return connect->sni == SIMCOM_SNI_AUTO && is_named(connect->server)
               ? SIMCOM_DECISION_SERVER_NAME
               : SIMCOM_DECISION_NO_SERVER_NAME;
}
#else
#define decide(connect) 0
#endif

simcom_status_t simcom_mqtt_connect(simcom_t *modem, uint8_t client,
                                    const simcom_connect_t *connect)
{
    const simcom_kept_t kept = {.settings = connect, .decided = decide(connect)};
    return simcom_operation_begin(modem, client, &simcom_plan_connect.plan, &kept);
}

simcom_status_t simcom_mqtt_disconnect(simcom_t *modem, uint8_t client, uint16_t seconds)
{
    return simcom_operation_begin(modem, client, &simcom_plan_disconnect.plan, &seconds);
}

/* Publishing ------------------------------------------------------------------------------- */

simcom_status_t simcom_mqtt_publish(simcom_t *modem, uint8_t client,
                                    const simcom_publish_t *publish)
{
    simcom_status_t status =
        check_topic(modem, client, SIMCOM_PLAN_STEP(publish, topic), &publish->topic, 0);
    if (status != SIMCOM_GOOD) {
        return status;
    }
    if ((publish->payload.data == NULL || publish->payload.length == 0u) &&
        (flags_of(modem, client) & SLOT_OLD_PAYLOAD) != 0u) {
        return simcom_refuse(modem, SIMCOM_E_OLD_PAYLOAD, SIMCOM_PLAN_STEP(publish, payload)->form,
                             0);
    }
    return simcom_operation_begin(modem, client, &simcom_plan_publish.plan, publish);
}

/* Subscribing ------------------------------------------------------------------------------ */

static simcom_status_t begin_filter(simcom_t *modem, uint8_t client, const simcom_plan_t *plan,
                                    const simcom_filter_t *filter)
{
    simcom_status_t status =
        check_topic(modem, client, simcom_steps_of(plan), &filter->filter, SIMCOM_TOPIC_FILTER);
    return status != SIMCOM_GOOD ? status : simcom_operation_begin(modem, client, plan, filter);
}

simcom_status_t simcom_mqtt_subscribe(simcom_t *modem, uint8_t client,
                                      const simcom_filter_t *filter)
{
    return begin_filter(modem, client, &simcom_plan_subscribe.plan, filter);
}

simcom_status_t simcom_mqtt_unsubscribe(simcom_t *modem, uint8_t client,
                                        const simcom_filter_t *filter)
{
    return begin_filter(modem, client, &simcom_plan_unsubscribe.plan, filter);
}

/* Batches ---------------------------------------------------------------------------------- */

static SIMCOM_APART simcom_status_t refuse_filters(simcom_t *modem, simcom_status_t status,
                                                   const simcom_plan_step_t *step, uint16_t most)
{
    simcom_refuse(modem, status, step->form, 0);
    modem->problem.limit.min = 1;
    modem->problem.limit.max = most;
    return status;
}

/* Checks each filter, their number, and what the module can keep of them at once. Apart: what it needs would lie on the
 * stack while the operation begins. */
static SIMCOM_APART simcom_status_t check_filters(simcom_t *modem, uint8_t client,
                                                  const simcom_plan_step_t *step,
                                                  const simcom_filters_t *filters)
{
    uint16_t limit = modem->revision->topics_limit;
    size_t sum = 0;
    if (filters->filter == NULL) {
        return simcom_refuse(modem, SIMCOM_E_MISSING, step->form, 0);
    }
    if (filters->count == 0u || filters->count > SIMCOM_FILTERS) {
        return refuse_filters(modem, SIMCOM_E_RANGE, step, SIMCOM_FILTERS);
    }
    for (unsigned i = 0; i < filters->count; i++) {
        const simcom_bytes_t *filter = &filters->filter[i].filter;
        simcom_status_t status = check_topic(modem, client, step, filter, SIMCOM_TOPIC_FILTER);
        if (status != SIMCOM_GOOD) {
            return status;
        }
        sum += filter->length;
    }
    return limit != 0u && sum > limit ? refuse_filters(modem, SIMCOM_E_LENGTH, step, limit)
                                      : SIMCOM_GOOD;
}

static simcom_status_t begin_filters(simcom_t *modem, uint8_t client, const simcom_plan_t *plan,
                                     const simcom_filters_t *filters)
{
    simcom_status_t status = check_filters(modem, client, simcom_steps_of(plan), filters);
    return status != SIMCOM_GOOD ? status : simcom_operation_begin(modem, client, plan, filters);
}

simcom_status_t simcom_mqtt_subscribe_all(simcom_t *modem, uint8_t client,
                                          const simcom_filters_t *filters)
{
    return begin_filters(modem, client, &simcom_plan_subscribe_all.plan, filters);
}

simcom_status_t simcom_mqtt_unsubscribe_all(simcom_t *modem, uint8_t client,
                                            const simcom_filters_t *filters)
{
    return begin_filters(modem, client, &simcom_plan_unsubscribe_all.plan, filters);
}
