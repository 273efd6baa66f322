"""The steps in their order, over one document and over several files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teiwright.check import CODES, Terms, check, check_files
from teiwright.check.codes import finding
from teiwright.errors import SchemaError, UnreadableError
from teiwright.model import Locus
from teiwright.xml import parse, serialise

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.check import Schemas
    from teiwright.model import Document


def terms(schemas: Schemas) -> Terms:
    return Terms((schemas.relaxng, schemas.xsd, schemas.schematron))


def test_the_findings_of_all_steps_are_in_the_order_of_their_places(
    tei: Callable[[str], Document], mini: Schemas
) -> None:
    document = tei('<p xml:id="a" ana="#x"><date>May</date><foo/></p>')
    found = [(each.code, each.also) for each in check(document, schemas=mini.files("the test"))]
    assert found == [
        ("id-duplicate", ()),
        ("id-duplicate", ()),
        ("pointer-dangling", ()),
        ("sch:date-when", ()),
        ("rng-element-unknown", ("xsd",)),
    ]


def test_a_missing_schema_is_an_error(tei: Callable[[str], Document], mini: Schemas) -> None:
    schemas = replace(mini, relaxng=Path("missing.rng")).files("the test")
    with pytest.raises(SchemaError, match=r"missing\.rng: cannot be read"):
        list(check(tei("<p/>"), schemas=schemas))


def test_the_tree_is_not_changed(tei: Callable[[str], Document], mini: Schemas) -> None:
    document = tei('<p xml:id="a" ana="#x">  <date/><!-- c --><foo/></p>')
    before = serialise(document)
    assert list(check(document, schemas=mini.files("the test")))
    assert serialise(document) == before


def test_a_root_that_is_not_tei_is_one_finding_unless_a_schema_is_given(mini: Schemas) -> None:
    document = parse(b"<TEI><text/></TEI>", "a.xml")
    assert [found.code for found in check(document)] == ["xml:root"]
    assert "rng-element-namespace" in [
        found.code for found in check(document, schemas=mini.files("the test"))
    ]


def test_an_unreadable_file_does_not_end_the_run(
    tei: Callable[[str], Document], mini: Schemas, tmp_path: Path
) -> None:
    good = tmp_path / "good.xml"
    good.write_bytes(serialise(tei('<p ana="#x"/>')))
    errors: list[UnreadableError] = []
    files = [tmp_path / "missing.xml", good]
    found = list(check_files(files, terms=terms(mini), unreadable=errors.append))
    assert [(each.code, each.locus.uri) for each in found] == [("pointer-dangling", str(good))]
    assert [str(error).startswith(str(tmp_path / "missing.xml")) for error in errors] == [True]
    with pytest.raises(UnreadableError):
        list(check_files(files, terms=terms(mini)))


def test_files_of_one_run_point_to_each_other(
    tei: Callable[[str], Document], mini: Schemas, tmp_path: Path
) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir()
        document = tei(f'<p ana="../{other}/{other}.xml#a">x</p>')
        (tmp_path / name / f"{name}.xml").write_bytes(serialise(document))
    one, two = tmp_path / "one" / "one.xml", tmp_path / "two" / "two.xml"
    assert list(check_files([one, two], terms=terms(mini))) == []
    assert [found.code for found in check_files([one], terms=terms(mini))] == ["pointer-outside"]


def test_every_code_explains_itself() -> None:
    for name, code in CODES.items():
        made = finding(name, Locus("a.xml"), "message")
        assert made.help == code.help != ""
        assert code.meaning.endswith(".")
    with pytest.raises(KeyError):
        finding("no-such-code", Locus("a.xml"), "message")
