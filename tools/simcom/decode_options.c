/* SPDX-License-Identifier: MIT */

/* getopt_long */
#define _DEFAULT_SOURCE

#include "decode_options.h"
#include "limits.h"

#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: simcom decode [FILE] [option]...\n"
    "       simcom decode [--tx FILE] [--rx FILE] [option]...\n"
    "Explains a capture of a serial line to a SIMCom module, and says where it departs from the\n"
    "manual. One line for each exchange, received message and unsolicited line.\n"
    "\n"
    "capture\n"
    "  FILE                     the capture; - or none: the standard input. Formats:\n"
    "                           recording: begins with \"simcom-recording 1\"\n"
    "                           text: lines with times, TX/RX, arrows, tags, ... before them\n"
    "                           hex: a dump, as of hexdump -C or xxd\n"
    "                           raw: the bytes of both directions or one; picocom's log file\n"
    "      --tx FILE            raw bytes that the host sent\n"
    "      --rx FILE            raw bytes that the module sent; one of both can be missing\n"
    "      --format FORMAT      recording, text, hex or raw; default: found out\n"
    "      --revision NAME      firmware to check against, see below; default:\n"
    "                           the one with the fewest violations. A pipe is then read\n"
    "                           to its end before the first line is printed\n"
    "\n"
    "output\n"
    "      --json               an object a line for each event, instead of words\n"
    "      --stats              counts, latencies, codes and use of the line, instead of words\n"
    "      --html FILE          write the conversation as a timeline picture, instead of words\n"
    "  -q, --quiet              only the first violation\n"
    "      --show-secrets       show passwords, keys and certificates\n"
    "\n"
    "exit codes\n"
    "  0    the capture follows the revision\n"
    "  1    it certainly does not; the first violation is printed with place, section, "
    "expectation\n"
    "  2    bad usage, or a file that cannot be read or written\n"
    "  3    nothing in it is a conversation with a module\n";

enum {
    OPTION_HELP = 256,
    OPTION_SENT,
    OPTION_RECEIVED,
    OPTION_FORMAT,
    OPTION_REVISION,
    OPTION_JSON,
    OPTION_STATS,
    OPTION_HTML,
    OPTION_SECRETS
};

static const struct option names[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"tx", required_argument, NULL, OPTION_SENT},
    {"rx", required_argument, NULL, OPTION_RECEIVED},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"revision", required_argument, NULL, OPTION_REVISION},
    {"json", no_argument, NULL, OPTION_JSON},
    {"stats", no_argument, NULL, OPTION_STATS},
    {"html", required_argument, NULL, OPTION_HTML},
    {"quiet", no_argument, NULL, 'q'},
    {"show-secrets", no_argument, NULL, OPTION_SECRETS},
    {NULL, 0, NULL, 0},
};

static int wrong(const char *what, const char *value)
{
    fprintf(stderr, "simcom decode: %s%s%s%s\nTry 'simcom decode --help'.\n", what,
            value != NULL ? " '" : "", value != NULL ? value : "", value != NULL ? "'" : "");
    return EXIT_USAGE;
}

static int read_format(decode_options_t *options)
{
    static const struct {
        const char *name;
        source_format_t format;
    } formats[] = {
        {"recording", FORMAT_RECORDING},
        {"text", FORMAT_TEXT},
        {"raw", FORMAT_RAW},
        {"hex", FORMAT_HEX},
        {"auto", FORMAT_AUTO},
    };

    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(optarg, formats[i].name) == 0) {
            options->format = formats[i].format;
            return -1;
        }
    }
    return wrong("--format needs recording, text, raw or hex, not", optarg);
}

static int read_option(decode_options_t *options, int option, char **argv)
{
    switch (option) {
    case OPTION_HELP:
        fputs(help, stdout);
        limits_print_revisions();
        return EXIT_GOOD;
    case OPTION_SENT:
        options->sent = optarg;
        return -1;
    case OPTION_RECEIVED:
        options->received = optarg;
        return -1;
    case OPTION_FORMAT:
        return read_format(options);
    case OPTION_REVISION:
        options->revision = simcom_description_find(optarg);
        return options->revision != NULL ? -1 : wrong("there is no revision", optarg);
    case OPTION_JSON:
        options->json = true;
        return -1;
    case OPTION_STATS:
        options->stats = true;
        return -1;
    case OPTION_HTML:
        options->html = optarg;
        return -1;
    case 'q':
        options->quiet = true;
        return -1;
    case OPTION_SECRETS:
        options->reveal = true;
        return -1;
    case ':':
        return wrong("an argument is missing behind", argv[optind - 1]);
    default:
        return wrong("there is no option", argv[optind - 1]);
    }
}

int decode_options_read(decode_options_t *options, int argc, char **argv)
{
    int option;

    memset(options, 0, sizeof *options);
    while ((option = getopt_long(argc, argv, ":q", names, NULL)) != -1) {
        const int result = read_option(options, option, argv);
        if (result >= 0) {
            return result;
        }
    }
    if (argc - optind > 1) {
        return wrong("one capture at a time; what is", argv[optind + 1]);
    }
    const bool two = options->sent != NULL || options->received != NULL;
    if (two && optind < argc) {
        return wrong("--tx and --rx stand in place of", argv[optind]);
    }
    if (options->json && options->stats) {
        return wrong("--json has the figures of --stats in its last line: give one of them", NULL);
    }
    options->file = two ? NULL : optind < argc ? argv[optind] : "-";
    if (!two && optind == argc && isatty(STDIN_FILENO)) {
        return wrong("which capture? Give a file, or - for the standard input", NULL);
    }
    return -1;
}
