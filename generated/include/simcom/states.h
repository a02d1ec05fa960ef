/* SPDX-License-Identifier: MIT */
/*
 * simcom/states.h - numbers of the states that a module can be in.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#ifndef SIMCOM_STATES_H
#define SIMCOM_STATES_H

#include "simcom/private/table.h"

#if SIMCOM_TABLE_VERSION != 11
#error "Made for another version of the runtime. Regenerate: python3 -m codegen generate"
#endif

/* How a state is answered, and which commands need, reach or end it, is said by the descriptions of each revision. */
typedef enum simcom_state {
    SIMCOM_STATE_STARTED = 0, /*  * The MQTT service is started.  * V1.00 2.2.1 */
    SIMCOM_STATE_ACQUIRED = 1, /*  * The client is acquired.  * V1.00 2.2.3 */
    SIMCOM_STATE_BUSY = 2, /*  * A command of the client was accepted with OK, and its result is still to come.  * V1.00 2.3.1 */
    SIMCOM_STATE_CONNECTED = 3, /*  * The client is connected to a broker.  * V1.00 2.2.8 */
    SIMCOM_STATE_TOPIC = 4, /*  * The topic of the next publish was given.  * V1.00 2.2.10 */
    SIMCOM_STATE_PAYLOAD = 5, /*  * The payload of the next publish was given.  * V1.00 2.2.11 */
    SIMCOM_STATE_FILTERS = 6, /*  * Topic filters for the next subscribe were given.  * V1.00 2.2.13 */
    SIMCOM_STATE_UNFILTERS = 7, /*  * Topic filters for the next unsubscribe were given.  * V1.00 2.2.15 */
    SIMCOM_STATE_WILL_TOPIC = 8, /*  * The topic of the will was given. Nothing is said of its being used up, so that it stays until
 * the release.  * V1.00 2.2.6 */
    SIMCOM_STATE_WILL_MESSAGE = 9, /*  * The message of the will was given. It stays until the release, as its topic does.  * V1.00 2.2.7 */
    SIMCOM_STATES = 10 /* numbers are below this */
} simcom_state_t;

#endif
