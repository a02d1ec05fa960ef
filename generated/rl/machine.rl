/* SPDX-License-Identifier: MIT */
/*
 * machine.rl - the scanner's machine: framing, final result codes, prompt, echo, names and numbers of lines.
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

%%{
    machine simcom;
    alphtype unsigned char;
    variable cs state;
    getkey bytes[p];
    # A UART has no end of file: a comparison that every compiler knows to be false.
    variable eof (p + 1u);

    # What a line is, is in `value` when it is complete. The next byte begins a new line.
    action complete { goto complete; }
    action echo     { if (value == SIMCOM_TOKEN_ECHO) { goto complete; } }
    action prompt   { value = SIMCOM_TOKEN_PROMPT; goto complete; }
    action numeric  { scan->numeric = true; value = SIMCOM_TOKEN_LINE; goto complete; }

    # Blank bytes before a line do not belong to it.
    action blank    { scan->text = bytes + p + 1u; }

    # A byte that does not fit: the rest of the line is text.
    action to_text  {
#if SIMCOM_ONE_LINE
        if (fc == '"' && scan->name == SIMCOM_LINE_MESSAGE && count == 1u) {
            goto quoted;
        }
#endif
        scan->numeric = false; value = SIMCOM_TOKEN_LINE; if (fc == '\n') { goto complete; } fgoto rest;
    }
    action unknown  { value = SIMCOM_TOKEN_UNKNOWN; if (fc == '\n') { goto complete; } fgoto rest; }

    # What a line begins with: as far as the bytes agree with the tree. The mark there and the byte behind decide.
    action name {
        p = (size_t)(walk(scan, bytes + p, bytes + pe) - bytes);
        value = scan->value;
        if (p >= pe) {
            /* The bytes are at their end, not the name. */
            p--;
        } else {
            const int mark = names[value];
            const unsigned what = (uint8_t)names[value + 1u];
            value = SIMCOM_TOKEN_UNKNOWN;
            if (mark == ARGUMENTS && (fc == ':' || fc == ' ')) {
                /* Some manuals print no colon but a space behind the name. */
                scan->name = (uint8_t)what;
                count = 0;
                fgoto numbers;
            }
            if (mark == REST) {
                value = what;
            }
            if ((mark == ALONE || mark == FINAL) && (fc == '\r' || fc == '\n')) {
                value = what;
                if (mark == ALONE) {
                    scan->name = (uint8_t)what;
                    scan->numeric = true;
                    count = 0;
                    value = SIMCOM_TOKEN_LINE;
                }
                if (fc == '\r') {
                    fgoto bare;
                }
            }
            if (fc == '\n' || (fc == '\r' && value == SIMCOM_TOKEN_ECHO)) {
                goto complete;
            }
            fgoto rest;
        }
    }

    # Numbers: one machine for all lines, entered behind the name. Each has its value as far as it is read.
    action first    { count++; value = 0; }
    action digit    {
        value = value * 10u + (uint32_t)(fc - '0');
        if (value > 65535u) {
            value = 65535u;
        }
        if (count <= SIMCOM_NUMBERS) {
            scan->number[count - 1u] = (uint16_t)value;
        }
    }

    eol = '\r'* '\n';

    main := [\r\n]* $blank ( '>' @prompt | [^>\r\n] @name ) ( any @name )*;

    integer = digit @first @digit digit* $digit;
    # What is complete leaves the machine; the loops are there so that no state stands behind it.
    numbers := ( ' '* ( integer ( ' '* ',' ' '* integer )* ' '* )? eol @numeric )* $!to_text;

    bare := ( '\r' | '\n' @complete )* $!unknown;
    rest := ( [^\r\n] | '\r' @echo | '\n' @complete )*;

    write data noerror nofinal;
}%%

/* Marks in the tree, and behind each what it is: the name of a line that has arguments, or that has none, a token
 * that the whole line is, or with more text behind. JUMP: it goes on at another place, two digits in base 128. Any other
 * negative number is a character with another branch beside it, and behind it the way to that: a number, or two digits
 * of which the first is negative. */
enum { ARGUMENTS = -1, ALONE = -2, FINAL = -3, REST = -4, JUMP = -5 };
#define WHAT(number) (int8_t)(number)

/* What lines begin with. */
static const int8_t names[] = {
    -'+', -2, 75, 'C', /* +C */
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
    -'R', 4, 'X', JUMP, 0, 18, /* +CMQTRX */
    -'S', 4, 'S', JUMP, 0, 74, /* +CMQTSS */
    'P', /* +CMQTP */
    -'P', 9, /* +CMQTPP */
    -'A', 3, JUMP, 1, 34, /* +CMQTPPA */
    'U', 'B', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTPUB), /* +CMQTPPUB */
    'U', 'B', ARGUMENTS, WHAT(SIMCOM_LINE_CMQTTPUB), /* +CMQTPUB */
    'E', ' ', 'E', 'R', 'R', 'O', 'R', ':', REST, WHAT(SIMCOM_TOKEN_CME_ERROR), /* +CME ERROR: */
    -'C', 27, /* +CC */
    -'L', 3, 'K', ARGUMENTS, WHAT(SIMCOM_LINE_CCLK), /* +CCLK */
    -'E', 15, 'R', 'T', /* +CCERT */
    -'D', 5, 'O', 'W', 'N', ARGUMENTS, WHAT(SIMCOM_LINE_CCERTDOWN), /* +CCERTDOWN */
    'L', 'I', 'S', 'T', ARGUMENTS, WHAT(SIMCOM_LINE_CCERTLIST), /* +CCERTLIST */
    'H', 'S', JUMP, 1, 82, /* +CCHS */
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
    -'R', 4, 'D', 'Y', ALONE, WHAT(SIMCOM_LINE_RDY), /* RDY */
    -'*', 12, 'A', 'T', 'R', 'E', 'A', 'D', 'Y', ':', ' ', '1', ALONE, WHAT(SIMCOM_LINE_ATREADY), /* *ATREADY: 1 */
    -'O', 3, 'K', FINAL, WHAT(SIMCOM_TOKEN_OK), /* OK */
    -'E', 6, 'R', 'R', 'O', 'R', FINAL, WHAT(SIMCOM_TOKEN_ERROR), /* ERROR */
    'A', 'T', REST, WHAT(SIMCOM_TOKEN_ECHO), /* AT */
};

/* Behind the plus sign, where a manual prints a space. */
#define BEHIND_PLUS 3u

/* Goes along the tree as long as the bytes agree; scan->value is the place. Returns where they do not. */
static SIMCOM_APART const uint8_t *walk(simcom_scan_t *scan, const uint8_t *at, const uint8_t *end)
{
    unsigned place = scan->value;
    while (at != end) {
        const int byte = *at;
        const int here = names[place];
        if (here == byte) {
            at++;
            place++;
            continue;
        }
        if (place == BEHIND_PLUS && byte == ' ') {
            at++;
            continue;
        }
        place++;
        if (here == JUMP) {
            place = (unsigned)names[place] * 128u + (unsigned)names[place + 1u];
        } else if (here < JUMP) {
            unsigned way = (unsigned)names[place++];
            if (way > 127u) {
                way = 0u - way * 128u + (unsigned)names[place++];
            }
            if (here == -byte) {
                at++;
            } else {
                place += way;
            }
        } else {
            place--;
            break;
        }
    }
    scan->value = (uint16_t)place;
    return at;
}

#if SIMCOM_QUICK

/* +CMQTTRX */
static unsigned behind_cmqttrx(const uint8_t *at)
{
    if (at[7] == 'S' && at[8] == 'T' && at[9] == 'A' && at[10] == 'R' && at[11] == 'T' && at[12] == ':') {
        return 13u << 8 | SIMCOM_LINE_CMQTTRXSTART;
    }
    if (at[7] == 'T' && at[8] == 'O' && at[9] == 'P' && at[10] == 'I' && at[11] == 'C' && at[12] == ':') {
        return 13u << 8 | SIMCOM_LINE_CMQTTRXTOPIC;
    }
    if (at[7] == 'P' && at[8] == 'A' && at[9] == 'Y' && at[10] == 'L' && at[11] == 'O' && at[12] == 'A' && at[13] == 'D' && at[14] == ':') {
        return 15u << 8 | SIMCOM_LINE_CMQTTRXPAYLOAD;
    }
    if (at[7] == 'E' && at[8] == 'N' && at[9] == 'D' && at[10] == ':') {
        return 11u << 8 | SIMCOM_LINE_CMQTTRXEND;
    }
    return 0;
}

/* +CMQTTR */
static unsigned behind_cmqttr(const uint8_t *at)
{
    if (at[6] == 'X') {
        return behind_cmqttrx(at);
    }
    if (at[6] == 'E' && at[7] == 'L' && at[8] == ':') {
        return 9u << 8 | SIMCOM_LINE_CMQTTREL;
    }
    return 0;
}

/* +CMQTTS */
static unsigned behind_cmqtts(const uint8_t *at)
{
    if (at[6] == 'T') {
        if (at[7] == 'A' && at[8] == 'R' && at[9] == 'T' && at[10] == ':') {
            return 11u << 8 | SIMCOM_LINE_CMQTTSTART;
        }
        if (at[7] == 'O' && at[8] == 'P' && at[9] == ':') {
            return 10u << 8 | SIMCOM_LINE_CMQTTSTOP;
        }
        return 0;
    }
    if (at[6] == 'S' && at[7] == 'L' && at[8] == 'C' && at[9] == 'F' && at[10] == 'G' && at[11] == ':') {
        return 12u << 8 | SIMCOM_LINE_CMQTTSSLCFG;
    }
    if (at[6] == 'U' && at[7] == 'B') {
        if (at[8] == ':') {
            return 9u << 8 | SIMCOM_LINE_CMQTTSUB;
        }
        if (at[8] == 'T' && at[9] == 'O' && at[10] == 'P' && at[11] == 'I' && at[12] == 'C' && at[13] == ':') {
            return 14u << 8 | SIMCOM_LINE_CMQTTSUBTOPIC;
        }
        return 0;
    }
    return 0;
}

/* +CMQTTC */
static unsigned behind_cmqttc(const uint8_t *at)
{
    if (at[6] == 'O' && at[7] == 'N' && at[8] == 'N') {
        if (at[9] == 'E' && at[10] == 'C' && at[11] == 'T' && at[12] == ':') {
            return 13u << 8 | SIMCOM_LINE_CMQTTCONNECT;
        }
        if (at[9] == 'L' && at[10] == 'O' && at[11] == 'S' && at[12] == 'T' && at[13] == ':') {
            return 14u << 8 | SIMCOM_LINE_CMQTTCONNLOST;
        }
        return 0;
    }
    if (at[6] == 'F' && at[7] == 'G' && at[8] == ':') {
        return 9u << 8 | SIMCOM_LINE_CMQTTCFG;
    }
    return 0;
}

/* +CMQTTP */
static unsigned behind_cmqttp(const uint8_t *at)
{
    if (at[6] == 'A' && at[7] == 'Y' && at[8] == 'L' && at[9] == 'O' && at[10] == 'A' && at[11] == 'D' && at[12] == ':') {
        return 13u << 8 | SIMCOM_LINE_CMQTTPAYLOAD;
    }
    if (at[6] == 'U' && at[7] == 'B' && at[8] == ':') {
        return 9u << 8 | SIMCOM_LINE_CMQTTPUB;
    }
    if (at[6] == 'I' && at[7] == 'N' && at[8] == 'G' && at[9] == ':') {
        return 10u << 8 | SIMCOM_LINE_CMQTTPING;
    }
    return 0;
}

/* +CMQTT */
static unsigned behind_cmqtt(const uint8_t *at)
{
    if (at[5] == 'R') {
        return behind_cmqttr(at);
    }
    if (at[5] == 'S') {
        return behind_cmqtts(at);
    }
    if (at[5] == 'A' && at[6] == 'C' && at[7] == 'C' && at[8] == 'Q' && at[9] == ':') {
        return 10u << 8 | SIMCOM_LINE_CMQTTACCQ;
    }
    if (at[5] == 'W' && at[6] == 'I' && at[7] == 'L' && at[8] == 'L') {
        if (at[9] == 'T' && at[10] == 'O' && at[11] == 'P' && at[12] == 'I' && at[13] == 'C' && at[14] == ':') {
            return 15u << 8 | SIMCOM_LINE_CMQTTWILLTOPIC;
        }
        if (at[9] == 'M' && at[10] == 'S' && at[11] == 'G' && at[12] == ':') {
            return 13u << 8 | SIMCOM_LINE_CMQTTWILLMSG;
        }
        return 0;
    }
    if (at[5] == 'C') {
        return behind_cmqttc(at);
    }
    if (at[5] == 'D' && at[6] == 'I' && at[7] == 'S' && at[8] == 'C' && at[9] == ':') {
        return 10u << 8 | SIMCOM_LINE_CMQTTDISC;
    }
    if (at[5] == 'T' && at[6] == 'O' && at[7] == 'P' && at[8] == 'I' && at[9] == 'C' && at[10] == ':') {
        return 11u << 8 | SIMCOM_LINE_CMQTTTOPIC;
    }
    if (at[5] == 'P') {
        return behind_cmqttp(at);
    }
    if (at[5] == 'U' && at[6] == 'N' && at[7] == 'S' && at[8] == 'U' && at[9] == 'B') {
        if (at[10] == ':') {
            return 11u << 8 | SIMCOM_LINE_CMQTTUNSUB;
        }
        if (at[10] == 'T' && at[11] == 'O' && at[12] == 'P' && at[13] == 'I' && at[14] == 'C' && at[15] == ':') {
            return 16u << 8 | SIMCOM_LINE_CMQTTUNSUBTOPIC;
        }
        return 0;
    }
    return 0;
}

/* +C */
static unsigned behind_c(const uint8_t *at)
{
    if (at[1] == 'M' && at[2] == 'Q' && at[3] == 'T' && at[4] == 'T') {
        return behind_cmqtt(at);
    }
    if (at[1] == 'S' && at[2] == 'Q' && at[3] == ':') {
        return 4u << 8 | SIMCOM_LINE_CSQ;
    }
    if (at[1] == 'R' && at[2] == 'E' && at[3] == 'G' && at[4] == ':') {
        return 5u << 8 | SIMCOM_LINE_CREG;
    }
    if (at[1] == 'G') {
        if (at[2] == 'R' && at[3] == 'E' && at[4] == 'G' && at[5] == ':') {
            return 6u << 8 | SIMCOM_LINE_CGREG;
        }
        if (at[2] == 'P' && at[3] == 'A' && at[4] == 'D' && at[5] == 'D' && at[6] == 'R' && at[7] == ':') {
            return 8u << 8 | SIMCOM_LINE_CGPADDR;
        }
        return 0;
    }
    if (at[1] == 'E' && at[2] == 'R' && at[3] == 'E' && at[4] == 'G' && at[5] == ':') {
        return 6u << 8 | SIMCOM_LINE_CEREG;
    }
    return 0;
}

/* + */
static unsigned behind(const uint8_t *at)
{
    if (at[0] == 'C') {
        return behind_c(at);
    }
    return 0;
}

unsigned simcom_names_quick(const uint8_t *at)
{
    return behind(at);
}
#endif

_Static_assert(simcom_start == SIMCOM_SCAN_START, "ragel begins with state 1");
const uint8_t simcom_machine_numbers = simcom_en_numbers;

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
    %% write exec;
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
