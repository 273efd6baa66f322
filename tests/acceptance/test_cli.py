"""The real command line, from outside: what it writes where, and the status it leaves with."""

from __future__ import annotations

import csv
import functools
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teiwright.cli.main import command

if TYPE_CHECKING:
    from collections.abc import Callable

    Result = subprocess.CompletedProcess[bytes]
    Run = Callable[..., Result]

SOURCE = """The Scale of the Wind

The editors

A number for a breeze

On 13 January 1806 Francis Beaufort began to note the wind as a number (Friendly, 1978). Every officer could judge with
his own eyes how much sail a ship could carry, as Huler and the clerks of the Board of Trade knew (Huler, 2004).

In 1838 the Royal Navy made the scale a rule for all of its ships, and for a long time nobody asked for another one.

Bibliography

- Friendly, A. (1977) Beaufort of the Admiralty, New York: Random House.
- Huler, S. (2004) Defining the Wind, New York: Crown.
""".replace("judge with\nhis", "judge with his")
RECIPE = """[edition]
id = "wind"
title = "The Scale of the Wind"
date = "2026-11-24"
publisher = "The editors"
licence = "https://creativecommons.org/licenses/by/4.0/"
licence_name = "Creative Commons Attribution 4.0 International"

[[edition.authors]]
name = "The editors"

[[edition.responsibilities]]
id = "teiwright"
name = "teiwright"
resp = "automatic encoding by rules"

[[edition.responsibilities]]
id = "editor"
name = "The editors"
resp = "recipe and authority file"

[source]
rights = "The text was written for this test."
"""
AUTHORITY = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="authorities">
<teiHeader><fileDesc><titleStmt><title>Names</title></titleStmt><publicationStmt><p>For a test.</p></publicationStmt>
<sourceDesc><p>For a test.</p></sourceDesc></fileDesc></teiHeader>
<standOff>
<listPerson><person xml:id="beaufort"><persName><forename>Francis</forename> <surname>Beaufort</surname></persName>
</person></listPerson>
</standOff>
</TEI>
"""
ENCODE = ("encode", "wind.txt", "--recipe", "wind.toml", "--authority", "names.xml")
BOMB = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;">]><TEI xmlns="http://www.tei-c.org/ns/1.0">&c;</TEI>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY b SYSTEM "secret.txt">]><TEI xmlns="http://www.tei-c.org/ns/1.0">&b;</TEI>'
NOT_XML = {
    "not UTF-8": b"<TEI>\xff\xfe</TEI>",
    "empty": b"",
    "white space": b" \n ",
    "not well-formed": b"<TEI><p></TEI>",
    "a DTD": b'<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI/>',
    "an entity bomb": BOMB.encode(),
    "an external entity": EXTERNAL.encode(),
    "no XML at all": b"Only words.",
}
# Every command that reads TEI; all kinds of bad XML for two of them, and a sample for the others.
READERS = (
    ("check", "bad.xml"),
    ("encode", "wind.txt", "--recipe", "wind.toml", "--authority", "bad.xml", "-o", "out"),
    ("audit", "bad.xml"),
    ("suggest", "bad.xml", "-o", "out"),
    ("publish", "bad.xml", "-o", "out"),
    ("withhold", "bad.xml", "--source", "wind.txt", "-o", "out"),
    ("restore", "bad.xml", "--source", "wind.txt", "-o", "out"),
)
SAMPLE = {"not well-formed", "an external entity"}


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8", **more}


def teiwright(folder: Path, *words: str, data: bytes = b"", **more: str) -> Result:
    """Run ``python -m teiwright`` in a folder."""
    command_ = [sys.executable, "-m", "teiwright", *words]
    return subprocess.run(
        command_, cwd=folder, input=data, capture_output=True, check=False, env=environment(**more)
    )


def fill(folder: Path) -> None:
    """A source, a recipe, an authority file, and a file that nobody may read."""
    for name, text in {"wind.txt": SOURCE, "wind.toml": RECIPE, "names.xml": AUTHORITY}.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "secret.txt").write_text("SECRET", encoding="utf-8")


@pytest.fixture(scope="module")
def encoded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The edition that `encode` makes, encoded once."""
    folder = tmp_path_factory.mktemp("encoded")
    fill(folder)
    assert teiwright(folder, *ENCODE, "-o", "wind.xml").returncode == 0
    return (folder / "wind.xml").read_bytes()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a source, a recipe and an authority file."""
    fill(tmp_path)
    return tmp_path


@pytest.fixture
def run(project: Path) -> Run:
    """Run ``python -m teiwright`` in the project folder."""
    return functools.partial(teiwright, project)


@pytest.fixture
def edition(project: Path, encoded: bytes) -> Path:
    """The edition of the project."""
    (project / "wind.xml").write_bytes(encoded)
    return project / "wind.xml"


def refused(result: Result) -> str:
    """The one line on standard error of a command that could not run."""
    lines = result.stderr.decode().splitlines()
    assert (result.returncode, result.stdout, len(lines)) == (2, b"", 1), result
    assert lines[0].startswith("teiwright: ")
    return lines[0]


def test_encode_writes_the_same_bytes_to_a_file_and_to_standard_output(run: Run, edition: Path) -> None:
    for data, source in ((b"", "wind.txt"), (SOURCE.encode(), "-")):
        result = run("encode", source, *ENCODE[2:], data=data)
        assert (result.returncode, result.stderr) == (0, b"")
        same = result.stdout.replace(b"<title>-</title>", b"<title>wind.txt</title>")
        assert same == edition.read_bytes()


def test_encode_needs_no_recipe_and_no_authority_file(run: Run, project: Path) -> None:
    assert run("encode", "wind.txt", "-o", "draft.xml").returncode == 0
    assert b"Unpublished draft" in (project / "draft.xml").read_bytes()
    assert run("check", "draft.xml").returncode == 0


def test_encode_points_to_the_authority_file_from_where_the_edition_is(run: Run, project: Path) -> None:
    assert run(*ENCODE, "-o", "a/b/wind.xml").returncode == 0
    assert b'ref="../../names.xml#beaufort"' in (project / "a/b/wind.xml").read_bytes()


@pytest.mark.usefixtures("edition")
def test_an_output_that_is_there_is_only_overwritten_with_force(run: Run, project: Path) -> None:
    (project / "wind.xml").write_text("mine", encoding="utf-8")
    assert "--force" in refused(run(*ENCODE, "-o", "wind.xml"))
    assert (project / "wind.xml").read_text(encoding="utf-8") == "mine"
    assert run(*ENCODE, "-o", "wind.xml", "--force").returncode == 0


@pytest.mark.usefixtures("edition")
def test_check_is_clean_on_what_encode_writes_and_tells_errors_of_what_is_broken(
    run: Run, project: Path
) -> None:
    clean = run("check", "wind.xml", "names.xml")
    assert (clean.returncode, clean.stderr) == (0, b""), clean
    text = (project / "wind.xml").read_text(encoding="utf-8")
    (project / "broken.xml").write_text(
        text.replace('target="#huler2004"', 'target="#nobody"'), encoding="utf-8"
    )
    broken = run("check", "broken.xml")
    assert broken.returncode == 1
    assert broken.stdout.decode().startswith("broken.xml:")
    as_json = run("check", "broken.xml", "--format", "json")
    assert as_json.returncode == 1
    assert any("nobody" in finding["message"] for finding in json.loads(as_json.stdout))


@pytest.mark.usefixtures("edition")
def test_a_run_goes_on_behind_a_file_that_cannot_be_read_and_leaves_with_2(run: Run) -> None:
    for command_ in ("check", "audit"):
        result = run(command_, "missing.xml", "wind.xml")
        assert result.returncode == 2
        assert result.stderr.decode().count("teiwright: ") == 1
    assert "citation-year" in result.stdout.decode()


@pytest.mark.usefixtures("edition")
def test_audit_finds_the_year_that_differs(run: Run) -> None:
    result = run("audit", "wind.xml")
    assert (result.returncode, result.stderr) == (1, b"")
    assert "citation-year “Friendly, 1978”" in result.stdout.decode()
    (finding,) = json.loads(run("audit", "wind.xml", "--format", "json").stdout)
    assert (finding["code"], finding["severity"]) == ("citation-year", "warning")


@pytest.mark.usefixtures("edition")
def test_audit_reads_standard_input_and_is_clean_on_an_edition_that_agrees(run: Run, project: Path) -> None:
    data = (project / "wind.xml").read_bytes().replace(b"Friendly, 1978", b"Friendly, 1977")
    assert run("audit", "-", data=data).returncode == 0


@pytest.mark.usefixtures("edition")
def test_suggest_writes_a_table_of_the_names_that_nothing_claims(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("suggest", "wind.xml").stdout.decode(), newline="")))
    assert {"Royal Navy", "Board of Trade"} <= {row["surface"] for row in rows}
    assert "Francis Beaufort" not in {row["surface"] for row in rows}


@pytest.mark.usefixtures("edition")
def test_withhold_and_restore_give_the_edition_back_byte_for_byte(run: Run, project: Path) -> None:
    result = run("withhold", "wind.xml", "--source", "wind.txt", "-o", "public/wind.xml")
    assert (result.returncode, result.stdout) == (0, b"")
    assert "longest run of words kept is" in result.stderr.decode()
    assert b"officer" not in (project / "public/wind.xml").read_bytes()
    back = run("restore", "public/wind.xml", "--source", "wind.txt")
    assert (back.returncode, back.stdout) == (0, (project / "wind.xml").read_bytes())


@pytest.mark.usefixtures("edition")
def test_restore_refuses_a_copy_that_differs_and_names_the_paragraph(run: Run, project: Path) -> None:
    assert run("withhold", "wind.xml", "--source", "wind.txt", "-o", "w.xml").returncode == 0
    (project / "other.txt").write_text(SOURCE.replace("officer", "captain"), encoding="utf-8")
    message = refused(run("restore", "w.xml", "--source", "other.txt", "-o", "full.xml"))
    assert "p1" in message
    assert not (project / "full.xml").exists()


@pytest.mark.usefixtures("edition")
def test_publish_names_the_files_it_wrote_and_gives_each_of_several_a_folder(run: Run, project: Path) -> None:
    one = run("publish", "wind.xml", "-o", "one")
    assert one.returncode == 0
    assert one.stderr.startswith(b"teiwright: wind.xml: ")
    assert one.stderr.endswith(b" characters of text, all of them in index.html\n")
    assert {"one/index.html", "one/text.txt", "one/mentions.csv"} <= set(one.stdout.decode().split())
    assert all((project / name).is_file() for name in one.stdout.decode().split())
    assert "--force" in refused(run("publish", "wind.xml", "-o", "one"))
    (project / "gale.xml").write_bytes((project / "wind.xml").read_bytes())
    two = run("publish", "wind.xml", "gale.xml", "-o", "two")
    assert {"two/wind/index.html", "two/gale/index.html"} <= set(two.stdout.decode().split())


BAD_XML = [
    (words, kind)
    for words in READERS
    for kind in NOT_XML
    if words[0] in {"check", "encode"} or kind in SAMPLE
]


@pytest.mark.parametrize(
    ("words", "kind"), BAD_XML, ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_bad_xml_is_refused_in_one_line_and_nothing_is_written(
    run: Run, project: Path, words: tuple[str, ...], kind: str
) -> None:
    (project / "bad.xml").write_bytes(NOT_XML[kind])
    message = refused(run(*words))
    assert "bad.xml" in message
    assert "SECRET" not in message
    assert not (project / "out").exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("wind.txt", b"A title\n\nNot UTF-8: \xff\n", "not UTF-8"),
        ("wind.txt", b"", "empty"),
        ("wind.txt", b"\n \n", "empty"),
        ("wind.toml", RECIPE.replace("publisher", "publischer").encode(), 'unknown key "edition.publischer"'),
        ("wind.toml", RECIPE.replace('date = "2026-11-24"\n', "").encode(), '"edition.date" is missing'),
        ("wind.toml", b"[edition", "not TOML"),
        ("wind.toml", RECIPE.encode() + b'sha256 = "' + b"0" * 64 + b'"\n', "SHA-256"),
        (
            "names.xml",
            AUTHORITY.replace("<standOff>", '<standOff xml:id="beaufort">').encode(),
            "stands twice",
        ),
    ],
)
def test_a_bad_source_recipe_or_authority_file_is_refused_in_one_line(
    run: Run, project: Path, name: str, content: bytes, says: str
) -> None:
    (project / name).write_bytes(content)
    message = refused(run(*ENCODE, "-o", "wind.xml"))
    assert says in message
    assert ";" in message  # what to do stands behind it
    assert not (project / "wind.xml").exists()


@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize(
    "words",
    [
        (*ENCODE, "-o", "file/wind.xml"),
        (*ENCODE, "-o", "."),
        ("publish", "wind.xml", "-o", "file"),
        ("publish", "wind.xml", "-o", "file/deeper"),
        ("suggest", "wind.xml", "-o", "file/names.csv"),
        ("withhold", "wind.xml", "--source", "wind.txt", "-o", "file/w.xml"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused_in_one_line(
    run: Run, project: Path, words: tuple[str, ...]
) -> None:
    (project / "file").write_text("a file, not a folder", encoding="utf-8")
    before = sorted(path.name for path in project.iterdir())
    refused(run(*words))
    assert sorted(path.name for path in project.iterdir()) == before


@pytest.mark.parametrize(
    "words",
    [
        ("encode", "missing.txt", "--recipe", "wind.toml", "--authority", "names.xml"),
        ("encode", "wind.txt", "--recipe", "missing.toml", "--authority", "names.xml"),
        ("encode", "wind.txt", "--recipe", "wind.toml", "--authority", "missing.xml"),
        ("encode", ".", "--recipe", "wind.toml", "--authority", "names.xml"),
        ("audit",),
        ("audit", "wind.xml", "--format", "yaml"),
        ("audit", "--nonsense"),
        ("nonsense",),
        ("publish", "a/wind.xml", "b/wind.xml", "-o", "out"),
    ],
)
def test_what_cannot_run_is_told_in_one_line(run: Run, words: tuple[str, ...]) -> None:
    refused(run(*words))


def test_colours_are_for_terminals_only(run: Run, edition: Path) -> None:
    assert b"\x1b[" not in run("audit", edition.name).stdout
    script = ["script", "-qec", f"{sys.executable} -m teiwright audit {edition.name}", "/dev/null"]
    for more, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        try:
            result = subprocess.run(
                script,
                cwd=edition.parent,
                capture_output=True,
                check=False,
                env=environment(TERM="xterm", **more),
            )
        except FileNotFoundError:
            pytest.skip("needs the program `script`, which gives a terminal")
        assert (b"\x1b[33m" in result.stdout) is coloured


def test_progress_is_for_terminals_and_for_several_files_only(run: Run, edition: Path) -> None:
    assert run("audit", edition.name, edition.name).stderr == b""
    for files, bar in ((2, True), (1, False)):
        words = [sys.executable, "-m", "teiwright", "audit", *[edition.name] * files]
        script = ["script", "-qec", f"{' '.join(words)} > findings.txt", "/dev/null"]
        try:
            shown = subprocess.run(
                script, cwd=edition.parent, capture_output=True, check=False, env=environment(TERM="xterm")
            )
        except FileNotFoundError:
            pytest.skip("needs the program `script`, which gives a terminal")
        assert (b"100%" in shown.stdout) is bar
        assert (edition.parent / "findings.txt").read_text(encoding="utf-8").count("citation-year") == files


@pytest.mark.parametrize("words", [("audit", "wind.xml"), ("suggest", "wind.xml"), ("--help",)])
def test_a_full_disk_is_told_in_one_line(edition: Path, words: tuple[str, ...]) -> None:
    try:
        full = Path("/dev/full").open("wb")  # noqa: SIM115 - the `with` below closes it
    except OSError:
        pytest.skip("needs the device /dev/full")
    with full:
        command_ = [sys.executable, "-m", "teiwright", *words]
        result = subprocess.run(
            command_, cwd=edition.parent, stdout=full, stderr=subprocess.PIPE, check=False, env=environment()
        )
    assert (result.returncode, len(result.stderr.decode().splitlines())) == (2, 1), result


@pytest.mark.parametrize("depth", [1500, 5000])
@pytest.mark.parametrize("words", [("suggest", "deep.xml"), ("publish", "deep.xml", "-o", "out")])
def test_a_document_that_is_nested_too_deeply_is_refused_in_one_line(
    run: Run, project: Path, words: tuple[str, ...], depth: int
) -> None:
    body = "<hi>" * depth + "deep" + "</hi>" * depth
    text = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{body}</p></body></text></TEI>'
    )
    (project / "deep.xml").write_text(text, encoding="utf-8")
    refused(run(*words))
    assert not (project / "out/index.html").exists()


def test_a_reader_that_leaves_early_is_no_error(run: Run, edition: Path) -> None:
    many = [edition.name] * 800  # more findings than a pipe holds
    words = [sys.executable, "-m", "teiwright", "audit", *many]
    with subprocess.Popen(
        words, cwd=edition.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
    assert run("audit", edition.name).returncode == 1


def test_an_interrupt_is_quiet(edition: Path) -> None:
    words = [sys.executable, "-m", "teiwright", "audit", "-"]
    with subprocess.Popen(
        words, cwd=edition.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(1.0)  # until it waits for standard input
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


@pytest.mark.parametrize("name", sorted(command.commands))
def test_each_command_has_help_with_exit_status_and_an_example(run: Run, name: str) -> None:
    result = run(name, "--help")
    text = result.stdout.decode()
    assert (result.returncode, result.stderr) == (0, b"")
    assert "Exit status:" in text
    assert f"  teiwright {name} " in text.partition("Example:")[2]


def test_help_and_version_import_nothing_heavy(project: Path) -> None:
    code = (
        "import sys; from teiwright.cli.main import status; code = status(['--help']); "
        "print(code, sorted({'lxml', 'saxonche', 'xmlschema', 'rich', 'edtf', 'ahocorasick'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, check=True)
    assert result.stdout.decode().splitlines()[-1] == "0 []"


def test_the_version_is_that_of_the_package(run: Run) -> None:
    from importlib.metadata import version  # noqa: PLC0415 - for this test only

    assert run("--version").stdout.decode() == f"teiwright {version('teiwright')}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_had_for_each_shell(run: Run, shell: str) -> None:
    result = run(_TEIWRIGHT_COMPLETE=f"{shell}_source")
    assert result.returncode == 0
    assert b"_TEIWRIGHT_COMPLETE" in result.stdout
