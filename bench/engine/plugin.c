/* SPDX-License-Identifier: MIT */
/*
 * plugin.c - a QEMU plugin that counts how often each instruction between two addresses in time was
 * executed: from the first time that `begin` is reached until `end` is. Writes "address count" lines.
 *
 * Arguments: begin=ADDRESS,end=ADDRESS,out=FILE
 *
 * Debian 12 ships no qemu-plugin.h, so what is used of it is declared here; it is what all versions
 * of the interface have in common. PLUGIN_VERSION says which one this file is to claim.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
typedef struct qemu_info_t qemu_info_t;
typedef void (*executed_t)(unsigned int cpu, void *user);
enum { NO_REGISTERS = 0 };
void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t,
                                           void (*)(qemu_plugin_id_t, struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *, executed_t, int, void *);
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t, void (*)(qemu_plugin_id_t, void *), void *);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *, size_t);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *);

extern int qemu_plugin_version;
int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t *info, int argc, char **argv);

int qemu_plugin_version = PLUGIN_VERSION;

/* All code lies below this address (cortex_m.ld); a Thumb instruction begins at an even one. */
#define CODE_END 0x100000u
static uint64_t counts[CODE_END / 2u];
static uint64_t begin, end;
static bool counting;
static const char *out;

static void executed(unsigned int cpu, void *user)
{
    uint64_t *const count = user;
    const uint64_t address = (uint64_t)(count - counts) * 2u;
    (void)cpu;
    if (address == begin) {
        counting = true;
    } else if (address == end) {
        counting = false;
    }
    *count += counting;
}

static void translated(qemu_plugin_id_t id, struct qemu_plugin_tb *block)
{
    (void)id;
    for (size_t i = 0; i < qemu_plugin_tb_n_insns(block); i++) {
        struct qemu_plugin_insn *const instruction = qemu_plugin_tb_get_insn(block, i);
        const uint64_t address = qemu_plugin_insn_vaddr(instruction);
        if (address < CODE_END) {
            qemu_plugin_register_vcpu_insn_exec_cb(instruction, executed, NO_REGISTERS,
                                                   &counts[address / 2u]);
        }
    }
}

static void finish(qemu_plugin_id_t id, void *user)
{
    FILE *const file = fopen(out, "w");
    (void)id;
    (void)user;
    if (file == NULL) {
        perror(out);
        return;
    }
    for (size_t i = 0; i < CODE_END / 2u; i++) {
        if (counts[i] > 0u) {
            fprintf(file, "%zx %" PRIu64 "\n", i * 2u, counts[i]);
        }
    }
    fclose(file);
}

int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t *info, int argc, char **argv)
{
    (void)info;
    for (int i = 0; i < argc; i++) {
        if (strncmp(argv[i], "begin=", 6) == 0) {
            begin = strtoull(argv[i] + 6, NULL, 0);
        } else if (strncmp(argv[i], "end=", 4) == 0) {
            end = strtoull(argv[i] + 4, NULL, 0);
        } else if (strncmp(argv[i], "out=", 4) == 0) {
            out = strdup(argv[i] + 4);
        }
    }
    if (begin == 0u || end == 0u || out == NULL) {
        fputs("usage: begin=ADDRESS,end=ADDRESS,out=FILE\n", stderr);
        return -1;
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, finish, NULL);
    return 0;
}
