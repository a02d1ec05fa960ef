/* SPDX-License-Identifier: MIT */
/* completion.c - the completion of bash, zsh and fish, from the tables of the command line. */
#include "cli.h"

#include "simcom/version.h"

#include <ctype.h>
#include <string.h>

/* --- Completion -------------------------------------------------------------------------------------- */

/* What follows the program's name: the subcommand, or "". */
static const char *subcommand(const cli_program_t *program, const cli_t *cli)
{
    const size_t n = strlen(program->name);

    return strncmp(cli->program, program->name, n) == 0 && cli->program[n] == ' '
               ? cli->program + n + 1
               : "";
}

static void bash_values(FILE *out, const cli_option_t *option, const char *revisions)
{
    fputs("    ", out);
    if (option->letter != '\0') {
        fprintf(out, "-%c%s", option->letter, option->name != NULL ? "|" : "");
    }
    if (option->name != NULL) {
        fprintf(out, "--%s", option->name);
    }
    fputs(") ", out);
    if (option->words != NULL) {
        fputs("COMPREPLY=($(compgen -W '", out);
        for (const char *c = option->words; *c != '\0'; c++) {
            fputc(*c == '|' ? ' ' : *c, out);
        }
        fputs("' -- \"$cur\"))", out);
    } else if (option->value == CLI_REVISION) {
        fprintf(out, "COMPREPLY=($(compgen -W '%s' -- \"$cur\"))", revisions);
    } else if (option->value == CLI_DEVICE) {
        fputs("COMPREPLY=($(compgen -f -- \"${cur:-/dev/tty}\"))", out);
    } else {
        fputs(option->value == CLI_FILE ? "COMPREPLY=($(compgen -f -- \"$cur\"))" : "COMPREPLY=()",
              out);
    }
    fputs("; return ;;\n", out);
}

static void bash(const cli_program_t *program, const char *revisions, FILE *out)
{
    char function[64];
    size_t n = 0;

    for (const char *c = program->name; *c != '\0' && n < sizeof function - 1; c++) {
        function[n++] = isalnum((unsigned char)*c) ? *c : '_';
    }
    function[n] = '\0';
    fprintf(out,
            "# SPDX-License-Identifier: MIT\n# bash completion of %s %s\n_%s()\n{\n"
            "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} "
            "sub=${COMP_WORDS[1]}\n",
            program->name, SIMCOM_VERSION, function);
    fputs("  if ((COMP_CWORD == 1)) && [[ $cur != -* ]]; then\n    COMPREPLY=($(compgen -W '", out);
    for (size_t i = 0; i < program->count; i++) {
        fprintf(out, "%s ", subcommand(program, program->commands[i]));
    }
    fputs("' -- \"$cur\"))\n    return\n  fi\n  case $sub in\n", out);
    for (size_t k = program->count; k-- > 0;) {
        const cli_t *cli = program->commands[k];
        const char *name = subcommand(program, cli);
        fprintf(out, "  %s)\n    case $prev in\n", name[0] == '\0' ? "*" : name);
        const cli_option_t *option;
        for (size_t i = 0; (option = cli_option(cli, i)) != NULL; i++) {
            if (option->kind != CLI_TITLE && option->takes != NULL) {
                bash_values(out, option, revisions);
            }
        }
        fputs("    esac\n    if [[ $cur == -* ]]; then\n      COMPREPLY=($(compgen -W '", out);
        for (size_t i = 0; (option = cli_option(cli, i)) != NULL; i++) {
            if (option->kind == CLI_TITLE || option->kind == CLI_IMPOSSIBLE) {
                continue;
            }
            if (option->name != NULL) {
                fprintf(out, "--%s ", option->name);
            } else {
                fprintf(out, "-%c ", option->letter);
            }
        }
        fprintf(out, "' -- \"$cur\"))\n    else\n      COMPREPLY=(%s)\n    fi ;;\n",
                cli->take != NULL ? "$(compgen -f -- \"$cur\")" : "");
    }
    fprintf(out, "  esac\n}\ncomplete -F _%s %s\n", function, program->name);
}

/* A text between single quotation marks, in brackets of _arguments. */
static void zsh_text(FILE *out, const char *text)
{
    for (; *text != '\0' && *text != '\n'; text++) {
        if (*text == '\'') {
            fputs("'\\''", out);
        } else if (strchr("[]:\\", *text) != NULL) {
            fprintf(out, "\\%c", *text);
        } else {
            fputc(*text, out);
        }
    }
}

static void zsh_value(FILE *out, const cli_option_t *option, const char *revisions)
{
    fputc(':', out);
    zsh_text(out, option->takes);
    fputc(':', out);
    if (option->words != NULL) {
        fputc('(', out);
        for (const char *c = option->words; *c != '\0'; c++) {
            fputc(*c == '|' ? ' ' : *c, out);
        }
        fputc(')', out);
    } else if (option->value == CLI_REVISION) {
        fprintf(out, "(%s)", revisions);
    } else if (option->value != CLI_ANY) {
        fputs("_files", out);
    }
}

static void zsh_option(FILE *out, const cli_option_t *option, const char *revisions)
{
    if (option->kind == CLI_TITLE || option->kind == CLI_IMPOSSIBLE) {
        return;
    }
    fputs(" \\\n        ", out);
    if (option->letter != '\0' && option->name != NULL) {
        fprintf(out, "{-%c,--%s}", option->letter, option->name);
    } else if (option->letter != '\0') {
        fprintf(out, "-%c", option->letter);
    } else {
        fprintf(out, "--%s", option->name);
    }
    fputs("'[", out);
    zsh_text(out, option->text);
    fputc(']', out);
    if (option->takes != NULL) {
        zsh_value(out, option, revisions);
    }
    fputc('\'', out);
}

static void zsh(const cli_program_t *program, const char *revisions, FILE *out)
{
    fprintf(out,
            "#compdef %s\n# SPDX-License-Identifier: MIT\n# zsh completion of %s %s\n"
            "local -a commands=(",
            program->name, program->name, SIMCOM_VERSION);
    for (size_t i = 0; i < program->count; i++) {
        const char *name = subcommand(program, program->commands[i]);
        if (name[0] != '\0') {
            fprintf(out, "\n  '%s:", name);
            zsh_text(out, program->commands[i]->brief);
            fputc('\'', out);
        }
    }
    fputs(")\nif ((CURRENT == 2)) && [[ $words[2] != -* ]] && (($#commands)); then\n"
          "  _describe command commands\n  return\nfi\ncase $words[2] in\n",
          out);
    for (size_t k = program->count; k-- > 0;) {
        const cli_t *cli = program->commands[k];
        const char *name = subcommand(program, cli);
        fprintf(out, "  %s) %s_arguments", name[0] == '\0' ? "*" : name,
                name[0] == '\0' ? "" : "shift words; ((CURRENT--)); ");
        const cli_option_t *option;
        for (size_t i = 0; (option = cli_option(cli, i)) != NULL; i++) {
            zsh_option(out, option, revisions);
        }
        fputs(cli->take != NULL ? " \\\n        '*:file:_files' ;;\n" : " ;;\n", out);
    }
    fputs("esac\n", out);
}

/* A text between single quotation marks. */
static void fish_text(FILE *out, const char *text)
{
    fputc('\'', out);
    for (; *text != '\0' && *text != '\n'; text++) {
        if (*text == '\'' || *text == '\\') {
            fputc('\\', out);
        }
        fputc(*text, out);
    }
    fputc('\'', out);
}

static void fish_option(FILE *out, const cli_program_t *program, const char *name,
                        const cli_option_t *option, const char *revisions)
{
    if (option->kind == CLI_TITLE || option->kind == CLI_IMPOSSIBLE) {
        return;
    }
    fprintf(out, "complete -c %s", program->name);
    if (name[0] != '\0') {
        fprintf(out, " -n '__fish_seen_subcommand_from %s'", name);
    }
    if (option->letter != '\0') {
        fprintf(out, " -s %c", option->letter);
    }
    if (option->name != NULL) {
        fprintf(out, " -l %s", option->name);
    }
    if (option->words != NULL || option->value == CLI_REVISION) {
        fputs(" -x -a '", out);
        for (const char *c = option->words != NULL ? option->words : revisions; *c != '\0'; c++) {
            fputc(*c == '|' ? ' ' : *c, out);
        }
        fputc('\'', out);
    } else if (option->takes != NULL) {
        fputs(option->value == CLI_ANY ? " -x" : " -r -F", out);
    }
    fputs(" -d ", out);
    fish_text(out, option->text);
    fputc('\n', out);
}

static void fish(const cli_program_t *program, const char *revisions, FILE *out)
{
    fprintf(out, "# SPDX-License-Identifier: MIT\n# fish completion of %s %s\ncomplete -c %s -f\n",
            program->name, SIMCOM_VERSION, program->name);
    for (size_t i = 0; i < program->count; i++) {
        const cli_t *cli = program->commands[i];
        const char *name = subcommand(program, cli);
        const cli_option_t *option;
        if (name[0] != '\0') {
            fprintf(out, "complete -c %s -n __fish_use_subcommand -a %s -d ", program->name, name);
            fish_text(out, cli->brief);
            fputc('\n', out);
        }
        if (cli->take != NULL) {
            fprintf(out, "complete -c %s%s%s%s -F\n", program->name,
                    name[0] == '\0' ? "" : " -n '__fish_seen_subcommand_from ", name,
                    name[0] == '\0' ? "" : "'");
        }
        for (size_t k = 0; (option = cli_option(cli, k)) != NULL; k++) {
            fish_option(out, program, name, option, revisions);
        }
    }
}

bool cli_completion(const cli_program_t *program, const char *shell, const char *revisions,
                    FILE *out)
{
    if (strcmp(shell, "bash") == 0) {
        bash(program, revisions, out);
    } else if (strcmp(shell, "zsh") == 0) {
        zsh(program, revisions, out);
    } else if (strcmp(shell, "fish") == 0) {
        fish(program, revisions, out);
    } else {
        return false;
    }
    return true;
}
