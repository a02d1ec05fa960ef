/* SPDX-License-Identifier: MIT */
/* cert.c - simcom cert: the certificate files in a module, and whether files can be of use to one. */
#include "commands.h"
#include "desk.h"
#include "limits.h"
#include "pem.h"
#include "store.h"

#include <stdio.h>
#include <string.h>

#define OPERANDS 32u

typedef enum action { LIST, PUT, DELETE, CHECK } action_t;
static const char *const actions[] = {"list", "put", "delete", "check"};

typedef struct arguments {
    desk_t desk;
    bool force;
    const char *action;
    size_t count;
    const char *operands[OPERANDS];
} arguments_t;

static bool take_operand(const cli_t *cli, void *into, const char *operand)
{
    arguments_t *arguments = into;

    if (arguments->action == NULL) {
        arguments->action = operand;
        return true;
    }
    if (arguments->count == OPERANDS) {
        return cli_wrong(cli, "more than %u files", OPERANDS);
    }
    arguments->operands[arguments->count++] = operand;
    return true;
}

static const cli_option_t table[] = {
    CLI_A_FLAG(0, "force", offsetof(arguments_t, force), "put: write a file that is there, too"),
};

static const cli_exit_t exits[] = {
    {EXIT_GOOD, "done; of check: nothing is wrong with the files"},
    {EXIT_FAILED, "the module refused something; of check: a file cannot work"},
    {EXIT_USAGE, "bad usage, or a file that cannot be read"},
    {EXIT_MODULE, "the device cannot be opened, or the module does not answer"},
    {EXIT_INTERRUPTED, "stopped by Ctrl-C"},
};

/* desk_option_count is not a constant of C. */
#define DESK_OPTIONS 7u

const cli_t cert_cli = {
    .program = "simcom cert",
    .brief = "certificates and keys in a module",
    .usages =
        (const char *const[]){"list -D DEVICE [option]...", "put -D DEVICE [option]... FILE...",
                              "delete -D DEVICE [option]... NAME...", "check FILE...", NULL},
    .text = "list prints the names of the files in a module. put stores files, under names that "
            "follow from their "
            "content: one that is there is not written again. delete removes them. check needs no "
            "module: it says "
            "what files are, whose, until when, which key belongs to which certificate, and what "
            "cannot work.",
    .tables = {{table, CLI_COUNT(table)}, {desk_options, DESK_OPTIONS}},
    .exits = exits,
    .exit_count = CLI_COUNT(exits),
    .take = take_operand,
    .operand = "FILE",
    .print_more = limits_print_revisions,
};

/* The files of the command line, one after the other. */
static content_t content;

/* Whether each firmware takes the file: the library knows, and says, before a byte would leave. */
static void check_limits(pem_t *pem, const char *file)
{
    char name[STORE_NAME], text[256];

    store_name(name, &content);
    const simcom_certificate_t certificate = {simcom_text(name), {content.bytes, content.length}};
    for (size_t i = 0; i < simcom_description_count; i++) {
        const simcom_config_t config = {.revision = simcom_descriptions[i]->revision};
        simcom_t modem;
        simcom_init(&modem, &config);
        if (simcom_certificate_upload(&modem, &certificate) != SIMCOM_GOOD) {
            (void)simcom_problem_text(simcom_last_problem(&modem), text, sizeof text);
            printf("%s: wrong: firmware %s does not take it: %s\n", file, config.revision->name,
                   text);
            pem->wrong++;
        }
    }
}

static int check_files(const arguments_t *arguments)
{
    static pem_t pem;
    for (size_t i = 0; i < arguments->count; i++) {
        const char *file = arguments->operands[i];
        if (!content_read_certificate(&content, file)) {
            pem_free(&pem);
            return EXIT_USAGE;
        }
        pem_look(&pem, file, &content, stdout);
        check_limits(&pem, file);
    }
    pem_compare(&pem, stdout);
    const size_t wrong = pem.wrong;
    pem_free(&pem);
    return wrong == 0 ? EXIT_GOOD : EXIT_FAILED;
}

static bool put_files(const arguments_t *arguments, store_t *store)
{
    for (size_t i = 0; i < arguments->count; i++) {
        const char *file = arguments->operands[i];
        char name[STORE_NAME];
        bool uploaded = false;
        if (!content_read_certificate(&content, file)) {
            module_fail(store->module, EXIT_USAGE);
            return false;
        }
        store_name(name, &content);
        if (!store_put(store, &content, arguments->force, &uploaded)) {
            return false;
        }
        printf("%s %s%s\n", name, file, uploaded ? "" : " (was there)");
    }
    return true;
}

static void run(arguments_t *arguments, action_t action)
{
    static store_t store;

    if (!desk_open(&arguments->desk, &cert_cli) || !store_open(&store, &arguments->desk.module)) {
        return;
    }
    if (action == PUT) {
        (void)put_files(arguments, &store);
    } else if (action == LIST) {
        for (size_t i = 0; i < store.count; i++) {
            puts(store.names[i]);
        }
    } else {
        for (size_t i = 0; i < arguments->count && !module_stopping(store.module); i++) {
            char name[STORE_NAME_MOST];
            const size_t n =
                simcom_file_name(simcom_text(arguments->operands[i]), name, sizeof name - 1u);
            name[n] = '\0';
            (void)store_delete(&store, n != 0 ? name : arguments->operands[i]);
        }
    }
}

int cert_run(int argc, char **argv)
{
    static arguments_t arguments;
    size_t action = 0;
    const int result = cli_read(&cert_cli, &arguments, argc, argv);

    if (result >= 0) {
        return result;
    }
    while (action < CLI_COUNT(actions) &&
           (arguments.action == NULL || strcmp(arguments.action, actions[action]) != 0)) {
        action++;
    }
    if (action == CLI_COUNT(actions)) {
        cli_wrong(&cert_cli, "what to do? list, put, delete or check");
        return EXIT_USAGE;
    }
    if ((action == LIST) != (arguments.count == 0)) {
        cli_wrong(&cert_cli, action == LIST ? "list takes no files" : "%s: of which files?",
                  arguments.action);
        return EXIT_USAGE;
    }
    if (action == CHECK) {
        return check_files(&arguments);
    }
    run(&arguments, (action_t)action);
    return desk_close(&arguments.desk, EXIT_GOOD);
}
