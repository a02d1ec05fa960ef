/* SPDX-License-Identifier: MIT */
/* keeper_judge.c - what must hold of what sessions tell, and of the connections that they make. */
#include "sim.h"

#include "simcom/codes.h"
#include "simcom/revisions.h"

#include <string.h>

static bool has_damage(const world_t *world)
{
    return world->plan.family > FAMILY_LINES;
}

/* --- News ------------------------------------------------------------------------------------------ */

/* Whether the run has a fault that answers a command in this way. */
static bool is_answered(const world_t *world, const char *command, uint8_t code)
{
    for (uint32_t i = 0; i < world->plan.fault_count; i++) {
        const simcom_fault_t *fault = &world->plan.faults[i];
        if (fault->kind == SIMCOM_FAULT_ANSWER && fault->has_code &&
            (code == 0u || fault->code == code) &&
            (command == NULL || fault->command == NULL || strcmp(fault->command, command) == 0)) {
            return true;
        }
    }
    return false;
}

static void take_connected(world_t *world, keeper_t *keeper)
{
    if (keeper->told) {
        fail(world, "the session tells twice that it is connected");
    }
    keeper->told = true;
}

static void take_disconnected(world_t *world, keeper_t *keeper, const simcom_session_event_t *news)
{
    /* One that the application stops while it connects finds its client busy for minutes when it begins
     * anew; that can lead it up to a restart of the module. And a module whose disconnect is given up
     * takes no command until it has ended. */
    bool own_fault = (world->restless && news->cause == SIMCOM_SESSION_CAUSE_RESTARTED &&
                      world->restarts > 0u) ||
                     (world->plan.company == COMPANY_APPLICATION && world->plan.rude &&
                      news->cause == SIMCOM_SESSION_CAUSE_SILENT);

    judge_expect_nothing(world, keeper->config.client);
    if (!keeper->told) {
        fail(world, "the session tells that it is disconnected, and it was not connected");
    } else if (world->plan.family == FAMILY_CLEAN && !world->resets && !own_fault &&
               news->cause != SIMCOM_SESSION_CAUSE_ASKED) {
        fail(world, "the session is disconnected, cause %u, and nothing went wrong", news->cause);
    } else if (news->cause == SIMCOM_SESSION_CAUSE_ASKED && !keeper->stopping &&
               !world->service_stopped) {
        fail(world, "the session is disconnected as if somebody had asked for it");
    } else if (world->stage == STAGE_PROOF && world->step > 0u) {
        fail(world, "the session is disconnected, cause %u, and the faults are over", news->cause);
    }
    keeper->told = false;
}

static void take_gave_up(world_t *world, keeper_t *keeper, const simcom_session_event_t *news)
{
    bool final = news->code == SIMCOM_CODE_REFUSED_PROTOCOL_VERSION ||
                 news->code == SIMCOM_CODE_REFUSED_IDENTIFIER ||
                 news->code == SIMCOM_CODE_REFUSED_USER_OR_PASSWORD ||
                 news->code == SIMCOM_CODE_REFUSED_NOT_AUTHORIZED ||
                 news->code == SIMCOM_CODE_CERTIFICATE_NOT_SET;
    bool lacks = news->code == SIMCOM_CODE_CERTIFICATE_NOT_SET && keeper->lacks != 0u;

    if (keeper->told || news->step != SIMCOM_SESSION_CONNECT ||
        news->cause != SIMCOM_SESSION_CAUSE_REFUSED || !final ||
        !(lacks || has_damage(world) || is_answered(world, NULL, news->code))) {
        fail(world, "the session gives up: step %u, cause %u, code %u", news->step, news->cause,
             news->code);
    }
    if (news->code == SIMCOM_CODE_CERTIFICATE_NOT_SET) {
        keeper->lacks = keeper->needs; /* what is in the module may have another name */
    }
    keeper->ended = true;
    keeper->next_start = world->now + draw(&world->chance, 60000);
}

static void take_stopped(world_t *world, keeper_t *keeper)
{
    if (!keeper->stopping || keeper->told) {
        fail(world, "the session has stopped, and nobody asked it to");
    }
    keeper->ended = true;
    keeper->next_start = world->now + draw(&world->chance, 60000);
}

static void take_published(world_t *world, keeper_t *keeper, const simcom_session_event_t *news)
{
    uint32_t number = keeper->queued[0];
    item_t *item = &world->items[number];
    bool once = !keeper->config.policy.resend && !has_damage(world);

    if (keeper->count == 0u || news->tag != number) {
        fail(world, "message %u of the queue ends, and it is not the oldest", news->tag);
        return;
    }
    item->ended = true;
    item->outcome = news->outcome;
    if (news->outcome != SIMCOM_DONE && news->outcome != SIMCOM_REFUSED &&
        news->outcome != SIMCOM_UNKNOWN) {
        fail(world, "message %u of the queue ended as %s", (unsigned)number,
             outcome_name(news->outcome));
    } else if (news->outcome != SIMCOM_DONE && world->plan.family == FAMILY_CLEAN &&
               !world->restless) {
        fail(world, "message %u of the queue ended as %s, and nothing went wrong", (unsigned)number,
             outcome_name(news->outcome));
    } else if (news->outcome == SIMCOM_DONE && item->qos > 0u && item->arrived == 0u &&
               !judge_forged(world, keeper->config.client)) {
        fail(world, "message %u of the queue was delivered, and the broker never got it",
             (unsigned)number);
    } else if (news->outcome == SIMCOM_REFUSED && once && item->arrived > 0u) {
        fail(world, "message %u of the queue was refused, and the broker has it", (unsigned)number);
    } else if (news->outcome == SIMCOM_UNKNOWN && keeper->config.policy.resend && item->qos > 0u) {
        fail(world, "message %u of the queue was not sent again", (unsigned)number);
    }
    keeper->count--;
    memmove(keeper->queued, keeper->queued + 1, keeper->count * sizeof *keeper->queued);
    keeper_write_data(world, keeper);
}

static void take(world_t *world, keeper_t *keeper, const simcom_session_event_t *news)
{
    switch ((simcom_session_event_kind_t)news->kind) {
    case SIMCOM_SESSION_EVENT_PUBLISHED:
        take_published(world, keeper, news);
        break;
    case SIMCOM_SESSION_EVENT_CONNECTED:
        take_connected(world, keeper);
        break;
    case SIMCOM_SESSION_EVENT_DISCONNECTED:
        take_disconnected(world, keeper, news);
        break;
    case SIMCOM_SESSION_EVENT_GAVE_UP:
        take_gave_up(world, keeper, news);
        break;
    case SIMCOM_SESSION_EVENT_STOPPED:
        take_stopped(world, keeper);
        break;
    default:
        break;
    }
}

void keeper_news(world_t *world, keeper_t *keeper)
{
    static const char *const kinds[] = {"none",      "published", "disconnected",
                                        "working",   "need pin",  "waiting",
                                        "connected", "gave up",   "stopped"};
    unsigned number = keeper_number(world, keeper);
    simcom_session_event_t news;

    while (!world->failed && simcom_session_next_event(&keeper->session, &news)) {
        note(world, "session %u: %s, step %u, cause %u, code %u, tag %u, outcome %u, wait %u",
             number, kinds[news.kind], news.step, news.cause, news.code, news.tag, news.outcome,
             (unsigned)news.wait_ms);
        world_hash(world, news.kind | (uint64_t)news.step << 8 | (uint64_t)news.cause << 16 |
                              (uint64_t)news.code << 24 | (uint64_t)news.tag << 32 |
                              (uint64_t)number << 48);
        world->dirty = true;
        if (keeper->ended) {
            fail(world, "the session tells %s, and it has ended", kinds[news.kind]);
        } else {
            take(world, keeper, &news);
        }
    }
    if (keeper->told != simcom_session_is_online(&keeper->session) ||
        keeper->count != simcom_session_queued(&keeper->session)) {
        fail(world, "the session tells one thing and answers another");
    }
}

void keeper_heard(world_t *world, const keeper_t *keeper, const simcom_event_t *event, bool told)
{
    bool own = event->client == keeper->config.client || event->client == SIMCOM_MODULE;
    bool of_client =
        event->kind == SIMCOM_EVENT_CONNECTION_LOST || event->kind == SIMCOM_EVENT_PING_FAILED;
    bool loss = event->kind == SIMCOM_EVENT_RESTARTED || event->kind == SIMCOM_EVENT_NETWORK_LOST ||
                (own && of_client);

    if (loss && keeper->told) {
        fail(world, "the module tells a loss of kind %u, and the session does not", event->kind);
    } else if (of_client && !own && told && !keeper->told) {
        fail(world, "the session takes the loss of another client for its own");
    }
}

/* --- At the broker --------------------------------------------------------------------------------- */

void keeper_arrived(world_t *world, uint32_t number)
{
    const item_t *item = &world->items[number];
    keeper_t *keeper = keeper_of(world, item->client);

    if (has_damage(world) || keeper == NULL) {
        return;
    }
    if (item->arrived > 1u && (!keeper->config.policy.resend || item->qos == 0u)) {
        fail(world, "message %u of the queue came to the broker twice", (unsigned)number);
    } else if (item->arrived == 1u && number + 1u < keeper->newest) {
        fail(world, "message %u of the queue came behind a later one", (unsigned)number);
    }
    keeper->newest = number + 1u > keeper->newest ? number + 1u : keeper->newest;
}

static bool same(simcom_bytes_t a, simcom_bytes_t b)
{
    return a.length == b.length && (a.length == 0u || memcmp(a.data, b.data, a.length) == 0);
}

static bool is_named(const simcom_module_connect_t *how)
{
    return same(how->host, simcom_text("broker.example"));
}

/* Whether the handshake has to tell the name of the server. Where the manual has no such thing, never. */
static bool tells_name(const world_t *world, const keeper_t *keeper,
                       const simcom_module_connect_t *how)
{
    const simcom_connect_t *server = &keeper->servers[0]; /* both have the same settings */
    bool kept = server->context == SIMCOM_CONTEXT_NONE || server->sni == SIMCOM_SNI_KEEP;

    if (world->plan.module.revision != &simcom_revision_v3_00) {
        return false;
    }
    return kept ? keeper->config.tls != NULL && keeper->tls.sni == 1u
                : server->sni == SIMCOM_SNI_AUTO && is_named(how);
}

/* Whether a file is the session's, where its authmode asks for one. One whose upload was cut short may be
 * anything. */
static bool is_file(const keeper_t *keeper, unsigned which, simcom_bytes_t file)
{
    const simcom_bytes_t none = {NULL, 0};

    return ((unsigned)keeper->lacks >> which & 1u) != 0u ||
           same(file,
                ((unsigned)keeper->needs >> which & 1u) != 0u ? keeper_file(keeper, which) : none);
}

/* The first of the settings of TLS that is not the session's; NULL if all are. */
static const char *tls_mistake(const keeper_t *keeper, const simcom_module_tls_t *tls)
{
    const simcom_tls_t *own = &keeper->tls;

    if (tls->verify_server != ((keeper->needs & 1u) != 0u)) {
        return "authmode";
    }
    if (!is_file(keeper, 0, tls->ca) || !is_file(keeper, 1, tls->certificate) ||
        !is_file(keeper, 2, tls->key)) {
        return "file";
    }
    if (keeper->config.tls == NULL) {
        return NULL;
    }
    if (own->negotiate_time != 0u && tls->negotiate_time != own->negotiate_time) {
        return "negotiatetime";
    }
    return tls->version != own->version                       ? "version"
           : tls->check_dates                                 ? "ignorelocaltime"
           : tls->one_suite != (own->ciphersuites == 0x002Fu) ? "ciphersuites"
           : !same(tls->key_password, own->key_password)      ? "keypwd"
                                                              : NULL;
}

/* The first thing of a connect that is not the session's; NULL if all is. */
static const char *mistake(const world_t *world, const keeper_t *keeper,
                           const simcom_module_connect_t *how)
{
    const simcom_connect_t *own = &keeper->servers[is_named(how) ? 0 : 1];
    const simcom_bytes_t none = {NULL, 0};
    const simcom_will_t *will = keeper->config.will;
    bool refused = is_answered(world, "CSSLCFG", 0); /* then it connects without */

    if (!same(how->user, own->user) || !same(how->password, own->password)) {
        return "user or password";
    }
    if (!is_named(how) && keeper->config.server_count < 2u) {
        return "server";
    }
    if (how->keepalive != own->keepalive || how->clean != own->clean) {
        return "keep-alive or clean flag";
    }
    if (!same(how->will_topic, will != NULL ? will->topic : none) ||
        !same(how->will_message, will != NULL ? will->message : none)) {
        return "will";
    }
    if ((how->tls != NULL) != keeper->config.acquire.tls) {
        return "TLS";
    }
    if (how->tls != NULL && how->tls->server_name != tells_name(world, keeper, how) && !refused) {
        return "SNI";
    }
    return how->tls != NULL ? tls_mistake(keeper, how->tls) : NULL;
}

uint8_t keeper_connects(world_t *world, keeper_t *keeper, const simcom_module_connect_t *how)
{
    const char *wrong = mistake(world, keeper, how);

    note(world, "broker: a connect of session %u%s", keeper_number(world, keeper),
         how->tls != NULL ? " over TLS" : "");
    if (wrong != NULL && !world->judge.off && !plan_forges(&world->plan)) {
        fail(world, "the session connects with a wrong %s", wrong);
    }
    bool nameless = how->tls != NULL && !how->tls->server_name;
    return nameless && keeper->demands_name && tells_name(world, keeper, how)
               ? (uint8_t)SIMCOM_CODE_HANDSHAKE_FAILED
               : (uint8_t)SIMCOM_CODE_NONE;
}
