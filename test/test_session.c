/* SPDX-License-Identifier: MIT */
/* test_session.c - a session against a module in every state, and everything that goes wrong. */
#include "session_rig.h"

#include <stdio.h>
#include <string.h>

#define OK      "\r\nOK\r\n"
#define NETWORK "AT+CPIN?\nAT+CREG?\n"
#define DOWN    "AT+CMQTTDISC=0,60\nAT+CMQTTREL=0\n"
#define ACQUIRE "AT+CMQTTACCQ=0,\"me\"\n"
#define CONNECT "AT+CMQTTCONNECT=0,\"tcp://one:1883\",60,1\n"
#define SUB     "AT+CMQTTSUBTOPIC=0,3,1\nAT+CMQTTSUB=0\n"

/* Bring-up --------------------------------------------------------------------------------- */

static void test_clean_module(void **state)
{
    (void)state;
    rig_begin();
    rig_connect();
    assert_commands("ATE0\n" NETWORK "AT+CMQTTSTART\n" ACQUIRE CONNECT SUB);
    rig_run(10);
    assert_news("connected; ");
    assert_true(rig.connected[0]);
    assert_string_equal(rig.steps, "wake; sim; creg; start; acquire; connect; subscribe; ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_clean_module, rig_set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
