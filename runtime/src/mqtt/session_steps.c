/* SPDX-License-Identifier: MIT */
/* session_steps.c - what each step of a session sends, what its end means, what comes next. */
#include "session_parts.h"

#include "../at/bytes.h"

#include "simcom/commands.h"

#define PAUSE_MIN_S 2u
#define PAUSE_MAX_S 120u
#define BOOT_S      30u
#define TRIES       3u
/* What AT+CMQTTDISC may take, in seconds: the least that it can be told. */
#define DISCONNECT_S 60u

/* Where a step can lead instead of to another one. */
enum {
    FAILED = SIMCOM_SESSION_STEPS, /* nowhere: simcom_session_fail() */
    NEXT_SETUP                     /* next_setup() says where */
};

static const simcom_connect_t *server_of(const simcom_session_t *session)
{
    return &session->config->servers[session->server];
}

/* From step to step ------------------------------------------------------------------------ */

/* A random part of a time: between 0 and all of it. */
static uint32_t random_part(const simcom_session_config_t *config, uint32_t ms)
{
    /* A Cortex-M0 has no division. A 255th is a 256th, a 256th of that more, and so on. */
    uint32_t product = ms * (config->random(config->context) & 0xFFu);
    uint32_t part = product + (product >> 8);
    part = product + (part >> 8);
    return (product + (part >> 8) + 1u) >> 8;
}

/* The pause doubles from failure to failure, 15 times at most. */
static uint32_t next_pause(simcom_session_t *session)
{
    const simcom_session_config_t *config = session->config;
    uint32_t most = simcom_session_ms(config->policy.pause_max_s, PAUSE_MAX_S);
    uint32_t pause = simcom_session_ms(config->policy.pause_min_s, PAUSE_MIN_S);
    pause <<= session->failures;
    if (pause < most) {
        session->failures++;
    } else {
        pause = most;
    }
    if (config->random != NULL) {
        pause /= 2u;
        pause += random_part(config, pause);
    }
    session->pause_ms = pause;
    return pause;
}

/* Where an attempt begins, and goes on behind its detours: by what is set up and what is to be taken down. */
static SIMCOM_APART unsigned next_setup(const simcom_session_t *session)
{
    static const uint8_t steps[] = {
        [LEVEL_NONE] = SIMCOM_SESSION_WAKE,       [LEVEL_AWAKE] = SIMCOM_SESSION_START,
        [LEVEL_STARTED] = SIMCOM_SESSION_ACQUIRE, [LEVEL_ACQUIRED] = SIMCOM_SESSION_CONFIGURE,
        [LEVEL_READY] = SIMCOM_SESSION_WILL,
    };
    unsigned level = session->level;
    if (level != LEVEL_NONE) {
        if (session->step < (uint8_t)SIMCOM_SESSION_SIM &&
            !session->config->policy.no_network_check) {
            return SIMCOM_SESSION_SIM;
        }
        if (session->down != DOWN_CONNECTION ||
            (level >= LEVEL_ACQUIRED && (session->flags & FLAG_DISCONNECT) != 0u)) {
            return SIMCOM_SESSION_DISCONNECT;
        }
    }
    return steps[level];
}

void simcom_session_enter(simcom_session_t *session, unsigned step)
{
    static const uint8_t kinds[] = {
        [SIMCOM_SESSION_OFF] = SIMCOM_SESSION_EVENT_STOPPED,
        [SIMCOM_SESSION_GIVEN_UP] = SIMCOM_SESSION_EVENT_GAVE_UP,
        [SIMCOM_SESSION_PAUSE] = SIMCOM_SESSION_EVENT_WAITING,
        [SIMCOM_SESSION_BOOT] = SIMCOM_SESSION_EVENT_WORKING,
        [SIMCOM_SESSION_NO_NETWORK] = SIMCOM_SESSION_EVENT_WORKING,
    };
    const simcom_session_policy_t *policy = &session->config->policy;
    uint32_t ms = 0;
    if (step == NEXT_SETUP) {
        step = next_setup(session);
    }
    unsigned was = session->step;
    session->step = (uint8_t)step;
    session->found = 1;
    session->oldest &= (uint8_t)~OLDEST_HOLD;
    if (step <= SIMCOM_SESSION_NO_NETWORK) {
        simcom_session_tell(session, kinds[step]);
    } else {
        session->flags &= (uint8_t)~FLAG_NETWORK_DUE;
    }
    if (step == SIMCOM_SESSION_PAUSE) {
        ms = next_pause(session);
    } else if (step == SIMCOM_SESSION_BOOT) {
        ms = simcom_session_ms(policy->boot_s, BOOT_S);
    } else if (step == SIMCOM_SESSION_NO_NETWORK) {
        ms = SIMCOM_SESSION_POLL_MS;
        session->trouble_cause = SIMCOM_SESSION_CAUSE_NO_SIM;
        if (was != SIMCOM_SESSION_SIM) {
            session->trouble_cause = SIMCOM_SESSION_CAUSE_NOT_REGISTERED;
            session->flags &= (uint8_t)~FLAG_NEED_PIN;
        }
    } else if (step == SIMCOM_SESSION_ONLINE) {
        ms = simcom_session_ms(policy->check_s, SIMCOM_SESSION_STABLE_MS / 1000u);
        session->escalation = ESCALATE_CONNECT;
        session->tries = 0;
        if ((session->flags & FLAG_TOLD) == 0u) {
            session->flags |= FLAG_TOLD;
            simcom_session_tell(session, SIMCOM_SESSION_EVENT_CONNECTED);
        }
    }
    simcom_session_timer(session, ms);
}

/* Failing ---------------------------------------------------------------------------------- */

/* Escalates when the present level was tried often enough. Only a restart helps a module that does not answer
 * or finds no network; nothing above a new client helps when the broker refuses, or the certificates do. */
static void escalate(simcom_session_t *session, uint8_t code)
{
    const simcom_session_policy_t *policy = &session->config->policy;
    unsigned top = policy->no_reset ? ESCALATE_SERVICE : ESCALATE_RESET;
    unsigned next = session->escalation + 1u;
    session->tries++;
    if (session->tries < (policy->tries != 0u ? policy->tries : TRIES)) {
        return;
    }
    if (session->step < (uint8_t)SIMCOM_SESSION_START) {
        next = ESCALATE_RESET;
    } else if (session->step == (uint8_t)SIMCOM_SESSION_SUBSCRIBE ||
               SIMCOM_ORIGIN_OF(simcom_session_meaning(session, code)) >= SIMCOM_ORIGIN_BROKER) {
        top = ESCALATE_CLIENT;
    }
    session->tries = 0;
    session->escalation = (uint8_t)(next <= top ? next : ESCALATE_CONNECT);
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
}

void simcom_session_fail(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code)
{
    unsigned step = session->step;
    unsigned to = SIMCOM_SESSION_PAUSE;
    note(session, cause, code);
    if (cause == SIMCOM_SESSION_CAUSE_SILENT) {
        /* It may have restarted, and its RDY was lost. */
        session->level = LEVEL_NONE;
    }
    if (step == SIMCOM_SESSION_CHECK) {
        if (code != 0u) {
            simcom_session_lower(session, LEVEL_AWAKE);
        }
        simcom_session_hang_up(session, cause, code);
    } else {
        if (step == SIMCOM_SESSION_CONNECT || step == SIMCOM_SESSION_SETTLE) {
            if (SIMCOM_SAYS_OF(simcom_session_meaning(session, code)) == SIMCOM_SAYS_REFUSED) {
                to = SIMCOM_SESSION_GIVEN_UP;
            }
            session->server++;
            if (session->server >= session->config->server_count) {
                session->server = 0;
            }
        }
        if (code == session->modem->revision->already_connected ||
            step == SIMCOM_SESSION_SUBSCRIBE) {
            session->flags |= FLAG_DISCONNECT;
        }
        escalate(session, code);
    }
    simcom_session_enter(session, to);
}

/* An operation is given up if its result cannot come any more, or would take minutes. */
void simcom_session_divert(simcom_session_t *session, unsigned step)
{
    if (session->awaits == AWAITS_NOTHING) {
        simcom_session_enter(session, step);
        return;
    }
    session->after = (uint8_t)step;
    if (session->awaits > AWAITS_MODULE &&
        (session->step == (uint8_t)SIMCOM_SESSION_CONNECT ||
         (step == SIMCOM_SESSION_PAUSE && session->step > (uint8_t)SIMCOM_SESSION_CONNECT))) {
        (void)simcom_cancel(session->modem, session->config->client);
    }
}

void simcom_session_hang_up(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code)
{
    if ((session->flags & FLAG_TOLD) != 0u) {
        session->flags &= (uint8_t)~FLAG_TOLD;
        session->lost_cause = (uint8_t)cause;
        session->lost_code = code;
        simcom_session_tell(session, SIMCOM_SESSION_EVENT_DISCONNECTED);
    }
}

void simcom_session_lost(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code)
{
    /* A question that waits is answered by this. */
    if (session->after == 0u || session->after == (uint8_t)SIMCOM_SESSION_CHECK) {
        note(session, cause, code);
        simcom_session_hang_up(session, cause, code);
        simcom_session_divert(session, SIMCOM_SESSION_PAUSE);
    }
}

void simcom_session_attempt(simcom_session_t *session)
{
    unsigned step = NEXT_SETUP;
    session->flags &= (uint8_t) ~(FLAG_TAKEN_DOWN | FLAG_NETWORK_DUE | FLAG_NEED_PIN);
    session->down = session->escalation;
    if (session->escalation == ESCALATE_RESET) {
        session->down = DOWN_CONNECTION;
        session->escalation = ESCALATE_CONNECT;
        session->level = LEVEL_NONE;
        step = SIMCOM_SESSION_RESET;
    }
    simcom_session_enter(session, step);
}

/* What a step sends ------------------------------------------------------------------------ */

/* What a step asks; NULL if it does something else. */
static const simcom_form_t *question(unsigned step)
{
    /* From SIM to FIND_SERVER. */
    static const simcom_form_t *const questions[] = {
        &simcom_form_cpin_read,
        &simcom_form_creg_read,
        &simcom_form_cgreg_read,
        &simcom_form_cereg_read,
        NULL, /* NO_NETWORK */
        NULL, /* START */
        &simcom_form_cmqttdisc_read,
        &simcom_form_cmqttaccq_read,
        &simcom_form_cmqttconnect_read,
    };
    if (step == SIMCOM_SESSION_RESET) {
        return &simcom_form_creset_execute;
    }
    if (step == SIMCOM_SESSION_SETTLE || step == SIMCOM_SESSION_CHECK) {
        step = SIMCOM_SESSION_FIND;
    }
    step -= SIMCOM_SESSION_SIM;
    return step < sizeof questions / sizeof *questions ? questions[step] : NULL;
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

static simcom_status_t start_connect(const simcom_session_t *session)
{
    const simcom_session_config_t *config = session->config;
    simcom_status_t status =
        simcom_mqtt_connect(session->modem, config->client, server_of(session));
    if (status == SIMCOM_GOOD && !config->acquire.tls) {
        status = simcom_time_limit(session->modem, config->client, PLAIN_CONNECT_S);
    }
    return status;
}

/* Starts the operation of a step that asks nothing. [out] awaits  whose operation it is */
static simcom_status_t start_operation(const simcom_session_t *session, unsigned *awaits)
{
    const simcom_session_config_t *config = session->config;
    *awaits = config->client + AWAITS_CLIENT;
    switch (session->step) {
    case SIMCOM_SESSION_WAKE:
        *awaits = AWAITS_MODULE;
        /* If the other client is at work, the module is awake. */
        (void)simcom_wake(session->modem);
        return simcom_echo_off(session->modem);
    case SIMCOM_SESSION_START:
        *awaits = AWAITS_MODULE;
        return simcom_mqtt_start(session->modem);
    case SIMCOM_SESSION_DISCONNECT:
        return simcom_mqtt_disconnect(session->modem, config->client, DISCONNECT_S);
    case SIMCOM_SESSION_RELEASE:
        return simcom_mqtt_release(session->modem, config->client);
    case SIMCOM_SESSION_STOP:
        *awaits = AWAITS_MODULE;
        return simcom_mqtt_stop(session->modem);
    case SIMCOM_SESSION_ACQUIRE:
        return simcom_mqtt_acquire(session->modem, config->client, &config->acquire);
    case SIMCOM_SESSION_CONFIGURE:
        if (config->settings != NULL) {
            return simcom_mqtt_configure(session->modem, config->client, config->settings);
        }
        break;
    case SIMCOM_SESSION_TLS:
        if (config->tls != NULL) {
            *awaits = AWAITS_MODULE;
            return simcom_tls_configure(session->modem, config->tls);
        }
        break;
    case SIMCOM_SESSION_WILL:
        if (config->will != NULL) {
            return simcom_mqtt_will(session->modem, config->client, config->will);
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
    *awaits = AWAITS_NOTHING;
    return SIMCOM_GOOD;
}

simcom_status_t simcom_session_begin(simcom_session_t *session)
{
    const simcom_session_config_t *config = session->config;
    unsigned awaits = AWAITS_MODULE;
    simcom_status_t status;
    if (session->step == (uint8_t)SIMCOM_SESSION_RESET && config->reset != NULL) {
        config->reset(config->context);
        return SIMCOM_GOOD;
    }
    const simcom_form_t *form = question(session->step);
    if (form != NULL) {
        session->found = 0;
        status = simcom_send(session->modem, form, NULL, simcom_text(NULL));
    } else {
        status = start_operation(session, &awaits);
    }
    if (status == SIMCOM_GOOD) {
        session->awaits = (uint8_t)awaits;
    }
    return status;
}

/* What a module says ------------------------------------------------------------------------ */

static bool begins_with(const simcom_bytes_t *bytes, const char *text, size_t n)
{
    return bytes->length >= n && simcom_bytes_equal(bytes->data, text, n);
}

/* A line that did not fit the line buffer says nothing; registration will tell. */
static bool is_sim_ready(simcom_session_t *session, const simcom_event_t *event)
{
    const simcom_bytes_t text = simcom_line_argument(event->u.line.text);
    if (event->u.line.cut || begins_with(&text, "READY", 5)) {
        return true;
    }
    if ((session->flags & FLAG_NEED_PIN) == 0u && begins_with(&text, "SIM", 3)) {
        session->flags |= FLAG_NEED_PIN;
        simcom_session_tell(session, SIMCOM_SESSION_EVENT_NEED_PIN);
    }
    return false;
}

/* The rest of a line behind its next string in quotation marks, if that is what one hopes for; there must be none if
 * nothing is. NULL if it is not. */
static const uint8_t *take_string(const uint8_t *at, const uint8_t *end, const simcom_bytes_t *hope)
{
    size_t n = hope->length;
    while (at != end && *at != (uint8_t)'"') {
        at++;
    }
    if (at == end) {
        return n == 0u ? end : NULL;
    }
    at++;
    return (size_t)(end - at) > n && at[n] == (uint8_t)'"' &&
                   simcom_bytes_equal(at, (const char *)hope->data, n)
               ? at + n + 1
               : NULL;
}

/* Whether the line of a client that an earlier run acquired, or connected, is what this session would have
 * done. What is written in another way than documented is not. */
static bool is_same(const simcom_session_t *session, const simcom_event_t *event)
{
    const simcom_session_config_t *config = session->config;
    const simcom_connect_t *server = server_of(session);
    simcom_bytes_t text = simcom_line_argument(event->u.line.text);
    const uint8_t *at = text.data;
    if (event->u.line.cut) {
        return false;
    }
    const uint8_t *end = at + text.length;
    if (session->step == (uint8_t)SIMCOM_SESSION_FIND_CLIENT) {
        at = take_string(at, end, &config->acquire.client_id);
        return at != NULL && end - at >= 2 && at[0] == (uint8_t)',' &&
               at[1] == (uint8_t)'0' + config->acquire.tls;
    }
    at = take_string(at, end, &server->server);
    return at != NULL && take_string(at, end, &server->user) != NULL;
}

void simcom_session_line(simcom_session_t *session, const simcom_event_t *event)
{
    /* Numbers are read from the scanner: it has them without a line buffer, too. */
    const simcom_scan_t *scan = &session->modem->scan;
    unsigned step = session->step;
    bool found;
    if (step == SIMCOM_SESSION_SIM) {
        found = is_sim_ready(session, event);
    } else if (step <= SIMCOM_SESSION_LTE_NETWORK) {
        /* TS 27.007 7.2: home or roaming. A report that came by itself has no <n>. */
        found = scan->count >= 2u && (scan->number[1] == 1u || scan->number[1] == 5u);
    } else if (scan->number[0] != session->config->client) {
        found = false;
    } else if (step == SIMCOM_SESSION_FIND_CLIENT || step == SIMCOM_SESSION_FIND_SERVER) {
        found = is_same(session, event);
    } else {
        /* AT+CMQTTDISC?: 0 is connected. */
        found = scan->count == 2u && scan->number[1] == 0u;
    }
    if (found) {
        session->found = 1;
    }
}

/* What the end of a step means -------------------------------------------------------------- */

/* Where a step leads if the answer is no, and if it is yes; with what is set up then, unless that stays as it
 * was. The answer to a question is what its lines say, that to anything else is whether it was done. */
#define TO(step, level) ((uint8_t)((step) | (level) << 5))
#define STEP_OF(to)     ((to)&31u)
#define LEVEL_OF(to)    ((to) >> 5)
#define ROW(step)       [(step)-SIMCOM_SESSION_RESET]

static const uint8_t rows[][2] = {
    ROW(SIMCOM_SESSION_RESET) = {SIMCOM_SESSION_BOOT, SIMCOM_SESSION_BOOT},
    ROW(SIMCOM_SESSION_WAKE) = {TO(NEXT_SETUP, LEVEL_AWAKE), TO(NEXT_SETUP, LEVEL_AWAKE)},
    ROW(SIMCOM_SESSION_SIM) = {SIMCOM_SESSION_NO_NETWORK, SIMCOM_SESSION_REGISTRATION},
    ROW(SIMCOM_SESSION_REGISTRATION) = {SIMCOM_SESSION_PACKET_NETWORK, NEXT_SETUP},
    ROW(SIMCOM_SESSION_PACKET_NETWORK) = {SIMCOM_SESSION_LTE_NETWORK, NEXT_SETUP},
    ROW(SIMCOM_SESSION_LTE_NETWORK) = {SIMCOM_SESSION_NO_NETWORK, NEXT_SETUP},
    ROW(SIMCOM_SESSION_START) = {FAILED, TO(SIMCOM_SESSION_ACQUIRE, LEVEL_STARTED)},
    /* A connection of an earlier run is adopted only if each question is answered with yes. */
    ROW(SIMCOM_SESSION_FIND) = {SIMCOM_SESSION_RELEASE, SIMCOM_SESSION_FIND_CLIENT},
    ROW(SIMCOM_SESSION_FIND_CLIENT) = {SIMCOM_SESSION_DISCONNECT, SIMCOM_SESSION_FIND_SERVER},
    ROW(SIMCOM_SESSION_FIND_SERVER) = {SIMCOM_SESSION_DISCONNECT,
                                       TO(SIMCOM_SESSION_SUBSCRIBE, LEVEL_ACQUIRED)},
    /* Is there more to be taken down? */
    ROW(SIMCOM_SESSION_DISCONNECT) = {NEXT_SETUP, SIMCOM_SESSION_RELEASE},
    ROW(SIMCOM_SESSION_RELEASE) = {NEXT_SETUP, SIMCOM_SESSION_STOP},
    ROW(SIMCOM_SESSION_STOP) = {NEXT_SETUP, SIMCOM_SESSION_OFF},
    ROW(SIMCOM_SESSION_ACQUIRE) = {FAILED, TO(SIMCOM_SESSION_CONFIGURE, LEVEL_ACQUIRED)},
    ROW(SIMCOM_SESSION_CONFIGURE) = {FAILED, TO(SIMCOM_SESSION_TLS, LEVEL_ACQUIRED)},
    ROW(SIMCOM_SESSION_TLS) = {FAILED, TO(SIMCOM_SESSION_WILL, LEVEL_READY)},
    ROW(SIMCOM_SESSION_WILL) = {FAILED, TO(SIMCOM_SESSION_CONNECT, LEVEL_READY)},
    ROW(SIMCOM_SESSION_CONNECT) = {FAILED, SIMCOM_SESSION_SUBSCRIBE},
    ROW(SIMCOM_SESSION_SETTLE) = {FAILED, SIMCOM_SESSION_SUBSCRIBE},
    ROW(SIMCOM_SESSION_SUBSCRIBE) = {FAILED, SIMCOM_SESSION_ONLINE},
    ROW(SIMCOM_SESSION_CHECK) = {FAILED, SIMCOM_SESSION_ONLINE},
};

/* What DISCONNECT, RELEASE and STOP take down. */
#define DOWN_BY(step) ((step)-SIMCOM_SESSION_DISCONNECT)

/* Whether a step without an answer is followed by another. */
static bool goes_on(const simcom_session_t *session, simcom_outcome_t outcome)
{
    return session->down == DOWN_FOR_GOOD || session->step == (uint8_t)SIMCOM_SESSION_RESET ||
           (outcome == SIMCOM_UNKNOWN && (session->step == (uint8_t)SIMCOM_SESSION_DISCONNECT ||
                                          session->step == (uint8_t)SIMCOM_SESSION_CONNECT));
}

/* Taking down goes on whatever the module answers: 9, 11, 20, 21 and 26 say that there is nothing to do, and nothing
 * else would help either. Whether there is more of it to do. */
static bool taken_down(simcom_session_t *session, unsigned what)
{
    if (what == DOWN_CONNECTION) {
        session->flags &= (uint8_t)~FLAG_DISCONNECT;
    } else {
        simcom_session_lower(session, LEVEL_ACQUIRED - what);
    }
    session->flags |= FLAG_TAKEN_DOWN;
    if (session->down <= what) {
        session->down = DOWN_CONNECTION;
        return false;
    }
    return true;
}

/* The row's answer, but for what some steps make of a code, of the policy, or of what is to be taken down. */
static unsigned next(simcom_session_t *session, uint8_t code)
{
    (void)simcom_session_learn(session, code);
    unsigned step = session->step;
    unsigned yes = session->found;
    switch (step) {
    case SIMCOM_SESSION_START:
        if (code == session->modem->revision->already_started) {
            /* It was started before: what else is there? */
            yes = 1;
            if ((session->flags & FLAG_TAKEN_DOWN) == 0u) {
                session->level = LEVEL_STARTED;
                return SIMCOM_SESSION_FIND;
            }
        }
        break;
    case SIMCOM_SESSION_FIND:
        if (code == SIMCOM_CODE_MISSING && code == session->modem->revision->already_started) {
            /* ERROR alone may say that the service is started already, or that it could not be. This says which. */
            simcom_session_lower(session, LEVEL_AWAKE);
            return FAILED;
        }
        session->down = DOWN_CLIENT;
        if (yes != 0u && !session->config->policy.adopt) {
            return SIMCOM_SESSION_DISCONNECT;
        }
        break;
    case SIMCOM_SESSION_FIND_SERVER:
        if (yes != 0u) {
            simcom_mqtt_adopt(session->modem, session->config->client);
        }
        break;
    case SIMCOM_SESSION_ACQUIRE:
        if (code == session->modem->revision->already_acquired &&
            (session->flags & FLAG_TAKEN_DOWN) == 0u) {
            session->down = DOWN_CLIENT;
            return SIMCOM_SESSION_DISCONNECT;
        }
        break;
    case SIMCOM_SESSION_CONNECT:
        /* No result. */
        if (yes == 0u && code == 0u) {
            return SIMCOM_SESSION_SETTLE;
        }
        break;
    case SIMCOM_SESSION_DISCONNECT:
    case SIMCOM_SESSION_RELEASE:
    case SIMCOM_SESSION_STOP:
        yes = taken_down(session, DOWN_BY(step));
        break;
    default:
        break;
    }
    unsigned to = rows[step - SIMCOM_SESSION_RESET][yes];
    if (LEVEL_OF(to) != 0u) {
        session->level = (uint8_t)LEVEL_OF(to);
    }
    return STEP_OF(to);
}

void simcom_session_step_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code)
{
    if (outcome != SIMCOM_DONE) {
        session->found = 0;
    }
    if (outcome > SIMCOM_REFUSED) {
        code = 0;
        if (!goes_on(session, outcome)) {
            simcom_session_fail(session, SIMCOM_SESSION_CAUSE_SILENT, 0);
            return;
        }
    }
    unsigned step = next(session, code);
    if (step == FAILED) {
        simcom_session_fail(
            session, code != 0u ? SIMCOM_SESSION_CAUSE_REFUSED : SIMCOM_SESSION_CAUSE_CLOSED, code);
    } else {
        simcom_session_enter(session, step);
    }
}
