"""Schematron on saxonche: compiled once in a process, run on a document, its findings brought back to their places."""

from __future__ import annotations

import functools
import html
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import saxon
from teiwright.check.codes import RULE, finding
from teiwright.check.places import locus
from teiwright.check.rules import read_rules
from teiwright.check.schemas import schema_bytes
from teiwright.check.stylesheet import stylesheet
from teiwright.errors import SchemaError, TransformError
from teiwright.model import Finding, Severity
from teiwright.xml import parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from teiwright.check.places import Places

__all__ = ["ROLES", "compile_schematron", "schematron", "severity"]

ROLES: Mapping[str, Severity] = MappingProxyType(
    {
        "info": Severity.INFO,
        "information": Severity.INFO,
        "warn": Severity.WARNING,
        "warning": Severity.WARNING,
    }
)
"""The roles that are no errors; every other role, and none, is an error."""

LINE = re.compile(r"\bline (\d+)")
CONTEXT = re.compile(r'^<xsl:template match="([^"]*)"')
ERROR = re.compile(r"\b[A-Z]{4}\d{4} .*")


def schematron(places: Places, schema: Path) -> Iterator[Finding]:
    """What the rules of `schema` say of the document, node by node in document order.

    Raises:
        SchemaError: `schema` is no Schematron, or an XPath of it has a static error.
        TransformError: Saxon stops on the document.
    """
    text = compile_schematron(schema_bytes(schema), schema.name)
    try:
        sheet = saxon.compile_text(text, schema.name)
    except TransformError as error:
        raise SchemaError(_blame(text, schema.name, str(error))) from error
    result = sheet.transform(places.document)
    for node in etree.fromstring(result.encode(), parser()):
        yield _finding(places, node)


@functools.lru_cache(maxsize=8)
def compile_schematron(data: bytes, uri: str) -> str:
    """The XSLT 3.0 stylesheet that the Schematron schema `data` amounts to, as text (see `stylesheet`).

    Raises:
        SchemaError: `data` is no Schematron that can be compiled.
    """
    return stylesheet(read_rules(data, uri), uri)


def severity(role: str) -> Severity:
    """How grave a finding of an assert with this `role` is."""
    return ROLES.get(role.lower(), Severity.ERROR)


def _blame(text: str, uri: str, error: str) -> str:
    """The sentence for a stylesheet that Saxon refuses: it has one rule a line, and the error names the line."""
    number = LINE.search(error)
    line = text.splitlines()[int(number[1]) - 1] if number else ""
    context = CONTEXT.search(line)
    where = f"the rule for {html.unescape(context[1])}" if context else "a let or a function"
    code = ERROR.search(error)
    return f"{uri}: {where} has an XPath that is not allowed: {code[0] if code else error}"


def _finding(places: Places, node: etree._Element) -> Finding:
    element, attribute = _node(places.document.root, node.get("path", ""))
    where = locus(places, element, attribute)
    name = node.get("id", "")
    if node.tag == "failure":
        rule = f'the rule "{name}"' if name else "a variable of a rule"
        return finding("rule-failed", where, f"{rule} could not be evaluated: {_line(node)}")
    return Finding(f"{RULE}{name}", severity(node.get("role", "")), where, _line(node[0]), _line(node[1]))


def _node(root: etree._Element, path: str) -> tuple[etree._Element, str]:
    """The element that `path` leads to, and the Clark name of its attribute where it ends in one."""
    steps, _, attribute = path.partition("/@")
    element = root
    for step in steps.split("/")[1:]:
        element = list(element.iterchildren(etree.Element))[int(step) - 1]
    return element, attribute


def _line(node: etree._Element) -> str:
    return " ".join("".join(node.itertext()).split())
