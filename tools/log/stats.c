/* SPDX-License-Identifier: MIT */
#include "stats.h"

#include "explain.h"
#include "simcom/codes.h"

#include <string.h>

/* Bits of a byte on the line: start, eight, stop. At 115,200 baud. */
#define BYTES_PER_SECOND 11520.0

/* --- Latencies ----------------------------------------------------------------------------- */

static size_t class_of(uint32_t ms)
{
    uint32_t shift = 0;

    if (ms < STATS_EXACT) {
        return ms;
    }
    while (ms >> shift >= STATS_EXACT) {
        shift++;
    }
    return STATS_EXACT + (shift - 1u) * 64u + (ms >> shift) - 64u;
}

/* The middle of a class. */
static uint32_t value_of(size_t class)
{
    if (class < STATS_EXACT) {
        return (uint32_t) class;
    }
    const uint32_t shift = (uint32_t)(class - STATS_EXACT) / 64u + 1u;
    const uint64_t low = (uint64_t)((class - STATS_EXACT) % 64u + 64u) << shift;
    return (uint32_t)(low + (1ull << shift) / 2u);
}

static void note(stats_latency_t *latency, uint32_t ms)
{
    latency->least = latency->count == 0 || ms < latency->least ? ms : latency->least;
    latency->most = ms > latency->most ? ms : latency->most;
    latency->count++;
    latency->classes[class_of(ms)]++;
}

static uint32_t median(const stats_latency_t *latency)
{
    uint64_t seen = 0;
    size_t class = 0;

    while (class < STATS_CLASSES && (seen += latency->classes[class]) * 2u < latency->count) {
        class ++;
    }
    const uint32_t value = value_of(class);
    return value < latency->least ? latency->least : value > latency->most ? latency->most : value;
}

/* --- What the check tells ------------------------------------------------------------------ */

/* The row of a name, NULL if there is none and no room for one. */
static stats_command_t *find_row(stats_t *stats, const char *name)
{
    for (size_t i = 0; i < STATS_COMMANDS; i++) {
        if (stats->commands[i].name == NULL) {
            stats->commands[i].name = name;
        }
        if (strcmp(stats->commands[i].name, name) == 0) {
            return &stats->commands[i];
        }
    }
    return NULL;
}

static stats_command_t *command_of(stats_t *stats, const check_operation_t *operation)
{
    const simcom_described_command_t *command = operation->command;

    if (command == NULL) {
        return NULL;
    }
    /* Found once, and then by where the command is described. */
    const size_t place = (size_t)((uintptr_t)command / sizeof *command) % STATS_PLACES;
    stats_place_t *known = &stats->places[place];
    if (known->command != command) {
        known->command = command;
        known->row = find_row(stats, command->name);
    }
    return known->row;
}

static void on_begin(void *context, const check_operation_t *operation, const trace_item_t *item)
{
    stats_t *stats = context;
    stats_command_t *command = command_of(stats, operation);

    (void)item;
    if (command != NULL) {
        command->sent++;
    } else {
        stats->unknown++;
    }
}

static void on_item(void *context, const check_operation_t *operation, const trace_item_t *item)
{
    stats_t *stats = context;

    (void)operation;
    switch (item->kind) {
    case TRACE_DATA:
        stats->data_bytes += item->length;
        break;
    case TRACE_TOPIC:
        stats->topic_bytes += item->length;
        break;
    case TRACE_PAYLOAD:
        stats->payload_bytes += item->length;
        break;
    case TRACE_LINE:
        if (item->answer->kind == LOOKUP_URC) {
            stats->urcs++;
            stats->messages += item->answer->line->role == SIMCOM_ROLE_MESSAGE_START ||
                               item->answer->line->role == SIMCOM_ROLE_MESSAGE_LINE;
        }
        stats->lines += item->answer->kind == LOOKUP_UNKNOWN;
        break;
    default:
        break;
    }
}

static void on_end(void *context, const check_operation_t *operation)
{
    stats_t *stats = context;
    stats_command_t *command = command_of(stats, operation);

    if (operation->has_code) {
        stats->codes[operation->code < 256u ? operation->code : 255u]++;
        stats->revision = operation->revision;
    }
    if (command == NULL) {
        return;
    }
    command->good += operation->end == CHECK_GOOD;
    command->failed += operation->end == CHECK_FAILED;
    command->open += operation->end == CHECK_OPEN;
    if (operation->answered) {
        note(&command->answer, operation->answer_ms - operation->begin_ms);
    }
    if (operation->has_code) {
        note(&command->result, operation->end_ms - operation->begin_ms);
    }
}

static void on_violation(void *context, const check_operation_t *operation,
                         const check_violation_t *violation)
{
    stats_t *stats = context;

    (void)operation;
    stats->violations[violation->rule] += violation->confidence == CHECK_VIOLATION;
}

const check_observer_t stats_observer = {
    .begin = on_begin,
    .item = on_item,
    .end = on_end,
    .violation = on_violation,
};

/* --- Printing ------------------------------------------------------------------------------ */

static void print_latency(const stats_latency_t *latency, FILE *file)
{
    if (latency->count == 0) {
        fprintf(file, "  %8s %8s %8s", "-", "-", "-");
    } else {
        fprintf(file, "  %8.3f %8.3f %8.3f", latency->least / 1000.0, median(latency) / 1000.0,
                latency->most / 1000.0);
    }
}

static void print_commands(const stats_t *stats, bool timed, FILE *file)
{
    fprintf(file, "%-16s %9s %9s %7s %6s%s\n", "command", "sent", "good", "failed", "open",
            timed ? "   answer s: min   median      max   result s: min median      max" : "");
    for (size_t i = 0; i < STATS_COMMANDS && stats->commands[i].name != NULL; i++) {
        const stats_command_t *command = &stats->commands[i];
        fprintf(file, "%-16s %9llu %9llu %7llu %6llu", command->name,
                (unsigned long long)command->sent, (unsigned long long)command->good,
                (unsigned long long)command->failed, (unsigned long long)command->open);
        if (timed) {
            print_latency(&command->answer, file);
            print_latency(&command->result, file);
        }
        fputs("\n", file);
    }
    if (stats->unknown > 0) {
        fprintf(file, "%-16s %9llu\n", "others", (unsigned long long)stats->unknown);
    }
}

static void print_codes(const stats_t *stats, FILE *file)
{
    char words[200];
    text_t text;
    bool any = false;

    for (uint32_t i = 0; i < 256u; i++) {
        if (stats->codes[i] > 0) {
            text_init(&text, words, sizeof words);
            explain_code(stats->revision, i, &text);
            fprintf(file, "%s%9llu  %s\n", any ? "" : "\nresult codes\n",
                    (unsigned long long)stats->codes[i], words);
            any = true;
        }
    }
}

static void print_wire(const source_t *source, FILE *file)
{
    const double seconds = source->counts.last_ms / 1000.0;
    const uint64_t bytes[2] = {source->counts.sent, source->counts.received};

    fputs("\non the wire\n", file);
    for (size_t i = 0; i < 2; i++) {
        fprintf(file, "%9llu bytes from the %s", (unsigned long long)bytes[i],
                i == 0 ? "host" : "module");
        if (source->timed && seconds > 0) {
            fprintf(file, ", %.2f %% of a line of 115,200 baud over %.3f s",
                    100.0 * (double)bytes[i] / (BYTES_PER_SECOND * seconds), seconds);
        }
        fputs("\n", file);
    }
}

void stats_print(const stats_t *stats, const source_t *source, FILE *file)
{
    print_commands(stats, source->timed, file);
    print_codes(stats, file);
    print_wire(source, file);
    fprintf(file, "%9llu bytes of data behind prompts\n", (unsigned long long)stats->data_bytes);
    fprintf(file, "%9llu messages received: %llu bytes of topics, %llu of payloads\n",
            (unsigned long long)stats->messages, (unsigned long long)stats->topic_bytes,
            (unsigned long long)stats->payload_bytes);
    fprintf(file, "%9llu unsolicited lines, those of messages included\n",
            (unsigned long long)stats->urcs);
    fprintf(file, "%9llu unknown lines\n", (unsigned long long)stats->lines);
}

static void json_latency(const char *name, const stats_latency_t *latency, FILE *file)
{
    if (latency->count > 0) {
        fprintf(file, ", \"%s\": {\"min\": %.3f, \"median\": %.3f, \"max\": %.3f}", name,
                latency->least / 1000.0, median(latency) / 1000.0, latency->most / 1000.0);
    }
}

void stats_json(const stats_t *stats, const source_t *source, FILE *file)
{
    fputs("{\"commands\": {", file);
    for (size_t i = 0; i < STATS_COMMANDS && stats->commands[i].name != NULL; i++) {
        const stats_command_t *command = &stats->commands[i];
        fprintf(file, "%s\"%s\": {\"sent\": %llu, \"good\": %llu, \"failed\": %llu, \"open\": %llu",
                i > 0 ? ", " : "", command->name, (unsigned long long)command->sent,
                (unsigned long long)command->good, (unsigned long long)command->failed,
                (unsigned long long)command->open);
        if (source->timed) {
            json_latency("answer_s", &command->answer, file);
            json_latency("result_s", &command->result, file);
        }
        fputs("}", file);
    }
    fputs("}, \"codes\": {", file);
    const char *separator = "";
    for (uint32_t i = 0; i < 256u; i++) {
        if (stats->codes[i] > 0) {
            fprintf(file, "%s\"%lu\": %llu", separator, (unsigned long)i,
                    (unsigned long long)stats->codes[i]);
            separator = ", ";
        }
    }
    fprintf(file,
            "}, \"bytes_sent\": %llu, \"bytes_received\": %llu, \"data_bytes\": %llu, "
            "\"messages\": %llu, \"topic_bytes\": %llu, \"payload_bytes\": %llu, "
            "\"urcs\": %llu, \"unknown_lines\": %llu}",
            (unsigned long long)source->counts.sent, (unsigned long long)source->counts.received,
            (unsigned long long)stats->data_bytes, (unsigned long long)stats->messages,
            (unsigned long long)stats->topic_bytes, (unsigned long long)stats->payload_bytes,
            (unsigned long long)stats->urcs, (unsigned long long)stats->lines);
}
