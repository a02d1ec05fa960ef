# SPDX-License-Identifier: MIT
"""From YAML with line numbers to a checked model of each revision, and of all of them in one."""
