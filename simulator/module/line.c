/* SPDX-License-Identifier: MIT */
/* line.c - the shape of lines and of received messages on the wire. */
#include "depart.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
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

/* Room for what a departure makes of a line: it changes one field. */
#define CHANGED 1400u

void line_information(simcom_module_t *module, const exchange_t *exchange, simcom_bytes_t fields)
{
    const line_name_t name = line_name(module, exchange->command->line);
    const size_t n = strlen(name.text) + 1;
    const size_t size = n + fields.length + CHANGED;
    char *text = allocate(size, 1);

    (void)snprintf(text, size, "%s ", name.text);
    memcpy(text + n, fields.data, fields.length);
    depart_information(module, exchange, text + n, size - n);
    line_put(module, &module->out, SIMCOM_PIECE_INFORMATION, exchange->command->name, text);
    free(text);
}

const simcom_described_line_t *line_of_role(const simcom_module_t *module, simcom_role_t role)
{
    for (size_t i = 0; i < module->description->urc_count; i++) {
        if (module->description->urcs[i].role == (uint8_t)role) {
            return &module->description->urcs[i];
        }
    }
    return NULL;
}

/* The fields of a URC in the revision: the client where it is told, then the numbers, and of what nobody
 * thought the least that it can be. */
static void urc_fields(const simcom_module_t *module, const simcom_described_line_t *urc,
                       unsigned client, const size_t *numbers, size_t count, char *text,
                       size_t size)
{
    size_t used = 0, at = 0;

    text[0] = '\0';
    for (uint8_t i = 0; urc->shape != NULL && i < urc->shape->count; i++) {
        const simcom_parameter_t *field = &urc->shape->fields[i];
        const simcom_limit_t limit = *simcom_limit_of(module->settings.revision, field->id);
        size_t number = limit.min;
        if ((urc->lacks >> i & 1u) != 0u) {
            continue;
        }
        if (urc->fields[i].role == SIMCOM_VALUE_CLIENT) {
            number = client;
        } else if (simcom_is_number(field) && at < count) {
            number = numbers[at++];
        }
        used += (size_t)snprintf(text + used, used < size ? size - used : 0,
                                 simcom_is_number(field) ? "%s%zu" : "%s\"\"", used > 0 ? "," : "",
                                 number);
    }
}

void line_urc(simcom_module_t *module, const simcom_described_line_t *urc, unsigned client,
              uint32_t value)
{
    const size_t number = value;
    char fields[120];

    if (urc == NULL) {
        return; /* the revision has no word for it */
    }
    urc_fields(module, urc, client, &number, 1, fields, sizeof fields);
    line_unsolicited(module, "%s%s%s", urc->wire, fields[0] != '\0' ? " " : "", fields);
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
static void add_header(const simcom_module_t *module, buffer_t *buffer, simcom_role_t role,
                       unsigned client, const size_t *lengths, size_t count)
{
    const simcom_described_line_t *urc = line_of_role(module, role);
    char numbers[NUMBERS];

    if (urc == NULL) {
        return;
    }
    urc_fields(module, urc, client, lengths, count, numbers, sizeof numbers);
    depart_urc(module, urc->id, numbers, NUMBERS);
    if (numbers[0] != '\0') {
        buffer_add_text(buffer, urc->wire);
        buffer_add(buffer, " ", 1);
        buffer_add_text(buffer, numbers);
        buffer_add(buffer, "\r\n", 2);
    }
}

/* One part of a message in pieces: "+NAME: client,length\r\n", the bytes, and a \r\n that the
 * length does not count. */
static void add_pieces(const simcom_module_t *module, buffer_t *buffer, simcom_role_t role,
                       unsigned client, simcom_bytes_t part, size_t packet)
{
    for (size_t at = 0; at < part.length;) {
        const size_t n = part.length - at < packet ? part.length - at : packet;
        add_header(module, buffer, role, client, &n, 1);
        buffer_add(buffer, part.data + at, n);
        buffer_add(buffer, "\r\n", 2);
        at += n;
    }
}

/* The message on one line, as the fields of the URC stand: +CMQTTRECV: 0,"topic",7,"payload" */
static void add_line(buffer_t *buffer, const simcom_described_line_t *urc, unsigned client,
                     simcom_bytes_t topic, simcom_bytes_t payload)
{
    char numbers[NUMBERS];

    buffer_add_text(buffer, urc->wire);
    (void)snprintf(numbers, sizeof numbers, " %u,\"", client);
    buffer_add_text(buffer, numbers);
    buffer_add(buffer, topic.data, topic.length);
    (void)snprintf(numbers, sizeof numbers, "\",%zu,\"", payload.length);
    buffer_add_text(buffer, numbers);
    buffer_add(buffer, payload.data, payload.length);
    buffer_add_text(buffer, "\"\r\n");
}

/* The line that the client's messages come on, NULL: they come in parts. */
static const simcom_described_line_t *one_line(const simcom_module_t *module, unsigned client)
{
    return settings_number(module, SIMCOM_VALUE_MESSAGE_LINE, client) != 0
               ? line_of_role(module, SIMCOM_ROLE_MESSAGE_LINE)
               : NULL;
}

/* V1.00 2.3.2.2 and 3.1, and the field: only the first line of a message has a \r\n before it; an empty
 * payload has no piece (3.5). */
static void add_parts(const simcom_module_t *module, buffer_t *buffer, unsigned client,
                      simcom_bytes_t topic, simcom_bytes_t payload)
{
    const simcom_module_settings_t *settings = &module->settings;
    const size_t lengths[] = {topic.length, payload.length};

    add_header(module, buffer, SIMCOM_ROLE_MESSAGE_START, client, lengths, 2);
    add_pieces(module, buffer, SIMCOM_ROLE_MESSAGE_TOPIC, client, topic,
               settings->topic_packet != 0 ? settings->topic_packet : settings->packet);
    add_pieces(module, buffer, SIMCOM_ROLE_MESSAGE_PAYLOAD, client, payload, settings->packet);
    add_header(module, buffer, SIMCOM_ROLE_MESSAGE_END, client, NULL, 0);
}

void line_message(simcom_module_t *module, unsigned client, simcom_bytes_t topic,
                  simcom_bytes_t payload)
{
    const simcom_described_line_t *line = one_line(module, client);
    buffer_t message = {NULL, 0, 0, 0};

    if (line == NULL && line_of_role(module, SIMCOM_ROLE_MESSAGE_START) == NULL) {
        return; /* the revision has no words for it */
    }
    buffer_add_text(&message, "\r\n");
    if (line != NULL) {
        add_line(&message, line, client, topic, payload);
    } else {
        add_parts(module, &message, client, topic, payload);
    }
    faults_line(module, line_async(module), PIECE_MESSAGE, SIMCOM_PIECE_ANY, NULL,
                buffer_view(&message));
    buffer_free(&message);
}
