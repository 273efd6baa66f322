"""Every code a finding can have: what it means and what to do, once for the checker, its help and its reference page."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.model import Locus

__all__ = ["CODES", "RULE", "Code", "finding"]

ESCAPES = str.maketrans({"\n": "\\n", "\r": "\\r", "\t": "\\t", "\u2028": "\\u2028", "\u2029": "\\u2029"})

RULE = "sch:"
"""What the code of a Schematron rule begins with; the id of its assert or report follows."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of fault: `name` is what a finding carries, `help` what to do where a finding says nothing better."""

    name: str
    severity: Severity
    meaning: str
    help: str


_TABLE = (
    Code(
        "xml:root",
        Severity.ERROR,
        "The outermost element is neither TEI nor teiCorpus in the TEI namespace; nothing else is checked.",
        'give a TEI file, whose root is <TEI xmlns="http://www.tei-c.org/ns/1.0">',
    ),
    Code(
        "xml:include",
        Severity.ERROR,
        "An XInclude element asks for what is not there, may not be opened, leads round in a circle, or is too much.",
        "mend the inclusion, or put the included text in its place",
    ),
    Code(
        "xml:include-outside",
        Severity.WARNING,
        "An XInclude element leads to the network or out of this file's folder; its fallback is taken instead.",
        "put the file below this file's folder, or name it on the command line too",
    ),
    Code(
        "schema-remote",
        Severity.WARNING,
        "The document asks for a schema by an address, or by a path that is not relative to it; nothing is fetched.",
        "map it to a local file in an XML catalog (--catalog), or name a local schema (--schema)",
    ),
    Code(
        "schema-missing",
        Severity.ERROR,
        "The document asks for a schema that is not there or is none, so that nobody knows whether it is valid.",
        "mend the path, which is relative to this file, or name a schema with --schema",
    ),
    Code(
        "schema-unsupported",
        Severity.WARNING,
        "The document asks for a schema in a language that is not read: RELAX NG compact syntax, DTD, NVDL or another one.",
        "name a RELAX NG grammar in XML syntax, an XML Schema or Schematron; trang converts the compact syntax",
    ),
    Code(
        "schema-odd",
        Severity.WARNING,
        "An ODD is the only schema; its Schematron rules are checked, but not which elements and attributes it allows.",
        "compile the ODD to RELAX NG, with the TEI stylesheets or Roma, and name that too",
    ),
    Code(
        "id-duplicate",
        Severity.ERROR,
        "Several elements of one document have the same xml:id; said at each of them.",
        "give one of them another id, and look through the pointers to it",
    ),
    Code(
        "id-invalid",
        Severity.ERROR,
        "An xml:id is not a name: it is empty, begins with a digit, or holds a space, a colon or a sign.",
        "begin with a letter or _, go on with letters, digits, - _ and .",
    ),
    Code(
        "pointer-invalid",
        Severity.ERROR,
        "A pointer is no URI reference: its fragment is empty or its path has a character that no path has.",
        "write #id, file.xml#id or a URL",
    ),
    Code(
        "pointer-dangling",
        Severity.ERROR,
        "A pointer names an id that the file it points into does not have.",
        "mend the pointer, or give the element that is meant this xml:id",
    ),
    Code(
        "pointer-file-missing",
        Severity.ERROR,
        "A pointer names a file that is not there; said once for each file.",
        "mend the path, which is relative to this file, or put the file there",
    ),
    Code(
        "pointer-file-unreadable",
        Severity.ERROR,
        "A pointer names an id in a file that is no readable XML and cannot be looked into; said once for each file.",
        "mend that file, or point to another one",
    ),
    Code(
        "pointer-outside",
        Severity.WARNING,
        "A pointer leads out of the folder of this file and is not looked up; said once for each file.",
        "name the other file on the command line too, or move it below this file's folder",
    ),
    Code(
        "pointer-unchecked",
        Severity.INFO,
        "A pointer is an XPointer, such as #xpath(…) or #string-range(…), which is not followed; said once for each scheme.",
        "look it up by hand, or point to an xml:id",
    ),
    Code(
        "prefix-unknown",
        Severity.INFO,
        "A pointer begins with a prefix that no prefixDef explains and that is no common scheme; said once for each prefix.",
        "explain it with a prefixDef in the header, or write the address out",
    ),
    Code(
        "prefix-mismatch",
        Severity.WARNING,
        "An abbreviated pointer fits no matchPattern of its prefix as a whole, so that nobody knows what it stands for.",
        "mend the pointer, or the matchPattern, which has to match all that stands behind the colon",
    ),
    Code(
        "prefix-invalid",
        Severity.ERROR,
        "A prefixDef lacks an attribute, its matchPattern is no regular expression, or its replacementPattern names a missing group.",
        "mend the prefixDef; its pointers are not checked until then",
    ),
    Code(
        "date-invalid",
        Severity.ERROR,
        "A date in an attribute has no form that a program reads, or names a day, a week or an hour that there is not.",
        "write it as 1990-05-17, 1990-05 or 1990, and what is printed into the element",
    ),
    Code(
        "date-range",
        Severity.ERROR,
        "A span of time ends before it begins: from or notBefore is later than to or notAfter.",
        "put the earlier date first, or mend the wrong one",
    ),
    Code(
        "lang-invalid",
        Severity.ERROR,
        "A language is no tag of BCP 47 (RFC 5646), so that no program knows how to hyphenate, search or pronounce the text.",
        "write a tag such as en, en-GB, grc or la-x-medieval, with hyphens",
    ),
    Code(
        "lang-unknown",
        Severity.WARNING,
        "A language tag has a language or a region that is not registered; said once for each tag.",
        "look it up in the IANA registry of language subtags; private ones begin with x-",
    ),
    Code(
        "rng-element-unknown",
        Severity.ERROR,
        "The schema has no element of this name, most often because the name is misspelled.",
        "write the name as the schema has it",
    ),
    Code(
        "rng-element-namespace",
        Severity.ERROR,
        "The element is in another namespace than the one in which the schema has it, or in none.",
        'write xmlns="http://www.tei-c.org/ns/1.0" on the root',
    ),
    Code(
        "rng-element-unexpected",
        Severity.ERROR,
        "The schema has this element, but does not allow it in this place.",
        "move it, or put it into an element that may hold it",
    ),
    Code(
        "rng-element-too-early",
        Severity.ERROR,
        "Another element must come before this one, and is missing.",
        "add what is missing before it",
    ),
    Code(
        "rng-content-incomplete",
        Severity.ERROR,
        "An element ends before all that it must hold has come.",
        "add what is missing",
    ),
    Code(
        "rng-text-unexpected",
        Severity.ERROR,
        "Text stands directly in an element that may hold other elements only.",
        "put it into a p or another element that may hold text",
    ),
    Code(
        "rng-text-value",
        Severity.ERROR,
        "The text of an element is none of the values that the schema allows there.",
        "write a value that is allowed",
    ),
    Code(
        "rng-attribute-unexpected",
        Severity.ERROR,
        "The schema does not allow this attribute on this element.",
        "remove it, or write its name as the schema has it",
    ),
    Code(
        "rng-attribute-missing",
        Severity.ERROR,
        "The element lacks an attribute that it must have.",
        "add the attribute",
    ),
    Code(
        "rng-attribute-value",
        Severity.ERROR,
        "The value of an attribute is none of those that the schema allows.",
        "write a value that is allowed",
    ),
    Code(
        "rng-id-duplicate",
        Severity.ERROR,
        "Two elements have the same id, by an attribute that the schema says is an id.",
        "give one of them another id, and look through the pointers to it",
    ),
    Code(
        "rng-idref-dangling",
        Severity.ERROR,
        "An attribute that the schema says names ids names one that no element has.",
        "correct it, or give the element that is meant this id",
    ),
    Code(
        "xsd",
        Severity.ERROR,
        "The XML Schema of the profile does not allow this.",
        "see the reference of the schema for what the element may hold",
    ),
    Code(
        "rule-failed",
        Severity.ERROR,
        "A Schematron rule could not be evaluated on this node, most often because a value has the wrong form.",
        "mend the value; if it is right, the rule has a fault",
    ),
)

CODES: Mapping[str, Code] = MappingProxyType({code.name: code for code in _TABLE})
"""The codes by name, in the order of the steps; those of Schematron rules stand in the rule file itself."""


def finding(name: str, locus: Locus, message: str, advice: str = "") -> Finding:
    """A finding with the severity of its code and, where `advice` is empty, the help of its code.

    Line ends and tabs of a value that `message` or `advice` quotes are written as escapes: each is one line.

    Raises:
        KeyError: the table has no code `name`.
    """
    code = CODES[name]
    return Finding(code.name, code.severity, locus, _line(message), _line(advice or code.help))


def _line(text: str) -> str:
    return text if text.isprintable() else text.translate(ESCAPES)
