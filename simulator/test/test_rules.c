/* SPDX-License-Identifier: MIT */
/*
 * test_rules.c - which code answers which command in which state, as the manual says (V1.00 2.2 and
 * 2.3.1), and what every command has in common.
 */
#include "virtual.h"

#include "simcom/describe.h"

#include <stdlib.h>

static world_t *world;
static simcom_module_settings_t settings;

static int set_up(void **state)
{
    (void)state;
    settings = simcom_module_defaults();
    world = malloc(sizeof *world);
    world_open(world, 1, settings, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    world_close(world);
    free(world);
    return 0;
}

static const char *ask(const char *command)
{
    return world_ask(world, 0, command);
}

/* --- States ----------------------------------------------------------------------------------- */

typedef enum state { FRESH, STARTED, ACQUIRED, CONNECTED, STATES } state_t;

static void enter(state_t state)
{
    world_close(world);
    world_open(world, 1, settings, NULL);
    if (state >= STARTED) {
        (void)ask("AT+CMQTTSTART\r");
    }
    if (state >= ACQUIRED) {
        assert_string_equal(ask("AT+CMQTTACCQ=0,\"me\"\r"), "\r\nOK\r\n");
    }
    if (state >= CONNECTED) {
        assert_non_null(strstr(ask("AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"), ": 0,0"));
    }
}

/* Beside codes. */
#define OK    (-1) /* OK, and no result line */
#define ERR   (-2) /* ERROR, and no result line */
#define ASKED (-3) /* the prompt */

/* One row per command: its line, and what it answers in each state. */
static const struct {
    const char *line;
    int answers[STATES];
} rows[] = {
    {"AT+CMQTTSTART", {0, 23, 23, 23}},                          /* 2.2.1 */
    {"AT+CMQTTSTOP", {9, 0, 21, 21}},                            /* 2.2.2 */
    {"AT+CMQTTACCQ=0,\"me\"", {9, OK, 19, 19}},                  /* 2.2.3 */
    {"AT+CMQTTREL=0", {9, 20, OK, 14}},                          /* 2.2.4 */
    {"AT+CMQTTSSLCFG=0,0", {ERR, OK, OK, OK}},                   /* 2.2.5 */
    {"AT+CMQTTWILLTOPIC=0,4", {9, 20, ASKED, ASKED}},            /* 2.2.6 */
    {"AT+CMQTTWILLMSG=0,4,1", {9, 20, ASKED, ASKED}},            /* 2.2.7 */
    {"AT+CMQTTCONNECT=0,\"tcp://broker\",60,1", {9, 20, 0, 13}}, /* 2.2.8 */
    {"AT+CMQTTDISC=0,60", {9, 20, 11, 0}},                       /* 2.2.9 */
    {"AT+CMQTTTOPIC=0,4", {9, 20, 11, ASKED}},                   /* 2.2.10 */
    {"AT+CMQTTPAYLOAD=0,4", {9, 20, 11, ASKED}},                 /* 2.2.11 */
    {"AT+CMQTTPUB=0,1,60", {9, 20, 11, 18}},                     /* 2.2.12 */
    {"AT+CMQTTSUBTOPIC=0,4,1", {9, 20, 11, ASKED}},              /* 2.2.13 */
    {"AT+CMQTTSUB=0", {9, 20, 11, 18}},                          /* 2.2.14 */
    {"AT+CMQTTSUB=0,4,1", {9, 20, 11, ASKED}},                   /* 2.2.14 */
    {"AT+CMQTTUNSUBTOPIC=0,4", {9, 20, 11, ASKED}},              /* 2.2.15 */
    {"AT+CMQTTUNSUB=0,0", {9, 20, 11, 18}},                      /* 2.2.16 */
    {"AT+CMQTTUNSUB=0,4,0", {9, 20, 11, ASKED}},                 /* 2.2.16 */
    {"AT+CMQTTCFG=\"checkUTF8\",0,0", {ERR, OK, OK, OK}},        /* 2.2.17 */
    /* a client that there is not */
    {"AT+CMQTTREL=2", {10, 10, 10, 10}},
    {"AT+CMQTTTOPIC=2,4", {10, 10, 10, 10}},
    /* 2.3.1: 22 for a length, 12 for anything else out of its range */
    {"AT+CMQTTTOPIC=0,1025", {22, 22, 22, 22}},
    {"AT+CMQTTPAYLOAD=0,10241", {22, 22, 22, 22}},
    {"AT+CMQTTPAYLOAD=0,0", {22, 22, 22, 22}},
    {"AT+CMQTTPUB=0,3,60", {12, 12, 12, 12}},
    {"AT+CMQTTPUB=0,1,59", {12, 12, 12, 12}},
    {"AT+CMQTTDISC=0,181", {12, 12, 12, 12}},
    {"AT+CMQTTCONNECT=0,\"ssl://broker\",60,1", {12, 12, 12, 12}},
    {"AT+CMQTTCONNECT=0,\"tcp://broker\",59,1", {12, 12, 12, 12}},
};

/* What an answer says, as a number of the table. */
static int answer_of(const char *line, const char *said)
{
    char name[32];
    const char *found;
    int numbers[2];

    snprintf(name, sizeof name, "+%.*s: ", (int)strcspn(line + 3, "="), line + 3);
    found = strstr(said, name);
    if (found != NULL) {
        int n = sscanf(found + strlen(name), "%d,%d", &numbers[0], &numbers[1]);
        return n == 2 ? numbers[1] : numbers[0];
    }
    if (strcmp(said, "\r\n>") == 0) {
        return ASKED;
    }
    return strcmp(said, "\r\nOK\r\n") == 0 ? OK : strcmp(said, "\r\nERROR\r\n") == 0 ? ERR : -9;
}

static void test_every_command_in_every_state(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (state_t at = FRESH; at < STATES; at++) {
            char line[200];
            enter(at);
            snprintf(line, sizeof line, "%s\r", rows[i].line);
            int got = answer_of(rows[i].line, ask(line));
            if (got != rows[i].answers[at]) {
                fail_msg("%s in state %u: %d, not %d: %s", rows[i].line, at, got,
                         rows[i].answers[at], world->hosts[0].said);
            }
        }
    }
}

/* V3.00 16: CFG between ACCQ and CONNECT, with codes. */
static void test_settings_of_v3(void **state)
{
    static const int answers[STATES] = {9, 20, OK, 13};
    (void)state;
    settings.revision = &simcom_revision_v3_00;
    for (state_t at = FRESH; at < STATES; at++) {
        enter(at);
        assert_int_equal(answer_of("AT+CMQTTCFG=", ask("AT+CMQTTCFG=\"optimeout\",0,60\r")),
                         answers[at]);
    }
}

/* A76-V1.06 18.2: a second START or STOP and a failed CFG are answered by ERROR alone, and REL? needs the service. */
static void test_states_of_a76xx(void **state)
{
    static const struct {
        const char *line;
        int answers[STATES];
    } own[] = {
        {"AT+CMQTTSTART", {0, ERR, ERR, ERR}},
        {"AT+CMQTTSTOP", {ERR, 0, 21, 21}},
        {"AT+CMQTTREL?", {ERR, OK, OK, OK}},
        {"AT+CMQTTREL=0", {9, 20, OK, 14}},
        {"AT+CMQTTCFG=\"checkUTF8\",0,0", {ERR, ERR, OK, ERR}},
        {"AT+CMQTTCFG=\"version\",0,3", {ERR, ERR, OK, ERR}},
        {"AT+CMQTTACCQ=0,\"me\",0,4", {ERR, ERR, ERR, ERR}},
    };
    (void)state;
    settings.revision = &simcom_revision_a76xx_v1_06;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        for (state_t at = FRESH; at < STATES; at++) {
            char line[80];
            enter(at);
            snprintf(line, sizeof line, "%s\r", own[i].line);
            if (answer_of(own[i].line, ask(line)) != own[i].answers[at]) {
                fail_msg("%s in state %u: %s", own[i].line, (unsigned)at, ask(line));
            }
        }
    }
}

/* --- What all commands have in common --------------------------------------------------------- */

/* The test form of each command of each revision answers with what the tables have, then OK; the
 * read and the execute form are known. */
static void test_every_form_is_known(void **state)
{
    unsigned tests = 0;
    unsigned others = 0;
    (void)state;
    for (size_t r = 0; r < simcom_description_count; r++) {
        const simcom_description_t *description = simcom_descriptions[r];
        settings.revision = description->revision;
        for (size_t i = 0; i < description->command_count; i++) {
            const simcom_described_command_t *command = &description->commands[i];
            for (size_t k = 0; k < command->form_count; k++) {
                const simcom_described_form_t *form = &command->forms[k];
                char line[80];
                char wanted[600] = "";
                if (form->type == SIMCOM_TYPE_WRITE || strcmp(command->name, "ATE") == 0) {
                    continue;
                }
                /* What must not be done twice is asked of a module that has not done it. */
                enter(form->condition_count > 0 && form->conditions[0].forbidden ? FRESH
                                                                                 : ACQUIRED);
                snprintf(line, sizeof line, "AT%s%s\r", command->wire,
                         form->type == SIMCOM_TYPE_TEST   ? "=?"
                         : form->type == SIMCOM_TYPE_READ ? "?"
                                                          : "");
                const char *said = ask(line);
                if (form->type != SIMCOM_TYPE_TEST) {
                    others++;
                    if (strcmp(said, "\r\nERROR\r\n") == 0) {
                        fail_msg("%s: %s is not known", description->revision->name, line);
                    }
                    continue;
                }
                for (size_t n = 0; form->replies != NULL && form->replies[n] != NULL; n++) {
                    snprintf(wanted + strlen(wanted), sizeof wanted - strlen(wanted),
                             "\r\n%s: %s\r\n", command->wire, form->replies[n]);
                }
                snprintf(wanted + strlen(wanted), sizeof wanted - strlen(wanted), "\r\nOK\r\n");
                assert_string_equal(said, wanted);
                tests++;
            }
        }
    }
    assert_true(tests >= 3 * 17);
    assert_true(others >= 3 * 10);
}

/* A module answers with the codes that its revision gives for a reason: V3.00 16 has one of its own for a certificate that
 * cannot be used, V1.00 2.3.1 has not. */
static void test_reasons_are_codes_of_the_revision(void **state)
{
    static const struct {
        const char *revision;
        simcom_reason_t reason;
        uint8_t code;
    } expected[] = {
        {"v1.00", SIMCOM_REASON_BAD_CLIENT, 10},      {"v1.00", SIMCOM_REASON_BAD_VALUE, 12},
        {"v1.00", SIMCOM_REASON_BAD_LENGTH, 22},      {"v1.00", SIMCOM_REASON_NO_CERTIFICATE, 33},
        {"v1.00", SIMCOM_REASON_BAD_CERTIFICATE, 33}, {"v3.00", SIMCOM_REASON_NO_CERTIFICATE, 33},
        {"v3.00", SIMCOM_REASON_BAD_CERTIFICATE, 34}, {"v3.00", SIMCOM_REASON_TIMED_OUT, 17},
    };

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_int_equal(simcom_description_find(expected[i].revision)->reasons[expected[i].reason],
                         expected[i].code);
    }
    for (size_t i = 0; i < simcom_description_count; i++) {
        for (int reason = 0; reason < SIMCOM_REASONS; reason++) {
            const uint8_t code = simcom_descriptions[i]->reasons[reason];
            assert_true(code == SIMCOM_ANSWER_ERROR ||
                        simcom_description_has_code(simcom_descriptions[i], code));
        }
    }
}

static void test_small_letters_and_spaces(void **state)
{
    (void)state;
    enter(STARTED);
    assert_string_equal(ask("at+cmqttaccq=0, \"Me\",  0\r"), "\r\nOK\r\n");
    assert_non_null(strstr(ask("aT+cMQTTaccq?\r"), "0,\"Me\",0"));
    assert_string_equal(ask(" AT+CSSLCFG=\"authmode\", 3, 1 \r"), "\r\nOK\r\n");
    assert_non_null(strstr(ask("AT+CSSLCFG=3\r"), "+CSSLCFG: 3,4,1,1,300,"));
    assert_string_equal(ask("AT+CMQTTREL =0\r"), "\r\nERROR\r\n");
    assert_string_equal(ask("AT+CMQTTREL=\r"), "\r\nERROR\r\n");
    assert_string_equal(ask("AT+CMQTTNONSENSE\r"), "\r\nERROR\r\n");
}

/* The prompt waits for exactly so many bytes, whatever they are; what is behind them is a command. */
static void test_prompt_waits_for_its_bytes(void **state)
{
    (void)state;
    enter(CONNECTED);
    assert_string_equal(ask("AT+CMQTTTOPIC=0,8\rAT\r\nAT\r"), "\r\n>");
    world_pass(world, 600000);
    assert_string_equal(world->hosts[0].said, "\r\n>");
    assert_string_equal(ask("!AT+CSQ\r"), "\r\nOK\r\n\r\n+CSQ: 23,0\r\n\r\nOK\r\n");
}

/* 2.2.10 and 2.2.12: a publish uses topic and payload up. 2.2.13 to 2.2.16: so do the batches. */
static void test_what_is_used_up(void **state)
{
    (void)state;
    enter(CONNECTED);
    world_publish(world, 0, "t", "p", 1);
    assert_non_null(strstr(world->hosts[0].said, "+CMQTTPUB: 0,0"));
    assert_non_null(strstr(ask("AT+CMQTTPUB=0,1,60\r"), "+CMQTTPUB: 0,18"));
    for (int i = 0; i < 2; i++) {
        (void)ask("AT+CMQTTSUBTOPIC=0,1,1\ra");
    }
    assert_non_null(strstr(ask("AT+CMQTTSUB=0\r"), "+CMQTTSUB: 0,0"));
    assert_non_null(strstr(ask("AT+CMQTTSUB=0\r"), "+CMQTTSUB: 0,18"));
    (void)ask("AT+CMQTTUNSUBTOPIC=0,1\ra");
    assert_non_null(strstr(ask("AT+CMQTTUNSUB=0,0\r"), "+CMQTTUNSUB: 0,0"));
    assert_non_null(strstr(ask("AT+CMQTTUNSUB=0,0\r"), "+CMQTTUNSUB: 0,18"));
}

/* 2.2.17 and 2.3.1: 2 for what is not UTF-8, unless the check is off. */
static void test_utf8(void **state)
{
    (void)state;
    enter(CONNECTED);
    assert_string_equal(ask("AT+CMQTTTOPIC=0,1\r\xFF"),
                        "\r\n>\r\n+CMQTTTOPIC: 0,2\r\n\r\nERROR\r\n");
    assert_string_equal(ask("AT+CMQTTCFG=\"checkUTF8\",0,0\r"), "\r\nOK\r\n");
    assert_string_equal(ask("AT+CMQTTTOPIC=0,1\r\xFF"), "\r\n>\r\nOK\r\n");
}

/* 2.2.5: which context counts, and until when; 2.1.1 and 2.3.1: 33 for a file that is not there. */
static void test_contexts_and_files(void **state)
{
    static const char connect[] = "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r";
    (void)state;
    enter(STARTED);
    (void)ask("AT+CSSLCFG=\"authmode\",5,1\r");
    (void)ask("AT+CSSLCFG=\"cacert\",5,\"ca.pem\"\r");
    (void)ask("AT+CMQTTACCQ=0,\"me\",1\r");
    (void)ask("AT+CMQTTSSLCFG=0,5\r");
    assert_non_null(strstr(ask(connect), "+CMQTTCONNECT: 0,33"));
    assert_non_null(strstr(ask("AT+CMQTTSSLCFG?\r"), "+CMQTTSSLCFG: 0,\r\n")); /* cleared */
    assert_string_equal(ask("AT+CCERTDOWN=\"ca.pem\",1\rx"), "\r\n>\r\nOK\r\n");
    (void)ask("AT+CMQTTSSLCFG=0,5\r");
    assert_non_null(strstr(ask(connect), "+CMQTTCONNECT: 0,0"));
    /* a restart takes the settings, not the files */
    (void)ask("AT+CRESET\r");
    assert_string_equal(ask("AT+CCERTLIST\r"), "\r\n+CCERTLIST: \"ca.pem\"\r\n\r\nOK\r\n");
    assert_non_null(strstr(ask("AT+CSSLCFG=5\r"), "+CSSLCFG: 5,4,0,1,300,\"\""));
}

/* 2.3.1: 14 while an operation of the client is under way, 17 when its time is over. */
static void test_busy_and_timeout(void **state)
{
    (void)state;
    world_close(world);
    world_open(world, 1, settings, &(simcom_broker_settings_t){.latency_ms = 3000});
    (void)ask("AT+CMQTTSTART\r");
    (void)ask("AT+CMQTTACCQ=0,\"me\"\r");
    assert_string_equal(ask("AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"), "\r\nOK\r\n");
    assert_non_null(strstr(ask("AT+CMQTTREL=0\r"), ": 0,14"));
    assert_non_null(strstr(ask("AT+CMQTTDISC=0,60\r"), ": 0,14"));
    world_pass(world, 6000);
    assert_non_null(strstr(world->hosts[0].said, "+CMQTTCONNECT: 0,0"));
    world_close(world); /* a broker a century away */
    world_open(world, 1, settings, &(simcom_broker_settings_t){.latency_ms = 1000000000});
    (void)ask("AT+CMQTTSTART\r");
    (void)ask("AT+CMQTTACCQ=0,\"me\"\r");
    (void)ask("AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r");
    world_pass(world, 600000);
    assert_non_null(strstr(world->hosts[0].said, "+CMQTTCONNECT: 0,17"));
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_every_command_in_every_state),
        TEST(test_settings_of_v3),
        TEST(test_states_of_a76xx),
        TEST(test_every_form_is_known),
        TEST(test_small_letters_and_spaces),
        TEST(test_prompt_waits_for_its_bytes),
        TEST(test_reasons_are_codes_of_the_revision),
        TEST(test_what_is_used_up),
        TEST(test_utf8),
        TEST(test_contexts_and_files),
        TEST(test_busy_and_timeout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
