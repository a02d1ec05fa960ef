/* SPDX-License-Identifier: MIT */
/*
 * simcom/codes.h - the error codes of the MQTT commands.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#ifndef SIMCOM_CODES_H
#define SIMCOM_CODES_H

#include "simcom/table.h"

#if SIMCOM_TABLE_VERSION != 7
#error "Made for another version of the runtime. Regenerate: python3 -m codegen generate"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define SIMCOM_CODE_NONE 0u /* ok: The operation succeeded. (V1.00 2.3.1) */
#define SIMCOM_CODE_FAILED 1u /* retry: The operation failed; the module says no more. (V1.00 2.3.1) */
#define SIMCOM_CODE_BAD_UTF8_STRING 2u /* caller: A string is not valid UTF-8. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_CONNECT_FAILED 3u /* reconnect: The TCP connection could not be made. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_CREATE_FAILED 4u /* reconnect: The module could not create a socket. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_CLOSE_FAILED 5u /* reconnect: The module could not close a socket. (V1.00 2.3.1) */
#define SIMCOM_CODE_MESSAGE_RECEIVE_FAILED 6u /* reconnect: Nothing valid was received from the broker. (V1.00 2.3.1) */
#define SIMCOM_CODE_NETWORK_OPEN_FAILED 7u /* reconnect: The packet data network could not be opened. (V1.00 2.3.1) */
#define SIMCOM_CODE_NETWORK_CLOSE_FAILED 8u /* retry: The packet data network could not be closed. (V1.00 2.3.1) */
#define SIMCOM_CODE_NETWORK_NOT_OPENED 9u /* reconnect: The MQTT service is not started. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_INDEX_ERROR 10u /* caller: There is no client of this index. (V1.00 2.3.1) */
#define SIMCOM_CODE_NO_CONNECTION 11u /* reconnect: The client is not connected. (V1.00 2.3.1) */
#define SIMCOM_CODE_INVALID_PARAMETER 12u /* caller: A parameter is not valid. (V1.00 2.3.1) */
#define SIMCOM_CODE_NOT_SUPPORTED_OPERATION 13u /* caller: The operation is not possible now. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_BUSY 14u /* retry: An operation of this client is still under way. (V1.00 2.3.1) */
#define SIMCOM_CODE_REQUIRE_CONNECTION_FAILED 15u /* reconnect: The connection request could not be made. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_SEND_FAILED 16u /* reconnect: The module could not send on the socket. (V1.00 2.3.1) */
#define SIMCOM_CODE_TIMEOUT 17u /* reconnect: The broker did not answer in time. (V1.00 2.3.1) */
#define SIMCOM_CODE_TOPIC_EMPTY 18u /* caller: No topic was given. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_USED 19u /* reconfigure: The client is acquired already. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_NOT_ACQUIRED 20u /* reconfigure: The client is not acquired. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_NOT_RELEASED 21u /* reconfigure: A client is still acquired. (V1.00 2.3.1) */
#define SIMCOM_CODE_LENGTH_OUT_OF_RANGE 22u /* caller: A length is outside its range. (V1.00 2.3.1) */
#define SIMCOM_CODE_NETWORK_OPENED 23u /* reconfigure: The MQTT service is started already. (V1.00 2.3.1) */
#define SIMCOM_CODE_PACKET_FAILED 24u /* reconnect: An MQTT packet could not be made or read. (V1.00 2.3.1) */
#define SIMCOM_CODE_DNS_ERROR 25u /* reconnect: The broker's name could not be resolved. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER 26u /* reconnect: The broker closed the connection. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_PROTOCOL_VERSION 27u /* reconfigure: The broker refused the connection because of the protocol version. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_IDENTIFIER 28u /* reconfigure: The broker refused the client identifier. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_SERVER_UNAVAILABLE 29u /* reconnect: The broker is not available. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_USER_OR_PASSWORD 30u /* reconfigure: The broker refused user name or password. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_NOT_AUTHORIZED 31u /* reconfigure: The client is not authorized to connect. (V1.00 2.3.1) */
#define SIMCOM_CODE_HANDSHAKE_FAILED 32u /* reconfigure: The TLS handshake failed. (V1.00 2.3.1) */
#define SIMCOM_CODE_CERTIFICATE_NOT_SET 33u /* reconfigure: A certificate that the authentication mode needs is not set. (V1.00 2.3.1) */
#define SIMCOM_CODE_SSL_SESSION_FAILED 34u /* reconfigure: The TLS session could not be opened. (V3.00 16) */

/* By code: name, meaning, class and what to do. */
extern const simcom_code_t simcom_codes[];
extern const size_t simcom_code_count;

#ifdef __cplusplus
}
#endif

#endif
