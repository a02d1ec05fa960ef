/* SPDX-License-Identifier: MIT */
/*
 * test_conform.c - the conformance suite against the simulated module: clean where the module follows
 * its revision, in each order of answers and packet size, and not clean where it does not.
 */
#define _POSIX_C_SOURCE 200809L

#include "bottle.h"
#include "conform.h"
#include "probe.h"
#include "report.h"
#include "simcom/commands.h"
#include "simcom_depart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct stage {
    bottle_t *bottle;
    conform_t *conform;
} stage_t;

static void run(stage_t *stage, const simcom_module_settings_t *settings,
                const simcom_description_t *against, const char *only)
{
    stage->bottle = bottle_new(settings);
    const conform_settings_t how = {.description = against,
                                    .wire = bottle_wire(stage->bottle),
                                    .broker = BOTTLE_BROKER,
                                    .refuser = BOTTLE_REFUSER,
                                    .only = only,
                                    .allowed = 0xFF,
                                    .keep_log = true,
                                    .settle_ms = 20};
    stage->conform = conform_new(&how);
    assert_true(conform_run(stage->conform));
}

static void done(stage_t *stage)
{
    conform_free(stage->conform);
    bottle_free(stage->bottle);
}

/* Nothing has failed; `all`: and nothing was left out. */
static void assert_clean(const stage_t *stage, bool all)
{
    for (size_t i = 0; i < conform_count(stage->conform); i++) {
        const conform_result_t *result = conform_result(stage->conform, i);
        if (result->verdict != CONFORM_PASSED && (all || result->verdict == CONFORM_FAILED)) {
            fail_msg("%s: expected %s; received %s", conform_case(stage->conform, i)->name,
                     result->expected, result->received);
        }
    }
}

static const conform_result_t *result_of(const stage_t *stage, const char *name)
{
    for (size_t i = 0; i < conform_count(stage->conform); i++) {
        if (strcmp(conform_case(stage->conform, i)->name, name) == 0) {
            return conform_result(stage->conform, i);
        }
    }
    fail_msg("there is no case %s", name);
    return NULL;
}

static void test_clean_in_every_order_and_packet_size(void **state)
{
    static const uint16_t packets[] = {0, 1, 7, 1500};

    (void)state;
    for (size_t i = 0; i < simcom_description_count; i++) {
        for (unsigned order = SIMCOM_MODULE_ORDER_DOCUMENTED; order <= SIMCOM_MODULE_ORDER_OK_FIRST;
             order++) {
            for (size_t j = 0; j < sizeof packets / sizeof *packets; j++) {
                simcom_module_settings_t settings = simcom_module_defaults();
                stage_t stage;
                settings.revision = simcom_descriptions[i]->revision;
                settings.order = (uint8_t)order;
                settings.packet = packets[j];
                settings.prompt = j % 2 == 0 ? ">" : "> ";
                settings.echo = j == 1;
                run(&stage, &settings, simcom_descriptions[i], NULL);
                assert_clean(&stage, true);
                done(&stage);
            }
        }
    }
}

/* Modules that no manual describes. */
typedef struct hostile {
    const char
        *says; /* whenever it is asked for bytes; NULL: one line after ten seconds of silence */
    uint32_t now;
    bool said;
    bool once; /* to each command */
} hostile_t;

static bool hostile_send(void *context, const uint8_t *bytes, size_t n)
{
    (void)bytes;
    (void)n;
    ((hostile_t *)context)->said = false;
    return true;
}

static long hostile_receive(void *context, uint8_t *bytes, size_t size, uint32_t timeout_ms)
{
    hostile_t *hostile = context;
    const char *says = hostile->says != NULL ? hostile->says : "\r\nXYZ\r\n";
    const size_t n = strlen(says) < size ? strlen(says) : size;

    if ((hostile->once && hostile->said) ||
        (hostile->says == NULL && (timeout_ms > 100 || hostile->said))) {
        hostile->now += timeout_ms;
        return 0;
    }
    hostile->said = true;
    hostile->now += 20;
    memcpy(bytes, says, n);
    return (long)n;
}

static uint32_t hostile_now(void *context)
{
    return ((hostile_t *)context)->now;
}

/* A probe of it ends, and reads nothing that is not there. */
static void test_hostile_modules_are_left(void **state)
{
    static const char *const says[] = {
        NULL,
        "\r\n>",
        "\r\nOK\r\n",
        "\r\nERROR\r\n",
        "\r\nRDY\r\n",
        "\r\n+CMQTTCONNLOST: 0,1\r\n",
        "\r\n+CMQTTRXSTART: 0,1024,10240\r\n\r\n+CMQTTRXTOPIC: 0,1\r\nx",
        "x",
        "\r\n+CSQ: 1,1\r\n"};

    (void)state;
    for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
        hostile_t hostile = {says[i], 0, false, false};
        const wire_t wire = {.context = &hostile,
                             .send = hostile_send,
                             .receive = hostile_receive,
                             .now = hostile_now};
        probe_t *probe = probe_run(wire, 30);
        (void)probe_compare(probe, simcom_descriptions[0], NULL);
        probe_free(probe);
    }
}

static void test_another_revision_is_told(void **state)
{
    simcom_module_settings_t settings = simcom_module_defaults();
    stage_t stage;

    (void)state;
    settings.revision = simcom_description_find("v3.00")->revision;
    run(&stage, &settings, simcom_description_find("v1.00"), NULL);
    assert_int_equal(result_of(&stage, "CMQTTACCQ.test")->verdict, CONFORM_FAILED);
    assert_int_equal(result_of(&stage, "CMQTTACCQ.clientID.above")->verdict, CONFORM_FAILED);
    assert_int_equal(result_of(&stage, "CMQTTREL.test")->verdict, CONFORM_PASSED);
    done(&stage);
}

static simcom_departure_t departure(const simcom_description_t *description, const char *id)
{
    simcom_departure_t *list, found = {0};
    const size_t count = simcom_departures(description, &list);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(list[i].id, id) == 0) {
            found = list[i];
        }
    }
    free(list);
    assert_string_equal(found.id, id);
    return found;
}

/* Not every revision states the size of the pieces of a message. */
static void test_a_packet_limit_is_judged_where_it_is_stated(void **state)
{
    (void)state;
    for (size_t i = 0; i < simcom_description_count; i++) {
        simcom_module_settings_t settings = simcom_module_defaults();
        stage_t stage;
        settings.revision = simcom_descriptions[i]->revision;
        settings.packet = 10240;
        run(&stage, &settings, simcom_descriptions[i], NULL);
        if (settings.revision->packet_limit != 0) {
            assert_int_equal(result_of(&stage, "CMQTTPAYLOAD.packet-and-one")->verdict,
                             CONFORM_FAILED);
            assert_int_equal(result_of(&stage, "CMQTTPAYLOAD.packet")->verdict, CONFORM_PASSED);
        } else {
            assert_clean(&stage, true);
        }
        done(&stage);
    }
}

/* The largest message needs more than ten seconds at this speed, behind the result of its publish. */
static void test_a_slow_line_is_no_departure(void **state)
{
    static const simcom_fault_t late = {
        .kind = SIMCOM_FAULT_DELAY, .place = SIMCOM_PLACE_MESSAGE, .ms = 300};
    simcom_module_settings_t settings = simcom_module_defaults();
    stage_t stage;

    (void)state;
    settings.baud = 9600;
    settings.faults = &late;
    settings.fault_count = 1;
    run(&stage, &settings, simcom_description_find("v1.00"), "CMQTTPAYLOAD");
    assert_clean(&stage, false);
    assert_int_equal(result_of(&stage, "CMQTTPAYLOAD.largest")->verdict, CONFORM_PASSED);
    done(&stage);
}

/* What is told of a departure is what was planted, with the bytes of it. */
static void test_what_is_told(void **state)
{
    const simcom_description_t *description = simcom_description_find("v1.00");
    const simcom_departure_t planted =
        departure(description, "limit:CMQTTCONNECT.keepalive_time.max+1");
    simcom_module_settings_t settings = simcom_module_defaults();
    stage_t stage;

    (void)state;
    settings.departures = &planted;
    settings.departure_count = 1;
    run(&stage, &settings, description, NULL);
    assert_int_equal(conform_count_verdict(stage.conform, CONFORM_FAILED), 1);
    const conform_result_t *result = result_of(&stage, "CMQTTCONNECT.keepalive_time.above");
    assert_int_equal(result->verdict, CONFORM_FAILED);
    assert_string_equal(result->expected, "a refusal with code 12 (invalid_parameter)");
    assert_string_equal(result->received, "OK | +CMQTTCONNECT: 0,0");
    bool sent = false;
    for (size_t i = result->log_begin; i < result->log_end; i++) {
        const conform_event_t *event = &conform_log(stage.conform)[i];
        sent = sent || (event->sent && event->length > 20 &&
                        strstr((const char *)event->bytes, ",64801,") != NULL);
    }
    assert_true(sent);
    done(&stage);
}

static void test_only(void **state)
{
    const simcom_module_settings_t settings = simcom_module_defaults();
    stage_t stage;

    (void)state;
    run(&stage, &settings, simcom_description_find("v1.00"), "CMQTTREL");
    assert_true(conform_count_verdict(stage.conform, CONFORM_PASSED) > 5);
    assert_int_equal(result_of(&stage, "CMQTTACCQ.test")->verdict, CONFORM_NOT_RUN);
    done(&stage);
}

/* Without leave nothing is written that lasts, and the module is not restarted. */
static void test_nothing_without_leave(void **state)
{
    static const char *const forbidden[] = {"AT+CCERTDOWN=\"", "AT+CCERTDELE=\"", "AT+CGDCONT=",
                                            "AT+CGSOCKCONT=",  "AT+CCLK=",        "AT+CRESET"};
    const simcom_module_settings_t settings = simcom_module_defaults();
    stage_t stage = {.bottle = bottle_new(&settings)};
    const conform_settings_t how = {.description = simcom_description_find("v1.00"),
                                    .wire = bottle_wire(stage.bottle),
                                    .keep_log = true,
                                    .settle_ms = 20};

    (void)state;
    stage.conform = conform_new(&how);
    assert_true(conform_run(stage.conform));
    assert_clean(&stage, false);
    assert_true(conform_count_verdict(stage.conform, CONFORM_SKIPPED) > 100);
    const conform_result_t *last = conform_result(stage.conform, conform_count(stage.conform) - 1);
    for (size_t i = 0; i < last->log_end; i++) {
        const conform_event_t *event = &conform_log(stage.conform)[i];
        for (size_t j = 0; event->sent && j < sizeof forbidden / sizeof *forbidden; j++) {
            if (strncmp((const char *)event->bytes, forbidden[j], strlen(forbidden[j])) == 0) {
                fail_msg("%.40s was sent", (const char *)event->bytes);
            }
        }
    }
    done(&stage);
}

/* What a user has set is as before; a file of his stays. */
static void test_gives_back(void **state)
{
    static const char before[] =
        "AT+CREG=1\rAT+CEREG=2\rAT+CSSLCFG=\"authmode\",0,2\rAT+CSSLCFG=\"negotiatetime\",9,77\r"
        "AT+CGDCONT=1,\"IP\",\"mine\"\rAT+CCERTDOWN=\"conform.pem\",4\rabcd";
    static const char after[] =
        "AT+CREG?\rAT+CEREG?\rAT+CSSLCFG=0\rAT+CSSLCFG=9\rAT+CGDCONT?\rAT+CCERTLIST\r";
    const simcom_module_settings_t settings = simcom_module_defaults();
    stage_t stage = {.bottle = bottle_new(&settings)};
    wire_t wire = bottle_wire(stage.bottle);
    static char text[4096];
    size_t length = 0;
    long n;

    (void)state;
    assert_true(wire.send(wire.context, (const uint8_t *)before, sizeof before - 1));
    const conform_settings_t how = {.description = simcom_description_find("v1.00"),
                                    .wire = wire,
                                    .broker = BOTTLE_BROKER,
                                    .allowed =
                                        0xFF & ~(CONFORM_NEEDS_RESET | CONFORM_NEEDS_REFUSER),
                                    .settle_ms = 20};
    stage.conform = conform_new(&how);
    assert_true(conform_run(stage.conform));
    assert_true(wire.send(wire.context, (const uint8_t *)after, sizeof after - 1));
    while ((n = wire.receive(wire.context, (uint8_t *)text + length, sizeof text - 1 - length,
                             10)) > 0) {
        length += (size_t)n;
    }
    assert_non_null(strstr(text, "+CREG: 1,1"));
    assert_non_null(strstr(text, "+CEREG: 2,1"));
    assert_non_null(strstr(text, "+CSSLCFG: 0,4,2,1,300,"));
    assert_non_null(strstr(text, "+CSSLCFG: 9,4,0,1,77,"));
    assert_non_null(strstr(text, "+CGDCONT: 1,\"IP\",\"mine\",\"0.0.0.0\""));
    assert_non_null(strstr(text, "+CCERTLIST: \"conform.pem\"\r\n\r\nOK")); /* and no other */
    done(&stage);
}

/* --- A line that goes away ------------------------------------------------------------------------ */

typedef struct unplugged {
    wire_t inner;
    unsigned sent, reopened;
} unplugged_t;

static bool unplugged_send(void *context, const uint8_t *bytes, size_t n)
{
    unplugged_t *line = context;
    return ++line->sent != 300 && line->inner.send(line->inner.context, bytes, n);
}

static long unplugged_receive(void *context, uint8_t *bytes, size_t size, uint32_t timeout_ms)
{
    const unplugged_t *line = context;
    return line->inner.receive(line->inner.context, bytes, size, timeout_ms);
}

static uint32_t unplugged_now(void *context)
{
    const unplugged_t *line = context;
    return line->inner.now(line->inner.context);
}

static bool unplugged_reopen(void *context)
{
    ((unplugged_t *)context)->reopened++;
    return true;
}

static void test_goes_on_after_an_unplug(void **state)
{
    const simcom_module_settings_t settings = simcom_module_defaults();
    stage_t stage = {.bottle = bottle_new(&settings)};
    unplugged_t line = {.inner = bottle_wire(stage.bottle)};
    const conform_settings_t how = {
        .description = simcom_description_find("v1.00"),
        .wire = {&line, unplugged_send, unplugged_receive, unplugged_now, unplugged_reopen, NULL},
        .broker = BOTTLE_BROKER,
        .allowed = CONFORM_NEEDS_BROKER,
        .settle_ms = 20};

    (void)state;
    stage.conform = conform_new(&how);
    assert_true(conform_run(stage.conform));
    assert_int_equal(line.reopened, 1);
    assert_clean(&stage, false);
    assert_int_equal(conform_count_verdict(stage.conform, CONFORM_NOT_RUN), 0);
    done(&stage);
}

/* --- Coverage, probe ------------------------------------------------------------------------------ */

static void test_coverage(void **state)
{
    simcom_module_settings_t settings = simcom_module_defaults();
    stage_t stage;

    (void)state;
    run(&stage, &settings, simcom_description_find("v1.00"), "framing.line-ends");
    conform_coverage_t few = conform_coverage(stage.conform, CONFORM_COVER_FORMS, NULL, NULL);
    done(&stage);
    run(&stage, &settings, simcom_description_find("v1.00"), NULL);
    conform_coverage_t all = conform_coverage(stage.conform, CONFORM_COVER_FORMS, NULL, NULL);
    conform_coverage_t codes = conform_coverage(stage.conform, CONFORM_COVER_CODES, NULL, NULL);
    assert_true(few.seen < few.all);
    assert_int_equal(all.seen, all.all);
    assert_int_equal(codes.all, 34);
    assert_int_equal(codes.seen, 34);
    done(&stage);
}

/* What a probe prints and writes of a module that gives the same answer to everything. */
static void probe_written(const char *says, char *words, char *overlay, size_t size)
{
    hostile_t hostile = {says, 0, false, true};
    const wire_t wire = {
        .context = &hostile, .send = hostile_send, .receive = hostile_receive, .now = hostile_now};
    FILE *file = fmemopen(words, size, "w");
    probe_t *probe = probe_run(wire, 30);

    assert_non_null(file);
    assert_true(probe_compare(probe, simcom_descriptions[0], file) > 0);
    fclose(file);
    file = fmemopen(overlay, size, "w");
    assert_non_null(file);
    (void)probe_overlay(probe, simcom_descriptions[0], "probed", file);
    fclose(file);
    probe_free(probe);
}

static void test_what_a_module_says_is_escaped(void **state)
{
    static char words[100000], overlay[100000];

    (void)state;
    probe_written("\r\n+CMQTTPUB: (0-1)', !!x \x1B[2J', '\r\n\r\nOK\r\n", words, overlay,
                  sizeof words);
    assert_null(strchr(words, '\x1B'));
    assert_null(strchr(overlay, '\x1B'));
    assert_non_null(strstr(words, "(0-1)', !!x \\x1B[2J', "));
    assert_non_null(strstr(overlay, "to: ['(0-1)'', !!x \\x1B[2J'', ''"
                                    "'"
                                    "]"));
}

/* A test form that is answered by OK alone has no reply that could be written. */
static void test_a_test_form_without_a_reply(void **state)
{
    static char words[100000], overlay[100000];

    (void)state;
    probe_written("\r\nOK\r\n", words, overlay, sizeof words);
    assert_non_null(strstr(words, "AT+CMQTTPUB=?: OK alone; shown, not written"));
    assert_null(strstr(overlay, "to: []"));
}

/* A module that has more than the revision, or prints fewer fields, is not the same. */
static void test_probe_sees_what_another_revision_adds(void **state)
{
    (void)state;
    for (size_t i = 0; i < simcom_description_count; i++) {
        simcom_module_settings_t settings = simcom_module_defaults();
        settings.revision = simcom_descriptions[i]->revision;
        bottle_t *bottle = bottle_new(&settings);
        probe_t *probe = probe_run(bottle_wire(bottle), 20);
        for (size_t other = 0; other < simcom_description_count; other++) {
            const simcom_revision_t *a = simcom_descriptions[i]->revision;
            const simcom_revision_t *b = simcom_descriptions[other]->revision;
            for (size_t n = 0; n < SIMCOM_FORMS; n++) {
                const simcom_described_form_t *form = NULL;
                const bool only =
                    (a->forms[n / 8] >> (n % 8) & 1) != 0 && (b->forms[n / 8] >> (n % 8) & 1) == 0;
                for (size_t c = 0; only && c < simcom_descriptions[i]->command_count; c++) {
                    const simcom_described_command_t *command =
                        &simcom_descriptions[i]->commands[c];
                    for (uint8_t f = 0; f < command->form_count; f++) {
                        form = command->forms[f].form->id == n ? &command->forms[f] : form;
                    }
                }
                if (form != NULL && form->type == SIMCOM_TYPE_TEST) {
                    assert_true(probe_compare(probe, simcom_descriptions[other], NULL) > 0);
                }
            }
        }
        probe_free(probe);
        bottle_free(bottle);
    }
}

static void test_probe_names_the_revision(void **state)
{
    (void)state;
    for (size_t i = 0; i < simcom_description_count; i++) {
        simcom_module_settings_t settings = simcom_module_defaults();
        settings.revision = simcom_descriptions[i]->revision;
        bottle_t *bottle = bottle_new(&settings);
        probe_t *probe = probe_run(bottle_wire(bottle), 20);
        assert_true(probe_answered(probe));
        assert_ptr_equal(probe_nearest(probe), simcom_descriptions[i]);
        assert_int_equal(probe_compare(probe, simcom_descriptions[i], NULL), 0);
        probe_free(probe);
        bottle_free(bottle);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean_in_every_order_and_packet_size),
        cmocka_unit_test(test_a_packet_limit_is_judged_where_it_is_stated),
        cmocka_unit_test(test_a_slow_line_is_no_departure),
        cmocka_unit_test(test_hostile_modules_are_left),
        cmocka_unit_test(test_another_revision_is_told),
        cmocka_unit_test(test_what_is_told),
        cmocka_unit_test(test_only),
        cmocka_unit_test(test_nothing_without_leave),
        cmocka_unit_test(test_gives_back),
        cmocka_unit_test(test_goes_on_after_an_unplug),
        cmocka_unit_test(test_coverage),
        cmocka_unit_test(test_probe_names_the_revision),
        cmocka_unit_test(test_what_a_module_says_is_escaped),
        cmocka_unit_test(test_a_test_form_without_a_reply),
        cmocka_unit_test(test_probe_sees_what_another_revision_adds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
