/* SPDX-License-Identifier: MIT */
/* mqtt.c - the operations of the MQTT service as steps: which commands, in which order. */
#include "simcom/mqtt.h"

#include "simcom/commands.h"

/* The argument struct of a step is made in the modem's room; this is the check that it fits. */
#define ROOM(modem, type)                                                                          \
    ((void)sizeof(char[sizeof(type) <= sizeof(simcom_sending_room_t) ? 1 : -1]),                   \
     (type *)(void *)&(modem)->sending)

static bool send(simcom_sending_t *sending, const simcom_form_t *form, const void *arguments)
{
    sending->form = form;
    sending->arguments = arguments;
    return true;
}

static bool send_data(simcom_sending_t *sending, const simcom_form_t *form, const void *arguments,
                      simcom_bytes_t data)
{
    sending->data = data;
    return send(sending, form, arguments);
}

/* A length that does not fit the parameter is kept too large, so that it is refused. */
static uint32_t length_of(simcom_bytes_t bytes)
{
    return bytes.length > UINT32_MAX ? UINT32_MAX : (uint32_t)bytes.length;
}

/* Module ----------------------------------------------------------------------------------- */

static bool echo_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                       simcom_sending_t *sending)
{
    simcom_ate_execute_t *args = ROOM(modem, simcom_ate_execute_t);
    (void)slot;
    if (step > 0u) {
        return false;
    }
    args->value = 0;
    return send(sending, &simcom_form_ate_execute, args);
}

simcom_status_t simcom_echo_off(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_COMMAND, echo_steps, NULL,
                                  0);
}

static bool start_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                        simcom_sending_t *sending)
{
    (void)modem;
    (void)slot;
    return step == 0u && send(sending, &simcom_form_cmqttstart_execute, NULL);
}

simcom_status_t simcom_mqtt_start(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_START, start_steps, NULL,
                                  0);
}

static bool stop_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                       simcom_sending_t *sending)
{
    (void)modem;
    (void)slot;
    return step == 0u && send(sending, &simcom_form_cmqttstop_execute, NULL);
}

simcom_status_t simcom_mqtt_stop(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_STOP, stop_steps, NULL, 0);
}

/* TLS -------------------------------------------------------------------------------------- */

/* The numeric settings of an SSL context share a shape: context and value. */
static bool send_tls_number(simcom_t *modem, simcom_sending_t *sending, const simcom_form_t *form,
                            uint32_t context, uint32_t value)
{
    simcom_csslcfg_write_sslversion_t *args = ROOM(modem, simcom_csslcfg_write_sslversion_t);
    args->ssl_ctx_index = context;
    args->sslversion = value;
    return send(sending, form, args);
}

static bool send_tls_file(simcom_t *modem, simcom_sending_t *sending, const simcom_form_t *form,
                          uint32_t context, simcom_bytes_t file)
{
    simcom_csslcfg_write_cacert_t *args = ROOM(modem, simcom_csslcfg_write_cacert_t);
    if (file.data == NULL) {
        return true; /* left out */
    }
    args->ssl_ctx_index = context;
    args->ca_file = file;
    return send(sending, form, args);
}

static bool tls_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                      simcom_sending_t *sending)
{
    static const struct {
        const simcom_form_t *form;
        uint8_t bit;
    } numbers[] = {
        {&simcom_form_csslcfg_write_sslversion, SIMCOM_TLS_VERSION},
        {&simcom_form_csslcfg_write_authmode, SIMCOM_TLS_AUTHMODE},
        {&simcom_form_csslcfg_write_ignorelocaltime, SIMCOM_TLS_IGNORE_TIME},
        {&simcom_form_csslcfg_write_negotiatetime, SIMCOM_TLS_NEGOTIATE_TIME},
    };
    const simcom_tls_t *tls = &slot->arguments.tls;
    const uint16_t values[] = {tls->version, tls->authmode, tls->ignore_time, tls->negotiate_time};
    switch (step) {
    case 0:
    case 1:
    case 2:
    case 3:
        return (tls->set & numbers[step].bit) == 0u ||
               send_tls_number(modem, sending, numbers[step].form, tls->context, values[step]);
    case 4:
        return send_tls_file(modem, sending, &simcom_form_csslcfg_write_cacert, tls->context,
                             tls->ca_file);
    case 5:
        return send_tls_file(modem, sending, &simcom_form_csslcfg_write_clientcert, tls->context,
                             tls->clientcert_file);
    case 6:
        return send_tls_file(modem, sending, &simcom_form_csslcfg_write_clientkey, tls->context,
                             tls->clientkey_file);
    default:
        return false;
    }
}

simcom_status_t simcom_tls_configure(simcom_t *modem, const simcom_tls_t *tls)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_TLS, tls_steps, tls,
                                  sizeof *tls);
}

static bool certificate_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                              simcom_sending_t *sending)
{
    const simcom_certificate_t *certificate = &slot->arguments.certificate;
    simcom_ccertdown_write_t *args = ROOM(modem, simcom_ccertdown_write_t);
    if (step > 0u) {
        return false;
    }
    args->filename = certificate->name;
    args->len = length_of(certificate->data);
    return send_data(sending, &simcom_form_ccertdown_write, args, certificate->data);
}

simcom_status_t simcom_certificate_upload(simcom_t *modem, const simcom_certificate_t *certificate)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_CERTIFICATE,
                                  certificate_steps, certificate, sizeof *certificate);
}

static bool delete_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                         simcom_sending_t *sending)
{
    simcom_ccertdele_write_t *args = ROOM(modem, simcom_ccertdele_write_t);
    if (step > 0u) {
        return false;
    }
    args->filename = slot->arguments.name;
    return send(sending, &simcom_form_ccertdele_write, args);
}

simcom_status_t simcom_certificate_delete(simcom_t *modem, simcom_bytes_t name)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, SIMCOM_OPERATION_CERTIFICATE_DELETE,
                                  delete_steps, &name, sizeof name);
}

/* Client ----------------------------------------------------------------------------------- */

static bool acquire_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                          simcom_sending_t *sending)
{
    simcom_cmqttaccq_write_t *args = ROOM(modem, simcom_cmqttaccq_write_t);
    if (step > 0u) {
        return false;
    }
    args->client_index = slot->client;
    args->client_id = slot->arguments.acquire.client_id;
    args->server_type.given = slot->arguments.acquire.tls;
    args->server_type.value = 1;
    return send(sending, &simcom_form_cmqttaccq_write, args);
}

simcom_status_t simcom_mqtt_acquire(simcom_t *modem, uint8_t client,
                                    const simcom_acquire_t *acquire)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_ACQUIRE, acquire_steps, acquire,
                                  sizeof *acquire);
}

static bool release_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                          simcom_sending_t *sending)
{
    simcom_cmqttrel_write_t *args = ROOM(modem, simcom_cmqttrel_write_t);
    if (step > 0u) {
        return false;
    }
    args->client_index = slot->client;
    return send(sending, &simcom_form_cmqttrel_write, args);
}

simcom_status_t simcom_mqtt_release(simcom_t *modem, uint8_t client)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_RELEASE, release_steps, NULL, 0);
}

static bool will_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                       simcom_sending_t *sending)
{
    const simcom_will_t *will = &slot->arguments.will;
    if (step == 0u) {
        simcom_cmqttwilltopic_write_t *args = ROOM(modem, simcom_cmqttwilltopic_write_t);
        args->client_index = slot->client;
        args->req_length = length_of(will->topic);
        return send_data(sending, &simcom_form_cmqttwilltopic_write, args, will->topic);
    }
    simcom_cmqttwillmsg_write_t *args = ROOM(modem, simcom_cmqttwillmsg_write_t);
    args->client_index = slot->client;
    args->req_length = length_of(will->message);
    args->qos = will->qos;
    return step == 1u && send_data(sending, &simcom_form_cmqttwillmsg_write, args, will->message);
}

simcom_status_t simcom_mqtt_will(simcom_t *modem, uint8_t client, const simcom_will_t *will)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_WILL, will_steps, will,
                                  sizeof *will);
}

/* Connection ------------------------------------------------------------------------------- */

/* What the connection itself may take behind the TLS handshake, in seconds. */
#define CONNECT_S   120u
#define NEGOTIATE_S 300u

static bool connect_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                          simcom_sending_t *sending)
{
    const simcom_connect_t *connect = &slot->arguments.connect;
    if (step == 0u) {
        simcom_cmqttsslcfg_write_t *args = ROOM(modem, simcom_cmqttsslcfg_write_t);
        args->session_id = slot->client;
        args->ssl_ctx_index = connect->context;
        return connect->context == SIMCOM_CONTEXT_NONE ||
               send(sending, &simcom_form_cmqttsslcfg_write, args);
    }
    simcom_cmqttconnect_write_t *args = ROOM(modem, simcom_cmqttconnect_write_t);
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
    return step == 1u && send(sending, &simcom_form_cmqttconnect_write, args);
}

simcom_status_t simcom_mqtt_connect(simcom_t *modem, uint8_t client,
                                    const simcom_connect_t *connect)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_CONNECT, connect_steps, connect,
                                  sizeof *connect);
}

static bool disconnect_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                             simcom_sending_t *sending)
{
    simcom_cmqttdisc_write_t *args = ROOM(modem, simcom_cmqttdisc_write_t);
    args->client_index = slot->client;
    args->timeout = slot->arguments.seconds;
    return step == 0u && send(sending, &simcom_form_cmqttdisc_write, args);
}

simcom_status_t simcom_mqtt_disconnect(simcom_t *modem, uint8_t client, uint16_t seconds)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_DISCONNECT, disconnect_steps,
                                  &seconds, sizeof seconds);
}

/* Messages --------------------------------------------------------------------------------- */

static bool send_topic(simcom_t *modem, const simcom_slot_t *slot, simcom_sending_t *sending)
{
    simcom_cmqtttopic_write_t *args = ROOM(modem, simcom_cmqtttopic_write_t);
    args->client_index = slot->client;
    args->req_length = length_of(slot->arguments.publish.topic);
    return send_data(sending, &simcom_form_cmqtttopic_write, args, slot->arguments.publish.topic);
}

static bool send_payload(simcom_t *modem, const simcom_slot_t *slot, simcom_sending_t *sending)
{
    simcom_cmqttpayload_write_t *args = ROOM(modem, simcom_cmqttpayload_write_t);
    /* The command takes no length of 0; PUB without it publishes an empty payload (V1.00 3.5). */
    if (slot->arguments.publish.payload.length == 0u) {
        return true;
    }
    args->client_index = slot->client;
    args->req_length = length_of(slot->arguments.publish.payload);
    return send_data(sending, &simcom_form_cmqttpayload_write, args,
                     slot->arguments.publish.payload);
}

#define PUBLISH_S 60u

static bool send_publish(simcom_t *modem, const simcom_slot_t *slot, simcom_sending_t *sending)
{
    const simcom_publish_t *publish = &slot->arguments.publish;
    simcom_cmqttpub_write_t *args = ROOM(modem, simcom_cmqttpub_write_t);
    args->client_index = slot->client;
    args->qos = publish->qos;
    args->pub_timeout = publish->timeout != 0u ? publish->timeout : PUBLISH_S;
    args->retained.given = publish->retain || publish->dup;
    args->retained.value = publish->retain ? 1u : 0u;
    args->dup.given = publish->dup;
    args->dup.value = 1;
    return send(sending, &simcom_form_cmqttpub_write, args);
}

static bool publish_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                          simcom_sending_t *sending)
{
    switch (step) {
    case 0:
        return send_topic(modem, slot, sending);
    case 1:
        return send_payload(modem, slot, sending);
    case 2:
        return send_publish(modem, slot, sending);
    default:
        return false;
    }
}

simcom_status_t simcom_mqtt_publish(simcom_t *modem, uint8_t client,
                                    const simcom_publish_t *publish)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_PUBLISH, publish_steps, publish,
                                  sizeof *publish);
}

static bool subscribe_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                            simcom_sending_t *sending)
{
    const simcom_filter_t *filter = &slot->arguments.filter;
    simcom_cmqttsub_write_topic_t *args = ROOM(modem, simcom_cmqttsub_write_topic_t);
    args->client_index = slot->client;
    args->req_length = length_of(filter->filter);
    args->qos = filter->qos;
    args->dup.given = filter->dup;
    args->dup.value = 1;
    return step == 0u &&
           send_data(sending, &simcom_form_cmqttsub_write_topic, args, filter->filter);
}

simcom_status_t simcom_mqtt_subscribe(simcom_t *modem, uint8_t client,
                                      const simcom_filter_t *filter)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_SUBSCRIBE, subscribe_steps,
                                  filter, sizeof *filter);
}

static bool unsubscribe_steps(simcom_t *modem, const simcom_slot_t *slot, unsigned step,
                              simcom_sending_t *sending)
{
    const simcom_filter_t *filter = &slot->arguments.filter;
    simcom_cmqttunsub_write_topic_t *args = ROOM(modem, simcom_cmqttunsub_write_topic_t);
    args->client_index = slot->client;
    args->req_length = length_of(filter->filter);
    args->dup = filter->dup ? 1u : 0u;
    return step == 0u &&
           send_data(sending, &simcom_form_cmqttunsub_write_topic, args, filter->filter);
}

simcom_status_t simcom_mqtt_unsubscribe(simcom_t *modem, uint8_t client,
                                        const simcom_filter_t *filter)
{
    return simcom_operation_begin(modem, client, SIMCOM_OPERATION_UNSUBSCRIBE, unsubscribe_steps,
                                  filter, sizeof *filter);
}
