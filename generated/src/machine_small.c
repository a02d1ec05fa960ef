/* SPDX-License-Identifier: MIT */
/*
 * machine_small.c - the scanner's machine as tables: the small one, by ragel from machine.rl: framing, final result codes, prompt, echo, names of lines.
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

#if SIMCOM_MACHINE_SMALL

static const uint8_t _simcom_trans_keys[] = {
    0u, 0u, 43u, 82u, 32u, 67u, 67u, 67u, 67u, 83u, 69u, 76u, 82u, 82u, 84u, 84u,
    68u, 76u, 79u, 79u, 87u, 87u, 78u, 78u, 32u, 58u, 73u, 73u, 83u, 83u, 84u, 84u,
    83u, 83u, 83u, 83u, 76u, 76u, 67u, 67u, 70u, 70u, 71u, 71u, 75u, 75u, 82u, 82u,
    69u, 69u, 68u, 83u, 67u, 67u, 79u, 79u, 78u, 78u, 65u, 65u, 68u, 68u, 68u, 68u,
    82u, 82u, 79u, 79u, 67u, 67u, 75u, 75u, 81u, 81u, 84u, 84u, 80u, 84u, 80u, 85u,
    65u, 85u, 89u, 89u, 76u, 76u, 79u, 79u, 65u, 65u, 68u, 68u, 66u, 66u, 88u, 88u,
    69u, 84u, 78u, 78u, 65u, 65u, 84u, 84u, 65u, 65u, 82u, 82u, 79u, 79u, 80u, 80u,
    73u, 73u, 67u, 67u, 65u, 87u, 67u, 67u, 67u, 81u, 81u, 81u, 70u, 79u, 78u, 78u,
    78u, 78u, 69u, 76u, 67u, 67u, 79u, 79u, 73u, 73u, 83u, 83u, 79u, 79u, 78u, 78u,
    69u, 69u, 84u, 84u, 10u, 13u, 65u, 85u, 78u, 78u, 69u, 88u, 76u, 76u, 83u, 85u,
    65u, 79u, 80u, 80u, 66u, 66u, 32u, 84u, 78u, 78u, 83u, 83u, 85u, 85u, 73u, 73u,
    76u, 76u, 76u, 76u, 77u, 84u, 83u, 83u, 73u, 73u, 81u, 83u, 67u, 83u, 69u, 81u,
    32u, 32u, 69u, 69u, 82u, 82u, 82u, 82u, 79u, 79u, 82u, 82u, 58u, 58u, 84u, 84u,
    82u, 82u, 82u, 82u, 79u, 79u, 82u, 82u, 10u, 13u, 75u, 75u, 10u, 13u, 68u, 68u,
    89u, 89u, 10u, 57u, 10u, 13u, 10u, 57u, 10u, 44u, 32u, 57u, 10u, 10u, 10u, 10u,
    10u, 10u, 10u, 13u, 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u, 0u,
    0
};

static const uint8_t _simcom_key_spans[] = {
    0, 40, 36, 1, 17, 8, 1, 1,
    9, 1, 1, 1, 27, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 16, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 5, 6,
    21, 1, 1, 1, 1, 1, 1, 1,
    16, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 23, 1, 15, 1, 10, 1,
    1, 8, 1, 1, 1, 1, 1, 1,
    1, 1, 4, 21, 1, 20, 1, 3,
    15, 1, 1, 53, 1, 1, 1, 1,
    1, 1, 8, 1, 1, 3, 17, 13,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 4, 1, 4, 1,
    1, 48, 4, 48, 35, 26, 1, 1,
    1, 4, 0, 0, 0, 0, 0, 0
};

static const uint16_t _simcom_index_offsets[] = {
    0, 0, 41, 78, 80, 98, 107, 109,
    111, 121, 123, 125, 127, 155, 157, 159,
    161, 163, 165, 167, 169, 171, 173, 175,
    177, 179, 196, 198, 200, 202, 204, 206,
    208, 210, 212, 214, 216, 218, 220, 226,
    233, 255, 257, 259, 261, 263, 265, 267,
    269, 286, 288, 290, 292, 294, 296, 298,
    300, 302, 304, 328, 330, 346, 348, 359,
    361, 363, 372, 374, 376, 378, 380, 382,
    384, 386, 388, 393, 415, 417, 438, 440,
    444, 460, 462, 464, 518, 520, 522, 524,
    526, 528, 530, 539, 541, 543, 547, 565,
    579, 581, 583, 585, 587, 589, 591, 593,
    595, 597, 599, 601, 603, 608, 610, 615,
    617, 619, 668, 673, 722, 758, 785, 787,
    789, 791, 796, 797, 798, 799, 800, 801
};

static const uint8_t _simcom_indicies[] = {
    1, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 2, 0, 0, 3,
    0, 0, 0, 4, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 5, 0, 0,
    6, 0, 7, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 8, 0, 9,
    0, 10, 0, 11, 0, 12, 0, 0,
    0, 0, 0, 13, 0, 0, 14, 0,
    15, 16, 0, 17, 0, 0, 18, 0,
    0, 0, 19, 0, 20, 0, 21, 0,
    22, 0, 0, 0, 0, 0, 0, 0,
    23, 0, 24, 0, 25, 0, 26, 0,
    27, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 27, 0, 28, 0, 29, 0,
    26, 0, 30, 0, 31, 0, 32, 0,
    33, 0, 34, 0, 26, 0, 26, 0,
    35, 0, 34, 0, 36, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    37, 0, 35, 38, 0, 39, 0, 40,
    0, 29, 0, 41, 0, 42, 0, 43,
    0, 26, 0, 44, 0, 45, 0, 46,
    0, 47, 0, 48, 0, 49, 0, 50,
    51, 52, 0, 53, 0, 0, 0, 0,
    54, 0, 55, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 56, 0,
    57, 0, 58, 0, 59, 0, 60, 0,
    26, 0, 26, 0, 61, 0, 62, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 63, 0, 0, 64, 65, 0, 60,
    0, 55, 0, 66, 0, 67, 0, 29,
    0, 68, 0, 69, 0, 70, 0, 26,
    0, 71, 0, 72, 73, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 74, 0,
    75, 0, 76, 77, 78, 79, 0, 80,
    0, 81, 0, 82, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 83, 0, 26, 0, 84, 0, 0,
    0, 0, 0, 0, 0, 0, 85, 0,
    86, 0, 87, 0, 88, 0, 0, 0,
    0, 0, 0, 89, 0, 29, 0, 28,
    0, 90, 0, 70, 0, 91, 0, 92,
    0, 93, 0, 94, 0, 95, 0, 0,
    94, 0, 55, 0, 0, 0, 0, 0,
    0, 0, 96, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 56, 0,
    34, 0, 97, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 98, 0, 26,
    0, 99, 100, 101, 0, 67, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 102, 0, 26, 0, 103,
    0, 27, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 27, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 65, 0, 104,
    0, 105, 0, 106, 0, 107, 0, 108,
    0, 109, 0, 110, 0, 0, 0, 0,
    0, 0, 111, 0, 34, 0, 25, 0,
    26, 0, 112, 0, 10, 0, 11, 0,
    12, 0, 0, 0, 0, 0, 113, 0,
    0, 14, 0, 15, 16, 0, 114, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 47, 0, 115, 0, 116, 0,
    117, 0, 118, 0, 119, 0, 120, 0,
    121, 0, 122, 0, 123, 0, 124, 0,
    125, 0, 126, 0, 127, 0, 0, 126,
    0, 128, 0, 129, 0, 0, 128, 0,
    130, 0, 94, 0, 132, 131, 131, 133,
    131, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 134, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 135, 135, 135, 135, 135, 135,
    135, 135, 135, 135, 131, 132, 131, 131,
    133, 131, 136, 131, 131, 137, 131, 131,
    131, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 131, 131, 131, 131,
    138, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 139, 131, 131, 131,
    140, 140, 140, 140, 140, 140, 140, 140,
    140, 140, 131, 132, 131, 131, 133, 131,
    131, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 131, 131, 131, 131,
    131, 141, 131, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 131, 142, 131, 142,
    131, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 131, 131, 131, 135,
    135, 135, 135, 135, 135, 135, 135, 135,
    135, 131, 144, 143, 146, 145, 148, 147,
    150, 149, 149, 150, 149, 0, 131, 151,
    151, 151, 151, 0
};

static const uint8_t _simcom_trans_targs[] = {
    0, 2, 122, 103, 104, 109, 111, 3,
    94, 4, 5, 23, 25, 36, 92, 24,
    93, 6, 16, 22, 7, 8, 9, 13,
    10, 11, 12, 122, 14, 15, 17, 18,
    19, 20, 21, 24, 26, 29, 33, 27,
    28, 30, 31, 32, 34, 35, 26, 37,
    38, 39, 47, 17, 58, 40, 46, 41,
    46, 42, 43, 44, 45, 48, 49, 50,
    51, 54, 52, 53, 55, 56, 57, 59,
    62, 68, 70, 75, 77, 79, 54, 84,
    87, 60, 61, 12, 21, 63, 64, 65,
    66, 67, 69, 71, 72, 73, 74, 122,
    76, 78, 48, 18, 80, 82, 81, 83,
    85, 86, 82, 88, 89, 90, 91, 54,
    18, 95, 96, 97, 98, 99, 100, 101,
    102, 122, 122, 105, 106, 107, 108, 122,
    110, 122, 112, 0, 123, 114, 113, 115,
    123, 114, 116, 117, 115, 116, 117, 118,
    124, 119, 125, 120, 126, 121, 127, 0
};

static const uint8_t _simcom_trans_actions[] = {
    1, 0, 2, 0, 0, 0, 3, 0,
    0, 0, 4, 5, 6, 0, 7, 8,
    9, 10, 0, 11, 0, 0, 0, 11,
    0, 0, 0, 12, 0, 0, 0, 0,
    0, 0, 0, 0, 11, 13, 10, 0,
    0, 0, 0, 0, 0, 0, 0, 0,
    0, 14, 15, 16, 0, 0, 10, 0,
    11, 0, 0, 0, 0, 0, 13, 10,
    0, 11, 0, 0, 0, 0, 0, 17,
    18, 19, 20, 21, 22, 0, 23, 24,
    25, 0, 0, 11, 10, 0, 0, 0,
    0, 11, 0, 0, 0, 0, 0, 26,
    10, 0, 11, 10, 0, 13, 11, 0,
    0, 0, 0, 0, 0, 0, 11, 0,
    11, 0, 0, 0, 0, 0, 0, 0,
    0, 27, 28, 0, 0, 0, 0, 29,
    0, 30, 0, 31, 26, 0, 0, 32,
    33, 34, 34, 34, 35, 0, 0, 0,
    36, 0, 37, 0, 38, 0, 39, 0
};

static const uint8_t _simcom_eof_actions[] = {
    0, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 31, 31, 31, 31, 31, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0
};

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
    int _slen;
    int _trans;
    const uint8_t *_keys;
    const uint8_t *_inds;
    if ( p >= pe )
        goto _test_eof;
    if ( ( state) == 0 )
        goto _out;
_resume:
    _keys = _simcom_trans_keys + (( state)<<1);
    _inds = _simcom_indicies + _simcom_index_offsets[( state)];

    _slen = _simcom_key_spans[( state)];
    _trans = _inds[ _slen > 0 && _keys[0] <=( bytes[p]) &&
        ( bytes[p]) <= _keys[1] ?
        ( bytes[p]) - _keys[0] : _slen ];

    ( state) = _simcom_trans_targs[_trans];

    if ( _simcom_trans_actions[_trans] == 0 )
        goto _again;

    switch ( _simcom_trans_actions[_trans] ) {
    case 30:
    { token = SIMCOM_TOKEN_OK; goto complete; }
    break;
    case 29:
    { token = SIMCOM_TOKEN_ERROR; goto complete; }
    break;
    case 38:
    { token = SIMCOM_TOKEN_CME_ERROR; goto complete; }
    break;
    case 39:
    { token = SIMCOM_TOKEN_ECHO; goto complete; }
    break;
    case 2:
    { token = SIMCOM_TOKEN_PROMPT; goto complete; }
    break;
    case 37:
    { token = SIMCOM_TOKEN_UNKNOWN; goto complete; }
    break;
    case 36:
    { token = SIMCOM_TOKEN_LINE; goto complete; }
    break;
    case 26:
    { scan->numeric = true; token = SIMCOM_TOKEN_LINE; goto complete; }
    break;
    case 32:
    { value = (unsigned)(( bytes[p]) - '0'); }
    break;
    case 35:
    { value = value > 6552u ? 65535u : value * 10u + (unsigned)(( bytes[p]) - '0'); }
    break;
    case 34:
    {
        if (count < SIMCOM_NUMBERS) {
            scan->number[count] = (uint16_t)value;
        }
        count += count < 255u;
    }
    break;
    case 31:
    { if (( bytes[p]) == '\n') { token = SIMCOM_TOKEN_LINE; goto complete; } {( state) = 118;goto _again;} }
    break;
    case 1:
    { if (( bytes[p]) == '\n') { token = SIMCOM_TOKEN_UNKNOWN; goto complete; } {( state) = 119;goto _again;} }
    break;
    case 11:
    { name += 1u; }
    break;
    case 10:
    { name += 2u; }
    break;
    case 13:
    { name += 3u; }
    break;
    case 17:
    { name += 5u; }
    break;
    case 22:
    { name += 7u; }
    break;
    case 25:
    { name += 12u; }
    break;
    case 18:
    { name += 14u; }
    break;
    case 19:
    { name += 17u; }
    break;
    case 23:
    { name += 18u; }
    break;
    case 21:
    { name += 19u; }
    break;
    case 24:
    { name += 22u; }
    break;
    case 20:
    { name += 24u; }
    break;
    case 16:
    { name += 25u; }
    break;
    case 14:
    { name += 26u; }
    break;
    case 15:
    { name += 29u; }
    break;
    case 4:
    { name += 33u; }
    break;
    case 9:
    { name += 37u; }
    break;
    case 7:
    { name += 39u; }
    break;
    case 8:
    { name += 40u; }
    break;
    case 6:
    { name += 41u; }
    break;
    case 5:
    { name += 45u; }
    break;
    case 3:
    { name += 46u; }
    break;
    case 12:
    { {( state) = 113;goto _again;} }
    break;
    case 27:
    { {( state) = 120;goto _again;} }
    break;
    case 28:
    { {( state) = 121;goto _again;} }
    break;
    case 33:
    {
        if (count < SIMCOM_NUMBERS) {
            scan->number[count] = (uint16_t)value;
        }
        count += count < 255u;
    }
    { scan->numeric = true; token = SIMCOM_TOKEN_LINE; goto complete; }
    break;
    }

_again:
    if ( ( state) == 0 )
        goto _out;
    if ( ++p < pe )
        goto _resume;
    _test_eof: {}
    if ( p == ( (p + 1u)) )
    {
    switch ( _simcom_eof_actions[( state)] ) {
    case 31:
    { if (( bytes[p]) == '\n') { token = SIMCOM_TOKEN_LINE; goto complete; } {( state) = 118;   if ( p >= pe )
        goto _test_eof;
goto _again;} }
    break;
    case 1:
    { if (( bytes[p]) == '\n') { token = SIMCOM_TOKEN_UNKNOWN; goto complete; } {( state) = 119;    if ( p >= pe )
        goto _test_eof;
goto _again;} }
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
