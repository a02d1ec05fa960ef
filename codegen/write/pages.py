# SPDX-License-Identifier: MIT
"""The reference pages: Markdown for a forge, and one HTML file that needs nothing beside itself."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from codegen.write import markup
from codegen.read.build import Family
from codegen.lower.pages import Pages, lower_pages
from codegen.lower.tables import Tables

TEMPLATES = Path(__file__).parent / "templates" / "pages"
# Output file by template; all paths below docs/.
MARKDOWN = {"operations.md.j2": "operations.md", "README.md.j2": "README.md", "urcs.md.j2": "urcs.md", "errors.md.j2": "errors.md",
            "revisions.md.j2": "revisions.md", "machine.md.j2": "machine.md"}


def _environment(escape: bool) -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), undefined=jinja2.StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=escape)


def _markdown_link(folder: str):
    def link(text: str, name: str) -> str:
        return f"[{markup.markdown(text)}]({folder}{name}.md)"
    return link


def _markdown(pages: Pages, values: dict[str, Any]) -> dict[str, str]:
    environment = _environment(escape=False)
    names = frozenset(c.name for c in pages.commands)
    environment.globals.update(md=lambda t: markup.markdown(markup.one_line(t)), code=markup.markdown_code,
                               fenced=markup.fenced, pages=pages, **values)

    def render(template: str, folder: str, **more: Any) -> str:
        link = _markdown_link(folder)
        text = environment.get_template(template).render(
            prose=lambda t: markup.paragraph(markup.linked(t, names, markup.markdown, link)), **more)
        return _tidy(text)
    files = {path: render(template, "commands/") for template, path in MARKDOWN.items()}
    for command in pages.commands:
        files[f"commands/{command.name}.md"] = render("command.md.j2", "", command=command)
    return files


def _tidy(text: str) -> str:
    """No blank at the end of a line, and never two empty lines."""
    lines: list[str] = []
    for line in (row.rstrip() for row in text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"


def _html(pages: Pages, values: dict[str, Any]) -> dict[str, str]:
    environment = _environment(escape=True)
    names = frozenset(c.name for c in pages.commands)

    def link(text: str, name: str) -> str:
        return f'<a href="#{markup.html_text(name)}">{markup.html_text(text)}</a>'

    def prose(text: str) -> Markup:
        return Markup(markup.linked(text, names, markup.html_text, link))
    # A control character is no character of HTML, wherever it stands.
    environment.finalize = lambda v: markup.CONTROL.sub("\ufffd", v) if type(v) is str else v
    environment.globals.update(prose=prose, pages=pages, **values)
    return {path: markup.ascii_html(_tidy(environment.get_template(template).render()))
            for template, path in (("index.html.j2", "index.html"), ("machine.svg.j2", "machine.svg"))}


def render_pages(family: Family, tables: Tables, spec: Path | None, linked: bool) -> dict[str, str]:
    """The pages by path. `spec` is the folder with the transcripts that examples are taken from; `linked` says that
    the pages stand in the repository, so that links to those files lead somewhere."""
    transcripts = spec / "transcripts" if spec is not None else None
    pages = lower_pages(family, tables, transcripts, linked)
    # Two hyphens would end a comment.
    values = {"operations": family.union.operations, "revision_names": ", ".join(family.names).replace("--", "- -")}
    files = {**_markdown(pages, values), **_html(pages, values)}
    return {f"docs/{path}": text for path, text in files.items()}
