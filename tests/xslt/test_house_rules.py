"""What CONTRIBUTING asks of every stylesheet, checked on the files themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teiwright import xml

FOLDER = Path(__file__).resolve().parents[2] / "xslt"
FILES = sorted(FOLDER.rglob("*.xsl"))
XSL = "{http://www.w3.org/1999/XSL/Transform}"
MODE_NAMES = {"#current", "#default", "#all", "#unnamed"}


def named(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def is_comment(node: etree._Element | None) -> bool:
    return node is not None and etree.tostring(node, with_tail=False).startswith(b"<!--")


@pytest.fixture(params=FILES, ids=named)
def root(request: pytest.FixtureRequest) -> etree._Element:
    return xml.read(request.param).root


def declared_modes(path: Path) -> set[str]:
    return {mode.get("name", "") for mode in xml.read(path).root.iter(f"{XSL}mode")}


def test_each_file_begins_with_its_purpose_its_input_and_its_output(root: etree._Element) -> None:
    header = root.getprevious()
    assert is_comment(header)
    assert header is not None
    words = header.text or ""
    assert [word for word in ("Purpose:", "Input:", "Output:") if word not in words] == []


def test_each_mode_says_what_happens_without_a_match(root: etree._Element) -> None:
    assert [mode.get("name") for mode in root.iter(f"{XSL}mode") if not mode.get("on-no-match")] == []


def test_each_parameter_and_function_and_template_has_a_type(root: etree._Element) -> None:
    typed = [f"{XSL}param", f"{XSL}function"]
    assert [element.get("name") for element in root.iter(*typed) if not element.get("as")] == []


def test_each_variable_has_a_type(root: etree._Element) -> None:
    assert [element.get("name") for element in root.iter(f"{XSL}variable") if not element.get("as")] == []


def test_each_function_is_documented(root: etree._Element) -> None:
    functions = root.iter(f"{XSL}function")
    assert [function.get("name") for function in functions if not is_comment(function.getprevious())] == []


def test_each_mode_that_is_used_is_declared() -> None:
    declared = set().union(*(declared_modes(path) for path in FILES)) | MODE_NAMES
    used = {
        mode
        for path in FILES
        for element in xml.read(path).root.iter(f"{XSL}template", f"{XSL}apply-templates")
        for mode in element.get("mode", "#default").split()
    }
    assert used - declared == set()


def test_parameters_of_a_stylesheet_stand_in_one_file() -> None:
    elsewhere = [
        named(path)
        for path in FILES
        if path.name != "parameters.xsl" and xml.read(path).root.find(f"{XSL}param") is not None
    ]
    assert elsewhere == []


def test_no_stylesheet_reads_a_file_or_writes_one() -> None:
    forbidden = (
        "doc(",
        "document(",
        "unparsed-text",
        "collection(",
        "xsl:result-document",
        "xsl:source-document",
    )
    found = [
        (named(path), word)
        for path in FILES
        for word in forbidden
        for line in path.read_text(encoding="utf-8").splitlines()
        if word in line and "tw:" + word not in line
    ]
    assert found == []
