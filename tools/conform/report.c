/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "simcom/version.h"

#include <string.h>

static const char *const verdicts[] = {"passed", "failed", "skipped", "not run"};

/* --- Escaping ------------------------------------------------------------------------------------- */

/* Bytes as a reader of logs writes them: \r, \n, \xHH. */
static void put_byte(FILE *file, uint8_t byte, void (*put)(FILE *, char))
{
    static const char digits[] = "0123456789ABCDEF";

    if (byte == '\r' || byte == '\n') {
        put(file, '\\');
        put(file, byte == '\r' ? 'r' : 'n');
    } else if (byte < 0x20 || byte >= 0x7F) {
        put(file, '\\');
        put(file, 'x');
        put(file, digits[byte >> 4]);
        put(file, digits[byte & 15]);
    } else {
        put(file, (char)byte);
    }
}

static void put_markup(FILE *file, char c)
{
    const char *entity = c == '&'   ? "&amp;"
                         : c == '<' ? "&lt;"
                         : c == '>' ? "&gt;"
                         : c == '"' ? "&quot;"
                                    : NULL;

    if (entity != NULL) {
        fputs(entity, file);
    } else {
        fputc(c, file);
    }
}

static void put_json(FILE *file, char c)
{
    if (c == '"' || c == '\\') {
        fputc('\\', file);
    }
    fputc(c, file);
}

static void text_markup(FILE *file, const char *text)
{
    for (; *text != '\0'; text++) {
        put_byte(file, (uint8_t)*text, put_markup);
    }
}

static void text_json(FILE *file, const char *text)
{
    fputc('"', file);
    for (; *text != '\0'; text++) {
        put_byte(file, (uint8_t)*text, put_json);
    }
    fputc('"', file);
}

/* --- The run ---------------------------------------------------------------------------------------- */

static void put_date(FILE *file, const report_run_t *run)
{
    char date[32] = "";
    const struct tm *utc = gmtime(&run->began);

    if (utc != NULL) {
        (void)strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", utc);
    }
    fputs(date, file);
}

/* Writes the command line. An address can have a password before its @. */
static void put_command_line(FILE *file, const report_run_t *run, void (*put)(FILE *, char))
{
    static const char program[] = "simcom";

    for (const char *c = program; *c != '\0'; c++) {
        put(file, *c);
    }
    for (int i = 0; i < run->argc; i++) {
        put(file, ' ');
        for (const char *c = strchr(run->argv[i], '@') == NULL ? run->argv[i] : "<hidden>";
             *c != '\0'; c++) {
            put_byte(file, (uint8_t)*c, put);
        }
    }
}

/* --- JUnit ------------------------------------------------------------------------------------------ */

void report_junit(FILE *file, const conform_t *conform, const report_run_t *run)
{
    fprintf(file,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"simcom conform %s\" "
            "tests=\"%zu\" "
            "failures=\"%zu\" skipped=\"%zu\" timestamp=\"",
            conform_description(conform)->revision->name, conform_count(conform),
            conform_count_verdict(conform, CONFORM_FAILED),
            conform_count(conform) - conform_count_verdict(conform, CONFORM_FAILED) -
                conform_count_verdict(conform, CONFORM_PASSED));
    put_date(file, run);
    fputs("\">\n", file);
    for (size_t i = 0; i < conform_count(conform); i++) {
        const conform_case_t *about = conform_case(conform, i);
        const conform_result_t *result = conform_result(conform, i);
        fprintf(file, "  <testcase classname=\"%s\" name=\"", about->command);
        text_markup(file, about->name);
        fprintf(file, "\" time=\"%.3f\">", (result->end_ms - result->begin_ms) / 1000.0);
        if (result->verdict == CONFORM_FAILED) {
            fputs("<failure message=\"expected ", file);
            text_markup(file, result->expected);
            fputs("\">", file);
            text_markup(file, result->received);
            fprintf(file, " (%s)</failure>", about->section);
        } else if (result->verdict != CONFORM_PASSED) {
            fputs("<skipped message=\"", file);
            text_markup(file, result->verdict == CONFORM_SKIPPED ? result->received : "not run");
            fputs("\"/>", file);
        }
        fputs("</testcase>\n", file);
    }
    fputs("</testsuite>\n", file);
}

/* --- JSON --------------------------------------------------------------------------------------------- */

typedef struct list {
    FILE *file;
    size_t count;
} list_t;

static void json_name(void *context, const char *name)
{
    list_t *list = context;

    fputs(list->count++ > 0 ? ", " : "", list->file);
    text_json(list->file, name);
}

static void json_case(FILE *file, const conform_t *conform, size_t i)
{
    const conform_case_t *about = conform_case(conform, i);
    const conform_result_t *result = conform_result(conform, i);
    const conform_event_t *events = conform_log(conform);

    fputs("    {\"name\": ", file);
    text_json(file, about->name);
    fprintf(file, ", \"command\": \"%s\", \"section\": ", about->command);
    text_json(file, about->section);
    fputs(", \"text\": ", file);
    text_json(file, about->text);
    fprintf(file, ", \"verdict\": \"%s\", \"begin_ms\": %u, \"end_ms\": %u",
            verdicts[result->verdict], (unsigned)result->begin_ms, (unsigned)result->end_ms);
    fputs(", \"expected\": ", file);
    text_json(file, result->expected);
    fputs(", \"received\": ", file);
    text_json(file, result->received);
    fputs(", \"events\": [", file);
    for (size_t j = result->log_begin;
         result->verdict == CONFORM_FAILED && events != NULL && j < result->log_end; j++) {
        fprintf(file, "%s{\"time_ms\": %u, \"dir\": \"%s\", \"total\": %zu, \"bytes\": \"",
                j > result->log_begin ? ", " : "", (unsigned)events[j].time_ms,
                events[j].sent ? "host" : "module", events[j].total);
        for (size_t k = 0; k < events[j].length; k++) {
            put_byte(file, events[j].bytes[k], put_json);
        }
        fputs("\"}", file);
    }
    fputs("]}", file);
}

void report_json(FILE *file, const conform_t *conform, const report_run_t *run)
{
    fprintf(file, "{\n  \"revision\": \"%s\",\n  \"module\": ",
            conform_description(conform)->revision->name);
    text_json(file, conform_identity(conform));
    fputs(",\n  \"date\": \"", file);
    put_date(file, run);
    fputs("\",\n  \"version\": \"" SIMCOM_VERSION "\",\n  \"device\": ", file);
    text_json(file, run->device);
    fputs(",\n  \"command\": \"", file);
    put_command_line(file, run, put_json);
    fputs("\"", file);
    for (int verdict = 0; verdict < 4; verdict++) {
        fprintf(file, ",\n  \"%s\": %zu", verdicts[verdict],
                conform_count_verdict(conform, (conform_verdict_t)verdict));
    }
    fputs(",\n  \"observations\": [", file);
    for (size_t i = 0; conform_observation(conform, i) != NULL; i++) {
        fputs(i > 0 ? ", " : "", file);
        text_json(file, conform_observation(conform, i));
    }
    fputs("],\n  \"coverage\": {", file);
    for (int kind = 0; kind < CONFORM_COVER_KINDS; kind++) {
        list_t list = {file, 0};
        conform_coverage_t coverage = conform_coverage(conform, (conform_cover_t)kind, NULL, NULL);
        fprintf(file, "%s\n    \"%s\": {\"all\": %zu, \"seen\": %zu, \"never\": [",
                kind > 0 ? "," : "", conform_cover_name((conform_cover_t)kind), coverage.all,
                coverage.seen);
        (void)conform_coverage(conform, (conform_cover_t)kind, json_name, &list);
        fputs("]}", file);
    }
    fputs("\n  },\n  \"cases\": [\n", file);
    for (size_t i = 0; i < conform_count(conform); i++) {
        fputs(i > 0 ? ",\n" : "", file);
        json_case(file, conform, i);
    }
    fputs("\n  ]\n}\n", file);
}

/* --- HTML ---------------------------------------------------------------------------------------------- */

static const char style[] =
    ":root{color-scheme:light dark;--line:#8884;--bad:#b03024;--good:#1d7544;--dim:#666;"
    "--host:#1f6391;--module:#8a6000}"
    "@media(prefers-color-scheme:dark){:root{--bad:#ff8a84;--good:#57c97a;--dim:#9aa5b1;"
    "--host:#6cb2ff;--module:#e5b84d}}"
    "body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1rem}"
    "h1{font-size:1.5rem;margin:.3rem 0}h2{font-size:1.15rem;margin:1.6rem 0 .5rem}"
    ".tiles{display:flex;flex-wrap:wrap;gap:.6rem}.tile{border:1px solid "
    "var(--line);border-radius:.4rem;padding:.4rem .9rem}"
    ".tile "
    "b{display:block;font-size:1.5rem}.bad{color:var(--bad)}.good{color:var(--good)}.dim{color:var("
    "--dim)}"
    ".bar{display:flex;height:1.1rem;border-radius:.3rem;overflow:hidden;margin:.6rem 0}"
    ".bar "
    "i{display:block;min-width:1px}.passed{background:var(--good)}.failed{background:var(--bad)}."
    "skipped{background:#aaa6}"
    "details{border:1px solid var(--line);border-radius:.4rem;margin:.5rem 0;padding:.4rem .8rem}"
    "summary{cursor:pointer;overflow-wrap:anywhere}code,.log{font-family:ui-monospace,monospace;"
    "font-size:.86rem;overflow-wrap:anywhere}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.5rem "
    "0}dt{color:var(--dim)}dd{margin:0;min-width:0;overflow-wrap:anywhere}"
    ".log{border-top:1px solid var(--line);padding-top:.4rem}.log "
    "div{display:grid;grid-template-columns:5.5rem 3.8rem 1fr;gap:.5rem}"
    ".log span{min-width:0}.host{color:var(--host)}.module{color:var(--module)}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;border-bottom:1px solid "
    "var(--line);padding:.15rem .5rem .15rem 0;"
    "overflow-wrap:anywhere;vertical-align:top}"
    "@media(max-width:40rem){.log div{grid-template-columns:max-content 1fr;gap:0 "
    ".5rem;margin-bottom:.4rem}"
    ".log span:nth-child(3){grid-column:1/-1}td:nth-child(3),th:nth-child(3){display:none}}";

static void html_tile(FILE *file, size_t count, const char *label, const char *class)
{
    fprintf(file, "<div class=\"tile %s\"><b>%zu</b>%s</div>\n", class, count, label);
}

/* A strip of all cases in the order of the run, as wide as they took time. */
static void html_timeline(FILE *file, const conform_t *conform)
{
    fputs("<div class=\"bar\" role=\"img\" aria-label=\"all cases in time\">\n", file);
    for (size_t i = 0; i < conform_count(conform); i++) {
        const conform_result_t *result = conform_result(conform, i);
        if (result->verdict != CONFORM_NOT_RUN && result->verdict != CONFORM_SKIPPED) {
            fprintf(file, "<i class=\"%s\" style=\"flex:%u\" title=\"%s, at %.1f s\"></i>",
                    verdicts[result->verdict], (unsigned)(result->end_ms - result->begin_ms) + 1u,
                    conform_case(conform, i)->name, result->begin_ms / 1000.0);
        }
    }
    fputs("</div>\n", file);
}

static void html_log(FILE *file, const conform_t *conform, const conform_result_t *result)
{
    const conform_event_t *events = conform_log(conform);

    fputs("<div class=\"log\">\n", file);
    for (size_t i = result->log_begin; events != NULL && i < result->log_end; i++) {
        const conform_event_t *event = &events[i];
        const char *side = event->sent ? "host" : "module";
        fprintf(file, "<div><span class=\"dim\">%.3f s</span><span class=\"%s\">%s</span><span>",
                event->time_ms / 1000.0, side, side);
        for (size_t j = 0; j < event->length; j++) {
            put_byte(file, event->bytes[j], put_markup);
        }
        if (event->length < event->total) {
            fprintf(file, " <span class=\"dim\">and %zu bytes more</span>",
                    event->total - event->length);
        }
        fputs("</span></div>\n", file);
    }
    fputs("</div>\n", file);
}

static void html_failure(FILE *file, const conform_t *conform, size_t i)
{
    const conform_case_t *about = conform_case(conform, i);
    const conform_result_t *result = conform_result(conform, i);

    fputs("<details open><summary><b class=\"bad\">", file);
    text_markup(file, about->name);
    fputs("</b> &ndash; ", file);
    text_markup(file, about->text);
    fputs("</summary><dl><dt>manual</dt><dd>", file);
    text_markup(file, about->section);
    fputs("</dd><dt>expected</dt><dd>", file);
    text_markup(file, result->expected);
    fputs("</dd><dt>received</dt><dd><code>", file);
    text_markup(file, result->received);
    fputs("</code></dd></dl>\n", file);
    html_log(file, conform, result);
    fputs("</details>\n", file);
}

static void html_name(void *context, const char *name)
{
    list_t *list = context;

    fputs(list->count++ > 0 ? " &middot; <code>" : "<code>", list->file);
    text_markup(list->file, name);
    fputs("</code>", list->file);
}

static void html_coverage(FILE *file, const conform_t *conform)
{
    fputs("<h2>What of the specification was seen</h2>\n", file);
    for (int kind = 0; kind < CONFORM_COVER_KINDS; kind++) {
        list_t list = {file, 0};
        const conform_coverage_t coverage =
            conform_coverage(conform, (conform_cover_t)kind, NULL, NULL);
        fprintf(file, "<details><summary>%zu of %zu %s</summary>never seen: ", coverage.seen,
                coverage.all, conform_cover_name((conform_cover_t)kind));
        (void)conform_coverage(conform, (conform_cover_t)kind, html_name, &list);
        fputs(list.count == 0 ? "none</details>\n" : "</details>\n", file);
    }
}

static void html_all(FILE *file, const conform_t *conform)
{
    fputs("<h2>All "
          "cases</h2><details><summary>show</summary><table><tr><th>case</th><th>verdict</"
          "th><th>what</th>"
          "<th>manual</th></tr>\n",
          file);
    for (size_t i = 0; i < conform_count(conform); i++) {
        const conform_case_t *about = conform_case(conform, i);
        const conform_result_t *result = conform_result(conform, i);
        fputs("<tr><td><code>", file);
        text_markup(file, about->name);
        fprintf(file, "</code></td><td class=\"%s\">%s",
                result->verdict == CONFORM_FAILED   ? "bad"
                : result->verdict == CONFORM_PASSED ? "good"
                                                    : "dim",
                verdicts[result->verdict]);
        if (result->verdict == CONFORM_SKIPPED) {
            fputs(": ", file);
            text_markup(file, result->received);
        }
        fputs("</td><td>", file);
        text_markup(file, about->text);
        fputs("</td><td>", file);
        text_markup(file, about->section);
        fputs("</td></tr>\n", file);
    }
    fputs("</table></details>\n", file);
}

/* When, with what, on what, and how it was called. */
static void html_run(FILE *file, const report_run_t *run)
{
    fputs("<dl><dt>date</dt><dd>", file);
    put_date(file, run);
    fputs("</dd><dt>program</dt><dd>simcom " SIMCOM_VERSION "</dd><dt>device</dt><dd><code>", file);
    text_markup(file, run->device);
    fputs("</code></dd><dt>command</dt><dd><code>", file);
    put_command_line(file, run, put_markup);
    fputs("</code></dd></dl>\n", file);
}

void report_html(FILE *file, const conform_t *conform, const report_run_t *run)
{
    const size_t failed = conform_count_verdict(conform, CONFORM_FAILED);

    fprintf(
        file,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width,initial-scale=1\"><title>simcom conform: "
        "%s</title><style>%s</style></head><body><main>\n",
        conform_description(conform)->revision->name, style);
    fprintf(file, "<h1>Compared with revision %s</h1><p>",
            conform_description(conform)->revision->name);
    text_markup(file, conform_identity(conform)[0] == '\0' ? "The module does not say what it is."
                                                           : conform_identity(conform));
    fputs("</p>\n", file);
    html_run(file, run);
    fputs("<div class=\"tiles\">\n", file);
    html_tile(file, failed, "failed", failed > 0 ? "bad" : "good");
    html_tile(file, conform_count_verdict(conform, CONFORM_PASSED), "passed", "");
    html_tile(file, conform_count_verdict(conform, CONFORM_SKIPPED), "skipped", "dim");
    html_tile(file, conform_count_verdict(conform, CONFORM_NOT_RUN), "not run", "dim");
    fputs("</div>\n", file);
    html_timeline(file, conform);
    fputs("<h2>Departures</h2>\n", file);
    for (size_t i = 0; i < conform_count(conform); i++) {
        if (conform_result(conform, i)->verdict == CONFORM_FAILED) {
            html_failure(file, conform, i);
        }
    }
    fputs(failed == 0 ? "<p class=\"good\">None.</p>\n" : "", file);
    fputs("<h2>What the firmware does where the manual leaves it open</h2><ul>\n", file);
    for (size_t i = 0; conform_observation(conform, i) != NULL; i++) {
        fputs("<li>", file);
        text_markup(file, conform_observation(conform, i));
        fputs("</li>\n", file);
    }
    fputs("</ul>\n", file);
    html_coverage(file, conform);
    html_all(file, conform);
    fputs("</main></body></html>\n", file);
}
