/* SPDX-License-Identifier: MIT */
/* host.c - runs one workload; callgrind counts bench_measured(). */
#include "workload.h"
#include <stdio.h>

int main(int argc, char **argv)
{
    bench_result_t result;
    if (argc != 2 || !bench_prepare(argv[1])) {
        fputs("usage: engine-host 'WHAT STREAM CHUNK ROUNDS'\n", stderr);
        return 2;
    }
    bench_measured();
    const bool good = bench_check(&result);
    printf("%s %lu %lu\n", good ? "good" : "WRONG", result.rounds, result.bytes);
    return good ? 0 : 1;
}
