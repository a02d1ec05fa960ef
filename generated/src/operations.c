/* SPDX-License-Identifier: MIT */
/*
 * operations.c - what each operation consists of, as tables.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#include "simcom/private/plans.h"

#include "simcom/commands.h"

const uint16_t simcom_operation_defaults[] = {300, 60};
_Static_assert(sizeof(simcom_tls_t) <= UINT8_MAX, "offsets are bytes");
_Static_assert(sizeof(simcom_certificate_t) <= UINT8_MAX, "offsets are bytes");
_Static_assert(sizeof(simcom_acquire_t) <= UINT8_MAX, "offsets are bytes");
_Static_assert(sizeof(simcom_will_t) <= UINT8_MAX, "offsets are bytes");
_Static_assert(sizeof(simcom_connect_t) <= UINT8_MAX, "offsets are bytes");
_Static_assert(sizeof(simcom_publish_t) <= UINT8_MAX, "offsets are bytes");
_Static_assert(sizeof(simcom_filter_t) <= UINT8_MAX, "offsets are bytes");
_Static_assert(sizeof(simcom_settings_t) <= UINT8_MAX, "offsets are bytes");
_Static_assert(sizeof(simcom_filters_t) <= UINT8_MAX, "offsets are bytes");
_Static_assert(offsetof(simcom_filters_t, filter) == offsetof(simcom_list_t, item) &&
                   offsetof(simcom_filters_t, count) == offsetof(simcom_list_t, count),
               "it begins as a list");

/* Where the values of parameters come from, in the order of the form's. */
static const simcom_source_t tls_version[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, version)}, /* sslversion */
};
static const simcom_source_t tls_authmode[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, authmode)}, /* authmode */
};
static const simcom_source_t tls_ignore_time[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, ignore_time)}, /* ignorelocaltime */
};
static const simcom_source_t tls_negotiate_time[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_HALF, offsetof(simcom_tls_t, negotiate_time)}, /* negotiatetime */
};
static const simcom_source_t tls_sni[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, sni)}, /* enableSNI */
};
static const simcom_source_t tls_ciphersuites[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_HALF, offsetof(simcom_tls_t, ciphersuites)}, /* ciphersuites */
};
static const simcom_source_t tls_ca_file[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_BYTES, offsetof(simcom_tls_t, ca_file)}, /* ca_file */
};
static const simcom_source_t tls_clientcert_file[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_BYTES, offsetof(simcom_tls_t, clientcert_file)}, /* clientcert_file */
};
static const simcom_source_t tls_clientkey_file[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_BYTES, offsetof(simcom_tls_t, clientkey_file)}, /* clientkey_file */
};
static const simcom_source_t tls_key_password[] = {
    {SIMCOM_FROM_BYTE, offsetof(simcom_tls_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_BYTES, offsetof(simcom_tls_t, key_password)}, /* keypwd */
};
static const simcom_source_t certificate_upload[] = {
    {SIMCOM_FROM_BYTES, offsetof(simcom_certificate_t, name)}, /* filename */
    {SIMCOM_FROM_LENGTH, offsetof(simcom_certificate_t, data)}, /* len */
};
static const simcom_source_t certificate_delete_delete[] = {
    {SIMCOM_FROM_BYTES, 0}, /* filename */
};
static const simcom_source_t acquire_acquire[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_BYTES, offsetof(simcom_acquire_t, client_id)}, /* clientID */
    {SIMCOM_FROM_BYTE, offsetof(simcom_acquire_t, tls)}, /* server_type */
    {SIMCOM_FROM_BYTE, offsetof(simcom_acquire_t, mqtt_version)}, /* mqtt_version */
};
static const simcom_source_t release_release[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
};
static const simcom_source_t will_topic[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_LENGTH, offsetof(simcom_will_t, topic)}, /* req_length */
};
static const simcom_source_t will_message[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_LENGTH, offsetof(simcom_will_t, message)}, /* req_length */
    {SIMCOM_FROM_BYTE, offsetof(simcom_will_t, qos)}, /* qos */
};
#if SIMCOM_TLS
static const simcom_source_t connect_server_name[] = {
    {SIMCOM_FROM_INDEX, offsetof(simcom_connect_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_CONSTANT, 1}, /* enableSNI */
};
#endif
#if SIMCOM_TLS
static const simcom_source_t connect_no_server_name[] = {
    {SIMCOM_FROM_INDEX, offsetof(simcom_connect_t, context)}, /* ssl_ctx_index */
    {SIMCOM_FROM_CONSTANT, 0}, /* enableSNI */
};
#endif
#if SIMCOM_TLS
static const simcom_source_t connect_context[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* session_id */
    {SIMCOM_FROM_INDEX, offsetof(simcom_connect_t, context)}, /* ssl_ctx_index */
};
#endif
static const simcom_source_t connect_connect[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_BYTES, offsetof(simcom_connect_t, server)}, /* server_addr */
    {SIMCOM_FROM_HALF, offsetof(simcom_connect_t, keepalive)}, /* keepalive_time */
    {SIMCOM_FROM_BYTE, offsetof(simcom_connect_t, clean)}, /* clean_session */
    {SIMCOM_FROM_BYTES, offsetof(simcom_connect_t, user)}, /* user_name */
    {SIMCOM_FROM_BYTES, offsetof(simcom_connect_t, password)}, /* password */
    {SIMCOM_FROM_CONSTANT, 120}, /* seconds of the time limit */
    {SIMCOM_FROM_DEFAULT + 0, offsetof(simcom_connect_t, negotiate_time)}, /* and these */
};
static const simcom_source_t disconnect_disconnect[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_HALF, 0}, /* timeout */
};
static const simcom_source_t publish_topic[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_LENGTH, offsetof(simcom_publish_t, topic)}, /* req_length */
};
static const simcom_source_t publish_payload[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_LENGTH, offsetof(simcom_publish_t, payload)}, /* req_length */
};
static const simcom_source_t publish_publish[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_BYTE, offsetof(simcom_publish_t, qos)}, /* qos */
    {SIMCOM_FROM_DEFAULT + 1, offsetof(simcom_publish_t, timeout)}, /* pub_timeout */
    {SIMCOM_FROM_BYTE, offsetof(simcom_publish_t, retain)}, /* retained */
    {SIMCOM_FROM_BYTE, offsetof(simcom_publish_t, dup)}, /* dup */
};
static const simcom_source_t subscribe_subscribe[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_LENGTH, offsetof(simcom_filter_t, filter)}, /* req_length */
    {SIMCOM_FROM_BYTE, offsetof(simcom_filter_t, qos)}, /* qos */
    {SIMCOM_FROM_BYTE, offsetof(simcom_filter_t, dup)}, /* dup */
};
static const simcom_source_t unsubscribe_unsubscribe[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_LENGTH, offsetof(simcom_filter_t, filter)}, /* req_length */
    {SIMCOM_FROM_BYTE, offsetof(simcom_filter_t, dup)}, /* dup */
};
static const simcom_source_t configure_check_utf8[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* index */
    {SIMCOM_FROM_OPTIONAL, offsetof(simcom_settings_t, check_utf8)}, /* checkUTF8_flag */
};
static const simcom_source_t configure_optimeout[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* index */
    {SIMCOM_FROM_OPTIONAL, offsetof(simcom_settings_t, optimeout)}, /* optimeout */
};
static const simcom_source_t configure_version[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* index */
    {SIMCOM_FROM_OPTIONAL, offsetof(simcom_settings_t, version)}, /* version */
};
static const simcom_source_t configure_argtopic[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* index */
    {SIMCOM_FROM_OPTIONAL, offsetof(simcom_settings_t, argtopic)}, /* argtopic_flag */
    {SIMCOM_FROM_OPTIONAL, offsetof(simcom_settings_t, argtopic)}, /* payload_len_flag */
};
static const simcom_source_t echo_off_echo[] = {
    {SIMCOM_FROM_CONSTANT, 0}, /* value */
};
static const simcom_source_t subscribe_all_collect[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_LENGTH, offsetof(simcom_filter_t, filter)}, /* req_length */
    {SIMCOM_FROM_BYTE, offsetof(simcom_filter_t, qos)}, /* qos */
};
static const simcom_source_t subscribe_all_all[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_BYTE, offsetof(simcom_filters_t, dup)}, /* dup */
};
static const simcom_source_t unsubscribe_all_collect[] = {
    {SIMCOM_FROM_CLIENT, 0}, /* client_index */
    {SIMCOM_FROM_LENGTH, offsetof(simcom_filter_t, filter)}, /* req_length */
};

/* Start the MQTT service (V1.00 2.2.1) */
const struct simcom_plan_start simcom_plan_start = {
    .plan = {
        .operation = SIMCOM_OPERATION_START,
        .size = 0,
    },
    .step = {
        { /* start: CMQTTSTART.execute */
            .form = &simcom_form_cmqttstart_execute,
            .sources = NULL,
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Stop the MQTT service (V1.00 2.2.2) */
const struct simcom_plan_stop simcom_plan_stop = {
    .plan = {
        .operation = SIMCOM_OPERATION_STOP,
        .size = 0,
    },
    .step = {
        { /* stop: CMQTTSTOP.execute */
            .form = &simcom_form_cmqttstop_execute,
            .sources = NULL,
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Configure an SSL context (V1.00 2.1.1) */
const struct simcom_plan_tls simcom_plan_tls = {
    .plan = {
        .operation = SIMCOM_OPERATION_TLS,
        .size = sizeof(simcom_kept_t),
        .flags = SIMCOM_PLAN_KEPT,
    },
    .step = {
        { /* version: CSSLCFG.write:sslversion */
            .form = &simcom_form_csslcfg_write_sslversion,
            .sources = tls_version,
            .when = {SIMCOM_FROM_BIT + 0, offsetof(simcom_tls_t, set)},
        },
        { /* authmode: CSSLCFG.write:authmode */
            .form = &simcom_form_csslcfg_write_authmode,
            .sources = tls_authmode,
            .when = {SIMCOM_FROM_BIT + 1, offsetof(simcom_tls_t, set)},
        },
        { /* ignore_time: CSSLCFG.write:ignorelocaltime */
            .form = &simcom_form_csslcfg_write_ignorelocaltime,
            .sources = tls_ignore_time,
            .when = {SIMCOM_FROM_BIT + 2, offsetof(simcom_tls_t, set)},
        },
        { /* negotiate_time: CSSLCFG.write:negotiatetime */
            .form = &simcom_form_csslcfg_write_negotiatetime,
            .sources = tls_negotiate_time,
            .when = {SIMCOM_FROM_BIT + 3, offsetof(simcom_tls_t, set)},
        },
        { /* sni: CSSLCFG.write:enableSNI */
            .form = &simcom_form_csslcfg_write_enable_sni,
            .sources = tls_sni,
            .when = {SIMCOM_FROM_BIT + 4, offsetof(simcom_tls_t, set)},
        },
        { /* ciphersuites: CSSLCFG.write:ciphersuites */
            .form = &simcom_form_csslcfg_write_ciphersuites,
            .sources = tls_ciphersuites,
            .when = {SIMCOM_FROM_BIT + 5, offsetof(simcom_tls_t, set)},
        },
        { /* ca_file: CSSLCFG.write:cacert */
            .form = &simcom_form_csslcfg_write_cacert,
            .sources = tls_ca_file,
            .when = {SIMCOM_FROM_BYTES, offsetof(simcom_tls_t, ca_file)},
        },
        { /* clientcert_file: CSSLCFG.write:clientcert */
            .form = &simcom_form_csslcfg_write_clientcert,
            .sources = tls_clientcert_file,
            .when = {SIMCOM_FROM_BYTES, offsetof(simcom_tls_t, clientcert_file)},
        },
        { /* clientkey_file: CSSLCFG.write:clientkey */
            .form = &simcom_form_csslcfg_write_clientkey,
            .sources = tls_clientkey_file,
            .when = {SIMCOM_FROM_BYTES, offsetof(simcom_tls_t, clientkey_file)},
        },
        { /* key_password: CSSLCFG.write:keypwd */
            .form = &simcom_form_csslcfg_write_keypwd,
            .sources = tls_key_password,
            .when = {SIMCOM_FROM_BYTES, offsetof(simcom_tls_t, key_password)},
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Put a certificate file into the module (V1.00 2.1.2) */
const struct simcom_plan_certificate simcom_plan_certificate = {
    .plan = {
        .operation = SIMCOM_OPERATION_CERTIFICATE,
        .size = sizeof(simcom_certificate_t),
    },
    .step = {
        { /* upload: CCERTDOWN.write */
            .form = &simcom_form_ccertdown_write,
            .sources = certificate_upload,
            .data = offsetof(simcom_certificate_t, data),
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Delete a certificate file (V1.00 2.1.4) */
const struct simcom_plan_certificate_delete simcom_plan_certificate_delete = {
    .plan = {
        .operation = SIMCOM_OPERATION_CERTIFICATE_DELETE,
        .size = sizeof(simcom_bytes_t),
    },
    .step = {
        { /* delete: CCERTDELE.write */
            .form = &simcom_form_ccertdele_write,
            .sources = certificate_delete_delete,
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Acquire a client (V1.00 2.2.3) */
const struct simcom_plan_acquire simcom_plan_acquire = {
    .plan = {
        .operation = SIMCOM_OPERATION_ACQUIRE,
        .size = sizeof(simcom_acquire_t),
    },
    .step = {
        { /* acquire: CMQTTACCQ.write */
            .form = &simcom_form_cmqttaccq_write,
            .sources = acquire_acquire,
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Release a client (V1.00 2.2.4) */
const struct simcom_plan_release simcom_plan_release = {
    .plan = {
        .operation = SIMCOM_OPERATION_RELEASE,
        .size = 0,
        .flags = SIMCOM_PLAN_CLEARS,
        .marks = SIMCOM_LEFT_CLIENT,
    },
    .step = {
        { /* release: CMQTTREL.write */
            .form = &simcom_form_cmqttrel_write,
            .sources = release_release,
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Set the will of a client (V1.00 2.2.6) */
const struct simcom_plan_will simcom_plan_will = {
    .plan = {
        .operation = SIMCOM_OPERATION_WILL,
        .size = sizeof(simcom_will_t),
    },
    .step = {
        { /* topic: CMQTTWILLTOPIC.write */
            .form = &simcom_form_cmqttwilltopic_write,
            .sources = will_topic,
            .data = offsetof(simcom_will_t, topic),
        },
        { /* message: CMQTTWILLMSG.write */
            .form = &simcom_form_cmqttwillmsg_write,
            .sources = will_message,
            .data = offsetof(simcom_will_t, message),
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Connect a client to a broker (V1.00 2.2.8) */
const struct simcom_plan_connect simcom_plan_connect = {
    .plan = {
        .operation = SIMCOM_OPERATION_CONNECT,
        .size = sizeof(simcom_kept_t),
        .flags = SIMCOM_PLAN_KEPT,
    },
    .step = {
#if SIMCOM_TLS
        { /* server_name: CSSLCFG.write:enableSNI */
            .form = &simcom_form_csslcfg_write_enable_sni,
            .sources = connect_server_name,
            .when = {SIMCOM_FROM_DECISION, 0},
            .fallback = 2,
        },
#endif
#if SIMCOM_TLS
        { /* no_server_name: CSSLCFG.write:enableSNI */
            .form = &simcom_form_csslcfg_write_enable_sni,
            .sources = connect_no_server_name,
            .when = {SIMCOM_FROM_DECISION, 1},
            .fallback = 1,
        },
#endif
#if SIMCOM_TLS
        { /* context: CMQTTSSLCFG.write */
            .form = &simcom_form_cmqttsslcfg_write,
            .sources = connect_context,
            .when = {SIMCOM_FROM_INDEX, offsetof(simcom_connect_t, context)},
        },
#endif
        { /* connect: CMQTTCONNECT.write */
            .form = &simcom_form_cmqttconnect_write,
            .sources = connect_connect,
            .flags = SIMCOM_PLAN_STEP_TIMED | SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Disconnect a client (V1.00 2.2.9) */
const struct simcom_plan_disconnect simcom_plan_disconnect = {
    .plan = {
        .operation = SIMCOM_OPERATION_DISCONNECT,
        .size = sizeof(uint16_t),
    },
    .step = {
        { /* disconnect: CMQTTDISC.write */
            .form = &simcom_form_cmqttdisc_write,
            .sources = disconnect_disconnect,
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Publish a message (V1.00 2.2.12) */
const struct simcom_plan_publish simcom_plan_publish = {
    .plan = {
        .operation = SIMCOM_OPERATION_PUBLISH,
        .size = sizeof(simcom_publish_t),
        .flags = SIMCOM_PLAN_CLEARS,
        .leaves = 2,
        .marks = SIMCOM_LEFT_PAYLOAD,
    },
    .step = {
        { /* topic: CMQTTTOPIC.write */
            .form = &simcom_form_cmqtttopic_write,
            .sources = publish_topic,
            .data = offsetof(simcom_publish_t, topic),
        },
        { /* payload: CMQTTPAYLOAD.write */
            .form = &simcom_form_cmqttpayload_write,
            .sources = publish_payload,
            .when = {SIMCOM_FROM_LENGTH, offsetof(simcom_publish_t, payload)},
            .data = offsetof(simcom_publish_t, payload),
        },
        { /* publish: CMQTTPUB.write */
            .form = &simcom_form_cmqttpub_write,
            .sources = publish_publish,
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Subscribe to a topic filter (V1.00 2.2.14) */
const struct simcom_plan_subscribe simcom_plan_subscribe = {
    .plan = {
        .operation = SIMCOM_OPERATION_SUBSCRIBE,
        .size = sizeof(simcom_filter_t),
        .leaves = 1,
        .marks = SIMCOM_LEFT_FILTERS,
    },
    .step = {
        { /* subscribe: CMQTTSUB.write:topic */
            .form = &simcom_form_cmqttsub_write_topic,
            .sources = subscribe_subscribe,
            .data = offsetof(simcom_filter_t, filter),
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Unsubscribe from a topic filter (V1.00 2.2.16) */
const struct simcom_plan_unsubscribe simcom_plan_unsubscribe = {
    .plan = {
        .operation = SIMCOM_OPERATION_UNSUBSCRIBE,
        .size = sizeof(simcom_filter_t),
        .leaves = 1,
        .marks = SIMCOM_LEFT_FILTERS,
    },
    .step = {
        { /* unsubscribe: CMQTTUNSUB.write:topic */
            .form = &simcom_form_cmqttunsub_write_topic,
            .sources = unsubscribe_unsubscribe,
            .data = offsetof(simcom_filter_t, filter),
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Configure a client (V1.00 2.2.17) */
const struct simcom_plan_configure simcom_plan_configure = {
    .plan = {
        .operation = SIMCOM_OPERATION_CONFIGURE,
        .size = sizeof(simcom_settings_t),
        .flags = SIMCOM_PLAN_UTF8,
        .utf8 = offsetof(simcom_settings_t, check_utf8),
    },
    .step = {
        { /* check_utf8: CMQTTCFG.write:checkUTF8 */
            .form = &simcom_form_cmqttcfg_write_check_utf8,
            .sources = configure_check_utf8,
            .when = {SIMCOM_FROM_OPTIONAL, offsetof(simcom_settings_t, check_utf8)},
        },
        { /* optimeout: CMQTTCFG.write:optimeout */
            .form = &simcom_form_cmqttcfg_write_optimeout,
            .sources = configure_optimeout,
            .when = {SIMCOM_FROM_OPTIONAL, offsetof(simcom_settings_t, optimeout)},
        },
        { /* version: CMQTTCFG.write:version */
            .form = &simcom_form_cmqttcfg_write_version,
            .sources = configure_version,
            .when = {SIMCOM_FROM_OPTIONAL, offsetof(simcom_settings_t, version)},
        },
        { /* argtopic: CMQTTCFG.write:argtopic */
            .form = &simcom_form_cmqttcfg_write_argtopic,
            .sources = configure_argtopic,
            .when = {SIMCOM_FROM_OPTIONAL, offsetof(simcom_settings_t, argtopic)},
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* List the certificate files (V1.00 2.1.3) */
const struct simcom_plan_certificate_list simcom_plan_certificate_list = {
    .plan = {
        .operation = SIMCOM_OPERATION_CERTIFICATE_LIST,
        .size = 0,
    },
    .step = {
        { /* list: CCERTLIST.execute */
            .form = &simcom_form_ccertlist_execute,
            .sources = NULL,
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Switch the echo of commands off (V.250 6.2.4) */
const struct simcom_plan_echo_off simcom_plan_echo_off = {
    .plan = {
        .operation = SIMCOM_OPERATION_ECHO_OFF,
        .size = 0,
        .flags = SIMCOM_PLAN_ECHO,
    },
    .step = {
        { /* echo: ATE.execute */
            .form = &simcom_form_ate_execute,
            .sources = echo_off_echo,
            .flags = SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Subscribe to several topic filters (V1.00 2.2.13) */
const struct simcom_plan_subscribe_all simcom_plan_subscribe_all = {
    .plan = {
        .operation = SIMCOM_OPERATION_SUBSCRIBE,
        .size = sizeof(simcom_filters_t),
        .leaves = 1,
        .marks = SIMCOM_LEFT_FILTERS,
        .item_size = sizeof(simcom_filter_t),
    },
    .step = {
        { /* collect: CMQTTSUBTOPIC.write */
            .form = &simcom_form_cmqttsubtopic_write,
            .sources = subscribe_all_collect,
            .data = offsetof(simcom_filter_t, filter),
            .flags = SIMCOM_PLAN_STEP_EACH,
            .fallback = 2,
        },
        { /* all: CMQTTSUB.write:batch */
            .form = &simcom_form_cmqttsub_write_batch,
            .sources = subscribe_all_all,
            .flags = SIMCOM_PLAN_STEP_LAST,
        },
        { /* one_by_one: CMQTTSUB.write:topic */
            .form = &simcom_form_cmqttsub_write_topic,
            .sources = subscribe_subscribe,
            .data = offsetof(simcom_filter_t, filter),
            .flags = SIMCOM_PLAN_STEP_EACH | SIMCOM_PLAN_STEP_END,
        },
    },
};

/* Unsubscribe from several topic filters (V1.00 2.2.15) */
const struct simcom_plan_unsubscribe_all simcom_plan_unsubscribe_all = {
    .plan = {
        .operation = SIMCOM_OPERATION_UNSUBSCRIBE,
        .size = sizeof(simcom_filters_t),
        .leaves = 1,
        .marks = SIMCOM_LEFT_FILTERS,
        .item_size = sizeof(simcom_filter_t),
    },
    .step = {
        { /* collect: CMQTTUNSUBTOPIC.write */
            .form = &simcom_form_cmqttunsubtopic_write,
            .sources = unsubscribe_all_collect,
            .data = offsetof(simcom_filter_t, filter),
            .flags = SIMCOM_PLAN_STEP_EACH,
            .fallback = 2,
        },
        { /* all: CMQTTUNSUB.write:batch */
            .form = &simcom_form_cmqttunsub_write_batch,
            .sources = subscribe_all_all,
            .flags = SIMCOM_PLAN_STEP_LAST,
        },
        { /* one_by_one: CMQTTUNSUB.write:topic */
            .form = &simcom_form_cmqttunsub_write_topic,
            .sources = unsubscribe_unsubscribe,
            .data = offsetof(simcom_filter_t, filter),
            .flags = SIMCOM_PLAN_STEP_EACH | SIMCOM_PLAN_STEP_END,
        },
    },
};
