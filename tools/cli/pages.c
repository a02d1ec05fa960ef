/* SPDX-License-Identifier: MIT */
/* pages.c - the man page, from the tables of the command line. */
#include "cli.h"

#include "simcom/version.h"

#include <ctype.h>
#include <string.h>

/* --- Man page (man(7)) ----------------------------------------------------------------------------- */

/* A text, with what roff would take for its own escaped. */
static void roff(FILE *out, const char *text)
{
    bool begins = true;

    for (; *text != '\0'; text++) {
        if (begins && (*text == '.' || *text == '\'')) {
            fputs("\\&", out);
        }
        if (*text == '\\') {
            fputs("\\e", out);
        } else if (*text == '-') {
            fputs("\\-", out);
        } else {
            fputc(*text, out);
        }
        begins = *text == '\n';
    }
}

static void roff_option(FILE *out, const cli_option_t *option)
{
    fputs(".TP\n", out);
    if (option->letter != '\0') {
        fprintf(out, "\\fB\\-%c\\fR", option->letter);
    }
    if (option->name != NULL) {
        fputs(option->letter != '\0' ? ", \\fB\\-\\-" : "\\fB\\-\\-", out);
        roff(out, option->name);
        fputs("\\fR", out);
    }
    if (option->takes != NULL) {
        fputs(" \\fI", out);
        roff(out, option->takes);
        fputs("\\fR", out);
    }
    fputs(option->kind == CLI_IMPOSSIBLE ? "\nNot possible: " : "\n", out);
    roff(out, option->text);
    fputc('\n', out);
}

static void roff_command(FILE *out, const cli_t *cli)
{
    const cli_option_t *option;

    for (size_t i = 0; (option = cli_option(cli, i)) != NULL; i++) {
        if (option->kind == CLI_TITLE) {
            fputs(".PP\n\\fI", out);
            roff(out, option->text);
            fputs("\\fR\n", out);
        } else {
            roff_option(out, option);
        }
    }
    if (cli->print_more != NULL) {
        fputs(".PP\n.nf\n", out);
        cli->print_more(out);
        fputs(".fi\n", out);
    }
    fputs(".PP\nExit status:\n", out);
    for (size_t i = 0; i < cli->exit_count; i++) {
        fprintf(out, ".TP\n%d\n", cli->exits[i].code);
        roff(out, cli->exits[i].text);
        fputc('\n', out);
    }
    if (cli->more != NULL) {
        fputs(".PP\n.nf\n", out);
        roff(out, cli->more);
        fputs(".fi\n", out);
    }
}

void cli_man(const cli_program_t *program, FILE *out)
{
    fprintf(out,
            ".\\\" SPDX-License-Identifier: MIT\n.TH %s 1 \"\" \"simcom-mqtt %s\" \"User "
            "Commands\"\n.SH NAME\n",
            program->name, SIMCOM_VERSION);
    roff(out, program->name);
    fputs(" \\- ", out);
    roff(out, program->brief);
    fputs("\n.SH SYNOPSIS\n", out);
    for (size_t i = 0; i < program->count; i++) {
        const cli_t *cli = program->commands[i];
        for (size_t k = 0; cli->usages[k] != NULL; k++) {
            fputs(i + k == 0 ? "\\fB" : ".br\n\\fB", out);
            roff(out, cli->program);
            fputs("\\fR ", out);
            roff(out, cli->usages[k]);
            fputc('\n', out);
        }
    }
    fputs(".SH DESCRIPTION\n", out);
    roff(out, program->text);
    fputc('\n', out);
    for (size_t i = 0; i < program->count; i++) {
        const cli_t *cli = program->commands[i];
        fputs(program->count > 1 ? ".SH " : ".SH OPTIONS\n", out);
        for (const char *c = cli->program; program->count > 1 && *c != '\0'; c++) {
            fputc(toupper((unsigned char)*c), out);
        }
        fputc('\n', out);
        if (program->count > 1) {
            roff(out, cli->text);
            fputc('\n', out);
        }
        roff_command(out, cli);
    }
}
