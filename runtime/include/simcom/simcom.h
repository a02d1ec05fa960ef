/* SPDX-License-Identifier: MIT */
/* simcom.h - all of the library. */
#ifndef SIMCOM_SIMCOM_H
#define SIMCOM_SIMCOM_H

#include "simcom/channel.h"
#include "simcom/codes.h"
#include "simcom/commands.h"
#include "simcom/fields.h"
#include "simcom/lines.h"
#include "simcom/mqtt.h"
#include "simcom/revisions.h"
#include "simcom/session.h"
#include "simcom/version.h"

#endif
