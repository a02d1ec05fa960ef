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
 * [in] structs of simcom/operation.h are copied unless it says otherwise; what they point to must stay
 *      until DONE.
 */
#ifndef SIMCOM_MQTT_H
#define SIMCOM_MQTT_H

#include "simcom/channel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Switches echo off: ATE0. Not needed, yet it saves time on the wire, and from then on an echo tells of a
 * restart of the module whose RDY was lost. DONE: SIMCOM_OPERATION_ECHO_OFF. */
simcom_status_t simcom_echo_off(simcom_t *modem);

/* AT+CMQTTSTART. Code 23: it was started before. */
simcom_status_t simcom_mqtt_start(simcom_t *modem);

/* AT+CMQTTSTOP. Code 9: it was not started; 21: a client is not released. */
simcom_status_t simcom_mqtt_stop(simcom_t *modem);

/* AT+CSSLCFG, a command for each setting that is given. [in] tls  kept by pointer until DONE */
simcom_status_t simcom_tls_configure(simcom_t *modem, const simcom_tls_t *tls);

/* AT+CCERTDOWN: stores a PEM or DER file in the module. simcom_progress() tells how far it is. */
simcom_status_t simcom_certificate_upload(simcom_t *modem, const simcom_certificate_t *certificate);

/* AT+CCERTDELE */
simcom_status_t simcom_certificate_delete(simcom_t *modem, simcom_bytes_t name);

/* AT+CCERTLIST: an INFORMATION event for each file, to be read by simcom_ccertlist_file_read(). */
simcom_status_t simcom_certificate_list(simcom_t *modem);

/* The name of a certificate file as it is written in commands: unchanged if it is ASCII, else
 * {non-ascii}"<hex>", where the hex stands for the name with &#xHHHH; for each other character (V1.00
 * 2.1.2). Commands take either form wherever a file name stands.
 * [in]  name    UTF-8, ends in .pem or .der
 * [out] buffer  the name; no NUL at the end
 * Returns its length; 0 if it does not fit, or name is not UTF-8. */
size_t simcom_file_name(simcom_bytes_t name, char *buffer, size_t size);

/* AT+CMQTTACCQ. Code 19: the client was acquired before. */
simcom_status_t simcom_mqtt_acquire(simcom_t *modem, uint8_t client,
                                    const simcom_acquire_t *acquire);

/* AT+CMQTTREL. Code 20: it was not acquired. */
simcom_status_t simcom_mqtt_release(simcom_t *modem, uint8_t client);

/* Sends nothing. The application goes on with a client that a run before its reset has acquired: the module
 * may hold the payload of a publish that the reset cut short (see simcom_mqtt_publish). */
void simcom_mqtt_adopt(simcom_t *modem, uint8_t client);

/* AT+CMQTTWILLTOPIC and AT+CMQTTWILLMSG. Before connect. */
simcom_status_t simcom_mqtt_will(simcom_t *modem, uint8_t client, const simcom_will_t *will);

/* AT+CMQTTCFG, a command for each setting that is given. Behind acquire, before connect. While checkUTF8
 * is off, topics and wills are sent whatever bytes they hold. */
simcom_status_t simcom_mqtt_configure(simcom_t *modem, uint8_t client,
                                      const simcom_settings_t *settings);

/* If a context is given AT+CSSLCFG="enableSNI" (see simcom_sni_t) and AT+CMQTTSSLCFG; AT+CMQTTCONNECT.
 * May take minutes. [in] connect  kept by pointer until DONE */
simcom_status_t simcom_mqtt_connect(simcom_t *modem, uint8_t client,
                                    const simcom_connect_t *connect);

/* AT+CMQTTDISC. [in] seconds  the module's time limit, as CMQTTDISC.timeout of simcom/commands.h; 0: none. Code 11: it was
 * not connected. */
simcom_status_t simcom_mqtt_disconnect(simcom_t *modem, uint8_t client, uint16_t seconds);

/* AT+CMQTTTOPIC, AT+CMQTTPAYLOAD (left out if the payload is empty), AT+CMQTTPUB. DONE says
 * SIMCOM_DONE (delivered: with QoS 1 and 2 the broker has it), SIMCOM_REFUSED, SIMCOM_NOT_DONE
 * (it was not published), or SIMCOM_UNKNOWN (it may have been). There is no command that takes a payload
 * back: behind a publish that failed, one with an empty payload is answered SIMCOM_E_OLD_PAYLOAD until one
 * with a payload is done or the client is released. */
simcom_status_t simcom_mqtt_publish(simcom_t *modem, uint8_t client,
                                    const simcom_publish_t *publish);

/* AT+CMQTTSUB of one topic filter. */
simcom_status_t simcom_mqtt_subscribe(simcom_t *modem, uint8_t client,
                                      const simcom_filter_t *filter);

/* AT+CMQTTUNSUB of one topic filter. */
simcom_status_t simcom_mqtt_unsubscribe(simcom_t *modem, uint8_t client,
                                        const simcom_filter_t *filter);

/* AT+CMQTTSUBTOPIC of each filter and one AT+CMQTTSUB of all, so that the broker gets one SUBSCRIBE. A
 * module that answers the first SUBTOPIC with ERROR alone gets AT+CMQTTSUB one by one; if that ends
 * without DONE, the filters before the one refused are subscribed to. The same is done behind a batch that
 * failed, since the module may still hold its filters. [in] filters->filter is kept by
 * pointer until DONE. Some revisions limit the sum of the filters' lengths (simcom_revision_t.topics_limit). */
simcom_status_t simcom_mqtt_subscribe_all(simcom_t *modem, uint8_t client,
                                          const simcom_filters_t *filters);

/* The same with AT+CMQTTUNSUBTOPIC and AT+CMQTTUNSUB. */
simcom_status_t simcom_mqtt_unsubscribe_all(simcom_t *modem, uint8_t client,
                                            const simcom_filters_t *filters);

/* What simcom_topic_check() holds a topic to. */
typedef enum simcom_topic_rules {
    SIMCOM_TOPIC_NAME = 0,     /* a topic name: no wildcards */
    SIMCOM_TOPIC_FILTER = 1,   /* a filter: + and # stand for whole levels, # for the last */
    SIMCOM_TOPIC_ANY_BYTES = 2 /* need not be UTF-8 (checkUTF8 is off) */
} simcom_topic_rules_t;

/* Checks a topic by MQTT's rules (MQTT 3.1.1, 4.7; U+0000 is never allowed, empty levels are), as the calls
 * above do before they send anything. Lengths are checked by the calls, since they depend on the
 * revision. [in] rules  or-ed. [out] offset  the byte that is wrong */
simcom_status_t simcom_topic_check(simcom_bytes_t topic, simcom_topic_rules_t rules,
                                   size_t *offset);

#ifdef __cplusplus
}
#endif

#endif
