/* SPDX-License-Identifier: MIT */
/*
 * simcom_arduino.h - a modem on an Arduino Stream: a hardware serial port, or anything that is one.
 *
 *     simcom_event_t event;
 *     void loop() {
 *         simcom_session_tick(&session, millis());
 *         while (simcom_arduino_event(&modem, Serial1, &event)) { ... }
 *     }
 *
 * Serial ports of AVR boards keep 64 received bytes. At 115,200 baud that is 5 ms: call it at least as often, or build with
 * a larger SERIAL_RX_BUFFER_SIZE.
 */
#ifndef SIMCOM_ARDUINO_H
#define SIMCOM_ARDUINO_H

#include <Arduino.h>

#include "simcom/simcom.h"

/* Moves bytes both ways as far as there are any, tells the time, and pulls an event. Never blocks: what the port has no room
 * for is sent in a later turn. [out] event  written if the answer is true */
static inline bool simcom_arduino_event(simcom_t *modem, Stream &port, simcom_event_t *event)
{
    const uint8_t *bytes;
    size_t n;
    while (port.availableForWrite() > 0 && (n = simcom_tx_peek(modem, &bytes)) != 0) {
        const size_t room = (size_t)port.availableForWrite();
        n = port.write(bytes, n < room ? n : room);
        simcom_tx_ack(modem, n);
        if (n == 0) {
            break;
        }
    }
    while (!simcom_has_event(modem) && port.available() > 0) {
        const uint8_t byte = (uint8_t)port.read();
        simcom_feed(modem, &byte, 1);
    }
    (void)simcom_tick(modem, millis());
    return simcom_next_event(modem, event);
}

#endif
