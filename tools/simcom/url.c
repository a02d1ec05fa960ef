/* SPDX-License-Identifier: MIT */
#include "url.h"

#include <stdlib.h>
#include <string.h>

#define MOST 2048u

/* %41 becomes A, in place. */
static char *decode(char *text)
{
    char *to = text;

    for (const char *from = text; *from != '\0'; to++) {
        char digits[3] = {0};
        char *end = digits;
        if (from[0] == '%' && from[1] != '\0' && from[2] != '\0') {
            digits[0] = from[1];
            digits[1] = from[2];
        }
        const unsigned long byte = strtoul(digits, &end, 16);
        if (end == digits + 2 && byte != 0 && digits[0] != '+' && digits[0] != '-') {
            *to = (char)byte;
            from += 3;
        } else {
            *to = *from++;
        }
    }
    *to = '\0';
    return text;
}

/* USER[:PASSWORD] */
static void take_user(options_t *options, char *user)
{
    char *password = strchr(user, ':');

    if (password != NULL) {
        *password++ = '\0';
        options->password = decode(password);
    }
    options->user = decode(user);
}

/* HOST[:PORT], [IPV6][:PORT] */
static bool take_host(const cli_t *cli, options_t *options, char *host)
{
    char *port =
        host[0] == '[' && strchr(host, ']') != NULL ? strchr(host, ']') + 1 : strchr(host, ':');
    unsigned long number = 0;

    if (port != NULL && *port == ':') {
        *port++ = '\0';
        if (!cli_number(port, 1, 65535, &number)) {
            return cli_wrong(cli, "-L: the port is a number from 1 to 65535, not '%s'", port);
        }
        options->port = (unsigned)number;
    }
    options->host = host;
    return host[0] != '\0' || cli_wrong(cli, "-L needs the broker's name or address");
}

bool url_take(const cli_t *cli, options_t *options)
{
    static char url[MOST];
    char *at = url;

    if (strlen(options->url) >= sizeof url) {
        return cli_wrong(cli, "-L: the address is longer than %u bytes", MOST - 1u);
    }
    memcpy(url, options->url, strlen(options->url) + 1u);
    if (strncmp(url, "mqtts://", 8) == 0) {
        options->tls = true;
        at += 8;
    } else if (strncmp(url, "mqtt://", 7) == 0) {
        at += 7;
    } else {
        return cli_wrong(cli, "-L needs mqtt:// or mqtts:// and a name%s",
                         strncmp(url, "ws", 2) == 0 ? "; the modules have no WebSockets" : "");
    }
    char *topic = strchr(at, '/');
    if (topic == NULL || topic[1] == '\0') {
        if (options->topics.count == 0) {
            return cli_wrong(cli, "-L: a topic is missing, after the host and a slash");
        }
    } else if (options->publish && options->topics.count > 0) {
        return cli_wrong(cli, "-L has a topic: leave out -t");
    } else if (options->topics.count < OPTIONS_TOPICS) {
        options->topics.at[options->topics.count++] = decode(topic + 1);
    }
    if (topic != NULL) {
        *topic = '\0';
    }
    char *host = strrchr(at, '@');
    if (host != NULL) {
        *host++ = '\0';
        take_user(options, at);
    }
    return take_host(cli, options, host != NULL ? host : at);
}
