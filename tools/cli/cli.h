/* SPDX-License-Identifier: MIT */
/*
 * cli.h - a command line that is a table: from it come the parser, --help, the man page and the completion of bash, zsh and fish.
 *
 * A program with subcommands has a table of them, and one cli_t each. Values go into the caller's struct; whatever needs
 * more than a range or a list of words has a function.
 */
#ifndef SIMCOM_CLI_H
#define SIMCOM_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef enum cli_kind {
    CLI_TITLE,     /* no option: what the options after it are about */
    CLI_FLAG,      /* bool at `at`: true when given */
    CLI_TEXT,      /* const char * at `at` */
    CLI_NUMBER,    /* unsigned at `at`, from min to max */
    CLI_CHOICE,    /* unsigned at `at`: which of the words in `words` */
    CLI_CALL,      /* read() takes it */
    CLI_HELP,      /* prints the help and ends with 0 */
    CLI_IMPOSSIBLE /* refused with its text: what the options of others have and this cannot do */
} cli_kind_t;

/* What a value is, for completion. */
typedef enum cli_value { CLI_ANY, CLI_FILE, CLI_DEVICE, CLI_REVISION } cli_value_t;

typedef struct cli cli_t;
typedef struct cli_option cli_option_t;

struct cli_option {
    cli_kind_t kind;
    char letter;       /* 0: none */
    cli_value_t value; /* what the value is, where it is not one of `words` */
    const char *name;  /* without the dashes; NULL: none */
    const char *takes; /* what the value is called, in capitals; NULL: there is none */
    const char *text;  /* what it does; of a title, the title */
    size_t at;         /* where the value goes: offsetof the caller's struct */
    unsigned long min, max;
    const char *words; /* "one|two": of CLI_CHOICE, and for completion of others */
    /* Takes the value, NULL where there is none. Returns true, or what cli_wrong() returns. */
    bool (*read)(const cli_t *cli, const cli_option_t *option, void *into, const char *value);
};

/* Rows of a table. A letter can be 0, and a name NULL. */
#define CLI_A_TITLE(text_)                                                                         \
    {                                                                                              \
        .kind = CLI_TITLE, .text = (text_)                                                         \
    }
#define CLI_A_FLAG(letter_, name_, at_, text_)                                                     \
    {                                                                                              \
        .kind = CLI_FLAG, .letter = (letter_), .name = (name_), .at = (at_), .text = (text_)       \
    }
#define CLI_A_VALUE(letter_, name_, takes_, at_, value_, text_)                                    \
    {                                                                                              \
        .kind = CLI_TEXT, .letter = (letter_), .name = (name_), .takes = (takes_), .at = (at_),    \
        .value = (value_), .text = (text_)                                                         \
    }
#define CLI_A_NUMBER(letter_, name_, takes_, at_, min_, max_, text_)                               \
    {                                                                                              \
        .kind = CLI_NUMBER, .letter = (letter_), .name = (name_), .takes = (takes_), .at = (at_),  \
        .min = (min_), .max = (max_), .text = (text_)                                              \
    }
#define CLI_A_CHOICE(letter_, name_, takes_, at_, words_, text_)                                   \
    {                                                                                              \
        .kind = CLI_CHOICE, .letter = (letter_), .name = (name_), .takes = (takes_), .at = (at_),  \
        .words = (words_), .text = (text_)                                                         \
    }
#define CLI_A_CALL(letter_, name_, takes_, at_, value_, words_, read_, text_)                      \
    {                                                                                              \
        .kind = CLI_CALL, .letter = (letter_), .name = (name_), .takes = (takes_), .at = (at_),    \
        .value = (value_), .words = (words_), .read = (read_), .text = (text_)                     \
    }
#define CLI_NEVER(letter_, name_, takes_, text_)                                                   \
    {                                                                                              \
        .kind = CLI_IMPOSSIBLE, .letter = (letter_), .name = (name_), .takes = (takes_),           \
        .text = (text_)                                                                            \
    }
#define CLI_A_HELP                                                                                 \
    {                                                                                              \
        .kind = CLI_HELP, .name = "help", .text = "print this and exit"                            \
    }

/* Options that several command lines share are a table of their own. */
typedef struct cli_table {
    const cli_option_t *options;
    size_t count;
} cli_table_t;
#define CLI_TABLES 4u

typedef struct cli_exit {
    int code;
    const char *text;
} cli_exit_t;

struct cli {
    const char *program;       /* "simcom pub" */
    const char *brief;         /* one line, for the list of subcommands and the man page */
    const char *const *usages; /* what follows the program's name, up to NULL */
    const char *text;          /* what it does, in paragraphs */
    cli_table_t tables[CLI_TABLES];
    const cli_exit_t *exits;
    size_t exit_count;
    const char *more;              /* after the exit codes, printed as it is; NULL: nothing */
    void (*print_more)(FILE *out); /* before the exit codes; NULL: nothing */
    /* Takes an argument that is no option. NULL: there are none, and `operand` says what to do instead. */
    bool (*take)(const cli_t *cli, void *into, const char *operand);
    bool ordered;        /* options end at the first argument: what follows can begin with a dash */
    const char *operand; /* for the completion: CLI_FILE's word; or the advice, see above */
};

#define CLI_COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Exit code of bad usage, in every program. */
#define CLI_USAGE 2

/* Option number i of all its tables; NULL after the last. */
const cli_option_t *cli_option(const cli_t *cli, size_t i);

/* Says "PROGRAM: what is wrong", and where there is help, on standard error. Returns false. */
bool cli_wrong(const cli_t *cli, const char *format, ...)
#if defined __GNUC__
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/* Reads a command line; argv[0] is not looked at. Returns -1 to go on, or what to exit with: the help was printed, or
 * something is wrong and was said. */
int cli_read(const cli_t *cli, void *into, int argc, char **argv);

/* A number of at most nine digits, from min to max. */
bool cli_number(const char *text, unsigned long min, unsigned long max, unsigned long *number);

/* The option's name as somebody types it: "-q" or "--will-qos". */
const char *cli_option_name(const cli_option_t *option, char text[48]);

/* Prints the help of one, or of a program: its subcommands. */
void cli_help(const cli_t *cli, FILE *out);

/* A program of several subcommands, or of one cli_t whose `program` is the program's own name. */
typedef struct cli_program {
    const char *name;  /* "simcom" */
    const char *brief; /* one line */
    const char *text;
    const cli_t *const *commands;
    size_t count;
} cli_program_t;

/* Prints the man page (roff), or the completion for "bash", "zsh" or "fish", from the tables. [in] revisions  names of revisions
 * for the completion, with a blank after each. cli_completion() returns false if there is no such shell. */
void cli_man(const cli_program_t *program, FILE *out);
bool cli_completion(const cli_program_t *program, const char *shell, const char *revisions,
                    FILE *out);

#endif
