/* SPDX-License-Identifier: MIT */
/*
 * test_fields.c - the lines of a module, read through the typed readers of simcom/lines.h.
 *
 * The lines are those of the MQTT manual V1.00, with its misprints mended, of TS 27.007 and of
 * modules in the field; what has to come out of them is written by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "simcom/lines.h"

/* A read of any line: the reader, its struct, and where the strings in it are. */
typedef simcom_status_t reader_t(simcom_bytes_t text, void *line);

#define READER(name)                                                                               \
    static simcom_status_t read_##name(simcom_bytes_t text, void *line)                            \
    {                                                                                              \
        return simcom_##name##_read(text, line);                                                   \
    }

READER(cmqttaccq_client)
READER(cmqttsslcfg_session)
READER(cmqttconnect_connection)
READER(cmqttdisc_state)
READER(cmqttcfg_settings)
READER(csq_quality)
READER(creg_status)
READER(cgreg_status)
READER(cgdcont_context)
READER(cgsockcont_context)
READER(cgpaddr_address)
READER(cclk_time)
READER(csslcfg_context)
READER(ccertlist_file)
READER(cmqttconnlost)
READER(cmqttrxstart)
READER(cmqttrxtopic)
READER(cmqttrxpayload)
READER(cmqttrxend)

typedef union any_line {
    max_align_t align;
    uint8_t bytes[160];
} any_line_t;

/* The bytes of a text in a heap block of just its size, so that AddressSanitizer sees a byte too
 * far. An empty one lies at the end of a block. */
typedef struct block {
    uint8_t *memory;
    simcom_bytes_t text;
} block_t;

static block_t block_of(const char *text, size_t length)
{
    block_t block = {malloc(length > 0u ? length : 1u), {NULL, length}};
    assert_non_null(block.memory);
    memcpy(block.memory, text, length);
    block.text.data = block.memory + (length > 0u ? 0u : 1u);
    return block;
}

/* Reads `text` into `line`, which held rubbish before. Strings of the line live in the block. */
static block_t read_line(reader_t *reader, const char *text, void *line, size_t size,
                         simcom_status_t status)
{
    block_t block = block_of(text, strlen(text));
    memset(line, 0xA5, size);
    simcom_status_t answer = reader(block.text, line);
    if (answer != status) {
        free(block.memory);
        fail_msg("\"%s\" is answered with %d, not %d", text, (int)answer, (int)status);
    }
    return block;
}

static void refuse(reader_t *reader, const char *text)
{
    any_line_t line;
    free(read_line(reader, text, &line, sizeof line, SIMCOM_E_FORMAT).memory);
}

static void expect_text(simcom_bytes_t string, const char *expected)
{
    assert_non_null(string.data);
    assert_int_equal(string.length, strlen(expected));
    assert_memory_equal(string.data, expected, string.length);
}

static void expect_nothing(simcom_bytes_t string)
{
    assert_null(string.data);
    assert_int_equal(string.length, 0);
}

static void expect_number(simcom_optional_t number, uint32_t value)
{
    assert_true(number.given);
    assert_int_equal(number.value, value);
}

static void expect_no_number(simcom_optional_t number)
{
    assert_false(number.given);
    assert_int_equal(number.value, 0);
}

/* Declares `line` and reads it, from `block`, which is to be freed. */
#define READ(name, text)                                                                           \
    simcom_##name##_line_t line;                                                                   \
    block_t block = read_line(read_##name, text, &line, sizeof line, SIMCOM_GOOD)

/* The lines as they stand in the manual ----------------------------------------------------------- */

static void lines_of_numbers(void **state)
{
    (void)state;
    {
        READ(cmqttdisc_state, " 1,0"); /* 2.2.9 */
        assert_int_equal(line.client_index, 1);
        assert_int_equal(line.disc_state, 0);
        free(block.memory);
    }
    {
        READ(cmqttcfg_settings, " 0,1"); /* 2.2.17 */
        assert_int_equal(line.index, 0);
        assert_int_equal(line.check_utf8_flag, 1);
        free(block.memory);
    }
    {
        READ(csq_quality, " 23,0"); /* 3 */
        assert_int_equal(line.rssi, 23);
        assert_int_equal(line.ber, 0);
        free(block.memory);
    }
    {
        READ(cmqttconnlost, " 0,1"); /* 2.3.2.1 */
        assert_int_equal(line.client_index, 0);
        assert_int_equal(line.cause, 1);
        free(block.memory);
    }
    {
        READ(cmqttrxstart, " 0,9,60"); /* 3.1 */
        assert_int_equal(line.client_index, 0);
        assert_int_equal(line.topic_total_len, 9);
        assert_int_equal(line.payload_total_len, 60);
        free(block.memory);
    }
    {
        READ(cmqttrxstart, " 1,1024,10240");
        assert_int_equal(line.client_index, 1);
        assert_int_equal(line.topic_total_len, 1024);
        assert_int_equal(line.payload_total_len, 10240);
        free(block.memory);
    }
    {
        READ(cmqttrxtopic, " 1,9");
        assert_int_equal(line.client_index, 1);
        assert_int_equal(line.sub_topic_len, 9);
        free(block.memory);
    }
    {
        READ(cmqttrxpayload, " 1,60");
        assert_int_equal(line.client_index, 1);
        assert_int_equal(line.sub_payload_len, 60);
        free(block.memory);
    }
    {
        READ(cmqttrxend, " 1");
        assert_int_equal(line.client_index, 1);
        free(block.memory);
    }
}

static void lines_with_strings(void **state)
{
    (void)state;
    {
        READ(cmqttaccq_client, " 0,\"client test0\",1"); /* 2.2.3 */
        assert_int_equal(line.client_index, 0);
        expect_text(line.client_id, "client test0");
        assert_int_equal(line.server_type, 1);
        free(block.memory);
    }
    {
        READ(cmqttconnect_connection,
             " 0,\"tcp://test.mosquitto.org:1883\",60,1,\"user\",\"pass\"");
        assert_int_equal(line.client_index, 0);
        expect_text(line.server_addr, "tcp://test.mosquitto.org:1883");
        expect_number(line.keepalive_time, 60);
        expect_number(line.clean_session, 1);
        expect_text(line.user_name, "user");
        expect_text(line.password, "pass");
        free(block.memory);
    }
    {
        READ(csslcfg_context, " 9,4,2,1,300,\"ca.pem\",\"cert.der\",\"key.pem\""); /* 2.1.1 */
        assert_int_equal(line.ssl_ctx_index, 9);
        assert_int_equal(line.sslversion, 4);
        assert_int_equal(line.authmode, 2);
        assert_int_equal(line.ignorelocaltime, 1);
        assert_int_equal(line.negotiatetime, 300);
        expect_text(line.ca_file, "ca.pem");
        expect_text(line.clientcert_file, "cert.der");
        expect_text(line.clientkey_file, "key.pem");
        free(block.memory);
    }
    {
        READ(creg_status, " 2,5,\"1A2B\",\"01C3D4E5\"");
        assert_int_equal(line.n, 2);
        assert_int_equal(line.stat, 5);
        expect_text(line.lac, "1A2B");
        expect_text(line.ci, "01C3D4E5");
        free(block.memory);
    }
    {
        READ(cgdcont_context, " 1,\"IPV4V6\",\"internet\",\"0.0.0.0\"");
        assert_int_equal(line.cid, 1);
        expect_text(line.pdp_type, "IPV4V6");
        expect_text(line.apn, "internet");
        expect_text(line.pdp_addr, "0.0.0.0");
        free(block.memory);
    }
    {
        READ(cgsockcont_context, " 24,\"IP\",\"CMNET\",\"\"");
        assert_int_equal(line.cid, 24);
        expect_text(line.pdp_type, "IP");
        expect_text(line.apn, "CMNET");
        expect_text(line.pdp_addr, "");
        free(block.memory);
    }
}

/* Spaces ------------------------------------------------------------------------------------------ */

static void spaces_after_colon_and_commas(void **state)
{
    (void)state;
    static const char *const spaced[] = {
        "0,\"client0\",1",
        " 0,\"client0\",1",
        " 0, \"client0\", 1",
        "   0,   \"client0\",   1",
    };
    for (size_t i = 0; i < sizeof spaced / sizeof spaced[0]; i++) {
        {
            READ(cmqttaccq_client, spaced[i]);
            assert_int_equal(line.client_index, 0);
            expect_text(line.client_id, "client0");
            assert_int_equal(line.server_type, 1);
            free(block.memory);
        }
    }
    {
        READ(cmqttaccq_client,
             "0,\" client 0 \",1"); /* those inside the marks belong to the string */
        expect_text(line.client_id, " client 0 ");
        free(block.memory);
    }
    {
        READ(cgpaddr_address, "1,  10.49.14.68");
        expect_text(line.pdp_addr, "10.49.14.68");
        free(block.memory);
    }
}

/* Strings ----------------------------------------------------------------------------------------- */

static void a_comma_in_quotation_marks_splits_nothing(void **state)
{
    (void)state;
    {
        READ(cclk_time, " \"18/10/12,09:05:30+32\"");
        expect_text(line.time, "18/10/12,09:05:30+32");
        free(block.memory);
    }
    {
        READ(cmqttaccq_client, "1,\",a,,b, 2,\",0");
        assert_int_equal(line.client_index, 1);
        expect_text(line.client_id, ",a,,b, 2,");
        assert_int_equal(line.server_type, 0);
        free(block.memory);
    }
    {
        READ(cmqttconnect_connection, "0,\"tcp://a.b,c\",60,0,\"u,1\",\"p, w\"");
        expect_text(line.server_addr, "tcp://a.b,c");
        expect_number(line.keepalive_time, 60);
        expect_number(line.clean_session, 0);
        expect_text(line.user_name, "u,1");
        expect_text(line.password, "p, w");
        free(block.memory);
    }
}

static void strings_without_quotation_marks(void **state)
{
    (void)state;
    {
        READ(ccertlist_file, "server_ca.pem"); /* 2.1.3: no space and no marks */
        expect_text(line.filename, "server_ca.pem");
        free(block.memory);
    }
    {
        READ(ccertlist_file, " server_ca.pem");
        expect_text(line.filename, "server_ca.pem");
        free(block.memory);
    }
    {
        READ(ccertlist_file, " my ca.pem");
        expect_text(line.filename, "my ca.pem");
        free(block.memory);
    }
    {
        READ(ccertlist_file, " \"server_ca.pem\""); /* modules in the field */
        expect_text(line.filename, "server_ca.pem");
        free(block.memory);
    }
    {
        READ(cgpaddr_address, " 1,10.49.14.68"); /* 3 */
        assert_int_equal(line.cid, 1);
        expect_text(line.pdp_addr, "10.49.14.68");
        free(block.memory);
    }
    {
        READ(cgpaddr_address, " 4,\"0.0.0.0\"");
        assert_int_equal(line.cid, 4);
        expect_text(line.pdp_addr, "0.0.0.0");
        free(block.memory);
    }
    {
        READ(cmqttaccq_client, "0,client0,1");
        expect_text(line.client_id, "client0");
        assert_int_equal(line.server_type, 1);
        free(block.memory);
    }
}

static void bytes_above_7f_stay(void **state)
{
    (void)state;
    {
        READ(ccertlist_file, "\xE4\xB8\xAD\xE5\x8D\x8E.pem"); /* 2.1.3: shown as UTF-8 */
        expect_text(line.filename, "\xE4\xB8\xAD\xE5\x8D\x8E.pem");
        free(block.memory);
    }
    {
        READ(ccertlist_file, "\"\x80\xFF\xC3.pem\"");
        expect_text(line.filename, "\x80\xFF\xC3.pem");
        free(block.memory);
    }
}

static void a_name_in_hexadecimal_keeps_prefix_and_marks(void **state)
{
    (void)state;
#define ZHONGHUA "{non-ascii}\"262378344532443B262378353334453B2E70656D\""
    {
        READ(ccertlist_file, " " ZHONGHUA);
        expect_text(line.filename, ZHONGHUA);
        free(block.memory);
    }
    {
        READ(csslcfg_context, "0,4,1,1,300," ZHONGHUA ",\"\",\"k.pem\"");
        expect_text(line.ca_file, ZHONGHUA);
        expect_text(line.clientcert_file, "");
        expect_text(line.clientkey_file, "k.pem");
        free(block.memory);
    }
    refuse(read_ccertlist_file, "{non-ascii}\"2E70656D");
    refuse(read_ccertlist_file, ZHONGHUA "x");
    refuse(read_ccertlist_file, ZHONGHUA "," ZHONGHUA);
}

/* In place: nothing is copied. */
static void strings_point_into_the_text(void **state)
{
    (void)state;
    {
        READ(cmqttaccq_client, "0,\"client0\",1");
        assert_ptr_equal(line.client_id.data, block.text.data + 3);
        free(block.memory);
    }
    {
        READ(ccertlist_file, " ca.pem");
        assert_ptr_equal(line.filename.data, block.text.data + 1);
        free(block.memory);
    }
}

/* Optional fields --------------------------------------------------------------------------------- */

static void optional_fields_may_be_missing(void **state)
{
    (void)state;
    {
        READ(cmqttconnect_connection, " 0"); /* an idle client */
        assert_int_equal(line.client_index, 0);
        expect_nothing(line.server_addr);
        expect_no_number(line.keepalive_time);
        expect_no_number(line.clean_session);
        expect_nothing(line.user_name);
        expect_nothing(line.password);
        free(block.memory);
    }
    {
        READ(cmqttconnect_connection, " 1,\"tcp://a.b\",64800,0");
        assert_int_equal(line.client_index, 1);
        expect_text(line.server_addr, "tcp://a.b");
        expect_number(line.keepalive_time, 64800);
        expect_number(line.clean_session, 0);
        expect_nothing(line.user_name);
        expect_nothing(line.password);
        free(block.memory);
    }
    {
        READ(cmqttconnect_connection, " 1,\"tcp://a.b\",60,0,\"user\"");
        expect_text(line.user_name, "user");
        expect_nothing(line.password);
        free(block.memory);
    }
    {
        READ(cmqttsslcfg_session, " 1"); /* 2.2.5 */
        assert_int_equal(line.session_id, 1);
        expect_no_number(line.ssl_ctx_index);
        free(block.memory);
    }
    {
        READ(cmqttsslcfg_session, " 0,9");
        assert_int_equal(line.session_id, 0);
        expect_number(line.ssl_ctx_index, 9);
        free(block.memory);
    }
    {
        READ(cmqttsslcfg_session, " 0,0"); /* a 0 is given */
        expect_number(line.ssl_ctx_index, 0);
        free(block.memory);
    }
    {
        READ(creg_status, " 0,1"); /* 3 */
        assert_int_equal(line.n, 0);
        assert_int_equal(line.stat, 1);
        expect_nothing(line.lac);
        expect_nothing(line.ci);
        free(block.memory);
    }
    {
        READ(cgreg_status, " 2,1,\"FFFE\"");
        expect_text(line.lac, "FFFE");
        expect_nothing(line.ci);
        free(block.memory);
    }
    {
        READ(cgpaddr_address, " 3");
        assert_int_equal(line.cid, 3);
        expect_nothing(line.pdp_addr);
        free(block.memory);
    }
}

static void optional_fields_may_be_empty(void **state)
{
    (void)state;
    {
        READ(cmqttsslcfg_session, " 1,"); /* 2.2.5: <session_id>,[<ssl_ctx_index>] */
        assert_int_equal(line.session_id, 1);
        expect_no_number(line.ssl_ctx_index);
        free(block.memory);
    }
    {
        READ(cmqttsslcfg_session, " 1, ");
        expect_no_number(line.ssl_ctx_index);
        free(block.memory);
    }
    {
        READ(creg_status, " 2,0,,");
        assert_int_equal(line.stat, 0);
        expect_nothing(line.lac);
        expect_nothing(line.ci);
        free(block.memory);
    }
    {
        READ(cgpaddr_address, " 2,\"\""); /* a string of no bytes is given */
        expect_text(line.pdp_addr, "");
        free(block.memory);
    }
    {
        READ(cmqttconnect_connection, "0,,,,,");
        expect_nothing(line.server_addr);
        expect_no_number(line.keepalive_time);
        expect_no_number(line.clean_session);
        expect_nothing(line.user_name);
        expect_nothing(line.password);
        free(block.memory);
    }
}

/* What is not a line ------------------------------------------------------------------------------ */

static void too_many_fields_are_refused(void **state)
{
    (void)state;
    refuse(read_cmqttdisc_state, "0,1,0");
    refuse(read_cmqttdisc_state, "0,1,");
    refuse(read_cmqttrxend, "0,0");
    refuse(read_cmqttrxend, "0,");
    refuse(read_cmqttrxstart, "0,9,60,1");
    refuse(read_cmqttaccq_client, "0,\"a\",1,4,1"); /* V3.00 has four, none has five */
    refuse(read_cmqttsslcfg_session, "0,1,2");
    refuse(read_cmqttsslcfg_session, "0,1,");
    refuse(read_cmqttsslcfg_session, "0,,");
    refuse(read_creg_status, "2,1,\"A\",\"B\",7");
    refuse(read_creg_status, "2,1,,,");
    refuse(read_ccertlist_file, "a.pem,b.pem");
    refuse(read_ccertlist_file, "\"a.pem\",\"b.pem\"");
    refuse(read_cmqttconnect_connection, "0,\"tcp://a.b\",60,1,\"u\",\"p\",1");
}

static void missing_fields_are_refused(void **state)
{
    (void)state;
    refuse(read_cmqttdisc_state, "0");
    refuse(read_cmqttdisc_state, "0,");
    refuse(read_cmqttdisc_state, ",1");
    refuse(read_cmqttdisc_state, ",");
    refuse(read_cmqttrxstart, "0,9");
    refuse(read_cmqttrxstart, "0,,60");
    refuse(read_cmqttrxstart, "0, ,60");
    refuse(read_cmqttaccq_client, "0,\"a\"");
    refuse(read_cmqttaccq_client, "0,\"a\",");
    refuse(read_cmqttaccq_client, "0,,1");
    refuse(read_cmqttaccq_client, "0,1");
    refuse(read_csslcfg_context, "0,4,0,1,300,\"ca.pem\",\"cert.pem\"");
    refuse(read_cmqttsslcfg_session, ",1");
    refuse(read_creg_status, "0");
    refuse(read_cmqttconnect_connection, ",\"tcp://a.b\",60,1");
}

static void other_things_than_numbers_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "a",     "-1",   "+1",    "0x1", "1a",    "a1", "1.5", "1 2", "\"1\"",
        "\"1",   "\"",   "one",   "1;",  "(0-1)", ".",  "\t1", "1\t", "1\r",
        "1\r\n", "\xB9", "1\xB2", "/",   ":",     "1/", "1:",
    };
    char text[64];
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        refuse(read_cmqttrxend, bad[i]);
        snprintf(text, sizeof text, "%s,0", bad[i]);
        refuse(read_cmqttdisc_state, text);
        snprintf(text, sizeof text, "0,%s", bad[i]);
        refuse(read_cmqttdisc_state, text);
        refuse(read_cmqttsslcfg_session, text); /* where it is optional */
        snprintf(text, sizeof text, "0,\"id\",%s", bad[i]);
        refuse(read_cmqttaccq_client, text);
    }
    /* A NUL is a byte as any other. */
    any_line_t line;
    block_t block = block_of("0,1\0", 4);
    assert_int_equal(read_cmqttdisc_state(block.text, &line), SIMCOM_E_FORMAT);
    free(block.memory);
}

static void numbers_have_32_bits(void **state)
{
    (void)state;
    {
        READ(cmqttdisc_state, "4294967295,4294967294");
        assert_true(line.client_index == UINT32_MAX);
        assert_true(line.disc_state == UINT32_MAX - 1u);
        free(block.memory);
    }
    {
        READ(cmqttsslcfg_session, "2147483648,4294967295");
        assert_true(line.session_id == UINT32_C(2147483648));
        expect_number(line.ssl_ctx_index, UINT32_MAX);
        free(block.memory);
    }
    static const char *const over[] = {
        "4294967296",           "4294967297",
        "4294967299",           "4294967300",
        "5000000000",           "10000000000",
        "42949672950",          "18446744073709551615",
        "18446744073709551616", "99999999999999999999999999999999999999",
    };
    char text[64];
    for (size_t i = 0; i < sizeof over / sizeof over[0]; i++) {
        refuse(read_cmqttrxend, over[i]);
        snprintf(text, sizeof text, "%s,1", over[i]);
        refuse(read_cmqttdisc_state, text);
        snprintf(text, sizeof text, "1,%s", over[i]);
        refuse(read_cmqttdisc_state, text);
        refuse(read_cmqttsslcfg_session, text);
    }
}

static void unended_strings_are_refused(void **state)
{
    (void)state;
    refuse(read_ccertlist_file, "\"ca.pem");
    refuse(read_ccertlist_file, "\"");
    refuse(read_cmqttaccq_client, "0,\"client0,1");
    refuse(read_cmqttaccq_client, "0,\"client0");
    refuse(read_cmqttaccq_client, "0,\"");
    refuse(read_cclk_time, "\"18/10/12,09:05:30+32");
    refuse(read_creg_status, "2,1,\"1A2B\",\"01C3");
    refuse(read_cmqttconnect_connection, "0,\"tcp://a.b\",60,1,\"user\",\"pass");
}

static void something_behind_a_string_is_refused(void **state)
{
    (void)state;
    refuse(read_ccertlist_file, "\"ca.pem\"x");
    refuse(read_ccertlist_file, "\"ca.pem\"\"x\"");
    refuse(read_cmqttaccq_client, "0,\"client\"0,1");
    refuse(read_cmqttaccq_client, "0,\"cli\"ent\",1");
    refuse(read_cclk_time, "\"18/10/12,09:05:30+32\" \"");
}

static void an_empty_text_is_a_missing_field(void **state)
{
    (void)state;
    static reader_t *const readers[] = {
        read_cmqttaccq_client,   read_cmqttsslcfg_session, read_cmqttconnect_connection,
        read_cmqttdisc_state,    read_cmqttcfg_settings,   read_csq_quality,
        read_creg_status,        read_cgreg_status,        read_cgdcont_context,
        read_cgsockcont_context, read_cgpaddr_address,     read_cclk_time,
        read_csslcfg_context,    read_ccertlist_file,      read_cmqttconnlost,
        read_cmqttrxstart,       read_cmqttrxtopic,        read_cmqttrxpayload,
        read_cmqttrxend,
    };
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        any_line_t line;
        simcom_bytes_t none = {NULL, 0};
        refuse(readers[i], "");
        refuse(readers[i], " ");
        refuse(readers[i], "    ");
        refuse(readers[i], ",");
        assert_int_equal(readers[i](none, &line), SIMCOM_E_FORMAT);
        none.length = 5; /* NULL means nothing, whatever the length */
        assert_int_equal(readers[i](none, &line), SIMCOM_E_FORMAT);
    }
}

/* A shape whose fields are all optional, or that has none, is content with nothing. */
static void nothing_is_enough_where_nothing_is_required(void **state)
{
    (void)state;
    static const simcom_parameter_t fields[] = {
        {SIMCOM_KIND_NUMBER, SIMCOM_PARAMETER_OPTIONAL, 0, 0},
    };
    simcom_optional_t number;
    simcom_bytes_t none = {NULL, 0};
    memset(&number, 0xA5, sizeof number);
    assert_int_equal(simcom_fields_read(fields, 1, none, &number, sizeof number), SIMCOM_GOOD);
    expect_no_number(number);
    assert_int_equal(simcom_fields_read(fields, 1, simcom_text(""), &number, sizeof number),
                     SIMCOM_GOOD);
    assert_int_equal(simcom_fields_read(fields, 0, none, &number, 0), SIMCOM_GOOD);
    assert_int_equal(simcom_fields_read(fields, 0, simcom_text("1"), &number, 0), SIMCOM_E_FORMAT);
}

/* The struct is cleared over its whole size, and no byte behind it is touched. */
static void only_the_struct_is_written(void **state)
{
    (void)state;
    union {
        simcom_cmqttsslcfg_session_line_t line;
        uint8_t bytes[sizeof(simcom_cmqttsslcfg_session_line_t) + 16];
    } out;
    static const uint8_t zeros[sizeof(simcom_cmqttsslcfg_session_line_t)];
    memset(&out, 0xA5, sizeof out);
    assert_int_equal(simcom_cmqttsslcfg_session_read(simcom_text("0"), &out.line), SIMCOM_GOOD);
    assert_memory_equal(out.bytes, zeros, sizeof zeros);
    for (size_t i = sizeof zeros; i < sizeof out; i++) {
        assert_int_equal(out.bytes[i], 0xA5);
    }
}

/* Truncation -------------------------------------------------------------------------------------- */

/* Valid lines cut off after each byte. */
static void every_prefix_is_read_in_bounds(void **state)
{
    (void)state;
    static const struct {
        reader_t *reader;
        const char *text;
        /* Where a string member stands in the struct; SIZE_MAX ends the list. */
        size_t strings[4];
        /* A character per prefix, from the empty one on: + is a line, . is none. */
        const char *prefixes;
    } rows[] = {
        {read_cmqttdisc_state, "0,1", {SIZE_MAX}, "...+"},
        {read_csq_quality, " 23, 99", {SIZE_MAX}, "......++"},
        {read_cmqttrxstart, "0,38,15", {SIZE_MAX}, "......++"},
        {read_cmqttsslcfg_session, "1,9", {SIZE_MAX}, ".+++"},
        {read_cmqttaccq_client,
         "0,\"ab\",1",
         {offsetof(simcom_cmqttaccq_client_line_t, client_id), SIZE_MAX},
         "........+"},
        {read_cmqttconnect_connection,
         "0,\"tcp\",60,1,\"u\",\"p,\"",
         {offsetof(simcom_cmqttconnect_connection_line_t, server_addr),
          offsetof(simcom_cmqttconnect_connection_line_t, user_name),
          offsetof(simcom_cmqttconnect_connection_line_t, password), SIZE_MAX},
         ".++....+++++++..++...+"},
        {read_creg_status,
         "2,1,\"A\",\"B\"",
         {offsetof(simcom_creg_status_line_t, lac), offsetof(simcom_creg_status_line_t, ci),
          SIZE_MAX},
         "...++..++..+"},
        {read_cgdcont_context,
         "1,\"IP\",,\"\"",
         {offsetof(simcom_cgdcont_context_line_t, pdp_type),
          offsetof(simcom_cgdcont_context_line_t, apn),
          offsetof(simcom_cgdcont_context_line_t, pdp_addr), SIZE_MAX},
         "......+++.+"},
        {read_cgpaddr_address,
         "1,10.4",
         {offsetof(simcom_cgpaddr_address_line_t, pdp_addr), SIZE_MAX},
         ".++++++"},
        {read_cclk_time,
         "\"1/1,0:0\"",
         {offsetof(simcom_cclk_time_line_t, time), SIZE_MAX},
         ".........+"},
        {read_ccertlist_file,
         "\"a.pem\"",
         {offsetof(simcom_ccertlist_file_line_t, filename), SIZE_MAX},
         ".......+"},
        {read_ccertlist_file,
         "a.pem",
         {offsetof(simcom_ccertlist_file_line_t, filename), SIZE_MAX},
         ".+++++"},
        /* Up to the mark, a name in braces as good as any other. */
        {read_ccertlist_file,
         "{non-ascii}\"2E\"",
         {offsetof(simcom_ccertlist_file_line_t, filename), SIZE_MAX},
         ".+++++++++++...+"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t length = strlen(rows[i].text);
        assert_int_equal(strlen(rows[i].prefixes), length + 1u);
        for (size_t n = 0; n <= length; n++) {
            any_line_t line;
            block_t block = block_of(rows[i].text, n);
            simcom_status_t expected = rows[i].prefixes[n] == '+' ? SIMCOM_GOOD : SIMCOM_E_FORMAT;
            simcom_status_t status = rows[i].reader(block.text, &line);
            if (status != expected) {
                fail_msg("\"%.*s\" is answered with %d", (int)n, rows[i].text, (int)status);
            }
            for (size_t k = 0; rows[i].strings[k] != SIZE_MAX; k++) {
                simcom_bytes_t string;
                memcpy(&string, line.bytes + rows[i].strings[k], sizeof string);
                if (status == SIMCOM_GOOD && string.data != NULL) {
                    assert_true(string.data >= block.text.data);
                    assert_true(string.length <= n);
                    assert_true(string.data + string.length <= block.text.data + n);
                }
            }
            free(block.memory);
        }
    }
}

/* A wrong byte at each place of a line, cut off after each byte behind it. */
static void every_damaged_byte_is_read_in_bounds(void **state)
{
    (void)state;
    static const char text[] = "0,\"tcp://a.b\",60,1,\"u\",\"p\"";
    static const char bytes[] = {'"', ',', ' ', '0', '{', '\0', '\xFF'};
    size_t good = 0;
    size_t refused = 0;
    for (size_t at = 0; at < sizeof text - 1u; at++) {
        for (size_t k = 0; k < sizeof bytes; k++) {
            for (size_t n = at + 1u; n <= sizeof text - 1u; n++) {
                simcom_cmqttconnect_connection_line_t line;
                block_t block = block_of(text, n);
                block.memory[at] = (uint8_t)bytes[k];
                simcom_status_t status = simcom_cmqttconnect_connection_read(block.text, &line);
                assert_true(status == SIMCOM_GOOD || status == SIMCOM_E_FORMAT);
                good += status == SIMCOM_GOOD ? 1u : 0u;
                refused += status == SIMCOM_E_FORMAT ? 1u : 0u;
                if (status == SIMCOM_GOOD && line.password.data != NULL) {
                    assert_true(line.password.data + line.password.length <= block.text.data + n);
                }
                free(block.memory);
            }
        }
    }
    assert_true(good > 0u && refused > 0u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_numbers),
        cmocka_unit_test(lines_with_strings),
        cmocka_unit_test(spaces_after_colon_and_commas),
        cmocka_unit_test(a_comma_in_quotation_marks_splits_nothing),
        cmocka_unit_test(strings_without_quotation_marks),
        cmocka_unit_test(bytes_above_7f_stay),
        cmocka_unit_test(a_name_in_hexadecimal_keeps_prefix_and_marks),
        cmocka_unit_test(strings_point_into_the_text),
        cmocka_unit_test(optional_fields_may_be_missing),
        cmocka_unit_test(optional_fields_may_be_empty),
        cmocka_unit_test(too_many_fields_are_refused),
        cmocka_unit_test(missing_fields_are_refused),
        cmocka_unit_test(other_things_than_numbers_are_refused),
        cmocka_unit_test(numbers_have_32_bits),
        cmocka_unit_test(unended_strings_are_refused),
        cmocka_unit_test(something_behind_a_string_is_refused),
        cmocka_unit_test(an_empty_text_is_a_missing_field),
        cmocka_unit_test(nothing_is_enough_where_nothing_is_required),
        cmocka_unit_test(only_the_struct_is_written),
        cmocka_unit_test(every_prefix_is_read_in_bounds),
        cmocka_unit_test(every_damaged_byte_is_read_in_bounds),
    };
    return cmocka_run_group_tests_name("fields", tests, NULL, NULL);
}
