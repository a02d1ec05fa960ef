/* SPDX-License-Identifier: MIT */
#include "judge.h"

#include "bottle.h"
#include "simcom/codes.h"
#include "simcom/command.h"
#include "simcom/lines.h"
#include "simcom/private/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_SIZE 1200u

typedef enum state { STATE_LINE, STATE_ANSWER, STATE_DATA } state_t;

struct judge {
    bottle_t *bottle;
    const simcom_description_t *description;
    void (*tell)(void *, judge_kind_t, const char *, const char *);
    void *context;
    simcom_scan_t scan; /* over what the module answers */
    uint8_t scan_line[2048];
    state_t state;
    char line[LINE_SIZE]; /* that the driver sends */
    size_t length;
    char last[LINE_SIZE]; /* the last whole one */
    size_t promised;      /* bytes of data */
    size_t data_left;
    bool result; /* the answer told a code */
    unsigned code;
    bool behind_data; /* the last thing that came was data */
    bool undecided;   /* ERROR came; a result may follow */
    uint32_t undecided_at;
    bool early; /* data came before its prompt had gone out */
    bool held;  /* the module has not taken a byte */
    size_t commands;
    size_t complaints[JUDGE_KINDS];
};

judge_t *judge_new(const simcom_module_settings_t *settings,
                   const simcom_description_t *description,
                   void (*tell)(void *, judge_kind_t, const char *, const char *), void *context)
{
    judge_t *judge = calloc(1, sizeof *judge);

    if (judge == NULL) {
        abort();
    }
    judge->bottle = bottle_new(settings);
    bottle_take_any(judge->bottle);
    judge->description = description;
    judge->tell = tell;
    judge->context = context;
    simcom_scan_init(&judge->scan, judge->scan_line, sizeof judge->scan_line);
    return judge;
}

void judge_free(judge_t *judge)
{
    if (judge != NULL) {
        bottle_free(judge->bottle);
        free(judge);
    }
}

static void complain(judge_t *judge, judge_kind_t kind, const char *words)
{
    judge->complaints[kind]++;
    judge->tell(judge->context, kind, words, judge->last);
}

/* --- What the module answers ------------------------------------------------------------------------ */

/* A refusal says what was wrong by its code. 9, 11 and 20 are harmless where a driver takes down what
 * an earlier run has left: it cannot know. */
static void judge_code(judge_t *judge, unsigned code)
{
    char words[200];
    const bool taking_down = strstr(judge->last, "STOP") != NULL ||
                             strstr(judge->last, "REL=") != NULL ||
                             strstr(judge->last, "DISC=") != NULL;
    const bool arguments =
        code == SIMCOM_CODE_CLIENT_INDEX_ERROR || code == SIMCOM_CODE_INVALID_PARAMETER ||
        code == SIMCOM_CODE_LENGTH_OUT_OF_RANGE || code == SIMCOM_CODE_BAD_UTF8_STRING;
    const bool harmless = taking_down && (code == SIMCOM_CODE_NETWORK_NOT_OPENED ||
                                          code == SIMCOM_CODE_NO_CONNECTION ||
                                          code == SIMCOM_CODE_CLIENT_NOT_ACQUIRED);
    const bool order =
        code == SIMCOM_CODE_NETWORK_NOT_OPENED || code == SIMCOM_CODE_NO_CONNECTION ||
        code == SIMCOM_CODE_NOT_SUPPORTED_OPERATION || code == SIMCOM_CODE_CLIENT_BUSY ||
        (code >= SIMCOM_CODE_TOPIC_EMPTY && code <= SIMCOM_CODE_CLIENT_NOT_RELEASED) ||
        code == SIMCOM_CODE_NETWORK_OPENED;

    if ((arguments || order) && !harmless) {
        (void)snprintf(words, sizeof words, "refused with %u %s: %s", code,
                       simcom_code_in(judge->description->revision, code)->name,
                       simcom_code_in(judge->description->revision, code)->meaning);
        complain(judge, arguments ? JUDGE_ARGUMENTS : JUDGE_ORDER, words);
    }
}

/* ERROR alone: no result came behind it. */
static void decide(judge_t *judge)
{
    if (judge->undecided) {
        judge->undecided = false;
        complain(judge, JUDGE_UNKNOWN,
                 "answered ERROR: no command of the revision, or arguments that do not fit");
    }
}

static void take_token(judge_t *judge)
{
    const simcom_scan_t *scan = &judge->scan;

    switch (scan->token) {
    case SIMCOM_TOKEN_LINE:
        if (scan->numeric && (scan->count == 1 || scan->count == 2) &&
            scan->number[scan->count - 1] != 0 &&
            simcom_role_of(judge->description->revision, scan->name) == SIMCOM_ROLE_NONE &&
            strchr(judge->last, '?') == NULL) {
            judge->result = true;
            judge->code = scan->number[scan->count - 1];
            if (judge->undecided) { /* ERROR, then the result: START and STOP */
                judge->undecided = false;
                judge_code(judge, judge->code);
            }
        }
        break;
    case SIMCOM_TOKEN_PROMPT:
        if (!judge->early) {
            judge->state = STATE_DATA;
            judge->data_left = judge->promised;
        }
        break;
    case SIMCOM_TOKEN_ERROR:
    case SIMCOM_TOKEN_CME_ERROR:
        if (judge->result) {
            judge_code(judge, judge->code);
        } else {
            judge->undecided = true;
            judge->undecided_at = bottle_now(judge->bottle);
        }
        judge->state = STATE_LINE;
        break;
    case SIMCOM_TOKEN_OK:
        judge->state = STATE_LINE;
        break;
    default:
        break;
    }
}

/* Looks at what goes to the driver: what it has not got yet it cannot have waited for. */
static void look(judge_t *judge, const uint8_t *bytes, size_t n)
{
    while (n > 0) {
        const size_t taken = simcom_scan(&judge->scan, bytes, n);
        const simcom_scan_t *scan = &judge->scan;
        const uint8_t role = scan->token == SIMCOM_TOKEN_LINE
                                 ? (uint8_t)simcom_role_of(judge->description->revision, scan->name)
                                 : (uint8_t)SIMCOM_ROLE_NONE;
        if ((role == SIMCOM_ROLE_MESSAGE_TOPIC || role == SIMCOM_ROLE_MESSAGE_PAYLOAD) &&
            scan->count == 2) {
            simcom_scan_expect_data(&judge->scan, scan->number[1]);
        } else if (role == SIMCOM_ROLE_MESSAGE_LINE && scan->count == SIMCOM_TOPIC_WHOLE) {
            simcom_scan_expect_data(&judge->scan, scan->number[1]);
        } else if (role == SIMCOM_ROLE_NONE) {
            take_token(judge);
        }
        bytes += taken;
        n -= taken;
    }
}

/* --- What the driver sends ----------------------------------------------------------------------------- */

/* The number that follows the last comma but those of a qos and such: the form says where. */
static size_t promised_length(const judge_t *judge)
{
    for (size_t c = 0; c < judge->description->command_count; c++) {
        const simcom_described_command_t *command = &judge->description->commands[c];
        const size_t n = strlen(command->wire);
        if (strncmp(judge->last + 2, command->wire, n) != 0 || judge->last[2 + n] != '=') {
            continue;
        }
        for (uint8_t f = 0; f < command->form_count; f++) {
            const simcom_form_t *form = command->forms[f].form;
            const char *at = judge->last + 3 + n;
            for (unsigned i = 1; form->data_from > i && at != NULL; i++) {
                at = strchr(at, ',');
                at = at == NULL ? NULL : at + 1;
            }
            if (form->data_from != 0 && at != NULL) {
                return strtoul(at, NULL, 10);
            }
        }
    }
    return 0;
}

static void end_line(judge_t *judge)
{
    if (judge->length == 0) {
        return;
    }
    decide(judge);
    memcpy(judge->last, judge->line, judge->length);
    judge->last[judge->length] = '\0';
    judge->length = 0;
    judge->commands++;
    judge->result = false;
    judge->early = false;
    judge->promised = promised_length(judge);
    judge->state = STATE_ANSWER;
}

static void take_data(judge_t *judge)
{
    judge->behind_data = --judge->data_left == 0;
    if (judge->behind_data) {
        judge->state = STATE_ANSWER;
    }
}

/* A byte of a line that begins while an answer is awaited. */
static void begin_early(judge_t *judge)
{
    if (judge->promised == 0 || judge->early || judge->behind_data) {
        complain(judge, judge->behind_data ? JUDGE_LENGTH : JUDGE_TOO_SOON,
                 judge->behind_data ? "more bytes than the command promised"
                                    : "the next command before the answer to this one");
        return;
    }
    complain(judge, JUDGE_LENGTH, "data before the prompt");
    judge->early = true;
    judge->state = STATE_DATA;
    judge->data_left = judge->promised;
}

static void take_byte(judge_t *judge, uint8_t byte)
{
    const bool end = byte == '\r' || byte == '\n';

    if (end && judge->length == 0) {
        if (judge->behind_data) {
            complain(judge, JUDGE_LENGTH, "a line end behind the data, which was not promised");
            judge->behind_data = false;
        }
        return;
    }
    if (judge->state == STATE_ANSWER && judge->length == 0) {
        begin_early(judge);
    }
    judge->behind_data = false;
    if (judge->state == STATE_DATA) {
        take_data(judge);
    } else if (byte == '\r') {
        end_line(judge);
    } else if (byte == '\n') {
        complain(judge, JUDGE_LINE_END, "a line ends with \\r alone");
    } else if (judge->length < LINE_SIZE - 1) {
        judge->line[judge->length++] = (char)byte;
    }
}

/* What the module does not take yet is offered again, and is a complaint at once. */
static size_t hold(judge_t *judge, size_t taken)
{
    if (!judge->held && judge->state == STATE_ANSWER) {
        complain(judge, JUDGE_TOO_SOON, "the next command before the answer to this one");
    }
    judge->held = true;
    return taken;
}

size_t judge_feed(judge_t *judge, const uint8_t *bytes, size_t n)
{
    simcom_module_t *module = bottle_module(judge->bottle);

    for (size_t i = 0; i < n; i++) {
        if (simcom_module_feed(module, &bytes[i], 1) == 0) {
            return hold(judge, i);
        }
        judge->held = false;
        if (judge->state == STATE_DATA) {
            take_data(judge);
        } else {
            take_byte(judge, bytes[i]);
        }
    }
    return n;
}

size_t judge_peek(judge_t *judge, const uint8_t **bytes)
{
    return simcom_module_peek(bottle_module(judge->bottle), bytes);
}

void judge_ack(judge_t *judge, size_t n)
{
    const uint8_t *bytes;

    (void)simcom_module_peek(bottle_module(judge->bottle), &bytes);
    look(judge, bytes, n);
    simcom_module_ack(bottle_module(judge->bottle), n);
}

uint32_t judge_tick(judge_t *judge, uint32_t now_ms)
{
    const uint32_t wait = bottle_tick(judge->bottle, now_ms);

    if (judge->undecided && now_ms - judge->undecided_at > 100) {
        decide(judge);
    }
    return judge->undecided && wait > 100 ? 100 : wait;
}

size_t judge_commands(const judge_t *judge)
{
    return judge->commands;
}

size_t judge_complaints(const judge_t *judge, judge_kind_t kind)
{
    return judge->complaints[kind];
}
