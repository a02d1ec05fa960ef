/* SPDX-License-Identifier: MIT */
/* profile.h - named sets of settings: what modules in the field are like, and what the manual says. */
#ifndef SIMULATOR_PROFILE_H
#define SIMULATOR_PROFILE_H

#include "simcom_module.h"

/* The profile without --profile. */
#define PROFILE_DEFAULT "sim7600"

/* Makes the settings those of a profile. False if there is none of this name. */
bool profile_apply(const char *name, simcom_module_settings_t *settings);
/* Prints the names, each with what it is. */
void profile_list(void);

#endif
