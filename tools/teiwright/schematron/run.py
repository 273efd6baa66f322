"""Running the rules of a schema on a document: compiled once in a process, each result brought back to its node."""

from __future__ import annotations

import functools
import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import saxon
from teiwright.errors import SchemaError, TransformError
from teiwright.schematron.gather import gather, gather_bytes
from teiwright.schematron.read import DEFAULT, rules_of
from teiwright.schematron.stylesheet import stylesheet
from teiwright.xml import parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from teiwright.model import Document
    from teiwright.schematron.gather import Gathered
    from teiwright.schematron.model import Assertion, Pattern, Rule, Rules

__all__ = ["Edit", "Fired", "Fix", "Place", "Result", "Schema", "load", "loads", "run", "trace"]

KEPT = 16
"""How many schemas stay compiled in a process, each with its phase."""

NOTHING = "<findings/>"
PATH = re.compile(r"(?P<number>\d+)(?:/@(?P<attribute>.+)|/text\(\)\[(?P<text>\d+)\])?")
LINE = re.compile(r"\bline (\d+)")
DECLARATION = re.compile(r'<[\w.-]+:(?:template match="([^"]*)")?')
ERROR = re.compile(r"\b[A-Z]{4}\d{4} .*")


@dataclass(frozen=True, slots=True)
class Place:
    """A node of an lxml tree: `element`, or its attribute (a Clark name), or its text node number `text` from 1.

    Text nodes are counted as XPath does, whatever lies between them; 0 stands for no text node.
    """

    element: etree._Element
    attribute: str = ""
    text: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """One change that a quick fix makes at `place`.

    Attributes:
        kind: ``delete``, ``replace``, ``add`` or ``stringReplace``.
        place: the node that is changed, or that something is added to.
        node_type: of what is written: ``element``, ``attribute``, ``comment``, ``pi`` or ``processing-instruction``,
            ``keep``; empty where the schema does not say.
        target: its name, as the schema writes it.
        position: of what is added: ``first-child``, ``last-child``, ``before`` or ``after``; empty for the first.
        content: what is written, as XML text; of an element what it holds.
        regex: of ``stringReplace``: the XPath regular expression of the characters that `content` replaces.
        flags: of `regex`, as those of XPath's `replace()`.
        attributes: of the element that is written: Clark names and values.
    """

    kind: str
    place: Place
    node_type: str
    target: str
    position: str
    content: str
    regex: str
    flags: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """A quick fix for one result; without `edits` it is a hint only."""

    id: str
    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What one rule says of one node.

    Attributes:
        pattern: the pattern of the rule.
        rule: the rule that fired.
        assertion: what spoke; None where a variable of the rule failed.
        place: the node that is meant.
        message: what it says; where `failed`, the error.
        advice: what its diagnostics say.
        properties: what its properties say.
        fixes: the repairs it offers here.
        failed: whether it could not be evaluated.
    """

    pattern: Pattern
    rule: Rule
    assertion: Assertion | None
    place: Place
    message: str
    advice: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that has been tried on a node, whatever its asserts say."""

    pattern: Pattern
    rule: Rule
    place: Place


@dataclass(frozen=True, slots=True)
class Schema:
    """The rules of one phase of a schema and the stylesheet they amount to.

    Attributes:
        uri: what messages call it.
        rules: those of the phase.
        text: the stylesheet.
        order: the rules in the order of their numbers in the stylesheet's output, from 0.
        asserts: the asserts likewise.
    """

    uri: str
    rules: Rules
    text: str = field(repr=False)
    order: tuple[tuple[Pattern, Rule], ...] = field(repr=False)
    asserts: tuple[tuple[Pattern, Rule, Assertion], ...] = field(repr=False)


Stamp = tuple[int, int]


def load(path: Path, phase: str = DEFAULT) -> Schema:
    """The schema at `path`: Schematron, or RELAX NG (XML syntax) or TEI ODD with Schematron inside.

    It is kept, and read again when its file or one that it includes has changed.

    Args:
        path: the file; files that it includes must lie in or below its folder.
        phase: the id of a phase, ``#ALL``, or ``#DEFAULT`` for the schema's own choice.

    Raises:
        SchemaError: it cannot be read or compiled.
    """
    known = _loaded().get((path, phase))
    if known is not None and known[1] == _stamps(tuple(file for file, _ in known[1])):
        return known[0]
    gathered = gather(path)
    schema = _schema(gathered, phase)
    kept = _loaded()
    kept.pop((path, phase), None)
    while len(kept) >= KEPT:
        kept.pop(next(iter(kept)))
    kept[path, phase] = schema, _stamps(gathered.files)
    return schema


@functools.lru_cache(maxsize=KEPT)
def loads(data: bytes, uri: str, phase: str = DEFAULT) -> Schema:
    """The schema that `data` holds, which includes no file; see `load`.

    Raises:
        SchemaError: it cannot be read or compiled.
    """
    return _schema(gather_bytes(data, uri), phase)


def run(schema: Schema, document: Document) -> Iterator[Result]:
    """What the rules of `schema` say of `document`, node by node in document order. The tree is not changed.

    Raises:
        SchemaError: an XPath of the schema has a static error.
        TransformError: Saxon stops on the document.
    """
    result = _sheet(schema.text, schema.uri).transform(document)
    elements = _elements(document, result)
    for node in _nodes(result):
        yield _result(schema, elements, node)


def trace(schema: Schema, document: Document) -> Iterator[Result | Fired]:
    """As `run`, with each rule that fires before its results.

    Raises:
        SchemaError, TransformError: as `run`.
    """
    result = _sheet(stylesheet(schema.rules, schema.uri, traced=True), schema.uri).transform(document)
    elements = _elements(document, result)
    for node in _nodes(result):
        if node.tag == "fired":
            pattern, rule = schema.order[int(node.get("rule", ""))]
            yield Fired(pattern, rule, _place(elements, node))
        else:
            yield _result(schema, elements, node)


@functools.cache
def _loaded() -> dict[tuple[Path, str], tuple[Schema, tuple[tuple[Path, Stamp], ...]]]:
    """The schemas that have been loaded, the oldest first, each with the state of its files."""
    return {}


def _stamps(files: tuple[Path, ...]) -> tuple[tuple[Path, Stamp], ...]:
    try:
        return tuple((file, (file.stat().st_mtime_ns, file.stat().st_size)) for file in files)
    except OSError as error:
        raise SchemaError(f"{error.filename}: cannot be read ({error.strerror}); check the path") from error


def _schema(gathered: Gathered, phase: str) -> Schema:
    rules = rules_of(gathered, phase)
    order = tuple((pattern, rule) for pattern in rules.patterns for rule in pattern.rules)
    asserts = tuple((pattern, rule, each) for pattern, rule in order for each in rule.assertions)
    return Schema(gathered.uri, rules, stylesheet(rules, gathered.uri), order, asserts)


def _sheet(text: str, uri: str) -> saxon.Stylesheet:
    try:
        return saxon.compile_text(text, uri)
    except TransformError as error:
        raise SchemaError(_blame(text, uri, str(error))) from error


def _blame(text: str, uri: str, error: str) -> str:
    """The sentence for a stylesheet that Saxon refuses: it has one rule a line, and the error names the line."""
    number = LINE.search(error)
    lines = text.splitlines()[: int(number[1])] if number else []
    declaration = next((found for line in reversed(lines) if (found := DECLARATION.match(line))), None)
    context = declaration and declaration[1]
    where = f"the rule for {html.unescape(context)}" if context else "a let or a function"
    code = ERROR.search(error)
    return f"{uri}: {where} has an XPath that is not allowed: {code[0] if code else error}"


def _elements(document: Document, result: str) -> Sequence[etree._Element]:
    """The elements of `document` in order, where `result` has something to say of them."""
    return () if result == NOTHING else list(document.root.iter(etree.Element))


def _nodes(result: str) -> Iterator[etree._Element]:
    if result == NOTHING:
        return
    try:
        yield from etree.fromstring(result.encode(), parser())
    except etree.XMLSyntaxError as error:
        raise TransformError(
            f"the findings cannot be read ({error}); report it as a fault of teiwright"
        ) from error


def _result(schema: Schema, elements: Sequence[etree._Element], node: etree._Element) -> Result:
    number, rule_number = node.get("assert"), node.get("rule")
    if number is not None:
        pattern, rule, assertion = schema.asserts[int(number)]
    else:
        (pattern, rule), assertion = schema.order[int(rule_number or "")], None
    place = _place(elements, node)
    if node.tag == "failure" or assertion is None:
        return Result(pattern, rule, assertion, place, _line(node), failed=True)
    return Result(
        pattern,
        rule,
        assertion,
        place,
        message=" ".join(map(_line, node.iterchildren("message"))),
        advice=tuple(map(_line, node.iterchildren("advice"))),
        properties=tuple(map(_line, node.iterchildren("property"))),
        fixes=tuple(_fix(assertion, elements, each) for each in node.iterchildren("fix")),
    )


def _fix(assertion: Assertion, elements: Sequence[etree._Element], node: etree._Element) -> Fix:
    fix = assertion.fixes[int(node.get("number", ""))]
    title = " ".join(map(_line, node.iterchildren("title"))) or fix.id
    return Fix(fix.id, title, tuple(_edit(elements, each) for each in node.iterchildren("edit")))


def _edit(elements: Sequence[etree._Element], node: etree._Element) -> Edit:
    made = list(node.iterchildren("content"))
    content = "".join(
        html.escape(each.text or "", quote=False) + "".join(map(_markup, each)) for each in made
    )
    return Edit(
        kind=node.get("kind", ""),
        place=_place(elements, node),
        node_type=node.get("node-type", ""),
        target=node.get("target", ""),
        position=node.get("position", ""),
        content=content,
        regex=node.get("regex", ""),
        flags=node.get("flags", ""),
        attributes=tuple((each.get("name", ""), each.text or "") for each in node.iterchildren("attribute")),
    )


def _markup(node: etree._Element) -> str:
    """`node` and the text behind it as XML, with its namespace as the default one."""
    tail = html.escape(node.tail or "", quote=False)
    namespace = etree.QName(node).namespace if isinstance(node.tag, str) else None
    if namespace is None:
        return str(etree.tostring(node, encoding="unicode", with_tail=False)) + tail
    made = etree.Element(node.tag, dict(node.attrib), nsmap={None: namespace})
    made.text = node.text
    made.extend(list(node))
    etree.cleanup_namespaces(made)
    return str(etree.tostring(made, encoding="unicode")) + tail


def _place(elements: Sequence[etree._Element], node: etree._Element) -> Place:
    """The node that the path of `node` leads to."""
    found = PATH.fullmatch(node.get("path", ""))
    if found is None:
        raise TransformError(
            f"{node.get('path')}: is no path of a finding; report it as a fault of teiwright"
        )
    element = elements[int(found["number"]) - 1]
    return Place(element, found["attribute"] or "", int(found["text"] or 0))


def _line(node: etree._Element) -> str:
    return " ".join("".join(node.itertext()).split())
