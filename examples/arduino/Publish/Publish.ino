/* SPDX-License-Identifier: MIT */
/*
 * Publish - counts up, and publishes the count every ten seconds; what comes to the filter is printed.
 *
 * For a board with a second serial port (Mega 2560, most ARM boards): the module at Serial1, at 115,200 baud; Serial shows what
 * happens. Set SERVER and CLIENT_ID.
 */
#include <simcom_arduino.h>

#define SERVER    "tcp://test.mosquitto.org:1883"
#define CLIENT_ID "simcom-arduino"
#define TOPIC     "simcom/count"

static simcom_t modem; /* all memory is the sketch's */
static simcom_client_t client;
static simcom_session_t session;
static uint8_t line[96];
static uint8_t queue[256];
static simcom_connect_t server;
static simcom_filter_t filter;
static simcom_session_config_t config;
static uint32_t next_ms;
static uint16_t count;

void setup()
{
    Serial.begin(115200);
    Serial1.begin(115200);
    simcom_config_t modem_config = {};
    modem_config.revision = &simcom_revision_v1_00;
    modem_config.client[0] = &client;
    modem_config.line = line;
    modem_config.line_size = sizeof line;
    simcom_init(&modem, &modem_config);

    server.server = simcom_text(SERVER);
    server.keepalive = 60;
    server.context = SIMCOM_CONTEXT_NONE; /* no TLS */
    filter.filter = simcom_text(TOPIC);
    config.acquire.client_id = simcom_text(CLIENT_ID);
    config.servers = &server;
    config.filters = &filter;
    config.filter_count = 1;
    config.queue = queue;
    config.queue_size = sizeof queue;
    if (simcom_session_init(&session, &modem, &config) != SIMCOM_GOOD ||
        simcom_session_start(&session) != SIMCOM_GOOD) {
        Serial.println(F("wrong configuration"));
    }
}

/* Publishes the count; the queue keeps a copy until it is sent. */
static void publish_count()
{
    char text[8];
    simcom_publish_t message = {};
    utoa(count++, text, 10);
    message.topic = simcom_text(TOPIC);
    message.payload = simcom_text(text);
    if (simcom_session_publish(&session, &message, count) == SIMCOM_E_FULL) {
        Serial.println(F("queue full"));
    }
}

static void print_news()
{
    simcom_session_event_t news;
    while (simcom_session_next_event(&session, &news)) {
        if (news.kind == SIMCOM_SESSION_EVENT_CONNECTED) {
            Serial.println(F("connected"));
        } else if (news.kind == SIMCOM_SESSION_EVENT_DISCONNECTED) {
            Serial.println(F("disconnected"));
        } else if (news.kind == SIMCOM_SESSION_EVENT_WAITING) {
            Serial.print(F("failed, code "));
            Serial.println(news.code);
        } else if (news.kind == SIMCOM_SESSION_EVENT_PUBLISHED) {
            Serial.println(news.outcome == SIMCOM_DONE ? F("published") : F("not published"));
        }
    }
}

void loop()
{
    simcom_event_t event;
    (void)simcom_session_tick(&session, millis());
    while (simcom_arduino_event(&modem, Serial1, &event)) {
        if (!simcom_session_handle(&session, &event) && event.kind == SIMCOM_EVENT_PAYLOAD) {
            Serial.write(event.u.span.bytes.data, event.u.span.bytes.length);
            Serial.println();
        }
    }
    print_news();
    if (simcom_session_is_online(&session) && (int32_t)(millis() - next_ms) >= 0) {
        next_ms = millis() + 10000;
        publish_count();
    }
}
