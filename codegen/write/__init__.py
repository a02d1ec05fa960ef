# SPDX-License-Identifier: MIT
"""From rows to files: templates, ragel, pages."""
