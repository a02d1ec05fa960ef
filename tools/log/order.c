/* SPDX-License-Identifier: MIT */
/* order.c - what the module's state allows, as far as a log shows the state. */
#include "rules.h"

#include "simcom/codes.h"
#include "simcom/commands.h"

/* What has to be so before a command is sent, with the code that answers otherwise. */
#define NEEDS_STOPPED    0x001u /* 23 */
#define NEEDS_START      0x002u /* 9 */
#define NEEDS_FREE       0x004u /* 19 */
#define NEEDS_CLIENT     0x008u /* 20 */
#define NEEDS_IDLE       0x010u /* 14 */
#define NEEDS_OFFLINE    0x020u /* 13 */
#define NEEDS_CONNECTION 0x040u /* 11 */
#define NEEDS_TOPIC      0x080u /* 18 */
#define NEEDS_RELEASED   0x100u /* 21 */

#define INPUT   (NEEDS_START | NEEDS_CLIENT)
#define REQUEST (INPUT | NEEDS_IDLE | NEEDS_CONNECTION)

/* By form. STOP, DISC and REL of what is not there are harmless: a host heals with them. */
static const uint16_t needs[SIMCOM_FORMS] = {
    [SIMCOM_FORM_CMQTTSTART_EXECUTE] = NEEDS_STOPPED,
    [SIMCOM_FORM_CMQTTSTOP_EXECUTE] = NEEDS_RELEASED,
    [SIMCOM_FORM_CMQTTACCQ_WRITE] = NEEDS_START | NEEDS_FREE,
    [SIMCOM_FORM_CMQTTREL_WRITE] = NEEDS_IDLE,
    [SIMCOM_FORM_CMQTTSSLCFG_WRITE] = NEEDS_START,
    [SIMCOM_FORM_CMQTTWILLTOPIC_WRITE] = INPUT,
    [SIMCOM_FORM_CMQTTWILLMSG_WRITE] = INPUT,
    [SIMCOM_FORM_CMQTTCONNECT_WRITE] = INPUT | NEEDS_IDLE | NEEDS_OFFLINE,
    [SIMCOM_FORM_CMQTTDISC_WRITE] = NEEDS_IDLE,
    [SIMCOM_FORM_CMQTTTOPIC_WRITE] = INPUT | NEEDS_CONNECTION,
    [SIMCOM_FORM_CMQTTPAYLOAD_WRITE] = INPUT | NEEDS_CONNECTION,
    [SIMCOM_FORM_CMQTTPUB_WRITE] = REQUEST | NEEDS_TOPIC,
    [SIMCOM_FORM_CMQTTSUBTOPIC_WRITE] = INPUT | NEEDS_CONNECTION,
    [SIMCOM_FORM_CMQTTSUB_WRITE_BATCH] = REQUEST,
    [SIMCOM_FORM_CMQTTSUB_WRITE_TOPIC] = REQUEST,
    [SIMCOM_FORM_CMQTTUNSUBTOPIC_WRITE] = INPUT | NEEDS_CONNECTION,
    [SIMCOM_FORM_CMQTTUNSUB_WRITE_BATCH] = REQUEST,
    [SIMCOM_FORM_CMQTTUNSUB_WRITE_TOPIC] = REQUEST,
};

static unsigned needs_of(const check_operation_t *operation)
{
    return operation->form != NULL ? needs[operation->form->form->id] : 0;
}

/* An operation of the same client whose result is awaited, and whose time is not over. */
static const check_operation_t *busy(const check_t *check, const check_operation_t *operation)
{
    for (size_t i = 0; i < CHECK_PENDING && check->waiting > 0; i++) {
        const check_operation_t *other = &check->pending[i];
        if (other->used && other->client == operation->client &&
            operation->client != CHECK_NO_CLIENT &&
            !(check->timed &&
              operation->begin_ms - other->answer_ms >= other->form->form->result_s * 1000u)) {
            return other;
        }
    }
    return NULL;
}

/* The needs that are certainly not met. */
static unsigned missing(const check_t *check, const check_operation_t *operation)
{
    static const check_client_t nothing;
    const check_client_t *client =
        operation->client < 2 ? &check->clients[operation->client] : &nothing;
    unsigned found = 0;

    found |= check->started == CHECK_YES ? NEEDS_STOPPED : 0;
    found |= check->started == CHECK_NO ? NEEDS_START : 0;
    found |= client->acquired == CHECK_YES ? NEEDS_FREE : 0;
    found |= client->acquired == CHECK_NO ? NEEDS_CLIENT : 0;
    found |= client->connected == CHECK_YES ? NEEDS_OFFLINE : 0;
    found |= client->connected == CHECK_NO ? NEEDS_CONNECTION : 0;
    found |= client->topic == CHECK_NO ? NEEDS_TOPIC : 0;
    found |= check->clients[0].acquired == CHECK_YES || check->clients[1].acquired == CHECK_YES
                 ? NEEDS_RELEASED
                 : 0;
    return found;
}

typedef struct reason {
    unsigned need;
    const char *section;
    const char *expected;
    const char *what; /* AT%s ... */
} reason_t;

static const reason_t reasons[] = {
    {NEEDS_STOPPED, "V1.00 2.2.1", "AT+CMQTTSTART once, then AT+CMQTTSTOP before the next",
     "the service is started already"},
    {NEEDS_START, "V1.00 2.2.1", "AT+CMQTTSTART before every other MQTT command",
     "the service is not started"},
    {NEEDS_RELEASED, "V1.00 2.2.4", "AT+CMQTTREL of each client before AT+CMQTTSTOP",
     "a client is still acquired"},
    {NEEDS_FREE, "V1.00 2.2.3", "AT+CMQTTREL before the client is acquired again",
     "the client is acquired already"},
    {NEEDS_CLIENT, "V1.00 2.2.3", "AT+CMQTTACCQ before what names the client",
     "the client is not acquired"},
    {NEEDS_OFFLINE, "V1.00 2.2.9", "AT+CMQTTDISC before the client connects again",
     "the client is connected already"},
    {NEEDS_CONNECTION, "V1.00 2.2.8", "a result 0 of AT+CMQTTCONNECT first",
     "the client is not connected"},
    {NEEDS_TOPIC, "V1.00 2.2.10", "AT+CMQTTTOPIC before each AT+CMQTTPUB",
     "no topic was given since the last publish"},
};

void rules_order(check_t *check, const check_operation_t *operation)
{
    const unsigned needed = needs_of(operation);
    const unsigned found = needed != 0 ? needed & missing(check, operation) : 0;

    for (size_t i = 0; found != 0 && i < sizeof reasons / sizeof reasons[0]; i++) {
        if ((found & reasons[i].need) != 0) {
            rules_report(check, operation, CHECK_ORDER, reasons[i].section, reasons[i].expected,
                         "AT%s: %s", operation->command->wire, reasons[i].what);
            return;
        }
    }
    if ((needed & NEEDS_IDLE) != 0) {
        const check_operation_t *other = busy(check, operation);
        if (other != NULL) {
            rules_report(check, operation, CHECK_ORDER, "V1.00 2.3.1",
                         "one operation of a client at a time: its result before the next",
                         "AT%s: the result of AT%s has not come", operation->command->wire,
                         other->command->wire);
        }
    }
}

/* --- What the end of an operation shows ----------------------------------------------------- */

static void forget_connection(check_client_t *client, check_known_t connected)
{
    client->connected = (uint8_t)connected;
    client->topic = CHECK_UNKNOWN;
    client->subscribe = CHECK_UNKNOWN;
    client->unsubscribe = CHECK_UNKNOWN;
}

static void forget_clients(check_t *check)
{
    for (size_t i = 0; i < 2; i++) {
        forget_connection(&check->clients[i], CHECK_NO);
        check->clients[i].acquired = CHECK_NO;
    }
}

/* A code says something about the state, whichever command it answers. */
static void learn_code(check_t *check, check_client_t *client, uint32_t code)
{
    switch (code) {
    case SIMCOM_CODE_NETWORK_NOT_OPENED:
        check->started = CHECK_NO;
        forget_clients(check);
        break;
    case SIMCOM_CODE_NETWORK_OPENED:
        check->started = CHECK_YES;
        break;
    case SIMCOM_CODE_NO_CONNECTION:
    case SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER:
        forget_connection(client, CHECK_NO);
        break;
    case SIMCOM_CODE_CLIENT_USED:
        client->acquired = CHECK_YES;
        break;
    case SIMCOM_CODE_CLIENT_NOT_ACQUIRED:
        forget_connection(client, CHECK_NO);
        client->acquired = CHECK_NO;
        break;
    case SIMCOM_CODE_TOPIC_EMPTY:
        client->topic = CHECK_NO;
        break;
    default:
        break;
    }
}

static void learn_good(check_t *check, check_client_t *client, uint16_t form)
{
    switch (form) {
    case SIMCOM_FORM_CMQTTSTART_EXECUTE:
        check->started = CHECK_YES;
        check->certain = true;
        forget_clients(check);
        break;
    case SIMCOM_FORM_CMQTTSTOP_EXECUTE:
        check->started = CHECK_NO;
        forget_clients(check);
        break;
    case SIMCOM_FORM_CMQTTACCQ_WRITE:
        forget_connection(client, CHECK_NO);
        client->acquired = CHECK_YES;
        break;
    case SIMCOM_FORM_CMQTTREL_WRITE:
        forget_connection(client, CHECK_NO);
        client->acquired = CHECK_NO;
        break;
    case SIMCOM_FORM_CMQTTCONNECT_WRITE:
        forget_connection(client, CHECK_YES);
        client->topic = CHECK_NO;
        break;
    case SIMCOM_FORM_CMQTTDISC_WRITE:
        forget_connection(client, CHECK_NO);
        break;
    case SIMCOM_FORM_CMQTTTOPIC_WRITE:
        client->topic = CHECK_YES;
        break;
    case SIMCOM_FORM_CMQTTPUB_WRITE:
        client->topic = CHECK_NO;
        break;
    default:
        break;
    }
}

/* The operation did not succeed, or nobody knows: what it would have changed is unknown. */
static void learn_doubt(check_t *check, check_client_t *client, uint16_t form)
{
    switch (form) {
    case SIMCOM_FORM_CMQTTSTART_EXECUTE:
    case SIMCOM_FORM_CMQTTSTOP_EXECUTE:
        check->started = CHECK_UNKNOWN;
        break;
    case SIMCOM_FORM_CMQTTACCQ_WRITE:
    case SIMCOM_FORM_CMQTTREL_WRITE:
        client->acquired = CHECK_UNKNOWN;
        break;
    case SIMCOM_FORM_CMQTTCONNECT_WRITE:
    case SIMCOM_FORM_CMQTTDISC_WRITE:
        forget_connection(client, CHECK_UNKNOWN);
        break;
    case SIMCOM_FORM_CMQTTTOPIC_WRITE:
    case SIMCOM_FORM_CMQTTPUB_WRITE:
        client->topic = CHECK_UNKNOWN;
        break;
    default:
        break;
    }
}

void rules_learn(check_t *check, const check_operation_t *operation)
{
    check_client_t nobody = {0};
    check_client_t *client = operation->client < 2 ? &check->clients[operation->client] : &nobody;

    if (operation->form == NULL) {
        return;
    }
    if (operation->end == CHECK_GOOD) {
        learn_good(check, client, operation->form->form->id);
        return;
    }
    learn_doubt(check, client, operation->form->form->id);
    if (operation->end == CHECK_FAILED && operation->has_code) {
        learn_code(check, client, operation->code);
    }
}

void rules_learn_urc(check_t *check, unsigned role, uint32_t client)
{
    switch (role) {
    case SIMCOM_ROLE_CONNECTION_LOST:
        if (client < 2) {
            forget_connection(&check->clients[client], CHECK_NO);
        }
        break;
    case SIMCOM_ROLE_PING_FAILED:
        if (client < 2) {
            forget_connection(&check->clients[client], CHECK_UNKNOWN);
        }
        break;
    case SIMCOM_ROLE_NETWORK_LOST:
        check->started = CHECK_UNKNOWN;
        for (size_t i = 0; i < 2; i++) {
            forget_connection(&check->clients[i], CHECK_UNKNOWN);
            check->clients[i].acquired = CHECK_UNKNOWN;
        }
        break;
    case SIMCOM_ROLE_RESTART:
        check->started = CHECK_NO;
        check->certain = true;
        forget_clients(check);
        break;
    default:
        break;
    }
}
