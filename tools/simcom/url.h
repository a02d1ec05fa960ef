/* SPDX-License-Identifier: MIT */
/* url.h - a broker, a user and a topic in one word. */
#ifndef SIMCOM_TOOL_URL_H
#define SIMCOM_TOOL_URL_H

#include "options.h"

/* Takes options->url, mqtt[s]://[USER[:PASSWORD]@]HOST[:PORT]/TOPIC, apart into the options. A percent sign and two
 * hexadecimal digits are a byte. Returns false after saying what is wrong. */
bool url_take(const cli_t *cli, options_t *options);

#endif
