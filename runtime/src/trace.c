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

/* Room for the argument struct of any command that the services send: of all, CONNECT's is the largest. */
typedef struct room {
    simcom_bytes_t strings[3];
    uint32_t numbers[3];
} room_t;

/* The values as the form's argument struct has them. */
static void fill(room_t *room, const simcom_values_t *values)
{
    for (unsigned i = 0; i < values->given; i++) {
        const simcom_parameter_t *parameter = &simcom_parameters_of(values->form)[i];
        void *place = (uint8_t *)room + parameter->offset;
        if (!simcom_is_number(parameter)) {
            *(simcom_bytes_t *)place = *simcom_values_string(values, i);
            continue;
        }
        *(uint32_t *)place = simcom_values_number(values, i);
        if ((parameter->flags & SIMCOM_PARAMETER_OPTIONAL) != 0u) {
            ((simcom_optional_t *)place)->given = true;
        }
    }
}

void simcom_trace_command(simcom_t *modem, const simcom_values_t *values)
{
    simcom_trace_line_t line = {.kind = SIMCOM_TRACE_COMMAND};
    room_t room = {0};
    line.form = values->form;
    line.arguments = values->base;
    if (values->sources != NULL) {
        fill(&room, values);
        line.arguments = &room;
    }
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
