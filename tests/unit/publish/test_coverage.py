"""Coverage: every character of the text is shown or listed, and what no template knows is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teiwright import xml
from teiwright.publish import Coverage, Missing
from teiwright.publish.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.model import Document

    EditionOf = Callable[..., Document]

ELEMENTS = "p div quote note list item hi floruit add del choice sic corr app lem rdg figure table row cell lg l sp w seg".split()
NESTED = st.recursive(
    st.text("ab ", max_size=4),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(ELEMENTS),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


def test_all_of_an_edition_is_shown(harbour: Document, withheld: Document) -> None:
    assert coverage(harbour).missing == ()
    assert coverage(withheld).missing == ()
    assert coverage(harbour).characters > coverage(withheld).characters > 100


def test_what_the_page_leaves_out_is_listed_with_its_place(edition_of: EditionOf) -> None:
    body = "<p>a</p>\n<p><app><lem>b</lem><rdg>c d</rdg></app> <app><lem>b</lem>\n<rdg>e</rdg></app></p>"
    assert coverage(edition_of(body)) == Coverage(6, (Missing("rdg", 3, 2, 2),))


def test_a_word_that_stands_elsewhere_in_the_page_proves_nothing(edition_of: EditionOf) -> None:
    body = "<div><head>Paris</head><p>Paris <app><lem>Paris</lem><rdg>Paris</rdg></app></p></div>"
    found = coverage(edition_of(body))
    assert (found.characters, found.shown) == (20, 15)


def test_an_element_without_a_template_is_shown_and_counted(edition_of: EditionOf) -> None:
    found = coverage(
        edition_of("<p>a <floruit>b</floruit> <x:y xmlns:x='urn:x'>c</x:y> <floruit>d</floruit></p>")
    )
    assert found == Coverage(4, (), {"floruit": 2, "y": 1})


def test_a_transcription_without_a_text_is_listed() -> None:
    data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><sourceDoc><surface><line>abc</line></surface></sourceDoc></TEI>'
    assert coverage(xml.parse(data, "x.xml")).missing == (Missing("line", 3, 1, 1),)


def test_header_and_standoff_are_no_text(harbour: Document) -> None:
    alone = "".join("".join(text.itertext()) for text in harbour.root.iter("{*}text"))
    assert coverage(harbour).characters == len("".join(alone.split()))


def test_the_document_is_not_changed(harbour: Document) -> None:
    before = xml.serialise(harbour)
    coverage(harbour)
    assert xml.serialise(harbour) == before


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(NESTED, max_size=5))
def test_any_nesting_is_shown_or_listed(edition_of: EditionOf, parts: list[str]) -> None:
    document = edition_of("".join(parts))
    found = coverage(document)
    text = "".join("".join(text.itertext()) for text in document.root.iter("{*}text"))
    assert found.characters == len("".join(text.split()))
    assert found.characters - found.shown == sum(one.characters for one in found.missing)
    assert found.shown >= 0


@pytest.mark.shared
def test_texts_that_were_not_written_for_us_are_shown_whole(shared_texts: list[Path]) -> None:
    for path in shared_texts[::3]:
        found = coverage(xml.read(path))
        assert (path.name, found.missing) == (path.name, ())
        assert found.characters > 5000
