/* SPDX-License-Identifier: MIT */
/*
 * simcom/lines.h - the lines that a module sends: names, structs and readers.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#ifndef SIMCOM_LINES_H
#define SIMCOM_LINES_H

#include "simcom/fields.h"

#if SIMCOM_TABLE_VERSION != 11
#error "Made for another version of the runtime. Regenerate: python3 -m codegen generate"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Names that a line can begin with; 0 is none of them. */
#define SIMCOM_LINE_CMQTTSTART 1u /* +CMQTTSTART: (V1.00 2.2.1) */
#define SIMCOM_LINE_CMQTTSTOP 2u /* +CMQTTSTOP: (V1.00 2.2.2) */
#define SIMCOM_LINE_CMQTTACCQ 3u /* +CMQTTACCQ: (V1.00 2.2.3) */
#define SIMCOM_LINE_CMQTTREL 4u /* +CMQTTREL: (V1.00 2.2.4) */
#define SIMCOM_LINE_CMQTTSSLCFG 5u /* +CMQTTSSLCFG: (V1.00 2.2.5) */
#define SIMCOM_LINE_CMQTTWILLTOPIC 6u /* +CMQTTWILLTOPIC: (V1.00 2.2.6) */
#define SIMCOM_LINE_CMQTTWILLMSG 7u /* +CMQTTWILLMSG: (V1.00 2.2.7) */
#define SIMCOM_LINE_CMQTTCONNECT 8u /* +CMQTTCONNECT: (V1.00 2.2.8) */
#define SIMCOM_LINE_CMQTTDISC 9u /* +CMQTTDISC: (V1.00 2.2.9) */
#define SIMCOM_LINE_CMQTTTOPIC 10u /* +CMQTTTOPIC: (V1.00 2.2.10) */
#define SIMCOM_LINE_CMQTTPAYLOAD 11u /* +CMQTTPAYLOAD: (V3.00 16) */
#define SIMCOM_LINE_CMQTTPUB 12u /* +CMQTTPUB: (V3.00 16) */
#define SIMCOM_LINE_CMQTTSUBTOPIC 13u /* +CMQTTSUBTOPIC: (V1.00 2.2.13) */
#define SIMCOM_LINE_CMQTTSUB 14u /* +CMQTTSUB: (V1.00 2.2.14) */
#define SIMCOM_LINE_CMQTTUNSUBTOPIC 15u /* +CMQTTUNSUBTOPIC: (V1.00 2.2.15) */
#define SIMCOM_LINE_CMQTTUNSUB 16u /* +CMQTTUNSUB: (V1.00 2.2.16) */
#define SIMCOM_LINE_CMQTTCFG 17u /* +CMQTTCFG: (V1.00 2.2.17) */
#define SIMCOM_LINE_CSQ 18u /* +CSQ: (TS27.007 8.5) */
#define SIMCOM_LINE_CPIN 36u /* +CPIN: (TS27.007 8.3) */
#define SIMCOM_LINE_CREG 19u /* +CREG: (TS27.007 7.2) */
#define SIMCOM_LINE_CGREG 20u /* +CGREG: (TS27.007 10.1.20) */
#define SIMCOM_LINE_CEREG 37u /* +CEREG: (TS27.007 10.1.22) */
#define SIMCOM_LINE_CGDCONT 21u /* +CGDCONT: (TS27.007 10.1.1) */
#define SIMCOM_LINE_CGSOCKCONT 22u /* +CGSOCKCONT: (V1.00 3) */
#define SIMCOM_LINE_CGPADDR 23u /* +CGPADDR: (V1.00 3) */
#define SIMCOM_LINE_CCLK 24u /* +CCLK: (TS27.007 8.15) */
#define SIMCOM_LINE_CSSLCFG 25u /* +CSSLCFG: (V1.00 2.1.1) */
#define SIMCOM_LINE_CCERTDOWN 26u /* +CCERTDOWN: (V1.00 2.1.2) */
#define SIMCOM_LINE_CCERTLIST 27u /* +CCERTLIST: (V1.00 2.1.3) */
#define SIMCOM_LINE_CMQTTCONNLOST 28u /* +CMQTTCONNLOST: (V1.00 2.3.2.1) */
#define SIMCOM_LINE_CMQTTRXSTART 29u /* +CMQTTRXSTART: (V1.00 2.3.2.2) */
#define SIMCOM_LINE_CMQTTRXTOPIC 30u /* +CMQTTRXTOPIC: (V1.00 2.3.2.2) */
#define SIMCOM_LINE_CMQTTRXPAYLOAD 31u /* +CMQTTRXPAYLOAD: (V1.00 2.3.2.2) */
#define SIMCOM_LINE_CMQTTRXEND 32u /* +CMQTTRXEND: (V1.00 2.3.2.2) */
#define SIMCOM_LINE_RDY 33u /* RDY (field boot lines) */
#define SIMCOM_LINE_CMQTTNONET 34u /* +CMQTTNONET (V3.00 16) */
#define SIMCOM_LINE_CMQTTPING 35u /* +CMQTTPING: (V3.00 16) */
#define SIMCOM_LINE_ATREADY 38u /* *ATREADY: 1 (field boot lines) */
#define SIMCOM_LINE_CMQTTRECV 39u /* +CMQTTRECV: (field argtopic) */
#define SIMCOM_LINES 40u
#if SIMCOM_LINES > 256u
#error "The scanner has room for 255 names of lines"
#endif

/* The name of a line that is a whole message, its topic and payload in quotation marks; 0: no revision has one. */
#define SIMCOM_LINE_MESSAGE SIMCOM_LINE_CMQTTRECV

/* Whether some firmware gives the results of other commands this name: simcom_form_t.also. */
#define SIMCOM_LINE_IS_LENT(line) ((line) == SIMCOM_LINE_CMQTTSUBTOPIC)

/*
 * +CMQTTACCQ: <client_index>,<clientID>,<server_type>,[<mqtt_version>]
 * Acquire a client (V1.00 2.2.3)
 */
typedef struct simcom_cmqttaccq_client_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* v1.00, v1.00-as-printed: 1-23 bytes; v3.00, a76xx-v1.06: 1-128 bytes. The client identifier
     * that the broker sees. (V1.00 2.2.3) */
    simcom_bytes_t client_id;
    /* 0-1, default 0. How the client connects. 0 tcp; 1 tls. (V1.00 2.2.3) */
    uint32_t server_type;
    /* Optional. v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 3-4, default 4. The version
     * of MQTT that the client speaks. 3 mqtt_3_1; 4 mqtt_3_1_1. (V3.00 16) */
    simcom_optional_t mqtt_version;
} simcom_cmqttaccq_client_line_t;
extern const simcom_shape_t simcom_shape_cmqttaccq_client;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttaccq_client_read(simcom_bytes_t text, simcom_cmqttaccq_client_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttaccq_client.fields, simcom_shape_cmqttaccq_client.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTSSLCFG: <session_id>,[<ssl_ctx_index>]
 * Choose the SSL context of a client (V1.00 2.2.5)
 */
typedef struct simcom_cmqttsslcfg_session_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.5) */
    uint32_t session_id;
    /* Optional. 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    simcom_optional_t ssl_ctx_index;
} simcom_cmqttsslcfg_session_line_t;
extern const simcom_shape_t simcom_shape_cmqttsslcfg_session;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttsslcfg_session_read(simcom_bytes_t text, simcom_cmqttsslcfg_session_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttsslcfg_session.fields, simcom_shape_cmqttsslcfg_session.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTCONNECT: <client_index>,[<server_addr>],[<keepalive_time>],[<clean_session>],[<user_name>],[<password>]
 * Connect a client to a broker (V1.00 2.2.8)
 */
typedef struct simcom_cmqttconnect_connection_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* Optional. 9-256 bytes. The broker as tcp://host:port, for TLS as well; without a port 1883.
     * (V1.00 2.2.8) */
    simcom_bytes_t server_addr;
    /* Optional. v1.00, v1.00-as-printed: 60-64800 s; v3.00, a76xx-v1.06: 1-64800 s. The client
     * sends a ping when nothing else was sent for so long. (V1.00 2.2.8) */
    simcom_optional_t keepalive_time;
    /* Optional. 0-1, default 0. Whether the broker forgets subscriptions and queued messages. 0
     * keep; 1 clean. (V1.00 2.2.8) */
    simcom_optional_t clean_session;
    /* Optional. 1-256 bytes. User name, which is an access token at many brokers. Some firmware
     * refuses a user name without a password. (V1.00 2.2.8) */
    simcom_bytes_t user_name;
    /* Optional. 1-256 bytes. Password of the user. (V1.00 2.2.8) */
    simcom_bytes_t password;
} simcom_cmqttconnect_connection_line_t;
extern const simcom_shape_t simcom_shape_cmqttconnect_connection;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttconnect_connection_read(simcom_bytes_t text, simcom_cmqttconnect_connection_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttconnect_connection.fields, simcom_shape_cmqttconnect_connection.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTDISC: <client_index>,<disc_state>
 * Disconnect a client (V1.00 2.2.9)
 */
typedef struct simcom_cmqttdisc_state_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.3) */
    uint32_t client_index;
    /* 0-1. State of the client. 0 connected; 1 disconnected. (V1.00 2.2.9) */
    uint32_t disc_state;
} simcom_cmqttdisc_state_line_t;
extern const simcom_shape_t simcom_shape_cmqttdisc_state;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttdisc_state_read(simcom_bytes_t text, simcom_cmqttdisc_state_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttdisc_state.fields, simcom_shape_cmqttdisc_state.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTCFG: <index>,<checkUTF8_flag>,[<optimeout>]
 * Configure a client (V1.00 2.2.17)
 */
typedef struct simcom_cmqttcfg_settings_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.2.17) */
    uint32_t index;
    /* 0-1, default 1. Whether topics and messages are checked to be UTF-8. 0 off; 1 on. (V1.00
     * 2.2.17) */
    uint32_t check_utf8_flag;
    /* Optional. v1.00, v1.00-as-printed: not there; v3.00, a76xx-v1.06: 20-120 s, default 120. How
     * long the module waits for the broker in an operation. (V3.00 16) */
    simcom_optional_t optimeout;
} simcom_cmqttcfg_settings_line_t;
extern const simcom_shape_t simcom_shape_cmqttcfg_settings;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttcfg_settings_read(simcom_bytes_t text, simcom_cmqttcfg_settings_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttcfg_settings.fields, simcom_shape_cmqttcfg_settings.count, text, line,
                              sizeof *line);
}

/*
 * +CSQ: <rssi>,<ber>
 * Signal quality (TS27.007 8.5)
 */
typedef struct simcom_csq_quality_line_t {
    /* 0-199. Strength: 0 is -113 dBm or less, 31 is -51 dBm or more, 99 unknown; 100 to 199 for
     * TD-SCDMA and LTE. (TS27.007 8.5) */
    uint32_t rssi;
    /* 0-99. Channel bit error rate class 0 to 7, 99 unknown. (TS27.007 8.5) */
    uint32_t ber;
} simcom_csq_quality_line_t;
extern const simcom_shape_t simcom_shape_csq_quality;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_csq_quality_read(simcom_bytes_t text, simcom_csq_quality_line_t *line)
{
    return simcom_fields_read(simcom_shape_csq_quality.fields, simcom_shape_csq_quality.count, text, line,
                              sizeof *line);
}

/*
 * +CPIN: <code>
 * State of the SIM (TS27.007 8.3)
 */
typedef struct simcom_cpin_state_line_t {
    /* 1-16 bytes. READY, or what the SIM waits for, such as SIM PIN. Modules send it without
     * quotation marks. (TS27.007 8.3) */
    simcom_bytes_t code;
} simcom_cpin_state_line_t;
extern const simcom_shape_t simcom_shape_cpin_state;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cpin_state_read(simcom_bytes_t text, simcom_cpin_state_line_t *line)
{
    return simcom_fields_read(simcom_shape_cpin_state.fields, simcom_shape_cpin_state.count, text, line,
                              sizeof *line);
}

/*
 * +CREG: <n>,<stat>,[<lac>],[<ci>]
 * Network registration (TS27.007 7.2)
 */
typedef struct simcom_creg_status_line_t {
    /* 0-2, default 0. Which unsolicited reports are on. 0 off; 1 status; 2 location. (TS27.007 7.2) */
    uint32_t n;
    /* 0-5. Registration status. 0 idle; 1 home; 2 searching; 3 denied; 4 unknown; 5 roaming.
     * (TS27.007 7.2) */
    uint32_t stat;
    /* Optional. 1-8 bytes. Area code, hexadecimal; only while location reports are on. (TS27.007
     * 7.2) */
    simcom_bytes_t lac;
    /* Optional. 1-8 bytes. Cell identifier, hexadecimal; only while location reports are on.
     * (TS27.007 7.2) */
    simcom_bytes_t ci;
} simcom_creg_status_line_t;
extern const simcom_shape_t simcom_shape_creg_status;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_creg_status_read(simcom_bytes_t text, simcom_creg_status_line_t *line)
{
    return simcom_fields_read(simcom_shape_creg_status.fields, simcom_shape_creg_status.count, text, line,
                              sizeof *line);
}

/*
 * +CGREG: <n>,<stat>,[<lac>],[<ci>]
 * Packet network registration (TS27.007 10.1.20)
 */
typedef struct simcom_cgreg_status_line_t {
    /* 0-2, default 0. Which unsolicited reports are on. 0 off; 1 status; 2 location. (TS27.007
     * 10.1.20) */
    uint32_t n;
    /* 0-5. Registration status. 0 idle; 1 home; 2 searching; 3 denied; 4 unknown; 5 roaming.
     * (TS27.007 10.1.20) */
    uint32_t stat;
    /* Optional. 1-8 bytes. Area code, hexadecimal; only while location reports are on. (TS27.007
     * 10.1.20) */
    simcom_bytes_t lac;
    /* Optional. 1-8 bytes. Cell identifier, hexadecimal; only while location reports are on.
     * (TS27.007 10.1.20) */
    simcom_bytes_t ci;
} simcom_cgreg_status_line_t;
extern const simcom_shape_t simcom_shape_cgreg_status;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cgreg_status_read(simcom_bytes_t text, simcom_cgreg_status_line_t *line)
{
    return simcom_fields_read(simcom_shape_cgreg_status.fields, simcom_shape_cgreg_status.count, text, line,
                              sizeof *line);
}

/*
 * +CEREG: <n>,<stat>,[<lac>],[<ci>]
 * Packet network registration, LTE (TS27.007 10.1.22)
 */
typedef struct simcom_cereg_status_line_t {
    /* 0-2, default 0. Which unsolicited reports are on. 0 off; 1 status; 2 location. (TS27.007
     * 10.1.22) */
    uint32_t n;
    /* 0-5. Registration status. 0 idle; 1 home; 2 searching; 3 denied; 4 unknown; 5 roaming.
     * (TS27.007 10.1.22) */
    uint32_t stat;
    /* Optional. 1-8 bytes. Area code, hexadecimal; only while location reports are on. (TS27.007
     * 10.1.22) */
    simcom_bytes_t lac;
    /* Optional. 1-8 bytes. Cell identifier, hexadecimal; only while location reports are on.
     * (TS27.007 10.1.22) */
    simcom_bytes_t ci;
} simcom_cereg_status_line_t;
extern const simcom_shape_t simcom_shape_cereg_status;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cereg_status_read(simcom_bytes_t text, simcom_cereg_status_line_t *line)
{
    return simcom_fields_read(simcom_shape_cereg_status.fields, simcom_shape_cereg_status.count, text, line,
                              sizeof *line);
}

/*
 * +CGDCONT: <cid>,<pdp_type>,[<apn>],[<pdp_addr>],[<d_comp>],[<h_comp>]
 * Define a PDP context (TS27.007 10.1.1)
 */
typedef struct simcom_cgdcont_context_line_t {
    /* 1-24. Number of the PDP context. (TS27.007 10.1.1) */
    uint32_t cid;
    /* 1-8 bytes. Kind of addresses: IP, IPV6 or IPV4V6. (TS27.007 10.1.1) */
    simcom_bytes_t pdp_type;
    /* Optional. 0-100 bytes. Access point name, as the operator says. (TS27.007 10.1.1) */
    simcom_bytes_t apn;
    /* Optional. 0-64 bytes, default 0.0.0.0. Requested address; empty for one that the network
     * chooses. (TS27.007 10.1.1) */
    simcom_bytes_t pdp_addr;
    /* Optional. 0-3. Compression of data; 0 is none. (TS27.007 10.1.1) */
    simcom_optional_t d_comp;
    /* Optional. 0-4. Compression of headers; 0 is none. (TS27.007 10.1.1) */
    simcom_optional_t h_comp;
} simcom_cgdcont_context_line_t;
extern const simcom_shape_t simcom_shape_cgdcont_context;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cgdcont_context_read(simcom_bytes_t text, simcom_cgdcont_context_line_t *line)
{
    return simcom_fields_read(simcom_shape_cgdcont_context.fields, simcom_shape_cgdcont_context.count, text, line,
                              sizeof *line);
}

/*
 * +CGSOCKCONT: <cid>,<pdp_type>,[<apn>],[<pdp_addr>]
 * Define a PDP context for sockets (V1.00 3)
 */
typedef struct simcom_cgsockcont_context_line_t {
    /* 1-24. Number of the PDP context. (V1.00 3) */
    uint32_t cid;
    /* 1-8 bytes. Kind of addresses: IP, IPV6 or IPV4V6. (V1.00 3) */
    simcom_bytes_t pdp_type;
    /* Optional. 0-100 bytes. Access point name, as the operator says. (V1.00 3) */
    simcom_bytes_t apn;
    /* Optional. 0-64 bytes, default 0.0.0.0. Requested address; empty for one that the network
     * chooses. (V1.00 3) */
    simcom_bytes_t pdp_addr;
} simcom_cgsockcont_context_line_t;
extern const simcom_shape_t simcom_shape_cgsockcont_context;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cgsockcont_context_read(simcom_bytes_t text, simcom_cgsockcont_context_line_t *line)
{
    return simcom_fields_read(simcom_shape_cgsockcont_context.fields, simcom_shape_cgsockcont_context.count, text, line,
                              sizeof *line);
}

/*
 * +CGPADDR: <cid>,[<pdp_addr>]
 * Addresses of the PDP contexts (V1.00 3)
 */
typedef struct simcom_cgpaddr_address_line_t {
    /* 1-24. Number of the PDP context. (V1.00 3) */
    uint32_t cid;
    /* Optional. 0-64 bytes. The address. Modules send it with or without quotation marks. (V1.00 3) */
    simcom_bytes_t pdp_addr;
} simcom_cgpaddr_address_line_t;
extern const simcom_shape_t simcom_shape_cgpaddr_address;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cgpaddr_address_read(simcom_bytes_t text, simcom_cgpaddr_address_line_t *line)
{
    return simcom_fields_read(simcom_shape_cgpaddr_address.fields, simcom_shape_cgpaddr_address.count, text, line,
                              sizeof *line);
}

/*
 * +CCLK: <time>
 * The module's clock (TS27.007 8.15)
 */
typedef struct simcom_cclk_time_line_t {
    /* 17-20 bytes. Date, time and zone in quarters of an hour, yy/MM/dd,hh:mm:ss+zz. (TS27.007
     * 8.15) */
    simcom_bytes_t time;
} simcom_cclk_time_line_t;
extern const simcom_shape_t simcom_shape_cclk_time;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cclk_time_read(simcom_bytes_t text, simcom_cclk_time_line_t *line)
{
    return simcom_fields_read(simcom_shape_cclk_time.fields, simcom_shape_cclk_time.count, text, line,
                              sizeof *line);
}

/*
 * +CSSLCFG: <ssl_ctx_index>,<sslversion>,<authmode>,<ignorelocaltime>,<negotiatetime>,<ca_file>,<clientcert_file>,<clientkey_file>,[<enableSNI>],[<keypwd>],[<ciphersuites>]
 * Configure an SSL context (V1.00 2.1.1)
 */
typedef struct simcom_csslcfg_context_line_t {
    /* 0-9. Which of the ten SSL contexts. (V1.00 2.1.1) */
    uint32_t ssl_ctx_index;
    /* 0-4, default 4. The TLS versions to offer. Leave it at the default unless a server demands
     * one. 0 ssl_3_0; 1 tls_1_0; 2 tls_1_1; 3 tls_1_2; 4 all. (V1.00 2.1.1) */
    uint32_t sslversion;
    /* 0-3, default 0. What is verified. 0 none; 1 server; 2 both; 3 client. (V1.00 2.1.1) */
    uint32_t authmode;
    /* 0-1, default 1. Whether the validity dates of certificates are checked. 0 check; 1 ignore.
     * (V1.00 2.1.1) */
    uint32_t ignorelocaltime;
    /* 10-300 s, default 300. The longest time that the TLS handshake may take. (V1.00 2.1.1) */
    uint32_t negotiatetime;
    /* v1.00, v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. File name of the
     * server's root CA certificate. (V1.00 2.1.1) */
    simcom_bytes_t ca_file;
    /* v1.00, v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. File name of the
     * client's certificate. (V1.00 2.1.1) */
    simcom_bytes_t clientcert_file;
    /* v1.00, v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. File name of the
     * client's private key. (V1.00 2.1.1) */
    simcom_bytes_t clientkey_file;
    /* Optional. v1.00, v1.00-as-printed: not there; v3.00, a76xx-v1.06: 0-1, default 0. Whether the
     * server's name is sent in the handshake. 0 off; 1 on. (V3.00 10.2.12) */
    simcom_optional_t enable_sni;
    /* Optional. v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 0-128 bytes. Password of
     * the client's private key. (V3.00 10.2.12) */
    simcom_bytes_t keypwd;
    /* Optional. v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 0x002F or 0xFFFF, default
     * 65535. The cipher suites to offer: 0x002F is TLS_RSA_WITH_AES_128_CBC_SHA alone, 0xFFFF all
     * that the module has. (V3.00 10.2.12) */
    simcom_optional_t ciphersuites;
} simcom_csslcfg_context_line_t;
extern const simcom_shape_t simcom_shape_csslcfg_context;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_csslcfg_context_read(simcom_bytes_t text, simcom_csslcfg_context_line_t *line)
{
    return simcom_fields_read(simcom_shape_csslcfg_context.fields, simcom_shape_csslcfg_context.count, text, line,
                              sizeof *line);
}

/*
 * +CCERTLIST: <filename>
 * List the certificate files (V1.00 2.1.3)
 */
typedef struct simcom_ccertlist_file_line_t {
    /* v1.00, v1.00-as-printed, v3.00: 5-128 bytes; a76xx-v1.06: 5-108 bytes. Name of a file. The
     * manual prints it without quotation marks; modules send them, and both are accepted. (field
     * SIM7600EI log) */
    simcom_bytes_t filename;
} simcom_ccertlist_file_line_t;
extern const simcom_shape_t simcom_shape_ccertlist_file;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_ccertlist_file_read(simcom_bytes_t text, simcom_ccertlist_file_line_t *line)
{
    return simcom_fields_read(simcom_shape_ccertlist_file.fields, simcom_shape_ccertlist_file.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTCONNLOST: <client_index>,<cause>
 * A client lost its connection (V1.00 2.3.2.1)
 */
typedef struct simcom_cmqttconnlost_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.3.2.1) */
    uint32_t client_index;
    /* 1-3. Why the connection ended. 1 closed; 2 reset; 3 network. (V1.00 2.3.2.1) */
    uint32_t cause;
} simcom_cmqttconnlost_line_t;
extern const simcom_shape_t simcom_shape_cmqttconnlost;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttconnlost_read(simcom_bytes_t text, simcom_cmqttconnlost_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttconnlost.fields, simcom_shape_cmqttconnlost.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTRXSTART: <client_index>,<topic_total_len>,<payload_total_len>
 * A received message begins (V1.00 2.3.2.2)
 */
typedef struct simcom_cmqttrxstart_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.3.2.2) */
    uint32_t client_index;
    /* 1-1024 bytes. Length of the whole topic. (V1.00 2.3.2.2) */
    uint32_t topic_total_len;
    /* 0-10240 bytes. Length of the whole payload. The manual's range begins at 1, yet its own
     * example 3.5 shows 0 for a message without payload. (V1.00 3.5) */
    uint32_t payload_total_len;
} simcom_cmqttrxstart_line_t;
extern const simcom_shape_t simcom_shape_cmqttrxstart;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttrxstart_read(simcom_bytes_t text, simcom_cmqttrxstart_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttrxstart.fields, simcom_shape_cmqttrxstart.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTRXTOPIC: <client_index>,<sub_topic_len>
 * A piece of a received topic (V1.00 2.3.2.2)
 */
typedef struct simcom_cmqttrxtopic_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.3.2.2) */
    uint32_t client_index;
    /* 1-1024 bytes. Length of this piece. (V1.00 2.3.2.2) */
    uint32_t sub_topic_len;
} simcom_cmqttrxtopic_line_t;
extern const simcom_shape_t simcom_shape_cmqttrxtopic;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttrxtopic_read(simcom_bytes_t text, simcom_cmqttrxtopic_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttrxtopic.fields, simcom_shape_cmqttrxtopic.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTRXPAYLOAD: <client_index>,<sub_payload_len>
 * A piece of a received payload (V1.00 2.3.2.2)
 */
typedef struct simcom_cmqttrxpayload_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.3.2.2) */
    uint32_t client_index;
    /* 1-10240 bytes. Length of this piece. (V1.00 2.3.2.2) */
    uint32_t sub_payload_len;
} simcom_cmqttrxpayload_line_t;
extern const simcom_shape_t simcom_shape_cmqttrxpayload;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttrxpayload_read(simcom_bytes_t text, simcom_cmqttrxpayload_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttrxpayload.fields, simcom_shape_cmqttrxpayload.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTRXEND: <client_index>
 * A received message ends (V1.00 2.3.2.2)
 */
typedef struct simcom_cmqttrxend_line_t {
    /* 0-1. Which of the two clients. (V1.00 2.3.2.2) */
    uint32_t client_index;
} simcom_cmqttrxend_line_t;
extern const simcom_shape_t simcom_shape_cmqttrxend;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttrxend_read(simcom_bytes_t text, simcom_cmqttrxend_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttrxend.fields, simcom_shape_cmqttrxend.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTPING: <client_index>,<err>
 * The keep-alive failed (V3.00 16)
 */
typedef struct simcom_cmqttping_line_t {
    /* v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 0-1. Which of the two clients. (V3.00
     * 16) */
    uint32_t client_index;
    /* v1.00, v1.00-as-printed, a76xx-v1.06: not there; v3.00: 0-254. Why the ping failed. (V3.00
     * 16) */
    uint32_t err;
} simcom_cmqttping_line_t;
extern const simcom_shape_t simcom_shape_cmqttping;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttping_read(simcom_bytes_t text, simcom_cmqttping_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttping.fields, simcom_shape_cmqttping.count, text, line,
                              sizeof *line);
}

/*
 * +CMQTTRECV: <client_index>,<topic>,<payload_len>,<payload>
 * A received message (field argtopic)
 */
typedef struct simcom_cmqttrecv_line_t {
    /* v1.00, v1.00-as-printed, v3.00: not there; a76xx-v1.06: 0-1. Which of the two clients. (field
     * argtopic) */
    uint32_t client_index;
    /* v1.00, v1.00-as-printed, v3.00: not there; a76xx-v1.06: 1-1024 bytes. The topic. (field
     * argtopic) */
    simcom_bytes_t topic;
    /* v1.00, v1.00-as-printed, v3.00: not there; a76xx-v1.06: 0-10240 bytes. Length of the payload.
     * (field argtopic) */
    uint32_t payload_len;
    /* v1.00, v1.00-as-printed, v3.00: not there; a76xx-v1.06: 0-10240 bytes. The payload. (field
     * argtopic) */
    simcom_bytes_t payload;
} simcom_cmqttrecv_line_t;
extern const simcom_shape_t simcom_shape_cmqttrecv;
/* Reads the part of the line behind its name; strings of `line` point into it. */
static inline simcom_status_t simcom_cmqttrecv_read(simcom_bytes_t text, simcom_cmqttrecv_line_t *line)
{
    return simcom_fields_read(simcom_shape_cmqttrecv.fields, simcom_shape_cmqttrecv.count, text, line,
                              sizeof *line);
}

#ifdef __cplusplus
}
#endif

#endif
