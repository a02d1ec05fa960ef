# SPDX-License-Identifier: MIT
"""Random overlays: what a manual of tomorrow could change.

Each function here makes one kind of change of a revision, as a list of entries of `changes:`. What it returns need not be
accepted by `codegen check`: a refusal in words is a good answer, too. Nothing here knows a command of the specification by
name: all is drawn from the model.
"""
from __future__ import annotations

import random
from typing import Any, Callable

import yaml

from codegen.read.model import Command, Form, Parameter, Spec

WHY = {"document": "field", "section": "random"}


def test_replies(rng: random.Random, command: Command) -> str:
    return f"({rng.randint(0, 9)}-{rng.randint(10, 99)})"


def change(verb: str, address: str, value: Any = None) -> dict[str, Any]:
    made: dict[str, Any] = {verb: address}
    if verb != "remove":
        made[{"set": "to", "add": "value", "replace": "with"}[verb]] = value
    made["why"] = WHY
    return made


def form_address(command: Command, form: Form) -> str:
    return f"{command.name}.{form.kind}" + (f":{form.variant}" if form.variant else "")


def forms(spec: Spec, *kinds: str) -> list[tuple[Command, Form]]:
    return [(c, f) for c in spec.commands for f in c.forms if not kinds or f.kind in kinds]


def own_parameters(spec: Spec, *types: str) -> list[tuple[Command, Parameter]]:
    return [(c, p) for c in spec.commands for p in c.parameters if p.type in types]


class Maker:
    """Draws changes of one revision. `tag` makes every new name of an overlay its own."""

    def __init__(self, rng: random.Random, spec: Spec, tag: str):
        self.rng, self.spec, self.tag = rng, spec, tag
        self.made = 0

    def name(self, kind: str) -> str:
        self.made += 1
        return f"{kind}{self.tag}{'abcdefghijklmnopqrstuvwxyz'[self.made % 26]}"

    def examples_of(self, command: Command) -> list[dict[str, Any]]:
        """An example may not fit any longer; an author would take it out."""
        return [{**change("remove", f"{form_address(command, f)}.example"), "if-present": True} for f in command.forms if f.example]

    # Parameters ------------------------------------------------------------------------------------------------------

    def range(self) -> list[dict[str, Any]]:
        command, p = self.rng.choice(own_parameters(self.spec, "integer"))
        low = self.rng.choice([p.minimum, 0, 1, max(0, p.minimum - 1), p.minimum + 1])
        high = self.rng.choice([p.maximum, p.maximum + 1, max(low, p.maximum - 1), 65535, max(low, p.maximum // 2)])
        if (low, max(low, high)) == (p.minimum, p.maximum):
            high = high + 1 if high < 65535 else high - 1
        made = [change("set", f"{command.name}.{p.name}.range", [low, max(low, high)])]
        if p.default is not None and not low <= p.default <= max(low, high) and not (p.also_zero and p.default == 0):
            made.append(change("set", f"{command.name}.{p.name}.default", low))
        return made + self.examples_of(command)

    def length(self) -> list[dict[str, Any]]:
        command, p = self.rng.choice(own_parameters(self.spec, "string", "file"))
        low = self.rng.choice([p.minimum, 1, 5, p.minimum + 1])
        high = self.rng.choice([p.maximum, p.maximum + 1, p.maximum * 2, 300, max(low, p.maximum - 1)])
        if (low, max(low, high)) == (p.minimum, p.maximum):
            high += 1
        return [change("set", f"{command.name}.{p.name}.length", [low, max(low, high)]), *self.examples_of(command)]

    def values(self) -> list[dict[str, Any]]:
        command, p = self.rng.choice(own_parameters(self.spec, "enumeration"))
        value = {"value": p.maximum + 1, "name": self.name("v"), "meaning": "A value that is new."}
        return [change("add", f"{command.name}.{p.name}.values", value)]

    def default(self) -> list[dict[str, Any]]:
        with_one = [(c, p) for c, p in own_parameters(self.spec, "integer", "enumeration") if p.default is not None]
        command, p = self.rng.choice([(c, p) for c, p in with_one if p.minimum < p.maximum])
        value = self.rng.choice([v for v in (p.minimum, p.minimum + 1, p.maximum) if v != p.default])
        return [change("set", f"{command.name}.{p.name}.default", value)]

    def told_apart(self, command: Command, form: Form, kinds: list[bool], least: int) -> None:
        """With such arguments (strings or not) no other form of the command looks the same: a module could not tell which of them is meant."""
        for other in command.forms:
            theirs = [p.type == "string" for p in other.parameters]
            if other is form or other.kind != form.kind or other.option != form.option:
                continue
            for n in range(max(least, len(theirs) - len(other.optional)), min(len(kinds), len(theirs)) + 1):
                if kinds[:n] == theirs[:n]:
                    raise ValueError("two forms that look the same")

    def new_parameter(self) -> dict[str, Any]:
        made: dict[str, Any] = {"name": self.name("p"), "description": "A parameter that is new."}
        kind = self.rng.choice(["integer", "integer", "string", "enumeration"])
        made["type"] = kind
        if kind == "integer":
            low = self.rng.choice([0, 1, 60])
            made["range"] = [low, low + self.rng.choice([0, 1, 7, 300, 60000])]
            made["default"] = low
        elif kind == "string":
            made["length"] = [self.rng.choice([0, 1]), self.rng.choice([1, 16, 200])]
        else:
            made["values"] = [{"value": n, "name": f"w{n}", "meaning": "One of them."} for n in range(self.rng.randint(1, 4))]
            made["default"] = 0
        return made

    def parameter_at_the_end(self) -> list[dict[str, Any]]:
        command, form = self.rng.choice(forms(self.spec, "write"))
        parameter = self.new_parameter()
        where = f"{form_address(command, form)}"
        kinds = [p.type == "string" for p in form.parameters]
        self.told_apart(command, form, [*kinds, parameter["type"] == "string"], len(kinds) - len(form.optional))
        return [change("add", f"{command.name}.parameters", parameter), change("add", f"{where}.parameters", parameter["name"]),
                change("add", f"{where}.optional", parameter["name"]) if form.optional
                else change("add", f"{where}.optional", [parameter["name"]])]

    def parameter_in_front_of_the_end(self) -> list[dict[str, Any]]:
        command, form = self.rng.choice([(c, f) for c, f in forms(self.spec, "write") if f.parameters])
        parameter = self.new_parameter()
        names = [p.name for p in form.parameters]
        at = self.rng.randint(0, len(names) - 1)
        names.insert(at, parameter["name"])
        kinds = [p.type == "string" for p in form.parameters]
        kinds.insert(at, parameter["type"] == "string")
        self.told_apart(command, form, kinds, len(kinds) - len(form.optional))
        made = [change("add", f"{command.name}.parameters", parameter),
                change("set", f"{form_address(command, form)}.parameters", names)]
        return made + self.examples_of(command)

    def remove_parameter(self) -> list[dict[str, Any]]:
        command, form = self.rng.choice([(c, f) for c, f in forms(self.spec, "write") if f.optional])
        last = form.parameters[-1].name
        where = form_address(command, form)
        made = [change("remove", f"{where}.parameters.{last}"),
                change("remove", f"{where}.optional" + (f".{last}" if len(form.optional) > 1 else ""))]
        return made + self.examples_of(command)

    def optional(self) -> list[dict[str, Any]]:
        """The last parameter may be left out, or not any more."""
        command, form = self.rng.choice([(c, f) for c, f in forms(self.spec, "write") if f.parameters])
        last, where = form.parameters[-1].name, form_address(command, form)
        kinds = [p.type == "string" for p in form.parameters]
        if last in form.optional:
            self.told_apart(command, form, kinds, len(kinds))
            return [change("remove", f"{where}.optional")]
        if last == form.data_length:
            raise ValueError("the count of the data is always given (E045)")
        self.told_apart(command, form, kinds, len(kinds) - len(form.optional) - 1)
        return [change("add", f"{where}.optional", last if form.optional else [last])]

    # Forms and commands ------------------------------------------------------------------------------------------------

    def remove_form(self) -> list[dict[str, Any]]:
        command, form = self.rng.choice([(c, f) for c, f in forms(self.spec) if len(c.forms) > 1])
        made = change("remove", form_address(command, form))
        if self.rng.random() < 0.2:
            made["if-present"] = True
        return [made]

    def new_option(self) -> list[dict[str, Any]]:
        """An option of a command that has options, kept and perhaps printed, as a new setting of TLS would be."""
        with_options = [(c, f) for c, f in forms(self.spec, "write") if f.option and f.stores]
        command, like = self.rng.choice(with_options)
        parameter = self.new_parameter()
        word = self.name("o")
        key = like.parameters[0].name
        stores: dict[str, Any] = {"until": ["restart"]}
        if like.stores.key:
            stores["key"] = like.stores.key
        made = [change("add", f"{command.name}.parameters", parameter),
                change("add", f"{command.name}.forms",
                       {"form": "write", "variant": word, "option": word, "description": "Set what is new.", "stores": stores,
                        "parameters": [key, parameter["name"]],
                        "outcomes": [{"means": "success", "sequence": ["OK"]}, {"means": "failure", "sequence": ["ERROR"]}]})]
        lines = [n for n in command.lines if key in [p.name for p in n.fields]]
        if lines and self.rng.random() < 0.7:
            made.append(change("add", f"{command.name}.lines.{lines[0].name}.fields", parameter["name"]))
        return made

    def new_command(self) -> list[dict[str, Any]]:
        """A command that keeps a setting and prints it."""
        parameter, second = self.new_parameter(), self.new_parameter()
        name = self.name("X").upper()
        ok = [{"means": "success", "sequence": ["OK"]}, {"means": "failure", "sequence": ["ERROR"]}]
        lines = [{"means": "success", "sequence": ["lines", "OK"]}]
        made: dict[str, Any] = {
            "name": name, "title": "A command that is new", "description": "It keeps what it is given.",
            "source": {"document": "field", "section": "random"}, "parameters": [parameter, second],
            "lines": [{"name": "kept", "fields": [parameter["name"], second["name"]]}],
            "forms": [{"form": "test", "replies": ["(0-1)"], "outcomes": lines},
                      {"form": "read", "lines": ["kept"], "outcomes": lines},
                      {"form": "write", "parameters": [parameter["name"], second["name"]], "stores": {"until": ["restart"]},
                       "outcomes": ok}]}
        if self.rng.random() < 0.4:
            made["forms"].append({"form": "execute", "outcomes": ok})
        if self.rng.random() < 0.3:
            made["forms"] = [f for f in made["forms"] if f["form"] != self.rng.choice(["test", "read"])]
        return [change("add", "commands", made)]

    def remove_command(self) -> list[dict[str, Any]]:
        command = self.rng.choice(self.spec.commands)
        return [change("remove", command.name)]

    def spelling(self) -> list[dict[str, Any]]:
        owner = self.rng.choice([c for c in self.spec.commands if not c.basic and c.spelling == c.name])
        return [change("add", f"{owner.name}.spelling", owner.name + self.name("Z").upper())]

    def reply(self) -> list[dict[str, Any]]:
        command, form = self.rng.choice(forms(self.spec, "test"))
        return [change("set", f"{form_address(command, form)}.replies", [test_replies(self.rng, command)])]

    def outcome(self) -> list[dict[str, Any]]:
        command, form = self.rng.choice(forms(self.spec))
        where = f"{form_address(command, form)}.outcomes"
        if len(form.outcomes) > 1 and self.rng.random() < 0.5:
            known = [o.sequence for o in form.outcomes]
            last = [o.sequence for o in form.outcomes if o.success]
            gone = self.rng.choice([s for s in known if known.count(s) == 1 and last != [s]])
            return [change("remove", f"{where}.{','.join(gone)}")]
        sequence = ["prompt", "data"] if form.data_length else []
        sequence += self.rng.choice([["ERROR"], ["result", "ERROR"], ["OK", "result"], ["ERROR", "result"]])
        if not form.result:
            sequence = [s for s in sequence if s != "result"]
        if tuple(sequence) in [o.sequence for o in form.outcomes] or sequence[-1] == "OK":
            raise ValueError("nothing new")
        return [change("add", where, {"means": "failure", "sequence": sequence})]

    def time(self) -> list[dict[str, Any]]:
        command, form = self.rng.choice(forms(self.spec))
        if str(form.time.source).startswith("project no document"):
            return [change("add", f"{form_address(command, form)}.time", {"answer": self.rng.choice([1, 5, 60, 255])})]
        return [change("set", f"{form_address(command, form)}.time.answer",
                       self.rng.choice([n for n in (150, 200, 255) if n != form.time.answer]))]

    def field(self) -> list[dict[str, Any]]:
        """A line prints one more of what the command keeps, or one less."""
        command, line = self.rng.choice([(c, n) for c in self.spec.commands for n in c.lines])
        printed = [p.name for p in line.fields]
        more = [p.name for p in command.parameters if p.name not in printed]
        if more and self.rng.random() < 0.5:
            return [change("add", f"{command.name}.lines.{line.name}.fields", self.rng.choice(more))]
        if len(printed) == 1:
            raise ValueError("nothing would be left")
        made = [change("remove", f"{command.name}.lines.{line.name}.fields.{printed[-1]}")]
        if printed[-1] in line.optional:
            made.append(change("remove", f"{command.name}.lines.{line.name}.optional"
                               + (f".{printed[-1]}" if len(line.optional) > 1 else "")))
        return made

    # Codes, URCs, states, limits -----------------------------------------------------------------------------------------

    def new_code(self) -> list[dict[str, Any]]:
        known = {c.code for c in self.spec.codes}
        number = self.rng.choice([n for n in range(1, 255) if n not in known])
        return [change("add", "codes", {
            "code": number, "name": self.name("code_"), "meaning": "Something new went wrong.", "advice": "Wait.",
            "operation": self.rng.choice(["wrong", "refused", "retry", "unknown"]),
            "origin": self.rng.choice(["call", "module", "network", "broker", "certificates"])})]

    def code(self) -> list[dict[str, Any]]:
        code = self.rng.choice([c for c in self.spec.codes if c.code])
        if self.rng.random() < 0.5:
            return [change("set", f"codes.{code.code}.operation",
                           self.rng.choice([o for o in ("wrong", "refused", "retry", "unknown") if o != code.operation]))]
        return [change("remove", f"codes.{code.code}")]

    def new_urc(self) -> list[dict[str, Any]]:
        made: dict[str, Any] = {"name": self.name("Y").upper(), "title": "A URC that is new", "description": "It says something.",
                                "role": "notice"}
        if self.rng.random() < 0.6:
            parameter = {"name": "n", "type": "integer", "range": [0, self.rng.choice([1, 31, 65535])], "description": "A number."}
            made.update(parameters=[parameter], fields=["n"])
        else:
            made["arguments"] = False
        if self.rng.random() < 0.2:
            made["plus"] = False
        return [change("add", "urcs", made)]

    def remove_urc(self) -> list[dict[str, Any]]:
        """Of a message in parts all four: some of them are refused (E058)."""
        gone = self.rng.choice(self.spec.urcs)
        parts = [u for u in self.spec.urcs if u.role in ("message-start", "message-topic", "message-payload", "message-end")]
        return [change("remove", u.name) for u in (parts if gone in parts else [gone])]

    def limit(self) -> list[dict[str, Any]]:
        key, number = self.rng.choice([("line", self.rng.choice([200, 559, 3071, 10000])), ("topics", self.rng.choice([100, 5120])),
                                       ("packet", self.rng.choice([1, 100, 1500])), ("topic", self.rng.choice([100, 1024, 2000])),
                                       ("payload", self.rng.choice([100, 10240, 20000]))])
        stated = getattr(self.spec.revision, key)
        if stated == number:
            raise ValueError("nothing new")
        return [change("set" if stated else "add", f"revision.limits.{key}", number)]

    def state(self) -> list[dict[str, Any]]:
        """What answers where a state is missing or there already: another code, or ERROR alone."""
        state = self.rng.choice([s for s in self.spec.states if s.missing is not None or s.present is not None])
        key = self.rng.choice([k for k in ("missing", "present") if getattr(state, k) is not None])
        answer = self.rng.choice([a for a in ("ERROR", *(c.code for c in self.spec.codes if c.code)) if a != getattr(state, key)])
        return [change("set", f"states.{state.name}.{key}", answer)]

    def condition(self) -> list[dict[str, Any]]:
        """A form needs one state less, or another answer of its own."""
        command, form = self.rng.choice([(c, f) for c, f in forms(self.spec) if any(not n.forbidden for n in f.conditions)])
        outer = {s.name: s.within for s in self.spec.states}
        # Those that it names; the others are there because these are within them.
        named = [n.state for n in form.conditions if not n.forbidden]
        named = [n for n in named if n not in {outer[m] for m in named}]
        state, where = self.rng.choice(named), f"{form_address(command, form)}.needs"
        if self.rng.random() < 0.5:
            return [change("remove", where if len(named) == 1 else f"{where}.{state}")]
        return [change("replace", f"{where}.{state}", {"state": state, "answer": "ERROR"})]

    KINDS: tuple[Callable[["Maker"], list[dict[str, Any]]], ...] = (
        range, range, length, values, default, parameter_at_the_end, parameter_in_front_of_the_end, remove_parameter, optional,
        remove_form, new_option, new_option, new_command, remove_command, spelling, reply, outcome, outcome, time, field, new_code,
        code, new_urc, remove_urc, limit, limit, state, condition)

    def overlay(self) -> list[list[dict[str, Any]]]:
        """Groups of changes that belong together, of different kinds so that they do not get into each other's way."""
        groups: list[list[dict[str, Any]]] = []
        wanted, kinds = self.rng.choice([1, 1, 2, 3, 5]), list(self.KINDS)
        self.rng.shuffle(kinds)
        for kind in dict.fromkeys(kinds):
            if len(groups) < wanted:
                try:
                    groups.append(kind(self))
                except (IndexError, ValueError):
                    continue  # the revision has nothing of that kind
        return groups


def text(name: str, extends: str, groups: list[list[dict[str, Any]]]) -> str:
    revision = {"name": name, "extends": extends, "document": "field", "description": "A random one."}
    head = "# SPDX-License-Identifier: MIT\n"
    return head + yaml.safe_dump({"revision": revision, "changes": [c for g in groups for c in g]}, sort_keys=False, width=200)
