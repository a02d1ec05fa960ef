/* SPDX-License-Identifier: MIT */
#include "html.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The picture, in CSS pixels. */
#define LANE_HEIGHT 34.0
#define AXIS_HEIGHT 22.0
#define BAR_HEIGHT  15.0
#define LEFT        14.0
#define LABEL_STEP  96.0 /* between two times on the axis */

/* Lanes from top to bottom. */
typedef enum lane {
    LANE_HOST,
    LANE_SERVICE,
    LANE_CLIENT_0,
    LANE_CLIENT_1,
    LANE_MODULE,
    LANES
} lane_t;

static const char style[] =
    ":root{color-scheme:light "
    "dark;--bg:#fff;--fg:#1c2128;--soft:#59636e;--line:#d8dee4;--card:#f6f8fa;"
    "--host:#0b5cad;--module:#6b3fa0;--good:#176f31;--bad:#bd2429;--open:#8a6100;--goodbg:#d9f2e0;"
    "--badbg:#ffdfdd;--openbg:#fbeecb;--urc:#b35900}\n"
    "@media(prefers-color-scheme:dark){:root{--bg:#0f1318;--fg:#e4e9ee;--soft:#9aa5b1;--line:#"
    "2d353e;"
    "--card:#171c23;--host:#6cb2ff;--module:#c3a2f5;--good:#57c97a;--bad:#ff8a84;--open:#e5b84d;"
    "--goodbg:#12351d;--badbg:#4a1a1a;--openbg:#3a2d0a;--urc:#f0a050}}\n"
    "*{box-sizing:border-box}html{font:15px/1.5 system-ui,sans-serif;background:var(--bg);"
    "color:var(--fg)}body{margin:0 auto;padding:20px 24px 60px;max-width:1280px}\n"
    "h1{font-size:1.35rem;margin:0;overflow-wrap:anywhere}h2{font-size:1.05rem;margin:28px 0 8px}"
    "p{margin:6px 0}code{font:13px/1.45 "
    "ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}\n"
    ".head{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center}.pill{border-radius:99px;"
    "padding:2px "
    "12px;font-weight:600;white-space:nowrap}.good{color:var(--good);background:var(--goodbg)}"
    ".bad{color:var(--bad);background:var(--badbg)}.open{color:var(--open);background:var(--openbg)"
    "}"
    ".soft{color:var(--soft)}\n"
    ".first{border-left:4px solid var(--bad);background:var(--card);padding:10px 14px;margin:14px "
    "0;"
    "border-radius:0 6px 6px 0}.first dl{display:grid;grid-template-columns:max-content 1fr;"
    "gap:2px 12px;margin:0}.first dt{color:var(--soft)}.first dd{margin:0;overflow-wrap:anywhere}\n"
    ".picture{display:grid;grid-template-columns:max-content minmax(0,1fr);border:1px solid "
    "var(--line);border-radius:8px;background:var(--card);overflow:hidden}.lanes{padding:0 10px 0 "
    "12px;border-right:1px solid var(--line);color:var(--soft);font-size:13px}.lanes "
    "div{height:34px;"
    "line-height:34px}.scroll{overflow-x:auto}svg{display:block}svg text{font:11px ui-monospace,"
    "Menlo,Consolas,monospace;fill:var(--soft)}svg a:focus,svg a:hover{opacity:.65}\n"
    ".grid{stroke:var(--line)}.b0{fill:var(--goodbg);stroke:var(--good)}.b1{fill:var(--badbg);"
    "stroke:var(--bad)}.b2{fill:var(--openbg);stroke:var(--open)}svg text.t0{fill:var(--good)}svg "
    "text.t1{fill:var(--bad)}svg "
    "text.t2{fill:var(--open)}.tick{fill:var(--host)}.urc{fill:var(--urc)}"
    ".msg{fill:var(--module)}.other{fill:none;stroke:var(--soft)}.viol{stroke:var(--bad);stroke-"
    "width:2}\n"
    ".legend{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px;color:var(--soft);margin:8px "
    "0 0}"
    ".legend "
    "span::before{content:\"\";display:inline-block;width:11px;height:11px;margin-right:6px;"
    "border-radius:3px;vertical-align:-1px;background:var(--c)}.legend "
    ".r::before{border-radius:50%}"
    ".legend .d::before{transform:rotate(45deg) scale(.8)}\n"
    "ol{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}li{display:grid;"
    "grid-template-columns:5.6em minmax(0,1fr) minmax(0,.62fr);gap:2px 16px;padding:7px 8px 7px "
    "10px;"
    "border-bottom:1px solid var(--line);border-left:4px solid transparent;scroll-margin:40px}"
    "li:target{background:var(--card)}li.e0{border-left-color:var(--good)}li.e1{border-left-color:"
    "var(--bad)}li.e2{border-left-color:var(--open)}li.u{border-left-color:var(--urc)}li.m{"
    "border-left-color:var(--module)}\n"
    ".time{color:var(--soft);font:13px/1.7 "
    "ui-monospace,Menlo,Consolas,monospace;white-space:nowrap}"
    ".right{grid-column:3}.means{color:var(--soft);overflow-wrap:anywhere}.says{overflow-wrap:"
    "anywhere}"
    ".s1{color:var(--bad)}.s2{color:var(--open)}.wrong{grid-column:2/-1;color:var(--bad);"
    "overflow-wrap:anywhere}\n"
    "@media(max-width:700px){body{padding:14px 12px 40px}li{grid-template-columns:minmax(0,1fr)}"
    ".right,.wrong{grid-column:1}li.u .right,li.m .right,li.l .right{padding-left:22%}"
    ".lanes{padding:0 8px;font-size:12px}}\n"
    ".legend .x::before{display:none}\n"
    "@media print{.scroll,.picture{overflow:visible}.lanes{display:none}.picture{display:block}"
    "svg{width:100%;height:auto}li{break-inside:avoid}}\n";

/* --- Text ---------------------------------------------------------------------------------- */

/* Writes a text as HTML. */
static void write_text(FILE *file, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            fputs("&amp;", file);
            break;
        case '<':
            fputs("&lt;", file);
            break;
        case '>':
            fputs("&gt;", file);
            break;
        case '"':
            fputs("&quot;", file);
            break;
        default:
            (void)fputc(*text, file);
            break;
        }
    }
}

/* Writes a text that may hold bytes of the module. */
static void write_raw(FILE *file, const char *string)
{
    char buffer[4 * 320 + 1];
    text_t text;

    text_init(&text, buffer, sizeof buffer);
    text_add_bytes(&text, (const uint8_t *)string, strlen(string));
    write_text(file, buffer);
}

bool html_begin(html_t *html, FILE *file, bool timed)
{
    html->file = file;
    html->timed = timed;
    html->count = 0;
    html->failed = false;
    html->dropped = 0;
    html->first_violated = HTML_ENTRIES;
    html->older = NULL;
    html->rows = tmpfile();
    return html->rows != NULL;
}

/* How many entries are in the window. */
static size_t shown(const html_t *html)
{
    const uint64_t there = html->count - html->dropped;

    return there < HTML_ENTRIES ? (size_t)there : HTML_ENTRIES;
}

/* Begins the second half of the rows; the half before it, if there is one, is given up. */
static void begin_half(html_t *html)
{
    if (html->older != NULL) {
        (void)fclose(html->older);
    }
    html->older = html->rows;
    html->rows = tmpfile();
    html->failed = html->failed || html->rows == NULL;
}

/* Makes room: what is shown is what is around the first violation, or the end of the conversation. */
static void make_room(html_t *html)
{
    const size_t half = HTML_ENTRIES / 2u;
    const uint64_t there = html->count - html->dropped;

    if (there == half && html->older == NULL) {
        begin_half(html);
    } else if (there == HTML_ENTRIES && html->first_violated >= half) {
        begin_half(html);
        memmove(html->marks, html->marks + half, half * sizeof html->marks[0]);
        html->dropped += half;
        html->first_violated -= html->first_violated < HTML_ENTRIES ? half : 0;
    }
}

/* --- Rows ---------------------------------------------------------------------------------- */

static void write_violations(FILE *file, const entry_t *entry)
{
    for (size_t i = 0; i < entry->violation_count && i < ENTRY_VIOLATIONS; i++) {
        fputs("<div class=wrong>✗ ", file);
        write_raw(file, entry->violations[i].what);
        fputs(" <span class=soft>— expected ", file);
        write_raw(file, entry->violations[i].expected);
        fputs(" (", file);
        write_text(file, entry->violations[i].section);
        fputs(")</span></div>", file);
    }
}

static void write_row(html_t *html, const entry_t *entry)
{
    static const char *const classes[] = {
        [ENTRY_OPERATION] = "e", [ENTRY_MESSAGE] = "m", [ENTRY_URC] = "u", [ENTRY_LINE] = "l"};
    const bool operation = entry->kind == ENTRY_OPERATION;
    FILE *file = html->rows;

    fprintf(file, "<li id=e%llu class=\"%s", (unsigned long long)html->count, classes[entry->kind]);
    if (operation) {
        fprintf(file, "%u", entry->end);
    }
    fputs("\"><span class=time>", file);
    if (html->timed) {
        fprintf(file, "%lu.%03lu s", (unsigned long)(entry->begin_ms / 1000u),
                (unsigned long)(entry->begin_ms % 1000u));
    } else if (entry->place.line > 0) {
        fprintf(file, "line %llu", (unsigned long long)entry->place.line);
    } else {
        fprintf(file, "byte %llu", (unsigned long long)entry->place.offset);
    }
    fprintf(file, "</span><div%s><code>", operation ? "" : " class=right");
    write_text(file, entry->shown.at);
    fputs("</code>", file);
    if (entry->meaning.length > 0) {
        fputs("<div class=means>", file);
        write_text(file, entry->meaning.at);
        fputs("</div>", file);
    }
    fputs("</div>", file);
    if (operation) {
        fprintf(file, "<div class=\"says s%u\">", entry->end);
        write_text(file, entry->outcome.at);
        if (entry->advice != NULL) {
            fputs("<div class=means>", file);
            write_text(file, entry->advice);
            fputs("</div>", file);
        }
        fputs("</div>", file);
    }
    write_violations(file, entry);
    fputs("</li>\n", file);
}

/* Whether something certainly departs in it. */
static bool is_violation(const entry_t *entry)
{
    for (size_t i = 0; i < entry->violation_count && i < ENTRY_VIOLATIONS; i++) {
        if (entry->violations[i].confidence == CHECK_VIOLATION) {
            return true;
        }
    }
    return false;
}

void html_entry(void *context, const entry_t *entry)
{
    html_t *html = context;
    make_room(html);
    const uint64_t number = html->count - html->dropped;
    if (number < HTML_ENTRIES && !html->failed) {
        html_mark_t *mark = &html->marks[number];
        mark->kind = entry->kind;
        mark->end = entry->end;
        mark->client = entry->client;
        mark->violated = entry->violation_count > 0;
        mark->begin_ms = html->timed ? entry->begin_ms : (uint32_t)html->count * 200u;
        if (is_violation(entry) && html->first_violated == HTML_ENTRIES) {
            html->first_violated = (size_t)number;
        }
        mark->end_ms = html->timed ? entry->end_ms : mark->begin_ms + 100u;
        (void)snprintf(mark->name, sizeof mark->name, "%s", entry->name);
        (void)snprintf(mark->words, sizeof mark->words, "%.60s%s%.50s", entry->shown.at,
                       entry->outcome.length > 0 ? " -> " : "", entry->outcome.at);
        write_row(html, entry);
    }
    html->count++;
}

/* --- The picture --------------------------------------------------------------------------- */

/* A moment and where it is drawn. */
typedef struct moment {
    uint32_t ms;
    double x;
} moment_t;

typedef struct picture {
    const html_t *html;
    FILE *file;
    size_t marks;
    size_t count;
    moment_t moments[2 * HTML_ENTRIES];
} picture_t;

static int compare(const void *left, const void *right)
{
    const uint32_t a = ((const moment_t *)left)->ms;
    const uint32_t b = ((const moment_t *)right)->ms;

    return (a > b) - (a < b);
}

/* Pixels between two moments: the logarithm makes milliseconds and minutes fit one picture. */
static double distance(uint32_t ms)
{
    return ms == 0 ? 0 : 24.0 + 14.0 * log2(1.0 + ms / 20.0);
}

static void lay_out(picture_t *picture)
{
    double x = LEFT;
    size_t kept = 0;

    for (size_t i = 0; i < picture->marks; i++) {
        picture->moments[2 * i].ms = picture->html->marks[i].begin_ms;
        picture->moments[2 * i + 1].ms = picture->html->marks[i].end_ms;
    }
    qsort(picture->moments, 2 * picture->marks, sizeof picture->moments[0], compare);
    for (size_t i = 0; i < 2 * picture->marks; i++) {
        const uint32_t ms = picture->moments[i].ms;
        if (kept > 0) {
            x += distance(ms - picture->moments[kept - 1].ms);
        }
        if (kept == 0 || ms != picture->moments[kept - 1].ms) {
            picture->moments[kept++] = (moment_t){ms, x};
        }
    }
    picture->count = kept;
}

static double x_of(const picture_t *picture, uint32_t ms)
{
    const moment_t wanted = {ms, 0};
    const moment_t *found =
        bsearch(&wanted, picture->moments, picture->count, sizeof wanted, compare);

    return found != NULL ? found->x : LEFT;
}

static double middle_of(lane_t lane)
{
    return AXIS_HEIGHT + LANE_HEIGHT * ((double)lane + 0.5);
}

static lane_t lane_of(const html_mark_t *mark)
{
    if (mark->kind != ENTRY_OPERATION) {
        return LANE_MODULE;
    }
    return mark->client == 0 ? LANE_CLIENT_0 : mark->client == 1 ? LANE_CLIENT_1 : LANE_SERVICE;
}

static void open_link(const picture_t *picture, size_t number)
{
    /* The browser brings what has the focus into view, also to the side. */
    fprintf(picture->file, "<a href=\"#e%llu\"%s aria-label=\"",
            (unsigned long long)(number + picture->html->dropped),
            number == picture->html->first_violated ? " autofocus" : "");
    write_text(picture->file, picture->html->marks[number].words);
    fputs("\"><title>", picture->file);
    write_text(picture->file, picture->html->marks[number].words);
    fputs("</title>", picture->file);
}

/* The name of a command as it fits a width; "" if it does not. */
static const char *fitting(const char *name, double width)
{
    const char *brief = strncmp(name, "CMQTT", 5) == 0 ? name + 5 : name;

    return 6.8 * (double)strlen(name) + 6.0 < width    ? name
           : 6.8 * (double)strlen(brief) + 4.0 < width ? brief
                                                       : "";
}

/* A bar for an operation, and a tick where the host began it. [in] row  1: below another one */
static void draw_operation(const picture_t *picture, size_t number, int row)
{
    const html_mark_t *mark = &picture->html->marks[number];
    const double x = x_of(picture, mark->begin_ms);
    const double length = x_of(picture, mark->end_ms) - x;
    const double width = length > 5.0 ? length - 2.0 : 4.0;
    const double top = middle_of(lane_of(mark)) - BAR_HEIGHT + 7.5 * row;
    const double host = middle_of(LANE_HOST);

    open_link(picture, number);
    fprintf(
        picture->file,
        "<path class=tick d=\"M%.1f %.1fl10 5l-10 5z\"/><rect class=b%u x=%.1f y=%.1f width=%.1f "
        "height=%.1f rx=3 />",
        x, host - 5.0, mark->end, x, top + 4.0, width, BAR_HEIGHT);
    fprintf(picture->file, "<text class=t%u x=%.1f y=%.1f>", mark->end, x + 4.0, top + 15.0);
    write_text(picture->file, fitting(mark->name, width));
    fputs("</text></a>\n", picture->file);
}

static void draw_line(const picture_t *picture, size_t number)
{
    const html_mark_t *mark = &picture->html->marks[number];
    const double x = x_of(picture, mark->begin_ms);
    const double y = middle_of(LANE_MODULE);

    open_link(picture, number);
    if (mark->kind == ENTRY_MESSAGE) {
        fprintf(picture->file, "<circle class=msg cx=%.1f cy=%.1f r=6 />", x + 6.0, y);
    } else if (mark->kind == ENTRY_URC) {
        fprintf(picture->file, "<path class=urc d=\"M%.1f %.1fl7 7l-7 7l-7 -7z\"/>", x + 7.0,
                y - 7.0);
    } else {
        fprintf(picture->file, "<circle class=other cx=%.1f cy=%.1f r=4 />", x + 5.0, y);
    }
    fputs("</a>\n", picture->file);
}

static void draw_violation(const picture_t *picture, size_t number)
{
    const html_mark_t *mark = &picture->html->marks[number];
    const double x = x_of(picture, mark->begin_ms) + 1.0;
    const double y = middle_of(lane_of(mark)) + (mark->kind == ENTRY_OPERATION ? 8.0 : 10.0);

    fprintf(picture->file, "<path class=viol d=\"M%.1f %.1fl7 7m0 -7l-7 7\"/>\n", x, y);
}

static void draw_marks(const picture_t *picture)
{
    uint32_t ends[LANES] = {0};
    int rows[LANES] = {0};

    for (size_t i = 0; i < picture->marks; i++) {
        const html_mark_t *mark = &picture->html->marks[i];
        const lane_t lane = lane_of(mark);
        if (mark->kind != ENTRY_OPERATION) {
            draw_line(picture, i);
        } else {
            rows[lane] = mark->begin_ms < ends[lane] ? !rows[lane] : 0;
            ends[lane] = mark->end_ms > ends[lane] ? mark->end_ms : ends[lane];
            draw_operation(picture, i, rows[lane]);
        }
        if (mark->violated) {
            draw_violation(picture, i);
        }
    }
}

static void draw_axis(const picture_t *picture, double width)
{
    double next = 0;

    for (int i = 0; i <= LANES; i++) {
        const double y = AXIS_HEIGHT + LANE_HEIGHT * i;
        fprintf(picture->file, "<path class=grid d=\"M0 %.1fH%.0f\"/>\n", y, width);
    }
    for (size_t i = 0; i < picture->count && picture->html->timed; i++) {
        const moment_t *moment = &picture->moments[i];
        if (moment->x < next) {
            continue;
        }
        next = moment->x + LABEL_STEP;
        fprintf(picture->file,
                "<path class=grid d=\"M%.1f 16V%.0f\"/><text x=%.1f y=13>%lu.%03lu s</text>\n",
                moment->x, AXIS_HEIGHT + LANE_HEIGHT * (double)LANES, moment->x,
                (unsigned long)(moment->ms / 1000u), (unsigned long)(moment->ms % 1000u));
    }
}

static bool draw(const html_t *html)
{
    picture_t *picture = calloc(1, sizeof *picture);

    if (picture == NULL) {
        return false;
    }
    picture->html = html;
    picture->file = html->file;
    picture->marks = shown(html);
    lay_out(picture);
    const double width = (picture->count > 0 ? picture->moments[picture->count - 1].x : 0) + 90.0;
    const double height = AXIS_HEIGHT + LANE_HEIGHT * (double)LANES + 4.0;
    fprintf(html->file,
            "<div class=picture><div class=lanes><div style=\"height:%.0fpx\"></div><div>Host</div>"
            "<div>Service</div><div>Client 0</div><div>Client 1</div><div>Module</div></div>"
            "<div class=scroll role=region aria-label=\"Timeline of the conversation\" "
            "tabindex=0><svg role=group aria-label=\"Operations and lines in time\" width=%.0f "
            "height=%.0f viewBox=\"0 0 %.0f %.0f\">\n",
            AXIS_HEIGHT, width, height, width, height);
    draw_axis(picture, width);
    draw_marks(picture);
    fputs("</svg></div></div>\n<div class=legend><span style=\"--c:var(--host)\">command</span>"
          "<span style=\"--c:var(--good)\">operation, ok</span><span "
          "style=\"--c:var(--bad)\">failed</span><span style=\"--c:var(--open)\">no end in the "
          "log</span><span class=d style=\"--c:var(--urc)\">unsolicited line</span><span class=r "
          "style=\"--c:var(--module)\">received message</span><span class=x>✗ departs "
          "from the manual</span></div>\n",
          html->file);
    fprintf(html->file, "<p class=soft>%s</p>\n",
            html->timed ? "Pauses are drawn shorter than they are: twice the time is a little more "
                          "of the picture."
                        : "The capture has no times: everything stands in its order.");
    free(picture);
    return true;
}

/* --- The page ------------------------------------------------------------------------------ */

static void write_first(const html_t *html, const html_summary_t *summary)
{
    const check_violation_t *first = summary->first;
    FILE *file = html->file;

    fputs("<div class=first><dl><dt>first</dt><dd>", file);
    write_raw(file, first->what);
    fputs("</dd><dt>where</dt><dd>", file);
    if (first->place.line > 0) {
        fprintf(file, "line %llu, ", (unsigned long long)first->place.line);
    }
    fprintf(file, "byte %llu", (unsigned long long)first->place.offset);
    if (html->timed) {
        fprintf(file, ", %lu.%03lu s", (unsigned long)(first->time_ms / 1000u),
                (unsigned long)(first->time_ms % 1000u));
    }
    if (html->first_violated < HTML_ENTRIES) {
        fprintf(file, " — <a href=\"#e%llu\">show it below</a>",
                (unsigned long long)(html->first_violated + html->dropped));
    }
    fputs("</dd><dt>section</dt><dd>", file);
    write_text(file, first->section);
    fputs("</dd><dt>expected</dt><dd>", file);
    write_raw(file, first->expected);
    fputs("</dd></dl></div>\n", file);
}

static void write_head(const html_t *html, const html_summary_t *summary)
{
    FILE *file = html->file;

    fprintf(file, "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n<meta name=viewport "
                  "content=\"width=device-width, initial-scale=1\">\n<title>");
    write_raw(file, summary->name);
    fprintf(file, "</title>\n<style>\n%s</style>\n<main>\n<div class=head><h1>", style);
    write_raw(file, summary->name);
    fputs("</h1>", file);
    if (summary->violations == 0) {
        fputs("<span class=\"pill good\">clean</span>", file);
    } else {
        fprintf(file, "<span class=\"pill bad\">departs %llu time%s</span>",
                (unsigned long long)summary->violations, summary->violations == 1 ? "" : "s");
    }
    fputs("</div>\n<p class=soft>Checked against revision ", file);
    write_text(file, summary->revision);
    fputs(summary->matched ? ", the best match.</p>\n" : ".</p>\n", file);
    if (summary->violations > 0) {
        write_first(html, summary);
    }
}

/* Copies rows and gives their file up. Returns whether that was possible. */
static bool copy_rows(const html_t *html, FILE *rows)
{
    char bytes[16384];
    size_t n;
    bool good = true;

    if (rows == NULL) {
        return true;
    }
    rewind(rows);
    while (good && (n = fread(bytes, 1, sizeof bytes, rows)) > 0) {
        good = fwrite(bytes, 1, n, html->file) == n;
    }
    good = good && ferror(rows) == 0;
    (void)fclose(rows);
    return good;
}

bool html_end(html_t *html, const html_summary_t *summary)
{
    write_head(html, summary);
    fputs("<h2>Timeline</h2>\n", html->file);
    bool good = draw(html);
    fputs("<h2>Conversation</h2>\n<ol>\n", html->file);
    good = copy_rows(html, html->older) && good;
    good = copy_rows(html, html->rows) && good;
    fputs("</ol>\n", html->file);
    if (html->count > HTML_ENTRIES) {
        fprintf(html->file, "<p class=soft>Entries %llu to %llu of %llu.</p>\n",
                (unsigned long long)html->dropped + 1u,
                (unsigned long long)(html->dropped + shown(html)), (unsigned long long)html->count);
    }
    fputs("</main>\n", html->file);
    html->older = NULL;
    html->rows = NULL;
    return good && !html->failed && ferror(html->file) == 0;
}
