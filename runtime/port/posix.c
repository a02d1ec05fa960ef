/* SPDX-License-Identifier: MIT */
/* posix.c - a modem on a serial port of a POSIX system, with a poll loop. */

/* TIOCEXCL, CRTSCTS, flock and rates above 38400 are no part of POSIX. */
#define _DEFAULT_SOURCE
#define _DARWIN_C_SOURCE

/* Rates without a Bxxx constant: Linux takes them in a struct termios2, whose header defines a
 * second struct termios. It gets another name, so that the two do not clash. */
#if defined(__linux__)
#define termios simcom_kernel_termios
#include <asm/termbits.h>
#undef termios
#endif

#include "simcom/port/posix.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* The rates that have a constant. Systems differ in those above 38400. */
static const struct rate {
    unsigned baud;
    speed_t speed;
} rates[] = {
    {300, B300},         {600, B600},   {1200, B1200},   {2400, B2400},
    {4800, B4800},       {9600, B9600}, {19200, B19200}, {38400, B38400},
#ifdef B57600
    {57600, B57600},
#endif
#ifdef B115200
    {115200, B115200},
#endif
#ifdef B230400
    {230400, B230400},
#endif
#ifdef B460800
    {460800, B460800},
#endif
#ifdef B921600
    {921600, B921600},
#endif
#ifdef B1000000
    {1000000, B1000000},
#endif
#ifdef B2000000
    {2000000, B2000000},
#endif
#ifdef B3000000
    {3000000, B3000000},
#endif
#ifdef B3500000
    {3500000, B3500000},
#endif
#ifdef B4000000
    {4000000, B4000000},
#endif
};

/* --- Opening and closing ------------------------------------------------------------------- */

/* Sets a rate that has no constant. */
static bool set_other_rate(int fd, unsigned baud)
{
#if defined(__linux__) && defined(TCSETS2) && defined(BOTHER)
    struct termios2 settings;

    if (ioctl(fd, TCGETS2, &settings) != 0) {
        return false;
    }
    settings.c_cflag &= ~(tcflag_t)CBAUD;
    settings.c_cflag |= (tcflag_t)BOTHER;
    settings.c_ispeed = baud;
    settings.c_ospeed = baud;
    return ioctl(fd, TCSETS2, &settings) == 0;
#else
    (void)fd;
    (void)baud;
    errno = EINVAL;
    return false;
#endif
}

static const struct rate *find_rate(unsigned baud)
{
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++) {
        if (rates[i].baud == baud) {
            return &rates[i];
        }
    }
    return NULL;
}

/* Raw, 8N1, no flow control. VMIN is 1, so that a read of 0 bytes means a hang-up. */
static void make_raw(struct termios *settings)
{
    settings->c_iflag = 0;
    settings->c_oflag = 0;
    settings->c_lflag = 0;
    settings->c_cflag &= ~(tcflag_t)(CSIZE | PARENB | PARODD | CSTOPB | HUPCL);
#ifdef CRTSCTS
    settings->c_cflag &= ~(tcflag_t)CRTSCTS;
#endif
    settings->c_cflag |= (tcflag_t)(CS8 | CREAD | CLOCAL);
    settings->c_cc[VMIN] = 1;
    settings->c_cc[VTIME] = 0;
}

static bool configure(int fd, struct termios settings, unsigned baud)
{
    const struct rate *rate = find_rate(baud);

    if (baud == 0) {
        errno = EINVAL;
        return false;
    }
    make_raw(&settings);
    if (rate != NULL &&
        (cfsetispeed(&settings, rate->speed) != 0 || cfsetospeed(&settings, rate->speed) != 0)) {
        return false;
    }
    if (tcsetattr(fd, TCSANOW, &settings) != 0) {
        return false;
    }
    return rate != NULL || set_other_rate(fd, baud);
}

/* Keeps other programs out: those that lock as well, and with TIOCEXCL those of other users that
 * do not. A pseudo-terminal, which has no modem lines, gets the lock alone: it would stay exclusive
 * for as long as its other end is open, also after a program that was killed. */
static bool make_exclusive(int fd)
{
    int lines;

    if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        errno = EBUSY;
        return false;
    }
    return ioctl(fd, TIOCMGET, &lines) != 0 || ioctl(fd, TIOCEXCL) == 0;
}

bool simcom_posix_open(simcom_posix_t *port, const char *path, unsigned baud)
{
    port->fd = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    port->wake = -1;
    port->tap = NULL;
    port->tap_context = NULL;
    port->restore = false;
    port->begin = 0;
    port->end = 0;
    if (port->fd < 0) {
        return false;
    }
    if (make_exclusive(port->fd) && tcgetattr(port->fd, &port->saved) == 0) {
        port->restore = true;
        if (configure(port->fd, port->saved, baud)) {
            /* What came before this program is no answer to it. */
            (void)tcflush(port->fd, TCIFLUSH);
            return true;
        }
    }
    const int error = errno;
    simcom_posix_close(port);
    errno = error;
    return false;
}

void simcom_posix_close(simcom_posix_t *port)
{
    if (port->fd < 0) {
        return;
    }
    if (port->restore) {
        (void)tcsetattr(port->fd, TCSANOW, &port->saved);
        (void)ioctl(port->fd, TIOCNXCL);
    }
    (void)close(port->fd);
    port->fd = -1;
    port->restore = false;
}

/* --- Waiting ------------------------------------------------------------------------------- */

uint32_t simcom_posix_now(void)
{
    struct timespec now = {0, 0};

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint32_t)((uint64_t)now.tv_sec * 1000u + (uint64_t)now.tv_nsec / 1000000u);
}

static void tap(const simcom_posix_t *port, bool sent, const uint8_t *bytes, size_t n)
{
    if (port->tap != NULL) {
        port->tap(port->tap_context, sent, bytes, n);
    }
}

static bool try_again(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

/* A device that was pulled out says so in several ways. */
static bool gone(void)
{
    errno = EIO;
    return false;
}

/* Writes what the port takes now. *blocked tells that something is left. */
static bool send_pending(const simcom_posix_t *port, simcom_t *modem, bool *blocked)
{
    const uint8_t *bytes = NULL;
    size_t n;

    *blocked = false;
    while ((n = simcom_tx_peek(modem, &bytes)) > 0) {
        const ssize_t sent = write(port->fd, bytes, n);
        if (sent <= 0) {
            simcom_tx_ack(modem, 0);
            *blocked = sent == 0 || try_again(errno);
            return *blocked || gone();
        }
        /* Before the acknowledgement: it may end the life of the bytes. */
        tap(port, true, bytes, (size_t)sent);
        simcom_tx_ack(modem, (size_t)sent);
    }
    return true;
}

/* Reads what is there into the empty chunk. hung_up: nothing more will come after it. */
static bool receive(simcom_posix_t *port, bool hung_up)
{
    const ssize_t n = read(port->fd, port->chunk, sizeof port->chunk);

    port->begin = 0;
    port->end = 0;
    if (n > 0) {
        port->end = (size_t)n;
        tap(port, false, port->chunk, port->end);
        return true;
    }
    if (n < 0 && try_again(errno) && !hung_up) {
        return true;
    }
    return gone();
}

/* Feeds what was read until there is an event. The bytes stay in the chunk until all of them were
 * taken and the caller comes back, since spans of the event point into them. */
static bool feed_to_event(simcom_posix_t *port, simcom_t *modem, simcom_event_t *event)
{
    while (!simcom_next_event(modem, event)) {
        if (port->begin == port->end) {
            return false;
        }
        port->begin += simcom_feed(modem, port->chunk + port->begin, port->end - port->begin);
    }
    return true;
}

/* Sleeps until something can be done, and reads. Returns 1, or 0 if the caller wants to be woken,
 * or -1. */
static int sleep_and_read(simcom_posix_t *port, bool blocked, uint32_t ms)
{
    struct pollfd watch[2] = {
        {.fd = port->fd, .events = (short)(blocked ? POLLIN | POLLOUT : POLLIN)},
        {.fd = port->wake, .events = POLLIN}, /* poll ignores a file descriptor of -1 */
    };
    const int timeout = ms == UINT32_MAX ? -1 : ms > INT_MAX ? INT_MAX : (int)ms;

    if (poll(watch, 2, timeout) < 0) {
        return try_again(errno) ? 1 : -1;
    }
    const bool hung_up = (watch[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
    if ((hung_up || (watch[0].revents & POLLIN) != 0) && !receive(port, hung_up)) {
        return -1;
    }
    return watch[1].revents == 0 ? 1 : 0;
}

int simcom_posix_wait(simcom_posix_t *port, simcom_t *modem, simcom_event_t *event,
                      uint32_t timeout_ms)
{
    const uint32_t begin = simcom_posix_now();
    bool woken = false;

    for (bool looked = false;; looked = true) {
        /* Each turn tells the modem the time: what the caller starts next counts from now. */
        const uint32_t now = simcom_posix_now();
        const uint32_t passed = now - begin;
        uint32_t wait = simcom_tick(modem, now);
        bool blocked;

        if (feed_to_event(port, modem, event)) {
            return 1;
        }
        if (!send_pending(port, modem, &blocked)) {
            return -1;
        }
        if (woken || (looked && timeout_ms != UINT32_MAX && passed >= timeout_ms)) {
            return 0;
        }
        /* Feeding and sending may have moved the modem's next moment. */
        wait = simcom_tick(modem, now);
        if (timeout_ms != UINT32_MAX) {
            const uint32_t left = passed < timeout_ms ? timeout_ms - passed : 0;
            wait = wait < left ? wait : left;
        }
        const int result = sleep_and_read(port, blocked, wait);
        if (result < 0) {
            return -1;
        }
        woken = result == 0;
    }
}
