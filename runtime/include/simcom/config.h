/* SPDX-License-Identifier: MIT */
/*
 * config.h - what can be left out of the library to save flash.
 *
 * Each macro is 0 or 1 and is given to the compiler (-DSIMCOM_RECEIVE=0) for all files of the library.
 * They remove code and never change the layout of a public struct, so that a program and a library
 * made with different settings still fit. Figures: ./dev size.
 */
#ifndef SIMCOM_CONFIG_H
#define SIMCOM_CONFIG_H

/* The text of lines. 0 is for a program that looks at results, messages and URCs but reads no text: events have
 * none (.cut is set), nor has +CME ERROR, and the line buffer is not used. A session then takes each SIM for ready until
 * registration says otherwise, and adopts no connection. */
#ifndef SIMCOM_TEXT
#define SIMCOM_TEXT 1
#endif

/* Received messages. 0 is for a program that only publishes: the lines of a message, which nobody
 * asked for, are handed out as SIMCOM_EVENT_UNKNOWN_LINE; its topic and payload are passed over. */
#ifndef SIMCOM_RECEIVE
#define SIMCOM_RECEIVE 1
#endif

/* Received messages on one line, as modules send them after AT+CMQTTCFG="argtopic". 0 is for a program that does not set
 * that. It is 0 by itself where no revision has such a line, without SIMCOM_RECEIVE and without SIMCOM_TEXT. */
#ifndef SIMCOM_MESSAGE_LINES
#define SIMCOM_MESSAGE_LINES 1
#endif

/* TLS. 0 is for a program that connects without: commands that name a certificate file are answered
 * SIMCOM_E_FILE_NAME, simcom_connect_t.context is not looked at. */
#ifndef SIMCOM_TLS
#define SIMCOM_TLS 1
#endif

/* The trace callback of simcom_config_t. 0: it is never called. */
#ifndef SIMCOM_TRACE
#define SIMCOM_TRACE 1
#endif

#endif
