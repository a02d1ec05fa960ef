/* SPDX-License-Identifier: MIT */
/* other.c - commands that the specification does not model: rows of simcom_answer.h. */
#include "module.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CTRL_Z 0x1A
#define ESCAPE 0x1B
/* Longest text that a host may send up to 0x1A. */
#define TEXT_MOST 4096u
/* So many commands may stand for each other in a row. */
#define INSTEAD_MOST 4u

static int upper(int c)
{
    return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
}

static bool is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

static bool begins(simcom_bytes_t text, const char *word)
{
    const size_t n = strlen(word);

    if (text.length < n) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (upper(text.data[i]) != upper((unsigned char)word[i])) {
            return false;
        }
    }
    return true;
}

/* --- Arguments and variables in a text ------------------------------------------------------------ */

/* The value of an argument, else of a variable; NULL data if there is neither. */
static simcom_bytes_t value_of(simcom_module_t *module, simcom_bytes_t name)
{
    const other_t *other = &module->other;
    char text[64];

    for (uint8_t i = 0; other->row != NULL && i < other->row->argument_count; i++) {
        if (bytes_equal(simcom_text(other->row->arguments[i].name), name)) {
            return buffer_view(&other->values[i]);
        }
    }
    (void)snprintf(text, sizeof text, "%.*s", SPAN(name));
    if (strcmp(text, "clock") == 0) {
        clock_format(clock_now(module), module->zone, module->room);
        return simcom_text(module->room);
    }
    if (strcmp(text, "data_length") == 0) {
        (void)snprintf(module->room, sizeof module->room, "%zu", buffer_length(&module->data));
        return simcom_text(module->room);
    }
    return simcom_text(variable_get(module, text));
}

/* Adds a text, with what {names} in it stand for. */
static void add_filled(simcom_module_t *module, buffer_t *to, const char *text)
{
    while (*text != '\0') {
        const char *end = *text == '{' ? strchr(text, '}') : NULL;
        if (end == NULL) {
            buffer_add(to, text++, 1);
            continue;
        }
        const simcom_bytes_t value =
            value_of(module, (simcom_bytes_t){(const uint8_t *)text + 1, (size_t)(end - text) - 1});
        buffer_add(to, value.data, value.length);
        text = end + 1;
    }
    buffer_add(to, "", 1);
}

/* Whether a line says nothing, as what it would say has no value: of "+NAME: {one}" nothing but the name is left. */
static bool is_empty(const char *text, const char *filled)
{
    const size_t n = strcspn(text, "{");

    return text[n] == '{' && strlen(filled) == n && (n == 0 || text[n - 1] == ' ');
}

static void say(simcom_module_t *module, simcom_piece_t part, const char *text)
{
    buffer_t filled = {NULL, 0, 0, 0};

    add_filled(module, &filled, text);
    if (!is_empty(text, (const char *)filled.bytes)) {
        line_put(module, &module->out, part, module->other.name, (const char *)filled.bytes);
    }
    buffer_free(&filled);
}

/* --- Which row ---------------------------------------------------------------------------------------- */

/* An argument of the text: up to a comma that is not in quotation marks. */
static simcom_bytes_t cut_argument(simcom_bytes_t *text)
{
    simcom_bytes_t one = *text;
    bool quoted = false;
    size_t n = 0;

    while (n < text->length && (quoted || text->data[n] != ',')) {
        quoted = text->data[n] == '"' ? !quoted : quoted;
        n++;
    }
    one.length = n;
    text->data += n < text->length ? n + 1 : n;
    text->length -= n < text->length ? n + 1 : n;
    while (one.length > 0 && one.data[0] == ' ') {
        one.data++;
        one.length--;
    }
    return one;
}

static bool fits(const simcom_module_t *module, const simcom_answer_argument_t *argument,
                 simcom_bytes_t text)
{
    uint64_t number = 0;

    if (argument->equals != NULL) {
        return bytes_equal(text, simcom_text(variable_get(module, argument->equals)));
    }
    if (argument->kind == SIMCOM_ANSWER_TEXT) {
        return text.length >= argument->min && text.length <= argument->max;
    }
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || number > UINT32_MAX) {
            return false;
        }
        number = number * 10 + text.data[i] - '0';
    }
    return text.length > 0 && number >= argument->min && number <= argument->max;
}

/* Reads the arguments into the values of the exchange. */
static bool read_arguments(simcom_module_t *module, const simcom_answer_t *row, simcom_bytes_t text)
{
    bool more = text.length > 0;

    for (uint8_t i = 0; i < row->argument_count; i++) {
        const bool comma =
            memchr(text.data == NULL ? (const uint8_t *)"" : text.data, ',', text.length) != NULL;
        simcom_bytes_t one = cut_argument(&text);
        const bool given = more && one.length > 0;
        more = more && (comma || text.length > 0);
        if (one.length > 1 && one.data[0] == '"' && one.data[one.length - 1] == '"') {
            one = (simcom_bytes_t){one.data + 1, one.length - 2};
        }
        if (!given && row->arguments[i].preset == NULL) {
            return false;
        }
        if (given && !fits(module, &row->arguments[i], one)) {
            return false;
        }
        buffer_set(&module->other.values[i], given ? one : simcom_text(row->arguments[i].preset));
    }
    return text.length == 0 && !more;
}

/* What follows the name, and of which type that is; false if the name goes on. */
static bool split(simcom_bytes_t rest, bool extended, uint8_t *type, simcom_bytes_t *text)
{
    *text = rest;
    *type = SIMCOM_TYPE_EXECUTE;
    if (rest.length == 0 || (!extended && rest.data[0] != '=' && rest.data[0] != '?')) {
        return true;
    }
    if (rest.length == 2 && begins(rest, "=?")) {
        *type = SIMCOM_TYPE_TEST;
        text->length = 0;
    } else if (rest.length == 1 && rest.data[0] == '?') {
        *type = SIMCOM_TYPE_READ;
        text->length = 0;
    } else if (rest.data[0] == '=') {
        *type = SIMCOM_TYPE_WRITE;
        *text = (simcom_bytes_t){rest.data + 1, rest.length - 1};
    } else {
        return false;
    }
    return true;
}

/* Whether all of the conditions hold. */
static bool holds(const simcom_module_t *module, const char *const *when)
{
    for (; when != NULL && *when != NULL; when++) {
        const char *equals = strchr(*when, '=');
        char name[64];
        (void)snprintf(name, sizeof name, "%.*s", (int)(equals - *when), *when);
        if (!variable_is(module, name, equals + 1)) {
            return false;
        }
    }
    return true;
}

static bool matches(simcom_module_t *module, const simcom_answer_t *row, simcom_bytes_t part,
                    bool *known)
{
    const size_t n = strlen(row->command);
    simcom_bytes_t text;
    uint8_t type;

    if (!begins(part, row->command) || !split((simcom_bytes_t){part.data + n, part.length - n},
                                              row->command[0] == '+', &type, &text)) {
        return false;
    }
    if (row->command[0] != '+' && row->argument_count == 0 && text.length > 0) {
        return false;
    }
    *known = true;
    return type == row->type && holds(module, row->when) && read_arguments(module, row, text);
}

static const simcom_answer_t *find(simcom_module_t *module, const simcom_answers_t *answers,
                                   simcom_bytes_t part, bool *known)
{
    for (size_t i = 0; answers != NULL && i < answers->count; i++) {
        if (matches(module, &answers->rows[i], part, known)) {
            return &answers->rows[i];
        }
    }
    return NULL;
}

/* --- The answer ------------------------------------------------------------------------------------------ */

static void set_variables(simcom_module_t *module, const simcom_answer_t *row)
{
    for (size_t i = 0; row->sets != NULL && row->sets[i] != NULL; i++) {
        const char *equals = strchr(row->sets[i], '=');
        buffer_t name = {NULL, 0, 0, 0};
        buffer_t value = {NULL, 0, 0, 0};
        char pattern[64];

        (void)snprintf(pattern, sizeof pattern, "%.*s", (int)(equals - row->sets[i]), row->sets[i]);
        add_filled(module, &name, pattern);
        add_filled(module, &value, equals + 1);
        variable_set(module, (const char *)name.bytes, (const char *)value.bytes);
        buffer_free(&name);
        buffer_free(&value);
    }
}

/* The number that an argument is. */
static size_t number_of(simcom_module_t *module, const char *name)
{
    const simcom_bytes_t text = value_of(module, simcom_text(name));
    char digits[16];

    (void)snprintf(digits, sizeof digits, "%.*s", SPAN(text));
    return (size_t)strtoul(digits, NULL, 10);
}

static void act(simcom_module_t *module, const simcom_answer_t *row)
{
    switch ((simcom_answer_act_t)row->act) {
    case SIMCOM_ANSWER_ACT_RESTART:
        module_forget(module);
        break;
    case SIMCOM_ANSWER_ACT_POWER_OFF:
        module_power_off(module);
        break;
    case SIMCOM_ANSWER_ACT_NETWORK_TIME:
        clock_from_network(module);
        break;
    case SIMCOM_ANSWER_ACT_DEFAULTS:
        module->echo = module->settings.echo;
        break;
    default:
        break;
    }
}

static uint32_t speed_of(const simcom_module_t *module)
{
    return module->settings.speed == 0 ? 1 : module->settings.speed;
}

/* Lines that follow later. They are filled now: the arguments belong to this command. */
static void plan_late(simcom_module_t *module, const simcom_answer_t *row)
{
    uint32_t ms = 0;

    for (uint8_t i = 0; i < row->late_count; i++) {
        buffer_t line = {NULL, 0, 0, 0};

        ms += row->late[i].ms / speed_of(module);
        buffer_add_text(&line, "\r\n");
        add_filled(module, &line, row->late[i].line);
        line.end--; /* its NUL */
        buffer_add_text(&line, "\r\n");
        wire_late(module, PIECE_LINE, false, buffer_view(&line), ms);
        buffer_free(&line);
    }
}

static void end(simcom_module_t *module, const char *result)
{
    const bool good = strcmp(result, "OK") == 0;

    if (good && module->rest.length > 0) {
        /* one OK ends the whole line, and this command is not its last */
    } else if (result[0] != '\0') {
        module->rest.length = good ? module->rest.length : 0;
        say(module, good ? SIMCOM_PIECE_OK : SIMCOM_PIECE_ERROR, result);
    }
    module->other.row = NULL;
    queue_move(&module->later, &module->out);
}

static void answer(simcom_module_t *module)
{
    const simcom_answer_t *row = module->other.row;

    set_variables(module, row);
    for (size_t i = 0; row->lines != NULL && row->lines[i] != NULL; i++) {
        say(module, SIMCOM_PIECE_INFORMATION, row->lines[i]);
    }
    plan_late(module, row);
    act(module, row);
    end(module, row->result);
    if (row->sets != NULL) {
        registration_changed(module);
    }
}

static void ask(simcom_module_t *module)
{
    const simcom_answer_t *row = module->other.row;
    buffer_t prompt = {NULL, 0, 0, 0};

    buffer_clear(&module->data);
    module->data_ended = row->data == SIMCOM_ANSWER_ENDED;
    module->data_left = module->data_ended ? TEXT_MOST : number_of(module, row->length);
    buffer_add_text(&prompt, "\r\n");
    buffer_add_text(&prompt, module->settings.prompt);
    faults_line(module, &module->out, PIECE_LINE, SIMCOM_PIECE_PROMPT, module->other.name,
                buffer_view(&prompt));
    buffer_free(&prompt);
    if (module->data_left == 0) {
        answer(module);
    }
}

/* A command of the specification is done instead. */
static void do_instead(simcom_module_t *module)
{
    add_filled(module, &module->instead, module->other.row->as);
    module->other.row = NULL;
    if (++module->other.instead > INSTEAD_MOST) {
        answer_error(module); /* rows that stand for each other */
    } else {
        input_command(module, simcom_text((const char *)module->instead.bytes));
    }
}

static void go_on(simcom_module_t *module)
{
    module->other.waits = false;
    if (module->other.row->as != NULL) {
        buffer_clear(&module->instead);
        do_instead(module);
    } else if (module->other.row->data != SIMCOM_ANSWER_NO_DATA) {
        ask(module);
    } else {
        answer(module);
    }
}

/* "CPIN" of "+CPIN?": how faults call the command. */
static void name_of(simcom_bytes_t part, char name[32])
{
    size_t n = 0;

    const bool extended = part.length > 0 && part.data[0] == '+';

    /* A basic command ends before its number; a register is a part of its name (V.250 5.3). */
    for (size_t i = extended ? 1 : 0;
         i < part.length && n < 31 && part.data[i] != '?' && part.data[i] != '=' &&
         (extended || n == 0 || upper(part.data[0]) == 'S' || !is_digit(part.data[i]));
         i++) {
        name[n++] = (char)upper(part.data[i]);
    }
    name[n] = '\0';
}

/* What a planned fault answers instead. */
static bool bent_away(simcom_module_t *module)
{
    const bent_t bent = faults_command(module, module->other.name);
    char text[64] = "ERROR";

    if (!bent.has_code || bent.code == 0) {
        return false;
    }
    if (bent.text.length > 0) {
        (void)snprintf(text, sizeof text, "%.*s", SPAN(bent.text));
    }
    end(module, text);
    return true;
}

other_found_t other_begin(simcom_module_t *module, simcom_bytes_t part, bool own)
{
    bool known = false;
    const simcom_answer_t *row;

    module->other.row = NULL;
    row = find(module, module->settings.answers, part, &known);
    if (row == NULL && !own) {
        row = find(module, &simcom_answers_around, part, &known);
    }
    name_of(part, module->other.name);
    if (row == NULL) {
        return known ? OTHER_REFUSED : OTHER_UNKNOWN;
    }
    module->other.row = row;
    if (row->as == NULL) {
        hear(module, SIMCOM_MODULE_OTHER, module->other.name, SIMCOM_CODE_NONE);
    }
    if (bent_away(module)) {
        return OTHER_TAKEN;
    }
    if (row->delay_ms > 0) {
        module->other.waits = true;
        module->other.due = module->elapsed + row->delay_ms / speed_of(module);
    } else {
        go_on(module);
    }
    return OTHER_TAKEN;
}

void other_data(simcom_module_t *module)
{
    module->data_ended = false;
    answer(module);
}

size_t other_take_text(simcom_module_t *module, uint8_t byte)
{
    if (byte == ESCAPE) {
        module->data_left = 0;
        module->data_ended = false;
        end(module, "OK");
    } else if (byte == CTRL_Z || module->data_left == 1) {
        module->data_left = 0;
        other_data(module);
    } else {
        buffer_add(&module->data, &byte, 1);
        module->data_left--;
    }
    return 1;
}

uint32_t other_time(simcom_module_t *module)
{
    if (module->other.row == NULL || !module->other.waits) {
        return UINT32_MAX;
    }
    if (module->other.due > module->elapsed) {
        return (uint32_t)(module->other.due - module->elapsed);
    }
    go_on(module);
    input_parts(module);
    return UINT32_MAX;
}

static bool has_name(const simcom_answers_t *answers, const char *name)
{
    for (size_t i = 0; answers != NULL && i < answers->count; i++) {
        const char *command = answers->rows[i].command;
        if (strcmp(command[0] == '+' ? command + 1 : command, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_listed(const char *const *names, const char *name)
{
    while (names != NULL && *names != NULL && strcmp(*names, name) != 0) {
        names++;
    }
    return names != NULL && *names != NULL;
}

bool other_is_real(const simcom_module_t *module, const char *name)
{
    const simcom_answers_t *own = module->settings.answers;
    return is_listed(simcom_answers_around.others, name) ||
           (own != NULL && is_listed(own->others, name));
}

bool simcom_module_knows(const simcom_module_t *module, const char *name)
{
    for (size_t i = 0; i < module->description->command_count; i++) {
        if (strcmp(module->description->commands[i].name, name) == 0) {
            return true;
        }
    }
    return has_name(module->settings.answers, name) || has_name(&simcom_answers_around, name);
}

void other_free(simcom_module_t *module)
{
    for (size_t i = 0; i < OTHER_ARGUMENTS; i++) {
        buffer_free(&module->other.values[i]);
    }
    buffer_free(&module->instead);
}
