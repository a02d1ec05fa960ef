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

static bool check_utf8(conform_t *conform, unsigned on)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, 0},
                                    {SIMCOM_VALUE_CHECK_UTF8, NULL, on}};

    return say(conform, find_that_keeps(conform, SIMCOM_VALUE_CHECK_UTF8), NULL, 0, arguments, 2);
}

/* The TLS context that client 0 connects with. */
static bool choose_context(conform_t *conform, const simcom_described_form_t *form,
                           unsigned context)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_CLIENT, NULL, 0},
                                    {SIMCOM_VALUE_TLS_CONTEXT, NULL, context}};

    return say(conform, form, NULL, 0, arguments, 2);
}

/* The form that uses up what was collected for a state. */
static const simcom_described_form_t *find_that_uses(const conform_t *conform, unsigned state)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *described = &conform->description->commands[i];
        for (uint8_t j = 0; j < described->form_count; j++) {
            if ((described->forms[j].uses >> state & 1u) != 0) {
                return &described->forms[j];
            }
        }
    }
    return NULL;
}

/* What was collected for a state is subscribed or unsubscribed. */
static bool use_up(conform_t *conform, unsigned state)
{
    const argument_t client = {SIMCOM_VALUE_CLIENT, NULL, 0};

    return say(conform, find_that_uses(conform, state), NULL, 0, &client, 1);
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
    if (find_urc(conform, SIMCOM_ROLE_MESSAGE_START) == NULL) {
        case_skip(conform, "the revision has no messages in parts");
        return false;
    }
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

/* The read form whose line has a field of this role; NULL if the revision has none. [out] field  its index */
static const simcom_described_form_t *find_that_prints(const conform_t *conform,
                                                       simcom_value_t role, uint8_t *field)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_form_t *form = read_form(&conform->description->commands[i]);
        const simcom_described_line_t *line = form == NULL ? NULL : &form->lines[0];
        for (uint8_t k = 0; line != NULL && k < line->shape->count; k++) {
            if (line->fields[k].role == (uint8_t)role && (line->lacks >> k & 1u) == 0) {
                *field = k;
                return form;
            }
        }
    }
    return NULL;
}

/* The read form whose line proves a state; NULL if the revision has none. */
static const simcom_described_form_t *find_that_proves(const conform_t *conform, unsigned state)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_form_t *form = read_form(&conform->description->commands[i]);
        if (form != NULL && form->lines[0].has_shown && form->lines[0].shown.state == state) {
            return form;
        }
    }
    return NULL;
}

/* Asks with a read form. Returns the line about client `client`; NULL if there is none, or the case has failed. */
static const char *ask_about(conform_t *conform, const simcom_described_form_t *form,
                             unsigned client)
{
    const simcom_described_line_t *line = &form->lines[0];

    good_line(conform, form, 0);
    talk(conform, form);
    if (!expect_success(conform, form)) {
        return NULL;
    }
    for (size_t i = 0; i < conform->reply.line_count; i++) {
        const char *text = conform->reply.lines[i].text;
        field_t index;
        if (line->fields[0].role != (uint8_t)SIMCOM_VALUE_CLIENT ||
            (read_field(line, text, line->fields[0].name, &index) && index.number == client)) {
            return text;
        }
    }
    return NULL;
}

/* What is printed of client 0 in the field of a role; false if nothing is. */
static bool printed(conform_t *conform, const simcom_described_form_t *form, uint8_t field,
                    field_t *out)
{
    const char *text = ask_about(conform, form, 0);

    return text != NULL &&
           read_field(&form->lines[0], text, form->lines[0].fields[field].name, out);
}

/* Client 0 is, or is not, in a state, as its read form says. */
static bool check_state(conform_t *conform, const simcom_described_form_t *form, bool there,
                        const char *expected)
{
    const simcom_described_line_t *line = &form->lines[0];
    const char *text = ask_about(conform, form, 0);
    field_t field = {.given = false};
    const bool given =
        text != NULL && read_field(line, text, line->fields[line->shown.by].name, &field);
    const bool found = line->shown.has_value ? given && field.number == line->shown.value
                                             : given && (!field.is_string || field.number > 0);

    return case_check(conform, found == there, expected, "%s", conform->reply.raw);
}

/* No address is printed. */
static void check_no_server(conform_t *conform, const char *expected)
{
    uint8_t at = 0;
    field_t field;
    const simcom_described_form_t *form = find_that_prints(conform, SIMCOM_VALUE_SERVER, &at);

    if (form != NULL) {
        (void)case_check(conform, !printed(conform, form, at, &field), expected, "%s",
                         conform->reply.raw);
    }
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

/* 2.2.9, read before, in between and after. */
static void run_state(conform_t *conform, const conform_case_t *about)
{
    if (!fresh(conform, LEVEL_ACQUIRED)) {
        return;
    }
    (void)check_state(conform, about->form, false, "not connected");
    check_no_server(conform, "no address before the connection");
    if (!reach(conform, LEVEL_CONNECTED)) {
        return;
    }
    (void)check_state(conform, about->form, true, "connected");
    if (!reach(conform, LEVEL_ACQUIRED)) {
        return;
    }
    (void)check_state(conform, about->form, false, "not connected any more");
    check_no_server(conform, "no address after the connection");
}

static void run_release_forgets(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *form = find_that_proves(conform, SIMCOM_STATE_ACQUIRED);

    (void)about;
    if (form != NULL && fresh(conform, LEVEL_ACQUIRED) && reach(conform, LEVEL_STARTED)) {
        (void)check_state(conform, form, false, "no client id after the release");
    }
}

/* A field that has its default again; where it is not printed nothing can be said. */
static void check_default(conform_t *conform, simcom_value_t role)
{
    uint8_t at = 0;
    const simcom_described_form_t *form = find_that_prints(conform, role, &at);
    char expected[100];
    field_t field;

    if (form == NULL || !form->lines[0].fields[at].has_default) {
        return;
    }
    const simcom_described_parameter_t *described = &form->lines[0].fields[at];
    (void)snprintf(expected, sizeof expected, "%s is %u after the release", described->name,
                   (unsigned)described->default_value);
    (void)case_check(conform,
                     printed(conform, form, at, &field) && field.number == described->default_value,
                     expected, "%s", conform->reply.raw);
}

/* 2.2.17, V3.00 16: a setting is lost when its client is released. */
static void run_configuration_lost(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_parameter_t *checked =
        &about->form->parameters[parameter_of(about->form, SIMCOM_VALUE_CHECK_UTF8)];

    if (!fresh(conform, LEVEL_ACQUIRED) ||
        !must(conform, check_utf8(conform, checked->default_value == 0)) ||
        !reach(conform, LEVEL_STARTED) || !reach(conform, LEVEL_ACQUIRED)) {
        return;
    }
    check_default(conform, SIMCOM_VALUE_CHECK_UTF8);
    check_default(conform, SIMCOM_VALUE_OPERATION_TIMEOUT);
}

/* Whether what a form keeps is forgotten after another form that ended well, or failed. */
static bool forgotten_after(const simcom_described_form_t *form,
                            const simcom_described_form_t *other, bool success)
{
    for (uint8_t i = 0; form->stores != NULL && other != NULL && i < form->stores->after_count;
         i++) {
        const simcom_until_t *until = &form->stores->after[i];
        if (until->form == other->form->id && (success ? until->success : until->failure)) {
            return true;
        }
    }
    return false;
}

/* The choice of an SSL context is printed, or is not any more. */
static void check_choice(conform_t *conform, bool there, const char *expected)
{
    uint8_t at = 0;
    field_t field;
    const simcom_described_form_t *form = NULL;

    for (size_t i = 0; i < conform->description->command_count && form == NULL; i++) {
        const simcom_described_form_t *reading = read_form(&conform->description->commands[i]);
        const simcom_described_line_t *line = reading == NULL ? NULL : &reading->lines[0];
        /* Of a client, and not the settings of the context itself. */
        for (uint8_t k = 1; line != NULL && k < line->shape->count; k++) {
            if (line->fields[0].role == (uint8_t)SIMCOM_VALUE_CLIENT &&
                line->fields[k].role == (uint8_t)SIMCOM_VALUE_TLS_CONTEXT) {
                form = reading;
                at = k;
            }
        }
    }
    if (form == NULL) {
        case_skip(conform, "the revision does not print the choice");
        return;
    }
    const bool found = printed(conform, form, at, &field);
    (void)case_check(conform, there ? found && field.number == 3 : !found, expected, "%s",
                     conform->reply.raw);
}

/* 2.2.5, V3.00 16: when the choice of an SSL context ends. */
static void run_choice_cleared(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *connect = find_that_does(conform, SIMCOM_ACT_CONNECT);
    const simcom_described_form_t *disconnect = find_that_does(conform, SIMCOM_ACT_DISCONNECT);

    if (!fresh(conform, LEVEL_ACQUIRED) ||
        !must(conform, choose_context(conform, about->form, 3)) ||
        !reach(conform, LEVEL_CONNECTED)) {
        return;
    }
    if (forgotten_after(about->form, connect, true)) {
        check_choice(conform, false, "no choice after a connect has finished");
        return;
    }
    check_choice(conform, true, "the choice stays while the client is connected");
    if (reach(conform, LEVEL_ACQUIRED)) {
        check_choice(conform, !forgotten_after(about->form, disconnect, true),
                     "the choice after a disconnect as documented");
    }
}

static void run_choice_failed(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *connect = find_that_does(conform, SIMCOM_ACT_CONNECT);

    if (!fresh(conform, LEVEL_ACQUIRED) ||
        !must(conform, choose_context(conform, about->form, 3))) {
        return;
    }
    (void)connect_to(conform, 0, "tcp://conform.invalid", 1, NULL);
    check_choice(conform, !forgotten_after(about->form, connect, false),
                 "the choice after a connect that failed as documented");
}

/* --- Limits that are no parameter's -------------------------------------------------------------------- */

/* V3.00 16: the line is at most so long behind AT. */
static void run_line_limit(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *form = about->form;
    const simcom_revision_t *revision = conform->description->revision;
    const unsigned limit = revision->line_limit;
    const int user = parameter_of(form, SIMCOM_VALUE_USER);
    const int secret = parameter_of(form, SIMCOM_VALUE_PASSWORD);

    if (user < 0 || secret != user + 1 || (unsigned)secret + 1u != form->form->parameter_count) {
        case_skip(conform, "the line does not end with a user and a password");
        return;
    }
    const unsigned password = limit_of(conform, &simcom_parameters_of(form->form)[secret]).max;

    for (unsigned over = 0; over < 2 && fresh(conform, LEVEL_ACQUIRED); over++) {
        good_line(conform, form, (unsigned)user);
        const unsigned room =
            conform->line.length + 10u < limit ? limit - (unsigned)conform->line.length - 10u : 1u;
        line_add(conform, ",\"%.*s\",\"", (int)(room < 256u ? room : 256u),
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
    (void)expect_refusal(conform, about->form, code_for(conform, SIMCOM_REASON_BAD_LENGTH));
}

/* Whether a client that was just acquired checks for UTF-8. */
static unsigned is_checked(const conform_t *conform)
{
    const simcom_described_form_t *form = find_that_keeps(conform, SIMCOM_VALUE_CHECK_UTF8);
    const int i = form == NULL ? -1 : parameter_of(form, SIMCOM_VALUE_CHECK_UTF8);

    return i < 0 || form->parameters[i].default_value != 0;
}

/* 2.2.17: what is not UTF-8 is refused with 2 unless the check is off. */
static void run_utf8(conform_t *conform, const conform_case_t *about)
{
    const simcom_described_form_t *form = about->form;
    /* The check is a setting of an acquired client, even where the form needs none. */
    const level_t needed = level_needed(form);
    const level_t level = needed < LEVEL_ACQUIRED ? LEVEL_ACQUIRED : needed;

    for (unsigned on = 1; on < 2; on--) {
        if (!fresh(conform, LEVEL_ACQUIRED) || !reach(conform, level)) {
            return;
        }
        if (on != is_checked(conform) &&
            (!fresh(conform, LEVEL_ACQUIRED) || !must(conform, check_utf8(conform, on)) ||
             !reach(conform, level))) {
            return;
        }
        good_line(conform, form, required_count(form));
        conform->line.data = (const uint8_t *)"simcom/\xFF-form";
        conform->line.data_length = 14;
        /* The line promises as many. */
        talk(conform, form);
        if (on == 1) {
            (void)expect_refusal(conform, form, code_for(conform, SIMCOM_REASON_BAD_TEXT));
        } else if (form->form->result_s == 0 || form->form->result_fields == 0 ||
                   form->holds == SIMCOM_STATE_TOPIC) {
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

/* How long the data of a form may be. */
static simcom_limit_t data_limit(const conform_t *conform, const simcom_described_form_t *form)
{
    simcom_limit_t limit =
        limit_of(conform, &simcom_parameters_of(form->form)[form->form->data_from - 1u]);
    const uint16_t most = form->holds == SIMCOM_STATE_PAYLOAD
                              ? conform->description->revision->payload_limit
                              : limit.max;

    limit.max = most < limit.max ? most : limit.max;
    return limit;
}

/* 2.2.11 and 3.5: from none to the most, any bytes. */
static void run_payload(conform_t *conform, const conform_case_t *about)
{
    static const char bytes[] = "> \0\x01\x80\xFF\x1A\x1B\"";
    const simcom_described_line_t *end = find_urc(conform, SIMCOM_ROLE_MESSAGE_END);
    char binary[128];
    /* What a careless host takes for answers, and for the end of the message. */
    const size_t head = (size_t)snprintf(binary, sizeof binary - sizeof bytes,
                                         "\r\nOK\r\n%.60s 0\r\n", end == NULL ? "RDY" : end->wire);
    memcpy(binary + head, bytes, sizeof bytes - 1u);
    const bool any = about->kind == 1;
    const uint8_t *payload = any ? (const uint8_t *)binary : conform->data;
    const simcom_limit_t most = data_limit(conform, about->form);
    const size_t n = any                       ? head + sizeof bytes - 1u
                     : about->value < most.max ? about->value
                                               : most.max;

    if (!any && about->value > most.max && about->value != DATA_MAX) {
        case_skip(conform, "the revision has no payload so long");
        return;
    }

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
    const simcom_described_form_t *subscribing = find_that_does(conform, SIMCOM_ACT_SUBSCRIBE);
    const size_t most = conform->description->revision->topic_limit;
    const size_t filter = subscribing == NULL ? most : data_limit(conform, subscribing).max;
    const size_t n = filter < most ? filter : most;

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
    const simcom_described_form_t *reading = find_that_proves(conform, SIMCOM_STATE_CONNECTED);

    (void)about;
    if (!fresh(conform, LEVEL_CONNECTED) ||
        !must(conform, second_up(conform, client_name(0), 1, LEVEL_CONNECTED))) {
        return;
    }
    if (!case_check(conform, talk_wait(conform, is_lost, 0, URC_MS),
                    "a URC that client 0 has lost its connection", "nothing in a minute")) {
        return;
    }
    (void)case_check(conform, conform->lost[0] >= 1 && conform->lost[0] <= 3, "a cause from 1 to 3",
                     "%u", conform->lost[0]);
    if (reading != NULL) {
        (void)check_state(conform, reading, false, "not connected any more");
    }
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
        (void)acquire(conform, 0, client_name(0), 0);
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
    (void)case_check(conform, conform->no_network == v3,
                     v3 ? "the service lost the network" : "the client lost its connection",
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
    (void)case_check(conform, talk_wait(conform, ping_gone, 0, URC_MS), "a URC that a ping failed",
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
        if (!line->fields[i].has_default || limit.min > limit.max ||
            ((line->optional | line->lacks) >> i & 1u) != 0) {
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

/* Whether a restart gives what a command keeps its defaults. */
static bool is_reset(const simcom_described_command_t *command)
{
    for (uint8_t i = 0; i < command->form_count; i++) {
        const simcom_store_t *stores = command->forms[i].stores;
        if (stores != NULL && !stores->forever) {
            return true;
        }
    }
    return false;
}

static void run_reset(conform_t *conform, const conform_case_t *about)
{
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
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *found = &conform->description->commands[i];
        const simcom_described_form_t *reading = read_form(found);
        if (reading != NULL && reading->lines[0].fields[0].role != (uint8_t)SIMCOM_VALUE_CLIENT &&
            is_reset(found)) {
            check_defaults(conform, reading);
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
        expect_connect(conform, code_for(conform, SIMCOM_REASON_UNKNOWN_HOST));
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
        expect_connect(conform, code_for(conform, SIMCOM_REASON_UNREACHABLE));
    }
}

/* 2.2.8: "tcp://host:port". */
static void run_bad_port(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    if (fresh(conform, LEVEL_ACQUIRED)) {
        (void)connect_to(conform, 0, "tcp://conform.invalid:x", 1, NULL);
        expect_connect(conform, code_for(conform, SIMCOM_REASON_BAD_VALUE));
    }
}

/* 8.15 of TS 27.007: a time that is none. */
static void run_bad_time(conform_t *conform, const conform_case_t *about)
{
    const argument_t time = {SIMCOM_VALUE_CLOCK, "26/13/45,12:00:00+04", 0};

    (void)say(conform, about->form, NULL, 0, &time, 1);
    (void)expect_refusal(conform, about->form, ANY_CODE);
}

/* The context of the last number is the suite's to play with: restore_settings() gives it back. */
static bool write_context(conform_t *conform, simcom_value_t role, const char *text,
                          unsigned number)
{
    const argument_t arguments[] = {{SIMCOM_VALUE_TLS_CONTEXT, NULL, 9}, {role, text, number}};

    return say(conform, find_that_keeps(conform, role), NULL, 0, arguments, 2);
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

static void run_handshake(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    conform->level = LEVEL_UNKNOWN;
    /* With nothing to verify, and no certificate to send. */
    if (reach_type(conform, LEVEL_ACQUIRED, 1) &&
        must(conform, write_context(conform, SIMCOM_VALUE_TLS_AUTHMODE, NULL, 0) &&
                          choose_context(conform, find_that_chooses(conform), 9))) {
        (void)connect_to(conform, 0, conform->settings.broker, 1, NULL);
        expect_connect(conform, code_for(conform, SIMCOM_REASON_HANDSHAKE_FAILED));
    }
}

static void run_no_certificate(conform_t *conform, const conform_case_t *about)
{
    (void)about;
    conform->level = LEVEL_UNKNOWN;
    if (reach_type(conform, LEVEL_ACQUIRED, 1) &&
        must(conform, own_context(conform, "conform-none.pem"))) {
        (void)connect_to(conform, 0, conform->settings.broker, 1, NULL);
        expect_connect(conform, code_for(conform, SIMCOM_REASON_NO_CERTIFICATE));
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
    const simcom_described_form_t *list = find_that_lists(conform);

    (void)about;
    (void)must(conform, put_file(conform, "conform-a.pem", "conform"));
    (void)must(conform, say(conform, list, NULL, 0, NULL, 0));
    (void)case_check(conform, listed(conform, "\"conform-a.pem\""), "the new file in the list",
                     "%s", conform->reply.raw);
    check_lines(conform, list);
    (void)must(conform, delete_file(conform, "conform-a.pem"));
    (void)must(conform, say(conform, list, NULL, 0, NULL, 0));
    (void)case_check(conform, !listed(conform, "conform-a.pem"), "the file is gone", "%s",
                     conform->reply.raw);
    (void)delete_file(conform, "conform-a.pem");
    (void)refused(conform, find_that_does(conform, SIMCOM_ACT_DELETE_FILE), ANY_CODE);
}

/* --- The list -------------------------------------------------------------------------------------------------- */

/* By what the form of a case is found. */
typedef enum pick {
    DOES,    /* simcom_act_t */
    HOLDS,   /* SIMCOM_STATE_... that keeps its data */
    REACHES, /* SIMCOM_STATE_... */
    ENDS,
    USES,
    PROVES,  /* of a read form */
    KEEPS,   /* simcom_value_t */
    CHOOSES, /* the SSL context of a client */
} pick_t;

typedef struct row {
    pick_t pick;
    unsigned what;
    const char *name;
    const char *text;
    const char *section;
    uint8_t needs;
    uint8_t kind;
    uint32_t value;
    void (*run)(conform_t *, const conform_case_t *);
    simcom_role_t urc; /* the case is about this URC; SIMCOM_ROLE_NONE: about the form */
} row_t;

#define B         CONFORM_NEEDS_BROKER
#define R         CONFORM_NEEDS_REFUSER
#define C         CONFORM_NEEDS_CERTS
#define IN(state) SIMCOM_STATE_##state
#define ACT(act)  SIMCOM_ACT_##act
#define NO        SIMCOM_ROLE_NONE

/* clang-format off */
static const row_t rows[] = {
    {REACHES, IN(STARTED), "twice", "a service that is started already", "field 2.2.1", 0, 0, LEVEL_STARTED, run_again, NO},
    {ENDS, IN(STARTED), "acquired", "stop before release", "V1.00 2.2.4", 0, 0, LEVEL_ACQUIRED, run_again, NO},
    {REACHES, IN(ACQUIRED), "twice", "a client that is acquired already", "V1.00 2.3.1", 0, 0, LEVEL_ACQUIRED, run_again, NO},
    {ENDS, IN(ACQUIRED), "forgets", "a released client has no id", "V1.00 2.2.4", 0, 0, 0, run_release_forgets, NO},
    {ENDS, IN(ACQUIRED), "connected", "release before disconnect", "V1.00 2.2.4", B, 0, LEVEL_CONNECTED, run_again, NO},
    {DOES, ACT(CONNECT), "twice", "a client that is connected already", "V1.00 2.3.1", B, 0, LEVEL_CONNECTED, run_again, NO},
    {PROVES, IN(CONNECTED), "state", "read forms before, during and after a connection", "V1.00 2.2.9", B, 0, 0, run_state, NO},
    {KEEPS, SIMCOM_VALUE_CHECK_UTF8, "lost", "settings are lost at release", "V3.00 16", 0, 0, 0, run_configuration_lost, NO},
    {CHOOSES, 0, "cleared", "when the choice of a context ends", "V1.00 2.2.5, V3.00 16", B, 0, 0, run_choice_cleared, NO},
    {CHOOSES, 0, "failed", "a failed connect clears the choice", "V1.00 2.2.5, V3.00 16", 0, 0, 0, run_choice_failed, NO},
    {HOLDS, IN(WILL_TOPIC), "utf-8", "a topic that is not UTF-8 answers 2", "V1.00 2.2.17", 0, 0, 0, run_utf8, NO},
    {HOLDS, IN(TOPIC), "utf-8", "a topic that is not UTF-8 answers 2", "V1.00 2.2.17", B, 0, 0, run_utf8, NO},
    {HOLDS, IN(FILTERS), "utf-8", "a filter that is not UTF-8 answers 2", "V1.00 2.2.17", B, 0, 0, run_utf8, NO},
    {DOES, ACT(SUBSCRIBE), "utf-8", "a filter that is not UTF-8 answers 2", "V1.00 2.2.17", B, 0, 0, run_utf8, NO},
    {HOLDS, IN(UNFILTERS), "utf-8", "a filter that is not UTF-8 answers 2", "V1.00 2.2.17", B, 0, 0, run_utf8, NO},
    {DOES, ACT(UNSUBSCRIBE), "utf-8", "a filter that is not UTF-8 answers 2", "V1.00 2.2.17", B, 0, 0, run_utf8, NO},
    {DOES, ACT(PUBLISH), "qos-0", "a message of QoS 0 comes back", "V1.00 2.2.12", B, 0, 0, run_qos, NO},
    {DOES, ACT(PUBLISH), "qos-1", "a message of QoS 1 comes back", "V1.00 2.2.12", B, 0, 1, run_qos, NO},
    {DOES, ACT(PUBLISH), "qos-2", "a message of QoS 2 comes back", "V1.00 2.2.12", B, 0, 2, run_qos, NO},
    {DOES, ACT(PUBLISH), "retained", "a retained message is kept", "V1.00 2.2.12", B, 0, 1, run_retained, NO},
    {DOES, ACT(PUBLISH), "not-retained", "another message is not kept", "V1.00 2.2.12", B, 0, 0, run_retained, NO},
    {DOES, ACT(PUBLISH), "uses-up-payload", "the payload is used up", "V1.00 2.2.12", B, 0, 0, run_payload_used_up, NO},
    {HOLDS, IN(PAYLOAD), "empty", "an empty payload is a message without one", "V1.00 3.5", B, 0, 0, run_payload, NO},
    {HOLDS, IN(PAYLOAD), "one", "a payload of one byte", "V1.00 2.2.11", B, 0, 1, run_payload, NO},
    {HOLDS, IN(PAYLOAD), "packet", "a payload of one packet", "V3.00 16", B, 0, 1500, run_payload, NO},
    {HOLDS, IN(PAYLOAD), "packet-and-one", "a payload of one packet and a byte", "V3.00 16", B, 0, 1501, run_payload, NO},
    {HOLDS, IN(PAYLOAD), "largest", "the largest payload comes back whole", "V1.00 2.2.11", B, 0, 10240, run_payload, NO},
    {HOLDS, IN(PAYLOAD), "binary", "a payload of any bytes", "V1.00 2.2.11", B, 1, 0, run_payload, NO},
    {HOLDS, IN(TOPIC), "longest", "the longest topic comes back whole", "V1.00 2.2.10", B, 0, 0, run_long_topic, NO},
    {USES, IN(FILTERS), "batch", "a batch subscribes and unsubscribes all its topics", "V1.00 2.2.13", B, 0, 0, run_batch, NO},
    {DOES, ACT(UNSUBSCRIBE), "ends", "after unsubscribing no message comes", "V1.00 2.2.16", B, 0, 0, run_unsubscribe, NO},
    {HOLDS, IN(WILL_MESSAGE), "sent", "the will of a client that vanished", "V1.00 2.2.7", B, 0, 0, run_will, NO},
    {DOES, ACT(CONNECT), "taken-over", "a connection that the broker ends", "V1.00 2.3.2.1", B, 0, 0, run_connection_lost, SIMCOM_ROLE_CONNECTION_LOST},
    {DOES, ACT(CONNECT), "code-25", "a host that does not exist", "V1.00 2.3.1", B, 0, 0, run_unknown_host, NO},
    {DOES, ACT(CONNECT), "bad-port", "an address whose port is no number", "V1.00 2.2.8", 0, 0, 0, run_bad_port, NO},
    {DOES, ACT(SET_CLOCK), "no-time", "a time that does not exist", "TS27.007 8.15", CONFORM_NEEDS_SETTINGS, 0, 0, run_bad_time, NO},
    {DOES, ACT(CONNECT), "code-3", "a port where nothing listens", "V1.00 2.3.1", B, 0, 0, run_closed_port, NO},
    {DOES, ACT(CONNECT), "code-32", "TLS where none is spoken", "V1.00 2.3.1", B, 0, 0, run_handshake, NO},
    {DOES, ACT(CONNECT), "code-33", "a certificate that is not there", "V1.00 2.3.1", B, 0, 0, run_no_certificate, NO},
    {DOES, ACT(PUT_FILE), "listed", "put in, listed, deleted", "V1.00 2.1.2", C, 0, 0, run_certificates, NO},
    {DOES, ACT(CONNECT), "network", "the network goes away", "V3.00 16", B | CONFORM_NEEDS_ASSIST, 1, 0, run_network_lost, SIMCOM_ROLE_NETWORK_LOST},
    {DOES, ACT(CONNECT), "network", "the network goes away", "V1.00 2.3.2.1", B | CONFORM_NEEDS_ASSIST, 0, 0, run_network_lost, SIMCOM_ROLE_CONNECTION_LOST},
    {DOES, ACT(CONNECT), "failed", "pings that are not answered", "V3.00 16", B | CONFORM_NEEDS_ASSIST, 0, 0, run_ping_failed, SIMCOM_ROLE_PING_FAILED},
    {DOES, ACT(RESTART), "restart", "OK, a boot line, everything forgotten", "V3.00 2.2", CONFORM_NEEDS_RESET, 0, 0, run_reset, NO},
    {DOES, ACT(CONNECT), "line-limit", "the longest command line, and one byte more", "V3.00 16", 0, 0, 0, run_line_limit, NO},
    {HOLDS, IN(FILTERS), "sum", "the topics of a batch are limited together", "V3.00 16", B, 0, 0, run_topics_limit, NO},
    {HOLDS, IN(UNFILTERS), "sum", "the topics of a batch are limited together", "V3.00 16", B, 0, 0, run_topics_limit, NO},
};
/* clang-format on */

static const simcom_described_form_t *pick(const conform_t *conform, const row_t *row)
{
    switch (row->pick) {
    case DOES:
        return find_that_does(conform, (simcom_act_t)row->what);
    case HOLDS:
        return find_that_holds(conform, row->what);
    case REACHES:
        return find_that_reaches(conform, row->what);
    case ENDS:
        return find_that_ends(conform, row->what);
    case USES:
        return find_that_uses(conform, row->what);
    case PROVES:
        return find_that_proves(conform, row->what);
    case KEEPS:
        return find_that_keeps(conform, (simcom_value_t)row->what);
    default:
        return find_that_chooses(conform);
    }
}

/* Whether the revision states the limit, or the answer, that a case is about. */
static bool is_stated(const conform_t *conform, const row_t *row,
                      const simcom_described_form_t *form)
{
    const simcom_revision_t *revision = conform->description->revision;

    if (row->run == run_network_lost && row->kind == 0 &&
        find_urc(conform, SIMCOM_ROLE_NETWORK_LOST) != NULL) {
        return false; /* that URC says it, and not the loss of the connection */
    }
    if (row->run == run_reset && find_urc(conform, SIMCOM_ROLE_RESTART) == NULL) {
        return false; /* nobody would know when it has restarted */
    }
    return (row->urc == SIMCOM_ROLE_NONE || find_urc(conform, row->urc) != NULL) &&
           (row->run != run_again ||
            answer_at(conform, form, (level_t)row->value) != SIMCOM_ANSWER_NONE) &&
           ((row->run != run_utf8 && row->run != run_unsubscribe) || form->form->data_from != 0) &&
           (row->run != run_line_limit || revision->line_limit != 0) &&
           (row->run != run_topics_limit || revision->topics_limit != 0);
}

static void add_case(conform_t *conform, const simcom_described_form_t *form, const row_t *row)
{
    conform_case_t *added = case_add(conform);
    const simcom_described_command_t *command = command_of(conform, form);

    added->command =
        row->urc != SIMCOM_ROLE_NONE ? find_urc(conform, row->urc)->name : command->name;
    (void)snprintf(added->name, sizeof added->name, "%s.%s", added->command, row->name);
    (void)snprintf(added->text, sizeof added->text, "%s", row->text);
    (void)snprintf(added->section, sizeof added->section, "%s", row->section);
    added->described = command;
    added->form = form;
    added->needs = row->needs;
    added->kind = row->kind;
    added->value = row->value;
    added->run = row->run;
}

static void add_row(conform_t *conform, const row_t *row)
{
    const simcom_described_form_t *form = pick(conform, row);

    if (form != NULL && is_stated(conform, row, form)) {
        add_case(conform, form, row);
    }
}

/* Settings that have to come before the connection. */
static void add_early_settings(conform_t *conform)
{
    for (size_t i = 0; i < conform->description->command_count; i++) {
        const simcom_described_command_t *command = &conform->description->commands[i];
        for (uint8_t j = 0; j < command->form_count; j++) {
            const simcom_described_form_t *form = &command->forms[j];
            char name[60];
            if (form->stores == NULL || !in_revision(conform, form->form) ||
                answer_of(form, SIMCOM_STATE_CONNECTED, true) == SIMCOM_ANSWER_NONE) {
                continue;
            }
            (void)snprintf(name, sizeof name, "%s%sconnected", form->variant,
                           form->variant[0] == '\0' ? "" : "-");
            const row_t row = {DOES,       0, name, "settings come before the connection",
                               "V3.00 16", B, 0,    LEVEL_CONNECTED,
                               run_again,  NO};
            add_case(conform, form, &row);
        }
    }
}

/* What tools/refuser.py brings about, by the number in the user name; see docs/conform.md. */
static const uint8_t refuser_connects[] = {17, 24, 26, 27, 28, 29, 30, 31};
#define REFUSER_GRANTS 6u

static void add_code(conform_t *conform, row_t row, uint8_t code)
{
    char name[24];

    if (simcom_description_has_code(conform->description, code)) {
        (void)snprintf(name, sizeof name, "code-%u", code);
        row.name = name;
        row.text = row.text[0] != '\0'
                       ? row.text
                       : simcom_code_in(conform->description->revision, code)->meaning;
        row.value = code;
        add_row(conform, &row);
    }
}

/* One case for each code that a broker can bring about. */
static void add_refusals(conform_t *conform)
{
    const row_t connect = {DOES, ACT(CONNECT), "", "", "V1.00 2.3.1", R, 0, 0, run_refuser, NO};
    const row_t subscribed = {
        DOES, ACT(SUBSCRIBE),      "", "a broker that refuses a subscription", "field codes", R, 0,
        0,    run_refused_request, NO};

    for (size_t i = 0; i < sizeof refuser_connects; i++) {
        add_code(conform, connect, refuser_connects[i]);
    }
    add_code(conform, subscribed, REFUSER_GRANTS);
}

/* Whether some other case brings the code about, or a state answers with it. */
static bool is_met_elsewhere(const conform_t *conform, uint8_t code)
{
    for (size_t i = 0; i < conform->description->state_count; i++) {
        const simcom_described_state_t *state = &conform->description->states[i];
        if (state->missing == code || state->present == code) {
            return true;
        }
    }
    return memchr(refuser_connects, code, sizeof refuser_connects) != NULL ||
           code == code_for(conform, SIMCOM_REASON_UNREACHABLE) ||
           code == code_for(conform, SIMCOM_REASON_UNKNOWN_HOST);
}

static void add_faults(conform_t *conform)
{
    row_t row = {DOES, ACT(CONNECT), "", "", "V1.00 2.3.1", B | CONFORM_NEEDS_ASSIST, 0,
                 0,    run_code,     NO};

    for (size_t i = 0; i < conform->description->code_count; i++) {
        const uint8_t code = conform->description->codes[i];
        const simcom_code_t *meaning = simcom_code_in(conform->description->revision, code);
        if ((meaning->origin == SIMCOM_ORIGIN_MODULE || meaning->origin == SIMCOM_ORIGIN_NETWORK) &&
            !is_met_elsewhere(conform, code)) {
            add_code(conform, row, code);
        }
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
            row = (row_t){DOES,
                          0,
                          form->type == SIMCOM_TYPE_READ ? "read-fails" : "fails",
                          "a failure is answered as documented",
                          form->source,
                          CONFORM_NEEDS_ASSIST,
                          0,
                          0,
                          run_failing,
                          NO};
            add_case(conform, form, &row);
        }
    }
}

void behaviour_cases(conform_t *conform)
{
    const bool own = code_for(conform, SIMCOM_REASON_BAD_CERTIFICATE) !=
                     code_for(conform, SIMCOM_REASON_NO_CERTIFICATE);
    const row_t bad = {DOES,
                       ACT(CONNECT),
                       own ? "code-34" : "code-33-unusable",
                       "a certificate that cannot be used",
                       "V3.00 16",
                       B | C,
                       0,
                       code_for(conform, SIMCOM_REASON_BAD_CERTIFICATE),
                       run_bad_certificate,
                       NO};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        add_row(conform, &rows[i]);
    }
    add_early_settings(conform);
    add_row(conform, &bad);
    add_refusals(conform);
    add_faults(conform);
}
