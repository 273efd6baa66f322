"""Nothing that a document or a schema holds makes the engine crash, hang or fill the memory."""

from __future__ import annotations

import contextlib
import random
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright import relaxng, resources
from teiwright.errors import SchemaError
from teiwright.relaxng import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

NS = "http://relaxng.org/ns/structure/1.0"
SCHEMA = f"""
<grammar xmlns="{NS}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><ref name="x"/></start>
  <define name="x"><element name="x">
    <optional><attribute name="id"><data type="ID"/></attribute></optional>
    <optional><attribute name="n"><data type="token"><param name="pattern">[a-z]+</param></data></attribute></optional>
    <zeroOrMore><choice><ref name="x"/><element name="y"><zeroOrMore><ref name="x"/></zeroOrMore></element></choice>
    </zeroOrMore></element></define>
</grammar>
"""
ANY = f'<element name="x" xmlns="{NS}"><zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element>'
DEEP = 100_000
MANY = 1_000_000
LONGEST = 60.0
"""Seconds within which each must end, on a machine that has other work to do."""


@pytest.fixture(scope="module")
def grammar() -> relaxng.Grammar:
    return relaxng.compile_bytes(SCHEMA.encode(), "x.rng")


@pytest.fixture(autouse=True)
def _in_bounded_time() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < LONGEST


def nested(tag: str, depth: int) -> list[etree._Element]:
    """Elements in each other, all held, since lxml climbs the tree when it lets one go."""
    kept = [etree.Element("x")]
    for _ in range(depth):
        kept.append(etree.SubElement(kept[-1], tag))
    return kept


@pytest.mark.parametrize(("tag", "faults"), [("x", 0), ("y", DEEP - 1), ("unknown", DEEP)])
def test_a_document_of_a_hundred_thousand_levels_is_validated(
    grammar: relaxng.Grammar, tag: str, faults: int
) -> None:
    assert sum(1 for _ in grammar.validate(nested(tag, DEEP)[0])) == faults


def with_attributes(count: int) -> etree._Element:
    """An element with very many attributes, as only a parser without limits makes it."""
    attributes = " ".join([f"a{at:x}=''" for at in range(count)])
    data = f"<x {attributes}/>"
    return etree.fromstring(data, etree.XMLParser(huge_tree=True, collect_ids=False))


def test_a_million_attributes_are_a_million_faults(grammar: relaxng.Grammar) -> None:
    assert sum(1 for _ in grammar.validate(with_attributes(MANY))) == MANY


def test_very_many_attributes_that_are_all_allowed_are_none() -> None:
    assert relaxng.compile_bytes(ANY.encode(), "any.rng").valid(with_attributes(MANY // 10))


def test_values_that_are_never_the_same_fill_no_table(
    grammar: relaxng.Grammar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teiwright.relaxng.automaton.LARGEST", 1_000)
    root = etree.Element("x")
    for at in range(30_000):
        etree.SubElement(root, "x", n="".join(chr(97 + int(digit)) for digit in str(at)), id=f"i{at}")
    assert grammar.valid(root)
    assert grammar._automaton._entries <= 1_000  # noqa: SLF001 - the bound is inside


def test_an_interleave_with_very_many_states_is_bounded() -> None:
    names = [f"e{at}" for at in range(25)]
    parts = "".join(f'<element name="{name}"><empty/></element>' for name in names)
    schema = (
        f'<element name="x" xmlns="{NS}"><zeroOrMore><interleave>{parts}</interleave></zeroOrMore></element>'
    )
    made = relaxng.compile_bytes(schema.encode(), "x.rng")
    chance = random.Random(1)  # noqa: S311 - documents, not secrets
    root = etree.Element("x")
    for _ in range(300):
        for name in chance.sample(names, len(names)):
            etree.SubElement(root, name)
    assert made.valid(root)


def test_text_as_long_as_it_likes_is_looked_at_once(grammar: relaxng.Grammar) -> None:
    root = etree.Element("x", n="a" * 5_000_000)
    root.text = " " * 5_000_000
    assert grammar.valid(root)
    root.set("n", "a" * 5_000_000 + "1")
    assert [fault.kind for fault in grammar.validate(root)] == [Kind.ATTRIBUTE_VALUE]


PROFILE = resources.schema("teiwright.rng").read_bytes()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(PROFILE) - 1), st.binary(max_size=8), st.integers(0, 40))
def test_a_schema_with_bytes_changed_is_taken_or_refused_in_a_sentence(
    at: int, new: bytes, gone: int
) -> None:
    changed = PROFILE[:at] + new + PROFILE[at + gone :]
    with contextlib.suppress(SchemaError):  # anything else is a crash
        relaxng.compile_bytes(changed, "changed.rng")


Tree = tuple[str, dict[str, str], str | None, str | None, list[Any]]
"""Tag, attributes, text, tail and children."""

TAGS = st.sampled_from(["x", "y", "z", "{urn:q}x", "{urn:q}y"])
TEXTS = st.none() | st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]), max_size=5)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["id", "n", "m", "{urn:q}n"]), TEXTS.map(lambda text: text or "")
)
CHILDREN: st.SearchStrategy[Any] = st.recursive(
    st.tuples(TAGS, ATTRIBUTES, TEXTS, TEXTS, st.just([])),
    lambda inner: st.tuples(TAGS, ATTRIBUTES, TEXTS, TEXTS, st.lists(inner, max_size=4)),
    max_leaves=12,
)


def grown(told: Tree) -> etree._Element:
    """An element as hypothesis has told it."""
    tag, attributes, text, tail, children = told
    node = etree.Element(tag, attributes)
    node.text, node.tail = text, tail
    for child in children:
        node.append(grown(child))
        node.append(etree.Comment("c"))
    return node


OTHER = etree.RelaxNG(etree.fromstring(SCHEMA))
PARSER = etree.XMLParser(collect_ids=False)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHILDREN)
def test_any_tree_is_validated_and_the_verdict_is_that_of_lxml(told: Tree) -> None:
    root = grown(told)
    root.tail = None
    grammar = relaxng.compile_bytes(SCHEMA.encode(), "x.rng")
    faults = [fault for fault in grammar.validate(root) if fault.kind is not Kind.ID_DUPLICATE]
    assert bool(faults) != OTHER.validate(etree.fromstring(etree.tostring(root), PARSER))
    assert all(fault.element.getroottree().getroot() is root for fault in faults)
