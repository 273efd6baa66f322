"""An edition without a recipe and without an authority file."""

from __future__ import annotations

import pytest

from teiwright import blocks
from teiwright.check import check
from teiwright.encode import encode
from teiwright.encode.draft import draft, language
from teiwright.model import tei
from teiwright.recipe import Agent
from teiwright.source import from_bytes

ARTICLE = """# On Mills

Ada Weir and Carl van Brook

The mill is old (Brook 1990, 3). It was the first of its kind, as he says, and it is the one that stands in the land.

## References

- Brook, C. 1990. *Waters*. Bonn: Mill Press.
"""


def drafted(text: str, name: str = "mills.md") -> tuple[str, str, tuple[Agent, ...]]:
    """The id, title and authors that the draft of `text` has."""
    source = from_bytes(text.encode(), name)
    edition = draft(source, blocks.split(source)).edition
    return edition.id, edition.title, edition.authors


def test_a_draft_has_the_title_and_the_authors_of_the_first_lines() -> None:
    identifier, title, authors = drafted(ARTICLE)
    assert (identifier, title) == ("mills", "On Mills")
    assert authors == (
        Agent(surname="Weir", forename="Ada"),
        Agent(surname="van Brook", forename="Carl"),
    )


def test_a_draft_is_valid_by_the_profile() -> None:
    assert list(check(encode(from_bytes(ARTICLE.encode(), "mills.md")))) == []


def test_a_draft_says_that_the_rights_are_not_stated_and_dates_nothing() -> None:
    root = encode(from_bytes(ARTICLE.encode(), "mills.md")).root
    availability = next(root.iter(tei("availability")))
    assert availability.get("status") == "unknown"
    assert not list(root.iter(tei("revisionDesc")))


def test_citations_of_a_draft_lead_to_its_bibliography() -> None:
    root = encode(from_bytes(ARTICLE.encode(), "mills.md")).root
    assert [r.get("target") for r in root.iter(tei("ref")) if r.get("type") == "bibl"] == ["#brook1990"]


@pytest.mark.parametrize(
    ("second", "is_byline"),
    [
        ("Ada Weir", True),
        ("Ada Weir, Carl Brook, and Eve Q. Stone", True),
        ("von Ada Weir und Carl Brook", True),
        ("María de la Cruz y Ana Gómez", True),
        ("The mill is old.", False),
        ("The Mill Is Old And So Is The Road To It", False),
        ("Introduction", False),
    ],
)
def test_only_a_line_of_names_is_a_byline(second: str, is_byline: bool) -> None:  # noqa: FBT001 - a table of cases
    assert bool(drafted(f"# On Mills\n\n{second}\n\nThe mill is old.\n")[2]) is is_byline


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("1990 mills.md", "text-1990-mills"), ("-", "untitled"), ("a/ä b.txt", "ä-b"), ("...", "untitled")],
)
def test_the_name_of_the_file_gives_an_xml_id(name: str, identifier: str) -> None:
    assert drafted("The mill is old.\n", name)[0] == identifier


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mill is old and it stands by the river that was wide.", "en"),
        ("Die Mühle ist alt und steht an dem Fluss, der nicht breit ist.", "de"),
        ("Le moulin est vieux et il est dans la vallée, sur une rivière.", "fr"),
        ("El molino es viejo y está en el valle, con un río y los campos.", "es"),
        ("1234 5678", "und"),
        ("мельница стара", "und"),
    ],
)
def test_function_words_tell_the_language(text: str, code: str) -> None:
    assert language(text) == code


FRONT = """---
title: "Of Mills and Rivers"
subtitle: A Survey
author: [Ada Weir, "Brook, Carl", UNESCO]
lang: de-AT
keywords: [mills, rivers]
---

The mill is old and it stands by the river that was wide.
"""


def test_front_matter_says_what_the_header_needs() -> None:
    source = from_bytes(FRONT.encode(), "mills.md")
    edition = draft(source, blocks.split(source)).edition
    assert (edition.title, edition.subtitle) == ("Of Mills and Rivers", "A Survey")
    assert edition.authors == (
        Agent(surname="Weir", forename="Ada"),
        Agent(surname="Brook", forename="Carl"),
        Agent(name="UNESCO"),
    )
    assert (edition.language, edition.keywords) == ("de-AT", ("mills", "rivers"))
    assert list(check(encode(source))) == []


def test_an_entry_never_takes_the_id_of_the_edition() -> None:
    document = encode(from_bytes(ARTICLE.encode(), "brook1990.md"))
    assert list(check(document)) == []
    assert [r.get("target") for r in document.root.iter(tei("ref")) if r.get("type") == "bibl"] == [
        "#brook1990b"
    ]


@pytest.mark.parametrize(
    ("line_end", "said"), [("ac-\ncount", 'has break="no"'), ("account", "no hyphens at line ends")]
)
def test_the_header_says_whether_line_ends_have_hyphens(line_end: str, said: str) -> None:
    text = f"On Mills\n\nThe mill is old and stands by the river and its miller kept a long {line_end} of all that came.\n"
    root = encode(from_bytes(text.encode(), "mills.txt")).root
    assert said in "".join(next(root.iter(tei("hyphenation"))).itertext())
