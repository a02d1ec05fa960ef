/* SPDX-License-Identifier: MIT */
/*
 * scan.h - the scanner: bytes of the UART in, one token at a time out.
 *
 * A thin shell over the generated machine (generated/rl/machine.rl). The machine knows framing,
 * final result codes and the names of all lines; the bytes of received topics and payloads never
 * go through it. Nothing here allocates or keeps pointers into the caller's bytes between calls,
 * except that text and data spans stay valid until the next simcom_scan().
 *
 * Feeding the same bytes in other pieces gives the same tokens; only spans are cut differently.
 */
#ifndef SIMCOM_PRIVATE_SCAN_H
#define SIMCOM_PRIVATE_SCAN_H

#include "simcom/config.h"
#include "simcom/private/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum simcom_token {
    SIMCOM_TOKEN_NONE,
    SIMCOM_TOKEN_OK,        /* final result code OK */
    SIMCOM_TOKEN_ERROR,     /* final result code ERROR */
    SIMCOM_TOKEN_CME_ERROR, /* final result code +CME ERROR: <text> */
    SIMCOM_TOKEN_PROMPT,    /* > at the beginning of a line */
    SIMCOM_TOKEN_LINE,      /* a line whose name is known */
    SIMCOM_TOKEN_UNKNOWN,   /* any other line */
    SIMCOM_TOKEN_ECHO,      /* a line that begins with AT: what the host sent */
    SIMCOM_TOKEN_DATA       /* bytes of a received topic or payload */
} simcom_token_t;

/* State of a scanner behind a prompt: ragel's error state, which a total machine never enters. And that at the
 * beginning of a line. */
#define SIMCOM_SCAN_PROMPTED 0u
#define SIMCOM_SCAN_START    1u
/* In the topic of a message on one line: `+CMQTTRECV: 0,"topic",7,"payload"`. The topic can hold any byte, so that no line end
 * ends it: a quotation mark, a number between commas and another quotation mark do. These end the LINE, too, which then has
 * the client and the length of the payload as its numbers; the payload is data. No state of ragel has this number. */
#define SIMCOM_SCAN_QUOTED 255u
/* How much of its end has come, in simcom_scan_t.count. */
enum {
    SIMCOM_TOPIC,        /* nothing */
    SIMCOM_TOPIC_QUOTE,  /* " */
    SIMCOM_TOPIC_COMMA,  /* ", */
    SIMCOM_TOPIC_DIGITS, /* ",12 */
    SIMCOM_TOPIC_NUMBER, /* ",12, */
    SIMCOM_TOPIC_WHOLE = 255
};
/* Whether there is such a message: in files that include simcom/lines.h. */
#define SIMCOM_ONE_LINE                                                                            \
    (SIMCOM_MESSAGE_LINES && SIMCOM_RECEIVE && SIMCOM_TEXT && SIMCOM_LINE_MESSAGE)

/* Numbers of a line that are kept. No URC or result of the specification has more. */
#define SIMCOM_NUMBERS 4u

typedef struct simcom_scanner {
    /* The token. */
    uint8_t token; /* simcom_token_t */
    uint8_t count; /* numbers at the beginning of a LINE, up to 255 */
    uint8_t name;  /* SIMCOM_LINE_... of a LINE */
    bool numeric;  /* a LINE holds these numbers and nothing else */
    bool cut;      /* the text is only the beginning of the line: the line buffer is too small */
    uint8_t state; /* private */
    uint16_t number[SIMCOM_NUMBERS]; /* 65535 stands for that or anything larger */
    /* Of DATA: the bytes. Of a line see simcom_scan_text(). */
    uint16_t length;
    const uint8_t *text;

    /* Private. */
    uint8_t *line;      /* caller's line buffer */
    uint16_t line_size; /* what is used of it, in bytes */
    uint16_t spilled;   /* bytes of the line that earlier calls had; 65535 for that or more */
    uint16_t value;     /* the number that is being read */
    uint16_t data_left; /* bytes of DATA still to come */
} simcom_scan_t;

/* [in] line, line_size  memory for lines that arrive in more than one piece; may be NULL and 0: then
 *      text of such lines is cut, numbers and names are not. Of more than 65534 bytes the rest is not
 *      used. The caller owns it; it must outlive scan. */
void simcom_scan_init(simcom_scan_t *scan, uint8_t *line, size_t line_size);

/* Takes bytes in until a token is complete. Returns how many were taken, at most SIMCOM_SCAN_MOST; if
 * scan->token is SIMCOM_TOKEN_NONE, no token is complete yet. */
#define SIMCOM_SCAN_MOST 32768u
size_t simcom_scan(simcom_scan_t *scan, const uint8_t *bytes, size_t n);

/* What simcom_scan() does with n bytes of data, no more than are expected. */
static inline void simcom_scan_data(simcom_scan_t *scan, const uint8_t *bytes, size_t n)
{
    scan->token = SIMCOM_TOKEN_DATA;
    scan->text = bytes;
    scan->length = (uint16_t)n;
    scan->data_left = (uint16_t)(scan->data_left - n);
}

/* The next n bytes are data and not lines. Called after the line that announces them. */
void simcom_scan_expect_data(simcom_scan_t *scan, uint16_t n);

/* Whether the last thing was a prompt: a space that comes next belongs to it. */
static inline bool simcom_scan_prompted(const simcom_scan_t *scan)
{
    return scan->state == SIMCOM_SCAN_PROMPTED;
}

/* Forgets a line or data that has begun; the next byte begins a line. */
void simcom_scan_reset(simcom_scan_t *scan);

/* The text of the line that was just completed, without its end. Of a line that came in several
 * pieces it is what the line buffer holds of it. Empty if there is none. */
simcom_bytes_t simcom_scan_text(const simcom_scan_t *scan);

/* What simcom_scan() does with 1 to SIMCOM_SCAN_MOST bytes while no data is expected. */
size_t simcom_scan_line(simcom_scan_t *scan, const uint8_t *bytes, size_t n);

/* Looks for the end of the topic of a message on one line once more.
 * [in] quote  the byte before was a quotation mark */
void simcom_scan_look_again(simcom_scan_t *scan, bool quote);

/* The generated machine: runs over bytes[0..n-1], stops behind the byte that completes a token.
 * Returns how many bytes it took; text and length are those of the line, as far as these bytes hold it,
 * with its end. */
size_t simcom_machine_run(simcom_scan_t *scan, const uint8_t *bytes, size_t n);
#ifdef __cplusplus
}
#endif

#endif
