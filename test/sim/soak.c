/* SPDX-License-Identifier: MIT */
/*
 * soak.c - runs seeds, or flows with a fault at each place, and says what breaks.
 *
 * Exit codes: 0 nothing broke; 1 something did; 2 bad usage.
 */
#include "sim.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char usage[] =
    "usage: soak [OPTION...] [SEEDS]\n"
    "\n"
    "Runs the engine against the simulated module in virtual time: SEEDS runs (10000), each drawn "
    "from its number.\n"
    "\n"
    "  --from N          the first seed (1)\n"
    "  --seed N          this one alone, with its trace\n"
    "  --without I,J..   with --seed: leave out these of its faults, counted from 0\n"
    "  --session         instead of an application that plays: sessions that keep one client or "
    "both connected\n"
    "                    (docs/session.md), over TLS or not, beside the application or not\n"
    "  --flows           instead: the five examples of the manual, with a fault of each kind at "
    "each place;\n"
    "                    with --session: three flows of sessions\n"
    "  --every N         with --flows: at each N-th byte only (1)\n"
    "  --flow F:KIND:PLACE:N  one of those runs alone, with its trace; F: without a fault\n"
    "  --all             go on behind a seed that breaks: a line for each, no trace\n"
    "  --quiet           no progress, no trace of a failure\n"
    "  --help            print this\n"
    "\n"
    "Prints a hash of all runs: it is the same with every compiler and on every machine. What "
    "breaks is printed with the\n"
    "command that repeats it. ./dev soak --mutants plants bugs in a copy of the engine, ./dev soak "
    "--builds compares the\n"
    "hash of several compilers. docs/testing.md says what is checked. Exit codes: 0 nothing broke, "
    "1 something did,\n"
    "2 bad usage.\n";

typedef struct options {
    uint64_t from, count;
    uint32_t without;
    bool one, quiet, flows, all, session;
    unsigned every; /* 0: not given */
    const char *flow;
} options_t;

typedef struct totals {
    uint64_t deaf; /* ms, the longest that the wire was of no use after a byte was lost */
    uint64_t deaf_nth;
    unsigned deaf_flow, deaf_place;
    uint64_t again; /* ms, the longest until a session worked again */
    uint64_t again_seed;
    uint64_t runs, hash, ms, operations, done, messages, faults;
    clock_t began;
    double shown;
} totals_t;

static world_t world;

/* The longest that the wire may be of no use after a lost byte. */
#define DEAF_MS 5000u

static const char *const kind_words[SIMCOM_FAULT_KINDS] = {
    [SIMCOM_FAULT_LOSE] = "lose",       [SIMCOM_FAULT_REPEAT] = "repeat",
    [SIMCOM_FAULT_FLIP] = "flip",       [SIMCOM_FAULT_INSERT] = "insert",
    [SIMCOM_FAULT_URC] = "urc",         [SIMCOM_FAULT_HOLD] = "hold",
    [SIMCOM_FAULT_CUT] = "cut",         [SIMCOM_FAULT_OMIT] = "omit",
    [SIMCOM_FAULT_DELAY] = "delay",     [SIMCOM_FAULT_REPLACE] = "replace",
    [SIMCOM_FAULT_ANSWER] = "answer",   [SIMCOM_FAULT_RESTART] = "restart",
    [SIMCOM_FAULT_NETWORK] = "network", [SIMCOM_FAULT_BROKER] = "broker",
    [SIMCOM_FAULT_TLS] = "tls",         [SIMCOM_FAULT_PING] = "ping",
    [SIMCOM_FAULT_STALL] = "stall",     [SIMCOM_FAULT_SET] = "set"};
static const char *const place_words[SIMCOM_PLACES] = {"output", "input",   "command",
                                                       "part",   "message", "time"};

static double seconds(const totals_t *totals)
{
    return (double)(clock() - totals->began) / CLOCKS_PER_SEC;
}

static void add(totals_t *totals)
{
    totals->runs++;
    totals->hash = (totals->hash ^ world.hash) * 0x100000001B3u;
    totals->ms += world.now;
    totals->operations += world.ended_count;
    totals->done += world.done_count;
    totals->messages += world.message_count;
    totals->faults += world.struck;
    for (unsigned i = 0; i < SIMCOM_CLIENTS; i++) {
        uint64_t again = world.keepers[i].again;
        if (again > totals->again) {
            totals->again = again;
            totals->again_seed = world.plan.seed;
        }
    }
}

/* [in] of  runs in all; 0: that is not known */
static void progress(totals_t *totals, const options_t *options, uint64_t of)
{
    double now = seconds(totals);

    if (!options->quiet && now > totals->shown + 2.0) {
        totals->shown = now;
        fprintf(stderr, "soak: %llu", (unsigned long long)totals->runs);
        if (of != 0u) {
            fprintf(stderr, " of %llu", (unsigned long long)of);
        }
        fprintf(stderr, " runs, %.0f virtual hours, %.0f s\n", (double)totals->ms / 3600000.0, now);
    }
}

static void report(const totals_t *totals)
{
    double hours = (double)totals->ms / 3600000.0;
    double spent = seconds(totals) > 0.001 ? seconds(totals) : 0.001;

    printf("soak: %llu runs, %llu operations (%llu done), %llu messages, %llu faults struck\n",
           (unsigned long long)totals->runs, (unsigned long long)totals->operations,
           (unsigned long long)totals->done, (unsigned long long)totals->messages,
           (unsigned long long)totals->faults);
    printf("soak: %.0f virtual hours in %.1f s: %.0f a minute\n", hours, spent,
           hours * 60.0 / spent);
    if (totals->again > 0u) {
        printf("soak: the sessions worked again after at most %llu s (seed %llu)\n",
               (unsigned long long)(totals->again / 1000u), (unsigned long long)totals->again_seed);
    }
    if (totals->deaf > 0u) {
        printf("soak: after a lost byte the wire was of no use for at most %llu ms (--flow "
               "%u:lose:%s:%llu)\n",
               (unsigned long long)totals->deaf, totals->deaf_flow, place_words[totals->deaf_place],
               (unsigned long long)totals->deaf_nth);
    }
    printf("soak: hash %016llx\n", (unsigned long long)totals->hash);
}

/* --- Seeds ----------------------------------------------------------------------------------------- */

static void make_plan(plan_t *plan, bool session, uint64_t seed, uint32_t without)
{
    if (session) {
        plan_session(plan, seed, without);
    } else {
        plan_draw(plan, seed, without);
    }
}

static bool run_seed(bool session, uint64_t seed, uint32_t without, bool traced)
{
    plan_t plan;

    make_plan(&plan, session, seed, without);
    return world_run(&world, &plan, traced);
}

/* Leaves out one fault after the other, as long as it still breaks. */
static uint32_t minimise(bool session, uint64_t seed)
{
    uint32_t without = 0;

    for (unsigned i = 0; i < MOST_FAULTS; i++) {
        if (run_seed(session, seed, without | 1u << i, false)) {
            continue;
        }
        without |= 1u << i;
    }
    return without;
}

static void print_repeat(bool session, uint64_t seed, uint32_t without)
{
    const char *mark = " --without ";

    printf("repeat it: ./dev soak%s --seed %llu", session ? " --session" : "",
           (unsigned long long)seed);
    for (unsigned i = 0; i < MOST_FAULTS; i++) {
        if ((without >> i & 1u) != 0u) {
            printf("%s%u", mark, i);
            mark = ",";
        }
    }
    printf("\n");
}

/* One seed with its trace. */
static bool show_seed(bool session, uint64_t seed, uint32_t without)
{
    plan_t plan;

    make_plan(&plan, session, seed, without);
    plan_print(&plan, stdout);
    bool good = world_run(&world, &plan, true);
    printf(good ? "seed %llu: all is well, hash %016llx\n" : "seed %llu: VIOLATED, hash %016llx\n",
           (unsigned long long)seed, (unsigned long long)world.hash);
    if (!good) {
        printf("%s\n", world.problem);
    }
    return good;
}

/* A seed that broke: what, how to repeat it, why. */
static void explain(const options_t *options, uint64_t seed, uint64_t runs)
{
    printf("soak: seed %llu: %s\n", (unsigned long long)seed, world.problem);
    if (options->all) {
        return;
    }
    uint32_t without = options->quiet ? 0u : minimise(options->session, seed);
    if (!options->quiet) {
        (void)show_seed(options->session, seed, without);
    }
    print_repeat(options->session, seed, without);
    printf("soak: broke after %llu runs\n", (unsigned long long)runs);
}

static bool run_seeds(const options_t *options)
{
    totals_t totals = {.began = clock()};
    uint64_t broken = 0;

    for (uint64_t i = 0; i < options->count; i++) {
        uint64_t seed = options->from + i;
        if (!run_seed(options->session, seed, 0, false)) {
            broken++;
            explain(options, seed, i + 1u);
            if (!options->all) {
                return false;
            }
        }
        add(&totals);
        progress(&totals, options, options->count);
    }
    report(&totals);
    if (broken > 0u) {
        printf("soak: %llu of %llu seeds broke\n", (unsigned long long)broken,
               (unsigned long long)options->count);
    }
    return broken == 0u;
}

/* --- Flows ----------------------------------------------------------------------------------------- */

/* Whether a kind can strike at a place. */
static bool fault_fits(unsigned kind, unsigned place)
{
    if (kind == SIMCOM_FAULT_REPLACE || kind == SIMCOM_FAULT_SET) {
        return false; /* they need a text, which no place gives */
    }
    if (place == SIMCOM_PLACE_COMMAND) {
        return kind >= SIMCOM_FAULT_ANSWER;
    }
    if (kind == SIMCOM_FAULT_ANSWER || place == SIMCOM_PLACE_TIME) {
        return false;
    }
    if (kind >= SIMCOM_FAULT_CUT && kind <= SIMCOM_FAULT_DELAY) {
        return place >= SIMCOM_PLACE_PART;
    }
    return !(place == SIMCOM_PLACE_INPUT &&
             (kind == SIMCOM_FAULT_HOLD || kind == SIMCOM_FAULT_URC));
}

static simcom_fault_t make_fault(unsigned kind, unsigned place, uint32_t nth)
{
    simcom_fault_t fault = {.kind = (uint8_t)kind, .place = (uint8_t)place, .nth = nth};

    fault.ms = kind == SIMCOM_FAULT_DELAY ? 4000u : 20000u;
    fault.mask = 0x20;
    fault.cause = 2;
    fault.byte = place >= SIMCOM_PLACE_PART && kind <= SIMCOM_FAULT_CUT ? (int32_t)(nth % 7u) : 0;
    if (kind == SIMCOM_FAULT_INSERT) {
        fault.text = simcom_text("x");
    } else if (kind == SIMCOM_FAULT_URC) {
        fault.text = simcom_text("+CGEV: ME PDN ACT 1");
    } else if (kind == SIMCOM_FAULT_ANSWER) {
        fault.has_code = true;
        fault.code = 14;
    }
    return fault;
}

static bool run_flow(bool session, unsigned flow, const simcom_fault_t *fault, bool traced)
{
    plan_t plan;

    plan_flow(&plan, session, flow, fault);
    if (traced) {
        plan_print(&plan, stdout);
    }
    return world_run(&world, &plan, traced);
}

/* A kind of fault at each place of a flow. False if one of the runs broke. */
static bool run_places(const options_t *options, totals_t *totals, unsigned flow, unsigned kind,
                       unsigned place)
{
    bool bytes = place == SIMCOM_PLACE_OUTPUT || place == SIMCOM_PLACE_INPUT;
    uint32_t step = bytes && options->every != 0u ? options->every : 1u;

    for (uint32_t nth = 1;; nth += step) {
        simcom_fault_t fault = make_fault(kind, place, nth);
        bool good = run_flow(options->session, flow, &fault, false);
        if (good && kind == SIMCOM_FAULT_LOSE && !options->session && world.deaf_ms > DEAF_MS) {
            fail(&world, "the wire was of no use for %u ms", (unsigned)world.deaf_ms);
            good = false;
        }
        if (!good) {
            printf("soak: flow %u, %s at %s %u: %s\n", flow, kind_words[kind], place_words[place],
                   (unsigned)nth, world.problem);
            if (!options->quiet) {
                (void)run_flow(options->session, flow, &fault, true);
            }
            printf("repeat it: ./dev soak%s --flow %u:%s:%s:%u\n",
                   options->session ? " --session" : "", flow, kind_words[kind], place_words[place],
                   (unsigned)nth);
            return false;
        }
        add(totals);
        if (kind == SIMCOM_FAULT_LOSE && world.deaf_ms > totals->deaf) {
            totals->deaf = world.deaf_ms;
            totals->deaf_nth = nth;
            totals->deaf_flow = flow;
            totals->deaf_place = place;
        }
        progress(totals, options, 0);
        if (world.struck == 0u) {
            return true; /* the flow has no such place any more */
        }
    }
}

static unsigned flow_count(bool session)
{
    return session ? SESSION_FLOWS : FLOWS;
}

static bool run_flows(const options_t *options)
{
    totals_t totals = {.began = clock()};

    for (unsigned flow = 1; flow <= flow_count(options->session); flow++) {
        if (!run_flow(options->session, flow, NULL, false)) {
            printf("soak: flow %u without a fault: %s\n", flow, world.problem);
            return false;
        }
        const unsigned kinds = SIMCOM_FAULT_KINDS;
        const unsigned places = SIMCOM_PLACES;
        for (unsigned i = 0; i < kinds * places; i++) {
            unsigned kind = i % kinds, place = i / kinds;
            if (fault_fits(kind, place) && !run_places(options, &totals, flow, kind, place)) {
                return false;
            }
        }
    }
    report(&totals);
    return true;
}

static bool number(const char *text, uint64_t *value)
{
    char *end = NULL;

    if (text == NULL || *text < '0' || *text > '9') {
        return false;
    }
    *value = strtoull(text, &end, 10);
    return *end == '\0';
}

static unsigned word_index(const char *word, size_t n, const char *const *words, unsigned count)
{
    unsigned i = 0;
    while (i < count && (strlen(words[i]) != n || strncmp(words[i], word, n) != 0)) {
        i++;
    }
    return i;
}

/* F:KIND:PLACE:N, or F alone. */
static int show_flow(bool session, const char *text)
{
    char *rest;
    unsigned flow = (unsigned)strtoul(text, &rest, 10);
    simcom_fault_t fault;

    if (flow < 1u || flow > flow_count(session)) {
        fprintf(stderr, "soak: flows are 1 to %u\n", flow_count(session));
        return 2;
    }
    if (*rest == ':') {
        size_t n = strcspn(rest + 1, ":");
        unsigned kind = word_index(rest + 1, n, kind_words, SIMCOM_FAULT_KINDS);
        rest += n + 1u;
        n = *rest == ':' ? strcspn(rest + 1, ":") : 0u;
        unsigned place =
            n > 0u ? word_index(rest + 1, n, place_words, SIMCOM_PLACES) : SIMCOM_PLACES;
        uint64_t nth = 0;
        if (kind == SIMCOM_FAULT_KINDS || place == SIMCOM_PLACES || rest[n + 1u] != ':' ||
            !fault_fits(kind, place) || !number(rest + n + 2u, &nth) || nth == 0u) {
            fprintf(stderr, "soak: '%s' is not F:KIND:PLACE:N\n", text);
            return 2;
        }
        fault = make_fault(kind, place, (uint32_t)nth);
        return run_flow(session, flow, &fault, true) ? 0 : 1;
    }
    if (*rest != '\0') {
        fprintf(stderr, "soak: '%s' is not F:KIND:PLACE:N\n", text);
        return 2;
    }
    return run_flow(session, flow, NULL, true) ? 0 : 1;
}

/* --- The command line ------------------------------------------------------------------------------ */

static bool read_without(const char *text, uint32_t *without)
{
    for (; text != NULL && *text != '\0'; text++) {
        if (*text >= '0' && *text < (char)('0' + MOST_FAULTS)) {
            *without |= 1u << (*text - '0');
        } else if (*text != ',') {
            return false;
        }
    }
    return text != NULL;
}

/* Reads one option; how many words it took, 0 if it is wrong. */
static int read_option(options_t *options, char **words)
{
    const char *word = words[0];
    uint64_t value = 0;

    if (strcmp(word, "--quiet") == 0) {
        options->quiet = true;
        return 1;
    }
    if (strcmp(word, "--all") == 0) {
        options->all = true;
        return 1;
    }
    if (strcmp(word, "--session") == 0) {
        options->session = true;
        return 1;
    }
    if (strcmp(word, "--flows") == 0) {
        options->flows = true;
        return 1;
    }
    if (strcmp(word, "--flow") == 0) {
        options->flow = words[1];
        return words[1] != NULL ? 2 : 0;
    }
    if (strcmp(word, "--without") == 0) {
        return read_without(words[1], &options->without) ? 2 : 0;
    }
    if (strcmp(word, "--every") == 0 && number(words[1], &value) && value > 0u) {
        options->every = (unsigned)value;
        return 2;
    }
    if ((strcmp(word, "--from") == 0 || strcmp(word, "--seed") == 0) &&
        number(words[1], &options->from)) {
        options->one |= strcmp(word, "--seed") == 0;
        return 2;
    }
    return number(word, &options->count) ? 1 : 0;
}

int main(int argc, char **argv)
{
    options_t options = {.from = 1, .count = 10000};

    for (int i = 1; i < argc;) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            fputs(usage, stdout);
            return 0;
        }
        int taken = read_option(&options, &argv[i]);
        if (taken == 0) {
            fprintf(stderr, "soak: '%s' is not understood\n%s", argv[i], usage);
            return 2;
        }
        i += taken;
    }
    if ((options.without != 0u && !options.one) || (options.every != 0u && !options.flows)) {
        fprintf(stderr, "soak: --without is for --seed, --every for --flows\n");
        return 2;
    }
    if (options.flow != NULL) {
        return show_flow(options.session, options.flow);
    }
    if (options.flows) {
        return run_flows(&options) ? 0 : 1;
    }
    if (options.one) {
        return show_seed(options.session, options.from, options.without) ? 0 : 1;
    }
    return run_seeds(&options) ? 0 : 1;
}
