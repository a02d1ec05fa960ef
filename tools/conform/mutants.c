/* SPDX-License-Identifier: MIT */
/*
 * mutants.c - how much does the conformance suite notice?
 *
 * For each fact of a revision there is a simulated module that departs in that one fact
 * (simcom_depart.h). The suite runs against each; a departure that it does not notice survives.
 */
#define _DEFAULT_SOURCE

#include "bottle.h"
#include "conform.h"
#include "simcom_depart.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SCORE_PERCENT 99.0

/* Departures that no test can notice, and why. An id, or the beginning of one with a star. */
static const struct {
    const char *id;
    const char *reason;
} reasons[] = {
    {"default:CMQTTCONNECT.clean_session",
     "the parameter is always sent, so that its default shows nowhere"},
    {"limit:CCLK.time.min-1", "a time of 16 bytes is refused because it is none"},
    {"limit:CCLK.time.max+1", "a time of 21 bytes is refused because it is none"},
    {"limit:CCERTDELE.filename.min-1",
     "there can be no file of such a name, which is refused as well"},
    {"limit:CCERTDELE.filename.max+1",
     "there can be no file of such a name, which is refused as well"},
    {"accept:CCERTDELE.filename.other-ending",
     "there can be no file of such a name, which is refused as well"},
    {"order:CGPADDR.check", "no document says what a context that is not defined answers"},
    {"urc:CMQTTRECV.*", "the suite does not switch messages on one line on: they are field facts"},
};

typedef struct tally {
    size_t facts, noticed, explained, choices, unclean;
} tally_t;

/* What a child tells: one byte a departure. */
enum { NOTICED = 'n', SURVIVED = 's', CLEAN = 'c', UNCLEAN = 'u' };

static const char *reason_of(const char *id)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        const char *star = strchr(reasons[i].id, '*');
        if (star != NULL ? strncmp(reasons[i].id, id, (size_t)(star - reasons[i].id)) == 0
                         : strcmp(reasons[i].id, id) == 0) {
            return reasons[i].reason;
        }
    }
    return NULL;
}

/* Runs the suite against one departure. Says on `say` which case failed. */
static bool notices(const simcom_description_t *description, const simcom_departure_t *departure,
                    FILE *say)
{
    simcom_module_settings_t settings = simcom_module_defaults();

    settings.revision = description->revision;
    settings.departures = departure;
    settings.departure_count = departure == NULL ? 0 : 1;
    bottle_t *bottle = bottle_new(&settings);
    const conform_settings_t run = {.description = description,
                                    .wire = bottle_wire(bottle),
                                    .broker = BOTTLE_BROKER,
                                    .refuser = BOTTLE_REFUSER,
                                    .allowed = 0xFF,
                                    .settle_ms = 20,
                                    .stop_at_failure = true};
    conform_t *conform = conform_new(&run);
    (void)conform_run(conform);
    const bool failed = conform_count_verdict(conform, CONFORM_FAILED) > 0;
    for (size_t i = 0; say != NULL && i < conform_count(conform); i++) {
        const conform_result_t *result = conform_result(conform, i);
        if (result->verdict == CONFORM_FAILED) {
            fprintf(say, "    %s: expected %s; received %s\n", conform_case(conform, i)->name,
                    result->expected, result->received);
        }
    }
    conform_free(conform);
    bottle_free(bottle);
    return failed;
}

static void run_share(const simcom_description_t *description, const simcom_departure_t *list,
                      size_t count, size_t first, size_t step, int out)
{
    for (size_t i = first; i < count; i += step) {
        const bool noticed = notices(description, &list[i], NULL);
        const char told =
            list[i].allowed ? (noticed ? UNCLEAN : CLEAN) : (noticed ? NOTICED : SURVIVED);
        if (write(out, &told, 1) != 1) {
            _exit(1);
        }
    }
}

/* Two processes share the work; a departure that crashes the simulator ends its process, which shows. */
static bool run_all(const simcom_description_t *description, const simcom_departure_t *list,
                    size_t count, size_t step, char *told)
{
    enum { WORKERS = 2 };
    int pipes[WORKERS][2];
    pid_t workers[WORKERS];
    bool good = true;

    fflush(stdout);
    for (size_t w = 0; w < WORKERS; w++) {
        if (pipe(pipes[w]) != 0 || (workers[w] = fork()) < 0) {
            perror("conform-mutants");
            return false;
        }
        if (workers[w] == 0) {
            run_share(description, list, count, w * step, WORKERS * step, pipes[w][1]);
            _exit(0);
        }
        close(pipes[w][1]);
    }
    for (size_t w = 0; w < WORKERS; w++) {
        int status = 0;
        for (size_t i = w * step; i < count; i += WORKERS * step) {
            if (read(pipes[w][0], &told[i], 1) != 1) {
                fprintf(stderr, "conform-mutants: the simulator ended at %s\n", list[i].id);
                good = false;
                break;
            }
        }
        close(pipes[w][0]);
        (void)waitpid(workers[w], &status, 0);
        good = good && status == 0;
    }
    return good;
}

static void report(const simcom_description_t *description, const simcom_departure_t *list,
                   size_t count, const char *told, tally_t *tally)
{
    for (size_t i = 0; i < count; i++) {
        const char *reason = reason_of(list[i].id);
        if (told[i] == CLEAN || told[i] == UNCLEAN) {
            tally->choices++;
            if (told[i] == UNCLEAN) {
                tally->unclean++;
                printf("  not clean: %s (%s)\n", list[i].id, list[i].text);
                (void)notices(description, &list[i], stdout);
            }
        } else if (told[i] != '\0') {
            tally->facts++;
            tally->noticed += told[i] == NOTICED;
            if (told[i] == SURVIVED) {
                tally->explained += reason != NULL;
                printf("  not noticed: %s (%s)%s%s\n", list[i].id, list[i].text,
                       reason != NULL ? ": " : "", reason != NULL ? reason : "");
            }
        }
    }
}

static bool run_revision(const simcom_description_t *description, size_t step)
{
    simcom_departure_t *list;
    const size_t count = simcom_departures(description, &list);
    char *told = calloc(count + 1, 1);
    tally_t tally = {0};

    if (told == NULL) {
        abort();
    }
    bool good = !notices(description, NULL, stdout);
    if (!good) {
        printf("%s: the suite is not clean against the simulator that does not depart\n",
               description->revision->name);
    }
    good = run_all(description, list, count, step, told) && good;
    report(description, list, count, told, &tally);
    const double score = tally.facts == 0 ? 0 : 100.0 * (double)tally.noticed / (double)tally.facts;
    printf("%s: %zu of %zu departures noticed (%.1f %%); %zu of %zu allowed answers clean\n",
           description->revision->name, tally.noticed, tally.facts, score,
           tally.choices - tally.unclean, tally.choices);
    good = good && (step > 1 || score >= SCORE_PERCENT) && tally.unclean == 0 &&
           tally.facts - tally.noticed == tally.explained;
    free(told);
    free(list);
    return good;
}

static void list_departures(const simcom_description_t *description)
{
    simcom_departure_t *list;
    const size_t count = simcom_departures(description, &list);

    for (size_t i = 0; i < count; i++) {
        printf("%-60s %s\n", list[i].id, list[i].text);
    }
    free(list);
}

static int show(const simcom_description_t *description, const char *id)
{
    simcom_departure_t *list;
    const size_t count = simcom_departures(description, &list);
    int answer = 2;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(list[i].id, id) == 0) {
            answer = notices(description, &list[i], stdout) ? 0 : 1;
            puts(answer == 0 ? "noticed" : "not noticed");
        }
    }
    free(list);
    return answer;
}

static const char help[] =
    "usage: conform-mutants [--revision NAME] [--sample N | --list | --show ID]\n"
    "Runs the conformance suite against a simulated module for each fact of the specification "
    "that\n"
    "departs in that fact, and prints how many the suite notices.\n"
    "\n"
    "  --revision NAME  only this revision\n"
    "  --sample N       only each N-th departure; the score does not count then, the reasons do\n"
    "  --list           print the departures\n"
    "  --show ID        run one and print what fails\n"
    "\n"
    "exit codes: 0 at least 99 % are noticed, the others have a reason, and every documented "
    "answer is\n"
    "clean; 1 not so; 2 bad usage\n";

int main(int argc, char **argv)
{
    const simcom_description_t *only = NULL;
    const char *id = NULL;
    size_t step = 1;
    bool good = true, list = false;

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            fputs(help, stdout);
            return 0;
        }
        if (strcmp(argv[i], "--list") == 0) {
            list = true;
        } else if (strcmp(argv[i], "--revision") == 0 && i + 1 < argc &&
                   (only = simcom_description_find(argv[++i])) != NULL) {
            continue;
        } else if (strcmp(argv[i], "--sample") == 0 && i + 1 < argc &&
                   (step = strtoul(argv[++i], NULL, 10)) > 0) {
            continue;
        } else if (strcmp(argv[i], "--show") == 0 && i + 1 < argc) {
            id = argv[++i];
        } else {
            fputs(help, stderr);
            return 2;
        }
    }
    for (size_t i = 0; i < simcom_description_count; i++) {
        if (only != NULL && only != simcom_descriptions[i]) {
            continue;
        }
        if (id != NULL) {
            return show(simcom_descriptions[i], id);
        }
        if (list) {
            list_departures(simcom_descriptions[i]);
        } else {
            good = run_revision(simcom_descriptions[i], step) && good;
        }
    }
    return good ? 0 : 1;
}
