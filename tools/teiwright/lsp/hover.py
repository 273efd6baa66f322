"""What is said of the word under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.lsp.spot import Part, declared
from teiwright.lsp.targets import is_pointer
from teiwright.lsp.words import attribute_words, element_words, target_words, value_words

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.lsp.spot import Spot
    from teiwright.lsp.targets import Project, Target
    from teiwright.lsp.vocabulary import Vocabulary

__all__ = ["definition", "hover"]


def hover(spot: Spot, vocabulary: Vocabulary, project: Project) -> str:
    """What is said of the word at `spot`, in Markdown; empty where nothing is known.

    Raises:
        OSError: a pointer leads into a file that cannot be read.
    """
    element = declared(project.text, spot, vocabulary)
    if element is None:
        return ""
    if spot.part in (Part.NAME, Part.END_NAME):
        return element_words(element)
    if spot.attribute is None or (attribute := vocabulary.attribute(element, spot.attribute.name)) is None:
        return ""
    if spot.part is Part.ATTRIBUTE:
        return attribute_words(vocabulary, attribute)
    word = project.text[spot.start : spot.end]
    meant = (each for each in vocabulary.values(attribute) if each.ident == word)
    words = next(map(value_words, meant), "")
    if not words and (place := definition(spot, project)) is not None:
        path, target = place
        words = target_words(target, "" if path == project.path else path.name)
    return words


def definition(spot: Spot, project: Project) -> tuple[Path, Target] | None:
    """The file and the element that the pointer at `spot` leads to; None where it is none or leads nowhere.

    Raises:
        OSError: it leads into a file that cannot be read.
    """
    if spot.part is not Part.VALUE or spot.tag is None or spot.attribute is None:
        return None
    local = spot.tag.name.rpartition(":")[2]
    if not is_pointer(local, spot.attribute.name):
        return None
    return project.lead(project.text[spot.start : spot.end])
