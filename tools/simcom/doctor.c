/* SPDX-License-Identifier: MIT */
/* doctor.c - simcom doctor: what is wrong between here and the broker, the first thing first. */
#define _DEFAULT_SOURCE

#include "commands.h"
#include "interrupt.h"
#include "limits.h"
#include "pem.h"
#include "probe.h"
#include "serial.h"
#include "simcom/states.h"
#include "symptoms.h"
#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How long a module may take for AT. */
#define ATTENTION_MS 600u
/* The same while other rates are tried: a module that is awake answers at once. */
#define HUNT_MS 250u
/* Differences of two known revisions are half as many. */
#define STRANGER 25u
/* More than any command's data, so that one that was cut short gets its bytes. */
#define DATA_MOST 10300u

typedef struct arguments {
    serial_t serial;
    const simcom_description_t *description; /* NULL: found out */
    bool json;
    const char *files[3]; /* --cafile, --cert, --key */
} arguments_t;

#define AT(member) offsetof(arguments_t, member)

static const cli_option_t table[] = {
    CLI_A_VALUE('D', "device", "DEVICE", AT(serial.device), CLI_DEVICE,
                "serial port of the module; default: $SIMCOM_DEVICE"),
    CLI_A_NUMBER('b', "baud", "RATE", AT(serial.baud), 1, 99999999,
                 "115200; others are tried when nobody answers"),
    CLI_A_CALL(0, "revision", "NAME", AT(description), CLI_REVISION, NULL, limits_read_revision,
               "the firmware that is expected; default: found out"),
    CLI_A_VALUE(0, "cafile", "FILE", AT(files[0]), CLI_FILE,
                "look at this certificate of the authority, too"),
    CLI_A_VALUE(0, "cert", "FILE", AT(files[1]), CLI_FILE, "and at the client's certificate"),
    CLI_A_VALUE(0, "key", "FILE", AT(files[2]), CLI_FILE, "and at its key"),
    CLI_A_FLAG(0, "json", AT(json), "an object with all findings, instead of words"),
    CLI_A_HELP,
};

static const cli_exit_t exits[] = {
    {EXIT_GOOD, "nothing is wrong"},
    {EXIT_FAILED, "something is wrong; the first of it is said last, with its cure"},
    {EXIT_USAGE, "bad usage, or a file that cannot be read"},
    {EXIT_MODULE, "the device cannot be opened, or nobody answers; why, as far as it can be told"},
    {EXIT_INTERRUPTED, "stopped by Ctrl-C"},
};

const cli_t doctor_cli = {
    .program = "simcom doctor",
    .brief = "what is wrong with a module, its SIM or its network",
    .usages = (const char *const[]){"-D DEVICE [option]...", NULL},
    .text = "Looks at the port, its rate, the module and its firmware, SIM, signal, registration, "
            "APN, address, clock, "
            "certificates and what an earlier run has left; says of each whether it is good, and "
            "of the first thing that is wrong "
            "what to do. Changes nothing in the module but the echo, and gives a command that was "
            "cut short the rest of its data.",
    .tables = {{table, CLI_COUNT(table)}},
    .exits = exits,
    .exit_count = CLI_COUNT(exits),
    .print_more = limits_print_revisions,
};

/* --- What was found ---------------------------------------------------------------------------------- */

typedef struct doctor {
    const arguments_t *arguments;
    bool any;        /* a finding was printed */
    finding_t first; /* that is wrong; .check NULL: none */
} doctor_t;

static void json_text(const char *name, const char *text)
{
    printf("%s\"%s\":\"", strcmp(name, "check") == 0 ? "{" : ",", name);
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            printf("\\%c", c);
        } else if (c < 0x20 || c > 0x7E) {
            printf("\\u%04x", c);
        } else {
            putchar(c);
        }
    }
    putchar('"');
}

/* A module's text, which may hold anything. */
static void words(const char *text)
{
    char buffer[1024];
    text_t shown;

    text_init(&shown, buffer, sizeof buffer);
    text_add_bytes(&shown, (const uint8_t *)text, strlen(text));
    fputs(shown.at, stdout);
}

static void report(void *context, const finding_t *finding)
{
    static const char *const names[] = {
        [GOOD] = "good", [NOTE] = "note", [WRONG] = "WRONG", [CANNOT_TELL] = "cannot tell"};
    static const char *const json_names[] = {
        [GOOD] = "good", [NOTE] = "note", [WRONG] = "wrong", [CANNOT_TELL] = "cannot tell"};
    doctor_t *doctor = context;

    if (finding->health == WRONG && doctor->first.check == NULL) {
        doctor->first = *finding;
    }
    if (doctor->arguments->json) {
        fputs(doctor->any ? ",\n  " : "{\"findings\":[\n  ", stdout);
        json_text("check", finding->check);
        json_text("state", json_names[finding->health]);
        json_text("text", finding->text);
        json_text("cure", finding->cure);
        putchar('}');
    } else {
        printf("%-12s %-15s ", names[finding->health], finding->title);
        words(finding->text);
        putchar('\n');
        if (finding->cure[0] != '\0') {
            printf("%-28s -> %s\n", "", finding->cure);
        }
        (void)fflush(stdout);
    }
    doctor->any = true;
}

static int conclude(const doctor_t *doctor, int result)
{
    const finding_t *first = &doctor->first;

    if (doctor->arguments->json) {
        fputs(doctor->any ? "\n],\"first\":" : "{\"findings\":[],\"first\":", stdout);
        printf(first->check == NULL ? "null}\n" : "\"%s\"}\n", first->check);
    } else if (first->check != NULL) {
        printf("\nFirst: %s: ", first->title);
        words(first->text);
        printf(".%s%s\n", first->cure[0] != '\0' ? " What to do: " : "", first->cure);
    } else if (result == EXIT_GOOD) {
        puts("\nNothing is wrong that can be seen from here.");
    }
    return result != EXIT_GOOD || first->check == NULL ? result : EXIT_FAILED;
}

static void found(doctor_t *doctor, const char *check, const char *title, health_t health,
                  const char *cure, const char *format, ...) TEXT_FORMAT(6, 7);

static void found(doctor_t *doctor, const char *check, const char *title, health_t health,
                  const char *cure, const char *format, ...)
{
    finding_t finding = {check, title, health, "", cure};
    va_list list;

    va_start(list, format);
    (void)vsnprintf(finding.text, sizeof finding.text, format, list);
    va_end(list);
    report(doctor, &finding);
}

/* --- The port and who is behind it ------------------------------------------------------------------- */

/* Sends AT until it is answered, a few times. */
static ask_end_t attention(ask_t *asked, unsigned times, uint32_t limit_ms)
{
    ask_end_t end = ASK_SILENT;

    for (unsigned i = 0; i < times && end != ASK_OK && end != ASK_GONE && end != ASK_STOPPED; i++) {
        end = ask(asked, "AT", limit_ms);
    }
    return end;
}

/* Whether what came is the output of a position receiver, NMEA 0183. */
static bool is_nmea(const ask_t *asked)
{
    for (size_t i = 0; i < asked->count; i++) {
        if (asked->lines[i][0] == '$' && strchr(asked->lines[i], ',') != NULL) {
            return true;
        }
    }
    return false;
}

static bool open_at(serial_t *serial, unsigned rate)
{
    simcom_posix_close(&serial->port);
    return simcom_posix_open(&serial->port, serial->device, rate);
}

/* Tries the rates that modules are set to. Returns the one that is answered, or 0. */
static unsigned hunt(ask_t *asked, serial_t *serial)
{
    static const unsigned rates[] = {115200, 9600,  460800, 921600, 57600,
                                     38400,  19200, 230400, 3000000};

    for (size_t i = 0; i < CLI_COUNT(rates) && interrupt_count() == 0; i++) {
        if (rates[i] != serial->baud && open_at(serial, rates[i]) &&
            attention(asked, 2, HUNT_MS) == ASK_OK) {
            return rates[i];
        }
    }
    (void)open_at(serial, serial->baud);
    return 0;
}

/* A host that restarted may have left a command that waits for data: that gets CR until it is content. */
static bool fill(ask_t *asked)
{
    uint8_t bytes[256];

    memset(bytes, '\r', sizeof bytes);
    for (size_t n = 0; n < DATA_MOST; n += sizeof bytes) {
        if (!asked->wire.send(asked->wire.context, bytes, sizeof bytes)) {
            return false;
        }
    }
    (void)ask(asked, NULL, ATTENTION_MS);
    return attention(asked, 2, ATTENTION_MS) == ASK_OK;
}

/* Nobody answered: why, as far as it can be told. Returns whether somebody does now. */
static bool find_out_why(doctor_t *doctor, ask_t *asked, serial_t *serial)
{
    static const char *const title = "answer";
    /* Of the last attempt, before other rates are tried. */
    const size_t bytes = asked->bytes, odd = asked->odd;
    const bool echo = asked->echo, nmea = is_nmea(asked);

    if (nmea) {
        found(doctor, "answer", title, WRONG,
              "take another port of the module; its AT port is often the third",
              "a position receiver (NMEA), not AT commands");
        return false;
    }
    const unsigned rate = hunt(asked, serial);
    if (rate != 0) {
        serial->baud = rate;
        found(doctor, "rate", "rate", WRONG, "use that rate (-b), or AT+IPR=N sets the module's",
              "the module answers at %u", rate);
        return true;
    }
    if (interrupt_count() > 0) {
        return false;
    }
    if (fill(asked)) {
        found(doctor, "data", "unfinished data", NOTE,
              "a host restarted in the middle of a command; the library does the same",
              "the module waited for data, and got it");
        return true;
    }
    if (echo) {
        found(doctor, "answer", title, WRONG,
              "take another port; or TX and RX are connected with each other",
              "what is sent comes back, and nothing else");
    } else if (bytes != 0 && odd * 4 >= bytes) {
        found(doctor, "answer", title, WRONG,
              "the rate is another one (-b), or the levels of the line are wrong: ground, 1.8 V, "
              "inverted",
              "%zu bytes came, and they are garbage", bytes);
    } else if (bytes != 0) {
        found(doctor, "answer", title, WRONG,
              "take another port of the module; or it is busy: switch it off and on",
              "%zu bytes came, and no answer to AT", bytes);
    } else {
        found(doctor, "answer", title, WRONG,
              "is it on (PWRKEY), is TX connected with RX and ground with ground, is this its AT "
              "port, of several often the third?",
              "nothing at all, at any rate");
    }
    return false;
}

static const char *open_cure(int error)
{
    switch (error) {
    case EACCES:
        return "the user has to be in the group of the device, often dialout";
    case EBUSY:
        return "end the other program; ModemManager is one that takes modules by itself";
    case ENOENT:
    case ENODEV:
    case ENXIO:
        return "is the module plugged in, is that its name? ls /dev/ttyUSB* /dev/ttyAMA* "
               "/dev/ttyS*";
    default:
        return "is that a serial port?";
    }
}

/* --- The module --------------------------------------------------------------------------------------- */

static void look_at_identity(doctor_t *doctor, ask_t *asked)
{
    const ask_end_t end = ask(asked, "ATI", 5000);
    const char *model = ask_find(asked, "Model:");
    const char *firmware = ask_find(asked, "Revision:");

    if (end != ASK_OK || asked->count < 2) {
        found(doctor, "module", "module", CANNOT_TELL, "", "ATI says nothing");
    } else if (model == NULL) {
        found(doctor, "module", "module", CANNOT_TELL, "", "%s", asked->lines[0]);
    } else {
        found(doctor, "module", "module", GOOD, "", "%s, firmware %s", model,
              firmware != NULL ? firmware : "unknown");
    }
}

/* Which revision of the specification the firmware follows. */
static void look_at_firmware(doctor_t *doctor, serial_t *serial)
{
    const simcom_description_t *wanted = doctor->arguments->description;
    probe_t *probe = probe_run(serial_wire(serial), 30);
    const simcom_description_t *nearest = probe_nearest(probe);
    const size_t count = probe_compare(probe, nearest, NULL);

    if (interrupt_count() > 0) {
        /* It was not asked everything. */
    } else if (count > STRANGER || !probe_answered(probe)) {
        found(doctor, "firmware", "firmware", WRONG,
              "its MQTT client is of another kind, or not there: docs/modules.md; newer firmware "
              "may have it",
              "the MQTT commands are not those of any known firmware (%zu differences to %s)",
              count, nearest->revision->name);
    } else if (wanted != NULL && wanted != nearest) {
        found(doctor, "firmware", "firmware", WRONG, "use the revision that it follows",
              "follows %s, not %s", nearest->revision->name, wanted->revision->name);
    } else if (count > 0) {
        found(doctor, "firmware", "firmware", NOTE,
              "simcom probe --overlay writes them down as a revision of its own",
              "nearest is %s, with %zu differences", nearest->revision->name, count);
    } else {
        found(doctor, "firmware", "firmware", GOOD, "", "follows %s", nearest->revision->name);
    }
    probe_free(probe);
}

/* --- Certificates, and what an earlier run has left ----------------------------------------------------- */

static bool look_at_files(doctor_t *doctor)
{
    static content_t content;
    static pem_t pem;
    char *said = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&said, &length);
    size_t files = 0;
    bool read = out != NULL;

    for (size_t i = 0; i < CLI_COUNT(doctor->arguments->files) && read; i++) {
        const char *file = doctor->arguments->files[i];
        if (file != NULL) {
            files++;
            read = content_read_certificate(&content, file);
            if (read) {
                pem_look(&pem, file, &content, out);
            }
        }
    }
    if (out != NULL) {
        pem_compare(&pem, out);
        (void)fclose(out);
    }
    if (read && files > 0) {
        const char *wrong = said != NULL ? strstr(said, ": wrong: ") : NULL;
        if (wrong != NULL) {
            found(doctor, "certificates", "certificates", WRONG, "simcom cert check says all of it",
                  "%.*s", (int)strcspn(wrong + 9, "\n"), wrong + 9);
        } else {
            found(doctor, "certificates", "certificates", GOOD, "", "%zu files that fit together",
                  files);
        }
    }
    pem_free(&pem);
    free(said);
    return read;
}

/* The read form whose line proves a state; NULL: the revision has none. */
static const simcom_described_form_t *find_that_proves(const simcom_description_t *description,
                                                       unsigned state)
{
    for (size_t i = 0; i < description->command_count; i++) {
        const simcom_described_command_t *command = &description->commands[i];
        for (uint8_t j = 0; j < command->form_count; j++) {
            const simcom_described_form_t *form = &command->forms[j];
            if (form->type == SIMCOM_TYPE_READ && form->line_count > 0 &&
                form->lines[0].has_shown && form->lines[0].shown.state == state) {
                return form;
            }
        }
    }
    return NULL;
}

/* How many clients are in a state, as the first field after the client's index says. */
static ask_end_t count_clients(ask_t *asked, unsigned state, size_t *count)
{
    const simcom_described_form_t *form = find_that_proves(simcom_descriptions[0], state);
    char line[SIMCOM_FORM_TEXT_SIZE];

    *count = 0;
    if (form == NULL) {
        return ASK_SILENT;
    }
    const simcom_shown_t *shown = &form->lines[0].shown;
    const ask_end_t end = ask(asked, simcom_form_text(form->form, line), 5000);
    for (size_t i = 0; end == ASK_OK && i < asked->count; i++) {
        const char *at = strchr(asked->lines[i], ',');
        *count += at == NULL         ? 0u
                  : shown->has_value ? strtoul(at + 1, NULL, 10) == shown->value
                                     : at[1] == '"' && at[2] != '"';
    }
    return end;
}

static bool look_at_clients(doctor_t *doctor, ask_t *asked)
{
    size_t acquired = 0, connected = 0;
    ask_end_t end = count_clients(asked, SIMCOM_STATE_ACQUIRED, &acquired);

    if (end == ASK_OK) {
        end = count_clients(asked, SIMCOM_STATE_CONNECTED, &connected);
    }
    if (end == ASK_GONE || end == ASK_STOPPED) {
        return false;
    }
    if (connected + acquired == 0) {
        found(doctor, "clients", "clients", end == ASK_OK ? GOOD : CANNOT_TELL, "",
              end == ASK_OK ? "none is in use" : "the module does not say");
    } else {
        found(doctor, "clients", "clients", NOTE,
              "a session of the library goes on from there; simcom sub and pub tear it down",
              "an earlier run has left %zu acquired, %zu connected", acquired, connected);
    }
    return true;
}

/* --- All of it ----------------------------------------------------------------------------------------- */

static int examine(doctor_t *doctor, serial_t *serial)
{
    static ask_t asked;

    asked.wire = serial_wire(serial);
    const ask_end_t end = attention(&asked, 4, ATTENTION_MS);
    if (end == ASK_OK) {
        found(doctor, "answer", "answer", GOOD, "", "AT is answered at %u%s", serial->baud,
              asked.echo ? ", echo is on" : "");
    } else if (end == ASK_GONE || end == ASK_STOPPED || !find_out_why(doctor, &asked, serial)) {
        return interrupt_count() > 0 ? EXIT_INTERRUPTED : EXIT_MODULE;
    }
    (void)ask(&asked, "ATE0", 2000);
    look_at_identity(doctor, &asked);
    look_at_firmware(doctor, serial);
    if (!symptoms_look(&asked, report, doctor) || !look_at_clients(doctor, &asked)) {
        return interrupt_count() > 0 ? EXIT_INTERRUPTED : EXIT_MODULE;
    }
    return look_at_files(doctor) ? EXIT_GOOD : EXIT_USAGE;
}

int doctor_run(int argc, char **argv)
{
    static arguments_t arguments;
    static doctor_t doctor;

    arguments.serial = (serial_t){.baud = 115200, .program = "simcom doctor"};
    const int result = cli_read(&doctor_cli, &arguments, argc, argv);
    if (result >= 0) {
        return result;
    }
    serial_t *serial = &arguments.serial;
    if (serial->device == NULL) {
        serial->device = getenv("SIMCOM_DEVICE");
    }
    if (serial->device == NULL || serial->device[0] == '\0') {
        cli_wrong(&doctor_cli, "no device: give the serial port with -D, such as -D /dev/ttyUSB2");
        return EXIT_USAGE;
    }
    doctor.arguments = &arguments;
    serial->interrupt = interrupt_catch();
    if (!simcom_posix_open(&serial->port, serial->device, serial->baud)) {
        found(&doctor, "port", "port", WRONG, open_cure(errno), "%s: %s", serial->device,
              strerror(errno));
        return conclude(&doctor, EXIT_MODULE);
    }
    found(&doctor, "port", "port", GOOD, "", "%s is there", serial->device);
    const int code = conclude(&doctor, examine(&doctor, serial));
    serial_close(serial);
    return code;
}
