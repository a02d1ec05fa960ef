/* SPDX-License-Identifier: MIT */
/*
 * machine.c - the scanner's machine, by ragel from machine.rl: framing, final result codes, prompt, echo, names and numbers of lines.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 *
 * The machine is total: every byte in every state leads somewhere, so that garbage is an unknown
 * line and never an error. It stops with the byte that completes a token. Positions are indices and
 * never step back. Numbers are bounded where they are built, not by the grammar. Names are no states:
 * they are a tree in a table, and one action goes along it.
 */
#include "simcom/lines.h"
#include "simcom/private/scan.h"

/* What ragel writes has no default where every byte has a case of its own, or the code behind the switch is meant. */
#ifdef __GNUC__
#pragma GCC diagnostic ignored "-Wswitch-default"
#endif

enum { simcom_start = 1 };

/* Marks in the tree, and behind each what it is: the name of a line that has arguments, or that has none, a token
 * that the whole line is, or with more text behind. JUMP: it goes on at another place, two digits in base 128. Any other
 * negative number is a character with another branch beside it, and behind it the way to that: a number, or two digits
 * of which the first is negative. */
enum { ARGUMENTS = -1, ALONE = -2, FINAL = -3, REST = -4, JUMP = -5 };
#define WHAT(number) (int8_t)(number)

/* What lines begin with. */
static const int8_t names[] = {
    -'+', -2, 81, /* + */
    -'C', -2, 74, /* +C */
    -'M', -1, 105, /* +CM */
    -'Q', -1, 92, 'T', /* +CMQT */
    -'T', -1, 60, /* +CMQTT */
    -'R', 42, /* +CMQTTR */
    -'X', 31, /* +CMQTTRX */
    -'S', 6, 'T', 'A', 'R', 'T', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTRXSTART), /* +CMQTTRXSTART */
    -'T', 6, 'O', 'P', 'I', 'C', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTRXTOPIC), /* +CMQTTRXTOPIC */
    -'P', 8, 'A', 'Y', 'L', 'O', 'A', 'D', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTRXPAYLOAD), /* +CMQTTRXPAYLOAD */
    'E', 'N', 'D', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTRXEND), /* +CMQTTRXEND */
    'E', /* +CMQTTRE */
    -'L', 2, ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTREL), /* +CMQTTREL */
    'C', 'V', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTRECV), /* +CMQTTRECV */
    -'S', 32, /* +CMQTTS */
    -'T', 10, /* +CMQTTST */
    -'A', 4, 'R', 'T', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTSTART), /* +CMQTTSTART */
    'O', 'P', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTSTOP), /* +CMQTTSTOP */
    -'S', 6, 'L', 'C', 'F', 'G', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTSSLCFG), /* +CMQTTSSLCFG */
    'U', 'B', /* +CMQTTSUB */
    -'T', 6, 'O', 'P', 'I', 'C', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTSUBTOPIC), /* +CMQTTSUBTOPIC */
    ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTSUB), /* +CMQTTSUB */
    -'A', 9, 'C', /* +CMQTTAC */
    -'C', 3, 'Q', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTACCQ), /* +CMQTTACCQ */
    'Q', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTACCQ), /* +CMQTTACQ */
    -'W', 16, 'I', 'L', 'L', /* +CMQTTWILL */
    -'T', 6, 'O', 'P', 'I', 'C', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTWILLTOPIC), /* +CMQTTWILLTOPIC */
    'M', 'S', 'G', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTWILLMSG), /* +CMQTTWILLMSG */
    -'C', 20, /* +CMQTTC */
    -'O', 14, 'N', 'N', /* +CMQTTCONN */
    -'E', 4, 'C', 'T', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTCONNECT), /* +CMQTTCONNECT */
    'L', 'O', 'S', 'T', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTCONNLOST), /* +CMQTTCONNLOST */
    'F', 'G', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTCFG), /* +CMQTTCFG */
    -'D', 5, 'I', 'S', 'C', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTDISC), /* +CMQTTDISC */
    -'T', 6, 'O', 'P', 'I', 'C', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTTOPIC), /* +CMQTTTOPIC */
    -'P', 19, /* +CMQTTP */
    -'A', 7, 'Y', 'L', 'O', 'A', 'D', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTPAYLOAD), /* +CMQTTPAYLOAD */
    -'U', 3, 'B', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTPUB), /* +CMQTTPUB */
    'I', 'N', 'G', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTPING), /* +CMQTTPING */
    -'U', 14, 'N', 'S', 'U', 'B', /* +CMQTTUNSUB */
    -'T', 6, 'O', 'P', 'I', 'C', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTUNSUBTOPIC), /* +CMQTTUNSUBTOPIC */
    ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTUNSUB), /* +CMQTTUNSUB */
    'N', 'O', 'N', 'E', 'T', ALONE, WHAT(SIMCOM_LINE_CMQTTNONET), /* +CMQTTNONET */
    -'R', 4, 'X', JUMP, 0, 20, /* +CMQTRX */
    -'S', 4, 'S', JUMP, 0, 76, /* +CMQTSS */
    'P', /* +CMQTP */
    -'P', 9, /* +CMQTPP */
    -'A', 3, JUMP, 1, 36, /* +CMQTPPA */
    'U', 'B', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTPUB), /* +CMQTPPUB */
    'U', 'B', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTPUB), /* +CMQTPUB */
    'E', ' ', 'E', 'R', 'R', 'O', 'R', ':', REST, WHAT(SIMCOM_TOKEN_CME_ERROR), /* +CME ERROR: */
    -'C', 27, /* +CC */
    -'L', 3, 'K', ARGUMENTS, WHAT(SIMCOM_LINE_CCLK), /* +CCLK */
    -'E', 15, 'R', 'T', /* +CCERT */
    -'D', 5, 'O', 'W', 'N', ARGUMENTS, WHAT(SIMCOM_LINE_CCERTDOWN), /* +CCERTDOWN */
    'L', 'I', 'S', 'T', ARGUMENTS, WHAT(SIMCOM_LINE_CCERTLIST), /* +CCERTLIST */
    'H', 'S', JUMP, 1, 84, /* +CCHS */
    -'S', 11, /* +CS */
    -'Q', 2, ARGUMENTS, WHAT(SIMCOM_LINE_CSQ), /* +CSQ */
    'S', 'L', 'C', 'F', 'G', ARGUMENTS, WHAT(SIMCOM_LINE_CSSLCFG), /* +CSSLCFG */
    -'P', 4, 'I', 'N', ARGUMENTS, WHAT(SIMCOM_LINE_CPIN), /* +CPIN */
    -'R', 4, 'E', 'G', ARGUMENTS, WHAT(SIMCOM_LINE_CREG), /* +CREG */
    -'G', 32, /* +CG */
    -'R', 4, 'E', 'G', ARGUMENTS, WHAT(SIMCOM_LINE_CGREG), /* +CGREG */
    -'D', 6, 'C', 'O', 'N', 'T', ARGUMENTS, WHAT(SIMCOM_LINE_CGDCONT), /* +CGDCONT */
    -'S', 9, 'O', 'C', 'K', 'C', 'O', 'N', 'T', ARGUMENTS, WHAT(SIMCOM_LINE_CGSOCKCONT), /* +CGSOCKCONT */
    'P', 'A', 'D', 'D', 'R', ARGUMENTS, WHAT(SIMCOM_LINE_CGPADDR), /* +CGPADDR */
    'E', 'R', 'E', 'G', ARGUMENTS, WHAT(SIMCOM_LINE_CEREG), /* +CEREG */
    ' ', JUMP, 0, 3, /* + and a space, as a manual prints it */
    -'R', 4, 'D', 'Y', ALONE, WHAT(SIMCOM_LINE_RDY), /* RDY */
    -'*', 12, 'A', 'T', 'R', 'E', 'A', 'D', 'Y', ':', ' ', '1', ALONE, WHAT(SIMCOM_LINE_ATREADY), /* *ATREADY: 1 */
    -'O', 3, 'K', FINAL, WHAT(SIMCOM_TOKEN_OK), /* OK */
    -'E', 6, 'R', 'R', 'O', 'R', FINAL, WHAT(SIMCOM_TOKEN_ERROR), /* ERROR */
    'A', 'T', REST, WHAT(SIMCOM_TOKEN_ECHO), /* AT */
};

/* Goes along the tree as long as the bytes agree; scan->value is the place. Returns where they do not. There is one byte
 * at least. */
static SIMCOM_APART const uint8_t *walk(simcom_scan_t *scan, const uint8_t *at, const uint8_t *end)
{
    unsigned place = scan->value;
    do {
        const int byte = *at;
        int here = names[place];
        while (here < JUMP && here + byte != 0) {
            /* Another branch: past this one. */
            int way = names[++place];
            if (way < 0) {
                way = names[++place] - way * 128;
            }
            place += (unsigned)way + 1u;
            here = names[place];
        }
        if (here == byte) {
            place++;
        } else if (here < JUMP) {
            /* This branch: its way, of one or two digits, is for others. */
            place += 2u + ((uint32_t)names[place + 1u] >> 31);
        } else if (here == JUMP) {
            place = (unsigned)names[place + 1u] * 128u + (unsigned)names[place + 2u];
            at--;
        } else {
            break;
        }
    } while (++at != end);
    scan->value = (uint16_t)place;
    return at;
}

_Static_assert(simcom_start == SIMCOM_SCAN_START, "ragel begins with state 1");

size_t simcom_machine_run(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    size_t p = 0;
    const size_t pe = n;
    unsigned state = scan->state;
    /* The place in the tree of names, the number that is being read, or the token that a line will be. */
    uint32_t value = scan->value; /* of more than 16 bits, on any target */
    unsigned count = scan->count;

    scan->token = SIMCOM_TOKEN_NONE;
    scan->text = bytes;

    {
    if ( p >= pe )
        goto _test_eof;
    switch ( ( state) )
    {
tr1:
    { scan->text = bytes + p + 1u; }
    goto st1;
st1:
    if ( ++p >= pe )
        goto _test_eof1;
/* fall through */
case 1:
    switch( ( bytes[p]) ) {
        case 10u: goto tr1;
        case 13u: goto tr1;
        case 62u: goto tr2;
    }
    goto tr0;
tr0:
    {
        p = (size_t)(walk(scan, bytes + p, bytes + pe) - bytes);
        value = scan->value;
        if (p >= pe) {
            /* The bytes are at their end, not the name. */
            p--;
        } else {
            const int mark = names[value];
            const unsigned what = (uint8_t)names[value + 1u];
            value = SIMCOM_TOKEN_UNKNOWN;
            if (mark == ARGUMENTS && (( bytes[p]) == ':' || ( bytes[p]) == ' ')) {
                /* Some manuals print no colon but a space behind the name. */
                scan->name = (uint8_t)what;
                count = 0;
                {goto st8;}
            }
            if (mark == REST) {
                value = what;
            }
            if ((mark == ALONE || mark == FINAL) && (( bytes[p]) == '\r' || ( bytes[p]) == '\n')) {
                value = what;
                if (mark == ALONE) {
                    scan->name = (uint8_t)what;
                    scan->numeric = true;
                    count = 0;
                    value = SIMCOM_TOKEN_LINE;
                }
                if (( bytes[p]) == '\r') {
                    {goto st9;}
                }
            }
            if (( bytes[p]) == '\n' || (( bytes[p]) == '\r' && value == SIMCOM_TOKEN_ECHO)) {
                goto complete;
            }
            {goto st10;}
        }
    }
    goto st7;
tr2:
    { value = SIMCOM_TOKEN_PROMPT; goto complete; }
    goto st7;
st7:
    if ( ++p >= pe )
        goto _test_eof7;
/* fall through */
case 7:
    goto tr0;
tr4:
    { scan->numeric = true; value = SIMCOM_TOKEN_LINE; goto complete; }
    goto st8;
st8:
    if ( ++p >= pe )
        goto _test_eof8;
/* fall through */
case 8:
    switch( ( bytes[p]) ) {
        case 10u: goto tr4;
        case 13u: goto st2;
        case 32u: goto st3;
    }
    if ( 48u <= ( bytes[p]) && ( bytes[p]) <= 57u )
        goto tr7;
    goto tr3;
tr3:
    {
#if SIMCOM_ONE_LINE
        if (( bytes[p]) == '"' && scan->name == SIMCOM_LINE_MESSAGE && count == 1u) {
            goto quoted;
        }
#endif
        scan->numeric = false; value = SIMCOM_TOKEN_LINE; if (( bytes[p]) == '\n') { goto complete; } {goto st10;}
    }
    goto st0;
tr11:
    { value = SIMCOM_TOKEN_UNKNOWN; if (( bytes[p]) == '\n') { goto complete; } {goto st10;} }
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
        case 10u: goto tr4;
        case 13u: goto st2;
    }
    goto tr3;
st3:
    if ( ++p >= pe )
        goto _test_eof3;
/* fall through */
case 3:
    switch( ( bytes[p]) ) {
        case 10u: goto tr4;
        case 13u: goto st2;
        case 32u: goto st3;
    }
    if ( 48u <= ( bytes[p]) && ( bytes[p]) <= 57u )
        goto tr7;
    goto tr3;
tr7:
    { count++; value = 0; }
    {
        value = value * 10u + (uint32_t)(( bytes[p]) - '0');
        if (value > 65535u) {
            value = 65535u;
        }
        if (count <= SIMCOM_NUMBERS) {
            scan->number[count - 1u] = (uint16_t)value;
        }
    }
    goto st4;
tr10:
    {
        value = value * 10u + (uint32_t)(( bytes[p]) - '0');
        if (value > 65535u) {
            value = 65535u;
        }
        if (count <= SIMCOM_NUMBERS) {
            scan->number[count - 1u] = (uint16_t)value;
        }
    }
    goto st4;
st4:
    if ( ++p >= pe )
        goto _test_eof4;
/* fall through */
case 4:
    switch( ( bytes[p]) ) {
        case 10u: goto tr4;
        case 13u: goto st2;
        case 32u: goto st5;
        case 44u: goto st6;
    }
    if ( 48u <= ( bytes[p]) && ( bytes[p]) <= 57u )
        goto tr10;
    goto tr3;
st5:
    if ( ++p >= pe )
        goto _test_eof5;
/* fall through */
case 5:
    switch( ( bytes[p]) ) {
        case 10u: goto tr4;
        case 13u: goto st2;
        case 32u: goto st5;
        case 44u: goto st6;
    }
    goto tr3;
st6:
    if ( ++p >= pe )
        goto _test_eof6;
/* fall through */
case 6:
    if ( ( bytes[p]) == 32u )
        goto st6;
    if ( 48u <= ( bytes[p]) && ( bytes[p]) <= 57u )
        goto tr7;
    goto tr3;
tr12:
    { goto complete; }
    goto st9;
st9:
    if ( ++p >= pe )
        goto _test_eof9;
/* fall through */
case 9:
    switch( ( bytes[p]) ) {
        case 10u: goto tr12;
        case 13u: goto st9;
    }
    goto tr11;
tr15:
    { goto complete; }
    goto st10;
tr16:
    { if (value == SIMCOM_TOKEN_ECHO) { goto complete; } }
    goto st10;
st10:
    if ( ++p >= pe )
        goto _test_eof10;
/* fall through */
case 10:
    switch( ( bytes[p]) ) {
        case 10u: goto tr15;
        case 13u: goto tr16;
    }
    goto st10;
    }
    _test_eof1: ( state) = 1; goto _test_eof;
    _test_eof7: ( state) = 7; goto _test_eof;
    _test_eof8: ( state) = 8; goto _test_eof;
    _test_eof2: ( state) = 2; goto _test_eof;
    _test_eof3: ( state) = 3; goto _test_eof;
    _test_eof4: ( state) = 4; goto _test_eof;
    _test_eof5: ( state) = 5; goto _test_eof;
    _test_eof6: ( state) = 6; goto _test_eof;
    _test_eof9: ( state) = 9; goto _test_eof;
    _test_eof10: ( state) = 10; goto _test_eof;

    _test_eof: {}
    if ( p == ( (p + 1u)) )
    {
    switch ( ( state) ) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    {
#if SIMCOM_ONE_LINE
        if (( bytes[p]) == '"' && scan->name == SIMCOM_LINE_MESSAGE && count == 1u) {
            goto quoted;
        }
#endif
        scan->numeric = false; value = SIMCOM_TOKEN_LINE; if (( bytes[p]) == '\n') { goto complete; } {       if ( p >= pe )
               goto _test_eof10;
goto st10;}
    }
    break;
    }
    }

    _out: {}
    }

    goto incomplete;
#if SIMCOM_ONE_LINE
quoted:
    /* The topic of a message on one line is the scanner's: simcom/private/scan.h. */
    p++;
    state = SIMCOM_SCAN_QUOTED;
    count = SIMCOM_TOPIC;
    value = 0;
    scan->numeric = false;
    goto incomplete;
#endif
complete:
    p++;
    state = value == SIMCOM_TOKEN_PROMPT ? SIMCOM_SCAN_PROMPTED : SIMCOM_SCAN_START;
    scan->token = (uint8_t)value;
    value = 0;
incomplete:
    scan->state = (uint8_t)state;
    scan->value = (uint16_t)value;
    scan->count = count > 255u ? 255u : (uint8_t)count;
    scan->length = (uint16_t)(bytes + p - scan->text);
    return p;
}
