/* SPDX-License-Identifier: MIT */
#include "judge.h"

#include "simcom/command.h"
#include "simcom/lines.h"
#include "simcom/private/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Longer than any command line; of one that is longer the beginning is kept. */
#define LINE_SIZE 4096u
/* Commands that are told once. */
#define NAMES 64u
/* After so long a driver may give an answer up that the module does not owe any more. */
#define PATIENCE_MS 1000u
#define CTRL_Z      0x1Au
#define ESCAPE      0x1Bu

/* What the next byte of the driver is. */
typedef enum state {
    STATE_LINE,
    STATE_DATA, /* counted, after a prompt */
    STATE_TEXT, /* up to 0x1A */
    STATE_AFTER_DATA
} state_t;

/* A line of the driver. */
typedef struct line {
    uint8_t bytes[LINE_SIZE];
    size_t length;
} line_t;

struct judge {
    const simcom_description_t *description;
    judge_tell_t *tell;
    void *context;
    simcom_scan_t scan; /* over what the module answers */
    uint8_t scan_line[2048];
    state_t state;
    line_t line; /* that comes now */
    line_t last; /* the last whole one */
    bool soon;   /* the line that comes now began before the answer to the last one */
    bool excess; /* it is what came after the data, and that was said */
    bool after_cr;
    unsigned awaited; /* final results */
    uint32_t sent_at; /* when the last line was whole */
    size_t promised;  /* bytes of data by the last line, before its prompt */
    size_t data_left;
    bool early; /* data came before its prompt */
    char names[NAMES][32];
    size_t name_count;
    size_t commands;
    size_t counts[JUDGE_KINDS];
};

judge_t *judge_new(const simcom_description_t *description, judge_tell_t *tell, void *context)
{
    judge_t *judge = calloc(1, sizeof *judge);

    if (judge == NULL) {
        abort();
    }
    judge->description = description;
    judge->tell = tell;
    judge->context = context;
    simcom_scan_init(&judge->scan, judge->scan_line, sizeof judge->scan_line);
    return judge;
}

void judge_free(judge_t *judge)
{
    free(judge);
}

static simcom_bytes_t view(const line_t *line)
{
    return (simcom_bytes_t){line->bytes, line->length};
}

static void complain(judge_t *judge, judge_kind_t kind, const char *words, const line_t *line)
{
    judge->counts[kind]++;
    judge->tell(judge->context, kind, words, view(line));
}

/* --- What the module makes of a command ------------------------------------------------------------- */

static void describe_code(const judge_t *judge, const simcom_module_heard_t *heard, char *words,
                          size_t size)
{
    const simcom_code_t *code = simcom_code_in(judge->description->revision, heard->code);
    char problem[160] = "";

    if (heard->problem != NULL) {
        (void)simcom_problem_text(heard->problem, problem, sizeof problem);
    }
    if (heard->code == SIMCOM_ANSWER_ERROR) {
        (void)snprintf(words, size, "answered ERROR: %s",
                       problem[0] != '\0'                         ? problem
                       : heard->verdict == SIMCOM_MODULE_ARGUMENT ? "no form of the command is so"
                                                                  : "not in this state");
    } else {
        (void)snprintf(words, size, "refused with %u %s: %s", code->number, code->name,
                       problem[0] != '\0' ? problem : code->meaning);
    }
}

/* Whether a command of the name is met for the first time. */
static bool is_new(judge_t *judge, const char *name)
{
    for (size_t i = 0; i < judge->name_count; i++) {
        if (strcmp(judge->names[i], name) == 0) {
            return false;
        }
    }
    if (judge->name_count < NAMES) {
        (void)snprintf(judge->names[judge->name_count++], sizeof judge->names[0], "%s", name);
    }
    return true;
}

void judge_heard(judge_t *judge, const simcom_module_heard_t *heard)
{
    static const judge_kind_t kinds[] = {[SIMCOM_MODULE_OTHER] = JUDGE_NOT_JUDGED,
                                         [SIMCOM_MODULE_UNKNOWN] = JUDGE_UNKNOWN,
                                         [SIMCOM_MODULE_ARGUMENT] = JUDGE_ARGUMENTS,
                                         [SIMCOM_MODULE_ORDER] = JUDGE_ORDER};
    const judge_kind_t kind = kinds[heard->verdict];
    line_t command = {"AT", 2};
    char words[320] = "none that the revision describes";

    judge->commands++;
    if (heard->verdict == SIMCOM_MODULE_GOOD || heard->harmless) {
        return;
    }
    judge->counts[kind]++;
    if (kind == JUDGE_NOT_JUDGED && !is_new(judge, heard->name)) {
        return;
    }
    if (kind == JUDGE_UNKNOWN) {
        (void)snprintf(words, sizeof words, "there is no such command; answered ERROR");
    } else if (kind != JUDGE_NOT_JUDGED) {
        describe_code(judge, heard, words, sizeof words);
    }
    for (size_t i = 0; i < heard->command.length && command.length < LINE_SIZE; i++) {
        command.bytes[command.length++] = heard->command.data[i];
    }
    judge->tell(judge->context, kind, words, view(&command));
}

/* --- What goes to the driver ------------------------------------------------------------------------- */

static void take_prompt(judge_t *judge, const simcom_module_t *module)
{
    const size_t left = simcom_module_data_left(module);

    if (judge->early || judge->awaited == 0 || left == 0) {
        return;
    }
    judge->state = simcom_module_data_ended(module) ? STATE_TEXT : STATE_DATA;
    judge->data_left = left;
    judge->promised = 0;
}

static void take_token(judge_t *judge, const simcom_module_t *module)
{
    switch (judge->scan.token) {
    case SIMCOM_TOKEN_PROMPT:
        take_prompt(judge, module);
        break;
    case SIMCOM_TOKEN_OK:
    case SIMCOM_TOKEN_ERROR:
    case SIMCOM_TOKEN_CME_ERROR:
        if (!judge->early && (judge->state == STATE_DATA || judge->state == STATE_TEXT)) {
            break; /* an echo of data that looks so: while data is to come nothing ends */
        }
        judge->awaited -= judge->awaited > 0 ? 1 : 0;
        judge->promised = 0;
        judge->early = false;
        judge->state = STATE_LINE;
        break;
    default:
        break;
    }
}

/* What the driver has not got yet it cannot have waited for. */
void judge_sent(judge_t *judge, const simcom_module_t *module, const uint8_t *bytes, size_t n)
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
            take_token(judge, module);
        }
        bytes += taken;
        n -= taken;
    }
}

/* --- What the driver sends ----------------------------------------------------------------------------- */

/* The number at the place where the form has the length of its data; 0 if there is none. */
static size_t length_in(const simcom_form_t *form, simcom_bytes_t arguments)
{
    size_t at = 0;
    size_t number = 0;

    if (form->data_from == 0) {
        return 0;
    }
    for (unsigned i = 1; i < form->data_from; i++) {
        while (at < arguments.length && arguments.data[at] != ',') {
            at++;
        }
        at++;
    }
    while (at < arguments.length && arguments.data[at] >= '0' && arguments.data[at] <= '9' &&
           number < UINT16_MAX) {
        number = number * 10 + arguments.data[at++] - '0';
    }
    return number;
}

/* How many bytes of data a line promises; of a row of commands the first counts. */
static size_t promised_by(const judge_t *judge, simcom_bytes_t line)
{
    for (size_t c = 0; c < judge->description->command_count; c++) {
        const simcom_described_command_t *command = &judge->description->commands[c];
        const size_t n = 2 + strlen(command->wire);
        if (line.length <= n || line.data[n] != '=' ||
            memcmp(line.data + 2, command->wire, n - 2) != 0) {
            continue;
        }
        for (uint8_t f = 0; f < command->form_count; f++) {
            const size_t length = length_in(
                command->forms[f].form, (simcom_bytes_t){line.data + n + 1, line.length - n - 1});
            if (length > 0) {
                return length;
            }
        }
    }
    return 0;
}

/* Whether the answer to the last line is still owed. One that a fault has taken away is not, after a while. */
static bool is_owed(judge_t *judge, const simcom_module_t *module, uint32_t now_ms)
{
    if (judge->awaited > 0 && now_ms - judge->sent_at >= PATIENCE_MS &&
        simcom_module_is_quiet(module)) {
        judge->awaited = 0;
    }
    return judge->awaited > 0 && !simcom_module_restarting(module);
}

/* The first byte of a line, or of data that comes before its prompt. Returns false if it is the latter. */
static bool begin_line(judge_t *judge, const simcom_module_t *module, uint32_t now_ms)
{
    judge->soon = false;
    judge->excess = false;
    if (judge->state == STATE_AFTER_DATA) {
        complain(judge, JUDGE_LENGTH, "more bytes than the command promised", &judge->last);
        judge->excess = true;
        judge->state = STATE_LINE;
    } else if (is_owed(judge, module, now_ms)) {
        if (judge->promised > 0 && !judge->early) {
            if (now_ms - judge->sent_at < PATIENCE_MS) { /* a prompt can be lost */
                complain(judge, JUDGE_LENGTH, "data before the prompt", &judge->last);
            }
            judge->early = true;
            judge->state = STATE_DATA;
            judge->data_left = judge->promised;
            return false;
        }
        judge->soon = true;
    }
    return true;
}

static bool is_command(const line_t *line)
{
    return line->length >= 2 && (line->bytes[0] | 0x20) == 'a' && (line->bytes[1] | 0x20) == 't';
}

/* Of the command whose answer is owed the name alone: its arguments can be secret. */
static void say_soon(judge_t *judge)
{
    char words[120];
    size_t n = 0;

    while (n < judge->last.length && n < 40 && judge->last.bytes[n] > ' ' &&
           judge->last.bytes[n] < 0x7F && strchr("=?;\"", judge->last.bytes[n]) == NULL) {
        n++;
    }
    (void)snprintf(words, sizeof words, "sent before the OK or ERROR of %.*s", (int)n,
                   (const char *)judge->last.bytes);
    complain(judge, JUDGE_TOO_SOON, words, &judge->line);
}

static void end_line(judge_t *judge, uint32_t now_ms)
{
    if (is_command(&judge->line)) {
        if (judge->soon) {
            say_soon(judge);
        }
        judge->awaited++;
        judge->sent_at = now_ms;
        judge->promised = promised_by(judge, view(&judge->line));
        judge->early = false;
        judge->state = STATE_LINE;
        judge->last = judge->line;
    } else if (!judge->excess) {
        complain(judge, JUDGE_LENGTH,
                 "bytes that no prompt asked for: no command, as they do not begin with AT",
                 &judge->line);
    }
    judge->line.length = 0;
}

static void take_data(judge_t *judge, uint8_t byte)
{
    if (judge->state == STATE_TEXT) {
        judge->state = byte == CTRL_Z || byte == ESCAPE ? STATE_LINE : STATE_TEXT;
    } else if (--judge->data_left == 0) {
        judge->state = STATE_AFTER_DATA;
    }
}

static void take_line_byte(judge_t *judge, const simcom_module_t *module, uint32_t now_ms,
                           uint8_t byte)
{
    line_t *line = &judge->line;

    if (line->length == 0 && byte <= ' ') {
        return; /* line ends, and what hosts send after data */
    }
    if (line->length == 0 && !begin_line(judge, module, now_ms)) {
        take_data(judge, byte);
    } else if (byte == '\r') {
        end_line(judge, now_ms);
    } else if (byte == '\n') {
        complain(judge, JUDGE_LINE_END, "the line ends with LF alone: a module waits for CR", line);
        line->length = 0;
    } else if (line->length < LINE_SIZE) {
        line->bytes[line->length++] = byte;
    }
}

void judge_received(judge_t *judge, const simcom_module_t *module, uint32_t now_ms,
                    const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const bool line_end = judge->after_cr && bytes[i] == '\n';
        judge->after_cr = false;
        if (line_end) {
            continue; /* it belongs to the line, also where a prompt was quicker */
        }
        if (judge->state == STATE_DATA || judge->state == STATE_TEXT) {
            take_data(judge, bytes[i]);
        } else {
            judge->after_cr = bytes[i] == '\r';
            take_line_byte(judge, module, now_ms, bytes[i]);
        }
    }
}

size_t judge_commands(const judge_t *judge)
{
    return judge->commands;
}

size_t judge_count(const judge_t *judge, judge_kind_t kind)
{
    return judge->counts[kind];
}

size_t judge_wrong(const judge_t *judge)
{
    size_t sum = 0;

    for (int kind = 0; kind < JUDGE_KINDS; kind++) {
        sum += kind == JUDGE_NOT_JUDGED ? 0 : judge->counts[kind];
    }
    return sum;
}
