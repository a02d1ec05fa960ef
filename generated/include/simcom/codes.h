/* SPDX-License-Identifier: MIT */
/*
 * simcom/codes.h - the error codes of the MQTT commands.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#ifndef SIMCOM_CODES_H
#define SIMCOM_CODES_H

#include "simcom/private/table.h"

#if SIMCOM_TABLE_VERSION != 11
#error "Made for another version of the runtime. Regenerate: python3 -m codegen generate"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define SIMCOM_CODE_NONE 0u /* done, call: The operation succeeded. (V1.00 2.3.1) */
#define SIMCOM_CODE_FAILED 1u /* retry, module: The operation failed; the module says no more. (V1.00 2.3.1) */
#define SIMCOM_CODE_BAD_UTF8_STRING 2u /* wrong, call: A string is not valid UTF-8. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_CONNECT_FAILED 3u /* retry, network: The TCP connection could not be made. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_CREATE_FAILED 4u /* retry, module: The module could not create a socket. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_CLOSE_FAILED 5u /* retry, module: The module could not close a socket. (V1.00 2.3.1) */
#define SIMCOM_CODE_MESSAGE_RECEIVE_FAILED 6u /* unknown, broker: Nothing valid was received from the broker. (V1.00 2.3.1) */
#define SIMCOM_CODE_NETWORK_OPEN_FAILED 7u /* retry, network: The packet data network could not be opened. (V1.00 2.3.1) */
#define SIMCOM_CODE_NETWORK_CLOSE_FAILED 8u /* retry, network: The packet data network could not be closed. (V1.00 2.3.1) */
#define SIMCOM_CODE_NETWORK_NOT_OPENED 9u /* retry, module: The MQTT service is not started. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_INDEX_ERROR 10u /* wrong, call: There is no client of this index. (V1.00 2.3.1) */
#define SIMCOM_CODE_NO_CONNECTION 11u /* retry, network: The client is not connected. (V1.00 2.3.1) */
#define SIMCOM_CODE_INVALID_PARAMETER 12u /* wrong, call: A parameter is not valid. (V1.00 2.3.1) */
#define SIMCOM_CODE_NOT_SUPPORTED_OPERATION 13u /* wrong, call: The operation is not possible now. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_BUSY 14u /* retry, module: An operation of this client is still under way. (V1.00 2.3.1) */
#define SIMCOM_CODE_REQUIRE_CONNECTION_FAILED 15u /* retry, network: The connection request could not be made. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_SEND_FAILED 16u /* unknown, network: The module could not send on the socket. (V1.00 2.3.1) */
#define SIMCOM_CODE_TIMEOUT 17u /* unknown, network: The broker did not answer in time. (V1.00 2.3.1) */
#define SIMCOM_CODE_TOPIC_EMPTY 18u /* retry, call: No topic was given. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_USED 19u /* wrong, call: The client is acquired already. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_NOT_ACQUIRED 20u /* retry, module: The client is not acquired. (V1.00 2.3.1) */
#define SIMCOM_CODE_CLIENT_NOT_RELEASED 21u /* wrong, call: A client is still acquired. (V1.00 2.3.1) */
#define SIMCOM_CODE_LENGTH_OUT_OF_RANGE 22u /* wrong, call: A length is outside its range. (V1.00 2.3.1) */
#define SIMCOM_CODE_NETWORK_OPENED 23u /* wrong, call: The MQTT service is started already. (V1.00 2.3.1) */
#define SIMCOM_CODE_PACKET_FAILED 24u /* unknown, network: An MQTT packet could not be made or read. (V1.00 2.3.1) */
#define SIMCOM_CODE_DNS_ERROR 25u /* retry, network: The broker's name could not be resolved. (V1.00 2.3.1) */
#define SIMCOM_CODE_SOCKET_CLOSED_BY_SERVER 26u /* unknown, broker: The broker closed the connection. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_PROTOCOL_VERSION 27u /* refused, broker: The broker refused the connection because of the protocol version. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_IDENTIFIER 28u /* refused, broker: The broker refused the client identifier. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_SERVER_UNAVAILABLE 29u /* retry, broker: The broker is not available. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_USER_OR_PASSWORD 30u /* refused, broker: The broker refused user name or password. (V1.00 2.3.1) */
#define SIMCOM_CODE_REFUSED_NOT_AUTHORIZED 31u /* refused, broker: The client is not authorized to connect. (V1.00 2.3.1) */
#define SIMCOM_CODE_HANDSHAKE_FAILED 32u /* retry, certificates: The TLS handshake failed. (V1.00 2.3.1) */
#define SIMCOM_CODE_CERTIFICATE_NOT_SET 33u /* refused, certificates: A certificate that the authentication mode needs is not set. (V1.00 2.3.1) */
#define SIMCOM_CODE_SSL_SESSION_FAILED 34u /* retry, certificates: The TLS session could not be opened. (V3.00 16) */
#define SIMCOM_CODE_DISCONNECT_FAILED 35u /* unknown, network: The client could not be disconnected from the server. (A76-V1.06 18.3.1) */

/* Every code of every revision, ascending; there may be gaps, and several rows of a number that revisions have otherwise. To
 * look one up: simcom_code_of() and simcom_code_in() of simcom/command.h. */
#define SIMCOM_CODES 36u
extern const simcom_code_t simcom_code_rows[SIMCOM_CODES];

#ifdef __cplusplus
}
#endif

#endif
