/* SPDX-License-Identifier: MIT */
/*
 * faults.c - finds the faults that are planned for what happens, and lets them strike.
 *
 * They are asked in the order in which they were planned; each sees a line as those before it have
 * left it.
 */
#include "act.h"

#include <stdlib.h>
#include <string.h>

/* What happens, as faults see it. */
typedef struct moment {
    uint8_t place;
    uint8_t part;
    const char *command; /* NULL: none */
} moment_t;

/* --- The plan --------------------------------------------------------------------------------- */

/* splitmix64, by Sebastiano Vigna: every seed is good. */
uint64_t faults_random(simcom_module_t *module)
{
    uint64_t z = module->faults.random += 0x9E3779B97F4A7C15u;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static char *copy_name(const char *name)
{
    char *copy = NULL;

    if (name != NULL) {
        copy = allocate(strlen(name) + 1, 1);
        memcpy(copy, name, strlen(name));
    }
    return copy;
}

void faults_add(simcom_module_t *module, const simcom_fault_t *fault)
{
    faults_t *faults = &module->faults;
    planned_t *row;
    uint8_t *text = NULL;

    faults->rows = realloc(faults->rows, (faults->count + 1) * sizeof *faults->rows);
    if (faults->rows == NULL) {
        abort();
    }
    row = &faults->rows[faults->count++];
    *row = (planned_t){.fault = *fault};
    row->fault.command = copy_name(fault->command);
    row->fault.name = copy_name(fault->name);
    if (fault->text.length > 0) {
        text = allocate(fault->text.length, 1);
        memcpy(text, fault->text.data, fault->text.length);
    }
    row->fault.text = (simcom_bytes_t){text, fault->text.length};
    faults->used[fault->place] = true;
}

void faults_free(simcom_module_t *module)
{
    for (size_t i = 0; i < module->faults.count; i++) {
        simcom_fault_t *fault = &module->faults.rows[i].fault;
        free((void *)(uintptr_t)fault->command); /* owned, see faults_add() */
        free((void *)(uintptr_t)fault->name);
        free((void *)(uintptr_t)fault->text.data);
    }
    free(module->faults.rows);
    module->faults = (faults_t){0};
}

void simcom_module_fault(simcom_module_t *module, const simcom_fault_t *fault)
{
    faults_add(module, fault);
}

void simcom_module_faults_end(simcom_module_t *module)
{
    memset(module->faults.used, 0, sizeof module->faults.used);
    for (size_t i = 0; i < module->faults.count; i++) {
        module->faults.rows[i].over = true;
    }
}

uint32_t simcom_module_faults_struck(const simcom_module_t *module)
{
    uint32_t struck = 0;

    for (size_t i = 0; i < module->faults.count; i++) {
        struck += module->faults.rows[i].fired;
    }
    return struck;
}

/* --- Which faults strike ---------------------------------------------------------------------- */

static bool fits(const simcom_fault_t *fault, const moment_t *moment)
{
    if (fault->place != moment->place) {
        return false;
    }
    if (fault->part != SIMCOM_PIECE_ANY && fault->part != moment->part) {
        return false;
    }
    return fault->command == NULL ||
           (moment->command != NULL && strcmp(fault->command, moment->command) == 0);
}

static bool strikes(simcom_module_t *module, planned_t *row, const moment_t *moment)
{
    const simcom_fault_t *fault = &row->fault;

    if (row->over || !fits(fault, moment)) {
        return false;
    }
    row->seen++;
    if ((fault->nth != 0 && row->seen != fault->nth) ||
        (fault->times != 0 && row->fired >= fault->times)) {
        return false;
    }
    if (fault->chance != 0 && faults_random(module) % 1000000u >= fault->chance) {
        return false;
    }
    row->fired++;
    return true;
}

/* The next fault that strikes at a moment, NULL if there is no more. *at begins as 0. */
static const simcom_fault_t *next_fault(simcom_module_t *module, const moment_t *moment, size_t *at)
{
    while (*at < module->faults.count) {
        planned_t *row = &module->faults.rows[(*at)++];
        if (strikes(module, row, moment)) {
            return &row->fault;
        }
    }
    return NULL;
}

static void add_shock(simcom_module_t *module, const simcom_fault_t *fault)
{
    faults_t *faults = &module->faults;

    if (fault->kind >= SIMCOM_FAULT_RESTART &&
        faults->shock_count < sizeof faults->shocks / sizeof *faults->shocks) {
        faults->shocks[faults->shock_count++] = *fault;
    }
}

/* --- Bytes ------------------------------------------------------------------------------------ */

static uint32_t count_of(const simcom_fault_t *fault)
{
    return fault->count == 0 ? 1 : fault->count;
}

static uint8_t mask_of(simcom_module_t *module, const simcom_fault_t *fault)
{
    if (fault->mask != 0) {
        return fault->mask;
    }
    return (uint8_t)(1u << (faults_random(module) & 7u));
}

static void add_text(buffer_t *to, const simcom_fault_t *fault)
{
    if (fault->kind == SIMCOM_FAULT_URC) {
        buffer_add_text(to, "\r\n");
    }
    buffer_add(to, fault->text.data, fault->text.length);
    if (fault->kind == SIMCOM_FAULT_URC) {
        buffer_add_text(to, "\r\n");
    }
}

uint32_t faults_byte(simcom_module_t *module, simcom_fault_place_t place, uint8_t byte,
                     buffer_t *to)
{
    stream_t *stream = place == SIMCOM_PLACE_INPUT ? &module->faults.input : &module->faults.output;
    moment_t moment = {.place = (uint8_t)place};
    const simcom_fault_t *fault;
    uint32_t times = 1;
    uint32_t hold = 0;
    size_t at = 0;

    while ((fault = next_fault(module, &moment, &at)) != NULL) {
        if (fault->kind == SIMCOM_FAULT_LOSE) {
            stream->losing = count_of(fault);
        } else if (fault->kind == SIMCOM_FAULT_REPEAT) {
            times += count_of(fault);
        } else if (fault->kind == SIMCOM_FAULT_FLIP) {
            stream->flipping = count_of(fault);
            stream->mask = mask_of(module, fault);
        } else if (fault->kind == SIMCOM_FAULT_INSERT || fault->kind == SIMCOM_FAULT_URC) {
            add_text(to, fault);
        } else if (fault->kind == SIMCOM_FAULT_HOLD) {
            hold += fault->ms;
        } else {
            add_shock(module, fault);
        }
    }
    if (stream->flipping > 0) {
        stream->flipping--;
        byte ^= stream->mask;
    }
    if (stream->losing > 0) {
        stream->losing--;
        times = 0;
    }
    while (times-- > 0) {
        buffer_add(to, &byte, 1);
    }
    return hold;
}

/* --- Lines and messages ----------------------------------------------------------------------- */

/* What faults make of a line. */
typedef struct bend {
    buffer_t line;
    bool omitted;
    uint32_t late; /* ms that it comes later */
    size_t hold_at;
    uint32_t hold; /* ms that what stands at hold_at and behind comes later */
} bend_t;

/* The place of a fault in a line; its end for one beyond. */
static size_t place_in(const simcom_fault_t *fault, size_t length)
{
    int64_t at = fault->byte < 0 ? (int64_t)length + fault->byte : fault->byte;

    if (at < 0) {
        return 0;
    }
    return at > (int64_t)length ? length : (size_t)at;
}

/* Puts the line together again, with its bytes [at, at + gone) replaced by `with`. */
static void replace(buffer_t *line, size_t at, size_t gone, const buffer_t *with)
{
    buffer_t made = {NULL, 0, 0, 0};
    simcom_bytes_t bytes = buffer_view(line);
    simcom_bytes_t put = buffer_view(with);

    buffer_add(&made, bytes.data, at);
    buffer_add(&made, put.data, put.length);
    buffer_add(&made, bytes.data + at + gone, bytes.length - at - gone);
    buffer_free(line);
    *line = made;
}

static void bend_bytes(simcom_module_t *module, const simcom_fault_t *fault, buffer_t *line)
{
    size_t length = buffer_length(line);
    size_t at = place_in(fault, length);
    size_t n = count_of(fault) < length - at ? count_of(fault) : length - at;
    buffer_t with = {NULL, 0, 0, 0};
    size_t gone = 0;

    if (fault->kind == SIMCOM_FAULT_LOSE) {
        gone = n;
    } else if (fault->kind == SIMCOM_FAULT_CUT) {
        gone = length - at;
    } else if (fault->kind == SIMCOM_FAULT_FLIP) {
        uint8_t mask = mask_of(module, fault);
        for (size_t i = 0; i < n; i++) {
            uint8_t byte = line->bytes[line->begin + at + i] ^ mask;
            buffer_add(&with, &byte, 1);
        }
        gone = n;
    } else if (fault->kind == SIMCOM_FAULT_REPEAT && at < length) {
        for (size_t i = 0; i < count_of(fault); i++) {
            buffer_add(&with, &line->bytes[line->begin + at], 1);
        }
    } else if (fault->kind == SIMCOM_FAULT_INSERT || fault->kind == SIMCOM_FAULT_URC) {
        add_text(&with, fault);
    }
    replace(line, at, gone, &with);
    buffer_free(&with);
}

static void bend_line(simcom_module_t *module, const simcom_fault_t *fault, bend_t *bend)
{
    switch ((simcom_fault_kind_t)fault->kind) {
    case SIMCOM_FAULT_OMIT:
        bend->omitted = true;
        break;
    case SIMCOM_FAULT_REPLACE:
        buffer_clear(&bend->line);
        buffer_add_text(&bend->line, "\r\n");
        buffer_add(&bend->line, fault->text.data, fault->text.length);
        buffer_add_text(&bend->line, "\r\n");
        break;
    case SIMCOM_FAULT_DELAY:
        bend->late += fault->ms;
        break;
    case SIMCOM_FAULT_HOLD:
        bend->hold += fault->ms;
        bend->hold_at = place_in(fault, buffer_length(&bend->line));
        break;
    default:
        if (fault->kind >= SIMCOM_FAULT_RESTART) {
            add_shock(module, fault);
        } else {
            bend_bytes(module, fault, &bend->line);
        }
        break;
    }
}

void faults_line(simcom_module_t *module, queue_t *queue, piece_kind_t kind, simcom_piece_t part,
                 const char *command, simcom_bytes_t bytes)
{
    moment_t moment = {.place = kind == PIECE_MESSAGE ? SIMCOM_PLACE_MESSAGE : SIMCOM_PLACE_PART,
                       .part = (uint8_t)part,
                       .command = command};
    const uint32_t delay = part == SIMCOM_PIECE_PROMPT ? module->settings.prompt_ms : 0;
    bend_t bend = {0};
    const simcom_fault_t *fault;
    size_t at = 0;

    if (!module->faults.used[moment.place]) {
        queue_add(queue, kind, bytes, delay);
        return;
    }
    buffer_set(&bend.line, bytes);
    while ((fault = next_fault(module, &moment, &at)) != NULL) {
        bend_line(module, fault, &bend);
    }
    bytes = buffer_view(&bend.line);
    if (!bend.omitted && bend.late > 0) {
        wire_late(module, kind, part == SIMCOM_PIECE_PROMPT, bytes, bend.late);
    } else if (!bend.omitted) {
        size_t first = bend.hold > 0 && bend.hold_at < bytes.length ? bend.hold_at : 0;
        queue_add(queue, kind, (simcom_bytes_t){bytes.data, first}, delay);
        queue_add(queue, first > 0 ? PIECE_REST : kind,
                  (simcom_bytes_t){bytes.data + first, bytes.length - first},
                  first > 0 ? bend.hold : bend.hold + delay);
    }
    buffer_free(&bend.line);
}

/* --- Commands --------------------------------------------------------------------------------- */

bent_t faults_command(simcom_module_t *module, const char *command)
{
    moment_t moment = {.place = SIMCOM_PLACE_COMMAND, .command = command};
    bent_t bent = {0};
    const simcom_fault_t *fault;
    size_t at = 0;

    while (module->faults.used[SIMCOM_PLACE_COMMAND] &&
           (fault = next_fault(module, &moment, &at)) != NULL) {
        if (fault->kind == SIMCOM_FAULT_ANSWER) {
            bent = (bent_t){.shape = fault->shape,
                            .has_code = fault->has_code,
                            .after_data = fault->after_data,
                            .code = fault->code,
                            .name = fault->name,
                            .text = fault->text};
        } else {
            add_shock(module, fault);
        }
    }
    return bent;
}

/* --- The module as a whole -------------------------------------------------------------------- */

uint32_t faults_time(simcom_module_t *module)
{
    uint32_t wait = UINT32_MAX;

    for (size_t i = 0; i < module->faults.count; i++) {
        planned_t *row = &module->faults.rows[i];

        if (row->fault.place != SIMCOM_PLACE_TIME || row->fired > 0 || row->over) {
            continue;
        }
        if (row->fault.at_ms > module->elapsed) {
            uint64_t left = row->fault.at_ms - module->elapsed;
            wait = left < wait ? (uint32_t)left : wait;
            continue;
        }
        row->fired++;
        if (row->fault.kind == SIMCOM_FAULT_URC || row->fault.kind == SIMCOM_FAULT_INSERT) {
            buffer_t text = {NULL, 0, 0, 0};
            add_text(&text, &row->fault);
            queue_add(line_async(module), PIECE_LINE, buffer_view(&text), 0);
            buffer_free(&text);
        } else {
            add_shock(module, &row->fault);
        }
    }
    return wait;
}

/* Whether a fault of connections is about this client. */
static bool concerns(const simcom_module_t *module, const simcom_fault_t *fault, unsigned client)
{
    if (fault->only_client != 0 && fault->only_client != client + 1) {
        return false;
    }
    return fault->kind != SIMCOM_FAULT_TLS || connect_is_tls(module, client);
}

/* How a connect ends that a fault breaks. */
static uint8_t broken_code(const simcom_module_t *module, const simcom_fault_t *fault)
{
    switch ((simcom_fault_kind_t)fault->kind) {
    case SIMCOM_FAULT_TLS:
        return code_of(module, SIMCOM_REASON_HANDSHAKE_FAILED);
    case SIMCOM_FAULT_NETWORK:
        return code_of(module, SIMCOM_REASON_UNREACHABLE);
    default:
        return code_of(module, SIMCOM_REASON_CLOSED);
    }
}

/* The connection of a client goes, made or in the making. */
static void lose_connection(simcom_module_t *module, const simcom_fault_t *fault, unsigned client)
{
    bool connected = state_is(module, module->connection, client);

    if (connected || answer_pending(module, client, SIMCOM_ACT_CONNECT) != NULL) {
        module->settings.network->cut(module->settings.network_context, client);
    }
    if (connected) {
        simcom_module_connection_lost(module, client, fault->cause == 0 ? 1 : fault->cause);
    } else {
        simcom_module_connected(module, client, broken_code(module, fault));
    }
}

static void strike_clients(simcom_module_t *module, const simcom_fault_t *fault)
{
    for (unsigned i = 0; i < SIMCOM_CLIENTS && module->settings.network != NULL; i++) {
        if (!concerns(module, fault, i)) {
            continue;
        }
        if (fault->kind == SIMCOM_FAULT_PING) {
            simcom_module_ping_failed(module, i, fault->code);
        } else {
            lose_connection(module, fault, i);
        }
    }
}

static void set_variable(simcom_module_t *module, const simcom_fault_t *fault)
{
    buffer_t value = {NULL, 0, 0, 0};

    buffer_add(&value, fault->text.data, fault->text.length);
    buffer_add(&value, "", 1);
    (void)simcom_module_set(module, fault->name, (const char *)value.bytes);
    buffer_free(&value);
}

static void strike(simcom_module_t *module, const simcom_fault_t *fault)
{
    uint64_t until = module->elapsed + fault->ms;

    switch ((simcom_fault_kind_t)fault->kind) {
    case SIMCOM_FAULT_RESTART:
        wire_clear(module);
        simcom_module_restart(module);
        break;
    case SIMCOM_FAULT_NETWORK:
        module->network_until = until;
        registration_changed(module);
        strike_clients(module, fault); /* what is still in the making */
        break;
    case SIMCOM_FAULT_BROKER:
        module->broker_until = until;
        strike_clients(module, fault);
        break;
    case SIMCOM_FAULT_TLS:
        module->tls_until = until;
        strike_clients(module, fault);
        break;
    case SIMCOM_FAULT_PING:
        strike_clients(module, fault);
        break;
    case SIMCOM_FAULT_SET:
        set_variable(module, fault);
        break;
    default: /* STALL */
        module->stalled_until = fault->ms == 0 ? UINT64_MAX : until;
        break;
    }
}

void faults_settle(simcom_module_t *module)
{
    while (module->faults.shock_count > 0) {
        simcom_fault_t fault = module->faults.shocks[0];

        module->faults.shock_count--;
        memmove(module->faults.shocks, module->faults.shocks + 1,
                module->faults.shock_count * sizeof fault);
        strike(module, &fault);
    }
}
