/* SPDX-License-Identifier: MIT */
/* queue.h - what waits to be sent to the host, in pieces: a line, a prompt, a message, an echo. */
#ifndef SIMULATOR_QUEUE_H
#define SIMULATOR_QUEUE_H

#include "buffer.h"

typedef enum piece_kind {
    PIECE_ECHO,
    PIECE_LINE,
    PIECE_MESSAGE,
    PIECE_REST /* of a line or message that a fault has cut in two */
} piece_kind_t;

typedef struct piece {
    uint8_t kind;   /* piece_kind_t */
    bool begun;     /* its turn has come; release is valid */
    uint32_t delay; /* ms from its turn to its first byte */
    uint64_t release;
    size_t length; /* bytes that are left of it */
} piece_t;

/* All zero is an empty queue. */
typedef struct queue {
    buffer_t bytes;
    piece_t *pieces;
    size_t begin;
    size_t end;
    size_t size;
} queue_t;

/* Adds a piece; echoed bytes join those before them. */
void queue_add(queue_t *queue, piece_kind_t kind, simcom_bytes_t bytes, uint32_t delay);
/* Moves everything to the end of another queue. */
void queue_move(queue_t *queue, queue_t *to);
/* The first piece, NULL if there is none. */
piece_t *queue_first(queue_t *queue);
/* Takes bytes of the first piece, at most as many as it has. */
void queue_take(queue_t *queue, size_t n);
void queue_clear(queue_t *queue);
void queue_free(queue_t *queue);
size_t queue_length(const queue_t *queue);

#endif
