/* SPDX-License-Identifier: MIT */
/* rarely.h - marks what is seldom called. */
#ifndef SIMCOM_LOG_RARELY_H
#define SIMCOM_LOG_RARELY_H

/* Before a function that few lines of a log need. It is kept out of the functions that every line
 * goes through: those would save and restore registers for its sake each time. */
#if defined(__GNUC__)
#define RARELY __attribute__((noinline, cold))
#else
#define RARELY
#endif

#endif
