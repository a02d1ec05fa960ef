/* SPDX-License-Identifier: MIT */
#ifndef SIMCOM_TOOL_TOPIC_MATCH_H
#define SIMCOM_TOOL_TOPIC_MATCH_H

#include "simcom/types.h"

#include <stdbool.h>

/* Whether a topic is one of those that a filter means (MQTT 3.1.1, 4.7): + is a level, # at the end all that follow. */
bool topic_match(const char *filter, simcom_bytes_t topic);

#endif
