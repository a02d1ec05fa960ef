/* SPDX-License-Identifier: MIT */
#include "words.h"

#include "simcom/codes.h"
#include "simcom/command.h"

#include <stdlib.h>

struct words {
    size_t places; /* a power of two */
    words_row_t *rows;
    words_text_t *codes;
};

static void *reserve(size_t count, size_t size)
{
    void *memory = calloc(count + 1u, size);

    if (memory == NULL) {
        fputs("simcom: there is no memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return memory;
}

/* Makes a text of three. Behind it there is room to read on for two steps. */
static words_text_t join(const char *before, const char *name, const char *behind)
{
    const size_t size = strlen(before) + strlen(name) + strlen(behind);
    char *memory = reserve(size + 2u * WORDS_STEP, 1);
    text_t text;

    text_init(&text, memory, size + 1u);
    text_add_string(&text, before);
    text_add_string(&text, name);
    text_add_string(&text, behind);
    return (words_text_t){memory, text.length};
}

/* Whether all fields are numbers that are always there and no secrets. */
static bool are_numbers(const simcom_parameter_t *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].kind != SIMCOM_KIND_NUMBER ||
            (rows[i].flags & (SIMCOM_PARAMETER_SECRET | SIMCOM_PARAMETER_OPTIONAL)) != 0) {
            return false;
        }
    }
    return true;
}

static const words_text_t *fields_of(const simcom_described_parameter_t *fields, size_t count)
{
    words_text_t *texts = reserve(count, sizeof *texts);

    for (size_t i = 0; i < count; i++) {
        texts[i] = join(", \"", fields[i].name, "\": ");
    }
    return texts;
}

/* --- The table ----------------------------------------------------------------------------- */

static words_row_t *place_of(const words_t *words, const void *described)
{
    size_t place = (size_t)(((uintptr_t)described >> 3) * 2654435761u >> 7) & (words->places - 1u);

    while (words->rows[place].of != NULL && words->rows[place].of != described) {
        place = (place + 1u) & (words->places - 1u);
    }
    return &words->rows[place];
}

static words_row_t *enter(words_t *words, const void *described, words_text_t name)
{
    words_row_t *row = place_of(words, described);

    row->of = described;
    row->name = name;
    return row;
}

static void enter_line(words_t *words, const simcom_described_line_t *line)
{
    if (place_of(words, line)->of != NULL) {
        return; /* forms share lines */
    }
    words_row_t *row = enter(words, line, join(", \"name\": \"", line->name, "\""));
    if (line->shape != NULL) {
        row->fields = fields_of(line->fields, line->shape->count);
        row->numbers = are_numbers(line->shape->fields, line->shape->count);
    }
}

static void enter_form(words_t *words, const words_text_t *command,
                       const simcom_described_form_t *form)
{
    static const char *const types[] = {
        [SIMCOM_TYPE_TEST] = "test",
        [SIMCOM_TYPE_READ] = "read",
        [SIMCOM_TYPE_WRITE] = "write",
        [SIMCOM_TYPE_EXECUTE] = "execute",
    };
    words_row_t *row = enter(words, form, join(", \"form\": \"", types[form->type], "\""));

    row->whole = join(command->text, row->name.text, "");
    row->sent = row->whole;
    if (form->variant[0] != '\0') {
        char before[256];
        text_t text;
        text_init(&text, before, sizeof before);
        text_add(&text, "%s, \"variant\": \"", row->whole.text);
        row->sent = join(before, form->variant, "\"");
    }
    row->fields = fields_of(form->parameters, lookup_row_count(form));
    for (size_t i = 0; i < form->line_count; i++) {
        enter_line(words, &form->lines[i]);
    }
}

static void enter_description(words_t *words, const simcom_description_t *description)
{
    for (size_t i = 0; i < description->command_count; i++) {
        const simcom_described_command_t *command = &description->commands[i];
        const words_text_t name = join(", \"command\": \"", command->name, "\"");
        (void)enter(words, command, name);
        for (size_t j = 0; j < command->form_count; j++) {
            enter_form(words, &name, &command->forms[j]);
        }
    }
    for (size_t i = 0; i < description->urc_count; i++) {
        enter_line(words, &description->urcs[i]);
    }
}

/* How many commands, forms and lines there are. */
static size_t count_rows(void)
{
    size_t count = 0;

    for (size_t i = 0; i < simcom_description_count; i++) {
        const simcom_description_t *description = simcom_descriptions[i];
        count += description->command_count + description->urc_count;
        for (size_t j = 0; j < description->command_count; j++) {
            const simcom_described_command_t *command = &description->commands[j];
            for (size_t k = 0; k < command->form_count; k++) {
                count += 1u + command->forms[k].line_count;
            }
        }
    }
    return count;
}

static void enter_codes(words_t *words)
{
    char before[64];
    text_t text;

    words->codes = reserve(SIMCOM_CODES, sizeof *words->codes);
    for (uint32_t i = 0; i < SIMCOM_CODES; i++) {
        text_init(&text, before, sizeof before);
        text_add(&text, ", \"err\": {\"code\": %u, \"name\": \"",
                 (unsigned)simcom_code_rows[i].number);
        words->codes[i] = join(before, simcom_code_rows[i].name, "\"}");
    }
}

const words_t *words_all(void)
{
    static words_t *words;

    if (words == NULL) {
        words = reserve(1, sizeof *words);
        words->places = 64;
        while (words->places < 2u * count_rows()) {
            words->places *= 2u;
        }
        words->rows = reserve(words->places, sizeof *words->rows);
        for (size_t i = 0; i < simcom_description_count; i++) {
            enter_description(words, simcom_descriptions[i]);
        }
        enter_codes(words);
    }
    return words;
}

const words_row_t *words_of(const words_t *words, const void *described)
{
    return place_of(words, described);
}

const words_text_t *words_code(const words_t *words, const simcom_revision_t *revision,
                               uint32_t code)
{
    const simcom_code_t *row = simcom_code_in(revision, code);

    for (uint32_t i = 0; i < SIMCOM_CODES; i++) {
        if (row == &simcom_code_rows[i]) {
            return &words->codes[i];
        }
    }
    return NULL;
}
