# SPDX-License-Identifier: MIT
"""Every name of the C code that is derived from a name of the specification is made here."""
from __future__ import annotations

import functools
import re

# Words that C11, C++17 or common headers have taken.
RESERVED = frozenset("""
alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t class compl const
constexpr const_cast continue decltype default delete do double dynamic_cast else enum explicit export extern false
float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private
protected public register reinterpret_cast restrict return short signed sizeof static static_assert static_cast struct
switch template this thread_local throw true try typedef typeid typename union unsigned using virtual void volatile
wchar_t while xor xor_eq errno linux unix i386 stdin stdout stderr assert offsetof NULL EOF main
char8_t co_await co_return co_yield concept consteval constinit import module requires typeof typeof_unqual
complex imaginary noreturn alloca near far huge small interface signals slots emit foreach vector pixel arm mips
""".split())

# What the headers under runtime/ define and what a generated name could become; a test compares it with them.
RUNTIME = frozenset("""
simcom_fields_read simcom_fields_read_as simcom_shape_read simcom_described_line_t simcom_form_t simcom_form_text simcom_form_type_t simcom_shape_t simcom_trace_line_t
SIMCOM_CODE_MISSING SIMCOM_CODE_UNKNOWN SIMCOM_FORM_TEXT_SIZE
""".split())


@functools.lru_cache(maxsize=None)
def snake(name: str) -> str:
    """`clientID` -> `client_id`, `checkUTF8_flag` -> `check_utf8_flag`, `tls-1.2` -> `tls_1_2`."""
    text = re.sub(r"[^0-9A-Za-z]+", "_", name)
    text = re.sub(r"([a-z])([A-Z])", r"\1_\2", text)
    text = re.sub(r"_+", "_", text).strip("_").lower()
    return text if text and not text[0].isdigit() else f"n{text}"


def field(name: str) -> str:
    """A member of a struct; a reserved word gets an underscore behind it."""
    text = snake(name)
    return f"{text}_" if text in RESERVED else text


def constant(prefix: str, *names: str) -> str:
    """SIMCOM_LINE_CMQTTPUB and the like."""
    return "_".join(["SIMCOM", prefix, *(snake(n) for n in names if n)]).upper()


def form(command: str, kind: str, variant: str) -> str:
    """`cmqttsub_write_batch`: what the names of a form's struct, table and encoder share."""
    return "_".join(snake(part) for part in (command, kind, variant) if part)


def line(command: str, name: str) -> str:
    """`cmqttaccq_client`: what the names of a line's struct and shape share."""
    return "_".join(snake(part) for part in (command, name) if part)


def revision(name: str) -> str:
    """`simcom_revision_v1_00`."""
    return f"simcom_revision_{snake(name)}"
