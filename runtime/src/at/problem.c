/* SPDX-License-Identifier: MIT */
/* problem.c - errors in words. Apart from command.c, so that firmware without them stays small. */
#include "simcom/command.h"

#include "sink.h"

#include "simcom/describe.h"

const char *simcom_status_text(simcom_status_t status)
{
    static const char *const texts[SIMCOM_STATUS_COUNT] = {
        [SIMCOM_GOOD] = "good",
        [SIMCOM_E_RANGE] = "the number is outside its range",
        [SIMCOM_E_LENGTH] = "the length is outside its range",
        [SIMCOM_E_CHARACTER] = "a control byte or quotation mark cannot be sent",
        [SIMCOM_E_UTF8] = "it is not UTF-8",
        [SIMCOM_E_ADDRESS] = "the address does not begin with tcp:// (for TLS too)",
        [SIMCOM_E_FILE_NAME] = "the file name ends neither in .pem nor in .der",
        [SIMCOM_E_MISSING] = "it is missing",
        [SIMCOM_E_LINE_TOO_LONG] = "the command line is too long",
        [SIMCOM_E_REVISION] = "this firmware revision does not have it",
        [SIMCOM_E_BUSY] = "an operation is under way; wait for its event",
        [SIMCOM_E_CLIENT] = "there is no such client",
        [SIMCOM_E_FORMAT] = "the line does not have the documented shape",
        [SIMCOM_E_TOPIC] = "+ and # stand for a whole level of a filter only, # for the last",
        [SIMCOM_E_IDLE] = "there is no operation under way",
        [SIMCOM_E_OLD_PAYLOAD] = "an empty one would send the payload of a publish that failed",
        [SIMCOM_E_FULL] = "the queue is full",
    };
    return (unsigned)status < SIMCOM_STATUS_COUNT ? texts[status] : "unknown status";
}

/* Limits and the place, for those problems that have them. */
static void put_details(simcom_sink_t *sink, const simcom_problem_t *problem)
{
    switch (problem->status) {
    case SIMCOM_E_RANGE:
    case SIMCOM_E_LENGTH:
        simcom_sink_text(sink, " (");
        simcom_sink_number(sink, problem->limit.min);
        simcom_sink_text(sink, " to ");
        simcom_sink_number(sink, problem->limit.max);
        simcom_sink_text(sink, problem->status == SIMCOM_E_LENGTH ? " bytes)" : ")");
        break;
    case SIMCOM_E_LINE_TOO_LONG:
        simcom_sink_text(sink, " (at most ");
        simcom_sink_number(sink, problem->limit.max);
        simcom_sink_text(sink, " characters behind AT)");
        break;
    case SIMCOM_E_CHARACTER:
    case SIMCOM_E_UTF8:
    case SIMCOM_E_TOPIC:
        simcom_sink_text(sink, " (byte ");
        simcom_sink_number(sink, problem->offset);
        simcom_sink_text(sink, ")");
        break;
    default:
        break;
    }
}

size_t simcom_problem_text(const simcom_problem_t *problem, char *buffer, size_t size)
{
    simcom_sink_t sink = {buffer, size, 0};
    if (size == 0u) {
        return 0;
    }
    if (problem->form != NULL) {
        char text[SIMCOM_FORM_TEXT_SIZE];
        simcom_sink_text(&sink, simcom_form_text(problem->form, text));
        simcom_sink_text(&sink, problem->has_parameter ? " " : ": ");
    }
    if (problem->has_parameter) {
        simcom_sink_text(&sink, simcom_parameter_names[problem->parameter]);
        simcom_sink_text(&sink, ": ");
    }
    simcom_sink_text(&sink, simcom_status_text((simcom_status_t)problem->status));
    put_details(&sink, problem);
    return simcom_sink_end(&sink);
}
