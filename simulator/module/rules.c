/* SPDX-License-Identifier: MIT */
/* rules.c - what has to be so before a command may be done, a row per form. */
#include "commands.h"
#include "depart.h"

/* The conditions, with the code that answers when one is not met. They are asked in this order. */
#define NEEDS_START      0x01u /* 9: AT+CMQTTSTART comes before all others (V1.00 2.2.1) */
#define NEEDS_CLIENT     0x02u /* 20: AT+CMQTTACCQ comes before what names a client (2.2.3) */
#define NEEDS_IDLE       0x04u /* 14: the client's last operation has not ended (2.3.1) */
#define NEEDS_OFFLINE    0x08u /* 13: the client is connected (2.3.1) */
#define NEEDS_CONNECTION 0x10u /* 11: the client is not connected (2.3.1) */

#define SERVICE NEEDS_START
#define INPUT   (NEEDS_START | NEEDS_CLIENT)
#define RELEASE (INPUT | NEEDS_IDLE)
#define CONNECT (INPUT | NEEDS_IDLE | NEEDS_OFFLINE)
#define REQUEST (NEEDS_START | NEEDS_CLIENT | NEEDS_IDLE | NEEDS_CONNECTION)
/* The field: asked for a topic or payload while not connected, a module answers 11 at once. */
#define ONLINE (NEEDS_START | NEEDS_CLIENT | NEEDS_CONNECTION)

static void reply_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (const char *const *reply = exchange->form->replies; reply != NULL && *reply != NULL;
         reply++) {
        line_information(module, exchange, "%s", *reply);
    }
}

/* clang-format off */
#define FORM(name) SIMCOM_FORM_##name

static const rule_t rules[] = {
    /* 2.2.1 */
    {FORM(CMQTTSTART_EXECUTE),    0,       start_check, start_act, NULL},
    /* 2.2.2 */
    {FORM(CMQTTSTOP_EXECUTE),     SERVICE, stop_check, stop_act, NULL},
    /* 2.2.3 */
    {FORM(CMQTTACCQ_READ),        0,       NULL, NULL, acquire_lines},
    {FORM(CMQTTACCQ_WRITE),       SERVICE, acquire_check, acquire_act, NULL},
    /* 2.2.4 */
    {FORM(CMQTTREL_READ),         0,       NULL, NULL, NULL},
    {FORM(CMQTTREL_WRITE),        RELEASE, release_check, release_act, NULL},
    /* 2.2.5 */
    {FORM(CMQTTSSLCFG_READ),      0,       NULL, NULL, session_lines},
    {FORM(CMQTTSSLCFG_WRITE),     SERVICE, NULL, session_act, NULL},
    /* 2.2.6 */
    {FORM(CMQTTWILLTOPIC_WRITE),  INPUT,   NULL, will_topic_act, NULL},
    /* 2.2.7 */
    {FORM(CMQTTWILLMSG_WRITE),    INPUT,   NULL, will_message_act, NULL},
    /* 2.2.8 */
    {FORM(CMQTTCONNECT_READ),     0,       NULL, NULL, connect_lines},
    {FORM(CMQTTCONNECT_WRITE),    CONNECT, connect_check, connect_act, NULL},
    /* 2.2.9 */
    {FORM(CMQTTDISC_READ),        0,       NULL, NULL, disconnect_lines},
    {FORM(CMQTTDISC_WRITE),       REQUEST, NULL, disconnect_act, NULL},
    /* 2.2.10 */
    {FORM(CMQTTTOPIC_WRITE),      ONLINE,  NULL, topic_act, NULL},
    /* 2.2.11 */
    {FORM(CMQTTPAYLOAD_WRITE),    ONLINE,  NULL, payload_act, NULL},
    /* 2.2.12 */
    {FORM(CMQTTPUB_WRITE),        REQUEST, publish_check, publish_act, NULL},
    /* 2.2.13 */
    {FORM(CMQTTSUBTOPIC_WRITE),   ONLINE,  subscribe_topic_check, subscribe_topic_act, NULL},
    /* 2.2.14 */
    {FORM(CMQTTSUB_WRITE_BATCH),  REQUEST, subscribe_batch_check, subscribe_batch_act, NULL},
    {FORM(CMQTTSUB_WRITE_TOPIC),  REQUEST, NULL, subscribe_one_act, NULL},
    /* 2.2.15 */
    {FORM(CMQTTUNSUBTOPIC_WRITE), ONLINE,  unsubscribe_topic_check, unsubscribe_topic_act, NULL},
    /* 2.2.16 */
    {FORM(CMQTTUNSUB_WRITE_BATCH), REQUEST, unsubscribe_batch_check, unsubscribe_batch_act, NULL},
    {FORM(CMQTTUNSUB_WRITE_TOPIC), REQUEST, NULL, unsubscribe_one_act, NULL},
    /* 2.2.17 */
    {FORM(CMQTTCFG_READ),         0,       NULL, NULL, configure_lines},
    {FORM(CMQTTCFG_WRITE_CHECK_UTF8), SERVICE, configure_check, configure_act, NULL},
    /* V3.00 16 */
    {FORM(CMQTTCFG_WRITE_OPTIMEOUT), SERVICE, configure_check, optimeout_act, NULL},
    {FORM(CMQTTCFG_WRITE_ALIAUTH), SERVICE, configure_check, aliauth_act, NULL},
    /* A76-V1.06 18.2.17 */
    {FORM(CMQTTCFG_WRITE_VERSION), SERVICE, configure_check, version_act, NULL},

    /* 2.1.1 */
    {FORM(CSSLCFG_READ),          0,       NULL, NULL, contexts_lines},
    {FORM(CSSLCFG_WRITE_QUERY),   0,       NULL, NULL, context_lines},
    {FORM(CSSLCFG_WRITE_SSLVERSION), 0,       NULL, sslversion_act, NULL},
    {FORM(CSSLCFG_WRITE_AUTHMODE), 0,       NULL, authmode_act, NULL},
    {FORM(CSSLCFG_WRITE_IGNORELOCALTIME), 0,       NULL, ignorelocaltime_act, NULL},
    {FORM(CSSLCFG_WRITE_NEGOTIATETIME), 0,       NULL, negotiatetime_act, NULL},
    {FORM(CSSLCFG_WRITE_CACERT),  0,       NULL, cacert_act, NULL},
    {FORM(CSSLCFG_WRITE_CLIENTCERT), 0,       NULL, clientcert_act, NULL},
    {FORM(CSSLCFG_WRITE_CLIENTKEY), 0,       NULL, clientkey_act, NULL},
    /* V3.00 10.2.12 */
    {FORM(CSSLCFG_WRITE_ENABLE_SNI), 0,       NULL, enable_sni_act, NULL},
    {FORM(CSSLCFG_WRITE_KEYPWD),  0,       NULL, keypwd_act, NULL},
    {FORM(CSSLCFG_WRITE_CIPHERSUITES), 0,       NULL, ciphersuites_act, NULL},
    /* 2.1.2 */
    {FORM(CCERTDOWN_WRITE),       0,       NULL, certdown_act, NULL},
    /* 2.1.3 */
    {FORM(CCERTLIST_EXECUTE),     0,       NULL, NULL, certlist_lines},
    /* 2.1.4 */
    {FORM(CCERTDELE_WRITE),       0,       certdele_check, certdele_act, NULL},

    {FORM(AT_EXECUTE),            0,       NULL, NULL, NULL},
    {FORM(ATE_EXECUTE),           0,       NULL, echo_act, NULL},
    {FORM(CRESET_EXECUTE),        0,       NULL, reset_act, NULL},
    {FORM(CSQ_EXECUTE),           0,       NULL, NULL, signal_lines},
    {FORM(CPIN_READ),             0,       NULL, NULL, sim_lines},
    {FORM(CREG_READ),             0,       NULL, NULL, creg_lines},
    {FORM(CREG_WRITE),            0,       NULL, creg_act, NULL},
    {FORM(CGREG_READ),            0,       NULL, NULL, cgreg_lines},
    {FORM(CGREG_WRITE),           0,       NULL, cgreg_act, NULL},
    {FORM(CEREG_READ),            0,       NULL, NULL, cereg_lines},
    {FORM(CEREG_WRITE),           0,       NULL, cereg_act, NULL},
    {FORM(CGDCONT_READ),          0,       NULL, NULL, cgdcont_lines},
    {FORM(CGDCONT_WRITE),         0,       NULL, cgdcont_act, NULL},
    {FORM(CGSOCKCONT_READ),       0,       NULL, NULL, cgsockcont_lines},
    {FORM(CGSOCKCONT_WRITE),      0,       NULL, cgsockcont_act, NULL},
    {FORM(CGPADDR_EXECUTE),       0,       NULL, NULL, addresses_lines},
    {FORM(CGPADDR_WRITE),         0,       address_check, NULL, address_lines},
    {FORM(CCLK_READ),             0,       NULL, NULL, clock_lines},
    {FORM(CCLK_WRITE),            0,       clock_check, clock_act, NULL},
};

#undef FORM
/* clang-format on */

/* Every test form answers with the replies of the tables, whatever came before. */
static const rule_t test_rule = {0, 0, NULL, NULL, reply_lines};

const rule_t *rule_find(const simcom_described_form_t *form)
{
    if (form->type == SIMCOM_TYPE_TEST) {
        return &test_rule;
    }
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (rules[i].form == form->form->id) {
            return &rules[i];
        }
    }
    return NULL;
}

const rule_t *rules_at(size_t i)
{
    return i < sizeof rules / sizeof *rules ? &rules[i] : NULL;
}

const char *rules_condition(unsigned bit)
{
    return bit == NEEDS_START     ? "started"
           : bit == NEEDS_CLIENT  ? "acquired"
           : bit == NEEDS_IDLE    ? "idle"
           : bit == NEEDS_OFFLINE ? "offline"
                                  : "connected";
}

uint8_t rule_objection(simcom_module_t *module, const exchange_t *exchange)
{
    const rule_t *rule = exchange->rule;
    const uint16_t needs = depart_needs(module, rule);

    if ((needs & NEEDS_START) != 0 && !module->started) {
        return SIMCOM_CODE_NETWORK_NOT_OPENED;
    }
    if (exchange->client < SIMCOM_CLIENTS) {
        const client_t *client = &module->clients[exchange->client];
        if ((needs & NEEDS_CLIENT) != 0 && !client->acquired) {
            return SIMCOM_CODE_CLIENT_NOT_ACQUIRED;
        }
        if ((needs & NEEDS_IDLE) != 0 && client->pending.form != NULL) {
            return SIMCOM_CODE_CLIENT_BUSY;
        }
        if ((needs & NEEDS_OFFLINE) != 0 && client->connected) {
            return SIMCOM_CODE_NOT_SUPPORTED_OPERATION;
        }
        if ((needs & NEEDS_CONNECTION) != 0 && !client->connected) {
            return SIMCOM_CODE_NO_CONNECTION;
        }
    }
    if (rule->check == NULL || !depart_checks(module, rule)) {
        return SIMCOM_CODE_NONE;
    }
    return rule->check(module, exchange);
}
