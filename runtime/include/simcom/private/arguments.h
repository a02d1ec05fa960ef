/* SPDX-License-Identifier: MIT */
/* arguments.h - what simcom/operation.h is made from besides the operations of the specification. Private. */
#ifndef SIMCOM_PRIVATE_ARGUMENTS_H
#define SIMCOM_PRIVATE_ARGUMENTS_H

#include "simcom/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Any one command: simcom_send(). */
typedef struct simcom_raw {
    const simcom_form_t *form;
    const void *arguments; /* its argument struct; kept by pointer until the event */
    simcom_bytes_t data;   /* what follows the prompt, if the form has one */
} simcom_raw_t;

/* Arguments that are kept by pointer. */
typedef struct simcom_kept {
    const void *settings;
    uint8_t decided; /* bits of what the service decided: simcom/operations.h */
} simcom_kept_t;

/* How arguments begin that are a list. */
typedef struct simcom_list {
    const void *item; /* the first one; kept by pointer */
    uint8_t count;
} simcom_list_t;

#ifdef __cplusplus
}
#endif

#endif
