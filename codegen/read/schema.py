# SPDX-License-Identifier: MIT
"""The first half of checking: does each file have the shape that spec/schema/ describes?"""
from __future__ import annotations

import difflib
import functools
import json
import re
from pathlib import Path
from typing import Any, Callable, Iterator

import jsonschema

from codegen.read.load import Map, place_of
from codegen.read.mistakes import quoted
from codegen.read.problems import Place, Problem, SpecError


def nearest(word: str, known: list[str]) -> str:
    """A hint for a misspelling, or an empty string."""
    close = [k for k in known if k.lower() == word.lower()] or difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def expected(word: str, known: list[str]) -> str:
    """The nearest known name, or all of them when none is near."""
    return nearest(word, known) or f"; known here: {', '.join(known) or 'none'}"


def show(value: Any) -> str:
    """A value on one line, as YAML would be written."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {show(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(show(v) for v in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


# What people call a verb or a key of a change.
_MEANT = {"delete": "remove", "change": "set", "update": "set", "modify": "set", "append": "add", "insert": "add", "new": "add",
          "from": "set", "reason": "why", "because": "why", "source": "why", "values": "value", "by": "with"}


def _known_keys(error: jsonschema.ValidationError) -> list[str]:
    return sorted(error.schema.get("properties", {}))


def _name(path: list[Any]) -> str:
    """What messages call the value at a path."""
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return f"'{path[-1]}'"
    owner = next((step for step in reversed(path) if isinstance(step, str)), "the list")
    return f"item {path[-1] + 1} of '{owner}'"


def _explain(root: Map, error: jsonschema.ValidationError) -> list[Problem]:
    path = list(error.absolute_path)
    place, what = place_of(root, path), _name(path)
    if error.validator == "additionalProperties":
        return list(_unknown_keys(root, path, error))
    if error.validator == "oneOf":
        return _change(root, path, error.instance)
    rule = _RULES.get(error.validator, _other)
    code, text = rule(what, error)
    return [Problem(place, code, text)]


def _unknown_keys(root: Map, path: list[Any], error: jsonschema.ValidationError) -> Iterator[Problem]:
    known = _known_keys(error)
    for key in (k for k in error.instance if k not in known):
        meant = _MEANT.get(key.lower(), "") if "why" in known else ""
        hint = f"; did you mean '{meant}'?" if meant else nearest(key, known)
        yield Problem(place_of(root, [*path, key], key=True), "E010",
                      f"unknown key '{key}'{hint} (known here: {', '.join(known)})")


# Verbs of a change, and the key with the value that each takes.
TAKES = {"set": "to", "add": "value", "remove": "", "replace": "with"}


def _change(root: Map, path: list[Any], change: Any) -> list[Problem]:
    """What is wrong with the keys of a change."""
    if not isinstance(change, dict):
        return []  # said already
    if set(change) - {*TAKES, *TAKES.values(), "why", "if-present"}:
        return []  # an unknown key, which says so
    verbs = [key for key in change if key in TAKES]
    place = place_of(root, path)
    if not verbs:
        return [Problem(place, "E011", "a change begins with set, add, remove or replace, and the address of what it changes")]
    if len(verbs) > 1:
        at = place_of(root, [*path, verbs[1]], key=True)
        return [Problem(at, "E012", f"'{verbs[0]}' and '{verbs[1]}' in one change: each is a change of its own, which begins "
                                    "with '- '")]
    verb, needed = verbs[0], TAKES[verbs[0]]
    other = next((key for key in change if key in TAKES.values() and key != needed), None)
    takes = f"{verb} takes '{needed}:'" if needed else "remove takes no value"
    if other is not None:
        return [Problem(place_of(root, [*path, other], key=True), "E012", f"{takes}, not '{other}:'")]
    return [Problem(place, "E012", f"{takes} with the value, which is missing")]


_TYPES = {"string": "a text", "integer": "a whole number", "array": "a list", "object": "keys with values",
          "boolean": "true or false"}


def _type_fault(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    value = error.instance
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    found = show(value)
    found = found if len(found) <= 60 else found[:57] + "..."
    hint = _type_hint(wanted[0], value, found, error.schema) if len(wanted) == 1 else ""
    return "E011", f"{what} must be {' or '.join(_TYPES.get(w, w) for w in wanted)}, not {_found(value, found)}{hint}"


def _type_hint(wanted: str, value: Any, found: str, schema: dict[str, Any]) -> str:
    """What to write instead."""
    keys = sorted(schema.get("properties", {}))
    if wanted == "string":
        whole = not isinstance(value, (list, dict))
        return f': put it in quotation marks: "{found}"' if whole else ": if it is a text, put it in quotation marks"
    if wanted == "integer" and isinstance(value, str) and value.isdecimal():
        return ": take the quotation marks away"
    if wanted == "integer" and isinstance(value, list):
        return ": without brackets"
    if wanted == "array":
        return _list_hint(value, schema)
    if wanted != "object" or not keys:
        return ""
    if "to" in keys:
        return ": a change begins with set, add, remove or replace, and the address of what it changes"
    if "transcript" in keys:
        return ': write {document: TAG, section: "1.2"}, or {transcript: FILE}'
    return f": expected keys such as {', '.join((schema.get('required') or keys)[:4])}"


def _found(value: Any, found: str) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return f"a list: {found}" if value else "a list"
    if isinstance(value, bool):
        return found
    return f"the text '{found}'" if isinstance(value, str) else f"the number {found}"


def _list_hint(value: Any, schema: dict[str, Any]) -> str:
    """How to write a list."""
    numbers = re.findall("[0-9]{1,10}", str(value)) if isinstance(value, (str, int)) else []
    if schema.get("maxItems") == 2:
        return f": write [{', '.join(numbers)}]" if len(numbers) == 2 else ": write [lowest, highest]"
    return ": begin each item with '- '" if isinstance(value, dict) else f": write [{_item(value)}]"


def _item(value: Any) -> str:
    return quoted(value) if isinstance(value, str) and re.search(r"[^A-Za-z0-9_-]", value) else show(value)


def _required(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    missing = [k for k in error.validator_value if k not in error.instance]
    if missing == ["why"]:
        return "E011", "the change does not say where it comes from: expected why: {document: TAG, section: \"1.2\"}"
    if missing == ["limits"]:
        return "E011", f"{what} needs the key 'extends' with the revision that it changes, or 'limits' if it extends none"
    return "E011", f"{what} needs the key{'s' if len(missing) > 1 else ''} {', '.join(missing)}"


def _allowed(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
    value = show(error.instance)
    return "E012", (f"'{value}' is not allowed for {what}{nearest(value, [str(a) for a in allowed])} "
                    f"(allowed: {', '.join(map(str, allowed))})")


def _pattern(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    said = error.schema.get("patternErrorMessage") or error.schema.get("description", "another text")
    return "E012", f"{what} is '{error.instance}': expected {said}"


def _least(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    return "E012", f"{what} is {error.instance}: expected at least {error.validator_value}"


def _most(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    return "E012", f"{what} is {error.instance}: expected at most {error.validator_value}"


def _items(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    low, high = error.schema.get("minItems", 0), error.schema.get("maxItems")
    count = str(low) if low == high else f"at least {low}" if high is None else f"{low} to {high}"
    described = error.schema.get("description", "")
    return "E012", f"{what} has {len(error.instance)} item{'s' * (len(error.instance) != 1)}: expected {count}" + (f". {described}" if described else "")


def _empty(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    return "E012", f"{what} is empty"


def _any_of(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    choices = [" and ".join(c["required"]) for c in error.validator_value if "required" in c]
    return "E012", f"{what} needs the key {' or '.join(choices)}"


def _other(what: str, error: jsonschema.ValidationError) -> tuple[str, str]:
    return "E012", f"{what} is not as expected: {error.schema.get('description', error.validator)}"


_RULES: dict[str, Callable[[str, jsonschema.ValidationError], tuple[str, str]]] = {
    "type": _type_fault, "required": _required, "enum": _allowed, "const": _allowed, "pattern": _pattern, "minimum": _least,
    "maximum": _most, "minItems": _items, "maxItems": _items, "minLength": _empty, "minProperties": _empty, "anyOf": _any_of,
}


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
