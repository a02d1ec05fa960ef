/* SPDX-License-Identifier: MIT */
/* act.c - publish, subscribe, files, echo, restart, clock; to connect is in act_connect.c. */
#include "act.h"
#include "depart.h"

static uint8_t objection(const simcom_module_t *module, bool stands, simcom_reason_t reason)
{
    return stands ? code_of(module, reason) : (uint8_t)SIMCOM_CODE_NONE;
}

/* --- Objections ------------------------------------------------------------------------------------ */

/* Topics and filters are checked to be UTF-8 unless a setting says otherwise (V1.00 2.2.17, 2.3.1). Payloads are
 * not, whatever 2.2.11 says: users of real modules publish binary ones. */
static uint8_t text_objection(const simcom_module_t *module, const exchange_t *exchange)
{
    const bool checked = exchange->form->data_content == SIMCOM_DATA_TOPIC &&
                         (!settings_has(module, SIMCOM_VALUE_CHECK_UTF8) ||
                          settings_number(module, SIMCOM_VALUE_CHECK_UTF8, exchange->client) == 1);
    return objection(module, checked && !utf8_valid(buffer_view(&module->data)),
                     SIMCOM_REASON_BAD_TEXT);
}

static bool collects(const simcom_description_t *description, const simcom_described_form_t *form)
{
    const simcom_described_state_t *state = simcom_track_state(description, form->holds);
    return state != NULL && state->holds == SIMCOM_HOLDS_MANY &&
           description->revision->topics_limit != 0;
}

/* V3.00 16: the topics that wait for a batch are together no longer than this; 22 if they were. */
static uint8_t batch_objection(simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_form_t *form = exchange->form->form;
    const held_t *held = state_held(module, exchange->form->holds, client_of(exchange));
    const uint32_t length = form->data_from == 0
                                ? 0
                                : argument_number(&simcom_parameters_of(form)[form->data_from - 1],
                                                  exchange->arguments.bytes);

    return objection(module,
                     held != NULL &&
                         held_length(held) + length > module->settings.revision->topics_limit,
                     SIMCOM_REASON_BAD_LENGTH);
}

/* A form that says what the SIM waits for, where there is none. */
static bool lacks_sim(const simcom_module_t *module, const simcom_described_form_t *form)
{
    for (uint8_t i = 0; form->line_count > 0 && i < form->lines[0].shape->count; i++) {
        if (form->lines[0].fields[i].role == SIMCOM_VALUE_SIM) {
            return variable_is(module, "sim", "");
        }
    }
    return false;
}

/* The argument with the number of a PDP context, of a form that reads it; NULL if there is none. */
static const simcom_parameter_t *pdp_argument(const simcom_described_form_t *form)
{
    for (uint8_t i = 0; form->line_count > 0 && i < form->form->parameter_count; i++) {
        if (form->parameters[i].role == SIMCOM_VALUE_PDP_CONTEXT) {
            return &simcom_parameters_of(form->form)[i];
        }
    }
    return NULL;
}

bool act_objects(const simcom_description_t *description, const simcom_described_form_t *form)
{
    return form->act == SIMCOM_ACT_CONNECT || form->act == SIMCOM_ACT_DELETE_FILE ||
           form->act == SIMCOM_ACT_SET_CLOCK || collects(description, form) ||
           pdp_argument(form) != NULL;
}

static uint8_t role_objection(simcom_module_t *module, const exchange_t *exchange)
{
    int64_t seconds;
    int zone;

    switch ((simcom_act_t)exchange->form->act) {
    case SIMCOM_ACT_NETWORK_OPEN: /* 2.3.1: 7 */
        return objection(module, !facts_attached(module), SIMCOM_REASON_NO_NETWORK);
    case SIMCOM_ACT_CONNECT:
        return connect_objection(module, exchange);
    case SIMCOM_ACT_DELETE_FILE:
        return objection(module,
                         certificates_find(&module->certificates,
                                           exchange_text(exchange, SIMCOM_VALUE_FILE_NAME)) == NULL,
                         SIMCOM_REASON_FAILED);
    case SIMCOM_ACT_SET_CLOCK:
        return objection(module,
                         !clock_parse(exchange_text(exchange, SIMCOM_VALUE_CLOCK), &seconds, &zone),
                         SIMCOM_REASON_FAILED);
    default:
        return SIMCOM_CODE_NONE;
    }
}

uint8_t act_objection(simcom_module_t *module, const exchange_t *exchange)
{
    const simcom_parameter_t *cid = pdp_argument(exchange->form);

    if (!depart_checks(module, exchange->form)) {
        return SIMCOM_CODE_NONE;
    }
    if (cid != NULL && !rows_has(module, SIMCOM_VALUE_PDP_CONTEXT,
                                 argument_number(cid, exchange->arguments.bytes))) {
        return code_of(module, SIMCOM_REASON_FAILED);
    }
    if (lacks_sim(module, exchange->form)) {
        return code_of(module, SIMCOM_REASON_FAILED);
    }
    if (collects(module->description, exchange->form)) {
        return batch_objection(module, exchange);
    }
    return role_objection(module, exchange);
}

/* --- Acts ------------------------------------------------------------------------------------------- */

/* The network of a connected client is there: without one nothing connects. */
static const simcom_module_network_t *network(const simcom_module_t *module)
{
    return module->settings.network;
}

static uint8_t publish(simcom_module_t *module, exchange_t *exchange)
{
    const unsigned client = client_of(exchange);
    simcom_module_publish_t message = {
        .qos = (uint8_t)exchange_number(exchange, SIMCOM_VALUE_QOS),
        .retain = exchange_number(exchange, SIMCOM_VALUE_RETAIN) == 1,
        .dup = exchange_number(exchange, SIMCOM_VALUE_DUP) == 1,
    };

    /* What it uses up is what it publishes: its topic and, if there is one, its payload. */
    for (unsigned state = 0; state < STATES; state++) {
        const simcom_described_form_t *giver = NULL;
        if ((exchange->form->uses >> state & 1u) == 0u) {
            continue;
        }
        giver = form_that_holds(module, state);
        if (giver != NULL && giver->data_content == SIMCOM_DATA_TOPIC) {
            message.topic = state_data(module, state, client);
        } else {
            message.payload = state_data(module, state, client);
        }
    }
    network(module)->publish(module->settings.network_context, client, &message);
    return CODE_PENDING;
}

/* The filters that were collected, or the one that came with the command. */
static uint8_t subscribe(simcom_module_t *module, exchange_t *exchange, bool on)
{
    const unsigned client = client_of(exchange);
    const simcom_module_filter_t one = {buffer_view(&module->data),
                                        (uint8_t)exchange_number(exchange, SIMCOM_VALUE_QOS)};
    held_t filters = {(simcom_module_filter_t *)(uintptr_t)&one, 1};

    for (unsigned state = 0; exchange->form->form->data_from == 0 && state < STATES; state++) {
        if ((exchange->form->uses >> state & 1u) != 0u) {
            const held_t *held = state_held(module, state, client);
            filters = held == NULL ? (held_t){NULL, 0} : *held;
        }
    }
    (on ? network(module)->subscribe : network(module)->unsubscribe)(
        module->settings.network_context, client, filters.rows, filters.count);
    return CODE_PENDING;
}

static uint8_t do_role(simcom_module_t *module, exchange_t *exchange)
{
    switch ((simcom_act_t)exchange->form->act) {
    case SIMCOM_ACT_NETWORK_OPEN: /* it activates the PDP context where that is not */
        variable_set(module, "pdp", "1");
        registration_changed(module);
        return SIMCOM_CODE_NONE;
    case SIMCOM_ACT_CONNECT:
        return connect_do(module, exchange);
    case SIMCOM_ACT_DISCONNECT:
        network(module)->disconnect(module->settings.network_context, client_of(exchange));
        return CODE_PENDING;
    case SIMCOM_ACT_PUBLISH:
        return publish(module, exchange);
    case SIMCOM_ACT_SUBSCRIBE:
        return subscribe(module, exchange, true);
    case SIMCOM_ACT_UNSUBSCRIBE:
        return subscribe(module, exchange, false);
    case SIMCOM_ACT_PUT_FILE: /* a file of the same name is replaced */
        certificates_put(&module->certificates, exchange_text(exchange, SIMCOM_VALUE_FILE_NAME),
                         buffer_view(&module->data));
        return SIMCOM_CODE_NONE;
    case SIMCOM_ACT_DELETE_FILE:
        certificates_remove(&module->certificates, exchange_text(exchange, SIMCOM_VALUE_FILE_NAME));
        return SIMCOM_CODE_NONE;
    case SIMCOM_ACT_ECHO: /* the command itself was still echoed as before */
        module->echo = exchange_number(exchange, SIMCOM_VALUE_ECHO) == 1;
        return SIMCOM_CODE_NONE;
    case SIMCOM_ACT_RESTART: /* V3.00 2.2: OK, then the module restarts */
        module_forget(module);
        return SIMCOM_CODE_NONE;
    case SIMCOM_ACT_SET_CLOCK:
        clock_parse(exchange_text(exchange, SIMCOM_VALUE_CLOCK), &module->clock, &module->zone);
        module->clock -= (int64_t)(module->elapsed / 1000);
        return SIMCOM_CODE_NONE;
    default:
        return SIMCOM_CODE_NONE;
    }
}

/* Whether the role needs a connection that is there; a revision may not ask for it. */
static bool needs_connection(const simcom_described_form_t *form)
{
    return form->act == SIMCOM_ACT_DISCONNECT || form->act == SIMCOM_ACT_PUBLISH ||
           form->act == SIMCOM_ACT_SUBSCRIBE || form->act == SIMCOM_ACT_UNSUBSCRIBE;
}

uint8_t act_do(simcom_module_t *module, exchange_t *exchange)
{
    uint8_t code = text_objection(module, exchange);

    if (code != SIMCOM_CODE_NONE) {
        return code;
    }
    if (needs_connection(exchange->form) && module->depart == NULL &&
        (module->settings.network == NULL || client_of(exchange) == SIMCOM_NO_CLIENT ||
         !state_is(module, module->connection, client_of(exchange)))) {
        return code_of(module, SIMCOM_REASON_NOT_CONNECTED);
    }
    settings_take(module, exchange);
    state_hold(module, exchange, buffer_view(&module->data),
               (uint8_t)exchange_number(exchange, SIMCOM_VALUE_QOS));
    code = do_role(module, exchange);
    state_use(module, exchange);
    if (code != CODE_PENDING) {
        state_after(module, exchange, code == SIMCOM_CODE_NONE);
    }
    return code;
}
