/* SPDX-License-Identifier: MIT */
/*
 * recovery.c - after a time limit passed, or at the start: back to a line that is known to be quiet.
 *
 * The module may still wait for promised data, may answer late, or may be gone. So: the promised
 * count is filled up, the line is read until it is quiet, and AT is asked until OK. Only then does
 * the next command go out, so that no late part can reach it. When the first AT is not answered
 * either, more may have been promised than is known here (by a host that was reset between prompt
 * and data): then the longest payload is filled up.
 */
#include "engine.h"

/* CR fills up promised data, and is an empty command to a module that waits for none. */
static const uint8_t filler[] = "\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r";
static const uint8_t question[] = "AT\r";
#define QUESTION_LENGTH (sizeof question - 1u)

void simcom_recovery_begin(simcom_t *modem, size_t fill)
{
    modem->fill = (uint16_t)fill;
    modem->recovery = RECOVERY_FILL;
    modem->probes = 0;
    modem->echo_left = 0;
    simcom_timer_set(&modem->recovery_timer, SIMCOM_QUIET_MS);
}

void simcom_recovery_heard(simcom_t *modem)
{
    if (modem->recovery == RECOVERY_QUIET) {
        simcom_timer_set(&modem->recovery_timer, SIMCOM_QUIET_MS);
    }
    /* Blind filling ends as soon as the module says something: it takes commands again. */
    if (modem->recovery == RECOVERY_FILL && modem->probes > 0u) {
        modem->fill = 0;
    }
}

static void probe(simcom_t *modem)
{
    modem->recovery = RECOVERY_PROBE;
    modem->fill = QUESTION_LENGTH;
    simcom_timer_set(&modem->recovery_timer, SIMCOM_PROBE_MS);
}

/* No OK to AT. */
static void probe_failed(simcom_t *modem)
{
    if (modem->probes < SIMCOM_PROBES) {
        modem->probes++;
    }
    modem->recovery = modem->probes == 1u ? RECOVERY_FILL : RECOVERY_QUIET;
    modem->fill = modem->probes == 1u ? modem->revision->payload_limit : 0u;
    simcom_timer_set(&modem->recovery_timer, SIMCOM_QUIET_MS);
}

simcom_status_t simcom_wake(simcom_t *modem)
{
    for (unsigned i = 0; i < SLOT_COUNT; i++) {
        const simcom_slot_t *slot = simcom_slot_at(modem, i);
        if (slot != NULL && slot->phase != PHASE_IDLE) {
            return SIMCOM_E_BUSY;
        }
    }
    if (modem->recovery == RECOVERY_NONE) {
        modem->probes = 0;
        probe(modem);
    }
    return SIMCOM_GOOD;
}

bool simcom_recovery_final(simcom_t *modem, uint8_t part)
{
    if (modem->recovery != RECOVERY_PROBE || modem->fill != 0u || part != SIMCOM_PART_OK) {
        return false;
    }
    modem->recovery = RECOVERY_NONE;
    modem->probes = 0;
    return true;
}

void simcom_recovery_tick(simcom_t *modem, uint32_t now)
{
    if (modem->recovery == RECOVERY_NONE || !simcom_timer_over(&modem->recovery_timer, now)) {
        return;
    }
    if (modem->recovery == RECOVERY_QUIET) {
        probe(modem);
    } else if (modem->recovery == RECOVERY_PROBE) {
        probe_failed(modem);
    } else {
        /* As long as the UART takes no bytes, the filling is not over. */
        if (modem->fill == 0u && modem->tx_left == 0u) {
            modem->recovery = RECOVERY_QUIET;
        }
        simcom_timer_set(&modem->recovery_timer, SIMCOM_QUIET_MS);
    }
}

size_t simcom_recovery_peek(const simcom_t *modem, const uint8_t **bytes)
{
    if (modem->recovery == RECOVERY_FILL) {
        *bytes = filler;
        return modem->fill < sizeof filler - 1u ? modem->fill : sizeof filler - 1u;
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
        simcom_timer_set(&modem->recovery_timer, SIMCOM_QUIET_MS);
    }
}
