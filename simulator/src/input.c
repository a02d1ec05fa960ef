/* SPDX-License-Identifier: MIT */
/* input.c - bytes from the host: command lines, and data that a prompt asked for. */
#include "module.h"

static void end_line(simcom_module_t *module)
{
    simcom_bytes_t line = {module->line, module->line_length};
    bool too_long = module->line_too_long;

    module->line_length = 0;
    module->line_too_long = false;
    switch (too_long ? PARSED_MALFORMED : parse_line(module, line, &module->wire)) {
    case PARSED_EMPTY:
        module->wire.form = NULL;
        break;
    case PARSED_MALFORMED:
        answer_error(module);
        break;
    case PARSED_REFUSED:
        answer_refuse(module, module->wire.code);
        break;
    case PARSED_GOOD:
        answer_begin(module);
        break;
    }
}

static void take_line_byte(simcom_module_t *module, uint8_t byte)
{
    if (module->echo) {
        buffer_add(&module->out, &byte, 1);
    }
    if (byte == '\r') {
        end_line(module);
    } else if (byte == '\n' && module->line_length == 0) {
        return; /* of a host that ends its lines with \r\n */
    } else if (module->line_length < sizeof module->line) {
        module->line[module->line_length++] = byte;
    } else {
        module->line_too_long = true;
    }
}

static size_t take_data(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    size_t taken = n < module->data_left ? n : module->data_left;

    if (module->echo) {
        buffer_add(&module->out, bytes, taken);
    }
    buffer_add(&module->data, bytes, taken);
    module->data_left -= taken;
    if (module->data_left == 0) {
        answer_data(module);
    }
    return taken;
}

size_t simcom_module_feed(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    size_t taken = 0;

    while (taken < n) {
        if (module->restarting) {
            break;
        }
        if (module->data_left > 0) {
            taken += take_data(module, bytes + taken, n - taken);
        } else if (module->wire.form != NULL) {
            break;
        } else {
            take_line_byte(module, bytes[taken++]);
        }
    }
    return taken;
}
