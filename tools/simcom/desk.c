/* SPDX-License-Identifier: MIT */
#include "desk.h"

#include "interrupt.h"
#include "limits.h"

#include <stdlib.h>

#define AT(member) offsetof(desk_t, options.member)

const cli_option_t desk_options[] = {
    CLI_A_TITLE("module"),
    CLI_A_VALUE('D', "device", "DEVICE", AT(device), CLI_DEVICE,
                "serial port of the module; default: $SIMCOM_DEVICE"),
    CLI_A_NUMBER('b', "baud", "RATE", AT(baud), 1, 99999999, "115200"),
    CLI_A_CALL(0, "revision", "NAME", AT(revision), CLI_REVISION, NULL, limits_read_revision,
               "firmware of the module, see below"),
    CLI_A_FLAG(0, "trace", AT(trace),
               "show on stderr what goes over the serial port, explained; passwords and keys are "
               "hidden"),
    CLI_A_FLAG('d', "debug", AT(debug), "say on stderr what is being done"),
    CLI_A_HELP,
};
const size_t desk_option_count = CLI_COUNT(desk_options);

bool desk_open(desk_t *desk, const cli_t *cli)
{
    options_t *options = &desk->options;
    ending_t ending;

    if (options->device == NULL) {
        options->device = getenv("SIMCOM_DEVICE");
    }
    if (options->device == NULL || options->device[0] == '\0') {
        cli_wrong(cli, "no device: give the serial port with -D, such as -D /dev/ttyUSB2");
        desk->module.failure = EXIT_USAGE;
        return false;
    }
    options->baud = options->baud != 0 ? options->baud : 115200;
    options->revision = options->revision != NULL ? options->revision : simcom_descriptions[0];
    if (!module_open(&desk->module, options)) {
        return false;
    }
    (void)simcom_wake(&desk->module.modem); /* nothing is under way yet */
    if (!module_await(&desk->module, "wake", simcom_echo_off(&desk->module.modem), &ending)) {
        return false;
    }
    if (ending.outcome != SIMCOM_DONE && ending.outcome != SIMCOM_REFUSED) {
        module_report_silence(&desk->module);
        module_fail(&desk->module, EXIT_MODULE);
        return false;
    }
    return !module_stopping(&desk->module);
}

int desk_close(desk_t *desk, int good)
{
    if (desk->module.port.fd > 0) {
        module_close(&desk->module);
    }
    return desk->module.failure != 0 ? desk->module.failure
           : interrupt_count() > 0   ? EXIT_INTERRUPTED
                                     : good;
}
