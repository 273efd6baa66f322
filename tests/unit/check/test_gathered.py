"""What one walk gathers for the checks without a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.check.dates import READERS
from teiwright.check.gathered import KINDS, gather
from teiwright.model import XML_ID, XML_LANG

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.check.gathered import Entry
    from teiwright.model import Document


def _told(entries: list[Entry]) -> list[tuple[str, str, str]]:
    return [(str(element.tag).rpartition("}")[2], name, value) for element, name, value in entries]


def test_attributes_are_gathered_in_the_order_of_the_document(tei: Callable[[str], Document]) -> None:
    body = '<p ref="#b" xml:id="b" rend="x"><!-- --><?x?><date when="1990" ana="#a"/></p><q xml:lang="en" xml:id="c"/>'
    found = gather(tei(body).tree)
    assert [name for _, _, name in found.ids] == ["a", "b", "c"]
    assert _told(found.pointers) == [("p", "ref", "#b"), ("date", "ana", "#a")]
    assert _told(found.dates) == [("date", "when", "1990")]
    assert _told(found.languages) == [("q", XML_LANG, "en")]
    assert [str(each.tag).rpartition("}")[2] for each in found.elements] == [
        "TEI",
        "text",
        "body",
        "p",
        "date",
        "q",
    ]


def test_what_may_be_a_date_or_a_pointer_is_gathered_as_both(tei: Callable[[str], Document]) -> None:
    found = gather(tei('<app from="#a"/><date from="1990"/>').tree)
    assert _told(found.pointers) == _told(found.dates) == [("app", "from", "#a"), ("date", "from", "1990")]


def test_an_id_among_hundreds_of_attributes_is_gathered(tei: Callable[[str], Document]) -> None:
    many = " ".join(f'a{number}=""' for number in range(500))
    found = gather(tei(f'<p {many} xml:id="last" when="1990"/>').tree)
    assert _told(found.ids)[-1] == ("p", XML_ID, "last")
    assert _told(found.dates) == [("p", "when", "1990")]


def test_each_attribute_that_holds_a_date_has_a_reader() -> None:
    dates = {name for name, kinds in KINDS.items() if KINDS["when"][0] in kinds}
    assert dates == {*READERS, "absolute"}
