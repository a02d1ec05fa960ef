/* SPDX-License-Identifier: MIT */
/* test_transcripts.c - every conversation of spec/transcripts, in every cut. */
#include "player.h"

#include "simcom/channel.h"
#include "simcom/describe.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Conversations that there must be at least: a folder that went missing is not a pass. */
#define AT_LEAST_FILES         10
#define AT_LEAST_CONVERSATIONS 160

static char paths[64][512];
static size_t path_count;

static int by_name(const void *left, const void *right)
{
    return strcmp(left, right);
}

static void find_files(void)
{
    DIR *folder = opendir(TRANSCRIPTS);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        size_t n = strlen(entry->d_name);
        if (n > 3 && strcmp(entry->d_name + n - 3, ".md") == 0 && path_count < 64) {
            snprintf(paths[path_count++], sizeof paths[0], "%s/%.200s", TRANSCRIPTS, entry->d_name);
        }
    }
    closedir(folder);
    qsort(paths, path_count, sizeof paths[0], by_name);
}

/* Plays a conversation in one way; says where it went wrong. */
static unsigned try_cuts(const char *path, const conversation_t *conversation, cuts_t cuts)
{
    static char why[40000];
    const simcom_description_t *description = simcom_description_find(conversation->revision);
    /* Another revision of the tree may document a longer answer, which the library waits for. */
    cuts.patience_ms = description == simcom_descriptions[0] ? 0 : SIMCOM_LINGER_MS;
    if (play(conversation, &cuts, why, sizeof why)) {
        return 0;
    }
    print_error("%s: %s: chunk %zu, cut %zu: %s\n", path, conversation->name, cuts.chunk, cuts.at,
                why);
    return 1;
}

typedef unsigned (*each_t)(const char *path, const conversation_t *conversation);

static void for_each(each_t each)
{
    unsigned failed = 0;
    size_t conversations = 0;
    for (size_t i = 0; i < path_count; i++) {
        transcript_t transcript = transcript_read(paths[i]);
        for (size_t k = 0; k < transcript.count; k++) {
            failed += each(paths[i], &transcript.conversations[k]);
            conversations++;
        }
        transcript_free(&transcript);
    }
    assert_true(path_count >= AT_LEAST_FILES);
    assert_true(conversations >= AT_LEAST_CONVERSATIONS);
    assert_int_equal(failed, 0);
}

/* As written: events must come at the very line behind which they stand. */
static unsigned whole(const char *path, const conversation_t *conversation)
{
    return try_cuts(path, conversation, (cuts_t){0, 0, 512, 0});
}

static unsigned byte_by_byte(const char *path, const conversation_t *conversation)
{
    return try_cuts(path, conversation, (cuts_t){1, 0, 512, 0});
}

static unsigned small_chunks(const char *path, const conversation_t *conversation)
{
    unsigned failed = 0;
    for (size_t chunk = 2; chunk <= 67; chunk += chunk < 10 ? 1 : 19) {
        failed += try_cuts(path, conversation, (cuts_t){chunk, 0, 512, 0});
    }
    return failed;
}

static unsigned every_cut(const char *path, const conversation_t *conversation)
{
    unsigned failed = 0;
    size_t n = module_bytes(conversation);
    for (size_t at = 1; at < n && failed == 0; at++) {
        failed += try_cuts(path, conversation, (cuts_t){SIZE_MAX, at, 512, 0});
    }
    return failed;
}

/* Lines that belong to nobody, between any two of the module's. */
static const char *const strangers[] = {"+CGEV: ME PDN ACT 1", "SMS DONE", "*ATREADY: 1"};

static bool ends_with_line_end(const step_t *step)
{
    return step->length >= 2 && memcmp(step->bytes + step->length - 2, "\r\n", 2) == 0;
}

static bool begins_a_line(const step_t *step)
{
    return step->length >= 3 && memcmp(step->bytes, "\r\n", 2) == 0;
}

/* Places at which a stranger may stand: before a line of the module's, and not inside a message,
 * where test_incoming.c puts them. */
static bool takes_stranger(const conversation_t *conversation, size_t index)
{
    const step_t *step = &conversation->steps[index];
    if (step->kind != '<' || !begins_a_line(step)) {
        return false;
    }
    for (size_t i = index; i > 0; i--) {
        const step_t *before = &conversation->steps[i - 1];
        if (before->kind == '<') {
            return ends_with_line_end(before);
        }
        if (before->kind == '!') {
            return true;
        }
    }
    return true;
}

static bool receives(const conversation_t *conversation)
{
    for (size_t i = 0; i < conversation->count; i++) {
        const step_t *step = &conversation->steps[i];
        if (step->kind == '=' && (strncmp((const char *)step->bytes, "message", 7) == 0 ||
                                  strncmp((const char *)step->bytes, "broken", 6) == 0)) {
            return true;
        }
    }
    return false;
}

/* The conversation with a stranger before step `index`. The steps are shared with the original. */
static unsigned with_stranger(const char *path, const conversation_t *conversation, size_t index,
                              const char *stranger)
{
    char line[64];
    char event[64];
    conversation_t changed = *conversation;
    changed.steps = calloc(conversation->count + 2, sizeof *changed.steps);
    memcpy(changed.steps, conversation->steps, index * sizeof *changed.steps);
    memcpy(changed.steps + index + 2, conversation->steps + index,
           (conversation->count - index) * sizeof *changed.steps);
    changed.count += 2;
    unsigned at = conversation->steps[index].line;
    snprintf(line, sizeof line, "\r\n%s\r\n", stranger);
    snprintf(event, sizeof event, "unknown \"%s\"", stranger);
    changed.steps[index] = (step_t){'<', at, (uint8_t *)line, strlen(line)};
    changed.steps[index + 1] = (step_t){'=', at, (uint8_t *)event, strlen(event)};
    unsigned failed = try_cuts(path, &changed, (cuts_t){0, 0, 512, 0});
    failed += try_cuts(path, &changed, (cuts_t){1, 0, 512, 0});
    free(changed.steps);
    return failed;
}

static unsigned strangers_placed;

/* Whether the line belongs to nobody in the revision of a conversation. */
static bool is_strange(const conversation_t *conversation, const char *line)
{
    const simcom_description_t *description = simcom_description_find(conversation->revision);
    for (size_t i = 0; i < description->urc_count; i++) {
        if (strcmp(description->urcs[i].wire, line) == 0) {
            return false;
        }
    }
    return true;
}

static unsigned every_stranger(const char *path, const conversation_t *conversation)
{
    unsigned failed = 0;
    for (size_t i = 0; i < conversation->count && !receives(conversation); i++) {
        for (size_t k = 0; k < 3 && takes_stranger(conversation, i); k++) {
            if (is_strange(conversation, strangers[k])) {
                failed += with_stranger(path, conversation, i, strangers[k]);
                strangers_placed++;
            }
        }
    }
    return failed;
}

static void test_strangers_between_lines(void **state)
{
    (void)state;
    strangers_placed = 0;
    for_each(every_stranger);
    assert_true(strangers_placed > 500);
}

static void test_whole(void **state)
{
    (void)state;
    for_each(whole);
}

static void test_byte_by_byte(void **state)
{
    (void)state;
    for_each(byte_by_byte);
}

static void test_small_chunks(void **state)
{
    (void)state;
    for_each(small_chunks);
}

static void test_every_cut(void **state)
{
    (void)state;
    for_each(every_cut);
}

/* The judge must be able to say no: a conversation in which one byte or event is wrong fails. */
static void test_a_wrong_transcript_is_noticed(void **state)
{
    unsigned noticed = 0;
    unsigned tried = 0;
    (void)state;
    transcript_t transcript = transcript_read(TRANSCRIPTS "/section-3.1-tcp.md");
    conversation_t *conversation = &transcript.conversations[0];
    for (size_t i = 0; i < conversation->count; i++) {
        step_t *step = &conversation->steps[i];
        if (step->kind == '>' || step->kind == '=') {
            static char why[40000];
            cuts_t cuts = {0, 0, 512, 0};
            step->bytes[step->length - 1] ^= 1;
            noticed += play(conversation, &cuts, why, sizeof why) ? 0 : 1;
            tried++;
            step->bytes[step->length - 1] ^= 1;
        }
    }
    transcript_free(&transcript);
    assert_true(tried > 20);
    assert_int_equal(noticed, tried);
}

/* A file's revision reaches the library: most of what V3.00 adds is refused with v1.00, and a name
 * that no revision has is no revision. */
static void test_the_revision_counts(void **state)
{
    static const char *const names[] = {"v1.00", "v9"};
    static char why[40000];
    cuts_t cuts = {0, 0, 512, 0};
    (void)state;
    transcript_t transcript = transcript_read(TRANSCRIPTS "/v3.00-commands.md");
    for (size_t i = 0; i < 2; i++) {
        size_t failed = 0;
        for (size_t k = 0; k < transcript.count; k++) {
            conversation_t *conversation = &transcript.conversations[k];
            snprintf(conversation->revision, sizeof conversation->revision, "%s", names[i]);
            failed += play(conversation, &cuts, why, sizeof why) ? 0 : 1;
        }
        assert_true(failed >= (i == 0 ? 7 : transcript.count));
    }
    transcript_free(&transcript);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_byte_by_byte),
        cmocka_unit_test(test_small_chunks),
        cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_strangers_between_lines),
        cmocka_unit_test(test_a_wrong_transcript_is_noticed),
        cmocka_unit_test(test_the_revision_counts),
    };
    find_files();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
