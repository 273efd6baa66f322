"""Properties over generated editions: what is withheld comes back, and nothing of it is left behind."""

from __future__ import annotations

import re
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright import blocks, source, xml
from teiwright.model import TEI_NS, XML_ID, Document, tei
from teiwright.withhold import Limits, measure, restore, stream, withhold

NO_LIMIT = Limits(longest_run=10_000)
HEADERS = (
    """<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>U</p></publicationStmt>
<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>""",
    """<teiHeader>
    <fileDesc>
      <titleStmt>
        <title>T</title>
      </titleStmt>
      <publicationStmt>
        <publisher>P</publisher>
        <availability status="free">
          <licence target="https://creativecommons.org/licenses/by/4.0/"/>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <bibl>S</bibl>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <projectDesc>
        <p>Q</p>
      </projectDesc>
      <editorialDecl>
        <p>R</p>
      </editorialDecl>
    </encodingDesc>
  </teiHeader>""",
    "<teiHeader><fileDesc><publicationStmt><availability/></publicationStmt><sourceDesc/></fileDesc></teiHeader>",
    """<teiHeader><fileDesc><publicationStmt><publisher>P</publisher><availability status="restricted">
<p>R</p></availability></publicationStmt></fileDesc><encodingDesc/></teiHeader>""",
)
STAND_OFFS = (
    "",
    "<standOff/>",
    '\n  <standOff>\n    <list type="abbreviations"><item>A</item></list>\n  </standOff>\n',
)
MENTIONS = ("persName", "orgName", "placeName", "date")
INLINES = ("hi", "quote", "soCalled", "seg", "term", "emph", *MENTIONS)
# No letter of a Markdown mark, no line end of any kind; white space is drawn on its own.
CHARACTERS = st.characters(
    exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Zs"], exclude_characters="*_`[]<>#\\!^~|\ufeff"
)
WORDS = st.one_of(
    st.sampled_from(
        [
            "a",
            "und",
            "ÄÖ",
            "e\u0301",
            "\U0001d54a\U0001d54b",
            "👩‍👩‍👧",
            "(2004)",
            "IOM",
            "…",
            "&",
            '"',
            "x" * 90,
        ]
    ),
    st.text(CHARACTERS, min_size=1, max_size=6),
)
SPACES = st.sampled_from(["", " ", "  ", "\u00a0", " "])
TEXTS = st.lists(st.tuples(SPACES, WORDS, SPACES), max_size=4).map(lambda parts: "".join(map("".join, parts)))


def _element(name: str, *children: etree._Element | str, **attributes: str) -> etree._Element:
    element = etree.Element(tei(name), attributes)
    for child in children:
        if not isinstance(child, str):
            element.append(child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + child or None
        else:
            element.text = (element.text or "") + child or None
    return element


Content: TypeAlias = "list[etree._Element | str]"


def _inline(children: st.SearchStrategy[Content]) -> st.SearchStrategy[Content]:
    named = st.builds(lambda name, inside: [_element(name, *inside)], st.sampled_from(INLINES), children)
    cited = st.builds(lambda inside: [_element("ref", *inside, type="bibl", target="#b")], children)
    noted = st.builds(
        lambda first, second: [
            _element("note", _element("p", *first), "\n  ", _element("p", *second), place="foot")
        ],
        children,
        children,
    )
    chosen = st.builds(
        lambda sic, corr: [_element("choice", _element("sic", sic), _element("corr", corr))],
        TEXTS,
        st.sampled_from(["corrected", "", "so it"]),
    )
    return st.lists(st.one_of(TEXTS.map(lambda t: [t]), named, cited, noted, chosen), max_size=4).map(
        lambda parts: [child for part in parts for child in part]
    )


def _gaps() -> st.SearchStrategy[Content]:
    ours = {"reason": "legal", "unit": "char", "quantity": "3"}
    variants: list[dict[str, str]] = [
        ours,
        {**ours, "n": "source"},
        {**ours, "n": "source source"},
        {"n": "source", **ours},
        {**ours, "n": "7"},
        {**ours, "quantity": "0"},
        {**ours, "quantity": "-1"},
        {"reason": "illegible"},
        {"reason": "legal", "extent": "3", "unit": "line"},
        {},
    ]
    return st.sampled_from(variants).map(lambda attributes: [_element("gap", **attributes)])


LEAVES = st.one_of(
    TEXTS.map(lambda text: [text]),
    _gaps(),
    st.just(["\n", _element("pb")]),
    TEXTS.map(lambda text: [text, "\n", text]),
)
CONTENT = st.recursive(LEAVES, _inline, max_leaves=12)


@st.composite
def _editions(draw: st.DrawFn) -> Document:
    """An edition whose stream begins and ends with a letter, so that it is a source on one line."""
    paragraphs = draw(st.lists(CONTENT, min_size=1, max_size=4))
    body = _element("body", "\n  ", _element("head", "Head"), "\n  ")
    for number, content in enumerate(paragraphs, 1):
        paragraph = _element("p", *content)
        if draw(st.booleans()):
            paragraph.set(XML_ID, f"p{number}")
        body.append(paragraph)
        paragraph.tail = draw(st.sampled_from([None, "\n", "\n  "]))
    back = _element("back", "\n", _element("listBibl", _element("bibl", "Entry 2004.")), "\n")
    header = draw(st.sampled_from(HEADERS))
    stand_off = draw(st.sampled_from(STAND_OFFS))
    named = draw(st.sampled_from(["", ' xml:id="whole"']))
    root = etree.fromstring(
        f'<TEI xmlns="{TEI_NS}"{named}>\n  {header}\n  <text/>\n{stand_off}</TEI>', xml.parser()
    )
    root[1].extend([body, back])
    # Written and read once: text nodes in a row are one, as in any file.
    return xml.parse(etree.tostring(root, encoding="UTF-8"), "edition.xml")


@st.composite
def _hand_made(draw: st.DrawFn) -> bytes:
    """Any TEI file: an edition with comments, instructions and wordy attributes anywhere."""
    document = draw(_editions())
    nodes = list(document.root.iter("{*}*"))
    for node in draw(st.lists(st.sampled_from(nodes), max_size=4)):
        extra = draw(st.sampled_from(["comment", "pi", "n", "lemma", "rend"]))
        if extra == "comment":
            node.insert(0, etree.Comment(" one two three four five "))
        elif extra == "pi":
            node.append(etree.ProcessingInstruction("oxygen", "one two three four"))
        elif node.get(extra) is None:
            node.set(extra, draw(st.sampled_from(["one", "one two three four five", "#a #b #c #d"])))
    before = draw(
        st.sampled_from([b"", b'<?xml-model href="tei.rng"?>\n', b"<!-- before -->\n<?other thing?>"])
    )
    after = draw(st.sampled_from([b"", b"\n<!-- after -->\n"]))
    return before + etree.tostring(document.root, encoding="UTF-8", xml_declaration=False) + after


PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@PROPERTY
@given(_editions())
def test_restoring_gives_back_each_byte(edition: Document) -> None:
    before = xml.serialise(edition)
    text = source.from_bytes(stream(edition).encode(), "source.txt")
    assert blocks.stream(text) == stream(edition)
    withheld = xml.parse(xml.serialise(withhold(edition, text, limit=NO_LIMIT)), "withheld.xml")
    assert xml.serialise(restore(withheld, text)) == before
    assert xml.serialise(edition) == before


@PROPERTY
@given(_editions())
def test_gaps_and_kept_text_add_up_to_the_source(edition: Document) -> None:
    text = source.from_bytes(stream(edition).encode(), "source.txt")
    figures = measure(withhold(edition, text, limit=NO_LIMIT))
    assert figures.withheld + figures.kept == len(stream(edition))


@PROPERTY
@given(_hand_made())
def test_any_tei_file_comes_back_equal_in_canonical_xml(data: bytes) -> None:
    edition = xml.parse(data, "any.xml")
    itself = source.from_bytes(data, "any.xml")
    withheld = xml.parse(xml.serialise(withhold(edition, itself, limit=NO_LIMIT)), "withheld.xml")
    assert _canonical(restore(withheld, itself)) == _canonical(edition)


@PROPERTY
@given(_hand_made())
def test_withholding_any_tei_file_twice_gives_the_same_bytes(data: bytes) -> None:
    itself = source.from_bytes(data, "any.xml")
    first, second = (withhold(xml.parse(data, "any.xml"), itself, limit=NO_LIMIT) for _ in range(2))
    assert xml.serialise(first) == xml.serialise(second)


@st.composite
def _leaky(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    """A TEI file that repeats its prose in comments, instructions and attributes; its words in order."""
    prose = [f"w{number}z" for number in range(draw(st.integers(12, 60)))]
    paragraph = _element("p")
    at = 0
    while at < len(prose):
        size = draw(st.integers(4, 9))
        phrase = " ".join(prose[at : at + size])
        inline = _element(draw(st.sampled_from(["hi", "seg", "quote", "note", "soCalled", "corr"])), phrase)
        name = draw(st.sampled_from(["n", "orig", "reg", "key", "rend", "target", "none"]))
        if name != "none":
            inline.set(name, phrase)
        hidden = draw(st.sampled_from(["", "comment", "pi"]))
        if hidden == "comment":
            inline.append(etree.Comment(phrase))
        elif hidden == "pi":
            inline.append(etree.ProcessingInstruction("note", phrase))
        paragraph.append(inline)
        inline.tail = draw(st.sampled_from([" ", "\n", ", "]))
        at += size
    root = etree.fromstring(f'<TEI xmlns="{TEI_NS}">{HEADERS[0]}<text><body/></text></TEI>', xml.parser())
    root[1][0].append(paragraph)
    root[0].append(etree.Comment(" ".join(prose[:6])))
    return etree.tostring(root) + f"<!-- {' '.join(prose)} -->".encode(), prose


@PROPERTY
@given(_leaky())
def test_no_four_words_of_prose_stand_anywhere_in_the_bytes(made: tuple[bytes, list[str]]) -> None:
    data, prose = made
    withheld = withhold(xml.parse(data, "leaky.xml"), source.from_bytes(data, "leaky.xml"))
    written = re.findall(r"[^\W_]+", xml.serialise(withheld).decode())
    runs = set(zip(*(prose[start:] for start in range(4)), strict=False))
    assert not runs & set(zip(*(written[start:] for start in range(4)), strict=False))
    assert "w5z" in data.decode()
    assert "w5z" not in written


@PROPERTY
@given(_editions())
def test_no_character_of_prose_is_left_in_a_paragraph(edition: Document) -> None:
    text = source.from_bytes(stream(edition).encode(), "source.txt")
    withheld = withhold(edition, text, limit=NO_LIMIT)
    kept = {tei(name) for name in (*MENTIONS, "ref", "corr")}
    for paragraph in withheld.root.iter(tei("p")):
        if not any(above.tag == tei("text") for above in paragraph.iterancestors()):
            continue
        for node in paragraph.iter("{*}*"):
            inside = [node, *node.iterancestors()]
            if any(above.tag in kept for above in inside):
                continue
            assert not (node.text or "").strip(" \t\r\n")
            assert all(not (child.tail or "").strip(" \t\r\n") for child in node)


def _canonical(document: Document) -> bytes:
    data: bytes = etree.tostring(document.tree, method="c14n", with_comments=True)
    return data


def test_a_gap_that_stood_there_before_is_still_there_after() -> None:
    gap = '<gap reason="legal" unit="char" quantity="3"/>'
    data = f'<TEI xmlns="{TEI_NS}">{HEADERS[0]}<text><body><p>ab{gap}cd</p></body></text></TEI>'.encode()
    edition, text = xml.parse(data, "e.xml"), source.from_bytes(b"abcd", "s.txt")
    withheld = withhold(edition, text)
    assert measure(withheld).gaps == 2
    assert xml.serialise(restore(withheld, text)) == xml.serialise(edition)


@pytest.mark.parametrize("depth", [xml.DEEPEST - 4])
def test_a_tree_as_deep_as_any_that_is_read_is_withheld(depth: int) -> None:
    inner = "<hi>" * depth + "x" + "</hi>" * depth
    data = f'<TEI xmlns="{TEI_NS}">{HEADERS[0]}<text><body><p>{inner}</p></body></text></TEI>'.encode()
    text = source.from_bytes(b"x", "s.txt")
    edition = xml.parse(data, "e.xml")
    assert xml.serialise(restore(withhold(edition, text), text)) == xml.serialise(edition)
