/* SPDX-License-Identifier: MIT */
/*
 * machine.c - the scanner's machine as jumps: the fast one, by ragel from machine.rl: framing, final result codes, prompt, echo, names of lines.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 *
 * The machine is total: every byte in every state leads somewhere, so that garbage is an unknown
 * line and never an error. It begins behind the blank bytes before a line and stops with the byte
 * that completes a token. Positions are indices and never step back. Numbers are bounded where
 * they are built, not by the grammar.
 */
#include "simcom/lines.h"
#include "simcom/scan.h"

#if !SIMCOM_MACHINE_SMALL

static const int simcom_start = 1;

/* The line of each spelling, in the order of the machine's tree. */
static const uint8_t spellings[] = {
    SIMCOM_LINE_CMQTTSTART, /* +CMQTTSTART */
    SIMCOM_LINE_CMQTTSTOP, /* +CMQTTSTOP */
    SIMCOM_LINE_CMQTTSSLCFG, /* +CMQTTSSLCFG */
    SIMCOM_LINE_CMQTTSUB, /* +CMQTTSUB */
    SIMCOM_LINE_CMQTTSUBTOPIC, /* +CMQTTSUBTOPIC */
    SIMCOM_LINE_CMQTTACCQ, /* +CMQTTACCQ */
    SIMCOM_LINE_CMQTTACCQ, /* +CMQTTACQ */
    SIMCOM_LINE_CMQTTREL, /* +CMQTTREL */
    SIMCOM_LINE_CMQTTRXSTART, /* +CMQTTRXSTART */
    SIMCOM_LINE_CMQTTRXTOPIC, /* +CMQTTRXTOPIC */
    SIMCOM_LINE_CMQTTRXPAYLOAD, /* +CMQTTRXPAYLOAD */
    SIMCOM_LINE_CMQTTRXEND, /* +CMQTTRXEND */
    SIMCOM_LINE_CMQTTWILLTOPIC, /* +CMQTTWILLTOPIC */
    SIMCOM_LINE_CMQTTWILLMSG, /* +CMQTTWILLMSG */
    SIMCOM_LINE_CMQTTCONNECT, /* +CMQTTCONNECT */
    SIMCOM_LINE_CMQTTCONNLOST, /* +CMQTTCONNLOST */
    SIMCOM_LINE_CMQTTCFG, /* +CMQTTCFG */
    SIMCOM_LINE_CMQTTDISC, /* +CMQTTDISC */
    SIMCOM_LINE_CMQTTTOPIC, /* +CMQTTTOPIC */
    SIMCOM_LINE_CMQTTPAYLOAD, /* +CMQTTPAYLOAD */
    SIMCOM_LINE_CMQTTPUB, /* +CMQTTPUB */
    SIMCOM_LINE_CMQTTPING, /* +CMQTTPING */
    SIMCOM_LINE_CMQTTUNSUB, /* +CMQTTUNSUB */
    SIMCOM_LINE_CMQTTUNSUBTOPIC, /* +CMQTTUNSUBTOPIC */
    SIMCOM_LINE_CMQTTNONET, /* +CMQTTNONET */
    SIMCOM_LINE_CMQTTSSLCFG, /* +CMQTSSLCFG */
    SIMCOM_LINE_CMQTTPAYLOAD, /* +CMQTPPAYLOAD */
    SIMCOM_LINE_CMQTTPUB, /* +CMQTPPUB */
    SIMCOM_LINE_CMQTTPUB, /* +CMQTPUB */
    SIMCOM_LINE_CMQTTRXSTART, /* +CMQTRXSTART */
    SIMCOM_LINE_CMQTTRXTOPIC, /* +CMQTRXTOPIC */
    SIMCOM_LINE_CMQTTRXPAYLOAD, /* +CMQTRXPAYLOAD */
    SIMCOM_LINE_CMQTTRXEND, /* +CMQTRXEND */
    SIMCOM_LINE_CMQTTSSLCFG, /* +CCHSSLCFG */
    SIMCOM_LINE_CCLK, /* +CCLK */
    SIMCOM_LINE_CCERTDOWN, /* +CCERTDOWN */
    SIMCOM_LINE_CCERTLIST, /* +CCERTLIST */
    SIMCOM_LINE_CSQ, /* +CSQ */
    SIMCOM_LINE_CSSLCFG, /* +CSSLCFG */
    SIMCOM_LINE_CPIN, /* +CPIN */
    SIMCOM_LINE_CREG, /* +CREG */
    SIMCOM_LINE_CGREG, /* +CGREG */
    SIMCOM_LINE_CGDCONT, /* +CGDCONT */
    SIMCOM_LINE_CGSOCKCONT, /* +CGSOCKCONT */
    SIMCOM_LINE_CGPADDR, /* +CGPADDR */
    SIMCOM_LINE_CEREG, /* +CEREG */
    SIMCOM_LINE_RDY, /* RDY */
};

const uint16_t simcom_machine_start = simcom_start;

size_t simcom_machine_run(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    size_t p = 0;
    const size_t pe = n;
    unsigned state = scan->state;
    unsigned name = scan->name;
    unsigned value = scan->value;
    unsigned count = scan->count;
    unsigned token = SIMCOM_TOKEN_NONE;

    {
    if ( p >= pe )
        goto _test_eof;
    switch ( ( state) )
    {
/* fall through */
case 1:
    switch( ( bytes[p]) ) {
        case 43u: goto st2;
        case 62u: goto tr2;
        case 65u: goto st103;
        case 69u: goto st104;
        case 79u: goto st109;
        case 82u: goto tr6;
    }
    goto tr0;
tr0:
    { if (( bytes[p]) == '\n') { token = SIMCOM_TOKEN_UNKNOWN; goto complete; } {goto st119;} }
    goto st0;
tr131:
    { if (( bytes[p]) == '\n') { token = SIMCOM_TOKEN_LINE; goto complete; } {goto st118;} }
    goto st0;
st0:
( state) = 0;
    goto _out;
st2:
    if ( ++p >= pe )
        goto _test_eof2;
/* fall through */
case 2:
    switch( ( bytes[p]) ) {
        case 32u: goto st3;
        case 67u: goto st94;
    }
    goto tr0;
st3:
    if ( ++p >= pe )
        goto _test_eof3;
/* fall through */
case 3:
    if ( ( bytes[p]) == 67u )
        goto st4;
    goto tr0;
st4:
    if ( ++p >= pe )
        goto _test_eof4;
/* fall through */
case 4:
    switch( ( bytes[p]) ) {
        case 67u: goto tr10;
        case 69u: goto tr11;
        case 71u: goto tr12;
        case 77u: goto st36;
        case 80u: goto tr14;
        case 82u: goto tr15;
        case 83u: goto tr16;
    }
    goto tr0;
tr10:
    { name += 33u; }
    goto st5;
st5:
    if ( ++p >= pe )
        goto _test_eof5;
/* fall through */
case 5:
    switch( ( bytes[p]) ) {
        case 69u: goto tr17;
        case 72u: goto st16;
        case 76u: goto tr19;
    }
    goto tr0;
tr17:
    { name += 2u; }
    goto st6;
st6:
    if ( ++p >= pe )
        goto _test_eof6;
/* fall through */
case 6:
    if ( ( bytes[p]) == 82u )
        goto st7;
    goto tr0;
st7:
    if ( ++p >= pe )
        goto _test_eof7;
/* fall through */
case 7:
    if ( ( bytes[p]) == 84u )
        goto st8;
    goto tr0;
st8:
    if ( ++p >= pe )
        goto _test_eof8;
/* fall through */
case 8:
    switch( ( bytes[p]) ) {
        case 68u: goto st9;
        case 76u: goto tr23;
    }
    goto tr0;
st9:
    if ( ++p >= pe )
        goto _test_eof9;
/* fall through */
case 9:
    if ( ( bytes[p]) == 79u )
        goto st10;
    goto tr0;
st10:
    if ( ++p >= pe )
        goto _test_eof10;
/* fall through */
case 10:
    if ( ( bytes[p]) == 87u )
        goto st11;
    goto tr0;
st11:
    if ( ++p >= pe )
        goto _test_eof11;
/* fall through */
case 11:
    if ( ( bytes[p]) == 78u )
        goto st12;
    goto tr0;
tr83:
    { name += 1u; }
    goto st12;
st12:
    if ( ++p >= pe )
        goto _test_eof12;
/* fall through */
case 12:
    switch( ( bytes[p]) ) {
        case 32u: goto tr27;
        case 58u: goto tr27;
    }
    goto tr0;
tr2:
    { token = SIMCOM_TOKEN_PROMPT; goto complete; }
    goto st122;
tr27:
    { {goto st113;} }
    goto st122;
tr95:
    { scan->numeric = true; token = SIMCOM_TOKEN_LINE; goto complete; }
    goto st122;
tr121:
    { {goto st120;} }
    goto st122;
tr122:
    { {goto st121;} }
    goto st122;
tr127:
    { token = SIMCOM_TOKEN_ERROR; goto complete; }
    goto st122;
tr129:
    { token = SIMCOM_TOKEN_OK; goto complete; }
    goto st122;
st122:
    if ( ++p >= pe )
        goto _test_eof122;
/* fall through */
case 122:
    goto tr0;
tr23:
    { name += 1u; }
    goto st13;
st13:
    if ( ++p >= pe )
        goto _test_eof13;
/* fall through */
case 13:
    if ( ( bytes[p]) == 73u )
        goto st14;
    goto tr0;
st14:
    if ( ++p >= pe )
        goto _test_eof14;
/* fall through */
case 14:
    if ( ( bytes[p]) == 83u )
        goto st15;
    goto tr0;
st15:
    if ( ++p >= pe )
        goto _test_eof15;
/* fall through */
case 15:
    if ( ( bytes[p]) == 84u )
        goto st12;
    goto tr0;
st16:
    if ( ++p >= pe )
        goto _test_eof16;
/* fall through */
case 16:
    if ( ( bytes[p]) == 83u )
        goto st17;
    goto tr0;
tr51:
    { name += 25u; }
    goto st17;
st17:
    if ( ++p >= pe )
        goto _test_eof17;
/* fall through */
case 17:
    if ( ( bytes[p]) == 83u )
        goto st18;
    goto tr0;
tr99:
    { name += 2u; }
    goto st18;
tr112:
    { name += 1u; }
    goto st18;
st18:
    if ( ++p >= pe )
        goto _test_eof18;
/* fall through */
case 18:
    if ( ( bytes[p]) == 76u )
        goto st19;
    goto tr0;
st19:
    if ( ++p >= pe )
        goto _test_eof19;
/* fall through */
case 19:
    if ( ( bytes[p]) == 67u )
        goto st20;
    goto tr0;
st20:
    if ( ++p >= pe )
        goto _test_eof20;
/* fall through */
case 20:
    if ( ( bytes[p]) == 70u )
        goto st21;
    goto tr0;
tr84:
    { name += 2u; }
    goto st21;
st21:
    if ( ++p >= pe )
        goto _test_eof21;
/* fall through */
case 21:
    if ( ( bytes[p]) == 71u )
        goto st12;
    goto tr0;
tr19:
    { name += 1u; }
    goto st22;
st22:
    if ( ++p >= pe )
        goto _test_eof22;
/* fall through */
case 22:
    if ( ( bytes[p]) == 75u )
        goto st12;
    goto tr0;
tr11:
    { name += 45u; }
    goto st23;
st23:
    if ( ++p >= pe )
        goto _test_eof23;
/* fall through */
case 23:
    if ( ( bytes[p]) == 82u )
        goto st24;
    goto tr0;
tr15:
    { name += 40u; }
    goto st24;
st24:
    if ( ++p >= pe )
        goto _test_eof24;
/* fall through */
case 24:
    if ( ( bytes[p]) == 69u )
        goto st21;
    goto tr0;
tr12:
    { name += 41u; }
    goto st25;
st25:
    if ( ++p >= pe )
        goto _test_eof25;
/* fall through */
case 25:
    switch( ( bytes[p]) ) {
        case 68u: goto tr36;
        case 80u: goto tr37;
        case 82u: goto st24;
        case 83u: goto tr38;
    }
    goto tr0;
tr36:
    { name += 1u; }
    goto st26;
st26:
    if ( ++p >= pe )
        goto _test_eof26;
/* fall through */
case 26:
    if ( ( bytes[p]) == 67u )
        goto st27;
    goto tr0;
st27:
    if ( ++p >= pe )
        goto _test_eof27;
/* fall through */
case 27:
    if ( ( bytes[p]) == 79u )
        goto st28;
    goto tr0;
st28:
    if ( ++p >= pe )
        goto _test_eof28;
/* fall through */
case 28:
    if ( ( bytes[p]) == 78u )
        goto st15;
    goto tr0;
tr37:
    { name += 3u; }
    goto st29;
st29:
    if ( ++p >= pe )
        goto _test_eof29;
/* fall through */
case 29:
    if ( ( bytes[p]) == 65u )
        goto st30;
    goto tr0;
st30:
    if ( ++p >= pe )
        goto _test_eof30;
/* fall through */
case 30:
    if ( ( bytes[p]) == 68u )
        goto st31;
    goto tr0;
st31:
    if ( ++p >= pe )
        goto _test_eof31;
/* fall through */
case 31:
    if ( ( bytes[p]) == 68u )
        goto st32;
    goto tr0;
st32:
    if ( ++p >= pe )
        goto _test_eof32;
/* fall through */
case 32:
    if ( ( bytes[p]) == 82u )
        goto st12;
    goto tr0;
tr38:
    { name += 2u; }
    goto st33;
st33:
    if ( ++p >= pe )
        goto _test_eof33;
/* fall through */
case 33:
    if ( ( bytes[p]) == 79u )
        goto st34;
    goto tr0;
st34:
    if ( ++p >= pe )
        goto _test_eof34;
/* fall through */
case 34:
    if ( ( bytes[p]) == 67u )
        goto st35;
    goto tr0;
st35:
    if ( ++p >= pe )
        goto _test_eof35;
/* fall through */
case 35:
    if ( ( bytes[p]) == 75u )
        goto st26;
    goto tr0;
st36:
    if ( ++p >= pe )
        goto _test_eof36;
/* fall through */
case 36:
    if ( ( bytes[p]) == 81u )
        goto st37;
    goto tr0;
st37:
    if ( ++p >= pe )
        goto _test_eof37;
/* fall through */
case 37:
    if ( ( bytes[p]) == 84u )
        goto st38;
    goto tr0;
st38:
    if ( ++p >= pe )
        goto _test_eof38;
/* fall through */
case 38:
    switch( ( bytes[p]) ) {
        case 80u: goto tr49;
        case 82u: goto tr50;
        case 83u: goto tr51;
        case 84u: goto st58;
    }
    goto tr0;
tr49:
    { name += 26u; }
    goto st39;
st39:
    if ( ++p >= pe )
        goto _test_eof39;
/* fall through */
case 39:
    switch( ( bytes[p]) ) {
        case 80u: goto st40;
        case 85u: goto tr54;
    }
    goto tr0;
st40:
    if ( ++p >= pe )
        goto _test_eof40;
/* fall through */
case 40:
    switch( ( bytes[p]) ) {
        case 65u: goto st41;
        case 85u: goto tr56;
    }
    goto tr0;
st41:
    if ( ++p >= pe )
        goto _test_eof41;
/* fall through */
case 41:
    if ( ( bytes[p]) == 89u )
        goto st42;
    goto tr0;
st42:
    if ( ++p >= pe )
        goto _test_eof42;
/* fall through */
case 42:
    if ( ( bytes[p]) == 76u )
        goto st43;
    goto tr0;
st43:
    if ( ++p >= pe )
        goto _test_eof43;
/* fall through */
case 43:
    if ( ( bytes[p]) == 79u )
        goto st44;
    goto tr0;
st44:
    if ( ++p >= pe )
        goto _test_eof44;
/* fall through */
case 44:
    if ( ( bytes[p]) == 65u )
        goto st45;
    goto tr0;
st45:
    if ( ++p >= pe )
        goto _test_eof45;
/* fall through */
case 45:
    if ( ( bytes[p]) == 68u )
        goto st12;
    goto tr0;
tr54:
    { name += 2u; }
    goto st46;
tr56:
    { name += 1u; }
    goto st46;
st46:
    if ( ++p >= pe )
        goto _test_eof46;
/* fall through */
case 46:
    if ( ( bytes[p]) == 66u )
        goto st12;
    goto tr0;
tr50:
    { name += 29u; }
    goto st47;
st47:
    if ( ++p >= pe )
        goto _test_eof47;
/* fall through */
case 47:
    if ( ( bytes[p]) == 88u )
        goto st48;
    goto tr0;
tr98:
    { name += 1u; }
    goto st48;
st48:
    if ( ++p >= pe )
        goto _test_eof48;
/* fall through */
case 48:
    switch( ( bytes[p]) ) {
        case 69u: goto tr62;
        case 80u: goto tr63;
        case 83u: goto st51;
        case 84u: goto tr65;
    }
    goto tr0;
tr62:
    { name += 3u; }
    goto st49;
st49:
    if ( ++p >= pe )
        goto _test_eof49;
/* fall through */
case 49:
    if ( ( bytes[p]) == 78u )
        goto st45;
    goto tr0;
tr63:
    { name += 2u; }
    goto st50;
st50:
    if ( ++p >= pe )
        goto _test_eof50;
/* fall through */
case 50:
    if ( ( bytes[p]) == 65u )
        goto st41;
    goto tr0;
st51:
    if ( ++p >= pe )
        goto _test_eof51;
/* fall through */
case 51:
    if ( ( bytes[p]) == 84u )
        goto st52;
    goto tr0;
st52:
    if ( ++p >= pe )
        goto _test_eof52;
/* fall through */
case 52:
    if ( ( bytes[p]) == 65u )
        goto st53;
    goto tr0;
st53:
    if ( ++p >= pe )
        goto _test_eof53;
/* fall through */
case 53:
    if ( ( bytes[p]) == 82u )
        goto st15;
    goto tr0;
tr65:
    { name += 1u; }
    goto st54;
tr78:
    { name += 18u; }
    goto st54;
st54:
    if ( ++p >= pe )
        goto _test_eof54;
/* fall through */
case 54:
    if ( ( bytes[p]) == 79u )
        goto st55;
    goto tr0;
st55:
    if ( ++p >= pe )
        goto _test_eof55;
/* fall through */
case 55:
    if ( ( bytes[p]) == 80u )
        goto st56;
    goto tr0;
st56:
    if ( ++p >= pe )
        goto _test_eof56;
/* fall through */
case 56:
    if ( ( bytes[p]) == 73u )
        goto st57;
    goto tr0;
st57:
    if ( ++p >= pe )
        goto _test_eof57;
/* fall through */
case 57:
    if ( ( bytes[p]) == 67u )
        goto st12;
    goto tr0;
st58:
    if ( ++p >= pe )
        goto _test_eof58;
/* fall through */
case 58:
    switch( ( bytes[p]) ) {
        case 65u: goto tr71;
        case 67u: goto tr72;
        case 68u: goto tr73;
        case 78u: goto tr74;
        case 80u: goto tr75;
        case 82u: goto tr76;
        case 83u: goto st79;
        case 84u: goto tr78;
        case 85u: goto tr79;
        case 87u: goto tr80;
    }
    goto tr0;
tr71:
    { name += 5u; }
    goto st59;
st59:
    if ( ++p >= pe )
        goto _test_eof59;
/* fall through */
case 59:
    if ( ( bytes[p]) == 67u )
        goto st60;
    goto tr0;
st60:
    if ( ++p >= pe )
        goto _test_eof60;
/* fall through */
case 60:
    switch( ( bytes[p]) ) {
        case 67u: goto st61;
        case 81u: goto tr83;
    }
    goto tr0;
st61:
    if ( ++p >= pe )
        goto _test_eof61;
/* fall through */
case 61:
    if ( ( bytes[p]) == 81u )
        goto st12;
    goto tr0;
tr72:
    { name += 14u; }
    goto st62;
st62:
    if ( ++p >= pe )
        goto _test_eof62;
/* fall through */
case 62:
    switch( ( bytes[p]) ) {
        case 70u: goto tr84;
        case 79u: goto st63;
    }
    goto tr0;
st63:
    if ( ++p >= pe )
        goto _test_eof63;
/* fall through */
case 63:
    if ( ( bytes[p]) == 78u )
        goto st64;
    goto tr0;
st64:
    if ( ++p >= pe )
        goto _test_eof64;
/* fall through */
case 64:
    if ( ( bytes[p]) == 78u )
        goto st65;
    goto tr0;
st65:
    if ( ++p >= pe )
        goto _test_eof65;
/* fall through */
case 65:
    switch( ( bytes[p]) ) {
        case 69u: goto st66;
        case 76u: goto tr89;
    }
    goto tr0;
st66:
    if ( ++p >= pe )
        goto _test_eof66;
/* fall through */
case 66:
    if ( ( bytes[p]) == 67u )
        goto st15;
    goto tr0;
tr89:
    { name += 1u; }
    goto st67;
st67:
    if ( ++p >= pe )
        goto _test_eof67;
/* fall through */
case 67:
    if ( ( bytes[p]) == 79u )
        goto st14;
    goto tr0;
tr73:
    { name += 17u; }
    goto st68;
st68:
    if ( ++p >= pe )
        goto _test_eof68;
/* fall through */
case 68:
    if ( ( bytes[p]) == 73u )
        goto st69;
    goto tr0;
st69:
    if ( ++p >= pe )
        goto _test_eof69;
/* fall through */
case 69:
    if ( ( bytes[p]) == 83u )
        goto st57;
    goto tr0;
tr74:
    { name += 24u; }
    goto st70;
st70:
    if ( ++p >= pe )
        goto _test_eof70;
/* fall through */
case 70:
    if ( ( bytes[p]) == 79u )
        goto st71;
    goto tr0;
st71:
    if ( ++p >= pe )
        goto _test_eof71;
/* fall through */
case 71:
    if ( ( bytes[p]) == 78u )
        goto st72;
    goto tr0;
st72:
    if ( ++p >= pe )
        goto _test_eof72;
/* fall through */
case 72:
    if ( ( bytes[p]) == 69u )
        goto st73;
    goto tr0;
st73:
    if ( ++p >= pe )
        goto _test_eof73;
/* fall through */
case 73:
    if ( ( bytes[p]) == 84u )
        goto st74;
    goto tr0;
st74:
    if ( ++p >= pe )
        goto _test_eof74;
/* fall through */
case 74:
    switch( ( bytes[p]) ) {
        case 10u: goto tr95;
        case 13u: goto st74;
    }
    goto tr0;
tr75:
    { name += 19u; }
    goto st75;
st75:
    if ( ++p >= pe )
        goto _test_eof75;
/* fall through */
case 75:
    switch( ( bytes[p]) ) {
        case 65u: goto st41;
        case 73u: goto tr96;
        case 85u: goto tr56;
    }
    goto tr0;
tr96:
    { name += 2u; }
    goto st76;
st76:
    if ( ++p >= pe )
        goto _test_eof76;
/* fall through */
case 76:
    if ( ( bytes[p]) == 78u )
        goto st21;
    goto tr0;
tr76:
    { name += 7u; }
    goto st77;
st77:
    if ( ++p >= pe )
        goto _test_eof77;
/* fall through */
case 77:
    switch( ( bytes[p]) ) {
        case 69u: goto st78;
        case 88u: goto tr98;
    }
    goto tr0;
st78:
    if ( ++p >= pe )
        goto _test_eof78;
/* fall through */
case 78:
    if ( ( bytes[p]) == 76u )
        goto st12;
    goto tr0;
st79:
    if ( ++p >= pe )
        goto _test_eof79;
/* fall through */
case 79:
    switch( ( bytes[p]) ) {
        case 83u: goto tr99;
        case 84u: goto st80;
        case 85u: goto tr101;
    }
    goto tr0;
st80:
    if ( ++p >= pe )
        goto _test_eof80;
/* fall through */
case 80:
    switch( ( bytes[p]) ) {
        case 65u: goto st53;
        case 79u: goto tr102;
    }
    goto tr0;
tr102:
    { name += 1u; }
    goto st81;
st81:
    if ( ++p >= pe )
        goto _test_eof81;
/* fall through */
case 81:
    if ( ( bytes[p]) == 80u )
        goto st12;
    goto tr0;
tr101:
    { name += 3u; }
    goto st82;
st82:
    if ( ++p >= pe )
        goto _test_eof82;
/* fall through */
case 82:
    if ( ( bytes[p]) == 66u )
        goto st83;
    goto tr0;
st83:
    if ( ++p >= pe )
        goto _test_eof83;
/* fall through */
case 83:
    switch( ( bytes[p]) ) {
        case 32u: goto tr27;
        case 58u: goto tr27;
        case 84u: goto tr65;
    }
    goto tr0;
tr79:
    { name += 22u; }
    goto st84;
st84:
    if ( ++p >= pe )
        goto _test_eof84;
/* fall through */
case 84:
    if ( ( bytes[p]) == 78u )
        goto st85;
    goto tr0;
st85:
    if ( ++p >= pe )
        goto _test_eof85;
/* fall through */
case 85:
    if ( ( bytes[p]) == 83u )
        goto st86;
    goto tr0;
st86:
    if ( ++p >= pe )
        goto _test_eof86;
/* fall through */
case 86:
    if ( ( bytes[p]) == 85u )
        goto st82;
    goto tr0;
tr80:
    { name += 12u; }
    goto st87;
st87:
    if ( ++p >= pe )
        goto _test_eof87;
/* fall through */
case 87:
    if ( ( bytes[p]) == 73u )
        goto st88;
    goto tr0;
st88:
    if ( ++p >= pe )
        goto _test_eof88;
/* fall through */
case 88:
    if ( ( bytes[p]) == 76u )
        goto st89;
    goto tr0;
st89:
    if ( ++p >= pe )
        goto _test_eof89;
/* fall through */
case 89:
    if ( ( bytes[p]) == 76u )
        goto st90;
    goto tr0;
st90:
    if ( ++p >= pe )
        goto _test_eof90;
/* fall through */
case 90:
    switch( ( bytes[p]) ) {
        case 77u: goto tr110;
        case 84u: goto st54;
    }
    goto tr0;
tr110:
    { name += 1u; }
    goto st91;
st91:
    if ( ++p >= pe )
        goto _test_eof91;
/* fall through */
case 91:
    if ( ( bytes[p]) == 83u )
        goto st21;
    goto tr0;
tr14:
    { name += 39u; }
    goto st92;
st92:
    if ( ++p >= pe )
        goto _test_eof92;
/* fall through */
case 92:
    if ( ( bytes[p]) == 73u )
        goto st11;
    goto tr0;
tr16:
    { name += 37u; }
    goto st93;
st93:
    if ( ++p >= pe )
        goto _test_eof93;
/* fall through */
case 93:
    switch( ( bytes[p]) ) {
        case 81u: goto st12;
        case 83u: goto tr112;
    }
    goto tr0;
st94:
    if ( ++p >= pe )
        goto _test_eof94;
/* fall through */
case 94:
    switch( ( bytes[p]) ) {
        case 67u: goto tr10;
        case 69u: goto tr11;
        case 71u: goto tr12;
        case 77u: goto st95;
        case 80u: goto tr14;
        case 82u: goto tr15;
        case 83u: goto tr16;
    }
    goto tr0;
st95:
    if ( ++p >= pe )
        goto _test_eof95;
/* fall through */
case 95:
    switch( ( bytes[p]) ) {
        case 69u: goto st96;
        case 81u: goto st37;
    }
    goto tr0;
st96:
    if ( ++p >= pe )
        goto _test_eof96;
/* fall through */
case 96:
    if ( ( bytes[p]) == 32u )
        goto st97;
    goto tr0;
st97:
    if ( ++p >= pe )
        goto _test_eof97;
/* fall through */
case 97:
    if ( ( bytes[p]) == 69u )
        goto st98;
    goto tr0;
st98:
    if ( ++p >= pe )
        goto _test_eof98;
/* fall through */
case 98:
    if ( ( bytes[p]) == 82u )
        goto st99;
    goto tr0;
st99:
    if ( ++p >= pe )
        goto _test_eof99;
/* fall through */
case 99:
    if ( ( bytes[p]) == 82u )
        goto st100;
    goto tr0;
st100:
    if ( ++p >= pe )
        goto _test_eof100;
/* fall through */
case 100:
    if ( ( bytes[p]) == 79u )
        goto st101;
    goto tr0;
st101:
    if ( ++p >= pe )
        goto _test_eof101;
/* fall through */
case 101:
    if ( ( bytes[p]) == 82u )
        goto st102;
    goto tr0;
st102:
    if ( ++p >= pe )
        goto _test_eof102;
/* fall through */
case 102:
    if ( ( bytes[p]) == 58u )
        goto tr121;
    goto tr0;
st103:
    if ( ++p >= pe )
        goto _test_eof103;
/* fall through */
case 103:
    if ( ( bytes[p]) == 84u )
        goto tr122;
    goto tr0;
st104:
    if ( ++p >= pe )
        goto _test_eof104;
/* fall through */
case 104:
    if ( ( bytes[p]) == 82u )
        goto st105;
    goto tr0;
st105:
    if ( ++p >= pe )
        goto _test_eof105;
/* fall through */
case 105:
    if ( ( bytes[p]) == 82u )
        goto st106;
    goto tr0;
st106:
    if ( ++p >= pe )
        goto _test_eof106;
/* fall through */
case 106:
    if ( ( bytes[p]) == 79u )
        goto st107;
    goto tr0;
st107:
    if ( ++p >= pe )
        goto _test_eof107;
/* fall through */
case 107:
    if ( ( bytes[p]) == 82u )
        goto st108;
    goto tr0;
st108:
    if ( ++p >= pe )
        goto _test_eof108;
/* fall through */
case 108:
    switch( ( bytes[p]) ) {
        case 10u: goto tr127;
        case 13u: goto st108;
    }
    goto tr0;
st109:
    if ( ++p >= pe )
        goto _test_eof109;
/* fall through */
case 109:
    if ( ( bytes[p]) == 75u )
        goto st110;
    goto tr0;
st110:
    if ( ++p >= pe )
        goto _test_eof110;
/* fall through */
case 110:
    switch( ( bytes[p]) ) {
        case 10u: goto tr129;
        case 13u: goto st110;
    }
    goto tr0;
tr6:
    { name += 46u; }
    goto st111;
st111:
    if ( ++p >= pe )
        goto _test_eof111;
/* fall through */
case 111:
    if ( ( bytes[p]) == 68u )
        goto st112;
    goto tr0;
st112:
    if ( ++p >= pe )
        goto _test_eof112;
/* fall through */
case 112:
    if ( ( bytes[p]) == 89u )
        goto st74;
    goto tr0;
st113:
    if ( ++p >= pe )
        goto _test_eof113;
/* fall through */
case 113:
    switch( ( bytes[p]) ) {
        case 10u: goto tr132;
        case 13u: goto st114;
        case 32u: goto st113;
    }
    if ( 48u <= ( bytes[p]) && ( bytes[p]) <= 57u )
        goto tr135;
    goto tr131;
tr132:
    { scan->numeric = true; token = SIMCOM_TOKEN_LINE; goto complete; }
    goto st123;
tr136:
    {
        if (count < SIMCOM_NUMBERS) {
            scan->number[count] = (uint16_t)value;
        }
        count += count < 255u;
    }
    { scan->numeric = true; token = SIMCOM_TOKEN_LINE; goto complete; }
    goto st123;
st123:
    if ( ++p >= pe )
        goto _test_eof123;
/* fall through */
case 123:
    goto tr131;
tr137:
    {
        if (count < SIMCOM_NUMBERS) {
            scan->number[count] = (uint16_t)value;
        }
        count += count < 255u;
    }
    goto st114;
st114:
    if ( ++p >= pe )
        goto _test_eof114;
/* fall through */
case 114:
    switch( ( bytes[p]) ) {
        case 10u: goto tr132;
        case 13u: goto st114;
    }
    goto tr131;
tr135:
    { value = (unsigned)(( bytes[p]) - '0'); }
    goto st115;
tr140:
    { value = value > 6552u ? 65535u : value * 10u + (unsigned)(( bytes[p]) - '0'); }
    goto st115;
st115:
    if ( ++p >= pe )
        goto _test_eof115;
/* fall through */
case 115:
    switch( ( bytes[p]) ) {
        case 10u: goto tr136;
        case 13u: goto tr137;
        case 32u: goto tr138;
        case 44u: goto tr139;
    }
    if ( 48u <= ( bytes[p]) && ( bytes[p]) <= 57u )
        goto tr140;
    goto tr131;
tr138:
    {
        if (count < SIMCOM_NUMBERS) {
            scan->number[count] = (uint16_t)value;
        }
        count += count < 255u;
    }
    goto st116;
st116:
    if ( ++p >= pe )
        goto _test_eof116;
/* fall through */
case 116:
    switch( ( bytes[p]) ) {
        case 10u: goto tr132;
        case 13u: goto st114;
        case 32u: goto st116;
        case 44u: goto st117;
    }
    goto tr131;
tr139:
    {
        if (count < SIMCOM_NUMBERS) {
            scan->number[count] = (uint16_t)value;
        }
        count += count < 255u;
    }
    goto st117;
st117:
    if ( ++p >= pe )
        goto _test_eof117;
/* fall through */
case 117:
    if ( ( bytes[p]) == 32u )
        goto st117;
    if ( 48u <= ( bytes[p]) && ( bytes[p]) <= 57u )
        goto tr135;
    goto tr131;
st118:
    if ( ++p >= pe )
        goto _test_eof118;
/* fall through */
case 118:
    if ( ( bytes[p]) == 10u )
        goto tr144;
    goto st118;
tr144:
    { token = SIMCOM_TOKEN_LINE; goto complete; }
    goto st124;
st124:
    if ( ++p >= pe )
        goto _test_eof124;
/* fall through */
case 124:
    goto st0;
st119:
    if ( ++p >= pe )
        goto _test_eof119;
/* fall through */
case 119:
    if ( ( bytes[p]) == 10u )
        goto tr146;
    goto st119;
tr146:
    { token = SIMCOM_TOKEN_UNKNOWN; goto complete; }
    goto st125;
st125:
    if ( ++p >= pe )
        goto _test_eof125;
/* fall through */
case 125:
    goto st0;
st120:
    if ( ++p >= pe )
        goto _test_eof120;
/* fall through */
case 120:
    if ( ( bytes[p]) == 10u )
        goto tr148;
    goto st120;
tr148:
    { token = SIMCOM_TOKEN_CME_ERROR; goto complete; }
    goto st126;
st126:
    if ( ++p >= pe )
        goto _test_eof126;
/* fall through */
case 126:
    goto st0;
st121:
    if ( ++p >= pe )
        goto _test_eof121;
/* fall through */
case 121:
    switch( ( bytes[p]) ) {
        case 10u: goto tr150;
        case 13u: goto tr150;
    }
    goto st121;
tr150:
    { token = SIMCOM_TOKEN_ECHO; goto complete; }
    goto st127;
st127:
    if ( ++p >= pe )
        goto _test_eof127;
/* fall through */
case 127:
    goto st0;
    }
    _test_eof2: ( state) = 2; goto _test_eof;
    _test_eof3: ( state) = 3; goto _test_eof;
    _test_eof4: ( state) = 4; goto _test_eof;
    _test_eof5: ( state) = 5; goto _test_eof;
    _test_eof6: ( state) = 6; goto _test_eof;
    _test_eof7: ( state) = 7; goto _test_eof;
    _test_eof8: ( state) = 8; goto _test_eof;
    _test_eof9: ( state) = 9; goto _test_eof;
    _test_eof10: ( state) = 10; goto _test_eof;
    _test_eof11: ( state) = 11; goto _test_eof;
    _test_eof12: ( state) = 12; goto _test_eof;
    _test_eof122: ( state) = 122; goto _test_eof;
    _test_eof13: ( state) = 13; goto _test_eof;
    _test_eof14: ( state) = 14; goto _test_eof;
    _test_eof15: ( state) = 15; goto _test_eof;
    _test_eof16: ( state) = 16; goto _test_eof;
    _test_eof17: ( state) = 17; goto _test_eof;
    _test_eof18: ( state) = 18; goto _test_eof;
    _test_eof19: ( state) = 19; goto _test_eof;
    _test_eof20: ( state) = 20; goto _test_eof;
    _test_eof21: ( state) = 21; goto _test_eof;
    _test_eof22: ( state) = 22; goto _test_eof;
    _test_eof23: ( state) = 23; goto _test_eof;
    _test_eof24: ( state) = 24; goto _test_eof;
    _test_eof25: ( state) = 25; goto _test_eof;
    _test_eof26: ( state) = 26; goto _test_eof;
    _test_eof27: ( state) = 27; goto _test_eof;
    _test_eof28: ( state) = 28; goto _test_eof;
    _test_eof29: ( state) = 29; goto _test_eof;
    _test_eof30: ( state) = 30; goto _test_eof;
    _test_eof31: ( state) = 31; goto _test_eof;
    _test_eof32: ( state) = 32; goto _test_eof;
    _test_eof33: ( state) = 33; goto _test_eof;
    _test_eof34: ( state) = 34; goto _test_eof;
    _test_eof35: ( state) = 35; goto _test_eof;
    _test_eof36: ( state) = 36; goto _test_eof;
    _test_eof37: ( state) = 37; goto _test_eof;
    _test_eof38: ( state) = 38; goto _test_eof;
    _test_eof39: ( state) = 39; goto _test_eof;
    _test_eof40: ( state) = 40; goto _test_eof;
    _test_eof41: ( state) = 41; goto _test_eof;
    _test_eof42: ( state) = 42; goto _test_eof;
    _test_eof43: ( state) = 43; goto _test_eof;
    _test_eof44: ( state) = 44; goto _test_eof;
    _test_eof45: ( state) = 45; goto _test_eof;
    _test_eof46: ( state) = 46; goto _test_eof;
    _test_eof47: ( state) = 47; goto _test_eof;
    _test_eof48: ( state) = 48; goto _test_eof;
    _test_eof49: ( state) = 49; goto _test_eof;
    _test_eof50: ( state) = 50; goto _test_eof;
    _test_eof51: ( state) = 51; goto _test_eof;
    _test_eof52: ( state) = 52; goto _test_eof;
    _test_eof53: ( state) = 53; goto _test_eof;
    _test_eof54: ( state) = 54; goto _test_eof;
    _test_eof55: ( state) = 55; goto _test_eof;
    _test_eof56: ( state) = 56; goto _test_eof;
    _test_eof57: ( state) = 57; goto _test_eof;
    _test_eof58: ( state) = 58; goto _test_eof;
    _test_eof59: ( state) = 59; goto _test_eof;
    _test_eof60: ( state) = 60; goto _test_eof;
    _test_eof61: ( state) = 61; goto _test_eof;
    _test_eof62: ( state) = 62; goto _test_eof;
    _test_eof63: ( state) = 63; goto _test_eof;
    _test_eof64: ( state) = 64; goto _test_eof;
    _test_eof65: ( state) = 65; goto _test_eof;
    _test_eof66: ( state) = 66; goto _test_eof;
    _test_eof67: ( state) = 67; goto _test_eof;
    _test_eof68: ( state) = 68; goto _test_eof;
    _test_eof69: ( state) = 69; goto _test_eof;
    _test_eof70: ( state) = 70; goto _test_eof;
    _test_eof71: ( state) = 71; goto _test_eof;
    _test_eof72: ( state) = 72; goto _test_eof;
    _test_eof73: ( state) = 73; goto _test_eof;
    _test_eof74: ( state) = 74; goto _test_eof;
    _test_eof75: ( state) = 75; goto _test_eof;
    _test_eof76: ( state) = 76; goto _test_eof;
    _test_eof77: ( state) = 77; goto _test_eof;
    _test_eof78: ( state) = 78; goto _test_eof;
    _test_eof79: ( state) = 79; goto _test_eof;
    _test_eof80: ( state) = 80; goto _test_eof;
    _test_eof81: ( state) = 81; goto _test_eof;
    _test_eof82: ( state) = 82; goto _test_eof;
    _test_eof83: ( state) = 83; goto _test_eof;
    _test_eof84: ( state) = 84; goto _test_eof;
    _test_eof85: ( state) = 85; goto _test_eof;
    _test_eof86: ( state) = 86; goto _test_eof;
    _test_eof87: ( state) = 87; goto _test_eof;
    _test_eof88: ( state) = 88; goto _test_eof;
    _test_eof89: ( state) = 89; goto _test_eof;
    _test_eof90: ( state) = 90; goto _test_eof;
    _test_eof91: ( state) = 91; goto _test_eof;
    _test_eof92: ( state) = 92; goto _test_eof;
    _test_eof93: ( state) = 93; goto _test_eof;
    _test_eof94: ( state) = 94; goto _test_eof;
    _test_eof95: ( state) = 95; goto _test_eof;
    _test_eof96: ( state) = 96; goto _test_eof;
    _test_eof97: ( state) = 97; goto _test_eof;
    _test_eof98: ( state) = 98; goto _test_eof;
    _test_eof99: ( state) = 99; goto _test_eof;
    _test_eof100: ( state) = 100; goto _test_eof;
    _test_eof101: ( state) = 101; goto _test_eof;
    _test_eof102: ( state) = 102; goto _test_eof;
    _test_eof103: ( state) = 103; goto _test_eof;
    _test_eof104: ( state) = 104; goto _test_eof;
    _test_eof105: ( state) = 105; goto _test_eof;
    _test_eof106: ( state) = 106; goto _test_eof;
    _test_eof107: ( state) = 107; goto _test_eof;
    _test_eof108: ( state) = 108; goto _test_eof;
    _test_eof109: ( state) = 109; goto _test_eof;
    _test_eof110: ( state) = 110; goto _test_eof;
    _test_eof111: ( state) = 111; goto _test_eof;
    _test_eof112: ( state) = 112; goto _test_eof;
    _test_eof113: ( state) = 113; goto _test_eof;
    _test_eof123: ( state) = 123; goto _test_eof;
    _test_eof114: ( state) = 114; goto _test_eof;
    _test_eof115: ( state) = 115; goto _test_eof;
    _test_eof116: ( state) = 116; goto _test_eof;
    _test_eof117: ( state) = 117; goto _test_eof;
    _test_eof118: ( state) = 118; goto _test_eof;
    _test_eof124: ( state) = 124; goto _test_eof;
    _test_eof119: ( state) = 119; goto _test_eof;
    _test_eof125: ( state) = 125; goto _test_eof;
    _test_eof120: ( state) = 120; goto _test_eof;
    _test_eof126: ( state) = 126; goto _test_eof;
    _test_eof121: ( state) = 121; goto _test_eof;
    _test_eof127: ( state) = 127; goto _test_eof;

    _test_eof: {}
    if ( p == ( (p + 1u)) )
    {
    switch ( ( state) ) {
    case 113:
    case 114:
    case 115:
    case 116:
    case 117:
    { if (( bytes[p]) == '\n') { token = SIMCOM_TOKEN_LINE; goto complete; } {       if ( p >= pe )
               goto _test_eof118;
goto st118;} }
    break;
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
    case 10:
    case 11:
    case 12:
    case 13:
    case 14:
    case 15:
    case 16:
    case 17:
    case 18:
    case 19:
    case 20:
    case 21:
    case 22:
    case 23:
    case 24:
    case 25:
    case 26:
    case 27:
    case 28:
    case 29:
    case 30:
    case 31:
    case 32:
    case 33:
    case 34:
    case 35:
    case 36:
    case 37:
    case 38:
    case 39:
    case 40:
    case 41:
    case 42:
    case 43:
    case 44:
    case 45:
    case 46:
    case 47:
    case 48:
    case 49:
    case 50:
    case 51:
    case 52:
    case 53:
    case 54:
    case 55:
    case 56:
    case 57:
    case 58:
    case 59:
    case 60:
    case 61:
    case 62:
    case 63:
    case 64:
    case 65:
    case 66:
    case 67:
    case 68:
    case 69:
    case 70:
    case 71:
    case 72:
    case 73:
    case 74:
    case 75:
    case 76:
    case 77:
    case 78:
    case 79:
    case 80:
    case 81:
    case 82:
    case 83:
    case 84:
    case 85:
    case 86:
    case 87:
    case 88:
    case 89:
    case 90:
    case 91:
    case 92:
    case 93:
    case 94:
    case 95:
    case 96:
    case 97:
    case 98:
    case 99:
    case 100:
    case 101:
    case 102:
    case 103:
    case 104:
    case 105:
    case 106:
    case 107:
    case 108:
    case 109:
    case 110:
    case 111:
    case 112:
    { if (( bytes[p]) == '\n') { token = SIMCOM_TOKEN_UNKNOWN; goto complete; } {       if ( p >= pe )
               goto _test_eof119;
goto st119;} }
    break;
    }
    }

    _out: {}
    }

    goto incomplete;
complete:
    p++;
    state = (unsigned)simcom_start;
    if (token == SIMCOM_TOKEN_LINE) {
        name = name < sizeof spellings / sizeof spellings[0] ? spellings[name] : 0u;
    }
incomplete:
    scan->token = (uint8_t)token;
    scan->state = (uint16_t)state;
    scan->name = (uint8_t)name;
    scan->value = (uint16_t)value;
    scan->count = (uint8_t)count;
    return p;
}

#endif
