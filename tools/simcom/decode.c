/* SPDX-License-Identifier: MIT */
/* decode.c - simcom decode: a capture in words, and where it departs from the manual. */

/* open, dup */
#define _DEFAULT_SOURCE

#include "commands.h"
#include "decode_options.h"
#include "entries.h"
#include "html.h"
#include "json.h"
#include "out.h"
#include "stats.h"

#include "simcom/codes.h"
#include "simcom/command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* More revisions than there are. */
#define REVISIONS 16u

/* Columns of the text before the explanation. */
#define TEXT_COLUMNS 40u

/* Everything of one run; too large for a stack. */
typedef struct decode {
    decode_options_t options;
    source_t source;
    trace_t trace;
    size_t count; /* of checks */
    check_t checks[REVISIONS];
    const simcom_description_t *revision; /* that is checked against, in the end */
    bool matched;                         /* it was found */
    stats_t stats;
    entries_t entries;
    out_t out; /* the events; the summary is printed behind them */
    json_t json;
    html_t html;
    FILE *page;
} decode_t;

static int complain(const char *what, const char *name)
{
    fprintf(stderr, "simcom decode: %s%s%s\n", what, name != NULL ? ": " : "",
            name != NULL ? name : "");
    return EXIT_USAGE;
}

/* --- Words --------------------------------------------------------------------------------- */

/* Writes a text that may hold bytes of the module. */
static void put_text(out_t *out, const char *string)
{
    char buffer[4 * 320 + 1];
    text_t text;

    text_init(&text, buffer, sizeof buffer);
    text_add_bytes(&text, (const uint8_t *)string, strlen(string));
    out_put(out, text.at, text.length);
}

static void put_violation(out_t *out, const check_violation_t *violation)
{
    if (violation->confidence == CHECK_VIOLATION) {
        out_literal(out, "         ! ");
    } else {
        out_literal(out, "         ? ");
        out_string(out, check_confidence_name(violation->confidence));
        out_literal(out, ": ");
    }
    put_text(out, violation->what);
    out_literal(out, " (");
    out_string(out, violation->section);
    out_literal(out, "; expected: ");
    put_text(out, violation->expected);
    out_literal(out, ")");
    out_end(out);
}

/* Writes what stands before a line: its time, or its place. */
static void put_place(out_t *out, const entry_t *entry, bool timed)
{
    if (timed) {
        out_wide(out, entry->begin_ms / 1000u, 4);
        out_fraction(out, entry->begin_ms);
    } else if (entry->place.line > 0) {
        out_wide(out, entry->place.line, 7);
        out_literal(out, ":");
    } else {
        out_wide(out, entry->place.offset, 7);
        out_literal(out, ".");
    }
}

/* Writes "   1.234 > AT+CMQTTPUB=0,1,60    publish a message: ... -> ok, 0.120 s", and what is
 * wrong with it below. */
static void put_entry(void *context, const entry_t *entry)
{
    decode_t *decode = context;
    out_t *out = &decode->out;

    put_place(out, entry, decode->source.timed);
    if (entry->kind == ENTRY_OPERATION || entry->sent) {
        out_literal(out, " > ");
    } else {
        out_literal(out, " < ");
    }
    out_put(out, entry->shown.at, entry->shown.length);
    if (entry->meaning.length > 0 || entry->outcome.length > 0) {
        out_pad(out, text_width(&entry->shown), TEXT_COLUMNS);
        out_literal(out, "  ");
    }
    out_put(out, entry->meaning.at, entry->meaning.length);
    if (entry->meaning.length > 0 && entry->outcome.length > 0) {
        out_literal(out, " -> ");
    }
    out_put(out, entry->outcome.at, entry->outcome.length);
    out_end(out);
    if (entry->advice != NULL) {
        out_literal(out, "         * ");
        out_string(out, entry->advice);
        out_end(out);
    }
    for (size_t i = 0; i < entry->violation_count && i < ENTRY_VIOLATIONS; i++) {
        put_violation(out, &entry->violations[i]);
    }
}

/* Writes "violation" or "violations". */
static void put_plural(out_t *out, const char *word, uint64_t count)
{
    out_string(out, word);
    out_string(out, count == 1 ? "" : "s");
}

/* Writes "departs   2 times", and where the first time was. */
static void put_first(decode_t *decode, const check_t *check)
{
    const check_violation_t *first = &check->first;
    out_t *out = &decode->out;

    out_literal(out, "departs   ");
    out_number(out, check->violations);
    put_plural(out, " time", check->violations);
    out_literal(out, "; first: ");
    put_text(out, first->what);
    out_literal(out, "\nwhere     ");
    if (first->place.line > 0) {
        out_literal(out, "line ");
        out_number(out, first->place.line);
        out_literal(out, ", ");
    }
    out_literal(out, "byte ");
    out_number(out, first->place.offset);
    if (decode->source.timed) {
        out_literal(out, ", ");
        out_number(out, first->time_ms / 1000u);
        out_fraction(out, first->time_ms);
        out_literal(out, " s");
    }
    out_literal(out, "\nsection   ");
    out_string(out, first->section);
    out_literal(out, "\nexpected  ");
    put_text(out, first->expected);
    out_end(out);
}

static void put_summary(decode_t *decode, const check_t *check)
{
    const char *name = check->revision->name;
    out_t *out = &decode->out;

    out_literal(out, "\nrevision  ");
    out_string(out, name);
    out_string(out, decode->matched ? ", the best match\n" : "\n");
    for (size_t i = 0; i < decode->count && decode->matched; i++) {
        const check_t *other = &decode->checks[i];
        if (other->violations != check->violations) {
            out_literal(out, "          ");
            out_string(out, other->revision->name);
            out_literal(out, " has ");
            out_number(out, other->violations);
            put_plural(out, " violation", other->violations);
            out_end(out);
        }
    }
    if (check->last_code != 0 &&
        simcom_code_in(check->revision, check->last_code)->number == check->last_code) {
        const simcom_code_t *code = simcom_code_in(check->revision, check->last_code);
        out_literal(out, "ends with ");
        out_number(out, code->number);
        out_literal(out, " ");
        out_string(out, code->name);
        out_literal(out, "; what to do: ");
        out_string(out, code->advice);
        out_end(out);
    }
    if (check->doubts > 0) {
        out_literal(out, "doubts    ");
        out_number(out, check->doubts);
        out_literal(out, ": the log is damaged there, or does not show who is wrong\n");
    }
    if (check->violations > 0) {
        put_first(decode, check);
        return;
    }
    if (check->understood == 0) {
        out_literal(out, "nothing   in it is a conversation with a module");
        out_end(out);
        return;
    }
    if (check->serial == 0) {
        out_literal(out, "one side  no commands, ");
        out_number(out, check->understood);
        put_plural(out, " line", check->understood);
        out_literal(out, " of a module; nothing that departs from ");
    } else {
        out_literal(out, "clean     ");
        out_number(out, check->serial);
        put_plural(out, " command", check->serial);
        out_literal(out, ", nothing that departs from ");
    }
    out_string(out, name);
    out_end(out);
}

static void json_summary(decode_t *decode, const check_t *check)
{
    out_t *out = &decode->out;
    const char *separator = "";

    out_literal(out, "{\"time\": null, \"offset\": 0, \"kind\": \"summary\", \"revision\": ");
    json_string(out, check->revision->name);
    out_string(out, decode->matched ? ", \"matched\": true" : ", \"matched\": false");
    out_literal(out, ", \"format\": ");
    json_string(out, decode->source.words);
    out_literal(out, ", \"commands\": ");
    out_number(out, check->serial);
    out_literal(out, ", \"violations\": ");
    out_number(out, check->violations);
    out_literal(out, ", \"doubts\": ");
    out_number(out, check->doubts);
    out_literal(out, ", \"others\": {");
    for (size_t i = 0; i < decode->count && decode->matched; i++) {
        if (decode->checks[i].revision != check->revision) {
            out_string(out, separator);
            json_string(out, decode->checks[i].revision->name);
            out_literal(out, ": ");
            out_number(out, decode->checks[i].violations);
            separator = ", ";
        }
    }
    out_literal(out, "}, \"stats\": ");
    out_flush(out);
    stats_json(&decode->stats, &decode->source, stdout);
    out_literal(out, "}");
    out_end(out);
}

/* --- Passes -------------------------------------------------------------------------------- */

static void check_all(void *context, const trace_item_t *item)
{
    decode_t *decode = context;

    for (size_t i = 0; i < decode->count; i++) {
        check_item(&decode->checks[i], item);
    }
}

/* Tells everything to the figures as well as to the output. */
static const check_observer_t *output_of(decode_t *decode, void **context)
{
    if (decode->options.json) {
        *context = &decode->json;
        return &json_observer;
    }
    *context = &decode->entries;
    return &entries_observer;
}

static void tell_begin(void *context, const check_operation_t *operation, const trace_item_t *item)
{
    decode_t *decode = context;
    void *other;
    const check_observer_t *observer = output_of(decode, &other);

    stats_observer.begin(&decode->stats, operation, item);
    if (observer->begin != NULL) {
        observer->begin(other, operation, item);
    }
}

static void tell_item(void *context, const check_operation_t *operation, const trace_item_t *item)
{
    decode_t *decode = context;
    void *other;

    stats_observer.item(&decode->stats, operation, item);
    output_of(decode, &other)->item(other, operation, item);
}

static void tell_end(void *context, const check_operation_t *operation)
{
    decode_t *decode = context;
    void *other;
    const check_observer_t *observer = output_of(decode, &other);

    stats_observer.end(&decode->stats, operation);
    if (observer->end != NULL) {
        observer->end(other, operation);
    }
}

static void tell_violation(void *context, const check_operation_t *operation,
                           const check_violation_t *violation)
{
    decode_t *decode = context;
    void *other;

    stats_observer.violation(&decode->stats, operation, violation);
    output_of(decode, &other)->violation(other, operation, violation);
}

static const check_observer_t everything = {
    .begin = tell_begin,
    .item = tell_item,
    .end = tell_end,
    .violation = tell_violation,
};

static void run(decode_t *decode, const simcom_description_t *words)
{
    trace_init(&decode->trace, words, check_all, decode);
    if (decode->options.reveal) {
        trace_reveal(&decode->trace);
    }
    source_run(&decode->source, &decode->trace);
    for (size_t i = 0; i < decode->count; i++) {
        check_end(&decode->checks[i]);
    }
}

/* A recording and two files have all that was on the wire. */
static void set_exact(const decode_t *decode, check_t *check)
{
    if (decode->source.format == FORMAT_RECORDING || decode->source.two) {
        check_set_exact(check);
    }
}

/* The revision that knows most: a log is taken apart with its names when it is not known whose
 * they are. */
static size_t largest(void)
{
    size_t best = 0;
    size_t most = 0;

    for (size_t i = 0; i < simcom_description_count; i++) {
        size_t forms = simcom_descriptions[i]->urc_count;
        for (size_t j = 0; j < simcom_descriptions[i]->command_count; j++) {
            forms += simcom_descriptions[i]->commands[j].form_count;
        }
        if (forms > most) {
            most = forms;
            best = i;
        }
    }
    return best;
}

/* Checks against all revisions at once. Returns the number of the one with the fewest violations, of
 * equal ones that which understands most lines, of equal ones the first. */
static size_t find_revision(decode_t *decode)
{
    const size_t words = largest();
    size_t best = 0;

    decode->count = simcom_description_count < REVISIONS ? simcom_description_count : REVISIONS;
    for (size_t i = 0; i < decode->count; i++) {
        const bool observed = i == words && decode->options.stats;
        check_init(&decode->checks[i], simcom_descriptions[i], decode->source.timed,
                   observed ? &stats_observer : NULL, &decode->stats);
        set_exact(decode, &decode->checks[i]);
    }
    run(decode, simcom_descriptions[words]);
    for (size_t i = 1; i < decode->count; i++) {
        const check_t *mine = &decode->checks[i], *found = &decode->checks[best];
        const uint64_t less = mine->violations - found->violations;
        if (mine->violations < found->violations || (less == 0 && mine->doubts < found->doubts) ||
            (less == 0 && mine->doubts == found->doubts && mine->understood > found->understood)) {
            best = i;
        }
    }
    return best;
}

/* Whether the pass that finds the revision says all that is wanted. */
static bool one_pass(const decode_options_t *options)
{
    return (options->quiet || options->stats) && !options->json && options->html == NULL;
}

/* --- Files --------------------------------------------------------------------------------- */

/* Opens a file for reading; -1: it cannot be. */
static int open_file(const char *name)
{
    return strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY);
}

/* A pipe cannot be read twice: copies it into a file without a name. */
static int spool(int file)
{
    static uint8_t bytes[65536];
    FILE *copy = lseek(file, 0, SEEK_CUR) < 0 ? tmpfile() : NULL;
    ssize_t n;

    if (copy == NULL) {
        return file;
    }
    while ((n = read(file, bytes, sizeof bytes)) > 0) {
        if (fwrite(bytes, 1, (size_t)n, copy) != (size_t)n) {
            return -1;
        }
    }
    const int result = fflush(copy) == 0 ? dup(fileno(copy)) : -1;
    (void)fclose(copy);
    return result >= 0 && lseek(result, 0, SEEK_SET) == 0 ? result : -1;
}

/* Opens one of the two files that a capture may be in. [out] file  -1: there is none */
static bool open_one(const decode_options_t *options, const char *name, int *file)
{
    *file = -1;
    if (name == NULL) {
        return true;
    }
    *file = open_file(name);
    if (*file >= 0 && options->revision == NULL && !one_pass(options)) {
        *file = spool(*file);
    }
    if (*file < 0 || read(*file, NULL, 0) != 0) {
        fprintf(stderr, "simcom decode: %s cannot be read: %s\n", name, strerror(errno));
        return false;
    }
    return true;
}

static int open_source(decode_t *decode)
{
    const decode_options_t *options = &decode->options;
    source_format_t format = options->format;
    int sent;
    int received;

    if (!open_one(options, options->file != NULL ? options->file : options->sent, &sent) ||
        !open_one(options, options->received, &received)) {
        return EXIT_USAGE;
    }
    if (options->file == NULL && format == FORMAT_AUTO) {
        format = FORMAT_RAW;
    }
    const char *trouble = source_open(&decode->source, sent, received, format);
    if (trouble != NULL) {
        return complain(trouble, NULL);
    }
    if (options->sent != NULL && options->received == NULL) {
        source_only_sent(&decode->source);
    }
    return EXIT_GOOD;
}

/* --- The whole ----------------------------------------------------------------------------- */

/* A sink for what nobody wants to see. */
static void ignore_entry(void *context, const entry_t *entry)
{
    (void)context;
    (void)entry;
}

static int begin_output(decode_t *decode)
{
    const decode_options_t *options = &decode->options;
    const bool timed = decode->source.timed;

    if (options->json || options->html != NULL) {
        text_set_utf8(true); /* both are UTF-8 wherever they are made */
    }
    out_init(&decode->out, stdout, isatty(STDOUT_FILENO) == 1);
    json_init(&decode->json, &decode->out, timed);
    if (options->html != NULL) {
        decode->page = fopen(options->html, "w");
        if (decode->page == NULL || !html_begin(&decode->html, decode->page, timed)) {
            return complain(strerror(errno), options->html);
        }
        entries_init(&decode->entries, timed, html_entry, &decode->html);
    } else {
        const bool words = !options->quiet && !options->stats;
        entries_init(&decode->entries, timed, words ? put_entry : ignore_entry, decode);
        if (words && !options->json) {
            out_literal(&decode->out, "format    ");
            put_text(&decode->out, decode->source.words);
            out_literal(&decode->out, "\n");
            out_end(&decode->out);
        }
    }
    return EXIT_GOOD;
}

/* Runs the pass that makes the output. */
static void make_output(decode_t *decode, check_t *check)
{
    const decode_options_t *options = &decode->options;
    const bool figures = one_pass(options);

    decode->count = 1;
    decode->checks[0] = *check;
    check_init(&decode->checks[0], decode->revision, decode->source.timed,
               !figures         ? &everything
               : options->stats ? &stats_observer
                                : NULL,
               figures ? (void *)&decode->stats : decode);
    set_exact(decode, &decode->checks[0]);
    run(decode, decode->revision);
    *check = decode->checks[0];
    entries_end(&decode->entries);
}

static int end_html(decode_t *decode, const check_t *check)
{
    const decode_options_t *options = &decode->options;
    const html_summary_t summary = {
        .name = options->file != NULL       ? options->file
                : options->received != NULL ? options->received
                                            : options->sent,
        .revision = check->revision->name,
        .matched = decode->matched,
        .violations = check->violations,
        .first = &check->first,
    };

    if (!html_end(&decode->html, &summary) || fclose(decode->page) != 0) {
        return complain("the page cannot be written", options->html);
    }
    return EXIT_GOOD;
}

static int finish(decode_t *decode, const check_t *check)
{
    const decode_options_t *options = &decode->options;
    const source_counts_t *counts = &decode->source.counts;

    if (options->html != NULL && end_html(decode, check) != EXIT_GOOD) {
        return EXIT_USAGE;
    }
    if (counts->bad_lines > 0) {
        fprintf(stderr, "simcom decode: %llu line%s of the recording cannot be read; first: %llu\n",
                (unsigned long long)counts->bad_lines, counts->bad_lines == 1 ? "" : "s",
                (unsigned long long)counts->first_bad);
    }
    if (options->stats) {
        out_flush(&decode->out);
        stats_print(&decode->stats, &decode->source, stdout);
    }
    if (options->json) {
        json_summary(decode, check);
    } else if (!options->quiet || check->violations > 0) {
        put_summary(decode, check);
    }
    out_flush(&decode->out);
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        return complain("the output cannot be written", NULL);
    }
    if (check->understood == 0) {
        return complain("nothing in it is a conversation with a module", NULL), EXIT_NOTHING;
    }
    return check->violations > 0 ? EXIT_VIOLATION : EXIT_GOOD;
}

static int decode_all(decode_t *decode)
{
    static check_t check;
    size_t found = 0;
    int result = open_source(decode);

    if (result == EXIT_GOOD) {
        result = begin_output(decode);
    }
    if (result != EXIT_GOOD) {
        return result;
    }
    decode->revision = decode->options.revision;
    decode->matched = decode->revision == NULL;
    if (decode->matched) {
        found = find_revision(decode);
        decode->revision = simcom_descriptions[found];
        check = decode->checks[found];
    }
    if (!decode->matched || !one_pass(&decode->options)) {
        const check_t first = decode->checks[0];
        const size_t count = decode->count;
        if (decode->matched && !source_rewind(&decode->source)) {
            return complain("the capture cannot be read twice; give --revision", NULL);
        }
        make_output(decode, &check);
        if (decode->matched) {
            decode->checks[0] = first;
            decode->count = count;
        }
    }
    return finish(decode, &check);
}

int decode_run(int argc, char **argv)
{
    decode_t *decode = calloc(1, sizeof *decode);
    int result;

    if (decode == NULL) {
        return complain("there is no memory", NULL);
    }
    result = decode_options_read(&decode->options, argc, argv);
    if (result < 0) {
        result = decode_all(decode);
    }
    source_close(&decode->source);
    free(decode);
    return result;
}
