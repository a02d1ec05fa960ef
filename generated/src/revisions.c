/* SPDX-License-Identifier: MIT */
/*
 * revisions.c - the limits of each firmware revision.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#include "simcom/revisions.h"

#include "simcom/codes.h"
#include "simcom/commands.h"

/* The ranges that parameters have; upside down: a revision does not have the parameter. */
enum {
    RANGE_0_1,
    RANGE_1_23,
    RANGE_0_9,
    RANGE_1_1024,
    RANGE_1_10240,
    RANGE_0_2,
    RANGE_9_256,
    RANGE_60_64800,
    RANGE_1_256,
    RANGE_60_180,
    RANGE_0_199,
    RANGE_0_99,
    RANGE_0_5,
    RANGE_1_8,
    RANGE_1_24,
    RANGE_0_100,
    RANGE_0_64,
    RANGE_17_20,
    RANGE_0_4,
    RANGE_0_3,
    RANGE_10_300,
    RANGE_5_128,
    RANGE_1_3,
    RANGE_0_10240,
    RANGE_NONE,
    RANGE_1_16,
    RANGE_1_128,
    RANGE_1_64800,
    RANGE_3_4,
    RANGE_20_120,
    RANGE_0_128,
    RANGE_47_65535,
    RANGE_0_254,
    RANGE_5_108,
    RANGE_1_3072,
};
static const simcom_limit_t ranges[] = {
    [RANGE_0_1] = {0, 1},
    [RANGE_1_23] = {1, 23},
    [RANGE_0_9] = {0, 9},
    [RANGE_1_1024] = {1, 1024},
    [RANGE_1_10240] = {1, 10240},
    [RANGE_0_2] = {0, 2},
    [RANGE_9_256] = {9, 256},
    [RANGE_60_64800] = {60, 64800},
    [RANGE_1_256] = {1, 256},
    [RANGE_60_180] = {60, 180},
    [RANGE_0_199] = {0, 199},
    [RANGE_0_99] = {0, 99},
    [RANGE_0_5] = {0, 5},
    [RANGE_1_8] = {1, 8},
    [RANGE_1_24] = {1, 24},
    [RANGE_0_100] = {0, 100},
    [RANGE_0_64] = {0, 64},
    [RANGE_17_20] = {17, 20},
    [RANGE_0_4] = {0, 4},
    [RANGE_0_3] = {0, 3},
    [RANGE_10_300] = {10, 300},
    [RANGE_5_128] = {5, 128},
    [RANGE_1_3] = {1, 3},
    [RANGE_0_10240] = {0, 10240},
    [RANGE_NONE] = {1, 0},
    [RANGE_1_16] = {1, 16},
    [RANGE_1_128] = {1, 128},
    [RANGE_1_64800] = {1, 64800},
    [RANGE_3_4] = {3, 4},
    [RANGE_20_120] = {20, 120},
    [RANGE_0_128] = {0, 128},
    [RANGE_47_65535] = {47, 65535},
    [RANGE_0_254] = {0, 254},
    [RANGE_5_108] = {5, 108},
    [RANGE_1_3072] = {1, 3072},
};

/* The ranges of the parameters that all revisions have alike, and of the others a place among those of each. */
static const uint8_t limits[SIMCOM_PARAMETERS] = {
    [SIMCOM_PARAMETER_CMQTTACCQ_CLIENT_INDEX] = RANGE_0_1, /* CMQTTACCQ client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTACCQ_CLIENT_ID] = SIMCOM_OWN_LIMIT + 0, /* CMQTTACCQ clientID - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTACCQ_SERVER_TYPE] = RANGE_0_1, /* CMQTTACCQ server_type - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTREL_CLIENT_INDEX] = RANGE_0_1, /* CMQTTREL client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTSSLCFG_SESSION_ID] = RANGE_0_1, /* CMQTTSSLCFG session_id - V1.00 2.2.5 */
    [SIMCOM_PARAMETER_CMQTTSSLCFG_SSL_CTX_INDEX] = RANGE_0_9, /* CMQTTSSLCFG ssl_ctx_index - V1.00 2.1.1 */
    [SIMCOM_PARAMETER_CMQTTWILLTOPIC_CLIENT_INDEX] = RANGE_0_1, /* CMQTTWILLTOPIC client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTWILLTOPIC_REQ_LENGTH] = RANGE_1_1024, /* CMQTTWILLTOPIC req_length - V1.00 2.2.6 */
    [SIMCOM_PARAMETER_CMQTTWILLMSG_CLIENT_INDEX] = RANGE_0_1, /* CMQTTWILLMSG client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTWILLMSG_REQ_LENGTH] = SIMCOM_OWN_LIMIT + 1, /* CMQTTWILLMSG req_length - V1.00 2.2.7 */
    [SIMCOM_PARAMETER_CMQTTWILLMSG_QOS] = RANGE_0_2, /* CMQTTWILLMSG qos - V1.00 2.2.12 */
    [SIMCOM_PARAMETER_CMQTTCONNECT_CLIENT_INDEX] = RANGE_0_1, /* CMQTTCONNECT client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTCONNECT_SERVER_ADDR] = RANGE_9_256, /* CMQTTCONNECT server_addr - V1.00 2.2.8 */
    [SIMCOM_PARAMETER_CMQTTCONNECT_KEEPALIVE_TIME] = SIMCOM_OWN_LIMIT + 2, /* CMQTTCONNECT keepalive_time - V1.00 2.2.8 */
    [SIMCOM_PARAMETER_CMQTTCONNECT_CLEAN_SESSION] = RANGE_0_1, /* CMQTTCONNECT clean_session - V1.00 2.2.8 */
    [SIMCOM_PARAMETER_CMQTTCONNECT_USER_NAME] = RANGE_1_256, /* CMQTTCONNECT user_name - V1.00 2.2.8 */
    [SIMCOM_PARAMETER_CMQTTCONNECT_PASSWORD] = RANGE_1_256, /* CMQTTCONNECT password - V1.00 2.2.8 */
    [SIMCOM_PARAMETER_CMQTTDISC_CLIENT_INDEX] = RANGE_0_1, /* CMQTTDISC client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTDISC_TIMEOUT] = RANGE_60_180, /* CMQTTDISC timeout - V1.00 2.2.9 */
    [SIMCOM_PARAMETER_CMQTTDISC_DISC_STATE] = RANGE_0_1, /* CMQTTDISC disc_state - V1.00 2.2.9 */
    [SIMCOM_PARAMETER_CMQTTTOPIC_CLIENT_INDEX] = RANGE_0_1, /* CMQTTTOPIC client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTTOPIC_REQ_LENGTH] = RANGE_1_1024, /* CMQTTTOPIC req_length - V1.00 2.2.10 */
    [SIMCOM_PARAMETER_CMQTTPAYLOAD_CLIENT_INDEX] = RANGE_0_1, /* CMQTTPAYLOAD client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTPAYLOAD_REQ_LENGTH] = RANGE_1_10240, /* CMQTTPAYLOAD req_length - V3.00 16 */
    [SIMCOM_PARAMETER_CMQTTPUB_CLIENT_INDEX] = RANGE_0_1, /* CMQTTPUB client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTPUB_QOS] = RANGE_0_2, /* CMQTTPUB qos - V1.00 2.2.12 */
    [SIMCOM_PARAMETER_CMQTTPUB_PUB_TIMEOUT] = RANGE_60_180, /* CMQTTPUB pub_timeout - V3.00 16 */
    [SIMCOM_PARAMETER_CMQTTPUB_RETAINED] = RANGE_0_1, /* CMQTTPUB retained - V3.00 16 */
    [SIMCOM_PARAMETER_CMQTTPUB_DUP] = RANGE_0_1, /* CMQTTPUB dup - V1.00 2.2.12 */
    [SIMCOM_PARAMETER_CMQTTSUBTOPIC_CLIENT_INDEX] = RANGE_0_1, /* CMQTTSUBTOPIC client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTSUBTOPIC_REQ_LENGTH] = RANGE_1_1024, /* CMQTTSUBTOPIC req_length - V1.00 2.2.13 */
    [SIMCOM_PARAMETER_CMQTTSUBTOPIC_QOS] = RANGE_0_2, /* CMQTTSUBTOPIC qos - V1.00 2.2.12 */
    [SIMCOM_PARAMETER_CMQTTSUB_CLIENT_INDEX] = RANGE_0_1, /* CMQTTSUB client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTSUB_DUP] = RANGE_0_1, /* CMQTTSUB dup - V1.00 2.2.12 */
    [SIMCOM_PARAMETER_CMQTTSUB_REQ_LENGTH] = RANGE_1_1024, /* CMQTTSUB req_length - V1.00 2.2.14 */
    [SIMCOM_PARAMETER_CMQTTSUB_QOS] = RANGE_0_2, /* CMQTTSUB qos - V1.00 2.2.12 */
    [SIMCOM_PARAMETER_CMQTTUNSUBTOPIC_CLIENT_INDEX] = RANGE_0_1, /* CMQTTUNSUBTOPIC client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTUNSUBTOPIC_REQ_LENGTH] = RANGE_1_1024, /* CMQTTUNSUBTOPIC req_length - V1.00 2.2.15 */
    [SIMCOM_PARAMETER_CMQTTUNSUB_CLIENT_INDEX] = RANGE_0_1, /* CMQTTUNSUB client_index - V1.00 2.2.3 */
    [SIMCOM_PARAMETER_CMQTTUNSUB_DUP] = RANGE_0_1, /* CMQTTUNSUB dup - V1.00 2.2.12 */
    [SIMCOM_PARAMETER_CMQTTUNSUB_REQ_LENGTH] = RANGE_1_1024, /* CMQTTUNSUB req_length - V1.00 2.2.16 */
    [SIMCOM_PARAMETER_CMQTTCFG_INDEX] = RANGE_0_1, /* CMQTTCFG index - V1.00 2.2.17 */
    [SIMCOM_PARAMETER_CMQTTCFG_CHECK_UTF8_FLAG] = RANGE_0_1, /* CMQTTCFG checkUTF8_flag - V1.00 2.2.17 */
    [SIMCOM_PARAMETER_ATE_VALUE] = RANGE_0_1, /* ATE value - V.250 6.2.4 */
    [SIMCOM_PARAMETER_CSQ_RSSI] = RANGE_0_199, /* CSQ rssi - TS27.007 8.5 */
    [SIMCOM_PARAMETER_CSQ_BER] = RANGE_0_99, /* CSQ ber - TS27.007 8.5 */
    [SIMCOM_PARAMETER_CREG_N] = RANGE_0_2, /* CREG n - TS27.007 7.2 */
    [SIMCOM_PARAMETER_CREG_STAT] = RANGE_0_5, /* CREG stat - TS27.007 7.2 */
    [SIMCOM_PARAMETER_CREG_LAC] = RANGE_1_8, /* CREG lac - TS27.007 7.2 */
    [SIMCOM_PARAMETER_CREG_CI] = RANGE_1_8, /* CREG ci - TS27.007 7.2 */
    [SIMCOM_PARAMETER_CGREG_N] = RANGE_0_2, /* CGREG n - TS27.007 10.1.20 */
    [SIMCOM_PARAMETER_CGREG_STAT] = RANGE_0_5, /* CGREG stat - TS27.007 10.1.20 */
    [SIMCOM_PARAMETER_CGREG_LAC] = RANGE_1_8, /* CGREG lac - TS27.007 10.1.20 */
    [SIMCOM_PARAMETER_CGREG_CI] = RANGE_1_8, /* CGREG ci - TS27.007 10.1.20 */
    [SIMCOM_PARAMETER_CGDCONT_CID] = RANGE_1_24, /* CGDCONT cid - TS27.007 10.1.1 */
    [SIMCOM_PARAMETER_CGDCONT_PDP_TYPE] = RANGE_1_8, /* CGDCONT pdp_type - TS27.007 10.1.1 */
    [SIMCOM_PARAMETER_CGDCONT_APN] = RANGE_0_100, /* CGDCONT apn - TS27.007 10.1.1 */
    [SIMCOM_PARAMETER_CGDCONT_PDP_ADDR] = RANGE_0_64, /* CGDCONT pdp_addr - TS27.007 10.1.1 */
    [SIMCOM_PARAMETER_CGSOCKCONT_CID] = RANGE_1_24, /* CGSOCKCONT cid - V1.00 3 */
    [SIMCOM_PARAMETER_CGSOCKCONT_PDP_TYPE] = RANGE_1_8, /* CGSOCKCONT pdp_type - V1.00 3 */
    [SIMCOM_PARAMETER_CGSOCKCONT_APN] = RANGE_0_100, /* CGSOCKCONT apn - V1.00 3 */
    [SIMCOM_PARAMETER_CGSOCKCONT_PDP_ADDR] = RANGE_0_64, /* CGSOCKCONT pdp_addr - V1.00 3 */
    [SIMCOM_PARAMETER_CGPADDR_CID] = RANGE_1_24, /* CGPADDR cid - V1.00 3 */
    [SIMCOM_PARAMETER_CGPADDR_PDP_ADDR] = RANGE_0_64, /* CGPADDR pdp_addr - V1.00 3 */
    [SIMCOM_PARAMETER_CCLK_TIME] = RANGE_17_20, /* CCLK time - TS27.007 8.15 */
    [SIMCOM_PARAMETER_CSSLCFG_SSL_CTX_INDEX] = RANGE_0_9, /* CSSLCFG ssl_ctx_index - V1.00 2.1.1 */
    [SIMCOM_PARAMETER_CSSLCFG_SSLVERSION] = RANGE_0_4, /* CSSLCFG sslversion - V1.00 2.1.1 */
    [SIMCOM_PARAMETER_CSSLCFG_AUTHMODE] = RANGE_0_3, /* CSSLCFG authmode - V1.00 2.1.1 */
    [SIMCOM_PARAMETER_CSSLCFG_IGNORELOCALTIME] = RANGE_0_1, /* CSSLCFG ignorelocaltime - V1.00 2.1.1 */
    [SIMCOM_PARAMETER_CSSLCFG_NEGOTIATETIME] = RANGE_10_300, /* CSSLCFG negotiatetime - V1.00 2.1.1 */
    [SIMCOM_PARAMETER_CSSLCFG_CA_FILE] = SIMCOM_OWN_LIMIT + 3, /* CSSLCFG ca_file - V1.00 2.1.1 */
    [SIMCOM_PARAMETER_CSSLCFG_CLIENTCERT_FILE] = SIMCOM_OWN_LIMIT + 4, /* CSSLCFG clientcert_file - V1.00 2.1.1 */
    [SIMCOM_PARAMETER_CSSLCFG_CLIENTKEY_FILE] = SIMCOM_OWN_LIMIT + 5, /* CSSLCFG clientkey_file - V1.00 2.1.1 */
    [SIMCOM_PARAMETER_CCERTDOWN_FILENAME] = SIMCOM_OWN_LIMIT + 6, /* CCERTDOWN filename - V1.00 2.1.2 */
    [SIMCOM_PARAMETER_CCERTDOWN_LEN] = SIMCOM_OWN_LIMIT + 7, /* CCERTDOWN len - V1.00 2.1.2 */
    [SIMCOM_PARAMETER_CCERTLIST_FILENAME] = SIMCOM_OWN_LIMIT + 8, /* CCERTLIST filename - field SIM7600EI log */
    [SIMCOM_PARAMETER_CCERTDELE_FILENAME] = SIMCOM_OWN_LIMIT + 9, /* CCERTDELE filename - V3.00 10.2.15 */
    [SIMCOM_PARAMETER_CMQTTCONNLOST_CLIENT_INDEX] = RANGE_0_1, /* CMQTTCONNLOST client_index - V1.00 2.3.2.1 */
    [SIMCOM_PARAMETER_CMQTTCONNLOST_CAUSE] = RANGE_1_3, /* CMQTTCONNLOST cause - V1.00 2.3.2.1 */
    [SIMCOM_PARAMETER_CMQTTRXSTART_CLIENT_INDEX] = RANGE_0_1, /* CMQTTRXSTART client_index - V1.00 2.3.2.2 */
    [SIMCOM_PARAMETER_CMQTTRXSTART_TOPIC_TOTAL_LEN] = RANGE_1_1024, /* CMQTTRXSTART topic_total_len - V1.00 2.3.2.2 */
    [SIMCOM_PARAMETER_CMQTTRXSTART_PAYLOAD_TOTAL_LEN] = RANGE_0_10240, /* CMQTTRXSTART payload_total_len - V1.00 3.5 */
    [SIMCOM_PARAMETER_CMQTTRXTOPIC_CLIENT_INDEX] = RANGE_0_1, /* CMQTTRXTOPIC client_index - V1.00 2.3.2.2 */
    [SIMCOM_PARAMETER_CMQTTRXTOPIC_SUB_TOPIC_LEN] = RANGE_1_1024, /* CMQTTRXTOPIC sub_topic_len - V1.00 2.3.2.2 */
    [SIMCOM_PARAMETER_CMQTTRXPAYLOAD_CLIENT_INDEX] = RANGE_0_1, /* CMQTTRXPAYLOAD client_index - V1.00 2.3.2.2 */
    [SIMCOM_PARAMETER_CMQTTRXPAYLOAD_SUB_PAYLOAD_LEN] = RANGE_1_10240, /* CMQTTRXPAYLOAD sub_payload_len - V1.00 2.3.2.2 */
    [SIMCOM_PARAMETER_CMQTTRXEND_CLIENT_INDEX] = RANGE_0_1, /* CMQTTRXEND client_index - V1.00 2.3.2.2 */
    [SIMCOM_PARAMETER_CMQTTACCQ_MQTT_VERSION] = SIMCOM_OWN_LIMIT + 10, /* CMQTTACCQ mqtt_version - V3.00 16 */
    [SIMCOM_PARAMETER_CMQTTCFG_OPTIMEOUT] = SIMCOM_OWN_LIMIT + 11, /* CMQTTCFG optimeout - V3.00 16 */
    [SIMCOM_PARAMETER_CMQTTCFG_PRODUCTKEY] = SIMCOM_OWN_LIMIT + 12, /* CMQTTCFG productkey - V3.00 16 */
    [SIMCOM_PARAMETER_CMQTTCFG_DEVICENAME] = SIMCOM_OWN_LIMIT + 13, /* CMQTTCFG devicename - V3.00 16 */
    [SIMCOM_PARAMETER_CMQTTCFG_DEVICESECRET] = SIMCOM_OWN_LIMIT + 14, /* CMQTTCFG devicesecret - V3.00 16 */
    [SIMCOM_PARAMETER_CSSLCFG_ENABLE_SNI] = SIMCOM_OWN_LIMIT + 15, /* CSSLCFG enableSNI - V3.00 10.2.12 */
    [SIMCOM_PARAMETER_CSSLCFG_KEYPWD] = SIMCOM_OWN_LIMIT + 16, /* CSSLCFG keypwd - V3.00 10.2.12 */
    [SIMCOM_PARAMETER_CSSLCFG_CIPHERSUITES] = SIMCOM_OWN_LIMIT + 17, /* CSSLCFG ciphersuites - V3.00 10.2.12 */
    [SIMCOM_PARAMETER_CMQTTPING_CLIENT_INDEX] = SIMCOM_OWN_LIMIT + 18, /* CMQTTPING client_index - V3.00 16 */
    [SIMCOM_PARAMETER_CMQTTPING_ERR] = SIMCOM_OWN_LIMIT + 19, /* CMQTTPING err - V3.00 16 */
    [SIMCOM_PARAMETER_CPIN_CODE] = RANGE_1_16, /* CPIN code - TS27.007 8.3 */
    [SIMCOM_PARAMETER_CEREG_N] = RANGE_0_2, /* CEREG n - TS27.007 10.1.22 */
    [SIMCOM_PARAMETER_CEREG_STAT] = RANGE_0_5, /* CEREG stat - TS27.007 10.1.22 */
    [SIMCOM_PARAMETER_CEREG_LAC] = RANGE_1_8, /* CEREG lac - TS27.007 10.1.22 */
    [SIMCOM_PARAMETER_CEREG_CI] = RANGE_1_8, /* CEREG ci - TS27.007 10.1.22 */
    [SIMCOM_PARAMETER_CMQTTCFG_VERSION] = SIMCOM_OWN_LIMIT + 20, /* CMQTTCFG version - A76-V1.06 18.2.17 */
    [SIMCOM_PARAMETER_CGDCONT_D_COMP] = RANGE_0_3, /* CGDCONT d_comp - TS27.007 10.1.1 */
    [SIMCOM_PARAMETER_CGDCONT_H_COMP] = RANGE_0_4, /* CGDCONT h_comp - TS27.007 10.1.1 */
    [SIMCOM_PARAMETER_CMQTTCFG_ARGTOPIC_FLAG] = SIMCOM_OWN_LIMIT + 21, /* CMQTTCFG argtopic_flag - field argtopic */
    [SIMCOM_PARAMETER_CMQTTCFG_PAYLOAD_LEN_FLAG] = SIMCOM_OWN_LIMIT + 22, /* CMQTTCFG payload_len_flag - field argtopic */
    [SIMCOM_PARAMETER_CMQTTRECV_CLIENT_INDEX] = SIMCOM_OWN_LIMIT + 23, /* CMQTTRECV client_index - field argtopic */
    [SIMCOM_PARAMETER_CMQTTRECV_TOPIC] = SIMCOM_OWN_LIMIT + 24, /* CMQTTRECV topic - field argtopic */
    [SIMCOM_PARAMETER_CMQTTRECV_PAYLOAD_LEN] = SIMCOM_OWN_LIMIT + 25, /* CMQTTRECV payload_len - field argtopic */
    [SIMCOM_PARAMETER_CMQTTRECV_PAYLOAD] = SIMCOM_OWN_LIMIT + 26, /* CMQTTRECV payload - field argtopic */
};

/* What each code means, without the texts. */
static const uint8_t meanings[] = {
    [SIMCOM_CODE_NONE] = SIMCOM_MEANING(SIMCOM_SAYS_DONE, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_MODULE, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_BAD_UTF8_STRING] = SIMCOM_MEANING(SIMCOM_SAYS_WRONG, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_SOCKET_CONNECT_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_SOCKET_CREATE_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_MODULE, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_SOCKET_CLOSE_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_MODULE, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_MESSAGE_RECEIVE_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_UNKNOWN, SIMCOM_ORIGIN_BROKER, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_NETWORK_OPEN_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_NETWORK_CLOSE_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_NETWORK_NOT_OPENED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_MODULE, SIMCOM_ENDS_STARTED),
    [SIMCOM_CODE_CLIENT_INDEX_ERROR] = SIMCOM_MEANING(SIMCOM_SAYS_WRONG, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_NO_CONNECTION] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_CONNECTED),
    [SIMCOM_CODE_INVALID_PARAMETER] = SIMCOM_MEANING(SIMCOM_SAYS_WRONG, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_NOT_SUPPORTED_OPERATION] = SIMCOM_MEANING(SIMCOM_SAYS_WRONG, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_CLIENT_BUSY] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_MODULE, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_REQUIRE_CONNECTION_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_SOCKET_SEND_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_UNKNOWN, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_TIMEOUT] = SIMCOM_MEANING(SIMCOM_SAYS_UNKNOWN, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_TOPIC_EMPTY] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_CLIENT_USED] = SIMCOM_MEANING(SIMCOM_SAYS_WRONG, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_CLIENT_NOT_ACQUIRED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_MODULE, SIMCOM_ENDS_ACQUIRED),
    [SIMCOM_CODE_CLIENT_NOT_RELEASED] = SIMCOM_MEANING(SIMCOM_SAYS_WRONG, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_LENGTH_OUT_OF_RANGE] = SIMCOM_MEANING(SIMCOM_SAYS_WRONG, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_NETWORK_OPENED] = SIMCOM_MEANING(SIMCOM_SAYS_WRONG, SIMCOM_ORIGIN_CALL, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_PACKET_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_UNKNOWN, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_DNS_ERROR] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER] = SIMCOM_MEANING(SIMCOM_SAYS_UNKNOWN, SIMCOM_ORIGIN_BROKER, SIMCOM_ENDS_CONNECTED),
    [SIMCOM_CODE_REFUSED_PROTOCOL_VERSION] = SIMCOM_MEANING(SIMCOM_SAYS_REFUSED, SIMCOM_ORIGIN_BROKER, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_REFUSED_IDENTIFIER] = SIMCOM_MEANING(SIMCOM_SAYS_REFUSED, SIMCOM_ORIGIN_BROKER, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_REFUSED_SERVER_UNAVAILABLE] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_BROKER, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_REFUSED_USER_OR_PASSWORD] = SIMCOM_MEANING(SIMCOM_SAYS_REFUSED, SIMCOM_ORIGIN_BROKER, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_REFUSED_NOT_AUTHORIZED] = SIMCOM_MEANING(SIMCOM_SAYS_REFUSED, SIMCOM_ORIGIN_BROKER, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_HANDSHAKE_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_CERTIFICATES, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_CERTIFICATE_NOT_SET] = SIMCOM_MEANING(SIMCOM_SAYS_REFUSED, SIMCOM_ORIGIN_CERTIFICATES, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_SSL_SESSION_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_RETRY, SIMCOM_ORIGIN_CERTIFICATES, SIMCOM_ENDS_NOTHING),
    [SIMCOM_CODE_DISCONNECT_FAILED] = SIMCOM_MEANING(SIMCOM_SAYS_UNKNOWN, SIMCOM_ORIGIN_NETWORK, SIMCOM_ENDS_NOTHING),
};

/* v1.00 ---------------------------------------------------------------------------- */

static const uint8_t v1_00_limits[] = {
    RANGE_1_23, /* CMQTTACCQ clientID - V1.00 2.2.3 */
    RANGE_1_10240, /* CMQTTWILLMSG req_length - V1.00 2.2.7 */
    RANGE_60_64800, /* CMQTTCONNECT keepalive_time - V1.00 2.2.8 */
    RANGE_5_128, /* CSSLCFG ca_file - V1.00 2.1.1 */
    RANGE_5_128, /* CSSLCFG clientcert_file - V1.00 2.1.1 */
    RANGE_5_128, /* CSSLCFG clientkey_file - V1.00 2.1.1 */
    RANGE_5_128, /* CCERTDOWN filename - V1.00 2.1.2 */
    RANGE_1_10240, /* CCERTDOWN len - V1.00 2.1.2 */
    RANGE_5_128, /* CCERTLIST filename - field SIM7600EI log */
    RANGE_5_128, /* CCERTDELE filename - V3.00 10.2.15 */
    RANGE_NONE, /* CMQTTACCQ mqtt_version - not in this revision */
    RANGE_NONE, /* CMQTTCFG optimeout - not in this revision */
    RANGE_NONE, /* CMQTTCFG productkey - not in this revision */
    RANGE_NONE, /* CMQTTCFG devicename - not in this revision */
    RANGE_NONE, /* CMQTTCFG devicesecret - not in this revision */
    RANGE_NONE, /* CSSLCFG enableSNI - not in this revision */
    RANGE_NONE, /* CSSLCFG keypwd - not in this revision */
    RANGE_NONE, /* CSSLCFG ciphersuites - not in this revision */
    RANGE_NONE, /* CMQTTPING client_index - not in this revision */
    RANGE_NONE, /* CMQTTPING err - not in this revision */
    RANGE_NONE, /* CMQTTCFG version - not in this revision */
    RANGE_NONE, /* CMQTTCFG argtopic_flag - not in this revision */
    RANGE_NONE, /* CMQTTCFG payload_len_flag - not in this revision */
    RANGE_NONE, /* CMQTTRECV client_index - not in this revision */
    RANGE_NONE, /* CMQTTRECV topic - not in this revision */
    RANGE_NONE, /* CMQTTRECV payload_len - not in this revision */
    RANGE_NONE, /* CMQTTRECV payload - not in this revision */
};

static const uint8_t v1_00_urcs[] = {0, 0, 0, 240, 3};
static const uint8_t v1_00_forms[] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 224, 1};

const simcom_revision_t simcom_revision_v1_00 = {
    .name = "v1.00",
    .ranges = ranges,
    .limits = limits,
    .own = v1_00_limits,
    .forms = v1_00_forms,
    .urcs = v1_00_urcs,
    .own_forms = NULL,
    .meanings = meanings,
    .meaning_count = sizeof meanings,
    .own_codes = NULL,
    .own_code_count = 0,
    .already_started = 23,
    .already_acquired = 19,
    .already_busy = 14,
    .already_connected = 13,
    .line_limit = 0,
    .topic_limit = 1024,
    .payload_limit = 10240,
    .packet_limit = 0,
    .topics_limit = 0,
};

/* v1.00-as-printed ---------------------------------------------------------------------------- */

static const uint8_t v1_00_as_printed_limits[] = {
    RANGE_1_23, /* CMQTTACCQ clientID - V1.00 2.2.3 */
    RANGE_1_10240, /* CMQTTWILLMSG req_length - V1.00 2.2.7 */
    RANGE_60_64800, /* CMQTTCONNECT keepalive_time - V1.00 2.2.8 */
    RANGE_5_128, /* CSSLCFG ca_file - V1.00 2.1.1 */
    RANGE_5_128, /* CSSLCFG clientcert_file - V1.00 2.1.1 */
    RANGE_5_128, /* CSSLCFG clientkey_file - V1.00 2.1.1 */
    RANGE_5_128, /* CCERTDOWN filename - V1.00 2.1.2 */
    RANGE_1_10240, /* CCERTDOWN len - V1.00 2.1.2 */
    RANGE_5_128, /* CCERTLIST filename - field SIM7600EI log */
    RANGE_5_128, /* CCERTDELE filename - V1.00 2.1.4 */
    RANGE_NONE, /* CMQTTACCQ mqtt_version - not in this revision */
    RANGE_NONE, /* CMQTTCFG optimeout - not in this revision */
    RANGE_NONE, /* CMQTTCFG productkey - not in this revision */
    RANGE_NONE, /* CMQTTCFG devicename - not in this revision */
    RANGE_NONE, /* CMQTTCFG devicesecret - not in this revision */
    RANGE_NONE, /* CSSLCFG enableSNI - not in this revision */
    RANGE_NONE, /* CSSLCFG keypwd - not in this revision */
    RANGE_NONE, /* CSSLCFG ciphersuites - not in this revision */
    RANGE_NONE, /* CMQTTPING client_index - not in this revision */
    RANGE_NONE, /* CMQTTPING err - not in this revision */
    RANGE_NONE, /* CMQTTCFG version - not in this revision */
    RANGE_NONE, /* CMQTTCFG argtopic_flag - not in this revision */
    RANGE_NONE, /* CMQTTCFG payload_len_flag - not in this revision */
    RANGE_NONE, /* CMQTTRECV client_index - not in this revision */
    RANGE_NONE, /* CMQTTRECV topic - not in this revision */
    RANGE_NONE, /* CMQTTRECV payload_len - not in this revision */
    RANGE_NONE, /* CMQTTRECV payload - not in this revision */
};

static const uint8_t v1_00_as_printed_urcs[] = {0, 0, 0, 240, 3};
static const uint8_t v1_00_as_printed_forms[] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 224, 1};

/* What this revision has otherwise than the tables say. */
static const simcom_own_form_t v1_00_as_printed_own_forms[] = {
    {SIMCOM_FORM_CMQTTPAYLOAD_TEST, 17, "AT+CMQTPPAYLOAD=?""\r", NULL, NULL},
    {SIMCOM_FORM_CMQTTPAYLOAD_WRITE, 16, "AT+CMQTPPAYLOAD=", NULL, NULL},
    {SIMCOM_FORM_CMQTTPUB_TEST, 12, "AT+CMQTPUB=?""\r", NULL, NULL},
    {SIMCOM_FORM_CMQTTPUB_WRITE, 11, "AT+CMQTPUB=", NULL, NULL},
    {SIMCOM_FORM_CCERTDELE_WRITE, 15, "AT+CCERTDELETE=", NULL, NULL},
    {SIMCOM_OWN_END, 0, NULL, NULL, NULL},
};

const simcom_revision_t simcom_revision_v1_00_as_printed = {
    .name = "v1.00-as-printed",
    .ranges = ranges,
    .limits = limits,
    .own = v1_00_as_printed_limits,
    .forms = v1_00_as_printed_forms,
    .urcs = v1_00_as_printed_urcs,
    .own_forms = v1_00_as_printed_own_forms,
    .meanings = meanings,
    .meaning_count = sizeof meanings,
    .own_codes = NULL,
    .own_code_count = 0,
    .already_started = 23,
    .already_acquired = 19,
    .already_busy = 14,
    .already_connected = 13,
    .line_limit = 0,
    .topic_limit = 1024,
    .payload_limit = 10240,
    .packet_limit = 0,
    .topics_limit = 0,
};

/* v3.00 ---------------------------------------------------------------------------- */

static const uint8_t v3_00_limits[] = {
    RANGE_1_128, /* CMQTTACCQ clientID - V3.00 16 */
    RANGE_1_1024, /* CMQTTWILLMSG req_length - V3.00 16 */
    RANGE_1_64800, /* CMQTTCONNECT keepalive_time - V3.00 16 */
    RANGE_5_128, /* CSSLCFG ca_file - V1.00 2.1.1 */
    RANGE_5_128, /* CSSLCFG clientcert_file - V1.00 2.1.1 */
    RANGE_5_128, /* CSSLCFG clientkey_file - V1.00 2.1.1 */
    RANGE_5_128, /* CCERTDOWN filename - V1.00 2.1.2 */
    RANGE_1_10240, /* CCERTDOWN len - V1.00 2.1.2 */
    RANGE_5_128, /* CCERTLIST filename - field SIM7600EI log */
    RANGE_5_128, /* CCERTDELE filename - V3.00 10.2.15 */
    RANGE_3_4, /* CMQTTACCQ mqtt_version - V3.00 16 */
    RANGE_20_120, /* CMQTTCFG optimeout - V3.00 16 */
    RANGE_1_128, /* CMQTTCFG productkey - V3.00 16 */
    RANGE_1_128, /* CMQTTCFG devicename - V3.00 16 */
    RANGE_1_128, /* CMQTTCFG devicesecret - V3.00 16 */
    RANGE_0_1, /* CSSLCFG enableSNI - V3.00 10.2.12 */
    RANGE_0_128, /* CSSLCFG keypwd - V3.00 10.2.12 */
    RANGE_47_65535, /* CSSLCFG ciphersuites - V3.00 10.2.12 */
    RANGE_0_1, /* CMQTTPING client_index - V3.00 16 */
    RANGE_0_254, /* CMQTTPING err - V3.00 16 */
    RANGE_NONE, /* CMQTTCFG version - not in this revision */
    RANGE_NONE, /* CMQTTCFG argtopic_flag - not in this revision */
    RANGE_NONE, /* CMQTTCFG payload_len_flag - not in this revision */
    RANGE_NONE, /* CMQTTRECV client_index - not in this revision */
    RANGE_NONE, /* CMQTTRECV topic - not in this revision */
    RANGE_NONE, /* CMQTTRECV payload_len - not in this revision */
    RANGE_NONE, /* CMQTTRECV payload - not in this revision */
};

static const uint8_t v3_00_urcs[] = {0, 0, 0, 240, 15};
static const uint8_t v3_00_forms[] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1};

const simcom_revision_t simcom_revision_v3_00 = {
    .name = "v3.00",
    .ranges = ranges,
    .limits = limits,
    .own = v3_00_limits,
    .forms = v3_00_forms,
    .urcs = v3_00_urcs,
    .own_forms = NULL,
    .meanings = meanings,
    .meaning_count = sizeof meanings,
    .own_codes = NULL,
    .own_code_count = 0,
    .already_started = 23,
    .already_acquired = 19,
    .already_busy = 14,
    .already_connected = 13,
    .line_limit = 559,
    .topic_limit = 1024,
    .payload_limit = 10240,
    .packet_limit = 1500,
    .topics_limit = 5120,
};

/* a76xx-v1.06 ---------------------------------------------------------------------------- */

static const uint8_t a76xx_v1_06_limits[] = {
    RANGE_1_128, /* CMQTTACCQ clientID - V3.00 16 */
    RANGE_1_1024, /* CMQTTWILLMSG req_length - V3.00 16 */
    RANGE_1_64800, /* CMQTTCONNECT keepalive_time - V3.00 16 */
    RANGE_5_108, /* CSSLCFG ca_file - A76-V1.06 19.2.1 */
    RANGE_5_108, /* CSSLCFG clientcert_file - A76-V1.06 19.2.1 */
    RANGE_5_108, /* CSSLCFG clientkey_file - A76-V1.06 19.2.1 */
    RANGE_5_108, /* CCERTDOWN filename - A76-V1.06 19.2.2 */
    RANGE_1_3072, /* CCERTDOWN len - A76-V1.06 19.2.2 */
    RANGE_5_108, /* CCERTLIST filename - A76-V1.06 19.2.3 */
    RANGE_5_108, /* CCERTDELE filename - A76-V1.06 19.2.4 */
    RANGE_NONE, /* CMQTTACCQ mqtt_version - not in this revision */
    RANGE_20_120, /* CMQTTCFG optimeout - V3.00 16 */
    RANGE_1_128, /* CMQTTCFG productkey - V3.00 16 */
    RANGE_1_128, /* CMQTTCFG devicename - V3.00 16 */
    RANGE_1_128, /* CMQTTCFG devicesecret - V3.00 16 */
    RANGE_0_1, /* CSSLCFG enableSNI - V3.00 10.2.12 */
    RANGE_NONE, /* CSSLCFG keypwd - not in this revision */
    RANGE_NONE, /* CSSLCFG ciphersuites - not in this revision */
    RANGE_NONE, /* CMQTTPING client_index - not in this revision */
    RANGE_NONE, /* CMQTTPING err - not in this revision */
    RANGE_3_4, /* CMQTTCFG version - A76-V1.06 18.2.17 */
    RANGE_0_1, /* CMQTTCFG argtopic_flag - field argtopic */
    RANGE_0_1, /* CMQTTCFG payload_len_flag - field argtopic */
    RANGE_0_1, /* CMQTTRECV client_index - field argtopic */
    RANGE_1_1024, /* CMQTTRECV topic - field argtopic */
    RANGE_0_10240, /* CMQTTRECV payload_len - field argtopic */
    RANGE_0_10240, /* CMQTTRECV payload - field argtopic */
};

static const uint8_t a76xx_v1_06_urcs[] = {0, 0, 0, 240, 199};
static const uint8_t a76xx_v1_06_forms[] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 231, 7};

const simcom_revision_t simcom_revision_a76xx_v1_06 = {
    .name = "a76xx-v1.06",
    .ranges = ranges,
    .limits = limits,
    .own = a76xx_v1_06_limits,
    .forms = a76xx_v1_06_forms,
    .urcs = a76xx_v1_06_urcs,
    .own_forms = NULL,
    .meanings = meanings,
    .meaning_count = sizeof meanings,
    .own_codes = NULL,
    .own_code_count = 0,
    .already_started = SIMCOM_CODE_MISSING,
    .already_acquired = 19,
    .already_busy = 14,
    .already_connected = 13,
    .line_limit = 3071,
    .topic_limit = 1024,
    .payload_limit = 10240,
    .packet_limit = 1500,
    .topics_limit = 0,
};
