/* SPDX-License-Identifier: MIT */
#include "lookup.h"

#include "simcom/commands.h"
#include "simcom/fields.h"
#include "words8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Revisions that there is room for; more than there are. */
#define REVISIONS 8u

/* Places of the table of names, a power of two. */
#define PLACES 512u

/* A name in capital letters, eight of them to a word. */
#define NAME_WORDS 4u
#define NAME_MOST  (NAME_WORDS * 8u)

typedef struct name {
    uint64_t words[NAME_WORDS];
} name_t;

/* A form under one of its names. */
typedef struct spelling {
    const simcom_described_command_t *command;
    const simcom_described_form_t *form;
    simcom_bytes_t tail; /* what its text has behind the name */
    bool letters;        /* the tail has some, which may be small */
    bool plain;          /* numbers are all that it takes */
} spelling_t;

/* What a name stands for in a revision. */
typedef struct meaning {
    const simcom_described_command_t *command; /* that answers under it */
    const simcom_described_command_t *sent;    /* that is sent under it */
    const simcom_described_line_t *urc;
    const spelling_t *forms; /* of the one that is sent, under this name */
    size_t form_count;
    bool own; /* the revision spells a form of it in its own way */
} meaning_t;

struct lookup_entry {
    name_t name; /* zeros: a free place */
    size_t length;
    meaning_t in[REVISIONS];
};

/* Conversations repeat themselves: what short command lines with nothing but numbers are is
 * remembered, in a place that is found by their text. */
#define KNOWN        1024u
#define KNOWN_VALUES 64u

struct lookup_known {
    name_t line;   /* as it came */
    size_t length; /* 0: a free place */
    const simcom_described_command_t *command;
    const simcom_described_form_t *form;
    const lookup_entry_t *entry;
    uint32_t name_length;
    uint32_t good;                                   /* a bit per revision */
    const simcom_described_form_t *again[REVISIONS]; /* the same form there, NULL: not known */
    uint8_t values[KNOWN_VALUES];
};

struct lookup {
    const simcom_description_t *description;
    size_t number;         /* of the revision */
    lookup_known_t *known; /* KNOWN of them */
    spelling_t *basic;     /* commands without a name: AT, ATE0; their tails are the whole text */
    size_t basic_count;
};

/* One table for the names of all revisions: a name is read and found once. */
static struct {
    size_t count;
    lookup_entry_t entries[PLACES];
} names;

static void give_up(const char *why)
{
    fprintf(stderr, "simcom: %s\n", why);
    exit(EXIT_FAILURE);
}

static void *reserve(size_t count, size_t size)
{
    void *memory = calloc(count + 1u, size);

    if (memory == NULL) {
        give_up("there is no memory");
    }
    return memory;
}

static bool begins_with(simcom_bytes_t line, const char *text, size_t length)
{
    return line.length >= length && strncasecmp((const char *)line.data, text, length) == 0;
}

static simcom_bytes_t behind(simcom_bytes_t line, size_t n)
{
    const simcom_bytes_t rest = {line.data + n, line.length - n};
    return rest;
}

/* --- The table of names -------------------------------------------------------------------- */

/* Up to eight bytes of a text, and zeros. */
static uint64_t load(simcom_bytes_t text, size_t at)
{
    const size_t rest = text.length - at;

    if (rest >= 8u) {
        return words8_load(text.data + at);
    }
    if (text.length >= 8u && rest > 0) {
        return words8_load(text.data + text.length - 8u) >> 8u * (8u - rest);
    }
    return words8_load_some(text.data + at, rest);
}

/* Reads the letters and digits at the beginning of a text. Returns how many there are; more than
 * NAME_MOST are no name that is known. */
static size_t read_name(simcom_bytes_t text, name_t *name)
{
    size_t n = 0;

    *name = (name_t){{0}};
    for (size_t i = 0; i < NAME_WORDS && n == i * 8u; i++) {
        const uint64_t word = load(text, n);
        const uint64_t marks = words8_no_name(word);
        const size_t length = marks != 0 ? words8_first(marks) : 8u;
        name->words[i] = words8_capital(words8_keep(word, length));
        n += length;
    }
    return n;
}

/* Reads a text up to one of two bytes as if it were a name: one that is known has nothing but letters
 * and digits. Returns how many bytes there are, more than NAME_MOST if it cannot be a name. */
static size_t read_until(simcom_bytes_t text, uint8_t stop, uint8_t other, name_t *name)
{
    *name = (name_t){{0}};
    for (size_t i = 0; i < NAME_WORDS; i++) {
        const uint64_t word = load(text, i * 8u);
        const uint64_t marks = words8_equal(word, stop) | words8_equal(word, other);
        const size_t rest = text.length - i * 8u;
        size_t length = marks != 0 ? words8_first(marks) : 8u;
        length = length < rest ? length : rest;
        name->words[i] = words8_capital(words8_keep(word, length));
        if (length < 8u) {
            return i * 8u + length;
        }
    }
    return NAME_MOST + 1u;
}

static bool equal(const name_t *left, const name_t *right)
{
    uint64_t different = 0;

    for (size_t i = 0; i < NAME_WORDS; i++) {
        different |= left->words[i] ^ right->words[i];
    }
    return different == 0;
}

static size_t hash_of(const name_t *name)
{
    const uint64_t *words = name->words;
    const uint64_t mixed = words[0] ^ words[1] * 0x9E3779B97F4A7C15u ^
                           words[2] * 0xC2B2AE3D27D4EB4Fu ^ words[3] * 0x165667B19E3779F9u;

    return (size_t)(mixed * 0xD6E8FEB86659FD93u >> 40);
}

/* Where a line is remembered. [in] line  at most NAME_MOST bytes */
static size_t known_place(simcom_bytes_t line, name_t *text)
{
    for (size_t i = 0; i < NAME_WORDS; i++) {
        text->words[i] = i * 8u < line.length ? load(line, i * 8u) : 0;
    }
    return hash_of(text) % KNOWN;
}

/* The entry of a name, or the free place where it belongs. */
static lookup_entry_t *place_of(const name_t *name)
{
    size_t place = hash_of(name) % PLACES;

    while (names.entries[place].name.words[0] != 0 && !equal(&names.entries[place].name, name)) {
        place = (place + 1) % PLACES;
    }
    return &names.entries[place];
}

/* The entry of a name; NULL: no revision knows it. [in] length  tells zeros behind it from none */
static const lookup_entry_t *find(const name_t *name, size_t length)
{
    const lookup_entry_t *entry = place_of(name);

    return entry->name.words[0] != 0 && entry->length == length ? entry : NULL;
}

/* The entry of a name, which is added if there is none. */
static lookup_entry_t *enter_as(const name_t *name, size_t length)
{
    lookup_entry_t *entry = place_of(name);

    if (entry->name.words[0] == 0) {
        entry->name = *name;
        entry->length = length;
        if (++names.count == PLACES) {
            give_up("there are more names than there is room for");
        }
    }
    return entry;
}

/* The entry of a name, which is added if there is none; NULL if it is no name. */
static lookup_entry_t *enter(const char *text)
{
    name_t name;

    const size_t length = read_name(simcom_text(text), &name);
    return length == 0 ? NULL : enter_as(&name, length);
}

/* The entry of what a URC begins with, or is, which can be any text. */
static lookup_entry_t *enter_urc(const simcom_described_line_t *urc)
{
    const size_t plus = urc->wire[0] == '+' ? 1 : 0;
    simcom_bytes_t text = behind(simcom_text(urc->wire), plus);
    name_t name;

    if (urc->shape != NULL && text.length > 0 && text.data[text.length - 1] == ':') {
        text.length--;
    }
    const size_t length = read_until(text, '\0', '\0', &name);
    return length == text.length ? enter_as(&name, length) : NULL;
}

/* The fixed text of a form, as the revision spells it. */
static simcom_bytes_t text_of(const lookup_t *lookup, const simcom_form_t *form)
{
    /* What is found points into them. */
    static char texts[SIMCOM_FORMS][SIMCOM_FORM_TEXT_SIZE];
    const simcom_own_form_t *own = simcom_own_form_of(lookup->description->revision, form);

    if (own != NULL && own->text != NULL) {
        return (simcom_bytes_t){(const uint8_t *)own->text, own->length};
    }
    return (simcom_bytes_t){(const uint8_t *)simcom_form_text(form, texts[form->id]),
                            form->text_length};
}

/* The entry of the name in the text of a form; NULL: it has none.
 * [out] tail  what the text has behind the name, or all of it */
static lookup_entry_t *entry_of(const lookup_t *lookup, const simcom_described_form_t *form,
                                simcom_bytes_t *tail)
{
    name_t name;

    *tail = text_of(lookup, form->form);
    if (!begins_with(*tail, "AT+", 3)) {
        return NULL;
    }
    lookup_entry_t *entry = enter((const char *)tail->data + 3);
    *tail = behind(*tail, 3u + read_name(behind(*tail, 3), &name));
    return entry;
}

static void add_spelling(spelling_t *forms, size_t *count,
                         const simcom_described_command_t *command, size_t form,
                         simcom_bytes_t tail)
{
    spelling_t *spelling = &forms[(*count)++];

    spelling->command = command;
    spelling->form = &command->forms[form];
    spelling->tail = tail;
    for (size_t i = 0; i < tail.length; i++) {
        spelling->letters = spelling->letters || isalpha(tail.data[i]) != 0;
    }
    spelling->plain = spelling->form->arguments_size <= KNOWN_VALUES && spelling->form->own == NULL;
    for (size_t i = 0; i < lookup_row_count(spelling->form); i++) {
        const uint8_t kind = lookup_rows(spelling->form)[i].kind;
        spelling->plain =
            spelling->plain && (kind == SIMCOM_KIND_NUMBER || kind == SIMCOM_KIND_HEX);
    }
}

/* Notes the forms of a command that are sent under a name. */
static void enter_forms(const lookup_t *lookup, lookup_entry_t *entry,
                        const simcom_described_command_t *command)
{
    meaning_t *meaning = &entry->in[lookup->number];
    spelling_t *forms = reserve(command->form_count, sizeof *forms);

    meaning->sent = command;
    meaning->forms = forms;
    for (size_t i = 0; i < command->form_count; i++) {
        const simcom_own_form_t *own =
            simcom_own_form_of(lookup->description->revision, command->forms[i].form);
        simcom_bytes_t tail;
        if (entry_of(lookup, &command->forms[i], &tail) == entry) {
            add_spelling(forms, &meaning->form_count, command, i, tail);
        }
        meaning->own = meaning->own || (own != NULL && own->text != NULL);
    }
}

static void enter_command(const lookup_t *lookup, const simcom_described_command_t *command)
{
    lookup_entry_t *entry = enter(command->name);

    if (entry != NULL) {
        entry->in[lookup->number].command = command;
    }
    for (size_t i = 0; i < command->form_count; i++) {
        simcom_bytes_t tail;
        entry = entry_of(lookup, &command->forms[i], &tail);
        if (entry != NULL && entry->in[lookup->number].sent == NULL) {
            enter_forms(lookup, entry, command);
        }
    }
}

/* Notes the commands that have no name: AT, ATE0. */
static void enter_basic(lookup_t *lookup)
{
    const simcom_description_t *description = lookup->description;
    size_t count = 0;

    for (size_t i = 0; i < description->command_count; i++) {
        count += description->commands[i].form_count;
    }
    lookup->basic = reserve(count, sizeof *lookup->basic);
    for (size_t i = 0; i < description->command_count; i++) {
        const simcom_described_command_t *command = &description->commands[i];
        for (size_t j = 0; j < command->form_count && command->wire[0] != '+'; j++) {
            add_spelling(lookup->basic, &lookup->basic_count, command, j,
                         text_of(lookup, command->forms[j].form));
        }
    }
}

/* Names that were printed somewhere stand for what the name stands for that is used. */
static void enter_aliases(const lookup_t *lookup)
{
    for (size_t i = 0; i < lookup->description->alias_count; i++) {
        const simcom_described_alias_t *alias = &lookup->description->aliases[i];
        const lookup_entry_t *real = enter(alias->name);
        lookup_entry_t *printed = enter(alias->printed);
        if (real != NULL && printed != NULL && real->in[lookup->number].command != NULL) {
            printed->in[lookup->number].command = real->in[lookup->number].command;
        }
        for (size_t j = 0; printed != NULL && j < lookup->description->urc_count; j++) {
            const simcom_described_line_t *urc = &lookup->description->urcs[j];
            lookup_entry_t *name = enter(urc->name);
            if (strcmp(urc->name, alias->name) == 0 && name != NULL) {
                /* Spellings that are names: the name itself is one of them. */
                printed->in[lookup->number].urc = urc;
                name->in[lookup->number].urc = urc;
            }
        }
    }
}

const lookup_t *lookup_of(const simcom_description_t *description)
{
    static lookup_t *known[REVISIONS];
    size_t i = 0;

    for (; i < REVISIONS && known[i] != NULL; i++) {
        if (known[i]->description == description) {
            return known[i];
        }
    }
    if (i == REVISIONS) {
        give_up("there are more revisions than there is room for");
    }
    lookup_t *lookup = reserve(1, sizeof *lookup);
    lookup->description = description;
    lookup->number = i;
    lookup->known = reserve(KNOWN, sizeof *lookup->known);
    for (size_t j = 0; j < description->command_count; j++) {
        enter_command(lookup, &description->commands[j]);
    }
    for (size_t j = 0; j < description->urc_count; j++) {
        lookup_entry_t *entry = enter_urc(&description->urcs[j]);
        if (entry != NULL) {
            entry->in[i].urc = &description->urcs[j];
        }
    }
    enter_aliases(lookup);
    enter_basic(lookup);
    known[i] = lookup;
    return lookup;
}

const simcom_description_t *lookup_description(const lookup_t *lookup)
{
    return lookup->description;
}

/* --- Fields -------------------------------------------------------------------------------- */

static void put_number(const simcom_parameter_t *row, uint32_t number, bool given,
                       lookup_values_t *values)
{
    const simcom_optional_t optional = {number, given};
    uint8_t *at = (uint8_t *)values + row->offset;

    if ((row->flags & SIMCOM_PARAMETER_OPTIONAL) != 0) {
        memcpy(at, &optional, sizeof optional);
    } else {
        memcpy(at, &number, sizeof number);
    }
}

/* Reads the digits at the beginning of what is between `at` and `end`. Returns where they end. */
static const uint8_t *read_digits(const uint8_t *at, const uint8_t *end, uint32_t *number)
{
    uint32_t value = 0;

    while (at < end && *at >= '0' && *at <= '9') {
        value = value * 10u + (uint32_t)(*at++ - '0');
    }
    *number = value;
    return at;
}

/* Reads fields that are all numbers of at most nine digits, without spaces: the usual case. Returns
 * false if the text is anything else. What is read is what simcom_fields_read() reads. */
static bool read_plain(const simcom_parameter_t *rows, size_t count, simcom_bytes_t text,
                       lookup_values_t *values)
{
    const uint8_t *at = text.data;
    const uint8_t *const end = at + text.length;
    size_t i = 0;

    for (; i < count && at < end; i++) {
        uint32_t number;
        const uint8_t *begin = at;
        at = read_digits(at, end, &number);
        if (rows[i].kind != SIMCOM_KIND_NUMBER || at == begin || at - begin > 9) {
            return false;
        }
        put_number(&rows[i], number, true, values);
        if (at < end && (*at++ != ',' || at == end)) {
            return false;
        }
    }
    for (; i < count; i++) {
        if (rows[i].kind != SIMCOM_KIND_NUMBER ||
            (rows[i].flags & SIMCOM_PARAMETER_OPTIONAL) == 0) {
            return false;
        }
        put_number(&rows[i], 0, false, values);
    }
    return at == end;
}

static bool read_fields(const simcom_parameter_t *rows, const uint8_t *own, size_t count,
                        simcom_bytes_t text, lookup_values_t *values, size_t size)
{
    return (own == NULL && read_plain(rows, count, text, values)) ||
           simcom_fields_read_as(rows, own, (uint8_t)count, text, values, size) == SIMCOM_GOOD;
}

/* --- Commands ------------------------------------------------------------------------------ */

/* Whether a line goes on with the text of a form. */
static bool has_tail(simcom_bytes_t rest, const spelling_t *spelling)
{
    const simcom_bytes_t tail = spelling->tail;

    if (rest.length < tail.length) {
        return false;
    }
    if (spelling->letters) {
        return begins_with(rest, (const char *)tail.data, tail.length);
    }
    for (size_t i = 0; i < tail.length; i++) { /* = or =? or ? */
        if (rest.data[i] != tail.data[i]) {
            return false;
        }
    }
    return true;
}

/* Whether what a line has behind its name is of the form. */
static bool match(const spelling_t *spelling, simcom_bytes_t rest, lookup_values_t *values)
{
    const simcom_described_form_t *form = spelling->form;
    const size_t length = spelling->tail.length;

    if (!has_tail(rest, spelling)) {
        return false;
    }
    if (lookup_row_count(form) == 0) {
        return rest.length == length;
    }
    return form->arguments_size <= sizeof *values &&
           read_fields(lookup_rows(form), form->own, lookup_row_count(form), behind(rest, length),
                       values, form->arguments_size);
}

/* Of the forms the one with the longest fixed text: that with the option, and not that without
 * Returns whether it takes nothing but numbers. */
static bool find_form(const spelling_t *forms, size_t count, simcom_bytes_t rest,
                      lookup_command_t *found)
{
    const spelling_t *best = NULL;
    lookup_values_t values;

    for (size_t i = 0; i < count; i++) {
        if (best == NULL && match(&forms[i], rest, &found->values)) {
            best = &forms[i];
        } else if (best != NULL && forms[i].tail.length > best->tail.length &&
                   match(&forms[i], rest, &values)) {
            best = &forms[i];
            memcpy(&found->values, &values, best->form->arguments_size);
        }
    }
    if (best == NULL) {
        return false;
    }
    found->command = best->command;
    found->form = best->form;
    return best->plain;
}

/* [in] rest  of the line, behind the name */
static bool find_named(const lookup_t *lookup, simcom_bytes_t rest, lookup_command_t *found)
{
    const meaning_t *meaning = &found->entry->in[lookup->number];
    bool plain = false;

    if (meaning->sent != NULL) {
        plain = find_form(meaning->forms, meaning->form_count, rest, found);
        found->command = meaning->sent;
    } else {
        found->command = meaning->command;
    }
    return plain;
}

static bool is_named(simcom_bytes_t line)
{
    return line.length >= 3 && (line.data[0] | 0x20) == 'a' && (line.data[1] | 0x20) == 't' &&
           line.data[2] == '+';
}

/* Looks a line up. Returns whether what it is can be remembered. */
static bool find_command(const lookup_t *lookup, simcom_bytes_t line, lookup_command_t *found)
{
    name_t name;

    found->command = NULL;
    found->form = NULL;
    found->entry = NULL;
    found->name_length = 0;
    if (!is_named(line)) {
        return find_form(lookup->basic, lookup->basic_count, line, found);
    }
    size_t length = read_until(behind(line, 3), '=', '?', &name);
    found->entry = find(&name, length);
    if (found->entry == NULL) {
        length = read_name(behind(line, 3), &name);
        found->entry = find(&name, length);
    }
    found->name_length = (uint32_t)length;
    return found->entry != NULL && find_named(lookup, behind(line, 3u + length), found);
}

/* Blanks at the end of a line mean nothing. */
static simcom_bytes_t without_blanks(simcom_bytes_t line)
{
    while (line.length > 0 &&
           (line.data[line.length - 1u] == ' ' || line.data[line.length - 1u] == '\t')) {
        line.length--;
    }
    return line;
}

void lookup_command(const lookup_t *lookup, simcom_bytes_t line, lookup_command_t *found)
{
    name_t text;

    line = without_blanks(line);
    found->known = NULL;
    if (line.length > NAME_MOST) {
        (void)find_command(lookup, line, found);
        return;
    }
    lookup_known_t *known = &lookup->known[known_place(line, &text)];
    if (known->length == line.length && equal(&known->line, &text)) {
        found->command = known->command;
        found->form = known->form;
        found->entry = known->entry;
        found->name_length = known->name_length;
        memcpy(&found->values, known->values, KNOWN_VALUES);
        found->known = known;
    } else if (find_command(lookup, line, found)) {
        *known = (lookup_known_t){text,        line.length,  found->command,
                                  found->form, found->entry, found->name_length,
                                  0,           {NULL},       {0}};
        memcpy(known->values, &found->values, KNOWN_VALUES);
        found->known = known;
    }
}

void lookup_set_good(const lookup_t *lookup, const lookup_command_t *found)
{
    if (found->known != NULL) {
        found->known->good |= 1u << lookup->number;
    }
}

bool lookup_is_good(const lookup_t *lookup, const lookup_command_t *found)
{
    return found->known != NULL && (found->known->good & 1u << lookup->number) != 0;
}

/* The revision's own words for a form, NULL if it does not have it. Two forms with the same row
 * and spelling read the same lines; a form that the other revision does not know might read this
 * one better. */
static const simcom_described_form_t *same_form(const meaning_t *meaning,
                                                const lookup_command_t *other)
{
    const simcom_described_command_t *command = meaning->sent;
    const simcom_described_form_t *found = NULL;

    if (command->form_count > other->command->form_count || meaning->own) {
        return NULL;
    }
    for (size_t i = 0; i < command->form_count; i++) {
        if (command->forms[i].form == other->form->form) {
            found = &command->forms[i];
        }
    }
    return found;
}

/* Looks up what came before in another revision. Returns whether the values are the same. */
static bool find_again(const lookup_t *lookup, simcom_bytes_t line, const lookup_command_t *other,
                       lookup_command_t *found)
{
    if (other->entry == NULL) {
        if (!is_named(line)) {
            (void)find_form(lookup->basic, lookup->basic_count, line, found);
        }
        return false;
    }
    const meaning_t *meaning = &other->entry->in[lookup->number];
    if (meaning->sent != NULL && other->form != NULL) {
        found->command = meaning->sent;
        found->form = same_form(meaning, other);
    }
    if (found->form == NULL) {
        (void)find_named(lookup, behind(line, 3u + found->name_length), found);
        return false;
    }
    return true;
}

bool lookup_command_again(const lookup_t *lookup, simcom_bytes_t line,
                          const lookup_command_t *other, lookup_command_t *found)
{
    line = without_blanks(line);
    found->command = NULL;
    found->form = NULL;
    found->entry = other->entry;
    found->name_length = other->name_length;
    found->known = other->known;
    if (other->known != NULL && other->known->again[lookup->number] != NULL) {
        found->command = other->entry->in[lookup->number].sent;
        found->form = other->known->again[lookup->number];
        return true;
    }
    const bool same = find_again(lookup, line, other, found);
    if (same && other->known != NULL) {
        other->known->again[lookup->number] = found->form;
    }
    return same;
}

static bool rows_have_secret(const simcom_parameter_t *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if ((rows[i].flags & SIMCOM_PARAMETER_SECRET) != 0) {
            return true;
        }
    }
    return false;
}

static bool command_has_secret(const simcom_described_command_t *command)
{
    for (size_t i = 0; i < command->form_count; i++) {
        const simcom_described_form_t *form = &command->forms[i];
        if (rows_have_secret(lookup_rows(form), lookup_row_count(form))) {
            return true;
        }
    }
    return false;
}

bool lookup_has_secret(const simcom_described_command_t *command)
{
    name_t name;
    const size_t length = read_name(simcom_text(command->name), &name);

    for (size_t i = 0; i < simcom_description_count; i++) {
        const lookup_t *lookup = lookup_of(simcom_descriptions[i]);
        const lookup_entry_t *entry = find(&name, length);
        if (entry != NULL && entry->in[lookup->number].command != NULL &&
            command_has_secret(entry->in[lookup->number].command)) {
            return true;
        }
    }
    return false;
}

bool lookup_is_boot_line(simcom_bytes_t line)
{
    for (const char *const *known = simcom_boot_lines; *known != NULL; known++) {
        if (strlen(*known) == line.length && memcmp(*known, line.data, line.length) == 0) {
            return true;
        }
    }
    return false;
}

/* Letters that the names of one service have in common. */
#define FAMILY_LETTERS 5u

/* Whether a command is one of a service, and not one that any module has: it has a result line, data, options
 * or an order. */
static bool is_of_service(const simcom_described_command_t *command)
{
    for (size_t i = 0; i < command->form_count; i++) {
        const simcom_described_form_t *form = &command->forms[i];
        if (form->form->result_fields != 0 || form->form->data_from != 0 ||
            form->option[0] != '\0' || form->condition_count != 0) {
            return true;
        }
    }
    return false;
}

bool lookup_is_ours(simcom_bytes_t name)
{
    for (size_t i = 0; i < simcom_description_count; i++) {
        const simcom_description_t *description = simcom_descriptions[i];
        for (size_t j = 0; j < description->command_count; j++) {
            const simcom_described_command_t *command = &description->commands[j];
            const size_t length = strlen(command->name);
            if (begins_with(name, command->name,
                            length < FAMILY_LETTERS ? length : FAMILY_LETTERS) &&
                is_of_service(command)) {
                return true;
            }
        }
    }
    return false;
}

/* Reads a text that holds nothing but numbers. Returns how many; 0 if there are more than `most`, or
 * anything else. */
static size_t count_numbers(simcom_bytes_t text, uint32_t *numbers, size_t most)
{
    const uint8_t *at = text.data;
    const uint8_t *const end = at + text.length;

    for (size_t n = 0; n < most; n++) {
        while (at < end && *at == ' ') {
            at++;
        }
        const uint8_t *begin = at;
        at = read_digits(at, end, &numbers[n]);
        if (at == begin || at - begin > 6) {
            return 0;
        }
        if (at == end) {
            return n + 1;
        }
        if (*at++ != ',') {
            return 0;
        }
    }
    return 0;
}

/* --- Answers ------------------------------------------------------------------------------- */

static bool is(simcom_bytes_t line, const char *text, size_t length)
{
    return line.length == length && memcmp(line.data, text, length) == 0;
}

/* The part behind the name, the colon and spaces. */
static simcom_bytes_t argument_of(simcom_bytes_t line, size_t name_end)
{
    size_t n = name_end;

    if (n < line.length && line.data[n] == ':') {
        n++;
    }
    while (n < line.length && line.data[n] == ' ') {
        n++;
    }
    return behind(line, n);
}

/* Finds what the name stands for. [in] end  where the name ends */
static void find_line(const lookup_t *lookup, simcom_bytes_t line, size_t end,
                      lookup_answer_t *found)
{
    const bool plus = line.data[0] == '+';
    const meaning_t *meaning = &found->entry->in[lookup->number];

    if (meaning->urc != NULL) {
        if ((meaning->urc->wire[0] == '+') == plus) {
            found->kind = LOOKUP_URC;
            found->line = meaning->urc;
        }
    } else if (plus && meaning->command != NULL) {
        found->kind = LOOKUP_ANSWER;
        found->command = meaning->command;
    }
    if (found->kind != LOOKUP_UNKNOWN) {
        found->argument = argument_of(line, end);
    }
}

/* Most lines of a conversation hold a few numbers: they are read once. */
static void read_numbers(lookup_answer_t *found)
{
    const size_t most = sizeof found->numbers / sizeof found->numbers[0];

    if (found->argument.length < 32) {
        found->number_count = (uint8_t)count_numbers(found->argument, found->numbers, most);
    }
}

static bool is_cme(simcom_bytes_t line)
{
    static const char cme[] = "+CME ERROR:";

    return line.length > 4 && line.data[4] == ' ' && begins_with(line, cme, sizeof cme - 1);
}

/* Takes a line that may begin with a name: with a plus sign before it and a colon behind it, or
 * nothing but the name. */
static void find_answer(const lookup_t *lookup, simcom_bytes_t line, lookup_answer_t *found)
{
    const size_t plus = line.length > 0 && line.data[0] == '+' ? 1 : 0;
    const uint8_t stop = plus != 0 ? ':' : '\0';
    name_t name;
    size_t end = plus + read_until(behind(line, plus), stop, stop, &name);

    if (end > line.length || (plus == 0 && end < line.length)) {
        return;
    }
    found->entry = find(&name, end - plus);
    if (found->entry == NULL && plus != 0) {
        /* A text with a colon in it that is the whole line. */
        end = plus + read_until(behind(line, plus), '\0', '\0', &name);
        found->entry = end == line.length ? find(&name, end - plus) : NULL;
    }
    if (found->entry != NULL) {
        found->name_end = (uint32_t)end;
        find_line(lookup, line, end, found);
        read_numbers(found);
    }
}

void lookup_answer(const lookup_t *lookup, simcom_bytes_t line, lookup_answer_t *found)
{
    line = without_blanks(line);
    found->kind = LOOKUP_UNKNOWN;
    found->line = NULL;
    found->command = NULL;
    found->argument = behind(line, line.length);
    found->number_count = 0;
    found->entry = NULL;
    if (is(line, "OK", 2)) {
        found->kind = LOOKUP_OK;
    } else if (is(line, "ERROR", 5)) {
        found->kind = LOOKUP_ERROR;
    } else if (is_cme(line)) {
        found->kind = LOOKUP_CME_ERROR;
        found->argument = argument_of(line, sizeof "+CME ERROR:" - 1);
    } else {
        find_answer(lookup, line, found);
    }
}

void lookup_answer_again(const lookup_t *lookup, simcom_bytes_t line, const lookup_answer_t *other,
                         lookup_answer_t *found)
{
    line = without_blanks(line);
    found->kind = other->kind;
    found->line = NULL;
    found->command = NULL;
    found->argument = other->argument;
    found->number_count = other->number_count;
    memcpy(found->numbers, other->numbers, sizeof found->numbers);
    found->entry = other->entry;
    found->name_end = other->name_end;
    if (other->entry != NULL) {
        found->kind = LOOKUP_UNKNOWN;
        find_line(lookup, line, other->name_end, found);
    }
}

bool lookup_answer_numbers(const lookup_answer_t *found, uint32_t *numbers, size_t count)
{
    if (found->number_count == 0) {
        return lookup_numbers(found->argument, numbers, count);
    }
    for (size_t i = 0; i < count && i < found->number_count; i++) {
        numbers[i] = found->numbers[i];
    }
    return found->number_count == count;
}

/* --- Values -------------------------------------------------------------------------------- */

bool lookup_fields(const simcom_described_line_t *line, simcom_bytes_t argument,
                   lookup_values_t *values)
{
    return line->shape != NULL && read_fields(line->shape->fields, line->own, line->shape->count,
                                              argument, values, sizeof *values);
}

bool lookup_numbers(simcom_bytes_t argument, uint32_t *numbers, size_t count)
{
    return count_numbers(argument, numbers, count) == count;
}
