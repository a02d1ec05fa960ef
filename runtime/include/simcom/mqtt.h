/* SPDX-License-Identifier: MIT */
/*
 * mqtt.h - the MQTT service of the module: start, TLS, clients, publish, subscribe.
 *
 * Each call checks its arguments and starts an operation, which ends with one SIMCOM_EVENT_DONE.
 * The usual order (V1.00 1.2):
 *
 *     simcom_mqtt_start -> simcom_mqtt_acquire -> [simcom_mqtt_will] -> simcom_mqtt_connect
 *     -> simcom_mqtt_subscribe / simcom_mqtt_publish ...
 *     -> simcom_mqtt_disconnect -> simcom_mqtt_release -> simcom_mqtt_stop
 *
 * TLS: simcom_certificate_upload for each file (they stay in the module), simcom_tls_configure,
 * simcom_acquire_t.tls, simcom_connect_t.context.
 *
 * All calls answer SIMCOM_GOOD, or why nothing was sent: SIMCOM_E_BUSY while another operation of
 * the same client (or of the module) is under way, SIMCOM_E_CLIENT for a client without memory, or
 * the first argument that is wrong (simcom_last_problem()).
 *
 * [in] client  0 or 1
 * [in] structs of simcom/operation.h are copied; the bytes they point to must stay until DONE.
 */
#ifndef SIMCOM_MQTT_H
#define SIMCOM_MQTT_H

#include "simcom/channel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Switches echo off: ATE0. Not needed, yet it saves time on the wire. DONE: SIMCOM_OPERATION_COMMAND. */
simcom_status_t simcom_echo_off(simcom_t *modem);

/* AT+CMQTTSTART. Code 23: it was started before. */
simcom_status_t simcom_mqtt_start(simcom_t *modem);

/* AT+CMQTTSTOP. Code 9: it was not started; 21: a client is not released. */
simcom_status_t simcom_mqtt_stop(simcom_t *modem);

/* AT+CSSLCFG, a command for each setting that is given. */
simcom_status_t simcom_tls_configure(simcom_t *modem, const simcom_tls_t *tls);

/* AT+CCERTDOWN: stores a PEM or DER file in the module. */
simcom_status_t simcom_certificate_upload(simcom_t *modem, const simcom_certificate_t *certificate);

/* AT+CCERTDELE */
simcom_status_t simcom_certificate_delete(simcom_t *modem, simcom_bytes_t name);

/* AT+CMQTTACCQ. Code 19: the client was acquired before. */
simcom_status_t simcom_mqtt_acquire(simcom_t *modem, uint8_t client,
                                    const simcom_acquire_t *acquire);

/* AT+CMQTTREL. Code 20: it was not acquired. */
simcom_status_t simcom_mqtt_release(simcom_t *modem, uint8_t client);

/* AT+CMQTTWILLTOPIC and AT+CMQTTWILLMSG. Before connect. */
simcom_status_t simcom_mqtt_will(simcom_t *modem, uint8_t client, const simcom_will_t *will);

/* AT+CMQTTSSLCFG if a context is given, AT+CMQTTCONNECT. May take minutes. */
simcom_status_t simcom_mqtt_connect(simcom_t *modem, uint8_t client,
                                    const simcom_connect_t *connect);

/* AT+CMQTTDISC. [in] seconds  time limit, 60-180, or 0 for none. Code 11: it was not connected. */
simcom_status_t simcom_mqtt_disconnect(simcom_t *modem, uint8_t client, uint16_t seconds);

/* AT+CMQTTTOPIC, AT+CMQTTPAYLOAD (left out if the payload is empty), AT+CMQTTPUB. DONE says
 * SIMCOM_DONE (delivered: with QoS 1 and 2 the broker has it), SIMCOM_REFUSED, SIMCOM_NOT_DONE
 * (it was not published), or SIMCOM_UNKNOWN (it may have been). */
simcom_status_t simcom_mqtt_publish(simcom_t *modem, uint8_t client,
                                    const simcom_publish_t *publish);

/* AT+CMQTTSUB of one topic filter. */
simcom_status_t simcom_mqtt_subscribe(simcom_t *modem, uint8_t client,
                                      const simcom_filter_t *filter);

/* AT+CMQTTUNSUB of one topic filter. */
simcom_status_t simcom_mqtt_unsubscribe(simcom_t *modem, uint8_t client,
                                        const simcom_filter_t *filter);

#ifdef __cplusplus
}
#endif

#endif
