/* SPDX-License-Identifier: MIT */
/*
 * behaviour.c - cases for what the manual says in sentences: what a command changes for the next
 * ones, which code tells what, what the broker hands back, what comes unasked.
 */
#include "private.h"
#include "simcom/revisions.h"

#include <stdio.h>
#include <string.h>

#define TOPIC "simcom/conform"

/* How long a message through the broker may take. */
#define MESSAGE_MS 10000u
#define URC_MS     60000u

/* --- Words ------------------------------------------------------------------------------------------ */

/* A command that has to succeed for the case to go on. */
static bool must(conform_t *conform, bool good)
{
    return good || case_check(conform, false, "success", "%s answered %s", conform->line.text,
                              conform->reply.raw[0] == '\0' ? "nothing" : conform->reply.raw);
}

static bool refused(conform_t *conform, const simcom_described_form_t *form, uint8_t code)
{
    return form != NULL && expect_refusal(conform, form, code);
}

/* Data for a state, such as a topic. */
static bool give(conform_t *conform, unsigned state, unsigned client, const void *data, size_t n,
                 unsigned qos)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, client},
                                    {SIMCOM_VALUE_QOS, NULL, qos}};

    return say(conform, find_that_holds(conform, state), data, n, arguments, 2);
}

static bool publish(conform_t *conform, const char *topic, const void *payload, size_t n,
                    unsigned qos, unsigned retained)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, 0},
                                    {SIMCOM_VALUE_QOS, NULL, qos},
                                    {SIMCOM_VALUE_RETAIN, NULL, retained}};

    return give(conform, SIMCOM_STATE_TOPIC, 0, topic, strlen(topic), 0) &&
           (n == 0 || give(conform, SIMCOM_STATE_PAYLOAD, 0, payload, n, 0)) &&
           say(conform, find_that_does(conform, SIMCOM_ACT_PUBLISH), NULL, 0, arguments, 3);
}

static bool subscribe(conform_t *conform, unsigned client, const char *filter, unsigned qos)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, client},
                                    {SIMCOM_VALUE_QOS, NULL, qos}};

    return say(conform, find_that_does(conform, SIMCOM_ACT_SUBSCRIBE), filter, strlen(filter),
               arguments, 2);
}

/* The form that writes a parameter, NULL if the revision has none. */
static const simcom_described_form_t *find_that_writes(const conform_t *conform,
                                                       simcom_value_t role)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *described = &conform->description->commands[i];
        for (uint8_t j = 0; j < described->form_count; j++) {
            const simcom_described_form_t *form = &described->forms[j];
            for (uint8_t k = 0; form->stores != NULL && k < form->form->parameter_count; k++) {
                if (form->parameters[k].role == (uint8_t)role && has_parameter(form, k)) {
                    return form;
                }
            }
        }
    }
    return NULL;
}

static bool check_utf8_off(conform_t *conform)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, 0},
                                    {SIMCOM_VALUE_CHECK_UTF8, NULL, 0}};

    return say(conform, find_that_writes(conform, SIMCOM_VALUE_CHECK_UTF8), NULL, 0, arguments, 2);
}

/* The TLS context that client 0 connects with. */
static bool choose_context(conform_t *conform, const simcom_described_form_t *form,
                           unsigned context)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, 0},
                                    {SIMCOM_VALUE_TLS_CONTEXT, NULL, context}};

    return say(conform, form, NULL, 0, arguments, 2);
}

/* What was collected for a state is subscribed or unsubscribed. */
static bool use_up(conform_t *conform, unsigned state)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *described = &conform->description->commands[i];
        for (uint8_t j = 0; j < described->form_count; j++) {
            if ((described->forms[j].uses >> state & 1u) != 0) {
                const argument_t client = {SIMCOM_VALUE_CLIENT, NULL, 0};
                return say(conform, &described->forms[j], NULL, 0, &client, 1);
            }
        }
    }
    return say(conform, NULL, NULL, 0, NULL, 0);
}

static bool fresh(conform_t *conform, level_t level)
{
    conform->level = LEVEL_UNKNOWN;
    return reach(conform, level);
}

static bool message_complete(const conform_t *conform, uint32_t count)
{
    return conform->message_count >= count && conform->messages[count - 1].complete;
}

/* Waits for the n-th message and compares it. */
static bool message_is(conform_t *conform, size_t count, const char *topic, const void *payload,
                       size_t n)
{
    if (!case_check(conform, talk_wait(conform, message_complete, (uint32_t)count, MESSAGE_MS),
                    "the message that was published", "no complete message")) {
        return false;
    }
    const message_t *message = &conform->messages[count - 1];
    return case_check(conform,
                      message->topic_length == strlen(topic) &&
                          memcmp(message->topic, topic, message->topic_length) == 0,
                      "the topic that was published to", "%.*s", (int)message->topic_length,
                      (const char *)message->topic) &&
           case_check(conform,
                      message->payload_length == n &&
                          (n == 0 || memcmp(message->payload, payload, n) == 0),
                      "the bytes that were published", "%zu bytes, others than sent",
                      message->payload_length);
}

/* The field of a line about client `client` in a read form. */
static bool read_client(conform_t *conform, const char *name, unsigned client, const char *field,
                        field_t *out)
{
    const simcom_described_command_t *described = find_command(conform, name);
    const simcom_described_form_t *reading = described == NULL ? NULL : read_form(described);

    if (reading == NULL) {
        return false;
    }
    good_line(conform, reading, 0);
    talk(conform, reading);
    if (!expect_success(conform, reading)) {
        return false;
    }
    for (size_t i = 0; i < conform->reply.line_count; i++) {
        const char *text = conform->reply.lines[i].text;
        field_t index;
        if (read_field(&reading->lines[0], text, reading->lines[0].fields[0].name, &index) &&
            index.number == client) {
            return read_field(&reading->lines[0], text, field, out);
        }
    }
    return false;
}

/* --- Order -------------------------------------------------------------------------------------------- */

/* A form at a level where the state that it makes is there, or one that it must not meet. */
static void run_again(conform_t *conform, const conform_case_t *about)
{
    const level_t level = (level_t)about->value;

    if (!fresh(conform, level)) {
        return;
    }
    good_line(conform, about->form, required_count(about->form));
    talk(conform, about->form);
    (void)expect_refusal(conform, about->form, answer_at(conform, about->form, level));
}

static void run_configure_connected(conform_t *conform, const conform_case_t *about)
{
    if (fresh(conform, LEVEL_CONNECTED)) {
        good_line(conform, about->form, required_count(about->form));
        talk(conform, about->form);
        (void)expect_refusal(conform, about->form,
                             answer_at(conform, about->form, LEVEL_CONNECTED));
    }
}

/* 2.2.9, read before, in between and after. */
static void run_state(conform_t *conform, const conform_case_t *about)
{
    field_t field;

    (void)about;
    if (!fresh(conform, LEVEL_ACQUIRED)) {
        return;
    }
    (void)case_check(
        conform, read_client(conform, "CMQTTDISC", 0, "disc_state", &field) && field.number == 1,
        "1, not connected", "%s", conform->reply.raw);
    (void)case_check(conform, !read_client(conform, "CMQTTCONNECT", 0, "server_addr", &field),
                     "no address before the connection", "%s", conform->reply.raw);
    if (!reach(conform, LEVEL_CONNECTED)) {
        return;
    }
    (void)case_check(
        conform, read_client(conform, "CMQTTDISC", 0, "disc_state", &field) && field.number == 0,
        "0, connected", "%s", conform->reply.raw);
    if (!reach(conform, LEVEL_ACQUIRED)) {
        return;
    }
    (void)case_check(
        conform, read_client(conform, "CMQTTDISC", 0, "disc_state", &field) && field.number == 1,
        "1, not connected any more", "%s", conform->reply.raw);
    (void)case_check(conform, !read_client(conform, "CMQTTCONNECT", 0, "server_addr", &field),
                     "no address after the connection", "%s", conform->reply.raw);
}

static void run_release_forgets(conform_t *conform, const conform_case_t *about)
{
    field_t field;

    (void)about;
    if (!fresh(conform, LEVEL_ACQUIRED) || !reach(conform, LEVEL_STARTED)) {
        return;
    }
    (void)case_check(conform,
                     read_client(conform, "CMQTTACCQ", 0, "clientID", &field) && field.number == 0,
                     "no client id after AT+CMQTTREL", "%s", conform->reply.raw);
}

/* 2.2.17, V3.00 16: a setting is lost when its client is released. */
static void run_configuration_lost(conform_t *conform, const conform_case_t *about)
{
    field_t field;

    (void)about;
    if (!fresh(conform, LEVEL_ACQUIRED) || !must(conform, check_utf8_off(conform)) ||
        !reach(conform, LEVEL_STARTED) || !reach(conform, LEVEL_ACQUIRED)) {
        return;
    }
    (void)case_check(
        conform, read_client(conform, "CMQTTCFG", 0, "checkUTF8_flag", &field) && field.number == 1,
        "checkUTF8 is 1 again after AT+CMQTTREL", "%s", conform->reply.raw);
    if (read_client(conform, "CMQTTCFG", 0, "optimeout", &field)) {
        (void)case_check(conform, field.number == 120, "optimeout is 120 at first", "%s",
                         conform->reply.raw);
    }
}

/* 2.2.5, V3.00 16: when the choice of an SSL context ends. */
static void run_choice_cleared(conform_t *conform, const conform_case_t *about)
{
    const bool v3 = find_form(conform, SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT) != NULL;
    field_t field;

    (void)about;
    if (!fresh(conform, LEVEL_ACQUIRED) ||
        !must(conform, choose_context(conform, about->form, 3)) ||
        !reach(conform, LEVEL_CONNECTED)) {
        return;
    }
    if (!v3) {
        (void)case_check(conform, !read_client(conform, "CMQTTSSLCFG", 0, "ssl_ctx_index", &field),
                         "no choice after a connect has finished", "%s", conform->reply.raw);
        return;
    }
    (void)case_check(conform,
                     read_client(conform, "CMQTTSSLCFG", 0, "ssl_ctx_index", &field) &&
                         field.number == 3,
                     "the choice stays while the client is connected", "%s", conform->reply.raw);
    if (reach(conform, LEVEL_ACQUIRED)) {
        (void)case_check(conform, !read_client(conform, "CMQTTSSLCFG", 0, "ssl_ctx_index", &field),
                         "no choice after a disconnect", "%s", conform->reply.raw);
    }
}

static void run_choice_failed(conform_t *conform, const conform_case_t *about)
{
    field_t field;

    (void)about;
    if (!fresh(conform, LEVEL_ACQUIRED) ||
        !must(conform, choose_context(conform, about->form, 3))) {
        return;
    }
    (void)connect_to(conform, 0, "tcp://conform.invalid", 1, NULL);
    (void)case_check(conform, !read_client(conform, "CMQTTSSLCFG", 0, "ssl_ctx_index", &field),
                     "no choice after a connect has failed", "%s", conform->reply.raw);
}

/* --- Limits that are no parameter's -------------------------------------------------------------------- */

/* V3.00 16: the line is at most so long behind AT. */
static void run_line_limit(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *form = find_form(conform, SIMCOM_FORM_CMQTTCONNECT_WRITE);
    const simcom_revision_t *revision = conform->description->revision;
    const unsigned limit = revision->line_limit;
    const unsigned password =
        simcom_limit_of(revision, SIMCOM_PARAMETER_CMQTTCONNECT_PASSWORD)->max;

    for (unsigned over = 0; over < 2 && fresh(conform, LEVEL_ACQUIRED); over++) {
        line_begin(conform, form);
        line_add(conform, "0,\"tcp://conform.invalid\",%u,1,\"%.*s\",\"",
                 within(conform, SIMCOM_PARAMETER_CMQTTCONNECT_KEEPALIVE_TIME, 60), 256,
                 (const char *)conform->data);
        if (over == 0 && limit > conform->line.length + password) {
            continue; /* no line that its parameters allow is so long */
        }
        while (conform->line.length < limit + 2 + over - 1) {
            const size_t before = conform->line.length;
            line_add(conform, "x");
            if (!case_check(conform, conform->line.length > before,
                            "a line as long as the revision allows", "the suite has %zu bytes",
                            sizeof conform->line.text)) {
                return;
            }
        }
        line_add(conform, "\"");
        talk(conform, form);
        if (over == 0) {
            (void)expect_accepted(conform, form);
        } else if (expect_refusal(conform, form, ANY_CODE)) {
            (void)case_check(
                conform,
                memchr(conform->reply.steps, SIMCOM_STEP_OK, conform->reply.step_count) == NULL,
                "a refusal of the line", "it was taken: %s", conform->reply.raw);
        }
    }
    (void)about;
}

/* V3.00 16: the topics of a batch are together at most so long. */
static void run_topics_limit(conform_t *conform, const conform_case_t *about)
{
    const unsigned limit = conform->description->revision->topics_limit;
    const unsigned state = about->form->holds;
    unsigned sum = 0;

    if (!fresh(conform, LEVEL_CONNECTED)) {
        return;
    }
    while (sum < limit) {
        const unsigned n = limit - sum < 1000 ? limit - sum : 1000;
        if (!must(conform, give(conform, state, 0, conform->data, n, 0))) {
            return;
        }
        sum += n;
    }
    (void)give(conform, state, 0, "x", 1, 0);
    (void)expect_refusal(conform, about->form, SIMCOM_CODE_LENGTH_OUT_OF_RANGE);
}

/* 2.2.17: what is not UTF-8 is refused with 2 unless the check is off. */
static void run_utf8(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *form = about->form;
    const level_t level = level_needed(form);

    if (!fresh(conform, level)) {
        return;
    }
    for (unsigned on = 1; on < 2; on--) {
        if (on == 0 && (!fresh(conform, LEVEL_ACQUIRED) ||
                        !must(conform, check_utf8_off(conform)) || !reach(conform, level))) {
            return;
        }
        good_line(conform, form, required_count(form));
        conform->line.data = (const uint8_t *)"simcom/\xFF-form";
        conform->line.data_length = 14;
        /* The line promises as many. */
        talk(conform, form);
        if (on == 1) {
            (void)expect_refusal(conform, form, SIMCOM_CODE_BAD_UTF8_STRING);
        } else if (form->form->result_s == 0 || form->form->result_fields == 0 ||
                   form->form->id == SIMCOM_FORM_CMQTTTOPIC_WRITE) {
            (void)expect_success(conform, form);
        }
        if (form->act == SIMCOM_ACT_SUBSCRIBE || form->act == SIMCOM_ACT_UNSUBSCRIBE) {
            break; /* a broker ends the connection of who sends such a filter */
        }
        if (on == 0) {
            break;
        }
    }
    conform->level = LEVEL_UNKNOWN;
}

/* --- Messages --------------------------------------------------------------------------------------------- */

static void run_qos(conform_t *conform, const conform_case_t *about)
{
    if (fresh(conform, LEVEL_CONNECTED) &&
        must(conform, subscribe(conform, 0, TOPIC "/qos", about->value)) &&
        must(conform, publish(conform, TOPIC "/qos", "payload", 7, about->value, 0))) {
        (void)message_is(conform, 1, TOPIC "/qos", "payload", 7);
    }
}

/* 2.2.12: a retained message is there for who subscribes later, another is not. */
static void run_retained(conform_t *conform, const conform_case_t *about)
{
    const bool retained = about->value == 1;

    if (!fresh(conform, LEVEL_CONNECTED) ||
        !must(conform, publish(conform, TOPIC "/kept", "kept", 4, 1, retained)) ||
        !must(conform, subscribe(conform, 0, TOPIC "/kept", 1))) {
        return;
    }
    if (retained) {
        (void)message_is(conform, 1, TOPIC "/kept", "kept", 4);
        (void)must(conform, publish(conform, TOPIC "/kept", NULL, 0, 1, 1)); /* kept no longer */
        return;
    }
    (void)talk_wait(conform, message_complete, 1, 1000);
    (void)case_check(conform, conform->message_count == 0, "no message that was not retained",
                     "one came");
}

/* 2.2.11 and 3.5: from none to the most, any bytes. */
static void run_payload(conform_t *conform, const conform_case_t *about)
{
    static const char binary[] = "\r\nOK\r\n+CMQTTRXEND: 0\r\n> \0\x01\x80\xFF\x1A\x1B\"";
    const uint8_t *payload = about->kind == 1 ? (const uint8_t *)binary : conform->data;
    const size_t n = about->kind == 1 ? sizeof binary - 1 : about->value;

    if (fresh(conform, LEVEL_CONNECTED) &&
        must(conform, subscribe(conform, 0, TOPIC "/payload", 1)) &&
        must(conform, publish(conform, TOPIC "/payload", payload, n, 1, 0)) &&
        message_is(conform, 1, TOPIC "/payload", payload, n)) {
        if (conform->messages[0].largest < n) {
            observe(conform, "a payload of %zu bytes comes in pieces of %zu", n,
                    conform->messages[0].largest);
        }
    }
}

/* 2.2.10: the longest topic comes back whole. */
static void run_long_topic(conform_t *conform, const conform_case_t *about)
{
    char topic[1025];
    const size_t n = conform->description->revision->topic_limit;

    (void)about;
    memcpy(topic, conform->data, n < 1024 ? n : 1024);
    topic[n < 1024 ? n : 1024] = '\0';
    if (fresh(conform, LEVEL_CONNECTED) && must(conform, subscribe(conform, 0, topic, 1)) &&
        must(conform, publish(conform, topic, "long", 4, 1, 0))) {
        (void)message_is(conform, 1, topic, "long", 4);
    }
}

/* 2.2.12: the payload is used up as well: what follows without one is empty. */
static void run_payload_used_up(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    if (fresh(conform, LEVEL_CONNECTED) &&
        must(conform, subscribe(conform, 0, TOPIC "/twice", 1)) &&
        must(conform, publish(conform, TOPIC "/twice", "first", 5, 1, 0)) &&
        message_is(conform, 1, TOPIC "/twice", "first", 5) &&
        must(conform, publish(conform, TOPIC "/twice", NULL, 0, 1, 0))) {
        (void)message_is(conform, 2, TOPIC "/twice", "", 0);
    }
}

/* 2.2.13 to 2.2.16: a batch subscribes every topic that was given, and unsubscribes them. */
static void run_batch(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    if (!fresh(conform, LEVEL_CONNECTED) ||
        !must(conform, give(conform, SIMCOM_STATE_FILTERS, 0, TOPIC "/a", strlen(TOPIC "/a"), 1)) ||
        !must(conform, give(conform, SIMCOM_STATE_FILTERS, 0, TOPIC "/b", strlen(TOPIC "/b"), 1)) ||
        !must(conform, use_up(conform, SIMCOM_STATE_FILTERS)) ||
        !must(conform, publish(conform, TOPIC "/a", "one", 3, 1, 0)) ||
        !message_is(conform, 1, TOPIC "/a", "one", 3) ||
        !must(conform, publish(conform, TOPIC "/b", "two", 3, 1, 0)) ||
        !message_is(conform, 2, TOPIC "/b", "two", 3) ||
        !must(conform,
              give(conform, SIMCOM_STATE_UNFILTERS, 0, TOPIC "/a", strlen(TOPIC "/a"), 0)) ||
        !must(conform,
              give(conform, SIMCOM_STATE_UNFILTERS, 0, TOPIC "/b", strlen(TOPIC "/b"), 0)) ||
        !must(conform, use_up(conform, SIMCOM_STATE_UNFILTERS)) ||
        !must(conform, publish(conform, TOPIC "/a", "three", 5, 1, 0))) {
        return;
    }
    (void)talk_wait(conform, message_complete, 3, 1000);
    (void)case_check(conform, conform->message_count == 2, "no message after unsubscribing",
                     "one came");
}

static void run_unsubscribe(conform_t *conform, const conform_case_t *about)
{
    const argument_t client = {SIMCOM_VALUE_CLIENT, NULL, 0};

    if (!fresh(conform, LEVEL_CONNECTED) || !must(conform, subscribe(conform, 0, TOPIC "/u", 1)) ||
        !must(conform, say(conform, about->form, TOPIC "/u", strlen(TOPIC "/u"), &client, 1)) ||
        !must(conform, publish(conform, TOPIC "/u", "three", 5, 1, 0))) {
        return;
    }
    (void)talk_wait(conform, message_complete, 1, 1000);
    (void)case_check(conform, conform->message_count == 0, "no message after unsubscribing",
                     "one came");
}

/* --- URCs -------------------------------------------------------------------------------------------------- */

static bool is_lost(const conform_t *conform, uint32_t client)
{
    return conform->lost[client] != 0;
}

/* A broker ends the connection of a client when another connects with its id (MQTT 3.1.1 3.1.4). */
static void run_connection_lost(conform_t *conform, const conform_case_t *about)
{
    field_t field;

    (void)about;
    if (!fresh(conform, LEVEL_CONNECTED) ||
        !must(conform, second_up(conform, client_name(0), 1, LEVEL_CONNECTED))) {
        return;
    }
    if (!case_check(conform, talk_wait(conform, is_lost, 0, URC_MS), "+CMQTTCONNLOST for client 0",
                    "nothing in a minute")) {
        return;
    }
    (void)case_check(conform, conform->lost[0] >= 1 && conform->lost[0] <= 3, "a cause from 1 to 3",
                     "%u", conform->lost[0]);
    (void)case_check(
        conform, read_client(conform, "CMQTTDISC", 0, "disc_state", &field) && field.number == 1,
        "1, not connected any more", "%s", conform->reply.raw);
    conform->level = LEVEL_UNKNOWN;
}

static bool second_down(conform_t *conform)
{
    return end_state(conform, SIMCOM_STATE_CONNECTED, 1) &&
           end_state(conform, SIMCOM_STATE_ACQUIRED, 1);
}

/* A session of client 1 that the broker keeps, with the will's topic in it. */
static bool will_subscribe(conform_t *conform)
{
    return second_up(conform, client_name(1), 0, LEVEL_CONNECTED) &&
           subscribe(conform, 1, TOPIC "/will", 1) && second_down(conform);
}

static bool will_connect(conform_t *conform)
{
    return acquire(conform, 0, client_name(0), 0) &&
           give(conform, SIMCOM_STATE_WILL_TOPIC, 0, TOPIC "/will", strlen(TOPIC "/will"), 0) &&
           give(conform, SIMCOM_STATE_WILL_MESSAGE, 0, "gone", 4, 1) &&
           connect_to(conform, 0, conform->settings.broker, 1, NULL);
}

/* 2.2.6, 2.2.7: the broker sends the will of a client that vanished. Client 1 makes it vanish by
 * taking its id, and gets the will in the session that was kept for it. */
static void run_will(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    if (!fresh(conform, LEVEL_STARTED)) {
        return;
    }
    if (must(conform, will_subscribe(conform)) && must(conform, will_connect(conform)) &&
        must(conform, second_up(conform, client_name(0), 1, LEVEL_CONNECTED)) &&
        must(conform, second_down(conform)) &&
        must(conform, second_up(conform, client_name(1), 0, LEVEL_CONNECTED))) {
        (void)message_is(conform, 1, TOPIC "/will", "gone", 4);
    }
    /* Clean at last: nothing of it stays in the broker. */
    (void)second_down(conform);
    (void)second_up(conform, client_name(1), 1, LEVEL_CONNECTED);
    conform->level = LEVEL_UNKNOWN;
}

static bool network_gone(const conform_t *conform, uint32_t value)
{
    (void)value;
    return conform->no_network || conform->lost[0] != 0;
}

static bool assist(conform_t *conform, wire_assist_t what, unsigned code)
{
    const wire_t *line = &conform->settings.wire;

    if (line->assist == NULL || !line->assist(line->context, what, code)) {
        case_skip(conform, "nobody did it");
        return false;
    }
    return true;
}

/* A client cannot be acquired: the service is not started. */
static void check_not_started(conform_t *conform)
{
    const simcom_described_form_t *form = find_that_reaches(conform, SIMCOM_STATE_ACQUIRED);

    if (form != NULL && answer_at(conform, form, LEVEL_IDLE) != SIMCOM_ANSWER_NONE) {
        (void)acquire(conform, 0, "x", 0);
        (void)expect_refusal(conform, form, answer_at(conform, form, LEVEL_IDLE));
    }
}

static void run_network_lost(conform_t *conform, const conform_case_t *about)
{
    const bool v3 = about->kind == 1;

    if (!fresh(conform, LEVEL_CONNECTED) || !assist(conform, WIRE_ASSIST_NETWORK_LOST, 0)) {
        return;
    }
    if (!case_check(conform, talk_wait(conform, network_gone, 0, URC_MS),
                    "a URC that the network is gone", "nothing in a minute")) {
        return;
    }
    (void)case_check(conform, conform->no_network == v3, v3 ? "+CMQTTNONET" : "+CMQTTCONNLOST",
                     "the other one");
    (void)case_check(conform, v3 || conform->lost[0] == 3, "cause 3, network", "%u",
                     conform->lost[0]);
    if (v3) {
        check_not_started(conform);
    }
    conform->level = LEVEL_UNKNOWN;
}

static bool ping_gone(const conform_t *conform, uint32_t value)
{
    (void)value;
    return conform->ping[0];
}

static void run_ping_failed(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    if (!fresh(conform, LEVEL_CONNECTED) || !assist(conform, WIRE_ASSIST_PING_FAILED, 0)) {
        return;
    }
    (void)case_check(conform, talk_wait(conform, ping_gone, 0, URC_MS), "+CMQTTPING",
                     "nothing in a minute");
    (void)case_check(conform,
                     conform->ping_code > 0 &&
                         simcom_description_has_code(conform->description, conform->ping_code),
                     "a code of the revision that is not 0", "%u", conform->ping_code);
    conform->level = LEVEL_UNKNOWN;
}

static bool has_restarted(const conform_t *conform, uint32_t value)
{
    (void)value;
    return conform->restarted;
}

/* What the read form shows of SSL context 0, and of registration reports. */
static void check_defaults(conform_t *conform, const simcom_described_form_t *reading)
{
    const simcom_described_line_t *line = &reading->lines[0];

    good_line(conform, reading, 0);
    talk(conform, reading);
    if (!expect_success(conform, reading) || conform->reply.line_count == 0) {
        return;
    }
    for (uint8_t i = 0; i < line->shape->count; i++) {
        const simcom_limit_t limit = limit_of(conform, &line->shape->fields[i]);
        char expected[100];
        field_t field;
        if (!line->fields[i].has_default || limit.min > limit.max) {
            continue;
        }
        (void)snprintf(expected, sizeof expected, "%s is %u after a restart", line->fields[i].name,
                       (unsigned)line->fields[i].default_value);
        (void)case_check(
            conform,
            read_field(line, conform->reply.lines[0].text, line->fields[i].name, &field) &&
                field.number == line->fields[i].default_value,
            expected, "%s", conform->reply.lines[0].text);
    }
}

static void run_reset(conform_t *conform, const conform_case_t *about)
{
    static const char *const kept[] = {"CSSLCFG", "CREG", "CGREG", "CEREG"};

    if (!fresh(conform, LEVEL_ACQUIRED)) {
        return;
    }
    good_line(conform, about->form, 0);
    talk(conform, about->form);
    if (!expect_success(conform, about->form) ||
        !case_check(conform, talk_wait(conform, has_restarted, 0, URC_MS), "RDY after the restart",
                    "nothing in a minute")) {
        return;
    }
    talk_recover(conform);
    (void)command(conform, NULL, 0, "ATE0");
    check_not_started(conform);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const simcom_described_command_t *found = find_command(conform, kept[i]);
        if (found != NULL && read_form(found) != NULL) {
            check_defaults(conform, read_form(found));
        }
    }
    conform->level = LEVEL_IDLE;
}

/* --- Codes of a connect ------------------------------------------------------------------------------------- */

static void expect_connect(conform_t *conform, uint8_t code)
{
    const simcom_described_form_t *form = find_that_does(conform, SIMCOM_ACT_CONNECT);

    if (form != NULL) {
        (void)expect_refusal(conform, form, code);
    }
    conform->level = LEVEL_UNKNOWN;
}

static void run_unknown_host(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    if (fresh(conform, LEVEL_ACQUIRED)) {
        (void)connect_to(conform, 0, "tcp://conform.invalid", 1, NULL);
        expect_connect(conform, SIMCOM_CODE_DNS_ERROR);
    }
}

/* Where nothing listens: port 1 of the broker's machine. */
static void run_closed_port(conform_t *conform, const conform_case_t *about)
{
    const char *broker = conform->settings.broker;
    const char *colon = strrchr(broker + 6, ':');
    const int n = colon == NULL ? (int)strlen(broker) : (int)(colon - broker);
    char address[300];

    (void)about;
    (void)snprintf(address, sizeof address, "%.*s:1", n, broker);
    if (fresh(conform, LEVEL_ACQUIRED)) {
        (void)connect_to(conform, 0, address, 1, NULL);
        expect_connect(conform, SIMCOM_CODE_SOCKET_CONNECT_FAILED);
    }
}

/* 2.2.8: "tcp://host:port". */
static void run_bad_port(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    if (fresh(conform, LEVEL_ACQUIRED)) {
        (void)connect_to(conform, 0, "tcp://conform.invalid:x", 1, NULL);
        expect_connect(conform, SIMCOM_CODE_INVALID_PARAMETER);
    }
}

/* 8.15 of TS 27.007: a time that is none. */
static void run_bad_time(conform_t *conform, const conform_case_t *about)
{
    const argument_t time = {SIMCOM_VALUE_CLOCK, "26/13/45,12:00:00+04", 0};

    (void)say(conform, about->form, NULL, 0, &time, 1);
    (void)expect_refusal(conform, about->form, ANY_CODE);
}

static void run_handshake(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    conform->level = LEVEL_UNKNOWN;
    if (reach_type(conform, LEVEL_ACQUIRED, 1)) {
        (void)connect_to(conform, 0, conform->settings.broker, 1, NULL);
        expect_connect(conform, SIMCOM_CODE_HANDSHAKE_FAILED);
    }
}

/* The context of the last number is the suite's to play with: restore_settings() gives it back. */
static bool write_context(conform_t *conform, simcom_value_t role, const char *text,
                          unsigned number)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_TLS_CONTEXT, NULL, 9}, {role, text, number}};

    return say(conform, find_that_writes(conform, role), NULL, 0, arguments, 2);
}

static const simcom_described_form_t *find_that_chooses(const conform_t *conform)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *described = &conform->description->commands[i];
        for (uint8_t j = 0; j < described->form_count; j++) {
            const simcom_described_form_t *form = &described->forms[j];
            bool client = false, context = false;
            for (uint8_t k = 0; form->stores != NULL && k < form->form->parameter_count; k++) {
                client = client || form->parameters[k].role == (uint8_t)SIMCOM_VALUE_CLIENT;
                context = context || form->parameters[k].role == (uint8_t)SIMCOM_VALUE_TLS_CONTEXT;
            }
            if (client && context) {
                return form;
            }
        }
    }
    return NULL;
}

static bool own_context(conform_t *conform, const char *file)
{
    return write_context(conform, SIMCOM_VALUE_TLS_CA, file, 0) &&
           write_context(conform, SIMCOM_VALUE_TLS_AUTHMODE, NULL, 1) &&
           choose_context(conform, find_that_chooses(conform), 9);
}

static bool put_file(conform_t *conform, const char *name, const char *data)
{
    const argument_t argument = {SIMCOM_VALUE_FILE_NAME, name, 0};

    return say(conform, find_that_does(conform, SIMCOM_ACT_PUT_FILE), data, strlen(data), &argument,
               1);
}

static bool delete_file(conform_t *conform, const char *name)
{
    const argument_t argument = {SIMCOM_VALUE_FILE_NAME, name, 0};

    return say(conform, find_that_does(conform, SIMCOM_ACT_DELETE_FILE), NULL, 0, &argument, 1);
}

static void run_no_certificate(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    conform->level = LEVEL_UNKNOWN;
    if (reach_type(conform, LEVEL_ACQUIRED, 1) &&
        must(conform, own_context(conform, "conform-none.pem"))) {
        (void)connect_to(conform, 0, conform->settings.broker, 1, NULL);
        expect_connect(conform, SIMCOM_CODE_CERTIFICATE_NOT_SET);
    }
    (void)write_context(conform, SIMCOM_VALUE_TLS_AUTHMODE, NULL, 0);
}

static void run_bad_certificate(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    conform->level = LEVEL_UNKNOWN;
    if (reach_type(conform, LEVEL_ACQUIRED, 1) &&
        must(conform, put_file(conform, "conform-bad.pem", "no certificate")) &&
        must(conform, own_context(conform, "conform-bad.pem"))) {
        (void)connect_to(conform, 0, conform->settings.broker, 1, NULL);
        expect_connect(conform, (uint8_t)about->value);
    }
    (void)write_context(conform, SIMCOM_VALUE_TLS_AUTHMODE, NULL, 0);
    (void)delete_file(conform, "conform-bad.pem");
}

/* A broker that refuses as the user name says: see docs/conform.md. */
static void run_refuser(conform_t *conform, const conform_case_t *about)
{
    char user[40];

    (void)snprintf(user, sizeof user, "code-%u", (unsigned)about->value);
    if (fresh(conform, LEVEL_ACQUIRED)) {
        (void)connect_to(conform, 0, conform->settings.refuser, 1, user);
        expect_connect(conform, (uint8_t)about->value);
    }
}

/* The same for a subscribe and a publish: code-100 lets the client in and refuses what it wants. */
static void run_refused_request(conform_t *conform, const conform_case_t *about)
{
    char user[40];

    (void)snprintf(user, sizeof user, "grant-%u", (unsigned)about->value);
    if (!fresh(conform, LEVEL_ACQUIRED) ||
        !must(conform, connect_to(conform, 0, conform->settings.refuser, 1, user))) {
        return;
    }
    (void)subscribe(conform, 0, TOPIC "/refused", 1);
    (void)refused(conform, about->form, (uint8_t)about->value);
    conform->level = LEVEL_UNKNOWN;
}

/* A code that only somebody who breaks something can bring about. */
static void run_code(conform_t *conform, const conform_case_t *about)
{
    if (fresh(conform, LEVEL_ACQUIRED) && assist(conform, WIRE_ASSIST_CODE, about->value)) {
        (void)connect_to(conform, 0, conform->settings.broker, 1, NULL);
        expect_connect(conform, (uint8_t)about->value);
    }
}

/* A reading that fails, as without a SIM: the manual lists ERROR for it. */
static void run_failing(conform_t *conform, const conform_case_t *about)
{
    if (assist(conform, WIRE_ASSIST_FAIL, 0)) {
        good_line(conform, about->form, 0);
        talk(conform, about->form);
        (void)expect_refusal(conform, about->form, ANY_CODE);
    }
}

/* --- Certificates ---------------------------------------------------------------------------------------------- */

static bool listed(const conform_t *conform, const char *name)
{
    for (size_t i = 0; i < conform->reply.line_count; i++) {
        if (strstr(conform->reply.lines[i].text, name) != NULL) {
            return true;
        }
    }
    return false;
}

static void run_certificates(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    (void)must(conform, put_file(conform, "conform-a.pem", "conform"));
    (void)must(conform,
               say(conform, find_form(conform, SIMCOM_FORM_CCERTLIST_EXECUTE), NULL, 0, NULL, 0));
    (void)case_check(conform, listed(conform, "\"conform-a.pem\""), "the new file in the list",
                     "%s", conform->reply.raw);
    check_lines(conform, find_form(conform, SIMCOM_FORM_CCERTLIST_EXECUTE));
    (void)must(conform, delete_file(conform, "conform-a.pem"));
    (void)must(conform,
               say(conform, find_form(conform, SIMCOM_FORM_CCERTLIST_EXECUTE), NULL, 0, NULL, 0));
    (void)case_check(conform, !listed(conform, "conform-a.pem"), "the file is gone", "%s",
                     conform->reply.raw);
    (void)delete_file(conform, "conform-a.pem");
    (void)refused(conform, find_that_does(conform, SIMCOM_ACT_DELETE_FILE), ANY_CODE);
}

/* --- The list -------------------------------------------------------------------------------------------------- */

typedef struct row {
    const char *command;
    const char *name;
    const char *text;
    const char *section;
    uint16_t form;
    uint8_t needs;
    uint8_t kind;
    uint32_t value;
    void (*run)(conform_t *, const conform_case_t *);
} row_t;

#define B          CONFORM_NEEDS_BROKER
#define R          CONFORM_NEEDS_REFUSER
#define C          CONFORM_NEEDS_CERTS
#define FORM(name) SIMCOM_FORM_##name

/* clang-format off */
static const row_t rows[] = {
    {"CMQTTSTART", "twice", "a service that is started already", "field 2.2.1", FORM(CMQTTSTART_EXECUTE), 0, 0, LEVEL_STARTED, run_again},
    {"CMQTTSTOP", "acquired", "stop before release", "V1.00 2.2.4", FORM(CMQTTSTOP_EXECUTE), 0, 0, LEVEL_ACQUIRED, run_again},
    {"CMQTTACCQ", "twice", "a client that is acquired already", "V1.00 2.3.1", FORM(CMQTTACCQ_WRITE), 0, 0, LEVEL_ACQUIRED, run_again},
    {"CMQTTREL", "forgets", "a released client has no id", "V1.00 2.2.4", FORM(CMQTTREL_WRITE), 0, 0, 0, run_release_forgets},
    {"CMQTTREL", "connected", "release before disconnect", "V1.00 2.2.4", FORM(CMQTTREL_WRITE), B, 0, LEVEL_CONNECTED, run_again},
    {"CMQTTCONNECT", "twice", "a client that is connected already", "V1.00 2.3.1", FORM(CMQTTCONNECT_WRITE), B, 0, LEVEL_CONNECTED, run_again},
    {"CMQTTDISC", "state", "read forms before, during and after a connection", "V1.00 2.2.9", FORM(CMQTTDISC_READ), B, 0, 0, run_state},
    {"CMQTTCFG", "lost", "settings are lost at release", "V3.00 16", FORM(CMQTTCFG_WRITE_CHECK_UTF8), 0, 0, 0, run_configuration_lost},
    {"CMQTTSSLCFG", "cleared", "when the choice of a context ends", "V1.00 2.2.5, V3.00 16", FORM(CMQTTSSLCFG_WRITE), B, 0, 0, run_choice_cleared},
    {"CMQTTSSLCFG", "failed", "a failed connect clears the choice", "V1.00 2.2.5, V3.00 16", FORM(CMQTTSSLCFG_WRITE), 0, 0, 0, run_choice_failed},
    {"CMQTTWILLTOPIC", "utf-8", "a topic that is not UTF-8 answers 2", "V1.00 2.2.17", FORM(CMQTTWILLTOPIC_WRITE), 0, 0, 0, run_utf8},
    {"CMQTTTOPIC", "utf-8", "a topic that is not UTF-8 answers 2", "V1.00 2.2.17", FORM(CMQTTTOPIC_WRITE), B, 0, 0, run_utf8},
    {"CMQTTSUBTOPIC", "utf-8", "a filter that is not UTF-8 answers 2", "V1.00 2.2.17", FORM(CMQTTSUBTOPIC_WRITE), B, 0, 0, run_utf8},
    {"CMQTTSUB", "utf-8", "a filter that is not UTF-8 answers 2", "V1.00 2.2.17", FORM(CMQTTSUB_WRITE_TOPIC), B, 0, 0, run_utf8},
    {"CMQTTUNSUBTOPIC", "utf-8", "a filter that is not UTF-8 answers 2", "V1.00 2.2.17", FORM(CMQTTUNSUBTOPIC_WRITE), B, 0, 0, run_utf8},
    {"CMQTTUNSUB", "utf-8", "a filter that is not UTF-8 answers 2", "V1.00 2.2.17", FORM(CMQTTUNSUB_WRITE_TOPIC), B, 0, 0, run_utf8},
    {"CMQTTPUB", "qos-0", "a message of QoS 0 comes back", "V1.00 2.2.12", FORM(CMQTTPUB_WRITE), B, 0, 0, run_qos},
    {"CMQTTPUB", "qos-1", "a message of QoS 1 comes back", "V1.00 2.2.12", FORM(CMQTTPUB_WRITE), B, 0, 1, run_qos},
    {"CMQTTPUB", "qos-2", "a message of QoS 2 comes back", "V1.00 2.2.12", FORM(CMQTTPUB_WRITE), B, 0, 2, run_qos},
    {"CMQTTPUB", "retained", "a retained message is kept", "V1.00 2.2.12", FORM(CMQTTPUB_WRITE), B, 0, 1, run_retained},
    {"CMQTTPUB", "not-retained", "another message is not kept", "V1.00 2.2.12", FORM(CMQTTPUB_WRITE), B, 0, 0, run_retained},
    {"CMQTTPUB", "uses-up-payload", "the payload is used up", "V1.00 2.2.12", FORM(CMQTTPUB_WRITE), B, 0, 0, run_payload_used_up},
    {"CMQTTPAYLOAD", "empty", "an empty payload has no RXPAYLOAD", "V1.00 3.5", FORM(CMQTTPAYLOAD_WRITE), B, 0, 0, run_payload},
    {"CMQTTPAYLOAD", "one", "a payload of one byte", "V1.00 2.2.11", FORM(CMQTTPAYLOAD_WRITE), B, 0, 1, run_payload},
    {"CMQTTPAYLOAD", "packet", "a payload of one packet", "V3.00 16", FORM(CMQTTPAYLOAD_WRITE), B, 0, 1500, run_payload},
    {"CMQTTPAYLOAD", "packet-and-one", "a payload of one packet and a byte", "V3.00 16", FORM(CMQTTPAYLOAD_WRITE), B, 0, 1501, run_payload},
    {"CMQTTPAYLOAD", "largest", "the largest payload comes back whole", "V1.00 2.2.11", FORM(CMQTTPAYLOAD_WRITE), B, 0, 10240, run_payload},
    {"CMQTTPAYLOAD", "binary", "a payload of any bytes", "V1.00 2.2.11", FORM(CMQTTPAYLOAD_WRITE), B, 1, 0, run_payload},
    {"CMQTTTOPIC", "longest", "the longest topic comes back whole", "V1.00 2.2.10", FORM(CMQTTTOPIC_WRITE), B, 0, 0, run_long_topic},
    {"CMQTTSUB", "batch", "a batch subscribes and unsubscribes all its topics", "V1.00 2.2.13", FORM(CMQTTSUB_WRITE_BATCH), B, 0, 0, run_batch},
    {"CMQTTUNSUB", "ends", "after unsubscribing no message comes", "V1.00 2.2.16", FORM(CMQTTUNSUB_WRITE_TOPIC), B, 0, 0, run_unsubscribe},
    {"CMQTTWILLMSG", "sent", "the will of a client that vanished", "V1.00 2.2.7", FORM(CMQTTWILLMSG_WRITE), B, 0, 0, run_will},
    {"CMQTTCONNLOST", "taken-over", "a connection that the broker ends", "V1.00 2.3.2.1", FORM(CMQTTCONNECT_WRITE), B, 0, 0, run_connection_lost},
    {"CMQTTCONNECT", "code-25", "a host that does not exist", "V1.00 2.3.1", FORM(CMQTTCONNECT_WRITE), B, 0, 0, run_unknown_host},
    {"CMQTTCONNECT", "bad-port", "an address whose port is no number", "V1.00 2.2.8", FORM(CMQTTCONNECT_WRITE), 0, 0, 0, run_bad_port},
    {"CCLK", "no-time", "a time that does not exist", "TS27.007 8.15", FORM(CCLK_WRITE), CONFORM_NEEDS_SETTINGS, 0, 0, run_bad_time},
    {"CMQTTCONNECT", "code-3", "a port where nothing listens", "V1.00 2.3.1", FORM(CMQTTCONNECT_WRITE), B, 0, 0, run_closed_port},
    {"CMQTTCONNECT", "code-32", "TLS where none is spoken", "V1.00 2.3.1", FORM(CMQTTCONNECT_WRITE), B, 0, 0, run_handshake},
    {"CMQTTCONNECT", "code-33", "a certificate that is not there", "V1.00 2.3.1", FORM(CMQTTCONNECT_WRITE), B, 0, 0, run_no_certificate},
    {"CCERTDOWN", "listed", "put in, listed, deleted", "V1.00 2.1.2", FORM(CCERTDOWN_WRITE), C, 0, 0, run_certificates},
    {"CMQTTCONNLOST", "network", "the network goes away", "V1.00 2.3.2.1", FORM(CMQTTCONNECT_WRITE), B | CONFORM_NEEDS_ASSIST, 0, 0, run_network_lost},
    {"CRESET", "restart", "OK, RDY, everything forgotten", "V3.00 2.2", FORM(CRESET_EXECUTE), CONFORM_NEEDS_RESET, 0, 0, run_reset},
};

/* What the revision of 2021 adds. */
static const row_t rows_v3[] = {
    {"CMQTTCONNECT", "line-limit", "the longest command line, and one byte more", "V3.00 16", FORM(CMQTTCONNECT_WRITE), 0, 0, 0, run_line_limit},
    {"CMQTTSUBTOPIC", "sum", "the topics of a batch are limited together", "V3.00 16", FORM(CMQTTSUBTOPIC_WRITE), B, 0, 0, run_topics_limit},
    {"CMQTTUNSUBTOPIC", "sum", "the topics of a batch are limited together", "V3.00 16", FORM(CMQTTUNSUBTOPIC_WRITE), B, 0, 0, run_topics_limit},
    {"CMQTTCFG", "connected", "settings come before the connection", "V3.00 16", FORM(CMQTTCFG_WRITE_CHECK_UTF8), B, 0, 0, run_configure_connected},
    {"CMQTTCFG", "optimeout-connected", "settings come before the connection", "V3.00 16", FORM(CMQTTCFG_WRITE_OPTIMEOUT), B, 0, 0, run_configure_connected},
    {"CMQTTCFG", "aliauth-connected", "settings come before the connection", "V3.00 16", FORM(CMQTTCFG_WRITE_ALIAUTH), B, 0, 0, run_configure_connected},
};
/* clang-format on */

/* Whether the revision states the limit that a case is about. */
static bool is_stated(const conform_t *conform, const row_t *row)
{
    const simcom_revision_t *revision = conform->description->revision;
    const simcom_described_form_t *form = find_form(conform, row->form);
    return (row->run != run_again ||
            answer_at(conform, form, (level_t)row->value) != SIMCOM_ANSWER_NONE) &&
           (row->run != run_configure_connected ||
            answer_at(conform, form, LEVEL_CONNECTED) != SIMCOM_ANSWER_NONE) &&
           (row->run != run_line_limit || revision->line_limit != 0) &&
           (row->run != run_topics_limit || revision->topics_limit != 0);
}

static conform_case_t *add_row(conform_t *conform, const row_t *row)
{
    const simcom_described_form_t *form = find_form(conform, row->form);

    if (form == NULL || !is_stated(conform, row)) {
        return NULL;
    }
    conform_case_t *added = case_add(conform);
    (void)snprintf(added->name, sizeof added->name, "%s.%s", row->command, row->name);
    (void)snprintf(added->text, sizeof added->text, "%s", row->text);
    (void)snprintf(added->section, sizeof added->section, "%s", row->section);
    added->command = row->command;
    added->described = find_command(conform, row->command);
    added->form = form;
    added->needs = row->needs;
    added->kind = row->kind;
    added->value = row->value;
    added->run = row->run;
    return added;
}

/* One case for each code that a broker can bring about. */
static void add_refusals(conform_t *conform)
{
    static const uint8_t codes[] = {SIMCOM_CODE_TIMEOUT,
                                    SIMCOM_CODE_PACKET_FAILED,
                                    SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER,
                                    SIMCOM_CODE_REFUSED_PROTOCOL_VERSION,
                                    SIMCOM_CODE_REFUSED_IDENTIFIER,
                                    SIMCOM_CODE_REFUSED_SERVER_UNAVAILABLE,
                                    SIMCOM_CODE_REFUSED_USER_OR_PASSWORD,
                                    SIMCOM_CODE_REFUSED_NOT_AUTHORIZED};
    row_t row = {"CMQTTCONNECT", "", "", "V1.00 2.3.1", FORM(CMQTTCONNECT_WRITE), R, 0, 0,
                 run_refuser};

    for (size_t i = 0; i < sizeof codes; i++) {
        char name[24];
        (void)snprintf(name, sizeof name, "code-%u", codes[i]);
        row.name = name;
        row.text = simcom_code_in(conform->description->revision, codes[i])->meaning;
        row.value = codes[i];
        (void)add_row(conform, &row);
    }
    row = (row_t){"CMQTTSUB",
                  "code-6",
                  "a broker that refuses a subscription",
                  "field codes",
                  FORM(CMQTTSUB_WRITE_TOPIC),
                  R,
                  0,
                  SIMCOM_CODE_MESSAGE_RECEIVE_FAILED,
                  run_refused_request};
    (void)add_row(conform, &row);
}

static void add_faults(conform_t *conform)
{
    static const uint8_t codes[] = {SIMCOM_CODE_FAILED,
                                    SIMCOM_CODE_SOCKET_CREATE_FAILED,
                                    SIMCOM_CODE_SOCKET_CLOSE_FAILED,
                                    SIMCOM_CODE_NETWORK_OPEN_FAILED,
                                    SIMCOM_CODE_NETWORK_CLOSE_FAILED,
                                    SIMCOM_CODE_REQUIRE_CONNECTION_FAILED,
                                    SIMCOM_CODE_SOCKET_SEND_FAILED};
    row_t row = {"CMQTTCONNECT",           "", "", "V1.00 2.3.1", FORM(CMQTTCONNECT_WRITE),
                 B | CONFORM_NEEDS_ASSIST, 0,  0,  run_code};

    for (size_t i = 0; i < sizeof codes; i++) {
        char name[24];
        (void)snprintf(name, sizeof name, "code-%u", codes[i]);
        row.name = name;
        row.text = simcom_code_in(conform->description->revision, codes[i])->meaning;
        row.value = codes[i];
        (void)add_row(conform, &row);
    }
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *command = &conform->description->commands[i];
        for (uint8_t j = 0; j < command->form_count; j++) {
            const simcom_described_form_t *form = &command->forms[j];
            const bool may_fail = form->outcome_count > 1 && !form->outcomes[1].success &&
                                  form->form->result_fields == 0;
            if (form->form->parameter_count > 0 || !may_fail) {
                continue;
            }
            row = (row_t){command->name,
                          form->type == SIMCOM_TYPE_READ ? "read-fails" : "fails",
                          "a failure is answered as documented",
                          form->source,
                          form->form->id,
                          CONFORM_NEEDS_ASSIST,
                          0,
                          0,
                          run_failing};
            (void)add_row(conform, &row);
        }
    }
}

/* Whether the revision has a URC of this role. */
static bool has_urc(const conform_t *conform, simcom_role_t role)
{
    for (size_t i = 0; i < conform->description->urc_count; i++) {
        if (conform->description->urcs[i].role == (uint8_t)role) {
            return true;
        }
    }
    return false;
}

void behaviour_cases(conform_t *conform)
{
    const bool v3 =
        simcom_description_has_code(conform->description, SIMCOM_CODE_SSL_SESSION_FAILED);
    const row_t bad = {"CMQTTCONNECT",
                       v3 ? "code-34" : "code-33-unusable",
                       "a certificate that cannot be used",
                       "V3.00 16",
                       FORM(CMQTTCONNECT_WRITE),
                       B | C,
                       0,
                       v3 ? SIMCOM_CODE_SSL_SESSION_FAILED : SIMCOM_CODE_CERTIFICATE_NOT_SET,
                       run_bad_certificate};
    const row_t ping = {"CMQTTPING",
                        "failed",
                        "pings that are not answered",
                        "V3.00 16",
                        FORM(CMQTTCONNECT_WRITE),
                        B | CONFORM_NEEDS_ASSIST,
                        0,
                        0,
                        run_ping_failed};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        conform_case_t *added = add_row(conform, &rows[i]);
        if (added != NULL && rows[i].run == run_network_lost) {
            added->kind = has_urc(conform, SIMCOM_ROLE_NETWORK_LOST);
        }
    }
    for (size_t i = 0; v3 && i < sizeof rows_v3 / sizeof *rows_v3; i++) {
        (void)add_row(conform, &rows_v3[i]);
    }
    if (has_urc(conform, SIMCOM_ROLE_PING_FAILED)) {
        (void)add_row(conform, &ping);
    }
    (void)add_row(conform, &bad);
    add_refusals(conform);
    add_faults(conform);
}
