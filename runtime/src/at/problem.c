/* SPDX-License-Identifier: MIT */
/* problem.c - errors in words. Apart from command.c, so that firmware without them stays small. */
#include "simcom/command.h"

#include "writer.h"

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
static void put_details(simcom_writer_t *writer, const simcom_problem_t *problem)
{
    switch (problem->status) {
    case SIMCOM_E_RANGE:
    case SIMCOM_E_LENGTH:
        simcom_writer_text(writer, " (");
        simcom_writer_number(writer, problem->limit.min);
        simcom_writer_text(writer, " to ");
        simcom_writer_number(writer, problem->limit.max);
        simcom_writer_text(writer, problem->status == SIMCOM_E_LENGTH ? " bytes)" : ")");
        break;
    case SIMCOM_E_LINE_TOO_LONG:
        simcom_writer_text(writer, " (at most ");
        simcom_writer_number(writer, problem->limit.max);
        simcom_writer_text(writer, " characters behind AT)");
        break;
    case SIMCOM_E_CHARACTER:
    case SIMCOM_E_UTF8:
    case SIMCOM_E_TOPIC:
        simcom_writer_text(writer, " (byte ");
        simcom_writer_number(writer, problem->offset);
        simcom_writer_text(writer, ")");
        break;
    default:
        break;
    }
}

size_t simcom_problem_text(const simcom_problem_t *problem, char *buffer, size_t size)
{
    simcom_writer_t writer = {buffer, size, 0};
    if (size == 0u) {
        return 0;
    }
    if (problem->form != NULL) {
        char text[SIMCOM_FORM_TEXT_SIZE];
        simcom_writer_text(&writer, simcom_form_text(problem->form, text));
        simcom_writer_text(&writer, problem->has_parameter ? " " : ": ");
    }
    if (problem->has_parameter) {
        simcom_writer_text(&writer, simcom_parameter_names[problem->parameter]);
        simcom_writer_text(&writer, ": ");
    }
    simcom_writer_text(&writer, simcom_status_text((simcom_status_t)problem->status));
    put_details(&writer, problem);
    return simcom_writer_end(&writer);
}
