/* SPDX-License-Identifier: MIT */
/* test_faults.c - what is planned to go wrong goes wrong, there and then, and the same each time. */
#include "virtual.h"

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

static void again(void)
{
    world_close(world);
    world_open(world, 1, settings, NULL);
}

static void plan(const char *text)
{
    simcom_fault_t fault;
    simcom_fault_room_t room;
    const char *problem = simcom_fault_parse(&fault, &room, text);

    if (problem != NULL) {
        fail_msg("%s: %s", text, problem);
    }
    simcom_module_fault(world->hosts[0].module, &fault);
}

/* What a fresh module says to AT+CSQ with one fault. */
static const char *csq(const char *fault)
{
    again();
    plan(fault);
    return world_ask(world, 0, "AT+CSQ\r");
}

static void test_bytes_of_the_output(void **state)
{
    (void)state;
    /* without a fault: \r\n+CSQ: 23,0\r\n\r\nOK\r\n */
    assert_string_equal(csq("lose output=3"), "\r\nCSQ: 23,0\r\n\r\nOK\r\n");
    assert_string_equal(csq("lose output=3 count=4"), "\r\n: 23,0\r\n\r\nOK\r\n");
    assert_string_equal(csq("repeat output=4 count=2"), "\r\n+CCCSQ: 23,0\r\n\r\nOK\r\n");
    assert_string_equal(csq("flip output=4 mask=0x20"), "\r\n+cSQ: 23,0\r\n\r\nOK\r\n");
    assert_string_equal(csq("flip output=4 mask=0x20 count=3"), "\r\n+csq: 23,0\r\n\r\nOK\r\n");
    assert_string_equal(csq("insert output=1 text=\\x00x"), "");
    assert_int_equal(world->hosts[0].length, 22);
    assert_string_equal(csq("urc output=9 text=RING"), "\r\n+CSQ: \r\nRING\r\n23,0\r\n\r\nOK\r\n");
}

static void test_bytes_of_the_input(void **state)
{
    (void)state;
    assert_string_equal(csq("lose input=2"), "");              /* A+CSQ: no command line */
    assert_string_equal(csq("lose input=3"), "\r\nERROR\r\n"); /* ATCSQ: no such basic commands */
    assert_string_equal(csq("repeat input=7"), "\r\n+CSQ: 23,0\r\n\r\nOK\r\n"); /* an empty line */
    assert_string_equal(csq("flip input=4 mask=0x20"), "\r\n+CSQ: 23,0\r\n\r\nOK\r\n"); /* cSQ */
    assert_string_equal(csq("insert input=1 text=AT\\r"), "\r\nOK\r\n\r\n+CSQ: 23,0\r\n\r\nOK\r\n");
}

/* However the host cuts its bytes, the faults strike the same ones. */
static void test_chunks_make_no_difference(void **state)
{
    static const char line[] = "AT+CSQ\rAT+CREG?\r";
    (void)state;
    plan("lose input=9");
    plan("repeat input=12");
    for (size_t i = 0; i < sizeof line - 1; i++) {
        char one[2] = {line[i], '\0'};
        world_send(world, 0, one);
    }
    world_pass(world, 10);
    char *first = malloc(world->hosts[0].length + 1);
    memcpy(first, world->hosts[0].said, world->hosts[0].length + 1);
    again();
    plan("lose input=9");
    plan("repeat input=12");
    assert_string_equal(world_ask(world, 0, line), first);
    free(first);
}

static void test_lines(void **state)
{
    (void)state;
    assert_string_equal(csq("omit part=ok"), "\r\n+CSQ: 23,0\r\n");
    assert_string_equal(csq("omit part=ok command=CREG"), "\r\n+CSQ: 23,0\r\n\r\nOK\r\n");
    assert_string_equal(csq("cut part=information byte=5"), "\r\n+CS\r\nOK\r\n");
    assert_string_equal(csq("lose part=any byte=-2 count=2"), "\r\n+CSQ: 23,0\r\nOK");
    assert_string_equal(csq("delay part=information ms=100"),
                        "\r\nOK\r\n\r\n+CSQ: 23,0\r\n"); /* overtaken */
    assert_string_equal(csq("answer command=CSQ code=1 shape=error"), "\r\nERROR\r\n");
}

/* Milliseconds until the module has said so many bytes. */
static uint32_t time_to(size_t length, const char *command)
{
    uint32_t begin = world->now;

    world->hosts[0].length = 0;
    world_send(world, 0, command);
    while (world->hosts[0].length < length && world->now - begin < 100000) {
        world_pass(world, 1);
    }
    return world->now - begin;
}

static void test_times(void **state)
{
    (void)state;
    plan("hold part=ok ms=700");
    assert_int_equal(time_to(14, "AT+CSQ\r"), 0);
    again();
    plan("hold part=ok ms=700");
    assert_int_equal(time_to(20, "AT+CSQ\r"), 700);
    again();
    plan("hold output=10 ms=300");
    assert_int_equal(time_to(10, "AT+CSQ\r"), 300);

    settings.line_ms = 50; /* the second of two lines */
    again();
    assert_int_equal(time_to(20, "AT+CSQ\r"), 100);
    settings.line_ms = 0;
    settings.baud = 1000; /* a byte each 10 ms, the first at once */
    again();
    assert_int_equal(time_to(20, "AT+CSQ\r"), 190);
    settings.baud = 0;
    settings.chunk = 7; /* 7, 7, 6 */
    again();
    assert_int_equal(time_to(20, "AT+CSQ\r"), 2);
}

static void test_stall_in_data_mode(void **state)
{
    (void)state;
    world_connect(world, 0, "a", 1);
    plan("stall part=prompt ms=5000");
    assert_string_equal(world_ask(world, 0, "AT+CMQTTTOPIC=0,4\r"), "\r\n>");
    assert_int_equal(simcom_module_feed(world->hosts[0].module, (const uint8_t *)"abcd", 4), 0);
    world_pass(world, 4000);
    assert_int_equal(simcom_module_feed(world->hosts[0].module, (const uint8_t *)"abcd", 4), 4);
    world_pass(world, 1);
    assert_string_equal(world->hosts[0].said, "\r\n>\r\nOK\r\n");
}

static void test_restart_and_boot_lines(void **state)
{
    (void)state;
    settings.boot_full = true;
    settings.boot_ms = 300;
    again();
    world_connect(world, 0, "a", 1);
    plan("restart command=CMQTTTOPIC");
    assert_string_equal(world_ask(world, 0, "AT+CMQTTTOPIC=0,4\r"),
                        "\r\nRDY\r\n\r\n+CPIN: READY\r\n\r\nSMS DONE\r\n\r\nPB DONE\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CMQTTSTOP\r"),
                        "\r\nERROR\r\n\r\n+CMQTTSTOP: 9\r\n");
    assert_false(simcom_broker_connected(world->broker, "a"));
}

/* What a fault holds back does not come behind a reset. */
static void test_reset_loses_what_is_held(void **state)
{
    (void)state;
    plan("hold part=ok nth=1 ms=5000");
    assert_string_equal(world_ask(world, 0, "AT\r"), "");
    simcom_module_restart(world->hosts[0].module);
    world_pass(world, 10000);
    assert_string_equal(world->hosts[0].said, "\r\nRDY\r\n");
}

static void test_network_goes_and_comes_back(void **state)
{
    (void)state;
    world_connect(world, 0, "a", 1);
    world->hosts[0].length = 0;
    plan("network ms=3000");
    world_pass(world, 1);
    assert_string_equal(world->hosts[0].said, "\r\n+CMQTTCONNLOST: 0,3\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CREG?\r"), "\r\n+CREG: 0,2\r\n\r\nOK\r\n");
    assert_non_null(
        strstr(world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"), ": 0,3"));
    world_pass(world, 2000);
    assert_non_null(
        strstr(world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"), ": 0,0"));
    plan("broker cause=2");
    world->hosts[0].length = 0;
    world_pass(world, 1);
    assert_string_equal(world->hosts[0].said, "\r\n+CMQTTCONNLOST: 0,2\r\n");
}

/* A connect that is under way ends as well. */
static void test_connect_under_way(void **state)
{
    static const struct {
        const char *fault;
        const char *answer;
    } rows[] = {
        {"network part=ok command=CMQTTCONNECT ms=5000", "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,3\r\n"},
        {"broker part=ok command=CMQTTCONNECT", "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,26\r\n"},
        {"tls part=ok command=CMQTTCONNECT", "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,32\r\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        again();
        (void)world_ask(world, 0, "AT+CMQTTSTART\r");
        (void)world_ask(world, 0, "AT+CMQTTACCQ=0,\"a\",1\r");
        plan(rows[i].fault);
        assert_string_equal(world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"),
                            rows[i].answer);
        assert_false(simcom_broker_connected(world->broker, "a"));
    }
}

static void send_publish(const char *payload)
{
    char text[100];

    (void)world_ask(world, 0, "AT+CMQTTTOPIC=0,1\rt");
    snprintf(text, sizeof text, "AT+CMQTTPAYLOAD=0,%zu\r%s", strlen(payload), payload);
    (void)world_ask(world, 0, text);
    world->hosts[0].length = 0;
    world->hosts[0].said[0] = '\0';
    world_send(world, 0, "AT+CMQTTPUB=0,1,60\r");
}

/* Its result is left out, and yet the client is busy until the broker has answered; that answer is not the
 * next publish's. */
static void test_result_that_will_not_come(void **state)
{
    const simcom_broker_settings_t slow = {.latency_ms = 5000};

    (void)state;
    world_close(world);
    world_open(world, 1, settings, &slow);
    (void)world_ask(world, 0, "AT+CMQTTSTART\r");
    (void)world_ask(world, 0, "AT+CMQTTACCQ=0,\"a\"\r");
    (void)world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r");
    world_pass(world, 10000);
    plan(
        "answer command=CMQTTPUB times=2 shape=ok"); /* the second of them is refused, and says so */
    send_publish("one");
    assert_string_equal(world->hosts[0].said, "\r\nOK\r\n");
    send_publish("two"); /* 2 s later */
    assert_non_null(strstr(world->hosts[0].said, "+CMQTTPUB: 0,14\r\n"));
    world_pass(world, 10000);
    assert_null(strstr(world->hosts[0].said, "+CMQTTPUB: 0,0\r\n"));
    send_publish("three");
    world_pass(world, 9900);
    assert_string_equal(world->hosts[0].said, "\r\nOK\r\n");
    world_pass(world, 200);
    assert_string_equal(world->hosts[0].said, "\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n");
}

static void test_network_of_v3(void **state)
{
    (void)state;
    settings.revision = &simcom_revision_v3_00;
    again();
    world_connect(world, 0, "a", 1);
    world->hosts[0].length = 0;
    plan("ping code=26");
    world_pass(world, 1);
    assert_string_equal(world->hosts[0].said, "\r\n+CMQTTPING: 0,26\r\n");
    world->hosts[0].length = 0;
    plan("network ms=1000");
    world_pass(world, 1);
    assert_string_equal(world->hosts[0].said, "\r\n+CMQTTNONET\r\n");
    assert_non_null(strstr(world_ask(world, 0, "AT+CMQTTSTART\r"), "+CMQTTSTART: 7"));
    world_pass(world, 1000);
    assert_non_null(strstr(world_ask(world, 0, "AT+CMQTTSTART\r"), "+CMQTTSTART: 0"));
}

/* nth counts from when the fault was planned; times limits; chance is drawn. */
static void test_how_often(void **state)
{
    unsigned seen = 0;
    (void)state;
    plan("omit part=ok nth=2");
    for (int i = 1; i <= 3; i++) {
        assert_string_equal(world_ask(world, 0, "AT\r"), i == 2 ? "" : "\r\nOK\r\n");
    }
    again();
    plan("omit part=ok times=2");
    for (int i = 1; i <= 4; i++) {
        assert_string_equal(world_ask(world, 0, "AT\r"), i <= 2 ? "" : "\r\nOK\r\n");
    }
    again();
    plan("omit part=ok chance=0.25");
    for (int i = 0; i < 400; i++) {
        seen += world_ask(world, 0, "AT\r")[0] == '\0' ? 1 : 0;
    }
    assert_true(seen >= 60 && seen <= 140);
    assert_int_equal(simcom_module_faults_struck(world->hosts[0].module), seen);
}

/* Everything that a run of one seed says, as a number. */
static uint64_t run_of(uint64_t seed)
{
    uint64_t sum;

    settings.seed = seed;
    settings.order = SIMCOM_MODULE_ORDER_RANDOM;
    again();
    plan("flip output=any chance=0.01");
    plan("lose input=any chance=0.01");
    plan("hold part=any chance=0.1 ms=7");
    for (int i = 0; i < 50; i++) {
        (void)world_ask(world, 0, "AT+CMQTTSTART\rAT+CSQ\r");
        (void)world_ask(world, 0, "AT+CMQTTACCQ=0,\"x\"\rAT+CMQTTREL=0\r");
        (void)world_ask(world, 0, "AT+CMQTTSTOP\r");
    }
    sum = simcom_module_hash(world->hosts[0].module);
    return sum;
}

static void test_seeds(void **state)
{
    (void)state;
    uint64_t one = run_of(1);
    assert_true(run_of(1) == one);
    assert_true(run_of(2) != one);
    /* Of every compiler and machine: a change of behaviour changes it, chance must not. */
    settings = simcom_module_defaults();
    again();
    (void)world_ask(world, 0, "AT\r");
    uint64_t first = simcom_module_hash(world->hosts[0].module);
    again();
    (void)world_ask(world, 0, "AT\r");
    assert_true(simcom_module_hash(world->hosts[0].module) == first);
    (void)world_ask(world, 0, "AT+CMQTTSTART\r");
    assert_true(simcom_module_hash(world->hosts[0].module) != first);
}

static void test_orders_by_chance(void **state)
{
    unsigned first = 0;
    (void)state;
    settings.order = SIMCOM_MODULE_ORDER_RANDOM;
    again();
    for (int i = 0; i < 100; i++) {
        const char *text = world_ask(world, 0, "AT+CMQTTSTART\r");
        first += strcmp(text, "\r\nOK\r\n\r\n+CMQTTSTART: 0\r\n") == 0 ? 1 : 0;
        (void)world_ask(world, 0, "AT+CMQTTSTOP\r");
    }
    assert_true(first >= 25 && first <= 75);
}

static void test_error_report(void **state)
{
    (void)state;
    assert_string_equal(world_ask(world, 0, "at+cmee=2\r"), "\r\nOK\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CMEE?\r"), "\r\n+CMEE: 2\r\n\r\nOK\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CCLK=\"99/99/99,00:00:00+00\"\r"),
                        "\r\n+CME ERROR: Incorrect parameters\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CMEE=1\r"), "\r\nOK\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CCLK=\"99/99/99,00:00:00+00\"\r"),
                        "\r\n+CME ERROR: 50\r\n");
    /* TS 27.007 9.2 is about the equipment and the network: MQTT has codes of its own. */
    assert_string_equal(world_ask(world, 0, "AT+CMQTTREL=0\r"),
                        "\r\n+CMQTTREL: 0,9\r\n\r\nERROR\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CMEE=3\r"), "\r\nERROR\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CPIN?\r"), "\r\n+CPIN: READY\r\n\r\nOK\r\n");
}

/* Commands that are in no table can be answered as well. */
static void test_commands_before_mqtt(void **state)
{
    (void)state;
    plan("answer command=CPIN nth=1 code=1 text=\"+CME ERROR: SIM not inserted\"");
    plan("answer command=CPIN nth=2 code=1");
    assert_string_equal(world_ask(world, 0, "AT+CPIN?\r"), "\r\n+CME ERROR: SIM not inserted\r\n");
    assert_string_equal(world_ask(world, 0, "at+cpin?\r"), "\r\nERROR\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CPIN?\r"), "\r\n+CPIN: READY\r\n\r\nOK\r\n");
}

static const char *const storm_faults[] = {
    "lose output=any chance=0.003",
    "repeat output=any chance=0.003 count=3",
    "flip output=any chance=0.003",
    "insert output=any chance=0.002 text=\\r\\nOK\\r\\n",
    "urc output=any chance=0.002 text=RING",
    "hold output=any chance=0.001 ms=3000",
    "lose input=any chance=0.002",
    "repeat input=any chance=0.002",
    "flip input=any chance=0.002",
    "insert input=any chance=0.001 text=\\r",
    "omit part=any chance=0.01",
    "delay part=any chance=0.02 ms=1500",
    "cut part=any chance=0.01 byte=4",
    "answer command=any chance=0.02 code=11",
    "answer command=any chance=0.01 shape=result-ok",
    "restart part=any chance=0.002",
    "network command=any chance=0.003 ms=4000",
    "broker input=any chance=0.0002 ms=2000",
    "tls output=any chance=0.0002",
    "ping part=any chance=0.003 code=26",
    "stall part=prompt chance=0.02 ms=9000",
    "cut message=any chance=0.1 byte=30",
};
static const char *const storm_lines[] = {
    "AT+CMQTTSTART\r",
    "AT+CMQTTACCQ=0,\"a\"\r",
    "AT+CMQTTCONNECT=0,\"tcp://broker\",60,0\r",
    "AT+CMQTTSUB=0,1,1\rt",
    "AT+CMQTTTOPIC=0,1\rt",
    "AT+CMQTTPAYLOAD=0,5\rhello",
    "AT+CMQTTPUB=0,1,60\r",
    "AT+CMQTTDISC=0,60\r",
    "AT+CMQTTREL=0\r",
    "AT+CMQTTSTOP\r",
    "AT+CSQ\r",
    "ATE1\r",
    "ATE0\r",
    "AT+CMQTTUNSUB=0,1,0\rt",
    "\r",
};

/* Every kind of fault at random places, under a host that does not look: nothing breaks, time goes
 * on, and each run can be had again. */
static uint64_t storm(uint64_t seed)
{
    uint64_t sum;

    settings.seed = seed;
    settings.revision = seed % 2 == 0 ? &simcom_revision_v1_00 : &simcom_revision_v3_00;
    settings.baud = seed % 3 == 0 ? 115200 : 0;
    settings.chunk = seed % 5 == 0 ? 3 : 0;
    again();
    for (size_t i = 0; i < sizeof storm_faults / sizeof *storm_faults; i++) {
        plan(storm_faults[i]);
    }
    for (unsigned i = 0; i < 60; i++) {
        world->hosts[0].length = 0;
        world_send(world, 0,
                   storm_lines[(i * (seed % 7 + 1) + i / 15) %
                               (sizeof storm_lines / sizeof *storm_lines)]);
        world_pass(world, 700);
    }
    sum = simcom_module_hash(world->hosts[0].module);
    assert_true(simcom_module_faults_struck(world->hosts[0].module) > 0);
    return sum;
}

static void test_storms(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        uint64_t first = storm(seed);
        assert_true(storm(seed) == first);
    }
}

static void test_addresses(void **state)
{
    (void)state;
    world_connect(world, 0, "a", 1);
    (void)world_ask(world, 0, "AT+CMQTTACCQ=1,\"b\"\r");
    assert_non_null(
        strstr(world_ask(world, 0, "AT+CMQTTCONNECT=1,\"tcp://[::1]:1884\",60,1\r"), ": 1,0"));
    (void)world_ask(world, 0, "AT+CMQTTDISC=1,60\r");
    assert_non_null(
        strstr(world_ask(world, 0, "AT+CMQTTCONNECT=1,\"tcp://[::1]x\",60,1\r"), ": 1,12"));
    assert_non_null(
        strstr(world_ask(world, 0, "AT+CMQTTCONNECT=1,\"tcp://[::1\",60,1\r"), ": 1,12"));
}

static void test_texts_that_are_no_fault(void **state)
{
    static const char *const rows[] = {
        "",
        "loose output=1",
        "lose",
        "lose output=0",
        "lose output=x",
        "lose output=1 input=2",
        "lose output=1 colour=red",
        "lose output=1 command=CMQTTPUB",
        "lose command=CMQTTPUB",
        "insert output=1",
        "insert output=1 text=\\q",
        "insert output=1 text=\"open",
        "hold input=1 ms=5",
        "hold output=1",
        "omit output=1",
        "answer part=ok code=1",
        "answer command=CMQTTPUB shape=error",
        "answer command=AT+CMQTTPUB code=1",
        "answer command=CMQTTPUB code=256",
        "flip output=1 mask=0x100",
        "flip output=any chance=0",
        "flip output=any chance=1.5",
        "flip output=any chance=half",
        "broker client=2",
        "delay part=okay ms=1",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        simcom_fault_t fault;
        simcom_fault_room_t room;
        if (simcom_fault_parse(&fault, &room, rows[i]) == NULL) {
            fail_msg("taken for a fault: %s", rows[i]);
        }
    }
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_bytes_of_the_output),
        TEST(test_bytes_of_the_input),
        TEST(test_chunks_make_no_difference),
        TEST(test_lines),
        TEST(test_times),
        TEST(test_stall_in_data_mode),
        TEST(test_restart_and_boot_lines),
        TEST(test_reset_loses_what_is_held),
        TEST(test_network_goes_and_comes_back),
        TEST(test_connect_under_way),
        TEST(test_result_that_will_not_come),
        TEST(test_network_of_v3),
        TEST(test_how_often),
        TEST(test_seeds),
        TEST(test_orders_by_chance),
        TEST(test_error_report),
        TEST(test_addresses),
        TEST(test_commands_before_mqtt),
        TEST(test_storms),
        TEST(test_texts_that_are_no_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
