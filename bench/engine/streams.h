/* SPDX-License-Identifier: MIT */
/*
 * streams.h - what the module says in the measured streams, and which commands make it say so.
 */
#ifndef BENCH_STREAMS_H
#define BENCH_STREAMS_H

#include "simcom/simcom.h"

#define BENCH_PIECES 6u

/* One command, or with form NULL one publish by the service. */
typedef struct bench_exchange {
    const simcom_form_t *form;
    const void *arguments;
    simcom_bytes_t data;                 /* sent after the prompt */
    simcom_bytes_t answer[BENCH_PIECES]; /* what the module says, each piece after all was sent */
} bench_exchange_t;

/* A cycle of ten exchanges with one URC, 24.3 bytes of the module's each: control. */
#define BENCH_CYCLE 10u
extern const bench_exchange_t bench_control[BENCH_CYCLE];

/* A publish of 60 bytes with QoS 1. */
extern const bench_exchange_t bench_publish;
extern const simcom_publish_t bench_publish_arguments;

/* AT+CMQTTCONNECT=0,"tcp://host:1883",60,1,"user","pass" */
extern const simcom_cmqttconnect_write_t bench_connect;
extern const char bench_connect_text[56];

/* A received message with a topic of 9 bytes, its payload in packets of at most 1500.
 * [out] bytes  room for BENCH_MESSAGE_SIZE(payload)
 * Returns its length. */
#define BENCH_MESSAGE_SIZE(payload) (200u + (payload) + (payload) / 1500u * 40u)
size_t bench_message(uint8_t *bytes, size_t payload);

#endif
