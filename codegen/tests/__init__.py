# SPDX-License-Identifier: MIT
"""Tests of the generator. From the root: /usr/bin/python3 -m unittest discover -s codegen/tests -t ."""
