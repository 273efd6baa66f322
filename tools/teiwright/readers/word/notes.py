"""The footnotes and endnotes of a Word file, each read when its mark is met."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.errors import SourceError
from teiwright.readers.remarks import Remark
from teiwright.readers.roman import roman
from teiwright.readers.word.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml import etree

    from teiwright.readers.parts import Part

__all__ = ["Notes", "by_id"]


@dataclass(slots=True)
class Notes:
    """The notes of a file.

    Attributes:
        uri: the file.
        elements: for each kind (``footnote``, ``endnote``) its notes by id.
        roman: whether endnotes have Roman numbers, as they have beside footnotes.
        read: what makes parts of a note.
        remarks: where an empty note is counted.
        labels: of the notes that were met, by kind and id; empty for one without words.
        parts: of each note by label, in the order of their marks.
        counts: how many of each kind were met.
    """

    uri: str
    elements: Mapping[str, Mapping[str, etree._Element]]
    roman: bool
    read: Callable[[str, etree._Element], Sequence[Part]]
    remarks: Counter[Remark]
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    parts: dict[str, Sequence[Part]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def label(self, kind: str, identifier: str) -> str:
        """The label of a note, which is read at its first mark; empty where it has no words.

        Raises:
            SourceError: there is no such note.
        """
        key = kind, identifier
        if key not in self.labels:
            element = self.elements[kind].get(identifier)
            if element is None:
                raise SourceError(
                    f"{self.uri}: has the mark of {kind} {identifier}, but not the note; "
                    f"remove the mark in the word processor, and save"
                )
            self.labels[key] = ""  # a mark of the note in itself
            parts = self.read(kind, element)
            if parts:
                self._keep(key, parts)
            else:
                self.remarks[Remark.EMPTY_NOTE] += 1
        return self.labels[key]

    def _keep(self, key: tuple[str, str], parts: Sequence[Part]) -> None:
        self.counts[key[0]] += 1
        number = self.counts[key[0]]
        label = roman(number) if self.roman and key[0] == "endnote" else str(number)
        self.labels[key] = label
        self.parts[label] = parts


def by_id(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    """The notes of a part by id, without the lines that part them from the text."""
    if root is None:
        return {}
    return {
        e.get(w("id"), ""): e for e in root.iterchildren(w(kind)) if e.get(w("type"), "normal") == "normal"
    }
