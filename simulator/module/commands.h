/* SPDX-License-Identifier: MIT */
/* commands.h - what each command does. The rules that lead to it stand in rules.c. */
#ifndef SIMULATOR_COMMANDS_H
#define SIMULATOR_COMMANDS_H

#include "module.h"

/* The argument struct of an exchange. */
#define ARGUMENTS(type, exchange) ((const type *)(const void *)(exchange)->arguments.bytes)

/* The code if something stands against a command, else 0. */
static inline uint8_t objection(bool stands, uint8_t code)
{
    return stands ? code : (uint8_t)SIMCOM_CODE_NONE;
}

/* commands_service.c */
uint8_t start_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t start_act(simcom_module_t *module, exchange_t *exchange);
uint8_t stop_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t stop_act(simcom_module_t *module, exchange_t *exchange);
uint8_t acquire_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t acquire_act(simcom_module_t *module, exchange_t *exchange);
void acquire_lines(simcom_module_t *module, const exchange_t *exchange);
uint8_t release_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t release_act(simcom_module_t *module, exchange_t *exchange);
uint8_t configure_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t configure_act(simcom_module_t *module, exchange_t *exchange);
uint8_t optimeout_act(simcom_module_t *module, exchange_t *exchange);
uint8_t aliauth_act(simcom_module_t *module, exchange_t *exchange);
uint8_t version_act(simcom_module_t *module, exchange_t *exchange);
void configure_lines(simcom_module_t *module, const exchange_t *exchange);

/* commands_connect.c */
uint8_t session_act(simcom_module_t *module, exchange_t *exchange);
void session_lines(simcom_module_t *module, const exchange_t *exchange);
uint8_t will_topic_act(simcom_module_t *module, exchange_t *exchange);
uint8_t will_message_act(simcom_module_t *module, exchange_t *exchange);
uint8_t connect_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t connect_act(simcom_module_t *module, exchange_t *exchange);
void connect_lines(simcom_module_t *module, const exchange_t *exchange);
uint8_t disconnect_act(simcom_module_t *module, exchange_t *exchange);
void disconnect_lines(simcom_module_t *module, const exchange_t *exchange);

/* commands_message.c */
uint8_t topic_act(simcom_module_t *module, exchange_t *exchange);
uint8_t payload_act(simcom_module_t *module, exchange_t *exchange);
uint8_t publish_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t publish_act(simcom_module_t *module, exchange_t *exchange);
uint8_t subscribe_topic_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t subscribe_topic_act(simcom_module_t *module, exchange_t *exchange);
uint8_t subscribe_batch_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t subscribe_batch_act(simcom_module_t *module, exchange_t *exchange);
uint8_t subscribe_one_act(simcom_module_t *module, exchange_t *exchange);
uint8_t unsubscribe_topic_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t unsubscribe_topic_act(simcom_module_t *module, exchange_t *exchange);
uint8_t unsubscribe_batch_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t unsubscribe_batch_act(simcom_module_t *module, exchange_t *exchange);
uint8_t unsubscribe_one_act(simcom_module_t *module, exchange_t *exchange);
/* A topic that the client's AT+CMQTTCFG setting does not let pass answers 2. */
uint8_t text_objection(const client_t *client, simcom_bytes_t text);

/* commands_ssl.c */
uint8_t sslversion_act(simcom_module_t *module, exchange_t *exchange);
uint8_t authmode_act(simcom_module_t *module, exchange_t *exchange);
uint8_t ignorelocaltime_act(simcom_module_t *module, exchange_t *exchange);
uint8_t negotiatetime_act(simcom_module_t *module, exchange_t *exchange);
uint8_t cacert_act(simcom_module_t *module, exchange_t *exchange);
uint8_t clientcert_act(simcom_module_t *module, exchange_t *exchange);
uint8_t clientkey_act(simcom_module_t *module, exchange_t *exchange);
uint8_t enable_sni_act(simcom_module_t *module, exchange_t *exchange);
uint8_t keypwd_act(simcom_module_t *module, exchange_t *exchange);
uint8_t ciphersuites_act(simcom_module_t *module, exchange_t *exchange);
void context_lines(simcom_module_t *module, const exchange_t *exchange);
void contexts_lines(simcom_module_t *module, const exchange_t *exchange);
uint8_t certdown_act(simcom_module_t *module, exchange_t *exchange);
uint8_t certdele_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t certdele_act(simcom_module_t *module, exchange_t *exchange);
void certlist_lines(simcom_module_t *module, const exchange_t *exchange);

/* commands_network.c */
uint8_t echo_act(simcom_module_t *module, exchange_t *exchange);
uint8_t reset_act(simcom_module_t *module, exchange_t *exchange);
void signal_lines(simcom_module_t *module, const exchange_t *exchange);
void sim_lines(simcom_module_t *module, const exchange_t *exchange);
uint8_t creg_act(simcom_module_t *module, exchange_t *exchange);
uint8_t cgreg_act(simcom_module_t *module, exchange_t *exchange);
uint8_t cereg_act(simcom_module_t *module, exchange_t *exchange);
void creg_lines(simcom_module_t *module, const exchange_t *exchange);
void cgreg_lines(simcom_module_t *module, const exchange_t *exchange);
void cereg_lines(simcom_module_t *module, const exchange_t *exchange);
uint8_t cgdcont_act(simcom_module_t *module, exchange_t *exchange);
uint8_t cgsockcont_act(simcom_module_t *module, exchange_t *exchange);
void cgdcont_lines(simcom_module_t *module, const exchange_t *exchange);
void cgsockcont_lines(simcom_module_t *module, const exchange_t *exchange);
uint8_t address_check(simcom_module_t *module, const exchange_t *exchange);
void address_lines(simcom_module_t *module, const exchange_t *exchange);
void addresses_lines(simcom_module_t *module, const exchange_t *exchange);
uint8_t clock_check(simcom_module_t *module, const exchange_t *exchange);
uint8_t clock_act(simcom_module_t *module, exchange_t *exchange);
void clock_lines(simcom_module_t *module, const exchange_t *exchange);
/* The PDP contexts of a module that was never configured. */
void pdp_preset(simcom_module_t *module);

#endif
