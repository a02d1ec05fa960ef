/* SPDX-License-Identifier: MIT */
/* test_broker.c - modules that talk to each other through the broker in the program. */
#include "virtual.h"

#include <stdlib.h>

static world_t *world;

static int set_up(void **state)
{
    (void)state;
    world = malloc(sizeof *world);
    world_open(world, 2, simcom_module_defaults(), NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    world_close(world);
    free(world);
    return 0;
}

static const char *said(size_t host)
{
    return world->hosts[host].said;
}

static void forget(void)
{
    world_read(world);
    for (size_t i = 0; i < world->count; i++) {
        world->hosts[i].length = 0;
        world->hosts[i].said[0] = '\0';
    }
}

/* A message as the manual shows it (V1.00 2.3.2.2). */
static const char *message(const char *topic, const char *payload)
{
    static char text[500];

    snprintf(text, sizeof text,
             "\r\n+CMQTTRXSTART: 0,%zu,%zu\r\n+CMQTTRXTOPIC: 0,%zu\r\n%s\r\n"
             "+CMQTTRXPAYLOAD: 0,%zu\r\n%s\r\n+CMQTTRXEND: 0\r\n",
             strlen(topic), strlen(payload), strlen(topic), topic, strlen(payload), payload);
    return text;
}

static void test_every_qos_arrives_once(void **state)
{
    (void)state;
    world_connect(world, 0, "a", 1);
    world_connect(world, 1, "b", 1);
    world_subscribe(world, 1, "news/+", 2);
    for (int qos = 0; qos <= 2; qos++) {
        forget();
        world_publish(world, 0, "news/today", "rain", qos);
        assert_string_equal(said(0), "\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n");
        assert_string_equal(said(1), message("news/today", "rain"));
    }
    forget();
    world_publish(world, 0, "weather", "rain", 1);
    assert_string_equal(said(1), "");
}

/* Of several filters that match, one message comes. */
static void test_overlap(void **state)
{
    (void)state;
    world_connect(world, 0, "a", 1);
    world_subscribe(world, 0, "t/#", 0);
    world_subscribe(world, 0, "t/+", 1);
    world_publish(world, 0, "t/x", "p", 1);
    assert_string_equal(said(0) + strlen("\r\nOK\r\n\r\n+CMQTTPUB: 0,0\r\n"), message("t/x", "p"));
}

static void test_retained(void **state)
{
    (void)state;
    simcom_module_publish_t kept = {.topic = simcom_text("state/door"),
                                    .payload = simcom_text("open"),
                                    .qos = 1,
                                    .retain = true};
    simcom_broker_publish(world->broker, &kept);
    world_connect(world, 0, "a", 1);
    world_subscribe(world, 0, "state/#", 1);
    assert_non_null(strstr(said(0), "+CMQTTSUB: 0,0\r\n\r\n+CMQTTRXSTART: 0,10,4"));
    kept.payload.length = 0; /* MQTT 3.1.1, 3.3.1.3: removed */
    simcom_broker_publish(world->broker, &kept);
    world_connect(world, 1, "b", 1);
    world_subscribe(world, 1, "state/#", 1);
    assert_null(strstr(said(1), "RXSTART"));
}

static void test_will_after_a_loss_only(void **state)
{
    (void)state;
    world_connect(world, 1, "watcher", 1);
    world_subscribe(world, 1, "gone", 1);
    for (int lost = 0; lost < 2; lost++) {
        (void)world_ask(world, 0, "AT+CMQTTSTART\r");
        (void)world_ask(world, 0, "AT+CMQTTACCQ=0,\"a\"\r");
        (void)world_ask(world, 0, "AT+CMQTTWILLTOPIC=0,4\rgone");
        (void)world_ask(world, 0, "AT+CMQTTWILLMSG=0,5,1\rhelp!");
        assert_non_null(
            strstr(world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"), "0,0"));
        forget();
        if (lost != 0) {
            simcom_module_restart(world->hosts[0].module);
            world_pass(world, 1000);
            assert_string_equal(said(1), message("gone", "help!"));
        } else {
            assert_non_null(strstr(world_ask(world, 0, "AT+CMQTTDISC=0,60\r"), "0,0"));
            (void)world_ask(world, 0, "AT+CMQTTREL=0\r");
            assert_string_equal(said(1), "");
        }
    }
}

/* MQTT 3.1.1, 3.1.2.4: with clean session 0 the subscription outlives the connection, and what is
 * published meanwhile with QoS 1 waits. */
static void test_session_that_lasts(void **state)
{
    (void)state;
    world_connect(world, 0, "a", 1);
    world_connect(world, 1, "b", 0);
    world_subscribe(world, 1, "t", 1);
    simcom_module_restart(world->hosts[1].module);
    world_pass(world, 1000);
    world_publish(world, 0, "t", "one", 1);
    world_publish(world, 0, "t", "lost", 0);
    forget();
    (void)world_ask(world, 1, "AT+CMQTTSTART\r");
    (void)world_ask(world, 1, "AT+CMQTTACCQ=0,\"b\"\r");
    (void)world_ask(world, 1, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,0\r");
    assert_non_null(strstr(said(1), message("t", "one")));
    assert_null(strstr(said(1), "lost"));
}

/* What is on its way when the connection breaks waits, too. */
static void test_message_under_way(void **state)
{
    simcom_module_publish_t news = {
        .topic = simcom_text("t"), .payload = simcom_text("late"), .qos = 1};
    (void)state;
    world_connect(world, 1, "b", 0);
    world_subscribe(world, 1, "t", 1);
    simcom_broker_publish(world->broker, &news);
    simcom_module_restart(world->hosts[1].module);
    world_pass(world, 1000);
    assert_null(strstr(said(1), "late"));
    (void)world_ask(world, 1, "AT+CMQTTSTART\r");
    (void)world_ask(world, 1, "AT+CMQTTACCQ=0,\"b\"\r");
    (void)world_ask(world, 1, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,0\r");
    assert_non_null(strstr(said(1), message("t", "late")));
}

static void test_identifier_taken_over(void **state)
{
    (void)state;
    world_connect(world, 0, "same", 1);
    forget();
    world_connect(world, 1, "same", 1);
    assert_string_equal(said(0), "\r\n+CMQTTCONNLOST: 0,1\r\n");
    assert_true(simcom_broker_connected(world->broker, "same"));
}

static void test_broker_stops_and_runs(void **state)
{
    (void)state;
    world_connect(world, 0, "a", 1);
    forget();
    simcom_broker_run(world->broker, false);
    world_pass(world, 10);
    assert_string_equal(said(0), "\r\n+CMQTTCONNLOST: 0,1\r\n");
    assert_string_equal(world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"),
                        "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,3\r\n");
    simcom_broker_run(world->broker, true);
    assert_string_equal(world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"),
                        "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,0\r\n");
}

static void test_two_clients_of_one_module(void **state)
{
    (void)state;
    world_connect(world, 0, "a", 1);
    (void)world_ask(world, 0, "AT+CMQTTACCQ=1,\"b\"\r");
    assert_non_null(
        strstr(world_ask(world, 0, "AT+CMQTTCONNECT=1,\"tcp://broker\",60,1\r"), ": 1,0"));
    assert_non_null(strstr(world_ask(world, 0, "AT+CMQTTSUB=1,1,1\rt"), ": 1,0"));
    world_publish(world, 0, "t", "p", 1);
    assert_non_null(strstr(said(0), "+CMQTTRXSTART: 1,1,1"));
    assert_null(strstr(said(0), "+CMQTTRXSTART: 0"));
}

static uint8_t refuse(void *context, const simcom_module_connect_t *how)
{
    (void)how;
    return *(uint8_t *)context;
}

/* 27 to 31 are CONNACK's 1 to 5. */
static void test_refusals(void **state)
{
    uint8_t code = 0;
    simcom_broker_settings_t settings = {.latency_ms = 3, .authorize = refuse, .context = &code};
    (void)state;
    world_close(world);
    world_open(world, 1, simcom_module_defaults(), &settings);
    (void)world_ask(world, 0, "AT+CMQTTSTART\r");
    (void)world_ask(world, 0, "AT+CMQTTACCQ=0,\"a\"\r");
    for (code = 27; code <= 31; code++) {
        char wanted[80];
        snprintf(wanted, sizeof wanted, "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,%u\r\n", code);
        assert_string_equal(world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"),
                            wanted);
    }
}

/* MQTT 3.1.1, 4.7, with the examples that stand there. */
/* V1.00 2.1.1: a handshake may take negotiatetime and no longer. */
static void test_handshake_takes_its_time(void **state)
{
    const simcom_broker_settings_t settings = {.latency_ms = 10, .handshake_ms = 20000};

    (void)state;
    world_close(world);
    world_open(world, 1, simcom_module_defaults(), &settings);
    (void)world_ask(world, 0, "AT+CMQTTSTART\r");
    (void)world_ask(world, 0, "AT+CMQTTACCQ=0,\"a\",1\r");
    (void)world_ask(world, 0, "AT+CMQTTACCQ=1,\"b\"\r");
    assert_string_equal(world_ask(world, 0, "AT+CMQTTCONNECT=1,\"tcp://broker\",60,1\r"),
                        "\r\nOK\r\n\r\n+CMQTTCONNECT: 1,0\r\n"); /* no TLS, no handshake */
    assert_string_equal(world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r"),
                        "\r\nOK\r\n");
    world_pass(world, 18900);
    assert_string_equal(said(0), "\r\nOK\r\n");
    world_pass(world, 200);
    assert_string_equal(said(0), "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,0\r\n");

    (void)world_ask(world, 0, "AT+CMQTTDISC=0,60\r");
    (void)world_ask(world, 0, "AT+CSSLCFG=\"negotiatetime\",0,10\r");
    (void)world_ask(world, 0, "AT+CMQTTCONNECT=0,\"tcp://broker\",60,1\r");
    world_pass(world, 8900);
    assert_string_equal(said(0), "\r\nOK\r\n");
    world_pass(world, 200);
    assert_string_equal(said(0), "\r\nOK\r\n\r\n+CMQTTCONNECT: 0,32\r\n");
}

static void test_matching(void **state)
{
    static const struct {
        const char *filter;
        const char *topic;
        bool matches;
    } rows[] = {
        {"sport/tennis/player1/#", "sport/tennis/player1", true},
        {"sport/tennis/player1/#", "sport/tennis/player1/ranking", true},
        {"sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true},
        {"sport/tennis/player1/#", "sport/tennis/player2", false},
        {"sport/#", "sport", true},
        {"#", "a/b", true},
        {"sport/tennis/+", "sport/tennis/player1", true},
        {"sport/tennis/+", "sport/tennis/player1/ranking", false},
        {"sport/+", "sport", false},
        {"sport/+", "sport/", true},
        {"+/+", "/finance", true},
        {"/+", "/finance", true},
        {"+", "/finance", false},
        {"#", "$SYS/x", false},
        {"+/monitor", "$SYS/monitor", false},
        {"$SYS/#", "$SYS/monitor", true},
        {"ACCOUNTS", "Accounts", false},
        {"a", "ab", false},
        {"a/b", "a", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (simcom_broker_matches(simcom_text(rows[i].filter), simcom_text(rows[i].topic)) !=
            rows[i].matches) {
            fail_msg("%s and %s", rows[i].filter, rows[i].topic);
        }
    }
}

static void test_filters_and_topics_that_mqtt_forbids(void **state)
{
    (void)state;
    world_connect(world, 0, "a", 1);
    assert_non_null(strstr(world_ask(world, 0, "AT+CMQTTSUB=0,3,1\ra#b"), "+CMQTTSUB: 0,24"));
    assert_non_null(strstr(world_ask(world, 0, "AT+CMQTTSUB=0,2,1\ra+"), "+CMQTTSUB: 0,24"));
    world_publish(world, 0, "a/+", "p", 1);
    assert_non_null(strstr(said(0), "+CMQTTPUB: 0,24"));
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_every_qos_arrives_once),
        TEST(test_overlap),
        TEST(test_retained),
        TEST(test_will_after_a_loss_only),
        TEST(test_session_that_lasts),
        TEST(test_message_under_way),
        TEST(test_identifier_taken_over),
        TEST(test_broker_stops_and_runs),
        TEST(test_two_clients_of_one_module),
        TEST(test_refusals),
        TEST(test_handshake_takes_its_time),
        TEST(test_matching),
        TEST(test_filters_and_topics_that_mqtt_forbids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
