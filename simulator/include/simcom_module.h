/* SPDX-License-Identifier: MIT */
/*
 * simcom_module.h - a simulated SIMCom module: AT commands in, answers out, MQTT behind it.
 *
 * The library does no input or output and has no clock. Its owner moves bytes between a host (a
 * driver under test, a serial line) and the module, tells it the time, and lends it a network:
 *
 *     simcom_module_settings_t settings = simcom_module_defaults();
 *     settings.network = &my_network;
 *     simcom_module_t *module = simcom_module_new(&settings);
 *     for (;;) {
 *         wait = simcom_module_tick(module, now_ms);
 *         used = simcom_module_feed(module, from_host, n);
 *         n = simcom_module_peek(module, &to_host);
 *         simcom_module_ack(module, n);
 *     }
 *
 * The same calls with the same arguments give the same bytes: nothing depends on the system's time
 * or on an address, and chance, where settings ask for it, begins at a seed (simcom_fault.h). Instances are independent. Calls on one instance must not
 * overlap. Unlike the library for firmware, the simulator uses the heap, and ends the program with
 * abort() when there is none left.
 *
 * Commands, ranges, codes and the order of answers come from the generated tables of the revision;
 * only what depends on earlier commands is written by hand, in simulator/module/.
 */
#ifndef SIMCOM_MODULE_H
#define SIMCOM_MODULE_H

#include "simcom/command.h"
#include "simcom/types.h"
#include "simcom_fault.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct simcom_module simcom_module_t;

/* --- The network ------------------------------------------------------------------------------ */

/* What a TLS connection is made of: an SSL context (V1.00 2.1.1) with its files. */
typedef struct simcom_module_tls {
    uint8_t version;         /* <sslversion>: 0 SSL 3.0, 1 TLS 1.0, 2 TLS 1.1, 3 TLS 1.2, 4 all */
    bool verify_server;      /* <authmode> 1 and 2 */
    bool check_dates;        /* <ignorelocaltime> 0: at the module's time, below */
    bool server_name;        /* send the server's name in the handshake (SNI) */
    bool one_suite;          /* <ciphersuites> 0x002F: TLS_RSA_WITH_AES_128_CBC_SHA alone */
    uint8_t unusable;        /* SIMCOM_CODE_... that answers a file which cannot be used */
    int64_t time;            /* of the module's clock, in seconds since 1970 */
    uint32_t negotiate_time; /* seconds that the handshake may take */
    simcom_bytes_t ca;       /* files as uploaded, PEM or DER; NULL data: not needed */
    simcom_bytes_t certificate;
    simcom_bytes_t key;
    simcom_bytes_t key_password; /* NULL data or no bytes: none */
} simcom_module_tls_t;

/* What a connection is made of. Not NUL-terminated; lives only during the call. */
typedef struct simcom_module_connect {
    simcom_bytes_t host;
    uint16_t port;
    uint16_t keepalive; /* seconds */
    bool clean;
    simcom_bytes_t client_id;
    simcom_bytes_t user;         /* NULL data: none */
    simcom_bytes_t password;     /* NULL data: none */
    simcom_bytes_t will_topic;   /* NULL data: no will */
    simcom_bytes_t will_message; /* NULL data: an empty one */
    uint8_t will_qos;
    uint8_t mqtt_version;           /* 3: MQTT 3.1, 4: MQTT 3.1.1 */
    const simcom_module_tls_t *tls; /* NULL: plain TCP */
} simcom_module_connect_t;

typedef struct simcom_module_publish {
    simcom_bytes_t topic;
    simcom_bytes_t payload;
    uint8_t qos;
    bool retain;
    bool dup;
} simcom_module_publish_t;

typedef struct simcom_module_filter {
    simcom_bytes_t text;
    uint8_t qos; /* not used when unsubscribing */
} simcom_module_filter_t;

/* The network that a module uses. Every call but cut() is a request whose answer comes through one
 * of the functions of the next section, at once from inside the call or later; the module asks for
 * one thing per client at a time, and may cut() at any moment. What the arguments point to lives
 * only during the call. `context` is the settings'. */
typedef struct simcom_module_network {
    void (*connect)(void *context, unsigned client, const simcom_module_connect_t *how);
    void (*publish)(void *context, unsigned client, const simcom_module_publish_t *message);
    void (*subscribe)(void *context, unsigned client, const simcom_module_filter_t *filters,
                      size_t count);
    void (*unsubscribe)(void *context, unsigned client, const simcom_module_filter_t *filters,
                        size_t count);
    /* Ends the connection with a DISCONNECT packet. */
    void (*disconnect)(void *context, unsigned client);
    /* Drops the connection, made or in the making, without a word; no answer is expected. */
    void (*cut)(void *context, unsigned client);
} simcom_module_network_t;

/* --- The module ------------------------------------------------------------------------------- */

/* In which order OK and the result line come where the manual lists both (START, STOP, DISC). */
typedef enum simcom_module_order {
    SIMCOM_MODULE_ORDER_DOCUMENTED, /* the one that the manual lists first */
    SIMCOM_MODULE_ORDER_RESULT_FIRST,
    SIMCOM_MODULE_ORDER_OK_FIRST,
    SIMCOM_MODULE_ORDER_RANDOM /* drawn for each command, from the seed */
} simcom_module_order_t;

/* What a module makes of a command. */
typedef enum simcom_module_verdict {
    SIMCOM_MODULE_GOOD,     /* nothing in it is wrong, whatever answers it */
    SIMCOM_MODULE_OTHER,    /* none that the revision describes: rows of simcom_answer.h */
    SIMCOM_MODULE_UNKNOWN,  /* there is no such command: ERROR */
    SIMCOM_MODULE_ARGUMENT, /* there is, but not with these arguments */
    SIMCOM_MODULE_ORDER     /* something else has to come before it, or has to end */
} simcom_module_verdict_t;

typedef struct simcom_module_heard {
    uint8_t verdict;        /* simcom_module_verdict_t */
    const char *name;       /* of the command, without AT and +: "CMQTTPUB" */
    simcom_bytes_t command; /* as the host wrote it, after AT */
    uint8_t code; /* that answers it; SIMCOM_CODE_NONE: none, SIMCOM_ANSWER_ERROR: ERROR alone */
    bool
        harmless; /* of ORDER: what it ends was not there, which a host cannot know when it begins */
    const simcom_problem_t *problem; /* of ARGUMENT: which one, NULL if that is not known */
} simcom_module_heard_t;

typedef struct simcom_module_settings {
    const simcom_revision_t *revision;
    const simcom_module_network_t *network; /* NULL: no data link, every connect ends with 3 */
    void *network_context;
    const char *prompt;    /* ">" or "> "; must outlive the module */
    uint16_t packet;       /* largest piece of a received message; 0: the revision's, or 1500 */
    uint16_t topic_packet; /* the same of its topic; 0: as packet */
    uint8_t order;         /* simcom_module_order_t */
    bool echo;             /* echo is on after a start, as with ATE1 */
    bool lf_is_data; /* an LF right after the CR of a command that asks for data counts as data */

    /* The line. With all of these 0 every byte can be had as soon as it is written. */
    uint32_t line_ms; /* between the end of a line or message and the next */
    uint32_t
        prompt_ms; /* more of it before a prompt: an LF that comes before it is part of the line end */
    uint32_t baud;  /* of what the module sends: bits per second, ten of them to a byte */
    uint32_t chunk; /* peek() gives at most so many bytes, and the next ones a ms later */

    /* After a restart all that a module with a SIM card says, not only that it has restarted. */
    bool boot_full;
    uint32_t boot_ms;     /* from a restart to the first of them; 0: 100 */
    uint32_t register_ms; /* from a boot, or from the radio switched on, to the registration */
    int64_t
        utc; /* what the network says the time is when the module is made, in seconds since 1970; 0: nothing */
    uint32_t speed; /* delays of answers (simcom_answer.h) take so many times less; 0: 1 */

    const simcom_fault_t *faults; /* copied */
    size_t fault_count;
    uint64_t seed; /* of everything that is left to chance */

    /* Commands of the program's own (simcom_answer.h), and other first values of variables; must outlive the
     * module. NULL and 0: none. */
    const struct simcom_answers *answers;
    const struct simcom_variable *variables;
    size_t variable_count;

    /* Called once for each command, when it is known what to make of it: before it is answered, of one with data
     * when the data has come. What a fault answers is GOOD. The argument lives during the call; may be NULL. */
    void (*hear)(void *context, const simcom_module_heard_t *heard);
    void *hear_context;

    /* Departures from the revision (simcom_depart.h); must outlive the module. NULL and 0: none. */
    const struct simcom_departure *departures;
    size_t departure_count;
} simcom_module_settings_t;

/* Revision v1.00, prompt ">", documented order, no echo, no network, no faults. */
simcom_module_settings_t simcom_module_defaults(void);

/* A module that has been switched on some time ago: it sends no RDY. The settings are copied. */
simcom_module_t *simcom_module_new(const simcom_module_settings_t *settings);

/* Cuts what is connected and frees everything. NULL is fine. */
void simcom_module_free(simcom_module_t *module);

/* Bytes from the host. Returns how many were taken: fewer than n while the final result code of a
 * command is still to come, while the module restarts, or while a fault stalls it. Offer the rest
 * again later; a real module leaves them in its UART as well. */
size_t simcom_module_feed(simcom_module_t *module, const uint8_t *bytes, size_t n);

/* Bytes to the host. Returns how many there are; they live until the next call but ack. */
size_t simcom_module_peek(simcom_module_t *module, const uint8_t **bytes);

/* Takes n of them as sent. */
void simcom_module_ack(simcom_module_t *module, size_t n);

/* Forgets what waits to be sent: nobody listens on the line. */
void simcom_module_discard(simcom_module_t *module);

/* Tells the time, from any clock that counts milliseconds and wraps at 32 bits. Returns how many
 * ms may pass until the next call, UINT32_MAX if nothing waits for time; feed() and ack() may bring
 * that nearer, so ask again behind them. */
uint32_t simcom_module_tick(simcom_module_t *module, uint32_t now_ms);

/* The reset pin, or a loss of power: what is not on the line yet is lost, connections are cut, all but files
 * and clock is forgotten, RDY follows. AT+CRESET does the same after its OK. */
void simcom_module_restart(simcom_module_t *module);

/* Plans a fault from now on; it is copied. What it counts begins here. One whose place is TIME
 * comes when the module is so old; 0 is at the next tick. */
void simcom_module_fault(simcom_module_t *module, const simcom_fault_t *fault);

/* No fault planned so far strikes any more. What one has begun goes on to its end: a line that it holds,
 * an outage, a stall. */
void simcom_module_faults_end(simcom_module_t *module);

/* How often faults have struck so far. */
uint32_t simcom_module_faults_struck(const simcom_module_t *module);

/* A URC of any text, as "+CGEV: ME PDN ACT 1". */
void simcom_module_urc(simcom_module_t *module, const char *text);

/* A number of all bytes that went in and out and of what the module knows: equal histories have
 * equal numbers, on every machine and with every compiler. */
uint64_t simcom_module_hash(const simcom_module_t *module);

/* How many bytes of promised data are still to come; 0: it does not wait for data. */
size_t simcom_module_data_left(const simcom_module_t *module);

/* Whether that data ends with 0x1A, and the number above is the most that there can be. */
bool simcom_module_data_ended(const simcom_module_t *module);

/* Whether it is between a restart and its first boot line. */
bool simcom_module_restarting(const simcom_module_t *module);

/* Whether it has nothing to say: no command is under way, and no line waits, now or for its time. The result of an
 * operation that was accepted may still come. */
bool simcom_module_is_quiet(const simcom_module_t *module);

/* Whether a client's operation was accepted and its result is still to come. */
bool simcom_module_pending(const simcom_module_t *module, unsigned client);

/* Puts a file where AT+CCERTDOWN would; name and bytes are copied, a file of that name is replaced. */
void simcom_module_put_file(simcom_module_t *module, simcom_bytes_t name, simcom_bytes_t bytes);

/* Whether there is a command of this name, without AT and +, in the revision or beside it. */
bool simcom_module_knows(const simcom_module_t *module, const char *name);

/* A variable (simcom_answer.h), such as "sim", "registration", "signal": NULL, and false, if there is none of this
 * name. What set() changes shows from the next command on; a SIM that is not ready, a radio that is off or a
 * registration that is lost take the network away. */
const char *simcom_module_get(const simcom_module_t *module, const char *name);
bool simcom_module_set(simcom_module_t *module, const char *name, const char *value);

/* What the module is doing, as lines of text for a person. Returns the length; never more than size,
 * which counts the NUL. Passwords are not shown. */
size_t simcom_module_describe(const simcom_module_t *module, char *text, size_t size);

/* --- What the network tells the module ---------------------------------------------------------
 * `code` is a SIMCOM_CODE_..., 0 for success. An answer that nobody waits for any more (its time
 * limit has passed) is ignored. */

void simcom_module_connected(simcom_module_t *module, unsigned client, uint8_t code);
void simcom_module_published(simcom_module_t *module, unsigned client, uint8_t code);
void simcom_module_subscribed(simcom_module_t *module, unsigned client, uint8_t code);
void simcom_module_unsubscribed(simcom_module_t *module, unsigned client, uint8_t code);
void simcom_module_disconnected(simcom_module_t *module, unsigned client, uint8_t code);

/* A message arrived. Returns false if it is dropped: it is longer than the revision's limits, or
 * the host has not read for so long that a mebibyte waits for it. */
bool simcom_module_message(simcom_module_t *module, unsigned client, simcom_bytes_t topic,
                           simcom_bytes_t payload);

/* The connection is gone, and not because disconnect() or cut() was called.
 * [in] cause  1 closed by the other side, 2 reset, 3 no network (V1.00 2.3.2.1) */
void simcom_module_connection_lost(simcom_module_t *module, unsigned client, uint8_t cause);

/* The packet network is gone, and with it every connection. A revision that has +CMQTTNONET says so
 * and forgets the service: the host has to begin with AT+CMQTTSTART again. One that has it not says
 * +CMQTTCONNLOST with cause 3 for each client that was connected. */
void simcom_module_network_lost(simcom_module_t *module);

/* The broker did not answer the pings of a client. A revision that has +CMQTTPING says so with the
 * code and leaves the rest to the host, which has to disconnect and connect again; of one that has
 * it not the connection is lost with cause 3. */
void simcom_module_ping_failed(simcom_module_t *module, unsigned client, uint8_t code);

#ifdef __cplusplus
}
#endif

#endif
