"""What a withheld edition keeps, says of itself, and refuses."""

from __future__ import annotations

import hashlib

import pytest
from lxml import etree

from teiwright import resources, source, xml
from teiwright.errors import SourceError, WithholdError
from teiwright.model import TEI_NS, XML_ID, Document, Source, tei
from teiwright.withhold import Limits, measure, restore, stream, withhold

SHELL = """<TEI xmlns="{ns}"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>{more}</fileDesc></teiHeader>\
<text><body>{body}</body></text></TEI>"""


def _edition(body: str, more: str = "") -> Document:
    return xml.parse(SHELL.format(ns=TEI_NS, body=body, more=more).encode(), "e.xml")


def _of(edition: Document) -> Source:
    return source.from_bytes(stream(edition).encode(), "s.txt")


def _itself(edition: Document) -> Source:
    return source.from_bytes(xml.serialise(edition), "e.xml")


def _inner(document: Document, xml_id: str) -> str:
    found = next(e for e in document.root.iter("{*}*") if e.get(XML_ID) == xml_id)
    return etree.tostring(found, encoding="unicode", with_tail=False).replace(f' xmlns="{TEI_NS}"', "")


def test_mentions_stay_and_prose_becomes_gaps(edition: Document, text: Source) -> None:
    assert _inner(withhold(edition, text), "p3") == (
        '<p xml:id="p3"><gap reason="legal" unit="char" quantity="19"/>'
        '<persName ref="#roth">Anna Roth</persName><gap reason="legal" unit="char" quantity="10"/>'
        '<choice><sic><gap reason="legal" unit="char" quantity="3"/></sic><corr>newer</corr></choice>'
        '<gap reason="legal" unit="char" quantity="119"/></p>'
    )


def test_headings_and_the_bibliography_stay(edition: Document, text: Source) -> None:
    withheld = withhold(edition, text)
    assert [head.text for head in withheld.root.iter(tei("head"))] == ["On keeping a harbour", "The books"]
    assert "The keeping of harbours. Lindau." in _inner(withheld, "roth1949")


def test_notes_quotations_and_run_in_heads_are_withheld(edition: Document, text: Source) -> None:
    withheld = xml.serialise(withhold(edition, text)).decode()
    for word in ("cellar", "promise", "First", "weather"):
        assert word not in withheld


def test_a_block_stays_on_its_line(edition: Document, text: Source) -> None:
    assert "\n" not in _inner(withhold(edition, text), "p1")


def test_a_page_break_splits_a_gap_and_its_line_feed_stays() -> None:
    edition = _edition('<p xml:id="p1">ab\n<pb/>cde</p>')
    gaps = [gap.get("quantity") for gap in withhold(edition, _of(edition)).root.iter(tei("gap"))]
    assert gaps == ["2", "3"]
    assert "\n<pb/>" in _inner(withhold(edition, _of(edition)), "p1")


def test_a_gap_counts_code_points() -> None:
    edition = _edition("<p>e\u0301\U0001d54a</p>")
    assert [g.get("quantity") for g in withhold(edition, _of(edition)).root.iter(tei("gap"))] == ["3"]


def test_a_footnote_to_a_heading_is_withheld_and_the_heading_is_not() -> None:
    edition = _edition("<head>Books<note>secret</note></head><p>a</p>")
    assert stream(withhold(edition, _of(edition))) == "Books"


def test_prose_in_front_and_back_is_withheld_and_entries_are_not() -> None:
    body = "</body><back><p>secret</p><listBibl><bibl>Roth 1949</bibl></listBibl></back></text></TEI>"
    shell = SHELL.format(ns=TEI_NS, body="<p>a</p>", more="")
    edition = xml.parse(shell.replace("</body></text></TEI>", body).encode(), "e.xml")
    assert stream(withhold(edition, _of(edition))) == "Roth 1949"


def test_the_header_tells_the_method_the_terms_and_the_source(edition: Document, text: Source) -> None:
    header = withhold(edition, text).root[0]
    sampling = header.find(f".//{tei('samplingDecl')}/{tei('p')}")
    availability = header.find(f".//{tei('availability')}")
    sums = [idno.text for idno in header.iter(tei("idno")) if idno.get("type") == "sha256"]
    assert sampling is not None
    assert "deletion and retention" in (sampling.text or "")
    assert availability is not None
    assert availability.get("status") == "restricted"
    assert next(p.text for p in availability) == "For tests."
    assert sums == [text.sha256]


def test_the_sha256_is_added_where_the_header_has_none() -> None:
    edition = _edition(
        "<p>a</p>", "<publicationStmt><p>U</p></publicationStmt><sourceDesc><p>S</p></sourceDesc>"
    )
    header = withhold(edition, _of(edition)).root[0]
    assert [i.text for i in header.iter(tei("idno"))] == [hashlib.sha256(b"a").hexdigest()]


def test_digests_stand_over_units_of_eighty_withheld_letters(edition: Document, text: Source) -> None:
    withheld = withhold(edition, text)
    items = {item.get("corresp"): item.text for item in withheld.root[-1].iter(tei("item"))}
    assert list(items) == ["#harbour", "#p1", "#p2", "#p3", "#p5", "#p6"]
    quoted = "".join(next(p for p in edition.root.iter(tei("p")) if p.get(XML_ID) == "p5").itertext())
    assert items["#p5"] == hashlib.sha256(quoted.encode()).hexdigest()[:32]


@pytest.mark.parametrize(("letters", "count"), [(79, 0), (80, 1)])
def test_seventy_nine_letters_have_no_digest(letters: int, count: int) -> None:
    edition = _edition(f'<p xml:id="p1">{"a" * letters} {"1" * 90}</p>')
    withheld = withhold(edition, _of(edition))
    assert sum(item.get("corresp") == "#p1" for item in withheld.root.iter(tei("item"))) == count


def test_kept_letters_do_not_count_towards_a_digest() -> None:
    edition = _edition(f'<p xml:id="p1">{"a" * 79}<orgName>{"b" * 90}</orgName></p>')
    assert not list(withhold(edition, _of(edition)).root.iter(tei("item")))


def test_a_withheld_edition_is_valid_where_the_full_one_is(edition: Document, text: Source) -> None:
    grammar = etree.RelaxNG(etree.parse(resources.schema("teiwright.rng")))
    grammar.assertValid(edition.tree)
    grammar.assertValid(xml.parse(xml.serialise(withhold(edition, text)), "w.xml").tree)


def test_the_document_given_is_not_changed(edition: Document, text: Source) -> None:
    before = xml.serialise(edition)
    withhold(edition, text)
    assert xml.serialise(edition) == before


def test_another_source_is_refused_with_the_paragraphs_that_differ(edition: Document, text: Source) -> None:
    other = source.from_bytes(text.data.replace(b"the fog", b"the frost"), "other.md")
    with pytest.raises(
        SourceError, match=r"other\.md: is not the source of harbour\.xml: p3 \(line 5\) differs;"
    ):
        withhold(edition, other)


def test_another_tei_file_is_refused_as_the_source(edition: Document) -> None:
    other = source.from_bytes(xml.serialise(edition).replace(b"fog", b"fig"), "other.xml")
    with pytest.raises(SourceError, match="is not the file that"):
        withhold(edition, other)


def test_a_withheld_edition_is_not_withheld_again(edition: Document, text: Source) -> None:
    with pytest.raises(WithholdError, match="withheld already"):
        withhold(withhold(edition, text), text)


def test_a_file_without_a_text_is_refused() -> None:
    document = xml.parse(f'<TEI xmlns="{TEI_NS}"><teiHeader/></TEI>'.encode(), "e.xml")
    with pytest.raises(WithholdError, match="no text"):
        withhold(document, _itself(document))


@pytest.mark.parametrize("header", ["", "<teiHeader/>"])
def test_a_file_without_a_header_is_refused(header: str) -> None:
    document = xml.parse(f'<TEI xmlns="{TEI_NS}">{header}<text><body/></text></TEI>'.encode(), "e.xml")
    with pytest.raises(WithholdError, match=r"no (teiHeader|fileDesc)"):
        withhold(document, _itself(document))


UNRESTORABLE = [
    ("<p>a <!-- one --> b</p>", "comment"),
    ("<p>a <?one?> b</p>", "processing instruction"),
    ('<p n="this is the prose">now this is the prose</p>', "attribute n "),
    ('<p>now <w lemma="be">is</w></p>', "attribute lemma "),
    ("<p>a <choice><sic>teh cat</sic><corr>the cat sat down</corr></choice></p>", "correction of four words"),
]


@pytest.mark.parametrize(("body", "named"), UNRESTORABLE)
def test_what_a_text_cannot_bring_back_is_refused(body: str, named: str) -> None:
    edition = _edition(body)
    with pytest.raises(WithholdError, match=named):
        withhold(edition, _of(edition))


@pytest.mark.parametrize("body", [body for body, _ in UNRESTORABLE])
def test_what_a_text_cannot_bring_back_is_withheld_where_the_source_is_the_file(body: str) -> None:
    edition = _edition(body)
    withheld = withhold(edition, _itself(edition))
    assert stream(withheld) == ""
    inside = withheld.root[1]
    assert not list(inside.iter(etree.Comment, etree.ProcessingInstruction))
    assert {name for e in inside.iter("{*}*") for name in e.keys()} <= {"reason", "unit", "quantity"}  # noqa: SIM118 - an element's keys are its attributes, its items its children


def test_an_attribute_that_only_repeats_a_heading_stays() -> None:
    edition = _edition('<head>On keeping a good harbour</head><p n="On keeping a good harbour">a</p>')
    assert withhold(edition, _of(edition)).root[1][0][1].get("n") == "On keeping a good harbour"


def test_pointers_and_addresses_stay() -> None:
    target = "#a #b #c #d https://example.org/the-second-keeper-began-a-new-book"
    edition = _edition(f'<p>the second keeper began a new book <ptr target="{target}"/>x</p>')
    for origin in (_of(edition), _itself(edition)):
        pointer = next(withhold(edition, origin).root.iter(tei("ptr")))
        assert pointer.get("target") == target


def test_a_header_that_repeats_a_sentence_is_refused() -> None:
    sentence = "and she left out nothing that a stranger would have left out of it"
    edition = _edition(f"<p>{sentence}</p>", f"<notesStmt><note>{sentence}</note></notesStmt>")
    for origin in (_of(edition), _itself(edition)):
        with pytest.raises(WithholdError, match="header, standOff or a comment repeats 12 words"):
            withhold(edition, origin)


def test_a_comment_in_the_header_that_repeats_a_phrase_is_refused() -> None:
    edition = _edition("<p>one two three four</p>", "<!-- one two three four -->")
    with pytest.raises(WithholdError, match="repeats 4 words"):
        withhold(edition, _of(edition))


def test_a_tag_round_a_sentence_is_refused_as_a_mention() -> None:
    edition = _edition(f'<p xml:id="p1">a <orgName>{" ".join(["word"] * 12)}</orgName> b</p>')
    with pytest.raises(
        WithholdError, match="p1 would keep 12 words of running text in a row, and the limit is 11"
    ):
        withhold(edition, _of(edition))
    assert measure(withhold(edition, _of(edition), limit=Limits(longest_run=12))).longest_run == 12


def test_mentions_that_only_a_comma_parts_are_one_run() -> None:
    places = ", ".join(f"<placeName>Place {number}</placeName>" for number in range(6))
    edition = _edition(f'<p xml:id="p1">{places}</p>')
    with pytest.raises(WithholdError, match="12 words"):
        withhold(edition, _of(edition))


def test_a_word_between_mentions_parts_them() -> None:
    edition = _edition('<p xml:id="p1"><placeName>New York</placeName> and <date>1951</date></p>')
    figures = measure(withhold(edition, _of(edition)))
    assert (figures.longest_run, figures.longest_run_in) == (2, "p1")


def test_long_citations_and_headings_are_facts() -> None:
    many = " ".join(["word"] * 20)
    edition = _edition(f'<head>{many}</head><p>a <ref type="bibl">{many}</ref> b</p>')
    assert measure(withhold(edition, _of(edition))).longest_run == 0


CITED = "; ".join(f'<ref type="bibl">Roth and Others 195{year}</ref>' for year in range(4))


def test_a_mention_that_joins_a_sentence_to_many_citations_is_withheld_in_its_element() -> None:
    edition = _edition(f'<p xml:id="p1">a <date when="1951">1951</date> ({CITED})</p>')
    withheld = withhold(edition, _of(edition))
    date = next(withheld.root.iter(tei("date")))
    assert [gap.get("quantity") for gap in date] == ["4"]
    assert date.get("when") == "1951"
    assert measure(withheld).longest_run == 0
    assert xml.serialise(restore(withheld, _of(edition))) == xml.serialise(edition)


def test_a_mention_beside_few_citations_stays() -> None:
    edition = _edition('<p>a <date>1951</date> (<ref type="bibl">Roth 1951</ref>)</p>')
    withheld = withhold(edition, _of(edition))
    assert stream(withheld) == "1951Roth 1951"
    assert measure(withheld).longest_run == 3


def test_mentions_too_short_to_part_a_row_all_go() -> None:
    edition = _edition(f"<p>a <placeName>Lindau</placeName>, <placeName>US</placeName> ({CITED})</p>")
    withheld = withhold(edition, _of(edition))
    assert not any(place.text for place in withheld.root.iter(tei("placeName")))
    assert measure(withheld).longest_run == 0


def test_a_word_before_the_bracket_parts_a_mention_from_citations() -> None:
    edition = _edition(f"<p>a <date>1951</date> (cf. {CITED})</p>")
    assert next(withhold(edition, _of(edition)).root.iter(tei("date"))).text == "1951"


def test_measure_counts_characters_gaps_and_words(edition: Document, text: Source) -> None:
    figures = measure(withhold(edition, text))
    assert figures.withheld + figures.kept == len(stream(edition))
    assert figures.kept == len(stream(withhold(edition, text)))
    assert figures.gaps == 16
    assert (figures.longest_run, figures.longest_run_in) == (2, "p1")
    assert 0.8 < figures.share < 0.9


def test_measure_of_a_full_edition_shows_its_prose(edition: Document) -> None:
    assert measure(edition).longest_run > 30
    assert measure(edition).share == 0
