"""Small schemas and documents for the tests of Schematron."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.schematron import DEFAULT, Schema, loads, run
from teiwright.xml import parse

if TYPE_CHECKING:
    from teiwright.model import Document
    from teiwright.schematron import Result

HEAD = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'xmlns:sqf="http://www.schematron-quickfix.com/validator/process" queryBinding="{}" {}>'
    '<ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>'
)


def schema(content: str, phase: str = DEFAULT, *, binding: str = "xslt3", attributes: str = "") -> Schema:
    """The schema with `content`, in which the prefix `tei` is declared."""
    return loads(f"{HEAD.format(binding, attributes)}{content}</schema>".encode(), "made.sch", phase)


def document(body: str) -> Document:
    """A document with `body` in its body."""
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return parse(text.encode(), "made.xml")


def results(rules: Schema, body: str) -> list[Result]:
    """What `rules` say of a document with `body`."""
    return list(run(rules, document(body)))


def ids(rules: Schema, body: str) -> list[str]:
    """The ids of the asserts that speak, in order; a failure has a ``!`` before."""
    return [
        ("!" if each.failed else "") + (each.assertion.id if each.assertion else "")
        for each in results(rules, body)
    ]
