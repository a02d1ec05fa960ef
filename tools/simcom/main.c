/* SPDX-License-Identifier: MIT */
/* simcom - MQTT through a SIMCom module, from the command line. */

/* nl_langinfo. */
#define _DEFAULT_SOURCE

#include "commands.h"
#include "simcom/version.h"
#include "text.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static int run(int argc, char **argv)
{
    static options_t options;
    const int result = options_read(&options, argc, argv);

    if (result >= 0) {
        return result;
    }
    return options.publish ? pub_run(&options) : sub_run(&options);
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";

    (void)setlocale(LC_CTYPE, "");
    text_set_utf8(strcmp(nl_langinfo(CODESET), "UTF-8") == 0);
    /* Whole lines, so that those of several programs do not mix. */
    (void)setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    if (strcmp(command, "pub") == 0 || strcmp(command, "sub") == 0) {
        return run(argc - 1, argv + 1);
    }
    if (strcmp(command, "decode") == 0) {
        return decode_run(argc - 1, argv + 1);
    }
    if (strcmp(command, "conform") == 0) {
        return conform_command(argc - 1, argv + 1);
    }
    if (strcmp(command, "probe") == 0) {
        return probe_command(argc - 1, argv + 1);
    }
    if (strcmp(command, "--version") == 0) {
        puts("simcom " SIMCOM_VERSION);
        return EXIT_GOOD;
    }
    if (strcmp(command, "--help") == 0) {
        help_print();
        return EXIT_GOOD;
    }
    fputs(command[0] == '\0'
              ? "simcom: a subcommand is missing: pub, sub, decode, conform or probe\n"
              : "simcom: there is no such subcommand; there are pub, sub, decode, conform and "
                "probe\n",
          stderr);
    fputs("Try 'simcom --help'.\n", stderr);
    return EXIT_USAGE;
}
