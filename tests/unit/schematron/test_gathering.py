"""Schemas in several files: what is included, and what is never read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright.errors import SchemaError
from teiwright.schematron import load, loads, run
from unit.schematron.made import HEAD, document

if TYPE_CHECKING:
    from pathlib import Path

RULE = '<rule context="tei:p"><report id="{0}" test="true()">{0}</report></rule>'


def _write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{HEAD.format('xslt3', '')}{content}</schema>")
    return path


def _ids(path: Path) -> list[str]:
    found = run(load(path), document("<p/>"))
    return [each.assertion.id for each in found if each.assertion]


def test_an_included_file_takes_the_place_of_the_include(tmp_path: Path) -> None:
    main = _write(
        tmp_path / "main.sch",
        '<include href="parts/all.sch#two"/><pattern id="o">' + RULE.format("o") + "</pattern>",
    )
    _write(tmp_path / "parts/all.sch", f'<pattern id="one"/><pattern id="two">{RULE.format("two")}</pattern>')
    assert _ids(main) == ["two", "o"]


def test_extends_takes_over_what_the_other_file_holds(tmp_path: Path) -> None:
    main = _write(tmp_path / "main.sch", '<extends href="base.sch"/>')
    _write(
        tmp_path / "base.sch",
        f'<pattern><extends href="deep/rules.sch#r"/></pattern><pattern>{RULE.format("b")}</pattern>',
    )
    _write(tmp_path / "deep/rules.sch", f'<pattern xml:id="r">{RULE.format("r")}</pattern>')
    assert _ids(main) == ["r", "b"]


def test_the_prefixes_of_an_included_file_hold(tmp_path: Path) -> None:
    main = _write(tmp_path / "main.sch", '<include href="part.sch#p"/>')
    rule = '<rule context="t:p"><report id="a" test="true()">a</report></rule>'
    _write(
        tmp_path / "part.sch",
        f'<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/><pattern id="p">{rule}</pattern>',
    )
    assert _ids(main) == ["a"]


def test_a_prefix_with_two_meanings_is_refused(tmp_path: Path) -> None:
    main = _write(tmp_path / "main.sch", '<ns prefix="t" uri="urn:a"/><include href="part.sch#p"/>')
    _write(tmp_path / "part.sch", '<ns prefix="t" uri="urn:b"/><pattern id="p"/>')
    with pytest.raises(SchemaError, match="means urn:a here and urn:b in the included file"):
        load(main)


@pytest.mark.parametrize(
    ("href", "why"),
    [
        ("../out.sch", "outside of the folder"),
        ("%2e%2e/out.sch", "outside of the folder"),
        ("https://example.org/a.sch", "only files below"),
        ("file:///etc/passwd", "only files below"),
        ("//host/a.sch", "only files below"),
        ("none.sch", "cannot be read"),
        ("main.sch", "which includes this file"),
        ("part.sch#none", 'no element with the id "none"'),
        ("", "only files below"),
    ],
)
def test_an_include_that_leads_astray_is_refused(tmp_path: Path, href: str, why: str) -> None:
    main = _write(tmp_path / "in/main.sch", f'<include href="{href}"/>')
    _write(tmp_path / "in/part.sch", "")
    _write(tmp_path / "out.sch", "")
    with pytest.raises(SchemaError, match=why) as caught:
        load(main)
    assert str(caught.value).startswith("main.sch:1: ")


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    main = _write(tmp_path / "in/main.sch", '<include href="link.sch"/>')
    _write(tmp_path / "out.sch", "")
    (tmp_path / "in/link.sch").symlink_to(tmp_path / "out.sch")
    with pytest.raises(SchemaError, match="outside of the folder"):
        load(main)


def test_files_that_include_each_other_are_refused(tmp_path: Path) -> None:
    main = _write(tmp_path / "a.sch", '<include href="b.sch"/>')
    _write(tmp_path / "b.sch", '<include href="a.sch"/>')
    with pytest.raises(SchemaError, match="which includes this file"):
        load(main)


def test_includes_that_double_themselves_end(tmp_path: Path) -> None:
    for number in range(30):
        _write(tmp_path / f"{number}.sch", f'<include href="{number + 1}.sch"/>' * 2)
    _write(tmp_path / "30.sch", "")
    with pytest.raises(SchemaError, match="after 1000 other includes"):
        load(tmp_path / "0.sch")


def test_a_schema_with_a_dtd_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dtd.sch"
    path.write_text(f'<!DOCTYPE schema [<!ENTITY a "b">]>{HEAD.format("xslt3", "")}</schema>')
    with pytest.raises(SchemaError, match="document type declaration"):
        load(path)


def test_a_schema_without_a_folder_includes_nothing() -> None:
    with pytest.raises(SchemaError, match="has no folder"):
        loads(f'{HEAD.format("xslt3", "")}<include href="a.sch"/></schema>'.encode(), "made.sch")


def test_a_schema_that_has_changed_is_read_again(tmp_path: Path) -> None:
    main = _write(tmp_path / "main.sch", '<include href="part.sch#p"/>')
    part = _write(tmp_path / "part.sch", f'<pattern id="p">{RULE.format("a")}</pattern>')
    assert _ids(main) == ["a"]
    assert load(main) is load(main)
    _write(part, f'<pattern id="p">{RULE.format("other")}</pattern>')
    assert _ids(main) == ["other"]
