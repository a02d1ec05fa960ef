/* SPDX-License-Identifier: MIT */
#include "queue.h"

#include <stdlib.h>
#include <string.h>

static void make_room(queue_t *queue)
{
    if (queue->begin > 0) {
        memmove(queue->pieces, queue->pieces + queue->begin,
                (queue->end - queue->begin) * sizeof *queue->pieces);
        queue->end -= queue->begin;
        queue->begin = 0;
    }
    if (queue->end == queue->size) {
        queue->size = queue->size * 2 + 8;
        queue->pieces = realloc(queue->pieces, queue->size * sizeof *queue->pieces);
        if (queue->pieces == NULL) {
            abort();
        }
    }
}

static bool joins(const queue_t *queue, piece_kind_t kind)
{
    return kind == PIECE_ECHO && queue->end > queue->begin &&
           queue->pieces[queue->end - 1].kind == PIECE_ECHO;
}

void queue_add(queue_t *queue, piece_kind_t kind, simcom_bytes_t bytes, uint32_t delay)
{
    if (bytes.length == 0) {
        return;
    }
    buffer_add(&queue->bytes, bytes.data, bytes.length);
    if (joins(queue, kind)) {
        queue->pieces[queue->end - 1].length += bytes.length;
        return;
    }
    if (queue->end == queue->size) {
        make_room(queue);
    }
    queue->pieces[queue->end++] =
        (piece_t){.kind = (uint8_t)kind, .delay = delay, .length = bytes.length};
}

void queue_move(queue_t *queue, queue_t *to)
{
    simcom_bytes_t bytes = buffer_view(&queue->bytes);

    for (size_t i = queue->begin; i < queue->end; i++) {
        const piece_t *piece = &queue->pieces[i];
        queue_add(to, (piece_kind_t)piece->kind, (simcom_bytes_t){bytes.data, piece->length},
                  piece->delay);
        bytes.data += piece->length;
    }
    queue_clear(queue);
}

piece_t *queue_first(queue_t *queue)
{
    return queue->begin < queue->end ? &queue->pieces[queue->begin] : NULL;
}

void queue_take(queue_t *queue, size_t n)
{
    piece_t *piece = queue_first(queue);

    buffer_take(&queue->bytes, n);
    piece->length -= n;
    if (piece->length == 0) {
        queue->begin++;
    }
    if (queue->begin == queue->end) {
        queue->begin = 0;
        queue->end = 0;
    }
}

void queue_clear(queue_t *queue)
{
    buffer_clear(&queue->bytes);
    queue->begin = 0;
    queue->end = 0;
}

void queue_free(queue_t *queue)
{
    buffer_free(&queue->bytes);
    free(queue->pieces);
    *queue = (queue_t){0};
}

size_t queue_length(const queue_t *queue)
{
    return buffer_length(&queue->bytes);
}
