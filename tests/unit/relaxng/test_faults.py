"""What is told of a document that is wrong: one cause, one fault, with what would be right; and the way on after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from teiwright import relaxng
from teiwright.relaxng import Allowed, Kind

if TYPE_CHECKING:
    from teiwright.relaxng import Fault

NS = "http://relaxng.org/ns/structure/1.0"
SCHEMA = f"""
<grammar xmlns="{NS}" ns="urn:book" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><ref name="book"/></start>
  <define name="book">
    <element name="book">
      <attribute name="year"><data type="gYear"/></attribute>
      <optional><attribute name="kind"><choice><value>novel</value><value>poem</value></choice></attribute></optional>
      <ref name="head"/><ref name="body"/><optional><ref name="back"/></optional>
    </element>
  </define>
  <define name="head"><element name="head"><element name="title"><text/></element>
    <zeroOrMore><element name="author"><text/></element></zeroOrMore></element></define>
  <define name="body"><element name="body"><oneOrMore><choice><ref name="p"/><ref name="list"/></choice></oneOrMore></element>
  </define>
  <define name="back"><element name="back"><zeroOrMore><ref name="p"/></zeroOrMore></element></define>
  <define name="p"><element name="p"><mixed><zeroOrMore><element name="hi"><text/></element></zeroOrMore></mixed></element>
  </define>
  <define name="list"><element name="list"><oneOrMore><element name="item"><data type="int"/></element></oneOrMore></element>
  </define>
</grammar>
"""
HEAD = "<head><title/></head>"
BODY = "<body><p/></body>"


@pytest.fixture(scope="module")
def book() -> relaxng.Grammar:
    return relaxng.compile_bytes(SCHEMA.encode(), "book.rng")


def told(book: relaxng.Grammar, inner: str, attributes: str = 'year="1999"') -> list[Fault]:
    """The faults of a book."""
    return list(book.validate(etree.fromstring(f'<book xmlns="urn:book" {attributes}>{inner}</book>')))


def one(faults: list[Fault]) -> Fault:
    """The only fault."""
    (fault,) = faults
    return fault


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


def names(fault: Fault) -> dict[str, bool]:
    """What was expected, and whether it is required."""
    return {local(item.name): item.required for item in fault.expected}


def test_a_valid_document_has_no_fault(book: relaxng.Grammar) -> None:
    assert told(book, f"{HEAD}\n<!-- c -->{BODY}<back/>") == []


def test_an_unknown_element_is_told_with_what_could_be_there(book: relaxng.Grammar) -> None:
    fault = one(told(book, f"{HEAD}<body><p/><para>text<hi/></para></body>"))
    assert (fault.kind, local(fault.name)) == (Kind.ELEMENT_UNKNOWN, "para")
    assert fault.element.tag == "{urn:book}para"
    assert names(fault) == {"p": False, "list": False}


def test_an_unknown_element_may_stand_for_what_is_missing(book: relaxng.Grammar) -> None:
    assert one(told(book, f"<haed><title/></haed>{BODY}")).kind is Kind.ELEMENT_UNKNOWN


@pytest.mark.parametrize(
    ("inner", "missing"),
    [
        ("<foo/><head><title/></head>", "body"),
        ("<foo/><body><p/></body>", ""),
        ("<foo/><back/>", "body"),
        ("<head><title/></head><foo/>", ""),
        ("<head><title/></head><p/>", ""),
        ("<head><title/></head><head><title/></head>", ""),
        ("<body><p/></body><foo/><head><title/></head>", ""),
        ("<back/><head><title/></head>", "body"),
    ],
)
def test_what_is_missing_is_told_though_a_sibling_is_wrong_but_not_what_the_sibling_may_stand_for(
    book: relaxng.Grammar, inner: str, missing: str
) -> None:
    wrong = {Kind.CONTENT_INCOMPLETE, Kind.ELEMENT_TOO_EARLY}
    found = [
        local(item.name) for fault in told(book, inner)[1:] if fault.kind in wrong for item in fault.expected
    ]
    assert found == ([missing] if missing else [])


def test_in_any_order_and_after_many_unknown_siblings_the_way_on_is_found_in_time() -> None:
    names = "".join(f'<element name="e{n}"><empty/></element>' for n in range(60))
    grammar = relaxng.compile_bytes(
        f'<element name="r" xmlns="{NS}"><interleave>{names}</interleave></element>'.encode(), "r.rng"
    )
    faults = list(grammar.validate(etree.fromstring(f"<r>{'<foo/>' * 200}<e1/><e1/></r>")))
    assert {fault.kind for fault in faults} == {Kind.ELEMENT_UNKNOWN, Kind.ELEMENT_UNEXPECTED}


def test_what_is_in_an_unknown_element_is_still_looked_at(book: relaxng.Grammar) -> None:
    faults = told(book, f"{HEAD}<body><p/><para><list/></para></body>")
    assert [fault.kind for fault in faults] == [Kind.ELEMENT_UNKNOWN, Kind.CONTENT_INCOMPLETE]


def test_a_foreign_vocabulary_is_one_fault(book: relaxng.Grammar) -> None:
    faults = told(book, f'{HEAD}<body><p/><math xmlns="urn:m"><row><cell a=""/></row></math></body>')
    assert one(faults).kind is Kind.ELEMENT_UNKNOWN


def test_an_element_in_the_wrong_namespace_is_one_fault(book: relaxng.Grammar) -> None:
    faults = list(book.validate(etree.fromstring(f"<book>{HEAD}<body/></book>")))
    fault = one(faults)
    assert fault.kind is Kind.ELEMENT_NAMESPACE
    assert [item.name for item in fault.expected] == ["{urn:book}book"]
    fault = one(told(book, f'<head xmlns="urn:other"><title/></head>{BODY}'))
    assert (fault.kind, fault.name) == (Kind.ELEMENT_NAMESPACE, "{urn:other}head")


def test_a_known_element_in_the_wrong_place_is_judged_by_its_own_rule(book: relaxng.Grammar) -> None:
    faults = told(book, f"{HEAD}<body><p><list><item>x</item></list></p></body>")
    assert [fault.kind for fault in faults] == [Kind.ELEMENT_UNEXPECTED, Kind.TEXT_VALUE]
    assert names(faults[0]) == {"hi": False, "text": False}


def test_an_element_that_is_not_allowed_is_told_with_where_it_may_stand(book: relaxng.Grammar) -> None:
    faults = told(book, f"{HEAD}<body><p><list><item>1</item></list></p></body>")
    assert [local(parent) for parent in one(faults).parents] == ["body"]
    assert one(told(book, f"{HEAD}<body><p/></body>{BODY}")).parents == ()
    assert one(list(book.validate(etree.fromstring('<p xmlns="urn:book"/>')))).parents == ()


def test_an_element_whose_predecessor_is_missing_is_told_so(book: relaxng.Grammar) -> None:
    fault = one(told(book, BODY))
    assert (fault.kind, local(fault.name)) == (Kind.ELEMENT_TOO_EARLY, "body")
    assert names(fault) == {"head": True}


def test_elements_in_the_wrong_order_are_one_fault(book: relaxng.Grammar) -> None:
    fault = one(told(book, f"{BODY}{HEAD}"))
    assert (fault.kind, local(fault.name)) == (Kind.ELEMENT_UNEXPECTED, "body")


def test_an_element_too_many_is_one_fault(book: relaxng.Grammar) -> None:
    fault = one(told(book, f"{HEAD}{HEAD}{BODY}"))
    assert (fault.kind, names(fault)) == (Kind.ELEMENT_UNEXPECTED, {"body": True})


def test_missing_content_is_told_at_the_element_that_lacks_it(book: relaxng.Grammar) -> None:
    fault = one(told(book, f"{HEAD}"))
    assert (fault.kind, local(fault.name), names(fault)) == (Kind.CONTENT_INCOMPLETE, "book", {"body": True})
    fault = one(told(book, f"<head/>{BODY}"))
    assert (fault.kind, local(fault.name), names(fault)) == (Kind.CONTENT_INCOMPLETE, "head", {"title": True})
    fault = one(told(book, f"{HEAD}<body></body>"))
    assert names(fault) == {"p": False, "list": False}


def test_stray_text_is_told_once_for_an_element(book: relaxng.Grammar) -> None:
    fault = one(told(book, f"{HEAD}<body>a<p/>b<!-- c -->d<p/>e</body>"))
    assert (fault.kind, local(fault.name), fault.value) == (Kind.TEXT_UNEXPECTED, "body", "a")
    fault = one(told(book, f"{HEAD}<body><p/> <!-- c -->d</body>"))
    assert (fault.kind, local(fault.name), fault.value) == (Kind.TEXT_UNEXPECTED, "body", "d")


def test_a_wrong_text_is_told_with_its_datatype(book: relaxng.Grammar) -> None:
    fault = one(told(book, f"{HEAD}<body><list><item>one</item></list></body>"))
    assert (fault.kind, fault.value) == (Kind.TEXT_VALUE, "one")
    assert [(item.kind, item.name) for item in fault.expected] == [(Allowed.DATATYPE, "int")]


def test_an_attribute_that_is_missing_wrong_or_not_allowed_is_told(book: relaxng.Grammar) -> None:
    fault = one(told(book, HEAD + BODY, ""))
    assert (fault.kind, names(fault)) == (Kind.ATTRIBUTE_MISSING, {"year": True})
    fault = one(told(book, HEAD + BODY, 'year="1999" kind="drama"'))
    assert (fault.kind, fault.attribute, fault.value) == (Kind.ATTRIBUTE_VALUE, "kind", "drama")
    assert [item.name for item in fault.expected] == ["novel", "poem"]
    fault = one(told(book, HEAD + BODY, 'year="1999" colour="red"'))
    assert (fault.kind, fault.attribute) == (Kind.ATTRIBUTE_UNEXPECTED, "colour")
    assert names(fault) == {"year": True, "kind": False}


def test_a_misspelled_attribute_is_not_missing_as_well(book: relaxng.Grammar) -> None:
    assert one(told(book, HEAD + BODY, 'yaer="1999"')).kind is Kind.ATTRIBUTE_UNEXPECTED


def test_all_faults_of_a_document_are_told_in_its_order(book: relaxng.Grammar) -> None:
    faults = told(
        book, "<head><title/><p/></head><body><p b=''/><list><item>x</item></list></body><q/>", "year='x'"
    )
    assert [fault.kind for fault in faults] == [
        Kind.ATTRIBUTE_VALUE,
        Kind.ELEMENT_UNEXPECTED,
        Kind.ATTRIBUTE_UNEXPECTED,
        Kind.TEXT_VALUE,
        Kind.ELEMENT_UNKNOWN,
    ]


def test_the_tree_is_left_as_it_was_and_a_second_look_says_the_same(book: relaxng.Grammar) -> None:
    root = etree.fromstring(f'<book xmlns="urn:book" a="">x{HEAD}<q/></book>')
    before = etree.tostring(root)
    first = [(fault.kind, fault.element, fault.expected) for fault in book.validate(root)]
    assert first == [(fault.kind, fault.element, fault.expected) for fault in book.validate(root)]
    assert etree.tostring(root) == before


def test_a_part_of_a_document_is_validated_without_what_follows_it() -> None:
    grammar = relaxng.compile_bytes(f'<element name="p" xmlns="{NS}"><text/></element>'.encode(), "p.rng")
    root = etree.fromstring("<r><p>a</p>tail<q/></r>")
    assert grammar.valid(root[0])


def test_what_is_allowed_can_be_asked_by_name(book: relaxng.Grammar) -> None:
    assert "{urn:book}hi" in book.elements()
    children = book.allowed_children("{urn:book}p")
    assert {local(item.name) for item in children} == {"hi", "text"}
    attributes = {item.name: item.required for item in book.allowed_attributes("{urn:book}book")}
    assert attributes == {"year": True, "kind": False}
    assert [item.name for item in book.allowed_values("{urn:book}book", "kind")] == ["novel", "poem"]
    assert book.allowed_values("{urn:book}book", "none") == ()
    assert book.allowed_children("none") == ()
