"""What the words of a command become: one value, and paths that lead where they should."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from teiwright.cli.encode import Encode
from teiwright.cli.publish import Publish
from teiwright.cli.words import laid_out


@pytest.mark.parametrize(
    ("output", "authority", "href"),
    [
        ("-", "authorities.xml", "authorities.xml"),
        ("wind.xml", "authorities.xml", "authorities.xml"),
        ("a/wind.xml", "authorities.xml", "../authorities.xml"),
        ("a/wind.xml", "a/b/authorities.xml", "b/authorities.xml"),
        ("wind.xml", "a/authorities.xml", "a/authorities.xml"),
    ],
)
def test_an_edition_points_to_the_authority_file_from_its_own_folder(
    output: str, authority: str, href: str
) -> None:
    assert Encode("wind.txt", "wind.toml", authority, None, None, output, overwrite=False).href == href


def test_one_edition_is_published_into_the_folder_and_several_into_their_own() -> None:
    one = Publish(("a/wind.xml",), "out", "after", "source", excel=False, also=(), overwrite=False)
    assert one.folder("a/wind.xml") == Path("out")
    several = replace(one, files=("a/wind.xml", "-"))
    assert [several.folder(file) for file in several.files] == [Path("out/wind"), Path("out/edition")]


def test_help_keeps_the_lines_of_a_paragraph_with_indented_ones_and_folds_the_others() -> None:
    @laid_out
    def callback() -> None:
        """Do one thing.

        It does
        no other.

        Example:
          teiwright one
        """

    assert callback.__doc__ == "Do one thing.\n\nIt does\nno other.\n\n\b\nExample:\n  teiwright one"
