/* SPDX-License-Identifier: MIT */
/*
 * net_tls.c - V1.00 2.1.1 in terms of OpenSSL: files stay in memory, DER is possible, and dates are
 * checked at the module's clock.
 */
#include "net_tls.h"

#include "simcom/codes.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <string.h>

/* Gives the password of an encrypted key, the context being its bytes. OpenSSL would ask on the
 * terminal if there were nobody to give one. */
static int password(char *buffer, int size, int writing, void *context)
{
    const simcom_bytes_t *bytes = context;

    (void)writing;
    if (bytes == NULL || bytes->length == 0 || bytes->length > (size_t)size) {
        return -1;
    }
    memcpy(buffer, bytes->data, bytes->length);
    return (int)bytes->length;
}

static BIO *open_bytes(simcom_bytes_t bytes)
{
    return BIO_new_mem_buf(bytes.data, (int)bytes.length);
}

/* The next certificate of a PEM file, or the one of a DER file; NULL at the end. */
static X509 *read_certificate(BIO *bio, simcom_bytes_t bytes, bool first)
{
    X509 *certificate = PEM_read_bio_X509(bio, NULL, password, NULL);

    if (certificate == NULL && first) {
        const unsigned char *data = bytes.data;
        certificate = d2i_X509(NULL, &data, (long)bytes.length);
    }
    ERR_clear_error();
    return certificate;
}

static bool use_ca(SSL_CTX *context, simcom_bytes_t bytes)
{
    BIO *bio = open_bytes(bytes);
    X509 *certificate;
    int count = 0;

    while (bio != NULL && (certificate = read_certificate(bio, bytes, count == 0)) != NULL) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate);
        X509_free(certificate);
        count++;
    }
    BIO_free(bio);
    return count > 0;
}

/* The client's certificate and, behind it, those between it and the authority. */
static bool use_certificate(SSL_CTX *context, simcom_bytes_t bytes)
{
    BIO *bio = open_bytes(bytes);
    X509 *certificate;
    int count = 0;
    bool good = bio != NULL;

    while (good && (certificate = read_certificate(bio, bytes, count == 0)) != NULL) {
        good = count == 0 ? SSL_CTX_use_certificate(context, certificate) == 1
                          : SSL_CTX_add1_chain_cert(context, certificate) == 1;
        X509_free(certificate);
        count++;
    }
    BIO_free(bio);
    return good && count > 0;
}

static bool use_key(SSL_CTX *context, simcom_bytes_t bytes, simcom_bytes_t secret)
{
    BIO *bio = open_bytes(bytes);
    EVP_PKEY *key = NULL;
    bool good = false;

    if (bio != NULL) {
        key = PEM_read_bio_PrivateKey(bio, NULL, password, &secret);
    }
    if (key == NULL) {
        const unsigned char *data = bytes.data;
        key = d2i_AutoPrivateKey(NULL, &data, (long)bytes.length);
    }
    if (key != NULL) {
        good = SSL_CTX_use_PrivateKey(context, key) == 1;
        EVP_PKEY_free(key);
    }
    BIO_free(bio);
    ERR_clear_error();
    return good;
}

/* <sslversion>. "All" are the four that the manual lists: these modules have no TLS 1.3. */
static bool use_version(SSL_CTX *context, uint8_t version, bool one_suite)
{
    static const int versions[] = {SSL3_VERSION, TLS1_VERSION, TLS1_1_VERSION, TLS1_2_VERSION};
    /* Old modules offer old algorithms, and a test of them needs an old server's. AES128-SHA is
     * OpenSSL's name of TLS_RSA_WITH_AES_128_CBC_SHA. */
    const char *suites = one_suite ? "AES128-SHA:@SECLEVEL=0" : "DEFAULT:@SECLEVEL=0";
    bool all = version >= sizeof versions / sizeof *versions;

    return SSL_CTX_set_cipher_list(context, suites) == 1 &&
           SSL_CTX_set_min_proto_version(context, all ? TLS1_VERSION : versions[version]) == 1 &&
           SSL_CTX_set_max_proto_version(context, all ? TLS1_2_VERSION : versions[version]) == 1;
}

/* <authmode> and <ignorelocaltime>. That the server's name stands in its certificate is not
 * checked: the manual has no setting for it. */
static void use_verification(SSL_CTX *context, const simcom_module_tls_t *tls)
{
    X509_VERIFY_PARAM *rules = SSL_CTX_get0_param(context);

    SSL_CTX_set_verify(context, tls->verify_server ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, NULL);
    if (tls->check_dates) {
        X509_VERIFY_PARAM_set_time(rules, (time_t)tls->time);
    } else {
        X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_NO_CHECK_TIME);
    }
}

static uint8_t configure(SSL_CTX *context, const simcom_module_tls_t *tls)
{
    if (!use_version(context, tls->version, tls->one_suite)) {
        return SIMCOM_CODE_HANDSHAKE_FAILED;
    }
    use_verification(context, tls);
    if (tls->ca.data != NULL && !use_ca(context, tls->ca)) {
        return tls->unusable;
    }
    if (tls->certificate.data != NULL && (!use_certificate(context, tls->certificate) ||
                                          !use_key(context, tls->key, tls->key_password) ||
                                          SSL_CTX_check_private_key(context) != 1)) {
        return tls->unusable;
    }
    return SIMCOM_CODE_NONE;
}

SSL_CTX *net_tls_new(const simcom_module_tls_t *tls, uint8_t *code)
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());

    if (context == NULL) {
        *code = SIMCOM_CODE_HANDSHAKE_FAILED;
        return NULL;
    }
    *code = configure(context, tls);
    ERR_clear_error();
    if (*code != SIMCOM_CODE_NONE) {
        SSL_CTX_free(context);
        return NULL;
    }
    return context;
}
