/* SPDX-License-Identifier: MIT */
/* fault_text.c - faults as words, the same in scripts and at the control socket. */
#include "simcom_fault.h"

#include <stdlib.h>
#include <string.h>

static const char *const kinds[SIMCOM_FAULT_KINDS] = {
    "lose",    "repeat", "flip",    "insert",  "urc",    "hold", "cut",  "omit",  "delay",
    "replace", "answer", "restart", "network", "broker", "tls",  "ping", "stall", "set",
};
static const char *const parts[SIMCOM_PIECES] = {
    "any", "ok", "error", "result", "prompt", "information", "urc",
};
static const char *const shapes[SIMCOM_SHAPES] = {
    "manual", "error", "result-error", "error-result", "ok", "ok-result", "result-ok",
};

/* --- Values ----------------------------------------------------------------------------------- */

static const char *read_word(const char *value, const char *const *words, size_t count,
                             uint8_t *out, const char *problem)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(value, words[i]) == 0) {
            *out = (uint8_t)i;
            return NULL;
        }
    }
    return problem;
}

static const char *read_number(const char *value, uint32_t min, uint32_t max, uint32_t *out)
{
    char *end;
    unsigned long long number = strtoull(value, &end, strncmp(value, "0x", 2) == 0 ? 16 : 10);

    if (value[0] < '0' || value[0] > '9' || *end != '\0') {
        return "expected a number";
    }
    if (number < min || number > max) {
        return "the number is out of range";
    }
    *out = (uint32_t)number;
    return NULL;
}

static const char *read_byte(const char *value, uint32_t max, uint8_t *out)
{
    uint32_t number = 0;
    const char *problem = read_number(value, 0, max, &number);

    *out = (uint8_t)number;
    return problem;
}

/* "any" is 0, each of them. */
static const char *read_nth(const char *value, uint32_t *out)
{
    if (strcmp(value, "any") == 0) {
        *out = 0;
        return NULL;
    }
    return read_number(value, 1, UINT32_MAX, out) == NULL ? NULL
                                                          : "expected a number from 1, or any";
}

/* "0.001" as millionths. */
static const char *read_chance(const char *value, uint32_t *out)
{
    static const char *const problem = "expected a probability such as 0.001, above 0, at most 1";
    uint32_t scale = 1000000;
    uint32_t made = 0;
    size_t i = 1;

    if (value[0] != '0' && value[0] != '1') {
        return problem;
    }
    made = value[0] == '1' ? scale : 0;
    if (value[1] == '.') {
        for (i = 2; value[i] >= '0' && value[i] <= '9' && scale > 1; i++) {
            scale /= 10;
            made += (uint32_t)(value[i] - '0') * scale;
        }
    }
    if (value[i] != '\0' || made == 0 || made > 1000000) {
        return problem;
    }
    *out = made;
    return NULL;
}

static const char *read_bool(const char *value, bool *out)
{
    *out = strcmp(value, "true") == 0 || strcmp(value, "yes") == 0;
    if (*out || strcmp(value, "false") == 0 || strcmp(value, "no") == 0) {
        return NULL;
    }
    return "expected true or false";
}

/* A name as commands have it, without AT+. */
static const char *read_name(const char *value, char room[32], const char **out)
{
    size_t n = strlen(value);

    if (n == 0 || n >= 32) {
        return "expected the name of a command";
    }
    for (size_t i = 0; i < n; i++) {
        if (!((value[i] >= 'A' && value[i] <= 'Z') || (value[i] >= '0' && value[i] <= '9'))) {
            return "expected the name of a command in capitals and without AT+";
        }
    }
    memcpy(room, value, n + 1);
    *out = room;
    return NULL;
}

static int hex(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = c == '\0' ? NULL : strchr(digits, c);
    return at == NULL ? -1 : (int)((at - digits) % 16);
}

/* One byte of a text; false if an escape is wrong. */
static bool read_escaped(const char **at, uint8_t *out)
{
    const char *text = *at;

    if (text[0] != '\\') {
        *out = (uint8_t)text[0];
        *at = text + 1;
        return true;
    }
    if (text[1] == 'x' && hex(text[2]) >= 0 && hex(text[3]) >= 0) {
        *out = (uint8_t)(hex(text[2]) * 16 + hex(text[3]));
        *at = text + 4;
        return true;
    }
    *at = text + 2;
    *out = (uint8_t)(text[1] == 'r' ? '\r' : text[1] == 'n' ? '\n' : text[1]);
    return text[1] == 'r' || text[1] == 'n' || text[1] == '\\' || text[1] == '"';
}

static const char *read_text(const char *value, simcom_fault_room_t *room, simcom_bytes_t *out)
{
    size_t n = 0;

    while (*value != '\0') {
        if (n == sizeof room->text) {
            return "the text is too long";
        }
        if (!read_escaped(&value, &room->text[n++])) {
            return "escapes are \\r \\n \\\\ \\\" and \\xHH";
        }
    }
    *out = (simcom_bytes_t){room->text, n};
    return NULL;
}

/* --- Fields ----------------------------------------------------------------------------------- */

static const char *set_place(simcom_fault_t *fault, simcom_fault_room_t *room,
                             simcom_fault_place_t place)
{
    if (room->placed) {
        return "there is another place already: output, input, part, message or time";
    }
    room->placed = true;
    fault->place = (uint8_t)place;
    return NULL;
}

static const char *set_counted(simcom_fault_t *fault, simcom_fault_room_t *room,
                               simcom_fault_place_t place, const char *value)
{
    const char *problem = set_place(fault, room, place);
    return problem != NULL ? problem : read_nth(value, &fault->nth);
}

static const char *set_where(simcom_fault_t *fault, simcom_fault_room_t *room, const char *field,
                             const char *value, bool *known)
{
    const char *problem;

    if (strcmp(field, "output") == 0) {
        return set_counted(fault, room, SIMCOM_PLACE_OUTPUT, value);
    }
    if (strcmp(field, "input") == 0) {
        return set_counted(fault, room, SIMCOM_PLACE_INPUT, value);
    }
    if (strcmp(field, "message") == 0) {
        return set_counted(fault, room, SIMCOM_PLACE_MESSAGE, value);
    }
    if (strcmp(field, "time") == 0) {
        problem = set_place(fault, room, SIMCOM_PLACE_TIME);
        return problem != NULL ? problem : read_number(value, 0, UINT32_MAX, &fault->at_ms);
    }
    if (strcmp(field, "part") == 0) {
        problem = set_place(fault, room, SIMCOM_PLACE_PART);
        return problem != NULL
                   ? problem
                   : read_word(value, parts, SIMCOM_PIECES, &fault->part,
                               "expected any, ok, error, result, prompt, information or urc");
    }
    if (strcmp(field, "command") == 0) {
        if (!room->placed) {
            fault->place = SIMCOM_PLACE_COMMAND;
        }
        return strcmp(value, "any") == 0 ? NULL : read_name(value, room->command, &fault->command);
    }
    *known = false;
    return NULL;
}

static const char *set_often(simcom_fault_t *fault, const char *field, const char *value,
                             bool *known)
{
    if (strcmp(field, "nth") == 0) {
        return read_nth(value, &fault->nth);
    }
    if (strcmp(field, "chance") == 0) {
        return read_chance(value, &fault->chance);
    }
    if (strcmp(field, "times") == 0) {
        return read_number(value, 1, UINT32_MAX, &fault->times);
    }
    *known = false;
    return NULL;
}

static const char *set_byte(simcom_fault_t *fault, const char *value)
{
    bool minus = value[0] == '-';
    uint32_t number = 0;
    const char *problem = read_number(value + (minus ? 1 : 0), 0, INT32_MAX, &number);

    fault->byte = minus ? -(int32_t)number : (int32_t)number;
    return problem;
}

static const char *set_client(simcom_fault_t *fault, const char *value)
{
    const char *problem = read_byte(value, 1, &fault->only_client);

    fault->only_client++;
    return problem;
}

static const char *set_answer(simcom_fault_t *fault, simcom_fault_room_t *room, const char *field,
                              const char *value, bool *known)
{
    if (strcmp(field, "code") == 0) {
        fault->has_code = true;
        return read_byte(value, 255, &fault->code);
    }
    if (strcmp(field, "shape") == 0) {
        return read_word(value, shapes, SIMCOM_SHAPES, &fault->shape,
                         "expected manual, error, result-error, error-result, ok, ok-result or "
                         "result-ok");
    }
    if (strcmp(field, "after_data") == 0) {
        return read_bool(value, &fault->after_data);
    }
    if (strcmp(field, "name") == 0) {
        return read_name(value, room->name, &fault->name);
    }
    *known = false;
    return NULL;
}

/* A name as variables have it. */
static const char *read_variable(const char *value, char room[32], const char **out)
{
    const size_t n = strlen(value);

    if (n == 0 || n >= 32 || strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789_") != n) {
        return "expected the name of a variable in small letters, such as sim";
    }
    memcpy(room, value, n + 1);
    *out = room;
    return NULL;
}

static const char *set_more(simcom_fault_t *fault, simcom_fault_room_t *room, const char *field,
                            const char *value)
{
    if (strcmp(field, "byte") == 0) {
        return set_byte(fault, value);
    }
    if (strcmp(field, "count") == 0) {
        return read_number(value, 1, UINT32_MAX, &fault->count);
    }
    if (strcmp(field, "mask") == 0) {
        return read_byte(value, 255, &fault->mask);
    }
    if (strcmp(field, "ms") == 0) {
        return read_number(value, 0, UINT32_MAX, &fault->ms);
    }
    if (strcmp(field, "text") == 0) {
        return read_text(value, room, &fault->text);
    }
    if (strcmp(field, "variable") == 0) {
        return read_variable(value, room->name, &fault->name);
    }
    if (strcmp(field, "cause") == 0) {
        return read_byte(value, 255, &fault->cause);
    }
    return strcmp(field, "client") == 0 ? set_client(fault, value) : "there is no such field";
}

const char *simcom_fault_set(simcom_fault_t *fault, simcom_fault_room_t *room, const char *field,
                             const char *value)
{
    const char *problem;
    bool known = true;

    if (strcmp(field, "fault") == 0) {
        room->kind_given = true;
        return read_word(value, kinds, SIMCOM_FAULT_KINDS, &fault->kind,
                         "expected lose, repeat, flip, insert, urc, hold, cut, omit, delay, "
                         "replace, answer, restart, network, broker, tls, ping, stall or set");
    }
    problem = set_where(fault, room, field, value, &known);
    if (!known) {
        known = true;
        problem = set_often(fault, field, value, &known);
    }
    if (!known) {
        known = true;
        problem = set_answer(fault, room, field, value, &known);
    }
    return known ? problem : set_more(fault, room, field, value);
}

/* --- A whole fault ---------------------------------------------------------------------------- */

/* Kinds that change bytes, and so need a place that has some. */
static const char *byte_problem(const simcom_fault_t *fault)
{
    bool text = fault->kind == SIMCOM_FAULT_INSERT || fault->kind == SIMCOM_FAULT_URC;

    if (text && fault->text.length == 0) {
        return "it needs a text";
    }
    if (fault->kind == SIMCOM_FAULT_HOLD && fault->ms == 0) {
        return "it needs ms";
    }
    if (fault->kind == SIMCOM_FAULT_HOLD && fault->place == SIMCOM_PLACE_INPUT) {
        return "bytes from the host cannot be held";
    }
    if (fault->place == SIMCOM_PLACE_COMMAND) {
        return "it needs a place with bytes: output, input, part or message";
    }
    return fault->place == SIMCOM_PLACE_TIME && !text
               ? "it needs a place with bytes: output, input, part or message"
               : NULL;
}

static const char *answer_problem(const simcom_fault_t *fault)
{
    bool refuses = fault->shape == SIMCOM_SHAPE_ERROR ||
                   fault->shape == SIMCOM_SHAPE_RESULT_ERROR ||
                   fault->shape == SIMCOM_SHAPE_ERROR_RESULT;

    if (fault->place != SIMCOM_PLACE_COMMAND) {
        return "an answer is that of a command: it needs command, and no other place";
    }
    if (refuses && (!fault->has_code || fault->code == 0)) {
        return "an ERROR needs a code that is not 0";
    }
    return NULL;
}

const char *simcom_fault_problem(const simcom_fault_t *fault)
{
    if (fault->kind == SIMCOM_FAULT_SET && fault->name == NULL) {
        return "it needs a variable";
    }
    if (fault->kind == SIMCOM_FAULT_REPLACE && fault->text.length == 0) {
        return "it needs a text";
    }
    if (fault->kind >= SIMCOM_FAULT_KINDS || fault->place >= SIMCOM_PLACES ||
        fault->part >= SIMCOM_PIECES || fault->shape >= SIMCOM_SHAPES || fault->only_client > 2) {
        return "a field is out of range";
    }
    if (fault->command != NULL && fault->place != SIMCOM_PLACE_COMMAND &&
        fault->place != SIMCOM_PLACE_PART) {
        return "output, input, message and time are of no command";
    }
    if (fault->kind <= SIMCOM_FAULT_HOLD) {
        return byte_problem(fault);
    }
    if (fault->kind <= SIMCOM_FAULT_REPLACE) {
        return fault->place == SIMCOM_PLACE_PART || fault->place == SIMCOM_PLACE_MESSAGE
                   ? NULL
                   : "it needs a part or a message";
    }
    return fault->kind == SIMCOM_FAULT_ANSWER ? answer_problem(fault) : NULL;
}

const char *simcom_fault_finish(simcom_fault_t *fault, const simcom_fault_room_t *room)
{
    bool placed = room->placed || fault->place == SIMCOM_PLACE_COMMAND;

    if (!room->kind_given) {
        return "the kind of fault is missing";
    }
    if (!placed && fault->kind < SIMCOM_FAULT_RESTART && fault->kind != SIMCOM_FAULT_URC) {
        return "it needs a place: output, input, command, part, message or time";
    }
    if (!placed) {
        fault->place = SIMCOM_PLACE_TIME; /* now */
    }
    return simcom_fault_problem(fault);
}

/* Takes one word, or what stands in double quotes; *at moves behind it. False if it is too long or
 * a quote is not closed. */
static bool take_word(const char **at, char *word, size_t size)
{
    const char *text = *at;
    bool quoted = false;
    size_t n = 0;

    while (*text != '\0' && (quoted || *text != ' ')) {
        if (*text == '"') {
            quoted = !quoted;
            text++;
            continue;
        }
        if (*text == '\\' && text[1] != '\0' && n + 1 < size) {
            word[n++] = *text++;
        }
        if (n + 1 >= size) {
            return false;
        }
        word[n++] = *text++;
    }
    word[n] = '\0';
    *at = text;
    return !quoted;
}

const char *simcom_fault_parse(simcom_fault_t *fault, simcom_fault_room_t *room, const char *text)
{
    char word[700];
    const char *problem = NULL;

    *fault = (simcom_fault_t){0};
    *room = (simcom_fault_room_t){0};
    while (problem == NULL && *(text += strspn(text, " ")) != '\0') {
        char *equals;

        if (!take_word(&text, word, sizeof word)) {
            return "a word is too long, or a quotation mark is not closed";
        }
        equals = strchr(word, '=');
        if (!room->kind_given) {
            problem = simcom_fault_set(fault, room, "fault", word);
        } else if (equals == NULL) {
            problem = "expected field=value";
        } else {
            *equals = '\0';
            problem = simcom_fault_set(fault, room, word, equals + 1);
        }
    }
    return problem != NULL ? problem : simcom_fault_finish(fault, room);
}
