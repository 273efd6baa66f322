"""Saxon behind its wall: parameters, errors with their place, nothing read, one thread."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from teiwright import saxon, xml
from teiwright.errors import TransformError
from teiwright.model import Document

HEAD = (
    '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" expand-text="yes" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all"><xsl:output method="text"/>'
)
HIDDEN = "the words that nobody may read"


def stylesheet(body: str, top: str = "") -> str:
    return f'{HEAD}\n{top}<xsl:template match="/">{body}</xsl:template></xsl:stylesheet>'


def run(body: str, top: str = "", source: str = "<a>b</a>", **parameters: str | bool | Document) -> str:
    document = xml.parse(source.encode(), "d.xml")
    return saxon.compile_text(stylesheet(body, top), "rules.xsl").transform(document, parameters)


def failure(body: str, top: str = "") -> str:
    with pytest.raises(TransformError) as caught:
        run(body, top)
    return str(caught.value)


def test_astral_and_combining_characters_come_through_unchanged() -> None:
    assert run("{.}", source="<a>\U0001d54f e\N{COMBINING ACUTE ACCENT} é</a>") == "\U0001d54f e\u0301 é"


def test_names_of_the_fifth_edition_of_xml_come_through_with_the_text_around_them() -> None:
    text = "a\u0085b\u2028c\u007fd"
    source = f"<a \u0370='{text}'>{text}<\ua7ff/><\U00010400/></a>"
    body = '<xsl:value-of select="a/@*, a/*/local-name(), a/text(), string-to-codepoints(a/@*)"/>'
    codes = " ".join(str(ord(sign)) for sign in text)
    assert run(body, source=source) == f"{text} \ua7ff \U00010400 {text} {codes}"


def test_a_string_a_boolean_and_a_document_are_parameters() -> None:
    top = '<xsl:param name="s" as="xs:string"/><xsl:param name="b" as="xs:boolean"/><xsl:param name="d"/>'
    other = xml.parse("<x><y>ü\U0001d54f</y></x>".encode(), "other.xml")
    body = "{$s}|{$b}|{$d/x/y}|{$d instance of document-node()}"
    assert run(body, top, s="s\U0001d54f", b=False, d=other) == "s\U0001d54f|false|ü\U0001d54f|true"


def test_a_parameter_of_an_earlier_call_is_forgotten() -> None:
    top = '<xsl:param name="s" as="xs:string" select="\'default\'"/>'
    assert run("{$s}", top, s="set") == "set"
    assert run("{$s}", top) == "default"


def test_a_stylesheet_is_compiled_once(tmp_path: Path) -> None:
    path = tmp_path / "once.xsl"
    path.write_text(stylesheet("once"), encoding="utf-8")
    assert saxon.compile_stylesheet(path) is saxon.compile_stylesheet(path)


def test_an_included_module_is_read_while_compiling(tmp_path: Path) -> None:
    (tmp_path / "module.xsl").write_text(stylesheet("from the module"), encoding="utf-8")
    path = tmp_path / "entry.xsl"
    path.write_text(f'{HEAD}<xsl:include href="module.xsl"/></xsl:stylesheet>', encoding="utf-8")
    assert saxon.compile_stylesheet(path).transform(xml.parse(b"<a/>", "d.xml")) == "from the module"


def test_a_text_may_include_nothing(tmp_path: Path) -> None:
    module = tmp_path / "module.xsl"
    module.write_text(stylesheet("from the module"), encoding="utf-8")
    text = f'{HEAD}<xsl:include href="{module.as_uri()}"/></xsl:stylesheet>'
    with pytest.raises(TransformError, match="prohibited"):
        saxon.compile_text(text, "rules.xsl")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            '\n<xsl:message terminate="yes">enough of this</xsl:message>',
            ["line 3", "XTMM9000", "enough of this"],
        ),
        (
            "\n<xsl:value-of select=\"string-length((/a/string(), 'x'))\"/>",
            ["line 3", "XPTY0004", "more than one item"],
        ),
        ('\n<xsl:value-of select="xs:date(/a)"/>', ["line 3", "FORG0001", "Invalid date"]),
        ("<xsl:sequence select=\"error(QName('urn:x', 'x:E1'), 'mine')\"/>", ["line 2", "x:E1", "mine"]),
    ],
)
def test_a_run_that_fails_says_line_code_and_message_and_prints_nothing(
    body: str, said: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    message = failure(body)
    assert message.startswith("rules.xsl: stopped on d.xml")
    assert [word for word in said if word not in message] == []
    assert "\n" not in message
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("\n<xsl:bogus/>", ["line 3", "XTSE0010", "xsl:bogus"]),
        ("\n{1 +}", ["line 3", "XPST0003"]),
        ('\n<xsl:value-of select="1 + true()"/>', ["line 3", "XPTY0004"]),
        ("<a>", ["SXXP0003", "end-tag"]),
    ],
)
def test_a_static_error_says_line_code_and_message_and_prints_nothing(
    body: str, said: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    message = failure(body)
    assert message.startswith("rules.xsl: cannot be compiled")
    assert [word for word in said if word not in message] == []
    assert capfd.readouterr() == ("", "")


def test_a_missing_stylesheet_is_named(tmp_path: Path) -> None:
    with pytest.raises(TransformError, match=r"none\.xsl: cannot be compiled"):
        saxon.compile_stylesheet(tmp_path / "none.xsl")


def test_a_message_that_does_not_terminate_is_logged(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO, logger="teiwright.saxon")
    assert run("<xsl:message>by the way</xsl:message>done") == "done"
    assert "by the way" in caplog.text
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "call",
    [
        "doc('URI')",
        "document('URI')",
        "unparsed-text('URI')",
        "unparsed-text-lines('URI')",
        "json-doc('URI')",
        "collection('URI')",
        "uri-collection('FOLDER?select=*.xml')",
        "document(string(/a), /)",
        "parse-xml('&lt;!DOCTYPE a [&lt;!ENTITY e SYSTEM \"URI\">]>&lt;a>&amp;e;&lt;/a>')",
        "transform(map{'stylesheet-location': 'URI', 'source-node': /})?output",
    ],
)
def test_a_stylesheet_reads_no_file(call: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(f"<s>{HIDDEN}</s>", encoding="utf-8")
    select = call.replace("URI", secret.as_uri()).replace("FOLDER", tmp_path.as_uri()).replace('"', "&quot;")
    source = xml.parse(f"<a>{secret.as_uri()}</a>".encode(), "d.xml")
    text = stylesheet(f'<xsl:value-of select="{select}"/>')
    with pytest.raises(TransformError, match=r"prohibited|disallowed") as caught:
        saxon.compile_text(text, "rules.xsl").transform(source)
    assert HIDDEN not in str(caught.value)


def test_a_stylesheet_on_disk_reads_no_file_once_it_is_compiled(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(HIDDEN, encoding="utf-8")
    path = tmp_path / "reads.xsl"
    path.write_text(stylesheet("{unparsed-text('" + secret.as_uri() + "')}"), encoding="utf-8")
    with pytest.raises(TransformError, match="prohibited"):
        saxon.compile_stylesheet(path).transform(xml.parse(b"<a/>", "d.xml"))


def test_a_stylesheet_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "out.xml"
    message = failure(f'<xsl:result-document href="{target.as_uri()}">x</xsl:result-document>')
    assert "XTSE0010" in message
    assert not target.exists()


def test_a_stylesheet_sees_no_environment_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEIWRIGHT_SECRET", HIDDEN)
    body = "[{environment-variable('TEIWRIGHT_SECRET')}{environment-variable('PATH')}{system-property('user.home')}]"
    assert run(body) == "[]"


def test_an_entity_of_a_document_made_elsewhere_never_reaches_saxon(tmp_path: Path) -> None:
    from lxml import etree  # noqa: PLC0415 - only this test parses without teiwright.xml

    secret = tmp_path / "secret.txt"
    secret.write_text(HIDDEN, encoding="utf-8")
    data = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>'
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    with pytest.raises(TransformError) as caught:
        saxon.compile_text(stylesheet("{.}"), "rules.xsl").transform(Document(root.getroottree(), "d.xml"))
    assert HIDDEN not in str(caught.value)


def test_another_thread_is_refused_with_a_reason() -> None:
    assert run("here") == "here"
    errors: list[TransformError] = []

    def call() -> None:
        try:
            run("there")
        except TransformError as error:
            errors.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    assert len(errors) == 1
    assert "spawn" in str(errors[0])


def test_importing_the_module_does_not_load_saxon() -> None:
    code = "import sys, teiwright.saxon; sys.exit('saxonche' in sys.modules)"
    path = str(Path(saxon.__file__).parent.parent)
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": path}, check=False)
    assert done.returncode == 0
