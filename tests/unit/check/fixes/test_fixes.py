"""Fixes change what is wrong and not one byte beside it."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiwright.check.fixes import Edit, Fix, apply, diff, fixes, pointed_to
from teiwright.check.fixes.plan import node_at
from teiwright.check.fixes.site import Source
from teiwright.check.places import elements, xpath
from teiwright.check.sourcemap import sourcemap
from teiwright.model import XML_ID, XML_LANG, Document, Finding, Locus, Severity, tei
from teiwright.xml import parse

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
TAIL = "</body></text></TEI>"


def _found(path: str, code: str = "x", message: str = "") -> Finding:
    return Finding(code, Severity.ERROR, Locus("a.xml", 1, 1, path), message)


def _all(document: Document) -> list[Finding]:
    """A finding for every attribute, so that all that can be fixed is."""
    return [
        _found(f"{xpath(node)}/@{str(name).replace('{http://www.w3.org/XML/1998/namespace}', 'xml:')}")
        for node in elements(document.tree)
        for name in node.attrib
    ]


def _fixed(body: str, *findings: Finding, others: tuple[str, ...] = ()) -> str:
    """The body after its fixes; findings for every attribute where none is given."""
    data = f"{HEAD}{body}{TAIL}".encode()
    document = parse(data, "a.xml")
    beside = [parse(f"{HEAD}{other}{TAIL}".encode(), "b.xml") for other in others]
    made = fixes(document, data, findings or _all(document), pointed=pointed_to(beside))
    return apply(data, made).decode().removeprefix(HEAD).removesuffix(TAIL)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<date when='2003-8-8'/>", "<date when='2003-08-08'/>"),
        ('<date\n  from = "2003-8-8"\n to="x" >a</date>', '<date\n  from = "2003-08-08"\n to="x" >a</date>'),
        (
            '<date when-iso="2003-8-8"/><p xml:lang="de_AT"/>',
            '<date when-iso="2003-08-08"/><p xml:lang="de-AT"/>',
        ),
        (
            '<date when-iso="20030808"/><p xml:lang="english"/>',
            '<date when-iso="20030808"/><p xml:lang="english"/>',
        ),
        ('<biblScope from="2003-8-8"/>', '<biblScope from="2003-8-8"/>'),
        ('<p xml:id="a"/><ref target="# a"/>', '<p xml:id="a"/><ref target="#a"/>'),
        (
            '<p xml:id="a"/><p xml:id="a"/><p xml:id="a"/>',
            '<p xml:id="a"/><p xml:id="a-2"/><p xml:id="a-3"/>',
        ),
        (
            '<p xml:id="a"/><p xml:id="a"/><ref target="#a"/>',
            '<p xml:id="a"/><p xml:id="a"/><ref target="#a"/>',
        ),
        ('<p xml:id="1a"/>', '<p xml:id="_1a"/>'),
        ('<p xml:id="1a"/><ref target="x.xml#1a"/>', '<p xml:id="1a"/><ref target="x.xml#1a"/>'),
        ('<p xml:id="_1a"/><p xml:id="1a"/>', '<p xml:id="_1a"/><p xml:id="1a"/>'),
        ('<p xml:id="a "/><ref target="#a"/>', '<p xml:id="a"/><ref target="#a"/>'),
        ('<p id="a" lang="en"/>', '<p xml:id="a" xml:lang="en"/>'),
        ('<p id="a"/><p id="a"/><p id="1"/>', '<p xml:id="a"/><p id="a"/><p id="1"/>'),
        ('<p lang="en" xml:lang="de"/>', '<p lang="en" xml:lang="de"/>'),
        ('<biblScope type="pp"/><title type="pp"/>', '<biblScope unit="pp"/><title type="pp"/>'),
        ('<constraintSpec scheme="isoschematron"/>', '<constraintSpec scheme="schematron"/>'),
        ('<p xmlns="urn:x" xml:id="a" id="b"/>', '<p xmlns="urn:x" xml:id="a" id="b"/>'),
    ],
)
def test_what_is_safe_is_fixed_and_all_else_stays(before: str, after: str) -> None:
    if "urn:x" in before:
        assert _fixed(before, _found("/TEI/text/body/Q{urn:x}p/@xml:id")) == after
    else:
        assert _fixed(before) == after


def test_an_old_element_is_renamed_in_both_tags() -> None:
    found = [_found(f"/TEI/text/body/re[{number}]", message="re is not allowed here") for number in (1, 2)]
    assert _fixed('<re n="1"><p/></re><re/>', *found) == (
        '<entry n="1" type="relatedEntry"><p/></entry><entry type="relatedEntry"/>'
    )
    assert _fixed('<re type="x"/>', _found("/TEI/text/body/re", message="re is not allowed here")) == (
        '<re type="x"/>'
    )


def test_a_pointer_of_another_file_keeps_an_id() -> None:
    body = '<p xml:id="a"/><p xml:id="a"/>'
    assert _fixed(body, others=('<ref target="a.xml#a"/>',)) == body
    assert _fixed(body, others=('<ref target="a.xml#b"/>',)) == '<p xml:id="a"/><p xml:id="a-2"/>'


def test_only_the_attribute_that_is_named_is_touched() -> None:
    body = '<date from="2003-8-8" to="2003-8-9"/>'
    path = "/TEI/text/body/date"
    assert _fixed(body, _found(f"{path}/@to")) == '<date from="2003-8-8" to="2003-08-09"/>'
    assert _fixed(body, _found(path, message="Invalid attribute to for element date")).count("08") == 1
    assert _fixed(body, _found(path, message="nothing of it")) == body


def test_findings_of_other_files_and_of_no_place_are_passed_over() -> None:
    body = '<date when="2003-8-8"/>'
    elsewhere = Finding("x", Severity.ERROR, Locus("b.xml", 1, 1, "/TEI/text/body/date/@when"), "x")
    assert _fixed(body, elsewhere, _found(""), _found("/TEI/text/body/date[7]/@when")) == body


def test_two_findings_of_one_fault_are_one_fix() -> None:
    data = f'{HEAD}<date when="2003-8-8"/>{TAIL}'.encode()
    path = "/TEI/text/body/date/@when"
    (made,) = fixes(parse(data, "a.xml"), data, [_found(path, "rng"), _found(path, "xsd")])
    assert made.finding.code == "rng"
    assert made.title == 'when: "2003-8-8" → "2003-08-08"'


def test_bytes_that_are_not_those_of_the_document_are_left_alone() -> None:
    data = f'{HEAD}<date when="2003-8-8"/>{TAIL}'.encode()
    document = parse(data, "a.xml")
    assert fixes(document, data.replace(b"<date", b"<p/><date"), _all(document)) == ()
    assert fixes(document, b"", _all(document)) == ()


def test_edits_that_meet_are_refused() -> None:
    one, other = (Fix(_found("/x"), "", (Edit(start, 5, b""),)) for start in (1, 4))
    with pytest.raises(ValueError, match="same bytes"):
        apply(b"0123456789", [one, other])
    with pytest.raises(ValueError, match="behind the end"):
        apply(b"0", [one])


def test_a_diff_shows_the_lines_that_change() -> None:
    old = "<a>\r\n<b c='1'/>\r\n</a>".encode("utf-16")
    new = "<a>\r\n<b c='2\u202e'/>\r\n</a>".encode("utf-16")
    assert diff(old, new, "x.xml") == (
        "--- a/x.xml\n+++ b/x.xml\n@@ -1,3 +1,3 @@\n <a>\n-<b c='1'/>\n+<b c='2\\u202e'/>\n </a>\n"
    )
    assert diff(old, old, "x.xml") == ""


VALUES = st.sampled_from(
    ["2003-8-8", "08.08.2003", "2003", "# a", "#a", "#a,#b", "a", "b", "1a", "é x", "&lt;😀"]
)
IDS = st.sampled_from(["a", "b", "1a", "é x", "c"])
NAMES = st.sampled_from(["when", "from", "target", "xml:id", "id", "lang", "n", "x:y"])
SPACES = st.sampled_from([" ", "\n  ", "\t", " \n"])
TEXTS = st.sampled_from(
    ["é", "😀", "\n", "&amp;", "<!-- <date when='2003-8-8'/> -->", "<![CDATA[<p>]]>", "<?x <p ?>", "日"]
)


@st.composite
def _element(draw: st.DrawFn, inner: st.SearchStrategy[str] | None = None) -> str:
    tag = draw(st.sampled_from(["date", "p", "ref", "x:p", "re", "biblScope"]))
    names = draw(st.lists(NAMES, unique=True, max_size=3))
    quotes = [draw(st.sampled_from("'\"")) for _ in names]
    written = "".join(
        f"{draw(SPACES)}{name}{draw(st.sampled_from(['', ' ']))}={quote}{draw(IDS if name.endswith('id') else VALUES)}{quote}"
        for name, quote in zip(names, quotes, strict=True)
    )
    if inner is None:
        return f"<{tag}{written}{draw(SPACES)}/>"
    return f"<{tag}{written}>{''.join(draw(st.lists(inner, max_size=4)))}</{tag} >"


CONTENT = st.recursive(TEXTS | _element(), _element, max_leaves=12)
CODECS = st.sampled_from(
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("gb18030", "gb18030"),
    ]
)


@given(content=st.lists(CONTENT, max_size=6), codec=CODECS, end=st.sampled_from(["\n", "\r\n"]))
def test_fixing_leaves_all_else_byte_by_byte(content: list[str], codec: tuple[str, str], end: str) -> None:
    root = HEAD.replace("<TEI", '<TEI xmlns:x="urn:x"')
    text = f'<?xml version="1.0" encoding="{codec[1]}"?>\n{root}{"".join(content)}{TAIL}'.replace("\n", end)
    data = text.encode(codec[0])
    document = parse(data, "a.xml")
    findings = _all(document)
    made = fixes(document, data, findings)
    new = apply(data, made)
    fixed = parse(new, "a.xml")

    edits = sorted(edit for fix in made for edit in fix.edits)
    shift = 0
    for before, after in pairwise([Edit(0, 0, b""), *edits, Edit(len(data), len(data), b"")]):
        shift += len(before.replacement) - (before.end - before.start)
        assert new[before.end + shift : after.start + shift] == data[before.end : after.start]

    assert etree.tostring(_as_named(document, fixed, made), method="c14n2") == etree.tostring(
        fixed.tree, method="c14n2"
    )
    assert fixes(fixed, new, findings) == ()
    assert apply(new, ()) == new


def _as_named(document: Document, fixed: Document, made: tuple[Fix, ...]) -> etree._Element:
    """The old tree with the attributes that the fixes name taken over from the new one."""
    root = deepcopy(document.root)
    named = {tuple(fix.finding.locus.xpath.rsplit("/@", 1)) for fix in made}
    for old, was, new in zip(root.iter("*"), elements(document.tree), elements(fixed.tree), strict=True):
        for name in (name for path, name in named if path == xpath(was)):
            clark = {"xml:id": XML_ID}.get(name, name)
            renamed = {"id": XML_ID, "lang": XML_LANG, "type": "unit"}.get(name, name)
            value = new.get(clark, new.get(renamed))
            assert value is not None
            old.attrib.pop(clark)
            old.set(clark if clark in new.attrib else renamed, value)
    return root


def test_the_places_of_findings_lead_back_to_their_elements() -> None:
    body = '<p/><note xmlns="urn:o/@x" n="1"/><p n="1"><date xml:id="a"/></p><x xmlns="" n="2"/>'
    data = f"{HEAD}{body}{TAIL}".encode()
    document = parse(data, "a.xml")
    places = sourcemap(document, data)
    assert places is not None
    source = Source(document, places, {}, frozenset())
    for node in elements(document.tree):
        assert node_at(source, xpath(node)) == (node, "")
    (date,) = document.root.iter(tei("date"))
    assert node_at(source, f"{xpath(date)}/@xml:id") == (date, XML_ID)
