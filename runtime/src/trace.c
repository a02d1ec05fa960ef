/* SPDX-License-Identifier: MIT */
/* trace.c - tells the application of each line. */
#include "simcom/trace.h"

#include "engine.h"

#if SIMCOM_TRACE

static void tell(simcom_t *modem, simcom_trace_kind_t kind, const void *arguments, size_t length)
{
    simcom_trace_line_t line;
    line.length = length;
    line.arguments = arguments;
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

/* Room for the argument struct of any command that the services send: of all, CONNECT's is the largest. */
typedef struct room {
    simcom_bytes_t strings[3];
    uint32_t numbers[3];
} room_t;

/* The values as the form's argument struct has them. */
static void fill(room_t *room, const simcom_values_t *values)
{
    const simcom_parameter_t *parameter = simcom_parameters_of(values->form);
    for (unsigned i = 0; i < values->given; i++, parameter++) {
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
    room_t room = {0};
    const void *arguments = values->base;
    if (values->sources != NULL) {
        fill(&room, values);
        arguments = &room;
    }
    tell(modem, SIMCOM_TRACE_COMMAND, arguments, 0);
}

#endif
