/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE

#include "serial.h"

#include "interrupt.h"
#include "simcom/codes.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Between two attempts to open a port that has vanished. */
#define AGAIN_MS 500

bool serial_open(serial_t *serial)
{
    if (!simcom_posix_open(&serial->port, serial->device, serial->baud)) {
        fprintf(stderr, "%s: %s: %s\n", serial->program, serial->device, strerror(errno));
        return false;
    }
    return true;
}

void serial_close(serial_t *serial)
{
    simcom_posix_close(&serial->port);
}

static bool try_again(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

static bool wire_send(void *context, const uint8_t *bytes, size_t n)
{
    serial_t *serial = context;

    while (n > 0) {
        const ssize_t sent = write(serial->port.fd, bytes, n);
        if (sent < 0 && !try_again()) {
            return false;
        }
        if (sent > 0) {
            bytes += sent;
            n -= (size_t)sent;
            continue;
        }
        struct pollfd watch = {.fd = serial->port.fd, .events = POLLOUT};
        if (poll(&watch, 1, 5000) <= 0 || (watch.revents & (POLLHUP | POLLERR)) != 0) {
            return false;
        }
    }
    return true;
}

static long wire_receive(void *context, uint8_t *bytes, size_t size, uint32_t timeout_ms)
{
    serial_t *serial = context;
    struct pollfd watch[2] = {{.fd = serial->port.fd, .events = POLLIN},
                              {.fd = serial->interrupt, .events = POLLIN}};
    const int ready = poll(watch, 2, timeout_ms > 0x7FFFFFFFu ? -1 : (int)timeout_ms);

    if (watch[1].revents != 0) {
        interrupt_drain();
        return -2;
    }
    if (ready <= 0) {
        return ready == 0 || errno == EINTR ? 0 : -1;
    }
    const ssize_t n = read(serial->port.fd, bytes, size);
    if (n > 0) {
        return n;
    }
    return n < 0 && try_again() && (watch[0].revents & (POLLHUP | POLLERR)) == 0 ? 0 : -1;
}

static uint32_t wire_now(void *context)
{
    (void)context;
    return simcom_posix_now();
}

/* Unplugged: waits for the port to come back. */
static bool wire_reopen(void *context)
{
    serial_t *serial = context;

    fprintf(stderr, "%s: %s is gone; waiting for it (Ctrl-C ends)\n", serial->program,
            serial->device);
    simcom_posix_close(&serial->port);
    while (!simcom_posix_open(&serial->port, serial->device, serial->baud)) {
        struct pollfd watch = {.fd = serial->interrupt, .events = POLLIN};
        if (poll(&watch, 1, AGAIN_MS) > 0) {
            interrupt_drain();
            return false;
        }
    }
    fprintf(stderr, "%s: %s is back\n", serial->program, serial->device);
    return true;
}

static bool wire_assist(void *context, wire_assist_t what, unsigned code)
{
    const serial_t *serial = context;
    char answer[16];

    fprintf(stderr, "%s: ", serial->program);
    switch (what) {
    case WIRE_ASSIST_NETWORK_LOST:
        fprintf(stderr, "take the antenna away or switch the network off, then press Enter");
        break;
    case WIRE_ASSIST_PING_FAILED:
        fprintf(stderr,
                "keep the broker from answering, without closing its connection, then press Enter");
        break;
    case WIRE_ASSIST_FAIL:
        fprintf(stderr, "make the next command fail, by taking out the SIM, then press Enter");
        break;
    default:
        fprintf(stderr, "make the next connect fail with %u, %s Then press Enter", code,
                simcom_code_of(code)->meaning);
    }
    fprintf(stderr, " (s and Enter: skip): ");
    return fgets(answer, sizeof answer, stdin) != NULL && answer[0] != 's';
}

wire_t serial_wire(serial_t *serial)
{
    return (wire_t){serial,   wire_send,   wire_receive,
                    wire_now, wire_reopen, serial->may_ask ? wire_assist : NULL};
}
