/* SPDX-License-Identifier: MIT */
/*
 * simcom/commands.h - argument structs, forms and encoders of the AT commands.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#ifndef SIMCOM_COMMANDS_H
#define SIMCOM_COMMANDS_H

#include "simcom/command.h"

#if SIMCOM_TABLE_VERSION != 11
#error "Made for another version of the runtime. Regenerate: python3 -m codegen generate"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Numbers of the forms, for simcom_form_t.id. */
#define SIMCOM_FORM_CMQTTSTART_EXECUTE 0u
#define SIMCOM_FORM_CMQTTSTOP_EXECUTE 1u
#define SIMCOM_FORM_CMQTTACCQ_TEST 2u
#define SIMCOM_FORM_CMQTTACCQ_READ 3u
#define SIMCOM_FORM_CMQTTACCQ_WRITE 4u
#define SIMCOM_FORM_CMQTTREL_TEST 5u
#define SIMCOM_FORM_CMQTTREL_READ 6u
#define SIMCOM_FORM_CMQTTREL_WRITE 7u
#define SIMCOM_FORM_CMQTTSSLCFG_TEST 8u
#define SIMCOM_FORM_CMQTTSSLCFG_READ 9u
#define SIMCOM_FORM_CMQTTSSLCFG_WRITE 10u
#define SIMCOM_FORM_CMQTTWILLTOPIC_TEST 11u
#define SIMCOM_FORM_CMQTTWILLTOPIC_WRITE 12u
#define SIMCOM_FORM_CMQTTWILLMSG_TEST 13u
#define SIMCOM_FORM_CMQTTWILLMSG_WRITE 14u
#define SIMCOM_FORM_CMQTTCONNECT_TEST 15u
#define SIMCOM_FORM_CMQTTCONNECT_READ 16u
#define SIMCOM_FORM_CMQTTCONNECT_WRITE 17u
#define SIMCOM_FORM_CMQTTDISC_TEST 18u
#define SIMCOM_FORM_CMQTTDISC_READ 19u
#define SIMCOM_FORM_CMQTTDISC_WRITE 20u
#define SIMCOM_FORM_CMQTTTOPIC_TEST 21u
#define SIMCOM_FORM_CMQTTTOPIC_WRITE 22u
#define SIMCOM_FORM_CMQTTPAYLOAD_TEST 23u
#define SIMCOM_FORM_CMQTTPAYLOAD_WRITE 24u
#define SIMCOM_FORM_CMQTTPUB_TEST 25u
#define SIMCOM_FORM_CMQTTPUB_WRITE 26u
#define SIMCOM_FORM_CMQTTSUBTOPIC_TEST 27u
#define SIMCOM_FORM_CMQTTSUBTOPIC_WRITE 28u
#define SIMCOM_FORM_CMQTTSUB_TEST 29u
#define SIMCOM_FORM_CMQTTSUB_WRITE_BATCH 30u
#define SIMCOM_FORM_CMQTTSUB_WRITE_TOPIC 31u
#define SIMCOM_FORM_CMQTTUNSUBTOPIC_TEST 32u
#define SIMCOM_FORM_CMQTTUNSUBTOPIC_WRITE 33u
#define SIMCOM_FORM_CMQTTUNSUB_TEST 34u
#define SIMCOM_FORM_CMQTTUNSUB_WRITE_BATCH 35u
#define SIMCOM_FORM_CMQTTUNSUB_WRITE_TOPIC 36u
#define SIMCOM_FORM_CMQTTCFG_TEST 37u
#define SIMCOM_FORM_CMQTTCFG_READ 38u
#define SIMCOM_FORM_CMQTTCFG_WRITE_CHECK_UTF8 39u
#define SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT 72u
#define SIMCOM_FORM_CMQTTCFG_WRITE_ALIAUTH 73u
#define SIMCOM_FORM_CMQTTCFG_WRITE_VERSION 81u
#define SIMCOM_FORM_CMQTTCFG_WRITE_ARGTOPIC 82u
#define SIMCOM_FORM_AT_EXECUTE 40u
#define SIMCOM_FORM_ATE_EXECUTE 41u
#define SIMCOM_FORM_CRESET_EXECUTE 42u
#define SIMCOM_FORM_CSQ_EXECUTE 43u
#define SIMCOM_FORM_CPIN_READ 77u
#define SIMCOM_FORM_CREG_TEST 44u
#define SIMCOM_FORM_CREG_READ 45u
#define SIMCOM_FORM_CREG_WRITE 46u
#define SIMCOM_FORM_CGREG_TEST 47u
#define SIMCOM_FORM_CGREG_READ 48u
#define SIMCOM_FORM_CGREG_WRITE 49u
#define SIMCOM_FORM_CEREG_TEST 78u
#define SIMCOM_FORM_CEREG_READ 79u
#define SIMCOM_FORM_CEREG_WRITE 80u
#define SIMCOM_FORM_CGDCONT_READ 50u
#define SIMCOM_FORM_CGDCONT_WRITE 51u
#define SIMCOM_FORM_CGSOCKCONT_READ 52u
#define SIMCOM_FORM_CGSOCKCONT_WRITE 53u
#define SIMCOM_FORM_CGPADDR_EXECUTE 54u
#define SIMCOM_FORM_CGPADDR_WRITE 55u
#define SIMCOM_FORM_CCLK_READ 56u
#define SIMCOM_FORM_CCLK_WRITE 57u
#define SIMCOM_FORM_CSSLCFG_TEST 58u
#define SIMCOM_FORM_CSSLCFG_READ 59u
#define SIMCOM_FORM_CSSLCFG_WRITE_QUERY 60u
#define SIMCOM_FORM_CSSLCFG_WRITE_SSLVERSION 61u
#define SIMCOM_FORM_CSSLCFG_WRITE_AUTHMODE 62u
#define SIMCOM_FORM_CSSLCFG_WRITE_IGNORELOCALTIME 63u
#define SIMCOM_FORM_CSSLCFG_WRITE_NEGOTIATETIME 64u
#define SIMCOM_FORM_CSSLCFG_WRITE_CACERT 65u
#define SIMCOM_FORM_CSSLCFG_WRITE_CLIENTCERT 66u
#define SIMCOM_FORM_CSSLCFG_WRITE_CLIENTKEY 67u
#define SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI 74u
#define SIMCOM_FORM_CSSLCFG_WRITE_KEYPWD 75u
#define SIMCOM_FORM_CSSLCFG_WRITE_CIPHERSUITES 76u
#define SIMCOM_FORM_CCERTDOWN_TEST 68u
#define SIMCOM_FORM_CCERTDOWN_WRITE 69u
#define SIMCOM_FORM_CCERTLIST_EXECUTE 70u
#define SIMCOM_FORM_CCERTDELE_WRITE 71u
#define SIMCOM_FORMS 83u

/* simcom_form_... are the forms as simcom_form_t, which has its parameters and its text behind it. Stands where there is
 * none: */
extern const simcom_form_t simcom_no_form;

/*
 * AT+CMQTTSTART
 * Start the MQTT service (V1.00 2.2.1)
 */
extern const struct simcom_table_cmqttstart_execute {
    simcom_form_t form;
    char text[7];
} simcom_table_cmqttstart_execute;
#define simcom_form_cmqttstart_execute simcom_table_cmqttstart_execute.form
static inline simcom_status_t simcom_cmqttstart_execute(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttstart_execute, NULL, problem);
}

/*
 * AT+CMQTTSTOP
 * Stop the MQTT service (V1.00 2.2.2)
 */
extern const struct simcom_table_cmqttstop_execute {
    simcom_form_t form;
    char text[6];
} simcom_table_cmqttstop_execute;
#define simcom_form_cmqttstop_execute simcom_table_cmqttstop_execute.form
static inline simcom_status_t simcom_cmqttstop_execute(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttstop_execute, NULL, problem);
}

/*
 * AT+CMQTTACCQ=?
 * Acquire a client (V1.00 2.2.3)
 */
extern const struct simcom_table_cmqttaccq_test {
    simcom_form_t form;
    char text[8];
} simcom_table_cmqttaccq_test;
#define simcom_form_cmqttaccq_test simcom_table_cmqttaccq_test.form
static inline simcom_status_t simcom_cmqttaccq_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttaccq_test, NULL, problem);
}

/*
 * AT+CMQTTACCQ?
 * Acquire a client (V1.00 2.2.3)
 */
extern const struct simcom_table_cmqttaccq_read {
    simcom_form_t form;
    char text[7];
} simcom_table_cmqttaccq_read;
#define simcom_form_cmqttaccq_read simcom_table_cmqttaccq_read.form
static inline simcom_status_t simcom_cmqttaccq_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttaccq_read, NULL, problem);
}

/*
 * AT+CMQTTACCQ=<client_index>,<clientID>,[<server_type>],[<mqtt_version>]
 * Acquire a client (V1.00 2.2.3)
 */
typedef struct simcom_cmqttaccq_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* v1.00, v1.00-as-printed: 1-23 bytes; v3.00, a76xx-v1.06: 1-128 bytes. The client identifier
     * that the broker sees. (V1.00 2.2.3) */
    simcom_bytes_t client_id;
    /* Optional. 0-1, default 0. How the client connects. 0 tcp; 1 tls. (V1.00 2.2.3) */
    simcom_optional_t server_type;
    /* Optional. v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 3-4, default 4. The version
     * of MQTT that the client speaks. 3 mqtt_3_1; 4 mqtt_3_1_1. (V3.00 16) */
    simcom_optional_t mqtt_version;
} simcom_cmqttaccq_write_t;
extern const struct simcom_table_cmqttaccq_write {
    simcom_form_t form;
    simcom_parameter_t parameters[4];
    char text[6];
} simcom_table_cmqttaccq_write;
#define simcom_form_cmqttaccq_write simcom_table_cmqttaccq_write.form
static inline simcom_status_t simcom_cmqttaccq_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttaccq_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttaccq_write, arguments, problem);
}

/*
 * AT+CMQTTREL=?
 * Release a client (V1.00 2.2.4)
 */
extern const struct simcom_table_cmqttrel_test {
    simcom_form_t form;
    char text[7];
} simcom_table_cmqttrel_test;
#define simcom_form_cmqttrel_test simcom_table_cmqttrel_test.form
static inline simcom_status_t simcom_cmqttrel_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttrel_test, NULL, problem);
}

/*
 * AT+CMQTTREL?
 * Release a client (V1.00 2.2.4)
 */
extern const struct simcom_table_cmqttrel_read {
    simcom_form_t form;
    char text[6];
} simcom_table_cmqttrel_read;
#define simcom_form_cmqttrel_read simcom_table_cmqttrel_read.form
static inline simcom_status_t simcom_cmqttrel_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttrel_read, NULL, problem);
}

/*
 * AT+CMQTTREL=<client_index>
 * Release a client (V1.00 2.2.4)
 */
typedef struct simcom_cmqttrel_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
} simcom_cmqttrel_write_t;
extern const struct simcom_table_cmqttrel_write {
    simcom_form_t form;
    simcom_parameter_t parameters[1];
    char text[5];
} simcom_table_cmqttrel_write;
#define simcom_form_cmqttrel_write simcom_table_cmqttrel_write.form
static inline simcom_status_t simcom_cmqttrel_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttrel_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttrel_write, arguments, problem);
}

/*
 * AT+CMQTTSSLCFG=?
 * Choose the SSL context of a client (V1.00 2.2.5)
 */
extern const struct simcom_table_cmqttsslcfg_test {
    simcom_form_t form;
    char text[10];
} simcom_table_cmqttsslcfg_test;
#define simcom_form_cmqttsslcfg_test simcom_table_cmqttsslcfg_test.form
static inline simcom_status_t simcom_cmqttsslcfg_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttsslcfg_test, NULL, problem);
}

/*
 * AT+CMQTTSSLCFG?
 * Choose the SSL context of a client (V1.00 2.2.5)
 */
extern const struct simcom_table_cmqttsslcfg_read {
    simcom_form_t form;
    char text[9];
} simcom_table_cmqttsslcfg_read;
#define simcom_form_cmqttsslcfg_read simcom_table_cmqttsslcfg_read.form
static inline simcom_status_t simcom_cmqttsslcfg_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttsslcfg_read, NULL, problem);
}

/*
 * AT+CMQTTSSLCFG=<session_id>,<ssl_ctx_index>
 * Choose the SSL context of a client (V1.00 2.2.5)
 */
typedef struct simcom_cmqttsslcfg_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.5) */
    uint32_t session_id;
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
} simcom_cmqttsslcfg_write_t;
extern const struct simcom_table_cmqttsslcfg_write {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[8];
} simcom_table_cmqttsslcfg_write;
#define simcom_form_cmqttsslcfg_write simcom_table_cmqttsslcfg_write.form
static inline simcom_status_t simcom_cmqttsslcfg_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttsslcfg_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttsslcfg_write, arguments, problem);
}

/*
 * AT+CMQTTWILLTOPIC=?
 * Give the topic of the will (V1.00 2.2.6)
 */
extern const struct simcom_table_cmqttwilltopic_test {
    simcom_form_t form;
    char text[13];
} simcom_table_cmqttwilltopic_test;
#define simcom_form_cmqttwilltopic_test simcom_table_cmqttwilltopic_test.form
static inline simcom_status_t simcom_cmqttwilltopic_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttwilltopic_test, NULL, problem);
}

/*
 * AT+CMQTTWILLTOPIC=<client_index>,<req_length>
 * Give the topic of the will (V1.00 2.2.6)
 * After the prompt follow req_length bytes: the topic.
 */
typedef struct simcom_cmqttwilltopic_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 1-1024 bytes. Length of the topic, which follows after the prompt in UTF-8. (V1.00 2.2.6) */
    uint32_t req_length;
} simcom_cmqttwilltopic_write_t;
extern const struct simcom_table_cmqttwilltopic_write {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[11];
} simcom_table_cmqttwilltopic_write;
#define simcom_form_cmqttwilltopic_write simcom_table_cmqttwilltopic_write.form
static inline simcom_status_t simcom_cmqttwilltopic_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttwilltopic_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttwilltopic_write, arguments, problem);
}

/*
 * AT+CMQTTWILLMSG=?
 * Give the message of the will (V1.00 2.2.7)
 */
extern const struct simcom_table_cmqttwillmsg_test {
    simcom_form_t form;
    char text[11];
} simcom_table_cmqttwillmsg_test;
#define simcom_form_cmqttwillmsg_test simcom_table_cmqttwillmsg_test.form
static inline simcom_status_t simcom_cmqttwillmsg_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttwillmsg_test, NULL, problem);
}

/*
 * AT+CMQTTWILLMSG=<client_index>,<req_length>,<qos>
 * Give the message of the will (V1.00 2.2.7)
 * After the prompt follow req_length bytes: the payload.
 */
typedef struct simcom_cmqttwillmsg_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* v1.00, v1.00-as-printed: 1-10240 bytes; v3.00, a76xx-v1.06: 1-1024 bytes. Length of the
     * message, which follows after the prompt. (V1.00 2.2.7) */
    uint32_t req_length;
    /* 0-2. Quality of service. 0 at_most_once; 1 at_least_once; 2 exactly_once. (V1.00 2.2.12) */
    uint32_t qos;
} simcom_cmqttwillmsg_write_t;
extern const struct simcom_table_cmqttwillmsg_write {
    simcom_form_t form;
    simcom_parameter_t parameters[3];
    char text[9];
} simcom_table_cmqttwillmsg_write;
#define simcom_form_cmqttwillmsg_write simcom_table_cmqttwillmsg_write.form
static inline simcom_status_t simcom_cmqttwillmsg_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttwillmsg_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttwillmsg_write, arguments, problem);
}

/*
 * AT+CMQTTCONNECT=?
 * Connect a client to a broker (V1.00 2.2.8)
 */
extern const struct simcom_table_cmqttconnect_test {
    simcom_form_t form;
    char text[11];
} simcom_table_cmqttconnect_test;
#define simcom_form_cmqttconnect_test simcom_table_cmqttconnect_test.form
static inline simcom_status_t simcom_cmqttconnect_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttconnect_test, NULL, problem);
}

/*
 * AT+CMQTTCONNECT?
 * What each client is connected to; a client that is idle shows its number alone. (V1.00 2.2.8)
 */
extern const struct simcom_table_cmqttconnect_read {
    simcom_form_t form;
    char text[10];
} simcom_table_cmqttconnect_read;
#define simcom_form_cmqttconnect_read simcom_table_cmqttconnect_read.form
static inline simcom_status_t simcom_cmqttconnect_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttconnect_read, NULL, problem);
}

/*
 * AT+CMQTTCONNECT=<client_index>,<server_addr>,<keepalive_time>,<clean_session>,[<user_name>],[<password>]
 * Connect a client to a broker (V1.00 2.2.8)
 */
typedef struct simcom_cmqttconnect_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 9-256 bytes. The broker as tcp://host:port, for TLS as well; without a port 1883. (V1.00
     * 2.2.8) */
    simcom_bytes_t server_addr;
    /* v1.00, v1.00-as-printed: 60-64800 s; v3.00, a76xx-v1.06: 1-64800 s. The client sends a ping
     * when nothing else was sent for so long. (V1.00 2.2.8) */
    uint32_t keepalive_time;
    /* 0-1, default 0. Whether the broker forgets subscriptions and queued messages. 0 keep; 1
     * clean. (V1.00 2.2.8) */
    uint32_t clean_session;
    /* Optional. 1-256 bytes. User name, which is an access token at many brokers. Some firmware
     * refuses a user name without a password. (V1.00 2.2.8) */
    simcom_bytes_t user_name;
    /* Optional. 1-256 bytes. Password of the user. (V1.00 2.2.8) */
    simcom_bytes_t password;
} simcom_cmqttconnect_write_t;
extern const struct simcom_table_cmqttconnect_write {
    simcom_form_t form;
    simcom_parameter_t parameters[6];
    char text[9];
} simcom_table_cmqttconnect_write;
#define simcom_form_cmqttconnect_write simcom_table_cmqttconnect_write.form
static inline simcom_status_t simcom_cmqttconnect_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttconnect_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttconnect_write, arguments, problem);
}

/*
 * AT+CMQTTDISC=?
 * Disconnect a client (V1.00 2.2.9)
 */
extern const struct simcom_table_cmqttdisc_test {
    simcom_form_t form;
    char text[8];
} simcom_table_cmqttdisc_test;
#define simcom_form_cmqttdisc_test simcom_table_cmqttdisc_test.form
static inline simcom_status_t simcom_cmqttdisc_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttdisc_test, NULL, problem);
}

/*
 * AT+CMQTTDISC?
 * Disconnect a client (V1.00 2.2.9)
 */
extern const struct simcom_table_cmqttdisc_read {
    simcom_form_t form;
    char text[7];
} simcom_table_cmqttdisc_read;
#define simcom_form_cmqttdisc_read simcom_table_cmqttdisc_read.form
static inline simcom_status_t simcom_cmqttdisc_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttdisc_read, NULL, problem);
}

/*
 * AT+CMQTTDISC=<client_index>,[<timeout>]
 * Disconnect a client (V1.00 2.2.9)
 */
typedef struct simcom_cmqttdisc_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* Optional. 60-180 s, or 0, default 0. Time limit of the disconnection; 0 sets none. (V1.00
     * 2.2.9) */
    simcom_optional_t timeout;
} simcom_cmqttdisc_write_t;
extern const struct simcom_table_cmqttdisc_write {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[6];
} simcom_table_cmqttdisc_write;
#define simcom_form_cmqttdisc_write simcom_table_cmqttdisc_write.form
static inline simcom_status_t simcom_cmqttdisc_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttdisc_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttdisc_write, arguments, problem);
}

/*
 * AT+CMQTTTOPIC=?
 * Give the topic of a publish (V1.00 2.2.10)
 */
extern const struct simcom_table_cmqtttopic_test {
    simcom_form_t form;
    char text[9];
} simcom_table_cmqtttopic_test;
#define simcom_form_cmqtttopic_test simcom_table_cmqtttopic_test.form
static inline simcom_status_t simcom_cmqtttopic_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqtttopic_test, NULL, problem);
}

/*
 * AT+CMQTTTOPIC=<client_index>,<req_length>
 * Give the topic of a publish (V1.00 2.2.10)
 * After the prompt follow req_length bytes: the topic.
 */
typedef struct simcom_cmqtttopic_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 1-1024 bytes. Length of the topic, which follows after the prompt in UTF-8. (V1.00 2.2.10) */
    uint32_t req_length;
} simcom_cmqtttopic_write_t;
extern const struct simcom_table_cmqtttopic_write {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[7];
} simcom_table_cmqtttopic_write;
#define simcom_form_cmqtttopic_write simcom_table_cmqtttopic_write.form
static inline simcom_status_t simcom_cmqtttopic_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqtttopic_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqtttopic_write, arguments, problem);
}

/*
 * AT+CMQTTPAYLOAD=?
 * Give the payload of a publish (V3.00 16)
 */
extern const struct simcom_table_cmqttpayload_test {
    simcom_form_t form;
    char text[11];
} simcom_table_cmqttpayload_test;
#define simcom_form_cmqttpayload_test simcom_table_cmqttpayload_test.form
static inline simcom_status_t simcom_cmqttpayload_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttpayload_test, NULL, problem);
}

/*
 * AT+CMQTTPAYLOAD=<client_index>,<req_length>
 * Give the payload of a publish (V3.00 16)
 * After the prompt follow req_length bytes: the payload.
 */
typedef struct simcom_cmqttpayload_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 1-10240 bytes. Length of the payload, which follows after the prompt. Any bytes. (V3.00 16) */
    uint32_t req_length;
} simcom_cmqttpayload_write_t;
extern const struct simcom_table_cmqttpayload_write {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[9];
} simcom_table_cmqttpayload_write;
#define simcom_form_cmqttpayload_write simcom_table_cmqttpayload_write.form
static inline simcom_status_t simcom_cmqttpayload_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttpayload_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttpayload_write, arguments, problem);
}

/*
 * AT+CMQTTPUB=?
 * Publish a message (V3.00 16)
 */
extern const struct simcom_table_cmqttpub_test {
    simcom_form_t form;
    char text[7];
} simcom_table_cmqttpub_test;
#define simcom_form_cmqttpub_test simcom_table_cmqttpub_test.form
static inline simcom_status_t simcom_cmqttpub_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttpub_test, NULL, problem);
}

/*
 * AT+CMQTTPUB=<client_index>,<qos>,<pub_timeout>,[<retained>],[<dup>]
 * Publish a message (V3.00 16)
 */
typedef struct simcom_cmqttpub_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 0-2. Quality of service. 0 at_most_once; 1 at_least_once; 2 exactly_once. (V1.00 2.2.12) */
    uint32_t qos;
    /* 60-180 s. How long the module waits for the broker's answer. (V3.00 16) */
    uint32_t pub_timeout;
    /* Optional. 0-1, default 0. Whether the broker keeps the message for later subscribers. 0 off;
     * 1 on. (V3.00 16) */
    simcom_optional_t retained;
    /* Optional. 0-1, default 0. Marks a message as sent again. 0 first; 1 again. (V1.00 2.2.12) */
    simcom_optional_t dup;
} simcom_cmqttpub_write_t;
extern const struct simcom_table_cmqttpub_write {
    simcom_form_t form;
    simcom_parameter_t parameters[5];
    char text[5];
} simcom_table_cmqttpub_write;
#define simcom_form_cmqttpub_write simcom_table_cmqttpub_write.form
static inline simcom_status_t simcom_cmqttpub_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttpub_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttpub_write, arguments, problem);
}

/*
 * AT+CMQTTSUBTOPIC=?
 * Add a topic to the next subscribe (V3.00 16)
 */
extern const struct simcom_table_cmqttsubtopic_test {
    simcom_form_t form;
    char text[12];
} simcom_table_cmqttsubtopic_test;
#define simcom_form_cmqttsubtopic_test simcom_table_cmqttsubtopic_test.form
static inline simcom_status_t simcom_cmqttsubtopic_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttsubtopic_test, NULL, problem);
}

/*
 * AT+CMQTTSUBTOPIC=<client_index>,<req_length>,<qos>
 * Add a topic to the next subscribe (V1.00 2.2.13)
 * After the prompt follow req_length bytes: the topic.
 */
typedef struct simcom_cmqttsubtopic_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 1-1024 bytes. Length of the topic filter, which follows after the prompt in UTF-8. (V1.00
     * 2.2.13) */
    uint32_t req_length;
    /* 0-2. Quality of service. 0 at_most_once; 1 at_least_once; 2 exactly_once. (V1.00 2.2.12) */
    uint32_t qos;
} simcom_cmqttsubtopic_write_t;
extern const struct simcom_table_cmqttsubtopic_write {
    simcom_form_t form;
    simcom_parameter_t parameters[3];
    char text[10];
} simcom_table_cmqttsubtopic_write;
#define simcom_form_cmqttsubtopic_write simcom_table_cmqttsubtopic_write.form
static inline simcom_status_t simcom_cmqttsubtopic_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttsubtopic_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttsubtopic_write, arguments, problem);
}

/*
 * AT+CMQTTSUB=?
 * Subscribe (V3.00 16)
 */
extern const struct simcom_table_cmqttsub_test {
    simcom_form_t form;
    char text[7];
} simcom_table_cmqttsub_test;
#define simcom_form_cmqttsub_test simcom_table_cmqttsub_test.form
static inline simcom_status_t simcom_cmqttsub_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttsub_test, NULL, problem);
}

/*
 * AT+CMQTTSUB=<client_index>,[<dup>]
 * Subscribe the collected topics. (V3.00 16)
 */
typedef struct simcom_cmqttsub_write_batch_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* Optional. 0-1, default 0. Marks a message as sent again. 0 first; 1 again. (V1.00 2.2.12) */
    simcom_optional_t dup;
} simcom_cmqttsub_write_batch_t;
extern const struct simcom_table_cmqttsub_write_batch {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[5];
} simcom_table_cmqttsub_write_batch;
#define simcom_form_cmqttsub_write_batch simcom_table_cmqttsub_write_batch.form
static inline simcom_status_t simcom_cmqttsub_write_batch(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttsub_write_batch_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttsub_write_batch, arguments, problem);
}

/*
 * AT+CMQTTSUB=<client_index>,<req_length>,<qos>,[<dup>]
 * Subscribe one topic. (V1.00 2.2.14)
 * After the prompt follow req_length bytes: the topic.
 */
typedef struct simcom_cmqttsub_write_topic_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 1-1024 bytes. Length of the topic filter, which follows after the prompt in UTF-8. (V1.00
     * 2.2.14) */
    uint32_t req_length;
    /* 0-2. Quality of service. 0 at_most_once; 1 at_least_once; 2 exactly_once. (V1.00 2.2.12) */
    uint32_t qos;
    /* Optional. 0-1, default 0. Marks a message as sent again. 0 first; 1 again. (V1.00 2.2.12) */
    simcom_optional_t dup;
} simcom_cmqttsub_write_topic_t;
extern const struct simcom_table_cmqttsub_write_topic {
    simcom_form_t form;
    simcom_parameter_t parameters[4];
    char text[5];
} simcom_table_cmqttsub_write_topic;
#define simcom_form_cmqttsub_write_topic simcom_table_cmqttsub_write_topic.form
static inline simcom_status_t simcom_cmqttsub_write_topic(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttsub_write_topic_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttsub_write_topic, arguments, problem);
}

/*
 * AT+CMQTTUNSUBTOPIC=?
 * Add a topic to the next unsubscribe (V1.00 2.2.15)
 */
extern const struct simcom_table_cmqttunsubtopic_test {
    simcom_form_t form;
    char text[14];
} simcom_table_cmqttunsubtopic_test;
#define simcom_form_cmqttunsubtopic_test simcom_table_cmqttunsubtopic_test.form
static inline simcom_status_t simcom_cmqttunsubtopic_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttunsubtopic_test, NULL, problem);
}

/*
 * AT+CMQTTUNSUBTOPIC=<client_index>,<req_length>
 * Add a topic to the next unsubscribe (V1.00 2.2.15)
 * After the prompt follow req_length bytes: the topic.
 */
typedef struct simcom_cmqttunsubtopic_write_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 1-1024 bytes. Length of the topic filter, which follows after the prompt in UTF-8. (V1.00
     * 2.2.15) */
    uint32_t req_length;
} simcom_cmqttunsubtopic_write_t;
extern const struct simcom_table_cmqttunsubtopic_write {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[12];
} simcom_table_cmqttunsubtopic_write;
#define simcom_form_cmqttunsubtopic_write simcom_table_cmqttunsubtopic_write.form
static inline simcom_status_t simcom_cmqttunsubtopic_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttunsubtopic_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttunsubtopic_write, arguments, problem);
}

/*
 * AT+CMQTTUNSUB=?
 * Unsubscribe (V3.00 16)
 */
extern const struct simcom_table_cmqttunsub_test {
    simcom_form_t form;
    char text[9];
} simcom_table_cmqttunsub_test;
#define simcom_form_cmqttunsub_test simcom_table_cmqttunsub_test.form
static inline simcom_status_t simcom_cmqttunsub_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttunsub_test, NULL, problem);
}

/*
 * AT+CMQTTUNSUB=<client_index>,<dup>
 * Unsubscribe the collected topics. (V1.00 2.2.16)
 */
typedef struct simcom_cmqttunsub_write_batch_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 0-1, default 0. Marks a message as sent again. 0 first; 1 again. (V1.00 2.2.12) */
    uint32_t dup;
} simcom_cmqttunsub_write_batch_t;
extern const struct simcom_table_cmqttunsub_write_batch {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[7];
} simcom_table_cmqttunsub_write_batch;
#define simcom_form_cmqttunsub_write_batch simcom_table_cmqttunsub_write_batch.form
static inline simcom_status_t simcom_cmqttunsub_write_batch(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttunsub_write_batch_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttunsub_write_batch, arguments, problem);
}

/*
 * AT+CMQTTUNSUB=<client_index>,<req_length>,<dup>
 * Unsubscribe one topic. (V1.00 2.2.16)
 * After the prompt follow req_length bytes: the topic.
 */
typedef struct simcom_cmqttunsub_write_topic_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 1-1024 bytes. Length of the topic filter, which follows after the prompt in UTF-8. (V1.00
     * 2.2.16) */
    uint32_t req_length;
    /* 0-1, default 0. Marks a message as sent again. 0 first; 1 again. (V1.00 2.2.12) */
    uint32_t dup;
} simcom_cmqttunsub_write_topic_t;
extern const struct simcom_table_cmqttunsub_write_topic {
    simcom_form_t form;
    simcom_parameter_t parameters[3];
    char text[7];
} simcom_table_cmqttunsub_write_topic;
#define simcom_form_cmqttunsub_write_topic simcom_table_cmqttunsub_write_topic.form
static inline simcom_status_t simcom_cmqttunsub_write_topic(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttunsub_write_topic_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttunsub_write_topic, arguments, problem);
}

/*
 * AT+CMQTTCFG=?
 * Configure a client (V1.00 2.2.17)
 */
extern const struct simcom_table_cmqttcfg_test {
    simcom_form_t form;
    char text[7];
} simcom_table_cmqttcfg_test;
#define simcom_form_cmqttcfg_test simcom_table_cmqttcfg_test.form
static inline simcom_status_t simcom_cmqttcfg_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttcfg_test, NULL, problem);
}

/*
 * AT+CMQTTCFG?
 * Configure a client (V1.00 2.2.17)
 */
extern const struct simcom_table_cmqttcfg_read {
    simcom_form_t form;
    char text[6];
} simcom_table_cmqttcfg_read;
#define simcom_form_cmqttcfg_read simcom_table_cmqttcfg_read.form
static inline simcom_status_t simcom_cmqttcfg_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttcfg_read, NULL, problem);
}

/*
 * AT+CMQTTCFG="checkUTF8",<index>,<checkUTF8_flag>
 * Switch the UTF-8 check on or off. (V1.00 2.2.17)
 */
typedef struct simcom_cmqttcfg_write_check_utf8_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.17) */
    uint32_t index;
    /* 0-1, default 1. Whether topics and messages are checked to be UTF-8. 0 off; 1 on. (V1.00
     * 2.2.17) */
    uint32_t check_utf8_flag;
} simcom_cmqttcfg_write_check_utf8_t;
extern const struct simcom_table_cmqttcfg_write_check_utf8 {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[17];
} simcom_table_cmqttcfg_write_check_utf8;
#define simcom_form_cmqttcfg_write_check_utf8 simcom_table_cmqttcfg_write_check_utf8.form
static inline simcom_status_t simcom_cmqttcfg_write_check_utf8(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttcfg_write_check_utf8_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttcfg_write_check_utf8, arguments, problem);
}

/*
 * AT+CMQTTCFG="optimeout",<index>,<optimeout>
 * Set how long the module waits for the broker. (V3.00 16)
 */
typedef struct simcom_cmqttcfg_write_optimeout_t {
    /* 0-1. Which of the two clients. (V3.00 16) */
    uint32_t index;
    /* v1.00, v1.00-as-printed: not there; v3.00, a76xx-v1.06: 20-120 s, default 120. How long the
     * module waits for the broker in an operation. (V3.00 16) */
    uint32_t optimeout;
} simcom_cmqttcfg_write_optimeout_t;
extern const struct simcom_table_cmqttcfg_write_optimeout {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[17];
} simcom_table_cmqttcfg_write_optimeout;
#define simcom_form_cmqttcfg_write_optimeout simcom_table_cmqttcfg_write_optimeout.form
static inline simcom_status_t simcom_cmqttcfg_write_optimeout(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttcfg_write_optimeout_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttcfg_write_optimeout, arguments, problem);
}

/*
 * AT+CMQTTCFG="aliauth",<index>,<productkey>,<devicename>,<devicesecret>
 * Give the credentials of an Alibaba Cloud IoT device. (V3.00 16)
 */
typedef struct simcom_cmqttcfg_write_aliauth_t {
    /* 0-1. Which of the two clients. (V3.00 16) */
    uint32_t index;
    /* v1.00, v1.00-as-printed: not there; v3.00, a76xx-v1.06: 1-128 bytes. Product key of an
     * Alibaba Cloud IoT device. (V3.00 16) */
    simcom_bytes_t productkey;
    /* v1.00, v1.00-as-printed: not there; v3.00, a76xx-v1.06: 1-128 bytes. Name of an Alibaba Cloud
     * IoT device. (V3.00 16) */
    simcom_bytes_t devicename;
    /* v1.00, v1.00-as-printed: not there; v3.00, a76xx-v1.06: 1-128 bytes. Secret of an Alibaba
     * Cloud IoT device. (V3.00 16) */
    simcom_bytes_t devicesecret;
} simcom_cmqttcfg_write_aliauth_t;
extern const struct simcom_table_cmqttcfg_write_aliauth {
    simcom_form_t form;
    simcom_parameter_t parameters[4];
    char text[15];
} simcom_table_cmqttcfg_write_aliauth;
#define simcom_form_cmqttcfg_write_aliauth simcom_table_cmqttcfg_write_aliauth.form
static inline simcom_status_t simcom_cmqttcfg_write_aliauth(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttcfg_write_aliauth_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttcfg_write_aliauth, arguments, problem);
}

/*
 * AT+CMQTTCFG="version",<index>,<version>
 * Set the version of MQTT. (A76-V1.06 18.2.17)
 */
typedef struct simcom_cmqttcfg_write_version_t {
    /* 0-1. Which of the two clients. (V3.00 16) */
    uint32_t index;
    /* v1.00, v1.00-as-printed, v3.00: not there; a76xx-v1.06: 3-4, default 4. The version of MQTT
     * that the client speaks. 3 mqtt_3_1; 4 mqtt_3_1_1. (A76-V1.06 18.2.17) */
    uint32_t version;
} simcom_cmqttcfg_write_version_t;
extern const struct simcom_table_cmqttcfg_write_version {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[15];
} simcom_table_cmqttcfg_write_version;
#define simcom_form_cmqttcfg_write_version simcom_table_cmqttcfg_write_version.form
static inline simcom_status_t simcom_cmqttcfg_write_version(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttcfg_write_version_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttcfg_write_version, arguments, problem);
}

/*
 * AT+CMQTTCFG="argtopic",<index>,<argtopic_flag>,<payload_len_flag>
 * Set how received messages come. (field argtopic)
 */
typedef struct simcom_cmqttcfg_write_argtopic_t {
    /* 0-1. Which of the two clients. (V3.00 16) */
    uint32_t index;
    /* v1.00, v1.00-as-printed, v3.00: not there; a76xx-v1.06: 0-1, default 0. Whether a received
     * message comes on one line, with its topic in it. 0 off; 1 on. (field argtopic) */
    uint32_t argtopic_flag;
    /* v1.00, v1.00-as-printed, v3.00: not there; a76xx-v1.06: 0-1, default 0. Whether the line
     * tells how long the payload is. Only what it tells says where the payload ends. 0 off; 1 on.
     * (field argtopic) */
    uint32_t payload_len_flag;
} simcom_cmqttcfg_write_argtopic_t;
extern const struct simcom_table_cmqttcfg_write_argtopic {
    simcom_form_t form;
    simcom_parameter_t parameters[3];
    char text[16];
} simcom_table_cmqttcfg_write_argtopic;
#define simcom_form_cmqttcfg_write_argtopic simcom_table_cmqttcfg_write_argtopic.form
static inline simcom_status_t simcom_cmqttcfg_write_argtopic(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cmqttcfg_write_argtopic_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cmqttcfg_write_argtopic, arguments, problem);
}

/*
 * AT
 * Ask whether the module listens (V.250 5.2)
 */
extern const struct simcom_table_at_execute {
    simcom_form_t form;
    char text[4];
} simcom_table_at_execute;
#define simcom_form_at_execute simcom_table_at_execute.form
static inline simcom_status_t simcom_at_execute(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_at_execute, NULL, problem);
}

/*
 * ATE<value>
 * Echo of commands (V.250 6.2.4)
 */
typedef struct simcom_ate_execute_t {
    /* 0-1, default 1. Off or on. 0 off; 1 on. (V.250 6.2.4) */
    uint32_t value;
} simcom_ate_execute_t;
extern const struct simcom_table_ate_execute {
    simcom_form_t form;
    simcom_parameter_t parameters[1];
    char text[4];
} simcom_table_ate_execute;
#define simcom_form_ate_execute simcom_table_ate_execute.form
static inline simcom_status_t simcom_ate_execute(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_ate_execute_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_ate_execute, arguments, problem);
}

/*
 * AT+CRESET
 * Restart the module (V3.00 2.2)
 */
extern const struct simcom_table_creset_execute {
    simcom_form_t form;
    char text[7];
} simcom_table_creset_execute;
#define simcom_form_creset_execute simcom_table_creset_execute.form
static inline simcom_status_t simcom_creset_execute(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_creset_execute, NULL, problem);
}

/*
 * AT+CSQ
 * Signal quality (TS27.007 8.5)
 */
extern const struct simcom_table_csq_execute {
    simcom_form_t form;
    char text[4];
} simcom_table_csq_execute;
#define simcom_form_csq_execute simcom_table_csq_execute.form
static inline simcom_status_t simcom_csq_execute(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csq_execute, NULL, problem);
}

/*
 * AT+CPIN?
 * State of the SIM (TS27.007 8.3)
 */
extern const struct simcom_table_cpin_read {
    simcom_form_t form;
    char text[6];
} simcom_table_cpin_read;
#define simcom_form_cpin_read simcom_table_cpin_read.form
static inline simcom_status_t simcom_cpin_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cpin_read, NULL, problem);
}

/*
 * AT+CREG=?
 * Network registration (TS27.007 7.2)
 */
extern const struct simcom_table_creg_test {
    simcom_form_t form;
    char text[7];
} simcom_table_creg_test;
#define simcom_form_creg_test simcom_table_creg_test.form
static inline simcom_status_t simcom_creg_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_creg_test, NULL, problem);
}

/*
 * AT+CREG?
 * Network registration (TS27.007 7.2)
 */
extern const struct simcom_table_creg_read {
    simcom_form_t form;
    char text[6];
} simcom_table_creg_read;
#define simcom_form_creg_read simcom_table_creg_read.form
static inline simcom_status_t simcom_creg_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_creg_read, NULL, problem);
}

/*
 * AT+CREG=<n>
 * Network registration (TS27.007 7.2)
 */
typedef struct simcom_creg_write_t {
    /* 0-2, default 0. Which unsolicited reports are on. 0 off; 1 status; 2 location. (TS27.007 7.2) */
    uint32_t n;
} simcom_creg_write_t;
extern const struct simcom_table_creg_write {
    simcom_form_t form;
    simcom_parameter_t parameters[1];
    char text[5];
} simcom_table_creg_write;
#define simcom_form_creg_write simcom_table_creg_write.form
static inline simcom_status_t simcom_creg_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_creg_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_creg_write, arguments, problem);
}

/*
 * AT+CGREG=?
 * Packet network registration (TS27.007 10.1.20)
 */
extern const struct simcom_table_cgreg_test {
    simcom_form_t form;
    char text[8];
} simcom_table_cgreg_test;
#define simcom_form_cgreg_test simcom_table_cgreg_test.form
static inline simcom_status_t simcom_cgreg_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cgreg_test, NULL, problem);
}

/*
 * AT+CGREG?
 * Packet network registration (TS27.007 10.1.20)
 */
extern const struct simcom_table_cgreg_read {
    simcom_form_t form;
    char text[7];
} simcom_table_cgreg_read;
#define simcom_form_cgreg_read simcom_table_cgreg_read.form
static inline simcom_status_t simcom_cgreg_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cgreg_read, NULL, problem);
}

/*
 * AT+CGREG=<n>
 * Packet network registration (TS27.007 10.1.20)
 */
typedef struct simcom_cgreg_write_t {
    /* 0-2, default 0. Which unsolicited reports are on. 0 off; 1 status; 2 location. (TS27.007
     * 10.1.20) */
    uint32_t n;
} simcom_cgreg_write_t;
extern const struct simcom_table_cgreg_write {
    simcom_form_t form;
    simcom_parameter_t parameters[1];
    char text[6];
} simcom_table_cgreg_write;
#define simcom_form_cgreg_write simcom_table_cgreg_write.form
static inline simcom_status_t simcom_cgreg_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cgreg_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cgreg_write, arguments, problem);
}

/*
 * AT+CEREG=?
 * Packet network registration, LTE (TS27.007 10.1.22)
 */
extern const struct simcom_table_cereg_test {
    simcom_form_t form;
    char text[8];
} simcom_table_cereg_test;
#define simcom_form_cereg_test simcom_table_cereg_test.form
static inline simcom_status_t simcom_cereg_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cereg_test, NULL, problem);
}

/*
 * AT+CEREG?
 * Packet network registration, LTE (TS27.007 10.1.22)
 */
extern const struct simcom_table_cereg_read {
    simcom_form_t form;
    char text[7];
} simcom_table_cereg_read;
#define simcom_form_cereg_read simcom_table_cereg_read.form
static inline simcom_status_t simcom_cereg_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cereg_read, NULL, problem);
}

/*
 * AT+CEREG=<n>
 * Packet network registration, LTE (TS27.007 10.1.22)
 */
typedef struct simcom_cereg_write_t {
    /* 0-2, default 0. Which unsolicited reports are on. 0 off; 1 status; 2 location. (TS27.007
     * 10.1.22) */
    uint32_t n;
} simcom_cereg_write_t;
extern const struct simcom_table_cereg_write {
    simcom_form_t form;
    simcom_parameter_t parameters[1];
    char text[6];
} simcom_table_cereg_write;
#define simcom_form_cereg_write simcom_table_cereg_write.form
static inline simcom_status_t simcom_cereg_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cereg_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cereg_write, arguments, problem);
}

/*
 * AT+CGDCONT?
 * Define a PDP context (TS27.007 10.1.1)
 */
extern const struct simcom_table_cgdcont_read {
    simcom_form_t form;
    char text[9];
} simcom_table_cgdcont_read;
#define simcom_form_cgdcont_read simcom_table_cgdcont_read.form
static inline simcom_status_t simcom_cgdcont_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cgdcont_read, NULL, problem);
}

/*
 * AT+CGDCONT=<cid>,<pdp_type>,[<apn>],[<pdp_addr>],[<d_comp>],[<h_comp>]
 * Define a PDP context (TS27.007 10.1.1)
 */
typedef struct simcom_cgdcont_write_t {
    /* 1-24. Number of the PDP context. (TS27.007 10.1.1) */
    uint32_t cid;
    /* 1-8 bytes. Kind of addresses: IP, IPV6 or IPV4V6. (TS27.007 10.1.1) */
    simcom_bytes_t pdp_type;
    /* Optional. 0-100 bytes. Access point name, as the operator says. (TS27.007 10.1.1) */
    simcom_bytes_t apn;
    /* Optional. 0-64 bytes, default 0.0.0.0. Requested address; empty for one that the network
     * chooses. (TS27.007 10.1.1) */
    simcom_bytes_t pdp_addr;
    /* Optional. 0-3. Compression of data; 0 is none. (TS27.007 10.1.1) */
    simcom_optional_t d_comp;
    /* Optional. 0-4. Compression of headers; 0 is none. (TS27.007 10.1.1) */
    simcom_optional_t h_comp;
} simcom_cgdcont_write_t;
extern const struct simcom_table_cgdcont_write {
    simcom_form_t form;
    simcom_parameter_t parameters[6];
    char text[8];
} simcom_table_cgdcont_write;
#define simcom_form_cgdcont_write simcom_table_cgdcont_write.form
static inline simcom_status_t simcom_cgdcont_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cgdcont_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cgdcont_write, arguments, problem);
}

/*
 * AT+CGSOCKCONT?
 * Define a PDP context for sockets (V1.00 3)
 */
extern const struct simcom_table_cgsockcont_read {
    simcom_form_t form;
    char text[12];
} simcom_table_cgsockcont_read;
#define simcom_form_cgsockcont_read simcom_table_cgsockcont_read.form
static inline simcom_status_t simcom_cgsockcont_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cgsockcont_read, NULL, problem);
}

/*
 * AT+CGSOCKCONT=<cid>,<pdp_type>,[<apn>],[<pdp_addr>]
 * Define a PDP context for sockets (V1.00 3)
 */
typedef struct simcom_cgsockcont_write_t {
    /* 1-24. Number of the PDP context. (V1.00 3) */
    uint32_t cid;
    /* 1-8 bytes. Kind of addresses: IP, IPV6 or IPV4V6. (V1.00 3) */
    simcom_bytes_t pdp_type;
    /* Optional. 0-100 bytes. Access point name, as the operator says. (V1.00 3) */
    simcom_bytes_t apn;
    /* Optional. 0-64 bytes, default 0.0.0.0. Requested address; empty for one that the network
     * chooses. (V1.00 3) */
    simcom_bytes_t pdp_addr;
} simcom_cgsockcont_write_t;
extern const struct simcom_table_cgsockcont_write {
    simcom_form_t form;
    simcom_parameter_t parameters[4];
    char text[11];
} simcom_table_cgsockcont_write;
#define simcom_form_cgsockcont_write simcom_table_cgsockcont_write.form
static inline simcom_status_t simcom_cgsockcont_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cgsockcont_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cgsockcont_write, arguments, problem);
}

/*
 * AT+CGPADDR
 * Addresses of the PDP contexts (V1.00 3)
 */
extern const struct simcom_table_cgpaddr_execute {
    simcom_form_t form;
    char text[8];
} simcom_table_cgpaddr_execute;
#define simcom_form_cgpaddr_execute simcom_table_cgpaddr_execute.form
static inline simcom_status_t simcom_cgpaddr_execute(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cgpaddr_execute, NULL, problem);
}

/*
 * AT+CGPADDR=<cid>
 * Addresses of the PDP contexts (V1.00 3)
 */
typedef struct simcom_cgpaddr_write_t {
    /* 1-24. Number of the PDP context. (V1.00 3) */
    uint32_t cid;
} simcom_cgpaddr_write_t;
extern const struct simcom_table_cgpaddr_write {
    simcom_form_t form;
    simcom_parameter_t parameters[1];
    char text[8];
} simcom_table_cgpaddr_write;
#define simcom_form_cgpaddr_write simcom_table_cgpaddr_write.form
static inline simcom_status_t simcom_cgpaddr_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cgpaddr_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cgpaddr_write, arguments, problem);
}

/*
 * AT+CCLK?
 * The module's clock (TS27.007 8.15)
 */
extern const struct simcom_table_cclk_read {
    simcom_form_t form;
    char text[6];
} simcom_table_cclk_read;
#define simcom_form_cclk_read simcom_table_cclk_read.form
static inline simcom_status_t simcom_cclk_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cclk_read, NULL, problem);
}

/*
 * AT+CCLK=<time>
 * The module's clock (TS27.007 8.15)
 */
typedef struct simcom_cclk_write_t {
    /* 17-20 bytes. Date, time and zone in quarters of an hour, yy/MM/dd,hh:mm:ss+zz. (TS27.007
     * 8.15) */
    simcom_bytes_t time;
} simcom_cclk_write_t;
extern const struct simcom_table_cclk_write {
    simcom_form_t form;
    simcom_parameter_t parameters[1];
    char text[5];
} simcom_table_cclk_write;
#define simcom_form_cclk_write simcom_table_cclk_write.form
static inline simcom_status_t simcom_cclk_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_cclk_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_cclk_write, arguments, problem);
}

/*
 * AT+CSSLCFG=?
 * Configure an SSL context (V1.00 2.1.1)
 */
extern const struct simcom_table_csslcfg_test {
    simcom_form_t form;
    char text[3];
} simcom_table_csslcfg_test;
#define simcom_form_csslcfg_test simcom_table_csslcfg_test.form
static inline simcom_status_t simcom_csslcfg_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_test, NULL, problem);
}

/*
 * AT+CSSLCFG?
 * The settings of all ten contexts, a line each. (V1.00 2.1.1)
 */
extern const struct simcom_table_csslcfg_read {
    simcom_form_t form;
    char text[9];
} simcom_table_csslcfg_read;
#define simcom_form_csslcfg_read simcom_table_csslcfg_read.form
static inline simcom_status_t simcom_csslcfg_read(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_read, NULL, problem);
}

/*
 * AT+CSSLCFG=<ssl_ctx_index>
 * The settings of one context. (V1.00 2.1.1)
 */
typedef struct simcom_csslcfg_write_query_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
} simcom_csslcfg_write_query_t;
extern const struct simcom_table_csslcfg_write_query {
    simcom_form_t form;
    simcom_parameter_t parameters[1];
    char text[1];
} simcom_table_csslcfg_write_query;
#define simcom_form_csslcfg_write_query simcom_table_csslcfg_write_query.form
static inline simcom_status_t simcom_csslcfg_write_query(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_query_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_query, arguments, problem);
}

/*
 * AT+CSSLCFG="sslversion",<ssl_ctx_index>,<sslversion>
 * Set the TLS versions to offer. (V1.00 2.1.1)
 */
typedef struct simcom_csslcfg_write_sslversion_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* 0-4, default 4. The TLS versions to offer. Leave it at the default unless a server demands
     * one. 0 ssl_3_0; 1 tls_1_0; 2 tls_1_1; 3 tls_1_2; 4 all. (V1.00 2.1.1) */
    uint32_t sslversion;
} simcom_csslcfg_write_sslversion_t;
extern const struct simcom_table_csslcfg_write_sslversion {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[14];
} simcom_table_csslcfg_write_sslversion;
#define simcom_form_csslcfg_write_sslversion simcom_table_csslcfg_write_sslversion.form
static inline simcom_status_t simcom_csslcfg_write_sslversion(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_sslversion_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_sslversion, arguments, problem);
}

/*
 * AT+CSSLCFG="authmode",<ssl_ctx_index>,<authmode>
 * Set what is verified. (V1.00 2.1.1)
 */
typedef struct simcom_csslcfg_write_authmode_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* 0-3, default 0. What is verified. 0 none; 1 server; 2 both; 3 client. (V1.00 2.1.1) */
    uint32_t authmode;
} simcom_csslcfg_write_authmode_t;
extern const struct simcom_table_csslcfg_write_authmode {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[12];
} simcom_table_csslcfg_write_authmode;
#define simcom_form_csslcfg_write_authmode simcom_table_csslcfg_write_authmode.form
static inline simcom_status_t simcom_csslcfg_write_authmode(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_authmode_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_authmode, arguments, problem);
}

/*
 * AT+CSSLCFG="ignorelocaltime",<ssl_ctx_index>,<ignorelocaltime>
 * Set whether dates are checked. (V1.00 2.1.1)
 */
typedef struct simcom_csslcfg_write_ignorelocaltime_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* 0-1, default 1. Whether the validity dates of certificates are checked. 0 check; 1 ignore.
     * (V1.00 2.1.1) */
    uint32_t ignorelocaltime;
} simcom_csslcfg_write_ignorelocaltime_t;
extern const struct simcom_table_csslcfg_write_ignorelocaltime {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[19];
} simcom_table_csslcfg_write_ignorelocaltime;
#define simcom_form_csslcfg_write_ignorelocaltime simcom_table_csslcfg_write_ignorelocaltime.form
static inline simcom_status_t simcom_csslcfg_write_ignorelocaltime(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_ignorelocaltime_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_ignorelocaltime, arguments, problem);
}

/*
 * AT+CSSLCFG="negotiatetime",<ssl_ctx_index>,<negotiatetime>
 * Set the time limit of the handshake. (V1.00 2.1.1)
 */
typedef struct simcom_csslcfg_write_negotiatetime_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* 10-300 s, default 300. The longest time that the TLS handshake may take. (V1.00 2.1.1) */
    uint32_t negotiatetime;
} simcom_csslcfg_write_negotiatetime_t;
extern const struct simcom_table_csslcfg_write_negotiatetime {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[17];
} simcom_table_csslcfg_write_negotiatetime;
#define simcom_form_csslcfg_write_negotiatetime simcom_table_csslcfg_write_negotiatetime.form
static inline simcom_status_t simcom_csslcfg_write_negotiatetime(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_negotiatetime_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_negotiatetime, arguments, problem);
}

/*
 * AT+CSSLCFG="cacert",<ssl_ctx_index>,<ca_file>
 * Name the root CA file. (V1.00 2.1.1)
 */
typedef struct simcom_csslcfg_write_cacert_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* v1.00, v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. File name of the
     * server's root CA certificate. (V1.00 2.1.1) */
    simcom_bytes_t ca_file;
} simcom_csslcfg_write_cacert_t;
extern const struct simcom_table_csslcfg_write_cacert {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[10];
} simcom_table_csslcfg_write_cacert;
#define simcom_form_csslcfg_write_cacert simcom_table_csslcfg_write_cacert.form
static inline simcom_status_t simcom_csslcfg_write_cacert(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_cacert_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_cacert, arguments, problem);
}

/*
 * AT+CSSLCFG="clientcert",<ssl_ctx_index>,<clientcert_file>
 * Name the client's certificate file. (V1.00 2.1.1)
 */
typedef struct simcom_csslcfg_write_clientcert_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* v1.00, v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. File name of the
     * client's certificate. (V1.00 2.1.1) */
    simcom_bytes_t clientcert_file;
} simcom_csslcfg_write_clientcert_t;
extern const struct simcom_table_csslcfg_write_clientcert {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[14];
} simcom_table_csslcfg_write_clientcert;
#define simcom_form_csslcfg_write_clientcert simcom_table_csslcfg_write_clientcert.form
static inline simcom_status_t simcom_csslcfg_write_clientcert(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_clientcert_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_clientcert, arguments, problem);
}

/*
 * AT+CSSLCFG="clientkey",<ssl_ctx_index>,<clientkey_file>
 * Name the client's key file. (V1.00 2.1.1)
 */
typedef struct simcom_csslcfg_write_clientkey_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* v1.00, v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. File name of the
     * client's private key. (V1.00 2.1.1) */
    simcom_bytes_t clientkey_file;
} simcom_csslcfg_write_clientkey_t;
extern const struct simcom_table_csslcfg_write_clientkey {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[13];
} simcom_table_csslcfg_write_clientkey;
#define simcom_form_csslcfg_write_clientkey simcom_table_csslcfg_write_clientkey.form
static inline simcom_status_t simcom_csslcfg_write_clientkey(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_clientkey_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_clientkey, arguments, problem);
}

/*
 * AT+CSSLCFG="enableSNI",<ssl_ctx_index>,<enableSNI>
 * Set whether the server's name is sent. (V3.00 10.2.12)
 */
typedef struct simcom_csslcfg_write_enable_sni_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* v1.00, v1.00-as-printed: not there; v3.00, a76xx-v1.06: 0-1, default 0. Whether the server's
     * name is sent in the handshake. 0 off; 1 on. (V3.00 10.2.12) */
    uint32_t enable_sni;
} simcom_csslcfg_write_enable_sni_t;
extern const struct simcom_table_csslcfg_write_enable_sni {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[13];
} simcom_table_csslcfg_write_enable_sni;
#define simcom_form_csslcfg_write_enable_sni simcom_table_csslcfg_write_enable_sni.form
static inline simcom_status_t simcom_csslcfg_write_enable_sni(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_enable_sni_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_enable_sni, arguments, problem);
}

/*
 * AT+CSSLCFG="keypwd",<ssl_ctx_index>,<keypwd>
 * Give the password of the client's private key. (V3.00 10.2.12)
 */
typedef struct simcom_csslcfg_write_keypwd_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 0-128 bytes. Password of the client's
     * private key. (V3.00 10.2.12) */
    simcom_bytes_t keypwd;
} simcom_csslcfg_write_keypwd_t;
extern const struct simcom_table_csslcfg_write_keypwd {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[10];
} simcom_table_csslcfg_write_keypwd;
#define simcom_form_csslcfg_write_keypwd simcom_table_csslcfg_write_keypwd.form
static inline simcom_status_t simcom_csslcfg_write_keypwd(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_keypwd_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_keypwd, arguments, problem);
}

/*
 * AT+CSSLCFG="ciphersuites",<ssl_ctx_index>,<ciphersuites>
 * Set the cipher suites to offer. (V3.00 10.2.12)
 */
typedef struct simcom_csslcfg_write_ciphersuites_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 0x002F or 0xFFFF, default 65535. The
     * cipher suites to offer: 0x002F is TLS_RSA_WITH_AES_128_CBC_SHA alone, 0xFFFF all that the
     * module has. (V3.00 10.2.12) */
    uint32_t ciphersuites;
} simcom_csslcfg_write_ciphersuites_t;
extern const struct simcom_table_csslcfg_write_ciphersuites {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[16];
} simcom_table_csslcfg_write_ciphersuites;
#define simcom_form_csslcfg_write_ciphersuites simcom_table_csslcfg_write_ciphersuites.form
static inline simcom_status_t simcom_csslcfg_write_ciphersuites(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_csslcfg_write_ciphersuites_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_csslcfg_write_ciphersuites, arguments, problem);
}

/*
 * AT+CCERTDOWN=?
 * Put a certificate file into the module (V1.00 2.1.2)
 */
extern const struct simcom_table_ccertdown_test {
    simcom_form_t form;
    char text[12];
} simcom_table_ccertdown_test;
#define simcom_form_ccertdown_test simcom_table_ccertdown_test.form
static inline simcom_status_t simcom_ccertdown_test(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_ccertdown_test, NULL, problem);
}

/*
 * AT+CCERTDOWN=<filename>,<len>
 * Put a certificate file into the module (V1.00 2.1.2)
 * After the prompt follow len bytes: the file.
 */
typedef struct simcom_ccertdown_write_t {
    /* v1.00, v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. Name under which the
     * file is kept, with its ending. (V1.00 2.1.2) */
    simcom_bytes_t filename;
    /* v1.00, v1.00-as-printed, v3.00: 1-10240 bytes; a76xx-v1.06: 1-3072 bytes. Size of the file.
     * (V1.00 2.1.2) */
    uint32_t len;
} simcom_ccertdown_write_t;
extern const struct simcom_table_ccertdown_write {
    simcom_form_t form;
    simcom_parameter_t parameters[2];
    char text[10];
} simcom_table_ccertdown_write;
#define simcom_form_ccertdown_write simcom_table_ccertdown_write.form
static inline simcom_status_t simcom_ccertdown_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_ccertdown_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_ccertdown_write, arguments, problem);
}

/*
 * AT+CCERTLIST
 * List the certificate files (V1.00 2.1.3)
 */
extern const struct simcom_table_ccertlist_execute {
    simcom_form_t form;
    char text[10];
} simcom_table_ccertlist_execute;
#define simcom_form_ccertlist_execute simcom_table_ccertlist_execute.form
static inline simcom_status_t simcom_ccertlist_execute(simcom_command_t *command, const simcom_revision_t *revision,
    simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_ccertlist_execute, NULL, problem);
}

/*
 * AT+CCERTDELE=<filename>
 * Delete a certificate file (V3.00 10.2.15)
 */
typedef struct simcom_ccertdele_write_t {
    /* v1.00, v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. Name of the file.
     * (V3.00 10.2.15) */
    simcom_bytes_t filename;
} simcom_ccertdele_write_t;
extern const struct simcom_table_ccertdele_write {
    simcom_form_t form;
    simcom_parameter_t parameters[1];
    char text[10];
} simcom_table_ccertdele_write;
#define simcom_form_ccertdele_write simcom_table_ccertdele_write.form
static inline simcom_status_t simcom_ccertdele_write(simcom_command_t *command, const simcom_revision_t *revision,
    const simcom_ccertdele_write_t *arguments, simcom_problem_t *problem)
{
    return simcom_command_begin(command, revision, &simcom_form_ccertdele_write, arguments, problem);
}

#ifdef __cplusplus
}
#endif

#endif
