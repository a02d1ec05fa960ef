# SPDX-License-Identifier: MIT
"""States, what forms do with them, and settings: from nodes to the model, and the rules that hold for them."""
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Iterable, Iterator

from codegen.read.load import Map, Seq
from codegen.read.model import Answer, Condition, Form, Line, Parameter, Shown, Source, Spec, State, Store, Until, Urc
from codegen.read.problems import Place, Problem
from codegen.read.schema import expected

if TYPE_CHECKING:
    from codegen.read.build import Builder

# States of a module are bits of a number in C.
MOST_STATES = 32
# A read form prints a line for each value of a key.
MOST_ROWS = 256


class StateReader:
    """Reads the states first, and then what forms, lines, URCs and codes say of them."""

    def __init__(self, builder: Builder):
        self.builder = builder
        self.states: dict[str, State] = {}

    def complain(self, place: Place, code: str, text: str) -> None:
        self.builder.complain(place, code, text)

    # The states themselves -----------------------------------------------------------------------

    def read(self, files: list[Map]) -> None:
        nodes = []
        for file in files:
            source = self.builder.file_source(file) if "states" in file else Source("", "")
            nodes += [(node, source) for node in file.get("states", [])]
        for node, source in nodes:
            if node["name"] in self.states:
                self.complain(node.values_at["name"], "E040", f"state '{node['name']}' is defined a second time")
            self.states[node["name"]] = State(
                name=node["name"], of=node["of"], within=node.get("within", ""), data=node.get("data", ""),
                during_result="during" in node, missing=node.get("missing"), when_missing=node.get("when_missing", ""),
                present=node.get("present"), when_present=node.get("when_present", ""), description=node["description"],
                source=self.builder.source(node, source), place=node.place)
        for node, _ in nodes:
            if not self.check_state(node):
                # Its faults would be said again of each form that needs it.
                self.states[node["name"]] = replace(self.states[node["name"]], within="")

    def check_state(self, node: Map) -> bool:
        """Complains; whether the state that it is within can be followed."""
        before = len(self.builder.problems)
        if "within" in node:
            outer = self.named(node["within"], node.values_at["within"])
            if outer is not None and outer.of == "client" and node["of"] == "module":
                self.complain(node.values_at["within"], "E071", f"'{node['name']}' is a state of the module and cannot be "
                                                                f"within '{outer.name}', a state of a client")
            elif node["name"] in self.around(node["name"]):
                self.complain(node.values_at["within"], "E071", f"'{node['name']}' is within itself")
        if node.get("during") == "result" and (node["of"] != "client" or "data" in node):
            self.complain(node.values_at["during"], "E071", "only a state of a client, without data, can last until a result")
        for key in ("missing", "present"):
            if key in node and f"when_{key}" not in node:
                self.complain(node.values_at[key], "E071", f"'{node['name']}' has an answer, but no words for it: expected "
                                                           f"the key when_{key}")
        return "within" not in node or len(self.builder.problems) == before

    def named(self, name: str, place: Place) -> State | None:
        if name not in self.states:
            self.complain(place, "E070", f"unknown state '{name}'{expected(name, list(self.states))}")
        return self.states.get(name)

    def around(self, name: str) -> list[str]:
        """The states that a state is within, the nearest first."""
        found: list[str] = []
        while (state := self.states.get(name)) is not None and state.within in self.states and state.within not in found:
            found.append(state.within)
            name = state.within
        return found

    # What a form says ----------------------------------------------------------------------------

    def client_state(self, state: State, chosen: Iterable[Parameter], place: Place, verb: str) -> None:
        if state.of == "client" and not any(p.role == "client" for p in chosen):
            self.complain(place, "E071", f"a form that names no client cannot {verb} '{state.name}', a state of a client")

    def condition(self, item: Any, place: Place, forbidden: bool) -> tuple[State, Answer | None] | None:
        name = item["state"] if isinstance(item, Map) else item
        state = self.named(name, item.values_at["state"] if isinstance(item, Map) else place)
        if state is None:
            return None
        answer = item["answer"] if isinstance(item, Map) else state.present if forbidden else state.missing
        return state, answer

    def conditions(self, node: Map, chosen: tuple[Parameter, ...]) -> tuple[Condition, ...]:
        """Each state that is asked for, once, in the order of the states."""
        found: dict[tuple[str, bool], Condition] = {}
        for key, forbidden in (("needs", False), ("forbids", True)):
            items = node.get(key, Seq())
            for item, place in zip(items, items.items_at if items else []):
                known = self.condition(item, place, forbidden)
                if known is None:
                    continue
                state, answer = known
                if not forbidden:
                    self.client_state(state, chosen, place, "need")
                if answer is None:
                    word = "present" if forbidden else "missing"
                    self.complain(place, "E071", f"nothing says what answers where '{state.name}' is {word}: expected "
                                                 f"the key {word} in the state, or answer here")
                    continue
                if (state.name, not forbidden) in found:
                    self.complain(place, "E071", f"'{state.name}' is needed and forbidden")
                if (state.name, forbidden) in found and not self.implied(items, state.name):
                    self.complain(place, "E040", f"'{state.name}' is in this list a second time")
                found[state.name, forbidden] = Condition(state.name, forbidden, answer, place)
                for outer in () if forbidden else self.around(state.name):
                    self.imply(found, outer, place)
        order = list(self.states)
        return tuple(sorted(found.values(), key=lambda c: order.index(c.state)))

    def imply(self, found: dict[tuple[str, bool], Condition], outer: str, place: Place) -> None:
        """What is within a state needs that as well."""
        answer = self.states[outer].missing
        if answer is None:
            self.complain(place, "E071", f"nothing says what answers where '{outer}' is missing, which the state here is "
                                         "within: expected the key missing there")
        elif (outer, False) not in found:
            found[outer, False] = Condition(outer, False, answer, place)

    def implied(self, items: Seq, name: str) -> bool:
        """Whether a state is needed because of another of the list, too."""
        names = [i["state"] if isinstance(i, Map) else i for i in items]
        return names.count(name) == 1

    def changed(self, node: Map, key: str, chosen: tuple[Parameter, ...]) -> str:
        """The state under reaches or ends."""
        if key not in node:
            return ""
        place = node.values_at[key]
        state = self.named(node[key], place)
        if state is None:
            return ""
        if key == "reaches":
            self.client_state(state, chosen, place, "reach")
        if state.data or state.during_result:
            self.complain(place, "E071", f"no form {key} '{state.name}': it is there while "
                          + ("data is held" if state.data else "a result is awaited"))
        return state.name

    def held(self, name: str, place: Place, chosen: tuple[Parameter, ...], verb: str) -> None:
        state = self.named(name, place)
        if state is None:
            return
        self.client_state(state, chosen, place, verb)
        if not state.data:
            self.complain(place, "E071", f"'{name}' has no data that a form could {verb}: expected a state with the key data")

    def holds(self, node: Map, chosen: tuple[Parameter, ...]) -> str:
        if "holds" not in node:
            return ""
        self.held(node["holds"], node.values_at["holds"], chosen, "hold")
        if "data" not in node:
            self.complain(node.values_at["holds"], "E071", "the form takes no data that it could hold: expected the key data")
        return node["holds"]

    def uses(self, node: Map, chosen: tuple[Parameter, ...]) -> tuple[str, ...]:
        names = node.get("uses", Seq())
        for name, place in zip(names, names.items_at if names else []):
            self.held(name, place, chosen, "use up")
        return tuple(names)

    # Settings ------------------------------------------------------------------------------------

    def store(self, form: Map, chosen: tuple[Parameter, ...], optional: frozenset[str]) -> Store | None:
        if "stores" not in form:
            return None
        node = form["stores"]
        key = self.key(node, chosen, optional)
        names = self.kept(node, chosen, key)
        rows = node.get("rows", "all")
        if key is not None and rows == "all" and key.maximum - key.minimum >= MOST_ROWS:
            self.complain(node.values_at["key"], "E072", f"'{key.name}' has more than {MOST_ROWS} values, and a read form "
                                                         "would print a line for each: expected rows: stored")
        states, after, forever = self.until(node, key is not None and key.role != "client" or "key" not in node)
        return Store(key.name if key else "", names, forever, states, after, rows == "all", tuple(node.get("preset", ())),
                     node.place)

    def key(self, node: Map, chosen: tuple[Parameter, ...], optional: frozenset[str]) -> Parameter | None:
        if "key" not in node:
            return None
        place = node.values_at["key"]
        key = next((p for p in chosen if p.name == node["key"]), None)
        if key is None:
            self.complain(place, "E020", f"'{node['key']}' is not a parameter of this form"
                                         f"{expected(node['key'], [p.name for p in chosen])}")
        elif not key.numeric or key.name in optional:
            self.complain(place, "E072", f"'{key.name}' cannot say of what these are the settings: expected a number that "
                                         "is always given")
            return None
        return key

    def kept(self, node: Map, chosen: tuple[Parameter, ...], key: Parameter | None) -> tuple[str, ...]:
        known = [p.name for p in chosen if p is not key]
        if "parameters" not in node:
            if not known:
                self.complain(node.place, "E072", "the form has no parameter that could be kept")
            return tuple(known)
        for name, place in zip(node["parameters"], node["parameters"].items_at):
            if name not in known:
                self.complain(place, "E020", f"'{name}' is not a parameter of this form that could be kept"
                                             f"{expected(name, known)}")
        return tuple(node["parameters"])

    def until(self, node: Map, of_no_client: bool) -> tuple[tuple[str, ...], tuple[Until, ...], bool]:
        states: list[str] = []
        after: list[Until] = []
        items = node["until"]
        for item, place in zip(items, items.items_at):
            if isinstance(item, Map):
                after.append(Until(item["after"], item.get("means") != "failure", item.get("means") != "success", place))
            elif item == "never":
                if len(items) > 1:
                    self.complain(place, "E072", "what is kept for ever ends with nothing else: expected never alone")
            elif item != "restart":
                state = self.named(item, place)
                if state is not None and state.of == "client" and of_no_client:
                    self.complain(place, "E072", f"'{item}' is a state of a client, and these are not settings of one: "
                                                 "expected a key that names the client")
                states.append(item)
        return tuple(states), tuple(after), "never" in [i for i in items if isinstance(i, str)]

    # Lines, URCs, codes --------------------------------------------------------------------------

    def shown(self, line: Map, fields: tuple[Parameter, ...], optional: frozenset[str]) -> Shown | None:
        if "shows" not in line:
            return None
        node = line["shows"]
        state = self.named(node["state"], node.values_at["state"])
        by = next((p for p in fields if p.name == node["by"]), None)
        if by is None:
            self.complain(node.values_at["by"], "E020", f"'{node['by']}' is not a field of this line"
                                                        f"{expected(node['by'], [p.name for p in fields])}")
        elif "value" in node and not (by.numeric and by.minimum <= node["value"] <= by.maximum):
            self.complain(node.values_at["value"], "E071", f"'{by.name}' never has the value {node['value']}")
        elif "value" not in node and by.numeric and by.name not in optional:
            self.complain(node.values_at["by"], "E071", f"'{by.name}' is always there and never empty: expected the value "
                                                        "that it has in this state")
        if state is not None:
            self.client_state(state, fields, node.place, "show")
        return Shown(node["state"], node["by"], node.get("value"), node.place)

    def urc_state(self, node: Map, key: str) -> str:
        if key in node:
            self.named(node[key], node.values_at[key])
        return node.get(key, "")


# Rules that need the whole specification ------------------------------------------------------------


def form_address(command: str, form: Form) -> str:
    """How a form is named elsewhere: CMQTTPUB.write, CMQTTSUB.write:batch."""
    return f"{command}.{form.kind}" + (f":{form.variant}" if form.variant else "")


def verify_states(spec: Spec) -> Iterator[Problem]:
    forms = {form_address(c.name, f): f for c in spec.commands for f in c.forms}
    codes = {c.code for c in spec.codes}
    if len(spec.states) > MOST_STATES:
        yield Problem(spec.states[MOST_STATES].place, "E031", f"{len(spec.states)} states: at most {MOST_STATES} are possible")
    for state in spec.states:
        for answer in (state.missing, state.present):
            yield from _known_code(answer, codes, state.place)
    for form in forms.values():
        for condition in form.conditions:
            yield from _known_code(condition.answer, codes, condition.place)
        if form.conditions and all(o.success for o in form.outcomes):
            yield Problem(form.conditions[0].place, "E071", "no outcome of the form means failure, so that nothing can answer "
                                                            "where this is not met")
        if form.stores is not None:
            yield from _after(form.stores, forms)


def _known_code(answer: Answer | None, codes: set[int], place: Place) -> Iterator[Problem]:
    if isinstance(answer, int) and answer not in codes:
        yield Problem(place, "E071", f"there is no code {answer} in this revision")


def _after(store: Store, forms: dict[str, Form]) -> Iterator[Problem]:
    for until in store.after:
        if until.form not in forms:
            yield Problem(until.place, "E072", f"unknown form '{until.form}'{expected(until.form, list(forms))}")
