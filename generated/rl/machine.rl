/* SPDX-License-Identifier: MIT */
/*
 * machine.rl - the scanner's machine: framing, final result codes, prompt, echo, names of lines.
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

%%{
    machine simcom;
    alphtype unsigned char;
    variable cs scan->state;
    getkey bytes[p - 1u];

    # What a line is. A token is complete with its last byte; the next byte begins a new line.
    action ok      { scan->token = SIMCOM_TOKEN_OK; fnext main; fbreak; }
    action error   { scan->token = SIMCOM_TOKEN_ERROR; fnext main; fbreak; }
    action cme     { scan->token = SIMCOM_TOKEN_CME_ERROR; fnext main; fbreak; }
    action line    { scan->token = SIMCOM_TOKEN_LINE; scan->numeric = true; fnext main; fbreak; }
    action text    { scan->token = SIMCOM_TOKEN_LINE; scan->numeric = false; fnext main; fbreak; }
    action unknown { scan->token = SIMCOM_TOKEN_UNKNOWN; fnext main; fbreak; }
    action echo    { scan->token = SIMCOM_TOKEN_ECHO; fnext main; fbreak; }
    action prompt  { scan->token = SIMCOM_TOKEN_PROMPT; fnext prompted; fbreak; }

    # Where the line's text begins: behind the last blank byte.
    action blank   { scan->start = p + 1u; }

    # Numbers: one machine for all lines, entered behind the name.
    action numbers { scan->count = 0; fgoto numbers; }
    action first   { scan->value = 0; }
    action digit   {
        if (scan->value > 6552u) {
            scan->value = 65535u;
        } else {
            scan->value = (uint16_t)(scan->value * 10u + (unsigned)(fc - '0'));
        }
    }
    action number  {
        if (scan->count < SIMCOM_NUMBERS) {
            scan->number[scan->count] = scan->value;
        }
        if (scan->count < 255u) {
            scan->count++;
        }
    }

    # A byte that does not fit: the rest of the line is taken by another machine.
    action to_text    { fhold; fgoto text; }
    action to_unknown { fhold; fgoto unknown; }
    action to_main    { fhold; fgoto main; }

    # Names, with the spellings that manuals only printed. A name that is the beginning of another
    # is recorded first and overwritten by the longer one.
    action name_1 { scan->name = SIMCOM_LINE_CMQTTSTART; }
    action name_2 { scan->name = SIMCOM_LINE_CMQTTSTOP; }
    action name_3 { scan->name = SIMCOM_LINE_CMQTTACCQ; }
    action name_4 { scan->name = SIMCOM_LINE_CMQTTREL; }
    action name_5 { scan->name = SIMCOM_LINE_CMQTTSSLCFG; }
    action name_6 { scan->name = SIMCOM_LINE_CMQTTWILLTOPIC; }
    action name_7 { scan->name = SIMCOM_LINE_CMQTTWILLMSG; }
    action name_8 { scan->name = SIMCOM_LINE_CMQTTCONNECT; }
    action name_9 { scan->name = SIMCOM_LINE_CMQTTDISC; }
    action name_10 { scan->name = SIMCOM_LINE_CMQTTTOPIC; }
    action name_11 { scan->name = SIMCOM_LINE_CMQTTPAYLOAD; }
    action name_12 { scan->name = SIMCOM_LINE_CMQTTPUB; }
    action name_13 { scan->name = SIMCOM_LINE_CMQTTSUBTOPIC; }
    action name_14 { scan->name = SIMCOM_LINE_CMQTTSUB; }
    action name_15 { scan->name = SIMCOM_LINE_CMQTTUNSUBTOPIC; }
    action name_16 { scan->name = SIMCOM_LINE_CMQTTUNSUB; }
    action name_17 { scan->name = SIMCOM_LINE_CMQTTCFG; }
    action name_18 { scan->name = SIMCOM_LINE_CSQ; }
    action name_19 { scan->name = SIMCOM_LINE_CREG; }
    action name_20 { scan->name = SIMCOM_LINE_CGREG; }
    action name_21 { scan->name = SIMCOM_LINE_CGDCONT; }
    action name_22 { scan->name = SIMCOM_LINE_CGSOCKCONT; }
    action name_23 { scan->name = SIMCOM_LINE_CGPADDR; }
    action name_24 { scan->name = SIMCOM_LINE_CCLK; }
    action name_25 { scan->name = SIMCOM_LINE_CSSLCFG; }
    action name_26 { scan->name = SIMCOM_LINE_CCERTDOWN; }
    action name_27 { scan->name = SIMCOM_LINE_CCERTLIST; }
    action name_28 { scan->name = SIMCOM_LINE_CMQTTCONNLOST; }
    action name_29 { scan->name = SIMCOM_LINE_CMQTTRXSTART; }
    action name_30 { scan->name = SIMCOM_LINE_CMQTTRXTOPIC; }
    action name_31 { scan->name = SIMCOM_LINE_CMQTTRXPAYLOAD; }
    action name_32 { scan->name = SIMCOM_LINE_CMQTTRXEND; }
    action name_33 { scan->name = SIMCOM_LINE_RDY; }
    action name_34 { scan->name = SIMCOM_LINE_CMQTTNONET; }
    action name_35 { scan->name = SIMCOM_LINE_CMQTTPING; }

    eol = '\r'* '\n';

    name =
          'CMQTTSTART' @name_1
        | 'CMQTTSTOP' @name_2
        | ( 'CMQTTACCQ' | 'CMQTTACQ' ) @name_3
        | 'CMQTTREL' @name_4
        | ( 'CMQTTSSLCFG' | 'CMQTSSLCFG' | 'CCHSSLCFG' ) @name_5
        | 'CMQTTWILLTOPIC' @name_6
        | 'CMQTTWILLMSG' @name_7
        | 'CMQTTCONNECT' @name_8
        | 'CMQTTDISC' @name_9
        | 'CMQTTTOPIC' @name_10
        | ( 'CMQTTPAYLOAD' | 'CMQTPPAYLOAD' ) @name_11
        | ( 'CMQTTPUB' | 'CMQTPUB' | 'CMQTPPUB' ) @name_12
        | 'CMQTTSUBTOPIC' @name_13
        | 'CMQTTSUB' @name_14
        | 'CMQTTUNSUBTOPIC' @name_15
        | 'CMQTTUNSUB' @name_16
        | 'CMQTTCFG' @name_17
        | 'CSQ' @name_18
        | 'CREG' @name_19
        | 'CGREG' @name_20
        | 'CGDCONT' @name_21
        | 'CGSOCKCONT' @name_22
        | 'CGPADDR' @name_23
        | 'CCLK' @name_24
        | 'CSSLCFG' @name_25
        | 'CCERTDOWN' @name_26
        | 'CCERTLIST' @name_27
        | 'CMQTTCONNLOST' @name_28
        | ( 'CMQTTRXSTART' | 'CMQTRXSTART' ) @name_29
        | ( 'CMQTTRXTOPIC' | 'CMQTRXTOPIC' ) @name_30
        | ( 'CMQTTRXPAYLOAD' | 'CMQTRXPAYLOAD' ) @name_31
        | ( 'CMQTTRXEND' | 'CMQTRXEND' ) @name_32
        | 'CMQTTPING' @name_35
        ;

    main := (
          [\r\n] @blank
        | 'OK' eol @ok
        | 'ERROR' eol @error
        | '+CME ERROR:' @{ fgoto cme; }
        | '>' @prompt
        | 'AT' @{ fgoto echo; }
        | 'RDY' @name_33 eol @line
        | '+CMQTTNONET' @name_34 eol @line
        # Some manuals print a space behind the plus sign, or none but a space behind the name.
        | '+' ' '? name [: ] @numbers
    )* $!to_unknown;

    numbers := ( ' '* ( digit+ >first $digit %number ' '* ( ',' ' '* digit+ >first $digit %number ' '* )* )? eol @line ) $!to_text;

    text     := [^\n]* '\n' @text;
    unknown  := [^\n]* '\n' @unknown;
    cme      := [^\n]* '\n' @cme;
    echo     := [^\r\n]* [\r\n] @echo;
    # One space may follow the prompt.
    prompted := ' ' @{ scan->start = p + 1u; fgoto main; } | [^ ] @to_main;

    write data noerror nofinal noentry;
}%%

const uint16_t simcom_machine_start = simcom_start;

size_t simcom_machine_run(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    size_t p = 1u;
    const size_t pe = n + 1u;
    const size_t eof = 0u; /* a UART has no end of file: never equal to p */

    %% write exec;
    return p - 1u;
}
