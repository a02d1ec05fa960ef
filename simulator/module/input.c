/* SPDX-License-Identifier: MIT */
/* input.c - bytes from the host: command lines, and data that a prompt asked for. */
#include "module.h"

static void end_line(simcom_module_t *module)
{
    simcom_bytes_t line = buffer_view(&module->line);
    bool too_long = module->line_too_long;

    buffer_clear(&module->line);
    module->line_too_long = false;
    if (!too_long && extra_line(module, line)) {
        module->wire.form = NULL;
        return;
    }
    switch (too_long ? PARSED_MALFORMED : parse_line(module, line, &module->wire)) {
    case PARSED_EMPTY:
        module->wire.form = NULL;
        break;
    case PARSED_MALFORMED:
        answer_error(module);
        break;
    case PARSED_REFUSED:
        answer_begin(module, true);
        break;
    case PARSED_GOOD:
        answer_begin(module, false);
        break;
    }
}

static void take_line_byte(simcom_module_t *module, uint8_t byte)
{
    if (module->echo) {
        queue_add(&module->out, PIECE_ECHO, (simcom_bytes_t){&byte, 1}, 0);
    }
    if (byte == '\r') {
        end_line(module);
    } else if (byte == '\n' && buffer_length(&module->line) == 0) {
        return; /* of a host that ends its lines with \r\n */
    } else if (buffer_length(&module->line) < LINE_SIZE) {
        buffer_add(&module->line, &byte, 1);
    } else {
        module->line_too_long = true;
    }
}

static size_t take_data(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    size_t taken = n < module->data_left ? n : module->data_left;

    if (module->echo) {
        queue_add(&module->out, PIECE_ECHO, (simcom_bytes_t){bytes, taken}, 0);
    }
    buffer_add(&module->data, bytes, taken);
    module->data_left -= taken;
    if (module->data_left == 0) {
        answer_data(module);
    }
    return taken;
}

/* Takes of these bytes what the module can take now. */
static size_t take(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    size_t taken = 0;

    while (taken < n && !module->restarting && module->stalled_until <= module->elapsed) {
        if (module->data_left > 0) {
            taken += take_data(module, bytes + taken, n - taken);
        } else if (module->wire.form != NULL) {
            break;
        } else {
            take_line_byte(module, bytes[taken++]);
        }
        faults_settle(module);
    }
    return taken;
}

/* What faults have left of earlier bytes. False if some of it has to wait. */
static bool take_rest(simcom_module_t *module)
{
    simcom_bytes_t rest = buffer_view(&module->in);
    size_t taken = rest.length > 0 ? take(module, rest.data, rest.length) : 0;

    buffer_take(&module->in, taken);
    return taken == rest.length;
}

void input_go_on(simcom_module_t *module)
{
    (void)take_rest(module);
}

/* The bytes pass the faults one by one, while the module takes what they make of them. */
static size_t feed_through_faults(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    size_t taken = 0;

    while (take_rest(module) && taken < n && !module->restarting &&
           module->stalled_until <= module->elapsed &&
           (module->wire.form == NULL || module->data_left > 0)) {
        (void)faults_byte(module, SIMCOM_PLACE_INPUT, bytes[taken++], &module->in);
        faults_settle(module);
    }
    return taken;
}

size_t simcom_module_feed(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    size_t taken;

    if (module->faults.used[SIMCOM_PLACE_INPUT]) {
        taken = feed_through_faults(module, bytes, n);
    } else {
        taken = take_rest(module) ? take(module, bytes, n) : 0;
    }
    hash_input(module, bytes, taken);
    wire_pump(module);
    return taken;
}
