/* SPDX-License-Identifier: MIT */
/* line.c - the shape of lines and of received messages on the wire. */
#include "depart.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FORMATTED 1320

/* Whether a fault delays the prompt, so that the host does not know of it yet. */
static bool prompt_is_late(const simcom_module_t *module)
{
    for (size_t i = 0; i < module->late_count; i++) {
        if (module->late[i].asked) {
            return true;
        }
    }
    return false;
}

queue_t *line_async(simcom_module_t *module)
{
    /* Nothing may come between a prompt and its data, and nothing overtakes what waits already. */
    bool asked = module->data_left > 0 && !prompt_is_late(module);
    bool wait = asked || queue_length(&module->later) > 0;
    return wait ? &module->later : &module->out;
}

void line_put(simcom_module_t *module, queue_t *queue, simcom_piece_t part, const char *command,
              const char *text)
{
    buffer_t line = {NULL, 0, 0, 0};

    buffer_add_text(&line, "\r\n");
    buffer_add_text(&line, text);
    buffer_add_text(&line, "\r\n");
    faults_line(module, queue, PIECE_LINE, part, command, buffer_view(&line));
    buffer_free(&line);
}

/* A command's results and information lines are named as the command is; URCs stand on their own. */
line_name_t line_name(const simcom_module_t *module, uint16_t id)
{
    const simcom_description_t *description = module->description;
    line_name_t name;

    for (size_t i = 0; i < description->command_count; i++) {
        if (description->commands[i].line == id) {
            snprintf(name.text, sizeof name.text, "%s:", description->commands[i].wire);
            return name;
        }
    }
    for (size_t i = 0; i < description->urc_count; i++) {
        if (description->urcs[i].id == id) {
            snprintf(name.text, sizeof name.text, "%s", description->urcs[i].wire);
            return name;
        }
    }
    snprintf(name.text, sizeof name.text, "%s", simcom_line_names[id]);
    return name;
}

void line_information(simcom_module_t *module, const exchange_t *exchange, const char *format, ...)
{
    char text[FORMATTED];
    line_name_t name = line_name(module, exchange->command->line);
    size_t n = (size_t)snprintf(text, sizeof text, "%s ", name.text);
    va_list list;

    va_start(list, format);
    vsnprintf(text + n, sizeof text - n, format, list);
    va_end(list);
    depart_information(module, exchange, text + n, sizeof text - n);
    line_put(module, &module->out, SIMCOM_PIECE_INFORMATION, exchange->command->name, text);
}

void line_unsolicited(simcom_module_t *module, const char *format, ...)
{
    char text[FORMATTED];
    va_list list;

    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    depart_unsolicited(module, text, sizeof text);
    if (text[0] != '\0') {
        line_put(module, line_async(module), SIMCOM_PIECE_URC, NULL, text);
    }
}

/* Room for the numbers of a header, with what a departure makes of them. */
#define NUMBERS 120

/* "+NAME: 0,15\r\n" */
static void add_header(const simcom_module_t *module, buffer_t *buffer, uint16_t line,
                       const char *name, char *numbers)
{
    depart_urc(module, line, numbers, NUMBERS);
    if (numbers[0] != '\0') {
        buffer_add_text(buffer, name);
        buffer_add(buffer, " ", 1);
        buffer_add_text(buffer, numbers);
        buffer_add(buffer, "\r\n", 2);
    }
}

/* One part of a message in pieces: "+NAME: client,length\r\n", the bytes, and a \r\n that the
 * length does not count. */
static void add_pieces(const simcom_module_t *module, buffer_t *buffer, uint16_t line,
                       unsigned client, simcom_bytes_t part, size_t packet)
{
    const line_name_t name = line_name(module, line);
    char numbers[NUMBERS];

    for (size_t at = 0; at < part.length;) {
        size_t n = part.length - at < packet ? part.length - at : packet;
        snprintf(numbers, sizeof numbers, "%u,%zu", client, n);
        add_header(module, buffer, line, name.text, numbers);
        buffer_add(buffer, part.data + at, n);
        buffer_add(buffer, "\r\n", 2);
        at += n;
    }
}

/* V1.00 2.3.2.2 and 3.1, and the field: only RXSTART has a \r\n before it; an empty payload has no
 * RXPAYLOAD (3.5). */
void line_message(simcom_module_t *module, unsigned client, simcom_bytes_t topic,
                  simcom_bytes_t payload)
{
    const simcom_module_settings_t *settings = &module->settings;
    buffer_t message = {NULL, 0, 0, 0};
    char numbers[NUMBERS];

    buffer_add_text(&message, "\r\n");
    snprintf(numbers, sizeof numbers, "%u,%zu,%zu", client, topic.length, payload.length);
    add_header(module, &message, SIMCOM_LINE_CMQTTRXSTART,
               line_name(module, SIMCOM_LINE_CMQTTRXSTART).text, numbers);
    add_pieces(module, &message, SIMCOM_LINE_CMQTTRXTOPIC, client, topic,
               settings->topic_packet != 0 ? settings->topic_packet : settings->packet);
    add_pieces(module, &message, SIMCOM_LINE_CMQTTRXPAYLOAD, client, payload, settings->packet);
    snprintf(numbers, sizeof numbers, "%u", client);
    add_header(module, &message, SIMCOM_LINE_CMQTTRXEND,
               line_name(module, SIMCOM_LINE_CMQTTRXEND).text, numbers);
    faults_line(module, line_async(module), PIECE_MESSAGE, SIMCOM_PIECE_ANY, NULL,
                buffer_view(&message));
    buffer_free(&message);
}
