/* SPDX-License-Identifier: MIT */
/* trace.c - tells the application of each line. */
#include "simcom/trace.h"

#include "engine.h"

#if SIMCOM_TRACE

static void tell(simcom_t *modem, simcom_trace_kind_t kind, const simcom_values_t *values,
                 size_t length)
{
    simcom_trace_line_t line;
    line.length = length;
    line.values = values;
    line.kind = (uint8_t)kind;
    line.scan = kind == SIMCOM_TRACE_RECEIVED ? &modem->scan : NULL;
    line.revision = modem->revision;
    line.form = modem->wire != NULL ? modem->wire->form : NULL;
    modem->tracer->tell(modem->tracer->context, &line);
}

void simcom_trace_token(simcom_t *modem)
{
    tell(modem, SIMCOM_TRACE_RECEIVED, NULL, modem->scan.length);
}

void simcom_trace_sent(simcom_t *modem, size_t length)
{
    tell(modem, SIMCOM_TRACE_DATA, NULL, length);
}

void simcom_trace_command(simcom_t *modem, const simcom_values_t *values)
{
    tell(modem, SIMCOM_TRACE_COMMAND, values, 0);
}

#endif

/* Without the callback, too: simcom_trace_text() may be linked. */

uint32_t simcom_trace_number(const simcom_trace_line_t *line, unsigned parameter)
{
    return simcom_values_number(line->values, parameter);
}

simcom_bytes_t simcom_trace_string(const simcom_trace_line_t *line, unsigned parameter)
{
    return *simcom_values_string(line->values, parameter);
}
