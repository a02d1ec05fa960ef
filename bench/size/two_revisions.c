/* SPDX-License-Identifier: MIT */
/* two_revisions.c - publish_only.c for a board that finds out at run time which of two revisions its
 * module has. The difference in size is what a revision costs that a program names. */
#include <stdbool.h>

bool module_is_new(void);

#define REVISION (module_is_new() ? &simcom_revision_v3_00 : &simcom_revision_v1_00)
#include "publish_only.c"
