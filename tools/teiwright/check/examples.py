"""Each code with the reason behind it, an example before and after, and where TEI or another standard says so."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EXAMPLES", "Example", "explained"]

_VALID = "TEI Guidelines 24.4.2, Validation Constraint"
_SCHEMAS = "Associating Schemas with XML documents 1.0 (W3C)"
_POINTING = "TEI Guidelines 17.2.1, Pointing Elsewhere"
_PREFIX = "TEI Guidelines 17.2.3, Using Abbreviated Pointers"
_INCLUDE = "XInclude 1.0 (W3C)"


@dataclass(frozen=True, slots=True)
class Example:
    """Why a code matters, an example with the fault and one without, and the chapter that says so."""

    why: str
    before: str
    after: str
    chapter: str


EXAMPLES: Mapping[str, Example] = MappingProxyType(
    {
        "xml:root": Example(
            "A file in another vocabulary, or in none, would fail every other check, and none of the findings would help.",
            "<TEI>…</TEI>",
            '<TEI xmlns="http://www.tei-c.org/ns/1.0">…</TEI>',
            "TEI Guidelines 24.4.4, Use of the TEI Namespace",
        ),
        "xml:include": Example(
            "What is included is part of the document; without it nobody can tell whether the document is valid.",
            '<include xmlns="http://www.w3.org/2001/XInclude" href="chapter-one.xml"/>',
            '<include xmlns="http://www.w3.org/2001/XInclude" href="chapter1.xml"/>',
            _INCLUDE,
        ),
        "xml:include-outside": Example(
            "A document that one checks must not decide which files of the machine are read, nor reach into the network.",
            '<include xmlns="http://www.w3.org/2001/XInclude" href="../secret/notes.xml"/>',
            '<include xmlns="http://www.w3.org/2001/XInclude" href="parts/notes.xml"/>',
            _INCLUDE,
        ),
        "schema-remote": Example(
            "A check that depends on the network differs from day to day, and tells a stranger what is being checked.",
            '<?xml-model href="https://example.org/house.rng"?>',
            '<?xml-model href="schema/house.rng"?>',
            _SCHEMAS,
        ),
        "schema-missing": Example(
            "A document that silently goes unchecked looks like a valid one.",
            '<?xml-model href="schema/hosue.rng"?>',
            '<?xml-model href="schema/house.rng"?>',
            _SCHEMAS,
        ),
        "schema-unsupported": Example(
            "The rules of such a schema are not checked, although the document asks for it.",
            '<?xml-model href="house.rnc" type="application/relax-ng-compact-syntax"?>',
            '<?xml-model href="house.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>',
            _SCHEMAS,
        ),
        "schema-odd": Example(
            "An ODD says what a schema shall be; which elements are allowed where follows only once it is compiled.",
            '<?xml-model href="house.odd"?>',
            '<?xml-model href="house.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>',
            "TEI Guidelines 24.5, Implementation of an ODD System",
        ),
        "id-duplicate": Example(
            "A pointer to an id that two elements have leads to the one or the other, as the program likes.",
            '<p xml:id="p1">One.</p><p xml:id="p1">Two.</p>',
            '<p xml:id="p1">One.</p><p xml:id="p2">Two.</p>',
            "TEI Guidelines 1.3.1.1.1, Element Identifiers and Labels",
        ),
        "id-invalid": Example(
            "What is no name is no id for an XML parser: nothing can point to it.",
            '<p xml:id="1a">One.</p>',
            '<p xml:id="p1a">One.</p>',
            "TEI Guidelines 1.3.1.1.1, Element Identifiers and Labels",
        ),
        "pointer-invalid": Example(
            "A pointer that is none leads nowhere in every program.",
            '<p>See <ref target="#">there</ref>.</p>',
            '<p>See <ref target="https://example.org/">there</ref>.</p>',
            _POINTING,
        ),
        "pointer-dangling": Example(
            "A link that leads nowhere is a fact that is lost: who was meant, what was cited.",
            '<p xml:id="p1">See <ref target="#p9">above</ref>.</p>',
            '<p xml:id="p1">See <ref target="#p1">above</ref>.</p>',
            _POINTING,
        ),
        "pointer-file-missing": Example(
            "All pointers into a file that is not there are lost at once.",
            '<p>See <ref target="no-such-file.xml#p1">there</ref>.</p>',
            '<p xml:id="p1">See <ref target="#p1">there</ref>.</p>',
            _POINTING,
        ),
        "pointer-file-unreadable": Example(
            "Nobody can tell whether the pointers into a broken file lead anywhere.",
            '<p>See <ref target="broken.xml#p1">there</ref>.</p>',
            '<p>See <ref target="mended.xml#p1">there</ref>.</p>',
            _POINTING,
        ),
        "pointer-outside": Example(
            "A document that one checks must not decide which files of the machine are opened.",
            '<p>See <ref target="../other/notes.xml#n1">there</ref>.</p>',
            '<p>See <ref target="https://example.org/notes.xml#n1">there</ref>.</p>',
            _POINTING,
        ),
        "pointer-unchecked": Example(
            "An XPointer can lead nowhere without anyone noticing.",
            '<p>See <ref target="#xpath(//p[1])">there</ref>.</p>',
            '<p xml:id="p1">See <ref target="#p1">there</ref>.</p>',
            "TEI Guidelines 17.2.4, TEI XPointer Schemes",
        ),
        "prefix-unknown": Example(
            "Readers of the file cannot follow a pointer whose prefix nothing explains.",
            '<p><persName ref="psn:otlet">Otlet</persName></p>',
            '<prefixDef ident="psn" matchPattern="(.+)" replacementPattern="authorities.xml#$1"/>',
            _PREFIX,
        ),
        "prefix-mismatch": Example(
            "What the pattern does not match as a whole cannot be expanded.",
            '<prefixDef ident="psn" matchPattern="([0-9]+)" replacementPattern="authorities.xml#p$1"/> <!-- for psn:otlet -->',
            '<prefixDef ident="psn" matchPattern="([a-z0-9]+)" replacementPattern="authorities.xml#$1"/>',
            _PREFIX,
        ),
        "prefix-invalid": Example(
            "All pointers with this prefix stand for nothing until it is mended.",
            '<prefixDef ident="psn" matchPattern="(.+" replacementPattern="authorities.xml#$1"/>',
            '<prefixDef ident="psn" matchPattern="(.+)" replacementPattern="authorities.xml#$1"/>',
            _PREFIX,
        ),
        "date-invalid": Example(
            "A date that only a reader understands is in no timeline, and sorts nowhere.",
            '<p><date when="8.8.2003">8 August 2003</date></p>',
            '<p><date when="2003-08-08">8 August 2003</date></p>',
            "TEI Guidelines 14.4, Dates; 1.4.2, Datatype Specifications",
        ),
        "date-range": Example(
            "A span that ends before it begins is a slip, and sorts and timelines break on it.",
            '<p><date from="1934" to="1910">between</date></p>',
            '<p><date from="1910" to="1934">between</date></p>',
            "TEI Guidelines 14.1.2, Dating Attributes",
        ),
        "lang-invalid": Example(
            "Hyphenation, search, fonts and speech follow the language tag.",
            '<p xml:lang="de_AT">Jänner</p>',
            '<p xml:lang="de-AT">Jänner</p>',
            "TEI Guidelines 1.3.1.1.2, Language Indicators; BCP 47",
        ),
        "lang-unknown": Example(
            "A tag that nobody else knows finds no text in a search by language.",
            '<p xml:lang="jp">本</p>',
            '<p xml:lang="ja">本</p>',
            "TEI Guidelines 1.3.1.1.2, Language Indicators; BCP 47",
        ),
        "rng-element-unknown": Example(
            "XML minds capitals: persname is not persName, and no stylesheet or search knows it.",
            "<p><persname>Paul Otlet</persname></p>",
            "<p><persName>Paul Otlet</persName></p>",
            _VALID,
        ),
        "rng-element-namespace": Example(
            "An element is what its name and its namespace say together; in another namespace it is another element.",
            '<p xmlns="">One.</p>',
            "<p>One.</p>",
            "TEI Guidelines 24.4.4, Use of the TEI Namespace",
        ),
        "rng-element-unexpected": Example(
            "Where an element may stand says what it means there.",
            "<div><p>One.</p><head>Heading</head></div>",
            "<div><head>Heading</head><p>One.</p></div>",
            "TEI Guidelines 1.3.2, Model Classes",
        ),
        "rng-element-too-early": Example(
            "A reader, and a program, needs what comes first to understand what follows.",
            "<titleStmt><author>A. N. Author</author></titleStmt>",
            "<titleStmt><title>A title</title><author>A. N. Author</author></titleStmt>",
            "TEI Guidelines 1.3.2, Model Classes",
        ),
        "rng-content-incomplete": Example(
            "An empty list is no list: what should stand there is forgotten or still to come.",
            "<list/>",
            "<list><item><p>One.</p></item></list>",
            "TEI Guidelines 1.3.2, Model Classes",
        ),
        "rng-text-unexpected": Example(
            "Text beside the paragraphs belongs to none of them, and most programs drop it.",
            "<div>Stray text.<p>One.</p></div>",
            "<div><p>Stray text.</p><p>One.</p></div>",
            "TEI Guidelines 1.3.2, Model Classes",
        ),
        "rng-text-value": Example(
            "A program that reads the element expects a value of this kind.",
            "<num>many</num> <!-- where the schema asks for a number -->",
            "<num>7</num>",
            "TEI Guidelines 1.4.2, Datatype Specifications",
        ),
        "rng-attribute-unexpected": Example(
            "An attribute that the schema does not know says something to its author only.",
            '<p><date When="2003">2003</date></p>',
            '<p><date when="2003">2003</date></p>',
            "TEI Guidelines 1.3.1, Attribute Classes",
        ),
        "rng-attribute-missing": Example(
            "Without the attribute the element does not say what it is there for.",
            "<graphic/>",
            '<graphic url="page1.png"/>',
            "TEI Guidelines 1.3.1, Attribute Classes",
        ),
        "rng-attribute-value": Example(
            "A list of values is short so that each means one thing; one more value is in no legend and no search.",
            '<list rend="roman"><item><p>One.</p></item></list>',
            '<list rend="numbered"><item><p>One.</p></item></list>',
            "TEI Guidelines 1.4.2, Datatype Specifications",
        ),
        "rng-id-duplicate": Example(
            "A reference to an id that two elements have leads to the one or the other.",
            '<g xml:id="a"/><g xml:id="a"/>',
            '<g xml:id="a"/><g xml:id="b"/>',
            "RELAX NG DTD Compatibility (OASIS), 5",
        ),
        "rng-idref-dangling": Example(
            "A reference to no element is a fact that is lost.",
            '<ptr to="a"/> <!-- to is an IDREF in the schema -->',
            '<g xml:id="a"/><ptr to="a"/>',
            "RELAX NG DTD Compatibility (OASIS), 5",
        ),
        "xsd": Example(
            "Programs that rely on the XML Schema, such as many editors and databases, refuse the document.",
            "<p>A <foo>word</foo>.</p>",
            "<p>A <term>word</term>.</p>",
            _VALID,
        ),
        "rule-failed": Example(
            "A rule that stops in its midst has neither passed nor failed.",
            '<date when="yesterday"/> <!-- for a rule that says xs:date(@when) -->',
            '<date when="2003-08-08"/>',
            "ISO/IEC 19757-3:2020, Schematron",
        ),
    }
)
"""An example for each code of the table, by its name."""


def explained(name: str) -> tuple[str, ...]:
    """The lines that explain the code `name` beyond what its table says; none where it is not known."""
    example = EXAMPLES.get(name)
    if example is None:
        return ()
    return (
        example.why,
        "",
        "before:",
        f"    {example.before}",
        "after:",
        f"    {example.after}",
        "",
        f"see {example.chapter}",
    )
