"""Citations in a whole edition: notes, numbers and ranges of works as the pipeline hands them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import xml
from teiwright.check import check_files
from teiwright.model import tei
from unit.encode.factory import encoded

if TYPE_CHECKING:
    from pathlib import Path

NUMBERED = """# Mills

It rose [1, 3–4], and fell [2, p. 7].

It stood still[^1].

[^1]: Ibid., 8.

# Bibliography

1. Weir, Ada. 1990. River Law. London: Verso.
2. Müller, Hanna. 2015. Mühlen am Bach. Berlin: Mühlenverlag.
3. Brook, Carl. 2005. Streams. Bonn: Mill Press.
4. Pool, Ann. 2001. Still. Oxford: Mill Press.
"""

NOTED = """# Mills

It rose.[^1] It fell.[^2] It stood still (Brook 2005; ibid., 9).

[^1]: See Weir 1990, ch. 3.
[^2]: Ibid., 8.

# Bibliography

Weir, Ada. 1990. River Law. London: Verso.

Brook, Carl. 2005. Streams. Bonn: Mill Press.
"""


def citations(text: str) -> list[tuple[str, str]]:
    """The words of each `ref` of the edition of `text`, and its targets."""
    root = encoded(text, name="small.md").root
    refs = root.iterfind(f".//{tei('body')}//{tei('ref')}[@type='bibl']")
    return [("".join(ref.itertext()), ref.get("target", "")) for ref in refs]


def test_the_numbers_of_a_numbered_list_are_what_numbers_in_brackets_cite() -> None:
    assert citations(NUMBERED)[:3] == [
        ("1", "#weir1990"),
        ("3–4", "#brook2005 #pool2001"),
        ("2, p. 7", "#muller2015"),
    ]


def test_ibid_in_a_note_means_the_note_before_and_in_the_text_the_text() -> None:
    assert citations(NOTED) == [
        ("Weir 1990, ch. 3", "#weir1990"),
        ("Ibid., 8", "#weir1990"),
        ("Brook 2005", "#brook2005"),
        ("ibid., 9", "#brook2005"),
    ]


def test_an_edition_with_a_range_of_works_is_valid(tmp_path: Path) -> None:
    edition = tmp_path / "small.xml"
    edition.write_bytes(xml.serialise(encoded(NUMBERED, name="small.md")))
    assert [f.message for f in check_files([edition])] == []


def test_a_range_that_leads_to_one_work_nobody_lists_is_found(tmp_path: Path) -> None:
    edition = tmp_path / "small.xml"
    text = xml.serialise(encoded(NUMBERED, name="small.md")).decode()
    edition.write_text(text.replace("#brook2005 #pool2001", "#brook2005 #nobody2001"), encoding="utf-8")
    assert "sch:citation-resolves" in {f.code for f in check_files([edition])}
