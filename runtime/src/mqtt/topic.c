/* SPDX-License-Identifier: MIT */
/* topic.c - what MQTT demands of topic names and topic filters (MQTT 3.1.1, 4.7). */
#include "simcom/mqtt.h"

#include "../at/bytes.h"

/* Whether the wildcard at `at` stands for a whole level of a filter, # for the last. */
static bool stands_alone(simcom_bytes_t filter, size_t at)
{
    bool begins = at == 0u || filter.data[at - 1u] == (uint8_t)'/';
    bool last = at + 1u == filter.length;
    bool ends = last || filter.data[at + 1u] == (uint8_t)'/';
    return begins && (filter.data[at] == (uint8_t)'#' ? last : ends);
}

simcom_status_t simcom_topic_check(simcom_bytes_t topic, simcom_topic_rules_t rules, size_t *offset)
{
    *offset = 0;
    /* Its length is two bytes on the wire (MQTT 3.1.1, 1.5.3). */
    if (topic.length > UINT16_MAX || (topic.data == NULL && topic.length != 0u)) {
        return SIMCOM_E_LENGTH;
    }
    for (size_t i = 0; i < topic.length; i++) {
        uint8_t byte = topic.data[i];
        *offset = i;
        if (byte == 0u) {
            return SIMCOM_E_CHARACTER;
        }
        bool wildcard = byte == (uint8_t)'+' || byte == (uint8_t)'#';
        if (wildcard && ((rules & SIMCOM_TOPIC_FILTER) == 0u || !stands_alone(topic, i))) {
            return SIMCOM_E_TOPIC;
        }
    }
    if ((rules & SIMCOM_TOPIC_ANY_BYTES) == 0u && !simcom_bytes_are_utf8(topic, offset)) {
        return SIMCOM_E_UTF8;
    }
    return SIMCOM_GOOD;
}
