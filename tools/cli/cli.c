/* SPDX-License-Identifier: MIT */
/* cli.c - reads a command line by its table, and prints the table as help. */

/* getopt_long */
#define _DEFAULT_SOURCE

#include "cli.h"

#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Options of one table, and what getopt_long returns for the first of them. */
#define MOST  96
#define FIRST 256

/* The help: where the text of an option begins, and how wide it is. */
#define COLUMN 27
#define WIDTH  96

bool cli_wrong(const cli_t *cli, const char *format, ...)
{
    va_list arguments;

    fprintf(stderr, "%s: ", cli->program);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, "\nTry '%s --help'.\n", cli->program);
    return false;
}

const char *cli_option_name(const cli_option_t *option, char text[48])
{
    if (option->letter != '\0') {
        (void)snprintf(text, 48, "-%c", option->letter);
    } else {
        (void)snprintf(text, 48, "--%s", option->name);
    }
    return text;
}

bool cli_number(const char *text, unsigned long min, unsigned long max, unsigned long *number)
{
    const size_t length = strspn(text, "0123456789");

    *number = length == 0 || length > 9 ? ULONG_MAX : strtoul(text, NULL, 10);
    return text[length] == '\0' && *number >= min && *number <= max && *number != ULONG_MAX;
}

const cli_option_t *cli_option(const cli_t *cli, size_t i)
{
    for (size_t k = 0; k < CLI_TABLES; k++) {
        if (i < cli->tables[k].count) {
            return &cli->tables[k].options[i];
        }
        i -= cli->tables[k].count;
    }
    return NULL;
}

/* --- Reading ------------------------------------------------------------------------------------- */

static bool read_number(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    unsigned long number;
    char name[48];

    if (!cli_number(value, option->min, option->max, &number)) {
        return cli_wrong(cli, "%s needs a number from %lu to %lu, not '%s'",
                         cli_option_name(option, name), option->min, option->max, value);
    }
    *(unsigned *)into = (unsigned)number;
    return true;
}

static bool read_choice(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    const size_t length = strlen(value);
    char name[48];
    unsigned which = 0;

    for (const char *word = option->words; word != NULL; which++) {
        const char *end = strchr(word, '|');
        const size_t n = end == NULL ? strlen(word) : (size_t)(end - word);
        if (n == length && memcmp(word, value, n) == 0) {
            *(unsigned *)into = which;
            return true;
        }
        word = end == NULL ? NULL : end + 1;
    }
    return cli_wrong(cli, "%s needs one of %s, not '%s'", cli_option_name(option, name),
                     option->words, value);
}

static bool read_option(const cli_t *cli, const cli_option_t *option, void *into, const char *value)
{
    void *at = (char *)into + option->at;
    char name[48];

    switch (option->kind) {
    case CLI_FLAG:
        *(bool *)at = true;
        return true;
    case CLI_TEXT:
        *(const char **)at = value;
        return true;
    case CLI_NUMBER:
        return read_number(cli, option, at, value);
    case CLI_CHOICE:
        return read_choice(cli, option, at, value);
    case CLI_IMPOSSIBLE:
        return cli_wrong(cli, "%s is not possible: %s", cli_option_name(option, name),
                         option->text);
    default:
        return option->read(cli, option, into, value);
    }
}

/* The table as getopt_long wants it. */
static void prepare(const cli_t *cli, char letters[3 + 2 * MOST], struct option names[MOST + 1])
{
    const cli_option_t *option;
    size_t n = 0;

    if (cli->ordered) {
        *letters++ = '+';
    }
    *letters++ = ':';
    for (size_t i = 0; i < MOST && (option = cli_option(cli, i)) != NULL; i++) {
        if (option->letter != '\0') {
            *letters++ = option->letter;
            if (option->takes != NULL) {
                *letters++ = ':';
            }
        }
        if (option->name != NULL) {
            names[n++] = (struct option){option->name,
                                         option->takes != NULL ? required_argument : no_argument,
                                         NULL, FIRST + (int)i};
        }
    }
    *letters = '\0';
    names[n] = (struct option){NULL, 0, NULL, 0};
}

static const cli_option_t *find(const cli_t *cli, int which)
{
    const cli_option_t *option;

    if (which >= FIRST) {
        return cli_option(cli, (size_t)(which - FIRST));
    }
    for (size_t i = 0; (option = cli_option(cli, i)) != NULL && option->letter != (char)which;
         i++) {
    }
    return option;
}

static bool take_operand(const cli_t *cli, void *into, const char *operand)
{
    if (cli->take != NULL) {
        return cli->take(cli, into, operand);
    }
    return cli_wrong(cli, "what is '%s'?%s%s", operand, cli->operand != NULL ? " " : "",
                     cli->operand != NULL ? cli->operand : "");
}

int cli_read(const cli_t *cli, void *into, int argc, char **argv)
{
    char letters[3 + 2 * MOST];
    struct option names[MOST + 1];
    int which;

    prepare(cli, letters, names);
    optind = 1;
    while ((which = getopt_long(argc, argv, letters, names, NULL)) != -1) {
        const cli_option_t *option = which == '?' || which == ':' ? NULL : find(cli, which);
        if (option == NULL) {
            cli_wrong(cli, which == ':' ? "%s needs a value" : "there is no option %s",
                      argv[optind - 1]);
            return CLI_USAGE;
        }
        if (option->kind == CLI_HELP) {
            cli_help(cli, stdout);
            return 0;
        }
        if (!read_option(cli, option, into, optarg)) {
            return CLI_USAGE;
        }
    }
    for (; optind < argc; optind++) {
        if (!take_operand(cli, into, argv[optind])) {
            return CLI_USAGE;
        }
    }
    return -1;
}

/* --- Help ------------------------------------------------------------------------------------------ */

/* Prints a text in lines that begin at a column, the first one where the line is already. */
static void wrap(FILE *out, const char *text, int column, int at)
{
    while (*text != '\0') {
        const int length = (int)strcspn(text, " \n");
        const int blank = at > column ? 1 : 0;
        if (blank != 0 && at + 1 + length > WIDTH) {
            fprintf(out, "\n%*s%.*s", column, "", length, text);
            at = column + length;
        } else {
            fprintf(out, "%s%.*s", blank != 0 ? " " : "", length, text);
            at += blank + length;
        }
        text += length;
        if (*text == '\n') {
            fprintf(out, "\n%*s", column, "");
            at = column;
        }
        text += *text != '\0' ? 1 : 0;
    }
    fputc('\n', out);
}

static void print_option(FILE *out, const cli_option_t *option)
{
    char text[96];
    int n;

    if (option->kind == CLI_TITLE) {
        fprintf(out, "\n%s\n", option->text);
        return;
    }
    n = option->letter != '\0' ? snprintf(text, sizeof text, "  -%c", option->letter)
                               : snprintf(text, sizeof text, "    ");
    if (option->name != NULL) {
        n += snprintf(text + n, sizeof text - (size_t)n, "%s--%s",
                      option->letter != '\0' ? ", " : "  ", option->name);
    }
    if (option->takes != NULL) {
        n += snprintf(text + n, sizeof text - (size_t)n, " %s", option->takes);
    }
    fputs(text, out);
    if (n + 2 > COLUMN) {
        fputc('\n', out);
        n = 0;
    }
    fprintf(out, "%*s", COLUMN - n, "");
    if (option->kind == CLI_IMPOSSIBLE) {
        fputs("not possible:", out);
        wrap(out, option->text, COLUMN, COLUMN + 13);
    } else {
        wrap(out, option->text, COLUMN, COLUMN);
    }
}

void cli_help(const cli_t *cli, FILE *out)
{
    const cli_option_t *option;

    for (size_t i = 0; cli->usages[i] != NULL; i++) {
        fprintf(out, "%s %s %s\n", i == 0 ? "usage:" : "      ", cli->program, cli->usages[i]);
    }
    wrap(out, cli->text, 0, 0);
    if (cli_option(cli, 0) != NULL && cli_option(cli, 0)->kind != CLI_TITLE) {
        fputc('\n', out);
    }
    for (size_t i = 0; (option = cli_option(cli, i)) != NULL; i++) {
        print_option(out, option);
    }
    if (cli->print_more != NULL) {
        fputc('\n', out);
        cli->print_more(out);
    }
    fputs("\nexit codes\n", out);
    for (size_t i = 0; i < cli->exit_count; i++) {
        fprintf(out, "  %-4d ", cli->exits[i].code);
        wrap(out, cli->exits[i].text, 7, 7);
    }
    if (cli->more != NULL) {
        fputs(cli->more, out);
    }
}
