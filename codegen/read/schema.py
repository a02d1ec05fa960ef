# SPDX-License-Identifier: MIT
"""The first half of checking: does each file have the shape that spec/schema/ describes?"""
from __future__ import annotations

import difflib
import functools
import json
from pathlib import Path
from typing import Any

import jsonschema

from codegen.read.load import Map, place_of
from codegen.read.problems import Place, Problem, SpecError


def nearest(word: str, known: list[str]) -> str:
    """A hint for a misspelling, or an empty string."""
    close = [k for k in known if k.lower() == word.lower()] or difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def expected(word: str, known: list[str]) -> str:
    """The nearest known name, or all of them when none is near."""
    return nearest(word, known) or f"; known here: {', '.join(known) or 'none'}"


def _known_keys(error: jsonschema.ValidationError) -> list[str]:
    return sorted(error.schema.get("properties", {}))


def _explain(root: Map, error: jsonschema.ValidationError) -> list[Problem]:
    path = list(error.absolute_path)
    place = place_of(root, path)
    what = f"'{path[-1]}'" if path and isinstance(path[-1], str) else "this"
    if error.validator == "additionalProperties":
        known = _known_keys(error)
        return [Problem(place_of(root, [*path, key], key=True), "E010",
                        f"unknown key '{key}'{nearest(key, known)} (known here: {', '.join(known)})")
                for key in error.instance if key not in known]
    if error.validator == "required":
        missing = [k for k in error.validator_value if k not in error.instance]
        return [Problem(place, "E011", f"{what} needs the key(s) {', '.join(missing)}")]
    if error.validator in ("enum", "const"):
        allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
        hint = nearest(str(error.instance), [str(a) for a in allowed])
        return [Problem(place, "E012", f"'{error.instance}' is not allowed for {what}{hint} "
                                       f"(allowed: {', '.join(map(str, allowed))})")]
    if error.validator == "type":
        return [Problem(place, "E011", f"{what} must be of type {error.validator_value}, not {_type(error.instance)}")]
    return [Problem(place, "E012", f"{what}: {error.message}")]


def _type(value: Any) -> str:
    names = {bool: "boolean", int: "integer", str: "string"}
    return names.get(type(value), "array" if isinstance(value, list) else "object")


@functools.lru_cache
def _parse(text: str) -> dict[str, Any]:
    schema = json.loads(text)
    jsonschema.Draft7Validator.check_schema(schema)
    return schema


def _read(schema_file: Path) -> dict[str, Any]:
    name = "/".join(schema_file.parts[-3:])
    try:
        return _parse(schema_file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise SpecError([Problem(Place(name, error.lineno, error.colno), "E001", f"not JSON: {error.msg}")]) from None
    except UnicodeDecodeError as error:
        raise SpecError([Problem(Place(name, 1, 1), "E001", f"not UTF-8: {error.reason} at byte {error.start}")]) from None
    except jsonschema.SchemaError as error:
        raise SpecError([Problem(Place(name, 1, 1), "E001", f"not a JSON Schema: {error.message}")]) from None


# Python's True is an int; YAML's is not.
_VALIDATOR = jsonschema.validators.extend(
    jsonschema.Draft7Validator, type_checker=jsonschema.Draft7Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)))


class SchemaChecker:
    """Checks files against the one schema."""

    def __init__(self, schema_file: Path):
        self._validator = _VALIDATOR(_read(schema_file))

    def check(self, root: Map) -> list[Problem]:
        problems: list[Problem] = []
        for error in self._validator.iter_errors(root):
            problems.extend(_explain(root, error))
        return problems
