/* SPDX-License-Identifier: MIT */
/*
 * answer.c - sends the documented sequences.
 *
 * A command is answered by walking through one of the outcomes that the tables list for its form.
 * Which one depends on how the command ended, on whether its OK has been sent already, and, where
 * the manual lists both, on the order that the settings ask for.
 */
#include "act.h"
#include "depart.h"

#include <stdio.h>
#include <string.h>

/* What a planned fault asks for instead (SIMCOM_SHAPE_...). */
static const simcom_described_outcome_t shapes[SIMCOM_SHAPES] = {
    [SIMCOM_SHAPE_ERROR] = {.steps = {SIMCOM_STEP_ERROR}},
    [SIMCOM_SHAPE_RESULT_ERROR] = {.steps = {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}},
    [SIMCOM_SHAPE_ERROR_RESULT] = {.steps = {SIMCOM_STEP_ERROR, SIMCOM_STEP_RESULT}},
    [SIMCOM_SHAPE_OK] = {.steps = {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}},
    [SIMCOM_SHAPE_OK_RESULT] = {.steps = {SIMCOM_STEP_LINES, SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}},
    [SIMCOM_SHAPE_RESULT_OK] = {.steps = {SIMCOM_STEP_LINES, SIMCOM_STEP_RESULT, SIMCOM_STEP_OK}},
};

#define STEPS (sizeof((simcom_described_outcome_t *)0)->steps)

static uint8_t step_at(const simcom_described_outcome_t *outcome, size_t i)
{
    return i < STEPS ? outcome->steps[i] : (uint8_t)SIMCOM_STEP_END;
}

static bool has_step(const simcom_described_outcome_t *outcome, simcom_step_t step)
{
    for (size_t i = 0; i < STEPS && outcome->steps[i] != SIMCOM_STEP_END; i++) {
        if (outcome->steps[i] == step) {
            return true;
        }
    }
    return false;
}

/* The step behind information lines, prompt and data: OK, ERROR or the result. */
static uint8_t first_answer(const simcom_described_outcome_t *outcome)
{
    size_t i = 0;
    while (step_at(outcome, i) == SIMCOM_STEP_LINES || step_at(outcome, i) == SIMCOM_STEP_PROMPT ||
           step_at(outcome, i) == SIMCOM_STEP_DATA) {
        i++;
    }
    return step_at(outcome, i);
}

/* How well an outcome fits; -1 if it is not possible any more. */
static int fitness(const simcom_module_t *module, const exchange_t *exchange,
                   const simcom_described_outcome_t *outcome, uint8_t wanted_first)
{
    uint8_t first = first_answer(outcome);
    uint8_t order = exchange->order;
    int points = 0;

    if (exchange->accepted && first != SIMCOM_STEP_OK) {
        return -1;
    }
    if (exchange->code == SIMCOM_ANSWER_ERROR && has_step(outcome, SIMCOM_STEP_RESULT)) {
        return -1; /* the state is answered by ERROR alone */
    }
    points += depart_prefers(module, exchange->form, outcome) ? 100 : 0;
    if (has_step(outcome, SIMCOM_STEP_RESULT)) {
        points += 8; /* says more than ERROR alone */
    }
    if (!outcome->success && (first == SIMCOM_STEP_OK) == (wanted_first == SIMCOM_STEP_OK)) {
        points += 4;
    }
    /* V3.00 adds this order for START and STOP, as all other commands have it: no client, no OK. */
    if (!outcome->success && first == SIMCOM_STEP_RESULT) {
        points += 1;
    }
    if (has_step(outcome, SIMCOM_STEP_PROMPT) == (exchange->form->form->data_from != 0)) {
        points += 2;
    }
    if ((order == SIMCOM_MODULE_ORDER_RESULT_FIRST && first == SIMCOM_STEP_RESULT) ||
        (order == SIMCOM_MODULE_ORDER_OK_FIRST && first == SIMCOM_STEP_OK)) {
        points += 1;
    }
    return points;
}

/* The outcome to answer with; of equal ones the first that the manual lists. NULL if there is none.
 * [in] wanted_first  of a failure: whether OK comes before it */
static const simcom_described_outcome_t *choose(const simcom_module_t *module,
                                                const exchange_t *exchange, bool success,
                                                uint8_t wanted_first)
{
    const simcom_described_outcome_t *best = NULL;
    int points = -1;

    /* What is not done is not answered by OK alone: that would say that it was. */
    if (exchange->bent.shape != SIMCOM_SHAPE_MANUAL &&
        (success || exchange->bent.has_code || exchange->bent.shape != SIMCOM_SHAPE_OK)) {
        return &shapes[exchange->bent.shape];
    }
    for (size_t i = 0; i < exchange->form->outcome_count; i++) {
        const simcom_described_outcome_t *outcome = &exchange->form->outcomes[i];
        if (outcome->success != success) {
            continue;
        }
        int fit = fitness(module, exchange, outcome, wanted_first);
        if (fit > points) {
            points = fit;
            best = outcome;
        }
    }
    return best;
}

/* Where the lines of an exchange go: a command's answer to the host at once, a late result when it
 * does not disturb. */
static queue_t *target(simcom_module_t *module, const exchange_t *exchange)
{
    return exchange == &module->wire ? &module->out : line_async(module);
}

static void put_result(simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_form_t *form = exchange->form->form;
    const uint8_t code = depart_code(module, exchange->code);
    const uint32_t client = depart_client(module, exchange->form, exchange->client);
    line_name_t name;
    char text[96];

    if (form->result_fields == 0) {
        return; /* a fault asks for one where the command has none */
    }
    name = line_name(module, form->line);
    if (exchange->bent.name != NULL) {
        snprintf(name.text, sizeof name.text, "+%s:", exchange->bent.name);
    }
    if (form->result_fields > 1) {
        snprintf(text, sizeof text, "%s %u,%u", name.text, (unsigned)client, code);
    } else {
        snprintf(text, sizeof text, "%s %u", name.text, code);
    }
    line_put(module, target(module, exchange), SIMCOM_PIECE_RESULT, exchange->command->name, text);
}

static void put_ok(simcom_module_t *module, exchange_t *exchange)
{
    exchange->accepted = true;
    if (exchange == &module->wire && module->rest.length > 0) {
        return; /* one OK ends the whole line (V.250 5.2.1), and this command is not its last */
    }
    line_put(module, target(module, exchange), SIMCOM_PIECE_OK, exchange->command->name, "OK");
}

/* Whether a failure of the command is one of those that AT+CMEE is about (TS 27.007 9.2): of the commands of that
 * document. Those of the modules' own manuals have codes of their own, and say ERROR. */
static bool reports(const exchange_t *exchange)
{
    return strncmp(exchange->command->source, "TS27.007", 8) == 0 ||
           strncmp(exchange->command->source, "V.250", 5) == 0;
}

static void error_text(const simcom_module_t *module, const exchange_t *exchange, char text[64])
{
    if (variable_is(module, "cmee", "1") && reports(exchange)) {
        snprintf(text, 64, "+CME ERROR: 50"); /* TS 27.007 9.2.1 */
    } else if (variable_is(module, "cmee", "2") && reports(exchange)) {
        snprintf(text, 64, "+CME ERROR: Incorrect parameters");
    } else {
        snprintf(text, 64, "ERROR");
    }
}

static void put_error(simcom_module_t *module, const exchange_t *exchange)
{
    char text[64];

    if (exchange == &module->wire) {
        module->rest.length = 0; /* V.250 5.2.1: what follows on the line is not done */
    }
    if (exchange->bent.text.length > 0) {
        snprintf(text, sizeof text, "%.*s", SPAN(exchange->bent.text));
    } else {
        error_text(module, exchange, text);
    }
    line_put(module, target(module, exchange), SIMCOM_PIECE_ERROR, exchange->command->name, text);
}

static void close_wire(simcom_module_t *module)
{
    module->wire.form = NULL;
    queue_move(&module->later, &module->out);
}

/* The result is awaited. Behind OK the wire is free for the next command. */
static void suspend(simcom_module_t *module, exchange_t *exchange)
{
    exchange->deadline = module->now + exchange->limit;
    if (exchange == &module->wire && exchange->accepted) {
        module->clients[exchange->client].pending = *exchange;
        close_wire(module);
    }
}

static void finish(simcom_module_t *module, exchange_t *exchange)
{
    if (exchange == &module->wire) {
        close_wire(module);
    } else {
        exchange->form = NULL;
    }
}

/* A fault leaves the result out, and the network has not answered yet: without a word the client stays
 * busy until it has. */
static void wait_silently(simcom_module_t *module, exchange_t *exchange)
{
    exchange->silent = true;
    exchange->deadline = module->now + exchange->limit;
    module->clients[exchange->client].pending = *exchange;
    close_wire(module);
}

static void run(simcom_module_t *module, exchange_t *exchange)
{
    for (;; exchange->step++) {
        switch (step_at(exchange->outcome, exchange->step)) {
        case SIMCOM_STEP_LINES:
            print_lines(module, exchange);
            break;
        case SIMCOM_STEP_OK:
            put_ok(module, exchange);
            break;
        case SIMCOM_STEP_ERROR:
            put_error(module, exchange);
            break;
        case SIMCOM_STEP_RESULT:
            if (!exchange->settled) {
                suspend(module, exchange);
                return;
            }
            put_result(module, exchange);
            break;
        case SIMCOM_STEP_END:
            if (exchange->settled) {
                finish(module, exchange);
            } else {
                wait_silently(module, exchange);
            }
            return;
        default: /* prompt and data are behind us */
            break;
        }
    }
}

/* Takes an outcome and goes on behind what has been sent of the previous one. */
static void take(simcom_module_t *module, exchange_t *exchange,
                 const simcom_described_outcome_t *outcome)
{
    if (outcome == NULL) { /* the manual knows no such end of this form */
        put_error(module, exchange);
        finish(module, exchange);
        return;
    }
    exchange->outcome = outcome;
    exchange->step = 0;
    if (exchange->accepted) {
        while (step_at(outcome, exchange->step) != SIMCOM_STEP_OK) {
            exchange->step++;
        }
        exchange->step++;
    }
    run(module, exchange);
}

/* The time that the operation may take: what the command said, what AT+CMQTTCFG said of all that
 * wait for the broker (V3.00 16), or the manual's. */
static uint32_t time_limit(const simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_form_t *form = exchange->form->form;
    uint32_t seconds = 0;

    if (form->result_from != 0) {
        seconds = simcom_argument_number(&simcom_parameters_of(form)[form->result_from - 1],
                                         exchange->arguments.bytes);
    } else if (client_of(exchange) != SIMCOM_NO_CLIENT) {
        seconds = settings_number(module, SIMCOM_VALUE_OPERATION_TIMEOUT, client_of(exchange));
    }
    return (seconds != 0 ? seconds : form->result_s) * 1000u;
}

static void act(simcom_module_t *module, exchange_t *exchange)
{
    uint8_t code;
    uint8_t failure_begins = SIMCOM_STEP_RESULT;

    exchange->limit = time_limit(module, exchange);
    module->acting = true;
    code = act_do(module, exchange);
    module->acting = false;
    hear_done(module, exchange, code);
    if (code != CODE_PENDING) {
        exchange->settled = true;
        exchange->code = code;
    } else if (exchange->settled) {
        failure_begins = SIMCOM_STEP_OK; /* the network has refused it already */
    }
    bool success = !exchange->settled || exchange->code == SIMCOM_CODE_NONE;
    take(module, exchange, choose(module, exchange, success, failure_begins));
}

/* The order in which OK and the result come, where the settings leave it to chance. */
static uint8_t draw_order(simcom_module_t *module)
{
    if (module->settings.order != SIMCOM_MODULE_ORDER_RANDOM) {
        return module->settings.order;
    }
    return (faults_random(module) & 1u) != 0 ? SIMCOM_MODULE_ORDER_RESULT_FIRST
                                             : SIMCOM_MODULE_ORDER_OK_FIRST;
}

/* What stands against a command: a state, or what it is about. */
static uint8_t objection(simcom_module_t *module, const exchange_t *exchange)
{
    const uint8_t code = state_objection(module, exchange);
    return code != SIMCOM_CODE_NONE ? code : act_objection(module, exchange);
}

/* The answer that a fault gives, without anything being done. */
static void answer_bent(simcom_module_t *module)
{
    exchange_t *exchange = &module->wire;
    bool success = exchange->bent.code == SIMCOM_CODE_NONE;

    hear(module, SIMCOM_MODULE_GOOD, exchange->command->name, SIMCOM_CODE_NONE);
    exchange->settled = true;
    exchange->code = exchange->bent.code;
    take(module, exchange, choose(module, exchange, success, SIMCOM_STEP_RESULT));
}

static void ask_for_data(simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_form_t *form = exchange->form->form;
    buffer_t prompt = {NULL, 0, 0, 0};

    buffer_clear(&module->data);
    module->data_left = simcom_argument_number(&simcom_parameters_of(form)[form->data_from - 1],
                                               exchange->arguments.bytes);
    buffer_add_text(&prompt, "\r\n");
    buffer_add_text(&prompt, module->settings.prompt);
    faults_line(module, &module->out, PIECE_LINE, SIMCOM_PIECE_PROMPT, exchange->command->name,
                buffer_view(&prompt));
    buffer_free(&prompt);
    if (module->data_left == 0) { /* no manual allows it, a departure may */
        answer_data(module);
    }
}

/* [in] refused  because of an argument that the tables do not allow */
static void hear_refused(const simcom_module_t *module, const exchange_t *exchange, bool refused,
                         uint8_t code)
{
    if (refused) {
        hear(module, SIMCOM_MODULE_ARGUMENT, exchange->command->name, code);
    } else if (state_unmet(module, exchange) != NULL) {
        hear_order(module, exchange);
    } else {
        hear_done(module, exchange, code);
    }
}

void answer_begin(simcom_module_t *module, bool refused)
{
    exchange_t *exchange = &module->wire;
    bool asks = exchange->form->form->data_from != 0;
    uint8_t code;

    exchange->order = draw_order(module);
    exchange->bent = faults_command(module, exchange->command->name);
    if (exchange->bent.has_code && !(exchange->bent.after_data && asks && !refused)) {
        answer_bent(module);
        return;
    }
    code = refused ? exchange->code : objection(module, exchange);
    if (code != SIMCOM_CODE_NONE && !exchange->bent.has_code) {
        hear_refused(module, exchange, refused, code);
        answer_refuse(module, code);
    } else if (asks) {
        ask_for_data(module, exchange);
    } else {
        act(module, exchange);
    }
}

void answer_data(simcom_module_t *module)
{
    /* While the data came the connection may have been lost. */
    uint8_t code = objection(module, &module->wire);

    if (module->wire.bent.has_code) {
        answer_bent(module);
    } else if (code != SIMCOM_CODE_NONE) {
        /* What came in between is not the host's to know. */
        hear(module, SIMCOM_MODULE_GOOD, module->wire.command->name, code);
        answer_refuse(module, code);
    } else {
        act(module, &module->wire);
    }
}

void answer_refuse(simcom_module_t *module, uint8_t code)
{
    exchange_t *exchange = &module->wire;

    exchange->settled = true;
    exchange->code = code;
    take(module, exchange, choose(module, exchange, false, SIMCOM_STEP_RESULT));
}

void answer_settle(simcom_module_t *module, exchange_t *exchange, uint8_t code)
{
    exchange->settled = true;
    exchange->code = code;
    if (module->acting && exchange == &module->wire) {
        return; /* act() goes on */
    }
    if (exchange->silent) {
        finish(module, exchange);
        return;
    }
    take(module, exchange, choose(module, exchange, code == SIMCOM_CODE_NONE, SIMCOM_STEP_OK));
    input_parts(module);
}

void answer_error(simcom_module_t *module)
{
    module->rest.length = 0;
    line_put(module, &module->out, SIMCOM_PIECE_ERROR, NULL, "ERROR");
    close_wire(module);
}

exchange_t *answer_pending(simcom_module_t *module, unsigned client, simcom_act_t act)
{
    exchange_t *wire = &module->wire;
    exchange_t *pending = &module->clients[client].pending;

    if (pending->form != NULL && (act == SIMCOM_ACT_NONE || pending->form->act == act)) {
        return pending;
    }
    if (wire->form != NULL && wire->client == client && module->data_left == 0 && !wire->settled &&
        (act == SIMCOM_ACT_NONE || wire->form->act == act)) {
        return wire;
    }
    return NULL;
}
