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

    write data noerror nofinal noentry;
}%%

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
