/* SPDX-License-Identifier: MIT */
/*
 * replay.c - the module's lines come as long after the line before them as they were recorded; the
 * host's bytes are compared, however it cuts them.
 */
#define _POSIX_C_SOURCE 200809L

#include "replay.h"

#include "clock.h"

#include <string.h>

/* How long after the last line a driver may still say something that was not recorded. */
#define AFTERWARDS_MS 300u
#define SHOWN         60u

typedef struct player {
    port_t *port;
    const recording_t *recording;
    const char *path;
    size_t row;
    size_t at;         /* bytes of the row that are done */
    uint32_t since;    /* when the row before was done */
    uint8_t read[512]; /* from the host, not compared yet */
    size_t length;
    bool seen; /* a host was there */
    bool departed;
} player_t;

static const recorded_t *row_of(const player_t *player)
{
    return player->row < player->recording->count ? &player->recording->rows[player->row] : NULL;
}

/* Ms from the row before to this one, as recorded. */
static uint32_t gap(const player_t *player)
{
    const recorded_t *rows = player->recording->rows;
    return player->row == 0 ? 0 : rows[player->row].ms - rows[player->row - 1].ms;
}

static void next_row(player_t *player)
{
    player->row++;
    player->at = 0;
    player->since = clock_ms();
}

static void departs(player_t *player, const char *how)
{
    const recorded_t *row = row_of(player);
    char wanted[4 * SHOWN + 8] = "";
    char got[4 * SHOWN + 8];
    size_t n = player->length < SHOWN ? player->length : SHOWN;

    player->departed = true;
    recording_show(player->read, n, got, sizeof got);
    if (row == NULL || row->direction != '>') {
        fprintf(stderr, "%s: the driver departs from the recording: %s\n  it sent:  %s\n",
                player->path, how, got);
        return;
    }
    n = row->length - player->at < SHOWN ? row->length - player->at : SHOWN;
    recording_show(row->bytes + player->at, n, wanted, sizeof wanted);
    fprintf(stderr,
            "%s:%u: the driver departs from the recording at byte %zu of this line: %s\n"
            "  recorded: %s\n  it sent:  %s\n",
            player->path, row->line, player->at + 1, how, wanted, got);
}

/* Compares what was read with what was recorded. */
static void compare(player_t *player)
{
    const recorded_t *row;

    while (player->length > 0 && !player->departed && (row = row_of(player)) != NULL &&
           row->direction == '>') {
        size_t n = 0;

        while (n < player->length && player->at < row->length &&
               player->read[n] == row->bytes[player->at]) {
            n++;
            player->at++;
        }
        player->length -= n;
        memmove(player->read, player->read + n, player->length);
        if (player->at == row->length) {
            next_row(player);
        } else if (player->length > 0) {
            departs(player, "something else was recorded");
        }
    }
}

/* Sends the row if its time has come. Returns ms until then; false in *good if the port failed. */
static uint32_t send_row(player_t *player, bool *good)
{
    const recorded_t *row = row_of(player);
    uint32_t passed = clock_ms() - player->since;
    long n;

    if (passed < gap(player)) {
        return gap(player) - passed;
    }
    n = port_write(player->port, row->bytes + player->at, row->length - player->at);
    *good = n >= 0;
    player->at += n > 0 ? (size_t)n : 0;
    if (player->at == row->length) {
        next_row(player);
    }
    return 0;
}

/* Whether the driver has gone before it sent everything. */
static bool left_early(player_t *player)
{
    if (port_has_host(player->port)) {
        player->seen = true;
        return false;
    }
    for (size_t i = player->row; player->seen && i < player->recording->count; i++) {
        if (player->recording->rows[i].direction == '>') {
            player->row = i;
            departs(player, "the driver has closed the port");
            return true;
        }
    }
    return false;
}

/* One turn. Returns how long to wait for the next, at most. */
static uint32_t turn(player_t *player, bool *good)
{
    const recorded_t *row;
    uint32_t wait = UINT32_MAX;
    long n;

    (void)port_changed(player->port);
    n = port_read(player->port, player->read + player->length,
                  sizeof player->read - player->length);
    *good = n >= 0;
    player->length += n > 0 ? (size_t)n : 0;
    compare(player);
    row = row_of(player);
    if (row != NULL && row->direction == '<' && (port_has_host(player->port) || player->seen)) {
        wait = send_row(player, good);
        row = row_of(player);
    }
    if (row == NULL) {
        uint32_t passed = clock_ms() - player->since;
        if (player->length > 0) {
            departs(player, "nothing more was recorded");
        }
        wait = passed < AFTERWARDS_MS ? AFTERWARDS_MS - passed : 0;
    }
    return wait;
}

static bool wait_for(const player_t *player, int signals, uint32_t wait)
{
    const recorded_t *row = row_of(player);
    struct pollfd fds[1 + PORT_FDS];
    bool output = row != NULL && row->direction == '<' && wait == 0;
    size_t count;

    fds[0] = (struct pollfd){.fd = signals, .events = POLLIN};
    count = 1 + port_poll(player->port, fds + 1, player->length < sizeof player->read, output);
    (void)poll(fds, (nfds_t)count, wait > 100 ? 100 : (int)wait);
    return (fds[0].revents & POLLIN) == 0;
}

replay_end_t replay(port_t *port, const recording_t *recording, const char *path, int signals)
{
    player_t player = {.port = port, .recording = recording, .path = path, .since = clock_ms()};
    bool good = true;

    for (;;) {
        uint32_t wait = turn(&player, &good);

        if (!good) {
            return REPLAY_FAILED;
        }
        if (player.departed || left_early(&player)) {
            return REPLAY_DEPARTED;
        }
        if (row_of(&player) == NULL && wait == 0) {
            return REPLAY_FOLLOWED;
        }
        if (!wait_for(&player, signals, wait)) {
            fprintf(stderr, "%s: stopped before the end of the recording\n", path);
            return REPLAY_STOPPED;
        }
    }
}
