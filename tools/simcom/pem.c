/* SPDX-License-Identifier: MIT */
#include "pem.h"

#include "store.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

static void say_wrong(pem_t *pem, FILE *out, const char *file, const char *what)
{
    pem->wrong++;
    fprintf(out, "%s: wrong: %s\n", file, what);
}

static void print_name(FILE *out, const X509_NAME *name)
{
    BIO *bio = BIO_new(BIO_s_mem());
    char *text = NULL;

    if (bio != NULL) {
        (void)X509_NAME_print_ex(bio, name, 0, XN_FLAG_RFC2253); /* escapes control characters */
        const long length = BIO_get_mem_data(bio, &text);
        fprintf(out, "%.*s", (int)length, text);
        BIO_free(bio);
    }
}

static void print_date(FILE *out, const ASN1_TIME *time)
{
    struct tm tm;

    if (ASN1_TIME_to_tm(time, &tm) == 1) {
        fprintf(out, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
    } else {
        fputs("?", out);
    }
}

static bool is_own_signature(X509 *certificate)
{
    return X509_NAME_cmp(X509_get_subject_name(certificate), X509_get_issuer_name(certificate)) ==
           0;
}

static void print_key_kind(FILE *out, const EVP_PKEY *key)
{
    const int kind = key == NULL ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(key);

    fprintf(out, "%s %d bits",
            kind == EVP_PKEY_RSA  ? "RSA"
            : kind == EVP_PKEY_EC ? "EC"
                                  : "another kind of",
            key == NULL ? 0 : EVP_PKEY_get_bits(key));
}

static void show_certificate(pem_t *pem, const pem_item_t *item, FILE *out)
{
    X509 *certificate = item->certificate;

    fprintf(out, "%s: %s ", item->file,
            X509_check_ca(certificate) != 0 ? "certificate of an authority," : "certificate of");
    print_name(out, X509_get_subject_name(certificate));
    fputs(is_own_signature(certificate) ? ", signed by itself" : ", signed by ", out);
    if (!is_own_signature(certificate)) {
        print_name(out, X509_get_issuer_name(certificate));
    }
    fputs(", ", out);
    print_date(out, X509_get0_notBefore(certificate));
    fputs(" to ", out);
    print_date(out, X509_get0_notAfter(certificate));
    fputs(", ", out);
    print_key_kind(out, X509_get0_pubkey(certificate));
    fputc('\n', out);
    if (X509_cmp_current_time(X509_get0_notAfter(certificate)) < 0) {
        say_wrong(pem, out, item->file, "the certificate has expired");
    } else if (X509_cmp_current_time(X509_get0_notBefore(certificate)) > 0) {
        say_wrong(pem, out, item->file, "the certificate is not valid yet");
    }
}

static void add(pem_t *pem, const char *file, X509 *certificate, EVP_PKEY *key, FILE *out)
{
    if (pem->count == PEM_ITEMS) {
        X509_free(certificate);
        EVP_PKEY_free(key);
        say_wrong(pem, out, file, "too many certificates to look at");
        return;
    }
    pem_item_t *item = &pem->items[pem->count++];
    *item = (pem_item_t){file, certificate, key};
    if (certificate != NULL) {
        show_certificate(pem, item, out);
    } else {
        fprintf(out, "%s: private key, ", file);
        print_key_kind(out, key);
        fputc('\n', out);
    }
}

/* Asks nobody for the password of a key. */
static int no_password(char *buffer, int size, int writing, void *context)
{
    (void)buffer;
    (void)size;
    (void)writing;
    (void)context;
    return -1;
}

/* One block of a PEM file. */
static void look_block(pem_t *pem, const char *file, const char *name, BIO *block, FILE *out)
{
    X509 *certificate = NULL;
    EVP_PKEY *key = NULL;

    if (strstr(name, "CERTIFICATE REQUEST") != NULL) {
        say_wrong(pem, out, file,
                  "a request for a certificate; what the authority made of it is needed");
    } else if (strstr(name, "CERTIFICATE") != NULL) {
        certificate = PEM_read_bio_X509(block, NULL, no_password, NULL);
        certificate != NULL ? add(pem, file, certificate, NULL, out)
                            : say_wrong(pem, out, file, "a certificate that cannot be read");
    } else if (strstr(name, "ENCRYPTED") != NULL) {
        fprintf(out, "%s: private key, encrypted: the module needs its password\n", file);
    } else if (strstr(name, "PRIVATE KEY") != NULL) {
        key = PEM_read_bio_PrivateKey(block, NULL, no_password, NULL);
        key != NULL
            ? add(pem, file, NULL, key, out)
            : say_wrong(pem, out, file, "a private key that cannot be read, or is encrypted");
    } else if (strstr(name, "PUBLIC KEY") != NULL) {
        say_wrong(pem, out, file, "a public key; a module needs the private one");
    }
}

static void look_pem(pem_t *pem, const char *file, const content_t *content, FILE *out)
{
    static const char begin[] = "-----BEGIN ";
    const char *text = (const char *)content->bytes;
    const char *end = text + content->length;
    size_t blocks = 0;

    for (const char *at = text; (size_t)(end - at) >= sizeof begin; at++) {
        char name[48] = "";
        if (memcmp(at, begin, sizeof begin - 1u) != 0) {
            continue;
        }
        for (size_t n = 0; n + 1u < sizeof name && at + sizeof begin - 1u + n < end; n++) {
            const char c = at[sizeof begin - 1u + n];
            if (c == '-' || c == '\r' || c == '\n') {
                break;
            }
            name[n] = c;
        }
        BIO *block = BIO_new_mem_buf(at, (int)(end - at));
        if (block != NULL) {
            look_block(pem, file, name, block, out);
            BIO_free(block);
        }
        blocks++;
    }
    if (blocks == 0) {
        say_wrong(pem, out, file, "neither PEM (-----BEGIN ...-----) nor DER");
    }
}

static void look_der(pem_t *pem, const char *file, const content_t *content, FILE *out)
{
    const unsigned char *at = content->bytes;
    X509 *certificate = d2i_X509(NULL, &at, (long)content->length);
    EVP_PKEY *key = NULL;

    if (certificate == NULL) {
        at = content->bytes;
        key = d2i_AutoPrivateKey(NULL, &at, (long)content->length);
    }
    if (certificate == NULL && key == NULL) {
        say_wrong(pem, out, file, "neither a certificate nor a private key");
    } else {
        add(pem, file, certificate, key, out);
    }
}

void pem_look(pem_t *pem, const char *file, const content_t *content, FILE *out)
{
    (store_is_der(content) ? look_der : look_pem)(pem, file, content, out);
    ERR_clear_error();
}

/* Which certificate belongs to a key. */
static void compare_key(pem_t *pem, const pem_item_t *key, FILE *out)
{
    bool any = false;

    for (size_t i = 0; i < pem->count; i++) {
        X509 *certificate = pem->items[i].certificate;
        if (certificate == NULL || X509_check_ca(certificate) != 0) {
            continue;
        }
        any = true;
        if (X509_check_private_key(certificate, key->key) == 1) {
            fprintf(out, "%s is the key of %s\n", key->file, pem->items[i].file);
            return;
        }
    }
    if (any) {
        say_wrong(pem, out, key->file, "the key belongs to none of these certificates");
    }
}

/* Who signed a certificate. */
static void compare_certificate(const pem_t *pem, const pem_item_t *item, FILE *out)
{
    for (size_t i = 0; i < pem->count; i++) {
        X509 *issuer = pem->items[i].certificate;
        if (issuer != NULL && &pem->items[i] != item &&
            X509_check_issued(issuer, item->certificate) == X509_V_OK &&
            X509_verify(item->certificate, X509_get0_pubkey(issuer)) == 1) {
            fprintf(out, "%s is signed by %s\n", item->file, pem->items[i].file);
            return;
        }
    }
}

void pem_compare(pem_t *pem, FILE *out)
{
    for (size_t i = 0; i < pem->count; i++) {
        if (pem->items[i].key != NULL) {
            compare_key(pem, &pem->items[i], out);
        } else {
            compare_certificate(pem, &pem->items[i], out);
        }
    }
    ERR_clear_error();
}

void pem_free(pem_t *pem)
{
    for (size_t i = 0; i < pem->count; i++) {
        X509_free(pem->items[i].certificate);
        EVP_PKEY_free(pem->items[i].key);
    }
    pem->count = 0;
}
