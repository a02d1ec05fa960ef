/* SPDX-License-Identifier: MIT */
/*
 * extra.c - commands that drivers send before they come to MQTT.
 *
 * They are in no manual of MQTT and so in no table: V.250 and TS 27.007 describe them. Only what a
 * driver needs to get past them is here.
 */
#include "module.h"
#include "simcom/command.h"

#include <stdio.h>
#include <string.h>

/* A line and what it answers before OK; NULL: OK alone. */
typedef struct extra {
    const char *line; /* behind AT */
    const char *reply;
} extra_t;

static const extra_t extras[] = {
    {"Z", NULL},                      /* V.250 6.1.1 */
    {"&F", NULL},                     /* V.250 6.1.2 */
    {"&W", NULL},                     /* V1.00 has no settings to save */
    {"V1", NULL},                     /* V.250 6.2.6: what this module does anyway */
    {"Q0", NULL},                     /* V.250 6.2.5 */
    {"&D0", NULL},                    /* V.250 6.2.9 */
    {"&C1", NULL},                    /* V.250 6.2.8 */
    {"I", "SIMCOM INCORPORATED"},     /* V.250 6.1.3 */
    {"+CGMI", "SIMCOM INCORPORATED"}, /* TS 27.007 5.1 */
    {"+CGMM", "SIMULATED SIM7600"},   /* 5.2 */
    {"+CGMR", "+CGMR: simcom-modem"}, /* 5.3 */
    {"+CGSN", "000000000000000"},     /* 5.4 */
    {"+CIMI", "001010123456789"},     /* 5.6: the test network */
    {"+CICCID", "+ICCID: 89000000000000000000"},
    {"+CFUN?", "+CFUN: 1"}, /* 8.2 */
    {"+CFUN=1", NULL},
    {"+CGATT?", "+CGATT: 1"}, /* 10.1.9 */
    {"+CGATT=1", NULL},
    {"+COPS?", "+COPS: 0,0,\"Simulated\",7"}, /* 7.3 */
    {"+CMEE=?", "+CMEE: (0-2)"},              /* 9.1 */
};

static int lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Whether the line is this, in either case and with any spaces around it. */
static bool is(simcom_bytes_t line, const char *text)
{
    size_t n = strlen(text);

    if (line.length != n) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (lower(line.data[i]) != lower((unsigned char)text[i])) {
            return false;
        }
    }
    return true;
}

/* "CPIN" of "+CPIN?": how faults call the command. */
static void name_of(simcom_bytes_t line, char name[16])
{
    size_t begin = line.length > 0 && line.data[0] == '+' ? 1 : 0;
    size_t n = 0;

    while (begin + n < line.length && n < 15 && line.data[begin + n] != '?' &&
           line.data[begin + n] != '=') {
        int c = line.data[begin + n];
        name[n++] = (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
    name[n] = '\0';
}

static void reply(simcom_module_t *module, simcom_bytes_t line, const char *text)
{
    char name[16];
    char error[64] = "ERROR";
    bent_t bent;

    name_of(line, name);
    bent = faults_command(module, name);
    if (bent.has_code && bent.code != 0) {
        if (bent.text.length > 0) {
            snprintf(error, sizeof error, "%.*s", SPAN(bent.text));
        }
        module->rest.length = 0;
        line_put(module, &module->out, SIMCOM_PIECE_ERROR, name, error);
        return;
    }
    if (text != NULL) {
        line_put(module, &module->out, SIMCOM_PIECE_INFORMATION, name, text);
    }
    if (module->rest.length == 0) {
        line_put(module, &module->out, SIMCOM_PIECE_OK, name, "OK");
    }
}

/* TS 27.007 9.1: 0 ERROR alone, 1 with a number, 2 with words. */
static bool error_report(simcom_module_t *module, simcom_bytes_t line)
{
    char text[16];

    if (is(line, "+CMEE?")) {
        snprintf(text, sizeof text, "+CMEE: %u", module->cmee);
        reply(module, line, text);
        return true;
    }
    if (!is(line, "+CMEE=0") && !is(line, "+CMEE=1") && !is(line, "+CMEE=2")) {
        return false;
    }
    module->cmee = (uint8_t)(line.data[line.length - 1] - '0');
    reply(module, line, NULL);
    return true;
}

bool extra_line(simcom_module_t *module, simcom_bytes_t line)
{
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++) {
        if (is(line, extras[i].line)) {
            reply(module, line, extras[i].reply);
            return true;
        }
    }
    return error_report(module, line);
}

/* Whether a failure of the command is one of those that AT+CMEE is about (TS 27.007 9.2): of the commands of that
 * document. Those of the modules' own manuals have codes of their own, and say ERROR. */
static bool reports(const exchange_t *exchange)
{
    return strncmp(exchange->command->source, "TS27.007", 8) == 0 ||
           strncmp(exchange->command->source, "V.250", 5) == 0;
}

void extra_error(const simcom_module_t *module, const exchange_t *exchange, char text[64])
{
    if (module->cmee == 1 && reports(exchange)) {
        snprintf(text, 64, "+CME ERROR: 50"); /* TS 27.007 9.2.1 */
    } else if (module->cmee == 2 && reports(exchange)) {
        snprintf(text, 64, "+CME ERROR: Incorrect parameters");
    } else {
        snprintf(text, 64, "ERROR");
    }
}
