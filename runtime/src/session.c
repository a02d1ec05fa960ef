/* SPDX-License-Identifier: MIT */
/* session.c - the public calls of a session: events of the modem in, time, news out. */
#include "simcom/session.h"

#include "session_parts.h"

#include "simcom/codes.h"

#define NETWORK_S 180u
/* How long to wait until a slot is asked for again that the application uses; its event comes before. */
#define BUSY_MS 1000u

#define BIT(kind) ((uint16_t)(1u << (kind)))

simcom_status_t simcom_session_init(simcom_session_t *session, simcom_t *modem,
                                    const simcom_session_config_t *config)
{
    for (size_t i = 0; i < sizeof *session; i++) {
        ((uint8_t *)session)[i] = 0;
    }
    session->config = config;
    session->modem = modem;
    if (config->client >= SIMCOM_CLIENTS || modem->client[config->client] == NULL) {
        return SIMCOM_E_CLIENT;
    }
    if (config->servers == NULL || (config->filters == NULL && config->filter_count != 0u)) {
        return SIMCOM_E_MISSING;
    }
    if (config->policy.pause_min_s > INT16_MAX || config->policy.pause_max_s > INT16_MAX ||
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
    session->news &= BIT(SIMCOM_SESSION_EVENT_PUBLISHED);
    session->flags &= FLAG_ENDED | FLAG_AGAIN;
    session->level = LEVEL_NONE;
    session->rung = RUNG_CONNECT;
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
    if ((session->flags & FLAG_TOLD) != 0u) {
        session->flags &= (uint16_t)~FLAG_TOLD;
        session->lost_cause = SIMCOM_SESSION_ASKED;
        session->lost_code = 0;
        simcom_session_tell(session, SIMCOM_SESSION_EVENT_DISCONNECTED);
    }
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

/* Whether there is a connection as far as one knows. */
static bool has_connection(const simcom_session_t *session)
{
    return session->step >= (uint8_t)SIMCOM_SESSION_SETTLE;
}

/* Finds out whether there still is a connection. */
static void check(simcom_session_t *session)
{
    if (session->after == 0u && session->step == (uint8_t)SIMCOM_SESSION_ONLINE) {
        simcom_session_divert(session, SIMCOM_SESSION_CHECK);
    }
}

/* What the end of somebody's operation says about the connection. */
static void judge(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code)
{
    bool gone = outcome == SIMCOM_REFUSED && simcom_session_learn(session, code);
    if (!has_connection(session) || is_stopping(session)) {
        return;
    }
    if (gone) {
        simcom_session_lost(session, SIMCOM_SESSION_REFUSED, code);
    } else if (outcome != SIMCOM_DONE && outcome != SIMCOM_REFUSED) {
        check(session);
    }
}

static void own_ended(simcom_session_t *session, simcom_outcome_t outcome, uint8_t code)
{
    simcom_session_step_t after = (simcom_session_step_t)session->after;
    bool publish = session->step == (uint8_t)SIMCOM_SESSION_ONLINE;
    session->awaits = AWAITS_NOTHING;
    session->after = 0;
    if (publish) {
        simcom_queue_ended(session, outcome, code);
    }
    if (after != SIMCOM_SESSION_OFF) {
        simcom_session_divert(session, after);
    } else if (publish) {
        judge(session, outcome, code);
    } else {
        simcom_session_step_ended(session, outcome, code);
    }
}

/* An operation of the application, on this client or on the module. */
static void others_ended(simcom_session_t *session, const simcom_event_t *event)
{
    bool mine = event->client == session->config->client;
    uint8_t operation = event->u.done.operation;
    bool done = event->u.done.outcome == SIMCOM_DONE;
    if (!mine && event->client != SIMCOM_MODULE) {
        return;
    }
    if (done && operation == SIMCOM_OPERATION_STOP) {
        simcom_session_sink(session, LEVEL_AWAKE);
    } else if (done && operation == SIMCOM_OPERATION_RELEASE) {
        simcom_session_sink(session, LEVEL_STARTED);
    } else if (!done || operation != SIMCOM_OPERATION_DISCONNECT) {
        if (mine) {
            judge(session, (simcom_outcome_t)event->u.done.outcome, event->u.done.code);
        } else if (operation == SIMCOM_OPERATION_COMMAND && !done && !is_stopping(session)) {
            /* Which client it was about, if any, its event does not say. */
            check(session);
        }
        return;
    }
    if (has_connection(session) && !is_stopping(session)) {
        simcom_session_lost(session, SIMCOM_SESSION_ASKED, 0);
    }
}

static bool take_done(simcom_session_t *session, const simcom_event_t *event)
{
    uint8_t owner = session->awaits == AWAITS_MODULE   ? (uint8_t)SIMCOM_MODULE
                    : session->awaits == AWAITS_CLIENT ? session->config->client
                                                       : SIMCOM_CLIENTS;
    if (owner != event->client) {
        others_ended(session, event);
        return false;
    }
    own_ended(session, (simcom_outcome_t)event->u.done.outcome, event->u.done.code);
    return true;
}

/* A result that came behind its operation's end: a message was delivered after all, there is a connection
 * after all, or what one knows of it is old. */
static void take_late(simcom_session_t *session, const simcom_event_t *event)
{
    uint8_t operation = event->u.done.operation;
    if (event->client != session->config->client || event->u.done.outcome != SIMCOM_DONE ||
        session->awaits != AWAITS_NOTHING || is_stopping(session)) {
        return;
    }
    if (operation == SIMCOM_OPERATION_PUBLISH) {
        if ((session->flags & FLAG_AGAIN) != 0u) {
            simcom_queue_ended(session, SIMCOM_DONE, 0);
        }
    } else if (session->step == (uint8_t)SIMCOM_SESSION_ONLINE) {
        simcom_session_enter(session, SIMCOM_SESSION_CHECK);
    } else if (operation == SIMCOM_OPERATION_CONNECT &&
               session->step == (uint8_t)SIMCOM_SESSION_PAUSE && session->level >= LEVEL_ACQUIRED) {
        simcom_session_enter(session, SIMCOM_SESSION_SETTLE);
    }
}

static void take_restart(simcom_session_t *session)
{
    bool asked = session->step == (uint8_t)SIMCOM_SESSION_RESET ||
                 session->step == (uint8_t)SIMCOM_SESSION_BOOT;
    session->level = LEVEL_NONE;
    session->flags &= (uint16_t)~FLAG_DISCONNECT;
    if (is_stopping(session)) {
        /* Nothing is left to take down. */
        session->after = 0;
        if (session->awaits == AWAITS_NOTHING) {
            simcom_session_enter(session, SIMCOM_SESSION_OFF);
            simcom_session_tell(session, SIMCOM_SESSION_EVENT_STOPPED);
        }
    } else if (asked) {
        simcom_session_divert(session, SIMCOM_SESSION_WAKE);
    } else if (session->step != (uint8_t)SIMCOM_SESSION_PAUSE) {
        simcom_session_lost(session, SIMCOM_SESSION_RESTARTED, 0);
    }
}

static void take_network_lost(simcom_session_t *session)
{
    bool up = session->level > LEVEL_AWAKE;
    simcom_session_sink(session, LEVEL_AWAKE);
    if (up && session->step > (uint8_t)SIMCOM_SESSION_START) {
        simcom_session_lost(session, SIMCOM_SESSION_NETWORK_LOST, 0);
    }
}

/* A line of the module that says that the connection is gone. While one is being made its own result says
 * how it went: the line can only mean the one before. */
static void take_lost(simcom_session_t *session, const simcom_event_t *event)
{
    bool ping = event->kind == SIMCOM_EVENT_PING_FAILED;
    if (event->client != session->config->client && event->client != SIMCOM_MODULE) {
        return;
    }
    if (has_connection(session)) {
        session->flags |= ping ? FLAG_DISCONNECT : 0u;
        simcom_session_lost(session, ping ? SIMCOM_SESSION_PING_FAILED : SIMCOM_SESSION_CLOSED,
                            event->u.cause);
    }
}

bool simcom_session_handle(simcom_session_t *session, const simcom_event_t *event)
{
    bool idle = session->step <= (uint8_t)SIMCOM_SESSION_GIVEN_UP;
    if (event->kind == SIMCOM_EVENT_DONE) {
        return take_done(session, event);
    }
    if (event->kind == SIMCOM_EVENT_INFORMATION) {
        bool own = session->awaits == AWAITS_MODULE && event->client == SIMCOM_MODULE;
        if (own) {
            simcom_session_line(session, event);
        }
        return own;
    }
    if (idle) {
        return false;
    }
    if (event->kind == SIMCOM_EVENT_RESTARTED) {
        take_restart(session);
    } else if (is_stopping(session)) {
        return false;
    } else if (event->kind == SIMCOM_EVENT_NETWORK_LOST) {
        take_network_lost(session);
    } else if (event->kind == SIMCOM_EVENT_CONNECTION_LOST ||
               event->kind == SIMCOM_EVENT_PING_FAILED) {
        take_lost(session, event);
    } else if (event->kind == SIMCOM_EVENT_LATE_RESULT) {
        take_late(session, event);
    }
    return false;
}

/* Time ------------------------------------------------------------------------------------- */

void simcom_session_timer(simcom_session_t *session, uint32_t ms)
{
    session->due = ms;
    session->flags |= FLAG_TIMER | FLAG_FRESH;
}

/* What is left of the present step's time; UINT32_MAX if it has no limit. */
static uint32_t time_left(simcom_session_t *session, uint32_t now)
{
    if ((session->flags & FLAG_TIMER) == 0u) {
        return UINT32_MAX;
    }
    if ((session->flags & FLAG_FRESH) != 0u) {
        session->flags &= (uint16_t)~FLAG_FRESH;
        session->due += now;
    }
    return (int32_t)(session->due - now) > 0 ? session->due - now : 0u;
}

/* Patience begins with the first disappointment; who has to enter a PIN gets all the time. */
static void ask_network_again(simcom_session_t *session, uint32_t now)
{
    uint32_t patience_s = session->config->policy.network_s;
    if ((session->flags & FLAG_PATIENCE) == 0u || (session->flags & FLAG_NEED_PIN) != 0u) {
        session->network_due = now + (patience_s != 0u ? patience_s : NETWORK_S) * 1000u;
        session->flags |= FLAG_PATIENCE;
    }
    if ((int32_t)(session->network_due - now) > 0) {
        simcom_session_enter(session, SIMCOM_SESSION_SIM);
    } else {
        simcom_session_fail(session, (simcom_session_cause_t)session->trouble_cause, 0);
    }
}

static void expire_online(simcom_session_t *session)
{
    bool check = session->config->policy.check_s != 0u;
    session->flags &= (uint16_t)~FLAG_TIMER;
    if ((session->flags & FLAG_HOLD) != 0u) {
        session->flags &= (uint16_t)~FLAG_HOLD;
        simcom_session_timer(session, check ? session->config->policy.check_s * 1000u
                                            : SIMCOM_SESSION_STABLE_MS);
        return;
    }
    session->failures = 0;
    if (check) {
        simcom_session_enter(session, SIMCOM_SESSION_CHECK);
    }
}

static void expire(simcom_session_t *session, uint32_t now)
{
    switch ((simcom_session_step_t)session->step) {
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

/* Whether the present step has something to send. */
static bool has_work(const simcom_session_t *session)
{
    switch ((simcom_session_step_t)session->step) {
    case SIMCOM_SESSION_PAUSE:
    case SIMCOM_SESSION_BOOT:
    case SIMCOM_SESSION_NO_NETWORK:
        return false;
    case SIMCOM_SESSION_ONLINE:
        return simcom_queue_ready(session);
    default:
        return true;
    }
}

/* A call has refused what it was given. */
static void refused(simcom_session_t *session, simcom_status_t status)
{
    if (session->step == (uint8_t)SIMCOM_SESSION_ONLINE) {
        simcom_queue_ended(session, SIMCOM_REFUSED, SIMCOM_CODE_INVALID_PARAMETER);
    } else {
        simcom_session_give_up(session, SIMCOM_SESSION_WRONG_ARGUMENTS, (uint8_t)status);
    }
}

/* Does what there is to do. Returns when there is more. */
static uint32_t work(simcom_session_t *session, uint32_t now)
{
    while (session->step > (uint8_t)SIMCOM_SESSION_GIVEN_UP && session->awaits == AWAITS_NOTHING) {
        uint32_t left = time_left(session, now);
        simcom_status_t status;
        if (left == 0u) {
            expire(session, now);
            continue;
        }
        if (!has_work(session)) {
            return left;
        }
        if (session->step == (uint8_t)SIMCOM_SESSION_ONLINE) {
            status = simcom_queue_send(session);
            session->awaits = status == SIMCOM_GOOD ? AWAITS_CLIENT : AWAITS_NOTHING;
        } else {
            status = simcom_session_begin(session);
        }
        if (status == SIMCOM_E_BUSY) {
            return BUSY_MS < left ? BUSY_MS : left;
        }
        if (status != SIMCOM_GOOD) {
            refused(session, status);
        } else if (session->awaits == AWAITS_NOTHING) {
            /* A step without an operation. */
            simcom_session_step_ended(session, SIMCOM_DONE, 0);
        } else if (session->step < (uint8_t)SIMCOM_SESSION_ONLINE &&
                   (session->flags & FLAG_PATIENCE) == 0u) {
            /* While the network is waited for, the same questions come again and again. */
            simcom_session_tell(session, SIMCOM_SESSION_EVENT_WORKING);
        }
    }
    return UINT32_MAX;
}

uint32_t simcom_session_tick(simcom_session_t *session, uint32_t now_ms)
{
    uint32_t wait = work(session, now_ms);
    return session->news != 0u ? 0u : wait;
}

/* News ------------------------------------------------------------------------------------- */

void simcom_session_tell(simcom_session_t *session, simcom_session_event_kind_t kind)
{
    static const uint16_t replaces[] = {
        [SIMCOM_SESSION_EVENT_DISCONNECTED] = BIT(SIMCOM_SESSION_EVENT_CONNECTED),
        [SIMCOM_SESSION_EVENT_WORKING] = BIT(SIMCOM_SESSION_EVENT_WAITING),
        [SIMCOM_SESSION_EVENT_WAITING] =
            BIT(SIMCOM_SESSION_EVENT_WORKING) | BIT(SIMCOM_SESSION_EVENT_NEED_PIN),
        [SIMCOM_SESSION_EVENT_CONNECTED] =
            BIT(SIMCOM_SESSION_EVENT_WORKING) | BIT(SIMCOM_SESSION_EVENT_NEED_PIN),
        [SIMCOM_SESSION_EVENT_GAVE_UP] =
            BIT(SIMCOM_SESSION_EVENT_WORKING) | BIT(SIMCOM_SESSION_EVENT_NEED_PIN),
        [SIMCOM_SESSION_EVENT_STOPPED] = BIT(SIMCOM_SESSION_EVENT_WORKING) |
                                         BIT(SIMCOM_SESSION_EVENT_WAITING) |
                                         BIT(SIMCOM_SESSION_EVENT_GAVE_UP),
        [SIMCOM_SESSION_EVENT_NEED_PIN] = 0,
        [SIMCOM_SESSION_EVENT_PUBLISHED] = 0,
    };
    session->news &= (uint16_t)~replaces[kind];
    session->news |= BIT(kind);
}

static void fill(simcom_session_t *session, simcom_session_event_t *event)
{
    event->step = session->step;
    switch ((simcom_session_event_kind_t)event->kind) {
    case SIMCOM_SESSION_EVENT_PUBLISHED:
        simcom_queue_event(session, event);
        break;
    case SIMCOM_SESSION_EVENT_DISCONNECTED:
        event->cause = session->lost_cause;
        event->code = session->lost_code;
        break;
    case SIMCOM_SESSION_EVENT_WAITING:
    case SIMCOM_SESSION_EVENT_GAVE_UP:
        event->step = session->trouble_step;
        event->cause = session->trouble_cause;
        event->code = session->trouble_code;
        event->wait_ms = session->pause_ms;
        break;
    default:
        break;
    }
}

bool simcom_session_next_event(simcom_session_t *session, simcom_session_event_t *event)
{
    static const simcom_session_event_t empty;
    unsigned kind = SIMCOM_SESSION_EVENT_PUBLISHED;
    if (session->news == 0u) {
        return false;
    }
    while ((session->news & BIT(kind)) == 0u) {
        kind++;
    }
    session->news &= (uint16_t)~BIT(kind);
    *event = empty;
    event->kind = (uint8_t)kind;
    fill(session, event);
    return true;
}
