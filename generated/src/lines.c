/* SPDX-License-Identifier: MIT */
/*
 * lines.c - what the module's lines hold, as tables.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#include "simcom/lines.h"

const uint8_t simcom_line_roles[SIMCOM_LINES] = {
    [SIMCOM_LINE_CMQTTCONNLOST] = SIMCOM_ROLE_CONNECTION_LOST,
    [SIMCOM_LINE_CMQTTRXSTART] = SIMCOM_ROLE_MESSAGE_START,
    [SIMCOM_LINE_CMQTTRXTOPIC] = SIMCOM_ROLE_MESSAGE_TOPIC,
    [SIMCOM_LINE_CMQTTRXPAYLOAD] = SIMCOM_ROLE_MESSAGE_PAYLOAD,
    [SIMCOM_LINE_CMQTTRXEND] = SIMCOM_ROLE_MESSAGE_END,
    [SIMCOM_LINE_RDY] = SIMCOM_ROLE_RESTART,
    [SIMCOM_LINE_CMQTTNONET] = SIMCOM_ROLE_NETWORK_LOST,
    [SIMCOM_LINE_CMQTTPING] = SIMCOM_ROLE_PING_FAILED,
    [SIMCOM_LINE_ATREADY] = SIMCOM_ROLE_RESTART,
    [SIMCOM_LINE_CMQTTRECV] = SIMCOM_ROLE_MESSAGE_LINE,
};

/* +CMQTTACCQ: - V1.00 2.2.3 */
static const simcom_parameter_t cmqttaccq_client_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttaccq_client_line_t, client_index), 0}, /* client_index: 0-1 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_UTF8, offsetof(simcom_cmqttaccq_client_line_t, client_id), 1}, /* clientID: 1-23 bytes */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttaccq_client_line_t, server_type), 2}, /* server_type: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttaccq_client_line_t, mqtt_version), 87}, /* mqtt_version: 3-4 */
};
const simcom_shape_t simcom_shape_cmqttaccq_client = {cmqttaccq_client_fields, 4, 0, NULL};

/* +CMQTTSSLCFG: - V1.00 2.2.5 */
static const simcom_parameter_t cmqttsslcfg_session_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttsslcfg_session_line_t, session_id), 4}, /* session_id: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttsslcfg_session_line_t, ssl_ctx_index), 5}, /* ssl_ctx_index: 0-9 */
};
const simcom_shape_t simcom_shape_cmqttsslcfg_session = {cmqttsslcfg_session_fields, 2, 0, NULL};

/* +CMQTTCONNECT: - V1.00 2.2.8 */
static const simcom_parameter_t cmqttconnect_connection_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttconnect_connection_line_t, client_index), 11}, /* client_index: 0-1 */
    {SIMCOM_KIND_ADDRESS, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttconnect_connection_line_t, server_addr), 12}, /* server_addr: 9-256 bytes */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttconnect_connection_line_t, keepalive_time), 13}, /* keepalive_time: 60-64800 s */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttconnect_connection_line_t, clean_session), 14}, /* clean_session: 0-1 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL | SIMCOM_PARAMETER_SECRET, offsetof(simcom_cmqttconnect_connection_line_t, user_name), 15}, /* user_name: 1-256 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL | SIMCOM_PARAMETER_SECRET, offsetof(simcom_cmqttconnect_connection_line_t, password), 16}, /* password: 1-256 bytes */
};
const simcom_shape_t simcom_shape_cmqttconnect_connection = {cmqttconnect_connection_fields, 6, 0, NULL};

/* +CMQTTDISC: - V1.00 2.2.9 */
static const simcom_parameter_t cmqttdisc_state_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttdisc_state_line_t, client_index), 17}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttdisc_state_line_t, disc_state), 19}, /* disc_state: 0-1 */
};
const simcom_shape_t simcom_shape_cmqttdisc_state = {cmqttdisc_state_fields, 2, 0, NULL};

/* +CMQTTCFG: - V1.00 2.2.17 */
static const simcom_parameter_t cmqttcfg_settings_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttcfg_settings_line_t, index), 41}, /* index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttcfg_settings_line_t, check_utf8_flag), 42}, /* checkUTF8_flag: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttcfg_settings_line_t, optimeout), 88}, /* optimeout: 20-120 s */
};
const simcom_shape_t simcom_shape_cmqttcfg_settings = {cmqttcfg_settings_fields, 3, 0, NULL};

/* +CSQ: - TS27.007 8.5 */
static const simcom_parameter_t csq_quality_fields[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csq_quality_line_t, rssi), 44}, /* rssi: 0-199 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csq_quality_line_t, ber), 45}, /* ber: 0-99 */
};
const simcom_shape_t simcom_shape_csq_quality = {csq_quality_fields, 2, 0, NULL};

/* +CPIN: - TS27.007 8.3 */
static const simcom_parameter_t cpin_state_fields[] = {
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cpin_state_line_t, code), 97}, /* code: 1-16 bytes */
};
const simcom_shape_t simcom_shape_cpin_state = {cpin_state_fields, 1, 0, NULL};

/* +CREG: - TS27.007 7.2 */
static const simcom_parameter_t creg_status_fields[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_creg_status_line_t, n), 46}, /* n: 0-2 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_creg_status_line_t, stat), 47}, /* stat: 0-5 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_creg_status_line_t, lac), 48}, /* lac: 1-8 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_creg_status_line_t, ci), 49}, /* ci: 1-8 bytes */
};
const simcom_shape_t simcom_shape_creg_status = {creg_status_fields, 4, 0, NULL};

/* +CGREG: - TS27.007 10.1.20 */
static const simcom_parameter_t cgreg_status_fields[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgreg_status_line_t, n), 50}, /* n: 0-2 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgreg_status_line_t, stat), 51}, /* stat: 0-5 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgreg_status_line_t, lac), 52}, /* lac: 1-8 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgreg_status_line_t, ci), 53}, /* ci: 1-8 bytes */
};
const simcom_shape_t simcom_shape_cgreg_status = {cgreg_status_fields, 4, 0, NULL};

/* +CEREG: - TS27.007 10.1.22 */
static const simcom_parameter_t cereg_status_fields[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cereg_status_line_t, n), 98}, /* n: 0-2 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cereg_status_line_t, stat), 99}, /* stat: 0-5 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cereg_status_line_t, lac), 100}, /* lac: 1-8 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cereg_status_line_t, ci), 101}, /* ci: 1-8 bytes */
};
const simcom_shape_t simcom_shape_cereg_status = {cereg_status_fields, 4, 0, NULL};

/* +CGDCONT: - TS27.007 10.1.1 */
static const simcom_parameter_t cgdcont_context_fields[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgdcont_context_line_t, cid), 54}, /* cid: 1-24 */
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cgdcont_context_line_t, pdp_type), 55}, /* pdp_type: 1-8 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_context_line_t, apn), 56}, /* apn: 0-100 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_context_line_t, pdp_addr), 57}, /* pdp_addr: 0-64 bytes */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_context_line_t, d_comp), 103}, /* d_comp: 0-3 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_context_line_t, h_comp), 104}, /* h_comp: 0-4 */
};
const simcom_shape_t simcom_shape_cgdcont_context = {cgdcont_context_fields, 6, 0, NULL};

/* +CGSOCKCONT: - V1.00 3 */
static const simcom_parameter_t cgsockcont_context_fields[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgsockcont_context_line_t, cid), 58}, /* cid: 1-24 */
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cgsockcont_context_line_t, pdp_type), 59}, /* pdp_type: 1-8 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgsockcont_context_line_t, apn), 60}, /* apn: 0-100 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgsockcont_context_line_t, pdp_addr), 61}, /* pdp_addr: 0-64 bytes */
};
const simcom_shape_t simcom_shape_cgsockcont_context = {cgsockcont_context_fields, 4, 0, NULL};

/* +CGPADDR: - V1.00 3 */
static const simcom_parameter_t cgpaddr_address_fields[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgpaddr_address_line_t, cid), 62}, /* cid: 1-24 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgpaddr_address_line_t, pdp_addr), 63}, /* pdp_addr: 0-64 bytes */
};
const simcom_shape_t simcom_shape_cgpaddr_address = {cgpaddr_address_fields, 2, 0, NULL};

/* +CCLK: - TS27.007 8.15 */
static const simcom_parameter_t cclk_time_fields[] = {
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cclk_time_line_t, time), 64}, /* time: 17-20 bytes */
};
const simcom_shape_t simcom_shape_cclk_time = {cclk_time_fields, 1, 0, NULL};

/* +CSSLCFG: - V1.00 2.1.1 */
static const simcom_parameter_t csslcfg_context_fields[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_context_line_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_context_line_t, sslversion), 66}, /* sslversion: 0-4 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_context_line_t, authmode), 67}, /* authmode: 0-3 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_context_line_t, ignorelocaltime), 68}, /* ignorelocaltime: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_context_line_t, negotiatetime), 69}, /* negotiatetime: 10-300 s */
    {SIMCOM_KIND_FILE, 0, offsetof(simcom_csslcfg_context_line_t, ca_file), 70}, /* ca_file: 5-128 bytes */
    {SIMCOM_KIND_FILE, 0, offsetof(simcom_csslcfg_context_line_t, clientcert_file), 71}, /* clientcert_file: 5-128 bytes */
    {SIMCOM_KIND_FILE, 0, offsetof(simcom_csslcfg_context_line_t, clientkey_file), 72}, /* clientkey_file: 5-128 bytes */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_csslcfg_context_line_t, enable_sni), 92}, /* enableSNI: 0-1 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL | SIMCOM_PARAMETER_SECRET, offsetof(simcom_csslcfg_context_line_t, keypwd), 93}, /* keypwd: 0-128 bytes */
    {SIMCOM_KIND_HEX, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_csslcfg_context_line_t, ciphersuites), 94}, /* ciphersuites: 0x002F or 0xFFFF */
};
const simcom_shape_t simcom_shape_csslcfg_context = {csslcfg_context_fields, 11, 0, NULL};

/* +CCERTLIST: - V1.00 2.1.3 */
static const simcom_parameter_t ccertlist_file_fields[] = {
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_ccertlist_file_line_t, filename), 75}, /* filename: 5-128 bytes */
};
const simcom_shape_t simcom_shape_ccertlist_file = {ccertlist_file_fields, 1, 0, NULL};

/* +CMQTTCONNLOST: - V1.00 2.3.2.1 */
static const simcom_parameter_t cmqttconnlost_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttconnlost_line_t, client_index), 77}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttconnlost_line_t, cause), 78}, /* cause: 1-3 */
};
const simcom_shape_t simcom_shape_cmqttconnlost = {cmqttconnlost_fields, 2, 0, NULL};

/* +CMQTTRXSTART: - V1.00 2.3.2.2 */
static const simcom_parameter_t cmqttrxstart_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttrxstart_line_t, client_index), 79}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttrxstart_line_t, topic_total_len), 80}, /* topic_total_len: 1-1024 bytes */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttrxstart_line_t, payload_total_len), 81}, /* payload_total_len: 0-10240 bytes */
};
const simcom_shape_t simcom_shape_cmqttrxstart = {cmqttrxstart_fields, 3, 0, NULL};

/* +CMQTTRXTOPIC: - V1.00 2.3.2.2 */
static const simcom_parameter_t cmqttrxtopic_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttrxtopic_line_t, client_index), 82}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttrxtopic_line_t, sub_topic_len), 83}, /* sub_topic_len: 1-1024 bytes */
};
const simcom_shape_t simcom_shape_cmqttrxtopic = {cmqttrxtopic_fields, 2, 0, NULL};

/* +CMQTTRXPAYLOAD: - V1.00 2.3.2.2 */
static const simcom_parameter_t cmqttrxpayload_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttrxpayload_line_t, client_index), 84}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttrxpayload_line_t, sub_payload_len), 85}, /* sub_payload_len: 1-10240 bytes */
};
const simcom_shape_t simcom_shape_cmqttrxpayload = {cmqttrxpayload_fields, 2, 0, NULL};

/* +CMQTTRXEND: - V1.00 2.3.2.2 */
static const simcom_parameter_t cmqttrxend_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttrxend_line_t, client_index), 86}, /* client_index: 0-1 */
};
const simcom_shape_t simcom_shape_cmqttrxend = {cmqttrxend_fields, 1, 0, NULL};

/* +CMQTTPING: - V3.00 16 */
static const simcom_parameter_t cmqttping_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttping_line_t, client_index), 95}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttping_line_t, err), 96}, /* err: 0-254 */
};
const simcom_shape_t simcom_shape_cmqttping = {cmqttping_fields, 2, 0, NULL};

/* +CMQTTRECV: - field argtopic */
static const simcom_parameter_t cmqttrecv_fields[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttrecv_line_t, client_index), 107}, /* client_index: 0-1 */
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cmqttrecv_line_t, topic), 108}, /* topic: 1-1024 bytes */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttrecv_line_t, payload_len), 109}, /* payload_len: 0-10240 bytes */
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cmqttrecv_line_t, payload), 110}, /* payload: 0-10240 bytes */
};
const simcom_shape_t simcom_shape_cmqttrecv = {cmqttrecv_fields, 4, 0, NULL};
