/* SPDX-License-Identifier: MIT */
/* commands_network.c - what V1.00 chapter 3 does before MQTT, echo and reset. */
#include "commands.h"

/* V.250 6.2.4. The command itself was still echoed as before. */
uint8_t echo_act(simcom_module_t *module, exchange_t *exchange)
{
    module->echo = ARGUMENTS(simcom_ate_execute_t, exchange)->value == 1;
    return SIMCOM_CODE_NONE;
}

/* V3.00 2.2: OK, then the module restarts. */
uint8_t reset_act(simcom_module_t *module, exchange_t *exchange)
{
    (void)exchange;
    module_forget(module);
    return SIMCOM_CODE_NONE;
}

/* V1.00 3: a good signal. TS 27.007 8.5: 99 is not known. */
void signal_lines(simcom_module_t *module, const exchange_t *exchange)
{
    bool gone = module->network_until > module->elapsed;
    line_information(module, exchange, "%s", gone ? "99,99" : "23,0");
}

/* TS 27.007 8.3: a SIM that asks for no PIN. */
void sim_lines(simcom_module_t *module, const exchange_t *exchange)
{
    line_information(module, exchange, "READY");
}

uint8_t creg_act(simcom_module_t *module, exchange_t *exchange)
{
    module->registration[0] = ARGUMENTS(simcom_creg_write_t, exchange)->n;
    return SIMCOM_CODE_NONE;
}

uint8_t cgreg_act(simcom_module_t *module, exchange_t *exchange)
{
    module->registration[1] = ARGUMENTS(simcom_cgreg_write_t, exchange)->n;
    return SIMCOM_CODE_NONE;
}

uint8_t cereg_act(simcom_module_t *module, exchange_t *exchange)
{
    module->registration[2] = ARGUMENTS(simcom_cereg_write_t, exchange)->n;
    return SIMCOM_CODE_NONE;
}

/* TS 27.007 7.2, 10.1.20 and 10.1.22: registered at home, or searching while a fault keeps the network
 * away; area and cell are shown while <n> is 2. */
static void registration_line(simcom_module_t *module, const exchange_t *exchange, uint32_t n)
{
    if (module->network_until > module->elapsed) {
        line_information(module, exchange, "%u,2", n);
    } else if (n == 2) {
        line_information(module, exchange, "2,1,\"1816\",\"0A1B2C3\"");
    } else {
        line_information(module, exchange, "%u,1", n);
    }
}

void creg_lines(simcom_module_t *module, const exchange_t *exchange)
{
    registration_line(module, exchange, module->registration[0]);
}

void cgreg_lines(simcom_module_t *module, const exchange_t *exchange)
{
    registration_line(module, exchange, module->registration[1]);
}

void cereg_lines(simcom_module_t *module, const exchange_t *exchange)
{
    registration_line(module, exchange, module->registration[2]);
}

static void pdp_define(pdp_context_t *context, simcom_bytes_t type, simcom_bytes_t apn,
                       simcom_bytes_t address)
{
    context->defined = true;
    buffer_set(&context->type, type);
    buffer_set(&context->apn, apn);
    buffer_set(&context->address, address);
}

/* V1.00 3 b): the print shows contexts 1 and 4. */
void pdp_preset(simcom_module_t *module)
{
    simcom_bytes_t nothing = {NULL, 0};

    pdp_define(&module->pdp[0], simcom_text("IP"), nothing, nothing);
    pdp_define(&module->pdp[3], simcom_text("IP"), nothing, nothing);
    pdp_define(&module->sockets[0], simcom_text("IP"), nothing, nothing);
}

uint8_t cgdcont_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cgdcont_write_t *arguments = ARGUMENTS(simcom_cgdcont_write_t, exchange);
    pdp_define(&module->pdp[arguments->cid - 1], arguments->pdp_type, arguments->apn,
               arguments->pdp_addr);
    return SIMCOM_CODE_NONE;
}

uint8_t cgsockcont_act(simcom_module_t *module, exchange_t *exchange)
{
    const simcom_cgsockcont_write_t *arguments = ARGUMENTS(simcom_cgsockcont_write_t, exchange);
    pdp_define(&module->sockets[arguments->cid - 1], arguments->pdp_type, arguments->apn,
               arguments->pdp_addr);
    return SIMCOM_CODE_NONE;
}

static void pdp_lines(simcom_module_t *module, const exchange_t *exchange,
                      const pdp_context_t *contexts)
{
    for (unsigned i = 0; i < PDP_CONTEXTS; i++) {
        simcom_bytes_t type = buffer_view(&contexts[i].type);
        simcom_bytes_t apn = buffer_view(&contexts[i].apn);
        simcom_bytes_t address = buffer_view(&contexts[i].address);

        if (!contexts[i].defined) {
            continue;
        }
        if (address.length == 0) {
            address = simcom_text("0.0.0.0");
        }
        line_information(module, exchange, "%u,\"%.*s\",\"%.*s\",\"%.*s\"", i + 1, SPAN(type),
                         SPAN(apn), SPAN(address));
    }
}

void cgdcont_lines(simcom_module_t *module, const exchange_t *exchange)
{
    pdp_lines(module, exchange, module->pdp);
}

void cgsockcont_lines(simcom_module_t *module, const exchange_t *exchange)
{
    pdp_lines(module, exchange, module->sockets);
}

/* V1.00 3 b): the first context has the address of the print, the others have none. */
static void address_line(simcom_module_t *module, const exchange_t *exchange, unsigned cid)
{
    line_information(module, exchange, "%u,%s", cid, cid == 1 ? "10.49.14.68" : "0.0.0.0");
}

uint8_t address_check(simcom_module_t *module, const exchange_t *exchange)
{
    uint32_t cid = ARGUMENTS(simcom_cgpaddr_write_t, exchange)->cid;
    return objection(!module->pdp[cid - 1].defined, SIMCOM_CODE_FAILED);
}

void address_lines(simcom_module_t *module, const exchange_t *exchange)
{
    address_line(module, exchange, ARGUMENTS(simcom_cgpaddr_write_t, exchange)->cid);
}

void addresses_lines(simcom_module_t *module, const exchange_t *exchange)
{
    for (unsigned i = 0; i < PDP_CONTEXTS; i++) {
        if (module->pdp[i].defined) {
            address_line(module, exchange, i + 1);
        }
    }
}

uint8_t clock_check(simcom_module_t *module, const exchange_t *exchange)
{
    int64_t seconds;
    int zone;

    (void)module;
    return objection(!clock_parse(ARGUMENTS(simcom_cclk_write_t, exchange)->time, &seconds, &zone),
                     SIMCOM_CODE_FAILED);
}

uint8_t clock_act(simcom_module_t *module, exchange_t *exchange)
{
    clock_parse(ARGUMENTS(simcom_cclk_write_t, exchange)->time, &module->clock, &module->zone);
    module->clock -= (int64_t)(module->elapsed / 1000);
    return SIMCOM_CODE_NONE;
}

void clock_lines(simcom_module_t *module, const exchange_t *exchange)
{
    char text[24];

    clock_format(clock_now(module), module->zone, text);
    line_information(module, exchange, "\"%s\"", text);
}
