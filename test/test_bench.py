# SPDX-License-Identifier: MIT
"""The programs under bench/ find what they are there to find: recursion, frames without a size, a figure that grew."""
import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

import decode  # noqa: E402 - found only now
import engine  # noqa: E402
import figures  # noqa: E402
import size  # noqa: E402
import stack  # noqa: E402


def graph(nodes, edges, pointed_at=()):
    """A call graph as gcc writes it. nodes: title -> (bytes, kind)."""
    text = "".join(f'node: {{ title: "{title}" label: "{title}\\nx.c:1:1\\n{size} bytes ({kind})\\n0 dynamic objects" }}\n'
                   for title, (size, kind) in nodes.items())
    text += "".join(f'edge: {{ sourcename: "{a}" targetname: "{b}" label: "x.c:2:2" }}\n' for a, b in edges)
    made = object.__new__(stack.CallGraph)
    made.frames, made.calls, made.memo, made.pointed_at = {}, {}, {}, set(pointed_at)
    made.read(text)
    return made


class Stack(unittest.TestCase):
    def test_the_deepest_path_counts(self):
        made = graph({"a": (8, "static"), "b": (16, "static"), "c": (40, "static")}, [("a", "b"), ("a", "c"), ("b", "c")])
        self.assertEqual(made.depth("a"), stack.Depth(64, ("a", "b", "c")))

    def test_static_functions_of_one_name_stay_apart(self):
        made = graph({"a": (8, "static"), "x.c:help": (16, "static"), "y.c:help": (100, "static")}, [("a", "x.c:help")])
        self.assertEqual(made.depth("a").bytes, 24)

    def test_a_pointer_may_hold_any_function_whose_address_is_taken(self):
        made = graph({"a": (8, "static"), "b": (16, "static"), "c": (40, "static")}, [("a", "__indirect_call")], {"b"})
        self.assertEqual(made.depth("a").bytes, 24)

    def test_recursion_is_found_through_pointers_too(self):
        for edges in ([("a", "b"), ("b", "a")], [("a", "__indirect_call"), ("b", "a")]):
            with self.assertRaisesRegex(figures.Failed, "recursion: a > b > a"):
                graph({"a": (8, "static"), "b": (8, "static")}, edges, {"b"}).depth("a")

    def test_a_frame_without_a_size_is_refused(self):
        with self.assertRaisesRegex(figures.Failed, "no fixed size"):
            graph({"a": (8, "dynamic")}, [])


class Record(unittest.TestCase):
    def checked(self, value, recorded="kind: gcc 12\nkind figure: 100\n", compiler="gcc 12", goals=None):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(figures, "RECORD", Path(folder) / "figures.txt"):
            figures.RECORD.write_text("# comment\ncompiler " + recorded, encoding="utf-8")
            told = io.StringIO()
            with contextlib.redirect_stderr(told), contextlib.redirect_stdout(told):
                good = figures.check_record({"kind figure": value}, {"kind": compiler}, "./dev x", goals)
            return good, told.getvalue()

    def test_three_percent_are_allowed(self):
        self.assertTrue(self.checked(103)[0])
        self.assertTrue(self.checked(1)[0])
        good, told = self.checked(103.5)
        self.assertFalse(good)
        self.assertIn("'kind figure' is 103.50, 3.5 % more than the 100", told)

    def test_what_is_reached_stays_reached(self):
        self.assertTrue(self.checked(101, goals={"kind figure": 101})[0])
        good, told = self.checked(102, goals={"kind figure": 101})
        self.assertFalse(good)
        self.assertIn("'kind figure' is 102.00, and is to be at most 101, as the 100", told)
        self.assertTrue(self.checked(102, goals={"kind figure": 99})[0])  # it was not reached before either

    def test_a_figure_that_is_not_recorded_fails(self):
        self.assertFalse(self.checked(1, "kind: gcc 12\n")[0])

    def test_another_compiler_is_said_and_not_compared(self):
        good, told = self.checked(1000, compiler="gcc 13")
        self.assertTrue(good)
        self.assertIn("not compared", told)

    def test_the_committed_record_is_complete(self):
        record = figures.read_record()
        decoder = [f"decode {kind} {output}" for kind in ("recording", "raw") for output in decode.RECORDED]
        for name in (*size.TO_REACH, *engine.TO_REACH, *decoder):
            if name != "ram session too":
                self.assertIn(name, record)


class Logs(unittest.TestCase):
    def test_the_log_is_the_same_each_time_and_as_large_as_asked(self):
        with tempfile.TemporaryDirectory() as folder:
            for raw in (False, True):
                texts = []
                for name in ("first", "second"):
                    decode.Log(raw).write(Path(folder) / name, 50_000)
                    texts.append((Path(folder) / name).read_bytes())
                self.assertEqual(*texts)
                self.assertAlmostEqual(len(texts[0]), 50_000, delta=2_000)


class Counting(unittest.TestCase):
    def test_own_instructions_without_those_of_called_functions(self):
        costs = engine.callgrind_costs("fl=(1) /x/a.c\nfn=(1) outer\n10 5\n+2 7\ncfi=(2) /x/b.c\ncfn=(2) inner\ncalls=3 20\n"
                                       "* 300\nfi=(3) /x/inlined.h\n4 9\nfe=(1)\n11 1\n\nfl=(2)\nfn=(2)\n20 100\n")
        self.assertEqual(costs, {("/x/a.c", "outer"): 13, ("/x/inlined.h", "outer"): 9, ("/x/b.c", "inner"): 100})

    def test_every_call_of_the_headers_is_linked(self):
        names = size.public_functions()
        for name in ("simcom_init", "simcom_feed", "simcom_mqtt_publish", "simcom_wake", "simcom_fields_read"):
            self.assertIn(name, names)
        self.assertNotIn("simcom_problem_text", names)


if __name__ == "__main__":
    unittest.main()
