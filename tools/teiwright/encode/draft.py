"""The recipe of a text for which nobody wrote one: what its own first lines and its words tell, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from teiwright.blocks import FrontMatter, front_matter
from teiwright.model import BlockKind
from teiwright.proposals.entities import surname
from teiwright.proposals.lexicon import SURNAME_PARTICLES
from teiwright.recipe import Agent, Edition, Recipe, Responsibility, SourceFacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Block, Source

__all__ = ["draft", "language"]

UNNAMED = "untitled"
RESPONSIBLE = (
    Responsibility("teiwright", "teiwright", "automatic encoding by rules"),
    Responsibility("editor", "the editor", "review of the proposed names"),
)
TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
TITLE_LENGTH = 300
BYLINE_LENGTH = 200
SAMPLE = 200_000
UNDETERMINED = "und"
# The commonest function words that no other of these languages has.
FUNCTION_WORDS = {
    "de": "der und das ist nicht von mit dem den ein eine auch sich auf für wird als zu",
    "en": "the of and to is that was for with as are by this it be which from or",
    "es": "el los las y del una por con para como más pero su sus al lo este",
    "fr": "le les et des est une dans qui pour au sur du pas ce cette il nous",
}
NAME = re.compile(r"[^\W\d_][\w.'’‑-]*")
SEPARATOR = re.compile(r"\s*(?:,|;|&|\n)\s*(?:and\s+|und\s+|et\s+|y\s+)?|\s+(?:and|und|et|y)\s+")
JOINING = SURNAME_PARTICLES | {"y", "e"}
BY = re.compile(r"\A(?:by|von|par|por)\s+", re.IGNORECASE)


def draft(source: Source, blocks: Sequence[Block], *, reviewed: bool = False) -> Recipe:
    """The decisions that `source` itself makes: its title, authors and language; rights and publisher stay unsaid.

    What its front matter says goes before what its first lines look like.

    Args:
        source: its file name gives the `xml:id` of the edition.
        blocks: of the source, in order; the first heading is the title, a line of names right behind it the byline.
        reviewed: whether an editor decided about names, who is then responsible beside the rules.
    """
    name, said = _identifier(source.uri), front_matter(source) or FrontMatter()
    blocks = [b for b in blocks if b.kind is not BlockKind.FORME]
    place = _title_place(blocks)
    title = " ".join(blocks[place].text.split()) if place is not None else name
    behind = blocks[place + 1 : place + 3] if place is not None else []
    # A subtitle may stand between the title and the byline.
    following = next((b for b in behind if b.kind is not BlockKind.HEADING), None)
    edition = Edition(
        id=name,
        title=said.title or title,
        subtitle=said.subtitle,
        date="",
        publisher="",
        licence="",
        licence_name="",
        authors=tuple(map(_agent, said.authors)) or (_authors(following) if following else ()),
        responsibilities=RESPONSIBLE if reviewed else RESPONSIBLE[:1],
        language=said.language if TAG.fullmatch(said.language) else language(source.text),
        keywords=said.keywords,
    )
    return Recipe(source.uri, edition, SourceFacts(rights=""))


def language(text: str) -> str:
    """The language of `text` by its function words: ``de``, ``en``, ``es``, ``fr``, or ``und`` where none prevails."""
    words = Counter(re.findall(r"[^\W\d_]+", text[:SAMPLE].lower()))
    found = {code: sum(words[w] for w in known.split()) for code, known in FUNCTION_WORDS.items()}
    best, second = sorted(found, key=lambda code: -found[code])[:2]
    return best if found[best] > 2 * found[second] else UNDETERMINED


def _identifier(uri: str) -> str:
    """The name of the file as an XML name: letters, digits, full stops and hyphens, a letter first."""
    stem = re.sub(r"[^\w.-]+", "-", PurePath(uri).stem).strip("-.")
    if not stem:
        return UNNAMED
    return stem if re.match(r"[^\W\d]", stem) else f"text-{stem}"


def _title_place(blocks: Sequence[Block]) -> int | None:
    """Where the title stands: the first heading, if nothing but short lines come before it, else a short first line."""
    for place, block in enumerate(blocks[:3]):
        if block.kind is BlockKind.HEADING:
            return place
    short = blocks and blocks[0].kind is BlockKind.PARAGRAPH and len(blocks[0].text) <= TITLE_LENGTH
    return 0 if short and not re.search(r"[.;:,]\Z", blocks[0].text.strip()) else None


def _authors(block: Block) -> tuple[Agent, ...]:
    """The persons whom `block` names, if it is a line of names and nothing else."""
    text = BY.sub("", block.text.strip())
    if block.kind is not BlockKind.PARAGRAPH or len(text) > BYLINE_LENGTH:
        return ()
    names = [n for n in SEPARATOR.split(text) if n]
    return tuple(map(_agent, names)) if all(map(_is_name, names)) else ()


def _is_name(text: str) -> bool:
    """Whether `text` is two to six words, capitals and particles, as a person's name is."""
    words = text.split()
    known = all(NAME.fullmatch(w) and (w[0].isupper() or w in JOINING) for w in words)
    return 2 <= len(words) <= 6 and known and words[-1][0].isupper() and not words[-1].endswith(".")


def _agent(name: str) -> Agent:
    """The person with this `name`, the particles before the surname taken along; a single word is a name as it is."""
    if "," in name:
        family, _, given = name.partition(",")
        return Agent(surname=family.strip(), forename=given.strip())
    if len(name.split()) < 2:
        return Agent(name=name)
    last = surname(name)
    return Agent(surname=last, forename=" ".join(name.split()).removesuffix(last).strip())
