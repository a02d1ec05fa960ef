/* SPDX-License-Identifier: MIT */
/* message.c - received messages and other unsolicited lines. */
#include "rules.h"

/* The line with a role in a message, as the revision spells it. */
static const char *line_with(const check_t *check, unsigned role)
{
    for (size_t i = 0; i < check->description->urc_count; i++) {
        if (check->description->urcs[i].role == role) {
            return check->description->urcs[i].wire;
        }
    }
    return "its first line";
}

static void report(check_t *check, const char *section, const char *expected, const char *what)
{
    rules_report(check, NULL, CHECK_MESSAGE, section, expected, "%s", what);
}

/* A part of a message of which RXSTART was not seen: it was sent before the log began, or never. */
static void missing_start(check_t *check, const lookup_answer_t *answer)
{
    if (!check->message.partial) {
        char expected[96];
        text_t text;
        text_init(&text, expected, sizeof expected);
        text_add(&text, "%s before its topic, payload and end",
                 line_with(check, SIMCOM_ROLE_MESSAGE_START));
        report(check, answer->line->source, expected, "a part of a message that was not announced");
    }
    check->message.partial = true;
}

static void check_client(check_t *check, const lookup_answer_t *answer, uint32_t client)
{
    if (check->message.client != client) {
        rules_report(check, NULL, CHECK_MESSAGE, answer->line->source,
                     "all parts of a message for one client",
                     "a part for client %lu inside a message for client %lu", (unsigned long)client,
                     (unsigned long)check->message.client);
    }
}

/* A message begins although another has not ended. */
static void report_inside(check_t *check, const lookup_answer_t *answer)
{
    char expected[96];
    text_t text;

    text_init(&text, expected, sizeof expected);
    text_add(&text, "%s before the next message", line_with(check, SIMCOM_ROLE_MESSAGE_END));
    report(check, answer->line->source, expected, "a message begins inside another");
}

static void begin(check_t *check, const lookup_answer_t *answer, const uint32_t *numbers)
{
    if (check->message.open) {
        report_inside(check, answer);
    }
    check->message = (check_message_t){
        .open = true,
        .client = numbers[0],
        .topic_total = numbers[1],
        .payload_total = numbers[2],
    };
}

static void check_total(check_t *check, const lookup_answer_t *answer, const char *what,
                        uint64_t came, uint32_t total)
{
    char expected[128];
    text_t text;

    if (came != total) {
        text_init(&text, expected, sizeof expected);
        text_add(&text, "%lu bytes of %s as %s says", (unsigned long)total, what,
                 line_with(check, SIMCOM_ROLE_MESSAGE_START));
        rules_report(check, NULL, CHECK_MESSAGE, answer->line->source, expected, "%lu bytes of %s",
                     (unsigned long)came, what);
    }
}

static void finish(check_t *check, const lookup_answer_t *answer, uint32_t client)
{
    check_message_t *message = &check->message;

    if (message->open) {
        check_client(check, answer, client);
        check_total(check, answer, "topic", message->topic, message->topic_total);
        check_total(check, answer, "payload", message->payload, message->payload_total);
    } else {
        missing_start(check, answer);
    }
    *message = (check_message_t){0};
}

/* Whether the line is as many numbers as documented, all within their limits: the usual case, and
 * a quick one. */
static bool numbers_fit(const check_t *check, const lookup_answer_t *answer)
{
    const simcom_shape_t *shape = answer->line->shape;

    if (answer->number_count != shape->count || answer->line->role == SIMCOM_ROLE_PING_FAILED) {
        return false;
    }
    for (size_t i = 0; i < shape->count; i++) {
        const simcom_limit_t limit = rules_limit(check, &shape->fields[i]);
        if (shape->fields[i].kind != SIMCOM_KIND_NUMBER || answer->numbers[i] < limit.min ||
            answer->numbers[i] > limit.max) {
            return false;
        }
    }
    return true;
}

static void check_shape(check_t *check, const lookup_answer_t *answer)
{
    lookup_values_t values;

    if (answer->line->shape == NULL || numbers_fit(check, answer)) {
        return;
    }
    if (lookup_fields(answer->line, answer->argument, &values)) {
        rules_fields(check, NULL, answer->line, &values);
        return;
    }
    rules_report(check, NULL, CHECK_LINE, answer->line->source, "its documented fields",
                 "%s with other fields", answer->line->wire);
}

/* A message on one line. Its payload is an item of its own. */
static void check_line(check_t *check, const lookup_answer_t *answer)
{
    const simcom_bytes_t text = answer->argument;
    const simcom_shape_t *shape = answer->line->shape;
    uint32_t client = 0;
    size_t begin = 0, end = text.length;

    while (begin < text.length && text.data[begin] >= '0' && text.data[begin] <= '9') {
        begin++;
    }
    const bool known = lookup_numbers((simcom_bytes_t){text.data, begin}, &client, 1);
    while (begin < text.length && text.data[begin++] != '"') {
    }
    end -= end > 0;
    while (end > begin && text.data[--end] != '"') {
    }
    const simcom_limit_t clients = rules_limit(check, &shape->fields[0]);
    const simcom_limit_t topic = rules_limit(check, &shape->fields[1]);
    if (!known || client > clients.max || end - begin < topic.min || end - begin > topic.max) {
        rules_report(check, NULL, CHECK_LINE, answer->line->source, "its documented fields",
                     "%s with other fields", answer->line->wire);
    }
    if (check->message.open) {
        report_inside(check, answer);
        check->message = (check_message_t){0};
    }
}

void rules_urc(check_t *check, const lookup_answer_t *answer)
{
    const uint32_t *numbers = answer->numbers;
    const unsigned role = answer->line->role;

    if (role == SIMCOM_ROLE_MESSAGE_LINE) {
        check_line(check, answer);
        return;
    }
    const size_t count = role == SIMCOM_ROLE_MESSAGE_START ? 3
                         : role == SIMCOM_ROLE_MESSAGE_END ? 1
                                                           : 2;

    check_shape(check, answer);
    if (role == SIMCOM_ROLE_NETWORK_LOST || role == SIMCOM_ROLE_RESTART) {
        rules_learn_urc(check, answer->line, SIMCOM_NO_CLIENT);
        return;
    }
    if (answer->number_count != count) {
        return;
    }
    switch (role) {
    case SIMCOM_ROLE_MESSAGE_START:
        begin(check, answer, numbers);
        break;
    case SIMCOM_ROLE_MESSAGE_TOPIC:
    case SIMCOM_ROLE_MESSAGE_PAYLOAD:
        if (check->message.open) {
            check_client(check, answer, numbers[0]);
        } else {
            missing_start(check, answer);
        }
        break;
    case SIMCOM_ROLE_MESSAGE_END:
        finish(check, answer, numbers[0]);
        break;
    default:
        rules_learn_urc(check, answer->line, numbers[0]);
        break;
    }
}

void rules_piece(check_t *check, const trace_item_t *item)
{
    if (item->kind == TRACE_TOPIC) {
        check->message.topic += item->length;
    } else {
        check->message.payload += item->length;
    }
    if (item->length < item->total) {
        rules_report(check, NULL, CHECK_MESSAGE, "V1.00 2.3.2.2",
                     "as many bytes as the header of the piece says",
                     "%lu of %lu bytes of a received %s came", (unsigned long)item->length,
                     (unsigned long)item->total, item->kind == TRACE_TOPIC ? "topic" : "payload");
    }
}
