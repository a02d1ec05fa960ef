/* SPDX-License-Identifier: MIT */
/*
 * sim.h - the engine and the simulated module in one loop, in virtual time, from a seed.
 *
 *     plan.c     what a run is made of: revision, settings, faults, all drawn from its seed
 *     content.c  topics and payloads, each made of a number, so that any of them can be judged
 *     world.c    the loop: engine, pipe, module, broker, time
 *     judge.c    the host's bytes, read by a parser of its own, and what must hold of messages
 *     app.c      operations: starts one and says what must be true when it has ended
 *     driver.c   an application that does what it likes
 *     flows.c    the examples of the manual's section 3, step by step
 *     proof.c    after the last fault: everything works again
 *     soak.c     the program
 *
 * Where sessions keep clients connected, instead of flows and proof:
 *
 *     keeper.c          what the application does with them, and the proof
 *     keeper_make.c     what they are made of
 *     keeper_judge.c    what must hold of what they tell, and of their connections
 */
#ifndef SIM_H
#define SIM_H

#include "simcom/session.h"
#include "simcom/simcom.h"
#include "simcom/trace.h"
#include "simcom_broker.h"

#include <stdio.h>

#define SLOTS      (1u + SIMCOM_CLIENTS)
#define FOREVER    UINT64_MAX
#define MOST_ITEMS 4096u
#define UP_ROOM    4096u
#define FILTERS    4u
#define DATAS      (FILTERS + 2u) /* of an operation: two filters, topic and payload, a will's */
#define WANTED     (2u * DATAS)

/* --- Chance: splitmix64, by Sebastiano Vigna ---------------------------------------------------- */

typedef struct chance {
    uint64_t state;
} chance_t;

static inline uint64_t chance_next(chance_t *chance)
{
    uint64_t z = chance->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* 0 to n - 1. */
static inline uint32_t draw(chance_t *chance, uint32_t n)
{
    return (uint32_t)(chance_next(chance) % n);
}

/* One time in n. */
static inline bool once_in(chance_t *chance, uint32_t n)
{
    return draw(chance, n) == 0u;
}

/* --- The plan of a run ------------------------------------------------------------------------- */

/* What may go wrong in a run. Bytes that are damaged can look like something else: what must hold of
 * a run depends on it (docs/testing.md has the table). */
typedef enum family {
    FAMILY_CLEAN,  /* nothing */
    FAMILY_LINES,  /* whole lines, answers, the module, the network */
    FAMILY_LOSE,   /* also: bytes from the module are lost */
    FAMILY_INSERT, /* also: bytes from the module come twice, or others come between them */
    FAMILY_FLIP,   /* also: bits of bytes from the module are wrong */
    FAMILY_INPUT,  /* also: bytes from the host are lost, doubled, wrong, or others come */
    FAMILIES
} family_t;

#define MOST_FAULTS 6u

/* Who uses the other client of a module of which a session keeps one. */
typedef enum company {
    COMPANY_NONE,       /* nobody */
    COMPANY_SESSION,    /* another session */
    COMPANY_APPLICATION /* the application, directly */
} company_t;

/* A time of the run, ms. */
typedef struct span {
    uint32_t at, ms;
} span_t;

typedef struct plan {
    uint64_t seed;
    uint8_t family;  /* family_t */
    uint8_t flow;    /* 0: the application does what it likes; else the example of this number */
    bool session;    /* a session keeps a client connected */
    uint8_t company; /* company_t: with a session */
    uint8_t secure;  /* sessions over TLS, a bit for each */
    bool polite;     /* the application gives each operation its time, and does nothing absurd */
    bool rude;       /* the application beside a session does not */
    bool hostile;    /* payloads look like lines of the module */
    simcom_module_settings_t module;
    uint32_t latency_ms;   /* of the broker, one way */
    uint32_t handshake_ms; /* of TLS */
    uint32_t up_baud;      /* 0: at once */
    uint32_t up_chunk;     /* at most so many bytes are acknowledged at a time; 0: all */
    uint32_t down_chunk;   /* the engine is fed at most so many bytes at a time; 0: all */
    uint32_t storm_ms;     /* faults and free play end here */
    uint32_t outage_ms;    /* the longest that a fault lasts */
    uint32_t clock;        /* of the host at the beginning; wraps in some runs */
    /* Of the host's UART, and of a module that lies. */
    bool feeds_nothing; /* simcom_feed() is called without bytes, too */
    bool acks_late;     /* bytes are acknowledged after what answers them was fed */
    span_t blocked;     /* the UART takes nothing */
    span_t unread;      /* nothing is read: bytes wait in the receive ring */
    uint32_t
        liar_at; /* ms; a part of a message is announced that is over the limits, full of lines; 0: none */
    uint32_t liar_bytes; /* so many */
    simcom_fault_t faults[MOST_FAULTS];
    uint32_t fault_count;
} plan_t;

/* A run of a seed. [in] without  faults that are left out, a bit for each */
void plan_draw(plan_t *plan, uint64_t seed, uint32_t without);
/* The same with a session. Its faults strike while it brings the module up more often. */
void plan_session(plan_t *plan, uint64_t seed, uint32_t without);
/* A run of a flow with one fault, or none. Flows of sessions have numbers of their own. */
void plan_flow(plan_t *plan, bool session, unsigned flow, const simcom_fault_t *fault);
void plan_print(const plan_t *plan, FILE *to);
/* Whether a byte from the module may be damaged so that it reads as something else. */
bool plan_forges(const plan_t *plan);

/* --- Contents ---------------------------------------------------------------------------------- */

typedef enum item_kind { ITEM_FREE, ITEM_PUBLISH, ITEM_WILL, ITEM_MESSAGE } item_kind_t;

/* A message, made of its number. */
typedef struct item {
    uint8_t kind;
    uint8_t client; /* PUBLISH: who sends it; MESSAGE: whom it is for */
    uint8_t target; /* whose filter its topic fits; 0xFF: nobody's */
    uint8_t qos;
    uint8_t outcome; /* of a PUBLISH that has ended: simcom_outcome_t */
    bool ended;
    bool expected; /* MESSAGE: nothing may keep it away */
    uint16_t topic_length;
    uint16_t payload_length;
    uint16_t arrived;   /* PUBLISH: how often the broker got it */
    uint16_t delivered; /* how often the host got it */
    uint64_t at;        /* when it was sent */
} item_t;

#define TOPIC_ROOM   1025u
#define PAYLOAD_ROOM 10241u

/* Writes them; returns the length. */
size_t content_topic(const item_t *item, uint32_t number, uint8_t *to);
size_t content_payload(const plan_t *plan, const item_t *item, uint32_t number, uint8_t *to);
/* The number in a topic, UINT32_MAX if it is none of ours. */
uint32_t content_number(simcom_bytes_t topic);

/* A secret: must be in no trace. */
#define CANARY "kAnArIe"

/* --- Operations -------------------------------------------------------------------------------- */

/* One under way in a slot, with the memory that its arguments need. */
typedef struct operation {
    bool active;
    bool cancelled;
    bool limited;    /* a time limit of its own */
    bool interfered; /* a fault struck, or the host was reset, while it ran */
    bool used;       /* of a session: one has begun since its data was written */
    uint8_t by;      /* whose it is: 0 the application's; else of the session of this number */
    uint8_t kind;    /* simcom_operation_t */
    uint32_t item;   /* of a publish or a will */
    uint64_t started;
    uint64_t deadline; /* ms */
    uint32_t connects; /* of the client that the broker had seen before */
    unsigned datas;
    simcom_bytes_t data[DATAS]; /* what may follow a prompt */
    /* The same of the one before: its line may still be on its way when the next one begins. */
    unsigned old_datas;
    simcom_bytes_t old_data[DATAS];
    uint8_t old[TOPIC_ROOM + PAYLOAD_ROOM];
    unsigned
        given_up; /* cancelled, one behind the other, while the first line is still on its way */
    simcom_acquire_t acquire;
    simcom_connect_t connect;
    simcom_will_t will;
    simcom_publish_t publish;
    simcom_filter_t filter[FILTERS];
    simcom_filters_t filters;
    simcom_tls_t tls;
    simcom_certificate_t certificate;
    uint8_t topic[TOPIC_ROOM];
    uint8_t payload[PAYLOAD_ROOM];
    char text[FILTERS][48];
    union {
        uint32_t numbers[4];
        simcom_bytes_t strings[2];
    } raw;
} operation_t;

/* --- The world --------------------------------------------------------------------------------- */

/* A message that comes in. */
typedef struct incoming {
    bool open;
    uint64_t at; /* when the last one ended */
    uint8_t client;
    uint16_t topic_length, payload_length;
    size_t topic_got, payload_got;
    uint8_t topic[TOPIC_ROOM + 16u];
    uint8_t payload[PAYLOAD_ROOM + 16u];
} incoming_t;

/* Reads the host's bytes at the module's side of the wire. */
typedef struct judge {
    uint8_t line[2048];
    size_t line_length;
    uint8_t data[PAYLOAD_ROOM];
    size_t data_length;
    size_t promised;               /* by the line that was read last */
    unsigned slot;                 /* whose command that was */
    simcom_bytes_t wanted[WANTED]; /* what may come: copies below */
    unsigned wanted_count;
    uint8_t copy[2u * (PAYLOAD_ROOM + TOPIC_ROOM)];
    /* After a restart the host goes on until it hears of it. 0: none; 1: to the end of a line, and of
     * what is on its way; 2: until the engine has found its way back. */
    uint8_t excuse;
    size_t excuse_bytes;
    /* The host was reset inside a message whose payload looks like lines: the rest is read as such, until
     * the line is silent. */
    bool torn;
    bool off; /* faults at the host's bytes: what the module reads is not what the host sent */
} judge_t;

/* --- An application with sessions -------------------------------------------------------------- */

#define QUEUED       64u   /* messages */
#define KEEPER_ROOM  4200u /* bytes of the longest record: at least this is the queue's size */
#define KEEPER_FILES 3u    /* CA, certificate, key */
#define FILE_ROOM    1200u

/* One session, and what the application knows of it. */
typedef struct keeper {
    simcom_session_t session;
    simcom_session_config_t config;
    simcom_connect_t servers[2];
    simcom_settings_t settings;
    simcom_will_t will;
    simcom_filter_t filters[2];
    simcom_tls_t tls;
    char text[3][16];
    char name[KEEPER_FILES][16];
    uint8_t file[KEEPER_FILES][FILE_ROOM];
    uint16_t file_length[KEEPER_FILES];
    uint8_t needs;     /* files that its authmode asks for, a bit for each */
    uint8_t lacks;     /* those of them that are not in the module: 33 */
    bool demands_name; /* the server ends a handshake that does not name it */
    uint8_t queue[12000];
    uint8_t will_topic[TOPIC_ROOM];
    uint8_t will_message[512];

    uint32_t queued[QUEUED]; /* numbers of what is in the queue, the oldest first */
    unsigned count;
    uint32_t newest;      /* arrived at the broker; a number more than that, 0 for none */
    bool told;            /* that it is connected */
    bool stopping, ended; /* stopped, or given up */
    bool mended;          /* the proof has stopped it, to have everything set up anew */
    uint64_t stop_by, next_publish, next_message, next_stop, next_start;
    uint8_t step, attempt; /* of the proof */
    uint32_t proof;        /* number of the message of the proof */
    uint64_t again;        /* ms from the beginning of the proof until it worked again */
} keeper_t;

typedef enum stage { STAGE_STORM, STAGE_CALM, STAGE_PROOF, STAGE_OVER } stage_t;

typedef struct world {
    plan_t plan;
    chance_t chance; /* of the application and the line */
    uint64_t now;    /* ms */
    simcom_t modem;
    simcom_client_t clients[SIMCOM_CLIENTS];
    uint8_t line[160];
    simcom_tracer_t tracer;
    simcom_module_t *module;
    simcom_broker_t *broker;
    simcom_broker_port_t *port;

    uint8_t up[UP_ROOM]; /* the host's bytes on their way */
    size_t up_length;
    const uint8_t *fed; /* the bytes of the last simcom_feed(); NULL: they are gone */
    size_t fed_length;
    uint32_t up_quota; /* bytes that the UART takes before the next draw */
    uint64_t up_due_us;
    size_t swallowed; /* of a restart: bytes that the module did not get */

    operation_t operations[SLOTS];
    keeper_t keepers[SIMCOM_CLIENTS];
    unsigned keeper_count;
    bool restless;                  /* the application stops sessions, and resets the host */
    bool resets;                    /* the host was reset */
    bool service_stopped;           /* the event is the end of AT+CMQTTSTOP */
    bool dirty;                     /* a session was given something: it wants its turn */
    uint8_t beside, beside_attempt; /* of the proof of a client that no session has */
    bool beside_begun;
    item_t items[MOST_ITEMS];
    uint32_t item_count;
    incoming_t incoming;
    judge_t judge;

    /* What the application believes. */
    bool started, acquired[SIMCOM_CLIENTS], connected[SIMCOM_CLIENTS], subscribed[SIMCOM_CLIENTS];
    bool tls[SIMCOM_CLIENTS]; /* acquired for TLS */
    /* The module may hold a payload of a publish that was given up: an empty one would take it. */
    bool stale[SIMCOM_CLIENTS];
    uint64_t next_act[SLOTS];
    uint64_t next_message;
    uint64_t line_until; /* about when it has carried the messages that were sent */

    uint8_t stage;
    uint8_t step, attempt; /* of the proof, or of a flow */
    uint32_t proof_item[SIMCOM_CLIENTS];
    uint64_t stage_at;
    uint64_t wake_at;
    uint32_t failed_in_a_row;
    uint32_t open_items; /* expected and not delivered */
    uint32_t first_open; /* no message before this one is */
    bool altered;        /* the broker got something else than the host meant to send */

    size_t unacknowledged; /* bytes that went out */
    uint32_t host_struck;  /* faults of the host's UART, and lies, so far */
    uint8_t uart;          /* what of them goes on: UART_... */
    uint64_t free_at,
        deaf_ms;     /* when the wire was last of use; the longest that it was not, with a fault */
    uint32_t struck; /* faults, so far */
    uint64_t struck_at;
    uint32_t struck_long_ago; /* those before the last burst */
    uint32_t restarts, wakes, recoveries;
    uint8_t
        orphans; /* clients with an operation in the module of which a reset host does not know */
    bool restarted_now; /* the module is between its restart and RDY */
    uint32_t connects[SIMCOM_CLIENTS];
    uint32_t ended_count, done_count, message_count;
    uint64_t hash;

    bool failed;
    bool traced;
    char problem[400];
} world_t;

/* Runs a plan to its end. Returns true if all is well; else world->problem says what is not. */
bool world_run(world_t *world, const plan_t *plan, bool traced);

#if defined(__GNUC__)
#define PRINTF_LIKE(text, first) __attribute__((__format__(__printf__, text, first)))
#else
#define PRINTF_LIKE(text, first)
#endif

/* Something that must never be. The first one is kept, and ends the run. */
void fail(world_t *world, const char *text, ...) PRINTF_LIKE(2, 3);
/* A line of the trace. */
void note(world_t *world, const char *text, ...) PRINTF_LIKE(2, 3);
void note_bytes(world_t *world, const char *mark, const uint8_t *bytes, size_t n);
void world_hash(world_t *world, uint64_t number);
/* A damaged byte needs so long at most from the module's queue to the engine, on the slowest line. */
#define RECENT_MS 30000u
/* Faults that can have damaged what comes now. */
uint32_t world_struck_lately(const world_t *world);
/* The host is reset: the engine forgets everything, the module does not. */
void world_reset_host(world_t *world);
void world_reset_module(world_t *world);
/* Sends a message through the broker to a client; UINT32_MAX if there is no room for it. */
uint32_t world_message(world_t *world, uint8_t client, uint32_t payload_length, bool expected);
/* The longest topic or payload that does not take the line for long. */
uint32_t world_most(const world_t *world, bool topic);
/* Whether the line has enough to carry: no module gets more than that. */
bool world_is_flooded(const world_t *world);
/* A message is on its way to the host. */
void world_load(world_t *world, const item_t *item);
uint32_t world_item(world_t *world, item_kind_t kind, uint8_t client);
const char *outcome_name(unsigned outcome);
const char *operation_name(unsigned operation);

/* What the modem is told as the time. */
uint32_t world_clock(const world_t *world);

/* judge.c */
/* [in] data  whether the module waits for promised data */
void judge_host_bytes(world_t *world, const uint8_t *bytes, size_t n, bool data);
void judge_line_end(world_t *world, size_t data_left);
void judge_data_end(world_t *world);
void judge_restart(world_t *world);
void judge_synchronised(world_t *world);
void judge_published(world_t *world, const char *client_id, const simcom_module_publish_t *message);
void judge_event(world_t *world, const simcom_event_t *event);
/* Whether a result may say that something is done which is not: its digits were damaged just now, or it is that
 * of an operation from before a reset of the host, of which the engine knows nothing. There is one of that. */
bool judge_forged(world_t *world, uint8_t client);
/* Forgets what was expected: something has happened that may keep it away. */
void judge_expect_nothing(world_t *world, unsigned client);
void judge_turn(world_t *world);
void judge_end(world_t *world);

/* app.c */
unsigned slot_number(uint8_t client);
/* The longest that an operation may take, ms. */
uint64_t app_limit_ms(unsigned kind, const world_t *world);
/* The operation's data become those of the one before. */
void app_keep_old(operation_t *operation);
simcom_status_t app_start(world_t *world);
simcom_status_t app_stop(world_t *world);
simcom_status_t app_acquire(world_t *world, uint8_t client, bool tls);
simcom_status_t app_release(world_t *world, uint8_t client);
simcom_status_t app_will(world_t *world, uint8_t client);
simcom_status_t app_connect(world_t *world, uint8_t client, bool tls);
simcom_status_t app_disconnect(world_t *world, uint8_t client);
/* [in] size  of the payload; UINT32_MAX: any */
simcom_status_t app_publish(world_t *world, uint8_t client, uint8_t target, uint8_t qos,
                            uint32_t size);
simcom_status_t app_subscribe(world_t *world, uint8_t client);
simcom_status_t app_unsubscribe(world_t *world, uint8_t client);
simcom_status_t app_batch(world_t *world, uint8_t client, bool subscribe);
simcom_status_t app_tls(world_t *world, uint8_t authmode);
simcom_status_t app_certificate(world_t *world, unsigned which, bool remove);
simcom_status_t app_upload(world_t *world, const char *name, simcom_bytes_t data);
simcom_status_t app_list(world_t *world);
simcom_status_t app_echo_off(world_t *world);
simcom_status_t app_configure(world_t *world, uint8_t client);
simcom_status_t app_read(world_t *world);
simcom_status_t app_wake(world_t *world);
/* An operation has ended: what must be true, and what the application believes now. */
void app_ended(world_t *world, const simcom_event_t *event);
bool app_idle(const world_t *world);

/* driver.c, flows.c, proof.c: each is given its turn, and every event that ends an operation. They set
 * world->wake_at to when they want another. */
/* driver.c also plays with the client that no session has, and says when it wants another turn. */
uint64_t driver_turn(world_t *world);
/* The host was reset: it goes on with clients of before. */
void driver_reset(world_t *world);
void driver_ended(world_t *world, unsigned slot);
void flow_turn(world_t *world);
void flow_ended(world_t *world, const simcom_event_t *event);
#define FLOWS         5u
#define SESSION_FLOWS 3u
void proof_begin(world_t *world);
void proof_turn(world_t *world);
void proof_ended(world_t *world, const simcom_event_t *event);
/* The same of the one client that no session has; true once it works. */
bool proof_beside(world_t *world, uint8_t client);
void proof_beside_ended(world_t *world, const simcom_event_t *event);

/* keeper.c: the same with sessions, from the beginning to the end. */
void keeper_begin(world_t *world);
void keeper_turn(world_t *world);
/* An event of the modem. */
void keeper_event(world_t *world, const simcom_event_t *event);
/* Starts a session that is not started. */
void keeper_start(world_t *world, keeper_t *keeper);
/* The session of a client; NULL if it has none. */
keeper_t *keeper_of(world_t *world, unsigned client);
/* Its number, for notes: from 1. */
unsigned keeper_number(const world_t *world, const keeper_t *keeper);

/* keeper_make.c */
/* Draws what the sessions are made of. Their files are put into the module, some of them not yet. */
void keeper_make(world_t *world);
/* What a new firmware of the host may set otherwise. */
void keeper_renew(world_t *world, keeper_t *keeper);
simcom_bytes_t keeper_file(const keeper_t *keeper, unsigned which);
/* What the host may send behind a prompt: of its configuration, and of the oldest message. */
void keeper_write_data(world_t *world, keeper_t *keeper);

/* keeper_judge.c */
void keeper_news(world_t *world, keeper_t *keeper);
/* The session was given an event: an unwelcome one must have been heard, and nobody else's.
 * [in] told  whether it had told before that it is connected */
void keeper_heard(world_t *world, const keeper_t *keeper, const simcom_event_t *event, bool told);
/* The broker got a message of the queue. */
void keeper_arrived(world_t *world, uint32_t number);
/* A connect reaches the broker: what it answers. */
uint8_t keeper_connects(world_t *world, keeper_t *keeper, const simcom_module_connect_t *how);

#endif
