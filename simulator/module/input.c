/* SPDX-License-Identifier: MIT */
/* input.c - bytes from the host: command lines, and data that a prompt asked for. */
#include "module.h"

/* No form of the specification. */
static void begin_other(simcom_module_t *module, simcom_bytes_t part)
{
    other_found_t found;

    module->wire.form = NULL;
    found = other_begin(module, part, false);
    if (found != OTHER_TAKEN) {
        hear(module,
             parse_is_known(module, part) ? SIMCOM_MODULE_ARGUMENT
             : found == OTHER_REFUSED || other_is_real(module, module->other.name)
                 ? SIMCOM_MODULE_OTHER
                 : SIMCOM_MODULE_UNKNOWN,
             module->other.name, SIMCOM_ANSWER_ERROR);
        answer_error(module);
    }
}

/* The first command of what is left of the line. */
static void begin_part(simcom_module_t *module)
{
    const simcom_bytes_t part = parse_cut(&module->rest);

    module->part = part;
    module->problem.status = SIMCOM_GOOD;
    module->other.instead = 0;
    if (module->settings.answers == NULL || other_begin(module, part, true) != OTHER_TAKEN) {
        input_command(module, part);
    }
}

/* An argument that the specification wants is left out; a row beside it may know what it is then. */
static bool has_row_for(simcom_module_t *module, simcom_bytes_t part)
{
    const simcom_described_form_t *form = module->wire.form;

    module->wire.form = NULL;
    if (other_begin(module, part, false) == OTHER_TAKEN) {
        return true;
    }
    module->wire.form = form;
    return false;
}

void input_command(simcom_module_t *module, simcom_bytes_t part)
{
    switch (parse_part(module, part, &module->wire)) {
    case PARSED_MALFORMED:
        begin_other(module, part);
        break;
    case PARSED_REFUSED:
        if (module->problem.status != SIMCOM_E_MISSING || !has_row_for(module, part)) {
            answer_begin(module, true);
        }
        break;
    case PARSED_GOOD:
        answer_begin(module, false);
        break;
    }
}

void input_parts(simcom_module_t *module)
{
    while (module->rest.length > 0 && module->wire.form == NULL && module->other.row == NULL) {
        begin_part(module);
    }
}

/* V.250 5.2.1: a line that does not begin with AT is no command line, and has no answer. What comes before AT that
 * cannot be printed is passed over: hosts end data with 0x1A. */
static void end_line(simcom_module_t *module)
{
    const uint16_t limit = module->settings.revision->line_limit;
    simcom_bytes_t line = buffer_view(&module->line);
    const bool too_long = module->line_too_long;

    buffer_clear(&module->line);
    module->line_too_long = false;
    while (line.length > 0 && line.data[0] <= ' ') {
        line.data++;
        line.length--;
    }
    if (!parse_is_command(line)) {
        return;
    }
    line.data += 2;
    line.length -= 2;
    if (too_long || (limit != 0 && line.length > limit)) {
        module->part = line;
        module->problem = (simcom_problem_t){.status = SIMCOM_E_LINE_TOO_LONG};
        hear(module, SIMCOM_MODULE_ARGUMENT, "", SIMCOM_ANSWER_ERROR);
        answer_error(module);
        return;
    }
    module->rest = line;
    begin_part(module); /* AT alone is one, too */
    input_parts(module);
}

/* A module takes CR as the end of the line, and the LF that follows it as a part of that: also where the command asks for
 * data, and however late it comes. */
static bool is_line_end(simcom_module_t *module, uint8_t byte)
{
    const bool follows = module->after_cr && byte == '\n' && !module->settings.lf_is_data;

    module->after_cr = false;
    return follows;
}

static void take_line_byte(simcom_module_t *module, uint8_t byte)
{
    if (byte == '\n' && buffer_length(&module->line) == 0) {
        return; /* of a host that ends its lines with \r\n; it is not sent back (field) */
    }
    if (module->echo) {
        queue_add(&module->out, PIECE_ECHO, (simcom_bytes_t){&byte, 1}, 0);
    }
    if (byte == '\r') {
        module->after_cr = true;
        end_line(module);
    } else if (buffer_length(&module->line) < LINE_SIZE) {
        buffer_add(&module->line, &byte, 1);
    } else {
        module->line_too_long = true;
    }
}

static size_t take_data(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    size_t taken = n < module->data_left ? n : module->data_left;

    if (is_line_end(module, bytes[0])) {
        return 1; /* of the command, though its prompt has been sent */
    }
    taken = module->data_ended ? 1 : taken;
    if (module->echo) {
        queue_add(&module->out, PIECE_ECHO, (simcom_bytes_t){bytes, taken}, 0);
    }
    if (module->data_ended) {
        taken = other_take_text(module, bytes[0]);
        input_parts(module);
        return taken;
    }
    buffer_add(&module->data, bytes, taken);
    module->data_left -= taken;
    if (module->data_left == 0) {
        if (module->other.row != NULL) {
            other_data(module);
        } else {
            answer_data(module);
        }
        input_parts(module);
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
        } else if (module->wire.form != NULL || module->other.row != NULL) {
            break;
        } else {
            take_line_byte(module, bytes[taken++]);
            input_parts(module);
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
    input_parts(module);
    (void)take_rest(module);
}

/* The bytes pass the faults one by one, while the module takes what they make of them. */
static size_t feed_through_faults(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    size_t taken = 0;

    while (take_rest(module) && taken < n && !module->restarting &&
           module->stalled_until <= module->elapsed &&
           ((module->wire.form == NULL && module->other.row == NULL) || module->data_left > 0)) {
        (void)faults_byte(module, SIMCOM_PLACE_INPUT, bytes[taken++], &module->in);
        faults_settle(module);
    }
    return taken;
}

size_t simcom_module_feed(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    size_t taken;

    if (module->off) {
        return n; /* nobody is there to hear it */
    }
    if (module->faults.used[SIMCOM_PLACE_INPUT]) {
        taken = feed_through_faults(module, bytes, n);
    } else {
        taken = take_rest(module) ? take(module, bytes, n) : 0;
    }
    hash_input(module, bytes, taken);
    wire_pump(module);
    return taken;
}
