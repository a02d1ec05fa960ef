/* SPDX-License-Identifier: MIT */
/* test_session.c - a session against a module in every state, and everything that goes wrong. */
#include "session_rig.h"

#include <stdio.h>
#include <string.h>

#define OK      "\r\nOK\r\n"
#define NETWORK "AT+CPIN?\nAT+CREG?\n"
#define DOWN    "AT+CMQTTDISC=0,60\nAT+CMQTTREL=0\n"
#define START   "AT+CMQTTSTART\n"
#define ACQUIRE "AT+CMQTTACCQ=0,\"me\"\n"
#define CONNECT "AT+CMQTTCONNECT=0,\"tcp://one:1883\",60,1\n"
#define SUB     "AT+CMQTTSUBTOPIC=0,3,1\nAT+CMQTTSUB=0\n"
#define CLEAN   "ATE0\n" NETWORK START ACQUIRE CONNECT SUB

#define MINUTE 60000u
#define HOUR   (60u * MINUTE)

/* A rig that is online, with nothing in its logs. */
static void online(void)
{
    rig_begin();
    rig_connect();
    rig_run(10);
    rig_forget();
}

static void assert_connected(void)
{
    assert_true(simcom_session_is_online(&rig.session));
    assert_true(rig.connected[rig_config.client]);
}

/* What an earlier run has left behind. */
static void leave(int client, const char *id, bool connected)
{
    rig.started = true;
    rig.acquired[client] = true;
    rig.connected[client] = connected;
    (void)snprintf(rig.id[client], sizeof rig.id[client], "%s", id);
    (void)snprintf(rig.server[client], sizeof rig.server[client], "tcp://one:1883");
}

/* Bring-up --------------------------------------------------------------------------------- */

static void test_clean_module(void **state)
{
    (void)state;
    rig_begin();
    rig_connect();
    assert_commands(CLEAN);
    rig_run(10);
    assert_news("connected; ");
    assert_true(rig.connected[0]);
    assert_string_equal(rig.steps, "wake; sim; creg; start; acquire; connect; subscribe; ");
}

/* Everything that can be configured, in its order. */
static void test_everything_configured(void **state)
{
    static const simcom_tls_t tls = {.set = SIMCOM_TLS_AUTHMODE, .context = 2, .authmode = 1};
    const simcom_will_t will = {.topic = simcom_text("w"), .message = simcom_text("gone")};
    const simcom_settings_t settings = {.check_utf8 = {0, true}};
    (void)state;
    rig_config.acquire.tls = true;
    rig_config.tls = &tls;
    rig_config.will = &will;
    rig_config.settings = &settings;
    rig_config.policy.no_network_check = true;
    rig_servers[0].context = 2;
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" START "AT+CMQTTACCQ=0,\"me\",1\n"
                    "AT+CMQTTCFG=\"checkUTF8\",0,0\nAT+CSSLCFG=\"authmode\",2,1\n"
                    "AT+CMQTTWILLTOPIC=0,1\nAT+CMQTTWILLMSG=0,4,0\n"
                    "AT+CMQTTSSLCFG=0,2\n" CONNECT SUB);
}

static void test_nothing_to_subscribe(void **state)
{
    (void)state;
    rig_config.filter_count = 0;
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START ACQUIRE CONNECT);
}

/* FIRMWARE 3.7: OK and the result in either order. */
static void test_result_before_ok(void **state)
{
    (void)state;
    rig.order = ORDER_RESULT_FIRST;
    rig_begin();
    rig_connect();
    assert_commands(CLEAN);
}

static void test_second_client(void **state)
{
    (void)state;
    rig_config.client = 1;
    rig_begin();
    rig_connect();
    assert_true(rig.connected[1]);
    assert_false(rig.acquired[0]);
}

/* START answers 23, ACCQ 19: leftovers ------------------------------------------------------- */

static void test_leftover_service(void **state)
{
    (void)state;
    rig.started = true;
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START "AT+CMQTTDISC?\nAT+CMQTTREL=0\n" ACQUIRE CONNECT SUB);
    rig_run(10);
    assert_news("connected; ");
}

/* A76XX: the second START is answered by ERROR alone. */
static simcom_revision_t without_code(void)
{
    simcom_revision_t revision = simcom_revision_v1_00;
    revision.already_started = SIMCOM_CODE_MISSING;
    return revision;
}

static void test_leftover_service_that_answers_error_alone(void **state)
{
    const simcom_revision_t revision = without_code();
    (void)state;
    rig_revision = &revision;
    rig.started = true;
    rig_answer("AT+CMQTTSTART", "\r\nERROR\r\n", -1);
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START "AT+CMQTTDISC?\nAT+CMQTTREL=0\n" ACQUIRE CONNECT SUB);
    rig_run(10);
    assert_news("connected; ");
}

/* The same answer where the service could not be started: what is asked next is refused, too, and START is tried again. */
static void test_service_that_could_not_be_started_without_a_code(void **state)
{
    const simcom_revision_t revision = without_code();
    (void)state;
    rig_revision = &revision;
    rig_answer("AT+CMQTTSTART", "\r\nERROR\r\n", 1);
    rig_answer("AT+CMQTTDISC?", "\r\nERROR\r\n", 1);
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START "AT+CMQTTDISC?\n" NETWORK START ACQUIRE CONNECT SUB);
}

static void test_leftover_client(void **state)
{
    (void)state;
    leave(0, "old", false);
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START "AT+CMQTTDISC?\nAT+CMQTTREL=0\n" ACQUIRE CONNECT SUB);
    assert_string_equal(rig.id[0], "me");
}

static void test_leftover_connection_is_taken_down(void **state)
{
    (void)state;
    leave(0, "me", true);
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START "AT+CMQTTDISC?\n" DOWN ACQUIRE CONNECT SUB);
    assert_connected();
}

static void test_leftover_connection_is_adopted(void **state)
{
    (void)state;
    leave(0, "me", true);
    rig_config.policy.adopt = true;
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START "AT+CMQTTDISC?\nAT+CMQTTACCQ?\nAT+CMQTTCONNECT?\n" SUB);
    rig_run(10);
    assert_news("connected; ");
    rig_say("\r\n+CMQTTCONNLOST: 0,1\r\n");
    rig.connected[0] = false;
    rig_run(10);
    rig_connect();
    assert_commands(NETWORK CONNECT SUB);
}

/* The broker ends the connection; what is sent up to the next one can be asserted. */
static void lose_and_reconnect(void)
{
    rig_run(10);
    rig_forget();
    rig_say("\r\n+CMQTTCONNLOST: 0,1\r\n");
    rig.connected[0] = false;
    rig_run(10);
    rig_connect();
}

/* What an earlier run has set need not be what this one sets: before the next connect all of it is set. */
static void test_adopted_connection_is_configured_for_the_next(void **state)
{
    static const simcom_tls_t tls = {.set = SIMCOM_TLS_AUTHMODE, .context = 2, .authmode = 1};
    const simcom_settings_t settings = {.check_utf8 = {0, true}};
    (void)state;
    leave(0, "me", true);
    rig_answer("AT+CMQTTACCQ?", "\r\n+CMQTTACCQ: 0,\"me\",1\r\n" OK, 1);
    rig_config.policy.adopt = true;
    rig_config.policy.no_network_check = true;
    rig_config.acquire.tls = true;
    rig_config.tls = &tls;
    rig_config.settings = &settings;
    rig_servers[0].context = 2;
    rig_begin();
    rig_connect();
    lose_and_reconnect();
    assert_commands("AT+CMQTTCFG=\"checkUTF8\",0,0\nAT+CSSLCFG=\"authmode\",2,1\n"
                    "AT+CMQTTSSLCFG=0,2\n" CONNECT SUB);
    /* And it stays as it is. */
    lose_and_reconnect();
    assert_commands("AT+CMQTTSSLCFG=0,2\n" CONNECT SUB);
}

/* The same if it has to be disconnected first. */
static void test_adopted_connection_is_configured_behind_disconnect(void **state)
{
    static const simcom_tls_t tls = {.set = SIMCOM_TLS_AUTHMODE, .context = 2, .authmode = 1};
    (void)state;
    leave(0, "me", true);
    rig_answer("AT+CMQTTACCQ?", "\r\n+CMQTTACCQ: 0,\"me\",1\r\n" OK, 1);
    rig_config.policy.adopt = true;
    rig_config.policy.no_network_check = true;
    rig_config.acquire.tls = true;
    rig_config.tls = &tls;
    rig_begin();
    rig_connect();
    rig_run(10);
    rig_forget();
    rig_say("\r\n+CMQTTPING: 0,17\r\n");
    rig_run(10);
    rig_connect();
    assert_commands("AT+CMQTTDISC=0,60\nAT+CSSLCFG=\"authmode\",2,1\n" CONNECT SUB);
}

/* A setting is refused: nothing is connected until the module has taken all of them. */
static void test_refused_setting_is_set_before_connect(void **state)
{
    static const simcom_tls_t tls = {
        .set = SIMCOM_TLS_VERSION | SIMCOM_TLS_AUTHMODE, .context = 2, .version = 3, .authmode = 1};
    (void)state;
    rig_config.acquire.tls = true;
    rig_config.tls = &tls;
    rig_config.policy.no_network_check = true;
    rig_servers[0].context = 2;
    rig_answer("AT+CSSLCFG=\"authmode\"", "\r\nERROR\r\n", 1);
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" START "AT+CMQTTACCQ=0,\"me\",1\n"
                    "AT+CSSLCFG=\"sslversion\",2,3\nAT+CSSLCFG=\"authmode\",2,1\n"
                    "AT+CSSLCFG=\"sslversion\",2,3\nAT+CSSLCFG=\"authmode\",2,1\n"
                    "AT+CMQTTSSLCFG=0,2\n" CONNECT SUB);
}

/* Somebody else's connection in our client is not ours. */
static void test_foreign_connection_is_not_adopted(void **state)
{
    (void)state;
    leave(0, "you", true);
    rig_config.policy.adopt = true;
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START
                    "AT+CMQTTDISC?\nAT+CMQTTACCQ?\n" DOWN ACQUIRE CONNECT SUB);
    rig_set_up(state);
    leave(0, "me", true);
    (void)strcpy(rig.server[0], "tcp://elsewhere:1883");
    rig_config.policy.adopt = true;
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START
                    "AT+CMQTTDISC?\nAT+CMQTTACCQ?\nAT+CMQTTCONNECT?\n" DOWN ACQUIRE CONNECT SUB);
    assert_string_equal(rig.server[0], "tcp://one:1883");
}

/* The line in pieces and no line buffer: what cannot be read is not adopted. */
static void test_nothing_is_adopted_without_line_buffer(void **state)
{
    (void)state;
    leave(0, "me", true);
    rig_config.policy.adopt = true;
    rig_begin();
    simcom_scan_init(&rig.modem.scan, NULL, 0);
    rig_connect();
    assert_commands("ATE0\n" NETWORK START
                    "AT+CMQTTDISC?\nAT+CMQTTACCQ?\n" DOWN ACQUIRE CONNECT SUB);
}

/* The client is held although START has answered 0: ACCQ says 19. */
static void test_client_held_behind_a_fresh_start(void **state)
{
    (void)state;
    rig.acquired[0] = true;
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START ACQUIRE DOWN ACQUIRE CONNECT SUB);
}

/* 19 whatever one does: no haste. */
static void test_client_that_cannot_be_taken_down(void **state)
{
    (void)state;
    rig_answer("AT+CMQTTACCQ=", "\r\n+CMQTTACCQ: 0,19\r\n\r\nERROR\r\n", 3);
    rig_begin();
    rig_connect();
    assert_commands(
        "ATE0\n" NETWORK START ACQUIRE DOWN ACQUIRE NETWORK ACQUIRE DOWN ACQUIRE CONNECT SUB);
    assert_int_equal(rig.wait_count, 1);
}

/* Client 1 belongs to somebody else: it is left alone. */
static void test_other_client_is_left_alone(void **state)
{
    (void)state;
    leave(1, "you", true);
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START "AT+CMQTTDISC?\nAT+CMQTTREL=0\n" ACQUIRE CONNECT SUB);
    assert_true(rig.connected[1]);
    assert_connected();
}

/* STOP answers 21 because of it, and START 23: the ladder goes on all the same. */
static void test_stop_before_release_of_the_other(void **state)
{
    (void)state;
    leave(1, "you", true);
    rig_config.policy.tries = 1;
    rig_config.policy.no_reset = true;
    rig_answer("AT+CMQTTCONNECT=", OK "\r\n+CMQTTCONNECT: 0,3\r\n", 2);
    rig_begin();
    rig_connect();
    assert_connected();
    assert_true(rig.connected[1]);
    assert_int_equal(rig_count(rig.commands, "AT+CMQTTSTOP\n"), 1);
    assert_non_null(strstr(rig.commands, "AT+CMQTTSTOP\n" START ACQUIRE CONNECT SUB));
}

/* An earlier run was reset between prompt and data. */
static void test_module_in_the_middle_of_data(void **state)
{
    (void)state;
    leave(0, "old", true);
    rig.data_left = 500;
    rig_begin();
    rig_connect();
    assert_connected();
}

/* SIM and network -------------------------------------------------------------------------- */

static void test_waits_for_the_network(void **state)
{
    (void)state;
    rig_answer("AT+CREG?", "\r\n+CREG: 0,2\r\n" OK, 5);
    rig_answer("AT+CGREG?", "\r\n+CGREG: 0,2\r\n" OK, 5);
    rig_answer("AT+CEREG?", "\r\n+CEREG: 0,2\r\n" OK, 5);
    rig_begin();
    rig_run(5 * SIMCOM_SESSION_POLL_MS - 500);
    assert_int_equal(rig_count(rig.commands, "AT+CEREG?\n"), 5);
    assert_false(rig.started);
    assert_string_equal(rig.steps, "wake; sim; creg; cgreg; cereg; no network; ");
    rig_connect();
    assert_string_equal(rig.news, "connected; ");
}

/* Registered for packets alone, as with a SIM for data. */
static void test_one_registration_is_enough(void **state)
{
    (void)state;
    rig_answer("AT+CREG?", "\r\n+CREG: 0,0\r\n" OK, -1);
    rig_answer("AT+CGREG?", "\r\n+CGREG: 0,4\r\n" OK, -1);
    rig_answer("AT+CEREG?", "\r\n+CEREG: 2,5,\"1816\",\"0A1B2C3\"\r\n" OK, -1);
    rig_begin();
    rig_connect();
    assert_connected();
}

/* A report that comes by itself in the middle of the question: its first number is not <n>. */
static void test_report_is_no_answer(void **state)
{
    (void)state;
    rig_answer("AT+CREG?", "\r\n+CSQ: 1,1\r\n\r\n+CREG: 1\r\n\r\n+CREG: 1,2\r\n" OK, 1);
    rig_answer("AT+CGREG?", "\r\nERROR\r\n", 1);
    rig_answer("AT+CEREG?", "\r\nERROR\r\n", 1);
    rig_begin();
    rig_run(1000);
    assert_int_equal(simcom_session_step(&rig.session), SIMCOM_SESSION_NO_NETWORK);
    rig_connect();
}

static void test_no_network_for_too_long(void **state)
{
    (void)state;
    rig_config.policy.network_s = 20;
    rig_answer("AT+CREG?", "\r\n+CREG: 0,3\r\n" OK, -1);
    rig_answer("AT+CGREG?", "\r\n+CGREG: 0,3\r\n" OK, -1);
    rig_answer("AT+CEREG?", "\r\n+CEREG: 0,3\r\n" OK, -1);
    rig_begin();
    rig_run(30000);
    assert_string_equal(rig.news, "waiting: no network not registered 0; ");
    rig_run(5 * MINUTE);
    assert_true(rig.restarts > 0); /* nothing but a restart can help */
    assert_int_equal(rig_count(rig.commands, "AT+CMQTT"), 0);
}

static void test_sim_is_not_ready_yet(void **state)
{
    (void)state;
    rig_answer("AT+CPIN?", "\r\n+CME ERROR: SIM busy\r\n", 3);
    rig_begin();
    rig_connect();
    assert_string_equal(rig.news, "connected; ");
    assert_int_equal(rig_count(rig.commands, "AT+CPIN?\n"), 4);
}

static void test_no_sim(void **state)
{
    (void)state;
    rig_config.policy.network_s = 10;
    rig_answer("AT+CPIN?", "\r\n+CME ERROR: SIM not inserted\r\n", -1);
    rig_begin();
    rig_run(20000);
    assert_string_equal(rig.news, "waiting: no network no sim 0; ");
}

/* Whoever has to enter a PIN is told once, and gets all the time. */
static void test_need_pin(void **state)
{
    (void)state;
    rig_config.policy.network_s = 10;
    rig_answer("AT+CPIN?", "\r\n+CPIN: SIM PIN\r\n" OK, 1000);
    rig_begin();
    rig_run(10 * MINUTE);
    assert_string_equal(rig.news, "need pin; ");
    assert_int_equal(rig.restarts, 0);
    rig.rules[0].times = 0;
    rig_connect();
    rig_run(1);
    assert_string_equal(rig.news, "need pin; connected; ");
}

/* Once it is entered, patience with the network is as short as ever. */
static void test_pin_is_entered_and_there_is_no_network(void **state)
{
    (void)state;
    rig_config.policy.network_s = 10;
    rig_answer("AT+CPIN?", "\r\n+CPIN: SIM PIN\r\n" OK, 10);
    rig_answer("AT+CREG?", "\r\n+CREG: 0,2\r\n" OK, -1);
    rig_answer("AT+CGREG?", "\r\n+CGREG: 0,2\r\n" OK, -1);
    rig_answer("AT+CEREG?", "\r\n+CEREG: 0,2\r\n" OK, -1);
    rig_begin();
    rig_run(40000);
    assert_string_equal(rig.news, "need pin; waiting: no network not registered 0; ");
}

/* Without a line buffer the text is cut. Registration tells. */
static void test_sim_without_line_buffer(void **state)
{
    (void)state;
    rig_begin();
    simcom_scan_init(&rig.modem.scan, NULL, 0);
    rig_connect();
    assert_commands(CLEAN);
}

/* A lost link ------------------------------------------------------------------------------ */

static void lose(const char *line)
{
    rig.connected[0] = false;
    rig_say(line);
    rig_run(10);
    assert_false(simcom_session_is_online(&rig.session));
}

static void test_lost_link_connlost_needs_connect(void **state)
{
    (void)state;
    online();
    lose("\r\n+CMQTTCONNLOST: 0,2\r\n");
    assert_news("disconnected: closed 2; waiting: online closed 2; ");
    rig_connect();
    assert_commands(NETWORK CONNECT SUB);
    rig_run(10);
    assert_news("connected; ");
}

static void test_lost_link_of_the_other_client(void **state)
{
    (void)state;
    online();
    rig_say("\r\n+CMQTTCONNLOST: 1,2\r\n\r\n+CMQTTPING: 1,3\r\n");
    rig_run(MINUTE / 2);
    assert_connected();
    assert_commands("");
    assert_news("");
}

static void test_lost_link_nonet_needs_start(void **state)
{
    (void)state;
    online();
    rig.started = false;
    rig.acquired[0] = false;
    lose("\r\n+CMQTTNONET\r\n");
    assert_news("disconnected: nonet 0; waiting: online nonet 0; ");
    rig_connect();
    assert_commands(NETWORK START ACQUIRE CONNECT SUB);
}

/* START says 23 there on some firmware, and the client is still held. */
static void test_nonet_with_leftovers(void **state)
{
    (void)state;
    online();
    lose("\r\n+CMQTTNONET\r\n");
    rig_connect();
    assert_commands(NETWORK START "AT+CMQTTDISC?\nAT+CMQTTREL=0\n" ACQUIRE CONNECT SUB);
}

static void test_ping_failed_disconnect_and_connect(void **state)
{
    (void)state;
    online();
    rig_say("\r\n+CMQTTPING: 0,3\r\n");
    rig_run(10);
    assert_news("disconnected: ping 3; waiting: online ping 3; ");
    rig_connect();
    assert_commands(NETWORK "AT+CMQTTDISC=0,60\n" CONNECT SUB);
}

static void test_restart_starts_all_over(void **state)
{
    (void)state;
    online();
    rig_restart();
    rig_run(10);
    assert_news("disconnected: restarted 0; waiting: online restarted 0; ");
    rig_connect();
    assert_commands(CLEAN);
    rig_run(10);
    assert_news("connected; ");
}

/* Connected flag goes stale: 9, 11, 20, 26 ---------------------------------------------------- */

static void publish(const char *payload)
{
    const simcom_publish_t message = {
        .topic = simcom_text("t"), .payload = simcom_text(payload), .qos = 1};
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_GOOD);
}

static void assert_stale(const char *answer, const char *news, const char *commands)
{
    void *state = NULL;
    rig_set_up(&state);
    online();
    if (strstr(answer, ": 0,9") != NULL) {
        rig.started = false;
        rig.acquired[0] = false;
    } else if (strstr(answer, ": 0,20") != NULL) {
        rig.acquired[0] = false;
    }
    rig.connected[0] = false;
    rig_answer("AT+CMQTTTOPIC", answer, 1);
    publish("x");
    rig_run(10);
    assert_news(news);
    assert_string_equal(rig.commands, "AT+CMQTTTOPIC=0,1\n");
    rig_forget();
    rig_connect();
    assert_commands(commands);
}

static void test_stale_connected_flag(void **state)
{
    (void)state;
    assert_stale("\r\n+CMQTTTOPIC: 0,11\r\n\r\nERROR\r\n",
                 "disconnected: refused 11; waiting: online refused 11; ", NETWORK CONNECT SUB);
    assert_stale("\r\n+CMQTTTOPIC: 0,26\r\n\r\nERROR\r\n",
                 "disconnected: refused 26; waiting: online refused 26; ", NETWORK CONNECT SUB);
    assert_stale("\r\n+CMQTTTOPIC: 0,9\r\n\r\nERROR\r\n",
                 "disconnected: refused 9; waiting: online refused 9; ",
                 NETWORK START ACQUIRE CONNECT SUB);
    assert_stale("\r\n+CMQTTTOPIC: 0,20\r\n\r\nERROR\r\n",
                 "disconnected: refused 20; waiting: online refused 20; ",
                 NETWORK ACQUIRE CONNECT SUB);
}

/* Other codes say nothing about the connection. */
static void test_refusal_that_leaves_the_connection(void **state)
{
    (void)state;
    online();
    rig_answer("AT+CMQTTPUB", "\r\n+CMQTTPUB: 0,12\r\n\r\nERROR\r\n", 1);
    publish("x");
    rig_run(1000);
    assert_connected();
    assert_news("");
    assert_string_equal(rig.own, "12 1 12; ");
}

/* Somebody's operation got no answer: is there a connection? */
static void test_doubt_is_settled(void **state)
{
    (void)state;
    online();
    rig_answer("AT+CMQTTPUB", OK, 2);
    publish("x");
    rig_run(2 * MINUTE);
    assert_connected();
    assert_news("");
    assert_non_null(strstr(rig.commands, "AT+CMQTTPUB=0,1,60\nAT+CMQTTDISC?\n"));
    publish("y");
    rig_run(10);
    rig.connected[0] = false;
    rig_run(71000);
    assert_news("disconnected: closed 0; waiting: check closed 0; ");
    rig_connect();
}

/* A single command of the application, which may be about any client: the session asks. */
static void test_single_command_says_not_connected(void **state)
{
    const simcom_cmqttpub_write_t pub = {.client_index = 0, .qos = 0, .pub_timeout = 60};
    (void)state;
    online();
    rig.connected[0] = false;
    assert_int_equal(
        simcom_send(&rig.modem, &simcom_form_cmqttpub_write, &pub, (simcom_bytes_t){NULL, 0}),
        SIMCOM_GOOD);
    rig_run(1000);
    assert_string_equal(rig.commands, "AT+CMQTTPUB=0,0,60\nAT+CMQTTDISC?\n");
    assert_news("disconnected: closed 0; waiting: check closed 0; ");
}

/* The application takes things down itself: they come up again. */
static void test_application_disconnects(void **state)
{
    (void)state;
    online();
    assert_int_equal(simcom_mqtt_disconnect(&rig.modem, 0, 0), SIMCOM_GOOD);
    rig_run(10);
    assert_news("disconnected: asked 0; waiting: online asked 0; ");
    rig_connect();
    assert_int_equal(simcom_mqtt_disconnect(&rig.modem, 0, 0), SIMCOM_GOOD);
    rig_run(10);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    rig_run(10);
    rig_forget();
    rig_connect();
    assert_commands(NETWORK ACQUIRE CONNECT SUB);
    assert_int_equal(simcom_mqtt_disconnect(&rig.modem, 0, 0), SIMCOM_GOOD);
    rig_run(10);
    assert_int_equal(simcom_mqtt_release(&rig.modem, 0), SIMCOM_GOOD);
    rig_run(10);
    assert_int_equal(simcom_mqtt_stop(&rig.modem), SIMCOM_GOOD);
    rig_run(10);
    rig_forget();
    rig_connect();
    assert_commands(NETWORK START ACQUIRE CONNECT SUB);
}

/* The application uses the module's slot all the time. */
static void test_waits_for_a_slot(void **state)
{
    (void)state;
    rig_begin();
    rig_answer("AT+CSQ", "", 1);
    assert_int_equal(
        simcom_send(&rig.modem, &simcom_form_csq_execute, NULL, (simcom_bytes_t){NULL, 0}),
        SIMCOM_GOOD);
    rig_run(3000);
    assert_commands("AT+CSQ\n");
    rig_connect();
    assert_string_equal(rig.own, "1 3 255; ");
}

static void test_regular_check(void **state)
{
    (void)state;
    rig_config.policy.check_s = 30;
    online();
    rig_run(95000);
    assert_commands("AT+CMQTTDISC?\nAT+CMQTTDISC?\nAT+CMQTTDISC?\n");
    assert_news("");
    rig.connected[0] = false; /* and CONNLOST was lost */
    rig_run(30000);
    assert_non_null(strstr(rig.news, "disconnected: closed 0; "));
    rig_connect();
}

/* The module restarted and its RDY was lost: the check finds it. */
static void test_check_finds_a_restart(void **state)
{
    (void)state;
    rig_config.policy.check_s = 30;
    online();
    rig_restart();
    rig.reply[0] = '\0';
    rig_answer("AT+CMQTTDISC?", "\r\nERROR\r\n", 1);
    rig_run(40000);
    rig_connect();
    assert_connected();
}

/* No answer to the question: everything from the beginning. */
static void test_check_without_an_answer(void **state)
{
    (void)state;
    rig_config.policy.check_s = 30;
    online();
    rig_answer("AT+CMQTTDISC?", "", 1);
    rig_run(45000);
    rig_connect();
    assert_commands("AT+CMQTTDISC?\nATE0\n" NETWORK START
                    "AT+CMQTTDISC?\n" DOWN ACQUIRE CONNECT SUB);
    rig_run(10);
    assert_news("disconnected: silent 0; waiting: check silent 0; connected; ");
}

/* Connect result missed -------------------------------------------------------------------- */

static void test_connect_result_missed_connected(void **state)
{
    (void)state;
    rig_answer("AT+CMQTTCONNECT=", OK, 1);
    rig_begin();
    rig_run(MINUTE);
    leave(0, "me", true); /* it was done; only the result line was lost */
    rig_connect();
    assert_commands("ATE0\n" NETWORK START ACQUIRE CONNECT "AT+CMQTTDISC?\n" SUB);
    rig_run(10);
    assert_news("connected; ");
}

static void test_connect_result_missed_not_connected(void **state)
{
    (void)state;
    rig_answer("AT+CMQTTCONNECT=", OK, 1);
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK START ACQUIRE CONNECT "AT+CMQTTDISC?\n" NETWORK CONNECT SUB);
    rig_run(10);
    assert_news("waiting: settle closed 0; connected; ");
}

/* The result comes when nobody waits for it any more. */
static void test_connect_result_late(void **state)
{
    (void)state;
    rig_config.policy.pause_min_s = 60;
    rig_answer("AT+CMQTTCONNECT=", OK, 1);
    rig_begin();
    while (simcom_session_step(&rig.session) != SIMCOM_SESSION_PAUSE) {
        rig_run(1000);
    }
    rig_forget();
    rig.connected[0] = true;
    rig_say("\r\n+CMQTTCONNECT: 0,0\r\n");
    rig_run(1000);
    assert_commands("AT+CMQTTDISC?\n" SUB);
    assert_connected();
}

/* A handshake may take the module's 300 s, where nothing of TLS is configured here, too. */
static void test_connect_over_tls_takes_minutes(void **state)
{
    (void)state;
    rig_config.acquire.tls = true;
    rig_config.policy.no_network_check = true;
    rig_answer("AT+CMQTTCONNECT=", OK, 1);
    rig_begin();
    rig_run(250000);
    rig.connected[0] = true;
    rig_say("\r\n+CMQTTCONNECT: 0,0\r\n");
    rig_connect();
    assert_commands("ATE0\n" START "AT+CMQTTACCQ=0,\"me\",1\n" CONNECT SUB);
}

/* 13: it is connected, against all that is known. */
static void test_connected_already(void **state)
{
    (void)state;
    online();
    rig_say("\r\n+CMQTTCONNLOST: 0,1\r\n"); /* yet it is connected */
    rig_run(10);
    rig_connect();
    assert_commands(NETWORK CONNECT NETWORK "AT+CMQTTDISC=0,60\n" CONNECT SUB);
}

/* At each command of the bring-up ------------------------------------------------------------ */

static void survive(int at, fault_t fault, bool leftover)
{
    void *state = NULL;
    rig_set_up(&state);
    if (leftover) {
        leave(0, "old", true);
    }
    rig.fault_at = at;
    rig.fault = fault;
    rig_begin();
    rig_connect();
    rig_run(HOUR);
    if (!simcom_session_is_online(&rig.session) || !rig.connected[0] ||
        strcmp(rig.id[0], "me") != 0) {
        fail_msg("fault %d at command %d: %s\n%s", fault, at, rig.news, rig.commands);
    }
    /* The application was told of one connection, whatever happened before, and it still works. */
    assert_int_equal(rig_count(rig.news, "connected; "), 1 + rig_count(rig.news, "disconnected: "));
    rig_forget();
    rig.fault_at = -1;
    publish("x");
    rig_run(1000);
    assert_string_equal(rig.own, "12 0 0; ");
    assert_string_equal(rig.payloads, "/x");
}

static void survive_at_each(fault_t fault)
{
    for (int at = 0; at < 9; at++) {
        survive(at, fault, false);
    }
    for (int at = 0; at < 12; at++) {
        survive(at, fault, true);
    }
}

static void test_restart_at_each_command(void **state)
{
    (void)state;
    survive_at_each(FAULT_RESTART);
}

static void test_error_at_each_command(void **state)
{
    (void)state;
    survive_at_each(FAULT_ERROR);
    survive_at_each(FAULT_CME);
}

static void test_silence_at_each_command(void **state)
{
    (void)state;
    survive_at_each(FAULT_SILENCE);
}

/* Everything goes wrong for an hour. Behind that it comes up, and messages arrive. */
static void test_hour_of_chaos(void **state)
{
    static const unsigned seeds = 200;
    for (unsigned seed = 1; seed <= seeds; seed++) {
        rig_set_up(state);
        rig_config.policy.adopt = seed % 2 == 0;
        rig_config.policy.check_s = 30;
        rig.order = seed % 3 == 0 ? ORDER_RESULT_FIRST : ORDER_OK_FIRST;
        rig.chaos = seed;
        rig_begin();
        for (int i = 0; i < 60; i++) {
            rig_run(MINUTE);
            rig_forget();
        }
        rig.chaos = 0;
        for (int i = 0; i < 15; i++) {
            rig_run(MINUTE);
            rig_forget();
        }
        if (!simcom_session_is_online(&rig.session) || !rig.connected[0]) {
            fail_msg("seed %u: step %d", seed, (int)simcom_session_step(&rig.session));
        }
        publish("x");
        rig_run(1000);
        assert_string_equal(rig.own, "12 0 0; ");
    }
}

/* NONET, CONNLOST and PING while a command is answered. */
static void test_urc_at_each_step(void **state)
{
    static const char *const urcs[] = {"\r\n+CMQTTNONET\r\n", "\r\n+CMQTTCONNLOST: 0,3\r\n",
                                       "\r\n+CMQTTPING: 0,1\r\n"};
    for (size_t i = 0; i < sizeof urcs / sizeof *urcs; i++) {
        for (int at = 1; at < 10; at++) {
            rig_set_up(state);
            rig_begin();
            while (rig.command_count < at) {
                rig_run(1);
                if (simcom_session_is_online(&rig.session)) {
                    break;
                }
            }
            rig_say(urcs[i]);
            rig_connect();
            rig_run(MINUTE);
            assert_connected();
        }
    }
}

/* Pauses ----------------------------------------------------------------------------------- */

static uint32_t random_word;

static uint32_t give_word(void *context)
{
    assert_ptr_equal(context, &random_word);
    return random_word;
}

static const uint32_t doubled[] = {2000, 4000, 8000, 16000, 32000, 64000, 120000, 120000};
#define PAUSES (sizeof doubled / sizeof *doubled)

static void fail_often(void)
{
    rig_answer("AT+CMQTTCONNECT=", OK "\r\n+CMQTTCONNECT: 0,3\r\n", -1);
    rig_begin();
    rig_run(HOUR);
    assert_true(rig.wait_count >= (int)PAUSES);
}

static void test_pause_doubles(void **state)
{
    (void)state;
    fail_often();
    for (size_t i = 0; i < PAUSES; i++) {
        assert_int_equal(rig.waits[i], doubled[i]);
    }
}

static void test_pause_has_jitter(void **state)
{
    static const uint32_t words[] = {0, 0x7F, 0x80, 0xFF, 0x12345678, UINT32_MAX};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        rig_set_up(state);
        random_word = words[w];
        rig_config.random = give_word;
        rig_config.context = &random_word;
        fail_often();
        for (size_t i = 0; i < PAUSES; i++) {
            assert_true(rig.waits[i] >= doubled[i] / 2 && rig.waits[i] <= doubled[i]);
        }
        if ((words[w] & 0xFF) == 0) {
            assert_int_equal(rig.waits[7], 60000);
        } else if ((words[w] & 0xFF) == 0xFF) {
            assert_int_equal(rig.waits[7], 120000);
        }
    }
}

static void test_pause_limits(void **state)
{
    (void)state;
    rig_config.policy.pause_min_s = 32767;
    rig_config.policy.pause_max_s = 32767;
    random_word = UINT32_MAX;
    rig_config.random = give_word;
    rig_config.context = &random_word;
    rig_answer("AT+CMQTTCONNECT=", OK "\r\n+CMQTTCONNECT: 0,3\r\n", -1);
    rig_begin();
    rig_run(30 * HOUR);
    assert_true(rig.wait_count > 1);
    for (int i = 0; i < rig.wait_count; i++) {
        assert_int_equal(rig.waits[i], 32767000);
    }
    rig_config.policy.pause_max_s = 32768;
    assert_int_equal(simcom_session_init(&rig.session, &rig.modem, &rig_config), SIMCOM_E_RANGE);
}

/* A connection that is lost at once is no success; one that lasts is. */
static void test_pause_is_short_again_behind_a_stable_connection(void **state)
{
    (void)state;
    online();
    for (int i = 0; i < 4; i++) {
        rig.connected[0] = false;
        rig_say("\r\n+CMQTTCONNLOST: 0,1\r\n");
        rig_run(10);
        rig_connect();
        rig_run(1000);
    }
    assert_int_equal(rig.waits[3], 16000);
    rig_run(SIMCOM_SESSION_STABLE_MS);
    rig.connected[0] = false;
    rig_say("\r\n+CMQTTCONNLOST: 0,1\r\n");
    rig_run(10);
    assert_int_equal(rig.waits[4], 2000);
}

/* The ladder ------------------------------------------------------------------------------- */

static void test_ladder(void **state)
{
    (void)state;
    rig_config.policy.tries = 2;
    rig_config.policy.no_network_check = true;
    rig_answer("AT+CMQTTCONNECT=", OK "\r\n+CMQTTCONNECT: 0,3\r\n", 9);
    rig_begin();
    rig_connect();
    const char *connect = "ATE0\n" START ACQUIRE CONNECT CONNECT;
    const char *client = DOWN ACQUIRE CONNECT DOWN ACQUIRE CONNECT;
    const char *service =
        DOWN "AT+CMQTTSTOP\n" START ACQUIRE CONNECT DOWN "AT+CMQTTSTOP\n" START ACQUIRE CONNECT;
    const char *module = "AT+CRESET\nATE0\n" START ACQUIRE CONNECT CONNECT;
    char expected[2048];
    (void)snprintf(expected, sizeof expected, "%s%s%s%s%s" SUB, connect, client, service, module,
                   client);
    assert_commands(expected);
    assert_int_equal(rig.wait_count, 9); /* a restart by the session itself is no failure */
    assert_int_equal(rig.restarts, 1);
}

static int resets;

static void reset_by_pin(void *context)
{
    assert_ptr_equal(context, &resets);
    resets++;
    rig_restart();
}

static void test_reset_by_pin(void **state)
{
    (void)state;
    resets = 0;
    rig_config.reset = reset_by_pin;
    rig_config.context = &resets;
    rig_config.policy.tries = 1;
    rig_answer("AT+CMQTTCONNECT=", OK "\r\n+CMQTTCONNECT: 0,3\r\n", 3);
    rig_begin();
    rig_connect();
    assert_int_equal(resets, 1);
    assert_int_equal(rig_count(rig.commands, "AT+CRESET"), 0);
}

/* RDY is missed: after some time it is asked anyway. */
static void test_reset_without_rdy(void **state)
{
    (void)state;
    rig_config.policy.tries = 1;
    rig_config.policy.boot_s = 20;
    rig_answer("AT+CMQTTCONNECT=", OK "\r\n+CMQTTCONNECT: 0,3\r\n", 3);
    rig_answer("AT+CRESET", OK, 1);
    rig_begin();
    while (simcom_session_step(&rig.session) != SIMCOM_SESSION_BOOT) {
        rig_run(1000);
    }
    rig_forget();
    rig_run(18000);
    assert_commands("");
    rig_run(3000);
    rig_connect();
    assert_connected();
}

/* A module that does not answer at all: its power is the only thing left. */
static void test_dead_module(void **state)
{
    (void)state;
    resets = 0;
    rig_config.reset = reset_by_pin;
    rig_config.context = &resets;
    rig.dead = true;
    rig_begin();
    rig_run(HOUR);
    assert_true(resets >= 2 && resets <= 20);
    assert_non_null(strstr(rig.news, "waiting: wake silent 0; "));
    assert_null(strstr(rig.news, "gave up"));
    rig.dead = false;
    rig_connect();
    assert_connected();
}

static void test_no_reset(void **state)
{
    (void)state;
    rig_config.policy.no_reset = true;
    rig_config.policy.tries = 1;
    rig_answer("AT+CMQTTCONNECT=", OK "\r\n+CMQTTCONNECT: 0,3\r\n", -1);
    rig_begin();
    rig_run(HOUR);
    assert_int_equal(rig.restarts, 0);
    assert_true(rig_count(rig.commands, "AT+CMQTTSTOP") > 1);
}

/* It is the broker who refuses: no reason to restart the module. */
static void test_broker_that_is_not_available(void **state)
{
    (void)state;
    rig_config.policy.tries = 1;
    rig_answer("AT+CMQTTCONNECT=", OK "\r\n+CMQTTCONNECT: 0,29\r\n", -1);
    rig_begin();
    rig_run(HOUR);
    assert_int_equal(rig.restarts, 0);
    assert_int_equal(rig_count(rig.commands, "AT+CMQTTSTOP"), 0);
    assert_true(rig_count(rig.commands, "AT+CMQTTREL") > 1);
}

static void test_subscription_that_is_refused(void **state)
{
    (void)state;
    rig_config.policy.tries = 1;
    rig_answer("AT+CMQTTSUB=", OK "\r\n+CMQTTSUB: 0,1\r\n", 3);
    rig_begin();
    rig_connect();
    assert_int_equal(rig.restarts, 0);
    assert_int_equal(rig_count(rig.commands, "AT+CMQTTDISC=0,60"), 3);
    assert_int_equal(rig_count(rig.news, "waiting: subscribe refused 1; "), 3);
    assert_connected();
}

static void test_next_server(void **state)
{
    (void)state;
    rig_config.server_count = 2;
    rig_answer("AT+CMQTTCONNECT=0,\"tcp://one", OK "\r\n+CMQTTCONNECT: 0,3\r\n", -1);
    rig_begin();
    rig_connect();
    assert_string_equal(rig.server[0], "tcp://two:1883");
    assert_int_equal(rig.wait_count, 1);
}

/* Giving up -------------------------------------------------------------------------------- */

static void test_gives_up_where_nothing_can_help(void **state)
{
    static const unsigned codes[] = {27, 28, 30, 31, 33};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char answer[64], news[64];
        rig_set_up(state);
        (void)snprintf(answer, sizeof answer, OK "\r\n+CMQTTCONNECT: 0,%u\r\n", codes[i]);
        (void)snprintf(news, sizeof news, "gave up: connect refused %u; ", codes[i]);
        rig_answer("AT+CMQTTCONNECT=", answer, 1);
        rig_begin();
        rig_run(HOUR);
        assert_news(news);
        assert_int_equal(rig_count(rig.commands, "AT+CMQTTCONNECT"), 1);
        /* Somebody has set it right. */
        assert_int_equal(simcom_session_start(&rig.session), SIMCOM_GOOD);
        rig_connect();
    }
}

/* Everything else may help some day. */
static void test_goes_on_with_all_other_codes(void **state)
{
    for (unsigned code = 1; code <= 34; code++) {
        char answer[64];
        if (code == 27 || code == 28 || code == 30 || code == 31 || code == 33) {
            continue;
        }
        rig_set_up(state);
        (void)snprintf(answer, sizeof answer, "\r\n+CMQTTCONNECT: 0,%u\r\n\r\nERROR\r\n", code);
        rig_answer("AT+CMQTTCONNECT=", answer, 2);
        rig_begin();
        rig_connect();
        assert_connected();
    }
}

static void test_wrong_arguments(void **state)
{
    (void)state;
    rig_servers[0].server = simcom_text("ssl://one:8883");
    rig_begin();
    rig_run(MINUTE);
    char news[64];
    (void)snprintf(news, sizeof news, "gave up: connect arguments %u; ", SIMCOM_E_ADDRESS);
    assert_news(news);
    assert_int_equal(rig_count(rig.commands, "AT+CMQTTCONNECT"), 0);
    rig_set_up(state);
    rig_config.acquire.client_id = simcom_text("");
    rig_begin();
    rig_run(MINUTE);
    (void)snprintf(news, sizeof news, "gave up: acquire arguments %u; ", SIMCOM_E_LENGTH);
    assert_news(news);
}

/* Calls ------------------------------------------------------------------------------------ */

static void test_stop(void **state)
{
    (void)state;
    online();
    assert_int_equal(simcom_session_stop(&rig.session), SIMCOM_GOOD);
    assert_int_equal(simcom_session_stop(&rig.session), SIMCOM_E_BUSY);
    assert_int_equal(simcom_session_start(&rig.session), SIMCOM_E_BUSY);
    rig_run(1000);
    assert_commands(DOWN "AT+CMQTTSTOP\n");
    assert_news("disconnected: asked 0; stopped; ");
    assert_int_equal(simcom_session_step(&rig.session), SIMCOM_SESSION_OFF);
    assert_int_equal(simcom_session_stop(&rig.session), SIMCOM_E_IDLE);
    rig_run(HOUR);
    assert_commands("");
    assert_int_equal(simcom_session_start(&rig.session), SIMCOM_GOOD);
    rig_connect();
    assert_commands(CLEAN);
}

/* At any moment of the bring-up, whatever then answers. */
static void test_stop_at_any_time(void **state)
{
    for (int at = 0; at < 10; at++) {
        for (int dead = 0; dead < 2; dead++) {
            rig_set_up(state);
            rig_begin();
            for (int i = 0; i < 100 && rig.command_count < at; i++) {
                rig_run(0);
            }
            rig.dead = dead != 0;
            assert_int_equal(simcom_session_stop(&rig.session), SIMCOM_GOOD);
            rig_run(10 * MINUTE);
            assert_int_equal(rig_count(rig.news, "stopped; "), 1);
            assert_false(dead == 0 && (rig.started || rig.acquired[0] || rig.connected[0]));
        }
    }
}

/* A CONNECT that would take minutes is given up at once. */
static void test_stop_while_connecting(void **state)
{
    (void)state;
    rig_answer("AT+CMQTTCONNECT=", OK, 1);
    rig_begin();
    rig_run(1000);
    assert_int_equal(simcom_session_step(&rig.session), SIMCOM_SESSION_CONNECT);
    assert_int_equal(simcom_session_stop(&rig.session), SIMCOM_GOOD);
    rig_run(5000);
    assert_news("stopped; ");
    assert_false(rig.started);
}

static void test_stop_and_restart(void **state)
{
    (void)state;
    online();
    rig_answer("AT+CMQTTREL", "", 1);
    assert_int_equal(simcom_session_stop(&rig.session), SIMCOM_GOOD);
    rig_run(1000);
    rig_restart();
    rig_run(1000);
    assert_news("disconnected: asked 0; stopped; ");
}

static void test_init_is_checked(void **state)
{
    simcom_config_t one = {.revision = &simcom_revision_v1_00, .client = {&rig.clients[0]}};
    (void)state;
    simcom_init(&rig.modem, &one);
    rig_config.client = 1;
    assert_int_equal(simcom_session_init(&rig.session, &rig.modem, &rig_config), SIMCOM_E_CLIENT);
    rig_config.client = 2;
    assert_int_equal(simcom_session_init(&rig.session, &rig.modem, &rig_config), SIMCOM_E_CLIENT);
    rig_config.client = 0;
    rig_config.servers = NULL;
    assert_int_equal(simcom_session_init(&rig.session, &rig.modem, &rig_config), SIMCOM_E_MISSING);
    rig_config.servers = rig_servers;
    rig_config.filter_count = 101;
    assert_int_equal(simcom_session_init(&rig.session, &rig.modem, &rig_config), SIMCOM_E_RANGE);
}

/* Two sessions on one module --------------------------------------------------------------- */

static void test_two_sessions(void **state)
{
    static simcom_session_t second;
    static simcom_session_config_t config;
    (void)state;
    rig_begin();
    config = rig_config;
    config.client = 1;
    config.acquire.client_id = simcom_text("you");
    assert_int_equal(simcom_session_init(&second, &rig.modem, &config), SIMCOM_GOOD);
    assert_int_equal(simcom_session_start(&second), SIMCOM_GOOD);
    rig.other = &second;
    rig_run(30000);
    assert_true(rig.connected[0] && rig.connected[1]);
    assert_int_equal(rig_count(rig.news, "connected; "), 2);
    rig.connected[1] = false;
    rig_say("\r\n+CMQTTCONNLOST: 1,1\r\n");
    rig_run(30000);
    assert_true(rig.connected[0] && rig.connected[1]);
    assert_int_equal(rig_count(rig.news, "connected; "), 3);
    rig_restart();
    rig_run(MINUTE);
    assert_true(rig.connected[0] && rig.connected[1]);
    assert_true(simcom_session_is_online(&rig.session) && simcom_session_is_online(&second));
}

/* The queue -------------------------------------------------------------------------------- */

static uint8_t queue[100];

static simcom_status_t enqueue(const char *payload, uint8_t qos, uint16_t tag)
{
    char copy[64];
    (void)snprintf(copy, sizeof copy, "%s", payload);
    const simcom_publish_t message = {
        .topic = simcom_text("t"), .payload = simcom_text(copy), .qos = qos};
    simcom_status_t status = simcom_session_publish(&rig.session, &message, tag);
    memset(copy, '?', sizeof copy); /* the queue has a copy */
    return status;
}

static void with_queue(void)
{
    rig_config.queue = queue;
    rig_config.queue_size = sizeof queue;
}

static void test_queue_keeps_order(void **state)
{
    (void)state;
    with_queue();
    rig_begin();
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD); /* long before there is a connection */
    assert_int_equal(enqueue("two", 0, 2), SIMCOM_GOOD);
    rig_connect();
    assert_int_equal(enqueue("three", 2, 3), SIMCOM_GOOD);
    assert_int_equal(simcom_session_queued(&rig.session), 3);
    rig_run(1000);
    assert_string_equal(rig.payloads, "/one/two/three");
    assert_news("connected; published 1: done 0; published 2: done 0; published 3: done 0; ");
    assert_int_equal(simcom_session_queued(&rig.session), 0);
}

static void test_queue_full(void **state)
{
    (void)state;
    with_queue();
    rig_begin();
    /* 10 + 1 + 9 bytes each. */
    for (uint16_t i = 0; i < 5; i++) {
        assert_int_equal(enqueue("123456789", 1, i), SIMCOM_GOOD);
    }
    assert_int_equal(enqueue("", 1, 6), SIMCOM_E_FULL);
    rig_connect();
    rig_run(1000);
    assert_int_equal(rig_count(rig.payloads, "/123456789"), 5);
    assert_int_equal(enqueue("1234567890123456789012345678901234567890123456789", 1, 7),
                     SIMCOM_GOOD);
}

/* Round and round, with all lengths: each message arrives whole, in order, or was refused as full. */
static void test_queue_wraps(void **state)
{
    char expected[sizeof rig.payloads] = "";
    unsigned seed = 1, full = 0;
    (void)state;
    with_queue();
    online();
    for (uint16_t i = 0; i < 200; i++) {
        char payload[40];
        seed = seed * 1103515245u + 12345u;
        int length = 1 + (int)(seed >> 16) % 30;
        memset(payload, 'a' + i % 26, (size_t)length);
        payload[length] = '\0';
        if (enqueue(payload, 1, i) == SIMCOM_GOOD) {
            (void)strcat(strcat(expected, "/"), payload);
        } else {
            full++;
        }
        if ((seed >> 8) % 3 == 0) {
            rig_run(100);
        }
        if (strlen(expected) > sizeof expected - 100) {
            break;
        }
    }
    rig_run(1000);
    assert_string_equal(rig.payloads, expected);
    assert_true(full > 0);
    assert_int_equal(simcom_session_queued(&rig.session), 0);
}

/* Until so many messages are left. */
static void drain(unsigned count)
{
    for (int i = 0; i < 1000 && simcom_session_queued(&rig.session) > count; i++) {
        rig.now += rig_turn();
    }
    assert_int_equal(simcom_session_queued(&rig.session), count);
}

/* Never empty, so that head and tail run around for ever; the room is used to its last byte. */
static void test_queue_never_empty(void **state)
{
    char expected[sizeof rig.payloads] = "";
    (void)state;
    with_queue();
    online();
    for (uint16_t i = 0; i < 5; i++) {
        assert_int_equal(enqueue("123456789", 1, i), SIMCOM_GOOD);
        (void)strcat(expected, "/123456789");
    }
    for (uint16_t i = 0; i < 100; i++) {
        drain(4);
        assert_int_equal(enqueue("abcdefghi", 1, i), SIMCOM_GOOD);
        assert_int_equal(enqueue("", 1, 0), SIMCOM_E_FULL);
        (void)strcat(expected, "/abcdefghi");
    }
    for (uint16_t i = 0; i < 100; i++) {
        /* 28 bytes: the room at the end is left unused. */
        drain(2);
        assert_int_equal(enqueue("12345678901234567", 1, i), SIMCOM_GOOD);
        (void)strcat(expected, "/12345678901234567");
    }
    drain(0);
    assert_string_equal(rig.payloads, expected);
}

static void test_queue_waits_for_the_application(void **state)
{
    (void)state;
    with_queue();
    online();
    rig.deaf = true;
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    assert_int_equal(enqueue("two", 1, 2), SIMCOM_GOOD);
    for (int i = 0; i < 500; i++) {
        (void)rig_turn();
    }
    assert_string_equal(rig.payloads, "/one");
    rig.deaf = false;
    rig_run(100);
    assert_news("published 1: done 0; published 2: done 0; ");
}

static void test_queue_checks_messages(void **state)
{
    (void)state;
    with_queue();
    rig_begin();
    simcom_publish_t message = {.topic = simcom_text("a/+"), .payload = simcom_text("x")};
    assert_int_equal(simcom_session_publish(&rig.session, &message, 1), SIMCOM_E_TOPIC);
    message.topic = simcom_text("");
    assert_int_equal(simcom_session_publish(&rig.session, &message, 1), SIMCOM_E_LENGTH);
    message.topic = simcom_text("\xFF");
    assert_int_equal(simcom_session_publish(&rig.session, &message, 1), SIMCOM_E_UTF8);
    message.topic = simcom_text("a");
    message.qos = 3;
    assert_int_equal(simcom_session_publish(&rig.session, &message, 1), SIMCOM_E_RANGE);
    message.qos = 0;
    message.timeout = 59;
    assert_int_equal(simcom_session_publish(&rig.session, &message, 1), SIMCOM_E_RANGE);
    message.timeout = 0;
    message.payload.length = 10241;
    assert_int_equal(simcom_session_publish(&rig.session, &message, 1), SIMCOM_E_LENGTH);
    rig_config.queue = NULL;
    rig_config.queue_size = 0;
    message.payload.length = 1;
    assert_int_equal(simcom_session_publish(&rig.session, &message, 1), SIMCOM_E_FULL);
}

/* A reconnect in the middle: what was not sent is sent, once. */
static void test_queue_survives_a_reconnect(void **state)
{
    (void)state;
    with_queue();
    online();
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    assert_int_equal(enqueue("two", 1, 2), SIMCOM_GOOD);
    rig_answer("AT+CMQTTTOPIC", "\r\n+CMQTTTOPIC: 0,11\r\n\r\nERROR\r\n", 1);
    rig.connected[0] = false;
    rig_run(MINUTE);
    assert_string_equal(rig.payloads, "/one/two");
    assert_news("disconnected: refused 11; waiting: online refused 11; connected; "
                "published 1: done 0; published 2: done 0; ");
    assert_int_equal(rig_count(rig.commands, "AT+CMQTTPUB=0,1,60\n"), 2);
}

/* A restart anywhere in a publish: before PUB was sent nothing can have happened. */
static void test_queue_survives_a_restart(void **state)
{
#define RESTARTED "disconnected: restarted 0; waiting: check restarted 0; connected; "
    static const char *const news[] = {(RESTARTED "published 1: done 0; "),
                                       (RESTARTED "published 1: done 0; "),
                                       ("published 1: unknown 255; " RESTARTED)};
#undef RESTARTED
    for (int at = 0; at < 3; at++) {
        rig_set_up(state);
        with_queue();
        online();
        rig.fault_at = at;
        rig.fault = FAULT_RESTART;
        assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
        rig_run(MINUTE);
        assert_news(news[at]);
        assert_connected();
    }
}

/* Publish timed out: did it go? */
static void test_queue_unknown_is_reported(void **state)
{
    (void)state;
    with_queue();
    online();
    rig_answer("AT+CMQTTPUB", OK, 1);
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    assert_int_equal(enqueue("two", 1, 2), SIMCOM_GOOD);
    rig_run(3 * MINUTE);
    assert_news("published 1: unknown 255; published 2: done 0; ");
    assert_int_equal(rig_count(rig.commands, "AT+CMQTTPUB=0,1,60\n"), 2);
}

static void test_queue_unknown_is_sent_again(void **state)
{
    (void)state;
    with_queue();
    rig_config.policy.resend = true;
    online();
    rig_answer("AT+CMQTTPUB", OK, 1);
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    assert_int_equal(enqueue("two", 1, 2), SIMCOM_GOOD);
    rig_run(3 * MINUTE);
    assert_news("published 1: done 0; published 2: done 0; ");
    assert_string_equal(rig.payloads, "/one/one/two");
    assert_int_equal(rig_count(rig.commands, "AT+CMQTTPUB=0,1,60,0,1\n"), 1);
    /* With QoS 0 nobody counts on it. */
    rig_answer("AT+CMQTTPUB", OK, 1);
    assert_int_equal(enqueue("zero", 0, 3), SIMCOM_GOOD);
    rig_run(3 * MINUTE);
    assert_news("published 3: unknown 255; ");
}

/* The broker closed the socket while it should have answered. */
static void test_queue_closed_while_publishing(void **state)
{
    (void)state;
    with_queue();
    rig_config.policy.resend = true;
    online();
    rig_answer("AT+CMQTTPUB", OK "\r\n+CMQTTCONNLOST: 0,1\r\n\r\n+CMQTTPUB: 0,26\r\n", 1);
    assert_int_equal(enqueue("one", 2, 1), SIMCOM_GOOD);
    rig_run(100);
    rig.connected[0] = false;
    rig_run(MINUTE);
    assert_news(
        "disconnected: closed 1; waiting: online closed 1; connected; published 1: done 0; ");
    assert_int_equal(rig_count(rig.commands, "AT+CMQTTPUB=0,2,60,0,1\n"), 1);
}

/* The result never comes: the session does not wait for it. */
static void test_queue_closed_without_a_result(void **state)
{
    (void)state;
    with_queue();
    online();
    rig_answer("AT+CMQTTPUB", OK "\r\n+CMQTTCONNLOST: 0,1\r\n", 1);
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    rig_run(10);
    rig.connected[0] = false;
    assert_false(simcom_session_is_online(&rig.session));
    rig_run(5000);
    assert_connected();
    assert_news("disconnected: closed 1; published 1: unknown 255; waiting: online closed 1; "
                "connected; ");
}

/* The same while a doubt waits to be settled behind the publish: it is no doubt any more. */
static void test_queue_closed_while_in_doubt(void **state)
{
    (void)state;
    with_queue();
    online();
    rig_answer("AT+CMQTTPUB", OK, 1);
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    rig_run(10);
    rig_answer("AT+CSQ", "", 1);
    assert_int_equal(
        simcom_send(&rig.modem, &simcom_form_csq_execute, NULL, (simcom_bytes_t){NULL, 0}),
        SIMCOM_GOOD);
    rig_run(10);
    assert_int_equal(simcom_cancel(&rig.modem, SIMCOM_MODULE), SIMCOM_GOOD);
    rig_run(10);
    rig_say("\r\n+CMQTTCONNLOST: 0,1\r\n");
    rig.connected[0] = false;
    rig_run(10);
    assert_false(simcom_session_is_online(&rig.session));
    rig_run(10000);
    assert_connected();
    assert_news("disconnected: closed 1; published 1: unknown 255; waiting: online closed 1; "
                "connected; ");
}

/* The result comes while the connection is made again: it counts. */
static void test_queue_late_result(void **state)
{
    (void)state;
    with_queue();
    rig_config.policy.resend = true;
    rig_config.policy.pause_min_s = 60;
    online();
    rig_answer("AT+CMQTTPUB", OK, 1);
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    rig_run(10);
    rig.connected[0] = false;
    rig_run(75000);
    assert_int_equal(simcom_session_step(&rig.session), SIMCOM_SESSION_PAUSE);
    rig_say("\r\n+CMQTTPUB: 0,0\r\n");
    rig_run(2 * MINUTE);
    assert_non_null(strstr(rig.news, "published 1: done 0; "));
    assert_string_equal(rig.payloads, "/one");
}

static const simcom_publish_t of_the_application = {
    .topic = SIMCOM_LITERAL("mine"), .payload = SIMCOM_LITERAL("mine"), .qos = 1};

/* The session's publish is in doubt: the application begins one of its own before it is sent again. */
static void publish_besides(const simcom_event_t *event, bool own)
{
    if (own && event->u.done.operation == SIMCOM_OPERATION_PUBLISH) {
        rig.ended = NULL;
        rig_answer("AT+CMQTTPUB", OK, -1);
        assert_int_not_equal(event->u.done.outcome, SIMCOM_DONE);
        assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &of_the_application), SIMCOM_GOOD);
    }
}

/* The result that comes late is that of the application's own publish, or may be: the queue's message is not done by it.
 * [in] doubt  code that left the queue's message in doubt; NULL: it got no result either */
static void late_result_of_another(const char *doubt)
{
    with_queue();
    rig_config.policy.resend = true;
    rig_config.policy.pause_min_s = 60;
    online();
    rig_answer("AT+CMQTTPUB", doubt != NULL ? doubt : OK, 1);
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    rig.ended = publish_besides;
    while (rig.own[0] == '\0') {
        rig_run(100);
    }
    assert_string_equal(rig.own, "12 3 255; "); /* unknown */
    rig_say("\r\n+CMQTTCONNLOST: 0,1\r\n");
    rig.connected[0] = false;
    rig_run(10);
    rig_say("\r\n+CMQTTPUB: 0,0\r\n");
    rig_answer("AT+CMQTTPUB", OK, 0);
    rig_run(1000);
    assert_null(strstr(rig.news, "published"));
    assert_int_equal(simcom_session_queued(&rig.session), 1);
    rig_run(4 * MINUTE);
    assert_non_null(strstr(rig.news, "published 1: done 0; "));
    assert_non_null(strstr(rig.payloads, "/one"));
}

static void test_queue_late_result_of_another(void **state)
{
    (void)state;
    late_result_of_another(NULL);
}

static void test_queue_late_result_of_another_after_a_code(void **state)
{
    (void)state;
    late_result_of_another(OK "\r\n+CMQTTPUB: 0,17\r\n");
}

/* A module that has just booted is not restarted, in whatever step its RDY comes. */
static void test_no_reset_after_a_restart(void **state)
{
    (void)state;
    resets = 0;
    rig_config.reset = reset_by_pin;
    rig_config.context = &resets;
    rig_config.policy.tries = 1;
    rig_config.policy.pause_min_s = 20;
    rig_answer("AT+CMQTTCONNECT=", OK "\r\n+CMQTTCONNECT: 0,3\r\n", 3);
    rig_begin();
    while (rig.wait_count < 3) {
        rig_run(100);
    }
    assert_int_equal(simcom_session_step(&rig.session), SIMCOM_SESSION_PAUSE);
    rig_restart(); /* the next attempt would have done it */
    rig_connect();
    assert_connected();
    assert_int_equal(resets, 0);
}

/* A UART that takes nothing: the attempts fail, the module is restarted by its pin, and who stops it is heard. */
static void test_blocked_uart(void **state)
{
    simcom_event_t event;
    simcom_session_event_t news;
    bool stopped = false;
    (void)state;
    resets = 0;
    rig_config.reset = reset_by_pin;
    rig_config.context = &resets;
    rig_begin();
    for (uint32_t ms = 0; ms < 2 * HOUR && !stopped; ms += 50, rig.now += 50) {
        while (simcom_next_event(&rig.modem, &event)) {
            (void)simcom_session_handle(&rig.session, &event);
        }
        (void)simcom_session_tick(&rig.session, rig.now);
        while (simcom_session_next_event(&rig.session, &news)) {
            stopped |= news.kind == SIMCOM_SESSION_EVENT_STOPPED;
        }
        (void)simcom_tick(&rig.modem, rig.now);
        if (ms == HOUR) {
            assert_int_equal(simcom_session_stop(&rig.session), SIMCOM_GOOD);
        }
        assert_true(ms < HOUR + 2 * MINUTE);
    }
    assert_true(resets >= 2 && resets <= 40);
}

static void test_queue_refusal_is_reported(void **state)
{
    (void)state;
    with_queue();
    online();
    rig_answer("AT+CMQTTPUB", "\r\n+CMQTTPUB: 0,12\r\n\r\nERROR\r\n", 1);
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    assert_int_equal(enqueue("two", 1, 2), SIMCOM_GOOD);
    rig_run(1000);
    assert_news("published 1: refused 12; published 2: done 0; ");
}

/* 14 client is busy, 18 PUB after PUB has consumed the topic, ERROR alone: a moment later it works. */
static void test_queue_tries_again(void **state)
{
    static const char *const answers[] = {"\r\n+CMQTTPUB: 0,14\r\n\r\nERROR\r\n",
                                          "\r\n+CMQTTPUB: 0,18\r\n\r\nERROR\r\n", "\r\nERROR\r\n"};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        rig_set_up(state);
        with_queue();
        online();
        rig_answer("AT+CMQTTPUB", answers[i], SIMCOM_SESSION_PUBLISH_TRIES - 1);
        assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
        rig_run(500);
        assert_int_equal(rig_count(rig.commands, "AT+CMQTTPUB"), 1);
        rig_run(10000);
        assert_news("published 1: done 0; ");
        rig_answer("AT+CMQTTPUB", answers[i], SIMCOM_SESSION_PUBLISH_TRIES);
        assert_int_equal(enqueue("two", 1, 2), SIMCOM_GOOD);
        assert_int_equal(enqueue("three", 1, 3), SIMCOM_GOOD);
        rig_run(10000);
        assert_int_equal(rig_count(rig.news, "published 2: refused"), 1);
        assert_int_equal(rig_count(rig.news, "published 3: done 0; "), 1);
    }
}

/* The earlier run was reset between PAYLOAD and PUB: an empty message would send what it left behind. */
static void test_queue_empty_message_behind_adoption(void **state)
{
    (void)state;
    with_queue();
    leave(0, "me", true);
    rig_config.policy.adopt = true;
    rig_begin();
    rig_connect();
    rig_run(10);
    rig_forget();
    assert_int_equal(enqueue("", 1, 1), SIMCOM_GOOD);
    assert_int_equal(enqueue("x", 1, 2), SIMCOM_GOOD);
    assert_int_equal(enqueue("", 1, 3), SIMCOM_GOOD);
    rig_run(1000);
    assert_news("published 1: refused 12; published 2: done 0; published 3: done 0; ");
    assert_commands("AT+CMQTTTOPIC=0,1\nAT+CMQTTPAYLOAD=0,1\nAT+CMQTTPUB=0,1,60\n"
                    "AT+CMQTTTOPIC=0,1\nAT+CMQTTPUB=0,1,60\n");
}

/* The application publishes as well: one after the other, each gets its own event. */
static void test_queue_beside_the_application(void **state)
{
    (void)state;
    with_queue();
    online();
    publish("own");
    assert_int_equal(enqueue("queued", 1, 1), SIMCOM_GOOD);
    rig_run(1000);
    assert_string_equal(rig.own, "12 0 0; ");
    assert_news("published 1: done 0; ");
    assert_string_equal(rig.payloads, "/own/queued");
    /* The other way round it is the application that is told to wait. */
    rig_answer("AT+CMQTTPUB", OK, 1);
    assert_int_equal(enqueue("slow", 1, 2), SIMCOM_GOOD);
    rig_run(100);
    const simcom_publish_t message = {.topic = simcom_text("t"), .payload = simcom_text("x")};
    assert_int_equal(simcom_mqtt_publish(&rig.modem, 0, &message), SIMCOM_E_BUSY);
}

/* What was in the queue when a session stopped is sent by the next. */
static void test_queue_survives_a_stop(void **state)
{
    (void)state;
    with_queue();
    online();
    assert_int_equal(simcom_session_stop(&rig.session), SIMCOM_GOOD);
    assert_int_equal(enqueue("one", 1, 1), SIMCOM_GOOD);
    rig_run(MINUTE);
    assert_int_equal(simcom_session_start(&rig.session), SIMCOM_GOOD);
    rig_connect();
    rig_run(1000);
    assert_string_equal(rig.payloads, "/one");
}

#define TEST(name) cmocka_unit_test_setup(name, rig_set_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_clean_module),
        TEST(test_everything_configured),
        TEST(test_nothing_to_subscribe),
        TEST(test_result_before_ok),
        TEST(test_second_client),
        TEST(test_leftover_service),
        TEST(test_leftover_service_that_answers_error_alone),
        TEST(test_service_that_could_not_be_started_without_a_code),
        TEST(test_leftover_client),
        TEST(test_leftover_connection_is_taken_down),
        TEST(test_leftover_connection_is_adopted),
        TEST(test_adopted_connection_is_configured_for_the_next),
        TEST(test_adopted_connection_is_configured_behind_disconnect),
        TEST(test_refused_setting_is_set_before_connect),
        TEST(test_foreign_connection_is_not_adopted),
        TEST(test_nothing_is_adopted_without_line_buffer),
        TEST(test_client_held_behind_a_fresh_start),
        TEST(test_client_that_cannot_be_taken_down),
        TEST(test_other_client_is_left_alone),
        TEST(test_stop_before_release_of_the_other),
        TEST(test_module_in_the_middle_of_data),
        TEST(test_waits_for_the_network),
        TEST(test_one_registration_is_enough),
        TEST(test_report_is_no_answer),
        TEST(test_no_network_for_too_long),
        TEST(test_sim_is_not_ready_yet),
        TEST(test_no_sim),
        TEST(test_need_pin),
        TEST(test_pin_is_entered_and_there_is_no_network),
        TEST(test_sim_without_line_buffer),
        TEST(test_lost_link_connlost_needs_connect),
        TEST(test_lost_link_of_the_other_client),
        TEST(test_lost_link_nonet_needs_start),
        TEST(test_nonet_with_leftovers),
        TEST(test_ping_failed_disconnect_and_connect),
        TEST(test_restart_starts_all_over),
        TEST(test_stale_connected_flag),
        TEST(test_refusal_that_leaves_the_connection),
        TEST(test_doubt_is_settled),
        TEST(test_single_command_says_not_connected),
        TEST(test_application_disconnects),
        TEST(test_waits_for_a_slot),
        TEST(test_regular_check),
        TEST(test_check_finds_a_restart),
        TEST(test_check_without_an_answer),
        TEST(test_connect_result_missed_connected),
        TEST(test_connect_result_missed_not_connected),
        TEST(test_connect_result_late),
        TEST(test_connect_over_tls_takes_minutes),
        TEST(test_connected_already),
        TEST(test_restart_at_each_command),
        TEST(test_error_at_each_command),
        TEST(test_silence_at_each_command),
        TEST(test_hour_of_chaos),
        TEST(test_urc_at_each_step),
        TEST(test_pause_doubles),
        TEST(test_pause_has_jitter),
        TEST(test_pause_limits),
        TEST(test_pause_is_short_again_behind_a_stable_connection),
        TEST(test_ladder),
        TEST(test_reset_by_pin),
        TEST(test_reset_without_rdy),
        TEST(test_dead_module),
        TEST(test_no_reset),
        TEST(test_broker_that_is_not_available),
        TEST(test_subscription_that_is_refused),
        TEST(test_next_server),
        TEST(test_gives_up_where_nothing_can_help),
        TEST(test_goes_on_with_all_other_codes),
        TEST(test_wrong_arguments),
        TEST(test_stop),
        TEST(test_stop_at_any_time),
        TEST(test_stop_while_connecting),
        TEST(test_stop_and_restart),
        TEST(test_init_is_checked),
        TEST(test_two_sessions),
        TEST(test_queue_keeps_order),
        TEST(test_queue_full),
        TEST(test_queue_wraps),
        TEST(test_queue_never_empty),
        TEST(test_queue_waits_for_the_application),
        TEST(test_queue_checks_messages),
        TEST(test_queue_survives_a_reconnect),
        TEST(test_queue_survives_a_restart),
        TEST(test_queue_unknown_is_reported),
        TEST(test_queue_unknown_is_sent_again),
        TEST(test_queue_closed_while_publishing),
        TEST(test_queue_closed_without_a_result),
        TEST(test_queue_closed_while_in_doubt),
        TEST(test_queue_late_result),
        TEST(test_queue_late_result_of_another),
        TEST(test_queue_late_result_of_another_after_a_code),
        TEST(test_no_reset_after_a_restart),
        TEST(test_blocked_uart),
        TEST(test_queue_refusal_is_reported),
        TEST(test_queue_tries_again),
        TEST(test_queue_empty_message_behind_adoption),
        TEST(test_queue_beside_the_application),
        TEST(test_queue_survives_a_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
