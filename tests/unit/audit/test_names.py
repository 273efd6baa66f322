"""A citation names the authors of an entry in many manners; another spelling is none of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.audit.names import Fit, Name, cited_openings, compare, fold, openings

SHORT = {"HRW": "Human Rights Watch"}
CORPORATE = (Name("Amnesty International"), Name("Human Rights Watch"))
PAIR = (Name("Balibar", "E."), Name("Swenson", "J."))
THREE = (Name("Guchteneire", "P. D."), Name("Pecoud", "A."), Name("Cholewinski", "R."))


@pytest.mark.parametrize(
    ("cited", "names"),
    [
        ("Harvey", (Name("Harvey", "D."),)),
        ("HARVEY", (Name("Harvey", "D."),)),
        ("D. Harvey", (Name("Harvey", "D."),)),
        ("David Harvey", (Name("Harvey", "D."),)),
        ("Harvey's", (Name("Harvey", "D."),)),
        ("Düvell", (Name("Duvell", "F."),)),
        ("Duevell", (Name("Düvell", "F."),)),
        ("Genova", (Name("Genova", "N. de"),)),
        ("de Genova", (Name("Genova", "N. de"),)),
        ("Ducasse\N{NON-BREAKING HYPHEN}Rogier", (Name("Ducasse-Rogier", "M."),)),
        ("Balibar and Swenson", PAIR),
        ("Balibar & Swenson", PAIR),
        ("Balibar/Swenson", PAIR),
        ("Balibar et al.", PAIR),
        ("Guchteneire et al.", THREE),
        ("Guchteneire, Pécoud, and Cholewinski", THREE),
        ("Guchteneire, Pécoud et al.", THREE),
        ("Amnesty International/Human Rights Watch", CORPORATE),
        ("HRW", (Name("Human Rights Watch"),)),
        ("Human Rights Watch", (Name("HRW"),)),
        ("ILO", (Name("International Labour Organization"),)),
        ("The World Bank", (Name("World Bank"),)),
        ("González-Blanco", (Name("González-Blanco García", "Elena"),)),
        ("Isasi y del Rio Riande", (Name("Isasi", "J."), Name("Gimena del Rio Riande", spoken=True))),
    ],
)
def test_a_manner_of_citing_is_no_difference(cited: str, names: tuple[Name, ...]) -> None:
    assert compare(cited, names, SHORT) is Fit.SAME


@pytest.mark.parametrize(
    ("cited", "names"),
    [
        ("Anti-racist Border Camp", (Name("Antiracist Border Camp"),)),
        ("Kanak Attak", (Name("Kanak", "A."),)),
        ("Antirassismusbüro Bremen", (Name("Antirassismusbüro B."),)),
        ("Harvie", (Name("Harvey", "D."),)),
        ("Swenson and Balibar", PAIR),
        ("Harvey et al.", (Name("Harvey", "D."),)),
        ("ILO", (Name("International Organization for Migration"),)),
        ("Harvey and Klein", (Name("Harvey", "D."),)),
    ],
)
def test_another_name_is_a_difference(cited: str, names: tuple[Name, ...]) -> None:
    assert compare(cited, names, SHORT) is Fit.OTHER


@pytest.mark.parametrize("cited", ["Balibar", "E. Balibar", "Swenson"])
def test_a_citation_with_one_of_two_authors_has_fewer(cited: str) -> None:
    assert compare(cited, PAIR, {}) is Fit.FEWER


NAMES = st.from_regex(r"[A-Z][a-z]{2,8}(-[A-Z][a-z]{2,8})?", fullmatch=True)


@given(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from([", ", "/", " and ", " & "]))
def test_the_family_names_in_order_are_the_same_whatever_joins_them(families: list[str], joint: str) -> None:
    names = [Name(family, "X.") for family in families]
    assert compare(joint.join(families), names, {}) is Fit.SAME
    assert compare(joint.join(families).upper(), names, {}) is Fit.SAME


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


FAMILIES = st.sampled_from(
    ["Düvell", "de Genova", "van den Berg", "IOM", "Human Rights Watch", "Ek", "O'Neil", "Smith-Jones", "y"]
)
GIVEN = st.sampled_from(["", "A.", "Anna", "J. R.", "Jean-Luc", "N. de"])


@given(st.lists(st.builds(Name, FAMILIES, GIVEN, st.booleans()), min_size=1, max_size=3), st.data())
def test_whatever_fits_a_name_can_be_looked_up_by_its_beginning(
    names: list[Name], data: st.DataObject
) -> None:
    known = {"IOM": "International Organization for Migration"}
    pieces = [
        [name.family, f"{name.given} {name.family}", f"{name.family}, {name.given}", "HRW"] for name in names
    ]
    cited = " and ".join(data.draw(st.sampled_from(piece)) for piece in pieces)
    if compare(cited, names, known) is Fit.SAME:
        assert openings(names[0], known) & cited_openings(cited, known)
