/* SPDX-License-Identifier: MIT */
/* net_bridge.c - a listener for one connection, and two pipes. */
#define _DEFAULT_SOURCE

#include "net_bridge.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

void net_bridge_init(net_bridge_t *bridge)
{
    *bridge = (net_bridge_t){.stream = NET_STREAM_CLOSED, .listener = -1, .local = -1};
}

static void close_fd(int *fd)
{
    if (*fd >= 0) {
        (void)close(*fd);
    }
    *fd = -1;
}

static bool set_up(int fd)
{
    int flags = fcntl(fd, F_GETFL);
    return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0 &&
           fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

uint16_t net_bridge_listen(net_bridge_t *bridge)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;

    bridge->listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bridge->listener < 0 || !set_up(bridge->listener) ||
        bind(bridge->listener, (struct sockaddr *)&address, length) != 0 ||
        listen(bridge->listener, 4) != 0 ||
        getsockname(bridge->listener, (struct sockaddr *)&address, &length) != 0) {
        close_fd(&bridge->listener);
        return 0;
    }
    return ntohs(address.sin_port);
}

void net_bridge_expect(net_bridge_t *bridge, int fd)
{
    struct sockaddr_in address = {.sin_port = 0};
    socklen_t length = sizeof address;

    if (getsockname(fd, (struct sockaddr *)&address, &length) == 0) {
        bridge->expected = ntohs(address.sin_port);
    }
}

static void accept_client(net_bridge_t *bridge)
{
    struct sockaddr_in address = {.sin_port = 0};
    socklen_t length = sizeof address;
    const int on = 1;
    int fd = accept(bridge->listener, (struct sockaddr *)&address, &length);

    if (fd < 0) {
        return;
    }
    if (ntohs(address.sin_port) != bridge->expected || !set_up(fd)) {
        (void)close(fd);
        return;
    }
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    bridge->local = fd;
    close_fd(&bridge->listener);
}

static bool not_now(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

static bool has_room(const net_pipe_t *pipe)
{
    return pipe->end < sizeof pipe->bytes;
}

static bool is_empty(const net_pipe_t *pipe)
{
    return pipe->begin == pipe->end;
}

/* Takes n bytes out, which is no progress if there were none. */
static bool taken(net_pipe_t *pipe, ssize_t n)
{
    if (n <= 0) {
        return false;
    }
    pipe->begin += (size_t)n;
    if (is_empty(pipe)) {
        pipe->begin = pipe->end = 0;
    }
    return true;
}

/* The server cannot be reached any more, or has said all. The first reason is the true one. */
static void server_over(net_bridge_t *bridge, int error)
{
    if (bridge->error == 0) {
        bridge->error = error;
    }
    bridge->server_ended = true;
}

/* What libmosquitto says when the server is gone is read and thrown away: closing a socket with bytes
 * in it would take from libmosquitto what it has not read itself. */
static bool read_client(net_bridge_t *bridge)
{
    ssize_t n;

    if (bridge->client_ended || !has_room(&bridge->up)) {
        return false;
    }
    n = recv(bridge->local, bridge->up.bytes + bridge->up.end,
             sizeof bridge->up.bytes - bridge->up.end, 0);
    if (n < 0 && not_now()) {
        return false;
    }
    if (n <= 0) {
        bridge->client_ended = true;
        return false;
    }
    bridge->up.end += (size_t)n;
    if (bridge->server_ended) {
        bridge->up.begin = bridge->up.end = 0;
    }
    return true;
}

static bool write_server(net_bridge_t *bridge)
{
    net_pipe_t *up = &bridge->up;
    ssize_t n;

    if (bridge->server_ended) {
        up->begin = up->end = 0;
    }
    if (is_empty(up)) {
        return false;
    }
    n = net_stream_write(&bridge->stream, up->bytes + up->begin, up->end - up->begin);
    if (n < 0 && !not_now()) {
        bridge->error = bridge->error == 0 ? errno : bridge->error;
        up->begin = up->end = 0; /* what the server said before can still be read */
    }
    return taken(up, n);
}

static bool read_server(net_bridge_t *bridge)
{
    net_pipe_t *down = &bridge->down;
    ssize_t n;

    if (bridge->server_ended || !has_room(down)) {
        return false;
    }
    n = net_stream_read(&bridge->stream, down->bytes + down->end, sizeof down->bytes - down->end);
    if (n < 0 && not_now()) {
        if (bridge->error != 0) { /* it cannot be written to */
            server_over(bridge, 0);
        }
        return false;
    }
    if (n <= 0) {
        server_over(bridge, n == 0 ? 0 : errno);
        return false;
    }
    down->end += (size_t)n;
    return true;
}

static bool write_client(net_bridge_t *bridge)
{
    net_pipe_t *down = &bridge->down;
    ssize_t n;

    if (is_empty(down)) {
        if (bridge->server_ended && !bridge->told) {
            (void)shutdown(bridge->local, SHUT_WR);
            bridge->told = true;
        }
        return false;
    }
    n = send(bridge->local, down->bytes + down->begin, down->end - down->begin, MSG_NOSIGNAL);
    if (n < 0 && !not_now()) {
        down->begin = down->end = 0; /* nobody reads it */
    }
    return taken(down, n);
}

void net_bridge_run(net_bridge_t *bridge)
{
    bool moved = true;

    if (bridge->local < 0 && bridge->listener >= 0) {
        accept_client(bridge);
    }
    while (bridge->local >= 0 && moved) {
        moved = read_client(bridge);
        moved = write_server(bridge) || moved;
        moved = read_server(bridge) || moved;
        moved = write_client(bridge) || moved;
    }
}

bool net_bridge_flushed(const net_bridge_t *bridge)
{
    return bridge->server_ended || (bridge->client_ended && is_empty(&bridge->up));
}

static size_t add_fd(struct pollfd *fd, int number, short events)
{
    *fd = (struct pollfd){.fd = number, .events = events};
    return events != 0 ? 1 : 0;
}

size_t net_bridge_poll(const net_bridge_t *bridge, struct pollfd fds[NET_BRIDGE_FDS])
{
    size_t count = 0;
    short local = 0;

    if (bridge->local < 0) {
        return bridge->listener >= 0 ? add_fd(&fds[0], bridge->listener, POLLIN) : 0;
    }
    if (!bridge->client_ended && has_room(&bridge->up)) {
        local |= POLLIN;
    }
    if (!is_empty(&bridge->down)) {
        local |= POLLOUT;
    }
    count += add_fd(&fds[count], bridge->local, local);
    if (!bridge->server_ended) {
        short events =
            net_stream_events(&bridge->stream, has_room(&bridge->down), !is_empty(&bridge->up));
        count += add_fd(&fds[count], bridge->stream.fd, events);
    }
    return count;
}

void net_bridge_close(net_bridge_t *bridge)
{
    close_fd(&bridge->listener);
    close_fd(&bridge->local);
    net_stream_close(&bridge->stream);
    net_bridge_init(bridge);
}
