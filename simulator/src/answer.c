/* SPDX-License-Identifier: MIT */
/*
 * answer.c - sends the documented sequences.
 *
 * A command is answered by walking through one of the outcomes that the tables list for its form.
 * Which one depends on how the command ended, on whether its OK has been sent already, and, where
 * the manual lists both, on the order that the settings ask for.
 */
#include "depart.h"

#include <stdio.h>

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
    uint8_t order = module->settings.order;
    int points = 0;

    if (exchange->accepted && first != SIMCOM_STEP_OK) {
        return -1;
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
static buffer_t *target(simcom_module_t *module, const exchange_t *exchange)
{
    return exchange == &module->wire ? &module->out : line_async(module);
}

static void put_result(simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_form_t *form = exchange->form->form;
    line_name_t name = line_name(module, form->results[0]);
    const uint8_t code = depart_code(module, exchange->code);
    const uint32_t client = depart_client(module, exchange->form, exchange->client);
    char text[96];

    if (form->result_fields > 1) {
        snprintf(text, sizeof text, "\r\n%s %u,%u\r\n", name.text, (unsigned)client, code);
    } else {
        snprintf(text, sizeof text, "\r\n%s %u\r\n", name.text, code);
    }
    buffer_add_text(target(module, exchange), text);
}

static void close_wire(simcom_module_t *module)
{
    simcom_bytes_t later = buffer_view(&module->later);

    module->wire.form = NULL;
    buffer_add(&module->out, later.data, later.length);
    buffer_clear(&module->later);
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

static void run(simcom_module_t *module, exchange_t *exchange)
{
    for (;; exchange->step++) {
        switch (step_at(exchange->outcome, exchange->step)) {
        case SIMCOM_STEP_LINES:
            if (exchange->rule->lines != NULL) {
                exchange->rule->lines(module, exchange);
            }
            break;
        case SIMCOM_STEP_OK:
            exchange->accepted = true;
            buffer_add_text(target(module, exchange), "\r\nOK\r\n");
            break;
        case SIMCOM_STEP_ERROR:
            buffer_add_text(target(module, exchange), "\r\nERROR\r\n");
            break;
        case SIMCOM_STEP_RESULT:
            if (!exchange->settled) {
                suspend(module, exchange);
                return;
            }
            put_result(module, exchange);
            break;
        case SIMCOM_STEP_END:
            finish(module, exchange);
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
        buffer_add_text(target(module, exchange), "\r\nERROR\r\n");
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
        seconds = simcom_argument_number(&form->parameters[form->result_from - 1],
                                         exchange->arguments.bytes);
    } else if (exchange->client < SIMCOM_CLIENTS) {
        seconds = module->clients[exchange->client].optimeout;
    }
    return (seconds != 0 ? seconds : form->result_s) * 1000u;
}

static void act(simcom_module_t *module, exchange_t *exchange)
{
    uint8_t code = 0;
    uint8_t failure_begins = SIMCOM_STEP_RESULT;

    exchange->limit = time_limit(module, exchange);
    if (exchange->rule->act != NULL) {
        module->acting = true;
        code = exchange->rule->act(module, exchange);
        module->acting = false;
    }
    if (code != CODE_PENDING) {
        exchange->settled = true;
        exchange->code = code;
    } else if (exchange->settled) {
        failure_begins = SIMCOM_STEP_OK; /* the network has refused it already */
    }
    bool success = !exchange->settled || exchange->code == SIMCOM_CODE_NONE;
    take(module, exchange, choose(module, exchange, success, failure_begins));
}

void answer_begin(simcom_module_t *module)
{
    exchange_t *exchange = &module->wire;
    const simcom_form_t *form = exchange->form->form;
    uint8_t code = rule_objection(module, exchange);

    if (code != SIMCOM_CODE_NONE) {
        answer_refuse(module, code);
        return;
    }
    if (form->data_from == 0) {
        act(module, exchange);
        return;
    }
    buffer_add_text(&module->out, "\r\n");
    buffer_add_text(&module->out, module->settings.prompt);
    buffer_clear(&module->data);
    module->data_left =
        simcom_argument_number(&form->parameters[form->data_from - 1], exchange->arguments.bytes);
    if (module->data_left == 0) { /* no manual allows it, a departure may */
        answer_data(module);
    }
}

void answer_data(simcom_module_t *module)
{
    /* While the data came the connection may have been lost. */
    uint8_t code = rule_objection(module, &module->wire);

    if (code != SIMCOM_CODE_NONE) {
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
    take(module, exchange, choose(module, exchange, code == SIMCOM_CODE_NONE, SIMCOM_STEP_OK));
}

void answer_error(simcom_module_t *module)
{
    buffer_add_text(&module->out, "\r\nERROR\r\n");
    close_wire(module);
}

exchange_t *answer_pending(simcom_module_t *module, unsigned client, const simcom_form_t *form)
{
    exchange_t *wire = &module->wire;
    exchange_t *pending = &module->clients[client].pending;

    if (pending->form != NULL && (form == NULL || pending->form->form == form)) {
        return pending;
    }
    if (wire->form != NULL && wire->client == client && module->data_left == 0 && !wire->settled &&
        (form == NULL || wire->form->form == form)) {
        return wire;
    }
    return NULL;
}
