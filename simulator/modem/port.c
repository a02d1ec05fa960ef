/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* accept4 */

#include "port.h"

#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

bool port_open_pty(port_t *port, const char *link, const char **what)
{
    *port = (port_t){.kind = PORT_PTY, .listener = -1, .in = -1, .out = -1};
    if (!pty_open(&port->pty)) {
        *what = "no pseudo-terminal";
        return false;
    }
    if (link != NULL && !pty_make_link(&port->pty, link)) {
        int error = errno;
        pty_close(&port->pty);
        errno = error;
        *what = "cannot make the link";
        return false;
    }
    snprintf(port->name, sizeof port->name, "%s", port->pty.path);
    return true;
}

static bool listen_at(port_t *port, const char *address, unsigned number)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)number)};
    socklen_t length = sizeof at;
    int on = 1;

    if (inet_pton(AF_INET, address, &at.sin_addr) != 1) {
        errno = EINVAL;
        return false;
    }
    port->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (port->listener < 0) {
        return false;
    }
    (void)setsockopt(port->listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(port->listener, (struct sockaddr *)&at, sizeof at) != 0 ||
        listen(port->listener, 4) != 0 ||
        getsockname(port->listener, (struct sockaddr *)&at, &length) != 0) {
        return false;
    }
    snprintf(port->name, sizeof port->name, "%s:%u", address, ntohs(at.sin_port));
    return true;
}

bool port_open_tcp(port_t *port, const char *address, unsigned number, const char **what)
{
    *port = (port_t){.kind = PORT_TCP, .listener = -1, .in = -1, .out = -1};
    *what = "cannot listen";
    if (!listen_at(port, address, number)) {
        int error = errno;
        port_close(port);
        errno = error;
        return false;
    }
    return true;
}

void port_open_stdio(port_t *port)
{
    *port = (port_t){.kind = PORT_STDIO, .listener = -1, .in = STDIN_FILENO, .out = STDOUT_FILENO};
    snprintf(port->name, sizeof port->name, "standard input and output");
}

void port_open_fd(port_t *port, int fd)
{
    *port = (port_t){.kind = PORT_FD, .listener = -1, .in = fd, .out = fd};
    snprintf(port->name, sizeof port->name, "the serial port");
}

size_t port_poll(const port_t *port, struct pollfd fds[PORT_FDS], bool room, bool output)
{
    short in = (short)(room && !port->ended ? POLLIN : 0);
    short out = (short)(output ? POLLOUT : 0);

    switch (port->kind) {
    case PORT_PTY:
        fds[0] = (struct pollfd){.fd = port->pty.watch, .events = POLLIN}; /* -1 is passed over */
        fds[1] = (struct pollfd){.fd = port->pty.master, .events = (short)(in | out)};
        break;
    case PORT_TCP:
        fds[0] = (struct pollfd){.fd = port->in < 0 ? port->listener : -1, .events = POLLIN};
        fds[1] = (struct pollfd){.fd = port->in, .events = (short)(in | out)};
        break;
    case PORT_STDIO:
        fds[0] = (struct pollfd){.fd = in != 0 ? port->in : -1, .events = in};
        fds[1] = (struct pollfd){.fd = out != 0 ? port->out : -1, .events = out};
        break;
    case PORT_FD:
        fds[0] = (struct pollfd){.fd = port->in, .events = (short)(in | out)};
        fds[1] = (struct pollfd){.fd = -1};
        break;
    }
    return PORT_FDS;
}

static void accept_host(port_t *port)
{
    int on = 1;

    port->in = accept4(port->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    port->out = port->in;
    if (port->in >= 0) {
        (void)setsockopt(port->in, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        port->changed = true;
    }
}

static void drop_host(port_t *port)
{
    close(port->in);
    port->in = -1;
    port->out = -1;
    port->changed = true;
}

bool port_changed(port_t *port)
{
    bool changed;

    if (port->kind == PORT_PTY) {
        return pty_host_changed(&port->pty);
    }
    if (port->kind == PORT_TCP && port->in < 0) {
        accept_host(port);
    }
    changed = port->changed;
    port->changed = false;
    return changed;
}

uint32_t port_rate(const port_t *port)
{
    return port->kind == PORT_PTY ? pty_rate(&port->pty) : 0;
}

bool port_has_host(const port_t *port)
{
    return port->kind == PORT_PTY ? !port->pty.unheard : port->in >= 0 && !port->ended;
}

static bool nothing_now(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

/* Standard input and output are left as blocking as they are: others may have them open, too. */
static bool is_ready(int fd, short events)
{
    struct pollfd one = {.fd = fd, .events = events};
    return poll(&one, 1, 0) > 0;
}

static long read_stdio(port_t *port, uint8_t *bytes, size_t size)
{
    ssize_t n;

    if (port->ended || !is_ready(port->in, POLLIN)) {
        return 0;
    }
    n = read(port->in, bytes, size);
    port->ended = n == 0;
    return n < 0 && nothing_now() ? 0 : n;
}

static long read_tcp(port_t *port, uint8_t *bytes, size_t size)
{
    ssize_t n = port->in < 0 ? 0 : recv(port->in, bytes, size, 0);

    if (port->in >= 0 && n <= 0 && !(n < 0 && nothing_now())) {
        drop_host(port);
    }
    return n > 0 ? n : 0;
}

/* A serial port that is gone is always readable, and nothing comes. */
static bool is_gone(int fd)
{
    struct pollfd one = {.fd = fd, .events = POLLIN};
    return poll(&one, 1, 0) > 0 && (one.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

/* 0 where nothing is possible now. */
static long read_fd(int fd, uint8_t *bytes, size_t size)
{
    const ssize_t n = read(fd, bytes, size);

    if (n == 0 && is_gone(fd)) {
        errno = EIO;
        return -1;
    }
    return n < 0 && nothing_now() ? 0 : n;
}

static long write_fd(int fd, const uint8_t *bytes, size_t n)
{
    const ssize_t written = write(fd, bytes, n);
    return written < 0 && nothing_now() ? 0 : written;
}

long port_read(port_t *port, uint8_t *bytes, size_t size)
{
    switch (port->kind) {
    case PORT_PTY:
        return pty_read(&port->pty, bytes, size);
    case PORT_TCP:
        return read_tcp(port, bytes, size);
    case PORT_FD:
        return read_fd(port->in, bytes, size);
    default:
        return read_stdio(port, bytes, size);
    }
}

static long write_tcp(port_t *port, const uint8_t *bytes, size_t n)
{
    ssize_t written;

    if (port->out < 0) {
        return (long)n; /* nobody listens */
    }
    written = send(port->out, bytes, n, MSG_NOSIGNAL);
    if (written < 0 && !nothing_now()) {
        drop_host(port);
        return (long)n;
    }
    return written < 0 ? 0 : written;
}

static long write_stdio(const port_t *port, const uint8_t *bytes, size_t n)
{
    ssize_t written;

    if (!is_ready(port->out, POLLOUT)) {
        return 0;
    }
    written = write(port->out, bytes, n < PIPE_BUF ? n : PIPE_BUF); /* so much does not block */
    return written < 0 && nothing_now() ? 0 : written;
}

long port_write(port_t *port, const uint8_t *bytes, size_t n)
{
    switch (port->kind) {
    case PORT_PTY:
        return pty_write(&port->pty, bytes, n);
    case PORT_TCP:
        return write_tcp(port, bytes, n);
    case PORT_FD:
        return write_fd(port->out, bytes, n);
    default:
        return write_stdio(port, bytes, n);
    }
}

void port_close(port_t *port)
{
    if (port->kind == PORT_PTY) {
        pty_close(&port->pty);
        return;
    }
    if (port->kind == PORT_TCP && port->in >= 0) {
        close(port->in);
    }
    if (port->listener >= 0) {
        close(port->listener);
    }
}
