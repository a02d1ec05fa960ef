# SPDX-License-Identifier: MIT
"""Lowering: every decision about names, sizes and order. Templates loop over these rows and decide nothing."""
