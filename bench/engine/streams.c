/* SPDX-License-Identifier: MIT */
/* streams.c - the texts of streams.h, as modules send them: echo off, every line CR LF text CR LF. */
#include "streams.h"
#include <string.h>

#define PACKET 1500u
#define TEXT(text)                                                                                 \
    {                                                                                              \
        (const uint8_t *)(text), sizeof(text) - 1u                                                 \
    }
#define PAYLOAD "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn" /* 60 bytes */
#define TOPIC   "sensors/a"                                                    /* 9 bytes */
#define OK      "\r\nOK\r\n"
#define PROMPT  "\r\n>"

static const simcom_cmqtttopic_write_t topic = {.client_index = 0, .req_length = 9};
static const simcom_cmqttpayload_write_t payload = {.client_index = 0, .req_length = 60};
static const simcom_cmqttpub_write_t pub = {.client_index = 0, .qos = 1, .pub_timeout = 60};
static const simcom_cmqttsub_write_topic_t sub = {.client_index = 0, .req_length = 9, .qos = 1};

const bench_exchange_t bench_control[BENCH_CYCLE] = {
    {.form = &simcom_form_at_execute, .answer = {TEXT(OK)}},
    {.form = &simcom_form_csq_execute, .answer = {TEXT("\r\n+CSQ: 20,99\r\n" OK)}},
    {.form = &simcom_form_creg_read, .answer = {TEXT("\r\n+CREG: 0,1\r\n" OK)}},
    {.form = &simcom_form_cmqtttopic_write,
     .arguments = &topic,
     .data = TEXT(TOPIC),
     .answer = {TEXT(PROMPT), TEXT(OK)}},
    {.form = &simcom_form_cmqttpayload_write,
     .arguments = &payload,
     .data = TEXT(PAYLOAD),
     .answer = {TEXT(PROMPT), TEXT(OK)}},
    {.form = &simcom_form_cmqttpub_write,
     .arguments = &pub,
     .answer = {TEXT(OK "\r\n+CMQTTPUB: 0,0\r\n")}},
    {.form = &simcom_form_cmqttdisc_read,
     .answer = {TEXT("\r\n+CMQTTDISC: 0,0\r\n\r\n+CMQTTDISC: 1,1\r\n" OK)}},
    {.form = &simcom_form_cclk_read,
     .answer = {TEXT("\r\n+CCLK: \"26/01/31,12:00:00+04\"\r\n" OK)}},
    {.form = &simcom_form_cmqttsub_write_topic,
     .arguments = &sub,
     .data = TEXT(TOPIC),
     .answer = {TEXT(PROMPT), TEXT(OK "\r\n+CMQTTSUB: 0,0\r\n")}},
    {.form = &simcom_form_cgreg_read,
     .answer = {TEXT("\r\n+CGREG: 0,1\r\n" OK), TEXT("\r\n+CGEV: ME PDN ACT 1\r\n")}},
};

const bench_exchange_t bench_publish = {
    .answer = {TEXT(PROMPT), TEXT(OK), TEXT(PROMPT), TEXT(OK), TEXT(OK "\r\n+CMQTTPUB: 0,0\r\n")}};
const simcom_publish_t bench_publish_arguments = {
    .topic = TEXT(TOPIC), .payload = TEXT(PAYLOAD), .qos = 1};

const simcom_cmqttconnect_write_t bench_connect = {.client_index = 0,
                                                   .server_addr = TEXT("tcp://host:1883"),
                                                   .keepalive_time = 60,
                                                   .clean_session = 1,
                                                   .user_name = TEXT("user"),
                                                   .password = TEXT("pass")};
const char bench_connect_text[56] =
    "AT+CMQTTCONNECT=0,\"tcp://host:1883\",60,1,\"user\",\"pass\"\r";

static size_t put(uint8_t *bytes, size_t at, const char *text)
{
    const size_t length = strlen(text);
    memcpy(bytes + at, text, length);
    return at + length;
}

static size_t put_number(uint8_t *bytes, size_t at, size_t number)
{
    char digits[12] = {0};
    size_t i = sizeof digits - 1u;
    do {
        digits[--i] = (char)('0' + number % 10u);
        number /= 10u;
    } while (number > 0u);
    return put(bytes, at, digits + i);
}

size_t bench_message(uint8_t *bytes, size_t length)
{
    size_t at = put(bytes, 0, "\r\n+CMQTTRXSTART: 0,9,");
    at = put_number(bytes, at, length);
    at = put(bytes, at, "\r\n+CMQTTRXTOPIC: 0,9\r\n" TOPIC "\r\n");
    for (size_t done = 0; done < length;) {
        const size_t packet = length - done < PACKET ? length - done : PACKET;
        at = put(bytes, at, "+CMQTTRXPAYLOAD: 0,");
        at = put_number(bytes, at, packet);
        at = put(bytes, at, "\r\n");
        for (size_t i = 0; i < packet; i++, done++) {
            bytes[at++] = (uint8_t)done;
        }
        at = put(bytes, at, "\r\n");
    }
    return put(bytes, at, "+CMQTTRXEND: 0\r\n");
}
