"""The example of each code shows the fault, and the fault alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from teiwright import relaxng
from teiwright.check import CODES, neighbours, profile
from teiwright.check.dates import dates
from teiwright.check.examples import EXAMPLES, explained
from teiwright.check.identifiers import identifiers
from teiwright.check.languages import languages
from teiwright.check.places import Places
from teiwright.check.pointers import pointers
from teiwright.check.reference import explain
from teiwright.check.relaxng_findings import finding_of
from teiwright.xml import parse

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>
<publicationStmt><p>p</p></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader><text><body>"""
TAIL = "</body></text></TEI>"
INSTRUCTION = re.compile(r"<\?xml-model .*\?>")
ELSEWHERE = frozenset({"rng", "xsd", "pointer-file-unreadable"})
IN_BODY = sorted(
    code
    for code, example in EXAMPLES.items()
    if re.match(r"<(?:p|div|list|titleStmt)[\s/>]", example.before) and code not in ELSEWHERE
)


@pytest.fixture(scope="module")
def grammar() -> relaxng.Grammar:
    """The grammar of the profile."""
    return relaxng.compile(profile().relaxng)


def _codes(grammar: relaxng.Grammar, snippet: str, folder: Path) -> set[str]:
    whole = f"{HEAD}{snippet}{TAIL}"
    if snippet.startswith("<titleStmt"):
        whole = re.sub("<titleStmt>.*?</titleStmt>", lambda _: snippet, HEAD) + f"<p>p</p>{TAIL}"
    document = parse(whole.encode(), str(folder / "a.xml"))
    places = Places(document)
    found = list(identifiers(places))
    found += [*pointers(places, neighbours([])), *dates(places), *languages(places)]
    found += [finding_of(fault, places) for fault in grammar.validate(document.root)]
    return {each.code for each in found}


@pytest.mark.parametrize("code", IN_BODY)
def test_the_example_has_the_fault_before_and_not_after(
    grammar: relaxng.Grammar, code: str, tmp_path: Path
) -> None:
    example = EXAMPLES[code]
    assert code in _codes(grammar, example.before, tmp_path)
    if not example.after.startswith("<prefixDef"):
        assert code not in _codes(grammar, example.after, tmp_path)


def test_most_examples_are_tried() -> None:
    assert len(IN_BODY) >= 18


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_an_example_is_well_formed(code: str) -> None:
    for written in (EXAMPLES[code].before, EXAMPLES[code].after):
        if not INSTRUCTION.fullmatch(written):
            parse(f"<x>{written}</x>".encode(), "example.xml")


def test_every_code_of_the_checker_has_an_example() -> None:
    assert EXAMPLES.keys() == CODES.keys()


def test_a_code_is_explained_with_its_example_and_what_to_do() -> None:
    said = explain("date-range")
    assert said.startswith("date-range (error)")
    assert EXAMPLES["date-range"].before in said
    assert said.endswith(f"What to do: {CODES['date-range'].help}.")
    assert explained("no-code") == ()
    with pytest.raises(KeyError):
        explain("no-code")
