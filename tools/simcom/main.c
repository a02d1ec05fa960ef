/* SPDX-License-Identifier: MIT */
/* simcom - MQTT through a SIMCom module, from the command line. */

/* nl_langinfo. */
#define _DEFAULT_SOURCE

#include "commands.h"
#include "limits.h"
#include "simcom/version.h"
#include "text.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static int pub_or_sub(int argc, char **argv)
{
    static options_t options;
    const int result = options_read(&options, argc, argv);

    if (result >= 0) {
        return result;
    }
    if (options.quiet && freopen("/dev/null", "w", stderr) == NULL) {
        return EXIT_FAILED;
    }
    return options.publish ? pub_run(&options) : sub_run(&options);
}

static const cli_t *const commands[] = {&options_pub, &options_sub, &decode_cli, &conform_cli,
                                        &probe_cli,   &cert_cli,    &doctor_cli};
static int (*const runs[])(int argc, char **argv) = {
    pub_or_sub, pub_or_sub, decode_run, conform_command, probe_command, cert_run, doctor_run};

static const cli_program_t program = {
    .name = "simcom",
    .brief = "MQTT through a SIMCom module, from the command line",
    .text = "Publishes and subscribes through the MQTT client of a SIMCom LTE module on a serial "
            "port; explains logs of such ports; checks modules against the specification.",
    .commands = commands,
    .count = CLI_COUNT(commands),
};

/* The name of a subcommand, after "simcom ". */
static const char *name_of(const cli_t *cli)
{
    return strrchr(cli->program, ' ') + 1;
}

static void print_help(void)
{
    puts("usage: simcom SUBCOMMAND [option]...\n");
    for (size_t i = 0; i < program.count; i++) {
        printf("  %-10s %s\n", name_of(program.commands[i]), program.commands[i]->brief);
    }
    fputs("\nsimcom SUBCOMMAND --help explains each. pub and sub have the options of mosquitto_pub "
          "and\nmosquitto_sub that a module can do.\n"
          "\n  --version           print the version\n"
          "  --man               print the manual page, for man -l -\n"
          "  --completion SHELL  print the completion of bash, zsh or fish\n"
          "\nexit codes of pub and sub; the others' are in their own help\n",
          stdout);
    for (size_t i = 0; i < options_pub.exit_count; i++) {
        printf("  %-4d %s\n", options_pub.exits[i].code, options_pub.exits[i].text);
    }
}

static int print_completion(const char *shell)
{
    char names[LIMITS_TEXT];
    size_t n = 0;

    for (const char *c = limits_revisions(names); *c != '\0'; c++) {
        if (*c != ',') {
            names[n++] = *c;
        }
    }
    names[n] = '\0';
    if (shell != NULL && cli_completion(&program, shell, names, stdout)) {
        return EXIT_GOOD;
    }
    fputs("simcom: --completion needs bash, zsh or fish\n", stderr);
    return EXIT_USAGE;
}

/* What is no subcommand. */
static int other(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";

    if (strcmp(word, "--version") == 0) {
        puts("simcom " SIMCOM_VERSION);
    } else if (strcmp(word, "--help") == 0) {
        print_help();
    } else if (strcmp(word, "--man") == 0) {
        cli_man(&program, stdout);
    } else if (strcmp(word, "--completion") == 0) {
        return print_completion(argc > 2 ? argv[2] : NULL);
    } else {
        fputs(word[0] == '\0' ? "simcom: a subcommand is missing; there are"
                              : "simcom: there is no such subcommand; there are",
              stderr);
        for (size_t i = 0; i < program.count; i++) {
            fprintf(stderr, "%s %s", i > 0 ? "," : "", name_of(program.commands[i]));
        }
        fputs("\nTry 'simcom --help'.\n", stderr);
        return EXIT_USAGE;
    }
    return EXIT_GOOD;
}

int main(int argc, char **argv)
{
    (void)setlocale(LC_CTYPE, "");
    text_set_utf8(strcmp(nl_langinfo(CODESET), "UTF-8") == 0);
    /* Whole lines, so that those of several programs do not mix. */
    (void)setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    for (size_t i = 0; i < program.count; i++) {
        if (argc > 1 && strcmp(argv[1], name_of(program.commands[i])) == 0) {
            return runs[i](argc - 1, argv + 1);
        }
    }
    return other(argc, argv);
}
