# SPDX-License-Identifier: MIT
"""What the pages promise: the README shows the example that is built, links lead somewhere, help texts are there."""
import os
import re
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


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

    def test_subcommands_of_dev_are_explained(self):
        text = subprocess.run([ROOT / "dev"], capture_output=True, text=True, check=True).stdout
        for name in ("demo", "build", "test", "regen", "check", "size"):
            self.assertRegex(text, rf"(?m)^  {name}\b")


@unittest.skipUnless(os.environ.get("SIMCOM_BIN"), "SIMCOM_BIN does not say where the programs are")
class Programs(unittest.TestCase):
    def help_of(self, *command):
        done = subprocess.run([Path(os.environ["SIMCOM_BIN"]) / command[0], *command[1:]], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, command)
        return done.stdout

    def test_options_on_the_page_are_those_of_the_help(self):
        page = (ROOT / "docs" / "programs.md").read_text(encoding="utf-8")
        texts = self.help_of("simcom", "pub", "--help") + self.help_of("simcom", "sub", "--help") + \
            self.help_of("simcom-modem", "--help")
        for option in set(re.findall(r"`(--[a-z][a-z0-9-]+)", page)):
            self.assertIn(option, texts, "docs/programs.md names an option that no program has")
        for option in set(re.findall(r"--[a-z][a-z0-9-]+", texts)) - {"--help", "--version"}:
            self.assertIn(f"`{option}", page, "docs/programs.md lacks an option")

    def test_everything_answers_to_version(self):
        for program in ("simcom", "simcom-modem"):
            self.assertRegex(self.help_of(program, "--version"), r"\d+\.\d+\.\d+")


if __name__ == "__main__":
    unittest.main()
