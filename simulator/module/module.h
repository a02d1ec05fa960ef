/* SPDX-License-Identifier: MIT */
/*
 * module.h - what a simulated module consists of.
 *
 *     feed -> input.c -> parse.c -> state.c ---> answer.c -> out -> peek
 *             lines      which      may it       the documented
 *             and data   form?      be done?     sequence
 *                                                   |
 *                            act.c <----------------+----> print.c
 *                            does it -> network            information lines
 *                                         |
 *                                     network.c -> answer.c
 *
 * What a form needs, changes, keeps and does is said by the tables of the revision (simcom/describe.h).
 * A command is an exchange: a form of the tables, its arguments, and how far its answer has come.
 */
#ifndef SIMULATOR_MODULE_H
#define SIMULATOR_MODULE_H

#include "buffer.h"
#include "certificates.h"
#include "queue.h"
#include "simcom/channel.h"
#include "simcom/codes.h"
#include "simcom/command.h"
#include "simcom/describe.h"
#include "simcom/track.h"
#include "simcom_answer.h"
#include "simcom_module.h"

/* States of a module, and of each client: bits of a number. */
#define STATES 32u
/* Longest line that is kept where no document limits it: longer than any command of the tables. */
#define LINE_SIZE 0x20000u
/* Answered by a handler whose operation ends later. No <err> of the manual. */
#define CODE_PENDING 0xFEu

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
    const simcom_described_form_t *form;       /* NULL: no exchange */
    const simcom_described_outcome_t *outcome; /* NULL until it is chosen */
    uint8_t step;                              /* of the outcome, the next one */
    uint32_t client;        /* as it was written; SIMCOM_MODULE if the form has none */
    uint8_t argument_count; /* that the line has */
    uint8_t code;           /* valid when settled */
    bool settled;           /* how it ended is known */
    bool accepted;          /* OK has been sent */
    bool silent;            /* nothing more will be said, though the network has not answered */
    uint8_t order;          /* simcom_module_order_t, drawn if it is left to chance */
    bent_t bent;
    uint32_t limit; /* ms that a pending operation may take; 0: none */
    uint32_t deadline;
    union {
        max_align_t align;
        unsigned char bytes[256];
    } arguments; /* strings in it point into the line */
} exchange_t;

/* Data that waits for the command that uses it: the latest last. The texts are owned. */
typedef struct held {
    simcom_module_filter_t *rows;
    size_t count;
} held_t;

/* The states of the module, or of a client. */
typedef struct scope {
    uint32_t there; /* a bit each */
    held_t held[STATES];
} scope_t;

/* One of the two clients (V1.00 2.2.3). */
typedef struct client {
    scope_t scope;
    exchange_t pending; /* its OK is sent, its result is awaited */
} client_t;

/* A parameter that is kept. */
typedef struct setting {
    uint16_t parameter; /* its id */
    uint32_t key;       /* of what: a client, a context; 0 where the module has one */
    uint32_t number;
    buffer_t text;
} setting_t;

typedef struct kept {
    setting_t *rows;
    size_t count;
} kept_t;

/* The parameter that a form keeps under a role; described is NULL where the revision has none. */
typedef struct role {
    const simcom_described_parameter_t *described;
    uint16_t parameter;
} role_t;

/* What stands in a field. */
typedef struct value {
    enum { VALUE_NONE, VALUE_NUMBER, VALUE_TEXT } kind;
    uint32_t number;
    simcom_bytes_t text;
} value_t;

/* What a module knows of itself by a name; the value ends with a NUL. */
typedef struct variable {
    buffer_t name;
    buffer_t value;
} variable_t;

typedef struct variables {
    variable_t *rows;
    size_t count;
} variables_t;

/* A command under way that the specification does not model. */
#define OTHER_ARGUMENTS 12u
typedef struct other {
    const simcom_answer_t *row; /* NULL: none */
    char name[32];              /* how faults call it */
    bool waits;                 /* its answer comes at `due` */
    uint64_t due;
    unsigned instead; /* how often another command was done instead of the one that came */
    buffer_t values[OTHER_ARGUMENTS];
} other_t;

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

    buffer_t line;
    bool line_too_long;
    bool after_cr;            /* the last byte ended a line */
    simcom_bytes_t part;      /* of the line: the command that is under way */
    simcom_bytes_t rest;      /* and those after it */
    simcom_problem_t problem; /* of its arguments */
    buffer_t data;            /* promised bytes that came */
    size_t data_left;
    bool data_ended; /* they end with 0x1A, and data_left is how many there can be */
    exchange_t wire; /* the command whose final result code is still to come */
    bool acting;     /* its handler runs */

    bool echo;
    bool off; /* the power is */
    other_t other;
    buffer_t
        instead; /* a command that is done instead of one of other.c; its arguments point here */
    variables_t variables;
    scope_t scope;
    client_t clients[SIMCOM_CLIENTS];
    uint8_t connection; /* the state that a connect reaches; SIMCOM_NO_STATE if nothing connects */
    kept_t kept;
    role_t roles[SIMCOM_VALUES];
    certificates_t certificates;
    char room[64]; /* of a text that was just made */

    bool ticking; /* the time is known */
    uint32_t now;
    uint64_t elapsed;         /* ms since the module was made */
    int64_t clock;            /* seconds since 1970 when elapsed was 0 */
    int zone;                 /* of the clock, in quarters of an hour */
    uint32_t registration;    /* as it was reported last */
    bool online;              /* there was a packet network */
    bool radio;               /* it was on, and the SIM was ready */
    uint64_t searching_until; /* age up to which the module looks for one */
    bool restarting;
    uint32_t restart_at;
    uint64_t stalled_until; /* age up to which no byte is taken */
    uint64_t network_until; /* age up to which there is no packet network */
    uint64_t broker_until;  /* age up to which no broker answers */
    uint64_t tls_until;     /* age up to which no TLS session can be made */
};

/* The code with which the revision answers. */
static inline uint8_t code_of(const simcom_module_t *module, simcom_reason_t reason)
{
    return module->description->reasons[reason];
}

/* --- module.c --- */
void module_forget(simcom_module_t *module);
void module_power_off(simcom_module_t *module);
/* Switches it off, or on if it is off. */
void module_power(simcom_module_t *module, bool on);
void module_cut(simcom_module_t *module, unsigned client);
/* --- input.c: bytes from the host --- */
/* Takes what waits behind the faults of the input, when there is room again. */
void input_go_on(simcom_module_t *module);
/* A command of the specification, without AT. */
void input_command(simcom_module_t *module, simcom_bytes_t part);
/* The commands that follow on the same line, when the one before them has ended well. */
void input_parts(simcom_module_t *module);

/* --- hear.c: what the module makes of a command, for who wants to know --- */
void hear(const simcom_module_t *module, simcom_module_verdict_t verdict, const char *name,
          uint8_t code);
/* A condition of the command is not met. */
void hear_order(const simcom_module_t *module, const exchange_t *exchange);
/* It was tried, and ended with a code, which may say that the host is to blame. */
void hear_done(const simcom_module_t *module, const exchange_t *exchange, uint8_t code);

/* --- hash.c --- */
void hash_input(simcom_module_t *module, const uint8_t *bytes, size_t n);

/* --- parse.c: which form is it? Fills command, form, client and arguments. --- */
typedef enum parsed { PARSED_MALFORMED, PARSED_REFUSED, PARSED_GOOD } parsed_t;
parsed_t parse_part(simcom_module_t *module, simcom_bytes_t part, exchange_t *exchange);
/* Whether a line begins with AT. */
bool parse_is_command(simcom_bytes_t line);
/* Whether the specification has the command, in whichever form. */
bool parse_is_known(const simcom_module_t *module, simcom_bytes_t part);
/* Takes the first command of a row, V.250 5.2.1: AT+CSQ;+CGATT? is two, ATE0V1 as well. */
simcom_bytes_t parse_cut(simcom_bytes_t *rest);
/* Reads the arguments of a form, as they stand in a line, into an exchange. */
bool parse_arguments(const simcom_module_t *module, const simcom_described_form_t *form,
                     simcom_bytes_t text, exchange_t *exchange);

/* --- arguments.c: what stands in a form's arguments --- */
bool argument_given(const simcom_parameter_t *parameter, const void *arguments);
uint32_t argument_number(const simcom_parameter_t *parameter, const void *arguments);
simcom_bytes_t argument_text(const simcom_parameter_t *parameter, const void *arguments);
/* The argument of a role: its default if it is not given, and 0 or no text if the form has none. */
uint32_t exchange_number(const exchange_t *exchange, simcom_value_t role);
simcom_bytes_t exchange_text(const exchange_t *exchange, simcom_value_t role);
/* The client that a command names, or SIMCOM_NO_CLIENT. */
unsigned client_of(const exchange_t *exchange);
/* The form that holds, or uses up, the data of a state; NULL if there is none. */
const simcom_described_form_t *form_that_holds(const simcom_module_t *module, unsigned state);
const simcom_described_form_t *form_that_uses(const simcom_module_t *module, unsigned state);

/* --- state.c: which states are there --- */
bool state_is(const simcom_module_t *module, unsigned state, unsigned client);
/* The first condition of the form that is not met, or NULL; and its answer, or 0. */
const simcom_condition_t *state_unmet(const simcom_module_t *module, const exchange_t *exchange);
uint8_t state_objection(const simcom_module_t *module, const exchange_t *exchange);
scope_t *state_scope(simcom_module_t *module, unsigned state, unsigned client);
void state_reach(simcom_module_t *module, unsigned state, unsigned client);
/* Ends a state with all that is within it, cuts connections and forgets what is kept so long. */
void state_end(simcom_module_t *module, unsigned state, unsigned client);
/* The command has ended: what it reaches, ends and leaves behind. */
void state_after(simcom_module_t *module, const exchange_t *exchange, bool success);
held_t *state_held(simcom_module_t *module, unsigned state, unsigned client);
void state_hold(simcom_module_t *module, const exchange_t *exchange, simcom_bytes_t data,
                uint8_t qos);
void state_use(simcom_module_t *module, const exchange_t *exchange);
/* The data that was given last, NULL data if none was; and its quality of service. */
simcom_bytes_t state_data(simcom_module_t *module, unsigned state, unsigned client);
uint8_t state_qos(simcom_module_t *module, unsigned state, unsigned client);

/* --- held.c --- */
void held_add(held_t *held, simcom_bytes_t text, uint8_t qos);
void held_clear(held_t *held);
/* Bytes of all of it together. */
size_t held_length(const held_t *held);

/* --- settings.c: what is kept of the parameters --- */
/* What a module has when it starts; with `ever`, when it is new. */
void settings_begin(simcom_module_t *module, bool ever);
void settings_roles(simcom_module_t *module);
void settings_free(simcom_module_t *module);
void settings_take(simcom_module_t *module, const exchange_t *exchange);
/* States of a client, or of the module with SIMCOM_NO_CLIENT, have ended. */
void settings_end(simcom_module_t *module, uint32_t states, unsigned client);
void settings_after(simcom_module_t *module, const simcom_described_form_t *form, unsigned client,
                    bool success);
/* What the form that keeps a parameter says of it; NULL if none does. */
const simcom_described_parameter_t *settings_described(simcom_module_t *module, unsigned parameter);
const setting_t *settings_find(const simcom_module_t *module, unsigned parameter, uint32_t key);
/* By role: whether the revision keeps such a parameter, whether it was set, and what it is, which may be the
 * default. */
bool settings_has(const simcom_module_t *module, simcom_value_t role);
bool settings_given(const simcom_module_t *module, simcom_value_t role, uint32_t key);
uint32_t settings_number(const simcom_module_t *module, simcom_value_t role, uint32_t key);
simcom_bytes_t settings_text(const simcom_module_t *module, simcom_value_t role, uint32_t key);

/* --- print.c: information lines --- */
void print_lines(simcom_module_t *module, const exchange_t *exchange);
/* The same of one line, without the field that says whether there are reports, as a report. */
void print_report(simcom_module_t *module, const exchange_t *exchange,
                  const simcom_described_line_t *line);
/* Whether something was set of a thing: whether a PDP context is defined. */
bool rows_has(const simcom_module_t *module, simcom_value_t role, uint32_t key);

/* --- facts.c: what the module reports of itself, by the role of a field --- */
value_t facts_of(simcom_module_t *module, unsigned role, uint32_t key);
/* The beginning of the line that says what the SIM waits for; NULL if the revision has none. */
const char *facts_sim_line(const simcom_module_t *module);
/* Whether the radio is on and the SIM ready. */
bool facts_radio(const simcom_module_t *module);
/* TS 27.007 7.2, <stat>. */
uint32_t facts_registration(const simcom_module_t *module);
/* Whether it is registered with a network, at home or roaming. */
bool facts_registered(const simcom_module_t *module);
/* Whether there is a packet network, and a PDP context is active in it. */
bool facts_attached(const simcom_module_t *module);
bool facts_online(const simcom_module_t *module);

/* --- answer.c: the documented sequences --- */
/* A command of the tables was read; with `refused` the code in the exchange stands against it. */
void answer_begin(simcom_module_t *module, bool refused);
void answer_refuse(simcom_module_t *module, uint8_t code);
void answer_data(simcom_module_t *module); /* the promised data is complete */
void answer_settle(simcom_module_t *module, exchange_t *exchange, uint8_t code);
void answer_error(simcom_module_t *module);

/* The exchange of a role that a client is pending with, of any with SIMCOM_ACT_NONE; or NULL. */
exchange_t *answer_pending(simcom_module_t *module, unsigned client, simcom_act_t act);

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
void line_information(simcom_module_t *module, const exchange_t *exchange, simcom_bytes_t text);
/* The URC of a role, NULL if the revision has none; and what it says of a client. */
const simcom_described_line_t *line_of_role(const simcom_module_t *module, simcom_role_t role);
void line_urc(simcom_module_t *module, const simcom_described_line_t *urc, unsigned client,
              uint32_t value);
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

/* --- other.c: commands that the specification does not model --- */
typedef enum other_found { OTHER_UNKNOWN, OTHER_REFUSED, OTHER_TAKEN } other_found_t;
/* A command of the program's own rows, or of any. Refused: there is such a command, but not so. */
other_found_t other_begin(simcom_module_t *module, simcom_bytes_t part, bool own);
void other_data(simcom_module_t *module); /* the promised data is complete */
/* A byte of data that ends with 0x1A. */
size_t other_take_text(simcom_module_t *module, uint8_t byte);
/* Does what is due, and returns ms until the next that is. */
uint32_t other_time(simcom_module_t *module);
/* Whether it is the name of a command that modules have and nothing here models. */
bool other_is_real(const simcom_module_t *module, const char *name);
void other_free(simcom_module_t *module);

/* --- registration.c: what follows when the registration changes --- */
void registration_begin(simcom_module_t *module);
/* Something was done that may have changed it: connections are lost, and who asked for reports gets them. */
void registration_changed(simcom_module_t *module);
/* The radio was switched on: it takes a while. */
void registration_search(simcom_module_t *module);
/* Does what is due, and returns ms until the next that is. */
uint32_t registration_time(simcom_module_t *module);

/* --- variables.c: what a module knows of itself --- */
void variables_begin(simcom_module_t *module);
/* Those that do not survive a restart. */
void variables_boot(simcom_module_t *module);
void variables_free(simcom_module_t *module);
/* "" if there is none. */
const char *variable_get(const simcom_module_t *module, const char *name);
bool variable_is(const simcom_module_t *module, const char *name, const char *value);
uint32_t variable_number(const simcom_module_t *module, const char *name);
void variable_set(simcom_module_t *module, const char *name, const char *value);

/* --- utf8.c --- */
bool utf8_valid(simcom_bytes_t text);

/* --- clock.c: AT+CCLK --- */
int64_t clock_now(const simcom_module_t *module);
bool clock_parse(simcom_bytes_t text, int64_t *seconds, int *zone);
/* The network says what time it is, where it knows. */
void clock_from_network(simcom_module_t *module);
void clock_format(int64_t seconds, int zone, char text[24]);

#endif
