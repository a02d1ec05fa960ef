/* SPDX-License-Identifier: MIT */
/*
 * wire.c - from lines to the bytes that the host can have.
 *
 *     lines -> queue `out` -> pauses, faults of bytes, baud rate -> `sent` -> peek
 *
 * What a fault delays waits in `late` until its time has come, and then joins the lines.
 */
#include "module.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a. */
#define HASH_PRIME 0x100000001B3u

/* Ten bits to a byte: 8N1. */
static uint32_t byte_us(const simcom_module_t *module)
{
    return 10000000u / module->settings.baud;
}

/* How many bytes the line carries now; SIZE_MAX without a baud rate. */
static size_t room(simcom_module_t *module)
{
    wire_out_t *wire = &module->wire_out;
    uint64_t now_us = module->elapsed * 1000u;

    if (module->settings.baud == 0) {
        return SIZE_MAX;
    }
    if (!wire->running) {
        wire->running = true;
        wire->pace_us = now_us;
    }
    return now_us < wire->pace_us ? 0 : (size_t)((now_us - wire->pace_us) / byte_us(module)) + 1;
}

static void put(simcom_module_t *module, const uint8_t *bytes, size_t n)
{
    wire_out_t *wire = &module->wire_out;

    buffer_add(&wire->sent, bytes, n);
    for (size_t i = 0; i < n; i++) {
        wire->sum = (wire->sum ^ bytes[i]) * HASH_PRIME;
    }
    if (module->settings.baud != 0) {
        wire->pace_us += (uint64_t)n * byte_us(module);
    }
}

static void put_limbo(simcom_module_t *module)
{
    simcom_bytes_t bytes = buffer_view(&module->wire_out.limbo);

    if (bytes.length == 0) {
        return;
    }
    put(module, bytes.data, bytes.length);
    buffer_clear(&module->wire_out.limbo);
}

/* Sends a byte of the first piece through the faults. */
static void send_byte(simcom_module_t *module)
{
    uint8_t byte = *buffer_view(&module->out.bytes).data;

    queue_take(&module->out, 1);
    module->wire_out.gate =
        module->elapsed + faults_byte(module, SIMCOM_PLACE_OUTPUT, byte, &module->wire_out.limbo);
    if (module->wire_out.gate <= module->elapsed) {
        put_limbo(module);
    }
}

/* Whether the first piece may begin. */
static bool released(const simcom_module_t *module, piece_t *piece)
{
    if (!piece->begun) {
        piece->begun = true;
        piece->release = module->elapsed + piece->delay;
        if (piece->kind == PIECE_LINE || piece->kind == PIECE_MESSAGE) {
            piece->release += module->settings.line_ms;
        }
    }
    return piece->release <= module->elapsed;
}

/* Sends of the first piece what can be sent. False if it has to wait. */
static bool send_piece(simcom_module_t *module)
{
    piece_t *piece = queue_first(&module->out);
    size_t n = room(module);

    if (n == 0 || !released(module, piece)) {
        return false;
    }
    if (module->faults.used[SIMCOM_PLACE_OUTPUT]) {
        send_byte(module);
        return true;
    }
    n = n < piece->length ? n : piece->length;
    put(module, buffer_view(&module->out.bytes).data, n);
    queue_take(&module->out, n);
    return true;
}

void wire_pump(simcom_module_t *module)
{
    for (;;) {
        faults_settle(module);
        if (module->wire_out.gate > module->elapsed) {
            return;
        }
        put_limbo(module);
        if (queue_first(&module->out) == NULL) {
            module->wire_out.running =
                module->settings.baud != 0 && module->wire_out.pace_us > module->elapsed * 1000u;
            return;
        }
        if (!send_piece(module)) {
            return;
        }
    }
}

/* --- Lines that come later -------------------------------------------------------------------- */

void wire_late(simcom_module_t *module, piece_kind_t kind, bool asked, simcom_bytes_t bytes,
               uint32_t ms)
{
    late_t *late;

    module->late = realloc(module->late, (module->late_count + 1) * sizeof *module->late);
    if (module->late == NULL) {
        abort();
    }
    late = &module->late[module->late_count++];
    *late = (late_t){.at = module->elapsed + ms, .kind = (uint8_t)kind, .asked = asked};
    buffer_set(&late->bytes, bytes);
}

static void join(simcom_module_t *module, size_t index)
{
    late_t late = module->late[index];
    queue_t *queue = late.asked ? &module->out : line_async(module);

    module->late_count--;
    memmove(module->late + index, module->late + index + 1,
            (module->late_count - index) * sizeof *module->late);
    queue_add(queue, (piece_kind_t)late.kind, buffer_view(&late.bytes), 0);
    buffer_free(&late.bytes);
}

/* Those whose time has come, in the order of their times. */
static void join_due(simcom_module_t *module)
{
    for (;;) {
        size_t first = SIZE_MAX;

        for (size_t i = 0; i < module->late_count; i++) {
            if (module->late[i].at <= module->elapsed &&
                (first == SIZE_MAX || module->late[i].at < module->late[first].at)) {
                first = i;
            }
        }
        if (first == SIZE_MAX) {
            return;
        }
        join(module, first);
    }
}

static uint32_t ms_until(const simcom_module_t *module, uint64_t age)
{
    if (age <= module->elapsed) {
        return 0;
    }
    return age - module->elapsed > UINT32_MAX - 1 ? UINT32_MAX - 1
                                                  : (uint32_t)(age - module->elapsed);
}

static uint32_t earlier(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Ms until the queue moves on. */
static uint32_t queue_wait(const simcom_module_t *module)
{
    const wire_out_t *wire = &module->wire_out;
    const piece_t *piece;
    uint64_t age = wire->gate;

    if (module->out.begin == module->out.end) {
        return buffer_length(&wire->limbo) > 0 ? ms_until(module, wire->gate) : UINT32_MAX;
    }
    piece = &module->out.pieces[module->out.begin];
    if (piece->begun && piece->release > age) {
        age = piece->release;
    }
    if (module->settings.baud != 0 && wire->running && (wire->pace_us + 999u) / 1000u > age) {
        age = (wire->pace_us + 999u) / 1000u;
    }
    return ms_until(module, age);
}

uint32_t wire_wait(const simcom_module_t *module)
{
    uint32_t wait = queue_wait(module);

    for (size_t i = 0; i < module->late_count; i++) {
        wait = earlier(wait, ms_until(module, module->late[i].at));
    }
    if (buffer_length(&module->wire_out.sent) > 0 && module->wire_out.chunk_at > module->elapsed) {
        wait = earlier(wait, ms_until(module, module->wire_out.chunk_at));
    }
    return wait;
}

void wire_lose(simcom_module_t *module)
{
    queue_clear(&module->out);
    queue_clear(&module->later);
    buffer_clear(&module->wire_out.limbo);
    module->wire_out.gate = 0;
    for (size_t i = 0; i < module->late_count; i++) {
        buffer_free(&module->late[i].bytes);
    }
    module->late_count = 0;
}

void wire_clear(simcom_module_t *module)
{
    wire_lose(module);
    buffer_clear(&module->wire_out.sent);
}

void wire_free(simcom_module_t *module)
{
    wire_clear(module);
    queue_free(&module->out);
    queue_free(&module->later);
    buffer_free(&module->wire_out.sent);
    buffer_free(&module->wire_out.limbo);
    buffer_free(&module->in);
    free(module->late);
}

/* --- What the owner calls --------------------------------------------------------------------- */

size_t simcom_module_peek(simcom_module_t *module, const uint8_t **bytes)
{
    wire_out_t *wire = &module->wire_out;
    simcom_bytes_t view;
    size_t chunk = module->settings.chunk;

    join_due(module);
    wire_pump(module);
    view = buffer_view(&wire->sent);
    *bytes = view.data;
    if (chunk == 0) {
        return view.length;
    }
    if (wire->chunk_at > module->elapsed) {
        return 0;
    }
    chunk -= wire->chunk_used;
    return view.length < chunk ? view.length : chunk;
}

void simcom_module_ack(simcom_module_t *module, size_t n)
{
    wire_out_t *wire = &module->wire_out;

    buffer_take(&wire->sent, n);
    wire->chunk_used += n;
    if (module->settings.chunk != 0 && n > 0 && wire->chunk_used >= module->settings.chunk) {
        wire->chunk_used = 0;
        wire->chunk_at = module->elapsed + 1;
    }
}

void simcom_module_discard(simcom_module_t *module)
{
    buffer_clear(&module->wire_out.sent);
    queue_clear(&module->out);
}
