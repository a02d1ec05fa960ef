/* SPDX-License-Identifier: MIT */
/* session_state.c - what a session waits for, what it knows is set up, and what it has to tell. */
#include "session_parts.h"

/* Time ------------------------------------------------------------------------------------- */

SIMCOM_APART uint32_t simcom_session_ms(uint16_t seconds, uint16_t otherwise)
{
    if (seconds == 0u) {
        seconds = otherwise;
    }
    return (uint32_t)seconds * 1000u;
}

void simcom_session_timer(simcom_session_t *session, uint32_t ms)
{
    session->due = ms;
    session->flags |= FLAG_SPAN;
}

uint32_t simcom_session_left(simcom_session_t *session, uint32_t now)
{
    if ((session->flags & FLAG_SPAN) != 0u) {
        if (session->due == 0u) {
            return UINT32_MAX;
        }
        session->flags &= (uint8_t)~FLAG_SPAN;
        session->due += now;
    }
    int32_t left = (int32_t)(session->due - now);
    return left > 0 ? (uint32_t)left : 0u;
}

/* What is set up ---------------------------------------------------------------------------- */

void simcom_session_lower(simcom_session_t *session, unsigned level)
{
    if (session->level > level) {
        session->level = (uint8_t)level;
    }
}

unsigned simcom_session_meaning(const simcom_session_t *session, uint8_t code)
{
    if (code == SIMCOM_CODE_MISSING) {
        return SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_MODULE, 0u);
    }
    const simcom_revision_t *revision = session->modem->revision;
    return code < revision->meaning_count ? revision->meanings[code] : 0u;
}

bool simcom_session_learn(simcom_session_t *session, uint8_t code)
{
    /* Without the service the module is awake and no more; without the client the service runs. */
    unsigned ends = SIMCOM_ENDS_OF(simcom_session_meaning(session, code));
    if (ends == SIMCOM_ENDS_STARTED || ends == SIMCOM_ENDS_ACQUIRED) {
        simcom_session_lower(session, ends == SIMCOM_ENDS_STARTED ? LEVEL_AWAKE : LEVEL_STARTED);
    }
    return ends != SIMCOM_ENDS_NOTHING;
}

/* News -------------------------------------------------------------------------------------- */

void simcom_session_tell(simcom_session_t *session, unsigned kind)
{
    static const uint8_t replaces[] = {
        [SIMCOM_SESSION_EVENT_NONE] = 0,
        [SIMCOM_SESSION_EVENT_PUBLISHED] = 0,
        [SIMCOM_SESSION_EVENT_DISCONNECTED] = EVENT_BIT(SIMCOM_SESSION_EVENT_CONNECTED),
        [SIMCOM_SESSION_EVENT_WORKING] = EVENT_BIT(SIMCOM_SESSION_EVENT_WAITING),
        [SIMCOM_SESSION_EVENT_NEED_PIN] = 0,
        [SIMCOM_SESSION_EVENT_WAITING] =
            EVENT_BIT(SIMCOM_SESSION_EVENT_WORKING) | EVENT_BIT(SIMCOM_SESSION_EVENT_NEED_PIN),
        [SIMCOM_SESSION_EVENT_CONNECTED] =
            EVENT_BIT(SIMCOM_SESSION_EVENT_WORKING) | EVENT_BIT(SIMCOM_SESSION_EVENT_NEED_PIN),
        [SIMCOM_SESSION_EVENT_GAVE_UP] =
            EVENT_BIT(SIMCOM_SESSION_EVENT_WORKING) | EVENT_BIT(SIMCOM_SESSION_EVENT_NEED_PIN),
        [SIMCOM_SESSION_EVENT_STOPPED] = EVENT_BIT(SIMCOM_SESSION_EVENT_WORKING) |
                                         EVENT_BIT(SIMCOM_SESSION_EVENT_WAITING) |
                                         EVENT_BIT(SIMCOM_SESSION_EVENT_GAVE_UP),
    };
    /* While the network is waited for, the same questions come again and again. */
    if (kind == SIMCOM_SESSION_EVENT_WORKING && (session->flags & FLAG_NETWORK_DUE) != 0u) {
        return;
    }
    session->events &= (uint8_t)~replaces[kind];
    session->events |= EVENT_BIT(kind);
}
