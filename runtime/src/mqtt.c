/* SPDX-License-Identifier: MIT */
/* mqtt.c - the operations of the MQTT service as steps: which commands, in which order. */
#include "simcom/mqtt.h"

#include "bytes.h"
#include "engine.h"
#include "service.h"

#include "simcom/commands.h"
#include "simcom/revisions.h"

/* Module ----------------------------------------------------------------------------------- */

static bool echo_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                       simcom_sending_t *sending)
{
    simcom_ate_execute_t *args = ROOM(sending, simcom_ate_execute_t);
    (void)modem;
    (void)slot;
    args->value = 0;
    return simcom_only_step(sending, step, &simcom_form_ate_execute, args);
}

simcom_status_t simcom_echo_off(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_ECHO_OFF, echo_steps, NULL,
                                  0);
}

static bool start_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                        simcom_sending_t *sending)
{
    (void)modem;
    (void)slot;
    return simcom_only_step(sending, step, &simcom_form_cmqttstart_execute, NULL);
}

simcom_status_t simcom_mqtt_start(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_START, start_steps, NULL,
                                  0);
}

static bool stop_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                       simcom_sending_t *sending)
{
    (void)modem;
    (void)slot;
    return simcom_only_step(sending, step, &simcom_form_cmqttstop_execute, NULL);
}

simcom_status_t simcom_mqtt_stop(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_STOP, stop_steps, NULL, 0);
}

/* Client ----------------------------------------------------------------------------------- */

static bool acquire_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                          simcom_sending_t *sending)
{
    const simcom_acquire_t *acquire = &slot->arguments.acquire;
    simcom_cmqttaccq_write_t *args = ROOM(sending, simcom_cmqttaccq_write_t);
    (void)modem;
    args->client_index = slot->client;
    args->client_id = acquire->client_id;
    args->server_type.given = acquire->tls || acquire->mqtt_version != 0u;
    args->server_type.value = acquire->tls ? 1u : 0u;
#ifdef SIMCOM_PARAMETER_CMQTTACCQ_MQTT_VERSION
    args->mqtt_version.given = acquire->mqtt_version != 0u;
    args->mqtt_version.value = acquire->mqtt_version;
#endif
    return simcom_only_step(sending, step, &simcom_form_cmqttaccq_write, args);
}

simcom_status_t simcom_mqtt_acquire(simcom_t *modem, uint8_t client,
                                    const simcom_acquire_t *acquire)
{
#ifndef SIMCOM_PARAMETER_CMQTTACCQ_MQTT_VERSION
    /* A tree of a revision without it. */
    if (acquire->mqtt_version != 0u) {
        return simcom_refuse(modem, SIMCOM_E_REVISION, &simcom_form_cmqttaccq_write, 0);
    }
#endif
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_ACQUIRE, acquire_steps, acquire,
                                  sizeof *acquire);
}

static bool release_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                          simcom_sending_t *sending)
{
    simcom_cmqttrel_write_t *args = ROOM(sending, simcom_cmqttrel_write_t);
    (void)modem;
    args->client_index = slot->client;
    return simcom_only_step(sending, step, &simcom_form_cmqttrel_write, args);
}

simcom_status_t simcom_mqtt_release(simcom_t *modem, uint8_t client)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_RELEASE, release_steps, NULL, 0);
}

void simcom_mqtt_adopt(simcom_t *modem, uint8_t client)
{
    if (client < SIMCOM_CLIENTS && modem->client[client] != NULL) {
        modem->client[client]->slot.flags |= SLOT_OLD_PAYLOAD;
    }
}

static bool configure_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                            simcom_sending_t *sending)
{
    const simcom_settings_t *settings = &slot->arguments.settings;
    (void)modem;
    if (step == 0u) {
        simcom_cmqttcfg_write_check_utf8_t *args =
            ROOM(sending, simcom_cmqttcfg_write_check_utf8_t);
        args->index = slot->client;
        args->check_utf8_flag = settings->check_utf8.value;
        return !settings->check_utf8.given ||
               simcom_step(sending, &simcom_form_cmqttcfg_write_check_utf8, args);
    }
#ifdef SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT
    simcom_cmqttcfg_write_optimeout_t *args = ROOM(sending, simcom_cmqttcfg_write_optimeout_t);
    args->index = slot->client;
    args->optimeout = settings->optimeout.value;
    return step == 1u && (!settings->optimeout.given ||
                          simcom_step(sending, &simcom_form_cmqttcfg_write_optimeout, args));
#else
    return false;
#endif
}

simcom_status_t simcom_mqtt_configure(simcom_t *modem, uint8_t client,
                                      const simcom_settings_t *settings)
{
#ifndef SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT
    if (settings->optimeout.given) {
        return simcom_refuse(modem, SIMCOM_E_REVISION, &simcom_form_cmqttcfg_write_check_utf8, 0);
    }
#endif
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_CONFIGURE, configure_steps,
                                  settings, sizeof *settings);
}

/* Topics ----------------------------------------------------------------------------------- */

/* What is known of a client; 0 for one without memory. */
static unsigned flags_of(const simcom_t *modem, uint8_t client)
{
    return client < SIMCOM_CLIENTS && modem->client[client] != NULL
               ? modem->client[client]->slot.flags
               : 0u;
}

/* Checks bytes that go out as data, which no table describes. */
static simcom_status_t check_topic(simcom_t *modem, uint8_t client, const simcom_form_t *form,
                                   simcom_bytes_t topic, unsigned rules)
{
    size_t offset = 0;
    if ((flags_of(modem, client) & SLOT_ANY_BYTES) != 0u) {
        rules |= SIMCOM_TOPIC_ANY_BYTES;
    }
    simcom_status_t status = simcom_topic_check(topic, (simcom_topic_rules_t)rules, &offset);
    if (status != SIMCOM_GOOD) {
        simcom_refuse(modem, status, form, offset);
    }
    return status;
}

/* A will's message may hold any character, but must be UTF-8 while the module checks it. */
static simcom_status_t check_will(simcom_t *modem, uint8_t client, const simcom_will_t *will)
{
    size_t offset = 0;
    simcom_status_t status =
        check_topic(modem, client, &simcom_form_cmqttwilltopic_write, will->topic, 0);
    bool any = (flags_of(modem, client) & SLOT_ANY_BYTES) != 0u;
    if (status == SIMCOM_GOOD && !any && !simcom_bytes_are_utf8(will->message, &offset)) {
        status = simcom_refuse(modem, SIMCOM_E_UTF8, &simcom_form_cmqttwillmsg_write, offset);
    }
    return status;
}

static bool will_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                       simcom_sending_t *sending)
{
    const simcom_will_t *will = &slot->arguments.will;
    (void)modem;
    if (step == 0u) {
        simcom_cmqttwilltopic_write_t *args = ROOM(sending, simcom_cmqttwilltopic_write_t);
        args->client_index = slot->client;
        args->req_length = simcom_length(will->topic);
        return simcom_step_data(sending, &simcom_form_cmqttwilltopic_write, args, will->topic);
    }
    simcom_cmqttwillmsg_write_t *args = ROOM(sending, simcom_cmqttwillmsg_write_t);
    args->client_index = slot->client;
    args->req_length = simcom_length(will->message);
    args->qos = will->qos;
    return step == 1u &&
           simcom_step_data(sending, &simcom_form_cmqttwillmsg_write, args, will->message);
}

simcom_status_t simcom_mqtt_will(simcom_t *modem, uint8_t client, const simcom_will_t *will)
{
    simcom_status_t status = check_will(modem, client, will);
    return status != SIMCOM_GOOD ? status
                                 : simcom_operation_begin(modem, client, SIMCOM_OPERATION_WILL,
                                                          will_steps, will, sizeof *will);
}

/* Connection ------------------------------------------------------------------------------- */

/* What the connection itself may take behind the TLS handshake, in seconds. */
#define CONNECT_S   120u
#define NEGOTIATE_S 300u

#if SIMCOM_TLS && defined SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI
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

/* The server's name in the handshake. A module that refuses it is asked to connect without. */
static bool send_sni(const simcom_t *modem, const simcom_connect_t *connect,
                     simcom_sending_t *sending)
{
    simcom_csslcfg_write_enable_sni_t *args = ROOM(sending, simcom_csslcfg_write_enable_sni_t);
    args->ssl_ctx_index = connect->context;
    args->enable_sni = connect->sni == SIMCOM_SNI_AUTO && is_named(connect->server) ? 1u : 0u;
    sending->fallback = 1;
    return connect->sni == SIMCOM_SNI_KEEP ||
           !simcom_has_form(modem->revision, SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI) ||
           simcom_step(sending, &simcom_form_csslcfg_write_enable_sni, args);
}
#else
/* In a tree of a revision without it, the step is left out. */
#define send_sni(modem, connect, sending) ((void)(modem), (void)(connect), true)
#endif

#if SIMCOM_TLS

/* The module forgets the SSL context at the end of a connection, or of an attempt: it is sent each time. */
static bool send_context(const simcom_slot_t *slot, simcom_sending_t *sending)
{
    simcom_cmqttsslcfg_write_t *args = ROOM(sending, simcom_cmqttsslcfg_write_t);
    args->session_id = slot->client;
    args->ssl_ctx_index = slot->arguments.connect->context;
    return simcom_step(sending, &simcom_form_cmqttsslcfg_write, args);
}
#endif

static bool send_connect(const simcom_slot_t *slot, simcom_sending_t *sending)
{
    const simcom_connect_t *connect = slot->arguments.connect;
    simcom_cmqttconnect_write_t *args = ROOM(sending, simcom_cmqttconnect_write_t);
    args->client_index = slot->client;
    args->server_addr = connect->server;
    args->keepalive_time = connect->keepalive;
    args->clean_session = connect->clean ? 1u : 0u;
    args->user_name = connect->user;
    args->password = connect->password;
    /* The handshake is part of it: a limit below negotiatetime would give up a connect that is fine. */
    sending->result_s =
        (uint16_t)(CONNECT_S +
                   (connect->negotiate_time != 0u ? connect->negotiate_time : NEGOTIATE_S));
    return simcom_only_step(sending, 0, &simcom_form_cmqttconnect_write, args);
}

static bool connect_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                          simcom_sending_t *sending)
{
    (void)modem;
    if (step == 2u) {
        return send_connect(slot, sending);
    }
#if SIMCOM_TLS
    const simcom_connect_t *connect = slot->arguments.connect;
    if (step < 2u && connect->context != SIMCOM_CONTEXT_NONE) {
        return step == 0u ? send_sni(modem, connect, sending) : send_context(slot, sending);
    }
#endif
    return step < 2u;
}

simcom_status_t simcom_mqtt_connect(simcom_t *modem, uint8_t client,
                                    const simcom_connect_t *connect)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_CONNECT, connect_steps, &connect,
                                  sizeof connect);
}

static bool disconnect_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                             simcom_sending_t *sending)
{
    simcom_cmqttdisc_write_t *args = ROOM(sending, simcom_cmqttdisc_write_t);
    (void)modem;
    args->client_index = slot->client;
    args->timeout = slot->arguments.seconds;
    return simcom_only_step(sending, step, &simcom_form_cmqttdisc_write, args);
}

simcom_status_t simcom_mqtt_disconnect(simcom_t *modem, uint8_t client, uint16_t seconds)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_DISCONNECT, disconnect_steps,
                                  &seconds, sizeof seconds);
}

/* Publishing ------------------------------------------------------------------------------- */

static bool send_topic(const simcom_slot_t *slot, simcom_sending_t *sending)
{
    simcom_cmqtttopic_write_t *args = ROOM(sending, simcom_cmqtttopic_write_t);
    args->client_index = slot->client;
    args->req_length = simcom_length(slot->arguments.publish.topic);
    return simcom_step_data(sending, &simcom_form_cmqtttopic_write, args,
                            slot->arguments.publish.topic);
}

static bool send_payload(const simcom_slot_t *slot, simcom_sending_t *sending)
{
    simcom_cmqttpayload_write_t *args = ROOM(sending, simcom_cmqttpayload_write_t);
    args->client_index = slot->client;
    args->req_length = simcom_length(slot->arguments.publish.payload);
    /* The command takes no length of 0; PUB without it publishes an empty payload (V1.00 3.5). */
    return args->req_length == 0u || simcom_step_data(sending, &simcom_form_cmqttpayload_write,
                                                      args, slot->arguments.publish.payload);
}

#define PUBLISH_S 60u

static bool send_publish(const simcom_slot_t *slot, simcom_sending_t *sending)
{
    const simcom_publish_t *publish = &slot->arguments.publish;
    simcom_cmqttpub_write_t *args = ROOM(sending, simcom_cmqttpub_write_t);
    args->client_index = slot->client;
    args->qos = publish->qos;
    args->pub_timeout = publish->timeout != 0u ? publish->timeout : PUBLISH_S;
    args->retained.given = publish->retain || publish->dup;
    args->retained.value = publish->retain ? 1u : 0u;
    args->dup.given = publish->dup;
    args->dup.value = 1;
    return simcom_only_step(sending, 0, &simcom_form_cmqttpub_write, args);
}

static bool publish_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                          simcom_sending_t *sending)
{
    (void)modem;
    switch (step) {
    case 0:
        return send_topic(slot, sending);
    case 1:
        return send_payload(slot, sending);
    case 2:
        return send_publish(slot, sending);
    default:
        return false;
    }
}

simcom_status_t simcom_mqtt_publish(simcom_t *modem, uint8_t client,
                                    const simcom_publish_t *publish)
{
    simcom_status_t status =
        check_topic(modem, client, &simcom_form_cmqtttopic_write, publish->topic, 0);
    if (status == SIMCOM_GOOD && publish->payload.length == 0u &&
        (flags_of(modem, client) & SLOT_OLD_PAYLOAD) != 0u) {
        status = simcom_refuse(modem, SIMCOM_E_OLD_PAYLOAD, &simcom_form_cmqttpayload_write, 0);
    }
    return status != SIMCOM_GOOD ? status
                                 : simcom_operation_begin(modem, client, SIMCOM_OPERATION_PUBLISH,
                                                          publish_steps, publish, sizeof *publish);
}

/* Subscribing ------------------------------------------------------------------------------ */

static bool send_subscribe(const simcom_slot_t *slot, const simcom_filter_t *filter,
                           simcom_sending_t *sending)
{
    simcom_cmqttsub_write_topic_t *args = ROOM(sending, simcom_cmqttsub_write_topic_t);
    args->client_index = slot->client;
    args->req_length = simcom_length(filter->filter);
    args->qos = filter->qos;
    args->dup.given = filter->dup;
    args->dup.value = 1;
    return simcom_step_data(sending, &simcom_form_cmqttsub_write_topic, args, filter->filter);
}

static bool subscribe_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                            simcom_sending_t *sending)
{
    (void)modem;
    return step == 0u && send_subscribe(slot, &slot->arguments.filter, sending);
}

simcom_status_t simcom_mqtt_subscribe(simcom_t *modem, uint8_t client,
                                      const simcom_filter_t *filter)
{
    simcom_status_t status = check_topic(modem, client, &simcom_form_cmqttsub_write_topic,
                                         filter->filter, SIMCOM_TOPIC_FILTER);
    return status != SIMCOM_GOOD ? status
                                 : simcom_operation_begin(modem, client, SIMCOM_OPERATION_SUBSCRIBE,
                                                          subscribe_steps, filter, sizeof *filter);
}

static bool send_unsubscribe(const simcom_slot_t *slot, const simcom_filter_t *filter,
                             simcom_sending_t *sending)
{
    simcom_cmqttunsub_write_topic_t *args = ROOM(sending, simcom_cmqttunsub_write_topic_t);
    args->client_index = slot->client;
    args->req_length = simcom_length(filter->filter);
    args->dup = filter->dup ? 1u : 0u;
    return simcom_step_data(sending, &simcom_form_cmqttunsub_write_topic, args, filter->filter);
}

static bool unsubscribe_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                              simcom_sending_t *sending)
{
    (void)modem;
    return step == 0u && send_unsubscribe(slot, &slot->arguments.filter, sending);
}

simcom_status_t simcom_mqtt_unsubscribe(simcom_t *modem, uint8_t client,
                                        const simcom_filter_t *filter)
{
    simcom_status_t status = check_topic(modem, client, &simcom_form_cmqttunsub_write_topic,
                                         filter->filter, SIMCOM_TOPIC_FILTER);
    return status != SIMCOM_GOOD
               ? status
               : simcom_operation_begin(modem, client, SIMCOM_OPERATION_UNSUBSCRIBE,
                                        unsubscribe_steps, filter, sizeof *filter);
}

/* Batches ---------------------------------------------------------------------------------- */

/*
 * Steps of a batch of n filters: 0 to n-1 cache a filter each, n subscribes to all of them. A module
 * that answers the first SUBTOPIC with ERROR alone does not have it: then the filters go one by one,
 * in the steps from SINGLES on.
 */
#define SINGLES 128u

/* Whether the step is left out: the module may hold filters of a batch that failed, which the next one would
 * subscribe to, too. Then the filters go one by one. */
static bool is_left_out(const simcom_slot_t *slot, unsigned step)
{
    return (slot->flags & SLOT_OLD_FILTERS) != 0u && step < SINGLES;
}

static bool send_subtopic(const simcom_slot_t *slot, const simcom_filter_t *filter,
                          simcom_sending_t *sending)
{
    simcom_cmqttsubtopic_write_t *args = ROOM(sending, simcom_cmqttsubtopic_write_t);
    args->client_index = slot->client;
    args->req_length = simcom_length(filter->filter);
    args->qos = filter->qos;
    return simcom_step_data(sending, &simcom_form_cmqttsubtopic_write, args, filter->filter);
}

static bool subscribe_all_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                                simcom_sending_t *sending)
{
    const simcom_filters_t *filters = &slot->arguments.filters;
    (void)modem;
    if (is_left_out(slot, step)) {
        return true;
    }
    if (step < filters->count) {
        sending->fallback = step == 0u ? SINGLES : 0u;
        return send_subtopic(slot, &filters->filter[step], sending);
    }
    if (step == filters->count) {
        simcom_cmqttsub_write_batch_t *args = ROOM(sending, simcom_cmqttsub_write_batch_t);
        args->client_index = slot->client;
        args->dup.given = filters->dup;
        args->dup.value = 1;
        return simcom_step(sending, &simcom_form_cmqttsub_write_batch, args);
    }
    return step >= SINGLES && step - SINGLES < filters->count &&
           send_subscribe(slot, &filters->filter[step - SINGLES], sending);
}

static bool send_unsubtopic(const simcom_slot_t *slot, const simcom_filter_t *filter,
                            simcom_sending_t *sending)
{
    simcom_cmqttunsubtopic_write_t *args = ROOM(sending, simcom_cmqttunsubtopic_write_t);
    args->client_index = slot->client;
    args->req_length = simcom_length(filter->filter);
    return simcom_step_data(sending, &simcom_form_cmqttunsubtopic_write, args, filter->filter);
}

static bool unsubscribe_all_steps(const simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                                  simcom_sending_t *sending)
{
    const simcom_filters_t *filters = &slot->arguments.filters;
    (void)modem;
    if (is_left_out(slot, step)) {
        return true;
    }
    if (step < filters->count) {
        sending->fallback = step == 0u ? SINGLES : 0u;
        return send_unsubtopic(slot, &filters->filter[step], sending);
    }
    if (step == filters->count) {
        simcom_cmqttunsub_write_batch_t *args = ROOM(sending, simcom_cmqttunsub_write_batch_t);
        args->client_index = slot->client;
        args->dup = filters->dup ? 1u : 0u;
        return simcom_step(sending, &simcom_form_cmqttunsub_write_batch, args);
    }
    return step >= SINGLES && step - SINGLES < filters->count &&
           send_unsubscribe(slot, &filters->filter[step - SINGLES], sending);
}

/* Checks each filter, their number, and what the module can keep of them at once. */
static simcom_status_t check_filters(simcom_t *modem, uint8_t client, const simcom_form_t *form,
                                     const simcom_filters_t *filters)
{
    size_t sum = 0;
    if (filters->count == 0u || filters->count > SIMCOM_FILTERS) {
        simcom_refuse(modem, SIMCOM_E_RANGE, form, 0);
        modem->problem.limit.min = 1;
        modem->problem.limit.max = SIMCOM_FILTERS;
        return SIMCOM_E_RANGE;
    }
    for (unsigned i = 0; i < filters->count; i++) {
        simcom_bytes_t filter = filters->filter[i].filter;
        simcom_status_t status = check_topic(modem, client, form, filter, SIMCOM_TOPIC_FILTER);
        if (status != SIMCOM_GOOD) {
            return status;
        }
        sum += filter.length;
    }
    if (modem->revision->topics_limit != 0u && sum > modem->revision->topics_limit) {
        simcom_refuse(modem, SIMCOM_E_LENGTH, form, 0);
        modem->problem.limit.min = 1;
        modem->problem.limit.max = modem->revision->topics_limit;
        return SIMCOM_E_LENGTH;
    }
    return SIMCOM_GOOD;
}

simcom_status_t simcom_mqtt_subscribe_all(simcom_t *modem, uint8_t client,
                                          const simcom_filters_t *filters)
{
    simcom_status_t status =
        check_filters(modem, client, &simcom_form_cmqttsubtopic_write, filters);
    return status != SIMCOM_GOOD
               ? status
               : simcom_operation_begin(modem, client, SIMCOM_OPERATION_SUBSCRIBE,
                                        subscribe_all_steps, filters, sizeof *filters);
}

simcom_status_t simcom_mqtt_unsubscribe_all(simcom_t *modem, uint8_t client,
                                            const simcom_filters_t *filters)
{
    simcom_status_t status =
        check_filters(modem, client, &simcom_form_cmqttunsubtopic_write, filters);
    return status != SIMCOM_GOOD
               ? status
               : simcom_operation_begin(modem, client, SIMCOM_OPERATION_UNSUBSCRIBE,
                                        unsubscribe_all_steps, filters, sizeof *filters);
}
