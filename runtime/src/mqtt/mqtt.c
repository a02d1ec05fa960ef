/* SPDX-License-Identifier: MIT */
/* mqtt.c - the operations of the MQTT service: what their commands are, and what is checked before. */
#include "simcom/mqtt.h"

#include "../at/engine.h"

#include "simcom/commands.h"
#include "simcom/revisions.h"

/* Module ----------------------------------------------------------------------------------- */

static const simcom_source_t echo_sources[] = {{FROM_CONSTANT, 0}};
PLAN(echo_plan, 1) = {
    {.operation = SIMCOM_OPERATION_ECHO_OFF},
    {{.form = &simcom_form_ate_execute, .sources = echo_sources, .flags = STEP_END}},
};

simcom_status_t simcom_echo_off(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &echo_plan.plan, NULL);
}

PLAN(start_plan, 1) = {
    {.operation = SIMCOM_OPERATION_START},
    {{.form = &simcom_form_cmqttstart_execute, .flags = STEP_END}},
};

simcom_status_t simcom_mqtt_start(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &start_plan.plan, NULL);
}

PLAN(stop_plan, 1) = {
    {.operation = SIMCOM_OPERATION_STOP},
    {{.form = &simcom_form_cmqttstop_execute, .flags = STEP_END}},
};

simcom_status_t simcom_mqtt_stop(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &stop_plan.plan, NULL);
}

/* Client ----------------------------------------------------------------------------------- */

static const simcom_source_t acquire_sources[] = {
    CLIENT,
    FROM(FROM_BYTES, simcom_acquire_t, client_id),
    FROM(FROM_BYTE, simcom_acquire_t, tls),
#ifdef SIMCOM_PARAMETER_CMQTTACCQ_MQTT_VERSION
    FROM(FROM_BYTE, simcom_acquire_t, mqtt_version),
#endif
};
PLAN(acquire_plan, 1) = {
    {.operation = SIMCOM_OPERATION_ACQUIRE, .size = sizeof(simcom_acquire_t)},
    {{.form = &simcom_form_cmqttaccq_write, .sources = acquire_sources, .flags = STEP_END}},
};

simcom_status_t simcom_mqtt_acquire(simcom_t *modem, uint8_t client,
                                    const simcom_acquire_t *acquire)
{
#ifndef SIMCOM_PARAMETER_CMQTTACCQ_MQTT_VERSION
    /* A tree of a revision without it. */
    if (acquire->mqtt_version != 0u) {
        return simcom_refuse(modem, SIMCOM_E_REVISION, &simcom_form_cmqttaccq_write, 0);
    }
#endif
    return simcom_operation_begin(modem, client, &acquire_plan.plan, acquire);
}

static const simcom_source_t client_sources[] = {CLIENT};
PLAN(release_plan, 1) = {
    {.operation = SIMCOM_OPERATION_RELEASE, .flags = PLAN_CLEARS, .marks = SLOT_KEPT},
    {{.form = &simcom_form_cmqttrel_write, .sources = client_sources, .flags = STEP_END}},
};

simcom_status_t simcom_mqtt_release(simcom_t *modem, uint8_t client)
{
    return simcom_operation_begin(modem, client, &release_plan.plan, NULL);
}

void simcom_mqtt_adopt(simcom_t *modem, uint8_t client)
{
    if (client < SIMCOM_CLIENTS && modem->slot[1u + client] != NULL) {
        modem->slot[1u + client]->flags |= SLOT_OLD_PAYLOAD;
    }
}

static const simcom_source_t utf8_sources[] = {
    CLIENT, FROM(FROM_BYTE, simcom_settings_t, check_utf8.value)};
#ifdef SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT
static const simcom_source_t optimeout_sources[] = {
    CLIENT, FROM(FROM_BYTE, simcom_settings_t, optimeout.value)};
#define UTF8_FLAGS 0
#else
#define UTF8_FLAGS STEP_END
#endif
PLAN(configure_plan, 2) = {
    {.operation = SIMCOM_OPERATION_CONFIGURE, .size = sizeof(simcom_settings_t)},
    {
        {.form = &simcom_form_cmqttcfg_write_check_utf8,
         .sources = utf8_sources,
         .when = FROM(FROM_BYTE, simcom_settings_t, check_utf8.given),
         .flags = UTF8_FLAGS},
#ifdef SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT
        {.form = &simcom_form_cmqttcfg_write_optimeout,
         .sources = optimeout_sources,
         .when = FROM(FROM_BYTE, simcom_settings_t, optimeout.given),
         .flags = STEP_END},
#endif
    },
};

simcom_status_t simcom_mqtt_configure(simcom_t *modem, uint8_t client,
                                      const simcom_settings_t *settings)
{
#ifndef SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT
    if (settings->optimeout.given) {
        return simcom_refuse(modem, SIMCOM_E_REVISION, &simcom_form_cmqttcfg_write_check_utf8, 0);
    }
#endif
    return simcom_operation_begin(modem, client, &configure_plan.plan, settings);
}

/* Topics ----------------------------------------------------------------------------------- */

/* What is known of a client; 0 for one without memory. */
static unsigned flags_of(const simcom_t *modem, uint8_t client)
{
    return client < SIMCOM_CLIENTS && modem->slot[1u + client] != NULL
               ? modem->slot[1u + client]->flags
               : 0u;
}

/* Checks bytes that go out as data, which no table describes. */
static simcom_status_t check_topic(simcom_t *modem, uint8_t client, const simcom_form_t *form,
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
        simcom_refuse(modem, status, form, offset);
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
    return simcom_refuse(modem, SIMCOM_E_UTF8, &simcom_form_cmqttwillmsg_write, offset);
}

static const simcom_source_t will_topic_sources[] = {CLIENT,
                                                     FROM(FROM_LENGTH, simcom_will_t, topic)};
static const simcom_source_t will_message_sources[] = {
    CLIENT, FROM(FROM_LENGTH, simcom_will_t, message), FROM(FROM_BYTE, simcom_will_t, qos)};
PLAN(will_plan, 2) = {
    {.operation = SIMCOM_OPERATION_WILL, .size = sizeof(simcom_will_t)},
    {
        {.form = &simcom_form_cmqttwilltopic_write,
         .sources = will_topic_sources,
         .data = offsetof(simcom_will_t, topic)},
        {.form = &simcom_form_cmqttwillmsg_write,
         .sources = will_message_sources,
         .data = offsetof(simcom_will_t, message),
         .flags = STEP_END},
    },
};

simcom_status_t simcom_mqtt_will(simcom_t *modem, uint8_t client, const simcom_will_t *will)
{
    simcom_status_t status =
        check_topic(modem, client, &simcom_form_cmqttwilltopic_write, &will->topic, 0);
    if (status == SIMCOM_GOOD) {
        status = check_message(modem, client, &will->message);
    }
    return status != SIMCOM_GOOD ? status
                                 : simcom_operation_begin(modem, client, &will_plan.plan, will);
}

/* Connection ------------------------------------------------------------------------------- */

/* What the connection itself may take behind the TLS handshake, in seconds. */
#define CONNECT_S   120u
#define NEGOTIATE_S 300u

static const simcom_source_t connect_sources[] = {
    CLIENT,
    FROM(FROM_BYTES, simcom_connect_t, server),
    FROM(FROM_HALF, simcom_connect_t, keepalive),
    FROM(FROM_BYTE, simcom_connect_t, clean),
    FROM(FROM_BYTES, simcom_connect_t, user),
    FROM(FROM_BYTES, simcom_connect_t, password),
};
#define CONNECT_STEP                                                                               \
    {                                                                                              \
        .form = &simcom_form_cmqttconnect_write, .sources = connect_sources,                       \
        .flags = STEP_END | STEP_TIMED                                                             \
    }
#define CONNECT_PLAN                                                                               \
    {                                                                                              \
        .operation = SIMCOM_OPERATION_CONNECT, .size = sizeof(simcom_kept_t), .flags = PLAN_KEPT   \
    }
PLAN(connect_plan, 1) = {CONNECT_PLAN, {CONNECT_STEP}};

#if SIMCOM_TLS

/* The module forgets the SSL context at the end of a connection, or of an attempt: it is sent each time. */
static const simcom_source_t context_sources[] = {CLIENT,
                                                  FROM(FROM_BYTE, simcom_connect_t, context)};
#define CONTEXT_STEP                                                                               \
    {                                                                                              \
        .form = &simcom_form_cmqttsslcfg_write, .sources = context_sources                         \
    }
PLAN(tls_plan, 2) = {CONNECT_PLAN, {CONTEXT_STEP, CONNECT_STEP}};

#ifdef SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI
/* The server's name in the handshake. A module that refuses it is asked to connect without. */
static const simcom_source_t sni_on_sources[] = {FROM(FROM_BYTE, simcom_connect_t, context),
                                                 {FROM_CONSTANT, 1}};
static const simcom_source_t sni_off_sources[] = {FROM(FROM_BYTE, simcom_connect_t, context),
                                                  {FROM_CONSTANT, 0}};
#define SNI_STEP(from)                                                                             \
    {                                                                                              \
        .form = &simcom_form_csslcfg_write_enable_sni, .sources = from, .fallback = 1              \
    }
PLAN(sni_on_plan, 3) = {CONNECT_PLAN, {SNI_STEP(sni_on_sources), CONTEXT_STEP, CONNECT_STEP}};
PLAN(sni_off_plan, 3) = {CONNECT_PLAN, {SNI_STEP(sni_off_sources), CONTEXT_STEP, CONNECT_STEP}};

/* Whether the revision has the form. */
static bool has_form(const simcom_revision_t *revision, unsigned form)
{
    return (revision->forms[form / 8u] >> form % 8u & 1u) != 0u;
}

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
#endif

static const simcom_plan_t *plan_of(const simcom_t *modem, const simcom_connect_t *connect)
{
    if (connect->context == SIMCOM_CONTEXT_NONE) {
        return &connect_plan.plan;
    }
#ifdef SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI
    if (connect->sni != SIMCOM_SNI_KEEP &&
        has_form(modem->revision, SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI)) {
        return connect->sni == SIMCOM_SNI_AUTO && is_named(connect->server) ? &sni_on_plan.plan
                                                                            : &sni_off_plan.plan;
    }
#else
    (void)modem;
#endif
    return &tls_plan.plan;
}
#else
#define plan_of(modem, connect) &connect_plan.plan
#endif

simcom_status_t simcom_mqtt_connect(simcom_t *modem, uint8_t client,
                                    const simcom_connect_t *connect)
{
    simcom_kept_t kept;
    uint16_t negotiate_s = connect->negotiate_time != 0u ? connect->negotiate_time : NEGOTIATE_S;
    kept.settings = connect;
    /* The handshake is part of it: a limit below negotiatetime would give up a connect that is fine. */
    kept.result_s = negotiate_s < UINT16_MAX - CONNECT_S ? (uint16_t)(negotiate_s + CONNECT_S)
                                                         : (uint16_t)UINT16_MAX;
    return simcom_operation_begin(modem, client, plan_of(modem, connect), &kept);
}

static const simcom_source_t disconnect_sources[] = {CLIENT, {FROM_HALF, 0}};
PLAN(disconnect_plan, 1) = {
    {.operation = SIMCOM_OPERATION_DISCONNECT, .size = sizeof(uint16_t)},
    {{.form = &simcom_form_cmqttdisc_write, .sources = disconnect_sources, .flags = STEP_END}},
};

simcom_status_t simcom_mqtt_disconnect(simcom_t *modem, uint8_t client, uint16_t seconds)
{
    return simcom_operation_begin(modem, client, &disconnect_plan.plan, &seconds);
}

/* Publishing ------------------------------------------------------------------------------- */

static const simcom_source_t topic_sources[] = {CLIENT, FROM(FROM_LENGTH, simcom_publish_t, topic)};
static const simcom_source_t payload_sources[] = {CLIENT,
                                                  FROM(FROM_LENGTH, simcom_publish_t, payload)};
static const simcom_source_t publish_sources[] = {
    CLIENT,
    FROM(FROM_BYTE, simcom_publish_t, qos),
    FROM(FROM_TIME, simcom_publish_t, timeout),
    FROM(FROM_BYTE, simcom_publish_t, retain),
    FROM(FROM_BYTE, simcom_publish_t, dup),
};
PLAN(publish_plan, 3) = {
    {.operation = SIMCOM_OPERATION_PUBLISH,
     .size = sizeof(simcom_publish_t),
     .flags = PLAN_CLEARS,
     .leaves = 2,
     .marks = SLOT_OLD_PAYLOAD},
    {
        {.form = &simcom_form_cmqtttopic_write,
         .sources = topic_sources,
         .data = offsetof(simcom_publish_t, topic)},
        /* The command takes no length of 0; PUB without it publishes an empty payload (V1.00 3.5). */
        {.form = &simcom_form_cmqttpayload_write,
         .sources = payload_sources,
         .when = FROM(FROM_LENGTH, simcom_publish_t, payload),
         .data = offsetof(simcom_publish_t, payload)},
        {.form = &simcom_form_cmqttpub_write, .sources = publish_sources, .flags = STEP_END},
    },
};

simcom_status_t simcom_mqtt_publish(simcom_t *modem, uint8_t client,
                                    const simcom_publish_t *publish)
{
    simcom_status_t status =
        check_topic(modem, client, &simcom_form_cmqtttopic_write, &publish->topic, 0);
    if (status != SIMCOM_GOOD) {
        return status;
    }
    if ((publish->payload.data == NULL || publish->payload.length == 0u) &&
        (flags_of(modem, client) & SLOT_OLD_PAYLOAD) != 0u) {
        return simcom_refuse(modem, SIMCOM_E_OLD_PAYLOAD, &simcom_form_cmqttpayload_write, 0);
    }
    return simcom_operation_begin(modem, client, &publish_plan.plan, publish);
}

/* Subscribing ------------------------------------------------------------------------------ */

static const simcom_source_t subscribe_sources[] = {
    CLIENT,
    FROM(FROM_LENGTH, simcom_filter_t, filter),
    FROM(FROM_BYTE, simcom_filter_t, qos),
    FROM(FROM_BYTE, simcom_filter_t, dup),
};
static const simcom_source_t unsubscribe_sources[] = {
    CLIENT,
    FROM(FROM_LENGTH, simcom_filter_t, filter),
    FROM(FROM_BYTE, simcom_filter_t, dup),
};
#define FILTER_STEP(command, from, more)                                                           \
    {                                                                                              \
        .form = command, .sources = from, .data = offsetof(simcom_filter_t, filter),               \
        .flags = STEP_END | (more)                                                                 \
    }
#define FILTER_PLAN(what, arguments)                                                               \
    {                                                                                              \
        .operation = what, .size = sizeof(arguments), .leaves = 1, .marks = SLOT_OLD_FILTERS       \
    }
PLAN(subscribe_plan, 1) = {
    FILTER_PLAN(SIMCOM_OPERATION_SUBSCRIBE, simcom_filter_t),
    {FILTER_STEP(&simcom_form_cmqttsub_write_topic, subscribe_sources, 0)},
};
PLAN(unsubscribe_plan, 1) = {
    FILTER_PLAN(SIMCOM_OPERATION_UNSUBSCRIBE, simcom_filter_t),
    {FILTER_STEP(&simcom_form_cmqttunsub_write_topic, unsubscribe_sources, 0)},
};

static simcom_status_t begin_filter(simcom_t *modem, uint8_t client, const simcom_plan_t *plan,
                                    const simcom_filter_t *filter)
{
    simcom_status_t status =
        check_topic(modem, client, steps_of(plan)->form, &filter->filter, SIMCOM_TOPIC_FILTER);
    return status != SIMCOM_GOOD ? status : simcom_operation_begin(modem, client, plan, filter);
}

simcom_status_t simcom_mqtt_subscribe(simcom_t *modem, uint8_t client,
                                      const simcom_filter_t *filter)
{
    return begin_filter(modem, client, &subscribe_plan.plan, filter);
}

simcom_status_t simcom_mqtt_unsubscribe(simcom_t *modem, uint8_t client,
                                        const simcom_filter_t *filter)
{
    return begin_filter(modem, client, &unsubscribe_plan.plan, filter);
}

/* Batches ---------------------------------------------------------------------------------- */

/*
 * Each filter is cached, then one command subscribes to all of them. A module that answers the first
 * SUBTOPIC with ERROR alone does not have it: then the filters go one by one.
 */
static const simcom_source_t subtopic_sources[] = {
    CLIENT,
    FROM(FROM_LENGTH, simcom_filter_t, filter),
    FROM(FROM_BYTE, simcom_filter_t, qos),
};
static const simcom_source_t batch_sources[] = {CLIENT, FROM(FROM_BYTE, simcom_filters_t, dup)};
#define CACHE_STEP(command, from)                                                                  \
    {                                                                                              \
        .form = command, .sources = from, .data = offsetof(simcom_filter_t, filter),               \
        .flags = STEP_EACH, .fallback = 2                                                          \
    }
#define BATCH_STEP(command)                                                                        \
    {                                                                                              \
        .form = command, .sources = batch_sources, .flags = STEP_DONE                              \
    }
PLAN(subscribe_all_plan, 3) = {
    FILTER_PLAN(SIMCOM_OPERATION_SUBSCRIBE, simcom_filters_t),
    {
        CACHE_STEP(&simcom_form_cmqttsubtopic_write, subtopic_sources),
        BATCH_STEP(&simcom_form_cmqttsub_write_batch),
        FILTER_STEP(&simcom_form_cmqttsub_write_topic, subscribe_sources, STEP_EACH),
    },
};
PLAN(unsubscribe_all_plan, 3) = {
    FILTER_PLAN(SIMCOM_OPERATION_UNSUBSCRIBE, simcom_filters_t),
    {
        /* Client and length, as for SUBTOPIC. */
        CACHE_STEP(&simcom_form_cmqttunsubtopic_write, subtopic_sources),
        BATCH_STEP(&simcom_form_cmqttunsub_write_batch),
        FILTER_STEP(&simcom_form_cmqttunsub_write_topic, unsubscribe_sources, STEP_EACH),
    },
};
/* One by one, where a batch cannot be. */
PLAN(subscribe_each_plan, 1) = {
    FILTER_PLAN(SIMCOM_OPERATION_SUBSCRIBE, simcom_filters_t),
    {FILTER_STEP(&simcom_form_cmqttsub_write_topic, subscribe_sources, STEP_EACH)},
};
PLAN(unsubscribe_each_plan, 1) = {
    FILTER_PLAN(SIMCOM_OPERATION_UNSUBSCRIBE, simcom_filters_t),
    {FILTER_STEP(&simcom_form_cmqttunsub_write_topic, unsubscribe_sources, STEP_EACH)},
};

static const simcom_plan_t *const subscribe_plans[] = {&subscribe_all_plan.plan,
                                                       &subscribe_each_plan.plan};
static const simcom_plan_t *const unsubscribe_plans[] = {&unsubscribe_all_plan.plan,
                                                         &unsubscribe_each_plan.plan};

static SIMCOM_APART simcom_status_t refuse_filters(simcom_t *modem, simcom_status_t status,
                                                   const simcom_form_t *form, uint16_t most)
{
    simcom_refuse(modem, status, form, 0);
    modem->problem.limit.min = 1;
    modem->problem.limit.max = most;
    return status;
}

/* Checks each filter, their number, and what the module can keep of them at once. Apart: what it needs would lie on the
 * stack while the operation begins. */
static SIMCOM_APART simcom_status_t check_filters(simcom_t *modem, uint8_t client,
                                                  const simcom_form_t *form,
                                                  const simcom_filters_t *filters)
{
    uint16_t limit = modem->revision->topics_limit;
    size_t sum = 0;
    if (filters->filter == NULL) {
        return simcom_refuse(modem, SIMCOM_E_MISSING, form, 0);
    }
    if (filters->count == 0u || filters->count > SIMCOM_FILTERS) {
        return refuse_filters(modem, SIMCOM_E_RANGE, form, SIMCOM_FILTERS);
    }
    for (unsigned i = 0; i < filters->count; i++) {
        const simcom_bytes_t *filter = &filters->filter[i].filter;
        simcom_status_t status = check_topic(modem, client, form, filter, SIMCOM_TOPIC_FILTER);
        if (status != SIMCOM_GOOD) {
            return status;
        }
        sum += filter->length;
    }
    return limit != 0u && sum > limit ? refuse_filters(modem, SIMCOM_E_LENGTH, form, limit)
                                      : SIMCOM_GOOD;
}

/* [in] plans  all at once, and each by itself */
static simcom_status_t begin_filters(simcom_t *modem, uint8_t client,
                                     const simcom_plan_t *const plans[2],
                                     const simcom_filters_t *filters)
{
    simcom_status_t status = check_filters(modem, client, steps_of(plans[0])->form, filters);
    if (status != SIMCOM_GOOD) {
        return status;
    }
    /* The module may hold filters of a batch that failed, which the next one would subscribe to, too. */
    bool old = (flags_of(modem, client) & SLOT_OLD_FILTERS) != 0u;
    return simcom_operation_begin(modem, client, plans[old ? 1 : 0], filters);
}

simcom_status_t simcom_mqtt_subscribe_all(simcom_t *modem, uint8_t client,
                                          const simcom_filters_t *filters)
{
    return begin_filters(modem, client, subscribe_plans, filters);
}

simcom_status_t simcom_mqtt_unsubscribe_all(simcom_t *modem, uint8_t client,
                                            const simcom_filters_t *filters)
{
    return begin_filters(modem, client, unsubscribe_plans, filters);
}
