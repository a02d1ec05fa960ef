/* SPDX-License-Identifier: MIT */
/*
 * net_mosquitto.c - one libmosquitto client per connection of the module.
 *
 * A link is made by connect(), and its client is destroyed where no callback of it can be running:
 * in net_run() or by the next connect(). TCP and TLS are made here, so that a wrong name, a dead
 * server and a failed handshake can be told apart, with what OpenSSL documents; then libmosquitto
 * speaks MQTT over a bridge.
 */
#define _DEFAULT_SOURCE /* getaddrinfo, pthread_sigmask */

#include "net_mosquitto.h"

#include "buffer.h"
#include "clock.h"
#include "net_bridge.h"
#include "net_tls.h"
#include "simcom/codes.h"

#include <errno.h>
#include <mosquitto.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* libmosquitto sends its pings from its loop, so it has to be called now and then. */
#define PING_CHECK_MS 1000u

/* One per client of the module, and what each has to poll for: the bridge, and libmosquitto. */
#define NET_LINKS 2u
#define LINK_FDS  (NET_BRIDGE_FDS + 1u)
_Static_assert(NET_LINKS *LINK_FDS <= NET_FDS, "more descriptors than the owner knows of");

/* It refuses a shorter keep-alive; V3.00 allows 1 second. */
#define KEEPALIVE_MIN 5

typedef enum link_state {
    LINK_NONE,
    LINK_ASKED,      /* connect() was called; nothing done yet, so that the module's OK can leave */
    LINK_LOOKING_UP, /* a thread asks for the address of the name */
    LINK_CONNECTING, /* TCP is being connected */
    LINK_SECURING,   /* TLS handshake */
    LINK_OPENING,    /* CONNECT and CONNACK */
    LINK_UP,
    LINK_CLOSING,  /* libmosquitto is sending DISCONNECT */
    LINK_FLUSHING, /* and has done its part */
    LINK_OVER      /* to be destroyed */
} link_state_t;

/* How often a lookup is asked whether it is done. */
#define LOOKUP_CHECK_MS 5u

/* How long a server that takes nothing any more can keep a disconnect from its end. */
#define FLUSH_MS 5000u

/* A name being looked up. The system's resolver waits for name servers, so it gets a thread of its
 * own; whoever of the two, thread or link, lets go last frees it. */
typedef struct lookup {
    char *host;
    char port[6];
    struct addrinfo *addresses;
    int error;
    atomic_bool done;
    atomic_int holders;
} lookup_t;

typedef struct link {
    net_t *net;
    unsigned client;
    link_state_t state;
    struct mosquitto *mosquitto;
    net_bridge_t bridge;
    SSL_CTX *tls;     /* NULL: plain TCP */
    bool server_name; /* goes into the handshake */
    uint32_t negotiate_ms;
    uint32_t deadline; /* of the handshake, of the flushing */
    char *host;
    uint16_t port;
    int keepalive;
    lookup_t *lookup;
    struct addrinfo *address; /* the one being tried */
    int publish;              /* packet number of the publish under way */
    int *requests;            /* those of the subscribe or unsubscribe under way */
    size_t request_count;
    uint8_t request_code;
} link_t;

struct net {
    simcom_module_t *module;
    bool verbose;
    link_t links[NET_LINKS];
};

/* --- The end of a link ------------------------------------------------------------------------ */

static void lookup_let_go(lookup_t *lookup)
{
    if (lookup == NULL || atomic_fetch_sub(&lookup->holders, 1) > 1) {
        return;
    }
    if (lookup->addresses != NULL) {
        freeaddrinfo(lookup->addresses);
    }
    free(lookup->host);
    free(lookup);
}

static void link_destroy(link_t *link)
{
    mosquitto_destroy(link->mosquitto);
    net_bridge_close(&link->bridge);
    SSL_CTX_free(link->tls);
    lookup_let_go(link->lookup);
    free(link->host);
    free(link->requests);
    *link = (link_t){.net = link->net, .client = link->client};
    net_bridge_init(&link->bridge);
}

static void link_refused(link_t *link, uint8_t code)
{
    link->state = LINK_OVER;
    simcom_module_connected(link->net->module, link->client, code);
}

/* Why a connect failed between TCP, or TLS, and CONNACK. */
static uint8_t opening_code(int error)
{
    switch (error) {
    case MOSQ_ERR_PROTOCOL:
    case MOSQ_ERR_MALFORMED_PACKET:
        return SIMCOM_CODE_PACKET_FAILED;
    case MOSQ_ERR_KEEPALIVE:
        return SIMCOM_CODE_TIMEOUT;
    default:
        return SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER;
    }
}

/* V1.00 2.3.2.1: 1 closed, 2 reset, 3 network. Unanswered pings mean that the network is gone. */
static uint8_t lost_cause(int error, int number)
{
    if (error == MOSQ_ERR_KEEPALIVE || number == ENETDOWN || number == ENETUNREACH ||
        number == ETIMEDOUT) {
        return 3;
    }
    return number == ECONNRESET || number == EPIPE ? 2 : 1;
}

/* libmosquitto has given up the connection, or ended it. */
static void link_failed(link_t *link, int error)
{
    link_state_t state = link->state;

    link->state = LINK_OVER;
    switch (state) {
    case LINK_OPENING:
        simcom_module_connected(link->net->module, link->client, opening_code(error));
        break;
    case LINK_UP:
        simcom_module_connection_lost(link->net->module, link->client,
                                      lost_cause(error, link->bridge.error));
        break;
    case LINK_CLOSING:
    case LINK_FLUSHING:
        simcom_module_disconnected(link->net->module, link->client, SIMCOM_CODE_NONE);
        break;
    default:
        break;
    }
}

/* --- What libmosquitto says ------------------------------------------------------------------- */

static void on_connect(struct mosquitto *mosquitto, void *context, int answer)
{
    link_t *link = context;

    (void)mosquitto;
    if (link->state != LINK_OPENING) {
        return;
    }
    if (answer == 0) {
        link->state = LINK_UP;
        simcom_module_connected(link->net->module, link->client, SIMCOM_CODE_NONE);
    } else if (answer <= 5) { /* MQTT 3.1.1, 3.2.2.3: 1 to 5, in the order of the manual's codes */
        link_refused(link, (uint8_t)(SIMCOM_CODE_REFUSED_PROTOCOL_VERSION + (unsigned)answer - 1));
    } else {
        link_refused(link, SIMCOM_CODE_PACKET_FAILED);
    }
}

static void on_disconnect(struct mosquitto *mosquitto, void *context, int error)
{
    link_t *link = context;

    (void)mosquitto;
    if (error == 0 && link->state == LINK_CLOSING) {
        link->state = LINK_FLUSHING;
        link->deadline = clock_ms() + FLUSH_MS;
    } /* everything else is seen in the value of mosquitto_loop() */
}

static void on_publish(struct mosquitto *mosquitto, void *context, int number)
{
    link_t *link = context;

    (void)mosquitto;
    if (number == link->publish) {
        link->publish = 0;
        simcom_module_published(link->net->module, link->client, SIMCOM_CODE_NONE);
    }
}

/* Takes a packet number off the list; true if it was the last one of the request. */
static bool request_done(link_t *link, int number)
{
    for (size_t i = 0; i < link->request_count; i++) {
        if (link->requests[i] == number) {
            link->requests[i] = link->requests[--link->request_count];
            return link->request_count == 0;
        }
    }
    return false;
}

static void on_subscribe(struct mosquitto *mosquitto, void *context, int number, int count,
                         const int *granted)
{
    link_t *link = context;

    (void)mosquitto;
    if (count > 0 && granted[0] >= 0x80) {
        link->request_code =
            SIMCOM_CODE_MESSAGE_RECEIVE_FAILED; /* the broker's policy: the field */
    }
    if (request_done(link, number)) {
        simcom_module_subscribed(link->net->module, link->client, link->request_code);
    }
}

static void on_unsubscribe(struct mosquitto *mosquitto, void *context, int number)
{
    link_t *link = context;

    (void)mosquitto;
    if (request_done(link, number)) {
        simcom_module_unsubscribed(link->net->module, link->client, link->request_code);
    }
}

static void on_message(struct mosquitto *mosquitto, void *context,
                       const struct mosquitto_message *message)
{
    link_t *link = context;
    simcom_bytes_t payload = {message->payload, (size_t)message->payloadlen};

    (void)mosquitto;
    if (!simcom_module_message(link->net->module, link->client, simcom_text(message->topic),
                               payload) &&
        link->net->verbose) {
        fprintf(stderr, "client %u: a message of %d bytes is dropped\n", link->client,
                message->payloadlen);
    }
}

static void on_log(struct mosquitto *mosquitto, void *context, int level, const char *text)
{
    const link_t *link = context;

    (void)mosquitto;
    (void)level;
    fprintf(stderr, "client %u: %s\n", link->client, text);
}

/* --- The beginning of a link ------------------------------------------------------------------ */

/* A C string for libmosquitto; NULL for NULL data, and for bytes that no C string can hold. */
static char *copy_text(simcom_bytes_t bytes)
{
    char *text;

    if (bytes.data == NULL || memchr(bytes.data, '\0', bytes.length) != NULL) {
        return NULL;
    }
    text = allocate(bytes.length + 1, 1);
    memcpy(text, bytes.data, bytes.length);
    return text;
}

static int set_will(link_t *link, const simcom_module_connect_t *how)
{
    char *topic;
    int error;

    if (how->will_topic.data == NULL) {
        return MOSQ_ERR_SUCCESS;
    }
    topic = copy_text(how->will_topic);
    /* 2.2.7: there is no parameter for a retained will. */
    error = topic == NULL
                ? MOSQ_ERR_INVAL
                : mosquitto_will_set(link->mosquitto, topic, (int)how->will_message.length,
                                     how->will_message.data, how->will_qos, false);
    free(topic);
    return error;
}

static int set_user(link_t *link, const simcom_module_connect_t *how)
{
    char *user = copy_text(how->user);
    char *password = copy_text(how->password);
    int error = mosquitto_username_pw_set(link->mosquitto, user, password);

    free(user);
    free(password);
    return error;
}

static bool set_tls(link_t *link, const simcom_module_tls_t *tls)
{
    uint8_t code;

    link->negotiate_ms = tls->negotiate_time * 1000u;
    link->server_name = tls->server_name;
    link->tls = net_tls_new(tls, &code);
    if (link->tls == NULL) {
        link_refused(link, code);
        return false;
    }
    return true;
}

static bool make_client(link_t *link, const simcom_module_connect_t *how)
{
    char *id = copy_text(how->client_id);

    link->mosquitto = id == NULL ? NULL : mosquitto_new(id, how->clean, link);
    free(id);
    if (link->mosquitto == NULL) {
        return false;
    }
    mosquitto_connect_callback_set(link->mosquitto, on_connect);
    mosquitto_disconnect_callback_set(link->mosquitto, on_disconnect);
    mosquitto_publish_callback_set(link->mosquitto, on_publish);
    mosquitto_subscribe_callback_set(link->mosquitto, on_subscribe);
    mosquitto_unsubscribe_callback_set(link->mosquitto, on_unsubscribe);
    mosquitto_message_callback_set(link->mosquitto, on_message);
    if (link->net->verbose) {
        mosquitto_log_callback_set(link->mosquitto, on_log);
    }
    mosquitto_int_option(link->mosquitto, MOSQ_OPT_PROTOCOL_VERSION,
                         how->mqtt_version == 3 ? MQTT_PROTOCOL_V31 : MQTT_PROTOCOL_V311);
    mosquitto_int_option(link->mosquitto, MOSQ_OPT_TCP_NODELAY, 1);
    return true;
}

static void net_connect(void *context, unsigned client, const simcom_module_connect_t *how)
{
    net_t *net = context;
    link_t *link = &net->links[client];

    link_destroy(link); /* what is left of an earlier connection */
    link->host = copy_text(how->host);
    link->port = how->port;
    link->keepalive = how->keepalive < KEEPALIVE_MIN ? KEEPALIVE_MIN : how->keepalive;
    if (link->host == NULL || !make_client(link, how)) {
        link_refused(link, SIMCOM_CODE_INVALID_PARAMETER);
        return;
    }
    if (set_will(link, how) != MOSQ_ERR_SUCCESS || set_user(link, how) != MOSQ_ERR_SUCCESS) {
        link_refused(link, SIMCOM_CODE_PACKET_FAILED);
        return;
    }
    if (how->tls != NULL && !set_tls(link, how->tls)) {
        return;
    }
    link->state = LINK_ASKED;
}

/* --- Requests --------------------------------------------------------------------------------- */

static uint8_t request_code(int error)
{
    switch (error) {
    case MOSQ_ERR_SUCCESS:
        return SIMCOM_CODE_NONE;
    case MOSQ_ERR_NO_CONN:
        return SIMCOM_CODE_NO_CONNECTION;
    case MOSQ_ERR_CONN_LOST:
    case MOSQ_ERR_ERRNO:
        return SIMCOM_CODE_SOCKET_SEND_FAILED;
    default: /* a topic that MQTT does not allow: libmosquitto makes no packet of it */
        return SIMCOM_CODE_PACKET_FAILED;
    }
}

static void net_publish(void *context, unsigned client, const simcom_module_publish_t *message)
{
    net_t *net = context;
    link_t *link = &net->links[client];
    char *topic = copy_text(message->topic);
    int error = MOSQ_ERR_INVAL;

    /* libmosquitto has no way to set the DUP flag of a new message: message->dup is not sent. */
    if (topic != NULL) {
        link->publish = 0;
        error =
            mosquitto_publish(link->mosquitto, &link->publish, topic, (int)message->payload.length,
                              message->payload.data, message->qos, message->retain);
    }
    free(topic);
    if (error != MOSQ_ERR_SUCCESS) {
        simcom_module_published(net->module, client, request_code(error));
    }
}

/* One packet per filter: libmosquitto's packets of several filters have one QoS for all. */
static void send_filters(link_t *link, const simcom_module_filter_t *filters, size_t count,
                         bool subscribe)
{
    free(link->requests);
    link->requests = allocate(count, sizeof *link->requests);
    link->request_count = 0;
    link->request_code = SIMCOM_CODE_NONE;
    for (size_t i = 0; i < count; i++) {
        char *filter = copy_text(filters[i].text);
        int number = 0;
        int error = MOSQ_ERR_INVAL;

        if (filter != NULL && subscribe) {
            error = mosquitto_subscribe(link->mosquitto, &number, filter, filters[i].qos);
        } else if (filter != NULL) {
            error = mosquitto_unsubscribe(link->mosquitto, &number, filter);
        }
        free(filter);
        if (error == MOSQ_ERR_SUCCESS) {
            link->requests[link->request_count++] = number;
        } else {
            link->request_code = request_code(error);
        }
    }
}

static void net_subscribe(void *context, unsigned client, const simcom_module_filter_t *filters,
                          size_t count)
{
    net_t *net = context;
    link_t *link = &net->links[client];

    send_filters(link, filters, count, true);
    if (link->request_count == 0) {
        simcom_module_subscribed(net->module, client, link->request_code);
    }
}

static void net_unsubscribe(void *context, unsigned client, const simcom_module_filter_t *filters,
                            size_t count)
{
    net_t *net = context;
    link_t *link = &net->links[client];

    send_filters(link, filters, count, false);
    if (link->request_count == 0) {
        simcom_module_unsubscribed(net->module, client, link->request_code);
    }
}

static void net_disconnect(void *context, unsigned client)
{
    net_t *net = context;
    link_t *link = &net->links[client];

    link->state = LINK_CLOSING;
    if (mosquitto_disconnect(link->mosquitto) != MOSQ_ERR_SUCCESS && link->state == LINK_CLOSING) {
        link_failed(link, MOSQ_ERR_SUCCESS);
    }
}

static void net_cut(void *context, unsigned client)
{
    net_t *net = context;
    link_t *link = &net->links[client];

    net_bridge_run(&link->bridge); /* what the module was told is sent has left */
    link_destroy(link);
}

const simcom_module_network_t net_mosquitto = {
    .connect = net_connect,
    .publish = net_publish,
    .subscribe = net_subscribe,
    .unsubscribe = net_unsubscribe,
    .disconnect = net_disconnect,
    .cut = net_cut,
};

/* --- The loop --------------------------------------------------------------------------------- */

/* Starts TCP to the address of the link, or to the next one if that fails at once. */
static void try_addresses(link_t *link)
{
    while (link->address != NULL && !net_stream_open(&link->bridge.stream, link->address->ai_addr,
                                                     link->address->ai_addrlen)) {
        link->address = link->address->ai_next;
    }
    if (link->address == NULL) {
        link_refused(link, SIMCOM_CODE_SOCKET_CONNECT_FAILED);
        return;
    }
    link->state = LINK_CONNECTING;
}

static void *look_up(void *context)
{
    struct addrinfo hints = {
        .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV};
    lookup_t *lookup = context;

    lookup->error = getaddrinfo(lookup->host, lookup->port, &hints, &lookup->addresses);
    if (lookup->error != 0) {
        lookup->addresses = NULL;
    }
    atomic_store(&lookup->done, true);
    lookup_let_go(lookup);
    return NULL;
}

/* Begins to look the host up. The thread takes no signals: they are the owner's. */
static void link_begin(link_t *link)
{
    lookup_t *lookup = allocate(1, sizeof *lookup);
    pthread_t thread;
    sigset_t all;
    sigset_t before;
    int error;

    lookup->host = copy_text(simcom_text(link->host));
    (void)snprintf(lookup->port, sizeof lookup->port, "%u", (unsigned)link->port);
    atomic_init(&lookup->done, false);
    atomic_init(&lookup->holders, 2);
    sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    error = pthread_create(&thread, NULL, look_up, lookup);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    link->lookup = lookup;
    link->state = LINK_LOOKING_UP;
    if (error != 0) {
        lookup_let_go(lookup); /* what the thread would have held */
        link_refused(link, SIMCOM_CODE_DNS_ERROR);
        return;
    }
    (void)pthread_detach(thread);
}

static void link_looking_up(link_t *link)
{
    if (!atomic_load(&link->lookup->done)) {
        return;
    }
    if (link->lookup->error != 0) {
        link_refused(link, SIMCOM_CODE_DNS_ERROR);
        return;
    }
    link->address = link->lookup->addresses;
    try_addresses(link);
}

/* Lets libmosquitto begin, over a bridge to the server. */
static void link_open(link_t *link)
{
    uint16_t port = net_bridge_listen(&link->bridge);
    int error = MOSQ_ERR_ERRNO;

    link->state = LINK_OPENING;
    if (port != 0) {
        error = mosquitto_connect_async(link->mosquitto, "127.0.0.1", port, link->keepalive);
    }
    if (error != MOSQ_ERR_SUCCESS) {
        link_failed(link, error);
        return;
    }
    net_bridge_expect(&link->bridge, mosquitto_socket(link->mosquitto));
}

/* TCP is connected. */
static void link_reached(link_t *link, uint32_t now)
{
    if (link->tls == NULL) {
        link_open(link);
        return;
    }
    if (!net_stream_use_tls(&link->bridge.stream, link->tls,
                            link->server_name ? link->host : NULL)) {
        link_refused(link, SIMCOM_CODE_HANDSHAKE_FAILED);
        return;
    }
    link->state = LINK_SECURING;
    link->deadline = now + link->negotiate_ms;
}

/* Goes on with the next address if TCP to this one has failed. */
static void link_connecting(link_t *link, uint32_t now)
{
    switch (net_stream_connecting(&link->bridge.stream)) {
    case NET_WAIT:
        break;
    case NET_DONE:
        link_reached(link, now);
        break;
    case NET_FAILED:
        net_stream_close(&link->bridge.stream);
        link->address = link->address->ai_next;
        try_addresses(link);
        break;
    }
}

static bool is_due(uint32_t deadline, uint32_t now)
{
    return (int32_t)(now - deadline) >= 0;
}

/* 2.1.1 negotiatetime is the time that it may take. */
static void link_securing(link_t *link, uint32_t now)
{
    net_progress_t progress = net_stream_handshake(&link->bridge.stream);

    if (progress == NET_DONE) {
        link_open(link);
    } else if (progress == NET_FAILED || is_due(link->deadline, now)) {
        link_refused(link, SIMCOM_CODE_HANDSHAKE_FAILED);
    }
}

static void link_loop(link_t *link)
{
    int error;

    net_bridge_run(&link->bridge);
    error = mosquitto_loop(link->mosquitto, 0, 1);
    if (error != MOSQ_ERR_SUCCESS && link->state != LINK_FLUSHING) {
        link_failed(link, error);
    } else {
        net_bridge_run(&link->bridge);
    }
}

static void link_flushing(link_t *link, uint32_t now)
{
    net_bridge_run(&link->bridge);
    if (net_bridge_flushed(&link->bridge) || is_due(link->deadline, now)) {
        link_failed(link, MOSQ_ERR_SUCCESS);
    }
}

static void link_run(link_t *link, uint32_t now)
{
    if (link->state == LINK_ASKED) {
        link_begin(link);
    }
    if (link->state == LINK_LOOKING_UP) {
        link_looking_up(link);
    }
    if (link->state == LINK_CONNECTING) {
        link_connecting(link, now);
    }
    if (link->state == LINK_SECURING) {
        link_securing(link, now);
    }
    if (link->state >= LINK_OPENING && link->state <= LINK_CLOSING) {
        link_loop(link);
    }
    if (link->state == LINK_FLUSHING) {
        link_flushing(link, now);
    }
    if (link->state == LINK_OVER) {
        link_destroy(link);
    }
}

net_t *net_new(bool verbose)
{
    net_t *net = allocate(1, sizeof *net);

    mosquitto_lib_init();
    net->verbose = verbose;
    for (unsigned i = 0; i < NET_LINKS; i++) {
        net->links[i].net = net;
        net->links[i].client = i;
        net_bridge_init(&net->links[i].bridge);
    }
    return net;
}

void net_attach(net_t *net, simcom_module_t *module)
{
    net->module = module;
}

/* The descriptors of a link; *wait_ms is lowered to when it has to be looked at. */
static size_t link_poll(const link_t *link, struct pollfd fds[LINK_FDS], uint32_t *wait_ms)
{
    uint32_t wait = PING_CHECK_MS;
    size_t count = 0;

    switch (link->state) {
    case LINK_NONE:
        return 0;
    case LINK_ASKED:
    case LINK_OVER:
        wait = 0;
        break;
    case LINK_LOOKING_UP:
        wait = LOOKUP_CHECK_MS;
        break;
    case LINK_CONNECTING:
    case LINK_SECURING:
        fds[0].fd = link->bridge.stream.fd;
        fds[0].events =
            net_stream_events(&link->bridge.stream, true, link->state == LINK_CONNECTING);
        count = 1;
        break;
    default:
        count = net_bridge_poll(&link->bridge, fds);
        if (mosquitto_socket(link->mosquitto) >= 0) {
            fds[count].fd = mosquitto_socket(link->mosquitto);
            fds[count].events = mosquitto_want_write(link->mosquitto) ? POLLIN | POLLOUT : POLLIN;
            count++;
        }
        break;
    }
    *wait_ms = wait < *wait_ms ? wait : *wait_ms;
    return count;
}

size_t net_poll(const net_t *net, struct pollfd fds[NET_FDS], uint32_t *wait_ms)
{
    size_t count = 0;

    for (size_t i = 0; i < NET_LINKS; i++) {
        count += link_poll(&net->links[i], fds + count, wait_ms);
    }
    return count;
}

void net_run(net_t *net, uint32_t now_ms)
{
    for (size_t i = 0; i < NET_LINKS; i++) {
        link_run(&net->links[i], now_ms);
    }
}

void net_free(net_t *net)
{
    if (net == NULL) {
        return;
    }
    for (size_t i = 0; i < NET_LINKS; i++) {
        link_destroy(&net->links[i]);
    }
    mosquitto_lib_cleanup();
    free(net);
}
