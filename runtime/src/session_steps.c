/* SPDX-License-Identifier: MIT */
/* session_steps.c - what each step of a session sends, what its end means, what comes next. */
#include "session_parts.h"

#include "simcom/codes.h"
#include "simcom/commands.h"

#define DEFAULT(value, otherwise) ((value) != 0u ? (uint32_t)(value) : (uint32_t)(otherwise))

#define PAUSE_MIN_S 2u
#define PAUSE_MAX_S 120u
#define BOOT_S      30u
#define TRIES       3u
/* What AT+CMQTTDISC may take, in seconds: the least that it can be told. */
#define DISCONNECT_S 60u

static const simcom_connect_t *server_of(const simcom_session_t *session)
{
    return &session->config->servers[session->server];
}

/* From step to step ------------------------------------------------------------------------ */

void simcom_session_enter(simcom_session_t *session, simcom_session_step_t step)
{
    session->step = (uint8_t)step;
    session->flags &= (uint16_t) ~(FLAG_TIMER | FLAG_FRESH | FLAG_HOLD);
    if (step == SIMCOM_SESSION_BOOT) {
        simcom_session_timer(session, DEFAULT(session->config->policy.boot_s, BOOT_S) * 1000u);
        simcom_session_tell(session, SIMCOM_SESSION_EVENT_WORKING);
    } else if (step == SIMCOM_SESSION_NO_NETWORK) {
        simcom_session_timer(session, SIMCOM_SESSION_POLL_MS);
    } else if (step > SIMCOM_SESSION_NO_NETWORK) {
        session->flags &= (uint16_t)~FLAG_PATIENCE;
    }
}

void simcom_session_sink(simcom_session_t *session, unsigned level)
{
    if (session->level > level) {
        session->level = (uint8_t)level;
    }
}

static void rise(simcom_session_t *session, unsigned level)
{
    if (session->level < level) {
        session->level = (uint8_t)level;
    }
}

bool simcom_session_learn(simcom_session_t *session, uint8_t code)
{
    switch (code) {
    case SIMCOM_CODE_NETWORK_NOT_OPENED:
        simcom_session_sink(session, LEVEL_AWAKE);
        return true;
    case SIMCOM_CODE_CLIENT_NOT_ACQUIRED:
        simcom_session_sink(session, LEVEL_STARTED);
        return true;
    case SIMCOM_CODE_NO_CONNECTION:
    case SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER:
        return true;
    default:
        return false;
    }
}

/* Failing ---------------------------------------------------------------------------------- */

/* The pause doubles from failure to failure. */
static uint32_t pause_ms(const simcom_session_t *session)
{
    const simcom_session_policy_t *policy = &session->config->policy;
    uint32_t most = DEFAULT(policy->pause_max_s, PAUSE_MAX_S) * 1000u;
    uint32_t pause = DEFAULT(policy->pause_min_s, PAUSE_MIN_S) * 1000u;
    for (unsigned i = 1; i < session->failures && pause < most; i++) {
        pause *= 2u;
    }
    pause = pause < most ? pause : most;
    if (session->config->random != NULL) {
        uint32_t half = pause / 2u;
        pause = half + half * (session->config->random(session->config->context) & 0xFFu) / 0xFFu;
    }
    return pause;
}

static void pause(simcom_session_t *session)
{
    if (session->failures < UINT8_MAX) {
        session->failures++;
    }
    session->pause_ms = pause_ms(session);
    simcom_session_enter(session, SIMCOM_SESSION_PAUSE);
    simcom_session_timer(session, session->pause_ms);
    simcom_session_tell(session, SIMCOM_SESSION_EVENT_WAITING);
}

/* Goes up the ladder when a rung was tried often enough. Only a restart helps a module that does not answer
 * or finds no network; nothing above a new client helps when it is the broker who refuses. */
static void climb(simcom_session_t *session, uint8_t code)
{
    unsigned top = session->config->policy.no_reset ? RUNG_START : RUNG_RESET;
    unsigned next = session->rung + 1u;
    session->tries++;
    if (session->tries < DEFAULT(session->config->policy.tries, TRIES)) {
        return;
    }
    if (session->step < SIMCOM_SESSION_START) {
        next = RUNG_RESET;
    } else if (session->step == SIMCOM_SESSION_SUBSCRIBE ||
               code == SIMCOM_CODE_REFUSED_SERVER_UNAVAILABLE) {
        top = RUNG_ACQUIRE;
    }
    session->tries = 0;
    session->rung = (uint8_t)(next <= top ? next : RUNG_CONNECT);
}

/* Refusals that stay as they are until somebody sets something right. */
static bool is_final(uint8_t code)
{
    return code == SIMCOM_CODE_REFUSED_PROTOCOL_VERSION || code == SIMCOM_CODE_REFUSED_IDENTIFIER ||
           code == SIMCOM_CODE_REFUSED_USER_OR_PASSWORD ||
           code == SIMCOM_CODE_REFUSED_NOT_AUTHORIZED || code == SIMCOM_CODE_CERTIFICATE_NOT_SET;
}

static void note(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code)
{
    session->trouble_step = session->step;
    session->trouble_cause = (uint8_t)cause;
    session->trouble_code = code;
}

void simcom_session_give_up(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code)
{
    note(session, cause, code);
    simcom_session_enter(session, SIMCOM_SESSION_GIVEN_UP);
    simcom_session_tell(session, SIMCOM_SESSION_EVENT_GAVE_UP);
}

void simcom_session_fail(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code)
{
    if (cause == SIMCOM_SESSION_REFUSED) {
        if (session->step == SIMCOM_SESSION_CONNECT && is_final(code)) {
            simcom_session_give_up(session, cause, code);
            return;
        }
        (void)simcom_session_learn(session, code);
    } else if (cause == SIMCOM_SESSION_SILENT) {
        /* It may have restarted, and its RDY was lost. */
        session->level = LEVEL_NONE;
    }
    if (code == SIMCOM_CODE_NOT_SUPPORTED_OPERATION || session->step == SIMCOM_SESSION_SUBSCRIBE) {
        session->flags |= FLAG_DISCONNECT;
    }
    if (session->step == SIMCOM_SESSION_CONNECT || session->step == SIMCOM_SESSION_SETTLE) {
        session->server =
            (uint8_t)(session->server + 1u < session->config->server_count ? session->server + 1u
                                                                           : 0u);
    }
    note(session, cause, code);
    climb(session, code);
    pause(session);
}

/* Gives up an operation whose result cannot come any more, or would take minutes. */
static void cancel(simcom_session_t *session, simcom_session_step_t step)
{
    bool hopeless = step == SIMCOM_SESSION_PAUSE ? session->step >= SIMCOM_SESSION_CONNECT
                                                 : session->step == SIMCOM_SESSION_CONNECT;
    if (hopeless && session->awaits == AWAITS_CLIENT) {
        (void)simcom_cancel(session->modem, session->config->client);
    }
}

void simcom_session_divert(simcom_session_t *session, simcom_session_step_t step)
{
    if (session->awaits != AWAITS_NOTHING) {
        session->after = (uint8_t)step;
        cancel(session, step);
    } else if (step == SIMCOM_SESSION_PAUSE) {
        pause(session);
    } else {
        simcom_session_enter(session, step);
    }
}

void simcom_session_lost(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code)
{
    /* A question that waits is answered by this. */
    if (session->after != 0u && session->after != (uint8_t)SIMCOM_SESSION_CHECK) {
        return;
    }
    note(session, cause, code);
    if ((session->flags & FLAG_TOLD) != 0u) {
        session->flags &= (uint16_t)~FLAG_TOLD;
        session->lost_cause = (uint8_t)cause;
        session->lost_code = code;
        simcom_session_tell(session, SIMCOM_SESSION_EVENT_DISCONNECTED);
    }
    simcom_session_divert(session, SIMCOM_SESSION_PAUSE);
}

/* Where an attempt begins ------------------------------------------------------------------ */

/* What an acquired client has to do before it connects. */
static simcom_session_step_t before_connect(const simcom_session_t *session)
{
    return session->level == LEVEL_READY ? SIMCOM_SESSION_WILL : SIMCOM_SESSION_CONFIGURE;
}

/* Behind SIM and network. */
static void prepare(simcom_session_t *session)
{
    simcom_session_step_t step = SIMCOM_SESSION_START;
    if (session->down != DOWN_NOT) {
        step = SIMCOM_SESSION_DISCONNECT;
    } else if (session->level >= LEVEL_ACQUIRED) {
        step = before_connect(session);
        if ((session->flags & FLAG_DISCONNECT) != 0u) {
            session->down = DOWN_CONNECTION;
            step = SIMCOM_SESSION_DISCONNECT;
        }
    } else if (session->level == LEVEL_STARTED) {
        step = SIMCOM_SESSION_ACQUIRE;
    }
    simcom_session_enter(session, step);
}

static void ask_network(simcom_session_t *session)
{
    if (session->config->policy.no_network_check) {
        prepare(session);
    } else {
        simcom_session_enter(session, SIMCOM_SESSION_SIM);
    }
}

void simcom_session_attempt(simcom_session_t *session)
{
    session->flags &= (uint16_t) ~(FLAG_TAKEN_DOWN | FLAG_PATIENCE | FLAG_NEED_PIN);
    session->down = DOWN_NOT;
    if (session->rung == RUNG_RESET) {
        session->rung = RUNG_CONNECT;
        session->level = LEVEL_NONE;
        simcom_session_enter(session, SIMCOM_SESSION_RESET);
        return;
    }
    if (session->rung != RUNG_CONNECT) {
        session->down = (uint8_t)(session->rung == RUNG_ACQUIRE ? DOWN_CLIENT : DOWN_SERVICE);
    }
    if (session->level == LEVEL_NONE) {
        simcom_session_enter(session, SIMCOM_SESSION_WAKE);
    } else {
        ask_network(session);
    }
}

/* What a step sends ------------------------------------------------------------------------ */

static simcom_status_t ask(simcom_session_t *session, const simcom_form_t *form)
{
    const simcom_bytes_t nothing = {NULL, 0};
    session->flags &= (uint16_t)~FLAG_FOUND;
    session->awaits = AWAITS_MODULE;
    return simcom_send(session->modem, form, NULL, nothing);
}

static simcom_status_t subscribe(const simcom_session_t *session)
{
    simcom_filters_t filters;
    filters.filter = session->config->filters;
    filters.count = session->config->filter_count;
    filters.dup = false;
    return simcom_mqtt_subscribe_all(session->modem, session->config->client, &filters);
}

/* What a connection without TLS may take, in seconds: there is no handshake to wait for. */
#define PLAIN_CONNECT_S 120u

static simcom_status_t start_connect(simcom_session_t *session)
{
    const simcom_session_config_t *config = session->config;
    simcom_status_t status =
        simcom_mqtt_connect(session->modem, config->client, server_of(session));
    if (status == SIMCOM_GOOD && !config->acquire.tls) {
        status = simcom_time_limit(session->modem, config->client, PLAIN_CONNECT_S);
    }
    return status;
}

static simcom_status_t start_operation(simcom_session_t *session)
{
    const simcom_session_config_t *config = session->config;
    simcom_t *modem = session->modem;
    session->awaits = AWAITS_CLIENT;
    switch ((simcom_session_step_t)session->step) {
    case SIMCOM_SESSION_RESET:
        if (config->reset == NULL) {
            return ask(session, &simcom_form_creset_execute);
        }
        config->reset(config->context);
        break;
    case SIMCOM_SESSION_WAKE:
        session->awaits = AWAITS_MODULE;
        /* If the other client is at work, the module is awake. */
        (void)simcom_wake(modem);
        return simcom_echo_off(modem);
    case SIMCOM_SESSION_START:
        session->awaits = AWAITS_MODULE;
        return simcom_mqtt_start(modem);
    case SIMCOM_SESSION_DISCONNECT:
        return simcom_mqtt_disconnect(modem, config->client, DISCONNECT_S);
    case SIMCOM_SESSION_RELEASE:
        return simcom_mqtt_release(modem, config->client);
    case SIMCOM_SESSION_STOP:
        session->awaits = AWAITS_MODULE;
        return simcom_mqtt_stop(modem);
    case SIMCOM_SESSION_ACQUIRE:
        return simcom_mqtt_acquire(modem, config->client, &config->acquire);
    case SIMCOM_SESSION_CONFIGURE:
        if (config->settings != NULL) {
            return simcom_mqtt_configure(modem, config->client, config->settings);
        }
        break;
    case SIMCOM_SESSION_TLS:
        if (config->tls != NULL) {
            session->awaits = AWAITS_MODULE;
            return simcom_tls_configure(modem, config->tls);
        }
        break;
    case SIMCOM_SESSION_WILL:
        if (config->will != NULL) {
            return simcom_mqtt_will(modem, config->client, config->will);
        }
        break;
    case SIMCOM_SESSION_CONNECT:
        return start_connect(session);
    case SIMCOM_SESSION_SUBSCRIBE:
        if (config->filter_count != 0u) {
            return subscribe(session);
        }
        break;
    default:
        break;
    }
    session->awaits = AWAITS_NOTHING;
    return SIMCOM_GOOD;
}

/* What a step asks; NULL if it does something else. */
static const simcom_form_t *question(unsigned step)
{
    static const simcom_form_t *const questions[] = {
        &simcom_form_cpin_read,         &simcom_form_creg_read,      &simcom_form_cgreg_read,
        &simcom_form_cereg_read,        &simcom_form_cmqttdisc_read, &simcom_form_cmqttaccq_read,
        &simcom_form_cmqttconnect_read,
    };
    if (step >= SIMCOM_SESSION_SIM && step <= SIMCOM_SESSION_LTE_NETWORK) {
        return questions[step - SIMCOM_SESSION_SIM];
    }
    if (step >= SIMCOM_SESSION_FIND && step <= SIMCOM_SESSION_FIND_SERVER) {
        return questions[step - SIMCOM_SESSION_FIND + 4u];
    }
    return step == SIMCOM_SESSION_SETTLE || step == SIMCOM_SESSION_CHECK ? questions[4] : NULL;
}

simcom_status_t simcom_session_begin(simcom_session_t *session)
{
    const simcom_form_t *form = question(session->step);
    simcom_status_t status = form != NULL ? ask(session, form) : start_operation(session);
    if (status != SIMCOM_GOOD) {
        session->awaits = AWAITS_NOTHING;
    }
    return status;
}

/* What a module says ------------------------------------------------------------------------ */

static bool begins_with(simcom_bytes_t bytes, const char *text)
{
    size_t i = 0;
    while (text[i] != '\0' && i < bytes.length && bytes.data[i] == (uint8_t)text[i]) {
        i++;
    }
    return text[i] == '\0';
}

/* A line that did not fit the line buffer says nothing; registration will tell. */
static bool is_sim_ready(simcom_session_t *session, const simcom_event_t *event)
{
    simcom_bytes_t text = event->u.line.argument;
    if (!event->u.line.cut && begins_with(text, "SIM") && (session->flags & FLAG_NEED_PIN) == 0u) {
        session->flags |= FLAG_NEED_PIN;
        simcom_session_tell(session, SIMCOM_SESSION_EVENT_NEED_PIN);
    }
    return event->u.line.cut || begins_with(text, "READY");
}

/* Takes the next string in quotation marks off a line. Whether it is what one hopes for; there must be
 * none if nothing is. */
static bool take_string(simcom_bytes_t *line, simcom_bytes_t hope)
{
    const uint8_t *end = line->data + line->length;
    const uint8_t *at = line->data;
    while (at < end && *at != (uint8_t)'"') {
        at++;
    }
    if (at == end) {
        return hope.length == 0u;
    }
    at++;
    for (size_t i = 0; i < hope.length; i++, at++) {
        if (at == end || *at != hope.data[i]) {
            return false;
        }
    }
    if (at == end || *at != (uint8_t)'"') {
        return false;
    }
    line->data = at + 1;
    line->length = (size_t)(end - line->data);
    return true;
}

/* Whether the line of a client that an earlier run acquired, or connected, is what this session would have
 * done. What is written in another way than documented is not. */
static bool is_same(const simcom_session_t *session, simcom_bytes_t line)
{
    const simcom_session_config_t *config = session->config;
    if (session->step == (uint8_t)SIMCOM_SESSION_FIND_CLIENT) {
        return take_string(&line, config->acquire.client_id) &&
               begins_with(line, config->acquire.tls ? ",1" : ",0");
    }
    return take_string(&line, server_of(session)->server) &&
           take_string(&line, server_of(session)->user);
}

void simcom_session_line(simcom_session_t *session, const simcom_event_t *event)
{
    /* Numbers are read from the scanner: it has them without a line buffer, too. */
    const simcom_scan_t *scan = &session->modem->scan;
    bool found = false;
    switch ((simcom_session_step_t)session->step) {
    case SIMCOM_SESSION_SIM:
        found = is_sim_ready(session, event);
        break;
    case SIMCOM_SESSION_REGISTRATION:
    case SIMCOM_SESSION_PACKET_NETWORK:
    case SIMCOM_SESSION_LTE_NETWORK:
        /* TS 27.007 7.2: home or roaming. A report that came by itself has no <n>. */
        found = scan->count >= 2u && (scan->number[1] == 1u || scan->number[1] == 5u);
        break;
    case SIMCOM_SESSION_FIND_CLIENT:
    case SIMCOM_SESSION_FIND_SERVER:
        found = !event->u.line.cut && scan->number[0] == session->config->client &&
                is_same(session, event->u.line.argument);
        break;
    default:
        /* AT+CMQTTDISC?: 0 is connected. */
        found = scan->count == 2u && scan->number[0] == session->config->client &&
                scan->number[1] == 0u;
        break;
    }
    session->flags |= found ? FLAG_FOUND : 0u;
}

/* What the end of a step means -------------------------------------------------------------- */

static void wait_for_network(simcom_session_t *session, simcom_session_cause_t cause)
{
    note(session, cause, 0);
    simcom_session_enter(session, SIMCOM_SESSION_NO_NETWORK);
    if ((session->flags & FLAG_PATIENCE) == 0u) {
        simcom_session_tell(session, SIMCOM_SESSION_EVENT_WORKING);
    }
}

static void network_ended(simcom_session_t *session, bool found)
{
    if (session->step == (uint8_t)SIMCOM_SESSION_SIM) {
        if (found) {
            session->flags &= (uint16_t)~FLAG_NEED_PIN;
            simcom_session_enter(session, SIMCOM_SESSION_REGISTRATION);
        } else {
            wait_for_network(session, SIMCOM_SESSION_NO_SIM);
        }
    } else if (found) {
        prepare(session);
    } else if (session->step == (uint8_t)SIMCOM_SESSION_LTE_NETWORK) {
        wait_for_network(session, SIMCOM_SESSION_NOT_REGISTERED);
    } else {
        simcom_session_enter(session, (simcom_session_step_t)(session->step + 1u));
    }
}

static void take_down(simcom_session_t *session, unsigned down, simcom_session_step_t first)
{
    session->down = (uint8_t)down;
    simcom_session_enter(session, first);
}

static void start_ended(simcom_session_t *session, uint8_t code)
{
    if (code != 0u && code != SIMCOM_CODE_NETWORK_OPENED) {
        simcom_session_fail(session, SIMCOM_SESSION_REFUSED, code);
        return;
    }
    rise(session, LEVEL_STARTED);
    /* It was started before: what else is there? */
    simcom_session_enter(session, code != 0u && (session->flags & FLAG_TAKEN_DOWN) == 0u
                                      ? SIMCOM_SESSION_FIND
                                      : SIMCOM_SESSION_ACQUIRE);
}

/* A connection of an earlier run is adopted only if each question is answered with yes. */
static void find_ended(simcom_session_t *session, bool found)
{
    if (!found) {
        take_down(session, DOWN_CLIENT,
                  session->step == (uint8_t)SIMCOM_SESSION_FIND ? SIMCOM_SESSION_RELEASE
                                                                : SIMCOM_SESSION_DISCONNECT);
    } else if (session->step == (uint8_t)SIMCOM_SESSION_FIND_SERVER) {
        rise(session, LEVEL_ACQUIRED);
        simcom_mqtt_adopt(session->modem, session->config->client);
        simcom_session_enter(session, SIMCOM_SESSION_SUBSCRIBE);
    } else if (!session->config->policy.adopt) {
        take_down(session, DOWN_CLIENT, SIMCOM_SESSION_DISCONNECT);
    } else {
        simcom_session_enter(session, (simcom_session_step_t)(session->step + 1u));
    }
}

/* Taking down goes on whatever the module answers: 9, 11, 20, 21 and 26 say that there is nothing to do,
 * and nothing else would help either. */
static void down_ended(simcom_session_t *session, uint8_t code)
{
    simcom_session_step_t next = SIMCOM_SESSION_RELEASE;
    bool for_good = session->down == DOWN_FOR_GOOD;
    (void)simcom_session_learn(session, code);
    if (session->step == (uint8_t)SIMCOM_SESSION_DISCONNECT) {
        session->flags &= (uint16_t)~FLAG_DISCONNECT;
        if (session->down == DOWN_CONNECTION) {
            session->down = DOWN_NOT;
            next = before_connect(session);
        }
    } else if (session->step == (uint8_t)SIMCOM_SESSION_RELEASE) {
        session->flags |= FLAG_TAKEN_DOWN;
        simcom_session_sink(session, LEVEL_STARTED);
        next = session->down >= DOWN_SERVICE     ? SIMCOM_SESSION_STOP
               : session->level == LEVEL_STARTED ? SIMCOM_SESSION_ACQUIRE
                                                 : SIMCOM_SESSION_START;
    } else {
        simcom_session_sink(session, LEVEL_AWAKE);
        next = for_good ? SIMCOM_SESSION_OFF : SIMCOM_SESSION_START;
    }
    simcom_session_enter(session, next);
    if (next == SIMCOM_SESSION_OFF) {
        simcom_session_tell(session, SIMCOM_SESSION_EVENT_STOPPED);
    }
}

static void online(simcom_session_t *session)
{
    const simcom_session_policy_t *policy = &session->config->policy;
    simcom_session_enter(session, SIMCOM_SESSION_ONLINE);
    simcom_session_timer(session, policy->check_s != 0u ? policy->check_s * 1000u
                                                        : SIMCOM_SESSION_STABLE_MS);
    session->rung = RUNG_CONNECT;
    session->tries = 0;
    if ((session->flags & FLAG_TOLD) == 0u) {
        session->flags |= FLAG_TOLD;
        simcom_session_tell(session, SIMCOM_SESSION_EVENT_CONNECTED);
    }
}

/* A step that sets something up: the next one, if it was done. */
static void setup_ended(simcom_session_t *session, uint8_t code)
{
    if (session->step == (uint8_t)SIMCOM_SESSION_ACQUIRE && code == SIMCOM_CODE_CLIENT_USED &&
        (session->flags & FLAG_TAKEN_DOWN) == 0u) {
        take_down(session, DOWN_CLIENT, SIMCOM_SESSION_DISCONNECT);
    } else if (code != 0u) {
        simcom_session_fail(session, SIMCOM_SESSION_REFUSED, code);
    } else if (session->step == (uint8_t)SIMCOM_SESSION_SUBSCRIBE) {
        online(session);
    } else if (session->step == (uint8_t)SIMCOM_SESSION_CONNECT) {
        simcom_session_enter(session, SIMCOM_SESSION_SUBSCRIBE);
    } else {
        rise(session, session->step >= (uint8_t)SIMCOM_SESSION_TLS ? LEVEL_READY : LEVEL_ACQUIRED);
        session->down = DOWN_NOT;
        simcom_session_enter(session, (simcom_session_step_t)(session->step + 1u));
    }
}

/* AT+CMQTTDISC? was asked behind a CONNECT whose result was missed, or while there is a connection. */
static void check_ended(simcom_session_t *session, bool found, uint8_t code)
{
    simcom_session_cause_t cause = code != 0u ? SIMCOM_SESSION_REFUSED : SIMCOM_SESSION_CLOSED;
    if (session->step == (uint8_t)SIMCOM_SESSION_SETTLE) {
        if (found) {
            simcom_session_enter(session, SIMCOM_SESSION_SUBSCRIBE);
        } else {
            simcom_session_fail(session, cause, code);
        }
    } else if (found) {
        online(session);
    } else {
        if (code != 0u) {
            simcom_session_sink(session, LEVEL_AWAKE);
        }
        simcom_session_lost(session, cause, code);
    }
}

/* No answer. Some steps have a way to go on. */
static void silence(simcom_session_t *session, simcom_outcome_t outcome)
{
    if (session->down == DOWN_FOR_GOOD ||
        (session->step == (uint8_t)SIMCOM_SESSION_DISCONNECT && outcome == SIMCOM_UNKNOWN)) {
        down_ended(session, 0);
    } else if (session->step == (uint8_t)SIMCOM_SESSION_RESET) {
        simcom_session_enter(session, SIMCOM_SESSION_BOOT);
    } else if (session->step == (uint8_t)SIMCOM_SESSION_CONNECT && outcome == SIMCOM_UNKNOWN) {
        simcom_session_enter(session, SIMCOM_SESSION_SETTLE);
    } else if (session->step == (uint8_t)SIMCOM_SESSION_CHECK) {
        session->level = LEVEL_NONE;
        simcom_session_lost(session, SIMCOM_SESSION_SILENT, 0);
    } else {
        simcom_session_fail(session, SIMCOM_SESSION_SILENT, 0);
    }
}

void simcom_session_step_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code)
{
    bool found = outcome == SIMCOM_DONE && (session->flags & FLAG_FOUND) != 0u;
    if (outcome != SIMCOM_DONE && outcome != SIMCOM_REFUSED) {
        silence(session, outcome);
        return;
    }
    switch ((simcom_session_step_t)session->step) {
    case SIMCOM_SESSION_RESET:
        simcom_session_enter(session, SIMCOM_SESSION_BOOT);
        break;
    case SIMCOM_SESSION_WAKE:
        rise(session, LEVEL_AWAKE);
        ask_network(session);
        break;
    case SIMCOM_SESSION_SIM:
    case SIMCOM_SESSION_REGISTRATION:
    case SIMCOM_SESSION_PACKET_NETWORK:
    case SIMCOM_SESSION_LTE_NETWORK:
        network_ended(session, found);
        break;
    case SIMCOM_SESSION_START:
        start_ended(session, code);
        break;
    case SIMCOM_SESSION_FIND:
    case SIMCOM_SESSION_FIND_CLIENT:
    case SIMCOM_SESSION_FIND_SERVER:
        find_ended(session, found);
        break;
    case SIMCOM_SESSION_DISCONNECT:
    case SIMCOM_SESSION_RELEASE:
    case SIMCOM_SESSION_STOP:
        down_ended(session, code);
        break;
    case SIMCOM_SESSION_SETTLE:
    case SIMCOM_SESSION_CHECK:
        check_ended(session, found, code);
        break;
    default:
        setup_ended(session, code);
        break;
    }
}
