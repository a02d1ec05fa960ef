/* SPDX-License-Identifier: MIT */
/* interrupt.h - Ctrl-C and SIGTERM: counted, and made visible to poll(). */
#ifndef SIMCOM_TOOL_INTERRUPT_H
#define SIMCOM_TOOL_INTERRUPT_H

/* From now on the signals are counted. The third ends the program, whatever it is doing. Returns a
 * file descriptor that is readable after each signal, or -1 with errno set. */
int interrupt_catch(void);

/* Makes the file descriptor wait for the next signal. */
void interrupt_drain(void);

/* How many signals have come. */
int interrupt_count(void);

#endif
