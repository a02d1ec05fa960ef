/* SPDX-License-Identifier: MIT */
/*
 * forms.c - the forms of the AT commands, as tables.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#include "simcom/commands.h"
#include "simcom/lines.h"

const simcom_beginning_t simcom_beginnings[] = {
    {0, ""},
    {8, "AT+CMQTT"},
    {4, "AT+C"},
    {11, "AT+CSSLCFG="},
};

/* Stands where no revision of these tables has a form. */
const simcom_form_t simcom_no_form = {.id = SIMCOM_FORMS};

/* AT+CMQTTSTART - V1.00 2.2.1 */
const struct simcom_table_cmqttstart_execute simcom_table_cmqttstart_execute = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 1,
        .lingers = 1,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "START""\r",
};

/* AT+CMQTTSTOP - V1.00 2.2.2 */
const struct simcom_table_cmqttstop_execute simcom_table_cmqttstop_execute = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 1,
        .lingers = 1,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "STOP""\r",
};

/* AT+CMQTTACCQ=? - V1.00 2.2.3 */
const struct simcom_table_cmqttaccq_test simcom_table_cmqttaccq_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTACCQ_TEST,
        .line = SIMCOM_LINE_CMQTTACCQ,
        .also = 0,
        .text_length = 14,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "ACCQ=?""\r",
};

/* AT+CMQTTACCQ? - V1.00 2.2.3 */
const struct simcom_table_cmqttaccq_read simcom_table_cmqttaccq_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTACCQ_READ,
        .line = SIMCOM_LINE_CMQTTACCQ,
        .also = 0,
        .text_length = 13,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "ACCQ?""\r",
};

/* AT+CMQTTACCQ=<client_index>,<clientID>,[<server_type>],[<mqtt_version>] - V1.00 2.2.3 */
const struct simcom_table_cmqttaccq_write simcom_table_cmqttaccq_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 4,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttaccq_write_t, client_index), 0}, /* client_index: 0-1 */
        {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_UTF8, offsetof(simcom_cmqttaccq_write_t, client_id), 1}, /* clientID: 1-23 bytes */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttaccq_write_t, server_type), 2}, /* server_type: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttaccq_write_t, mqtt_version), 87}, /* mqtt_version: 3-4 */
    },
    .text = "ACCQ=",
};

/* AT+CMQTTREL=? - V1.00 2.2.4 */
const struct simcom_table_cmqttrel_test simcom_table_cmqttrel_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTREL_TEST,
        .line = SIMCOM_LINE_CMQTTREL,
        .also = 0,
        .text_length = 13,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "REL=?""\r",
};

/* AT+CMQTTREL? - V1.00 2.2.4 */
const struct simcom_table_cmqttrel_read simcom_table_cmqttrel_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTREL_READ,
        .line = SIMCOM_LINE_CMQTTREL,
        .also = 0,
        .text_length = 12,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "REL?""\r",
};

/* AT+CMQTTREL=<client_index> - V1.00 2.2.4 */
const struct simcom_table_cmqttrel_write simcom_table_cmqttrel_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 1,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttrel_write_t, client_index), 3}, /* client_index: 0-1 */
    },
    .text = "REL=",
};

/* AT+CMQTTSSLCFG=? - V1.00 2.2.5 */
const struct simcom_table_cmqttsslcfg_test simcom_table_cmqttsslcfg_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTSSLCFG_TEST,
        .line = SIMCOM_LINE_CMQTTSSLCFG,
        .also = 0,
        .text_length = 16,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "SSLCFG=?""\r",
};

/* AT+CMQTTSSLCFG? - V1.00 2.2.5 */
const struct simcom_table_cmqttsslcfg_read simcom_table_cmqttsslcfg_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTSSLCFG_READ,
        .line = SIMCOM_LINE_CMQTTSSLCFG,
        .also = 0,
        .text_length = 15,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 2,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "SSLCFG?""\r",
};

/* AT+CMQTTSSLCFG=<session_id>,<ssl_ctx_index> - V1.00 2.2.5 */
const struct simcom_table_cmqttsslcfg_write simcom_table_cmqttsslcfg_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTSSLCFG_WRITE,
        .line = SIMCOM_LINE_CMQTTSSLCFG,
        .also = 0,
        .text_length = 15,
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttsslcfg_write_t, session_id), 4}, /* session_id: 0-1 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttsslcfg_write_t, ssl_ctx_index), 5}, /* ssl_ctx_index: 0-9 */
    },
    .text = "SSLCFG=",
};

/* AT+CMQTTWILLTOPIC=? - V1.00 2.2.6 */
const struct simcom_table_cmqttwilltopic_test simcom_table_cmqttwilltopic_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTWILLTOPIC_TEST,
        .line = SIMCOM_LINE_CMQTTWILLTOPIC,
        .also = 0,
        .text_length = 19,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "WILLTOPIC=?""\r",
};

/* AT+CMQTTWILLTOPIC=<client_index>,<req_length> - V1.00 2.2.6 */
const struct simcom_table_cmqttwilltopic_write simcom_table_cmqttwilltopic_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 2,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttwilltopic_write_t, client_index), 6}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttwilltopic_write_t, req_length), 7}, /* req_length: 1-1024 bytes */
    },
    .text = "WILLTOPIC=",
};

/* AT+CMQTTWILLMSG=? - V1.00 2.2.7 */
const struct simcom_table_cmqttwillmsg_test simcom_table_cmqttwillmsg_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTWILLMSG_TEST,
        .line = SIMCOM_LINE_CMQTTWILLMSG,
        .also = 0,
        .text_length = 17,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "WILLMSG=?""\r",
};

/* AT+CMQTTWILLMSG=<client_index>,<req_length>,<qos> - V1.00 2.2.7 */
const struct simcom_table_cmqttwillmsg_write simcom_table_cmqttwillmsg_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 3,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 2,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttwillmsg_write_t, client_index), 8}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttwillmsg_write_t, req_length), 9}, /* req_length: 1-10240 bytes */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttwillmsg_write_t, qos), 10}, /* qos: 0-2 */
    },
    .text = "WILLMSG=",
};

/* AT+CMQTTCONNECT=? - V1.00 2.2.8 */
const struct simcom_table_cmqttconnect_test simcom_table_cmqttconnect_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTCONNECT_TEST,
        .line = SIMCOM_LINE_CMQTTCONNECT,
        .also = 0,
        .text_length = 17,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "CONNECT=?""\r",
};

/* AT+CMQTTCONNECT? - V1.00 2.2.8 */
const struct simcom_table_cmqttconnect_read simcom_table_cmqttconnect_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTCONNECT_READ,
        .line = SIMCOM_LINE_CMQTTCONNECT,
        .also = 0,
        .text_length = 16,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "CONNECT?""\r",
};

/* AT+CMQTTCONNECT=<client_index>,<server_addr>,<keepalive_time>,<clean_session>,[<user_name>],[<password>] - V1.00 2.2.8 */
const struct simcom_table_cmqttconnect_write simcom_table_cmqttconnect_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 6,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttconnect_write_t, client_index), 11}, /* client_index: 0-1 */
        {SIMCOM_KIND_ADDRESS, 0, offsetof(simcom_cmqttconnect_write_t, server_addr), 12}, /* server_addr: 9-256 bytes */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttconnect_write_t, keepalive_time), 13}, /* keepalive_time: 60-64800 s */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttconnect_write_t, clean_session), 14}, /* clean_session: 0-1 */
        {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL | SIMCOM_PARAMETER_SECRET, offsetof(simcom_cmqttconnect_write_t, user_name), 15}, /* user_name: 1-256 bytes */
        {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL | SIMCOM_PARAMETER_SECRET, offsetof(simcom_cmqttconnect_write_t, password), 16}, /* password: 1-256 bytes */
    },
    .text = "CONNECT=",
};

/* AT+CMQTTDISC=? - V1.00 2.2.9 */
const struct simcom_table_cmqttdisc_test simcom_table_cmqttdisc_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTDISC_TEST,
        .line = SIMCOM_LINE_CMQTTDISC,
        .also = 0,
        .text_length = 14,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "DISC=?""\r",
};

/* AT+CMQTTDISC? - V1.00 2.2.9 */
const struct simcom_table_cmqttdisc_read simcom_table_cmqttdisc_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTDISC_READ,
        .line = SIMCOM_LINE_CMQTTDISC,
        .also = 0,
        .text_length = 13,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 2,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "DISC?""\r",
};

/* AT+CMQTTDISC=<client_index>,[<timeout>] - V1.00 2.2.9 */
const struct simcom_table_cmqttdisc_write simcom_table_cmqttdisc_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 2,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttdisc_write_t, client_index), 17}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL | SIMCOM_PARAMETER_ZERO, offsetof(simcom_cmqttdisc_write_t, timeout), 18}, /* timeout: 60-180 s, or 0 */
    },
    .text = "DISC=",
};

/* AT+CMQTTTOPIC=? - V1.00 2.2.10 */
const struct simcom_table_cmqtttopic_test simcom_table_cmqtttopic_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTTOPIC_TEST,
        .line = SIMCOM_LINE_CMQTTTOPIC,
        .also = 0,
        .text_length = 15,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "TOPIC=?""\r",
};

/* AT+CMQTTTOPIC=<client_index>,<req_length> - V1.00 2.2.10 */
const struct simcom_table_cmqtttopic_write simcom_table_cmqtttopic_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 2,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqtttopic_write_t, client_index), 20}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqtttopic_write_t, req_length), 21}, /* req_length: 1-1024 bytes */
    },
    .text = "TOPIC=",
};

/* AT+CMQTTPAYLOAD=? - V3.00 16 */
const struct simcom_table_cmqttpayload_test simcom_table_cmqttpayload_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTPAYLOAD_TEST,
        .line = SIMCOM_LINE_CMQTTPAYLOAD,
        .also = 0,
        .text_length = 17,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "PAYLOAD=?""\r",
};

/* AT+CMQTTPAYLOAD=<client_index>,<req_length> - V3.00 16 */
const struct simcom_table_cmqttpayload_write simcom_table_cmqttpayload_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 2,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttpayload_write_t, client_index), 22}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttpayload_write_t, req_length), 23}, /* req_length: 1-10240 bytes */
    },
    .text = "PAYLOAD=",
};

/* AT+CMQTTPUB=? - V3.00 16 */
const struct simcom_table_cmqttpub_test simcom_table_cmqttpub_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTPUB_TEST,
        .line = SIMCOM_LINE_CMQTTPUB,
        .also = 0,
        .text_length = 13,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "PUB=?""\r",
};

/* AT+CMQTTPUB=<client_index>,<qos>,<pub_timeout>,[<retained>],[<dup>] - V3.00 16 */
const struct simcom_table_cmqttpub_write simcom_table_cmqttpub_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 5,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 3,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttpub_write_t, client_index), 24}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttpub_write_t, qos), 25}, /* qos: 0-2 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttpub_write_t, pub_timeout), 26}, /* pub_timeout: 60-180 s */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttpub_write_t, retained), 27}, /* retained: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttpub_write_t, dup), 28}, /* dup: 0-1 */
    },
    .text = "PUB=",
};

/* AT+CMQTTSUBTOPIC=? - V3.00 16 */
const struct simcom_table_cmqttsubtopic_test simcom_table_cmqttsubtopic_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTSUBTOPIC_TEST,
        .line = SIMCOM_LINE_CMQTTSUBTOPIC,
        .also = 0,
        .text_length = 18,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "SUBTOPIC=?""\r",
};

/* AT+CMQTTSUBTOPIC=<client_index>,<req_length>,<qos> - V1.00 2.2.13 */
const struct simcom_table_cmqttsubtopic_write simcom_table_cmqttsubtopic_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 3,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 2,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttsubtopic_write_t, client_index), 29}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttsubtopic_write_t, req_length), 30}, /* req_length: 1-1024 bytes */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttsubtopic_write_t, qos), 31}, /* qos: 0-2 */
    },
    .text = "SUBTOPIC=",
};

/* AT+CMQTTSUB=? - V3.00 16 */
const struct simcom_table_cmqttsub_test simcom_table_cmqttsub_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTSUB_TEST,
        .line = SIMCOM_LINE_CMQTTSUB,
        .also = 0,
        .text_length = 13,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "SUB=?""\r",
};

/* AT+CMQTTSUB=<client_index>,[<dup>] - V3.00 16 */
const struct simcom_table_cmqttsub_write_batch simcom_table_cmqttsub_write_batch = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttsub_write_batch_t, client_index), 32}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttsub_write_batch_t, dup), 33}, /* dup: 0-1 */
    },
    .text = "SUB=",
};

/* AT+CMQTTSUB=<client_index>,<req_length>,<qos>,[<dup>] - V1.00 2.2.14 */
const struct simcom_table_cmqttsub_write_topic simcom_table_cmqttsub_write_topic = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 4,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 2,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttsub_write_topic_t, client_index), 32}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttsub_write_topic_t, req_length), 34}, /* req_length: 1-1024 bytes */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttsub_write_topic_t, qos), 35}, /* qos: 0-2 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cmqttsub_write_topic_t, dup), 33}, /* dup: 0-1 */
    },
    .text = "SUB=",
};

/* AT+CMQTTUNSUBTOPIC=? - V1.00 2.2.15 */
const struct simcom_table_cmqttunsubtopic_test simcom_table_cmqttunsubtopic_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTUNSUBTOPIC_TEST,
        .line = SIMCOM_LINE_CMQTTUNSUBTOPIC,
        .also = 0,
        .text_length = 20,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "UNSUBTOPIC=?""\r",
};

/* AT+CMQTTUNSUBTOPIC=<client_index>,<req_length> - V1.00 2.2.15 */
const struct simcom_table_cmqttunsubtopic_write simcom_table_cmqttunsubtopic_write = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 2,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttunsubtopic_write_t, client_index), 36}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttunsubtopic_write_t, req_length), 37}, /* req_length: 1-1024 bytes */
    },
    .text = "UNSUBTOPIC=",
};

/* AT+CMQTTUNSUB=? - V3.00 16 */
const struct simcom_table_cmqttunsub_test simcom_table_cmqttunsub_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTUNSUB_TEST,
        .line = SIMCOM_LINE_CMQTTUNSUB,
        .also = 0,
        .text_length = 15,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "UNSUB=?""\r",
};

/* AT+CMQTTUNSUB=<client_index>,<dup> - V1.00 2.2.16 */
const struct simcom_table_cmqttunsub_write_batch simcom_table_cmqttunsub_write_batch = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttunsub_write_batch_t, client_index), 38}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttunsub_write_batch_t, dup), 39}, /* dup: 0-1 */
    },
    .text = "UNSUB=",
};

/* AT+CMQTTUNSUB=<client_index>,<req_length>,<dup> - V1.00 2.2.16 */
const struct simcom_table_cmqttunsub_write_topic simcom_table_cmqttunsub_write_topic = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 3,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 2,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttunsub_write_topic_t, client_index), 38}, /* client_index: 0-1 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_cmqttunsub_write_topic_t, req_length), 40}, /* req_length: 1-1024 bytes */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttunsub_write_topic_t, dup), 39}, /* dup: 0-1 */
    },
    .text = "UNSUB=",
};

/* AT+CMQTTCFG=? - V1.00 2.2.17 */
const struct simcom_table_cmqttcfg_test simcom_table_cmqttcfg_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTCFG_TEST,
        .line = SIMCOM_LINE_CMQTTCFG,
        .also = 0,
        .text_length = 13,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "CFG=?""\r",
};

/* AT+CMQTTCFG? - V1.00 2.2.17 */
const struct simcom_table_cmqttcfg_read simcom_table_cmqttcfg_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTCFG_READ,
        .line = SIMCOM_LINE_CMQTTCFG,
        .also = 0,
        .text_length = 12,
        .beginning = 1,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 3,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "CFG?""\r",
};

/* AT+CMQTTCFG="checkUTF8",<index>,<checkUTF8_flag> - V1.00 2.2.17 */
const struct simcom_table_cmqttcfg_write_check_utf8 simcom_table_cmqttcfg_write_check_utf8 = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttcfg_write_check_utf8_t, index), 41}, /* index: 0-1 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttcfg_write_check_utf8_t, check_utf8_flag), 42}, /* checkUTF8_flag: 0-1 */
    },
    .text = "CFG=\"checkUTF8\",",
};

/* AT+CMQTTCFG="optimeout",<index>,<optimeout> - V3.00 16 */
const struct simcom_table_cmqttcfg_write_optimeout simcom_table_cmqttcfg_write_optimeout = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttcfg_write_optimeout_t, index), 41}, /* index: 0-1 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttcfg_write_optimeout_t, optimeout), 88}, /* optimeout: 20-120 s */
    },
    .text = "CFG=\"optimeout\",",
};

/* AT+CMQTTCFG="aliauth",<index>,<productkey>,<devicename>,<devicesecret> - V3.00 16 */
const struct simcom_table_cmqttcfg_write_aliauth simcom_table_cmqttcfg_write_aliauth = {
    .form = {
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
        .beginning = 1,
        .parameter_count = 4,
        .result_fields = 2,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttcfg_write_aliauth_t, index), 41}, /* index: 0-1 */
        {SIMCOM_KIND_STRING, 0, offsetof(simcom_cmqttcfg_write_aliauth_t, productkey), 89}, /* productkey: 1-128 bytes */
        {SIMCOM_KIND_STRING, 0, offsetof(simcom_cmqttcfg_write_aliauth_t, devicename), 90}, /* devicename: 1-128 bytes */
        {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_SECRET, offsetof(simcom_cmqttcfg_write_aliauth_t, devicesecret), 91}, /* devicesecret: 1-128 bytes */
    },
    .text = "CFG=\"aliauth\",",
};

/* AT+CMQTTCFG="version",<index>,<version> - A76-V1.06 18.2.17 */
const struct simcom_table_cmqttcfg_write_version simcom_table_cmqttcfg_write_version = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTCFG_WRITE_VERSION,
        .line = SIMCOM_LINE_CMQTTCFG,
        .also = 0,
        .text_length = 22,
        .beginning = 1,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttcfg_write_version_t, index), 41}, /* index: 0-1 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttcfg_write_version_t, version), 102}, /* version: 3-4 */
    },
    .text = "CFG=\"version\",",
};

/* AT+CMQTTCFG="argtopic",<index>,<argtopic_flag>,<payload_len_flag> - field argtopic */
const struct simcom_table_cmqttcfg_write_argtopic simcom_table_cmqttcfg_write_argtopic = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CMQTTCFG_WRITE_ARGTOPIC,
        .line = SIMCOM_LINE_CMQTTCFG,
        .also = 0,
        .text_length = 23,
        .beginning = 1,
        .parameter_count = 3,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 1,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_CLIENT, offsetof(simcom_cmqttcfg_write_argtopic_t, index), 41}, /* index: 0-1 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttcfg_write_argtopic_t, argtopic_flag), 105}, /* argtopic_flag: 0-1 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cmqttcfg_write_argtopic_t, payload_len_flag), 106}, /* payload_len_flag: 0-1 */
    },
    .text = "CFG=\"argtopic\",",
};

/* AT - V.250 5.2 */
const struct simcom_table_at_execute simcom_table_at_execute = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 1,
        .id = SIMCOM_FORM_AT_EXECUTE,
        .line = 0,
        .also = 0,
        .text_length = 2,
        .beginning = 0,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "AT""\r",
};

/* ATE<value> - V.250 6.2.4 */
const struct simcom_table_ate_execute simcom_table_ate_execute = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 1,
        .id = SIMCOM_FORM_ATE_EXECUTE,
        .line = 0,
        .also = 0,
        .text_length = 3,
        .beginning = 0,
        .parameter_count = 1,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_ate_execute_t, value), 43}, /* value: 0-1 */
    },
    .text = "ATE",
};

/* AT+CRESET - V3.00 2.2 */
const struct simcom_table_creset_execute simcom_table_creset_execute = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CRESET_EXECUTE,
        .line = 0,
        .also = 0,
        .text_length = 9,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "RESET""\r",
};

/* AT+CSQ - TS27.007 8.5 */
const struct simcom_table_csq_execute simcom_table_csq_execute = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CSQ_EXECUTE,
        .line = SIMCOM_LINE_CSQ,
        .also = 0,
        .text_length = 6,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 2,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "SQ""\r",
};

/* AT+CPIN? - TS27.007 8.3 */
const struct simcom_table_cpin_read simcom_table_cpin_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CPIN_READ,
        .line = SIMCOM_LINE_CPIN,
        .also = 0,
        .text_length = 8,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "PIN?""\r",
};

/* AT+CREG=? - TS27.007 7.2 */
const struct simcom_table_creg_test simcom_table_creg_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CREG_TEST,
        .line = SIMCOM_LINE_CREG,
        .also = 0,
        .text_length = 9,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "REG=?""\r",
};

/* AT+CREG? - TS27.007 7.2 */
const struct simcom_table_creg_read simcom_table_creg_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CREG_READ,
        .line = SIMCOM_LINE_CREG,
        .also = 0,
        .text_length = 8,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "REG?""\r",
};

/* AT+CREG=<n> - TS27.007 7.2 */
const struct simcom_table_creg_write simcom_table_creg_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CREG_WRITE,
        .line = SIMCOM_LINE_CREG,
        .also = 0,
        .text_length = 8,
        .beginning = 2,
        .parameter_count = 1,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_creg_write_t, n), 46}, /* n: 0-2 */
    },
    .text = "REG=",
};

/* AT+CGREG=? - TS27.007 10.1.20 */
const struct simcom_table_cgreg_test simcom_table_cgreg_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CGREG_TEST,
        .line = SIMCOM_LINE_CGREG,
        .also = 0,
        .text_length = 10,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "GREG=?""\r",
};

/* AT+CGREG? - TS27.007 10.1.20 */
const struct simcom_table_cgreg_read simcom_table_cgreg_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CGREG_READ,
        .line = SIMCOM_LINE_CGREG,
        .also = 0,
        .text_length = 9,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "GREG?""\r",
};

/* AT+CGREG=<n> - TS27.007 10.1.20 */
const struct simcom_table_cgreg_write simcom_table_cgreg_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CGREG_WRITE,
        .line = SIMCOM_LINE_CGREG,
        .also = 0,
        .text_length = 9,
        .beginning = 2,
        .parameter_count = 1,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgreg_write_t, n), 50}, /* n: 0-2 */
    },
    .text = "GREG=",
};

/* AT+CEREG=? - TS27.007 10.1.22 */
const struct simcom_table_cereg_test simcom_table_cereg_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CEREG_TEST,
        .line = SIMCOM_LINE_CEREG,
        .also = 0,
        .text_length = 10,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "EREG=?""\r",
};

/* AT+CEREG? - TS27.007 10.1.22 */
const struct simcom_table_cereg_read simcom_table_cereg_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CEREG_READ,
        .line = SIMCOM_LINE_CEREG,
        .also = 0,
        .text_length = 9,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "EREG?""\r",
};

/* AT+CEREG=<n> - TS27.007 10.1.22 */
const struct simcom_table_cereg_write simcom_table_cereg_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CEREG_WRITE,
        .line = SIMCOM_LINE_CEREG,
        .also = 0,
        .text_length = 9,
        .beginning = 2,
        .parameter_count = 1,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cereg_write_t, n), 98}, /* n: 0-2 */
    },
    .text = "EREG=",
};

/* AT+CGDCONT? - TS27.007 10.1.1 */
const struct simcom_table_cgdcont_read simcom_table_cgdcont_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CGDCONT_READ,
        .line = SIMCOM_LINE_CGDCONT,
        .also = 0,
        .text_length = 11,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "GDCONT?""\r",
};

/* AT+CGDCONT=<cid>,<pdp_type>,[<apn>],[<pdp_addr>],[<d_comp>],[<h_comp>] - TS27.007 10.1.1 */
const struct simcom_table_cgdcont_write simcom_table_cgdcont_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CGDCONT_WRITE,
        .line = SIMCOM_LINE_CGDCONT,
        .also = 0,
        .text_length = 11,
        .beginning = 2,
        .parameter_count = 6,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgdcont_write_t, cid), 54}, /* cid: 1-24 */
        {SIMCOM_KIND_STRING, 0, offsetof(simcom_cgdcont_write_t, pdp_type), 55}, /* pdp_type: 1-8 bytes */
        {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_write_t, apn), 56}, /* apn: 0-100 bytes */
        {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_write_t, pdp_addr), 57}, /* pdp_addr: 0-64 bytes */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_write_t, d_comp), 103}, /* d_comp: 0-3 */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgdcont_write_t, h_comp), 104}, /* h_comp: 0-4 */
    },
    .text = "GDCONT=",
};

/* AT+CGSOCKCONT? - V1.00 3 */
const struct simcom_table_cgsockcont_read simcom_table_cgsockcont_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CGSOCKCONT_READ,
        .line = SIMCOM_LINE_CGSOCKCONT,
        .also = 0,
        .text_length = 14,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "GSOCKCONT?""\r",
};

/* AT+CGSOCKCONT=<cid>,<pdp_type>,[<apn>],[<pdp_addr>] - V1.00 3 */
const struct simcom_table_cgsockcont_write simcom_table_cgsockcont_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CGSOCKCONT_WRITE,
        .line = SIMCOM_LINE_CGSOCKCONT,
        .also = 0,
        .text_length = 14,
        .beginning = 2,
        .parameter_count = 4,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgsockcont_write_t, cid), 58}, /* cid: 1-24 */
        {SIMCOM_KIND_STRING, 0, offsetof(simcom_cgsockcont_write_t, pdp_type), 59}, /* pdp_type: 1-8 bytes */
        {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgsockcont_write_t, apn), 60}, /* apn: 0-100 bytes */
        {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_OPTIONAL, offsetof(simcom_cgsockcont_write_t, pdp_addr), 61}, /* pdp_addr: 0-64 bytes */
    },
    .text = "GSOCKCONT=",
};

/* AT+CGPADDR - V1.00 3 */
const struct simcom_table_cgpaddr_execute simcom_table_cgpaddr_execute = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CGPADDR_EXECUTE,
        .line = SIMCOM_LINE_CGPADDR,
        .also = 0,
        .text_length = 10,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "GPADDR""\r",
};

/* AT+CGPADDR=<cid> - V1.00 3 */
const struct simcom_table_cgpaddr_write simcom_table_cgpaddr_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CGPADDR_WRITE,
        .line = SIMCOM_LINE_CGPADDR,
        .also = 0,
        .text_length = 11,
        .beginning = 2,
        .parameter_count = 1,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_cgpaddr_write_t, cid), 62}, /* cid: 1-24 */
    },
    .text = "GPADDR=",
};

/* AT+CCLK? - TS27.007 8.15 */
const struct simcom_table_cclk_read simcom_table_cclk_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CCLK_READ,
        .line = SIMCOM_LINE_CCLK,
        .also = 0,
        .text_length = 8,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "CLK?""\r",
};

/* AT+CCLK=<time> - TS27.007 8.15 */
const struct simcom_table_cclk_write simcom_table_cclk_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CCLK_WRITE,
        .line = SIMCOM_LINE_CCLK,
        .also = 0,
        .text_length = 8,
        .beginning = 2,
        .parameter_count = 1,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_STRING, 0, offsetof(simcom_cclk_write_t, time), 64}, /* time: 17-20 bytes */
    },
    .text = "CLK=",
};

/* AT+CSSLCFG=? - V1.00 2.1.1 */
const struct simcom_table_csslcfg_test simcom_table_csslcfg_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_TEST,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 12,
        .beginning = 3,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "?""\r",
};

/* AT+CSSLCFG? - V1.00 2.1.1 */
const struct simcom_table_csslcfg_read simcom_table_csslcfg_read = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_READ,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 11,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "SSLCFG?""\r",
};

/* AT+CSSLCFG=<ssl_ctx_index> - V1.00 2.1.1 */
const struct simcom_table_csslcfg_write_query simcom_table_csslcfg_write_query = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_QUERY,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 11,
        .beginning = 3,
        .parameter_count = 1,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_query_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
    },
    .text = "",
};

/* AT+CSSLCFG="sslversion",<ssl_ctx_index>,<sslversion> - V1.00 2.1.1 */
const struct simcom_table_csslcfg_write_sslversion simcom_table_csslcfg_write_sslversion = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_SSLVERSION,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 24,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_sslversion_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_sslversion_t, sslversion), 66}, /* sslversion: 0-4 */
    },
    .text = "\"sslversion\",",
};

/* AT+CSSLCFG="authmode",<ssl_ctx_index>,<authmode> - V1.00 2.1.1 */
const struct simcom_table_csslcfg_write_authmode simcom_table_csslcfg_write_authmode = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_AUTHMODE,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 22,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_authmode_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_authmode_t, authmode), 67}, /* authmode: 0-3 */
    },
    .text = "\"authmode\",",
};

/* AT+CSSLCFG="ignorelocaltime",<ssl_ctx_index>,<ignorelocaltime> - V1.00 2.1.1 */
const struct simcom_table_csslcfg_write_ignorelocaltime simcom_table_csslcfg_write_ignorelocaltime = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_IGNORELOCALTIME,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 29,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_ignorelocaltime_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_ignorelocaltime_t, ignorelocaltime), 68}, /* ignorelocaltime: 0-1 */
    },
    .text = "\"ignorelocaltime\",",
};

/* AT+CSSLCFG="negotiatetime",<ssl_ctx_index>,<negotiatetime> - V1.00 2.1.1 */
const struct simcom_table_csslcfg_write_negotiatetime simcom_table_csslcfg_write_negotiatetime = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_NEGOTIATETIME,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 27,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_negotiatetime_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_negotiatetime_t, negotiatetime), 69}, /* negotiatetime: 10-300 s */
    },
    .text = "\"negotiatetime\",",
};

/* AT+CSSLCFG="cacert",<ssl_ctx_index>,<ca_file> - V1.00 2.1.1 */
const struct simcom_table_csslcfg_write_cacert simcom_table_csslcfg_write_cacert = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_CACERT,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 20,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_cacert_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_FILE, 0, offsetof(simcom_csslcfg_write_cacert_t, ca_file), 70}, /* ca_file: 5-128 bytes */
    },
    .text = "\"cacert\",",
};

/* AT+CSSLCFG="clientcert",<ssl_ctx_index>,<clientcert_file> - V1.00 2.1.1 */
const struct simcom_table_csslcfg_write_clientcert simcom_table_csslcfg_write_clientcert = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_CLIENTCERT,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 24,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_clientcert_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_FILE, 0, offsetof(simcom_csslcfg_write_clientcert_t, clientcert_file), 71}, /* clientcert_file: 5-128 bytes */
    },
    .text = "\"clientcert\",",
};

/* AT+CSSLCFG="clientkey",<ssl_ctx_index>,<clientkey_file> - V1.00 2.1.1 */
const struct simcom_table_csslcfg_write_clientkey simcom_table_csslcfg_write_clientkey = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_CLIENTKEY,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 23,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_clientkey_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_FILE, 0, offsetof(simcom_csslcfg_write_clientkey_t, clientkey_file), 72}, /* clientkey_file: 5-128 bytes */
    },
    .text = "\"clientkey\",",
};

/* AT+CSSLCFG="enableSNI",<ssl_ctx_index>,<enableSNI> - V3.00 10.2.12 */
const struct simcom_table_csslcfg_write_enable_sni simcom_table_csslcfg_write_enable_sni = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_ENABLE_SNI,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 23,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_enable_sni_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_enable_sni_t, enable_sni), 92}, /* enableSNI: 0-1 */
    },
    .text = "\"enableSNI\",",
};

/* AT+CSSLCFG="keypwd",<ssl_ctx_index>,<keypwd> - V3.00 10.2.12 */
const struct simcom_table_csslcfg_write_keypwd simcom_table_csslcfg_write_keypwd = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_KEYPWD,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 20,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_keypwd_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_STRING, SIMCOM_PARAMETER_SECRET, offsetof(simcom_csslcfg_write_keypwd_t, keypwd), 93}, /* keypwd: 0-128 bytes */
    },
    .text = "\"keypwd\",",
};

/* AT+CSSLCFG="ciphersuites",<ssl_ctx_index>,<ciphersuites> - V3.00 10.2.12 */
const struct simcom_table_csslcfg_write_ciphersuites simcom_table_csslcfg_write_ciphersuites = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 10,
        .id = SIMCOM_FORM_CSSLCFG_WRITE_CIPHERSUITES,
        .line = SIMCOM_LINE_CSSLCFG,
        .also = 0,
        .text_length = 26,
        .beginning = 3,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_NUMBER, 0, offsetof(simcom_csslcfg_write_ciphersuites_t, ssl_ctx_index), 65}, /* ssl_ctx_index: 0-9 */
        {SIMCOM_KIND_HEX, 0, offsetof(simcom_csslcfg_write_ciphersuites_t, ciphersuites), 94}, /* ciphersuites: 0x002F or 0xFFFF */
    },
    .text = "\"ciphersuites\",",
};

/* AT+CCERTDOWN=? - V1.00 2.1.2 */
const struct simcom_table_ccertdown_test simcom_table_ccertdown_test = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CCERTDOWN_TEST,
        .line = SIMCOM_LINE_CCERTDOWN,
        .also = 0,
        .text_length = 14,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "CERTDOWN=?""\r",
};

/* AT+CCERTDOWN=<filename>,<len> - V1.00 2.1.2 */
const struct simcom_table_ccertdown_write simcom_table_ccertdown_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK | SIMCOM_PART_PROMPT) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CCERTDOWN_WRITE,
        .line = SIMCOM_LINE_CCERTDOWN,
        .also = 0,
        .text_length = 13,
        .beginning = 2,
        .parameter_count = 2,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 2,
    },
    .parameters = {
        {SIMCOM_KIND_FILE, 0, offsetof(simcom_ccertdown_write_t, filename), 73}, /* filename: 5-128 bytes */
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_LENGTH, offsetof(simcom_ccertdown_write_t, len), 74}, /* len: 1-10240 bytes */
    },
    .text = "CERTDOWN=",
};

/* AT+CCERTLIST - V1.00 2.1.3 */
const struct simcom_table_ccertlist_execute simcom_table_ccertlist_execute = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CCERTLIST_EXECUTE,
        .line = SIMCOM_LINE_CCERTLIST,
        .also = 0,
        .text_length = 12,
        .beginning = 2,
        .parameter_count = 0,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .text = "CERTLIST""\r",
};

/* AT+CCERTDELE=<filename> - V3.00 10.2.15 */
const struct simcom_table_ccertdele_write simcom_table_ccertdele_write = {
    .form = {
        .outcomes =
            SIMCOM_OUTCOME(SIMCOM_PART_OK) |
            SIMCOM_OUTCOME(SIMCOM_PART_ERROR),
        .result_s = 0,
        .answer_s = 120,
        .id = SIMCOM_FORM_CCERTDELE_WRITE,
        .line = 0,
        .also = 0,
        .text_length = 13,
        .beginning = 2,
        .parameter_count = 1,
        .result_fields = 0,
        .lingers = 0,
        .line_numbers = 0,
        .client_from = 0,
        .result_from = 0,
        .data_from = 0,
    },
    .parameters = {
        {SIMCOM_KIND_FILE, 0, offsetof(simcom_ccertdele_write_t, filename), 76}, /* filename: 5-128 bytes */
    },
    .text = "CERTDELE=",
};
