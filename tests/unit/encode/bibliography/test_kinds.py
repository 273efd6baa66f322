"""What kind of work an entry describes: told by printed signs, kept in both forms, and meant alike by records."""

from __future__ import annotations

import pytest

from teiwright.encode.bibliography import Kind, parse, parse_all, printed, structured
from teiwright.model import tei
from teiwright.references import from_biblstruct
from teiwright.references.tei.vocabulary import KIND, SUBTYPED

SIGNED = [
    ("Müller, Anna. 2018. Textgrenzen [Software], Version 1.2. Berlin.", Kind.SOFTWARE, "software"),
    ("García, Ana. 2019. Cartas de Indias. Conjunto de datos. Madrid.", Kind.DATASET, "dataset"),
    ("Paris, Bibliothèque nationale de France, MS fr. 1573, fol. 12r.", Kind.MANUSCRIPT, "manuscript"),
]


@pytest.mark.parametrize(("text", "kind", "type_"), SIGNED)
def test_a_sign_beside_the_title_tells_the_kind_in_both_forms(text: str, kind: Kind, type_: str) -> None:
    entry = parse(text)
    assert entry.kind is kind
    assert printed(entry, "a").get("type") == structured(entry).get("type") == kind.value
    assert from_biblstruct(structured(entry)).type == type_


@pytest.mark.parametrize(
    "text",
    [
        "Brandes, Stefan. 2010. The Digital Archive. Berlin: Springer.",
        "Jackson, Michael. 1995. Software Requirements and Specifications. London: Addison-Wesley.",
        "Gitelman, Lisa, ed. 2013. Raw Data Is an Oxymoron. Cambridge, MA: MIT Press.",
        "Codex Iuris Canonici. 1917. Roma: Typis Polyglottis Vaticanis.",
        "Kline, Mary-Jo. 2008. A Guide to Documentary Editing. Charlottesville: University of Virginia Press.",
    ],
)
def test_a_word_of_the_title_tells_no_kind(text: str) -> None:
    entry = parse(text)
    assert entry.kind not in {Kind.SOFTWARE, Kind.DATASET, Kind.MANUSCRIPT}
    assert printed(entry, "a").get("type") is None


def test_an_article_about_software_is_an_article() -> None:
    text = "Doe, Jane. 2015. A Tool. Software. Journal of Tools 3 (1): 1–9. https://github.com/doe/tool."
    assert parse(text).kind is Kind.ARTICLE


def test_each_kind_is_a_type_of_records() -> None:
    assert set(SUBTYPED) == {kind.value for kind in Kind}
    assert set(KIND.values()) <= set(SUBTYPED)
    for kind, record in SUBTYPED.items():
        assert KIND.get(record, "other") == kind


def test_the_year_of_the_first_edition_is_kept_beside_that_of_the_reprint() -> None:
    entry = parse("Bloch, Marc. (1924) 1983. Les rois thaumaturges. Paris: Gallimard.")
    record = from_biblstruct(structured(entry))
    assert (entry.year, record.dates["issued"].start, record.dates["original-date"].start) == (
        "1983",
        (1983,),
        (1924,),
    )


def test_a_shelfmark_is_the_call_number_of_a_record() -> None:
    entry = parse("Bundesarchiv Berlin, Bestand R 43, Nr. 12.")
    assert from_biblstruct(structured(entry)).get("call-number") == "Bestand R 43, Nr. 12"


def test_a_single_name_is_a_person_where_a_translator_is_named() -> None:
    (homer,) = parse("Homer. The Odyssey. Translated by Robert Fagles. New York: Penguin, 1996.").authors
    assert (homer.surname, homer.corporate) == ("Homer", False)
    assert not parse("Beowulf. Translated by Seamus Heaney. New York: Norton, 2000.").authors


def test_a_dash_stands_for_the_names_of_the_entry_before() -> None:
    first, second, third = parse_all(
        [
            "Hesse, Hermann. Demian. Berlin: Fischer, 1919.",
            "———. Steppenwolf. Berlin: Fischer, 1927.",
            "———, and Eva Ek. Letters. Berlin: Fischer, 1930.",
        ]
    )
    assert first.names == second.names == ("Hesse",)
    assert second.key == "hesse1927"
    assert structured(second).find(f".//{tei('surname')}").text == "Hesse"  # type: ignore[union-attr] # an author is there
    assert third.names[0] == "Hesse"
