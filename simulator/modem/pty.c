/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* posix_openpt, ptsname_r, cfmakeraw */

#include "simcom_pty.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

/* As a driver finds a port: no echo and no translation by the kernel, nobody's alone. */
static bool make_raw(int slave)
{
    struct termios settings;

    (void)ioctl(slave, TIOCNXCL); /* a host that crashed cannot have done it */
    if (tcgetattr(slave, &settings) != 0) {
        return false;
    }
    cfmakeraw(&settings);
    return tcsetattr(slave, TCSANOW, &settings) == 0;
}

static bool open_both(pty_t *pty)
{
    pty->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (pty->master < 0 || grantpt(pty->master) != 0 || unlockpt(pty->master) != 0 ||
        ptsname_r(pty->master, pty->path, sizeof pty->path) != 0) {
        return false;
    }
    pty->slave = open(pty->path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    return pty->slave >= 0 && make_raw(pty->slave);
}

uint32_t pty_rate(const pty_t *pty)
{
    static const struct {
        speed_t code;
        uint32_t rate;
    } rates[] = {{B300, 300},       {B600, 600},        {B1200, 1200},     {B2400, 2400},
                 {B4800, 4800},     {B9600, 9600},      {B19200, 19200},   {B38400, 38400},
                 {B57600, 57600},   {B115200, 115200},  {B230400, 230400}, {B460800, 460800},
                 {B921600, 921600}, {B3000000, 3000000}};
    struct termios settings;

    if (tcgetattr(pty->slave, &settings) != 0) {
        return 0;
    }
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++) {
        if (rates[i].code == cfgetospeed(&settings)) {
            return rates[i].rate;
        }
    }
    return 0;
}

bool pty_open(pty_t *pty)
{
    *pty = (pty_t){.master = -1, .slave = -1, .watch = -1};
    if (!open_both(pty)) {
        int error = errno;
        pty_close(pty);
        errno = error;
        return false;
    }
    pty->watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (pty->watch >= 0 &&
        inotify_add_watch(pty->watch, pty->path, IN_OPEN | IN_CLOSE_WRITE | IN_CLOSE_NOWRITE) < 0) {
        close(pty->watch);
        pty->watch = -1;
    }
    pty->unheard = pty->watch >= 0;
    return true;
}

bool pty_make_link(pty_t *pty, const char *path)
{
    struct stat about;

    if (lstat(path, &about) == 0) {
        if (!S_ISLNK(about.st_mode)) {
            errno = EEXIST;
            return false;
        }
        if (unlink(path) != 0) {
            return false;
        }
    }
    if (symlink(pty->path, path) != 0) {
        return false;
    }
    pty->link = path;
    return true;
}

/* True if the event was the first host's coming or the last one's going. */
static bool take_event(pty_t *pty, uint32_t mask)
{
    if ((mask & IN_OPEN) != 0) {
        return pty->hosts++ == 0;
    }
    if (pty->hosts == 0) {
        return false;
    }
    return --pty->hosts == 0;
}

bool pty_host_changed(pty_t *pty)
{
    union {
        struct inotify_event event;
        char bytes[4096];
    } room;
    ssize_t n;
    bool changed = false;

    while (pty->watch >= 0 && (n = read(pty->watch, room.bytes, sizeof room.bytes)) > 0) {
        struct inotify_event event;
        for (ssize_t at = 0; at < n; at += (ssize_t)(sizeof event + event.len)) {
            memcpy(&event, room.bytes + at, sizeof event);
            changed = take_event(pty, event.mask) || changed;
        }
    }
    if (changed) {
        (void)tcflush(pty->slave, TCIFLUSH);
        pty->unheard = pty->hosts == 0;
    }
    if (changed && pty->unheard) {
        (void)make_raw(pty->slave);
    }
    return changed;
}

/* What a call on a non-blocking descriptor that could not do anything means. */
static long nothing_or_error(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : -1;
}

long pty_read(pty_t *pty, uint8_t *bytes, size_t size)
{
    ssize_t n = read(pty->master, bytes, size);

    if (n < 0) {
        return nothing_or_error();
    }
    /* The system merges events of several hosts at the same moment, so the count may be wrong. */
    pty->unheard = pty->unheard && n == 0;
    return n;
}

long pty_write(const pty_t *pty, const uint8_t *bytes, size_t n)
{
    ssize_t written;

    if (pty->unheard) {
        return (long)n;
    }
    written = write(pty->master, bytes, n);
    return written < 0 ? nothing_or_error() : written;
}

static void remove_link(const pty_t *pty)
{
    char target[sizeof pty->path];
    ssize_t n = readlink(pty->link, target, sizeof target);

    /* Another program may have replaced it by its own. */
    if (n > 0 && (size_t)n == strlen(pty->path) && memcmp(target, pty->path, (size_t)n) == 0) {
        unlink(pty->link);
    }
}

void pty_close(pty_t *pty)
{
    if (pty->link != NULL) {
        remove_link(pty);
    }
    if (pty->watch >= 0) {
        close(pty->watch);
    }
    if (pty->slave >= 0) {
        close(pty->slave);
    }
    if (pty->master >= 0) {
        close(pty->master);
    }
    *pty = (pty_t){.master = -1, .slave = -1, .watch = -1};
}
