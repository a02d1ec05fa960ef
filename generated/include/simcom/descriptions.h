/* SPDX-License-Identifier: MIT */
/*
 * simcom/descriptions.h - what the specification says of each revision, for tools.
 *
 * Generated from the specification in spec/ (v1.00, v1.00-as-printed, v3.00, a76xx-v1.06). Do not edit: change the
 * specification and run `python3 -m codegen generate`.
 */
#ifndef SIMCOM_DESCRIPTIONS_H
#define SIMCOM_DESCRIPTIONS_H

#include "simcom/describe.h"

#if SIMCOM_TABLE_VERSION != 11
#error "Made for another version of the runtime. Regenerate: python3 -m codegen generate"
#endif

#ifdef __cplusplus
extern "C" {
#endif

extern const simcom_description_t simcom_description_v1_00; /* v1.00 */
extern const simcom_description_t simcom_description_v1_00_as_printed; /* v1.00-as-printed */
extern const simcom_description_t simcom_description_v3_00; /* v3.00 */
extern const simcom_description_t simcom_description_a76xx_v1_06; /* a76xx-v1.06 */

#ifdef __cplusplus
}
#endif

#endif
