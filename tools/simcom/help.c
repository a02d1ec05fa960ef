/* SPDX-License-Identifier: MIT */
#include "options.h"

#include "limits.h"
#include "simcom/states.h"

#include <stdio.h>

static const char program_help[] =
    "usage: simcom pub [option]...    publish messages through a SIMCom module\n"
    "       simcom sub [option]...    subscribe through a SIMCom module, print what comes\n"
    "       simcom decode [FILE]...   explain a capture of a serial line, and check it\n"
    "       simcom conform [option]...  tell where a module departs from a revision\n"
    "       simcom probe [option]...    ask an unknown firmware what it has\n"
    "       simcom --version\n"
    "       simcom --help\n"
    "\n"
    "pub and sub have the options of mosquitto_pub and mosquitto_sub that a module can do:\n"
    "see 'simcom pub --help' and 'simcom sub --help'.\n";

static const char pub_help[] =
    "usage: simcom pub -D DEVICE -t TOPIC MESSAGE [option]...\n"
    "Publishes messages through a SIMCom module.\n"
    "\n"
    "message, one of\n"
    "  -m, --message TEXT       this text\n"
    "  -f, --file FILE          what is in the file, any bytes\n"
    "  -s, --stdin-file         all of the standard input\n"
    "  -l, --stdin-line         a message for each line of the standard input; none for an empty "
    "one\n"
    "  -n, --null-message       an empty message\n"
    "\n"
    "  -t, --topic TOPIC        topic\n"
    "  -q, --qos QOS            0 (default), 1 or 2\n"
    "  -r, --retain             the broker keeps the message for later subscribers\n";

static const char sub_help[] =
    "usage: simcom sub -D DEVICE -t TOPIC [-t TOPIC]... [option]...\n"
    "Subscribes through a SIMCom module and prints the messages that come.\n"
    "\n"
    "  -t, --topic TOPIC        topic filter; can be given several times\n"
    "  -q, --qos QOS            0 (default), 1 or 2\n"
    "  -v, --verbose            print the topic and a space before each message\n"
    "  -N                       print no newline behind a message\n"
    "  -C COUNT                 exit after so many messages\n"
    "  -W SECONDS               exit so many seconds after the connection was made\n";

static const char common_help[] =
    "\n"
    "module\n"
    "  -D, --device DEVICE      serial port of the module; default: $SIMCOM_DEVICE\n"
    "  -b, --baud RATE          115200\n"
    "      --trace              show on stderr what goes over the serial port, explained;\n"
    "                           passwords and keys are hidden\n"
    "      --revision NAME      firmware of the module, see below\n"
    "  -d, --debug              say on stderr what is being done\n"
    "\n"
    "broker\n"
    "  -h, --host HOST          localhost, as the module sees it\n"
    "  -p, --port PORT          1883; 8883 with TLS\n"
    "  -i, --id ID              client identifier; simcom- and the process number\n"
    "  -k, --keepalive SECONDS  60\n"
    "  -u, --username USER      user name\n"
    "  -P, --pw PASSWORD        password\n"
    "  -c, --disable-clean-session\n"
    "                           the broker keeps subscriptions and messages between runs\n"
    "\n"
    "TLS; files are put into the module, PEM, or DER if the name ends in .der\n"
    "      --cafile FILE        certificate of the authority: verify the broker with it\n"
    "      --cert FILE          the client's certificate\n"
    "      --key FILE           its key\n"
    "      --insecure           do not verify the broker\n"
    "\n"
    "will, which the broker sends if the client vanishes\n"
    "      --will-topic TOPIC\n"
    "      --will-payload TEXT\n"
    "      --will-qos QOS       0 (default), 1 or 2\n"
    "      --will-retain        not possible: the modules have no retained will\n";

static const char exit_help[] =
    "\n"
    "exit codes\n"
    "  0    good; also a sub that was stopped by Ctrl-C or SIGTERM once it had subscribed\n"
    "  1    an operation failed; why, and what to do, is on stderr\n"
    "  2    bad usage, or a file that cannot be read\n"
    "  3    the device cannot be opened, or the module does not answer\n"
    "  4    sub: the time of -W was over before -C messages came; without -C, before any came\n"
    "  130  stopped by Ctrl-C or SIGTERM before it was done\n"
    "Ctrl-C takes the session in the module down first; a second one quits at once.\n";

void help_print(void)
{
    fputs(program_help, stdout);
    fputs(exit_help, stdout);
}

/* What a firmware takes, from the tables. */
static void print_limits(void)
{
    char text[LIMITS_TEXT];

    limits_print_revisions();
    printf("The first is the default.\n\nlimits\n  client identifier  %s bytes\n",
           limits_text(text, SIMCOM_VALUE_CLIENT_ID));
    printf("  keep-alive         %s s\n", limits_text(text, SIMCOM_VALUE_KEEP_ALIVE));
    printf("  topic              %s bytes\n", limits_text_of_data(text, SIMCOM_STATE_TOPIC));
    printf("  message            0, or %s bytes\n",
           limits_text_of_data(text, SIMCOM_STATE_PAYLOAD));
    printf("  will               %s bytes\n", limits_text_of_data(text, SIMCOM_STATE_WILL_MESSAGE));
}

void help_print_subcommand(bool publish)
{
    fputs(publish ? pub_help : sub_help, stdout);
    fputs(common_help, stdout);
    print_limits();
    fputs(exit_help, stdout);
}
