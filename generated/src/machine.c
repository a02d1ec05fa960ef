/* SPDX-License-Identifier: MIT */
/*
 * machine.c - the scanner's machine, by ragel from machine.rl: framing, final result codes, prompt, echo, names of lines.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 *
 * The machine is total: every byte in every state leads somewhere, so that garbage is an unknown
 * line and never an error. Positions are indices that begin at 1, so that stepping back from the
 * first byte does not wrap. Numbers are bounded where they are built, not by the grammar.
 */
#include "simcom/lines.h"
#include "simcom/scan.h"

static const int simcom_start = 169;

const uint16_t simcom_machine_start = simcom_start;

size_t simcom_machine_run(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    size_t p = 1u;
    const size_t pe = n + 1u;
    const size_t eof = 0u; /* a UART has no end of file: never equal to p */

	{
	if ( p >= pe )
		goto _test_eof;
	goto _resume;

_again:
	switch ( ( scan->state) ) {
		case 169: goto st169;
		case 0: goto st0;
		case 1: goto st1;
		case 2: goto st2;
		case 3: goto st3;
		case 4: goto st4;
		case 5: goto st5;
		case 6: goto st6;
		case 7: goto st7;
		case 8: goto st8;
		case 9: goto st9;
		case 10: goto st10;
		case 11: goto st11;
		case 12: goto st12;
		case 13: goto st13;
		case 14: goto st14;
		case 15: goto st15;
		case 16: goto st16;
		case 17: goto st17;
		case 18: goto st18;
		case 19: goto st19;
		case 20: goto st20;
		case 21: goto st21;
		case 22: goto st22;
		case 23: goto st23;
		case 24: goto st24;
		case 25: goto st25;
		case 26: goto st26;
		case 27: goto st27;
		case 28: goto st28;
		case 29: goto st29;
		case 30: goto st30;
		case 31: goto st31;
		case 32: goto st32;
		case 33: goto st33;
		case 34: goto st34;
		case 35: goto st35;
		case 36: goto st36;
		case 37: goto st37;
		case 38: goto st38;
		case 39: goto st39;
		case 40: goto st40;
		case 41: goto st41;
		case 42: goto st42;
		case 43: goto st43;
		case 44: goto st44;
		case 45: goto st45;
		case 46: goto st46;
		case 47: goto st47;
		case 48: goto st48;
		case 49: goto st49;
		case 50: goto st50;
		case 51: goto st51;
		case 52: goto st52;
		case 53: goto st53;
		case 54: goto st54;
		case 55: goto st55;
		case 56: goto st56;
		case 57: goto st57;
		case 58: goto st58;
		case 59: goto st59;
		case 60: goto st60;
		case 61: goto st61;
		case 62: goto st62;
		case 63: goto st63;
		case 64: goto st64;
		case 65: goto st65;
		case 66: goto st66;
		case 67: goto st67;
		case 68: goto st68;
		case 69: goto st69;
		case 70: goto st70;
		case 71: goto st71;
		case 72: goto st72;
		case 73: goto st73;
		case 74: goto st74;
		case 75: goto st75;
		case 76: goto st76;
		case 77: goto st77;
		case 78: goto st78;
		case 79: goto st79;
		case 80: goto st80;
		case 81: goto st81;
		case 82: goto st82;
		case 83: goto st83;
		case 84: goto st84;
		case 85: goto st85;
		case 86: goto st86;
		case 87: goto st87;
		case 88: goto st88;
		case 89: goto st89;
		case 90: goto st90;
		case 91: goto st91;
		case 92: goto st92;
		case 93: goto st93;
		case 94: goto st94;
		case 95: goto st95;
		case 96: goto st96;
		case 97: goto st97;
		case 98: goto st98;
		case 99: goto st99;
		case 100: goto st100;
		case 101: goto st101;
		case 102: goto st102;
		case 103: goto st103;
		case 104: goto st104;
		case 105: goto st105;
		case 106: goto st106;
		case 107: goto st107;
		case 108: goto st108;
		case 109: goto st109;
		case 110: goto st110;
		case 111: goto st111;
		case 112: goto st112;
		case 113: goto st113;
		case 114: goto st114;
		case 115: goto st115;
		case 116: goto st116;
		case 117: goto st117;
		case 118: goto st118;
		case 119: goto st119;
		case 120: goto st120;
		case 121: goto st121;
		case 122: goto st122;
		case 123: goto st123;
		case 124: goto st124;
		case 125: goto st125;
		case 126: goto st126;
		case 127: goto st127;
		case 128: goto st128;
		case 129: goto st129;
		case 130: goto st130;
		case 131: goto st131;
		case 132: goto st132;
		case 133: goto st133;
		case 134: goto st134;
		case 135: goto st135;
		case 136: goto st136;
		case 137: goto st137;
		case 138: goto st138;
		case 139: goto st139;
		case 140: goto st140;
		case 141: goto st141;
		case 142: goto st142;
		case 143: goto st143;
		case 144: goto st144;
		case 145: goto st145;
		case 146: goto st146;
		case 147: goto st147;
		case 148: goto st148;
		case 149: goto st149;
		case 150: goto st150;
		case 151: goto st151;
		case 152: goto st152;
		case 153: goto st153;
		case 154: goto st154;
		case 155: goto st155;
		case 156: goto st156;
		case 157: goto st157;
		case 158: goto st158;
		case 159: goto st159;
		case 170: goto st170;
		case 160: goto st160;
		case 161: goto st161;
		case 162: goto st162;
		case 163: goto st163;
		case 164: goto st164;
		case 171: goto st171;
		case 165: goto st165;
		case 172: goto st172;
		case 166: goto st166;
		case 173: goto st173;
		case 167: goto st167;
		case 174: goto st174;
		case 168: goto st168;
		case 175: goto st175;
	default: break;
	}

	if ( ++p >= pe )
		goto _test_eof;
_resume:
	switch ( ( scan->state) )
	{
tr19:
	{ scan->count = 0; {goto st159;} }
	goto st169;
tr172:
	{ {goto st166;} }
	goto st169;
tr180:
	( scan->state) = 169;
	{ scan->token = SIMCOM_TOKEN_LINE; scan->numeric = true; ( scan->state) = 169; {p++; goto _out;} }
	goto _again;
tr182:
	{ {goto st167;} }
	goto st169;
tr187:
	( scan->state) = 169;
	{ scan->token = SIMCOM_TOKEN_ERROR; ( scan->state) = 169; {p++; goto _out;} }
	goto _again;
tr189:
	( scan->state) = 169;
	{ scan->token = SIMCOM_TOKEN_OK; ( scan->state) = 169; {p++; goto _out;} }
	goto _again;
tr214:
	{ scan->start = p + 1u; }
	goto st169;
tr216:
	( scan->state) = 169;
	{ scan->token = SIMCOM_TOKEN_PROMPT; ( scan->state) = 168; {p++; goto _out;} }
	goto _again;
st169:
	if ( ++p >= pe )
		goto _test_eof169;
/* fall through */
case 169:
	switch( ( bytes[p - 1u]) ) {
		case 10u: goto tr214;
		case 13u: goto tr214;
		case 43u: goto st1;
		case 62u: goto tr216;
		case 65u: goto st149;
		case 69u: goto st150;
		case 79u: goto st155;
		case 82u: goto st157;
	}
	goto tr0;
tr0:
	{ p--; {goto st165;} }
	goto st0;
tr192:
	{ p--; {goto st164;} }
	goto st0;
st0:
( scan->state) = 0;
	goto _out;
st1:
	if ( ++p >= pe )
		goto _test_eof1;
/* fall through */
case 1:
	switch( ( bytes[p - 1u]) ) {
		case 32u: goto st2;
		case 67u: goto st132;
	}
	goto tr0;
st2:
	if ( ++p >= pe )
		goto _test_eof2;
/* fall through */
case 2:
	if ( ( bytes[p - 1u]) == 67u )
		goto st3;
	goto tr0;
st3:
	if ( ++p >= pe )
		goto _test_eof3;
/* fall through */
case 3:
	switch( ( bytes[p - 1u]) ) {
		case 67u: goto st4;
		case 71u: goto st22;
		case 77u: goto st40;
		case 82u: goto st125;
		case 83u: goto st127;
	}
	goto tr0;
st4:
	if ( ++p >= pe )
		goto _test_eof4;
/* fall through */
case 4:
	switch( ( bytes[p - 1u]) ) {
		case 69u: goto st5;
		case 72u: goto st15;
		case 76u: goto st21;
	}
	goto tr0;
st5:
	if ( ++p >= pe )
		goto _test_eof5;
/* fall through */
case 5:
	if ( ( bytes[p - 1u]) == 82u )
		goto st6;
	goto tr0;
st6:
	if ( ++p >= pe )
		goto _test_eof6;
/* fall through */
case 6:
	if ( ( bytes[p - 1u]) == 84u )
		goto st7;
	goto tr0;
st7:
	if ( ++p >= pe )
		goto _test_eof7;
/* fall through */
case 7:
	switch( ( bytes[p - 1u]) ) {
		case 68u: goto st8;
		case 76u: goto st12;
	}
	goto tr0;
st8:
	if ( ++p >= pe )
		goto _test_eof8;
/* fall through */
case 8:
	if ( ( bytes[p - 1u]) == 79u )
		goto st9;
	goto tr0;
st9:
	if ( ++p >= pe )
		goto _test_eof9;
/* fall through */
case 9:
	if ( ( bytes[p - 1u]) == 87u )
		goto st10;
	goto tr0;
st10:
	if ( ++p >= pe )
		goto _test_eof10;
/* fall through */
case 10:
	if ( ( bytes[p - 1u]) == 78u )
		goto tr18;
	goto tr0;
tr18:
	{ scan->name = SIMCOM_LINE_CCERTDOWN; }
	goto st11;
tr22:
	{ scan->name = SIMCOM_LINE_CCERTLIST; }
	goto st11;
tr28:
	{ scan->name = SIMCOM_LINE_CMQTTSSLCFG; }
	goto st11;
tr29:
	{ scan->name = SIMCOM_LINE_CCLK; }
	goto st11;
tr37:
	{ scan->name = SIMCOM_LINE_CGDCONT; }
	goto st11;
tr41:
	{ scan->name = SIMCOM_LINE_CGPADDR; }
	goto st11;
tr43:
	{ scan->name = SIMCOM_LINE_CGREG; }
	goto st11;
tr50:
	{ scan->name = SIMCOM_LINE_CGSOCKCONT; }
	goto st11;
tr63:
	{ scan->name = SIMCOM_LINE_CMQTTPAYLOAD; }
	goto st11;
tr64:
	{ scan->name = SIMCOM_LINE_CMQTTPUB; }
	goto st11;
tr71:
	{ scan->name = SIMCOM_LINE_CMQTTRXEND; }
	goto st11;
tr77:
	{ scan->name = SIMCOM_LINE_CMQTTRXPAYLOAD; }
	goto st11;
tr81:
	{ scan->name = SIMCOM_LINE_CMQTTRXSTART; }
	goto st11;
tr85:
	{ scan->name = SIMCOM_LINE_CMQTTRXTOPIC; }
	goto st11;
tr97:
	{ scan->name = SIMCOM_LINE_CMQTTACCQ; }
	goto st11;
tr100:
	{ scan->name = SIMCOM_LINE_CMQTTCFG; }
	goto st11;
tr106:
	{ scan->name = SIMCOM_LINE_CMQTTCONNECT; }
	goto st11;
tr109:
	{ scan->name = SIMCOM_LINE_CMQTTCONNLOST; }
	goto st11;
tr112:
	{ scan->name = SIMCOM_LINE_CMQTTDISC; }
	goto st11;
tr115:
	{ scan->name = SIMCOM_LINE_CMQTTPING; }
	goto st11;
tr117:
	{ scan->name = SIMCOM_LINE_CMQTTREL; }
	goto st11;
tr123:
	{ scan->name = SIMCOM_LINE_CMQTTSTART; }
	goto st11;
tr124:
	{ scan->name = SIMCOM_LINE_CMQTTSTOP; }
	goto st11;
tr130:
	{ scan->name = SIMCOM_LINE_CMQTTSUBTOPIC; }
	goto st11;
tr134:
	{ scan->name = SIMCOM_LINE_CMQTTTOPIC; }
	goto st11;
tr143:
	{ scan->name = SIMCOM_LINE_CMQTTUNSUBTOPIC; }
	goto st11;
tr150:
	{ scan->name = SIMCOM_LINE_CMQTTWILLMSG; }
	goto st11;
tr154:
	{ scan->name = SIMCOM_LINE_CMQTTWILLTOPIC; }
	goto st11;
tr156:
	{ scan->name = SIMCOM_LINE_CREG; }
	goto st11;
tr157:
	{ scan->name = SIMCOM_LINE_CSQ; }
	goto st11;
tr162:
	{ scan->name = SIMCOM_LINE_CSSLCFG; }
	goto st11;
st11:
	if ( ++p >= pe )
		goto _test_eof11;
/* fall through */
case 11:
	switch( ( bytes[p - 1u]) ) {
		case 32u: goto tr19;
		case 58u: goto tr19;
	}
	goto tr0;
st12:
	if ( ++p >= pe )
		goto _test_eof12;
/* fall through */
case 12:
	if ( ( bytes[p - 1u]) == 73u )
		goto st13;
	goto tr0;
st13:
	if ( ++p >= pe )
		goto _test_eof13;
/* fall through */
case 13:
	if ( ( bytes[p - 1u]) == 83u )
		goto st14;
	goto tr0;
st14:
	if ( ++p >= pe )
		goto _test_eof14;
/* fall through */
case 14:
	if ( ( bytes[p - 1u]) == 84u )
		goto tr22;
	goto tr0;
st15:
	if ( ++p >= pe )
		goto _test_eof15;
/* fall through */
case 15:
	if ( ( bytes[p - 1u]) == 83u )
		goto st16;
	goto tr0;
st16:
	if ( ++p >= pe )
		goto _test_eof16;
/* fall through */
case 16:
	if ( ( bytes[p - 1u]) == 83u )
		goto st17;
	goto tr0;
st17:
	if ( ++p >= pe )
		goto _test_eof17;
/* fall through */
case 17:
	if ( ( bytes[p - 1u]) == 76u )
		goto st18;
	goto tr0;
st18:
	if ( ++p >= pe )
		goto _test_eof18;
/* fall through */
case 18:
	if ( ( bytes[p - 1u]) == 67u )
		goto st19;
	goto tr0;
st19:
	if ( ++p >= pe )
		goto _test_eof19;
/* fall through */
case 19:
	if ( ( bytes[p - 1u]) == 70u )
		goto st20;
	goto tr0;
st20:
	if ( ++p >= pe )
		goto _test_eof20;
/* fall through */
case 20:
	if ( ( bytes[p - 1u]) == 71u )
		goto tr28;
	goto tr0;
st21:
	if ( ++p >= pe )
		goto _test_eof21;
/* fall through */
case 21:
	if ( ( bytes[p - 1u]) == 75u )
		goto tr29;
	goto tr0;
st22:
	if ( ++p >= pe )
		goto _test_eof22;
/* fall through */
case 22:
	switch( ( bytes[p - 1u]) ) {
		case 68u: goto st23;
		case 80u: goto st27;
		case 82u: goto st31;
		case 83u: goto st33;
	}
	goto tr0;
st23:
	if ( ++p >= pe )
		goto _test_eof23;
/* fall through */
case 23:
	if ( ( bytes[p - 1u]) == 67u )
		goto st24;
	goto tr0;
st24:
	if ( ++p >= pe )
		goto _test_eof24;
/* fall through */
case 24:
	if ( ( bytes[p - 1u]) == 79u )
		goto st25;
	goto tr0;
st25:
	if ( ++p >= pe )
		goto _test_eof25;
/* fall through */
case 25:
	if ( ( bytes[p - 1u]) == 78u )
		goto st26;
	goto tr0;
st26:
	if ( ++p >= pe )
		goto _test_eof26;
/* fall through */
case 26:
	if ( ( bytes[p - 1u]) == 84u )
		goto tr37;
	goto tr0;
st27:
	if ( ++p >= pe )
		goto _test_eof27;
/* fall through */
case 27:
	if ( ( bytes[p - 1u]) == 65u )
		goto st28;
	goto tr0;
st28:
	if ( ++p >= pe )
		goto _test_eof28;
/* fall through */
case 28:
	if ( ( bytes[p - 1u]) == 68u )
		goto st29;
	goto tr0;
st29:
	if ( ++p >= pe )
		goto _test_eof29;
/* fall through */
case 29:
	if ( ( bytes[p - 1u]) == 68u )
		goto st30;
	goto tr0;
st30:
	if ( ++p >= pe )
		goto _test_eof30;
/* fall through */
case 30:
	if ( ( bytes[p - 1u]) == 82u )
		goto tr41;
	goto tr0;
st31:
	if ( ++p >= pe )
		goto _test_eof31;
/* fall through */
case 31:
	if ( ( bytes[p - 1u]) == 69u )
		goto st32;
	goto tr0;
st32:
	if ( ++p >= pe )
		goto _test_eof32;
/* fall through */
case 32:
	if ( ( bytes[p - 1u]) == 71u )
		goto tr43;
	goto tr0;
st33:
	if ( ++p >= pe )
		goto _test_eof33;
/* fall through */
case 33:
	if ( ( bytes[p - 1u]) == 79u )
		goto st34;
	goto tr0;
st34:
	if ( ++p >= pe )
		goto _test_eof34;
/* fall through */
case 34:
	if ( ( bytes[p - 1u]) == 67u )
		goto st35;
	goto tr0;
st35:
	if ( ++p >= pe )
		goto _test_eof35;
/* fall through */
case 35:
	if ( ( bytes[p - 1u]) == 75u )
		goto st36;
	goto tr0;
st36:
	if ( ++p >= pe )
		goto _test_eof36;
/* fall through */
case 36:
	if ( ( bytes[p - 1u]) == 67u )
		goto st37;
	goto tr0;
st37:
	if ( ++p >= pe )
		goto _test_eof37;
/* fall through */
case 37:
	if ( ( bytes[p - 1u]) == 79u )
		goto st38;
	goto tr0;
st38:
	if ( ++p >= pe )
		goto _test_eof38;
/* fall through */
case 38:
	if ( ( bytes[p - 1u]) == 78u )
		goto st39;
	goto tr0;
st39:
	if ( ++p >= pe )
		goto _test_eof39;
/* fall through */
case 39:
	if ( ( bytes[p - 1u]) == 84u )
		goto tr50;
	goto tr0;
st40:
	if ( ++p >= pe )
		goto _test_eof40;
/* fall through */
case 40:
	if ( ( bytes[p - 1u]) == 81u )
		goto st41;
	goto tr0;
st41:
	if ( ++p >= pe )
		goto _test_eof41;
/* fall through */
case 41:
	if ( ( bytes[p - 1u]) == 84u )
		goto st42;
	goto tr0;
st42:
	if ( ++p >= pe )
		goto _test_eof42;
/* fall through */
case 42:
	switch( ( bytes[p - 1u]) ) {
		case 80u: goto st43;
		case 82u: goto st51;
		case 83u: goto st16;
		case 84u: goto st69;
	}
	goto tr0;
st43:
	if ( ++p >= pe )
		goto _test_eof43;
/* fall through */
case 43:
	switch( ( bytes[p - 1u]) ) {
		case 80u: goto st44;
		case 85u: goto st50;
	}
	goto tr0;
st44:
	if ( ++p >= pe )
		goto _test_eof44;
/* fall through */
case 44:
	switch( ( bytes[p - 1u]) ) {
		case 65u: goto st45;
		case 85u: goto st50;
	}
	goto tr0;
st45:
	if ( ++p >= pe )
		goto _test_eof45;
/* fall through */
case 45:
	if ( ( bytes[p - 1u]) == 89u )
		goto st46;
	goto tr0;
st46:
	if ( ++p >= pe )
		goto _test_eof46;
/* fall through */
case 46:
	if ( ( bytes[p - 1u]) == 76u )
		goto st47;
	goto tr0;
st47:
	if ( ++p >= pe )
		goto _test_eof47;
/* fall through */
case 47:
	if ( ( bytes[p - 1u]) == 79u )
		goto st48;
	goto tr0;
st48:
	if ( ++p >= pe )
		goto _test_eof48;
/* fall through */
case 48:
	if ( ( bytes[p - 1u]) == 65u )
		goto st49;
	goto tr0;
st49:
	if ( ++p >= pe )
		goto _test_eof49;
/* fall through */
case 49:
	if ( ( bytes[p - 1u]) == 68u )
		goto tr63;
	goto tr0;
st50:
	if ( ++p >= pe )
		goto _test_eof50;
/* fall through */
case 50:
	if ( ( bytes[p - 1u]) == 66u )
		goto tr64;
	goto tr0;
st51:
	if ( ++p >= pe )
		goto _test_eof51;
/* fall through */
case 51:
	if ( ( bytes[p - 1u]) == 88u )
		goto st52;
	goto tr0;
st52:
	if ( ++p >= pe )
		goto _test_eof52;
/* fall through */
case 52:
	switch( ( bytes[p - 1u]) ) {
		case 69u: goto st53;
		case 80u: goto st55;
		case 83u: goto st61;
		case 84u: goto st65;
	}
	goto tr0;
st53:
	if ( ++p >= pe )
		goto _test_eof53;
/* fall through */
case 53:
	if ( ( bytes[p - 1u]) == 78u )
		goto st54;
	goto tr0;
st54:
	if ( ++p >= pe )
		goto _test_eof54;
/* fall through */
case 54:
	if ( ( bytes[p - 1u]) == 68u )
		goto tr71;
	goto tr0;
st55:
	if ( ++p >= pe )
		goto _test_eof55;
/* fall through */
case 55:
	if ( ( bytes[p - 1u]) == 65u )
		goto st56;
	goto tr0;
st56:
	if ( ++p >= pe )
		goto _test_eof56;
/* fall through */
case 56:
	if ( ( bytes[p - 1u]) == 89u )
		goto st57;
	goto tr0;
st57:
	if ( ++p >= pe )
		goto _test_eof57;
/* fall through */
case 57:
	if ( ( bytes[p - 1u]) == 76u )
		goto st58;
	goto tr0;
st58:
	if ( ++p >= pe )
		goto _test_eof58;
/* fall through */
case 58:
	if ( ( bytes[p - 1u]) == 79u )
		goto st59;
	goto tr0;
st59:
	if ( ++p >= pe )
		goto _test_eof59;
/* fall through */
case 59:
	if ( ( bytes[p - 1u]) == 65u )
		goto st60;
	goto tr0;
st60:
	if ( ++p >= pe )
		goto _test_eof60;
/* fall through */
case 60:
	if ( ( bytes[p - 1u]) == 68u )
		goto tr77;
	goto tr0;
st61:
	if ( ++p >= pe )
		goto _test_eof61;
/* fall through */
case 61:
	if ( ( bytes[p - 1u]) == 84u )
		goto st62;
	goto tr0;
st62:
	if ( ++p >= pe )
		goto _test_eof62;
/* fall through */
case 62:
	if ( ( bytes[p - 1u]) == 65u )
		goto st63;
	goto tr0;
st63:
	if ( ++p >= pe )
		goto _test_eof63;
/* fall through */
case 63:
	if ( ( bytes[p - 1u]) == 82u )
		goto st64;
	goto tr0;
st64:
	if ( ++p >= pe )
		goto _test_eof64;
/* fall through */
case 64:
	if ( ( bytes[p - 1u]) == 84u )
		goto tr81;
	goto tr0;
st65:
	if ( ++p >= pe )
		goto _test_eof65;
/* fall through */
case 65:
	if ( ( bytes[p - 1u]) == 79u )
		goto st66;
	goto tr0;
st66:
	if ( ++p >= pe )
		goto _test_eof66;
/* fall through */
case 66:
	if ( ( bytes[p - 1u]) == 80u )
		goto st67;
	goto tr0;
st67:
	if ( ++p >= pe )
		goto _test_eof67;
/* fall through */
case 67:
	if ( ( bytes[p - 1u]) == 73u )
		goto st68;
	goto tr0;
st68:
	if ( ++p >= pe )
		goto _test_eof68;
/* fall through */
case 68:
	if ( ( bytes[p - 1u]) == 67u )
		goto tr85;
	goto tr0;
st69:
	if ( ++p >= pe )
		goto _test_eof69;
/* fall through */
case 69:
	switch( ( bytes[p - 1u]) ) {
		case 65u: goto st70;
		case 67u: goto st73;
		case 68u: goto st83;
		case 80u: goto st86;
		case 82u: goto st89;
		case 83u: goto st91;
		case 84u: goto st102;
		case 85u: goto st106;
		case 87u: goto st115;
	}
	goto tr0;
st70:
	if ( ++p >= pe )
		goto _test_eof70;
/* fall through */
case 70:
	if ( ( bytes[p - 1u]) == 67u )
		goto st71;
	goto tr0;
st71:
	if ( ++p >= pe )
		goto _test_eof71;
/* fall through */
case 71:
	switch( ( bytes[p - 1u]) ) {
		case 67u: goto st72;
		case 81u: goto tr97;
	}
	goto tr0;
st72:
	if ( ++p >= pe )
		goto _test_eof72;
/* fall through */
case 72:
	if ( ( bytes[p - 1u]) == 81u )
		goto tr97;
	goto tr0;
st73:
	if ( ++p >= pe )
		goto _test_eof73;
/* fall through */
case 73:
	switch( ( bytes[p - 1u]) ) {
		case 70u: goto st74;
		case 79u: goto st75;
	}
	goto tr0;
st74:
	if ( ++p >= pe )
		goto _test_eof74;
/* fall through */
case 74:
	if ( ( bytes[p - 1u]) == 71u )
		goto tr100;
	goto tr0;
st75:
	if ( ++p >= pe )
		goto _test_eof75;
/* fall through */
case 75:
	if ( ( bytes[p - 1u]) == 78u )
		goto st76;
	goto tr0;
st76:
	if ( ++p >= pe )
		goto _test_eof76;
/* fall through */
case 76:
	if ( ( bytes[p - 1u]) == 78u )
		goto st77;
	goto tr0;
st77:
	if ( ++p >= pe )
		goto _test_eof77;
/* fall through */
case 77:
	switch( ( bytes[p - 1u]) ) {
		case 69u: goto st78;
		case 76u: goto st80;
	}
	goto tr0;
st78:
	if ( ++p >= pe )
		goto _test_eof78;
/* fall through */
case 78:
	if ( ( bytes[p - 1u]) == 67u )
		goto st79;
	goto tr0;
st79:
	if ( ++p >= pe )
		goto _test_eof79;
/* fall through */
case 79:
	if ( ( bytes[p - 1u]) == 84u )
		goto tr106;
	goto tr0;
st80:
	if ( ++p >= pe )
		goto _test_eof80;
/* fall through */
case 80:
	if ( ( bytes[p - 1u]) == 79u )
		goto st81;
	goto tr0;
st81:
	if ( ++p >= pe )
		goto _test_eof81;
/* fall through */
case 81:
	if ( ( bytes[p - 1u]) == 83u )
		goto st82;
	goto tr0;
st82:
	if ( ++p >= pe )
		goto _test_eof82;
/* fall through */
case 82:
	if ( ( bytes[p - 1u]) == 84u )
		goto tr109;
	goto tr0;
st83:
	if ( ++p >= pe )
		goto _test_eof83;
/* fall through */
case 83:
	if ( ( bytes[p - 1u]) == 73u )
		goto st84;
	goto tr0;
st84:
	if ( ++p >= pe )
		goto _test_eof84;
/* fall through */
case 84:
	if ( ( bytes[p - 1u]) == 83u )
		goto st85;
	goto tr0;
st85:
	if ( ++p >= pe )
		goto _test_eof85;
/* fall through */
case 85:
	if ( ( bytes[p - 1u]) == 67u )
		goto tr112;
	goto tr0;
st86:
	if ( ++p >= pe )
		goto _test_eof86;
/* fall through */
case 86:
	switch( ( bytes[p - 1u]) ) {
		case 65u: goto st45;
		case 73u: goto st87;
		case 85u: goto st50;
	}
	goto tr0;
st87:
	if ( ++p >= pe )
		goto _test_eof87;
/* fall through */
case 87:
	if ( ( bytes[p - 1u]) == 78u )
		goto st88;
	goto tr0;
st88:
	if ( ++p >= pe )
		goto _test_eof88;
/* fall through */
case 88:
	if ( ( bytes[p - 1u]) == 71u )
		goto tr115;
	goto tr0;
st89:
	if ( ++p >= pe )
		goto _test_eof89;
/* fall through */
case 89:
	switch( ( bytes[p - 1u]) ) {
		case 69u: goto st90;
		case 88u: goto st52;
	}
	goto tr0;
st90:
	if ( ++p >= pe )
		goto _test_eof90;
/* fall through */
case 90:
	if ( ( bytes[p - 1u]) == 76u )
		goto tr117;
	goto tr0;
st91:
	if ( ++p >= pe )
		goto _test_eof91;
/* fall through */
case 91:
	switch( ( bytes[p - 1u]) ) {
		case 83u: goto st17;
		case 84u: goto st92;
		case 85u: goto st96;
	}
	goto tr0;
st92:
	if ( ++p >= pe )
		goto _test_eof92;
/* fall through */
case 92:
	switch( ( bytes[p - 1u]) ) {
		case 65u: goto st93;
		case 79u: goto st95;
	}
	goto tr0;
st93:
	if ( ++p >= pe )
		goto _test_eof93;
/* fall through */
case 93:
	if ( ( bytes[p - 1u]) == 82u )
		goto st94;
	goto tr0;
st94:
	if ( ++p >= pe )
		goto _test_eof94;
/* fall through */
case 94:
	if ( ( bytes[p - 1u]) == 84u )
		goto tr123;
	goto tr0;
st95:
	if ( ++p >= pe )
		goto _test_eof95;
/* fall through */
case 95:
	if ( ( bytes[p - 1u]) == 80u )
		goto tr124;
	goto tr0;
st96:
	if ( ++p >= pe )
		goto _test_eof96;
/* fall through */
case 96:
	if ( ( bytes[p - 1u]) == 66u )
		goto tr125;
	goto tr0;
tr125:
	{ scan->name = SIMCOM_LINE_CMQTTSUB; }
	goto st97;
st97:
	if ( ++p >= pe )
		goto _test_eof97;
/* fall through */
case 97:
	switch( ( bytes[p - 1u]) ) {
		case 32u: goto tr19;
		case 58u: goto tr19;
		case 84u: goto st98;
	}
	goto tr0;
st98:
	if ( ++p >= pe )
		goto _test_eof98;
/* fall through */
case 98:
	if ( ( bytes[p - 1u]) == 79u )
		goto st99;
	goto tr0;
st99:
	if ( ++p >= pe )
		goto _test_eof99;
/* fall through */
case 99:
	if ( ( bytes[p - 1u]) == 80u )
		goto st100;
	goto tr0;
st100:
	if ( ++p >= pe )
		goto _test_eof100;
/* fall through */
case 100:
	if ( ( bytes[p - 1u]) == 73u )
		goto st101;
	goto tr0;
st101:
	if ( ++p >= pe )
		goto _test_eof101;
/* fall through */
case 101:
	if ( ( bytes[p - 1u]) == 67u )
		goto tr130;
	goto tr0;
st102:
	if ( ++p >= pe )
		goto _test_eof102;
/* fall through */
case 102:
	if ( ( bytes[p - 1u]) == 79u )
		goto st103;
	goto tr0;
st103:
	if ( ++p >= pe )
		goto _test_eof103;
/* fall through */
case 103:
	if ( ( bytes[p - 1u]) == 80u )
		goto st104;
	goto tr0;
st104:
	if ( ++p >= pe )
		goto _test_eof104;
/* fall through */
case 104:
	if ( ( bytes[p - 1u]) == 73u )
		goto st105;
	goto tr0;
st105:
	if ( ++p >= pe )
		goto _test_eof105;
/* fall through */
case 105:
	if ( ( bytes[p - 1u]) == 67u )
		goto tr134;
	goto tr0;
st106:
	if ( ++p >= pe )
		goto _test_eof106;
/* fall through */
case 106:
	if ( ( bytes[p - 1u]) == 78u )
		goto st107;
	goto tr0;
st107:
	if ( ++p >= pe )
		goto _test_eof107;
/* fall through */
case 107:
	if ( ( bytes[p - 1u]) == 83u )
		goto st108;
	goto tr0;
st108:
	if ( ++p >= pe )
		goto _test_eof108;
/* fall through */
case 108:
	if ( ( bytes[p - 1u]) == 85u )
		goto st109;
	goto tr0;
st109:
	if ( ++p >= pe )
		goto _test_eof109;
/* fall through */
case 109:
	if ( ( bytes[p - 1u]) == 66u )
		goto tr138;
	goto tr0;
tr138:
	{ scan->name = SIMCOM_LINE_CMQTTUNSUB; }
	goto st110;
st110:
	if ( ++p >= pe )
		goto _test_eof110;
/* fall through */
case 110:
	switch( ( bytes[p - 1u]) ) {
		case 32u: goto tr19;
		case 58u: goto tr19;
		case 84u: goto st111;
	}
	goto tr0;
st111:
	if ( ++p >= pe )
		goto _test_eof111;
/* fall through */
case 111:
	if ( ( bytes[p - 1u]) == 79u )
		goto st112;
	goto tr0;
st112:
	if ( ++p >= pe )
		goto _test_eof112;
/* fall through */
case 112:
	if ( ( bytes[p - 1u]) == 80u )
		goto st113;
	goto tr0;
st113:
	if ( ++p >= pe )
		goto _test_eof113;
/* fall through */
case 113:
	if ( ( bytes[p - 1u]) == 73u )
		goto st114;
	goto tr0;
st114:
	if ( ++p >= pe )
		goto _test_eof114;
/* fall through */
case 114:
	if ( ( bytes[p - 1u]) == 67u )
		goto tr143;
	goto tr0;
st115:
	if ( ++p >= pe )
		goto _test_eof115;
/* fall through */
case 115:
	if ( ( bytes[p - 1u]) == 73u )
		goto st116;
	goto tr0;
st116:
	if ( ++p >= pe )
		goto _test_eof116;
/* fall through */
case 116:
	if ( ( bytes[p - 1u]) == 76u )
		goto st117;
	goto tr0;
st117:
	if ( ++p >= pe )
		goto _test_eof117;
/* fall through */
case 117:
	if ( ( bytes[p - 1u]) == 76u )
		goto st118;
	goto tr0;
st118:
	if ( ++p >= pe )
		goto _test_eof118;
/* fall through */
case 118:
	switch( ( bytes[p - 1u]) ) {
		case 77u: goto st119;
		case 84u: goto st121;
	}
	goto tr0;
st119:
	if ( ++p >= pe )
		goto _test_eof119;
/* fall through */
case 119:
	if ( ( bytes[p - 1u]) == 83u )
		goto st120;
	goto tr0;
st120:
	if ( ++p >= pe )
		goto _test_eof120;
/* fall through */
case 120:
	if ( ( bytes[p - 1u]) == 71u )
		goto tr150;
	goto tr0;
st121:
	if ( ++p >= pe )
		goto _test_eof121;
/* fall through */
case 121:
	if ( ( bytes[p - 1u]) == 79u )
		goto st122;
	goto tr0;
st122:
	if ( ++p >= pe )
		goto _test_eof122;
/* fall through */
case 122:
	if ( ( bytes[p - 1u]) == 80u )
		goto st123;
	goto tr0;
st123:
	if ( ++p >= pe )
		goto _test_eof123;
/* fall through */
case 123:
	if ( ( bytes[p - 1u]) == 73u )
		goto st124;
	goto tr0;
st124:
	if ( ++p >= pe )
		goto _test_eof124;
/* fall through */
case 124:
	if ( ( bytes[p - 1u]) == 67u )
		goto tr154;
	goto tr0;
st125:
	if ( ++p >= pe )
		goto _test_eof125;
/* fall through */
case 125:
	if ( ( bytes[p - 1u]) == 69u )
		goto st126;
	goto tr0;
st126:
	if ( ++p >= pe )
		goto _test_eof126;
/* fall through */
case 126:
	if ( ( bytes[p - 1u]) == 71u )
		goto tr156;
	goto tr0;
st127:
	if ( ++p >= pe )
		goto _test_eof127;
/* fall through */
case 127:
	switch( ( bytes[p - 1u]) ) {
		case 81u: goto tr157;
		case 83u: goto st128;
	}
	goto tr0;
st128:
	if ( ++p >= pe )
		goto _test_eof128;
/* fall through */
case 128:
	if ( ( bytes[p - 1u]) == 76u )
		goto st129;
	goto tr0;
st129:
	if ( ++p >= pe )
		goto _test_eof129;
/* fall through */
case 129:
	if ( ( bytes[p - 1u]) == 67u )
		goto st130;
	goto tr0;
st130:
	if ( ++p >= pe )
		goto _test_eof130;
/* fall through */
case 130:
	if ( ( bytes[p - 1u]) == 70u )
		goto st131;
	goto tr0;
st131:
	if ( ++p >= pe )
		goto _test_eof131;
/* fall through */
case 131:
	if ( ( bytes[p - 1u]) == 71u )
		goto tr162;
	goto tr0;
st132:
	if ( ++p >= pe )
		goto _test_eof132;
/* fall through */
case 132:
	switch( ( bytes[p - 1u]) ) {
		case 67u: goto st4;
		case 71u: goto st22;
		case 77u: goto st133;
		case 82u: goto st125;
		case 83u: goto st127;
	}
	goto tr0;
st133:
	if ( ++p >= pe )
		goto _test_eof133;
/* fall through */
case 133:
	switch( ( bytes[p - 1u]) ) {
		case 69u: goto st134;
		case 81u: goto st141;
	}
	goto tr0;
st134:
	if ( ++p >= pe )
		goto _test_eof134;
/* fall through */
case 134:
	if ( ( bytes[p - 1u]) == 32u )
		goto st135;
	goto tr0;
st135:
	if ( ++p >= pe )
		goto _test_eof135;
/* fall through */
case 135:
	if ( ( bytes[p - 1u]) == 69u )
		goto st136;
	goto tr0;
st136:
	if ( ++p >= pe )
		goto _test_eof136;
/* fall through */
case 136:
	if ( ( bytes[p - 1u]) == 82u )
		goto st137;
	goto tr0;
st137:
	if ( ++p >= pe )
		goto _test_eof137;
/* fall through */
case 137:
	if ( ( bytes[p - 1u]) == 82u )
		goto st138;
	goto tr0;
st138:
	if ( ++p >= pe )
		goto _test_eof138;
/* fall through */
case 138:
	if ( ( bytes[p - 1u]) == 79u )
		goto st139;
	goto tr0;
st139:
	if ( ++p >= pe )
		goto _test_eof139;
/* fall through */
case 139:
	if ( ( bytes[p - 1u]) == 82u )
		goto st140;
	goto tr0;
st140:
	if ( ++p >= pe )
		goto _test_eof140;
/* fall through */
case 140:
	if ( ( bytes[p - 1u]) == 58u )
		goto tr172;
	goto tr0;
st141:
	if ( ++p >= pe )
		goto _test_eof141;
/* fall through */
case 141:
	if ( ( bytes[p - 1u]) == 84u )
		goto st142;
	goto tr0;
st142:
	if ( ++p >= pe )
		goto _test_eof142;
/* fall through */
case 142:
	switch( ( bytes[p - 1u]) ) {
		case 80u: goto st43;
		case 82u: goto st51;
		case 83u: goto st16;
		case 84u: goto st143;
	}
	goto tr0;
st143:
	if ( ++p >= pe )
		goto _test_eof143;
/* fall through */
case 143:
	switch( ( bytes[p - 1u]) ) {
		case 65u: goto st70;
		case 67u: goto st73;
		case 68u: goto st83;
		case 78u: goto st144;
		case 80u: goto st86;
		case 82u: goto st89;
		case 83u: goto st91;
		case 84u: goto st102;
		case 85u: goto st106;
		case 87u: goto st115;
	}
	goto tr0;
st144:
	if ( ++p >= pe )
		goto _test_eof144;
/* fall through */
case 144:
	if ( ( bytes[p - 1u]) == 79u )
		goto st145;
	goto tr0;
st145:
	if ( ++p >= pe )
		goto _test_eof145;
/* fall through */
case 145:
	if ( ( bytes[p - 1u]) == 78u )
		goto st146;
	goto tr0;
st146:
	if ( ++p >= pe )
		goto _test_eof146;
/* fall through */
case 146:
	if ( ( bytes[p - 1u]) == 69u )
		goto st147;
	goto tr0;
st147:
	if ( ++p >= pe )
		goto _test_eof147;
/* fall through */
case 147:
	if ( ( bytes[p - 1u]) == 84u )
		goto tr179;
	goto tr0;
tr179:
	{ scan->name = SIMCOM_LINE_CMQTTNONET; }
	goto st148;
tr191:
	{ scan->name = SIMCOM_LINE_RDY; }
	goto st148;
st148:
	if ( ++p >= pe )
		goto _test_eof148;
/* fall through */
case 148:
	switch( ( bytes[p - 1u]) ) {
		case 10u: goto tr180;
		case 13u: goto st148;
	}
	goto tr0;
st149:
	if ( ++p >= pe )
		goto _test_eof149;
/* fall through */
case 149:
	if ( ( bytes[p - 1u]) == 84u )
		goto tr182;
	goto tr0;
st150:
	if ( ++p >= pe )
		goto _test_eof150;
/* fall through */
case 150:
	if ( ( bytes[p - 1u]) == 82u )
		goto st151;
	goto tr0;
st151:
	if ( ++p >= pe )
		goto _test_eof151;
/* fall through */
case 151:
	if ( ( bytes[p - 1u]) == 82u )
		goto st152;
	goto tr0;
st152:
	if ( ++p >= pe )
		goto _test_eof152;
/* fall through */
case 152:
	if ( ( bytes[p - 1u]) == 79u )
		goto st153;
	goto tr0;
st153:
	if ( ++p >= pe )
		goto _test_eof153;
/* fall through */
case 153:
	if ( ( bytes[p - 1u]) == 82u )
		goto st154;
	goto tr0;
st154:
	if ( ++p >= pe )
		goto _test_eof154;
/* fall through */
case 154:
	switch( ( bytes[p - 1u]) ) {
		case 10u: goto tr187;
		case 13u: goto st154;
	}
	goto tr0;
st155:
	if ( ++p >= pe )
		goto _test_eof155;
/* fall through */
case 155:
	if ( ( bytes[p - 1u]) == 75u )
		goto st156;
	goto tr0;
st156:
	if ( ++p >= pe )
		goto _test_eof156;
/* fall through */
case 156:
	switch( ( bytes[p - 1u]) ) {
		case 10u: goto tr189;
		case 13u: goto st156;
	}
	goto tr0;
st157:
	if ( ++p >= pe )
		goto _test_eof157;
/* fall through */
case 157:
	if ( ( bytes[p - 1u]) == 68u )
		goto st158;
	goto tr0;
st158:
	if ( ++p >= pe )
		goto _test_eof158;
/* fall through */
case 158:
	if ( ( bytes[p - 1u]) == 89u )
		goto tr191;
	goto tr0;
st159:
	if ( ++p >= pe )
		goto _test_eof159;
/* fall through */
case 159:
	switch( ( bytes[p - 1u]) ) {
		case 10u: goto tr193;
		case 13u: goto st160;
		case 32u: goto st159;
	}
	if ( 48u <= ( bytes[p - 1u]) && ( bytes[p - 1u]) <= 57u )
		goto tr196;
	goto tr192;
tr193:
	( scan->state) = 170;
	{ scan->token = SIMCOM_TOKEN_LINE; scan->numeric = true; ( scan->state) = 169; {p++; goto _out;} }
	goto _again;
tr197:
	( scan->state) = 170;
	{
        if (scan->count < SIMCOM_NUMBERS) {
            scan->number[scan->count] = scan->value;
        }
        if (scan->count < 255u) {
            scan->count++;
        }
    }
	{ scan->token = SIMCOM_TOKEN_LINE; scan->numeric = true; ( scan->state) = 169; {p++; goto _out;} }
	goto _again;
st170:
	if ( ++p >= pe )
		goto _test_eof170;
/* fall through */
case 170:
	goto tr192;
tr198:
	{
        if (scan->count < SIMCOM_NUMBERS) {
            scan->number[scan->count] = scan->value;
        }
        if (scan->count < 255u) {
            scan->count++;
        }
    }
	goto st160;
st160:
	if ( ++p >= pe )
		goto _test_eof160;
/* fall through */
case 160:
	switch( ( bytes[p - 1u]) ) {
		case 10u: goto tr193;
		case 13u: goto st160;
	}
	goto tr192;
tr196:
	{ scan->value = 0; }
	{
        if (scan->value > 6552u) {
            scan->value = 65535u;
        } else {
            scan->value = (uint16_t)(scan->value * 10u + (unsigned)(( bytes[p - 1u]) - '0'));
        }
    }
	goto st161;
tr201:
	{
        if (scan->value > 6552u) {
            scan->value = 65535u;
        } else {
            scan->value = (uint16_t)(scan->value * 10u + (unsigned)(( bytes[p - 1u]) - '0'));
        }
    }
	goto st161;
st161:
	if ( ++p >= pe )
		goto _test_eof161;
/* fall through */
case 161:
	switch( ( bytes[p - 1u]) ) {
		case 10u: goto tr197;
		case 13u: goto tr198;
		case 32u: goto tr199;
		case 44u: goto tr200;
	}
	if ( 48u <= ( bytes[p - 1u]) && ( bytes[p - 1u]) <= 57u )
		goto tr201;
	goto tr192;
tr199:
	{
        if (scan->count < SIMCOM_NUMBERS) {
            scan->number[scan->count] = scan->value;
        }
        if (scan->count < 255u) {
            scan->count++;
        }
    }
	goto st162;
st162:
	if ( ++p >= pe )
		goto _test_eof162;
/* fall through */
case 162:
	switch( ( bytes[p - 1u]) ) {
		case 10u: goto tr193;
		case 13u: goto st160;
		case 32u: goto st162;
		case 44u: goto st163;
	}
	goto tr192;
tr200:
	{
        if (scan->count < SIMCOM_NUMBERS) {
            scan->number[scan->count] = scan->value;
        }
        if (scan->count < 255u) {
            scan->count++;
        }
    }
	goto st163;
st163:
	if ( ++p >= pe )
		goto _test_eof163;
/* fall through */
case 163:
	if ( ( bytes[p - 1u]) == 32u )
		goto st163;
	if ( 48u <= ( bytes[p - 1u]) && ( bytes[p - 1u]) <= 57u )
		goto tr196;
	goto tr192;
st164:
	if ( ++p >= pe )
		goto _test_eof164;
/* fall through */
case 164:
	if ( ( bytes[p - 1u]) == 10u )
		goto tr205;
	goto st164;
tr205:
	( scan->state) = 171;
	{ scan->token = SIMCOM_TOKEN_LINE; scan->numeric = false; ( scan->state) = 169; {p++; goto _out;} }
	goto _again;
st171:
	if ( ++p >= pe )
		goto _test_eof171;
/* fall through */
case 171:
	goto st0;
st165:
	if ( ++p >= pe )
		goto _test_eof165;
/* fall through */
case 165:
	if ( ( bytes[p - 1u]) == 10u )
		goto tr207;
	goto st165;
tr207:
	( scan->state) = 172;
	{ scan->token = SIMCOM_TOKEN_UNKNOWN; ( scan->state) = 169; {p++; goto _out;} }
	goto _again;
st172:
	if ( ++p >= pe )
		goto _test_eof172;
/* fall through */
case 172:
	goto st0;
st166:
	if ( ++p >= pe )
		goto _test_eof166;
/* fall through */
case 166:
	if ( ( bytes[p - 1u]) == 10u )
		goto tr209;
	goto st166;
tr209:
	( scan->state) = 173;
	{ scan->token = SIMCOM_TOKEN_CME_ERROR; ( scan->state) = 169; {p++; goto _out;} }
	goto _again;
st173:
	if ( ++p >= pe )
		goto _test_eof173;
/* fall through */
case 173:
	goto st0;
st167:
	if ( ++p >= pe )
		goto _test_eof167;
/* fall through */
case 167:
	switch( ( bytes[p - 1u]) ) {
		case 10u: goto tr211;
		case 13u: goto tr211;
	}
	goto st167;
tr211:
	( scan->state) = 174;
	{ scan->token = SIMCOM_TOKEN_ECHO; ( scan->state) = 169; {p++; goto _out;} }
	goto _again;
st174:
	if ( ++p >= pe )
		goto _test_eof174;
/* fall through */
case 174:
	goto st0;
st168:
	if ( ++p >= pe )
		goto _test_eof168;
/* fall through */
case 168:
	if ( ( bytes[p - 1u]) == 32u )
		goto tr213;
	goto tr212;
tr212:
	{ p--; {goto st169;} }
	goto st175;
tr213:
	{ scan->start = p + 1u; {goto st169;} }
	goto st175;
st175:
	if ( ++p >= pe )
		goto _test_eof175;
/* fall through */
case 175:
	goto st0;
	}
	_test_eof169: ( scan->state) = 169; goto _test_eof;
	_test_eof1: ( scan->state) = 1; goto _test_eof;
	_test_eof2: ( scan->state) = 2; goto _test_eof;
	_test_eof3: ( scan->state) = 3; goto _test_eof;
	_test_eof4: ( scan->state) = 4; goto _test_eof;
	_test_eof5: ( scan->state) = 5; goto _test_eof;
	_test_eof6: ( scan->state) = 6; goto _test_eof;
	_test_eof7: ( scan->state) = 7; goto _test_eof;
	_test_eof8: ( scan->state) = 8; goto _test_eof;
	_test_eof9: ( scan->state) = 9; goto _test_eof;
	_test_eof10: ( scan->state) = 10; goto _test_eof;
	_test_eof11: ( scan->state) = 11; goto _test_eof;
	_test_eof12: ( scan->state) = 12; goto _test_eof;
	_test_eof13: ( scan->state) = 13; goto _test_eof;
	_test_eof14: ( scan->state) = 14; goto _test_eof;
	_test_eof15: ( scan->state) = 15; goto _test_eof;
	_test_eof16: ( scan->state) = 16; goto _test_eof;
	_test_eof17: ( scan->state) = 17; goto _test_eof;
	_test_eof18: ( scan->state) = 18; goto _test_eof;
	_test_eof19: ( scan->state) = 19; goto _test_eof;
	_test_eof20: ( scan->state) = 20; goto _test_eof;
	_test_eof21: ( scan->state) = 21; goto _test_eof;
	_test_eof22: ( scan->state) = 22; goto _test_eof;
	_test_eof23: ( scan->state) = 23; goto _test_eof;
	_test_eof24: ( scan->state) = 24; goto _test_eof;
	_test_eof25: ( scan->state) = 25; goto _test_eof;
	_test_eof26: ( scan->state) = 26; goto _test_eof;
	_test_eof27: ( scan->state) = 27; goto _test_eof;
	_test_eof28: ( scan->state) = 28; goto _test_eof;
	_test_eof29: ( scan->state) = 29; goto _test_eof;
	_test_eof30: ( scan->state) = 30; goto _test_eof;
	_test_eof31: ( scan->state) = 31; goto _test_eof;
	_test_eof32: ( scan->state) = 32; goto _test_eof;
	_test_eof33: ( scan->state) = 33; goto _test_eof;
	_test_eof34: ( scan->state) = 34; goto _test_eof;
	_test_eof35: ( scan->state) = 35; goto _test_eof;
	_test_eof36: ( scan->state) = 36; goto _test_eof;
	_test_eof37: ( scan->state) = 37; goto _test_eof;
	_test_eof38: ( scan->state) = 38; goto _test_eof;
	_test_eof39: ( scan->state) = 39; goto _test_eof;
	_test_eof40: ( scan->state) = 40; goto _test_eof;
	_test_eof41: ( scan->state) = 41; goto _test_eof;
	_test_eof42: ( scan->state) = 42; goto _test_eof;
	_test_eof43: ( scan->state) = 43; goto _test_eof;
	_test_eof44: ( scan->state) = 44; goto _test_eof;
	_test_eof45: ( scan->state) = 45; goto _test_eof;
	_test_eof46: ( scan->state) = 46; goto _test_eof;
	_test_eof47: ( scan->state) = 47; goto _test_eof;
	_test_eof48: ( scan->state) = 48; goto _test_eof;
	_test_eof49: ( scan->state) = 49; goto _test_eof;
	_test_eof50: ( scan->state) = 50; goto _test_eof;
	_test_eof51: ( scan->state) = 51; goto _test_eof;
	_test_eof52: ( scan->state) = 52; goto _test_eof;
	_test_eof53: ( scan->state) = 53; goto _test_eof;
	_test_eof54: ( scan->state) = 54; goto _test_eof;
	_test_eof55: ( scan->state) = 55; goto _test_eof;
	_test_eof56: ( scan->state) = 56; goto _test_eof;
	_test_eof57: ( scan->state) = 57; goto _test_eof;
	_test_eof58: ( scan->state) = 58; goto _test_eof;
	_test_eof59: ( scan->state) = 59; goto _test_eof;
	_test_eof60: ( scan->state) = 60; goto _test_eof;
	_test_eof61: ( scan->state) = 61; goto _test_eof;
	_test_eof62: ( scan->state) = 62; goto _test_eof;
	_test_eof63: ( scan->state) = 63; goto _test_eof;
	_test_eof64: ( scan->state) = 64; goto _test_eof;
	_test_eof65: ( scan->state) = 65; goto _test_eof;
	_test_eof66: ( scan->state) = 66; goto _test_eof;
	_test_eof67: ( scan->state) = 67; goto _test_eof;
	_test_eof68: ( scan->state) = 68; goto _test_eof;
	_test_eof69: ( scan->state) = 69; goto _test_eof;
	_test_eof70: ( scan->state) = 70; goto _test_eof;
	_test_eof71: ( scan->state) = 71; goto _test_eof;
	_test_eof72: ( scan->state) = 72; goto _test_eof;
	_test_eof73: ( scan->state) = 73; goto _test_eof;
	_test_eof74: ( scan->state) = 74; goto _test_eof;
	_test_eof75: ( scan->state) = 75; goto _test_eof;
	_test_eof76: ( scan->state) = 76; goto _test_eof;
	_test_eof77: ( scan->state) = 77; goto _test_eof;
	_test_eof78: ( scan->state) = 78; goto _test_eof;
	_test_eof79: ( scan->state) = 79; goto _test_eof;
	_test_eof80: ( scan->state) = 80; goto _test_eof;
	_test_eof81: ( scan->state) = 81; goto _test_eof;
	_test_eof82: ( scan->state) = 82; goto _test_eof;
	_test_eof83: ( scan->state) = 83; goto _test_eof;
	_test_eof84: ( scan->state) = 84; goto _test_eof;
	_test_eof85: ( scan->state) = 85; goto _test_eof;
	_test_eof86: ( scan->state) = 86; goto _test_eof;
	_test_eof87: ( scan->state) = 87; goto _test_eof;
	_test_eof88: ( scan->state) = 88; goto _test_eof;
	_test_eof89: ( scan->state) = 89; goto _test_eof;
	_test_eof90: ( scan->state) = 90; goto _test_eof;
	_test_eof91: ( scan->state) = 91; goto _test_eof;
	_test_eof92: ( scan->state) = 92; goto _test_eof;
	_test_eof93: ( scan->state) = 93; goto _test_eof;
	_test_eof94: ( scan->state) = 94; goto _test_eof;
	_test_eof95: ( scan->state) = 95; goto _test_eof;
	_test_eof96: ( scan->state) = 96; goto _test_eof;
	_test_eof97: ( scan->state) = 97; goto _test_eof;
	_test_eof98: ( scan->state) = 98; goto _test_eof;
	_test_eof99: ( scan->state) = 99; goto _test_eof;
	_test_eof100: ( scan->state) = 100; goto _test_eof;
	_test_eof101: ( scan->state) = 101; goto _test_eof;
	_test_eof102: ( scan->state) = 102; goto _test_eof;
	_test_eof103: ( scan->state) = 103; goto _test_eof;
	_test_eof104: ( scan->state) = 104; goto _test_eof;
	_test_eof105: ( scan->state) = 105; goto _test_eof;
	_test_eof106: ( scan->state) = 106; goto _test_eof;
	_test_eof107: ( scan->state) = 107; goto _test_eof;
	_test_eof108: ( scan->state) = 108; goto _test_eof;
	_test_eof109: ( scan->state) = 109; goto _test_eof;
	_test_eof110: ( scan->state) = 110; goto _test_eof;
	_test_eof111: ( scan->state) = 111; goto _test_eof;
	_test_eof112: ( scan->state) = 112; goto _test_eof;
	_test_eof113: ( scan->state) = 113; goto _test_eof;
	_test_eof114: ( scan->state) = 114; goto _test_eof;
	_test_eof115: ( scan->state) = 115; goto _test_eof;
	_test_eof116: ( scan->state) = 116; goto _test_eof;
	_test_eof117: ( scan->state) = 117; goto _test_eof;
	_test_eof118: ( scan->state) = 118; goto _test_eof;
	_test_eof119: ( scan->state) = 119; goto _test_eof;
	_test_eof120: ( scan->state) = 120; goto _test_eof;
	_test_eof121: ( scan->state) = 121; goto _test_eof;
	_test_eof122: ( scan->state) = 122; goto _test_eof;
	_test_eof123: ( scan->state) = 123; goto _test_eof;
	_test_eof124: ( scan->state) = 124; goto _test_eof;
	_test_eof125: ( scan->state) = 125; goto _test_eof;
	_test_eof126: ( scan->state) = 126; goto _test_eof;
	_test_eof127: ( scan->state) = 127; goto _test_eof;
	_test_eof128: ( scan->state) = 128; goto _test_eof;
	_test_eof129: ( scan->state) = 129; goto _test_eof;
	_test_eof130: ( scan->state) = 130; goto _test_eof;
	_test_eof131: ( scan->state) = 131; goto _test_eof;
	_test_eof132: ( scan->state) = 132; goto _test_eof;
	_test_eof133: ( scan->state) = 133; goto _test_eof;
	_test_eof134: ( scan->state) = 134; goto _test_eof;
	_test_eof135: ( scan->state) = 135; goto _test_eof;
	_test_eof136: ( scan->state) = 136; goto _test_eof;
	_test_eof137: ( scan->state) = 137; goto _test_eof;
	_test_eof138: ( scan->state) = 138; goto _test_eof;
	_test_eof139: ( scan->state) = 139; goto _test_eof;
	_test_eof140: ( scan->state) = 140; goto _test_eof;
	_test_eof141: ( scan->state) = 141; goto _test_eof;
	_test_eof142: ( scan->state) = 142; goto _test_eof;
	_test_eof143: ( scan->state) = 143; goto _test_eof;
	_test_eof144: ( scan->state) = 144; goto _test_eof;
	_test_eof145: ( scan->state) = 145; goto _test_eof;
	_test_eof146: ( scan->state) = 146; goto _test_eof;
	_test_eof147: ( scan->state) = 147; goto _test_eof;
	_test_eof148: ( scan->state) = 148; goto _test_eof;
	_test_eof149: ( scan->state) = 149; goto _test_eof;
	_test_eof150: ( scan->state) = 150; goto _test_eof;
	_test_eof151: ( scan->state) = 151; goto _test_eof;
	_test_eof152: ( scan->state) = 152; goto _test_eof;
	_test_eof153: ( scan->state) = 153; goto _test_eof;
	_test_eof154: ( scan->state) = 154; goto _test_eof;
	_test_eof155: ( scan->state) = 155; goto _test_eof;
	_test_eof156: ( scan->state) = 156; goto _test_eof;
	_test_eof157: ( scan->state) = 157; goto _test_eof;
	_test_eof158: ( scan->state) = 158; goto _test_eof;
	_test_eof159: ( scan->state) = 159; goto _test_eof;
	_test_eof170: ( scan->state) = 170; goto _test_eof;
	_test_eof160: ( scan->state) = 160; goto _test_eof;
	_test_eof161: ( scan->state) = 161; goto _test_eof;
	_test_eof162: ( scan->state) = 162; goto _test_eof;
	_test_eof163: ( scan->state) = 163; goto _test_eof;
	_test_eof164: ( scan->state) = 164; goto _test_eof;
	_test_eof171: ( scan->state) = 171; goto _test_eof;
	_test_eof165: ( scan->state) = 165; goto _test_eof;
	_test_eof172: ( scan->state) = 172; goto _test_eof;
	_test_eof166: ( scan->state) = 166; goto _test_eof;
	_test_eof173: ( scan->state) = 173; goto _test_eof;
	_test_eof167: ( scan->state) = 167; goto _test_eof;
	_test_eof174: ( scan->state) = 174; goto _test_eof;
	_test_eof168: ( scan->state) = 168; goto _test_eof;
	_test_eof175: ( scan->state) = 175; goto _test_eof;

	_test_eof: {}
	if ( p == eof )
	{
	switch ( ( scan->state) ) {
	case 159:
	case 160:
	case 161:
	case 162:
	case 163:
	{ p--; {       if ( p >= pe )
               goto _test_eof164;
goto st164;} }
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
	case 113:
	case 114:
	case 115:
	case 116:
	case 117:
	case 118:
	case 119:
	case 120:
	case 121:
	case 122:
	case 123:
	case 124:
	case 125:
	case 126:
	case 127:
	case 128:
	case 129:
	case 130:
	case 131:
	case 132:
	case 133:
	case 134:
	case 135:
	case 136:
	case 137:
	case 138:
	case 139:
	case 140:
	case 141:
	case 142:
	case 143:
	case 144:
	case 145:
	case 146:
	case 147:
	case 148:
	case 149:
	case 150:
	case 151:
	case 152:
	case 153:
	case 154:
	case 155:
	case 156:
	case 157:
	case 158:
	{ p--; {       if ( p >= pe )
               goto _test_eof165;
goto st165;} }
	break;
	}
	}

	_out: {}
	}

    return p - 1u;
}
