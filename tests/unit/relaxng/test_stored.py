"""A grammar made of its plain data is the grammar that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import relaxng, resources
from teiwright.xml import parse

if TYPE_CHECKING:
    from pathlib import Path

HEAD = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
)
EVERY_KIND = f"""{HEAD}
<start><ref name="a"/></start>
<define name="a"><element name="a">
  <optional><attribute name="id"><data type="ID"/></attribute></optional>
  <zeroOrMore><attribute><nsName ns="urn:x"/><text/></attribute></zeroOrMore>
  <interleave>
    <zeroOrMore><element name="b"><choice><value>x</value><value type="integer">1</value></choice></element></zeroOrMore>
    <optional><element name="c"><list><oneOrMore><data type="integer"><param name="minInclusive">3</param>
      <except><value type="integer">5</value></except></data></oneOrMore></list></element></optional>
  </interleave>
  <group><optional><ref name="any"/></optional><optional><ref name="a"/></optional></group>
</element></define>
<define name="any"><element><anyName><except><choice><name>a</name><name>b</name><name>c</name><nsName ns="urn:y"/></choice>
  </except></anyName><mixed><zeroOrMore><ref name="a"/></zeroOrMore></mixed></element></define>
</grammar>"""
DOCUMENTS = (
    "<a/>",
    '<a id="i"><b>x</b><c>3 4</c><b> 01</b><d>text<a id="j"/></d><a/></a>',
    '<a id="i" xmlns:x="urn:x" x:n="1"><b>y</b><c>2 5</c><d><a id="i"/></d></a>',
    '<a z=""><e xmlns="urn:y"/><c/></a>',
    "<b/>",
)


def _told(grammar: relaxng.Grammar, document: str) -> list[tuple[object, ...]]:
    faults = grammar.validate(parse(document.encode(), "made.xml").root)
    return [(each.kind, each.name, each.attribute, each.value, each.expected) for each in faults]


def _file(tmp_path: Path, text: str, name: str = "schema.rng") -> Path:
    path = tmp_path / name
    path.write_text(text)
    return path


def _again(grammar: relaxng.Grammar) -> relaxng.Grammar:
    made = relaxng.restored(grammar.stored() or "")
    assert made is not None
    return made


def test_a_grammar_of_every_kind_of_pattern_says_the_same_when_it_is_made_again(tmp_path: Path) -> None:
    grammar = relaxng.compile(_file(tmp_path, EVERY_KIND))
    made = _again(grammar)
    assert [_told(made, each) for each in DOCUMENTS] == [_told(grammar, each) for each in DOCUMENTS]
    assert [bool(_told(made, each)) for each in DOCUMENTS] == [False, False, True, True, True]
    assert (made.files, made.digest, made.id_faults) == (grammar.files, grammar.digest, grammar.id_faults)
    assert made.stored() == grammar.stored()


def test_the_profile_is_the_same_when_it_is_made_again() -> None:
    grammar = relaxng.compile(resources.schema("teiwright.rng"))
    made = _again(grammar)
    assert made.stored() == grammar.stored()
    assert made.elements() == grammar.elements()
    for tag in grammar.elements():
        assert made.allowed_children(tag) == grammar.allowed_children(tag)
        assert made.allowed_attributes(tag) == grammar.allowed_attributes(tag)


@pytest.mark.parametrize("name", ["schema.rng", "part.rng"])
def test_a_grammar_is_not_made_of_files_that_have_changed(tmp_path: Path, name: str) -> None:
    part = f'{HEAD}<define name="b"><element name="b"><empty/></element></define></grammar>'
    whole = f'{HEAD}<include href="part.rng"/><start><ref name="b"/></start></grammar>'
    _file(tmp_path, part, "part.rng")
    stored = relaxng.compile(_file(tmp_path, whole)).stored() or ""
    assert relaxng.restored(stored) is not None
    path = tmp_path / name
    path.write_text(path.read_text() + " ")
    assert relaxng.restored(stored) is None
    path.unlink()
    assert relaxng.restored(stored) is None


def test_a_value_that_depends_on_the_prefixes_of_the_schema_is_not_kept(tmp_path: Path) -> None:
    text = f'{HEAD}<start><element name="a"><attribute name="n"><value type="QName" ns="urn:x">b</value></attribute></element>'
    assert relaxng.compile(_file(tmp_path, f"{text}</start></grammar>")).stored() is None
