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

static uint64_t hash_scope(uint64_t sum, const scope_t *scope)
{
    sum = hash_number(sum, scope->there);
    for (unsigned state = 0; state < STATES; state++) {
        const held_t *held = &scope->held[state];
        for (size_t i = 0; i < held->count; i++) {
            sum = hash_bytes(hash_number(hash_number(sum, state), held->rows[i].qos),
                             held->rows[i].text);
        }
    }
    return sum;
}

/* The order of the rows is not part of what a module knows. */
static uint64_t hash_kept(const simcom_module_t *module)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < module->kept.count; i++) {
        const setting_t *row = &module->kept.rows[i];
        uint64_t one = hash_number(hash_number(0xCBF29CE484222325u, row->parameter), row->key);
        sum += hash_buffer(hash_number(one, row->number), &row->text);
    }
    return sum;
}

uint64_t simcom_module_hash(const simcom_module_t *module)
{
    uint64_t sum = hash_number(module->wire_out.sum, module->elapsed);

    sum = hash_number(hash_scope(sum, &module->scope), hash_kept(module));
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        sum = hash_scope(sum, &module->clients[i].scope);
        sum = hash_number(sum, module->clients[i].pending.form != NULL);
    }
    for (size_t i = 0; i < module->certificates.count; i++) {
        sum = hash_buffer(sum, &module->certificates.files[i].name);
        sum = hash_buffer(sum, &module->certificates.files[i].data);
    }
    sum = hash_number(sum, module->echo);
    sum = hash_number(hash_number(sum, module->data_left), buffer_length(&module->line));
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

/* The states that are there, by their names, and what they were made with that is no secret. */
static void say_client(text_t *text, const simcom_module_t *module, unsigned client)
{
    const simcom_bytes_t id = settings_text(module, SIMCOM_VALUE_CLIENT_ID, client);
    const simcom_bytes_t server = settings_text(module, SIMCOM_VALUE_SERVER, client);
    const simcom_description_t *description = module->description;
    bool any = false;

    say(text, "client %u:", client);
    for (size_t i = 0; i < description->state_count; i++) {
        if (description->states[i].of_client &&
            state_is(module, description->states[i].id, client)) {
            say(text, "%s %s", any ? "," : "", description->states[i].name);
            any = true;
        }
    }
    if (!any) {
        say(text, " free\n");
        return;
    }
    if (id.data != NULL) {
        say(text, "; as \"%.*s\"%s", SPAN(id),
            settings_number(module, SIMCOM_VALUE_SERVER_TYPE, client) == 1 ? ", TLS" : "");
    }
    if (state_is(module, module->connection, client)) {
        say(text, "; connected to %.*s", SPAN(server));
    }
    if (module->clients[client].pending.form != NULL) {
        say(text, "; waits for the result of %s", module->clients[client].pending.command->name);
    }
    say(text, "\n");
}

static void say_module(text_t *text, const simcom_module_t *module)
{
    const simcom_description_t *description = module->description;

    for (size_t i = 0; i < description->state_count; i++) {
        if (!description->states[i].of_client) {
            say(text, "%s: %s\n", description->states[i].name,
                state_is(module, description->states[i].id, SIMCOM_NO_CLIENT) ? "yes" : "no");
        }
    }
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
    say_module(&made, module);
    if (module->data_left > 0) {
        say(&made, "prompt: %zu bytes of data are still to come for %s\n", module->data_left,
            module->wire.form != NULL ? module->wire.command->name : module->other.name);
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
        say_client(&made, module, i);
    }
    say(&made, "certificates: %zu\n", module->certificates.count);
    say(&made, "faults: %zu planned, struck %u times\n", module->faults.count,
        simcom_module_faults_struck(module));
    return made.length;
}
