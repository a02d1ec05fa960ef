/* SPDX-License-Identifier: MIT */
#include "form.h"

#include "notation.h"
#include "stamp.h"

#include <stdio.h>
#include <string.h>

/* Lines of the sample that are looked at. */
#define LINES_MOST 2000u

/* Bytes of a line in which its anchor is looked for. */
#define PREFIX_MOST 160u

enum { TOKEN_TEXT, TOKEN_BLANKS, TOKEN_NUMBER, TOKEN_HEX, TOKEN_LEVEL, TOKEN_STAMP };

static bool is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(uint8_t byte)
{
    byte |= 0x20;
    return byte >= 'a' && byte <= 'z';
}

static bool is_blank(uint8_t byte)
{
    return byte == ' ' || byte == '\t';
}

static int hex_digit(uint8_t byte)
{
    if (is_digit(byte)) {
        return byte - '0';
    }
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* --- Anchors --------------------------------------------------------------------------------- */

/* Whether nothing follows that means anything: written control characters, closing signs. */
static bool is_over(const uint8_t *text, size_t n)
{
    size_t signs = 0;

    for (size_t i = 0; i < n;) {
        uint8_t byte;
        unsigned found;
        const size_t taken = notation_at(text + i, n - i, NOTATION_ALL, &byte, &found);
        if (taken > 0) {
            i += taken;
            continue;
        }
        if (!is_blank(text[i]) && (text[i] < 0x80u && strchr("'\")]}|$,;", text[i]) == NULL)) {
            return false;
        }
        signs += !is_blank(text[i++]);
    }
    return signs <= 6u;
}

static bool begins(const uint8_t *text, size_t n, const char *with)
{
    const size_t length = strlen(with);

    return n >= length && memcmp(text, with, length) == 0;
}

static bool is_host(const uint8_t *text, size_t n)
{
    size_t i = 2;

    if (n < 2u || (text[0] | 0x20) != 'a' || (text[1] | 0x20) != 't') {
        return false;
    }
    if (is_over(text + i, n - i)) {
        return true;
    }
    if (strchr("+&^$*#%", text[2]) != NULL && text[2] != '\0') {
        return n >= 5u && is_letter(text[3]) && is_letter(text[4]);
    }
    if (!is_letter(text[2])) {
        return false;
    }
    for (i = 3; i < n && is_digit(text[i]); i++) {
    }
    return is_over(text + i, n - i) ||
           (i > 3u && is_letter(text[i]) && is_digit(text[i + 1u < n ? i + 1u : i]));
}

static bool is_module(const uint8_t *text, size_t n)
{
    size_t i = 1;

    if (begins(text, n, "OK")) {
        return is_over(text + 2, n - 2u);
    }
    if (begins(text, n, "ERROR")) {
        return is_over(text + 5, n - 5u);
    }
    if (n < 5u || text[0] != '+') {
        return false;
    }
    if (begins(text, n, "+CME ERROR:") || begins(text, n, "+CMS ERROR:")) {
        return true;
    }
    while (i < n && ((text[i] >= 'A' && text[i] <= 'Z') || (i > 1u && is_digit(text[i])))) {
        i++;
    }
    return i >= 4u && i < n && text[i] == ':';
}

uint8_t form_anchor(const uint8_t *line, size_t n)
{
    return is_host(line, n) ? '>' : is_module(line, n) ? '<' : 0;
}

/* The hexadecimal bytes that a text is made of. Returns how many; 0: it is none. */
static size_t read_hex(const uint8_t *text, size_t n, uint8_t *out, size_t most)
{
    size_t count = 0;
    size_t i = 0;

    while (i < n && count < most) {
        if (is_blank(text[i]) || text[i] == ',' || text[i] == ':') {
            i++;
            continue;
        }
        if (n - i >= 4u && text[i] == '0' && (text[i + 1u] | 0x20) == 'x') {
            i += 2u;
        }
        if (n - i < 2u || hex_digit(text[i]) < 0 || hex_digit(text[i + 1u]) < 0) {
            return text[i] == '|' || text[i] >= 0x80u ? count : 0;
        }
        out[count++] = (uint8_t)(hex_digit(text[i]) * 16 + hex_digit(text[i + 1u]));
        i += 2u;
    }
    return count;
}

/* Looks for an anchor in hexadecimal digits: a command, or a line end and an answer. */
static uint8_t hex_anchor(const uint8_t *text, size_t n)
{
    uint8_t bytes[96];
    size_t begin = 0;

    size_t count = read_hex(text, n, bytes, sizeof bytes);
    while (begin < count && (bytes[begin] == '\r' || bytes[begin] == '\n')) {
        begin++;
    }
    size_t end = begin;
    while (end < count && bytes[end] != '\r' && bytes[end] != '\n') {
        end++;
    }
    return end - begin >= 2u && end < count ? form_anchor(bytes + begin, end - begin) : 0;
}

/* What was found in a line. */
typedef struct anchor {
    uint8_t direction; /* '>', '<', 0: none */
    size_t begin;      /* where the bytes of the wire begin */
    bool hex;
    unsigned notations;
    size_t end; /* of what the anchor is; the rest is after the bytes */
    bool ends;  /* that is certain */
} anchor_t;

/* Finds where an anchor ends: what follows is a notation or a closing sign. */
static void find_end(const uint8_t *line, size_t begin, size_t n, anchor_t *anchor)
{
    size_t i = begin;

    while (i < n && (is_letter(line[i]) || is_digit(line[i]))) {
        i++;
    }
    anchor->ends = is_over(line + i, n - i);
    anchor->end = anchor->ends ? i : n;
}

/* Finds the anchor of a line that begins at one of its places. Returns false if it is none. */
static bool anchor_at(const uint8_t *line, size_t n, size_t begin, size_t at, bool hex,
                      anchor_t *anchor)
{
    const uint8_t kind = hex ? hex_anchor(line + begin, n - begin) : form_anchor(line + at, n - at);

    if (kind == 0) {
        return false;
    }
    anchor->direction = kind;
    anchor->begin = begin;
    anchor->hex = hex;
    anchor->end = n;
    if (!hex) {
        find_end(line, at, n, anchor);
    }
    return true;
}

static anchor_t find_anchor(const uint8_t *line, size_t n, bool hex)
{
    anchor_t anchor = {0};
    size_t begin = 0; /* of the notations before `at` */
    bool after_notation = false;

    for (size_t at = 0; at < n && at < PREFIX_MOST;) {
        uint8_t byte;
        unsigned found;
        const size_t taken = notation_at(line + at, n - at, NOTATION_ALL, &byte, &found);
        if (!after_notation) {
            begin = at;
        }
        if (taken > 0 && (byte == '\r' || byte == '\n')) {
            at += taken;
            after_notation = true;
            continue;
        }
        const bool bound =
            after_notation || at == 0 || (!is_letter(line[at - 1u]) && !is_digit(line[at - 1u]));
        if (bound && anchor_at(line, n, begin, at, hex, &anchor)) {
            return anchor;
        }
        after_notation = false;
        at++;
    }
    return anchor;
}

/* --- Tokens ---------------------------------------------------------------------------------- */

static size_t level_length(const uint8_t *text, size_t n)
{
    static const char *const levels[] = {"D",     "I",    "W",     "E",       "V",      "DEBUG",
                                         "INFO",  "WARN", "ERROR", "WARNING", "TRACE",  "NOTICE",
                                         "debug", "info", "warn",  "error",   "trace",  "DBG",
                                         "INF",   "WRN",  "ERR",   "VERBOSE", "verbose"};
    size_t length = 0;

    while (length < n && is_letter(text[length])) {
        length++;
    }
    if (length == 0 || length > 8u || (length < n && is_digit(text[length]))) {
        return 0;
    }
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        if (strlen(levels[i]) == length && memcmp(text, levels[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

static size_t run_of(const uint8_t *text, size_t n, bool (*is)(uint8_t))
{
    size_t i = 0;

    while (i < n && is(text[i])) {
        i++;
    }
    return i;
}

/* Finds what begins at a place: anything but text. Returns its length; 0: text. */
static size_t special(const uint8_t *line, size_t n, size_t at, uint8_t *kind, uint64_t *ms)
{
    const bool word = at > 0 && (is_letter(line[at - 1u]) || is_digit(line[at - 1u]));
    size_t length = word ? 0 : stamp_read(line + at, n - at, ms);

    *kind = TOKEN_STAMP;
    if (length > 0) {
        return length;
    }
    *kind = TOKEN_BLANKS;
    if (is_blank(line[at])) {
        return run_of(line + at, n - at, is_blank);
    }
    *kind = TOKEN_HEX;
    if (n - at > 2u && line[at] == '0' && (line[at + 1u] | 0x20) == 'x') {
        length = 2u;
        while (at + length < n && hex_digit(line[at + length]) >= 0) {
            length++;
        }
        return length;
    }
    *kind = TOKEN_NUMBER;
    if (is_digit(line[at])) {
        return run_of(line + at, n - at, is_digit);
    }
    *kind = TOKEN_LEVEL;
    return word ? 0 : level_length(line + at, n - at);
}

static bool add_text(form_shape_t *shape, uint8_t byte)
{
    form_token_t *last = shape->token_count > 0 ? &shape->tokens[shape->token_count - 1u] : NULL;

    if (shape->text_length == FORM_TEXT) {
        return false;
    }
    if (last == NULL || last->kind != TOKEN_TEXT) {
        if (shape->token_count == FORM_TOKENS) {
            return false;
        }
        last = &shape->tokens[shape->token_count++];
        *last = (form_token_t){TOKEN_TEXT, shape->text_length, 0};
    }
    shape->text[shape->text_length++] = (char)byte;
    last->length++;
    return true;
}

/* Makes a shape of what is before an anchor. Returns false if it is too long for one. */
static bool make_shape(const uint8_t *line, size_t n, form_shape_t *shape)
{
    uint64_t ms;

    memset(shape, 0, sizeof *shape);
    for (size_t at = 0; at < n;) {
        uint8_t kind;
        const size_t length = special(line, n, at, &kind, &ms);
        if (length == 0) {
            if (!add_text(shape, line[at++])) {
                return false;
            }
            continue;
        }
        if (shape->token_count == FORM_TOKENS || length > 255u) {
            return false;
        }
        /* How many blanks there are in the middle does not matter: numbers are padded. */
        const bool last = at + length == n;
        shape->tokens[shape->token_count++] =
            (form_token_t){kind, 0, (uint8_t)(kind == TOKEN_BLANKS && last ? length : 0)};
        shape->strong = shape->strong || kind == TOKEN_STAMP;
        at += length;
    }
    return true;
}

static bool same_shape(const form_shape_t *left, const form_shape_t *right)
{
    if (left->token_count != right->token_count || left->text_length != right->text_length ||
        memcmp(left->text, right->text, left->text_length) != 0) {
        return false;
    }
    for (size_t i = 0; i < left->token_count; i++) {
        if (left->tokens[i].kind != right->tokens[i].kind ||
            left->tokens[i].length != right->tokens[i].length) {
            return false;
        }
    }
    return true;
}

/* --- Matching -------------------------------------------------------------------------------- */

static uint64_t number_of(const uint8_t *text, size_t n)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < n && i < 18u; i++) {
        sum = sum * 10u + (uint64_t)(text[i] - '0');
    }
    return n >= 9u && n <= 10u && sum >= 1000000000u ? sum * 1000u : sum;
}

/* Reads one token of a shape. Returns whether it is there. */
static bool match_token(const form_shape_t *shape, size_t number, const uint8_t *line, size_t n,
                        size_t *at, form_prefix_t *prefix)
{
    const form_token_t *token = &shape->tokens[number];
    uint8_t kind;
    uint64_t ms = 0;

    if (token->kind == TOKEN_TEXT) {
        if (n - *at < token->length ||
            memcmp(line + *at, shape->text + token->begin, token->length) != 0) {
            return false;
        }
        *at += token->length;
        return true;
    }
    if (token->kind == TOKEN_BLANKS) {
        const size_t there = run_of(line + *at, n - *at, is_blank);
        const bool over = *at + there == n; /* an empty line whose blanks were cut */
        if (token->length > 0) {
            *at += there < token->length ? there : token->length;
            return there >= token->length || over;
        }
        *at += there;
        return there > 0;
    }
    const size_t length = *at < n ? special(line, n, *at, &kind, &ms) : 0;
    if (length == 0 || kind != token->kind) {
        return false;
    }
    if (shape->time == number + 1u) {
        prefix->has_time = true;
        prefix->ms = kind == TOKEN_STAMP ? ms : number_of(line + *at, length);
    }
    *at += length;
    return true;
}

static bool match(const form_shape_t *shape, const uint8_t *line, size_t n, form_prefix_t *prefix)
{
    size_t at = 0;

    *prefix = (form_prefix_t){0};
    for (size_t i = 0; i < shape->token_count; i++) {
        if (!match_token(shape, i, line, n, &at, prefix)) {
            return false;
        }
    }
    prefix->length = at;
    prefix->direction = shape->direction;
    prefix->header = shape->header;
    return true;
}

bool form_prefix(const form_t *form, const uint8_t *line, size_t n, form_prefix_t *prefix)
{
    form_prefix_t found;
    bool any = false;

    for (size_t i = 0; i < form->count; i++) {
        if (match(&form->shapes[i], line, n, &found) && (!any || found.length > prefix->length)) {
            *prefix = found;
            any = true;
        }
    }
    return any;
}

/* --- Learning -------------------------------------------------------------------------------- */

#define CANDIDATES 64u

/* What is known while the sample is read. */
typedef struct learner {
    form_t *form;
    const uint8_t *bytes;
    size_t n;
    bool hex;
    form_shape_t shapes[CANDIDATES];
    size_t count;
    uint32_t anchors;
    uint32_t ends; /* of which is certain where they end */
    uint32_t bare; /* anchors with nothing before them */
    uint32_t lines;
    uint32_t padded; /* lines that end in blanks */
    uint32_t notations[5];
    char suffixes[8][12];
    uint32_t suffix_counts[8];
    form_shape_t header; /* of the line before, if it may be one */
    bool has_header;
    bool fresh_header; /* no line came after it */
} learner_t;

static form_shape_t *enter(learner_t *learner, const form_shape_t *shape, size_t example,
                           size_t length)
{
    for (size_t i = 0; i < learner->count; i++) {
        if (same_shape(&learner->shapes[i], shape)) {
            return &learner->shapes[i];
        }
    }
    if (learner->count == CANDIDATES) {
        return NULL;
    }
    form_shape_t *entry = &learner->shapes[learner->count++];
    *entry = *shape;
    entry->example = example;
    entry->example_length = length;
    return entry;
}

/* The length of a string up to the quote that closes it, as of a programming language: what is after it is the
 * log's. n: its quotes are not escaped, or it is not closed. */
static size_t quoted_length(const uint8_t *text, size_t n)
{
    const uint8_t quote = text[-1];

    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\\') {
            i++;
        } else if (text[i] == quote) {
            return i + 1u < n && memchr(",)}]", text[i + 1u], 4) != NULL ? i : n;
        }
    }
    return n;
}

/* Notes the notation of a string that is closed where the log goes on. Returns whether it is one. */
static bool note_string(learner_t *learner, const uint8_t *line, size_t begin, size_t n)
{
    uint8_t byte;
    unsigned found;

    if (begin == 0 || (line[begin - 1u] != '"' && line[begin - 1u] != '\'')) {
        return false;
    }
    const size_t length = quoted_length(line + begin, n - begin);
    if (length == n - begin) {
        return false;
    }
    for (size_t at = begin + (length > 4u ? length - 4u : 0); at < begin + length; at++) {
        if (notation_at(line + at, begin + length - at, NOTATION_BACKSLASH, &byte, &found) > 0) {
            for (unsigned i = 0; i < 5u; i++) {
                learner->notations[i] += found == 1u << i;
            }
            return true;
        }
    }
    return false;
}

/* Notes what is after an anchor: notations, then perhaps a closing sign. */
static void note_end(learner_t *learner, const uint8_t *line, size_t end, size_t n)
{
    while (end < n) {
        uint8_t byte;
        unsigned found;
        const size_t taken = notation_at(line + end, n - end, NOTATION_ALL, &byte, &found);
        if (taken == 0) {
            break;
        }
        for (unsigned i = 0; i < 5u; i++) {
            learner->notations[i] += found == 1u << i;
        }
        end += taken;
    }
    while (end < n && is_blank(line[end])) {
        end++;
    }
    const size_t length = n - end;
    for (size_t i = 0; length > 0 && length < 12u && i < 8u; i++) {
        if (learner->suffix_counts[i] == 0) {
            memcpy(learner->suffixes[i], line + end, length);
        }
        if (strlen(learner->suffixes[i]) == length &&
            memcmp(learner->suffixes[i], line + end, length) == 0) {
            learner->suffix_counts[i]++;
            break;
        }
    }
}

/* The words that say a direction. */
static uint8_t word_direction(const form_shape_t *shape)
{
    static const struct {
        const char *word;
        uint8_t direction;
    } words[] = {
        {"tx", '>'},      {"send", '>'}, {"sent", '>'}, {"sending", '>'}, {"out", '>'},
        {"write", '>'},   {"host", '>'}, {"mcu", '>'},  {"rx", '<'},      {"recv", '<'},
        {"receive", '<'}, {"in", '<'},   {"read", '<'}, {"modem", '<'},   {"received", '<'},
        {"module", '<'},  {"-->", '>'},  {"<--", '<'},  {">>", '>'},      {"<<", '<'},
        {"=>", '>'},      {"<=", '<'},   {"<-", '<'},   {"发", '>'},      {"收", '<'},
        {"→", '>'},       {"←", '<'},    {"⇒", '>'},    {"⇐", '<'},
    };
    uint8_t direction = 0;
    size_t best = 0;

    for (size_t i = 0; i < shape->text_length; i++) {
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
            const char *word = words[k].word;
            const size_t length = strlen(word);
            size_t same = 0;
            while (i + same < shape->text_length && same < length &&
                   (is_letter((uint8_t)word[same]) ? (shape->text[i + same] | 0x20) == word[same]
                                                   : shape->text[i + same] == word[same])) {
                same++;
            }
            const bool alone = !is_letter((uint8_t)word[0]) ||
                               ((i == 0 || !is_letter((uint8_t)shape->text[i - 1u])) &&
                                (i + length == shape->text_length ||
                                 !is_letter((uint8_t)shape->text[i + length])));
            if (same == length && alone && i + length > best) {
                best = i + length;
                direction = words[k].direction;
            }
        }
    }
    return direction;
}

/* A line without an anchor may say whose the lines after it are. */
static void take_header(learner_t *learner, const uint8_t *line, size_t n)
{
    while (n > 0) { /* notations at the end are its first bytes */
        uint8_t byte;
        unsigned found;
        size_t at = n;
        for (size_t i = n > 6u ? n - 6u : 0; i < n; i++) {
            if (i + notation_at(line + i, n - i, NOTATION_ALL & ~NOTATION_BACKSLASH, &byte,
                                &found) ==
                    n &&
                at == n) {
                at = i;
            }
        }
        if (at == n) {
            break;
        }
        n = at;
    }
    const size_t blanks = run_of(line, n, is_blank);
    learner->fresh_header = true;
    learner->has_header =
        n > blanks && n < PREFIX_MOST && make_shape(line, n, &learner->header) &&
        learner->header.token_count > 1u && line[blanks] != '>' &&
        ((blanks == 0 && learner->header.strong) || word_direction(&learner->header) != 0);
}

static void take_bare(learner_t *learner, const anchor_t *anchor, const uint8_t *line)
{
    learner->bare++;
    if (!learner->has_header) {
        return;
    }
    form_shape_t *shape = enter(learner, &learner->header, (size_t)(line - learner->bytes), 0);
    if (shape != NULL) {
        shape->header = true;
        shape->seen += learner->fresh_header;
        learner->fresh_header = false;
        *(anchor->direction == '>' ? &shape->sent : &shape->received) += 1u;
    }
}

static void take_line(learner_t *learner, const uint8_t *line, size_t n)
{
    form_shape_t shape;

    while (n > 0 && (line[n - 1u] == '\r' || line[n - 1u] == '\n')) {
        n--;
    }
    if (n == 0) {
        return;
    }
    learner->lines++;
    learner->padded += is_blank(line[n - 1u]);
    while (n > 0 && is_blank(line[n - 1u])) {
        n--;
    }
    if (n == 0) {
        return;
    }
    const anchor_t anchor = find_anchor(line, n, learner->hex);
    if (anchor.direction == 0) {
        take_header(learner, line, n);
        return;
    }
    learner->anchors++;
    learner->ends += anchor.ends;
    if (!note_string(learner, line, anchor.begin, n)) {
        note_end(learner, line, anchor.end, n);
    }
    if (anchor.begin == 0) {
        take_bare(learner, &anchor, line);
        return; /* the header counts for all lines after it */
    }
    if (run_of(line, anchor.begin, is_blank) == anchor.begin) {
        take_bare(learner, &anchor, line); /* indented, with the header */
        learner->bare--;
    } else {
        learner->has_header = false;
    }
    if (make_shape(line, anchor.begin, &shape)) {
        form_shape_t *entry = enter(learner, &shape, (size_t)(line - learner->bytes), anchor.begin);
        if (entry != NULL) {
            *(anchor.direction == '>' ? &entry->sent : &entry->received) += 1u;
        }
    }
}

/* Hands the lines of the sample out. The last one may be cut. */
static void each_line(learner_t *learner, void (*take)(learner_t *, const uint8_t *, size_t))
{
    const uint8_t *at = learner->bytes;
    size_t rest = learner->n;

    for (size_t lines = 0; rest > 0 && lines < LINES_MOST; lines++) {
        const uint8_t *end = memchr(at, '\n', rest);
        if (end == NULL && lines == 0) {
            end = memchr(at, '\r', rest);
        }
        const size_t length = end != NULL ? (size_t)(end - at) + 1u : rest;
        take(learner, at, length);
        at += length;
        rest -= length;
    }
}

/* --- What was learned ------------------------------------------------------------------------ */

/* Whether a header has the signs of one that was seen twice: TX where that is RX. */
static bool has_twin(const learner_t *learner, const form_shape_t *header)
{
    for (size_t i = 0; i < learner->count; i++) {
        const form_shape_t *other = &learner->shapes[i];
        bool same = other->header && other->seen >= 2u && word_direction(other) != 0 &&
                    other->token_count == header->token_count;
        for (size_t k = 0; same && k < header->token_count; k++) {
            same = other->tokens[k].kind == header->tokens[k].kind;
        }
        if (same) {
            return word_direction(header) != 0;
        }
    }
    return false;
}

/* Whether a shape is before enough lines to be believed. */
static bool is_believed(const learner_t *learner, const form_shape_t *shape)
{
    const uint32_t count = shape->sent + shape->received;

    if (shape->header) {
        return shape->seen >= 2u || has_twin(learner, shape);
    }
    return count > 0 && (shape->strong || word_direction(shape) != 0 ||
                         (count >= 2u && count * 20u >= learner->anchors));
}

static void keep_shapes(learner_t *learner)
{
    form_t *form = learner->form;

    while (form->count < FORM_SHAPES) {
        form_shape_t *best = NULL;
        for (size_t i = 0; i < learner->count; i++) {
            form_shape_t *shape = &learner->shapes[i];
            if (is_believed(learner, shape) &&
                (best == NULL || shape->sent + shape->received > best->sent + best->received)) {
                best = shape;
            }
        }
        if (best == NULL) {
            return;
        }
        form->blocks = form->blocks || best->header;
        form->shapes[form->count++] = *best;
        best->sent = 0;
        best->received = 0;
    }
}

/* Says of each shape whose lines it is before: what the lines show is stronger than words, as one log is
 * written by the host and another by the module. */
static void find_directions(form_t *form)
{
    bool sent_only = false;
    bool received_only = false;
    uint32_t mixed =
        0; /* commands after what is before answers, too: echoes, if there are as many */

    for (size_t i = 0; i < form->count; i++) {
        const form_shape_t *shape = &form->shapes[i];
        mixed += shape->received > 0 ? shape->sent : 0;
        sent_only = sent_only || (shape->sent > 0 && shape->received == 0);
        received_only = received_only || (shape->received > 0 && shape->sent == 0);
    }
    for (size_t i = 0; i < form->count; i++) {
        form_shape_t *shape = &form->shapes[i];
        const uint8_t word = word_direction(shape);
        if (form->blocks && !shape->header && word == 0) {
            continue; /* the header says it */
        }
        if (shape->sent > 0 && shape->received == 0) {
            const bool echoed = mixed > 0 && shape->sent >= mixed;
            shape->direction = received_only || echoed || word == '>' ? '>' : 0;
        } else if (sent_only) {
            shape->direction = '<'; /* commands after it are echoes */
        } else if (shape->sent == 0) {
            shape->direction = word == '<' ? '<' : 0;
        }
        form->directed = form->directed || shape->direction != 0;
    }
}

/* Finds the number that is a time: one that grows, and not by one from line to line. */
static void find_time(learner_t *learner, form_shape_t *shape)
{
    uint64_t last[FORM_TOKENS] = {0};
    uint32_t grows[FORM_TOKENS] = {0};
    uint32_t steps[FORM_TOKENS] = {0};
    bool falls[FORM_TOKENS] = {false};
    uint32_t seen = 0;
    const uint8_t *at = learner->bytes;
    const uint8_t *const end = at + learner->n;

    for (size_t i = 0; i < shape->token_count; i++) {
        if (shape->tokens[i].kind == TOKEN_STAMP) {
            shape->time = (uint8_t)(i + 1u);
            return;
        }
    }
    for (uint32_t lines = 0; at < end && lines < LINES_MOST; lines++) {
        const uint8_t *stop = memchr(at, '\n', (size_t)(end - at));
        const size_t n = (size_t)((stop != NULL ? stop : end) - at);
        form_prefix_t prefix;
        for (size_t i = 0; i < shape->token_count; i++) {
            shape->time = (uint8_t)(i + 1u);
            if (shape->tokens[i].kind == TOKEN_NUMBER && match(shape, at, n, &prefix)) {
                falls[i] = falls[i] || (seen > 0 && prefix.ms < last[i]);
                grows[i] += seen > 0 && prefix.ms > last[i];
                steps[i] += seen > 0 && prefix.ms == last[i] + 1u;
                last[i] = prefix.ms;
            }
        }
        shape->time = 0;
        seen += match(shape, at, n, &prefix);
        at += n + 1u;
    }
    for (size_t i = 0; i < shape->token_count && shape->time == 0; i++) {
        if (grows[i] > steps[i] && !falls[i] && grows[i] > 0) {
            shape->time = (uint8_t)(i + 1u);
        }
    }
}

static void find_ends(learner_t *learner)
{
    form_t *form = learner->form;
    size_t best = 0;

    for (unsigned i = 0; i < 5u; i++) {
        if (learner->notations[i] > 0 && learner->notations[i] * 4u >= learner->anchors) {
            form->notations |= 1u << i;
        }
    }
    for (size_t i = 1; i < 8u; i++) {
        best = learner->suffix_counts[i] > learner->suffix_counts[best] ? i : best;
    }
    if (learner->suffix_counts[best] * 2u >= learner->ends && learner->suffix_counts[best] > 0) {
        form->suffix_length = (uint8_t)strlen(learner->suffixes[best]);
        memcpy(form->suffix, learner->suffixes[best], sizeof form->suffix);
    }
    form->trim = learner->padded * 2u > learner->lines && learner->padded > 1u;
}

/* Whether a text ends inside quotes, or after a comma: a command that goes on in the next line. */
static bool is_torn(const uint8_t *line, size_t n)
{
    size_t quotes = 0;

    for (size_t i = 0; i < n; i++) {
        quotes += line[i] == '"';
    }
    return quotes % 2u == 1u || (n > 0 && line[n - 1u] == ',');
}

/* Finds out whether a window was so many columns wide: the longest lines are torn. */
static void find_width(learner_t *learner)
{
    const uint8_t *at = learner->bytes;
    const uint8_t *const end = at + learner->n;
    size_t width = 0;
    bool torn = false;

    while (at < end) {
        const uint8_t *stop = memchr(at, '\n', (size_t)(end - at));
        size_t n = (size_t)((stop != NULL ? stop : end) - at);
        const size_t whole = n + 1u;
        n -= n > 0 && at[n - 1u] == '\r';
        if (n > width) {
            width = n;
            torn = false;
        }
        const anchor_t anchor = n == width && n >= 20u ? find_anchor(at, n, false) : (anchor_t){0};
        const size_t quote = anchor.begin > 0 && at[anchor.begin - 1u] == '"';
        if (anchor.direction == '>' &&
            is_torn(at + anchor.begin - quote, n - anchor.begin + quote) && stop != NULL &&
            find_anchor(stop + 1, (size_t)(end - stop - 1), false).begin != anchor.begin) {
            torn = true;
        }
        at += whole;
    }
    learner->form->width = torn ? width : 0;
}

static void forget(learner_t *learner, bool hex)
{
    form_t *form = learner->form;
    const uint8_t *bytes = learner->bytes;
    const size_t n = learner->n;

    memset(learner, 0, sizeof *learner);
    memset(form, 0, sizeof *form);
    learner->form = form;
    learner->bytes = bytes;
    learner->n = n;
    learner->hex = hex;
}

bool form_learn(form_t *form, const uint8_t *bytes, size_t n)
{
    static learner_t learner;

    learner.form = form;
    learner.bytes = bytes;
    learner.n = n;
    forget(&learner, false);
    each_line(&learner, take_line);
    if (learner.anchors < 2u) {
        forget(&learner, true);
        each_line(&learner, take_line);
        if (learner.anchors < 2u) {
            forget(&learner, false);
            each_line(&learner, take_line);
        }
    }
    form->hex = learner.hex;
    keep_shapes(&learner);
    find_directions(form);
    find_ends(&learner);
    if (!form->hex) {
        find_width(&learner);
    }
    for (size_t i = 0; i < form->count; i++) {
        find_time(&learner, &form->shapes[i]);
        form->timed = form->timed || form->shapes[i].time != 0;
    }
    form->bare = learner.bare > 0;
    return form->count > 0 || form->trim || form->hex || form->notations != 0 ||
           form->suffix_length > 0 || form->width > 0;
}

/* --- Content --------------------------------------------------------------------------------- */

/* Without the sign after the bytes, and the quote that closes what one before them opens. */
static size_t without_suffix(const form_t *form, const uint8_t *text, size_t n)
{
    static const uint8_t square[] = {0xE2, 0x96, 0xA1};

    if (n >= 3u && memcmp(text + n - 3u, square, 3) == 0) {
        n -= 3u;
    }
    if (form->suffix_length > 0 && n >= form->suffix_length &&
        memcmp(text + n - form->suffix_length, form->suffix, form->suffix_length) == 0) {
        n -= form->suffix_length;
    }
    return n;
}

/* Undoes "" of a cell in a table, where no quote is alone and one is before a value. */
static size_t single_quotes(uint8_t *text, size_t n)
{
    size_t length = 0;
    bool opens = false;

    for (size_t i = 0; i < n; i++) {
        if (text[i] == '"' && (i + 1u == n || text[++i] != '"')) {
            return n;
        }
        opens = opens || (text[i] == '"' && i + 1u < n && strchr(",\\<[^", text[i + 1u]) == NULL);
    }
    if (!opens) {
        return n;
    }
    for (size_t i = 0; i < n; i++) {
        text[length++] = text[i];
        i += text[i] == '"' && i + 1u < n && text[i + 1u] == '"';
    }
    return length;
}

/* Without the blanks behind line ends that are written out: a window has added them. */
static size_t without_blanks(const form_t *form, const uint8_t *text, size_t n)
{
    size_t kept = n;
    uint8_t byte = 0;
    unsigned found;

    while (kept > 0 && is_blank(text[kept - 1u])) {
        kept--;
    }
    for (size_t length = 2; kept < n && length <= 6u && length <= kept; length++) {
        if (notation_at(text + kept - length, length, form->notations, &byte, &found) == length &&
            (byte == '\r' || byte == '\n')) {
            return kept;
        }
    }
    return n;
}

size_t form_content(const form_t *form, const form_prefix_t *prefix, uint8_t *text, size_t n,
                    bool *ended)
{
    *ended = false;
    if (form->trim) {
        while (n > 0 && is_blank(text[n - 1u])) {
            n--;
        }
    }
    n = form->notations != 0 ? without_blanks(form, text, n) : n;
    if ((form->notations & NOTATION_BACKSLASH) != 0 && prefix->length > 0 &&
        (text[-1] == '"' || text[-1] == '\'')) {
        n = quoted_length(text, n);
    }
    const size_t before = n;
    const bool cell = prefix->length > 0 && text[-1] == '"'; /* of a table */
    n = without_suffix(form, text, n);
    n -= cell && n == before && n > 0 && text[n - 1u] == '"';
    if (cell) {
        n = single_quotes(text, n);
    }
    if (form->hex) {
        n = read_hex(text, n, text, n);
        *ended = true;
    } else if (form->notations != 0) {
        const size_t written = n;
        n = notation_undo(text, n, form->notations, text);
        *ended = n > 0 && n != written && (text[n - 1u] == '\r' || text[n - 1u] == '\n');
    }
    return n;
}

/* --- Words ----------------------------------------------------------------------------------- */

static void add(char *buffer, size_t size, const char *separator, const char *words)
{
    const size_t length = strlen(buffer);

    (void)snprintf(buffer + length, size - length, "%s%s", length > 0 ? separator : "", words);
}

/* Writes the text of a shape: signs as they are; of the words only those that say a direction, as a word
 * of a log may be anything. Returns how many bytes. */
static size_t describe_text(const form_shape_t *shape, const form_token_t *token, char *buffer,
                            size_t size)
{
    static const char *const plain[] = {"TX",   "RX",  "tx", "rx",   "Send", "Recv", "SENT",
                                        "RECV", "OUT", "IN", "send", "recv", "AT"};
    const char *text = shape->text + token->begin;
    size_t length = 0;

    for (size_t i = 0; i < token->length;) {
        const size_t word = run_of((const uint8_t *)text + i, token->length - i, is_letter);
        const char *shown = word > 0 ? "<word>" : NULL;
        for (size_t k = 0; k < sizeof plain / sizeof plain[0]; k++) {
            if (strlen(plain[k]) == word && memcmp(plain[k], text + i, word) == 0) {
                shown = plain[k];
            }
        }
        const int written = shown != NULL ? snprintf(buffer + length, size - length, "%s", shown)
                                          : snprintf(buffer + length, size - length, "%c", text[i]);
        if (written < 0 || (size_t)written >= size - length) {
            break;
        }
        length += (size_t)written;
        i += word > 0 ? word : 1u;
    }
    return length;
}

/* Writes what a shape looks like: "2026-05-17 10:22:33 TX: " as "<time> TX: ". */
static void describe_shape(const form_shape_t *shape, char *buffer, size_t size)
{
    static const char *const names[] = {"", " ", "<number>", "<number>", "<level>", "<time>"};
    size_t length = 0;

    buffer[0] = '\0';
    for (size_t i = 0; i < shape->token_count && length + 1u < size; i++) {
        const form_token_t *token = &shape->tokens[i];
        const bool time = shape->time == i + 1u;
        const char *name = time ? "<time>" : names[token->kind];
        if (token->kind == TOKEN_TEXT) {
            length += describe_text(shape, token, buffer + length, size - length);
            continue;
        }
        const int written = snprintf(buffer + length, size - length, "%s", name);
        length += written > 0 ? (size_t)written : 0;
    }
}

void form_describe(const form_t *form, char *buffer, size_t size)
{
    char shape[160];

    buffer[0] = '\0';
    for (size_t i = 0; i < form->count && i < 4u; i++) {
        describe_shape(&form->shapes[i], shape, sizeof shape);
        add(buffer, size, ", ", i == 0 ? "'" : "'");
        add(buffer, size, "", shape);
        add(buffer, size, "", "'");
        if (form->shapes[i].direction != 0) {
            add(buffer, size, "",
                form->shapes[i].direction == '>' ? " of the host" : " of the module");
        }
    }
    if (form->count > 0) {
        add(buffer, size, "", form->blocks ? " before lines or blocks" : " before lines");
    }
    add(buffer, size, "", "");
    if (form->hex) {
        add(buffer, size, "; ", "hexadecimal");
    }
    if (form->notations != 0) {
        add(buffer, size, "; ", "control characters are written out");
    }
    if (form->trim) {
        add(buffer, size, "; ", "padded with blanks");
    }
    if (form->width > 0) {
        add(buffer, size, "; ", "lines torn at the width of the window");
    }
}
