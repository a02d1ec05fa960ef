/* SPDX-License-Identifier: MIT */
/*
 * module.h - the module at the other end of the serial port: operations that one waits for, and
 * the messages and troubles that come in the meantime.
 */
#ifndef SIMCOM_TOOL_MODULE_H
#define SIMCOM_TOOL_MODULE_H

#include "options.h"
#include "print.h"
#include "simcom/mqtt.h"
#include "simcom/port/posix.h"
#include "text.h"

/* The client that the program uses. */
#define MODULE_CLIENT 0u

#define MODULE_TOPIC_MAX   1024u
#define MODULE_PAYLOAD_MAX 10240u

/* A received message. Its bytes live for the call. */
typedef struct message {
    simcom_bytes_t topic;
    simcom_bytes_t payload;
} message_t;

/* Takes an event; true: there is nothing else to do with it. */
typedef bool (*module_take_t)(void *context, const simcom_event_t *event);
typedef void (*module_deliver_t)(void *context, const message_t *message);

/* How an operation ended. */
typedef struct ending {
    uint8_t outcome; /* simcom_outcome_t */
    uint8_t code;
    char cme[64]; /* text of a +CME ERROR, else empty */
} ending_t;

typedef struct module {
    const options_t *options;
    simcom_t modem;
    simcom_posix_t port;
    int interrupt;      /* file descriptor of interrupt_catch() */
    bool listening;     /* messages are wanted */
    bool hush;          /* what runs holds a secret, which a line not understood might repeat */
    bool dead;          /* nothing more can be asked of it */
    int failure;        /* exit code of the first thing that failed, or 0 */
    module_take_t take; /* who sees each event first; NULL: nobody */
    void *take_context;
    module_deliver_t deliver;
    void *deliver_context;

    simcom_client_t client;
    uint8_t line[512];
    print_t print;
    bool told; /* that Ctrl-C was seen */
    size_t topic_length;
    size_t payload_length;
    uint8_t topic[MODULE_TOPIC_MAX];
    uint8_t payload[MODULE_PAYLOAD_MAX];
} module_t;

/* Opens the port. Returns false after saying why, with `failure` set. */
bool module_open(module_t *module, const options_t *options);
void module_close(module_t *module);

typedef enum module_turn {
    MODULE_DONE,    /* an operation ended */
    MODULE_NOTHING, /* something else happened, or the time is over */
    MODULE_DEAD     /* it can go on no more: failure says */
} module_turn_t;

/* Waits for the next event, and handles all but the end of an operation.
 * [in]  timeout_ms  UINT32_MAX waits for ever
 * [out] ending      with MODULE_DONE */
module_turn_t module_turn(module_t *module, uint32_t timeout_ms, ending_t *ending);

/* Waits for the end of the operation that was just started. Returns false if it was not started
 * (which it explains), or if its end will not come.
 * [in] what    its name for messages
 * [in] status  what the call that started it answered */
bool module_await(module_t *module, const char *what, simcom_status_t status, ending_t *ending);

/* Says how an operation failed and what can be done about it. */
void module_report(const module_t *module, const char *what, const ending_t *ending);

/* Says that nobody answers at the port, and what to look at. */
void module_report_silence(const module_t *module);

/* Keeps the exit code of the first failure. */
void module_fail(module_t *module, int code);

/* Whether to take everything down: something failed, or Ctrl-C was pressed. */
bool module_stopping(const module_t *module);

/* With -d: says what is being done. */
void module_say(const module_t *module, const char *format, ...) TEXT_FORMAT(2, 3);

#endif
