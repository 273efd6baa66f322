"""The steps in their order, over one document and over several files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teiwright.check import CODES, check, check_files
from teiwright.check.codes import finding
from teiwright.errors import SchemaError, UnreadableError
from teiwright.model import Locus
from teiwright.xml import parse, serialise

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.check import Schemas
    from teiwright.model import Document


def test_the_steps_speak_in_order(tei: Callable[[str], Document], mini: Schemas) -> None:
    document = tei('<p xml:id="a" ana="#x"><date>May</date><foo/></p>')
    codes = [found.code for found in check(document, schemas=mini)]
    assert codes == ["id-duplicate", "id-duplicate", "pointer-dangling", "rng", "xsd", "sch:date-when"]


def test_each_step_speaks_before_the_next_begins(tei: Callable[[str], Document], mini: Schemas) -> None:
    found = check(tei('<p ana="#x"/>'), schemas=replace(mini, relaxng=Path("missing.rng")))
    assert next(found).code == "pointer-dangling"
    with pytest.raises(SchemaError, match=r"missing\.rng: cannot be read"):
        next(found)


def test_the_tree_is_not_changed(tei: Callable[[str], Document], mini: Schemas) -> None:
    document = tei('<p xml:id="a" ana="#x">  <date/><!-- c --><foo/></p>')
    before = serialise(document)
    assert list(check(document, schemas=mini))
    assert serialise(document) == before


def test_a_root_that_is_not_tei_is_one_finding(mini: Schemas) -> None:
    document = parse(b"<TEI><text/></TEI>", "a.xml")
    assert [found.code for found in check(document, schemas=mini)] == ["xml:root"]


def test_an_unreadable_file_does_not_end_the_run(
    tei: Callable[[str], Document], mini: Schemas, tmp_path: Path
) -> None:
    good = tmp_path / "good.xml"
    good.write_bytes(serialise(tei('<p ana="#x"/>')))
    errors: list[UnreadableError] = []
    files = [tmp_path / "missing.xml", good]
    found = list(check_files(files, schemas=mini, unreadable=errors.append))
    assert [(each.code, each.locus.uri) for each in found] == [("pointer-dangling", str(good))]
    assert [str(error).startswith(str(tmp_path / "missing.xml")) for error in errors] == [True]
    with pytest.raises(UnreadableError):
        list(check_files(files, schemas=mini))


def test_files_of_one_run_point_to_each_other(
    tei: Callable[[str], Document], mini: Schemas, tmp_path: Path
) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir()
        document = tei(f'<p ana="../{other}/{other}.xml#a">x</p>')
        (tmp_path / name / f"{name}.xml").write_bytes(serialise(document))
    one, two = tmp_path / "one" / "one.xml", tmp_path / "two" / "two.xml"
    assert list(check_files([one, two], schemas=mini)) == []
    assert [found.code for found in check_files([one], schemas=mini)] == ["pointer-outside"]


def test_every_code_explains_itself() -> None:
    for name, code in CODES.items():
        made = finding(name, Locus("a.xml"), "message")
        assert made.help == code.help != ""
        assert code.meaning.endswith(".")
    with pytest.raises(KeyError):
        finding("no-such-code", Locus("a.xml"), "message")
