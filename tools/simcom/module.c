/* SPDX-License-Identifier: MIT */
#include "module.h"

#include "explain.h"
#include "interrupt.h"
#include "simcom/codes.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* --- Words --------------------------------------------------------------------------------- */

void module_fail(module_t *module, int code)
{
    if (module->failure == 0) {
        module->failure = code;
    }
}

bool module_stopping(const module_t *module)
{
    return module->failure != 0 || module->dead || interrupt_count() > 0;
}

void module_say(const module_t *module, const char *format, ...)
{
    va_list arguments;

    if (module->options->debug) {
        va_start(arguments, format);
        vfprintf(stderr, format, arguments);
        va_end(arguments);
        fputc('\n', stderr);
    }
}

static void add_refusal(const module_t *module, const ending_t *ending, text_t *text)
{
    if (ending->code != SIMCOM_CODE_MISSING) {
        explain_code(module->options->revision->revision, ending->code, text);
        text_add(text, ". %s",
                 simcom_code_in(module->options->revision->revision, ending->code)->advice);
    } else if (ending->cme[0] != '\0') {
        text_add(text, "+CME ERROR: %s", ending->cme);
    } else {
        text_add(text, "the module said ERROR and no more");
    }
}

void module_report(const module_t *module, const char *what, const ending_t *ending)
{
    char buffer[1024];
    text_t text;

    text_init(&text, buffer, sizeof buffer);
    switch (ending->outcome) {
    case SIMCOM_REFUSED:
        text_add(&text, "refused: ");
        add_refusal(module, ending, &text);
        break;
    case SIMCOM_NOT_DONE:
        text_add(&text, "not done: the module did not answer in time");
        break;
    case SIMCOM_UNKNOWN:
        text_add(&text, "not known: the result did not come in time; it may have been done");
        break;
    default:
        text_add(&text, "done");
        break;
    }
    fprintf(stderr, "simcom: %s: %s\n", what, text.at);
}

void module_report_silence(const module_t *module)
{
    fprintf(stderr,
            "simcom: %s: the module does not answer. Is it on, is this its AT port (of several, "
            "often the third), and is %u its rate (-b)?\n",
            module->options->device, module->options->baud);
}

/* --- Opening and closing ------------------------------------------------------------------- */

static const char *open_advice(int error)
{
    switch (error) {
    case EACCES:
        return "; the user has to be in the group of the device, often dialout";
    case EBUSY:
        return "; another program is using it";
    case EINVAL:
        return "; the port may not have this rate (-b)";
    case ENOTTY:
        return "; it is no serial port";
    default:
        return "";
    }
}

bool module_open(module_t *module, const options_t *options)
{
    const simcom_config_t config = {
        .revision = options->revision->revision,
        .client = {&module->client, NULL},
        .line = module->line,
        .line_size = sizeof module->line,
    };

    memset(module, 0, sizeof *module);
    module->options = options;
    module->port.fd = -1;
    module->interrupt = interrupt_catch();
    module_say(module, "opening %s", options->device);
    if (module->interrupt < 0 ||
        !simcom_posix_open(&module->port, options->device, options->baud)) {
        const int error = errno;
        fprintf(stderr, "simcom: %s: %s%s\n", options->device, strerror(error), open_advice(error));
        module->failure = EXIT_MODULE;
        return false;
    }
    simcom_init(&module->modem, &config);
    (void)simcom_tick(&module->modem, simcom_posix_now());
    module->port.wake = module->interrupt;
    if (options->trace) {
        print_init(&module->print, config.revision, stderr);
        module->port.tap = print_tap;
        module->port.tap_context = &module->print;
    }
    return true;
}

void module_close(module_t *module)
{
    if (module->port.tap != NULL) {
        print_end(&module->print);
    }
    simcom_posix_close(&module->port);
}

/* --- Messages ------------------------------------------------------------------------------ */

/* A message is kept until it is complete, so that half of one is never taken for a whole. */
static void take_message(module_t *module, const simcom_event_t *event)
{
    module->topic_length = event->u.message.topic_length;
    module->payload_length = event->u.message.payload_length;
}

static void take_span(uint8_t *store, size_t size, const simcom_event_t *event)
{
    const simcom_bytes_t bytes = event->u.span.bytes;
    const size_t offset = event->u.span.offset;

    if (offset <= size && bytes.length <= size - offset) {
        memcpy(store + offset, bytes.data, bytes.length);
    }
}

static void end_message(module_t *module)
{
    const message_t message = {
        .topic = {module->topic, module->topic_length},
        .payload = {module->payload, module->payload_length},
    };

    /* What an earlier run's session still sends is nothing for this one. */
    if (module->listening && module->deliver != NULL && module->topic_length <= MODULE_TOPIC_MAX &&
        module->payload_length <= MODULE_PAYLOAD_MAX) {
        module->deliver(module->deliver_context, &message);
    }
}

static void report_broken(const simcom_event_t *event)
{
    static const char *const why[] = {
        [SIMCOM_BROKEN_ORDER] = "a part is missing",
        [SIMCOM_BROKEN_TOTAL] = "its parts do not have the length that was announced",
        [SIMCOM_BROKEN_LIMIT] = "it is longer than a message can be",
        [SIMCOM_BROKEN_GAP] = "it stopped in the middle",
        [SIMCOM_BROKEN_RESTART] = "the module restarted",
    };

    fprintf(stderr, "simcom: a received message was lost between module and host: %s\n",
            event->u.broken < sizeof why / sizeof why[0] ? why[event->u.broken] : "it is damaged");
}

/* --- Waiting ------------------------------------------------------------------------------- */

static void say_line(const module_t *module, const simcom_event_t *event)
{
    char buffer[EXPLAIN_TEXT_SIZE];
    text_t text;

    text_init(&text, buffer, sizeof buffer);
    if (module->hush) {
        text_add(&text, "%zu bytes", event->u.line.text.length);
    } else {
        text_add_bytes(&text, event->u.line.text.data, event->u.line.text.length);
    }
    module_say(module, "a line that is no answer: %s", text.at);
}

static void handle(module_t *module, const simcom_event_t *event)
{
    if (event->client != MODULE_CLIENT && event->client != SIMCOM_MODULE) {
        return;
    }
    switch (event->kind) {
    case SIMCOM_EVENT_MESSAGE:
        take_message(module, event);
        break;
    case SIMCOM_EVENT_TOPIC:
        take_span(module->topic, sizeof module->topic, event);
        break;
    case SIMCOM_EVENT_PAYLOAD:
        take_span(module->payload, sizeof module->payload, event);
        break;
    case SIMCOM_EVENT_MESSAGE_END:
        end_message(module);
        break;
    case SIMCOM_EVENT_MESSAGE_BROKEN:
        if (module->listening) {
            report_broken(event);
        }
        break;
    case SIMCOM_EVENT_RESTARTED:
        fputs("simcom: the module restarted; everything in it is gone\n", stderr);
        break;
    case SIMCOM_EVENT_UNKNOWN_LINE:
    case SIMCOM_EVENT_NOTICE:
        say_line(module, event);
        break;
    case SIMCOM_EVENT_RECOVERED:
        module_say(module, "the module answers again");
        break;
    default:
        break;
    }
}

static void keep_ending(const simcom_event_t *event, ending_t *ending)
{
    text_t text;

    ending->outcome = event->u.done.outcome;
    ending->code = event->u.done.code;
    text_init(&text, ending->cme, sizeof ending->cme);
    if (event->u.done.cme.data != NULL) {
        text_add_bytes(&text, event->u.done.cme.data, event->u.done.cme.length);
    }
}

/* Ctrl-C: the first one lets what runs come to its end, the second one does not wait for it. */
static bool check_interrupts(module_t *module)
{
    interrupt_drain();
    if (interrupt_count() > 1) {
        module->dead = true;
        module->failure = EXIT_INTERRUPTED;
    } else if (interrupt_count() == 1 && !module->told) {
        module->told = true;
        fputs("simcom: stopping; Ctrl-C again quits at once\n", stderr);
    }
    return !module->dead;
}

module_turn_t module_turn(module_t *module, uint32_t timeout_ms, ending_t *ending)
{
    simcom_event_t event;
    const int result = simcom_posix_wait(&module->port, &module->modem, &event, timeout_ms);

    if (result < 0) {
        fprintf(stderr, "simcom: %s: %s\n", module->options->device,
                errno == EIO ? "the device is gone" : strerror(errno));
        module->dead = true;
        module_fail(module, EXIT_MODULE);
    } else if (result > 0 && module->take != NULL && module->take(module->take_context, &event)) {
        /* It was the session's own. */
    } else if (result > 0 && event.kind == SIMCOM_EVENT_DONE) {
        keep_ending(&event, ending);
        return MODULE_DONE;
    } else if (result > 0) {
        handle(module, &event);
    }
    return check_interrupts(module) ? MODULE_NOTHING : MODULE_DEAD;
}

bool module_await(module_t *module, const char *what, simcom_status_t status, ending_t *ending)
{
    char text[256];

    if (status != SIMCOM_GOOD) {
        (void)simcom_problem_text(simcom_last_problem(&module->modem), text, sizeof text);
        fprintf(stderr, "simcom: %s: %s\n", what, text);
        module_fail(module, EXIT_USAGE);
        return false;
    }
    for (;;) {
        switch (module_turn(module, UINT32_MAX, ending)) {
        case MODULE_DONE:
            return true;
        case MODULE_DEAD:
            return false;
        default:
            break;
        }
    }
}
