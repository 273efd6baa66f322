"""The editions of tei/: fresh, valid, faithful to their sources, and without the prose that is not ours."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import xmlschema
from lxml import etree

from teiwright import authority, blocks, recipe, source, xml
from teiwright.audit import audit
from teiwright.check import check_files
from teiwright.encode import encode
from teiwright.model import XML_ID, Document, Severity, tei
from teiwright.withhold import restore, stream, withhold

if TYPE_CHECKING:
    from pathlib import Path

CHAPTER, SAMPLE = "georgi2010", "otlet2026"
NAMES = [tei("persName"), tei("orgName"), tei("placeName")]


def made(checkout: Path, identifier: str, text: Path) -> Document:
    """The full edition, made again."""
    folder = checkout / "tei"
    names = authority.read(folder / "authorities.xml")
    decisions = recipe.read(folder / f"{identifier}.toml")
    return encode(source.read(text), decisions, names, href="authorities.xml")


@pytest.fixture(scope="module")
def chapter_text(shared: Path) -> Path:
    return shared / "source" / f"{CHAPTER}.txt"


@pytest.fixture(scope="module")
def chapter(checkout: Path, chapter_text: Path) -> Document:
    return made(checkout, CHAPTER, chapter_text)


@pytest.fixture(scope="module")
def sample(checkout: Path) -> Document:
    return made(checkout, SAMPLE, checkout / "tei" / f"{SAMPLE}.md")


def test_the_sample_is_what_its_source_and_recipe_make(checkout: Path, sample: Document) -> None:
    assert xml.serialise(sample) == (checkout / "tei" / f"{SAMPLE}.xml").read_bytes()


def test_the_chapter_is_what_its_source_and_recipe_make_withheld(
    checkout: Path, chapter: Document, chapter_text: Path
) -> None:
    kept = withhold(chapter, source.read(chapter_text))
    assert xml.serialise(kept) == (checkout / "tei" / f"{CHAPTER}.xml").read_bytes()


def test_the_chapter_restored_is_the_edition_before_withholding(
    checkout: Path, chapter: Document, chapter_text: Path
) -> None:
    kept = xml.read(checkout / "tei" / f"{CHAPTER}.xml")
    assert xml.serialise(restore(kept, source.read(chapter_text))) == xml.serialise(chapter)


def test_the_text_of_the_chapter_is_its_source(chapter: Document, chapter_text: Path) -> None:
    assert stream(chapter) == blocks.stream(source.read(chapter_text))


def test_the_text_of_the_sample_is_its_source(checkout: Path, sample: Document) -> None:
    assert stream(sample) == blocks.stream(source.read(checkout / "tei" / f"{SAMPLE}.md"))


def test_the_sample_withheld_and_restored_is_the_sample(checkout: Path, sample: Document) -> None:
    text = source.read(checkout / "tei" / f"{SAMPLE}.md")
    kept = xml.parse(xml.serialise(withhold(sample, text)), "kept.xml")
    assert xml.serialise(restore(kept, text)) == xml.serialise(sample)


def test_no_prose_of_the_chapter_stands_in_the_checkout(
    checkout: Path, chapter_text: Path, shared: Path
) -> None:
    if not (checkout / ".git").exists():
        pytest.skip("needs a git checkout: leak_check.py asks git which files there are")
    script = shared / "eval" / "leak_check.py"
    words = [sys.executable, str(script), str(chapter_text), str(checkout), "--history"]
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout.split(" ")[0]) == (0, "0"), result.stdout


def test_all_documents_of_the_folder_are_valid(checkout: Path) -> None:
    findings = list(check_files(sorted((checkout / "tei").glob("*.xml"))))
    assert findings == []


@pytest.mark.parametrize("name", [CHAPTER, SAMPLE, "authorities"])
def test_three_validators_accept_each_document(checkout: Path, name: str) -> None:
    tree = xml.read(checkout / "tei" / f"{name}.xml").tree
    schema = checkout / "schema"
    assert etree.RelaxNG(file=schema / "teiwright.rng").validate(tree)
    assert etree.XMLSchema(file=schema / "teiwright.xsd").validate(tree)
    second: Any = xmlschema.XMLSchema10(
        str(schema / "teiwright.xsd")
    )  # its types know the standard library alone
    assert list(second.iter_errors(tree)) == []


def test_the_full_chapter_is_valid_beside_its_authority_file(
    checkout: Path, tmp_path: Path, chapter: Document
) -> None:
    shutil.copy(checkout / "tei" / "authorities.xml", tmp_path)
    (tmp_path / f"{CHAPTER}.xml").write_bytes(xml.serialise(chapter))
    assert list(check_files([tmp_path / f"{CHAPTER}.xml"])) == []


@pytest.mark.parametrize("identifier", [CHAPTER, SAMPLE])
def test_every_mention_points_into_the_authority_file(checkout: Path, identifier: str) -> None:
    document = xml.read(checkout / "tei" / f"{identifier}.xml")
    known = {f"authorities.xml#{e.id}" for e in authority.read(checkout / "tei" / "authorities.xml")}
    text = document.root.find(tei("text"))
    assert text is not None
    bibliography = {e for b in text.iter(tei("listBibl")) for e in b.iter()}
    refs = [e.get("ref") for e in text.iter(*NAMES) if e not in bibliography]
    assert len(refs) > 100
    assert set(refs) <= known


def test_the_audit_of_the_chapter_finds_each_mismatch_and_nothing_else(chapter: Document) -> None:
    found = Counter(f.code for f in audit(chapter) if f.severity is not Severity.INFO)
    assert found == {"citation-unlisted": 5, "citation-year": 4, "citation-name": 4, "entry-date": 1}


def test_the_audit_of_the_sample_finds_nothing(sample: Document) -> None:
    assert [f.message for f in audit(sample) if f.severity is not Severity.INFO] == []


def test_ids_of_paragraphs_are_in_the_order_of_the_text(chapter: Document) -> None:
    ids = [p.get(XML_ID, "") for p in chapter.root.iterfind(f"{tei('text')}//{tei('p')}")]
    assert ids == [f"p{n}" for n in range(1, len(ids) + 1)]
