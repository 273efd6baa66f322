"""Names without an authority file: found, told apart, joined; the sentences are invented."""

from __future__ import annotations

import pytest

from teiwright.proposals import Block, Evidence, Kind, Proposal, propose, words


def block(text: str, *, heading: bool = False, apart: tuple[tuple[int, int], ...] = ()) -> Block:
    return Block("", heading, words(text, ()), apart)


def proposed(*texts: str, evidence: Evidence | None = None) -> dict[str, tuple[Kind, tuple[str, ...]]]:
    """By id the kind and the characters of each mention."""
    found = propose([block(text) for text in texts], evidence or Evidence())
    return {e.id: (e.kind, tuple(texts[n][a:b] for n, a, b in e.places)) for e in found}


def one(*texts: str, evidence: Evidence | None = None) -> Proposal:
    found = propose([block(text) for text in texts], evidence or Evidence())
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("They went to Eastern Europe again.", "Eastern Europe", Kind.PLACE),
        ("They went to North and South America.", "North and South America", Kind.PLACE),
        ("They sold it to Bosnia and stayed.", "Bosnia", Kind.PLACE),
        ("They wrote from Südamerika again.", "Südamerika", Kind.PLACE),
        ("We asked what Budapest wanted.", "Budapest", Kind.PLACE),
        ("We asked what the United Nations wanted.", "United Nations", Kind.ORGANIZATION),
        ("We asked the United Nations High Mill Office there.", "United Nations High Mill Office", Kind.ORGANIZATION),
        ("We read what Mill Watch International wrote.", "Mill Watch International", Kind.ORGANIZATION),
        ("We met the engineer Bimal Ghosh there.", "Bimal Ghosh", Kind.PERSON),
        ("We met Ada McKinley there.", "Ada McKinley", Kind.PERSON),
        ("We met J.N. D’Arcy there.", "J.N. D’Arcy", Kind.PERSON),
    ],
)  # fmt: skip
def test_words_and_gazetteers_tell_the_kind(sentence: str, name: str, kind: Kind) -> None:
    assert list(proposed(sentence).values()) == [(kind, (name,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "It cost ten USD or ten US Dollars.",
        "It was told by F.G. in a letter.",
        "The Mill War began.",
        "They spoke of the Mill Convention on Rivers.",
        "It is a matter of Comparative Advantage and Pacific Solution.",
        "Files in XML and HTML were kept.",
        "Some NGOs came.",
        "Some MPs came.",
        "It was Optional JavaScript and GermaParl Text.",
    ],
)
def test_what_names_nobody_is_not_proposed(sentence: str) -> None:
    assert proposed(sentence) == {}


def test_a_surname_is_the_person_named_in_full() -> None:
    found = proposed("Later Ghosh spoke.", "It was Bimal Ghosh who came.", "They heard Ghosh.")
    assert found == {"person.bimal-ghosh": (Kind.PERSON, ("Ghosh", "Bimal Ghosh", "Ghosh"))}


def test_a_surname_that_two_persons_share_is_neither() -> None:
    found = proposed("We met Ada Ghosh and Bimal Ghosh, and then Ghosh.")
    assert set(found) == {"person.ada-ghosh", "person.bimal-ghosh", "person.ghosh"}


def test_an_author_of_the_bibliography_is_a_person_by_the_surname_alone() -> None:
    entity = one("It was Pierazzo who said so.", evidence=Evidence(persons=("Elena Pierazzo",)))
    assert (entity.kind, entity.names) == (Kind.PERSON, ("Pierazzo",))


def test_a_short_form_is_the_body_that_the_text_defines() -> None:
    entity = one(
        "It was the Friends of the River Association that met.", "Then FRA met.",
        evidence=Evidence(definitions={"FRA": "Friends of the River Association"}),
    )  # fmt: skip
    assert entity.names == ("Friends of the River Association", "FRA")
    assert len(entity.places) == 2


def test_a_short_form_of_common_nouns_is_no_name() -> None:
    assert proposed("Many FOOs came.", evidence=Evidence(definitions={"FOOs": "friends of others"})) == {}


def test_initials_join_a_short_form_to_a_long_one() -> None:
    assert one("It was the Mill Owners Association.", "The MOA met.").names == (
        "Mill Owners Association",
        "MOA",
    )


def test_compounds_headings_and_italics_have_the_names_of_the_prose() -> None:
    texts = (
        "The Bonn Committee and Mills",
        "The MOA-led talks began.",
        "So said the MOA.",
        "The Bonn Committee met.",
    )
    italic = "The MOA and the Strange Title"
    found = propose(
        [block(texts[0], heading=True), *map(block, texts[1:]), block(italic, apart=((0, len(italic)),))],
        Evidence(),
    )
    spans = {e.id: [(n, [*texts, italic][n][a:b]) for n, a, b in e.places] for e in found}
    assert spans == {
        "org.bonn-committee": [(0, "Bonn Committee"), (3, "Bonn Committee")],
        "org.moa": [(1, "MOA"), (2, "MOA"), (4, "MOA")],
    }


def test_a_language_that_writes_nouns_with_capitals_has_only_what_lists_know() -> None:
    text = "Die alte Mühle steht in Frankreich bei dem Haus der Familie Meier."
    assert proposed(text, evidence=Evidence(capitals=True)) == {
        "place.frankreich": (Kind.PLACE, ("Frankreich",))
    }


def test_ids_are_unique_names_of_ascii_letters() -> None:
    found = propose([block("They met Žofia Müller and Zofia Muller there.")], Evidence())
    assert [e.id for e in found] == ["person.zofia-muller", "person.zofia-muller.2"]


def test_the_article_of_a_definition_is_no_part_of_the_name() -> None:
    entity = one(
        "They met the Mill Owners Group there.", "So said TMOG.", evidence=Evidence(definitions={"TMOG": "The Mill Owners Group"})
    )  # fmt: skip
    assert (entity.id, entity.names) == ("org.mill-owners-group", ("Mill Owners Group", "TMOG"))
