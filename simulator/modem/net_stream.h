/* SPDX-License-Identifier: MIT */
/*
 * net_stream.h - a connection to a server: TCP, and TLS over it where it is asked for.
 *
 * Nothing waits: each call does what can be done now, and net_stream_events() says what to poll for
 * before the next. The program must ignore SIGPIPE.
 */
#ifndef SIMULATOR_NET_STREAM_H
#define SIMULATOR_NET_STREAM_H

#include <openssl/ssl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>

typedef struct net_stream {
    int fd;      /* -1: closed */
    SSL *ssl;    /* NULL: plain TCP, or not begun yet */
    bool wants;  /* TLS can only go on when there is room to write */
    bool broken; /* TLS has failed for good */
} net_stream_t;

typedef enum net_progress { NET_WAIT, NET_DONE, NET_FAILED } net_progress_t;

#define NET_STREAM_CLOSED ((net_stream_t){.fd = -1})

/* Begins to connect. False if that has failed already; then it is closed. */
bool net_stream_open(net_stream_t *stream, const struct sockaddr *address, socklen_t length);

/* How far TCP has come. A server that has reset the connection by now was reached: NET_DONE. */
net_progress_t net_stream_connecting(const net_stream_t *stream);

/* Gets TLS ready, over a connection that is made. [in] server_name  to send as SNI, NULL: none */
bool net_stream_use_tls(net_stream_t *stream, SSL_CTX *context, char *server_name);

/* Goes on with the TLS handshake. */
net_progress_t net_stream_handshake(net_stream_t *stream);

/* As recv() and send(): how many bytes, 0 at the end of what the server sends, or -1 with errno, which
 * is EAGAIN when there is nothing to do now, and 0 if TLS was ended against its rules. */
ssize_t net_stream_read(net_stream_t *stream, void *bytes, size_t size);
ssize_t net_stream_write(net_stream_t *stream, const void *bytes, size_t length);

/* The events of poll() that let it go on. */
short net_stream_events(const net_stream_t *stream, bool reading, bool writing);

/* Tells the server that no more comes, and closes. */
void net_stream_close(net_stream_t *stream);

#endif
