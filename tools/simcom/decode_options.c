/* SPDX-License-Identifier: MIT */

/* isatty */
#define _DEFAULT_SOURCE

#include "decode_options.h"

#include "commands.h"
#include "limits.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define AT(member) offsetof(decode_options_t, member)

static const cli_option_t table[] = {
    CLI_A_TITLE("capture: FILE, - or none: the standard input"),
    CLI_A_VALUE(0, "tx", "FILE", AT(sent), CLI_FILE, "raw bytes that the host sent"),
    CLI_A_VALUE(0, "rx", "FILE", AT(received), CLI_FILE,
                "raw bytes that the module sent; one of both can be missing"),
    CLI_A_CHOICE(0, "format", "FORMAT", AT(format), "auto|recording|text|raw|hex",
                 "default: found out\n"
                 "recording: begins with \"simcom-recording 1\"\n"
                 "text: lines with times, TX/RX, arrows, tags, ... before them\n"
                 "hex: a dump, as of hexdump -C or xxd\n"
                 "raw: the bytes of both directions or one; picocom's log file"),
    CLI_A_CALL(0, "revision", "NAME", AT(revision), CLI_REVISION, NULL, limits_read_revision,
               "firmware to check against, see below; default: the one with the fewest violations. "
               "A pipe is then read to its end before the first line is printed"),
    CLI_A_TITLE("output"),
    CLI_A_FLAG(0, "json", AT(json), "an object a line for each event, instead of words"),
    CLI_A_FLAG(0, "stats", AT(stats),
               "counts, latencies, codes and use of the line, instead of words"),
    CLI_A_VALUE(0, "html", "FILE", AT(html), CLI_FILE,
                "write the conversation as a timeline picture, instead of words"),
    CLI_A_FLAG('q', "quiet", AT(quiet), "only the first violation"),
    CLI_A_FLAG(0, "show-secrets", AT(reveal), "show passwords, keys and certificates"),
    CLI_A_HELP,
};

static const cli_exit_t exits[] = {
    {EXIT_GOOD, "the capture follows the revision"},
    {EXIT_VIOLATION, "it certainly does not; the first violation is printed with place, section, "
                     "expectation"},
    {EXIT_USAGE, "bad usage, or a file that cannot be read or written"},
    {EXIT_NOTHING, "nothing in it is a conversation with a module"},
};

static bool take_file(const cli_t *cli, void *into, const char *operand)
{
    decode_options_t *options = into;

    if (options->file != NULL) {
        return cli_wrong(cli, "one capture at a time; what is '%s'?", operand);
    }
    options->file = operand;
    return true;
}

const cli_t decode_cli = {
    .program = "simcom decode",
    .brief = "explain a capture of a serial line, and check it",
    .usages =
        (const char *const[]){"[FILE] [option]...", "[--tx FILE] [--rx FILE] [option]...", NULL},
    .text =
        "Explains a capture of a serial line to a SIMCom module, and says where it departs from "
        "the manual. One line for each exchange, received message and unsolicited line.",
    .tables = {{table, CLI_COUNT(table)}},
    .exits = exits,
    .exit_count = CLI_COUNT(exits),
    .print_more = limits_print_revisions,
    .take = take_file,
};

static bool check(decode_options_t *options)
{
    const bool two = options->sent != NULL || options->received != NULL;

    if (two && options->file != NULL) {
        return cli_wrong(&decode_cli, "--tx and --rx are given in place of '%s'", options->file);
    }
    if (options->json && options->stats) {
        return cli_wrong(&decode_cli,
                         "--json has the figures of --stats in its last line: give one of them");
    }
    if (!two && options->file == NULL && isatty(STDIN_FILENO)) {
        return cli_wrong(&decode_cli, "which capture? Give a file, or - for the standard input");
    }
    if (!two && options->file == NULL) {
        options->file = "-";
    }
    return true;
}

int decode_options_read(decode_options_t *options, int argc, char **argv)
{
    memset(options, 0, sizeof *options);
    const int result = cli_read(&decode_cli, options, argc, argv);
    return result >= 0 ? result : check(options) ? -1 : EXIT_USAGE;
}
