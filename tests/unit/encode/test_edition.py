"""The edition as a whole: the characters of the source, the elements of the profile, the same bytes each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright import blocks, xml
from teiwright.errors import RecipeError, SourceError
from teiwright.model import XML_ID, Document, tei
from teiwright.recipe import CitationFix, Correction
from teiwright.source import from_bytes
from teiwright.withhold import stream
from unit.encode.factory import PLAIN, encoded, small_recipe

if TYPE_CHECKING:
    from lxml import etree

PLACES = {"t": "http://www.tei-c.org/ns/1.0"}


def all_of(document: Document, path: str) -> list[etree._Element]:
    found = document.root.xpath(path, namespaces=PLACES)
    assert isinstance(found, list)
    return found


def words(element: etree._Element) -> str:
    return "".join(element.itertext())


def test_the_text_of_an_edition_is_its_source() -> None:
    assert stream(encoded(PLAIN)) == blocks.stream(from_bytes(PLAIN.encode(), "small.txt"))


PIECES = st.sampled_from(
    ["Ada Weir", "FOR", "Bonn", "in 1990", "on 8 May 2003", "'old'", "'so (Brook, 1990)'", "(Brook, 1990, p. 3)", "*new*",
     "(FOR) and", "the Friends of the River (FOR)", "[...]", "x'", '"', "**b *c* d**", "(cf. Weir, 1991;", "1990–91", "é𝔸", "<&>"]
)  # fmt: skip
LINES = st.tuples(
    st.sampled_from(["", "# ", "## ", "- ", "> ", "- (1) ", "1. "]), st.lists(PIECES, min_size=1, max_size=8)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6), st.sampled_from(["x.md", "x.txt"]))
def test_no_character_changes_whatever_is_tagged(lines: list[tuple[str, list[str]]], name: str) -> None:
    text = "\n\n".join(lead + " ".join(pieces) for lead, pieces in lines)
    assert stream(encoded(text, name=name)) == blocks.stream(from_bytes(text.encode(), name))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert xml.serialise(encoded(PLAIN)) == xml.serialise(encoded(PLAIN))


def test_divisions_nest_by_level_and_are_numbered() -> None:
    numbers = [d.get("n") for d in all_of(encoded(PLAIN), "//t:body//t:div[@type='section']")]
    assert numbers == ["1", "2", "2.1", "2.2", "3"]


def test_paragraphs_are_counted_through_the_text() -> None:
    ids = [p.get(XML_ID) for p in all_of(encoded(PLAIN), "//t:text//t:p")]
    assert ids == [f"p{n}" for n in range(1, len(ids) + 1)]


def test_an_item_holds_its_continuation_and_a_run_in_head() -> None:
    (first, *_) = all_of(encoded(PLAIN), "//t:item")
    assert [words(p)[:10] for p in first.iterchildren(tei("p"))] == ["(1) The ri", "It will be"]
    assert [words(label) for label in first.iter(tei("label"))] == ["The river is old"]


def test_numbers_that_begin_anew_begin_a_list() -> None:
    document = encoded("# T\n\n- One.\n- Two.\n\n1. First.\n2. Second.\n", name="x.md")
    found = [(each.get("rend"), len(each)) for each in all_of(document, "//t:body//t:list")]
    assert found == [("bulleted", 2), ("numbered", 2)]


def test_a_block_quotation_stands_in_a_cit_with_its_source() -> None:
    (quote,) = all_of(encoded(PLAIN), "//t:cit/t:quote[@rend='block']")
    assert quote.get("source") == "#brook1990"
    assert [words(b) for b in all_of(encoded(PLAIN), "//t:cit/t:bibl")] == ["(Brook, 1990, p. 3)"]


def test_interviews_have_a_list_of_their_own() -> None:
    lists = all_of(encoded(PLAIN), "//t:back//t:listBibl")
    assert [(b.get("type"), len(b)) for b in lists] == [("interviews", 1), (None, 1)]


def test_each_entry_is_printed_in_back_and_parsed_in_stand_off() -> None:
    document = encoded(PLAIN)
    keys = [b.get(XML_ID) for b in all_of(document, "//t:back//t:listBibl/t:bibl")]
    parsed = [(b.get(XML_ID), b.get("corresp")) for b in all_of(document, "//t:standOff//t:biblStruct")]
    assert parsed == [(f"{k}.struct", f"#{k}") for k in keys]


def test_a_definition_joins_the_short_form_to_the_long_one() -> None:
    document = encoded("T\n\nThe Friends of the River (FOR) met with old river mills (ORMs) there.")
    ids = {e.get(XML_ID): words(e) for e in all_of(document, "//t:text//*[@xml:id]")}
    pairs = [(words(a), ids[a.get("corresp", "")[1:]]) for a in all_of(document, "//t:text//t:abbr")]
    assert pairs == [("FOR", "Friends of the River"), ("ORMs", "old river mills")]
    listed = [(words(c[0]), words(c[1])) for c in all_of(document, "//t:standOff//t:choice")]
    assert listed == pairs


def test_what_a_rule_decided_names_the_rule_and_what_the_recipe_decided_the_editor() -> None:
    text = "T\n\nBonn grew (Brook, 1990).\n\nBibliography\n\n- Reed, D. (1991) W, Bonn: M.\n"
    document = encoded(text, small_recipe(citations=(CitationFix("Brook, 1990", "reed1991"),)))
    assert [p.get("resp") for p in all_of(document, "//t:p/t:placeName")] == ["#teiwright"]
    assert [(r.get("target"), r.get("resp")) for r in all_of(document, "//t:p/t:ref")] == [
        ("#reed1991", "#editor")
    ]


def test_a_citation_fix_for_nothing_is_refused() -> None:
    with pytest.raises(RecipeError, match='"Brook, 1991" is cited nowhere'):
        encoded("T\n\nText.", small_recipe(citations=(CitationFix("Brook, 1991"),)))


def test_a_correction_prints_both_readings_and_keeps_the_source() -> None:
    text = "T\n\nThe oold mill stood by the oold road."
    document = encoded(text, small_recipe(corrections=(Correction("oold", "old", "oold mill"),)))
    assert [(words(c[0]), words(c[1])) for c in all_of(document, "//t:choice")] == [("oold", "old")]
    assert stream(document) == blocks.stream(from_bytes(text.encode(), "x.txt"))


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        (Correction("oold", "old"), '"oold" occurs nowhere'),
        (Correction("oold", "old", "the mill"), 'does not hold "oold"'),
    ],
)
def test_a_correction_of_nothing_is_refused(correction: Correction, message: str) -> None:
    with pytest.raises(RecipeError, match=message):
        encoded("T\n\nThe mill stood there.", small_recipe(corrections=(correction,)))


def test_a_page_break_in_a_sentence_is_a_pb_in_one_paragraph() -> None:
    (paragraph,) = all_of(encoded("T\n\nIt was carried\n\nover the river."), "//t:body//t:p")
    (pb,) = paragraph.iter(tei("pb"))
    assert (paragraph.text, pb.tail) == ("It was carried\n", "over the river.")


def test_a_note_stands_at_its_mark_and_a_second_mark_points_to_it() -> None:
    document = encoded("# T\n\nOne[^1] two[^1].\n\n[^1]: A note.\n", name="x.md")
    (note,) = all_of(document, "//t:p/t:note[@place='foot'][@n='1']")
    assert words(note) == "A note."
    assert [p.get("target") for p in all_of(document, "//t:p/t:ptr")] == ["#note1"]


def test_brackets_in_a_quotation_are_the_quoter_s() -> None:
    document = encoded("T\n\nIt 'rose [...] and [then] fell' (Brook, 1990) [here].")
    assert [words(e) for e in all_of(document, "//t:quote/t:ellipsis/t:metamark")] == ["[...]"]
    assert [words(e) for e in all_of(document, "//t:supplied")] == ["[then]"]


def test_tags_are_counted() -> None:
    document = encoded(PLAIN)
    counted = {u.get("gi"): u.get("occurs") for u in all_of(document, "//t:tagUsage")}
    assert counted["p"] == str(len(all_of(document, "//t:text//t:p")))
    assert counted["text"] == "1"


def test_a_source_other_than_the_recipe_s_is_refused() -> None:
    recipe = small_recipe()
    facts = type(recipe.source)(rights="x", sha256="0" * 64)
    other = type(recipe)(recipe.uri, recipe.edition, facts)
    with pytest.raises(SourceError, match="review the recipe"):
        encoded("T\n\nText.", other)
