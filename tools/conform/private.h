/* SPDX-License-Identifier: MIT */
/* private.h - what the parts of the suite share. */
#ifndef CONFORM_PRIVATE_H
#define CONFORM_PRIVATE_H

#include "conform.h"
#include "simcom/codes.h"
#include "simcom/commands.h"
#include "simcom/lines.h"
#include "simcom/private/scan.h"
#include "simcom/states.h"
#include "simcom/track.h"

#include <stdarg.h>

#if defined(__GNUC__)
#define CONFORM_FORMAT(text, first) __attribute__((__format__(__printf__, text, first)))
#else
#define CONFORM_FORMAT(text, first)
#endif

#define CLIENTS     2u
#define LINE_MAX_   65600u /* the longest line that a revision can state, and one that is too long */
#define DATA_MAX    10240u
#define REPLY_LINES 40u

/* A command line that is about to be sent, and the data for its prompt. */
typedef struct line {
    char text[LINE_MAX_];
    size_t length;
    const uint8_t *data; /* NULL: letters */
    size_t data_length;  /* as the line says */
} line_t;

/* One information line: the text behind its name. Long enough for three file names and a setting that a revision adds. */
typedef struct reply_line {
    char text[1400];
} reply_line_t;

/* All that a command brought. */
typedef struct reply {
    uint8_t steps[8]; /* simcom_step_t, as they came; information lines in a row are one */
    uint8_t step_count;
    bool complete; /* false: the time was over before the end */
    bool cme;
    bool has_result;
    bool late;            /* a part came behind what looked like the end */
    uint8_t code;         /* of the result */
    uint32_t client;      /* of the result */
    uint16_t result_name; /* SIMCOM_LINE_... */
    size_t echo_length;
    char echo[LINE_MAX_];
    size_t line_count;
    reply_line_t lines[REPLY_LINES];
    char problem[160];                         /* what is wrong with the shape of it, else empty */
    char raw[512];                             /* what came, as shown in reports */
    size_t raw_length;                         /* bytes that came, more than raw can hold */
    uint8_t first[64];                         /* of the raw bytes */
    const simcom_described_outcome_t *outcome; /* the documented one that it is, or NULL */
} reply_t;

/* A received message. */
typedef struct message {
    bool complete;
    uint32_t client;
    size_t topic_total, payload_total;
    size_t topic_length, payload_length;
    size_t largest; /* piece */
    uint8_t topic[1024];
    uint8_t payload[DATA_MAX];
} message_t;

#define MESSAGES 8u

/* How far up the service is, for client 0. */
typedef enum level {
    LEVEL_UNKNOWN,
    LEVEL_IDLE,
    LEVEL_STARTED,
    LEVEL_ACQUIRED,
    LEVEL_CONNECTED
} level_t;

/* A line of a read form, as it was before the first case. */
#define SAVED 80u
typedef struct saved {
    const char *command;
    bool file; /* the name of a file, which is not set again */
    char text[640];
} saved_t;

struct conform {
    conform_settings_t settings;
    const simcom_description_t *description;
    conform_case_t *cases;
    size_t count, room;
    conform_result_t *results;
    size_t current;
    bool stopped;  /* by the user */
    bool gone;     /* the line is gone for good */
    bool was_gone; /* and came back: what runs has to be run again */
    uint32_t begin;

    simcom_scan_t scan;
    uint8_t scan_line[LINE_MAX_];
    uint8_t chunk[4096];
    size_t chunk_begin, chunk_end;

    level_t level;
    uint8_t acquired_type; /* <server_type> of client 0 */
    bool second;           /* client 1 is in use */
    message_t messages[MESSAGES];
    size_t message_count;
    int data_for;          /* message piece that is being read: 0 none, 1 topic, 2 payload */
    bool restarted;        /* RDY came */
    uint8_t lost[CLIENTS]; /* cause of +CMQTTCONNLOST, 0: none */
    bool no_network;       /* +CMQTTNONET came */
    bool ping[CLIENTS];    /* +CMQTTPING came */
    uint8_t ping_code;
    char urc_problem[160];

    saved_t saved[SAVED];
    size_t saved_count;

    conform_event_t *log;
    size_t log_count, log_room;
    char identity[160];
    char observations[12][120];
    size_t observation_count;

    /* Coverage. */
    uint8_t form_seen[SIMCOM_FORMS];
    uint16_t outcome_seen[SIMCOM_FORMS]; /* bits */
    bool code_seen[256];
    bool urc_seen[SIMCOM_LINES];
    uint8_t data[65536 + 16]; /* as much as a 16-bit length can announce, and too much */
    const simcom_described_form_t *pending; /* its result is still to come, NULL: none */
    bool pending_ended_early;               /* it came before the next command can have been read */
    uint32_t sent_at;                       /* when the last command was sent */
    reply_t reply;                          /* of the last command */
    line_t line;                            /* that is being built */
};

/* --- run.c --- */
/* Makes the module listen, without echo, and asks what it is. */
void conform_identify(conform_t *conform);
conform_case_t *case_add(conform_t *conform);
/* The case has failed, unless it has already. */
void case_fail(conform_t *conform, const char *expected, const char *format, ...)
    CONFORM_FORMAT(3, 4);
void case_skip(conform_t *conform, const char *format, ...) CONFORM_FORMAT(2, 3);
bool case_failed(const conform_t *conform);
/* True if it holds; else the case fails. */
bool case_check(conform_t *conform, bool holds, const char *expected, const char *format, ...)
    CONFORM_FORMAT(4, 5);
void observe(conform_t *conform, const char *format, ...) CONFORM_FORMAT(2, 3);

/* --- talk.c: lines out, answers in --- */
void line_begin(conform_t *conform, const simcom_described_form_t *form);
void line_add(conform_t *conform, const char *format, ...) CONFORM_FORMAT(2, 3);
void line_add_bytes(conform_t *conform, const void *bytes, size_t n);
/* Sends conform->line and reads the answer into conform->reply. form: NULL if none is meant. */
void talk(conform_t *conform, const simcom_described_form_t *form);
/* Sends bytes, without waiting. */
bool talk_send(conform_t *conform, const void *bytes, size_t n);
/* Reads what comes on its own until `until` says true or the time is over. */
bool talk_wait(conform_t *conform, bool (*until)(const conform_t *, uint32_t), uint32_t value,
               uint32_t timeout_ms);
/* Sends the line and reads only up to the step, leaving the rest to talk_rest(). */
void talk_until(conform_t *conform, const simcom_described_form_t *form, uint8_t step);
void talk_rest(conform_t *conform, const simcom_described_form_t *form);
/* Brings a line that is in the middle of something back. */
void talk_recover(conform_t *conform);
void forget_messages(conform_t *conform);
void describe_steps(const uint8_t *steps, size_t count, char *text, size_t size);

/* --- state.c: brings the service up and down --- */
bool reach(conform_t *conform, level_t level);
bool reach_type(conform_t *conform, level_t level, unsigned type);
/* A command of the suite's own, such as "AT+CMQTTTOPIC=0,5"; data is its answer to the prompt.
 * Returns whether it ended well. */
bool command(conform_t *conform, const void *data, size_t n, const char *format, ...)
    CONFORM_FORMAT(4, 5);
void take_down(conform_t *conform);
/* The command that ends a state of a client. */
bool end_state(conform_t *conform, unsigned state, unsigned client);
bool acquire(conform_t *conform, unsigned client, const char *id, unsigned type);
/* A connect; user: its name, with a password, or NULL. Returns whether it succeeded. */
bool connect_to(conform_t *conform, unsigned client, const char *address, unsigned clean,
                const char *user);
/* What an argument of a line is to be: the parameter by what it is to a module. */
typedef struct argument {
    simcom_value_t role;
    const char *text; /* of a string; NULL: a number */
    uint32_t number;
} argument_t;
/* Sends a form with these arguments, with good ones for all else that it needs, and data after the
 * prompt. Returns whether it ended well; where the revision has no such form the case is skipped. */
bool say(conform_t *conform, const simcom_described_form_t *form, const void *data, size_t n,
         const argument_t *arguments, size_t count);
/* The form of the revision that does something, that keeps data for a state, that reaches a state, or
 * that ends it; NULL if it has none. Of several that subscribe, the one with data. */
const simcom_described_form_t *find_that_does(const conform_t *conform, simcom_act_t act);
const simcom_described_form_t *find_that_holds(const conform_t *conform, unsigned state);
const simcom_described_form_t *find_that_reaches(const conform_t *conform, unsigned state);
const simcom_described_form_t *find_that_ends(const conform_t *conform, unsigned state);
/* The form that keeps a parameter of this role; NULL if the revision has none. */
const simcom_described_form_t *find_that_keeps(const conform_t *conform, simcom_value_t role);
/* Parameter of a role; -1: the form has none. */
int parameter_of(const simcom_described_form_t *form, simcom_value_t role);
/* The URC of a role; NULL: the revision has none. */
const simcom_described_line_t *find_urc(const conform_t *conform, simcom_role_t role);
/* Parameters that the revision does not have are passed over. */
bool has_parameter(const simcom_described_form_t *form, unsigned i);
/* The text of parameter i in the line that was sent, without quotation marks. */
void sent_argument(const conform_t *conform, const simcom_described_form_t *form, unsigned wanted,
                   char *text, size_t size);
/* The number nearest to `wanted` that the revision allows for a parameter. */
unsigned within(const conform_t *conform, uint16_t parameter, unsigned wanted);
const simcom_described_form_t *find_form(const conform_t *conform, uint16_t id);
const simcom_described_command_t *find_command(const conform_t *conform, const char *name);
/* The command that a form is of. */
const simcom_described_command_t *command_of(const conform_t *conform,
                                             const simcom_described_form_t *form);
/* The form that prints the names of the files; NULL if the revision has none. */
const simcom_described_form_t *find_that_lists(const conform_t *conform);
/* A form's text up to its first parameter, as the revision spells it, without a line end. */
typedef struct form_text {
    char text[48];
} form_text_t;
form_text_t form_text(const simcom_revision_t *revision, const simcom_form_t *form);
const char *wire_of(const conform_t *conform, uint16_t line);
bool in_revision(const conform_t *conform, const simcom_form_t *form);
simcom_limit_t limit_of(const conform_t *conform, const simcom_parameter_t *parameter);
bool second_up(conform_t *conform, const char *id, unsigned clean, level_t level);
const char *client_name(unsigned client);

/* --- settings.c: remembers what is set, and gives it back at the end --- */
void save_settings(conform_t *conform);
void restore_settings(conform_t *conform);
/* Whether a certificate file of this name was there before. */
bool file_is_users(const conform_t *conform, const char *name);

/* --- expect.c: compares --- */
#define ANY_CODE 0xFFu
/* The last answer is a documented success. */
bool expect_success(conform_t *conform, const simcom_described_form_t *form);
/* It is a documented failure, with this code where it tells one. */
bool expect_refusal(conform_t *conform, const simcom_described_form_t *form, uint8_t code);
/* The line is none that the command takes: that, or ERROR alone, which needs no document (V.250 5.7.1). */
bool expect_error(conform_t *conform, const simcom_described_form_t *form);
/* It is a documented end, and not one that says the arguments are wrong. */
bool expect_accepted(conform_t *conform, const simcom_described_form_t *form);
/* A field of an information line of the form's command, by name; false if it is not there. */
typedef struct field {
    bool is_string;
    uint32_t number;
    char text[300];
    bool given;
} field_t;
bool read_field(const simcom_described_line_t *line, const char *text, const char *name,
                field_t *out);
/* Checks every field of every line against the tables. */
void check_lines(conform_t *conform, const simcom_described_form_t *form);
/* The read form of a command with lines, or NULL. */
const simcom_described_form_t *read_form(const simcom_described_command_t *command);

/* --- values.c, order.c, behaviour.c: the cases --- */
void values_cases(conform_t *conform);
void order_cases(conform_t *conform);
void behaviour_cases(conform_t *conform);
void framing_cases(conform_t *conform);

/* order.c: the level that a form needs. */
level_t level_needed(const simcom_described_form_t *form);
/* That, or the one at which the data that it uses can be given. */
level_t level_with_input(const conform_t *conform, const simcom_described_form_t *form);
/* What answers a form that comes at a level; SIMCOM_ANSWER_NONE: nothing stands against it. */
uint8_t answer_at(const conform_t *conform, const simcom_described_form_t *form, level_t level);
/* What answers a form where a state is there and must not be, or is not and must;
 * SIMCOM_ANSWER_NONE: it does not ask. */
uint8_t answer_of(const simcom_described_form_t *form, unsigned state, bool forbidden);
/* Brings the module to where the form can be used. */
bool order_prepare_for(conform_t *conform, const simcom_described_form_t *form, unsigned client);
void order_settle(conform_t *conform, const simcom_described_form_t *form);
/* Builds a good line of a form: parameters before the index `given`. */
void good_line(conform_t *conform, const simcom_described_form_t *form, unsigned given);
/* Adds a good value of parameter i. */
void add_good(conform_t *conform, const simcom_described_form_t *form, unsigned i);
unsigned required_count(const simcom_described_form_t *form);

#endif
