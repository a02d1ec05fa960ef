/* SPDX-License-Identifier: MIT */
/* mqtt.c - the operations of the MQTT service: what their commands are, and what is checked before. */
#include "simcom/mqtt.h"

#include "engine.h"

#include "simcom/commands.h"
#include "simcom/revisions.h"

/* Module ----------------------------------------------------------------------------------- */

static const simcom_source_t echo_sources[] = {{FROM_CONSTANT, 0}};
static const simcom_step_t echo_steps[] = {
    {.form = &simcom_form_ate_execute, .sources = echo_sources, .flags = STEP_END},
};
static const simcom_plan_t echo_plan = {.steps = echo_steps,
                                        .operation = SIMCOM_OPERATION_ECHO_OFF};

simcom_status_t simcom_echo_off(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &echo_plan, NULL);
}

static const simcom_step_t start_steps[] = {
    {.form = &simcom_form_cmqttstart_execute, .flags = STEP_END},
};
static const simcom_plan_t start_plan = {.steps = start_steps, .operation = SIMCOM_OPERATION_START};

simcom_status_t simcom_mqtt_start(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &start_plan, NULL);
}

static const simcom_step_t stop_steps[] = {
    {.form = &simcom_form_cmqttstop_execute, .flags = STEP_END},
};
static const simcom_plan_t stop_plan = {.steps = stop_steps, .operation = SIMCOM_OPERATION_STOP};

simcom_status_t simcom_mqtt_stop(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &stop_plan, NULL);
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
static const simcom_step_t acquire_steps[] = {
    {.form = &simcom_form_cmqttaccq_write, .sources = acquire_sources, .flags = STEP_END},
};
static const simcom_plan_t acquire_plan = {.steps = acquire_steps,
                                           .operation = SIMCOM_OPERATION_ACQUIRE,
                                           .size = sizeof(simcom_acquire_t)};

simcom_status_t simcom_mqtt_acquire(simcom_t *modem, uint8_t client,
                                    const simcom_acquire_t *acquire)
{
#ifndef SIMCOM_PARAMETER_CMQTTACCQ_MQTT_VERSION
    /* A tree of a revision without it. */
    if (acquire->mqtt_version != 0u) {
        return simcom_refuse(modem, SIMCOM_E_REVISION, &simcom_form_cmqttaccq_write, 0);
    }
#endif
    return simcom_operation_begin(modem, client, &acquire_plan, acquire);
}

static const simcom_source_t client_sources[] = {CLIENT};
static const simcom_step_t release_steps[] = {
    {.form = &simcom_form_cmqttrel_write, .sources = client_sources, .flags = STEP_END},
};
static const simcom_plan_t release_plan = {.steps = release_steps,
                                           .operation = SIMCOM_OPERATION_RELEASE,
                                           .flags = PLAN_CLEARS,
                                           .marks = SLOT_KEPT};

simcom_status_t simcom_mqtt_release(simcom_t *modem, uint8_t client)
{
    return simcom_operation_begin(modem, client, &release_plan, NULL);
}

static const simcom_source_t utf8_sources[] = {
    CLIENT, FROM(FROM_BYTE, simcom_settings_t, check_utf8.value)};
#ifdef SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT
static const simcom_source_t optimeout_sources[] = {
    CLIENT, FROM(FROM_BYTE, simcom_settings_t, optimeout.value)};
#endif
static const simcom_step_t configure_steps[] = {
    {
        .form = &simcom_form_cmqttcfg_write_check_utf8,
        .sources = utf8_sources,
        .when = FROM(FROM_BYTE, simcom_settings_t, check_utf8.given),
#ifdef SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT
    },
    {.form = &simcom_form_cmqttcfg_write_optimeout,
     .sources = optimeout_sources,
     .when = FROM(FROM_BYTE, simcom_settings_t, optimeout.given),
#endif
     .flags = STEP_END},
};
static const simcom_plan_t configure_plan = {.steps = configure_steps,
                                             .operation = SIMCOM_OPERATION_CONFIGURE,
                                             .size = sizeof(simcom_settings_t)};

simcom_status_t simcom_mqtt_configure(simcom_t *modem, uint8_t client,
                                      const simcom_settings_t *settings)
{
#ifndef SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT
    if (settings->optimeout.given) {
        return simcom_refuse(modem, SIMCOM_E_REVISION, &simcom_form_cmqttcfg_write_check_utf8, 0);
    }
#endif
    return simcom_operation_begin(modem, client, &configure_plan, settings);
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

static const simcom_source_t will_topic_sources[] = {CLIENT,
                                                     FROM(FROM_LENGTH, simcom_will_t, topic)};
static const simcom_source_t will_message_sources[] = {
    CLIENT, FROM(FROM_LENGTH, simcom_will_t, message), FROM(FROM_BYTE, simcom_will_t, qos)};
static const simcom_step_t will_steps[] = {
    {.form = &simcom_form_cmqttwilltopic_write,
     .sources = will_topic_sources,
     .data = offsetof(simcom_will_t, topic)},
    {.form = &simcom_form_cmqttwillmsg_write,
     .sources = will_message_sources,
     .data = offsetof(simcom_will_t, message),
     .flags = STEP_END},
};
static const simcom_plan_t will_plan = {
    .steps = will_steps, .operation = SIMCOM_OPERATION_WILL, .size = sizeof(simcom_will_t)};

simcom_status_t simcom_mqtt_will(simcom_t *modem, uint8_t client, const simcom_will_t *will)
{
    size_t offset = 0;
    bool any = (flags_of(modem, client) & SLOT_ANY_BYTES) != 0u;
    simcom_status_t status =
        check_topic(modem, client, &simcom_form_cmqttwilltopic_write, will->topic, 0);
    if (status != SIMCOM_GOOD) {
        return status;
    }
    /* Its message may hold any character, but must be UTF-8 while the module checks it. */
    if (!any && !simcom_bytes_are_utf8(will->message, &offset)) {
        return simcom_refuse(modem, SIMCOM_E_UTF8, &simcom_form_cmqttwillmsg_write, offset);
    }
    return simcom_operation_begin(modem, client, &will_plan, will);
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
#define CONNECT_PLAN(rows)                                                                         \
    {                                                                                              \
        .steps = rows, .operation = SIMCOM_OPERATION_CONNECT, .size = sizeof(simcom_kept_t),       \
        .flags = PLAN_KEPT                                                                         \
    }
static const simcom_step_t connect_steps[] = {CONNECT_STEP};
static const simcom_plan_t connect_plan = CONNECT_PLAN(connect_steps);

#if SIMCOM_TLS

/* The module forgets the SSL context at the end of a connection, or of an attempt: it is sent each time. */
static const simcom_source_t context_sources[] = {CLIENT,
                                                  FROM(FROM_BYTE, simcom_connect_t, context)};
#define CONTEXT_STEP                                                                               \
    {                                                                                              \
        .form = &simcom_form_cmqttsslcfg_write, .sources = context_sources                         \
    }
static const simcom_step_t tls_steps[] = {CONTEXT_STEP, CONNECT_STEP};
static const simcom_plan_t tls_plan = CONNECT_PLAN(tls_steps);

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
static const simcom_step_t sni_on_steps[] = {SNI_STEP(sni_on_sources), CONTEXT_STEP, CONNECT_STEP};
static const simcom_step_t sni_off_steps[] = {SNI_STEP(sni_off_sources), CONTEXT_STEP,
                                              CONNECT_STEP};
static const simcom_plan_t sni_on_plan = CONNECT_PLAN(sni_on_steps);
static const simcom_plan_t sni_off_plan = CONNECT_PLAN(sni_off_steps);

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
        return &connect_plan;
    }
#ifdef SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI
    if (connect->sni != SIMCOM_SNI_KEEP &&
        has_form(modem->revision, SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI)) {
        return connect->sni == SIMCOM_SNI_AUTO && is_named(connect->server) ? &sni_on_plan
                                                                            : &sni_off_plan;
    }
#else
    (void)modem;
#endif
    return &tls_plan;
}
#else
#define plan_of(modem, connect) &connect_plan
#endif

simcom_status_t simcom_mqtt_connect(simcom_t *modem, uint8_t client,
                                    const simcom_connect_t *connect)
{
    simcom_kept_t kept;
    kept.settings = connect;
    /* The handshake is part of it: a limit below negotiatetime would give up a connect that is fine. */
    kept.result_s = (uint16_t)(CONNECT_S + (connect->negotiate_time != 0u ? connect->negotiate_time
                                                                          : NEGOTIATE_S));
    return simcom_operation_begin(modem, client, plan_of(modem, connect), &kept);
}

static const simcom_source_t disconnect_sources[] = {CLIENT, {FROM_HALF, 0}};
static const simcom_step_t disconnect_steps[] = {
    {.form = &simcom_form_cmqttdisc_write, .sources = disconnect_sources, .flags = STEP_END},
};
static const simcom_plan_t disconnect_plan = {
    .steps = disconnect_steps, .operation = SIMCOM_OPERATION_DISCONNECT, .size = sizeof(uint16_t)};

simcom_status_t simcom_mqtt_disconnect(simcom_t *modem, uint8_t client, uint16_t seconds)
{
    return simcom_operation_begin(modem, client, &disconnect_plan, &seconds);
}

/* Publishing ------------------------------------------------------------------------------- */

static const simcom_source_t topic_sources[] = {CLIENT, FROM(FROM_LENGTH, simcom_publish_t, topic)};
static const simcom_source_t payload_sources[] = {CLIENT,
                                                  FROM(FROM_LENGTH, simcom_publish_t, payload)};
static const simcom_source_t publish_sources[] = {
    CLIENT,
    FROM(FROM_BYTE, simcom_publish_t, qos),
    FROM(FROM_HALF, simcom_publish_t, timeout),
    FROM(FROM_BYTE, simcom_publish_t, retain),
    FROM(FROM_BYTE, simcom_publish_t, dup),
};
static const simcom_step_t publish_steps[] = {
    {.form = &simcom_form_cmqtttopic_write,
     .sources = topic_sources,
     .data = offsetof(simcom_publish_t, topic)},
    /* The command takes no length of 0; PUB without it publishes an empty payload (V1.00 3.5). */
    {.form = &simcom_form_cmqttpayload_write,
     .sources = payload_sources,
     .when = FROM(FROM_LENGTH, simcom_publish_t, payload),
     .data = offsetof(simcom_publish_t, payload)},
    {.form = &simcom_form_cmqttpub_write, .sources = publish_sources, .flags = STEP_END},
};
static const simcom_plan_t publish_plan = {.steps = publish_steps,
                                           .operation = SIMCOM_OPERATION_PUBLISH,
                                           .size = sizeof(simcom_publish_t),
                                           .flags = PLAN_CLEARS,
                                           .leaves = 2,
                                           .marks = SLOT_OLD_PAYLOAD};

#define PUBLISH_S 60u

simcom_status_t simcom_mqtt_publish(simcom_t *modem, uint8_t client,
                                    const simcom_publish_t *publish)
{
    simcom_publish_t copy = *publish;
    simcom_status_t status =
        check_topic(modem, client, &simcom_form_cmqtttopic_write, publish->topic, 0);
    if (status != SIMCOM_GOOD) {
        return status;
    }
    if (publish->payload.length == 0u && (flags_of(modem, client) & SLOT_OLD_PAYLOAD) != 0u) {
        return simcom_refuse(modem, SIMCOM_E_OLD_PAYLOAD, &simcom_form_cmqttpayload_write, 0);
    }
    if (copy.timeout == 0u) {
        copy.timeout = PUBLISH_S;
    }
    return simcom_operation_begin(modem, client, &publish_plan, &copy);
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
static const simcom_step_t subscribe_steps[] = {
    FILTER_STEP(&simcom_form_cmqttsub_write_topic, subscribe_sources, 0),
};
static const simcom_step_t unsubscribe_steps[] = {
    FILTER_STEP(&simcom_form_cmqttunsub_write_topic, unsubscribe_sources, 0),
};
static const simcom_plan_t subscribe_plan = {.steps = subscribe_steps,
                                             .operation = SIMCOM_OPERATION_SUBSCRIBE,
                                             .size = sizeof(simcom_filter_t),
                                             .leaves = 1,
                                             .marks = SLOT_OLD_FILTERS};
static const simcom_plan_t unsubscribe_plan = {.steps = unsubscribe_steps,
                                               .operation = SIMCOM_OPERATION_UNSUBSCRIBE,
                                               .size = sizeof(simcom_filter_t),
                                               .leaves = 1,
                                               .marks = SLOT_OLD_FILTERS};

static simcom_status_t begin_filter(simcom_t *modem, uint8_t client, const simcom_plan_t *plan,
                                    const simcom_filter_t *filter)
{
    simcom_status_t status =
        check_topic(modem, client, plan->steps->form, filter->filter, SIMCOM_TOPIC_FILTER);
    return status != SIMCOM_GOOD ? status : simcom_operation_begin(modem, client, plan, filter);
}

simcom_status_t simcom_mqtt_subscribe(simcom_t *modem, uint8_t client,
                                      const simcom_filter_t *filter)
{
    return begin_filter(modem, client, &subscribe_plan, filter);
}

simcom_status_t simcom_mqtt_unsubscribe(simcom_t *modem, uint8_t client,
                                        const simcom_filter_t *filter)
{
    return begin_filter(modem, client, &unsubscribe_plan, filter);
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
static const simcom_step_t subscribe_all_steps[] = {
    CACHE_STEP(&simcom_form_cmqttsubtopic_write, subtopic_sources),
    BATCH_STEP(&simcom_form_cmqttsub_write_batch),
    FILTER_STEP(&simcom_form_cmqttsub_write_topic, subscribe_sources, STEP_EACH),
};
static const simcom_step_t unsubscribe_all_steps[] = {
    /* Client and length, as for SUBTOPIC. */
    CACHE_STEP(&simcom_form_cmqttunsubtopic_write, subtopic_sources),
    BATCH_STEP(&simcom_form_cmqttunsub_write_batch),
    FILTER_STEP(&simcom_form_cmqttunsub_write_topic, unsubscribe_sources, STEP_EACH),
};
#define BATCH_PLAN(rows, what)                                                                     \
    {                                                                                              \
        .steps = rows, .operation = what, .size = sizeof(simcom_filters_t), .leaves = 1,           \
        .marks = SLOT_OLD_FILTERS                                                                  \
    }
/* A batch, and what is done if it cannot be: one by one. */
#define BATCH_PLANS(rows, what)                                                                    \
    {                                                                                              \
        BATCH_PLAN(rows, what), BATCH_PLAN((rows) + 2, what)                                       \
    }
static const simcom_plan_t subscribe_all_plans[] =
    BATCH_PLANS(subscribe_all_steps, SIMCOM_OPERATION_SUBSCRIBE);
static const simcom_plan_t unsubscribe_all_plans[] =
    BATCH_PLANS(unsubscribe_all_steps, SIMCOM_OPERATION_UNSUBSCRIBE);

static SIMCOM_APART simcom_status_t refuse_filters(simcom_t *modem, simcom_status_t status,
                                      const simcom_form_t *form, uint16_t most)
{
    simcom_refuse(modem, status, form, 0);
    modem->problem.limit.min = 1;
    modem->problem.limit.max = most;
    return status;
}

/* Checks each filter, their number, and what the module can keep of them at once. */
static simcom_status_t begin_filters(simcom_t *modem, uint8_t client, const simcom_plan_t *plans,
                                     const simcom_filters_t *filters)
{
    const simcom_form_t *form = plans->steps->form;
    uint16_t limit = modem->revision->topics_limit;
    size_t sum = 0;
    if (filters->count == 0u || filters->count > SIMCOM_FILTERS) {
        return refuse_filters(modem, SIMCOM_E_RANGE, form, SIMCOM_FILTERS);
    }
    for (unsigned i = 0; i < filters->count; i++) {
        simcom_bytes_t filter = filters->filter[i].filter;
        simcom_status_t status = check_topic(modem, client, form, filter, SIMCOM_TOPIC_FILTER);
        if (status != SIMCOM_GOOD) {
            return status;
        }
        sum += filter.length;
    }
    if (limit != 0u && sum > limit) {
        return refuse_filters(modem, SIMCOM_E_LENGTH, form, limit);
    }
    /* The module may hold filters of a batch that failed, which the next one would subscribe to, too. */
    bool old = (flags_of(modem, client) & SLOT_OLD_FILTERS) != 0u;
    return simcom_operation_begin(modem, client, &plans[old ? 1 : 0], filters);
}

simcom_status_t simcom_mqtt_subscribe_all(simcom_t *modem, uint8_t client,
                                          const simcom_filters_t *filters)
{
    return begin_filters(modem, client, subscribe_all_plans, filters);
}

simcom_status_t simcom_mqtt_unsubscribe_all(simcom_t *modem, uint8_t client,
                                            const simcom_filters_t *filters)
{
    return begin_filters(modem, client, unsubscribe_all_plans, filters);
}
