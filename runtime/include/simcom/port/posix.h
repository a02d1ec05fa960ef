/* SPDX-License-Identifier: MIT */
/*
 * port/posix.h - a modem on a serial port of a POSIX system, with a poll loop.
 *
 *     simcom_posix_t port;
 *     if (!simcom_posix_open(&port, "/dev/ttyUSB2", 115200)) { perror("ttyUSB2"); }
 *     simcom_mqtt_start(&modem);
 *     while (simcom_posix_wait(&port, &modem, &event, 130000) == 1) {
 *         ... handle the event, start the next operation ...
 *     }
 *     simcom_posix_close(&port);
 */
#ifndef SIMCOM_PORT_POSIX_H
#define SIMCOM_PORT_POSIX_H

#include "simcom/channel.h"

#include <termios.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes taken from the port in one read. */
#define SIMCOM_POSIX_CHUNK 512u

/* Called with every run of bytes that goes over the line, in the order it does.
 * sent is true for bytes to the module. The bytes may hold passwords and keys. */
typedef void (*simcom_posix_tap_t)(void *context, bool sent, const uint8_t *bytes, size_t n);

/* An open port. Set tap and tap_context after opening; the rest is private. */
typedef struct simcom_posix {
    int fd;
    int wake; /* file descriptor that ends a wait when readable, or -1 */
    simcom_posix_tap_t tap;
    void *tap_context;
    struct termios saved;
    bool restore;
    size_t begin;
    size_t end;
    uint8_t chunk[SIMCOM_POSIX_CHUNK];
} simcom_posix_t;

/* Opens a serial port: raw, 8N1, no flow control, not shared with another program: it is
 * locked (flock), and a real port is marked with TIOCEXCL as well. A pseudo-terminal takes any rate.
 * [in] path  device, such as /dev/ttyUSB2
 * [in] baud  any rate the system has, such as 115200, 921600, 3000000
 * Returns false with errno set: EINVAL for a rate that the system does not know. */
bool simcom_posix_open(simcom_posix_t *port, const char *path, unsigned baud);

/* Sends and receives until there is an event. The time is told to the modem as well.
 * [in] timeout_ms  0 looks once, UINT32_MAX waits for ever
 * Returns 1 with an event, 0 when the time is over or `wake` became readable, and -1 with errno
 * set when the port failed (EIO: the device is gone). */
int simcom_posix_wait(simcom_posix_t *port, simcom_t *modem, simcom_event_t *event,
                      uint32_t timeout_ms);

/* Milliseconds of the monotonic clock, for simcom_tick(). */
uint32_t simcom_posix_now(void);

/* Gives the port its old settings back and closes it. */
void simcom_posix_close(simcom_posix_t *port);

#ifdef __cplusplus
}
#endif

#endif
