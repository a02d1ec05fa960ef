/* SPDX-License-Identifier: MIT */
/* version.h - the version of the library. It is written here and nowhere else: the build reads it from this file. */
#ifndef SIMCOM_VERSION_H
#define SIMCOM_VERSION_H

/* Semantic versioning: a new MAJOR breaks programs, a new MINOR adds to the interface, a new PATCH mends. Before 1.0.0 a new
 * MINOR may break, and CHANGELOG.md says how. */
#define SIMCOM_VERSION_MAJOR 0
#define SIMCOM_VERSION_MINOR 2
#define SIMCOM_VERSION_PATCH 0

/* "0.2.0" */
#define SIMCOM_VERSION_PARTS(major, minor, patch) #major "." #minor "." #patch
#define SIMCOM_VERSION_TEXT(major, minor, patch)  SIMCOM_VERSION_PARTS(major, minor, patch)
#define SIMCOM_VERSION                                                                             \
    SIMCOM_VERSION_TEXT(SIMCOM_VERSION_MAJOR, SIMCOM_VERSION_MINOR, SIMCOM_VERSION_PATCH)

/* For comparisons by the preprocessor: 200 for 0.2.0. */
#define SIMCOM_VERSION_NUMBER                                                                      \
    (SIMCOM_VERSION_MAJOR * 10000 + SIMCOM_VERSION_MINOR * 100 + SIMCOM_VERSION_PATCH)

#endif
