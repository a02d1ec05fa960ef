/* SPDX-License-Identifier: MIT */
/* net_stream.c - sockets of POSIX, and OpenSSL on one of them. */
#define _DEFAULT_SOURCE

#include "net_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <poll.h>
#include <unistd.h>

static bool set_up(int fd)
{
    const int on = 1;
    int flags = fcntl(fd, F_GETFL);

    /* A module sends what it has at once. */
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0 &&
           fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

bool net_stream_open(net_stream_t *stream, const struct sockaddr *address, socklen_t length)
{
    *stream = NET_STREAM_CLOSED;
    stream->fd = socket(address->sa_family, SOCK_STREAM, 0);
    if (stream->fd < 0) {
        return false;
    }
    if (!set_up(stream->fd) ||
        (connect(stream->fd, address, length) != 0 && errno != EINPROGRESS && errno != EINTR)) {
        net_stream_close(stream);
        return false;
    }
    return true;
}

net_progress_t net_stream_connecting(const net_stream_t *stream)
{
    struct pollfd fd = {.fd = stream->fd, .events = POLLOUT};
    socklen_t length = sizeof(int);
    int error = 0;

    if (poll(&fd, 1, 0) <= 0) {
        return NET_WAIT;
    }
    if (getsockopt(stream->fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0) {
        return NET_FAILED;
    }
    return error == 0 || error == ECONNRESET || error == EPIPE ? NET_DONE : NET_FAILED;
}

bool net_stream_use_tls(net_stream_t *stream, SSL_CTX *context, char *server_name)
{
    bool good;

    stream->ssl = SSL_new(context);
    good = stream->ssl != NULL && SSL_set_fd(stream->ssl, stream->fd) == 1 &&
           (server_name == NULL || SSL_set_tlsext_host_name(stream->ssl, server_name) == 1);
    if (good) {
        SSL_set_connect_state(stream->ssl);
        SSL_set_mode(stream->ssl,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    }
    ERR_clear_error();
    return good;
}

/* What a call of OpenSSL has come to: NET_WAIT when it is to be made again, NET_DONE when the server
 * has ended the connection as TLS wants it, NET_FAILED with errno. */
static net_progress_t tls_outcome(net_stream_t *stream, int result)
{
    int number = errno;
    int error = SSL_get_error(stream->ssl, result);

    ERR_clear_error();
    stream->wants = error == SSL_ERROR_WANT_WRITE;
    switch (error) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return NET_WAIT;
    case SSL_ERROR_ZERO_RETURN:
        return NET_DONE;
    case SSL_ERROR_SYSCALL:
        stream->broken = true;
        errno = number;
        return NET_FAILED;
    default:
        stream->broken = true;
        errno = 0;
        return NET_FAILED;
    }
}

net_progress_t net_stream_handshake(net_stream_t *stream)
{
    int result;

    errno = 0;
    ERR_clear_error(); /* SSL_get_error() looks at what is left there */
    result = SSL_do_handshake(stream->ssl);
    if (result == 1) {
        stream->wants = false;
        return NET_DONE;
    }
    return tls_outcome(stream, result) == NET_WAIT ? NET_WAIT : NET_FAILED;
}

static ssize_t tls_value(net_stream_t *stream, int result)
{
    if (result > 0) {
        stream->wants = false;
        return result;
    }
    switch (tls_outcome(stream, result)) {
    case NET_WAIT:
        errno = EAGAIN;
        return -1;
    case NET_DONE:
        return 0;
    default:
        return -1;
    }
}

/* One value for "not now". */
static ssize_t plain_value(ssize_t result)
{
    if (result < 0 && (errno == EWOULDBLOCK || errno == EINTR)) {
        errno = EAGAIN;
    }
    return result;
}

ssize_t net_stream_read(net_stream_t *stream, void *bytes, size_t size)
{
    errno = 0;
    if (stream->ssl == NULL) {
        return plain_value(recv(stream->fd, bytes, size, 0));
    }
    ERR_clear_error();
    return tls_value(stream, SSL_read(stream->ssl, bytes, size > INT_MAX ? INT_MAX : (int)size));
}

ssize_t net_stream_write(net_stream_t *stream, const void *bytes, size_t length)
{
    errno = 0;
    if (stream->ssl == NULL) {
        return plain_value(send(stream->fd, bytes, length, MSG_NOSIGNAL));
    }
    ERR_clear_error();
    return tls_value(stream,
                     SSL_write(stream->ssl, bytes, length > INT_MAX ? INT_MAX : (int)length));
}

short net_stream_events(const net_stream_t *stream, bool reading, bool writing)
{
    return (short)((reading ? POLLIN : 0) | (writing || stream->wants ? POLLOUT : 0));
}

void net_stream_close(net_stream_t *stream)
{
    if (stream->ssl != NULL) {
        if (!stream->broken && SSL_is_init_finished(stream->ssl)) {
            (void)SSL_shutdown(stream->ssl);
        }
        SSL_free(stream->ssl);
        ERR_clear_error();
    }
    if (stream->fd >= 0) {
        (void)close(stream->fd);
    }
    *stream = NET_STREAM_CLOSED;
}
