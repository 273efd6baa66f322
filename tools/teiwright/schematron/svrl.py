"""The report of the standard: Schematron Validation Report Language (ISO/IEC 19757-3:2020, annex D)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import XML_LANG
from teiwright.schematron.run import Fired, Result, trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document
    from teiwright.schematron.run import Place, Schema

__all__ = ["svrl"]

SVRL_NS = "http://purl.oclc.org/dsdl/svrl"


def svrl(document: Document, schema: Schema) -> bytes:
    """The report on `document` as XML: each active pattern, the rules that fired in it, and what their asserts say.

    A location is an XPath whose names are written ``Q{uri}name`` (XPath 3.1). A rule that could not be evaluated is a
    failed assert with the role ``error`` and the error as its text. The tree of `document` is not changed.

    Raises:
        SchemaError: an XPath of the schema has a static error.
        TransformError: Saxon stops on the document.
    """
    rules = schema.rules
    facts = {"title": rules.title, "phase": rules.phase, "schemaVersion": rules.version}
    root = etree.Element(_name("schematron-output"), _some(facts), nsmap={"svrl": SVRL_NS})
    for prefix, uri in rules.namespaces.items():
        etree.SubElement(root, _name("ns-prefix-in-attribute-values"), prefix=prefix, uri=uri)
    told: dict[int, list[Result | Fired]] = {}
    for each in trace(schema, document):
        told.setdefault(id(each.pattern), []).append(each)
    for pattern in rules.patterns:
        about = {"id": pattern.id, "name": pattern.title, "documents": document.uri}
        etree.SubElement(root, _name("active-pattern"), _some(about))
        for each in told.get(id(pattern), []):
            root.append(_fired(each, document.uri) if isinstance(each, Fired) else _spoken(each))
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _fired(each: Fired, uri: str) -> etree._Element:
    rule = each.rule
    facts = {"context": rule.context, "document": uri, "id": rule.id, "role": rule.role, "flag": rule.flag}
    return etree.Element(_name("fired-rule"), _some(facts))


def _spoken(each: Result) -> etree._Element:
    assertion = each.assertion
    facts = {"location": _location(each.place)}
    if assertion is None or each.failed:
        if assertion is not None:
            facts |= {"id": assertion.id, "test": assertion.test}
        node = etree.Element(_name("failed-assert"), {"test": ""} | facts | {"role": "error"})
        node.append(_text(f"could not be evaluated: {each.message}"))
        return node
    facts |= {"id": assertion.id, "role": assertion.role, "flag": assertion.flag}
    facts |= {"severity": assertion.severity}
    kind = "successful-report" if assertion.reports else "failed-assert"
    node = etree.Element(_name(kind), _some({"test": assertion.test, **facts, **_language(assertion.notes)}))
    for advice, text in zip(assertion.advice, each.advice, strict=True):
        etree.SubElement(node, _name("diagnostic-reference"), diagnostic=advice.id).append(
            _text(text, advice.notes)
        )
    for advice, text in zip(assertion.properties, each.properties, strict=True):
        known = _some({"property": advice.id, "role": advice.role, "scheme": advice.scheme})
        etree.SubElement(node, _name("property-reference"), known).append(_text(text, advice.notes))
    node.append(_text(each.message, assertion.notes))
    return node


def _language(notes: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {name: value for name, value in notes if name == XML_LANG}


def _text(text: str, notes: tuple[tuple[str, str], ...] = ()) -> etree._Element:
    node = etree.Element(_name("text"), dict(notes))
    node.text = text
    return node


def _location(place: Place) -> str:
    element = place.element
    path = "".join(reversed(list(_steps(element))))
    if place.attribute:
        return f"{path}/@{_qualified(place.attribute, bare=True)}"
    return f"{path}/text()[{place.text}]" if place.text else path


def _steps(element: etree._Element) -> Iterator[str]:
    for node in (element, *element.iterancestors()):
        number = 1 + sum(1 for _ in node.itersiblings(str(node.tag), preceding=True))
        yield f"/{_qualified(str(node.tag))}[{number}]"


def _qualified(name: str, *, bare: bool = False) -> str:
    parts = etree.QName(name)
    return (
        parts.localname if bare and not parts.namespace else f"Q{{{parts.namespace or ''}}}{parts.localname}"
    )


def _some(facts: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if value}


def _name(local: str) -> str:
    return f"{{{SVRL_NS}}}{local}"
