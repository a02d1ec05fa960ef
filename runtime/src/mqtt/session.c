/* SPDX-License-Identifier: MIT */
/* session.c - the public calls of a session: events of the modem in, time, its own events out. */
#include "simcom/session.h"

#include "session_parts.h"

#include "simcom/codes.h"

#define NETWORK_S 180u
/* How long to wait until a slot is asked for again that the application uses; its event comes before. */
#define BUSY_MS 1000u

simcom_status_t simcom_session_init(simcom_session_t *session, simcom_t *modem,
                                    const simcom_session_config_t *config)
{
    for (size_t i = 0; i < sizeof *session; i++) {
        ((uint8_t *)session)[i] = 0;
    }
    session->config = config;
    session->modem = modem;
    if (config->client >= SIMCOM_CLIENTS || modem->slot[1u + config->client] == NULL) {
        return SIMCOM_E_CLIENT;
    }
    if (config->servers == NULL || (config->filters == NULL && config->filter_count != 0u)) {
        return SIMCOM_E_MISSING;
    }
    if (((config->policy.pause_min_s | config->policy.pause_max_s) & ~INT16_MAX) != 0 ||
        config->filter_count > SIMCOM_FILTERS) {
        return SIMCOM_E_RANGE;
    }
    return SIMCOM_GOOD;
}

simcom_status_t simcom_session_start(simcom_session_t *session)
{
    if (session->step > (uint8_t)SIMCOM_SESSION_GIVEN_UP || session->awaits != AWAITS_NOTHING) {
        return SIMCOM_E_BUSY;
    }
    session->events &= EVENT_BIT(SIMCOM_SESSION_EVENT_PUBLISHED);
    session->flags = 0;
    session->level = LEVEL_NONE;
    session->escalation = ESCALATE_CONNECT;
    session->tries = 0;
    session->failures = 0;
    session->server = 0;
    simcom_session_attempt(session);
    return SIMCOM_GOOD;
}

simcom_status_t simcom_session_stop(simcom_session_t *session)
{
    if (session->step == (uint8_t)SIMCOM_SESSION_OFF) {
        return SIMCOM_E_IDLE;
    }
    if (session->down == DOWN_FOR_GOOD) {
        return SIMCOM_E_BUSY;
    }
    session->down = DOWN_FOR_GOOD;
    simcom_session_hang_up(session, SIMCOM_SESSION_CAUSE_ASKED, 0);
    simcom_session_divert(session, SIMCOM_SESSION_DISCONNECT);
    return SIMCOM_GOOD;
}

bool simcom_session_is_online(const simcom_session_t *session)
{
    return (session->flags & FLAG_TOLD) != 0u;
}

/* Events of the modem ---------------------------------------------------------------------- */

static bool is_stopping(const simcom_session_t *session)
{
    return session->down == DOWN_FOR_GOOD;
}

/* The connection is gone, if there was one. While one is being made its own result says how it went: what comes
 * meanwhile can only mean the one before. */
static SIMCOM_APART void gone(simcom_session_t *session, simcom_session_cause_t cause, uint8_t code)
{
    if (session->step >= (uint8_t)SIMCOM_SESSION_SETTLE) {
        if (cause == SIMCOM_SESSION_CAUSE_PING_FAILED) {
            session->flags |= FLAG_DISCONNECT;
        }
        simcom_session_lost(session, cause, code);
    }
}

/* Finds out whether there still is a connection. */
static void check(simcom_session_t *session)
{
    if (session->step == (uint8_t)SIMCOM_SESSION_ONLINE && session->after == 0u) {
        simcom_session_divert(session, SIMCOM_SESSION_CHECK);
    }
}

/* What the end of somebody's operation says about the connection. */
static void judge(simcom_session_t *session, const simcom_event_t *event)
{
    if (event->u.done.outcome == SIMCOM_REFUSED) {
        if (simcom_session_learn(session, event->u.done.code)) {
            gone(session, SIMCOM_SESSION_CAUSE_REFUSED, event->u.done.code);
        }
    } else if (event->u.done.outcome != SIMCOM_DONE) {
        check(session);
    }
}

static void own_ended(simcom_session_t *session, const simcom_event_t *event)
{
    simcom_session_step_t after = (simcom_session_step_t)session->after;
    bool publish = session->step == (uint8_t)SIMCOM_SESSION_ONLINE;
    simcom_outcome_t outcome = (simcom_outcome_t)event->u.done.outcome;
    uint8_t code = event->u.done.code;
    session->awaits = AWAITS_NOTHING;
    session->after = 0;
    if (publish) {
        simcom_queue_ended(session, outcome, code);
    }
    if (after != SIMCOM_SESSION_OFF) {
        simcom_session_enter(session, after);
    } else if (publish) {
        judge(session, event);
    } else {
        simcom_session_step_ended(session, outcome, code);
    }
}

/* An operation of the application, on this client or on the module. */
static void others_ended(simcom_session_t *session, const simcom_event_t *event)
{
    uint8_t operation = event->u.done.operation;
    unsigned level = LEVEL_ACQUIRED;
    if (operation == SIMCOM_OPERATION_PUBLISH) {
        /* From now on a late result is that of this one, if it has none, or nobody's. */
        session->oldest &= (uint8_t)~OLDEST_OWED;
    }
    if (event->u.done.outcome != SIMCOM_DONE) {
        if (event->client != SIMCOM_MODULE) {
            judge(session, event);
        } else if (operation == SIMCOM_OPERATION_COMMAND) {
            /* Which client it was about, if any, its event does not say. */
            check(session);
        }
        return;
    }
    if (operation == SIMCOM_OPERATION_STOP) {
        level = LEVEL_AWAKE;
    } else if (operation == SIMCOM_OPERATION_RELEASE) {
        level = LEVEL_STARTED;
    } else if (operation != SIMCOM_OPERATION_DISCONNECT) {
        return;
    }
    simcom_session_lower(session, level);
    gone(session, SIMCOM_SESSION_CAUSE_ASKED, 0);
}

/* A result that came behind its operation's end: a message was delivered after all, there is a connection
 * after all, or what one knows of it is old. */
static void take_late(simcom_session_t *session, const simcom_event_t *event)
{
    uint8_t operation = event->u.done.operation;
    if (event->client == SIMCOM_MODULE || event->u.done.outcome != SIMCOM_DONE ||
        session->awaits != AWAITS_NOTHING || is_stopping(session)) {
        return;
    }
    if (operation == SIMCOM_OPERATION_PUBLISH) {
        if ((session->oldest & OLDEST_OWED) != 0u) {
            simcom_queue_ended(session, SIMCOM_DONE, 0);
        }
    } else if (operation == SIMCOM_OPERATION_CONNECT &&
               session->step == (uint8_t)SIMCOM_SESSION_PAUSE && session->level >= LEVEL_ACQUIRED) {
        simcom_session_enter(session, SIMCOM_SESSION_SETTLE);
    } else {
        check(session);
    }
}

static void take_restart(simcom_session_t *session)
{
    session->level = LEVEL_NONE;
    session->flags &= (uint8_t)~FLAG_DISCONNECT;
    session->oldest &= (uint8_t)~OLDEST_OWED;
    /* It has just restarted: nothing is gained by doing it again. */
    session->escalation = ESCALATE_CONNECT;
    session->tries = 0;
    if (is_stopping(session)) {
        /* Nothing is left to take down. */
        session->after = 0;
        if (session->awaits == AWAITS_NOTHING) {
            simcom_session_enter(session, SIMCOM_SESSION_OFF);
        }
    } else if (session->step == (uint8_t)SIMCOM_SESSION_RESET ||
               session->step == (uint8_t)SIMCOM_SESSION_BOOT) {
        simcom_session_divert(session, SIMCOM_SESSION_WAKE);
    } else if (session->step != (uint8_t)SIMCOM_SESSION_PAUSE) {
        simcom_session_lost(session, SIMCOM_SESSION_CAUSE_RESTARTED, 0);
    }
}

static void take_network_lost(simcom_session_t *session)
{
    bool up = session->level > LEVEL_AWAKE;
    simcom_session_lower(session, LEVEL_AWAKE);
    if (up && session->step > (uint8_t)SIMCOM_SESSION_START) {
        simcom_session_lost(session, SIMCOM_SESSION_CAUSE_NETWORK_LOST, 0);
    }
}

/* What the module said by itself, or late. */
static void take_notice(simcom_session_t *session, const simcom_event_t *event)
{
    if (event->kind == (uint8_t)SIMCOM_EVENT_RESTARTED) {
        take_restart(session);
    } else if (event->kind == (uint8_t)SIMCOM_EVENT_LATE_RESULT) {
        take_late(session, event);
    } else if (is_stopping(session)) {
        return;
    } else if (event->kind == (uint8_t)SIMCOM_EVENT_NETWORK_LOST) {
        take_network_lost(session);
    } else if (event->kind == (uint8_t)SIMCOM_EVENT_CONNECTION_LOST) {
        gone(session, SIMCOM_SESSION_CAUSE_CLOSED, event->u.cause);
    } else if (event->kind == (uint8_t)SIMCOM_EVENT_PING_FAILED) {
        gone(session, SIMCOM_SESSION_CAUSE_PING_FAILED, event->u.cause);
    }
}

bool simcom_session_handle(simcom_session_t *session, const simcom_event_t *event)
{
    bool own = session->awaits == AWAITS(event->client);
    if (event->client != session->config->client && event->client != SIMCOM_MODULE) {
        return false;
    }
    if (event->kind == SIMCOM_EVENT_DONE) {
        if (own) {
            own_ended(session, event);
        } else {
            others_ended(session, event);
        }
    } else if (event->kind == SIMCOM_EVENT_INFORMATION) {
        own = own && session->awaits == AWAITS_MODULE;
        if (own) {
            simcom_session_line(session, event);
        }
    } else {
        own = false;
        if (session->step > (uint8_t)SIMCOM_SESSION_GIVEN_UP) {
            take_notice(session, event);
        }
    }
    return own;
}

/* Time ------------------------------------------------------------------------------------- */

/* The time for SIM and network begins when the first question is answered with no; it does not run while a PIN is awaited. */
static void ask_network_again(simcom_session_t *session, uint32_t now)
{
    if ((session->flags & (FLAG_NETWORK_DUE | FLAG_NEED_PIN)) != FLAG_NETWORK_DUE) {
        session->network_due =
            now + simcom_session_ms(session->config->policy.network_s, NETWORK_S);
        session->flags |= FLAG_NETWORK_DUE;
    }
    if ((int32_t)(session->network_due - now) > 0) {
        simcom_session_enter(session, SIMCOM_SESSION_SIM);
    } else {
        simcom_session_fail(session, (simcom_session_cause_t)session->trouble_cause, 0);
    }
}

static void expire_online(simcom_session_t *session)
{
    if ((session->oldest & OLDEST_HOLD) != 0u) {
        simcom_session_enter(session, SIMCOM_SESSION_ONLINE);
        return;
    }
    simcom_session_timer(session, 0);
    session->failures = 0;
    if (session->config->policy.check_s != 0u) {
        simcom_session_enter(session, SIMCOM_SESSION_CHECK);
    }
}

static void expire(simcom_session_t *session, uint32_t now)
{
    switch (session->step) {
    case SIMCOM_SESSION_PAUSE:
        simcom_session_attempt(session);
        break;
    case SIMCOM_SESSION_BOOT:
        simcom_session_enter(session, SIMCOM_SESSION_WAKE);
        break;
    case SIMCOM_SESSION_NO_NETWORK:
        ask_network_again(session, now);
        break;
    default:
        expire_online(session);
        break;
    }
}

/* Whether there is a message to send. */
static bool is_queue_ready(const simcom_session_t *session)
{
    return session->count != 0u && (session->oldest & (OLDEST_HOLD | OLDEST_ENDED)) == 0u;
}

/* A call has refused what it was given. */
static void refused(simcom_session_t *session, simcom_status_t status)
{
    if (session->step == (uint8_t)SIMCOM_SESSION_ONLINE) {
        simcom_queue_ended(session, SIMCOM_REFUSED, SIMCOM_CODE_INVALID_PARAMETER);
    } else {
        simcom_session_give_up(session, SIMCOM_SESSION_CAUSE_WRONG_ARGUMENTS, (uint8_t)status);
    }
}

/* Does what there is to do. Returns when there is more. */
static uint32_t work(simcom_session_t *session, uint32_t now)
{
    while (session->step > (uint8_t)SIMCOM_SESSION_GIVEN_UP && session->awaits == AWAITS_NOTHING) {
        uint32_t left = simcom_session_left(session, now);
        simcom_status_t status;
        if (left == 0u) {
            expire(session, now);
            continue;
        }
        if (session->step == (uint8_t)SIMCOM_SESSION_ONLINE) {
            if (!is_queue_ready(session)) {
                return left;
            }
            status = simcom_queue_send(session);
        } else {
            /* The other steps that have a time limit send nothing. */
            if (left != UINT32_MAX) {
                return left;
            }
            status = simcom_session_begin(session);
        }
        if (status != SIMCOM_GOOD) {
            session->awaits = AWAITS_NOTHING;
            if (status == SIMCOM_E_BUSY) {
                return BUSY_MS < left ? BUSY_MS : left;
            }
            refused(session, status);
        } else if (session->awaits == AWAITS_NOTHING) {
            /* A step without an operation. */
            simcom_session_step_ended(session, SIMCOM_DONE, 0);
        } else if (session->step < (uint8_t)SIMCOM_SESSION_ONLINE) {
            simcom_session_tell(session, SIMCOM_SESSION_EVENT_WORKING);
        }
    }
    return UINT32_MAX;
}

uint32_t simcom_session_tick(simcom_session_t *session, uint32_t now_ms)
{
    uint32_t wait = work(session, now_ms);
    if (session->events != 0u) {
        wait = 0;
    }
    return wait;
}

/* News ------------------------------------------------------------------------------------- */

static void fill(simcom_session_t *session, simcom_session_event_t *event)
{
    if (event->kind == (uint8_t)SIMCOM_SESSION_EVENT_PUBLISHED) {
        simcom_queue_event(session, event);
    } else if (event->kind == (uint8_t)SIMCOM_SESSION_EVENT_DISCONNECTED) {
        event->cause = session->lost_cause;
        event->code = session->lost_code;
    } else if (event->kind == (uint8_t)SIMCOM_SESSION_EVENT_WAITING ||
               event->kind == (uint8_t)SIMCOM_SESSION_EVENT_GAVE_UP) {
        event->step = session->trouble_step;
        event->cause = session->trouble_cause;
        event->code = session->trouble_code;
        event->wait_ms = session->pause_ms;
    }
}

bool simcom_session_next_event(simcom_session_t *session, simcom_session_event_t *event)
{
    unsigned events = session->events;
    unsigned bit = EVENT_BIT(SIMCOM_SESSION_EVENT_PUBLISHED);
    if (events == 0u) {
        return false;
    }
    event->kind = SIMCOM_SESSION_EVENT_PUBLISHED;
    while ((events & bit) == 0u) {
        bit <<= 1;
        event->kind++;
    }
    session->events = (uint8_t)(events ^ bit);
    event->step = session->step;
    event->cause = 0;
    event->code = 0;
    event->outcome = 0;
    event->tag = 0;
    event->wait_ms = 0;
    fill(session, event);
    return true;
}
