/* SPDX-License-Identifier: MIT */
/*
 * machine.rl - the scanner's machine: framing, final result codes, prompt, echo, names of lines.
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

%%{
    machine simcom;
    alphtype unsigned char;
    variable cs state;
    getkey bytes[p];
    # A UART has no end of file: a comparison that every compiler knows to be false.
    variable eof (p + 1u);

    # What a line is. A token is complete with its last byte; the next byte begins a new line.
    action ok      { token = SIMCOM_TOKEN_OK; goto complete; }
    action error   { token = SIMCOM_TOKEN_ERROR; goto complete; }
    action cme     { token = SIMCOM_TOKEN_CME_ERROR; goto complete; }
    action echo    { token = SIMCOM_TOKEN_ECHO; goto complete; }
    action prompt  { token = SIMCOM_TOKEN_PROMPT; goto complete; }
    action unknown { token = SIMCOM_TOKEN_UNKNOWN; goto complete; }
    action text    { token = SIMCOM_TOKEN_LINE; goto complete; }
    action line    { scan->numeric = true; token = SIMCOM_TOKEN_LINE; goto complete; }

    # Numbers: one machine for all lines, entered behind the name.
    action first   { value = (unsigned)(fc - '0'); }
    action digit   { value = value > 6552u ? 65535u : value * 10u + (unsigned)(fc - '0'); }
    action number  {
        if (count < SIMCOM_NUMBERS) {
            scan->number[count] = (uint16_t)value;
        }
        count += count < 255u;
    }

    # A byte that does not fit: the rest of the line is taken by another machine.
    action to_text    { if (fc == '\n') { token = SIMCOM_TOKEN_LINE; goto complete; } fgoto text; }
    action to_unknown { if (fc == '\n') { token = SIMCOM_TOKEN_UNKNOWN; goto complete; } fgoto unknown; }

    # A name's number is the sum of what is added on its way; spellings[] says which line it is.
    action add_1 { name += 1u; }
    action add_2 { name += 2u; }
    action add_3 { name += 3u; }
    action add_5 { name += 5u; }
    action add_7 { name += 7u; }
    action add_12 { name += 12u; }
    action add_14 { name += 14u; }
    action add_17 { name += 17u; }
    action add_18 { name += 18u; }
    action add_19 { name += 19u; }
    action add_22 { name += 22u; }
    action add_24 { name += 24u; }
    action add_25 { name += 25u; }
    action add_26 { name += 26u; }
    action add_29 { name += 29u; }
    action add_33 { name += 33u; }
    action add_37 { name += 37u; }
    action add_39 { name += 39u; }
    action add_40 { name += 40u; }
    action add_41 { name += 41u; }
    action add_45 { name += 45u; }
    action add_46 { name += 46u; }

    eol = '\r'* '\n';
    # Some manuals print no colon but a space behind the name.
    arguments = [: ] @{ fgoto numbers; };
    alone = eol @line;

    main := (
          'OK' eol @ok
        | 'ERROR' eol @error
        | '+CME ERROR:' @{ fgoto cme; }
        | '>' @prompt
        | 'AT' @{ fgoto echo; }
        | (
              '+' ' '? 'C' (
                  'MQT' (
                      'T' (
                          'S' (
                              'T' (
                                  'ART' arguments
                                | 'O' @add_1 'P' arguments
                            )
                            | 'S' @add_2 'LCFG' arguments
                            | 'U' @add_3 'B' (
                                  arguments
                                | 'T' @add_1 'OPIC' arguments
                            )
                        )
                        | 'A' @add_5 'C' (
                              'CQ' arguments
                            | 'Q' @add_1 arguments
                        )
                        | 'R' @add_7 (
                              'EL' arguments
                            | 'X' @add_1 (
                                  'START' arguments
                                | 'T' @add_1 'OPIC' arguments
                                | 'P' @add_2 'AYLOAD' arguments
                                | 'E' @add_3 'ND' arguments
                            )
                        )
                        | 'W' @add_12 'ILL' (
                              'TOPIC' arguments
                            | 'M' @add_1 'SG' arguments
                        )
                        | 'C' @add_14 (
                              'ONN' (
                                  'ECT' arguments
                                | 'L' @add_1 'OST' arguments
                            )
                            | 'F' @add_2 'G' arguments
                        )
                        | 'D' @add_17 'ISC' arguments
                        | 'T' @add_18 'OPIC' arguments
                        | 'P' @add_19 (
                              'AYLOAD' arguments
                            | 'U' @add_1 'B' arguments
                            | 'I' @add_2 'NG' arguments
                        )
                        | 'U' @add_22 'NSUB' (
                              arguments
                            | 'T' @add_1 'OPIC' arguments
                        )
                        | 'N' @add_24 'ONET' alone
                    )
                    | 'S' @add_25 'SLCFG' arguments
                    | 'P' @add_26 (
                          'P' (
                              'AYLOAD' arguments
                            | 'U' @add_1 'B' arguments
                        )
                        | 'U' @add_2 'B' arguments
                    )
                    | 'R' @add_29 'X' (
                          'START' arguments
                        | 'T' @add_1 'OPIC' arguments
                        | 'P' @add_2 'AYLOAD' arguments
                        | 'E' @add_3 'ND' arguments
                    )
                )
                | 'C' @add_33 (
                      'HSSLCFG' arguments
                    | 'L' @add_1 'K' arguments
                    | 'E' @add_2 'RT' (
                          'DOWN' arguments
                        | 'L' @add_1 'IST' arguments
                    )
                )
                | 'S' @add_37 (
                      'Q' arguments
                    | 'S' @add_1 'LCFG' arguments
                )
                | 'P' @add_39 'IN' arguments
                | 'R' @add_40 'EG' arguments
                | 'G' @add_41 (
                      'REG' arguments
                    | 'D' @add_1 'CONT' arguments
                    | 'S' @add_2 'OCKCONT' arguments
                    | 'P' @add_3 'ADDR' arguments
                )
                | 'E' @add_45 'REG' arguments
            )
            | 'R' @add_46 'DY' alone
        )
    ) $!to_unknown;

    # A number is complete with the byte behind it.
    integer = digit @first digit* $digit;
    next = ( ' '* ',' ' '* ) >number;
    end = ( ' '* eol ) >number @line;
    numbers := ' '* ( integer ( next integer )* end | alone ) $!to_text;

    text    := [^\n]* '\n' @text;
    unknown := [^\n]* '\n' @unknown;
    cme     := [^\n]* '\n' @cme;
    echo    := [^\r\n]* [\r\n] @echo;

    write data noerror nofinal noentry;
}%%

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

    %% write exec;
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
