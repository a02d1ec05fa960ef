/* SPDX-License-Identifier: MIT */
/*
 * describe_v1_00.c - all that the specification says of revision v1.00.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#include "simcom/descriptions.h"

#include "simcom/commands.h"
#include "simcom/lines.h"
#include "simcom/revisions.h"

/* server_type */
static const simcom_described_value_t values_2[] = {
    {0, "tcp", "MQTT over TCP."},
    {1, "tls", "MQTT over SSL/TLS."},
};
/* mqtt_version */
static const simcom_described_value_t values_87[] = {
    {3, "mqtt_3_1", "MQTT 3.1."},
    {4, "mqtt_3_1_1", "MQTT 3.1.1."},
};
/* qos */
static const simcom_described_value_t values_10[] = {
    {0, "at_most_once", "The message is sent once and may be lost."},
    {1, "at_least_once", "The message arrives and may arrive twice."},
    {2, "exactly_once", "The message arrives once."},
};
/* clean_session */
static const simcom_described_value_t values_14[] = {
    {0, "keep", "The broker keeps the session for the next connection."},
    {1, "clean", "The broker starts with a new session and drops it at the end."},
};
/* qos */
static const simcom_described_value_t values_25[] = {
    {0, "at_most_once", "The message is sent once and may be lost."},
    {1, "at_least_once", "The message arrives and may arrive twice."},
    {2, "exactly_once", "The message arrives once."},
};
/* retained */
static const simcom_described_value_t values_27[] = {
    {0, "off", "The broker passes the message on."},
    {1, "on", "The broker passes the message on and keeps it."},
};
/* dup */
static const simcom_described_value_t values_28[] = {
    {0, "first", "Sent for the first time."},
    {1, "again", "Sent again."},
};
/* qos */
static const simcom_described_value_t values_31[] = {
    {0, "at_most_once", "The message is sent once and may be lost."},
    {1, "at_least_once", "The message arrives and may arrive twice."},
    {2, "exactly_once", "The message arrives once."},
};
/* dup */
static const simcom_described_value_t values_33[] = {
    {0, "first", "Sent for the first time."},
    {1, "again", "Sent again."},
};
/* qos */
static const simcom_described_value_t values_35[] = {
    {0, "at_most_once", "The message is sent once and may be lost."},
    {1, "at_least_once", "The message arrives and may arrive twice."},
    {2, "exactly_once", "The message arrives once."},
};
/* dup */
static const simcom_described_value_t values_39[] = {
    {0, "first", "Sent for the first time."},
    {1, "again", "Sent again."},
};
/* checkUTF8_flag */
static const simcom_described_value_t values_42[] = {
    {0, "off", "Any bytes are taken."},
    {1, "on", "Strings that are not UTF-8 are refused with 2."},
};
/* value */
static const simcom_described_value_t values_43[] = {
    {0, "off", "The module does not echo."},
    {1, "on", "The module echoes."},
};
/* n */
static const simcom_described_value_t values_46[] = {
    {0, "off", "No reports."},
    {1, "status", "Reports of the status."},
    {2, "location", "Reports of status and cell."},
};
/* n */
static const simcom_described_value_t values_50[] = {
    {0, "off", "No reports."},
    {1, "status", "Reports of the status."},
    {2, "location", "Reports of status and cell."},
};
/* n */
static const simcom_described_value_t values_98[] = {
    {0, "off", "No reports."},
    {1, "status", "Reports of the status."},
    {2, "location", "Reports of status and cell."},
};
/* sslversion */
static const simcom_described_value_t values_66[] = {
    {0, "ssl_3_0", "SSL 3.0 only."},
    {1, "tls_1_0", "TLS 1.0 only."},
    {2, "tls_1_1", "TLS 1.1 only."},
    {3, "tls_1_2", "TLS 1.2 only."},
    {4, "all", "Every version the module has."},
};
/* authmode */
static const simcom_described_value_t values_67[] = {
    {0, "none", "Nothing is verified."},
    {1, "server", "The server is verified; needs the root CA."},
    {2, "both", "Server and client are verified; needs the root CA and the client's certificate and key."},
    {3, "client", "Only the client is verified; needs its certificate and key."},
};
/* ignorelocaltime */
static const simcom_described_value_t values_68[] = {
    {0, "check", "Dates are checked; the clock must have been set by AT+CCLK."},
    {1, "ignore", "Dates are not checked."},
};
/* disc_state */
static const simcom_described_value_t values_19[] = {
    {0, "connected", "The client is connected."},
    {1, "disconnected", "The client is not connected."},
};
/* stat */
static const simcom_described_value_t values_47[] = {
    {0, "idle", "Not registered and not searching."},
    {1, "home", "Registered in the home network."},
    {2, "searching", "Searching."},
    {3, "denied", "Registration denied."},
    {4, "unknown", "Unknown."},
    {5, "roaming", "Registered and roaming."},
};
/* stat */
static const simcom_described_value_t values_51[] = {
    {0, "idle", "Not registered and not searching."},
    {1, "home", "Registered in the home network."},
    {2, "searching", "Searching."},
    {3, "denied", "Registration denied."},
    {4, "unknown", "Unknown."},
    {5, "roaming", "Registered and roaming."},
};
/* stat */
static const simcom_described_value_t values_99[] = {
    {0, "idle", "Not registered and not searching."},
    {1, "home", "Registered in the home network."},
    {2, "searching", "Searching."},
    {3, "denied", "Registration denied."},
    {4, "unknown", "Unknown."},
    {5, "roaming", "Registered and roaming."},
};
/* enableSNI */
static const simcom_described_value_t values_92[] = {
    {0, "off", "The name is not sent."},
    {1, "on", "The name is sent."},
};
/* cause */
static const simcom_described_value_t values_78[] = {
    {1, "closed", "The other side closed the socket."},
    {2, "reset", "The socket was reset."},
    {3, "network", "The network was closed."},
};

/* CMQTTSTART: Start the MQTT service */
static const simcom_described_outcome_t cmqttstart_execute_outcomes[] = {
    {true, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.1"},
    {true, {SIMCOM_STEP_RESULT, SIMCOM_STEP_OK}, "V1.00 2.2.1"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.1"},
    {false, {SIMCOM_STEP_ERROR, SIMCOM_STEP_RESULT}, "V1.00 2.2.1"},
};
static const simcom_described_form_t cmqttstart_forms[] = {
    { /* AT+CMQTTSTART */
        .type = SIMCOM_TYPE_EXECUTE,
        .variant = "",
        .option = "",
        .description = "Start the MQTT service",
        .source = "V1.00 2.2.1",
        .form = &simcom_form_cmqttstart_execute,
        .parameters = NULL,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttstart_execute_outcomes,
        .outcome_count = 4,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
};

/* CMQTTSTOP: Stop the MQTT service */
static const simcom_described_outcome_t cmqttstop_execute_outcomes[] = {
    {true, {SIMCOM_STEP_RESULT, SIMCOM_STEP_OK}, "V1.00 2.2.2"},
    {true, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.2"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.2"},
    {false, {SIMCOM_STEP_ERROR, SIMCOM_STEP_RESULT}, "field answer 9 of a service that is not started"},
};
static const simcom_described_form_t cmqttstop_forms[] = {
    { /* AT+CMQTTSTOP */
        .type = SIMCOM_TYPE_EXECUTE,
        .variant = "",
        .option = "",
        .description = "Stop the MQTT service",
        .source = "V1.00 2.2.2",
        .form = &simcom_form_cmqttstop_execute,
        .parameters = NULL,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttstop_execute_outcomes,
        .outcome_count = 4,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
};

/* CMQTTACCQ: Acquire a client */
static const simcom_described_parameter_t cmqttaccq_client_line_fields[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"clientID", "The client identifier that the broker sees.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"server_type", "How the client connects.", "", "V1.00 2.2.3",
     values_2, 2, true, 0},
{"mqtt_version", "The version of MQTT that the client speaks.", "", "V3.00 16",
     values_87, 2, true, 4},
};
static const simcom_described_line_t cmqttaccq_lines[] = {
    {"client", "Acquire a client", "+CMQTTACCQ:", SIMCOM_LINE_CMQTTACCQ, SIMCOM_ROLE_NONE,
     &simcom_shape_cmqttaccq_client, cmqttaccq_client_line_fields, "V1.00 2.2.3"},
};
static const char *const cmqttaccq_test_replies[] = {
    "(0-1),(1-23),(0-1)",
    NULL,
};
static const simcom_described_outcome_t cmqttaccq_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.3"},
};
static const simcom_described_outcome_t cmqttaccq_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.3"},
};
static const simcom_described_parameter_t cmqttaccq_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"clientID", "The client identifier that the broker sees.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"server_type", "How the client connects.", "", "V1.00 2.2.3",
     values_2, 2, true, 0},
{"mqtt_version", "The version of MQTT that the client speaks.", "", "V3.00 16",
     values_87, 2, true, 4},
};
static const simcom_described_outcome_t cmqttaccq_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.2.3"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.3"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.3"},
};
static const simcom_described_form_t cmqttaccq_forms[] = {
    { /* AT+CMQTTACCQ=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Acquire a client",
        .source = "V1.00 2.2.3",
        .form = &simcom_form_cmqttaccq_test,
        .parameters = NULL,
        .replies = cmqttaccq_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttaccq_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTACCQ? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Acquire a client",
        .source = "V1.00 2.2.3",
        .form = &simcom_form_cmqttaccq_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cmqttaccq_lines[0],
        .line_count = 1,
        .outcomes = cmqttaccq_read_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTACCQ=<client_index>,<clientID>,[<server_type>],[<mqtt_version>] */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Acquire a client",
        .source = "V1.00 2.2.3",
        .form = &simcom_form_cmqttaccq_write,
        .parameters = cmqttaccq_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttaccq_write_outcomes,
        .outcome_count = 3,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttaccq_write_t),
        .example = "AT+CMQTTACCQ=0,\"client test0\",1",
    },
};

/* CMQTTREL: Release a client */
static const char *const cmqttrel_test_replies[] = {
    "(0-1)",
    NULL,
};
static const simcom_described_outcome_t cmqttrel_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.4"},
};
static const simcom_described_outcome_t cmqttrel_read_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.2.4"},
};
static const simcom_described_parameter_t cmqttrel_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cmqttrel_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.2.4"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.4"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.4"},
};
static const simcom_described_form_t cmqttrel_forms[] = {
    { /* AT+CMQTTREL=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Release a client",
        .source = "V1.00 2.2.4",
        .form = &simcom_form_cmqttrel_test,
        .parameters = NULL,
        .replies = cmqttrel_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttrel_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTREL? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Release a client",
        .source = "V1.00 2.2.4",
        .form = &simcom_form_cmqttrel_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttrel_read_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTREL=<client_index> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Release a client",
        .source = "V1.00 2.2.4",
        .form = &simcom_form_cmqttrel_write,
        .parameters = cmqttrel_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttrel_write_outcomes,
        .outcome_count = 3,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttrel_write_t),
        .example = "",
    },
};

/* CMQTTSSLCFG: Choose the SSL context of a client */
static const simcom_described_parameter_t cmqttsslcfg_session_line_fields[] = {
{"session_id", "Which of the two clients.", "", "V1.00 2.2.5",
     NULL, 0, false, 0},
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
};
static const simcom_described_line_t cmqttsslcfg_lines[] = {
    {"session", "Choose the SSL context of a client", "+CMQTTSSLCFG:", SIMCOM_LINE_CMQTTSSLCFG, SIMCOM_ROLE_NONE,
     &simcom_shape_cmqttsslcfg_session, cmqttsslcfg_session_line_fields, "V1.00 2.2.5"},
};
static const char *const cmqttsslcfg_test_replies[] = {
    "(0,1),(0-9)",
    NULL,
};
static const simcom_described_outcome_t cmqttsslcfg_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.5"},
};
static const simcom_described_outcome_t cmqttsslcfg_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.5"},
};
static const simcom_described_parameter_t cmqttsslcfg_write_described[] = {
{"session_id", "Which of the two clients.", "", "V1.00 2.2.5",
     NULL, 0, false, 0},
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cmqttsslcfg_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.2.5"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.5"},
};
static const simcom_described_form_t cmqttsslcfg_forms[] = {
    { /* AT+CMQTTSSLCFG=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Choose the SSL context of a client",
        .source = "V1.00 2.2.5",
        .form = &simcom_form_cmqttsslcfg_test,
        .parameters = NULL,
        .replies = cmqttsslcfg_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttsslcfg_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTSSLCFG? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Choose the SSL context of a client",
        .source = "V1.00 2.2.5",
        .form = &simcom_form_cmqttsslcfg_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cmqttsslcfg_lines[0],
        .line_count = 1,
        .outcomes = cmqttsslcfg_read_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTSSLCFG=<session_id>,<ssl_ctx_index> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Choose the SSL context of a client",
        .source = "V1.00 2.2.5",
        .form = &simcom_form_cmqttsslcfg_write,
        .parameters = cmqttsslcfg_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttsslcfg_write_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttsslcfg_write_t),
        .example = "AT+CMQTTSSLCFG=0,0",
    },
};

/* CMQTTWILLTOPIC: Give the topic of the will */
static const char *const cmqttwilltopic_test_replies[] = {
    "(0-1),(1-1024)",
    NULL,
};
static const simcom_described_outcome_t cmqttwilltopic_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.6"},
};
static const simcom_described_parameter_t cmqttwilltopic_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"req_length", "Length of the topic, which follows after the prompt in UTF-8.", "bytes", "V1.00 2.2.6",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cmqttwilltopic_write_outcomes[] = {
    {true, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK}, "V1.00 2.2.6"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.6"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.6"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "project content refused"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_ERROR}, "project content refused"},
};
static const simcom_described_form_t cmqttwilltopic_forms[] = {
    { /* AT+CMQTTWILLTOPIC=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Give the topic of the will",
        .source = "V1.00 2.2.6",
        .form = &simcom_form_cmqttwilltopic_test,
        .parameters = NULL,
        .replies = cmqttwilltopic_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttwilltopic_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTWILLTOPIC=<client_index>,<req_length> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Give the topic of the will",
        .source = "V1.00 2.2.6",
        .form = &simcom_form_cmqttwilltopic_write,
        .parameters = cmqttwilltopic_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttwilltopic_write_outcomes,
        .outcome_count = 5,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttwilltopic_write_t),
        .example = "",
    },
};

/* CMQTTWILLMSG: Give the message of the will */
static const char *const cmqttwillmsg_test_replies[] = {
    "(0-1),(1-10240),(0-2)",
    NULL,
};
static const simcom_described_outcome_t cmqttwillmsg_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.7"},
};
static const simcom_described_parameter_t cmqttwillmsg_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"req_length", "Length of the message, which follows after the prompt.", "bytes", "V1.00 2.2.7",
     NULL, 0, false, 0},
{"qos", "Quality of service.", "", "V1.00 2.2.12",
     values_10, 3, false, 0},
};
static const simcom_described_outcome_t cmqttwillmsg_write_outcomes[] = {
    {true, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK}, "V1.00 2.2.7"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.7"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.7"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "project content refused"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_ERROR}, "project content refused"},
};
static const simcom_described_form_t cmqttwillmsg_forms[] = {
    { /* AT+CMQTTWILLMSG=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Give the message of the will",
        .source = "V1.00 2.2.7",
        .form = &simcom_form_cmqttwillmsg_test,
        .parameters = NULL,
        .replies = cmqttwillmsg_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttwillmsg_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTWILLMSG=<client_index>,<req_length>,<qos> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Give the message of the will",
        .source = "V1.00 2.2.7",
        .form = &simcom_form_cmqttwillmsg_write,
        .parameters = cmqttwillmsg_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttwillmsg_write_outcomes,
        .outcome_count = 5,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttwillmsg_write_t),
        .example = "",
    },
};

/* CMQTTCONNECT: Connect a client to a broker */
static const simcom_described_parameter_t cmqttconnect_connection_line_fields[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"server_addr", "The broker as tcp://host:port, for TLS as well; without a port 1883.", "", "V1.00 2.2.8",
     NULL, 0, false, 0},
{"keepalive_time", "The client sends a ping when nothing else was sent for so long.", "s", "V1.00 2.2.8",
     NULL, 0, false, 0},
{"clean_session", "Whether the broker forgets subscriptions and queued messages.", "", "V1.00 2.2.8",
     values_14, 2, true, 0},
{"user_name", "User name. Some firmware refuses a user name without a password.", "", "V1.00 2.2.8",
     NULL, 0, false, 0},
{"password", "Password of the user.", "", "V1.00 2.2.8",
     NULL, 0, false, 0},
};
static const simcom_described_line_t cmqttconnect_lines[] = {
    {"connection", "Connect a client to a broker", "+CMQTTCONNECT:", SIMCOM_LINE_CMQTTCONNECT, SIMCOM_ROLE_NONE,
     &simcom_shape_cmqttconnect_connection, cmqttconnect_connection_line_fields, "V1.00 2.2.8"},
};
static const char *const cmqttconnect_test_replies[] = {
    "(0-1),(9-256),(60-64800),(0-1)",
    NULL,
};
static const simcom_described_outcome_t cmqttconnect_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.8"},
};
static const simcom_described_outcome_t cmqttconnect_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.8"},
};
static const simcom_described_parameter_t cmqttconnect_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"server_addr", "The broker as tcp://host:port, for TLS as well; without a port 1883.", "", "V1.00 2.2.8",
     NULL, 0, false, 0},
{"keepalive_time", "The client sends a ping when nothing else was sent for so long.", "s", "V1.00 2.2.8",
     NULL, 0, false, 0},
{"clean_session", "Whether the broker forgets subscriptions and queued messages.", "", "V1.00 2.2.8",
     values_14, 2, true, 0},
{"user_name", "User name. Some firmware refuses a user name without a password.", "", "V1.00 2.2.8",
     NULL, 0, false, 0},
{"password", "Password of the user.", "", "V1.00 2.2.8",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cmqttconnect_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.8"},
    {false, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.8"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.8"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.8"},
};
static const simcom_described_form_t cmqttconnect_forms[] = {
    { /* AT+CMQTTCONNECT=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Connect a client to a broker",
        .source = "V1.00 2.2.8",
        .form = &simcom_form_cmqttconnect_test,
        .parameters = NULL,
        .replies = cmqttconnect_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttconnect_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTCONNECT? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "What each client is connected to; a client that is idle shows its number alone.",
        .source = "V1.00 2.2.8",
        .form = &simcom_form_cmqttconnect_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cmqttconnect_lines[0],
        .line_count = 1,
        .outcomes = cmqttconnect_read_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTCONNECT=<client_index>,<server_addr>,<keepalive_time>,<clean_session>,[<user_name>],[<password>] */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Connect a client to a broker",
        .source = "V1.00 2.2.8",
        .form = &simcom_form_cmqttconnect_write,
        .parameters = cmqttconnect_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttconnect_write_outcomes,
        .outcome_count = 4,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttconnect_write_t),
        .example = "AT+CMQTTCONNECT=0,\"tcp://test.mosquitto.org:1883\",60,1",
    },
};

/* CMQTTDISC: Disconnect a client */
static const simcom_described_parameter_t cmqttdisc_state_line_fields[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"disc_state", "State of the client.", "", "V1.00 2.2.9",
     values_19, 2, false, 0},
};
static const simcom_described_line_t cmqttdisc_lines[] = {
    {"state", "Disconnect a client", "+CMQTTDISC:", SIMCOM_LINE_CMQTTDISC, SIMCOM_ROLE_NONE,
     &simcom_shape_cmqttdisc_state, cmqttdisc_state_line_fields, "V1.00 2.2.9"},
};
static const char *const cmqttdisc_test_replies[] = {
    "(0-1),(0, 60-180)",
    NULL,
};
static const simcom_described_outcome_t cmqttdisc_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.9"},
};
static const simcom_described_outcome_t cmqttdisc_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.9"},
};
static const simcom_described_parameter_t cmqttdisc_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"timeout", "Time limit of the disconnection; 0 sets none.", "s", "V1.00 2.2.9",
     NULL, 0, true, 0},
};
static const simcom_described_outcome_t cmqttdisc_write_outcomes[] = {
    {true, {SIMCOM_STEP_RESULT, SIMCOM_STEP_OK}, "V1.00 2.2.9"},
    {true, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.9"},
    {false, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.9"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.9"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.9"},
};
static const simcom_described_form_t cmqttdisc_forms[] = {
    { /* AT+CMQTTDISC=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Disconnect a client",
        .source = "V1.00 2.2.9",
        .form = &simcom_form_cmqttdisc_test,
        .parameters = NULL,
        .replies = cmqttdisc_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttdisc_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTDISC? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Disconnect a client",
        .source = "V1.00 2.2.9",
        .form = &simcom_form_cmqttdisc_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cmqttdisc_lines[0],
        .line_count = 1,
        .outcomes = cmqttdisc_read_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTDISC=<client_index>,<timeout> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Disconnect a client",
        .source = "V1.00 2.2.9",
        .form = &simcom_form_cmqttdisc_write,
        .parameters = cmqttdisc_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttdisc_write_outcomes,
        .outcome_count = 5,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttdisc_write_t),
        .example = "AT+CMQTTDISC=0,120",
    },
};

/* CMQTTTOPIC: Give the topic of a publish */
static const char *const cmqtttopic_test_replies[] = {
    "(0-1),(1-1024)",
    NULL,
};
static const simcom_described_outcome_t cmqtttopic_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.10"},
};
static const simcom_described_parameter_t cmqtttopic_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"req_length", "Length of the topic, which follows after the prompt in UTF-8.", "bytes", "V1.00 2.2.10",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cmqtttopic_write_outcomes[] = {
    {true, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK}, "V1.00 2.2.10"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.10"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.10"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "project content refused"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_ERROR}, "project content refused"},
};
static const simcom_described_form_t cmqtttopic_forms[] = {
    { /* AT+CMQTTTOPIC=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Give the topic of a publish",
        .source = "V1.00 2.2.10",
        .form = &simcom_form_cmqtttopic_test,
        .parameters = NULL,
        .replies = cmqtttopic_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqtttopic_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTTOPIC=<client_index>,<req_length> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Give the topic of a publish",
        .source = "V1.00 2.2.10",
        .form = &simcom_form_cmqtttopic_write,
        .parameters = cmqtttopic_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqtttopic_write_outcomes,
        .outcome_count = 5,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqtttopic_write_t),
        .example = "",
    },
};

/* CMQTTPAYLOAD: Give the payload of a publish */
static const char *const cmqttpayload_test_replies[] = {
    "(0-1),(1-10240)",
    NULL,
};
static const simcom_described_outcome_t cmqttpayload_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V3.00 16"},
};
static const simcom_described_parameter_t cmqttpayload_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"req_length", "Length of the payload, which follows after the prompt. Any bytes.", "bytes", "V3.00 16",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cmqttpayload_write_outcomes[] = {
    {true, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK}, "V3.00 16"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V3.00 16"},
    {false, {SIMCOM_STEP_ERROR}, "V3.00 16"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "project content refused"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_ERROR}, "project content refused"},
};
static const simcom_described_form_t cmqttpayload_forms[] = {
    { /* AT+CMQTTPAYLOAD=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Give the payload of a publish",
        .source = "V3.00 16",
        .form = &simcom_form_cmqttpayload_test,
        .parameters = NULL,
        .replies = cmqttpayload_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttpayload_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTPAYLOAD=<client_index>,<req_length> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Give the payload of a publish",
        .source = "V3.00 16",
        .form = &simcom_form_cmqttpayload_write,
        .parameters = cmqttpayload_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttpayload_write_outcomes,
        .outcome_count = 5,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttpayload_write_t),
        .example = "",
    },
};

/* CMQTTPUB: Publish a message */
static const char *const cmqttpub_test_replies[] = {
    "(0-1),(0-2),(60-180),(0-1),(0-1)",
    NULL,
};
static const simcom_described_outcome_t cmqttpub_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V3.00 16"},
};
static const simcom_described_parameter_t cmqttpub_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"qos", "Quality of service.", "", "V1.00 2.2.12",
     values_25, 3, false, 0},
{"pub_timeout", "How long the module waits for the broker's answer.", "s", "V3.00 16",
     NULL, 0, false, 0},
{"retained", "Whether the broker keeps the message for later subscribers.", "", "V3.00 16",
     values_27, 2, true, 0},
{"dup", "Marks a message as sent again.", "", "V1.00 2.2.12",
     values_28, 2, true, 0},
};
static const simcom_described_outcome_t cmqttpub_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V3.00 16"},
    {false, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V3.00 16"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V3.00 16"},
    {false, {SIMCOM_STEP_ERROR}, "V3.00 16"},
};
static const simcom_described_form_t cmqttpub_forms[] = {
    { /* AT+CMQTTPUB=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Publish a message",
        .source = "V3.00 16",
        .form = &simcom_form_cmqttpub_test,
        .parameters = NULL,
        .replies = cmqttpub_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttpub_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTPUB=<client_index>,<qos>,<pub_timeout>,[<retained>],[<dup>] */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Publish a message",
        .source = "V3.00 16",
        .form = &simcom_form_cmqttpub_write,
        .parameters = cmqttpub_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttpub_write_outcomes,
        .outcome_count = 4,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttpub_write_t),
        .example = "AT+CMQTTPUB=0,1,60",
    },
};

/* CMQTTSUBTOPIC: Add a topic to the next subscribe */
static const char *const cmqttsubtopic_test_replies[] = {
    "(0-1),(1-1024),(0-2)",
    NULL,
};
static const simcom_described_outcome_t cmqttsubtopic_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V3.00 16"},
};
static const simcom_described_parameter_t cmqttsubtopic_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"req_length", "Length of the topic filter, which follows after the prompt in UTF-8.", "bytes", "V1.00 2.2.13",
     NULL, 0, false, 0},
{"qos", "Quality of service.", "", "V1.00 2.2.12",
     values_31, 3, false, 0},
};
static const simcom_described_outcome_t cmqttsubtopic_write_outcomes[] = {
    {true, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK}, "V1.00 2.2.13"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.13"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.13"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "project content refused"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_ERROR}, "project content refused"},
};
static const simcom_described_form_t cmqttsubtopic_forms[] = {
    { /* AT+CMQTTSUBTOPIC=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Add a topic to the next subscribe",
        .source = "V3.00 16",
        .form = &simcom_form_cmqttsubtopic_test,
        .parameters = NULL,
        .replies = cmqttsubtopic_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttsubtopic_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTSUBTOPIC=<client_index>,<req_length>,<qos> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Add a topic to the next subscribe",
        .source = "V1.00 2.2.13",
        .form = &simcom_form_cmqttsubtopic_write,
        .parameters = cmqttsubtopic_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttsubtopic_write_outcomes,
        .outcome_count = 5,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttsubtopic_write_t),
        .example = "",
    },
};

/* CMQTTSUB: Subscribe */
static const char *const cmqttsub_test_replies[] = {
    "(0-1),(1-1024),(0-2),(0-1)",
    NULL,
};
static const simcom_described_outcome_t cmqttsub_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V3.00 16"},
};
static const simcom_described_parameter_t cmqttsub_write_batch_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"dup", "Marks a message as sent again.", "", "V1.00 2.2.12",
     values_33, 2, true, 0},
};
static const simcom_described_outcome_t cmqttsub_write_batch_outcomes[] = {
    {true, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V3.00 16"},
    {false, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V3.00 16"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V3.00 16"},
    {false, {SIMCOM_STEP_ERROR}, "V3.00 16"},
};
static const simcom_described_parameter_t cmqttsub_write_topic_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"req_length", "Length of the topic filter, which follows after the prompt in UTF-8.", "bytes", "V1.00 2.2.14",
     NULL, 0, false, 0},
{"qos", "Quality of service.", "", "V1.00 2.2.12",
     values_35, 3, false, 0},
{"dup", "Marks a message as sent again.", "", "V1.00 2.2.12",
     values_33, 2, true, 0},
};
static const simcom_described_outcome_t cmqttsub_write_topic_outcomes[] = {
    {true, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.14"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V3.00 16"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V3.00 16"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_ERROR}, "project content refused"},
    {false, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.14"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.14"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.14"},
};
static const simcom_described_form_t cmqttsub_forms[] = {
    { /* AT+CMQTTSUB=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Subscribe",
        .source = "V3.00 16",
        .form = &simcom_form_cmqttsub_test,
        .parameters = NULL,
        .replies = cmqttsub_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttsub_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTSUB=<client_index>,[<dup>] */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "batch",
        .option = "",
        .description = "Subscribe the collected topics.",
        .source = "V3.00 16",
        .form = &simcom_form_cmqttsub_write_batch,
        .parameters = cmqttsub_write_batch_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttsub_write_batch_outcomes,
        .outcome_count = 4,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttsub_write_batch_t),
        .example = "AT+CMQTTSUB=0",
    },
    { /* AT+CMQTTSUB=<client_index>,<req_length>,<qos>,[<dup>] */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "topic",
        .option = "",
        .description = "Subscribe one topic.",
        .source = "V1.00 2.2.14",
        .form = &simcom_form_cmqttsub_write_topic,
        .parameters = cmqttsub_write_topic_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttsub_write_topic_outcomes,
        .outcome_count = 7,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttsub_write_topic_t),
        .example = "AT+CMQTTSUB=0,9,1",
    },
};

/* CMQTTUNSUBTOPIC: Add a topic to the next unsubscribe */
static const char *const cmqttunsubtopic_test_replies[] = {
    "(0-1),(1-1024)",
    NULL,
};
static const simcom_described_outcome_t cmqttunsubtopic_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.15"},
};
static const simcom_described_parameter_t cmqttunsubtopic_write_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"req_length", "Length of the topic filter, which follows after the prompt in UTF-8.", "bytes", "V1.00 2.2.15",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cmqttunsubtopic_write_outcomes[] = {
    {true, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK}, "V1.00 2.2.15"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.15"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.15"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "project content refused"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_ERROR}, "project content refused"},
};
static const simcom_described_form_t cmqttunsubtopic_forms[] = {
    { /* AT+CMQTTUNSUBTOPIC=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Add a topic to the next unsubscribe",
        .source = "V1.00 2.2.15",
        .form = &simcom_form_cmqttunsubtopic_test,
        .parameters = NULL,
        .replies = cmqttunsubtopic_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttunsubtopic_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTUNSUBTOPIC=<client_index>,<req_length> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Add a topic to the next unsubscribe",
        .source = "V1.00 2.2.15",
        .form = &simcom_form_cmqttunsubtopic_write,
        .parameters = cmqttunsubtopic_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttunsubtopic_write_outcomes,
        .outcome_count = 5,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttunsubtopic_write_t),
        .example = "",
    },
};

/* CMQTTUNSUB: Unsubscribe */
static const char *const cmqttunsub_test_replies[] = {
    "(0-1),(1-1024),(0-1)",
    NULL,
};
static const simcom_described_outcome_t cmqttunsub_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V3.00 16"},
};
static const simcom_described_parameter_t cmqttunsub_write_batch_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"dup", "Marks a message as sent again.", "", "V1.00 2.2.12",
     values_39, 2, true, 0},
};
static const simcom_described_outcome_t cmqttunsub_write_batch_outcomes[] = {
    {true, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.16"},
    {false, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.16"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.16"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.16"},
};
static const simcom_described_parameter_t cmqttunsub_write_topic_described[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.2.3",
     NULL, 0, false, 0},
{"req_length", "Length of the topic filter, which follows after the prompt in UTF-8.", "bytes", "V1.00 2.2.16",
     NULL, 0, false, 0},
{"dup", "Marks a message as sent again.", "", "V1.00 2.2.12",
     values_39, 2, true, 0},
};
static const simcom_described_outcome_t cmqttunsub_write_topic_outcomes[] = {
    {true, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.16"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V3.00 16"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V3.00 16"},
    {false, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_ERROR}, "project content refused"},
    {false, {SIMCOM_STEP_OK, SIMCOM_STEP_RESULT}, "V1.00 2.2.16"},
    {false, {SIMCOM_STEP_RESULT, SIMCOM_STEP_ERROR}, "V1.00 2.2.16"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.16"},
};
static const simcom_described_form_t cmqttunsub_forms[] = {
    { /* AT+CMQTTUNSUB=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Unsubscribe",
        .source = "V3.00 16",
        .form = &simcom_form_cmqttunsub_test,
        .parameters = NULL,
        .replies = cmqttunsub_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttunsub_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTUNSUB=<client_index>,<dup> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "batch",
        .option = "",
        .description = "Unsubscribe the collected topics.",
        .source = "V1.00 2.2.16",
        .form = &simcom_form_cmqttunsub_write_batch,
        .parameters = cmqttunsub_write_batch_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttunsub_write_batch_outcomes,
        .outcome_count = 4,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttunsub_write_batch_t),
        .example = "AT+CMQTTUNSUB=0,0",
    },
    { /* AT+CMQTTUNSUB=<client_index>,<req_length>,<dup> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "topic",
        .option = "",
        .description = "Unsubscribe one topic.",
        .source = "V1.00 2.2.16",
        .form = &simcom_form_cmqttunsub_write_topic,
        .parameters = cmqttunsub_write_topic_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttunsub_write_topic_outcomes,
        .outcome_count = 7,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttunsub_write_topic_t),
        .example = "AT+CMQTTUNSUB=0,9,0",
    },
};

/* CMQTTCFG: Configure a client */
static const simcom_described_parameter_t cmqttcfg_settings_line_fields[] = {
{"index", "Which of the two clients.", "", "V1.00 2.2.17",
     NULL, 0, false, 0},
{"checkUTF8_flag", "Whether topics and messages are checked to be UTF-8.", "", "V1.00 2.2.17",
     values_42, 2, true, 1},
{"optimeout", "How long the module waits for the broker in an operation.", "s", "V3.00 16",
     NULL, 0, true, 120},
};
static const simcom_described_line_t cmqttcfg_lines[] = {
    {"settings", "Configure a client", "+CMQTTCFG:", SIMCOM_LINE_CMQTTCFG, SIMCOM_ROLE_NONE,
     &simcom_shape_cmqttcfg_settings, cmqttcfg_settings_line_fields, "V1.00 2.2.17"},
};
static const char *const cmqttcfg_test_replies[] = {
    "\"checkUTF8\",(0-1),(0-1)",
    NULL,
};
static const simcom_described_outcome_t cmqttcfg_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.17"},
};
static const simcom_described_outcome_t cmqttcfg_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.2.17"},
};
static const simcom_described_parameter_t cmqttcfg_write_check_utf8_described[] = {
{"index", "Which of the two clients.", "", "V1.00 2.2.17",
     NULL, 0, false, 0},
{"checkUTF8_flag", "Whether topics and messages are checked to be UTF-8.", "", "V1.00 2.2.17",
     values_42, 2, true, 1},
};
static const simcom_described_outcome_t cmqttcfg_write_check_utf8_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.2.17"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.2.17"},
};
static const simcom_described_form_t cmqttcfg_forms[] = {
    { /* AT+CMQTTCFG=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Configure a client",
        .source = "V1.00 2.2.17",
        .form = &simcom_form_cmqttcfg_test,
        .parameters = NULL,
        .replies = cmqttcfg_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttcfg_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTCFG? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Configure a client",
        .source = "V1.00 2.2.17",
        .form = &simcom_form_cmqttcfg_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cmqttcfg_lines[0],
        .line_count = 1,
        .outcomes = cmqttcfg_read_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CMQTTCFG="checkUTF8",<index>,<checkUTF8_flag> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "checkUTF8",
        .option = "checkUTF8",
        .description = "Switch the UTF-8 check on or off.",
        .source = "V1.00 2.2.17",
        .form = &simcom_form_cmqttcfg_write_check_utf8,
        .parameters = cmqttcfg_write_check_utf8_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cmqttcfg_write_check_utf8_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cmqttcfg_write_check_utf8_t),
        .example = "AT+CMQTTCFG=\"checkUTF8\",0,0",
    },
};

/* AT: Ask whether the module listens */
static const simcom_described_outcome_t at_execute_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V.250 5.2"},
};
static const simcom_described_form_t at_forms[] = {
    { /* AT */
        .type = SIMCOM_TYPE_EXECUTE,
        .variant = "",
        .option = "",
        .description = "Ask whether the module listens",
        .source = "V.250 5.2",
        .form = &simcom_form_at_execute,
        .parameters = NULL,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = at_execute_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
};

/* ATE: Echo of commands */
static const simcom_described_parameter_t ate_execute_described[] = {
{"value", "Off or on.", "", "V.250 6.2.4",
     values_43, 2, true, 1},
};
static const simcom_described_outcome_t ate_execute_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V.250 6.2.4"},
    {false, {SIMCOM_STEP_ERROR}, "V.250 6.2.4"},
};
static const simcom_described_form_t ate_forms[] = {
    { /* ATE<value> */
        .type = SIMCOM_TYPE_EXECUTE,
        .variant = "",
        .option = "",
        .description = "Echo of commands",
        .source = "V.250 6.2.4",
        .form = &simcom_form_ate_execute,
        .parameters = ate_execute_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = ate_execute_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_ate_execute_t),
        .example = "ATE0",
    },
};

/* CRESET: Restart the module */
static const simcom_described_outcome_t creset_execute_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V3.00 2.2"},
    {false, {SIMCOM_STEP_ERROR}, "V3.00 2.2"},
};
static const simcom_described_form_t creset_forms[] = {
    { /* AT+CRESET */
        .type = SIMCOM_TYPE_EXECUTE,
        .variant = "",
        .option = "",
        .description = "Restart the module",
        .source = "V3.00 2.2",
        .form = &simcom_form_creset_execute,
        .parameters = NULL,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = creset_execute_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
};

/* CSQ: Signal quality */
static const simcom_described_parameter_t csq_quality_line_fields[] = {
{"rssi", "Strength: 0 is -113 dBm or less, 31 is -51 dBm or more, 99 unknown; 100 to 199 for TD-SCDMA and LTE.", "", "TS27.007 8.5",
     NULL, 0, false, 0},
{"ber", "Channel bit error rate class 0 to 7, 99 unknown.", "", "TS27.007 8.5",
     NULL, 0, false, 0},
};
static const simcom_described_line_t csq_lines[] = {
    {"quality", "Signal quality", "+CSQ:", SIMCOM_LINE_CSQ, SIMCOM_ROLE_NONE,
     &simcom_shape_csq_quality, csq_quality_line_fields, "TS27.007 8.5"},
};
static const simcom_described_outcome_t csq_execute_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 8.5"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 8.5"},
};
static const simcom_described_form_t csq_forms[] = {
    { /* AT+CSQ */
        .type = SIMCOM_TYPE_EXECUTE,
        .variant = "",
        .option = "",
        .description = "Signal quality",
        .source = "TS27.007 8.5",
        .form = &simcom_form_csq_execute,
        .parameters = NULL,
        .replies = NULL,
        .lines = &csq_lines[0],
        .line_count = 1,
        .outcomes = csq_execute_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
};

/* CPIN: State of the SIM */
static const simcom_described_parameter_t cpin_state_line_fields[] = {
{"code", "READY, or what the SIM waits for, such as SIM PIN. Modules send it without quotation marks.", "", "TS27.007 8.3",
     NULL, 0, false, 0},
};
static const simcom_described_line_t cpin_lines[] = {
    {"state", "State of the SIM", "+CPIN:", SIMCOM_LINE_CPIN, SIMCOM_ROLE_NONE,
     &simcom_shape_cpin_state, cpin_state_line_fields, "TS27.007 8.3"},
};
static const simcom_described_outcome_t cpin_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 8.3"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 8.3"},
};
static const simcom_described_form_t cpin_forms[] = {
    { /* AT+CPIN? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "State of the SIM",
        .source = "TS27.007 8.3",
        .form = &simcom_form_cpin_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cpin_lines[0],
        .line_count = 1,
        .outcomes = cpin_read_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
};

/* CREG: Network registration */
static const simcom_described_parameter_t creg_status_line_fields[] = {
{"n", "Which unsolicited reports are on.", "", "TS27.007 7.2",
     values_46, 3, true, 0},
{"stat", "Registration status.", "", "TS27.007 7.2",
     values_47, 6, false, 0},
{"lac", "Area code, hexadecimal; only while location reports are on.", "", "TS27.007 7.2",
     NULL, 0, false, 0},
{"ci", "Cell identifier, hexadecimal; only while location reports are on.", "", "TS27.007 7.2",
     NULL, 0, false, 0},
};
static const simcom_described_line_t creg_lines[] = {
    {"status", "Network registration", "+CREG:", SIMCOM_LINE_CREG, SIMCOM_ROLE_NONE,
     &simcom_shape_creg_status, creg_status_line_fields, "TS27.007 7.2"},
};
static const char *const creg_test_replies[] = {
    "(0-2)",
    NULL,
};
static const simcom_described_outcome_t creg_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 7.2"},
};
static const simcom_described_outcome_t creg_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 7.2"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 7.2"},
};
static const simcom_described_parameter_t creg_write_described[] = {
{"n", "Which unsolicited reports are on.", "", "TS27.007 7.2",
     values_46, 3, true, 0},
};
static const simcom_described_outcome_t creg_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "TS27.007 7.2"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 7.2"},
};
static const simcom_described_form_t creg_forms[] = {
    { /* AT+CREG=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Network registration",
        .source = "TS27.007 7.2",
        .form = &simcom_form_creg_test,
        .parameters = NULL,
        .replies = creg_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = creg_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CREG? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Network registration",
        .source = "TS27.007 7.2",
        .form = &simcom_form_creg_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &creg_lines[0],
        .line_count = 1,
        .outcomes = creg_read_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CREG=<n> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Network registration",
        .source = "TS27.007 7.2",
        .form = &simcom_form_creg_write,
        .parameters = creg_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = creg_write_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_creg_write_t),
        .example = "",
    },
};

/* CGREG: Packet network registration */
static const simcom_described_parameter_t cgreg_status_line_fields[] = {
{"n", "Which unsolicited reports are on.", "", "TS27.007 10.1.20",
     values_50, 3, true, 0},
{"stat", "Registration status.", "", "TS27.007 10.1.20",
     values_51, 6, false, 0},
{"lac", "Area code, hexadecimal; only while location reports are on.", "", "TS27.007 10.1.20",
     NULL, 0, false, 0},
{"ci", "Cell identifier, hexadecimal; only while location reports are on.", "", "TS27.007 10.1.20",
     NULL, 0, false, 0},
};
static const simcom_described_line_t cgreg_lines[] = {
    {"status", "Packet network registration", "+CGREG:", SIMCOM_LINE_CGREG, SIMCOM_ROLE_NONE,
     &simcom_shape_cgreg_status, cgreg_status_line_fields, "TS27.007 10.1.20"},
};
static const char *const cgreg_test_replies[] = {
    "(0-2)",
    NULL,
};
static const simcom_described_outcome_t cgreg_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 10.1.20"},
};
static const simcom_described_outcome_t cgreg_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 10.1.20"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 10.1.20"},
};
static const simcom_described_parameter_t cgreg_write_described[] = {
{"n", "Which unsolicited reports are on.", "", "TS27.007 10.1.20",
     values_50, 3, true, 0},
};
static const simcom_described_outcome_t cgreg_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "TS27.007 10.1.20"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 10.1.20"},
};
static const simcom_described_form_t cgreg_forms[] = {
    { /* AT+CGREG=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Packet network registration",
        .source = "TS27.007 10.1.20",
        .form = &simcom_form_cgreg_test,
        .parameters = NULL,
        .replies = cgreg_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cgreg_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CGREG? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Packet network registration",
        .source = "TS27.007 10.1.20",
        .form = &simcom_form_cgreg_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cgreg_lines[0],
        .line_count = 1,
        .outcomes = cgreg_read_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CGREG=<n> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Packet network registration",
        .source = "TS27.007 10.1.20",
        .form = &simcom_form_cgreg_write,
        .parameters = cgreg_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cgreg_write_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cgreg_write_t),
        .example = "",
    },
};

/* CEREG: Packet network registration, LTE */
static const simcom_described_parameter_t cereg_status_line_fields[] = {
{"n", "Which unsolicited reports are on.", "", "TS27.007 10.1.22",
     values_98, 3, true, 0},
{"stat", "Registration status.", "", "TS27.007 10.1.22",
     values_99, 6, false, 0},
{"lac", "Area code, hexadecimal; only while location reports are on.", "", "TS27.007 10.1.22",
     NULL, 0, false, 0},
{"ci", "Cell identifier, hexadecimal; only while location reports are on.", "", "TS27.007 10.1.22",
     NULL, 0, false, 0},
};
static const simcom_described_line_t cereg_lines[] = {
    {"status", "Packet network registration, LTE", "+CEREG:", SIMCOM_LINE_CEREG, SIMCOM_ROLE_NONE,
     &simcom_shape_cereg_status, cereg_status_line_fields, "TS27.007 10.1.22"},
};
static const char *const cereg_test_replies[] = {
    "(0-2)",
    NULL,
};
static const simcom_described_outcome_t cereg_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 10.1.22"},
};
static const simcom_described_outcome_t cereg_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 10.1.22"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 10.1.22"},
};
static const simcom_described_parameter_t cereg_write_described[] = {
{"n", "Which unsolicited reports are on.", "", "TS27.007 10.1.22",
     values_98, 3, true, 0},
};
static const simcom_described_outcome_t cereg_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "TS27.007 10.1.22"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 10.1.22"},
};
static const simcom_described_form_t cereg_forms[] = {
    { /* AT+CEREG=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Packet network registration, LTE",
        .source = "TS27.007 10.1.22",
        .form = &simcom_form_cereg_test,
        .parameters = NULL,
        .replies = cereg_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cereg_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CEREG? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Packet network registration, LTE",
        .source = "TS27.007 10.1.22",
        .form = &simcom_form_cereg_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cereg_lines[0],
        .line_count = 1,
        .outcomes = cereg_read_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CEREG=<n> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Packet network registration, LTE",
        .source = "TS27.007 10.1.22",
        .form = &simcom_form_cereg_write,
        .parameters = cereg_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cereg_write_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cereg_write_t),
        .example = "",
    },
};

/* CGDCONT: Define a PDP context */
static const simcom_described_parameter_t cgdcont_context_line_fields[] = {
{"cid", "Number of the PDP context.", "", "TS27.007 10.1.1",
     NULL, 0, false, 0},
{"pdp_type", "Kind of addresses: IP, IPV6 or IPV4V6.", "", "TS27.007 10.1.1",
     NULL, 0, false, 0},
{"apn", "Access point name, as the operator says.", "", "TS27.007 10.1.1",
     NULL, 0, false, 0},
{"pdp_addr", "Requested address; empty for one that the network chooses.", "", "TS27.007 10.1.1",
     NULL, 0, false, 0},
};
static const simcom_described_line_t cgdcont_lines[] = {
    {"context", "Define a PDP context", "+CGDCONT:", SIMCOM_LINE_CGDCONT, SIMCOM_ROLE_NONE,
     &simcom_shape_cgdcont_context, cgdcont_context_line_fields, "TS27.007 10.1.1"},
};
static const simcom_described_outcome_t cgdcont_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 10.1.1"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 10.1.1"},
};
static const simcom_described_parameter_t cgdcont_write_described[] = {
{"cid", "Number of the PDP context.", "", "TS27.007 10.1.1",
     NULL, 0, false, 0},
{"pdp_type", "Kind of addresses: IP, IPV6 or IPV4V6.", "", "TS27.007 10.1.1",
     NULL, 0, false, 0},
{"apn", "Access point name, as the operator says.", "", "TS27.007 10.1.1",
     NULL, 0, false, 0},
{"pdp_addr", "Requested address; empty for one that the network chooses.", "", "TS27.007 10.1.1",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cgdcont_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "TS27.007 10.1.1"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 10.1.1"},
};
static const simcom_described_form_t cgdcont_forms[] = {
    { /* AT+CGDCONT? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Define a PDP context",
        .source = "TS27.007 10.1.1",
        .form = &simcom_form_cgdcont_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cgdcont_lines[0],
        .line_count = 1,
        .outcomes = cgdcont_read_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CGDCONT=<cid>,<pdp_type>,[<apn>],[<pdp_addr>] */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Define a PDP context",
        .source = "TS27.007 10.1.1",
        .form = &simcom_form_cgdcont_write,
        .parameters = cgdcont_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cgdcont_write_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cgdcont_write_t),
        .example = "AT+CGDCONT=1,\"IP\",\"internet\"",
    },
};

/* CGSOCKCONT: Define a PDP context for sockets */
static const simcom_described_parameter_t cgsockcont_context_line_fields[] = {
{"cid", "Number of the PDP context.", "", "V1.00 3",
     NULL, 0, false, 0},
{"pdp_type", "Kind of addresses: IP, IPV6 or IPV4V6.", "", "V1.00 3",
     NULL, 0, false, 0},
{"apn", "Access point name, as the operator says.", "", "V1.00 3",
     NULL, 0, false, 0},
{"pdp_addr", "Requested address; empty for one that the network chooses.", "", "V1.00 3",
     NULL, 0, false, 0},
};
static const simcom_described_line_t cgsockcont_lines[] = {
    {"context", "Define a PDP context for sockets", "+CGSOCKCONT:", SIMCOM_LINE_CGSOCKCONT, SIMCOM_ROLE_NONE,
     &simcom_shape_cgsockcont_context, cgsockcont_context_line_fields, "V1.00 3"},
};
static const simcom_described_outcome_t cgsockcont_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 3"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 3"},
};
static const simcom_described_parameter_t cgsockcont_write_described[] = {
{"cid", "Number of the PDP context.", "", "V1.00 3",
     NULL, 0, false, 0},
{"pdp_type", "Kind of addresses: IP, IPV6 or IPV4V6.", "", "V1.00 3",
     NULL, 0, false, 0},
{"apn", "Access point name, as the operator says.", "", "V1.00 3",
     NULL, 0, false, 0},
{"pdp_addr", "Requested address; empty for one that the network chooses.", "", "V1.00 3",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cgsockcont_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 3"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 3"},
};
static const simcom_described_form_t cgsockcont_forms[] = {
    { /* AT+CGSOCKCONT? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "Define a PDP context for sockets",
        .source = "V1.00 3",
        .form = &simcom_form_cgsockcont_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cgsockcont_lines[0],
        .line_count = 1,
        .outcomes = cgsockcont_read_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CGSOCKCONT=<cid>,<pdp_type>,[<apn>],[<pdp_addr>] */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Define a PDP context for sockets",
        .source = "V1.00 3",
        .form = &simcom_form_cgsockcont_write,
        .parameters = cgsockcont_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cgsockcont_write_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cgsockcont_write_t),
        .example = "AT+CGSOCKCONT=1,\"IP\",\"CMNET\"",
    },
};

/* CGPADDR: Addresses of the PDP contexts */
static const simcom_described_parameter_t cgpaddr_address_line_fields[] = {
{"cid", "Number of the PDP context.", "", "V1.00 3",
     NULL, 0, false, 0},
{"pdp_addr", "The address. Modules send it with or without quotation marks.", "", "V1.00 3",
     NULL, 0, false, 0},
};
static const simcom_described_line_t cgpaddr_lines[] = {
    {"address", "Addresses of the PDP contexts", "+CGPADDR:", SIMCOM_LINE_CGPADDR, SIMCOM_ROLE_NONE,
     &simcom_shape_cgpaddr_address, cgpaddr_address_line_fields, "V1.00 3"},
};
static const simcom_described_outcome_t cgpaddr_execute_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 3"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 3"},
};
static const simcom_described_parameter_t cgpaddr_write_described[] = {
{"cid", "Number of the PDP context.", "", "V1.00 3",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cgpaddr_write_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 3"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 3"},
};
static const simcom_described_form_t cgpaddr_forms[] = {
    { /* AT+CGPADDR */
        .type = SIMCOM_TYPE_EXECUTE,
        .variant = "",
        .option = "",
        .description = "Addresses of the PDP contexts",
        .source = "V1.00 3",
        .form = &simcom_form_cgpaddr_execute,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cgpaddr_lines[0],
        .line_count = 1,
        .outcomes = cgpaddr_execute_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CGPADDR=<cid> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Addresses of the PDP contexts",
        .source = "V1.00 3",
        .form = &simcom_form_cgpaddr_write,
        .parameters = cgpaddr_write_described,
        .replies = NULL,
        .lines = &cgpaddr_lines[0],
        .line_count = 1,
        .outcomes = cgpaddr_write_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cgpaddr_write_t),
        .example = "",
    },
};

/* CCLK: The module's clock */
static const simcom_described_parameter_t cclk_time_line_fields[] = {
{"time", "Date, time and zone in quarters of an hour, yy/MM/dd,hh:mm:ss+zz.", "", "TS27.007 8.15",
     NULL, 0, false, 0},
};
static const simcom_described_line_t cclk_lines[] = {
    {"time", "The module's clock", "+CCLK:", SIMCOM_LINE_CCLK, SIMCOM_ROLE_NONE,
     &simcom_shape_cclk_time, cclk_time_line_fields, "TS27.007 8.15"},
};
static const simcom_described_outcome_t cclk_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "TS27.007 8.15"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 8.15"},
};
static const simcom_described_parameter_t cclk_write_described[] = {
{"time", "Date, time and zone in quarters of an hour, yy/MM/dd,hh:mm:ss+zz.", "", "TS27.007 8.15",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t cclk_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "TS27.007 8.15"},
    {false, {SIMCOM_STEP_ERROR}, "TS27.007 8.15"},
};
static const simcom_described_form_t cclk_forms[] = {
    { /* AT+CCLK? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "The module's clock",
        .source = "TS27.007 8.15",
        .form = &simcom_form_cclk_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &cclk_lines[0],
        .line_count = 1,
        .outcomes = cclk_read_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CCLK=<time> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "The module's clock",
        .source = "TS27.007 8.15",
        .form = &simcom_form_cclk_write,
        .parameters = cclk_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = cclk_write_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_cclk_write_t),
        .example = "AT+CCLK=\"26/01/31,12:00:00+04\"",
    },
};

/* CSSLCFG: Configure an SSL context */
static const simcom_described_parameter_t csslcfg_context_line_fields[] = {
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"sslversion", "The TLS versions to offer. Leave it at the default unless a server demands one.", "", "V1.00 2.1.1",
     values_66, 5, true, 4},
{"authmode", "What is verified.", "", "V1.00 2.1.1",
     values_67, 4, true, 0},
{"ignorelocaltime", "Whether the validity dates of certificates are checked.", "", "V1.00 2.1.1",
     values_68, 2, true, 1},
{"negotiatetime", "The longest time that the TLS handshake may take.", "s", "V1.00 2.1.1",
     NULL, 0, true, 300},
{"ca_file", "File name of the server's root CA certificate.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"clientcert_file", "File name of the client's certificate.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"clientkey_file", "File name of the client's private key.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"enableSNI", "Whether the server's name is sent in the handshake.", "", "V3.00 10.2.12",
     values_92, 2, true, 0},
{"keypwd", "Password of the client's private key.", "", "V3.00 10.2.12",
     NULL, 0, false, 0},
{"ciphersuites", "The cipher suites to offer: 0x002F is TLS_RSA_WITH_AES_128_CBC_SHA alone, 0xFFFF all that the module has.", "", "V3.00 10.2.12",
     NULL, 0, true, 65535},
};
static const simcom_described_line_t csslcfg_lines[] = {
    {"context", "Configure an SSL context", "+CSSLCFG:", SIMCOM_LINE_CSSLCFG, SIMCOM_ROLE_NONE,
     &simcom_shape_csslcfg_context, csslcfg_context_line_fields, "V1.00 2.1.1"},
};
static const char *const csslcfg_test_replies[] = {
    "\"sslversion\",(0-9),(0-4)",
    "\"authmode\",(0-9),(0-3)",
    "\"ignorelocaltime\",(0-9),(0,1)",
    "\"negotiatetime\",(0-9),(10-300)",
    "\"cacert\",(0-9),(5-128)",
    "\"clientcert\",(0-9),(5-128)",
    "\"clientkey\",(0-9),(5-128)",
    NULL,
};
static const simcom_described_outcome_t csslcfg_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.1.1"},
};
static const simcom_described_outcome_t csslcfg_read_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.1.1"},
};
static const simcom_described_parameter_t csslcfg_write_query_described[] = {
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t csslcfg_write_query_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.1.1"},
};
static const simcom_described_parameter_t csslcfg_write_sslversion_described[] = {
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"sslversion", "The TLS versions to offer. Leave it at the default unless a server demands one.", "", "V1.00 2.1.1",
     values_66, 5, true, 4},
};
static const simcom_described_outcome_t csslcfg_write_sslversion_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.1.1"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.1.1"},
};
static const simcom_described_parameter_t csslcfg_write_authmode_described[] = {
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"authmode", "What is verified.", "", "V1.00 2.1.1",
     values_67, 4, true, 0},
};
static const simcom_described_outcome_t csslcfg_write_authmode_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.1.1"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.1.1"},
};
static const simcom_described_parameter_t csslcfg_write_ignorelocaltime_described[] = {
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"ignorelocaltime", "Whether the validity dates of certificates are checked.", "", "V1.00 2.1.1",
     values_68, 2, true, 1},
};
static const simcom_described_outcome_t csslcfg_write_ignorelocaltime_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.1.1"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.1.1"},
};
static const simcom_described_parameter_t csslcfg_write_negotiatetime_described[] = {
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"negotiatetime", "The longest time that the TLS handshake may take.", "s", "V1.00 2.1.1",
     NULL, 0, true, 300},
};
static const simcom_described_outcome_t csslcfg_write_negotiatetime_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.1.1"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.1.1"},
};
static const simcom_described_parameter_t csslcfg_write_cacert_described[] = {
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"ca_file", "File name of the server's root CA certificate.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t csslcfg_write_cacert_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.1.1"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.1.1"},
};
static const simcom_described_parameter_t csslcfg_write_clientcert_described[] = {
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"clientcert_file", "File name of the client's certificate.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t csslcfg_write_clientcert_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.1.1"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.1.1"},
};
static const simcom_described_parameter_t csslcfg_write_clientkey_described[] = {
{"ssl_ctx_index", "Which of the ten SSL contexts.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
{"clientkey_file", "File name of the client's private key.", "", "V1.00 2.1.1",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t csslcfg_write_clientkey_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V1.00 2.1.1"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.1.1"},
};
static const simcom_described_form_t csslcfg_forms[] = {
    { /* AT+CSSLCFG=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Configure an SSL context",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_test,
        .parameters = NULL,
        .replies = csslcfg_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = csslcfg_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CSSLCFG? */
        .type = SIMCOM_TYPE_READ,
        .variant = "",
        .option = "",
        .description = "The settings of all ten contexts, a line each.",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_read,
        .parameters = NULL,
        .replies = NULL,
        .lines = &csslcfg_lines[0],
        .line_count = 1,
        .outcomes = csslcfg_read_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CSSLCFG=<ssl_ctx_index> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "query",
        .option = "",
        .description = "The settings of one context.",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_write_query,
        .parameters = csslcfg_write_query_described,
        .replies = NULL,
        .lines = &csslcfg_lines[0],
        .line_count = 1,
        .outcomes = csslcfg_write_query_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = sizeof(simcom_csslcfg_write_query_t),
        .example = "",
    },
    { /* AT+CSSLCFG="sslversion",<ssl_ctx_index>,<sslversion> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "sslversion",
        .option = "sslversion",
        .description = "Set the TLS versions to offer.",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_write_sslversion,
        .parameters = csslcfg_write_sslversion_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = csslcfg_write_sslversion_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_csslcfg_write_sslversion_t),
        .example = "AT+CSSLCFG=\"sslversion\",0,4",
    },
    { /* AT+CSSLCFG="authmode",<ssl_ctx_index>,<authmode> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "authmode",
        .option = "authmode",
        .description = "Set what is verified.",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_write_authmode,
        .parameters = csslcfg_write_authmode_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = csslcfg_write_authmode_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_csslcfg_write_authmode_t),
        .example = "AT+CSSLCFG=\"authmode\",0,2",
    },
    { /* AT+CSSLCFG="ignorelocaltime",<ssl_ctx_index>,<ignorelocaltime> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "ignorelocaltime",
        .option = "ignorelocaltime",
        .description = "Set whether dates are checked.",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_write_ignorelocaltime,
        .parameters = csslcfg_write_ignorelocaltime_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = csslcfg_write_ignorelocaltime_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_csslcfg_write_ignorelocaltime_t),
        .example = "",
    },
    { /* AT+CSSLCFG="negotiatetime",<ssl_ctx_index>,<negotiatetime> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "negotiatetime",
        .option = "negotiatetime",
        .description = "Set the time limit of the handshake.",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_write_negotiatetime,
        .parameters = csslcfg_write_negotiatetime_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = csslcfg_write_negotiatetime_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_csslcfg_write_negotiatetime_t),
        .example = "",
    },
    { /* AT+CSSLCFG="cacert",<ssl_ctx_index>,<ca_file> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "cacert",
        .option = "cacert",
        .description = "Name the root CA file.",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_write_cacert,
        .parameters = csslcfg_write_cacert_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = csslcfg_write_cacert_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_csslcfg_write_cacert_t),
        .example = "AT+CSSLCFG=\"cacert\",0,\"ca_cert.pem\"",
    },
    { /* AT+CSSLCFG="clientcert",<ssl_ctx_index>,<clientcert_file> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "clientcert",
        .option = "clientcert",
        .description = "Name the client's certificate file.",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_write_clientcert,
        .parameters = csslcfg_write_clientcert_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = csslcfg_write_clientcert_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_csslcfg_write_clientcert_t),
        .example = "AT+CSSLCFG=\"clientcert\",0,\"cert.pem\"",
    },
    { /* AT+CSSLCFG="clientkey",<ssl_ctx_index>,<clientkey_file> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "clientkey",
        .option = "clientkey",
        .description = "Name the client's key file.",
        .source = "V1.00 2.1.1",
        .form = &simcom_form_csslcfg_write_clientkey,
        .parameters = csslcfg_write_clientkey_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = csslcfg_write_clientkey_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_csslcfg_write_clientkey_t),
        .example = "AT+CSSLCFG=\"clientkey\",0,\"key_cert.pem\"",
    },
};

/* CCERTDOWN: Put a certificate file into the module */
static const char *const ccertdown_test_replies[] = {
    "(5-128),(1-10240)",
    NULL,
};
static const simcom_described_outcome_t ccertdown_test_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.1.2"},
};
static const simcom_described_parameter_t ccertdown_write_described[] = {
{"filename", "Name under which the file is kept, with its ending.", "", "V1.00 2.1.2",
     NULL, 0, false, 0},
{"len", "Size of the file.", "bytes", "V1.00 2.1.2",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t ccertdown_write_outcomes[] = {
    {true, {SIMCOM_STEP_PROMPT, SIMCOM_STEP_DATA, SIMCOM_STEP_OK}, "V3.00 10.2.13"},
    {false, {SIMCOM_STEP_ERROR}, "V1.00 2.1.2"},
};
static const simcom_described_form_t ccertdown_forms[] = {
    { /* AT+CCERTDOWN=? */
        .type = SIMCOM_TYPE_TEST,
        .variant = "",
        .option = "",
        .description = "Put a certificate file into the module",
        .source = "V1.00 2.1.2",
        .form = &simcom_form_ccertdown_test,
        .parameters = NULL,
        .replies = ccertdown_test_replies,
        .lines = NULL,
        .line_count = 0,
        .outcomes = ccertdown_test_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
    { /* AT+CCERTDOWN=<filename>,<len> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Put a certificate file into the module",
        .source = "V1.00 2.1.2",
        .form = &simcom_form_ccertdown_write,
        .parameters = ccertdown_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = ccertdown_write_outcomes,
        .outcome_count = 2,
        .data_secret = true,
        .arguments_size = sizeof(simcom_ccertdown_write_t),
        .example = "",
    },
};

/* CCERTLIST: List the certificate files */
static const simcom_described_parameter_t ccertlist_file_line_fields[] = {
{"filename", "Name of a file. The manual prints it without quotation marks; modules send them, and both are accepted.", "", "field SIM7600EI log",
     NULL, 0, false, 0},
};
static const simcom_described_line_t ccertlist_lines[] = {
    {"file", "List the certificate files", "+CCERTLIST:", SIMCOM_LINE_CCERTLIST, SIMCOM_ROLE_NONE,
     &simcom_shape_ccertlist_file, ccertlist_file_line_fields, "V1.00 2.1.3"},
};
static const simcom_described_outcome_t ccertlist_execute_outcomes[] = {
    {true, {SIMCOM_STEP_LINES, SIMCOM_STEP_OK}, "V1.00 2.1.3"},
};
static const simcom_described_form_t ccertlist_forms[] = {
    { /* AT+CCERTLIST */
        .type = SIMCOM_TYPE_EXECUTE,
        .variant = "",
        .option = "",
        .description = "List the certificate files",
        .source = "V1.00 2.1.3",
        .form = &simcom_form_ccertlist_execute,
        .parameters = NULL,
        .replies = NULL,
        .lines = &ccertlist_lines[0],
        .line_count = 1,
        .outcomes = ccertlist_execute_outcomes,
        .outcome_count = 1,
        .data_secret = false,
        .arguments_size = 0,
        .example = "",
    },
};

/* CCERTDELE: Delete a certificate file */
static const simcom_described_parameter_t ccertdele_write_described[] = {
{"filename", "Name of the file.", "", "V3.00 10.2.15",
     NULL, 0, false, 0},
};
static const simcom_described_outcome_t ccertdele_write_outcomes[] = {
    {true, {SIMCOM_STEP_OK}, "V3.00 10.2.15"},
    {false, {SIMCOM_STEP_ERROR}, "V3.00 10.2.15"},
};
static const simcom_described_form_t ccertdele_forms[] = {
    { /* AT+CCERTDELE=<filename> */
        .type = SIMCOM_TYPE_WRITE,
        .variant = "",
        .option = "",
        .description = "Delete a certificate file",
        .source = "V3.00 10.2.15",
        .form = &simcom_form_ccertdele_write,
        .parameters = ccertdele_write_described,
        .replies = NULL,
        .lines = NULL,
        .line_count = 0,
        .outcomes = ccertdele_write_outcomes,
        .outcome_count = 2,
        .data_secret = false,
        .arguments_size = sizeof(simcom_ccertdele_write_t),
        .example = "",
    },
};

static const simcom_described_command_t commands[] = {
    {"CMQTTSTART", "+CMQTTSTART", "Start the MQTT service",
     "Activates the PDP context. Comes before every other MQTT command.",
     "V1.00 2.2.1", SIMCOM_LINE_CMQTTSTART, cmqttstart_forms, 1},
    {"CMQTTSTOP", "+CMQTTSTOP", "Stop the MQTT service",
     "Comes last, after every client was released.",
     "V1.00 2.2.2", SIMCOM_LINE_CMQTTSTOP, cmqttstop_forms, 1},
    {"CMQTTACCQ", "+CMQTTACCQ", "Acquire a client",
     "Comes after AT+CMQTTSTART and before everything else that names the client.",
     "V1.00 2.2.3", SIMCOM_LINE_CMQTTACCQ, cmqttaccq_forms, 3},
    {"CMQTTREL", "+CMQTTREL", "Release a client",
     "Comes after AT+CMQTTDISC and before AT+CMQTTSTOP.",
     "V1.00 2.2.4", SIMCOM_LINE_CMQTTREL, cmqttrel_forms, 3},
    {"CMQTTSSLCFG", "+CMQTTSSLCFG", "Choose the SSL context of a client",
     "Comes before AT+CMQTTCONNECT, each time: the choice is cleared when a connect has finished. Without it the client uses the SSL context of its own number.",
     "V1.00 2.2.5", SIMCOM_LINE_CMQTTSSLCFG, cmqttsslcfg_forms, 3},
    {"CMQTTWILLTOPIC", "+CMQTTWILLTOPIC", "Give the topic of the will",
     "Comes before AT+CMQTTCONNECT.",
     "V1.00 2.2.6", SIMCOM_LINE_CMQTTWILLTOPIC, cmqttwilltopic_forms, 2},
    {"CMQTTWILLMSG", "+CMQTTWILLMSG", "Give the message of the will",
     "Comes before AT+CMQTTCONNECT. There is no parameter for a retained will.",
     "V1.00 2.2.7", SIMCOM_LINE_CMQTTWILLMSG, cmqttwillmsg_forms, 2},
    {"CMQTTCONNECT", "+CMQTTCONNECT", "Connect a client to a broker",
     "With a client that was acquired for TLS, the handshake is part of it and can take negotiatetime.",
     "V1.00 2.2.8", SIMCOM_LINE_CMQTTCONNECT, cmqttconnect_forms, 3},
    {"CMQTTDISC", "+CMQTTDISC", "Disconnect a client",
     "The read form tells whether a client is connected.",
     "V1.00 2.2.9", SIMCOM_LINE_CMQTTDISC, cmqttdisc_forms, 3},
    {"CMQTTTOPIC", "+CMQTTTOPIC", "Give the topic of a publish",
     "The next AT+CMQTTPUB uses it up.",
     "V1.00 2.2.10", SIMCOM_LINE_CMQTTTOPIC, cmqtttopic_forms, 2},
    {"CMQTTPAYLOAD", "+CMQTTPAYLOAD", "Give the payload of a publish",
     "The next AT+CMQTTPUB uses it up. Left out for an empty payload (3.5).",
     "V3.00 16", SIMCOM_LINE_CMQTTPAYLOAD, cmqttpayload_forms, 2},
    {"CMQTTPUB", "+CMQTTPUB", "Publish a message",
     "Publishes the topic and payload given before and uses them up.",
     "V3.00 16", SIMCOM_LINE_CMQTTPUB, cmqttpub_forms, 2},
    {"CMQTTSUBTOPIC", "+CMQTTSUBTOPIC", "Add a topic to the next subscribe",
     "Can be sent several times; AT+CMQTTSUB in its batch form subscribes them all and uses them up.",
     "V1.00 2.2.13", SIMCOM_LINE_CMQTTSUBTOPIC, cmqttsubtopic_forms, 2},
    {"CMQTTSUB", "+CMQTTSUB", "Subscribe",
     "With the topics that AT+CMQTTSUBTOPIC collected, or with one topic of its own.",
     "V1.00 2.2.14", SIMCOM_LINE_CMQTTSUB, cmqttsub_forms, 3},
    {"CMQTTUNSUBTOPIC", "+CMQTTUNSUBTOPIC", "Add a topic to the next unsubscribe",
     "Can be sent several times; AT+CMQTTUNSUB in its batch form unsubscribes them all and uses them up.",
     "V1.00 2.2.15", SIMCOM_LINE_CMQTTUNSUBTOPIC, cmqttunsubtopic_forms, 2},
    {"CMQTTUNSUB", "+CMQTTUNSUB", "Unsubscribe",
     "From the topics that AT+CMQTTUNSUBTOPIC collected, or from one topic of its own.",
     "V1.00 2.2.16", SIMCOM_LINE_CMQTTUNSUB, cmqttunsub_forms, 3},
    {"CMQTTCFG", "+CMQTTCFG", "Configure a client",
     "Settings of a client beside its connection.",
     "V1.00 2.2.17", SIMCOM_LINE_CMQTTCFG, cmqttcfg_forms, 3},
    {"AT", "", "Ask whether the module listens",
     "Does nothing; an answering module says OK.",
     "V.250 5.2", 0, at_forms, 1},
    {"ATE", "E", "Echo of commands",
     "Whether the module sends back what it receives in command mode.",
     "V.250 6.2.4", 0, ate_forms, 1},
    {"CRESET", "+CRESET", "Restart the module",
     "The module answers OK and restarts; RDY follows after seconds.",
     "V3.00 2.2", 0, creset_forms, 1},
    {"CSQ", "+CSQ", "Signal quality",
     "Strength and bit error rate of the received signal.",
     "TS27.007 8.5", SIMCOM_LINE_CSQ, csq_forms, 1},
    {"CPIN", "+CPIN", "State of the SIM",
     "Whether the SIM is ready or waits for a PIN. Without a SIM a module answers +CME ERROR or ERROR.",
     "TS27.007 8.3", SIMCOM_LINE_CPIN, cpin_forms, 1},
    {"CREG", "+CREG", "Network registration",
     "Whether the module is registered with the network.",
     "TS27.007 7.2", SIMCOM_LINE_CREG, creg_forms, 3},
    {"CGREG", "+CGREG", "Packet network registration",
     "Whether the module is registered with the packet network.",
     "TS27.007 10.1.20", SIMCOM_LINE_CGREG, cgreg_forms, 3},
    {"CEREG", "+CEREG", "Packet network registration, LTE",
     "Whether the module is registered with the packet network of LTE.",
     "TS27.007 10.1.22", SIMCOM_LINE_CEREG, cereg_forms, 3},
    {"CGDCONT", "+CGDCONT", "Define a PDP context",
     "The packet connection that the MQTT service uses is made from a PDP context.",
     "TS27.007 10.1.1", SIMCOM_LINE_CGDCONT, cgdcont_forms, 2},
    {"CGSOCKCONT", "+CGSOCKCONT", "Define a PDP context for sockets",
     "As AT+CGDCONT, for the module's own socket services.",
     "V1.00 3", SIMCOM_LINE_CGSOCKCONT, cgsockcont_forms, 2},
    {"CGPADDR", "+CGPADDR", "Addresses of the PDP contexts",
     "The address of each defined PDP context; 0.0.0.0 where there is none.",
     "V1.00 3", SIMCOM_LINE_CGPADDR, cgpaddr_forms, 2},
    {"CCLK", "+CCLK", "The module's clock",
     "Needed when the dates of certificates are checked (ignorelocaltime 0).",
     "TS27.007 8.15", SIMCOM_LINE_CCLK, cclk_forms, 2},
    {"CSSLCFG", "+CSSLCFG", "Configure an SSL context",
     "An SSL context holds the TLS settings of a connection: version, what is verified, the files. Settings are kept until the module restarts.",
     "V1.00 2.1.1", SIMCOM_LINE_CSSLCFG, csslcfg_forms, 10},
    {"CCERTDOWN", "+CCERTDOWN", "Put a certificate file into the module",
     "The file stays in the module until it is deleted.",
     "V1.00 2.1.2", SIMCOM_LINE_CCERTDOWN, ccertdown_forms, 2},
    {"CCERTLIST", "+CCERTLIST", "List the certificate files",
     "One line per file; none if there is no file.",
     "V1.00 2.1.3", SIMCOM_LINE_CCERTLIST, ccertlist_forms, 1},
    {"CCERTDELE", "+CCERTDELE", "Delete a certificate file",
     "Removes the file from the module.",
     "V3.00 10.2.15", 0, ccertdele_forms, 1},
};

static const simcom_described_parameter_t cmqttconnlost_line_fields[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.3.2.1",
     NULL, 0, false, 0},
{"cause", "Why the connection ended.", "", "V1.00 2.3.2.1",
     values_78, 3, false, 0},
};
static const simcom_described_parameter_t cmqttrxstart_line_fields[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.3.2.2",
     NULL, 0, false, 0},
{"topic_total_len", "Length of the whole topic.", "bytes", "V1.00 2.3.2.2",
     NULL, 0, false, 0},
{"payload_total_len", "Length of the whole payload. The manual's range begins at 1, yet its own example 3.5 shows 0 for a message without payload.", "bytes", "V1.00 3.5",
     NULL, 0, false, 0},
};
static const simcom_described_parameter_t cmqttrxtopic_line_fields[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.3.2.2",
     NULL, 0, false, 0},
{"sub_topic_len", "Length of this piece.", "bytes", "V1.00 2.3.2.2",
     NULL, 0, false, 0},
};
static const simcom_described_parameter_t cmqttrxpayload_line_fields[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.3.2.2",
     NULL, 0, false, 0},
{"sub_payload_len", "Length of this piece.", "bytes", "V1.00 2.3.2.2",
     NULL, 0, false, 0},
};
static const simcom_described_parameter_t cmqttrxend_line_fields[] = {
{"client_index", "Which of the two clients.", "", "V1.00 2.3.2.2",
     NULL, 0, false, 0},
};
static const simcom_described_line_t urcs[] = {
    {"CMQTTCONNLOST", "A client lost its connection", "+CMQTTCONNLOST:", SIMCOM_LINE_CMQTTCONNLOST, SIMCOM_ROLE_CONNECTION_LOST,
     &simcom_shape_cmqttconnlost, cmqttconnlost_line_fields, "V1.00 2.3.2.1"},
    {"CMQTTRXSTART", "A received message begins", "+CMQTTRXSTART:", SIMCOM_LINE_CMQTTRXSTART, SIMCOM_ROLE_MESSAGE_START,
     &simcom_shape_cmqttrxstart, cmqttrxstart_line_fields, "V1.00 2.3.2.2"},
    {"CMQTTRXTOPIC", "A piece of a received topic", "+CMQTTRXTOPIC:", SIMCOM_LINE_CMQTTRXTOPIC, SIMCOM_ROLE_MESSAGE_TOPIC,
     &simcom_shape_cmqttrxtopic, cmqttrxtopic_line_fields, "V1.00 2.3.2.2"},
    {"CMQTTRXPAYLOAD", "A piece of a received payload", "+CMQTTRXPAYLOAD:", SIMCOM_LINE_CMQTTRXPAYLOAD, SIMCOM_ROLE_MESSAGE_PAYLOAD,
     &simcom_shape_cmqttrxpayload, cmqttrxpayload_line_fields, "V1.00 2.3.2.2"},
    {"CMQTTRXEND", "A received message ends", "+CMQTTRXEND:", SIMCOM_LINE_CMQTTRXEND, SIMCOM_ROLE_MESSAGE_END,
     &simcom_shape_cmqttrxend, cmqttrxend_line_fields, "V1.00 2.3.2.2"},
    {"RDY", "The module has started", "RDY", SIMCOM_LINE_RDY, SIMCOM_ROLE_RESTART,
     NULL, NULL, "field boot lines"},
};

static const simcom_described_alias_t aliases[] = {
    {"CMQTTACQ", "CMQTTACCQ", "V1.00 1.2"},
    {"CMQTSSLCFG", "CMQTTSSLCFG", "V1.00 2.2.8"},
    {"CCHSSLCFG", "CMQTTSSLCFG", "V1.00 2.2.5"},
    {"CMQTPPAYLOAD", "CMQTTPAYLOAD", "V1.00 2.2.11"},
    {"CMQTPUB", "CMQTTPUB", "V1.00 2.2.12"},
    {"CMQTPPUB", "CMQTTPUB", "V1.00 3.2"},
    {"CCERTDELETE", "CCERTDELE", "V1.00 2.1.4"},
    {"CMQTRXSTART", "CMQTTRXSTART", "V1.00 2.3.2.2"},
    {"CMQTRXTOPIC", "CMQTTRXTOPIC", "V1.00 2.3.2.2"},
    {"CMQTRXPAYLOAD", "CMQTTRXPAYLOAD", "V1.00 2.3.2.2"},
    {"CMQTRXEND", "CMQTTRXEND", "V1.00 2.3.2.2"},
    {"pass_word", "password", "V1.00 2.2.8"},
    {"ratained", "retained", "V1.00 2.2.12"},
    {"ignorlocaltime", "ignorelocaltime", "V1.00 1.1"},
    {"ignoreltime", "ignorelocaltime", "V1.00 2.1.1"},
    {"ignorelttime", "ignorelocaltime", "V1.00 2.1.1"},
};

/* What a module says when it has started. */
static const char *const boot[] = {
    "RDY",
    "+CPIN: READY",
    "SMS DONE",
    "PB DONE",
    NULL,
};

static const uint8_t codes[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33};

const simcom_description_t simcom_description_v1_00 = {
    .revision = &simcom_revision_v1_00,
    .commands = commands,
    .command_count = 33,
    .urcs = urcs,
    .urc_count = 6,
    .aliases = aliases,
    .alias_count = 16,
    .boot = boot,
    .codes = codes,
    .code_count = sizeof codes,
};
