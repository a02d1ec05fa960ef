/* SPDX-License-Identifier: MIT */
/*
 * session_rig.h - a session on a desk: a small module written by hand from the manual and the field's
 * logs, virtual time, and a log of what went over the line.
 */
#ifndef SESSION_RIG_H
#define SESSION_RIG_H

#include "simcom/simcom.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* What happens at a command instead of its answer. */
typedef enum fault { FAULT_NONE, FAULT_ERROR, FAULT_CME, FAULT_SILENCE, FAULT_RESTART } fault_t;

/* The order of OK and the result line. */
typedef enum order { ORDER_OK_FIRST, ORDER_RESULT_FIRST } order_t;

#define RULES 16

typedef struct rule {
    const char *prefix; /* of the command line */
    const char *answer; /* its whole answer; "" is silence */
    int times;          /* how often; 0: the rule is not used, -1: always */
} rule_t;

typedef struct rig {
    simcom_t modem;
    simcom_client_t clients[SIMCOM_CLIENTS];
    simcom_session_t session;
    simcom_session_t *other; /* another session of the same modem */
    uint8_t line[256];
    uint32_t now;

    /* The module. */
    bool started;
    bool acquired[SIMCOM_CLIENTS];
    bool connected[SIMCOM_CLIENTS];
    char id[SIMCOM_CLIENTS][64];
    char server[SIMCOM_CLIENTS][64];
    bool dead; /* says nothing, does nothing */
    order_t order;
    rule_t rules[RULES];
    int fault_at; /* number of the command, -1: none */
    fault_t fault;
    unsigned chaos; /* not 0: a seed; one command in four goes wrong */
    char input[1024];
    size_t input_length;
    size_t data_left;
    size_t data_length;
    char data[1024];
    char command[1024];  /* that the data belongs to */
    char reply[4096];    /* what the module is about to say */
    char payloads[4096]; /* of what was published, each behind a / */
    int restarts;

    /* What was seen. */
    char commands[32768]; /* each behind a line end; AT alone is left out */
    int command_count;
    char news[16384]; /* the session's, without WORKING */
    char steps[16384];
    uint32_t waits[64];
    int wait_count;
    bool deaf; /* the application pulls no news */
    /* Is told of each operation that ends, before anything else begins. NULL: nobody is. */
    void (*ended)(const simcom_event_t *event, bool own);
    char own[1024]; /* the application's own operations that ended */
} rig_t;

extern rig_t rig;

/* A configuration that the tests change before they begin. */
extern simcom_session_config_t rig_config;
extern simcom_connect_t rig_servers[2];

/* What the modem is prepared for; NULL: V1.00. */
extern const simcom_revision_t *rig_revision;

/* A clean module and a session that is not started. */
int rig_set_up(void **state);
/* Prepares modem and session for rig_config, begins. */
void rig_begin(void);
/* Lets time pass. */
void rig_run(uint32_t ms);
/* Lets time pass until the session is online. */
void rig_connect(void);
/* One turn of the loop: returns how long nothing will happen. */
uint32_t rig_turn(void);
/* A line of the module that nobody asked for. */
void rig_say(const char *text);
/* The module restarts. */
void rig_restart(void);
/* From now on the module answers a command in this way. */
void rig_answer(const char *prefix, const char *answer, int times);
/* Forgets what was seen. */
void rig_forget(void);
/* How often a text stands in another. */
int rig_count(const char *text, const char *part);
/* The commands since rig_forget() are these. */
void assert_commands(const char *text);
void assert_news(const char *text);

#endif
