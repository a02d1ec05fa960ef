/* SPDX-License-Identifier: MIT */
/*
 * session.h - keeps one client connected.
 *
 * A session brings a module up from whatever state it is in (an earlier run may have left the service
 * started, the client acquired or connected), connects, subscribes, and does it again whenever the
 * connection is lost, with a growing pause. It is a state machine over the operations of simcom/mqtt.h: it
 * sends nothing by itself, has no clock and takes no memory. docs/session.md shows its states.
 *
 *     simcom_session_init(&session, &modem, &config);
 *     simcom_session_start(&session);
 *     for (;;) {
 *         while (simcom_next_event(&modem, &event)) {
 *             if (!simcom_session_handle(&session, &event)) { ... messages, own operations ... }
 *         }
 *         wait = simcom_session_tick(&session, now_ms);       // before simcom_tx_peek
 *         while (simcom_session_next_event(&session, &news)) { ... connected, waiting ... }
 *         ... simcom_tx_peek, simcom_tx_ack, simcom_tick; if simcom_tx_peek has nothing more to
 *             send, wait for bytes or time; simcom_feed ...
 *     }
 *
 * A session uses the slot of its client, and that of the module for what concerns the module. The
 * application may use both as well: the session waits until they are free. Two sessions, one for each
 * client, share a modem; each is given every event.
 *
 * Everything may be called where an event is handled. Calls never block and answer a status.
 */
#ifndef SIMCOM_SESSION_H
#define SIMCOM_SESSION_H

#include "simcom/mqtt.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a session does, as its events name it. */
typedef enum simcom_session_step {
    SIMCOM_SESSION_OFF,            /* nothing: not started, or stopped */
    SIMCOM_SESSION_GIVEN_UP,       /* nothing: trying again cannot help */
    SIMCOM_SESSION_PAUSE,          /* waits before it tries again */
    SIMCOM_SESSION_RESET,          /* restarts the module */
    SIMCOM_SESSION_BOOT,           /* waits until it has restarted */
    SIMCOM_SESSION_WAKE,           /* asks whether it listens, ATE0 */
    SIMCOM_SESSION_SIM,            /* AT+CPIN? */
    SIMCOM_SESSION_REGISTRATION,   /* AT+CREG? */
    SIMCOM_SESSION_PACKET_NETWORK, /* AT+CGREG? */
    SIMCOM_SESSION_LTE_NETWORK,    /* AT+CEREG? */
    SIMCOM_SESSION_NO_NETWORK,     /* waits for SIM or network */
    SIMCOM_SESSION_START,          /* AT+CMQTTSTART */
    SIMCOM_SESSION_FIND,        /* it was started before. AT+CMQTTDISC?: is the client connected? */
    SIMCOM_SESSION_FIND_CLIENT, /* AT+CMQTTACCQ?: is it this one? */
    SIMCOM_SESSION_FIND_SERVER, /* AT+CMQTTCONNECT?: to this server? */
    SIMCOM_SESSION_DISCONNECT,  /* AT+CMQTTDISC */
    SIMCOM_SESSION_RELEASE,     /* AT+CMQTTREL */
    SIMCOM_SESSION_STOP,        /* AT+CMQTTSTOP */
    SIMCOM_SESSION_ACQUIRE,     /* AT+CMQTTACCQ */
    SIMCOM_SESSION_CONFIGURE,   /* AT+CMQTTCFG */
    SIMCOM_SESSION_TLS,         /* AT+CSSLCFG */
    SIMCOM_SESSION_WILL,        /* AT+CMQTTWILLTOPIC, AT+CMQTTWILLMSG */
    SIMCOM_SESSION_CONNECT,     /* AT+CMQTTCONNECT */
    SIMCOM_SESSION_SETTLE,      /* its result was missed: AT+CMQTTDISC? */
    SIMCOM_SESSION_SUBSCRIBE,   /* AT+CMQTTSUBTOPIC, AT+CMQTTSUB */
    SIMCOM_SESSION_ONLINE,      /* connected */
    SIMCOM_SESSION_CHECK,       /* connected; AT+CMQTTDISC?: still? */
    SIMCOM_SESSION_STEPS
} simcom_session_step_t;

/* Why something went wrong. */
typedef enum simcom_session_cause {
    SIMCOM_SESSION_CAUSE_NONE,
    SIMCOM_SESSION_CAUSE_REFUSED, /* the module or the broker refused a step: .code */
    SIMCOM_SESSION_CAUSE_SILENT,  /* no answer in time */
    SIMCOM_SESSION_CAUSE_CLOSED, /* +CMQTTCONNLOST, .code is its cause; or a read that says: not connected */
    SIMCOM_SESSION_CAUSE_PING_FAILED,    /* +CMQTTPING: .code */
    SIMCOM_SESSION_CAUSE_NETWORK_LOST,   /* +CMQTTNONET */
    SIMCOM_SESSION_CAUSE_RESTARTED,      /* the module restarted */
    SIMCOM_SESSION_CAUSE_NOT_REGISTERED, /* no network within policy.network_s */
    SIMCOM_SESSION_CAUSE_NO_SIM,         /* no SIM that is ready within policy.network_s */
    SIMCOM_SESSION_CAUSE_WRONG_ARGUMENTS, /* a call refused the configuration: .code is a simcom_status_t,
                                       simcom_last_problem() says more */
    SIMCOM_SESSION_CAUSE_ASKED            /* simcom_session_stop() */
} simcom_session_cause_t;

typedef enum simcom_session_event_kind {
    SIMCOM_SESSION_EVENT_NONE,
    SIMCOM_SESSION_EVENT_PUBLISHED,    /* a message of the queue ended: .tag, .outcome, .code */
    SIMCOM_SESSION_EVENT_DISCONNECTED, /* the connection is no more: .cause, .code */
    SIMCOM_SESSION_EVENT_WORKING,      /* a step begins: .step */
    SIMCOM_SESSION_EVENT_NEED_PIN, /* the SIM waits for a PIN: send AT+CPIN; the session goes on asking */
    SIMCOM_SESSION_EVENT_WAITING,   /* .step failed: .cause, .code; tries again after .wait_ms */
    SIMCOM_SESSION_EVENT_CONNECTED, /* connected and subscribed */
    SIMCOM_SESSION_EVENT_GAVE_UP,   /* .step failed for good: .cause, .code */
    SIMCOM_SESSION_EVENT_STOPPED    /* simcom_session_stop() has ended */
} simcom_session_event_kind_t;

/* News of a session. It never holds a secret. */
typedef struct simcom_session_event {
    uint8_t kind;     /* simcom_session_event_kind_t */
    uint8_t step;     /* simcom_session_step_t */
    uint8_t cause;    /* simcom_session_cause_t */
    uint8_t code;     /* of a refusal: SIMCOM_CODE_..., SIMCOM_CODE_MISSING if it had none */
    uint8_t outcome;  /* simcom_outcome_t, of PUBLISHED */
    uint16_t tag;     /* of PUBLISHED: as given to simcom_session_publish() */
    uint32_t wait_ms; /* of WAITING */
} simcom_session_event_t;

/* How a session behaves. {0} is a good start: each 0 stands for the default. */
typedef struct simcom_session_policy {
    uint8_t tries;         /* attempts before it escalates, default 3 (docs/session.md) */
    bool no_network_check; /* do not ask for SIM and registration */
    bool no_reset;         /* never restart the module */
    /* Go on with a live connection of an earlier run, if client id, TLS, first server and user are
     * those of the configuration; needs a line buffer (simcom_config_t) that holds these lines. Else such a connection
     * is taken down. */
    bool adopt;
    /* A QoS 1 or 2 message of the queue of which it is not known whether it was delivered is sent
     * again as dup: it arrives at least once, maybe twice. Else it is reported as SIMCOM_UNKNOWN. */
    bool resend;
    /* Pause behind the first failure, doubled with each; 1-32767, default 2. And where doubling ends. */
    uint16_t pause_min_s;
    uint16_t pause_max_s; /* 1-32767, default 120 */
    uint16_t network_s;   /* seconds for SIM and registration, default 180 */
    uint16_t boot_s;      /* how long a restart may take if RDY is missed, default 30 */
    uint16_t check_s;     /* ask whether the connection is still there, so often; default: never */
} simcom_session_policy_t;

/* What a session is made of. Kept by pointer, as is everything that it points to. */
typedef struct simcom_session_config {
    simcom_session_policy_t policy;
    uint8_t client;       /* 0 or 1; its memory is in simcom_config_t */
    uint8_t server_count; /* 0 stands for 1 */
    uint8_t filter_count; /* 0-100 */
    uint16_t queue_size;  /* bytes */
    /* Memory of the publish queue: each message takes SIMCOM_SESSION_RECORD bytes, its topic and its
     * payload. NULL and 0: simcom_session_publish() is not used. */
    uint8_t *queue;
    /* One or more; behind an attempt to connect that failed comes the next. */
    const simcom_connect_t *servers;
    const simcom_filter_t *filters; /* subscribed to with each connection; NULL: none */
    const simcom_tls_t *tls;        /* SSL context to set up; NULL: none, or the application did */
    const simcom_will_t *will;      /* NULL: none */
    const simcom_settings_t *settings; /* NULL: the module's defaults */
    simcom_acquire_t acquire;
    /* A random word for the pause, so that devices do not come back all at once: a pause of d becomes one
     * between d/2 and d. NULL: always d. */
    uint32_t (*random)(void *context);
    /* Restarts the module by its power or reset pin, and returns at once. NULL: AT+CRESET does it. */
    void (*reset)(void *context);
    void *context; /* handed to both */
} simcom_session_config_t;

/* Bytes that a message of the queue takes besides topic and payload. */
#define SIMCOM_SESSION_RECORD 10u

/* Milliseconds between two questions for SIM and network. */
#define SIMCOM_SESSION_POLL_MS 2000u
/* A connection that lasted so long is a success: the next pause is the shortest again. */
#define SIMCOM_SESSION_STABLE_MS 60000u
/* How often a message of the queue is begun that the module refuses without saying why. */
#define SIMCOM_SESSION_PUBLISH_TRIES 3u

/* A session. Private; the caller's memory. Bytes stand first, where a Cortex-M0 reaches them in one
 * instruction. */
typedef struct simcom_session {
    uint8_t step;   /* simcom_session_step_t */
    uint8_t awaits; /* whose operation is under way */
    uint8_t after;  /* step to go on with when it has ended; 0: the next */
    uint8_t down;   /* how far the client is being taken down */
    uint8_t level;  /* what is known to be set up */
    uint8_t escalation;
    uint8_t tries;    /* attempts at this escalation */
    uint8_t failures; /* in a row, as long as they make the pause longer */
    uint8_t server;   /* index of the one in use */
    uint8_t flags;
    uint8_t events;       /* a bit for each kind of event that waits */
    uint8_t found;        /* 1: the answer to the step is yes, once it is done; 0: no */
    uint8_t trouble_step; /* what went wrong last */
    uint8_t trouble_cause;
    uint8_t trouble_code;
    uint8_t lost_cause; /* why the connection ended */
    uint8_t lost_code;
    uint8_t oldest;       /* queue: what is known of the oldest message */
    uint8_t sent_outcome; /* queue: how it ended */
    uint8_t sent_code;
    uint16_t head;  /* queue: the oldest message */
    uint16_t tail;  /* queue: where the next one goes */
    uint16_t wrap;  /* queue: where the messages end that stand behind head; 0: nowhere */
    uint16_t count; /* queue: messages */
    const simcom_session_config_t *config;
    simcom_t *modem;
    uint32_t due;         /* of the present step, as long as it waits for time */
    uint32_t pause_ms;    /* the last pause, as it is told */
    uint32_t network_due; /* end of the time for SIM and network */
} simcom_session_t;

/* Prepares a session. The modem is prepared before. Answers SIMCOM_E_CLIENT if the client has no memory,
 * SIMCOM_E_MISSING without a server, SIMCOM_E_RANGE for a policy outside its limits. */
simcom_status_t simcom_session_init(simcom_session_t *session, simcom_t *modem,
                                    const simcom_session_config_t *config);

/* Begins to connect, and to keep connected. SIMCOM_E_BUSY unless it is OFF or GIVEN_UP. */
simcom_status_t simcom_session_start(simcom_session_t *session);

/* Disconnects, releases the client and stops the service (if the other client is released). Ends with
 * SIMCOM_SESSION_EVENT_STOPPED, also when the module does not answer. The queue is kept.
 * SIMCOM_E_IDLE if it is OFF, SIMCOM_E_BUSY if it is stopping. */
simcom_status_t simcom_session_stop(simcom_session_t *session);

/* Takes an event of the modem: give it every one, as soon as it was pulled. Returns true if it answers
 * the session's own operation, so that there is nothing else to do with it; else the application may want
 * it too. */
bool simcom_session_handle(simcom_session_t *session, const simcom_event_t *event);

/* Starts what comes next. Call it in each turn of the loop, behind handling events and before
 * simcom_tx_peek(). [in] now_ms  as for simcom_tick(). Returns how many ms may pass until the next call if
 * no event of the modem comes before: 0 while an event of the session waits to be pulled, UINT32_MAX if nothing waits for
 * time. */
uint32_t simcom_session_tick(simcom_session_t *session, uint32_t now_ms);

/* Pulls an event of the session; false if there is none. What is not pulled in time is replaced by what came after it;
 * PUBLISHED alone waits, and the rest of the queue with it. */
bool simcom_session_next_event(simcom_session_t *session, simcom_session_event_t *event);

/* Copies a message into the queue. It is sent as soon as there is a connection, in the order of the
 * calls, and ends with SIMCOM_SESSION_EVENT_PUBLISHED: SIMCOM_DONE, SIMCOM_REFUSED or SIMCOM_UNKNOWN.
 * A message that was certainly not sent when a connection broke is sent in the next.
 * [in] publish  .dup is not used
 * [in] tag      handed back by the event
 * SIMCOM_E_FULL if there is no room; SIMCOM_E_TOPIC, _UTF8, _LENGTH, _RANGE for a wrong message. */
simcom_status_t simcom_session_publish(simcom_session_t *session, const simcom_publish_t *publish,
                                       uint16_t tag);

/* Messages in the queue, the one that is being sent included. */
static inline unsigned simcom_session_queued(const simcom_session_t *session)
{
    return session->count;
}

/* What the session does. */
static inline simcom_session_step_t simcom_session_step(const simcom_session_t *session)
{
    return (simcom_session_step_t)session->step;
}

/* Whether the client is connected and subscribed, as far as is known. */
bool simcom_session_is_online(const simcom_session_t *session);

#ifdef __cplusplus
}
#endif

#endif
