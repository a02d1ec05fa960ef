/* SPDX-License-Identifier: MIT */
/* code.c - error codes in words. Apart from what acts on them, so that firmware without the texts does not link them. */
#include "simcom/command.h"

#include "simcom/channel.h"
#include "simcom/codes.h"

const simcom_code_t *simcom_code_of(unsigned code)
{
    static const simcom_code_t missing = {
        "no code",
        "The module answered ERROR and gave no code.",
        "Find out what is acquired and connected before trying again.",
        SIMCOM_CODE_MISSING,
        SIMCOM_SAYS_RETRY,
        SIMCOM_ORIGIN_MODULE,
        SIMCOM_ENDS_NOTHING};
    static const simcom_code_t unknown = {"not documented",
                                          "A code that no revision documents.",
                                          "Look it up in the manual of this firmware.",
                                          SIMCOM_CODE_UNKNOWN,
                                          SIMCOM_SAYS_WRONG,
                                          SIMCOM_ORIGIN_MODULE,
                                          SIMCOM_ENDS_NOTHING};
    for (unsigned i = 0; i < SIMCOM_CODES; i++) {
        if (simcom_code_rows[i].number == code) {
            return &simcom_code_rows[i];
        }
    }
    return code == SIMCOM_CODE_MISSING ? &missing : &unknown;
}

const simcom_code_t *simcom_code_in(const simcom_revision_t *revision, unsigned code)
{
    for (unsigned i = 0; revision != NULL && i < revision->own_code_count; i++) {
        const simcom_code_t *row = &simcom_code_rows[revision->own_codes[i]];
        if (row->number == code) {
            return row;
        }
    }
    return simcom_code_of(code);
}
