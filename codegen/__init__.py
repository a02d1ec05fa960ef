# SPDX-License-Identifier: MIT
"""The generator: from the specification in spec/ to the C code in generated/."""
