"""What is said of the word under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.lsp.spot import Part, owner
from teiwright.lsp.targets import is_pointer
from teiwright.lsp.words import target_words

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.lsp.guide import Guide
    from teiwright.lsp.spot import Spot
    from teiwright.lsp.targets import Project, Target

__all__ = ["definition", "hover"]


def hover(spot: Spot, guide: Guide, project: Project) -> str:
    """What is said of the word at `spot`, in Markdown; empty where nothing is known.

    Raises:
        OSError: a pointer leads into a file that cannot be read.
    """
    tag, name = owner(project.text, spot), spot.attribute.name if spot.attribute else ""
    word = project.text[spot.start : spot.end]
    match spot.part:
        case Part.NAME | Part.END_NAME:
            note = guide.notes.element(tag)
        case Part.ATTRIBUTE:
            note = guide.notes.attribute(tag, name)
        case Part.VALUE:
            note = guide.notes.value(tag, name, word)
        case _:
            note = None
    return note.words if note else _pointed(spot, project)


def _pointed(spot: Spot, project: Project) -> str:
    place = definition(spot, project)
    if place is None:
        return ""
    path, target = place
    return target_words(target, "" if path == project.path and target.id else path.name)


def definition(spot: Spot, project: Project) -> tuple[Path, Target] | None:
    """The file and the element that the pointer at `spot` leads to; None where it is none or leads nowhere.

    Raises:
        OSError: it leads into a file that cannot be read.
    """
    if spot.part is not Part.VALUE or spot.tag is None or spot.attribute is None:
        return None
    if not is_pointer(owner(project.text, spot), spot.attribute.name):
        return None
    return project.lead(project.text[spot.start : spot.end])
