/* SPDX-License-Identifier: MIT */
#include "store.h"

#include "simcom/fields.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

bool store_is_der(const content_t *content)
{
    static const char begin[] = "-----BEGIN ";

    /* Text may stand before it. */
    for (size_t i = 0; i + sizeof begin - 1u <= content->length; i++) {
        if (memcmp(content->bytes + i, begin, sizeof begin - 1u) == 0) {
            return false;
        }
    }
    return content->length > 0 && content->bytes[0] == 0x30; /* a SEQUENCE */
}

void store_name(char name[STORE_NAME], const content_t *content)
{
    unsigned char digest[EVP_MAX_MD_SIZE] = {0};
    size_t n = (size_t)snprintf(name, STORE_NAME, "simcom-");

    (void)EVP_Digest(content->bytes, content->length, digest, NULL, EVP_sha256(), NULL);
    for (size_t i = 0; i < 8; i++) {
        n += (size_t)snprintf(name + n, STORE_NAME - n, "%02x", digest[i]);
    }
    (void)snprintf(name + n, STORE_NAME - n, store_is_der(content) ? ".der" : ".pem");
}

/* A line of the list of files: its name, in quotation marks or not. */
static bool take_line(void *context, const simcom_event_t *event)
{
    store_t *store = context;

    if (event->kind != SIMCOM_EVENT_INFORMATION) {
        return false;
    }
    simcom_bytes_t name = simcom_line_argument(event->u.line.text);
    if (name.length >= 2 && name.data[0] == '"' && name.data[name.length - 1] == '"') {
        name = (simcom_bytes_t){name.data + 1, name.length - 2};
    }
    if (store->count < STORE_FILES && !event->u.line.cut && name.length < STORE_NAME_MOST) {
        memcpy(store->names[store->count], name.data, name.length);
        store->names[store->count++][name.length] = '\0';
    }
    return true;
}

bool store_open(store_t *store, module_t *module)
{
    const module_take_t take = module->take;
    void *context = module->take_context;
    ending_t ending;

    store->module = module;
    store->count = 0;
    module->take = take_line;
    module->take_context = store;
    const bool there =
        module_await(module, "certificates", simcom_certificate_list(&module->modem), &ending);
    module->take = take;
    module->take_context = context;
    return there;
}

bool store_has(const store_t *store, const char *name)
{
    for (size_t i = 0; i < store->count; i++) {
        if (strcmp(store->names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Says how an operation ended. Returns whether it was done. */
static bool check(module_t *module, const char *what, const ending_t *ending)
{
    if (ending->outcome == SIMCOM_DONE) {
        return !module_stopping(module);
    }
    module_report(module, what, ending);
    module_fail(module, EXIT_FAILED);
    return false;
}

bool store_delete(store_t *store, const char *name)
{
    module_t *module = store->module;
    ending_t ending;

    return module_await(module, name, simcom_certificate_delete(&module->modem, simcom_text(name)),
                        &ending) &&
           check(module, name, &ending);
}

bool store_put(store_t *store, const content_t *content, bool anew, bool *uploaded)
{
    module_t *module = store->module;
    char count[TEXT_COUNT_SIZE], name[STORE_NAME];
    ending_t ending;

    store_name(name, content);
    const bool there = store_has(store, name);
    if (uploaded != NULL) {
        *uploaded = !there || anew;
    }
    if (there && !anew) {
        module_say(module, "%s is in the module", name);
        return !module_stopping(module);
    }
    const simcom_certificate_t certificate = {simcom_text(name), {content->bytes, content->length}};
    module_say(module, "uploading %s (%s bytes)", name, text_count(count, content->length));
    return module_await(module, "certificate",
                        simcom_certificate_upload(&module->modem, &certificate), &ending) &&
           check(module, "certificate", &ending);
}
