/* SPDX-License-Identifier: MIT */
/* hash.c - a number of all that a module did and knows, and a text of it for a person. */
#include "module.h"

#include <stdarg.h>
#include <stdio.h>

/* FNV-1a, 64 bits. Every number goes in byte by byte, so that word size and order do not matter. */
#define HASH_PRIME 0x100000001B3u

static uint64_t hash_bytes(uint64_t sum, simcom_bytes_t bytes)
{
    for (size_t i = 0; i < bytes.length; i++) {
        sum = (sum ^ bytes.data[i]) * HASH_PRIME;
    }
    return sum;
}

static uint64_t hash_number(uint64_t sum, uint64_t number)
{
    for (int i = 0; i < 8; i++) {
        sum = (sum ^ (number & 0xFFu)) * HASH_PRIME;
        number >>= 8;
    }
    return sum;
}

/* With its length, so that two buffers are never taken for one. */
static uint64_t hash_buffer(uint64_t sum, const buffer_t *buffer)
{
    return hash_bytes(hash_number(sum, buffer_length(buffer)), buffer_view(buffer));
}

void hash_input(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    if (n > 0) {
        module->wire_out.sum = hash_bytes(hash_number(module->wire_out.sum, module->elapsed),
                                          (simcom_bytes_t){bytes, n});
    }
}

static uint64_t hash_filters(uint64_t sum, const filters_t *filters)
{
    sum = hash_number(sum, filters->count);
    for (size_t i = 0; i < filters->count; i++) {
        sum = hash_bytes(hash_number(sum, filters->rows[i].qos), filters->rows[i].text);
    }
    return sum;
}

static uint64_t hash_client(uint64_t sum, const client_t *client)
{
    const buffer_t *buffers[] = {&client->id,         &client->will_topic,  &client->will_message,
                                 &client->topic,      &client->payload,     &client->server,
                                 &client->user,       &client->password,    &client->productkey,
                                 &client->devicename, &client->devicesecret};
    const uint32_t numbers[] = {
        client->acquired,  client->connected,    client->tls,         client->check_utf8,
        client->optimeout, client->mqtt_version, client->has_context, client->context,
        client->will_qos,  client->keepalive,    client->clean,       client->pending.form != NULL};

    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
        sum = hash_buffer(sum, buffers[i]);
    }
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        sum = hash_number(sum, numbers[i]);
    }
    return hash_filters(hash_filters(sum, &client->subscribe), &client->unsubscribe);
}

static uint64_t hash_context(uint64_t sum, const ssl_context_t *context)
{
    const uint32_t numbers[] = {context->version,         context->authmode,
                                context->ignorelocaltime, context->negotiatetime,
                                context->enable_sni,      context->ciphersuites};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        sum = hash_number(sum, numbers[i]);
    }
    sum = hash_buffer(hash_buffer(sum, &context->ca), &context->certificate);
    return hash_buffer(hash_buffer(sum, &context->key), &context->keypwd);
}

uint64_t simcom_module_hash(const simcom_module_t *module)
{
    uint64_t sum = hash_number(module->wire_out.sum, module->elapsed);

    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        sum = hash_client(sum, &module->clients[i]);
    }
    for (unsigned i = 0; i < SSL_CONTEXTS; i++) {
        sum = hash_context(sum, &module->ssl[i]);
    }
    for (size_t i = 0; i < module->certificates.count; i++) {
        sum = hash_buffer(sum, &module->certificates.files[i].name);
        sum = hash_buffer(sum, &module->certificates.files[i].data);
    }
    sum = hash_number(hash_number(sum, module->started), module->echo);
    sum = hash_number(hash_number(sum, module->data_left), module->line_length);
    return hash_number(hash_number(sum, module->faults.random), module->restarting);
}

/* --- For a person ----------------------------------------------------------------------------- */

typedef struct text {
    char *at;
    size_t size;
    size_t length;
} text_t;

static void say(text_t *text, const char *format, ...) PRINTF_LIKE(2, 3);

static void say(text_t *text, const char *format, ...)
{
    size_t room = text->size - text->length;
    va_list list;
    int n;

    va_start(list, format);
    n = vsnprintf(text->at + text->length, room, format, list);
    va_end(list);
    if (n > 0) {
        text->length += (size_t)n < room ? (size_t)n : room - 1;
    }
}

static void say_client(text_t *text, const client_t *client, unsigned index)
{
    simcom_bytes_t id = buffer_view(&client->id);
    simcom_bytes_t server = buffer_view(&client->server);

    say(text, "client %u: ", index);
    if (!client->acquired) {
        say(text, "not acquired\n");
        return;
    }
    say(text, "acquired as \"%.*s\"%s", SPAN(id), client->tls ? ", TLS" : "");
    if (client->connected) {
        say(text, ", connected to %.*s", SPAN(server));
    }
    if (client->pending.form != NULL) {
        say(text, ", waits for the result of %s", client->pending.command->name);
    }
    if (buffer_length(&client->topic) > 0) {
        say(text, ", has a topic to publish");
    }
    say(text, "\n");
}

size_t simcom_module_describe(const simcom_module_t *module, char *text, size_t size)
{
    text_t made = {text, size, 0};

    if (size == 0) {
        return 0;
    }
    text[0] = '\0';
    say(&made, "revision: %s\n", module->settings.revision->name);
    say(&made, "age: %llu ms\n", (unsigned long long)module->elapsed);
    if (module->restarting) {
        say(&made, "restarting\n");
    }
    say(&made, "echo: %s\n", module->echo ? "on" : "off");
    say(&made, "service: %s\n", module->started ? "started" : "not started");
    if (module->data_left > 0) {
        say(&made, "prompt: %zu bytes of data are still to come for %s\n", module->data_left,
            module->wire.command->name);
    } else if (module->wire.form != NULL) {
        say(&made, "command: %s is under way\n", module->wire.command->name);
    }
    if (module->stalled_until > module->elapsed) {
        say(&made, "stalled\n");
    }
    if (module->network_until > module->elapsed) {
        say(&made, "network: gone for %llu ms\n",
            (unsigned long long)(module->network_until - module->elapsed));
    }
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        say_client(&made, &module->clients[i], i);
    }
    say(&made, "certificates: %zu\n", module->certificates.count);
    say(&made, "faults: %zu planned, struck %u times\n", module->faults.count,
        simcom_module_faults_struck(module));
    return made.length;
}
