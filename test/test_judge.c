/* SPDX-License-Identifier: MIT */
/* The judge of drivers: what it complains about, what it names, and what it has nothing against. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"
#include "simcom_broker.h"

#include <stdio.h>
#include <string.h>

static const char *const names[JUDGE_KINDS] = {"not judged", "unknown", "argument", "order",
                                               "too soon",   "length",  "line end"};

typedef struct desk {
    judge_t *judge;
    simcom_broker_t *broker;
    simcom_module_t *module;
    uint32_t now;
    char said[2000]; /* "order AT+X: words\n" */
} desk_t;

static void tell(void *context, judge_kind_t kind, const char *words, simcom_bytes_t command)
{
    desk_t *desk = context;
    const size_t n = strlen(desk->said);

    (void)snprintf(desk->said + n, sizeof desk->said - n, "%s %.*s: %s\n", names[kind],
                   (int)command.length, (const char *)command.data, words);
}

static void hear(void *context, const simcom_module_heard_t *heard)
{
    judge_heard(((desk_t *)context)->judge, heard);
}

static void begin(desk_t *desk, const char *revision, bool echo)
{
    simcom_module_settings_t settings = simcom_module_defaults();
    const simcom_description_t *description = simcom_description_find(revision);

    memset(desk, 0, sizeof *desk);
    desk->now = 1000;
    desk->judge = judge_new(description, tell, desk);
    desk->broker = simcom_broker_new(NULL);
    simcom_broker_port_t *port = simcom_broker_port_new(desk->broker);
    settings.revision = description->revision;
    settings.echo = echo;
    settings.network = &simcom_broker_network;
    settings.network_context = port;
    settings.hear = hear;
    settings.hear_context = desk;
    desk->module = simcom_module_new(&settings);
    simcom_broker_attach(port, desk->module);
    (void)simcom_module_tick(desk->module, desk->now);
}

static void end(desk_t *desk)
{
    simcom_module_free(desk->module);
    simcom_broker_free(desk->broker);
    judge_free(desk->judge);
}

static void pass(desk_t *desk, uint32_t ms)
{
    const uint8_t *bytes;
    size_t n;

    for (uint32_t i = 0; i < ms; i += 10) {
        desk->now += 10;
        (void)simcom_broker_tick(desk->broker, desk->now);
        (void)simcom_module_tick(desk->module, desk->now);
        n = simcom_module_peek(desk->module, &bytes);
        judge_sent(desk->judge, desk->module, bytes, n);
        simcom_module_ack(desk->module, n);
    }
}

/* Sends bytes at once, and gives the module time to answer. */
static void drive_bytes(desk_t *desk, const char *text, size_t n)
{
    const uint8_t *bytes = (const uint8_t *)text;

    judge_received(desk->judge, desk->module, desk->now, bytes, n);
    for (int turn = 0; turn < 40; turn++) {
        const size_t taken = simcom_module_feed(desk->module, bytes, n);
        bytes += taken;
        n -= taken;
        pass(desk, 50);
    }
    assert_int_equal(n, 0);
}

static void drive(desk_t *desk, const char *const *pieces)
{
    for (; *pieces != NULL; pieces++) {
        drive_bytes(desk, *pieces, strlen(*pieces));
    }
}

/* What is said of pieces, each sent after the answer to the one before has gone out. */
static void assert_said(const char *const *pieces, const char *said)
{
    for (int echo = 0; echo <= 1; echo++) {
        desk_t desk;
        begin(&desk, "v1.00", echo == 1);
        drive(&desk, pieces);
        assert_string_equal(desk.said, said);
        end(&desk);
    }
}

#define SAID(said, ...) assert_said((const char *const[]){__VA_ARGS__, NULL}, said)
#define UP              "AT+CMQTTSTART\r", "AT+CMQTTACCQ=0,\"x\",0\r"

static void test_nothing_is_wrong(void **state)
{
    (void)state;
    SAID("", "AT\r", UP, "AT+CMQTTWILLTOPIC=0,4\r", "will",
         "AT+CMQTTCONNECT=0,\"tcp://a.b:1\",60,1\r", "AT+CMQTTSUB=0,3,1\r", "a/b",
         "AT+CMQTTTOPIC=0,3\r", "a/b", "AT+CMQTTPAYLOAD=0,6\r", "\r\nOK\r\n",
         "AT+CMQTTPUB=0,1,60\r", "AT+CMQTTDISC=0,60\r", "AT+CMQTTREL=0\r", "AT+CMQTTSTOP\r");
    /* What drivers do to begin anew. */
    SAID("", "AT+CMQTTDISC=0,0\r", "AT+CMQTTREL=0\r", "AT+CMQTTSTOP\r");
    /* CR LF, CR LF after data, 0x1A, empty lines, rows. */
    SAID("", "AT\r\n", "AT+CMQTTSTART\r\n", "AT+CMQTTACCQ=0,\"x\",0\r\n",
         "AT+CMQTTWILLTOPIC=0,4\r\n", "will\r\n", "AT+CMQTTWILLMSG=0,3,1\r\n", "bye\x1a\r\n",
         "\r\n\r\n", "AT+CSQ;+CREG?\r\n");
}

static void test_three_words(void **state)
{
    (void)state;
    SAID("not judged AT+CGACT=1,1: none that the revision describes\n", "AT+CGACT=1,1\r",
         "AT+CGACT?\r", "AT+CGACT=9,9\r");
    SAID("unknown AT+CMQTTNONE: there is no such command; answered ERROR\n", "AT+CMQTTNONE\r");
    SAID("argument AT+CMQTTACCQ=0,\"x\",2: refused with 12 invalid_parameter: AT+CMQTTACCQ= "
         "server_type: the number is outside its range (0 to 1)\n",
         "AT+CMQTTSTART\r", "AT+CMQTTACCQ=0,\"x\",2\r");
    SAID("argument AT+CMQTTACCQ=: answered ERROR: no form of the command is so\n",
         "AT+CMQTTSTART\r", "AT+CMQTTACCQ=\r");
}

static void test_order(void **state)
{
    (void)state;
    SAID("order AT+CMQTTACCQ=0,\"x\",0: refused with 9 network_not_opened: The MQTT service is not "
         "started.\n",
         "AT+CMQTTACCQ=0,\"x\",0\r");
    /* A complaint names its own command, in a row of them, too. */
    SAID("order AT+CMQTTPUB=0,1,60: refused with 11 no_connection: The client is not connected.\n",
         UP, "AT+CSQ;+CMQTTPUB=0,1,60\r");
}

static void test_who_does_not_wait(void **state)
{
    (void)state;
    SAID("too soon AT+CREG?: sent before the OK or ERROR of AT+CSQ\n", "AT+CSQ\rAT+CREG?\r",
         "AT\r");
    SAID("length AT+CMQTTWILLTOPIC=0,4: more bytes than the command promised\n", UP,
         "AT+CMQTTWILLTOPIC=0,4\r", "will!\r\n", "AT\r");
    SAID("length AT+CMQTTWILLTOPIC=0,4: data before the prompt\n", UP,
         "AT+CMQTTWILLTOPIC=0,4\rwill", "AT\r");
    SAID("length hello: bytes that no prompt asked for: no command, as they do not begin with AT\n",
         "hello\r\n", "AT\r");
    SAID("line end AT: the line ends with LF alone: a module waits for CR\n", "AT\n");
}

static void test_what_only_others_are_to_blame_for(void **state)
{
    desk_t desk;
    simcom_fault_t fault = {
        .kind = SIMCOM_FAULT_OMIT, .place = SIMCOM_PLACE_PART, .part = SIMCOM_PIECE_OK, .nth = 1};

    (void)state;
    begin(&desk, "v1.00", false);
    simcom_module_fault(desk.module, &fault);
    drive_bytes(&desk, "AT\r", 3); /* is not answered, and nobody waits for ever */
    drive_bytes(&desk, "AT\r", 3);
    simcom_module_restart(desk.module);
    judge_received(desk.judge, desk.module, desk.now, (const uint8_t *)"AT\rAT\r", 6);
    assert_string_equal(desk.said, ""); /* it is asked for until it answers */
    end(&desk);
}

static void test_echo_that_looks_like_an_answer(void **state)
{
    desk_t desk;
    static const char data[] = "\r\nOK\r\n> \r\nERROR\r\n";

    (void)state;
    begin(&desk, "v1.00", true);
    drive(&desk, (const char *const[]){UP, "AT+CMQTTWILLTOPIC=0,17\r", NULL});
    for (size_t i = 0; i < sizeof data - 1; i++) {
        drive_bytes(&desk, &data[i], 1);
    }
    drive_bytes(&desk, "AT\r", 3);
    assert_string_equal(desk.said, "");
    end(&desk);
}

static void test_counts(void **state)
{
    desk_t desk;

    (void)state;
    begin(&desk, "v1.00", false);
    drive(&desk, (const char *const[]){"AT;+CGACT?;+CGACT=1,1\r", "AT+NONE\r", "AT+CMQTTREL=7\r",
                                       "AT+CMQTTSUB=0,1,1\r", "AT+HTTPDATA?\r", NULL});
    assert_int_equal(judge_commands(desk.judge), 6);
    assert_int_equal(judge_count(desk.judge, JUDGE_NOT_JUDGED), 3);
    assert_int_equal(judge_count(desk.judge, JUDGE_UNKNOWN), 1);
    assert_int_equal(judge_count(desk.judge, JUDGE_ARGUMENTS), 1);
    assert_int_equal(judge_count(desk.judge, JUDGE_ORDER), 1);
    assert_int_equal(judge_wrong(desk.judge), 3);
    end(&desk);
}

/* A driver asks for text, and gives more than a line of it: that is no line, and nothing of it is judged. */
static void test_text_up_to_its_end(void **state)
{
    (void)state;
    SAID("not judged AT+CMGS=\"123\": none that the revision describes\n", "AT+CMGS=\"123\"\r",
         "hello\r\nAT+NONE\r\x1a", "AT\r");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_wrong),
        cmocka_unit_test(test_three_words),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_who_does_not_wait),
        cmocka_unit_test(test_what_only_others_are_to_blame_for),
        cmocka_unit_test(test_echo_that_looks_like_an_answer),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_text_up_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
