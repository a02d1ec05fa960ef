# SPDX-License-Identifier: MIT
"""Runs the end-to-end tests.

usage: run.py [-v] [NAME]...

NAME   a module without "test_" and ".py", such as pub; or a test, such as test_pub.Publish.test_qos. None: all
-v     name each test

The programs under test are those in the folder SIMCOM_BIN (build/bin). Exit codes: 0 all good, 1 a test failed, 2 bad
usage.
"""

import os
import signal
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent


def load(names):
    loader = unittest.TestLoader()
    if not names:
        return loader.discover(str(HERE))
    names = [name if name.startswith("test_") else f"test_{name.removesuffix('.py')}" for name in names]
    suite = loader.loadTestsFromNames([name.removesuffix(".py") for name in names])
    return suite


def main(arguments):
    if any(argument in ("-h", "--help") for argument in arguments):
        print(__doc__.strip())
        return 0
    verbose = "-v" in arguments
    names = [argument for argument in arguments if argument != "-v"]
    if any(name.startswith("-") for name in names):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # cleans up as after Ctrl-C
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(HERE))
    os.chdir(HERE)
    try:
        result = unittest.TextTestRunner(verbosity=2 if verbose else 0).run(load(names))
    except KeyboardInterrupt:
        print("run.py: stopped", file=sys.stderr)
        return 1
    return 0 if result.wasSuccessful() and result.testsRun else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
