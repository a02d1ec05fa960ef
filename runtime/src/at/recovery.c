/* SPDX-License-Identifier: MIT */
/*
 * recovery.c - after a time limit passed, or at the start: back to a line that is known to be quiet.
 *
 * The module may still wait for promised data, may answer late, or may be gone. So: the promised
 * count is filled up, the line is read until it is quiet, and AT is asked until OK. That OK could be a
 * late one, so the line has to stay quiet for a moment. Only then does the next command go out, so that
 * no late part can reach it. When the first AT is not answered either, more may have been promised than
 * is known here (by a host that was reset between prompt and data): then the longest payload is filled
 * up. A module that answers the filling with another prompt is in a text that CR does not end, that of an
 * SMS: ESC leaves it, once. Ctrl-Z would send it.
 *
 * All of that has an end: whatever the module says, the operations that wait are given up after SIMCOM_PROBES questions
 * without an answer, and as often as the UART takes nothing for 9 s.
 *
 * Asking is the gentle way, where a command has no answer yet and none of its data can be missing: AT alone, while the
 * command keeps the wire. A module that is at work answers both when it is done; one that answers AT alone has
 * answered the command before, and the answer was lost.
 */
#include "engine.h"

/* CR fills up promised data, and is an empty command to a module that waits for none. */
static const uint8_t filler[] = "\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r\r";
static const uint8_t question[] = "AT\r";
static const uint8_t escape[] = "\x1B";
#define FILLER_LENGTH   (sizeof filler - 1u)
#define QUESTION_LENGTH (sizeof question - 1u)

/* simcom_t.stalls: a count of time limits that passed without a byte taken by the UART, and what became of prompts. */
#define STALLS         0x3Fu
#define STALL_PROMPTED 0x40u /* one was filled up */
#define STALL_ESCAPED  0x80u /* another came, ESC went out or is due */

/* `fill` counts windows of silence, and in the upper byte each OK that is one too many. So many OK are waited for. */
#define MORE_OK 256u
#define MOST_OK 250u

/* After as many quiet times without a byte taken, 9 s, the operations that wait are given up. */
#define STALLED 30u

static SIMCOM_APART void enter(simcom_t *modem, unsigned state, unsigned fill)
{
    modem->recovery = (uint8_t)state;
    modem->fill = (uint16_t)fill;
    modem->flags &= (uint8_t)~MODEM_HEARD;
    simcom_tx_drop(modem);
    simcom_timer_start(modem, simcom_bits(TIMER_RECOVERY));
}

uint32_t simcom_recovery_limit(const simcom_t *modem)
{
    return modem->recovery == RECOVERY_ASK      ? SIMCOM_ASK_S * 1000u
           : modem->recovery == RECOVERY_PROBE  ? SIMCOM_PROBE_MS
           : modem->recovery == RECOVERY_SETTLE ? SIMCOM_LINGER_MS
                                                : SIMCOM_QUIET_MS;
}

/* Asks AT. `probes` counts the questions without an answer. */
static void probe(simcom_t *modem, unsigned state)
{
    enter(modem, state, QUESTION_LENGTH);
}

void simcom_recovery_begin(simcom_t *modem, unsigned fill)
{
    modem->probes = 0;
    modem->stalls = 0;
    /* The data belongs to the application again: it is neither sent nor compared with an echo any longer. */
    modem->flags &= (uint8_t) ~(MODEM_ECHOING | MODEM_DATA);
    enter(modem, RECOVERY_FILL, fill);
}

void simcom_recovery_ask(simcom_t *modem)
{
    modem->probes = 1;
    modem->stalls = 0;
    probe(modem, RECOVERY_ASK);
}

simcom_status_t simcom_wake(simcom_t *modem)
{
    /* A slot that is not idle waits for the wire, for an answer, or to be pulled. */
    if (((modem->timers | modem->queued | modem->ended) & ((1u << SLOT_COUNT) - 1u)) != 0u) {
        return simcom_refuse(modem, SIMCOM_E_BUSY, NULL, 0);
    }
    if (modem->recovery == RECOVERY_NONE) {
        modem->probes = 0;
        modem->stalls = 0;
        modem->data.length = 0;
        probe(modem, RECOVERY_PROBE);
    }
    return SIMCOM_GOOD;
}

/* A prompt that came late. What it asks for is known, or can be anything; another one asks for what is no data. */
static void take_prompt(simcom_t *modem)
{
    unsigned asked = modem->data.length;
    if ((modem->stalls & STALL_PROMPTED) == 0u) {
        modem->stalls = STALL_PROMPTED;
        enter(modem, RECOVERY_FILL, asked != 0u ? asked : modem->revision->payload_limit);
    } else if ((modem->stalls & STALL_ESCAPED) == 0u) {
        modem->stalls = STALL_PROMPTED | STALL_ESCAPED;
        /* With a CR: to a module that waits for a command ESC is the beginning of one. */
        enter(modem, RECOVERY_ESCAPE, asked != 0u && modem->fill > 2u ? modem->fill : 2u);
    }
}

/* OK, while it is awaited. Another one answers another question. */
static simcom_whose_t take_ok(simcom_t *modem)
{
    bool asked = modem->probes != 0u;
    unsigned count = modem->recovery == RECOVERY_SETTLE ? modem->fill + MORE_OK : 0u;
    if (modem->wire != NULL && asked) {
        modem->probes--;
    }
    if (count < MOST_OK * MORE_OK) {
        enter(modem, RECOVERY_SETTLE, count);
    }
    return asked ? WHOSE_ACCEPTED : WHOSE_OWN;
}

simcom_whose_t simcom_recovery_token(simcom_t *modem)
{
    uint8_t token = modem->scan.token;
    simcom_whose_t whose = modem->recovery >= RECOVERY_SETTLE ? WHOSE_OWN : WHOSE_NONE;
    if (token == SIMCOM_TOKEN_PROMPT) {
        take_prompt(modem);
    } else if (modem->recovery == RECOVERY_FILL && modem->probes > 0u) {
        /* Blind filling ends as soon as the module says something: it takes commands again. */
        modem->fill = 0;
    } else if (modem->recovery == RECOVERY_ASK && token <= SIMCOM_TOKEN_CME_ERROR &&
               token != SIMCOM_TOKEN_OK) {
        /* The command's answer: AT itself is never refused. From here on failures are counted, not questions. */
        modem->probes = 1;
        enter(modem, RECOVERY_QUIET, 0);
    } else if (token == SIMCOM_TOKEN_OK &&
               (modem->recovery == RECOVERY_SETTLE ||
                (modem->recovery >= RECOVERY_PROBE && modem->fill == 0u))) {
        return take_ok(modem);
    }
    return whose;
}

/* Waits for another window of silence if bytes came in this one: what is late may still come. A line that
 * never falls silent, since messages or URCs follow each other, is given so many windows. In these states
 * `fill` counts them. */
static bool wait_on(simcom_t *modem)
{
    if ((modem->flags & MODEM_HEARD) == 0u || modem->fill % MORE_OK >= SIMCOM_QUIET_WINDOWS) {
        return false;
    }
    enter(modem, modem->recovery, modem->fill + 1u);
    return true;
}

/* The UART has not taken all that there is to send. */
static simcom_recovery_t stalled(simcom_t *modem, unsigned windows)
{
    enter(modem, modem->recovery, modem->fill);
    modem->stalls = (uint8_t)(modem->stalls + windows);
    if ((modem->stalls & STALLS) < STALLED) {
        return RECOVERY_GOES_ON;
    }
    modem->stalls &= (uint8_t)~STALLS;
    return RECOVERY_GIVES_UP;
}

/* No OK to AT. */
static simcom_recovery_t probe_failed(simcom_t *modem)
{
    if (modem->probes < SIMCOM_PROBES) {
        modem->probes++;
    }
    if (modem->probes == 1u) {
        enter(modem, RECOVERY_FILL, modem->revision->payload_limit);
    } else {
        enter(modem, RECOVERY_QUIET, 0);
    }
    return modem->probes == SIMCOM_PROBES ? RECOVERY_GIVES_UP : RECOVERY_GOES_ON;
}

simcom_recovery_t simcom_recovery_expire(simcom_t *modem)
{
    unsigned state = modem->recovery;
    if (state == RECOVERY_QUIET || state == RECOVERY_SETTLE) {
        if (wait_on(modem)) {
            return RECOVERY_GOES_ON;
        }
        if (state == RECOVERY_QUIET) {
            probe(modem, RECOVERY_PROBE);
            return RECOVERY_GOES_ON;
        }
        modem->recovery = RECOVERY_NONE;
        modem->probes = 0;
        modem->stalls = 0;
        simcom_timer_stop(modem, simcom_bits(TIMER_RECOVERY));
        modem->ended |= ENDED_RECOVERED;
        return RECOVERY_ENDS;
    }
    if (modem->fill != 0u) {
        return stalled(modem, state == RECOVERY_PROBE ? SIMCOM_PROBE_MS / SIMCOM_QUIET_MS : 1u);
    }
    if (state == RECOVERY_PROBE) {
        return probe_failed(modem);
    }
    if (state == RECOVERY_ASK && modem->wire == NULL) {
        /* The command was answered before the question had gone out, and whatever waits now has no limit of its own. */
        simcom_recovery_begin(modem, 0);
    } else if (state == RECOVERY_ASK) {
        /* The module is at work. */
        modem->probes++;
        probe(modem, RECOVERY_ASK);
    } else {
        enter(modem, RECOVERY_QUIET, 0);
    }
    return RECOVERY_GOES_ON;
}

size_t simcom_recovery_peek(const simcom_t *modem, const uint8_t **bytes)
{
    unsigned state = modem->recovery;
    if (state == RECOVERY_FILL) {
        *bytes = filler;
        return modem->fill < FILLER_LENGTH ? modem->fill : FILLER_LENGTH;
    }
    if (state == RECOVERY_ESCAPE) {
        *bytes = escape;
        return 1;
    }
    if (state >= RECOVERY_PROBE) {
        *bytes = question + (QUESTION_LENGTH - modem->fill);
        return modem->fill;
    }
    return 0;
}

void simcom_recovery_ack(simcom_t *modem, size_t n)
{
    modem->fill = (uint16_t)(n < modem->fill ? modem->fill - n : 0u);
    modem->stalls &= (uint8_t)~STALLS;
    if (modem->recovery == RECOVERY_FILL || modem->recovery == RECOVERY_ESCAPE) {
        /* ESC was one of the bytes that may have been promised. */
        enter(modem, RECOVERY_FILL, modem->fill);
    }
}
