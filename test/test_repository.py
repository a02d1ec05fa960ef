# SPDX-License-Identifier: MIT
"""What the pages promise: the README shows the example that is built, links lead somewhere, help texts are there."""
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


class Pages(unittest.TestCase):
    def test_readme_shows_the_example(self):
        example = (ROOT / "examples" / "hello.c").read_text(encoding="utf-8")
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        shown = re.search(r"```c\n(.*?)```", readme, re.DOTALL)
        self.assertIsNotNone(shown, "README.md has no C example")
        self.assertEqual(shown.group(1), example)
        self.assertLessEqual(len(example.splitlines()), 60)

    def test_readme_begins_with_the_two_commands(self):
        lines = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.strip()]
        self.assertTrue(lines[2].strip().startswith("./dev demo"), lines[:4])
        self.assertTrue(lines[3].strip().startswith("./dev test"), lines[:4])

    def test_links_lead_somewhere(self):
        for page in PAGES:
            for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
                if "://" not in target:
                    self.assertTrue((page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}")

    def test_program_for_a_microcontroller_compiles(self):
        page = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
        program = re.search(r"```c\n(.*?)```", page, re.DOTALL)[1]
        for language, standard in (("c", "c11"), ("c++", "c++17")):
            done = subprocess.run(["gcc", f"-x{language}", f"-std={standard}", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-", "-I", ROOT / "runtime/include",
                                   "-I", ROOT / "generated/include"], input=program, capture_output=True, text=True, timeout=60)
            self.assertEqual(done.stderr, "", language)

    def test_contributing_names_what_is_there(self):
        """Files, folders, sub-commands of ./dev and of the generator."""
        text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
        paths = [p for p in re.findall(r"`([A-Za-z./_-]+)`", text) if "/" in p and not p.startswith("./dev")]
        self.assertGreater(len(paths), 20)
        for path in paths:
            self.assertTrue((ROOT / path).exists(), path)
        usage = subprocess.run([ROOT / "dev"], capture_output=True, text=True, check=True).stdout
        for name in re.findall(r"\./dev (\w+)", text):
            self.assertRegex(usage, rf"(?m)^  {name}\b")
        known = subprocess.run([sys.executable, "-m", "codegen", "--help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for name in re.findall(r"python3 -m codegen ([a-z-]+)", text):
            self.assertRegex(known, rf"(?m)^    {name}\b")

    def test_subcommands_of_dev_are_explained(self):
        text = subprocess.run([ROOT / "dev"], capture_output=True, text=True, check=True).stdout
        for name in ("demo", "build", "test", "regen", "check", "size"):
            self.assertRegex(text, rf"(?m)^  {name}\b")


# What other libraries get wrong; docs/why.md has a row for each.
BUGS = """long_string_injects late_error_hits_next high_bytes_vanish long_urc_silently_lost length_header_split
    stack_smashed_by_message second_packet_in_payload ok_taken_for_error publish_true_on_ok seconds_as_milliseconds
    unquoted_certificate busy_loop_on_missing_packet nul_or_empty_payload_refused prefix_is_not_ok urc_glued_into_answer
    overlong_line_never_ends comma_in_quotes urc_same_prefix_as_answer call_from_callback_deadlocks
    next_command_becomes_payload echo_becomes_payload publish_result_minutes_late payload_contains_ok
    deaf_until_bytes_arrive lf_is_first_payload_byte unknown_urc_blocks_later_ones double_cr_line_end
    malicious_module""".split()


class NamedTests(unittest.TestCase):
    page = (ROOT / "docs" / "why.md").read_text(encoding="utf-8")

    def assert_runs(self, file, name):
        """The C test is defined, and main() lists it."""
        text = (ROOT / file).read_text(encoding="utf-8")
        self.assertTrue(f"static void {name}(void **state)" in text, f"{file} has no {name}")
        listed = {f"cmocka_unit_test({name})", f"TEST({name})", f"TEST({name.removeprefix('test_')})"}
        main = text[text.index("int main("):]
        self.assertTrue(any(way in main for way in listed), f"{file} does not run {name}")

    def test_each_row_names_a_test(self):
        rows = [line for line in self.page.splitlines() if line.startswith("| ") and "| test |" not in line]
        self.assertGreaterEqual(len(rows), 16 + len(BUGS))
        for row in rows:
            self.assertRegex(row, r"`(test|spec)/[a-z_/-]+\.(c|md)` [`\"]", row)

    def test_each_bug_has_a_row(self):
        named = re.findall(r"(?m)^\| `([a-z_]+)` \|", self.page)
        self.assertEqual(sorted(named), sorted(BUGS))

    def test_c_tests_exist_and_run(self):
        found = re.findall(r"`(test/[a-z_]+\.c)`\s+`(test_\w+)`", self.page)
        self.assertGreater(len(found), 40)
        for file, name in found:
            self.assert_runs(file, name)
            built = (ROOT / "test" / "CMakeLists.txt").read_text(encoding="utf-8")
            self.assertTrue(f"simcom_test({Path(file).stem} " in built, f"{file} is not built")

    def test_conversations_exist(self):
        found = re.findall(r'`(spec/transcripts/[a-z-]+\.md)` "([^"]+)"', self.page)
        self.assertEqual(len(found), 3)
        for file, heading in found:
            text = (ROOT / file).read_text(encoding="utf-8")
            self.assertTrue(f"\n## {heading}\n" in text, f"{file} has no conversation \"{heading}\"")


@unittest.skipUnless(os.environ.get("SIMCOM_BIN"), "SIMCOM_BIN does not say where the programs are")
class Programs(unittest.TestCase):
    def help_of(self, *command):
        done = subprocess.run([Path(os.environ["SIMCOM_BIN"]) / command[0], *command[1:]], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, command)
        return done.stdout

    def test_options_on_the_page_are_those_of_the_help(self):
        page = (ROOT / "docs" / "programs.md").read_text(encoding="utf-8")
        texts = self.help_of("simcom", "--help") + self.help_of("simcom", "pub", "--help") + \
            self.help_of("simcom", "sub", "--help") + self.help_of("simcom", "cert", "--help") + \
            self.help_of("simcom", "doctor", "--help") + self.help_of("simcom-modem", "--help")
        for option in set(re.findall(r"`(--[a-z][a-z0-9-]+)", page)):
            self.assertIn(option, texts, "docs/programs.md names an option that no program has")
        # What a module cannot do is in the help with its reason, and on the page in a sentence.
        can = re.sub(r"(?m)^.*(?:\n {27})?not possible:.*(?:\n {27}.*)*", "", texts)
        for option in set(re.findall(r"--[a-z][a-z0-9-]+", can)) - {"--help", "--version"}:
            self.assertIn(f"`{option}", page, "docs/programs.md lacks an option")

    def test_everything_answers_to_version(self):
        for program in ("simcom", "simcom-modem"):
            self.assertRegex(self.help_of(program, "--version"), r"\d+\.\d+\.\d+")


if __name__ == "__main__":
    unittest.main()
