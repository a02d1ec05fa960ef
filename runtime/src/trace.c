/* SPDX-License-Identifier: MIT */
/* trace.c - tells the application of each line. */
#include "simcom/trace.h"

#include "engine.h"

#if SIMCOM_TRACE

static void tell(simcom_t *modem, simcom_trace_line_t *line)
{
    line->revision = modem->revision;
    modem->tracer->tell(modem->tracer->context, line);
}

static const simcom_form_t *form_on_wire(const simcom_t *modem)
{
    return modem->wire != NULL ? modem->wire->form : NULL;
}

void simcom_trace_token(simcom_t *modem)
{
    simcom_trace_line_t line = {.kind = SIMCOM_TRACE_RECEIVED};
    line.form = form_on_wire(modem);
    line.scan = &modem->scan;
    line.length = modem->scan.length;
    tell(modem, &line);
}

void simcom_trace_command(simcom_t *modem, const simcom_form_t *form, const void *arguments)
{
    simcom_trace_line_t line = {.kind = SIMCOM_TRACE_COMMAND};
    line.form = form;
    line.arguments = arguments;
    tell(modem, &line);
}

void simcom_trace_sent(simcom_t *modem, size_t length)
{
    simcom_trace_line_t line = {.kind = SIMCOM_TRACE_DATA};
    line.form = form_on_wire(modem);
    line.length = length;
    tell(modem, &line);
}

#endif
