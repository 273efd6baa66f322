"""Citations: what is one, where it begins and ends, and which entry it means."""

from __future__ import annotations

import pytest

from teiwright.encode.bibliography import parse_all
from teiwright.encode.citations import Works, find
from teiwright.model import Cert, MentionKind

ENTRIES = (
    "Weir, A. (1990) River Law, London: Verso.",
    "Weir, A. (1992) 'Mills', Journal of Rivers, 4(2): 205–15.",
    "Miller, B. and Sluice, C. (2004) Wheels, Oxford: Oxford University Press.",
    "Dike, D., Dam, E. and Lock, F. (2007) Gates, London: Pluto.",
    "Lock, N. de (2002) 'Still water', Annual Review, 31: 419–47.",
    "Friends of the River (2003a) Annual Report, Geneva: Friends of the River.",
    "Friends of the River (2003b) Minutes, Geneva: Friends of the River.",
    "Antiflood Camp (2003) 'High water' Out of the Banks, 3.",
    "Kanal, A. (2004) Speaking of Canals, http://example.org/canals.",
    "Ponds, O. (2009) Depths, London: Pluto.",
    "Interview FOR staff (05.05.2009): Personal interview, 05.05.2009, Rome. Notes on file with author.",
    "Interview mill owner (05.10.2009): Personal interview, 05.10.2009, Bonn. Notes on file with author.",
)
WORKS = Works(parse_all(ENTRIES), {"FOR": "Friends of the River"})


def cited(text: str) -> list[tuple[str, str]]:
    kinds = {MentionKind.CITATION, MentionKind.INTERVIEW}
    return [(text[m.start : m.end], m.ref) for m in find(text, WORKS) if m.kind in kinds]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose (Weir, 1990).", [("Weir, 1990", "weir1990")]),
        ("It rose (Weir 1990).", [("Weir 1990", "weir1990")]),
        ("It rose (Weir, 1990, p. 3).", [("Weir, 1990, p. 3", "weir1990")]),
        ("It rose (Weir, 1990. pp. 61-2).", [("Weir, 1990. pp. 61-2", "weir1990")]),
        ("It rose (Weir, 1990, pp. 2, 43).", [("Weir, 1990, pp. 2, 43", "weir1990")]),
        ("It rose (Weir, 1990, ch. III).", [("Weir, 1990, ch. III", "weir1990")]),
        ("It rose (Weir, 1990, § 4.1.1).", [("Weir, 1990, § 4.1.1", "weir1990")]),
        ("It rose (Weir 1990: 12-14).", [("Weir 1990: 12-14", "weir1990")]),
        ("It rose (cf. Weir, 1990).", [("Weir, 1990", "weir1990")]),
        ("It rose (see also Weir, 1990).", [("Weir, 1990", "weir1990")]),
        (
            "It rose (among them Weir, 1990; Ponds 2009).",
            [("Weir, 1990", "weir1990"), ("Ponds 2009", "ponds2009")],
        ),
        ("It rose (Weir, 1990, 1992).", [("Weir, 1990", "weir1990"), ("1992", "weir1992")]),
        ("It rose (Weir, 1990, translation A.B.).", [("Weir, 1990", "weir1990")]),
        ("It rose (Miller/Sluice, 2004).", [("Miller/Sluice, 2004", "miller2004")]),
        ("It rose (Miller and Sluice, 2004).", [("Miller and Sluice, 2004", "miller2004")]),
        ("It rose (Miller & Sluice, 2004).", [("Miller & Sluice, 2004", "miller2004")]),
        ("It rose (Dike et al., 2007).", [("Dike et al., 2007", "dike2007")]),
        ("It rose (de Lock, 2002).", [("de Lock, 2002", "lock2002")]),
        ("It rose (FOR, 2003b).", [("FOR, 2003b", "for2003b")]),
        (
            "It rose (Friends of the River, 2003a, b).",
            [("Friends of the River, 2003a", "for2003a"), ("b", "for2003b")],
        ),
        ("It rose (some say by the mill; cf. Weir, 1990).", [("Weir, 1990", "weir1990")]),
        ("Weir (1990) argues so.", [("1990", "weir1990")]),
        ("Weir (1990, p. 3) argues so.", [("1990, p. 3", "weir1990")]),
        ("Miller and Sluice (2004) argue so.", [("2004", "miller2004")]),
        ("It rose [Weir, 1990].", [("Weir, 1990", "weir1990")]),
    ],
)
def test_a_citation_runs_from_its_author_to_its_locator(text: str, expected: list[tuple[str, str]]) -> None:
    found = cited(text)
    keys = {e.key for e in parse_all(ENTRIES)}
    assert [surface for surface, _ in found] == [surface for surface, _ in expected]
    assert all(ref in keys for _, ref in found)
    assert [ref[-5:] for _, ref in found] == [key[-5:] for _, key in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Members were Egypt (1991) and Peru (1992).",
        "It was so (in 2008).",
        "It was so (as of February 2010).",
        "It was so (from 2002).",
        "They met (2008 in Manila, 2009 in Athens).",
        "It grew (1994–2000).",
        "It grew (around 280 million in 2008).",
        "The members (Peru and Chile remain observers as of February 2010) left.",
        "The Weir era (2000-08) ended.",
    ],
)
def test_a_year_in_brackets_is_no_citation_where_the_bibliography_does_not_say_so(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "key", "cert"),
    [
        ("(Ponds, 2008)", "2009", Cert.LOW),  # its author has no other
        ("(Anti-flood Camp, 2003)", "2003", Cert.MEDIUM),
        ("(Kanal Aktiv 2004)", "2004", Cert.MEDIUM),
        ("(Miller, 2004)", "2004", Cert.MEDIUM),
        ("(Friends of the River, 2003)", "2003a", Cert.LOW),
    ],
)
def test_what_is_near_an_entry_is_linked_with_less_certainty(text: str, key: str, cert: Cert) -> None:
    (mention,) = find(f"It rose {text}.", WORKS)
    assert mention.ref.endswith(key)
    assert mention.cert is cert


def test_a_year_that_could_mean_two_works_of_an_author_means_none() -> None:
    assert cited("It rose (Weir, 1991).") == [("Weir, 1991", "")]


def test_an_unlisted_work_stays_a_citation_without_an_entry() -> None:
    assert cited("It rose (Brook, 1950, p. 3).") == [("Brook, 1950, p. 3", "")]


def test_an_interview_runs_from_its_word_to_its_date() -> None:
    (found,) = cited("It rose (interview FOR staff, 05.05.2009; cf. Weir, 1990)."[:44] + ").")
    assert found[0] == "interview FOR staff, 05.05.2009"
    assert found[1].startswith("interview")


def test_an_interview_whose_year_alone_differs_is_linked_with_low_certainty() -> None:
    (mention,) = find("It rose (interview mill owner, 05.10.2010).", WORKS)
    assert (mention.kind, mention.cert) == (MentionKind.INTERVIEW, Cert.LOW)
    assert mention.ref.endswith("2009-10-05")


def test_an_unlisted_interview_stays_one_without_an_entry() -> None:
    assert cited("It rose (interview FOR staff, 21.09.2009).") == [("interview FOR staff, 21.09.2009", "")]


def test_a_locator_lies_inside_its_citation_with_its_numbers() -> None:
    citation, locator = find("It rose (Weir, 1990, pp. 61–2).", WORKS)
    assert citation.start < locator.start < locator.end == citation.end
    assert locator.attributes == (("n", "61-2"),)
