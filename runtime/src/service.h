/* SPDX-License-Identifier: MIT */
/* service.h - what the services share: how a step says which command it sends. */
#ifndef SIMCOM_SERVICE_H
#define SIMCOM_SERVICE_H

#include "simcom/channel.h"

/* The argument struct of a step is made in the room; this is the check that it fits. */
#define ROOM(sending, type)                                                                        \
    ((void)sizeof(char[sizeof(type) <= sizeof(simcom_sending_room_t) ? 1 : -1]),                   \
     (type *)(void *)(sending)->room)

static inline bool simcom_step(simcom_sending_t *sending, const simcom_form_t *form,
                               const void *arguments)
{
    sending->form = form;
    sending->arguments = arguments;
    return true;
}

/* The only step of an operation. */
static inline bool simcom_only_step(simcom_sending_t *sending, unsigned step,
                                    const simcom_form_t *form, const void *arguments)
{
    sending->last = true;
    sending->form = form;
    sending->arguments = arguments;
    return step == 0u;
}

static inline bool simcom_step_data(simcom_sending_t *sending, const simcom_form_t *form,
                                    const void *arguments, simcom_bytes_t data)
{
    sending->data = data;
    return simcom_step(sending, form, arguments);
}

/* A length that does not fit the parameter is kept too large, so that it is refused. */
static inline uint32_t simcom_length(simcom_bytes_t bytes)
{
    return bytes.length > UINT32_MAX ? UINT32_MAX : (uint32_t)bytes.length;
}

/* Whether the revision has the form. */
static inline bool simcom_has_form(const simcom_revision_t *revision, unsigned form)
{
    return (revision->forms[form / 8u] & (1u << (form % 8u))) != 0u;
}

#endif
