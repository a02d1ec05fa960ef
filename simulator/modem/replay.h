/* SPDX-License-Identifier: MIT */
/* replay.h - plays the module's side of a recording to a driver. */
#ifndef SIMULATOR_REPLAY_H
#define SIMULATOR_REPLAY_H

#include "port.h"
#include "recording.h"

typedef enum replay_end {
    REPLAY_FOLLOWED, /* the driver sent what was recorded */
    REPLAY_DEPARTED, /* it did not; standard error says where */
    REPLAY_STOPPED,  /* a signal came before the end */
    REPLAY_FAILED    /* the port is no more, errno says why */
} replay_end_t;

/* [in] signals  descriptor that becomes readable when the program is to end
 * [in] path     of the recording, for messages */
replay_end_t replay(port_t *port, const recording_t *recording, const char *path, int signals);

#endif
