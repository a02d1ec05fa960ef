/* SPDX-License-Identifier: MIT */
/*
 * simcom/private/plans.h - what each operation consists of. Private.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#ifndef SIMCOM_PRIVATE_PLANS_H
#define SIMCOM_PRIVATE_PLANS_H

#include "simcom/config.h"
#include "simcom/operation.h"
#include "simcom/private/plan.h"

#if SIMCOM_TABLE_VERSION != 11
#error "Made for another version of the runtime. Regenerate: python3 -m codegen generate"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* What a service decides: bits of simcom_kept_t.decided. */
#define SIMCOM_DECISION_SERVER_NAME 1u /* Whether a connection over TLS tells the server's name (SNI); used with a context only. */
#define SIMCOM_DECISION_NO_SERVER_NAME 2u /* Whether a connection over TLS tells the server's name (SNI); used with a context only. */

/* A step of a plan, by their names in spec/operations.yaml. */
#define SIMCOM_PLAN_STEP(operation, which) (simcom_steps_of(&simcom_plan_##operation.plan) + (simcom_step_##operation##_##which))

/* Start the MQTT service (V1.00 2.2.1) */
extern const struct simcom_plan_start {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_start;
enum {
    simcom_step_start_start
};

/* Stop the MQTT service (V1.00 2.2.2) */
extern const struct simcom_plan_stop {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_stop;
enum {
    simcom_step_stop_stop
};

/* Configure an SSL context (V1.00 2.1.1) */
extern const struct simcom_plan_tls {
    simcom_plan_t plan;
    simcom_plan_step_t step[10];
} simcom_plan_tls;
enum {
    simcom_step_tls_version,
    simcom_step_tls_authmode,
    simcom_step_tls_ignore_time,
    simcom_step_tls_negotiate_time,
    simcom_step_tls_sni,
    simcom_step_tls_ciphersuites,
    simcom_step_tls_ca_file,
    simcom_step_tls_clientcert_file,
    simcom_step_tls_clientkey_file,
    simcom_step_tls_key_password
};

/* Put a certificate file into the module (V1.00 2.1.2) */
extern const struct simcom_plan_certificate {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_certificate;
enum {
    simcom_step_certificate_upload
};

/* Delete a certificate file (V1.00 2.1.4) */
extern const struct simcom_plan_certificate_delete {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_certificate_delete;
enum {
    simcom_step_certificate_delete_delete
};

/* Acquire a client (V1.00 2.2.3) */
extern const struct simcom_plan_acquire {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_acquire;
enum {
    simcom_step_acquire_acquire
};

/* Release a client (V1.00 2.2.4) */
extern const struct simcom_plan_release {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_release;
enum {
    simcom_step_release_release
};

/* Set the will of a client (V1.00 2.2.6) */
extern const struct simcom_plan_will {
    simcom_plan_t plan;
    simcom_plan_step_t step[2];
} simcom_plan_will;
enum {
    simcom_step_will_topic,
    simcom_step_will_message
};

/* Connect a client to a broker (V1.00 2.2.8) */
extern const struct simcom_plan_connect {
    simcom_plan_t plan;
    simcom_plan_step_t step[SIMCOM_TLS ? 4 : 1];
} simcom_plan_connect;
enum {
#if SIMCOM_TLS
    simcom_step_connect_server_name,
#endif
#if SIMCOM_TLS
    simcom_step_connect_no_server_name,
#endif
#if SIMCOM_TLS
    simcom_step_connect_context,
#endif
    simcom_step_connect_connect
};

/* Disconnect a client (V1.00 2.2.9) */
extern const struct simcom_plan_disconnect {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_disconnect;
enum {
    simcom_step_disconnect_disconnect
};

/* Publish a message (V1.00 2.2.12) */
extern const struct simcom_plan_publish {
    simcom_plan_t plan;
    simcom_plan_step_t step[3];
} simcom_plan_publish;
enum {
    simcom_step_publish_topic,
    simcom_step_publish_payload,
    simcom_step_publish_publish
};

/* Subscribe to a topic filter (V1.00 2.2.14) */
extern const struct simcom_plan_subscribe {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_subscribe;
enum {
    simcom_step_subscribe_subscribe
};

/* Unsubscribe from a topic filter (V1.00 2.2.16) */
extern const struct simcom_plan_unsubscribe {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_unsubscribe;
enum {
    simcom_step_unsubscribe_unsubscribe
};

/* Configure a client (V1.00 2.2.17) */
extern const struct simcom_plan_configure {
    simcom_plan_t plan;
    simcom_plan_step_t step[4];
} simcom_plan_configure;
enum {
    simcom_step_configure_check_utf8,
    simcom_step_configure_optimeout,
    simcom_step_configure_version,
    simcom_step_configure_argtopic
};

/* List the certificate files (V1.00 2.1.3) */
extern const struct simcom_plan_certificate_list {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_certificate_list;
enum {
    simcom_step_certificate_list_list
};

/* Switch the echo of commands off (V.250 6.2.4) */
extern const struct simcom_plan_echo_off {
    simcom_plan_t plan;
    simcom_plan_step_t step[1];
} simcom_plan_echo_off;
enum {
    simcom_step_echo_off_echo
};

/* Subscribe to several topic filters (V1.00 2.2.13) */
extern const struct simcom_plan_subscribe_all {
    simcom_plan_t plan;
    simcom_plan_step_t step[3];
} simcom_plan_subscribe_all;
enum {
    simcom_step_subscribe_all_collect,
    simcom_step_subscribe_all_all,
    simcom_step_subscribe_all_one_by_one
};

/* Unsubscribe from several topic filters (V1.00 2.2.15) */
extern const struct simcom_plan_unsubscribe_all {
    simcom_plan_t plan;
    simcom_plan_step_t step[3];
} simcom_plan_unsubscribe_all;
enum {
    simcom_step_unsubscribe_all_collect,
    simcom_step_unsubscribe_all_all,
    simcom_step_unsubscribe_all_one_by_one
};

#ifdef __cplusplus
}
#endif

#endif
