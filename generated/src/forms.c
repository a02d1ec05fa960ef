/* SPDX-License-Identifier: MIT */
/*
 * forms.c - the forms of the AT commands, as tables.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#include "simcom/commands.h"
#include "simcom/lines.h"

/* AT+CMQTTSTART - V1.00 2.2.1 */
static const char cmqttstart_execute_text[] = "AT+CMQTTSTART""\r";
const simcom_form_t simcom_form_cmqttstart_execute = {
    .text = cmqttstart_execute_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT),
    .result_s = 120,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTSTART_EXECUTE,
    .line = SIMCOM_LINE_CMQTTSTART,
    .also = 0,
    .text_length = 13,
    .parameter_count = 0,
    .result_fields = 1,
    .lingers = 1,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTSTOP - V1.00 2.2.2 */
static const char cmqttstop_execute_text[] = "AT+CMQTTSTOP""\r";
const simcom_form_t simcom_form_cmqttstop_execute = {
    .text = cmqttstop_execute_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT),
    .result_s = 120,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTSTOP_EXECUTE,
    .line = SIMCOM_LINE_CMQTTSTOP,
    .also = 0,
    .text_length = 12,
    .parameter_count = 0,
    .result_fields = 1,
    .lingers = 1,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTACCQ=? - V1.00 2.2.3 */
static const char cmqttaccq_test_text[] = "AT+CMQTTACCQ=?""\r";
const simcom_form_t simcom_form_cmqttaccq_test = {
    .text = cmqttaccq_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTACCQ_TEST,
    .line = SIMCOM_LINE_CMQTTACCQ,
    .also = 0,
    .text_length = 14,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTACCQ? - V1.00 2.2.3 */
static const char cmqttaccq_read_text[] = "AT+CMQTTACCQ?""\r";
const simcom_form_t simcom_form_cmqttaccq_read = {
    .text = cmqttaccq_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTACCQ_READ,
    .line = SIMCOM_LINE_CMQTTACCQ,
    .also = 0,
    .text_length = 13,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTACCQ=<client_index>,<clientID>,[<server_type>],[<mqtt_version>] - V1.00 2.2.3 */
static const simcom_parameter_t cmqttaccq_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttaccq_write_t, client_index), 0}, /* client_index: 0-1 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_UTF8, offsetof(simcom_cmqttaccq_write_t, client_id), 1}, /* clientID: 1-128 bytes */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttaccq_write_t, server_type), 2}, /* server_type: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttaccq_write_t, mqtt_version), 87}, /* mqtt_version: 3-4 */
};
static const char cmqttaccq_write_text[] = "AT+CMQTTACCQ=";
const simcom_form_t simcom_form_cmqttaccq_write = {
    .text = cmqttaccq_write_text,
    .parameters = cmqttaccq_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTACCQ_WRITE,
    .line = SIMCOM_LINE_CMQTTACCQ,
    .also = 0,
    .text_length = 13,
    .parameter_count = 4,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTREL=? - V1.00 2.2.4 */
static const char cmqttrel_test_text[] = "AT+CMQTTREL=?""\r";
const simcom_form_t simcom_form_cmqttrel_test = {
    .text = cmqttrel_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTREL_TEST,
    .line = SIMCOM_LINE_CMQTTREL,
    .also = 0,
    .text_length = 13,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTREL? - V1.00 2.2.4 */
static const char cmqttrel_read_text[] = "AT+CMQTTREL?""\r";
const simcom_form_t simcom_form_cmqttrel_read = {
    .text = cmqttrel_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTREL_READ,
    .line = SIMCOM_LINE_CMQTTREL,
    .also = 0,
    .text_length = 12,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTREL=<client_index> - V1.00 2.2.4 */
static const simcom_parameter_t cmqttrel_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttrel_write_t, client_index), 3}, /* client_index: 0-1 */
};
static const char cmqttrel_write_text[] = "AT+CMQTTREL=";
const simcom_form_t simcom_form_cmqttrel_write = {
    .text = cmqttrel_write_text,
    .parameters = cmqttrel_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 120,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTREL_WRITE,
    .line = SIMCOM_LINE_CMQTTREL,
    .also = 0,
    .text_length = 12,
    .parameter_count = 1,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTSSLCFG=? - V1.00 2.2.5 */
static const char cmqttsslcfg_test_text[] = "AT+CMQTTSSLCFG=?""\r";
const simcom_form_t simcom_form_cmqttsslcfg_test = {
    .text = cmqttsslcfg_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTSSLCFG_TEST,
    .line = SIMCOM_LINE_CMQTTSSLCFG,
    .also = 0,
    .text_length = 16,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTSSLCFG? - V1.00 2.2.5 */
static const char cmqttsslcfg_read_text[] = "AT+CMQTTSSLCFG?""\r";
const simcom_form_t simcom_form_cmqttsslcfg_read = {
    .text = cmqttsslcfg_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTSSLCFG_READ,
    .line = SIMCOM_LINE_CMQTTSSLCFG,
    .also = 0,
    .text_length = 15,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 2,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTSSLCFG=<session_id>,<ssl_ctx_index> - V1.00 2.2.5 */
static const simcom_parameter_t cmqttsslcfg_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttsslcfg_write_t, session_id), 4}, /* session_id: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttsslcfg_write_t, ssl_ctx_index), 5}, /* ssl_ctx_index: 0-9 */
};
static const char cmqttsslcfg_write_text[] = "AT+CMQTTSSLCFG=";
const simcom_form_t simcom_form_cmqttsslcfg_write = {
    .text = cmqttsslcfg_write_text,
    .parameters = cmqttsslcfg_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTSSLCFG_WRITE,
    .line = SIMCOM_LINE_CMQTTSSLCFG,
    .also = 0,
    .text_length = 15,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTWILLTOPIC=? - V1.00 2.2.6 */
static const char cmqttwilltopic_test_text[] = "AT+CMQTTWILLTOPIC=?""\r";
const simcom_form_t simcom_form_cmqttwilltopic_test = {
    .text = cmqttwilltopic_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTWILLTOPIC_TEST,
    .line = SIMCOM_LINE_CMQTTWILLTOPIC,
    .also = 0,
    .text_length = 19,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTWILLTOPIC=<client_index>,<req_length> - V1.00 2.2.6 */
static const simcom_parameter_t cmqttwilltopic_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttwilltopic_write_t, client_index), 6}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttwilltopic_write_t, req_length), 7}, /* req_length: 1-1024 bytes */
};
static const char cmqttwilltopic_write_text[] = "AT+CMQTTWILLTOPIC=";
const simcom_form_t simcom_form_cmqttwilltopic_write = {
    .text = cmqttwilltopic_write_text,
    .parameters = cmqttwilltopic_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTWILLTOPIC_WRITE,
    .line = SIMCOM_LINE_CMQTTWILLTOPIC,
    .also = 0,
    .text_length = 18,
    .parameter_count = 2,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 2,
};

/* AT+CMQTTWILLMSG=? - V1.00 2.2.7 */
static const char cmqttwillmsg_test_text[] = "AT+CMQTTWILLMSG=?""\r";
const simcom_form_t simcom_form_cmqttwillmsg_test = {
    .text = cmqttwillmsg_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTWILLMSG_TEST,
    .line = SIMCOM_LINE_CMQTTWILLMSG,
    .also = 0,
    .text_length = 17,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTWILLMSG=<client_index>,<req_length>,<qos> - V1.00 2.2.7 */
static const simcom_parameter_t cmqttwillmsg_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttwillmsg_write_t, client_index), 8}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttwillmsg_write_t, req_length), 9}, /* req_length: 1-10240 bytes */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttwillmsg_write_t, qos), 10}, /* qos: 0-2 */
};
static const char cmqttwillmsg_write_text[] = "AT+CMQTTWILLMSG=";
const simcom_form_t simcom_form_cmqttwillmsg_write = {
    .text = cmqttwillmsg_write_text,
    .parameters = cmqttwillmsg_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTWILLMSG_WRITE,
    .line = SIMCOM_LINE_CMQTTWILLMSG,
    .also = 0,
    .text_length = 16,
    .parameter_count = 3,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 2,
};

/* AT+CMQTTCONNECT=? - V1.00 2.2.8 */
static const char cmqttconnect_test_text[] = "AT+CMQTTCONNECT=?""\r";
const simcom_form_t simcom_form_cmqttconnect_test = {
    .text = cmqttconnect_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTCONNECT_TEST,
    .line = SIMCOM_LINE_CMQTTCONNECT,
    .also = 0,
    .text_length = 17,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTCONNECT? - V1.00 2.2.8 */
static const char cmqttconnect_read_text[] = "AT+CMQTTCONNECT?""\r";
const simcom_form_t simcom_form_cmqttconnect_read = {
    .text = cmqttconnect_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTCONNECT_READ,
    .line = SIMCOM_LINE_CMQTTCONNECT,
    .also = 0,
    .text_length = 16,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTCONNECT=<client_index>,<server_addr>,<keepalive_time>,<clean_session>,[<user_name>],[<password>] - V1.00 2.2.8 */
static const simcom_parameter_t cmqttconnect_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttconnect_write_t, client_index), 11}, /* client_index: 0-1 */
    {SIMCOM_KIND_ADDRESS, 0, offsetof(simcom_cmqttconnect_write_t, server_addr), 12}, /* server_addr: 9-256 bytes */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttconnect_write_t, keepalive_time), 13}, /* keepalive_time: 60-64800 s */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttconnect_write_t, clean_session), 14}, /* clean_session: 0-1 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttconnect_write_t, user_name), 15}, /* user_name: 1-256 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL | SIMCOM_PARAMETER_SECRET, offsetof(simcom_cmqttconnect_write_t, password), 16}, /* password: 1-256 bytes */
};
static const char cmqttconnect_write_text[] = "AT+CMQTTCONNECT=";
const simcom_form_t simcom_form_cmqttconnect_write = {
    .text = cmqttconnect_write_text,
    .parameters = cmqttconnect_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 420,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTCONNECT_WRITE,
    .line = SIMCOM_LINE_CMQTTCONNECT,
    .also = 0,
    .text_length = 16,
    .parameter_count = 6,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTDISC=? - V1.00 2.2.9 */
static const char cmqttdisc_test_text[] = "AT+CMQTTDISC=?""\r";
const simcom_form_t simcom_form_cmqttdisc_test = {
    .text = cmqttdisc_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTDISC_TEST,
    .line = SIMCOM_LINE_CMQTTDISC,
    .also = 0,
    .text_length = 14,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTDISC? - V1.00 2.2.9 */
static const char cmqttdisc_read_text[] = "AT+CMQTTDISC?""\r";
const simcom_form_t simcom_form_cmqttdisc_read = {
    .text = cmqttdisc_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTDISC_READ,
    .line = SIMCOM_LINE_CMQTTDISC,
    .also = 0,
    .text_length = 13,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 2,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTDISC=<client_index>,<timeout> - V1.00 2.2.9 */
static const simcom_parameter_t cmqttdisc_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttdisc_write_t, client_index), 17}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_ZERO, offsetof(simcom_cmqttdisc_write_t, timeout), 18}, /* timeout: 60-180 s, or 0 */
};
static const char cmqttdisc_write_text[] = "AT+CMQTTDISC=";
const simcom_form_t simcom_form_cmqttdisc_write = {
    .text = cmqttdisc_write_text,
    .parameters = cmqttdisc_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT),
    .result_s = 120,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTDISC_WRITE,
    .line = SIMCOM_LINE_CMQTTDISC,
    .also = 0,
    .text_length = 13,
    .parameter_count = 2,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 2,
    .data_from = 0,
};

/* AT+CMQTTTOPIC=? - V1.00 2.2.10 */
static const char cmqtttopic_test_text[] = "AT+CMQTTTOPIC=?""\r";
const simcom_form_t simcom_form_cmqtttopic_test = {
    .text = cmqtttopic_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTTOPIC_TEST,
    .line = SIMCOM_LINE_CMQTTTOPIC,
    .also = 0,
    .text_length = 15,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTTOPIC=<client_index>,<req_length> - V1.00 2.2.10 */
static const simcom_parameter_t cmqtttopic_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqtttopic_write_t, client_index), 20}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqtttopic_write_t, req_length), 21}, /* req_length: 1-1024 bytes */
};
static const char cmqtttopic_write_text[] = "AT+CMQTTTOPIC=";
const simcom_form_t simcom_form_cmqtttopic_write = {
    .text = cmqtttopic_write_text,
    .parameters = cmqtttopic_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTTOPIC_WRITE,
    .line = SIMCOM_LINE_CMQTTTOPIC,
    .also = 0,
    .text_length = 14,
    .parameter_count = 2,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 2,
};

/* AT+CMQTTPAYLOAD=? - V3.00 16 */
static const char cmqttpayload_test_text[] = "AT+CMQTTPAYLOAD=?""\r";
const simcom_form_t simcom_form_cmqttpayload_test = {
    .text = cmqttpayload_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTPAYLOAD_TEST,
    .line = SIMCOM_LINE_CMQTTPAYLOAD,
    .also = 0,
    .text_length = 17,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTPAYLOAD=<client_index>,<req_length> - V3.00 16 */
static const simcom_parameter_t cmqttpayload_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttpayload_write_t, client_index), 22}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttpayload_write_t, req_length), 23}, /* req_length: 1-10240 bytes */
};
static const char cmqttpayload_write_text[] = "AT+CMQTTPAYLOAD=";
const simcom_form_t simcom_form_cmqttpayload_write = {
    .text = cmqttpayload_write_text,
    .parameters = cmqttpayload_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTPAYLOAD_WRITE,
    .line = SIMCOM_LINE_CMQTTPAYLOAD,
    .also = 0,
    .text_length = 16,
    .parameter_count = 2,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 2,
};

/* AT+CMQTTPUB=? - V3.00 16 */
static const char cmqttpub_test_text[] = "AT+CMQTTPUB=?""\r";
const simcom_form_t simcom_form_cmqttpub_test = {
    .text = cmqttpub_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTPUB_TEST,
    .line = SIMCOM_LINE_CMQTTPUB,
    .also = 0,
    .text_length = 13,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTPUB=<client_index>,<qos>,<pub_timeout>,[<retained>],[<dup>] - V3.00 16 */
static const simcom_parameter_t cmqttpub_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttpub_write_t, client_index), 24}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttpub_write_t, qos), 25}, /* qos: 0-2 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttpub_write_t, pub_timeout), 26}, /* pub_timeout: 60-180 s */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttpub_write_t, retained), 27}, /* retained: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttpub_write_t, dup), 28}, /* dup: 0-1 */
};
static const char cmqttpub_write_text[] = "AT+CMQTTPUB=";
const simcom_form_t simcom_form_cmqttpub_write = {
    .text = cmqttpub_write_text,
    .parameters = cmqttpub_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 120,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTPUB_WRITE,
    .line = SIMCOM_LINE_CMQTTPUB,
    .also = 0,
    .text_length = 12,
    .parameter_count = 5,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 3,
    .data_from = 0,
};

/* AT+CMQTTSUBTOPIC=? - V3.00 16 */
static const char cmqttsubtopic_test_text[] = "AT+CMQTTSUBTOPIC=?""\r";
const simcom_form_t simcom_form_cmqttsubtopic_test = {
    .text = cmqttsubtopic_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTSUBTOPIC_TEST,
    .line = SIMCOM_LINE_CMQTTSUBTOPIC,
    .also = 0,
    .text_length = 18,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTSUBTOPIC=<client_index>,<req_length>,<qos> - V1.00 2.2.13 */
static const simcom_parameter_t cmqttsubtopic_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttsubtopic_write_t, client_index), 29}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttsubtopic_write_t, req_length), 30}, /* req_length: 1-1024 bytes */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttsubtopic_write_t, qos), 31}, /* qos: 0-2 */
};
static const char cmqttsubtopic_write_text[] = "AT+CMQTTSUBTOPIC=";
const simcom_form_t simcom_form_cmqttsubtopic_write = {
    .text = cmqttsubtopic_write_text,
    .parameters = cmqttsubtopic_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTSUBTOPIC_WRITE,
    .line = SIMCOM_LINE_CMQTTSUBTOPIC,
    .also = 0,
    .text_length = 17,
    .parameter_count = 3,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 2,
};

/* AT+CMQTTSUB=? - V3.00 16 */
static const char cmqttsub_test_text[] = "AT+CMQTTSUB=?""\r";
const simcom_form_t simcom_form_cmqttsub_test = {
    .text = cmqttsub_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTSUB_TEST,
    .line = SIMCOM_LINE_CMQTTSUB,
    .also = 0,
    .text_length = 13,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTSUB=<client_index>,[<dup>] - V3.00 16 */
static const simcom_parameter_t cmqttsub_write_batch_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttsub_write_batch_t, client_index), 32}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttsub_write_batch_t, dup), 33}, /* dup: 0-1 */
};
static const char cmqttsub_write_batch_text[] = "AT+CMQTTSUB=";
const simcom_form_t simcom_form_cmqttsub_write_batch = {
    .text = cmqttsub_write_batch_text,
    .parameters = cmqttsub_write_batch_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 120,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTSUB_WRITE_BATCH,
    .line = SIMCOM_LINE_CMQTTSUB,
    .also = SIMCOM_LINE_CMQTTSUBTOPIC,
    .text_length = 12,
    .parameter_count = 2,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTSUB=<client_index>,<req_length>,<qos>,[<dup>] - V1.00 2.2.14 */
static const simcom_parameter_t cmqttsub_write_topic_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttsub_write_topic_t, client_index), 32}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttsub_write_topic_t, req_length), 34}, /* req_length: 1-1024 bytes */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttsub_write_topic_t, qos), 35}, /* qos: 0-2 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttsub_write_topic_t, dup), 33}, /* dup: 0-1 */
};
static const char cmqttsub_write_topic_text[] = "AT+CMQTTSUB=";
const simcom_form_t simcom_form_cmqttsub_write_topic = {
    .text = cmqttsub_write_topic_text,
    .parameters = cmqttsub_write_topic_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT) |
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 120,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTSUB_WRITE_TOPIC,
    .line = SIMCOM_LINE_CMQTTSUB,
    .also = SIMCOM_LINE_CMQTTSUBTOPIC,
    .text_length = 12,
    .parameter_count = 4,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 2,
};

/* AT+CMQTTUNSUBTOPIC=? - V1.00 2.2.15 */
static const char cmqttunsubtopic_test_text[] = "AT+CMQTTUNSUBTOPIC=?""\r";
const simcom_form_t simcom_form_cmqttunsubtopic_test = {
    .text = cmqttunsubtopic_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTUNSUBTOPIC_TEST,
    .line = SIMCOM_LINE_CMQTTUNSUBTOPIC,
    .also = 0,
    .text_length = 20,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTUNSUBTOPIC=<client_index>,<req_length> - V1.00 2.2.15 */
static const simcom_parameter_t cmqttunsubtopic_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttunsubtopic_write_t, client_index), 36}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttunsubtopic_write_t, req_length), 37}, /* req_length: 1-1024 bytes */
};
static const char cmqttunsubtopic_write_text[] = "AT+CMQTTUNSUBTOPIC=";
const simcom_form_t simcom_form_cmqttunsubtopic_write = {
    .text = cmqttunsubtopic_write_text,
    .parameters = cmqttunsubtopic_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTUNSUBTOPIC_WRITE,
    .line = SIMCOM_LINE_CMQTTUNSUBTOPIC,
    .also = 0,
    .text_length = 19,
    .parameter_count = 2,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 2,
};

/* AT+CMQTTUNSUB=? - V3.00 16 */
static const char cmqttunsub_test_text[] = "AT+CMQTTUNSUB=?""\r";
const simcom_form_t simcom_form_cmqttunsub_test = {
    .text = cmqttunsub_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTUNSUB_TEST,
    .line = SIMCOM_LINE_CMQTTUNSUB,
    .also = 0,
    .text_length = 15,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTUNSUB=<client_index>,<dup> - V1.00 2.2.16 */
static const simcom_parameter_t cmqttunsub_write_batch_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttunsub_write_batch_t, client_index), 38}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttunsub_write_batch_t, dup), 39}, /* dup: 0-1 */
};
static const char cmqttunsub_write_batch_text[] = "AT+CMQTTUNSUB=";
const simcom_form_t simcom_form_cmqttunsub_write_batch = {
    .text = cmqttunsub_write_batch_text,
    .parameters = cmqttunsub_write_batch_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 120,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTUNSUB_WRITE_BATCH,
    .line = SIMCOM_LINE_CMQTTUNSUB,
    .also = 0,
    .text_length = 14,
    .parameter_count = 2,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTUNSUB=<client_index>,<req_length>,<dup> - V1.00 2.2.16 */
static const simcom_parameter_t cmqttunsub_write_topic_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttunsub_write_topic_t, client_index), 38}, /* client_index: 0-1 */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttunsub_write_topic_t, req_length), 40}, /* req_length: 1-1024 bytes */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttunsub_write_topic_t, dup), 39}, /* dup: 0-1 */
};
static const char cmqttunsub_write_topic_text[] = "AT+CMQTTUNSUB=";
const simcom_form_t simcom_form_cmqttunsub_write_topic = {
    .text = cmqttunsub_write_topic_text,
    .parameters = cmqttunsub_write_topic_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_PROMPT) |
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 120,
    .answer_s = 120,
    .id = SIMCOM_FORM_CMQTTUNSUB_WRITE_TOPIC,
    .line = SIMCOM_LINE_CMQTTUNSUB,
    .also = 0,
    .text_length = 14,
    .parameter_count = 3,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 2,
};

/* AT+CMQTTCFG=? - V1.00 2.2.17 */
static const char cmqttcfg_test_text[] = "AT+CMQTTCFG=?""\r";
const simcom_form_t simcom_form_cmqttcfg_test = {
    .text = cmqttcfg_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTCFG_TEST,
    .line = SIMCOM_LINE_CMQTTCFG,
    .also = 0,
    .text_length = 13,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTCFG? - V1.00 2.2.17 */
static const char cmqttcfg_read_text[] = "AT+CMQTTCFG?""\r";
const simcom_form_t simcom_form_cmqttcfg_read = {
    .text = cmqttcfg_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTCFG_READ,
    .line = SIMCOM_LINE_CMQTTCFG,
    .also = 0,
    .text_length = 12,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 3,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTCFG="checkUTF8",<index>,<checkUTF8_flag> - V1.00 2.2.17 */
static const simcom_parameter_t cmqttcfg_write_check_utf8_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttcfg_write_check_utf8_t, index), 41}, /* index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttcfg_write_check_utf8_t, check_utf8_flag), 42}, /* checkUTF8_flag: 0-1 */
};
static const char cmqttcfg_write_check_utf8_text[] = "AT+CMQTTCFG=\"checkUTF8\",";
const simcom_form_t simcom_form_cmqttcfg_write_check_utf8 = {
    .text = cmqttcfg_write_check_utf8_text,
    .parameters = cmqttcfg_write_check_utf8_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTCFG_WRITE_CHECK_UTF8,
    .line = SIMCOM_LINE_CMQTTCFG,
    .also = 0,
    .text_length = 24,
    .parameter_count = 2,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTCFG="optimeout",<index>,<optimeout> - V3.00 16 */
static const simcom_parameter_t cmqttcfg_write_optimeout_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttcfg_write_optimeout_t, index), 41}, /* index: 0-1 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttcfg_write_optimeout_t, optimeout), 88}, /* optimeout: 20-120 s */
};
static const char cmqttcfg_write_optimeout_text[] = "AT+CMQTTCFG=\"optimeout\",";
const simcom_form_t simcom_form_cmqttcfg_write_optimeout = {
    .text = cmqttcfg_write_optimeout_text,
    .parameters = cmqttcfg_write_optimeout_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTCFG_WRITE_OPTIMEOUT,
    .line = SIMCOM_LINE_CMQTTCFG,
    .also = 0,
    .text_length = 24,
    .parameter_count = 2,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CMQTTCFG="aliauth",<index>,<productkey>,<devicename>,<devicesecret> - V3.00 16 */
static const simcom_parameter_t cmqttcfg_write_aliauth_parameters[] = {
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttcfg_write_aliauth_t, index), 41}, /* index: 0-1 */
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cmqttcfg_write_aliauth_t, productkey), 89}, /* productkey: 1-128 bytes */
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cmqttcfg_write_aliauth_t, devicename), 90}, /* devicename: 1-128 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_SECRET, offsetof(simcom_cmqttcfg_write_aliauth_t, devicesecret), 91}, /* devicesecret: 1-128 bytes */
};
static const char cmqttcfg_write_aliauth_text[] = "AT+CMQTTCFG=\"aliauth\",";
const simcom_form_t simcom_form_cmqttcfg_write_aliauth = {
    .text = cmqttcfg_write_aliauth_text,
    .parameters = cmqttcfg_write_aliauth_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR | SIMCOM_PART_RESULT),
    .result_s = 10,
    .answer_s = 10,
    .id = SIMCOM_FORM_CMQTTCFG_WRITE_ALIAUTH,
    .line = SIMCOM_LINE_CMQTTCFG,
    .also = 0,
    .text_length = 22,
    .parameter_count = 4,
    .result_fields = 2,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 1,
    .result_from = 0,
    .data_from = 0,
};

/* AT - V.250 5.2 */
static const char at_execute_text[] = "AT""\r";
const simcom_form_t simcom_form_at_execute = {
    .text = at_execute_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 1,
    .id = SIMCOM_FORM_AT_EXECUTE,
    .line = 0,
    .also = 0,
    .text_length = 2,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* ATE<value> - V.250 6.2.4 */
static const simcom_parameter_t ate_execute_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_ate_execute_t, value), 43}, /* value: 0-1 */
};
static const char ate_execute_text[] = "ATE";
const simcom_form_t simcom_form_ate_execute = {
    .text = ate_execute_text,
    .parameters = ate_execute_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 1,
    .id = SIMCOM_FORM_ATE_EXECUTE,
    .line = 0,
    .also = 0,
    .text_length = 3,
    .parameter_count = 1,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CRESET - V3.00 2.2 */
static const char creset_execute_text[] = "AT+CRESET""\r";
const simcom_form_t simcom_form_creset_execute = {
    .text = creset_execute_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CRESET_EXECUTE,
    .line = 0,
    .also = 0,
    .text_length = 9,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSQ - TS27.007 8.5 */
static const char csq_execute_text[] = "AT+CSQ""\r";
const simcom_form_t simcom_form_csq_execute = {
    .text = csq_execute_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSQ_EXECUTE,
    .line = SIMCOM_LINE_CSQ,
    .also = 0,
    .text_length = 6,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 2,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CPIN? - TS27.007 8.3 */
static const char cpin_read_text[] = "AT+CPIN?""\r";
const simcom_form_t simcom_form_cpin_read = {
    .text = cpin_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CPIN_READ,
    .line = SIMCOM_LINE_CPIN,
    .also = 0,
    .text_length = 8,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CREG=? - TS27.007 7.2 */
static const char creg_test_text[] = "AT+CREG=?""\r";
const simcom_form_t simcom_form_creg_test = {
    .text = creg_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CREG_TEST,
    .line = SIMCOM_LINE_CREG,
    .also = 0,
    .text_length = 9,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CREG? - TS27.007 7.2 */
static const char creg_read_text[] = "AT+CREG?""\r";
const simcom_form_t simcom_form_creg_read = {
    .text = creg_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CREG_READ,
    .line = SIMCOM_LINE_CREG,
    .also = 0,
    .text_length = 8,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CREG=<n> - TS27.007 7.2 */
static const simcom_parameter_t creg_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_creg_write_t, n), 46}, /* n: 0-2 */
};
static const char creg_write_text[] = "AT+CREG=";
const simcom_form_t simcom_form_creg_write = {
    .text = creg_write_text,
    .parameters = creg_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CREG_WRITE,
    .line = SIMCOM_LINE_CREG,
    .also = 0,
    .text_length = 8,
    .parameter_count = 1,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CGREG=? - TS27.007 10.1.20 */
static const char cgreg_test_text[] = "AT+CGREG=?""\r";
const simcom_form_t simcom_form_cgreg_test = {
    .text = cgreg_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CGREG_TEST,
    .line = SIMCOM_LINE_CGREG,
    .also = 0,
    .text_length = 10,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CGREG? - TS27.007 10.1.20 */
static const char cgreg_read_text[] = "AT+CGREG?""\r";
const simcom_form_t simcom_form_cgreg_read = {
    .text = cgreg_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CGREG_READ,
    .line = SIMCOM_LINE_CGREG,
    .also = 0,
    .text_length = 9,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CGREG=<n> - TS27.007 10.1.20 */
static const simcom_parameter_t cgreg_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgreg_write_t, n), 50}, /* n: 0-2 */
};
static const char cgreg_write_text[] = "AT+CGREG=";
const simcom_form_t simcom_form_cgreg_write = {
    .text = cgreg_write_text,
    .parameters = cgreg_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CGREG_WRITE,
    .line = SIMCOM_LINE_CGREG,
    .also = 0,
    .text_length = 9,
    .parameter_count = 1,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CEREG=? - TS27.007 10.1.22 */
static const char cereg_test_text[] = "AT+CEREG=?""\r";
const simcom_form_t simcom_form_cereg_test = {
    .text = cereg_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CEREG_TEST,
    .line = SIMCOM_LINE_CEREG,
    .also = 0,
    .text_length = 10,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CEREG? - TS27.007 10.1.22 */
static const char cereg_read_text[] = "AT+CEREG?""\r";
const simcom_form_t simcom_form_cereg_read = {
    .text = cereg_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CEREG_READ,
    .line = SIMCOM_LINE_CEREG,
    .also = 0,
    .text_length = 9,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CEREG=<n> - TS27.007 10.1.22 */
static const simcom_parameter_t cereg_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cereg_write_t, n), 98}, /* n: 0-2 */
};
static const char cereg_write_text[] = "AT+CEREG=";
const simcom_form_t simcom_form_cereg_write = {
    .text = cereg_write_text,
    .parameters = cereg_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CEREG_WRITE,
    .line = SIMCOM_LINE_CEREG,
    .also = 0,
    .text_length = 9,
    .parameter_count = 1,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CGDCONT? - TS27.007 10.1.1 */
static const char cgdcont_read_text[] = "AT+CGDCONT?""\r";
const simcom_form_t simcom_form_cgdcont_read = {
    .text = cgdcont_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CGDCONT_READ,
    .line = SIMCOM_LINE_CGDCONT,
    .also = 0,
    .text_length = 11,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CGDCONT=<cid>,<pdp_type>,[<apn>],[<pdp_addr>] - TS27.007 10.1.1 */
static const simcom_parameter_t cgdcont_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgdcont_write_t, cid), 54}, /* cid: 1-24 */
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cgdcont_write_t, pdp_type), 55}, /* pdp_type: 1-8 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_write_t, apn), 56}, /* apn: 0-100 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_write_t, pdp_addr), 57}, /* pdp_addr: 0-64 bytes */
};
static const char cgdcont_write_text[] = "AT+CGDCONT=";
const simcom_form_t simcom_form_cgdcont_write = {
    .text = cgdcont_write_text,
    .parameters = cgdcont_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CGDCONT_WRITE,
    .line = SIMCOM_LINE_CGDCONT,
    .also = 0,
    .text_length = 11,
    .parameter_count = 4,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CGSOCKCONT? - V1.00 3 */
static const char cgsockcont_read_text[] = "AT+CGSOCKCONT?""\r";
const simcom_form_t simcom_form_cgsockcont_read = {
    .text = cgsockcont_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CGSOCKCONT_READ,
    .line = SIMCOM_LINE_CGSOCKCONT,
    .also = 0,
    .text_length = 14,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CGSOCKCONT=<cid>,<pdp_type>,[<apn>],[<pdp_addr>] - V1.00 3 */
static const simcom_parameter_t cgsockcont_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgsockcont_write_t, cid), 58}, /* cid: 1-24 */
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cgsockcont_write_t, pdp_type), 59}, /* pdp_type: 1-8 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgsockcont_write_t, apn), 60}, /* apn: 0-100 bytes */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgsockcont_write_t, pdp_addr), 61}, /* pdp_addr: 0-64 bytes */
};
static const char cgsockcont_write_text[] = "AT+CGSOCKCONT=";
const simcom_form_t simcom_form_cgsockcont_write = {
    .text = cgsockcont_write_text,
    .parameters = cgsockcont_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CGSOCKCONT_WRITE,
    .line = SIMCOM_LINE_CGSOCKCONT,
    .also = 0,
    .text_length = 14,
    .parameter_count = 4,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CGPADDR - V1.00 3 */
static const char cgpaddr_execute_text[] = "AT+CGPADDR""\r";
const simcom_form_t simcom_form_cgpaddr_execute = {
    .text = cgpaddr_execute_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CGPADDR_EXECUTE,
    .line = SIMCOM_LINE_CGPADDR,
    .also = 0,
    .text_length = 10,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CGPADDR=<cid> - V1.00 3 */
static const simcom_parameter_t cgpaddr_write_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgpaddr_write_t, cid), 62}, /* cid: 1-24 */
};
static const char cgpaddr_write_text[] = "AT+CGPADDR=";
const simcom_form_t simcom_form_cgpaddr_write = {
    .text = cgpaddr_write_text,
    .parameters = cgpaddr_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CGPADDR_WRITE,
    .line = SIMCOM_LINE_CGPADDR,
    .also = 0,
    .text_length = 11,
    .parameter_count = 1,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CCLK? - TS27.007 8.15 */
static const char cclk_read_text[] = "AT+CCLK?""\r";
const simcom_form_t simcom_form_cclk_read = {
    .text = cclk_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CCLK_READ,
    .line = SIMCOM_LINE_CCLK,
    .also = 0,
    .text_length = 8,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CCLK=<time> - TS27.007 8.15 */
static const simcom_parameter_t cclk_write_parameters[] = {
    {SIMCOM_KIND_STRING, 0, offsetof(simcom_cclk_write_t, time), 64}, /* time: 17-20 bytes */
};
static const char cclk_write_text[] = "AT+CCLK=";
const simcom_form_t simcom_form_cclk_write = {
    .text = cclk_write_text,
    .parameters = cclk_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CCLK_WRITE,
    .line = SIMCOM_LINE_CCLK,
    .also = 0,
    .text_length = 8,
    .parameter_count = 1,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG=? - V1.00 2.1.1 */
static const char csslcfg_test_text[] = "AT+CSSLCFG=?""\r";
const simcom_form_t simcom_form_csslcfg_test = {
    .text = csslcfg_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_TEST,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 12,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG? - V1.00 2.1.1 */
static const char csslcfg_read_text[] = "AT+CSSLCFG?""\r";
const simcom_form_t simcom_form_csslcfg_read = {
    .text = csslcfg_read_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_READ,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 11,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG=<ssl_ctx_index> - V1.00 2.1.1 */
static const simcom_parameter_t csslcfg_write_query_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_query_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
};
static const char csslcfg_write_query_text[] = "AT+CSSLCFG=";
const simcom_form_t simcom_form_csslcfg_write_query = {
    .text = csslcfg_write_query_text,
    .parameters = csslcfg_write_query_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_QUERY,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 11,
    .parameter_count = 1,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="sslversion",<ssl_ctx_index>,<sslversion> - V1.00 2.1.1 */
static const simcom_parameter_t csslcfg_write_sslversion_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_sslversion_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_sslversion_t, sslversion), 66}, /* sslversion: 0-4 */
};
static const char csslcfg_write_sslversion_text[] = "AT+CSSLCFG=\"sslversion\",";
const simcom_form_t simcom_form_csslcfg_write_sslversion = {
    .text = csslcfg_write_sslversion_text,
    .parameters = csslcfg_write_sslversion_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_SSLVERSION,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 24,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="authmode",<ssl_ctx_index>,<authmode> - V1.00 2.1.1 */
static const simcom_parameter_t csslcfg_write_authmode_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_authmode_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_authmode_t, authmode), 67}, /* authmode: 0-3 */
};
static const char csslcfg_write_authmode_text[] = "AT+CSSLCFG=\"authmode\",";
const simcom_form_t simcom_form_csslcfg_write_authmode = {
    .text = csslcfg_write_authmode_text,
    .parameters = csslcfg_write_authmode_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_AUTHMODE,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 22,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="ignorelocaltime",<ssl_ctx_index>,<ignorelocaltime> - V1.00 2.1.1 */
static const simcom_parameter_t csslcfg_write_ignorelocaltime_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_ignorelocaltime_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_ignorelocaltime_t, ignorelocaltime), 68}, /* ignorelocaltime: 0-1 */
};
static const char csslcfg_write_ignorelocaltime_text[] = "AT+CSSLCFG=\"ignorelocaltime\",";
const simcom_form_t simcom_form_csslcfg_write_ignorelocaltime = {
    .text = csslcfg_write_ignorelocaltime_text,
    .parameters = csslcfg_write_ignorelocaltime_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_IGNORELOCALTIME,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 29,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="negotiatetime",<ssl_ctx_index>,<negotiatetime> - V1.00 2.1.1 */
static const simcom_parameter_t csslcfg_write_negotiatetime_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_negotiatetime_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_negotiatetime_t, negotiatetime), 69}, /* negotiatetime: 10-300 s */
};
static const char csslcfg_write_negotiatetime_text[] = "AT+CSSLCFG=\"negotiatetime\",";
const simcom_form_t simcom_form_csslcfg_write_negotiatetime = {
    .text = csslcfg_write_negotiatetime_text,
    .parameters = csslcfg_write_negotiatetime_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_NEGOTIATETIME,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 27,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="cacert",<ssl_ctx_index>,<ca_file> - V1.00 2.1.1 */
static const simcom_parameter_t csslcfg_write_cacert_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_cacert_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_FILE, 0, offsetof(simcom_csslcfg_write_cacert_t, ca_file), 70}, /* ca_file: 5-128 bytes */
};
static const char csslcfg_write_cacert_text[] = "AT+CSSLCFG=\"cacert\",";
const simcom_form_t simcom_form_csslcfg_write_cacert = {
    .text = csslcfg_write_cacert_text,
    .parameters = csslcfg_write_cacert_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_CACERT,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 20,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="clientcert",<ssl_ctx_index>,<clientcert_file> - V1.00 2.1.1 */
static const simcom_parameter_t csslcfg_write_clientcert_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_clientcert_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_FILE, 0, offsetof(simcom_csslcfg_write_clientcert_t, clientcert_file), 71}, /* clientcert_file: 5-128 bytes */
};
static const char csslcfg_write_clientcert_text[] = "AT+CSSLCFG=\"clientcert\",";
const simcom_form_t simcom_form_csslcfg_write_clientcert = {
    .text = csslcfg_write_clientcert_text,
    .parameters = csslcfg_write_clientcert_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_CLIENTCERT,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 24,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="clientkey",<ssl_ctx_index>,<clientkey_file> - V1.00 2.1.1 */
static const simcom_parameter_t csslcfg_write_clientkey_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_clientkey_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_FILE, 0, offsetof(simcom_csslcfg_write_clientkey_t, clientkey_file), 72}, /* clientkey_file: 5-128 bytes */
};
static const char csslcfg_write_clientkey_text[] = "AT+CSSLCFG=\"clientkey\",";
const simcom_form_t simcom_form_csslcfg_write_clientkey = {
    .text = csslcfg_write_clientkey_text,
    .parameters = csslcfg_write_clientkey_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_CLIENTKEY,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 23,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="enableSNI",<ssl_ctx_index>,<enableSNI> - V3.00 10.2.12 */
static const simcom_parameter_t csslcfg_write_enable_sni_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_enable_sni_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_enable_sni_t, enable_sni), 92}, /* enableSNI: 0-1 */
};
static const char csslcfg_write_enable_sni_text[] = "AT+CSSLCFG=\"enableSNI\",";
const simcom_form_t simcom_form_csslcfg_write_enable_sni = {
    .text = csslcfg_write_enable_sni_text,
    .parameters = csslcfg_write_enable_sni_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 23,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="keypwd",<ssl_ctx_index>,<keypwd> - V3.00 10.2.12 */
static const simcom_parameter_t csslcfg_write_keypwd_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_keypwd_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_SECRET, offsetof(simcom_csslcfg_write_keypwd_t, keypwd), 93}, /* keypwd: 0-128 bytes */
};
static const char csslcfg_write_keypwd_text[] = "AT+CSSLCFG=\"keypwd\",";
const simcom_form_t simcom_form_csslcfg_write_keypwd = {
    .text = csslcfg_write_keypwd_text,
    .parameters = csslcfg_write_keypwd_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_KEYPWD,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 20,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CSSLCFG="ciphersuites",<ssl_ctx_index>,<ciphersuites> - V3.00 10.2.12 */
static const simcom_parameter_t csslcfg_write_ciphersuites_parameters[] = {
    {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_ciphersuites_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    {SIMCOM_KIND_HEX, 0, offsetof(simcom_csslcfg_write_ciphersuites_t, ciphersuites), 94}, /* ciphersuites: 0x002F or 0xFFFF */
};
static const char csslcfg_write_ciphersuites_text[] = "AT+CSSLCFG=\"ciphersuites\",";
const simcom_form_t simcom_form_csslcfg_write_ciphersuites = {
    .text = csslcfg_write_ciphersuites_text,
    .parameters = csslcfg_write_ciphersuites_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CSSLCFG_WRITE_CIPHERSUITES,
    .line = SIMCOM_LINE_CSSLCFG,
    .also = 0,
    .text_length = 26,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CCERTDOWN=? - V1.00 2.1.2 */
static const char ccertdown_test_text[] = "AT+CCERTDOWN=?""\r";
const simcom_form_t simcom_form_ccertdown_test = {
    .text = ccertdown_test_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CCERTDOWN_TEST,
    .line = SIMCOM_LINE_CCERTDOWN,
    .also = 0,
    .text_length = 14,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CCERTDOWN=<filename>,<len> - V1.00 2.1.2 */
static const simcom_parameter_t ccertdown_write_parameters[] = {
    {SIMCOM_KIND_FILE, 0, offsetof(simcom_ccertdown_write_t, filename), 73}, /* filename: 5-128 bytes */
    {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_ccertdown_write_t, len), 74}, /* len: 1-10240 bytes */
};
static const char ccertdown_write_text[] = "AT+CCERTDOWN=";
const simcom_form_t simcom_form_ccertdown_write = {
    .text = ccertdown_write_text,
    .parameters = ccertdown_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 30,
    .id = SIMCOM_FORM_CCERTDOWN_WRITE,
    .line = SIMCOM_LINE_CCERTDOWN,
    .also = 0,
    .text_length = 13,
    .parameter_count = 2,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 2,
};

/* AT+CCERTLIST - V1.00 2.1.3 */
static const char ccertlist_execute_text[] = "AT+CCERTLIST""\r";
const simcom_form_t simcom_form_ccertlist_execute = {
    .text = ccertlist_execute_text,
    .parameters = NULL,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CCERTLIST_EXECUTE,
    .line = SIMCOM_LINE_CCERTLIST,
    .also = 0,
    .text_length = 12,
    .parameter_count = 0,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};

/* AT+CCERTDELE=<filename> - V3.00 10.2.15 */
static const simcom_parameter_t ccertdele_write_parameters[] = {
    {SIMCOM_KIND_FILE, 0, offsetof(simcom_ccertdele_write_t, filename), 76}, /* filename: 5-128 bytes */
};
static const char ccertdele_write_text[] = "AT+CCERTDELE=";
const simcom_form_t simcom_form_ccertdele_write = {
    .text = ccertdele_write_text,
    .parameters = ccertdele_write_parameters,
    .outcomes =
        SIMCOM_OUTCOME(SIMCOM_PART_OK) |
        SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
    .result_s = 0,
    .answer_s = 10,
    .id = SIMCOM_FORM_CCERTDELE_WRITE,
    .line = 0,
    .also = 0,
    .text_length = 13,
    .parameter_count = 1,
    .result_fields = 0,
    .lingers = 0,
    .line_numbers = 0,
    .client_from = 0,
    .result_from = 0,
    .data_from = 0,
};
