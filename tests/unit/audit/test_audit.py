"""The citations of an edition against its bibliography: what is wrong is found, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import xml
from teiwright.audit import audit
from teiwright.model import Document, Severity

if TYPE_CHECKING:
    from pathlib import Path

HARVEY = (
    '<bibl xml:id="harvey2004"><author>Harvey, D.</author> (<date>2004</date>) <title>The New</title>.</bibl>'
)
KLEIN = '<bibl xml:id="klein2007"><author>Klein, N.</author> (<date>2007</date>) <title>Shock</title>.</bibl>'
PAIR = (
    '<bibl xml:id="balibar2004"><author>Balibar, E.</author> and <author>Swenson, J.</author> (<date>2004</date>) '
    "<title>We</title>.</bibl>"
)
CAMP = '<bibl xml:id="camp2003"><author>Antiracist Border Camp</author> (<date>2003</date>) <title>IOM</title>.</bibl>'
KANAK = (
    '<bibl xml:id="kanak2004"><author>Kanak, A.</author> (<date>2004</date>) <title>Autonomy</title>.</bibl>'
)
IOM_A = '<bibl xml:id="iom2009a"><author>IOM</author> (<date>2009a</date>) <title>One</title>.</bibl>'
IOM_B = '<bibl xml:id="iom2009b"><author>IOM</author> (<date>2009b</date>) <title>Two</title>.</bibl>'
UNHCR = '<bibl xml:id="unhcr" type="interview">UNHCR staff (05.10.2009): Personal interview, 05.10.2009, Geneva.</bibl>'
STAFF = "".join(
    f'<bibl xml:id="iom-{day}" type="interview">Interview IOM staff ({day}.10.2009): Interview, {day}.10.2009.</bibl>'
    for day in ("02", "06", "08")
)


SHAPE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="small">
<teiHeader/>
<text>
<body><div type="chapter">{body}</div></body>
<back><div type="bibliography"><head>References</head><listBibl>{entries}</listBibl></div></back>
</text>
<standOff>{stand_off}</standOff>
</TEI>"""


def edition(body: str, entries: str = "", stand_off: str = "") -> Document:
    """An edition with these blocks, these entries and this `standOff`."""
    return xml.parse(SHAPE.format(body=body, entries=entries, stand_off=stand_off).encode(), "small.xml")


def cite(text: str, target: str = "", *, interview: bool = False) -> str:
    """A paragraph with one citation in it."""
    attributes = ' type="bibl"' + ' subtype="interview"' * interview + f' target="#{target}"' * bool(target)
    return f'<p xml:id="p1">So it was said (<ref{attributes}>{text}</ref>).</p>'


def codes(document: Document) -> list[str]:
    return [finding.code for finding in audit(document)]


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        (cite("Harvey, 2004", "harvey2004"), HARVEY),
        (cite('Harvey, 2004, <seg type="locator">pp. 3–17</seg>', "harvey2004"), HARVEY),
        (cite("Harvey 2004: 17, 1999", "harvey2004"), HARVEY),
        (cite("Harvey (2004)", "harvey2004"), HARVEY),
        (cite("quoted in Harvey 2004", "harvey2004"), HARVEY),
        (cite("Balibar/Swenson, 2004", "balibar2004"), PAIR),
        (cite("IOM, 2009a", "iom2009a") + cite("IOM, 2009b", "iom2009b").replace("p1", "p2"), IOM_A + IOM_B),
        (cite("interview UNHCR staff, 05.10.2009", "unhcr", interview=True), UNHCR),
        (cite("<choice><sic>Harvy</sic><corr>Harvey</corr></choice>, 2004", "harvey2004"), HARVEY),
        (cite("Harvey, <choice><sic>2005</sic><corr>2004</corr></choice>", "harvey2004"), HARVEY),
    ],
)
def test_a_citation_that_agrees_is_no_finding(body: str, entries: str) -> None:
    assert codes(edition(body, entries)) == []


@pytest.mark.parametrize("target", ["klein2007", ""])
def test_another_year_is_found_whether_the_citation_is_linked_or_not(target: str) -> None:
    (finding,) = audit(edition(cite("Klein, 2008", target), KLEIN))
    assert (finding.code, finding.severity) == ("citation-year", Severity.WARNING)
    assert "2008" in finding.message
    assert "2007" in finding.message


@pytest.mark.parametrize("target", ["camp2003", ""])
def test_another_spelling_is_found_whether_the_citation_is_linked_or_not(target: str) -> None:
    (finding,) = audit(edition(cite("Anti-racist Border Camp, 2003, p. 3", target), CAMP))
    assert finding.code == "citation-name"
    assert "Antiracist Border Camp" in finding.message


@pytest.mark.parametrize("target", ["kanak2004", ""])
def test_a_group_that_the_entry_takes_for_a_person_is_found(target: str) -> None:
    assert codes(edition(cite("Kanak Attak 2004", target), KANAK)) == ["citation-name"]


@pytest.mark.parametrize("target", ["balibar2004", ""])
def test_an_author_left_out_is_only_a_remark(target: str) -> None:
    (finding,) = audit(edition(cite("Balibar, 2004", target), PAIR))
    assert (finding.code, finding.severity) == ("citation-authors", Severity.INFO)


def test_each_citation_of_an_unlisted_interview_is_found() -> None:
    body = cite("interview IOM staff, 21.09.2009", interview=True) * 5
    found = list(audit(edition(body.replace(' xml:id="p1"', ""), STAFF)))
    assert [f.code for f in found if f.severity is Severity.WARNING] == ["citation-unlisted"] * 5


def test_an_interview_of_another_year_is_a_year_and_of_another_day_a_date() -> None:
    year = cite("interview UNHCR staff, 05.10.2010", "unhcr", interview=True)
    day = cite("interview UNHCR staff, 06.10.2009", "unhcr", interview=True)
    assert codes(edition(year, UNHCR)) == ["citation-year"]
    assert codes(edition(day, UNHCR)) == ["citation-date"]


def test_an_unlinked_citation_far_from_any_entry_is_unlisted() -> None:
    document = edition(cite("Harvey, 1982") + cite("Harvey, 2004", "harvey2004").replace("p1", "p2"), HARVEY)
    (finding,) = audit(document)
    assert finding.code == "citation-unlisted"
    assert (finding.locus.uri, finding.locus.line, finding.locus.xml_id) == ("small.xml", 4, "p1")
    assert finding.locus.xpath == "/TEI/text/body/div/p[1]/ref"


def test_a_year_without_letter_that_fits_two_entries_is_ambiguous() -> None:
    (finding,) = [
        f for f in audit(edition(cite("IOM, 2009"), IOM_A + IOM_B)) if f.severity is Severity.WARNING
    ]
    assert finding.code == "citation-ambiguous"
    assert "iom2009a, iom2009b" in finding.message


def test_a_citation_that_points_to_the_wrong_entry_is_told_the_right_one() -> None:
    body = cite("Klein, 2007", "harvey2004")
    (finding,) = [f for f in audit(edition(body, HARVEY + KLEIN)) if f.severity is Severity.WARNING]
    assert finding.code == "citation-target"
    assert "klein2007" in finding.message


def test_a_second_year_takes_its_names_from_the_citation_before() -> None:
    body = (
        '<p>(<ref type="bibl" target="#harvey2004">Harvey, 2004</ref>, <ref type="bibl">2005</ref>; '
        '<ref type="bibl" target="#klein2007">Klein, 2007</ref>)</p>'
    )
    (finding,) = audit(edition(body, HARVEY + KLEIN))
    assert (finding.code, "harvey2004" in finding.message) == ("citation-year", True)


def test_a_citation_may_leave_out_a_letter_that_tells_nothing_apart() -> None:
    assert codes(edition(cite("IOM, 2009", "iom2009a"), IOM_A)) == ["entry-letter-skipped"]


@pytest.mark.parametrize("printed", ["[1955] 1966", "1966 [1955]", "(1955) 1966", "1955/1966"])
@pytest.mark.parametrize("year", ["1955", "1966"])
def test_a_reprint_agrees_with_an_entry_of_either_year(printed: str, year: str) -> None:
    entry = f'<bibl xml:id="b1"><author>Ek, A.</author> (<date>{year}</date>) <title>Ice</title>.</bibl>'
    assert codes(edition(cite(f"Ek, {printed}", "b1"), entry)) == []
    assert codes(edition(cite(f"Ek, {printed}", "b1"), entry.replace(year, "1970"))) == ["citation-year"]


def test_et_al_means_the_entry_that_has_more_than_two_authors() -> None:
    pair = '<bibl xml:id="b2"><author>Ek, A.</author>, <author>Lund, B.</author> (<date>2009</date>) <title>Ice</title></bibl>'
    many = (
        '<bibl xml:id="b3"><author>Ek, A.</author>, <author>Lund, B.</author>, <author>Berg, C.</author> '
        "(<date>2009</date>) <title>Sea</title></bibl>"
    )
    body = cite("Ek et al., 2009", "b3") + cite("Ek and Lund, 2009", "b2").replace("p1", "p2")
    assert codes(edition(body, pair + many)) == []


@pytest.mark.parametrize("text", ["Ibid.", "ibid., p. 3", "op. cit.", "a.a.O., S. 4", "ebd."])
def test_a_citation_that_repeats_nothing_is_a_remark(text: str) -> None:
    (finding,) = audit(edition(cite(text)))
    assert (finding.code, finding.severity) == ("citation-repeats", Severity.INFO)


def test_the_help_names_the_likely_entry_and_how_it_begins() -> None:
    (year,) = audit(edition(cite("Klein, 2008", "klein2007"), KLEIN))
    assert year.help.startswith("the likely entry is klein2007: Klein, N. (2007) Shock; ")
    unlisted = next(iter(audit(edition(cite("Kleine, 1982"), HARVEY + KLEIN))))
    assert unlisted.help.startswith("the nearest entry is klein2007: Klein, N. (2007) Shock; ")
    stranger = next(iter(audit(edition(cite("Zorn, 1982"), HARVEY + KLEIN))))
    assert "entry is" not in stranger.help


def test_a_finding_has_the_line_and_column_of_its_element_or_of_its_word(tmp_path: Path) -> None:
    body = '<p xml:id="p1">Ah &amp; <hi>so</hi>, a PRC,\nand <!-- PRC --> a PRC (<ref type="bibl">Zorn, 1982</ref>).</p>'
    path = tmp_path / "small.xml"
    path.write_bytes(xml.serialise(edition(body, KLEIN)))
    found = {finding.code: finding.locus for finding in audit(xml.read(path))}
    assert (found["abbreviation-undefined"].line, found["abbreviation-undefined"].column) == (5, 66)
    assert (found["citation-unlisted"].line, found["citation-unlisted"].column) == (6, 25)


def test_findings_come_in_the_order_of_the_document() -> None:
    body = '<p xml:id="p1"><quote>Loose.</quote></p>' + cite("Klein, 2008", "klein2007").replace("p1", "p2")
    assert codes(edition(body, KLEIN + HARVEY)) == ["quotation-unsourced", "citation-year", "entry-uncited"]


def test_an_abbreviation_that_the_text_defines_is_the_same_name() -> None:
    entry = '<bibl xml:id="b1"><author>Comité Général</author> (<date>2004</date>) <title>T</title>.</bibl>'
    listed = '<list type="abbreviations"><item><choice><abbr>XYZ</abbr><expan>Comité Général</expan></choice></item></list>'
    in_text = '<p><orgName xml:id="a1">Comité Général</orgName> (<abbr corresp="#a1">XYZ</abbr>)</p>'
    assert codes(edition(cite("XYZ, 2004", "b1"), entry)) == ["citation-name"]
    assert codes(edition(cite("XYZ, 2004", "b1"), entry, listed)) == []
    assert codes(edition(in_text + cite("XYZ, 2004", "b1"), entry)) == []


def test_the_editor_of_the_volume_that_holds_an_article_is_not_its_author() -> None:
    volume = (
        '<bibl xml:id="v1"><editor>Bureau B.</editor> (ed.) (<date>2004</date>) <title>Stop</title>.</bibl>'
    )
    article = (
        '<bibl xml:id="a1"><author>Dietrich, H.</author> (<date>2004</date>) <title>Camps</title> in '
        "<editor>Bureau Bremen</editor> (ed.) <title>Stop</title>.</bibl>"
    )
    body = cite("Bureau Bremen, 2004", "v1") + cite("Dietrich, 2004", "a1").replace("p1", "p2")
    assert codes(edition(body, volume + article)) == ["citation-name"]


def test_names_are_read_from_the_parsed_entry_where_the_printed_one_has_none() -> None:
    entry = '<bibl xml:id="b1">Genova, N. de (<date>2002</date>) <title>Migrant</title>.</bibl>'
    struct = (
        '<listBibl><biblStruct xml:id="b1.struct" corresp="#b1"><monogr><author><persName>'
        "<forename>N.</forename><nameLink>de</nameLink><surname>Genova</surname></persName></author>"
        "<title>Migrant</title><imprint><date>2002</date></imprint></monogr></biblStruct></listBibl>"
    )
    assert codes(edition(cite("Genova, 2002", "b1"), entry, struct)) == []
    assert codes(edition(cite("Harvey, 2002", "b1"), entry, struct)) == ["citation-name"]


@pytest.mark.parametrize(
    ("printed", "wrong"),
    [
        ("Interview IOM staff (30.09.2009): Personal interview, 30.09.200, Geneva.", "30.09.200"),
        ("A. (2009) T, accessed 31 June 2010.", "31 June 2010"),
        ("A. (2009) T, accessed 30.30.2010.", "30.30.2010"),
    ],
)
def test_a_day_that_cannot_be_is_found(printed: str, wrong: str) -> None:
    (finding,) = audit(edition("", f'<bibl xml:id="b1">{printed}</bibl>'))
    assert (finding.code, wrong in finding.message) == ("entry-date", True)


@pytest.mark.parametrize(
    "printed",
    [
        "A. (2009) T, accessed 30.06.2010 and 1.1.09.",
        "A. (2009) T, Journal 12.3.456, pp. 1–2.",
        "A. (2009) T, accessed 9.30.2010.",
        'A. (2009) T, <ref target="http://a.example/31.31.2010">http://a.example/31.31.2010</ref>.',
        "A. (2009) T, doi:10.31.2010, version 1.13.2010.",
    ],
)
def test_a_number_that_only_looks_like_a_day_is_no_finding(printed: str) -> None:
    assert "entry-date" not in codes(edition("", f'<bibl xml:id="b1">{printed}</bibl>'))


def test_an_entry_that_nothing_cites_is_a_remark() -> None:
    found = list(audit(edition(cite("Klein, 2007", "klein2007"), KLEIN + HARVEY)))
    assert [(f.code, f.severity, f.locus.xml_id) for f in found] == [
        ("entry-uncited", Severity.INFO, "harvey2004"),
    ]


def test_a_quotation_without_source_is_a_remark_unless_it_stands_in_a_cit() -> None:
    body = (
        '<p xml:id="p1"><quote>Loose.</quote> <quote source="#klein2007">Tied, <quote>inner</quote>.</quote></p>'
        '<cit><quote rend="block"><p>Block.</p></quote><bibl><ref type="bibl" target="#klein2007">Klein, 2007</ref>'
        "</bibl></cit>"
    )
    (finding,) = audit(edition(body, KLEIN))
    assert (finding.code, finding.locus.xml_id) == ("quotation-unsourced", "p1")
    assert "Loose" not in finding.message


def test_the_document_is_not_changed() -> None:
    document = edition(cite("Klein, 2008"), KLEIN)
    before = repr([(e.tag, dict(e.attrib), e.text, e.tail) for e in document.root.iter()])
    list(audit(document))
    assert repr([(e.tag, dict(e.attrib), e.text, e.tail) for e in document.root.iter()]) == before
