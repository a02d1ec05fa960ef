/* SPDX-License-Identifier: MIT */
/* problem.c - errors in words. Apart from command.c, so that firmware without them stays small. */
#include "simcom/command.h"

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
    };
    return (unsigned)status < SIMCOM_STATUS_COUNT ? texts[status] : "unknown status";
}

/* A buffer that is filled as far as it goes. */
typedef struct sink {
    char *buffer;
    size_t size;
    size_t length;
} sink_t;

static void put_byte(sink_t *sink, char byte)
{
    if (sink->length + 1u < sink->size) {
        sink->buffer[sink->length++] = byte;
    }
}

static void put_text(sink_t *sink, const char *text)
{
    for (; *text != '\0'; text++) {
        put_byte(sink, *text);
    }
}

static void put_number(sink_t *sink, uint32_t value)
{
    char digits[11];
    size_t at = sizeof digits - 1u;
    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + (int)(value % 10u));
        value /= 10u;
    } while (value != 0u);
    put_text(sink, digits + at);
}

/* Limits and the place, for those problems that have them. */
static void put_details(sink_t *sink, const simcom_problem_t *problem)
{
    switch ((simcom_status_t)problem->status) {
    case SIMCOM_E_RANGE:
    case SIMCOM_E_LENGTH:
        put_text(sink, " (");
        put_number(sink, problem->limit.min);
        put_text(sink, " to ");
        put_number(sink, problem->limit.max);
        put_text(sink, problem->status == SIMCOM_E_LENGTH ? " bytes)" : ")");
        break;
    case SIMCOM_E_LINE_TOO_LONG:
        put_text(sink, " (at most ");
        put_number(sink, problem->limit.max);
        put_text(sink, " characters behind AT)");
        break;
    case SIMCOM_E_CHARACTER:
    case SIMCOM_E_UTF8:
    case SIMCOM_E_TOPIC:
        put_text(sink, " (byte ");
        put_number(sink, problem->offset);
        put_text(sink, ")");
        break;
    default:
        break;
    }
}

size_t simcom_problem_text(const simcom_problem_t *problem, char *buffer, size_t size)
{
    sink_t sink = {buffer, size, 0};
    if (size == 0u) {
        return 0;
    }
    if (problem->form != NULL) {
        for (uint8_t i = 0; i < problem->form->text_length; i++) {
            put_byte(&sink, problem->form->text[i]);
        }
        put_text(&sink, problem->has_parameter ? " " : ": ");
    }
    if (problem->has_parameter) {
        put_text(&sink, simcom_parameter_names[problem->parameter]);
        put_text(&sink, ": ");
    }
    put_text(&sink, simcom_status_text((simcom_status_t)problem->status));
    put_details(&sink, problem);
    buffer[sink.length] = '\0';
    return sink.length;
}
