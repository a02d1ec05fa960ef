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

/* The scanner's machine as tables: half the flash, about twice the time for each byte of a line
 * (the data of messages costs the same). 0: the machine as code. */
#ifndef SIMCOM_MACHINE_SMALL
#define SIMCOM_MACHINE_SMALL 0
#endif

/* Received messages. 0 is for a program that only publishes: the lines of a message, which nobody
 * asked for, are handed out as SIMCOM_EVENT_UNKNOWN_LINE; its topic and payload are passed over. */
#ifndef SIMCOM_RECEIVE
#define SIMCOM_RECEIVE 1
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
