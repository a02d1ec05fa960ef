/* SPDX-License-Identifier: MIT */
/*
 * recovery.c - after a time limit passed, or at the start: back to a line that is known to be quiet.
 *
 * The module may still wait for promised data, may answer late, or may be gone. So: the promised
 * count is filled up, the line is read until it is quiet, and AT is asked until OK. That OK could be a
 * late one, so the line has to stay quiet for a moment. Only then does the next command go out, so that
 * no late part can reach it. When the first AT is not answered either, more may have been promised than
 * is known here (by a host that was reset between prompt and data): then the longest payload is filled
 * up.
 */
#include "engine.h"

/* CR fills up promised data, and is an empty command to a module that waits for none. */
static const uint8_t filler[] = "\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r";
static const uint8_t question[] = "AT\r";
#define FILLER_LENGTH   (sizeof filler - 1u)
#define QUESTION_LENGTH (sizeof question - 1u)

static SIMCOM_APART void enter(simcom_t *modem, unsigned state, unsigned fill)
{
    modem->recovery = (uint8_t)state;
    modem->fill = (uint16_t)fill;
    modem->flags &= (uint8_t)~MODEM_HEARD;
    simcom_timer_start(modem, simcom_bits(TIMER_RECOVERY));
}

uint32_t simcom_recovery_limit(const simcom_t *modem)
{
    return modem->recovery == RECOVERY_PROBE    ? SIMCOM_PROBE_MS
           : modem->recovery == RECOVERY_SETTLE ? SIMCOM_LINGER_MS
                                                : SIMCOM_QUIET_MS;
}

static void probe(simcom_t *modem)
{
    enter(modem, RECOVERY_PROBE, QUESTION_LENGTH);
}

void simcom_recovery_begin(simcom_t *modem, unsigned fill)
{
    modem->probes = 0;
    /* The data belongs to the application again: it is neither sent nor compared with an echo any longer. */
    modem->flags &= (uint8_t) ~(MODEM_ECHOING | MODEM_DATA);
    enter(modem, RECOVERY_FILL, fill);
}

simcom_status_t simcom_wake(simcom_t *modem)
{
    /* A slot that is not idle waits for the wire, for an answer, or to be pulled. */
    if (((modem->timers | modem->queued | modem->ended) & ((1u << SLOT_COUNT) - 1u)) != 0u) {
        return simcom_refuse(modem, SIMCOM_E_BUSY, NULL, 0);
    }
    if (modem->recovery == RECOVERY_NONE) {
        modem->probes = 0;
        modem->data.length = 0;
        probe(modem);
    }
    return SIMCOM_GOOD;
}

void simcom_recovery_token(simcom_t *modem)
{
    uint8_t token = modem->scan.token;
    if (token == SIMCOM_TOKEN_PROMPT) {
        /* A prompt that came late: what it asks for is known, or can be anything. */
        uint16_t asked = modem->data.length;
        enter(modem, RECOVERY_FILL, asked != 0u ? asked : modem->revision->payload_limit);
    } else if (modem->recovery == RECOVERY_FILL && modem->probes > 0u) {
        /* Blind filling ends as soon as the module says something: it takes commands again. */
        modem->fill = 0;
    } else if (token == SIMCOM_TOKEN_OK &&
               (modem->recovery == RECOVERY_SETTLE ||
                (modem->recovery == RECOVERY_PROBE && modem->fill == 0u))) {
        /* Another OK answers another question: of those there is an end. */
        enter(modem, RECOVERY_SETTLE, 0);
    }
}

/* Waits for another window of silence if bytes came in this one: what is late may still come. A line that
 * never falls silent, since messages or URCs follow each other, is given so many windows. In these states
 * `fill` counts them. */
static bool wait_on(simcom_t *modem)
{
    if ((modem->flags & MODEM_HEARD) == 0u || modem->fill >= SIMCOM_QUIET_WINDOWS) {
        return false;
    }
    enter(modem, modem->recovery, modem->fill + 1u);
    return true;
}

/* No OK to AT. */
static void probe_failed(simcom_t *modem)
{
    if (modem->fill != 0u && modem->fill < QUESTION_LENGTH) {
        /* It is not out yet: its rest would be a part of the next one. */
        enter(modem, RECOVERY_PROBE, modem->fill);
        return;
    }
    if (modem->probes < SIMCOM_PROBES) {
        modem->probes++;
    }
    if (modem->probes == 1u) {
        enter(modem, RECOVERY_FILL, modem->revision->payload_limit);
    } else {
        enter(modem, RECOVERY_QUIET, 0);
    }
    if (modem->probes == SIMCOM_PROBES) {
        simcom_exchange_give_up(modem);
    }
}

void simcom_recovery_expire(simcom_t *modem)
{
    switch (modem->recovery) {
    case RECOVERY_QUIET:
        if (!wait_on(modem)) {
            probe(modem);
        }
        break;
    case RECOVERY_PROBE:
        probe_failed(modem);
        break;
    case RECOVERY_SETTLE:
        if (wait_on(modem)) {
            break;
        }
        modem->recovery = RECOVERY_NONE;
        simcom_timer_stop(modem, simcom_bits(TIMER_RECOVERY));
        modem->ended |= ENDED_RECOVERED;
        simcom_exchange_dispatch(modem);
        break;
    default:
        /* As long as the UART takes no bytes, the filling is not over. */
        enter(modem, modem->fill == 0u ? RECOVERY_QUIET : RECOVERY_FILL, modem->fill);
        break;
    }
}

size_t simcom_recovery_peek(const simcom_t *modem, const uint8_t **bytes)
{
    if (modem->recovery == RECOVERY_FILL) {
        *bytes = filler;
        return modem->fill < FILLER_LENGTH ? modem->fill : FILLER_LENGTH;
    }
    if (modem->recovery == RECOVERY_PROBE) {
        *bytes = question + (QUESTION_LENGTH - modem->fill);
        return modem->fill;
    }
    return 0;
}

void simcom_recovery_ack(simcom_t *modem, size_t n)
{
    modem->fill = (uint16_t)(n < modem->fill ? modem->fill - n : 0u);
    if (modem->recovery == RECOVERY_FILL) {
        enter(modem, RECOVERY_FILL, modem->fill);
    }
}
