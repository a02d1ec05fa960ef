/* SPDX-License-Identifier: MIT */
/*
 * module.h - what a simulated module consists of.
 *
 *     feed -> input.c -> parse.c -> rules.c -> answer.c -> out -> peek
 *             lines      which      may it     the documented
 *             and data   form?      be done?   sequence
 *                                                 |
 *                            commands_*.c <-------+
 *                            does it -> network -> network.c -> answer.c
 *
 * A command is an exchange: a form of the tables, its arguments, and how far its answer has come.
 */
#ifndef SIMULATOR_MODULE_H
#define SIMULATOR_MODULE_H

#include "buffer.h"
#include "certificates.h"
#include "queue.h"
#include "simcom/channel.h"
#include "simcom/codes.h"
#include "simcom/commands.h"
#include "simcom/describe.h"
#include "simcom/lines.h"
#include "simcom_module.h"

/* V1.00 2.1.1: contexts 0-9. TS 27.007: PDP contexts 1-24. */
#define SSL_CONTEXTS 10u
#define PDP_CONTEXTS 24u
/* Longest line that is kept, the longest that a revision can state with its AT; a longer one answers ERROR. */
#define LINE_SIZE 65537u
/* Answered by a handler whose operation ends later. No <err> of the manual. */
#define CODE_PENDING 0xFEu

typedef struct rule rule_t;
typedef struct depart depart_t;

/* How a planned fault changes an answer (simcom_fault.h, ANSWER). */
typedef struct bent {
    uint8_t shape; /* simcom_fault_shape_t */
    bool has_code;
    bool after_data;
    uint8_t code;
    const char *name;    /* of the result line, NULL: the command's */
    simcom_bytes_t text; /* instead of ERROR */
} bent_t;

/* A command under way. */
typedef struct exchange {
    const simcom_described_command_t *command;
    const simcom_described_form_t *form; /* NULL: no exchange */
    const rule_t *rule;
    const simcom_described_outcome_t *outcome; /* NULL until it is chosen */
    uint8_t step;                              /* of the outcome, the next one */
    uint32_t client; /* as it was written; SIMCOM_MODULE if the form has none */
    uint8_t code;    /* valid when settled */
    bool settled;    /* how it ended is known */
    bool accepted;   /* OK has been sent */
    bool silent;     /* nothing more will be said, though the network has not answered */
    uint8_t order;   /* simcom_module_order_t, drawn if it is left to chance */
    bent_t bent;
    uint32_t limit; /* ms that a pending operation may take; 0: none */
    uint32_t deadline;
    union {
        max_align_t align;
        unsigned char bytes[256];
    } arguments; /* strings in it point into the line */
} exchange_t;

/* A topic filter that waits for AT+CMQTTSUB or AT+CMQTTUNSUB. */
typedef struct filters {
    simcom_module_filter_t *rows; /* texts are owned */
    size_t count;
} filters_t;

/* One of the two clients (V1.00 2.2.3). */
typedef struct client {
    bool acquired;
    bool connected;
    bool tls;        /* <server_type> 1 */
    bool check_utf8; /* AT+CMQTTCFG, with the next four */
    uint32_t optimeout;
    buffer_t productkey;
    buffer_t devicename;
    buffer_t devicesecret;
    uint8_t mqtt_version; /* AT+CMQTTACCQ */
    bool has_context;
    uint8_t context; /* AT+CMQTTSSLCFG, valid with has_context */
    uint8_t will_qos;
    buffer_t id;
    buffer_t will_topic;
    buffer_t will_message;
    buffer_t topic;
    buffer_t payload;
    filters_t subscribe;
    filters_t unsubscribe;
    uint32_t keepalive; /* of the connection, with what follows */
    uint32_t clean;
    buffer_t server;
    buffer_t user;
    buffer_t password;
    exchange_t pending; /* its OK is sent, its result is awaited */
} client_t;

/* AT+CSSLCFG (V1.00 2.1.1, V3.00 10.2.12). */
typedef struct ssl_context {
    uint32_t version;
    uint32_t authmode;
    uint32_t ignorelocaltime;
    uint32_t negotiatetime;
    buffer_t ca;
    buffer_t certificate;
    buffer_t key;
    uint32_t enable_sni;
    buffer_t keypwd;
    uint32_t ciphersuites;
} ssl_context_t;

typedef struct pdp_context {
    bool defined;
    buffer_t type;
    buffer_t apn;
    buffer_t address; /* requested */
} pdp_context_t;

/* A fault and how often it was met. The strings are owned, and stay where they are. */
typedef struct planned {
    simcom_fault_t fault;
    uint32_t seen;
    uint32_t fired;
    bool over; /* see simcom_module_faults_end() */
} planned_t;

/* What a fault of one byte still does to the next ones. */
typedef struct stream {
    uint32_t losing;
    uint32_t flipping;
    uint8_t mask;
} stream_t;

typedef struct faults {
    planned_t *rows;
    size_t count;
    bool used[SIMCOM_PLACES]; /* so that nobody looks where nothing can be */
    uint64_t random;
    stream_t output;
    stream_t input;
    simcom_fault_t
        shocks[8]; /* for the module as a whole; they wait until it is between two acts */
    size_t shock_count;
} faults_t;

/* A line that a fault delays. */
typedef struct late {
    uint64_t at; /* module's age in ms */
    uint8_t kind;
    bool asked; /* a prompt: it may stand where the data is to come */
    buffer_t bytes;
} late_t;

/* What is on its way to the host, behind the lines. */
typedef struct wire_out {
    buffer_t sent;  /* what the host can have */
    buffer_t limbo; /* of the byte at which a HOLD began */
    bool running;   /* bytes have followed each other since pace_us */
    uint64_t pace_us;
    uint64_t gate;     /* nothing leaves before this age */
    size_t chunk_used; /* of settings.chunk */
    uint64_t chunk_at; /* the next chunk can be had from this age on */
    uint64_t sum;      /* of all bytes in and out so far, see simcom_module_hash() */
} wire_out_t;

struct simcom_module {
    simcom_module_settings_t settings;
    const simcom_description_t *description; /* of settings.revision */
    depart_t *depart;                        /* see depart.h; NULL: it does not depart */
    queue_t out;                             /* to the host */
    queue_t later;                           /* what must wait while the host sends promised data */
    late_t *late;                            /* what faults delay */
    size_t late_count;
    wire_out_t wire_out;
    faults_t faults;
    buffer_t in; /* bytes from the host behind the faults, not processed yet */

    uint8_t line[LINE_SIZE];
    size_t line_length;
    bool line_too_long;
    buffer_t data; /* promised bytes that came */
    size_t data_left;
    exchange_t wire; /* the command whose final result code is still to come */
    bool acting;     /* its handler runs */

    bool echo;
    bool started;
    client_t clients[SIMCOM_CLIENTS];

    ssl_context_t ssl[SSL_CONTEXTS];
    certificates_t certificates;

    uint32_t registration[3]; /* <n> of AT+CREG, AT+CGREG and AT+CEREG */
    pdp_context_t pdp[PDP_CONTEXTS];
    pdp_context_t sockets[PDP_CONTEXTS];

    bool ticking; /* the time is known */
    uint32_t now;
    uint64_t elapsed; /* ms since the module was made */
    int64_t clock;    /* seconds since 1970 when elapsed was 0 */
    int zone;         /* of the clock, in quarters of an hour */
    bool restarting;
    uint32_t restart_at;
    uint8_t cmee;           /* AT+CMEE */
    uint64_t stalled_until; /* age up to which no byte is taken */
    uint64_t network_until; /* age up to which there is no packet network */
    uint64_t broker_until;  /* age up to which no broker answers */
    uint64_t tls_until;     /* age up to which no TLS session can be made */
};

/* --- module.c --- */
void module_forget(simcom_module_t *module);
void module_cut(simcom_module_t *module, unsigned client);
void client_clear(const simcom_description_t *description, client_t *client);
/* The code that stands against a new connection while faults keep the network away, or 0. */
uint8_t module_unreachable(const simcom_module_t *module, bool tls);

/* --- revision.c: what the revision has, beside what the tables answer by themselves --- */
/* Whether a parameter of this number is one of the revision's. */
bool revision_has(const simcom_module_t *module, uint16_t parameter);
/* Whether what only V3.00 says, and no table holds, goes for the revision. */
bool revision_is_v3(const simcom_module_t *module);
/* The URC of a role, NULL if the revision has none. */
const simcom_described_line_t *revision_urc(const simcom_module_t *module, simcom_role_t role);

/* --- input.c: bytes from the host --- */
/* Takes what waits behind the faults of the input, when there is room again. */
void input_go_on(simcom_module_t *module);

/* --- hash.c --- */
void hash_input(simcom_module_t *module, const uint8_t *bytes, size_t n);

/* --- parse.c: which form is it? Fills command, form, client and arguments. --- */
typedef enum parsed { PARSED_EMPTY, PARSED_MALFORMED, PARSED_REFUSED, PARSED_GOOD } parsed_t;
parsed_t parse_line(simcom_module_t *module, simcom_bytes_t line, exchange_t *exchange);

/* --- rules.c: may it be done? --- */
struct rule {
    uint16_t form;
    uint16_t needs; /* NEEDS_... */
    /* Answers a code that refuses the command before anything is done, or 0. NULL: no objection. */
    uint8_t (*check)(simcom_module_t *module, const exchange_t *exchange);
    /* Does it, after the promised data came. Answers a code, or CODE_PENDING. NULL: nothing. */
    uint8_t (*act)(simcom_module_t *module, exchange_t *exchange);
    /* Sends the information lines. */
    void (*lines)(simcom_module_t *module, const exchange_t *exchange);
};
const rule_t *rule_find(const simcom_described_form_t *form);
uint8_t rule_objection(simcom_module_t *module, const exchange_t *exchange);
/* The i-th rule, NULL behind the last; the name of one of its conditions. */
const rule_t *rules_at(size_t i);
const char *rules_condition(unsigned bit);

/* --- answer.c: the documented sequences --- */
/* A command of the tables was read; with `refused` the code in the exchange stands against it. */
void answer_begin(simcom_module_t *module, bool refused);
void answer_refuse(simcom_module_t *module, uint8_t code);
void answer_data(simcom_module_t *module); /* the promised data is complete */
void answer_settle(simcom_module_t *module, exchange_t *exchange, uint8_t code);
void answer_error(simcom_module_t *module);

/* The exchange of a form that a client is pending with, or NULL. */
exchange_t *answer_pending(simcom_module_t *module, unsigned client, const simcom_form_t *form);

/* --- line.c: what stands on the wire --- */
#if defined(__GNUC__)
#define PRINTF_LIKE(text, first) __attribute__((__format__(__printf__, text, first)))
#else
#define PRINTF_LIKE(text, first)
#endif
/* How the revision writes the name of a line, by its number SIMCOM_LINE_...: "+NAME:" */
typedef struct line_name {
    char text[32];
} line_name_t;
line_name_t line_name(const simcom_module_t *module, uint16_t id);
/* An information line of the command on the wire: "+NAME: ..." */
void line_information(simcom_module_t *module, const exchange_t *exchange, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* A URC, or a line that comes when it likes. */
void line_unsolicited(simcom_module_t *module, const char *format, ...) PRINTF_LIKE(2, 3);
void line_message(simcom_module_t *module, unsigned client, simcom_bytes_t topic,
                  simcom_bytes_t payload);
/* Where something that the host did not just ask for goes. */
queue_t *line_async(simcom_module_t *module);
/* "\r\n<text>\r\n", as a part of an answer to `command`, which may be NULL. */
void line_put(simcom_module_t *module, queue_t *queue, simcom_piece_t part, const char *command,
              const char *text);
/* For "%.*s". */
#define SPAN(bytes) (int)(bytes).length, (const char *)(bytes).data

/* --- faults.c: what is planned to go wrong --- */
void faults_add(simcom_module_t *module, const simcom_fault_t *fault);
void faults_free(simcom_module_t *module);
uint64_t faults_random(simcom_module_t *module);
/* A command was read: what happens to its answer. */
bent_t faults_command(simcom_module_t *module, const char *command);
/* A line or a message goes to a queue, or what becomes of it. */
void faults_line(simcom_module_t *module, queue_t *queue, piece_kind_t kind, simcom_piece_t part,
                 const char *command, simcom_bytes_t bytes);
/* A byte on the line: adds what becomes of it to `to`, and returns ms to wait before. */
uint32_t faults_byte(simcom_module_t *module, simcom_fault_place_t place, uint8_t byte,
                     buffer_t *to);
/* Does what is due at this time, and returns ms until the next that is. */
uint32_t faults_time(simcom_module_t *module);
/* Between two acts of the module: does what faults want done to the module as a whole. */
void faults_settle(simcom_module_t *module);

/* --- wire.c: from lines to the bytes that the host can have --- */
void wire_pump(simcom_module_t *module);
/* Ms until there is something more to do, UINT32_MAX if nothing waits. */
uint32_t wire_wait(const simcom_module_t *module);
/* A line that comes `ms` later. */
void wire_late(simcom_module_t *module, piece_kind_t kind, bool asked, simcom_bytes_t bytes,
               uint32_t ms);
/* Forgets what is not on the line yet. */
void wire_lose(simcom_module_t *module);
/* And what is there, and nobody has read. */
void wire_clear(simcom_module_t *module);
void wire_free(simcom_module_t *module);

/* --- extra.c: commands that drivers send and no manual of MQTT has. False: not one of them --- */
bool extra_line(simcom_module_t *module, simcom_bytes_t line);
/* The final result code of a command that failed: ERROR, or what AT+CMEE asked for. */
void extra_error(const simcom_module_t *module, const exchange_t *exchange, char text[64]);

/* --- utf8.c --- */
bool utf8_valid(simcom_bytes_t text);

/* --- clock.c: AT+CCLK --- */
int64_t clock_now(const simcom_module_t *module);
bool clock_parse(simcom_bytes_t text, int64_t *seconds, int *zone);
void clock_format(int64_t seconds, int zone, char text[24]);

/* --- tls.c: an SSL context as the network wants it --- */
uint8_t tls_collect(simcom_module_t *module, const client_t *client, unsigned index,
                    simcom_module_tls_t *tls);
/* A connect or a disconnect has ended: AT+CMQTTSSLCFG's choice may be over. */
void tls_ended(simcom_module_t *module, unsigned client, const simcom_form_t *form, uint8_t code);

/* --- filters.c --- */
void filters_add(filters_t *filters, simcom_bytes_t text, uint8_t qos);
void filters_clear(filters_t *filters);
/* Bytes of all the filters together. */
size_t filters_length(const filters_t *filters);

#endif
