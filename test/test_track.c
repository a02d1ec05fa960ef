/* SPDX-License-Identifier: MIT */
/*
 * test_track.c - what commands, codes and URCs say about a module's state (simcom/track.h).
 *
 * What is expected is that of the manuals: V1.00 2.2 for the order of the commands, 2.3.1 for the codes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "simcom/states.h"
#include "simcom/track.h"

typedef struct bench {
    simcom_track_t track;
    const simcom_description_t *description;
} bench_t;

static const simcom_described_form_t *form(const bench_t *bench, const char *command, unsigned type,
                                           const char *variant)
{
    for (size_t i = 0; i < bench->description->command_count; i++) {
        const simcom_described_command_t *one = &bench->description->commands[i];
        for (size_t j = 0; strcmp(one->name, command) == 0 && j < one->form_count; j++) {
            if (one->forms[j].type == type && strcmp(one->forms[j].variant, variant) == 0) {
                return &one->forms[j];
            }
        }
    }
    fail_msg("no form of %s", command);
    return NULL;
}

static const simcom_described_form_t *write_form(const bench_t *bench, const char *command)
{
    return form(bench, command, SIMCOM_TYPE_WRITE, "");
}

static const simcom_described_line_t *urc(const bench_t *bench, const char *name)
{
    for (size_t i = 0; i < bench->description->urc_count; i++) {
        if (strcmp(bench->description->urcs[i].name, name) == 0) {
            return &bench->description->urcs[i];
        }
    }
    fail_msg("no URC %s", name);
    return NULL;
}

static bench_t begin(const char *revision)
{
    bench_t bench = {.description = simcom_description_find(revision)};

    assert_non_null(bench.description);
    simcom_track_begin(&bench.track, bench.description);
    return bench;
}

/* Started, client 0 acquired and connected. */
static bench_t connected(const char *revision)
{
    bench_t bench = begin(revision);

    simcom_track_restart(&bench.track);
    simcom_track_good(&bench.track, form(&bench, "CMQTTSTART", SIMCOM_TYPE_EXECUTE, ""),
                      SIMCOM_NO_CLIENT);
    simcom_track_good(&bench.track, write_form(&bench, "CMQTTACCQ"), 0);
    simcom_track_good(&bench.track, write_form(&bench, "CMQTTCONNECT"), 0);
    return bench;
}

static unsigned objection(const bench_t *bench, const simcom_described_form_t *about,
                          unsigned client)
{
    const simcom_objection_t found = simcom_track_objection(&bench->track, about, client);
    return found.condition == NULL ? 0u : found.condition->answer;
}

#define assert_state(bench, state, client, known)                                                  \
    assert_int_equal(simcom_track_get(&(bench).track, SIMCOM_STATE_##state, client),               \
                     SIMCOM_TRACK_##known)

static void test_nothing_is_known_at_first(void **state)
{
    bench_t bench = begin("v1.00");

    (void)state;
    assert_state(bench, STARTED, SIMCOM_NO_CLIENT, UNKNOWN);
    assert_state(bench, CONNECTED, 1, UNKNOWN);
    assert_int_equal(objection(&bench, write_form(&bench, "CMQTTPUB"), 0), 0);
}

/* V1.00 2.3.1: 9, 20, 11, 18 for what comes too early; 23, 19, 13 for what comes again; in this order. */
static void test_the_order_of_the_commands(void **state)
{
    bench_t bench = begin("v1.00");
    const simcom_described_form_t *start = form(&bench, "CMQTTSTART", SIMCOM_TYPE_EXECUTE, "");
    const simcom_described_form_t *publish = write_form(&bench, "CMQTTPUB");

    (void)state;
    simcom_track_restart(&bench.track);
    assert_int_equal(objection(&bench, publish, 0), 9);
    assert_int_equal(objection(&bench, start, SIMCOM_NO_CLIENT), 0);
    simcom_track_good(&bench.track, start, SIMCOM_NO_CLIENT);
    assert_int_equal(objection(&bench, start, SIMCOM_NO_CLIENT), 23);
    assert_int_equal(objection(&bench, publish, 0), 20);
    simcom_track_good(&bench.track, write_form(&bench, "CMQTTACCQ"), 0);
    assert_int_equal(objection(&bench, write_form(&bench, "CMQTTACCQ"), 0), 19);
    assert_int_equal(objection(&bench, write_form(&bench, "CMQTTACCQ"), 1), 0);
    assert_int_equal(objection(&bench, publish, 0), 11);
    simcom_track_good(&bench.track, write_form(&bench, "CMQTTCONNECT"), 0);
    assert_int_equal(objection(&bench, write_form(&bench, "CMQTTCONNECT"), 0), 13);
    assert_int_equal(objection(&bench, publish, 0), 18);
    simcom_track_good(&bench.track, write_form(&bench, "CMQTTTOPIC"), 0);
    assert_int_equal(objection(&bench, publish, 0), 0);
    simcom_track_good(&bench.track, publish, 0);
    assert_int_equal(objection(&bench, publish, 0), 18);
    simcom_track_set(&bench.track, SIMCOM_STATE_BUSY, 0, SIMCOM_TRACK_PRESENT);
    assert_int_equal(objection(&bench, publish, 0), 14);
    assert_int_equal(objection(&bench, publish, 1), 20);
}

static void test_the_way_down(void **state)
{
    bench_t bench = connected("v1.00");
    const simcom_described_form_t *stop = form(&bench, "CMQTTSTOP", SIMCOM_TYPE_EXECUTE, "");

    (void)state;
    assert_int_equal(objection(&bench, stop, SIMCOM_NO_CLIENT), 21);
    assert_int_equal(objection(&bench, write_form(&bench, "CMQTTREL"), 0), 14);
    simcom_track_good(&bench.track, write_form(&bench, "CMQTTDISC"), 0);
    assert_state(bench, CONNECTED, 0, ABSENT);
    assert_state(bench, ACQUIRED, 0, PRESENT);
    simcom_track_good(&bench.track, write_form(&bench, "CMQTTREL"), 0);
    assert_state(bench, ACQUIRED, 0, ABSENT);
    assert_int_equal(objection(&bench, stop, SIMCOM_NO_CLIENT), 0);
    simcom_track_good(&bench.track, stop, SIMCOM_NO_CLIENT);
    assert_state(bench, STARTED, SIMCOM_NO_CLIENT, ABSENT);
}

/* STOP, REL and DISC of what is not there are how hosts begin anew. */
static void test_what_ends_what_is_not_there_is_harmless(void **state)
{
    bench_t bench = begin("v1.00");
    simcom_objection_t found;

    (void)state;
    simcom_track_restart(&bench.track);
    found = simcom_track_objection(&bench.track, form(&bench, "CMQTTSTOP", SIMCOM_TYPE_EXECUTE, ""),
                                   SIMCOM_NO_CLIENT);
    assert_int_equal(found.condition->answer, 9);
    assert_true(found.harmless);
    found = simcom_track_objection(&bench.track, write_form(&bench, "CMQTTREL"), 0);
    assert_int_equal(found.condition->answer, 9);
    assert_true(found.harmless);
    assert_true(simcom_track_objection(&bench.track, write_form(&bench, "CMQTTDISC"), 1).harmless);
    found = simcom_track_objection(&bench.track, write_form(&bench, "CMQTTPUB"), 0);
    assert_false(found.harmless);
    assert_string_equal(found.state->when_missing, "the service is not started");
}

static void test_codes_say_what_is_so(void **state)
{
    bench_t bench = begin("v1.00");

    (void)state;
    simcom_track_failed(&bench.track, write_form(&bench, "CMQTTPUB"), 0, 11);
    assert_state(bench, CONNECTED, 0, ABSENT);
    assert_state(bench, CONNECTED, 1, UNKNOWN);
    assert_state(bench, ACQUIRED, 0, UNKNOWN);
    simcom_track_failed(&bench.track, write_form(&bench, "CMQTTACCQ"), 1, 19);
    assert_state(bench, ACQUIRED, 1, PRESENT);
    assert_state(bench, STARTED, SIMCOM_NO_CLIENT, PRESENT);
    simcom_track_failed(&bench.track, write_form(&bench, "CMQTTREL"), 1, 9);
    assert_state(bench, STARTED, SIMCOM_NO_CLIENT, ABSENT);
    assert_state(bench, ACQUIRED, 1, ABSENT);
    /* 26: the broker closed the connection. */
    bench = connected("v1.00");
    simcom_track_failed(&bench.track, write_form(&bench, "CMQTTPUB"), 0, 26);
    assert_state(bench, CONNECTED, 0, ABSENT);
    assert_state(bench, ACQUIRED, 0, PRESENT);
    /* 18 answers for the topic of PUB, for the filters of SUB. */
    bench = connected("v1.00");
    simcom_track_good(&bench.track, write_form(&bench, "CMQTTSUBTOPIC"), 0);
    simcom_track_failed(&bench.track, write_form(&bench, "CMQTTPUB"), 0, 18);
    assert_state(bench, TOPIC, 0, ABSENT);
    assert_state(bench, FILTERS, 0, PRESENT);
    simcom_track_failed(&bench.track, form(&bench, "CMQTTSUB", SIMCOM_TYPE_WRITE, "batch"), 0, 18);
    assert_state(bench, FILTERS, 0, ABSENT);
}

static void test_what_nobody_knows(void **state)
{
    bench_t bench = connected("v1.00");

    (void)state;
    simcom_track_doubt(&bench.track, write_form(&bench, "CMQTTDISC"), 0);
    assert_state(bench, CONNECTED, 0, UNKNOWN);
    assert_state(bench, ACQUIRED, 0, PRESENT);
    assert_int_equal(objection(&bench, write_form(&bench, "CMQTTCONNECT"), 0), 0);
    simcom_track_doubt(&bench.track, form(&bench, "CMQTTSTOP", SIMCOM_TYPE_EXECUTE, ""),
                       SIMCOM_NO_CLIENT);
    assert_state(bench, STARTED, SIMCOM_NO_CLIENT, UNKNOWN);
    assert_state(bench, ACQUIRED, 0, UNKNOWN);
    assert_state(bench, ACQUIRED, 1, ABSENT);
}

static void test_urcs(void **state)
{
    bench_t bench = connected("v3.00");

    (void)state;
    simcom_track_urc(&bench.track, urc(&bench, "CMQTTPING"), 0);
    assert_state(bench, CONNECTED, 0, UNKNOWN);
    bench = connected("v3.00");
    simcom_track_urc(&bench.track, urc(&bench, "CMQTTCONNLOST"), 0);
    assert_state(bench, CONNECTED, 0, ABSENT);
    assert_state(bench, ACQUIRED, 0, PRESENT);
    bench = connected("v3.00");
    simcom_track_urc(&bench.track, urc(&bench, "CMQTTNONET"), SIMCOM_NO_CLIENT);
    assert_state(bench, STARTED, SIMCOM_NO_CLIENT, UNKNOWN);
    assert_state(bench, CONNECTED, 0, UNKNOWN);
    assert_state(bench, CONNECTED, 1, ABSENT);
    bench = begin("v3.00");
    simcom_track_urc(&bench.track, urc(&bench, "RDY"), SIMCOM_NO_CLIENT);
    assert_state(bench, STARTED, SIMCOM_NO_CLIENT, ABSENT);
    assert_state(bench, ACQUIRED, 1, ABSENT);
}

/* +CMQTTDISC: 0,0 is a connected client, +CMQTTCONNECT: 0 alone one that is not. */
static void test_information_lines(void **state)
{
    bench_t bench = begin("v1.00");
    const simcom_described_form_t *disconnect = form(&bench, "CMQTTDISC", SIMCOM_TYPE_READ, "");
    const simcom_described_form_t *connect = form(&bench, "CMQTTCONNECT", SIMCOM_TYPE_READ, "");
    const simcom_described_form_t *acquire = form(&bench, "CMQTTACCQ", SIMCOM_TYPE_READ, "");

    (void)state;
    simcom_track_line(&bench.track, &disconnect->lines[0], 0, true, 0);
    assert_state(bench, CONNECTED, 0, PRESENT);
    assert_state(bench, STARTED, SIMCOM_NO_CLIENT, PRESENT);
    simcom_track_line(&bench.track, &disconnect->lines[0], 0, true, 1);
    assert_state(bench, CONNECTED, 0, ABSENT);
    simcom_track_line(&bench.track, &connect->lines[0], 1, true, 0);
    assert_state(bench, CONNECTED, 1, PRESENT);
    simcom_track_line(&bench.track, &connect->lines[0], 1, false, 0);
    assert_state(bench, CONNECTED, 1, ABSENT);
    assert_state(bench, ACQUIRED, 1, PRESENT);
    simcom_track_line(&bench.track, &acquire->lines[0], 1, false, 0);
    assert_state(bench, ACQUIRED, 1, ABSENT);
}

/* V3.00 16: AT+CMQTTCFG between AT+CMQTTACCQ and AT+CMQTTCONNECT; V1.00 2.2.17 does not say when. */
static void test_revisions_differ(void **state)
{
    bench_t old = begin("v1.00");
    bench_t new = begin("v3.00");

    (void)state;
    simcom_track_good(&old.track, form(&old, "CMQTTSTART", SIMCOM_TYPE_EXECUTE, ""),
                      SIMCOM_NO_CLIENT);
    simcom_track_good(&new.track, form(&new, "CMQTTSTART", SIMCOM_TYPE_EXECUTE, ""),
                      SIMCOM_NO_CLIENT);
    assert_int_equal(objection(&old, form(&old, "CMQTTCFG", SIMCOM_TYPE_WRITE, "checkUTF8"), 0), 0);
    assert_int_equal(objection(&new, form(&new, "CMQTTCFG", SIMCOM_TYPE_WRITE, "checkUTF8"), 0),
                     20);
    new = connected("v3.00");
    assert_int_equal(objection(&new, form(&new, "CMQTTCFG", SIMCOM_TYPE_WRITE, "checkUTF8"), 0),
                     13);
}

/* A client that no tracker has must not be looked up. */
static void test_a_client_that_does_not_exist(void **state)
{
    bench_t bench = connected("v1.00");

    (void)state;
    assert_state(bench, CONNECTED, 7, UNKNOWN);
    simcom_track_failed(&bench.track, write_form(&bench, "CMQTTPUB"), 7, 11);
    simcom_track_good(&bench.track, write_form(&bench, "CMQTTREL"), 7);
    assert_state(bench, CONNECTED, 0, PRESENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_known_at_first),
        cmocka_unit_test(test_the_order_of_the_commands),
        cmocka_unit_test(test_the_way_down),
        cmocka_unit_test(test_what_ends_what_is_not_there_is_harmless),
        cmocka_unit_test(test_codes_say_what_is_so),
        cmocka_unit_test(test_what_nobody_knows),
        cmocka_unit_test(test_urcs),
        cmocka_unit_test(test_information_lines),
        cmocka_unit_test(test_revisions_differ),
        cmocka_unit_test(test_a_client_that_does_not_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
