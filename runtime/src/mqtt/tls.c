/* SPDX-License-Identifier: MIT */
/* tls.c - SSL contexts and certificate files. Their commands are data: spec/operations.yaml. */
#include "simcom/mqtt.h"

#include "simcom/private/plans.h"

simcom_status_t simcom_tls_configure(simcom_t *modem, const simcom_tls_t *tls)
{
    const simcom_kept_t kept = {.settings = tls};
    return simcom_operation_begin(modem, SIMCOM_MODULE, &simcom_plan_tls.plan, &kept);
}

simcom_status_t simcom_certificate_upload(simcom_t *modem, const simcom_certificate_t *certificate)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &simcom_plan_certificate.plan, certificate);
}

simcom_status_t simcom_certificate_delete(simcom_t *modem, simcom_bytes_t name)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &simcom_plan_certificate_delete.plan,
                                  &name);
}

simcom_status_t simcom_certificate_list(simcom_t *modem)
{
    return simcom_operation_begin(modem, SIMCOM_MODULE, &simcom_plan_certificate_list.plan, NULL);
}
