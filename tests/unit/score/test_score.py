"""One encoding measured against another; the sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from teiwright import xml
from teiwright.score import Fault, Figures, Kind, Report, compare, page, read

SHAPE = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{body}</body>'
    "<back><listBibl>{entries}</listBibl></back></text></TEI>"
)
ENTRIES = (
    '<bibl xml:id="{a}">Brook, C. Waters. 1990.</bibl><bibl xml:id="{b}">Weir, A. Mills of Bonn. 2001.</bibl>'
)


def compared(gold: str, predicted: str, ids: tuple[str, str] = ("a", "b")) -> Report:
    """The report for two bodies; the entries of the second have other ids."""
    ours = SHAPE.format(body=gold, entries=ENTRIES.format(a="a", b="b"))
    theirs = SHAPE.format(body=predicted, entries=ENTRIES.format(a=ids[0], b=ids[1]))
    return compare(read(xml.parse(ours.encode(), "gold.xml")), read(xml.parse(theirs.encode(), "other.xml")))


def figures(report: Report, kind: Kind) -> Figures:
    return next(each for each in report.figures if each.kind is kind)


BODY = '<head>On Mills</head><p><persName ref="#w">Ada Weir</persName> left <placeName ref="#bonn">Bonn</placeName> (<ref type="bibl" target="#a">Brook 1990, 3</ref>).</p>'


def test_an_encoding_agrees_with_itself() -> None:
    report = compared(BODY, BODY)
    assert report.same_text
    assert report.differences == ()
    for each in report.figures:
        assert (each.strict_f1, each.relaxed_f1, each.linked_f1 in {1.0, None}) == (1.0, 1.0, True)


def test_white_space_and_punctuation_do_not_matter() -> None:
    other = BODY.replace("<p>", "<p>\n  ").replace("Ada Weir", "Ada\nWeir,").replace("(", "[")
    assert compared(BODY, other).differences == ()


def test_other_boundaries_are_relaxed_and_not_strict() -> None:
    report = compared(BODY, BODY.replace("Ada Weir</persName>", "Ada</persName> Weir"))
    person = figures(report, Kind.PERSON)
    assert (person.strict, person.relaxed, person.strict_f1, person.relaxed_f1) == (0, 1, 0.0, 1.0)
    assert [(d.fault, d.gold, d.predicted) for d in report.differences] == [
        (Fault.BOUNDARY, "Ada Weir", "Ada")
    ]


def test_a_missed_span_and_an_extra_one_are_told_with_their_context() -> None:
    other = BODY.replace('<placeName ref="#bonn">Bonn</placeName>', "Bonn").replace(
        "left", '<orgName ref="#x">left</orgName>'
    )
    report = compared(BODY, other)
    assert [(d.fault, d.kind, d.gold or d.predicted) for d in report.differences] == [
        (Fault.EXTRA, Kind.ORGANIZATION, "left"),
        (Fault.MISSED, Kind.PLACE, "Bonn"),
    ]
    assert "Ada Weir left Bonn" in report.differences[1].context
    assert figures(report, Kind.PLACE).recall == 0
    assert figures(report, Kind.ORGANIZATION).precision == 0


def test_a_type_taken_for_another_is_a_confusion() -> None:
    report = compared(BODY, BODY.replace("placeName", "orgName"))
    assert report.confusion[Kind.PLACE, Kind.ORGANIZATION] == 1
    missed = next(d for d in report.differences if d.fault is Fault.MISSED)
    assert missed.other == "organization"


def test_a_citation_is_linked_by_the_words_of_its_entry_and_not_by_its_id() -> None:
    assert figures(compared(BODY, BODY.replace("#a", "#x"), ("x", "y")), Kind.CITATION).linked_f1 == 1
    wrong = compared(BODY, BODY.replace("#a", "#y"), ("x", "y"))
    assert figures(wrong, Kind.CITATION).linked_f1 == 0
    assert [(d.fault, d.other) for d in wrong.differences] == [(Fault.LINK, "a → y")]


def test_two_persons_taken_for_one_are_a_wrong_link() -> None:
    two = '<p><persName ref="#w">Weir</persName> <persName ref="#w">Weir</persName> <persName ref="#b">Brook</persName></p>'
    one = two.replace('"#b"', '"#w"')
    person = figures(compared(two, one), Kind.PERSON)
    assert (person.linkable, person.linked) == (3, 2)


def test_a_note_may_stand_anywhere() -> None:
    at_place = "<p>The mill<note><p>See <date>1990</date>.</p></note> is old.</p>"
    behind = "<p>The mill is old.</p><note><p>See <date>1990</date>.</p></note>"
    report = compared(at_place, behind)
    assert report.same_text
    assert report.differences == ()


def test_typed_names_count_as_the_elements_that_tei_has_for_them() -> None:
    other = BODY.replace('<persName ref="#w">Ada Weir</persName>', '<rs type="person" key="w">Ada Weir</rs>')
    assert compared(BODY, other).differences == ()


def test_texts_that_differ_are_aligned_by_words() -> None:
    other = BODY.replace("left", "then at last left").replace("</p>", " Nobody knows why.</p>")
    report = compared(BODY, other)
    assert not report.same_text
    assert [d.fault for d in report.differences] == []


def test_a_span_that_the_gold_text_lacks_is_unplaced() -> None:
    report = compared(BODY, BODY + "<p><date>tomorrow</date></p>")
    assert (report.unplaced, report.differences) == (1, ())


@given(st.lists(st.sampled_from(["Bonn", "Weir", "mill", "x<hi>y</hi>z"]), max_size=12), st.data())
def test_f1_is_between_0_and_1_and_1_only_without_a_difference(words: list[str], data: st.DataObject) -> None:
    def body() -> str:
        tagged = [f"<placeName>{w}</placeName>" if data.draw(st.booleans()) else w for w in words]
        return f"<p>{' '.join(tagged)}</p>"

    report = compared(body(), body())
    for each in report.figures:
        assert 0 <= each.strict_f1 <= each.relaxed_f1 <= 1
    assert (not report.differences) == all(each.strict_f1 == 1 for each in report.figures)


def test_the_page_escapes_and_names_every_difference() -> None:
    gold = BODY.replace("Bonn", "B&lt;script&gt;n")
    report = compared(gold, gold.replace("placeName", "orgName"))
    found = html.fromstring(page(report))
    assert not found.xpath("//script")
    assert [e.text_content() for e in found.xpath("//summary")] == [
        "Extra: organization (1)",
        "Missed: place (1)",
    ]
    assert {e.text_content() for e in found.xpath("//mark")} == {"B<script>n"}


def test_the_page_says_so_where_nothing_differs() -> None:
    assert b"There are none." in page(compared(BODY, BODY))


@pytest.mark.parametrize("body", ["", "<p/>"])
def test_an_empty_text_has_no_figures(body: str) -> None:
    assert compared(body, body).figures == ()
