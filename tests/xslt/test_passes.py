"""The passes: what each adds to what it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml

if TYPE_CHECKING:
    from collections.abc import Callable

    Evaluate = Callable[..., str]


def test_prepare_numbers_paragraphs_and_keeps_their_ids(evaluate: Evaluate) -> None:
    body = "<p xml:id='p7'>a</p><p>b</p>"
    assert evaluate("tw:prepared(/)//p/(@tw:id, @tw:n) ! string()", body) == "p7|7|p:2|2"


def test_prepare_numbers_mentions_through_the_text(evaluate: Evaluate) -> None:
    body = "<p><persName>a</persName> <orgName xml:id='o'>b <placeName>c</placeName></orgName></p>"
    assert evaluate("tw:prepared(/)//*[@tw:kind]/@tw:id ! string()", body) == "m:1|o|m:3"


def test_prepare_finds_the_entry_of_a_citation_by_way_of_a_parsed_one(evaluate: Evaluate) -> None:
    body = "<p><ref type='bibl' target='#lowe.struct'>x</ref></p><listBibl><bibl xml:id='lowe'>y</bibl></listBibl>"
    document = (
        f'parse-xml(\'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body.replace(chr(39), chr(34))}</body></text>'
        '<standOff><listBibl><biblStruct xml:id="lowe.struct" corresp="#lowe"/></listBibl></standOff></TEI>\')'
    )
    assert evaluate(f"tw:prepared({document})//ref/@tw:target ! string()") == "lowe"


def test_prepare_leaves_the_target_empty_where_the_pointer_leads_nowhere(evaluate: Evaluate) -> None:
    body = "<p><ref type='bibl' target='#nobody'>x</ref> <ref type='bibl'>y</ref></p>"
    assert evaluate("tw:prepared(/)//ref/concat('[', @tw:target, ']')", body) == "[]|[]"


def test_prepare_tells_pages_by_their_breaks(evaluate: Evaluate) -> None:
    body = "<p><date>a</date><pb n='12'/><date>b</date><pb/><date>c</date><pb n='xv'/><date>d</date></p>"
    pages = "tw:prepared(/)//date/@tw:page ! string()"
    assert evaluate(pages, body) == "11|12|13|xv"
    assert evaluate(pages, body.replace(" n='12'", "")) == "1|2|3|xv"
    assert evaluate(pages, body.replace("n='12'", "n='i'")) == "|i||xv"
    assert evaluate(pages, "<pb n='5'/><p><date>a</date></p>") == "5"
    assert evaluate(pages, "<p><date>a</date></p>") == ""


def test_prepare_says_where_a_mention_stands(evaluate: Evaluate) -> None:
    body = (
        "<div><head>One</head><p xml:id='p1'><date>a</date><note n='3'><p><date>b</date></p></note></p></div>"
        "<div xml:id='two'><head>Two <date>c</date></head></div>"
    )
    said = evaluate("tw:prepared(/)//date ! string-join((@tw:block, @tw:place, @tw:section), '/')", body)
    assert said == "p1/¶1/One|p:2/*3/One|two/§/Two c"


def test_prepare_changes_no_text(evaluate: Evaluate) -> None:
    body = "<p>a <choice><sic>b</sic><corr>c</corr></choice><note>d</note></p>"
    assert evaluate("string(tw:prepared(/)) eq string(/)", body) == "true"


def test_lines_are_blocks_and_notes_follow_their_line(evaluate: Evaluate) -> None:
    body = "<p>a<note><p>n<note>inner</note></p></note> b</p><list><item>c<list><item>d</item></list>e</item></list>"
    assert evaluate("tw:lines(tw:prepared(/)) ! string()", body) == "a b|n|inner|c|d|e"


def test_lines_hold_as_many_characters_as_are_withheld(evaluate: Evaluate) -> None:
    body = "<p><gap reason='legal' unit='char' quantity='3'/>x<gap reason='damage' unit='char' quantity='9'/></p>"
    assert evaluate("tw:lines(tw:prepared(/)) ! string()", body) == "░░░x"


def test_measured_lines_and_spans_count_code_points(evaluate: Evaluate) -> None:
    body = "<p>\U0001d54f  <persName>\U0001d550</persName>.</p><p>b</p>"
    spans = "tw:measure(tw:lines(tw:prepared(/)))/(tw:line/@start, tw:span/(@start, @end)) ! string()"
    assert evaluate(spans, body, entry="forms.xsl") == "0|5|2|3"


def test_a_mention_without_text_has_an_empty_span(evaluate: Evaluate) -> None:
    spans = "tw:measure(tw:lines(tw:prepared(/)))/tw:span/(@start, @end) ! string()"
    assert evaluate(spans, "<p>ab<persName/>c</p>", entry="forms.xsl") == "2|2"


def test_entities_gather_the_mentions_of_one_thing(evaluate: Evaluate) -> None:
    body = "<p><orgName ref='a.xml#x'>X</orgName> <orgName ref='#x'>XX</orgName> <placeName>X</placeName></p>"
    said = evaluate(
        "tw:entities(tw:prepared(/)) ! string-join((@id, @kind, @name, count(tw:mention)), '/')", body
    )
    assert said == "x/organization/X/2|/place/X/1"


def test_a_mention_of_several_things_is_one_of_each(evaluate: Evaluate) -> None:
    body = "<p><persName ref='a.xml#x #y #x'>X and Y</persName> <persName ref='#y'>Y</persName></p>"
    assert evaluate("tw:prepared(/)//persName/concat(@tw:entity, '+', @tw:also)", body) == "x+y|y+"
    assert evaluate("tw:entities(tw:prepared(/)) ! (@key || count(tw:mention))", body) == "x1|y2"


def test_a_citation_of_several_works_leads_to_each(evaluate: Evaluate) -> None:
    body = "<p><ref type='bibl' target='#a #b #gone'>x</ref></p><listBibl><bibl xml:id='a'>A</bibl><bibl xml:id='b'>B</bibl></listBibl>"
    assert evaluate("tw:prepared(/)//ref/concat(@tw:target, '+', @tw:also)", body) == "a+b"


def test_relations_are_told_from_the_side_of_the_entry(evaluate: Evaluate) -> None:
    authority = xml.parse(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listOrg><org xml:id="iom"><orgName xml:id="iom.now">IOM</orgName>'
        b'<orgName xml:id="iom.icm">ICM</orgName></org><org xml:id="iro"><orgName>IRO</orgName></org><listRelation>'
        b'<relation name="renaming" active="#iom.icm" passive="#iom.now" when="1989"/>'
        b'<relation name="successor" active="#iom" passive="#iro" from="1951"/></listRelation></listOrg></standOff></TEI>',
        "a.xml",
    )
    body = "<p><orgName ref='a.xml#iom'>IOM</orgName> <orgName ref='a.xml#iro'>IRO</orgName></p>"
    said = evaluate(
        "tw:entities(tw:prepared(/)) ! string-join(tw:relation ! string-join((@name, @role, @when, tw:end/@text), ' '), '; ')",
        body,
        authority=authority,
    )
    assert said == "renaming both 1989 ICM IOM; successor active 1951– IRO|successor passive 1951– IOM"


def test_contexts_are_those_of_the_paragraph_and_not_of_its_notes(evaluate: Evaluate) -> None:
    body = "<p>a <persName>N</persName>, b<note><p>in a <persName>M</persName> note</p></note> c</p>"
    sides = "let $c := tw:contexts(tw:prepared(/)) return ('m:1', 'm:2') ! string-join($c(.), '/')"
    assert evaluate(sides, body) == "a /N/, b c|in a /M/ note"


def test_contexts_hold_no_withheld_prose(evaluate: Evaluate) -> None:
    body = "<p><gap reason='legal' unit='char' quantity='90'/><persName>N</persName><gap reason='legal' unit='char' quantity='9'/></p>"
    assert evaluate("tw:contexts(tw:prepared(/))('m:1')", body) == "…|N|…"


def test_a_pointer_to_a_name_of_an_entry_means_the_entry(evaluate: Evaluate) -> None:
    authority = xml.parse(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listOrg><org xml:id="iom"><orgName>IOM</orgName>'
        b'<orgName xml:id="iom.icem" from="1952" to="1980">ICEM</orgName></org></listOrg></standOff></TEI>',
        "a.xml",
    )
    body = "<p><orgName ref='a.xml#iom'>IOM</orgName> <orgName ref='a.xml#iom.icem'>ICEM</orgName></p>"
    said = evaluate("tw:entities(tw:prepared(/)) ! (@id || count(tw:mention))", body, authority=authority)
    assert said == "iom2"


def test_persons_are_sorted_by_their_surnames(evaluate: Evaluate) -> None:
    names = [("Zoe", "Adler"), ("Anna", "Zorn")]
    entries = "".join(
        f"<person xml:id='{first}'><persName><forename>{first}</forename> <surname>{last}</surname></persName></person>"
        for first, last in names
    )
    body = f"<p><persName ref='#Anna'>A</persName> <persName ref='#Zoe'>Z</persName></p><listPerson>{entries}</listPerson>"
    assert evaluate("tw:entities(tw:prepared(/)) ! string(@name)", body) == "Zoe Adler|Anna Zorn"


def test_an_entry_in_the_document_itself_is_found(evaluate: Evaluate) -> None:
    body = "<p><persName ref='#x'>He</persName></p><listPerson><person xml:id='x'><persName>N. N.</persName></person></listPerson>"
    assert evaluate("tw:entities(tw:prepared(/)) ! (@name || @known)", body).startswith("N. N.true")


def test_a_link_that_leads_nowhere_becomes_plain_and_others_stay(evaluate: Evaluate) -> None:
    page = 'parse-xml(\'<html><a href="#here" id="here">a</a><a href="#gone" class="c">b</a><a href="x">c</a></html>\')'
    root = etree.fromstring(evaluate(f"tw:unlinked({page})"))
    assert [(element.tag, dict(element.attrib)) for element in root] == [
        ("a", {"href": "#here", "id": "here"}),
        ("span", {"class": "c"}),
        ("a", {"href": "x"}),
    ]
