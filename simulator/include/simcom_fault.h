/* SPDX-License-Identifier: MIT */
/*
 * simcom_fault.h - what goes wrong at a simulated module, as data.
 *
 * A fault says what happens, where, and how often:
 *
 *     simcom_fault_t faults[] = {
 *         {.kind = SIMCOM_FAULT_LOSE, .place = SIMCOM_PLACE_OUTPUT, .nth = 120},
 *         {.kind = SIMCOM_FAULT_ANSWER, .place = SIMCOM_PLACE_COMMAND, .command = "CMQTTPUB",
 *          .has_code = true, .code = 14, .times = 1},
 *         {.kind = SIMCOM_FAULT_FLIP, .place = SIMCOM_PLACE_INPUT, .chance = 100, .mask = 0x40},
 *     };
 *     settings.faults = faults;
 *     settings.fault_count = 3;
 *     settings.seed = 7;
 *
 * Chance is a generator in the module that begins at the seed: the same faults, the same seed and
 * the same calls give the same bytes. The same faults as text, a word per field, are read by
 * simcom_fault_set(); the script of simcom-modem --faults and its ctl fault are made of those.
 */
#ifndef SIMCOM_FAULT_H
#define SIMCOM_FAULT_H

#include "simcom/types.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum simcom_fault_kind {
    /* Bytes on the line. At PART and MESSAGE `byte` says which of its bytes, else the counted one
     * is meant. */
    SIMCOM_FAULT_LOSE,   /* `count` bytes */
    SIMCOM_FAULT_REPEAT, /* the byte comes `count` times more */
    SIMCOM_FAULT_FLIP,   /* the bits of `mask` in `count` bytes */
    SIMCOM_FAULT_INSERT, /* `text` before the byte */
    SIMCOM_FAULT_URC,    /* the same with \r\n on both sides of `text` */
    SIMCOM_FAULT_HOLD,   /* this byte and all that follow it come `ms` later (not of INPUT) */
    /* Lines. At PART and MESSAGE. */
    SIMCOM_FAULT_CUT,     /* everything from `byte` on is lost */
    SIMCOM_FAULT_OMIT,    /* it does not come at all */
    SIMCOM_FAULT_DELAY,   /* it comes `ms` later, and what follows may overtake it */
    SIMCOM_FAULT_REPLACE, /* `text` comes in its place, between line ends */
    /* Answers. At COMMAND. */
    SIMCOM_FAULT_ANSWER, /* with `code`, in the order of `shape`, see below */
    /* The module and what is behind it. At any place; what was not sent yet is lost by a RESTART,
     * and the answer to the COMMAND with it. */
    SIMCOM_FAULT_RESTART, /* as by the reset pin: the boot lines follow */
    SIMCOM_FAULT_NETWORK, /* the packet network is gone, for `ms` */
    SIMCOM_FAULT_BROKER,  /* connections are lost with `cause`; nobody answers for `ms` */
    SIMCOM_FAULT_TLS,     /* the same, of TLS connections only */
    SIMCOM_FAULT_PING,    /* the keep-alive of the connections fails with `code` */
    SIMCOM_FAULT_STALL,   /* the module takes no more bytes for `ms`; 0: until it restarts */
    SIMCOM_FAULT_SET,     /* the variable `name` (simcom_answer.h) becomes `text` */
    SIMCOM_FAULT_KINDS
} simcom_fault_kind_t;

typedef enum simcom_fault_place {
    SIMCOM_PLACE_OUTPUT,  /* a byte from the module, before anything happens to it */
    SIMCOM_PLACE_INPUT,   /* a byte from the host */
    SIMCOM_PLACE_COMMAND, /* a command line that the module understood */
    SIMCOM_PLACE_PART,    /* a line or prompt that the module is about to send */
    SIMCOM_PLACE_MESSAGE, /* a received message, from RXSTART to RXEND */
    SIMCOM_PLACE_TIME,    /* the module is `at_ms` old; nth, chance and times do not count */
    SIMCOM_PLACES
} simcom_fault_place_t;

/* Which part a PART is. */
typedef enum simcom_piece {
    SIMCOM_PIECE_ANY,
    SIMCOM_PIECE_OK,
    SIMCOM_PIECE_ERROR, /* ERROR or +CME ERROR */
    SIMCOM_PIECE_RESULT,
    SIMCOM_PIECE_PROMPT,
    SIMCOM_PIECE_INFORMATION, /* an information line */
    SIMCOM_PIECE_URC,         /* a line that is nobody's answer, RDY among them */
    SIMCOM_PIECES
} simcom_piece_t;

/* The parts of an answer in their order, where they are not to be the manual's (FIRMWARE: 3.8). */
typedef enum simcom_fault_shape {
    SIMCOM_SHAPE_MANUAL,
    SIMCOM_SHAPE_ERROR,        /* ERROR alone */
    SIMCOM_SHAPE_RESULT_ERROR, /* result, ERROR */
    SIMCOM_SHAPE_ERROR_RESULT, /* ERROR, result */
    SIMCOM_SHAPE_OK,           /* OK alone: a result will not come */
    SIMCOM_SHAPE_OK_RESULT,    /* OK, result */
    SIMCOM_SHAPE_RESULT_OK,    /* result, OK */
    SIMCOM_SHAPES
} simcom_fault_shape_t;

/* All zero but kind and place: each time, the first byte, both clients. */
typedef struct simcom_fault {
    uint8_t kind;        /* simcom_fault_kind_t */
    uint8_t place;       /* simcom_fault_place_t */
    uint8_t part;        /* simcom_piece_t, of PART */
    const char *command; /* "CMQTTPUB": of COMMAND and PART, only this one's; NULL: any */
    uint32_t nth;        /* only the n-th of those that fit, from 1; 0: each of them */
    uint32_t chance;     /* in millionths, for each that fits; 0: always */
    uint32_t times;      /* at most so often; 0: no limit */
    uint32_t at_ms;      /* of TIME: how old the module is, in ms */

    int32_t byte;   /* of PART and MESSAGE: from 0; negative ones count from the end, -1 the last */
    uint32_t count; /* 0: one */
    uint8_t mask;   /* bits to flip; 0: one that the chance picks */
    uint32_t ms;
    simcom_bytes_t text;

    bool has_code;   /* of ANSWER: without it the command is done, and only looks different */
    uint8_t code;    /* of ANSWER, refused without being done; of PING */
    uint8_t shape;   /* of ANSWER: simcom_fault_shape_t; `text`, if any, replaces ERROR */
    bool after_data; /* of ANSWER: the prompt comes first, and the data is taken */
    const char *
        name; /* of ANSWER: the result line is called so; NULL: as the command is; of SET: the variable */
    uint8_t cause;       /* of BROKER and TLS: of +CMQTTCONNLOST; 0: 1, closed by the other side */
    uint8_t only_client; /* of BROKER, TLS, PING: 1 or 2 for client 0 or 1; 0: both */
} simcom_fault_t;

/* Why a fault makes no sense, NULL if it does. */
const char *simcom_fault_problem(const simcom_fault_t *fault);

/* --- Faults as text ---------------------------------------------------------------------------
 * A field and its value, both as words: "kind" "lose", "output" "120", "chance" "0.001",
 * "command" "CMQTTPUB", "part" "ok", "text" "+CGEV: ME PDN ACT 1". docs/simulator.md has them all.
 * A fault to be filled begins as all zero. */

/* Room for the strings of a fault that was read from text; must outlive it. */
typedef struct simcom_fault_room {
    char command[32];
    char name[32];
    uint8_t text[512];
    bool placed; /* output, input, part, message or time was given */
    bool kind_given;
} simcom_fault_room_t;

/* Fills one field. NULL if all is well, else what is wrong with the value. In `text` \r \n \\ \"
 * and \xHH are escapes. */
const char *simcom_fault_set(simcom_fault_t *fault, simcom_fault_room_t *room, const char *field,
                             const char *value);

/* After the last field: one that says no place strikes at once, if it is about the module as a whole
 * or a urc. NULL if the fault makes sense, else why it does not. */
const char *simcom_fault_finish(simcom_fault_t *fault, const simcom_fault_room_t *room);

/* Reads "lose output=120 count=2": the kind, then field=value. Values with spaces stand in double
 * quotes. NULL if all is well, else what is wrong. */
const char *simcom_fault_parse(simcom_fault_t *fault, simcom_fault_room_t *room, const char *text);

#ifdef __cplusplus
}
#endif

#endif
