/* SPDX-License-Identifier: MIT */
/*
 * symptoms.c - the checks are a table: what is asked, and what each answer means. An answer is compared as a pattern of the
 * shell with the text after the name, or with the last line if there is none of that name. TS 27.007 has the commands; those
 * without a section there are SIMCom's (V3.00).
 */
#define _POSIX_C_SOURCE 200809L

#include "symptoms.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Answers of TS 27.007 have a few seconds at most. */
#define LIMIT_MS 5000u

typedef struct answer {
    const char *pattern;
    health_t health;
    const char *text;
    const char *cure;
} answer_t;

typedef struct symptom {
    const char *check;
    const char *title;
    const char *asks;
    const char *name; /* of the line of information; "": any */
    const answer_t *answers;
    size_t count;
    /* Where a pattern does not do. Returns false to let the patterns do it. */
    bool (*judge)(const char *said, finding_t *finding);
} symptom_t;

#define ANSWERS(rows) .answers = (rows), .count = sizeof(rows) / sizeof(rows)[0]

/* 5.15 ATI has several lines on these modules: symptoms_look() shows the model alone. */
static const answer_t function[] = {
    {"1", GOOD, "on", ""},
    {"0", WRONG, "the radio and the SIM are off (AT+CFUN=0)", "AT+CFUN=1"},
    {"4", WRONG, "flight mode (AT+CFUN=4)", "AT+CFUN=1"},
    {"[0-9]*", WRONG, "not in full function", "AT+CFUN=1"},
};
static const answer_t sim[] = {
    {"READY", GOOD, "ready", ""},
    {"SIM PIN", WRONG, "the SIM waits for its PIN",
     "AT+CPIN=\"...\" with the PIN; the third wrong one locks the SIM"},
    {"SIM PUK", WRONG, "the SIM is locked: the PIN was wrong three times",
     "AT+CPIN=\"PUK\",\"new PIN\"; the operator knows the PUK"},
    {"PH-*", WRONG, "the module is locked to another SIM or operator",
     "use that SIM, or unlock the module with the code of its seller"},
    {"+CME ERROR:*not inserted*", WRONG, "no SIM",
     "put one in, contacts down; look at the holder and its detect pin"},
    {"+CME ERROR: 10", WRONG, "no SIM",
     "put one in, contacts down; look at the holder and its detect pin"},
    {"+CME ERROR:*busy*", WRONG, "the SIM is not ready yet", "wait some seconds after power-on"},
    {"+CME ERROR: 14", WRONG, "the SIM is not ready yet", "wait some seconds after power-on"},
    {"+CME ERROR:*", WRONG, "the SIM does not work",
     "clean it, try another one; look at its supply and at the data line"},
    {"ERROR", WRONG, "no SIM that works", "put one in, contacts down; AT+CMEE=2 says more"},
};
static const answer_t registration[] = {
    {"[0-2],1*", GOOD, "registered at home", ""},
    {"[0-2],5*", NOTE, "registered, roaming", "data when roaming may be off, or cost"},
    {"[0-2],2*", WRONG, "searching for a network",
     "wait a minute; look at the antenna, and at the bands (AT+CNMP=2 is automatic)"},
    {"[0-2],3*", WRONG, "the network denies registration",
     "the contract or the SIM is not active, or does not know this kind of network"},
    {"[0-2],0*", WRONG, "not registered, and not searching",
     "AT+COPS=0 lets the module choose an operator"},
    {"[0-2],[67]*", WRONG, "registered for SMS only", "the contract has no data"},
    {"[0-2],4*", WRONG, "out of coverage",
     "look at the antenna, and at the bands (AT+CNMP=2 is automatic)"},
};
static const answer_t operator_of[] = {
    {"2*", WRONG, "deregistered by hand (AT+COPS=2)", "AT+COPS=0"},
    {"[0-9]*", CANNOT_TELL, "none yet", ""},
};
static const answer_t attached[] = {
    {"1*", GOOD, "attached", ""},
    {"0*", WRONG, "not attached to the packet network",
     "AT+CGATT=1; on LTE the APN must be right before that"},
};
static const answer_t sleep_of[] = {
    {"0*", GOOD, "off", ""},
    {"1*", NOTE, "the module sleeps while DTR is high (AT+CSCLK=1), and then hears nothing",
     "pull DTR low before sending, or AT+CSCLK=0"},
};
static const answer_t flow[] = {
    {"0,0*", GOOD, "none", ""},
    {"[0-2],[0-2]*", NOTE, "RTS and CTS are used (AT+IFC)",
     "connect both wires, or AT+IFC=0,0: with CTS open the module may say nothing"},
};
static const answer_t lines_to[] = {
    {"0*", GOOD, "all ports", ""},
    {"[1-9]*", NOTE, "what comes by itself, received messages too, goes to one port (AT+CATR)",
     "AT+CATR=0 sends it to all"},
};

static bool say(finding_t *finding, health_t health, const char *cure, const char *format,
                unsigned number)
{
    finding->health = health;
    finding->cure = cure;
    (void)snprintf(finding->text, sizeof finding->text, format, number);
    return true;
}

/* TS 27.007 8.5: 0 is -113 dBm or less, 31 -51 dBm or more, 99 not known; SIMCom: 100 and more for TD-SCDMA. */
static bool judge_signal(const char *said, finding_t *finding)
{
    const unsigned long rssi = strtoul(said, NULL, 10);

    if (rssi == 99 || rssi == 199) {
        return say(
            finding, WRONG,
            "look at the antenna and its plug; a module that is not registered may not know it",
            "none%.0u", 0);
    }
    if (rssi > 31) {
        return false;
    }
    const unsigned dbm = 113u - 2u * (unsigned)rssi;
    return rssi < 8 ? say(finding, NOTE, "a weak signal loses connections: look at the antenna",
                          "weak, -%u dBm", dbm)
                    : say(finding, GOOD, "", "-%u dBm", dbm);
}

/* TS 27.007 7.3: <mode>[,<format>,<oper>[,<AcT>]]. */
static bool judge_operator(const char *said, finding_t *finding)
{
    const char *name = strchr(said, '"');

    if (name == NULL) {
        return false;
    }
    (void)snprintf(finding->text, sizeof finding->text, "%.*s", (int)strcspn(name + 1, "\""),
                   name + 1);
    finding->health = GOOD;
    return true;
}

/* TS 27.007 10.1.1: <cid>,<PDP_type>,<APN>,... A module may have the operator's default without showing it. */
static bool judge_apn(const char *said, finding_t *finding)
{
    const char *at = strchr(said, ',');
    at = at == NULL ? NULL : strchr(at + 1, ',');

    if (at == NULL || strncmp(at, ",\"\"", 3) == 0 || at[1] != '"') {
        finding->health = NOTE;
        finding->cure = "most operators want one: AT+CGDCONT=1,\"IP\",\"the APN\"";
        (void)snprintf(finding->text, sizeof finding->text, "none is set");
        return true;
    }
    const char *end = strchr(at + 2, '"');
    (void)snprintf(finding->text, sizeof finding->text, "%.*s",
                   end == NULL ? 100 : (int)(end - at - 2), at + 2);
    finding->health = GOOD;
    return true;
}

/* TS 27.007 10.1.23: <cid>,<address>. */
static bool judge_address(const char *said, finding_t *finding)
{
    const char *at = strchr(said, ',');

    at = at == NULL ? "" : at + 1;
    at += strspn(at, "\" ");
    if (*at == '\0' || strncmp(at, "0.0.0.0", 7) == 0) {
        return say(
            finding, WRONG,
            "the data connection is not up: APN, user and password (AT+CGAUTH), registration",
            "none%.0u", 0);
    }
    (void)snprintf(finding->text, sizeof finding->text, "%.*s", (int)strcspn(at, "\""), at);
    finding->health = GOOD;
    return true;
}

/* TS 27.007 8.15: "yy/MM/dd,hh:mm:ss±zz". Modules begin in 1970 or 1980. */
static bool judge_clock(const char *said, finding_t *finding)
{
    unsigned year, month, day;
    time_t now = time(NULL);
    struct tm here;

    if (sscanf(said, "\"%2u/%2u/%2u", &year, &month, &day) != 3 || gmtime_r(&now, &here) == NULL) {
        return false;
    }
    const long days = ((long)(here.tm_year % 100) - (long)year) * 365 +
                      ((long)here.tm_mon + 1 - (long)month) * 30 + (long)here.tm_mday - (long)day;
    (void)snprintf(finding->text, sizeof finding->text, "%.*s", (int)strcspn(said + 1, "\""),
                   said + 1);
    if (labs(days) <= 2) {
        finding->health = GOOD;
    } else {
        const size_t n = strlen(finding->text);
        (void)snprintf(finding->text + n, sizeof finding->text - n, ", which is not now");
        finding->health = NOTE;
        finding->cure = "TLS that checks dates fails with 32: AT+CTZU=1 takes the network's time, "
                        "AT+CNTP that of a server";
    }
    return true;
}

static const symptom_t symptoms[] = {
    {"function", "radio", "AT+CFUN?", "+CFUN:", ANSWERS(function), NULL},
    {"sim", "SIM", "AT+CPIN?", "+CPIN:", ANSWERS(sim), NULL},
    {"signal", "signal", "AT+CSQ", "+CSQ:", NULL, 0, judge_signal},
    {"registration", "registration", "AT+CREG?", "+CREG:", ANSWERS(registration), NULL},
    {"operator", "operator", "AT+COPS?", "+COPS:", ANSWERS(operator_of), judge_operator},
    {"apn", "APN", "AT+CGDCONT?", "+CGDCONT:", NULL, 0, judge_apn},
    {"attached", "packet network", "AT+CGATT?", "+CGATT:", ANSWERS(attached), NULL},
    {"address", "address", "AT+CGPADDR=1", "+CGPADDR:", NULL, 0, judge_address},
    {"clock", "clock", "AT+CCLK?", "+CCLK:", NULL, 0, judge_clock},
    {"flow", "flow control", "AT+IFC?", "+IFC:", ANSWERS(flow), NULL},
    {"sleep", "sleep", "AT+CSCLK?", "+CSCLK:", ANSWERS(sleep_of), NULL},
    {"urc", "URCs", "AT+CATR?", "+CATR:", ANSWERS(lines_to), NULL},
};

static void take_pattern(const symptom_t *symptom, const char *said, finding_t *finding)
{
    for (size_t i = 0; i < symptom->count; i++) {
        const answer_t *answer = &symptom->answers[i];
        if (fnmatch(answer->pattern, said, 0) == 0) {
            finding->health = answer->health;
            finding->cure = answer->cure;
            (void)snprintf(finding->text, sizeof finding->text, "%s", answer->text);
            return;
        }
    }
}

bool symptoms_look(ask_t *asked, symptoms_report_t report, void *context)
{
    for (size_t i = 0; i < sizeof symptoms / sizeof symptoms[0]; i++) {
        const symptom_t *symptom = &symptoms[i];
        finding_t finding = {symptom->check, symptom->title, CANNOT_TELL, "", ""};
        const ask_end_t end = ask(asked, symptom->asks, LIMIT_MS);
        if (end == ASK_GONE || end == ASK_STOPPED) {
            return false;
        }
        const char *found = ask_find(asked, symptom->name);
        const char *said = found != NULL ? found : ask_last(asked);
        if (end == ASK_SILENT) {
            said = "no answer";
        }
        (void)snprintf(finding.text, sizeof finding.text, "%s says %s", symptom->asks, said);
        if (found == NULL || symptom->judge == NULL || !symptom->judge(said, &finding)) {
            take_pattern(symptom, said, &finding);
        }
        report(context, &finding);
    }
    return true;
}
