/* SPDX-License-Identifier: MIT */
/*
 * fields.h - reads the comma-separated fields of a line into a struct.
 *
 * One walker serves information lines (the module's answers) and command lines (in the simulated
 * module): both are described by the same rows.
 */
#ifndef SIMCOM_FIELDS_H
#define SIMCOM_FIELDS_H

#include "simcom/private/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The part of a line's text after its name: from after the colon and spaces to the end. */
simcom_bytes_t simcom_line_argument(simcom_bytes_t text);

/* Reads `text`, the part of a line behind "+NAME:" or "AT+NAME=".
 *
 * Spaces after the colon and after commas are skipped. A string may stand in quotation marks, in
 * which a comma is an ordinary byte, or without them. A file name may be {non-ascii}"hex"; its
 * bytes then are the whole of it, prefix and marks included. Optional fields at the end may be
 * missing or empty. Ranges are not checked: see simcom_arguments_check().
 *
 * [in]  fields, count  rows of a generated shape or form
 * [in]  text           the bytes; string fields of `out` point into them
 * [out] out            the struct that the rows' offsets belong to, `size` bytes; cleared first
 * Returns SIMCOM_GOOD, or SIMCOM_E_FORMAT if a field is missing, too many, or not of its kind. */
simcom_status_t simcom_fields_read(const simcom_parameter_t *fields, uint8_t count,
                                   simcom_bytes_t text, void *out, size_t size);

/* The same with flags in place of the rows' own: SIMCOM_PARAMETER_OPTIONAL, or SIMCOM_OWN_LACKS for what is not there at
 * all. [in] own  one for each row; NULL: the rows' own */
simcom_status_t simcom_fields_read_as(const simcom_parameter_t *fields, const uint8_t *own,
                                      uint8_t count, simcom_bytes_t text, void *out, size_t size);

/* Reads a line of a shape. Where revisions do not have its fields alike, as the first of them whose fields fit. */
simcom_status_t simcom_shape_read(const simcom_shape_t *shape, simcom_bytes_t text, void *out,
                                  size_t size);

#ifdef __cplusplus
}
#endif

#endif
