/* SPDX-License-Identifier: MIT */
/*
 * test_conversations.c - every conversation of spec/transcripts, with the module's side of it played
 * by the simulated module.
 *
 * The host's lines are fed to it; what it sends must be the module's lines, byte for byte, and
 * nothing else. What a conversation takes for granted (who is connected, what the module answers, what
 * comes from the network) is brought about by the means that everybody has: commands, settings,
 * faults, the network's events. conversations.plan says which.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "simcom/codes.h"
#include "simcom/describe.h"
#include "simcom_broker.h"
#include "transcript.h"

#define LINES       64
#define QUIET_MS    2000u /* virtual; after that the next event of the plan comes */
#define NO_REPLY_MS 500u

/* What the plan says of one conversation: lines of directives. */
typedef struct plan {
    char file[64];
    char name[160];
    char *lines[LINES];
    size_t count;
    bool used;
} plan_t;

static plan_t *plans;
static size_t plan_count;

typedef struct stage {
    simcom_broker_t *broker;
    simcom_module_t *module;
    simcom_module_settings_t settings;
    uint32_t now;
    size_t faults;
    const plan_t *plan;
    bool slow;
    size_t next;     /* directive of the plan that may come next as an event */
    size_t fed;      /* host's lines so far */
    char why[20000]; /* empty: all is well */
} stage_t;

static void fail_at(stage_t *stage, unsigned line, const char *format, ...)
{
    va_list list;
    int n;

    if (stage->why[0] != '\0') {
        return;
    }
    n = snprintf(stage->why, sizeof stage->why, "line %u: ", line);
    va_start(list, format);
    vsnprintf(stage->why + n, sizeof stage->why - (size_t)n, format, list);
    va_end(list);
}

/* --- The plan --------------------------------------------------------------------------------- */

static char *copy_text(const char *text)
{
    char *copy = calloc(strlen(text) + 1, 1);

    assert_non_null(copy);
    memcpy(copy, text, strlen(text));
    return copy;
}

static void read_plan(void)
{
    static char text[4096];
    char file[64] = "";
    FILE *in = fopen(PLAN, "r");

    assert_non_null(in);
    while (fgets(text, sizeof text, in) != NULL) {
        text[strcspn(text, "\n")] = '\0';
        if (text[0] == '\0' || text[0] == '#') {
            continue;
        }
        if (strncmp(text, "file ", 5) == 0) {
            snprintf(file, sizeof file, "%.50s", text + 5);
        } else if (text[0] != ' ') {
            plans = realloc(plans, (plan_count + 1) * sizeof *plans);
            memset(&plans[plan_count], 0, sizeof *plans);
            snprintf(plans[plan_count].file, sizeof file, "%s", file);
            snprintf(plans[plan_count++].name, sizeof plans->name, "%.150s", text);
        } else {
            plan_t *plan = &plans[plan_count - 1];
            assert_true(plan->count < LINES);
            plan->lines[plan->count++] = copy_text(text + strspn(text, " "));
        }
    }
    fclose(in);
}

static plan_t *find_plan(const char *file, const char *name)
{
    for (size_t i = 0; i < plan_count; i++) {
        if (strcmp(plans[i].file, file) == 0 && strcmp(plans[i].name, name) == 0) {
            return &plans[i];
        }
    }
    return NULL;
}

/* The rest of a directive, NULL if it is another one. */
static const char *directive(const char *line, const char *word)
{
    size_t n = strlen(word);

    if (strncmp(line, word, n) != 0 || (line[n] != ' ' && line[n] != '\0')) {
        return NULL;
    }
    return line[n] == '\0' ? line + n : line + n + 1;
}

/* --- The module on its stage ------------------------------------------------------------------ */

static uint32_t tick(stage_t *stage)
{
    uint32_t broker = simcom_broker_tick(stage->broker, stage->now);
    uint32_t module = simcom_module_tick(stage->module, stage->now);
    return broker < module ? broker : module;
}

/* Lets time pass up to the next thing that happens, at most `limit`. Returns how much passed. */
static uint32_t pass(stage_t *stage, uint32_t limit)
{
    uint32_t wait = tick(stage);

    wait = wait == 0 ? 1 : wait;
    wait = wait < limit ? wait : limit;
    stage->now += wait;
    (void)tick(stage);
    return wait;
}

static void feed(stage_t *stage, const uint8_t *bytes, size_t n)
{
    uint32_t passed = 0;

    while (n > 0 && passed < QUIET_MS) {
        size_t taken = simcom_module_feed(stage->module, bytes, n);
        bytes += taken;
        n -= taken;
        passed += n > 0 ? pass(stage, 10) : 0;
    }
    assert_int_equal(n, 0);
}

/* Everything that the module says within a time, thrown away; fails on ERROR. */
static void drain(stage_t *stage, const char *of)
{
    char said[4000];
    size_t length = 0;

    for (uint32_t left = NO_REPLY_MS; left > 0;) {
        const uint8_t *bytes;
        size_t n = simcom_module_peek(stage->module, &bytes);

        if (n > 0 && length + n < sizeof said) {
            memcpy(said + length, bytes, n);
            length += n;
        }
        simcom_module_ack(stage->module, n);
        left -= pass(stage, left);
    }
    said[length] = '\0';
    if (strstr(said, "ERROR") != NULL) {
        fail_at(stage, 0, "in preparation of it: %s: %s", of, said);
    }
}

/* "AT+CMD" or "AT+CMD|data for the prompt". */
static void prepare_command(stage_t *stage, const char *text)
{
    size_t n = strcspn(text, "|");

    feed(stage, (const uint8_t *)text, n);
    feed(stage, (const uint8_t *)"\r", 1);
    if (text[n] == '|') {
        feed(stage, (const uint8_t *)text + n + 1, strlen(text + n + 1));
    }
    drain(stage, text);
}

static void prepare_client(stage_t *stage, const char *index, bool connect)
{
    char text[200];

    feed(stage, (const uint8_t *)"AT+CMQTTSTART\r", 14);
    simcom_module_discard(stage->module); /* a second START is refused */
    snprintf(text, sizeof text, "AT+CMQTTACCQ=%s,\"client test%s\"", index, index);
    prepare_command(stage, text);
    if (connect) {
        snprintf(text, sizeof text, "AT+CMQTTCONNECT=%s,\"tcp://test.mosquitto.org:1883\",60,1",
                 index);
        prepare_command(stage, text);
    }
}

static void prepare_file(stage_t *stage, const char *name)
{
    char text[200];

    snprintf(text, sizeof text, "AT+CCERTDOWN=\"%s\",1|x", name);
    prepare_command(stage, text);
}

static void add_fault(stage_t *stage, const char *text)
{
    simcom_fault_t fault;
    simcom_fault_room_t room;
    const char *problem = simcom_fault_parse(&fault, &room, text);

    if (problem != NULL) {
        fail_at(stage, 0, "fault %s: %s", text, problem);
        return;
    }
    simcom_module_fault(stage->module, &fault);
    stage->faults++;
}

static void settle_settings(stage_t *stage, const char *line)
{
    const char *rest;

    if ((rest = directive(line, "order")) != NULL) {
        stage->settings.order = strcmp(rest, "ok-first") == 0 ? SIMCOM_MODULE_ORDER_OK_FIRST
                                                              : SIMCOM_MODULE_ORDER_RESULT_FIRST;
    } else if (directive(line, "space") != NULL) {
        stage->settings.prompt = "> ";
    } else if (directive(line, "echo") != NULL) {
        stage->settings.echo = true;
    } else if (directive(line, "boot") != NULL) {
        stage->settings.boot_full = true;
    } else if ((rest = directive(line, "packet")) != NULL) {
        stage->settings.packet = (uint16_t)atoi(rest);
        stage->settings.topic_packet = (uint16_t)atoi(rest + strcspn(rest, " "));
    } else if ((rest = directive(line, "revision")) != NULL) {
        stage->settings.revision = simcom_description_find(rest)->revision;
    }
}

static void prepare(stage_t *stage, const char *line)
{
    const char *rest;

    if ((rest = directive(line, "at")) != NULL) {
        prepare_command(stage, rest);
    } else if (directive(line, "started") != NULL) {
        prepare_command(stage, "AT+CMQTTSTART");
    } else if ((rest = directive(line, "acquired")) != NULL) {
        prepare_client(stage, rest, false);
    } else if ((rest = directive(line, "connected")) != NULL) {
        prepare_client(stage, rest, true);
    } else if ((rest = directive(line, "file")) != NULL) {
        prepare_file(stage, rest);
    }
}

/* The broker of the manual's examples knows one user who has a password. */
static uint8_t authorize(void *context, const simcom_module_connect_t *how)
{
    bool known = how->user.length == 2 && memcmp(how->user.data, "rw", 2) == 0;

    (void)context;
    if (known && (how->password.length != 9 || memcmp(how->password.data, "readwrite", 9) != 0)) {
        return SIMCOM_CODE_REFUSED_USER_OR_PASSWORD;
    }
    return SIMCOM_CODE_NONE;
}

static stage_t *stage_new(const conversation_t *conversation, const plan_t *plan)
{
    stage_t *stage = calloc(1, sizeof *stage);
    simcom_broker_settings_t broker = {.latency_ms = 10, .authorize = authorize};
    simcom_broker_port_t *port;

    stage->plan = plan;
    stage->now = UINT32_MAX - 50; /* the clock wraps soon */
    stage->settings = simcom_module_defaults();
    stage->settings.revision = simcom_description_find(conversation->revision)->revision;
    for (size_t i = 0; i < plan->count; i++) {
        settle_settings(stage, plan->lines[i]);
        stage->slow = stage->slow || directive(plan->lines[i], "slow") != NULL;
    }
    stage->broker = simcom_broker_new(&broker);
    port = simcom_broker_port_new(stage->broker);
    stage->settings.network = &simcom_broker_network;
    stage->settings.network_context = port;
    stage->module = simcom_module_new(&stage->settings);
    simcom_broker_attach(port, stage->module);
    tick(stage);
    for (size_t i = 0; i < plan->count; i++) {
        prepare(stage, plan->lines[i]);
    }
    for (size_t i = 0; i < plan->count; i++) {
        const char *fault = directive(plan->lines[i], "fault");
        if (fault != NULL) {
            add_fault(stage, fault);
        }
    }
    tick(stage); /* faults that are to strike at once */
    return stage;
}

static void stage_free(stage_t *stage)
{
    simcom_module_free(stage->module);
    simcom_broker_free(stage->broker);
    free(stage);
}

/* --- Events of the plan ----------------------------------------------------------------------- */

/* `topic payload`, unescaped, with the first space between them. */
static void come_message(stage_t *stage, unsigned client, const char *text)
{
    uint8_t topic[2000];
    uint8_t payload[4000];
    size_t n = strcspn(text, " ");
    simcom_bytes_t topic_bytes = {topic, unescape(text, n, topic)};
    const char *rest = text[n] == '\0' ? "" : text + n + 1;
    simcom_bytes_t payload_bytes = {payload, unescape(rest, strlen(rest), payload)};

    if (strncmp(rest, "LETTERS ", 8) ==
        0) { /* lines of 100 characters, as the transcript has them */
        static const char letters[] =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
            "abcdefghijklmnopqrstuvwxyzABCDEFGH";
        payload_bytes.length = (size_t)atoi(rest + 8);
        for (size_t i = 0; i < payload_bytes.length; i++) {
            char head[8];
            snprintf(head, sizeof head, "[%02zu]", i / 100 % 100);
            payload[i] = (uint8_t)(i % 100 < 4 ? head[i % 100] : letters[i % 100 - 4]);
        }
    }
    if (!simcom_module_message(stage->module, client, topic_bytes, payload_bytes)) {
        fail_at(stage, 0, "the module does not take the message '%s'", text);
    }
}

static void come(stage_t *stage, const char *event)
{
    const char *rest;
    unsigned client = 0;
    unsigned number = 0;

    if ((rest = directive(event, "message")) != NULL) {
        come_message(stage, (unsigned)(rest[0] - '0'), rest + 2);
    } else if ((rest = directive(event, "lost")) != NULL) {
        assert_int_equal(sscanf(rest, "%u %u", &client, &number), 2);
        simcom_module_connection_lost(stage->module, client, (uint8_t)number);
    } else if ((rest = directive(event, "ping")) != NULL) {
        assert_int_equal(sscanf(rest, "%u %u", &client, &number), 2);
        simcom_module_ping_failed(stage->module, client, (uint8_t)number);
    } else if (directive(event, "nonet") != NULL) {
        simcom_module_network_lost(stage->module);
    } else if (directive(event, "restart") != NULL) {
        simcom_module_restart(stage->module);
    } else if ((rest = directive(event, "urc")) != NULL) {
        simcom_module_urc(stage->module, rest);
    } else if ((rest = directive(event, "fault")) != NULL) {
        add_fault(stage, rest);
    } else {
        fail_at(stage, 0, "the plan has an unknown event: %s", event);
    }
}

/* Events "after N": N lines of the host were fed. */
static void come_after(stage_t *stage)
{
    for (; stage->next < stage->plan->count; stage->next++) {
        const char *rest = directive(stage->plan->lines[stage->next], "after");
        if (rest == NULL && directive(stage->plan->lines[stage->next], "then") == NULL) {
            continue;
        }
        if (rest == NULL || (size_t)atoi(rest) != stage->fed) {
            return;
        }
        come(stage, rest + strcspn(rest, " ") + 1);
    }
}

/* The next event "then": it is quiet, and the conversation goes on. False if there is none. */
static bool come_then(stage_t *stage)
{
    for (; stage->next < stage->plan->count; stage->next++) {
        const char *rest = directive(stage->plan->lines[stage->next], "then");
        if (rest != NULL) {
            stage->next++;
            come(stage, rest);
            return true;
        }
        if (directive(stage->plan->lines[stage->next], "after") != NULL) {
            return false;
        }
    }
    return false;
}

/* --- Play ------------------------------------------------------------------------------------- */

static void show(char *to, size_t size, const uint8_t *bytes, size_t n)
{
    size_t length = 0;

    for (size_t i = 0; i < n && length + 6 < size; i++) {
        const char *format = bytes[i] >= 32 && bytes[i] < 127 ? "%c" : "\\x%02X";
        length += (size_t)snprintf(to + length, size - length, format, bytes[i]);
    }
    to[length] = '\0';
}

static void expect(stage_t *stage, const step_t *step)
{
    size_t at = 0;
    uint32_t quiet = 0;

    while (at < step->length) {
        const uint8_t *bytes;
        size_t n = simcom_module_peek(stage->module, &bytes);
        size_t compared = n < step->length - at ? n : step->length - at;

        if (compared > 0 && memcmp(bytes, step->bytes + at, compared) != 0) {
            char got[1000];
            show(got, sizeof got, bytes, n);
            fail_at(stage, step->line, "byte %zu of this line: the module says: %s", at, got);
            return;
        }
        simcom_module_ack(stage->module, compared);
        at += compared;
        quiet = compared > 0 ? 0 : quiet + pass(stage, QUIET_MS);
        if (quiet >= QUIET_MS && !come_then(stage)) {
            fail_at(stage, step->line, "byte %zu of this line does not come", at);
            return;
        }
        quiet = quiet >= QUIET_MS ? 0 : quiet;
    }
}

static void expect_silence(stage_t *stage, unsigned line)
{
    const uint8_t *bytes;
    size_t n = simcom_module_peek(stage->module, &bytes);
    char got[1000];

    if (n > 0) {
        show(got, sizeof got, bytes, n);
        fail_at(stage, line, "before this line the module says: %s", got);
    }
}

static void pass_all(stage_t *stage, uint32_t ms)
{
    while (ms > 0) {
        ms -= pass(stage, ms);
    }
}

static void play_step(stage_t *stage, const step_t *step)
{
    switch (step->kind) {
    case '>':
        if (stage->slow) {
            pass_all(stage, 50);
        }
        expect_silence(stage, step->line);
        feed(stage, step->bytes, step->length);
        stage->fed++;
        come_after(stage);
        break;
    case '<':
        expect(stage, step);
        break;
    case '@':
        if (strtoul((const char *)step->bytes, NULL, 10) > 1000) {
            pass_all(stage, (uint32_t)strtoul((const char *)step->bytes, NULL, 10));
        }
        break;
    default: /* what the application calls and gets is the library's part */
        break;
    }
}

static bool expected_to_fail;

static unsigned play(const char *file, const conversation_t *conversation)
{
    static const plan_t nothing;
    plan_t *plan = find_plan(file, conversation->name);
    stage_t *stage = stage_new(conversation, plan != NULL ? plan : &nothing);
    bool good;

    if (plan != NULL) {
        plan->used = true;
    }
    for (size_t i = 0; i < conversation->count && stage->why[0] == '\0'; i++) {
        play_step(stage, &conversation->steps[i]);
    }
    if (stage->why[0] == '\0') {
        pass_all(stage, QUIET_MS);
        expect_silence(stage, conversation->steps[conversation->count - 1].line);
        come_after(stage); /* moves over what is no event */
        if (come_then(stage) || stage->next < stage->plan->count) {
            fail_at(stage, 0, "an event of the plan is left");
        }
        if (simcom_module_faults_struck(stage->module) < stage->faults) {
            fail_at(stage, 0, "a fault of the plan did not strike");
        }
    }
    good = stage->why[0] == '\0';
    if (!good && !expected_to_fail) {
        print_error("%s: %s: %s\n", file, conversation->name, stage->why);
    }
    stage_free(stage);
    return good ? 0 : 1;
}

/* --- Tests ------------------------------------------------------------------------------------ */

static unsigned play_file(const char *name, size_t *played)
{
    char path[512];
    char file[64];
    unsigned failed = 0;
    transcript_t transcript;

    snprintf(path, sizeof path, "%s/%.200s", TRANSCRIPTS, name);
    snprintf(file, sizeof file, "%.*s", (int)(strlen(name) - 3), name);
    transcript = transcript_read(path);
    for (size_t i = 0; i < transcript.count; i++) {
        failed += play(file, &transcript.conversations[i]);
        (*played)++;
    }
    transcript_free(&transcript);
    return failed;
}

static void test_every_conversation(void **state)
{
    DIR *folder = opendir(TRANSCRIPTS);
    unsigned failed = 0;
    size_t played = 0;

    (void)state;
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        size_t n = strlen(entry->d_name);
        if (n > 3 && strcmp(entry->d_name + n - 3, ".md") == 0) {
            failed += play_file(entry->d_name, &played);
        }
    }
    closedir(folder);
    for (size_t i = 0; i < plan_count; i++) {
        if (!plans[i].used) {
            print_error("the plan has '%s' of %s, which is no conversation\n", plans[i].name,
                        plans[i].file);
            failed++;
        }
    }
    print_message("%zu conversations, %u failed\n", played, failed);
    assert_true(played >= 160);
    assert_int_equal(failed, 0);
}

/* The judge must be able to say no: each module's line with one wrong bit is noticed. */
static void test_a_wrong_line_is_noticed(void **state)
{
    transcript_t transcript = transcript_read(TRANSCRIPTS "/section-3.0-network.md");
    conversation_t *conversation = &transcript.conversations[0];
    unsigned tried = 0;
    unsigned noticed = 0;

    (void)state;
    expected_to_fail = true;
    for (size_t i = 0; i < conversation->count; i++) {
        step_t *step = &conversation->steps[i];
        if (step->kind == '<') {
            step->bytes[step->length / 2] ^= 1;
            noticed += play("section-3.0-network", conversation);
            tried++;
            step->bytes[step->length / 2] ^= 1;
        }
    }
    expected_to_fail = false;
    transcript_free(&transcript);
    assert_true(tried >= 6);
    assert_int_equal(noticed, tried);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_conversation),
        cmocka_unit_test(test_a_wrong_line_is_noticed),
    };
    int failed;

    read_plan();
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    for (size_t i = 0; i < plan_count; i++) {
        for (size_t k = 0; k < plans[i].count; k++) {
            free(plans[i].lines[k]);
        }
    }
    free(plans);
    return failed;
}
