/* SPDX-License-Identifier: MIT */
/* contexts.c - an object of each public struct that an application keeps; nm tells their sizes. */
#include "simcom/simcom.h"

simcom_t context_simcom_t;
simcom_client_t context_simcom_client_t;
simcom_event_t context_simcom_event_t;
simcom_session_t context_simcom_session_t;
