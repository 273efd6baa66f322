"""The citations of a text, block by block: of interviews, with a year, and those that lean on one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.encode.citations import (
    dated,
    entitled,
    interviews,
    leaning,
    narrated,
    noted,
    numbers,
    titled,
    undated,
)
from teiwright.encode.citations.scene import Passage, cites_by_title, scene, sigla
from teiwright.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.encode.citations.scene import Scene
    from teiwright.encode.citations.works import Works
    from teiwright.model import Mention

__all__ = ["find", "find_all"]


def find(text: str, works: Works) -> tuple[Mention, ...]:
    """The citations and interviews of one block in order, each locator behind its citation."""
    return find_all([Passage(text)], works)[0]


def find_all(passages: Sequence[Passage], works: Works) -> list[tuple[Mention, ...]]:
    """The citations and interviews of each of the `passages` of a text, in order, each locator behind its citation."""
    known = sigla(p.text for p in passages)
    by_title = cites_by_title((p.text for p in passages), works)
    cited: dict[bool, list[str]] = {False: [], True: []}
    found: list[tuple[Mention, ...]] = []
    for passage in passages:
        here = scene(passage, works, known, by_title=by_title)
        mentions = _block(here, cited[passage.is_note])
        cited[passage.is_note] += [m.ref for m in mentions if m.kind is MentionKind.CITATION]
        found.append(mentions)
    return found


def _block(here: Scene, earlier: list[str]) -> tuple[Mention, ...]:
    """The citations of one block; `earlier` are the keys cited before it, the last one last."""
    if not here.text:
        return ()
    firm = list(interviews.find(here.text, here.works))
    if here.works.numbered:
        firm += numbers.find(here)
    firm += titled.find(here, firm)
    mentions = [*firm, *dated.find(here, firm)]
    mentions += undated.find(here, mentions, earlier)
    mentions += narrated.find(here, mentions, earlier)
    mentions += noted.find(here, mentions)
    mentions += entitled.find(here, mentions)
    mentions += leaning.find(here, sorted(mentions, key=_place), earlier)
    return tuple(sorted(mentions, key=_place))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
