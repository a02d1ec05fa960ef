/* SPDX-License-Identifier: MIT */
/* everything.c - refers to every function that an application can call, so that all of the library
 * but the tables of simcom/describe.h is linked. For its size only. */
#include "simcom/simcom.h"

typedef void (*any_t)(void);

extern volatile any_t *keep;

int main(void)
{
    static const any_t calls[] = {
        (any_t)simcom_init,
        (any_t)simcom_feed,
        (any_t)simcom_next_event,
        (any_t)simcom_tx_peek,
        (any_t)simcom_tx_ack,
        (any_t)simcom_tick,
        (any_t)simcom_send,
        (any_t)simcom_busy,
        (any_t)simcom_last_problem,
        (any_t)simcom_echo_off,
        (any_t)simcom_mqtt_start,
        (any_t)simcom_mqtt_stop,
        (any_t)simcom_tls_configure,
        (any_t)simcom_certificate_upload,
        (any_t)simcom_certificate_delete,
        (any_t)simcom_mqtt_acquire,
        (any_t)simcom_mqtt_release,
        (any_t)simcom_mqtt_will,
        (any_t)simcom_mqtt_connect,
        (any_t)simcom_mqtt_disconnect,
        (any_t)simcom_mqtt_publish,
        (any_t)simcom_mqtt_subscribe,
        (any_t)simcom_mqtt_unsubscribe,
        (any_t)simcom_fields_read,
    };
    const simcom_config_t config = {.revision = &simcom_revision_v1_00};
    static simcom_t modem;
    simcom_init(&modem, &config);
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        keep[i] = calls[i];
    }
    return (int)simcom_code_count;
}
