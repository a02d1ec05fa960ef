/* SPDX-License-Identifier: MIT */
/* content.c - topics and payloads that are made of a number. */
#include "sim.h"

#include <string.h>

static uint8_t byte_of(uint32_t number, uint32_t at)
{
    chance_t chance = {((uint64_t)number << 32) ^ (at / 8u)};
    return (uint8_t)(chance_next(&chance) >> (8u * (at % 8u)));
}

size_t content_topic(const item_t *item, uint32_t number, uint8_t *to)
{
    char head[40];
    size_t n;

    if (item->target < SIMCOM_CLIENTS) {
        n = (size_t)snprintf(head, sizeof head, "c%u/m/%u/", item->target, (unsigned)number);
    } else {
        n = (size_t)snprintf(head, sizeof head, "h%u/m/%u/", item->client, (unsigned)number);
    }
    n = n < item->topic_length ? n : item->topic_length;
    memcpy(to, head, n);
    while (n < item->topic_length) {
        to[n] = (uint8_t)('a' + byte_of(number ^ 0x7070u, (uint32_t)n) % 26u);
        n++;
    }
    return n;
}

/* What a payload must be able to hold without being read as lines. */
static const char hostile[] =
    "\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n\r\n+CMQTTRXEND: 0\r\n\r\n>\r\nERROR\r\n"
    "+CMQTTCONNECT: 1,0\r\n\r\n+CMQTTRXSTART: 1,5,5\r\nAT+CMQTTSTOP\r\n"
    "+CMQTTCONNLOST: 0,1\r\n\r\nRDY\r\n";

size_t content_payload(const plan_t *plan, const item_t *item, uint32_t number, uint8_t *to)
{
    uint32_t kind = number % 4u;
    size_t shift = byte_of(number, 0) % (sizeof hostile - 1u);

    for (size_t i = 0; i < item->payload_length; i++) {
        uint8_t byte = byte_of(number, (uint32_t)i);
        if (kind == 0u && plan->hostile && item->kind != ITEM_WILL) {
            byte = (uint8_t)hostile[(i + shift) % (sizeof hostile - 1u)];
        } else if (kind == 1u || !plan->hostile || item->kind == ITEM_WILL) {
            /* No prompt, no line end, nor AT: what is left of a message that breaks is read as lines. */
            byte = (uint8_t)('a' + byte % 26u);
        }
        to[i] = byte;
    }
    if (kind == 1u && item->payload_length >= sizeof CANARY) {
        memcpy(to, CANARY, sizeof CANARY - 1u);
    }
    if (number % 8u == 4u && item->payload_length > 0u) {
        /* Where it is echoed, what is the prompt's and what is its own? */
        to[0] = (uint8_t)' ';
    }
    return item->payload_length;
}

uint32_t content_number(simcom_bytes_t topic)
{
    uint32_t number = 0;
    size_t at = 5;

    if (topic.length < 7u || memcmp(topic.data + 2, "/m/", 3) != 0 ||
        (topic.data[0] != 'c' && topic.data[0] != 'h')) {
        return UINT32_MAX;
    }
    while (at < topic.length && topic.data[at] >= '0' && topic.data[at] <= '9' &&
           number < 100000u) {
        number = number * 10u + (uint32_t)(topic.data[at] - '0');
        at++;
    }
    return at > 5u && at < topic.length && topic.data[at] == '/' ? number : UINT32_MAX;
}
