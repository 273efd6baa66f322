"""A text with a cursor in it, as the tests write it: ``<p>on|e</p>``."""

from __future__ import annotations

__all__ = ["HEAD", "cut", "edition"]

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'


def cut(marked: str) -> tuple[str, int]:
    """The text without its ``|``, and the offset of that."""
    before, cursor, behind = marked.partition("|")
    assert cursor, "the test has no cursor"
    return before + behind, len(before)


def edition(marked: str) -> tuple[str, int]:
    """The same in the body of a TEI document, which breaks off there."""
    return cut(HEAD + marked)
