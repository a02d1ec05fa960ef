/* SPDX-License-Identifier: MIT */
/* rig.h - a library on a UART that the test plays, in virtual time. */
#ifndef RIG_H
#define RIG_H

#include "simcom/simcom.h"

typedef struct rig {
    simcom_t modem;
    simcom_client_t clients[SIMCOM_CLIENTS];
    uint8_t line[256];
    uint32_t now;
    uint8_t sent[24000]; /* what the library sent and no test looked at yet */
    size_t sent_length;
} rig_t;

extern rig_t rig;

/* A new library, for v1.00 or another revision. Its memory was full of other bytes. */
void prepare(void);
void prepare_for(const simcom_revision_t *revision);

/* Takes everything that the library wants to send, in small pieces. */
void send_all(void);

/* The library must have sent this, and nothing else. */
void assert_sent(const char *text);
void assert_sent_bytes(const void *bytes, size_t n);

/* Feeds what makes no event. */
void feed(const char *text);
void feed_bytes(const void *bytes, size_t n);

/* Feeds what makes any events, and forgets them. */
void feed_anything(const void *bytes, size_t n);

/* The event that waits. */
simcom_event_t pull(void);
void assert_event(simcom_event_kind_t kind, uint8_t client);
void assert_nothing(void);
void assert_done(simcom_operation_t operation, uint8_t client, simcom_outcome_t outcome,
                 uint8_t code);

/* Lets time pass in the steps that the library asks for; stops when there is an event. */
void pass(uint32_t ms);

/* Finishes a recovery: quiet, AT, OK, RECOVERED. */
void recover(void);

/* "hello" to "a/b" with QoS 1 and a limit of 60 s. */
extern const simcom_publish_t message;

/* Publishes it; its result is awaited then and the wire is free. */
void publish_up_to_result(uint8_t client);

#endif
