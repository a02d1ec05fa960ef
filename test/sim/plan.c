/* SPDX-License-Identifier: MIT */
/* plan.c - what a run is made of, drawn from its seed. */
#include "sim.h"

#include "simcom/codes.h"
#include "simcom/revisions.h"

#include <string.h>

static const char *const commands[] = {
    "CMQTTSTART",    "CMQTTSTOP",       "CMQTTACCQ",    "CMQTTREL",   "CMQTTCONNECT",
    "CMQTTDISC",     "CMQTTTOPIC",      "CMQTTPAYLOAD", "CMQTTPUB",   "CMQTTPUB",
    "CMQTTSUB",      "CMQTTUNSUB",      "CMQTTPUB",     "CMQTTTOPIC", "CMQTTWILLTOPIC",
    "CMQTTWILLMSG",  "CMQTTCFG",        "CMQTTSSLCFG",  "CSSLCFG",    "CCERTDOWN",
    "CMQTTSUBTOPIC", "CMQTTUNSUBTOPIC",
};
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Lines that concern nobody, and some that look a little like others. */
static const char *const urcs[] = {
    "+CGEV: ME PDN ACT 1", "SMS DONE", "+MSTK: 11, 22",
    "*ATREADY: 1",         "RING",     "+CIPEVENT: NETWORK CLOSED",
};

/* No prompt, no line end: those are not damage, they are another text. */
/* Nor an echo: the engine takes one for a restart. */
static const char *const splinters[] = {"x", "+", "0,", " ", "\xff", "A", "::", "+CMQTT"};

static simcom_bytes_t text_of(chance_t *chance, const char *const *texts, size_t count)
{
    return simcom_text(texts[draw(chance, (uint32_t)count)]);
}

static uint32_t draw_ms(chance_t *chance)
{
    static const uint32_t most[] = {50, 500, 3000, 12000, 40000, 150000};
    return 1u + draw(chance, most[draw(chance, COUNT(most))]);
}

/* How often and when. */
static void draw_place(chance_t *chance, simcom_fault_t *fault)
{
    if (fault->place == SIMCOM_PLACE_TIME) {
        fault->at_ms = draw(chance, 600000);
        return;
    }
    bool byte = fault->place == SIMCOM_PLACE_OUTPUT || fault->place == SIMCOM_PLACE_INPUT;
    if (once_in(chance, 2)) {
        fault->nth = 1u + draw(chance, byte ? (once_in(chance, 2) ? 400u : 6000u) : 30u);
    } else {
        fault->chance = 1u + draw(chance, byte ? 3000u : 150000u);
        fault->times = 1u + draw(chance, 4);
    }
}

/* V3.00 has the code 34. */
static bool is_v3(const plan_t *plan)
{
    return plan->module.revision == &simcom_revision_v3_00;
}

/* The answer to a command. What is refused is not done; what is done may look different. */
static void draw_answer(chance_t *chance, const plan_t *plan, simcom_fault_t *fault)
{
    static const uint8_t refusing[] = {SIMCOM_SHAPE_MANUAL, SIMCOM_SHAPE_ERROR,
                                       SIMCOM_SHAPE_RESULT_ERROR, SIMCOM_SHAPE_ERROR_RESULT};
    static const uint8_t doing[] = {SIMCOM_SHAPE_OK_RESULT, SIMCOM_SHAPE_RESULT_OK, SIMCOM_SHAPE_OK,
                                    SIMCOM_SHAPE_MANUAL};
    fault->place = SIMCOM_PLACE_COMMAND;
    fault->command = commands[draw(chance, COUNT(commands))];
    if (once_in(chance, 3)) {
        fault->shape = doing[draw(chance, COUNT(doing))];
        if (fault->shape == SIMCOM_SHAPE_MANUAL && strcmp(fault->command, "CMQTTPUB") == 0) {
            fault->name = "CMQTPUB";
        }
        return;
    }
    fault->has_code = true;
    fault->code = (uint8_t)(1u + draw(chance, is_v3(plan) ? 34 : 33));
    fault->shape = refusing[draw(chance, COUNT(refusing))];
    /* Behind an operation that was given up, a result that comes where no document has one looks like that
     * operation's. V1.00 2.2.1 has one behind ERROR for START. */
    if (fault->shape == SIMCOM_SHAPE_ERROR_RESULT && !plan->polite &&
        strcmp(fault->command, "CMQTTSTART") != 0) {
        fault->shape = SIMCOM_SHAPE_RESULT_ERROR;
    }
    fault->after_data = once_in(chance, 3);
    if (once_in(chance, 6)) {
        fault->text = simcom_text("+CME ERROR: 4");
    }
}

static void draw_shock(chance_t *chance, simcom_fault_t *fault)
{
    static const uint8_t places[] = {SIMCOM_PLACE_TIME,  SIMCOM_PLACE_COMMAND,
                                     SIMCOM_PLACE_PART,  SIMCOM_PLACE_OUTPUT,
                                     SIMCOM_PLACE_INPUT, SIMCOM_PLACE_MESSAGE};
    fault->kind = (uint8_t)(SIMCOM_FAULT_RESTART +
                            draw(chance, SIMCOM_FAULT_STALL + 1 - SIMCOM_FAULT_RESTART));
    fault->place = places[draw(chance, COUNT(places))];
    if (fault->place == SIMCOM_PLACE_COMMAND) {
        fault->command = commands[draw(chance, COUNT(commands))];
    }
    fault->ms = draw_ms(chance);
    fault->cause = (uint8_t)(1u + draw(chance, 3));
    fault->code = (uint8_t)(fault->kind == SIMCOM_FAULT_PING ? SIMCOM_CODE_TIMEOUT : 0u);
    fault->only_client = (uint8_t)draw(chance, 3);
}

/* A line that is left out, late or held. Behind its own time limit a line may come late only if those
 * behind it do so too: a module answers in order. */
static void draw_line(chance_t *chance, simcom_fault_t *fault, bool polite)
{
    static const uint8_t kinds[] = {SIMCOM_FAULT_OMIT, SIMCOM_FAULT_HOLD, SIMCOM_FAULT_HOLD,
                                    SIMCOM_FAULT_URC,  SIMCOM_FAULT_CUT,  SIMCOM_FAULT_DELAY};
    fault->kind = kinds[draw(chance, COUNT(kinds))];
    fault->place = once_in(chance, 5) ? SIMCOM_PLACE_MESSAGE : SIMCOM_PLACE_PART;
    fault->part = fault->place == SIMCOM_PLACE_PART ? (uint8_t)draw(chance, SIMCOM_PIECES) : 0u;
    fault->ms = draw_ms(chance);
    if (fault->kind == SIMCOM_FAULT_DELAY) {
        fault->kind = polite ? SIMCOM_FAULT_DELAY : SIMCOM_FAULT_HOLD;
        fault->ms = polite ? 1u + draw(chance, 8000) : fault->ms;
    } else if (fault->kind == SIMCOM_FAULT_CUT) {
        fault->byte = (int32_t)draw(chance, 40);
    } else if (fault->kind == SIMCOM_FAULT_URC) {
        fault->text = text_of(chance, urcs, COUNT(urcs));
    } else if (fault->kind == SIMCOM_FAULT_HOLD && once_in(chance, 2)) {
        fault->byte = (int32_t)draw(chance, 20);
    }
}

static void draw_byte(chance_t *chance, simcom_fault_t *fault, family_t family)
{
    static const uint8_t inserting[] = {SIMCOM_FAULT_REPEAT, SIMCOM_FAULT_INSERT, SIMCOM_FAULT_URC};
    static const uint8_t input[] = {SIMCOM_FAULT_LOSE, SIMCOM_FAULT_REPEAT, SIMCOM_FAULT_FLIP,
                                    SIMCOM_FAULT_INSERT};
    fault->place = family == FAMILY_INPUT ? SIMCOM_PLACE_INPUT : SIMCOM_PLACE_OUTPUT;
    fault->count = 1u + (once_in(chance, 3) ? draw(chance, 6) : 0u);
    if (family == FAMILY_LOSE) {
        fault->kind = SIMCOM_FAULT_LOSE;
    } else if (family == FAMILY_FLIP) {
        fault->kind = SIMCOM_FAULT_FLIP;
    } else if (family == FAMILY_INPUT) {
        fault->kind = input[draw(chance, COUNT(input))];
    } else {
        fault->kind = inserting[draw(chance, COUNT(inserting))];
    }
    if (fault->kind == SIMCOM_FAULT_INSERT) {
        fault->text = text_of(chance, splinters, COUNT(splinters));
    } else if (fault->kind == SIMCOM_FAULT_URC) {
        fault->text = text_of(chance, urcs, COUNT(urcs));
    }
}

static void draw_fault(chance_t *chance, const plan_t *plan, simcom_fault_t *fault)
{
    family_t family = (family_t)plan->family;

    memset(fault, 0, sizeof *fault);
    if (family > FAMILY_LINES && !once_in(chance, 4)) {
        draw_byte(chance, fault, family);
    } else if (once_in(chance, 3)) {
        draw_answer(chance, plan, fault);
        fault->kind = SIMCOM_FAULT_ANSWER;
    } else if (once_in(chance, 2)) {
        draw_shock(chance, fault);
    } else {
        draw_line(chance, fault, plan->polite);
    }
    draw_place(chance, fault);
}

static void draw_company(plan_t *plan, chance_t *chance)
{
    static const uint8_t companies[] = {COMPANY_NONE, COMPANY_NONE, COMPANY_SESSION,
                                        COMPANY_SESSION, COMPANY_APPLICATION};
    plan->company = companies[draw(chance, COUNT(companies))];
    plan->secure = (uint8_t)draw(chance, plan->company == COMPANY_SESSION ? 4 : 2);
    plan->rude = once_in(chance, 2);
}

/* While a session brings the module up: sooner, and at what it asks there, or sets for TLS. */
static void draw_early(const plan_t *plan, chance_t *chance, simcom_fault_t *fault)
{
    static const char *const questions[] = {"CPIN", "CREG", "CGREG", "CRESET", "CMQTTDISC"};
    static const char *const settings[] = {"CSSLCFG", "CMQTTSSLCFG", "CMQTTCONNECT", "CCERTDOWN"};

    if (once_in(chance, 2)) {
        fault->at_ms %= 20000u;
        fault->nth = fault->nth != 0u ? 1u + fault->nth % 8u : 0u;
    }
    if (fault->place == SIMCOM_PLACE_COMMAND && once_in(chance, 4)) {
        fault->command = questions[draw(chance, COUNT(questions))];
        fault->shape = fault->has_code ? SIMCOM_SHAPE_ERROR : fault->shape;
        fault->after_data = false;
        fault->name = NULL;
    }
    if (fault->place == SIMCOM_PLACE_COMMAND && plan->secure != 0u && once_in(chance, 4)) {
        fault->command = settings[draw(chance, COUNT(settings))];
        fault->code =
            fault->has_code && once_in(chance, 2)
                ? (uint8_t)(SIMCOM_CODE_HANDSHAKE_FAILED + draw(chance, is_v3(plan) ? 3 : 2))
                : fault->code;
        fault->name = NULL;
    }
}

static void draw_settings(plan_t *plan, chance_t *chance)
{
    static const uint16_t packets[] = {0, 0, 1500, 100, 17, 1};
    static const uint32_t bauds[] = {0, 0, 0, 57600, 115200, 921600};
    static const uint32_t chunks[] = {0, 0, 0, 1, 7, 64};
    static const uint32_t handshakes[] = {1, 1, 1000, 5000, 10000, 280000};
    static const simcom_revision_t *const revisions[] = {
        &simcom_revision_v1_00, &simcom_revision_v1_00, &simcom_revision_v1_00_as_printed,
        &simcom_revision_v3_00, &simcom_revision_v3_00};
    simcom_module_settings_t *module = &plan->module;

    *module = simcom_module_defaults();
    module->revision = revisions[draw(chance, COUNT(revisions))];
    module->prompt = once_in(chance, 3) ? "> " : ">";
    module->packet = packets[draw(chance, COUNT(packets))];
    module->topic_packet = once_in(chance, 4) ? (uint16_t)(1u + draw(chance, 40)) : 0u;
    module->order = (uint8_t)draw(chance, 4);
    module->echo = once_in(chance, 3);
    module->line_ms = once_in(chance, 3) ? draw(chance, 40) : 0u;
    module->baud = bauds[draw(chance, COUNT(bauds))];
    module->chunk = chunks[draw(chance, COUNT(chunks))];
    module->boot_full = once_in(chance, 2);
    module->boot_ms = once_in(chance, 2) ? 5000u : 0u;
    module->seed = chance_next(chance);
    if (module->chunk == 1u && module->echo) {
        module->chunk =
            7; /* the longest filler comes back, for longer than a line may take to be silent */
    }
    plan->up_baud = module->baud;
    plan->up_chunk = chunks[draw(chance, COUNT(chunks))];
    plan->down_chunk = chunks[draw(chance, COUNT(chunks))];
    /* Four of them, for QoS 2, stay below the least pub_timeout: an acknowledgement that the module does not
     * wait for any more would answer its next publish, since simcom_module_published() names none. */
    plan->latency_ms = once_in(chance, 4) ? draw(chance, 12000) : 1u + draw(chance, 200);
    /* At most negotiatetime, whose default is 300 s. */
    plan->handshake_ms = draw(chance, handshakes[draw(chance, COUNT(handshakes))]);
}

/* A message that is held in its middle for longer than its parts may be apart makes lines of what was its
 * payload, and so does the echo of data that is given up: then no payload may look like one. */
static bool spares_payloads(const plan_t *plan, const simcom_fault_t *fault)
{
    if (fault->kind == SIMCOM_FAULT_HOLD) {
        return fault->ms < SIMCOM_GAP_MS - 1000u;
    }
    return !(plan->module.echo && fault->kind == SIMCOM_FAULT_STALL && fault->ms >= 8000u);
}

/* A module that is held up a second time while its answers to earlier questions are still under way can
 * not be told from one that has answered them all: one long pause in a run. */
static void hold_once(plan_t *plan)
{
    bool held = false;

    for (uint32_t i = 0; i < plan->fault_count; i++) {
        simcom_fault_t *fault = &plan->faults[i];
        if ((fault->kind != SIMCOM_FAULT_HOLD && fault->kind != SIMCOM_FAULT_STALL) ||
            fault->ms <= 90u) {
            continue;
        }
        if (held) {
            fault->ms = 1u + fault->ms % 89u;
        }
        fault->times = fault->nth == 0u && fault->place != SIMCOM_PLACE_TIME ? 1u : fault->times;
        held = true;
    }
}

static void measure(plan_t *plan)
{
    plan->hostile =
        plan->family <= FAMILY_LINES && (!plan->module.echo || plan->session || plan->polite);
    plan->outage_ms = plan->blocked.ms > plan->unread.ms ? plan->blocked.ms : plan->unread.ms;
    for (uint32_t i = 0; i < plan->fault_count; i++) {
        const simcom_fault_t *fault = &plan->faults[i];
        plan->hostile = plan->hostile && spares_payloads(plan, fault);
        plan->outage_ms = fault->ms > plan->outage_ms ? fault->ms : plan->outage_ms;
    }
}

static bool holds_long(const plan_t *plan)
{
    for (uint32_t i = 0; i < plan->fault_count; i++) {
        uint8_t kind = plan->faults[i].kind;
        if ((kind == SIMCOM_FAULT_HOLD || kind == SIMCOM_FAULT_STALL) && plan->faults[i].ms > 90u) {
            return true;
        }
    }
    return false;
}

static uint32_t later(const plan_t *plan, chance_t *chance)
{
    return 1u + draw(chance, plan->storm_ms);
}

/* The host's UART, by a chance of its own. What waits unread comes late, as what a module holds back: once in a run. */
static void draw_uart(plan_t *plan)
{
    chance_t chance = {plan->seed ^ 0x0A57u};

    plan->feeds_nothing = once_in(&chance, 3);
    plan->acks_late = once_in(&chance, 3);
    if (plan->family == FAMILY_CLEAN) {
        return;
    }
    if (once_in(&chance, 4)) {
        plan->blocked = (span_t){later(plan, &chance), draw_ms(&chance)};
    }
    if (once_in(&chance, 4) && !holds_long(plan)) {
        plan->unread = (span_t){later(plan, &chance), draw_ms(&chance)};
    }
    if (once_in(&chance, 4)) {
        plan->liar_at = later(plan, &chance);
        plan->liar_bytes = 1025u + draw(&chance, once_in(&chance, 2) ? 500u : 60000u);
    }
}

static void leave_out(plan_t *plan, uint32_t without)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < plan->fault_count; i++) {
        if ((without >> i & 1u) == 0u) {
            plan->faults[kept++] = plan->faults[i];
        }
    }
    plan->fault_count = kept;
}

static void draw_plan(plan_t *plan, uint64_t seed, uint32_t without, bool session)
{
    static const uint8_t families[] = {FAMILY_CLEAN, FAMILY_CLEAN, FAMILY_CLEAN,  FAMILY_LINES,
                                       FAMILY_LINES, FAMILY_LINES, FAMILY_LINES,  FAMILY_LINES,
                                       FAMILY_LOSE,  FAMILY_LOSE,  FAMILY_INSERT, FAMILY_INSERT,
                                       FAMILY_FLIP,  FAMILY_INPUT, FAMILY_INPUT};
    chance_t chance = {seed};
    uint32_t count;

    memset(plan, 0, sizeof *plan);
    plan->seed = seed;
    plan->family = families[draw(&chance, COUNT(families))];
    plan->session = session;
    plan->polite = once_in(&chance, 2) && !session; /* a session has time limits of its own */
    draw_settings(plan, &chance);
    if (session) {
        draw_company(plan, &chance);
    }
    plan->storm_ms = 60000u + draw(&chance, once_in(&chance, 10) ? 3600000 : 400000);
    plan->clock = once_in(&chance, 3) ? UINT32_MAX - draw(&chance, 400000) : draw(&chance, 1000000);
    count = plan->family == FAMILY_CLEAN ? 0u : 1u + draw(&chance, MOST_FAULTS - 1u);
    for (uint32_t i = 0; i < count; i++) {
        simcom_fault_t fault;
        draw_fault(&chance, plan, &fault);
        if (session) {
            draw_early(plan, &chance, &fault);
        }
        plan->faults[plan->fault_count++] = fault;
    }
    hold_once(plan);
    draw_uart(plan);
    leave_out(plan, without);
    measure(plan);
}

void plan_draw(plan_t *plan, uint64_t seed, uint32_t without)
{
    draw_plan(plan, seed, without, false);
}

void plan_session(plan_t *plan, uint64_t seed, uint32_t without)
{
    draw_plan(plan, seed, without, true);
}

/* A session comes up over TLS, publishes and receives; two of them; one, beside the application. Their seeds are
 * those of configurations that have something of everything. */
static void draw_session_flow(plan_t *plan)
{
    static const uint8_t companies[SESSION_FLOWS] = {COMPANY_NONE, COMPANY_SESSION,
                                                     COMPANY_APPLICATION};
    static const uint8_t seeds[SESSION_FLOWS] = {28, 29, 4};

    plan->session = true;
    plan->polite = false;
    plan->company = companies[plan->flow - 1u];
    plan->secure = 1;
    plan->seed = seeds[plan->flow - 1u];
    plan->storm_ms = 30000;
    plan->module.revision =
        plan->flow == 2u ? &simcom_revision_v1_00_as_printed : &simcom_revision_v3_00;
}

void plan_flow(plan_t *plan, bool session, unsigned flow, const simcom_fault_t *fault)
{
    memset(plan, 0, sizeof *plan);
    plan->seed = 1;
    plan->flow = (uint8_t)flow;
    plan->polite = true;
    plan->module = simcom_module_defaults();
    plan->module.echo = flow == 2u;
    plan->module.order = (uint8_t)(flow % 3u);
    plan->module.revision = flow % 2u == 0u ? &simcom_revision_v3_00 : &simcom_revision_v1_00;
    plan->module.seed = 1;
    plan->latency_ms = 10;
    plan->storm_ms = UINT32_MAX; /* the end of the flow ends it */
    plan->clock = UINT32_MAX - 20000u;
    if (session) {
        draw_session_flow(plan);
    }
    if (fault != NULL) {
        plan->faults[plan->fault_count++] = *fault;
        plan->family = FAMILY_LINES;
        if (fault->place == SIMCOM_PLACE_INPUT && fault->kind < SIMCOM_FAULT_HOLD) {
            plan->family = FAMILY_INPUT;
        } else if (fault->kind == SIMCOM_FAULT_LOSE) {
            plan->family = FAMILY_LOSE;
        } else if (fault->kind == SIMCOM_FAULT_FLIP) {
            plan->family = FAMILY_FLIP;
        } else if (fault->kind < SIMCOM_FAULT_HOLD) {
            plan->family = FAMILY_INSERT;
        }
    }
    measure(plan);
}

bool plan_forges(const plan_t *plan)
{
    return plan->family == FAMILY_FLIP;
}

/* --- In words ---------------------------------------------------------------------------------- */

static void print_fault(const simcom_fault_t *fault, FILE *to)
{
    static const char *const kinds[SIMCOM_FAULT_KINDS] = {
        [SIMCOM_FAULT_LOSE] = "lose",       [SIMCOM_FAULT_REPEAT] = "repeat",
        [SIMCOM_FAULT_FLIP] = "flip",       [SIMCOM_FAULT_INSERT] = "insert",
        [SIMCOM_FAULT_URC] = "urc",         [SIMCOM_FAULT_HOLD] = "hold",
        [SIMCOM_FAULT_CUT] = "cut",         [SIMCOM_FAULT_OMIT] = "omit",
        [SIMCOM_FAULT_DELAY] = "delay",     [SIMCOM_FAULT_REPLACE] = "replace",
        [SIMCOM_FAULT_ANSWER] = "answer",   [SIMCOM_FAULT_RESTART] = "restart",
        [SIMCOM_FAULT_NETWORK] = "network", [SIMCOM_FAULT_BROKER] = "broker",
        [SIMCOM_FAULT_TLS] = "tls",         [SIMCOM_FAULT_PING] = "ping",
        [SIMCOM_FAULT_STALL] = "stall",     [SIMCOM_FAULT_SET] = "set"};
    static const char *const places[] = {"output", "input", "command", "part", "message", "time"};
    static const char *const parts[] = {"any",    "ok",          "error", "result",
                                        "prompt", "information", "urc"};

    fprintf(to, "%s at %s", kinds[fault->kind], places[fault->place]);
    if (fault->place == SIMCOM_PLACE_PART) {
        fprintf(to, " %s", parts[fault->part]);
    }
    if (fault->command != NULL) {
        fprintf(to, " %s", fault->command);
    }
    if (fault->place == SIMCOM_PLACE_TIME) {
        fprintf(to, " %u", (unsigned)fault->at_ms);
    }
    if (fault->nth != 0u) {
        fprintf(to, ", number %u", (unsigned)fault->nth);
    } else if (fault->chance != 0u) {
        fprintf(to, ", %u in a million, %u times", (unsigned)fault->chance, (unsigned)fault->times);
    }
    fprintf(to, "; byte %d count %u ms %u", (int)fault->byte, (unsigned)fault->count,
            (unsigned)fault->ms);
    if (fault->kind == SIMCOM_FAULT_ANSWER) {
        fprintf(to, " code %d shape %u%s", fault->has_code ? fault->code : -1, fault->shape,
                fault->after_data ? " after the data" : "");
    }
    if (fault->text.length > 0u) {
        fprintf(to, " text \"%.*s\"", (int)fault->text.length, (const char *)fault->text.data);
    }
    fprintf(to, "\n");
}

void plan_print(const plan_t *plan, FILE *to)
{
    static const char *const families[] = {"nothing goes wrong", "lines, module, network",
                                           "bytes are lost",     "bytes are put in",
                                           "bits are flipped",   "the host's bytes"};
    static const char *const companies[] = {"a session", "two sessions",
                                            "a session and the application"};
    static const char *const secure[] = {"none", "session 1", "session 2", "both sessions"};
    const simcom_module_settings_t *module = &plan->module;

    fprintf(to,
            "plan: %s; %s; revision %s, prompt \"%s\", order %u, echo %d, packets %u/%u, %u ms "
            "between lines\n",
            families[plan->family],
            plan->session  ? companies[plan->company]
            : plan->polite ? "patient"
                           : "impatient",
            module->revision->name, module->prompt, module->order, module->echo, module->packet,
            module->topic_packet, (unsigned)module->line_ms);
    fprintf(to, "      %u baud, chunks %u up, %u/%u down, broker %u ms, %u s of free play\n",
            (unsigned)module->baud, (unsigned)plan->up_chunk, (unsigned)module->chunk,
            (unsigned)plan->down_chunk, (unsigned)plan->latency_ms,
            (unsigned)(plan->storm_ms / 1000u));
    fprintf(to,
            "      UART: blocked at %u for %u ms, unread at %u for %u ms, a lie of %u bytes at "
            "%u%s%s\n",
            (unsigned)plan->blocked.at, (unsigned)plan->blocked.ms, (unsigned)plan->unread.at,
            (unsigned)plan->unread.ms, (unsigned)plan->liar_bytes, (unsigned)plan->liar_at,
            plan->acks_late ? ", acknowledges late" : "",
            plan->feeds_nothing ? ", feeds nothing" : "");
    if (plan->session) {
        fprintf(to, "      TLS: %s, a handshake takes %u ms%s\n", secure[plan->secure],
                (unsigned)plan->handshake_ms,
                plan->company != COMPANY_APPLICATION ? ""
                : plan->rude                         ? "; the application is impatient"
                                                     : "; the application is patient");
    }
    for (uint32_t i = 0; i < plan->fault_count; i++) {
        fprintf(to, "fault: ");
        print_fault(&plan->faults[i], to);
    }
}
