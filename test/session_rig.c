/* SPDX-License-Identifier: MIT */
#include "session_rig.h"

#include <stdio.h>
#include <string.h>

rig_t rig;
const simcom_revision_t *rig_revision;
simcom_session_config_t rig_config;
simcom_connect_t rig_servers[2];

#define OK "\r\nOK\r\n"

/* Logs ------------------------------------------------------------------------------------- */

#define APPEND(log, ...)                                                                           \
    do {                                                                                           \
        size_t length_ = strlen(log);                                                              \
        int n_ = snprintf((log) + length_, sizeof(log) - length_, __VA_ARGS__);                    \
        assert_true(n_ >= 0 && (size_t)n_ < sizeof(log) - length_);                                \
    } while (0)

static const char *cause_name(unsigned cause)
{
    static const char *const names[] = {
        [SIMCOM_SESSION_CAUSE_NONE] = "none",
        [SIMCOM_SESSION_CAUSE_REFUSED] = "refused",
        [SIMCOM_SESSION_CAUSE_SILENT] = "silent",
        [SIMCOM_SESSION_CAUSE_CLOSED] = "closed",
        [SIMCOM_SESSION_CAUSE_PING_FAILED] = "ping",
        [SIMCOM_SESSION_CAUSE_NETWORK_LOST] = "nonet",
        [SIMCOM_SESSION_CAUSE_RESTARTED] = "restarted",
        [SIMCOM_SESSION_CAUSE_NOT_REGISTERED] = "not registered",
        [SIMCOM_SESSION_CAUSE_NO_SIM] = "no sim",
        [SIMCOM_SESSION_CAUSE_WRONG_ARGUMENTS] = "arguments",
        [SIMCOM_SESSION_CAUSE_ASKED] = "asked",
    };
    assert_true(cause < sizeof names / sizeof *names);
    return names[cause];
}

static const char *step_name(unsigned step)
{
    static const char *const names[SIMCOM_SESSION_STEPS] = {
        "off",         "given up",   "pause",   "reset",      "boot",    "wake",      "sim",
        "creg",        "cgreg",      "cereg",   "no network", "start",   "find",      "find client",
        "find server", "disconnect", "release", "stop",       "acquire", "configure", "tls",
        "will",        "connect",    "settle",  "subscribe",  "online",  "check",
    };
    assert_true(step < SIMCOM_SESSION_STEPS);
    return names[step];
}

static void log_news(const simcom_session_event_t *event)
{
    static const char *const outcomes[] = {"done", "refused", "not done", "unknown", "cancelled"};
    switch ((simcom_session_event_kind_t)event->kind) {
    case SIMCOM_SESSION_EVENT_WORKING:
        APPEND(rig.steps, "%s; ", step_name(event->step));
        break;
    case SIMCOM_SESSION_EVENT_CONNECTED:
        APPEND(rig.news, "connected; ");
        break;
    case SIMCOM_SESSION_EVENT_DISCONNECTED:
        APPEND(rig.news, "disconnected: %s %u; ", cause_name(event->cause), event->code);
        break;
    case SIMCOM_SESSION_EVENT_WAITING:
        APPEND(rig.news, "waiting: %s %s %u; ", step_name(event->step), cause_name(event->cause),
               event->code);
        if (rig.wait_count < (int)(sizeof rig.waits / sizeof *rig.waits)) {
            rig.waits[rig.wait_count++] = event->wait_ms;
        }
        break;
    case SIMCOM_SESSION_EVENT_GAVE_UP:
        APPEND(rig.news, "gave up: %s %s %u; ", step_name(event->step), cause_name(event->cause),
               event->code);
        break;
    case SIMCOM_SESSION_EVENT_STOPPED:
        APPEND(rig.news, "stopped; ");
        break;
    case SIMCOM_SESSION_EVENT_NEED_PIN:
        APPEND(rig.news, "need pin; ");
        break;
    case SIMCOM_SESSION_EVENT_PUBLISHED:
        APPEND(rig.news, "published %u: %s %u; ", event->tag, outcomes[event->outcome],
               event->code);
        break;
    default:
        fail_msg("news of kind %u", event->kind);
    }
}

/* The module ------------------------------------------------------------------------------- */

static void say(const char *text)
{
    APPEND(rig.reply, "%s", text);
}

static void result(const char *name, int client, unsigned code)
{
    char line[64];
    if (client < 0) {
        (void)snprintf(line, sizeof line, "\r\n+%s: %u\r\n", name, code);
    } else {
        (void)snprintf(line, sizeof line, "\r\n+%s: %d,%u\r\n", name, client, code);
    }
    if (code != 0) {
        say(line);
        say("\r\nERROR\r\n");
    } else if (rig.order == ORDER_OK_FIRST) {
        say(OK);
        say(line);
    } else {
        say(line);
        say(OK);
    }
}

void rig_restart(void)
{
    rig.started = false;
    memset(rig.acquired, 0, sizeof rig.acquired);
    memset(rig.connected, 0, sizeof rig.connected);
    rig.data_left = 0;
    rig.restarts++;
    say("\r\nRDY\r\n");
}

/* What stands against a command of a client: FIRMWARE section 4, V1.00 2.3.1. */
static unsigned objection(int client, bool connected)
{
    if (!rig.started) {
        return 9;
    }
    if (!rig.acquired[client]) {
        return 20;
    }
    return connected && !rig.connected[client] ? 11u : 0u;
}

static void act_on_service(const char *line)
{
    if (strcmp(line, "AT+CMQTTSTART") == 0) {
        unsigned code = rig.started ? 23 : 0;
        rig.started = true;
        result("CMQTTSTART", -1, code);
    } else {
        unsigned code = !rig.started ? 9 : rig.acquired[0] || rig.acquired[1] ? 21 : 0;
        rig.started = rig.started && code != 0;
        result("CMQTTSTOP", -1, code);
    }
}

static void acquire(const char *line)
{
    int client = line[13] - '0';
    unsigned code = !rig.started ? 9 : rig.acquired[client] ? 19 : 0;
    if (code != 0) {
        result("CMQTTACCQ", client, code);
        return;
    }
    rig.acquired[client] = true;
    assert_int_equal(sscanf(line + 14, ",\"%63[^\"]", rig.id[client]), 1);
    say(OK);
}

static void act_on_client(const char *line)
{
    int client = strchr(line, '=')[1] - '0';
    if (strncmp(line, "AT+CMQTTACCQ=", 13) == 0) {
        acquire(line);
    } else if (strncmp(line, "AT+CMQTTREL=", 12) == 0) {
        unsigned code = objection(client, false);
        if (code == 0 && rig.connected[client]) {
            code = 14;
        }
        if (code != 0) {
            result("CMQTTREL", client, code);
        } else {
            rig.acquired[client] = false;
            say(OK);
        }
    } else if (strncmp(line, "AT+CMQTTCONNECT=", 16) == 0) {
        unsigned code = objection(client, false);
        if (code == 0 && rig.connected[client]) {
            code = 13;
        }
        if (code == 0) {
            rig.connected[client] = true;
            assert_int_equal(sscanf(line + 17, ",\"%63[^\"]", rig.server[client]), 1);
        }
        result("CMQTTCONNECT", client, code);
    } else if (strncmp(line, "AT+CMQTTDISC=", 13) == 0) {
        unsigned code = objection(client, true);
        rig.connected[client] = false;
        result("CMQTTDISC", client, code);
    } else if (strncmp(line, "AT+CMQTTPUB=", 12) == 0) {
        unsigned code = objection(client, true);
        result("CMQTTPUB", client, code);
    } else if (strncmp(line, "AT+CMQTTSUB=", 12) == 0) {
        result("CMQTTSUB", client, objection(client, true));
    } else {
        say(OK);
    }
}

static void read_state(const char *line)
{
    for (int i = 0; i < (int)SIMCOM_CLIENTS; i++) {
        char text[256] = "";
        if (strcmp(line, "AT+CMQTTDISC?") == 0) {
            (void)snprintf(text, sizeof text, "\r\n+CMQTTDISC: %d,%d\r\n", i, !rig.connected[i]);
        } else if (strcmp(line, "AT+CMQTTACCQ?") == 0) {
            (void)snprintf(text, sizeof text, "\r\n+CMQTTACCQ: %d,\"%s\",0\r\n", i,
                           rig.acquired[i] ? rig.id[i] : "");
        } else if (rig.connected[i]) {
            (void)snprintf(text, sizeof text, "\r\n+CMQTTCONNECT: %d,\"%s\",60,1\r\n", i,
                           rig.server[i]);
        } else {
            (void)snprintf(text, sizeof text, "\r\n+CMQTTCONNECT: %d\r\n", i);
        }
        say(text);
    }
    say(OK);
}

/* The number of bytes that a command asks for behind a prompt, 0 if none. */
static size_t asks_for(const char *line)
{
    static const char *const names[] = {
        "AT+CMQTTTOPIC=",   "AT+CMQTTPAYLOAD=",  "AT+CMQTTWILLTOPIC=",
        "AT+CMQTTWILLMSG=", "AT+CMQTTSUBTOPIC=", "AT+CCERTDOWN="};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strncmp(line, names[i], strlen(names[i])) == 0) {
            int length = 0;
            assert_int_equal(sscanf(line + strlen(names[i]), "%*d,%d", &length), 1);
            return (size_t)length;
        }
    }
    return 0;
}

static void take_data(void)
{
    if (strncmp(rig.command, "AT+CMQTTPAYLOAD", 15) == 0) {
        APPEND(rig.payloads, "/%.*s", (int)rig.data_length, rig.data);
    }
    say(OK);
}

static bool follow_rule(const char *line)
{
    for (int i = RULES - 1; i >= 0; i--) {
        rule_t *rule = &rig.rules[i];
        if (rule->times != 0 && strncmp(line, rule->prefix, strlen(rule->prefix)) == 0) {
            rule->times -= rule->times > 0;
            say(rule->answer);
            return true;
        }
    }
    return false;
}

static unsigned dice(unsigned sides)
{
    rig.chaos = rig.chaos * 1103515245u + 12345u;
    return (rig.chaos >> 16) % sides;
}

static bool follow_fault(void)
{
    if (rig.chaos != 0) {
        rig.fault = dice(4) == 0 ? (fault_t)(1u + dice(4)) : FAULT_NONE;
        if (rig.connected[0] && dice(8) == 0) {
            rig.connected[0] = false;
            say(dice(2) == 0 ? "\r\n+CMQTTCONNLOST: 0,1\r\n" : "");
        }
    } else if (rig.command_count - 1 != rig.fault_at) {
        return false;
    }
    if (rig.fault == FAULT_RESTART) {
        rig_restart();
    } else if (rig.fault == FAULT_ERROR) {
        say("\r\nERROR\r\n");
    } else if (rig.fault == FAULT_CME) {
        say("\r\n+CME ERROR: 14\r\n");
    }
    return rig.fault != FAULT_NONE;
}

static void take_command(const char *line)
{
    size_t length = strlen(line);
    if (strcmp(line, "AT") == 0) {
        say(OK);
        return;
    }
    if (length == 0) {
        return;
    }
    APPEND(rig.commands, "%s\n", line);
    rig.command_count++;
    if (follow_fault() || follow_rule(line)) {
        return;
    }
    if (asks_for(line) != 0) {
        rig.data_left = asks_for(line);
        rig.data_length = 0;
        (void)snprintf(rig.command, sizeof rig.command, "%s", line);
        say("\r\n>");
    } else if (strcmp(line, "AT+CMQTTSTART") == 0 || strcmp(line, "AT+CMQTTSTOP") == 0) {
        act_on_service(line);
    } else if (strcmp(line, "AT+CPIN?") == 0) {
        say("\r\n+CPIN: READY\r\n" OK);
    } else if (strcmp(line, "AT+CREG?") == 0) {
        say("\r\n+CREG: 0,1\r\n" OK);
    } else if (strcmp(line, "AT+CGREG?") == 0) {
        say("\r\n+CGREG: 0,1\r\n" OK);
    } else if (strcmp(line, "AT+CEREG?") == 0) {
        say("\r\n+CEREG: 0,1\r\n" OK);
    } else if (strcmp(line, "AT+CRESET") == 0) {
        say(OK);
        rig_restart();
    } else if (strncmp(line, "AT+CMQTT", 8) == 0 && line[length - 1] == '?') {
        read_state(line);
    } else if (strncmp(line, "AT+CMQTT", 8) == 0 && strchr(line, '=') != NULL) {
        act_on_client(line);
    } else {
        say(OK);
    }
}

static void take_byte(char byte)
{
    if (rig.dead) {
        return;
    }
    if (rig.data_left > 0) {
        assert_true(rig.data_length < sizeof rig.data);
        rig.data[rig.data_length++] = byte;
        rig.data_left--;
        if (rig.data_left == 0) {
            take_data();
        }
    } else if (byte == '\r') {
        rig.input[rig.input_length] = '\0';
        rig.input_length = 0;
        take_command(rig.input);
    } else {
        assert_true(rig.input_length + 1 < sizeof rig.input);
        rig.input[rig.input_length++] = byte;
    }
}

/* The loop --------------------------------------------------------------------------------- */

static void pull_news(simcom_session_t *session)
{
    simcom_session_event_t event;
    while (session != NULL && !rig.deaf && simcom_session_next_event(session, &event)) {
        log_news(&event);
    }
}

static void pull_events(void)
{
    simcom_event_t event;
    while (simcom_next_event(&rig.modem, &event)) {
        bool own = simcom_session_handle(&rig.session, &event);
        bool others = rig.other != NULL && simcom_session_handle(rig.other, &event);
        assert_false(own && others);
        if (event.kind == SIMCOM_EVENT_DONE && rig.ended != NULL) {
            rig.ended(&event, own);
        }
        if (event.kind == SIMCOM_EVENT_DONE && !own && !others) {
            APPEND(rig.own, "%u %u %u; ", event.u.done.operation, event.u.done.outcome,
                   event.u.done.code);
        }
        pull_news(&rig.session);
        pull_news(rig.other);
    }
}

/* What the module has said, in small pieces. */
static bool listen(void)
{
    char text[sizeof rig.reply];
    size_t length = strlen(rig.reply);
    memcpy(text, rig.reply, length + 1);
    rig.reply[0] = '\0';
    for (size_t at = 0; at < length;) {
        size_t n = length - at < 5 ? length - at : 5;
        at += simcom_feed(&rig.modem, (const uint8_t *)text + at, n);
        pull_events();
    }
    return length > 0;
}

static bool talk(void)
{
    const uint8_t *bytes;
    size_t n = simcom_tx_peek(&rig.modem, &bytes);
    if (n == 0) {
        return false;
    }
    n = n > 11 ? 11 : n;
    for (size_t i = 0; i < n; i++) {
        take_byte((char)bytes[i]);
    }
    simcom_tx_ack(&rig.modem, n);
    return true;
}

uint32_t rig_turn(void)
{
    bool busy = listen();
    uint32_t wait = simcom_session_tick(&rig.session, rig.now);
    if (rig.other != NULL) {
        uint32_t more = simcom_session_tick(rig.other, rig.now);
        wait = more < wait ? more : wait;
    }
    pull_news(&rig.session);
    pull_news(rig.other);
    busy = talk() || busy;
    uint32_t engine = simcom_tick(&rig.modem, rig.now);
    pull_events();
    /* A time limit that has passed may have made something to send. */
    const uint8_t *bytes;
    busy = simcom_tx_peek(&rig.modem, &bytes) > 0 || busy;
    return busy ? 0 : engine < wait ? engine : wait;
}

void rig_run(uint32_t ms)
{
    uint32_t end = rig.now + ms;
    int idle = 0;
    while (idle < 3) {
        uint32_t wait = rig_turn();
        uint32_t left = end - rig.now;
        if (wait == 0) {
            /* Something was done, or has to be done: at most a few turns without any progress. */
            continue;
        }
        if (left == 0) {
            idle++;
            continue;
        }
        rig.now += wait < left ? wait : left;
    }
}

void rig_connect(void)
{
    for (int i = 0; i < 100000 && !simcom_session_is_online(&rig.session); i++) {
        uint32_t wait = rig_turn();
        assert_int_not_equal(wait, UINT32_MAX);
        rig.now += wait;
    }
    assert_true(simcom_session_is_online(&rig.session));
}

void rig_say(const char *text)
{
    say(text);
}

void rig_answer(const char *prefix, const char *answer, int times)
{
    for (int i = 0; i < RULES; i++) {
        rule_t *rule = &rig.rules[i];
        if (rule->times == 0 || strcmp(rule->prefix, prefix) == 0) {
            *rule = (rule_t){prefix, answer, times};
            return;
        }
    }
    fail_msg("more than %d rules", RULES);
}

void rig_forget(void)
{
    rig.commands[0] = '\0';
    rig.command_count = 0;
    rig.news[0] = '\0';
    rig.steps[0] = '\0';
    rig.own[0] = '\0';
    rig.wait_count = 0;
}

int rig_count(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part)) {
        count++;
    }
    return count;
}

void assert_commands(const char *text)
{
    assert_string_equal(rig.commands, text);
    rig.commands[0] = '\0';
}

void assert_news(const char *text)
{
    assert_string_equal(rig.news, text);
    rig.news[0] = '\0';
}

int rig_set_up(void **state)
{
    static const simcom_filter_t filters[] = {{.filter = {(const uint8_t *)"a/#", 3}, .qos = 1}};
    (void)state;
    memset(&rig, 0, sizeof rig);
    rig.fault_at = -1;
    rig_revision = NULL;
    rig.now = UINT32_MAX - 20000;
    rig_servers[0] = (simcom_connect_t){.server = simcom_text("tcp://one:1883"),
                                        .keepalive = 60,
                                        .clean = true,
                                        .context = SIMCOM_CONTEXT_NONE};
    rig_servers[1] = rig_servers[0];
    rig_servers[1].server = simcom_text("tcp://two:1883");
    rig_config = (simcom_session_config_t){.acquire = {.client_id = simcom_text("me")},
                                           .servers = rig_servers,
                                           .filters = filters,
                                           .filter_count = 1};
    return 0;
}

void rig_begin(void)
{
    const simcom_config_t config = {.revision = rig_revision != NULL ? rig_revision
                                                                     : &simcom_revision_v1_00,
                                    .client = {&rig.clients[0], &rig.clients[1]},
                                    .line = rig.line,
                                    .line_size = sizeof rig.line};
    simcom_init(&rig.modem, &config);
    memset(&rig.session, 0xA5, sizeof rig.session);
    assert_int_equal(simcom_session_init(&rig.session, &rig.modem, &rig_config), SIMCOM_GOOD);
    assert_int_equal(simcom_session_start(&rig.session), SIMCOM_GOOD);
}
